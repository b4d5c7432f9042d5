/*
** Provenance: statement:source() and block:source() give ranges of the bytes that were parsed.
*/
#include "lua/binding.h"

/* Appends the ranges of a span to the table on top: {first, last}, from 1, end inclusive. */
static void add_source(lua_State *L, const qb_object *o, quoth_span span) {
  uint32_t count = quoth_source(o->article, span, NULL, 0);
  lua_Integer n = (lua_Integer)lua_rawlen(L, -1);
  if (!count) return;
  quoth_span *ranges = lua_newuserdatauv(L, count * sizeof *ranges, 0);
  lua_insert(L, -2);
  quoth_source(o->article, span, ranges, count);
  for (uint32_t i = 0; i < count; i++) {
    qb_push_span(L, ranges[i]);
    lua_rawseti(L, -2, ++n);
  }
  lua_remove(L, -2);
}

int qb_statement_source(lua_State *L) {
  qb_object o = qb_open(L, 1, &qb_statement_class);
  uint32_t count;
  const quoth_statement *s = &quoth_statements(o.article, &count)[o.index];
  const quoth_span *spans = quoth_spans(o.article, &count);
  lua_newtable(L);
  for (uint32_t i = 0; i < s->span_count; i++) add_source(L, &o, spans[s->first_span + i]);
  return 1;
}

int qb_block_source(lua_State *L) {
  qb_object o = qb_open(L, 1, &qb_block_class);
  uint32_t count;
  quoth_span span = quoth_blocks(o.article, &count)[o.index].span;
  lua_newtable(L);
  add_source(L, &o, span);
  return 1;
}
