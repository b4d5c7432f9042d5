/*
** Arbitrary bytes as a saved dictionary: as they are; and as changes (two bytes of place, one of value) to one that
** was built, under a right size and checksum. It is refused, or a scan of it ends and stays in the text.
*/
#include "fuzz.h"
#include "rules/dictionary_parts.h"

static const quoth_alloc plain = {host_plain, NULL};
static const char text[] =
    "Arms control and the US: Latin American negotiators of American \u00dcnal, abcd \xff a 北京";

static void use(const void *bytes, size_t size) {
  quoth_error error = {0};
  qt_dictionary *d = qt_dictionary_open(plain, bytes, size, &error);
  qt_scanner scanner = {.alloc = plain};
  qt_hits hits = {0};
  MUST(d || error.status == QUOTH_BAD_DICTIONARY);
  if (!d) return;
  MUST(qt_dictionary_scan(d, &scanner, text, sizeof text - 1, &hits));
  for (uint32_t i = 0; i < hits.count; i++) {
    MUST(hits.at[i].start < hits.at[i].end && hits.at[i].end < sizeof text);
    uint32_t entity = qt_dictionary_entry(d, hits.at[i].entry)->entity;
    qt_dictionary_entity_id(d, entity);
    qt_dictionary_entity_type(d, entity);
  }
  qt_vec_free(&plain, &hits);
  qt_scanner_free(&scanner);
  qt_dictionary_free(d);
}

static qt_dictionary *sample(void) {
  static const char *const literals[] = {"arms control", "US", "negotiat*", "American", "Latin American", "Ünal",
                                         "北京",         "a",  "ab",        "abc",      "the US",         "control*"};
  qt_dictionary_builder *b = qt_dictionary_builder_new(plain);
  for (uint32_t i = 0; b && i < sizeof literals / sizeof *literals; i++) {
    qt_entry entry = {.dictionary = i % 3, .flags = i == 4 ? QT_ENTRY_SHADOW : 0};
    qt_dictionary_entity(b, (quoth_string){literals[i], 1}, (quoth_string){"type", 4}, &entry.entity, NULL);
    qt_dictionary_add(b, literals[i], strlen(literals[i]), &entry, NULL);
  }
  qt_dictionary *d = b ? qt_dictionary_build(b, NULL) : NULL;
  qt_dictionary_builder_free(b);
  return d;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  size_t length;
  qt_dictionary *d = sample();
  if (!d) return 0;
  const void *bytes = qt_dictionary_bytes(d, &length);
  unsigned char *raw = malloc(size ? size : 1), *forged = malloc(length); /* exact, aligned */
  if (raw && forged) {
    memcpy(raw, data, size);
    use(raw, size);
    memcpy(forged, bytes, length);
    for (size_t i = 0; i + 2 < size; i += 3) forged[(data[i] | (size_t)data[i + 1] << 8) % length] = data[i + 2];
    ((qt_header *)(void *)forged)->size = length;
    qt_dictionary seal = {.block = forged};
    qt_dictionary_seal(&seal);
    use(forged, length);
  }
  free(raw);
  free(forged);
  qt_dictionary_free(d);
  return 0;
}
