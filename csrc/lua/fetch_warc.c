/* quoth.Warc: records of a file; and what writing them needs. */
#include <errno.h>
#include <string.h>

#include "fetch/coding.h"
#include "fetch/field.h"
#include "fetch/warc.h"
#include "lua/fetch.h"

static const char WARC[] = "quoth.Warc";

typedef struct warc {
  void *self;
  qt_warc *reader; /* NULL: closed */
} warc;

static int close_warc(lua_State *L) {
  warc *w = qf_check(L, 1, WARC, sizeof *w);
  qt_warc *reader = w->reader;
  w->reader = NULL;
  qt_warc_close(reader);
  return 0;
}

static int fail(lua_State *L, qt_warc_status status, int number) {
  if (status == QT_WARC_NO_MEMORY) return qf_no_memory(L);
  luaL_pushfail(L);
  if (status == QT_WARC_IO) {
    lua_pushstring(L, strerror(number));
    lua_pushliteral(L, "io");
  } else if (status == QT_WARC_TRUNCATED) {
    lua_pushliteral(L, "the file ends inside a record");
    lua_pushliteral(L, "truncated");
  } else {
    lua_pushliteral(L, "no WARC record where one should begin, or damaged compression");
    lua_pushliteral(L, "bad_warc");
  }
  return 3;
}

/* warc(path, longest block in bytes, with zlib alone) */
int qf_warc(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  lua_Integer max = luaL_checkinteger(L, 2);
  luaL_argcheck(L, max > 0, 2, "not positive");
  qt_warc_status status;
  warc *w = qf_new(L, WARC, sizeof *w);
  w->reader = qt_warc_open(qf_alloc(L), path, (size_t)max, lua_toboolean(L, 3), &status);
  if (!w->reader) return fail(L, status, errno);
  return 1;
}

/* The fields that a reader asks for, as strings; nil where there is none. */
static void push_fields(lua_State *L, const qt_warc_record *r) {
  static const char *const names[] = {"warc-type", "warc-target-uri", "warc-date", "warc-record-id", "content-type"};
  enum { COUNT = sizeof names / sizeof *names };
  qt_field found[COUNT] = {0}, field;
  qt_field_reader reader = {r->head, r->head + r->head_length};
  while (qt_field_next(&reader, &field))
    for (int i = 0; i < COUNT; i++)
      if (!found[i].value && qt_field_is(&field, names[i])) found[i] = field;
  for (int i = 0; i < COUNT; i++) {
    const char *p = found[i].value;
    size_t n = found[i].value_length;
    if (!p) {
      lua_pushnil(L);
      continue;
    }
    if (n >= 2 && p[0] == '<' && p[n - 1] == '>') p++, n -= 2; /* URIs in the older form */
    lua_pushlstring(L, p, n);
  }
}

static bool is_type(const qt_warc_record *r, const char *type) {
  qt_field_reader reader = {r->head, r->head + r->head_length};
  for (qt_field field; qt_field_next(&reader, &field);)
    if (qt_field_is(&field, "warc-type"))
      return field.value_length == strlen(type) && memcmp(field.value, type, field.value_length) == 0;
  return false;
}

static bool is_http(const qt_warc_record *r) {
  qt_field_reader reader = {r->head, r->head + r->head_length};
  for (qt_field field; qt_field_next(&reader, &field);)
    if (qt_field_is(&field, "content-type"))
      return field.value_length >= 16 && memcmp(field.value, "application/http", 16) == 0;
  return false;
}

/* status, head and body of the HTTP message in the block; the block itself only where it is not just both. */
static void push_message(lua_State *L, const qt_warc_record *r) {
  qf_buffer *b = qf_buffer_new(L);
  qt_http_message m;
  bool ok = qt_http_split(&b->alloc, r->block, r->block_length, &m);
  b->bytes = m.joined;
  if (!ok) qf_no_memory(L);
  lua_pushinteger(L, m.status);
  lua_pushlstring(L, r->block, m.head_length);
  lua_pushlstring(L, m.body, m.body_length);
  if (m.joined.count)
    lua_pushlstring(L, r->block, r->block_length);
  else
    lua_pushnil(L);
  qt_bytes_free(&b->alloc, &b->bytes);
  lua_remove(L, -5);
}

/*
** next([type]) -> offset, head, type, uri, date, id, content type, then status, head and body of an HTTP message
** and the block where it is not just those two; or three nil and the block. Without a block it is longer than the
** limit. With a type, others are passed over. nothing at the end; or nil, message, code.
*/
static int next(lua_State *L) {
  warc *w = qf_check(L, 1, WARC, sizeof *w);
  const char *type = luaL_optstring(L, 2, NULL);
  qt_warc_record r;
  qt_warc_status status;
  if (!w->reader) return luaL_error(L, "attempt to use a closed WARC");
  do status = qt_warc_next(w->reader, &r);
  while (status == QT_WARC_OK && type && !is_type(&r, type));
  if (status == QT_WARC_END) return 0;
  if (status != QT_WARC_OK) return fail(L, status, errno);
  lua_pushinteger(L, (lua_Integer)r.offset);
  lua_pushlstring(L, r.head, r.head_length);
  push_fields(L, &r);
  if (!r.block) return 7;
  if (is_http(&r)) {
    push_message(L, &r);
    return 11;
  }
  lua_pushnil(L);
  lua_pushnil(L);
  lua_pushnil(L);
  lua_pushlstring(L, r.block, r.block_length);
  return 11;
}

void qf_warc_open(lua_State *L) {
  static const luaL_Reg methods[] = {{"next", next}, {"close", close_warc}, {NULL, NULL}};
  qf_class(L, WARC, methods, close_warc);
}

/* http_split(block) -> status, head, body as transferred (chunks joined) */
int qf_http_split(lua_State *L) {
  size_t length;
  const char *block = luaL_checklstring(L, 1, &length);
  qf_buffer *b = qf_buffer_new(L);
  qt_http_message m;
  bool ok = qt_http_split(&b->alloc, block, length, &m);
  b->bytes = m.joined;
  if (!ok) return qf_no_memory(L);
  lua_pushinteger(L, m.status);
  lua_pushlstring(L, block, m.head_length);
  lua_pushlstring(L, m.body, m.body_length);
  qt_bytes_free(&b->alloc, &b->bytes);
  return 3;
}

int qf_gzip(lua_State *L) {
  size_t length;
  const char *p = luaL_checklstring(L, 1, &length);
  qf_buffer *b = qf_buffer_new(L);
  if (!qt_gzip(&b->alloc, p, length, &b->bytes)) return qf_no_memory(L);
  return qf_buffer_push(L, b);
}

/* sha1(bytes) -> base32, as WARC digests are written */
int qf_sha1(lua_State *L) {
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  size_t length;
  const char *p = luaL_checklstring(L, 1, &length);
  uint8_t digest[20];
  char text[32];
  qt_sha1(p, length, digest);
  for (int i = 0; i < 32; i++) {
    unsigned bit = (unsigned)i * 5, word = (unsigned)digest[bit / 8] << 8 | (bit / 8 < 19 ? digest[bit / 8 + 1] : 0u);
    text[i] = alphabet[word >> (11 - bit % 8) & 31];
  }
  lua_pushlstring(L, text, sizeof text);
  return 1;
}
