#include "speech/cue.h"

#include "speech/verb_second.h"

enum {
  GROUP_LOOK_BACK = 8, /* tokens of auxiliaries and adverbs before a verb */
  OWNED_WORDS = 3,     /* in marks before the noun: her "we will not pay" promise */
  OWNER_DISTANCE = 2,  /* words between an owner and the noun: her blunt answer */
};

/* A word that the language does not list, and that ends like an adverb. */
static bool is_plain_adverb(const qt_clause *c, uint32_t token) {
  return qt_is_plain_word(c, token) &&
         qt_ends_like(c->article->lexicon, c->article->text, c->tokens[token], QT_MORE(ADVERB_ENDING));
}

/* "is expected to", "plans to": the phrase of 2 to 4 tokens that ends before `at`, or NULL. */
static const qt_word *group_phrase(const qt_clause *c, uint32_t floor, uint32_t at, uint32_t *length) {
  const uint32_t begins = QT_GROUP_HINT * UINT32_C(0x01010101);
  uint32_t most = at - floor < 4 ? at - floor : 4, hints = begins;
  if (at >= sizeof hints) memcpy(&hints, c->hints + at - sizeof hints, sizeof hints);
  if (!(hints & begins)) return NULL;
  for (uint32_t n = most; n >= 2; n--) {
    const qt_token *t = c->tokens + at - n;
    const qt_word *phrase = qt_phrase(c->article->lexicon, t, n, QT_BIT(FUTURE) | QT_BIT(NEGATION), 0, length);
    if (phrase && *length == n) return phrase;
  }
  return NULL;
}

/* The 's of a name that has it: Holder's said. */
static bool ends_name(const qt_clause *c, uint32_t token) {
  if (qt_kind(c->tokens[token]) != QT_CLITIC) return false;
  uint32_t index = qt_mention_at(c->article, token);
  const qt_mention *m = qt_mention_of(c, index);
  return m && qt_mention_end(m) == token + 1;
}

/* "a poll in May found", `"A," Will wrote`: no modal. */
static bool is_month_or_name(const qt_clause *c, uint32_t floor, uint32_t token) {
  if (!(c->tokens[token].flags & QT_CAPITAL) || !qt_has_class(c, token, QT_BIT(MODAL) | QT_BIT(FUTURE))) return false;
  bool month = token > floor && (qt_word_at(c, token)->more & QT_MORE(MONTH)) && qt_is_word(c->tokens[token - 1]) &&
               qt_has_class(c, token - 1, QT_BIT(PREPOSITION));
  const qt_mention *m = qt_mention_of(c, qt_mention_at(c->article, token));
  return month || (m && m->kind == QT_NAME);
}

/* Auxiliaries, adverbs and "to" before the verb belong to its group and say what form it has. */
static void read_group(const qt_clause *c, uint32_t floor, qt_cue *cue, uint64_t form) {
  const uint64_t links = QT_BIT(NEGATION) | QT_BIT(FUTURE) | QT_BIT(MODAL) | QT_BIT(AUX) | QT_BIT(TO) | QT_BIT(ADVERB);
  bool have = false, be = false, to = false, base_aux = false;
  uint32_t at = cue->head;
  for (uint32_t steps = 0; at > floor && steps < GROUP_LOOK_BACK; steps++) {
    uint32_t before = at - 1, length;
    if (!qt_is_word(c->tokens[before])) break;
    if (ends_name(c, before) || is_month_or_name(c, floor, before)) break;
    const qt_word *w = qt_word_at(c, before), *phrase = group_phrase(c, floor, at, &length);
    uint64_t is = w->classes;
    if (phrase) {
      cue->future |= (phrase->classes & QT_BIT(FUTURE)) != 0;
      cue->negated |= (phrase->classes & QT_BIT(NEGATION)) != 0;
      base_aux = true;
      at -= length;
      continue;
    }
    if (!(is & links) && !is_plain_adverb(c, before)) break;
    if ((is & QT_BIT(COLLECTIVE)) && (is & QT_BIT(ADVERB)) && (before == floor || !qt_is_word(c->tokens[before - 1])))
      break; /* Both said: the subject; they both said */
    cue->negated |= (is & QT_BIT(NEGATION)) != 0;
    if (is & QT_BIT(FUTURE))
      cue->future = base_aux = true;
    else if (is & QT_BIT(MODAL))
      cue->modal = base_aux = true;
    else if (is & QT_BIT(AUX)) {
      be |= (w->more & QT_MORE(BE)) != 0;
      have |= (w->more & QT_MORE(HAVE)) != 0;
      base_aux |= !(w->more & (QT_MORE(BE) | QT_MORE(HAVE)));
    } else if ((is & QT_BIT(TO)) && (form & QT_BIT(BASE)))
      to = true;
    else if ((is & QT_BIT(TO)) && !(is & (QT_BIT(ADVERB) | QT_BIT(NEGATION))))
      break;
    if (to && !(is & QT_BIT(TO))) break;
    at = before;
  }
  cue->first = at;
  if (be && (form & (QT_BIT(PARTICIPLE) | QT_BIT(PAST))) && !(form & QT_BIT(ING)))
    cue->form = QT_PASSIVE;
  else if (form & QT_BIT(ING))
    cue->form = be ? QT_FINITE : QT_GERUND;
  else if (to)
    cue->form = QT_INFINITIVE;
  else if (have || base_aux || (form & (QT_BIT(PAST) | QT_BIT(PRESENT) | QT_BIT(BASE))) || !(form & QT_VERB_FORMS))
    cue->form = QT_FINITE;
  else
    cue->form = QT_BARE_PARTICIPLE;
}

/*
** "Another tweeted, ...", "several said they", "some ask why": a determiner that stands for somebody, and a past, or the
** base form behind several, without a noun.
*/
static bool is_subject_alone(const qt_clause *c, const qt_cue *cue, uint64_t form) {
  uint32_t behind = cue->head_end;
  bool several = (form & QT_BIT(BASE)) && qt_has_class(c, cue->first - 1, QT_BIT(COLLECTIVE));
  if (!(form & QT_BIT(PAST)) && !several) return false;
  if (qt_word_at(c, cue->first - 1)->more & QT_MORE(ARTICLE)) return false;
  if (qt_has_class(c, cue->first - 1, QT_BIT(POSSESSIVE))) return false;
  const quoth_article *a = c->article; /* another said men should go: no adjective */
  bool adjective = several || qt_ends_like(a->lexicon, a->text, c->tokens[cue->head], QT_MORE(PAST_ENDING));
  if (!adjective) return true;
  return behind >= c->end || !qt_is_word(c->tokens[behind]) ||
         qt_has_class(c, behind, QT_BIT(THAT) | QT_BIT(PRONOUN) | QT_BIT(DETERMINER) | QT_BIT(WH));
}

/*
** "The two, however, argue that": a base form behind a mark is a verb where a clause or a quotation follows; one that is
** no noun (say, believe) before any subject.
*/
static bool begins_clause(const qt_clause *c, const qt_cue *cue) {
  uint32_t at = cue->head_end;
  if (at >= c->end) return false;
  if (!qt_is_word(c->tokens[at])) return qt_quotation_at(c, at);
  bool verb =
      (cue->classes & (QT_BIT(SAY) | QT_BIT(THINK))) && !(cue->classes & (QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT)));
  bool subject = (c->tokens[at].flags & QT_CAPITAL) || qt_has_class(c, at, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE));
  const uint64_t finite = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE);
  subject = subject || (at + 1 < c->end && qt_is_word(c->tokens[at + 1]) && qt_has_class(c, at + 1, finite));
  return qt_has_class(c, at, QT_BIT(THAT) | QT_BIT(PRONOUN)) || (verb && subject);
}

/* "The plan, say economists, is late": a base form before those who say it. */
static bool is_said_by_group(const qt_clause *c, const qt_cue *cue) {
  uint32_t at = cue->head_end, index = at < c->end ? qt_mention_from(c, at) : QUOTH_NONE;
  const qt_mention *m = qt_mention_of(c, index);
  bool noun = (cue->classes & (QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT))) != 0;
  return m && !noun && (cue->classes & QT_BIT(SAY)) && m->kind == QT_GROUP_MENTION &&
         (qt_ends_sentence(c, at + m->token_count) || qt_is_comma(c, at + m->token_count));
}

/*
** "The Harbour Post", "New York State", "In Korov, State Department spokesman Orlov": part of a name, not at the begin
** of the sentence.
*/
static bool is_in_name(const qt_clause *c, const qt_cue *cue) {
  qt_token t = c->tokens[cue->head];
  if (!(t.flags & QT_CAPITAL) || cue->head == c->first) return false;
  qt_token before = c->tokens[cue->head - 1];
  if (qt_is_comma(c, cue->head - 1) && !qt_atom_at(c, cue->head - 1) && cue->head_end < c->end)
    return (c->tokens[cue->head_end].flags & QT_CAPITAL) && (cue->classes & (QT_BIT(BASE) | QT_BIT(PRESENT)));
  return qt_is_word(before) &&
         ((before.flags & QT_CAPITAL) || (qt_word_at(c, cue->head - 1)->more & QT_MORE(ARTICLE))) != 0;
}

/*
** "a liberal think tank", "a public post": behind "a" and an adjective a base form is a noun; behind "the" one that is
** hardly a cue (in the new issue).
*/
static bool is_behind_singular(const qt_clause *c, uint32_t floor, const qt_cue *cue, uint64_t form) {
  if (!(form & QT_BIT(BASE)) || (form & QT_BIT(PAST)) || cue->first < floor + 2) return false;
  uint64_t article = qt_word_at(c, cue->first - 2)->more;
  bool weak = qt_is_weak(cue->classes) && !qt_has_class(c, cue->first - 1, QT_BIT(COLLECTIVE));
  return (article & QT_MORE(ARTICLE)) && (weak || !(article & QT_MORE(DEFINITE))) &&
         qt_is_word(c->tokens[cue->first - 2]);
}

/* "Early reports said", "recent reports have revealed": what has a verb of its own right behind it. */
static bool is_behind_verb(const qt_clause *c, const qt_cue *cue, uint64_t form) {
  const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(SHOW) | QT_BIT(URGE);
  uint32_t behind = cue->head_end;
  if ((form & QT_BIT(PAST)) || !(form & (QT_BIT(PRESENT) | QT_BIT(BASE)))) return false;
  if (behind >= c->end || qt_kind(c->tokens[behind]) != QT_WORD_TOKEN || (c->tokens[behind].flags & QT_CAPITAL))
    return false;
  const uint64_t nouns = QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT);
  uint64_t verb = qt_word_at(c, behind)->classes;
  if ((form & QT_BIT(PRESENT)) && (qt_word_at(c, behind)->more & QT_MORE(VERB)) &&
      !(verb & (QT_ANY_CUE | QT_BIT(PARTICIPLE))) &&
      !qt_has_class(c, cue->head, QT_BIT(SAY) | QT_BIT(THINK))) /* her credits include; not: which she says led */
    return true;
  if (!qt_has_class(c, cue->head, nouns)) return false;
  if (verb & QT_BIT(AUX)) { /* the cast has read it as one; not: which Petrova claims has been */
    uint32_t index = qt_mention_at(c->article, cue->head);
    const qt_mention *m = qt_mention_of(c, index);
    return m && m->first_token < cue->head && qt_mention_end(m) == behind;
  }
  return (verb & saying) && (verb & (QT_BIT(PAST) | QT_BIT(BASE))) && !(verb & nouns);
}

/* "head of financial reporting": is the word before a noun in -ing an adjective behind "of", and nobody who could say it? */
static bool is_of_kind(const qt_clause *c, uint32_t adjective) {
  const uint64_t people = QT_BIT(COLLECTIVE) | QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(BODY) | QT_BIT(PRONOUN) |
                          QT_BIT(DOCUMENT) | QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(NEGATION) |
                          QT_BIT(ADVERB) | QT_BIT(AUX);
  return (c->tokens[adjective].flags & (QT_KIND_MASK | QT_CAPITAL)) == QT_WORD_TOKEN &&
         qt_is_word(c->tokens[adjective - 1]) && qt_has_class(c, adjective - 1, QT_BIT(OF)) &&
         !qt_has_class(c, adjective, people) &&
         c->article->text[qt_end(c->tokens[adjective]) - 1] != 's'; /* of dockers */
}

/*
** "faced questioning from the board": a noun in -ing with a verb before it and who does it behind; "Labor's proposed
** tax breaks": behind an owner a participle with its noun. Not: Holt's promised that, Holt's promised the crane.
*/
static bool is_attribute(const qt_clause *c, uint32_t floor, const qt_cue *cue, uint64_t form) {
  const uint64_t clause = QT_BIT(THAT) | QT_BIT(PRONOUN) | QT_BIT(DETERMINER) | QT_BIT(WH) | QT_BIT(TO) | QT_BIT(OF) |
                          QT_BIT(PREPOSITION) | QT_BIT(POSSESSIVE) | QT_BIT(ADVERB) | QT_BIT(CONJUNCTION);
  uint32_t behind = cue->head_end, before = cue->head - 1;
  if ((form & QT_BIT(ING)) && cue->head > floor + 2 && is_of_kind(c, before)) return true;
  if (cue->head < floor + 2 || behind >= c->end || qt_kind(c->tokens[behind]) != QT_WORD_TOKEN) return false;
  if (form & QT_BIT(ING)) {
    if (!qt_has_verb(c, before, before + 1) || qt_has_class(c, before, QT_BIT(AUX) | QT_BIT(CONJUNCTION))) return false;
    return (qt_word_at(c, behind)->more & QT_MORE(ORIGIN)) && !qt_has_class(c, behind, QT_BIT(OF));
  }
  if (!(form & QT_BIT(PARTICIPLE)) || (cue->classes & QT_BIT(TELL)) || cue->head_end > cue->head + 1) return false;
  /* took suspected pills */
  bool object = cue->first == cue->head && (qt_word_at(c, before)->more & QT_MORE(VERB)) &&
                !qt_has_class(c, before, QT_BIT(AUX) | QT_BIT(CONJUNCTION) | QT_BIT(ADVERB)) &&
                qt_is_plain_word(c, behind) && !qt_has_plain_past(c, behind, behind + 1);
  if (object) return true;
  bool owner = qt_kind(c->tokens[before]) == QT_CLITIC && qt_has_class(c, before, QT_BIT(POSSESSIVE)) &&
               !qt_has_class(c, before - 1, QT_BIT(PRONOUN) | QT_BIT(THAT) | QT_BIT(WH));
  return owner && !(c->tokens[behind].flags & QT_CAPITAL) && !qt_has_class(c, behind, clause) &&
         !qt_has_verb(c, behind, behind + 1);
}

/* "the ruling party", "Norvia's most promising states": before a noun, and behind what determines it. */
static bool is_attributive(const qt_clause *c, const qt_cue *cue, uint32_t floor) {
  uint32_t at = cue->first, behind = cue->head_end;
  const uint64_t clause = QT_BIT(THAT) | QT_BIT(PRONOUN) | QT_BIT(DETERMINER) | QT_BIT(WH) | QT_BIT(TO);
  if (at != cue->head || at <= floor || behind >= c->end || qt_kind(c->tokens[behind]) != QT_WORD_TOKEN) return false;
  if ((c->tokens[behind].flags & QT_CAPITAL) || qt_has_class(c, behind, clause | QT_BIT(PREPOSITION))) return false;
  return qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE)) &&
         !qt_has_class(c, at - 1, QT_BIT(PRONOUN));
}

/* What can be a base or present form, and is a noun by what stands beside it. */
static bool is_noun_beside(const qt_clause *c, uint32_t floor, const qt_cue *cue, uint64_t form) {
  if (is_behind_verb(c, cue, form)) return true;
  uint32_t behind = cue->head_end;
  bool plain = !(form & (QT_BIT(PAST) | QT_BIT(PARTICIPLE) | QT_BIT(ING)));
  /* White House press secretary: a plural's verb before a person in the singular */
  if ((form & QT_BIT(BASE)) && !(form & (QT_BIT(PAST) | QT_BIT(PRESENT))) && cue->first == cue->head &&
      cue->head > c->first && qt_is_word(c->tokens[cue->head - 1]) && behind < c->end &&
      qt_kind(c->tokens[behind]) == QT_WORD_TOKEN && !(c->tokens[behind].flags & QT_CAPITAL) &&
      qt_has_class(c, behind, QT_BIT(ROLE) | QT_BIT(TITLE)))
    return true;
  if (!plain) return false;
  /* was brief: an adjective */
  if (cue->first + 1 == cue->head && (qt_word_at(c, cue->first)->more & QT_MORE(BE))) return true;
  /* made similar comments on the show: what a verb has for its object, behind an adjective */
  const uint64_t owned_nouns = QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT);
  if (cue->first == cue->head && cue->head > floor + 1 && qt_has_class(c, cue->head, owned_nouns) &&
      qt_is_plain_word(c, cue->head - 1) && qt_kind(c->tokens[cue->head - 2]) == QT_WORD_TOKEN &&
      (qt_word_at(c, cue->head - 2)->more & QT_MORE(VERB)))
    return true;
  /* the relevant text of the act; not: says of the act */
  bool noun = !c->verb_second && (!qt_has_class(c, cue->head, QT_BIT(SAY) | QT_BIT(THINK)) ||
                                  qt_has_class(c, cue->head, QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT)));
  if (noun && cue->first == cue->head && behind == cue->head + 1 && behind < c->end && qt_is_word(c->tokens[behind]) &&
      qt_has_class(c, behind, QT_BIT(OF)))
    return true;
  /* the woman's quotes: behind 's */
  if (cue->head > c->first && qt_kind(c->tokens[cue->head - 1]) == QT_CLITIC &&
      qt_has_class(c, cue->head - 1, QT_BIT(POSSESSIVE)))
    return true;
  /* the ministry's first comments on: an adjective between */
  bool owned = qt_has_class(c, cue->head, QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT)) && cue->head > floor + 1 &&
               qt_is_word(c->tokens[cue->head - 1]) &&
               (qt_has_class(c, cue->head - 1, QT_BIT(ADVERB)) ||
                (qt_word_at(c, cue->head - 1)->more & (QT_MORE(COMMON) | QT_MORE(TIME))));
  if (owned && qt_possessive_before(c, floor, cue->head) != QUOTH_NONE) return true;
  /* the state's party: what owns something */
  return behind < c->end && qt_kind(c->tokens[behind]) == QT_CLITIC && !(c->tokens[behind].flags & QT_SPACED) &&
         qt_has_class(c, behind, QT_BIT(POSSESSIVE));
}

/* "an ad that says voters are", "a report that warned dockers": behind a document "that" is no determiner. */
static bool is_of_document(const qt_clause *c, uint32_t floor, const qt_cue *cue, uint64_t form) {
  uint32_t that = cue->first - 1, behind = cue->head_end;
  if (that <= floor || !qt_has_class(c, that, QT_BIT(THAT)) || !(form & (QT_BIT(PRESENT) | QT_BIT(PAST)))) return false;
  if (!qt_is_word(c->tokens[that - 1]) || !qt_has_class(c, that - 1, QT_BIT(DOCUMENT)) || behind >= c->end)
    return false;
  if (!qt_is_word(c->tokens[behind])) return qt_quotation_at(c, behind) != NULL;
  const uint64_t opens = QT_BIT(THAT) | QT_BIT(PRONOUN) | QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE);
  const uint64_t nouns = QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT); /* the report that claims are false */
  return qt_has_class(c, behind, opens) || !(qt_has_class(c, cue->head, nouns) || qt_is_verb_at(c, behind));
}

/* Nouns that look like verbs: the reports, media claims, a call. A determiner or adjective says so. */
static bool is_noun(const qt_clause *c, uint32_t floor, const qt_cue *cue, uint64_t form) {
  if (is_in_name(c, cue)) return true;
  if ((form & (QT_BIT(BASE) | QT_BIT(PRESENT))) && is_noun_beside(c, floor, cue, form)) return true;
  if ((form & QT_BIT(ING)) && is_attributive(c, cue, floor)) return true;
  if ((form & (QT_BIT(ING) | QT_BIT(PARTICIPLE))) && is_attribute(c, floor, cue, form)) return true;
  if (cue->first != cue->head || (cue->first > floor && ends_name(c, cue->first - 1))) return false;
  if (is_behind_singular(c, floor, cue, form)) return true;
  bool verb_only = !(form & (QT_BIT(BASE) | QT_BIT(PRESENT) | QT_BIT(PAST) | QT_BIT(PARTICIPLE)));
  if (verb_only) /* a tough warning about */
    return is_behind_singular(c, floor, cue, QT_BIT(BASE)) && qt_has_class(c, cue->head, QT_BIT(SAYING_NOUN));
  if (cue->first == floor) { /* not in: "A," read a banner */
    bool mark = floor > c->first && (qt_mark_at(c, floor - 1, QT_COMMA) || qt_kind(c->tokens[floor - 1]) == QT_QUOTE);
    bool aside = mark && (begins_clause(c, cue) || is_said_by_group(c, cue));
    return (form & QT_BIT(BASE)) && !(form & QT_BIT(PAST)) && !aside;
  }
  uint64_t before = qt_word_at(c, cue->first - 1)->classes;
  /* the last claim: a time before it is an adjective behind an article */
  if ((qt_word_at(c, cue->first - 1)->more & QT_MORE(TIME)) && cue->first > floor + 1 && !(form & QT_BIT(PAST)) &&
      (qt_word_at(c, cue->first - 2)->more & QT_MORE(ARTICLE)))
    return true;
  /* "of planned cuts", "the announced visit", "the reports" */
  if (before & (QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(PREPOSITION) | QT_BIT(OF)))
    return (!(before & QT_BIT(PRONOUN)) || (before & QT_BIT(POSSESSIVE))) && !is_subject_alone(c, cue, form) &&
           !is_of_document(c, floor, cue, form);
  return false;
}

/* Forbes' words: an apostrophe behind a name in -s, and no mark of quotation. */
static bool is_bare_owner(const qt_clause *c, uint32_t at) {
  if (at <= c->first || !qt_is_mark_of(c->tokens[at], QT_MARK_BIT(QT_TICK) | QT_MARK_BIT(QT_RIGHT_SINGLE)))
    return false;
  qt_token name = c->tokens[at - 1];
  return qt_is_word(name) && (name.flags & QT_CAPITAL) && !(c->tokens[at].flags & QT_SPACED) &&
         c->article->text[qt_end(name) - 1] == 's';
}

const qt_atom *qt_owned_quotation(const qt_clause *c, uint32_t noun) {
  const qt_atom *atom = noun > c->first ? qt_quotation_at(c, noun - 1) : NULL;
  if (!atom || atom->end != noun || atom->first == c->first || !qt_is_speech(c, atom)) return NULL;
  if (qt_words_between(c->article, atom->first, atom->end) < OWNED_WORDS) return NULL;
  return qt_is_word(c->tokens[atom->first - 1]) && qt_has_class(c, atom->first - 1, QT_BIT(POSSESSIVE)) ? atom : NULL;
}

uint32_t qt_possessive_before(const qt_clause *c, uint32_t floor, uint32_t noun) {
  const qt_atom *owned = c->atom_count ? qt_owned_quotation(c, noun) : NULL;
  if (owned) return owned->first - 1;
  const uint64_t none = QT_BIT(PREPOSITION) | QT_BIT(CONJUNCTION) | QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) |
                        QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(TO) | QT_BIT(SUBORDINATOR) | QT_BIT(DETERMINER);
  uint32_t low = noun > floor + OWNER_DISTANCE + 1 ? noun - OWNER_DISTANCE - 1 : floor;
  for (uint32_t at = noun; at-- > low;) {
    if (!qt_is_word(c->tokens[at])) return is_bare_owner(c, at) ? at : QUOTH_NONE;
    uint64_t is = qt_word_at(c, at)->classes;
    if (is & QT_BIT(POSSESSIVE)) {
      if (qt_kind(c->tokens[at]) != QT_CLITIC) return at;
      /* he's, that's: a verb */
      bool verb =
          at == floor || qt_has_class(c, at - 1, QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(IT));
      return verb ? QUOTH_NONE : at;
    }
    if ((is & none) && !(is & QT_BIT(COLLECTIVE))) return QUOTH_NONE; /* Petrova's most explosive claim */
    if ((c->tokens[at].flags & QT_CAPITAL) && !(qt_word_at(c, at)->more & (QT_MORE(MONTH) | QT_MORE(DAY))))
      return QUOTH_NONE;
  }
  bool mark = floor > c->first && low == floor; /* its apostrophe may be the one that ended what stands before */
  return mark && is_bare_owner(c, floor - 1) ? floor - 1 : QUOTH_NONE;
}

/* "Petrova's email claims that", "her lawyer claims that": behind what she owns stands its verb, no noun. */
static bool is_behind_owned(const qt_clause *c, uint32_t floor, uint32_t at, uint64_t form) {
  const uint64_t owned = QT_BIT(DOCUMENT) | QT_BIT(ROLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY);
  if (!(form & (QT_BIT(PRESENT) | QT_BIT(PAST))) || at < floor + 2 || at + 1 >= c->end) return false;
  if (!qt_is_word(c->tokens[at - 1]) || !qt_is_word(c->tokens[at + 1])) return false;
  return qt_has_class(c, at - 1, owned) && !qt_has_class(c, at - 1, QT_BIT(POSSESSIVE)) &&
         qt_has_class(c, at + 1, QT_BIT(THAT) | QT_BIT(PRONOUN) | QT_BIT(DETERMINER));
}

/* Is there what a weak verb stands beside: a quotation, content before it, or a colon before the next paragraph? */
static bool has_words_beside(const qt_clause *c, uint32_t floor) {
  return c->atom_count || floor > c->first || qt_mark_at(c, c->end - 1, QT_COLON);
}

bool qt_owner_behind(const qt_clause *c, uint32_t noun, qt_source *s) {
  if (noun + 3 >= c->end || !qt_is_word(c->tokens[noun + 1]) || !qt_has_class(c, noun + 1, QT_BIT(OF))) return false;
  uint32_t at = noun + 2, index = qt_mention_from(c, at);
  while (index == QUOTH_NONE && at < noun + 2 + OWNER_DISTANCE && at + 1 < c->end && qt_is_plain_word(c, at))
    index = qt_mention_from(c, ++at);
  const qt_mention *m = qt_mention_of(c, index);
  if (!m || (m->kind != QT_NAME && m->kind != QT_ORGANISATION_NAME && m->kind != QT_GROUP_MENTION)) return false;
  uint32_t that = qt_mention_end(m);
  if (that >= c->end || !qt_is_word(c->tokens[that]) || !qt_has_class(c, that, QT_BIT(THAT))) return false;
  *s = (qt_source){at, that, index, QUOTH_NONE, false, true};
  return true;
}

/*
** A cue at token `at`, of the word or phrase w: a verb with its group, a noun of saying with its owner, a phrase.
** false: it is none here. floor: behind the mark or quotation before it.
*/
static bool read_cue(const qt_clause *c, uint32_t floor, uint32_t end, uint32_t at, const qt_word *w, uint32_t length,
                     qt_cue *cue) {
  uint64_t form = w->classes & QT_VERB_FORMS;
  *cue = (qt_cue){.first = at,
                  .end = at + length,
                  .head = at,
                  .head_end = at + length,
                  .classes = w->classes,
                  .weight = w->cue,
                  .form = QT_NOT_VERB};
  if (w->classes & QT_BIT(ACCORDING)) {
    bool own = length > 1 && (w->more & QT_MORE(CITING)); /* nach Polizeiangaben: its noun is the source */
    if (own) cue->end = cue->head_end = at + 1;
    return true;
  }
  if (qt_has_class(c, at, QT_BIT(SAYING_NOUN)) && !is_behind_owned(c, floor, at, form)) {
    bool by = at + 1 < end && qt_is_word(c->tokens[at + 1]) && qt_has_class(c, at + 1, QT_BIT(BY)) && at > floor &&
              qt_has_class(c, at - 1, QT_BIT(DETERMINER));
    qt_source of;
    bool clause = at > floor && qt_has_class(c, at - 1, QT_BIT(DETERMINER)) && qt_owner_behind(c, at, &of);
    if (by || clause || qt_possessive_before(c, floor, at) != QUOTH_NONE) {
      cue->form = QT_NOUN;
      cue->classes = QT_BIT(SAYING_NOUN);
      cue->end = cue->head_end = at + 1; /* her call for */
      return true;
    }
  }
  if (!(w->classes & QT_ANY_CUE & ~QT_BIT(SAYING_NOUN))) return false;
  if (qt_is_weak(w->classes) && !has_words_beside(c, floor)) return false;
  read_group(c, floor, cue, form);
  return !is_noun(c, floor, cue, form);
}

void qt_settle_cue_hints(quoth_article *a) {
  qt_tokens *t = &a->tokens;
  uint32_t length;
  if (qt_lexicon_value(a->lexicon, QT_VERB_SECOND_SLOT) > 0) return; /* the rest of the phrase may stand further on */
  for (uint32_t i = 0; (i = qt_next_hint(t, i, t->count, QT_CUE_HINT)) < t->count; i++) {
    const qt_word *w = qt_word_of(a->lexicon, t->at[i]);
    if ((w->classes & QT_ANY_CUE) | (w->more & QT_MORE(HEARSAY))) continue; /* by itself */
    if (!qt_phrase(a->lexicon, t->at + i, t->count - i, QT_ANY_CUE, QT_MORE(HEARSAY), &length))
      t->hints[i] &= (uint8_t)~QT_CUE_HINT;
  }
}

/*
** "went on to add that", "continued to insist", "wrote to say": one verb of saying leads to the other, which says what
** is said. first: leads, and becomes the whole.
*/
static bool join_to_infinitive(qt_cue *first, const qt_cue *then) {
  const uint64_t leads = QT_BIT(SAY) | QT_BIT(WRITE);
  const uint64_t says = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(DENY) | QT_BIT(ACCUSE) | QT_BIT(CALL) | QT_BIT(URGE);
  const uint64_t others = QT_BIT(ASK) | QT_BIT(URGE) | QT_BIT(INTEND) | QT_BIT(THINK) | QT_BIT(REFUSE);
  if (then->form != QT_INFINITIVE || then->first != first->head_end || !(then->classes & says)) return false;
  if (!(first->classes & leads) || (first->classes & others) || first->form > QT_GERUND) return false;
  bool phrase = first->head_end > first->head + 1; /* not: the reasons to oppose it */
  if (!phrase && !(first->classes & (QT_BIT(PAST) | QT_BIT(ING))) && !(then->classes & QT_BIT(SAY))) return false;
  first->end = then->end;
  first->head_end = then->head_end;
  first->weight = then->weight;
  first->classes = (then->classes & ~QT_VERB_FORMS) | (first->classes & QT_VERB_FORMS);
  return true;
}

/* years that, months that: how long somebody says so, behind the preposition of a phrase. */
static bool is_for_a_time(const qt_clause *c, uint32_t at, uint32_t end) {
  return at + 1 < end && qt_is_word(c->tokens[at]) && (qt_word_at(c, at)->more & (QT_MORE(UNIT) | QT_MORE(TIME))) &&
         qt_is_word(c->tokens[at + 1]) && qt_has_class(c, at + 1, QT_BIT(THAT));
}

uint32_t qt_find_cues(const qt_clause *c, uint32_t first, uint32_t end, bool outside, qt_cue cues[QT_MAX_CUES]) {
  const quoth_article *a = c->article;
  const qt_atom *atom = c->atoms, *last = c->atoms + (outside ? c->atom_count : 0); /* the next ones to come */
  uint32_t count = 0, floor = first, length;
  for (uint32_t i = first; (i = qt_next_hint(&a->tokens, i, end, QT_CUE_HINT)) < end && count < QT_MAX_CUES;) {
    for (; atom < last && atom->end <= i; atom++) floor = atom->end > floor ? atom->end : floor;
    if (atom < last && atom->first <= i) {
      i = atom->end;
      continue;
    }
    const qt_word *w = qt_match(a->lexicon, c->tokens + i, end - i, QT_ANY_CUE, 0, &length);
    if (w && length == 2 && is_for_a_time(c, i + 2, end)) /* argued for years that */
      w = qt_match(a->lexicon, c->tokens + i, 1, QT_ANY_CUE, 0, &length);
    uint32_t particle = 0;
    const qt_word *split = c->verb_second && (!w || length == 1) ? qt_split_verb(c, i, end, &particle) : NULL;
    if (split) {
      w = split;
      length = 1;
    }
    if (!w) {
      i++;
      continue;
    }
    floor = qt_behind_last_hint(&a->tokens, floor, i, QT_MARK_HINT);
    bool cue = read_cue(c, floor, end, i, w, length, &cues[count]);
    cues[count].particle = particle;
    if (cue && !(count && join_to_infinitive(&cues[count - 1], &cues[count]))) count++;
    i += length;
  }
  return count;
}
