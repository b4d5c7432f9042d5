/*
** The cast: every noun phrase that can be a source, and who it is.
** Reads blocks, tokens, sentences, quotes, digest_names. Appends mentions, speakers, mention_spans,
** digest_speakers. Errors: NO_MEMORY.
*/
#ifndef QT_CAST_H
#define QT_CAST_H

#include "base/model.h"
#include "speech/mention.h"

quoth_status qt_cast(quoth_article *article);

#endif
