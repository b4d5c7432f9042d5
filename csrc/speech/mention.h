/*
** The noun phrases that can be a source: names with their titles, organisations, places, pronouns,
** role nouns, groups, documents. cast.h says who they are.
** Reads blocks, tokens, sentences. Appends mentions, in text order, none inside another; `speaker`
** stays QUOTH_NONE. A phrase without a proper name has name_count 0 and its head noun in
** name_token. Errors: NO_MEMORY.
*/
#ifndef QT_MENTION_H
#define QT_MENTION_H

#include "base/model.h"
#include "base/scan.h"

enum { QT_UNKNOWN_GENDER, QT_MALE_GENDER, QT_FEMALE_GENDER, QT_PLURAL, QT_THING };

/* The token behind it. */
static inline uint32_t qt_mention_end(const qt_mention *m) { return m->first_token + m->token_count; }

quoth_status qt_find_mentions(quoth_article *article);

/* Builds what qt_mention_at looks at, from the mentions. false: no memory. */
bool qt_index_mentions(quoth_article *article);

/* The last mention that begins at or before token `last` and ends behind token `first`, as an index, or QUOTH_NONE. */
static inline uint32_t qt_mention_among(const quoth_article *article, uint32_t first, uint32_t last) {
  const qt_mention_starts *s = &article->starts.at[last / 64];
  uint64_t upto = s->bits & (UINT64_MAX >> (63 - last % 64));
  uint32_t count = s->before + qt_count_bits(upto);
  if (!count) return QUOTH_NONE;
  const qt_mention *m = &article->mentions.at[count - 1];
  return first < qt_mention_end(m) ? count - 1 : QUOTH_NONE;
}

/* The mention that covers a token, as an index, or QUOTH_NONE. */
static inline uint32_t qt_mention_at(const quoth_article *article, uint32_t token) {
  return qt_mention_among(article, token, token);
}

/* A finite verb of saying at the token, adverbs and auxiliaries before it skipped. end: of the sentence. */
bool qt_says_at(const quoth_article *article, uint32_t token, uint32_t end);

/* "according to", or a phrase like it, right before the token, not before token `floor`. */
bool qt_is_cited(const quoth_article *article, uint32_t floor, uint32_t token);

#endif
