/*
** What words are compared by where their spelling varies: a hash of their letters and digits, folded, accents and
** inner marks left out. Gómez is Gomez, U.S. is US.
*/
#ifndef QT_SPELLING_H
#define QT_SPELLING_H

#include "base/scan.h"
#include "base/text.h"

/* The key of a word of `length` bytes. */
uint64_t qt_spelling_key(const char *word, uint32_t length);

/* A key under way, of a word's letters or of initials; 16 bytes are mixed at a time. Begin with QT_NO_SPELLING. */
typedef struct qt_spelling {
  uint64_t hash;
  uint32_t count; /* bytes that wait */
  char bytes[16 + 4];
} qt_spelling;
#define QT_SPELLING_START UINT64_C(0xcbf29ce484222325)
#define QT_NO_SPELLING ((qt_spelling){QT_SPELLING_START, 0, {0}})

/* Adds a letter or digit. */
void qt_spelling_add(qt_spelling *spelling, uint32_t code_point);
uint64_t qt_spelling_end(const qt_spelling *spelling);

/* One key out of several. */
static inline uint64_t qt_spelling_mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * UINT64_C(0x100000001b3);
  return hash ^ hash >> 29;
}

/* Of 16 bytes. */
static inline uint64_t qt_spelling_mix_bytes(uint64_t hash, uint64_t low, uint64_t high) {
  uint64_t h = (low ^ hash) * UINT64_C(0x9e3779b97f4a7c15) ^ high * UINT64_C(0xc2b2ae3d27d4eb4f);
  h = (h ^ h >> 29) * UINT64_C(0x165667b19e3779f9);
  return h ^ h >> 32;
}

/* The same as qt_spelling_key, of a word in a text of which 16 bytes are readable from its start. */
static inline uint64_t qt_spelling_key_in(const char *word, uint32_t length) {
  qt_letters w;
  qt_scan_letters(word, &w);
  if (length >= 16 || w.length != length) return qt_spelling_key(word, length);
  return qt_spelling_mix_bytes(QT_SPELLING_START, w.low, w.high);
}

#endif
