#include "speech/main_subject.h"

#include "speech/subject.h"

/* "Sen. Roe (D-Ohio) visited": behind the bracket at token `at`, or `at`. */
static uint32_t behind_bracket(const qt_clause *c, uint32_t at, uint32_t end) {
  if (!qt_mark_at(c, at, QT_LPAREN)) return at;
  while (at < end && !qt_mark_at(c, at - 1, QT_RPAREN)) at++;
  return at;
}

enum { COUNT_WORDS = 4 }; /* from the begin of a sentence to whom it counts: A crowd of, Hundreds of */

/* "Hundreds of dockers marched": where what counts the mention begins, which opens the sentence; or QUOTH_NONE. */
static uint32_t begin_of_count(const qt_clause *c, uint32_t start, const qt_mention *m) {
  const uint64_t none = QT_BIT(PREPOSITION) | QT_BIT(OF) | QT_BIT(CONJUNCTION) | QT_BIT(THAT) | QT_BIT(RELATIVE);
  uint32_t of = m->first_token - 1;
  if (m->gender != QT_PLURAL || m->first_token < start + 2 || of > start + COUNT_WORDS) return QUOTH_NONE;
  if (!qt_is_word(c->tokens[of]) || !qt_has_class(c, of, QT_BIT(OF))) return QUOTH_NONE;
  for (uint32_t at = start; at < of; at++)
    if (!qt_is_word(c->tokens[at]) || qt_has_class(c, at, none) || qt_is_verb_at(c, at)) return QUOTH_NONE;
  return start;
}

/* The first mention of tokens [start, end) that stands behind no preposition; with_verb: and has its verb behind it. */
static bool first_subject(const qt_clause *c, uint32_t start, uint32_t end, bool with_verb, qt_source *s) {
  for (uint32_t at = start; at < end;) {
    const qt_atom *atom = qt_quotation_at(c, at);
    uint32_t index = atom ? QUOTH_NONE : qt_mention_at(c->article, at);
    /* one that begins before content is none of it */
    if (index == QUOTH_NONE || qt_mention_of(c, index)->first_token < c->first) {
      at = atom ? atom->end : at + 1;
      continue;
    }
    const qt_mention *m = qt_mention_of(c, index);
    uint32_t behind = qt_mention_end(m), next = behind_bracket(c, behind, end);
    if (next < end) next = qt_skip_adverbs(c, next, end - 1);                               /* also met */
    bool opens = m->first_token == c->first && next < end && qt_is_word(c->tokens[next]) && /* the council that runs */
                 qt_has_class(c, next, QT_BIT(THAT) | QT_BIT(RELATIVE));
    bool verb = opens || (next < end && qt_is_word(c->tokens[next]) && qt_kind(c->tokens[next]) != QT_CLITIC &&
                          qt_is_verb_at(c, next));
    if ((m->first_token == c->first || !qt_has_class(c, m->first_token - 1, QT_BIT(PREPOSITION))) &&
        (verb || !with_verb)) {
      qt_take_mention(c, index, s);
      s->elided = true;
      return behind <= end;
    }
    uint32_t count = verb ? begin_of_count(c, start, m) : QUOTH_NONE;
    if (count != QUOTH_NONE) {
      qt_take_mention(c, index, s);
      s->first = count;
      s->elided = true;
      return behind <= end;
    }
    at = behind > at ? behind : at + 1;
  }
  return false;
}

/* The subject of the sentence before token `end`, of its main clause where another one stands in front. */
bool qt_sentence_subject(const qt_clause *c, uint32_t end, qt_source *s) {
  uint32_t start = c->first;
  if (qt_has_class(c, start, QT_BIT(SUBORDINATOR))) /* Although X left, Y */
    for (uint32_t at = start; at < end && start == c->first; at++)
      if (qt_is_comma(c, at) && !qt_atom_at(c, at)) start = at + 1;
  return first_subject(c, start, end, true, s) || first_subject(c, start, end, false, s) ||
         (start > c->first && first_subject(c, c->first, end, false, s));
}

bool qt_subject_behind_front(const qt_clause *c, const qt_cue *cue, qt_source *s) {
  const uint64_t opens = QT_BIT(SUBORDINATOR) | QT_BIT(BY);
  uint32_t first = cue->first, at = cue->head_end;
  if (qt_word_at(c, cue->head)->more & QT_MORE(CITING)) return false; /* Citing A, Petrova declined to say */
  if (first > c->first + 1 || (first > c->first && !qt_has_class(c, c->first, opens))) return false;
  for (; at + 2 < c->end; at++) {
    const qt_atom *atom = qt_quotation_at(c, at);
    if (atom) at = atom->end - 1;
    if (atom && at + 2 < c->end && qt_is_comma(c, at + 1)) at++; /* the British style */
    bool comma = atom ? qt_is_comma(c, at) || qt_is_comma(c, at - 1) : qt_is_comma(c, at);
    uint32_t index = comma ? qt_mention_from(c, at + 1) : QUOTH_NONE;
    if (index == QUOTH_NONE) continue;
    uint32_t behind = qt_mention_end(qt_mention_of(c, index));
    if (behind < c->end) behind = qt_skip_adverbs(c, behind, c->end - 1);
    if (behind >= c->end || !qt_is_word(c->tokens[behind]) || qt_kind(c->tokens[behind]) == QT_CLITIC) continue;
    if (!qt_is_verb_at(c, behind)) continue;
    if (qt_has_class(c, behind, QT_BIT(SAY) | QT_BIT(WRITE))) return false; /* Saying A is not enough, Petrova wrote */
    qt_take_mention(c, index, s);
    s->elided = true;
    return true;
  }
  return false;
}

/* "said he", "after he left", "that even she": the subject of a clause inside another one. */
static bool is_embedded(const qt_clause *c, uint32_t floor, const qt_source *s) {
  uint32_t first = s->first;
  while (first > floor + 1 && qt_is_word(c->tokens[first - 1]) &&
         qt_has_class(c, first - 1, QT_BIT(ADVERB) | QT_BIT(NEGATION)))
    first--;
  bool or_not = first > floor + 1 && first < s->first && qt_has_class(c, first, QT_BIT(NEGATION)) &&
                qt_is_word(c->tokens[first - 1]) && qt_has_class(c, first - 1, QT_BIT(CONJUNCTION));
  if (or_not) first--; /* whether or not she */
  if (first <= floor || !qt_is_word(c->tokens[first - 1])) return false;
  const uint64_t inside =
      QT_BIT(THAT) | QT_BIT(SUBORDINATOR) | QT_BIT(WH) | QT_BIT(RELATIVE) | QT_BIT(SAY) | QT_BIT(THINK) | QT_BIT(PAST);
  return qt_has_class(c, first - 1, inside);
}

/* The subject at token `at` whose verb stands right behind it, before `end`: a mention, or who and which. */
static bool read_subject(const qt_clause *c, uint32_t floor, uint32_t at, uint32_t index, uint32_t end, qt_source *s) {
  uint32_t behind = at + 1;
  bool relative = index == QUOTH_NONE && qt_has_class(c, at, QT_BIT(RELATIVE));
  if (index == QUOTH_NONE && !relative) return false;
  if (!relative) {
    const qt_mention *m = qt_mention_of(c, index);
    if (qt_is_object_form(c, m)) return false;
    behind = behind_bracket(c, qt_mention_end(m), end);
    bool oblique = m->kind != QT_PRONOUN_MENTION && m->first_token > c->first &&
                   qt_has_class(c, m->first_token - 1, QT_BIT(PREPOSITION));
    if (oblique) return false;
  }
  bool verb = behind < end && qt_is_word(c->tokens[behind]) && qt_kind(c->tokens[behind]) != QT_CLITIC &&
              (qt_has_verb(c, behind, behind + 1) || qt_has_class(c, behind, QT_BIT(ADVERB)) ||
               (qt_word_at(c, behind)->more & QT_MORE(VERB)));
  bool adverb = verb && qt_has_class(c, behind, QT_BIT(ADVERB)) && !qt_has_verb(c, behind, behind + 1);
  if (adverb && behind + 1 < end && qt_is_word(c->tokens[behind + 1]))
    verb = !qt_has_class(c, behind + 1, QT_BIT(CONJUNCTION) | QT_BIT(PREPOSITION));
  else if (adverb)
    verb = false; /* address the report specifically but said */
  if (!verb) return false;
  if (relative) {
    *s = (qt_source){at, at + 1, QUOTH_NONE, QUOTH_NONE, false, false};
    uint32_t name_end = at > floor && qt_is_aside_mark(c, at - 1) ? at - 1 : at;
    s->antecedent = qt_mention_ending_at(c, c->first, name_end);
    bool over = false; /* Petrova, who runs the port, left and said: she is the subject behind her aside */
    for (uint32_t i = behind; i < end && name_end < at; i++) over |= qt_is_aside_mark(c, i);
    if (over && s->antecedent != QUOTH_NONE) qt_take_mention(c, s->antecedent, s);
  } else {
    qt_take_mention(c, index, s);
  }
  s->elided = true;
  return true;
}

/* "Aides fear that Petrova has lost, and warn": a base form is no verb of one. cue: NULL where there is none. */
static bool agrees(const qt_clause *c, const qt_cue *cue, const qt_source *s) {
  if (!cue || !qt_is_base_alone(cue)) return true;
  if (s->mention == QUOTH_NONE) return true;
  const qt_mention *m = qt_mention_of(c, s->mention);
  bool joined = m->first_token > c->first && qt_has_class(c, m->first_token - 1, QT_BIT(CONJUNCTION));
  return joined || !(m->gender == QT_MALE_GENDER || m->gender == QT_FEMALE_GENDER || m->kind == QT_NAME);
}

bool qt_nearest_subject(const qt_clause *c, uint32_t end, qt_source *s) {
  uint32_t low = end > c->first + QT_ASIDE_LENGTH ? end - QT_ASIDE_LENGTH : c->first;
  for (uint32_t at = end; at-- > low;)
    if (qt_is_word(c->tokens[at]) && read_subject(c, c->first, at, qt_mention_at(c->article, at), end, s)) return true;
  return false;
}

/*
** "I laughed and said", "Petrova met Orlov and said": the subject of the verb before a conjunction is the
** nearest one with its verb right behind it, of a clause that is no part of another where there is one.
*/
bool qt_subject_of_conjunct(const qt_clause *c, const qt_cue *cue, uint32_t floor, uint32_t conjunction, qt_source *s) {
  uint32_t low = conjunction > floor + QT_ASIDE_LENGTH ? conjunction - QT_ASIDE_LENGTH : floor;
  qt_source nearest = {.first = QUOTH_NONE};
  for (uint32_t at = conjunction; at-- > low;) {
    if (!qt_is_word(c->tokens[at])) continue;
    uint32_t index = qt_mention_at(c->article, at);
    qt_source here = *s;
    if (read_subject(c, floor, at, index, conjunction, &here) && agrees(c, cue, &here)) {
      if (!is_embedded(c, floor, &here)) {
        *s = here;
        return true;
      }
      if (nearest.first == QUOTH_NONE) nearest = here;
    }
    if (index != QUOTH_NONE && qt_mention_of(c, index)->first_token < at) at = qt_mention_of(c, index)->first_token;
  }
  if (nearest.first == QUOTH_NONE) return false;
  *s = nearest;
  return true;
}
