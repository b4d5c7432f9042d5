#include "speech/candidate.h"

#include "speech/cast.h"
#include "speech/noun.h"

enum {
  ASIDE_LENGTH = 40,    /* tokens between a name and its verb: ", who runs the port since 2011," */
  SUBJECT_DISTANCE = 8, /* tokens of adjuncts between subject and verb: "Petrova on Monday said" */
  TITLE_WORDS = 5,      /* of a title before a name that the cast does not know */
  SOURCE_LENGTH = 10    /* tokens of a subject that is no mention */
};

/* Words that no title has in it. */
#define FUNCTION_WORDS \
  (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(THAT) | \
   QT_BIT(WH) | QT_BIT(TO) | QT_BIT(PRONOUN) | QT_BIT(SAY) | QT_BIT(PREPOSITION))
#define SPEECH_VERBS (QT_BIT(SAY) | QT_BIT(WRITE) | QT_BIT(ASK) | QT_BIT(VOICE))

static const qt_mention *mention_of(const qt_clause *c, uint32_t index) {
  return index == QUOTH_NONE ? NULL : &c->article->mentions.at[index];
}

static void take_mention(const qt_clause *c, uint32_t index, qt_source *s) {
  const qt_mention *m = mention_of(c, index);
  s->mention = index;
  s->first = m->first_token;
  s->end = m->first_token + m->token_count;
}

/* "this month", "last Friday": the cast may take them for somebody. */
static bool is_time(const qt_clause *c, const qt_mention *m) {
  return (qt_word_at(c, m->first_token + m->token_count - 1)->more &
          (QT_MORE(TIME) | QT_MORE(DAY) | QT_MORE(MONTH) | QT_MORE(CLOCK))) &&
         m->kind != QT_NAME;
}

/* The mention whose last token is before `end`, or QUOTH_NONE. */
static uint32_t mention_ending_at(const qt_clause *c, uint32_t floor, uint32_t end) {
  if (end <= floor) return QUOTH_NONE;
  uint32_t index = qt_mention_at(c->article, end - 1);
  const qt_mention *m = mention_of(c, index);
  return m && m->first_token >= floor && m->first_token + m->token_count == end ? index : QUOTH_NONE;
}

static bool is_comma(const qt_clause *c, uint32_t at) { return qt_mark_at(c, at, QT_COMMA); }

static bool is_aside_mark(const qt_clause *c, uint32_t token) {
  return qt_mark_at(c, token, QT_COMMA) || qt_mark_at(c, token, QT_DASH) || qt_mark_at(c, token, QT_LPAREN) ||
         qt_mark_at(c, token, QT_RPAREN);
}

/* "Petrova, the port chief, said": the mention before the aside that ends at `close` (a mark). */
static uint32_t mention_before_aside(const qt_clause *c, uint32_t floor, uint32_t close) {
  uint32_t low = close > floor + ASIDE_LENGTH ? close - ASIDE_LENGTH : floor, found = QUOTH_NONE;
  for (uint32_t at = close; at-- > low;) {
    if (qt_kind(c->tokens[at]) == QT_QUOTE && qt_atom_at(c, at)) break;
    if (!is_aside_mark(c, at) || qt_mark_at(c, at, QT_RPAREN)) continue;
    uint32_t index = mention_ending_at(c, low, at);
    if (index == QUOTH_NONE) continue;
    /* a relative clause goes with the name before it; else the nearest name is the one */
    bool relative = qt_has_class(c, at + 1, QT_BIT(RELATIVE));
    if (found == QUOTH_NONE || relative) found = index;
    if (relative) break;
  }
  return found;
}

/* "Petrova on Monday said", "a man in Port Ellim said": over what stands between subject and verb. */
static uint32_t mention_before_adjuncts(const qt_clause *c, uint32_t floor, uint32_t verb) {
  uint32_t low = verb > floor + SUBJECT_DISTANCE ? verb - SUBJECT_DISTANCE : floor, found = QUOTH_NONE;
  for (uint32_t at = verb; at-- > low;) {
    if (!qt_is_word(c->tokens[at])) break;
    const qt_word *w = qt_word_at(c, at);
    if (!(w->classes & (QT_BIT(PREPOSITION) | QT_BIT(ADVERB))) && !(w->more & (QT_MORE(DAY) | QT_MORE(TIME)))) continue;
    uint32_t index = mention_ending_at(c, low, at);
    if (index != QUOTH_NONE) found = index;
  }
  return found;
}

/* A subject that is no mention: back to where its noun phrase begins. */
static bool phrase_before(const qt_clause *c, uint32_t floor, uint32_t end, qt_source *s) {
  uint32_t low = end > floor + SOURCE_LENGTH ? end - SOURCE_LENGTH : floor, at = end;
  while (at > low && qt_is_word(c->tokens[at - 1])) {
    uint64_t is = qt_word_at(c, at - 1)->classes;
    if (is &
        (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(THAT) |
         QT_BIT(WH) | QT_BIT(TO)) &
        ~(is & QT_BIT(PREPOSITION) ? QT_BIT(SUBORDINATOR) : 0))
      break;
    at--;
    if (is & QT_BIT(DETERMINER)) break;
  }
  while (at < end && qt_has_class(c, at, QT_BIT(PREPOSITION) | QT_BIT(ADVERB))) at++;
  if (at == end) return false;
  /* "China's territorial claims": a possessive before it says that the cue is a noun */
  if (at > floor && qt_kind(c->tokens[at - 1]) == QT_CLITIC) return false;
  s->first = at;
  s->end = end;
  return true;
}

/* The subject of the sentence: its first mention that stands behind no preposition. */
bool qt_sentence_subject(const qt_clause *c, uint32_t end, qt_source *s) {
  for (uint32_t at = c->first; at < end;) {
    const qt_atom *atom = qt_kind(c->tokens[at]) == QT_QUOTE ? qt_atom_at(c, at) : NULL;
    uint32_t index = atom ? QUOTH_NONE : qt_mention_at(c->article, at);
    if (index == QUOTH_NONE) {
      at = atom && atom->end > at ? atom->end : at + 1;
      continue;
    }
    const qt_mention *m = mention_of(c, index);
    uint32_t behind = m->first_token + m->token_count;
    if (m->first_token == c->first || !qt_has_class(c, m->first_token - 1, QT_BIT(PREPOSITION))) {
      take_mention(c, index, s);
      s->elided = true;
      return behind <= end;
    }
    at = behind > at ? behind : at + 1;
  }
  return false;
}

/*
** "I laughed and said", "Petrova met Orlov and said": the subject of the verb before a conjunction is
** the nearest mention with its verb right behind it.
*/
bool qt_subject_of_conjunct(const qt_clause *c, uint32_t floor, uint32_t conjunction, qt_source *s) {
  uint32_t low = conjunction > floor + ASIDE_LENGTH ? conjunction - ASIDE_LENGTH : floor;
  for (uint32_t at = conjunction; at-- > low;) {
    if (!qt_is_word(c->tokens[at])) continue;
    uint32_t index = qt_mention_at(c->article, at);
    if (index == QUOTH_NONE) continue;
    const qt_mention *m = mention_of(c, index);
    uint32_t behind = m->first_token + m->token_count;
    bool oblique = m->kind != QT_PRONOUN_MENTION && m->first_token > c->first &&
                   qt_has_class(c, m->first_token - 1, QT_BIT(PREPOSITION));
    bool verb = behind < conjunction && qt_is_word(c->tokens[behind]) && qt_kind(c->tokens[behind]) != QT_CLITIC &&
                (qt_has_verb(c, behind, behind + 1) || qt_has_class(c, behind, QT_BIT(ADVERB)));
    if (verb && !oblique) {
      take_mention(c, index, s);
      s->elided = true;
      return true;
    }
    if (m->first_token < at) at = m->first_token;
  }
  return false;
}

/*
** `"A," Chad Hawk, vice president of PMG, a grading company in Florida told Fox`: a person whose name opens
** the clause is the subject, whatever apposition stands before the verb.
*/
static uint32_t person_before_apposition(const qt_clause *c, uint32_t floor, uint32_t phrase) {
  if (phrase <= floor + 1 || !is_comma(c, phrase - 1)) return QUOTH_NONE;
  uint32_t low = phrase > floor + ASIDE_LENGTH ? phrase - ASIDE_LENGTH : floor;
  for (uint32_t at = phrase - 1; at > low; at--) {
    if (!is_comma(c, at)) {
      if (qt_kind(c->tokens[at]) == QT_QUOTE && qt_atom_at(c, at)) return QUOTH_NONE;
      continue;
    }
    uint32_t index = mention_ending_at(c, low, at);
    const qt_mention *m = mention_of(c, index);
    if (!m || m->kind != QT_NAME) continue;
    uint32_t first = m->first_token;
    if (first == c->first || first == floor || qt_kind(c->tokens[first - 1]) == QT_QUOTE) return index;
  }
  return QUOTH_NONE;
}

/* "quoted the border guard as saying": whom another quotes. */
static uint32_t mention_quoted_as(const qt_clause *c, const qt_cue *cue, uint32_t floor) {
  uint32_t at = cue->first;
  if (cue->form != QT_GERUND || at < floor + 2 || !qt_has_class(c, at - 1, QT_BIT(AS))) return QUOTH_NONE;
  return mention_ending_at(c, floor, at - 1);
}

static bool has_comma(const qt_clause *c, uint32_t index) {
  const qt_mention *m = mention_of(c, index);
  for (uint32_t at = m->first_token; at < m->first_token + m->token_count; at++)
    if (is_comma(c, at)) return true;
  return false;
}

/* "The company's head of operations, Marta Oyelaran, told": only the name between commas says who it is. */
static void take_name_in_aside(const qt_clause *c, uint32_t named, qt_source *s) {
  const qt_mention *m = mention_of(c, named);
  if (!m || m->kind != QT_NAME || s->mention == named || mention_of(c, s->mention)->kind != QT_ROLE_MENTION) return;
  if (m->first_token != s->end + 1 || !is_comma(c, s->end)) return;
  s->mention = named;
  s->end = m->first_token + m->token_count;
}

static bool subject_before(const qt_clause *c, const qt_cue *cue, uint32_t floor, const qt_candidate *before,
                           qt_source *s) {
  uint32_t at = cue->first;
  /* President Putin "once again said: ...": the mark opens between subject and verb */
  if (at > floor + 1 && qt_kind(c->tokens[at - 1]) == QT_QUOTE) {
    const qt_atom *atom = qt_atom_at(c, at - 1);
    if (!atom || atom->first == at - 1) at--;
  }
  if (at == floor) return false;
  if (qt_has_class(c, at - 1, QT_BIT(RELATIVE)) && qt_is_word(c->tokens[at - 1])) {
    s->first = at - 1;
    s->end = at;
    uint32_t name_end = at - 1 > floor && is_aside_mark(c, at - 2) ? at - 2 : at - 1;
    s->antecedent = mention_ending_at(c, c->first, name_end);
    return true;
  }
  uint32_t index = mention_ending_at(c, floor, at);
  if (index != QUOTH_NONE && is_time(c, mention_of(c, index))) {
    at = mention_of(c, index)->first_token;
    index = mention_ending_at(c, floor, at);
    if (index == QUOTH_NONE) index = mention_before_adjuncts(c, floor, at);
    if (index == QUOTH_NONE) return false;
  }
  if (index != QUOTH_NONE) {
    /* "a man in Port Ellim said": the noun before the preposition is the subject */
    const qt_mention *m = mention_of(c, index);
    if (m->first_token > floor && qt_has_class(c, m->first_token - 1, QT_BIT(PREPOSITION))) {
      uint32_t outer = mention_ending_at(c, floor, m->first_token - 1);
      if (outer == QUOTH_NONE && phrase_before(c, floor, m->first_token - 1, s)) return true;
      if (outer != QUOTH_NONE) index = outer;
    }
    m = mention_of(c, index);
    if (m->kind != QT_NAME && m->kind != QT_PRONOUN_MENTION) {
      uint32_t person = person_before_apposition(c, floor, m->first_token);
      if (person != QUOTH_NONE) index = person;
    }
    take_mention(c, index, s);
    return true;
  }
  if (is_aside_mark(c, at - 1) && at - 1 > floor) {
    /* "The bank's chief economist, Hanne Vold, said": one mention with its comma */
    index = mention_ending_at(c, floor, at - 1);
    uint32_t named = index;
    if (index == QUOTH_NONE || !has_comma(c, index)) index = mention_before_aside(c, floor, at - 1);
    if (index == QUOTH_NONE) return false;
    take_mention(c, index, s);
    take_name_in_aside(c, named, s);
    return true;
  }
  if (qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(CONJUNCTION))) {
    /* verbs of saying go with verbs of saying: X said that Y would leave, and added that ... */
    const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(DENY) | QT_BIT(WRITE) | QT_BIT(ASK);
    bool together = before && (before->cue.classes & saying) && (cue->classes & (saying | QT_BIT(REFUSE))) &&
                    !before->quoted && before->right.first < before->right.end && before->source.first != QUOTH_NONE;
    uint32_t from = before && before->first > floor ? before->first : floor;
    if (!together && qt_subject_of_conjunct(c, from, at - 1, s)) return true;
    if (!before || before->source.first == QUOTH_NONE) return qt_sentence_subject(c, at - 1, s);
    *s = before->source;
    s->elided = true;
    return true;
  }
  if (!qt_is_word(c->tokens[at - 1]) || qt_has_class(c, at - 1, QT_BIT(CONJUNCTION))) return false;
  index = mention_before_adjuncts(c, floor, at);
  if (index != QUOTH_NONE) {
    take_mention(c, index, s);
    return true;
  }
  return phrase_before(c, floor, at, s);
}

static bool subject_behind(const qt_clause *c, uint32_t at, qt_source *s) {
  if (at >= c->end) return false;
  uint32_t index = qt_mention_at(c->article, at);
  if (index != QUOTH_NONE) {
    take_mention(c, index, s);
    if (s->first != at || s->end > c->end) return false;
  } else {
    if (!qt_has_class(c, at, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE))) return false;
    s->first = at;
    s->end = qt_skip_phrase(c, at);
    if (s->end <= at + 1) return false;
  }
  s->inverted = true;
  return true;
}

static bool is_source_end(const qt_clause *c, uint32_t at) {
  return qt_ends_sentence(c, at) || qt_mark_at(c, at, QT_COMMA) || qt_mark_at(c, at, QT_SEMICOLON) ||
         qt_mark_at(c, at, QT_COLON) || qt_mark_at(c, at, QT_DASH) || qt_mark_at(c, at, QT_LPAREN) ||
         qt_has_class(
             c, at,
             QT_BIT(PREPOSITION) | QT_BIT(RELATIVE) | QT_BIT(ADVERB) | QT_BIT(SUBORDINATOR) | QT_BIT(CONJUNCTION)) ||
         (qt_word_at(c, at)->more & (QT_MORE(DAY) | QT_MORE(TIME)));
}

/* Does content end right before `at`: a quotation, or a comma or dash behind words? */
static bool content_ends_at(const qt_clause *c, uint32_t floor, uint32_t at) {
  return at > floor && (qt_kind(c->tokens[at - 1]) == QT_QUOTE || is_aside_mark(c, at - 1) ||
                        qt_mark_at(c, at - 1, QT_QUESTION) || qt_mark_at(c, at - 1, QT_BANG));
}

/* "was described by neighbours as": whose words they are stands behind "by". */
static bool agent_behind(const qt_clause *c, const qt_cue *cue, qt_source *s) {
  uint32_t by = cue->head_end;
  if (by + 1 >= c->end || !qt_is_word(c->tokens[by]) || !qt_has_class(c, by, QT_BIT(BY))) return false;
  uint32_t index = qt_mention_at(c->article, by + 1);
  if (index == QUOTH_NONE || mention_of(c, index)->first_token != by + 1) return false;
  take_mention(c, index, s);
  s->inverted = true;
  return true;
}

static bool find_source(const qt_clause *c, const qt_cue *cue, uint32_t floor, const qt_candidate *before,
                        qt_source *s) {
  *s = (qt_source){QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, false, false};
  const uint64_t takes_object = QT_BIT(TELL) | QT_BIT(ACCUSE) | QT_BIT(CALL) | QT_BIT(URGE) | QT_BIT(DENY);
  bool transitive = (cue->classes & takes_object) && !(cue->classes & (QT_BIT(SAY) | QT_BIT(ASK)));
  bool may_invert = (cue->classes & SPEECH_VERBS) && !transitive && cue->form == QT_FINITE && !cue->negated;
  if (may_invert && content_ends_at(c, floor, cue->first)) {
    qt_source behind = *s;
    if (subject_behind(c, cue->head_end, &behind) && is_source_end(c, behind.end)) {
      *s = behind;
      return true;
    }
  }
  if (cue->form == QT_PASSIVE && agent_behind(c, cue, s)) return true;
  if (cue->form == QT_PASSIVE && (cue->classes & QT_BIT(TELL)) && !(cue->classes & QT_BIT(SAY)))
    return false; /* was told */
  uint32_t quoted = mention_quoted_as(c, cue, floor);
  if (quoted != QUOTH_NONE) {
    take_mention(c, quoted, s);
    return true;
  }
  if (cue->form == QT_GERUND || cue->form == QT_BARE_PARTICIPLE) {
    if (before && before->source.first != QUOTH_NONE) {
      *s = before->source;
      s->elided = true;
      return true;
    }
    return qt_sentence_subject(c, cue->first, s);
  }
  return subject_before(c, cue, floor, before, s);
}

/* Behind "according to" stands the source, up to a comma or its own end. */
static bool source_of_according(const qt_clause *c, const qt_cue *cue, qt_source *s) {
  *s = (qt_source){QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, false, false};
  uint32_t at = cue->head_end;
  if (at >= c->end || !qt_is_word(c->tokens[at])) return false;
  uint32_t index = qt_mention_at(c->article, at);
  if (index != QUOTH_NONE && mention_of(c, index)->first_token == at) {
    take_mention(c, index, s);
    return s->end > at + 1 || !(qt_word_at(c, at)->more & QT_MORE(NO_SOURCE));
  }
  s->first = at;
  s->end = qt_skip_phrase(c, at);
  return s->end > at && !(s->end == at + 1 && (qt_word_at(c, at)->more & QT_MORE(NO_SOURCE)));
}

/* What stands at `at`, behind a cue and its adjuncts; *start gets where content would begin. */
static qt_complement complement_at(const qt_clause *c, uint32_t at, uint32_t *start) {
  *start = at;
  if (qt_ends_sentence(c, at)) return QT_NOTHING_COMPLEMENT;
  if (qt_kind(c->tokens[at]) == QT_QUOTE && qt_atom_at(c, at)) return QT_QUOTATION_COMPLEMENT;
  if (qt_mark_at(c, at, QT_COLON)) {
    *start = at + 1;
    if (at + 1 >= c->end) return QT_NOTHING_COMPLEMENT;
    return qt_atom_at(c, at + 1) ? QT_QUOTATION_COMPLEMENT : QT_COLON_COMPLEMENT;
  }
  if (is_comma(c, at) || qt_mark_at(c, at, QT_DASH)) {
    if (at + 1 < c->end && qt_kind(c->tokens[at + 1]) == QT_QUOTE && qt_atom_at(c, at + 1)) {
      *start = at + 1;
      return QT_QUOTATION_COMPLEMENT;
    }
    return QT_COMMA_COMPLEMENT;
  }
  if (!qt_is_word(c->tokens[at])) return QT_OTHER_COMPLEMENT;
  uint64_t is = qt_word_at(c, at)->classes;
  if (is & QT_BIT(THAT)) {
    *start = at + 1;
    return QT_THAT_COMPLEMENT;
  }
  if (is & QT_BIT(PRONOUN)) return QT_SUBJECT_COMPLEMENT;
  if (is & QT_BIT(WH)) return QT_WH_COMPLEMENT;
  if (is & QT_BIT(TO)) return QT_TO_COMPLEMENT;
  if (is & (QT_BIT(PREPOSITION) | QT_BIT(OF) | QT_BIT(FOR))) return QT_PREPOSITION_COMPLEMENT;
  uint32_t index = qt_mention_at(c->article, at);
  if (index != QUOTH_NONE) return QT_SUBJECT_COMPLEMENT;
  if (is & (QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE))) return QT_PHRASE_COMPLEMENT;
  return QT_OTHER_COMPLEMENT;
}

/* Ends the clause of a final attribution: everything to the sentence's end, or to the next mark. */
/* "reported, citing two people close to the talks, that": over where the source has it from. */
static qt_complement skip_citing(const qt_clause *c, uint32_t comma, uint32_t *start) {
  if (comma + 1 < c->end && qt_is_word(c->tokens[comma + 1]) && (qt_word_at(c, comma + 1)->more & QT_MORE(CITING))) {
    uint32_t limit = comma + ASIDE_LENGTH < c->end ? comma + ASIDE_LENGTH : c->end;
    for (uint32_t at = comma + 2; at + 1 < limit; at++)
      if (is_comma(c, at))
        return complement_at(c, at + 1, start) == QT_THAT_COMPLEMENT ? QT_THAT_COMPLEMENT : QT_COMMA_COMPLEMENT;
  }
  return QT_COMMA_COMPLEMENT;
}

static void read_right(const qt_clause *c, qt_candidate *k, uint32_t at) {
  uint32_t start;
  if ((k->cue.classes & QT_BIT(TELL)) && !k->source.inverted && at < c->end && qt_is_word(c->tokens[at]) &&
      !qt_has_class(c, at, QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(TO)))
    at = qt_skip_phrase(c, at);
  uint32_t behind = qt_skip_adjuncts(c, at);
  qt_complement complement = complement_at(c, behind, &start);
  /* "said in March": adjuncts may have run over what is no adjunct; a preposition phrase that ends
     in a clause's subject was one */
  if (complement == QT_COMMA_COMPLEMENT) complement = skip_citing(c, behind, &start);
  k->complement = (uint8_t)complement;
  k->end = behind;
  if (complement != QT_NOTHING_COMPLEMENT && complement != QT_COMMA_COMPLEMENT) k->right = (qt_region){start, c->end};
}

/*
** `"A," fisheries bureau spokesman Nazario Briguera said`: words of a title that the cast does not know
** stand between the quotation and the mention; they belong to the mention.
*/
static void take_title_words(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  uint32_t at = k->first;
  if (k->source.elided || k->source.first != k->first) return;
  while (at > floor && k->first - at < TITLE_WORDS && qt_kind(c->tokens[at - 1]) == QT_WORD_TOKEN &&
         !qt_has_class(c, at - 1, FUNCTION_WORDS))
    at--;
  uint32_t close = at > floor && is_comma(c, at - 1) ? at - 1 : at; /* the comma may stand behind the mark */
  if (at < k->first && close > floor && qt_kind(c->tokens[close - 1]) == QT_QUOTE) k->first = k->source.first = at;
}

/* The content before the clause: from floor to the comma, mark or dash before it. */
static bool read_left(const qt_clause *c, qt_candidate *k, uint32_t floor, const qt_atom **atom) {
  take_title_words(c, k, floor);
  uint32_t end = k->first;
  bool mark = false;
  *atom = NULL;
  /* the comma of a quotation that lost its closing mark is inside it */
  bool inside = end > floor && qt_atom_at(c, end - 1);
  if (end > floor && !inside && (is_comma(c, end - 1) || qt_mark_at(c, end - 1, QT_DASH))) {
    end--;
    mark = true;
  }
  if (end <= floor) return false;
  const qt_atom *last = qt_atom_at(c, end - 1);
  if (last && last->end == end && last->first >= floor) {
    uint32_t inner = last->end - 1;
    while (inner > last->first && qt_kind(c->tokens[inner]) == QT_QUOTE) inner--; /* of nested ones as well */
    bool closes = mark || qt_mark_at(c, inner, QT_COMMA) || qt_mark_at(c, inner, QT_QUESTION) ||
                  qt_mark_at(c, inner, QT_BANG) || qt_mark_at(c, inner, QT_DOT) || qt_mark_at(c, inner, QT_ELLIPSIS) ||
                  qt_mark_at(c, inner, QT_DASH) || qt_mark_at(c, inner, QT_DOTS);
    if (closes) *atom = last;
    k->left = (qt_region){floor, end};
    return closes;
  }
  if (!mark) return false;
  k->left = (qt_region){floor, end};
  return true;
}

static bool empty(qt_region r) { return r.first >= r.end; }

/* Content on both sides: "The port, Petrova said, will reopen"; "A," X said, "B". */
static void read_medial(const qt_clause *c, qt_candidate *k, bool quoted) {
  uint32_t at = k->end;
  if (!is_comma(c, at) && !qt_mark_at(c, at, QT_DASH) && !qt_mark_at(c, at, QT_COLON) &&
      !(at < c->end && qt_kind(c->tokens[at]) == QT_QUOTE))
    return;
  uint32_t start = qt_kind(c->tokens[at]) == QT_QUOTE ? at : at + 1;
  if (start + 1 < c->end && qt_has_class(c, start, QT_BIT(CONJUNCTION)) && qt_kind(c->tokens[start + 1]) == QT_QUOTE &&
      qt_atom_at(c, start + 1)) { /* , she said, and "I had to think" */
    k->right = (qt_region){quoted ? start + 1 : start, c->end};
    k->medial = true;
    return;
  }
  if (start >= c->end) return;
  if (quoted) {
    if (qt_kind(c->tokens[start]) == QT_QUOTE && qt_atom_at(c, start)) {
      k->right = (qt_region){start, c->end};
      k->medial = true;
    }
    return;
  }
  uint64_t is = qt_word_at(c, start)->classes;
  if (is & (QT_BIT(ING) | QT_BIT(RELATIVE) | QT_BIT(SUBORDINATOR) | QT_BIT(CONJUNCTION))) return;
  if (!qt_has_verb(c, start, c->end) && !(qt_kind(c->tokens[start]) == QT_QUOTE && qt_atom_at(c, start))) return;
  k->right = (qt_region){start, c->end};
  k->medial = true;
}

/* Does the quotation at the token hold somebody's words, no term and no title? */
static bool speaks(const qt_clause *c, uint32_t token) {
  const qt_atom *atom = qt_atom_at(c, token);
  return atom && c->article->quotes.at[atom->quote].role == QT_SPEECH;
}

/* Does the quotation begin like a sentence? */
static bool begins_sentence(const qt_clause *c, const qt_atom *atom) {
  for (uint32_t i = atom->first; i < atom->end; i++)
    if (qt_is_word(c->tokens[i])) return (c->tokens[i].flags & QT_CAPITAL) != 0;
  return false;
}

/*
** Where content ends that begins with a quotation at token `at`: behind it and those that a comma or a
** conjunction joins to it ("A" and "B"); a fragment runs on with its clause: X called it "a gift" that nobody wanted.
*/
static uint32_t end_of_quotations(const qt_clause *c, uint32_t at) {
  const qt_atom *atom = qt_atom_at(c, at);
  for (;;) {
    uint32_t next = atom->end;
    while (next < c->end &&
           (is_comma(c, next) || (qt_is_word(c->tokens[next]) && qt_has_class(c, next, QT_BIT(CONJUNCTION)))))
      next++;
    const qt_atom *joined = next < c->end && qt_kind(c->tokens[next]) == QT_QUOTE ? qt_atom_at(c, next) : NULL;
    if (!joined || joined == atom) break;
    atom = joined;
  }
  if (begins_sentence(c, atom)) return atom->end;
  /* "..." and kept going: the sentence's next verb, no content */
  if (atom->end < c->end && qt_is_word(c->tokens[atom->end]) && qt_has_class(c, atom->end, QT_BIT(CONJUNCTION)))
    return atom->end;
  return c->end;
}

/* A verb that is a cue beside a quotation only: sang, listed, used. */
static bool is_weak(const qt_cue *cue) {
  const uint64_t strong = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(URGE) | QT_BIT(ACCUSE) | QT_BIT(CALL) | QT_BIT(THINK) |
                          QT_BIT(WRITE) | QT_BIT(ASK) | QT_BIT(DENY) | QT_BIT(REFUSE) | QT_BIT(INTEND) | QT_BIT(SHOW);
  return (cue->classes & QT_BIT(VOICE)) && !(cue->classes & strong);
}

/* Mixed content ends behind its last quotation, where a comma or a dash sets off what follows. */
static uint32_t end_of_mixed(const qt_clause *c, qt_region r) {
  const qt_atom *last = NULL;
  for (uint32_t i = 0; i < c->atom_count; i++)
    if (c->atoms[i].first >= r.first && c->atoms[i].end <= r.end) last = &c->atoms[i];
  if (!last || last->end >= r.end) return r.end;
  bool comma = is_comma(c, last->end) || (last->end - 2 > last->first && is_comma(c, last->end - 2));
  uint32_t next = is_comma(c, last->end) ? last->end + 1 : last->end;
  bool goes_on = next + 1 < r.end && qt_is_word(c->tokens[next]) && qt_has_class(c, next, QT_BIT(CONJUNCTION)) &&
                 qt_has_verb(c, next + 1, next + 2);
  return (comma && !goes_on) || qt_mark_at(c, last->end, QT_DASH) ? last->end : r.end;
}

/* "Petrova and Orlov said": both are the source, where nothing but the sentence's begin or a mark stands before them. */
static void take_joined(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  qt_source *s = &k->source;
  if (s->mention == QUOTH_NONE || s->elided || s->inverted || s->first < floor + 2) return;
  if (!qt_is_word(c->tokens[s->first - 1]) || !(qt_word_at(c, s->first - 1)->more & QT_MORE(NAME_AND))) return;
  uint32_t other = mention_ending_at(c, floor, s->first - 1);
  if (other == QUOTH_NONE || mention_of(c, other)->kind != QT_NAME || mention_of(c, s->mention)->kind != QT_NAME)
    return;
  uint32_t first = mention_of(c, other)->first_token;
  bool opens = first == floor || !qt_is_word(c->tokens[first - 1]) ||
               qt_has_class(c, first - 1, QT_BIT(THAT) | QT_BIT(SUBORDINATOR) | QT_BIT(CONJUNCTION));
  if (!opens) return;
  s->first = first;
  s->mention = QUOTH_NONE;
}

/* "According to X, A", "A, according to X", "A, according to X, B"; the same with "in X's words". */
static bool read_according(const qt_clause *c, qt_candidate *k, uint32_t floor, bool left, bool quoted) {
  k->reason = QT_REASON_ACCORDING;
  k->quoted = quoted;
  if (left && k->first > floor) {
    read_medial(c, k, false);
    return true;
  }
  if (k->first > floor) { /* "A according to X" */
    k->left = (qt_region){floor, k->first};
    return k->cue.form != QT_NOUN;
  }
  k->left = (qt_region){0, 0};
  uint32_t at = k->end;
  while (at < c->end && !is_comma(c, at) && qt_kind(c->tokens[at]) != QT_QUOTE) at++;
  k->end = at;
  if (is_comma(c, at)) at++;
  k->right = (qt_region){at, c->end};
  return !empty(k->right);
}

/* "As X put it, A": the clause is set off before its content. */
static bool is_as_clause(const qt_clause *c, const qt_candidate *k, uint32_t floor) {
  return k->first == floor && k->source.first == k->first + 1 && !k->source.elided && (k->cue.classes & QT_BIT(SAY)) &&
         qt_has_class(c, k->first, QT_BIT(AS)) && k->complement == QT_COMMA_COMPLEMENT && k->end + 1 < c->end;
}

/* A plain object behind a verb that reports nothing by it: added two berths, wrote a book. */
static bool is_plain_object(const qt_clause *c, const qt_candidate *k) {
  bool object = k->complement == QT_OTHER_COMPLEMENT || k->complement == QT_PHRASE_COMPLEMENT ||
                k->complement == QT_SUBJECT_COMPLEMENT || k->complement == QT_PREPOSITION_COMPLEMENT;
  if (!object || !(qt_word_at(c, k->cue.head)->more & QT_MORE(CLAUSAL)) || k->cue.head_end > k->cue.head + 1)
    return false;
  for (uint32_t i = 0; i < c->atom_count; i++)
    if (c->atoms[i].first >= k->right.first && c->atoms[i].end <= k->right.end) return false;
  return !qt_has_verb(c, k->right.first, k->right.end);
}

/* Where the verb of withholding ends, with what is withheld: declined to comment. false: it withholds no words. */
static bool read_refusal(const qt_clause *c, qt_candidate *k) {
  if (!(k->cue.classes & QT_BIT(REFUSE)) || k->cue.form != QT_FINITE || k->cue.head_end > k->cue.head + 1) return true;
  uint32_t to = k->cue.head_end;
  if (to + 1 >= c->end || !qt_is_word(c->tokens[to]) || !qt_has_class(c, to, QT_BIT(TO)))
    return k->complement == QT_NOTHING_COMPLEMENT || k->complement == QT_COMMA_COMPLEMENT;
  const qt_word *w = qt_word_at(c, to + 1);
  bool words =
      (w->classes & (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE) | QT_BIT(VOICE))) || (w->more & QT_MORE(WITHHOLD));
  if (words) k->cue.head_end = k->cue.end = to + 2;
  return words;
}

/* "Petrova, who says the port is safe, left": a relative clause ends at the comma before the sentence's verb. */
static uint32_t end_of_relative(const qt_clause *c, const qt_candidate *k) {
  if (k->source.first == c->first || !is_comma(c, k->source.first - 1)) return k->right.end;
  for (uint32_t at = k->right.first; at + 1 < k->right.end; at++) {
    const qt_atom *atom = qt_kind(c->tokens[at]) == QT_QUOTE ? qt_atom_at(c, at) : NULL;
    if (atom && atom->end > at) {
      at = atom->end - 1;
      continue;
    }
    if (is_comma(c, at) && qt_is_word(c->tokens[at + 1]) && qt_has_verb(c, at + 1, at + 2) &&
        !qt_has_class(c, at + 1, QT_BIT(ING)))
      return at;
  }
  return k->right.end;
}

/* Does the quotation go on as the predicate of what stands before the clause: The port, X said, "is not for sale"? */
static bool is_predicate(const qt_clause *c, qt_region left, uint32_t quotation) {
  const qt_atom *atom = qt_atom_at(c, quotation);
  if (!atom || begins_sentence(c, atom) || empty(left) || qt_has_class(c, left.first, QT_BIT(PREPOSITION)))
    return false;
  /* It was, X said, "the best day" */
  if (qt_is_word(c->tokens[left.end - 1]) && (qt_word_at(c, left.end - 1)->more & QT_MORE(BE))) return true;
  for (uint32_t i = atom->first; i < atom->end; i++)
    if (qt_is_word(c->tokens[i])) return qt_has_verb(c, i, i + 1);
  return false;
}

/* "He was described by neighbours as quiet": the subject is spoken of. */
static bool read_passive(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  uint32_t subject = mention_ending_at(c, floor, k->first), start;
  if (subject != QUOTH_NONE && (k->cue.classes & QT_BIT(CALL)))
    k->left = (qt_region){mention_of(c, subject)->first_token, k->first};
  k->complement = (uint8_t)complement_at(c, k->end, &start);
  k->right = (qt_region){start, c->end};
  k->reason = QT_REASON_CONTENT_CUE_NAME;
  return k->complement != QT_NOTHING_COMPLEMENT && k->complement != QT_COMMA_COMPLEMENT;
}

bool qt_read_candidate(const qt_clause *c, const qt_cue *cue, uint32_t floor, const qt_candidate *before,
                       qt_candidate *k) {
  memset(k, 0, sizeof *k);
  k->cue = *cue;
  bool according = cue->form == QT_NOT_VERB;
  if (cue->form == QT_INFINITIVE) return false;
  bool noun = cue->form == QT_NOUN;
  bool source = noun        ? qt_owner_of_noun(c, cue, floor, &k->source)
                : according ? source_of_according(c, cue, &k->source)
                            : find_source(c, cue, floor, before, &k->source);
  if (!source) return false;
  uint32_t view = noun ? qt_view_of(c, cue, floor, &k->source) : QUOTH_NONE;
  if (noun && view == QUOTH_NONE) return qt_read_noun(c, k);
  if (noun) according = true;
  /* "the countries that Russia considers close": a belief inside a noun phrase is nobody's statement */
  if ((cue->classes & (QT_BIT(THINK) | QT_BIT(CALL))) && !(cue->classes & QT_BIT(SAY)) && !k->source.inverted &&
      k->source.first > c->first && qt_is_word(c->tokens[k->source.first - 1]) &&
      qt_has_class(c, k->source.first - 1, QT_BIT(THAT) | QT_BIT(RELATIVE)))
    return false;
  take_joined(c, k, floor);
  bool outside = k->source.elided;
  k->first = outside || k->source.first > cue->first ? cue->first : k->source.first;
  k->end = (k->source.inverted || according) && !noun ? k->source.end : cue->head_end;
  if (noun) k->first = view;
  if (!outside && !noun && k->first > floor && qt_is_word(c->tokens[k->first - 1]) &&
      qt_has_class(c, k->first - 1, QT_BIT(AS)))
    k->first--; /* "A, as X put it" */
  if (cue->form == QT_PASSIVE && k->source.inverted) return read_passive(c, k, floor);
  const qt_atom *atom;
  bool left = read_left(c, k, floor, &atom);
  if (according) return read_according(c, k, floor, left, atom != NULL);
  read_right(c, k, k->end);
  if (!read_refusal(c, k) || (!left && is_plain_object(c, k))) return false;
  bool relative = k->source.mention == QUOTH_NONE && k->source.end == k->source.first + 1 && !k->source.inverted &&
                  qt_has_class(c, k->source.first, QT_BIT(RELATIVE) | QT_BIT(WH));
  if (relative && cue->form == QT_PASSIVE && k->complement != QT_THAT_COMPLEMENT)
    return false; /* which was announced */
  if (relative && !empty(k->right)) k->right.end = end_of_relative(c, k);
  /* "who asked not to be named" */
  if (k->complement == QT_TO_COMPLEMENT && (cue->classes & QT_BIT(ASK)) && cue->head_end < c->end &&
      qt_has_class(c, cue->head_end, QT_BIT(NEGATION)))
    return false;
  if (is_as_clause(c, k, floor)) {
    k->right = (qt_region){k->end + 1, c->end};
    k->reason = QT_REASON_NAME_CUE_CONTENT;
    return true;
  }
  bool final = k->complement == QT_NOTHING_COMPLEMENT || k->complement == QT_COMMA_COMPLEMENT;
  bool weak = k->complement == QT_OTHER_COMPLEMENT || k->complement == QT_PHRASE_COMPLEMENT ||
              k->complement == QT_PREPOSITION_COMPLEMENT;
  /* "A, X said during a visit to Y": what stands behind is no clause, what stands before is one */
  if (left && !atom && weak && !k->source.elided && !qt_has_verb(c, k->right.first, k->right.end) &&
      qt_has_verb(c, k->left.first, k->left.end))
    final = true;
  if (left && atom) {
    /* a quotation right before the clause is its content, whatever stands behind */
    k->quoted = true;
    k->reason = k->source.inverted ? QT_REASON_CONTENT_CUE_NAME : QT_REASON_CONTENT_NAME_CUE;
    /* "A," X said of his single "B": a title is no more of it */
    bool goes_on = k->complement == QT_QUOTATION_COMPLEMENT && speaks(c, k->right.first);
    if (!goes_on) k->right = (qt_region){0, 0};
    if (goes_on || final) read_medial(c, k, true);
    if (k->source.inverted && !k->medial) { /* , said X, who runs the port, "but not for long" */
      for (uint32_t at = k->end; at < c->end; at++) {
        const qt_atom *next = qt_kind(c->tokens[at]) == QT_QUOTE ? qt_atom_at(c, at) : NULL;
        if (!next) continue;
        if (at > 0 && is_comma(c, at - 1)) {
          k->end = at - 1;
          k->right = (qt_region){at, c->end};
          k->medial = true;
        }
        break;
      }
    }
    if (k->medial) k->reason = QT_REASON_SPLIT;
    return true;
  }
  if (left && !atom && k->complement == QT_QUOTATION_COMPLEMENT && !k->source.elided &&
      is_comma(c, k->right.first - 1) && is_predicate(c, k->left, k->right.first)) {
    k->medial = true;
    k->reason = QT_REASON_SPLIT;
    return true;
  }
  if (!final && !k->source.inverted) {
    k->left = (qt_region){0, 0};
    k->reason = QT_REASON_NAME_CUE_CONTENT;
    k->quoted = k->complement == QT_QUOTATION_COMPLEMENT;
    bool what = k->first > floor && qt_is_word(c->tokens[k->first - 1]) && qt_has_class(c, k->first - 1, QT_BIT(WH));
    if (k->quoted && what && (cue->classes & QT_BIT(CALL))) /* what X calls "A" is B */
      k->right.end = qt_atom_at(c, k->right.first)->end;
    else if (k->quoted)
      k->right.end = end_of_quotations(c, k->right.first);
    else
      k->right.end = end_of_mixed(c, k->right);
    return k->quoted ? !is_weak(cue) || speaks(c, k->right.first) : !is_weak(cue);
  }
  if (left && k->left.end > k->left.first && !k->source.elided) {
    k->right = (qt_region){0, 0};
    k->reason = k->source.inverted ? QT_REASON_CONTENT_CUE_NAME : QT_REASON_CONTENT_NAME_CUE;
    if (k->complement == QT_COMMA_COMPLEMENT || k->source.inverted) read_medial(c, k, false);
    return true;
  }
  k->left = k->right = (qt_region){0, 0};
  return (cue->classes & QT_BIT(REFUSE)) != 0 || cue->negated;
}
