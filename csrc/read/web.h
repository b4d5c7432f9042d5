/*
** From the bytes of a document to an article's text. HTML becomes the article's own text, its blocks
** separated by one blank line, with their kinds; what the page says of itself; and a map from the text to
** the page. Plain text is decoded where it is no UTF-8, else left as it is.
*/
#ifndef QT_WEB_H
#define QT_WEB_H

#include "base/model.h"
#include "read/charset.h"

/* Where text of the article comes from: the page's own, from `text` on up to its next piece or the block's end. */
typedef struct qt_piece {
  uint32_t text;
  uint32_t from, to; /* bytes of the decoded HTML */
} qt_piece;

/* What an article that was not given as UTF-8 text keeps beside its text. */
struct qt_origin {
  qt_decoded decoded;
  const char *bytes; /* the input, borrowed */
  uint32_t length;
  bool html;
  char *text; /* the article's own text, of HTML */
  uint32_t text_size;
  QT_VEC(qt_piece) pieces;
  quoth_metadata metadata;
};

/*
** Sets text and length, for HTML also blocks; reads a->options. Errors: NO_MEMORY, TOO_LONG, EMPTY.
*/
quoth_status qt_read_document(quoth_article *article, const char *bytes, uint32_t length, const quoth_options *options);
void qt_origin_free(quoth_article *article);
size_t qt_origin_memory(const quoth_article *article);

#endif
