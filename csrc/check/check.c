/*
** quoth_check_quote: the article's items once, the places that have all of the quotation or are nearest to it,
** and the best of what each of them is judged.
*/
#include <stdlib.h>

#include "check/judge.h"
#include "check/locate.h"

enum {
  LEAST_WORDS = 3,
  REACH = 2048,        /* items on both sides of a candidate that what was left out may lie in */
  MOST_CELLS = 1 << 22 /* of an alignment, but that the reach is never below the quotation's length */
};

typedef struct run {
  qt_case c;
  qt_vocabulary words;
  qt_steps steps;
  qt_judgement best, next;
  const qt_judgement *latest; /* one of the two */
  const quoth_check_options *options;
  uint32_t places;
  int64_t score;
  bool found;
} run;

/* --- input */

static quoth_status read_quote(run *r, quoth_string quote, quoth_error *error) {
  if (!qt_quote_items(r->c.alloc, r->c.article->lexicon, quote, &r->c.quote, &r->words)) return QUOTH_NO_MEMORY;
  uint32_t count = 0, least = r->options->min_words ? r->options->min_words : LEAST_WORDS;
  for (uint32_t i = 0; i < r->c.quote.list.count; i++)
    count += !qt_item_is_mark(r->c.quote.list.at[i]) && !(r->c.quote.list.at[i].flags & QT_ITEM_EDITOR);
  if (r->c.quote.list.count > QT_MAX_ITEMS)
    return qt_fail(error, QUOTH_TOO_LONG, QUOTH_NONE, "the quotation has more than %d words and marks", QT_MAX_ITEMS);
  if (!count) return qt_fail(error, QUOTH_EMPTY, QUOTH_NONE, "the quotation has no words");
  if (count < least)
    return qt_fail(error, QUOTH_TOO_SHORT, QUOTH_NONE,
                   "the quotation has %u words; it takes %u to tell where it is from", (unsigned)count,
                   (unsigned)least);
  return QUOTH_OK;
}

static int by_start(const void *a, const void *b) {
  const qt_content *x = a, *y = b;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static bool list_contents(qt_case *c) {
  const quoth_article *a = c->article;
  for (uint32_t i = 0; i < a->statements.count; i++) {
    const quoth_statement *s = &a->statements.at[i];
    for (uint32_t k = 0; s->depth == 0 && k < s->span_count; k++) {
      qt_content *content = qt_vec_push(c->alloc, &c->contents);
      if (!content) return false;
      *content = (qt_content){a->spans.at[s->first_span + k], i};
    }
  }
  if (c->contents.count) qsort(c->contents.at, c->contents.count, sizeof *c->contents.at, by_start);
  return true;
}

/* --- the better of two */

/* Is the speaker the one that is asked for: by the name, or by last words of it? Case does not count. */
static bool is_asked(const run *r, const qt_judgement *j) {
  quoth_string asked = r->options->speaker;
  if (!asked.data || j->speaker == QUOTH_NONE) return false;
  quoth_string name = r->c.article->speakers.at[j->speaker].name;
  for (uint32_t i = 0; i < name.length; i++) {
    if (i > 0 && name.data[i - 1] != ' ') continue;
    if (qt_compare(name.data, (qt_item){i, name.length, 1, 0}, asked.data, (qt_item){0, asked.length, 1, 0}))
      return true;
  }
  return false;
}

static bool is_better(const run *r, int64_t score) {
  const qt_judgement *a = &r->next, *b = &r->best;
  bool both = r->found && a->verdict <= QUOTH_CHECK_NORMALISED && b->verdict <= QUOTH_CHECK_NORMALISED;
  if (both && is_asked(r, a) != is_asked(r, b)) return is_asked(r, a);
  if (!r->found || a->verdict != b->verdict) return !r->found || a->verdict < b->verdict;
  if ((a->statement != QUOTH_NONE) != (b->statement != QUOTH_NONE)) return a->statement != QUOTH_NONE;
  return score > r->score;
}

static bool consider(run *r, int64_t score) {
  if (!qt_judge(&r->c, &r->steps, &r->next)) return false;
  r->latest = &r->next;
  if (!is_better(r, score)) return true;
  r->latest = &r->best;
  qt_judgement worse = r->best;
  r->best = r->next;
  r->next = worse;
  r->score = score;
  r->found = true;
  return true;
}

/* --- places that have all of it */

/* A mark that may stand before or behind a quotation without being of it. */
static bool is_edge(qt_item item) {
  return qt_item_is_mark(item) && !qt_item_is_sign(item) && !qt_item_is(item, QT_RBRACKET) &&
         !qt_item_is(item, QT_LBRACKET);
}

static bool add_step(run *r, qt_step_kind kind, uint32_t quote, uint32_t text) {
  qt_step *step = qt_vec_push(r->c.alloc, &r->steps);
  if (step) *step = (qt_step){quote, text, (uint8_t)kind, false};
  return step != NULL;
}

/* The steps of a place for items [first, end) of the quotation; marks at its ends are paired with the article's. */
static bool steps_of_place(run *r, qt_place place, uint32_t first, uint32_t end) {
  const qt_items *quote = &r->c.quote, *text = &r->c.text;
  uint32_t t = place.first, behind = place.last + 1;
  bool ok = true;
  r->steps.count = 0;
  for (uint32_t q = 0; ok && q < first; q++) ok = add_step(r, QT_STEP_ADD, q, place.first);
  for (uint32_t q = first; ok && q < end; t++) {
    bool pairs = text->list.at[t].id == quote->list.at[q].id &&
                 (!(text->list.at[t].flags & QT_ITEM_GAP) || place.last - place.first + 1 == end - first);
    ok = add_step(r, pairs ? QT_STEP_PAIR : QT_STEP_GAP, q, t);
    q += pairs;
  }
  for (uint32_t q = end; ok && q < quote->list.count; q++) {
    bool same = behind < text->list.count && text->list.at[behind].id == quote->list.at[q].id;
    ok = add_step(r, same ? QT_STEP_PAIR : QT_STEP_ADD, q, behind);
    behind += same;
  }
  return ok;
}

/* Found in the content of several statements whose speakers differ: no telling whose it is. */
typedef struct owners {
  uint32_t speaker;
  bool known, several;
} owners;

static void note_owner(owners *o, const qt_judgement *j) {
  if (j->verdict > QUOTH_CHECK_NORMALISED || j->statement == QUOTH_NONE) return;
  if (o->known && (o->speaker != j->speaker || j->speaker == QUOTH_NONE)) o->several = true;
  o->speaker = j->speaker;
  o->known = true;
}

static bool try_places(run *r) {
  const qt_items *quote = &r->c.quote;
  uint32_t first = 0, end = quote->list.count;
  while (first < end && is_edge(quote->list.at[first])) first++;
  while (end > first && is_edge(quote->list.at[end - 1])) end--;
  qt_places places;
  if (!qt_find_places(r->c.alloc, quote, first, end, &r->c.text, &places)) return false;
  owners o = {QUOTH_NONE, false, places.count > QT_MAX_PLACES};
  r->places = places.count;
  for (uint32_t i = 0; i < places.count && i < QT_MAX_PLACES; i++) {
    if (!steps_of_place(r, places.at[i], first, end) || !consider(r, 0)) return false;
    note_owner(&o, r->latest);
  }
  bool doubted = o.several && !is_asked(r, &r->best);
  if (r->found && r->best.verdict <= QUOTH_CHECK_NORMALISED && doubted) r->best.verdict = QUOTH_CHECK_AMBIGUOUS;
  return true;
}

/* --- places that are near */

static bool try_near(run *r) {
  qt_candidates candidates;
  const uint32_t rows = r->c.quote.list.count, count = r->c.text.list.count;
  if (!qt_find_candidates(r->c.alloc, &r->c.quote, &r->c.text, r->words.count, &candidates)) return false;
  uint32_t reach = REACH + rows;
  if ((uint64_t)rows * 2 * reach > MOST_CELLS) reach = MOST_CELLS / 2 / rows;
  if (reach < rows + 64) reach = rows + 64;
  for (uint32_t i = 0; i < candidates.count; i++) {
    uint32_t item = candidates.at[i].item;
    uint32_t first = item > reach ? item - reach : 0, end = count - item > reach ? item + reach : count;
    int64_t score;
    if (!qt_align(r->c.alloc, &r->c.quote, &r->c.text, first, end, &r->steps, &score) || !consider(r, score))
      return false;
  }
  return true;
}

/* --- output */

static quoth_check *result_of(run *r, quoth_alloc alloc) {
  quoth_check *check = alloc.fn(alloc.ud, NULL, 0, sizeof *check);
  if (!check) return NULL;
  memset(check, 0, sizeof *check);
  check->alloc = alloc;
  check->verdict = QUOTH_CHECK_ABSENT;
  check->span = QT_NO_SPAN;
  check->statement = check->speaker = QUOTH_NONE;
  check->by_speaker = r->options->speaker.data ? 0 : -1;
  if (!r->found || r->best.verdict == QUOTH_CHECK_ABSENT) return check;
  const qt_judgement *j = &r->best;
  if (j->edits.count) {
    check->edits = alloc.fn(alloc.ud, NULL, 0, j->edits.count * sizeof *check->edits);
    if (!check->edits) {
      quoth_check_free(check);
      return NULL;
    }
    memcpy(check->edits, j->edits.at, j->edits.count * sizeof *check->edits);
    check->edit_count = j->edits.count;
  }
  check->verdict = j->verdict;
  check->flags = j->flags;
  check->span = j->span;
  check->statement = j->statement;
  check->speaker = j->speaker;
  check->places = r->places;
  check->by_speaker = r->options->speaker.data ? is_asked(r, j) : -1;
  check->likeness = j->likeness;
  return check;
}

void quoth_check_free(quoth_check *check) {
  if (!check) return;
  quoth_alloc alloc = check->alloc;
  if (check->edits) alloc.fn(alloc.ud, check->edits, check->edit_count * sizeof *check->edits, 0);
  alloc.fn(alloc.ud, check, sizeof *check, 0);
}

static void close_run(run *r) {
  const quoth_alloc *alloc = r->c.alloc;
  qt_items_free(alloc, &r->c.quote, &r->words);
  qt_items_free(alloc, &r->c.text, NULL);
  qt_vec_free(alloc, &r->c.contents);
  qt_vec_free(alloc, &r->steps);
  qt_vec_free(alloc, &r->best.edits);
  qt_vec_free(alloc, &r->next.edits);
}

static quoth_status check_quote(run *r, quoth_string quote, quoth_error *error) {
  quoth_status status = read_quote(r, quote, error);
  if (status != QUOTH_OK) return status;
  bool ok = qt_article_items(r->c.alloc, r->c.article, &r->words, &r->c.text) && list_contents(&r->c) && try_places(r);
  if (ok && (!r->found || r->best.verdict > QUOTH_CHECK_AMBIGUOUS)) ok = try_near(r);
  return ok ? QUOTH_OK : QUOTH_NO_MEMORY;
}

quoth_status quoth_check_quote(const quoth_article *article, quoth_alloc alloc, quoth_string quote,
                               const quoth_check_options *options, quoth_check **check, quoth_error *error) {
  run r = {.c = {.alloc = &alloc, .article = article}, .options = options};
  quoth_status status = check_quote(&r, quote, error);
  *check = status == QUOTH_OK ? result_of(&r, alloc) : NULL;
  if (status == QUOTH_OK && !*check) status = QUOTH_NO_MEMORY;
  close_run(&r);
  if (status == QUOTH_NO_MEMORY) qt_fail(error, status, QUOTH_NONE, "not enough memory to check a quotation");
  return status;
}
