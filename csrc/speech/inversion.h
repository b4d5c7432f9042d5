/*
** The subject behind its verb, in languages where it stands there freely (German, French, Spanish, Russian): who it is,
** what may stand between the two, and what belongs to it.
*/
#ifndef QT_INVERSION_H
#define QT_INVERSION_H

#include "speech/source.h"

/* The subject right behind the verb, behind a quotation or other content: , teilte der Chef der Werft mit. */
bool qt_subject_of_quoted(const qt_clause *c, const qt_cue *cue, qt_source *s);

/*
** The subject behind the verb and what stands between: сообщил в понедельник журналистам министр обороны Иван Петров;
** dijo el lunes en Ellim la ministra. false: there is none before the next mark.
*/
bool qt_far_subject(const qt_clause *c, uint32_t at, qt_source *s);

/*
** Takes what stands behind the head of a source: a genitive (der Chef der Werft) and, between commas, the name that says
** who it is (der Präsident des Rats, Karl Bent). The mention stays unless such a name follows.
*/
void qt_take_rest(const qt_clause *c, qt_source *s);

#endif
