/*
** Attributions without a cue: names behind a dash or before a colon, unknown verbs beside a quotation, signatures.
*/
#ifndef QT_CUELESS_H
#define QT_CUELESS_H

#include "speech/candidate.h"

/* "A" - X, as often as the sentence has it; into kept (QT_MAX_CANDIDATES). */
uint32_t qt_read_signed(const qt_clause *c, qt_candidate *kept);

/* The port may open - X: "A": a name between a dash and the colon of a quotation. */
bool qt_read_labelled(const qt_clause *c, qt_candidate *k);

/* What a dash, a colon or a verb that the language does not know attributes to somebody. */
bool qt_read_cueless(const qt_clause *c, qt_candidate *k);

/* A quotation with a name and an unknown verb beside it: "A," Petrova typed. */
bool qt_read_unknown_verb(const qt_clause *c, qt_candidate *k);

/* "The port is reportedly closed": somebody says so, nobody is named. */
bool qt_read_hearsay(const qt_clause *c, qt_candidate *k);

/* Who signs, at the begin of the next block, a quotation that fills its block. */
bool qt_read_signature(const qt_clause *c, qt_source *s);

/* A heading in marks. */
bool qt_is_quoted_heading(const qt_clause *c);

#endif
