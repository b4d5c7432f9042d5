/*
** Rules from their files to their tags: spec/fuzz/rules.lua makes rules of the bytes. The state lives on from input
** to input, as a host's would; what a rule file leaves behind must not pile up.
*/
#include <lualib.h>

#include "fuzz.h"
#include "lua/compat.h"

int luaopen_quoth_core(lua_State *L);

static host_memory memory;

static lua_State *open_state(void) {
  lua_State *L = qb_newstate(host_alloc, &memory);
  MUST(L);
  luaL_openlibs(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, luaopen_quoth_core);
  lua_setfield(L, -2, "quoth.core");
  lua_settop(L, 0);
  FAIL_UNLESS(
      luaL_dostring(L, "package.path = './lua/?.lua;./lua/?/init.lua'; return dofile 'spec/fuzz/rules.lua'") == LUA_OK,
      lua_tostring(L, -1));
  return L;
}

/* Bytes that the state may hold beyond what it held at first: caches, the string table. */
enum { SLACK = 8 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static lua_State *L;
  static size_t held, runs;
  if (!L) {
    L = open_state();
    lua_gc(L, LUA_GCCOLLECT, 0);
    held = memory.held;
  }
  lua_pushvalue(L, 1);
  lua_pushlstring(L, (const char *)data, size);
  FAIL_UNLESS(lua_pcall(L, 1, 0, 0) == LUA_OK, lua_tostring(L, -1));
  if (++runs % 256 == 0) {
    lua_gc(L, LUA_GCCOLLECT, 0);
    MUST(memory.held < held + SLACK && memory.wrong_sizes == 0);
  }
  return 0;
}
