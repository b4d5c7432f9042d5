/*
** Candidates: what one cue may attribute to whom, by the patterns of the field (who stands where
** around the cue, and where the content is), with the features that the linear model weighs.
*/
#ifndef QT_CANDIDATE_H
#define QT_CANDIDATE_H

#include "speech/attribution.h"
#include "speech/clause.h"
#include "speech/complement.h"
#include "speech/source.h"

typedef struct qt_region {
  uint32_t first, end; /* tokens of content */
} qt_region;

static inline bool qt_is_empty(qt_region r) { return r.first >= r.end; }

enum { QT_MAX_MORE = 8 };

typedef struct qt_candidate {
  qt_cue cue;
  qt_source source;
  uint32_t first, end;         /* the attribution clause: source, cue, addressee, adjuncts */
  qt_region left, right;       /* content before and behind it; empty: first == end */
  qt_region more[QT_MAX_MORE]; /* content of later verbs with the same subject: "..., and denied B" */
  uint8_t more_count;
  uint8_t complement; /* qt_complement */
  uint8_t reason;     /* qt_reason */
  bool quoted;        /* a quotation stands where its content is */
  bool runs_on;       /* its quotation was opened in the paragraph before */
  bool medial;        /* content on both sides */
  uint8_t pairs[2];
  uint64_t features; /* weigh.h */
  float score;
  uint32_t evidence; /* index into evidences, or QUOTH_NONE */
} qt_candidate;

/* The regions of its content, of which some may be empty. */
static inline uint32_t qt_region_count(const qt_candidate *k) { return 2u + k->more_count; }
static inline qt_region qt_region_at(const qt_candidate *k, uint32_t i) {
  return i == 0 ? k->left : i == 1 ? k->right : k->more[i - 2];
}

/* A candidate without a cue, source and content yet. score: how much tells that it is one. */
void qt_begin_uncued(qt_candidate *k, qt_reason reason, float score);

/* "After Petrova said", "When the mayor suggested": in the subordinate clause that the sentence begins with. */
bool qt_is_fronted(const qt_clause *c, const qt_candidate *k);

/* What a verb of calling calls it, in marks, within a few words; NULL: there is none. */
const qt_atom *qt_quoted_predicate(const qt_clause *c, const qt_cue *cue);

/*
** Reads the candidate of a cue. Content may begin at floor; before is the candidate before it in
** the sentence (for subjects that are not repeated), or NULL. false: the cue attributes nothing.
*/
bool qt_read_candidate(const qt_clause *c, const qt_cue *cue, uint32_t floor, const qt_candidate *before,
                       qt_candidate *out);

#endif
