/*
** What Lua's own files lack: lines with a bound on their length (file:read("L") has none), and
** whether a file is a terminal and how wide.
*/
#if !defined(_WIN32)
#define _DEFAULT_SOURCE 1 /* flockfile, fileno, ioctl in C11 mode */
#define _DARWIN_C_SOURCE 1
#endif

#include "lua/binding.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#if !defined(_WIN32)
#include <sys/ioctl.h>
#include <unistd.h>
#define LOCK(file) flockfile(file)
#define UNLOCK(file) funlockfile(file)
#define NEXT(file) getc_unlocked(file)
#else
#define LOCK(file) ((void)(file))
#define UNLOCK(file) ((void)(file))
#define NEXT(file) getc(file)
#endif

static FILE *check_file(lua_State *L, int arg) {
  luaL_Stream *stream = luaL_checkudata(L, arg, LUA_FILEHANDLE);
  luaL_argcheck(L, stream->closef != NULL, arg, "attempt to use a closed file");
  return stream->f;
}

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
  FILE *file = check_file(L, 1);
  size_t max = (size_t)luaL_checkinteger(L, 2), total = 0, count;
  int last;
  bool done, any = false;
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  do {
    char *p = luaL_prepbuffer(&b);
    errno = 0;
    done = read_some(file, p, LUAL_BUFFERSIZE, &count, &last);
    total += count;
    any = any || count > 0 || last == '\n';
    if (total <= max) luaL_addsize(&b, count);
  } while (!done);
  if (last == EOF && ferror(file)) {
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

/* terminal(file): whether it is one, and its columns or nil */
int qb_terminal(lua_State *L) {
  FILE *file = check_file(L, 1);
#if !defined(_WIN32)
  struct winsize size;
  int fd = fileno(file);
  lua_pushboolean(L, fd >= 0 && isatty(fd));
  if (lua_toboolean(L, -1) && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    lua_pushinteger(L, size.ws_col);
  else
    lua_pushnil(L);
#else
  (void)file;
  lua_pushboolean(L, 0);
  lua_pushnil(L);
#endif
  return 2;
}
