#include "base/word_part.h"

uint16_t qt_word_part(const quoth_article *a, uint32_t start, uint32_t length) {
  char folded[32];
  if (!length || length > sizeof folded) return QT_NO_WORD;
  for (uint32_t i = 0; i < length; i++) {
    char b = a->text[start + i];
    folded[i] = b >= 'A' && b <= 'Z' ? (char)(b | 0x20) : b;
  }
  return qt_lexicon_find(a->lexicon, folded, length);
}

uint16_t qt_word_behind_hyphen(const quoth_article *a, qt_token t) {
  uint32_t from = t.length;
  while (from && a->text[t.start + from - 1] != '-') from--;
  return from ? qt_word_part(a, t.start + from, t.length - from) : QT_NO_WORD;
}

uint32_t qt_office_part(const quoth_article *a, qt_token t, uint32_t from) {
  for (uint32_t at = from; at + QT_OFFICE_PART <= t.length; at++) {
    uint16_t part = qt_word_part(a, t.start + at, t.length - at);
    if (qt_lexicon_word(a->lexicon, part)->classes & (QT_BIT(TITLE) | QT_BIT(ROLE))) return at;
  }
  return 0;
}
