/*
** A host in C with quoth linked in, nothing to install beside it but lua/:
**   make libquoth.a
**   cc examples/embed.c build/libquoth.a $(.ci/deps --include) $(.ci/deps --lexbor) $(.ci/deps --library) -lm -ldl
**   ./a.out lua <examples/digest.txt
*/
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>

int luaopen_quoth_core(lua_State *L);

static const char script[] = "package.path = ... .. '/?.lua;' .. ... .. '/?/init.lua'\n"
                             "local article = assert(require 'quoth'.parse(io.read 'a'))\n"
                             "for s in article:statements() do print(s.name, s.kind, s.text) end\n";

int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  if (!L) return 1;
  luaL_openlibs(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, luaopen_quoth_core);
  lua_setfield(L, -2, "quoth.core");
  int failed = luaL_loadstring(L, script);
  lua_pushstring(L, argc > 1 ? argv[1] : "lua");
  failed = failed || lua_pcall(L, 1, 0, 0);
  if (failed) fprintf(stderr, "%s\n", lua_tostring(L, -1));
  lua_close(L);
  return failed;
}
