/*
** The name that opens what stands behind a quotation and is the subject there, with an aside that no comma closes:
** `"A," Ada Roe, who runs the port told the Gazette`.
*/
#ifndef QT_OPENING_H
#define QT_OPENING_H

#include "speech/source.h"

/* The subject of a finite cue behind such an aside. floor: where its clause begins. */
bool qt_opening_subject(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s);

#endif
