/*
** The table of who is who while the cast is made: entities, and the keys they are found by.
** Names are compared by hashes of their words, folded and without accents.
*/
#ifndef QT_WHO_H
#define QT_WHO_H

#include "base/model.h"

enum { QT_MAX_NAME_WORDS = 12, QT_MAX_CHAIN = 16 };

typedef struct qt_entity {
  uint32_t name, name_count; /* tokens of the fullest name, or of the description */
  uint32_t role, role_count; /* tokens of title or office; count 0: none known */
  uint32_t last_mention;     /* the latest so far, while walking; QUOTH_NONE: not yet */
  uint32_t public_index;     /* in speakers, once they are written */
  uint32_t quoted_in;        /* the latest quotation that names it; QUOTH_NONE: none so far */
  uint8_t named;             /* how often the article names it, at most */
  uint8_t type;              /* quoth_speaker_type */
  uint8_t gender;
  bool person;        /* a man or woman, named or not */
  uint8_t bearer;     /* qt_bearer: how sure that is of a name */
  uint8_t words;      /* of the name, as qt_words_of counts them; 0: not counted yet */
  uint8_t role_words; /* likewise */
  uint8_t told;       /* how often it is named behind title and deck, at most QT_OFTEN */
} qt_entity;

/* What a key is about. */
typedef enum qt_key_kind {
  QT_LAST_WORD = 1, /* surname; last word of a body's name */
  QT_FIRST_WORD,
  QT_WHOLE, /* all words of a body, a place, a description */
  QT_ACRONYM,
  QT_OFFICE,       /* a word of a person's role: minister */
  QT_OFFICE_START, /* gov, sen: of abbreviated titles */
  QT_HEAD_NOUN,    /* ministry, company: of bodies and of descriptions */
} qt_key_kind;

typedef struct qt_key {
  uint64_t hash;
  uint32_t entity, next; /* next: index + 1 in keys, older; 0: none */
} qt_key;

typedef struct qt_who {
  quoth_article *article;
  QT_VEC(qt_entity) entities;
  QT_VEC(qt_key) keys;
  uint32_t *slots; /* hash -> index + 1 of the newest key */
  uint32_t mask;
  bool short_offices;     /* some office is known by the start of its name only */
  bool nouns_capitalised; /* a capital alone makes no person (German) */
} qt_who;

typedef struct qt_words {
  uint64_t hash[QT_MAX_NAME_WORDS];
  uint32_t token[QT_MAX_NAME_WORDS];
  uint32_t count;
} qt_words;

bool qt_who_open(qt_who *who, quoth_article *article);
void qt_who_close(qt_who *who);

/* Hash of a word's letters: folded, accents and inner marks left out. */
uint64_t qt_word_key(const quoth_article *article, qt_token token);
uint64_t qt_whole_key(const qt_words *words);

/* The same of the word's first `letters` bytes. */
uint64_t qt_start_key(const quoth_article *article, qt_token token, uint32_t letters);

/* The words of tokens [first, first + count): marks, articles and suffixes (Jr.) left out. */
void qt_words_of(const quoth_article *article, uint32_t first, uint32_t count, qt_words *words);

/*
** A walk over the entities under a key, newest first; zeroed to begin. It looks at QT_MAX_CHAIN keys:
** the names of one article differ, and a text made of one surname must not cost quadratic time.
*/
typedef struct qt_walk {
  uint32_t at, steps;
} qt_walk;
uint32_t qt_who_next(const qt_who *who, qt_key_kind kind, uint64_t hash, qt_walk *walk); /* QUOTH_NONE: no more */

/* A new entity; QUOTH_NONE: no memory. One that a phrase describes has the keys of all its words and of its head. */
uint32_t qt_who_new(qt_who *who, uint32_t name, uint32_t count, quoth_speaker_type type, uint8_t gender);
bool qt_who_describe(qt_who *who, uint32_t entity, uint64_t whole, uint64_t head);

/* Who a named mention is: an entity of before, its name made fuller, or a new one. QUOTH_NONE: no memory. */
uint32_t qt_who_named(qt_who *who, const qt_mention *mention);

/* The person whom a name means, if he was named before; QUOTH_NONE: nobody. */
uint32_t qt_who_find(const qt_who *who, const qt_mention *mention);

/* Notes a title or office, tokens [first, first + count). */
bool qt_who_role(qt_who *who, uint32_t entity, uint32_t first, uint32_t count);

static inline bool qt_genders_agree(uint8_t a, uint8_t b) { return !a || !b || a == b; }

#endif
