/*
** The main text of a page: which lines are the article's, and what each of them is.
*/
#ifndef QT_CONTENT_H
#define QT_CONTENT_H

#include "read/page.h"

typedef struct qt_chosen {
  uint32_t line; /* of the page */
  quoth_block_kind kind;
} qt_chosen;

typedef struct qt_content {
  QT_VEC(qt_chosen) lines;     /* in page order */
  uint32_t title;              /* in: the line of the title, or QUOTH_NONE */
  uint32_t deck, deck_count;   /* out: the lines of the deck; deck: QUOTH_NONE where there is none */
  quoth_string description;    /* in: what the head says of the article; may be absent */
  const quoth_string *authors; /* in: so that their biographies are known */
  uint32_t author_count;
  bool dated; /* in: the page says when it was published */
} qt_content;

/* Errors: NO_MEMORY. The caller frees content->lines with the page's allocator. */
quoth_status qt_find_content(const qt_page *page, qt_content *content);

#endif
