/*
** Who is meant: the subject of a cue, before it, behind it, or of an earlier verb of the sentence.
*/
#ifndef QT_SOURCE_H
#define QT_SOURCE_H

#include "speech/clause.h"

enum { QT_ASIDE_LENGTH = 40 }; /* tokens between a name and its verb: ", who runs the port since 2011," */

struct qt_candidate;

/* The noun phrase that is the source: tokens [first, end), first == QUOTH_NONE where there is none. */
typedef struct qt_source {
  uint32_t first, end;
  uint32_t mention;    /* index into mentions, or QUOTH_NONE */
  uint32_t antecedent; /* mention that a relative pronoun stands for, or QUOTH_NONE */
  bool elided;         /* the subject of an earlier verb of the sentence */
  bool inverted;       /* behind its verb */
} qt_source;

#define QT_NO_SOURCE ((qt_source){QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, false, false})

/*
** The source of a cue: the subject of a verb, the owner of a noun, what stands behind "according to". Before floor
** nothing is looked at; before: the candidate before it in the sentence, or NULL.
*/
bool qt_find_source(const qt_clause *c, const qt_cue *cue, uint32_t floor, const struct qt_candidate *before,
                    qt_source *source);

/* The mention whose last token is before `end` and that begins at floor or later, or QUOTH_NONE. */
uint32_t qt_mention_ending_at(const qt_clause *c, uint32_t floor, uint32_t end);

#endif
