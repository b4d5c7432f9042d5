/*
** The binding of csrc/fetch: module quoth.fetch.core, apart from quoth.core so that a host without libcurl
** still gets statements. Userdata: quoth.Transfers (many transfers and their guard), quoth.Robots,
** quoth.Warc. lua/quoth/fetch stands on it; it is no public face.
*/
#ifndef QB_FETCH_H
#define QB_FETCH_H

#include "fetch/bytes.h"
#include "fetch/reason.h"
#include "lua/binding.h"

/* The userdata at arg, checked by name, size and its own address (self, the first member): no forged one passes. */
void *qf_check(lua_State *L, int arg, const char *name, size_t size);
void *qf_new(lua_State *L, const char *name, size_t size); /* zeroed but for self */
void qf_class(lua_State *L, const char *name, const luaL_Reg *methods, lua_CFunction close);

quoth_alloc qf_alloc(lua_State *L);
int qf_no_memory(lua_State *L);
int qf_fail(lua_State *L, qt_reason reason); /* nil, message, code; raises for NO_MEMORY */

/* Buffers that are freed whatever Lua raises: a userdata on the stack. */
typedef struct qf_buffer {
  void *self;
  quoth_alloc alloc;
  qt_bytes bytes;
} qf_buffer;
qf_buffer *qf_buffer_new(lua_State *L);
int qf_buffer_push(lua_State *L, qf_buffer *b); /* its bytes as a string; empties it */

void qf_transfers_open(lua_State *L);
void qf_robots_open(lua_State *L);
void qf_warc_open(lua_State *L);
int qf_transfers(lua_State *L);
int qf_routable(lua_State *L);
int qf_robots(lua_State *L);
int qf_robots_path(lua_State *L);
int qf_robots_escape(lua_State *L);
int qf_robots_valid_agent(lua_State *L);
int qf_cache_storable(lua_State *L);
int qf_cache_check(lua_State *L);
int qf_cache_facts(lua_State *L);
int qf_http_date(lua_State *L);
int qf_warc(lua_State *L);
int qf_http_split(lua_State *L);
int qf_gzip(lua_State *L);
int qf_sha1(lua_State *L);
int qf_decode(lua_State *L);

#endif
