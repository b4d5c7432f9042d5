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

/* Elements that are shapes, or say how shapes look, and hold no HTML. */
static bool is_shape(const char *p, size_t n) {
  static const char *const names[] = {"path",           "g",       "use",      "circle",  "rect",     "defs",
                                      "title",          "line",    "symbol",   "polygon", "stop",     "lineargradient",
                                      "radialgradient", "ellipse", "clippath", "mask",    "polyline", "desc",
                                      "text",           "tspan",   "style"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *name = names[i];
    if (name[0] != (p[0] | 0x20)) continue;
    size_t k = 1;
    while (k < n && name[k] && name[k] == (p[k] | 0x20)) k++;
    if (k == n && !name[k]) return true;
  }
  return false;
}

bool qt_drawing_end(const char *html, uint32_t length, uint32_t start, uint32_t *end) {
  const char *p = html + start, *last = html + length;
  for (; p < last && (p = memchr(p, '<', (size_t)(last - p))) != NULL; p++) {
    if (is_end_tag(p, last, "svg", 3)) {
      *end = (uint32_t)(p - html);
      return true;
    }
    const char *name = p + 1;
    if (name < last && *name == '/') name++;
    const char *behind = name;
    while (behind < last && ((*behind | 0x20) >= 'a' && (*behind | 0x20) <= 'z')) behind++;
    bool ends = behind < last && (*behind == ' ' || *behind == '>' || *behind == '/' || *behind == '\n');
    if (!ends || !is_shape(name, (size_t)(behind - name))) return false;
  }
  return false;
}
