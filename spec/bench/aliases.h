/*
** Aliases and a text for measuring dictionaries, made up: names out of syllables, titles and bodies in front of
** them, everyday phrases; a text of everyday and made-up words by Zipf's law that mentions some of them.
*/
#ifndef ALIASES_H
#define ALIASES_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { ALIAS_BYTES = 96 };

/* clang-format off */
static const char *const alias_words[] = {
    "the", "of", "to", "and", "in", "a", "that", "for", "on", "is", "was", "with", "said", "as", "at", "by", "it", "from",
    "be", "have", "he", "has", "his", "an", "not", "are", "but", "who", "they", "will", "were", "this", "their", "its",
    "after", "which", "had", "more", "been", "would", "about", "we", "one", "new", "also", "than", "people", "or", "over",
    "year", "last", "out", "when", "two", "there", "up", "government", "first", "could", "other", "time", "into", "minister",
    "country", "told", "years", "some", "against", "all", "between", "president", "state", "under", "police", "should", "any",
    "no", "before", "while", "talks", "most", "because", "three", "many", "what", "during", "party", "public", "officials",
    "week", "made", "group", "only", "national", "company", "percent", "can", "city", "world", "report", "economic", "war",
    "security", "since", "political", "deal", "monday", "friday", "market", "million", "court", "news", "say", "support",
    "agreement", "leader", "meeting", "decision", "price", "prices", "sanctions", "vote", "work", "team", "trade", "rate"};
static const char *const alias_phrases[] = {
    "arms control", "red line", "peace treaty", "ready to", "rule out", "in favour of", "the fault of", "call on", "price cap",
    "interest rate", "state of emergency", "human rights", "going to", "talks", "negotiations", "sanctions", "threat",
    "agreement", "must", "should", "consequences", "law", "elections", "ceasefire", "withdrawal"};
static const char *const alias_titles[] = {
    "President", "Minister", "Governor", "Bank of", "Ministry of", "Republic of", "University of", "Party of", "Port", "New",
    "North", "Saint", "General", "Mayor of", "Court of", "Institute of", "Federation of", "Club"};
static const char *const alias_syllables[] = {
    "al", "an", "ar", "ba", "be", "bo", "bra", "ca", "che", "da", "de", "di", "do", "el", "en", "er", "fa", "ga", "go", "gra",
    "ha", "in", "ja", "ka", "kel", "ko", "la", "le", "li", "lo", "lu", "ma", "mar", "me", "mi", "mo", "na", "ne", "ni", "no",
    "o", "or", "pa", "pe", "po", "ra", "re", "ri", "ro", "ru", "sa", "se", "sha", "si", "so", "sta", "ta", "te", "ti", "to",
    "tor", "u", "va", "ve", "vi", "vo", "wa", "we", "ya", "za", "zo"};
static const char *const alias_endings[] = {
    "n", "s", "r", "ck", "ld", "rt", "ton", "man", "sen", "ov", "ski", "ez", "i", "a", "o", "berg", "field", "ia", "er", "ing"};
/* clang-format on */

#define ALIAS_PICK(list, number) ((list)[(number) % (sizeof(list) / sizeof *(list))])

/* A hash of a number: the same aliases on every machine. */
static inline uint32_t alias_mix(uint32_t n) {
  n = (n ^ n >> 16) * 0x7feb352du;
  n = (n ^ n >> 15) * 0x846ca68bu;
  return n ^ n >> 16;
}

/* Word `number` of the made-up ones; capital: its first letter. Returns its length. */
static inline uint32_t alias_word(uint32_t number, bool capital, char *out) {
  uint32_t h = alias_mix(number), n = 0;
  out[0] = '\0';
  for (uint32_t i = 0; i < 2 + h % 2; i++) strcat(out, ALIAS_PICK(alias_syllables, alias_mix(h + i)));
  strcat(out, ALIAS_PICK(alias_endings, h >> 8));
  n = (uint32_t)strlen(out);
  if (capital) out[0] = (char)(out[0] - 'a' + 'A');
  return n;
}

/* Alias `number`: rather different for different numbers. */
static inline void alias_make(uint32_t number, char out[ALIAS_BYTES]) {
  char first[32], second[32];
  uint32_t h = alias_mix(number * 2 + 1), kind = number % 10;
  alias_word(h % 5000, true, first);
  alias_word(h ^ number, true, second);
  if (kind == 0 && number / 10 < sizeof alias_phrases / sizeof *alias_phrases)
    snprintf(out, ALIAS_BYTES, "%s", alias_phrases[number / 10]);
  else if (kind < 6)
    snprintf(out, ALIAS_BYTES, "%s %s", first, second);
  else if (kind < 8)
    snprintf(out, ALIAS_BYTES, "%s", second);
  else
    snprintf(out, ALIAS_BYTES, "%s %s", ALIAS_PICK(alias_titles, h >> 3), second);
}

/* A number under n; each doubling of the range is as likely as the one before: nearly Zipf's law. */
static inline uint32_t alias_zipf(uint32_t *seed, uint32_t n) {
  uint32_t doublings = 0, range;
  while (n >> doublings > 1) doublings++;
  *seed = alias_mix(*seed + 0x9e3779b9u);
  range = 2u << *seed % (doublings + 1);
  *seed = alias_mix(*seed + 1);
  return *seed % (range < n ? range : n);
}

/* At most n bytes of text that mention aliases under `aliases` in one word out of 30. Returns its length. */
static inline size_t alias_text(char *text, size_t n, uint32_t aliases) {
  char word[ALIAS_BYTES];
  uint32_t seed = 7, left = 12;
  size_t at = 0;
  bool opens = true;
  while (at + ALIAS_BYTES + 4 < n) {
    seed = alias_mix(seed + 1);
    uint32_t kind = seed % 60;
    if (kind < 2)
      alias_make(alias_zipf(&seed, aliases), word);
    else if (kind < 5)
      alias_word(900000 + seed % 5000, true, word); /* a name that nobody knows */
    else if (kind < 25)
      alias_word(500000 + alias_zipf(&seed, 20000), false, word);
    else
      snprintf(word, sizeof word, "%s", ALIAS_PICK(alias_words, alias_zipf(&seed, 126)));
    if (opens && word[0] >= 'a') word[0] = (char)(word[0] - 'a' + 'A');
    size_t length = strlen(word);
    memcpy(text + at, word, length);
    at += length;
    opens = --left == 0;
    if (opens) {
      left = 8 + seed % 17;
      text[at++] = '.';
    } else if (seed % 15 == 0) {
      text[at++] = ',';
    }
    text[at++] = opens && seed % 4 == 0 ? '\n' : ' ';
  }
  return at;
}

#endif
