#define _GNU_SOURCE /* memmem: two-way search, linear */
#include "fetch/robots.h"

#include <stdlib.h>

enum { MAX_LINE = 2083 * 8 - 1 }; /* bytes; Google's limit: eight times the longest URL of a browser, and its NUL */

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }
static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r' || c == '\n'; }

static bool starts_with(const char *p, size_t n, const char *key) {
  size_t length = strlen(key);
  if (n < length) return false;
  for (size_t i = 0; i < length; i++)
    if (lower(p[i]) != key[i]) return false;
  return true;
}

static bool equal_fold(const char *a, const char *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

/* --- lines */

/* Keys are recognised by their beginning; the misspellings are those that Google accepts. */
static qt_robots_key key_of(const char *p, size_t n) {
  static const struct {
    const char *name;
    qt_robots_key key;
  } keys[] = {{"user-agent", QT_ROBOTS_AGENT},  {"useragent", QT_ROBOTS_AGENT},   {"user agent", QT_ROBOTS_AGENT},
              {"allow", QT_ROBOTS_ALLOW},       {"disallow", QT_ROBOTS_DISALLOW}, {"dissallow", QT_ROBOTS_DISALLOW},
              {"dissalow", QT_ROBOTS_DISALLOW}, {"disalow", QT_ROBOTS_DISALLOW},  {"diasllow", QT_ROBOTS_DISALLOW},
              {"disallaw", QT_ROBOTS_DISALLOW}, {"sitemap", QT_ROBOTS_SITEMAP},   {"site-map", QT_ROBOTS_SITEMAP},
              {"crawl-delay", QT_ROBOTS_DELAY}};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (starts_with(p, n, keys[i].name)) return keys[i].key;
  return QT_ROBOTS_UNKNOWN;
}

static void trim(const char *text, uint32_t *start, uint32_t *end) {
  while (*start < *end && is_blank(text[*start])) ++*start;
  while (*start < *end && is_blank(text[*end - 1])) --*end;
}

/* Where the key ends: a colon, or the white space of a line that is just two words. *end when there is none. */
static uint32_t separator(const char *text, uint32_t start, uint32_t end) {
  const char *colon = memchr(text + start, ':', end - start);
  if (colon) return (uint32_t)(colon - text);
  uint32_t at = start;
  while (at < end && text[at] != ' ' && text[at] != '\t') at++;
  uint32_t value = at;
  while (value < end && (text[value] == ' ' || text[value] == '\t')) value++;
  for (uint32_t i = value; i < end; i++)
    if (text[i] == ' ' || text[i] == '\t') return end;
  return value < end ? at : end;
}

static bool add_line(qt_robots *r, uint32_t number, uint32_t start, uint32_t end) {
  if (end - start > MAX_LINE) end = start + MAX_LINE;
  const char *comment = end > start ? memchr(r->text + start, '#', end - start) : NULL;
  if (comment) end = (uint32_t)(comment - r->text);
  trim(r->text, &start, &end);
  uint32_t at = separator(r->text, start, end);
  if (at >= end && !(end > start && at < r->length && r->text[at] == ':')) return true;
  uint32_t key_end = at, value = at + 1, value_end = end < value ? value : end;
  trim(r->text, &start, &key_end);
  if (key_end == start) return true;
  trim(r->text, &value, &value_end);
  qt_robots_line *line = qt_vec_push(&r->alloc, &r->lines);
  if (!line) return false;
  *line = (qt_robots_line){number, value, value_end, key_of(r->text + start, key_end - start)};
  return true;
}

/* A byte-order mark, or the part of one that some editors leave. */
static uint32_t skip_mark(const char *text, uint32_t length) {
  static const char mark[] = {'\xef', '\xbb', '\xbf'};
  uint32_t at = 0;
  while (at < sizeof mark && at < length && text[at] == mark[at]) at++;
  return at;
}

bool qt_robots_parse(qt_robots *r, quoth_alloc alloc, const char *text, size_t length) {
  memset(r, 0, sizeof *r);
  r->alloc = alloc;
  if (length > QT_ROBOTS_MAX) length = QT_ROBOTS_MAX;
  if (length == 0) return true;
  r->text = alloc.fn(alloc.ud, NULL, 0, length);
  if (!r->text) return false;
  memcpy(r->text, text, length);
  r->length = (uint32_t)length;
  uint32_t number = 1, start = skip_mark(text, r->length);
  for (uint32_t i = start; i <= r->length; i++) {
    bool end = i == r->length;
    if (!end && text[i] != '\n' && text[i] != '\r') continue;
    if (!add_line(r, number, start, i)) return false;
    if (!end && text[i] == '\r' && i + 1 < r->length && text[i + 1] == '\n') i++;
    start = i + 1;
    number++;
  }
  return true;
}

void qt_robots_free(qt_robots *r) {
  qt_vec_free(&r->alloc, &r->lines);
  if (r->text) r->alloc.fn(r->alloc.ud, r->text, r->length, 0);
  r->text = NULL;
}

/* --- matching */

size_t qt_robots_escape(const char *value, size_t length, char *out) {
  static const char digits[] = "0123456789ABCDEF";
  size_t n = 0;
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)value[i];
    if (c >= 0x80) {
      out[n++] = '%';
      out[n++] = digits[c >> 4];
      out[n++] = digits[c & 15];
    } else {
      /* the two digits behind a % in upper case */
      bool digit = (i >= 1 && value[i - 1] == '%') || (i >= 2 && value[i - 2] == '%');
      out[n++] = digit && c >= 'a' && c <= 'f' ? (char)(c - 32) : (char)c;
    }
  }
  return n;
}

static const char *find(const char *p, size_t n, const char *needle, size_t length) {
  return memmem(p, n, needle, length);
}

/* The pattern's pieces between stars, each at its leftmost place: what a glob with one star kind needs. */
static bool matches(const char *path, size_t length, const char *pattern, size_t pattern_length) {
  bool anchored = pattern_length > 0 && pattern[pattern_length - 1] == '$';
  if (anchored) pattern_length--;
  const char *p = path, *path_end = path + length, *end = pattern + pattern_length;
  for (bool first = true;; first = false) {
    const char *star = memchr(pattern, '*', (size_t)(end - pattern));
    size_t piece = (size_t)((star ? star : end) - pattern);
    if ((size_t)(path_end - p) < piece) return false;
    if (first) {
      if (memcmp(p, pattern, piece) != 0) return false;
      p += piece;
    } else if (!star && anchored) {
      return memcmp(path_end - piece, pattern, piece) == 0;
    } else {
      p = find(p, (size_t)(path_end - p), pattern, piece);
      if (!p) return false;
      p += piece;
    }
    if (!star) return !anchored || p == path_end;
    pattern = star + 1;
  }
}

typedef struct best {
  int priority; /* length of the longest matching pattern, or -1 */
  uint32_t line;
} best;

typedef struct matcher {
  const qt_robots *robots;
  const char *path;
  size_t length;
  best allow[2], disallow[2]; /* [0] for every agent, [1] for this one */
  double delay[2];
  bool global, specific, ever_specific, closed;
} matcher;

/* How specific the value is for the path: its escaped length, or -1. The value is compared in its escaped form. */
static int priority(const matcher *m, const char *value, size_t length) {
  char escaped[3 * MAX_LINE];
  if (length > MAX_LINE) length = MAX_LINE;
  length = qt_robots_escape(value, length, escaped);
  return matches(m->path, m->length, escaped, length) ? (int)length : -1;
}

static void note(matcher *m, best *of, int got, uint32_t line) {
  best *b = &of[m->specific];
  if (b->priority < got) *b = (best){got, line};
}

/* .../index.html and .../index.htm allow their folder as well */
static int index_priority(const matcher *m, const char *value, size_t length) {
  size_t slash = length;
  while (slash > 0 && value[slash - 1] != '/') slash--;
  if (slash == 0 || !(length - slash >= 9 && memcmp(value + slash, "index.htm", 9) == 0)) return -1;
  char folder[MAX_LINE + 1];
  if (slash > MAX_LINE) return -1;
  memcpy(folder, value, slash);
  folder[slash] = '$';
  return priority(m, folder, slash + 1);
}

static void take_agent(matcher *m, const char *value, size_t length, const char *agent, size_t agent_length) {
  if (m->closed) m->specific = m->global = m->closed = false;
  if (length >= 1 && value[0] == '*' && (length == 1 || is_blank(value[1]))) {
    m->global = true;
    return;
  }
  size_t end = 0;
  while (end < length && qt_robots_valid_agent(value + end, 1)) end++;
  if (end == agent_length && equal_fold(value, agent, end)) m->ever_specific = m->specific = true;
}

static double parse_delay(const char *value, size_t length) {
  char digits[24];
  if (length == 0 || length >= sizeof digits) return -1;
  for (size_t i = 0; i < length; i++)
    if ((value[i] < '0' || value[i] > '9') && value[i] != '.') return -1;
  memcpy(digits, value, length);
  digits[length] = '\0';
  return strtod(digits, NULL);
}

static void take_rule(matcher *m, const qt_robots_line *line, const char *value, size_t length) {
  m->closed = true;
  int got = priority(m, value, length);
  if (line->key == QT_ROBOTS_DISALLOW) {
    if (got >= 0) note(m, m->disallow, got, line->number);
    return;
  }
  if (got < 0) got = index_priority(m, value, length);
  if (got >= 0) note(m, m->allow, got, line->number);
}

static qt_robots_verdict verdict(const matcher *m) {
  qt_robots_verdict v = {.allowed = true, .delay = m->ever_specific ? m->delay[1] : m->delay[0]};
  for (int specific = 1; specific >= 0; specific--) {
    if (specific == 0 && m->ever_specific) break;
    const best *allow = &m->allow[specific], *disallow = &m->disallow[specific];
    if (allow->priority <= 0 && disallow->priority <= 0) continue;
    v.allowed = disallow->priority <= allow->priority;
    v.line = v.allowed ? allow->line : disallow->line;
    break;
  }
  return v;
}

qt_robots_verdict qt_robots_match(const qt_robots *robots, const char *agent, size_t agent_length, const char *path,
                                  size_t length) {
  matcher m = {.robots = robots,
               .path = path,
               .length = length,
               .allow = {{-1, 0}, {-1, 0}},
               .disallow = {{-1, 0}, {-1, 0}},
               .delay = {-1, -1}};
  for (uint32_t i = 0; i < robots->lines.count; i++) {
    const qt_robots_line *line = &robots->lines.at[i];
    const char *value = robots->text + line->start;
    size_t value_length = line->end - line->start;
    if (line->key == QT_ROBOTS_AGENT) take_agent(&m, value, value_length, agent, agent_length);
    if (!m.global && !m.specific) continue;
    if (line->key == QT_ROBOTS_ALLOW || line->key == QT_ROBOTS_DISALLOW) take_rule(&m, line, value, value_length);
    if (line->key == QT_ROBOTS_DELAY) m.delay[m.specific] = parse_delay(value, value_length);
  }
  return verdict(&m);
}

/* --- helpers for URLs and agents */

static const char *find_any(const char *p, const char *end, const char *set) {
  for (; p < end; p++)
    if (strchr(set, *p) && *p) return p;
  return end;
}

size_t qt_robots_path(const char *url, size_t length, char *out) {
  const char *end = url + length, *start = url, *early, *scheme;
  if (length >= 2 && url[0] == '/' && url[1] == '/') start = url + 2;
  early = find_any(start, end, "/?;");
  scheme = start < end ? find(start, (size_t)(end - start), "://", 3) : NULL;
  if (scheme && early >= scheme) start = scheme + 3;
  const char *path = find_any(start, end, "/?;"), *hash = memchr(start, '#', (size_t)(end - start));
  if (!hash) hash = end;
  if (path == end || hash < path) {
    out[0] = '/';
    return 1;
  }
  size_t n = 0;
  if (*path != '/') out[n++] = '/';
  memcpy(out + n, path, (size_t)(hash - path));
  return n + (size_t)(hash - path);
}

bool qt_robots_valid_agent(const char *agent, size_t length) {
  for (size_t i = 0; i < length; i++) {
    char c = lower(agent[i]);
    if (!(c >= 'a' && c <= 'z') && c != '_' && c != '-') return false;
  }
  return length > 0;
}
