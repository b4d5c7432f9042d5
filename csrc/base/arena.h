/*
** Memory of the core: a growing array (qt_vec) and an arena, both over an allocator with the
** shape of lua_Alloc. Nothing here aborts: growth fails with false / NULL, and what was there
** stays valid.
*/
#ifndef QT_ARENA_H
#define QT_ARENA_H

#include <stdbool.h>
#include <string.h>

#include "quoth.h"

/*
** A growing array of T. Zero-initialised is empty. The allocator is passed on each call so that
** the array costs 16 bytes. Indices are 32 bits wide.
*/
#define QT_VEC(T) \
  struct { \
    T *at; \
    uint32_t count, capacity; \
  }

/* Room for `more` items behind count; false: no memory. */
#define qt_vec_reserve(alloc, v, more) \
  ((more) <= (v)->capacity - (v)->count || \
   qt_grow((alloc), (void **)&(v)->at, &(v)->capacity, (v)->count, (more), sizeof *(v)->at))

/* Appends one zeroed item and evaluates to its address, or NULL: no memory. */
#define qt_vec_push(alloc, v) \
  (qt_vec_reserve((alloc), (v), 1u) ? memset(&(v)->at[(v)->count++], 0, sizeof *(v)->at) : NULL)

#define qt_vec_free(alloc, v) \
  ((void)((v)->at && (alloc)->fn((alloc)->ud, (v)->at, (size_t)(v)->capacity * sizeof *(v)->at, 0)), (v)->at = NULL, \
   (v)->count = (v)->capacity = 0)

/* Gives back what an array that will not grow any more has too much (never fails). */
#define qt_vec_trim(alloc, v) qt_trim((alloc), (void **)&(v)->at, &(v)->capacity, (v)->count, sizeof *(v)->at)

bool qt_grow(const quoth_alloc *alloc, void **at, uint32_t *capacity, uint32_t count, uint32_t more, size_t size);
void qt_trim(const quoth_alloc *alloc, void **at, uint32_t *capacity, uint32_t count, size_t size);

/* Small pieces that are freed together. Zero-initialised but for alloc is empty. */
typedef struct qt_chunk qt_chunk;
typedef struct qt_arena {
  quoth_alloc alloc;
  qt_chunk *chunks; /* newest first */
  size_t held;      /* bytes taken from alloc */
} qt_arena;

void *qt_arena_take(qt_arena *arena, size_t size); /* 16-byte aligned, zeroed; NULL: no memory */
void qt_arena_free(qt_arena *arena);

/* Fills *error (which may be NULL) and returns status. format as snprintf. */
quoth_status qt_fail(quoth_error *error, quoth_status status, uint32_t position, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

#endif
