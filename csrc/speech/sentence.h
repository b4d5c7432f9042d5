/*
** Sentences of every block, also inside quotation marks.
** Reads blocks, tokens. Appends sentences, sentence_tokens; fills the sentence part of ranges.
** Every token of a block belongs to one sentence. Errors: NO_MEMORY.
*/
#ifndef QT_SENTENCE_H
#define QT_SENTENCE_H

#include "base/model.h"

quoth_status qt_sentences(quoth_article *article);

#endif
