/*
** Time and memory against size: growth CORPUS.txt [quick]. Each measurement is a child of its own, so that
** its peak is its own. time(2n) / time(n) must stay under 2.2, peak memory under 12 bytes for each of the input.
*/
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

static const double most_growth = 2.2, most_memory = 12.0;
static const double first_megabyte = 1e6; /* what small texts may take whatever their length */

typedef struct source {
  const char *name;
  const char *unit;  /* repeated; NULL: the corpus */
  const char *close; /* `unit` in the first half, `close` in the second */
  bool dense;        /* a statement for every few bytes: memory is that of the answer, not bounded by the text */
} source;

static const source corpus_source = {"news", NULL, NULL, false};
static const source hostile[] = {
    {"quotation marks", "\"", NULL, false},
    {"opening marks", "\xe2\x80\x9c", NULL, false},
    {"closing marks", "\xe2\x80\x9d", NULL, false},
    {"mixed opening marks", "\xe2\x80\x9c\xc2\xab\xe2\x80\x9e\xe2\x80\x98", NULL, false},
    {"apostrophes", "' ", NULL, false},
    {"no space", "abcdefghij", NULL, false},
    {"no space, not ASCII", "\xd0\xb6\xd1\x8f", NULL, false},
    {"he said", "he said ", NULL, false},
    {"he said, quoted", "\"a,\" he said. ", NULL, false},
    {"sentences of one paragraph", "Ada Roe said so, and it was \"fine\". ", NULL, true},
    {"open and said", "\"He said ", NULL, false},
    {"stops and marks", "\".", NULL, false},
    {"stops and marks, spaced", "\". ", NULL, false},
    {"paragraphs of one character", "a\n\n", NULL, false},
    {"paragraphs of one mark", "\"\n\n", NULL, false},
    {"lines of one word", "On\n", NULL, false},
    {"headings", "On Fish\n\n", NULL, false},
    {"labels", "ANA: a\n\n", NULL, true},
    {"questions without an answer", "ANA LIND: Yes, we do.\n\n", "QUESTION: You said it was late.\n\n", true},
    {"capitalised words", "Capital ", NULL, false},
    {"capitalised names", "Ana Bo Lind, ", NULL, false},
    {"newlines", "\n", NULL, false},
    {"newlines, then text", "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\na", NULL, false},
    {"brackets", "[", NULL, false},
    {"brackets of dots", "[...] ", NULL, false},
    {"dots", ".", NULL, false},
    {"abbreviations", "U.S. Mr. ", NULL, false},
    {"commas", "a, ", NULL, false},
    {"who", "who said that ", NULL, false},
    {"according to", "according to ", NULL, false},
    {"digest openers", "Here are Lind's key statements.\n\n", NULL, false},
    {"bad bytes", "\xff\xc3", NULL, false},
    {"zero-width", "\xe2\x80\x8b", NULL, false},
    {"NULs", "", NULL, false},
};
static const source nesting = {"nested marks", "\xe2\x80\x9c\xe2\x80\x98", "\xe2\x80\x99\xe2\x80\x9d", false};

static void fill(char *text, size_t n, const char *unit) {
  size_t length = strlen(unit);
  if (!length) length = 1; /* the NUL itself */
  for (size_t i = 0; i < n; i++) text[i] = unit[i % length];
}

/* n bytes of the source, cut at a character; the caller frees them. */
static char *make_text(const source *s, const char *corpus_path, size_t *n) {
  size_t length = 0, used = 0;
  char *text = malloc(*n + 1);
  if (!text) return NULL;
  if (s->close) {
    fill(text, *n / 2, s->unit);
    fill(text + *n / 2, *n - *n / 2, s->close);
  } else if (s->unit) {
    fill(text, *n, s->unit);
  } else {
    char *corpus = host_read(corpus_path, &length);
    if (!corpus || !length) return free(text), NULL;
    for (; used < *n; used += length) memcpy(text + used, corpus, *n - used < length ? *n - used : length);
    free(corpus);
  }
  return text;
}

typedef struct result {
  double seconds, memory; /* memory: bytes at the peak for each byte of the input */
} result;

static long peak_kib(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static result measure_here(const source *s, const char *corpus_path, size_t n, const quoth_language *language) {
  result r = {0, 0};
  char *text = make_text(s, corpus_path, &n);
  if (!text) return r;
  /* the runtime's own megabytes are no part of the bound: they do not grow */
  double base = (double)peak_kib() * 1024 - (double)n * (s->unit ? 1 : 2);
  int rounds = n < 4000000 ? 5 : n < 30000000 ? 2 : 1;
  for (int i = 0; i < rounds; i++) {
    double begin = bench_now();
    bench_parse(language, text, n);
    double seconds = bench_now() - begin;
    if (i == 0 || seconds < r.seconds) r.seconds = seconds;
  }
  r.memory = ((double)peak_kib() * 1024 - (base > 0 ? base : 0) - first_megabyte) / (double)n;
  if (r.memory < 0) r.memory = 0;
  free(text);
  return r;
}

/* In a child; seconds < 0 where it died. */
static result measure(const source *s, const char *corpus_path, size_t n, const quoth_language *language) {
  int ends[2], status = 0;
  result r = {-1, 0};
  if (pipe(ends) != 0) return r;
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    alarm(120);
    result mine = measure_here(s, corpus_path, n, language);
    _exit(write(ends[1], &mine, sizeof mine) != (ssize_t)sizeof mine);
  }
  close(ends[1]);
  if (child < 0 || read(ends[0], &r, sizeof r) != (ssize_t)sizeof r) r.seconds = -1;
  close(ends[0]);
  if (child > 0) waitpid(child, &status, 0);
  if (status != 0) r.seconds = -1;
  return r;
}

/* Prints a line for n and 2n; whether both bounds hold. */
static bool check(const source *s, const char *corpus_path, size_t n, const quoth_language *language) {
  result one = {0, 0}, two = {0, 0};
  double growth = 0;
  for (int attempt = 0; attempt < 3; attempt++) { /* a busy machine: the best of up to three */
    result a = measure(s, corpus_path, n, language), b = measure(s, corpus_path, 2 * n, language);
    if (attempt == 0 || a.seconds < one.seconds) one = a;
    if (attempt == 0 || b.seconds < two.seconds) two = b;
    if (one.seconds < 0 || two.seconds < 0) break;
    growth = one.seconds > 0 ? two.seconds / one.seconds : 0;
    if (growth <= most_growth) break;
  }
  bool died = one.seconds < 0 || two.seconds < 0;
  bool slow = growth > most_growth && two.seconds > 0.02, big = two.memory > most_memory && !s->dense;
  printf("%-28s %6.1f MB %8.3f s %7.1f MB/s   2n/n %5.2f   memory %5.1f x%s%s%s\n", s->name, (double)n / 1e6,
         one.seconds, one.seconds > 0 ? (double)n / 1e6 / one.seconds : 0, growth, two.memory,
         died ? "  FAILED: died" : "", slow ? "  FAILED: growth" : "", big ? "  FAILED: memory" : "");
  return !died && !slow && !big;
}

int main(int argc, char **argv) {
  bool quick = argc > 2 && strcmp(argv[2], "quick") == 0;
  size_t mb = 1000000, hostile_bytes = quick ? mb : 10 * mb;
  quoth_error error = {0};
  int failed = 0;
  if (argc < 2) return fprintf(stderr, "usage: growth TEXT [quick]\n"), 2;
  const quoth_language *language = host_language((quoth_alloc){host_plain, NULL}, LANGUAGE_FILE, &error);
  if (!language) return fprintf(stderr, "no language: %s\n", error.message), 2;
  for (size_t n = mb; n <= (quick ? 10 * mb : 50 * mb); n = n == 10 * mb ? 50 * mb : n * 10)
    failed += !check(&corpus_source, argv[1], n, language);
  for (size_t depth = 1000; depth <= 100000; depth *= 10) failed += !check(&nesting, NULL, depth * 6, language);
  for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
    failed += !check(&hostile[i], NULL, hostile_bytes, language);
  printf("%d failed\n", failed);
  return failed != 0;
}
