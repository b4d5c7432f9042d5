/*
** The outline: label, title, deck, byline, headings, dateline, sections with topics, boilerplate, and
** the stretch that a digest announces.
** Reads blocks, tokens. Sets block kinds and sections, label, title, deck, dateline, digest.span; appends
** digest_names, scopes, announcements, labels; splits blocks that begin with a run-in heading, a time, a
** byline or a question that its answer follows (the tokens stay as they are). Times of a live blog are BOILERPLATE, date lines BYLINE.
** Errors: NO_MEMORY.
*/
#ifndef QT_OUTLINE_H
#define QT_OUTLINE_H

#include "base/model.h"

quoth_status qt_outline(quoth_article *article);

#endif
