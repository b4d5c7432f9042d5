/*
** article:check(quote [, options]): a quotation against the article, as a table.
*/
#include <string.h>

#include "lua/binding.h"

/* A check that is freed even when Lua raises while its table is made. */
static const char CHECK[] = "quoth.Check";

static int collect(lua_State *L) {
  quoth_check **check = luaL_checkudata(L, 1, CHECK);
  quoth_check_free(*check);
  *check = NULL;
  return 0;
}

void qb_register_check(lua_State *L) {
  if (luaL_newmetatable(L, CHECK)) {
    lua_pushcfunction(L, collect);
    lua_setfield(L, -2, "__gc");
    lua_pushstring(L, CHECK);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}

/* --- options: { min_words =, speaker = } */

static uint32_t read_min_words(lua_State *L, int at) {
  int whole;
  lua_Integer value = lua_tointegerx(L, -1, &whole);
  if (!whole || lua_type(L, -1) != LUA_TNUMBER || value < 1 || value > 1000)
    luaL_argerror(L, at, "min_words must be an integer from 1 to 1000");
  return (uint32_t)value;
}

/* Borrowed: the table anchors it. */
static quoth_string read_speaker(lua_State *L, int at) {
  size_t length = 0;
  const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &length) : NULL;
  if (!name || !length || length > 10000) luaL_argerror(L, at, "speaker must be a name");
  return (quoth_string){name, (uint32_t)length};
}

static void read_options(lua_State *L, int at, quoth_check_options *options) {
  if (lua_isnil(L, at)) return;
  luaL_checktype(L, at, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    if (strcmp(key, "min_words") == 0) {
      options->min_words = read_min_words(L, at);
    } else if (strcmp(key, "speaker") == 0) {
      options->speaker = read_speaker(L, at);
    } else {
      const char *shown = luaL_tolstring(L, -2, NULL);
      luaL_argerror(L, at, lua_pushfstring(L, "unknown option '%s'; check takes min_words, speaker", shown));
    }
  }
}

/* --- the table; the article's userdata is at QB_SELF_ARTICLE, the quotation at 2 */

static void set_string(lua_State *L, const char *name, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, name);
}

static void set_flags(lua_State *L, unsigned flags) {
  lua_Integer n = 0;
  lua_newtable(L);
  for (unsigned i = 0; i < quoth_edit_flag_count_; i++) {
    if (!(flags >> i & 1)) continue;
    lua_pushstring(L, quoth_edit_flag_name(i));
    lua_rawseti(L, -2, ++n);
  }
  lua_setfield(L, -2, "flags");
}

/* name, and its bytes as first and last, with a prefix */
static void set_words(lua_State *L, const char *bytes, quoth_span span, const char *name, const char *first,
                      const char *last) {
  if (span.start == QUOTH_NONE) return;
  lua_pushlstring(L, bytes + span.start, span.end - span.start);
  lua_setfield(L, -2, name);
  qb_push_first(L, span);
  lua_setfield(L, -2, first);
  qb_push_last(L, span);
  lua_setfield(L, -2, last);
}

static void push_edit(lua_State *L, const qb_object *o, const char *quote, const quoth_edit *edit) {
  lua_createtable(L, 0, 9);
  set_string(L, "kind", quoth_edit_kind_name(edit->kind));
  set_words(L, quoth_text(o->article).data, edit->text, "text", "first", "last");
  set_words(L, quote, edit->quote, "quote", "quote_first", "quote_last");
  if (edit->kind == QUOTH_EDIT_OMITTED) {
    lua_pushboolean(L, edit->marked);
    lua_setfield(L, -2, "marked");
  }
  set_flags(L, edit->flags);
}

static void set_part(lua_State *L, const char *name, const qb_class *class, uint32_t index) {
  if (index == QUOTH_NONE) return;
  qb_push_part(L, class, QB_SELF_ARTICLE, index);
  lua_setfield(L, -2, name);
}

static void push_check(lua_State *L, const qb_object *o, const char *quote, const quoth_check *check) {
  lua_createtable(L, 0, 10);
  set_string(L, "verdict", quoth_check_verdict_name(check->verdict));
  set_words(L, quoth_text(o->article).data, check->span, "text", "first", "last");
  set_part(L, "statement", &qb_statement_class, check->statement);
  set_part(L, "speaker", &qb_speaker_class, check->speaker);
  lua_pushinteger(L, check->places);
  lua_setfield(L, -2, "places");
  lua_pushnumber(L, (lua_Number)check->likeness);
  lua_setfield(L, -2, "likeness");
  if (check->by_speaker >= 0) {
    lua_pushboolean(L, check->by_speaker);
    lua_setfield(L, -2, "by_speaker");
  }
  set_flags(L, check->flags);
  lua_createtable(L, (int)check->edit_count, 0);
  for (uint32_t i = 0; i < check->edit_count; i++) {
    push_edit(L, o, quote, &check->edits[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "edits");
}

int qb_article_check(lua_State *L) {
  enum { QUOTE = 2, OPTIONS };
  size_t length;
  quoth_error error = {.status = QUOTH_OK};
  quoth_check_options options = {0};
  lua_settop(L, OPTIONS);
  const char *quote = luaL_checklstring(L, QUOTE, &length);
  luaL_argcheck(L, length <= QUOTH_MAX_BYTES, QUOTE, "the quotation is too long");
  read_options(L, OPTIONS, &options);
  qb_object o = qb_open(L, 1, &qb_article_class);
  lua_insert(L, QB_SELF_ARTICLE); /* the options stay behind it, with the name */
  quoth_check **box = lua_newuserdatauv(L, sizeof *box, 0);
  *box = NULL;
  luaL_setmetatable(L, CHECK);
  quoth_string given = {quote, (uint32_t)length};
  quoth_status status = quoth_check_quote(o.article, qb_alloc(L), given, &options, box, &error);
  if (status == QUOTH_NO_MEMORY) return qb_no_memory(L);
  if (status != QUOTH_OK) {
    luaL_pushfail(L);
    lua_pushstring(L, error.message);
    lua_pushstring(L, quoth_status_name(status));
    return 3;
  }
  push_check(L, &o, quote, *box);
  quoth_check_free(*box);
  *box = NULL;
  return 1;
}
