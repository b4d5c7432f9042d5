/*
** Web pages of arbitrary bytes: what holds for every article holds, provenance points into the input, memory is
** given back. The first byte says which allocation fails, if any; the second which of lexbor's own.
*/
#include "fuzz.h"
#include "invariants.h"
#include "pages.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2) return 0;
  host_memory memory = {.fail_at = data[0] < 224 ? 0 : (size_t)data[0] - 223, .fail_on = data[0] & 1};
  quoth_options options = {.language = fuzz_language(), .format = data[0] & 2 ? QUOTH_FORMAT_AUTO : QUOTH_FORMAT_HTML};
  quoth_error error = {0};
  size_t n = size - 2;
  char *bytes = malloc(n + 1);
  if (!bytes) return 0;
  memcpy(bytes, data + 2, n);
  pages_fail_lexbor(data[1] < 240 ? 0 : (size_t)data[1] - 239);
  quoth_article *a = quoth_parse((quoth_alloc){host_alloc, &memory}, bytes, n, &options, &error);
  pages_fail_lexbor(0);
  if (a) {
    const char *fault = article_fault(a);
    if (!fault) fault = source_fault(a, (uint32_t)n);
    FAIL_UNLESS(fault == NULL, fault);
    MUST(quoth_memory(a) == memory.held);
  } else {
    bool failing = memory.fail_at || data[1] >= 240;
    FAIL_UNLESS(error.status == QUOTH_EMPTY || (error.status == QUOTH_NO_MEMORY && failing), error.message);
  }
  quoth_free(a);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
  free(bytes);
  return 0;
}
