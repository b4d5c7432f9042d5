/*
** Words before a mention that belong to the source: of a title that the cast does not know, and of a second name.
*/
#ifndef QT_TITLE_H
#define QT_TITLE_H

#include "speech/candidate.h"

/* Takes words of a title before the source of k. Not before floor. */
void qt_take_title_words(const qt_clause *c, qt_candidate *k, uint32_t floor);

/* Takes the mention that "and" joins to the source of k: Petrova and Orlov said. */
void qt_take_joined(const qt_clause *c, qt_candidate *k, uint32_t floor);

#endif
