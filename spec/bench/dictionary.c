/*
** The dictionary beside a plain walk: dictionary FOLDER [CORPUS.txt]. Fails where a scan is slower than it must be, or
** building and loading a million entries takes too long. Leaves in FOLDER what spec/bench/peers/dictionary.py
** measures the peers with.
**
** The plain walk is the yardstick: word starts of text that was folded before (small letters, single spaces), a
** double array, whole words; no case, no rules, no dictionaries, no longest match, hits only counted.
*/
#include <ctype.h>
#include <stdbool.h>

#include "aliases.h"
#include "bench.h"
#include "rules/dictionary.h"

enum { TEXT_BYTES = 4000000, MILLION = 1000000, SAMPLE = 32000, CORPUS_BYTES = 4000000 };

static const quoth_alloc plain_alloc = {host_plain, NULL};

static double wall_clock(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* --- the plain walk: children of state s by byte c at base[s] + c, whose check is s; by 0 a word ends */

typedef struct plain {
  struct plain_state {
    uint32_t base, check;
  } * states;
  uint32_t room, free_from;
  char (*keys)[ALIAS_BYTES];
  uint32_t count;
} plain;

static bool plain_grow(plain *p, uint32_t need) {
  uint32_t old = p->room;
  if (need < old) return true;
  p->room = need + need / 2 + 1024;
  p->states = realloc(p->states, p->room * sizeof *p->states);
  if (p->states) memset(p->states + old, 0xff, (p->room - old) * sizeof *p->states);
  return p->states != NULL;
}

/* First fit; the keys [first, last) share `depth` bytes. */
static bool plain_place(plain *p, uint32_t state, uint32_t first, uint32_t last, uint32_t depth) {
  unsigned char labels[256];
  uint32_t ends[256], n = 0, base = p->free_from > 255 ? p->free_from - 255 : 1;
  for (uint32_t i = first; i < last; i++) {
    unsigned char c = (unsigned char)p->keys[i][depth];
    if (!n || labels[n - 1] != c) labels[n++] = c;
    ends[n - 1] = i + 1;
  }
  for (bool fits = false; !fits; base += !fits) {
    if (!plain_grow(p, base + 512)) return false;
    fits = true;
    for (uint32_t i = 0; i < n && fits; i++) fits = p->states[base + labels[i]].check == UINT32_MAX;
  }
  p->states[state].base = base;
  for (uint32_t i = 0; i < n; i++) p->states[base + labels[i]].check = state;
  while (p->states[p->free_from].check != UINT32_MAX) p->free_from++;
  for (uint32_t i = 0; i < n; i++)
    if (labels[i] && !plain_place(p, base + labels[i], i ? ends[i - 1] : first, ends[i], depth + 1)) return false;
  return true;
}

static int by_bytes(const void *a, const void *b) { return strcmp(a, b); }

static bool plain_build(plain *p, uint32_t count) {
  memset(p, 0, sizeof *p);
  p->keys = calloc(count, sizeof *p->keys);
  if (!p->keys || !plain_grow(p, 1024)) return false;
  for (uint32_t i = 0; i < count; i++) {
    alias_make(i, p->keys[i]);
    for (char *c = p->keys[i]; *c; c++) *c = (char)tolower((unsigned char)*c);
  }
  qsort(p->keys, count, sizeof *p->keys, by_bytes);
  p->states[0].check = 0;
  p->free_from = 1;
  return plain_place(p, 0, 0, count, 0);
}

static void plain_free(plain *p) {
  free(p->states);
  free(p->keys);
}

static size_t plain_fold(const char *text, size_t n, char *out) {
  size_t used = 0;
  for (size_t i = 0; i < n; i++) {
    bool space = isspace((unsigned char)text[i]) != 0;
    if (!space || !used || out[used - 1] != ' ') out[used++] = space ? ' ' : (char)tolower((unsigned char)text[i]);
  }
  return used;
}

static bool in_word[256];

static size_t plain_walk(const plain *p, const char *text, size_t n) {
  const struct plain_state *states = p->states;
  const unsigned char *t = (const unsigned char *)text;
  size_t hits = 0;
  for (size_t i = 0; i < n; i++) {
    if (!in_word[t[i]] || (i && in_word[t[i - 1]])) continue;
    uint32_t state = 0;
    for (size_t k = i; k < n; k++) {
      uint32_t next = states[state].base + t[k];
      if (states[next].check != state) break;
      state = next;
      if ((k + 1 == n || !in_word[t[k + 1]]) && states[states[state].base].check == state) hits++;
    }
  }
  return hits;
}

/* --- the dictionary */

static qt_dictionary *build(uint32_t count, bool stems) {
  quoth_error error = {0};
  char literal[ALIAS_BYTES];
  qt_dictionary_builder *b = qt_dictionary_builder_new(plain_alloc);
  for (uint32_t i = 0; b && i < count; i++) {
    qt_entry e = {.dictionary = i % 20, .entity = i, .weight = 1};
    alias_make(i, literal);
    if (stems && i % 7 == 0 && strlen(literal) > 5) strcpy(literal + strlen(literal) - 1, "*");
    if (qt_dictionary_add(b, literal, strlen(literal), &e, &error) != QUOTH_OK) puts(error.message);
  }
  qt_dictionary *d = b ? qt_dictionary_build(b, &error) : NULL;
  qt_dictionary_builder_free(b);
  return d;
}

static size_t scan(const qt_dictionary *d, qt_scanner *scanner, qt_hits *hits, const char *text, size_t n) {
  hits->count = 0;
  return qt_dictionary_scan(d, scanner, text, (uint32_t)n, hits) ? hits->count : 0;
}

typedef struct source {
  const char *name;
  char *text, *folded;
  size_t length, folded_length;
} source;

/* MB a second of both, the rounds of one between those of the other. */
static bool compare(const source *s, uint32_t count, double most, const plain *p, const qt_dictionary *d) {
  qt_scanner scanner = {.alloc = plain_alloc};
  qt_hits hits = {0};
  double best[2] = {1e9, 1e9};
  size_t found[2] = {0, 0};
  for (int round = 0; round < 15; round++) {
    double begin = bench_now();
    found[0] = plain_walk(p, s->folded, s->folded_length);
    double middle = bench_now();
    found[1] = scan(d, &scanner, &hits, s->text, s->length);
    double end = bench_now();
    if (middle - begin < best[0]) best[0] = middle - begin;
    if (end - middle < best[1]) best[1] = end - middle;
  }
  double walked = (double)s->folded_length / best[0] / 1e6, scanned = (double)s->length / best[1] / 1e6;
  bool ok = scanned >= most * walked;
  printf("dictionary scan       %7u aliases, %-9s %4.0f MB/s, %zu hits; plain walk %4.0f MB/s, %zu: %.2f x%s\n", count,
         s->name, scanned, found[1], walked, found[0], scanned / walked, ok ? "" : "  TOO SLOW");
  qt_vec_free(&plain_alloc, &hits);
  qt_scanner_free(&scanner);
  return ok;
}

static bool measure_size(const source *sources, size_t n, uint32_t count, double most) {
  plain p;
  bool ok = plain_build(&p, count);
  qt_dictionary *d = build(count, false);
  for (size_t i = 0; ok && d && i < n; i++) ok &= compare(&sources[i], count, most, &p, d);
  qt_dictionary_free(d);
  plain_free(&p);
  return ok && d;
}

static bool measure_million(const source *sources, size_t n, const char *folder) {
  char path[400];
  quoth_error error = {0};
  double begin = bench_now();
  qt_dictionary *d = build(MILLION, true);
  double built = bench_now() - begin, loaded = 1e9;
  snprintf(path, sizeof path, "%s/million.qtd", folder);
  if (!d || qt_dictionary_save(d, path, &error) != QUOTH_OK) return puts(error.message), false;
  size_t size;
  qt_dictionary_bytes(d, &size);
  qt_dictionary_free(d);
  for (int round = 0; round < 5; round++) {
    begin = wall_clock();
    d = qt_dictionary_load(plain_alloc, path, &error);
    double seconds = wall_clock() - begin;
    if (!d) return puts(error.message), false;
    if (seconds < loaded) loaded = seconds;
    if (round < 4) qt_dictionary_free(d);
  }
  bool ok = built < 10 && loaded < 0.05;
  printf("dictionary of 1000000 built in %.2f s, %.1f MB; loaded, all checked, in %.1f ms%s\n", built,
         (double)size / 1e6, loaded * 1e3, ok ? "" : "  TOO SLOW");
  for (size_t i = 0; i < n; i++) {
    qt_scanner scanner = {.alloc = plain_alloc};
    qt_hits hits = {0};
    double best = 1e9;
    for (int round = 0; round < 5; round++) {
      begin = bench_now();
      scan(d, &scanner, &hits, sources[i].text, sources[i].length);
      if (bench_now() - begin < best) best = bench_now() - begin;
    }
    printf("dictionary scan       1000000 aliases, %-9s %4.0f MB/s, %u hits\n", sources[i].name,
           (double)sources[i].length / best / 1e6, hits.count);
    qt_vec_free(&plain_alloc, &hits);
    qt_scanner_free(&scanner);
  }
  qt_dictionary_free(d);
  return ok;
}

/* What the peers read: a text, and the aliases a line each. */
static bool leave(const source *s, const char *folder) {
  char path[400], literal[ALIAS_BYTES];
  snprintf(path, sizeof path, "%s/text.txt", folder);
  FILE *file = fopen(path, "wb");
  if (!file) return false;
  fwrite(s->text, 1, s->length, file);
  fclose(file);
  for (uint32_t n = 100; n <= SAMPLE; n *= SAMPLE / 100) {
    snprintf(path, sizeof path, "%s/aliases-%u.txt", folder, n);
    if (!(file = fopen(path, "wb"))) return false;
    for (uint32_t i = 0; i < n; i++) {
      alias_make(i, literal);
      fprintf(file, "%s\n", literal);
    }
    fclose(file);
  }
  return true;
}

static bool make_source(source *s, const char *name, char *text, size_t length) {
  *s = (source){name, text, malloc(length + 1), length, 0};
  if (!text || !s->folded) return false;
  s->folded_length = plain_fold(text, length, s->folded);
  return true;
}

int main(int argc, char **argv) {
  source sources[2] = {0};
  size_t n = 1, length = 0;
  if (argc < 2) return puts("dictionary FOLDER [CORPUS.txt]"), 2;
  for (int c = 0; c < 256; c++) in_word[c] = c >= 0x80 || isalnum(c);
  char *text = malloc(TEXT_BYTES), *corpus = argc > 2 ? host_read(argv[2], &length) : NULL;
  if (!text || !make_source(&sources[0], "made up", text, alias_text(text, TEXT_BYTES, SAMPLE))) return 1;
  if (corpus) n += make_source(&sources[1], "news", corpus, length < CORPUS_BYTES ? length : CORPUS_BYTES);
  bool ok = leave(&sources[0], argv[1]);
  ok &= measure_size(sources, n, 100, 1.0);
  ok &= measure_size(sources, n, SAMPLE, 0.8);
  ok &= measure_million(sources, n, argv[1]);
  for (size_t i = 0; i < n; i++) {
    free(sources[i].text);
    free(sources[i].folded);
  }
  return ok ? 0 : 1;
}
