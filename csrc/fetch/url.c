#include "fetch/url.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

bool qt_curl_start(void) {
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return false;
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  return info->version_num >= 0x075800; /* 7.88.0: QUICK_EXIT, PROTOCOLS_STR, init safe for threads */
}

const char *qt_curl_version(void) { return curl_version_info(CURLVERSION_NOW)->version; }

/* libcurl stops at a NUL without a word and sends CR and LF as they are. */
static bool has_control(const char *p, size_t n) {
  for (size_t i = 0; i < n; i++)
    if ((unsigned char)p[i] < 0x20 || p[i] == 0x7f) return true;
  return false;
}

static bool equal_fold(const char *a, const char *b) {
  for (; *a && *b; a++, b++)
    if ((*a | 0x20) != *b) return false;
  return *a == *b;
}

/* Copies one part, lower case; false: it is missing, too long or has a character that no host has. */
static bool take_part(CURLU *u, CURLUPart part, char *out, size_t size) {
  char *text = NULL;
  if (curl_url_get(u, part, &text, part == CURLUPART_HOST ? CURLU_URLDECODE : 0) != CURLUE_OK) return false;
  size_t n = strlen(text);
  bool ok = n > 0 && n < size;
  for (size_t i = 0; ok && i <= n; i++) {
    out[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] + 32) : text[i];
    ok = text[i] == '\0' || ((unsigned char)text[i] > ' ' && text[i] != 0x7f && !strchr("/\\?#@<>^`{|}\"", text[i]));
  }
  curl_free(text);
  return ok;
}

static qt_reason take_port(CURLU *u, qt_url *url) {
  char *text = NULL;
  if (curl_url_get(u, CURLUPART_PORT, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return QT_REASON_BAD_URL;
  url->port = strtol(text, NULL, 10);
  curl_free(text);
  return url->port > 0 && url->port <= 65535 ? QT_REASON_NONE : QT_REASON_BAD_URL;
}

static bool add(const quoth_alloc *alloc, qt_bytes *b, const char *text) {
  return qt_bytes_append(alloc, b, text, strlen(text));
}

/* scheme://host[:port]/path[?query] */
static qt_reason compose(const quoth_alloc *alloc, CURLU *u, qt_url *url) {
  char port[16], *path = NULL, *query = NULL;
  bool standard = url->port == (url->scheme[4] ? 443 : 80);
  snprintf(port, sizeof port, ":%ld", url->port);
  curl_url_get(u, CURLUPART_PATH, &path, 0);
  curl_url_get(u, CURLUPART_QUERY, &query, 0);
  bool ok = add(alloc, &url->text, url->scheme) && add(alloc, &url->text, "://") && add(alloc, &url->text, url->host) &&
            (standard || add(alloc, &url->text, port));
  url->target = url->text.count;
  ok = ok && add(alloc, &url->text, path ? path : "/") &&
       (!query || (add(alloc, &url->text, "?") && add(alloc, &url->text, query))) &&
       qt_bytes_append(alloc, &url->text, "", 1);
  if (ok) url->text.count--;
  curl_free(path);
  curl_free(query);
  return ok ? QT_REASON_NONE : QT_REASON_NO_MEMORY;
}

static qt_reason read_parts(const quoth_alloc *alloc, CURLU *u, qt_url *url) {
  char *user = NULL;
  if (!take_part(u, CURLUPART_SCHEME, url->scheme, sizeof url->scheme)) return QT_REASON_BAD_SCHEME;
  if (!equal_fold(url->scheme, "http") && !equal_fold(url->scheme, "https")) return QT_REASON_BAD_SCHEME;
  if (curl_url_get(u, CURLUPART_USER, &user, 0) == CURLUE_OK) {
    curl_free(user);
    return QT_REASON_BAD_URL;
  }
  if (!take_part(u, CURLUPART_HOST, url->host, sizeof url->host)) return QT_REASON_BAD_URL;
  qt_reason reason = take_port(u, url);
  return reason == QT_REASON_NONE ? compose(alloc, u, url) : reason;
}

static const char *scheme_end(const char *p) {
  const char *c = p;
  while (((*c | 0x20) >= 'a' && (*c | 0x20) <= 'z') ||
         (c > p && ((*c >= '0' && *c <= '9') || (*c && strchr("+-.", *c)))))
    c++;
  return c > p && *c == ':' ? c : NULL;
}

/* libcurl takes http:/host, http:///host and ftp:x; here http or https and an authority are asked for. */
static qt_reason check_scheme(const char *text, const char *colon) {
  size_t n = (size_t)(colon - text);
  char scheme[8] = {0};
  if (n < sizeof scheme) memcpy(scheme, text, n);
  if (!equal_fold(scheme, "http") && !equal_fold(scheme, "https"))
    return colon[1] >= '0' && colon[1] <= '9' ? QT_REASON_BAD_URL : QT_REASON_BAD_SCHEME; /* host:port */
  return colon[1] == '/' && colon[2] == '/' && colon[3] != '/' && colon[3] ? QT_REASON_NONE : QT_REASON_BAD_URL;
}

static qt_reason parse(const quoth_alloc *alloc, const char *text, const char *base, qt_url *url) {
  const unsigned flags = CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME;
  const char *colon = scheme_end(text);
  qt_reason reason = colon ? check_scheme(text, colon) : base ? QT_REASON_NONE : QT_REASON_BAD_URL;
  if (reason != QT_REASON_NONE) return reason;
  CURLU *u = curl_url();
  if (!u) return QT_REASON_NO_MEMORY;
  if (base && curl_url_set(u, CURLUPART_URL, base, flags) != CURLUE_OK) reason = QT_REASON_BAD_URL;
  if (reason == QT_REASON_NONE && *text) {
    CURLUcode code = curl_url_set(u, CURLUPART_URL, text, flags);
    if (code != CURLUE_OK) reason = code == CURLUE_OUT_OF_MEMORY ? QT_REASON_NO_MEMORY : QT_REASON_BAD_URL;
  }
  if (reason == QT_REASON_NONE) reason = read_parts(alloc, u, url);
  curl_url_cleanup(u);
  return reason;
}

qt_reason qt_url_parse(const quoth_alloc *alloc, const char *text, size_t length, const char *base, qt_url *url) {
  enum { LONGEST = 64 * 1024 }; /* bytes */
  *url = (qt_url){0};
  while (length > 0 && (*text == ' ' || *text == '\t' || *text == '\n' || *text == '\r')) text++, length--;
  while (length > 0 && strchr(" \t\r\n", text[length - 1]) && text[length - 1]) length--;
  if (length > LONGEST || has_control(text, length)) return QT_REASON_BAD_URL;
  qt_bytes copy = {0};
  if (!qt_bytes_append(alloc, &copy, text, length) || !qt_bytes_append(alloc, &copy, "", 1)) {
    qt_bytes_free(alloc, &copy);
    return QT_REASON_NO_MEMORY;
  }
  qt_reason reason = parse(alloc, copy.at, base, url);
  qt_bytes_free(alloc, &copy);
  return reason;
}
