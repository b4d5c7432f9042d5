/* Tokens: where they are cut, what they are, and what phrases they match. */
#include "base/token.h"

#include "harness.h"
#include "host.h"

static host_memory memory;
static quoth_language *language;

typedef struct row {
  const char *text, *tokens; /* tokens with | between them */
} row;

static void join(const char *text, qt_tokens tokens, char *out, size_t room) {
  size_t used = 0;
  for (uint32_t i = 0; i < tokens.count && used + tokens.at[i].length + 2 < room; i++) {
    if (i) out[used++] = '|';
    memcpy(out + used, text + tokens.at[i].start, tokens.at[i].length);
    used += tokens.at[i].length;
  }
  out[used] = '\0';
}

static qt_tokens tokenize(const char *text, size_t length) {
  quoth_alloc alloc = {host_alloc, &memory};
  qt_tokens tokens = {0};
  CHECK(qt_tokenize(&alloc, language, text, (uint32_t)length, (quoth_span){0, (uint32_t)length}, &tokens, NULL));
  return tokens;
}

static void release(qt_tokens *tokens) {
  quoth_alloc alloc = {host_alloc, &memory};
  qt_tokens_free(&alloc, tokens);
}

TEST(where_tokens_are_cut) {
  static const row rows[] = {
      {"He said so.", "He|said|so|."},
      {"vice-president U.S. O'Brien don't", "vice-president|U.S|.|O'Brien|don't"},
      {"Lavrov's we'll they've I'm she'd you're", "Lavrov|'s|we|'ll|they|'ve|I|'m|she|'d|you|'re"},
      {"the ministers' house", "the|ministers|'|house"},
      {"Dascal\xe2\x80\x99s", "Dascal|\xe2\x80\x99s"},
      {"1,000 3.5 10:30 30th 3.", "1,000|3.5|10:30|30th|3|."},
      {"\"Yes,\" he said", "\"|Yes|,|\"|he|said"},
      {"``Yes,'' he said", "``|Yes|,|''|he|said"},
      {"wait... what", "wait|...|what"},
      {"a -- b \xe2\x80\x94 c-d - e", "a|--|b|\xe2\x80\x94|c-d|-|e"},
      {"[sic] (laughs) 5%", "[|sic|]|(|laughs|)|5|%"},
      {"ended.He", "ended|.|He"},
      {"example.org e.g. p.m.", "example.org|e.g|.|p.m|."},
      {"\xc2\xab\xd0\x94\xd0\xb0\xc2\xbb, \xe2\x80\x94 \xd1\x81\xd0\xba\xd0\xb0\xd0\xb7\xd0\xb0\xd0\xbb",
       "\xc2\xab|\xd0\x94\xd0\xb0|\xc2\xbb|,|\xe2\x80\x94|\xd1\x81\xd0\xba\xd0\xb0\xd0\xb7\xd0\xb0\xd0\xbb"},
      {"co\xc2\xadoperate", "co\xc2\xadoperate"},
      {"   \n ", ""},
      {"", ""},
      {"a\xff"
       "b",
       "a|\xff|b"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char got[256];
    qt_tokens tokens = tokenize(rows[i].text, strlen(rows[i].text));
    join(rows[i].text, tokens, got, sizeof got);
    CHECK_TEXT(got, strlen(got), rows[i].tokens);
    release(&tokens);
  }
}

typedef struct kind_row {
  const char *text;
  unsigned kind, mark;
} kind_row;

TEST(what_tokens_are) {
  static const kind_row rows[] = {
      {"said", QT_WORD_TOKEN, 0},
      {"42", QT_NUMBER, 0},
      {".", QT_PUNCT, QT_DOT},
      {"...", QT_PUNCT, QT_DOTS},
      {"\xe2\x80\xa6", QT_PUNCT, QT_ELLIPSIS},
      {"-", QT_PUNCT, QT_HYPHEN},
      {"--", QT_PUNCT, QT_DASH},
      {"\xe2\x80\x93", QT_PUNCT, QT_DASH},
      {"\"", QT_QUOTE, QT_STRAIGHT},
      {"\xef\xbc\x82", QT_QUOTE, QT_STRAIGHT},
      {"\xe2\x80\x9c", QT_QUOTE, QT_LEFT},
      {"\xe2\x80\x9d", QT_QUOTE, QT_RIGHT},
      {"\xe2\x80\x9e", QT_QUOTE, QT_LOW},
      {"``", QT_QUOTE, QT_BACKTICKS},
      {"''", QT_QUOTE, QT_TWO_TICKS},
      {"'", QT_QUOTE, QT_TICK},
      {"\xe2\x80\x98", QT_QUOTE, QT_LEFT_SINGLE},
      {"\xe2\x80\x99", QT_QUOTE, QT_RIGHT_SINGLE},
      {"\xc2\xab", QT_QUOTE, QT_LEFT_ANGLE},
      {"\xe2\x80\xb9", QT_QUOTE, QT_LEFT_SINGLE_ANGLE},
      {"\xe3\x80\x8c", QT_QUOTE, QT_LEFT_CORNER},
      {"\xe3\x80\x82", QT_PUNCT, QT_FULL_STOP},
      {"\xf0\x9f\x98\x80", QT_PUNCT, QT_OTHER_MARK},
      {"\xff", QT_PUNCT, QT_OTHER_MARK},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    qt_tokens tokens = tokenize(rows[i].text, strlen(rows[i].text));
    CHECK_NUMBER(tokens.count, 1);
    if (tokens.count == 1) {
      if (qt_kind(tokens.at[0]) != rows[i].kind) printf("'%s': ", rows[i].text);
      CHECK_NUMBER(qt_kind(tokens.at[0]), rows[i].kind);
      if (rows[i].kind >= QT_PUNCT) CHECK_NUMBER(tokens.at[0].word, rows[i].mark);
    }
    release(&tokens);
  }
}

TEST(flags) {
  static const char text[] = "Moscow said NATO and\nA \xc3\x89tienne l\xc3\xa9ger";
  static const unsigned flags[] = {QT_CAPITAL | QT_SPACED,
                                   QT_SPACED,
                                   QT_CAPITAL | QT_ALL_CAPS | QT_SPACED,
                                   QT_SPACED,
                                   QT_CAPITAL | QT_SPACED | QT_NEW_LINE,
                                   QT_CAPITAL | QT_SPACED,
                                   QT_SPACED};
  qt_tokens tokens = tokenize(text, sizeof text - 1);
  CHECK_NUMBER(tokens.count, 7);
  for (uint32_t i = 0; i < tokens.count && i < 7; i++)
    CHECK_NUMBER(tokens.at[i].flags & ~(unsigned)QT_KIND_MASK, flags[i]);
  release(&tokens);
}

TEST(words_are_found_folded) {
  static const char text[] = "SAID Said said don\xe2\x80\x99t DON'T unheard";
  qt_tokens tokens = tokenize(text, sizeof text - 1);
  CHECK_NUMBER(tokens.count, 6);
  if (tokens.count == 6) {
    CHECK(tokens.at[0].word == tokens.at[2].word && tokens.at[1].word == tokens.at[2].word && tokens.at[0].word);
    CHECK(tokens.at[3].word == tokens.at[4].word && tokens.at[3].word);
    CHECK(tokens.at[5].word == QT_NO_WORD);
    CHECK(qt_word_of(language, tokens.at[0])->classes & QT_BIT(SAY));
  }
  release(&tokens);
}

TEST(longest_phrase_wins) {
  static const char text[] = "once again said, went on to say once";
  uint32_t length = 0;
  qt_tokens t = tokenize(text, sizeof text - 1);
  CHECK_NUMBER(t.count, 9);
  CHECK(qt_match(language, t.at, t.count, QT_BIT(ADVERB), 0, &length) && length == 2);
  CHECK(qt_match(language, t.at, 1, QT_BIT(ADVERB), 0, &length) && length == 1); /* not behind the end */
  CHECK(qt_phrase(language, t.at, 1, QT_BIT(ADVERB), 0, &length) == NULL);
  CHECK(qt_phrase(language, t.at + 4, t.count - 4, QT_BIT(SAY), 0, &length) && length == 4);
  CHECK(qt_match(language, t.at + 8, 1, QT_BIT(ADVERB), 0, &length) && length == 1);
  CHECK(qt_match(language, t.at + 3, 1, QT_BIT(ADVERB), 0, &length) == NULL); /* the comma */
  CHECK(qt_match(language, t.at, 0, QT_BIT(ADVERB), 0, &length) == NULL);
  release(&t);
}

/* Whatever the bytes: in order, inside, none empty, and every byte that no token covers is blank. */
static void check_cover(const char *text, size_t n) {
  qt_tokens tokens = tokenize(text, n);
  uint32_t at = 0, wrong = 0;
  for (uint32_t i = 0; i <= tokens.count; i++) {
    uint32_t start = i < tokens.count ? tokens.at[i].start : (uint32_t)n;
    wrong += start < at;
    while (at < start) {
      uint32_t step, c = qt_decode(text + at, n - at, &step);
      wrong += !qt_is_space(c) && !qt_is_ignorable(c);
      at += step;
    }
    if (i == tokens.count) break;
    wrong += tokens.at[i].length == 0 || qt_kind(tokens.at[i]) < QT_WORD_TOKEN || qt_kind(tokens.at[i]) > QT_QUOTE;
    at = qt_end(tokens.at[i]);
    wrong += at > n;
  }
  CHECK_NUMBER(wrong, 0);
  release(&tokens);
}

TEST(nothing_is_lost) {
  static const char *const parts[] = {
      "said", " ",        "'",        "\"", "U.S.",     "\xe2\x80\x99",     "s", "\n",  "1,0", "--", "...",
      "\xff", "\xc3\xa9", "\xe2\x80", "A",  "\xc2\xad", "\xf0\x9f\x98\x80", "-", "\0x", "`"};
  uint32_t state = 99;
  for (int round = 0; round < 3000; round++) {
    char text[1200];
    size_t n = 0, words = test_random(&state) % 60;
    for (size_t i = 0; i < words; i++) {
      const char *part = parts[test_random(&state) % (sizeof parts / sizeof *parts)];
      size_t length = *part ? strlen(part) : 2;
      memcpy(text + n, part, length);
      n += length;
    }
    check_cover(text, n);
    if (!test_ok) return;
  }
}

/* The same tokens wherever a text begins, and whether other bytes stand behind its span or none do. */
static void check_shifted(const char *text, uint32_t n) {
  char room[1400];
  quoth_alloc alloc = {host_alloc, &memory};
  qt_tokens plain = tokenize(text, n);
  for (uint32_t shift = 0; shift < 80; shift += shift % 7 + 1) {
    qt_tokens moved = {0};
    uint32_t wrong = 0, behind = shift % 2 ? 100 : 0;
    memset(room, ' ', shift);
    memcpy(room + shift, text, n);
    memset(room + shift + n, 'e', behind);
    CHECK(qt_tokenize(&alloc, language, room, shift + n + behind, (quoth_span){shift, shift + n}, &moved, NULL));
    CHECK_NUMBER(moved.count, plain.count);
    for (uint32_t i = 0; i < plain.count && i < moved.count; i++) {
      qt_token a = plain.at[i], b = moved.at[i];
      wrong += a.start + shift != b.start || a.length != b.length || a.word != b.word || a.flags != b.flags;
      wrong += plain.hints[i] != moved.hints[i];
    }
    CHECK_NUMBER(wrong, 0);
    release(&moved);
    if (!test_ok) break;
  }
  release(&plain);
}

TEST(windows_do_not_show) {
  static const char *const parts[] = {
      "said", " ",  " ",    "'",        "U.S.",     "\xe2\x80\x99",     "s",    "\n",
      "1,0",  "--", "re",   "\xc2\xa0", "\xc3\xa9", "\xe2\x80\x94",     "A",    "\xc2\xad",
      ".",    "-",  "once", "again",    "NATO",     "wordsofsixteenxx", "\xff", ",",
      "@",    "'s", "n't"};
  uint32_t state = 7;
  for (int round = 0; round < 400 && test_ok; round++) {
    char text[1200];
    uint32_t n = 0;
    for (uint32_t i = 0; i < 120; i++) {
      const char *part = parts[test_random(&state) % (sizeof parts / sizeof *parts)];
      memcpy(text + n, part, strlen(part));
      n += (uint32_t)strlen(part);
      if (n > 1100) break;
    }
    check_shifted(text, n);
  }
}

TEST(hints_beside_tokens) {
  qt_tokens t = tokenize("Once, he said", 13);
  CHECK_NUMBER(t.count, 4);
  if (t.count == 4) {
    CHECK((t.hints[0] & (QT_CLASSED | QT_CUE_HINT)) == QT_CLASSED);
    CHECK(t.hints[1] == QT_MARK_HINT);
    CHECK((t.hints[3] & (QT_CUE_HINT | QT_MARK_HINT)) == QT_CUE_HINT);
  }
  release(&t);
}

/* Behind the last hint stand QT_SPARE_TOKENS that are zero, also where memory was written over and given back. */
TEST(no_hints_behind_the_last) {
  enum { LONG = 1 << 16 };
  quoth_alloc alloc = {host_alloc, &memory};
  char *text = malloc(LONG);
  CHECK(text != NULL);
  if (!text) return;
  for (size_t i = 0; i < LONG; i++) text[i] = "he said, "[i % 9];
  for (uint32_t length = 1; length <= LONG; length = length * 2 + length / 3) {
    qt_tokens t = {0};
    uint32_t set = 0;
    CHECK(qt_tokens_reserve(&alloc, &t, length % 2 ? 1 : LONG));
    memset(t.hints, 0xff, t.capacity);
    CHECK(qt_tokenize(&alloc, language, text, LONG, (quoth_span){0, length}, &t, NULL));
    for (uint32_t i = 0; i < QT_SPARE_TOKENS; i++) set |= t.hints[t.count + i];
    qt_tokens_trim(&alloc, &t);
    for (uint32_t i = 0; i < QT_SPARE_TOKENS; i++) set |= t.hints[t.count + i];
    CHECK_NUMBER(set, 0);
    release(&t);
  }
  free(text);
}

TEST(long_words_are_cut) {
  static const char *const letters[] = {"a", "\xd0\x96", "\xe4\xb8\xad", "\xe1\xba\xa0", "a\xc2\xad", "a-", "a'", "1."};
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
    char text[4096];
    size_t n = 0;
    while (n + 8 < sizeof text) {
      memcpy(text + n, letters[i], strlen(letters[i]));
      n += strlen(letters[i]);
    }
    check_cover(text, n);
  }
}

TEST(no_memory) {
  host_memory scarce = {.fail_at = 1, .fail_on = true};
  quoth_alloc alloc = {host_alloc, &scarce};
  qt_tokens tokens = {0};
  CHECK(!qt_tokenize(&alloc, language, "He said so.", 11, (quoth_span){0, 11}, &tokens, NULL));
  qt_tokens_free(&alloc, &tokens);
  CHECK_NUMBER(scarce.held, 0);
}

static void set_up(void) {
  static const char *const entries[][2] = {{"say", "said"},          {"say", "went on to say"}, {"adverb", "once"},
                                           {"adverb", "once again"}, {"negation", "don't"},     {"title", "went on"}};
  language = quoth_language_new((quoth_alloc){host_alloc, &memory}, "en", NULL);
  for (size_t i = 0; language && i < sizeof entries / sizeof *entries; i++)
    quoth_language_add(language, entries[i][0], entries[i][1], strlen(entries[i][1]), NULL);
}

TEST(all_is_freed) {
  quoth_language_free(language);
  CHECK_NUMBER(memory.held, 0);
  CHECK_NUMBER(memory.wrong_sizes, 0);
}

MAIN(set_up(); RUN(where_tokens_are_cut) RUN(what_tokens_are) RUN(flags) RUN(words_are_found_folded)
         RUN(longest_phrase_wins) RUN(nothing_is_lost) RUN(windows_do_not_show) RUN(hints_beside_tokens)
             RUN(no_hints_behind_the_last) RUN(long_words_are_cut) RUN(no_memory) RUN(all_is_freed))
