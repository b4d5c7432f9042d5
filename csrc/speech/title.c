#include "speech/title.h"

enum {
  TITLE_WORDS = 9, /* tokens of a title before a name that the cast does not know */
  LIST_LENGTH = 4  /* names of a list before the last two */
};

/* Words that no title has in it. */
#define FUNCTION_WORDS \
  (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(THAT) | \
   QT_BIT(WH) | QT_BIT(TO) | QT_BIT(PRONOUN) | QT_BIT(SAY) | QT_BIT(PREPOSITION))

/* A word that a title may have in it, or the dot of Rep. and of an initial. */
static bool is_title_word(const qt_clause *c, uint32_t floor, uint32_t at) {
  if (qt_mark_at(c, at, QT_DOT) && !(c->tokens[at].flags & QT_SPACED) && at > floor)
    return qt_has_class(c, at - 1, QT_BIT(TITLE) | QT_BIT(ABBREVIATION_TITLE)) || c->tokens[at - 1].length == 1;
  if (qt_kind(c->tokens[at]) == QT_CLITIC) return qt_has_class(c, at, QT_BIT(POSSESSIVE));
  uint64_t is = qt_word_at(c, at)->classes;
  bool base = (is & QT_BIT(BASE)) && !(is & (QT_BIT(PAST) | QT_BIT(PRESENT)));
  return qt_kind(c->tokens[at]) == QT_WORD_TOKEN && !(is & (base ? FUNCTION_WORDS & ~QT_BIT(SAY) : FUNCTION_WORDS));
}

/*
** "minister of mines and energy": a word that links the nouns of a title. The title opens with a noun, has an office in
** it and no verb.
*/
static bool is_title_link(const qt_clause *c, uint32_t at) {
  return qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(PREPOSITION) | QT_BIT(CONJUNCTION)) &&
         !qt_has_class(c, at, QT_BIT(TO) | QT_BIT(SUBORDINATOR));
}

static bool is_title(const qt_clause *c, uint32_t first, uint32_t end) {
  bool office = false;
  if (is_title_link(c, first)) return false;
  for (uint32_t i = first; i < end; i++) {
    if (!qt_is_word(c->tokens[i])) continue;
    office |= qt_has_class(c, i, QT_BIT(TITLE) | QT_BIT(ROLE));
    if (!office && qt_is_verb_at(c, i)) return false;
    if (office && qt_has_class(c, i, QT_BIT(PAST) | QT_BIT(AUX))) return false;
  }
  return office;
}

/*
** `"A," fisheries bureau spokesman Nazario Briguera said`: words of a title that the cast does not know
** stand between the quotation and the mention; they belong to the mention.
*/
void qt_take_title_words(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  uint32_t at = k->first;
  bool linked = false;
  if (!c->atom_count || k->source.elided || k->source.first != k->first) return;
  for (; at > floor && k->first - at < TITLE_WORDS; at--) {
    if (is_title_word(c, floor, at - 1)) continue;
    if (!is_title_link(c, at - 1)) break;
    linked = true;
  }
  if (linked && !is_title(c, at, k->first)) return;
  uint32_t close = at > floor && qt_is_comma(c, at - 1) ? at - 1 : at; /* the comma may stand behind the mark */
  if (at < k->first && close > floor && qt_kind(c->tokens[close - 1]) == QT_QUOTE) k->first = k->source.first = at;
}

/* "Vold, Petrova and Orlov said": where the list of names begins that opens the clause; first: none stands before it. */
static uint32_t begin_of_list(const qt_clause *c, uint32_t floor, uint32_t first) {
  uint32_t begin = first;
  for (unsigned steps = 0; steps < LIST_LENGTH && begin > floor + 1 && qt_is_comma(c, begin - 1); steps++) {
    const qt_mention *m = qt_mention_of(c, qt_mention_ending_at(c, floor, begin - 1));
    if (!m || m->kind != QT_NAME) break;
    begin = m->first_token;
  }
  return begin == floor ? begin : first;
}

/*
** "Petrova and Orlov said": both are the source, where nothing but the sentence's begin or a mark stands before them.
** "the senator and former candidate said": one person of two offices.
*/
void qt_take_joined(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  qt_source *s = &k->source;
  if (s->mention == QUOTH_NONE || s->elided || s->inverted || s->first < floor + 2) return;
  if (!qt_is_word(c->tokens[s->first - 1]) || !(qt_word_at(c, s->first - 1)->more & QT_MORE(NAME_AND))) return;
  uint32_t other = qt_mention_ending_at(c, floor, s->first - 1);
  if (other == QUOTH_NONE) return;
  uint32_t kind = qt_mention_of(c, other)->kind, first = qt_mention_of(c, other)->first_token;
  uint32_t last = qt_mention_of(c, s->mention)->kind;
  bool others = last == QT_GROUP_MENTION && (kind == QT_NAME || kind == QT_ROLE_MENTION); /* Petrova and her aides */
  if ((kind != last && !others) || kind == QT_PRONOUN_MENTION) return;
  for (uint32_t steps = 0; steps < TITLE_WORDS && first > floor && is_title_word(c, floor, first - 1); steps++) {
    if (steps && qt_kind(c->tokens[first - 1]) == QT_WORD_TOKEN && qt_mention_ending_at(c, floor, first) != QUOTH_NONE)
      return; /* Vold met Petrova and her aides said */
    first--;
  }
  uint32_t list = kind == QT_NAME ? begin_of_list(c, floor, first) : first;
  bool both = first == floor + 1 && qt_has_class(c, floor, QT_BIT(DETERMINER)); /* Both Petrova and Orlov */
  bool opens = first == floor || both || !qt_is_word(c->tokens[first - 1]) ||
               qt_has_class(c, first - 1, QT_BIT(THAT) | QT_BIT(SUBORDINATOR) | QT_BIT(CONJUNCTION));
  if (!opens) return;
  bool one = others || (kind == QT_ROLE_MENTION && !qt_has_class(c, s->first, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE)));
  s->first = list;
  s->mention = one && list == first ? other : QUOTH_NONE;
}
