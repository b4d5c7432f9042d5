/*
** The article object in JSON (schema quoth/1): fixed key order, no key missing, UTF-8.
** Writes into a growing buffer over an allocator; false from any function: no memory, and the
** buffer holds a part.
*/
#ifndef QT_JSON_H
#define QT_JSON_H

#include "base/arena.h"
#include "base/text.h"

/* Bytes with their own 64-bit length: the JSON of a large text can be longer than 4 GiB. */
typedef struct qt_buffer {
  quoth_alloc alloc;
  char *at;
  size_t count, capacity;
} qt_buffer;

void qt_buffer_free(qt_buffer *buffer);

/* Tags of statements, as rules give them; spans are bytes of the text. */
typedef struct qt_json_span {
  quoth_span span;
  quoth_string name; /* may be absent */
} qt_json_span;

typedef struct qt_json_code {
  quoth_string scheme, code;
} qt_json_code;

typedef struct qt_json_tag {
  uint32_t statement;                         /* index into quoth_statements(); tags are ordered by it */
  quoth_string tag, rule, at, group, explain; /* group may be absent */
  double score;
  int64_t priority;
  uint32_t first_span, span_count, first_code, code_count;
} qt_json_tag;

typedef struct qt_json_tags {
  const qt_json_tag *tags;
  uint32_t count;
  const qt_json_span *spans;
  const qt_json_code *codes;
} qt_json_tags;

/* What the document's owner says of it, over what a page says itself; what neither says is written as null. */
typedef struct qt_json_options {
  qt_unit unit;
  bool sentences;  /* adds "sentences" */
  bool entries;    /* adds "entries" */
  bool answers;    /* adds "answers" to each statement */
  quoth_string id; /* a JSON value, echoed as it stands */
  quoth_string url, canonical_url, site, published, modified, language;
  const quoth_string *authors;
  uint32_t author_count;
  qt_json_tags tags;
} qt_json_options;

/* One object, without a line end. */
bool qt_json_article(qt_buffer *buffer, const quoth_article *article, const qt_json_options *options);

/* The object of a document that gave no article. */
bool qt_json_error(qt_buffer *buffer, quoth_string id, const char *code, quoth_string message);

/* A JSON string, marks included: bytes that are no UTF-8 are written as U+FFFD. */
bool qt_json_string(qt_buffer *buffer, const char *p, size_t n);

#endif
