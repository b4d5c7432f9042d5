/*
** The case endings of Cyrillic words, as Russian has them: Орлов, Орлова, Орловым are one name. Without a dictionary, so
** that words which only look alike may fall together; names of one article seldom do.
*/
#ifndef QT_CASE_ENDING_H
#define QT_CASE_ENDING_H

#include "base/text.h"

/* Does the word at p, of at least one byte, begin with a Cyrillic letter of two bytes? */
static inline bool qt_is_cyrillic(const char *p) { return ((unsigned char)*p & 0xfe) == 0xd0; }

/* Bytes of the word without its case ending, of which three letters are always left. */
uint32_t qt_without_case(const char *word, uint32_t length);

/* How the word ends: like a nominative (0: Орлов, Дмитрий), one or another case (1: Орлова), another case (2: Орлову). */
unsigned qt_case_rank(const char *word, uint32_t length);

/* Does the word end like an adjective: российский, нового; not: дела, главой? */
bool qt_is_adjectival(const char *word, uint32_t length);

/* Does the word end like a verb in the past: встретила, ждали? So do some nouns (дела). */
bool qt_has_past_ending(const char *word, uint32_t length);

#endif
