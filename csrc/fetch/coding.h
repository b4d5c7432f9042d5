/*
** Content codings, decoded by ourselves with a cap: libcurl's decoder passes a cut gzip as success,
** stops after the first of several members, and has no cap.
*/
#ifndef QT_CODING_H
#define QT_CODING_H

#include "fetch/bytes.h"
#include "fetch/reason.h"

typedef enum qt_coding { QT_GZIP, QT_DEFLATE, QT_BROTLI, QT_ZSTD } qt_coding;

enum { QT_CODINGS_MAX = 5 }; /* as libcurl has it */

typedef struct qt_codings {
  qt_coding at[QT_CODINGS_MAX]; /* in the order they were applied */
  unsigned count;
} qt_codings;

/* Appends the codings of one Content-Encoding field; false: an unknown one, or too many. */
bool qt_codings_parse(qt_codings *codings, const char *field, size_t length);

typedef struct qt_decoding {
  qt_bytes out;
  bool trailing;    /* bytes behind the coding's end were left out */
  uint32_t members; /* gzip members, zstd frames */
} qt_decoding;

/*
** Decodes one coding. TRUNCATED: out has what there was; BAD_ENCODING, TOO_LARGE (over cap bytes),
** NO_MEMORY: out is of no use. The caller frees out in every case.
*/
qt_reason qt_decode_body(const quoth_alloc *alloc, qt_coding coding, const char *in, size_t length, size_t cap,
                         qt_decoding *result);

#endif
