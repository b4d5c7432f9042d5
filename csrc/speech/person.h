/*
** What the text around a name tells of its bearer: is it a man or woman at all? Nothing but its capital makes a person
** of a word in English, so a film, a firm or the first word of a sentence may pass for one.
*/
#ifndef QT_PERSON_H
#define QT_PERSON_H

#include "base/model.h"

typedef enum qt_bearer {
  QT_ANYTHING, /* only its capital */
  QT_SPEAKS,   /* a firm may */
  QT_HUMAN     /* a given name, a title, an age */
} qt_bearer;

/* What one mention of a person's name tells. */
qt_bearer qt_bearer_of(const quoth_article *article, const qt_mention *mention);

/* The title of a book or film: the name stands alone between quotation marks. */
bool qt_is_name_of_work(const quoth_article *article, const qt_mention *mention);

#endif
