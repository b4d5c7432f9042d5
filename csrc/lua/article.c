/*
** quoth.Article: parse, the article's fields, and its parts but the statements.
*/
#include "lua/binding.h"

#include <string.h>

/* --- making one */

static int collect(lua_State *L) {
  qb_article *box = luaL_checkudata(L, 1, qb_article_class.name);
  if (lua_rawlen(L, 1) != sizeof *box || box->self != box) return 0;
  if (box->tops) box->alloc.fn(box->alloc.ud, box->tops, box->all_count * sizeof *box->tops, 0);
  quoth_free(box->article);
  box->tops = NULL;
  box->article = NULL;
  return 0;
}

/* Where some statement is nested, the array indices of those that are not. false: no memory. */
static int index_tops(qb_article *box) {
  const quoth_statement *statements = quoth_statements(box->article, &box->all_count);
  for (uint32_t i = 0; i < box->all_count; i++) box->top_count += statements[i].depth == 0;
  if (box->top_count == box->all_count) return 1;
  box->tops = box->alloc.fn(box->alloc.ud, NULL, 0, box->all_count * sizeof *box->tops);
  if (!box->tops) return 0;
  for (uint32_t i = 0, top = 0; i < box->all_count; i++)
    if (statements[i].depth == 0) box->tops[top++] = i;
  return 1;
}

/* Parses into box; on a lack of memory once more after a full collection. */
static quoth_status fill(lua_State *L, qb_article *box, size_t length, const quoth_options *options,
                         quoth_error *error) {
  error->status = QUOTH_OK;
  box->article = quoth_parse(box->alloc, box->text, length, options, error);
  if (!box->article && error->status == QUOTH_NO_MEMORY) {
    lua_gc(L, LUA_GCCOLLECT, 0);
    box->article = quoth_parse(box->alloc, box->text, length, options, error);
  }
  if (!box->article) return error->status;
  return index_tops(box) ? QUOTH_OK : QUOTH_NO_MEMORY;
}

/* A string argument, borrowed; absent where there is none. */
static quoth_string string_at(lua_State *L, int index) {
  size_t length = 0;
  const char *p = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &length) : NULL;
  return (quoth_string){p, length < QUOTH_MAX_BYTES ? (uint32_t)length : 0};
}

/* parse(bytes, language, max_bytes, fallback, code, url, id, published, format, charset): the options are checked in Lua */
int qb_parse(lua_State *L) {
  static const char *const formats[] = {
      [QUOTH_FORMAT_TEXT] = "text", [QUOTH_FORMAT_HTML] = "html", [QUOTH_FORMAT_AUTO] = "auto", NULL};
  size_t length;
  quoth_error error;
  const char *text = luaL_checklstring(L, 1, &length);
  quoth_options options = {.language = qb_check_language(L, 2),
                           .max_bytes = (size_t)luaL_checkinteger(L, 3),
                           .fallback = lua_toboolean(L, 4)};
  lua_settop(L, 10);
  options.format = (quoth_format)luaL_checkoption(L, 9, "auto", formats);
  options.url = string_at(L, 6);
  options.charset = string_at(L, 10);
  qb_article *box = lua_newuserdatauv(L, sizeof *box, 1);
  memset(box, 0, sizeof *box);
  box->self = box;
  box->alloc = qb_alloc(L);
  box->text = text;
  luaL_setmetatable(L, qb_article_class.name);
  lua_createtable(L, QB_PUBLISHED, 0);
  static const int slots[] = {
      [QB_TEXT] = 1, [QB_LANGUAGE] = 2, [QB_CODE] = 5, [QB_URL] = 6, [QB_ID] = 7, [QB_PUBLISHED] = 8};
  for (int slot = QB_TEXT; slot <= QB_PUBLISHED; slot++) {
    lua_pushvalue(L, slots[slot]);
    lua_rawseti(L, -2, slot);
  }
  lua_setiuservalue(L, -2, 1);
  quoth_status status = fill(L, box, length, &options, &error);
  if (status == QUOTH_NO_MEMORY) return qb_no_memory(L);
  if (status != QUOTH_OK) {
    luaL_pushfail(L);
    lua_pushstring(L, error.message);
    lua_pushstring(L, quoth_status_name(status));
    return 3;
  }
  qb_report_memory(L, quoth_memory(box->article));
  return 1;
}

/* --- fields */

static void push_slot(lua_State *L, int slot) {
  lua_getiuservalue(L, QB_SELF_ARTICLE, 1);
  lua_rawgeti(L, -1, slot);
}

/* The input itself, where it is the text. */
static void get_text(lua_State *L, const qb_object *o) {
  quoth_string text = quoth_text(o->article);
  if (text.data == o->box->text)
    push_slot(L, QB_TEXT);
  else
    qb_push_string(L, text);
}

/* What the page says of its article. */
static const quoth_metadata *metadata_of(const qb_object *o) {
  static const quoth_metadata nothing = {.paywall = -1};
  const quoth_metadata *m = quoth_metadata_of(o->article);
  return m ? m : &nothing;
}

static void push_strings(lua_State *L, const quoth_string *list, uint32_t count) {
  lua_createtable(L, (int)count, 0);
  for (uint32_t i = 0; i < count; i++) {
    qb_push_string(L, list[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

static void get_site(lua_State *L, const qb_object *o) { qb_push_string(L, metadata_of(o)->site); }
static void get_modified(lua_State *L, const qb_object *o) { qb_push_string(L, metadata_of(o)->modified); }
static void get_canonical_url(lua_State *L, const qb_object *o) { qb_push_string(L, metadata_of(o)->canonical_url); }
static void get_section(lua_State *L, const qb_object *o) { qb_push_string(L, metadata_of(o)->section); }
static void get_description(lua_State *L, const qb_object *o) { qb_push_string(L, metadata_of(o)->description); }
static void get_authors(lua_State *L, const qb_object *o) {
  push_strings(L, metadata_of(o)->authors, metadata_of(o)->author_count);
}
static void get_keywords(lua_State *L, const qb_object *o) {
  push_strings(L, metadata_of(o)->keywords, metadata_of(o)->keyword_count);
}

/* true: not free to read; nil: the page does not say */
static void get_paywall(lua_State *L, const qb_object *o) {
  int paywall = metadata_of(o)->paywall;
  if (paywall < 0)
    lua_pushnil(L);
  else
    lua_pushboolean(L, paywall);
}

static void get_charset(lua_State *L, const qb_object *o) {
  const char *name = quoth_charset(o->article);
  if (name)
    lua_pushstring(L, name);
  else
    lua_pushnil(L);
}
static void get_language(lua_State *L, const qb_object *o) { (void)o, push_slot(L, QB_CODE); }
static void get_url(lua_State *L, const qb_object *o) { (void)o, push_slot(L, QB_URL); }
static void get_id(lua_State *L, const qb_object *o) { (void)o, push_slot(L, QB_ID); }
static void get_published(lua_State *L, const qb_object *o) {
  push_slot(L, QB_PUBLISHED);
  if (lua_isnil(L, -1)) qb_push_string(L, metadata_of(o)->published);
}

/* A part of the text, or where it has none what the page says. */
static void push_span_or(lua_State *L, const qb_object *o, quoth_span span, quoth_string said) {
  if (span.start == QUOTH_NONE)
    qb_push_string(L, said);
  else
    qb_push_span_text(L, o, span);
}
static void get_title(lua_State *L, const qb_object *o) {
  push_span_or(L, o, quoth_title(o->article), metadata_of(o)->title);
}
static void get_deck(lua_State *L, const qb_object *o) {
  push_span_or(L, o, quoth_deck(o->article), metadata_of(o)->deck);
}
static void get_label(lua_State *L, const qb_object *o) { qb_push_span_text(L, o, quoth_label(o->article)); }

/* first and last into the table on top */
static void set_bounds(lua_State *L, quoth_span span) {
  qb_push_first(L, span);
  lua_setfield(L, -2, "first");
  qb_push_last(L, span);
  lua_setfield(L, -2, "last");
}

static void get_dateline(lua_State *L, const qb_object *o) {
  quoth_dateline d = quoth_dateline_of(o->article);
  if (d.span.start == QUOTH_NONE) {
    lua_pushnil(L);
    return;
  }
  const struct {
    const char *name;
    quoth_span span;
  } parts[] = {{"text", d.span}, {"place", d.place}, {"date", d.date}, {"agency", d.agency}};
  lua_createtable(L, 0, 6);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    qb_push_span_text(L, o, parts[i].span);
    lua_setfield(L, -2, parts[i].name);
  }
  set_bounds(L, d.span);
}

static void get_digest(lua_State *L, const qb_object *o) {
  quoth_digest d = quoth_digest_of(o->article);
  uint32_t count;
  const uint32_t *speakers = quoth_digest_speakers(o->article, &count);
  if (d.span.start == QUOTH_NONE) {
    lua_pushnil(L);
    return;
  }
  lua_createtable(L, 0, 3);
  lua_createtable(L, (int)d.speaker_count, 0);
  for (uint32_t i = 0; i < d.speaker_count; i++) {
    qb_push_part(L, &qb_speaker_class, QB_SELF_ARTICLE, speakers[d.first_speaker + i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "speakers");
  set_bounds(L, d.span);
}

static void get_warnings(lua_State *L, const qb_object *o) {
  uint32_t count;
  const quoth_warning *warnings = quoth_warnings(o->article, &count);
  lua_createtable(L, (int)count, 0);
  for (uint32_t i = 0; i < count; i++) {
    lua_createtable(L, 0, 4);
    lua_pushstring(L, warnings[i].code);
    lua_setfield(L, -2, "code");
    lua_pushstring(L, warnings[i].message);
    lua_setfield(L, -2, "message");
    qb_push_first(L, (quoth_span){warnings[i].at, warnings[i].at});
    lua_setfield(L, -2, "at");
    lua_pushinteger(L, warnings[i].count);
    lua_setfield(L, -2, "count");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

static const qb_field fields[] = {{"title", get_title},
                                  {"deck", get_deck},
                                  {"label", get_label},
                                  {"dateline", get_dateline},
                                  {"text", get_text},
                                  {"language", get_language},
                                  {"url", get_url},
                                  {"id", get_id},
                                  {"published", get_published},
                                  {"digest", get_digest},
                                  {"warnings", get_warnings},
                                  {"site", get_site},
                                  {"modified", get_modified},
                                  {"canonical_url", get_canonical_url},
                                  {"section", get_section},
                                  {"description", get_description},
                                  {"authors", get_authors},
                                  {"keywords", get_keywords},
                                  {"paywall", get_paywall},
                                  {"charset", get_charset},
                                  {NULL, NULL}};

/* article[i]: the i-th statement that is not nested */
static void get_at(lua_State *L, const qb_object *o) {
  int is_integer;
  lua_Integer i = lua_tointegerx(L, 2, &is_integer);
  if (!is_integer || i < 1 || i > (lua_Integer)o->box->top_count)
    lua_pushnil(L);
  else
    qb_push_part(L, &qb_statement_class, QB_SELF_ARTICLE, o->box->tops ? o->box->tops[i - 1] : (uint32_t)i - 1);
}

static int article_len(lua_State *L) {
  lua_pushinteger(L, qb_open(L, 1, &qb_article_class).box->top_count);
  return 1;
}

static void push_tostring(lua_State *L, const qb_object *o) {
  quoth_span title = quoth_title(o->article);
  lua_pushfstring(L, "%s: ", qb_article_class.name);
  if (title.start == QUOTH_NONE)
    lua_pushliteral(L, "no title");
  else
    qb_push_span_text(L, o, title);
  lua_pushfstring(L, " (%d statements)", (int)o->box->top_count);
  lua_concat(L, 3);
}

/* --- parts */

typedef uint32_t count_parts(const quoth_article *article);

#define COUNTER(name, type, accessor) \
  static uint32_t name(const quoth_article *article) { \
    uint32_t count; \
    const type *all = accessor(article, &count); \
    (void)all; \
    return count; \
  }
COUNTER(count_speakers, quoth_speaker, quoth_speakers)
COUNTER(count_sentences, quoth_span, quoth_sentences)
COUNTER(count_blocks, quoth_block, quoth_blocks)
COUNTER(count_sections, quoth_section, quoth_sections)
COUNTER(count_entries, quoth_entry, quoth_entries)

static int iterate(lua_State *L, const qb_class *class, count_parts *count) {
  qb_object o = qb_open(L, 1, &qb_article_class);
  return qb_push_parts(L, class, 1, count(o.article));
}

static int speakers(lua_State *L) { return iterate(L, &qb_speaker_class, count_speakers); }
static int sentences(lua_State *L) { return iterate(L, &qb_sentence_class, count_sentences); }
static int blocks(lua_State *L) { return iterate(L, &qb_block_class, count_blocks); }
static int sections(lua_State *L) { return iterate(L, &qb_section_class, count_sections); }
static int entries(lua_State *L) { return iterate(L, &qb_entry_class, count_entries); }

static const luaL_Reg methods[] = {{"statements", qb_statements}, {"speakers", speakers},
                                   {"sentences", sentences},      {"blocks", blocks},
                                   {"sections", sections},        {"entries", entries},
                                   {"json", qb_article_json},     {"evidence", qb_article_evidence},
                                   {"check", qb_article_check},   {NULL, NULL}};
static const luaL_Reg meta[] = {{"__gc", collect}, {"__len", article_len}, {NULL, NULL}};

const qb_class qb_article_class = {"quoth.Article", fields, methods, meta, get_at, push_tostring};
