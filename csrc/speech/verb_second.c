#include "speech/verb_second.h"

#include "speech/inversion.h"
#include "speech/subject.h"

enum {
  SPLIT_LENGTH = 32, /* tokens between the two parts of a verb */
  FIELD_LENGTH = 20, /* tokens between a verb and the comma behind whom it tells and when */
  FRONT_LENGTH = 14  /* tokens before a verb */
};

static bool is_negated(const qt_clause *c, uint32_t first, uint32_t end) {
  for (uint32_t at = first; at < end; at++)
    if (qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(NEGATION))) return true;
  return false;
}

const qt_word *qt_split_verb(const qt_clause *c, uint32_t i, uint32_t end, uint32_t *particle) {
  const qt_lexicon *l = c->article->lexicon;
  uint32_t limit = i + SPLIT_LENGTH < end ? i + SPLIT_LENGTH : end, length;
  if (!(qt_word_at(c, i)->begins_classes & QT_ANY_CUE)) return NULL;
  for (uint32_t at = i + 1; at < limit; at++) {
    const qt_atom *atom = qt_atom_at(c, at);
    if (atom) at = atom->end;
    if (at >= limit) break;
    if (qt_is_mark_of(c->tokens[at], QT_MARK_BIT(QT_COMMA) | QT_MARK_BIT(QT_COLON) | QT_MARK_BIT(QT_SEMICOLON))) break;
    if (!qt_is_word(c->tokens[at])) continue;
    bool last = at + 1 >= end || !qt_is_word(c->tokens[at + 1]) || qt_has_class(c, at + 1, QT_BIT(CONJUNCTION));
    const qt_token parts[] = {c->tokens[i], c->tokens[at]};
    const qt_word *w = last ? qt_phrase(l, parts, 2, QT_ANY_CUE, 0, &length) : NULL;
    if (!w || length != 2) continue;
    if ((w->classes & QT_BIT(REFUSE)) && !is_negated(c, i + 1, at)) continue; /* wollte nicht sagen */
    *particle = at;
    return w;
  }
  return NULL;
}

static bool is_clause_mark(const qt_clause *c, uint32_t at) {
  return qt_is_mark_of(c->tokens[at], QT_MARK_BIT(QT_COMMA) | QT_MARK_BIT(QT_COLON) | QT_MARK_BIT(QT_SEMICOLON));
}

/* Has the clause from token `at` to the next comma a verb by which another is reported? */
static bool is_reported_clause(const qt_clause *c, uint32_t at) {
  for (; at < c->end && !is_clause_mark(c, at); at++)
    if (qt_is_reported_form(c, at)) return true;
  return false;
}

/* The comma or colon behind adjuncts and addressee that has a clause or a quotation behind it, or `at`. */
static uint32_t field_end(const qt_clause *c, uint32_t at) {
  uint32_t limit = at + FIELD_LENGTH < c->end ? at + FIELD_LENGTH : c->end;
  for (uint32_t i = at; i < limit; i++) {
    if (qt_quotation_at(c, i)) return at;
    if (is_clause_mark(c, i)) {
      if (i + 1 >= c->end) return at;
      bool quotation = qt_quotation_at(c, i + 1);
      bool clause = qt_has_class(c, i + 1, QT_BIT(THAT) | QT_BIT(WH)) && qt_is_word(c->tokens[i + 1]);
      return quotation || clause || qt_mark_at(c, i, QT_COLON) || is_reported_clause(c, i + 1) ? i : at;
    }
    if (qt_is_word(c->tokens[i]) && qt_has_class(c, i, QT_BIT(AUX) | QT_BIT(MODAL))) return at;
  }
  return at;
}

/* sagte auf die Frage, ob der Hafen offen sei: "A": the quotation whose colon ends the clause from token `at` on, or 0. */
static uint32_t quotation_behind_clause(const qt_clause *c, uint32_t at) {
  for (; at + 1 < c->end && !qt_quotation_at(c, at); at++)
    if (qt_mark_at(c, at, QT_COLON)) return qt_quotation_at(c, at + 1) ? at + 1 : 0;
  return 0;
}

/*
** What stands behind the mark at `at`. A clause without "dass" behind a verb that ends a clause of its own (in der X
** schildert, als) is none of what was said, unless its verb says so.
*/
static qt_complement behind_mark(const qt_clause *c, uint32_t at, bool final, uint32_t *start) {
  *start = at + 1;
  if (at + 1 >= c->end) return QT_NOTHING_COMPLEMENT;
  const qt_atom *quotation = qt_quotation_at(c, at + 1);
  if (quotation) { /* warf ihm vor, "Millionen" ins Land gelassen zu haben: words of a clause */
    bool goes_on = qt_is_comma(c, at) && quotation->end < c->end && qt_is_word(c->tokens[quotation->end]);
    return goes_on ? QT_THAT_COMPLEMENT : QT_QUOTATION_COMPLEMENT;
  }
  if (qt_mark_at(c, at, QT_COLON)) return QT_COLON_COMPLEMENT;
  if (!qt_is_word(c->tokens[at + 1])) return QT_COMMA_COMPLEMENT;
  if (qt_has_class(c, at + 1, QT_BIT(WH) | QT_BIT(SUBORDINATOR)) && quotation_behind_clause(c, at + 1)) {
    *start = quotation_behind_clause(c, at + 1);
    return QT_QUOTATION_COMPLEMENT;
  }
  if (qt_has_class(c, at + 1, QT_BIT(CONJUNCTION))) return QT_COMMA_COMPLEMENT;
  if (!qt_has_class(c, at + 1, QT_BIT(THAT))) {
    if (qt_has_class(c, at + 1, QT_BIT(WH))) return QT_WH_COMPLEMENT;
    return final && !is_reported_clause(c, at + 1) ? QT_COMMA_COMPLEMENT : QT_THAT_COMPLEMENT;
  }
  *start = at + 2;
  return QT_THAT_COMPLEMENT;
}

/* Does the verb end a clause of its own, right before the mark: behind a comma, and not behind its subject alone? */
static bool is_verb_final(const qt_clause *c, const qt_cue *cue, uint32_t mark) {
  uint32_t floor = qt_behind_last_hint(&c->article->tokens, c->first, cue->head, QT_MARK_HINT);
  if (cue->head_end != mark || floor == c->first || !qt_is_comma(c, floor - 1) || floor >= cue->first) return false;
  const qt_mention *m = qt_mention_of(c, qt_mention_ending_at(c, floor, cue->first));
  return !m || m->first_token > floor;
}

qt_complement qt_clause_behind(const qt_clause *c, const qt_cue *cue, uint32_t at, uint32_t *start, uint32_t *end,
                               uint32_t *last) {
  *last = 0;
  uint32_t mark = cue->particle >= at ? cue->particle + 1 : qt_skip_adjuncts(c, at);
  if (cue->particle < at && mark < c->end && !is_clause_mark(c, mark)) mark = field_end(c, mark);
  if (mark < c->end && is_clause_mark(c, mark) && !qt_mark_at(c, mark, QT_SEMICOLON)) {
    *end = mark;
    return behind_mark(c, mark, is_verb_final(c, cue, mark), start);
  }
  if (cue->particle < at) return QT_NOTHING_COMPLEMENT;
  *end = cue->particle + 1;
  *start = qt_skip_adjuncts(c, at); /* kündigte am Montag A an */
  *last = cue->particle;
  if (*start < *last) return QT_PHRASE_COMPLEMENT;
  *last = 0;
  return QT_NOTHING_COMPLEMENT;
}

/* Does what opens the clause of the verb not look like its subject: an adverb, a time, what prepositions lead? */
static bool is_fronted(const qt_clause *c, uint32_t verb) {
  uint32_t floor = qt_behind_last_hint(&c->article->tokens, c->first, verb, QT_MARK_HINT);
  if (verb <= floor || verb - floor > FRONT_LENGTH) return false;
  if (!qt_is_word(c->tokens[floor])) return false;
  const qt_word *first = qt_word_at(c, floor);
  const uint64_t subjects = QT_BIT(DETERMINER) | QT_BIT(PRONOUN) | QT_BIT(POSSESSIVE);
  if (qt_has_class(c, verb - 1, QT_BIT(CONJUNCTION))) return false;
  if (first->classes & QT_BIT(PREPOSITION)) return true;
  if (first->classes & QT_BIT(ADVERB)) { /* not: Auch die Werft sieht; Auch Vold sieht */
    return floor + 1 >= verb || !(qt_has_class(c, floor + 1, subjects) || qt_mention_from(c, floor + 1) != QUOTH_NONE);
  }
  if (first->classes & subjects) return false;
  if (verb == floor + 1) return (first->more & (QT_MORE(COMMON) | QT_MORE(TIME) | QT_MORE(DAY))) != 0;
  /* Kurz nach Mittag meldet X; um acht Uhr morgens sagte X */
  bool lower = qt_is_time_word(c, verb - 1) || !(c->tokens[verb - 1].flags & QT_CAPITAL);
  return lower && (qt_is_time_word(c, verb - 1) || qt_mention_ending_at(c, floor, verb) == QUOTH_NONE);
}

/* A name, a pronoun, a noun of those who speak; not: der Unfall forderte drei Opfer. */
static bool is_sayer(const qt_clause *c, const qt_mention *m) {
  const uint64_t speaking = QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY) | QT_BIT(DOCUMENT);
  if (!m || qt_kind(c->tokens[m->first_token]) == QT_NUMBER) return false;
  if (m->kind == QT_ROLE_MENTION || m->kind == QT_GROUP_MENTION) return qt_has_class(c, m->name_token, speaking);
  return true;
}

bool qt_is_no_sayer(const qt_clause *c, const qt_candidate *k) {
  const qt_source *s = &k->source;
  bool object = k->complement == QT_PHRASE_COMPLEMENT || k->complement == QT_OTHER_COMPLEMENT ||
                k->complement == QT_SUBJECT_COMPLEMENT;
  if (!object || k->quoted || s->first == QUOTH_NONE || s->inverted || s->elided) return false;
  uint32_t behind = k->right.first;
  if (behind < c->end && qt_is_word(c->tokens[behind]) && qt_has_class(c, behind, QT_BIT(AUX)))
    return true; /* während Petrova den Plan begrüßt hatte */
  if (!is_sayer(c, qt_mention_of(c, s->mention))) return true;
  return s->end <= k->cue.head && is_fronted(c, k->cue.head);
}

bool qt_is_participle(const qt_clause *c, const qt_cue *cue) {
  uint64_t form = cue->classes & (QT_BIT(PARTICIPLE) | QT_BIT(PAST) | QT_BIT(PRESENT));
  if (!(form & QT_BIT(PARTICIPLE)) || cue->particle) return true;
  uint32_t floor = qt_behind_last_hint(&c->article->tokens, c->first, cue->head, QT_MARK_HINT);
  bool last = cue->head_end >= c->end || !qt_is_word(c->tokens[cue->head_end]) ||
              qt_has_class(c, cue->head_end, QT_BIT(AUX) | QT_BIT(CONJUNCTION));
  if (form != QT_BIT(PARTICIPLE) && !last) return true; /* Petrova bestätigt die Pläne */
  bool have = cue->head_end < c->end && qt_is_word(c->tokens[cue->head_end]) &&
              (qt_word_at(c, cue->head_end)->more & QT_MORE(HAVE));
  for (uint32_t at = cue->head; at-- > c->first && !have;) {
    if (!qt_is_word(c->tokens[at]) || !qt_has_class(c, at, QT_BIT(AUX))) continue;
    if (at >= floor || form == QT_BIT(PARTICIPLE))
      return (qt_word_at(c, at)->more & QT_MORE(HAVE)) != 0; /* not: der Hafen ist gemeldet */
  }
  return have || form != QT_BIT(PARTICIPLE);
}

bool qt_subject_of_as(const qt_clause *c, const qt_cue *cue, qt_source *s) {
  uint32_t as = qt_behind_last_hint(&c->article->tokens, c->first, cue->head, QT_MARK_HINT), at = as + 1;
  if (at >= cue->head || !qt_is_word(c->tokens[as])) return false;
  if (cue->head_end < c->end && qt_is_word(c->tokens[cue->head_end])) return false;
  if (!qt_has_class(c, as, QT_BIT(AS))) { /* Petrova, die im Mai sagte, dass */
    const qt_mention *m = qt_mention_of(c, qt_mention_at(c->article, as));
    bool relative = as > c->first + 1 && qt_is_comma(c, as - 1) && (qt_word_at(c, as)->more & QT_MORE(DEFINITE)) &&
                    qt_has_class(c, at, QT_BIT(PREPOSITION) | QT_BIT(ADVERB) | QT_BIT(PRONOUN));
    if (!relative || (m && m->token_count > 1)) return false;
    s->first = as;
    s->end = at;
    s->antecedent = qt_mention_ending_at(c, c->first, as - 1);
    return s->antecedent != QUOTH_NONE;
  }
  uint32_t index = qt_mention_from(c, at);
  if (index != QUOTH_NONE) {
    qt_take_mention(c, index, s);
  } else {
    s->first = at;
    s->end = qt_skip_phrase(c, at);
  }
  qt_take_rest(c, s);
  return s->end > at && s->end <= cue->head;
}

bool qt_subject_of_perfect(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s) {
  if (!(cue->classes & QT_BIT(PARTICIPLE)) || cue->form != QT_FINITE || cue->particle) return false;
  uint32_t low = qt_behind_last_hint(&c->article->tokens, floor, cue->head, QT_MARK_HINT), behind = cue->head;
  while (behind > low && !(qt_is_word(c->tokens[behind - 1]) && (qt_word_at(c, behind - 1)->more & QT_MORE(HAVE))))
    behind--;
  if (behind == low || behind == cue->head) return false;
  uint32_t have = behind - 1, index = qt_mention_ending_at(c, low, have);
  bool time = have > low && qt_is_time_word(c, have - 1); /* vor einigen Wochen hatte er */
  if (index == QUOTH_NONE || time) index = qt_mention_from(c, have + 1);
  if (index == QUOTH_NONE || (have > low && qt_mention_of(c, index)->first_token > have && !is_fronted(c, have)))
    return false;
  qt_take_mention(c, index, s);
  return true;
}

bool qt_subject_of_fronted(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s) {
  const uint64_t subjects = QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(WE) | QT_BIT(I);
  uint32_t at = cue->head_end;
  if (cue->form != QT_FINITE || at >= c->end || !qt_is_word(c->tokens[at])) return false;
  bool pronoun = qt_has_class(c, at, subjects) && !qt_has_class(c, at, QT_BIT(DETERMINER));
  /* Petrova nannte sie "A": whom a name in front speaks of */
  const uint64_t takes_object = QT_BIT(CALL) | QT_BIT(ACCUSE) | QT_BIT(URGE) | QT_BIT(TELL);
  const qt_mention *front = qt_mention_of(c, qt_mention_ending_at(c, floor, cue->first));
  if ((cue->classes & takes_object) && front && front->kind == QT_NAME) pronoun = false;
  bool opens = cue->head == floor && floor > c->first && qt_is_comma(c, floor - 1); /* Wie A, sagte X, dass */
  if (!pronoun && !opens && !is_fronted(c, cue->head)) return false;
  return qt_subject_of_quoted(c, cue, s);
}

/* "Die Behörde [der Stadt]": does a noun phrase that opens the clause, and nothing else, end before the verb? */
static bool is_opening_phrase(const qt_clause *c, uint32_t first, uint32_t verb) {
  if (!qt_has_class(c, first, QT_BIT(DETERMINER)) || !(c->tokens[verb - 1].flags & QT_CAPITAL)) return false;
  for (uint32_t at = first + 1; at < verb; at++) {
    if (!qt_is_word(c->tokens[at])) return false;
    if (!(c->tokens[at].flags & QT_CAPITAL) && !qt_is_plain_word(c, at) && !qt_has_class(c, at, QT_BIT(DETERMINER)))
      return false;
  }
  return verb > first + 1;
}

/* "er wolle", "man lese", "die Behörde verkenne": a plain verb behind its subject, in the form of the mood. */
static bool is_plain_reported(const qt_clause *c, uint32_t first, uint32_t at) {
  if (at == first || !qt_is_word(c->tokens[at - 1]) || !qt_is_plain_word(c, at)) return false;
  qt_token t = c->tokens[at];
  const char *end = c->article->text + qt_end(t);
  if (t.length < 4 || end[-1] != 'e' || end[-2] == 't' || (t.flags & QT_CAPITAL)) return false;
  return qt_has_class(c, at - 1, QT_BIT(HE)) ||
         (at == first + 1 && qt_has_class(c, at - 1, QT_BIT(SHE) | QT_BIT(IT))) || is_opening_phrase(c, first, at);
}

/* Behind the clause that stands before the main one (Ob der Hafen offen war, sei unklar), or the clause's beginning. */
static uint32_t behind_subordinate(const qt_clause *c) {
  if (!qt_is_word(c->tokens[c->first]) || !qt_has_class(c, c->first, QT_BIT(WH) | QT_BIT(SUBORDINATOR) | QT_BIT(THAT)))
    return c->first;
  for (uint32_t at = c->first + 1; at + 1 < c->end && !qt_atom_at(c, at); at++)
    if (qt_is_comma(c, at)) return at + 1;
  return c->first;
}

bool qt_is_reported(const qt_clause *c) {
  uint32_t first = behind_subordinate(c);
  for (uint32_t at = first; at < c->end; at++) {
    const qt_atom *atom = qt_atom_at(c, at);
    if (atom)
      at = atom->end - 1;
    else if (qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(I)))
      return false; /* ich habe */
    else if (qt_is_reported_form(c, at) || is_plain_reported(c, first, at))
      return true;
    else if (qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(AUX) | QT_BIT(MODAL)))
      return false; /* the newsroom's own verb stands first */
  }
  return false;
}

bool qt_read_according_inside(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  uint32_t left = k->first, right = k->end;
  if (left > floor && qt_is_aside_mark(c, left - 1)) left--;
  if (right < c->end && qt_is_comma(c, right)) right++;
  k->left = k->right = (qt_region){0, 0};
  if (qt_has_word(c, floor, left)) k->left = (qt_region){floor, left};
  if (qt_has_word(c, right, c->end)) k->right = (qt_region){right, c->end};
  k->medial = !qt_is_empty(k->left) && !qt_is_empty(k->right);
  return !qt_is_empty(k->left) || !qt_is_empty(k->right);
}

/* Behind "laut einem Bericht" the genitive that says whose it is: der Zeitung, des Gerichts, von Petrova. */
void qt_take_genitive(const qt_clause *c, qt_source *s) {
  for (uint32_t steps = 0; steps < 2 && s->end + 1 < c->end; steps++) {
    if (!qt_is_word(c->tokens[s->end])) return;
    uint32_t first = s->end, determiner = first;
    qt_token t = c->tokens[first]; /* Vertreter deutscher Werften */
    const char *text = c->article->text + qt_end(t);
    bool plural = !(t.flags & QT_CAPITAL) && t.length > 4 && text[-1] == 'r' && text[-2] == 'e' &&
                  (qt_is_plain_word(c, first) || qt_has_class(c, first, QT_BIT(DEMONYM))) &&
                  (c->tokens[first + 1].flags & QT_CAPITAL) && qt_is_word(c->tokens[first + 1]);
    if (plural) {
      s->end = first + 2;
      continue;
    }
    if (!qt_has_class(c, first, QT_BIT(OF))) return;
    if (!qt_has_class(c, first, QT_BIT(DETERMINER))) determiner++;
    uint32_t end = qt_skip_phrase(c, determiner);
    if (end <= first + 1) return;
    uint32_t index = qt_mention_ending_at(c, determiner, end);
    s->end = end;
    if (index != QUOTH_NONE && qt_mention_of(c, index)->kind != QT_ROLE_MENTION) s->mention = index;
  }
}

bool qt_source_in_front(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s) {
  uint32_t index = qt_mention_ending_at(c, floor, cue->first);
  if (index != QUOTH_NONE) {
    qt_take_mention(c, index, s); /* spanischen Berichten zufolge */
    while (s->first > floor && !(c->tokens[s->first - 1].flags & QT_CAPITAL) &&
           (qt_is_plain_word(c, s->first - 1) || qt_has_class(c, s->first - 1, QT_BIT(DEMONYM))))
      s->first--;
    return true;
  }
  uint32_t at = cue->first;
  while (at > floor && qt_is_word(c->tokens[at - 1]) && cue->first - at < QT_SOURCE_LENGTH) {
    at--;
    if (qt_has_class(c, at, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE))) {
      s->first = at;
      s->end = cue->first;
      return s->end > at + 1;
    }
    if (qt_has_class(c, at, QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(PREPOSITION))) return false;
  }
  return false;
}

bool qt_may_introduce(const qt_clause *c, uint32_t mention) {
  const qt_mention *m = qt_mention_of(c, mention);
  if (!m || qt_is_reported(c)) return false;
  if (m->kind == QT_PRONOUN_MENTION) return m->gender != QT_THING;
  if (m->kind == QT_ROLE_MENTION)
    return qt_has_class(c, m->name_token, QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY));
  if (m->kind == QT_ORGANISATION_NAME && m->name_count == 1 && !(c->tokens[m->name_token].flags & QT_ALL_CAPS))
    return qt_has_class(c, m->name_token, QT_BIT(BODY) | QT_BIT(ORG_WORD) | QT_BIT(METONYM)); /* nur Anwendung fand */
  return m->kind != QT_PLACE_NAME && (m->kind != QT_NAME || m->gender || m->name_count > 1);
}
