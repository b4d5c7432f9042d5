#include "read/usage.h"

enum { SHORT = 8192, FIRST_SLOTS = 4096 }; /* SHORT: tokens of a text that is rather searched than counted */

bool qt_is_cue(const quoth_article *a, uint32_t i, uint32_t stop) {
  if (!qt_has_class(a, i, stop, QT_BIT(SAY) | QT_BIT(TELL), 0) || qt_has_class(a, i, stop, QT_BIT(TITLE), 0))
    return false;
  uint64_t classes = qt_word_of(a->lexicon, qt_tok(a, i))->classes;
  return !(classes & QT_BIT(BASE)) || (classes & (QT_BIT(PAST) | QT_BIT(PRESENT)));
}

static void count(const quoth_article *a, uint32_t i, qt_usage *u) {
  if (!(qt_tok(a, i).flags & QT_CAPITAL)) {
    u->lower++;
    return;
  }
  u->capital++;
  u->speaking += (i + 1 < a->tokens.count && qt_is_cue(a, i + 1, a->tokens.count)) || (i > 0 && qt_is_cue(a, i - 1, i));
}

/* Equal for words that qt_same_word takes as one. */
static uint32_t hash_of(const quoth_article *a, qt_token t) {
  uint32_t hash = t.length;
  for (uint32_t i = 0; i < t.length; i++) hash = (hash ^ ((unsigned char)a->text[t.start + i] | 0x20)) * 0x01000193u;
  return hash ^ hash >> 15;
}

static bool is_free(const qt_usage_slot *s) { return !s->usage.capital && !s->usage.lower; }

static qt_usage_slot *slot_of(const quoth_article *a, const qt_usages *u, uint32_t token, uint32_t hash) {
  uint32_t at = hash & u->mask;
  while (!is_free(&u->slots[at]) && (u->slots[at].hash != hash || !qt_same_word(a, u->slots[at].token, token)))
    at = (at + 1) & u->mask;
  return &u->slots[at];
}

static qt_usage_slot *new_slots(const quoth_article *a, uint32_t size) {
  qt_usage_slot *slots = a->alloc.fn(a->alloc.ud, NULL, 0, (size_t)size * sizeof *slots);
  if (slots) memset(slots, 0, (size_t)size * sizeof *slots);
  return slots;
}

static void free_slots(const quoth_article *a, const qt_usages *u) {
  if (u->slots) a->alloc.fn(a->alloc.ud, u->slots, ((size_t)u->mask + 1) * sizeof *u->slots, 0);
}

static bool grow(const quoth_article *a, qt_usages *u) {
  qt_usages more = {new_slots(a, (u->mask + 1) * 2), u->mask * 2 + 1, u->used, u->known};
  if (!more.slots) return false;
  for (uint32_t i = 0; i <= u->mask; i++)
    if (!is_free(&u->slots[i])) *slot_of(a, &more, u->slots[i].token, u->slots[i].hash) = u->slots[i];
  free_slots(a, u);
  *u = more;
  return true;
}

/* One more use of a word that the language does not know. */
static bool note(const quoth_article *a, qt_usages *u, uint32_t token) {
  uint32_t hash = hash_of(a, qt_tok(a, token));
  qt_usage_slot *s = slot_of(a, u, token, hash);
  bool is_new = is_free(s);
  if (is_new) {
    s->token = token;
    s->hash = hash;
  }
  count(a, token, &s->usage);
  return !is_new || ++u->used * 2 <= u->mask || grow(a, u);
}

bool qt_usages_open(quoth_article *a, qt_usages *u) {
  *u = (qt_usages){NULL, FIRST_SLOTS - 1, 0, NULL};
  a->usages = u;
  if (a->tokens.count <= SHORT) return true;
  size_t size = a->lexicon->words.count * sizeof *u->known;
  u->slots = new_slots(a, FIRST_SLOTS);
  u->known = a->alloc.fn(a->alloc.ud, NULL, 0, size);
  if (!u->slots || !u->known) return false;
  memset(u->known, 0, size);
  for (uint32_t i = 0; i < a->tokens.count; i++) {
    qt_token t = qt_tok(a, i);
    if (qt_kind(t) != QT_WORD_TOKEN) continue;
    if (t.word != QT_NO_WORD)
      count(a, i, &u->known[t.word]);
    else if (!note(a, u, i))
      return false;
  }
  return true;
}

void qt_usages_close(quoth_article *a) {
  qt_usages *u = a->usages;
  free_slots(a, u);
  if (u->known) a->alloc.fn(a->alloc.ud, u->known, a->lexicon->words.count * sizeof *u->known, 0);
  a->usages = NULL;
}

/* Number and length tell most words apart without a look at the text. */
static qt_usage search(const quoth_article *a, uint32_t word, uint32_t first, uint32_t stop) {
  qt_usage u = {0, 0, 0};
  qt_token w = qt_tok(a, word);
  for (uint32_t i = 0; i < a->tokens.count; i++) {
    qt_token t = qt_tok(a, i);
    if (t.word != w.word || t.length != w.length || (i >= first && i < stop) || !qt_same_word(a, i, word)) continue;
    count(a, i, &u);
  }
  return u;
}

qt_usage qt_usage_of(const quoth_article *a, uint32_t word, uint32_t first, uint32_t stop) {
  if (!a->usages->slots) return search(a, word, first, stop);
  qt_token w = qt_tok(a, word);
  qt_usage inside = {0, 0, 0},
           all = w.word != QT_NO_WORD ? a->usages->known[w.word] : slot_of(a, a->usages, word, hash_of(a, w))->usage;
  for (uint32_t i = first; i < stop; i++) {
    qt_token t = qt_tok(a, i);
    bool same = w.word != QT_NO_WORD ? qt_kind(t) == QT_WORD_TOKEN && t.word == w.word : qt_same_word(a, i, word);
    if (same) count(a, i, &inside);
  }
  return (qt_usage){all.capital - inside.capital, all.lower - inside.lower, all.speaking - inside.speaking};
}
