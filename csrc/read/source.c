/*
** From the article's text back to the bytes of the page: the text of a piece and its markup are walked side
** by side. White space was collapsed and character references were decoded; nothing else differs.
*/
#include "base/text.h"
#include "read/web.h"

typedef struct walk {
  const char *text, *text_end; /* the article's */
  const char *html, *html_end; /* the piece's markup */
} walk;

static bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0; }
static bool is_alnum(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

static uint32_t char_length(const char *p, const char *end) {
  uint32_t length = 1;
  if (p < end) qt_decode(p, (size_t)(end - p), &length);
  return length;
}

/* &#8217; &#x2019 */
static bool skip_numeric(walk *w) {
  const char *p = w->html + 2;
  bool hex = p < w->html_end && (*p | 0x20) == 'x';
  if (hex) p++;
  const char *digits = p;
  while (p < w->html_end && ((*p >= '0' && *p <= '9') || (hex && (*p | 0x20) >= 'a' && (*p | 0x20) <= 'f'))) p++;
  if (p == digits) return false;
  if (p < w->html_end && *p == ';') p++;
  w->html = p;
  w->text += char_length(w->text, w->text_end);
  return true;
}

/*
** A named reference is as long as what follows it in the markup agrees with what follows its one or two
** characters in the text; the longest name that does wins.
*/
static bool skip_named(walk *w) {
  const char *name = w->html + 1, *end = name;
  while (end < w->html_end && end - name < 32 && is_alnum(*end)) end++;
  size_t run = (size_t)(end - name);
  bool amp = run >= 3 && (!memcmp(name, "amp", 3) || !memcmp(name, "AMP", 3));
  bool literal = *w->text == '&' && (size_t)(w->text_end - w->text) > run && !memcmp(w->text + 1, name, run);
  if (!run || (literal && !amp)) return false;
  if (amp) {
    w->html = name + 3 + (name + 3 < w->html_end && name[3] == ';');
    w->text++;
    return true;
  }
  uint32_t one = char_length(w->text, w->text_end), two = one + char_length(w->text + one, w->text_end);
  for (size_t length = run; length > 0; length--) {
    const char *rest = name + length + (length == run && end < w->html_end && *end == ';');
    for (int k = 0; k < 2; k++) {
      const char *text = w->text + (k ? two : one);
      if (text > w->text_end) continue;
      bool ends = rest == w->html_end || is_white(*rest) || *rest == '&';
      bool same =
          ends ? text == w->text_end || is_white(*text) || rest < w->html_end : text < w->text_end && *text == *rest;
      if (!same) continue;
      if (ends && rest < w->html_end && is_white(*rest) && text < w->text_end && !is_white(*text)) continue;
      w->html = rest;
      w->text = text;
      return true;
    }
  }
  w->html = end + (end < w->html_end && *end == ';');
  w->text += one;
  return true;
}

/* One character of the text, and what it was in the markup. false: the markup is at its end. */
static bool step(walk *w) {
  if (w->html >= w->html_end || w->text >= w->text_end) return false;
  if (is_white(*w->html)) {
    while (w->html < w->html_end && is_white(*w->html)) w->html++;
    if (is_white(*w->text)) w->text++;
    return true;
  }
  if (is_white(*w->text)) {
    w->text++; /* the white space stood in the piece before, or was a br */
    return true;
  }
  if (*w->html == '&' && w->html + 1 < w->html_end && (w->html[1] == '#' ? skip_numeric(w) : skip_named(w)))
    return true;
  w->html++;
  w->text++;
  return true;
}

/* Where text offset `at` of the piece is in the markup: before its character, or behind the one before it. */
static uint32_t locate(const quoth_article *a, const qt_piece *piece, uint32_t text_end, uint32_t at, bool behind) {
  const char *base = a->origin->decoded.text;
  walk w = {a->text + piece->text, a->text + text_end, base + piece->from, base + piece->to};
  const char *target = a->text + at;
  while (w.text < target && step(&w)) continue;
  if (!behind)
    while (w.html < w.html_end && is_white(*w.html) && w.text < w.text_end && !is_white(*w.text)) w.html++;
  return (uint32_t)(w.html - base);
}

static uint32_t to_bytes(const quoth_article *a, uint32_t at) {
  return qt_decoded_source(&a->origin->decoded, a->origin->bytes, a->origin->length, at);
}

/* The first piece that ends behind `at`. */
static uint32_t find_piece(const qt_origin *o, uint32_t at) {
  uint32_t low = 0, high = o->pieces.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (o->pieces.at[middle].text <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? low - 1 : 0;
}

static uint32_t piece_end(const quoth_article *a, uint32_t index) {
  const qt_origin *o = a->origin;
  return index + 1 < o->pieces.count ? o->pieces.at[index + 1].text : a->length;
}

uint32_t quoth_source(const quoth_article *a, quoth_span span, quoth_span *ranges, uint32_t max) {
  const qt_origin *o = a->origin;
  if (span.start == QUOTH_NONE || span.start >= span.end || span.end > a->length) return 0;
  if (!o || !o->html) {
    quoth_span whole = o ? (quoth_span){to_bytes(a, span.start), to_bytes(a, span.end)} : span;
    if (max) ranges[0] = whole;
    return 1;
  }
  uint32_t count = 0;
  for (uint32_t i = find_piece(o, span.start); i < o->pieces.count && o->pieces.at[i].text < span.end; i++) {
    const qt_piece *piece = &o->pieces.at[i];
    uint32_t end = piece_end(a, i);
    uint32_t first = span.start > piece->text ? span.start : piece->text, last = span.end < end ? span.end : end;
    if (first >= last) continue;
    uint32_t from = locate(a, piece, end, first, false), to = locate(a, piece, end, last, true);
    if (from >= to) continue;
    if (count < max) ranges[count] = (quoth_span){to_bytes(a, from), to_bytes(a, to)};
    count++;
  }
  return count;
}

const quoth_metadata *quoth_metadata_of(const quoth_article *a) {
  return a->origin && a->origin->html ? &a->origin->metadata : NULL;
}
const char *quoth_charset(const quoth_article *a) { return a->origin ? a->origin->decoded.name : NULL; }
