/*
** Whether others than those whom an announcement names speak in marks of their own below it: then it opens no digest.
*/
#include "read/person.h"
#include "read/usage.h"

enum { MAX_NAME = 3 /* words of a name beside its verb */ };

static bool is_capital(const quoth_article *a, uint32_t i, uint32_t stop) {
  return i < stop && qt_kind(qt_tok(a, i)) == QT_WORD_TOKEN && (qt_tok(a, i).flags & QT_CAPITAL);
}

static uint32_t run_stop(const quoth_article *a, uint32_t i, uint32_t stop) {
  uint32_t first = i;
  while (i - first < MAX_NAME && is_capital(a, i, stop) && !qt_is_cue(a, i, stop)) i++;
  return i;
}

/* The name right behind the marks that close at `close`: "A," Roe said; "A," said Ada Roe; QUOTH_NONE: there is none. */
static uint32_t named_behind(const quoth_article *a, uint32_t close, uint32_t stop) {
  uint32_t at = close + 1;
  if (at >= stop || qt_is_word(qt_tok(a, close - 1))) return QUOTH_NONE;
  bool inverted = qt_is_cue(a, at, stop);
  uint32_t first = at + inverted, end = run_stop(a, first, stop);
  return end > first && (inverted || (end < stop && qt_is_cue(a, end, stop))) ? end - 1 : QUOTH_NONE;
}

static bool is_one_of(const quoth_article *a, uint32_t token, const qt_persons *persons) {
  for (uint32_t i = 0; i < persons->count; i++)
    for (uint32_t k = persons->at[i].first; k < persons->at[i].stop; k++)
      if (qt_same_word(a, k, token)) return true;
  return false;
}

bool qt_others_speak(const quoth_article *a, uint32_t first, uint32_t stop, const qt_persons *persons) {
  uint32_t others = 0;
  for (uint32_t block = first; block < stop && others < 2; block++) {
    if (!qt_is_content(a, block) || !qt_has_quote(a, block)) continue;
    for (uint32_t i = qt_first(a, block) + 1; i < qt_stop(a, block); i++) {
      if (!qt_is_double_quote(qt_tok(a, i))) continue;
      uint32_t name = named_behind(a, i, qt_stop(a, block));
      if (name == QUOTH_NONE || is_one_of(a, name, persons)) continue;
      others++;
      break;
    }
  }
  return others > 1;
}
