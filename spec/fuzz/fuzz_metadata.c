/* JSON-LD and dates of arbitrary bytes: nothing is read behind the end, what is written is a date. */
#include "fuzz.h"
#include "read/date.h"
#include "read/json_ld.h"

static void check_date(uint32_t n, const char *date) {
  MUST(n == 0 || n == 10 || (n >= 19 && n < QT_DATE_BYTES));
  for (uint32_t i = 0; i < n && i < 10; i++) MUST(i == 4 || i == 7 ? date[i] == '-' : date[i] >= '0' && date[i] <= '9');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *bytes = malloc(size + 1), date[QT_DATE_BYTES];
  if (!bytes) return 0;
  memcpy(bytes, data, size);
  quoth_string whole = {bytes, (uint32_t)size};
  check_date(qt_read_date(whole, date), date);
  check_date(qt_url_date(whole, date), date);
  host_memory memory = {0};
  quoth_alloc alloc = {host_alloc, &memory};
  qt_arena arena = {.alloc = alloc};
  qt_json json = {{NULL, 0, 0}};
  MUST(qt_json_read(&json, &alloc, bytes, size));
  for (uint32_t i = 0; i < json.values.count; i++) {
    const qt_json_value *v = &json.values.at[i];
    MUST(v->end > i && v->end <= json.values.count && v->depth < QT_JSON_MAX_DEPTH + 1);
    MUST(!v->text.data || (v->text.data >= bytes && v->text.data + v->text.length <= bytes + size));
    qt_json_member_of(&json, i, "@type");
    if (v->type == QT_JSON_STRING) MUST(qt_json_text(&arena, v->text).length <= v->text.length / 2 * 3 + 4);
  }
  qt_vec_free(&alloc, &json.values);
  qt_arena_free(&arena);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
  free(bytes);
  return 0;
}
