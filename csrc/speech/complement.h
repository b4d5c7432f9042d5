/*
** What stands to the right of a cue: a clause, a quotation, a thing; behind whom one tells, adjuncts and asides.
*/
#ifndef QT_COMPLEMENT_H
#define QT_COMPLEMENT_H

#include "speech/clause.h"

/* What stands to the right of a cue. */
#define QT_COMPLEMENTS(X) \
  X(NOTHING, "nothing") \
  X(QUOTATION, "quotation") \
  X(COLON, "colon") \
  X(THAT, "that") \
  X(WH, "wh") \
  X(TO, "to") \
  X(SUBJECT, "subject") /* a pronoun or name that begins a clause */ \
  X(PHRASE, "phrase")   /* any other noun phrase */ \
  X(PREPOSITION, "preposition") X(OTHER, "other") X(COMMA, "comma")

typedef enum qt_complement {
#define X(id, name) QT_##id##_COMPLEMENT,
  QT_COMPLEMENTS(X)
#undef X
      QT_COMPLEMENT_COUNT
} qt_complement;

/* A clause that says what is so. */
static inline bool qt_is_clause_complement(unsigned complement) {
  return complement == QT_THAT_COMPLEMENT || complement == QT_SUBJECT_COMPLEMENT || complement == QT_WH_COMPLEMENT;
}

/* What stands behind a verb. */
typedef struct qt_right_side {
  qt_complement complement;
  uint32_t start; /* of content */
  uint32_t end;   /* of the attribution clause, its adjuncts included */
  uint32_t last;  /* end of content, where it is not that of the sentence; else 0 */
} qt_right_side;

/* From token `at` on; addressed: whom one tells may stand there. */
qt_right_side qt_right_of(const qt_clause *c, const qt_cue *cue, uint32_t at, bool addressed);

/* What stands at `at`, behind a cue and its adjuncts; *start gets where content would begin. */
qt_complement qt_complement_at(const qt_clause *c, uint32_t at, uint32_t *start);

/* What stands behind the aside that begins at the comma, COMMA where it is not passed over; *start likewise. */
qt_complement qt_skip_aside(const qt_clause *c, uint32_t comma, uint32_t *start);

/* "According to Petrova, chief of the port, A": the comma behind what says who the source is, or `comma` where that is none. */
uint32_t qt_skip_apposition(const qt_clause *c, uint32_t comma);

/* Does the quotation at the token hold somebody's words, no term and no title? */
bool qt_is_speech_at(const qt_clause *c, uint32_t token);

#endif
