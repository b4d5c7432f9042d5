/*
** What a host without Lua needs: an allocator that checks the sizes it is told, and a language, read from
** the flat form that spec/c/language.lua writes (build/spec/en.tsv).
*/
#ifndef HOST_H
#define HOST_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth.h"

#define LANGUAGE_FILE LANGUAGE_FOLDER "/en.tsv"

/*
** Counts what is held and refuses on demand; each block knows its size, so that a wrong old_size shows.
** fail_at: 0 never, n: the n-th request from now; fail_on: and all that follow.
*/
typedef struct host_memory {
  size_t held, peak, blocks, requests, wrong_sizes;
  size_t fail_at;
  bool fail_on;
} host_memory;

enum { HOST_HEADER = 16 };

static inline void *host_alloc(void *ud, void *p, size_t old_size, size_t new_size) {
  host_memory *m = ud;
  size_t held = 0;
  if (p) {
    memcpy(&held, (char *)p - HOST_HEADER, sizeof held);
    if (held != old_size) m->wrong_sizes++;
  }
  if (new_size == 0) {
    if (!p) return NULL;
    m->held -= held;
    m->blocks--;
    free((char *)p - HOST_HEADER);
    return NULL;
  }
  m->requests++;
  /* as Lua's contract has it, making a block smaller never fails */
  if (m->fail_at && new_size > held && (m->requests == m->fail_at || (m->fail_on && m->requests > m->fail_at)))
    return NULL;
  char *block = realloc(p ? (char *)p - HOST_HEADER : NULL, HOST_HEADER + new_size);
  if (!block) return NULL;
  memcpy(block, &new_size, sizeof new_size);
  m->blocks += p == NULL;
  m->held += new_size - held;
  if (m->held > m->peak) m->peak = m->held;
  return block + HOST_HEADER;
}

/* realloc and free, for measuring. */
static inline void *host_plain(void *ud, void *p, size_t old_size, size_t new_size) {
  (void)ud;
  (void)old_size;
  if (new_size) return realloc(p, new_size);
  free(p);
  return NULL;
}

/* The file's bytes, NUL-terminated; NULL where it cannot be read. The caller frees them. */
static inline char *host_read(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *bytes = NULL;
  size_t used = 0, room = 0;
  do {
    if (room - used < 65536) {
      char *more = realloc(bytes, (room = room * 2 + 131072) + 1);
      if (!more) break;
      bytes = more;
    }
    used += fread(bytes + used, 1, room - used, file);
  } while (!feof(file) && !ferror(file));
  fclose(file);
  if (bytes) bytes[used] = '\0';
  *length = used;
  return bytes;
}

/* One line of the flat form: "C\tclass\tphrase" or "W\tmodel\tfeature\tvalue". */
static inline quoth_status host_add(quoth_language *language, char *line, quoth_error *error) {
  char *field[4] = {line, NULL, NULL, NULL};
  for (int i = 1; i < 4 && field[i - 1]; i++) {
    char *tab = strchr(field[i - 1], '\t');
    if (tab) *tab++ = '\0';
    field[i] = tab;
  }
  if (line[0] == 'C' && field[2]) return quoth_language_add(language, field[1], field[2], strlen(field[2]), error);
  if (line[0] == 'W' && field[3])
    return quoth_language_weight(language, field[1], field[2], strtod(field[3], NULL), error);
  return QUOTH_BAD_LANGUAGE;
}

/* The language in path, or the one that the environment's QUOTH_LANGUAGE names; NULL on any fault. */
static inline quoth_language *host_language(quoth_alloc alloc, const char *path, quoth_error *error) {
  size_t length;
  const char *other = getenv("QUOTH_LANGUAGE");
  char *text = host_read(other ? other : path, &length);
  if (!text) return NULL;
  quoth_language *language = quoth_language_new(alloc, "en", error);
  for (char *line = text, *next; language && *line; line = next) {
    next = strchr(line, '\n');
    if (next)
      *next++ = '\0';
    else
      next = line + strlen(line);
    if (host_add(language, line, error) != QUOTH_OK) {
      quoth_language_free(language);
      language = NULL;
    }
  }
  free(text);
  return language;
}

#endif
