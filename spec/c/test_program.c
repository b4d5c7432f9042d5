/* Programs of rules: what is refused, and a run over a text without Lua. What conditions mean is in the Lua specs. */
#include "rules/program.h"

#include "harness.h"
#include "host.h"

static const quoth_alloc plain = {host_plain, NULL};

/* One rule that holds where dictionary 0 has a hit. */
static const qt_instruction has_word[] = {{QT_OP_DICT, 0, 0, 0}, {QT_OP_RETURN, 0, 0, 0}};

static qt_rule rule_at(uint32_t when) {
  return (qt_rule){.gate = QUOTH_NONE, .when = when, .each = QUOTH_NONE, .flags = QT_RULE_ALWAYS, .score = 0.5};
}

typedef struct example {
  const char *what;
  qt_instruction code[6];
  uint32_t count, when;
} example;

/* clang-format off */
static const example refused[] = {
    {"no code at all", {{0}}, 0, 0},
    {"a rule that leads out of the code", {{QT_OP_DICT, 0, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 2, 2},
    {"a rule that begins inside a condition", {{QT_OP_DICT, 0, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 2, 1},
    {"no end", {{QT_OP_DICT, 0, 0, 0}}, 1, 0},
    {"no list", {{QT_OP_RETURN, 0, 0, 0}}, 1, 0},
    {"two lists", {{QT_OP_DICT, 0, 0, 0}, {QT_OP_DICT, 0, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 3, 0},
    {"lists that are not there", {{QT_OP_DICT, 0, 0, 0}, {QT_OP_AND, 2, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 3, 0},
    {"a dictionary that is not there", {{QT_OP_DICT, 9, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 2, 0},
    {"an unknown instruction", {{QT_OP_COUNT, 0, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 2, 0},
    {"a field that is not there", {{QT_OP_GIVEN, QT_FIELD_COUNT, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 2, 0},
    {"a number that is not there", {{QT_OP_LEAST, QT_FIELD_DEPTH, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 2, 0},
    {"a predicate that is not there", {{QT_OP_WHERE, 0, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 2, 0},
    {"captures below the stack", {{QT_OP_WHERE, 0, 1, 1}, {QT_OP_RETURN, 0, 0, 0}}, 2, 0},
    {"a jump back", {{QT_OP_DICT, 0, 0, 0}, {QT_OP_TEST, 1, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 3, 0},
    {"a jump out", {{QT_OP_DICT, 0, 0, 0}, {QT_OP_TEST, 1, 9, 0}, {QT_OP_RETURN, 0, 0, 0}}, 3, 0},
    {"a jump to another depth",
     {{QT_OP_DICT, 0, 0, 0}, {QT_OP_TEST, 1, 3, 0}, {QT_OP_DICT, 0, 0, 0}, {QT_OP_AND, 2, 0, 0}, {QT_OP_RETURN, 0, 0, 0}},
     5, 0},
    {"a field that is not left",
     {{QT_OP_ENTER, QT_FIELD_TOPIC, 3, 0}, {QT_OP_DICT, 0, 0, 0}, {QT_OP_NOT, 0, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 4, 0},
    {"a field in a field",
     {{QT_OP_ENTER, QT_FIELD_TOPIC, 4, 0}, {QT_OP_ENTER, QT_FIELD_CUE, 4, 0}, {QT_OP_DICT, 0, 0, 0},
      {QT_OP_LEAVE, 0, 0, 0}, {QT_OP_RETURN, 0, 0, 0}}, 5, 0},
};
/* clang-format on */

static qt_program *make(quoth_alloc alloc, const qt_dictionary *d, const qt_instruction *code, uint32_t count,
                        const qt_rule *rules, uint32_t rule_count, quoth_error *error) {
  static const uint32_t order[] = {0, 1, 2, 3};
  qt_program_parts parts = {.literals = d,
                            .dictionary_count = 2,
                            .code = code,
                            .code_count = count,
                            .rules = rules,
                            .rule_count = rule_count,
                            .order = order};
  return qt_program_new(alloc, &parts, error);
}

TEST(refuses_what_leads_astray) {
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    quoth_error error = {0};
    qt_rule rule = rule_at(refused[i].when);
    qt_program *p = make(plain, NULL, refused[i].code, refused[i].count, &rule, 1, &error);
    if (p) printf("taken: %s\n", refused[i].what);
    CHECK(!p && error.status == QUOTH_BAD_OPTION);
    qt_program_free(p);
  }
}

TEST(refuses_an_order_of_other_rules) {
  static const uint32_t twice[] = {0, 0};
  qt_rule rules[] = {rule_at(0), rule_at(0)};
  qt_program_parts parts = {
      .dictionary_count = 1, .code = has_word, .code_count = 2, .rules = rules, .rule_count = 2, .order = twice};
  quoth_error error = {0};
  CHECK(qt_program_new(plain, &parts, &error) == NULL);
  CHECK_NUMBER(error.status, QUOTH_BAD_OPTION);
}

static qt_dictionary *dictionary_of(quoth_alloc alloc, const char *first, const char *second) {
  qt_dictionary_builder *builder = qt_dictionary_builder_new(alloc);
  quoth_error error;
  qt_entry a = {.dictionary = 0, .weight = 1}, b = {.dictionary = 1, .weight = 1};
  bool ok = builder && qt_dictionary_add(builder, first, strlen(first), &a, &error) == QUOTH_OK &&
            qt_dictionary_add(builder, second, strlen(second), &b, &error) == QUOTH_OK;
  qt_dictionary *d = ok ? qt_dictionary_build(builder, &error) : NULL;
  qt_dictionary_builder_free(builder);
  return d;
}

/* How many statements of the text each of two rules holds of: one of a word, one of two words near each other. */
static bool count_fired(quoth_alloc alloc, const quoth_article *article, uint32_t counts[2]) {
  static const qt_instruction code[] = {{QT_OP_DICT, 0, 0, 0}, {QT_OP_RETURN, 0, 0, 0}, {QT_OP_DICT, 0, 0, 0},
                                        {QT_OP_DICT, 1, 0, 0}, {QT_OP_NEAR, 3, 0, 0},   {QT_OP_RETURN, 0, 0, 0}};
  static const qt_rule_host nobody = {0};
  quoth_error error = {0};
  qt_rule rules[] = {rule_at(0), rule_at(2)};
  qt_dictionary *d = dictionary_of(alloc, "dam", "river*");
  qt_program *p = d ? make(alloc, d, code, 6, rules, 2, &error) : NULL;
  qt_run *run = p ? qt_run_new(alloc, p) : NULL;
  uint32_t statements, fired_count;
  quoth_statements(article, &statements);
  bool ok = run && qt_run_open(run, article);
  counts[0] = counts[1] = 0;
  for (uint32_t i = 0; ok && i < statements; i++) {
    qt_fields fields;
    qt_fields_of(article, i, &fields);
    ok = qt_run_statement(run, &nobody, i, &fields, true) == QT_RUN_OK;
    const qt_fired *fired = qt_run_fired(run, &fired_count);
    for (uint32_t k = 0; ok && k < fired_count; k++) counts[fired[k].rule]++;
  }
  qt_run_free(run);
  qt_program_free(p);
  if (d) qt_dictionary_free(d);
  return ok;
}

static quoth_article *parse(const quoth_language *language) {
  static const char text[] =
      "\"The dam on the river holds,\" Anna Petrova said. She said: \"No dam. The river is low.\" \"It rains,\" said "
      "Ivo "
      "Kray.";
  quoth_options options = {.language = language, .format = QUOTH_FORMAT_TEXT};
  quoth_error error;
  return quoth_parse(plain, text, sizeof text - 1, &options, &error);
}

TEST(runs_over_the_statements_of_an_article) {
  quoth_error error;
  quoth_language *language = host_language(plain, LANGUAGE_FILE, &error);
  quoth_article *article = parse(language);
  uint32_t counts[2] = {0};
  CHECK(article && count_fired(plain, article, counts));
  CHECK_NUMBER(counts[0], 2);
  CHECK_NUMBER(counts[1], 1);
  quoth_free(article);
  quoth_language_free(language);
}

TEST(gives_all_back_where_memory_runs_out) {
  quoth_error error;
  quoth_language *language = host_language(plain, LANGUAGE_FILE, &error);
  quoth_article *article = parse(language);
  bool done = false;
  for (size_t n = 1; article && !done && n < 1000; n++) {
    host_memory memory = {.fail_at = n};
    uint32_t counts[2];
    done = count_fired((quoth_alloc){host_alloc, &memory}, article, counts);
    CHECK(memory.held == 0 && memory.wrong_sizes == 0);
    done = done && memory.requests < n;
  }
  CHECK(done);
  quoth_free(article);
  quoth_language_free(language);
}

MAIN(RUN(refuses_what_leads_astray) RUN(refuses_an_order_of_other_rules) RUN(runs_over_the_statements_of_an_article)
         RUN(gives_all_back_where_memory_runs_out))
