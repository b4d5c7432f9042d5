/*
** Where a quotation may stand in an article: first the places that have all of its words and marks in order
** (Knuth, Morris, Pratt), else those that are nearest to it by edits of words (Myers' bit vectors in blocks, as
** Hyyrö has them). Both read the article once, with and once more without the gaps between the stretches of a
** statement's content; linear in the article whatever it holds.
*/
#ifndef QT_LOCATE_H
#define QT_LOCATE_H

#include "check/item.h"

enum { QT_MAX_PLACES = 64, QT_MAX_CANDIDATES = 8 };

typedef struct qt_place {
  uint32_t first, last; /* items of the article, inclusive */
} qt_place;

typedef struct qt_places {
  uint32_t count; /* all there are; at most QT_MAX_PLACES are kept */
  qt_place at[QT_MAX_PLACES];
} qt_places;

/* Places that have the items [first, end) of the quotation. false: no memory. */
bool qt_find_places(const quoth_alloc *alloc, const qt_items *quote, uint32_t first, uint32_t end, const qt_items *text,
                    qt_places *places);

typedef struct qt_candidate {
  uint32_t item;     /* of the article: the last one of the place */
  uint32_t distance; /* words to insert, delete or change */
} qt_candidate;

typedef struct qt_candidates {
  uint32_t count;
  qt_candidate at[QT_MAX_CANDIDATES]; /* apart from each other */
} qt_candidates;

/* false: no memory */
bool qt_find_candidates(const quoth_alloc *alloc, const qt_items *quote, const qt_items *text, uint32_t vocabulary,
                        qt_candidates *candidates);

#endif
