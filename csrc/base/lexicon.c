#include "base/lexicon.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static_assert(QT_CLASS_COUNT <= 64 && QT_MORE_CLASS_COUNT <= 64, "a set of classes is 64 bits");

static const char *const class_names[] = {
#define X(id, name) name,
    QT_CLASSES(X)
#undef X
};
static const char *const more_class_names[] = {
#define X(id, name) name,
    QT_MORE_CLASSES(X)
#undef X
};

static const quoth_alloc *alloc_of(const quoth_language *l) { return &l->arena.alloc; }

/* Puts index + 1 into a free slot of hash; grows at 1/4 full. old: the hash of one that is there. */
typedef uint32_t hash_of(const quoth_language *l, uint32_t value);
enum { FIRST_SLOTS = 64 };

static bool slots_grow(const quoth_language *l, qt_slots *s, uint32_t size, hash_of *old) {
  qt_slots grown = {0};
  if (!qt_vec_reserve(alloc_of(l), &grown, size)) return false;
  memset(grown.at, 0, size * sizeof *grown.at);
  grown.count = size;
  for (uint32_t i = 0; i < s->count; i++) {
    if (!s->at[i]) continue;
    uint32_t at = old(l, s->at[i]) & (size - 1);
    while (grown.at[at]) at = (at + 1) & (size - 1);
    grown.at[at] = s->at[i];
  }
  qt_vec_free(alloc_of(l), s);
  *s = grown;
  return true;
}

static bool slots_add(quoth_language *l, qt_slots *s, uint32_t count, hash_of *old, uint32_t hash, uint32_t value) {
  if ((count + 1) * 4 > s->count && !slots_grow(l, s, s->count ? s->count * 2 : FIRST_SLOTS, old)) return false;
  uint32_t at = hash & (s->count - 1);
  while (s->at[at]) at = (at + 1) & (s->count - 1);
  s->at[at] = value;
  return true;
}

/* p[0..n), 16 bytes at most, padded with zeros, as memcpy would read them. */
static void load_short(const char *p, size_t n, uint64_t *low, uint64_t *high) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  /* two loads that overlap: no copy of a length that is not known */
  uint32_t a, b;
  *high = 0;
  if (n >= 8) {
    memcpy(low, p, 8);
    if (n == 8) return;
    memcpy(high, p + n - 8, 8);
    *high >>= 8 * (16 - n);
  } else if (n >= 4) {
    memcpy(&a, p, 4);
    memcpy(&b, p + n - 4, 4);
    *low = a | (uint64_t)b << 8 * (n - 4);
  } else {
    const unsigned char *u = (const unsigned char *)p;
    *low = n ? u[0] | (uint64_t)u[n / 2] << 8 * (n / 2) | (uint64_t)u[n - 1] << 8 * (n - 1) : 0;
  }
#else
  char padded[16] = {0};
  memcpy(padded, p, n);
  memcpy(low, padded, 8);
  memcpy(high, padded + 8, 8);
#endif
}

/* The product of the last step of a form's hash. */
static uint64_t product_of(const char *folded, uint32_t length) {
  uint64_t low, high;
  uint32_t hash = 0, i = 0;
  for (; length - i > 16; i += 16) {
    load_short(folded + i, 16, &low, &high);
    hash = qt_hash_step(hash, low, high);
  }
  load_short(folded + i, length - i, &low, &high);
  return qt_hash_product(hash, low, high);
}

uint32_t qt_hash(const char *folded, uint32_t length) { return length ? qt_hash_fold(product_of(folded, length)) : 0; }

static uint32_t hash_edge(uint32_t from, uint16_t word) {
  uint32_t h = (from * 0x9e3779b1u) ^ (word * 0x85ebca6bu);
  return h ^ h >> 15;
}

static uint32_t hash_of_edge(const quoth_language *l, uint32_t value) {
  return hash_edge(l->edges.at[value - 1].from, l->edges.at[value - 1].word);
}
static uint32_t hash_of_weight(const quoth_language *l, uint32_t value) {
  return qt_hash(l->weights.at[value - 1].name, l->weights.at[value - 1].length);
}

/*
** The table of words, never more than half full. Short words are the most frequent, so they come first to where they
** belong, and longer ones make room for them.
*/
static void place(quoth_language *l, qt_slot word) {
  qt_slot *slots = l->slots.at;
  uint32_t mask = l->slots.count - 1, home = (uint32_t)(word.product >> l->slot_shift), at = home;
  for (; slots[at].known; at = (at + 1) & mask) {
    qt_slot there = slots[at];
    if (l->forms.at[(uint16_t)there.known].length <= l->forms.at[(uint16_t)word.known].length) continue;
    slots[at] = word;
    slots[at].known |= there.known & QT_KNOWN_DISPLACED;
    if (at != home) slots[home].known |= QT_KNOWN_DISPLACED;
    there.known &= ~QT_KNOWN_DISPLACED;
    word = there;
    home = (uint32_t)(word.product >> l->slot_shift);
  }
  slots[at] = word;
  if (at != home) slots[home].known |= QT_KNOWN_DISPLACED;
}

static bool grow_table(quoth_language *l, uint32_t size) {
  QT_VEC(qt_slot) old = {l->slots.at, l->slots.count, l->slots.capacity};
  qt_slot *grown = alloc_of(l)->fn(alloc_of(l)->ud, NULL, 0, size * sizeof *grown);
  if (!grown) return false;
  memset(grown, 0, size * sizeof *grown);
  l->slots.at = grown;
  l->slots.count = l->slots.capacity = size;
  l->slot_shift = 64;
  for (uint32_t n = size; n > 1; n /= 2) l->slot_shift--;
  for (uint32_t i = 0; i < old.count; i++) {
    if (!old.at[i].known) continue;
    old.at[i].known &= ~QT_KNOWN_DISPLACED;
    place(l, old.at[i]);
  }
  qt_vec_free(alloc_of(l), &old);
  return true;
}

uint64_t qt_table_walk(qt_table table, uint64_t product) {
  const qt_slot *slots = table.slots;
  uint32_t at = (uint32_t)(product >> table.shift);
  while (slots[at].known && slots[at].product != product) at = (at + 1) & table.mask;
  return slots[at].known;
}

/* The slot of the word with this folded form; NULL: there is none. */
static qt_slot *find_slot(const quoth_language *l, const char *folded, uint32_t length) {
  uint64_t product = product_of(folded, length);
  uint32_t mask = l->slots.count - 1, at = (uint32_t)(product >> l->slot_shift);
  for (; l->slots.at[at].known; at = (at + 1) & mask) {
    qt_slot *s = &l->slots.at[at];
    const qt_form *f = &l->forms.at[(uint16_t)s->known];
    if (s->product == product && f->length == length && memcmp(f->bytes, folded, length) == 0) return s;
  }
  return NULL;
}

uint64_t qt_lexicon_known(const qt_lexicon *l, const char *folded, uint32_t length) {
  const qt_slot *s = find_slot(l, folded, length);
  return s ? s->known : 0;
}

quoth_language *quoth_language_new(quoth_alloc alloc, const char *code, quoth_error *error) {
  quoth_language *l = alloc.fn(alloc.ud, NULL, 0, sizeof *l);
  if (!l) goto no_memory;
  memset(l, 0, sizeof *l);
  l->arena.alloc = alloc;
  strncpy(l->code, code ? code : "", sizeof l->code - 1);
  l->kept = qt_arena_take(&l->arena, sizeof *l->kept);
  bool ok = l->kept && qt_vec_reserve(&alloc, &l->forms, QT_FIRST_NUMBER) &&
            qt_vec_reserve(&alloc, &l->words, QT_FIRST_NUMBER) &&
            qt_vec_reserve(&alloc, &l->glances, QT_FIRST_NUMBER) && qt_vec_push(&alloc, &l->nodes) && /* node 0: none */
            grow_table(l, FIRST_SLOTS); /* never none, so that look-ups need no test */
  if (!ok) {
    quoth_language_free(l);
    goto no_memory;
  }
  l->forms.count = l->words.count = l->glances.count = QT_FIRST_NUMBER;
  memset(l->forms.at, 0, QT_FIRST_NUMBER * sizeof *l->forms.at);
  memset(l->words.at, 0, QT_FIRST_NUMBER * sizeof *l->words.at);
  memset(l->glances.at, 0, QT_FIRST_NUMBER * sizeof *l->glances.at);
  return l;
no_memory:
  qt_fail(error, QUOTH_NO_MEMORY, QUOTH_NONE, "not enough memory for a language");
  return NULL;
}

void quoth_language_free(quoth_language *l) {
  if (!l) return;
  quoth_alloc alloc = l->arena.alloc;
  qt_vec_free(&alloc, &l->forms);
  qt_vec_free(&alloc, &l->words);
  qt_vec_free(&alloc, &l->glances);
  qt_vec_free(&alloc, &l->endings);
  qt_vec_free(&alloc, &l->nodes);
  qt_vec_free(&alloc, &l->edges);
  qt_vec_free(&alloc, &l->weights);
  qt_vec_free(&alloc, &l->slots);
  qt_vec_free(&alloc, &l->edge_slots);
  qt_vec_free(&alloc, &l->weight_slots);
  qt_arena_free(&l->arena);
  alloc.fn(alloc.ud, l, sizeof *l, 0);
}

uint32_t qt_lexicon_step(const qt_lexicon *l, uint32_t node, uint16_t word) {
  uint32_t mask = l->edge_slots.count - 1;
  if (!l->edge_slots.count || !word) return QT_NO_NODE;
  for (uint32_t at = hash_edge(node, word) & mask, i; (i = l->edge_slots.at[at]) != 0; at = (at + 1) & mask) {
    const qt_edge *e = &l->edges.at[i - 1];
    if (e->from == node && e->word == word) return e->to;
  }
  return QT_NO_NODE;
}

const char *qt_lexicon_code(const qt_lexicon *l) { return l->code; }

/* Folded copy of p in the arena; its length in *length. A typographic apostrophe folds to '. */
static char *fold_copy(quoth_language *l, const char *p, size_t n, uint32_t *length) {
  char *out = qt_arena_take(&l->arena, n * 3); /* a bad byte becomes U+FFFD: three bytes */
  uint32_t used = 0;
  if (!out) return NULL;
  for (size_t i = 0; i < n;) {
    uint32_t step, c = qt_decode(p + i, n - i, &step);
    c = qt_fold(c);
    used += qt_encode(c == 0x2019 ? '\'' : c, out + used);
    i += step;
  }
  *length = used;
  return out;
}

/* The number of a word, new or old; QT_NO_WORD: no memory, or too many words. */
static uint16_t intern(quoth_language *l, const char *p, size_t n) {
  uint32_t length;
  char *folded = fold_copy(l, p, n, &length);
  if (!folded) return QT_NO_WORD;
  uint16_t word = qt_lexicon_find(l, folded, length);
  if (word || l->forms.count > QT_MAX_WORDS) return word;
  uint32_t index = l->forms.count;
  if (!qt_vec_reserve(alloc_of(l), &l->forms, 1u) || !qt_vec_reserve(alloc_of(l), &l->words, 1u) ||
      !qt_vec_reserve(alloc_of(l), &l->glances, 1u) ||
      ((index + 1) * 2 > l->slots.count && !grow_table(l, l->slots.count * 2)))
    return QT_NO_WORD;
  qt_form *f = qt_vec_push(alloc_of(l), &l->forms);
  *f = (qt_form){folded, length, false};
  place(l, (qt_slot){product_of(folded, length), index});
  qt_vec_push(alloc_of(l), &l->words);
  qt_vec_push(alloc_of(l), &l->glances);
  return (uint16_t)index;
}

/* The node behind `word`, new or old; QT_NO_NODE: no memory. */
static uint32_t extend(quoth_language *l, uint32_t node, uint16_t word) {
  uint32_t to = qt_lexicon_step(l, node, word);
  if (to) return to;
  to = l->nodes.count;
  if (!qt_vec_push(alloc_of(l), &l->nodes)) return QT_NO_NODE;
  qt_edge *e = qt_vec_push(alloc_of(l), &l->edges);
  if (e) {
    *e = (qt_edge){node, to, word};
    if (slots_add(l, &l->edge_slots, l->edges.count - 1, hash_of_edge, hash_edge(node, word), l->edges.count))
      return to;
    l->edges.count--;
  }
  l->nodes.count--;
  return QT_NO_NODE;
}

/*
** The record of a word or phrase, made where it is new; *head, *second: the phrase's first and second word, 0: it is a
** word. NULL: no memory.
*/
static qt_word *entry(quoth_language *l, const char *p, size_t n, uint16_t *head, uint16_t *second) {
  const char *end = p + n, *space = memchr(p, ' ', n);
  *head = *second = QT_NO_WORD;
  if (!space) {
    uint16_t word = intern(l, p, n);
    return word ? &l->words.at[word] : NULL;
  }
  uint32_t node = QT_NO_NODE;
  for (uint32_t i = 0; p < end; i++) {
    space = memchr(p, ' ', (size_t)(end - p));
    size_t length = space ? (size_t)(space - p) : (size_t)(end - p);
    uint16_t word = length ? intern(l, p, length) : QT_NO_WORD;
    if (!word || !(node = extend(l, node, word))) return NULL;
    if (i == 0) l->words.at[ *head = word].node = node;
    if (i == 1) l->words.at[*head].seconds |= UINT64_C(1) << ((*second = word) & 63);
    p += length + (space != NULL);
  }
  return &l->nodes.at[node];
}

/* What is known of a word at a glance, from its record. */
static void note_hints(quoth_language *l, uint16_t word) {
  const qt_word *w = &l->words.at[word];
  const qt_form *f = &l->forms.at[word];
  uint64_t classes = w->classes | w->begins_classes, more = w->more | w->begins_more;
  uint8_t hints = (uint8_t)((w->classes ? QT_CLASSED : 0) | (w->classes & QT_FINITE_VERB ? QT_VERB_HINT : 0) |
                            ((classes & QT_ANY_CUE) || (more & QT_MORE(HEARSAY)) ? QT_CUE_HINT : 0) |
                            (more & QT_ANNOUNCING ? QT_ANNOUNCE_HINT : 0) |
                            (w->begins_classes & (QT_BIT(FUTURE) | QT_BIT(NEGATION)) ? QT_GROUP_HINT : 0) |
                            (w->more & (QT_MORE(ARTICLE) | QT_MORE(NAME_SUFFIX)) ? QT_BESIDE_HINT : 0) |
                            (f->announces ? QT_SECOND_HINT : 0));
  qt_slot *s = find_slot(l, f->bytes, f->length);
  s->known = (s->known & (QT_KNOWN_DISPLACED | 0xffff)) | (uint64_t)hints << QT_KNOWN_HINTS |
             (uint64_t)(uint32_t)more << QT_KNOWN_TRAITS;
  l->glances.at[word].hints = hints;
  atomic_store_explicit(&l->glances.at[word].look, 0, memory_order_relaxed);
}

/* Notes the entry "-ly" as an ending. false: no memory. */
static bool note_ending(quoth_language *l, uint16_t word) {
  const qt_form *f = &l->forms.at[word];
  uint32_t value = 0, *slot = &l->ending_slots[f->bytes[f->length - 1] & 31];
  if (f->bytes[0] != '-' || f->length < 3 || f->length > 5) return true;
  for (uint32_t i = 1; i < f->length; i++) value = value << 8 | (unsigned char)f->bytes[i];
  uint32_t mask = UINT32_MAX >> 8 * (5 - f->length), i = *slot;
  while (i && (l->endings.at[i - 1].value != value || l->endings.at[i - 1].mask != mask)) i = l->endings.at[i - 1].next;
  if (!i) {
    qt_ending *e = qt_vec_push(alloc_of(l), &l->endings);
    if (!e) return false;
    *e = (qt_ending){0, value, mask, *slot};
    i = *slot = l->endings.count;
  }
  l->endings.at[i - 1].more = l->words.at[word].more;
  l->last_bytes[f->bytes[f->length - 1] & 31] |= l->words.at[word].more;
  return true;
}

static int index_of(const char *name, const char *const *names, int count) {
  for (int i = 0; i < count; i++)
    if (name[0] == names[i][0] && strcmp(name, names[i]) == 0) return i;
  return -1;
}

quoth_status quoth_language_add(quoth_language *l, const char *class_name, const char *phrase, size_t length,
                                quoth_error *error) {
  int bit = index_of(class_name, class_names, QT_CLASS_COUNT);
  int more = bit < 0 ? index_of(class_name, more_class_names, QT_MORE_CLASS_COUNT) : -1;
  if (bit < 0 && more < 0)
    return qt_fail(error, QUOTH_BAD_LANGUAGE, QUOTH_NONE, "unknown word class '%.60s'", class_name);
  bool spaces = length && (phrase[0] == ' ' || phrase[length - 1] == ' ' || memchr(phrase, '\0', length));
  for (size_t i = 1; i < length; i++) spaces |= phrase[i] == ' ' && phrase[i - 1] == ' ';
  if (!length || length > 255 || spaces)
    return qt_fail(
        error, QUOTH_BAD_LANGUAGE, QUOTH_NONE,
        "word class '%.40s': '%.*s' must be 1 to 255 bytes, none of them NUL, words separated by single spaces",
        class_name, length < 60 ? (int)length : 60, length ? phrase : "");
  uint16_t head, second;
  qt_word *word = entry(l, phrase, length, &head, &second);
  if (!word) return qt_fail(error, QUOTH_NO_MEMORY, QUOTH_NONE, "not enough memory for a language");
  uint64_t classes = bit >= 0 ? UINT64_C(1) << bit : 0, others = bit < 0 ? UINT64_C(1) << more : 0;
  word->classes |= classes;
  word->more |= others;
  if (head) {
    l->words.at[head].begins_classes |= classes;
    l->words.at[head].begins_more |= others;
    l->forms.at[second].announces |= (others & QT_ANNOUNCING) != 0;
    note_hints(l, second);
  }
  uint16_t number = head ? head : (uint16_t)(word - l->words.at);
  note_hints(l, number);
  if (!head && !note_ending(l, number))
    return qt_fail(error, QUOTH_NO_MEMORY, QUOTH_NONE, "not enough memory for a language");
  return QUOTH_OK;
}

static qt_weight *find_weight(const quoth_language *l, const char *name, uint32_t length) {
  uint32_t mask = l->weight_slots.count - 1;
  if (!l->weight_slots.count) return NULL;
  for (uint32_t at = qt_hash(name, length) & mask, i; (i = l->weight_slots.at[at]) != 0; at = (at + 1) & mask) {
    qt_weight *w = &l->weights.at[i - 1];
    if (w->length == length && memcmp(w->name, name, length) == 0) return w;
  }
  return NULL;
}

enum { MAX_WEIGHT_NAME = 96 };

/* "model.feature" into name; 0: too long. */
static uint32_t weight_name(char name[MAX_WEIGHT_NAME], const char *model, const char *feature) {
  size_t m = strlen(model), f = strlen(feature);
  if (m + 1 + f > MAX_WEIGHT_NAME) return 0;
  memcpy(name, model, m);
  name[m] = '.';
  memcpy(name + m + 1, feature, f);
  return (uint32_t)(m + 1 + f);
}

quoth_status quoth_language_weight(quoth_language *l, const char *model, const char *feature, double value,
                                   quoth_error *error) {
  char name[MAX_WEIGHT_NAME];
  uint32_t length = weight_name(name, model, feature);
  if (!length)
    return qt_fail(error, QUOTH_BAD_LANGUAGE, QUOTH_NONE, "the name of weight '%.40s.%.40s' is too long", model,
                   feature);
  if (strcmp(model, "cue") == 0) { /* kept on the word itself: no look-up while parsing */
    uint16_t head, second;
    qt_word *word = entry(l, feature, strlen(feature), &head, &second);
    if (!word) goto no_memory;
    word->cue = (float)value;
    return QUOTH_OK;
  }
  qt_weight *w = find_weight(l, name, length);
  if (!w) {
    char *copy = qt_arena_take(&l->arena, length);
    if (!copy || !(w = qt_vec_push(alloc_of(l), &l->weights))) goto no_memory;
    memcpy(copy, name, length);
    w->name = copy;
    w->length = length;
    if (!slots_add(l, &l->weight_slots, l->weights.count - 1, hash_of_weight, qt_hash(name, length),
                   l->weights.count)) {
      l->weights.count--;
      goto no_memory;
    }
  }
  w->value = (float)value;
  for (uint32_t i = 0; i < QT_WEIGHT_SLOTS; i++) atomic_store_explicit(&l->kept->known[i], 0, memory_order_relaxed);
  return QUOTH_OK;
no_memory:
  return qt_fail(error, QUOTH_NO_MEMORY, QUOTH_NONE, "not enough memory for a language");
}

float qt_lexicon_weight(const qt_lexicon *l, const char *model, const char *feature) {
  char name[MAX_WEIGHT_NAME];
  uint32_t length = weight_name(name, model, feature);
  const qt_weight *w = length ? find_weight(l, name, length) : NULL;
  return w ? w->value : 0;
}
