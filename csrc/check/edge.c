#include "check/edge.h"

static bool touches(const qt_item *list, uint32_t i) { return list[i].end == list[i + 1].start; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool begins_number(const qt_items *items, uint32_t i) {
  return !qt_item_is_mark(items->list.at[i]) && is_digit(items->text[items->list.at[i].start]);
}

static bool ends_number(const qt_items *items, uint32_t i) {
  return !qt_item_is_mark(items->list.at[i]) && is_digit(items->text[items->list.at[i].end - 1]);
}

/* Hyphens, slashes and & make one word of two; a dash does not. */
static bool joins_words(const qt_items *items, uint32_t i) {
  qt_item item = items->list.at[i];
  uint32_t length, c = qt_decode(items->text + item.start, item.end - item.start, &length);
  if (qt_item_is(item, QT_SLASH) || qt_item_is(item, QT_AMPERSAND)) return true;
  return qt_item_is(item, QT_DASH) && length == item.end - item.start && (c == '-' || c == 0x2010 || c == 0x2011);
}

/* A sign before a number: minus in any of its shapes, $ and the like. */
static bool signs_number(const qt_items *items, uint32_t i) {
  qt_item item = items->list.at[i];
  uint32_t length, c = qt_decode(items->text + item.start, item.end - item.start, &length);
  return qt_item_is(item, QT_OTHER_MARK) || joins_words(items, i) || c == 0x2212 || c == 0x2013;
}

quoth_span qt_joined_before(const qt_items *items, uint32_t i) {
  const qt_item *list = items->list.at;
  const uint32_t word = qt_item_is_mark(list[i]) ? i + 1 : i, mark = word - 1;
  if (word == 0 || word >= items->list.count || qt_item_is_mark(list[word]) || !qt_item_is_mark(list[mark]) ||
      !touches(list, mark))
    return QT_NO_SPAN;
  bool whole = mark > 0 && touches(list, mark - 1) && !qt_item_is_mark(list[mark - 1]);
  bool joined = whole && (joins_words(items, mark) || (begins_number(items, word) && ends_number(items, mark - 1)));
  bool sign = begins_number(items, word) && signs_number(items, mark) && mark < i;
  if (!joined && !sign) return QT_NO_SPAN;
  return (quoth_span){list[joined ? mark - 1 : mark].start, list[i].start};
}

quoth_span qt_joined_behind(const qt_items *items, uint32_t i) {
  const qt_item *list = items->list.at;
  const uint32_t word = qt_item_is_mark(list[i]) && i > 0 ? i - 1 : i, mark = word + 1;
  if (qt_item_is_mark(list[word]) || mark >= items->list.count || !qt_item_is_mark(list[mark]) || !touches(list, word))
    return QT_NO_SPAN;
  bool whole = mark + 1 < items->list.count && touches(list, mark) && !qt_item_is_mark(list[mark + 1]);
  bool joined = whole && (joins_words(items, mark) || (ends_number(items, word) && begins_number(items, mark + 1)));
  bool sign = ends_number(items, word) && qt_item_is_sign(list[mark]) && mark > i;
  if (!joined && !sign) return QT_NO_SPAN;
  return (quoth_span){list[i].end, list[joined ? mark + 1 : mark].end};
}
