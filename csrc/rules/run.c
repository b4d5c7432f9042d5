/*
** A run: the article is scanned once; of each statement the hits in its own words are gathered, the rules that
** they call in are asked, and of each group one keeps its place.
*/
#include "base/sort.h"
#include "rules/program_parts.h"

_Static_assert(sizeof(qt_fired) <= QT_SORT_MAX, "results are sorted in place");

static quoth_string text_of(const quoth_article *article) {
  return article ? quoth_text(article) : (quoth_string){"", 0};
}

/* --- scanning */

static const qt_dictionary *dictionary_of(const qt_program *p, uint32_t scanner) {
  return scanner == 0 ? p->literals : p->sources[scanner - 1].at;
}

static int compare_found(const void *a, const void *b) {
  const qt_found *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

static qt_found found_of(const qt_program *p, uint32_t scanner, qt_hit hit) {
  const qt_entry *entry = qt_dictionary_entry(dictionary_of(p, scanner), hit.entry);
  qt_found f = {hit.start, hit.end, entry->dictionary, entry->entity, entry->weight, entry->kind};
  if (scanner > 0) {
    f.dictionary = p->sources[scanner - 1].dictionary;
    f.entity += p->sources[scanner - 1].first_entity;
  }
  return f;
}

static bool scan(qt_run *run, const char *text, uint32_t length, qt_founds *founds) {
  uint32_t before = founds->count;
  for (uint32_t s = 0; s < run->scanners.count; s++) {
    const qt_dictionary *d = dictionary_of(run->program, s);
    run->hits.count = 0;
    if (!d || length == 0) continue;
    if (!qt_dictionary_scan(d, &run->scanners.at[s], text, length, &run->hits)) return false;
    if (!qt_vec_reserve(&run->alloc, founds, run->hits.count)) return false;
    for (uint32_t i = 0; i < run->hits.count; i++)
      founds->at[founds->count++] = found_of(run->program, s, run->hits.at[i]);
  }
  if (run->scanners.count > 1 && founds->count > before)
    qt_sort(founds->at + before, founds->count - before, sizeof *founds->at, compare_found);
  return true;
}

/* --- fields, scanned once each: topics and roles come back with every statement */

static uint32_t hash_of(quoth_string text) {
  uint64_t h = ((uint64_t)(uintptr_t)text.data ^ text.length) * UINT64_C(0x9e3779b97f4a7c15);
  return (uint32_t)(h >> 32);
}

/* Where the text stands in the table, or the free place where it would. */
static uint32_t *place_of(const qt_run *run, quoth_string text) {
  uint32_t mask = run->scanned_at.count - 1;
  for (uint32_t i = hash_of(text);; i++) {
    uint32_t *at = &run->scanned_at.at[i & mask];
    if (!*at) return at;
    const qt_scanned *s = &run->scanned.at[*at - 1];
    if (s->text == text.data && s->length == text.length) return at;
  }
}

static bool grow_table(qt_run *run) {
  uint32_t size = run->scanned_at.count ? run->scanned_at.count * 2 : 64;
  if (2 * (run->scanned.count + 1) <= run->scanned_at.count) return true;
  run->scanned_at.count = 0;
  if (!qt_vec_reserve(&run->alloc, &run->scanned_at, size)) return false;
  memset(run->scanned_at.at, 0, size * sizeof *run->scanned_at.at);
  run->scanned_at.count = size;
  for (uint32_t i = 0; i < run->scanned.count; i++)
    *place_of(run, (quoth_string){run->scanned.at[i].text, run->scanned.at[i].length}) = i + 1;
  return true;
}

const qt_scanned *qt_scan_field(qt_run *run, quoth_string text) {
  if (!grow_table(run)) return NULL;
  uint32_t *place = place_of(run, text), first = run->field_found.count;
  if (*place) return &run->scanned.at[*place - 1];
  if (!qt_vec_reserve(&run->alloc, &run->scanned, 1u) || !scan(run, text.data, text.length, &run->field_found))
    return NULL;
  run->scanned.at[run->scanned.count++] = (qt_scanned){text.data, text.length, first, run->field_found.count - first};
  *place = run->scanned.count;
  return &run->scanned.at[run->scanned.count - 1];
}

/* --- the statement's own words */

static int compare_spans(const void *a, const void *b) {
  const quoth_span *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

/* The contents of the statements nested right in it. */
static bool gather_holes(qt_run *run, const quoth_statement *all, uint32_t index) {
  uint32_t span_count, end = index + 1 + all[index].nested_count;
  const quoth_span *spans = quoth_spans(run->article, &span_count);
  run->holes.count = 0;
  for (uint32_t i = index + 1; i < end; i += 1 + all[i].nested_count) {
    if (!qt_vec_reserve(&run->alloc, &run->holes, all[i].span_count)) return false;
    for (uint32_t k = 0; k < all[i].span_count; k++) run->holes.at[run->holes.count++] = spans[all[i].first_span + k];
  }
  if (run->holes.count) qt_sort(run->holes.at, run->holes.count, sizeof *run->holes.at, compare_spans);
  return true;
}

static bool add_span(qt_run *run, uint32_t start, uint32_t end) {
  quoth_span *span = start < end ? qt_vec_push(&run->alloc, &run->spans) : NULL;
  if (span) *span = (quoth_span){start, end};
  return span || start >= end;
}

static bool gather_spans(qt_run *run, uint32_t index) {
  run->spans.count = 0;
  if (index == QUOTH_NONE) return add_span(run, 0, text_of(run->article).length);
  uint32_t count, span_count;
  const quoth_statement *all = quoth_statements(run->article, &count);
  const quoth_span *spans = quoth_spans(run->article, &span_count);
  if (!gather_holes(run, all, index)) return false;
  uint32_t hole = 0;
  for (uint32_t i = 0; i < all[index].span_count; i++) {
    quoth_span outer = spans[all[index].first_span + i];
    uint32_t from = outer.start;
    for (; hole < run->holes.count && run->holes.at[hole].start < outer.end; hole++) {
      quoth_span h = run->holes.at[hole];
      if (h.end <= from) continue;
      if (!add_span(run, from, h.start)) return false;
      from = h.end;
    }
    if (!add_span(run, from, outer.end)) return false;
  }
  return true;
}

static uint32_t first_found(const qt_run *run, uint32_t start) {
  uint32_t low = 0, high = run->found.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (run->found.at[middle].start < start)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Hits in the statement's words, those of each dictionary in a chain. */
static bool gather_hits(qt_run *run) {
  for (uint32_t i = 0; i < run->own.count; i++) run->head.at[run->found.at[run->own.at[i]].dictionary] = 0;
  run->own.count = run->next.count = 0;
  for (uint32_t s = 0; s < run->spans.count; s++) {
    quoth_span span = run->spans.at[s];
    for (uint32_t i = first_found(run, span.start); i < run->found.count && run->found.at[i].start < span.end; i++) {
      uint32_t d = run->found.at[i].dictionary;
      if (run->found.at[i].end > span.end) continue;
      if (!qt_vec_reserve(&run->alloc, &run->own, 1u) || !qt_vec_reserve(&run->alloc, &run->next, 1u)) return false;
      run->own.at[run->own.count++] = i;
      run->next.at[run->next.count++] = 0;
      if (run->head.at[d])
        run->next.at[run->tail.at[d] - 1] = run->own.count;
      else
        run->head.at[d] = run->own.count;
      run->tail.at[d] = run->own.count;
    }
  }
  return true;
}

/* --- which rules are asked */

static bool choose(qt_run *run, uint32_t at) {
  if (run->stamps.at[at] == run->stamp) return true;
  run->stamps.at[at] = run->stamp;
  uint32_t *chosen = qt_vec_push(&run->alloc, &run->chosen);
  if (chosen) *chosen = at;
  return chosen != NULL;
}

static uint32_t first_called(const qt_program *p, uint32_t place, uint32_t dictionary) {
  uint32_t low = 0, high = p->called_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const qt_called *c = &p->called[middle];
    if (c->place < place || (c->place == place && c->dictionary < dictionary))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool choose_by_field(qt_run *run, uint32_t field) {
  const qt_program *p = run->program;
  quoth_string text = run->fields->strings[field];
  if (!text.data) return true;
  const qt_scanned *scanned = qt_scan_field(run, text);
  if (!scanned) return false;
  for (uint32_t i = scanned->first; i < scanned->first + scanned->count; i++) {
    uint32_t d = run->field_found.at[i].dictionary;
    for (uint32_t c = first_called(p, field + 1, d);
         c < p->called_count && p->called[c].place == field + 1 && p->called[c].dictionary == d; c++)
      if (!choose(run, p->called[c].at)) return false;
  }
  return true;
}

static int compare_numbers(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* Rules that a hit calls in, and those that are always asked, in the order they run in. */
static bool choose_rules(qt_run *run, bool prefilter) {
  const qt_program *p = run->program;
  run->chosen.count = 0;
  if (++run->stamp == 0) {
    memset(run->stamps.at, 0, p->rule_count * sizeof *run->stamps.at);
    run->stamp = 1;
  }
  for (uint32_t at = 0; !prefilter && at < p->rule_count; at++)
    if (!choose(run, at)) return false;
  for (uint32_t i = 0; i < p->always_count; i++)
    if (!choose(run, p->always[i])) return false;
  for (uint32_t i = 0; i < run->own.count; i++) {
    uint32_t d = run->found.at[run->own.at[i]].dictionary;
    if (run->head.at[d] != i + 1) continue; /* the first of its dictionary */
    for (uint32_t c = p->called_by_word[d]; c < p->called_by_word[d + 1]; c++)
      if (p->called[c].place == 0 && p->called[c].dictionary == d && !choose(run, p->called[c].at)) return false;
  }
  for (uint32_t field = 0; field < QT_FIELD_STRINGS; field++)
    if (p->fields >> field & 1 && !choose_by_field(run, field)) return false;
  if (run->chosen.count) qt_sort(run->chosen.at, run->chosen.count, sizeof *run->chosen.at, compare_numbers);
  return true;
}

/* --- one rule */

static void clear_stack(qt_run *run) { run->stack.count = run->pool.count = 0; }

static bool top_holds(const qt_run *run) { return run->stack.at[run->stack.count - 1].holds; }

/* Bytes that the matches cover. */
static uint32_t covered(const qt_match *at, uint32_t count) {
  uint32_t sum = 0, last = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t from = at[i].start > last ? at[i].start : last;
    if (at[i].end > from) sum += at[i].end - from;
    if (at[i].end > last) last = at[i].end;
  }
  return sum;
}

/* 0..1 in steps of 1/10000, so that a sum does not show in which order it was made. */
static double clamp(double score) {
  if (!(score > 0)) return 0;
  if (score >= 1) return 1;
  return (double)(uint32_t)(score * 10000 + 0.5) / 10000;
}

/* The score with the rule's words on the stack; *holds false: it is below the least. */
static bool score_of(qt_run *run, const qt_rule *rule, double *score, bool *holds) {
  *score = rule->score;
  *holds = true;
  if (rule->score_kind == QT_SCORE_HOST) {
    const qt_match *it = run->has_it ? &run->it : NULL;
    if (!run->host->score(run->host->ud, rule->first_part, run->pool.at, run->pool.count, it, score))
      return qt_run_fails(run, QT_RUN_RAISED);
    return true;
  }
  if (rule->score_kind != QT_SCORE_SUM) return true;
  for (uint32_t i = 0; i < rule->part_count; i++) {
    const qt_score_part *part = &run->program->parts[rule->first_part + i];
    if (!qt_evaluate(run, part->code)) return false;
    if (top_holds(run)) *score += part->weight;
    run->pool.count = run->stack.at[run->stack.count - 1].first;
    run->stack.count--;
  }
  *holds = *score >= rule->least;
  return true;
}

static bool keep(qt_run *run, uint32_t rank, double score, uint32_t evidence_count) {
  const qt_rule *rule = &run->program->rules[rank];
  uint32_t count = run->pool.count;
  if (!qt_vec_reserve(&run->alloc, &run->matches, count)) return qt_run_fails(run, QT_RUN_NO_MEMORY);
  qt_fired *fired = qt_vec_push(&run->alloc, &run->fired);
  if (!fired) return qt_run_fails(run, QT_RUN_NO_MEMORY);
  *fired = (qt_fired){.rule = rank,
                      .priority = rule->priority,
                      .group = rule->group,
                      .group_entity = rule->flags & QT_RULE_GROUP_ID ? run->it.entity : 0,
                      .entity = rule->flags & QT_RULE_TAG_ID ? run->it.entity : 0,
                      .score = clamp(score),
                      .length = covered(run->pool.at, count),
                      .first_match = run->matches.count,
                      .match_count = count,
                      .first_evidence = run->first_evidence,
                      .evidence_count = evidence_count};
  fired->it = run->it;
  if (count) memcpy(run->matches.at + run->matches.count, run->pool.at, count * sizeof *run->pool.at);
  run->matches.count += count;
  return true;
}

/* The rule for one entity, or for none. */
static bool try(qt_run *run, uint32_t rank) {
  const qt_rule *rule = &run->program->rules[rank];
  double score;
  bool holds;
  clear_stack(run);
  run->first_evidence = run->evidence.count;
  if (rule->gate != QUOTH_NONE) {
    if (!qt_evaluate(run, rule->gate)) return false;
    if (!top_holds(run)) return true;
    clear_stack(run);
    run->evidence.count = run->first_evidence;
  }
  if (!qt_evaluate(run, rule->when)) return false;
  if (!top_holds(run)) return true;
  uint32_t evidence_count = run->evidence.count - run->first_evidence;
  return score_of(run, rule, &score, &holds) && (!holds || keep(run, rank, score, evidence_count));
}

/* Of several results for one tag of the rule the strongest stays: those from `first` on are of this rule. */
static void keep_strongest(qt_run *run, uint32_t first) {
  qt_fired *last = &run->fired.at[run->fired.count - 1];
  for (uint32_t i = first; i + 1 < run->fired.count; i++) {
    qt_fired *known = &run->fired.at[i];
    if (known->entity != last->entity) continue;
    if (qt_compare_fired(last, known) < 0) *known = *last;
    run->fired.count--;
    return;
  }
}

static bool ask_for_each(qt_run *run, uint32_t rank) {
  clear_stack(run);
  run->has_it = false;
  run->it = (qt_match){0};
  run->its.count = 0;
  if (!qt_evaluate(run, run->program->rules[rank].each)) return false;
  uint32_t count = run->pool.count, first = run->fired.count;
  if (count > QT_MAX_ASKED) count = QT_MAX_ASKED;
  if (!qt_vec_reserve(&run->alloc, &run->its, count)) return qt_run_fails(run, QT_RUN_NO_MEMORY);
  if (count) memcpy(run->its.at, run->pool.at, count * sizeof *run->pool.at);
  run->its.count = count;
  run->has_it = true;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t before = run->fired.count;
    run->it = run->its.at[i];
    if (!try(run, rank)) return false;
    if (run->fired.count > before) keep_strongest(run, first);
  }
  return true;
}

static bool ask(qt_run *run, uint32_t rank) {
  if (run->program->rules[rank].each != QUOTH_NONE) return ask_for_each(run, rank);
  run->has_it = false;
  run->it = (qt_match){0};
  run->its.count = 0;
  return try(run, rank);
}

/* --- groups */

int qt_compare_fired(const void *x, const void *y) {
  const qt_fired *a = x, *b = y;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  if (a->priority != b->priority) return a->priority > b->priority ? -1 : 1;
  if (a->length != b->length) return a->length > b->length ? -1 : 1;
  if (a->rule != b->rule) return a->rule < b->rule ? -1 : 1;
  return (a->entity > b->entity) - (a->entity < b->entity);
}

bool qt_same_group(const qt_fired *a, const qt_fired *b) {
  return a->group && a->group == b->group && a->group_entity == b->group_entity;
}

/* Groups one behind the other, the strongest of each first. */
static int compare_groups(const void *x, const void *y) {
  const qt_fired *a = x, *b = y;
  if (a->group != b->group) return a->group < b->group ? -1 : 1;
  if (a->group_entity != b->group_entity) return a->group_entity < b->group_entity ? -1 : 1;
  return qt_compare_fired(a, b);
}

static void settle(qt_run *run) {
  qt_fired *at = run->fired.at;
  uint32_t count = run->fired.count;
  if (!count) return;
  qt_sort(at, count, sizeof *at, compare_groups);
  for (uint32_t i = 0; i < count; i++) at[i].stands = i == 0 || !qt_same_group(&at[i - 1], &at[i]);
  qt_sort(at, count, sizeof *at, qt_compare_fired);
}

/* --- a run */

static bool add_scanners(qt_run *run) {
  uint32_t count = run->program->source_count + 1;
  if (!qt_vec_reserve(&run->alloc, &run->scanners, count)) return false;
  for (uint32_t i = 0; i < count; i++) run->scanners.at[i] = (qt_scanner){.alloc = run->alloc};
  run->scanners.count = count;
  return true;
}

/* Zeroes, one for each dictionary or rule. */
#define ZEROES(run, v, n) \
  (qt_vec_reserve(&(run)->alloc, (v), (n)) && ((n) == 0 || memset((v)->at, 0, (n) * sizeof *(v)->at)) && \
   ((v)->count = (n), true))

qt_run *qt_run_new(quoth_alloc alloc, const qt_program *program) {
  qt_run *run = alloc.fn(alloc.ud, NULL, 0, sizeof *run);
  if (!run) return NULL;
  memset(run, 0, sizeof *run);
  run->alloc = alloc;
  run->program = program;
  if (add_scanners(run) && ZEROES(run, &run->head, program->dictionary_count) &&
      ZEROES(run, &run->tail, program->dictionary_count) && ZEROES(run, &run->stamps, program->rule_count) &&
      qt_vec_reserve(&alloc, &run->stack, program->depth))
    return run;
  qt_run_free(run);
  return NULL;
}

void qt_run_free(qt_run *run) {
  if (!run) return;
  quoth_alloc alloc = run->alloc;
  for (uint32_t i = 0; i < run->scanners.count; i++) qt_scanner_free(&run->scanners.at[i]);
  qt_vec_free(&alloc, &run->scanners);
  qt_vec_free(&alloc, &run->hits);
  qt_vec_free(&alloc, &run->found);
  qt_vec_free(&alloc, &run->field_found);
  qt_vec_free(&alloc, &run->scanned);
  qt_vec_free(&alloc, &run->scanned_at);
  qt_vec_free(&alloc, &run->spans);
  qt_vec_free(&alloc, &run->holes);
  qt_vec_free(&alloc, &run->own);
  qt_vec_free(&alloc, &run->next);
  qt_vec_free(&alloc, &run->head);
  qt_vec_free(&alloc, &run->tail);
  qt_vec_free(&alloc, &run->words[0]);
  qt_vec_free(&alloc, &run->words[1]);
  qt_vec_free(&alloc, &run->chosen);
  qt_vec_free(&alloc, &run->stamps);
  qt_vec_free(&alloc, &run->stack);
  qt_vec_free(&alloc, &run->pool);
  qt_vec_free(&alloc, &run->scratch);
  qt_vec_free(&alloc, &run->its);
  qt_vec_free(&alloc, &run->fired);
  qt_vec_free(&alloc, &run->matches);
  qt_vec_free(&alloc, &run->evidence);
  alloc.fn(alloc.ud, run, sizeof *run, 0);
}

/* Emptied; one that a large article has grown is given back. */
enum { KEPT = 1 << 14 };
#define EMPTY(run, v) \
  do { \
    if ((v)->capacity > KEPT) qt_vec_free(&(run)->alloc, (v)); \
    (v)->count = 0; \
  } while (0)

static void forget(qt_run *run) {
  for (uint32_t i = 0; i < run->own.count; i++) run->head.at[run->found.at[run->own.at[i]].dictionary] = 0;
  EMPTY(run, &run->hits);
  EMPTY(run, &run->found);
  EMPTY(run, &run->field_found);
  EMPTY(run, &run->scanned);
  EMPTY(run, &run->scanned_at);
  EMPTY(run, &run->own);
  EMPTY(run, &run->next);
  EMPTY(run, &run->words[0]);
  EMPTY(run, &run->words[1]);
  EMPTY(run, &run->pool);
  EMPTY(run, &run->scratch);
  EMPTY(run, &run->its);
  EMPTY(run, &run->fired);
  EMPTY(run, &run->matches);
}

bool qt_run_open(qt_run *run, const quoth_article *article) {
  quoth_string text = text_of(article);
  forget(run);
  run->article = article;
  return scan(run, text.data, text.length, &run->found);
}

qt_run_status qt_run_statement(qt_run *run, const qt_rule_host *host, uint32_t index, const qt_fields *fields,
                               bool prefilter) {
  uint32_t sentence_count = 0;
  const quoth_span *sentences = run->article ? quoth_sentences(run->article, &sentence_count) : NULL;
  quoth_string text = text_of(run->article);
  run->host = host;
  run->fields = fields;
  run->status = QT_RUN_OK;
  run->fired.count = run->matches.count = run->evidence.count = 0;
  if (!gather_spans(run, index) || !gather_hits(run)) return QT_RUN_NO_MEMORY;
  run->view =
      (qt_view){text.data, text.length, run->spans.at, run->spans.count, sentences, sentence_count, NULL, false};
  if (!choose_rules(run, prefilter)) return QT_RUN_NO_MEMORY;
  for (uint32_t i = 0; i < run->chosen.count; i++)
    if (!ask(run, run->program->order[run->chosen.at[i]])) return run->status;
  settle(run);
  return QT_RUN_OK;
}

const qt_fired *qt_run_fired(const qt_run *run, uint32_t *count) {
  *count = run->fired.count;
  return run->fired.at;
}
const qt_match *qt_run_matches(const qt_run *run) { return run->matches.at; }
const uint32_t *qt_run_evidence(const qt_run *run) { return run->evidence.at; }
uint32_t qt_run_asked(const qt_run *run) { return run->chosen.count; }
