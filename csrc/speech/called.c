#include "speech/called.h"

#include "speech/subject.h"

enum {
  PREDICATE_WORDS = 4, /* before its quotation: as an unwise and */
  NOUN_WORDS = 5       /* from an article to the participle: an option long */
};

/*
** The predicate from token `at` on: "A", a "B", as the "C" of the coast. NULL: none stands there in marks. A name that a
** participle alone gives (a film called "Night Quay") is none.
*/
static const qt_atom *predicate_at(const qt_clause *c, uint32_t at, bool passive) {
  const uint64_t none = QT_BIT(PREPOSITION) | QT_BIT(CONJUNCTION) | QT_BIT(PRONOUN) | QT_BIT(THAT) | QT_BIT(TO);
  uint32_t first = at, limit = at + PREDICATE_WORDS + 1;
  for (; at < c->end && at < limit && qt_is_word(c->tokens[at]); at++)
    if (qt_has_class(c, at, none) && !(at == first && qt_has_class(c, at, QT_BIT(AS)))) return NULL;
  const qt_atom *atom = at < limit ? qt_quotation_at(c, at) : NULL;
  if (!atom || atom->first != at) return NULL;
  bool named = !passive && at == first && (c->tokens[at + 1].flags & QT_CAPITAL);
  return named ? NULL : atom;
}

/* Somebody who may call it so: no time, no place. */
static bool read_agent(const qt_clause *c, uint32_t by, qt_source *agent) {
  qt_source found = *agent;
  if (!qt_agent_at(c, by, &found)) return false;
  const qt_mention *m = qt_mention_of(c, found.mention);
  if (m->kind == QT_ROLE_MENTION && m->gender == QT_THING) return false;
  *agent = found;
  return true;
}

bool qt_called_by(const qt_clause *c, const qt_cue *cue, qt_source *agent) {
  bool views = (cue->classes & QT_BIT(THINK)) != 0; /* seen as: a view only with "as" */
  if (!(cue->classes & (QT_BIT(CALL) | QT_BIT(THINK))) || !(cue->classes & QT_BIT(PARTICIPLE))) return false;
  if ((cue->classes & QT_BIT(ING)) || (cue->form == QT_FINITE && cue->first != cue->head)) return false;
  bool passive = cue->form == QT_PASSIVE; /* not: the coast, called the "Rim" by sailors, where the plan, she said, */
  if (!passive && (cue->first == c->first || !qt_is_word(c->tokens[cue->first - 1]))) return false;
  uint32_t at = cue->head_end;
  bool before = !passive && read_agent(c, at, agent); /* seen by officials as "A" */
  if (before) at = agent->end;
  if (at >= c->end || ((before || views) && !(qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(AS)))))
    return false;
  const qt_atom *atom = predicate_at(c, at, passive);
  return atom && (before || read_agent(c, atom->end, agent));
}

/* Where the noun phrase begins that ends before `end`, which is no mention: an article and a few words; `end` for none. */
static uint32_t phrase_before(const qt_clause *c, uint32_t floor, uint32_t end) {
  uint32_t low = end > floor + NOUN_WORDS ? end - NOUN_WORDS : floor;
  for (uint32_t at = end; at-- > low && qt_kind(c->tokens[at]) == QT_WORD_TOKEN;) {
    if (qt_has_class(c, at, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE))) return at;
    if (!qt_is_plain_word(c, at) && !(qt_word_at(c, at)->more & QT_MORE(COMMON))) break;
  }
  return end;
}

bool qt_read_called(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  bool before = k->source.first == k->cue.head_end + 1;
  k->first = k->cue.first;
  k->end = before ? k->source.end : k->cue.head_end;
  uint32_t subject = qt_mention_ending_at(c, floor, k->first);
  bool named = subject != QUOTH_NONE;
  k->left = (qt_region){named ? qt_mention_of(c, subject)->first_token : phrase_before(c, floor, k->first), k->first};
  k->right = (qt_region){k->end, predicate_at(c, k->end, true)->end};
  k->cue.form = QT_FINITE; /* who calls it so is known, as in the active voice */
  k->complement = QT_SUBJECT_COMPLEMENT;
  k->reason = QT_REASON_CONTENT_CUE_NAME;
  return true;
}
