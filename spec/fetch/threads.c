/*
** Eight states in eight threads, the module linked in (libquoth-fetch.a), each fetching from a server on loopback
** at the same time. make tsan runs it under the thread sanitizer.
*/
#define _POSIX_C_SOURCE 200809L
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 8, PAGES = 100 };

int luaopen_quoth_fetch_core(lua_State *L);

static const char script[] =
    "local port, pages = ...\n"
    "package.path = './lua/?.lua;./lua/?/init.lua'\n"
    "package.cpath = ''\n"
    "local fetch = require 'quoth.fetch'\n"
    "local urls, good = {}, 0\n"
    "for i = 1, pages do urls[i] = ('http://127.0.1.%d:%d/t-%d'):format(i % 3 + 1, port, i) end\n"
    "local f = assert(fetch.fetcher { urls = urls, allow = { '127.0.0.0/8' }, as = 'response', delay = 0, per_host = 4 "
    "})\n"
    "for _, r in f do good = good + (r and r.status == 200 and 1 or 0) end\n"
    "f:close()\n"
    "fetch.get(('http://localhost:%d/x'):format(port), { retries = 0, timeout_connect = 1 })\n"
    "return good\n";

typedef struct job {
  pthread_t thread;
  int port, good;
} job;

static int open_state(lua_State *L) {
  luaL_openlibs(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, luaopen_quoth_fetch_core);
  lua_setfield(L, -2, "quoth.fetch.core");
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
    lua_pushinteger(L, j->port);
    lua_pushinteger(L, PAGES);
    status = lua_pcall(L, 2, 1, 0);
  }
  if (status == LUA_OK)
    j->good = (int)lua_tointeger(L, -1);
  else
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
  lua_close(L);
  return NULL;
}

int main(void) {
  job jobs[THREADS] = {0};
  int pid = 0, port = 0, failed = 0;
  FILE *server = popen("exec python3 spec/fetch/crawl.py 3 0", "r");
  if (!server || fscanf(server, "%d %d", &pid, &port) != 2) return 2;
  for (int i = 0; i < THREADS; i++) {
    jobs[i].port = port;
    failed += pthread_create(&jobs[i].thread, NULL, work, &jobs[i]) != 0;
  }
  for (int i = 0; i < THREADS && !failed; i++) pthread_join(jobs[i].thread, NULL);
  for (int i = 0; i < THREADS; i++) failed += jobs[i].good != PAGES;
  kill(pid, SIGTERM);
  pclose(server);
  printf("%s: %d passed, %d failed\n", __FILE__, failed == 0, failed != 0);
  return failed != 0;
}
