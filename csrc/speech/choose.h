/*
** Which candidates of an outer sentence stand. Candidates come in order of their cues: a final attribution takes in all
** before it; a later clause that is set off ends the content before it; whatever else stands inside content is nested.
*/
#ifndef QT_CHOOSE_H
#define QT_CHOOSE_H

#include "speech/candidate.h"

enum { QT_MAX_CANDIDATES = QT_MAX_CUES };

/* The candidates that stand, into kept (QT_MAX_CANDIDATES); all are kept as evidence. Errors: NO_MEMORY. */
quoth_status qt_choose(quoth_article *article, const qt_clause *c, const qt_cue *cues, uint32_t cue_count,
                       qt_candidate *kept, uint32_t *count);

/* Notes in the evidence what became of a candidate. */
void qt_note_verdict(quoth_article *article, const qt_candidate *k, quoth_verdict verdict);

#endif
