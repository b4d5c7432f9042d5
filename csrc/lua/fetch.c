#define _POSIX_C_SOURCE 200809L
#include "lua/fetch.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "fetch/coding.h"
#include "fetch/fetcher.h"
#include "fetch/url.h"

#if defined(__GNUC__)
#define EXPORT __attribute__((visibility("default")))
#else
#define EXPORT
#endif

/* --- userdata */

typedef struct head {
  void *self;
} head;

void *qf_check(lua_State *L, int arg, const char *name, size_t size) {
  head *p = luaL_checkudata(L, arg, name);
  if (lua_rawlen(L, arg) != size || p->self != p) luaL_argerror(L, arg, "not a valid object");
  return p;
}

void *qf_new(lua_State *L, const char *name, size_t size) {
  head *p = lua_newuserdatauv(L, size, 1);
  memset(p, 0, size);
  p->self = p;
  luaL_setmetatable(L, name);
  return p;
}

void qf_class(lua_State *L, const char *name, const luaL_Reg *methods, lua_CFunction close) {
  if (luaL_newmetatable(L, name)) {
    lua_pushcfunction(L, close);
    lua_setfield(L, -2, "__gc");
#if LUA_VERSION_NUM >= 504
    lua_pushcfunction(L, close);
    lua_setfield(L, -2, "__close");
#endif
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, name);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}

quoth_alloc qf_alloc(lua_State *L) {
  quoth_alloc alloc;
  alloc.fn = lua_getallocf(L, &alloc.ud);
  return alloc;
}

int qf_no_memory(lua_State *L) { return luaL_error(L, "not enough memory"); }

int qf_fail(lua_State *L, qt_reason reason) {
  if (reason == QT_REASON_NO_MEMORY) return qf_no_memory(L);
  luaL_pushfail(L);
  lua_pushstring(L, qt_reason_text(reason));
  lua_pushstring(L, qt_reason_name(reason));
  return 3;
}

/* --- buffers */

static const char BUFFER[] = "quoth.fetch.Buffer";

static int free_buffer(lua_State *L) {
  qf_buffer *b = qf_check(L, 1, BUFFER, sizeof *b);
  if (b->alloc.fn) qt_bytes_free(&b->alloc, &b->bytes);
  return 0;
}

qf_buffer *qf_buffer_new(lua_State *L) {
  qf_buffer *b = qf_new(L, BUFFER, sizeof *b);
  b->alloc = qf_alloc(L);
  return b;
}

int qf_buffer_push(lua_State *L, qf_buffer *b) {
  lua_pushlstring(L, b->bytes.at ? b->bytes.at : "", b->bytes.count);
  qt_bytes_free(&b->alloc, &b->bytes);
  return 1;
}

/* --- small functions */

/* url(text[, base]) -> URL, scheme, host, port, path and query; or nil, message, code */
static int url(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length), *base = luaL_optstring(L, 2, NULL);
  qf_buffer *b = qf_buffer_new(L);
  qt_url u;
  qt_reason reason = qt_url_parse(&b->alloc, text, length, base, &u);
  b->bytes = u.text;
  if (reason != QT_REASON_NONE) return qf_fail(L, reason);
  lua_pushlstring(L, b->bytes.at, b->bytes.count);
  lua_pushstring(L, u.scheme);
  lua_pushstring(L, u.host);
  lua_pushinteger(L, u.port);
  lua_pushlstring(L, b->bytes.at + u.target, b->bytes.count - u.target);
  qt_bytes_free(&b->alloc, &b->bytes);
  return 5;
}

/* decode(coding, bytes, cap) -> bytes, members, trailing; or nil, message, code[, what there was] */
int qf_decode(lua_State *L) {
  static const char *const names[] = {"gzip", "deflate", "br", "zstd", NULL};
  int coding = luaL_checkoption(L, 1, NULL, names);
  size_t length;
  const char *in = luaL_checklstring(L, 2, &length);
  lua_Integer cap = luaL_checkinteger(L, 3);
  luaL_argcheck(L, cap >= 0, 3, "negative");
  qf_buffer *b = qf_buffer_new(L);
  qt_decoding result;
  qt_reason reason = qt_decode_body(&b->alloc, (qt_coding)coding, in, length, (size_t)cap, &result);
  b->bytes = result.out;
  if (reason == QT_REASON_TRUNCATED) return qf_fail(L, reason) + qf_buffer_push(L, b);
  if (reason != QT_REASON_NONE) {
    qt_bytes_free(&b->alloc, &b->bytes);
    return qf_fail(L, reason);
  }
  qf_buffer_push(L, b);
  lua_pushinteger(L, result.members);
  lua_pushboolean(L, result.trailing);
  return 3;
}

static int now(lua_State *L) {
  lua_pushnumber(L, (lua_Number)qt_now());
  return 1;
}

/* Unix time with a fraction */
static int wall(lua_State *L) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  lua_pushnumber(L, (lua_Number)t.tv_sec + (lua_Number)t.tv_nsec * (lua_Number)1e-9);
  return 1;
}

/* mkdir(path) -> true if it is there afterwards */
static int make_folder(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  struct stat st;
  if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode))) {
    lua_pushboolean(L, 1);
    return 1;
  }
  luaL_pushfail(L);
  lua_pushfstring(L, "%s: %s", path, strerror(errno));
  return 2;
}

/* seed() -> an integer that differs between processes, states and calls */
static int seed(lua_State *L) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  uint64_t x = (uint64_t)t.tv_nsec ^ (uint64_t)t.tv_sec << 30 ^ (uint64_t)getpid() << 15 ^ (uint64_t)(uintptr_t)L;
  x ^= x >> 33, x *= 0xff51afd7ed558ccdu, x ^= x >> 33; /* MurmurHash3's finaliser */
  lua_pushinteger(L, (lua_Integer)(x >> 1));
  return 1;
}

static const luaL_Reg functions[] = {{"transfers", qf_transfers},
                                     {"routable", qf_routable},
                                     {"robots", qf_robots},
                                     {"robots_path", qf_robots_path},
                                     {"robots_escape", qf_robots_escape},
                                     {"robots_valid_agent", qf_robots_valid_agent},
                                     {"cache_storable", qf_cache_storable},
                                     {"cache_check", qf_cache_check},
                                     {"cache_facts", qf_cache_facts},
                                     {"http_date", qf_http_date},
                                     {"warc", qf_warc},
                                     {"http_split", qf_http_split},
                                     {"gzip", qf_gzip},
                                     {"sha1", qf_sha1},
                                     {"decode", qf_decode},
                                     {"url", url},
                                     {"now", now},
                                     {"wall", wall},
                                     {"mkdir", make_folder},
                                     {"seed", seed},
                                     {NULL, NULL}};

EXPORT int luaopen_quoth_fetch_core(lua_State *L);

EXPORT int luaopen_quoth_fetch_core(lua_State *L) {
  static const luaL_Reg none[] = {{NULL, NULL}};
  luaL_checkversion(L);
  if (!qt_curl_start()) return luaL_error(L, "quoth.fetch needs libcurl 7.88 or later, not %s", qt_curl_version());
  qf_class(L, BUFFER, none, free_buffer);
  qf_transfers_open(L);
  qf_robots_open(L);
  qf_warc_open(L);
  luaL_newlib(L, functions);
  lua_pushstring(L, qt_curl_version());
  lua_setfield(L, -2, "curl");
  return 1;
}
