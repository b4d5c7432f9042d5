/*
** The subject of a sentence or of an earlier verb in it, for what is said further on: behind a conjunction, a colon, in the
** next paragraph.
*/
#ifndef QT_MAIN_SUBJECT_H
#define QT_MAIN_SUBJECT_H

#include "speech/source.h"

/* The subject of the sentence before token `end`: its first mention that stands behind no preposition. */
bool qt_sentence_subject(const qt_clause *c, uint32_t end, qt_source *source);

/*
** The subject of the verb before token `end`: the nearest mention with its verb right behind it. cue: the verb that
** follows `end`, or NULL.
*/
bool qt_subject_of_conjunct(const qt_clause *c, const qt_cue *cue, uint32_t floor, uint32_t end, qt_source *source);

/* The nearest subject before token `end` with its verb right behind it, of whatever clause. */
bool qt_nearest_subject(const qt_clause *c, uint32_t end, qt_source *source);

/* "Saying A, Petrova left": the subject behind the comma that ends what a gerund in front of its sentence says. */
bool qt_subject_behind_front(const qt_clause *c, const qt_cue *cue, qt_source *source);

#endif
