/*
** What the parts of finding the content share: what is known of the nodes and lines of the page.
*/
#ifndef QT_READ_CONTENT_PARTS_H
#define QT_READ_CONTENT_PARTS_H

#include "read/content.h"

/* Names that are meant even where they hold much of the page. */
#define QT_STRONG_HINTS (QT_HINT(COMMENTS) | QT_HINT(DIALOG) | QT_HINT(RELATED) | QT_HINT(NAV) | QT_HINT(FOOTER))

typedef struct qt_finding {
  const qt_page *page;
  qt_content *content;
  float *mass;       /* by node: width of the good paragraphs in its subtree */
  float *votes;      /* by node */
  float *weights;    /* by line: how much it speaks for the nodes around it */
  uint32_t *around;  /* by node: what it and the nodes around it say that is no article text */
  uint32_t believed; /* hints that tell article text from other text on this page */
  uint32_t container;
  uint32_t article; /* the ARTICLE that holds the title; 0: none */
  bool scant;       /* the page has no paragraph: every line counts */
} qt_finding;

static inline const qt_node *qt_node_of(const qt_finding *s, uint32_t i) { return &s->page->nodes.at[i]; }
static inline const qt_page_line *qt_line_of(const qt_finding *s, uint32_t i) { return &s->page->lines.at[i]; }
/* The tag of the block around a line, inline blocks passed over. */
static inline qt_tag qt_tag_of(const qt_finding *s, uint32_t line) {
  uint32_t node = qt_line_of(s, line)->node;
  while (node && qt_node_of(s, node)->tag == QT_SPAN) node = qt_node_of(s, node)->parent;
  return (qt_tag)qt_node_of(s, node)->tag;
}

static inline bool qt_is_heading_tag(qt_tag tag) { return tag >= QT_H1 && tag <= QT_H6; }

static inline float qt_weight_of(const qt_finding *s, const qt_page_line *line) {
  return s->weights[line - s->page->lines.at];
}

/* Fills `around`: what names itself something else, other articles, the entries to other pages. */
void qt_mark_foreign(qt_finding *s);

#endif
