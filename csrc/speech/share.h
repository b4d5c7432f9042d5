/*
** Shares as sources: "89% said", "48 percent of respondents said".
*/
#ifndef QT_SHARE_H
#define QT_SHARE_H

#include "speech/source.h"

/* The share that ends at token `end` and begins behind floor, as the source. false: there is none. */
bool qt_take_share(const qt_clause *c, uint32_t floor, uint32_t end, qt_source *s);

#endif
