/*
** Why: article:evidence() and statement:explain().
*/
#include "lua/binding.h"

/* Features as a list of names. */
static void push_features(lua_State *L, const quoth_evidence *e) {
  lua_Integer n = 0;
  lua_newtable(L);
  for (unsigned which = 0; which < 2; which++) {
    char name[QUOTH_PAIR_BYTES];
    unsigned length = quoth_pair_name(which, e->pairs[which], name);
    lua_pushlstring(L, name, length);
    lua_rawseti(L, -2, ++n);
  }
  for (unsigned i = 0; i < 64; i++) {
    if (!(e->features >> i & 1)) continue;
    lua_pushstring(L, quoth_feature_name(i));
    lua_rawseti(L, -2, ++n);
  }
}

static void set_text(lua_State *L, const qb_object *o, const char *field, quoth_span span) {
  qb_push_span_text(L, o, span);
  lua_setfield(L, -2, field);
}

static void set_span(lua_State *L, const char *field, quoth_span span) {
  qb_push_span(L, span);
  lua_setfield(L, -2, field);
}

/* {source =, cue =, source_span =, cue_span =, left =, right =, score =, reason =, verdict =, features =} */
static void push_evidence(lua_State *L, const qb_object *o, const quoth_evidence *e) {
  lua_createtable(L, 0, 10);
  set_text(L, o, "source", e->source);
  set_text(L, o, "cue", e->cue);
  set_span(L, "source_span", e->source);
  set_span(L, "cue_span", e->cue);
  set_span(L, "left", e->left);
  set_span(L, "right", e->right);
  lua_pushnumber(L, (lua_Number)e->score);
  lua_setfield(L, -2, "score");
  lua_pushstring(L, quoth_reason_name(e->reason));
  lua_setfield(L, -2, "reason");
  lua_pushstring(L, quoth_verdict_name(e->verdict));
  lua_setfield(L, -2, "verdict");
  push_features(L, e);
  lua_setfield(L, -2, "features");
}

int qb_article_evidence(lua_State *L) {
  qb_object o = qb_open(L, 1, &qb_article_class);
  uint32_t count;
  const quoth_evidence *all = quoth_evidences(o.article, &count);
  lua_createtable(L, (int)count, 0);
  for (uint32_t i = 0; i < count; i++) {
    push_evidence(L, &o, &all[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* The first evidence of an outer sentence: they stand in text order. */
static uint32_t first_of_sentence(const quoth_evidence *all, uint32_t count, uint32_t sentence) {
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (all[middle].sentence < sentence)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

int qb_statement_explain(lua_State *L) {
  qb_object o = qb_open(L, 1, &qb_statement_class);
  uint32_t count;
  const quoth_statement *s = &quoth_statements(o.article, &count)[o.index];
  const quoth_evidence *all = quoth_evidences(o.article, &count);
  lua_createtable(L, 0, 4);
  lua_pushstring(L, quoth_reason_name(s->reason));
  lua_setfield(L, -2, "reason");
  lua_pushnumber(L, (lua_Number)s->confidence);
  lua_setfield(L, -2, "confidence");
  lua_newtable(L);
  lua_Integer rejected = 0;
  for (uint32_t i = first_of_sentence(all, count, s->sentence); i < count && all[i].sentence == s->sentence; i++) {
    push_evidence(L, &o, &all[i]);
    bool won = all[i].verdict == QUOTH_VERDICT_WON && all[i].cue.start == s->cue.start;
    if (won)
      lua_setfield(L, -3, "evidence");
    else
      lua_rawseti(L, -2, ++rejected);
  }
  lua_setfield(L, -2, "rejected");
  return 1;
}
