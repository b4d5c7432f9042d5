/*
** Statements: who is reported to have said what (STATEMENT.md).
** Reads everything. Appends statements and spans. Errors: NO_MEMORY.
*/
#ifndef QT_ATTRIBUTION_H
#define QT_ATTRIBUTION_H

#include "base/model.h"

quoth_status qt_attribute(quoth_article *article);

#endif
