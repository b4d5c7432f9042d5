/*
** quoth.Rules, compiled rules, and quoth.Run, what asks them of one article: what lua/quoth/rules/engine.lua
** stands on. Rules never change; their user value is the table that they were made of, which keeps nothing but
** what is no data. A run's user value anchors its rules, its article and the fields of a plain table.
**
** What a rule calls may raise: the error passes through the run, whose memory all hangs on its userdata, and the
** run answers no more.
*/
#include "rules/program.h"

#include <math.h>

#include "lua/binding.h"
#include "lua/rules_result.h"

static const char RULES[] = "quoth.Rules";
static const char RUN[] = "quoth.Run";

/* What a program is made of, while it is read. */
typedef struct staging {
  QT_VEC(qt_instruction) code;
  QT_VEC(qt_rule) rules;
  QT_VEC(uint32_t) order;
  QT_VEC(qt_score_part) parts;
  QT_VEC(qt_need) needs;
  QT_VEC(qt_tag_reference) references;
  QT_VEC(double) numbers;
  QT_VEC(quoth_string) strings;
} staging;

typedef struct rules_box {
  quoth_alloc alloc;
  qt_dictionary_builder *builder;
  qt_dictionary *literals;
  QT_VEC(qt_rule_source) sources; /* owned */
  staging read;
  qt_program *program; /* NULL: still being made */
} rules_box;

typedef struct run_box {
  quoth_alloc alloc;
  qt_run *run;
  const rules_box *rules; /* anchored */
  const qb_article *article;
  qt_fields given;
  bool whole; /* the text is one statement with the fields given */
  bool busy;
} run_box;

/* --- making rules */

static void free_staging(rules_box *b) {
  qt_vec_free(&b->alloc, &b->read.code);
  qt_vec_free(&b->alloc, &b->read.rules);
  qt_vec_free(&b->alloc, &b->read.order);
  qt_vec_free(&b->alloc, &b->read.parts);
  qt_vec_free(&b->alloc, &b->read.needs);
  qt_vec_free(&b->alloc, &b->read.references);
  qt_vec_free(&b->alloc, &b->read.numbers);
  qt_vec_free(&b->alloc, &b->read.strings);
  if (b->builder) qt_dictionary_builder_free(b->builder);
  b->builder = NULL;
}

static int collect_rules(lua_State *L) {
  rules_box *b = luaL_checkudata(L, 1, RULES);
  if (lua_rawlen(L, 1) != sizeof *b) return 0;
  free_staging(b);
  qt_program_free(b->program);
  b->program = NULL;
  if (b->literals) qt_dictionary_free(b->literals);
  b->literals = NULL;
  /* the program read them */
  for (uint32_t i = 0; i < b->sources.count; i++) qt_dictionary_free((qt_dictionary *)(uintptr_t)b->sources.at[i].at);
  qt_vec_free(&b->alloc, &b->sources);
  return 0;
}

/* The table `name` of the parts at index 1, pushed; how long it is. */
static uint32_t push_array(lua_State *L, const char *name) {
  if (lua_getfield(L, 1, name) != LUA_TTABLE) luaL_error(L, "rules: %s is no table", name);
  lua_Unsigned count = lua_rawlen(L, -1);
  if (count >= 0x7fffffff) luaL_error(L, "rules: %s is too long", name);
  return (uint32_t)count;
}

static lua_Number number_at(lua_State *L, uint32_t i) {
  lua_rawgeti(L, -1, i);
  lua_Number value = luaL_checknumber(L, -1);
  lua_pop(L, 1);
  return value;
}

/* An index; -1 is none. */
static uint32_t index_at(lua_State *L, uint32_t i) {
  lua_rawgeti(L, -1, i);
  lua_Integer value = luaL_checkinteger(L, -1);
  lua_pop(L, 1);
  return value >= 0 && value < (lua_Integer)QUOTH_NONE ? (uint32_t)value : QUOTH_NONE;
}

#define RESERVE(L, b, v, n) \
  do { \
    if (!qt_vec_reserve(&(b)->alloc, (v), (n))) qb_no_memory(L); \
  } while (0)

static void read_code(lua_State *L, rules_box *b) {
  uint32_t count = push_array(L, "code") / 4;
  RESERVE(L, b, &b->read.code, count);
  for (uint32_t i = 0; i < count; i++)
    b->read.code.at[i] = (qt_instruction){index_at(L, 4 * i + 1), index_at(L, 4 * i + 2), index_at(L, 4 * i + 3),
                                          index_at(L, 4 * i + 4)};
  b->read.code.count = count;
  lua_pop(L, 1);
}

/* Thirteen numbers a rule, in the order of qt_rule. */
static void read_rules(lua_State *L, rules_box *b) {
  enum { WIDTH = 13 };
  uint32_t count = push_array(L, "rules") / WIDTH;
  RESERVE(L, b, &b->read.rules, count);
  for (uint32_t i = 0, at = 1; i < count; i++, at += WIDTH)
    b->read.rules.at[i] = (qt_rule){.gate = index_at(L, at),
                                    .when = index_at(L, at + 1),
                                    .each = index_at(L, at + 2),
                                    .flags = index_at(L, at + 3),
                                    .score_kind = index_at(L, at + 4),
                                    .first_part = index_at(L, at + 5),
                                    .part_count = index_at(L, at + 6),
                                    .score = (double)number_at(L, at + 7),
                                    .least = (double)number_at(L, at + 8),
                                    .group = index_at(L, at + 9),
                                    .priority = (int32_t)number_at(L, at + 10),
                                    .first_need = index_at(L, at + 11),
                                    .need_count = index_at(L, at + 12)};
  b->read.rules.count = count;
  lua_pop(L, 1);
}

static void read_tables(lua_State *L, rules_box *b) {
  uint32_t count = push_array(L, "order");
  RESERVE(L, b, &b->read.order, count);
  for (uint32_t i = 0; i < count; i++) b->read.order.at[i] = index_at(L, i + 1);
  b->read.order.count = count;
  count = push_array(L, "parts") / 2;
  RESERVE(L, b, &b->read.parts, count);
  for (uint32_t i = 0; i < count; i++)
    b->read.parts.at[i] = (qt_score_part){(double)number_at(L, 2 * i + 1), index_at(L, 2 * i + 2)};
  b->read.parts.count = count;
  count = push_array(L, "needs") / 2;
  RESERVE(L, b, &b->read.needs, count);
  for (uint32_t i = 0; i < count; i++) b->read.needs.at[i] = (qt_need){index_at(L, 2 * i + 1), index_at(L, 2 * i + 2)};
  b->read.needs.count = count;
  count = push_array(L, "references") / 2;
  RESERVE(L, b, &b->read.references, count);
  for (uint32_t i = 0; i < count; i++)
    b->read.references.at[i] = (qt_tag_reference){index_at(L, 2 * i + 1), index_at(L, 2 * i + 2)};
  b->read.references.count = count;
  count = push_array(L, "numbers");
  RESERVE(L, b, &b->read.numbers, count);
  for (uint32_t i = 0; i < count; i++) b->read.numbers.at[i] = (double)number_at(L, i + 1);
  b->read.numbers.count = count;
  lua_pop(L, 5);
}

/* Borrowed until the program has copied them: the table keeps them. */
static void read_strings(lua_State *L, rules_box *b) {
  uint32_t count = push_array(L, "strings");
  RESERVE(L, b, &b->read.strings, count);
  for (uint32_t i = 0; i < count; i++) {
    size_t length;
    lua_rawgeti(L, -1, i + 1);
    luaL_checktype(L, -1, LUA_TSTRING);
    const char *p = lua_tolstring(L, -1, &length);
    if (length > QUOTH_MAX_BYTES) luaL_error(L, "rules: a string is too long");
    b->read.strings.at[i] = (quoth_string){p, (uint32_t)length};
    lua_pop(L, 1);
  }
  b->read.strings.count = count;
  lua_pop(L, 1);
}

static int fail(lua_State *L, const quoth_error *error) {
  if (error->status == QUOTH_NO_MEMORY) return qb_no_memory(L);
  return luaL_error(L, "%s", error->message);
}

/* The entries of dictionary d: the table on top, five values each: literal, entity, weight, kind, shadow. */
static void add_entries(lua_State *L, rules_box *b, uint32_t d) {
  enum { WIDTH = 5 };
  uint32_t count = (uint32_t)lua_rawlen(L, -1) / WIDTH;
  quoth_error error = {0};
  for (uint32_t i = 0, at = 1; i < count; i++, at += WIDTH) {
    size_t length;
    qt_entry entry = {.dictionary = d,
                      .entity = index_at(L, at + 1),
                      .weight = (float)number_at(L, at + 2),
                      .kind = (uint16_t)index_at(L, at + 3),
                      .flags = index_at(L, at + 4) == 1 ? QT_ENTRY_SHADOW : 0};
    lua_rawgeti(L, -1, at);
    luaL_checktype(L, -1, LUA_TSTRING);
    const char *literal = lua_tolstring(L, -1, &length);
    if (qt_dictionary_add(b->builder, literal, length, &entry, &error) != QUOTH_OK) fail(L, &error);
    lua_pop(L, 1);
  }
}

static uint32_t read_dictionaries(lua_State *L, rules_box *b) {
  quoth_error error = {0};
  uint32_t count = push_array(L, "dictionaries");
  b->builder = qt_dictionary_builder_new(b->alloc);
  if (!b->builder) qb_no_memory(L);
  for (uint32_t d = 0; d < count; d++) {
    if (lua_rawgeti(L, -1, d + 1) == LUA_TTABLE) add_entries(L, b, d);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  b->literals = qt_dictionary_build(b->builder, &error);
  if (!b->literals) fail(L, &error);
  return count;
}

/* files: path, dictionary, first entity of each. */
static void read_files(lua_State *L, rules_box *b) {
  uint32_t count = push_array(L, "files") / 3;
  quoth_error error = {0};
  RESERVE(L, b, &b->sources, count);
  for (uint32_t i = 0; i < count; i++) {
    lua_rawgeti(L, -1, 3 * i + 1);
    const qt_dictionary *d = qt_dictionary_load(b->alloc, luaL_checkstring(L, -1), &error);
    if (!d) fail(L, &error);
    lua_pop(L, 1);
    qt_rule_source *source = &b->sources.at[b->sources.count++];
    *source = (qt_rule_source){.at = d};
    source->dictionary = index_at(L, 3 * i + 2);
    source->first_entity = index_at(L, 3 * i + 3);
  }
  lua_pop(L, 1);
}

static rules_box *new_box(lua_State *L) {
  rules_box *b = lua_newuserdatauv(L, sizeof *b, 1);
  memset(b, 0, sizeof *b);
  b->alloc = qb_alloc(L);
  luaL_setmetatable(L, RULES);
  return b;
}

/* rules(parts): the program that lua/quoth/rules/engine.lua made */
int qb_rules_new(lua_State *L) {
  quoth_error error = {0};
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  rules_box *b = new_box(L);
  qt_program_parts parts = {.dictionary_count = read_dictionaries(L, b)};
  read_files(L, b);
  read_code(L, b);
  read_rules(L, b);
  read_tables(L, b);
  read_strings(L, b);
  lua_getfield(L, 1, "host_count");
  parts.host_count = (uint32_t)luaL_checkinteger(L, -1);
  lua_pop(L, 1);
  if (b->read.order.count != b->read.rules.count) luaL_error(L, "rules: the order is none of all rules");
#define TAKE(array, counter) parts.array = b->read.array.at, parts.counter = b->read.array.count
  TAKE(code, code_count), TAKE(rules, rule_count), TAKE(parts, part_count), TAKE(needs, need_count);
  TAKE(references, reference_count), TAKE(numbers, number_count), TAKE(strings, string_count);
  parts.order = b->read.order.at;
  parts.literals = b->literals;
  parts.sources = b->sources.at;
  parts.source_count = b->sources.count;
  b->program = qt_program_new(b->alloc, &parts, &error);
  if (!b->program) return fail(L, &error);
  free_staging(b);
  qb_report_memory(L, qt_program_memory(b->program) + qt_dictionary_memory(b->literals));
  return 1;
}

static rules_box *check_rules(lua_State *L, int arg) {
  rules_box *b = luaL_checkudata(L, arg, RULES);
  luaL_argcheck(L, lua_rawlen(L, arg) == sizeof *b && b->program, arg, "the rules are gone");
  return b;
}

/* --- runs */

static int collect_run(lua_State *L) {
  run_box *b = luaL_checkudata(L, 1, RUN);
  if (lua_rawlen(L, 1) != sizeof *b) return 0;
  qt_run_free(b->run);
  b->run = NULL;
  return 0;
}

/* A string of the table on top, which keeps it. */
static quoth_string string_field(lua_State *L, const char *name) {
  size_t length = 0;
  lua_pushstring(L, name);
  const char *p = lua_rawget(L, -2) == LUA_TSTRING ? lua_tolstring(L, -1, &length) : NULL;
  lua_pop(L, 1);
  return (quoth_string){p, length <= QUOTH_MAX_BYTES ? (uint32_t)length : 0};
}

static double number_field(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  double value = lua_rawget(L, -2) == LUA_TNUMBER ? (double)lua_tonumber(L, -1) : (double)NAN;
  lua_pop(L, 1);
  return value;
}

/* The fields of a plain table, on top. */
static void read_fields(lua_State *L, qt_fields *f) {
  for (unsigned i = 0; i < QT_FIELD_STRINGS; i++) f->strings[i] = string_field(L, qt_rule_field_name(i));
  for (unsigned i = 0; i < QT_FIELD_NUMBERS; i++)
    f->numbers[i] = number_field(L, qt_rule_field_name(QT_FIELD_STRINGS + i));
}

enum { RUN_RULES = 1, RUN_ARTICLE, RUN_FIELDS };

/* rules:run(): what looks at one article after another */
static int rules_run(lua_State *L) {
  rules_box *rules = check_rules(L, 1);
  lua_settop(L, 1);
  run_box *b = lua_newuserdatauv(L, sizeof *b, 1);
  memset(b, 0, sizeof *b);
  b->alloc = qb_alloc(L);
  luaL_setmetatable(L, RUN);
  lua_createtable(L, RUN_FIELDS, 0);
  lua_pushvalue(L, 1);
  lua_rawseti(L, -2, RUN_RULES);
  lua_setiuservalue(L, -2, 1);
  b->rules = rules;
  b->run = qt_run_new(b->alloc, rules->program);
  if (!b->run) return qb_no_memory(L);
  return 1;
}

static run_box *check_run(lua_State *L, int arg) {
  run_box *b = luaL_checkudata(L, arg, RUN);
  luaL_argcheck(L, lua_rawlen(L, arg) == sizeof *b && b->run && !b->busy, arg, "the run has ended");
  return b;
}

static void anchor(lua_State *L, int slot) {
  lua_getiuservalue(L, 1, 1);
  lua_pushvalue(L, slot);
  lua_rawseti(L, -2, slot);
  lua_pop(L, 1);
}

/* run:open(article [, fields]): its statements, or with fields its text as one statement; nil is an empty text */
static int run_open(lua_State *L) {
  run_box *b = check_run(L, 1);
  qb_object o = {0};
  lua_settop(L, 3);
  if (!lua_isnil(L, 2)) o = qb_open(L, 2, &qb_article_class);
  lua_settop(L, 3);
  anchor(L, RUN_ARTICLE);
  anchor(L, RUN_FIELDS);
  b->article = o.box;
  b->whole = lua_istable(L, 3) || !o.box;
  if (lua_istable(L, 3)) read_fields(L, &b->given);
  if (!qt_run_open(b->run, o.article)) return qb_no_memory(L);
  lua_settop(L, 1);
  return 1;
}

/* run:close(): the article is let go */
static int run_close(lua_State *L) {
  run_box *b = check_run(L, 1);
  lua_settop(L, 1);
  lua_settop(L, 3);
  b->article = NULL;
  b->whole = true;
  qt_run_open(b->run, NULL);
  anchor(L, RUN_ARTICLE);
  anchor(L, RUN_FIELDS);
  return 0;
}

/* --- what rules call: the function at QB_RULE_CALL, given what is asked, a number, and what it is asked of */

static bool call_search(void *ud, qt_run *run, uint32_t pattern, const char *text, uint32_t length, uint32_t base) {
  lua_State *L = ((const qb_asking *)ud)->L;
  luaL_checkstack(L, 8, NULL);
  lua_pushvalue(L, QB_RULE_CALL);
  lua_pushliteral(L, "search");
  lua_pushinteger(L, (lua_Integer)pattern + 1);
  lua_pushlstring(L, text, length);
  lua_call(L, 3, 1);
  luaL_checktype(L, -1, LUA_TTABLE); /* first, last of each match */
  uint32_t count = (uint32_t)lua_rawlen(L, -1) / 2;
  bool ok = true;
  for (uint32_t i = 0; ok && i < count; i++) {
    uint32_t first = index_at(L, 2 * i + 1), last = index_at(L, 2 * i + 2);
    if (first < 1 || first > last || last > length) luaL_error(L, "rules: a match lies outside of the text");
    ok = qt_run_found(run, base + first - 1, base + last);
  }
  lua_pop(L, 1);
  return ok;
}

static void push_call(const qb_asking *a, const char *what, uint32_t number, const qt_match *captures, uint32_t count,
                      const qt_match *it) {
  lua_State *L = a->L;
  luaL_checkstack(L, 12, NULL);
  lua_pushvalue(L, QB_RULE_CALL);
  lua_pushstring(L, what);
  lua_pushinteger(L, (lua_Integer)number + 1);
  qb_push_matches(a, captures, count);
  if (it)
    qb_push_match(a, it);
  else
    lua_pushnil(L);
  lua_call(L, 4, 1);
}

static bool call_holds(void *ud, uint32_t predicate, const qt_match *captures, uint32_t count, const qt_match *it,
                       bool *holds) {
  lua_State *L = ((const qb_asking *)ud)->L;
  push_call(ud, "holds", predicate, captures, count, it);
  *holds = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return true;
}

static bool call_score(void *ud, uint32_t score, const qt_match *captures, uint32_t count, const qt_match *it,
                       double *value) {
  lua_State *L = ((const qb_asking *)ud)->L;
  push_call(ud, "score", score, captures, count, it);
  *value = (double)luaL_checknumber(L, -1);
  lua_pop(L, 1);
  return true;
}

/* --- asking */

/* Fields of an article's statement that the article's owner gave. */
static void add_given(lua_State *L, int article, qt_fields *f) {
  static const struct {
    int slot;
    qt_rule_field field;
  } given[] = {{QB_CODE, QT_FIELD_LANGUAGE}, {QB_URL, QT_FIELD_URL}, {QB_PUBLISHED, QT_FIELD_PUBLISHED}};
  lua_getiuservalue(L, article, 1);
  for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
    size_t length = 0;
    if (lua_rawgeti(L, -1, given[i].slot) == LUA_TSTRING) {
      const char *p = lua_tolstring(L, -1, &length);
      if (length <= QUOTH_MAX_BYTES) f->strings[given[i].field] = (quoth_string){p, (uint32_t)length};
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* Its index and its fields; it leaves the article's userdata on the stack, which keeps them. */
static uint32_t open_statement(lua_State *L, const run_box *b, qt_fields *fields) {
  if (b->whole) {
    *fields = b->given;
    return QUOTH_NONE;
  }
  qb_object o = qb_open(L, 2, &qb_statement_class);
  luaL_argcheck(L, o.box == b->article, 2, "it is a statement of another article");
  qt_fields_of(o.article, o.index, fields);
  add_given(L, lua_gettop(L), fields);
  return o.index;
}

static lua_Integer nested_in(const run_box *b, uint32_t index) {
  uint32_t count;
  return index == QUOTH_NONE ? 0 : quoth_statements(b->article->article, &count)[index].nested_count;
}

/* The byte that a statement begins with. */
static uint32_t first_byte(const run_box *b, uint32_t index) {
  uint32_t count, span_count;
  if (index == QUOTH_NONE) return 0;
  const quoth_statement *s = &quoth_statements(b->article->article, &count)[index];
  return s->span_count ? quoth_spans(b->article->article, &span_count)[s->first_span].start : 0;
}

/*
** run:statement(statement, call, prefilter, ids, hows, names): the rules that hold, the strongest first; how many were
** asked; how many statements are nested.
*/
static int run_statement(lua_State *L) {
  run_box *b = check_run(L, 1);
  qt_fields fields;
  luaL_checktype(L, QB_RULE_CALL, LUA_TFUNCTION);
  lua_settop(L, QB_RULE_NAMES);
  for (int words = QB_RULE_IDS; words <= QB_RULE_NAMES; words++) luaL_checktype(L, words, LUA_TTABLE);
  uint32_t index = open_statement(L, b, &fields), count;
  qb_asking a = {.L = L,
                 .sources = b->rules->sources.at,
                 .source_count = b->rules->sources.count,
                 .text = b->article ? quoth_text(b->article->article).data : "",
                 .first = first_byte(b, index),
                 .ids = (uint32_t)lua_rawlen(L, QB_RULE_IDS)};
  const qt_rule_host host = {.ud = &a, .search = call_search, .holds = call_holds, .score = call_score};
  b->busy = true;
  qt_run_status status = qt_run_statement(b->run, &host, index, &fields, lua_toboolean(L, QB_RULE_PREFILTER));
  if (status != QT_RUN_OK) return qb_no_memory(L);
  const qt_fired *fired = qt_run_fired(b->run, &count);
  lua_createtable(L, (int)count, 0);
  for (uint32_t i = 0; i < count; i++) {
    qb_push_fired(&a, b->run, &fired[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_pushinteger(L, qt_run_asked(b->run));
  lua_pushinteger(L, nested_in(b, index));
  b->busy = false;
  return 3;
}

static void register_class(lua_State *L, const char *name, lua_CFunction collect, const luaL_Reg *methods) {
  if (luaL_newmetatable(L, name)) {
    lua_pushcfunction(L, collect);
    lua_setfield(L, -2, "__gc");
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, name);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}

void qb_register_rules(lua_State *L) {
  static const luaL_Reg rules[] = {{"run", rules_run}, {NULL, NULL}};
  static const luaL_Reg run[] = {{"open", run_open}, {"statement", run_statement}, {"close", run_close}, {NULL, NULL}};
  register_class(L, RULES, collect_rules, rules);
  register_class(L, RUN, collect_run, run);
}

/* rule_words(): names of instructions and fields -> their numbers; fields that have a fixed list of values -> a set */
int qb_rule_words(lua_State *L) {
  static const char *const ops[] = {
#define X(id) #id,
      QT_RULE_OPS(X)
#undef X
  };
  lua_newtable(L);
  for (int i = 0; i < QT_OP_COUNT; i++) qb_set_integer(L, ops[i], i);
  lua_newtable(L);
  for (unsigned i = 0; i < QT_FIELD_COUNT; i++) qb_set_integer(L, qt_rule_field_name(i), i);
  lua_newtable(L);
  for (unsigned i = 0; i < QT_FIELD_COUNT; i++) {
    if (!*qt_rule_field_value(i, 0)) continue;
    lua_newtable(L);
    for (unsigned k = 0; *qt_rule_field_value(i, k); k++) qb_set_integer(L, qt_rule_field_value(i, k), k);
    lua_setfield(L, -2, qt_rule_field_name(i));
  }
  return 3;
}
