/* One language, shared by threads that parse at the same time: each gets what one thread gets. */
#include <pthread.h>

#include "harness.h"
#include "host.h"
#include "texts.h"

enum { THREADS = 4, ROUNDS = 200 };

static quoth_language *language;

/* A number that depends on all of the article's statements. */
static uint64_t digest_of(const char *text) {
  host_memory memory = {0};
  quoth_options options = {.language = language};
  quoth_article *a = quoth_parse((quoth_alloc){host_alloc, &memory}, text, strlen(text), &options, NULL);
  uint64_t sum = 1469598103934665603u;
  uint32_t count, spans;
  if (!a) return 0;
  const quoth_statement *s = quoth_statements(a, &count);
  const quoth_span *span = quoth_spans(a, &spans);
  for (uint32_t i = 0; i < count; i++)
    sum = (sum ^ (s[i].speaker + ((uint64_t)s[i].kind << 32) + ((uint64_t)s[i].reason << 40))) * 1099511628211u;
  for (uint32_t i = 0; i < spans; i++) sum = (sum ^ (span[i].start + ((uint64_t)span[i].end << 32))) * 1099511628211u;
  quoth_free(a);
  return memory.held == 0 ? sum : 1;
}

typedef struct job {
  pthread_t thread;
  uint64_t want[TEST_TEXTS];
  int wrong;
} job;

static void *work(void *argument) {
  job *j = argument;
  for (int i = 0; i < ROUNDS; i++) j->wrong += digest_of(test_texts[i % TEST_TEXTS]) != j->want[i % TEST_TEXTS];
  return NULL;
}

TEST(threads_share_a_language) {
  host_memory memory = {0};
  job jobs[THREADS] = {0};
  language = host_language((quoth_alloc){host_alloc, &memory}, LANGUAGE_FILE, NULL);
  CHECK(language != NULL);
  if (!language) return;
  for (int i = 0; i < THREADS; i++) {
    for (int k = 0; k < TEST_TEXTS; k++) jobs[i].want[k] = i ? jobs[0].want[k] : digest_of(test_texts[k]);
  }
  for (int i = 0; i < THREADS; i++) CHECK_NUMBER(pthread_create(&jobs[i].thread, NULL, work, &jobs[i]), 0);
  for (int i = 0; i < THREADS; i++) {
    pthread_join(jobs[i].thread, NULL);
    CHECK_NUMBER(jobs[i].wrong, 0);
  }
  quoth_language_free(language);
  CHECK_NUMBER(memory.held, 0);
}

MAIN(RUN(threads_share_a_language))
