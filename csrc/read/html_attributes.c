#include "read/html_attributes.h"

#include <string.h>

enum { MAX_HREF = 220 }; /* bytes of an address that are looked at */

static bool is_name(const lxb_html_token_attr_t *a, const char *name, size_t n) {
  if ((size_t)(a->name_end - a->name_begin) != n) return false;
  for (size_t i = 0; i < n; i++) {
    unsigned char c = a->name_begin[i];
    if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != (unsigned char)name[i]) return false;
  }
  return true;
}

/* The attribute that a name of this length and first letter can be, or -1; ours differ in one of the two. */
static int candidate(size_t length, unsigned char first) {
  switch (length) {
    case 2: return QT_ATTRIBUTE_ID;
    case 3: return QT_ATTRIBUTE_REL;
    case 4:
      return first == 'h'   ? QT_ATTRIBUTE_HREF
             : first == 'n' ? QT_ATTRIBUTE_NAME
             : first == 'r' ? QT_ATTRIBUTE_ROLE
             : first == 't' ? QT_ATTRIBUTE_TYPE
                            : QT_ATTRIBUTE_LANG;
    case 5: return first == 'c' ? QT_ATTRIBUTE_CLASS : QT_ATTRIBUTE_STYLE;
    case 6: return QT_ATTRIBUTE_HIDDEN;
    case 7: return QT_ATTRIBUTE_CONTENT;
    case 8: return first == 'p' ? QT_ATTRIBUTE_PROPERTY : first == 'i' ? QT_ATTRIBUTE_ITEMPROP : QT_ATTRIBUTE_DATETIME;
    case 10: return QT_ATTRIBUTE_HTTP_EQUIV;
    case 11: return QT_ATTRIBUTE_TESTID;
    case 14: return QT_ATTRIBUTE_SHADOW;
    default: return -1;
  }
}

static int attribute_of(const lxb_html_token_attr_t *a) {
  static const char *const names[] = {
#define X(id, name) name,
      QT_ATTRIBUTES(X)
#undef X
  };
  size_t length = (size_t)(a->name_end - a->name_begin);
  int id = length ? candidate(length, a->name_begin[0] | 0x20) : -1;
  return id >= 0 && is_name(a, names[id], length) ? id : -1;
}

qt_attributes qt_read_attributes(const lxb_html_token_t *t) {
  qt_attributes all;
  memset(&all, 0, sizeof all);
  uint32_t seen = 0;
  for (const lxb_html_token_attr_t *a = t->attr_first; a && seen < QT_MAX_ATTRIBUTES; a = a->next, seen++) {
    if (!a->name_begin || !a->name_end) continue;
    int id = attribute_of(a);
    if (id < 0 || all.values[id].data) continue;
    size_t size = a->value ? a->value_size : 0;
    all.values[id] =
        (quoth_string){a->value ? (const char *)a->value : "", size < QT_MAX_VALUE ? (uint32_t)size : QT_MAX_VALUE};
  }
  return all;
}

bool qt_is_word(quoth_string s, const char *word) {
  size_t n = strlen(word);
  if (s.length != n) return false;
  for (size_t i = 0; i < n; i++) {
    char c = s.data[i];
    if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != word[i]) return false;
  }
  return true;
}

bool qt_has_attribute_word(quoth_string s, const char *word) {
  size_t n = s.length ? strlen(word) : 0;
  for (uint32_t i = 0; i < s.length;) {
    while (i < s.length && qt_is_html_space((unsigned char)s.data[i])) i++;
    uint32_t start = i;
    while (i < s.length && !qt_is_html_space((unsigned char)s.data[i])) i++;
    if (i - start == n && qt_is_word((quoth_string){s.data + start, i - start}, word)) return true;
  }
  return false;
}

bool qt_hides(quoth_string style) {
  char flat[64];
  uint32_t n = 0;
  for (uint32_t i = 0; i < style.length && n < sizeof flat - 1; i++)
    if (!qt_is_html_space((unsigned char)style.data[i])) flat[n++] = (char)(style.data[i] | 0x20);
  flat[n] = 0;
  return strstr(flat, "display:none") || strstr(flat, "visibility:hidden");
}

int qt_meta_fact(const qt_attributes *a) {
  static const struct {
    const char *name;
    uint8_t key;
  } names[] = {
#define X(key, name) {name, QT_FACT_##key},
      QT_META_NAMES(X)
#undef X
  };
  if (!a->values[QT_ATTRIBUTE_CONTENT].data) return -1;
  const int sources[] = {QT_ATTRIBUTE_PROPERTY, QT_ATTRIBUTE_NAME, QT_ATTRIBUTE_ITEMPROP, QT_ATTRIBUTE_HTTP_EQUIV};
  for (size_t s = 0; s < sizeof sources / sizeof *sources; s++) {
    quoth_string name = a->values[sources[s]];
    if (!name.length) continue;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
      if ((name.data[0] | 0x20) == names[i].name[0] && qt_is_word(name, names[i].name)) return names[i].key;
    }
  }
  return -1;
}

bool qt_leads_to_author(quoth_string href) {
  static const char *const folders[] = {"author", "autor",    "writer",      "by/",
                                        "staff/", "profile/", "contributor", "reporter"};
  if (!href.length) return false;
  const char *p = href.data, *end = href.data + (href.length < MAX_HREF ? href.length : MAX_HREF);
  while (p < end && (p = memchr(p, '/', (size_t)(end - p))) != NULL) {
    p++;
    for (size_t k = 0; p < end && k < sizeof folders / sizeof *folders; k++) {
      if (*p != folders[k][0]) continue;
      size_t n = strlen(folders[k]);
      if ((size_t)(end - p) >= n && !memcmp(p, folders[k], n)) return true;
    }
  }
  return false;
}
