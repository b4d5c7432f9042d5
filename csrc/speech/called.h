/*
** Who calls something what, where he stands behind it: "the plan was called "A" by X", "an option seen by X as an "A"".
*/
#ifndef QT_CALLED_H
#define QT_CALLED_H

#include "speech/candidate.h"

/* The agent of a participle of calling with its predicate in marks. false: there is no such predicate, or no agent. */
bool qt_called_by(const qt_clause *c, const qt_cue *cue, qt_source *agent);

/* The content of a candidate whose source is that agent: what is called so, and the predicate. */
bool qt_read_called(const qt_clause *c, qt_candidate *k, uint32_t floor);

#endif
