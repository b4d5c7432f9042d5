/*
** An embedding host: the core linked in (libquoth.a), its entry in package.preload, nothing on the cpath, and two
** states in two threads that parse at the same time. Both must say what a single state says.
** threads LUA_FOLDER; make test runs it, make tsan under the thread sanitizer.
*/
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 2 };

int luaopen_quoth_core(lua_State *L);

static const char script[] =
    "local path = ...\n"
    "package.path = path .. '/?.lua;' .. path .. '/?/init.lua'\n"
    "package.cpath = ''\n"
    "local quoth = require 'quoth'\n"
    "local out = {}\n"
    "for i = 1, 60 do\n"
    "  local text = ('\"We see no reason,\" Jane Roe, the bank\\'s economist, said, \"to move "
    "%d.\"\\n\\n'):format(i):rep(5)\n"
    "  local article = assert(quoth.parse(text, { language = 'en', id = i }))\n"
    "  out[#out + 1] = article:json()\n"
    "  for statement in article:statements() do out[#out + 1] = tostring(statement) end\n"
    "end\n"
    "return table.concat(out, '\\n')\n";

typedef struct job {
  pthread_t thread;
  const char *path;
  char *result; /* malloc'ed */
} job;

static int open_state(lua_State *L) {
  luaL_openlibs(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, luaopen_quoth_core);
  lua_setfield(L, -2, "quoth.core");
  return 0;
}

static void *work(void *argument) {
  job *j = argument;
  lua_State *L = luaL_newstate();
  if (!L) return NULL;
  lua_pushcfunction(L, open_state);
  int status = lua_pcall(L, 0, 0, 0);
  if (status == LUA_OK) status = luaL_loadstring(L, script);
  if (status == LUA_OK) {
    lua_pushstring(L, j->path);
    status = lua_pcall(L, 1, 1, 0);
  }
  const char *text = lua_tostring(L, -1);
  if (status != LUA_OK)
    fprintf(stderr, "%s\n", text ? text : "?");
  else if (text && (j->result = malloc(strlen(text) + 1)) != NULL)
    strcpy(j->result, text);
  lua_close(L);
  return NULL;
}

int main(int argc, char **argv) {
  job alone = {.path = argc > 1 ? argv[1] : "lua"}, jobs[THREADS];
  int failed = 0;
  work(&alone);
  for (int i = 0; i < THREADS; i++) {
    jobs[i] = (job){.path = alone.path};
    failed += pthread_create(&jobs[i].thread, NULL, work, &jobs[i]) != 0;
  }
  for (int i = 0; i < THREADS && !failed; i++) pthread_join(jobs[i].thread, NULL);
  for (int i = 0; i < THREADS; i++) {
    failed += !alone.result || !jobs[i].result || strcmp(alone.result, jobs[i].result) != 0;
    free(jobs[i].result);
  }
  failed += !alone.result || strstr(alone.result, "\"schema\":\"quoth/1\"") == NULL;
  free(alone.result);
  printf("%s: %d passed, %d failed\n", __FILE__, failed == 0, failed != 0);
  return failed != 0;
}
