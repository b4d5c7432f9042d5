/*
** Quotation marks in pairs, paragraph by paragraph, with repairs of missing and stray marks;
** editorial insertions and elisions.
** Reads blocks, tokens, sentences. Appends quotes, insertions, elisions, repairs; fills the quote
** part of ranges. Errors: NO_MEMORY.
*/
#ifndef QT_QUOTATION_H
#define QT_QUOTATION_H

#include "base/model.h"

quoth_status qt_quotations(quoth_article *article);

#endif
