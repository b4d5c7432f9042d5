/*
** A web page as the rooms of reading see it: a compact tree of block elements, the lines of text
** that stand in them, and what the page says of itself (metadata). html.c fills it, content.c and
** metadata.c read it. Everything belongs to the page and goes with qt_page_free.
*/
#ifndef QT_PAGE_H
#define QT_PAGE_H

#include "base/arena.h"

/* What class, id, role and itemprop of an element say (page_words.c); bits of qt_node.hints. */
/* clang-format off */
#define QT_HINTS(X)                                                                                \
  X(BODY)        /* the article's body: article-body, entry-content, itemprop=articleBody */       \
  X(ARTICLE)     /* article, story, post */                                                        \
  X(CONTENT)     /* content, main, text */                                                         \
  X(COMMENTS) X(RELATED) X(SHARE) X(NEWSLETTER) X(AD) X(NAV) X(FOOTER) X(HEADER) X(SIDEBAR)        \
  X(TEASER)      /* card, promo, teaser: the entry to another article */                           \
  X(DIALOG)      /* consent, modal, pop-up */                                                      \
  X(BYLINE) X(DATE) X(CAPTION) X(TAGS) X(BIO)                                                      \
  X(DECK)        /* standfirst, lead, summary */                                                   \
  X(PULL_QUOTE) X(EMBED) X(HIDDEN)                                                                 \
  X(PAYWALL)     /* barrier, subscription offer */                                                 \
  X(LIVE)        /* entry of a live blog */                                                        \
  X(LABEL)       /* kicker, category */                                                            \
  X(TITLE)       /* headline */                                                                    \
  X(TOOLS)       /* print, font size, audio player, toolbar */                                     \
  X(INLINE)      /* a run inside a paragraph, whatever its class says: dateline, drop cap */       \
  X(NOTE)        /* correction, disclaimer, editor's note */                                       \
  X(WIDGET)                                                                                        \
  X(FORM)        /* the tag itself; the 32nd and last */
/* clang-format on */

typedef enum qt_hint_bit {
#define X(id) QT_HINT_##id##_BIT,
  QT_HINTS(X)
#undef X
      QT_HINT_COUNT
} qt_hint_bit;
#define QT_HINT(id) (UINT32_C(1) << QT_HINT_##id##_BIT)

/* Elements that the reading tells apart; every other block is a QT_DIV. */
typedef enum qt_tag {
  QT_ROOT,
  QT_DIV,
  QT_P,
  QT_H1,
  QT_H2,
  QT_H3,
  QT_H4,
  QT_H5,
  QT_H6,
  QT_LI,
  QT_UL,
  QT_OL,
  QT_BLOCKQUOTE,
  QT_ARTICLE,
  QT_MAIN,
  QT_SECTION,
  QT_ASIDE,
  QT_HEADER,
  QT_FOOTER,
  QT_NAV,
  QT_FIGURE,
  QT_FIGCAPTION,
  QT_TABLE,
  QT_TR,
  QT_TD,
  QT_FORM,
  QT_PRE,
  QT_DT,
  QT_DD,
  QT_DL,
  QT_DETAILS,
  QT_DIALOG,
  QT_ADDRESS,
  QT_HEAD,
  QT_BODY_TAG,
  QT_HTML,
  QT_BUTTON,
  QT_SPAN,
  QT_MEDIA
} qt_tag;

typedef struct qt_node {
  uint32_t parent;               /* the root is its own */
  uint32_t end;                  /* behind its last descendant: those are [index + 1, end) */
  uint32_t first_line, end_line; /* the lines of its subtree */
  uint32_t hints;
  uint16_t depth;
  uint8_t tag; /* qt_tag */
  uint8_t key; /* of its kind and class: siblings of one make have the same */
} qt_node;

/* Text between two boundaries of blocks: a paragraph, a heading, an item. */
typedef struct qt_page_line {
  quoth_span text; /* in page->text; white space collapsed, none at its ends */
  uint32_t node;   /* the innermost block around it */
  uint32_t first_run;
  uint32_t width, link, strong; /* how wide it is, and inside a and b; see qt_width */
} qt_page_line;

/* Where text comes from: text from `text` on, to the next run, is what [from, to) of the HTML reads as. */
typedef struct qt_page_run {
  uint32_t text;
  uint32_t from, to; /* bytes of the UTF-8 HTML */
} qt_page_run;

/* A fact of the head or of an attribute. key is static; value is in the arena. */
typedef struct qt_fact {
  uint8_t key;   /* qt_fact_key */
  uint32_t node; /* the node it was found in */
  uint32_t line; /* lines.count when it was found */
  quoth_string value;
} qt_fact;

typedef enum qt_fact_key {
  QT_FACT_TITLE_ELEMENT,
  QT_FACT_OG_TITLE,
  QT_FACT_META_TITLE,
  QT_FACT_DESCRIPTION,
  QT_FACT_OG_DESCRIPTION,
  QT_FACT_AUTHOR,
  QT_FACT_ARTICLE_AUTHOR,
  QT_FACT_PUBLISHED,
  QT_FACT_MODIFIED,
  QT_FACT_META_DATE,
  QT_FACT_CHANGED, /* the file, by its server */
  QT_FACT_SITE,
  QT_FACT_LANGUAGE,
  QT_FACT_CANONICAL,
  QT_FACT_OG_URL,
  QT_FACT_SECTION,
  QT_FACT_KEYWORDS,
  QT_FACT_TAG,
  QT_FACT_PAYWALL,
  QT_FACT_TIME,
  QT_FACT_ITEM_PUBLISHED,
  QT_FACT_ITEM_MODIFIED,
  QT_FACT_ITEM_AUTHOR,
  QT_FACT_ITEM_HEADLINE,
  QT_FACT_REL_AUTHOR,
  QT_FACT_LD,
  QT_FACT_OG_LOCALE
} qt_fact_key;

typedef struct qt_page {
  quoth_alloc alloc;
  qt_arena arena;
  const char *html; /* UTF-8, borrowed */
  uint32_t length;
  QT_VEC(qt_node) nodes; /* pre-order; nodes.at[0] is the root */
  QT_VEC(qt_page_line) lines;
  QT_VEC(qt_page_run) runs;
  QT_VEC(char) text;
  QT_VEC(qt_fact) facts;
  uint32_t flattened; /* elements that got no node: depth or count */
} qt_page;

static inline const char *qt_line_text(const qt_page *p, const qt_page_line *line) {
  return p->text.at + line->text.start;
}
static inline quoth_string qt_line_string(const qt_page *p, uint32_t line) {
  const qt_page_line *l = &p->lines.at[line];
  return (quoth_string){qt_line_text(p, l), l->text.end - l->text.start};
}

/* An index of the table of names: filled once for a page. */
enum { QT_WORD_SLOTS = 1024 };
void qt_index_words(uint16_t index[QT_WORD_SLOTS]);

/* Hints of the words of a class, an id. */
uint32_t qt_word_hints(const uint16_t index[QT_WORD_SLOTS], const char *value, size_t length);
uint32_t qt_item_hints(const char *value, size_t length); /* itemprop */
uint32_t qt_role_hints(const char *value, size_t length); /* role */

/* A heading over the entries to other pages: "Related stories", "Most read". */
bool qt_heads_other_pages(quoth_string heading);

quoth_status qt_page_read(qt_page *page, const char *html, uint32_t length, quoth_alloc alloc);
void qt_page_free(qt_page *page);

#endif
