#include "speech/complement.h"

#include "speech/source.h"
#include "speech/subject.h"
#include "speech/verb_second.h"

enum {
  WHOM_LENGTH = 3,  /* words that end whom one tells */
  FIELD_LENGTH = 20 /* tokens between a verb and the comma before its clause */
};

/* affirme n'avoir rien vu; negó conocer a X: an infinitive, of a language whose verbs have their clause without "to". */
static bool is_infinitive(const qt_clause *c, uint32_t at) {
  if (!c->drops_subject || c->comma_clauses) return false;
  while (at + 1 < c->end && qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(NEGATION)))
    at++; /* ne pas vouloir */
  qt_token t = c->tokens[at];
  if (!qt_is_word(t) || (t.flags & QT_CAPITAL) || t.length < 3 || qt_is_time_word(c, at)) return false;
  if (!qt_is_plain_word(c, at) && !qt_has_class(c, at, QT_BIT(BASE) | QT_BIT(AUX))) return false;
  const char *end = c->article->text + qt_end(t);
  return (end[-1] == 'r' && strchr("aei", end[-2])) || (end[-2] == 'r' && end[-1] == 'e');
}

/* What stands at `at`, behind a cue and its adjuncts; *start gets where content would begin. */
qt_complement qt_complement_at(const qt_clause *c, uint32_t at, uint32_t *start) {
  *start = at;
  if (qt_ends_sentence(c, at) || qt_mark_at(c, at, QT_SEMICOLON)) return QT_NOTHING_COMPLEMENT;
  if (qt_quotation_at(c, at)) return QT_QUOTATION_COMPLEMENT;
  if (qt_mark_at(c, at, QT_COLON)) {
    *start = at + 1;
    if (at + 1 >= c->end) return QT_NOTHING_COMPLEMENT;
    return qt_atom_at(c, at + 1) ? QT_QUOTATION_COMPLEMENT : QT_COLON_COMPLEMENT;
  }
  if (qt_is_comma(c, at) || qt_is_attribution_dash(c, at)) {
    const qt_atom *next = qt_atom_at(c, at + 1); /* «A, — said X, — B»: behind a dash it goes on */
    if (qt_quotation_at(c, at + 1) || (next && next->first == at + 1)) {
      *start = at + 1;
      return QT_QUOTATION_COMPLEMENT;
    }
    return QT_COMMA_COMPLEMENT;
  }
  if (!qt_is_word(c->tokens[at])) return QT_OTHER_COMPLEMENT;
  uint64_t is = qt_word_at(c, at)->classes;
  if (is & QT_BIT(THAT)) {
    const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(ASK) | QT_BIT(WRITE);
    if (at + 2 < c->end && qt_is_comma(c, at + 1) && qt_is_word(c->tokens[at + 2]) && qt_has_class(c, at + 2, saying) &&
        qt_has_class(c, at + 2, QT_BIT(ING)))
      return QT_PHRASE_COMPLEMENT; /* rejected that, saying: */

    bool doing = at + 1 < c->end && qt_is_word(c->tokens[at + 1]) && /* that having a boat */
                 qt_ends_like(c->article->lexicon, c->article->text, c->tokens[at + 1], QT_MORE(VERB_ENDING));
    if (at + 1 < c->end && !doing && (is & QT_BIT(DETERMINER)) && qt_has_class(c, at + 1, QT_BIT(AUX) | QT_BIT(MODAL)))
      return QT_SUBJECT_COMPLEMENT; /* that is */
    bool elided = memchr(c->article->text + c->tokens[at].start, '\'', c->tokens[at].length - 1) != NULL ||
                  (c->tokens[at].length > 6 && !(is & QT_BIT(DETERMINER))); /* qu'il: one token */
    *start = elided ? at : at + 1;
    return QT_THAT_COMPLEMENT;
  }
  if ((is & QT_BIT(PREPOSITION)) && at + 1 < c->end && qt_is_word(c->tokens[at + 1]) &&
      (qt_word_at(c, at + 1)->classes & (QT_BIT(THAT) | QT_BIT(DETERMINER))) == QT_BIT(THAT)) {
    *start = at + 2; /* insistió en que */
    return QT_THAT_COMPLEMENT;
  }
  if (is_infinitive(c, at)) return QT_THAT_COMPLEMENT;
  if (is & QT_BIT(PRONOUN)) return QT_SUBJECT_COMPLEMENT;
  if (is & QT_BIT(WH)) return QT_WH_COMPLEMENT;
  if (is & QT_BIT(TO)) return QT_TO_COMPLEMENT;
  bool denied = (is & QT_BIT(NEGATION)) && at + 1 < c->end && qt_is_word(c->tokens[at + 1]);
  if (denied && qt_has_class(c, at + 1, QT_BIT(TO))) return QT_TO_COMPLEMENT; /* vowed not to leave */
  uint32_t length;                                                            /* he said according to a transcript */
  if (qt_match(c->article->lexicon, c->tokens + at, c->end - at, QT_BIT(ACCORDING), 0, &length) && length > 1)
    return QT_NOTHING_COMPLEMENT;
  if (is & (QT_BIT(PREPOSITION) | QT_BIT(OF) | QT_BIT(FOR)))
    return qt_opens_clause(c, at) ? QT_SUBJECT_COMPLEMENT : QT_PREPOSITION_COMPLEMENT;
  uint32_t index = qt_mention_at(c->article, at);
  if (index != QUOTH_NONE) return QT_SUBJECT_COMPLEMENT;
  if (is & (QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE))) return QT_PHRASE_COMPLEMENT;
  return QT_OTHER_COMPLEMENT;
}

/* told a crowd in Salem, New Norvia on Monday that; at a popular Salem, Norvia, tavern that: the "that", or QUOTH_NONE. */
static uint32_t behind_region(const qt_clause *c, uint32_t comma) {
  uint32_t at = comma + 1;
  while (at < c->end && at <= comma + WHOM_LENGTH && qt_is_word(c->tokens[at]) && (c->tokens[at].flags & QT_CAPITAL))
    at++;
  if (at == comma + 1 || at >= c->end || !(c->tokens[comma - 1].flags & QT_CAPITAL)) return QUOTH_NONE;
  uint32_t noun = at += qt_is_comma(c, at);
  while (at < c->end && at < noun + WHOM_LENGTH && qt_is_plain_word(c, at)) at++;
  at = qt_skip_adjuncts(c, at);
  bool that = at < c->end && qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(THAT));
  return that ? at : QUOTH_NONE;
}

/*
** "reported, citing two people close to the talks, that", "said, among other things, that": over the aside to the
** clause behind it. Where the source has it from is an aside whatever follows.
*/
qt_complement qt_skip_aside(const qt_clause *c, uint32_t comma, uint32_t *start) {
  bool citing =
      comma + 1 < c->end && qt_is_word(c->tokens[comma + 1]) && (qt_word_at(c, comma + 1)->more & QT_MORE(CITING));
  uint32_t limit = comma + QT_ASIDE_LENGTH < c->end ? comma + QT_ASIDE_LENGTH : c->end;
  uint32_t that = behind_region(c, comma);
  if (that != QUOTH_NONE) {
    *start = that + 1;
    return QT_THAT_COMPLEMENT;
  }
  if (qt_complement_at(c, comma + 1, start) == QT_THAT_COMPLEMENT) return QT_THAT_COMPLEMENT;
  for (uint32_t at = comma + 1; at + 1 < limit; at++) {
    if (qt_quotation_at(c, at)) break;
    if (!qt_is_comma(c, at) && !(qt_is_dash(c, comma) && qt_is_dash(c, at))) continue;
    qt_complement behind = qt_complement_at(c, at + 1, start);
    if (behind == QT_PREPOSITION_COMPLEMENT) behind = qt_complement_at(c, qt_skip_adjuncts(c, at + 1), start);
    bool spoken = behind == QT_QUOTATION_COMPLEMENT && !qt_has_verb(c, comma + 1, at) && qt_is_speech_at(c, at + 1);
    if (behind == QT_THAT_COMPLEMENT || spoken) return behind;
    if (citing) break;
  }
  return QT_COMMA_COMPLEMENT;
}

/* The next comma, quotation or end of the sentence from `at` on. */
static uint32_t end_of_part(const qt_clause *c, uint32_t at, uint32_t limit) {
  while (at < limit && !qt_is_comma(c, at) && qt_kind(c->tokens[at]) != QT_QUOTE) at++;
  return at;
}

/* A verb of any kind among tokens [first, end); 's owns. */
static bool holds_verb(const qt_clause *c, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (qt_kind(c->tokens[i]) == QT_WORD_TOKEN && qt_is_verb_at(c, i)) return true;
  return false;
}

/* A friend of hers who died in May; chief engineer of the port; 52; who runs the port: does [first, end) say who one is? */
static bool is_apposition(const qt_clause *c, uint32_t first, uint32_t end) {
  const uint64_t people = QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY);
  if (qt_kind(c->tokens[first]) == QT_NUMBER) return end == first + 1;
  if (!qt_is_word(c->tokens[first]) || (c->tokens[first].flags & QT_CAPITAL)) return false;
  if (qt_has_class(c, first, QT_BIT(RELATIVE))) return true;
  if (qt_has_class(c, first, QT_BIT(PREPOSITION) | QT_BIT(SUBORDINATOR) | QT_BIT(PRONOUN) | QT_BIT(THAT))) return false;
  bool somebody = (qt_word_at(c, first)->more & QT_MORE(ARTICLE)) || qt_has_class(c, first, QT_BIT(POSSESSIVE));
  uint32_t noun = first;
  for (; noun < end && !qt_has_class(c, noun, QT_BIT(RELATIVE)); noun++) somebody |= qt_has_class(c, noun, people);
  return somebody && !holds_verb(c, first, noun);
}

uint32_t qt_skip_apposition(const qt_clause *c, uint32_t comma) {
  const uint64_t none = QT_BIT(PREPOSITION) | QT_BIT(SUBORDINATOR) | QT_BIT(CONJUNCTION) | QT_BIT(RELATIVE) |
                        QT_BIT(THAT) | QT_BIT(ADVERB) | QT_BIT(ING);
  uint32_t limit = comma + QT_ASIDE_LENGTH < c->end ? comma + QT_ASIDE_LENGTH : c->end;
  if (comma + 1 >= limit || !qt_is_comma(c, comma)) return comma;
  uint32_t behind = end_of_part(c, comma + 1, limit), clause = behind + 1;
  if (clause + 1 >= c->end || !qt_is_comma(c, behind) || !is_apposition(c, comma + 1, behind)) return comma;
  /* the crane, the pride of the port, fell; the crane, built in May, fell: what stands behind is an aside too */
  uint32_t end = end_of_part(c, clause, c->end);
  if (!qt_is_word(c->tokens[clause]) || qt_has_class(c, clause, none) || qt_is_verb_at(c, clause)) return comma;
  bool goes_on = end + 1 < c->end && qt_is_comma(c, end) && holds_verb(c, end + 1, end + 2);
  return goes_on || !holds_verb(c, clause + 1, end) ? comma : behind;
}

/* A word that may go on with a noun phrase: no verb of its own, nothing that begins another phrase. */
static bool is_nominal(const qt_clause *c, uint32_t token) {
  const uint64_t none = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(THAT) | QT_BIT(TO) | QT_BIT(WH) |
                        QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(PREPOSITION) | QT_BIT(PRONOUN) |
                        QT_BIT(PAST);
  const uint64_t nouns = QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT);
  bool says = qt_has_class(c, token, QT_BIT(SAY) | QT_BIT(SHOW)) && !qt_has_class(c, token, nouns | QT_BIT(ING));
  return qt_kind(c->tokens[token]) == QT_WORD_TOKEN && !qt_has_class(c, token, none) && !says;
}

/*
** Behind whom one tells, who stands at `at`. warned the new rules could hurt fishermen: of a verb that needs nobody what
** has its auxiliary behind it is the subject of what is said.
*/
static uint32_t behind_addressee(const qt_clause *c, const qt_cue *cue, uint32_t at) {
  const uint64_t auxiliary = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE);
  uint32_t next = qt_skip_phrase(c, at);
  if (!(cue->classes & (QT_BIT(SAY) | QT_BIT(INTEND))) || next == at) return next;
  for (uint32_t verb = next; verb < c->end && verb <= next + 1; verb++) {
    if (qt_kind(c->tokens[verb]) != QT_WORD_TOKEN) break;
    if (qt_has_class(c, verb, auxiliary)) return at;
    if (!qt_is_plain_word(c, verb)) break;
  }
  return next;
}

/* "confirmed to reporters she was leaving", "explained to Karl Bent why": behind whom one says a clause to; `at` for none. */
static uint32_t behind_hearer(const qt_clause *c, const qt_cue *cue, uint32_t at) {
  if (!(cue->classes & QT_BIT(SAY)) || cue->form != QT_FINITE || at + 2 >= c->end || !qt_is_word(c->tokens[at]) ||
      !qt_has_class(c, at, QT_BIT(TO)))
    return at;
  const qt_mention *m = qt_mention_of(c, qt_mention_from(c, at + 1));
  uint32_t start;
  if (!m || m->kind == QT_PRONOUN_MENTION || m->kind == QT_PLACE_NAME) return at;
  uint32_t behind = at + 1 + m->token_count;
  qt_complement clause = behind < c->end ? qt_complement_at(c, behind, &start) : QT_NOTHING_COMPLEMENT;
  bool subject = clause == QT_SUBJECT_COMPLEMENT && !qt_has_class(c, behind, QT_BIT(PREPOSITION));
  return subject || clause == QT_WH_COMPLEMENT ? behind : at;
}

/* сообщил Иван Петров журналистам: behind the subject whom he tells, up to a mark that ends the clause; `at` for none. */
static uint32_t behind_told(const qt_clause *c, uint32_t at) {
  uint32_t end = at;
  while (end < c->end && end < at + WHOM_LENGTH && qt_is_word(c->tokens[end]) &&
         (qt_is_plain_word(c, end) || qt_mention_at(c->article, end) != QUOTH_NONE))
    end++;
  return end > at && (qt_ends_sentence(c, end) || qt_is_comma(c, end) || qt_is_dash(c, end)) ? end : at;
}

/* sagte Karl Bent der Zeitung am Montag; sagte Karl Bent dem „Nordblatt“: behind whom the subject tells; `at` for none. */
static uint32_t behind_dative(const qt_clause *c, uint32_t at) {
  if (at + 1 >= c->end || !qt_is_word(c->tokens[at]) || !qt_has_class(c, at, QT_BIT(DETERMINER))) return at;
  uint32_t end = qt_quotation_at(c, at + 1) ? at + 1 : qt_skip_phrase(c, at);
  const qt_atom *name = qt_quotation_at(c, end); /* dem Sender „Ellim Eins“ */
  if (end > at && name && (c->tokens[end + 1].flags & QT_CAPITAL) && name->end <= end + 2 + WHOM_LENGTH)
    end = name->end;
  if (end == at || qt_quotation_at(c, end)) return at;
  uint32_t behind = qt_skip_adjuncts(c, end);
  return qt_ends_sentence(c, behind) || !qt_is_word(c->tokens[behind]) ? behind : at;
}

/*
** сообщил агентству «Вестник» в понедельник, что A; выразил уверенность, что A; спросил у них, когда: the comma behind
** whatever stands between a verb and its clause, names in marks too. at: behind the verb. QUOTH_NONE: no clause follows.
*/
static uint32_t comma_before_clause(const qt_clause *c, uint32_t at) {
  const uint64_t verbs = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(PAST) | QT_BIT(PRESENT);
  uint32_t limit = at + FIELD_LENGTH < c->end ? at + FIELD_LENGTH : c->end;
  for (; at + 1 < limit; at++) {
    const qt_atom *atom = qt_atom_at(c, at);
    if (atom && (at != atom->first || qt_is_speech(c, atom))) return QUOTH_NONE;
    if (atom) {
      at = atom->end - 1;
      continue;
    }
    if (qt_is_comma(c, at)) {
      bool clause = qt_is_word(c->tokens[at + 1]) && qt_has_class(c, at + 1, QT_BIT(THAT) | QT_BIT(WH));
      return clause ? at : QUOTH_NONE;
    }
    if (!qt_is_word(c->tokens[at]) || qt_has_class(c, at, verbs)) return QUOTH_NONE;
  }
  return QUOTH_NONE;
}

/* "asked her on Monday whether", "asked the crew why": behind whom one asks; `at` for none. Not: the man who asked. */
static uint32_t behind_asked(const qt_clause *c, const qt_cue *cue, uint32_t at) {
  const uint64_t clause = QT_BIT(WH) | QT_BIT(THAT) | QT_BIT(TO);
  if (!(cue->classes & QT_BIT(ASK)) || at >= c->end || !qt_is_word(c->tokens[at]) || qt_has_class(c, at, clause))
    return at;
  uint32_t whom = qt_skip_phrase(c, at), wh = qt_skip_adjuncts(c, whom);
  if (whom == at || wh >= c->end || !qt_is_word(c->tokens[wh]) || !qt_has_class(c, wh, QT_BIT(WH))) return at;
  return qt_has_class(c, wh, QT_BIT(RELATIVE)) && !qt_has_class(c, at, QT_BIT(PRONOUN)) ? at : whom;
}

/* she will, they are: a pronoun and its verb. */
static bool begins_clause(const qt_clause *c, uint32_t at) {
  return at + 1 < c->end && qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(PRONOUN)) &&
         !qt_has_class(c, at, QT_BIT(DETERMINER)) && holds_verb(c, at + 1, at + 2);
}

/*
** told a regular briefing on Monday that; predicted during the last town debate that; argued insistently that: whom one
** tells, where or how is a word longer. at: where it begins.
*/
static void read_longer(const qt_clause *c, const qt_cue *cue, bool addressed, uint32_t at, qt_right_side *r) {
  uint32_t end = r->end;
  bool whom = addressed && (cue->classes & QT_BIT(TELL)) && end > cue->head_end;
  bool goes_on = end > at && (c->tokens[end - 1].flags & (QT_KIND_MASK | QT_CAPITAL)) == QT_WORD_TOKEN &&
                 !(qt_word_at(c, end - 1)->more & (QT_MORE(TIME) | QT_MORE(DAY) | QT_MORE(UNIT)));
  bool how = end < c->end && end == cue->head_end && qt_is_plain_word(c, end) &&
             qt_ends_like(c->article->lexicon, c->article->text, c->tokens[end], QT_MORE(ADVERB_ENDING));
  if (!whom && !(cue->classes & QT_BIT(SAY))) return;
  if (!whom && !goes_on && !how) return;
  while (end < c->end && end < r->end + WHOM_LENGTH && is_nominal(c, end)) end++;
  if (end == r->end) return;
  uint32_t clause = qt_skip_adjuncts(c, end);
  bool that = clause < c->end && qt_is_word(c->tokens[clause]) && qt_has_class(c, clause, QT_BIT(THAT));
  if (!that && !(whom && begins_clause(c, clause))) return;
  r->end = clause;
  r->complement = qt_complement_at(c, clause, &r->start);
}

/*
** uttered the lines: "A"; texted a friend, "A"; asked the crew on Monday: (and "A?" below); emailed the dockers saying, "A":
** a thing or whom one writes to, and what is said behind it.
*/
static void read_addressed(const qt_clause *c, const qt_cue *cue, qt_right_side *r) {
  const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(ASK) | QT_BIT(URGE);
  bool addresses = (cue->classes & (QT_BIT(WRITE) | QT_BIT(ASK))) != 0;
  bool whom = r->complement == QT_PHRASE_COMPLEMENT || r->complement == QT_OTHER_COMPLEMENT ||
              r->complement == QT_SUBJECT_COMPLEMENT;
  bool ends_open = qt_mark_at(c, c->end - 1, QT_COLON);
  uint32_t first = r->end; /* wrote to members asking */
  if (addresses && r->complement == QT_PREPOSITION_COMPLEMENT && qt_has_class(c, first, QT_BIT(TO))) first++;
  if ((!whom && first == r->end) || (!c->atom_count && !(addresses && ends_open))) return;
  uint32_t behind = qt_skip_phrase(c, first);
  if (behind == first) return;
  if (addresses) behind = qt_skip_adjuncts(c, behind);
  if (behind >= c->end) return;
  bool quoted = qt_mark_at(c, behind, QT_COLON) || (addresses && qt_is_comma(c, behind));
  if (quoted && behind + 1 < c->end && qt_kind(c->tokens[behind + 1]) == QT_QUOTE && qt_atom_at(c, behind + 1)) {
    r->complement = QT_QUOTATION_COMPLEMENT;
    r->start = behind + 1;
  } else if (addresses && ends_open && behind + 1 == c->end) {
    r->complement = QT_COLON_COMPLEMENT;
    r->start = c->end;
    r->end = behind;
  } else if (addresses && qt_is_word(c->tokens[behind]) && qt_has_class(c, behind, saying) &&
             qt_has_class(c, behind, QT_BIT(ING))) {
    r->complement = QT_NOTHING_COMPLEMENT;
  }
}

/* From token `at` on; addressed: whom one tells may stand there. */
qt_right_side qt_right_of(const qt_clause *c, const qt_cue *cue, uint32_t at, bool addressed) {
  /* "promised lower taxes": what stands alone behind it is what, not whom */
  bool alone = (cue->classes & QT_BIT(INTEND)) && qt_ends_sentence(c, qt_skip_adjuncts(c, qt_skip_phrase(c, at)));
  if (addressed && !alone && (cue->classes & QT_BIT(TELL)) && at < c->end && qt_is_word(c->tokens[at]) &&
      !qt_has_class(c, at, QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(TO)))
    at = behind_addressee(c, cue, at);
  else if (addressed)
    at = behind_asked(c, cue, at);
  if (c->drops_subject && !addressed) at = behind_told(c, at);
  if (c->verb_second && !addressed) at = behind_dative(c, at);
  at = behind_hearer(c, cue, at);
  /* told Telm Radio 4 that */
  if (at > cue->head_end && at + 1 < c->end && qt_kind(c->tokens[at]) == QT_NUMBER &&
      (c->tokens[at - 1].flags & QT_CAPITAL) && qt_is_word(c->tokens[at + 1]) &&
      qt_has_class(c, at + 1, QT_BIT(THAT) | QT_BIT(PRONOUN) | QT_BIT(DETERMINER)))
    at++;
  qt_right_side r = {.last = 0};
  uint32_t comma = c->comma_clauses ? comma_before_clause(c, at) : QUOTH_NONE;
  if (comma != QUOTH_NONE) {
    bool that = qt_has_class(c, comma + 1, QT_BIT(THAT));
    return (qt_right_side){that ? QT_THAT_COMPLEMENT : QT_WH_COMPLEMENT, comma + (that ? 2 : 1), comma, 0};
  }
  if (c->verb_second) {
    r.complement = qt_clause_behind(c, cue, at, &r.start, &r.end, &r.last);
    if (r.complement != QT_NOTHING_COMPLEMENT || cue->particle >= at) return r;
  }
  /* acusó al Gobierno de mentir: whom, with what he is accused of */
  bool accused = c->drops_subject && addressed && (cue->classes & QT_BIT(ACCUSE)) && at < c->end &&
                 qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(TO));
  r.end = accused ? at : qt_skip_adjuncts(c, at);
  r.complement = qt_complement_at(c, r.end, &r.start);
  if (r.complement == QT_OTHER_COMPLEMENT) read_longer(c, cue, addressed, at, &r);
  read_addressed(c, cue, &r);
  return r;
}
