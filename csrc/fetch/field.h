/* Header fields of a block: one line each, folded lines joined to the field before them by the caller's reader. */
#ifndef QT_FIELD_H
#define QT_FIELD_H

#include <stdbool.h>
#include <stddef.h>

typedef struct qt_field_reader {
  const char *at, *end;
} qt_field_reader;

typedef struct qt_field {
  const char *name, *value; /* value without white space at its ends; a folded value keeps its line breaks */
  size_t name_length, value_length;
} qt_field;

/* The next field; lines without a colon (the first line of a message) are passed over. false: the block's end. */
bool qt_field_next(qt_field_reader *reader, qt_field *field);

/* name in lower case */
bool qt_field_is(const qt_field *field, const char *name);

/* Bytes of the head of a message, the blank line included; 0: there is no blank line. */
size_t qt_head_length(const char *p, size_t n);

#endif
