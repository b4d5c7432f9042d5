/*
** One transfer: a single hop (redirects are the caller's, so that each hop meets the guard, robots.txt
** and the host's queue again). libcurl's callbacks are here; they touch this struct and nothing else.
*/
#ifndef QT_TRANSFER_H
#define QT_TRANSFER_H

#include <curl/curl.h>

#include "fetch/coding.h"
#include "fetch/fetcher.h"

typedef enum qt_phase { QT_CONNECTING, QT_WAITING, QT_RECEIVING } qt_phase;

typedef struct qt_transfer {
  struct qt_transfer *next, *previous;
  long long id;
  CURL *easy;
  quoth_alloc alloc;
  const qt_guard *guard;
  qt_request request;
  qt_response response;
  qt_codings codings;
  struct curl_slist *headers, *resolve; /* owned */
  char *url;                            /* owned */
  size_t url_size;
  qt_reason stopped; /* why a callback or a deadline ended it; NONE: it did not */
  qt_phase phase;
  int block;           /* 0 status line awaited, 1 in the fields, 2 behind them */
  size_t header_bytes; /* of all answers and trailers */
  size_t total_bytes;  /* headers and body */
  long long content_length;
  bool chunked, unknown_coding, has_length;
  double start, connected, mark; /* mark: begin of the low-speed window */
  size_t mark_bytes;
  char error[CURL_ERROR_SIZE];
} qt_transfer;

/* Sets up easy for the request. On failure the transfer is to be closed all the same. */
qt_reason qt_transfer_open(qt_transfer *t, CURL *easy, const qt_request *request);

/* Ends it: code is libcurl's. Fills response, decodes the body. */
void qt_transfer_finish(qt_transfer *t, CURLcode code);

/* Everything but easy, which the caller owns. */
void qt_transfer_close(qt_transfer *t);

/* The reason if a limit of time has passed at `now`; else NONE and *next is when to look again. */
qt_reason qt_transfer_overdue(qt_transfer *t, double now, double *next);

#endif
