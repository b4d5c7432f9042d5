/*
** Building: literals are folded as they come, sorted at the end, and laid into a double array depth first.
*/
#include <stdlib.h>

#include "rules/dictionary_trie.h"

/* A literal: its folded bytes stand at `key` in the builder's bytes. */
typedef struct literal {
  uint32_t key, length;
  qt_entry entry;
} literal;

typedef QT_VEC(unsigned char) bytes;
typedef QT_VEC(char) strings;

struct qt_dictionary_builder {
  quoth_alloc alloc;
  QT_VEC(literal) literals;
  bytes keys, spellings;
  QT_VEC(qt_entity) entities;
  strings strings;
  uint32_t string_count;
  qt_slots string_slots, entity_slots;
};

/* --- strings and entities, each once */

qt_dictionary_builder *qt_dictionary_builder_new(quoth_alloc alloc) {
  qt_dictionary_builder *b = alloc.fn(alloc.ud, NULL, 0, sizeof *b);
  if (!b) return NULL;
  memset(b, 0, sizeof *b);
  b->alloc = alloc;
  return b;
}

void qt_dictionary_builder_free(qt_dictionary_builder *b) {
  if (!b) return;
  quoth_alloc alloc = b->alloc;
  qt_vec_free(&alloc, &b->literals);
  qt_vec_free(&alloc, &b->keys);
  qt_vec_free(&alloc, &b->spellings);
  qt_vec_free(&alloc, &b->entities);
  qt_vec_free(&alloc, &b->strings);
  qt_vec_free(&alloc, &b->string_slots);
  qt_vec_free(&alloc, &b->entity_slots);
  alloc.fn(alloc.ud, b, sizeof *b, 0);
}

uint32_t qt_dictionary_builder_count(const qt_dictionary_builder *b) { return b->literals.count; }

static uint32_t hash_pair(qt_entity e) { return qt_hash_step(7, e.id, e.type); }

/* The slots hold what value + 1 stands at, found again by its hash. */
typedef uint32_t hash_of(const qt_dictionary_builder *b, uint32_t value);
static uint32_t hash_of_string(const qt_dictionary_builder *b, uint32_t value) {
  return qt_hash(b->strings.at + value, (uint32_t)strlen(b->strings.at + value));
}
static uint32_t hash_of_entity(const qt_dictionary_builder *b, uint32_t value) {
  return hash_pair(b->entities.at[value]);
}

static void put(qt_slots *slots, uint32_t hash, uint32_t value) {
  uint32_t at = hash & (slots->count - 1);
  while (slots->at[at]) at = (at + 1) & (slots->count - 1);
  slots->at[at] = value + 1;
}

/* Room for one more, at most half full. */
static bool widen(const qt_dictionary_builder *b, qt_slots *slots, uint32_t held, hash_of *hash) {
  if (held < slots->count / 2) return true;
  qt_slots wide = {0};
  uint32_t room = slots->count ? slots->count * 2 : 64;
  if (!room || !qt_vec_reserve(&b->alloc, &wide, room)) return false;
  memset(wide.at, 0, (size_t)room * sizeof *wide.at);
  wide.count = room;
  for (uint32_t i = 0; i < slots->count; i++)
    if (slots->at[i]) put(&wide, hash(b, slots->at[i] - 1), slots->at[i] - 1);
  qt_vec_free(&b->alloc, slots);
  *slots = wide;
  return true;
}

/* The offset of s in the strings. */
static bool intern(qt_dictionary_builder *b, quoth_string s, uint32_t *offset) {
  uint32_t hash = qt_hash(s.data, s.length);
  if (!widen(b, &b->string_slots, b->string_count, hash_of_string)) return false;
  uint32_t mask = b->string_slots.count - 1;
  for (uint32_t at = hash & mask, i; (i = b->string_slots.at[at]) != 0; at = (at + 1) & mask) {
    const char *held = b->strings.at + i - 1;
    if (strlen(held) == s.length && memcmp(held, s.data, s.length) == 0) {
      *offset = i - 1;
      return true;
    }
  }
  if (!qt_vec_reserve(&b->alloc, &b->strings, s.length + 1)) return false;
  *offset = b->strings.count;
  memcpy(b->strings.at + *offset, s.data, s.length);
  b->strings.at[*offset + s.length] = '\0';
  b->strings.count += s.length + 1;
  b->string_count++;
  put(&b->string_slots, hash, *offset);
  return true;
}

static quoth_status no_memory(quoth_error *error) {
  return qt_fail(error, QUOTH_NO_MEMORY, QUOTH_NONE, "not enough memory for a dictionary");
}

quoth_status qt_dictionary_entity(qt_dictionary_builder *b, quoth_string id, quoth_string type, uint32_t *entity,
                                  quoth_error *error) {
  qt_entity pair;
  if (!id.length) id.data = "";
  if (!type.length) type.data = "";
  if (memchr(id.data, 0, id.length) || memchr(type.data, 0, type.length))
    return qt_fail(error, QUOTH_BAD_LITERAL, QUOTH_NONE, "the id or type of an entity has a NUL in it");
  if (!intern(b, id, &pair.id) || !intern(b, type, &pair.type) ||
      !widen(b, &b->entity_slots, b->entities.count, hash_of_entity))
    return no_memory(error);
  uint32_t mask = b->entity_slots.count - 1, i;
  for (uint32_t at = hash_pair(pair) & mask; (i = b->entity_slots.at[at]) != 0; at = (at + 1) & mask)
    if (b->entities.at[i - 1].id == pair.id && b->entities.at[i - 1].type == pair.type) {
      *entity = i - 1;
      return QUOTH_OK;
    }
  qt_entity *new = qt_vec_push(&b->alloc, &b->entities);
  if (!new) return no_memory(error);
  *new = pair;
  *entity = b->entities.count - 1;
  put(&b->entity_slots, hash_pair(pair), *entity);
  return QUOTH_OK;
}

/* --- literals */

/* A literal as it is folded: without case, and with. */
typedef struct folded {
  char key[QT_MAX_LITERAL + 4], plain[QT_MAX_LITERAL + 4];
  uint32_t key_length, plain_length;
  bool capitals;
} folded;

/* NULL, or what is wrong with it. */
static const char *fold(const char *text, uint32_t n, folded *out) {
  uint32_t at = 0, c;
  out->key_length = out->plain_length = 0;
  out->capitals = false;
  if (qt_text_check(text, n).bad_bytes) return "is no UTF-8";
  while ((c = qt_next_plain(text, n, &at)) != 0) {
    if (c == ' ' && (!out->key_length || !qt_peek_plain(text, n, at))) continue; /* at its ends */
    uint32_t small = qt_fold(c);
    out->capitals |= small != c;
    out->plain_length += qt_encode(c, out->plain + out->plain_length);
    out->key_length += qt_encode(small, out->key + out->key_length);
    if (out->plain_length > QT_MAX_LITERAL || out->key_length > QT_MAX_LITERAL) return "has over 255 bytes";
  }
  return out->key_length ? NULL : "has nothing to match";
}

/* Appends a byte of length and the bytes, unless the last ones are the same. */
static bool keep_spelling(qt_dictionary_builder *b, const folded *f, uint32_t *offset) {
  static const unsigned char none[1] = {0}; /* offset 0 stands for no spelling */
  uint32_t n = f->plain_length;
  bytes *s = &b->spellings;
  if (!qt_vec_reserve(&b->alloc, s, n + 2)) return false;
  if (!s->count) memcpy(s->at, none, s->count = 1);
  const unsigned char *last = s->at + s->count - n - 1;
  if (s->count > n + 1 && last[0] == n && memcmp(last + 1, f->plain, n) == 0) {
    *offset = s->count - n - 1;
    return true;
  }
  *offset = s->count;
  s->at[s->count] = (unsigned char)n;
  memcpy(s->at + s->count + 1, f->plain, n);
  s->count += n + 1;
  return true;
}

quoth_status qt_dictionary_add(qt_dictionary_builder *b, const char *text, size_t length, const qt_entry *entry,
                               quoth_error *error) {
  folded f;
  const char *fault = "has over 255 bytes";
  quoth_span span = {0, length < QUOTH_MAX_BYTES ? (uint32_t)length : QUOTH_MAX_BYTES};
  span = qt_trim_span(text, span);
  uint32_t n = span.end - span.start;
  bool stem = n > 0 && text[span.end - 1] == '*';
  if (n < 16 * QT_MAX_LITERAL) fault = fold(text + span.start, n - stem, &f);
  if (!fault && entry->dictionary >= QT_MAX_DICTIONARIES) fault = "belongs to a dictionary of too high a number";
  if (fault)
    return qt_fail(error, QUOTH_BAD_LITERAL, QUOTH_NONE, "literal '%.*s' %s", (int)(n < 60 ? n : 60), text + span.start,
                   fault);
  bool exact = (entry->flags & QT_ENTRY_EXACT) || (f.capitals && !(entry->flags & QT_ENTRY_ANY_CASE));
  uint32_t spelling = 0;
  if ((exact && !keep_spelling(b, &f, &spelling)) || !qt_vec_reserve(&b->alloc, &b->keys, f.key_length))
    return no_memory(error);
  literal *l = qt_vec_push(&b->alloc, &b->literals);
  if (!l) return no_memory(error);
  l->entry = *entry;
  l->entry.spelling = spelling;
  l->entry.flags = (uint16_t)((entry->flags & ~QT_ENTRY_STEM) | (stem ? QT_ENTRY_STEM : 0));
  l->key = b->keys.count;
  l->length = f.key_length;
  memcpy(b->keys.at + l->key, f.key, f.key_length);
  b->keys.count += f.key_length;
  return QUOTH_OK;
}

/* --- sorting */

/* Eight bytes of the key, the first one highest: most comparisons end with them. */
typedef struct place {
  uint64_t head;
  uint32_t literal;
} place;

static uint64_t head_of(const unsigned char *p, uint32_t n) {
  uint64_t head = 0;
  for (uint32_t i = 0; i < 8; i++) head = head << 8 | (i < n ? p[i] : 0);
  return head;
}

static int compare_keys(const qt_dictionary_builder *b, const place *p, const place *q) {
  if (p->head != q->head) return p->head < q->head ? -1 : 1;
  const literal *x = &b->literals.at[p->literal], *y = &b->literals.at[q->literal];
  uint32_t n = x->length < y->length ? x->length : y->length;
  int order = memcmp(b->keys.at + x->key, b->keys.at + y->key, n);
  if (order) return order;
  return (x->length > y->length) - (x->length < y->length);
}

static int compare(uint32_t x, uint32_t y) { return (x > y) - (x < y); }

/* By dictionary first: a scan takes the entries of one dictionary together. 0: the second one is not needed. */
static int compare_entries(const qt_dictionary_builder *b, const qt_entry *x, const qt_entry *y) {
  int order = compare(x->dictionary, y->dictionary);
  if (!order) order = compare(x->entity, y->entity);
  if (!order) order = compare(x->kind, y->kind);
  if (!order) order = compare(x->flags, y->flags);
  if (order || x->spelling == y->spelling) return order;
  if (!x->spelling || !y->spelling) return x->spelling ? 1 : -1;
  const unsigned char *p = b->spellings.at + x->spelling, *q = b->spellings.at + y->spelling;
  order = memcmp(p + 1, q + 1, p[0] < q[0] ? p[0] : q[0]);
  return order ? order : compare(p[0], q[0]);
}

static bool is_behind(const qt_dictionary_builder *b, const place *p, const place *q) {
  int order = compare_keys(b, p, q);
  if (order) return order > 0;
  return compare_entries(b, &b->literals.at[p->literal].entry, &b->literals.at[q->literal].entry) > 0;
}

static void merge(const qt_dictionary_builder *b, const place *from, uint32_t middle, uint32_t n, place *to) {
  uint32_t i = 0, j = middle, k = 0;
  if (middle >= n || !is_behind(b, &from[middle - 1], &from[middle])) {
    memcpy(to, from, n * sizeof *to); /* sorted input costs one comparison a run */
    return;
  }
  while (i < middle && j < n) to[k++] = is_behind(b, &from[i], &from[j]) ? from[j++] : from[i++];
  memcpy(to + k, from + i, (middle - i) * sizeof *to);
  k += middle - i;
  memcpy(to + k, from + j, (n - j) * sizeof *to);
}

/* Merges runs that double, stable; the sorted half of 2n places is returned. */
static place *sort(const qt_dictionary_builder *b, place *places, uint32_t n) {
  place *from = places, *to = places + n;
  for (uint64_t run = 1; run < n; run *= 2) {
    for (uint64_t at = 0; at < n; at += 2 * run) {
      uint32_t length = (uint32_t)(n - at < 2 * run ? n - at : 2 * run);
      merge(b, from + at, (uint32_t)run, length, to + at);
    }
    place *swap = from;
    from = to;
    to = swap;
  }
  return from;
}

/* --- the dictionary */

/* What is being made of the sorted literals. */
typedef struct making {
  const qt_dictionary_builder *b;
  QT_VEC(place) places;
  QT_VEC(qt_key) keys;
  QT_VEC(uint32_t) values;
  QT_VEC(qt_entry) entries;
  bytes filter;
  qt_trie trie;
  uint32_t dictionaries, stems;
} making;

/* One key and value for each different literal, with the entries of all that are alike. */
static bool group(making *m, const place *sorted, uint32_t n) {
  const quoth_alloc *alloc = &m->b->alloc;
  if (!qt_vec_reserve(alloc, &m->keys, n) || !qt_vec_reserve(alloc, &m->values, n + 1) ||
      !qt_vec_reserve(alloc, &m->entries, n))
    return false;
  for (uint32_t i = 0; i < n; i++) {
    const literal *l = &m->b->literals.at[sorted[i].literal];
    bool first = i == 0 || compare_keys(m->b, &sorted[i - 1], &sorted[i]) != 0;
    if (first) {
      m->keys.at[m->keys.count++] = (qt_key){m->b->keys.at + l->key, l->length};
      m->values.at[m->values.count++] = m->entries.count;
    }
    if (l->entry.dictionary >= m->dictionaries) m->dictionaries = l->entry.dictionary + 1;
    if (first || compare_entries(m->b, &m->entries.at[m->entries.count - 1], &l->entry) != 0)
      m->entries.at[m->entries.count++] = l->entry;
  }
  m->values.at[m->values.count++] = m->entries.count;
  return true;
}

/* --- the filter */

enum { LEAST_FILTER = 1 << 8, MOST_FILTER = 1 << 20 }; /* bytes */

static void let_pass(making *m, uint32_t hash, unsigned char what) {
  m->filter.at[QT_STARTS + (hash & (m->filter.count - QT_STARTS - 1))] |= what;
}

static bool has_stem(const making *m, uint32_t value) {
  for (uint32_t i = m->values.at[value]; i < m->values.at[value + 1]; i++)
    if (m->entries.at[i].flags & QT_ENTRY_STEM) return true;
  return false;
}

static void add_to_filter(making *m, uint32_t value) {
  char start[16] = {0};
  const qt_key *key = &m->keys.at[value];
  qt_letters run;
  memcpy(start, key->bytes, key->length < sizeof start ? key->length : sizeof start);
  qt_scan_letters(start, &run);
  bool stem = run.length == key->length && has_stem(m, value);
  bool phrase = run.length < sizeof start && run.length + 1 < key->length && key->bytes[run.length] == ' ';
  unsigned char next = phrase ? key->bytes[run.length + 1] : 0;
  if (run.length == 0 || (stem && run.length < QT_STEM)) {
    m->filter.at[key->bytes[0]] = 1;
    return;
  }
  let_pass(m, qt_run_hash(run.low, run.high), next && next < 0x80 ? qt_next_word(next) : QT_ANYTHING);
  if (!stem) return;
  m->stems = 1;
  let_pass(m, qt_stem_hash(run.low), QT_ANYTHING);
}

/* Four bytes or more for a literal, as far as the most goes. */
static bool make_filter(making *m) {
  uint32_t size = LEAST_FILTER;
  while (size < MOST_FILTER && size < m->keys.count * 4) size *= 2;
  if (!qt_vec_reserve(&m->b->alloc, &m->filter, QT_STARTS + size)) return false;
  m->filter.count = QT_STARTS + size;
  memset(m->filter.at, 0, m->filter.count);
  for (uint32_t i = 0; i < m->keys.count; i++) add_to_filter(m, i);
  return true;
}

static bool make(making *m) {
  const quoth_alloc *alloc = &m->b->alloc;
  uint32_t n = m->b->literals.count;
  if (n > QT_INDEX || !qt_vec_reserve(alloc, &m->places, 2 * n + 1)) return false;
  for (uint32_t i = 0; i < n; i++) {
    const literal *l = &m->b->literals.at[i];
    m->places.at[i] = (place){head_of(m->b->keys.at + l->key, l->length), i};
  }
  bool ok = group(m, sort(m->b, m->places.at, n), n);
  qt_vec_free(alloc, &m->places);
  return ok && make_filter(m) && qt_trie_lay(alloc, m->keys.at, m->keys.count, &m->trie);
}

/* The block of a dictionary with everything in it. */
static qt_dictionary *assemble(const making *m) {
  const qt_dictionary_builder *b = m->b;
  qt_header header = {.dictionaries = m->dictionaries,
                      .stems = m->stems,
                      .filter = m->filter.count,
                      .units = m->trie.units.count,
                      .values = m->values.count,
                      .entries = m->entries.count,
                      .entities = b->entities.count,
                      .tails = m->trie.tails.count + QT_MARGIN,
                      .spellings = b->spellings.count + QT_MARGIN,
                      .strings = b->strings.count + 1};
  qt_dictionary *d = qt_dictionary_blank(b->alloc, &header);
  if (!d) return NULL;
  qt_dictionary_fill(d, d->units, m->trie.units.at, m->trie.units.count * sizeof(qt_node));
  qt_dictionary_fill(d, d->values, m->values.at, m->values.count * sizeof(uint32_t));
  qt_dictionary_fill(d, d->entries, m->entries.at, m->entries.count * sizeof(qt_entry));
  qt_dictionary_fill(d, d->entities, b->entities.at, b->entities.count * sizeof(qt_entity));
  qt_dictionary_fill(d, d->tails, m->trie.tails.at, m->trie.tails.count);
  qt_dictionary_fill(d, d->spellings, b->spellings.at, b->spellings.count);
  qt_dictionary_fill(d, d->strings, b->strings.at, b->strings.count);
  qt_dictionary_fill(d, d->filter, m->filter.at, m->filter.count);
  qt_dictionary_seal(d);
  return d;
}

qt_dictionary *qt_dictionary_build(qt_dictionary_builder *b, quoth_error *error) {
  making m = {.b = b};
  qt_dictionary *d = make(&m) ? assemble(&m) : NULL;
  qt_vec_free(&b->alloc, &m.places);
  qt_vec_free(&b->alloc, &m.keys);
  qt_vec_free(&b->alloc, &m.values);
  qt_vec_free(&b->alloc, &m.entries);
  qt_vec_free(&b->alloc, &m.filter);
  qt_vec_free(&b->alloc, &m.trie.units);
  qt_vec_free(&b->alloc, &m.trie.tails);
  if (!d) no_memory(error);
  return d;
}
