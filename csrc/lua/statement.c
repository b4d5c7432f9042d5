/*
** quoth.Statement, and article:statements with its filter.
*/
#include "lua/binding.h"

#include <string.h>

static const quoth_statement *statement_of(const qb_object *o) {
  uint32_t count;
  return &quoth_statements(o->article, &count)[o->index];
}

/* --- content */

static quoth_span span_at(const qb_object *o, uint32_t i) {
  uint32_t count;
  return quoth_spans(o->article, &count)[statement_of(o)->first_span + i];
}

/* The content's spans, as they stand in the text, joined with one space. */
static void get_text(lua_State *L, const qb_object *o) {
  uint32_t count = statement_of(o)->span_count;
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  for (uint32_t i = 0; i < count; i++) {
    quoth_span span = span_at(o, i);
    if (i > 0) luaL_addchar(&b, ' ');
    luaL_addlstring(&b, quoth_text(o->article).data + span.start, span.end - span.start);
  }
  luaL_pushresult(&b);
}

static void get_first(lua_State *L, const qb_object *o) {
  if (statement_of(o)->span_count == 0)
    lua_pushnil(L);
  else
    qb_push_first(L, span_at(o, 0));
}

static void get_last(lua_State *L, const qb_object *o) {
  uint32_t count = statement_of(o)->span_count;
  if (count == 0)
    lua_pushnil(L);
  else
    qb_push_last(L, span_at(o, count - 1));
}

static void get_spans(lua_State *L, const qb_object *o) {
  uint32_t count;
  const quoth_statement *s = statement_of(o);
  qb_push_spans(L, quoth_spans(o->article, &count), s->first_span, s->span_count);
}

static void get_insertions(lua_State *L, const qb_object *o) {
  uint32_t count;
  const quoth_statement *s = statement_of(o);
  qb_push_spans(L, quoth_insertions(o->article, &count), s->first_insertion, s->insertion_count);
}

static void get_elisions(lua_State *L, const qb_object *o) {
  uint32_t count;
  const quoth_statement *s = statement_of(o);
  qb_push_spans(L, quoth_elisions(o->article, &count), s->first_elision, s->elision_count);
}

static void get_repairs(lua_State *L, const qb_object *o) {
  uint32_t count;
  const quoth_statement *s = statement_of(o);
  const quoth_repair *repairs = quoth_repairs(o->article, &count);
  lua_createtable(L, (int)s->repair_count, 0);
  for (uint32_t i = 0; i < s->repair_count; i++) {
    quoth_repair repair = repairs[s->first_repair + i];
    lua_createtable(L, 0, 2);
    qb_push_first(L, (quoth_span){repair.at, repair.at});
    lua_setfield(L, -2, "at");
    lua_pushstring(L, quoth_repair_kind_name(repair.kind));
    lua_setfield(L, -2, "kind");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* --- source */

static void push_index_part(lua_State *L, const qb_class *class, uint32_t index) {
  if (index == QUOTH_NONE)
    lua_pushnil(L);
  else
    qb_push_part(L, class, QB_SELF_ARTICLE, index);
}

static void get_speaker(lua_State *L, const qb_object *o) {
  push_index_part(L, &qb_speaker_class, statement_of(o)->speaker);
}

static void get_name(lua_State *L, const qb_object *o) {
  uint32_t count, speaker = statement_of(o)->speaker;
  const quoth_speaker *speakers = quoth_speakers(o->article, &count);
  if (speaker == QUOTH_NONE)
    lua_pushnil(L);
  else
    qb_push_string(L, speakers[speaker].name);
}

static void get_mention(lua_State *L, const qb_object *o) { qb_push_span_text(L, o, statement_of(o)->mention); }
static void get_mention_span(lua_State *L, const qb_object *o) { qb_push_span(L, statement_of(o)->mention); }
static void get_cue(lua_State *L, const qb_object *o) { qb_push_span_text(L, o, statement_of(o)->cue); }
static void get_cue_span(lua_State *L, const qb_object *o) { qb_push_span(L, statement_of(o)->cue); }

/* --- the rest */

static void get_id(lua_State *L, const qb_object *o) {
  const quoth_statement *s = statement_of(o);
  if (s->depth)
    lua_pushnil(L);
  else
    lua_pushinteger(L, s->id);
}

static void get_kind(lua_State *L, const qb_object *o) { lua_pushstring(L, quoth_kind_name(statement_of(o)->kind)); }
static void get_attribution(lua_State *L, const qb_object *o) {
  lua_pushstring(L, quoth_attribution_name(statement_of(o)->attribution));
}
static void get_status(lua_State *L, const qb_object *o) {
  lua_pushstring(L, quoth_speech_status_name(statement_of(o)->status));
}
static void get_reason(lua_State *L, const qb_object *o) {
  lua_pushstring(L, quoth_reason_name(statement_of(o)->reason));
}
static void get_confidence(lua_State *L, const qb_object *o) {
  lua_pushnumber(L, (lua_Number)statement_of(o)->confidence);
}

static void get_depth(lua_State *L, const qb_object *o) { lua_pushinteger(L, statement_of(o)->depth); }

static quoth_span topic_of(const quoth_article *article, const quoth_statement *s) {
  uint32_t count;
  const quoth_section *sections = quoth_sections(article, &count);
  return s->section < count ? sections[s->section].topic : (quoth_span){QUOTH_NONE, QUOTH_NONE};
}

static void get_topic(lua_State *L, const qb_object *o) {
  qb_push_span_text(L, o, topic_of(o->article, statement_of(o)));
}
static void get_section(lua_State *L, const qb_object *o) {
  push_index_part(L, &qb_section_class, statement_of(o)->section);
}

/* The last entry that begins before the statement's paragraph ends, if it reaches it. */
static void get_entry(lua_State *L, const qb_object *o) {
  uint32_t low = 0, high, count;
  quoth_span block = quoth_blocks(o->article, &count)[statement_of(o)->block].span;
  const quoth_entry *entries = quoth_entries(o->article, &high);
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (entries[middle].span.start <= block.start)
      low = middle + 1;
    else
      high = middle;
  }
  push_index_part(L, &qb_entry_class, low && block.start < entries[low - 1].span.end ? low - 1 : QUOTH_NONE);
}
static void get_block(lua_State *L, const qb_object *o) { push_index_part(L, &qb_block_class, statement_of(o)->block); }
static void get_sentence(lua_State *L, const qb_object *o) {
  push_index_part(L, &qb_sentence_class, statement_of(o)->sentence);
}
static void get_continues(lua_State *L, const qb_object *o) {
  push_index_part(L, &qb_statement_class, statement_of(o)->continues);
}
static void get_answers(lua_State *L, const qb_object *o) {
  push_index_part(L, &qb_statement_class, statement_of(o)->answers);
}

/* The inverse: an answer's paragraphs stand behind the question, moderators between them, up to the next question. */
static void get_answered_by(lua_State *L, const qb_object *o) {
  uint32_t count;
  const quoth_statement *all = quoth_statements(o->article, &count);
  lua_newtable(L);
  if (all[o->index].depth || all[o->index].status != QUOTH_SPEECH_ASKED) return;
  lua_Integer n = 0;
  for (uint32_t i = o->index + 1 + all[o->index].nested_count; i < count; i += 1 + all[i].nested_count) {
    if (all[i].answers == o->index) {
      qb_push_part(L, &qb_statement_class, QB_SELF_ARTICLE, i);
      lua_rawseti(L, -2, ++n);
    } else if (all[i].answers != QUOTH_NONE ||
               (all[i].status == QUOTH_SPEECH_ASKED && all[i].continues == QUOTH_NONE)) {
      return; /* of questions in a row the last one is answered */
    }
  }
}

/* Those one level deeper: in pre-order each is followed by its own. */
static void get_nested(lua_State *L, const qb_object *o) {
  uint32_t count;
  const quoth_statement *all = quoth_statements(o->article, &count);
  uint32_t end = o->index + 1 + all[o->index].nested_count;
  lua_newtable(L);
  for (uint32_t i = o->index + 1, n = 0; i < end && i < count; i += 1 + all[i].nested_count) {
    qb_push_part(L, &qb_statement_class, QB_SELF_ARTICLE, i);
    lua_rawseti(L, -2, (lua_Integer)++n);
  }
}

static void get_article(lua_State *L, const qb_object *o) { (void)o, lua_pushvalue(L, QB_SELF_ARTICLE); }

static const qb_field fields[] = {{"id", get_id},
                                  {"kind", get_kind},
                                  {"text", get_text},
                                  {"first", get_first},
                                  {"last", get_last},
                                  {"spans", get_spans},
                                  {"speaker", get_speaker},
                                  {"name", get_name},
                                  {"mention", get_mention},
                                  {"mention_span", get_mention_span},
                                  {"cue", get_cue},
                                  {"cue_span", get_cue_span},
                                  {"attribution", get_attribution},
                                  {"status", get_status},
                                  {"topic", get_topic},
                                  {"section", get_section},
                                  {"entry", get_entry},
                                  {"block", get_block},
                                  {"sentence", get_sentence},
                                  {"continues", get_continues},
                                  {"answers", get_answers},
                                  {"answered_by", get_answered_by},
                                  {"confidence", get_confidence},
                                  {"reason", get_reason},
                                  {"insertions", get_insertions},
                                  {"elisions", get_elisions},
                                  {"repairs", get_repairs},
                                  {"nested", get_nested},
                                  {"depth", get_depth},
                                  {"article", get_article},
                                  {NULL, NULL}};

/* Name (kind, status): text */
static void push_tostring(lua_State *L, const qb_object *o) {
  const quoth_statement *s = statement_of(o);
  get_name(L, o);
  if (lua_isnil(L, -1)) lua_pushliteral(L, "unknown");
  lua_pushfstring(L, " (%s, %s): ", quoth_kind_name(s->kind), quoth_speech_status_name(s->status));
  get_text(L, o);
  lua_concat(L, 3);
}

static const luaL_Reg methods[] = {{"explain", qb_statement_explain}, {"source", qb_statement_source}, {NULL, NULL}};
const qb_class qb_statement_class = {"quoth.Statement", fields, methods, NULL, NULL, push_tostring};

/* --- article:statements(filter) */

enum { ANY = -1 };

typedef struct filter {
  int kind, status, attribution;
  lua_Integer next;         /* number of the statement to look at next, from 0 */
  uint32_t speaker;         /* index, or QUOTH_NONE */
  bool has_topic, has_name; /* strings: upvalues 3 and 4 of the iterator */
} filter;

typedef const char *name_of(unsigned value);

/* The value of filter key `key` (on top of the stack) as a number of an enumeration. */
static int enum_value(lua_State *L, const char *key, name_of *name) {
  luaL_Buffer b;
  const char *given = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
  for (unsigned i = 0; given && *name(i); i++)
    if (strcmp(name(i), given) == 0) return (int)i;
  given = luaL_tolstring(L, -1, NULL);
  luaL_buffinit(L, &b);
  for (unsigned i = 0; *name(i); i++) {
    if (i > 0) luaL_addchar(&b, ' ');
    luaL_addstring(&b, name(i));
  }
  luaL_pushresult(&b);
  return luaL_argerror(L, 2, lua_pushfstring(L, "%s '%s' is none of: %s", key, given, lua_tostring(L, -1)));
}

static const char *check_string(lua_State *L, const char *key, const char *what) {
  if (lua_type(L, -1) != LUA_TSTRING)
    luaL_argerror(L, 2, lua_pushfstring(L, "%s must be %s, not a %s", key, what, luaL_typename(L, -1)));
  return lua_tostring(L, -1);
}

static void set_speaker(lua_State *L, filter *f, const qb_object *o) {
  const qb_part *part = luaL_testudata(L, -1, qb_speaker_class.name);
  if (part) {
    luaL_argcheck(L, part->box == o->box, 2, "speaker is one of another article");
    f->speaker = part->index;
    return;
  }
  check_string(L, "speaker", "a name or a speaker");
  f->has_name = true;
  lua_pushvalue(L, -1);
  lua_replace(L, 6);
}

/* Reads the table at index 2; the topic goes to index 5, the speaker's name to index 6. */
static void read_filter(lua_State *L, filter *f, const qb_object *o) {
  luaL_checktype(L, 2, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, 2); lua_settop(L, 7)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    if (strcmp(key, "kind") == 0)
      f->kind = enum_value(L, key, quoth_kind_name);
    else if (strcmp(key, "status") == 0)
      f->status = enum_value(L, key, quoth_speech_status_name);
    else if (strcmp(key, "attribution") == 0)
      f->attribution = enum_value(L, key, quoth_attribution_name);
    else if (strcmp(key, "speaker") == 0)
      set_speaker(L, f, o);
    else if (strcmp(key, "topic") == 0) {
      check_string(L, key, "a string");
      f->has_topic = true;
      lua_pushvalue(L, -1);
      lua_replace(L, 5);
    } else {
      luaL_argerror(L, 2,
                    lua_pushfstring(L, "unknown key '%s'; a filter takes kind, topic, speaker, status, attribution",
                                    luaL_tolstring(L, -2, NULL)));
    }
  }
}

static bool same_string(lua_State *L, int index, const char *p, size_t n) {
  size_t length;
  const char *given = lua_tolstring(L, index, &length);
  return p && length == n && memcmp(p, given, n) == 0;
}

/* upvalues: article, filter, topic, name */
static bool passes(lua_State *L, const filter *f, const qb_object *o) {
  const quoth_statement *s = statement_of(o);
  if (f->kind != ANY && f->kind != s->kind) return false;
  if (f->status != ANY && f->status != s->status) return false;
  if (f->attribution != ANY && f->attribution != s->attribution) return false;
  if (f->speaker != QUOTH_NONE && f->speaker != s->speaker) return false;
  if (f->has_topic) {
    quoth_span topic = topic_of(o->article, s);
    bool absent = topic.start == QUOTH_NONE;
    if (absent ||
        !same_string(L, lua_upvalueindex(3), quoth_text(o->article).data + topic.start, topic.end - topic.start))
      return false;
  }
  if (f->has_name) {
    uint32_t count;
    const quoth_speaker *speakers = quoth_speakers(o->article, &count);
    if (s->speaker == QUOTH_NONE) return false;
    quoth_string name = speakers[s->speaker].name;
    if (!same_string(L, lua_upvalueindex(4), name.data, name.length)) return false;
  }
  return true;
}

static int next_statement(lua_State *L) {
  filter *f = lua_touserdata(L, lua_upvalueindex(2));
  lua_settop(L, 0);
  lua_pushvalue(L, lua_upvalueindex(1));
  qb_object o = qb_open(L, 1, &qb_article_class);
  while (f->next < (lua_Integer)o.box->top_count) {
    o.index = o.box->tops ? o.box->tops[f->next] : (uint32_t)f->next;
    f->next++;
    if (!passes(L, f, &o)) continue;
    qb_push_part(L, &qb_statement_class, 1, o.index);
    return 1;
  }
  return 0;
}

int qb_statements(lua_State *L) {
  lua_settop(L, 2);
  qb_object o = qb_open(L, 1, &qb_article_class);
  filter *f = lua_newuserdatauv(L, sizeof *f, 0);
  *f = (filter){.kind = ANY, .status = ANY, .attribution = ANY, .speaker = QUOTH_NONE};
  lua_pushnil(L);
  lua_pushnil(L);
  if (!lua_isnil(L, 2)) read_filter(L, f, &o);
  lua_settop(L, 6);
  lua_pushcclosure(L, next_statement, 4);
  return 1;
}
