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

/* That of a word token; kept with the word but for "that", which needs a look at the next word. */
static uint8_t look_at_word(const qt_lexicon *l, const qt_token *tokens, uint32_t i, uint32_t end, uint8_t says) {
  const qt_word *w = qt_word_of(l, tokens[i]);
  const qt_glance *g = &l->glances.at[tokens[i].word];
  uint8_t kept = qt_kept_look(g);
  if (kept != QT_NO_LOOK && !(tokens[i].flags & QT_ALL_CAPS)) return kept;
  uint8_t look = (uint8_t)(part_of_word(l, tokens, i, end, w) | says);
  /* the language is shared and read-only but for this: all who come here store the same */
  if (!(w->classes & QT_BIT(THAT)) && !(tokens[i].flags & QT_ALL_CAPS))
    atomic_store_explicit((atomic_uchar *)(uintptr_t)&g->look, (unsigned char)(look ^ QT_NO_LOOK),
                          memory_order_relaxed);
  return look;
}

uint8_t qt_look(const qt_lexicon *l, const qt_token *tokens, uint32_t i, uint32_t end) {
  qt_token t = tokens[i];
  if (qt_kind(t) >= QT_PUNCT) return qt_look_at_mark(&t);
  const qt_word *w = qt_word_of(l, t);
  uint8_t says = qt_is_reporting_verb(w->classes) || (w->classes & QT_BETWEEN_CLASSES) ? QT_SEEN_SAYS : 0;
  if (qt_kind(t) == QT_WORD_TOKEN) return look_at_word(l, tokens, i, end, says);
  qt_part part = qt_kind(t) == QT_CLITIC   ? w->classes & QT_BIT(POSSESSIVE) ? QT_POSSESSIVE_S : QT_STOP
                 : w->more & QT_MORE(UNIT) ? QT_STOP
                                           : QT_COUNT_PART;
  return (uint8_t)(part | says);
}
