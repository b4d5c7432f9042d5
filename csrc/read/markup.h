/*
** lexbor's tokenizer over one page, chunk by chunk: with caps on what it remembers, and with the text that nobody
** reads (scripts, styles ...) passed over in one search.
*/
#ifndef QT_READ_MARKUP_H
#define QT_READ_MARKUP_H

#include <lexbor/html/tokenizer.h>

#include "read/html_attributes.h"

/* Zero-initialised is closed. What lexbor's callback gets as its context begins with it. */
typedef struct qt_markup {
  lxb_html_tokenizer_t *tokenizer;
  const char *html; /* borrowed */
  uint32_t length;
  uint32_t raw_end; /* byte at which a text that is passed over ends */
  uint32_t names;   /* unknown names since they were forgotten */
} qt_markup;

/* Gives each token to `take`, which ends the run by returning NULL. false: no memory, or ended so. */
bool qt_markup_run(qt_markup *m, const char *html, uint32_t length, lxb_html_tokenizer_token_f take);
void qt_markup_close(qt_markup *m);

/*
** Behind the start tag of an element whose text is no markup: true: its text is passed over, *text is all of it as it
** stands in the page, and the end tag comes next; false: the text comes as a token.
*/
bool qt_markup_raw_text(qt_markup *m, const lxb_html_token_t *tag, quoth_string *text);

/* Behind the start tag of an svg: where it holds nothing but shapes its end tag comes next. */
void qt_markup_drawing(qt_markup *m, const lxb_html_token_t *tag);

/* To be called behind each tag. Names that lexbor does not know live in its tables: they are forgotten in time. */
void qt_markup_forget(qt_markup *m, const lxb_html_token_t *tag);

#endif
