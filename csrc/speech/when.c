#include "speech/when.h"

/* Behind the words of a time: last month, Thursday night; `at` for none. */
static uint32_t behind_time(const qt_clause *c, uint32_t at, uint32_t limit) {
  const uint64_t times = QT_MORE(TIME) | QT_MORE(DAY) | QT_MORE(MONTH);
  uint32_t length;
  while (at < limit && qt_match(c->article->lexicon, c->tokens + at, limit - at, 0, times, &length)) at += length;
  return at;
}

bool qt_is_owning_time(const qt_clause *c, uint32_t at, uint32_t limit) {
  uint32_t time = behind_time(c, at, limit);
  return time > at && time < c->end && qt_kind(c->tokens[time]) == QT_CLITIC &&
         qt_has_class(c, time, QT_BIT(POSSESSIVE));
}

uint32_t qt_behind_owning_time(const qt_clause *c, uint32_t at, uint32_t limit) {
  if (!qt_is_owning_time(c, at, limit)) return at;
  uint32_t noun = behind_time(c, at, limit) + 1, next = noun < limit ? qt_skip_phrase(c, noun) : noun;
  return next > noun ? next : at;
}
