/*
** What stands between a subject and its verb and is no part of either: times, dates, participles with what they take.
*/
#ifndef QT_ADJUNCT_H
#define QT_ADJUNCT_H

#include "speech/clause.h"

/* yesterday, week, Monday, March */
static inline bool qt_is_time_word(const qt_clause *c, uint32_t token) {
  return qt_is_word(c->tokens[token]) &&
         (qt_word_at(c, token)->more & (QT_MORE(TIME) | QT_MORE(DAY) | QT_MORE(MONTH) | QT_MORE(CLOCK)));
}

/* "this month", "last Friday": the cast may take them for somebody. */
bool qt_is_time(const qt_clause *c, const qt_mention *m);

/*
** "Petrova on Tuesday called", "who has in the past described", "who in 2010 said": where the time before `at` begins, or
** at. Behind a mark or an auxiliary too, so that what is left ends in the subject.
*/
uint32_t qt_before_time(const qt_clause *c, uint32_t floor, uint32_t at);

/* "Reports seen by Petrova", "data just released on Monday": where the noun ends that a participle before `end` describes. */
uint32_t qt_before_participle(const qt_clause *c, uint32_t first, uint32_t end);

#endif
