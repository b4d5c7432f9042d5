/*
** Phrases of attribution whose noun is the source itself, or somebody's: nach Polizeiangaben, nach ihren Angaben,
** à son avis, a su juicio.
*/
#ifndef QT_ACCOUNT_H
#define QT_ACCOUNT_H

#include "speech/source.h"

/*
** The source of such a phrase (of the classes according and citing): its noun with the genitive behind it, and as the
** antecedent whose account it is. false: the cue is none.
*/
bool qt_take_account(const qt_clause *c, const qt_cue *cue, qt_source *source);

#endif
