/*
** Bytes to UTF-8. The order of what is believed: a byte order mark, the caller's charset (HTTP), the page's
** own meta in its first 1,024 bytes, whether the bytes are UTF-8, a guess. Bytes that are UTF-8 are taken as UTF-8,
** whatever is said of them, unless they are too few to tell; then nothing is copied.
*/
#ifndef QT_CHARSET_H
#define QT_CHARSET_H

#include "base/arena.h"

/* A place where decoding can start again: byte `source` of the input reads as what stands at `text`. */
typedef struct qt_checkpoint {
  uint32_t text, source;
} qt_checkpoint;

typedef enum qt_charset_doubt {
  QT_CHARSET_SAID,    /* as declared, or UTF-8 with nothing declared */
  QT_CHARSET_GUESSED, /* nothing declared, and no UTF-8 */
  QT_CHARSET_LIED,    /* declared something else than what the bytes are */
  QT_CHARSET_UNKNOWN  /* declared a name that nobody knows, or that has no decoder */
} qt_charset_doubt;

typedef struct qt_decoded {
  const char *text; /* UTF-8: the input behind its byte order mark, or `own` */
  uint32_t length;
  char *own; /* NULL: text is the input's */
  uint32_t own_size;
  uint32_t skipped;  /* bytes of the byte order mark */
  uint32_t replaced; /* characters that are no part of the encoding, read as U+FFFD */
  const char *name;  /* of the encoding, static */
  int encoding;      /* lexbor's number of it */
  qt_charset_doubt doubt;
  QT_VEC(qt_checkpoint) checkpoints;
} qt_decoded;

/* charset may be absent. is_html: its meta elements count. Errors: NO_MEMORY, TOO_LONG. */
quoth_status qt_decode_input(quoth_alloc alloc, const char *bytes, uint32_t length, quoth_string charset, bool is_html,
                             qt_decoded *decoded);
void qt_decoded_free(const quoth_alloc *alloc, qt_decoded *decoded);

/* The byte of the input at which the character at byte `at` of the UTF-8 begins. */
uint32_t qt_decoded_source(const qt_decoded *decoded, const char *bytes, uint32_t length, uint32_t at);

/* The bytes are markup in UTF-16, without the mark that says so. */
bool qt_is_markup16(const char *bytes, size_t length);

/* The bytes are markup: a tag of HTML stands near their beginning. */
bool qt_looks_like_html(const char *bytes, size_t length);

#endif
