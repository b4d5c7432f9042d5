#include "read/json_ld.h"

#include "base/text.h"

typedef struct reader {
  qt_json *json;
  const quoth_alloc *alloc;
  const char *p, *end;
  uint32_t open[QT_JSON_MAX_DEPTH]; /* indices of the open objects and arrays */
  uint32_t depth;
  uint32_t deeper; /* open ones that are not kept */
  quoth_string key;
} reader;

static bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/* The raw inside of the string that begins at p (behind its quote); p ends behind the closing quote. */
static quoth_string read_string(reader *r) {
  const char *start = r->p;
  while (r->p < r->end && *r->p != '"') r->p += *r->p == '\\' && r->p + 1 < r->end ? 2 : 1;
  if (r->p > r->end) r->p = r->end;
  quoth_string s = {start, (uint32_t)(r->p - start)};
  if (r->p < r->end) r->p++;
  return s;
}

static bool add(reader *r, qt_json_type type, quoth_string text) {
  if (r->deeper || r->json->values.count >= QT_JSON_MAX_VALUES) return true;
  qt_json_value *v = qt_vec_push(r->alloc, &r->json->values);
  if (!v) return false;
  *v = (qt_json_value){r->key, text, r->json->values.count, (uint8_t)type, (uint8_t)r->depth};
  r->key = (quoth_string){NULL, 0};
  return true;
}

static bool open_value(reader *r, qt_json_type type) {
  if (r->deeper || r->depth == QT_JSON_MAX_DEPTH || r->json->values.count >= QT_JSON_MAX_VALUES) {
    r->deeper++;
    return true;
  }
  if (!add(r, type, (quoth_string){NULL, 0})) return false;
  r->open[r->depth++] = r->json->values.count - 1;
  return true;
}

static void close_value(reader *r) {
  if (r->deeper)
    r->deeper--;
  else if (r->depth)
    r->json->values.at[r->open[--r->depth]].end = r->json->values.count;
  r->key = (quoth_string){NULL, 0};
}

/* A colon follows: the string was a key. */
static bool is_key(reader *r) {
  const char *p = r->p;
  while (p < r->end && is_white(*p)) p++;
  if (p == r->end || *p != ':') return false;
  r->p = p + 1;
  return true;
}

bool qt_json_read(qt_json *json, const quoth_alloc *alloc, const char *text, size_t length) {
  reader r = {.json = json, .alloc = alloc, .p = text, .end = text + length};
  bool ok = true;
  while (r.p < r.end && *r.p != '{' && *r.p != '[') r.p++;
  while (ok && r.p < r.end) {
    char c = *r.p++;
    if (c == '{' || c == '[')
      ok = open_value(&r, c == '{' ? QT_JSON_OBJECT : QT_JSON_ARRAY);
    else if (c == '}' || c == ']')
      close_value(&r);
    else if (c == '"') {
      quoth_string s = read_string(&r);
      if (is_key(&r))
        r.key = s;
      else
        ok = add(&r, QT_JSON_STRING, s);
    } else if (c != ',' && c != ':' && !is_white(c)) {
      const char *start = r.p - 1;
      while (r.p < r.end && !is_white(*r.p) && !qt_is_one_of(*r.p, ",:{}[]\"")) r.p++;
      ok = add(&r, QT_JSON_OTHER, (quoth_string){start, (uint32_t)(r.p - start)});
    }
  }
  while (r.depth || r.deeper) close_value(&r);
  return ok;
}

uint32_t qt_json_member_of(const qt_json *json, uint32_t object, const char *key) {
  size_t n = strlen(key);
  if (object >= json->values.count || json->values.at[object].type != QT_JSON_OBJECT) return QUOTH_NONE;
  for (uint32_t i = object + 1; i < json->values.at[object].end; i = json->values.at[i].end) {
    quoth_string k = json->values.at[i].key;
    if (k.data && k.length == n && !memcmp(k.data, key, n)) return i;
  }
  return QUOTH_NONE;
}

/*
** Articles.
*/
static bool ends_with(quoth_string s, const char *end) {
  size_t n = strlen(end);
  return s.length >= n && !memcmp(s.data + s.length - n, end, n);
}

static bool is_article_type(quoth_string type) {
  return ends_with(type, "Article") || ends_with(type, "Posting") || ends_with(type, "NewsReport") ||
         ends_with(type, "Report") || ends_with(type, "Recipe") || ends_with(type, "Review");
}

static bool has_article_type(const qt_json *ld, uint32_t object, bool *live) {
  uint32_t type = qt_json_member_of(ld, object, "@type");
  if (type == QUOTH_NONE) return false;
  bool found = false;
  for (uint32_t i = type; i < ld->values.at[type].end; i++) {
    if (ld->values.at[i].type != QT_JSON_STRING) continue;
    found = found || is_article_type(ld->values.at[i].text);
    *live = *live || ends_with(ld->values.at[i].text, "LiveBlogPosting");
  }
  return found;
}

uint32_t qt_article_object(const qt_json *ld, bool *is_live) {
  uint32_t best = QUOTH_NONE;
  for (uint32_t i = 0; i < ld->values.count;) {
    const qt_json_value *v = &ld->values.at[i];
    bool live = false;
    if (v->key.data &&
        (ends_with(v->key, "itemListElement") || ends_with(v->key, "hasPart") || ends_with(v->key, "comment"))) {
      i = v->end;
      continue;
    }
    if (v->type == QT_JSON_OBJECT && has_article_type(ld, i, &live)) {
      bool headed = qt_json_member_of(ld, i, "headline") != QUOTH_NONE;
      if (best == QUOTH_NONE || (headed && qt_json_member_of(ld, best, "headline") == QUOTH_NONE)) {
        best = i;
        *is_live = live;
      }
      i = v->end;
      continue;
    }
    i++;
  }
  return best;
}

uint32_t qt_json_resolve(const qt_json *ld, uint32_t object) {
  uint32_t id = qt_json_member_of(ld, object, "@id");
  if (id == QUOTH_NONE || qt_json_member_of(ld, object, "name") != QUOTH_NONE) return object;
  quoth_string wanted = ld->values.at[id].text;
  for (uint32_t o = 0; o < ld->values.count; o++) {
    uint32_t own = qt_json_member_of(ld, o, "@id");
    if (own == QUOTH_NONE || ld->values.at[own].type != QT_JSON_STRING) continue;
    quoth_string said = ld->values.at[own].text;
    if (said.length != wanted.length || memcmp(said.data, wanted.data, said.length)) continue;
    if (qt_json_member_of(ld, o, "name") != QUOTH_NONE) return o;
  }
  return object;
}

/*
** Text.
*/
static int hex(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

static uint32_t hex4(const char *p, const char *end) {
  uint32_t v = 0;
  for (int i = 0; i < 4; i++) {
    int h = p + i < end ? hex(p[i]) : -1;
    if (h < 0) return QUOTH_NONE;
    v = v * 16 + (uint32_t)h;
  }
  return v;
}

/* The escape behind a backslash; p moves behind it. */
static uint32_t read_escape(const char **p, const char *end) {
  char c = *(*p)++;
  if (c == 'n') return '\n';
  if (c == 't' || c == 'r' || c == 'f' || c == 'b') return ' ';
  if (c != 'u') return (unsigned char)c;
  uint32_t v = hex4(*p, end);
  if (v == QUOTH_NONE) return 0xfffd;
  *p += 4;
  if (v >= 0xd800 && v < 0xdc00 && end - *p >= 6 && (*p)[0] == '\\' && (*p)[1] == 'u') {
    uint32_t low = hex4(*p + 2, end);
    if (low != QUOTH_NONE && low >= 0xdc00 && low < 0xe000) {
      *p += 6;
      return 0x10000 + ((v - 0xd800) << 10) + (low - 0xdc00);
    }
  }
  return v >= 0xd800 && v < 0xe000 ? 0xfffd : v;
}

typedef struct entity {
  const char *name;
  uint32_t c;
} entity;

/* Those that are seen in headlines; the tokenizer knows them all, but JSON-LD does not pass through it. */
static const entity entities[] = {
    {"amp", '&'},      {"quot", '"'},      {"apos", '\''},    {"lt", '<'},       {"gt", '>'},       {"nbsp", 0xa0},
    {"rsquo", 0x2019}, {"lsquo", 0x2018},  {"rdquo", 0x201d}, {"ldquo", 0x201c}, {"bdquo", 0x201e}, {"ndash", 0x2013},
    {"mdash", 0x2014}, {"hellip", 0x2026}, {"laquo", 0xab},   {"raquo", 0xbb},   {"auml", 0xe4},    {"ouml", 0xf6},
    {"uuml", 0xfc},    {"Auml", 0xc4},     {"Ouml", 0xd6},    {"Uuml", 0xdc},    {"szlig", 0xdf},   {"eacute", 0xe9},
    {"egrave", 0xe8},  {"agrave", 0xe0},   {"aacute", 0xe1},  {"iacute", 0xed},  {"oacute", 0xf3},  {"uacute", 0xfa},
    {"ntilde", 0xf1},  {"ccedil", 0xe7},   {"aring", 0xe5},   {"oslash", 0xf8},  {"aelig", 0xe6}};

/* The entity behind an ampersand at p; 0: none. *length: its bytes, semicolon included. */
static uint32_t read_entity(const char *p, const char *end, uint32_t *length) {
  const char *start = p;
  uint32_t c = 0;
  if (p < end && *p == '#') {
    bool is_hex = ++p < end && (*p == 'x' || *p == 'X');
    if (is_hex) p++;
    for (; p < end && c < 0x110000; p++) {
      int h = hex(*p);
      if (h < 0 || (!is_hex && h > 9)) break;
      c = c * (is_hex ? 16 : 10) + (uint32_t)h;
    }
    if (c >= 0x110000 || (c >= 0xd800 && c < 0xe000)) c = 0xfffd;
  } else {
    while (p < end && p - start < 8 && *p != ';') p++;
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
      if (strlen(entities[i].name) == (size_t)(p - start) && !memcmp(entities[i].name, start, (size_t)(p - start)))
        c = entities[i].c;
  }
  if (p == end || *p != ';') return 0;
  *length = (uint32_t)(p + 1 - start);
  return c;
}

/* Appends a code point to out, where room for 4 bytes is; white space is collapsed, to a line end where it has one. */
static char *put(char *out, const char *start, uint32_t c, bool lines) {
  if (c > ' ') return out + qt_encode(c, out);
  bool white = out > start && (out[-1] == ' ' || out[-1] == '\n');
  if (lines && c == '\n' && white) return out[-1] = '\n', out;
  return out > start && !white ? (*out = lines && c == '\n' ? '\n' : ' ', out + 1) : out;
}

typedef enum decoding { ESCAPES = 1, ENTITIES = 2, LINES = 4 } decoding;

static quoth_string decode(qt_arena *arena, quoth_string raw, int what) {
  bool escapes = what & ESCAPES, lines = what & LINES;
  /* a broken escape, two bytes, gives U+FFFD, three */
  char *start = qt_arena_take(arena, (size_t)raw.length + raw.length / 2 + 5), *out = start;
  if (!start) return (quoth_string){NULL, 0};
  const char *p = raw.data, *end = raw.data + raw.length;
  while (p < end) {
    unsigned char c = (unsigned char)*p++;
    uint32_t length, entity_ = 0;
    if (c == '\\' && escapes && p < end)
      out = put(out, start, read_escape(&p, end), lines);
    else if (c == '&' && (what & ENTITIES) && (entity_ = read_entity(p, end, &length)) != 0)
      out = put(out, start, entity_, lines), p += length;
    else if (c <= ' ')
      out = put(out, start, c, lines);
    else
      *out++ = (char)c;
  }
  while (out > start && (out[-1] == ' ' || out[-1] == '\n')) out--;
  return (quoth_string){start, (uint32_t)(out - start)};
}

quoth_string qt_json_text(qt_arena *arena, quoth_string raw) { return decode(arena, raw, ESCAPES | ENTITIES); }
quoth_string qt_json_lines(qt_arena *arena, quoth_string raw) { return decode(arena, raw, ESCAPES | ENTITIES | LINES); }
quoth_string qt_plain_text(qt_arena *arena, quoth_string raw) { return decode(arena, raw, ENTITIES); }
quoth_string qt_json_markup(qt_arena *arena, quoth_string raw) { return decode(arena, raw, ESCAPES | LINES); }
