/* robots.txt and the cache's rules. */
#include "fetch/cache.h"
#include "fetch/robots.h"
#include "lua/fetch.h"

#include <string.h>

static const char ROBOTS[] = "quoth.Robots";

typedef struct robots {
  void *self;
  qt_robots rules;
} robots;

static int close_robots(lua_State *L) {
  robots *r = qf_check(L, 1, ROBOTS, sizeof *r);
  if (r->rules.alloc.fn) qt_robots_free(&r->rules);
  return 0;
}

/* robots(text) */
int qf_robots(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  robots *r = qf_new(L, ROBOTS, sizeof *r);
  if (!qt_robots_parse(&r->rules, qf_alloc(L), text, length)) return qf_no_memory(L);
  return 1;
}

/* allowed(agent, url) -> boolean, line of the rule or nil, crawl-delay or nil. agent: a product token, or a whole
** User-Agent that begins with it. */
static int allowed(lua_State *L) {
  robots *r = qf_check(L, 1, ROBOTS, sizeof *r);
  size_t agent_length, length;
  const char *agent = luaL_checklstring(L, 2, &agent_length), *url = luaL_checklstring(L, 3, &length);
  const char *slash = memchr(agent, '/', agent_length);
  if (slash) agent_length = (size_t)(slash - agent);
  qf_buffer *b = qf_buffer_new(L);
  if (!qt_bytes_reserve(&b->alloc, &b->bytes, length + 1, 0)) return qf_no_memory(L);
  size_t n = qt_robots_path(url, length, b->bytes.at);
  qt_robots_verdict v = qt_robots_match(&r->rules, agent, agent_length, b->bytes.at, n);
  qt_bytes_free(&b->alloc, &b->bytes);
  lua_pushboolean(L, v.allowed);
  if (v.line)
    lua_pushinteger(L, v.line);
  else
    lua_pushnil(L);
  if (v.delay >= 0)
    lua_pushnumber(L, (lua_Number)v.delay);
  else
    lua_pushnil(L);
  return 3;
}

static int sitemaps(lua_State *L) {
  robots *r = qf_check(L, 1, ROBOTS, sizeof *r);
  lua_Integer n = 0;
  lua_newtable(L);
  for (uint32_t i = 0; i < r->rules.lines.count; i++) {
    const qt_robots_line *line = &r->rules.lines.at[i];
    if (line->key != QT_ROBOTS_SITEMAP || line->start == line->end) continue;
    lua_pushlstring(L, r->rules.text + line->start, line->end - line->start);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* lines() -> one table { number, key, value } for each line that is a rule */
static int lines(lua_State *L) {
  static const char *const names[] = {"user-agent", "allow", "disallow", "sitemap", "crawl-delay", "unknown"};
  robots *r = qf_check(L, 1, ROBOTS, sizeof *r);
  lua_createtable(L, (int)r->rules.lines.count, 0);
  for (uint32_t i = 0; i < r->rules.lines.count; i++) {
    const qt_robots_line *line = &r->rules.lines.at[i];
    lua_createtable(L, 0, 3);
    lua_pushinteger(L, line->number);
    lua_setfield(L, -2, "number");
    lua_pushstring(L, names[line->key]);
    lua_setfield(L, -2, "key");
    lua_pushlstring(L, r->rules.text + line->start, line->end - line->start);
    lua_setfield(L, -2, "value");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

int qf_robots_path(lua_State *L) {
  size_t length;
  const char *url = luaL_checklstring(L, 1, &length);
  qf_buffer *b = qf_buffer_new(L);
  if (!qt_bytes_reserve(&b->alloc, &b->bytes, length + 1, 0)) return qf_no_memory(L);
  b->bytes.count = qt_robots_path(url, length, b->bytes.at);
  return qf_buffer_push(L, b);
}

int qf_robots_escape(lua_State *L) {
  size_t length;
  const char *value = luaL_checklstring(L, 1, &length);
  qf_buffer *b = qf_buffer_new(L);
  if (!qt_bytes_reserve(&b->alloc, &b->bytes, 3 * length + 1, 0)) return qf_no_memory(L);
  b->bytes.count = qt_robots_escape(value, length, b->bytes.at);
  return qf_buffer_push(L, b);
}

int qf_robots_valid_agent(lua_State *L) {
  size_t length;
  const char *agent = luaL_checklstring(L, 1, &length);
  lua_pushboolean(L, qt_robots_valid_agent(agent, length));
  return 1;
}

void qf_robots_open(lua_State *L) {
  static const luaL_Reg methods[] = {{"allowed", allowed}, {"sitemaps", sitemaps}, {"lines", lines}, {NULL, NULL}};
  qf_class(L, ROBOTS, methods, close_robots);
}

/* --- the cache's rules: heads are strings */

static qt_cache_facts facts_at(lua_State *L, int arg) {
  size_t length;
  const char *head = luaL_checklstring(L, arg, &length);
  qt_cache_facts facts;
  qt_cache_read(head, length, &facts);
  return facts;
}

/* cache_storable(request head, response head, status) */
int qf_cache_storable(lua_State *L) {
  qt_cache_facts request = facts_at(L, 1), response = facts_at(L, 2);
  lua_pushboolean(L, qt_cache_storable(&request, &response, (int)luaL_checkinteger(L, 3)));
  return 1;
}

/* cache_check(request head, response head, status, requested, received, now) -> fresh, age, lifetime */
int qf_cache_check(lua_State *L) {
  qt_cache_facts request = facts_at(L, 1), response = facts_at(L, 2);
  int status = (int)luaL_checkinteger(L, 3);
  qt_cache_times times = {(double)luaL_checknumber(L, 4), (double)luaL_checknumber(L, 5),
                          (double)luaL_checknumber(L, 6)};
  lua_pushboolean(L, qt_cache_fresh(&request, &response, status, &times));
  lua_pushnumber(L, (lua_Number)qt_cache_age(&response, &times));
  lua_pushnumber(L, (lua_Number)qt_cache_lifetime(&response, status, &times));
  return 3;
}

/* cache_facts(head) -> { no_store, only_if_cached, must_revalidate, vary_all } */
int qf_cache_facts(lua_State *L) {
  qt_cache_facts facts = facts_at(L, 1);
  const struct {
    const char *name;
    bool value;
  } flags[] = {{"no_store", facts.no_store},
               {"only_if_cached", facts.only_if_cached},
               {"must_revalidate", facts.must_revalidate},
               {"no_cache", facts.no_cache},
               {"vary_all", facts.vary_all}};
  lua_createtable(L, 0, 5);
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
    lua_pushboolean(L, flags[i].value);
    lua_setfield(L, -2, flags[i].name);
  }
  return 1;
}

/* http_date(text) -> Unix seconds, or nothing */
int qf_http_date(lua_State *L) {
  size_t length;
  double seconds;
  const char *text = luaL_checklstring(L, 1, &length);
  if (!qt_http_date(text, length, &seconds)) return 0;
  lua_pushnumber(L, (lua_Number)seconds);
  return 1;
}
