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

static bool is_at(quoth_span x, quoth_span y) { return x.start != QUOTH_NONE && x.start == y.start; }

/* {kind =, text =, span =, statement =} */
static void push_basis(lua_State *L, const qb_object *o) {
  quoth_basis b = quoth_basis_of(o->article, o->index);
  lua_createtable(L, 0, 4);
  lua_pushstring(L, quoth_basis_name(b.kind));
  lua_setfield(L, -2, "kind");
  set_text(L, o, "text", b.span);
  set_span(L, "span", b.span);
  if (b.statement == QUOTH_NONE) return;
  qb_push_part(L, &qb_statement_class, QB_SELF_ARTICLE, b.statement);
  lua_setfield(L, -2, "statement");
}

int qb_statement_explain(lua_State *L) {
  lua_settop(L, QB_SELF_ARTICLE - 1); /* the article's userdata is pushed behind */
  qb_object o = qb_open(L, 1, &qb_statement_class);
  uint32_t count;
  const quoth_statement *s = &quoth_statements(o.article, &count)[o.index];
  const quoth_evidence *all = quoth_evidences(o.article, &count);
  lua_createtable(L, 0, 5);
  push_basis(L, &o);
  lua_setfield(L, -2, "basis");
  lua_pushstring(L, quoth_reason_name(s->reason));
  lua_setfield(L, -2, "reason");
  lua_pushnumber(L, (lua_Number)s->confidence);
  lua_setfield(L, -2, "confidence");
  lua_newtable(L);
  lua_Integer rejected = 0;
  for (uint32_t i = first_of_sentence(all, count, s->sentence); i < count && all[i].sentence == s->sentence; i++) {
    bool its_own = is_at(all[i].cue, s->cue);
    if (!its_own && all[i].verdict == QUOTH_VERDICT_WON) continue; /* another statement's of the sentence */
    push_evidence(L, &o, &all[i]);
    if (its_own)
      lua_setfield(L, -3, "evidence"); /* of a nested statement the verdict is "inside" */
    else
      lua_rawseti(L, -2, ++rejected);
  }
  lua_setfield(L, -2, "rejected");
  return 1;
}
