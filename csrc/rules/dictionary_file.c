/*
** The block of a dictionary: its layout, the checks of one that comes from a file, mapping and saving.
*/
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rules/dictionary_parts.h"

static const char magic[8] = "quothdic";
/* VERSION rises with every change of the layout, and of what keys are made of: qt_plain, qt_fold, qt_hash_step. */
enum { ORDER = 0x01020304, VERSION = 2 };

/* --- layout */

static uint64_t aligned(uint64_t size) { return (size + 7) & ~UINT64_C(7); }

static uint64_t size_of(const qt_header *h) {
  uint64_t size = aligned(sizeof *h);
#define X(name, type) size += aligned((uint64_t)h->name * sizeof(type));
  QT_SECTIONS(X)
#undef X
  return size;
}

static void lay(qt_dictionary *d, const void *bytes) {
  const char *p = bytes;
  d->header = bytes;
  p += aligned(sizeof *d->header);
#define X(name, type) \
  d->name = (const type *)(const void *)p; \
  p += aligned((uint64_t)d->header->name * sizeof(type));
  QT_SECTIONS(X)
#undef X
}

/*
** Four lanes of multiply and rotate over 32 bytes at a time, then over the rest: as fast as memory. It finds
** accidents; what could do harm is checked by itself.
*/
static uint64_t checksum(const void *bytes, uint64_t size) {
  const unsigned char *p = bytes;
  uint64_t lane[4] = {1, 2, 3, 4}, word[4];
  for (; size >= sizeof word; p += sizeof word, size -= sizeof word) {
    memcpy(word, p, sizeof word);
    for (int i = 0; i < 4; i++) {
      lane[i] = (lane[i] ^ word[i]) * UINT64_C(0x9e3779b97f4a7c15);
      lane[i] = lane[i] << 29 | lane[i] >> 35;
    }
  }
  for (; size; p++, size--) lane[0] = (lane[0] ^ *p) * UINT64_C(0xc2b2ae3d27d4eb4f);
  for (int i = 0; i < 3; i++) lane[i + 1] = (lane[i + 1] ^ (lane[i] ^ lane[i] >> 32)) * UINT64_C(0x165667b19e3779f9);
  return lane[3] ^ lane[3] >> 29;
}

static uint64_t checksum_of(const qt_header *h) {
  size_t skip = offsetof(qt_header, checksum) + sizeof h->checksum;
  return checksum((const char *)h + skip, h->size - skip);
}

static qt_dictionary *new_dictionary(quoth_alloc alloc) {
  qt_dictionary *d = alloc.fn(alloc.ud, NULL, 0, sizeof *d);
  if (!d) return NULL;
  memset(d, 0, sizeof *d);
  d->alloc = alloc;
  return d;
}

qt_dictionary *qt_dictionary_blank(quoth_alloc alloc, const qt_header *counts) {
  uint64_t size = size_of(counts);
  qt_dictionary *d = size <= SIZE_MAX ? new_dictionary(alloc) : NULL;
  if (!d) return NULL;
  qt_header *h = d->block = alloc.fn(alloc.ud, NULL, 0, (size_t)size);
  if (!h) {
    qt_dictionary_free(d);
    return NULL;
  }
  memset(h, 0, (size_t)size);
  *h = *counts;
  h->size = size;
  lay(d, h);
  return d;
}

void qt_dictionary_fill(qt_dictionary *d, const void *section, const void *from, size_t size) {
  size_t at = (size_t)((const char *)section - (const char *)d->block);
  if (size) memcpy((char *)d->block + at, from, size);
}

void qt_dictionary_seal(qt_dictionary *d) {
  qt_header *h = d->block;
  memcpy(h->magic, magic, sizeof magic);
  h->order = ORDER;
  h->version = VERSION;
  h->checksum = checksum_of(h);
}

void qt_dictionary_free(qt_dictionary *d) {
  if (!d) return;
  quoth_alloc alloc = d->alloc;
  if (d->mapped) munmap((void *)(uintptr_t)d->header, d->mapped);
  if (d->block) alloc.fn(alloc.ud, d->block, (size_t)size_of(d->block), 0);
  alloc.fn(alloc.ud, d, sizeof *d, 0);
}

/* --- asking */

uint32_t qt_dictionary_entries(const qt_dictionary *d) { return d->header->entries; }
uint32_t qt_dictionary_dictionaries(const qt_dictionary *d) { return d->header->dictionaries; }
uint32_t qt_dictionary_entities(const qt_dictionary *d) { return d->header->entities; }
const qt_entry *qt_dictionary_entry(const qt_dictionary *d, uint32_t index) { return &d->entries[index]; }
size_t qt_dictionary_memory(const qt_dictionary *d) { return sizeof *d + (d->block ? (size_t)d->header->size : 0); }

const void *qt_dictionary_bytes(const qt_dictionary *d, size_t *size) {
  *size = (size_t)d->header->size;
  return d->header;
}

static quoth_string string_at(const qt_dictionary *d, uint32_t offset) {
  return (quoth_string){d->strings + offset, (uint32_t)strlen(d->strings + offset)};
}

quoth_string qt_dictionary_entity_id(const qt_dictionary *d, uint32_t entity) {
  return entity < d->header->entities ? string_at(d, d->entities[entity].id) : (quoth_string){NULL, 0};
}

quoth_string qt_dictionary_entity_type(const qt_dictionary *d, uint32_t entity) {
  return entity < d->header->entities ? string_at(d, d->entities[entity].type) : (quoth_string){NULL, 0};
}

/* --- checks */

/* What a scan relies on beside the bounds that it checks itself. Each loop is over all, so that it is fast. */
static bool units_are_sound(const qt_dictionary *d) {
  const qt_header *h = d->header;
  uint32_t state = 0, tail = 0;
  for (uint32_t i = 0; i < h->units; i++) {
    uint32_t base = d->units[i].base, index = base & QT_INDEX, in_tails = (uint32_t)((base & QT_TAIL) != 0);
    tail |= (0u - in_tails) & (uint32_t)(index > h->tails - QT_MARGIN);
    state |= (in_tails - 1u) & (uint32_t)(index >= h->units);
  }
  return !state && !tail;
}

static bool values_are_sound(const qt_dictionary *d) {
  const qt_header *h = d->header;
  uint32_t wrong = (uint32_t)(d->values[0] != 0) | (uint32_t)(d->values[h->values - 1] != h->entries);
  for (uint32_t i = 1; i < h->values; i++) wrong |= (uint32_t)(d->values[i - 1] > d->values[i]);
  return !wrong;
}

static bool entries_are_sound(const qt_dictionary *d) {
  const qt_header *h = d->header;
  uint32_t wrong = 0;
  for (uint32_t i = 0; i < h->entries; i++)
    wrong |= (uint32_t)(d->entries[i].dictionary >= h->dictionaries) |
             (uint32_t)(d->entries[i].spelling > h->spellings - QT_MARGIN);
  return !wrong;
}

static bool entities_are_sound(const qt_dictionary *d) {
  const qt_header *h = d->header;
  uint32_t wrong = (uint32_t)(d->strings[h->strings - 1] != 0);
  for (uint32_t i = 0; i < h->entities; i++)
    wrong |= (uint32_t)(d->entities[i].id >= h->strings) | (uint32_t)(d->entities[i].type >= h->strings);
  return !wrong;
}

static bool counts_are_sound(const qt_header *h) {
  uint32_t table = h->filter - QT_STARTS;
  return h->filter > QT_STARTS && (table & (table - 1)) == 0 && h->units >= QT_BLOCK && h->units % QT_BLOCK == 0 &&
         h->units <= QT_INDEX && h->values >= 1 && h->values - 1 <= h->units && h->tails >= QT_MARGIN &&
         h->tails <= QT_INDEX + QT_MARGIN && h->spellings >= QT_MARGIN && h->strings >= 1 &&
         h->dictionaries <= QT_MAX_DICTIONARIES;
}

/* NULL, or what is wrong with the bytes. */
static const char *fault_of(qt_dictionary *d, const void *bytes, size_t size) {
  const qt_header *h = bytes;
  if (size < sizeof h->magic || memcmp(bytes, magic, sizeof magic) != 0) return "is no dictionary of quoth";
  if (size < sizeof *h) return "is cut off";
  if (h->order != ORDER) return "was built on a machine of other byte order; build it again on this one";
  if (h->version != VERSION) return "is of another version of quoth; build it again";
  if (h->size > size) return "is cut off";
  if (h->size < size || size_of(h) != size || !counts_are_sound(h)) return "is damaged: its parts do not fill it";
  if (checksum_of(h) != h->checksum) return "is damaged: its checksum is wrong";
  lay(d, bytes);
  if (!units_are_sound(d) || !values_are_sound(d) || !entries_are_sound(d) || !entities_are_sound(d))
    return "is damaged: a part points outside";
  return NULL;
}

static qt_dictionary *open_named(quoth_alloc alloc, const void *bytes, size_t size, const char *name,
                                 quoth_error *error) {
  qt_dictionary *d = new_dictionary(alloc);
  if (!d) {
    qt_fail(error, QUOTH_NO_MEMORY, QUOTH_NONE, "not enough memory for a dictionary");
    return NULL;
  }
  const char *fault = fault_of(d, bytes, size);
  if (!fault) return d;
  qt_fail(error, QUOTH_BAD_DICTIONARY, QUOTH_NONE, "%.80s %s", name, fault);
  qt_dictionary_free(d);
  return NULL;
}

qt_dictionary *qt_dictionary_open(quoth_alloc alloc, const void *bytes, size_t size, quoth_error *error) {
  return open_named(alloc, bytes, size, "the dictionary", error);
}

/* --- files */

static quoth_status file_fault(quoth_error *error, const char *what, const char *path) {
  return qt_fail(error, QUOTH_IO, QUOTH_NONE, "cannot %s %.80s: %.60s", what, path, strerror(errno));
}

qt_dictionary *qt_dictionary_load(quoth_alloc alloc, const char *path, quoth_error *error) {
  struct stat about;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0 || fstat(file, &about) != 0) {
    file_fault(error, "open", path);
    if (file >= 0) close(file);
    return NULL;
  }
  size_t size = (size_t)about.st_size;
  void *bytes = S_ISREG(about.st_mode) && size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0) : NULL;
  if (bytes == MAP_FAILED) file_fault(error, "map", path);
  close(file);
  if (bytes == MAP_FAILED) return NULL;
  qt_dictionary *d = open_named(alloc, bytes, bytes ? size : 0, path, error);
  if (d)
    d->mapped = size;
  else if (bytes)
    munmap(bytes, size);
  return d;
}

static bool write_all(int file, const char *p, size_t n) {
  while (n > 0) {
    ssize_t done = write(file, p, n < 1u << 30 ? n : 1u << 30);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    p += done;
    n -= (size_t)done;
  }
  return true;
}

quoth_status qt_dictionary_save(const qt_dictionary *d, const char *path, quoth_error *error) {
  quoth_alloc alloc = d->alloc;
  size_t length = strlen(path) + sizeof ".new";
  char *beside = alloc.fn(alloc.ud, NULL, 0, length);
  if (!beside) return qt_fail(error, QUOTH_NO_MEMORY, QUOTH_NONE, "not enough memory to save a dictionary");
  snprintf(beside, length, "%s.new", path);
  int file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  bool ok = file >= 0 && write_all(file, (const char *)d->header, (size_t)d->header->size);
  if (file >= 0 && close(file) != 0) ok = false;
  ok = ok && rename(beside, path) == 0;
  quoth_status status = ok ? QUOTH_OK : file_fault(error, "write", path);
  if (!ok && file >= 0) unlink(beside);
  alloc.fn(alloc.ud, beside, length, 0);
  return status;
}
