#include "speech/content_end.h"

enum {
  ITEM_LENGTH = 5, /* words of an item of a list up to its "and" */
  NOUN_LENGTH = 3  /* words from an article to its noun */
};

/* Does the quotation begin like a sentence? */
bool qt_begins_sentence(const qt_clause *c, const qt_atom *atom) {
  for (uint32_t i = atom->first; i < atom->end; i++)
    if (qt_is_word(c->tokens[i])) return (c->tokens[i].flags & QT_CAPITAL) != 0;
  return false;
}

/*
** Where content ends that begins with a quotation at token `at`: behind it and those that a comma or a
** conjunction joins to it ("A" and "B"); a fragment runs on with its clause: X called it "a gift" that nobody wanted.
*/
uint32_t qt_end_of_quotations(const qt_clause *c, uint32_t at) {
  const qt_atom *atom = qt_atom_at(c, at);
  for (;;) {
    uint32_t next = atom->end;
    while (next < c->end &&
           (qt_is_comma(c, next) || (qt_is_word(c->tokens[next]) && qt_has_class(c, next, QT_BIT(CONJUNCTION)))))
      next++;
    const qt_atom *joined = qt_quotation_at(c, next);
    if (!joined || joined == atom) break;
    atom = joined;
  }
  bool closed = atom->end >= atom->first + 3 && qt_is_comma(c, atom->end - 2); /* called it "sad," she left */
  /* "Harbour Master" was the highest office: the subject of the clause */
  if (atom->end < c->end && qt_is_word(c->tokens[atom->end]) && qt_has_class(c, atom->end, QT_BIT(AUX) | QT_BIT(MODAL)))
    return c->end;
  if (qt_begins_sentence(c, atom) || closed) return atom->end;
  /* "..." and kept going: the sentence's next verb, no content */
  if (atom->end < c->end && qt_is_word(c->tokens[atom->end]) && qt_has_class(c, atom->end, QT_BIT(CONJUNCTION)))
    return atom->end;
  return c->end;
}

/* his home, his books and most of his friends: does an item of a list begin at the token? */
static bool begins_item(const qt_clause *c, uint32_t at, uint32_t end) {
  for (uint32_t i = at + 1; i < end && i - at <= ITEM_LENGTH && qt_is_word(c->tokens[i]); i++)
    if (qt_word_at(c, i)->more & QT_MORE(NAME_AND)) return !qt_has_verb(c, at, i) && !qt_has_verb(c, i + 1, i + 2);
  return false;
}

/* but, which, who; a house of his, she ...: what begins a remark or a clause of the writer's behind a comma. */
static bool begins_remark(const qt_clause *c, uint32_t at, uint32_t end) {
  if (at + 1 >= end || !qt_is_word(c->tokens[at])) return false;
  const qt_word *w = qt_word_at(c, at);
  if (w->classes & (QT_BIT(RELATIVE) | QT_BIT(PRONOUN))) return true;
  if (w->classes & QT_BIT(CONJUNCTION)) return !(w->more & QT_MORE(NAME_AND)) && !qt_has_class(c, at + 1, QT_BIT(THAT));
  bool phrase = (w->classes & QT_BIT(POSSESSIVE)) || qt_is_indefinite(w);
  return phrase && !begins_item(c, at, end);
}

/* Where what stands behind the last quotation of a region is set off from it as the writer's, or `end`. */
static uint32_t end_behind(const qt_clause *c, uint32_t at, uint32_t end) {
  uint32_t dash = end, dashes = 0; /* ... "encouraged" by the plan - a boost for the port */
  for (uint32_t i = end; i-- > at;)
    if (qt_is_dash(c, i)) {
      dash = i;
      dashes++;
    }
  if (dashes == 1) end = dash;
  for (uint32_t i = at; i < end; i++)
    if (qt_mark_at(c, i, QT_SEMICOLON) || (qt_is_comma(c, i) && begins_remark(c, i + 1, end))) return i;
  return end;
}

/* called it "stupid" in a tweet, on Monday: where or when it was said. */
static bool begins_occasion(const qt_clause *c, uint32_t at, uint32_t end) {
  const uint64_t none = QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(TO) | QT_BIT(BY) | QT_BIT(AS);
  if (at + 1 >= end || !qt_has_class(c, at, QT_BIT(PREPOSITION)) || qt_has_class(c, at, none)) return false;
  uint32_t behind = qt_skip_phrase(c, at + 1);
  return (qt_word_at(c, at + 1)->more & QT_MORE(DAY)) ||
         (behind > at + 1 && behind <= end && qt_has_class(c, behind - 1, QT_BIT(DOCUMENT)));
}

bool qt_is_gerund(const qt_clause *c, uint32_t at) {
  if (!qt_is_word(c->tokens[at])) return false;
  if (qt_has_class(c, at, QT_BIT(ING))) return true;
  return qt_is_plain_word(c, at) &&
         qt_ends_like(c->article->lexicon, c->article->text, c->tokens[at], QT_MORE(VERB_ENDING)) &&
         !qt_has_plain_past(c, at, at + 1);
}

/* a speech, an interview, her news conference: an event of words; not Monday's debate, in which the object was at issue. */
static bool is_event(const qt_clause *c, uint32_t at, uint32_t end) {
  const qt_word *first = qt_word_at(c, at);
  uint32_t length;
  bool known = !(first->more & QT_MORE(ARTICLE)) && !(first->classes & QT_BIT(POSSESSIVE));
  if (known || (first->more & QT_MORE(DEFINITE)) || (end < c->end && qt_has_class(c, end, QT_BIT(OF)))) return false;
  for (; at < end; at++)
    if (qt_is_word(c->tokens[at]) &&
        qt_match(c->article->lexicon, c->tokens + at, end - at, 0, QT_MORE(DIGEST_EVENT), &length))
      return true;
  return false;
}

/* in a speech, at a news conference in Lisk, on Monday: where and when it was said, up to the sentence's end. */
static bool is_last_occasion(const qt_clause *c, uint32_t at) {
  const uint64_t none = QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(BY) | QT_BIT(TO);
  if (!qt_has_class(c, at, QT_BIT(PREPOSITION)) || qt_has_class(c, at, none) || !qt_is_word(c->tokens[at + 1]))
    return false;
  uint32_t end = qt_skip_adjuncts(c, at);
  if (end < at + 2 || !qt_ends_sentence(c, end)) return false;
  for (uint32_t i = at; i < end; i++) /* praised her on Monday for her work: what for is what one says */
    if (qt_is_word(c->tokens[i]) && qt_has_class(c, i, QT_BIT(FOR))) return false;
  if (qt_word_at(c, at + 1)->more & QT_MORE(DAY)) return qt_kind(c->tokens[at + 2]) != QT_CLITIC;
  return !(qt_word_at(c, at)->more & (QT_MORE(TOPIC_LEAD) | QT_MORE(ORIGIN))) &&
         is_event(c, at + 1, qt_skip_phrase(c, at + 1));
}

/* denounced the pier at a news conference on Monday: an object without a clause in it ends before what tells that. */
uint32_t qt_end_before_occasion(const qt_clause *c, qt_region r) {
  const uint64_t clause = QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(RELATIVE) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(AUX) |
                          QT_BIT(TO) | QT_BIT(ING) | QT_BIT(PAST) | QT_BIT(CONJUNCTION) | QT_BIT(AS);
  for (uint32_t at = r.first; at + 1 < r.end; at++) {
    if (qt_skip_quotation(c, &at) || !qt_is_word(c->tokens[at])) continue;
    bool owner = qt_kind(c->tokens[at]) == QT_CLITIC && at > r.first && !qt_has_class(c, at - 1, QT_BIT(PRONOUN));
    if (owner) continue; /* the mayor's plan */
    if (qt_has_class(c, at, clause) || qt_has_plain_past(c, at, at + 1)) break;
    if (at > r.first && is_last_occasion(c, at)) return at;
  }
  return r.end;
}

bool qt_begins_question(const qt_clause *c, uint32_t at) {
  return at + 1 < c->end && qt_is_word(c->tokens[at]) && qt_is_word(c->tokens[at + 1]) &&
         qt_has_class(c, at + 1, QT_BIT(ASK)) && qt_has_class(c, at + 1, QT_BIT(PARTICIPLE)) &&
         qt_has_class(c, at, QT_BIT(SUBORDINATOR)) && qt_has_class(c, at, QT_BIT(WH)) &&
         !(at + 2 < c->end && qt_is_word(c->tokens[at + 2]) && qt_has_class(c, at + 2, QT_BIT(TO))); /* to do so */
}

/* said the pier was safe when asked about the ice: the question is no content. Not: would leave if asked, a condition. */
uint32_t qt_end_before_question(const qt_clause *c, qt_region r) {
  for (uint32_t at = r.first; at + 1 < r.end; at++) {
    if (!qt_is_word(c->tokens[at]) || qt_atom_at(c, at)) continue;
    if (qt_has_class(c, at, QT_BIT(MODAL) | QT_BIT(FUTURE))) break;
    if (at == r.first || !qt_begins_question(c, at)) continue;
    if (qt_is_comma(c, at - 1)) at--;
    if (qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(CONJUNCTION))) at--; /* and, when asked, said */
    return qt_is_comma(c, at - 1) || qt_is_dash(c, at - 1) ? at - 1 : at;
  }
  return r.end;
}

/*
** He called it "a gift" and left; called it "a gift" in a letter: a predicate ends with its quotation where the
** sentence's next verb or an occasion follows. end_of_mixed knows the rest.
*/
static bool ends_predicate(const qt_clause *c, const qt_cue *cue, uint32_t at, uint32_t end) {
  if (!(cue->classes & (QT_BIT(CALL) | QT_BIT(ACCUSE))) || (cue->classes & QT_BIT(SAY))) return false;
  if (at + 1 >= end || !qt_is_word(c->tokens[at])) return false;
  const uint64_t none = QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE); /* called it "a gift" and a joy */
  bool doing = (qt_word_at(c, at)->more & QT_MORE(NAME_AND)) &&  /* accused him of "theft" and making a mess */
               qt_is_gerund(c, at + 1);
  bool verb = qt_has_class(c, at, QT_BIT(CONJUNCTION)) && !qt_has_class(c, at + 1, none) && !doing;
  return verb || begins_occasion(c, at, end);
}

/* that two tracks, "A" and "B," reference her years: before the comma is a subject, and its verb comes behind. */
static bool is_subject_alone(const qt_clause *c, qt_region r, const qt_atom *last) {
  const uint64_t verbs = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(PAST) | QT_BIT(PRESENT) | QT_BIT(BASE);
  if (r.first <= c->first || !qt_is_word(c->tokens[r.first - 1]) || !qt_has_class(c, r.first - 1, QT_BIT(THAT)))
    return false;
  for (uint32_t i = r.first; i < last->first; i++)
    if (!qt_atom_at(c, i) && qt_is_word(c->tokens[i]) && qt_is_verb_at(c, i)) return false;
  return last->end < r.end && qt_is_word(c->tokens[last->end]) &&
         (qt_has_class(c, last->end, verbs) || (qt_word_at(c, last->end)->more & QT_MORE(VERB)));
}

bool qt_has_any_verb(const qt_clause *c, uint32_t first, uint32_t end) {
  if (qt_has_verb(c, first, end)) return true;
  for (uint32_t i = first; i < end; i++)
    if (qt_is_word(c->tokens[i]) && (qt_word_at(c, i)->more & QT_MORE(VERB))) return true;
  return false;
}

/*
** was "late," because the ice held; "a port in Lisk," where they met: behind the comma the clause that content is goes
** on with its reason, place or condition. Not: while, before, as, which the writer as often adds; although he supports,
** when Orlov asked: what somebody says.
*/
static bool goes_on_with_clause(const qt_clause *c, qt_region r, uint32_t at) {
  const uint64_t none = QT_BIT(PREPOSITION) | QT_BIT(CONJUNCTION) | QT_BIT(ADVERB) | QT_BIT(AS);
  uint32_t length = 0;
  if (at + 2 >= r.end || !qt_is_word(c->tokens[at])) return false;
  const qt_word *w = qt_match(c->article->lexicon, c->tokens + at, r.end - at, QT_BIT(SUBORDINATOR), 0, &length);
  uint32_t subject = at + length, last = subject - 1; /* even if */
  if (!w || (w->classes & none) || qt_has_class(c, last, none) || subject + 1 >= r.end) return false;
  if (qt_has_class(c, subject, QT_ANY_CUE) || !qt_has_any_verb(c, subject, r.end)) return false;
  uint32_t verb = qt_skip_phrase(c, subject);
  return verb >= r.end || verb == subject || !qt_is_word(c->tokens[verb]) || !qt_has_class(c, verb, QT_ANY_CUE);
}

/*
** ready to "take on the board," mend the cranes, and improve the pay: at `at`, behind the comma, a list of verbs goes on
** that begins in marks.
*/
static bool goes_on_with_verbs(const qt_clause *c, const qt_atom *last, uint32_t at, uint32_t end) {
  const uint64_t opens = QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE);
  const uint64_t none = QT_BIT(PREPOSITION) | QT_BIT(ADVERB) | QT_BIT(PRONOUN) | QT_BIT(CONJUNCTION);
  if (last->first <= c->first || at + 1 >= end || !qt_is_word(c->tokens[at]) || qt_has_class(c, at, opens | none))
    return false;
  if (!qt_is_word(c->tokens[last->first - 1]) || !qt_has_class(c, last->first - 1, QT_BIT(TO) | QT_BIT(MODAL)))
    return false;
  if ((c->tokens[at].flags & QT_CAPITAL) || !qt_is_word(c->tokens[at + 1]) || !qt_has_class(c, at + 1, opens))
    return false;
  for (uint32_t i = at + 2; i + 1 < end; i++)
    if (qt_is_word(c->tokens[i]) && (qt_word_at(c, i)->more & QT_MORE(NAME_AND)) &&
        !qt_has_class(c, i + 1, opens | none))
      return true;
  return false;
}

/* Mixed content ends behind its last quotation, where a comma or a dash sets off what follows. */
uint32_t qt_end_of_mixed(const qt_clause *c, const qt_cue *cue, qt_region r) {
  const qt_atom *last = NULL;
  for (uint32_t i = 0; i < c->atom_count; i++)
    if (c->atoms[i].first >= r.first && c->atoms[i].end <= r.end) last = &c->atoms[i];
  if (!last || last->end >= r.end) return r.end;
  if (ends_predicate(c, cue, last->end, r.end)) return last->end;
  bool comma = qt_is_comma(c, last->end) || (last->end - 2 > last->first && qt_is_comma(c, last->end - 2));
  uint32_t next = qt_is_comma(c, last->end) ? last->end + 1 : last->end;
  bool joined = next + 1 < r.end && qt_is_word(c->tokens[next]) && qt_has_class(c, next, QT_BIT(CONJUNCTION));
  bool goes_on = joined && (qt_has_verb(c, next + 1, next + 2) || qt_has_class(c, next + 1, QT_BIT(THAT)));
  /* he referred to them as "friends" and showed compassion: the sentence's next verb */
  uint32_t verb = joined ? qt_skip_adverbs(c, next + 1, r.end - 1) : next + 1;
  bool new_verb = joined && next == last->end && !qt_has_verb(c, r.first, last->first) &&
                  (qt_has_class(c, verb, QT_BIT(PAST) | QT_BIT(PRESENT)) ||
                   (qt_is_word(c->tokens[verb]) && (qt_word_at(c, verb)->more & QT_MORE(VERB)) &&
                    !qt_has_class(c, verb, QT_BIT(BASE) | QT_BIT(AUX)))); /* to keep A and have B */
  if (new_verb) return last->end;
  /* noted that with its "old" plan, it is good: a phrase in front of the clause */
  bool aside = qt_is_comma(c, r.first); /* that, thanks to "A," it is */
  bool phrase = qt_has_class(c, r.first, QT_BIT(PREPOSITION)) && !qt_has_verb(c, r.first, last->end);
  bool fronted = comma && (aside || phrase) && qt_has_verb(c, next, r.end);
  if (fronted) return end_behind(c, next, r.end);
  if (comma && !goes_on && is_subject_alone(c, r, last)) return r.end;
  if (comma && goes_on_with_clause(c, r, next)) return end_behind(c, next, r.end);
  if (comma && goes_on_with_verbs(c, last, next, r.end)) return r.end;
  if ((comma && !goes_on) || qt_mark_at(c, last->end, QT_DASH)) return last->end;
  return end_behind(c, last->end, r.end);
}

/* "While X spoke of a "test" before the race, after it he": to the comma behind which the sentence has its verb. */
uint32_t qt_end_of_fronted(const qt_clause *c, qt_region r) {
  for (uint32_t at = r.first; at < r.end; at++) {
    if (qt_skip_quotation(c, &at)) continue;
    if (at > r.first && qt_is_comma(c, at)) return qt_has_any_verb(c, at + 1, r.end) ? at : r.end;
  }
  return r.end;
}

/* "Petrova, who", "Petrova, a pilot who": does the relative pronoun at the token stand between commas behind the subject? */
static bool is_between_commas(const qt_clause *c, uint32_t relative) {
  uint32_t at = relative;
  if (at > c->first && qt_is_comma(c, at - 1)) return true;
  while (at > c->first && qt_is_word(c->tokens[at - 1])) at--;
  const qt_mention *m = at > c->first ? qt_mention_of(c, qt_mention_ending_at(c, c->first, at - 1)) : NULL;
  return m && m->first_token == c->first && m->kind == QT_NAME && qt_is_comma(c, at - 1);
}

/* "Petrova, who says the port is safe, left": a relative clause ends at the comma before the sentence's verb. */
uint32_t qt_end_of_relative(const qt_clause *c, const qt_candidate *k) {
  if (!is_between_commas(c, k->source.first)) return k->right.end;
  for (uint32_t at = k->right.first; at + 1 < k->right.end; at++) {
    const qt_atom *atom = qt_quotation_at(c, at);
    if (atom) {
      at = atom->end - 1;
      bool comma = atom->end >= atom->first + 3 && qt_is_comma(c, atom->end - 2);
      uint32_t verb = qt_skip_adverbs(c, at + 1, k->right.end); /* ..., "A," clearly meant */
      if (comma && verb < k->right.end && qt_has_verb(c, verb, verb + 1)) return atom->end;
      continue;
    }
    bool verb = qt_is_comma(c, at) && qt_is_word(c->tokens[at + 1]) &&
                (qt_has_verb(c, at + 1, at + 2) || qt_has_plain_past(c, at + 1, at + 2) ||
                 (qt_word_at(c, at + 1)->more & QT_MORE(VERB)));
    if (verb && !qt_has_class(c, at + 1, QT_BIT(ING))) return at;
  }
  return k->right.end;
}

/* What stands behind a verb, and behind no noun or adjective: a determiner, where, how, a quotation, nothing. */
static bool is_behind_finite(const qt_clause *c, uint32_t at, uint32_t end) {
  const uint64_t behind = QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(PRONOUN) | QT_BIT(PREPOSITION) |
                          QT_BIT(ADVERB) | QT_BIT(THAT) | QT_BIT(NEGATION);
  if (at >= end || qt_ends_sentence(c, at)) return true;
  if (!qt_is_word(c->tokens[at])) return qt_quotation_at(c, at);
  return qt_has_class(c, at, behind) && !qt_has_class(c, at, QT_BIT(BY) | QT_BIT(OF));
}

/* A finite verb of the writer's at `at`. infinitive: its base form may go on with one before. */
static bool is_writers_verb(const qt_clause *c, const qt_cue *cue, uint32_t at, uint32_t end, bool infinitive) {
  if (at >= end || (c->tokens[at].flags & (QT_KIND_MASK | QT_CAPITAL)) != QT_WORD_TOKEN) return false;
  if (!is_behind_finite(c, at + 1, end)) return false;
  const qt_word *w = qt_word_at(c, at);
  if ((w->classes & (QT_BIT(AUX) | QT_BIT(PREPOSITION))) || (infinitive && (w->classes & QT_BIT(BASE)))) return false;
  if (w->classes & QT_BIT(PAST)) return true;
  bool present = (cue->classes & QT_BIT(PRESENT)) && !(cue->classes & QT_BIT(PAST));
  if (w->classes & QT_BIT(PRESENT)) return present && !(w->classes & QT_BIT(BASE));
  bool listed =
      !infinitive && (w->more & QT_MORE(VERB)) && !(w->classes & QT_VERB_FORMS); /* cut, put: the base as well */
  return listed || qt_has_plain_past(c, at, at + 1);
}

/* "vowed to sell the crane, but the mayor refused": to the comma before a sentence of somebody else. */
uint32_t qt_end_before_sentence(const qt_clause *c, qt_region r) {
  const uint64_t verbs = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(PAST) | QT_BIT(PRESENT);
  const quoth_article *a = c->article;
  for (uint32_t at = qt_next_mark(a, r.first, r.end); at + 3 < r.end; at = qt_next_mark(a, at + 1, r.end)) {
    const qt_atom *atom = qt_atom_at(c, at);
    if (atom && atom->first >= r.first) {
      at = atom->end - 1;
      continue;
    }
    bool dash = qt_is_dash(c, at); /* called for a pier - but the mayor refused */
    if (!(qt_is_comma(c, at) || dash) || !qt_is_word(c->tokens[at + 1]) ||
        !qt_has_class(c, at + 1, QT_BIT(CONJUNCTION)))
      continue;
    const qt_mention *m = qt_mention_of(c, qt_mention_from(c, at + 2));
    if (!m) continue;
    uint32_t behind = qt_mention_end(m);
    if (behind >= r.end || !qt_is_word(c->tokens[behind])) continue;
    if (qt_has_class(c, behind, verbs) || (qt_word_at(c, behind)->more & QT_MORE(VERB))) return at;
  }
  return r.end;
}

/*
** said the port was open, a claim that Orlov rejected; a charge denied by the board: a comma, an article and a noun of
** saying that another's clause hangs on is what the writer adds.
*/
uint32_t qt_end_before_comment(const qt_clause *c, qt_region r) {
  const quoth_article *a = c->article;
  for (uint32_t comma = qt_next_mark(a, r.first, r.end); comma + 3 < r.end; comma = qt_next_mark(a, comma + 1, r.end)) {
    if (qt_atom_at(c, comma) || !qt_is_comma(c, comma) || !qt_is_word(c->tokens[comma + 1])) continue;
    if (!qt_is_indefinite(qt_word_at(c, comma + 1))) continue;
    uint32_t noun = comma + 2;
    while (noun < r.end && noun < comma + 2 + NOUN_LENGTH && qt_is_word(c->tokens[noun]) &&
           !qt_has_class(c, noun, QT_BIT(SAYING_NOUN)))
      noun++;
    if (noun + 2 >= r.end || !qt_is_word(c->tokens[noun]) || !qt_has_class(c, noun, QT_BIT(SAYING_NOUN))) continue;
    if (!qt_is_word(c->tokens[noun + 1]) || !qt_is_word(c->tokens[noun + 2])) continue;
    bool relative = qt_has_class(c, noun + 1, QT_BIT(THAT) | QT_BIT(RELATIVE)) &&
                    (qt_mention_from(c, noun + 2) != QUOTH_NONE || qt_has_class(c, noun + 2, QT_BIT(PRONOUN)));
    uint32_t who = qt_skip_phrase(c, noun + 1); /* a charge the government denies */
    bool contact = who > noun + 1 && who < r.end && qt_has_class(c, noun + 1, QT_BIT(DETERMINER) | QT_BIT(PRONOUN)) &&
                   qt_has_verb(c, who, who + 1);
    if (relative || contact || qt_has_class(c, noun + 2, QT_BIT(BY))) return comma;
  }
  return r.end;
}

/*
** He criticised the plan and voted against it; pledged to stay and left for Lisk: content without a clause in it ends
** before the next verb of its speaker's that the writer tells.
*/
uint32_t qt_end_before_verb(const qt_clause *c, const qt_candidate *k) {
  const uint64_t clause = QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(RELATIVE) | QT_BIT(MODAL) | QT_BIT(FUTURE);
  qt_region r = k->right;
  bool to = false; /* an infinitive before: the council to reject the plan */
  for (uint32_t at = r.first; at + 1 < r.end; at++) {
    if (qt_skip_quotation(c, &at) || !qt_is_word(c->tokens[at])) continue;
    const qt_word *w = qt_word_at(c, at);
    if (w->classes & clause) break;
    to |= (w->classes & QT_BIT(TO)) != 0;
    if ((w->classes & QT_BIT(AUX)) && !(at > r.first && qt_has_class(c, at - 1, QT_BIT(TO)))) break;
    if (!(w->classes & QT_BIT(CONJUNCTION)) || at == r.first) {
      if (at > r.first && ((w->classes & QT_BIT(PAST)) || qt_has_plain_past(c, at, at + 1)))
        break; /* a clause, or near */
      continue;
    }
    uint32_t verb = qt_skip_adverbs(c, at + 1, r.end);
    /* denied the charge and has not been heard */
    bool auxiliary = !to && verb + 1 < r.end && qt_has_class(c, verb, QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE)) &&
                     !qt_has_class(c, verb, QT_BIT(BASE) | QT_BIT(ING));
    if (!auxiliary && !is_writers_verb(c, &k->cue, verb, r.end, to)) continue;
    for (uint32_t i = r.first + 1; i < at; i++) /* a clause, or near it: the men hurt and killed in the raid */
      if (qt_has_class(c, i, QT_BIT(PAST)) || qt_has_plain_past(c, i, i + 1)) return r.end;
    return qt_is_comma(c, at - 1) ? at - 1 : at;
  }
  return r.end;
}
