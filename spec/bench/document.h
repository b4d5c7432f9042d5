/*
** From the bytes of a page to the article, without its statements.
*/
#ifndef BENCH_DOCUMENT_H
#define BENCH_DOCUMENT_H

#include "host.h"
#include "read/web.h"

static inline void bench_read_page(const char *page, size_t n, const quoth_language *language, quoth_string charset) {
  quoth_article a;
  quoth_options options = {.language = language, .format = QUOTH_FORMAT_HTML, .charset = charset};
  memset(&a, 0, sizeof a);
  a.alloc = a.arena.alloc = (quoth_alloc){host_plain, NULL};
  a.lexicon = language;
  a.text = page;
  a.length = (uint32_t)n;
  a.title = QT_NO_SPAN;
  qt_read_document(&a, page, (uint32_t)n, &options);
  qt_vec_free(&a.alloc, &a.blocks);
  qt_vec_free(&a.alloc, &a.entries);
  qt_vec_free(&a.alloc, &a.warnings);
  qt_origin_free(&a);
  qt_arena_free(&a.arena);
}

#endif
