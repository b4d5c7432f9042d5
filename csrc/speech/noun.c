#include "speech/noun.h"

#include "speech/content_end.h"
#include "speech/cue.h"
#include "speech/subject.h"

enum {
  OWNER_LENGTH = 6,    /* tokens of an owner that is no mention */
  COLON_DISTANCE = 12, /* tokens from the noun to the colon: her answer to the dockers was blunt: */
  PHRASE_LENGTH = 6,   /* tokens from the noun to the quotation: her pledge to be "neutral" */
  OWNER_MENTIONS = 12  /* mentions back to whom "his" stands for */
};

uint32_t qt_whose(const qt_clause *c, uint32_t token, uint8_t gender) {
  const quoth_article *a = c->article;
  uint32_t low = 0, high = a->mentions.count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (a->mentions.at[middle].first_token < token)
      low = middle + 1;
    else
      high = middle;
  }
  for (uint32_t steps = 0; low > 0 && steps < OWNER_MENTIONS; steps++) {
    const qt_mention *m = &a->mentions.at[--low];
    if (m->block + 1 < c->block) break;
    bool person = m->kind == QT_NAME || m->kind == QT_PRONOUN_MENTION || m->kind == QT_ROLE_MENTION;
    if (!person || m->speaker == QUOTH_NONE || (m->gender && m->gender != gender)) continue;
    bool marks = m->first_token && qt_kind(c->tokens[m->first_token - 1]) == QT_QUOTE &&
                 qt_kind(c->tokens[qt_mention_end(m)]) == QT_QUOTE;
    if (marks && !m->gender) continue; /* what she called the "Iron Quay" */
    if (m->gender || m->kind == QT_NAME) return low;
  }
  return QUOTH_NONE;
}

static bool owner_before_clitic(const qt_clause *c, uint32_t floor, uint32_t clitic, qt_source *s) {
  s->end = clitic;
  uint32_t index = qt_mention_at(c->article, clitic - 1);
  if (index != QUOTH_NONE) {
    const qt_mention *m = qt_mention_of(c, index);
    s->first = m->first_token;
    if (qt_mention_end(m) == clitic)
      s->mention = index;
    else if (m->name_count && m->name_token + m->name_count == clitic) /* "Karsten's warning" as one mention */
      s->antecedent = index;
    return s->first >= floor;
  }
  const uint64_t none = QT_BIT(PREPOSITION) | QT_BIT(CONJUNCTION) | QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(THAT) |
                        QT_BIT(WH) | QT_BIT(TO) | QT_BIT(SUBORDINATOR);
  uint32_t low = clitic > floor + OWNER_LENGTH ? clitic - OWNER_LENGTH : floor;
  for (s->first = clitic; s->first > low && qt_is_word(c->tokens[s->first - 1]); s->first--) {
    uint64_t is = qt_word_at(c, s->first - 1)->classes;
    if (is & none) break;
    if (is & QT_BIT(DETERMINER)) {
      s->first--;
      break;
    }
  }
  return s->first < s->end;
}

bool qt_owner_of_noun(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s) {
  *s = QT_NO_SOURCE;
  uint32_t at = qt_possessive_before(c, floor, cue->head);
  if (at == QUOTH_NONE)
    return qt_agent_at(c, cue->head_end, s) || qt_owner_behind(c, cue->head, s); /* the claim by Petrova that */
  if (!qt_has_class(c, at, QT_BIT(POSSESSIVE)) || qt_kind(c->tokens[at]) == QT_CLITIC)
    return owner_before_clitic(c, floor, at, s); /* or Forbes' */
  bool her = qt_has_class(c, at, QT_BIT(SHE)), his = (qt_word_at(c, at)->more & QT_MORE(HIS)) != 0;
  if (!her && !his) { /* their chants of */
    if (!qt_is_chant(c, cue->head)) return false;
    s->first = at;
    s->end = at + 1;
    return true;
  }
  s->first = at;
  s->end = at + 1;
  s->mention = qt_mention_at(c->article, at);
  if (s->mention == QUOTH_NONE) s->antecedent = qt_whose(c, at, her ? QT_FEMALE_GENDER : QT_MALE_GENDER);
  return s->mention != QUOTH_NONE || s->antecedent != QUOTH_NONE;
}

uint32_t qt_view_of(const qt_clause *c, const qt_cue *cue, uint32_t floor, const qt_source *s) {
  if (!(qt_word_at(c, cue->head)->more & QT_MORE(VIEW_NOUN)) || s->first <= floor) return QUOTH_NONE;
  return qt_has_class(c, s->first - 1, QT_BIT(PREPOSITION)) ? s->first - 1 : QUOTH_NONE;
}

/* Does a finite verb stand at the token? */
static bool is_finite(const qt_clause *c, uint32_t at) {
  return qt_is_word(c->tokens[at]) && !(c->tokens[at].flags & QT_CAPITAL) && qt_kind(c->tokens[at]) != QT_CLITIC &&
         (qt_has_class(c, at, QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE)) ||
          (qt_word_at(c, at)->more & QT_MORE(VERB)));
}

/* Responding to X's claim that, Despite X's claim that: a phrase in front of the sentence, without a comma before the noun. */
static bool is_in_front(const qt_clause *c, const qt_candidate *k) {
  const uint64_t opens = QT_BIT(PREPOSITION) | QT_BIT(ING) | QT_BIT(SUBORDINATOR);
  if (k->first <= c->first || !qt_is_word(c->tokens[c->first])) return false;
  qt_token t = c->tokens[c->first];
  const quoth_article *a = c->article;
  if (!qt_has_class(c, c->first, opens) &&
      !(qt_is_plain_word(c, c->first) && qt_ends_like(a->lexicon, a->text, t, QT_MORE(VERB_ENDING))))
    return false;
  for (uint32_t at = c->first + 1; at < k->first; at++)
    if (!qt_is_word(c->tokens[at]) || is_finite(c, at)) return false;
  return true;
}

/*
** Where the clause behind "X's claim that" ends. As a subject (nothing before it has a verb) it has the
** sentence's own verb behind it: the second one, "Petrova's claim that the port is safe has angered many".
*/
static uint32_t end_of_clause(const qt_clause *c, const qt_candidate *k, uint32_t first) {
  if (is_in_front(c, k)) return qt_end_of_fronted(c, (qt_region){first, c->end});
  if (qt_has_verb(c, c->first, k->first)) return c->end;
  bool had = false;
  for (uint32_t at = first; at < c->end; at++) {
    if (qt_skip_quotation(c, &at)) continue;
    if (!is_finite(c, at) || qt_has_class(c, at - 1, QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE))) continue;
    if (had) return at;
    had = true;
  }
  return c->end;
}

/* "Never," was her reply. */
static bool read_answer(const qt_clause *c, qt_candidate *k) {
  uint32_t be = k->first;
  if (be < c->first + 2 || !qt_is_word(c->tokens[be - 1]) || !(qt_word_at(c, be - 1)->more & QT_MORE(BE))) return false;
  uint32_t end = be - 1;
  if (qt_mark_at(c, end - 1, QT_COMMA) && !qt_atom_at(c, end - 1)) end--;
  const qt_atom *atom = end > c->first ? qt_atom_at(c, end - 1) : NULL;
  if (!atom || atom->end != end) return false;
  k->left = (qt_region){atom->first, end};
  k->quoted = true;
  k->reason = QT_REASON_CONTENT_CUE_NAME;
  k->complement = QT_NOTHING_COMPLEMENT;
  return true;
}

/*
** "Petrova's claim in May that A"; "Petrova's answer was that A", "her motto is "A"": what stands behind the noun and
** its adjuncts. A subject and its verb take what they say to the sentence's end.
*/
static bool read_clause(const qt_clause *c, qt_candidate *k, uint32_t at) {
  bool is = at < c->end && qt_is_word(c->tokens[at]) && (qt_word_at(c, at)->more & QT_MORE(BE));
  uint32_t that = is ? at + 1 : at;
  if (that + 1 >= c->end) return false;
  if (qt_is_word(c->tokens[that]) && qt_has_class(c, that, QT_BIT(THAT))) {
    if (!is && is_finite(c, that + 1)) return false; /* her message that is now on every wall */
    k->complement = QT_THAT_COMPLEMENT;
    k->end = that;
    if (qt_is_comma(c, that + 1) && qt_quotation_at(c, that + 2)) that++; /* his claim that, "A" */
    k->right = (qt_region){that + 1, is ? c->end : end_of_clause(c, k, that + 1)};
    return k->right.first < k->right.end;
  }
  const qt_atom *atom = is ? qt_quotation_at(c, that) : NULL;
  if (!atom || !qt_is_speech(c, atom)) return false;
  k->complement = QT_QUOTATION_COMPLEMENT;
  k->quoted = true;
  k->end = that;
  k->right = (qt_region){atom->first, atom->end};
  return true;
}

/* and the Palestinians; not: and forcing the banks, and many fear */
static bool goes_on_with_noun(const qt_clause *c, uint32_t at) {
  return at + 1 < c->end && qt_is_word(c->tokens[at + 1]) &&
         (qt_has_class(c, at + 1, QT_BIT(DETERMINER)) || (c->tokens[at + 1].flags & QT_CAPITAL));
}

/* Where the phrase of a quotation ends: before a mark, a number or a clause; with the quotation where a verb stands behind. */
static uint32_t end_of_phrase(const qt_clause *c, const qt_atom *atom) {
  uint32_t at = atom->end;
  if (qt_mark_at(c, atom->end - 2, QT_COMMA)) return at;
  for (; at < c->end && qt_kind(c->tokens[at]) == QT_WORD_TOKEN; at++) {
    if (qt_has_class(c, at, QT_BIT(RELATIVE) | QT_BIT(SUBORDINATOR) | QT_BIT(THAT))) break;
    if (qt_has_class(c, at, QT_BIT(CONJUNCTION)) && !goes_on_with_noun(c, at)) break;
    bool capital = (c->tokens[at].flags & QT_CAPITAL) != 0;
    if (is_finite(c, at) || (!capital && qt_has_class(c, at, QT_BIT(PAST) | QT_BIT(PRESENT)))) return atom->end;
  }
  return at;
}

/* "his pledge to be "neutral" in the talks", "her call for "a total ban"": a phrase is what was said only where it quotes. */
static bool read_phrase(const qt_clause *c, qt_candidate *k, uint32_t at) {
  const uint64_t links = QT_BIT(TO) | QT_BIT(OF) | QT_BIT(FOR);
  if (at + 1 >= c->end || !qt_is_word(c->tokens[at]) || !qt_has_class(c, at, links)) return false;
  bool to = qt_has_class(c, at, QT_BIT(TO));
  if (to && !qt_is_word(c->tokens[at + 1]) && !qt_quotation_at(c, at + 1)) return false;
  uint32_t first = to ? at : at + 1, mark = at + 1;
  while (mark < c->end && mark < at + PHRASE_LENGTH && qt_is_word(c->tokens[mark])) mark++;
  const qt_atom *atom = qt_quotation_at(c, mark);
  if (!atom || (!qt_is_speech(c, atom) && qt_begins_sentence(c, atom)))
    return false; /* not: her call for "Port Days" */
  k->complement = QT_OTHER_COMPLEMENT;
  k->end = first;
  k->right = (qt_region){first, end_of_phrase(c, atom)};
  return true;
}

bool qt_is_chant(const qt_clause *c, uint32_t noun) {
  const uint64_t opens =
      QT_BIT(PREPOSITION) | QT_BIT(TO) | QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(CONJUNCTION);
  bool behind = noun > c->first && qt_is_word(c->tokens[noun - 1]) && /* not: she shouts of "A" */
                (qt_has_class(c, noun - 1, opens) || qt_is_plain_word(c, noun - 1));
  return behind && qt_has_class(c, noun, QT_BIT(VOICE)) && noun + 2 < c->end && qt_is_word(c->tokens[noun + 1]) &&
         qt_has_class(c, noun + 1, QT_BIT(OF)) && qt_quotation_at(c, noun + 2);
}

void qt_take_chant(const qt_clause *c, qt_candidate *k, uint32_t noun) {
  const qt_atom *atom = qt_quotation_at(c, noun + 2);
  uint32_t end = atom->end;
  bool joined = end < c->end && qt_is_word(c->tokens[end]) && qt_has_class(c, end, QT_BIT(CONJUNCTION));
  const qt_atom *next = joined ? qt_quotation_at(c, end + 1) : NULL;
  k->complement = QT_QUOTATION_COMPLEMENT;
  k->quoted = true;
  k->end = atom->first;
  k->right = (qt_region){atom->first, next ? next->end : end};
}

/* chants of "Open the gates": nothing but the words. */
static bool read_chant(const qt_clause *c, qt_candidate *k) {
  if (!c->atom_count || k->source.inverted || !qt_is_chant(c, k->cue.head)) return false;
  qt_take_chant(c, k, k->cue.head);
  return true;
}

/* "Her message to voters was, "A"": the quotation behind a copula and the words before it, from token `at` on; or NULL. */
static const qt_atom *quotation_behind_copula(const qt_clause *c, uint32_t at) {
  for (uint32_t end = at + COLON_DISTANCE; at + 1 < c->end && at < end && qt_is_word(c->tokens[at]); at++) {
    if (qt_has_class(c, at, QT_BIT(SAY) | QT_BIT(WRITE) | QT_BIT(RELATIVE) | QT_BIT(THAT))) return NULL;
    if (!(qt_word_at(c, at)->more & QT_MORE(BE))) continue;
    const qt_atom *atom = qt_quotation_at(c, at + 1 + qt_is_comma(c, at + 1));
    return atom && qt_is_speech(c, atom) ? atom : NULL;
  }
  return NULL;
}

/* Petrova's "we will not pay" promise: content between the owner and the noun. */
static bool read_owned(const qt_clause *c, qt_candidate *k) {
  const qt_atom *atom = c->atom_count && !k->source.inverted ? qt_owned_quotation(c, k->cue.head) : NULL;
  if (!atom) return false;
  k->left = (qt_region){atom->first, atom->end};
  k->first = k->cue.head;
  k->end = k->cue.head_end;
  k->quoted = true;
  k->complement = QT_NOTHING_COMPLEMENT;
  k->reason = QT_REASON_CONTENT_CUE_NAME;
  return true;
}

bool qt_read_noun(const qt_clause *c, qt_candidate *k) {
  if (read_owned(c, k)) return true;
  k->first = k->source.inverted ? k->cue.head : k->source.first;
  uint32_t at = k->end = k->source.inverted ? k->source.end : k->cue.head_end;
  k->reason = QT_REASON_NAME_CUE_CONTENT;
  if (at >= c->end) return false;
  if (read_chant(c, k) || read_clause(c, k, qt_skip_adjuncts(c, at))) return true;
  if (read_answer(c, k)) return true;
  const qt_atom *behind = c->atom_count ? quotation_behind_copula(c, at) : NULL;
  if (behind) {
    k->complement = QT_QUOTATION_COMPLEMENT;
    k->quoted = true;
    k->end = behind->first;
    k->right = (qt_region){behind->first, behind->end};
    return true;
  }
  if (read_phrase(c, k, at)) return true;
  for (uint32_t steps = 0; at < c->end && steps < COLON_DISTANCE; at++, steps++) {
    if (qt_mark_at(c, at, QT_COLON)) break;
    if (qt_has_class(c, at, QT_BIT(SAY) | QT_BIT(WRITE))) return false; /* the verb reports it */
    if (!qt_is_word(c->tokens[at]) && !qt_mark_at(c, at, QT_HYPHEN)) return false;
  }
  if (!qt_mark_at(c, at, QT_COLON) || at + 1 >= c->end) return false;
  const qt_atom *atom = qt_quotation_at(c, at + 1);
  if (!atom || (atom->end < c->end && qt_mark_at(c, atom->end - 2, QT_COMMA)))
    return false; /* Her view: "A," she said */
  k->complement = QT_QUOTATION_COMPLEMENT;
  k->quoted = true;
  k->end = at + 1;
  k->right = (qt_region){at + 1, c->end};
  return true;
}
