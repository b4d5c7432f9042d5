/*
** What the elements of HTML are to an article.
*/
#ifndef QT_READ_HTML_ELEMENTS_H
#define QT_READ_HTML_ELEMENTS_H

#include <lexbor/html/token.h>
#include <lexbor/tag/tag.h>

#include "read/page.h"

typedef enum qt_element_kind {
  QT_ELEMENT_SPAN,   /* inline, may hold blocks; unknown elements */
  QT_ELEMENT_FORMAT, /* inline, no interest */
  QT_ELEMENT_LINK,
  QT_ELEMENT_STRONG,
  QT_ELEMENT_VOID, /* no end tag, no text */
  QT_ELEMENT_BLOCK,
  QT_ELEMENT_BREAK, /* br */
  QT_ELEMENT_RULE,  /* hr, img and the like between paragraphs */
  QT_ELEMENT_RAW,   /* its text is no markup: script, style, title */
  QT_ELEMENT_SKIP   /* left out up to its end tag */
} qt_element_kind;

typedef struct qt_element {
  uint8_t kind, tag; /* qt_tag */
} qt_element;

/* By lexbor's tag id; elements that are not named here are SPAN. */
extern const qt_element qt_elements[LXB_TAG__LAST_ENTRY];

/* The name of an element that lexbor does not know, as a number above its ids; custom: it has a hyphen. */
uint32_t qt_hash_element_name(const lxb_html_token_t *token, bool *custom);

/*
** What an element is, by its id or the hash of its name. Formulas are read, but not their source in another notation;
** the boxes in which MathJax shows them stand inside a paragraph.
*/
qt_element qt_element_of(const lxb_html_token_t *token, uint32_t name);

#endif
