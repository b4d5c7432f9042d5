#include "speech/opening.h"

#include "speech/subject.h"

/* The name behind the last quotation before the verb, with a comma on both sides of it; QUOTH_NONE: there is none. */
static uint32_t name_behind_quotation(const qt_clause *c, uint32_t floor, uint32_t verb) {
  uint32_t at = QUOTH_NONE;
  for (uint32_t i = 0; i < c->atom_count && c->atoms[i].end <= verb; i++)
    if (c->atoms[i].end >= floor && qt_is_speech(c, &c->atoms[i])) at = c->atoms[i].end;
  if (at == QUOTH_NONE || at >= verb) return QUOTH_NONE;
  const uint64_t closing = QT_MARK_BIT(QT_COMMA) | QT_MARK_BIT(QT_QUESTION) | QT_MARK_BIT(QT_BANG);
  bool behind = qt_is_comma(c, at); /* the British style */
  if (!behind && (at < c->first + 2 || !qt_is_mark_of(c->tokens[at - 2], closing))) return QUOTH_NONE;
  uint32_t index = qt_mention_from(c, at + behind);
  const qt_mention *m = qt_mention_of(c, index);
  return m && m->kind == QT_NAME && qt_is_comma(c, qt_mention_end(m)) ? index : QUOTH_NONE;
}

/* "who runs the port told", not "who told": does the relative clause that is open before the verb have its own verb? */
static bool has_relative_verb(const qt_clause *c, uint32_t first, uint32_t verb) {
  for (uint32_t at = verb; at-- > first;)
    if (qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(RELATIVE)))
      return at + 1 < verb && (qt_is_verb_at(c, at + 1) || (at + 2 < verb && qt_is_verb_at(c, at + 2)));
  return true;
}

bool qt_opening_subject(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s) {
  const uint64_t speech = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE) | QT_BIT(ASK);
  const uint64_t joining = QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(THAT) | QT_BIT(TO) | QT_BIT(PRONOUN);
  if (cue->form != QT_FINITE || !(cue->classes & speech) || !c->atom_count || cue->first < floor + 3) return false;
  uint32_t before = cue->first - 1;
  if (!qt_is_word(c->tokens[before]) || qt_has_class(c, before, joining)) return false;
  uint32_t index = name_behind_quotation(c, floor, cue->first);
  if (index == QUOTH_NONE) return false;
  uint32_t aside = qt_mention_end(qt_mention_of(c, index)) + 1;
  if (aside + 1 >= cue->first || !has_relative_verb(c, aside, cue->first)) return false;
  if (cue->head_end < c->end && qt_is_word(c->tokens[cue->head_end]) && qt_is_verb_at(c, cue->head_end)) return false;
  qt_take_mention(c, index, s);
  return true;
}
