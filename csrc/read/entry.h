/*
** Entries of a live blog: nothing runs on from one of them into the next.
*/
#ifndef QT_READ_ENTRY_H
#define QT_READ_ENTRY_H

#include "base/model.h"

/* Does an entry begin behind the start of block `before`, and not behind that of `block`? */
bool qt_begins_entry(const quoth_article *a, uint32_t before, uint32_t block);

#endif
