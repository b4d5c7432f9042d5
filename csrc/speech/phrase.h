/*
** Noun phrases: what each word of a sentence can be in one, and how far one runs.
** mention.h says which of them can be a source.
*/
#ifndef QT_PHRASE_H
#define QT_PHRASE_H

#include "speech/mention.h"
#include "speech/names.h"

/* The sentence under view, and where its article is being read. */
typedef struct qt_finder {
  quoth_article *article;
  const qt_token *tokens;
  qt_names names;
  uint32_t end; /* of the sentence */
  uint32_t block;
  bool nouns_capitalised; /* German: a capital alone is no name */
  bool given_begins;      /* Russian, German: "Präsident Telms Jan Roe": his name begins with the given one */
  uint32_t label, scope, announced; /* cursors into labels, scopes, digest_names */
  uint32_t next_named;              /* the first byte that one of these names somebody at, or QUOTH_NONE */
} qt_finder;

/* Tokens: of a phrase, of its determiners and owners, of one like "according to". */
enum { QT_MAX_PHRASE = 32, QT_MAX_START = 3, QT_MAX_ACCORDING = 4 };

/* A noun phrase. Positions are tokens. */
typedef struct qt_noun_phrase {
  uint32_t start, at;      /* at: behind what was read */
  uint32_t core;           /* first token behind determiner and owner's 's */
  uint32_t name, name_end; /* the last run of capitals; name_end 0: none */
  uint32_t head, head_end; /* the last head; head_end 0: none */
  uint64_t head_classes;
  uint32_t owner_end; /* the token of the last 's; 0: none */
  uint32_t owner_name, owner_name_end;
  qt_facts facts; /* of the run of capitals that the name ends */
  bool determined;
  bool person; /* the name follows a title */
} qt_noun_phrase;

#define QT_PERSON_CLASSES (QT_BIT(ROLE) | QT_BIT(TITLE))
#define QT_GIVEN_CLASSES (QT_BIT(MALE) | QT_BIT(FEMALE))

/* Turns to the sentence of tokens [first, end). */
void qt_finder_sentence(qt_finder *finder, uint32_t first, uint32_t end);

/* qt_part_of for the parts that depend on what stands around. */
qt_part qt_part_by_context(const qt_finder *finder, uint32_t token);

/* inside: behind the phrase's first token. */
static inline qt_part qt_part_of(const qt_finder *finder, uint32_t token, bool inside) {
  uint8_t seen = finder->names.seen[token];
  if (!qt_is_part(seen, QT_BY_CONTEXT)) return (qt_part)(seen & QT_PART_MASK);
  return inside ? qt_part_by_context(finder, token) : QT_STOP;
}

/* The phrase that begins at start; bounded. An empty one has at == start. */
void qt_read_phrase(const qt_finder *finder, uint32_t start, qt_noun_phrase *phrase);

/* Where a person's name begins in a run of capitals that began as a body's or country's; 0: nowhere. */
uint32_t qt_split_name(const qt_finder *finder, uint32_t first, uint32_t end);

/* Where the given name begins, in languages that put the office's words in genitive before it; or first. */
uint32_t qt_skip_to_given(const qt_finder *finder, uint32_t first, uint32_t end);

/* A verb of saying right before the token, or "according to". */
bool qt_says_before(const qt_finder *finder, uint32_t token);

/* Behind an article or an owner no verb can stand. */
bool qt_is_behind_article(const qt_finder *finder, uint32_t token);

/* qt_says_at, inside the sentence. */
static inline bool qt_finder_says_at(const qt_finder *f, uint32_t token) {
  return token < f->end && (f->names.seen[token] & QT_SEEN_SAYS) && qt_says_at(f->article, token, f->end);
}
static inline const qt_word *qt_finder_word(const qt_finder *f, uint32_t token) {
  return qt_word_of(f->article->lexicon, f->tokens[token]);
}
static inline bool qt_is(const qt_finder *f, uint32_t token, uint64_t classes) {
  return token < f->end && (qt_finder_word(f, token)->classes & classes) != 0;
}
static inline bool qt_is_more(const qt_finder *f, uint32_t token, uint64_t more) {
  return token < f->end && (qt_finder_word(f, token)->more & more) != 0;
}
static inline bool qt_finder_mark(const qt_finder *f, uint32_t token, qt_mark mark) {
  return token < f->end && qt_is_mark(f->tokens[token], mark);
}

#endif
