/*
** UTF-8 text: decoding with a defined answer for bad bytes, the few character classes that news
** text needs, case folding, and offsets in other units. Offsets are bytes.
*/
#ifndef QT_TEXT_H
#define QT_TEXT_H

#include <stdbool.h>
#include <string.h>

#include "quoth.h"

#define QT_BAD_BYTE 0xfffdu /* what a byte that is no UTF-8 reads as: U+FFFD, one byte long */

/*
** The code point at p (n >= 1 bytes are readable) and its length in bytes. Strict: no overlong
** forms, surrogates, or values over U+10FFFF; a byte that starts no valid sequence reads as
** QT_BAD_BYTE with length 1, so every byte belongs to one code point and nothing is skipped.
*/
uint32_t qt_decode(const char *p, size_t n, uint32_t *length);

/* Writes c as UTF-8; returns how many bytes (1 to 4) it took. */
uint32_t qt_encode(uint32_t c, char *out);

typedef struct qt_text_faults {
  uint32_t bad_bytes, first_bad; /* count; byte offset of the first, or QUOTH_NONE */
  uint32_t nuls, first_nul;
} qt_text_faults;
qt_text_faults qt_text_check(const char *p, size_t n);

/* Classes of a code point. Letters of scripts without case are neither upper nor lower. */
bool qt_is_letter(uint32_t c); /* letters and combining marks of every script */
bool qt_is_upper(uint32_t c);
bool qt_is_lower(uint32_t c);
bool qt_is_space(uint32_t c);     /* Unicode White_Space, NUL and other controls but tab to CR included */
bool qt_is_ignorable(uint32_t c); /* zero-width: U+200B..200F, 202A..202E, 2060..2064, FEFF, 00AD, FE0F */
uint32_t qt_fold(uint32_t c);     /* simple lower case: Latin, Greek, Cyrillic, Armenian; else c */

/* NUL is none of them, though strchr finds it at the end of every string. */
static inline bool qt_is_one_of(char byte, const char *set) { return byte && strchr(set, byte); }

/* [start, end) without white space and ignorables at both ends; empty spans end up at `start`. */
quoth_span qt_trim_ends(const char *text, quoth_span span);
static inline bool qt_is_graph(char byte) { return byte > 0x20 && byte < 0x7f; } /* of ASCII */
static inline quoth_span qt_trim_span(const char *text, quoth_span span) {       /* most have nothing to trim */
  bool trimmed = span.start < span.end && qt_is_graph(text[span.start]) && qt_is_graph(text[span.end - 1]);
  return trimmed ? span : qt_trim_ends(text, span);
}

/* Units of offsets in the JSON. */
typedef enum qt_unit { QT_BYTE, QT_CODEPOINT, QT_UTF16 } qt_unit;

/*
** A cursor that turns byte offsets into another unit. Cheap when offsets mostly rise; it steps
** back where they do not. Each bad byte counts as one code point, one UTF-16 unit, and the three bytes
** of the U+FFFD that it is written as.
*/
typedef struct qt_offsets {
  const char *text;
  uint32_t length, byte, unit_offset;
  qt_unit unit;
  bool valid; /* no bad byte in text: counting leads is enough */
} qt_offsets;
uint32_t qt_offset(qt_offsets *cursor, uint32_t byte);

#endif
