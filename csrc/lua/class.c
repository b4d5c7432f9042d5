/*
** Classes: one maker of metatables for all, and what their getters share.
*/
#include "lua/binding.h"

#include <stdbool.h>

quoth_alloc qb_alloc(lua_State *L) {
  quoth_alloc alloc;
  alloc.fn = lua_getallocf(L, &alloc.ud);
  return alloc;
}

int qb_no_memory(lua_State *L) { return luaL_error(L, "not enough memory"); }

void qb_report_memory(lua_State *L, size_t bytes) {
  qb_debt debt = bytes / QB_DEBT_UNIT < QB_DEBT_MAX ? (qb_debt)(bytes / QB_DEBT_UNIT) : QB_DEBT_MAX;
  /* a step runs even where the host has stopped the collector, and a step of 0 is a whole one */
  if (debt > 0 && lua_gc(L, LUA_GCISRUNNING, 0)) lua_gc(L, LUA_GCSTEP, debt);
}

/* --- objects */

/* The article on top of the stack, checked as far as a debugger could have changed it. */
static qb_article *check_article(lua_State *L, int arg) {
  int top = lua_gettop(L);
  qb_article *box = luaL_testudata(L, top, qb_article_class.name);
  bool whole = box && lua_rawlen(L, top) == sizeof *box && box->self == box && box->article &&
               lua_getiuservalue(L, top, 1) == LUA_TTABLE && lua_rawgeti(L, -1, QB_TEXT) == LUA_TSTRING &&
               lua_tostring(L, -1) == box->text;
  if (!whole) luaL_argerror(L, arg, "its article is gone");
  lua_settop(L, top);
  return box;
}

qb_object qb_open(lua_State *L, int arg, const qb_class *class) {
  void *object = luaL_checkudata(L, arg, class->name);
  if (class == &qb_article_class) {
    lua_pushvalue(L, arg);
    qb_article *box = check_article(L, arg);
    return (qb_object){box, box->article, 0};
  }
  const qb_part *part = object;
  if (lua_rawlen(L, arg) != sizeof *part) luaL_argerror(L, arg, "its article is gone");
  lua_getiuservalue(L, arg, 1);
  qb_article *box = check_article(L, arg);
  if (box != part->box) luaL_argerror(L, arg, "its article is gone");
  return (qb_object){box, box->article, part->index};
}

void qb_push_part(lua_State *L, const qb_class *class, int article, uint32_t index) {
  article = lua_absindex(L, article);
  qb_part *part = lua_newuserdatauv(L, sizeof *part, 1);
  part->box = lua_touserdata(L, article);
  part->index = index;
  lua_pushvalue(L, article);
  lua_setiuservalue(L, -2, 1);
  luaL_setmetatable(L, class->name);
}

/* upvalues: article, class, next index, count */
static int next_part(lua_State *L) {
  lua_Integer index = lua_tointeger(L, lua_upvalueindex(3));
  if (index >= lua_tointeger(L, lua_upvalueindex(4))) return 0;
  lua_pushinteger(L, index + 1);
  lua_replace(L, lua_upvalueindex(3));
  lua_pushvalue(L, lua_upvalueindex(1));
  qb_push_part(L, lua_touserdata(L, lua_upvalueindex(2)), -1, (uint32_t)index);
  return 1;
}

static void push_class(lua_State *L, const qb_class *class) { lua_pushlightuserdata(L, (void *)(uintptr_t) class); }

int qb_push_parts(lua_State *L, const qb_class *class, int article, uint32_t count) {
  lua_pushvalue(L, article);
  push_class(L, class);
  lua_pushinteger(L, 0);
  lua_pushinteger(L, count);
  lua_pushcclosure(L, next_part, 4);
  return 1;
}

/* --- values */

void qb_push_string(lua_State *L, quoth_string s) {
  if (s.data)
    lua_pushlstring(L, s.data, s.length);
  else
    lua_pushnil(L);
}

void qb_push_span_text(lua_State *L, const qb_object *o, quoth_span span) {
  if (span.start == QUOTH_NONE)
    lua_pushnil(L);
  else
    lua_pushlstring(L, quoth_text(o->article).data + span.start, span.end - span.start);
}

void qb_push_first(lua_State *L, quoth_span span) {
  if (span.start == QUOTH_NONE)
    lua_pushnil(L);
  else
    lua_pushinteger(L, (lua_Integer)span.start + 1);
}

void qb_push_last(lua_State *L, quoth_span span) {
  if (span.start == QUOTH_NONE)
    lua_pushnil(L);
  else
    lua_pushinteger(L, span.end);
}

void qb_push_span(lua_State *L, quoth_span span) {
  if (span.start == QUOTH_NONE) {
    lua_pushnil(L);
    return;
  }
  lua_createtable(L, 2, 0);
  qb_push_first(L, span);
  lua_rawseti(L, -2, 1);
  qb_push_last(L, span);
  lua_rawseti(L, -2, 2);
}

void qb_push_spans(lua_State *L, const quoth_span *spans, uint32_t first, uint32_t count) {
  lua_createtable(L, (int)count, 0);
  for (uint32_t i = 0; i < count; i++) {
    qb_push_span(L, spans[first + i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* --- metamethods; upvalue 1 is the class, upvalue 2 its members: a field's number or a method */

static const qb_class *class_of(lua_State *L) { return lua_touserdata(L, lua_upvalueindex(1)); }

static int index_object(lua_State *L) {
  const qb_class *class = class_of(L);
  lua_settop(L, 2);
  qb_object object = qb_open(L, 1, class);
  if (class->at && lua_type(L, 2) == LUA_TNUMBER) {
    class->at(L, &object);
    return 1;
  }
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(2)) == LUA_TNUMBER) class->fields[lua_tointeger(L, -1)].get(L, &object);
  return 1;
}

static int newindex_object(lua_State *L) {
  return luaL_error(L, "%s is read-only (field '%s')", class_of(L)->name, luaL_tolstring(L, 2, NULL));
}

static int equal_objects(lua_State *L) {
  const char *name = class_of(L)->name;
  const qb_part *a = luaL_testudata(L, 1, name), *b = luaL_testudata(L, 2, name);
  lua_pushboolean(L, a && b && a->box == b->box && a->index == b->index);
  return 1;
}

static int object_tostring(lua_State *L) {
  const qb_class *class = class_of(L);
  lua_settop(L, 1);
  lua_pushnil(L);
  qb_object object = qb_open(L, 1, class);
  class->tostring(L, &object);
  return 1;
}

/* upvalues: class, object, number of the next field */
static int next_field(lua_State *L) {
  const qb_class *class = class_of(L);
  lua_settop(L, 0);
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushnil(L);
  qb_object object = qb_open(L, 1, class);
  for (lua_Integer i = lua_tointeger(L, lua_upvalueindex(3)); class->fields[i].name; i++) {
    lua_settop(L, QB_SELF_ARTICLE);
    class->fields[i].get(L, &object);
    if (lua_isnil(L, -1)) continue;
    lua_pushinteger(L, i + 1);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushstring(L, class->fields[i].name);
    lua_insert(L, -2);
    return 2;
  }
  return 0;
}

static int object_pairs(lua_State *L) {
  const qb_class *class = class_of(L);
  qb_open(L, 1, class);
  push_class(L, class);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_field, 3);
  return 1;
}

static void set_meta(lua_State *L, const qb_class *class, const char *name, lua_CFunction function) {
  push_class(L, class);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, name);
}

/* Table of members; __members in the metatable, so that a test can compare it with the reference. */
static void push_members(lua_State *L, const qb_class *class) {
  lua_newtable(L);
  luaL_setfuncs(L, class->methods, 0);
  for (int i = 0; class->fields[i].name; i++) {
    lua_pushinteger(L, i);
    lua_setfield(L, -2, class->fields[i].name);
  }
}

void qb_register(lua_State *L, const qb_class *class) {
  if (luaL_newmetatable(L, class->name)) {
    set_meta(L, class, "__newindex", newindex_object);
    set_meta(L, class, "__tostring", object_tostring);
    set_meta(L, class, "__pairs", object_pairs);
    if (class != &qb_article_class) set_meta(L, class, "__eq", equal_objects);
    if (class->meta) luaL_setfuncs(L, class->meta, 0);
    push_class(L, class);
    push_members(L, class);
    lua_pushvalue(L, -1);
    lua_setfield(L, -4, "__members");
    lua_pushcclosure(L, index_object, 2);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, class->name);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}
