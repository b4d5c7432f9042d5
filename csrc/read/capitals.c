#include "read/capitals.h"

enum {
  CAPITALS = 8, /* words in capitals for each that is not */
  FEWEST = 12   /* words in capitals that make a text of capitals: a heading alone is none */
};

#define SAYING (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(ASK) | QT_BIT(WRITE) | QT_BIT(DENY))

/* Are nearly all words in capitals? Of a text that is not, the first dozen tells. */
static bool is_in_capitals(const quoth_article *a) {
  uint32_t capitals = 0, others = 0;
  for (uint32_t i = 0; i < a->tokens.count && others * CAPITALS <= capitals + FEWEST; i++) {
    qt_token t = a->tokens.at[i];
    if (qt_kind(t) != QT_WORD_TOKEN || t.length < 2) continue;
    capitals += (t.flags & QT_ALL_CAPS) != 0;
    others += !(t.flags & QT_ALL_CAPS);
  }
  return capitals >= FEWEST && others * CAPITALS <= capitals;
}

/* The words that are capitals in every text: of names, titles, days. */
static bool keeps_capital(const qt_word *w) {
  const uint64_t other = SAYING | QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(MODAL) | QT_BIT(FUTURE); /* Said, May, Will */
  const uint64_t names = QT_BIT(MALE) | QT_BIT(FEMALE) | QT_BIT(TITLE) | QT_BIT(ABBREVIATION_TITLE) | QT_BIT(COUNTRY) |
                         QT_BIT(CITY) | QT_BIT(DEMONYM);
  if (w->classes & other) return false;
  return (w->classes & names) || (w->more & (QT_MORE(DAY) | QT_MORE(MONTH)));
}

static bool ends_sentence(qt_token t) {
  return qt_is_mark_of(t, QT_MARK_BIT(QT_DOT) | QT_MARK_BIT(QT_QUESTION) | QT_MARK_BIT(QT_BANG));
}

/* Behind a title or another name, or beside a verb of saying: a word that the language does not know is a name there. */
static bool is_name_here(const quoth_article *a, const qt_block_range *r, uint32_t i) {
  const qt_token *t = &a->tokens.at[i];
  if (t->word != QT_NO_WORD || qt_ends_like(a->lexicon, a->text, *t, QT_MORE(VERB_ENDING))) return false;
  bool first = i == r->first_token, last = i + 1 == r->first_token + r->token_count;
  if (!first && qt_is_word(t[-1]) && (t[-1].flags & QT_CAPITAL)) return true;
  if (!first && qt_is_word(t[-1]) && (qt_word_of(a->lexicon, t[-1])->classes & SAYING)) return true;
  bool bare = first || !qt_is_word(t[-1]);
  return bare && !last && qt_is_word(t[1]) && (qt_word_of(a->lexicon, t[1])->classes & SAYING);
}

/* What is no name is in lower case, but where a sentence begins. */
void qt_settle_capitals(quoth_article *a) {
  if (!is_in_capitals(a)) return;
  for (uint32_t b = 0; b < a->ranges.count; b++) {
    const qt_block_range *r = &a->ranges.at[b];
    for (uint32_t i = r->first_token; i < r->first_token + r->token_count; i++) {
      qt_token *t = &a->tokens.at[i];
      if (!qt_is_word(*t)) continue;
      bool capital = i == r->first_token || ends_sentence(t[-1]) || is_name_here(a, r, i) ||
                     (t->word != QT_NO_WORD && keeps_capital(qt_word_of(a->lexicon, *t)));
      t->flags &= (uint8_t) ~(capital ? QT_ALL_CAPS : QT_CAPITAL | QT_ALL_CAPS);
    }
  }
}
