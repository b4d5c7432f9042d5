/*
** Why a fetch failed: reasons of our own for what libcurl's codes lump together. The name is the code
** that Lua shows as its third result; http_404 and the like come from the status and are not here.
*/
#ifndef QT_REASON_H
#define QT_REASON_H

/* clang-format off */
#define QT_REASONS(X)                                                                              \
  X(NONE, "ok", "")                                                                                \
  X(BAD_URL, "bad_url", "not a valid URL")                                                         \
  X(BAD_SCHEME, "bad_scheme", "only http and https are fetched")                                   \
  X(BLOCKED_ADDRESS, "blocked_address", "the address is not globally routable")                    \
  X(DNS, "dns", "the host's name does not resolve")                                                \
  X(CONNECT, "connect", "no connection to the host")                                               \
  X(PROXY, "proxy", "the proxy does not answer")                                                   \
  X(TLS, "tls", "the TLS handshake or the certificate failed")                                     \
  X(TIMEOUT_CONNECT, "timeout_connect", "connecting took too long")                                \
  X(TIMEOUT_FIRST_BYTE, "timeout_first_byte", "the first byte of the answer took too long")        \
  X(TIMEOUT_LOW_SPEED, "timeout_low_speed", "the transfer was too slow for too long")              \
  X(TIMEOUT_TOTAL, "timeout_total", "the whole transfer took too long")                            \
  X(TOO_LARGE, "too_large", "the body is over the cap")                                            \
  X(TOO_MANY_HEADERS, "too_many_headers", "headers and trailers are over the cap")                 \
  X(BAD_ENCODING, "bad_encoding", "the body is not what Content-Encoding says")                    \
  X(TRUNCATED, "truncated", "the body ended before its announced end")                             \
  X(BAD_RESPONSE, "bad_response", "the answer breaks HTTP")                                        \
  X(EMPTY_RESPONSE, "empty_response", "the connection closed without an answer")                   \
  X(RESET, "reset", "the connection broke during the transfer")                                    \
  X(HTTP2, "http2", "the HTTP/2 stream or connection failed")                                      \
  X(CANCELLED, "cancelled", "cancelled")                                                           \
  X(NO_MEMORY, "no_memory", "not enough memory")                                                   \
  X(FORKED, "forked", "the process forked; open a new fetcher in the child")                       \
  X(CLOSED, "closed", "the fetcher is closed")                                                     \
  X(INTERNAL, "internal", "libcurl failed")
/* clang-format on */

typedef enum qt_reason {
#define X(id, name, text) QT_REASON_##id,
  QT_REASONS(X)
#undef X
} qt_reason;

const char *qt_reason_name(qt_reason reason);
const char *qt_reason_text(qt_reason reason);

#endif
