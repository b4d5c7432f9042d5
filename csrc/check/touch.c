#include "check/touch.h"

#include "speech/names.h"

enum { LONGEST = 40 /* bytes of a word that is looked up */ };

/* The word in lower case with straight apostrophes, NUL-terminated; its length, 0 where it is longer. */
static uint32_t fold(const char *text, qt_item item, char out[LONGEST + 1]) {
  uint32_t n = 0;
  for (uint32_t at = item.start, length; at < item.end; at += length) {
    char bytes[4];
    uint32_t c = qt_decode(text + at, item.end - at, &length);
    if (qt_is_ignorable(c) || c == '[' || c == ']') continue;
    uint32_t size = qt_encode(c == 0x2019 ? '\'' : qt_fold(c), bytes);
    if (n + size > LONGEST) return 0;
    memcpy(out + n, bytes, size);
    n += size;
  }
  out[n] = '\0';
  return n;
}

uint32_t qt_sentence_at(const quoth_article *a, uint32_t byte) {
  uint32_t low = 0, high = a->sentences.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->sentences.at[middle].start <= byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? low - 1 : QUOTH_NONE;
}

/* Does a sentence begin with the byte? Its opening marks are passed over. */
static bool begins_sentence(const quoth_article *a, uint32_t byte) {
  uint32_t i = qt_sentence_at(a, byte);
  return i != QUOTH_NONE && byte - a->sentences.at[i].start < 4;
}

/* The quotation's first word, or one behind a full stop. */
static bool begins_quoted_sentence(const char *text, uint32_t byte) {
  while (byte > 0 && !qt_is_letter((unsigned char)text[byte - 1]) && text[byte - 1] != '.' && text[byte - 1] != '?' &&
         text[byte - 1] != '!')
    byte--;
  return byte == 0 || !qt_is_letter((unsigned char)text[byte - 1]);
}

static uint8_t by_classes(const qt_word *w) {
  uint8_t flags = 0;
  if (w->classes & QT_BIT(NEGATION)) flags |= 1 << QUOTH_TOUCHES_NEGATION;
  if ((w->classes & (QT_BIT(MODAL) | QT_BIT(FUTURE))) || (w->more & QT_MORE(HEARSAY)))
    flags |= 1 << QUOTH_TOUCHES_MODAL;
  return flags;
}

/* What the language says beside its classes: the model "sense" has 1 for a negation, 2 a number, 3 a modal. */
static uint8_t by_sense(const qt_lexicon *lexicon, const char *word) {
  switch ((int)qt_lexicon_weight(lexicon, "sense", word)) {
    case 1: return 1 << QUOTH_TOUCHES_NEGATION;
    case 2: return 1 << QUOTH_TOUCHES_NUMBER;
    case 3: return 1 << QUOTH_TOUCHES_MODAL;
    default: return 0;
  }
}

uint8_t qt_touches(const quoth_article *a, const qt_items *items, qt_item item, bool of_quote) {
  char word[LONGEST + 1];
  uint32_t c, length;
  if (qt_item_is(item, QT_PERCENT)) return 1 << QUOTH_TOUCHES_NUMBER;
  if (qt_item_is_mark(item)) return 0;
  c = qt_decode(items->text + item.start, item.end - item.start, &length);
  if (c - '0' < 10) return 1 << QUOTH_TOUCHES_NUMBER;
  uint32_t n = fold(items->text, item, word);
  if (!n) return 0;
  const qt_word *known = qt_lexicon_word(a->lexicon, qt_lexicon_find(a->lexicon, word, n));
  uint8_t flags = (uint8_t)(by_classes(known) | by_sense(a->lexicon, word));
  if (!qt_is_upper(c) || n == length || flags) return flags; /* "I" is no name */
  bool first = of_quote ? begins_quoted_sentence(items->text, item.start) : begins_sentence(a, item.start);
  bool name = (known->classes & QT_NAME_CLASSES) || !first;
  return name ? (uint8_t)(flags | 1 << QUOTH_TOUCHES_NAME) : flags;
}
