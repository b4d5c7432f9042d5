/* Decoding of arbitrary bytes in every encoding: the result is UTF-8, and points back into the input in order. */
#include "fuzz.h"
#include "read/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const names[] = {
      "",       "windows-1251", "koi8-r", "shift_jis", "gbk",         "gb18030",    "utf-16le", "utf-16be",
      "euc-jp", "euc-kr",       "big5",   "utf-8",     "iso-2022-jp", "iso-8859-2", "nonsense", "replacement"};
  if (!size) return 0;
  const char *name = names[data[0] & 15];
  size_t n = size - 1;
  host_memory memory = {.fail_at = data[0] < 240 ? 0 : (size_t)data[0] - 239};
  quoth_alloc alloc = {host_alloc, &memory};
  char *bytes = malloc(n + 1);
  if (!bytes) return 0;
  memcpy(bytes, data + 1, n);
  qt_decoded d;
  quoth_status status =
      qt_decode_input(alloc, bytes, (uint32_t)n, (quoth_string){name, (uint32_t)strlen(name)}, data[0] & 16, &d);
  MUST(status == QUOTH_OK || (status == QUOTH_NO_MEMORY && memory.fail_at));
  uint32_t before = 0;
  for (uint32_t at = 0; status == QUOTH_OK && at <= d.length; at += 1 + d.length / 64) {
    uint32_t source = qt_decoded_source(&d, bytes, (uint32_t)n, at);
    MUST(source >= before && source <= n);
    before = source;
  }
  qt_decoded_free(&alloc, &d);
  qt_looks_like_html(bytes, n);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
  free(bytes);
  return 0;
}
