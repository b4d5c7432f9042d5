/*
** JSON, as pages write it, into a tape: what JSON-LD needs and no more. Broken text (raw line ends in
** strings, trailing commas, missing ends, comments around it) is read as far as it makes sense.
*/
#ifndef QT_JSON_LD_H
#define QT_JSON_LD_H

#include "base/arena.h"

typedef enum qt_json_type { QT_JSON_OBJECT, QT_JSON_ARRAY, QT_JSON_STRING, QT_JSON_OTHER } qt_json_type;

/* Values in the order of the text; what an object or array holds follows it. */
typedef struct qt_json_value {
  quoth_string key;  /* raw, between its quotes; data NULL: none */
  quoth_string text; /* of a string, raw, between its quotes; of a number or word */
  uint32_t end;      /* index behind the last value inside it */
  uint8_t type;      /* qt_json_type */
  uint8_t depth;
} qt_json_value;

typedef struct qt_json {
  QT_VEC(qt_json_value) values;
} qt_json;

enum { QT_JSON_MAX_DEPTH = 64, QT_JSON_MAX_VALUES = 1 << 16 };

/* Appends the values of text, which may hold several documents one behind the other. false: no memory. */
bool qt_json_read(qt_json *json, const quoth_alloc *alloc, const char *text, size_t length);

/* The member `key` of the object at index `object`, or QUOTH_NONE. */
uint32_t qt_json_member_of(const qt_json *json, uint32_t object, const char *key);

/*
** The object that is the article: the first that has a headline; the outermost where they nest. Lists of other articles
** are left out. *is_live: it is a live blog; left alone where there is no article, which gives QUOTH_NONE.
*/
uint32_t qt_article_object(const qt_json *json, bool *is_live);
/* The object that this one points to by "@id"; itself where it has a name, or none has. */
uint32_t qt_json_resolve(const qt_json *json, uint32_t object);

/*
** The characters of a raw string: escapes and the entities that pages leave in them decoded, white space
** collapsed. In the arena; data NULL: no memory. An empty string has length 0.
*/
quoth_string qt_json_text(qt_arena *arena, quoth_string raw);

/* The same with its lines kept: white space that holds a line end is one. */
quoth_string qt_json_lines(qt_arena *arena, quoth_string raw);

/* The same without escapes: text in which only entities are decoded. */
quoth_string qt_plain_text(qt_arena *arena, quoth_string raw);

/* The string as it is meant, markup and all: only its escapes are decoded. */
quoth_string qt_json_markup(qt_arena *arena, quoth_string raw);

#endif
