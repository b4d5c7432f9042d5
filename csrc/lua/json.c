/*
** JSON for Lua: article:json, error objects, and a member of an object as it stands.
*/
#include "lua/json_tags.h"

/* What is freed even when Lua raises between its growth and the pushing. */
typedef struct buffers {
  qt_buffer out, id;
  qb_json_tags tags;
} buffers;

static const char BUFFERS[] = "quoth.Buffers";

static void free_buffers(buffers *b) {
  qt_buffer_free(&b->out);
  qt_buffer_free(&b->id);
  qb_json_tags_free(&b->tags);
}

static int collect(lua_State *L) {
  free_buffers(luaL_checkudata(L, 1, BUFFERS));
  return 0;
}

void qb_register_buffer(lua_State *L) {
  if (luaL_newmetatable(L, BUFFERS)) {
    lua_pushcfunction(L, collect);
    lua_setfield(L, -2, "__gc");
    lua_pushstring(L, BUFFERS);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}

static buffers *new_buffers(lua_State *L) {
  buffers *b = lua_newuserdatauv(L, sizeof *b, 0);
  memset(b, 0, sizeof *b);
  b->out.alloc = b->id.alloc = b->tags.alloc = qb_alloc(L);
  luaL_setmetatable(L, BUFFERS);
  return b;
}

/* Pushes what was written and frees the buffers without waiting for the collector. */
static int push_result(lua_State *L, buffers *b, bool ok) {
  if (!ok) return qb_no_memory(L);
  lua_pushlstring(L, b->out.at, b->out.count);
  free_buffers(b);
  return 1;
}

/* A string of the stack as a borrowed string; absent where there is none. */
static quoth_string string_at(lua_State *L, int index) {
  size_t length = 0;
  const char *p = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &length) : NULL;
  if (p && length > QUOTH_MAX_BYTES) luaL_error(L, "a string is longer than %d bytes", (int)QUOTH_MAX_BYTES);
  return (quoth_string){p, (uint32_t)length};
}

/* --- article:json(options) */

static bool unit_named(const char *name, qt_unit *unit) {
  static const char *const names[] = {[QT_BYTE] = "byte", [QT_CODEPOINT] = "codepoint", [QT_UTF16] = "utf16"};
  for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
    if (strcmp(names[i], name) != 0) continue;
    *unit = (qt_unit)i;
    return true;
  }
  return false;
}

/* One option: key at -2, value at -1. */
static void read_option(lua_State *L, qt_json_options *o) {
  const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
  if (strcmp(key, "offsets") == 0) {
    const char *name = luaL_tolstring(L, -1, NULL);
    if (!unit_named(name, &o->unit))
      luaL_argerror(L, 2, lua_pushfstring(L, "offsets '%s' is none of: codepoint byte utf16", name));
  } else if (strcmp(key, "sentences") == 0 || strcmp(key, "entries") == 0 || strcmp(key, "answers") == 0) {
    if (lua_type(L, -1) != LUA_TBOOLEAN)
      luaL_argerror(L, 2, lua_pushfstring(L, "%s must be a boolean, not a %s", key, luaL_typename(L, -1)));
    *(*key == 's' ? &o->sentences : *key == 'e' ? &o->entries : &o->answers) = lua_toboolean(L, -1);
  } else if (strcmp(key, "id_json") == 0) {
    if (lua_type(L, -1) != LUA_TSTRING)
      luaL_argerror(L, 2, lua_pushfstring(L, "id_json must be a string, not a %s", luaL_typename(L, -1)));
    o->id = string_at(L, -1); /* anchored by the table */
  } else if (strcmp(key, "tags") == 0) {
    if (lua_type(L, -1) != LUA_TTABLE)
      luaL_argerror(L, 2, lua_pushfstring(L, "tags must be a table, not a %s", luaL_typename(L, -1)));
  } else {
    luaL_argerror(
        L, 2,
        lua_pushfstring(L, "unknown option '%s'; json takes offsets, sentences, entries, answers, id_json, tags",
                        luaL_tolstring(L, -2, NULL)));
  }
}

/* The id as JSON, from the article's slot: a string or an integer. */
static bool write_id(lua_State *L, int index, qt_buffer *b) {
  quoth_string given = string_at(L, index);
  if (lua_type(L, index) == LUA_TSTRING) return qt_json_string(b, given.data, given.length);
  size_t length;
  const char *digits = luaL_tolstring(L, index, &length);
  b->at = b->alloc.fn(b->alloc.ud, NULL, 0, length);
  if (!b->at) return false;
  b->capacity = b->count = length;
  memcpy(b->at, digits, length);
  return true;
}

int qb_article_json(lua_State *L) {
  enum { OPTIONS = 2, ARTICLE, BUFFER, SLOTS, CODE, URL, ID, PUBLISHED };
  qt_json_options options = {.unit = QT_CODEPOINT};
  lua_settop(L, OPTIONS);
  if (!lua_isnil(L, OPTIONS)) {
    luaL_checktype(L, OPTIONS, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, OPTIONS); lua_settop(L, OPTIONS + 1)) read_option(L, &options);
  }
  lua_settop(L, OPTIONS);
  qb_object o = qb_open(L, 1, &qb_article_class);
  buffers *b = new_buffers(L);
  lua_getiuservalue(L, ARTICLE, 1);
  lua_rawgeti(L, SLOTS, QB_CODE);
  lua_rawgeti(L, SLOTS, QB_URL);
  lua_rawgeti(L, SLOTS, QB_ID);
  lua_rawgeti(L, SLOTS, QB_PUBLISHED);
  if (!lua_isnil(L, OPTIONS)) {
    lua_pushliteral(L, "tags");
    lua_rawget(L, OPTIONS);
    if (lua_istable(L, -1)) options.tags = qb_json_tags_read(L, lua_gettop(L), o.article, &b->tags);
  }
  options.language = string_at(L, CODE);
  options.url = string_at(L, URL);
  options.published = string_at(L, PUBLISHED);
  if (!options.id.data && !lua_isnil(L, ID)) {
    if (!write_id(L, ID, &b->id)) return qb_no_memory(L);
    options.id = (quoth_string){b->id.at, (uint32_t)b->id.count};
  }
  return push_result(L, b, qt_json_article(&b->out, o.article, &options));
}

/* json_error(code, message, id_json) */
int qb_json_error(lua_State *L) {
  const char *code = luaL_checkstring(L, 1);
  luaL_checkstring(L, 2);
  lua_settop(L, 3);
  buffers *b = new_buffers(L);
  return push_result(L, b, qt_json_error(&b->out, string_at(L, 3), code, string_at(L, 2)));
}

/* json_string(text): a JSON string, marks included */
int qb_json_string(lua_State *L) {
  luaL_checkstring(L, 1);
  lua_settop(L, 1);
  buffers *b = new_buffers(L);
  quoth_string text = string_at(L, 1);
  return push_result(L, b, qt_json_string(&b->out, text.data, text.length));
}

/* --- a member as it stands */

static size_t skip_space(const char *p, size_t n, size_t i) {
  while (i < n && (p[i] == ' ' || p[i] == '\t' || p[i] == '\n' || p[i] == '\r')) i++;
  return i;
}

/* p[i] opens a string; behind its closing mark, or n. An even number of backslashes escapes nothing. */
static size_t skip_string(const char *p, size_t n, size_t i) {
  const size_t start = i + 1;
  for (size_t at = start, back; at < n; at++) {
    const char *mark = memchr(p + at, '"', n - at);
    if (!mark) return n;
    at = back = (size_t)(mark - p);
    while (back > start && p[back - 1] == '\\') back--;
    if ((at - back) % 2 == 0) return at + 1;
  }
  return n;
}

/* Behind the value at i: the comma or bracket that ends it stands at the result. */
static size_t skip_value(const char *p, size_t n, size_t i) {
  size_t depth = 0;
  while (i < n) {
    char c = p[i];
    if (c == '"') {
      i = skip_string(p, n, i);
      continue;
    }
    if (depth == 0 && (c == ',' || c == '}' || c == ']')) return i;
    if (c == '{' || c == '[') depth++;
    if (c == '}' || c == ']') depth--;
    i++;
  }
  return n;
}

/*
** json_member(line, name): the value of a member of the outermost object as the line has it (the
** last one where there are several), or nil. A decoder would round large numbers. What it finds in
** a line that is no JSON need not be JSON either.
*/
int qb_json_member(lua_State *L) {
  size_t n, name_length, found = 0, found_end = 0;
  const char *p = luaL_checklstring(L, 1, &n), *name = luaL_checklstring(L, 2, &name_length);
  size_t i = skip_space(p, n, 0);
  if (i == n || p[i] != '{') return 0;
  do {
    size_t key = skip_space(p, n, i + 1);
    if (key >= n || p[key] != '"') break;
    size_t key_end = skip_string(p, n, key);
    i = skip_space(p, n, key_end);
    if (i >= n || p[i] != ':') break;
    size_t value = skip_space(p, n, i + 1);
    i = skip_value(p, n, value);
    if (i == n) break; /* cut off: no telling where the value ends */
    if (key_end - key != name_length + 2 || memcmp(p + key + 1, name, name_length) != 0) continue;
    found = value;
    found_end = i;
  } while (p[i] == ',');
  while (found_end > found && skip_space(p, found_end, found_end - 1) == found_end) found_end--;
  if (found == found_end) return 0;
  lua_pushlstring(L, p + found, found_end - found);
  return 1;
}
