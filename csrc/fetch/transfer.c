#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include "fetch/transfer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

double qt_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* --- callbacks: each may only note why it refuses and return an error */

/* The address that the connection is made to, after resolving: nothing can rebind behind it. */
static curl_socket_t open_socket(void *ud, curlsocktype purpose, struct curl_sockaddr *address) {
  qt_transfer *t = ud;
  (void)purpose;
  if (!t->request.proxy && !qt_guard_sockaddr(t->guard, &address->addr)) {
    t->stopped = QT_REASON_BLOCKED_ADDRESS;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Before each request, also on a connection that another request opened. */
static int before_request(void *ud, char *primary, char *local, int port, int local_port) {
  qt_transfer *t = ud;
  (void)local, (void)local_port;
  if (!t->request.proxy && !qt_guard_text(t->guard, primary, port)) {
    t->stopped = QT_REASON_BLOCKED_ADDRESS;
    return CURL_PREREQFUNC_ABORT;
  }
  t->stopped = QT_REASON_NONE; /* another address of the host may have been refused before */
  t->connected = qt_now();
  t->phase = QT_WAITING;
  return CURL_PREREQFUNC_OK;
}

static bool field_is(const char *line, size_t n, const char *name, const char **value, size_t *length) {
  size_t name_length = strlen(name);
  if (n <= name_length || line[name_length] != ':') return false;
  for (size_t i = 0; i < name_length; i++)
    if ((line[i] | 0x20) != name[i]) return false;
  const char *p = line + name_length + 1, *end = line + n;
  while (p < end && (*p == ' ' || *p == '\t')) p++;
  while (end > p && (end[-1] == '\r' || end[-1] == '\n' || end[-1] == ' ' || end[-1] == '\t')) end--;
  *value = p;
  *length = (size_t)(end - p);
  return true;
}

/* Two lengths that differ are an attack or a fault (RFC 9112 6.3): no body can be told from them. */
static bool take_length(qt_transfer *t, const char *value, size_t n) {
  for (size_t i = 0; i < n;) {
    long long length = 0;
    while (i < n && (value[i] == ' ' || value[i] == ',')) i++;
    if (i == n) break;
    for (; i < n && value[i] >= '0' && value[i] <= '9'; i++)
      if (length < (1LL << 60)) length = length * 10 + (value[i] - '0');
    if (i < n && value[i] != ',' && value[i] != ' ') return false;
    if (t->has_length && length != t->content_length) return false;
    t->has_length = true;
    t->content_length = length;
  }
  return true;
}

static bool contains(const char *p, size_t n, const char *word) {
  size_t length = strlen(word);
  for (size_t i = 0; i + length <= n; i++) {
    size_t k = 0;
    while (k < length && (p[i + k] | 0x20) == word[k]) k++;
    if (k == length) return true;
  }
  return false;
}

static bool take_field(qt_transfer *t, const char *line, size_t n) {
  const char *value;
  size_t length;
  if (field_is(line, n, "content-length", &value, &length) && !take_length(t, value, length)) {
    t->stopped = QT_REASON_BAD_RESPONSE;
    return false;
  }
  if (field_is(line, n, "transfer-encoding", &value, &length)) t->chunked |= contains(value, length, "chunked");
  if (field_is(line, n, "content-encoding", &value, &length))
    t->unknown_coding |= !qt_codings_parse(&t->codings, value, length);
  return true;
}

static void begin_block(qt_transfer *t, const char *line, size_t n) {
  t->response.headers.count = 0;
  t->codings.count = 0;
  t->chunked = t->has_length = t->unknown_coding = false;
  const char *space = memchr(line, ' ', n);
  t->response.status = space && line + n - space > 3 ? strtol(space + 1, NULL, 10) : 0;
  t->block = 1;
}

/* A line of an answer or a trailer; what is over the cap, or out of memory, ends the transfer. */
static size_t take_header(char *line, size_t size, size_t count, void *ud) {
  qt_transfer *t = ud;
  size_t n = size * count;
  t->header_bytes += n;
  t->total_bytes += n;
  if (t->phase != QT_RECEIVING) {
    t->phase = QT_RECEIVING;
    t->mark = qt_now();
    t->mark_bytes = t->total_bytes;
  }
  if (t->request.max_headers && t->header_bytes > t->request.max_headers) {
    t->stopped = QT_REASON_TOO_MANY_HEADERS;
    return 0;
  }
  if (t->block == 0) begin_block(t, line, n);
  bool blank = n <= 2 && (line[0] == '\r' || line[0] == '\n');
  if (t->block == 1 && !blank && !take_field(t, line, n)) return 0;
  qt_bytes *into = t->block == 2 ? &t->response.trailers : &t->response.headers;
  if (!qt_bytes_append(&t->alloc, into, line, n)) {
    t->stopped = QT_REASON_NO_MEMORY;
    return 0;
  }
  if (blank && t->block == 1) t->block = t->response.status >= 100 && t->response.status < 200 ? 0 : 2;
  return n;
}

static size_t take_body(char *p, size_t size, size_t count, void *ud) {
  qt_transfer *t = ud;
  size_t n = size * count, cap = t->request.max_wire;
  t->total_bytes += n;
  if (cap && n > cap - t->response.raw.count) {
    t->stopped = QT_REASON_TOO_LARGE;
    return 0;
  }
  if (!qt_bytes_reserve(&t->alloc, &t->response.raw, n, cap)) {
    t->stopped = QT_REASON_NO_MEMORY;
    return 0;
  }
  memcpy(t->response.raw.at + t->response.raw.count, p, n);
  t->response.raw.count += n;
  return n;
}

/* --- opening */

#define SET(option, value) \
  if (curl_easy_setopt(t->easy, (option), (value)) != CURLE_OK) return false

static bool set_method(qt_transfer *t) {
  const qt_request *r = &t->request;
  bool head = strcmp(r->method, "HEAD") == 0, get = strcmp(r->method, "GET") == 0;
  SET(CURLOPT_HTTPGET, 1L);
  if (head) SET(CURLOPT_NOBODY, 1L);
  if (r->body) {
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)r->body_length);
    SET(CURLOPT_COPYPOSTFIELDS, r->body);
  }
  if (!head && !get) SET(CURLOPT_CUSTOMREQUEST, r->method);
  return true;
}

static bool set_callbacks(qt_transfer *t) {
  SET(CURLOPT_PRIVATE, t);
  SET(CURLOPT_ERRORBUFFER, t->error);
  SET(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  SET(CURLOPT_OPENSOCKETDATA, t);
  SET(CURLOPT_PREREQFUNCTION, before_request);
  SET(CURLOPT_PREREQDATA, t);
  SET(CURLOPT_HEADERFUNCTION, take_header);
  SET(CURLOPT_HEADERDATA, t);
  SET(CURLOPT_WRITEFUNCTION, take_body);
  SET(CURLOPT_WRITEDATA, t);
  return true;
}

static bool set_limits(qt_transfer *t) {
  const qt_request *r = &t->request;
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_QUICK_EXIT, 1L); /* a name that hangs in the resolver must not hold us back */
  SET(CURLOPT_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_HTTP_CONTENT_DECODING, 0L);
  SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  SET(CURLOPT_CONNECTTIMEOUT_MS, 0x7fffffffL); /* ours are finer: see qt_transfer_overdue */
  if (r->max_wire && strcmp(r->method, "HEAD") != 0) SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)r->max_wire);
  return true;
}

static bool set_connection(qt_transfer *t) {
  static const long versions[] = {[QT_HTTP_AUTO] = CURL_HTTP_VERSION_2TLS,
                                  [QT_HTTP_1] = CURL_HTTP_VERSION_1_1,
                                  [QT_HTTP_2_PRIOR] = CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE};
  const qt_request *r = &t->request;
  SET(CURLOPT_HTTP_VERSION, versions[r->http]);
  /* libcurl 7.88 fails on a second request over a connection that began with prior knowledge (code 16) */
  bool alone = r->http == QT_HTTP_2_PRIOR;
  SET(CURLOPT_PIPEWAIT, alone ? 0L : 1L);
  SET(CURLOPT_FRESH_CONNECT, alone ? 1L : 0L);
  SET(CURLOPT_FORBID_REUSE, alone ? 1L : 0L);
  SET(CURLOPT_PROXY, r->proxy ? r->proxy : "");
  SET(CURLOPT_NOPROXY, "");
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(CURLOPT_SSL_VERIFYPEER, r->insecure ? 0L : 1L);
  SET(CURLOPT_SSL_VERIFYHOST, r->insecure ? 0L : 2L);
  SET(CURLOPT_CAPATH, (char *)NULL); /* without a folder libcurl keeps the parsed bundle: 2 ms a handshake, not 27 */
  if (r->ca_file) SET(CURLOPT_CAINFO, r->ca_file);
  if (t->headers) SET(CURLOPT_HTTPHEADER, t->headers);
  if (t->resolve) SET(CURLOPT_RESOLVE, t->resolve);
  return true;
}

static bool make_list(struct curl_slist **list, const char *const *strings) {
  for (; strings && *strings; strings++) {
    struct curl_slist *longer = curl_slist_append(*list, *strings);
    if (!longer) return false;
    *list = longer;
  }
  return true;
}

qt_reason qt_transfer_open(qt_transfer *t, CURL *easy, const qt_request *request) {
  t->easy = easy;
  t->request = *request;
  t->start = t->connected = t->mark = qt_now();
  t->url_size = strlen(request->url) + 1;
  t->url = t->alloc.fn(t->alloc.ud, NULL, 0, t->url_size);
  if (!t->url) return QT_REASON_NO_MEMORY;
  memcpy(t->url, request->url, t->url_size);
  t->request.url = t->url;
  if (!make_list(&t->headers, request->headers) || !make_list(&t->resolve, request->resolve) ||
      curl_easy_setopt(easy, CURLOPT_URL, t->url) != CURLE_OK || !set_callbacks(t) || !set_limits(t) ||
      !set_connection(t) || !set_method(t))
    return QT_REASON_NO_MEMORY;
  /* copied by libcurl, or of no more use; the caller's strings go away */
  t->request.body = t->request.ca_file = NULL;
  t->request.headers = t->request.resolve = NULL;
  t->request.method = strcmp(request->method, "HEAD") == 0 ? "HEAD" : "GET";
  t->request.proxy = request->proxy ? "proxy" : NULL;
  return QT_REASON_NONE;
}

/* --- deadlines */

static bool past(double from, double limit, double now, double *next) {
  if (limit <= 0) return false;
  if (now >= from + limit) return true;
  if (from + limit < *next) *next = from + limit;
  return false;
}

qt_reason qt_transfer_overdue(qt_transfer *t, double now, double *next) {
  const qt_request *r = &t->request;
  if (past(t->start, r->timeout_total, now, next)) return QT_REASON_TIMEOUT_TOTAL;
  if (t->phase == QT_CONNECTING && past(t->start, r->timeout_connect, now, next)) return QT_REASON_TIMEOUT_CONNECT;
  if (t->phase == QT_WAITING && past(t->connected, r->timeout_first_byte, now, next))
    return QT_REASON_TIMEOUT_FIRST_BYTE;
  if (t->phase == QT_RECEIVING && r->low_speed_bytes > 0 && past(t->mark, r->low_speed_time, now, next)) {
    double wanted = (double)r->low_speed_bytes * r->low_speed_time;
    if ((double)(t->total_bytes - t->mark_bytes) < wanted) return QT_REASON_TIMEOUT_LOW_SPEED;
    t->mark = now;
    t->mark_bytes = t->total_bytes;
    past(t->mark, r->low_speed_time, now, next);
  }
  return QT_REASON_NONE;
}

/* --- the end */

static qt_reason reason_of_receive(const qt_transfer *t, bool two) {
  if (strstr(t->error, "Too large response headers")) return QT_REASON_TOO_MANY_HEADERS;
  if (two || strstr(t->error, "nghttp2") || strstr(t->error, "HTTP2") || strstr(t->error, "HTTP/2"))
    return QT_REASON_HTTP2;
  if (strstr(t->error, "chunk")) return QT_REASON_BAD_RESPONSE;
  return QT_REASON_RESET;
}

static qt_reason reason_of(const qt_transfer *t, CURLcode code) {
  bool two = t->response.http_version >= 20 || t->request.http == QT_HTTP_2_PRIOR;
  switch (code) {
    case CURLE_OK: return QT_REASON_NONE;
    case CURLE_URL_MALFORMAT: return QT_REASON_BAD_URL;
    case CURLE_COULDNT_RESOLVE_HOST: return QT_REASON_DNS;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY: return QT_REASON_PROXY;
    case CURLE_COULDNT_CONNECT: return t->request.proxy ? QT_REASON_PROXY : QT_REASON_CONNECT;
    case CURLE_INTERFACE_FAILED: return QT_REASON_CONNECT;
    case CURLE_OPERATION_TIMEDOUT: return QT_REASON_TIMEOUT_CONNECT; /* the system's own, of connect() */
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_USE_SSL_FAILED: return QT_REASON_TLS;
    case CURLE_FILESIZE_EXCEEDED: return QT_REASON_TOO_LARGE;
    case CURLE_PARTIAL_FILE: return two && t->block < 2 ? QT_REASON_HTTP2 : QT_REASON_TRUNCATED;
    case CURLE_GOT_NOTHING: return two ? QT_REASON_HTTP2 : QT_REASON_EMPTY_RESPONSE;
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return QT_REASON_HTTP2;
    case CURLE_RECV_ERROR: return reason_of_receive(t, two);
    case CURLE_SEND_ERROR: return QT_REASON_RESET;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY: return two ? QT_REASON_HTTP2 : QT_REASON_BAD_RESPONSE;
    /* libcurl's word for a header line over 100 KB; memory that is short is rarer in this phase */
    case CURLE_OUT_OF_MEMORY:
      return t->phase != QT_CONNECTING && t->block < 2 ? QT_REASON_TOO_MANY_HEADERS : QT_REASON_NO_MEMORY;
    default: return QT_REASON_INTERNAL;
  }
}

static double seconds(CURL *easy, CURLINFO info) {
  curl_off_t microseconds = 0;
  curl_easy_getinfo(easy, info, &microseconds);
  return (double)microseconds * 1e-6;
}

static void take_facts(qt_transfer *t) {
  qt_response *r = &t->response;
  char *address = NULL;
  long connects = 0, version = 0;
  curl_easy_getinfo(t->easy, CURLINFO_HTTP_VERSION, &version);
  r->http_version = version == CURL_HTTP_VERSION_1_0   ? 10
                    : version == CURL_HTTP_VERSION_1_1 ? 11
                    : version >= CURL_HTTP_VERSION_2_0 ? 20
                                                       : 0;
  curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_PORT, &r->port);
  curl_easy_getinfo(t->easy, CURLINFO_NUM_CONNECTS, &connects);
  if (curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_IP, &address) == CURLE_OK && address)
    snprintf(r->address, sizeof r->address, "%s", address);
  r->reused = connects == 0 && t->phase != QT_CONNECTING;
  r->time_dns = seconds(t->easy, CURLINFO_NAMELOOKUP_TIME_T);
  r->time_connect = seconds(t->easy, CURLINFO_CONNECT_TIME_T);
  r->time_tls = seconds(t->easy, CURLINFO_APPCONNECT_TIME_T);
  r->time_first_byte = seconds(t->easy, CURLINFO_STARTTRANSFER_TIME_T);
  r->time_total = qt_now() - t->start;
}

/* Codings come off in the reverse of the order they were applied. */
static qt_reason decode_all(qt_transfer *t) {
  qt_response *r = &t->response;
  r->identity = t->request.raw || t->codings.count == 0 || r->raw.count == 0;
  if (!t->request.raw && r->raw.count && t->unknown_coding) return QT_REASON_BAD_ENCODING;
  if (r->identity)
    return r->raw.count > t->request.max_body && t->request.max_body ? QT_REASON_TOO_LARGE : QT_REASON_NONE;
  size_t cap = t->request.max_body ? t->request.max_body : SIZE_MAX / 4;
  qt_reason reason = QT_REASON_NONE;
  for (unsigned i = t->codings.count; i > 0 && reason == QT_REASON_NONE; i--) {
    qt_decoding step;
    qt_bytes in = i == t->codings.count ? r->raw : r->body;
    reason = qt_decode_body(&t->alloc, t->codings.at[i - 1], in.at, in.count, cap, &step);
    qt_bytes_free(&t->alloc, &r->body);
    r->body = step.out;
    r->trailing |= step.trailing;
  }
  return reason;
}

static void describe(qt_response *r, const char *detail) {
  const char *text = qt_reason_text(r->reason);
  snprintf(r->message, sizeof r->message, *detail ? "%s (%s)" : "%s", text, detail);
}

static bool has_body(const qt_transfer *t) {
  long status = t->response.status;
  return strcmp(t->request.method, "HEAD") != 0 && status != 204 && status != 304;
}

void qt_transfer_finish(qt_transfer *t, CURLcode code) {
  qt_response *r = &t->response;
  take_facts(t);
  r->reason = t->stopped != QT_REASON_NONE ? t->stopped : reason_of(t, code);
  describe(r, t->stopped == QT_REASON_NONE ? t->error : "");
  if (r->reason == QT_REASON_NONE || r->reason == QT_REASON_TRUNCATED) {
    r->complete = r->reason == QT_REASON_NONE && (t->has_length || t->chunked || r->http_version >= 20 || !has_body(t));
    qt_reason decoded = decode_all(t);
    if (decoded != QT_REASON_NONE && !(decoded == QT_REASON_TRUNCATED && r->reason == decoded)) {
      r->reason = decoded;
      r->complete = false;
      describe(r, "");
    }
  }
  bool usable = r->reason == QT_REASON_NONE || r->reason == QT_REASON_TRUNCATED;
  if (!usable) {
    qt_bytes_free(&t->alloc, &r->raw);
    qt_bytes_free(&t->alloc, &r->body);
  }
}

void qt_transfer_close(qt_transfer *t) {
  curl_slist_free_all(t->headers);
  curl_slist_free_all(t->resolve);
  t->headers = t->resolve = NULL;
  qt_bytes_free(&t->alloc, &t->response.headers);
  qt_bytes_free(&t->alloc, &t->response.trailers);
  qt_bytes_free(&t->alloc, &t->response.raw);
  qt_bytes_free(&t->alloc, &t->response.body);
  if (t->url) t->alloc.fn(t->alloc.ud, t->url, t->url_size, 0);
  t->url = NULL;
}
