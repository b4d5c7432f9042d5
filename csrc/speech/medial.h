/*
** Content that goes on behind an attribution in its midst: "The port," Petrova said, "is safe".
*/
#ifndef QT_MEDIAL_H
#define QT_MEDIAL_H

#include "speech/candidate.h"

/* Content on both sides of the clause: sets right and medial, where it goes on. quoted: a quotation ends before it. */
void qt_read_medial(const qt_clause *c, qt_candidate *k, bool quoted);

/* , said X, who runs the port, "but not for long": a quotation that goes on behind what is said of X. */
void qt_read_late_half(const qt_clause *c, qt_candidate *k);

#endif
