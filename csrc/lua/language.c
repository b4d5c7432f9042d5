/*
** quoth.Language: a compiled language. lua/quoth/language/init.lua fills it and then shares it.
*/
#include "lua/binding.h"

#include <stdbool.h>
#include <string.h>

static const char NAME[] = "quoth.Language";

typedef struct box {
  quoth_language *language;
} box;

static int collect(lua_State *L) {
  box *b = luaL_checkudata(L, 1, NAME);
  if (lua_rawlen(L, 1) != sizeof *b) return 0;
  quoth_language_free(b->language);
  b->language = NULL;
  return 0;
}

static int language_tostring(lua_State *L) {
  luaL_checkudata(L, 1, NAME);
  lua_getiuservalue(L, 1, 1);
  lua_pushfstring(L, "%s: %s", NAME, luaL_tolstring(L, -1, NULL));
  return 1;
}

static int language_index(lua_State *L) {
  luaL_checkudata(L, 1, NAME);
  const char *key = lua_tostring(L, 2);
  if (key && strcmp(key, "code") == 0)
    lua_getiuservalue(L, 1, 1);
  else
    lua_pushnil(L);
  return 1;
}

void qb_register_language(lua_State *L) {
  static const luaL_Reg meta[] = {
      {"__gc", collect}, {"__tostring", language_tostring}, {"__index", language_index}, {NULL, NULL}};
  if (luaL_newmetatable(L, NAME)) {
    luaL_setfuncs(L, meta, 0);
    lua_newtable(L);
    lua_pushinteger(L, 0);
    lua_setfield(L, -2, "code");
    lua_setfield(L, -2, "__members");
    lua_pushstring(L, NAME);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}

static quoth_language *check(lua_State *L, int arg) {
  box *b = luaL_checkudata(L, arg, NAME);
  luaL_argcheck(L, lua_rawlen(L, arg) == sizeof *b && b->language != NULL, arg, "the language is gone");
  return b->language;
}

const quoth_language *qb_check_language(lua_State *L, int arg) { return check(L, arg); }

/* Raises what is wrong with the language at index 1, by its code. */
static int wrong(lua_State *L, const char *message) {
  lua_getiuservalue(L, 1, 1);
  return luaL_error(L, "language '%s': %s", lua_tostring(L, -1), message);
}

/* language(code): an empty one */
int qb_language_new(lua_State *L) {
  const char *code = luaL_checkstring(L, 1);
  quoth_error error;
  box *b = lua_newuserdatauv(L, sizeof *b, 1);
  b->language = NULL;
  luaL_setmetatable(L, NAME);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  b->language = quoth_language_new(qb_alloc(L), code, &error);
  return b->language ? 1 : qb_no_memory(L);
}

/* The entry p[0..n) without white space at its ends, and single spaces inside. */
static size_t squeeze(const char *p, size_t n, char *out, size_t room) {
  size_t used = 0;
  bool gap = false;
  for (size_t i = 0; i < n; i++) {
    if (p[i] == ' ' || p[i] == '\t' || p[i] == '\r') {
      gap = used > 0;
      continue;
    }
    if (used + 2 > room) return room; /* too long: what the core refuses */
    if (gap) out[used++] = ' ';
    gap = false;
    out[used++] = p[i];
  }
  return used;
}

static void add(lua_State *L, quoth_language *language, const char *class_name, const char *p, size_t n) {
  char entry[300];
  quoth_error error;
  memset(entry, 0, sizeof entry);
  size_t length = squeeze(p, n, entry, sizeof entry - 1);
  if (!length) return;
  quoth_status status = quoth_language_add(language, class_name, entry, length, &error);
  if (status == QUOTH_NO_MEMORY) qb_no_memory(L);
  if (status != QUOTH_OK) wrong(L, error.message);
}

/* Entries separated by commas and line ends. */
static void add_list(lua_State *L, quoth_language *language, const char *class_name, const char *p, size_t n) {
  for (size_t i = 0; i < n;) {
    size_t end = i;
    while (end < n && p[end] != ',' && p[end] != '\n') end++;
    add(L, language, class_name, p + i, end - i);
    i = end + 1;
  }
}

/* language_add(language, class, list or array of entries) */
int qb_language_add(lua_State *L) {
  quoth_language *language = check(L, 1);
  const char *class_name = luaL_checkstring(L, 2);
  size_t length;
  if (lua_type(L, 3) == LUA_TTABLE) {
    for (lua_Integer i = 1; lua_rawgeti(L, 3, i) != LUA_TNIL; i++) {
      if (lua_type(L, -1) != LUA_TSTRING)
        return wrong(L, lua_pushfstring(L, "word class '%s': entry %d is a %s, not a string", class_name, (int)i,
                                        luaL_typename(L, -1)));
      const char *entry = lua_tolstring(L, -1, &length);
      add(L, language, class_name, entry, length);
      lua_pop(L, 1);
    }
    return 0;
  }
  const char *list = luaL_checklstring(L, 3, &length);
  add_list(L, language, class_name, list, length);
  return 0;
}

/* language_weights(language, model, {feature = number}) */
int qb_language_weights(lua_State *L) {
  quoth_language *language = check(L, 1);
  const char *model = luaL_checkstring(L, 2);
  quoth_error error;
  luaL_checktype(L, 3, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TNUMBER)
      return wrong(L, lua_pushfstring(L, "weights of '%s': feature '%s' must be a name with a number", model,
                                      luaL_tolstring(L, -2, NULL)));
    quoth_status status =
        quoth_language_weight(language, model, lua_tostring(L, -2), (double)lua_tonumber(L, -1), &error);
    if (status == QUOTH_NO_MEMORY) return qb_no_memory(L);
    if (status != QUOTH_OK) return wrong(L, error.message);
  }
  return 0;
}

/* is_language(value) */
int qb_is_language(lua_State *L) {
  lua_pushboolean(L, luaL_testudata(L, 1, NAME) != NULL);
  return 1;
}
