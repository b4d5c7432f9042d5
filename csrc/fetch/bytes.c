#include "fetch/bytes.h"

bool qt_bytes_reserve(const quoth_alloc *alloc, qt_bytes *b, size_t more, size_t limit) {
  if (more <= b->capacity - b->count) return true;
  if (more > SIZE_MAX / 2 - b->count) return false;
  size_t need = b->count + more, next = b->capacity + b->capacity / 2;
  if (limit && next > limit) next = limit;
  if (next < 1024) next = 1024;
  if (next < need) next = need;
  char *p = alloc->fn(alloc->ud, b->at, b->capacity, next);
  if (!p) return false;
  b->at = p;
  b->capacity = next;
  return true;
}

bool qt_bytes_append(const quoth_alloc *alloc, qt_bytes *b, const void *p, size_t n) {
  if (n == 0) return true;
  if (!qt_bytes_reserve(alloc, b, n, 0)) return false;
  memcpy(b->at + b->count, p, n);
  b->count += n;
  return true;
}

void qt_bytes_free(const quoth_alloc *alloc, qt_bytes *b) {
  if (b->at) alloc->fn(alloc->ud, b->at, b->capacity, 0);
  *b = (qt_bytes){0};
}
