/*
** A language made of arbitrary lines, then the tokens of arbitrary text in it. Input: lines of
** "class-letter phrase", an empty line, text. Tokens cover all that is not blank, phrases stay inside.
*/
#include "base/lexicon.h"

#include "base/token.h"
#include "fuzz.h"

static const char *const classes[] = {"say", "tell", "title", "month", "adverb", "no such class", "according", "unit"};

static void add_line(quoth_language *language, const char *line, size_t length) {
  quoth_error error = {0};
  if (!length) return;
  const char *class_name = classes[(unsigned char)line[0] % 8];
  if (line[0] == 'W') {
    char feature[64] = {0};
    memcpy(feature, line + 1, length - 1 < 63 ? length - 1 : 63);
    quoth_language_weight(language, length % 2 ? "cue" : "model", feature, (double)length, &error);
    return;
  }
  quoth_status status = quoth_language_add(language, class_name, line + 1, length - 1, &error);
  MUST(status == QUOTH_OK || status == error.status);
}

static void check_tokens(const quoth_language *language, const char *text, uint32_t length) {
  host_memory memory = {0};
  quoth_alloc alloc = {host_alloc, &memory};
  qt_tokens tokens = {0};
  MUST(qt_tokenize(&alloc, language, text, length, (quoth_span){0, length}, &tokens, NULL));
  uint32_t at = 0, words = 0;
  for (uint32_t i = 0; i < tokens.count; i++) {
    MUST(tokens.at[i].start >= at && tokens.at[i].length > 0 && qt_end(tokens.at[i]) <= length);
    MUST(qt_kind(tokens.at[i]) >= QT_WORD_TOKEN && qt_kind(tokens.at[i]) <= QT_QUOTE);
    for (; at < tokens.at[i].start;) {
      uint32_t step, c = qt_decode(text + at, length - at, &step);
      MUST(qt_is_space(c) || qt_is_ignorable(c)); /* nothing visible is left out */
      at += step;
    }
    at = qt_end(tokens.at[i]);
    if (qt_match(language, tokens.at + i, tokens.count - i, ~UINT64_C(0), ~UINT64_C(0), &words))
      MUST(words >= 1 && words <= tokens.count - i);
  }
  qt_tokens_free(&alloc, &tokens);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  host_memory memory = {0};
  if (size == 0) return 0;
  memory.fail_at = data[0] < 240 ? 0 : (size_t)data[0] - 239;
  quoth_language *language = quoth_language_new((quoth_alloc){host_alloc, &memory}, "xx", NULL);
  MUST(language || memory.fail_at);
  if (!language) return 0;
  size_t at = 1;
  while (at < size && data[at] != '\n') {
    const uint8_t *end = memchr(data + at, '\n', size - at);
    size_t length = end ? (size_t)(end - data) - at : size - at;
    add_line(language, (const char *)data + at, length);
    at += length + (end != NULL);
  }
  char *text = malloc(size - at + 1);
  if (text) {
    memcpy(text, data + at, size - at);
    char *exact = realloc(text, size - at ? size - at : 1);
    text = exact ? exact : text;
    check_tokens(language, text, (uint32_t)(size - at));
  }
  free(text);
  quoth_language_free(language);
  MUST(memory.held == 0 && memory.wrong_sizes == 0);
  return 0;
}
