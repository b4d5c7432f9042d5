/*
** The text of elements whose text is no markup (script, style, noscript ...), passed over in one search for the end tag:
** lexbor's tokenizer looks at each byte of it, and much of a page is script.
*/
#ifndef QT_READ_RAW_TEXT_H
#define QT_READ_RAW_TEXT_H

#include <stdbool.h>
#include <stdint.h>

/*
** Where the text that begins at `start` ends, in bytes: at the "<" of the end tag of `name` (lower case), or at
** `length` where there is none. False for a script that holds "<!--" before: whether it ends there is not a matter of a
** search, and the tokenizer decides.
*/
bool qt_raw_text_end(const char *html, uint32_t length, uint32_t start, const char *name, bool script, uint32_t *end);

/*
** Where the text of an svg that begins at `start` ends: at the "<" of its end tag. False where anything but shapes
** stands in it, or no end: the tokenizer decides then.
*/
bool qt_drawing_end(const char *html, uint32_t length, uint32_t start, uint32_t *end);

#endif
