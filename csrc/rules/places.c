/*
** Where hits stand to each other: words between, sentences, closest partners, the scope of a negation.
*/
#include "base/sort.h"
#include "rules/dictionary_parts.h"
#include "rules/program_parts.h"

/* --- words */

static bool add_word(qt_run *run, uint32_t at) {
  uint32_t *word = qt_vec_push(&run->alloc, &run->words[run->view.field != NULL]);
  if (!word) return qt_run_fails(run, QT_RUN_NO_MEMORY);
  *word = at;
  return true;
}

/* An apostrophe or a hyphen between two letters joins them. Scripts without spaces: each character is a word. */
static bool add_words(qt_run *run, quoth_span span) {
  const char *text = run->view.text;
  bool inside = false;
  for (uint32_t at = span.start, length; at < span.end; at += length) {
    uint32_t c = qt_plain(qt_decode(text + at, span.end - at, &length));
    if (!c) continue;
    bool word = qt_in_word(c), alone = !word && qt_is_spaceless(c);
    if (((word && !inside) || alone) && !add_word(run, at)) return false;
    bool joins = inside && (c == '\'' || c == '-') && qt_in_word(qt_peek_plain(text, span.end, at + length));
    inside = word || joins;
  }
  return true;
}

bool qt_words_ready(qt_run *run) {
  if (run->view.has_words) return true;
  run->words[run->view.field != NULL].count = 0;
  for (uint32_t i = 0; i < run->view.span_count; i++)
    if (!add_words(run, run->view.spans[i])) return false;
  run->view.has_words = true;
  return true;
}

/* How many words begin before `at`. */
static uint32_t words_before(const qt_run *run, uint32_t at) {
  const uint32_t *words = run->words[run->view.field != NULL].at;
  uint32_t low = 0, high = run->words[run->view.field != NULL].count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (words[middle] < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

uint32_t qt_words_between(const qt_run *run, uint32_t from, uint32_t to) {
  return words_before(run, to) - words_before(run, from);
}

/* The number of the last sentence that begins at `at` or before. */
static uint32_t sentence_at(const qt_run *run, uint32_t at) {
  uint32_t low = 0, high = run->view.sentence_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (run->view.sentences[middle].start <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool qt_same_sentence(const qt_run *run, uint32_t a, uint32_t b) { return sentence_at(run, a) == sentence_at(run, b); }

/* --- closest partners */

/* Hits in order of their starts, and again in order of their ends. */
typedef struct side {
  const qt_match *by_start, *by_end;
  uint32_t count;
} side;

static int compare_ends(const void *a, const void *b) {
  const qt_match *x = a, *y = b;
  if (x->end != y->end) return x->end < y->end ? -1 : 1;
  /* of those that end together the first of the list comes last: it is taken */
  return qt_compare_matches(b, a);
}

static const qt_match *first_behind(const side *s, uint32_t end) {
  uint32_t low = 0, high = s->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (s->by_start[middle].start < end)
      low = middle + 1;
    else
      high = middle;
  }
  return low < s->count ? &s->by_start[low] : NULL;
}

static const qt_match *last_ahead(const side *s, uint32_t start) {
  uint32_t low = 0, high = s->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (s->by_end[middle].end <= start)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? &s->by_end[low - 1] : NULL;
}

enum { BEHIND = 1, AHEAD = 2 };

/* Words between a hit and another, which do not overlap; QUOTH_NONE: they are in two sentences, or too far apart. */
static uint32_t distance(const qt_run *run, const qt_match *a, const qt_match *b, uint32_t limit) {
  if (!qt_same_sentence(run, a->start, b->start)) return QUOTH_NONE;
  uint32_t words =
      a->end <= b->start ? qt_words_between(run, a->end, b->start) : qt_words_between(run, b->end, a->start);
  return words <= limit ? words : QUOTH_NONE;
}

/* The closest of the other side by words, then by bytes, then the one ahead. */
static const qt_match *closest(const qt_run *run, const qt_match *hit, const side *others, int where, uint32_t limit) {
  const qt_match *behind = where & BEHIND ? first_behind(others, hit->end) : NULL;
  const qt_match *ahead = where & AHEAD ? last_ahead(others, hit->start) : NULL;
  uint32_t to_behind = behind ? distance(run, hit, behind, limit) : QUOTH_NONE;
  uint32_t to_ahead = ahead ? distance(run, hit, ahead, limit) : QUOTH_NONE;
  if (to_behind == QUOTH_NONE) return to_ahead == QUOTH_NONE ? NULL : ahead;
  if (to_ahead == QUOTH_NONE || to_behind < to_ahead) return behind;
  if (to_ahead < to_behind) return ahead;
  return behind->start - hit->end < hit->start - ahead->end ? behind : ahead;
}

static bool is_place(const qt_match *a, const qt_match *b) { return a->start == b->start && a->end == b->end; }

static bool is_it(const qt_run *run, const qt_match *m) { return run->has_it && is_place(m, &run->it); }

/* Both lists copied twice into scratch, in the two orders. */
static bool make_sides(qt_run *run, side *a, side *b) {
  uint32_t lists = run->stack.count;
  uint32_t from = run->stack.at[lists - 2].first, middle = run->stack.at[lists - 1].first, end = run->pool.count;
  uint32_t all = end - from;
  run->scratch.count = 0;
  if (all > QUOTH_NONE / 2 || !qt_vec_reserve(&run->alloc, &run->scratch, 2 * all))
    return qt_run_fails(run, QT_RUN_NO_MEMORY);
  qt_match *copy = run->scratch.at;
  a->count = middle - from;
  b->count = end - middle;
  if (all) {
    memcpy(copy, run->pool.at + from, all * sizeof *copy);
    memcpy(copy + all, copy, all * sizeof *copy);
    qt_sort(copy + all, a->count, sizeof *copy, compare_ends);
    qt_sort(copy + all + a->count, b->count, sizeof *copy, compare_ends);
    a->by_start = copy;
    a->by_end = copy + all;
    b->by_start = copy + a->count;
    b->by_end = copy + all + a->count;
  }
  return true;
}

/* Pairs that are each other's closest. */
bool qt_pair_lists(qt_run *run, const qt_instruction *i) {
  side a = {0}, b = {0};
  bool directed = i->op == QT_OP_BEFORE;
  if (!qt_words_ready(run) || !make_sides(run, &a, &b)) return false;
  run->stack.count--;
  run->pool.count = run->stack.at[run->stack.count - 1].first;
  for (uint32_t k = 0; k < a.count; k++) {
    const qt_match *x = &a.by_start[k];
    if (i->b & 1 && !is_it(run, x)) continue;
    const qt_match *y = closest(run, x, &b, directed ? BEHIND : BEHIND | AHEAD, i->a);
    if (!y || (i->b & 2 && !is_it(run, y))) continue;
    const qt_match *back = closest(run, y, &a, directed ? AHEAD : BEHIND | AHEAD, i->a);
    if (!back || !is_place(back, x)) continue;
    if (!qt_vec_reserve(&run->alloc, &run->pool, 2u)) return qt_run_fails(run, QT_RUN_NO_MEMORY);
    run->pool.at[run->pool.count++] = *x;
    run->pool.at[run->pool.count++] = *y;
  }
  return true;
}

/* --- polarity (after NegEx: Chapman et al. 2001) */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Does a mark end a scope in [from, to)? Not a comma between digits. */
static bool has_stop_mark(const qt_view *v, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) {
    char c = v->text[i];
    if (c == ';' || c == ':' || c == '(' || c == ')') return true;
    if (c == ',' && !(i > from && i + 1 < to && is_digit(v->text[i - 1]) && is_digit(v->text[i + 1]))) return true;
    if (c == '\xe2' && i + 2 < to && v->text[i + 1] == '\x80' && (v->text[i + 2] == '\x93' || v->text[i + 2] == '\x94'))
      return true;
  }
  return false;
}

/* Is a word of the kind near enough before the hit, and nothing that ends its scope between? words: of negation. */
static bool negated_before(const qt_run *run, const qt_match *words, uint32_t count, const qt_match *hit,
                           uint32_t reach) {
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (words[middle].end <= hit->start)
      low = middle + 1;
    else
      high = middle;
  }
  while (low-- > 0) {
    const qt_match *w = &words[low];
    if (!qt_same_sentence(run, w->start, hit->start) || qt_words_between(run, w->end, hit->start) >= reach)
      return false;
    if (w->kind == QT_KIND_STOP) return false;
    if (w->kind == QT_KIND_BEFORE) return !has_stop_mark(&run->view, w->end, hit->start);
  }
  return false;
}

static bool negated_after(const qt_run *run, const qt_match *words, uint32_t count, const qt_match *hit,
                          uint32_t reach) {
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (words[middle].start < hit->end)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < count; low++) {
    const qt_match *w = &words[low];
    if (!qt_same_sentence(run, w->start, hit->start) || qt_words_between(run, hit->end, w->start) >= reach)
      return false;
    if (w->kind == QT_KIND_STOP) return false;
    if (w->kind == QT_KIND_AFTER) return !has_stop_mark(&run->view, hit->end, w->start);
  }
  return false;
}

/* The list on top with the words of negation above it, which go. */
bool qt_filter_polarity(qt_run *run, const qt_instruction *i, bool wanted) {
  uint32_t list = run->stack.count - 1, from = run->stack.at[list].first, end = run->pool.count, kept = from;
  if (!qt_words_ready(run) || !qt_push_dictionary(run, i->a)) return false;
  uint32_t count = run->pool.count - end;
  const qt_match *words = count ? run->pool.at + end : NULL;
  for (uint32_t k = from; k < end; k++) {
    qt_match hit = run->pool.at[k];
    bool negated = negated_before(run, words, count, &hit, i->b) || negated_after(run, words, count, &hit, i->c);
    if (negated == wanted) run->pool.at[kept++] = hit;
  }
  run->stack.count = list + 1;
  run->pool.count = kept;
  run->stack.at[list].holds = kept > from;
  return true;
}
