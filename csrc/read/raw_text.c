#include "read/raw_text.h"

#include <string.h>

/* The name, in any case, and what may stand behind it in a tag. */
static bool is_end_tag(const char *p, const char *end, const char *name, size_t n) {
  if ((size_t)(end - p) < n + 3 || p[1] != '/') return false;
  for (size_t i = 0; i < n; i++)
    if ((p[i + 2] | 0x20) != name[i]) return false;
  char behind = p[n + 2];
  return behind == '>' || behind == '/' || behind == ' ' || behind == '\t' || behind == '\n' || behind == '\r' ||
         behind == '\f';
}

bool qt_raw_text_end(const char *html, uint32_t length, uint32_t start, const char *name, bool script, uint32_t *end) {
  const char *p = html + start, *last = html + length;
  size_t n = strlen(name);
  for (; p < last && (p = memchr(p, '<', (size_t)(last - p))) != NULL; p++) {
    if (script && last - p > 3 && p[1] == '!' && p[2] == '-' && p[3] == '-') return false;
    if (is_end_tag(p, last, name, n)) {
      *end = (uint32_t)(p - html);
      return true;
    }
  }
  *end = length;
  return true;
}
