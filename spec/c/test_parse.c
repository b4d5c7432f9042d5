/* The whole way: what holds for every text, damage, limits, and every allocation failing. */
#include "harness.h"
#include "host.h"
#include "invariants.h"
#include "texts.h"

static host_memory language_memory;
static quoth_language *language;

static void check_text(const char *text, size_t length) {
  host_memory memory = {0};
  quoth_error error = {0};
  quoth_options options = {.language = language};
  quoth_article *a = quoth_parse((quoth_alloc){host_alloc, &memory}, text, length, &options, &error);
  const char *fault = a ? article_fault(a) : error.status == QUOTH_EMPTY ? NULL : error.message;
  if (fault) printf("%s in: %.*s\n", fault, length > 600 ? 600 : (int)length, text);
  CHECK(fault == NULL);
  if (a) CHECK_NUMBER(quoth_memory(a), memory.held);
  quoth_free(a);
  CHECK(memory.held == 0 && memory.blocks == 0 && memory.wrong_sizes == 0);
}

TEST(invariants) {
  for (int i = 0; i < TEST_TEXTS; i++) check_text(test_texts[i], strlen(test_texts[i]));
}

TEST(every_prefix_and_suffix) {
  for (int i = 0; i < TEST_TEXTS; i++) {
    size_t n = strlen(test_texts[i]);
    for (size_t cut = 1; cut < n && test_ok; cut++) {
      check_text(test_texts[i], cut);
      check_text(test_texts[i] + cut, n - cut);
    }
  }
}

/* Marks put in, left out and changed at random. */
TEST(damaged_marks) {
  static const char *const marks[] = {"\"",
                                      "\xe2\x80\x9c",
                                      "\xe2\x80\x9d",
                                      "'",
                                      "\xe2\x80\x98",
                                      "\xe2\x80\x99",
                                      "\n\n",
                                      "[",
                                      "]",
                                      ", ",
                                      ". ",
                                      ":",
                                      " said ",
                                      ""};
  uint32_t state = 4711;
  for (int round = 0; round < 1500 && test_ok; round++) {
    const char *text = test_texts[test_random(&state) % 3];
    char damaged[4096];
    size_t n = 0;
    for (const char *p = text; *p && n < sizeof damaged - 8; p++) {
      uint32_t dice = test_random(&state) % 40;
      if (dice != 0) damaged[n++] = *p;
      if (dice > 1) continue;
      const char *mark = marks[test_random(&state) % (sizeof marks / sizeof *marks)];
      memcpy(damaged + n, mark, strlen(mark));
      n += strlen(mark);
    }
    check_text(damaged, n);
  }
}

/*
** Texts of nothing but tiny parts: at most 14 bytes are taken for each byte, once a first megabyte is left out
** (12 are touched, text included: make bench). Labels give a statement for every 8 bytes and may take more.
*/
TEST(memory_is_bounded) {
  static const char *const units[] = {
      "a\n\n", "\"\n",         "On Fish\n\n", "\"a,\" he said. ",        "Ana Bo, ", "\"", "[",
      "- a\n", "\"a\" \"b\" ", "He said. ",   "\xe2\x80\x9c\xe2\x80\x98"};
  enum { N = 2000000 };
  char *text = malloc(N);
  CHECK(text != NULL);
  for (size_t i = 0; text && i < sizeof units / sizeof *units; i++) {
    host_memory memory = {0};
    quoth_options options = {.language = language};
    size_t unit = strlen(units[i]);
    for (size_t k = 0; k < N; k++) text[k] = units[i][k % unit];
    quoth_article *a = quoth_parse((quoth_alloc){host_alloc, &memory}, text, N, &options, NULL);
    double most = ((double)memory.peak - 1e6) / N;
    if (most > 14) printf("%.1f bytes a byte of: %s\n", most, units[i]);
    CHECK(a != NULL && most <= 14);
    if (a) CHECK(article_fault(a) == NULL);
    quoth_free(a);
    CHECK_NUMBER(memory.held, 0);
  }
  free(text);
}

TEST(limits_and_emptiness) {
  host_memory memory = {0};
  quoth_alloc alloc = {host_alloc, &memory};
  quoth_error error = {0};
  quoth_options options = {.language = language, .max_bytes = 10};
  CHECK(quoth_parse(alloc, "12345678901", 11, &options, &error) == NULL && error.status == QUOTH_TOO_LONG);
  quoth_article *a = quoth_parse(alloc, "1234567890", 10, &options, &error);
  CHECK(a != NULL);
  quoth_free(a);
  CHECK(quoth_parse(alloc, "", 0, &options, &error) == NULL && error.status == QUOTH_EMPTY);
  CHECK(quoth_parse(alloc, " \n\t ", 4, &options, &error) == NULL && error.status == QUOTH_EMPTY);
  CHECK(quoth_parse(alloc, "\xc2\xa0\xe2\x80\x8b", 5, &options, &error) == NULL && error.status == QUOTH_EMPTY);
  options.max_bytes = 0;
  CHECK(quoth_parse(alloc, "x", (size_t)QUOTH_MAX_BYTES + 1, &options, &error) == NULL &&
        error.status == QUOTH_TOO_LONG);
  quoth_free(NULL);
  CHECK_NUMBER(memory.held, 0);
}

static void fail_each(const char *text, bool fail_on) {
  for (size_t n = 1; n < 100000; n++) {
    host_memory memory = {.fail_at = n, .fail_on = fail_on};
    quoth_error error = {0};
    quoth_options options = {.language = language};
    quoth_article *a = quoth_parse((quoth_alloc){host_alloc, &memory}, text, strlen(text), &options, &error);
    bool reached = memory.requests >= n;
    if (!a)
      CHECK_NUMBER(error.status, QUOTH_NO_MEMORY);
    else
      CHECK(article_fault(a) == NULL); /* a request that may fail may not break the rest */
    quoth_free(a);
    CHECK(memory.held == 0 && memory.blocks == 0 && memory.wrong_sizes == 0);
    if (!reached || !test_ok) {
      CHECK(a != NULL);
      return;
    }
  }
}

TEST(each_allocation_may_fail) {
  for (int i = 0; i < 3; i++) {
    fail_each(test_texts[i], false);
    fail_each(test_texts[i], true);
  }
}

TEST(same_text_same_answer) {
  for (int i = 0; i < 3; i++) {
    quoth_statement first[64];
    uint32_t counts[2] = {0, 0};
    for (int round = 0; round < 2; round++) {
      host_memory memory = {0};
      quoth_options options = {.language = language};
      quoth_article *a =
          quoth_parse((quoth_alloc){host_alloc, &memory}, test_texts[i], strlen(test_texts[i]), &options, NULL);
      if (!a) return;
      const quoth_statement *s = quoth_statements(a, &counts[round]);
      if (round == 0 && counts[0]) memcpy(first, s, (counts[0] < 64 ? counts[0] : 64) * sizeof *s);
      for (uint32_t k = 0; round == 1 && k < counts[1] && k < 64; k++)
        CHECK(first[k].kind == s[k].kind && first[k].speaker == s[k].speaker &&
              first[k].first_span == s[k].first_span && first[k].reason == s[k].reason &&
              first[k].mention.start == s[k].mention.start);
      quoth_free(a);
    }
    CHECK_NUMBER(counts[1], counts[0]);
  }
}

TEST(language_is_freed) {
  quoth_language_free(language);
  CHECK_NUMBER(language_memory.held, 0);
  CHECK_NUMBER(language_memory.wrong_sizes, 0);
}

static bool set_up(void) {
  quoth_error error = {0};
  language = host_language((quoth_alloc){host_alloc, &language_memory}, LANGUAGE_FILE, &error);
  if (!language) printf("no language: %s\n", error.message);
  return language != NULL;
}

MAIN(if (!set_up()) return 1; RUN(invariants) RUN(every_prefix_and_suffix) RUN(damaged_marks) RUN(memory_is_bounded)
         RUN(limits_and_emptiness) RUN(each_allocation_may_fail) RUN(same_text_same_answer) RUN(language_is_freed))
