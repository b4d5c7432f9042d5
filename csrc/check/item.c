#include "check/item.h"

#include <lexbor/unicode/unicode.h>

/* --- letters: code points as they are compared */

typedef struct letters {
  const char *text;
  uint32_t at, end;
} letters;

static bool is_hyphen(uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/* The next code point that counts, 0 at the end. Brackets inside a word are the editor's: [t]he. */
static uint32_t next_raw(letters *l) {
  while (l->at < l->end) {
    uint32_t length, c = qt_decode(l->text + l->at, l->end - l->at, &length);
    l->at += length;
    if (c == '[' || c == ']' || qt_is_ignorable(c)) continue;
    if (c == 0x2019 || c == 0x2018 || c == 0x2bc || c == 0x60 || c == 0xb4) return '\'';
    return c ? c : 0xfffd;
  }
  return 0;
}

/* The same, a letter and the marks above it composed where Unicode has one for them. */
static uint32_t next_letter(letters *l) {
  uint32_t c = next_raw(l);
  while (c && l->at < l->end && (unsigned char)l->text[l->at] >= 0x80) {
    letters behind = *l;
    uint32_t mark = next_raw(&behind);
    if (mark < 0x300) break;
    const lxb_unicode_composition_cp_t *both = lxb_unicode_compose_entry(c, mark);
    if (!both || both->exclusion) break;
    c = both->cp;
    *l = behind;
  }
  return c;
}

static uint64_t hash_word(const char *text, uint32_t start, uint32_t end) {
  letters l = {text, start, end};
  uint64_t h = UINT64_C(0x9e3779b97f4a7c15);
  for (uint32_t c; (c = next_letter(&l)) != 0;) {
    h = (h ^ qt_fold(c)) * UINT64_C(0xc2b2ae3d27d4eb4f);
    h ^= h >> 29;
  }
  return h ? h : 1;
}

qt_likeness qt_compare(const char *a, qt_item x, const char *b, qt_item y) {
  if (x.end - x.start == y.end - y.start && memcmp(a + x.start, b + y.start, x.end - x.start) == 0)
    return QT_SAME_BYTES;
  if (qt_item_is_mark(x) || qt_item_is_mark(y))
    return x.id == y.id && !qt_item_is(x, QT_OTHER_MARK) ? QT_SAME_NORMALISED : QT_DIFFERENT;
  letters l = {a, x.start, x.end}, r = {b, y.start, y.end};
  qt_likeness alike = QT_SAME_NORMALISED;
  for (;;) {
    uint32_t c = next_letter(&l), d = next_letter(&r);
    if (c == d && c == 0) return alike;
    if (c == d) continue;
    if (qt_fold(c) != qt_fold(d)) return QT_DIFFERENT;
    alike = QT_SAME_BUT_CASE;
  }
}

/* --- vocabulary */

static uint32_t slot_of(const qt_vocabulary *v, uint64_t hash) {
  uint32_t mask = v->slots.count - 1, at = (uint32_t)(hash >> 20) & mask;
  while (v->slots.at[at] && v->slots.at[at] != hash) at = (at + 1) & mask;
  return at;
}

static bool open_vocabulary(const quoth_alloc *alloc, qt_vocabulary *v) {
  const uint32_t count = 4 * QT_MAX_ITEMS;
  if (!qt_vec_reserve(alloc, &v->slots, count) || !qt_vec_reserve(alloc, &v->ids, count)) return false;
  memset(v->slots.at, 0, count * sizeof *v->slots.at);
  v->slots.count = v->ids.count = count;
  return true;
}

static uint16_t number_of(const qt_vocabulary *v, uint64_t hash) {
  uint32_t slot = slot_of(v, hash);
  return v->slots.at[slot] ? v->ids.at[slot] : QT_OTHER_WORD;
}

static uint16_t add_word(qt_vocabulary *v, uint64_t hash) {
  uint32_t slot = slot_of(v, hash);
  if (!v->slots.at[slot]) {
    v->slots.at[slot] = hash;
    v->ids.at[slot] = ++v->count;
  }
  return v->ids.at[slot];
}

/* --- items */

typedef struct maker {
  const quoth_alloc *alloc;
  qt_items *items;
  const qt_vocabulary *known;
  qt_vocabulary *growing; /* a quotation's: words are added */
} maker;

static bool add(maker *m, uint32_t start, uint32_t end, uint16_t id) {
  qt_item *item = qt_vec_push(m->alloc, &m->items->list);
  if (!item) return false;
  *item = (qt_item){start, end, id, 0};
  return true;
}

static bool add_part(maker *m, uint32_t start, uint32_t end) {
  if (start == end) return true;
  uint64_t hash = hash_word(m->items->text, start, end);
  return add(m, start, end, m->growing ? add_word(m->growing, hash) : number_of(m->known, hash));
}

/* A word's parts and the hyphens between them. */
static bool add_words(maker *m, qt_token token) {
  const char *text = m->items->text;
  uint32_t start = token.start, end = qt_end(token), length;
  for (uint32_t at = start; at < end; at += length) {
    uint32_t c = qt_decode(text + at, end - at, &length);
    if (!is_hyphen(c)) continue;
    if (!add_part(m, start, at) || !add(m, at, at + length, QT_MARK_ID | QT_DASH)) return false;
    start = at + length;
  }
  return add_part(m, start, end);
}

static bool add_token(maker *m, qt_token token) {
  if (qt_is_word(token)) return add_words(m, token);
  if (qt_kind(token) == QT_QUOTE) return true;
  uint16_t mark = token.word;
  if (mark == QT_HYPHEN) mark = QT_DASH;
  if (mark == QT_DOTS) mark = QT_ELLIPSIS;
  return add(m, token.start, qt_end(token), (uint16_t)(QT_MARK_ID | mark));
}

/* [t]he: one word whose first letter's case the editor has changed. The four items that begin at i. */
static bool is_changed_case(const qt_item *i, uint32_t left) {
  return left >= 4 && qt_item_is(i[0], QT_LBRACKET) && !qt_item_is_mark(i[1]) && qt_item_is(i[2], QT_RBRACKET) &&
         !qt_item_is_mark(i[3]) && i[0].end == i[1].start && i[1].end == i[2].start && i[2].end == i[3].start;
}

/* An ellipsis in brackets is an ellipsis. */
static bool is_bracketed_ellipsis(const qt_item *i, uint32_t left) {
  return left >= 3 && (qt_item_is(i[0], QT_LBRACKET) || qt_item_is(i[0], QT_LPAREN)) && qt_item_is_ellipsis(i[1]) &&
         (qt_item_is(i[2], QT_RBRACKET) || qt_item_is(i[2], QT_RPAREN));
}

enum { LONGEST_INSERTION = 64 /* items */ };

/* How many items the insertion that begins at i has, both brackets counted; 0: it begins none, or is not closed. */
static uint32_t insertion_length(const qt_item *i, uint32_t left) {
  if (!qt_item_is(i[0], QT_LBRACKET)) return 0;
  for (uint32_t n = 1; n < left && n < LONGEST_INSERTION && !qt_item_is(i[n], QT_LBRACKET); n++)
    if (qt_item_is(i[n], QT_RBRACKET)) return n + 1;
  return 0;
}

/* Brackets to what they mean: an ellipsis, a changed letter, words of the editor's. */
static void read_brackets(maker *m) {
  qt_item *list = m->items->list.at;
  uint32_t count = m->items->list.count, kept = 0, editor = 0;
  for (uint32_t i = 0; i < count;) {
    qt_item item = list[i];
    uint32_t taken = 1, left = count - i;
    if (!editor && is_changed_case(list + i, left)) {
      uint64_t hash = hash_word(m->items->text, list[i].start, list[i + 3].end);
      item = (qt_item){list[i].start, list[i + 3].end, 0, QT_ITEM_CASE_FREE};
      item.id = m->growing ? add_word(m->growing, hash) : number_of(m->known, hash);
      taken = 4;
    } else if (!editor && is_bracketed_ellipsis(list + i, left)) {
      item = (qt_item){list[i].start, list[i + 2].end, QT_MARK_ID | QT_ELLIPSIS, 0};
      taken = 3;
    } else {
      if (!editor) editor = insertion_length(list + i, left);
      if (editor) item.flags |= QT_ITEM_EDITOR;
      if (editor) editor--;
    }
    list[kept++] = item;
    i += taken;
  }
  m->items->list.count = kept;
}

/* The first word, and the one behind an ellipsis, may begin with another case than in the text. */
static void free_first_words(qt_items *items) {
  bool first = true;
  for (uint32_t i = 0; i < items->list.count; i++) {
    qt_item *item = &items->list.at[i];
    if (item->flags & QT_ITEM_EDITOR) continue;
    if (first && !qt_item_is_mark(*item)) item->flags |= QT_ITEM_CASE_FREE;
    first = qt_item_is_ellipsis(*item) || (first && qt_item_is_mark(*item));
  }
}

bool qt_quote_items(const quoth_alloc *alloc, const qt_lexicon *lexicon, quoth_string quote, qt_items *items,
                    qt_vocabulary *words) {
  qt_tokens tokens = {0};
  maker m = {alloc, items, words, words};
  items->text = quote.data;
  bool ok = open_vocabulary(alloc, words) &&
            qt_tokenize(alloc, lexicon, quote.data, quote.length, (quoth_span){0, quote.length}, &tokens, NULL);
  for (uint32_t i = 0; ok && i < tokens.count && items->list.count <= QT_MAX_ITEMS; i++)
    ok = add_token(&m, tokens.at[i]);
  qt_tokens_free(alloc, &tokens);
  if (!ok || items->list.count > QT_MAX_ITEMS) return ok;
  read_brackets(&m);
  free_first_words(items);
  return true;
}

/* Marks what stands between the stretches of a statement. Statements and items are in text order. */
static void mark_gaps(const quoth_article *a, qt_items *items) {
  uint32_t i = 0;
  for (uint32_t s = 0; s < a->statements.count; s++) {
    const quoth_statement *statement = &a->statements.at[s];
    if (statement->depth || statement->span_count < 2) continue;
    const quoth_span *spans = a->spans.at + statement->first_span;
    for (uint32_t k = 0; k + 1 < statement->span_count; k++) {
      while (i > 0 && items->list.at[i - 1].start >= spans[k].end) i--;
      while (i < items->list.count && items->list.at[i].start < spans[k].end) i++;
      for (; i < items->list.count && items->list.at[i].start < spans[k + 1].start; i++)
        items->list.at[i].flags |= QT_ITEM_GAP;
    }
  }
}

bool qt_article_items(const quoth_alloc *alloc, const quoth_article *a, const qt_vocabulary *words, qt_items *items) {
  maker m = {alloc, items, words, NULL};
  items->text = a->text;
  if (!qt_vec_reserve(alloc, &items->list, a->tokens.count)) return false;
  for (uint32_t i = 0; i < a->tokens.count; i++)
    if (!add_token(&m, a->tokens.at[i])) return false;
  read_brackets(&m);
  mark_gaps(a, items);
  return true;
}

void qt_items_free(const quoth_alloc *alloc, qt_items *items, qt_vocabulary *words) {
  qt_vec_free(alloc, &items->list);
  if (!words) return;
  qt_vec_free(alloc, &words->slots);
  qt_vec_free(alloc, &words->ids);
}
