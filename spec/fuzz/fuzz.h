/* What the fuzz targets share: a language that is read once, and a fault that stops the run. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>

#include "host.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(condition) FAIL_UNLESS(condition, "")

#define FAIL_UNLESS(condition, detail) \
  do { \
    if (!(condition)) { \
      fprintf(stderr, "%s:%d: " #condition " %s\n", __FILE__, __LINE__, (detail)); \
      abort(); \
    } \
  } while (0)

static inline const quoth_language *fuzz_language(void) {
  static quoth_language *language;
  quoth_error error = {0};
  if (!language) language = host_language((quoth_alloc){host_plain, NULL}, LANGUAGE_FILE, &error);
  FAIL_UNLESS(language, error.message);
  return language;
}

#endif
