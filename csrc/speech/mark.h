/*
** The quotation marks of a paragraph, each with what it costs to read it as an opener, as a closer,
** or as neither. Costs are tenths of a point; 0 is what a clean text pays.
*/
#ifndef QT_MARK_H
#define QT_MARK_H

#include "base/model.h"

typedef struct qt_mark_site {
  uint32_t token;
  uint8_t mark; /* qt_mark */
  bool is_single;
  bool doubled;                 /* stands right behind another double mark: read as neither, it repeats that one */
  bool stray;                   /* read as neither, it is a mark without its partner; else apostrophe or prime */
  bool follows;                 /* stands right behind the mark before it in the array */
  uint8_t open, close, neither; /* what each reading costs, by what stands beside the mark */
} qt_mark_site;

typedef QT_VEC(qt_mark_site) qt_mark_sites;

/*
** Fills sites with the marks of tokens [first, end), at most `limit`. Three ticks are '' and ' for the
** tokenizer; where they close, these two tokens change places. false: no memory.
*/
bool qt_read_marks(quoth_article *article, uint32_t first, uint32_t end, uint32_t limit, qt_mark_sites *sites);

/* What it costs that `close` closes `open`, by their forms. */
unsigned qt_pair_cost(uint8_t open, uint8_t close);

/* Marks that look alike and nest badly: straight, curly, angle, ticks, corner, and their singles. */
unsigned qt_mark_group(uint8_t mark);

static inline bool qt_is_single_mark(uint8_t mark) { return mark >= QT_FIRST_SINGLE; }

#endif
