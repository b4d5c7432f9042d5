#include "check/locate.h"

/* --- all of it, in order */

/* The items of the quotation that are sought; fail[i]: how many of them still match where the one behind i does not. */
typedef struct pattern {
  const qt_item *at;
  uint32_t count;
  QT_VEC(uint32_t) fail;
} pattern;

static void prepare(pattern *p) {
  p->fail.at[0] = 0;
  for (uint32_t i = 1, k = 0; i < p->count; i++) {
    while (k > 0 && p->at[i].id != p->at[k].id) k = p->fail.at[k - 1];
    if (p->at[i].id == p->at[k].id) k++;
    p->fail.at[i] = k;
  }
}

static bool is_skipped(const qt_items *text, uint32_t i, bool gaps) {
  return !gaps && (text->list.at[i].flags & QT_ITEM_GAP);
}

/* The first item of a place that ends with item `last`, and whether a gap lies in it. */
static qt_place place_of(const qt_items *text, uint32_t last, uint32_t count, bool gaps, bool *over_gap) {
  uint32_t first = last;
  *over_gap = false;
  while (count > 1) {
    first--;
    if (is_skipped(text, first, gaps))
      *over_gap = true;
    else
      count--;
  }
  return (qt_place){first, last};
}

static void scan(const pattern *p, const qt_items *text, bool gaps, qt_places *places) {
  for (uint32_t i = 0, k = 0; i < text->list.count; i++) {
    if (is_skipped(text, i, gaps)) continue;
    uint16_t id = text->list.at[i].id;
    while (k > 0 && (k == p->count || id != p->at[k].id)) k = p->fail.at[k - 1];
    if (id == p->at[k].id) k++;
    if (k < p->count) continue;
    bool over_gap;
    qt_place place = place_of(text, i, p->count, gaps, &over_gap);
    if (!gaps && !over_gap) continue; /* found with the gaps already */
    if (places->count < QT_MAX_PLACES) places->at[places->count] = place;
    places->count++;
  }
}

static bool has_gaps(const qt_items *text) {
  for (uint32_t i = 0; i < text->list.count; i++)
    if (text->list.at[i].flags & QT_ITEM_GAP) return true;
  return false;
}

bool qt_find_places(const quoth_alloc *alloc, const qt_items *quote, uint32_t first, uint32_t end, const qt_items *text,
                    qt_places *places) {
  pattern p = {.at = quote->list.at + first, .count = end - first};
  places->count = 0;
  if (!p.count) return true;
  if (!qt_vec_reserve(alloc, &p.fail, p.count)) return false;
  prepare(&p);
  scan(&p, text, true, places);
  if (has_gaps(text)) scan(&p, text, false, places);
  qt_vec_free(alloc, &p.fail);
  return true;
}

/* --- the nearest */

/* A column of the table of distances, by block of 64 words: differences down the column of +1 and -1. */
typedef struct column {
  uint64_t plus, minus;
} column;

typedef struct matcher {
  uint32_t words, blocks;
  QT_VEC(uint64_t) peq; /* [word of the vocabulary * blocks + block]: where in the quotation it stands */
  QT_VEC(column) columns;
} matcher;

static bool counts(qt_item item) { return !qt_item_is_mark(item) && !(item.flags & QT_ITEM_EDITOR); }

static bool open_matcher(const quoth_alloc *alloc, const qt_items *quote, uint32_t vocabulary, matcher *m) {
  m->words = 0;
  for (uint32_t i = 0; i < quote->list.count; i++) m->words += counts(quote->list.at[i]);
  m->blocks = (m->words + 63) / 64;
  uint32_t count = (vocabulary + 1) * m->blocks;
  if (!qt_vec_reserve(alloc, &m->peq, count) || !qt_vec_reserve(alloc, &m->columns, m->blocks)) return false;
  memset(m->peq.at, 0, count * sizeof *m->peq.at);
  for (uint32_t i = 0, word = 0; i < quote->list.count; i++) {
    qt_item item = quote->list.at[i];
    if (!counts(item)) continue;
    m->peq.at[item.id * m->blocks + word / 64] |= UINT64_C(1) << word % 64;
    word++;
  }
  return true;
}

/* One block, one word of the article. in, and the result: the difference along the row at its top and bottom. */
static int step(column *c, uint64_t eq, int in, uint64_t bottom) {
  uint64_t xv = eq | c->minus;
  if (in < 0) eq |= 1;
  uint64_t xh = (((eq & c->plus) + c->plus) ^ c->plus) | eq;
  uint64_t plus = c->minus | ~(xh | c->plus), minus = c->plus & xh;
  int out = plus & bottom ? 1 : minus & bottom ? -1 : 0;
  plus <<= 1;
  minus <<= 1;
  if (in < 0) minus |= 1;
  if (in > 0) plus |= 1;
  c->plus = minus | ~(xv | plus);
  c->minus = plus & xv;
  return out;
}

static int advance(matcher *m, uint16_t id) {
  const uint64_t last = UINT64_C(1) << (m->words - 1) % 64, full = UINT64_C(1) << 63;
  int carry = 0;
  for (uint32_t b = 0; b < m->blocks; b++)
    carry = step(&m->columns.at[b], m->peq.at[id * m->blocks + b], carry, b + 1 == m->blocks ? last : full);
  return carry;
}

static uint32_t worst_of(const qt_candidates *all) {
  uint32_t worst = 0;
  for (uint32_t i = 1; i < all->count; i++)
    if (all->at[i].distance >= all->at[worst].distance) worst = i;
  return worst;
}

/* Adds one, in place of the farthest where there is no room. */
static void add_candidate(qt_candidates *all, qt_candidate one) {
  if (all->count == QT_MAX_CANDIDATES) {
    uint32_t worst = worst_of(all);
    if (all->at[worst].distance <= one.distance) return;
    memmove(&all->at[worst], &all->at[worst + 1], (all->count - worst - 1) * sizeof one);
    all->count--;
  }
  all->at[all->count++] = one;
}

/* Keeps the nearest places that do not overlap. They come in text order. */
static void offer(qt_candidates *all, qt_candidate one, uint32_t apart) {
  qt_candidate *newest = all->count ? &all->at[all->count - 1] : NULL;
  if (!newest || one.item - newest->item >= apart)
    add_candidate(all, one);
  else if (one.distance < newest->distance)
    *newest = one;
}

static void scan_words(matcher *m, const qt_items *text, bool gaps, qt_candidates *found) {
  uint32_t distance = m->words;
  found->count = 0;
  for (uint32_t b = 0; b < m->blocks; b++) m->columns.at[b] = (column){~UINT64_C(0), 0};
  for (uint32_t i = 0; i < text->list.count; i++) {
    qt_item item = text->list.at[i];
    if (qt_item_is_mark(item) || is_skipped(text, i, gaps)) continue;
    distance += (uint32_t)advance(m, item.id);
    if (distance < m->words) offer(found, (qt_candidate){i, distance}, m->words);
  }
}

/* Those of both scans; of two that stand together the nearer. */
static void merge(qt_candidates *into, const qt_candidates *more, uint32_t apart) {
  for (uint32_t i = 0; i < more->count; i++) {
    bool near = false;
    for (uint32_t k = 0; k < into->count && !near; k++) {
      uint32_t a = into->at[k].item, b = more->at[i].item;
      near = (a > b ? a - b : b - a) < apart;
      if (near && more->at[i].distance < into->at[k].distance) into->at[k] = more->at[i];
    }
    if (!near) add_candidate(into, more->at[i]);
  }
}

bool qt_find_candidates(const quoth_alloc *alloc, const qt_items *quote, const qt_items *text, uint32_t vocabulary,
                        qt_candidates *candidates) {
  matcher m = {0};
  candidates->count = 0;
  bool ok = open_matcher(alloc, quote, vocabulary, &m);
  if (ok && m.words) scan_words(&m, text, true, candidates);
  if (ok && m.words && has_gaps(text)) {
    qt_candidates more;
    scan_words(&m, text, false, &more);
    merge(&more, candidates, m.words);
    *candidates = more;
  }
  qt_vec_free(alloc, &m.peq);
  qt_vec_free(alloc, &m.columns);
  return ok;
}
