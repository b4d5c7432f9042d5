#include "speech/part.h"

#define PRONOUNS (QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY) | QT_BIT(I) | QT_BIT(WE) | QT_BIT(IT) | QT_BIT(YOU))

/* that, what: links, but for "that company". */
static bool is_link(const qt_lexicon *l, const qt_token *tokens, uint32_t i, uint32_t end, uint64_t classes) {
  if (classes & (QT_BIT(WH) | QT_BIT(RELATIVE))) return true;
  if (!(classes & QT_BIT(THAT))) return false;
  return i + 1 >= end || (tokens[i + 1].flags & QT_CAPITAL) ||
         !(qt_word_of(l, tokens[i + 1])->classes & QT_HEAD_CLASSES);
}

static qt_part part_of_word(const qt_lexicon *l, const qt_token *tokens, uint32_t i, uint32_t end, const qt_word *w) {
  bool caps = (tokens[i].flags & QT_ALL_CAPS) != 0;
  if (!w->classes && !w->more) return QT_MODIFIER;
  if ((w->classes & PRONOUNS) && !(w->classes & QT_BIT(POSSESSIVE)) && !caps) return QT_PRONOUN_PART;
  if (w->classes & QT_BIT(POSSESSIVE)) return QT_OWNER;
  if (w->classes & QT_HEAD_CLASSES) return QT_HEAD;
  if ((w->classes & QT_BIT(DETERMINER)) && !is_link(l, tokens, i, end, w->classes)) return QT_DETERMINER_PART;
  if (w->more & (QT_MORE(MONTH) | QT_MORE(DAY) | QT_MORE(TIME) | QT_MORE(VERB))) return QT_STOP;
  if (w->classes & (QT_FUNCTION_CLASSES & ~QT_BIT(POSSESSIVE))) return QT_STOP;
  return (w->classes & QT_BIT(ADVERB)) || qt_is_reporting_verb(w->classes) ? QT_VERB_PART : QT_MODIFIER;
}

static uint8_t look_at_mark(qt_mark mark) {
  return mark == QT_TICK || mark == QT_RIGHT_SINGLE ? QT_APOSTROPHE : mark == QT_HYPHEN ? QT_SEEN_SAYS : QT_STOP;
}

/* That of a word, clitic or number, taken as no name. */
static uint8_t look_at_word(const qt_lexicon *l, const qt_token *tokens, uint32_t i, uint32_t end) {
  qt_token t = tokens[i];
  const qt_word *w = qt_word_of(l, t);
  bool says = qt_is_reporting_verb(w->classes) || (w->classes & QT_BETWEEN_CLASSES);
  bool according = (w->begins_classes & QT_BIT(ACCORDING)) != 0;
  qt_part part = qt_kind(t) == QT_WORD_TOKEN ? part_of_word(l, tokens, i, end, w)
                 : qt_kind(t) == QT_CLITIC   ? w->classes & QT_BIT(POSSESSIVE) ? QT_POSSESSIVE_S : QT_STOP
                 : w->more & QT_MORE(UNIT)   ? QT_STOP
                                             : QT_COUNT_PART;
  return (uint8_t)(part | (says ? QT_SEEN_SAYS : 0) | (according ? QT_SEEN_ACCORDING : 0));
}

/*
** May its look be kept with its number? Not that of "that", which needs a look at the next word, of words in capitals,
** of numbers (30th), of which some are words as well, and of what has number 0, which is any word or mark.
*/
static bool is_kept(const qt_lexicon *l, qt_token t) {
  bool other = qt_kind(t) == QT_NUMBER || (t.flags & QT_ALL_CAPS) || (qt_word_of(l, t)->classes & QT_BIT(THAT));
  return t.word != QT_NO_WORD && !other;
}

uint8_t qt_look(const qt_lexicon *l, const qt_token *tokens, uint32_t i, uint32_t end) {
  qt_token t = tokens[i];
  const qt_glance *g = &l->glances.at[t.word];
  bool keep = is_kept(l, t);
  if (keep && qt_kept_look(g) != QT_NO_LOOK) return qt_kept_look(g);
  uint8_t look = qt_kind(t) >= QT_PUNCT ? look_at_mark((qt_mark)t.word) : look_at_word(l, tokens, i, end);
  /* the language is shared and read-only but for this: all who come here store the same */
  if (keep)
    atomic_store_explicit((atomic_uchar *)(uintptr_t)&g->look, (unsigned char)(look ^ QT_NO_LOOK),
                          memory_order_relaxed);
  return look;
}
