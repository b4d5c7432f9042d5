/*
** The cues of a sentence: the verbs and nouns of saying, and what their auxiliaries, their adverbs and the words beside them
** make of them.
*/
#ifndef QT_CUE_H
#define QT_CUE_H

#include "speech/source.h"

/* Words that only begin a phrase with a cue, and not here, lose their hint of one. Before cues are looked for. */
void qt_settle_cue_hints(quoth_article *article);

/* The cues of tokens [first, end) that stand outside atoms (or anywhere, where atoms is false). */
uint32_t qt_find_cues(const qt_clause *c, uint32_t first, uint32_t end, bool outside, qt_cue cues[QT_MAX_CUES]);

/* The possessive ('s, her) that owns the noun at `noun`, over an adjective or two, or QUOTH_NONE. */
uint32_t qt_possessive_before(const qt_clause *c, uint32_t floor, uint32_t noun);

/* Her "we will not pay" promise: the quotation that ends before the noun and belongs to an owner, or NULL. */
const qt_atom *qt_owned_quotation(const qt_clause *c, uint32_t noun);

/* "the contention of Karl Bent that A": whose it is, behind the noun and "of", before a clause. */
bool qt_owner_behind(const qt_clause *c, uint32_t noun, qt_source *s);

#endif
