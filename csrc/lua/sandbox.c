/*
** A Lua state of its own for rule files that are not trusted (quoth.Sandbox): memory with a cap, a budget of
** instructions for each call, nothing of the host's in it. Values pass between the two states as copies of plain data.
** What is in the state, and what of it untrusted code reaches, is lua/quoth/rules/inside.lua's affair.
*/
#if !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 199309L
#endif

#include <lualib.h>
#include <string.h>
#include <time.h>

#include "lua/binding.h"

enum {
  HOOK_STEPS = 100,      /* instructions between two looks at the budget */
  BYTES_PER_STEP = 64,   /* what allocating costs, so that a long string is no single step */
  MAX_DEPTH = 16,        /* of tables in tables that pass between the states */
  VALUE_BYTES = 16,      /* what a value takes that is copied, beside a string's bytes */
  ERROR_BYTES = 1 << 16, /* of a table that is an error */
  MESSAGE_BYTES = 2000
};

typedef struct sandbox {
  lua_State *state; /* NULL: not opened, or closed */
  quoth_alloc alloc;
  size_t used, cap; /* bytes */
  lua_Integer steps, left;
  double seconds, deadline; /* of processor time of this thread */
  bool spent;               /* the budget was used up once: the state never runs again */
  bool full;                /* the cap, not the host, refused memory */
} sandbox;

#define CLASS "quoth.Sandbox"

static double now(void) {
  struct timespec t;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t)) return 0;
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void *allocate(void *ud, void *p, size_t old, size_t size) {
  sandbox *box = ud;
  size_t before = p ? old : 0; /* of a new object `old` is its type */
  if (size > before && size - before > box->cap - box->used) {
    box->full = true;
    return NULL;
  }
  void *q = box->alloc.fn(box->alloc.ud, p, old, size);
  if (!q && size) return NULL;
  box->used += size - before;
  box->left -= (lua_Integer)(size / BYTES_PER_STEP);
  return q;
}

static sandbox *sandbox_of(lua_State *S) {
  void *ud;
  lua_getallocf(S, &ud);
  return ud;
}

static void count(lua_State *S, lua_Debug *debug) {
  sandbox *box = sandbox_of(S);
  (void)debug;
  box->left -= HOOK_STEPS;
  if (box->left > 0 && now() < box->deadline) return;
  box->spent = true;
  luaL_error(S, "the budget of instructions is used up");
}

/* here() -> "talks.lua:10": the innermost line of a rule file; "?" where none runs. */
static int here(lua_State *S) {
  lua_Debug debug;
  for (int level = 1; lua_getstack(S, level, &debug); level++) {
    lua_getinfo(S, "Sl", &debug);
    if (*debug.source != '@') continue;
    lua_pushfstring(S, "%s:%d", debug.short_src, debug.currentline);
    return 1;
  }
  lua_pushliteral(S, "?");
  return 1;
}

/*
** framed(f) -> f as a function of C. Before a last call (return rules{...}) Lua drops the frame of the file, and with it
** its line, but not before one of a function of C.
*/
static int framed_call(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}

int qb_framed(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  lua_pushcclosure(L, framed_call, 1);
  return 1;
}

/*
** --- copies: plain values only; functions and userdata become nil. false: too deep, no room on a stack, or over *room:
** bytes that may be copied, so that what stands in a thousand places of a value is no way to fill the host.
*/

static bool take_room(size_t *room, size_t size) {
  if (size > *room) return false;
  *room -= size;
  return true;
}

static bool copy(lua_State *from, int index, lua_State *to, int depth, size_t *room) {
  size_t length = lua_type(from, index) == LUA_TSTRING ? lua_rawlen(from, index) : 0;
  index = lua_absindex(from, index);
  if (depth > MAX_DEPTH || !take_room(room, VALUE_BYTES + length) || !lua_checkstack(from, 3) || !lua_checkstack(to, 4))
    return false;
  switch (lua_type(from, index)) {
    case LUA_TBOOLEAN: lua_pushboolean(to, lua_toboolean(from, index)); return true;
    case LUA_TNUMBER:
      if (lua_isinteger(from, index))
        lua_pushinteger(to, lua_tointeger(from, index));
      else
        lua_pushnumber(to, lua_tonumber(from, index));
      return true;
    case LUA_TSTRING: {
      const char *text = lua_tolstring(from, index, &length);
      lua_pushlstring(to, text, length);
      return true;
    }
    case LUA_TTABLE: break;
    default: lua_pushnil(to); return true;
  }
  lua_newtable(to);
  for (lua_pushnil(from); lua_next(from, index); lua_pop(from, 1)) {
    int key = lua_type(from, -2);
    if (key != LUA_TSTRING && key != LUA_TNUMBER) continue;
    if (!copy(from, -2, to, depth + 1, room) || !copy(from, -1, to, depth + 1, room)) return false;
    lua_rawset(to, -3);
  }
  return true;
}

/* --- runs inside, under lua_pcall */

typedef struct call {
  lua_State *host;
  int first, last; /* arguments on the host's stack; of open_state: the chunks */
} call;

/* Runs the function that the opening chunk returned. */
static int run(lua_State *S) {
  const call *c = lua_touserdata(S, 1);
  size_t room = SIZE_MAX; /* the cap of the state is enough */
  lua_settop(S, 0);
  lua_getfield(S, LUA_REGISTRYINDEX, CLASS);
  for (int i = c->first; i <= c->last; i++)
    if (!copy(c->host, i, S, 0, &room)) return luaL_error(S, "a value is too deep");
  lua_call(S, c->last - c->first + 1, 1);
  return 1;
}

static void load_chunk(lua_State *S, lua_State *host, int index) {
  size_t length;
  const char *text = lua_tolstring(host, index, &length);
  if (luaL_loadbufferx(S, text, length, "=quoth", "t")) lua_error(S);
}

/* The libraries of which inside.lua gives a part, the patterns, and inside.lua itself. */
static int open_state(lua_State *S) {
  static const luaL_Reg libraries[] = {{LUA_GNAME, luaopen_base},        {LUA_TABLIBNAME, luaopen_table},
                                       {LUA_STRLIBNAME, luaopen_string}, {LUA_MATHLIBNAME, luaopen_math},
                                       {LUA_UTF8LIBNAME, luaopen_utf8},  {NULL, NULL}};
  const call *c = lua_touserdata(S, 1);
  for (const luaL_Reg *library = libraries; library->name; library++) {
    luaL_requiref(S, library->name, library->func, 1);
    lua_pop(S, 1);
  }
  load_chunk(S, c->host, c->last);
  lua_pushcfunction(S, here);
  lua_pushcfunction(S, qb_framed);
  load_chunk(S, c->host, c->first);
  lua_call(S, 0, 1);
  lua_call(S, 3, 1);
  lua_setfield(S, LUA_REGISTRYINDEX, CLASS);
  return 0;
}

static int protect(sandbox *box, lua_CFunction f, call *c) {
  box->left = box->steps;
  box->deadline = now() + box->seconds;
  box->full = false;
  lua_settop(box->state, 0);
  lua_pushcfunction(box->state, f);
  lua_pushlightuserdata(box->state, c);
  return lua_pcall(box->state, 1, 1, 0);
}

/* The text on top of the state, as far as it is of use. */
static void push_message(lua_State *L, lua_State *S) {
  size_t length;
  const char *text = lua_tolstring(S, -1, &length);
  lua_pushlstring(L, text, length < MESSAGE_BYTES ? length : MESSAGE_BYTES);
}

/* false and what was wrong, a text or a table, on the host's stack. The host's own lack of memory is the host's error. */
static int failed(lua_State *L, const sandbox *box, int status) {
  size_t room = ERROR_BYTES;
  lua_pushboolean(L, 0);
  int top = lua_gettop(L);
  if (box->spent)
    lua_pushfstring(L, "the budget of %d instructions is used up", (int)box->steps);
  else if (status == LUA_ERRMEM && box->full)
    lua_pushfstring(L, "the memory of %d bytes is used up", (int)box->cap);
  else if (status == LUA_ERRMEM)
    return qb_no_memory(L);
  else if (lua_type(box->state, -1) == LUA_TSTRING)
    push_message(L, box->state);
  else if (!lua_istable(box->state, -1) || !copy(box->state, -1, L, 0, &room)) {
    lua_settop(L, top);
    lua_pushfstring(L, "the error is no text but a %s", luaL_typename(box->state, 1));
  }
  return 2;
}

/* --- for the host */

static void close_state(sandbox *box) {
  lua_State *S = box->state;
  box->state = NULL;
  if (S) lua_close(S);
}

static int collect(lua_State *L) {
  close_state(luaL_checkudata(L, 1, CLASS));
  return 0;
}

static lua_Integer check_range(lua_State *L, int arg, lua_Integer least, lua_Integer most) {
  lua_Integer value = luaL_checkinteger(L, arg);
  luaL_argcheck(L, value >= least && value <= most, arg, "out of range");
  return value;
}

/*
** sandbox(patterns, inside, steps, bytes, seconds): two chunks; the second is called with here(), framed() and what the
** first returns, and returns the function that run calls.
*/
int qb_sandbox(lua_State *L) {
  luaL_checktype(L, 1, LUA_TSTRING);
  luaL_checktype(L, 2, LUA_TSTRING);
  lua_Integer steps = check_range(L, 3, 1, 2000000000), bytes = check_range(L, 4, 1, 2000000000);
  double seconds = luaL_checknumber(L, 5);
  sandbox *box = lua_newuserdatauv(L, sizeof *box, 0);
  memset(box, 0, sizeof *box);
  luaL_setmetatable(L, CLASS);
  box->alloc = qb_alloc(L);
  box->steps = box->left = steps;
  box->cap = (size_t)bytes;
  box->seconds = seconds;
  box->state = qb_newstate(allocate, box);
  call c = {L, 1, 2};
  int status = box->state ? protect(box, open_state, &c) : LUA_ERRMEM;
  if (status != LUA_OK) {
    if (!box->state && !box->full) return qb_no_memory(L);
    failed(L, box, status);
    return lua_error(L);
  }
  lua_sethook(box->state, count, LUA_MASKCOUNT, HOOK_STEPS);
  return 1;
}

/* box:run(...) -> true and the result, or false and a message. */
static int run_box(lua_State *L) {
  sandbox *box = luaL_checkudata(L, 1, CLASS);
  luaL_argcheck(L, box->state, 1, "the sandbox is closed");
  call c = {L, 2, lua_gettop(L)};
  luaL_checkstack(L, MAX_DEPTH * 3 + 8, NULL);
  int status = box->spent ? LUA_ERRRUN : protect(box, run, &c);
  if (status != LUA_OK) return failed(L, box, status);
  lua_pushboolean(L, 1);
  size_t room = 2 * box->cap; /* a value that is there once fits */
  if (copy(box->state, -1, L, 0, &room)) return 2;
  lua_settop(L, c.last);
  lua_pushboolean(L, 0);
  lua_pushliteral(L, "a value is too deep, or too large");
  return 2;
}

void qb_register_sandbox(lua_State *L) {
  static const luaL_Reg methods[] = {{"run", run_box}, {NULL, NULL}};
  if (luaL_newmetatable(L, CLASS)) {
    lua_pushcfunction(L, collect);
    lua_setfield(L, -2, "__gc");
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushliteral(L, CLASS);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}
