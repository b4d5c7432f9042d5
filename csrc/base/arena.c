#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>

enum { ALIGNMENT = 16, CHUNK_BYTES = 4096 - 64 };

struct qt_chunk {
  qt_chunk *next;
  size_t size, used; /* bytes behind the header */
};

/* The header is padded so that what follows it is aligned. */
enum { HEADER = (sizeof(qt_chunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT };

bool qt_grow(const quoth_alloc *alloc, void **at, uint32_t *capacity, uint32_t count, uint32_t more, size_t size) {
  if (more > UINT32_MAX - count) return false;
  uint32_t need = count + more;
  /* by much while small, then by a quarter: what large arrays leave unused counts against the memory bound */
  uint32_t old = *capacity, step = old < 128 ? old * 3 : old < 65536 ? old : old / 4;
  uint32_t next = step > UINT32_MAX - old ? UINT32_MAX : old + step;
  if (next < 16) next = 16;
  if (next < need) next = need;
  if ((size_t)next > SIZE_MAX / size) return false;
  void *p = alloc->fn(alloc->ud, *at, (size_t)old * size, (size_t)next * size);
  if (!p) return false;
  *at = p;
  *capacity = next;
  return true;
}

void qt_trim(const quoth_alloc *alloc, void **at, uint32_t *capacity, uint32_t count, size_t size) {
  if (count == *capacity) return;
  void *p = alloc->fn(alloc->ud, *at, (size_t)*capacity * size, (size_t)count * size);
  if (count && !p) return; /* shrinking failed: keep the larger block */
  *at = count ? p : NULL;
  *capacity = count;
}

void *qt_arena_take(qt_arena *arena, size_t size) {
  if (size > SIZE_MAX - HEADER - ALIGNMENT) return NULL;
  size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  qt_chunk *chunk = arena->chunks;
  if (!chunk || size > chunk->size - chunk->used) {
    size_t room = size > CHUNK_BYTES ? size : CHUNK_BYTES;
    chunk = arena->alloc.fn(arena->alloc.ud, NULL, 0, HEADER + room);
    if (!chunk) return NULL;
    chunk->size = room;
    chunk->used = 0;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->held += HEADER + room;
  }
  void *p = (char *)chunk + HEADER + chunk->used;
  chunk->used += size;
  return memset(p, 0, size);
}

void qt_arena_free(qt_arena *arena) {
  for (qt_chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
    next = chunk->next;
    arena->alloc.fn(arena->alloc.ud, chunk, HEADER + chunk->size, 0);
  }
  arena->chunks = NULL;
  arena->held = 0;
}

quoth_status qt_fail(quoth_error *error, quoth_status status, uint32_t position, const char *format, ...) {
  if (error) {
    va_list args;
    error->status = status;
    error->position = position;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
  }
  return status;
}
