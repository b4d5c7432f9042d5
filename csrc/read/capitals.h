/*
** A text that is all in capitals: what its words would look like in lower case.
** Reads ranges. Changes the flags of tokens, behind the outline, which knows labels by them.
*/
#ifndef QT_CAPITALS_H
#define QT_CAPITALS_H

#include "base/model.h"

void qt_settle_capitals(quoth_article *article);

#endif
