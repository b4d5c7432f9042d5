/*
** The dictionary of the rules: the literals of thousands of dictionaries in one trie, a double array over
** folded text. What a literal matches:
**
**   case      a literal without capitals matches any case ("arms control"); one with a capital only its own
**             spelling ("US" is not "us"), unless its entry says otherwise
**   spaces    a run of white space in the text, line breaks and no-break spaces included, is one space
**   marks     curly and low quotation marks are the straight ones, the hyphens U+2010 and U+2011 are "-";
**             zero-width characters and soft hyphens are passed over
**   words     it starts at the start of a word and ends at the end of one; a stem ("negotiat*") takes the
**             rest of the word along. A literal that begins or ends with a mark needs no word there, and in
**             scripts that write no spaces (Han, kana, Thai) every character is a word
**   longest   inside one dictionary the longest literal at a place wins, and the next one starts behind it;
**             an entry that is a shadow wins like any other and gives no hit. Hits of different dictionaries
**             may overlap
**
** A dictionary is one block of memory without pointers, so that it can be saved and mapped. Built ones are
** read-only: threads may share them, each with a scanner of its own.
*/
#ifndef QT_DICTIONARY_H
#define QT_DICTIONARY_H

#include "base/arena.h"

enum {
  QT_MAX_LITERAL = 255,          /* bytes of a literal, folded; bounds every walk */
  QT_MAX_DICTIONARIES = 1 << 20, /* numbers of dictionaries are smaller */
  /* flags of an entry */
  QT_ENTRY_STEM = 1,     /* set by qt_dictionary_add for "stem*" */
  QT_ENTRY_SHADOW = 2,   /* wins, yields nothing */
  QT_ENTRY_ANY_CASE = 4, /* matches any case, though it has capitals */
  QT_ENTRY_EXACT = 8     /* matches only its spelling, though it has none */
};

/* What a literal stands for. dictionary is a small number; entity, weight and kind are the caller's. */
typedef struct qt_entry {
  uint32_t dictionary;
  uint32_t entity;
  float weight;
  uint16_t flags;
  uint16_t kind;
  uint32_t spelling; /* internal */
} qt_entry;

/* --- building */

typedef struct qt_dictionary_builder qt_dictionary_builder;
typedef struct qt_dictionary qt_dictionary;

qt_dictionary_builder *qt_dictionary_builder_new(quoth_alloc alloc); /* NULL: no memory */
void qt_dictionary_builder_free(qt_dictionary_builder *builder);

/*
** Adds a literal, UTF-8; a "*" at its end makes it a stem. The same literal may be added for any number of
** dictionaries and entities. NO_MEMORY, or BAD_LITERAL: nothing but white space, a "*" alone or inside, bad
** UTF-8, over QT_MAX_LITERAL. The builder stays usable after either.
*/
quoth_status qt_dictionary_add(qt_dictionary_builder *builder, const char *literal, size_t length,
                               const qt_entry *entry, quoth_error *error);

/*
** The number of an entity of the dictionary's own table, which is saved along: its id ("Q159") and its type
** ("country"; may be empty). The same pair gives the same number. NO_MEMORY, or BAD_LITERAL: a NUL in it.
*/
quoth_status qt_dictionary_entity(qt_dictionary_builder *builder, quoth_string id, quoth_string type, uint32_t *entity,
                                  quoth_error *error);

uint32_t qt_dictionary_builder_count(const qt_dictionary_builder *builder); /* literals added */

/* The dictionary; the builder must still be freed, and may go on. NULL: no memory, or too much of all. */
qt_dictionary *qt_dictionary_build(qt_dictionary_builder *builder, quoth_error *error);
void qt_dictionary_free(qt_dictionary *dictionary);

/* --- saving and loading */

/* What a file holds: the dictionary's own bytes. */
const void *qt_dictionary_bytes(const qt_dictionary *dictionary, size_t *size);

/*
** A dictionary over bytes that are borrowed, 8-byte aligned, and stay as they are. All of it is checked
** first, in linear time: NULL with BAD_DICTIONARY where it is none, is damaged, is of another version or of
** a machine of other byte order.
*/
qt_dictionary *qt_dictionary_open(quoth_alloc alloc, const void *bytes, size_t size, quoth_error *error);

/* The same over a file, mapped into memory until the dictionary is freed. IO: the system's error. */
qt_dictionary *qt_dictionary_load(quoth_alloc alloc, const char *path, quoth_error *error);

/* Writes beside path, then renames: a reader sees the old file or the whole new one. */
quoth_status qt_dictionary_save(const qt_dictionary *dictionary, const char *path, quoth_error *error);

/* --- asking */

uint32_t qt_dictionary_entries(const qt_dictionary *dictionary);      /* how many */
uint32_t qt_dictionary_dictionaries(const qt_dictionary *dictionary); /* highest number and one */
uint32_t qt_dictionary_entities(const qt_dictionary *dictionary);
size_t qt_dictionary_memory(const qt_dictionary *dictionary); /* bytes that it holds, mapped ones left out */
const qt_entry *qt_dictionary_entry(const qt_dictionary *dictionary, uint32_t index);
quoth_string qt_dictionary_entity_id(const qt_dictionary *dictionary, uint32_t entity); /* absent: no such entity */
quoth_string qt_dictionary_entity_type(const qt_dictionary *dictionary, uint32_t entity);

/* --- scanning */

typedef struct qt_hit {
  uint32_t start, end; /* bytes of the text, end exclusive */
  uint32_t entry;      /* qt_dictionary_entry() */
} qt_hit;
typedef QT_VEC(qt_hit) qt_hits;

/* What one thread scans with, for any number of texts. Zero-initialised but for alloc is new. */
typedef struct qt_scanner {
  quoth_alloc alloc;
  QT_VEC(uint32_t) ends; /* by dictionary: where its last hit ended, base added */
  uint32_t base;         /* over all that former scans left in ends */
} qt_scanner;
void qt_scanner_free(qt_scanner *scanner);

/*
** Appends the hits in a text of length bytes, at most QUOTH_MAX_BYTES, any bytes: ordered by start, the
** longer one first, then by dictionary. Linear in the text. false: no memory; hits is then as before.
*/
bool qt_dictionary_scan(const qt_dictionary *dictionary, qt_scanner *scanner, const char *text, uint32_t length,
                        qt_hits *hits);

#endif
