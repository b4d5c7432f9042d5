/*
** What the writers in Lua need of a text: offsets in other units, UTF-8 without bad bytes, JSON strings, a
** name for its bytes.
*/
#include <inttypes.h>
#include <stdio.h>

#include "base/offsets.h"
#include "lua/binding.h"

/* --- offsets(text, unit): an object; object(i) is the offset, from 0, of the text's byte i (from 1) */

static const char OFFSETS[] = "quoth.Offsets";

typedef struct offsets {
  quoth_alloc alloc;
  qt_offset_index index;
} offsets;

static int collect_offsets(lua_State *L) {
  offsets *o = luaL_checkudata(L, 1, OFFSETS);
  qt_index_free(&o->alloc, &o->index);
  o->index.text.data = NULL;
  return 0;
}

static int call_offsets(lua_State *L) {
  offsets *o = luaL_checkudata(L, 1, OFFSETS);
  lua_Integer byte = luaL_checkinteger(L, 2);
  luaL_argcheck(L, o->index.text.data != NULL, 1, "its text is gone");
  luaL_argcheck(L, byte >= 1 && byte - 1 <= (lua_Integer)o->index.text.length, 2, "no byte of the text");
  lua_pushinteger(L, qt_indexed_offset(&o->index, (uint32_t)(byte - 1)));
  return 1;
}

void qb_register_offsets(lua_State *L) {
  static const luaL_Reg meta[] = {{"__gc", collect_offsets}, {"__call", call_offsets}, {NULL, NULL}};
  if (luaL_newmetatable(L, OFFSETS)) {
    luaL_setfuncs(L, meta, 0);
    lua_pushstring(L, OFFSETS);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}

static quoth_string check_text(lua_State *L, int arg) {
  size_t length;
  const char *p = luaL_checklstring(L, arg, &length);
  luaL_argcheck(L, length <= QUOTH_MAX_BYTES, arg, "the text is too long");
  return (quoth_string){p, (uint32_t)length};
}

int qb_offsets(lua_State *L) {
  static const char *const units[] = {[QT_BYTE] = "byte", [QT_CODEPOINT] = "codepoint", [QT_UTF16] = "utf16", NULL};
  quoth_string text = check_text(L, 1);
  qt_unit unit = (qt_unit)luaL_checkoption(L, 2, "codepoint", units);
  offsets *o = lua_newuserdatauv(L, sizeof *o, 1);
  memset(o, 0, sizeof *o);
  o->alloc = qb_alloc(L);
  luaL_setmetatable(L, OFFSETS);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  return qt_index_offsets(&o->alloc, &o->index, text, unit) ? 1 : qb_no_memory(L);
}

/* --- utf8(text): the text; each byte that is no UTF-8 is U+FFFD, as the JSON has it */

int qb_utf8(lua_State *L) {
  quoth_string text = check_text(L, 1);
  lua_settop(L, 1);
  if (qt_text_check(text.data, text.length).bad_bytes == 0) return 1;
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  for (uint32_t i = 0, length; i < text.length; i += length) {
    uint32_t c = qt_decode(text.data + i, text.length - i, &length);
    if (c == QT_BAD_BYTE && length == 1)
      luaL_addlstring(&b, "\xef\xbf\xbd", 3);
    else
      luaL_addlstring(&b, text.data + i, length);
  }
  luaL_pushresult(&b);
  return 1;
}

/* --- fingerprint(text): 32 hexadecimal digits, the same for the same bytes; no cryptography */

static uint64_t fnv1a(quoth_string text, uint64_t hash) {
  for (uint32_t i = 0; i < text.length; i++) hash = (hash ^ (unsigned char)text.data[i]) * UINT64_C(0x100000001b3);
  return hash;
}

int qb_fingerprint(lua_State *L) {
  quoth_string text = check_text(L, 1);
  char digits[33];
  uint64_t high = fnv1a(text, UINT64_C(0xcbf29ce484222325)), low = fnv1a(text, high ^ text.length);
  snprintf(digits, sizeof digits, "%016" PRIx64 "%016" PRIx64, high, low);
  lua_pushlstring(L, digits, 32);
  return 1;
}
