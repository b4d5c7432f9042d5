/*
** The writer on the articles of arbitrary bytes: one JSON value in UTF-8, without a line end, in each unit of
** offsets; running out of memory is reported. The first byte holds the options.
*/
#include "write/json.h"

#include "fuzz.h"
#include "json_check.h"

static void check_line(const qt_buffer *out) {
  MUST(out->count > 0 && memchr(out->at, '\n', out->count) == NULL);
  MUST(json_valid(out->at, out->count));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2) return 0;
  host_memory memory = {0}, scarce = {.fail_at = data[0] & 1 ? (size_t)data[1] : 0};
  quoth_alloc alloc = {host_alloc, &memory};
  quoth_options options = {.language = fuzz_language()};
  const char *text = (const char *)data + 2;
  uint32_t length = (uint32_t)size - 2;
  qt_buffer out = {.alloc = {host_alloc, &scarce}};
  qt_json_options how = {.unit = (qt_unit)((data[0] >> 1) % 3),
                         .sentences = (data[0] & 8) != 0,
                         .answers = (data[0] & 32) != 0,
                         .url = {data[0] & 16 ? text : NULL, data[0] & 16 ? length : 0}};
  quoth_article *a = quoth_parse(alloc, text, length, &options, NULL);
  if (a) {
    if (qt_json_article(&out, a, &how))
      check_line(&out);
    else
      MUST(scarce.fail_at);
    quoth_free(a);
    qt_buffer_free(&out);
  }
  if (qt_json_error(&out, (quoth_string){NULL, 0}, "code", (quoth_string){text, length}))
    check_line(&out);
  else
    MUST(scarce.fail_at);
  qt_buffer_free(&out);
  MUST(memory.held == 0 && memory.wrong_sizes == 0 && scarce.held == 0 && scarce.wrong_sizes == 0);
  return 0;
}
