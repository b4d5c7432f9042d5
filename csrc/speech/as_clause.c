#include "speech/as_clause.h"

bool qt_is_as_clause(const qt_clause *c, const qt_candidate *k, uint32_t floor) {
  bool opens = k->first == floor || (k->first == floor + 1 && qt_has_class(c, floor, QT_BIT(CONJUNCTION)));
  bool next =
      k->source.first == k->first + 1 || (k->source.inverted && k->cue.first == k->first + 1); /* как сообщил X */
  return opens && next && !k->source.elided && (k->cue.classes & (QT_BIT(SAY) | QT_BIT(TELL))) &&
         qt_has_class(c, k->first, QT_BIT(AS)) && k->complement == QT_COMMA_COMPLEMENT && k->end + 1 < c->end;
}

void qt_read_quotation_of_as(const qt_clause *c, qt_candidate *k) {
  const uint64_t saying = QT_BIT(SAY) | QT_BIT(WRITE) | QT_BIT(VOICE);
  if (!c->atom_count || k->cue.form != QT_FINITE || !(k->cue.classes & saying) || k->first > c->first + 1) return;
  if (k->complement == QT_QUOTATION_COMPLEMENT || k->source.inverted || k->source.elided) return;
  if (!qt_has_class(c, k->first, QT_BIT(AS)) || k->source.first != k->first + 1) return;
  const qt_atom *atom = &c->atoms[0];
  uint32_t limit = k->cue.head_end + QT_ASIDE_LENGTH;
  if (atom->first <= k->cue.head_end || atom->first > limit || !qt_is_comma(c, atom->first - 1)) return;
  if (!qt_is_speech(c, atom) || qt_has_verb(c, k->cue.head_end, atom->first)) return;
  k->complement = QT_QUOTATION_COMPLEMENT;
  k->end = atom->first - 1;
  k->right = (qt_region){atom->first, c->end};
}
