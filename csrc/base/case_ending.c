#include "base/case_ending.h"

enum {
  LETTER = 2, /* bytes */
  LONGEST = 3,
  LEAST = 3, /* letters that are left */
  TWICE = 2  /* Артёма: without its ending a name that ends like a case as well */
};

/* By length; of adjectives and nouns, singular and plural. */
static const char *const endings[LONGEST] = {
    "а я о е у ю ы и ь й",
    "ый ий ой ая яя ое ее ые ие ым им ом ем ую юю ей ою ею ах ях ых их ия ию ии ея",
    "ого его ому ему ыми ими ами ями ией ием иям иях",
};

/* The last letters of the word in lower case, ё as е; false: not all of them are Cyrillic. */
static bool last_letters(const char *end, uint32_t letters, char *out) {
  for (uint32_t i = 0; i < letters; i++) {
    const char *p = end - (letters - i) * LETTER;
    uint32_t step;
    if (!qt_is_cyrillic(p)) return false;
    uint32_t c = qt_fold(qt_decode(p, LETTER, &step));
    if (qt_encode(c == 0x451 ? 0x435 : c, out + i * LETTER) != LETTER) return false;
  }
  return true;
}

/* Of adjectives alone, or nearly so. */
static const char *const adjectival[LONGEST] = {
    NULL,
    "ый ий ой ая яя ое ее ые ых их ым им ую юю",
    "ого его ому ему ыми ими кие гие хие шие щие",
};

/* Are the letters one of the list, whose entries have as many each? */
static bool is_one_of(const char *letters, uint32_t count, const char *list) {
  uint32_t bytes = count * LETTER;
  for (const char *p = list;; p += bytes + 1) {
    if (memcmp(p, letters, bytes) == 0) return true;
    if (!p[bytes]) return false;
  }
}

/* Letters of the ending of a word of so many bytes; 0: none. */
static uint32_t ending_of(const char *word, uint32_t length) {
  char letters[LONGEST * LETTER];
  for (uint32_t count = LONGEST; count > 0; count--) {
    if (length < (count + LEAST) * LETTER) continue;
    if (last_letters(word + length, count, letters) && is_one_of(letters, count, endings[count - 1])) return count;
  }
  return 0;
}

uint32_t qt_without_case(const char *word, uint32_t length) {
  for (uint32_t i = 0; i < TWICE; i++) length -= ending_of(word, length) * LETTER;
  return length;
}

unsigned qt_case_rank(const char *word, uint32_t length) {
  char last[2 * LETTER];
  uint32_t ending = ending_of(word, length);
  if (!ending) return 0;
  last_letters(word + length, 2, last);
  static const char *const nominative[] = {"ий", "ый", "ей"};
  for (unsigned i = 0; i < 3; i++)
    if (memcmp(last, nominative[i], sizeof last) == 0) return 0;
  if (ending == 1 && (memcmp(last + LETTER, "ь", LETTER) == 0 || memcmp(last + LETTER, "й", LETTER) == 0)) return 0;
  bool either = memcmp(last + LETTER, "а", LETTER) == 0 || memcmp(last + LETTER, "я", LETTER) == 0 ||
                memcmp(last + LETTER, "о", LETTER) == 0;
  return either ? 1 : 2;
}

bool qt_is_adjectival(const char *word, uint32_t length) {
  char letters[LONGEST * LETTER];
  for (uint32_t count = LONGEST; count > 1; count--)
    if (length >= (count + LEAST) * LETTER && last_letters(word + length, count, letters) &&
        is_one_of(letters, count, adjectival[count - 1]))
      return true;
  return false;
}

bool qt_has_past_ending(const char *word, uint32_t length) {
  char letters[2 * LETTER];
  return length > sizeof letters && last_letters(word + length, 2, letters) && is_one_of(letters, 2, "ла ли ло");
}
