#include "fetch/field.h"

#include <string.h>

static const char *line_end(const char *p, const char *end) {
  const char *newline = memchr(p, '\n', (size_t)(end - p));
  return newline ? newline + 1 : end;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* name:value in [p, end) */
static bool split(const char *p, const char *end, qt_field *f) {
  const char *colon = memchr(p, ':', (size_t)(end - p));
  const char *space = memchr(p, ' ', (size_t)(end - p));
  if (!colon || colon == p || (space && space < colon)) return false;
  f->name = p;
  f->name_length = (size_t)(colon - p);
  p = colon + 1;
  while (p < end && is_blank(*p)) p++;
  while (end > p && is_blank(end[-1])) end--;
  f->value = p;
  f->value_length = (size_t)(end - p);
  return true;
}

bool qt_field_next(qt_field_reader *r, qt_field *f) {
  while (r->at < r->end) {
    const char *start = r->at, *end = line_end(start, r->end);
    if (*start == '\n' || (*start == '\r' && end - start <= 2)) return false;
    while (end < r->end && (*end == ' ' || *end == '\t')) end = line_end(end, r->end);
    r->at = end;
    if (split(start, end, f)) return true;
  }
  return false;
}

bool qt_field_is(const qt_field *f, const char *name) {
  if (strlen(name) != f->name_length) return false;
  for (size_t i = 0; i < f->name_length; i++) {
    char c = f->name[i];
    if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != name[i]) return false;
  }
  return true;
}

size_t qt_head_length(const char *p, size_t n) {
  const char *at = p, *end = p + n;
  while (at < end) {
    const char *next = line_end(at, end);
    if (next[-1] != '\n') return 0;
    if (next - at == 1 || (next - at == 2 && *at == '\r')) return (size_t)(next - p);
    at = next;
  }
  return 0;
}
