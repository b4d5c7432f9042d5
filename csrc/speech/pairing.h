/*
** Which mark closes which: the cheapest reading of a paragraph's marks, found by a beam over small
** stacks. Bounded: at most QT_MAX_MARKS marks, QT_MAX_DEPTH quotations inside each other,
** QT_BEAM readings kept; time is linear in the marks.
*/
#ifndef QT_PAIRING_H
#define QT_PAIRING_H

#include "speech/mark.h"

enum { QT_MAX_MARKS = 4096, QT_MAX_DEPTH = 8, QT_BEAM = 12, QT_PARAGRAPH_START = 0xffff };

typedef enum qt_reading_kind {
  QT_READ_NEITHER,
  QT_READ_OPEN,
  QT_READ_CLOSE, /* closes the quotation `pops` from the top; those above it lack their closers */
  QT_READ_REOPEN /* opens; the `pops` quotations on top lack their closers */
} qt_reading_kind;

typedef struct qt_reading {
  uint8_t kind, pops;
} qt_reading;

typedef struct qt_trace {
  uint32_t parent;
  qt_reading reading;
} qt_trace;

typedef struct qt_pairing {
  qt_mark_sites sites;         /* in */
  uint8_t carried;             /* in: the mark of a quotation that may run on into this paragraph; 0: none */
  uint32_t carried_over;       /* in: paragraphs between here and there */
  uint8_t next;                /* in: the mark that opens the next paragraph; 0: none does */
  bool starts_open;            /* out: it does run on into this paragraph */
  QT_VEC(qt_reading) readings; /* out: one for each site */
  QT_VEC(qt_trace) traces;
} qt_pairing;

/* Reads the sites. false: no memory. */
bool qt_pair_marks(const quoth_alloc *alloc, qt_pairing *pairing);

void qt_pairing_free(const quoth_alloc *alloc, qt_pairing *pairing);

/* Does a quotation opened by `mark` go on where the next paragraph opens with `next`? */
bool qt_reopens(uint8_t mark, uint8_t next);

#endif
