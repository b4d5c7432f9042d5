/*
** Rules, compiled: dictionaries and a small byte-code for the conditions, and the run that asks of each
** statement of an article which rules hold. What each condition means is in spec/rules_reference.lua.
**
** A program never changes: threads may share it, each with a run of its own. What is no data (LPeg, Lua) is
** called through qt_rule_host, behind everything else of its conjunction.
*/
#ifndef QT_PROGRAM_H
#define QT_PROGRAM_H

#include "rules/dictionary.h"

/* Fields of a statement that conditions can ask for: id, name. Numbers stand behind the strings. */
/* clang-format off */
#define QT_RULE_STRINGS(X)                                                                         \
  X(KIND, "kind") X(STATUS, "status") X(ATTRIBUTION, "attribution") X(REASON, "reason")            \
  X(BLOCK, "block") X(SPEAKER_TYPE, "speaker_type") X(LANGUAGE, "language")                        \
  X(SPEAKER, "speaker") X(SPEAKER_ROLE, "speaker_role") X(MENTION, "mention") X(CUE, "cue")        \
  X(TOPIC, "topic") X(TITLE, "title") X(DECK, "deck") X(LABEL, "label") X(DATELINE, "dateline")    \
  X(DATELINE_PLACE, "dateline_place") X(DATELINE_DATE, "dateline_date")                            \
  X(DATELINE_AGENCY, "dateline_agency") X(URL, "url") X(SITE, "site") X(PUBLISHED, "published")
#define QT_RULE_NUMBERS(X) X(DEPTH, "depth") X(CONFIDENCE, "confidence")

/*
** Instructions. Each condition leaves one list of hits, which holds or not. a, b, c are operands.
*/
#define QT_RULE_OPS(X)                                                                             \
  X(RETURN)   /* the end of a condition */                                                         \
  X(DICT)     /* a: dictionary */                                                                  \
  X(IT)       /* the entity that the rule is asked for; a: its name */                             \
  X(ALL)      /* all entities that compete for a partner; a: their name */                         \
  X(AND) X(OR)/* a: how many lists */                                                              \
  X(TEST)     /* of a conjunction: a lists so far, the last of which must hold; else b is next */  \
  X(NOT)                                                                                           \
  X(OF)       /* a: how many lists, b: how many must hold */                                       \
  X(ATLEAST)  /* a: how many places */                                                             \
  X(NAME)     /* a: name */                                                                        \
  X(NEAR) X(BEFORE) /* a: words between; b: 1 the first is the entity asked for, 2 the second */   \
  X(AFFIRM) X(NEGATED) /* a: dictionary of negation, b: reach, c: reach back */                    \
  X(IS)       /* a: field, b: first string (number, of number fields), c: how many */              \
  X(GIVEN) X(LEAST) X(MOST) /* a: field, b: number */                                              \
  X(ENTER)    /* a: field, b: what follows LEAVE, where there is no such field */                  \
  X(LEAVE)                                                                                         \
  X(TAGGED)   /* a: first reference, b: how many */                                                \
  X(SEARCH)   /* a: the host's pattern */                                                          \
  X(WHERE)    /* a: the host's predicate, b: how many lists back its captures begin, c: how many */
/* clang-format on */

typedef enum qt_rule_op {
#define X(id) QT_OP_##id,
  QT_RULE_OPS(X)
#undef X
      QT_OP_COUNT
} qt_rule_op;

typedef enum qt_rule_field {
#define X(id, name) QT_FIELD_##id,
  QT_RULE_STRINGS(X) QT_FIELD_STRINGS,
  QT_FIELD_LAST_STRING = QT_FIELD_STRINGS - 1,
  QT_RULE_NUMBERS(X)
#undef X
      QT_FIELD_COUNT
} qt_rule_field;
enum { QT_FIELD_NUMBERS = QT_FIELD_COUNT - QT_FIELD_STRINGS };

const char *qt_rule_field_name(unsigned field); /* "" behind the last one */

/* The values of a field that has a fixed list of them; "" behind the last one, and of other fields. */
const char *qt_rule_field_value(unsigned field, unsigned value);

/* Fields as one statement has them; a string that is absent and a number that is NaN are not given. */
typedef struct qt_fields {
  quoth_string strings[QT_FIELD_STRINGS];
  double numbers[QT_FIELD_NUMBERS];
} qt_fields;

/* Fills in what the article knows: all but language, url and a published date that its owner gave. */
void qt_fields_of(const quoth_article *article, uint32_t statement, qt_fields *fields);

typedef struct qt_instruction {
  uint32_t op, a, b, c;
} qt_instruction;

/* How a rule's score is come by. */
typedef enum qt_score_kind { QT_SCORE_NUMBER, QT_SCORE_SUM, QT_SCORE_HOST } qt_score_kind;
enum { QT_RULE_TAG_ID = 1, QT_RULE_GROUP_ID = 2, QT_RULE_ALWAYS = 4 }; /* $id in the tag, in the group; no need */

typedef struct qt_rule {
  uint32_t gate, when, each; /* where their code begins, or QUOTH_NONE */
  uint32_t flags;
  uint32_t score_kind;
  uint32_t first_part, part_count; /* of a sum: parts; a host's score: first_part is its number */
  double score, least;             /* the number, or the sum's base; a sum below `least` does not hold */
  uint32_t group;                  /* 0: none */
  int32_t priority;
  uint32_t first_need, need_count; /* one of these must be there, or ALWAYS */
} qt_rule;

typedef struct qt_score_part {
  double weight;
  uint32_t code;
} qt_score_part;

/* A dictionary that must have a hit in a field; field QUOTH_NONE is the statement's own words. */
typedef struct qt_need {
  uint32_t field, dictionary;
} qt_need;

/* What TAGGED asks for: a rule, and of one with $id the entity; 0: any. */
typedef struct qt_tag_reference {
  uint32_t rule, entity;
} qt_tag_reference;

/* A dictionary that was built ahead: its hits have the number `dictionary` and entities from first_entity on. */
typedef struct qt_rule_source {
  const qt_dictionary *at;
  uint32_t dictionary, first_entity;
} qt_rule_source;

/* What a program is made of, in arrays that are copied. Rules stand in the order of their rank. */
typedef struct qt_program_parts {
  const qt_dictionary *literals; /* may be NULL; read as long as the program lives, as are sources */
  const qt_rule_source *sources;
  uint32_t source_count;
  uint32_t dictionary_count; /* numbers of dictionaries are below it */
  const qt_instruction *code;
  const qt_rule *rules;
  const uint32_t *order; /* of ranks: what a rule reads runs before it */
  const qt_score_part *parts;
  const qt_need *needs;
  const qt_tag_reference *references; /* those of one TAGGED ordered by rule */
  const double *numbers;
  const quoth_string *strings; /* copied as well */
  uint32_t code_count, rule_count, part_count, need_count, reference_count, number_count, string_count;
  uint32_t host_count; /* numbers of patterns, predicates and scores of the host are below it */
} qt_program_parts;

typedef struct qt_program qt_program;

/* Checks all of it, so that no program can lead a run astray. NULL: NO_MEMORY, or BAD_OPTION where it is wrong. */
qt_program *qt_program_new(quoth_alloc alloc, const qt_program_parts *parts, quoth_error *error);
void qt_program_free(qt_program *program);
size_t qt_program_memory(const qt_program *program);

/* --- running */

enum { QT_KIND_NONE, QT_KIND_BEFORE, QT_KIND_AFTER, QT_KIND_STOP }; /* entry.kind of dictionaries of negation */

typedef struct qt_match {
  uint32_t start, end; /* bytes, end exclusive */
  uint32_t entity;     /* 0: none */
  float weight;        /* 0 of what no dictionary found */
  uint16_t kind, name; /* of the entry; of the capture, 0: none */
  bool weighed;        /* has a weight */
} qt_match;

typedef struct qt_run qt_run;

enum { QT_MAX_ASKED = 256 }; /* entities of one statement that a rule with each is asked for: the first ones */

/*
** false: what was called has raised, and the run ends with QT_RUN_RAISED. search calls qt_run_found for each
** match in text[0, length), which stands at byte `base`, in order.
*/
typedef struct qt_rule_host {
  void *ud;
  bool (*search)(void *ud, qt_run *run, uint32_t pattern, const char *text, uint32_t length, uint32_t base);
  bool (*holds)(void *ud, uint32_t predicate, const qt_match *captures, uint32_t count, const qt_match *it,
                bool *holds);
  bool (*score)(void *ud, uint32_t score, const qt_match *captures, uint32_t count, const qt_match *it, double *value);
} qt_rule_host;

bool qt_run_found(qt_run *run, uint32_t start, uint32_t end); /* false: no memory */

typedef enum qt_run_status { QT_RUN_OK, QT_RUN_NO_MEMORY, QT_RUN_RAISED } qt_run_status;

/* A rule that holds. Ranges are of qt_run_matches and qt_run_evidence. */
typedef struct qt_fired {
  uint32_t rule; /* rank */
  int32_t priority;
  uint32_t group, group_entity, entity;
  qt_match it; /* of a rule with each */
  double score;
  uint32_t length; /* bytes that its words cover */
  uint32_t first_match, match_count, first_evidence, evidence_count;
  bool stands; /* against the others of its group */
} qt_fired;

/* A run belongs to one thread, and looks at one article after another. NULL: no memory. */
qt_run *qt_run_new(quoth_alloc alloc, const qt_program *program);
void qt_run_free(qt_run *run);

/* Scans an article, which must stay until the next is opened; NULL: an empty text. false: no memory. */
bool qt_run_open(qt_run *run, const quoth_article *article);

/*
** What holds of statement `index`, the strongest first; valid until the next call. index QUOTH_NONE: of the
** whole text with the fields given.
*/
qt_run_status qt_run_statement(qt_run *run, const qt_rule_host *host, uint32_t index, const qt_fields *fields,
                               bool prefilter);
const qt_fired *qt_run_fired(const qt_run *run, uint32_t *count);
const qt_match *qt_run_matches(const qt_run *run);
const uint32_t *qt_run_evidence(const qt_run *run); /* numbers of fields */

/* How many rules were asked; the prefilter left out the others. */
uint32_t qt_run_asked(const qt_run *run);

#endif
