/* The compiled language: words, phrases, weights, faults, and every allocation failing once. */
#include "base/lexicon.h"

#include "harness.h"
#include "host.h"

static uint16_t find(const quoth_language *language, const char *folded) {
  uint32_t length = (uint32_t)strlen(folded);
  uint16_t word = qt_lexicon_find(language, folded, length);
  if (length < 16) { /* the other way to ask gives the same */
    char padded[16] = {0};
    uint64_t halves[2];
    memcpy(padded, folded, length);
    memcpy(halves, padded, 16);
    CHECK((uint16_t)qt_table_known(qt_lexicon_table(language), halves[0], halves[1]) == word);
  }
  return word;
}

static quoth_status add(quoth_language *language, const char *class_name, const char *phrase) {
  return quoth_language_add(language, class_name, phrase, strlen(phrase), NULL);
}

/* A small language with each kind of entry; the first status that is not OK. */
static quoth_status fill(quoth_language *language) {
  static const char *const entries[][2] = {
      {"say", "said"},
      {"past", "said"},
      {"say", "pointed out"},
      {"title", "Prime Minister"},
      {"title", "prime"},
      {"month", "January"},
      {"according", "according to"},
      {"adverb", "once again"},
      {"adverb", "once"},
      {"negation", "don\xe2\x80\x99t"},
      {"country", "C\xc3\xb4te d\xe2\x80\x99Ivoire"},
  };
  quoth_status status = QUOTH_OK;
  for (size_t i = 0; i < sizeof entries / sizeof *entries && status == QUOTH_OK; i++)
    status = add(language, entries[i][0], entries[i][1]);
  if (status == QUOTH_OK) status = quoth_language_weight(language, "sentence", "bias", 1.5, NULL);
  if (status == QUOTH_OK) status = quoth_language_weight(language, "cue", "said", 2.25, NULL);
  return status;
}

TEST(words_and_phrases) {
  host_memory memory = {0};
  quoth_language *l = quoth_language_new((quoth_alloc){host_alloc, &memory}, "en", NULL);
  CHECK(l && fill(l) == QUOTH_OK);
  if (!l) return;
  CHECK(strcmp(qt_lexicon_code(l), "en") == 0);
  uint16_t said = find(l, "said");
  CHECK(said != QT_NO_WORD);
  CHECK(qt_lexicon_word(l, said)->classes == (QT_BIT(SAY) | QT_BIT(PAST)));
  CHECK(qt_lexicon_word(l, said)->cue > 2.2f && qt_lexicon_word(l, said)->cue < 2.3f);
  CHECK(find(l, "Said") == QT_NO_WORD && find(l, "sai") == QT_NO_WORD && find(l, "") == QT_NO_WORD);
  CHECK(qt_lexicon_word(l, find(l, "january"))->more == QT_MORE(MONTH));
  CHECK(qt_lexicon_word(l, find(l, "don't"))->classes == QT_BIT(NEGATION));
  CHECK(qt_lexicon_word(l, QT_NO_WORD)->classes == 0 && qt_lexicon_word(l, 65535)->classes == 0);
  /* prime is a title by itself, prime minister is one as well, minister alone is nothing */
  uint16_t prime = find(l, "prime"), minister = find(l, "minister");
  CHECK(qt_lexicon_word(l, prime)->node && !qt_lexicon_word(l, minister)->node);
  CHECK(qt_lexicon_word(l, prime)->classes == QT_BIT(TITLE) && qt_lexicon_word(l, minister)->classes == 0);
  uint32_t node = qt_lexicon_step(l, QT_NO_NODE, prime);
  CHECK(node != QT_NO_NODE && qt_lexicon_node(l, node)->classes == 0);
  node = qt_lexicon_step(l, node, minister);
  CHECK(node != QT_NO_NODE && qt_lexicon_node(l, node)->classes == QT_BIT(TITLE));
  CHECK(qt_lexicon_step(l, node, minister) == QT_NO_NODE && qt_lexicon_step(l, QT_NO_NODE, minister) == QT_NO_NODE);
  CHECK(qt_lexicon_step(l, QT_NO_NODE, QT_NO_WORD) == QT_NO_NODE);
  quoth_language_free(l);
  CHECK(memory.held == 0 && memory.wrong_sizes == 0);
}

TEST(adding_twice_merges) {
  host_memory memory = {0};
  quoth_language *l = quoth_language_new((quoth_alloc){host_alloc, &memory}, "en", NULL);
  if (!l) return;
  CHECK(add(l, "say", "told") == QUOTH_OK && add(l, "tell", "TOLD") == QUOTH_OK && add(l, "say", "told") == QUOTH_OK);
  CHECK(qt_lexicon_word(l, find(l, "told"))->classes == (QT_BIT(SAY) | QT_BIT(TELL)));
  CHECK(quoth_language_weight(l, "m", "f", 1, NULL) == QUOTH_OK);
  CHECK(quoth_language_weight(l, "m", "f", 3, NULL) == QUOTH_OK);
  CHECK_NUMBER(qt_lexicon_weight(l, "m", "f"), 3);
  CHECK_NUMBER(qt_lexicon_weight(l, "m", "g"), 0);
  CHECK_NUMBER(qt_lexicon_weight(l, "mf", ""), 0);
  quoth_language_free(l);
}

TEST(faults_are_named) {
  host_memory memory = {0};
  quoth_language *l = quoth_language_new((quoth_alloc){host_alloc, &memory}, NULL, NULL);
  quoth_error error = {0};
  char name[200];
  if (!l) return;
  CHECK(quoth_language_add(l, "sayz", "said", 4, &error) == QUOTH_BAD_LANGUAGE && strstr(error.message, "sayz"));
  CHECK(quoth_language_add(l, "say", "", 0, &error) == QUOTH_BAD_LANGUAGE);
  CHECK(add(l, "say", " said") == QUOTH_BAD_LANGUAGE && add(l, "say", "said ") == QUOTH_BAD_LANGUAGE);
  CHECK(add(l, "say", "went  on") == QUOTH_BAD_LANGUAGE);
  CHECK(quoth_language_add(l, "say", "sa\0id", 5, &error) == QUOTH_BAD_LANGUAGE && strstr(error.message, "NUL"));
  memset(name, 'x', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  CHECK(quoth_language_weight(l, "model", name, 1, &error) == QUOTH_BAD_LANGUAGE);
  CHECK_NUMBER(qt_lexicon_weight(l, "model", name), 0);
  CHECK(strcmp(qt_lexicon_code(l), "") == 0);
  quoth_language_free(l);
  quoth_language_free(NULL);
}

/* More words than a number holds: refused with an error, and what was there stays. */
TEST(full_language) {
  host_memory memory = {0};
  quoth_language *l = quoth_language_new((quoth_alloc){host_alloc, &memory}, "xx", NULL);
  quoth_status status = QUOTH_OK;
  uint32_t added = 0;
  char word[16];
  if (!l) return;
  while (status == QUOTH_OK && added < 70000) {
    snprintf(word, sizeof word, "w%u", (unsigned)added);
    status = add(l, "role", word);
    added += status == QUOTH_OK;
  }
  CHECK(status != QUOTH_OK);
  CHECK_NUMBER(added, QT_MAX_WORDS - QT_FIRST_NUMBER + 1);
  CHECK(qt_lexicon_word(l, find(l, "w0"))->classes == QT_BIT(ROLE));
  CHECK(qt_lexicon_word(l, find(l, "w65471"))->classes == QT_BIT(ROLE));
  CHECK(add(l, "say", "w17") == QUOTH_OK);
  quoth_language_free(l);
  CHECK_NUMBER(memory.held, 0);
}

TEST(each_allocation_may_fail) {
  for (size_t n = 1; n < 1000; n++) {
    host_memory memory = {.fail_at = n};
    quoth_language *l = quoth_language_new((quoth_alloc){host_alloc, &memory}, "en", NULL);
    quoth_status status = l ? fill(l) : QUOTH_NO_MEMORY;
    bool reached = memory.requests >= n;
    CHECK(status == (reached ? QUOTH_NO_MEMORY : QUOTH_OK));
    if (l && reached) CHECK(fill(l) == QUOTH_OK); /* memory is back: the same object goes on */
    if (l) CHECK(qt_lexicon_word(l, find(l, "said"))->classes == (QT_BIT(SAY) | QT_BIT(PAST)));
    quoth_language_free(l);
    CHECK(memory.held == 0 && memory.blocks == 0 && memory.wrong_sizes == 0);
    if (!reached) {
      CHECK(n > 5);
      return;
    }
  }
  CHECK(!"the failing request was never past the last");
}

MAIN(RUN(words_and_phrases) RUN(adding_twice_merges) RUN(faults_are_named) RUN(full_language)
         RUN(each_allocation_may_fail))
