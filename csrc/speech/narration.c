#include "speech/narration.h"

#include "speech/cast.h"

/* He, they, the ministry; not: I, you, the attestation. */
static bool may_be_silent(const qt_clause *c, const qt_source *s) {
  const qt_mention *m = qt_mention_of(c, s->mention);
  if (!m || m->kind == QT_PLACE_NAME) return false;
  if (m->kind == QT_PRONOUN_MENTION)
    return m->gender != QT_THING && !qt_has_class(c, s->first, QT_BIT(I) | QT_BIT(WE) | QT_BIT(YOU));
  return m->kind != QT_ROLE_MENTION ||
         qt_has_class(c, m->name_token, QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY));
}

bool qt_is_silence(const qt_clause *c, const qt_candidate *k) {
  const qt_cue *cue = &k->cue;
  if (!(qt_word_at(c, cue->head)->more & QT_MORE(WITHHOLD)) || !may_be_silent(c, &k->source)) return false;
  if (cue->classes & QT_BIT(BASE)) return true;
  for (uint32_t at = cue->first; at < cue->head; at++) /* has not commented; not: never said */
    if (qt_word_at(c, at)->more & QT_MORE(HAVE)) return true;
  return false;
}

bool qt_is_unsaid(const qt_clause *c, const qt_candidate *k) {
  const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL);
  return k->cue.negated && ((k->cue.classes | qt_word_at(c, k->cue.head)->classes) & saying) && !qt_is_silence(c, k);
}
