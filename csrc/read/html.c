/*
** HTML to a page: lexbor's tokenizer by callback, and a tree of blocks that is flat where the
** markup is deep. What a browser's tree builder does and an article shows is done here: p, li, td
** and their like close themselves, a nested link closes the first, head lines close each other,
** foreign content ends where HTML begins. Nothing is dropped for depth or number: text of an
** element without a node stands in the nearest one that has one.
*/
#include <limits.h>

#include "read/html_attributes.h"
#include "read/html_elements.h"
#include "read/markup.h"

enum {
  MAX_DEPTH = 256,     /* open elements; deeper ones get no node */
  MAX_NODES = 1 << 16, /* real pages have at most 20,000 */
  MAX_LINES = 1 << 16,
  MAX_RUNS = 1 << 18,
  MAX_FACTS = 4096,
  NO_NAME = INT_MAX, /* of the element around all others: no tag has it */
  MEMOS = 512        /* values of class whose hints are remembered */
};

/* An open element. Inline ones without a node keep the node around them. */
typedef struct entry {
  uint32_t name; /* lexbor's id, or a hash of an unknown name */
  uint32_t node;
  uint8_t kind, tag;
  bool owns; /* node is its own */
} entry;

typedef struct memo {
  uint64_t hash;
  uint32_t hints;
} memo;

typedef struct builder {
  qt_markup markup;
  qt_page *page;
  uint32_t depth, over;              /* open elements in `open`; further ones that got no entry */
  uint32_t link_depth, strong_depth; /* depth + 1 at which a link, a strong run was opened; 0: none */
  uint32_t skip_name, skip_depth;    /* element that is left out, and how often it is open; 0: none */
  bool skip_inline;                  /* it stands inside a paragraph: a block ends it, open or not */
  uint32_t raw;                      /* tag id whose text comes next */
  uint32_t author;                   /* 1 + where the text of a link to the author begins; 0: none is open */
  uint32_t breaks;                   /* br in a row */
  uint32_t line_start, line_run;     /* of the line under construction */
  uint32_t width, link, strong;
  bool space;  /* white space is owed */
  bool ld;     /* the script is JSON-LD */
  bool failed; /* no memory */
  bool titled;
  bool seen[2]; /* head, body */
  memo memos[MEMOS];
  uint16_t words[QT_WORD_SLOTS];            /* qt_index_words */
  uint16_t open_count[LXB_TAG__LAST_ENTRY]; /* of each known block, so that a stray end tag costs nothing */
  entry open[MAX_DEPTH];
} builder;

static bool is_known(uint32_t name) { return name < LXB_TAG__LAST_ENTRY; }

/*
** Lines.
*/
static uint32_t current_node(const builder *b) { return b->depth ? b->open[b->depth - 1].node : 0; }

/* A line ends: the text since line_start, if there is any, becomes one. */
static void end_line(builder *b) {
  qt_page *p = b->page;
  b->space = false;
  b->breaks = 0;
  if (p->text.count == b->line_start) return;
  if (p->lines.count >= MAX_LINES) {
    if (!qt_vec_reserve(&p->alloc, &p->text, 1))
      b->failed = true;
    else
      p->text.at[p->text.count++] = '\n';
    p->lines.at[p->lines.count - 1].text.end = p->text.count - 1;
  } else {
    qt_page_line *line = qt_vec_push(&p->alloc, &p->lines);
    if (!line)
      b->failed = true;
    else
      *line =
          (qt_page_line){{b->line_start, p->text.count}, current_node(b), b->line_run, b->width, b->link, b->strong};
  }
  b->line_start = p->text.count;
  b->line_run = p->runs.count;
  b->width = b->link = b->strong = 0;
}

static bool line_is_empty(const builder *b) { return b->page->text.count == b->line_start; }

static void add_run(builder *b, uint32_t at, uint32_t from, uint32_t to) {
  qt_page *p = b->page;
  if (p->runs.count >= MAX_RUNS) {
    p->runs.at[p->runs.count - 1].to = to;
    return;
  }
  qt_page_run *run = qt_vec_push(&p->alloc, &p->runs);
  if (!run)
    b->failed = true;
  else
    *run = (qt_page_run){at, from, to};
}

/* Width of a character: one, two for scripts that say a word in one or two signs. By its first byte. */
static uint32_t width_of(unsigned char c) { return c < 0x80 ? 1 : c < 0xc0 ? 0 : c < 0xe3 || c > 0xed ? 1 : 2; }

static void add_text(builder *b, const unsigned char *s, size_t n, uint32_t from, uint32_t to) {
  qt_page *p = b->page;
  size_t i = 0;
  while (i < n && qt_is_html_space(s[i])) i++;
  if (i) b->space = true;
  if (i == n) return;
  if (b->breaks > 1 && !line_is_empty(b)) end_line(b);
  if (!qt_vec_reserve(&p->alloc, &p->text, (uint32_t)(n - i) + 2)) {
    b->failed = true;
    return;
  }
  if (line_is_empty(b)) b->space = false;
  char *out = p->text.at + p->text.count;
  uint32_t width = 0;
  bool broken = b->breaks == 1 && !line_is_empty(b);
  if (broken)
    *out++ = '\n';
  else if (b->space)
    *out++ = ' ';
  /* white space that stood in the token before is that one's */
  add_run(b, p->text.count + ((broken || (b->space && !i)) ? 1u : 0u), from, to);
  b->breaks = 0;
  b->space = false;
  while (i < n) {
    for (; i < n && !qt_is_html_space(s[i]); i++) {
      *out++ = (char)s[i];
      width += s[i] < 0x80 ? 1 : width_of(s[i]);
    }
    size_t behind = i;
    while (i < n && qt_is_html_space(s[i])) i++;
    b->space = i > behind;
    if (b->space && i < n) *out++ = ' ', width++;
  }
  p->text.count = (uint32_t)(out - p->text.at);
  b->width += width;
  if (b->link_depth) b->link += width;
  if (b->strong_depth) b->strong += width;
}

/*
** Open elements.
*/
static void pop(builder *b) {
  entry *e = &b->open[--b->depth];
  if (e->owns) b->page->nodes.at[e->node].end = b->page->nodes.count;
  if (e->owns) b->page->nodes.at[e->node].end_line = b->page->lines.count;
  if (e->kind == QT_ELEMENT_BLOCK && is_known(e->name)) b->open_count[e->name]--;
  if (b->link_depth > b->depth + 1) b->link_depth = 0;
  if (b->strong_depth > b->depth + 1) b->strong_depth = 0;
}

static void pop_to(builder *b, uint32_t depth) {
  end_line(b);
  while (b->depth > depth) pop(b);
}

static void push(builder *b, uint32_t name, qt_element e, uint32_t hints, uint8_t key) {
  qt_page *p = b->page;
  if (b->depth >= MAX_DEPTH) {
    b->over++;
    p->flattened++;
    return;
  }
  uint32_t parent = current_node(b), node = parent;
  bool owns = e.kind == QT_ELEMENT_BLOCK && p->nodes.count < MAX_NODES;
  if (owns) {
    qt_node *n = qt_vec_push(&p->alloc, &p->nodes);
    if (!n) {
      b->failed = true;
      return;
    }
    node = p->nodes.count - 1;
    *n = (qt_node){parent, p->nodes.count, p->lines.count, p->lines.count, hints, 0, e.tag, key};
    n->depth = (uint16_t)(p->nodes.at[parent].depth + 1);
  } else if (e.kind == QT_ELEMENT_BLOCK) {
    p->flattened++;
  }
  b->open[b->depth++] = (entry){name, node, e.kind, e.tag, owns};
  if (e.kind == QT_ELEMENT_BLOCK && is_known(name)) b->open_count[name]++;
}

/* Elements that stop the search for an open p, li, or end tag: a paragraph does not reach out of a cell. */
static bool is_scope(const entry *e) {
  return e->tag == QT_TD || e->tag == QT_TABLE || e->tag == QT_FIGCAPTION || e->tag == QT_BUTTON ||
         e->tag == QT_MEDIA || e->tag == QT_HTML;
}

/* Closes the nearest open element `tag`, if it stands above every scope and every element `stop`, `stop2`. */
static void close_above(builder *b, qt_tag tag, qt_tag stop, qt_tag stop2) {
  for (uint32_t i = b->depth; i > 0; i--) {
    const entry *e = &b->open[i - 1];
    if (e->kind == QT_ELEMENT_BLOCK && e->tag == tag) {
      pop_to(b, i - 1);
      return;
    }
    if (e->kind == QT_ELEMENT_BLOCK && (e->tag == stop || e->tag == stop2 || is_scope(e))) return;
  }
}

static bool closes_paragraph(qt_tag tag) {
  switch (tag) {
    case QT_TD:
    case QT_TR:
    case QT_BUTTON:
    case QT_MEDIA:
    case QT_FIGCAPTION:
    case QT_HTML:
    case QT_HEAD:
    case QT_BODY_TAG: return false;
    default: return true;
  }
}

/* The implied end tags before a block's start tag. */
static void imply_ends(builder *b, qt_tag tag) {
  if (b->open_count[LXB_TAG_P] && closes_paragraph(tag)) close_above(b, QT_P, QT_ROOT, QT_ROOT);
  switch (tag) {
    case QT_LI: close_above(b, QT_LI, QT_UL, QT_OL); break;
    case QT_DT:
    case QT_DD:
      close_above(b, QT_DT, QT_DL, QT_DL);
      close_above(b, QT_DD, QT_DL, QT_DL);
      break;
    case QT_TR:
    case QT_TD:
      if (b->open_count[LXB_TAG_TD] || b->open_count[LXB_TAG_TH])
        for (uint32_t i = b->depth; i > 0 && b->open[i - 1].tag != QT_TABLE; i--)
          if (b->open[i - 1].tag == QT_TD) {
            pop_to(b, i - 1);
            break;
          }
      if (tag == QT_TR) close_above(b, QT_TR, QT_TABLE, QT_TABLE);
      break;
    case QT_H1:
    case QT_H2:
    case QT_H3:
    case QT_H4:
    case QT_H5:
    case QT_H6:
      if (b->depth && b->open[b->depth - 1].tag >= QT_H1 && b->open[b->depth - 1].tag <= QT_H6) pop_to(b, b->depth - 1);
      break;
    default: break;
  }
}

/* An end tag of a block: down to its start tag, unless a scope or nothing of the kind is open. */
static void end_block(builder *b, uint32_t name, qt_tag tag) {
  if (tag == QT_HTML || tag == QT_BODY_TAG) {
    end_line(b);
    return;
  }
  if (!b->open_count[name] && !(tag >= QT_H1 && tag <= QT_H6)) {
    end_line(b);
    return;
  }
  for (uint32_t i = b->depth; i > 0; i--) {
    const entry *e = &b->open[i - 1];
    bool heading = tag >= QT_H1 && tag <= QT_H6 && e->tag >= QT_H1 && e->tag <= QT_H6;
    if (e->kind == QT_ELEMENT_BLOCK && (e->name == name || heading)) {
      pop_to(b, i - 1);
      return;
    }
    if (e->kind == QT_ELEMENT_BLOCK && is_scope(e) && tag != QT_TABLE && tag != QT_TR && e->tag != tag) break;
  }
  end_line(b);
}

static void end_span(builder *b, uint32_t name) {
  for (uint32_t i = b->depth; i > 0; i--) {
    const entry *e = &b->open[i - 1];
    if (e->name == name) {
      if (e->owns)
        pop_to(b, i - 1);
      else
        while (b->depth > i - 1) pop(b);
      return;
    }
    if (e->kind == QT_ELEMENT_BLOCK && is_known(e->name)) return;
  }
}

/*
** Facts and hints of attributes.
*/
static void add_fact(builder *b, qt_fact_key key, quoth_string value, bool copy) {
  qt_page *p = b->page;
  while (value.length && qt_is_html_space((unsigned char)value.data[0])) value.data++, value.length--;
  while (value.length && qt_is_html_space((unsigned char)value.data[value.length - 1])) value.length--;
  if (!value.length || p->facts.count >= MAX_FACTS) return;
  qt_fact *fact = qt_vec_push(&p->alloc, &p->facts);
  char *data = copy && fact ? qt_arena_take(&p->arena, value.length + 1) : NULL;
  if (!fact || (copy && !data)) {
    b->failed = true;
    return;
  }
  if (data) memcpy(data, value.data, value.length);
  *fact = (qt_fact){(uint8_t)key, current_node(b), p->lines.count, {data ? data : value.data, value.length}};
}

static void read_meta(builder *b, const qt_attributes *a) {
  int key = qt_meta_fact(a);
  if (key >= 0) add_fact(b, (qt_fact_key)key, a->values[QT_ATTRIBUTE_CONTENT], true);
}

/* Facts that an element of the body can carry. */
static void read_item(builder *b, uint32_t name, const qt_attributes *a) {
  quoth_string item = a->values[QT_ATTRIBUTE_ITEMPROP], datetime = a->values[QT_ATTRIBUTE_DATETIME];
  quoth_string content = a->values[QT_ATTRIBUTE_CONTENT];
  if (!datetime.length) datetime = content;
  if (item.length && datetime.length && qt_is_word(item, "datepublished"))
    add_fact(b, QT_FACT_ITEM_PUBLISHED, datetime, true);
  else if (item.length && datetime.length && qt_is_word(item, "datemodified"))
    add_fact(b, QT_FACT_ITEM_MODIFIED, datetime, true);
  else if (item.length && content.length && qt_is_word(item, "author"))
    add_fact(b, QT_FACT_ITEM_AUTHOR, content, true);
  else if ((name == LXB_TAG_TIME || !is_known(name)) && a->values[QT_ATTRIBUTE_DATETIME].length)
    add_fact(b, QT_FACT_TIME, datetime, true);
}

/* Hints of a value of class or id; those of the last values are remembered, for a page has few of them often. */
static uint32_t words_of(builder *b, quoth_string value, uint32_t *hash) {
  uint64_t h = value.length * UINT64_C(0x9e3779b97f4a7c15);
  for (uint32_t i = 0; i < value.length; i += 8) {
    uint64_t part = 0;
    memcpy(&part, value.data + i, value.length - i < 8 ? value.length - i : 8);
    h = (h ^ part) * UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 32;
  }
  *hash = (uint32_t)h;
  memo *m = &b->memos[h % MEMOS];
  if (m->hash != h || !h) *m = (memo){h, qt_word_hints(b->words, value.data, value.length)};
  return m->hints;
}

static bool is_hidden(const qt_attributes *a) {
  quoth_string style = a->values[QT_ATTRIBUTE_STYLE];
  return a->values[QT_ATTRIBUTE_HIDDEN].data || (style.length && qt_hides(style));
}

static uint32_t hints_of(builder *b, const qt_attributes *a, uint8_t *key) {
  quoth_string class_ = a->values[QT_ATTRIBUTE_CLASS], id = a->values[QT_ATTRIBUTE_ID],
               item = a->values[QT_ATTRIBUTE_ITEMPROP];
  quoth_string role = a->values[QT_ATTRIBUTE_ROLE];
  uint32_t hints = 0, hash = 0;
  if (class_.length) hints |= words_of(b, class_, &hash);
  *key = (uint8_t)hash;
  if (id.length) hints |= words_of(b, id, &hash);
  if (item.length) hints |= qt_item_hints(item.data, item.length);
  if (role.length) hints |= qt_role_hints(role.data, role.length);
  if (is_hidden(a)) hints |= QT_HINT(HIDDEN);
  if (a->values[QT_ATTRIBUTE_TESTID].length)
    hints |= qt_word_hints(b->words, a->values[QT_ATTRIBUTE_TESTID].data, a->values[QT_ATTRIBUTE_TESTID].length);
  return hints;
}

/*
** Tokens.
*/
/* Tags that end svg, select and what is left out inside a paragraph where they are not closed. */
static bool breaks_out(const builder *b, uint32_t name) {
  if (b->skip_name == LXB_TAG_SELECT) {
    if (name == LXB_TAG_SELECT || name == LXB_TAG_INPUT || name == LXB_TAG_TEXTAREA) return true;
    if (name == LXB_TAG_DIV || name == LXB_TAG_BUTTON || name == LXB_TAG_BODY) return false; /* may stand in it */
  } else if (!b->skip_inline) {
    return false;
  }
  return is_known(name) && qt_elements[name].kind == QT_ELEMENT_BLOCK && name != LXB_TAG_HTML && name != LXB_TAG_MAP &&
         name != LXB_TAG_OBJECT && name != LXB_TAG_SUMMARY && name != LXB_TAG_CAPTION && name != LXB_TAG_AUDIO &&
         name != LXB_TAG_VIDEO && name != LXB_TAG_CANVAS;
}

static void start_link(builder *b, const qt_attributes *a) {
  if (b->link_depth) b->link_depth = 0;
  quoth_string href = a->values[QT_ATTRIBUTE_HREF];
  bool author = qt_has_attribute_word(a->values[QT_ATTRIBUTE_REL], "author") || qt_leads_to_author(href);
  b->author = author ? b->page->text.count + 1 : 0;
  if (a->values[QT_ATTRIBUTE_HREF].data) b->link_depth = b->depth + 1;
}

/* What a link to the author says is the author's name. */
static void end_link(builder *b) {
  const qt_page *p = b->page;
  uint32_t start = b->author - 1;
  b->link_depth = 0;
  if (b->author && p->text.count > start && p->text.count - start < 100)
    add_fact(b, QT_FACT_REL_AUTHOR, (quoth_string){p->text.at + start, p->text.count - start}, true);
  b->author = 0;
}

static void start_void(builder *b, uint32_t name, const qt_attributes *a) {
  if (name == LXB_TAG_META)
    read_meta(b, a);
  else if (name == LXB_TAG_LINK && qt_has_attribute_word(a->values[QT_ATTRIBUTE_REL], "canonical"))
    add_fact(b, QT_FACT_CANONICAL, a->values[QT_ATTRIBUTE_HREF], true);
}

/* The text of a raw element begins behind the start tag t; that of JSON-LD is kept. */
static void begin_raw_text(builder *b, const lxb_html_token_t *t) {
  quoth_string text;
  if (qt_markup_raw_text(&b->markup, t, &text) && b->ld && t->tag_id == LXB_TAG_SCRIPT)
    add_fact(b, QT_FACT_LD, text, false);
}

static void start_raw(builder *b, uint32_t name, const qt_attributes *a, const lxb_html_token_t *t) {
  quoth_string type = a->values[QT_ATTRIBUTE_TYPE];
  b->raw = name;
  b->ld =
      name == LXB_TAG_SCRIPT && type.length >= 19 && qt_is_word((quoth_string){type.data, 19}, "application/ld+json");
  begin_raw_text(b, t);
}

static void skip(builder *b, uint32_t name, bool inside) {
  b->skip_name = name;
  b->skip_depth = 1;
  b->skip_inline = inside;
}

static void start_tag(builder *b, const lxb_html_token_t *t) {
  bool custom = false;
  uint32_t name = t->tag_id < LXB_TAG__LAST_ENTRY ? (uint32_t)t->tag_id : qt_hash_element_name(t, &custom);
  if (b->skip_depth) {
    if (!breaks_out(b, name)) {
      if (name == b->skip_name && !(t->type & LXB_HTML_TOKEN_TYPE_CLOSE_SELF)) b->skip_depth++;
      b->ld = false;
      if (is_known(name) && qt_elements[name].kind == QT_ELEMENT_RAW && b->skip_name != LXB_TAG_SVG)
        begin_raw_text(b, t);
      return;
    }
    b->skip_depth = 0;
  }
  qt_element e = qt_element_of(t, name);
  if (e.kind == QT_ELEMENT_FORMAT) return;
  switch (e.kind) {
    case QT_ELEMENT_STRONG:
      if (!b->strong_depth) b->strong_depth = b->depth + 1;
      return;
    case QT_ELEMENT_VOID:
      if (name == LXB_TAG_META || name == LXB_TAG_LINK) break;
      return;
    case QT_ELEMENT_BREAK: b->breaks++, b->space = true; return;
    case QT_ELEMENT_RULE: end_line(b); return;
    case QT_ELEMENT_SKIP:
      if (name == LXB_TAG_TEMPLATE && qt_read_attributes(t).values[QT_ATTRIBUTE_SHADOW].data) {
        e = (qt_element){QT_ELEMENT_BLOCK, QT_DIV}; /* it is shown */
        break;
      }
      if (t->type & LXB_HTML_TOKEN_TYPE_CLOSE_SELF) return;
      skip(b, name, name == LXB_TAG_SVG);
      if (name == LXB_TAG_SVG) qt_markup_drawing(&b->markup, t);
      return;
    default: break;
  }
  qt_attributes a = qt_read_attributes(t);
  uint8_t key = 0;
  switch (e.kind) {
    case QT_ELEMENT_LINK: start_link(b, &a); return;
    case QT_ELEMENT_VOID: start_void(b, name, &a); return;
    case QT_ELEMENT_RAW: start_raw(b, name, &a, t); return;
    default: break;
  }
  read_item(b, name, &a);
  uint32_t hints = hints_of(b, &a, &key);
  if (e.kind == QT_ELEMENT_SPAN) {
    /* where no text stands before it an inline element can be a block of its own */
    bool own = line_is_empty(b) && (custom || (hints & (QT_HINT(HIDDEN) | QT_HINT(CAPTION) | QT_HINT(SHARE) |
                                                        QT_HINT(AD) | QT_HINT(BYLINE) | QT_HINT(DATE))));
    if (hints & QT_HINT(INLINE)) own = false;
    if (!line_is_empty(b) && (hints & QT_HINT(HIDDEN))) {
      skip(b, name, true);
      return;
    }
    if (own) e = (qt_element){QT_ELEMENT_BLOCK, QT_SPAN};
    if (own) end_line(b);
    push(b, name, e, hints, key);
    return;
  }
  if (name == LXB_TAG_HTML) {
    if (a.values[QT_ATTRIBUTE_LANG].length) add_fact(b, QT_FACT_LANGUAGE, a.values[QT_ATTRIBUTE_LANG], true);
    return;
  }
  if ((name == LXB_TAG_BODY || name == LXB_TAG_HEAD) && b->seen[name == LXB_TAG_BODY]) return;
  if (name == LXB_TAG_BODY || name == LXB_TAG_HEAD) {
    b->seen[name == LXB_TAG_BODY] = true;
    hints = 0;
  }
  if (b->depth && b->open[b->depth - 1].tag == QT_HEAD) pop_to(b, b->depth - 1);
  imply_ends(b, e.tag);
  end_line(b);
  push(b, name, e, hints, key);
  if (name == LXB_TAG_PLAINTEXT) begin_raw_text(b, t); /* text to the end of the page */
}

static void end_tag(builder *b, const lxb_html_token_t *t) {
  bool custom;
  uint32_t name = t->tag_id < LXB_TAG__LAST_ENTRY ? (uint32_t)t->tag_id : qt_hash_element_name(t, &custom);
  b->raw = 0;
  if (b->skip_depth) {
    if (name == b->skip_name) b->skip_depth--;
    if (name == b->skip_name || !b->skip_inline || b->skip_name == LXB_TAG_SVG || !breaks_out(b, name)) return;
    b->skip_depth = 0;
  }
  qt_element e = qt_element_of(t, name);
  if (name == LXB_TAG_TEMPLATE && b->open_count[name]) e = (qt_element){QT_ELEMENT_BLOCK, QT_DIV};
  if (e.kind == QT_ELEMENT_FORMAT || e.kind == QT_ELEMENT_VOID || e.kind == QT_ELEMENT_RAW || e.kind == QT_ELEMENT_SKIP)
    return;
  if (e.kind == QT_ELEMENT_LINK)
    end_link(b);
  else if (e.kind == QT_ELEMENT_STRONG)
    b->strong_depth = 0;
  else if (e.kind == QT_ELEMENT_BREAK)
    b->breaks++;
  else if (b->over && (e.kind == QT_ELEMENT_BLOCK || e.kind == QT_ELEMENT_SPAN)) {
    b->over--;
    if (e.kind == QT_ELEMENT_BLOCK) end_line(b);
  } else if (e.kind == QT_ELEMENT_BLOCK)
    end_block(b, name, e.tag);
  else if (e.kind == QT_ELEMENT_SPAN)
    end_span(b, name);
}

static void text_token(builder *b, const lxb_html_token_t *t) {
  size_t n = (size_t)(t->text_end - t->text_start);
  uint32_t from = (uint32_t)((const char *)t->begin - b->page->html);
  uint32_t to = (uint32_t)((const char *)t->end - b->page->html);
  if (b->raw) {
    if (b->raw == LXB_TAG_TITLE && !b->titled) {
      add_fact(b, QT_FACT_TITLE_ELEMENT,
               (quoth_string){(const char *)t->text_start, n < QT_MAX_VALUE ? (uint32_t)n : QT_MAX_VALUE}, true);
      b->titled = true;
    } else if (b->raw == LXB_TAG_SCRIPT && b->ld) {
      add_fact(b, QT_FACT_LD, (quoth_string){b->page->html + from, to - from}, false);
    }
    return;
  }
  if (b->skip_depth) return;
  if (b->depth && b->open[b->depth - 1].tag == QT_HEAD) {
    for (size_t i = 0; i < n; i++)
      if (!qt_is_html_space(t->text_start[i])) {
        pop_to(b, b->depth - 1); /* text ends the head */
        break;
      }
  }
  add_text(b, t->text_start, n, from, to);
}

static lxb_html_token_t *on_token(lxb_html_tokenizer_t *tokenizer, lxb_html_token_t *t, void *context) {
  builder *b = context;
  switch (t->tag_id) {
    case LXB_TAG__TEXT: text_token(b, t); break;
    case LXB_TAG__EM_COMMENT:
    case LXB_TAG__EM_DOCTYPE:
    case LXB_TAG__END_OF_FILE:
    case LXB_TAG__UNDEF: break;
    default:
      if (t->type & LXB_HTML_TOKEN_TYPE_CLOSE)
        end_tag(b, t);
      else
        start_tag(b, t);
      qt_markup_forget(&b->markup, t);
  }
  if (!b->failed) return t;
  tokenizer->status = LXB_STATUS_ERROR_MEMORY_ALLOCATION;
  return NULL;
}

quoth_status qt_page_read(qt_page *p, const char *html, uint32_t length, quoth_alloc alloc) {
  memset(p, 0, sizeof *p);
  p->alloc = p->arena.alloc = alloc;
  p->html = html;
  p->length = length;
  builder *b = alloc.fn(alloc.ud, NULL, 0, sizeof *b);
  if (!b) return QUOTH_NO_MEMORY;
  memset(b, 0, sizeof *b);
  b->page = p;
  qt_index_words(b->words);
  qt_node *root = qt_vec_push(&alloc, &p->nodes);
  /* what stands in no element stands in this one */
  if (root) push(b, NO_NAME, (qt_element){QT_ELEMENT_BLOCK, QT_HTML}, 0, 0);
  bool ok = root && !b->failed && qt_markup_run(&b->markup, html, length, on_token) && !b->failed;
  if (ok) pop_to(b, 0);
  ok = ok && !b->failed;
  if (ok) p->nodes.at[0].end = p->nodes.count;
  if (ok) p->nodes.at[0].end_line = p->lines.count;
  qt_markup_close(&b->markup);
  alloc.fn(alloc.ud, b, sizeof *b, 0);
  return ok ? QUOTH_OK : QUOTH_NO_MEMORY;
}

void qt_page_free(qt_page *p) {
  quoth_alloc alloc = p->alloc;
  if (!alloc.fn) return;
  qt_vec_free(&alloc, &p->nodes);
  qt_vec_free(&alloc, &p->lines);
  qt_vec_free(&alloc, &p->runs);
  qt_vec_free(&alloc, &p->text);
  qt_vec_free(&alloc, &p->facts);
  qt_arena_free(&p->arena);
}
