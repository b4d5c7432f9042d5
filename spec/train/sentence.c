/*
** The candidates of spec/train/sentence.py: what the stage sees at each possible end of a sentence.
** Argument: the language in the flat form of spec/c/language.lua. In: documents, each "<bytes>\n" and the text. Out: "features <names>", "pairs <name>=<set>", then for each document
** "document", and for each candidate "<offset of the end> <verdict> <set of features, hexadecimal>".
*/
#include "speech/sentence.c"

#include "host.h"

#include <inttypes.h>
#include <stdlib.h>

static void print_names(void) {
  printf("features");
#define X(id, name) printf(" " name);
  FEATURES(X)
#undef X
  printf("\npairs");
  for (int i = 0; i < PAIR_COUNT; i++) printf(" %s=%" PRIx64, pairs[i].name, pairs[i].both);
  printf("\n");
}

static void print_block(const quoth_article *a, const qt_block_range *range, model *m) {
  scan s = {.lexicon = a->lexicon, .count = range->token_count, .model = m};
  s.tokens = a->tokens.at + range->first_token;
  for (uint32_t i = next_terminator(&s, 0); i < s.count; i = next_terminator(&s, i)) {
    candidate c = collect(&s, i);
    if (c.next < s.count) {
      uint64_t f = features_of(&s, a->text, &c);
      verdict v = is_easy(&s, &c) ? CUT : by_rule(&s, &c, f);
      bool end = v == ASK ? weigh(&s, f) : v == CUT;
      printf("%u %s %" PRIx64 "\n", qt_end(s.tokens[c.next - 1]), v == CUT ? "cut" : v == KEEP ? "keep" : "ask", f);
      if (end) s.first = c.next;
    }
    for (; i < c.next; i++)
      if (qt_kind(s.tokens[i]) >= QT_PUNCT) count_mark(&s, s.tokens[i]);
  }
}

int main(int argc, char **argv) {
  host_memory memory = {0};
  quoth_alloc alloc = {host_alloc, &memory};
  quoth_language *language = argc > 1 ? host_language(alloc, argv[1], NULL) : NULL;
  if (!language) return 1;
  unsigned length;
  print_names();
  while (scanf("%u", &length) == 1 && getchar() == '\n') {
    char *text = malloc(length + 1u);
    if (!text || fread(text, 1, length, stdin) != length) return 1;
    quoth_options options = {.language = language};
    quoth_article *a = quoth_parse(alloc, text, length, &options, NULL);
    model m = {.known = 0};
    printf("document\n");
    for (uint32_t b = 0; a && b < a->ranges.count; b++) print_block(a, &a->ranges.at[b], &m);
    quoth_free(a);
    free(text);
  }
  quoth_language_free(language);
  return 0;
}
