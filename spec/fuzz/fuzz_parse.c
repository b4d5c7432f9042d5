/*
** The whole way on arbitrary bytes: what must hold for every article holds, memory is freed with the sizes
** it was taken with and stays within its bound. The first byte says which allocation fails, if any.
*/
#include "fuzz.h"
#include "invariants.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  host_memory memory = {.fail_at = data[0] < 224 ? 0 : (size_t)data[0] - 223, .fail_on = data[0] & 1};
  quoth_options options = {.language = fuzz_language()};
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
