/*
** A quotation against a stretch of an article, item by item: the cheapest way from one to the other (Gotoh's
** affine gaps; the quotation whole, the article's stretch open at both ends). Words that were left out cost little
** where an ellipsis stands for them and nothing where they are no part of the statement's content.
*/
#ifndef QT_ALIGN_H
#define QT_ALIGN_H

#include "check/item.h"

typedef enum qt_step_kind {
  QT_STEP_PAIR, /* an item of each */
  QT_STEP_ADD,  /* an item of the quotation only */
  QT_STEP_OMIT, /* an item of the article only */
  QT_STEP_GAP   /* the same, between the stretches of a statement */
} qt_step_kind;

typedef struct qt_step {
  uint32_t quote, text; /* items: what the step takes, or where it stands */
  uint8_t kind;         /* qt_step_kind */
  bool marked;          /* OMIT: at an ellipsis or an insertion of the quotation */
} qt_step;

typedef QT_VEC(qt_step) qt_steps;

/* Steps in the order of the text for items [first, end) of the article; *score: the higher the nearer. false: no memory. */
bool qt_align(const quoth_alloc *alloc, const qt_items *quote, const qt_items *text, uint32_t first, uint32_t end,
              qt_steps *steps, int64_t *score);

#endif
