/*
** A quotation against an article, both of arbitrary bytes: a line of quotation, then the article. Edits are in
** order and inside both, exact is what has no other edit, and a text's own words are in it.
*/
#include "fuzz.h"

static void check_spans(const quoth_check *c, quoth_string quote, quoth_string text) {
  uint32_t behind = 0;
  for (uint32_t i = 0; i < c->edit_count; i++) {
    quoth_edit e = c->edits[i];
    if (e.text.start != QUOTH_NONE) {
      MUST(behind <= e.text.start && e.text.start < e.text.end && e.text.end <= text.length);
      behind = e.text.end;
    }
    if (e.quote.start != QUOTH_NONE) MUST(e.quote.start < e.quote.end && e.quote.end <= quote.length);
    MUST(e.text.start != QUOTH_NONE || e.quote.start != QUOTH_NONE);
    MUST(c->verdict != QUOTH_CHECK_EXACT || e.kind == QUOTH_EDIT_SAME);
    MUST(e.kind == QUOTH_EDIT_SAME || e.kind == QUOTH_EDIT_EDITORIAL || c->verdict >= QUOTH_CHECK_OMISSIONS);
  }
}

static void check_one(const quoth_article *a, quoth_string quote, size_t fail_at) {
  host_memory memory = {.fail_at = fail_at};
  quoth_error error = {0};
  quoth_check *c;
  quoth_check_options options = {.min_words = 1, .speaker = {quote.data, quote.length < 8 ? quote.length : 8}};
  quoth_status status = quoth_check_quote(a, (quoth_alloc){host_alloc, &memory}, quote, &options, &c, &error);
  MUST((status == QUOTH_OK) == (c != NULL));
  MUST(status != QUOTH_NO_MEMORY || fail_at);
  if (c) check_spans(c, quote, quoth_text(a));
  quoth_check_free(c);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2) return 0;
  host_memory memory = {0};
  const char *bytes = (const char *)data + 1, *line = memchr(bytes, '\n', size - 1);
  quoth_options options = {.language = fuzz_language()};
  quoth_string quote = {bytes, line ? (uint32_t)(line - bytes) : (uint32_t)size - 1};
  const char *text = line ? line + 1 : bytes;
  size_t length = line ? size - 2 - quote.length : size - 1;
  quoth_article *a = quoth_parse((quoth_alloc){host_alloc, &memory}, text, length, &options, NULL);
  if (!a) return 0;
  check_one(a, quote, data[0] & 1 ? (size_t)data[0] >> 1 : 0);
  check_one(a, quoth_text(a), 0);
  quoth_free(a);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
  return 0;
}
