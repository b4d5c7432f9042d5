/* A growing buffer of bytes with a 64-bit size, over the allocator's shape of the core. */
#ifndef QT_BYTES_H
#define QT_BYTES_H

#include "base/arena.h"

typedef struct qt_bytes {
  char *at;
  size_t count, capacity;
} qt_bytes;

/* Room for `more` behind count; false: no memory. Grows by half, not beyond `limit` (0: none) unless it must. */
bool qt_bytes_reserve(const quoth_alloc *alloc, qt_bytes *b, size_t more, size_t limit);
bool qt_bytes_append(const quoth_alloc *alloc, qt_bytes *b, const void *p, size_t n);
void qt_bytes_free(const quoth_alloc *alloc, qt_bytes *b);

#endif
