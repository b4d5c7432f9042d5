/*
** The binding: what its files share. Userdata are quoth.Article (owns a quoth_article), its parts
** (quoth.Statement, quoth.Speaker, quoth.Sentence, quoth.Block, quoth.Section, quoth.Entry: an
** article and an index) and quoth.Language. One user value each: a part's is its article's userdata; an article's
** is a table that anchors the text, the language, and what the caller said of the document.
** Misuse raises; nothing here keeps a lua_State or writes to a static.
*/
#ifndef QB_BINDING_H
#define QB_BINDING_H

#include <stdbool.h>

#include "lua/compat.h"
#include "quoth.h"

typedef struct qb_article {
  const void *self;       /* its own address: userdata that a debugger gave this metatable has none */
  quoth_article *article; /* NULL: parsing failed, or collected */
  const char *text;       /* the anchored Lua string's bytes */
  uint32_t *tops;         /* array index of each statement that is not nested; NULL: none is nested */
  uint32_t top_count, all_count;
  quoth_alloc alloc;
} qb_article;

/* Slots of an article's user value. */
enum { QB_TEXT = 1, QB_LANGUAGE, QB_CODE, QB_URL, QB_ID, QB_PUBLISHED };

typedef struct qb_part {
  qb_article *box;
  uint32_t index;
} qb_part;

/* An opened object: valid while the article's userdata is on the stack. */
typedef struct qb_object {
  qb_article *box;
  const quoth_article *article;
  uint32_t index; /* of the part; 0 for an article */
} qb_object;

/*
** A class. get pushes the field's value (nil where there is none); it finds the object at index 1
** and the article's userdata at index QB_SELF_ARTICLE, and may push what it likes.
*/
typedef void qb_getter(lua_State *L, const qb_object *object);
enum { QB_SELF_ARTICLE = 3 };

typedef struct qb_field {
  const char *name;
  qb_getter *get;
} qb_field;

typedef struct qb_class {
  const char *name;       /* of the metatable */
  const qb_field *fields; /* ends with a NULL name */
  const luaL_Reg *methods;
  const luaL_Reg *meta; /* metamethods beside the common ones, or NULL */
  qb_getter *at;        /* article[i], i at index 2; or NULL */
  qb_getter *tostring;
} qb_class;

extern const qb_class qb_article_class, qb_statement_class, qb_speaker_class, qb_sentence_class, qb_block_class,
    qb_section_class, qb_entry_class;

void qb_register(lua_State *L, const qb_class *class);

/* Checks argument arg and pushes the article's userdata. */
qb_object qb_open(lua_State *L, int arg, const qb_class *class);

/* Pushes a part of the article whose userdata is at index `article`. */
void qb_push_part(lua_State *L, const qb_class *class, int article, uint32_t index);

/* Pushes an iterator over `count` parts of the article at index `article`. */
int qb_push_parts(lua_State *L, const qb_class *class, int article, uint32_t count);

void qb_push_span_text(lua_State *L, const qb_object *o, quoth_span span); /* nil where absent */
void qb_push_string(lua_State *L, quoth_string s);
void qb_push_first(lua_State *L, quoth_span span); /* 1-based; nil where absent */
void qb_push_last(lua_State *L, quoth_span span);
void qb_push_span(lua_State *L, quoth_span span); /* {first, last}, or nil */
void qb_push_spans(lua_State *L, const quoth_span *spans, uint32_t first, uint32_t count);

quoth_alloc qb_alloc(lua_State *L);
int qb_no_memory(lua_State *L);

/* Counts memory that Lua does not see towards the collector's next step. */
void qb_report_memory(lua_State *L, size_t bytes);

void qb_register_language(lua_State *L);
const quoth_language *qb_check_language(lua_State *L, int arg);
void qb_register_buffer(lua_State *L);
void qb_register_offsets(lua_State *L);
void qb_register_dictionary(lua_State *L);
const struct qt_dictionary *qb_check_dictionary(lua_State *L, int arg); /* rules/dictionary.h */
void qb_register_sandbox(lua_State *L);
void qb_register_rules(lua_State *L);
void qb_register_check(lua_State *L);

/* Functions of quoth.core and methods, by file. */
int qb_is_language(lua_State *L);
int qb_language_new(lua_State *L);
int qb_language_add(lua_State *L);
int qb_language_weights(lua_State *L);
int qb_parse(lua_State *L);
int qb_statements(lua_State *L);
int qb_statement_source(lua_State *L);
int qb_block_source(lua_State *L);
int qb_article_json(lua_State *L);
int qb_article_check(lua_State *L);
int qb_article_evidence(lua_State *L);
int qb_statement_explain(lua_State *L);
int qb_json_error(lua_State *L);
int qb_json_member(lua_State *L);
int qb_json_string(lua_State *L);
int qb_offsets(lua_State *L);
int qb_utf8(lua_State *L);
int qb_fingerprint(lua_State *L);
int qb_rules_new(lua_State *L);
int qb_rule_words(lua_State *L);
int qb_read_line(lua_State *L);
int qb_terminal(lua_State *L);
int qb_dictionary_load(lua_State *L);
int qb_dictionary_builder(lua_State *L);
int qb_sandbox(lua_State *L);
int qb_framed(lua_State *L);

#endif
