/*
** Plain text to blocks: which lines are one paragraph, which are items of a list.
** Reads text. Appends blocks (PARAGRAPH or ITEM; the outline knows more) in text order; a block's
** span has no white space at its ends and, for an item, not its bullet. Errors: NO_MEMORY.
*/
#ifndef QT_PLAIN_H
#define QT_PLAIN_H

#include "base/model.h"

quoth_status qt_read_plain(quoth_article *article);

#endif
