/*
** Questions and answers: which statement of a transcript answers which.
*/
#ifndef QT_ANSWER_H
#define QT_ANSWER_H

#include "base/model.h"

/* Fills `answers` of the article's statements, once all of them are there. */
void qt_link_answers(quoth_article *article);

#endif
