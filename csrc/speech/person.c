#include "speech/person.h"

#include "speech/mention.h"
#include "speech/part.h"

static const qt_word *word_of(const quoth_article *a, uint32_t token) {
  return qt_word_of(a->lexicon, a->tokens.at[token]);
}
static bool is_mark(const quoth_article *a, uint32_t token, qt_mark mark) {
  return token < a->tokens.count && qt_is_mark(a->tokens.at[token], mark);
}

/* "Mr. Roe", "port chief Ada Roe": an office right before the name. */
static bool is_titled(const quoth_article *a, const qt_mention *m) {
  uint32_t before = m->name_token;
  if (before == m->first_token) return false;
  before--;
  if (is_mark(a, before, QT_DOT) && before > m->first_token) before--;
  return (word_of(a, before)->classes & (QT_BIT(TITLE) | QT_BIT(ROLE) | QT_BIT(ABBREVIATION_TITLE))) != 0;
}

/* ", 42," behind the name; not ", 5 May". */
static bool has_age(const quoth_article *a, uint32_t end) {
  return is_mark(a, end, QT_COMMA) && end + 2 < a->tokens.count && a->tokens.at[end + 1].length == 2 &&
         qt_kind(a->tokens.at[end + 1]) == QT_NUMBER && is_mark(a, end + 2, QT_COMMA);
}

/* "A," said Tavo Zaen */
static bool is_named_behind_quotation(const quoth_article *a, const qt_mention *m) {
  if (m->first_token < 2 || qt_kind(a->tokens.at[m->first_token - 2]) != QT_QUOTE) return false;
  uint64_t verb = word_of(a, m->first_token - 1)->classes;
  return (verb & QT_BIT(SAY)) && (verb & (QT_BIT(PAST) | QT_BIT(PRESENT)));
}

qt_bearer qt_bearer_of(const quoth_article *a, const qt_mention *m) {
  uint32_t end = qt_mention_end(m);
  if (m->gender == QT_MALE_GENDER || m->gender == QT_FEMALE_GENDER) return QT_HUMAN;
  if (word_of(a, m->name_token)->classes & (QT_BIT(MALE) | QT_BIT(FEMALE))) return QT_HUMAN;
  if (is_titled(a, m) || has_age(a, end)) return QT_HUMAN;
  if (is_named_behind_quotation(a, m)) return QT_SPEAKS;
  if (end >= a->tokens.count || (word_of(a, end)->classes & QT_BIT(AUX))) return QT_ANYTHING; /* is recommended */
  return qt_says_at(a, end, a->tokens.count) ? QT_SPEAKS : QT_ANYTHING;
}

bool qt_is_name_of_work(const quoth_article *a, const qt_mention *m) {
  uint32_t end = m->name_token + m->name_count;
  if (!m->name_token || end >= a->tokens.count || qt_kind(a->tokens.at[m->name_token - 1]) != QT_QUOTE) return false;
  if (is_mark(a, end, QT_COMMA)) end++;
  return end < a->tokens.count && qt_kind(a->tokens.at[end]) == QT_QUOTE;
}
