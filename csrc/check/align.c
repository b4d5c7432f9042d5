#include "check/align.h"

/* What steps are worth. Two words that match pay for words that are left out before them, one does not. */
enum {
  SAME_WORD = 96,
  SAME_MARK = 24,
  OTHER_WORD = -32,
  OTHER_MARK = -16,
  OPEN_OMIT = -128,
  OMIT = -1,       /* for each further item */
  OMIT_MARK = -32, /* by itself */
  ADD = -64,
  ADD_MARK = -16,
  EDITOR_ADD = -1,
  EDITOR_OMIT = -32, /* a word that an insertion stands for */
  NEVER = -(1 << 28)
};

/* A cell's way back: where its best value comes from (PASS: a gap's item or a mark), and whether an omission goes on. */
enum { FROM_PAIR, FROM_ADD, FROM_OMIT, FROM_PASS, FROM_MASK = 3, OMIT_GOES_ON = 4 };

typedef struct row_costs {
  int add, open_omit, omit, omit_mark;
} row_costs;

typedef struct table {
  const qt_items *quote, *text;
  uint32_t first, rows, columns;
  QT_VEC(int) best; /* of the row above, then of this one */
  uint8_t *ways;    /* [row * (columns + 1) + column] */
} table;

static row_costs costs_of(qt_item item) {
  if (qt_item_is_ellipsis(item)) return (row_costs){0, 0, 0, 0};
  if (qt_item_is(item, QT_RBRACKET) && (item.flags & QT_ITEM_EDITOR))
    return (row_costs){EDITOR_ADD, EDITOR_OMIT, EDITOR_OMIT, EDITOR_ADD};
  int add = item.flags & QT_ITEM_EDITOR ? EDITOR_ADD : qt_item_is_mark(item) ? ADD_MARK : ADD;
  return (row_costs){add, OPEN_OMIT, OMIT, OMIT_MARK};
}

/* An insertion is only what the article has as one too. */
static int pair_cost(qt_item a, qt_item b) {
  bool marks = qt_item_is_mark(a);
  if (marks != qt_item_is_mark(b) || ((a.flags & QT_ITEM_EDITOR) && !(b.flags & QT_ITEM_EDITOR))) return NEVER;
  if (marks && (b.flags & QT_ITEM_GAP)) return NEVER; /* the attribution's */
  if (a.id == b.id) return marks ? SAME_MARK : SAME_WORD;
  if (qt_item_is_ellipsis(a) || (a.flags & QT_ITEM_EDITOR)) return NEVER;
  return marks ? OTHER_MARK : OTHER_WORD;
}

/* Row i of the table, from 1; best holds row i - 1. */
static void fill_row(table *t, uint32_t i) {
  qt_item item = t->quote->list.at[i - 1];
  row_costs cost = costs_of(item);
  int *best = t->best.at, diagonal = best[0], omitting = NEVER;
  uint8_t *ways = t->ways + (size_t)i * (t->columns + 1);
  best[0] += cost.add;
  ways[0] = FROM_ADD;
  for (uint32_t j = 1; j <= t->columns; j++) {
    qt_item other = t->text->list.at[t->first + j - 1];
    int paired = diagonal + pair_cost(item, other), added = best[j] + cost.add;
    int opened = best[j - 1] + cost.open_omit, gone_on = omitting + cost.omit;
    int passed = best[j - 1] + (other.flags & QT_ITEM_GAP ? 0 : qt_item_is_mark(other) ? cost.omit_mark : NEVER);
    uint8_t way = FROM_PAIR, flags = gone_on >= opened ? OMIT_GOES_ON : 0;
    omitting = gone_on >= opened ? gone_on : opened;
    diagonal = best[j];
    int value = paired;
    if (omitting > value) {
      value = omitting;
      way = FROM_OMIT;
    }
    if (added > value) {
      value = added;
      way = FROM_ADD;
    }
    if (passed >= value) {
      value = passed;
      way = FROM_PASS;
    }
    best[j] = value;
    ways[j] = (uint8_t)(way | flags);
  }
}

/* Omissions of this row are marked: it is an ellipsis, or the end of an insertion. */
static bool marks_omission(const table *t, uint32_t i) {
  qt_item item = t->quote->list.at[i - 1];
  return qt_item_is_ellipsis(item) || (item.flags & QT_ITEM_EDITOR);
}

static void reverse(qt_steps *steps) {
  for (uint32_t i = 0, k = steps->count; i + 1 < k; i++) {
    qt_step step = steps->at[--k];
    steps->at[k] = steps->at[i];
    steps->at[i] = step;
  }
}

static bool add_step(const quoth_alloc *alloc, qt_steps *steps, qt_step_kind kind, uint32_t quote, uint32_t text,
                     bool marked) {
  qt_step *step = qt_vec_push(alloc, steps);
  if (step) *step = (qt_step){quote, text, (uint8_t)kind, marked};
  return step != NULL;
}

static bool trace_back(const quoth_alloc *alloc, const table *t, uint32_t j, qt_steps *steps) {
  bool ok = true;
  steps->count = 0;
  for (uint32_t i = t->rows; ok && i > 0;) {
    uint8_t way = t->ways[(size_t)i * (t->columns + 1) + j];
    uint32_t quote = i - 1, text = t->first + (j > 0 ? j - 1 : 0);
    switch (way & FROM_MASK) {
      case FROM_PAIR:
        ok = add_step(alloc, steps, QT_STEP_PAIR, quote, text, false);
        i--;
        j--;
        break;
      case FROM_ADD:
        ok = add_step(alloc, steps, QT_STEP_ADD, quote, t->first + j, false);
        i--;
        break;
      case FROM_PASS:
        ok = add_step(alloc, steps, QT_STEP_OMIT, i, text, marks_omission(t, i));
        j--;
        break;
      default:
        for (bool goes_on = true; ok && goes_on; j--) {
          goes_on = (t->ways[(size_t)i * (t->columns + 1) + j] & OMIT_GOES_ON) != 0;
          ok = add_step(alloc, steps, QT_STEP_OMIT, i, t->first + j - 1, marks_omission(t, i));
        }
    }
  }
  reverse(steps);
  return ok;
}

bool qt_align(const quoth_alloc *alloc, const qt_items *quote, const qt_items *text, uint32_t first, uint32_t end,
              qt_steps *steps, int64_t *score) {
  table t = {.quote = quote, .text = text, .first = first, .rows = quote->list.count, .columns = end - first};
  const size_t size = (size_t)(t.rows + 1) * (t.columns + 1);
  t.ways = alloc->fn(alloc->ud, NULL, 0, size);
  bool ok = t.ways && qt_vec_reserve(alloc, &t.best, t.columns + 1);
  if (ok) {
    uint32_t at = 0;
    memset(t.best.at, 0, (t.columns + 1) * sizeof *t.best.at);
    for (uint32_t i = 1; i <= t.rows; i++) fill_row(&t, i);
    for (uint32_t j = 1; j <= t.columns; j++)
      if (t.best.at[j] > t.best.at[at]) at = j;
    *score = t.best.at[at];
    ok = trace_back(alloc, &t, at, steps);
  }
  if (t.ways) alloc->fn(alloc->ud, t.ways, size, 0);
  qt_vec_free(alloc, &t.best);
  return ok;
}
