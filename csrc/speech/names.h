/*
** Proper names: which capitalised words are names, and how far a name runs.
** The article itself is the witness: a word that it capitalises inside sentences is a name at the
** beginning of one too; a word that it also writes in lower case is none.
*/
#ifndef QT_NAMES_H
#define QT_NAMES_H

#include "speech/part.h"

/*
** What the article shows of its words: those the language knows, two Bloom filters of others; the sentence under view.
** One block of memory holds all of it.
*/
typedef struct qt_names {
  const quoth_article *article;
  const qt_token *tokens;
  uint64_t *capitals, *lowers; /* words seen capitalised inside a sentence; in lower case */
  uint32_t mask;               /* bits - 1 of each */
  uint8_t *known;              /* for each word of the language: how it was seen */
  uint64_t *unsure;            /* a bit for each token: a capital that is decided when its sentence comes */
  uint8_t *seen;               /* for each token of the article: what it is (part.h); 16 more bytes are readable */
  uint32_t front_end;          /* the byte behind dateline and label: no sentence behind it begins with them */
  uint32_t first, end;         /* tokens of the sentence */
  bool titled;                 /* it capitalises (nearly) every word: a headline */
  bool nouns_capitalised;      /* German: many capitals are no headline, particles behind a full name no part of it */
} qt_names;

/* Surveys the article. false: no memory. */
bool qt_names_open(qt_names *names, const quoth_article *article);
void qt_names_close(qt_names *names);

/* Where a sentence begins behind a dateline or a label (IN BRIEF), whose words name nobody. */
uint32_t qt_skip_front(const qt_names *names, uint32_t first, uint32_t end);

/* Turns to the sentence of tokens [first, end), and finds which of its capitals are names. */
void qt_names_sentence(qt_names *names, uint32_t first, uint32_t end);

static inline bool qt_is_name_word(const qt_names *names, uint32_t token) {
  return (names->seen[token] & QT_SEEN_NAME) != 0;
}
static inline qt_part qt_part_alone(const qt_names *names, uint32_t token) {
  return (qt_part)(names->seen[token] & QT_PART_MASK);
}

/*
** What the words of a run of capitals have among them, and the phrases that begin with them: what is not there need
** not be looked for. More may be said than there is.
*/
typedef struct qt_facts {
  uint64_t classes, more;
  bool marks; /* or words without a capital */
} qt_facts;
#define QT_ANY_FACTS ((qt_facts){UINT64_MAX, UINT64_MAX, true})

/* The end of the name that begins at token, which must be a name word; facts (may be NULL): of its words. */
uint32_t qt_name_end(const qt_names *names, uint32_t token, qt_facts *facts);

/* Has the word's end one of the classes (QT_MORE(ENDING): no name ends so; QT_MORE(VERB_ENDING): no noun)? */
bool qt_has_ending(const qt_names *names, uint32_t token, uint64_t more);

#define QT_NAME_CLASSES \
  (QT_BIT(MALE) | QT_BIT(FEMALE) | QT_BIT(PARTICLE) | QT_BIT(COUNTRY) | QT_BIT(CITY) | QT_BIT(DEMONYM) | \
   QT_BIT(METONYM))

#endif
