#include "lua/rules_result.h"

#include <math.h>

#include "lua/binding.h"

void qb_set_integer(lua_State *L, const char *key, lua_Integer value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, key);
}

static void set_word(lua_State *L, const char *key, int words, uint32_t number) {
  if (!number) return;
  lua_rawgeti(L, words, number);
  lua_setfield(L, -2, key);
}

static void set_id(const qb_asking *a, uint32_t entity) {
  if (entity <= a->ids) {
    set_word(a->L, "id", QB_RULE_IDS, entity);
    return;
  }
  for (uint32_t i = a->source_count; i-- > 0;) {
    const qt_rule_source *source = &a->sources[i];
    if (entity < source->first_entity) continue;
    qb_push_string(a->L, qt_dictionary_entity_id(source->at, entity - source->first_entity));
    lua_setfield(a->L, -2, "id");
    return;
  }
}

/* Weights are kept in single precision: of the numbers that round to it the one of at most six decimals. */
static void set_weight(lua_State *L, float weight) {
  lua_Number exact = (lua_Number)weight, rounded = (lua_Number)(floor((double)weight * 1e6 + 0.5) / 1e6);
  lua_pushnumber(L, (float)rounded == weight ? rounded : exact);
  lua_setfield(L, -2, "w");
}

void qb_push_match(const qb_asking *a, const qt_match *m) {
  lua_State *L = a->L;
  lua_createtable(L, 2, 7);
  lua_pushinteger(L, (lua_Integer)m->start - a->first + 1);
  lua_rawseti(L, -2, 1);
  lua_pushinteger(L, (lua_Integer)m->end - a->first);
  lua_rawseti(L, -2, 2);
  qb_set_integer(L, "first", (lua_Integer)m->start + 1);
  qb_set_integer(L, "last", m->end);
  lua_pushlstring(L, a->text + m->start, m->end - m->start);
  lua_setfield(L, -2, "text");
  set_id(a, m->entity);
  set_word(L, "how", QB_RULE_HOWS, m->kind);
  set_word(L, "name", QB_RULE_NAMES, m->name);
  if (m->weighed) set_weight(L, m->weight);
}

void qb_push_matches(const qb_asking *a, const qt_match *at, uint32_t count) {
  lua_createtable(a->L, (int)count, 0);
  for (uint32_t i = 0; i < count; i++) {
    qb_push_match(a, &at[i]);
    lua_rawseti(a->L, -2, (lua_Integer)i + 1);
  }
}

void qb_push_fired(const qb_asking *a, const qt_run *run, const qt_fired *f) {
  lua_State *L = a->L;
  lua_createtable(L, 0, 6);
  qb_set_integer(L, "rank", (lua_Integer)f->rule + 1);
  lua_pushnumber(L, (lua_Number)f->score);
  lua_setfield(L, -2, "score");
  lua_pushboolean(L, f->stands);
  lua_setfield(L, -2, "stands");
  if (f->it.end > f->it.start) {
    qb_push_match(a, &f->it);
    lua_setfield(L, -2, "it");
  }
  qb_push_matches(a, f->match_count ? qt_run_matches(run) + f->first_match : NULL, f->match_count);
  lua_setfield(L, -2, "hits");
  lua_createtable(L, (int)f->evidence_count, 0);
  for (uint32_t i = 0; i < f->evidence_count; i++) {
    lua_pushstring(L, qt_rule_field_name(qt_run_evidence(run)[f->first_evidence + i]));
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "fields");
}
