/* What the parts of the benchmark share. Times are seconds of processor time: the machine may be busy. */
#ifndef BENCH_H
#define BENCH_H

#include <time.h>

#include "host.h"

static inline double bench_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Parses one text; the number of statements. */
static inline uint32_t bench_parse(const quoth_language *language, const char *text, size_t length) {
  quoth_options options = {.language = language};
  quoth_error error = {0};
  uint32_t count = 0;
  quoth_article *a = quoth_parse((quoth_alloc){host_plain, NULL}, text, length, &options, &error);
  if (a)
    quoth_statements(a, &count);
  else if (error.status != QUOTH_EMPTY)
    fprintf(stderr, "not parsed: %s\n", error.message);
  quoth_free(a);
  return count;
}

#endif
