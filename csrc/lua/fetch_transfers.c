/*
** quoth.Transfers: start, step, wait, take. Nothing of Lua is called while libcurl runs; results are pushed
** afterwards, from C buffers that stay owned by the fetcher until they are all in Lua.
*/
#include <errno.h>
#include <math.h>
#include <string.h>

#include "fetch/fetcher.h"
#include "lua/fetch.h"

static const char TRANSFERS[] = "quoth.Transfers";

typedef struct transfers {
  void *self;
  qt_fetcher *fetcher; /* NULL: closed */
  qt_guard guard;
} transfers;

static int close_transfers(lua_State *L) {
  transfers *t = qf_check(L, 1, TRANSFERS, sizeof *t);
  qt_fetcher *f = t->fetcher;
  t->fetcher = NULL;
  qt_fetcher_free(f);
  if (t->guard.alloc.fn) qt_guard_free(&t->guard);
  return 0;
}

static transfers *check(lua_State *L) {
  transfers *t = qf_check(L, 1, TRANSFERS, sizeof *t);
  if (!t->fetcher) luaL_error(L, "attempt to use a closed fetcher");
  return t;
}

/* The strings of the table at index, which ends up in guard. */
static void allow(lua_State *L, int index, qt_guard *guard) {
  guard->alloc = qf_alloc(L);
  if (lua_isnoneornil(L, index)) return;
  luaL_checktype(L, index, LUA_TTABLE);
  for (lua_Integer i = 1; lua_rawgeti(L, index, i) != LUA_TNIL; i++) {
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    qt_guard_result result = text ? qt_guard_allow(guard, text) : QT_GUARD_BAD;
    if (result == QT_GUARD_NO_MEMORY) qf_no_memory(L);
    if (result == QT_GUARD_BAD)
      luaL_error(L, "allow takes addresses such as \"10.0.0.0/8\" or \"[::1]:8080\", not '%s'",
                 luaL_tolstring(L, -1, NULL));
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* transfers([allow]) */
int qf_transfers(lua_State *L) {
  lua_settop(L, 1);
  transfers *t = qf_new(L, TRANSFERS, sizeof *t);
  allow(L, 1, &t->guard);
  errno = 0;
  t->fetcher = qt_fetcher_new(qf_alloc(L), &t->guard);
  if (!t->fetcher && (errno == EMFILE || errno == ENFILE))
    return luaL_error(L, "no descriptors are left for a fetcher");
  if (!t->fetcher) return qf_no_memory(L);
  return 1;
}

/* routable(host, port[, allow]) -> may it be connected to, is it an address */
int qf_routable(lua_State *L) {
  const char *host = luaL_checkstring(L, 1);
  lua_Integer port = luaL_checkinteger(L, 2);
  lua_settop(L, 3);
  transfers *t = qf_new(L, TRANSFERS, sizeof *t);
  allow(L, 3, &t->guard);
  bool numeric;
  lua_pushboolean(L, qt_guard_host(&t->guard, host, (long)port, &numeric));
  lua_pushboolean(L, numeric);
  return 2;
}

/* --- start(id, request): request is a plain table of checked values, see lua/quoth/fetch */

enum { REQUEST = 3, MAX_STRINGS = 64 };

static const char *string_of(lua_State *L, const char *key) {
  lua_pushstring(L, key);
  const char *text = lua_rawget(L, REQUEST) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
  if (text && strlen(text) != lua_rawlen(L, -1)) luaL_error(L, "'%s' has a NUL", key);
  lua_pop(L, 1); /* the table keeps it */
  return text;
}

static double number_of(lua_State *L, const char *key) {
  lua_pushstring(L, key);
  double number = lua_rawget(L, REQUEST) == LUA_TNUMBER ? (double)lua_tonumber(L, -1) : 0;
  lua_pop(L, 1);
  return number > 0 && !isinf(number) ? number : 0;
}

static size_t size_of(lua_State *L, const char *key) {
  double number = number_of(L, key);
  return number < 4e18 ? (size_t)number : SIZE_MAX / 4;
}

static bool flag_of(lua_State *L, const char *key) {
  lua_pushstring(L, key);
  lua_rawget(L, REQUEST);
  bool flag = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return flag;
}

static void strings_of(lua_State *L, const char *key, const char **strings) {
  int count = 0;
  lua_pushstring(L, key);
  if (lua_rawget(L, REQUEST) == LUA_TTABLE)
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TSTRING; i++, lua_pop(L, 1)) {
      const char *text = lua_tostring(L, -1);
      if (count == MAX_STRINGS || strpbrk(text, "\r\n") || strlen(text) != lua_rawlen(L, -1))
        luaL_error(L, count == MAX_STRINGS ? "too many %s" : "a line break or NUL in %s", key);
      strings[count++] = text;
    }
  lua_settop(L, REQUEST);
  strings[count] = NULL;
}

static int start(lua_State *L) {
  const char *headers[MAX_STRINGS + 1], *resolve[MAX_STRINGS + 1];
  transfers *t = check(L);
  lua_Integer id = luaL_checkinteger(L, 2);
  luaL_checktype(L, REQUEST, LUA_TTABLE);
  lua_settop(L, REQUEST);
  qt_request r = {.url = string_of(L, "url"),
                  .method = string_of(L, "method"),
                  .proxy = string_of(L, "proxy"),
                  .ca_file = string_of(L, "ca_file"),
                  .headers = headers,
                  .resolve = resolve,
                  .timeout_connect = number_of(L, "timeout_connect"),
                  .timeout_first_byte = number_of(L, "timeout_first_byte"),
                  .timeout_total = number_of(L, "timeout_total"),
                  .low_speed_time = number_of(L, "low_speed_time"),
                  .low_speed_bytes = size_of(L, "low_speed_bytes"),
                  .max_wire = size_of(L, "max_wire"),
                  .max_body = size_of(L, "max_body"),
                  .max_headers = size_of(L, "max_headers"),
                  .insecure = flag_of(L, "insecure"),
                  .raw = flag_of(L, "raw")};
  if (!r.url) return luaL_error(L, "a request needs a url");
  if (!r.method) r.method = "GET";
  if (flag_of(L, "http1")) r.http = QT_HTTP_1;
  if (flag_of(L, "http2_prior")) r.http = QT_HTTP_2_PRIOR;
  strings_of(L, "headers", headers);
  strings_of(L, "resolve", resolve);
  lua_pushliteral(L, "body");
  if (lua_rawget(L, REQUEST) == LUA_TSTRING) r.body = lua_tolstring(L, -1, &r.body_length);
  qt_reason reason = qt_fetcher_start(t->fetcher, id, &r);
  if (reason != QT_REASON_NONE) return qf_fail(L, reason);
  lua_pushboolean(L, 1);
  return 1;
}

/* --- results */

static void set_string(lua_State *L, const char *key, const qt_bytes *b) {
  lua_pushlstring(L, b->at ? b->at : "", b->count);
  lua_setfield(L, -2, key);
}

static void set_number(lua_State *L, const char *key, double value) {
  lua_pushnumber(L, (lua_Number)value);
  lua_setfield(L, -2, key);
}

static void set_integer(lua_State *L, const char *key, long value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, key);
}

static void set_flag(lua_State *L, const char *key, bool value) {
  lua_pushboolean(L, value);
  lua_setfield(L, -2, key);
}

static void push_response(lua_State *L, const qt_response *r) {
  lua_createtable(L, 0, 20);
  set_integer(L, "status", r->status);
  set_integer(L, "http", r->http_version);
  set_string(L, "head", &r->headers);
  set_string(L, "trailers", &r->trailers);
  set_string(L, "raw", &r->raw);
  if (r->identity)
    lua_getfield(L, -1, "raw");
  else
    lua_pushlstring(L, r->body.at ? r->body.at : "", r->body.count);
  lua_setfield(L, -2, "body");
  set_flag(L, "complete", r->complete);
  set_flag(L, "trailing", r->trailing);
  set_flag(L, "reused", r->reused);
  lua_pushstring(L, r->address);
  lua_setfield(L, -2, "address");
  set_integer(L, "port", r->port);
  lua_createtable(L, 0, 5);
  set_number(L, "dns", r->time_dns);
  set_number(L, "connect", r->time_connect);
  set_number(L, "tls", r->time_tls);
  set_number(L, "first_byte", r->time_first_byte);
  set_number(L, "total", r->time_total);
  lua_setfield(L, -2, "timings");
}

/* take() -> id, response; or id, response, message, code where it failed; or nothing */
static int take(lua_State *L) {
  transfers *t = check(L);
  long long id;
  const qt_response *r = qt_fetcher_done(t->fetcher, &id);
  if (!r) return 0;
  qt_reason reason = r->reason;
  lua_pushinteger(L, id);
  push_response(L, r);
  if (reason != QT_REASON_NONE) {
    lua_pushstring(L, r->message);
    lua_pushstring(L, qt_reason_name(reason));
  }
  qt_fetcher_drop(t->fetcher);
  return reason == QT_REASON_NONE ? 2 : 4;
}

static int result_of(lua_State *L, qt_reason reason) {
  if (reason != QT_REASON_NONE) return qf_fail(L, reason);
  lua_pushboolean(L, 1);
  return 1;
}

static int step(lua_State *L) { return result_of(L, qt_fetcher_step(check(L)->fetcher)); }

/* wait(seconds); negative: until there is something to do */
static int wait(lua_State *L) {
  transfers *t = check(L);
  return result_of(L, qt_fetcher_wait(t->fetcher, (double)luaL_checknumber(L, 2)));
}

static int cancel(lua_State *L) {
  transfers *t = check(L);
  lua_pushboolean(L, qt_fetcher_cancel(t->fetcher, luaL_checkinteger(L, 2)));
  return 1;
}

/* progress(id) -> bytes received, bytes announced or nil; or nothing */
static int progress(lua_State *L) {
  transfers *t = check(L);
  size_t received;
  long long expected;
  if (!qt_fetcher_progress(t->fetcher, luaL_checkinteger(L, 2), &received, &expected)) return 0;
  lua_pushinteger(L, (lua_Integer)received);
  if (expected < 0) return 1;
  lua_pushinteger(L, expected);
  return 2;
}

static int running(lua_State *L) {
  lua_pushinteger(L, qt_fetcher_running(check(L)->fetcher));
  return 1;
}

static int fd(lua_State *L) {
  lua_pushinteger(L, qt_fetcher_fd(check(L)->fetcher));
  return 1;
}

/* deadline(seconds from now, or nil) */
static int deadline(lua_State *L) {
  transfers *t = check(L);
  qt_fetcher_deadline(t->fetcher, lua_isnoneornil(L, 2) ? -1 : (double)luaL_checknumber(L, 2));
  return 0;
}

static int timeout(lua_State *L) {
  double seconds = qt_fetcher_timeout(check(L)->fetcher);
  if (seconds < 0) return 0;
  lua_pushnumber(L, (lua_Number)seconds);
  return 1;
}

void qf_transfers_open(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"start", start},           {"take", take},       {"step", step}, {"wait", wait},         {"cancel", cancel},
      {"progress", progress},     {"running", running}, {"fd", fd},     {"deadline", deadline}, {"timeout", timeout},
      {"close", close_transfers}, {NULL, NULL}};
  qf_class(L, TRANSFERS, methods, close_transfers);
}
