/*
** Lines of a Lua file with a bound on their length: file:read("L") has none.
*/
#define _POSIX_C_SOURCE 200809L

#include "lua/binding.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#if !defined(_WIN32)
#define LOCK(file) flockfile(file)
#define UNLOCK(file) funlockfile(file)
#define NEXT(file) getc_unlocked(file)
#else
#define LOCK(file) ((void)(file))
#define UNLOCK(file) ((void)(file))
#define NEXT(file) getc(file)
#endif

/* Up to `room` bytes into p; true: the line ended, or the file. No Lua in here: the file is locked. */
static bool read_some(FILE *file, char *p, size_t room, size_t *count, int *last) {
  size_t n = 0;
  int c = 0;
  LOCK(file);
  while (n < room && (c = NEXT(file)) != EOF && c != '\n') p[n++] = (char)c;
  UNLOCK(file);
  *count = n;
  *last = c;
  return c == EOF || c == '\n';
}

/*
** read_line(file, max): the next line without its end; nil at the end of the file; false and the
** line's length where it is longer than max bytes (the line is skipped). nil, message, "read" on a fault.
*/
int qb_read_line(lua_State *L) {
  luaL_Stream *stream = luaL_checkudata(L, 1, LUA_FILEHANDLE);
  size_t max = (size_t)luaL_checkinteger(L, 2), total = 0, count;
  int last;
  bool done, any = false;
  luaL_Buffer b;
  luaL_argcheck(L, stream->closef != NULL, 1, "attempt to use a closed file");
  luaL_buffinit(L, &b);
  do {
    char *p = luaL_prepbuffer(&b);
    errno = 0;
    done = read_some(stream->f, p, LUAL_BUFFERSIZE, &count, &last);
    total += count;
    any = any || count > 0 || last == '\n';
    if (total <= max) luaL_addsize(&b, count);
  } while (!done);
  if (last == EOF && ferror(stream->f)) {
    luaL_pushfail(L);
    lua_pushstring(L, strerror(errno));
    lua_pushliteral(L, "read");
    return 3;
  }
  if (!any) return luaL_pushfail(L), 1;
  if (total > max) {
    lua_pushboolean(L, 0);
    lua_pushinteger(L, (lua_Integer)total);
    return 2;
  }
  luaL_pushresult(&b);
  return 1;
}
