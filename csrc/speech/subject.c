#include "speech/subject.h"

#include "speech/candidate.h"
#include "speech/main_subject.h"

enum {
  SUBJECT_DISTANCE = 8, /* tokens of adjuncts between subject and verb: "Petrova on Monday said" */
  MAX_LEADING = 2,      /* words before the title of a name in an apposition */
  MAX_OUTER = 3         /* nouns that a subject behind prepositions may hang on */
};

void qt_take_mention(const qt_clause *c, uint32_t index, qt_source *s) {
  const qt_mention *m = qt_mention_of(c, index);
  s->mention = index;
  s->first = m->first_token;
  s->end = qt_mention_end(m);
}

bool qt_counts_many(const qt_clause *c, const qt_source *s) {
  const qt_mention *m = s->mention == QUOTH_NONE ? qt_mention_of(c, qt_mention_ending_at(c, s->first, s->end)) : NULL;
  return m && m->gender == QT_PLURAL && m->first_token > s->first && qt_has_class(c, m->first_token - 1, QT_BIT(OF));
}

bool qt_is_object_form(const qt_clause *c, const qt_mention *m) {
  const uint64_t persons = QT_BIT(HE) | QT_BIT(THEY) | QT_BIT(I) | QT_BIT(WE);
  if (m->kind != QT_PRONOUN_MENTION || c->verb_second || c->drops_subject) return false;
  return qt_has_class(c, m->first_token, persons) &&
         !(qt_word_at(c, m->first_token)->more & QT_MORE(SENTENCE_STARTER)) &&
         !(c->tokens[m->first_token].flags & QT_CAPITAL);
}

/* The mention whose last token is before `end`, or QUOTH_NONE. */
uint32_t qt_mention_ending_at(const qt_clause *c, uint32_t floor, uint32_t end) {
  if (end <= floor) return QUOTH_NONE;
  uint32_t index = qt_mention_at(c->article, end - 1);
  const qt_mention *m = qt_mention_of(c, index);
  return m && m->first_token >= floor && qt_mention_end(m) == end ? index : QUOTH_NONE;
}

bool qt_agent_at(const qt_clause *c, uint32_t by, qt_source *s) {
  if (by + 1 >= c->end || !qt_is_word(c->tokens[by]) || !qt_has_class(c, by, QT_BIT(BY))) return false;
  uint32_t index = qt_mention_from(c, by + 1);
  if (index == QUOTH_NONE) return false;
  qt_take_mention(c, index, s);
  s->inverted = true;
  return true;
}

/* "pilots such as Karl Bent": examples of those before. */
static bool is_behind_such(const qt_clause *c, uint32_t floor, uint32_t at) {
  return at > floor + 2 && qt_is_word(c->tokens[at - 1]) && qt_is_word(c->tokens[at - 2]) &&
         qt_has_class(c, at - 1, QT_BIT(AS)) && qt_has_class(c, at - 2, QT_BIT(DETERMINER)) &&
         qt_mention_ending_at(c, floor, at - 2) != QUOTH_NONE;
}

/* "hours after Petrova said": what a subordinator opens is no part of the noun before it. */
bool qt_is_oblique_mention(const qt_clause *c, uint32_t floor, const qt_mention *m) {
  uint32_t at = m->first_token;
  /* in both Miami and Boston */
  if (at > floor + 1 && qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(DETERMINER)) &&
      (qt_word_at(c, at - 1)->more & QT_MORE(DEFINITE)) && !(qt_word_at(c, at - 1)->more & QT_MORE(ARTICLE)))
    at--;
  return at > floor && qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(PREPOSITION)) &&
         (!qt_has_class(c, at - 1, QT_BIT(SUBORDINATOR)) || is_behind_such(c, floor, at));
}

/* "in both Miami and Boston": the first of two mentions that a conjunction joins; index where there is none. */
static uint32_t first_joined(const qt_clause *c, uint32_t floor, uint32_t index) {
  const qt_mention *m = qt_mention_of(c, index);
  uint32_t at = m->first_token - 1;
  if (m->first_token < floor + 2 || !qt_is_word(c->tokens[at])) return index;
  if (!(qt_word_at(c, at)->more & QT_MORE(NAME_AND))) return index;
  uint32_t other = qt_mention_ending_at(c, floor, at);
  const qt_mention *first = qt_mention_of(c, other);
  return first && first->kind == m->kind && qt_is_oblique_mention(c, floor, first) ? other : index;
}

/* "critics in the capital of the island": the mention that those behind prepositions belong to. */
static uint32_t outer_mention(const qt_clause *c, uint32_t floor, uint32_t index) {
  index = first_joined(c, floor, index);
  for (uint32_t steps = 0; steps < MAX_OUTER && qt_is_oblique_mention(c, floor, qt_mention_of(c, index)); steps++) {
    uint32_t end = qt_mention_of(c, index)->first_token - 1;
    if (is_behind_such(c, floor, end + 1)) end--;
    uint32_t outer = qt_mention_ending_at(c, floor, end);
    if (outer == QUOTH_NONE) break;
    index = outer;
  }
  return index;
}

bool qt_is_aside_mark(const qt_clause *c, uint32_t token) {
  return token < c->end && qt_is_mark_of(c->tokens[token], QT_MARK_BIT(QT_COMMA) | QT_MARK_BIT(QT_DASH) |
                                                               QT_MARK_BIT(QT_LPAREN) | QT_MARK_BIT(QT_RPAREN));
}

/* "Petrova, the port chief, said": the mention before the aside that ends at `close` (a mark). */
static uint32_t mention_before_aside(const qt_clause *c, uint32_t floor, uint32_t close) {
  uint32_t low = close > floor + QT_ASIDE_LENGTH ? close - QT_ASIDE_LENGTH : floor, found = QUOTH_NONE;
  for (uint32_t at = close; at-- > low;) {
    const qt_atom *atom = qt_quotation_at(c, at);
    if (atom && qt_is_speech(c, atom)) break;
    if (atom) { /* The film, titled "Tides," says */
      at = atom->first;
      continue;
    }
    if (!qt_is_aside_mark(c, at) || qt_mark_at(c, at, QT_RPAREN)) continue;
    uint32_t index = qt_mention_ending_at(c, low, at);
    if (index == QUOTH_NONE) continue;
    index = outer_mention(c, floor, index);
    /* a relative clause goes with the name before it; else the nearest name is the one */
    bool relative = qt_has_class(c, at + 1, QT_BIT(RELATIVE));
    if (found == QUOTH_NONE || relative) found = index;
    if (relative) return found;
  }
  const qt_mention *m = qt_mention_of(c, found);
  uint32_t begin = floor; /* of the clause: behind the last quotation */
  for (uint32_t i = 0; i < c->atom_count && c->atoms[i].end <= close; i++)
    if (c->atoms[i].end > begin) begin = c->atoms[i].end;
  uint32_t opening = qt_mention_at(c->article, begin);
  if (!m || m->first_token == begin || m->kind == QT_NAME || m->kind == QT_PRONOUN_MENTION || opening == QUOTH_NONE)
    return found;
  /* "Petrova, speaking at a rally in Port Ellim, Norvia, warned": the mention that opens the clause */
  const qt_mention *first = qt_mention_of(c, opening);
  bool place = m->kind == QT_PLACE_NAME || qt_is_oblique_mention(c, floor, m);
  bool opens = first->first_token == begin && (first->kind == QT_NAME || (place && first->kind != QT_PLACE_NAME)) &&
               qt_mark_at(c, qt_mention_end(first), QT_COMMA);
  return opens ? opening : found;
}

/* "Petrova on Monday said", "a man in Port Ellim said": over what stands between subject and verb. */
static uint32_t mention_before_adjuncts(const qt_clause *c, uint32_t floor, uint32_t verb) {
  uint32_t low = verb > floor + SUBJECT_DISTANCE ? verb - SUBJECT_DISTANCE : floor, found = QUOTH_NONE;
  for (uint32_t at = verb; at-- > low;) {
    if (!qt_is_word(c->tokens[at])) break;
    const qt_word *w = qt_word_at(c, at);
    if (!(w->classes & (QT_BIT(PREPOSITION) | QT_BIT(ADVERB))) && !(w->more & (QT_MORE(DAY) | QT_MORE(TIME)))) continue;
    uint32_t index = qt_mention_ending_at(c, low, at);
    if (index != QUOTH_NONE) found = index;
  }
  return found;
}

static bool ends_like_verb(const qt_clause *c, uint32_t token) {
  const quoth_article *a = c->article;
  return qt_is_plain_word(c, token) && qt_ends_like(a->lexicon, a->text, c->tokens[token], QT_MORE(VERB_ENDING));
}

/* "a study of ten ports": the determiner at token `at` stands behind a preposition that hangs on a noun. */
static bool is_inside_phrase(const qt_clause *c, uint32_t low, uint32_t at, uint32_t end) {
  if (at < low + 2 || !qt_is_word(c->tokens[at - 1]) || !qt_is_word(c->tokens[at - 2])) return false;
  if (!qt_has_class(c, at - 1, QT_BIT(PREPOSITION)) || qt_has_class(c, at - 1, QT_BIT(SUBORDINATOR) | QT_BIT(TO)))
    return false;
  /* one in three; not: a fall from the earlier estimate */
  bool noun = at + 1 < end ? !qt_has_class(c, at + 1, QT_BIT(ADVERB)) : qt_has_class(c, at - 2, QT_BIT(DETERMINER));
  return noun && !qt_has_verb(c, at - 2, at - 1) && !ends_like_verb(c, at - 2) &&
         !(qt_word_at(c, at - 2)->more & QT_MORE(VERB));
}

/* A subject that is no mention: back to where its noun phrase begins. */
static bool phrase_before(const qt_clause *c, uint32_t floor, uint32_t end, qt_source *s) {
  uint32_t low = end > floor + QT_SOURCE_LENGTH ? end - QT_SOURCE_LENGTH : floor, at = end;
  while (at > low && qt_is_word(c->tokens[at - 1])) {
    uint64_t is = qt_word_at(c, at - 1)->classes;
    if (is &
        (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(THAT) |
         QT_BIT(WH) | QT_BIT(TO)) &
        ~(is & QT_BIT(PREPOSITION) ? QT_BIT(SUBORDINATOR) : 0))
      break;
    at--;
    if ((is & QT_BIT(DETERMINER)) && !is_inside_phrase(c, low, at, end)) break;
  }
  if (at < end && qt_has_class(c, end - 1, QT_BIT(PREPOSITION))) return false; /* in the face of announced cuts */
  while (at < end && qt_has_class(c, at, QT_BIT(PREPOSITION) | QT_BIT(ADVERB))) at++;
  if (at == end || qt_has_class(c, at, QT_BIT(ING))) return false;
  if (end == at + 1 && (qt_word_at(c, at)->more & QT_MORE(VERB)) && !(c->tokens[at].flags & QT_CAPITAL))
    return false; /* "A," came shouts from the crowd */
  const uint64_t subjects = QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY) | QT_BIT(I) | QT_BIT(WE) | QT_BIT(IT) | QT_BIT(YOU);
  if (end > at + 1 && qt_has_class(c, at, subjects) && !qt_has_class(c, at, QT_BIT(POSSESSIVE))) return false;
  /* "China's territorial claims": a possessive before it says that the cue is a noun */
  if (at > floor && qt_kind(c->tokens[at - 1]) == QT_CLITIC) return false;
  s->first = at;
  s->end = qt_before_participle(c, at, end);
  return true;
}

/*
** `"A," Chad Hawk, vice president of PMG, a grading company in Florida told Fox`: a person whose name opens
** the clause is the subject, whatever apposition stands before the verb.
*/
static uint32_t person_before_apposition(const qt_clause *c, uint32_t floor, uint32_t phrase) {
  if (phrase <= floor + 1 || !qt_is_comma(c, phrase - 1)) return QUOTH_NONE;
  uint32_t low = phrase > floor + QT_ASIDE_LENGTH ? phrase - QT_ASIDE_LENGTH : floor;
  for (uint32_t at = phrase - 1; at > low; at--) {
    if (!qt_is_comma(c, at)) {
      if (qt_quotation_at(c, at)) return QUOTH_NONE;
      continue;
    }
    /* Ada Moor, who was ill, was turned away, officials said: a sentence of her own */
    if (qt_is_word(c->tokens[at + 1]) && qt_has_class(c, at + 1, QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE)))
      return QUOTH_NONE;
    uint32_t index = qt_mention_ending_at(c, low, at);
    const qt_mention *m = qt_mention_of(c, index);
    if (!m || m->kind != QT_NAME) continue;
    uint32_t first = m->first_token;
    bool as =
        first == c->first + 1 && qt_has_class(c, c->first, QT_BIT(AS)); /* As Ada Moor, a pilot from Telm explains, A */
    if (first == c->first || first == floor || as || qt_kind(c->tokens[first - 1]) == QT_QUOTE) return index;
  }
  return QUOTH_NONE;
}

/* "Ada Roe, a doctor and head of Salt Bank, a lender, said": the name that a role right behind its comma describes. */
static uint32_t name_of_role(const qt_clause *c, uint32_t floor, uint32_t index) {
  const qt_mention *m = qt_mention_of(c, index);
  if (!m || m->kind != QT_ROLE_MENTION) return QUOTH_NONE;
  uint32_t at = m->first_token;
  if (at > floor + 2 && qt_is_word(c->tokens[at - 1]) && (qt_word_at(c, at - 1)->more & QT_MORE(NAME_AND))) {
    const qt_mention *joined = qt_mention_of(c, qt_mention_ending_at(c, floor, at - 1));
    if (joined && joined->kind == QT_ROLE_MENTION) at = joined->first_token;
  }
  if (at <= floor + 1 || !qt_is_comma(c, at - 1) || !(qt_word_at(c, at)->more & QT_MORE(ARTICLE))) return QUOTH_NONE;
  uint32_t name = qt_mention_ending_at(c, floor, at - 1);
  return name != QUOTH_NONE && qt_mention_of(c, name)->kind == QT_NAME ? name : QUOTH_NONE;
}

/* The last comma of a mention, or QUOTH_NONE. */
static uint32_t comma_in(const qt_clause *c, const qt_mention *m) {
  for (uint32_t at = qt_mention_end(m); at-- > m->first_token;)
    if (qt_is_comma(c, at)) return at;
  return QUOTH_NONE;
}

/* "The singer that replaced Orlov": with a noun before it and its past behind, no clause that somebody says. */
static bool is_relative_that(const qt_clause *c, uint32_t floor, uint32_t at, uint32_t end) {
  if (!qt_has_class(c, at, QT_BIT(THAT)) || at <= floor || at + 1 >= end) return false;
  if (!qt_is_verb_at(c, at + 1)) return false;
  return qt_mention_ending_at(c, floor, at) != QUOTH_NONE;
}

/* "owners who run the boats": does a verb that the language does not know, in lower case, follow the relative pronoun? */
static bool may_be_relative_verb(const qt_clause *c, uint32_t at) {
  const uint64_t none = QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(PRONOUN) | QT_BIT(PREPOSITION) | QT_BIT(ROLE) |
                        QT_BIT(COLLECTIVE) | QT_BIT(TITLE) | QT_BIT(BODY) | QT_BIT(ADVERB);
  return qt_is_word(c->tokens[at]) && qt_kind(c->tokens[at]) == QT_WORD_TOKEN && !(c->tokens[at].flags & QT_CAPITAL) &&
         !qt_has_class(c, at, none);
}

/* "owners who want boats say they": what reads as a phrase behind "who" is a verb with its object; not "who boat owners say is". */
static bool is_relative_phrase(const qt_clause *c, uint32_t floor, const qt_cue *cue, const qt_mention *m) {
  uint32_t at = m->first_token, behind = cue->head_end;
  if (at < floor + 2 || !qt_is_word(c->tokens[at - 1]) || !qt_has_class(c, at - 1, QT_BIT(RELATIVE))) return false;
  if (m->kind == QT_NAME || m->kind == QT_PRONOUN_MENTION || m->token_count < 2 || !may_be_relative_verb(c, at))
    return false;
  return behind < c->end && !qt_has_verb(c, behind, behind + 1);
}

/*
** "An official who met Orlov said", "a man who came to help said": what stands before the verb belongs to the relative
** clause, and the subject before that. Not "the man who Petrova said", "who thinks Petrova said".
*/
static uint32_t head_of_relative(const qt_clause *c, uint32_t floor, uint32_t end) {
  const uint64_t none = QT_BIT(THAT) | QT_BIT(SUBORDINATOR) | QT_BIT(CONJUNCTION);
  uint32_t low = end > floor + QT_ASIDE_LENGTH / 2 ? end - QT_ASIDE_LENGTH / 2 : floor;
  for (uint32_t at = end; at-- > low && qt_is_word(c->tokens[at]);) {
    if (qt_has_class(c, at, QT_BIT(RELATIVE))) {
      bool again = at > low + 2 && qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(CONJUNCTION));
      if (again) { /* who met Petrova and who left */
        at--;
        continue;
      }
      if (!qt_has_verb(c, at + 1, end) && !(qt_word_at(c, at + 1)->more & QT_MORE(VERB)) &&
          !(at + 1 < end && may_be_relative_verb(c, at + 1)))
        return QUOTH_NONE;
      bool owner = at > floor && qt_kind(c->tokens[at - 1]) == QT_CLITIC; /* friends of Petrova's who */
      uint32_t index = qt_mention_ending_at(c, floor, owner ? at - 1 : at);
      return owner && index != QUOTH_NONE ? outer_mention(c, floor, index) : index;
    }
    if (is_relative_that(c, floor, at, end)) return outer_mention(c, floor, qt_mention_ending_at(c, floor, at));
    if (at + 1 == end && qt_has_class(c, at, QT_BIT(SAY) | QT_BIT(THINK)) &&
        !(at > low && qt_has_class(c, at - 1, QT_BIT(TO))))
      break;
    bool in_list = at > low && qt_has_class(c, at, QT_BIT(CONJUNCTION)) &&
                   qt_mention_ending_at(c, floor, at) != QUOTH_NONE; /* who met Petrova and Orlov */
    if (qt_has_class(c, at, none) && !qt_has_class(c, at, QT_BIT(PREPOSITION)) && !in_list) break;
  }
  return QUOTH_NONE;
}

/* "The inquiry's chair, retired judge Ada Roe, said": does [first, end) only lead to the title of the name at `end`? */
static bool leads_to_title(const qt_clause *c, uint32_t first, uint32_t end, const qt_mention *m) {
  const uint64_t none = QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(CONJUNCTION) | QT_BIT(PRONOUN) | QT_BIT(THAT) |
                        QT_BIT(WH) | QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(ING) | QT_BIT(PREPOSITION);
  if (end - first > MAX_LEADING || m->name_token == m->first_token) return false;
  for (uint32_t at = first; at < end; at++)
    if (qt_kind(c->tokens[at]) != QT_WORD_TOKEN || (c->tokens[at].flags & QT_CAPITAL) || qt_has_class(c, at, none))
      return false;
  return true;
}

/* "The company's head of operations, Marta Oyelaran, told": only the name between commas says who it is. */
static void take_name_in_aside(const qt_clause *c, uint32_t named, qt_source *s) {
  const qt_mention *m = qt_mention_of(c, named);
  if (!m || m->kind != QT_NAME || s->mention == named || qt_mention_of(c, s->mention)->kind != QT_ROLE_MENTION) return;
  uint32_t comma = s->end; /* Orlov's neighbor in Miami, Peter Brandt, said */
  while (comma + 1 < m->first_token && qt_is_word(c->tokens[comma]) && !qt_has_verb(c, comma, comma + 1)) comma++;
  if (comma >= m->first_token || !qt_is_comma(c, comma)) return;
  if (m->first_token != comma + 1 && !leads_to_title(c, comma + 1, m->first_token, m)) return;
  s->mention = named;
  s->end = qt_mention_end(m);
}

/* who, which; "a message that said": the subject of a relative clause. */
static bool is_relative(const qt_clause *c, uint32_t floor, const qt_cue *cue, uint32_t at) {
  if (!qt_is_word(c->tokens[at])) return false;
  if ((c->tokens[at].flags & QT_ALL_CAPS) && qt_mention_ending_at(c, floor, at + 1) != QUOTH_NONE)
    return false; /* WHO */
  if (qt_has_class(c, at, QT_BIT(RELATIVE))) return true;
  if (!qt_has_class(c, at, QT_BIT(THAT)) || at <= floor || cue->form != QT_FINITE) return false;
  if (qt_mention_ending_at(c, floor, at) != QUOTH_NONE) return true;
  return qt_is_plain_word(c, at - 1) || qt_has_class(c, at - 1, QT_BIT(DOCUMENT) | QT_BIT(COLLECTIVE) | QT_BIT(ROLE));
}

/* "The senator's chief of staff, Joe Kasper, said": the noun phrase before the comma, from where its clause begins. */
static void take_phrase_before(const qt_clause *c, uint32_t floor, qt_source *s) {
  const uint64_t none =
      QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(CONJUNCTION) | QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(PRONOUN);
  if (s->first <= floor + 1 || !qt_is_comma(c, s->first - 1)) return;
  uint32_t at = s->first - 1, low = at > floor + QT_ASIDE_LENGTH / 2 ? at - QT_ASIDE_LENGTH / 2 : floor;
  for (; at > low; at--) {
    qt_token t = c->tokens[at - 1];
    bool dot =
        qt_is_mark(t, QT_DOT) && at > low + 1 && qt_has_class(c, at - 2, QT_BIT(TITLE) | QT_BIT(ABBREVIATION_TITLE));
    if (!qt_is_word(t) && !dot && !qt_is_mark(t, QT_HYPHEN)) break;
    if (qt_is_word(t) && qt_kind(t) != QT_CLITIC && qt_has_class(c, at - 1, none)) return;
  }
  if (at > floor && qt_kind(c->tokens[at - 1]) != QT_QUOTE && !qt_is_comma(c, at - 1)) return;
  while (at < s->first && qt_has_class(c, at, QT_BIT(SUBORDINATOR) | QT_BIT(PREPOSITION) | QT_BIT(ADVERB))) at++;
  if (at + 1 < s->first) s->first = at;
}

/* who, that, before the verb at token `at`: what it stands for may be before its comma. */
static void take_relative(const qt_clause *c, uint32_t floor, uint32_t at, qt_source *s) {
  s->first = at - 1;
  s->end = at;
  uint32_t name_end = at - 1 > floor && qt_is_aside_mark(c, at - 2) ? at - 2 : at - 1;
  s->antecedent = qt_mention_ending_at(c, c->first, name_end);
}

/* "Petrova, a top aide said, "is confident"": between commas, and the sentence's own verb goes on behind it. */
static bool is_parenthesis(const qt_clause *c, const qt_cue *cue, const qt_mention *m) {
  uint32_t at = cue->head_end;
  if (m->first_token == c->first || !qt_is_comma(c, m->first_token - 1) || !qt_is_comma(c, at)) return false;
  if (++at < c->end && qt_kind(c->tokens[at]) == QT_QUOTE) at++;
  return at < c->end && qt_is_word(c->tokens[at]) && !(c->tokens[at].flags & QT_CAPITAL) && qt_has_verb(c, at, at + 1);
}

/* "Gov. Jan Holt's office said": the owner is a mention of his own, and a part of the subject. */
static void take_owner(const qt_clause *c, uint32_t floor, qt_source *s) {
  if (s->first < floor + 2 || qt_kind(c->tokens[s->first - 1]) != QT_CLITIC) return;
  uint32_t owner = qt_mention_ending_at(c, floor, s->first - 1);
  if (owner != QUOTH_NONE) s->first = qt_mention_of(c, owner)->first_token;
}

/* "Supporters of changing the law": the mention before the preposition and the gerund whose object begins at `at`. */
static uint32_t mention_before_gerund(const qt_clause *c, uint32_t floor, uint32_t at) {
  if (at < floor + 3 || !qt_is_word(c->tokens[at - 1]) || !qt_is_word(c->tokens[at - 2])) return QUOTH_NONE;
  if (!ends_like_verb(c, at - 1) || !qt_has_class(c, at - 2, QT_BIT(OF) | QT_BIT(FOR))) return QUOTH_NONE;
  return qt_mention_ending_at(c, floor, at - 2);
}

/* The mention that ends where the verb begins, or what it hangs on. */
static void take_adjacent(const qt_clause *c, const qt_cue *cue, uint32_t floor, uint32_t index, qt_source *s) {
  const qt_mention *m = qt_mention_of(c, index);
  if (c->drops_subject && m->kind == QT_PRONOUN_MENTION && qt_has_class(c, m->first_token, QT_BIT(WE) | QT_BIT(YOU))) {
    uint32_t subject = qt_mention_ending_at(c, floor, m->first_token); /* le maire nous a dit */
    if (subject != QUOTH_NONE) index = subject;
    m = qt_mention_of(c, index);
  }
  uint32_t comma = comma_in(c, m);
  if (comma != QUOTH_NONE && m->kind == QT_NAME && qt_is_oblique_mention(c, floor, m)) {
    qt_take_mention(c, index, s); /* "In a note on the front-runner, Mayor Petrova said": two, no name and its office */
    s->first = comma + 1;
    return;
  }
  bool phrase = is_relative_phrase(c, floor, cue, m);
  uint32_t head = head_of_relative(c, floor, phrase ? m->first_token + 1 : m->first_token);
  if (head != QUOTH_NONE) {
    qt_take_mention(c, head, s);
    return;
  }
  index = outer_mention(c, floor, index); /* "a man in Port Ellim said": the noun before the preposition */
  uint32_t doer = mention_before_gerund(c, floor, qt_mention_of(c, index)->first_token);
  if (doer != QUOTH_NONE) index = doer;
  m = qt_mention_of(c, index);
  if (qt_is_oblique_mention(c, floor, m) && phrase_before(c, floor, m->first_token - 1, s)) {
    bool counted =
        m->gender == QT_PLURAL || qt_has_class(c, s->first, QT_BIT(DETERMINER)); /* not: part of the demand */
    /* fewer than a quarter, four in 10 voters */
    bool share = s->end == s->first + 1 && s->end + 1 == m->first_token && !qt_has_class(c, s->end, QT_BIT(TO)) &&
                 (qt_has_class(c, s->first, QT_BIT(DETERMINER)) || (qt_word_at(c, s->first)->more & QT_MORE(COMMON)));
    share = share && (!qt_has_class(c, s->end, QT_BIT(OF)) || m->kind == QT_GROUP_MENTION); /* part of the demand */
    if (share || (counted && qt_has_class(c, s->end, QT_BIT(OF))))
      s->end = qt_mention_end(m); /* a number of officials */
    return;
  }
  if (m->kind != QT_NAME && m->kind != QT_PRONOUN_MENTION && !is_parenthesis(c, cue, m)) {
    uint32_t person = person_before_apposition(c, floor, m->first_token);
    if (person != QUOTH_NONE) index = person;
  }
  qt_take_mention(c, index, s);
  take_owner(c, floor, s);
}

/* The subject of the candidate before is this verb's as well. */
static bool take_again(const struct qt_candidate *before, qt_source *s) {
  *s = before->source;
  s->elided = true;
  s->inverted = false;
  return true;
}

/* "one of the drivers", "two of them": one or some of those that the mention names. */
static bool is_some_of(const qt_clause *c, uint32_t floor, const qt_mention *m) {
  uint32_t of = m->first_token - 1;
  return m->first_token >= floor + 2 && qt_is_word(c->tokens[of]) && qt_has_class(c, of, QT_BIT(OF)) &&
         qt_is_word(c->tokens[of - 1]) && qt_has_class(c, of - 1, QT_BIT(DETERMINER)) &&
         !(qt_word_at(c, of - 1)->more & QT_MORE(ARTICLE)) && (of - 1 == floor || !qt_is_word(c->tokens[of - 2]));
}

/* "The head of the group backing Petrova, Pavel Orlov, said": whom the phrase that begins with an article describes. */
static bool is_name_of_phrase(const qt_clause *c, uint32_t floor, const qt_mention *m, uint32_t named) {
  const qt_mention *name = qt_mention_of(c, named);
  bool them = m->kind == QT_PRONOUN_MENTION && qt_is_oblique_mention(c, floor, m); /* One of them, Pavel Orlov, said */
  bool described = m->kind == QT_NAME || m->kind == QT_ORGANISATION_NAME || m->kind == QT_PLACE_NAME || them;
  return described && name->kind == QT_NAME && m->first_token > floor + 1 && qt_is_word(c->tokens[floor]) &&
         qt_has_class(c, floor, QT_BIT(DETERMINER)) && qt_is_comma(c, name->first_token - 1) &&
         qt_is_word(c->tokens[m->first_token - 1]) &&
         !qt_has_class(c, m->first_token - 1, QT_BIT(SUBORDINATOR) | QT_BIT(CONJUNCTION) | QT_BIT(THAT));
}

/* Behind the mark before `at`, which closes an aside, or joins verbs: He suggested A, called her "B" and left. */
static bool subject_before_aside(const qt_clause *c, const qt_cue *cue, uint32_t floor, uint32_t at,
                                 const struct qt_candidate *before, qt_source *s) {
  /* "The bank's chief economist, Hanne Vold, said": one mention with its comma */
  uint32_t named = qt_mention_ending_at(c, floor, at - 1), index = named;
  /* He mocked a reporter, referred to him as "B" and left: the object of the first verb stands before the comma */
  bool object = named != QUOTH_NONE && before && qt_is_comma(c, at - 1) && at == cue->first && !before->quoted &&
                qt_is_empty(before->left) && cue->form == QT_FINITE && before->cue.form == QT_FINITE &&
                qt_mention_of(c, named)->first_token == before->right.first && (cue->classes & QT_BIT(PAST)) &&
                before->source.first != QUOTH_NONE && !(before->cue.classes & (QT_BIT(SAY) | QT_BIT(THINK)));
  if (object) return take_again(before, s);
  if (index == QUOTH_NONE || comma_in(c, qt_mention_of(c, index)) == QUOTH_NONE)
    index = mention_before_aside(c, floor, at - 1);
  bool only = index == QUOTH_NONE; /* Another man on the list, Jim Poole, said: the name says who it is */
  if (only && named != QUOTH_NONE) index = outer_mention(c, floor, named);
  /* A draft written in May, and seen by the Gazette, said: what stands behind "by" did it, and says nothing */
  const qt_mention *agent = only ? qt_mention_of(c, index) : NULL;
  if (agent && agent->first_token > floor && qt_has_class(c, agent->first_token - 1, QT_BIT(BY))) {
    uint32_t end = qt_skip_phrase(c, floor), opening = qt_mention_ending_at(c, floor, end);
    if (opening != QUOTH_NONE)
      qt_take_mention(c, opening, s);
    else if (end > floor + 1 && qt_has_class(c, floor, QT_BIT(DETERMINER)))
      *s = (qt_source){floor, end, QUOTH_NONE, QUOTH_NONE, false, false};
    if (s->first == floor) return true;
  }
  if (index == QUOTH_NONE) {
    bool after = before && before->source.first != QUOTH_NONE && qt_is_comma(c, at - 1) && at == cue->first &&
                 cue->form == QT_FINITE && before->cue.form == QT_FINITE && qt_is_empty(before->left) &&
                 !(before->cue.classes & cue->classes & QT_BIT(BASE)) && (cue->classes & QT_BIT(PAST));
    return after && take_again(before, s);
  }
  const qt_mention *m = qt_mention_of(c, index);
  if (named != QUOTH_NONE && is_name_of_phrase(c, floor, m, named)) {
    qt_take_mention(c, named, s);
    return true;
  }
  if (is_some_of(c, floor, m)) { /* One of the drivers, Pavel Orlov, said */
    bool name = named != QUOTH_NONE && qt_mention_of(c, named)->kind == QT_NAME &&
                qt_is_comma(c, qt_mention_of(c, named)->first_token - 1);
    qt_take_mention(c, name ? named : index, s);
    s->first = m->first_token - 2;
    return true;
  }
  if (m->kind == QT_PLACE_NAME || m->kind == QT_ORGANISATION_NAME) {
    uint32_t person = person_before_apposition(c, floor, m->first_token);
    if (person != QUOTH_NONE) index = person;
  }
  uint32_t described = name_of_role(c, floor, index);
  if (described != QUOTH_NONE) index = described;
  qt_take_mention(c, index, s);
  if (only) take_phrase_before(c, floor, s);
  take_name_in_aside(c, named, s);
  return true;
}

/* The subject of a verb behind the conjunction before `at`. */
static bool subject_of_second_verb(const qt_clause *c, const qt_cue *cue, uint32_t floor, uint32_t at,
                                   const struct qt_candidate *before, qt_source *s) {
  /* verbs of saying go with verbs of saying: X said that Y would leave, and added that ... */
  const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(DENY) | QT_BIT(WRITE) | QT_BIT(ASK);
  bool together = before && !qt_is_fronted(c, before) && (before->cue.classes & saying) &&
                  (cue->classes & (saying | QT_BIT(REFUSE))) && !before->quoted && !qt_is_empty(before->right) &&
                  before->source.first != QUOTH_NONE;
  uint32_t from = before && before->first > floor ? before->first : floor;
  if (!together && qt_subject_of_conjunct(c, cue, from, at - 1, s)) return true;
  if (!before || before->source.first == QUOTH_NONE) return qt_sentence_subject(c, at - 1, s);
  return take_again(before, s);
}

/* A phrase that is no mention, if the word before the verb is no verb itself: wrested back, found no fault. */
static bool subject_in_words(const qt_clause *c, const qt_cue *cue, uint32_t floor, uint32_t at, qt_source *s) {
  const uint64_t finite = QT_BIT(PAST) | QT_BIT(PRESENT) | QT_BIT(PARTICIPLE) | QT_BIT(ING);
  if (!phrase_before(c, floor, at, s)) return false;
  if (cue->classes & QT_BIT(PAST)) return true;
  if ((cue->classes & QT_BIT(PRESENT)) && cue->first == cue->head &&
      (qt_has_class(c, at - 1, QT_BIT(BASE) | QT_BIT(ING)) || ends_like_verb(c, at - 1)) &&
      !qt_has_class(c, at - 1, QT_BIT(COLLECTIVE)))
    return false; /* will raise questions, began taking calls */
  return !(cue->classes & QT_BIT(BASE)) || !(qt_has_class(c, s->first, finite) || qt_has_verb(c, at - 1, at));
}

bool qt_subject_before(const qt_clause *c, const qt_cue *cue, uint32_t floor, const struct qt_candidate *before,
                       qt_source *s) {
  uint32_t at = cue->first;
  /* President Putin "once again said: ...": the mark opens between subject and verb */
  if (at > floor + 1 && qt_kind(c->tokens[at - 1]) == QT_QUOTE) {
    const qt_atom *atom = qt_atom_at(c, at - 1);
    if (!atom || atom->first == at - 1) at--;
  }
  if (at == floor) return false;
  bool number = qt_kind(c->tokens[at - 1]) == QT_NUMBER && !qt_is_base_alone(cue);
  if (number || qt_is_time_word(c, at - 1)) at = qt_before_time(c, floor, at);
  if (is_relative(c, floor, cue, at - 1)) {
    take_relative(c, floor, at, s);
    return true;
  }
  uint32_t index = qt_mention_ending_at(c, floor, at);
  if (index != QUOTH_NONE && qt_is_time(c, qt_mention_of(c, index))) {
    at = qt_mention_of(c, index)->first_token;
    index = qt_mention_ending_at(c, floor, at);
    if (index == QUOTH_NONE) index = mention_before_adjuncts(c, floor, at);
    if (index == QUOTH_NONE) return false;
  }
  if (index != QUOTH_NONE) {
    take_adjacent(c, cue, floor, index, s);
    return true;
  }
  /* Petrova, star of "The Quay," thanked: the comma of a title is inside its marks */
  const qt_atom *title = qt_quotation_at(c, at - 1);
  bool closes = title && title->first > floor + 1 && qt_is_comma(c, at - 2);
  /* Petrova, who said it was "late," called: the relative clause before ends with its quotation */
  bool relative = closes && before && before->source.mention == QUOTH_NONE && before->right.end == at;
  if (relative && before->source.antecedent != QUOTH_NONE) {
    qt_take_mention(c, before->source.antecedent, s);
    return true;
  }
  /* Petrova, citing "the sea," said */
  if (closes && before && before->cue.form == QT_GERUND && before->right.end == at &&
      before->source.mention != QUOTH_NONE)
    return take_again(before, s);
  if (closes && !qt_is_speech(c, title)) {
    index = mention_before_aside(c, floor, title->first);
    if (index != QUOTH_NONE) qt_take_mention(c, index, s);
    return index != QUOTH_NONE;
  }
  if (qt_is_aside_mark(c, at - 1) && at - 1 > floor) return subject_before_aside(c, cue, floor, at, before, s);
  if (!qt_is_word(c->tokens[at - 1])) return false;
  if (qt_has_class(c, at - 1, QT_BIT(CONJUNCTION))) return subject_of_second_verb(c, cue, floor, at, before, s);
  index = head_of_relative(c, floor, at);
  if (index == QUOTH_NONE) index = mention_before_adjuncts(c, floor, at);
  if (index == QUOTH_NONE) return subject_in_words(c, cue, floor, at, s);
  qt_take_mention(c, index, s);
  return true;
}
