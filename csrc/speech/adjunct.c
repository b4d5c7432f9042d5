#include "speech/adjunct.h"

#include "speech/subject.h"

bool qt_is_time(const qt_clause *c, const qt_mention *m) {
  return m->kind != QT_NAME && qt_is_time_word(c, qt_mention_end(m) - 1);
}

/*
** "on Nov. 27 warned", "who in 2010 said": where the date whose number ends before `at` begins, or at. Not "a study from
** 2010 said": behind a noun the year is a part of the phrase.
*/
static uint32_t before_number(const qt_clause *c, uint32_t floor, uint32_t at) {
  if (c->verb_second || at < floor + 4 || qt_kind(c->tokens[at - 1]) != QT_NUMBER) return at;
  uint32_t in = at - 2, month = qt_mark_at(c, in, QT_DOT) ? in - 1 : in;
  if (qt_is_word(c->tokens[month]) && (qt_word_at(c, month)->more & QT_MORE(MONTH))) return month;
  bool year = c->tokens[at - 1].length == 4 && qt_is_word(c->tokens[in]) && qt_has_class(c, in, QT_BIT(PREPOSITION)) &&
              !qt_has_class(c, in, QT_BIT(OF));
  if (!year) return at;
  const qt_mention *m = qt_mention_of(c, qt_mention_ending_at(c, floor, in));
  bool open =
      qt_is_aside_mark(c, in - 1) || (qt_is_word(c->tokens[in - 1]) && qt_has_class(c, in - 1, QT_BIT(RELATIVE)));
  return open || (m && m->kind == QT_NAME) ? at - 1 : at;
}

uint32_t qt_before_time(const qt_clause *c, uint32_t floor, uint32_t at) {
  uint32_t start = before_number(c, floor, at);
  if (start == at && (at <= floor + 1 || !qt_is_time_word(c, at - 1))) return at;
  const qt_mention *named = start == at ? qt_mention_of(c, qt_mention_at(c->article, at - 1)) : NULL;
  if (named && named->kind == QT_NAME) return at; /* "A," Jun wrote */
  while (start > floor + 1 && (qt_is_time_word(c, start - 1) || qt_kind(c->tokens[start - 1]) == QT_NUMBER ||
                               (qt_is_word(c->tokens[start - 1]) &&
                                ((qt_word_at(c, start - 1)->more & QT_MORE(UNIT)) ||
                                 (start < at && qt_has_class(c, start - 1, QT_BIT(DETERMINER) | QT_BIT(ADVERB)))))))
    start--;
  if (start > floor + 1 && qt_is_word(c->tokens[start - 1]) && qt_has_class(c, start - 1, QT_BIT(PREPOSITION)) &&
      !qt_has_class(c, start - 1, QT_BIT(OF)))
    start--;
  while (start > floor + 1 && qt_is_word(c->tokens[start - 1]) && qt_has_class(c, start - 1, QT_BIT(AUX))) start--;
  return start;
}

uint32_t qt_before_participle(const qt_clause *c, uint32_t first, uint32_t end) {
  const quoth_article *a = c->article;
  uint32_t at = end - 1;
  if (end < first + 2 || end >= c->end || !qt_is_word(c->tokens[end]) || qt_has_class(c, end, QT_BIT(OF))) return end;
  if (!qt_has_class(c, end, QT_BIT(PREPOSITION) | QT_BIT(BY)) && !qt_is_time_word(c, end)) return end;
  bool participle = qt_has_class(c, at, QT_BIT(PARTICIPLE)) || (qt_word_at(c, at)->more & QT_MORE(VERB)) ||
                    (qt_is_plain_word(c, at) && qt_ends_like(a->lexicon, a->text, c->tokens[at], QT_MORE(PAST_ENDING)));
  while (at > first + 1 && qt_has_class(c, at - 1, QT_BIT(ADVERB))) at--;
  bool noun = !qt_has_class(c, at - 1, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(PRONOUN));
  return participle && noun ? at : end;
}
