/*
** What the article keeps of the cast: the speakers with the mentions of each, and those whom the outline announces.
*/
#ifndef QT_SPEAKERS_H
#define QT_SPEAKERS_H

#include "speech/who.h"

/*
** Entities become speakers, in the order of their first mentions; mentions point to those then. Appends speakers and
** mention_spans. false: no memory.
*/
bool qt_write_speakers(qt_who *who);

/* The speakers of the digest, of its scopes and of a transcript's labels. false: no memory. */
bool qt_write_announced(quoth_article *article);

/* The speaker (before they are written: the entity) whom the text of span names, or QUOTH_NONE. */
uint32_t qt_speaker_in(const quoth_article *article, quoth_span span);

#endif
