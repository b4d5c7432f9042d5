/*
** A host whose memory runs out: oom 'LIB/?.so' SCRIPT. Compiled with LINKED, it has quoth.core linked in (libquoth.a).
** The script returns a function that uses the whole API. It is called while the n-th allocation fails, n = 1, 2, ...
** until it gets through, once with only that one failing and once with all that follow. What must hold: an error that
** says so, no crash, no growth, a state that works afterwards, and after lua_close no byte held. Then the same for the
** loading of the modules, on fresh states.
*/
#include <lualib.h>

#include "host.h"
#include "lua/compat.h"

/* Every n is tried up to `exact`, from there on only some: the same few loops allocate again and again. */
typedef struct plan {
  size_t exact, stride;
} plan;

static const plan running_plan = {3000, 7}, loading_plan = {400, 997};
enum { SLACK = 16384 }; /* bytes: Lua's string table and stack grow and stay */

static int failures;

#define EXPECT(condition, ...) \
  do { \
    if (!(condition)) { \
      failures++; \
      printf("%s:%d: " #condition " ", __FILE__, __LINE__); \
      printf(__VA_ARGS__); \
      printf("\n"); \
    } \
  } while (0)

static size_t step(size_t n, plan p) { return n < p.exact ? n + 1 : n + p.stride + n / 10; }

static bool says_no_memory(lua_State *L, int status) {
  const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
  return status == LUA_ERRMEM || strstr(message, "not enough memory") != NULL;
}

#ifdef LINKED
int luaopen_quoth_core(lua_State *L);
#endif

/* Lua itself and what is linked in; no allocation fails yet. */
static int open_libraries(lua_State *L) {
  luaL_openlibs(L);
#ifdef LINKED
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, luaopen_quoth_core);
  lua_setfield(L, -2, "quoth.core");
#endif
  return 0;
}

/* require of the modules and the script: pushes the script's function. */
static int load_script(lua_State *L) {
  const char *script = lua_touserdata(L, 1), *core_path = lua_touserdata(L, 2);
  lua_getglobal(L, "package");
  lua_pushstring(L, core_path);
  lua_setfield(L, -2, "cpath");
  lua_pushliteral(L, "./lua/?.lua;./lua/?/init.lua");
  lua_setfield(L, -2, "path");
  if (luaL_loadfile(L, script) != LUA_OK) return lua_error(L);
  lua_call(L, 0, 1);
  return 1;
}

static int call_load(lua_State *L, const char *script, const char *core_path) {
  lua_pushcfunction(L, load_script);
  lua_pushlightuserdata(L, (void *)(size_t)script);
  lua_pushlightuserdata(L, (void *)(size_t)core_path);
  return lua_pcall(L, 2, 1, 0);
}

static lua_State *open_state(host_memory *memory) {
  lua_State *L = qb_newstate(host_alloc, memory);
  if (!L) return NULL;
  lua_pushcfunction(L, open_libraries);
  if (lua_pcall(L, 0, 0, 0) == LUA_OK) return L;
  lua_close(L);
  return NULL;
}

static size_t settled(lua_State *L, const host_memory *memory) {
  lua_gc(L, LUA_GCCOLLECT, 0);
  lua_gc(L, LUA_GCCOLLECT, 0);
  return memory->held;
}

/* One call of the function on the stack while allocation n fails. Whether it got through without reaching it. */
static bool run_once(lua_State *L, host_memory *memory, size_t n, bool fail_on) {
  size_t last = memory->requests + n;
  lua_pushvalue(L, -1);
  memory->fail_at = last;
  memory->fail_on = fail_on;
  int status = lua_pcall(L, 0, 0, 0);
  memory->fail_at = 0;
  bool reached = memory->requests >= last;
  if (status != LUA_OK) {
    EXPECT(reached && says_no_memory(L, status), "n = %zu: %s", n, lua_tostring(L, -1));
    lua_pop(L, 1);
  }
  return !reached;
}

static size_t run_all(lua_State *L, host_memory *memory, bool fail_on) {
  size_t n = 1, points = 0, before = settled(L, memory);
  while (failures < 20 && !run_once(L, memory, n, fail_on)) {
    points++;
    if (points % 16 == 0) {
      lua_pushvalue(L, -1);
      int status = lua_pcall(L, 0, 0, 0);
      EXPECT(status == LUA_OK, "after n = %zu: %s", n, lua_tostring(L, -1));
      if (status != LUA_OK) lua_pop(L, 1);
      size_t now = settled(L, memory);
      EXPECT(now <= before + SLACK, "after n = %zu: %zu bytes held, %zu before", n, now, before);
    }
    n = step(n, running_plan);
  }
  return points;
}

/* The loading, on a state of its own for each n. */
static size_t load_all(const char *script, const char *core_path, bool fail_on) {
  size_t points = 0;
  for (size_t n = 1; failures < 20; n = step(n, loading_plan), points++) {
    host_memory memory = {0};
    lua_State *L = open_state(&memory);
    if (!L) break;
    size_t last = memory.requests + n;
    memory.fail_at = last;
    memory.fail_on = fail_on;
    int status = call_load(L, script, core_path);
    memory.fail_at = 0;
    bool reached = memory.requests >= last;
    EXPECT(status == LUA_OK || (reached && says_no_memory(L, status)), "loading, n = %zu: %s", n, lua_tostring(L, -1));
    if (status != LUA_OK) { /* the same state can load it now */
      lua_pop(L, 1);
      status = call_load(L, script, core_path);
      EXPECT(status == LUA_OK, "loading after n = %zu: %s", n, lua_tostring(L, -1));
    }
    lua_close(L);
    EXPECT(memory.held == 0 && memory.wrong_sizes == 0, "loading, n = %zu: %zu bytes left", n, memory.held);
    if (!reached) break;
  }
  return points;
}

int main(int argc, char **argv) {
  host_memory memory = {0};
  if (argc < 3) return fprintf(stderr, "usage: oom 'LIB/?.so' SCRIPT\n"), 2;
  lua_State *L = open_state(&memory);
  if (!L || call_load(L, argv[2], argv[1]) != LUA_OK)
    return fprintf(stderr, "not loaded: %s\n", L ? lua_tostring(L, -1) : "no memory"), 2;
  EXPECT(run_once(L, &memory, (size_t)-1 / 2, false), "nothing fails");
  EXPECT(run_once(L, &memory, (size_t)-1 / 2, false), "nothing fails, again");
  size_t points = run_all(L, &memory, false);
  points += run_all(L, &memory, true);
  lua_close(L);
  EXPECT(memory.held == 0 && memory.blocks == 0, "%zu bytes left", memory.held);
  EXPECT(memory.wrong_sizes == 0, "%zu blocks with a wrong size", memory.wrong_sizes);
  size_t loading = failures ? 0 : load_all(argv[2], argv[1], false);
  loading += failures ? 0 : load_all(argv[2], argv[1], true);
  printf("%zu points of failure while running, %zu while loading\n", points, loading);
  printf("%d passed, %d failed\n", failures ? 0 : 1, failures ? 1 : 0);
  return failures != 0;
}
