/*
** Sentences of every block, also inside quotation marks.
** Reads blocks, tokens. Appends sentences, sentence_tokens; fills the sentence part of ranges.
** Every token of a block belongs to one sentence. Errors: NO_MEMORY.
*/
#ifndef QT_SENTENCE_H
#define QT_SENTENCE_H

#include "base/model.h"

quoth_status qt_sentences(quoth_article *article);

/* The first of sentences [low, high) that begins behind a token, or high: a search, for paragraphs of very many. */
uint32_t qt_sentence_behind(const quoth_article *article, uint32_t low, uint32_t high, uint32_t token);

#endif
