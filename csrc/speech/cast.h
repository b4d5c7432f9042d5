/*
** The cast: every noun phrase that can be a source, and who it is.
** Reads blocks, tokens, sentences, quotes, digest_names. Appends mentions, speakers, mention_spans,
** digest_speakers. Errors: NO_MEMORY.
*/
#ifndef QT_CAST_H
#define QT_CAST_H

#include "base/model.h"

quoth_status qt_cast(quoth_article *article);

/* The mention that covers a token, or QUOTH_NONE. */
uint32_t qt_mention_at(const quoth_article *article, uint32_t token);

#endif
