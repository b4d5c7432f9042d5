/*
** A dictionary of arbitrary literals over arbitrary text. Input: a byte that says which allocation fails, lines of
** a letter (dictionary, flags) and a literal, an empty line, text. Hits are in order and in the text; what they cut
** out is found again where it stands alone.
*/
#include "fuzz.h"
#include "rules/dictionary_parts.h"

static void add_line(qt_dictionary_builder *b, const char *line, size_t length, const host_memory *memory) {
  quoth_error error = {0};
  qt_entry entry = {.dictionary = (unsigned char)line[0] & 3, .entity = (uint32_t)length, .weight = 1};
  entry.flags = ((unsigned char)line[0] >> 2) & (QT_ENTRY_SHADOW | QT_ENTRY_ANY_CASE | QT_ENTRY_EXACT);
  quoth_status status = qt_dictionary_add(b, line + 1, length - 1, &entry, &error);
  MUST(status == QUOTH_OK || status == QUOTH_BAD_LITERAL || (status == QUOTH_NO_MEMORY && memory->fail_at));
}

static void check_hits(const qt_dictionary *d, qt_scanner *scanner, const qt_hits *hits, const char *text, uint32_t n) {
  for (uint32_t i = 0; i < hits->count; i++) {
    const qt_hit *hit = &hits->at[i];
    MUST(hit->start < hit->end && hit->end <= n && hit->entry < qt_dictionary_entries(d));
    MUST(!i || hits->at[i - 1].start < hit->start ||
         (hits->at[i - 1].start == hit->start && hits->at[i - 1].end >= hit->end));
    qt_hits again = {0};
    MUST(qt_dictionary_scan(d, scanner, text + hit->start, hit->end - hit->start, &again));
    bool found = false;
    for (uint32_t k = 0; k < again.count && !found; k++)
      found = again.at[k].start == 0 && again.at[k].end == hit->end - hit->start && again.at[k].entry == hit->entry;
    MUST(found);
    qt_vec_free(&scanner->alloc, &again);
    if (i > 50) return;
  }
}

static void scan_rest(const qt_dictionary *d, const uint8_t *data, size_t size) {
  host_memory memory = {0};
  qt_scanner scanner = {.alloc = {host_alloc, &memory}};
  qt_hits hits = {0};
  char *text = malloc(size ? size : 1); /* exact */
  if (text) {
    memcpy(text, data, size);
    MUST(qt_dictionary_scan(d, &scanner, text, (uint32_t)size, &hits));
    check_hits(d, &scanner, &hits, text, (uint32_t)size);
  }
  free(text);
  qt_vec_free(&scanner.alloc, &hits);
  qt_scanner_free(&scanner);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  host_memory memory = {0};
  if (size == 0) return 0;
  memory.fail_at = data[0] < 200 ? 0 : (size_t)data[0] - 199;
  qt_dictionary_builder *b = qt_dictionary_builder_new((quoth_alloc){host_alloc, &memory});
  MUST(b || memory.fail_at);
  if (!b) return 0;
  size_t at = 1;
  while (at < size && data[at] != '\n') {
    const uint8_t *end = memchr(data + at, '\n', size - at);
    size_t length = end ? (size_t)(end - data) - at : size - at;
    add_line(b, (const char *)data + at, length, &memory);
    at += length + (end != NULL);
  }
  qt_dictionary *d = qt_dictionary_build(b, NULL);
  qt_dictionary_builder_free(b);
  MUST(d || memory.fail_at);
  if (d) scan_rest(d, data + at, size - at);
  qt_dictionary_free(d);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
  return 0;
}
