#include "write/json.h"

#include "base/offsets.h"

/* --- buffer: functions that write return false when memory ran out */

static bool reserve(qt_buffer *b, size_t more) {
  if (more <= b->capacity - b->count) return true;
  if (more > SIZE_MAX / 4 || b->count > SIZE_MAX / 4) return false;
  size_t next = b->capacity + (b->capacity < (1u << 20) ? b->capacity : b->capacity / 2);
  if (next < b->count + more) next = b->count + more;
  if (next < 256) next = 256;
  char *p = b->alloc.fn(b->alloc.ud, b->at, b->capacity, next);
  if (!p) return false;
  b->at = p;
  b->capacity = next;
  return true;
}

void qt_buffer_free(qt_buffer *b) {
  if (b->at) b->alloc.fn(b->alloc.ud, b->at, b->capacity, 0);
  b->at = NULL;
  b->count = b->capacity = 0;
}

static bool put(qt_buffer *b, const char *p, size_t n) {
  if (!reserve(b, n)) return false;
  memcpy(b->at + b->count, p, n);
  b->count += n;
  return true;
}

#define PUT(b, literal) put((b), "" literal, sizeof(literal) - 1)

static bool put_number(qt_buffer *b, uint32_t value) {
  char digits[10];
  size_t at = sizeof digits;
  do digits[--at] = (char)('0' + value % 10);
  while ((value /= 10) != 0);
  return put(b, digits + at, sizeof digits - at);
}

/* 0 to 1, in parts of `unit` (a power of ten), by hand: printf would write the locale's decimal comma. */
static bool put_fraction(qt_buffer *b, double value, uint32_t unit) {
  uint32_t parts = value > 0 ? value < 1 ? (uint32_t)(value * unit + 0.5) : unit : 0;
  if (!put_number(b, parts / unit)) return false;
  parts %= unit;
  if (parts && !PUT(b, ".")) return false;
  for (; parts; parts %= unit) {
    unit /= 10;
    if (!put_number(b, parts / unit)) return false;
  }
  return true;
}

static bool put_integer(qt_buffer *b, int64_t value) {
  char digits[20];
  size_t at = sizeof digits;
  uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  do digits[--at] = (char)('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (value < 0) digits[--at] = '-';
  return put(b, digits + at, sizeof digits - at);
}

/* --- strings */

/* What a byte below 0x80 needs in a string: 0 nothing, 'u' \u00xx, else a backslash and that letter. */
static char escape_of(unsigned char c) {
  switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return c < 0x20 ? 'u' : 0;
  }
}

static bool put_escape(qt_buffer *b, unsigned char c) {
  static const char hex[] = "0123456789abcdef";
  char letter = escape_of(c);
  char out[6] = {'\\', letter, '0', '0', hex[c >> 4], hex[c & 15]};
  return put(b, out, letter == 'u' ? 6 : 2);
}

/* Leading bytes that stand in a string as they are. */
static size_t plain_run(const char *p, size_t n) {
  size_t i = 0;
  for (; i < n; i++) {
    unsigned char c = (unsigned char)p[i];
    if (c < 0x20 || c == '"' || c == '\\' || c >= 0x80) break;
  }
  return i;
}

/* The inside of a string. U+2028 and U+2029 are escaped: some readers of lines end a line there. */
static bool put_text(qt_buffer *b, const char *p, size_t n) {
  if (!reserve(b, n)) return false;
  for (size_t i = 0; i < n;) {
    size_t run = plain_run(p + i, n - i);
    if (!put(b, p + i, run)) return false;
    if ((i += run) == n) break;
    uint32_t length = 1, c = (unsigned char)p[i];
    bool ok;
    if (c < 0x80)
      ok = put_escape(b, (unsigned char)c);
    else if ((c = qt_decode(p + i, n - i, &length)) == QT_BAD_BYTE && length == 1)
      ok = PUT(b, "\xef\xbf\xbd");
    else if (c == 0x2028)
      ok = PUT(b, "\\u2028");
    else if (c == 0x2029)
      ok = PUT(b, "\\u2029");
    else
      ok = put(b, p + i, length);
    if (!ok) return false;
    i += length;
  }
  return true;
}

bool qt_json_string(qt_buffer *b, const char *p, size_t n) { return PUT(b, "\"") && put_text(b, p, n) && PUT(b, "\""); }

static bool put_word(qt_buffer *b, const char *word) { return qt_json_string(b, word, strlen(word)); }

static bool put_string(qt_buffer *b, quoth_string s) {
  return s.data ? qt_json_string(b, s.data, s.length) : PUT(b, "null");
}

/* A value that came as JSON: only its bad bytes are replaced. */
static bool put_value(qt_buffer *b, quoth_string s) {
  if (!s.data) return PUT(b, "null");
  for (uint32_t i = 0, length; i < s.length; i += length) {
    uint32_t c = qt_decode(s.data + i, s.length - i, &length);
    bool bad = c == QT_BAD_BYTE && length == 1;
    if (!(bad ? PUT(b, "\xef\xbf\xbd") : put(b, s.data + i, length))) return false;
  }
  return true;
}

/* --- offsets */

typedef struct writer {
  qt_buffer *out;
  const quoth_article *article;
  quoth_string text;
  qt_offset_index offsets;
  bool answers;
} writer;

static bool put_offset(writer *w, uint32_t byte) {
  if (byte == QUOTH_NONE) return PUT(w->out, "null");
  return put_number(w->out, qt_indexed_offset(&w->offsets, byte));
}

/* --- parts of the article */

static bool is_absent(quoth_span span) { return span.start == QUOTH_NONE; }

/* [start,end] or null */
static bool put_span(writer *w, quoth_span span) {
  if (is_absent(span)) return PUT(w->out, "null");
  return PUT(w->out, "[") && put_offset(w, span.start) && PUT(w->out, ",") && put_offset(w, span.end) &&
         PUT(w->out, "]");
}

/* Indexed, never advanced: the array of an article without spans is NULL. */
static bool put_spans(writer *w, const quoth_span *spans, uint32_t first, uint32_t count) {
  bool ok = PUT(w->out, "[");
  for (uint32_t i = 0; ok && i < count; i++) ok = (i == 0 || PUT(w->out, ",")) && put_span(w, spans[first + i]);
  return ok && PUT(w->out, "]");
}

/* "start":…,"end":… */
static bool put_bounds(writer *w, quoth_span span) {
  return PUT(w->out, "\"start\":") && put_offset(w, span.start) && PUT(w->out, ",\"end\":") && put_offset(w, span.end);
}

static bool put_span_text(writer *w, quoth_span span) {
  if (is_absent(span)) return PUT(w->out, "null");
  return qt_json_string(w->out, w->text.data + span.start, span.end - span.start);
}

static bool put_index(writer *w, uint32_t index) {
  return index == QUOTH_NONE ? PUT(w->out, "null") : put_number(w->out, index);
}

static bool put_dateline(writer *w) {
  quoth_dateline d = quoth_dateline_of(w->article);
  if (is_absent(d.span)) return PUT(w->out, "null");
  return PUT(w->out, "{\"text\":") && put_span_text(w, d.span) && PUT(w->out, ",\"place\":") &&
         put_span_text(w, d.place) && PUT(w->out, ",\"date\":") && put_span_text(w, d.date) &&
         PUT(w->out, ",\"agency\":") && put_span_text(w, d.agency) && PUT(w->out, ",") && put_bounds(w, d.span) &&
         PUT(w->out, "}");
}

static bool put_digest(writer *w) {
  quoth_digest d = quoth_digest_of(w->article);
  uint32_t count;
  const uint32_t *speakers = quoth_digest_speakers(w->article, &count);
  if (is_absent(d.span)) return PUT(w->out, "null");
  bool ok = PUT(w->out, "{\"speakers\":[");
  for (uint32_t i = 0; ok && i < d.speaker_count; i++)
    ok = (i == 0 || PUT(w->out, ",")) && put_number(w->out, speakers[d.first_speaker + i] + 1);
  return ok && PUT(w->out, "],") && put_bounds(w, d.span) && PUT(w->out, "}");
}

static bool put_blocks(writer *w) {
  uint32_t count;
  const quoth_block *blocks = quoth_blocks(w->article, &count);
  bool ok = PUT(w->out, "[");
  for (uint32_t i = 0; ok && i < count; i++)
    ok = (i == 0 || PUT(w->out, ",")) && PUT(w->out, "{\"kind\":") &&
         put_word(w->out, quoth_block_kind_name(blocks[i].kind)) && PUT(w->out, ",") && put_bounds(w, blocks[i].span) &&
         PUT(w->out, ",\"section\":") && put_index(w, blocks[i].section) && PUT(w->out, "}");
  return ok && PUT(w->out, "]");
}

static bool put_sections(writer *w) {
  uint32_t count;
  const quoth_section *sections = quoth_sections(w->article, &count);
  bool ok = PUT(w->out, "[");
  for (uint32_t i = 0; ok && i < count; i++)
    ok = (i == 0 || PUT(w->out, ",")) && PUT(w->out, "{\"heading\":") && put_span_text(w, sections[i].heading) &&
         PUT(w->out, ",\"topic\":") && put_span_text(w, sections[i].topic) && PUT(w->out, ",") &&
         put_bounds(w, sections[i].span) && PUT(w->out, "}");
  return ok && PUT(w->out, "]");
}

static bool put_entries(writer *w) {
  uint32_t count;
  const quoth_entry *entries = quoth_entries(w->article, &count);
  bool ok = PUT(w->out, "[");
  for (uint32_t i = 0; ok && i < count; i++)
    ok = (i == 0 || PUT(w->out, ",")) && PUT(w->out, "{\"time\":") && put_string(w->out, entries[i].time) &&
         PUT(w->out, ",\"shown\":") && put_string(w->out, entries[i].shown) && PUT(w->out, ",\"heading\":") &&
         put_span_text(w, entries[i].heading) && PUT(w->out, ",") && put_bounds(w, entries[i].span) && PUT(w->out, "}");
  return ok && PUT(w->out, "]");
}

static bool put_speakers(writer *w) {
  uint32_t count, mention_count;
  const quoth_speaker *speakers = quoth_speakers(w->article, &count);
  const quoth_span *mentions = quoth_mentions(w->article, &mention_count);
  bool ok = PUT(w->out, "[");
  for (uint32_t i = 0; ok && i < count; i++) {
    const quoth_speaker *s = &speakers[i];
    ok = (i == 0 || PUT(w->out, ",")) && PUT(w->out, "{\"id\":") && put_number(w->out, i + 1) &&
         PUT(w->out, ",\"name\":") && put_string(w->out, s->name) && PUT(w->out, ",\"role\":") &&
         put_string(w->out, s->role) && PUT(w->out, ",\"type\":") &&
         put_word(w->out, quoth_speaker_type_name(s->type)) && PUT(w->out, ",\"mentions\":") &&
         put_spans(w, mentions, s->first_mention, s->mention_count) && PUT(w->out, "}");
  }
  return ok && PUT(w->out, "]");
}

/* --- statements */

static bool put_content(writer *w, const quoth_statement *s) {
  uint32_t count;
  const quoth_span *spans = quoth_spans(w->article, &count);
  bool ok = PUT(w->out, ",\"text\":\"");
  for (uint32_t i = 0; ok && i < s->span_count; i++) {
    quoth_span span = spans[s->first_span + i];
    ok = (i == 0 || PUT(w->out, " ")) && put_text(w->out, w->text.data + span.start, span.end - span.start);
  }
  return ok && PUT(w->out, "\",\"content\":") && put_spans(w, spans, s->first_span, s->span_count);
}

static bool put_source(writer *w, const quoth_statement *s) {
  uint32_t count;
  const quoth_speaker *speakers = quoth_speakers(w->article, &count);
  bool known = s->speaker < count;
  return PUT(w->out, ",\"speaker\":") && put_index(w, known ? s->speaker + 1 : QUOTH_NONE) &&
         PUT(w->out, ",\"name\":") && (known ? put_string(w->out, speakers[s->speaker].name) : PUT(w->out, "null")) &&
         PUT(w->out, ",\"mention\":") && put_span(w, s->mention) && PUT(w->out, ",\"cue\":") && put_span(w, s->cue) &&
         PUT(w->out, ",\"attribution\":") && put_word(w->out, quoth_attribution_name(s->attribution)) &&
         PUT(w->out, ",\"status\":") && put_word(w->out, quoth_speech_status_name(s->status));
}

/* The id of another statement, or null. */
static bool put_statement_id(writer *w, uint32_t index) {
  uint32_t count;
  const quoth_statement *all = quoth_statements(w->article, &count);
  return put_index(w, index < count ? all[index].id : QUOTH_NONE);
}

static bool put_place(writer *w, const quoth_statement *s) {
  uint32_t section_count;
  const quoth_section *sections = quoth_sections(w->article, &section_count);
  bool sectioned = s->section < section_count;
  return PUT(w->out, ",\"topic\":") &&
         (sectioned ? put_span_text(w, sections[s->section].topic) : PUT(w->out, "null")) &&
         PUT(w->out, ",\"section\":") && put_index(w, sectioned ? s->section : QUOTH_NONE) &&
         PUT(w->out, ",\"block\":") && put_index(w, s->block) && PUT(w->out, ",\"continues\":") &&
         put_statement_id(w, s->continues) &&
         (!w->answers || (PUT(w->out, ",\"answers\":") && put_statement_id(w, s->answers))) &&
         PUT(w->out, ",\"confidence\":") && put_fraction(w->out, (double)s->confidence, 100) &&
         PUT(w->out, ",\"reason\":") && put_word(w->out, quoth_reason_name(s->reason));
}

static bool put_marks(writer *w, const quoth_statement *s) {
  uint32_t count;
  bool ok = PUT(w->out, ",\"insertions\":") &&
            put_spans(w, quoth_insertions(w->article, &count), s->first_insertion, s->insertion_count) &&
            PUT(w->out, ",\"elisions\":") &&
            put_spans(w, quoth_elisions(w->article, &count), s->first_elision, s->elision_count) &&
            PUT(w->out, ",\"repairs\":[");
  const quoth_repair *repairs = quoth_repairs(w->article, &count);
  for (uint32_t i = 0; ok && i < s->repair_count; i++) {
    quoth_repair repair = repairs[s->first_repair + i];
    ok = (i == 0 || PUT(w->out, ",")) && PUT(w->out, "{\"at\":") && put_offset(w, repair.at) &&
         PUT(w->out, ",\"kind\":") && put_word(w->out, quoth_repair_kind_name(repair.kind)) && PUT(w->out, "}");
  }
  return ok && PUT(w->out, "]");
}

/* All of a statement before what is nested in it. */
static bool open_statement(writer *w, const quoth_statement *s) {
  return PUT(w->out, "{\"id\":") && put_index(w, s->depth ? QUOTH_NONE : s->id) && PUT(w->out, ",\"kind\":") &&
         put_word(w->out, quoth_kind_name(s->kind)) && put_content(w, s) && put_source(w, s) && put_place(w, s) &&
         put_marks(w, s) && PUT(w->out, ",\"nested\":[");
}

/* "codes" and "spans" of a tag. */
static bool put_evidence(writer *w, const qt_json_tags *all, const qt_json_tag *tag) {
  bool ok = PUT(w->out, ",\"codes\":{");
  for (uint32_t i = 0; ok && i < tag->code_count; i++) {
    const qt_json_code *code = &all->codes[tag->first_code + i];
    ok = (i == 0 || PUT(w->out, ",")) && put_string(w->out, code->scheme) && PUT(w->out, ":") &&
         put_string(w->out, code->code);
  }
  ok = ok && PUT(w->out, "},\"spans\":[");
  for (uint32_t i = 0; ok && i < tag->span_count; i++) {
    const qt_json_span *s = &all->spans[tag->first_span + i];
    ok = (i == 0 || PUT(w->out, ",")) && PUT(w->out, "[") && put_offset(w, s->span.start) && PUT(w->out, ",") &&
         put_offset(w, s->span.end) && (!s->name.data || (PUT(w->out, ",") && put_string(w->out, s->name))) &&
         PUT(w->out, "]");
  }
  return ok && PUT(w->out, "]");
}

static bool put_tag(writer *w, const qt_json_tags *all, const qt_json_tag *tag) {
  return PUT(w->out, "{\"tag\":") && put_string(w->out, tag->tag) && PUT(w->out, ",\"score\":") &&
         put_fraction(w->out, tag->score, 10000) && PUT(w->out, ",\"rule\":") && put_string(w->out, tag->rule) &&
         PUT(w->out, ",\"at\":") && put_string(w->out, tag->at) && PUT(w->out, ",\"priority\":") &&
         put_integer(w->out, tag->priority) && PUT(w->out, ",\"group\":") && put_string(w->out, tag->group) &&
         put_evidence(w, all, tag) && PUT(w->out, ",\"explain\":") && put_string(w->out, tag->explain) &&
         PUT(w->out, "}");
}

/* The first tag of a statement at or behind index `statement`. */
static uint32_t first_tag(const qt_json_tags *all, uint32_t statement) {
  uint32_t low = 0, high = all->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (all->tags[middle].statement < statement)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool close_statement(writer *w, const qt_json_tags *all, uint32_t statement) {
  bool ok = PUT(w->out, "],\"tags\":[");
  uint32_t first = first_tag(all, statement);
  for (uint32_t i = first; ok && i < all->count && all->tags[i].statement == statement; i++)
    ok = (i == first || PUT(w->out, ",")) && put_tag(w, all, &all->tags[i]);
  return ok && PUT(w->out, "]}");
}

/* The statement around statement i, which is nested; in pre-order it is the last shallower one before it. */
static uint32_t outer_of(const quoth_statement *statements, uint32_t i) {
  uint32_t depth = statements[i].depth;
  while (i > 0 && statements[i].depth >= depth) i--;
  return i;
}

/* The array is in pre-order: a statement stays open while deeper ones follow. */
static bool put_statements(writer *w, const qt_json_tags *tags) {
  uint32_t count, open = 0, last = 0;
  const quoth_statement *statements = quoth_statements(w->article, &count);
  bool ok = PUT(w->out, "[");
  for (uint32_t i = 0; ok && i <= count; i++) {
    uint32_t depth = i < count ? statements[i].depth : 0;
    while (ok && open > depth) {
      ok = close_statement(w, tags, last);
      if (--open > depth) last = outer_of(statements, last);
    }
    if (i == count) break;
    bool follows = ok && w->out->at[w->out->count - 1] == '}';
    ok = ok && (!follows || PUT(w->out, ",")) && open_statement(w, &statements[i]);
    open++;
    last = i;
  }
  return ok && PUT(w->out, "]");
}

static bool put_warnings(writer *w) {
  uint32_t count;
  const quoth_warning *warnings = quoth_warnings(w->article, &count);
  bool ok = PUT(w->out, "[");
  for (uint32_t i = 0; ok && i < count; i++)
    ok = (i == 0 || PUT(w->out, ",")) && PUT(w->out, "{\"code\":") && put_word(w->out, warnings[i].code) &&
         PUT(w->out, ",\"message\":") && put_word(w->out, warnings[i].message) && PUT(w->out, ",\"at\":") &&
         put_offset(w, warnings[i].at) && PUT(w->out, ",\"count\":") && put_number(w->out, warnings[i].count) &&
         PUT(w->out, "}");
  return ok && PUT(w->out, "]");
}

static bool put_strings(writer *w, const quoth_string *list, uint32_t count) {
  bool ok = PUT(w->out, "[");
  for (uint32_t i = 0; ok && i < count; i++) ok = (i == 0 || PUT(w->out, ",")) && put_string(w->out, list[i]);
  return ok && PUT(w->out, "]");
}

static bool put_either(qt_buffer *b, quoth_string given, quoth_string said) {
  return put_string(b, given.data ? given : said);
}

/* A part of the text, or where it has none what the page says. */
static bool put_span_or(writer *w, quoth_span span, quoth_string said) {
  return is_absent(span) ? put_string(w->out, said) : put_span_text(w, span);
}

static bool put_head(writer *w, const qt_json_options *o) {
  static const quoth_metadata nothing = {.paywall = -1};
  const quoth_metadata *said = quoth_metadata_of(w->article);
  const quoth_metadata *m = said ? said : &nothing;
  qt_buffer *b = w->out;
  return PUT(b, "{\"schema\":\"quoth/1\",\"id\":") && put_value(b, o->id) && PUT(b, ",\"url\":") &&
         put_string(b, o->url) && PUT(b, ",\"canonical_url\":") && put_either(b, o->canonical_url, m->canonical_url) &&
         PUT(b, ",\"site\":") && put_either(b, o->site, m->site) && PUT(b, ",\"title\":") &&
         put_span_or(w, quoth_title(w->article), m->title) && PUT(b, ",\"label\":") &&
         put_span_text(w, quoth_label(w->article)) && PUT(b, ",\"deck\":") &&
         put_span_or(w, quoth_deck(w->article), m->deck) && PUT(b, ",\"authors\":") &&
         put_strings(w, o->author_count ? o->authors : m->authors,
                     o->author_count ? o->author_count : m->author_count) &&
         PUT(b, ",\"published\":") && put_either(b, o->published, m->published) && PUT(b, ",\"modified\":") &&
         put_either(b, o->modified, m->modified) && PUT(b, ",\"language\":") && put_string(b, o->language);
}

static bool put_article(writer *w, const qt_json_options *o) {
  static const char *const units[] = {[QT_BYTE] = "byte", [QT_CODEPOINT] = "codepoint", [QT_UTF16] = "utf16"};
  qt_buffer *b = w->out;
  uint32_t count;
  const quoth_span *sentences = quoth_sentences(w->article, &count);
  return put_head(w, o) && PUT(b, ",\"dateline\":") && put_dateline(w) && PUT(b, ",\"digest\":") && put_digest(w) &&
         PUT(b, ",\"offsets\":") && put_word(b, units[o->unit]) && PUT(b, ",\"text\":") && put_string(b, w->text) &&
         PUT(b, ",\"blocks\":") && put_blocks(w) && PUT(b, ",\"sections\":") && put_sections(w) &&
         PUT(b, ",\"speakers\":") && put_speakers(w) && PUT(b, ",\"statements\":") && put_statements(w, &o->tags) &&
         (!o->sentences || (PUT(b, ",\"sentences\":") && put_spans(w, sentences, 0, count))) &&
         (!o->entries || (PUT(b, ",\"entries\":") && put_entries(w))) && PUT(b, ",\"warnings\":") && put_warnings(w) &&
         PUT(b, "}");
}

bool qt_json_article(qt_buffer *buffer, const quoth_article *article, const qt_json_options *options) {
  writer w = {.out = buffer, .article = article, .text = quoth_text(article), .answers = options->answers};
  bool ok = qt_index_offsets(&buffer->alloc, &w.offsets, w.text, options->unit) && put_article(&w, options);
  qt_index_free(&buffer->alloc, &w.offsets);
  return ok;
}

bool qt_json_error(qt_buffer *b, quoth_string id, const char *code, quoth_string message) {
  return PUT(b, "{\"schema\":\"quoth/1\",\"id\":") && put_value(b, id) && PUT(b, ",\"error\":{\"code\":") &&
         put_word(b, code) && PUT(b, ",\"message\":") && put_string(b, message) && PUT(b, "}}");
}
