/*
** What the article keeps of the cast: the speakers with the mentions of each, and those whom the outline announces.
*/
#ifndef QT_SPEAKERS_H
#define QT_SPEAKERS_H

#include "speech/who.h"

/*
** The entity of a mention becomes a speaker, if it is none yet; the mention points to that then. To be called for the
** mentions in text order, because speakers are in the order of their first mentions. Appends speakers. false: no
** memory.
*/
bool qt_add_mention(qt_who *who, qt_mention *mention);

/* The spans of all mentions, by speaker: appends mention_spans. false: no memory. */
bool qt_write_mentions(quoth_article *article);

/* The speakers of the digest, of its scopes and of a transcript's labels. false: no memory. */
bool qt_write_announced(quoth_article *article);

/* The speaker (before they are written: the entity) whom the text of span names, or QUOTH_NONE. */
uint32_t qt_speaker_in(const quoth_article *article, quoth_span span);

#endif
