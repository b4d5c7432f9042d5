#include "read/charset.h"

#include <lexbor/encoding/encoding.h>

#include "base/scan.h"
#include "base/text.h"

enum {
  PRESCAN = 1024,     /* bytes in which a meta element may name the encoding (WHATWG) */
  SAMPLE = 1 << 16,   /* bytes that a guess looks at */
  WIDE_SAMPLE = 8192, /* ... in each of the encodings of two bytes */
  WIDE_TAG = 16,      /* ... in which markup of two bytes shows */
  WIDE_TEXT = 16,     /* bytes of UTF-8 that no text of two bytes is by chance */
  PIECE = 2048,       /* bytes between checkpoints, at least */
  CODE_POINTS = 4096
};

/* lexbor keeps the pointer; its own macro is a literal that ends with the block */
static const lxb_codepoint_t replacement = 0xfffd;

static const lxb_encoding_data_t *by_name(const char *name, size_t length) {
  return length && length < 64 ? lxb_encoding_data_by_pre_name((const lxb_char_t *)name, length) : NULL;
}

static const lxb_encoding_data_t *by_id(lxb_encoding_t id) { return lxb_encoding_data(id); }

/*
** What the page says: <meta charset=...>, <meta http-equiv=... content="...; charset=...">.
*/
static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

static bool begins_with(const char *p, const char *end, const char *word) {
  for (; *word; p++, word++)
    if (p == end || lower(*p) != *word) return false;
  return true;
}

static bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

/* Behind "charset" and its equals sign: the name, marks left out. */
static quoth_string name_at(const char *p, const char *end) {
  while (p < end && is_white(*p)) p++;
  if (p == end || *p != '=') return (quoth_string){NULL, 0};
  p++;
  while (p < end && is_white(*p)) p++;
  if (p < end && (*p == '"' || *p == '\'')) p++;
  const char *start = p;
  while (p < end && !is_white(*p) && *p != '"' && *p != '\'' && *p != ';' && *p != '>' && *p != '/') p++;
  return (quoth_string){start, (uint32_t)(p - start)};
}

static const lxb_encoding_data_t *prescan(const char *p, size_t n, bool *unknown) {
  const char *end = p + (n < PRESCAN ? n : PRESCAN);
  for (; p < end; p++) {
    if (*p != '<') continue;
    if (begins_with(p, end, "<!--")) {
      for (p += 2; p + 2 < end && memcmp(p, "-->", 3); p++) continue;
      continue;
    }
    if (!begins_with(p, end, "<meta") || p + 5 >= end || (!is_white(p[5]) && p[5] != '/')) continue;
    for (p += 5; p < end && *p != '>'; p++) {
      if (!begins_with(p, end, "charset")) continue;
      quoth_string name = name_at(p + 7, end);
      if (!name.length) continue;
      const lxb_encoding_data_t *data = by_name(name.data, name.length);
      *unknown = !data;
      /* a page whose meta was read as ASCII is not UTF-16 (WHATWG) */
      if (data && (data->encoding == LXB_ENCODING_UTF_16LE || data->encoding == LXB_ENCODING_UTF_16BE))
        return by_id(LXB_ENCODING_UTF_8);
      return data;
    }
  }
  return NULL;
}

/*
** Guessing.
*/
typedef struct counts {
  uint32_t high, pairs;  /* bytes over 0x7f; those that stand behind another one */
  uint32_t c0_df, e0_ff; /* lower case of koi8-r; of windows-1251 */
  uint32_t zeros_even, zeros_odd;
  uint32_t bytes;
} counts;

static counts count(const unsigned char *p, size_t n) {
  counts c = {0, 0, 0, 0, 0, 0, 0};
  if (n > SAMPLE) n = SAMPLE;
  c.bytes = (uint32_t)n;
  for (size_t i = 0; i < n; i++) {
    if (!p[i]) (i & 1 ? c.zeros_odd++ : c.zeros_even++);
    if (p[i] < 0x80) continue;
    c.high++;
    if (i && p[i - 1] >= 0x80) c.pairs++;
    if (p[i] >= 0xe0)
      c.e0_ff++;
    else if (p[i] >= 0xc0)
      c.c0_df++;
  }
  return c;
}

/* What a sample reads as in an encoding. */
typedef struct reading {
  uint32_t faults, kana, hangul, han, high; /* high: all of U+0080 and above */
} reading;

static reading read_sample(const lxb_encoding_data_t *data, const char *p, size_t n) {
  lxb_encoding_decode_t decode = {0};
  lxb_codepoint_t buffer[512];
  const lxb_char_t *at = (const lxb_char_t *)p, *end = at + (n < WIDE_SAMPLE ? n : WIDE_SAMPLE);
  reading r = {0, 0, 0, 0, 0};
  lxb_encoding_decode_init(&decode, data, buffer, 512);
  lxb_encoding_decode_replace_set(&decode, &replacement, 1);
  while (at < end) {
    data->decode(&decode, &at, end);
    size_t used = lxb_encoding_decode_buf_used(&decode);
    for (size_t i = 0; i < used; i++) {
      lxb_codepoint_t c = buffer[i];
      r.faults += c == 0xfffd;
      r.kana += c >= 0x3040 && c < 0x3100;
      r.hangul += c >= 0xac00 && c < 0xd7a4;
      r.han += c >= 0x4e00 && c < 0xa000;
      r.high += c >= 0x80 && c != 0x3000;
    }
    lxb_encoding_decode_buf_used_set(&decode, 0);
  }
  return r;
}

/* Per cent of the two-byte characters whose second byte is ASCII: in Big5 four of ten, in text of GB2312's characters none. */
static uint32_t ascii_trails(const unsigned char *p, size_t n) {
  uint32_t pairs = 0, low = 0;
  if (n > WIDE_SAMPLE) n = WIDE_SAMPLE;
  for (size_t i = 0; i + 1 < n; i++) {
    if (p[i] < 0x81) continue;
    pairs++;
    low += p[++i] < 0x80;
  }
  return pairs ? low * 100 / pairs : 0;
}

/*
** The bytes of each of these encodings are mostly valid in the others, so what they read as decides: Japanese has kana
** between its Han, Korean has hardly anything but hangul.
*/
static int64_t plausibility(lxb_encoding_t encoding, reading r, uint32_t low) {
  uint32_t all = r.kana + r.hangul + r.han + 1;
  switch (encoding) {
    case LXB_ENCODING_SHIFT_JIS: return r.kana * 5 > all ? 60 : 0;
    case LXB_ENCODING_EUC_JP: return r.kana * 16 > all ? 60 : 0; /* Chinese has none at the same bytes */
    case LXB_ENCODING_EUC_KR: return r.hangul * 20 > (r.high + 1) * 17 ? 80 : 0;
    case LXB_ENCODING_BIG5: return low >= 20 ? 40 : 0;
    default: return low < 20 ? 30 : 0;
  }
}

static const lxb_encoding_data_t *guess_wide(const char *p, size_t n) {
  static const lxb_encoding_t candidates[] = {LXB_ENCODING_GB18030, LXB_ENCODING_SHIFT_JIS, LXB_ENCODING_EUC_JP,
                                              LXB_ENCODING_EUC_KR, LXB_ENCODING_BIG5};
  const lxb_encoding_data_t *best = NULL;
  int64_t best_score = 0;
  uint32_t low = ascii_trails((const unsigned char *)p, n);
  for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
    reading r = read_sample(by_id(candidates[i]), p, n);
    int64_t score = 100 - (int64_t)r.faults * 20 + plausibility(candidates[i], r, low);
    if (score > best_score) best_score = score, best = by_id(candidates[i]);
  }
  return best;
}

/*
** Markup in UTF-16 without a mark: "<" with a zero beside it, and so on up to the tag's end. Behind it there may be text
** that has no zeros.
*/
static bool is_wide_tag(const char *p, size_t n, size_t zero) {
  size_t i = 0;
  for (; i + 1 < n && i < WIDE_TAG; i += 2) {
    char c = p[i + 1 - zero];
    if (p[i + zero] || !c || (!i && c != '<')) return false;
    if (c == '>') return true;
  }
  return i == WIDE_TAG;
}

static const lxb_encoding_data_t *guess_markup16(const char *p, size_t n) {
  if (is_wide_tag(p, n, 1)) return by_id(LXB_ENCODING_UTF_16LE);
  return is_wide_tag(p, n, 0) ? by_id(LXB_ENCODING_UTF_16BE) : NULL;
}

/* Behind the escape at or behind p that has one of the bytes in `last`: "\x1b$B" to Japanese, "\x1b(B" back; or NULL. */
static const char *behind_escape(const char *p, const char *end, char middle, const char last[2]) {
  while ((p = memchr(p, 0x1b, (size_t)(end - p))) != NULL && end - p > 2) {
    if (p[1] == middle && (p[2] == last[0] || p[2] == last[1])) return p + 3;
    p++;
  }
  return NULL;
}

/* Escapes to Japanese, and back, in text that is ASCII otherwise. */
static bool has_escapes(const char *p, size_t n) {
  const char *end = p + (n < SAMPLE ? n : SAMPLE);
  p = behind_escape(p, end, '$', "B@");
  return p && behind_escape(p, end, '(', "BJ");
}

static const lxb_encoding_data_t *guess(const char *p, size_t n) {
  counts c = count((const unsigned char *)p, n);
  if (c.zeros_odd * 3 > c.bytes && c.zeros_even < c.zeros_odd / 4) return by_id(LXB_ENCODING_UTF_16LE);
  if (c.zeros_even * 3 > c.bytes && c.zeros_odd < c.zeros_even / 4) return by_id(LXB_ENCODING_UTF_16BE);
  if (c.pairs * 2 < c.high) return by_id(LXB_ENCODING_WINDOWS_1252);
  uint32_t letters = c.c0_df + c.e0_ff;
  if (letters * 100 > c.high * 93) {
    /* text in lower case for the most: Cyrillic; two-byte text is spread over both ranges */
    if (c.e0_ff > c.c0_df * 2) return by_id(LXB_ENCODING_WINDOWS_1251);
    if (c.c0_df > c.e0_ff * 2) return by_id(LXB_ENCODING_KOI8_R);
  }
  const lxb_encoding_data_t *wide = guess_wide(p, n);
  return wide ? wide : by_id(LXB_ENCODING_WINDOWS_1252);
}

/*
** Decoding.
*/
static bool reserve(const quoth_alloc *alloc, qt_decoded *d, size_t more) {
  if (d->length + more <= d->own_size) return true;
  size_t size = (size_t)d->own_size + d->own_size / 2 + more;
  if (size > QUOTH_MAX_BYTES + (size_t)4 * CODE_POINTS) return false;
  char *p = alloc->fn(alloc->ud, d->own, d->own_size, size);
  if (!p) return false;
  d->own = p;
  d->own_size = (uint32_t)size;
  return true;
}

static bool take(const quoth_alloc *alloc, qt_decoded *d, lxb_encoding_decode_t *decode,
                 const lxb_codepoint_t *buffer) {
  size_t used = lxb_encoding_decode_buf_used(decode);
  if (!reserve(alloc, d, used * 4)) return false;
  for (size_t i = 0; i < used; i++) {
    d->replaced += buffer[i] == 0xfffd;
    d->length += qt_encode(buffer[i] <= 0x10ffff ? buffer[i] : 0xfffd, d->own + d->length);
  }
  lxb_encoding_decode_buf_used_set(decode, 0);
  return true;
}

/* Where the piece that begins at p ends: behind a byte that ends a character in every encoding but UTF-16. */
static const lxb_char_t *piece_end(const lxb_char_t *p, const lxb_char_t *end, lxb_encoding_t encoding) {
  if (end - p <= PIECE || encoding == LXB_ENCODING_ISO_2022_JP) return end;
  const lxb_char_t *at = p + PIECE;
  bool little = encoding == LXB_ENCODING_UTF_16LE;
  if (little || encoding == LXB_ENCODING_UTF_16BE) {
    while (end - at > 2 && (at[little ? 1 : 0] & 0xf8) == 0xd8) at += 2;
    return at;
  }
  while (at < end && at[-1] >= 0x30) at++;
  return at;
}

static quoth_status decode_all(const quoth_alloc *alloc, const char *bytes, uint32_t length,
                               const lxb_encoding_data_t *data, qt_decoded *d) {
  lxb_encoding_decode_t decode = {0};
  lxb_codepoint_t *buffer = alloc->fn(alloc->ud, NULL, 0, CODE_POINTS * sizeof *buffer);
  const lxb_char_t *start = (const lxb_char_t *)bytes, *at = start + d->skipped, *end = start + length;
  bool ok = buffer && reserve(alloc, d, (size_t)length + length / 2 + 16);
  if (ok) {
    lxb_encoding_decode_init(&decode, data, buffer, CODE_POINTS);
    lxb_encoding_decode_replace_set(&decode, &replacement, 1);
  }
  while (ok && at < end) {
    qt_checkpoint *c = qt_vec_push(alloc, &d->checkpoints);
    if (c) *c = (qt_checkpoint){d->length, (uint32_t)(at - start)};
    ok = c != NULL;
    const lxb_char_t *stop = piece_end(at, end, data->encoding);
    while (ok && at < stop) {
      data->decode(&decode, &at, stop);
      ok = take(alloc, d, &decode, buffer);
    }
  }
  if (ok) {
    lxb_encoding_decode_finish(&decode);
    ok = take(alloc, d, &decode, buffer);
  }
  if (buffer) alloc->fn(alloc->ud, buffer, CODE_POINTS * sizeof *buffer, 0);
  d->text = d->own;
  return ok ? QUOTH_OK : d->length > QUOTH_MAX_BYTES ? QUOTH_TOO_LONG : QUOTH_NO_MEMORY;
}

/* Multi-byte characters of the input that are UTF-8; those that are none. */
static uint32_t utf8_characters(const char *p, size_t n, uint32_t *bad) {
  uint32_t good = 0;
  *bad = 0;
  for (size_t i = 0; i < n;) {
    if ((unsigned char)p[i] < 0x80) {
      size_t run = qt_scan_ascii(p + i, n - i);
      i += run ? run : 1; /* it stops at a NUL */
      continue;
    }
    uint32_t size, c = qt_decode(p + i, n - i, &size);
    if (c == QT_BAD_BYTE && size == 1)
      ++*bad;
    else
      good++;
    i += size;
  }
  return good;
}

static uint32_t mark_length(const unsigned char *p, uint32_t n, lxb_encoding_t *encoding) {
  if (n > 2 && p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf) return *encoding = LXB_ENCODING_UTF_8, 3;
  if (n > 1 && p[0] == 0xfe && p[1] == 0xff) return *encoding = LXB_ENCODING_UTF_16BE, 2;
  if (n > 1 && p[0] == 0xff && p[1] == 0xfe) return *encoding = LXB_ENCODING_UTF_16LE, 2;
  return 0;
}

static bool is_one_of(const lxb_encoding_data_t *data, lxb_encoding_t a, lxb_encoding_t b) {
  return data && (data->encoding == a || data->encoding == b);
}

/* Whether the bytes, of which `good` characters are UTF-8 of several bytes and none is bad, are not in what was said. */
static bool is_utf8_all_the_same(const lxb_encoding_data_t *said, const char *bytes, uint32_t length, bool is_html,
                                 uint32_t good) {
  /* letters, spaces and markup have zeros in UTF-16 */
  if (is_one_of(said, LXB_ENCODING_UTF_16LE, LXB_ENCODING_UTF_16BE))
    return !memchr(bytes, 0, length) && (good > 2 || (length && is_html) || length >= WIDE_TEXT);
  if (said->encoding == LXB_ENCODING_ISO_2022_JP && has_escapes(bytes, length)) return false;
  return good > 2; /* three characters of UTF-8 and none that is not do not come about by chance */
}

static const lxb_encoding_data_t *decide(const char *bytes, uint32_t length, quoth_string charset, bool is_html,
                                         qt_decoded *d) {
  lxb_encoding_t mark;
  uint32_t bad, good;
  d->skipped = mark_length((const unsigned char *)bytes, length, &mark);
  if (d->skipped) return by_id(mark);
  const lxb_encoding_data_t *wide_markup = charset.length ? NULL : guess_markup16(bytes, length);
  if (wide_markup) d->doubt = QT_CHARSET_GUESSED;
  if (wide_markup) return wide_markup;
  const lxb_encoding_data_t *said = by_name(charset.data, charset.length);
  bool unknown = charset.length && !said, meta_unknown = false;
  if (!said && is_html) said = prescan(bytes, length, &meta_unknown);
  if (is_one_of(said, LXB_ENCODING_REPLACEMENT, LXB_ENCODING_X_USER_DEFINED)) unknown = true, said = NULL;
  good = utf8_characters(bytes, length, &bad);
  d->doubt = unknown || meta_unknown ? QT_CHARSET_UNKNOWN : QT_CHARSET_SAID;
  bool utf8_said = is_one_of(said, LXB_ENCODING_UTF_8, LXB_ENCODING_UTF_8);
  if (said && !utf8_said && bad == 0 && is_utf8_all_the_same(said, bytes, length, is_html, good)) {
    d->doubt = QT_CHARSET_LIED;
    return by_id(LXB_ENCODING_UTF_8);
  }
  if (utf8_said && bad > 2 && good * 4 < bad) {
    d->doubt = QT_CHARSET_LIED;
    return guess(bytes, length);
  }
  if (said) return said;
  if (!bad || bad * 4 <= good) {
    counts c = count((const unsigned char *)bytes, length);
    bool zeros = (c.zeros_even + c.zeros_odd) * 3 > c.bytes;
    bool escapes = !zeros && !good && !bad && has_escapes(bytes, length);
    if (escapes) d->doubt = QT_CHARSET_GUESSED;
    if (!zeros) return by_id(escapes ? LXB_ENCODING_ISO_2022_JP : LXB_ENCODING_UTF_8);
  }
  d->doubt = QT_CHARSET_GUESSED;
  return guess(bytes, length);
}

quoth_status qt_decode_input(quoth_alloc alloc, const char *bytes, uint32_t length, quoth_string charset, bool is_html,
                             qt_decoded *d) {
  memset(d, 0, sizeof *d);
  const lxb_encoding_data_t *data = decide(bytes, length, charset, is_html, d);
  d->name = (const char *)data->name;
  d->encoding = (int)data->encoding;
  if (data->encoding != LXB_ENCODING_UTF_8) return decode_all(&alloc, bytes, length, data, d);
  d->text = bytes + d->skipped;
  d->length = length - d->skipped;
  return QUOTH_OK;
}

void qt_decoded_free(const quoth_alloc *alloc, qt_decoded *d) {
  if (d->own) alloc->fn(alloc->ud, d->own, d->own_size, 0);
  qt_vec_free(alloc, &d->checkpoints);
  d->own = NULL;
}

uint32_t qt_decoded_source(const qt_decoded *d, const char *bytes, uint32_t length, uint32_t at) {
  if (!d->own) return at + d->skipped;
  uint32_t low = 0, high = d->checkpoints.count;
  if (!high) return 0;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (d->checkpoints.at[middle].text <= at)
      low = middle;
    else
      high = middle;
  }
  qt_checkpoint c = d->checkpoints.at[low];
  const lxb_encoding_data_t *data = by_id((lxb_encoding_t)d->encoding);
  const lxb_char_t *p = (const lxb_char_t *)bytes + c.source, *end = (const lxb_char_t *)bytes + length, *start = p;
  lxb_encoding_decode_t decode = {0};
  lxb_encoding_decode_init(&decode, data, NULL, 0);
  char out[4];
  while (p < end && c.text < at) {
    lxb_codepoint_t code = data->decode_single(&decode, &p, end);
    c.text += qt_encode(code <= 0x10ffff ? code : 0xfffd, out);
    if (p == start) break;
    start = p;
  }
  return (uint32_t)((const char *)p - bytes);
}

bool qt_is_markup16(const char *bytes, size_t n) { return guess_markup16(bytes, n) != NULL; }

bool qt_looks_like_html(const char *bytes, size_t n) {
  static const char *const tags[] = {"<!doctype html", "<html",   "<head",  "<body",    "<div",  "<p>", "<article",
                                     "<meta",          "<script", "<title", "<section", "<main", "<h1", "<table",
                                     "<span",          "<header", "<link"};
  const char *end = bytes + (n < PRESCAN ? n : PRESCAN), *p = bytes;
  if (n > 2 && !memcmp(p, "\xef\xbb\xbf", 3)) p += 3;
  while (p < end && is_white(*p)) p++;
  if (p == end || *p != '<') return false;
  for (; p < end; p++) {
    if (*p != '<') continue;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
      if (begins_with(p, end, tags[i])) return true;
  }
  return false;
}
