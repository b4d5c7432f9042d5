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

/* Equal for words that qt_same_word takes as one: those have one number, and one folded text. */
static uint32_t hash_of(const quoth_article *a, qt_token t) {
  uint32_t hash = t.word;
  for (uint32_t i = 0; !t.word && i < t.length; i++)
    hash = (hash ^ ((unsigned char)a->text[t.start + i] | 0x20)) * 0x01000193u;
  hash = (hash + t.length) * 0x9e3779b1u;
  return hash ^ hash >> 15;
}

static bool is_free(const qt_usage_slot *s) { return !s->usage.capital && !s->usage.lower; }

static qt_usage_slot *slot_of(const quoth_article *a, const qt_usages *u, uint32_t token) {
  uint32_t at = hash_of(a, qt_tok(a, token)) & u->mask;
  while (!is_free(&u->slots[at]) && !qt_same_word(a, u->slots[at].token, token)) at = (at + 1) & u->mask;
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
  qt_usages more = {new_slots(a, (u->mask + 1) * 2), u->mask * 2 + 1, u->used};
  if (!more.slots) return false;
  for (uint32_t i = 0; i <= u->mask; i++)
    if (!is_free(&u->slots[i])) *slot_of(a, &more, u->slots[i].token) = u->slots[i];
  free_slots(a, u);
  *u = more;
  return true;
}

bool qt_usages_open(quoth_article *a, qt_usages *u) {
  *u = (qt_usages){NULL, FIRST_SLOTS - 1, 0};
  a->usages = u;
  if (a->tokens.count <= SHORT) return true;
  u->slots = new_slots(a, FIRST_SLOTS);
  for (uint32_t i = 0; u->slots && i < a->tokens.count; i++) {
    if (qt_kind(qt_tok(a, i)) != QT_WORD_TOKEN) continue;
    qt_usage_slot *s = slot_of(a, u, i);
    bool is_new = is_free(s);
    if (is_new) s->token = i;
    count(a, i, &s->usage);
    if (is_new && ++u->used * 2 > u->mask && !grow(a, u)) return false;
  }
  return u->slots != NULL;
}

void qt_usages_close(quoth_article *a) {
  free_slots(a, a->usages);
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
  qt_usage all = slot_of(a, a->usages, word)->usage, inside = {0, 0, 0};
  for (uint32_t i = first; i < stop; i++)
    if (qt_same_word(a, i, word)) count(a, i, &inside);
  return (qt_usage){all.capital - inside.capital, all.lower - inside.lower, all.speaking - inside.speaking};
}
