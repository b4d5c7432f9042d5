/*
** Statements: who is reported to have said what.
** Reads everything. Appends statements and spans. Errors: NO_MEMORY.
*/
#ifndef QT_ATTRIBUTION_H
#define QT_ATTRIBUTION_H

#include "base/model.h"

quoth_status qt_attribute(quoth_article *article);

/* The scope that owns a byte offset: the last one that holds it. NULL: none. */
const qt_scope *qt_scope_at(const quoth_article *article, uint32_t at);

/* The last of count spans, in text order, that begins before a byte; QUOTH_NONE: none. */
uint32_t qt_last_before(const quoth_span *spans, uint32_t count, uint32_t byte);

/* What decided for a statement; quoth_reason_name gives the word. */
#define QT_REASONS(X) \
  X(NONE, "none") \
  X(CONTENT_CUE_NAME, "content-cue-speaker") /* "A," said X */ \
  X(CONTENT_NAME_CUE, "content-speaker-cue") /* "A," X said; A, X said */ \
  X(NAME_CUE_CONTENT, "speaker-cue-content") /* X said "A"; X said that A */ \
  X(SPLIT, "content-cue-content")            /* "A," X said, "B" */ \
  X(ACCORDING, "according-to") \
  X(QUOTED_AS, "quoted-as") \
  X(COLON, "speaker-colon")       /* X: A */ \
  X(DASH, "content-dash-speaker") /* A - X */ \
  X(LABEL, "label")               /* a transcript's turn */ \
  X(TURN, "turn")                 /* the same turn's next paragraph */ \
  X(SCOPE, "digest-scope") \
  X(RUN_ON, "quotation-runs-on")  /* opened again in the next paragraph */ \
  X(FOLLOWS, "follows-statement") /* floating, behind a statement of the speaker */ \
  X(INTRODUCED, "introduced")     /* behind a paragraph that ends "X said:" */ \
  X(UNATTRIBUTED, "no-source") \
  X(RUNS_INTO, "quotation-runs-into") /* opened here; a later paragraph names the speaker */ \
  X(INTERVIEW, "interview")           /* the same as a label's turn, where questions and answers bear none */

typedef enum qt_reason {
#define X(id, name) QT_REASON_##id,
  QT_REASONS(X)
#undef X
      QT_REASON_COUNT
} qt_reason;

#endif
