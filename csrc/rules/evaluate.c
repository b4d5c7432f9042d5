/*
** The stack machine of the conditions. A list of hits begins where the one below it ends, so that what an
** instruction takes stands together at the end of the pool.
*/
#include "base/sort.h"
#include "rules/program_parts.h"

int qt_compare_matches(const void *a, const void *b) {
  const qt_match *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  if (x->end != y->end) return x->end < y->end ? -1 : 1;
  if (x->entity != y->entity) return x->entity < y->entity ? -1 : 1;
  if (x->name != y->name) return x->name < y->name ? -1 : 1;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  return (x->weight > y->weight) - (x->weight < y->weight);
}

bool qt_run_fails(qt_run *run, qt_run_status status) {
  run->status = status;
  return false;
}

uint32_t qt_list_end(const qt_run *run, uint32_t list) {
  return list + 1 < run->stack.count ? run->stack.at[list + 1].first : run->pool.count;
}

/* --- lists */

static bool push_list(qt_run *run, bool holds) {
  qt_list *list = qt_vec_push(&run->alloc, &run->stack);
  if (!list) return qt_run_fails(run, QT_RUN_NO_MEMORY);
  *list = (qt_list){run->pool.count, holds};
  return true;
}

static bool add_match(qt_run *run, qt_match match) {
  qt_match *new = qt_vec_push(&run->alloc, &run->pool);
  if (!new) return qt_run_fails(run, QT_RUN_NO_MEMORY);
  *new = match;
  return true;
}

bool qt_run_found(qt_run *run, uint32_t start, uint32_t end) {
  return add_match(run, (qt_match){.start = start, .end = end});
}

static qt_list *top_list(qt_run *run) { return &run->stack.at[run->stack.count - 1]; }

/* The list on top: in order, none twice. */
static void tidy(qt_run *run) {
  uint32_t first = top_list(run)->first, kept = first;
  qt_match *at = run->pool.at;
  if (run->pool.count == first) return;
  qt_sort(at + first, run->pool.count - first, sizeof *at, qt_compare_matches);
  for (uint32_t i = first + 1; i < run->pool.count; i++)
    if (qt_compare_matches(&at[kept], &at[i]) != 0) at[++kept] = at[i];
  run->pool.count = kept + 1;
}

/* One list of those on top, with the hits of those that hold. */
static void join_lists(qt_run *run, uint32_t lists, bool holds) {
  uint32_t first_list = run->stack.count - lists, kept = run->stack.at[first_list].first;
  for (uint32_t i = first_list; i < run->stack.count; i++) {
    uint32_t from = run->stack.at[i].first, count = qt_list_end(run, i) - from;
    if (!holds || !run->stack.at[i].holds || !count) continue;
    memmove(run->pool.at + kept, run->pool.at + from, count * sizeof *run->pool.at);
    kept += count;
  }
  run->pool.count = kept;
  run->stack.count = first_list + 1;
  top_list(run)->holds = holds;
  if (lists > 1) tidy(run);
}

static uint32_t count_holding(const qt_run *run, uint32_t lists) {
  uint32_t count = 0;
  for (uint32_t i = run->stack.count - lists; i < run->stack.count; i++) count += run->stack.at[i].holds;
  return count;
}

/* Places of the list on top, hits at one place counted once. */
static uint32_t count_places(qt_run *run) {
  uint32_t count = 0;
  const qt_match *at = run->pool.at;
  for (uint32_t first = top_list(run)->first, i = first; i < run->pool.count; i++)
    count += i == first || at[i].start != at[i - 1].start || at[i].end != at[i - 1].end;
  return count;
}

/* --- where hits come from */

static qt_match match_of(const qt_found *f) {
  return (qt_match){
      .start = f->start, .end = f->end, .entity = f->entity, .weight = f->weight, .kind = f->kind, .weighed = true};
}

bool qt_push_dictionary(qt_run *run, uint32_t dictionary) {
  if (!push_list(run, false)) return false;
  const qt_scanned *field = run->view.field;
  if (field) {
    for (uint32_t i = field->first; i < field->first + field->count; i++)
      if (run->field_found.at[i].dictionary == dictionary && !add_match(run, match_of(&run->field_found.at[i])))
        return false;
  } else {
    for (uint32_t i = run->head.at[dictionary]; i; i = run->next.at[i - 1])
      if (!add_match(run, match_of(&run->found.at[run->own.at[i - 1]]))) return false;
  }
  tidy(run);
  top_list(run)->holds = run->pool.count > top_list(run)->first;
  return true;
}

static bool push_it(qt_run *run, uint32_t name) {
  if (!push_list(run, run->has_it)) return false;
  qt_match it = run->it;
  it.name = (uint16_t)name;
  return !run->has_it || add_match(run, it);
}

static bool push_all(qt_run *run, uint32_t name) {
  if (!push_list(run, run->its.count > 0)) return false;
  for (uint32_t i = 0; i < run->its.count; i++) {
    qt_match it = run->its.at[i];
    it.name = (uint16_t)name;
    if (!add_match(run, it)) return false;
  }
  return true;
}

static bool push_search(qt_run *run, uint32_t pattern) {
  const qt_view *v = &run->view;
  if (!push_list(run, false)) return false;
  for (uint32_t i = 0; i < v->span_count; i++) {
    quoth_span span = v->spans[i];
    uint32_t length = span.end - span.start;
    if (!run->host->search(run->host->ud, run, pattern, v->text + span.start, length, span.start))
      return qt_run_fails(run, run->status == QT_RUN_OK ? QT_RUN_RAISED : run->status);
  }
  tidy(run);
  top_list(run)->holds = run->pool.count > top_list(run)->first;
  return true;
}

/* Captures of a predicate: the hits of `lists` lists that begin `back` lists from the top. */
static bool push_where(qt_run *run, const qt_instruction *i) {
  uint32_t first_list = run->stack.count - i->b;
  uint32_t first = i->c ? run->stack.at[first_list].first : 0;
  uint32_t count = i->c ? qt_list_end(run, first_list + i->c - 1) - first : 0;
  bool holds = false;
  run->scratch.count = 0;
  if (!qt_vec_reserve(&run->alloc, &run->scratch, count)) return qt_run_fails(run, QT_RUN_NO_MEMORY);
  if (count) memcpy(run->scratch.at, run->pool.at + first, count * sizeof *run->pool.at);
  if (count) qt_sort(run->scratch.at, count, sizeof *run->scratch.at, qt_compare_matches);
  if (!run->host->holds(run->host->ud, i->a, run->scratch.at, count, run->has_it ? &run->it : NULL, &holds))
    return qt_run_fails(run, QT_RUN_RAISED);
  return push_list(run, holds);
}

static void name_list(qt_run *run, uint32_t name) {
  for (uint32_t i = top_list(run)->first; i < run->pool.count; i++)
    if (!run->pool.at[i].name) run->pool.at[i].name = (uint16_t)name;
  tidy(run);
}

/* --- fields and tags */

static bool is_one_of(const qt_run *run, const qt_instruction *i) {
  const qt_program *p = run->program;
  if (i->a >= QT_FIELD_STRINGS) {
    double value = run->fields->numbers[i->a - QT_FIELD_STRINGS];
    for (uint32_t k = 0; k < i->c; k++)
      if (value == p->numbers[i->b + k]) return true;
    return false;
  }
  quoth_string value = run->fields->strings[i->a];
  for (uint32_t k = 0; value.data && k < i->c; k++) {
    quoth_string wanted = p->strings[i->b + k];
    if (wanted.length == value.length && memcmp(wanted.data, value.data, value.length) == 0) return true;
  }
  return false;
}

static bool is_given(const qt_run *run, uint32_t field) {
  if (field < QT_FIELD_STRINGS) return run->fields->strings[field].data != NULL;
  double value = run->fields->numbers[field - QT_FIELD_STRINGS];
  return value == value;
}

static bool is_bounded(const qt_run *run, const qt_instruction *i) {
  double value = run->fields->numbers[i->a - QT_FIELD_STRINGS], bound = run->program->numbers[i->b];
  return i->op == QT_OP_LEAST ? value >= bound : value <= bound;
}

static bool push_field(qt_run *run, uint32_t field, bool holds) {
  if (holds) {
    uint32_t *evidence = qt_vec_push(&run->alloc, &run->evidence);
    if (!evidence) return qt_run_fails(run, QT_RUN_NO_MEMORY);
    *evidence = field;
  }
  return push_list(run, holds);
}

/* Does it win against what has fired of its group? */
static bool stands(const qt_run *run, const qt_fired *fired) {
  for (uint32_t i = 0; i < run->fired.count; i++)
    if (qt_same_group(&run->fired.at[i], fired) && qt_compare_fired(&run->fired.at[i], fired) < 0) return false;
  return true;
}

static bool is_tagged(const qt_run *run, const qt_instruction *i) {
  const qt_tag_reference *all = i->b ? run->program->references + i->a : NULL;
  for (uint32_t f = 0; f < run->fired.count; f++) {
    const qt_fired *fired = &run->fired.at[f];
    uint32_t low = 0, high = i->b;
    while (low < high) {
      uint32_t middle = low + (high - low) / 2;
      if (all[middle].rule < fired->rule)
        low = middle + 1;
      else
        high = middle;
    }
    for (; low < i->b && all[low].rule == fired->rule; low++)
      if ((!all[low].entity || all[low].entity == fired->entity) && stands(run, fired)) return true;
  }
  return false;
}

/* --- the machine */

/* The field's text becomes the view; where there is no such field the condition does not hold. */
static bool enter(qt_run *run, const qt_instruction *i, qt_view *outer, quoth_span *whole, uint32_t *pc) {
  quoth_string text = run->fields->strings[i->a];
  if (!text.data) {
    *pc = i->b - 1;
    return push_list(run, false);
  }
  const qt_scanned *scanned = qt_scan_field(run, text);
  if (!scanned) return qt_run_fails(run, QT_RUN_NO_MEMORY);
  *whole = (quoth_span){0, text.length};
  *outer = run->view;
  run->view = (qt_view){text.data, text.length, whole, 1, whole, 1, scanned, false};
  return true;
}

static bool leave(qt_run *run, const qt_view *outer, uint32_t field) {
  bool holds = top_list(run)->holds;
  run->view = *outer;
  run->pool.count = top_list(run)->first;
  run->stack.count--;
  return push_field(run, field, holds);
}

/* Instructions that look at lists, and leave one. */
static bool combine(qt_run *run, const qt_instruction *i) {
  switch (i->op) {
    case QT_OP_AND: join_lists(run, i->a, count_holding(run, i->a) == i->a); return true;
    case QT_OP_OR: join_lists(run, i->a, count_holding(run, i->a) > 0); return true;
    case QT_OP_OF: join_lists(run, i->a, count_holding(run, i->a) >= i->b); return true;
    case QT_OP_ATLEAST: join_lists(run, 1, top_list(run)->holds && count_places(run) >= i->a); return true;
    case QT_OP_NOT: {
      bool held = top_list(run)->holds;
      join_lists(run, 1, false);
      top_list(run)->holds = !held;
      return true;
    }
    case QT_OP_NAME: name_list(run, i->a); return true;
    case QT_OP_NEAR:
    case QT_OP_BEFORE:
      if (!qt_pair_lists(run, i)) return false;
      tidy(run);
      top_list(run)->holds = run->pool.count > top_list(run)->first;
      return true;
    default: return qt_filter_polarity(run, i, i->op == QT_OP_NEGATED);
  }
}

/* A conjunction that cannot hold any more ends: one list for those so far. */
static void test(qt_run *run, const qt_instruction *i, uint32_t *pc) {
  if (top_list(run)->holds) return;
  join_lists(run, i->a, false);
  *pc = i->b - 1;
}

bool qt_evaluate(qt_run *run, uint32_t pc) {
  qt_view outer = run->view;
  quoth_span whole = {0, 0};
  uint32_t field = 0;
  for (;; pc++) {
    const qt_instruction *i = &run->program->code[pc];
    bool ok = true;
    switch (i->op) {
      case QT_OP_RETURN: return true;
      case QT_OP_DICT: ok = qt_push_dictionary(run, i->a); break;
      case QT_OP_IT: ok = push_it(run, i->a); break;
      case QT_OP_ALL: ok = push_all(run, i->a); break;
      case QT_OP_TEST: test(run, i, &pc); break;
      case QT_OP_IS: ok = push_field(run, i->a, is_one_of(run, i)); break;
      case QT_OP_GIVEN: ok = push_list(run, is_given(run, i->a)); break;
      case QT_OP_LEAST:
      case QT_OP_MOST: ok = push_field(run, i->a, is_bounded(run, i)); break;
      case QT_OP_ENTER: ok = enter(run, i, &outer, &whole, &pc), field = i->a; break;
      case QT_OP_LEAVE: ok = leave(run, &outer, field); break;
      case QT_OP_TAGGED: ok = push_list(run, is_tagged(run, i)); break;
      case QT_OP_SEARCH: ok = push_search(run, i->a); break;
      case QT_OP_WHERE: ok = push_where(run, i); break;
      default: ok = combine(run, i);
    }
    if (!ok) {
      run->view = outer;
      return false;
    }
  }
}
