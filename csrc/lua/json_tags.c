#include "lua/json_tags.h"

#include <stdlib.h>

/* Deeper statements than this are written without tags; the parser nests two or three deep. */
enum { MAX_DEPTH = 16 };

void qb_json_tags_free(qb_json_tags *t) {
  qt_vec_free(&t->alloc, &t->tags);
  qt_vec_free(&t->alloc, &t->spans);
  qt_vec_free(&t->alloc, &t->codes);
}

static int wrong(lua_State *L, const qt_json_tag *tag, const char *what) {
  return luaL_argerror(L, 2, lua_pushfstring(L, "tags: statement %d: %s", (int)tag->statement + 1, what));
}

/* Pushes the member of the table on top, metamethods left out: what is read must stay in the table. */
static int push_member(lua_State *L, const char *key) {
  lua_pushstring(L, key);
  return lua_rawget(L, -2);
}

static quoth_string read_string(lua_State *L, const qt_json_tag *tag, const char *key, bool needed) {
  size_t length = 0;
  const char *p = NULL;
  int type = push_member(L, key);
  if (type == LUA_TSTRING)
    p = lua_tolstring(L, -1, &length);
  else if (needed || type != LUA_TNIL)
    wrong(L, tag, lua_pushfstring(L, "a tag's %s is a %s, not a string", key, luaL_typename(L, -1)));
  if (length > QUOTH_MAX_BYTES) wrong(L, tag, "a string is too long");
  lua_pop(L, 1);
  return (quoth_string){p, (uint32_t)length};
}

static lua_Number read_number(lua_State *L, const qt_json_tag *tag, const char *key) {
  if (push_member(L, key) != LUA_TNUMBER)
    wrong(L, tag, lua_pushfstring(L, "a tag's %s is a %s, not a number", key, luaL_typename(L, -1)));
  lua_Number value = lua_tonumber(L, -1);
  lua_pop(L, 1);
  return value;
}

static uint32_t read_offset(lua_State *L, const qt_json_tag *tag, const char *key, lua_Integer least, uint32_t most) {
  int is_integer = 0;
  lua_Integer value = 0;
  if (push_member(L, key) == LUA_TNUMBER) value = lua_tointegerx(L, -1, &is_integer);
  if (!is_integer || value < least || value > (lua_Integer)most)
    wrong(L, tag, lua_pushfstring(L, "a span's %s is no byte of the text", key));
  lua_pop(L, 1);
  return (uint32_t)value;
}

/* The spans of the tag on top of the stack. */
static void read_spans(lua_State *L, qb_json_tags *t, qt_json_tag *tag, uint32_t text_length) {
  tag->first_span = t->spans.count;
  int type = push_member(L, "spans");
  if (type != LUA_TTABLE && type != LUA_TNIL) wrong(L, tag, "a tag's spans are no table");
  lua_Integer count = type == LUA_TTABLE ? (lua_Integer)lua_rawlen(L, -1) : 0;
  for (lua_Integer i = 1; i <= count; i++) {
    if (lua_rawgeti(L, -1, i) != LUA_TTABLE) wrong(L, tag, "a span is no table");
    qt_json_span span = {.name = read_string(L, tag, "name", false)};
    span.span.start = read_offset(L, tag, "first", 1, text_length) - 1;
    span.span.end = read_offset(L, tag, "last", (lua_Integer)span.span.start + 1, text_length);
    lua_pop(L, 1);
    qt_json_span *new = qt_vec_push(&t->alloc, &t->spans);
    if (!new) qb_no_memory(L);
    *new = span;
  }
  tag->span_count = t->spans.count - tag->first_span;
  lua_pop(L, 1);
}

static int compare_codes(const void *a, const void *b) {
  quoth_string x = ((const qt_json_code *)a)->scheme, y = ((const qt_json_code *)b)->scheme;
  int order = memcmp(x.data, y.data, x.length < y.length ? x.length : y.length);
  return order ? order : (x.length > y.length) - (x.length < y.length);
}

/* The codes of the tag on top of the stack, by scheme: the order of a table is another one in each state. */
static void read_codes(lua_State *L, qb_json_tags *t, qt_json_tag *tag) {
  tag->first_code = t->codes.count;
  int type = push_member(L, "codes");
  if (type != LUA_TTABLE && type != LUA_TNIL) wrong(L, tag, "a tag's codes are no table");
  if (type == LUA_TNIL) {
    lua_pop(L, 1);
    return;
  }
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    if (lua_type(L, -1) != LUA_TSTRING || lua_type(L, -2) != LUA_TSTRING) wrong(L, tag, "a code is no string");
    size_t scheme_length, length;
    const char *scheme = lua_tolstring(L, -2, &scheme_length), *code = lua_tolstring(L, -1, &length);
    if (scheme_length > QUOTH_MAX_BYTES || length > QUOTH_MAX_BYTES) wrong(L, tag, "a string is too long");
    qt_json_code *new = qt_vec_push(&t->alloc, &t->codes);
    if (!new) qb_no_memory(L);
    *new = (qt_json_code){{scheme, (uint32_t)scheme_length}, {code, (uint32_t)length}};
  }
  tag->code_count = t->codes.count - tag->first_code;
  if (tag->code_count) qsort(t->codes.at + tag->first_code, tag->code_count, sizeof *t->codes.at, compare_codes);
  lua_pop(L, 1);
}

/* The tags of one statement: the table on top of the stack. */
static void read_tags(lua_State *L, qb_json_tags *t, uint32_t statement, uint32_t text_length) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
  for (lua_Integer i = 1; i <= count; i++) {
    qt_json_tag tag = {.statement = statement};
    if (lua_rawgeti(L, -1, i) != LUA_TTABLE) wrong(L, &tag, "a tag is no table");
    tag.tag = read_string(L, &tag, "tag", true);
    tag.rule = read_string(L, &tag, "rule", true);
    tag.at = read_string(L, &tag, "at", true);
    tag.group = read_string(L, &tag, "group", false);
    tag.explain = read_string(L, &tag, "explain", true);
    tag.score = (double)read_number(L, &tag, "score");
    lua_Number priority = read_number(L, &tag, "priority");
    if (!(priority >= -1e15 && priority <= 1e15)) wrong(L, &tag, "a tag's priority is no integer");
    tag.priority = (int64_t)priority;
    read_spans(L, t, &tag, text_length);
    read_codes(L, t, &tag);
    lua_pop(L, 1);
    qt_json_tag *new = qt_vec_push(&t->alloc, &t->tags);
    if (!new) qb_no_memory(L);
    *new = tag;
  }
}

/*
** In pre-order. Slot base + d is what holds the tags of statements at depth d: the table itself, or `nested` of
** the statement around them.
*/
qt_json_tags qb_json_tags_read(lua_State *L, int at, const quoth_article *article, qb_json_tags *t) {
  lua_Integer numbers[MAX_DEPTH + 1] = {0};
  uint32_t count, text_length = quoth_text(article).length;
  const quoth_statement *statements = quoth_statements(article, &count);
  luaL_checkstack(L, MAX_DEPTH + 16, NULL);
  int base = lua_gettop(L) + 1;
  lua_pushvalue(L, at);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t depth = statements[i].depth;
    if (depth > MAX_DEPTH || base + (int)depth > lua_gettop(L)) continue;
    lua_settop(L, base + (int)depth);
    numbers[depth]++;
    if (depth < MAX_DEPTH) numbers[depth + 1] = 0;
    if (lua_type(L, -1) != LUA_TTABLE || lua_rawgeti(L, -1, numbers[depth]) != LUA_TTABLE) {
      lua_settop(L, base + (int)depth);
      continue;
    }
    read_tags(L, t, i, text_length);
    push_member(L, "nested");
    lua_remove(L, -2);
  }
  lua_settop(L, base - 1);
  return (qt_json_tags){t->tags.at, t->tags.count, t->spans.at, t->codes.at};
}
