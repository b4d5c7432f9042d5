#include "speech/share.h"

#include "speech/subject.h"

/* Where the number begins that ends at `end`: 89, Forty-eight; end where there is none. */
static uint32_t number_before(const qt_clause *c, uint32_t floor, uint32_t end) {
  if (end <= floor) return end;
  uint32_t at = end - 1;
  if (qt_kind(c->tokens[at]) == QT_NUMBER) return at;
  if (!qt_is_word(c->tokens[at])) return end;
  while (at > floor + 1 && qt_mark_at(c, at - 1, QT_HYPHEN) && qt_is_word(c->tokens[at - 2])) at -= 2;
  return at;
}

/* The "%" or "percent" of a share whose "of" clause, if any, ends at `end`; end where there is none. */
static uint32_t unit_before(const qt_clause *c, uint32_t floor, uint32_t end) {
  const uint64_t none = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(TO) |
                        QT_BIT(CONJUNCTION) | QT_BIT(PRONOUN) | QT_BIT(SUBORDINATOR);
  uint32_t low = end > floor + QT_SOURCE_LENGTH ? end - QT_SOURCE_LENGTH : floor;
  bool of = true; /* what stands behind `at` begins with "of", or nothing does */
  for (uint32_t at = end; at-- > low;) {
    if (of && qt_mark_at(c, at, QT_PERCENT)) return at;
    if (qt_mark_at(c, at, QT_HYPHEN)) continue;
    if (!qt_is_word(c->tokens[at])) return end;
    const qt_word *w = qt_word_at(c, at);
    if (of && (w->more & QT_MORE(UNIT)) && !(c->tokens[at].flags & QT_CAPITAL)) return at;
    of = (w->classes & QT_BIT(OF)) != 0;
    if (!of && (w->classes & (none | QT_BIT(PREPOSITION)))) return end;
  }
  return end;
}

bool qt_take_share(const qt_clause *c, uint32_t floor, uint32_t end, qt_source *s) {
  uint32_t unit = unit_before(c, floor, end);
  if (unit == end) return false;
  uint32_t first = number_before(c, floor, unit);
  if (first == unit) return false;
  if (first > floor && qt_is_word(c->tokens[first - 1]) && qt_has_class(c, first - 1, QT_BIT(PREPOSITION))) {
    const uint64_t opens = QT_BIT(THAT) | QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR);
    first--; /* About 60% said; not: the party with 20% of seats said */
    if (first > floor && qt_is_word(c->tokens[first - 1]) && !qt_has_class(c, first - 1, opens)) return false;
  }
  *s = (qt_source){first, end, QUOTH_NONE, QUOTH_NONE, false, false};
  return true;
}
