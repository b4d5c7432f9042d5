/*
** What it touches when a word is left out, added or changed: a negation, a number, a modal, a name.
*/
#ifndef QT_TOUCH_H
#define QT_TOUCH_H

#include "check/item.h"

/* What changes the sense of what was said. */
enum { QT_TOUCHES_SENSE = 1 << QUOTH_TOUCHES_NEGATION | 1 << QUOTH_TOUCHES_NUMBER | 1 << QUOTH_TOUCHES_MODAL };

/* Bits of quoth_edit_flag. items: the quotation's or the article's, whose item it is. */
uint8_t qt_touches(const quoth_article *article, const qt_items *items, qt_item item, bool of_quote);

/* The number of the last sentence that begins at the byte or before, or QUOTH_NONE. */
uint32_t qt_sentence_at(const quoth_article *article, uint32_t byte);

#endif
