/*
** What tests of web pages share: lexbor's memory that fails on demand, and what must hold of provenance.
*/
#ifndef PAGES_H
#define PAGES_H

#include <lexbor/core/base.h>

#include <stdbool.h>
#include <stdlib.h>

#include "quoth.h"

/* lexbor's hooks know no user data. One thread. */
static size_t pages_left; /* requests up to the one that fails; 0: none does */
static size_t pages_requests;

static bool pages_refuse(void) {
  pages_requests++;
  return pages_left && --pages_left == 0;
}
static void *pages_malloc(size_t size) { return pages_refuse() ? NULL : malloc(size); }
static void *pages_realloc(void *p, size_t size) { return pages_refuse() ? NULL : realloc(p, size); }
static void *pages_calloc(size_t count, size_t size) { return pages_refuse() ? NULL : calloc(count, size); }
static void pages_free(void *p) { free(p); }

/* The n-th request of lexbor fails, once; 0: none does. */
static inline void pages_fail_lexbor(size_t n) {
  lexbor_memory_setup(pages_malloc, pages_realloc, pages_calloc, pages_free);
  pages_left = n;
  pages_requests = 0;
}

/* Ranges of every block and statement lie in the input and in order. */
static inline const char *source_fault(const quoth_article *a, uint32_t length) {
  uint32_t blocks, spans;
  const quoth_block *b = quoth_blocks(a, &blocks);
  const quoth_span *s = quoth_spans(a, &spans);
  quoth_span ranges[64];
  for (uint32_t i = 0; i < blocks + spans; i++) {
    uint32_t count = quoth_source(a, i < blocks ? b[i].span : s[i - blocks], ranges, 64), at = 0;
    for (uint32_t k = 0; k < count && k < 64; k++) {
      if (ranges[k].start < at || ranges[k].end < ranges[k].start || ranges[k].end > length)
        return "a range of the source";
      at = ranges[k].end;
    }
  }
  return NULL;
}

#endif
