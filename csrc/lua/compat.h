/*
** The binding is written for Lua 5.4; this is what 5.3 and 5.5 need to take it. One user value per userdata.
*/
#ifndef QB_COMPAT_H
#define QB_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM < 503 || LUA_VERSION_NUM > 505
#error "quoth needs the headers of Lua 5.3, 5.4 or 5.5: make LUA=lua5.4 LUA_INCLUDE=-I/usr/include/lua5.4"
#endif

#if LUA_VERSION_NUM == 503
#define lua_newuserdatauv(L, size, values) lua_newuserdata((L), (size))
#define lua_setiuservalue(L, index, n) lua_setuservalue((L), (index))
#define lua_getiuservalue(L, index, n) lua_getuservalue((L), (index))
#define luaL_pushfail(L) lua_pushnil(L)
#define LUA_GNAME "_G"
#endif

/* The unit of lua_gc's LUA_GCSTEP, in bytes. */
#if LUA_VERSION_NUM >= 505
typedef size_t qb_debt;
#define QB_DEBT_UNIT 1
#define QB_DEBT_MAX ((size_t)-1 / 2)
#else
typedef int qb_debt;
#define QB_DEBT_UNIT 1024
#define QB_DEBT_MAX 0x7fffff
#endif

#if LUA_VERSION_NUM >= 505
#define qb_newstate(fn, ud) lua_newstate((fn), (ud), 0)
#else
#define qb_newstate(fn, ud) lua_newstate((fn), (ud))
#endif

#endif
