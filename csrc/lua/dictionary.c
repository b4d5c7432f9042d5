/*
** quoth.Dictionary and quoth.DictionaryBuilder: what lua/quoth/dictionary.lua fills, and what the engine of the
** rules takes from a file.
*/
#include "lua/binding.h"

#include <string.h>

#include "rules/dictionary.h"

static const char NAME[] = "quoth.Dictionary", BUILDER[] = "quoth.DictionaryBuilder";

typedef struct box {
  qt_dictionary *dictionary;
} box;

typedef struct builder_box {
  qt_dictionary_builder *builder;
} builder_box;

/* nil, message, code: what the world does wrong. Memory that ran out is raised. */
static int fail(lua_State *L, const quoth_error *error) {
  if (error->status == QUOTH_NO_MEMORY) return qb_no_memory(L);
  luaL_pushfail(L);
  lua_pushstring(L, error->message);
  lua_pushstring(L, quoth_status_name(error->status));
  return 3;
}

static quoth_string string_arg(lua_State *L, int arg) {
  size_t length;
  const char *data = luaL_optlstring(L, arg, "", &length);
  luaL_argcheck(L, length < QUOTH_MAX_BYTES, arg, "string too long");
  return (quoth_string){data, (uint32_t)length};
}

/* --- the dictionary */

const qt_dictionary *qb_check_dictionary(lua_State *L, int arg) {
  box *b = luaL_checkudata(L, arg, NAME);
  luaL_argcheck(L, lua_rawlen(L, arg) == sizeof *b && b->dictionary != NULL, arg, "the dictionary is gone");
  return b->dictionary;
}

static int collect(lua_State *L) {
  box *b = luaL_checkudata(L, 1, NAME);
  if (lua_rawlen(L, 1) != sizeof *b) return 0;
  qt_dictionary_free(b->dictionary);
  b->dictionary = NULL;
  return 0;
}

static int dictionary_tostring(lua_State *L) {
  const qt_dictionary *d = qb_check_dictionary(L, 1);
  lua_pushfstring(L, "%s: %I entries", NAME, (lua_Integer)qt_dictionary_entries(d));
  return 1;
}

static int dictionary_len(lua_State *L) {
  lua_pushinteger(L, qt_dictionary_entries(qb_check_dictionary(L, 1)));
  return 1;
}

/* dictionary:entities(): how many */
static int dictionary_entities(lua_State *L) {
  lua_pushinteger(L, qt_dictionary_entities(qb_check_dictionary(L, 1)));
  return 1;
}

/* dictionary:save(path) */
static int dictionary_save(lua_State *L) {
  quoth_error error;
  const qt_dictionary *d = qb_check_dictionary(L, 1);
  if (qt_dictionary_save(d, luaL_checkstring(L, 2), &error) != QUOTH_OK) return fail(L, &error);
  lua_pushboolean(L, 1);
  return 1;
}

static void set_string(lua_State *L, const char *key, quoth_string s) {
  if (!s.length) return;
  lua_pushlstring(L, s.data, s.length);
  lua_setfield(L, -2, key);
}

/* What a scan works with while Lua may raise: collected with the state of the call. */
typedef struct work {
  qt_scanner scanner;
  qt_hits hits;
} work;

static int collect_work(lua_State *L) {
  work *w = luaL_checkudata(L, 1, "quoth.DictionaryScan");
  if (lua_rawlen(L, 1) != sizeof *w) return 0;
  qt_vec_free(&w->scanner.alloc, &w->hits);
  qt_scanner_free(&w->scanner);
  return 0;
}

static work *new_work(lua_State *L) {
  work *w = lua_newuserdatauv(L, sizeof *w, 1);
  memset(w, 0, sizeof *w);
  w->scanner.alloc = qb_alloc(L);
  luaL_setmetatable(L, "quoth.DictionaryScan");
  return w;
}

/* dictionary:find(text): an array of hits */
static int dictionary_find(lua_State *L) {
  const qt_dictionary *d = qb_check_dictionary(L, 1);
  quoth_string text = (luaL_checkstring(L, 2), string_arg(L, 2));
  work *w = new_work(L);
  if (!qt_dictionary_scan(d, &w->scanner, text.data, text.length, &w->hits)) return qb_no_memory(L);
  lua_createtable(L, (int)w->hits.count, 0);
  for (uint32_t i = 0; i < w->hits.count; i++) {
    const qt_hit *hit = &w->hits.at[i];
    const qt_entry *entry = qt_dictionary_entry(d, hit->entry);
    lua_createtable(L, 0, 5);
    lua_pushinteger(L, (lua_Integer)hit->start + 1);
    lua_setfield(L, -2, "first");
    lua_pushinteger(L, hit->end);
    lua_setfield(L, -2, "last");
    lua_pushnumber(L, (lua_Number)entry->weight);
    lua_setfield(L, -2, "weight");
    set_string(L, "id", qt_dictionary_entity_id(d, entry->entity));
    set_string(L, "type", qt_dictionary_entity_type(d, entry->entity));
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static box *new_box(lua_State *L) {
  box *b = lua_newuserdatauv(L, sizeof *b, 1);
  b->dictionary = NULL;
  luaL_setmetatable(L, NAME);
  return b;
}

/* dictionary_load(path) */
int qb_dictionary_load(lua_State *L) {
  quoth_error error;
  const char *path = luaL_checkstring(L, 1);
  box *b = new_box(L);
  b->dictionary = qt_dictionary_load(qb_alloc(L), path, &error);
  return b->dictionary ? 1 : fail(L, &error);
}

/* --- the builder */

static qt_dictionary_builder *check_builder(lua_State *L) {
  builder_box *b = luaL_checkudata(L, 1, BUILDER);
  luaL_argcheck(L, lua_rawlen(L, 1) == sizeof *b && b->builder != NULL, 1, "the builder is gone");
  return b->builder;
}

static int collect_builder(lua_State *L) {
  builder_box *b = luaL_checkudata(L, 1, BUILDER);
  if (lua_rawlen(L, 1) != sizeof *b) return 0;
  qt_dictionary_builder_free(b->builder);
  b->builder = NULL;
  return 0;
}

/* dictionary_builder() */
int qb_dictionary_builder(lua_State *L) {
  builder_box *b = lua_newuserdatauv(L, sizeof *b, 1);
  b->builder = NULL;
  luaL_setmetatable(L, BUILDER);
  b->builder = qt_dictionary_builder_new(qb_alloc(L));
  return b->builder ? 1 : qb_no_memory(L);
}

/* builder:add(literal [, id [, type [, case [, weight]]]]): id "_" is a shadow; case: "smart", "any", "exact" */
static int builder_add(lua_State *L) {
  static const char *const cases[] = {"smart", "any", "exact", NULL};
  static const uint16_t flags[] = {0, QT_ENTRY_ANY_CASE, QT_ENTRY_EXACT};
  quoth_error error;
  qt_entry entry = {0};
  qt_dictionary_builder *b = check_builder(L);
  quoth_string literal = (luaL_checkstring(L, 2), string_arg(L, 2)), id = string_arg(L, 3), type = string_arg(L, 4);
  entry.flags = flags[luaL_checkoption(L, 5, "smart", cases)];
  entry.weight = (float)luaL_optnumber(L, 6, 1);
  if (id.length == 1 && id.data[0] == '_') entry.flags |= QT_ENTRY_SHADOW;
  if (qt_dictionary_entity(b, id, type, &entry.entity, &error) != QUOTH_OK ||
      qt_dictionary_add(b, literal.data, literal.length, &entry, &error) != QUOTH_OK)
    return fail(L, &error);
  lua_pushboolean(L, 1);
  return 1;
}

/* builder:build() */
static int builder_build(lua_State *L) {
  quoth_error error;
  qt_dictionary_builder *b = check_builder(L);
  box *d = new_box(L);
  d->dictionary = qt_dictionary_build(b, &error);
  if (!d->dictionary) return fail(L, &error);
  qb_report_memory(L, qt_dictionary_memory(d->dictionary));
  return 1;
}

static int builder_len(lua_State *L) {
  lua_pushinteger(L, qt_dictionary_builder_count(check_builder(L)));
  return 1;
}

/* --- classes */

static void register_class(lua_State *L, const char *name, const luaL_Reg *meta, const luaL_Reg *methods) {
  if (luaL_newmetatable(L, name)) {
    luaL_setfuncs(L, meta, 0);
    if (methods) {
      lua_newtable(L);
      luaL_setfuncs(L, methods, 0);
      lua_pushvalue(L, -1);
      lua_setfield(L, -3, "__members");
      lua_setfield(L, -2, "__index");
    }
    lua_pushstring(L, name);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}

void qb_register_dictionary(lua_State *L) {
  static const luaL_Reg meta[] = {
      {"__gc", collect}, {"__tostring", dictionary_tostring}, {"__len", dictionary_len}, {NULL, NULL}};
  static const luaL_Reg methods[] = {
      {"save", dictionary_save}, {"find", dictionary_find}, {"entities", dictionary_entities}, {NULL, NULL}};
  static const luaL_Reg builder_meta[] = {{"__gc", collect_builder}, {"__len", builder_len}, {NULL, NULL}};
  static const luaL_Reg builder_methods[] = {{"add", builder_add}, {"build", builder_build}, {NULL, NULL}};
  static const luaL_Reg work_meta[] = {{"__gc", collect_work}, {NULL, NULL}};
  register_class(L, NAME, meta, methods);
  register_class(L, BUILDER, builder_meta, builder_methods);
  register_class(L, "quoth.DictionaryScan", work_meta, NULL);
}
