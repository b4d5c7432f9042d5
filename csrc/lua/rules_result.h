/*
** What rules found, as Lua tables: matches, captures, rules that hold.
*/
#ifndef QB_RULES_RESULT_H
#define QB_RULES_RESULT_H

#include <lua.h>

#include "rules/program.h"

/* On the stack of run:statement: what rules call, and from QB_RULE_IDS on their words by number. */
enum { QB_RULE_CALL = 3, QB_RULE_PREFILTER, QB_RULE_IDS, QB_RULE_HOWS, QB_RULE_NAMES };

/* What is asked, and of what. */
typedef struct qb_asking {
  lua_State *L;
  const qt_rule_source *sources; /* dictionaries that were built ahead */
  uint32_t source_count;
  const char *text;
  uint32_t first; /* byte of the text that the statement begins with */
  uint32_t ids;   /* how many of the rules' own; dictionaries that were built ahead have the numbers behind */
} qb_asking;

/* table[key] = value, of the table on top */
void qb_set_integer(lua_State *L, const char *key, lua_Integer value);

/* Pushes { first and last from the statement's first byte on, first, last, text, id, how, name, w } */
void qb_push_match(const qb_asking *a, const qt_match *m);

/* Pushes an array of them. */
void qb_push_matches(const qb_asking *a, const qt_match *at, uint32_t count);

/* Pushes { rank, score, stands, it, hits, fields } of a rule that holds. */
void qb_push_fired(const qb_asking *a, const qt_run *run, const qt_fired *f);

#endif
