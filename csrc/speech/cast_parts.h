/*
** What the cast is made of: cast.c gives names and descriptions their holders, antecedent.c says whom a pronoun or an
** epithet means.
*/
#ifndef QT_CAST_PARTS_H
#define QT_CAST_PARTS_H

#include "speech/mention.h"
#include "speech/recall.h"

enum {
  QT_OFTEN = 8 /* mentions of a name: no more tells more */,
  QT_IN_TITLE = 4 /* a mention there is as good as these */
};
enum { QT_STEPS = 4 }; /* of a sentence (qt_cast_state.way) */

typedef struct qt_cast_state {
  quoth_article *article;
  qt_who who;
  qt_recall recall;
  uint32_t sentence, first, end; /* the sentence of the mention under view, and its tokens */
  uint32_t way;                  /* how far from the beginning: QT_STEPS a sentence, one where a quotation goes on */
  uint32_t quote;                /* cursor into quotes */
  uint32_t quoted_until;         /* the first token for which is_quoted may give something else */
  bool quoted;
  uint32_t principal;  /* the entity that the digest announces, or QUOTH_NONE */
  uint32_t central[2]; /* the man and the woman that the article names most, of those mentioned so far, or QUOTH_NONE */
} qt_cast_state;

static inline const qt_word *qt_cast_word(const qt_cast_state *c, uint32_t token) {
  return qt_word_of(c->article->lexicon, c->article->tokens.at[token]);
}
static inline bool qt_cast_mark(const qt_cast_state *c, uint32_t token, qt_mark mark) {
  return token < c->article->tokens.count && qt_is_mark(c->article->tokens.at[token], mark);
}

static inline bool qt_is_he_or_she(const qt_mention *m) {
  return m->gender == QT_MALE_GENDER || m->gender == QT_FEMALE_GENDER;
}

/* Whom the pronoun means, as its speaker. */
void qt_resolve_pronoun(qt_cast_state *c, qt_mention *mention, bool quoted);

/* The person whom another word for him means; QUOTH_NONE: he was mentioned long ago, or only in a quotation. */
uint32_t qt_epithet_of(qt_cast_state *c, const qt_mention *mention, bool quoted);

/* Whose words the digest around the mention gives: the owner of the section, or whom it was announced for. */
uint32_t qt_digest_owner(const qt_cast_state *c, const qt_mention *mention);

#endif
