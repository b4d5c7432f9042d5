/*
** One container, then what in it is the article's. The container is the node that paragraphs point to:
** each good paragraph votes for the nodes around it, the nearest most. Inside it, subtrees that name
** themselves something else, lists of links and lines that are no sentences are left out.
*/
#include "read/content_parts.h"

#include "base/model.h"
#include "base/text.h"
#include "read/metadata.h"

/* The last character that is no closing mark: is it one that ends a sentence? */
static bool ends_sentence(const qt_finding *s, const qt_page_line *line) {
  const unsigned char *p = (const unsigned char *)qt_line_text(s->page, line);
  uint32_t i = line->text.end - line->text.start;
  while (i > 0 && (p[i - 1] == '"' || p[i - 1] == '\'' || p[i - 1] == ')' || p[i - 1] == ']')) i--;
  while (i > 2 && p[i - 3] == 0xe2 && p[i - 2] == 0x80 && p[i - 1] >= 0x98 && p[i - 1] <= 0x9f) i -= 3;
  while (i > 1 && p[i - 2] == 0xc2 && p[i - 1] == 0xbb) i -= 2;
  if (!i) return false;
  if (p[i - 1] == '.' || p[i - 1] == '!' || p[i - 1] == '?' || p[i - 1] == ':') return true;
  if (i > 2 && p[i - 3] == 0xe2 && p[i - 2] == 0x80 && p[i - 1] == 0xa6) return true; /* … */
  return i > 2 && p[i - 3] == 0xe3 && p[i - 2] == 0x80 && p[i - 1] == 0x82;           /* 。 */
}

static float density(const qt_page_line *line) { return line->width ? (float)line->link / (float)line->width : 0; }

/* How much a line speaks for the nodes around it. */
static float weigh(const qt_finding *s, const qt_page_line *line) {
  qt_tag tag = (qt_tag)qt_node_of(s, line->node)->tag;
  float links = density(line);
  if (qt_is_heading_tag(tag) || tag == QT_FIGCAPTION || tag == QT_BUTTON || links > 0.4f) return 0;
  bool sentence = ends_sentence(s, line);
  if (line->width < 30 || (line->width < 70 && !sentence)) return 0;
  float w = line->width < 400 ? (float)line->width : 400;
  if (!sentence) w *= 0.6f;
  if (tag == QT_LI || tag == QT_TD)
    w *= 0.5f;
  else if (tag != QT_P)
    w *= 0.8f;
  return w * (1 - links);
}

/* Sums of the subtrees; parents come before their children. */
static void sum_masses(qt_finding *s) {
  const qt_page *p = s->page;
  for (uint32_t i = 0; i < p->lines.count; i++)
    s->mass[p->lines.at[i].node] += s->weights[i] = weigh(s, &p->lines.at[i]);
  for (uint32_t i = p->nodes.count; i-- > 1;) s->mass[p->nodes.at[i].parent] += s->mass[i];
}

static bool is_leaf_tag(uint8_t tag) {
  return tag == QT_P || qt_is_heading_tag((qt_tag)tag) || tag == QT_SPAN || tag == QT_PRE;
}

static void vote(qt_finding *s) {
  const qt_page *p = s->page;
  for (uint32_t i = 0; i < p->lines.count; i++) {
    const qt_page_line *line = &p->lines.at[i];
    float w = qt_weight_of(s, line);
    uint32_t node = line->node;
    if (w <= 0 || s->around[node]) continue;
    if (is_leaf_tag(p->nodes.at[node].tag)) node = p->nodes.at[node].parent;
    for (uint32_t level = 0; level < 5 && node; level++, w *= 0.6f) {
      s->votes[node] += w;
      node = p->nodes.at[node].parent;
    }
  }
}

static float bonus(const qt_node *n) {
  float b = 1;
  if (n->hints & QT_HINT(BODY))
    b *= 1.6f;
  else if (n->hints & (QT_HINT(ARTICLE) | QT_HINT(CONTENT)))
    b *= 1.15f;
  if (n->tag == QT_ARTICLE || n->tag == QT_MAIN) b *= 1.2f;
  if (n->tag == QT_UL || n->tag == QT_OL || n->tag == QT_LI || n->tag == QT_BLOCKQUOTE) b *= 0.5f;
  if (n->tag == QT_BODY_TAG || n->tag == QT_HTML) b *= 0.8f;
  return b;
}

/* How far above the container its other parts are looked for; page builders nest each in a stack of boxes. */
enum { LEVELS_NEAR = 6, LEVELS_FAR = 14 };

static void find_container(qt_finding *s) {
  const qt_page *p = s->page;
  float best = 0;
  s->container = 0;
  for (uint32_t i = 1; i < p->nodes.count; i++) {
    float v = s->votes[i] * bonus(&p->nodes.at[i]);
    bool holds = s->article && i <= s->article && s->article < p->nodes.at[i].end;
    if (s->article && ((i >= s->article && i < p->nodes.at[s->article].end) || holds)) v *= 1.3f;
    if (v > best) best = v, s->container = i;
  }
  if (!s->container) { /* no paragraph at all: everything */
    s->scant = true;
    for (uint32_t i = 1; i < p->nodes.count; i++) {
      uint8_t tag = p->nodes.at[i].tag;
      if (tag == QT_BODY_TAG || tag == QT_MAIN || tag == QT_ARTICLE) s->container = i;
      if (tag == QT_ARTICLE) break;
    }
    return;
  }
  /* a split body: what stands beside the container and is of one make with it */
  float inside = s->mass[s->container];
  uint32_t inner = s->container;
  for (uint32_t up = 0; up < LEVELS_FAR && inner; up++) {
    uint32_t parent = p->nodes.at[inner].parent;
    if (!parent || p->nodes.at[parent].tag == QT_BODY_TAG || p->nodes.at[parent].tag == QT_HTML || inner == s->article)
      break;
    uint32_t title = s->content->title;
    bool titled = title >= qt_node_of(s, inner)->first_line && title < qt_node_of(s, inner)->end_line;
    if (up >= LEVELS_NEAR && titled) break;
    float others = 0;
    for (uint32_t i = parent + 1; i < p->nodes.at[parent].end; i = p->nodes.at[i].end)
      if (i != inner && !s->around[i]) others += s->mass[i];
    inner = parent;
    if (others >= (up < LEVELS_NEAR ? 0.15f : 0.4f) * inside) s->container = parent, inside += others;
  }
}

/*
** Lines of the container.
*/
/* A node at or above `node`, inside the container, has one of the hints. */
static bool named_above(const qt_finding *s, uint32_t node, uint32_t hints) {
  for (; node > s->container; node = qt_node_of(s, node)->parent)
    if (qt_node_of(s, node)->hints & hints) return true;
  return false;
}

static bool is_foreign(const qt_finding *s, uint32_t node) { return (s->around[node] & ~s->around[s->container]) != 0; }

static uint32_t tag_above(const qt_finding *s, uint32_t node, qt_tag tag) {
  for (; node > s->container; node = qt_node_of(s, node)->parent)
    if (qt_node_of(s, node)->tag == tag) return node;
  return 0;
}

static float subtree_density(const qt_finding *s, uint32_t node) {
  const qt_node *n = qt_node_of(s, node);
  float width = 0, link = 0;
  for (uint32_t i = n->first_line; i < n->end_line; i++)
    width += (float)qt_line_of(s, i)->width, link += (float)qt_line_of(s, i)->link;
  return width > 0 ? link / width : 0;
}

/* A short paragraph that is bold throughout, and no sentence: a sub-head. */
static bool is_bold_heading(const qt_finding *s, uint32_t index) {
  const qt_page_line *line = qt_line_of(s, index);
  return qt_tag_of(s, index) == QT_P && line->strong == line->width && line->width > 3 && line->width < 100 &&
         line->link == 0 && !ends_sentence(s, line);
}

/* What a line of the container is, or BOILERPLATE: not the article's. */
static quoth_block_kind classify(const qt_finding *s, uint32_t index) {
  const qt_page_line *line = qt_line_of(s, index);
  qt_tag tag = qt_tag_of(s, index);
  if (is_foreign(s, line->node)) return QUOTH_BLOCK_BOILERPLATE;
  uint32_t quote = tag_above(s, line->node, QT_BLOCKQUOTE);
  if (!quote && (named_above(s, line->node, QT_HINT(CAPTION)) || tag_above(s, line->node, QT_FIGURE)))
    return QUOTH_BLOCK_CAPTION;
  if (!qt_is_heading_tag(tag) && named_above(s, line->node, QT_HINT(BYLINE) | QT_HINT(DATE)) && line->width < 200 &&
      !(ends_sentence(s, line) && line->width > 100))
    return QUOTH_BLOCK_BYLINE;
  if (qt_is_heading_tag(tag))
    return line->width < 200 && density(line) < 0.9f ? QUOTH_BLOCK_HEADING : QUOTH_BLOCK_BOILERPLATE;
  uint32_t list = tag_above(s, line->node, QT_LI);
  if (list) {
    uint32_t parent = qt_node_of(s, list)->parent;
    if (density(line) > 0.8f || subtree_density(s, parent) > 0.6f) return QUOTH_BLOCK_BOILERPLATE;
    return QUOTH_BLOCK_ITEM;
  }
  if (density(line) > 0.8f && line->width < 900) return QUOTH_BLOCK_BOILERPLATE;
  if (quote) return qt_node_of(s, quote)->hints & QT_HINT(EMBED) ? QUOTH_BLOCK_BOILERPLATE : QUOTH_BLOCK_BLOCKQUOTE;
  if (is_bold_heading(s, index)) return QUOTH_BLOCK_HEADING;
  if (tag == QT_TD && line->width < 30) return line->width > 1 ? QUOTH_BLOCK_ITEM : QUOTH_BLOCK_BOILERPLATE;
  if (tag != QT_P && line->width < 30 && !ends_sentence(s, line) && !s->scant) return QUOTH_BLOCK_BOILERPLATE;
  return QUOTH_BLOCK_PARAGRAPH;
}

/* A heading heads nothing where one of its rank or above follows at once, or the end. */
static void drop_empty_headings(const qt_finding *s) {
  qt_content *c = s->content;
  qt_tag next = QT_H1;
  bool text = false;
  for (uint32_t i = c->lines.count; i-- > 0;) {
    qt_chosen *l = &c->lines.at[i];
    if (qt_is_prose(l->kind) || l->kind == QUOTH_BLOCK_CAPTION) text = text || qt_is_prose(l->kind) || next != QT_H1;
    if (l->kind != QUOTH_BLOCK_HEADING) continue;
    qt_tag rank = qt_tag_of(s, l->line);
    if (!qt_is_heading_tag(rank)) rank = QT_H6; /* a bold line */
    const char *begin = qt_line_text(s->page, qt_line_of(s, l->line));
    bool numbered = *begin >= '0' && *begin <= '9'; /* a point of a list whose text is a picture */
    if (!text && rank >= next && !numbered)
      l->kind = QUOTH_BLOCK_BOILERPLATE;
    else
      next = rank, text = false;
  }
}

/* Width of the good paragraphs among the first `end` lines of the container, as a share of all. */
static float share_before(const qt_finding *s, uint32_t end) {
  float before = 0;
  for (uint32_t i = qt_node_of(s, s->container)->first_line; i < end; i++)
    if (!is_foreign(s, qt_line_of(s, i)->node)) before += qt_weight_of(s, qt_line_of(s, i));
  return before / (s->mass[s->container] + 1);
}

/*
** The deck: what stands between the title and the text, and says what the text is about.
*/
static bool matches_description(const qt_finding *s, uint32_t line) {
  quoth_string text = qt_line_string(s->page, line), description = s->content->description;
  if (!description.length || text.length < 20) return false;
  float there = qt_shared_words(text, description), back = qt_shared_words(description, text);
  return there > 0.8f && back > 0.4f;
}

/* A node near the line names it a deck, and holds little else. */
static bool is_named_deck(const qt_finding *s, uint32_t line) {
  uint32_t node = qt_line_of(s, line)->node;
  for (uint32_t level = 0; level < 4 && node && node != s->container; level++, node = qt_node_of(s, node)->parent) {
    const qt_node *n = qt_node_of(s, node);
    if (n->end_line - n->first_line > 8) return false;
    if (n->hints & QT_HINT(DECK)) return true;
  }
  return false;
}

static bool in_header(const qt_finding *s, uint32_t node) {
  for (; node && node != s->container; node = qt_node_of(s, node)->parent)
    if (qt_node_of(s, node)->tag == QT_HEADER) return true;
  return false;
}

/* Paragraphs of one make follow: the line is the first of the body. */
static bool begins_body(const qt_finding *s, uint32_t line) {
  const qt_page *p = s->page;
  const qt_node *n = qt_node_of(s, qt_line_of(s, line)->node);
  if (n->tag != QT_P && n->tag != QT_DIV) return false;
  uint32_t alike = 0;
  for (uint32_t i = line + 1; i < p->lines.count && i < line + 8; i++) {
    const qt_node *other = qt_node_of(s, qt_line_of(s, i)->node);
    alike += other->parent == n->parent && other->tag == n->tag && other->key == n->key &&
             qt_weight_of(s, qt_line_of(s, i)) > 0;
  }
  return alike > 0 && qt_line_of(s, line)->strong * 2 < qt_line_of(s, line)->width;
}

/* The first paragraph has a class of its own, and those that follow, its siblings, have none: it is set off. */
static bool is_of_own_make(const qt_finding *s, uint32_t line) {
  const qt_page *p = s->page;
  const qt_node *n = qt_node_of(s, qt_line_of(s, line)->node);
  uint32_t plain = 0;
  if (n->tag != QT_P || !n->key || (n->hints & QT_HINT(INLINE))) return false;
  if (line > qt_node_of(s, n->parent)->first_line) return false;
  for (uint32_t i = line + 1; i < p->lines.count && i < line + 12; i++) {
    const qt_node *other = qt_node_of(s, qt_line_of(s, i)->node);
    if (other->parent != n->parent || other->tag != QT_P) continue;
    if (other->key) return false;
    plain += qt_weight_of(s, qt_line_of(s, i)) > 0;
  }
  return plain > 2;
}

/* How sure a line is the deck: 3 the head says the same, 2 it is named so, 1 it stands in the header; 0 it is not. */
static int deck_rank(const qt_finding *s, uint32_t line) {
  const qt_page_line *l = qt_line_of(s, line);
  qt_tag tag = qt_tag_of(s, line);
  if (l->width < 25 || l->width > 900 || density(l) > 0.5f || tag == QT_H1) return 0;
  bool titled = s->content->title != QUOTH_NONE;
  if (titled && qt_shared_words(qt_line_string(s->page, line), qt_line_string(s->page, s->content->title)) > 0.8f)
    return 0;
  bool first = begins_body(s, line), named = is_named_deck(s, line), same = matches_description(s, line);
  bool inside = l->node >= s->container && l->node < qt_node_of(s, s->container)->end;
  bool set_off = !inside || qt_is_heading_tag(tag) || in_header(s, l->node) || l->strong * 5 > l->width * 4;
  if (same && (named || (!first && set_off))) return 3;
  if (named && !first) return ends_sentence(s, l) || l->width > 100 ? 2 : 1;
  if (titled && inside && qt_is_heading_tag(tag) && l->width >= 60 && line <= s->content->title + 2) return 1;
  if (titled && inside && !first && l->width < 300 && ends_sentence(s, l) && is_of_own_make(s, line)) return 1;
  return titled && !first && !qt_is_heading_tag(tag) && in_header(s, l->node) && ends_sentence(s, l) && l->width > 40
             ? 1
             : 0;
}

/* How many lines behind the title, or from the text's begin, the deck is looked for. */
enum { DECK_LINES = 30 };

static void find_deck(qt_finding *s) {
  qt_content *c = s->content;
  const qt_page *p = s->page;
  bool titled = c->title != QUOTH_NONE;
  uint32_t begin = qt_node_of(s, s->container)->first_line, paragraphs = 0;
  uint32_t first = titled ? c->title + 1 : begin, end = first + DECK_LINES;
  int best = 0;
  for (uint32_t i = first; i < p->lines.count && paragraphs < 2 && best < 3; i++) {
    if (i >= end && i < begin && !best) i = begin, end = begin + DECK_LINES; /* menus between title and text */
    if (i >= end) break;
    uint32_t node = qt_line_of(s, i)->node;
    if ((s->around[node] & (QT_STRONG_HINTS | QT_HINT(PAYWALL) | QT_HINT(NEWSLETTER))) ||
        named_above(s, node, QT_HINT(CAPTION)) || tag_above(s, node, QT_FIGURE))
      continue;
    int rank = deck_rank(s, i);
    if (rank > best)
      best = rank, c->deck = i;
    else if (!rank)
      paragraphs += qt_weight_of(s, qt_line_of(s, i)) > 0 && !s->around[node];
  }
  if (!best) return;
  /* bullets: all of the list; paragraphs of one make: all of them */
  uint32_t item = qt_line_of(s, c->deck)->node;
  while (item && qt_node_of(s, item)->tag != QT_LI) item = qt_node_of(s, item)->parent;
  bool around = titled && item && c->title >= qt_node_of(s, item)->first_line; /* the page itself is an item */
  uint32_t list = item && !around ? qt_node_of(s, item)->parent : 0;
  c->deck_count = 1;
  while (list && c->deck + c->deck_count < qt_node_of(s, list)->end_line && c->deck_count < 8) c->deck_count++;
}

static bool contains(quoth_string text, quoth_string part) {
  const char *p = text.data, *end = text.data + text.length;
  while (p && (size_t)(end - p) >= part.length) {
    p = memchr(p, part.data[0], (size_t)(end - p) - part.length + 1);
    if (p && !memcmp(p, part.data, part.length)) return true;
    if (p) p++;
  }
  return false;
}

/* "Jane Roe covers ports for the Courier.": a paragraph of its own that begins with the author's name. */
static bool is_biography(const qt_finding *s, uint32_t line) {
  quoth_string text = qt_line_string(s->page, line);
  if (text.length > 600) return false;
  for (uint32_t i = 0; i < s->content->author_count; i++) {
    quoth_string name = s->content->authors[i];
    if (name.length > 6 && name.length < text.length && !memcmp(text.data, name.data, name.length)) return true;
  }
  return false;
}

/* The fine print at the end: whose the text is, who earns by its links. */
static bool is_fine_print(const qt_finding *s, uint32_t line) {
  static const char *const phrases[] = {"\xc2\xa9",
                                        "opyright 20",
                                        "ll rights reserved",
                                        "lle Rechte vorbehalten",
                                        "ous droits r",
                                        "subject to copyright",
                                        "receive compensation",
                                        "arn a commission",
                                        "ffiliate commission",
                                        "erms of use",
                                        "erms of Use"};
  quoth_string text = qt_line_string(s->page, line);
  if (text.length > 500 || share_before(s, line) < 0.2f) return false;
  for (size_t k = 0; k < sizeof phrases / sizeof *phrases; k++)
    if (contains(text, (quoth_string){phrases[k], (uint32_t)strlen(phrases[k])})) return true;
  return false;
}

/*
** Pull quotes: a line set off from the text that repeats a part of a paragraph, its quotation marks left out.
*/
enum { MAX_PULL_QUOTES = 64 };

static quoth_string without_marks(quoth_string t) {
  const char *ends = "\"'.,!? ";
  while (t.length && (qt_is_one_of(t.data[0], ends) || (t.length > 2 && !memcmp(t.data, "\xe2\x80", 2)))) {
    uint32_t n = qt_is_one_of(t.data[0], ends) ? 1 : 3;
    t.data += n, t.length -= n;
  }
  while (t.length &&
         (qt_is_one_of(t.data[t.length - 1], ends) || (t.length > 2 && !memcmp(t.data + t.length - 3, "\xe2\x80", 2))))
    t.length -= qt_is_one_of(t.data[t.length - 1], ends) ? 1 : 3;
  return t;
}

static void drop_pull_quotes(qt_finding *s) {
  qt_content *c = s->content;
  uint32_t seen = 0;
  for (uint32_t i = 0; i < c->lines.count && seen < MAX_PULL_QUOTES; i++) {
    qt_chosen *l = &c->lines.at[i];
    const qt_page_line *line = qt_line_of(s, l->line);
    bool set_off = l->kind == QUOTH_BLOCK_BLOCKQUOTE || named_above(s, line->node, QT_HINT(PULL_QUOTE)) ||
                   tag_above(s, line->node, QT_ASIDE);
    if (!set_off || l->kind == QUOTH_BLOCK_CAPTION || line->width < 20 || line->width > 500) continue;
    seen++;
    quoth_string part = without_marks(qt_line_string(s->page, l->line));
    for (uint32_t k = 0; part.length > 15 && k < c->lines.count; k++) {
      if (k == i || c->lines.at[k].kind != QUOTH_BLOCK_PARAGRAPH ||
          !contains(qt_line_string(s->page, c->lines.at[k].line), part))
        continue;
      l->kind = QUOTH_BLOCK_BOILERPLATE;
      break;
    }
  }
}

static bool take(qt_finding *s, uint32_t line, quoth_block_kind kind) {
  qt_chosen *l = qt_vec_push(&s->page->alloc, &s->content->lines);
  if (l) *l = (qt_chosen){line, kind};
  return l != NULL;
}

/* How many lines below the title a paragraph of the beginning can stand outside the container. */
enum { LINES_BEFORE = 40 };

/* The first paragraphs can stand in a box of their own: between the title and the container. */
static bool take_beginning(qt_finding *s) {
  qt_content *c = s->content;
  uint32_t first = qt_node_of(s, s->container)->first_line;
  if (c->title == QUOTH_NONE || first > c->title + LINES_BEFORE) return true;
  for (uint32_t i = c->title + 1; i < first; i++) {
    const qt_page_line *line = qt_line_of(s, i);
    if (c->deck != QUOTH_NONE && i >= c->deck && i < c->deck + c->deck_count) continue;
    bool good = qt_tag_of(s, i) == QT_P && line->width >= 60 && qt_weight_of(s, line) > 0 && ends_sentence(s, line);
    if (!good || s->around[line->node] || classify(s, i) != QUOTH_BLOCK_PARAGRAPH) continue;
    bool subtitle = i <= c->title + 2 && line->width < 160;
    if (subtitle || (qt_node_of(s, line->node)->hints & (QT_HINT(BYLINE) | QT_HINT(BIO)))) continue;
    if (!take(s, i, QUOTH_BLOCK_PARAGRAPH)) return false;
  }
  return true;
}

static quoth_status choose(qt_finding *s) {
  const qt_node *n = qt_node_of(s, s->container);
  qt_content *c = s->content;
  if (!take_beginning(s)) return QUOTH_NO_MEMORY;
  for (uint32_t i = n->first_line; i < n->end_line; i++) {
    if (i == c->title) {
      /* what stands above the title is not the body */
      if (share_before(s, i) < 0.3f) c->lines.count = 0;
      continue;
    }
    if (c->deck != QUOTH_NONE && i >= c->deck && i < c->deck + c->deck_count) continue;
    quoth_block_kind kind = classify(s, i);
    if (kind != QUOTH_BLOCK_BOILERPLATE && !take(s, i, kind)) return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = c->lines.count, seen = 0; i-- > 0 && seen < 6;) {
    if (!qt_is_prose(c->lines.at[i].kind)) continue;
    seen++;
    if (is_biography(s, c->lines.at[i].line) || is_fine_print(s, c->lines.at[i].line))
      c->lines.at[i].kind = QUOTH_BLOCK_BOILERPLATE;
  }
  drop_pull_quotes(s);
  if (!s->scant) drop_empty_headings(s);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < c->lines.count; i++)
    if (c->lines.at[i].kind != QUOTH_BLOCK_BOILERPLATE) c->lines.at[kept++] = c->lines.at[i];
  c->lines.count = kept;
  return QUOTH_OK;
}

/* A page of a few words, all of them links: what does not stand in a list is the text. */
static quoth_status choose_everything(qt_finding *s) {
  const qt_node *n = qt_node_of(s, s->container);
  for (uint32_t i = n->first_line; i < n->end_line; i++) {
    uint32_t node = qt_line_of(s, i)->node;
    if (i == s->content->title || s->around[node] || tag_above(s, node, QT_LI)) continue;
    if (!take(s, i, QUOTH_BLOCK_PARAGRAPH)) return QUOTH_NO_MEMORY;
  }
  return QUOTH_OK;
}

quoth_status qt_find_content(const qt_page *page, qt_content *content) {
  quoth_alloc alloc = page->alloc;
  uint32_t n = page->nodes.count;
  size_t bytes = ((size_t)n * 3 + page->lines.count) * sizeof(uint32_t);
  float *memory = alloc.fn(alloc.ud, NULL, 0, bytes);
  if (!memory) return QUOTH_NO_MEMORY;
  memset(memory, 0, bytes);
  qt_finding s = {
      .page = page, .content = content, .mass = memory, .votes = memory + n, .weights = memory + 3 * (size_t)n};
  s.around = (uint32_t *)(void *)(memory + 2 * (size_t)n);
  content->deck = QUOTH_NONE;
  content->deck_count = 0;
  sum_masses(&s);
  qt_mark_foreign(&s);
  vote(&s);
  find_container(&s);
  find_deck(&s);
  quoth_status status = choose(&s);
  if (status == QUOTH_OK && s.scant && !content->lines.count) status = choose_everything(&s);
  alloc.fn(alloc.ud, memory, bytes, 0);
  return status;
}
