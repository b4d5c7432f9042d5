#include "speech/narration.h"

/* He, they, the ministry; not: I, you, the attestation. */
static bool may_be_silent(const qt_clause *c, const qt_source *s) {
  const qt_mention *m = qt_mention_of(c, s->mention);
  if (!m || m->kind == QT_PLACE_NAME) return false;
  if (m->kind == QT_PRONOUN_MENTION && m->gender == QT_THING) /* It did not comment: a company */
    return m->speaker != QUOTH_NONE && c->article->speakers.at[m->speaker].type == QUOTH_SPEAKER_ORGANISATION;
  if (m->kind == QT_PRONOUN_MENTION) return !qt_has_class(c, s->first, QT_BIT(I) | QT_BIT(WE) | QT_BIT(YOU));
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

/* never mentioned the port: what was not said is nobody's statement, but for who keeps silent. */
static bool is_unsaid(const qt_clause *c, const qt_candidate *k) {
  const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL);
  uint32_t first = k->source.first; /* Nothing suggests that, None of them said */
  bool nobody = first != QUOTH_NONE && !k->source.inverted && qt_has_class(c, first, QT_BIT(NEGATION)) &&
                qt_kind(c->tokens[first + 1]) != QT_NUMBER; /* No 10 said */
  if (nobody && !qt_is_silence(c, k)) return true;
  if (k->cue.classes & QT_BIT(DENY)) return false; /* does not rule out a meeting */
  return k->cue.negated && ((k->cue.classes | qt_word_at(c, k->cue.head)->classes) & saying) && !qt_is_silence(c, k);
}

/* introduced him as "a friend of the port": whom, and what he is in the speaker's words */
static bool is_person_as(const qt_clause *c, const qt_candidate *k) {
  const qt_mention *m = qt_mention_of(c, qt_mention_from(c, k->cue.head_end));
  if (!m) return false;
  bool person = m->kind == QT_NAME || m->gender == QT_MALE_GENDER || m->gender == QT_FEMALE_GENDER ||
                (m->kind == QT_PRONOUN_MENTION && m->gender != QT_THING) ||
                (m->kind == QT_ROLE_MENTION && qt_has_class(c, m->name_token, QT_BIT(ROLE) | QT_BIT(TITLE)));
  uint32_t as = qt_mention_end(m);
  return person && as < c->end && qt_is_word(c->tokens[as]) && qt_has_class(c, as, QT_BIT(AS)) &&
         qt_quoted_predicate(c, &k->cue);
}

/* Where the object ends that begins a region: hit back at critics, saying; at Petrova, who; a photo of her saying: "A" */
static uint32_t end_of_object(const qt_clause *c, qt_region r) {
  for (uint32_t at = r.first; at + 1 < r.end; at++) {
    if (qt_is_comma(c, at) && qt_is_word(c->tokens[at + 1]) && qt_has_class(c, at + 1, QT_BIT(ING) | QT_BIT(RELATIVE)))
      return at;
    if (qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(ING)) && qt_has_class(c, at, QT_BIT(SAY)) &&
        (qt_mark_at(c, at + 1, QT_COLON) || qt_is_comma(c, at + 1)))
      return at;
  }
  return r.end;
}

/* a lead among voters headed into May, a list drawn up by the board: a participle, no verb of its own */
static bool is_reduced(const qt_clause *c, uint32_t verb, uint32_t end) {
  if (verb + 1 < end && qt_kind(c->tokens[verb + 1]) == QT_QUOTE) return true; /* a column titled "The Quay" */
  if (verb + 1 >= end || !qt_is_word(c->tokens[verb + 1]) || qt_has_class(c, verb, QT_BIT(PRESENT))) return false;
  if (qt_has_class(c, verb + 1, QT_BIT(BY))) return true;
  const quoth_article *a = c->article;
  return qt_has_class(c, verb + 1, QT_BIT(PREPOSITION) | QT_BIT(TO)) &&
         qt_ends_like(a->lexicon, a->text, c->tokens[verb], QT_MORE(PAST_ENDING));
}

/* wrote the paper, the Telmar Post, that A: from the comma on */
static bool goes_on_that(const qt_clause *c, uint32_t comma, uint32_t end) {
  if (end > comma + QT_ASIDE_LENGTH) end = comma + QT_ASIDE_LENGTH;
  for (uint32_t at = comma; at + 1 < end; at++)
    if (qt_is_comma(c, at) && qt_is_word(c->tokens[at + 1]) && qt_has_class(c, at + 1, QT_BIT(THAT))) return true;
  return false;
}

/* Does a clause begin with the region: a subject, and its verb before a mark or a word that opens something else? */
static bool begins_clause(const qt_clause *c, qt_region r) {
  const uint64_t verb = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE);
  const uint64_t other =
      QT_BIT(RELATIVE) | QT_BIT(THAT) | QT_BIT(CONJUNCTION) | QT_BIT(TO) | QT_BIT(WH) | QT_BIT(SUBORDINATOR);
  for (uint32_t at = r.first; at < r.end; at++) {
    if (qt_is_comma(c, at)) return goes_on_that(c, at, r.end);
    if (qt_mark_at(c, at, QT_SEMICOLON) || qt_mark_at(c, at, QT_DASH)) return false;
    if (!qt_is_word(c->tokens[at])) continue;
    bool owner = qt_kind(c->tokens[at]) == QT_CLITIC && at > r.first && !qt_has_class(c, at - 1, QT_BIT(PRONOUN));
    if (owner) continue; /* the house's seats; not: he's rich */
    if (qt_has_class(c, at, verb)) return true;
    if (at > r.first && qt_has_class(c, at, other)) return false;
    if (!qt_is_verb_at(c, at) || qt_has_class(c, at, QT_BIT(SAYING_NOUN))) continue;
    bool phrase = at > r.first && qt_has_class(c, at - 1, QT_BIT(PREPOSITION)); /* a pace into advanced age */
    if (at > r.first && !phrase && !is_reduced(c, at, r.end)) return true;
  }
  return false;
}

/* Do words of somebody stand in the region, in marks: no title, no term of a sentence (a video "Blue Moon")? */
static bool holds_speech(const qt_clause *c, uint32_t first, uint32_t end) {
  for (uint32_t i = 0; i < c->atom_count; i++) {
    const qt_atom *atom = &c->atoms[i];
    if (atom->first < first || atom->end > end) continue;
    bool joined = atom->first > first && qt_is_word(c->tokens[atom->first - 1]);
    if (!joined || qt_is_speech(c, atom)) return true;
  }
  return false;
}

/* pressed the minister to resign, on whether he would: what he is to do or to answer */
static bool is_pressing(const qt_clause *c, const qt_candidate *k) {
  if (!(k->cue.classes & QT_BIT(URGE))) return false;
  for (uint32_t at = k->right.first; at < k->right.end && !qt_is_comma(c, at); at++)
    if (qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(TO) | QT_BIT(WH))) return true;
  return false;
}

/* What may be called, rung up, or a thing's name: called Orlov, a group called Port Votes. Where it ends, or 0. */
static uint32_t end_of_called(const qt_clause *c, uint32_t at) {
  const qt_mention *m = qt_mention_of(c, qt_mention_from(c, at));
  if (m && m->kind != QT_ROLE_MENTION && m->kind != QT_GROUP_MENTION) return at + m->token_count;
  uint32_t end = at;
  while (end < c->end && qt_is_word(c->tokens[end]) && (c->tokens[end].flags & QT_CAPITAL)) end++;
  return end > at ? end : 0;
}

/* A patch called Norrin allowed people to: behind a thing and its name, which ends at `end`, stands its verb */
static bool is_thing_called(const qt_clause *c, const qt_candidate *k, uint32_t end) {
  uint32_t article = k->source.first;
  if (article == QUOTH_NONE || k->cue.first != k->cue.head || end >= c->end || !qt_is_word(c->tokens[end]))
    return false;
  return qt_is_indefinite(qt_word_at(c, article)) && qt_is_verb_at(c, end) && !qt_has_class(c, end, QT_BIT(ING));
}

/* called both candidates on Tuesday, a group called Port Votes that: somebody or a name, and nothing that it is called */
static bool has_no_predicate(const qt_clause *c, const qt_candidate *k) {
  const uint64_t more = QT_BIT(SAY) | QT_BIT(ACCUSE) | QT_BIT(DENY) | QT_BIT(URGE) | QT_BIT(VOICE) | QT_BIT(THINK);
  const uint64_t ends = QT_BIT(PREPOSITION) | QT_BIT(CONJUNCTION) | QT_BIT(RELATIVE) | QT_BIT(AUX) | QT_BIT(MODAL);
  if (!(k->cue.classes & QT_BIT(CALL)) || (k->cue.classes & more) || k->cue.form == QT_PASSIVE) return false;
  if (c->drops_subject && k->cue.head_end > k->cue.head + 1 && !qt_holds_quotation(c, k->right.first, k->right.end))
    return true; /* a parlé de son père, habló del puerto */
  if (k->complement != QT_SUBJECT_COMPLEMENT && k->complement != QT_OTHER_COMPLEMENT) return false;
  uint32_t end = end_of_called(c, k->right.first);
  if (!end) return false;
  if (qt_kind(c->tokens[end]) == QT_NUMBER) end++;
  if (is_thing_called(c, k, end)) return true;
  if (qt_holds_quotation(c, k->right.first, k->right.end)) return false;
  for (uint32_t at = end; at < k->right.end && qt_is_word(c->tokens[at]); at++) /* described them last week as rats */
    if (qt_has_class(c, at, QT_BIT(AS))) return false;
  if (qt_ends_sentence(c, end) || qt_is_comma(c, end)) return true;
  return qt_is_word(c->tokens[end]) &&
         ((qt_has_class(c, end, ends) && !qt_has_class(c, end, QT_BIT(AS) | QT_BIT(TO))) ||
          (qt_word_at(c, end)->more & (QT_MORE(DAY) | QT_MORE(TIME))));
}

/* raised 16 million from donors: an amount and no clause; not: calls for 20 more cranes */
static bool is_amount(const qt_clause *c, const qt_candidate *k) {
  const uint64_t other = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(URGE) | QT_BIT(ASK) | QT_BIT(INTEND) | QT_BIT(CALL);
  uint32_t at = k->right.first;
  if (!(k->cue.classes & QT_BIT(ACCUSE)) || (k->cue.classes & other)) return false;
  if (k->complement != QT_OTHER_COMPLEMENT || at >= k->right.end) return false;
  if (!qt_is_word(c->tokens[at]) && at + 1 < k->right.end) at++; /* $ */
  return qt_kind(c->tokens[at]) == QT_NUMBER && !qt_holds_quotation(c, k->right.first, k->right.end) &&
         !begins_clause(c, k->right);
}

/* the teacher accused of having it: whoever it is, it was done to him */
static bool is_done_to(const qt_clause *c, const qt_candidate *k) {
  const uint64_t alone = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(ASK) | QT_BIT(WRITE) | QT_BIT(VOICE);
  uint32_t behind = k->cue.head_end;
  return k->cue.form == QT_FINITE && k->cue.first == k->cue.head && behind == k->cue.head + 1 && behind < c->end &&
         (k->cue.classes & QT_BIT(ACCUSE)) && (k->cue.classes & QT_BIT(PARTICIPLE)) && !(k->cue.classes & alone) &&
         qt_is_word(c->tokens[behind]) && qt_has_class(c, behind, QT_BIT(OF) | QT_BIT(BY) | QT_BIT(FOR) | QT_BIT(AS));
}

/* A plain object behind a verb that reports nothing by it: added two berths, hit back at a rival. */
static bool is_plain_object(const qt_clause *c, const qt_candidate *k) {
  bool object =
      k->complement == QT_OTHER_COMPLEMENT || k->complement == QT_PHRASE_COMPLEMENT ||
      k->complement == QT_SUBJECT_COMPLEMENT || k->complement == QT_PREPOSITION_COMPLEMENT ||
      (k->complement == QT_TO_COMPLEMENT && !(k->cue.classes & (QT_BIT(URGE) | QT_BIT(CALL)))); /* adds to it */
  uint32_t head = k->cue.head, length;
  if (!object || !qt_match(c->article->lexicon, c->tokens + head, c->end - head, 0, QT_MORE(CLAUSAL), &length) ||
      k->cue.head_end != head + length)
    return false;
  if (k->cue.classes & QT_BIT(CALL)) return !is_person_as(c, k);
  uint32_t end = end_of_object(c, k->right);
  if (k->cue.classes & QT_BIT(ACCUSE)) return !qt_holds_quotation(c, k->right.first, end);
  return !holds_speech(c, k->right.first, end) && !begins_clause(c, k->right) && !is_pressing(c, k);
}

bool qt_narrates(const qt_clause *c, const qt_candidate *k) {
  return is_unsaid(c, k) || is_plain_object(c, k) || is_amount(c, k) || is_done_to(c, k) || has_no_predicate(c, k);
}
