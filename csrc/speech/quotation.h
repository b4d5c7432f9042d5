/*
** Quotation marks in pairs, paragraph by paragraph, with repairs of missing and stray marks;
** editorial insertions and elisions.
** Reads blocks, tokens, sentences. Appends quotes, insertions, elisions, repairs; fills the quote
** part of ranges. Errors: NO_MEMORY.
**
** Marks around nothing, or around marks only ("", "."), give no quote. A paragraph with more than
** QT_MAX_MARKS marks is left alone, with the warning many_marks.
** A quote without its closer ends where the paragraph (or the quotation around it) does, or before
** an attribution or the next opener; `at` of its repair is that place. A stray mark's repair is at
** the mark. A quotation that runs on into a paragraph that does not open again (but closes) gives a
** repair at the end of the first paragraph and at the start of those it runs into.
*/
#ifndef QT_QUOTATION_H
#define QT_QUOTATION_H

#include "base/model.h"

quoth_status qt_quotations(quoth_article *article);

/*
** Which quote holds a token of the block, marks included: an index into quotes, or QUOTH_NONE.
** O(log quotes of the block): the innermost, and the outermost around it.
*/
uint32_t qt_innermost_quote(const quoth_article *article, uint32_t block, uint32_t token);
uint32_t qt_outermost_quote(const quoth_article *article, uint32_t block, uint32_t token);

static inline bool qt_in_quote(const quoth_article *article, uint32_t block, uint32_t token) {
  return qt_innermost_quote(article, block, token) != QUOTH_NONE;
}

#endif
