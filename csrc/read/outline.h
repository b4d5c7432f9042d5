/*
** The outline: label, title, deck, byline, headings, dateline, sections with topics, boilerplate, and
** the stretch that a digest announces (STATEMENT.md sections 5 to 7).
** Reads blocks, tokens. Sets block kinds and sections, label, title, deck, dateline, digest.span,
** digest_names. Errors: NO_MEMORY.
*/
#ifndef QT_OUTLINE_H
#define QT_OUTLINE_H

#include "base/model.h"

quoth_status qt_outline(quoth_article *article);

#endif
