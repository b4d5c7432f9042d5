/*
** The clause that says how somebody put it, before its content: "As X put it, A".
*/
#ifndef QT_AS_CLAUSE_H
#define QT_AS_CLAUSE_H

#include "speech/candidate.h"

/* "As X put it, A": is the clause set off before its content? Content may begin at floor. */
bool qt_is_as_clause(const qt_clause *c, const qt_candidate *k, uint32_t floor);

/*
** As X put it in his memo to the crew explaining the deal, "A"; as X said back in 2010, "A": of a clause that opens the
** sentence the content is the quotation behind its comma, whatever stands between.
*/
void qt_read_quotation_of_as(const qt_clause *c, qt_candidate *k);

#endif
