/*
** Programs of rules: any numbers for code, rules and tables. A program is refused, or it runs over a text and its
** statements without a fault. The first byte says which request for memory fails; the rest is the program, a
** byte for each number, and behind a line break the text.
*/
#include "fuzz.h"
#include "rules/program.h"

static const char *const literals[] = {"dam", "river*", "will", "not", "great mere", "US"};

typedef struct reader {
  const uint8_t *at, *end;
} reader;

static uint32_t next(reader *r) { return r->at < r->end ? *r->at++ : 0; }

/* Small numbers mostly; 255 is none, 254 is far out. */
static uint32_t number(reader *r) {
  uint32_t value = next(r);
  return value == 255 ? QUOTH_NONE : value == 254 ? 0x7fffffff : value;
}

static bool search(void *ud, qt_run *run, uint32_t pattern, const char *text, uint32_t length, uint32_t base) {
  (void)ud, (void)text;
  for (uint32_t at = pattern; at + 2 < length && at < 64; at += 7)
    if (!qt_run_found(run, base + at, base + at + 2)) return false;
  return true;
}

static bool holds(void *ud, uint32_t predicate, const qt_match *captures, uint32_t count, const qt_match *it,
                  bool *yes) {
  (void)ud, (void)it;
  for (uint32_t i = 0; i < count; i++) MUST(captures[i].start <= captures[i].end);
  *yes = (count + predicate) % 2 == 0;
  return predicate != 7;
}

static bool score(void *ud, uint32_t number_of, const qt_match *captures, uint32_t count, const qt_match *it,
                  double *value) {
  (void)ud, (void)captures, (void)it;
  *value = (double)count / 4 - number_of;
  return true;
}

static qt_dictionary *make_dictionary(quoth_alloc alloc) {
  qt_dictionary_builder *builder = qt_dictionary_builder_new(alloc);
  quoth_error error;
  qt_dictionary *d = NULL;
  for (uint32_t i = 0; builder && i < sizeof literals / sizeof *literals; i++) {
    qt_entry entry = {.dictionary = i % 4, .entity = i, .weight = 1, .kind = (uint16_t)(i % 4)};
    if (qt_dictionary_add(builder, literals[i], strlen(literals[i]), &entry, &error) != QUOTH_OK) break;
  }
  if (builder) d = qt_dictionary_build(builder, &error);
  qt_dictionary_builder_free(builder);
  return d;
}

enum { MOST = 64 };

typedef struct parts {
  qt_program_parts all;
  qt_instruction code[MOST];
  qt_rule rules[8];
  uint32_t order[8];
  qt_score_part score[8];
  qt_need needs[8];
  qt_tag_reference references[8];
  double numbers[4];
  quoth_string strings[4];
} parts;

static void read_rules(reader *r, parts *p) {
  for (uint32_t i = 0; i < p->all.rule_count; i++) {
    p->rules[i] = (qt_rule){.gate = number(r), .when = number(r), .each = number(r), .flags = next(r) & 7};
    p->rules[i].score_kind = next(r) % 4;
    p->rules[i].first_part = next(r) % 9;
    p->rules[i].part_count = next(r) % 9;
    p->rules[i].score = next(r) / 100.0;
    p->rules[i].least = next(r) / 100.0;
    p->rules[i].group = next(r) % 3;
    p->rules[i].first_need = next(r) % 9;
    p->rules[i].need_count = next(r) % 9;
    p->order[i] = p->all.rule_count - 1 - i;
  }
}

static void read_parts(reader *r, parts *p) {
  memset(p, 0, sizeof *p);
  p->all = (qt_program_parts){.dictionary_count = 4,
                              .code = p->code,
                              .rules = p->rules,
                              .order = p->order,
                              .parts = p->score,
                              .needs = p->needs,
                              .references = p->references,
                              .numbers = p->numbers,
                              .strings = p->strings,
                              .host_count = 4,
                              .part_count = 8,
                              .need_count = 8,
                              .reference_count = 8,
                              .number_count = 4,
                              .string_count = 4};
  p->all.rule_count = next(r) % 5;
  p->all.code_count = next(r) % MOST;
  read_rules(r, p);
  for (uint32_t i = 0; i < 8; i++) {
    p->score[i] = (qt_score_part){next(r) / 50.0 - 2, number(r)};
    p->needs[i] = (qt_need){number(r), next(r) % 5};
    p->references[i] = (qt_tag_reference){next(r) % 5, next(r) % 3};
  }
  for (uint32_t i = 0; i < 4; i++) p->strings[i] = (quoth_string){"direct", i + 3};
  for (uint32_t i = 0; i < p->all.code_count; i++)
    p->code[i] = (qt_instruction){next(r) % (QT_OP_COUNT + 1), number(r), number(r), number(r)};
}

static void check_fired(qt_run *run, uint32_t length) {
  uint32_t count;
  const qt_fired *fired = qt_run_fired(run, &count);
  for (uint32_t i = 0; i < count; i++) {
    MUST(fired[i].score >= 0 && fired[i].score <= 1);
    for (uint32_t k = 0; k < fired[i].match_count; k++)
      MUST(qt_run_matches(run)[fired[i].first_match + k].end <= length);
    for (uint32_t k = 0; k < fired[i].evidence_count; k++)
      MUST(qt_run_evidence(run)[fired[i].first_evidence + k] < QT_FIELD_COUNT);
  }
}

static void run_over(quoth_alloc alloc, const qt_program *program, const quoth_article *article) {
  static const qt_rule_host host = {.search = search, .holds = holds, .score = score};
  qt_run *run = qt_run_new(alloc, program);
  uint32_t count = 0, length = quoth_text(article).length;
  quoth_statements(article, &count);
  if (run && qt_run_open(run, article)) {
    for (uint32_t i = 0; i <= count && i < 20; i++) {
      qt_fields fields = {0};
      if (i < count) qt_fields_of(article, i, &fields);
      fields.strings[QT_FIELD_URL] = (quoth_string){"the dam river", 13};
      if (qt_run_statement(run, &host, i < count ? i : QUOTH_NONE, &fields, i % 2 == 0) == QT_RUN_OK)
        check_fired(run, length);
    }
    MUST(qt_run_open(run, NULL));
  }
  qt_run_free(run);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  host_memory memory = {0};
  quoth_alloc alloc = {host_alloc, &memory}, plain = {host_plain, NULL};
  parts p;
  if (size == 0) return 0;
  const uint8_t *line = memchr(data, '\n', size);
  reader r = {data + 1, line ? line : data + size};
  if (r.at > r.end) return 0;
  read_parts(&r, &p);
  const char *text = line ? (const char *)line + 1 : "The dam on the river will not be in the US.";
  size_t length = line ? size - (size_t)(line + 1 - data) : strlen(text);
  quoth_options options = {.language = fuzz_language(), .format = QUOTH_FORMAT_TEXT};
  quoth_error error = {0};
  quoth_article *article = quoth_parse(plain, text, length, &options, &error);
  qt_dictionary *d = article ? make_dictionary(plain) : NULL;
  memory.fail_at = data[0] < 200 ? 0 : (size_t)data[0] - 199;
  p.all.literals = d;
  qt_program *program = d ? qt_program_new(alloc, &p.all, &error) : NULL;
  if (program) run_over(alloc, program, article);
  MUST(!d || program || error.status == QUOTH_BAD_OPTION || memory.fail_at);
  qt_program_free(program);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
  if (d) qt_dictionary_free(d);
  quoth_free(article);
  return 0;
}
