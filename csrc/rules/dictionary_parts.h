/*
** What the files of the dictionary share: its layout in memory, which is that of the file, and the folding
** of text. Sections follow the header in the order of QT_SECTIONS, each 8-byte aligned.
*/
#ifndef QT_DICTIONARY_PARTS_H
#define QT_DICTIONARY_PARTS_H

#include "base/lexicon.h"
#include "base/scan.h"
#include "base/text.h"
#include "rules/dictionary.h"

/*
** A state of the trie. The child by byte c stands at (base & QT_INDEX) ^ c and names the state in its check;
** so a block of 256 units is never left, and base < units makes every step safe. Free units and the root
** have check QT_FREE. Byte 0 is in no folded text: the child by 0 has the number of a value in its base.
** Where only one literal goes on, the rest of it is a tail: index is an offset into the tails, where a byte of
** length, the bytes and the number of the value stand.
*/
typedef struct qt_node {
  uint32_t base, check;
} qt_node;
enum { QT_BLOCK = 256 };
#define QT_VALUE 0x80000000u /* in base: a literal ends here */
#define QT_TAIL 0x40000000u  /* in base: index is an offset into the tails */
#define QT_INDEX 0x3fffffffu
#define QT_FREE UINT32_MAX

/* Offsets into strings, each with a NUL behind it. */
typedef struct qt_entity {
  uint32_t id, type;
} qt_entity;

/* Readable behind the last tail and the last spelling, so that no offset of a damaged file leads astray. */
enum { QT_MARGIN = 1 + QT_MAX_LITERAL + 4 };

/*
** What keeps most words out of the trie. The first QT_STARTS bytes: must a walk begin wherever a character begins
** with this folded byte? The others are a table by the hash of the leading run of ASCII letters of each literal, 16
** letters at most, and of the first QT_STEM letters of each stem within one: which words may follow the run, by
** their first byte, or QT_ANYTHING.
*/
enum { QT_STARTS = 256, QT_STEM = 4, QT_ANYTHING = 1 };
static inline uint32_t qt_run_hash(uint64_t low, uint64_t high) { return qt_hash_step(0, low, high); }
static inline uint32_t qt_stem_hash(uint64_t low) { return qt_hash_step(1, low & UINT32_MAX, 0); }
static inline unsigned char qt_next_word(unsigned char byte) { return (unsigned char)(2u << (byte * 7u >> 2) % 7); }

/* Name, type. Values: where the entries of a value begin; one more than there are values. */
/* clang-format off */
#define QT_SECTIONS(X)                                                                             \
  X(units, qt_node)                                                                                \
  X(values, uint32_t)                                                                              \
  X(entries, qt_entry)                                                                             \
  X(entities, qt_entity)                                                                           \
  X(tails, unsigned char)                                                                          \
  X(spellings, unsigned char) /* a byte of length, then the bytes; offset 0: any case */           \
  X(strings, char)                                                                                 \
  X(filter, unsigned char)
/* clang-format on */

/* The header. Numbers are the machine's own: `order` tells whether it is this machine's. */
typedef struct qt_header {
  char magic[8];
  uint32_t order, version;
  uint64_t size, checksum; /* bytes of all; of what stands behind the checksum */
  uint32_t dictionaries;
  uint32_t stems; /* 1: the filter knows stems */
#define X(name, type) uint32_t name;
  QT_SECTIONS(X)
#undef X
} qt_header;

struct qt_dictionary {
  quoth_alloc alloc;
  const qt_header *header;
#define X(name, type) const type *name;
  QT_SECTIONS(X)
#undef X
  void *block;   /* taken from alloc; NULL: the bytes are borrowed or mapped */
  size_t mapped; /* bytes to unmap */
};

/*
** Making one: a zeroed block for the counts of the header, each section filled, then sealed with size and
** checksum. NULL: no memory.
*/
qt_dictionary *qt_dictionary_blank(quoth_alloc alloc, const qt_header *counts);
void qt_dictionary_fill(qt_dictionary *dictionary, const void *section, const void *from, size_t size);
void qt_dictionary_seal(qt_dictionary *dictionary);

/* --- text as the trie has it */

/* A character without the differences that are none; case is kept. 0: passed over. */
static inline uint32_t qt_plain(uint32_t c) {
  if (c - 0x21 < 0x5e) return c;
  if (qt_is_space(c)) return ' ';
  if (qt_is_ignorable(c)) return 0;
  if (c >= 0x2010 && c <= 0x201f) {
    if (c <= 0x2011) return '-';
    if (c >= 0x2018) return c <= 0x201b ? '\'' : '"';
  }
  return c;
}

/* Han, kana, Thai and the like: no spaces between words, so that each character is one. */
static inline bool qt_is_spaceless(uint32_t c) {
  if (c < 0xe00) return false;
  return c <= 0xeff || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0x2e80 && c <= 0x31ff) ||
         (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Does a word go on over it? */
static inline bool qt_in_word(uint32_t c) {
  if (c < 0x80) return (c | 0x20) - 'a' < 26 || c - '0' < 10;
  return (qt_is_letter(c) || (c >= 0x660 && c <= 0x669)) && !qt_is_spaceless(c);
}

/* The next plain character at *at, which moves behind it. 0: nothing but what is passed over, up to the end. */
static inline uint32_t qt_read_plain(const char *text, uint32_t n, uint32_t *at) {
  while (*at < n) {
    uint32_t length, c = qt_plain(qt_decode(text + *at, n - *at, &length));
    *at += length;
    if (c) return c;
  }
  return 0;
}

static inline uint32_t qt_peek_plain(const char *text, uint32_t n, uint32_t at) { return qt_read_plain(text, n, &at); }

/* The next one, and *at moves over the rest of a run of white space. */
static inline uint32_t qt_next_plain(const char *text, uint32_t n, uint32_t *at) {
  uint32_t c = qt_read_plain(text, n, at), behind = *at;
  while (c == ' ' && qt_read_plain(text, n, &behind) == ' ') *at = behind;
  return c;
}

#endif
