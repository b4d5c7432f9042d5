/* The double array of a dictionary under construction. */
#ifndef QT_DICTIONARY_TRIE_H
#define QT_DICTIONARY_TRIE_H

#include "rules/dictionary_parts.h"

typedef struct qt_key {
  const unsigned char *bytes; /* no 0 in them */
  uint32_t length;
} qt_key;

typedef struct qt_trie {
  QT_VEC(qt_node) units;
  QT_VEC(unsigned char) tails;
} qt_trie;

/* Keys are sorted and differ; the value of each is its place. false: no memory; the caller frees the arrays. */
bool qt_trie_lay(const quoth_alloc *alloc, const qt_key *keys, uint32_t count, qt_trie *trie);

#endif
