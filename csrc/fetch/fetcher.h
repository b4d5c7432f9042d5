/*
** Many transfers over one libcurl multi handle, behind one pollable descriptor. Not for several
** threads at once; nothing is shared between fetchers. After a fork the child's calls give FORKED.
*/
#ifndef QT_FETCHER_H
#define QT_FETCHER_H

#include "fetch/bytes.h"
#include "fetch/guard.h"
#include "fetch/reason.h"

typedef enum qt_http { QT_HTTP_AUTO, QT_HTTP_1, QT_HTTP_2_PRIOR } qt_http;

/* Strings are NUL-terminated and copied by qt_transfer_open. Times are seconds, sizes bytes; 0: no limit. */
typedef struct qt_request {
  const char *url, *method;
  const char *proxy;   /* NULL: none; the environment's are never used */
  const char *ca_file; /* NULL: the system's */
  const char *body;    /* NULL: none */
  size_t body_length;
  const char *const *headers; /* "Name: value" */
  const char *const *resolve; /* "host:port:address"; both end with NULL */
  double timeout_connect, timeout_first_byte, timeout_total, low_speed_time;
  size_t low_speed_bytes; /* a second, over low_speed_time */
  size_t max_wire, max_body, max_headers;
  qt_http http;
  bool insecure;
  bool raw; /* leave the body as it came */
} qt_request;

/* What came of it. headers: status line and fields of the final answer, as received. */
typedef struct qt_response {
  qt_reason reason;
  char message[320];
  long status;
  int http_version; /* 10, 11, 20; 0: no answer */
  qt_bytes headers, trailers;
  qt_bytes raw;  /* the body as it came, chunks joined */
  qt_bytes body; /* decoded; empty where `identity` says that raw is it */
  bool identity;
  bool complete; /* the end was announced and reached; false for a body that ends with the connection */
  bool trailing; /* bytes behind the coding's end were left out */
  bool reused;   /* an existing connection */
  double time_dns, time_connect, time_tls, time_first_byte, time_total; /* seconds from the start */
  char address[46];
  long port;
} qt_response;

typedef struct qt_fetcher qt_fetcher;

double qt_now(void); /* monotonic seconds */

/* NULL: no memory or descriptors. guard must outlive it. */
qt_fetcher *qt_fetcher_new(quoth_alloc alloc, const qt_guard *guard);
void qt_fetcher_free(qt_fetcher *f); /* ends what runs; in a forked child connections are left alone */

/* Starts a transfer under the caller's id. */
qt_reason qt_fetcher_start(qt_fetcher *f, long long id, const qt_request *request);

/* Ends it without a result; false: there is none of that id. */
bool qt_fetcher_cancel(qt_fetcher *f, long long id);

/* Does what can be done without waiting. */
qt_reason qt_fetcher_step(qt_fetcher *f);

/* Waits until there is something to do, at most `seconds` (< 0: no limit); returns early on a signal. */
qt_reason qt_fetcher_wait(qt_fetcher *f, double seconds);

/* The first finished transfer's response and id, or NULL; qt_fetcher_drop lets go of it. */
const qt_response *qt_fetcher_done(const qt_fetcher *f, long long *id);
void qt_fetcher_drop(qt_fetcher *f);

/* Bytes received and announced (-1: not known) of a running transfer; false: there is none of that id. */
bool qt_fetcher_progress(const qt_fetcher *f, long long id, size_t *received, long long *expected);
unsigned qt_fetcher_running(const qt_fetcher *f);

/* Readable when qt_fetcher_step has something to do, the caller's deadline included. */
int qt_fetcher_fd(qt_fetcher *f);
void qt_fetcher_deadline(qt_fetcher *f, double seconds); /* from now; < 0: none */
double qt_fetcher_timeout(const qt_fetcher *f);          /* seconds until the next deadline, or -1 */

#endif
