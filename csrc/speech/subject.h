/*
** The subject before a verb: over times, adjuncts and asides, of relative clauses, of an earlier verb of the sentence.
*/
#ifndef QT_SUBJECT_H
#define QT_SUBJECT_H

#include "speech/adjunct.h"
#include "speech/source.h"

enum { QT_SOURCE_LENGTH = 10 }; /* tokens of a subject that is no mention */

/* The subject of a cue before it. Before floor nothing is looked at; before: the candidate before it, or NULL. */
bool qt_subject_before(const qt_clause *c, const qt_cue *cue, uint32_t floor, const struct qt_candidate *before,
                       qt_source *s);

void qt_take_mention(const qt_clause *c, uint32_t index, qt_source *s);

/* "a number of officials": does the phrase of the source end in those whom it counts? */
bool qt_counts_many(const qt_clause *c, const qt_source *source);

/* "was described by neighbours as", "the claim by Petrova": whose words they are stands behind "by", token `by`. */
bool qt_agent_at(const qt_clause *c, uint32_t by, qt_source *s);

/* him, them, me: not the form that begins sentences, he, and so no subject of a finite verb. */
bool qt_is_object_form(const qt_clause *c, const qt_mention *m);

/* A comma, a dash or a bracket. */
bool qt_is_aside_mark(const qt_clause *c, uint32_t token);

/*
** Does a preposition stand before the mention? "hours after Petrova said": what a subordinator opens is no part of the
** noun before it.
*/
bool qt_is_oblique_mention(const qt_clause *c, uint32_t floor, const qt_mention *m);

#endif
