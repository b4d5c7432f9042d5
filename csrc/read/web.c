#include "read/web.h"

#include "base/text.h"
#include "read/content.h"
#include "read/json_ld.h"
#include "read/live.h"
#include "read/page.h"
#include "read/metadata.h"

/*
** Writing the article.
*/
typedef struct writer {
  quoth_article *article;
  const qt_page *page;
  qt_origin *origin;
} writer;

static bool put(writer *w, const char *p, uint32_t n) {
  qt_origin *o = w->origin;
  uint32_t length = w->article->length;
  if (n > o->text_size - length) {
    uint32_t size = length + length / 2 + n + 256;
    char *grown = w->article->alloc.fn(w->article->alloc.ud, o->text, o->text_size, size);
    if (!grown) return false;
    o->text = grown;
    o->text_size = size;
  }
  memcpy(o->text + length, p, n);
  w->article->length = length + n;
  return true;
}

/* The runs of a line, moved to where its text is now. */
static bool put_pieces(writer *w, uint32_t index) {
  const qt_page *p = w->page;
  const qt_page_line *line = &p->lines.at[index];
  uint32_t end = index + 1 < p->lines.count ? p->lines.at[index + 1].first_run : p->runs.count;
  uint32_t base = w->article->length;
  for (uint32_t i = line->first_run; i < end; i++) {
    const qt_page_run *run = &p->runs.at[i];
    if (run->text < line->text.start || run->text >= line->text.end) continue;
    qt_piece *piece = qt_vec_push(&w->article->alloc, &w->origin->pieces);
    if (!piece) return false;
    *piece = (qt_piece){base + (run->text - line->text.start), run->from, run->to};
  }
  return true;
}

static bool open_block(writer *w, quoth_block_kind kind) {
  quoth_article *a = w->article;
  if (a->length && !put(w, "\n\n", 2)) return false;
  quoth_block *block = qt_vec_push(&a->alloc, &a->blocks);
  if (!block) return false;
  *block = (quoth_block){{a->length, a->length}, 0, kind};
  return true;
}

static bool put_line(writer *w, uint32_t index, quoth_block_kind kind) {
  const qt_page_line *line = &w->page->lines.at[index];
  quoth_article *a = w->article;
  quoth_span span = qt_trim_span(w->page->text.at, line->text);
  if (span.start == span.end) return true;
  if (!open_block(w, kind) || !put_pieces(w, index)) return false;
  quoth_span whole = {a->length, a->length + line->text.end - line->text.start};
  if (!put(w, w->page->text.at + line->text.start, line->text.end - line->text.start)) return false;
  a->blocks.at[a->blocks.count - 1].span = qt_trim_span(w->origin->text, whole);
  return true;
}

static bool put_title(writer *w, const qt_metadata *m) {
  if (m->title_line != QUOTH_NONE) return put_line(w, m->title_line, QUOTH_BLOCK_TITLE);
  if (!m->title.length) return true;
  if (!open_block(w, QUOTH_BLOCK_TITLE) || !put(w, m->title.data, m->title.length)) return false;
  w->article->blocks.at[0].span.end = w->article->length;
  return true;
}

/* A copy that the article keeps. */
static bool keep(quoth_article *a, quoth_string from, quoth_string *to) {
  *to = (quoth_string){NULL, 0};
  if (!from.length) return true;
  char *copy = qt_arena_take(&a->arena, from.length);
  if (!copy) return false;
  memcpy(copy, from.data, from.length);
  *to = (quoth_string){copy, from.length};
  return true;
}

/*
** The body that only the JSON-LD has, of pages that scripts fill and of those that show its beginning alone.
*/
enum {
  LEAST_BODY = 400,      /* bytes of an articleBody that is taken; it has twice what the page shows at least */
  MOST_SHOWN = 1500,     /* bytes: a page that shows more has its text */
  HARDLY_ANY = 200,      /* bytes: what a page shows that has to be filled; more has to be the same text's beginning */
  BEGINNING = 24,        /* letters of a paragraph that the body must have */
  FIRST_PARAGRAPHS = 3,  /* of which one must stand in it */
  PROBE = 16384,         /* bytes of the body in which they are looked for */
  MOST_ATTRIBUTES = 300, /* bytes of a tag */
  MOST_UPDATES = 16      /* of a live blog, in which they are looked for */
};

/* About how many bytes of text the raw string holds: escapes are longer than what they stand for, tags are none. */
static size_t told(quoth_string raw) {
  size_t n = 0;
  bool tag = false;
  for (uint32_t i = 0; i < raw.length; i++) {
    tag = (tag || raw.data[i] == '<') && raw.data[i] != '>';
    n += !tag;
    if (raw.data[i] == '\\') n += 1, i += i + 1 < raw.length && raw.data[i + 1] == 'u' ? 5 : 1;
  }
  return n;
}

/* The letters and digits that a text begins with, tags left out; how many there are. */
static uint32_t read_beginning(quoth_string text, uint32_t letters[BEGINNING]) {
  uint32_t n = 0, length;
  bool tag = false;
  for (uint32_t i = 0; i < text.length && n < BEGINNING; i += length) {
    uint32_t c = qt_decode(text.data + i, text.length - i, &length);
    tag = (tag || c == '<') && c != '>';
    if (!tag && (qt_is_letter(c) || (c >= '0' && c <= '9'))) letters[n++] = qt_fold(c);
  }
  return n;
}

/* Do the letters stand in the text? */
static bool holds(quoth_string text, const uint32_t *letters, uint32_t count) {
  uint32_t length, ring[BEGINNING] = {0}, n = 0;
  bool tag = false;
  for (uint32_t i = 0; i < text.length; i += length) {
    uint32_t c = qt_decode(text.data + i, text.length - i, &length), same = 0;
    tag = (tag || c == '<') && c != '>';
    if (tag || !(qt_is_letter(c) || (c >= '0' && c <= '9'))) continue;
    ring[n++ % BEGINNING] = qt_fold(c);
    while (n >= count && same < count && ring[(n - count + same) % BEGINNING] == letters[same]) same++;
    if (same == count) return true;
  }
  return false;
}

/* Is what the page shows the beginning of the text that the JSON-LD has? *ok: false where there is no memory. */
static bool tells_the_same(const writer *w, qt_arena *arena, const qt_metadata *m, const qt_content *c, bool *ok) {
  quoth_string said[MOST_UPDATES];
  uint32_t count = m->body.length ? 1 : m->updates.count < MOST_UPDATES ? m->updates.count : MOST_UPDATES, seen = 0;
  for (uint32_t i = 0; i < count && *ok; i++) {
    said[i] = m->body.length ? m->body : m->updates.at[i].body;
    if (said[i].length > PROBE) said[i].length = PROBE;
    if (said[i].length) said[i] = qt_json_lines(arena, said[i]);
    *ok = said[i].data || !said[i].length;
  }
  for (uint32_t i = 0; *ok && i < c->lines.count && seen < FIRST_PARAGRAPHS; i++) {
    uint32_t letters[BEGINNING];
    uint32_t n = read_beginning(qt_line_string(w->page, c->lines.at[i].line), letters);
    if (c->lines.at[i].kind != QUOTH_BLOCK_PARAGRAPH || n < BEGINNING) continue;
    seen++;
    for (uint32_t k = 0; k < count; k++)
      if (holds(said[k], letters, n)) return true;
  }
  return false;
}

static bool is_shown(const writer *w, qt_arena *arena, const qt_metadata *m, const qt_content *c, bool *ok) {
  uint32_t shown = 0;
  size_t said = told(m->body);
  for (uint32_t i = 0; i < c->lines.count; i++) {
    quoth_span span = w->page->lines.at[c->lines.at[i].line].text;
    shown += span.end - span.start;
  }
  for (uint32_t i = 0; !m->body.length && i < m->updates.count; i++) said += told(m->updates.at[i].body);
  if (shown > MOST_SHOWN || said < LEAST_BODY || said < 2 * (size_t)shown) return true;
  return shown > HARDLY_ANY && !tells_the_same(w, arena, m, c, ok);
}

/* Text without a place in the page. */
static bool put_text(writer *w, quoth_string text, quoth_block_kind kind) {
  quoth_span span = qt_trim_span(text.data, (quoth_span){0, text.length});
  if (span.start == span.end) return true;
  if (!open_block(w, kind)) return false;
  qt_piece *piece = qt_vec_push(&w->article->alloc, &w->origin->pieces);
  if (piece) *piece = (qt_piece){w->article->length, 0, 0};
  if (!piece || !put(w, text.data + span.start, span.end - span.start)) return false;
  w->article->blocks.at[w->article->blocks.count - 1].span.end = w->article->length;
  return true;
}

/* "<p>", "</div>", "<br />", "<h2 class=x>": a tag of a block; not "a <p and q>". */
static bool is_block_tag(quoth_string s) {
  static const char *const names[] = {"p",  "br", "div", "h1",  "h2",      "h3",      "h4",     "h5",
                                      "h6", "ul", "ol",  "li",  "hr",      "table",   "tr",     "td",
                                      "dl", "dt", "dd",  "pre", "section", "article", "figure", "blockquote"};
  uint32_t start = s.length > 1 && s.data[1] == '/' ? 2 : 1, end = start;
  char name[12] = {0};
  for (; end < s.length && end - start < 11 && !strchr(" \n/>", s.data[end]); end++)
    name[end - start] = (char)(s.data[end] >= 'A' && s.data[end] <= 'Z' ? s.data[end] | 0x20 : s.data[end]);
  bool known = false;
  for (size_t i = 0; i < sizeof names / sizeof *names && !known; i++) known = !strcmp(name, names[i]);
  bool attribute = false;
  for (uint32_t i = end; known && i < s.length && i < end + MOST_ATTRIBUTES; i++) {
    if (s.data[i] == '>') return i == end || attribute || s.data[i - 1] == '/' || i == end + 1;
    if (i == end && s.data[i] != ' ' && s.data[i] != '\n' && s.data[i] != '/') return false;
    attribute = attribute || s.data[i] == '=';
  }
  return false;
}

static bool has_markup(quoth_string text) {
  for (const char *p = text.data, *end = p + text.length; p && p < end && (p = memchr(p, '<', (size_t)(end - p))); p++)
    if (is_block_tag((quoth_string){p, (uint32_t)(end - p)})) return true;
  return false;
}

static bool put_markup(writer *w, quoth_string text) {
  qt_page inner;
  bool ok = qt_page_read(&inner, text.data, text.length, w->article->alloc) == QUOTH_OK;
  for (uint32_t i = 0; ok && i < inner.lines.count; i++)
    ok = put_text(w, qt_line_string(&inner, i), QUOTH_BLOCK_PARAGRAPH);
  qt_page_free(&inner);
  return ok;
}

/* Paragraph by paragraph: markup where the body has some, as it stands or, all of it, in entities; else lines. */
static bool put_body(writer *w, qt_arena *arena, quoth_string raw) {
  quoth_string text = raw.length ? qt_json_markup(arena, raw) : raw;
  if (has_markup(text)) return put_markup(w, text);
  if (text.length) text = qt_json_lines(arena, raw);
  if (text.length && is_block_tag(text) && *text.data == '<') return put_markup(w, text);
  bool ok = text.data || !raw.length;
  for (uint32_t start = 0, end; ok && start < text.length; start = end + 1) {
    const char *stop = memchr(text.data + start, '\n', text.length - start);
    end = stop ? (uint32_t)(stop - text.data) : text.length;
    ok = put_text(w, (quoth_string){text.data + start, end - start}, QUOTH_BLOCK_PARAGRAPH);
  }
  return ok;
}

/*
** Entries of a live blog.
*/
static bool open_entry(writer *w, quoth_string time, quoth_string shown) {
  quoth_article *a = w->article;
  quoth_entry *e = qt_vec_push(&a->alloc, &a->entries);
  if (!e) return false;
  *e = (quoth_entry){QT_NO_SPAN, QT_NO_SPAN, {NULL, 0}, {NULL, 0}};
  return keep(a, time, &e->time) && keep(a, shown, &e->shown);
}

/* The entry that was opened last goes from block `first` to the last one; one without text is none. */
static void close_entry(quoth_article *a, uint32_t first) {
  if (first == a->blocks.count)
    a->entries.count--;
  else
    a->entries.at[a->entries.count - 1].span = (quoth_span){a->blocks.at[first].span.start, a->length};
}

static bool put_updates(writer *w, qt_arena *arena, const qt_metadata *m) {
  quoth_article *a = w->article;
  bool ok = true;
  for (uint32_t i = 0; ok && i < m->updates.count; i++) {
    const qt_update *u = &m->updates.at[i];
    uint32_t first = a->blocks.count;
    ok = open_entry(w, u->time, (quoth_string){NULL, 0}) && put_text(w, u->headline, QUOTH_BLOCK_HEADING) &&
         put_body(w, arena, u->body);
    if (ok) close_entry(a, first);
  }
  return ok;
}

static bool put_lines(writer *w, const qt_content *c, const qt_live *live) {
  bool ok = true;
  uint32_t at = 0;
  for (uint32_t i = 0; ok && i < c->lines.count;) {
    uint32_t line = c->lines.at[i].line, first = w->article->blocks.count;
    while (at < live->entries.count && live->entries.at[at].end_line <= line) at++;
    const qt_live_entry *e = at < live->entries.count ? &live->entries.at[at] : NULL;
    bool inside = e && line >= e->first_line;
    uint32_t end = inside ? e->end_line : line + 1;
    if (inside) ok = open_entry(w, e->time, e->shown);
    for (; ok && i < c->lines.count && c->lines.at[i].line < end; i++)
      ok = put_line(w, c->lines.at[i].line, c->lines.at[i].kind);
    if (ok && inside) close_entry(w->article, first);
  }
  return ok;
}

static quoth_status write_article(writer *w, qt_page *page, const qt_metadata *m, const qt_content *c,
                                  const qt_live *live) {
  quoth_article *a = w->article;
  bool ok = put_title(w, m);
  if (ok && a->blocks.count) a->title = a->blocks.at[0].span;
  uint32_t titled = a->blocks.count;
  bool shown = ok && is_shown(w, &page->arena, m, c, &ok);
  if (shown)
    ok = ok && put_lines(w, c, live);
  else
    ok = ok && (m->body.length ? put_body(w, &page->arena, m->body) : put_updates(w, &page->arena, m)) &&
         qt_warn(a, "body_of_json_ld", "the page shows less text than its JSON-LD has: that was taken", QUOTH_NONE);
  a->text = w->origin->text;
  if (!ok) return QUOTH_NO_MEMORY;
  return a->blocks.count > titled ? QUOTH_OK : QUOTH_EMPTY;
}

/*
** Metadata: what the article keeps is copied out of the page.
*/
static bool keep_all(quoth_article *a, const quoth_string *from, uint32_t count, const quoth_string **to,
                     uint32_t *to_count) {
  if (!count) return true;
  quoth_string *list = qt_arena_take(&a->arena, count * sizeof *list);
  if (!list) return false;
  for (uint32_t i = 0; i < count; i++)
    if (!keep(a, from[i], &list[i])) return false;
  *to = list;
  *to_count = count;
  return true;
}

/* Lines of the deck, one below the other. */
static bool keep_deck(quoth_article *a, const qt_page *p, const qt_content *c, quoth_string *deck) {
  uint32_t length = 0;
  for (uint32_t i = 0; i < c->deck_count; i++)
    length += p->lines.at[c->deck + i].text.end - p->lines.at[c->deck + i].text.start + 1;
  char *out = qt_arena_take(&a->arena, length);
  if (!out) return false;
  *deck = (quoth_string){out, length - 1};
  for (uint32_t i = 0; i < c->deck_count; i++) {
    const qt_page_line *line = &p->lines.at[c->deck + i];
    if (i) *out++ = '\n';
    memcpy(out, qt_line_text(p, line), line->text.end - line->text.start);
    out += line->text.end - line->text.start;
  }
  return true;
}

/* The head's description is the deck where the text does not begin with it, and it is not cut off. */
static bool is_deck(const quoth_article *a, quoth_string description) {
  if (description.length < 30) return false;
  const char *end = description.data + description.length;
  if (!memcmp(end - 3, "...", 3) || !memcmp(end - 3, "\xe2\x80\xa6", 3)) return false;
  quoth_string begin = {a->text, 0};
  uint32_t paragraphs = 0;
  for (uint32_t i = 0; i < a->blocks.count && paragraphs < 2; i++) {
    quoth_span span = a->blocks.at[i].span;
    if (a->blocks.at[i].kind != QUOTH_BLOCK_PARAGRAPH) continue;
    if (!paragraphs++) begin.data = a->text + span.start;
    begin.length = (uint32_t)(a->text + span.end - begin.data);
  }
  if (a->title.start != QUOTH_NONE &&
      qt_shared_words(description, (quoth_string){a->text + a->title.start, a->title.end - a->title.start}) > 0.8f)
    return false;
  return qt_shared_words(description, begin) < 0.8f;
}

static bool keep_metadata(quoth_article *a, const qt_page *p, const qt_metadata *m, const qt_content *c) {
  quoth_metadata *to = &a->origin->metadata;
  bool ok = keep(a, m->title, &to->title) && keep(a, m->description, &to->description) &&
            keep(a, m->published, &to->published) && keep(a, m->modified, &to->modified) &&
            keep(a, m->site, &to->site) && keep(a, m->language, &to->language) &&
            keep(a, m->canonical_url, &to->canonical_url) && keep(a, m->section, &to->section) &&
            keep_all(a, m->authors.at, m->authors.count, &to->authors, &to->author_count) &&
            keep_all(a, m->keywords.at, m->keywords.count, &to->keywords, &to->keyword_count);
  to->paywall = m->paywall;
  to->live = m->live;
  if (ok && c->deck != QUOTH_NONE)
    ok = keep_deck(a, p, c, &to->deck);
  else if (ok && is_deck(a, to->description))
    to->deck = to->description;
  return ok;
}

/*
** Stages of reading HTML.
*/
static quoth_status read_page(quoth_article *a, qt_page *page, quoth_string url) {
  qt_metadata metadata;
  qt_content content;
  memset(&content, 0, sizeof content);
  quoth_status status = qt_find_metadata(page, a->lexicon, url, &metadata);
  content.title = metadata.title_line;
  content.description = metadata.description;
  content.authors = metadata.authors.at;
  content.author_count = metadata.authors.count;
  content.dated = metadata.published.length > 0;
  if (status == QUOTH_OK) status = qt_find_content(page, &content);
  qt_live live = {{NULL, 0, 0}};
  if (status == QUOTH_OK) status = qt_find_live(page, &content, &metadata, &live);
  writer w = {a, page, a->origin};
  if (status == QUOTH_OK) status = write_article(&w, page, &metadata, &content, &live);
  if (status == QUOTH_OK && !keep_metadata(a, page, &metadata, &content)) status = QUOTH_NO_MEMORY;
  if (status == QUOTH_OK && page->flattened &&
      !qt_warn(a, "deep", "elements stand too deep or are too many: their text was kept in the blocks around them",
               QUOTH_NONE))
    status = QUOTH_NO_MEMORY;
  qt_vec_free(&a->alloc, &content.lines);
  qt_vec_free(&a->alloc, &live.entries);
  qt_metadata_free(&a->alloc, &metadata);
  return status;
}

static quoth_status read_html(quoth_article *a, quoth_string url) {
  qt_page page;
  qt_origin *o = a->origin;
  quoth_status status = qt_page_read(&page, o->decoded.text, o->decoded.length, a->alloc);
  if (status == QUOTH_OK) status = read_page(a, &page, url);
  qt_page_free(&page);
  return status;
}

/* A warning whose message ends with the name of the encoding. */
static bool warn_with_name(quoth_article *a, const char *code, const char *message) {
  size_t n = strlen(message), name = strlen(a->origin->decoded.name);
  char *all = qt_arena_take(&a->arena, n + name + 1);
  if (!all) return false;
  memcpy(all, message, n);
  memcpy(all + n, a->origin->decoded.name, name + 1);
  return qt_warn(a, code, all, QUOTH_NONE);
}

static bool warn_of_charset(quoth_article *a, const qt_decoded *d) {
  bool ok = true;
  if (d->doubt == QT_CHARSET_GUESSED)
    ok = warn_with_name(a, "charset_guessed", "no encoding is declared, and it is not UTF-8: it was taken for ");
  if (d->doubt == QT_CHARSET_LIED)
    ok = warn_with_name(a, "charset_wrong", "the bytes are not in the encoding that is declared: they were read as ");
  if (d->doubt == QT_CHARSET_UNKNOWN)
    ok = warn_with_name(a, "charset_unknown", "the declared encoding is not known: the document was read as ");
  if (ok && d->own) ok = warn_with_name(a, "decoded", "the document was decoded to UTF-8 from ");
  if (ok && d->replaced)
    ok = qt_warn(a, "bad_characters", "bytes that are no character of the encoding read as U+FFFD", QUOTH_NONE);
  if (ok && d->replaced) a->warnings.at[a->warnings.count - 1].count = d->replaced;
  return ok;
}

/* UTF-16 has a zero in every other byte of markup; its mark tells. */
static bool has_mark16(const char *p, uint32_t n) {
  return n > 1 && (((unsigned char)p[0] == 0xff && (unsigned char)p[1] == 0xfe) ||
                   ((unsigned char)p[0] == 0xfe && (unsigned char)p[1] == 0xff));
}

quoth_status qt_read_document(quoth_article *a, const char *bytes, uint32_t length, const quoth_options *options) {
  bool wide = has_mark16(bytes, length) || qt_is_markup16(bytes, length);
  bool html = options->format == QUOTH_FORMAT_HTML ||
              (options->format == QUOTH_FORMAT_AUTO && qt_looks_like_html(bytes, length));
  bool auto_wide = options->format == QUOTH_FORMAT_AUTO && wide;
  if (!html && !wide && !options->charset.length) return QUOTH_OK; /* UTF-8 text, untouched */
  qt_origin *o = a->alloc.fn(a->alloc.ud, NULL, 0, sizeof *o);
  if (!o) return QUOTH_NO_MEMORY;
  memset(o, 0, sizeof *o);
  o->metadata.paywall = -1;
  a->origin = o;
  o->bytes = bytes;
  o->length = length;
  quoth_status status = qt_decode_input(a->alloc, bytes, length, options->charset, html, &o->decoded);
  if (status == QUOTH_OK && auto_wide) html = qt_looks_like_html(o->decoded.text, o->decoded.length);
  o->html = html;
  if (status == QUOTH_OK && !warn_of_charset(a, &o->decoded)) status = QUOTH_NO_MEMORY;
  if (status != QUOTH_OK) return status;
  a->length = 0;
  a->marked = html;
  if (html) return read_html(a, options->url);
  a->text = o->decoded.text;
  a->length = o->decoded.length;
  return QUOTH_OK;
}

void qt_origin_free(quoth_article *a) {
  qt_origin *o = a->origin;
  if (!o) return;
  if (o->text) a->alloc.fn(a->alloc.ud, o->text, o->text_size, 0);
  qt_vec_free(&a->alloc, &o->pieces);
  qt_decoded_free(&a->alloc, &o->decoded);
  a->alloc.fn(a->alloc.ud, o, sizeof *o, 0);
  a->origin = NULL;
}

size_t qt_origin_memory(const quoth_article *a) {
  const qt_origin *o = a->origin;
  if (!o) return 0;
  return sizeof *o + o->text_size + o->pieces.capacity * sizeof *o->pieces.at + o->decoded.own_size +
         o->decoded.checkpoints.capacity * sizeof *o->decoded.checkpoints.at;
}
