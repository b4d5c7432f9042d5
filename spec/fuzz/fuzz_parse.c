/*
** The whole way on arbitrary bytes: what must hold for every article holds, memory is freed with the sizes
** it was taken with and stays within its bound. The first byte says which allocation fails, if any, and the language.
*/
#include "fuzz.h"
#include "invariants.h"

enum {
  FOREIGN = 192, /* first bytes from here on: a language other than English */
  FAILS = 224    /* an allocation fails */
};

static const quoth_language *language_of(uint8_t byte) {
  static const char *const files[] = {LANGUAGE_FOLDER "/de.tsv", LANGUAGE_FOLDER "/es.tsv", LANGUAGE_FOLDER "/fr.tsv",
                                      LANGUAGE_FOLDER "/ru.tsv"};
  static quoth_language *read[4];
  if (byte < FOREIGN || byte >= FAILS) return fuzz_language();
  uint32_t i = byte % 4;
  quoth_error error = {0};
  if (!read[i]) read[i] = host_language((quoth_alloc){host_plain, NULL}, files[i], &error);
  FAIL_UNLESS(read[i], error.message);
  return read[i];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  host_memory memory = {.fail_at = data[0] < FAILS ? 0 : (size_t)data[0] - FAILS + 1, .fail_on = data[0] & 1};
  quoth_options options = {.language = language_of(data[0])};
  quoth_error error = {0};
  /* a copy of the exact length: the sanitizer sees a read behind the end */
  char *text = malloc(size);
  if (!text) return 0;
  memcpy(text, data + 1, size - 1);
  quoth_article *a = quoth_parse((quoth_alloc){host_alloc, &memory}, text, size - 1, &options, &error);
  if (a) {
    const char *fault = article_fault(a);
    FAIL_UNLESS(fault == NULL, fault);
    MUST(quoth_memory(a) == memory.held);
  } else {
    FAIL_UNLESS(error.status == QUOTH_EMPTY || (error.status == QUOTH_NO_MEMORY && memory.fail_at), error.message);
  }
  quoth_free(a);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
  free(text);
  return 0;
}
