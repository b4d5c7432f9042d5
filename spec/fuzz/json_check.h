/* Whether bytes are one JSON value (RFC 8259) in strict UTF-8. Bounded depth, no recursion. */
#ifndef JSON_CHECK_H
#define JSON_CHECK_H

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

typedef struct json_check {
  const char *p;
  size_t n, i;
} json_check;

static inline void json_space(json_check *c) {
  while (c->i < c->n && strchr(" \t\n\r", c->p[c->i]) && c->p[c->i]) c->i++;
}
static inline bool json_take(json_check *c, char want) {
  if (c->i >= c->n || c->p[c->i] != want) return false;
  c->i++;
  return true;
}
static inline bool json_word(json_check *c, const char *word) {
  size_t length = strlen(word);
  if (c->n - c->i < length || memcmp(c->p + c->i, word, length) != 0) return false;
  c->i += length;
  return true;
}
static inline bool json_digits(json_check *c) {
  size_t begin = c->i;
  while (c->i < c->n && c->p[c->i] >= '0' && c->p[c->i] <= '9') c->i++;
  return c->i > begin;
}
static inline bool json_number(json_check *c) {
  json_take(c, '-');
  if (!json_take(c, '0') && !json_digits(c)) return false;
  if (json_take(c, '.') && !json_digits(c)) return false;
  if (json_take(c, 'e') || json_take(c, 'E')) {
    if (!json_take(c, '-')) json_take(c, '+');
    return json_digits(c);
  }
  return true;
}
static inline bool json_string(json_check *c) {
  if (!json_take(c, '"')) return false;
  while (c->i < c->n) {
    unsigned char b = (unsigned char)c->p[c->i];
    if (b == '"') return c->i++, true;
    if (b < 0x20) return false;
    if (b == '\\') {
      if (++c->i >= c->n || c->p[c->i] == '\0' || !strchr("\"\\/bfnrtu", c->p[c->i])) return false;
      if (c->p[c->i++] != 'u') continue;
      for (int k = 0; k < 4; k++, c->i++)
        if (c->i >= c->n || c->p[c->i] == '\0' || !strchr("0123456789abcdefABCDEF", c->p[c->i])) return false;
      continue;
    }
    uint32_t length, code = qt_decode(c->p + c->i, c->n - c->i, &length);
    if (code == QT_BAD_BYTE && length == 1) return false;
    c->i += length;
  }
  return false;
}

/* A value that is no array and no object. */
static inline bool json_scalar(json_check *c) {
  if (c->i >= c->n) return false;
  switch (c->p[c->i]) {
    case '"': return json_string(c);
    case 't': return json_word(c, "true");
    case 'f': return json_word(c, "false");
    case 'n': return json_word(c, "null");
    default: return json_number(c);
  }
}

static inline bool json_closes(const json_check *c, char open) {
  return c->i < c->n && c->p[c->i] == (open == '{' ? '}' : ']');
}

/* Behind a complete value: closes what ends there. false: a comma is missing. *done: nothing is open. */
static inline bool json_after(json_check *c, const char *open, size_t *depth, bool *done) {
  for (;;) {
    json_space(c);
    *done = *depth == 0;
    if (*done) return c->i == c->n;
    if (!json_closes(c, open[*depth - 1])) return json_take(c, ',');
    c->i++;
    --*depth;
  }
}

static inline bool json_valid(const char *p, size_t n) {
  enum { DEPTH = 256 };
  char open[DEPTH];
  size_t depth = 0;
  json_check c = {p, n, 0};
  for (bool done = false; !done;) {
    json_space(&c);
    if (depth && open[depth - 1] == '{') {
      if (!json_string(&c)) return false;
      json_space(&c);
      if (!json_take(&c, ':')) return false;
      json_space(&c);
    }
    if (c.i < n && (p[c.i] == '{' || p[c.i] == '[')) {
      if (depth == DEPTH) return false;
      open[depth++] = p[c.i++];
      json_space(&c);
      if (!json_closes(&c, open[depth - 1])) continue;
    } else if (!json_scalar(&c)) {
      return false;
    }
    if (!json_after(&c, open, &depth, &done)) return false;
  }
  return true;
}

#endif
