/*
** Where a place begins or ends inside a word or a number of the article: "government" of "anti-government", 5 of -5,
** 40 of 40%, 10 of 10:30.
*/
#ifndef QT_EDGE_H
#define QT_EDGE_H

#include "check/item.h"

/* The mark, and the part beyond it, that item i hangs on: a word, or the mark itself before one. Absent: none. */
quoth_span qt_joined_before(const qt_items *items, uint32_t i);

/* The same behind item i. */
quoth_span qt_joined_behind(const qt_items *items, uint32_t i);

#endif
