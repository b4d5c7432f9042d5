/*
** What the files of the rules' engine share: a program as it is kept, and a run over an article.
*/
#ifndef QT_PROGRAM_PARTS_H
#define QT_PROGRAM_PARTS_H

#include "rules/program.h"

/* A rule that a need calls in: by place of the hit (0: the statement's words, else field + 1), dictionary, order. */
typedef struct qt_called {
  uint32_t place, dictionary, at; /* at: index into order */
} qt_called;

struct qt_program {
  quoth_alloc alloc;
  const qt_dictionary *literals;
  qt_rule_source *sources;
  qt_instruction *code;
  qt_rule *rules;
  uint32_t *order;
  qt_score_part *parts;
  qt_tag_reference *references;
  double *numbers;
  quoth_string *strings; /* into text */
  char *text;
  qt_called *called;        /* sorted */
  uint32_t *called_by_word; /* by dictionary: where those of the statement's words begin in called; one more */
  uint32_t *always;         /* indices into order */
  uint32_t source_count, dictionary_count, code_count, rule_count, part_count, called_count, reference_count;
  uint32_t number_count, string_count, host_count, always_count;
  uint32_t depth;  /* most lists on the stack */
  uint32_t fields; /* a bit for each field that some need looks into */
  size_t text_size;
};

/* A hit of the text with what its entry says. */
typedef struct qt_found {
  uint32_t start, end, dictionary, entity;
  float weight;
  uint16_t kind;
} qt_found;

typedef QT_VEC(qt_found) qt_founds;

/* A text that was scanned: a field's. Found again by its place and length. */
typedef struct qt_scanned {
  const char *text;
  uint32_t length, first, count; /* range of run->field_found */
} qt_scanned;

/* What conditions look at: a statement's own words, or a field's text. */
typedef struct qt_view {
  const char *text;
  uint32_t length;
  const quoth_span *spans;
  uint32_t span_count;
  const quoth_span *sentences;
  uint32_t sentence_count;
  const qt_scanned *field; /* NULL: the statement */
  bool has_words;          /* run->words have been found */
} qt_view;

typedef struct qt_list {
  uint32_t first; /* into run->pool; it ends where the next list begins */
  bool holds;
} qt_list;

struct qt_run {
  quoth_alloc alloc;
  const qt_program *program;
  const quoth_article *article;
  QT_VEC(qt_scanner) scanners;  /* the literals', then one for each source */
  qt_hits hits;                 /* of one scan */
  qt_founds found, field_found; /* of the text; of fields */
  QT_VEC(qt_scanned) scanned;
  QT_VEC(uint32_t) scanned_at; /* hash table: index into scanned and one */
  /* the statement */
  QT_VEC(quoth_span) spans, holes;
  QT_VEC(uint32_t) own, next;      /* hits: indices into found, chained by dictionary */
  QT_VEC(uint32_t) head, tail;     /* by dictionary: index into own and one */
  QT_VEC(uint32_t) words[2];       /* where words begin: of the statement, of a field */
  QT_VEC(uint32_t) chosen, stamps; /* indices into order; by index: the statement that chose it */
  uint32_t stamp;
  const qt_fields *fields;
  qt_view view;
  /* the rule */
  QT_VEC(qt_list) stack;
  QT_VEC(qt_match) pool, scratch;
  QT_VEC(qt_match) its;
  qt_match it;
  bool has_it;
  uint32_t first_evidence;
  /* results */
  QT_VEC(qt_fired) fired;
  QT_VEC(qt_match) matches;
  QT_VEC(uint32_t) evidence;
  const qt_rule_host *host;
  qt_run_status status;
};

/* Order of hits: by place, entity, name, kind, weight. */
int qt_compare_matches(const void *a, const void *b);

/* Below 0: a is the stronger one, by score, priority, length of its words, rank, entity. */
int qt_compare_fired(const void *a, const void *b);
bool qt_same_group(const qt_fired *a, const qt_fired *b);

/* Runs the code at pc up to RETURN: one more list on the stack. false: run->status says why. */
bool qt_evaluate(qt_run *run, uint32_t pc);

/* One more list: the hits of a dictionary in the view. */
bool qt_push_dictionary(qt_run *run, uint32_t dictionary);

/* Keeps status and is false. */
bool qt_run_fails(qt_run *run, qt_run_status status);

/* The matches of a list of the stack; the last one ends where the pool does. */
uint32_t qt_list_end(const qt_run *run, uint32_t list);

/* Scans a field's text, once. NULL: no memory. */
const qt_scanned *qt_scan_field(qt_run *run, quoth_string text);

/* --- places: words, sentences, polarity */

/* Words that begin in [from, to) of the view's own stretches; sentences of a place. false: no memory. */
bool qt_words_ready(qt_run *run);
uint32_t qt_words_between(const qt_run *run, uint32_t from, uint32_t to);
bool qt_same_sentence(const qt_run *run, uint32_t a, uint32_t b);

/* The pairs of the two lists on top of the stack, which are replaced by one. */
bool qt_pair_lists(qt_run *run, const qt_instruction *i);
/* Keeps the hits of the list on top that a negation is over (wanted), or those that none is over. */
bool qt_filter_polarity(qt_run *run, const qt_instruction *i, bool wanted);

#endif
