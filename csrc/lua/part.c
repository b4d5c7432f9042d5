/*
** The parts of an article beside its statements: speakers, sentences, blocks, sections, entries.
*/
#include "lua/binding.h"

static void get_article(lua_State *L, const qb_object *o) { (void)o, lua_pushvalue(L, QB_SELF_ARTICLE); }
static void get_index(lua_State *L, const qb_object *o) { lua_pushinteger(L, (lua_Integer)o->index + 1); }

static void push_index_part(lua_State *L, const qb_class *class, uint32_t index) {
  if (index == QUOTH_NONE)
    lua_pushnil(L);
  else
    qb_push_part(L, class, QB_SELF_ARTICLE, index);
}

/* text, first and last of a part, given its span */
#define SPAN_GETTERS(prefix) \
  static void prefix##_text(lua_State *L, const qb_object *o) { qb_push_span_text(L, o, prefix##_span(o)); } \
  static void prefix##_first(lua_State *L, const qb_object *o) { qb_push_first(L, prefix##_span(o)); } \
  static void prefix##_last(lua_State *L, const qb_object *o) { qb_push_last(L, prefix##_span(o)); }

/* "quoth.Block: text" */
static void push_named(lua_State *L, const qb_object *o, const char *name, quoth_span span) {
  lua_pushfstring(L, "%s: ", name);
  if (span.start == QUOTH_NONE)
    lua_pushliteral(L, "");
  else
    qb_push_span_text(L, o, span);
  lua_concat(L, 2);
}

static const luaL_Reg no_methods[] = {{NULL, NULL}};

/* --- speakers */

static const quoth_speaker *speaker_of(const qb_object *o) {
  uint32_t count;
  return &quoth_speakers(o->article, &count)[o->index];
}

static void speaker_name(lua_State *L, const qb_object *o) { qb_push_string(L, speaker_of(o)->name); }
static void speaker_role(lua_State *L, const qb_object *o) { qb_push_string(L, speaker_of(o)->role); }
static void speaker_type(lua_State *L, const qb_object *o) {
  lua_pushstring(L, quoth_speaker_type_name(speaker_of(o)->type));
}
static void speaker_tostring(lua_State *L, const qb_object *o) {
  quoth_string name = speaker_of(o)->name;
  lua_pushfstring(L, "%s: ", qb_speaker_class.name);
  if (name.data)
    qb_push_string(L, name);
  else
    lua_pushliteral(L, "");
  lua_concat(L, 2);
}

/* upvalues: speaker, number of the next mention */
static int next_mention(lua_State *L) {
  qb_object o = (lua_pushvalue(L, lua_upvalueindex(1)), qb_open(L, lua_gettop(L), &qb_speaker_class));
  const quoth_speaker *speaker = speaker_of(&o);
  uint32_t count, i = (uint32_t)lua_tointeger(L, lua_upvalueindex(2));
  if (i >= speaker->mention_count) return 0;
  lua_pushinteger(L, (lua_Integer)i + 1);
  lua_replace(L, lua_upvalueindex(2));
  quoth_span span = quoth_mentions(o.article, &count)[speaker->first_mention + i];
  qb_push_first(L, span);
  qb_push_last(L, span);
  return 2;
}

static int speaker_mentions(lua_State *L) {
  qb_open(L, 1, &qb_speaker_class);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_mention, 2);
  return 1;
}

static const qb_field speaker_fields[] = {{"id", get_index},      {"name", speaker_name},   {"role", speaker_role},
                                          {"type", speaker_type}, {"article", get_article}, {NULL, NULL}};
static const luaL_Reg speaker_methods[] = {{"mentions", speaker_mentions}, {NULL, NULL}};
const qb_class qb_speaker_class = {"quoth.Speaker", speaker_fields, speaker_methods, NULL, NULL, speaker_tostring};

/* --- sentences */

static quoth_span sentence_span(const qb_object *o) {
  uint32_t count;
  return quoth_sentences(o->article, &count)[o->index];
}
SPAN_GETTERS(sentence)
static void sentence_tostring(lua_State *L, const qb_object *o) {
  push_named(L, o, qb_sentence_class.name, sentence_span(o));
}

static const qb_field sentence_fields[] = {{"index", get_index},    {"text", sentence_text},  {"first", sentence_first},
                                           {"last", sentence_last}, {"article", get_article}, {NULL, NULL}};
const qb_class qb_sentence_class = {"quoth.Sentence", sentence_fields, no_methods, NULL, NULL, sentence_tostring};

/* --- blocks */

static const quoth_block *block_of(const qb_object *o) {
  uint32_t count;
  return &quoth_blocks(o->article, &count)[o->index];
}

static quoth_span block_span(const qb_object *o) { return block_of(o)->span; }
SPAN_GETTERS(block)
static void block_kind(lua_State *L, const qb_object *o) {
  lua_pushstring(L, quoth_block_kind_name(block_of(o)->kind));
}
static void block_section(lua_State *L, const qb_object *o) {
  push_index_part(L, &qb_section_class, block_of(o)->section);
}
static void block_tostring(lua_State *L, const qb_object *o) { push_named(L, o, qb_block_class.name, block_span(o)); }

static const qb_field block_fields[] = {{"index", get_index},     {"kind", block_kind}, {"text", block_text},
                                        {"first", block_first},   {"last", block_last}, {"section", block_section},
                                        {"article", get_article}, {NULL, NULL}};
static const luaL_Reg block_methods[] = {{"source", qb_block_source}, {NULL, NULL}};
const qb_class qb_block_class = {"quoth.Block", block_fields, block_methods, NULL, NULL, block_tostring};

/* --- sections */

static const quoth_section *section_of(const qb_object *o) {
  uint32_t count;
  return &quoth_sections(o->article, &count)[o->index];
}

static quoth_span section_span(const qb_object *o) { return section_of(o)->span; }
SPAN_GETTERS(section)
static void section_heading(lua_State *L, const qb_object *o) { qb_push_span_text(L, o, section_of(o)->heading); }
static void section_topic(lua_State *L, const qb_object *o) { qb_push_span_text(L, o, section_of(o)->topic); }
static void section_tostring(lua_State *L, const qb_object *o) {
  push_named(L, o, qb_section_class.name, section_of(o)->heading);
}

static const qb_field section_fields[] = {
    {"index", get_index},     {"heading", section_heading}, {"topic", section_topic}, {"text", section_text},
    {"first", section_first}, {"last", section_last},       {"article", get_article}, {NULL, NULL}};
const qb_class qb_section_class = {"quoth.Section", section_fields, no_methods, NULL, NULL, section_tostring};

/* --- entries of a live blog */

static const quoth_entry *entry_of(const qb_object *o) {
  uint32_t count;
  return &quoth_entries(o->article, &count)[o->index];
}

static quoth_span entry_span(const qb_object *o) { return entry_of(o)->span; }
SPAN_GETTERS(entry)
static void entry_time(lua_State *L, const qb_object *o) { qb_push_string(L, entry_of(o)->time); }
static void entry_shown(lua_State *L, const qb_object *o) { qb_push_string(L, entry_of(o)->shown); }
static void entry_heading(lua_State *L, const qb_object *o) { qb_push_span_text(L, o, entry_of(o)->heading); }
static void entry_tostring(lua_State *L, const qb_object *o) {
  push_named(L, o, qb_entry_class.name, entry_of(o)->heading);
}

static const qb_field entry_fields[] = {{"index", get_index},       {"time", entry_time},     {"shown", entry_shown},
                                        {"heading", entry_heading}, {"text", entry_text},     {"first", entry_first},
                                        {"last", entry_last},       {"article", get_article}, {NULL, NULL}};
const qb_class qb_entry_class = {"quoth.Entry", entry_fields, no_methods, NULL, NULL, entry_tostring};
