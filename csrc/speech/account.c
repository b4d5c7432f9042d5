#include "speech/account.h"

#include "speech/main_subject.h"
#include "speech/noun.h"
#include "speech/verb_second.h"

/* ses mots, su opinión: the nearest man or woman. */
static uint32_t whose_of_either(const qt_clause *c, const qt_source *s) {
  uint32_t his = qt_whose(c, s->first - 1, QT_MALE_GENDER), her = qt_whose(c, s->first - 1, QT_FEMALE_GENDER);
  return his == QUOTH_NONE || (her != QUOTH_NONE && her > his) ? her : his;
}

/*
** Whose account it is: seinen, ihren Angaben: of whoever was named before; eigenen Angaben, which owns and is no
** possessive: of the sentence's subject, before the phrase or behind the verb that follows it.
*/
static uint32_t whose_account(const qt_clause *c, const qt_source *s) {
  uint32_t preposition = s->first - 1;
  bool his = (qt_word_at(c, s->first)->more & QT_MORE(HIS)) != 0;
  qt_source subject = QT_NO_SOURCE;
  if (qt_has_class(c, s->first, QT_BIT(POSSESSIVE) | QT_BIT(RELATIVE)))
    return c->verb_second ? qt_whose(c, preposition, his ? QT_MALE_GENDER : QT_FEMALE_GENDER) : whose_of_either(c, s);
  if (!his) return QUOTH_NONE;
  if (preposition > c->first) return qt_sentence_subject(c, preposition, &subject) ? subject.mention : QUOTH_NONE;
  return s->end + 1 < c->end ? qt_mention_from(c, s->end + 1) : QUOTH_NONE;
}

bool qt_take_account(const qt_clause *c, const qt_cue *cue, qt_source *s) {
  uint32_t length;
  if (!(c->verb_second || c->drops_subject)) return false;
  if (!qt_match(c->article->lexicon, c->tokens + cue->head, c->end - cue->head, 0, QT_MORE(CITING), &length) ||
      length < 2)
    return false;
  s->first = cue->head + 1;
  s->end = cue->head + length;
  s->antecedent = whose_account(c, s);
  if (c->verb_second && s->antecedent == QUOTH_NONE) qt_take_genitive(c, s);
  return true;
}
