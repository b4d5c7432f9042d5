/* The writer, on an article made by hand: every key, nesting, offsets in all units, memory running out. */
#include "harness.h"
#include "host.h"

#include "base/model.h"
#include "base/scan.h"
#include "write/json.h"

#define GRIN "\xf0\x9f\x98\x80" /* 4 bytes, 1 code point, 2 UTF-16 units */
#define TEXT "H\xc3\xa9 " GRIN " \xff\"said\" A. B\n"
/*  bytes:    H0 é1-2 ' '3 😀4-7 ' '8 \xff9 "10 said11-14 "15 ' '16 A17 .18 ' '19 B20 \n21 */

static quoth_block blocks[] = {{{0, 21}, 0, QUOTH_BLOCK_PARAGRAPH}};
static quoth_section sections[] = {{{0, 22}, {0, 3}, {0, 3}},
                                   {{22, 22}, {QUOTH_NONE, QUOTH_NONE}, {QUOTH_NONE, QUOTH_NONE}}};
static quoth_span spans[] = {{4, 8}, {9, 10}, {11, 15}, {17, 18}};
static quoth_span sentences[] = {{0, 19}, {20, 21}};
static quoth_span mentions[] = {{17, 18}, {0, 1}};
static quoth_span insertions[] = {{4, 8}};
static quoth_span elisions[] = {{9, 10}};
static quoth_repair repairs[] = {{10, QUOTH_REPAIR_STRAY}};
static quoth_speaker speakers[] = {{{"A\x01\t", 3}, {NULL, 0}, QUOTH_SPEAKER_PERSON, 0, 1},
                                   {{"B", 1}, {"mayor", 5}, QUOTH_SPEAKER_UNNAMED, 1, 1}};
static uint32_t digest_speakers[] = {1};
static quoth_statement statements[4];
static quoth_warning warnings[] = {{"bad_utf8", "m", 9, 1}, {"other", "n", QUOTH_NONE, 2}};

#define NONE \
  { QUOTH_NONE, QUOTH_NONE }
#define ARRAY(a, name) ((a)->name.at = name, (a)->name.count = (a)->name.capacity = sizeof name / sizeof *name)

static quoth_statement statement(uint32_t id, uint32_t depth, uint32_t nested, uint32_t first, uint32_t count) {
  quoth_statement s = {.id = id,
                       .depth = depth,
                       .nested_count = nested,
                       .first_span = first,
                       .span_count = count,
                       .speaker = QUOTH_NONE,
                       .mention = NONE,
                       .cue = NONE,
                       .section = 1,
                       .continues = QUOTH_NONE,
                       .answers = QUOTH_NONE,
                       .attribution = QUOTH_ATTRIBUTION_UNKNOWN,
                       .status = QUOTH_SPEECH_SAID};
  return s;
}

static quoth_article article(void) {
  quoth_article a;
  memset(&a, 0, sizeof a);
  a.text = TEXT;
  a.length = sizeof TEXT - 1;
  a.label = a.deck = (quoth_span)NONE;
  a.title = (quoth_span){0, 3};
  a.dateline = (quoth_dateline){{0, 8}, {0, 3}, NONE, {4, 8}};
  a.digest = (quoth_digest){{4, 21}, 0, 1};
  statements[0] = statement(1, 0, 2, 0, 2);
  statements[0].speaker = 0;
  statements[0].mention = (quoth_span){17, 18};
  statements[0].cue = (quoth_span){11, 15};
  statements[0].attribution = QUOTH_ATTRIBUTION_EXPLICIT;
  statements[0].section = 0;
  statements[0].insertion_count = statements[0].elision_count = statements[0].repair_count = 1;
  statements[0].confidence = 0.97f;
  statements[1] = statement(0, 1, 1, 2, 1);
  statements[1].speaker = 1;
  statements[1].confidence = 1;
  statements[2] = statement(0, 2, 0, 3, 1);
  statements[2].confidence = 0.05f;
  statements[3] = statement(2, 0, 0, 0, 0);
  statements[3].continues = 0;
  statements[3].status = QUOTH_SPEECH_REFUSED;
  ARRAY(&a, blocks);
  ARRAY(&a, sections);
  ARRAY(&a, spans);
  ARRAY(&a, sentences);
  ARRAY(&a, insertions);
  ARRAY(&a, elisions);
  ARRAY(&a, repairs);
  ARRAY(&a, speakers);
  ARRAY(&a, digest_speakers);
  ARRAY(&a, statements);
  ARRAY(&a, warnings);
  a.mention_spans.at = mentions;
  a.mention_spans.count = 2;
  return a;
}

#define HEAD \
  "{\"schema\":\"quoth/1\",\"id\":{\"a\":[1]},\"url\":\"http://x/\",\"canonical_url\":null,\"site\":null," \
  "\"title\":\"H\xc3\xa9\",\"label\":null,\"deck\":null,\"authors\":[\"Q\",\"R\"],\"published\":null,\"modified\":" \
  "null," \
  "\"language\":\"en\",\"dateline\":{\"text\":\"H\xc3\xa9 " GRIN \
  "\",\"place\":\"H\xc3\xa9\",\"date\":null," \
  "\"agency\":\"" GRIN \
  "\",\"start\":0,\"end\":4},\"digest\":{\"speakers\":[2],\"start\":3,\"end\":17}," \
  "\"offsets\":\"codepoint\",\"text\":\"H\xc3\xa9 " GRIN \
  " \xef\xbf\xbd\\\"said\\\" A. B\\n\"," \
  "\"blocks\":[{\"kind\":\"paragraph\",\"start\":0,\"end\":17,\"section\":0}]," \
  "\"sections\":[{\"heading\":\"H\xc3\xa9\",\"topic\":\"H\xc3\xa9\",\"start\":0,\"end\":18}," \
  "{\"heading\":null,\"topic\":null,\"start\":18,\"end\":18}]," \
  "\"speakers\":[{\"id\":1,\"name\":\"A\\u0001\\t\",\"role\":null,\"type\":\"person\",\"mentions\":[[13,14]]}," \
  "{\"id\":2,\"name\":\"B\",\"role\":\"mayor\",\"type\":\"unnamed\",\"mentions\":[[0,1]]}],"
#define FIRST \
  "{\"id\":1,\"kind\":\"direct\",\"text\":\"" GRIN \
  " \xef\xbf\xbd\",\"content\":[[3,4],[5,6]],\"speaker\":1," \
  "\"name\":\"A\\u0001\\t\",\"mention\":[13,14],\"cue\":[7,11],\"attribution\":\"explicit\",\"status\":\"said\"," \
  "\"topic\":\"H\xc3\xa9\",\"section\":0,\"block\":0,\"continues\":null,\"confidence\":0.97,\"reason\":\"none\"," \
  "\"insertions\":[[3,4]],\"elisions\":[[5,6]],\"repairs\":[{\"at\":6,\"kind\":\"stray\"}],\"nested\":["
#define SOURCELESS(status) \
  "\"mention\":null,\"cue\":null,\"attribution\":\"unknown\",\"status\":\"" status \
  "\",\"topic\":null,\"section\":1," \
  "\"block\":0,"
#define MARKLESS "\"reason\":\"none\",\"insertions\":[],\"elisions\":[],\"repairs\":[],\"nested\":["
#define SECOND \
  "{\"id\":null,\"kind\":\"direct\",\"text\":\"said\",\"content\":[[7,11]],\"speaker\":2,\"name\":\"B\"," SOURCELESS( \
      "said") "\"continues\":null,\"confidence\":1," MARKLESS
#define THIRD \
  "{\"id\":null,\"kind\":\"direct\",\"text\":\"A\",\"content\":[[13,14]],\"speaker\":null,\"name\":null," SOURCELESS( \
      "said") "\"continues\":null,\"confidence\":0.05," MARKLESS
#define FOURTH \
  "{\"id\":2,\"kind\":\"direct\",\"text\":\"\",\"content\":[],\"speaker\":null,\"name\":null," SOURCELESS( \
      "refused") "\"continues\":1,\"confidence\":0," MARKLESS
#define END "],\"tags\":[]}"
#define WHOLE \
  HEAD "\"statements\":[" FIRST SECOND THIRD END END END "," FOURTH END \
       "],\"sentences\":[[0,15],[16,17]]," \
       "\"warnings\":[{\"code\":\"bad_utf8\",\"message\":\"m\",\"at\":5,\"count\":1}," \
       "{\"code\":\"other\",\"message\":\"n\",\"at\":null,\"count\":2}]}"

static const quoth_string authors[] = {{"Q", 1}, {"R", 1}};
static const qt_json_options options = {.unit = QT_CODEPOINT,
                                        .sentences = true,
                                        .id = {"{\"a\":[1]}", 9},
                                        .url = {"http://x/", 9},
                                        .language = {"en", 2},
                                        .authors = authors,
                                        .author_count = 2};

TEST(every_key) {
  host_memory memory = {0};
  qt_buffer out = {.alloc = {host_alloc, &memory}};
  quoth_article a = article();
  CHECK(qt_json_article(&out, &a, &options));
  CHECK_TEXT(out.at, out.count, WHOLE);
  qt_buffer_free(&out);
  CHECK(memory.held == 0 && memory.wrong_sizes == 0);
}

TEST(answers_on_request) {
  host_memory memory = {0};
  qt_buffer out = {.alloc = {host_alloc, &memory}};
  quoth_article a = article();
  statements[3].answers = 0;
  qt_json_options more = options;
  more.answers = true;
  CHECK(qt_json_article(&out, &a, &more));
  CHECK(out.count > 0 && strstr(out.at, "\"continues\":null,\"answers\":null,\"confidence\":0.97") != NULL);
  CHECK(out.count > 0 && strstr(out.at, "\"continues\":1,\"answers\":1,\"confidence\":0,") != NULL);
  qt_buffer_free(&out);
  CHECK(memory.held == 0);
}

TEST(every_allocation_fails) {
  host_memory memory = {0};
  quoth_article a = article();
  bool done = false;
  for (size_t n = 1; !done && n < 100; n++) {
    qt_buffer out = {.alloc = {host_alloc, &memory}};
    memory.requests = 0;
    memory.fail_at = n;
    done = qt_json_article(&out, &a, &options);
    CHECK(done == (memory.requests < n));
    qt_buffer_free(&out);
    CHECK(memory.held == 0 && memory.wrong_sizes == 0);
  }
  CHECK(done);
}

/* What a span's end is in each unit, against a count from the text's start. */
static uint32_t counted(const char *text, uint32_t length, uint32_t byte, qt_unit unit) {
  uint32_t units = 0;
  for (uint32_t i = 0, step; i < byte; i += step) {
    uint32_t c = qt_decode(text + i, length - i, &step);
    if (unit == QT_BYTE)
      units += c == QT_BAD_BYTE ? 3 : step; /* in the JSON */
    else
      units += unit == QT_UTF16 && c > 0xffff ? 2 : 1;
  }
  return units;
}

enum { LONG = 5000 };

/* A text over many samples, its boundaries in no order. */
static void check_units(const char *const *pieces, uint32_t piece_count) {
  static char text[LONG + 8];
  static quoth_span boundaries[LONG];
  uint32_t length = 0, count = 0, state = 7;
  while (length < LONG) {
    state = state * 1664525u + 1013904223u;
    const char *piece = pieces[(state >> 16) % piece_count];
    boundaries[count].start = boundaries[count].end = length;
    count++;
    length += (uint32_t)strlen(strcpy(text + length, piece));
  }
  for (uint32_t i = 0; i < count; i++) {
    state = state * 1664525u + 1013904223u;
    quoth_span swap = boundaries[i], *other = &boundaries[(state >> 8) % count];
    boundaries[i] = *other;
    *other = swap;
  }
  quoth_article a;
  memset(&a, 0, sizeof a);
  a.text = text;
  a.length = length;
  a.label = a.deck = a.title = a.digest.span = (quoth_span)NONE;
  a.dateline.span = (quoth_span)NONE;
  a.sentences.at = boundaries;
  a.sentences.count = a.sentences.capacity = count;
  for (int unit = QT_BYTE; unit <= QT_UTF16; unit++) {
    host_memory memory = {0};
    qt_buffer out = {.alloc = {host_alloc, &memory}};
    qt_json_options units = {.unit = (qt_unit)unit, .sentences = true};
    CHECK(qt_json_article(&out, &a, &units));
    char want[64];
    const char *at = strstr(out.at, "\"sentences\":[");
    CHECK(at != NULL);
    for (uint32_t i = 0; at && test_ok && i < count; i++) {
      uint32_t n = counted(text, length, boundaries[i].start, (qt_unit)unit);
      snprintf(want, sizeof want, "[%u,%u]", n, n);
      at = strchr(at + 1, i == 0 ? '[' : ',');
      if (i == 0)
        at = strchr(at, '[') + 1;
      else
        at++;
      CHECK(strncmp(at, want, strlen(want)) == 0);
      at = strchr(at, ']');
    }
    qt_buffer_free(&out);
  }
}

TEST(offsets_in_any_order) {
  static const char *const ascii[] = {"a", "bc", " "};
  static const char *const valid[] = {"a", "\xc3\xa9", "\xe2\x80\x9c", GRIN, "word "};
  static const char *const damaged[] = {"a", "\xc3-", "\xa9", "\xe2\x80\x9c", GRIN, "\xff", "\xf0\x9f "};
  check_units(ascii, 3);
  check_units(valid, 5);
  check_units(damaged, 7);
}

TEST(strings) {
  static const struct {
    const char *in;
    size_t length;
    const char *out;
  } cases[] = {{"", 0, "\"\""},
               {"a\0b", 3, "\"a\\u0000b\""},
               {"\"\\/\b\f\n\r\t\x1f\x7f", 10, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u001f\x7f\""},
               {"\xe2\x80\xa8\xe2\x80\xa9", 6, "\"\\u2028\\u2029\""},
               {"\xed\xa0\x80", 3, "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
               {"\xc3", 1, "\"\xef\xbf\xbd\""},
               {"\xef\xbf\xbd", 3, "\"\xef\xbf\xbd\""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    qt_buffer out = {.alloc = {host_plain, NULL}};
    CHECK(qt_json_string(&out, cases[i].in, cases[i].length));
    CHECK_TEXT(out.at, out.count, cases[i].out);
    qt_buffer_free(&out);
  }
}

TEST(error_object) {
  qt_buffer out = {.alloc = {host_plain, NULL}};
  CHECK(qt_json_error(&out, (quoth_string){"\"\xff\"", 3}, "empty", (quoth_string){"a\nb", 3}));
  CHECK_TEXT(out.at, out.count,
             "{\"schema\":\"quoth/1\",\"id\":\"\xef\xbf\xbd\",\"error\":{\"code\":\"empty\",\"message\":\"a\\nb\"}}");
  qt_buffer_free(&out);
}

MAIN(RUN(every_key) RUN(answers_on_request) RUN(every_allocation_fails) RUN(offsets_in_any_order) RUN(strings)
         RUN(error_object))
