/* URLs: checked, resolved against a base, and brought into one form. */
#ifndef QT_URL_H
#define QT_URL_H

#include "fetch/bytes.h"
#include "fetch/reason.h"

typedef struct qt_url {
  qt_bytes text; /* NUL-terminated: lower-case scheme and host, no default port, no fragment, dots resolved */
  char scheme[8];
  char host[256]; /* lower case; IPv6 in brackets */
  long port;
  size_t target; /* where path and query begin in text */
} qt_url;

/*
** NONE, BAD_URL, BAD_SCHEME or NO_MEMORY. Refused: controls (NUL, CR, LF among them), credentials, an empty
** host. base may be NULL. The caller frees url->text in every case.
*/
qt_reason qt_url_parse(const quoth_alloc *alloc, const char *text, size_t length, const char *base, qt_url *url);

/* One process-wide start, safe from several threads; false: libcurl is not fit (too old, no threads). */
bool qt_curl_start(void);
const char *qt_curl_version(void);

#endif
