#include "read/outline_parts.h"

bool qt_is_dash(const quoth_article *a, uint32_t token, uint32_t stop) {
  qt_token t = qt_tok(a, token);
  if (qt_is_mark(t, QT_DASH)) return true;
  if (!qt_is_mark(t, QT_HYPHEN) || !(t.flags & QT_SPACED)) return false;
  return token + 1 == stop || (qt_tok(a, token + 1).flags & QT_SPACED) != 0;
}

bool qt_is_possessive(const quoth_article *a, uint32_t token) {
  qt_token t = qt_tok(a, token);
  return qt_kind(t) == QT_CLITIC && (a->text[qt_end(t) - 1] == 's' || a->text[qt_end(t) - 1] == 'S');
}

uint32_t qt_count_words(const quoth_article *a, uint32_t first, uint32_t stop) {
  uint32_t words = 0;
  for (uint32_t i = first; i < stop; i++)
    words += qt_kind(qt_tok(a, i)) == QT_WORD_TOKEN || qt_kind(qt_tok(a, i)) == QT_NUMBER;
  return words;
}

bool qt_has_more_words(const quoth_article *a, uint32_t first, uint32_t stop, uint32_t most) {
  uint32_t words = 0;
  for (uint32_t i = first; i < stop && words <= most; i++) {
    qt_token_kind kind = qt_kind(qt_tok(a, i));
    words += kind == QT_WORD_TOKEN || kind == QT_NUMBER;
  }
  return words > most;
}

/* A stop that the next word begins a sentence behind: no initial, no abbreviation of few letters. */
static bool is_cut(const quoth_article *a, uint32_t token, uint32_t stop) {
  qt_token t = qt_tok(a, token);
  if (token + 1 >= stop) return false;
  uint32_t next = token + 1;
  while (next < stop && qt_kind(qt_tok(a, next)) == QT_QUOTE) next++;
  if (next == stop || !(qt_tok(a, next).flags & (QT_CAPITAL))) return false;
  if (!qt_is_mark(t, QT_DOT) || token == 0 || !qt_is_word(qt_tok(a, token - 1))) return true;
  uint64_t abbreviations = QT_BIT(ABBREVIATION) | QT_BIT(ABBREVIATION_TITLE);
  qt_token before = qt_tok(a, token - 1);
  return !(qt_word_of(a->lexicon, before)->classes & abbreviations) &&
         !(before.length == 1 && (before.flags & QT_CAPITAL));
}

uint32_t qt_sentence_first(const quoth_article *a, uint32_t first, uint32_t token) {
  for (uint32_t i = token; i > first; i--)
    if (qt_ends_sentence(qt_tok(a, i - 1)) && is_cut(a, i - 1, token + 1)) return i;
  return first;
}

uint32_t qt_sentence_stop(const quoth_article *a, uint32_t token, uint32_t stop) {
  for (uint32_t i = token; i < stop; i++)
    if (qt_ends_sentence(qt_tok(a, i)) && is_cut(a, i, stop)) return i + 1;
  return stop;
}

bool qt_same_word(const quoth_article *a, uint32_t x, uint32_t y) {
  qt_token s = qt_tok(a, x), t = qt_tok(a, y);
  if (s.length != t.length) return false;
  for (uint32_t i = 0; i < s.length; i++) {
    unsigned char c = (unsigned char)a->text[s.start + i], d = (unsigned char)a->text[t.start + i];
    if (c == d) continue;
    if ((c ^ d) != 0x20 || (c | 0x20) < 'a' || (c | 0x20) > 'z') return false;
  }
  return true;
}

quoth_span qt_token_span(const quoth_article *a, uint32_t first, uint32_t stop) {
  return stop > first ? (quoth_span){qt_tok(a, first).start, qt_end(qt_tok(a, stop - 1))} : QT_NO_SPAN;
}

bool qt_has_quote(const quoth_article *a, uint32_t block) {
  if (!qt_may_have_marks(a, block, QT_QUOTE_TRAITS)) return false;
  for (uint32_t i = qt_first(a, block); i < qt_stop(a, block); i++) {
    qt_token t = qt_tok(a, i);
    if (qt_is_double_quote(t)) return true;
    if (qt_kind(t) == QT_QUOTE && (t.word == QT_LEFT_SINGLE || t.word == QT_TICK) && (t.flags & QT_SPACED)) return true;
  }
  return false;
}

static bool is_single_quote(qt_token t) { return qt_kind(t) == QT_QUOTE && t.word >= QT_FIRST_SINGLE; }

bool qt_is_line_in_single_marks(const quoth_article *a, uint32_t block) {
  const uint32_t most = 10; /* words */
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  if (stop < first + 3 || !is_single_quote(qt_tok(a, first)) || !is_single_quote(qt_tok(a, stop - 1))) return false;
  if (qt_has_more_words(a, first, stop, most)) return false;
  for (uint32_t i = first + 1; i + 1 < stop; i++)
    if (qt_kind(qt_tok(a, i)) == QT_QUOTE) return false;
  return true;
}

bool qt_quotes_in_double_marks(const quoth_article *a, uint32_t body) {
  uint32_t twos = 0, ones = 0, lines = 0;
  for (uint32_t i = body; i < a->blocks.count; i++) {
    if (!a->ranges.at[i].token_count) continue;
    twos += qt_is_double_quote(qt_tok(a, qt_first(a, i)));
    bool line = is_single_quote(qt_tok(a, qt_first(a, i))) && qt_is_line_in_single_marks(a, i);
    lines += line;
    ones += !line && is_single_quote(qt_tok(a, qt_first(a, i)));
  }
  return twos > 1 && twos > 2 * ones && twos >= lines;
}

/* A short block: numbers, clock words, days and marks only? */
bool qt_reads_as_time(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  bool time = false, number = false, clock = false;
  for (uint32_t i = first; i < stop;) {
    qt_token t = qt_tok(a, i);
    uint32_t length = qt_has_class(a, i, stop, 0, QT_MORE(CLOCK) | QT_MORE(MONTH) | QT_MORE(DAY));
    if (qt_kind(t) == QT_NUMBER) {
      number = true;
      if (memchr(a->text + t.start, ':', t.length) || memchr(a->text + t.start, '.', t.length)) time = true;
      if (t.length > 2 && a->text[qt_end(t) - 1] == 'm') clock = true; /* 11am */
    } else if (length) {
      clock = clock || qt_has_class(a, i, stop, 0, QT_MORE(CLOCK)) > 0;
      i += length - 1;
    } else if (qt_is_word(t)) {
      return false;
    }
    i++;
  }
  return number && (time || clock);
}

bool qt_is_cue_time(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  if (stop - first < 4 || qt_kind(qt_tok(a, first)) != QT_NUMBER) return false;
  for (uint32_t i = first + 1; i + 2 < stop && i - first < 6; i++) {
    qt_token t = qt_tok(a, i + 1);
    if (qt_is_mark(qt_tok(a, i), QT_DASH) && t.length == 1 && a->text[t.start] == '>') return true;
  }
  return false;
}

bool qt_is_trailing_off(const quoth_article *a, uint32_t block) {
  qt_token last = qt_tok(a, qt_stop(a, block) - 1);
  return (qt_is_mark(last, QT_ELLIPSIS) || qt_is_mark(last, QT_DOTS)) && qt_leads_topic(a, block);
}

bool qt_ends_in_stop(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), i = qt_stop(a, block);
  while (i > first && (qt_kind(qt_tok(a, i - 1)) == QT_QUOTE || qt_is_mark(qt_tok(a, i - 1), QT_RPAREN))) i--;
  if (i == first || !qt_ends_sentence(qt_tok(a, i - 1)) || qt_is_mark(qt_tok(a, i - 1), QT_QUESTION)) return false;
  return !qt_is_trailing_off(a, block);
}

/* "— Pensions will rise in April;": no dialogue, which asks and says whose words these are behind a second dash. */
static bool may_be_dashed_item(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  if (a->blocks.at[block].kind != QUOTH_BLOCK_PARAGRAPH || stop - first < 3 || !qt_is_mark(qt_tok(a, first), QT_DASH))
    return false;
  if (qt_is_mark(qt_tok(a, stop - 1), QT_QUESTION)) return false;
  for (uint32_t i = first + 1; i < stop; i++)
    if (qt_is_mark(qt_tok(a, i), QT_DASH)) return false;
  return true;
}

void qt_find_dashed_items(quoth_article *a) {
  if (a->marked) return;
  for (uint32_t i = 1; i < a->blocks.count; i++) {
    uint32_t stop = i;
    while (stop < a->blocks.count && may_be_dashed_item(a, stop)) stop++;
    bool headed = a->blocks.at[i - 1].kind == QUOTH_BLOCK_HEADING ||
                  (a->ranges.at[i - 1].token_count && qt_is_mark(qt_tok(a, qt_stop(a, i - 1) - 1), QT_COLON));
    bool list = headed && stop > i + 1;
    for (; list && i < stop; i++) {
      a->ranges.at[i].first_token++;
      a->ranges.at[i].token_count--;
      a->blocks.at[i].span.start = qt_tok(a, qt_first(a, i)).start;
      a->blocks.at[i].kind = QUOTH_BLOCK_ITEM;
    }
    if (stop > i) i = stop;
  }
}
