/*
** Verbs of saying that report nothing by what stands around them: the newsroom's own narration.
*/
#ifndef QT_NARRATION_H
#define QT_NARRATION_H

#include "speech/candidate.h"

/* "did not respond", "has not commented": the verb is one of keeping silent, and its source somebody who may speak. */
bool qt_is_silence(const qt_clause *c, const qt_candidate *k);

/* Does what stands around the verb say that nothing is reported: never mentioned the port, added two berths? */
bool qt_narrates(const qt_clause *c, const qt_candidate *k);

#endif
