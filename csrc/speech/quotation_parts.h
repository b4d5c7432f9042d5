/*
** What quotation.c is made of: what a quotation is for, where one ends that lost its closer, and
** what an editor put into it or left out.
*/
#ifndef QT_QUOTATION_PARTS_H
#define QT_QUOTATION_PARTS_H

#include "base/model.h"

/* A term, a title, so-called; or speech. q's tokens and inner span are set. */
qt_quote_role qt_role_of(const quoth_article *article, const qt_quote *q);

/*
** The token before which a quotation without a closer ends: tokens [from, limit) are what it may
** hold; sentence is a sentence at or before from. Before an attribution ("We will wait, Petrova said");
** else, where an opener stands at limit (`reopens`), at the last sentence's end; else limit.
*/
uint32_t qt_lost_end(const quoth_article *article, uint32_t block, uint32_t from, uint32_t limit, bool reopens);

/* Appends the insertions and elisions among tokens [first, end). false: no memory. */
bool qt_read_edits(quoth_article *article, uint32_t first, uint32_t end);

#endif
