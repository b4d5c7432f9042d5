/*
** How a text uses a word: as a name, as a speaker, in lower case. Asked for every person that the outline
** weighs, so a long text is counted once, word by word; a short one is searched each time.
*/
#ifndef QT_USAGE_H
#define QT_USAGE_H

#include "read/outline_parts.h"

typedef struct qt_usage {
  uint32_t capital, lower, speaking;
} qt_usage;

/* A word, by one of its tokens, and how all tokens use it. count 0 of all three: a free slot. */
typedef struct qt_usage_slot {
  uint32_t token, hash;
  qt_usage usage;
} qt_usage_slot;

typedef struct qt_usages {
  qt_usage_slot *slots; /* words that the language does not know: open addressing; NULL: a short text */
  uint32_t mask, used;
  qt_usage *known; /* the others, by number */
} qt_usages;

/* Opens the count, which article->usages then points to. false: no memory. */
bool qt_usages_open(quoth_article *article, qt_usages *usages);
void qt_usages_close(quoth_article *article);

/* How the text beside tokens [first, stop) uses the word at token `word`, a QT_WORD_TOKEN. */
qt_usage qt_usage_of(const quoth_article *article, uint32_t word, uint32_t first, uint32_t stop);

/* "What Powell Said"; not "the Harlan report", whose verb could only be a base form. */
bool qt_is_cue(const quoth_article *article, uint32_t token, uint32_t stop);

#endif
