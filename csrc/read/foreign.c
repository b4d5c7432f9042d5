/*
** What on a page is no article text: parts that name themselves so, other articles, lists of the entries
** to other pages.
*/
#include "read/content_parts.h"

/* What names a part that is no article text. */
#define FOREIGN \
  (QT_HINT(COMMENTS) | QT_HINT(RELATED) | QT_HINT(SHARE) | QT_HINT(NEWSLETTER) | QT_HINT(AD) | QT_HINT(NAV) | \
   QT_HINT(FOOTER) | QT_HINT(SIDEBAR) | QT_HINT(TEASER) | QT_HINT(DIALOG) | QT_HINT(TAGS) | QT_HINT(BIO) | \
   QT_HINT(TOOLS) | QT_HINT(PAYWALL) | QT_HINT(HIDDEN) | QT_HINT(WIDGET) | QT_HINT(FORM))

/* What a node says that it is, by name and tag, of what is no article text. */
static uint32_t foreign_hints(const qt_node *n) {
  uint32_t hints = n->hints & FOREIGN;
  switch (n->tag) {
    case QT_NAV: hints |= QT_HINT(NAV); break;
    case QT_FOOTER: hints |= QT_HINT(FOOTER); break;
    case QT_ASIDE: hints |= QT_HINT(SIDEBAR); break;
    case QT_FORM: hints |= QT_HINT(FORM); break;
    case QT_DIALOG: hints |= QT_HINT(DIALOG); break;
    case QT_BUTTON:
    case QT_MEDIA:
    case QT_HEAD: hints |= QT_HINT(TOOLS); break;
    default: break;
  }
  return hints;
}

/* The node, or one below it, names itself the article's body and has text. */
static bool holds_body(const qt_finding *s, uint32_t node) {
  const qt_page *p = s->page;
  if (s->mass[node] <= 0) return false;
  for (uint32_t i = node, seen = 0; i < p->nodes.at[node].end && seen < 8; i++, seen++)
    if ((p->nodes.at[i].hints & QT_HINT(BODY)) && s->mass[i] > 0) return true;
  return false;
}

/* The node holds most of what is named the article's body: "read-more" is the rest of the story then. */
static bool is_most_of_body(const qt_finding *s, uint32_t node) {
  float mass = s->mass[node];
  for (uint32_t level = 0, up = qt_node_of(s, node)->parent; level < 4 && up; level++, up = qt_node_of(s, up)->parent)
    if (qt_node_of(s, up)->hints & QT_HINT(BODY)) return mass > 0.5f * s->mass[up];
  return false;
}

/* The title and much text: an article that is shown in a dialog, say. */
static bool holds_title(const qt_finding *s, uint32_t node) {
  uint32_t title = s->content->title;
  const qt_node *n = qt_node_of(s, node);
  return title >= n->first_line && title < n->end_line && s->mass[node] > 0.2f * s->mass[0];
}

/* The share of the page's text around which a hint may stand and be believed. */
static float believed_up_to(uint32_t hint) {
  if (hint == QT_HINT(COMMENTS)) return 0.9f;
  if (hint == QT_HINT(HIDDEN)) return 0.75f;
  return hint & QT_STRONG_HINTS ? 0.7f : 0.3f;
}

/*
** A word that stands around much of the page's text is a habit of its authors, not a name of what the
** text is ("paywall" on each paragraph, "widget" on each box): it is believed of no node. A single node
** that holds much of it is not what its name says either.
*/
static void mark_names(qt_finding *s) {
  const qt_page *p = s->page;
  float own = 0, by_hint[QT_HINT_COUNT] = {0};
  s->around[0] = 0;
  for (uint32_t i = 1; i < p->nodes.count; i++)
    s->around[i] = s->around[p->nodes.at[i].parent] | foreign_hints(&p->nodes.at[i]);
  for (uint32_t i = 0; i < p->lines.count; i++) {
    const qt_page_line *line = &p->lines.at[i];
    uint32_t around = s->around[line->node];
    own = around ? qt_weight_of(s, line) : 0;
    for (uint32_t bit = 0; own > 0 && bit < QT_HINT_COUNT; bit++)
      if (around >> bit & 1) by_hint[bit] += own;
  }
  s->believed = FOREIGN;
  for (uint32_t bit = 0; bit < QT_HINT_COUNT; bit++)
    if (by_hint[bit] > believed_up_to(UINT32_C(1) << bit) * s->mass[0]) s->believed &= ~(UINT32_C(1) << bit);
  for (uint32_t i = 1; i < p->nodes.count; i++) {
    uint32_t own_hints = foreign_hints(&p->nodes.at[i]) & s->believed;
    if ((own_hints & ~QT_STRONG_HINTS) && holds_body(s, i)) own_hints &= QT_STRONG_HINTS;
    if (own_hints && (is_most_of_body(s, i) || holds_title(s, i))) own_hints &= QT_HINT(COMMENTS);
    s->around[i] = s->around[p->nodes.at[i].parent] | own_hints;
  }
}

/* The nearest ARTICLE at or above a node; 0: none. */
static uint32_t article_of(const qt_finding *s, uint32_t node) {
  while (node && qt_node_of(s, node)->tag != QT_ARTICLE) node = qt_node_of(s, node)->parent;
  return node;
}

static bool has_heading(const qt_finding *s, uint32_t node) {
  const qt_node *n = qt_node_of(s, node);
  for (uint32_t i = n->first_line; i < n->end_line && i < n->first_line + 8; i++)
    if (qt_is_heading_tag(qt_tag_of(s, i)) || (qt_node_of(s, qt_line_of(s, i)->node)->hints & QT_HINT(TITLE)))
      return true;
  return false;
}

/* Other articles of the page: behind the one with the title, with headings of their own. */
static void mark_articles(qt_finding *s) {
  uint32_t own = s->content->title == QUOTH_NONE ? 0 : article_of(s, qt_line_of(s, s->content->title)->node);
  if (own && s->mass[own] < 0.1f * s->mass[0]) own = 0; /* a head alone: the text is in an ARTICLE behind it */
  s->article = own;
  if (!own) return;
  for (uint32_t i = own + 1; i < s->page->nodes.count; i++) {
    const qt_node *n = qt_node_of(s, i);
    s->around[i] |= s->around[n->parent];
    if (n->tag != QT_ARTICLE || s->around[i]) continue;
    if (i >= qt_node_of(s, own)->end ? has_heading(s, i) : has_heading(s, i) && s->mass[i] < 0.2f * s->mass[own])
      s->around[i] |= QT_HINT(RELATED);
  }
}

/* The entry to another page: a linked line, and a few words. */
static bool is_teaser(const qt_finding *s, uint32_t node) {
  const qt_node *n = qt_node_of(s, node);
  uint32_t lines = n->end_line - n->first_line, width = 0, link = 0;
  bool linked = false;
  if (lines < 1 || lines > 8) return false;
  for (uint32_t i = n->first_line; i < n->end_line; i++) {
    const qt_page_line *line = qt_line_of(s, i);
    width += line->width, link += line->link;
    uint32_t share = qt_is_heading_tag(qt_tag_of(s, i)) ? 6 : 8; /* tenths; a section's name can stand in the heading */
    linked = linked || (line->width > 15 && line->link * 10 > line->width * share);
  }
  return linked && width - link < 400 && lines > 1;
}

/* Three and more teasers in a row are a list of other articles. */
static void mark_teasers(qt_finding *s) {
  const qt_page *p = s->page;
  for (uint32_t i = 1; i < p->nodes.count; i++) {
    const qt_node *n = qt_node_of(s, i);
    s->around[i] |= s->around[n->parent];
    if (s->around[i] || n->end == i + 1) continue;
    uint32_t teasers = 0, children = 0;
    for (uint32_t k = i + 1; k < n->end; k = qt_node_of(s, k)->end) {
      children += qt_node_of(s, k)->end_line > qt_node_of(s, k)->first_line;
      teasers += is_teaser(s, k);
    }
    if (teasers < 3 || teasers * 2 < children) continue;
    for (uint32_t k = i + 1; k < n->end; k = qt_node_of(s, k)->end)
      if (is_teaser(s, k)) s->around[k] |= QT_HINT(TEASER), s->votes[k] = 1;
  }
}

/* An article of a few lines only, on a page that says no date: it is a front page, and its entries are the text. */
enum { FRONT_PAGE_TEXT = 700 };

static void spare_front_page(qt_finding *s) {
  const qt_page *p = s->page;
  float text = 0;
  bool front = !s->content->dated;
  for (uint32_t i = 0; front && i < p->lines.count; i++)
    if (!s->around[p->lines.at[i].node]) text += s->weights[i];
  front = front && text < FRONT_PAGE_TEXT;
  for (uint32_t i = 1; i < p->nodes.count; i++) {
    if (front && s->votes[i] > 0)
      for (uint32_t k = i; k < p->nodes.at[i].end; k++) s->around[k] &= ~QT_HINT(TEASER);
    s->votes[i] = 0;
  }
}

/*
** A box that begins with a heading such as "Related stories", as far as it is not much of the text. The boxes
** around the heading count as long as it is the first in them.
*/
static void mark_headed(qt_finding *s) {
  const qt_page *p = s->page;
  for (uint32_t i = 0; i < p->lines.count; i++) {
    const qt_page_line *line = &p->lines.at[i];
    uint32_t box = line->node;
    if (line->width > 60 || !qt_is_heading_tag(qt_tag_of(s, i)) || s->around[box]) continue;
    if (!qt_heads_other_pages(qt_line_string(p, i))) continue;
    for (uint32_t up = qt_node_of(s, box)->parent; up; up = qt_node_of(s, up)->parent) {
      const qt_node *n = qt_node_of(s, up);
      if (n->first_line != i || s->mass[up] > 0.3f * s->mass[0]) break;
      box = up;
    }
    s->around[box] |= QT_HINT(RELATED);
  }
  for (uint32_t i = 1; i < p->nodes.count; i++) s->around[i] |= s->around[p->nodes.at[i].parent];
}

void qt_mark_foreign(qt_finding *s) {
  mark_names(s);
  mark_articles(s);
  mark_headed(s);
  mark_teasers(s);
  spare_front_page(s);
}
