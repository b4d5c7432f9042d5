/*
** How much a mention stands out in its sentence: subjects and speakers more than objects, objects more than what a
** preposition names. It is how likely a later pronoun means the same.
*/
#ifndef QT_SALIENCE_H
#define QT_SALIENCE_H

#include "base/model.h"

enum { QT_MOST_SALIENCE = 6 };

/* 0 (behind a preposition) to QT_MOST_SALIENCE; of the mention with that index, in the sentence of tokens [first, end). */
uint8_t qt_salience(const quoth_article *article, uint32_t mention, uint32_t first, uint32_t end);

/* "Roe said", or "said Roe". */
bool qt_speaks(const quoth_article *article, const qt_mention *mention, uint32_t first, uint32_t end);

#endif
