/*
** Reading WARC 1.0 and 1.1, plain or gzip. A member is inflated whole with libdeflate where it fits, else as
** a stream with zlib; members and records need not coincide. And what writing needs: gzip members, SHA-1.
*/
#ifndef QT_WARC_H
#define QT_WARC_H

#include "fetch/bytes.h"

typedef enum qt_warc_status {
  QT_WARC_OK,
  QT_WARC_END,
  QT_WARC_TRUNCATED, /* the file ends inside a record; those before it are whole */
  QT_WARC_BAD,       /* no WARC, or damaged */
  QT_WARC_IO,        /* errno tells */
  QT_WARC_NO_MEMORY
} qt_warc_status;

typedef struct qt_warc qt_warc;

typedef struct qt_warc_record {
  const char *head; /* "WARC/1.1" line and fields; valid until the next call, as block is */
  size_t head_length;
  const char *block;
  size_t block_length; /* what Content-Length says */
  bool skipped;        /* longer than max_block: block is not there */
  uint64_t offset;     /* bytes into the file: of the gzip member, or of the record */
} qt_warc_record;

/* path "-" is standard input. zlib: never libdeflate (for comparison). NULL: *status tells why. */
qt_warc *qt_warc_open(quoth_alloc alloc, const char *path, size_t max_block, bool zlib, qt_warc_status *status);
qt_warc_status qt_warc_next(qt_warc *w, qt_warc_record *record);
void qt_warc_close(qt_warc *w);

/* The HTTP answer in a record's block. */
typedef struct qt_http_message {
  int status;
  size_t head_length;
  const char *body; /* into the block, or into joined */
  size_t body_length;
  qt_bytes joined; /* the caller frees it */
} qt_http_message;

/* Joins chunks where the body really is chunked: some archives keep the field of what they have joined. */
bool qt_http_split(const quoth_alloc *alloc, const char *block, size_t length, qt_http_message *message);

bool qt_gzip(const quoth_alloc *alloc, const char *p, size_t n, qt_bytes *out); /* one member */

void qt_sha1(const char *p, size_t n, uint8_t digest[20]);

#endif
