#include "speech/source.h"

#include "speech/account.h"
#include "speech/called.h"
#include "speech/candidate.h"
#include "speech/content_end.h"
#include "speech/inversion.h"
#include "speech/main_subject.h"
#include "speech/noun.h"
#include "speech/opening.h"
#include "speech/share.h"
#include "speech/subject.h"
#include "speech/verb_second.h"

enum {
  MAX_WHEN = 5, /* tokens between a verb and its clause: este viernes por la tarde */
  MAX_NAME = 4, /* words of a name in marks: Laut „Neue Ellimer Post“ */
  MAX_TITLE = 8 /* tokens of a title in marks before who is its host, with them */
};

#define SPEECH_VERBS (QT_BIT(SAY) | QT_BIT(WRITE) | QT_BIT(ASK) | QT_BIT(VOICE))

/* "X was quoted by the Gazette as saying": X, of the Gazette that ends before `at`; QUOTH_NONE: no such passive. */
static uint32_t mention_quoted_by(const qt_clause *c, uint32_t index, uint32_t floor) {
  uint32_t by = c->article->mentions.at[index].first_token;
  if (by < floor + 4 || !qt_has_class(c, --by, QT_BIT(BY)) || !(qt_word_at(c, by - 1)->more & QT_MORE(QUOTED_AS)))
    return QUOTH_NONE;
  uint32_t at = by - 1;
  while (at > floor && qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(AUX) | QT_BIT(ADVERB))) at--;
  return at < by - 1 ? qt_mention_ending_at(c, floor, at) : QUOTH_NONE;
}

/* "quoted the border guard as saying": whom another quotes. */
static uint32_t mention_quoted_as(const qt_clause *c, const qt_cue *cue, uint32_t floor) {
  uint32_t at = cue->first;
  if (cue->form != QT_GERUND || at < floor + 2 || !qt_has_class(c, at - 1, QT_BIT(AS))) return QUOTH_NONE;
  uint32_t index = qt_mention_ending_at(c, floor, at - 1);
  uint32_t quoted = index == QUOTH_NONE ? index : mention_quoted_by(c, index, floor);
  return quoted == QUOTH_NONE ? index : quoted;
}

static bool subject_behind(const qt_clause *c, uint32_t at, qt_source *s) {
  if (at >= c->end) return false;
  uint32_t index = qt_mention_at(c->article, at);
  if (index != QUOTH_NONE) {
    qt_take_mention(c, index, s);
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

/*
** "A," said retired surgeon Karl Bent; "A," wrote the authors of the plan: behind a quotation and its verb stands
** the source, whatever words its noun phrase begins with; it ends where the mention in it does.
*/
static bool subject_of_quotation(const qt_clause *c, const qt_cue *cue, qt_source *s) {
  const uint64_t none = QT_BIT(PREPOSITION) | QT_BIT(TO) | QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(AUX) | QT_BIT(MODAL) |
                        QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(ADVERB);
  uint32_t first = cue->head_end, at = first, close = cue->first;
  if (close > c->first && qt_is_comma(c, close - 1)) close--; /* behind the mark in the British style */
  if (close == c->first || qt_kind(c->tokens[close - 1]) != QT_QUOTE) return false;
  /* said "Port at Nine" host Ada Roe: the title of what he is the host of */
  const qt_atom *title = at < c->end && qt_kind(c->tokens[at]) == QT_QUOTE ? qt_atom_at(c, at) : NULL;
  if (title && title->first == at && title->end - at <= MAX_TITLE && !qt_is_speech(c, title)) at = title->end;
  for (; at < c->end && at - first < QT_SOURCE_LENGTH && qt_is_word(c->tokens[at]); at++) {
    if (at > first && (qt_is_time_word(c, at) || (qt_has_class(c, at, none) && !qt_has_class(c, at, QT_BIT(OF)))))
      break;
    if (at == first && qt_has_class(c, at, none & ~QT_BIT(DETERMINER))) return false;
    uint32_t index = qt_mention_from(c, at);
    if (index == QUOTH_NONE) continue;
    uint32_t behind = qt_mention_end(qt_mention_of(c, index));
    if (behind < c->end && qt_kind(c->tokens[behind]) == QT_CLITIC) continue; /* Petrova's aide */
    if (behind < c->end && qt_is_word(c->tokens[behind]) && qt_has_class(c, behind, QT_BIT(MODAL) | QT_BIT(FUTURE)))
      return false; /* Orlov, who called it "bold," said the port could grow */
    qt_take_mention(c, index, s);
    s->first = first;
    s->inverted = true;
    return s->end <= c->end;
  }
  if (at == first || qt_has_class(c, first, QT_BIT(PRONOUN))) return false;
  s->first = first;
  s->end = at;
  s->inverted = true;
  return (c->tokens[first].flags & QT_CAPITAL) || qt_has_class(c, first, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE));
}

/* Does content end right before `at`: a quotation, or a comma or dash behind words? */
static bool content_ends_at(const qt_clause *c, uint32_t floor, uint32_t at) {
  return at > floor &&
         (qt_kind(c->tokens[at - 1]) == QT_QUOTE || qt_is_aside_mark(c, at - 1) || qt_is_attribution_dash(c, at - 1) ||
          qt_mark_at(c, at - 1, QT_QUESTION) || qt_mark_at(c, at - 1, QT_BANG));
}

/* Petrova, "the queen of the quay," started a war: what she is called stands before what she did. */
static bool follows_epithet(const qt_clause *c, const qt_cue *cue, uint32_t floor) {
  const qt_atom *atom = cue->first > floor ? qt_atom_at(c, cue->first - 1) : NULL;
  if (!atom || atom->first < floor + 2 || !qt_is_comma(c, atom->first - 1) || cue->head_end >= c->end) return false;
  if (!qt_is_word(c->tokens[cue->head_end]) || qt_mention_ending_at(c, floor, atom->first - 1) == QUOTH_NONE)
    return false;
  return qt_is_indefinite(qt_word_at(c, cue->head_end)) && !qt_begins_sentence(c, atom);
}

/* A verb among the tokens, 's left aside: it makes an owner as well. */
static bool has_own_verb(const qt_clause *c, uint32_t first, uint32_t end) {
  for (uint32_t at = first; at < end; at++)
    if (qt_kind(c->tokens[at]) != QT_CLITIC && qt_has_verb(c, at, at + 1)) return true;
  return false;
}

/* Petrova, who called it a "mess," said: no quotation of its own before the verb, but the end of a clause. */
static bool ends_in_term(const qt_clause *c, uint32_t verb) {
  uint32_t close = qt_is_comma(c, verb - 1) ? verb - 1 : verb; /* behind the mark in the British style */
  const qt_atom *atom = close > c->first + 1 ? qt_atom_at(c, close - 1) : NULL;
  return atom && atom->end == close && atom->first > c->first && qt_is_word(c->tokens[atom->first - 1]) &&
         (close < verb || qt_is_comma(c, close - 2)) && !qt_is_speech(c, atom);
}

/*
** "Earlier this week, Petrova, who runs the port, said": a name with an aside stands before the verb and has no other
** verb than that of its aside.
*/
static bool has_subject_in_front(const qt_clause *c, uint32_t floor, uint32_t verb) {
  if (verb <= floor || !(qt_is_comma(c, verb - 1) || ends_in_term(c, verb))) return false;
  uint32_t at = floor;
  for (; at < verb; at++) {
    const qt_mention *m = qt_mention_of(c, qt_mention_from(c, at));
    if (!m || qt_atom_at(c, at)) continue;
    bool subject = m->kind != QT_PLACE_NAME && m->kind != QT_PRONOUN_MENTION && !qt_is_oblique_mention(c, floor, m);
    if (at > floor && qt_is_gerund(c, at - 1)) subject = false; /* "A" about enabling unions, said X */
    at += m->token_count;
    if (subject && qt_is_comma(c, at)) break;
    at--;
  }
  if (at >= verb || has_own_verb(c, floor, at)) return false;
  bool relative = true; /* the aside that begins here, and those behind it */
  for (at++; at < verb; at++) {
    if (qt_is_comma(c, at))
      relative = qt_has_class(c, at + 1, QT_BIT(RELATIVE));
    else if (!relative && has_own_verb(c, at, at + 1))
      return false;
  }
  return true;
}

/*
** Is what stands behind the verb its subject, and not that of a clause: "Petrova, chief of the port, said he never saw
** it"? Behind a quotation always; else where no clause follows, and no name with its aside stands before.
*/
static bool may_stand_behind(const qt_clause *c, const qt_cue *cue, uint32_t floor, const qt_source *s) {
  uint32_t close = cue->first;
  while (close > floor && !qt_is_word(c->tokens[close - 1])) close--;
  for (uint32_t at = close; at < cue->first; at++)
    if (qt_kind(c->tokens[at]) == QT_QUOTE) return true;
  uint32_t at = qt_skip_adverbs(c, s->end, c->end);
  if (qt_has_class(c, s->first, QT_BIT(THAT)) || (at > s->end && at < c->end && qt_has_verb(c, at, at + 1)))
    return false;
  /* "Petrova of the Board (HB), says the fees are high": a person and no verb */
  const qt_mention *front = qt_mention_of(c, qt_mention_at(c->article, floor));
  if (front && front->kind == QT_NAME && !has_own_verb(c, floor, close)) return false;
  return !has_subject_in_front(c, floor, cue->first);
}

/* What a preposition puts beside the verb before it, not before the gerund: to the crowd, at a rally, after the race. */
static bool is_adjunct(const qt_clause *c, uint32_t preposition) {
  const qt_word *w = qt_word_at(c, preposition);
  return (w->classes & (QT_BIT(TO) | QT_BIT(BY) | QT_BIT(AS) | QT_BIT(SUBORDINATOR))) ||
         (w->more & (QT_MORE(NAME_LINK) | QT_MORE(LOCATIVE)));
}

/* Petrova emailed the dockers saying: whom one writes to or tells is no subject of what is said to him. */
static bool is_told(const qt_clause *c, uint32_t floor, const qt_mention *m) {
  const uint64_t tells = QT_BIT(TELL) | QT_BIT(WRITE) | QT_BIT(ASK);
  return m->first_token > floor && qt_is_word(c->tokens[m->first_token - 1]) &&
         qt_has_class(c, m->first_token - 1, tells) &&
         qt_has_class(c, m->first_token - 1, QT_BIT(PAST) | QT_BIT(PRESENT));
}

/* "with Petrova stating", "a crowd chanting": what stands right before a gerund is its subject. */
static bool subject_of_gerund(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s) {
  uint32_t index = qt_mention_ending_at(c, floor, cue->first);
  const qt_mention *m = qt_mention_of(c, index);
  if (!m || m->kind == QT_PLACE_NAME || (m->kind == QT_ROLE_MENTION && m->gender == QT_THING)) return false;
  if (is_told(c, floor, m)) return false;
  uint32_t whose = m->first_token; /* footage of Petrova asking; not: an aide of Petrova asking */
  if (qt_is_oblique_mention(c, floor, m)) {
    if (is_adjunct(c, --whose)) return false;
    bool of = qt_has_class(c, whose, QT_BIT(OF));
    if (of && (whose == floor || !qt_is_word(c->tokens[whose - 1]))) return false;
    if (of && qt_has_class(c, whose - 1, QT_BIT(ROLE) | QT_BIT(COLLECTIVE) | QT_BIT(TITLE) | QT_BIT(BODY))) {
      index = qt_mention_ending_at(c, floor, whose);
      if (index == QUOTH_NONE) return false;
    }
  }
  qt_take_mention(c, index, s);
  return true;
}

/* "The minister, asked whether she would go, said": a participle between commas, behind the subject of what follows. */
static bool is_participle_aside(const qt_clause *c, const qt_cue *cue, uint32_t floor) {
  const uint64_t done_to = QT_BIT(ASK) | QT_BIT(TELL) | QT_BIT(URGE) | QT_BIT(CALL) | QT_BIT(ACCUSE) | QT_BIT(THINK);
  const uint64_t saying =
      QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(ASK) | QT_BIT(URGE) | QT_BIT(ACCUSE) | QT_BIT(DENY) | QT_BIT(WRITE);
  bool participle = cue->form == QT_FINITE && (cue->classes & QT_BIT(PARTICIPLE)) && (cue->classes & done_to);
  if (!participle || cue->first != cue->head || cue->first < floor + 2 || !qt_is_comma(c, cue->first - 1)) return false;
  const qt_mention *m = qt_mention_of(c, qt_mention_ending_at(c, floor, cue->first - 1));
  if (!m) return false;
  for (uint32_t at = cue->first - 1; at-- > floor;) {
    if (qt_mark_at(c, at, QT_DASH) || qt_mark_at(c, at, QT_SEMICOLON)) break;
    if (!qt_is_word(c->tokens[at])) return false; /* "Orlov, mayor of Lisk, asked": the aside ends here */
  }
  bool believed = !(cue->classes & saying); /* has a long history, from Orlov, considered the best, to Petrova */
  if (believed) return true;
  for (uint32_t at = cue->head_end; at + 1 < c->end; at++) {
    if (!qt_is_comma(c, at)) continue;
    uint32_t verb = qt_skip_adverbs(c, at + 1, c->end - 1);
    return qt_is_word(c->tokens[verb]) && qt_has_class(c, verb, QT_BIT(PAST) | QT_BIT(PRESENT));
  }
  return false;
}

/* Petrova was hurt when her aide left, saying he was tired: does the pronoun at the token mean no source like this? */
static bool is_of_other_gender(const qt_clause *c, const qt_source *s, uint32_t token) {
  const qt_mention *m = qt_mention_of(c, s->mention);
  if (token < c->end && qt_is_word(c->tokens[token]) && qt_has_class(c, token, QT_BIT(THAT))) token++;
  if (!m || token >= c->end || !qt_is_word(c->tokens[token])) return false;
  if (qt_has_class(c, token, QT_BIT(HE))) return m->gender == QT_FEMALE_GENDER;
  return qt_has_class(c, token, QT_BIT(SHE)) && m->gender == QT_MALE_GENDER;
}

/* Is the subject of a passive somebody, who was told and did not tell? Not: it was warned, a storm was warned of. */
static bool is_addressed(const qt_clause *c, const qt_cue *cue, uint32_t floor) {
  const qt_mention *m = qt_mention_of(c, qt_mention_ending_at(c, floor, cue->first));
  if (!m || cue->head_end >= c->end || !qt_is_word(c->tokens[cue->head_end])) return false;
  if (!qt_has_class(c, cue->head_end, QT_BIT(THAT) | QT_BIT(TO))) return false;
  return m->kind == QT_NAME || m->kind == QT_GROUP_MENTION || m->gender == QT_PLURAL || m->gender == QT_MALE_GENDER ||
         m->gender == QT_FEMALE_GENDER;
}

/* "Die Ministerin, Anna Roth, forderte": before the comma stands a subject with its apposition, no content. */
static bool is_apposed(const qt_clause *c, uint32_t floor, uint32_t verb) {
  if (verb < floor + 4 || !qt_is_comma(c, verb - 1) || qt_has_verb(c, floor, verb - 1)) return false;
  uint32_t at = qt_behind_last_hint(&c->article->tokens, floor, verb - 1, QT_MARK_HINT);
  if (at <= floor + 1 || !qt_is_comma(c, at - 1)) return false;
  const qt_mention *whole = qt_mention_of(c, qt_mention_ending_at(c, floor, verb - 1));
  return (whole && whole->first_token < at) || qt_mention_ending_at(c, floor, at - 1) != QUOTH_NONE;
}

/* Behind the last quotation before the verb and the conjunction there, or floor. */
static uint32_t behind_quotation(const qt_clause *c, uint32_t floor, uint32_t verb) {
  for (uint32_t i = 0; i < c->atom_count && c->atoms[i].end < verb; i++)
    if (c->atoms[i].end > floor) floor = c->atoms[i].end;
  while (floor + 1 < verb &&
         (qt_is_comma(c, floor) ||
          (qt_is_word(c->tokens[floor]) && qt_has_class(c, floor, QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR)))))
    floor++;
  return floor;
}

/* Karl Bent, lui, affirme; l'association, elle, réclame: the subject stands before the pronoun that stresses it. */
static bool subject_before_stress(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s) {
  uint32_t verb = cue->first;
  if (verb < floor + 4 || !qt_is_comma(c, verb - 1) || !qt_is_comma(c, verb - 3) || !qt_is_word(c->tokens[verb - 2]))
    return false;
  if (!qt_has_class(c, verb - 2, QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY))) return false;
  uint32_t index = qt_mention_ending_at(c, floor, verb - 3);
  if (index == QUOTH_NONE || qt_mention_of(c, index)->kind == QT_PRONOUN_MENTION) return false;
  qt_take_mention(c, index, s);
  return true;
}

/* Laut „Nordpost“, según "El Faro": a few words in marks, the first in a capital and no stop, name who says it. */
static bool take_name_in_marks(const qt_clause *c, uint32_t at, qt_source *s) {
  const qt_atom *atom = c->verb_second || c->drops_subject ? qt_quotation_at(c, at) : NULL;
  if (!atom || atom->first != at || atom->end < at + 3 || atom->end > at + 2 + MAX_NAME) return false;
  for (uint32_t i = at + 1; i + 1 < atom->end; i++)
    if (!qt_is_word(c->tokens[i])) return false;
  if (!(c->tokens[at + 1].flags & QT_CAPITAL)) return false;
  s->first = at;
  s->end = atom->end;
  s->mention = qt_mention_from(c, at + 1);
  return true;
}

/* Die „Nordpost“ schreibt; газета «Вестник» сообщает: before the verb a name in marks, behind an article or what it is. */
static bool subject_in_marks(const qt_clause *c, const qt_cue *cue, qt_source *s) {
  const uint64_t bodies = QT_BIT(BODY) | QT_BIT(ORG_WORD);
  uint32_t end = cue->first;
  while (end > c->first && qt_is_word(c->tokens[end - 1]) && qt_has_class(c, end - 1, QT_BIT(ADVERB))) end--;
  const qt_atom *atom = end > c->first + 3 ? qt_atom_at(c, end - 1) : NULL;
  if (!atom || atom->end != end || atom->first <= c->first || cue->form != QT_FINITE) return false;
  uint32_t what = atom->first - 1;
  if (!qt_is_word(c->tokens[what]) || !qt_has_class(c, what, bodies | QT_BIT(DETERMINER))) return false;
  uint32_t first = what; /* not: der Chef der „Nordpost“, in der Zeitung „Nordpost“ */
  if (first > c->first && qt_has_class(c, what, bodies) && qt_is_word(c->tokens[first - 1]) &&
      qt_has_class(c, first - 1, QT_BIT(DETERMINER)))
    first--;
  bool opens = first == c->first || !qt_is_word(c->tokens[first - 1]) ||
               qt_has_class(c, first - 1, QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(AS));
  if (!opens || !take_name_in_marks(c, atom->first, s)) return false;
  s->first = first;
  return true;
}

/* meldet die Zeitung „Nordpost“; передаёт агентство «Вестник»: behind what it is its name in marks. */
static void add_name_in_marks(const qt_clause *c, qt_source *s) {
  qt_source named = QT_NO_SOURCE;
  if (!s->inverted || s->end >= c->end || !qt_has_class(c, s->end - 1, QT_BIT(BODY) | QT_BIT(ORG_WORD))) return;
  if (!take_name_in_marks(c, s->end, &named)) return;
  s->end = named.end;
  if (named.mention != QUOTH_NONE) s->mention = named.mention;
}

/* The subject of a verb. */
static bool source_of_verb(const qt_clause *c, const qt_cue *cue, uint32_t floor, const struct qt_candidate *before,
                           qt_source *s) {
  *s = QT_NO_SOURCE;
  const uint64_t unsaid = QT_BIT(ASK) | QT_BIT(ACCUSE) | QT_BIT(CALL) | QT_BIT(URGE);
  const uint64_t takes_object = QT_BIT(TELL) | QT_BIT(ACCUSE) | QT_BIT(CALL) | QT_BIT(URGE) | QT_BIT(DENY);
  bool transitive = (cue->classes & takes_object) && !(cue->classes & (QT_BIT(SAY) | QT_BIT(ASK)));
  bool quoted = cue->first > floor && qt_kind(c->tokens[cue->first - 1]) == QT_QUOTE;
  const uint64_t inverting = c->drops_subject ? SPEECH_VERBS | QT_BIT(THINK) : SPEECH_VERBS; /* «A», — считает X */
  bool speech = (cue->classes & inverting) && (!transitive || (quoted && (cue->classes & QT_BIT(VOICE))));
  bool comma =
      cue->first > floor + 1 && qt_is_comma(c, cue->first - 1) && qt_kind(c->tokens[cue->first - 2]) == QT_QUOTE;
  bool tells = (quoted || comma) && (cue->classes & QT_BIT(TELL)); /* "A," informs Ada Roe */
  const qt_atom *all = quoted && (cue->classes & QT_BIT(CALL)) ? qt_atom_at(c, cue->first - 1) : NULL;
  bool calls = all && all->first == c->first && qt_is_comma(c, cue->first - 2); /* "A," describes Ada Roe */
  bool may_invert = (speech || tells || calls) && cue->form == QT_FINITE && !cue->negated;
  if (c->verb_second && may_invert && !comma && is_apposed(c, floor, cue->first)) may_invert = false;
  if (!c->verb_second && may_invert && c->atom_count &&
      is_apposed(c, behind_quotation(c, floor, cue->first), cue->first))
    may_invert = false; /* "A," while the fire chief, Ada Roe, warned residents */
  bool term = may_invert && cue->first > floor && ends_in_term(c, cue->first);
  qt_source as = *s;
  if (c->verb_second && !qt_is_participle(c, cue)) return false;
  if (c->verb_second && cue->head_end > cue->head + 1 && qt_has_class(c, cue->head + 1, QT_BIT(IT)))
    return true; /* hieß es: nobody is named */
  if (c->verb_second && qt_subject_of_as(c, cue, &as)) {
    *s = as;
    return true;
  }
  if (c->drops_subject && subject_before_stress(c, cue, floor, s)) return true;
  /* как сообщил X */
  if (c->drops_subject && may_invert && cue->first > floor && qt_is_word(c->tokens[cue->first - 1]) &&
      qt_has_class(c, cue->first - 1, QT_BIT(AS)) && qt_subject_of_quoted(c, cue, &as)) {
    *s = as;
    return true;
  }
  if (may_invert && content_ends_at(c, floor, cue->first) && !(term && has_subject_in_front(c, floor, cue->first)) &&
      !follows_epithet(c, cue, floor)) {
    qt_source behind = *s;
    if ((c->verb_second || c->drops_subject) && qt_subject_of_quoted(c, cue, &behind)) {
      *s = behind;
      return true;
    }
    behind = *s;
    if (subject_behind(c, cue->head_end, &behind) && is_source_end(c, behind.end) &&
        may_stand_behind(c, cue, floor, &behind)) {
      *s = behind;
      return true;
    }
    if (subject_of_quotation(c, cue, s)) return true;
  }
  if (c->verb_second && qt_subject_of_perfect(c, cue, floor, s)) return true;
  if (c->verb_second && qt_subject_of_fronted(c, cue, floor, s)) return true;
  if (c->atom_count && qt_called_by(c, cue, s)) return true;
  if ((cue->form == QT_PASSIVE || cue->first == c->first) && qt_agent_at(c, cue->head_end, s)) return true;
  if (cue->form == QT_PASSIVE && (cue->classes & QT_BIT(TELL)) && !(cue->classes & QT_BIT(SAY)))
    return false;                                                                                       /* was told */
  if (cue->form == QT_PASSIVE && (cue->classes & unsaid) && !(cue->classes & QT_BIT(SAY))) return true; /* was asked */
  /* the deal is said to be worth A: by whom nobody tells, and of the subject */
  bool of_it =
      cue->form == QT_PASSIVE && (cue->classes & QT_BIT(SAY)) && !(cue->classes & (QT_BIT(TELL) | QT_BIT(URGE)));
  if (of_it && cue->head_end < c->end && qt_is_word(c->tokens[cue->head_end]) &&
      qt_has_class(c, cue->head_end, QT_BIT(TO)))
    return false;
  /* residents were warned that A: by somebody else */
  if (cue->form == QT_PASSIVE && (cue->classes & QT_BIT(TELL)) && is_addressed(c, cue, floor)) return true;
  bool by = cue->form == QT_FINITE && cue->head_end < c->end && qt_is_word(c->tokens[cue->head_end]) &&
            qt_has_class(c, cue->head_end, QT_BIT(BY));
  const uint64_t object = QT_BIT(ACCUSE) | QT_BIT(URGE) | QT_BIT(CALL);
  if (by && (cue->classes & object) && !(cue->classes & QT_BIT(SAY)) && (cue->classes & QT_BIT(PARTICIPLE)) &&
      cue->first == cue->head)
    return false;       /* called on by tribes around the country */
  qt_source agent = *s; /* the divide highlighted by the police: no verb of what stands before */
  if (cue->form == QT_FINITE && (cue->classes & QT_BIT(PARTICIPLE)) && cue->first == cue->head &&
      qt_agent_at(c, cue->head_end, &agent))
    return false;
  uint32_t quoted_as = mention_quoted_as(c, cue, floor);
  if (quoted_as != QUOTH_NONE) {
    qt_take_mention(c, quoted_as, s);
    return true;
  }
  if (cue->form == QT_GERUND && subject_of_gerund(c, cue, floor, s)) return true;
  if (cue->form == QT_GERUND && !before && !c->verb_second && !c->drops_subject && qt_subject_behind_front(c, cue, s))
    return true;
  if (cue->form == QT_GERUND || cue->form == QT_BARE_PARTICIPLE) {
    if (before && before->source.first != QUOTH_NONE) {
      *s = before->source;
      s->elided = true;
      s->inverted = false;
      return true;
    }
    if (!qt_sentence_subject(c, cue->first, s)) return false;
    qt_source nearest = QT_NO_SOURCE;
    if (is_of_other_gender(c, s, cue->head_end) && qt_nearest_subject(c, cue->first, &nearest) &&
        !is_of_other_gender(c, &nearest, cue->head_end)) {
      *s = nearest;
      s->elided = true;
    }
    return true;
  }
  if (is_participle_aside(c, cue, floor)) return false;
  if (cue->form == QT_FINITE && qt_take_share(c, floor, cue->first, s)) return true;
  if (c->atom_count && qt_opening_subject(c, cue, floor, s)) return true;
  if (!qt_subject_before(c, cue, floor, before, s)) return false;
  bool it = cue->form == QT_PASSIVE && s->end == s->first + 1 && qt_has_class(c, s->first, QT_BIT(IT));
  if (it) *s = QT_NO_SOURCE; /* it was revealed that */
  return true;
}

/* "a tally by the Gazette", "papers filed by Petrova", not "obtained by": whose document is the source. */
static void take_author(const qt_clause *c, qt_source *s) {
  uint32_t by = s->end, document = s->first, length;
  while (document < by && !qt_has_class(c, document, QT_BIT(DOCUMENT))) document++;
  if (document < s->end && by < c->end && /* not: a man represented by Petrova */
      qt_match(c->article->lexicon, c->tokens + by, c->end - by, QT_BIT(AUTHORED), 0, &length))
    by += length;
  if (by + 1 >= c->end || !qt_is_word(c->tokens[by]) || !qt_has_class(c, by, QT_BIT(BY))) return;
  uint32_t index = qt_mention_from(c, by + 1);
  const qt_mention *m = qt_mention_of(c, index);
  if (!m || (m->kind != QT_NAME && m->kind != QT_ORGANISATION_NAME)) return;
  s->mention = index;
  s->end = qt_mention_end(m);
}

static bool source_behind(const qt_clause *c, uint32_t at, qt_source *s) {
  uint32_t index = qt_mention_from(c, at);
  if (index != QUOTH_NONE) {
    qt_take_mention(c, index, s);
    uint32_t owned = s->end + 1; /* according to Ada Roe's Norda City */
    if (owned < c->end && qt_kind(c->tokens[owned - 1]) == QT_CLITIC) index = qt_mention_from(c, owned);
    if (index != QUOTH_NONE && index != s->mention) {
      qt_take_mention(c, index, s);
      s->first = at;
    }
    return s->end > at + 1 || !(qt_word_at(c, at)->more & QT_MORE(NO_SOURCE));
  }
  s->first = at;
  s->end = qt_skip_phrase(c, at);
  uint32_t over = qt_mention_at(c->article, at); /* Laut Sprecher Jan Roe: one phrase with the word before it */
  const qt_mention *whole = qt_mention_of(c, over);
  if (c->verb_second && whole && whole->kind == QT_NAME && whole->first_token + 1 == at && whole->name_token >= at) {
    s->mention = over;
    s->end = qt_mention_end(whole);
    return true;
  }
  uint32_t named = qt_mention_ending_at(c, at, s->end); /* boxing insider Dan Roe */
  if (named != QUOTH_NONE && qt_mention_of(c, named)->kind == QT_NAME && qt_mention_of(c, named)->first_token > at)
    s->mention = named;
  return s->end > at && !(s->end == at + 1 && (qt_word_at(c, at)->more & QT_MORE(NO_SOURCE)));
}

/* per the Harbour Post, per officials, per a report; not: per day, per head. */
static bool is_somebody_behind(const qt_clause *c, const qt_source *s) {
  const uint64_t speaking = QT_BIT(COLLECTIVE) | QT_BIT(DOCUMENT) | QT_BIT(BODY);
  const qt_mention *m = qt_mention_of(c, s->mention);
  if (!m || m->kind == QT_PRONOUN_MENTION) return false;
  if (m->kind == QT_NAME || m->kind == QT_ORGANISATION_NAME) return true;
  return qt_has_class(c, m->name_token, speaking) &&
         (m->token_count > 1 || qt_has_class(c, m->name_token, QT_BIT(COLLECTIVE)));
}

/* laut geworden, laut und deutlich: no noun behind it, so that it is an adverb. */
static bool is_adverb_laut(const qt_clause *c, const qt_source *s) {
  const qt_mention *m = qt_mention_of(c, s->mention);
  if (!c->verb_second || (m && m->kind == QT_PRONOUN_MENTION)) return false;
  for (uint32_t at = s->first; at <= s->end && at < c->end; at++) { /* the word behind it too */
    bool word = qt_is_word(c->tokens[at]);
    if (word ? (c->tokens[at].flags & QT_CAPITAL) != 0 : at < s->end) return false;
  }
  return true;
}

/* Behind "according to" stands the source, up to a comma or its own end. */
static bool source_of_according(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s) {
  *s = QT_NO_SOURCE;
  uint32_t at = cue->head_end;
  if (qt_word_at(c, cue->head)->more & QT_MORE(CITING)) return qt_source_in_front(c, cue, floor, s);
  if (qt_take_account(c, cue, s)) return c->verb_second || s->antecedent != QUOTH_NONE;
  bool linked = c->verb_second && at < c->end && qt_has_class(c, at, QT_BIT(BY)); /* nach Angaben von X */
  at += linked;
  while (c->drops_subject && at < c->end && qt_is_word(c->tokens[at]) && /* según ha explicado X */
         qt_has_class(c, at, QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE) | QT_BIT(AUX)) &&
         !(c->tokens[at].flags & QT_CAPITAL))
    at++;
  if (at < c->end && take_name_in_marks(c, at, s)) return true;
  if (at >= c->end || !qt_is_word(c->tokens[at])) return false;
  if (!source_behind(c, at, s) || (cue->head_end == cue->head + 1 && is_adverb_laut(c, s))) return false;
  bool rate = (qt_word_at(c, cue->head)->more & QT_MORE(NO_SOURCE)) && cue->head_end == cue->head + 1;
  if (rate && !is_somebody_behind(c, s)) return false;
  if (c->verb_second) qt_take_genitive(c, s);
  if (s->mention == QUOTH_NONE || qt_mention_of(c, s->mention)->kind == QT_ROLE_MENTION) take_author(c, s);
  return true;
}

/*
** "A", añadió en Ellim; Además insistió en que: nothing before the verb or behind it is its subject, so that it is who
** spoke before.
*/
static bool drops_subject(const qt_clause *c, const qt_cue *cue, const struct qt_candidate *before) {
  const uint64_t none = QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(PRONOUN);
  uint32_t at = cue->head_end, first = cue->first;
  if (cue->form != QT_FINITE || !(cue->classes & (SPEECH_VERBS | QT_BIT(DENY)))) return false;
  if (before && first > c->first && qt_has_class(c, first - 1, QT_BIT(CONJUNCTION)))
    return false; /* X dijo A y pidió B */
  while (first > c->first && qt_is_word(c->tokens[first - 1]) &&
         qt_has_class(c, first - 1, QT_BIT(ADVERB) | QT_BIT(CONJUNCTION)))
    first--;
  bool opens = first == c->first || (first > c->first && !qt_is_word(c->tokens[first - 1]));
  if (!opens || (first > c->first && qt_mark_at(c, first - 1, QT_LPAREN))) return false;
  bool behind_comma = first > c->first && qt_is_comma(c, first - 1); /* , asegura que A: of an aside before it */
  if (c->comma_clauses && behind_comma && qt_is_comma(c, at)) return false;
  /* La jueza, Pilar Onsur, explicó: the name that an aside of its own gives */
  const qt_mention *named = behind_comma ? qt_mention_of(c, qt_mention_ending_at(c, c->first, first - 1)) : NULL;
  bool aside = named && named->kind == QT_NAME && named->name_token > c->first + 1 &&
               qt_is_comma(c, named->name_token - 1) && !c->comma_clauses;
  if (aside) return false;
  if (at >= c->end || !qt_is_word(c->tokens[at])) return true;
  uint32_t that = at; /* El alcalde, X, dijo este viernes que */
  while (behind_comma && that < c->end && that < at + MAX_WHEN && qt_is_word(c->tokens[that]) &&
         (qt_is_time_word(c, that) || qt_has_class(c, that, QT_BIT(DETERMINER) | QT_BIT(ADVERB))))
    that++;
  if (behind_comma && that < c->end && qt_is_word(c->tokens[that]) && qt_has_class(c, that, QT_BIT(THAT))) return false;
  qt_source far = QT_NO_SOURCE;
  return qt_mention_from(c, at) == QUOTH_NONE && !qt_has_class(c, at, none) && !(c->tokens[at].flags & QT_CAPITAL) &&
         !qt_far_subject(c, at, &far);
}

bool qt_find_source(const qt_clause *c, const qt_cue *cue, uint32_t floor, const struct qt_candidate *before,
                    qt_source *s) {
  if (cue->form == QT_NOUN) return qt_owner_of_noun(c, cue, floor, s);
  *s = QT_NO_SOURCE;
  if (c->atom_count && subject_in_marks(c, cue, s)) return true;
  if (c->drops_subject && drops_subject(c, cue, before)) {
    *s = QT_NO_SOURCE;
    return true;
  }
  if (cue->form == QT_NOT_VERB) return source_of_according(c, cue, floor, s);
  if (!source_of_verb(c, cue, floor, before, s)) return false;
  if (c->atom_count) add_name_in_marks(c, s);
  return true;
}
