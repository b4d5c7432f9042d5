#include "speech/pairing.h"

/* Tenths of a point, as in mark.c: a reading with fewer lost marks wins. */
enum {
  UNCLOSED = 40,
  UNCLOSED_SINGLE = 45,  /* an outermost single mark is rather an apostrophe */
  UNCLOSED_INNER = 30,   /* the closer of the outer one closes both: ‘Yes, ... unrelated." */
  RUNS_ON = 10,          /* the next paragraph opens again */
  FROM_BEFORE = 5,       /* a quotation runs on from the paragraph before */
  FROM_FARTHER = 12,     /* for each paragraph without a mark in between */
  FROM_BEFORE_OPEN = 60, /* and does not end in this one either: no evidence that it does */
  SAME_INSIDE = 35,      /* "a "b" c": one kind inside itself */
  LIKE_INSIDE = 5,       /* «a „b“ c»; and “a ‘b “c” b’ a” */
  CLEAR_OPENER = 20,     /* dearer openers do not end what is open */
  SETTLE = 48,           /* marks after which the best reading is settled where it has nothing open, */
  SETTLE_AT_LAST = 96,   /* and after which it is settled in any case: so memory is bounded */
  MARGIN = 64            /* readings that are so much dearer than the best are given up */
};

typedef struct state {
  uint32_t parent; /* its trace; of the state before while a step is built */
  uint32_t cost;
  qt_reading reading;
  uint8_t depth;
  bool starts_open;             /* reads a quotation that runs on from the paragraph before */
  uint16_t stack[QT_MAX_DEPTH]; /* sites, or QT_PARAGRAPH_START */
} state;

typedef struct beam {
  uint32_t count;
  state states[QT_BEAM];
} beam;

static bool same_stack(const state *a, const state *b) {
  return a->depth == b->depth && memcmp(a->stack, b->stack, a->depth * sizeof *a->stack) == 0;
}

/* Keeps s if it is among the best; of two with one stack the cheaper. */
static void keep(beam *b, const state *s) {
  uint32_t worst = 0;
  for (uint32_t i = 0; i < b->count; i++) {
    if (same_stack(&b->states[i], s)) {
      if (s->cost < b->states[i].cost) b->states[i] = *s;
      return;
    }
    if (b->states[i].cost > b->states[worst].cost) worst = i;
  }
  if (b->count < QT_BEAM)
    b->states[b->count++] = *s;
  else if (s->cost < b->states[worst].cost)
    b->states[worst] = *s;
}

static uint8_t mark_of(const qt_pairing *p, uint16_t site) {
  return site == QT_PARAGRAPH_START ? p->carried : p->sites.at[site].mark;
}

/* What it costs to open site inside what is open. */
static uint32_t nesting_cost(const qt_pairing *p, const state *s, const qt_mark_site *site) {
  if (!s->depth) return 0;
  uint8_t top = mark_of(p, s->stack[s->depth - 1]);
  unsigned group = qt_mark_group(site->mark);
  if (qt_mark_group(top) == group) return SAME_INSIDE;
  if (qt_is_single_mark(top) == site->is_single) return LIKE_INSIDE + 3;
  for (uint8_t i = 0; i + 1 < s->depth; i++)
    if (qt_mark_group(mark_of(p, s->stack[i])) == group) return LIKE_INSIDE;
  return 0;
}

static void try_open(const qt_pairing *p, beam *to, state s, uint16_t index) {
  const qt_mark_site *site = &p->sites.at[index];
  if (s.depth == QT_MAX_DEPTH) return;
  s.cost += site->open + nesting_cost(p, &s, site);
  s.stack[s.depth++] = index;
  s.reading = (qt_reading){QT_READ_OPEN, 0};
  keep(to, &s);
}

/* Site closes the quotation that is open `above` others: those lose their closers. */
static uint32_t close_cost(const qt_pairing *p, const state *s, const qt_mark_site *site, uint8_t above) {
  return qt_pair_cost(mark_of(p, s->stack[s->depth - 1 - above]), site->mark) + above * (uint32_t)UNCLOSED_INNER;
}

static void close_at(const qt_pairing *p, beam *to, state s, const qt_mark_site *site, uint8_t above) {
  s.cost += site->close + close_cost(p, &s, site, above);
  s.depth = (uint8_t)(s.depth - above - 1);
  s.reading = (qt_reading){QT_READ_CLOSE, above};
  keep(to, &s);
}

/* The cheapest of the open quotations that site can close, and the innermost: “a ‘b” c’ has its marks crossed. */
static void try_close(const qt_pairing *p, beam *to, state s, const qt_mark_site *site) {
  if (!s.depth) return;
  uint8_t best = 0;
  for (uint8_t above = 1; above < s.depth; above++)
    if (close_cost(p, &s, site, above) < close_cost(p, &s, site, best)) best = above;
  close_at(p, to, s, site, best);
  if (best) close_at(p, to, s, site, 0);
}

/* A clear opener where one of its kind is open: that one has lost its closer. */
static void try_reopen(const qt_pairing *p, beam *to, state s, uint16_t index) {
  const qt_mark_site *site = &p->sites.at[index];
  if (site->open >= CLEAR_OPENER) return;
  uint8_t pops = 0;
  for (uint8_t above = 0; above < s.depth && !pops; above++)
    if (qt_is_single_mark(mark_of(p, s.stack[s.depth - 1 - above])) == site->is_single) pops = (uint8_t)(above + 1);
  if (!pops) return;
  s.cost += UNCLOSED + (pops - 1u) * UNCLOSED_INNER;
  s.depth = (uint8_t)(s.depth - pops);
  s.cost += site->open + nesting_cost(p, &s, site);
  s.stack[s.depth++] = index;
  s.reading = (qt_reading){QT_READ_REOPEN, pops};
  keep(to, &s);
}

static void step(const qt_pairing *p, const beam *from, beam *to, uint16_t index) {
  const qt_mark_site *site = &p->sites.at[index];
  uint32_t best = UINT32_MAX;
  to->count = 0;
  for (uint32_t i = 0; i < from->count; i++)
    if (from->states[i].cost < best) best = from->states[i].cost;
  for (uint32_t i = 0; i < from->count; i++) {
    state s = from->states[i];
    if (s.cost > best + MARGIN) continue;
    try_close(p, to, s, site);
    try_open(p, to, s, index);
    try_reopen(p, to, s, index);
    s.cost += site->neither;
    s.reading = (qt_reading){QT_READ_NEITHER, 0};
    keep(to, &s);
  }
}

static uint32_t end_cost(const qt_pairing *p, const state *s) {
  uint32_t cost = 0;
  for (uint8_t i = 0; i < s->depth; i++) {
    uint8_t mark = mark_of(p, s->stack[i]);
    if (s->stack[i] == QT_PARAGRAPH_START)
      cost += FROM_BEFORE_OPEN;
    else if (i)
      cost += UNCLOSED_INNER;
    else if (qt_reopens(mark, p->next))
      cost += RUNS_ON;
    else
      cost += qt_is_single_mark(mark) ? UNCLOSED_SINGLE : UNCLOSED;
  }
  return cost;
}

bool qt_reopens(uint8_t mark, uint8_t next) {
  if (!next || qt_is_single_mark(mark) != qt_is_single_mark(next)) return false;
  return qt_mark_group(mark) == qt_mark_group(next) || mark == QT_STRAIGHT || next == QT_STRAIGHT;
}

static void start(const qt_pairing *p, beam *b) {
  memset(b->states, 0, 2 * sizeof *b->states);
  b->count = p->carried ? 2 : 1;
  b->states[0].parent = b->states[1].parent = QUOTH_NONE;
  b->states[1].cost = FROM_BEFORE + p->carried_over * FROM_FARTHER;
  b->states[1].starts_open = true;
  b->states[1].depth = 1;
  b->states[1].stack[0] = QT_PARAGRAPH_START;
}

/* Every survivor of a step gets its trace, so that the best one can be read back. */
static bool note(const quoth_alloc *alloc, qt_pairing *p, beam *b) {
  if (!qt_vec_reserve(alloc, &p->traces, b->count)) return false;
  for (uint32_t i = 0; i < b->count; i++) {
    p->traces.at[p->traces.count] = (qt_trace){b->states[i].parent, b->states[i].reading};
    b->states[i].parent = p->traces.count++;
  }
  return true;
}

static const state *best_of(const qt_pairing *p, const beam *b, bool at_end) {
  const state *best = &b->states[0];
  for (uint32_t i = 1; i < b->count; i++) {
    const state *s = &b->states[i];
    uint32_t ends = at_end ? end_cost(p, s) : 0, best_ends = at_end ? end_cost(p, best) : 0;
    if (s->cost + ends < best->cost + best_ends) best = s;
  }
  return best;
}

/* Settles the readings of sites [from, end) as `best` has them, and goes on from it alone. */
static void settle(qt_pairing *p, beam *b, const state *best, uint32_t from, uint32_t end) {
  state chosen = *best;
  uint32_t trace = chosen.parent;
  for (uint32_t i = end; i-- > from; trace = p->traces.at[trace].parent)
    p->readings.at[i] = p->traces.at[trace].reading;
  p->traces.count = 0;
  p->starts_open = chosen.starts_open;
  chosen.parent = QUOTH_NONE;
  chosen.cost = 0;
  b->states[0] = chosen;
  b->count = 1;
}

/*
** Most paragraphs: marks that open and close in turn at no cost, and apostrophes. What costs nothing is the cheapest
** reading, and here the only one: whatever else a mark may be costs something. false: the marks are not so clear.
*/
static bool read_clear(qt_pairing *p) {
  const qt_mark_site *open = NULL;
  if (p->carried) return false;
  for (uint32_t i = 0; i < p->sites.count; i++) {
    const qt_mark_site *site = &p->sites.at[i];
    qt_reading *reading = &p->readings.at[i];
    if (!site->neither) {
      if (!site->open || !site->close) return false;
      *reading = (qt_reading){QT_READ_NEITHER, 0};
    } else if (!open) {
      if (site->open) return false;
      *reading = (qt_reading){QT_READ_OPEN, 0};
      open = site;
    } else {
      if (site->close || qt_pair_cost(open->mark, site->mark)) return false; /* of one group, if it is 0 */
      *reading = (qt_reading){QT_READ_CLOSE, 0};
      open = NULL;
    }
  }
  p->starts_open = false;
  return !open;
}

bool qt_pair_marks(const quoth_alloc *alloc, qt_pairing *p) {
  beam beams[2];
  p->traces.count = p->readings.count = 0;
  if (!qt_vec_reserve(alloc, &p->readings, p->sites.count)) return false;
  p->readings.count = p->sites.count;
  if (read_clear(p)) return true;
  start(p, &beams[0]);
  uint32_t at = 0, settled = 0;
  for (uint32_t i = 0; i < p->sites.count; i++) {
    step(p, &beams[at], &beams[at ^ 1], (uint16_t)i);
    at ^= 1;
    if (!note(alloc, p, &beams[at])) return false;
    if (i - settled < SETTLE) continue;
    const state *best = best_of(p, &beams[at], false);
    if (best->depth && i - settled < SETTLE_AT_LAST) continue;
    settle(p, &beams[at], best, settled, i + 1);
    settled = i + 1;
  }
  settle(p, &beams[at], best_of(p, &beams[at], true), settled, p->sites.count);
  return true;
}

void qt_pairing_free(const quoth_alloc *alloc, qt_pairing *p) {
  qt_vec_free(alloc, &p->sites);
  qt_vec_free(alloc, &p->readings);
  qt_vec_free(alloc, &p->traces);
}
