/*
** Text to statements beside ICU's sentence iterator, alone, over the same text in the same run:
** speed CORPUS.txt CORPUS.ends [quick]. Fails where quoth is slower than half of ICU.
*/
#include "bench.h"

#if __has_include(<unicode/ubrk.h>)
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#define HAVE_ICU 1
#else
#define HAVE_ICU 0
#endif

typedef struct corpus {
  char *text;
  size_t length;
  size_t *ends; /* of documents, bytes */
  size_t count;
} corpus;

static bool corpus_read(corpus *c, const char *text_path, const char *ends_path) {
  size_t length, room = 0;
  char *numbers;
  c->text = host_read(text_path, &c->length);
  numbers = host_read(ends_path, &length);
  if (!c->text || !numbers) return false;
  for (char *p = numbers, *end; *p; p = end + 1) {
    size_t value = strtoul(p, &end, 10);
    if (c->count == room) c->ends = realloc(c->ends, (room = room * 2 + 1024) * sizeof *c->ends);
    if (!c->ends) return false;
    c->ends[c->count++] = value;
    if (*end != '\n') break;
  }
  free(numbers);
  return true;
}

#if HAVE_ICU
static size_t icu_sentences(const char *text, size_t length) {
  static UBreakIterator *iterator;
  UErrorCode status = U_ZERO_ERROR;
  if (!iterator) iterator = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &status);
  UText *view = utext_openUTF8(NULL, text, (int64_t)length, &status);
  ubrk_setUText(iterator, view, &status);
  if (U_FAILURE(status)) return 0;
  size_t count = 0;
  while (ubrk_next(iterator) != UBRK_DONE) count++;
  utext_close(view);
  return count;
}
#endif

static const quoth_language *language;
static size_t quoth_statements_of(const char *text, size_t length) { return bench_parse(language, text, length); }

typedef size_t work(const char *text, size_t length);

/* MB a second, the best of the rounds; what was found in *found. */
static double measure(const corpus *c, work *f, bool by_document, int rounds, size_t *found) {
  double best = 0;
  for (int round = 0; round < rounds; round++) {
    size_t at = 0;
    double begin = bench_now();
    *found = 0;
    for (size_t i = 0; by_document && i < c->count; at = c->ends[i++]) *found += f(c->text + at, c->ends[i] - at);
    if (!by_document) *found = f(c->text, c->length);
    double speed = (double)c->length / 1e6 / (bench_now() - begin);
    if (speed > best) best = speed;
  }
  return best;
}

int main(int argc, char **argv) {
  corpus c = {0};
  quoth_error error = {0};
  int failed = 0, rounds = argc > 3 && strcmp(argv[3], "quick") == 0 ? 1 : 3;
  if (argc < 3 || !corpus_read(&c, argv[1], argv[2])) return fprintf(stderr, "usage: speed TEXT ENDS\n"), 2;
  language = host_language((quoth_alloc){host_plain, NULL}, LANGUAGE_FILE, &error);
  if (!language) return fprintf(stderr, "no language: %s\n", error.message), 2;
  printf("%.1f MB, %zu documents\n", (double)c.length / 1e6, c.count);
  for (int by_document = 0; by_document < 2; by_document++) {
    const char *how = by_document ? "document by document" : "as one document";
    size_t sentences = 0, statements = 0;
    double quoth = measure(&c, quoth_statements_of, by_document, rounds, &statements), icu = 0;
#if HAVE_ICU
    icu = measure(&c, icu_sentences, by_document, rounds, &sentences);
#endif
    printf("%-21s quoth %7.1f MB/s (%zu statements)", how, quoth, statements);
    if (icu > 0) {
      bool slow = quoth / icu < 0.5;
      failed += slow;
      printf("   ICU's sentences alone %7.1f MB/s (%zu)   ratio %.2f%s", icu, sentences, quoth / icu,
             slow ? "  FAILED: under 0.5" : "");
    }
    printf("\n");
  }
#if !HAVE_ICU
  printf("no ICU here: nothing to compare with\n");
#endif
  return failed != 0;
}
