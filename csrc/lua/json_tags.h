/*
** Tags of article:json{ tags = ... } as the writer takes them. Strings are borrowed from the Lua tables.
*/
#ifndef QB_JSON_TAGS_H
#define QB_JSON_TAGS_H

#include "lua/binding.h"
#include "write/json.h"

typedef struct qb_json_tags {
  quoth_alloc alloc;
  QT_VEC(qt_json_tag) tags;
  QT_VEC(qt_json_span) spans;
  QT_VEC(qt_json_code) codes;
} qb_json_tags;

void qb_json_tags_free(qb_json_tags *tags);

/*
** Reads the table at index `at`: [i] the tags of article[i], [i].nested[j] those of what is nested in it. Raises
** where it is wrong; what was read stays with *tags.
*/
qt_json_tags qb_json_tags_read(lua_State *L, int at, const quoth_article *article, qb_json_tags *tags);

#endif
