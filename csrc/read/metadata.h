/*
** What a page says of its article: title, authors, dates, names. From JSON-LD, meta elements, microdata,
** the page's own lines, the URL; each field from the source that is right most often.
*/
#ifndef QT_METADATA_H
#define QT_METADATA_H

#include "base/lexicon.h"
#include "read/page.h"

/* An entry of a live blog, as the JSON-LD has it; each may be absent. body: raw, as qt_json_lines takes it. */
typedef struct qt_update {
  quoth_string headline, body, time;
} qt_update;

typedef struct qt_metadata {
  quoth_string title, description, published, modified, site, language, canonical_url, section;
  quoth_string body;   /* articleBody of the JSON-LD, raw, if any */
  uint32_t title_line; /* line that is the title, or QUOTH_NONE */
  int8_t paywall;      /* 1: not free to read; 0: free; -1: not said */
  bool live;           /* a live blog */
  QT_VEC(quoth_string) authors;
  QT_VEC(quoth_string) keywords;
  QT_VEC(qt_update) updates;
} qt_metadata;

/* Strings are in the page's arena or its text; lexicon: for the words before a name, or NULL. Errors: NO_MEMORY. */
quoth_status qt_find_metadata(qt_page *page, const qt_lexicon *lexicon, quoth_string url, qt_metadata *metadata);
void qt_metadata_free(const quoth_alloc *alloc, qt_metadata *metadata);

/* Bytes of the words of a byline that `line` begins with ("By"), white space behind them included; 0: none. */
uint32_t qt_byline_words(const qt_lexicon *lexicon, quoth_string line);

/* Share of the words of `a` that are words of `b`, 0 to 1; case and marks do not count. */
float qt_shared_words(quoth_string a, quoth_string b);

#endif
