/*
** What a server or an archive can send: the first byte picks robots.txt, cache fields, a URL, a body in one of four
** codings, an HTTP message or a WARC; the second one an allocation that fails. Caps hold, nothing leaks, and both
** ways of inflating an archive give the same records.
*/
#define _GNU_SOURCE
#include <math.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fetch/cache.h"
#include "fetch/coding.h"
#include "fetch/field.h"
#include "fetch/guard.h"
#include "fetch/robots.h"
#include "fetch/url.h"
#include "fetch/warc.h"
#include "fuzz.h"

enum { CAP = 1 << 20 };

static void robots(quoth_alloc alloc, const char *p, size_t n) {
  qt_robots r;
  char path[300];
  size_t url = n < 256 ? n : 256;
  if (qt_robots_parse(&r, alloc, p, n)) {
    size_t length = qt_robots_path(p, url, path);
    MUST(length >= 1 && length <= url + 1 && path[0] == '/');
    qt_robots_verdict v = qt_robots_match(&r, "quoth", 5, path, length);
    MUST(v.delay == -1 || v.delay >= 0);
    for (uint32_t i = 0; i < r.lines.count; i++)
      MUST(r.lines.at[i].start <= r.lines.at[i].end && r.lines.at[i].end <= r.length);
  }
  qt_robots_free(&r);
}

static void cache(const char *p, size_t n) {
  qt_cache_facts request, response;
  qt_cache_times times = {1e9, 1e9 + 1, 1e9 + 100};
  qt_cache_read(p, n / 2, &request);
  qt_cache_read(p + n / 2, n - n / 2, &response);
  MUST(qt_cache_age(&response, &times) >= 0 && qt_cache_lifetime(&response, 200, &times) >= 0);
  bool fresh = qt_cache_fresh(&request, &response, 200, &times);
  MUST(!fresh || !(response.no_cache || request.no_cache));
  MUST(!qt_cache_storable(&request, &response, 200) || !response.vary_all);
  double seconds;
  if (qt_http_date(p, n, &seconds)) MUST(isfinite(seconds));
}

static void url(quoth_alloc alloc, const char *p, size_t n) {
  qt_url u, again;
  qt_reason reason = qt_url_parse(&alloc, p, n, n % 2 ? "http://h.example/a/b?c" : NULL, &u);
  if (reason == QT_REASON_NONE) {
    MUST(u.text.at[u.text.count] == '\0' && strlen(u.text.at) == u.text.count && u.target <= u.text.count);
    MUST(u.port > 0 && u.port < 65536 && u.host[0]);
    for (size_t i = 0; i < u.text.count; i++) MUST((unsigned char)u.text.at[i] > ' ');
    reason = qt_url_parse(&alloc, u.text.at, u.text.count, NULL, &again);
    if (reason == QT_REASON_NONE) MUST(strcmp(u.host, again.host) == 0 && u.port == again.port);
    qt_bytes_free(&alloc, &again.text);
  }
  qt_bytes_free(&alloc, &u.text);
  qt_guard guard = {.alloc = alloc};
  char text[64] = {0};
  memcpy(text, p, n < 63 ? n : 63);
  qt_guard_allow(&guard, text);
  qt_guard_free(&guard);
}

static void coding(quoth_alloc alloc, const char *p, size_t n) {
  qt_decoding result;
  qt_coding kind = n ? (qt_coding)(p[0] & 3) : QT_GZIP;
  qt_reason reason = qt_decode_body(&alloc, kind, p + (n > 0), n - (n > 0), CAP, &result);
  MUST(reason != QT_REASON_NONE || result.out.count <= CAP);
  MUST(result.out.capacity <= CAP + 1024);
  qt_bytes_free(&alloc, &result.out);
}

static void message(quoth_alloc alloc, const char *p, size_t n) {
  qt_http_message m;
  qt_codings codings = {0};
  if (qt_http_split(&alloc, p, n, &m)) MUST(m.head_length <= n && m.body_length <= n);
  qt_bytes_free(&alloc, &m.joined);
  qt_codings_parse(&codings, p, n);
  MUST(codings.count <= QT_CODINGS_MAX);
}

static size_t records(quoth_alloc alloc, const char *path, bool zlib, uint64_t *sum) {
  qt_warc_status status;
  qt_warc *w = qt_warc_open(alloc, path, 4096, zlib, &status);
  qt_warc_record r;
  size_t count = 0;
  while (w && (status = qt_warc_next(w, &r)) == QT_WARC_OK && count < 10000) {
    count++;
    for (size_t i = 0; i < r.head_length; i++) *sum = *sum * 31 + (unsigned char)r.head[i];
    for (size_t i = 0; r.block && i < r.block_length; i++) *sum = *sum * 31 + (unsigned char)r.block[i];
  }
  qt_warc_close(w);
  return count;
}

static void archive(quoth_alloc alloc, const char *p, size_t n, bool may_fail) {
  char path[64];
  uint64_t a = 0, b = 0;
  int fd = memfd_create("warc", MFD_CLOEXEC);
  MUST(fd >= 0 && write(fd, p, n) == (ssize_t)n);
  snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  size_t one = records(alloc, path, false, &a), other = records(alloc, path, true, &b);
  MUST(may_fail || (one == other && a == b));
  close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  host_memory memory = {0};
  if (size < 2) return 0;
  memory.fail_at = data[1] < 224 ? 0 : (size_t)data[1] - 223;
  quoth_alloc alloc = {host_alloc, &memory};
  const char *p = (const char *)data + 2;
  size_t n = size - 2;
  switch (data[0] % 6) {
    case 0: robots(alloc, p, n); break;
    case 1: cache(p, n); break;
    case 2: url(alloc, p, n); break;
    case 3: coding(alloc, p, n); break;
    case 4: message(alloc, p, n); break;
    default: archive(alloc, p, n, memory.fail_at != 0);
  }
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
  return 0;
}
