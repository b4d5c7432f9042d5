/*
** Laying sorted keys into a double array. Free units are a list through the last blocks only (after darts-clone's
** "extra" blocks): a full array costs nothing to search, and little room is lost.
*/
#include "rules/dictionary_trie.h"

enum { OPEN_BLOCKS = 16, WINDOW = OPEN_BLOCKS * QT_BLOCK, NO_UNIT = 0 };

/* Keys [first, last) share their first `depth` bytes, which lead to `state`. */
typedef struct job {
  uint32_t state, first, last, depth;
} job;

typedef struct child {
  uint32_t first, last;
  unsigned char byte;
} child;

typedef struct layer {
  const quoth_alloc *alloc;
  qt_trie *trie;
  uint32_t next[WINDOW], prev[WINDOW]; /* of free unit u at u % WINDOW; NO_UNIT ends the list (unit 0 is the root) */
  uint32_t head, foot;
  child children[QT_BLOCK];
  uint32_t child_count;
  QT_VEC(job) jobs;
} layer;

static void link_free(layer *l, uint32_t unit) {
  l->next[unit % WINDOW] = NO_UNIT;
  l->prev[unit % WINDOW] = l->foot;
  if (l->foot)
    l->next[l->foot % WINDOW] = unit;
  else
    l->head = unit;
  l->foot = unit;
}

static void unlink_free(layer *l, uint32_t unit) {
  uint32_t next = l->next[unit % WINDOW], prev = l->prev[unit % WINDOW];
  if (prev)
    l->next[prev % WINDOW] = next;
  else
    l->head = next;
  if (next)
    l->prev[next % WINDOW] = prev;
  else
    l->foot = prev;
}

static bool is_free(const layer *l, uint32_t unit) { return unit && l->trie->units.at[unit].check == QT_FREE; }

/* A new block; the oldest open one is searched no more. */
static bool add_block(layer *l) {
  uint32_t begin = l->trie->units.count;
  if (begin > QT_INDEX - QT_BLOCK || !qt_vec_reserve(l->alloc, &l->trie->units, QT_BLOCK)) return false;
  if (begin >= WINDOW)
    for (uint32_t i = begin - WINDOW; i < begin - WINDOW + QT_BLOCK; i++)
      if (is_free(l, i)) unlink_free(l, i);
  l->trie->units.count += QT_BLOCK;
  for (uint32_t i = begin; i < begin + QT_BLOCK; i++) {
    l->trie->units.at[i] = (qt_node){0, QT_FREE};
    if (i) link_free(l, i);
  }
  return true;
}

static bool fits(const layer *l, uint32_t base) {
  for (uint32_t i = 1; i < l->child_count; i++)
    if (!is_free(l, base ^ l->children[i].byte)) return false;
  return true;
}

/* The base of a block's free units for all children; false: no memory. */
static bool find_base(layer *l, uint32_t *base) {
  for (uint32_t unit = l->head; unit; unit = l->next[unit % WINDOW]) {
    *base = unit ^ l->children[0].byte;
    if (fits(l, *base)) return true;
  }
  *base = l->trie->units.count;
  return add_block(l);
}

/* Gathers the children of the job's state: by 0 the key that ends there. */
static void gather(layer *l, const qt_key *keys, job j) {
  l->child_count = 0;
  for (uint32_t i = j.first; i < j.last; i++) {
    unsigned char byte = keys[i].length > j.depth ? keys[i].bytes[j.depth] : 0;
    child *c = &l->children[l->child_count];
    if (l->child_count && c[-1].byte == byte)
      c[-1].last = i + 1;
    else
      l->child_count++, *c = (child){i, i + 1, byte};
  }
}

static bool add_tail(layer *l, const qt_key *key, uint32_t depth, uint32_t value, uint32_t state) {
  uint32_t n = key->length - depth, at = l->trie->tails.count;
  if (at > QT_INDEX - QT_MARGIN || !qt_vec_reserve(l->alloc, &l->trie->tails, n + 5)) return false;
  unsigned char *p = l->trie->tails.at + at;
  p[0] = (unsigned char)n;
  memcpy(p + 1, key->bytes + depth, n);
  memcpy(p + 1 + n, &value, sizeof value);
  l->trie->tails.count += n + 5;
  l->trie->units.at[state].base = QT_TAIL | at;
  return true;
}

/* Places the children of one state, and leaves theirs as jobs. */
static bool place(layer *l, const qt_key *keys, job j) {
  uint32_t base;
  gather(l, keys, j);
  if (!find_base(l, &base) || !qt_vec_reserve(l->alloc, &l->jobs, l->child_count)) return false;
  l->trie->units.at[j.state].base = base | (l->children[0].byte ? 0 : QT_VALUE);
  for (uint32_t i = 0; i < l->child_count; i++) {
    uint32_t unit = base ^ l->children[i].byte;
    unlink_free(l, unit);
    l->trie->units.at[unit].check = j.state;
  }
  for (uint32_t i = l->child_count; i-- > 0;) { /* the first one is laid next */
    const child *c = &l->children[i];
    if (!c->byte)
      l->trie->units.at[base ^ 0].base = c->first;
    else
      l->jobs.at[l->jobs.count++] = (job){base ^ c->byte, c->first, c->last, j.depth + 1};
  }
  return true;
}

/* A tail begins with a whole character, so that a scan compares whole ones. */
static bool is_tail(const qt_key *key, job j) {
  return j.last - j.first == 1 && (j.depth == key->length || (key->bytes[j.depth] & 0xc0) != 0x80);
}

bool qt_trie_lay(const quoth_alloc *alloc, const qt_key *keys, uint32_t count, qt_trie *trie) {
  layer *l = alloc->fn(alloc->ud, NULL, 0, sizeof *l);
  if (!l) return false;
  memset(l, 0, sizeof *l);
  l->alloc = alloc;
  l->trie = trie;
  bool ok = add_block(l) && qt_vec_reserve(alloc, &l->jobs, 1);
  if (ok && count) l->jobs.at[l->jobs.count++] = (job){0, 0, count, 0};
  while (ok && l->jobs.count) {
    job j = l->jobs.at[--l->jobs.count];
    ok = is_tail(&keys[j.first], j) ? add_tail(l, &keys[j.first], j.depth, j.first, j.state) : place(l, keys, j);
  }
  qt_vec_free(alloc, &l->jobs);
  alloc->fn(alloc->ud, l, sizeof *l, 0);
  return ok;
}
