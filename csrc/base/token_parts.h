/*
** What the two rooms of the tokenizer share: token.c reads whatever a text has, character by character; token_window.c
** most of it, 64 bytes at a time, and leaves the rest to the other.
*/
#ifndef QT_TOKEN_PARTS_H
#define QT_TOKEN_PARTS_H

#include "base/token.h"

typedef struct qt_reader {
  const char *text;
  uint32_t at, end, length; /* length: of the text */
  uint8_t pending;          /* QT_SPACED | QT_NEW_LINE for the next token */
  const qt_lexicon *lexicon;
  const quoth_alloc *alloc;
  qt_tokens *tokens;
  qt_traits traits;
} qt_reader;

/* What an ASCII byte begins. */
enum {
  QT_LETTER_BYTE,
  QT_DIGIT_BYTE,
  QT_SPACE_BYTE,
  QT_MARK_BYTE,
  QT_JOINT_BYTE /* a mark that can stand inside a word: ' - . @ _ */
};
extern const uint8_t qt_byte_class[128];

static inline bool qt_is_digit(uint32_t c) { return c - '0' < 10; }

/* May the mark c between two word characters be part of the word? before, after: those two. */
bool qt_joins(const qt_reader *r, uint32_t c, uint32_t before, uint32_t at_after, uint32_t after, bool number);

qt_mark qt_mark_number(uint32_t c);

/* Reads the token at r->at, or the blank. false: no memory. */
bool qt_read_token(qt_reader *r);

#endif
