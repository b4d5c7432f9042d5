/*
** Statements inside a statement's content: "Putin once again said: we do not reject ...".
*/
#ifndef QT_NESTED_H
#define QT_NESTED_H

#include "speech/statement.h"

/* Appends what is nested in tokens `content` of statements[parent], in text order. */
quoth_status qt_find_nested(qt_builder *b, uint32_t parent, qt_region content);

#endif
