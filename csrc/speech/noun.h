/*
** Nouns of saying behind their owner: Petrova's claim that ..., her answer was blunt: "...",
** in the mayor's view, ...
*/
#ifndef QT_NOUN_H
#define QT_NOUN_H

#include "speech/candidate.h"

/* The owner of the noun of a cue as its source. */
bool qt_owner_of_noun(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *source);

/* The last mention before a token, in this block or the one before it, that "his" or "her" stands for; or QUOTH_NONE. */
uint32_t qt_whose(const qt_clause *c, uint32_t token, uint8_t gender);

/* chants of "Open the gates": a noun of voices and what they call, whoever they are. */
bool qt_is_chant(const qt_clause *c, uint32_t noun);

/* The content of such a noun: the quotation, or two that are joined (chants of "A" and "B"). */
void qt_take_chant(const qt_clause *c, qt_candidate *k, uint32_t noun);

/* "in Petrova's words": where the preposition stands before the owner, or QUOTH_NONE. */
uint32_t qt_view_of(const qt_clause *c, const qt_cue *cue, uint32_t floor, const qt_source *source);

/* Content behind the noun: a clause with that, or a quotation behind a colon. k has cue and source. */
bool qt_read_noun(const qt_clause *c, qt_candidate *k);

#endif
