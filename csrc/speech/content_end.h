/*
** Where content ends: behind its last quotation, before a remark or the next verb of the writer's, with the clause that
** it stands in.
*/
#ifndef QT_CONTENT_END_H
#define QT_CONTENT_END_H

#include "speech/candidate.h"

/* Does the quotation begin like a sentence? */
bool qt_begins_sentence(const qt_clause *c, const qt_atom *atom);

/* A verb of any kind: of those that report nothing too. */
bool qt_has_any_verb(const qt_clause *c, uint32_t first, uint32_t end);

/* A gerund, or a word that ends like one and is no past: making. */
bool qt_is_gerund(const qt_clause *c, uint32_t at);

/* when asked about the ice: not what was said, but what it answers */
bool qt_begins_question(const qt_clause *c, uint32_t at);

/* Each gives the token behind content that begins with its region, which it may leave as it is. */
uint32_t qt_end_of_quotations(const qt_clause *c, uint32_t at); /* the region begins with the quotation at `at` */
uint32_t qt_end_of_mixed(const qt_clause *c, const qt_cue *cue, qt_region r);
uint32_t qt_end_of_fronted(const qt_clause *c, qt_region r);
uint32_t qt_end_before_sentence(const qt_clause *c, qt_region r);
/* Said A, a claim that Orlov rejected: to the comma before what the writer adds. */
uint32_t qt_end_before_comment(const qt_clause *c, qt_region r);
uint32_t qt_end_before_occasion(const qt_clause *c, qt_region r);
uint32_t qt_end_before_question(const qt_clause *c, qt_region r);
uint32_t qt_end_of_relative(const qt_clause *c, const qt_candidate *k); /* of k->right */
uint32_t qt_end_before_verb(const qt_clause *c, const qt_candidate *k); /* of k->right */

#endif
