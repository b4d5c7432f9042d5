#include "speech/idle.h"

#include "speech/verb_second.h"

enum { MAX_BACK = 64 }; /* mentions that are looked at for what "it" is */

#define PLAIN_FORMS (QT_BIT(BASE) | QT_BIT(PRESENT))

static bool is_past(const qt_candidate *k) { return (k->cue.classes & QT_BIT(PAST)) != 0; }

static bool source_is(const qt_clause *c, const qt_candidate *k, uint64_t classes) {
  return k->source.first != QUOTH_NONE && k->source.end == k->source.first + 1 &&
         qt_is_word(c->tokens[k->source.first]) && qt_has_class(c, k->source.first, classes);
}

/* which Petrova claims is, the man officials say was: the verb behind belongs to what the clause hangs on. */
static bool is_relative_clause(const qt_clause *c, const qt_candidate *k) {
  const uint64_t links = QT_BIT(RELATIVE) | QT_BIT(THAT) | QT_BIT(WH);
  uint32_t first = k->source.first;
  if (first == QUOTH_NONE || first <= c->first) return false;
  return qt_has_class(c, first, links) ||
         (qt_is_word(c->tokens[first - 1]) && !qt_has_class(c, first - 1, QT_BIT(ADVERB) | QT_BIT(CONJUNCTION)));
}

/* "You say", "tells you how": the reader says nothing, and who tells him speaks in general. */
static bool is_readers(const qt_clause *c, const qt_candidate *k) {
  if (c->nested) return source_is(c, k, QT_BIT(YOU)) && !k->quoted && !qt_is_clause_complement(k->complement);
  if (source_is(c, k, QT_BIT(YOU))) return true;
  uint32_t whom = k->cue.head_end;
  bool addressed = whom < c->end && qt_is_word(c->tokens[whom]) && qt_has_class(c, whom, QT_BIT(YOU));
  const qt_mention *m = k->source.mention == QUOTH_NONE ? NULL : &c->article->mentions.at[k->source.mention];
  bool somebody = m && qt_has_class(c, m->name_token,
                                    QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(COLLECTIVE)); /* experts advise you to wait */
  return addressed && !somebody && !k->quoted && !is_past(k) &&
         (k->cue.classes & (QT_BIT(TELL) | QT_BIT(URGE) | QT_BIT(SAY)));
}

/* "I think", "we mentioned AI", "I can say that": the writer writes; what he once said in words is a statement. */
static bool is_writers(const qt_clause *c, const qt_candidate *k) {
  if (!source_is(c, k, QT_BIT(I) | QT_BIT(WE))) return false;
  if (k->quoted && (!qt_is_empty(k->left) || qt_is_speech_at(c, k->right.first))) return false;
  if (k->cue.negated || k->cue.modal || k->cue.future || k->cue.form == QT_GERUND) return true;
  if (c->nested && !is_past(k)) return true; /* "I say to you that": what the speaker says now */
  if ((k->cue.classes & QT_BIT(THINK)) && !(k->cue.classes & QT_SPEECH_CLASSES)) return true;
  if (!qt_is_empty(k->left)) return false;
  return !qt_is_clause_complement(k->complement) || !qt_has_verb(c, k->right.first, k->right.end);
}

bool qt_is_thing_meant(const quoth_article *a, uint32_t mention) {
  uint32_t speaker = a->mentions.at[mention].speaker;
  if (speaker == QUOTH_NONE) return true;
  if (a->speakers.at[speaker].type != QUOTH_SPEAKER_UNNAMED) return false;
  for (uint32_t steps = 0; mention > 0 && steps < MAX_BACK; steps++) {
    const qt_mention *m = &a->mentions.at[--mention];
    if (m->speaker == speaker && m->kind == QT_ROLE_MENTION)
      return !(qt_word_of(a->lexicon, a->tokens.at[m->name_token])->classes & (QT_BIT(DOCUMENT) | QT_BIT(BODY)));
  }
  return true;
}

/* A ministry, a report. */
static bool is_body(const qt_clause *c, const qt_mention *m) {
  const uint64_t speaking = QT_BIT(BODY) | QT_BIT(DOCUMENT) | QT_BIT(ORG_WORD) | QT_BIT(METONYM) | QT_BIT(COLLECTIVE);
  return qt_has_class(c, m->name_token, speaking);
}

/* A noun that is no person, no body and no document, or "it" for one. */
static bool is_thing(const qt_clause *c, const qt_source *s) {
  const quoth_article *a = c->article;
  if (s->mention == QUOTH_NONE) return false;
  const qt_mention *m = &a->mentions.at[s->mention];
  if (m->gender != QT_THING) return false;
  if (m->kind == QT_PRONOUN_MENTION) return qt_is_thing_meant(a, s->mention);
  return m->kind == QT_ROLE_MENTION && !is_body(c, m);
}

/* A noun that the language does not know: an engine, a skater. */
static bool is_unknown_noun(const qt_clause *c, const qt_source *s) {
  const uint64_t known = QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY) | QT_BIT(DOCUMENT) |
                         QT_BIT(METONYM) | QT_BIT(ORG_WORD) | QT_BIT(PRONOUN) | QT_BIT(MALE) | QT_BIT(FEMALE);
  const qt_mention *m = qt_mention_of(c, s->mention);
  return m && m->kind == QT_ROLE_MENTION && m->gender == QT_UNKNOWN_GENDER && !qt_has_class(c, m->name_token, known) &&
         (m->name_token == c->first || !(c->tokens[m->name_token].flags & QT_CAPITAL));
}

/* This guide, this section: what is before the reader. */
static bool is_this_text(const qt_clause *c, const qt_source *s) {
  const qt_mention *m = qt_mention_of(c, s->mention);
  uint64_t more = qt_word_at(c, s->first)->more;
  return m && m->kind == QT_ROLE_MENTION && m->gender == QT_THING && (more & QT_MORE(DEFINITE)) &&
         !(more & QT_MORE(ARTICLE));
}

/* "It does say model": it is a thing and says no clause. */
static bool is_its_word(const qt_clause *c, const qt_candidate *k) {
  return !k->quoted && source_is(c, k, QT_BIT(IT)) && !is_past(k) && is_thing(c, &k->source) && qt_is_empty(k->left) &&
         k->complement != QT_THAT_COMPLEMENT && k->complement != QT_WH_COMPLEMENT &&
         k->complement != QT_COLON_COMPLEMENT;
}

/* "The method requires patience", "as the name suggests", "this guide explains". */
static bool is_things(const qt_clause *c, const qt_candidate *k) {
  if (k->quoted || k->cue.form == QT_PASSIVE || k->source.first == QUOTH_NONE) return false;
  bool now = !is_past(k) && (is_unknown_noun(c, &k->source) || is_this_text(c, &k->source));
  if (!now && !is_thing(c, &k->source)) return false;
  if (is_past(k) && source_is(c, k, QT_BIT(IT))) return false; /* it promised: the force, for all that is known */
  for (uint32_t i = 0; i < c->atom_count; i++)                 /* It described the plan as part of "broader efforts" */
    if (c->atoms[i].first >= k->right.first && qt_is_speech(c, &c->atoms[i])) return false;
  uint32_t length;
  return qt_match(c->article->lexicon, c->tokens + k->cue.head, c->end - k->cue.head, QT_BIT(SERVE), 0, &length) !=
         NULL;
}

/* "It goes without saying that", "the act of saying no", "worth noting": an infinitive in other words. */
static bool is_in_passing(const qt_clause *c, const qt_candidate *k) {
  uint32_t at = k->cue.first;
  if (k->cue.form != QT_GERUND || k->quoted || at <= c->first || !qt_is_word(c->tokens[at - 1])) return false;
  if (is_thing(c, &k->source) || source_is(c, k, QT_BIT(I) | QT_BIT(WE) | QT_BIT(IT))) return true;
  return qt_has_class(c, at - 1, QT_BIT(OF)) && k->source.elided;
}

/* Words of the phrase that say who it is, one of them in front: Petrova, the crowd, officials, his aide. */
static bool is_somebodys_name(const qt_clause *c, const qt_source *s) {
  const uint64_t front = QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(PRONOUN) | QT_BIT(COLLECTIVE);
  if ((c->tokens[s->first].flags & QT_CAPITAL) || qt_has_class(c, s->first, front)) return true;
  return qt_has_class(c, s->end - 1, QT_BIT(COLLECTIVE) | QT_BIT(PRONOUN));
}

/* A claim, posts, states: a noun as well. */
static bool may_be_noun(const qt_candidate *k) {
  return (k->cue.classes & (QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT) | QT_BIT(COLLECTIVE))) != 0;
}

/* "Orlov's ruling party": what is somebody's is no verb, unless it says something. */
static bool is_somebodys(const qt_clause *c, const qt_candidate *k) {
  uint32_t at = k->cue.first;
  if (at <= c->first || at != k->cue.head || qt_kind(c->tokens[at - 1]) != QT_CLITIC || k->source.end + 1 != at)
    return false;
  bool plain = k->complement == QT_OTHER_COMPLEMENT ||
               (k->complement == QT_SUBJECT_COMPLEMENT && (qt_word_at(c, at)->more & QT_MORE(CLAUSAL)));
  return (k->cue.classes & QT_BIT(ING)) && plain;
}

/* "It has voice calls, music and maps", "legal notes": behind a list's noun a plural is another noun. */
static bool is_noun_in_list(const qt_clause *c, const qt_candidate *k) {
  if (k->quoted || qt_is_empty(k->left) || k->source.inverted || k->source.elided || k->source.first == QUOTH_NONE)
    return false;
  if (!(k->cue.classes & PLAIN_FORMS) || is_past(k) || k->cue.first != k->cue.head) return false;
  bool office =
      qt_has_class(c, k->source.end - 1, QT_BIT(ROLE) | QT_BIT(BODY) | QT_BIT(DOCUMENT)); /* ..., ministry says */
  return !is_somebodys_name(c, &k->source) && (!office || may_be_noun(k));
}

/* "French presses almost always have", "service charges are": what has its verb behind it is no verb. */
static bool is_noun_before_verb(const qt_clause *c, const qt_candidate *k) {
  const uint64_t verbs = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(NEGATION);
  if (k->quoted || k->source.inverted || !(k->cue.classes & PLAIN_FORMS) || is_past(k)) return false;
  if (k->cue.first != k->cue.head) return false;
  if ((k->cue.classes & (QT_BIT(SAY) | QT_BIT(THINK))) && is_relative_clause(c, k)) return false;
  if ((k->cue.classes & QT_BIT(SAY)) && !may_be_noun(k)) return false; /* what Petrova says is true */
  uint32_t at = k->cue.head_end;
  while (at < c->end && qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(ADVERB)) && !qt_has_class(c, at, verbs))
    at++;
  bool verb = at < c->end && qt_is_word(c->tokens[at]) && qt_has_class(c, at, verbs) &&
              !qt_has_class(c, at, QT_BIT(PRONOUN) | QT_BIT(DETERMINER));
  return verb || (k->cue.head_end < c->end && qt_is_word(c->tokens[k->cue.head_end]) &&
                  qt_has_class(c, k->cue.head_end, QT_BIT(OF)));
}

/* Many, two, 8: more than one. */
static bool is_count(const qt_clause *c, uint32_t token) {
  uint64_t is = qt_word_at(c, token)->classes;
  return qt_kind(c->tokens[token]) == QT_NUMBER || ((is & QT_BIT(DETERMINER)) && (is & QT_BIT(COLLECTIVE)));
}

/*
** "The dreaded question: "A"", "some general rules", "8 reasons we chose it", "the host, ..., remember that": a verb agrees
** with its subject in number, a noun need not.
*/
static bool is_no_verb_of(const qt_clause *c, const qt_candidate *k) {
  const qt_source *s = &k->source;
  if (s->first == QUOTH_NONE || s->inverted || s->elided || k->cue.first != k->cue.head) return false;
  if (!(k->cue.classes & PLAIN_FORMS) || is_past(k)) return false;
  const qt_mention *m = qt_mention_of(c, s->mention);
  if (m && !(k->cue.classes & QT_BIT(PRESENT)) && qt_has_class(c, s->first, QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(IT)))
    return true; /* he ran back the ball */
  bool number = s->end == k->cue.first && s->end == s->first + 1 && qt_kind(c->tokens[s->first]) == QT_NUMBER;
  if ((k->cue.classes & QT_BIT(PRESENT)) && number) return true;       /* 8 reasons */
  if ((k->cue.classes & QT_BIT(SAY)) && !may_be_noun(k)) return false; /* the twins say, the couple argue */
  bool determined = qt_has_class(c, s->first, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE));
  if (!m && s->end == k->cue.first && may_be_noun(k) && determined) return true;
  bool named = m && m->name_count; /* 13.31 Orlov says: a live blog's time; 7 News reports */
  if (k->cue.classes & QT_BIT(PRESENT)) return s->end == k->cue.first && is_count(c, s->first) && !named;
  bool single = m && m->kind == QT_ROLE_MENTION && m->gender != QT_PLURAL && !is_body(c, m);
  if (single && may_be_noun(k) && (qt_word_at(c, s->first)->more & QT_MORE(ARTICLE)))
    return true; /* the dreaded question: */
  return single && (qt_word_at(c, s->first)->more & QT_MORE(ARTICLE)) && !k->quoted;
}

/* "The court sought public comment on A": what the verb before it takes is no subject. */
static bool is_taken(const qt_clause *c, const qt_candidate *k) {
  uint32_t before = k->source.first - 1;
  if (k->source.first == QUOTH_NONE || k->source.first <= c->first || k->source.inverted || k->source.elided)
    return false;
  bool noun = qt_has_class(c, k->cue.head, QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT));
  if (is_past(k) || !(k->cue.classes & QT_BIT(BASE)) || !noun || k->source.end != k->cue.head) return false;
  return !k->quoted && k->source.end == k->source.first + 1 && qt_kind(c->tokens[before]) == QT_WORD_TOKEN &&
         (qt_word_at(c, before)->more & QT_MORE(VERB)) && !(c->tokens[before].flags & QT_CAPITAL);
}

/* "Too much added sugar", "it brings detailed reports": between a verb or a measure and a noun. */
static bool is_adjective(const qt_clause *c, const qt_candidate *k) {
  const qt_source *s = &k->source;
  if (k->quoted || s->first == QUOTH_NONE || s->inverted || s->elided || s->end != k->cue.first) return false;
  if (!is_past(k) || !(k->cue.classes & QT_BIT(PARTICIPLE)) || k->cue.first != k->cue.head) return false;
  if (k->complement != QT_OTHER_COMPLEMENT) return false;
  uint32_t last = s->end - 1;
  bool verb = s->end > s->first + 1 && qt_is_verb_at(c, last);
  return verb || (s->mention == QUOTH_NONE && s->end == s->first + 1);
}

/* "This function prints "3210"", "the process begins with a question: "A"": a weak verb of a thing. */
static bool is_printed(const qt_clause *c, const qt_candidate *k) {
  if (is_past(k) || k->source.inverted || !is_unknown_noun(c, &k->source)) return false;
  bool shows =
      k->quoted && qt_is_empty(k->left) && !qt_is_speech_at(c, k->right.first); /* The screen reads "Error 4" */
  return qt_is_weak(k->cue.classes) || shows;
}

/* "According to research cited above": the source of another cue is no subject. */
static bool is_in_according(const qt_clause *c, const qt_candidate *k) {
  uint32_t length;
  return k->source.first != QUOTH_NONE && k->source.end == k->source.first + 1 &&
         qt_match(c->article->lexicon, c->tokens + k->source.first, c->end - k->source.first, QT_BIT(ACCORDING), 0,
                  &length);
}

/* "It could help explain", "rest assured", "facing legal challenges": a word or a participle before the verb is no subject. */
static bool is_no_subject(const qt_clause *c, const qt_candidate *k) {
  const uint64_t links = QT_BIT(RELATIVE) | QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(PRONOUN) | QT_BIT(COLLECTIVE) |
                         QT_BIT(ROLE) | QT_BIT(DETERMINER);
  const qt_source *s = &k->source;
  if (s->mention != QUOTH_NONE || s->first == QUOTH_NONE || s->inverted || s->elided || k->quoted) return false;
  qt_token t = c->tokens[s->first];
  if ((t.flags & QT_CAPITAL) || qt_kind(t) == QT_NUMBER || qt_has_class(c, s->first, links)) return false;
  if (s->end == s->first + 1) return true;
  return (k->cue.classes & PLAIN_FORMS) && !is_past(k) && qt_is_plain_word(c, s->first) &&
         qt_ends_like(c->article->lexicon, c->article->text, t, QT_MORE(VERB_ENDING));
}

/* "A pilot pressed to answer", "called upon to pay": who is urged, and says nothing. */
static bool is_urged(const qt_candidate *k) {
  const uint64_t others = QT_BIT(SAY) | QT_BIT(ASK) | QT_BIT(THINK) | QT_BIT(INTEND) | QT_BIT(ACCUSE);
  return (k->cue.classes & QT_BIT(URGE)) && !(k->cue.classes & others) && (k->cue.classes & QT_BIT(PARTICIPLE)) &&
         k->complement == QT_TO_COMPLEMENT && k->end == k->cue.head_end && k->cue.form == QT_FINITE &&
         !k->source.inverted;
}

/* "The leaders asked each other questions": what they asked is not told. */
static bool is_bare_question(const qt_clause *c, const qt_candidate *k) {
  if (!(k->cue.classes & QT_BIT(ASK)) || k->quoted || qt_is_empty(k->right) || !qt_is_empty(k->left)) return false;
  uint32_t last = k->right.end - 1;
  while (last > k->right.first && !qt_is_word(c->tokens[last])) last--;
  return qt_has_class(c, last, QT_BIT(SAYING_NOUN)) && last - k->right.first < 4 &&
         !qt_holds_quotation(c, k->right.first, k->right.end) &&
         !qt_is_clause_complement(k->complement == QT_SUBJECT_COMPLEMENT ? QT_OTHER_COMPLEMENT : k->complement);
}

/* "Read on", "a great read for captains": it reads "A" or that A. */
static bool is_no_reading(const qt_candidate *k) {
  const uint64_t reads = QT_BIT(VOICE) | QT_BIT(SHOW);
  return (k->cue.classes & reads) == reads && !(k->cue.classes & QT_BIT(SAY)) && !k->quoted &&
         k->complement != QT_THAT_COMPLEMENT;
}

/* "Guests may say that", "people might think", "it could be argued that": what anybody might. */
static bool is_possible(const qt_clause *c, const qt_candidate *k) {
  if (k->cue.modal && k->cue.form == QT_PASSIVE && k->source.first == QUOTH_NONE && !k->quoted) return true;
  if (!k->cue.modal || k->quoted || k->source.mention == QUOTH_NONE) return false;
  return c->article->mentions.at[k->source.mention].kind == QT_GROUP_MENTION || is_unknown_noun(c, &k->source);
}

/*
** "Workers (called "nomads")", "kiosks, known as "hubs"", "events described in my "history"": a participle of what stands
** before it. Not: which he called "A"; a plan that Orlov described as "A".
*/
static bool is_named_so(const qt_clause *c, const qt_candidate *k) {
  const qt_source *s = &k->source;
  const uint64_t naming = QT_BIT(CALL) | QT_BIT(THINK);
  if (!(k->cue.classes & QT_BIT(PARTICIPLE)) || s->inverted) return false;
  if (k->cue.first > c->first && qt_mark_at(c, k->cue.first - 1, QT_LPAREN)) return true; /* (now called Old Duck) */
  if (!(k->cue.classes & naming) || (k->cue.classes & QT_BIT(SAY))) return false;
  /* Ida Brunn, considered the mother of "slow boats" */
  if (qt_is_comma(c, k->cue.first - 1) && s->end + 1 == k->cue.first && !s->elided && k->cue.first == k->cue.head &&
      (k->cue.classes & QT_BIT(THINK)))
    return true;
  if (s->inverted || k->cue.form == QT_GERUND || k->cue.negated || !qt_is_empty(k->left)) return false;
  uint32_t at = k->cue.head_end;
  if (at >= c->end) return false;
  bool as = qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(AS) | QT_BIT(FOR));
  bool quoted = qt_kind(c->tokens[at]) == QT_QUOTE;
  if (!as && !quoted) return false;
  if (k->cue.form == QT_PASSIVE || k->cue.form == QT_BARE_PARTICIPLE) return true;
  if (k->cue.first != k->cue.head || k->cue.first <= c->first) return false;
  const qt_mention *m = qt_mention_of(c, s->mention);
  return !m || (m->kind == QT_ROLE_MENTION && m->gender == QT_THING && !is_relative_clause(c, k));
}

/* "A study published in the Gazette found": a participle of a document, which publishes nothing. */
static bool is_published(const qt_clause *c, const qt_candidate *k) {
  const uint64_t active = QT_BIT(SAY) | QT_BIT(SHOW) | QT_BIT(VOICE);
  const qt_cue *cue = &k->cue;
  if (!(cue->classes & QT_BIT(WRITE)) || !(cue->classes & QT_BIT(PARTICIPLE)) || (cue->classes & active)) return false;
  if (cue->form != QT_FINITE || cue->first != cue->head || k->quoted || k->source.inverted ||
      k->source.end != cue->first)
    return false;
  uint32_t at = cue->head_end;
  return qt_has_class(c, cue->first - 1, QT_BIT(DOCUMENT)) && at < c->end && qt_is_word(c->tokens[at]) &&
         (qt_has_class(c, at, QT_BIT(PREPOSITION)) || (qt_word_at(c, at)->more & (QT_MORE(DAY) | QT_MORE(TIME))));
}

/* "Changed according to the maker's schedule": how, not who says so; no comma before it and no body behind it. */
static bool is_manner(const qt_clause *c, const qt_candidate *k) {
  const qt_source *s = &k->source;
  if (s->first == QUOTH_NONE || k->quoted || qt_is_empty(k->left) || qt_is_comma(c, k->first - 1)) return false;
  if (qt_word_at(c, k->cue.head)->more & QT_MORE(NO_SOURCE)) return true; /* 5 dollars per user */
  if (!qt_is_word(c->tokens[k->first - 1])) return false;
  if (qt_word_at(c, s->end - 1)->more & QT_MORE(NO_SOURCE)) return true;
  if (s->end < c->end && qt_is_word(c->tokens[s->end]) && (qt_word_at(c, s->end)->more & QT_MORE(NO_SOURCE)))
    return true;
  const qt_mention *m = qt_mention_of(c, s->mention);
  return !m && s->antecedent == QUOTH_NONE &&
         qt_has_class(c, s->first, QT_BIT(POSSESSIVE)); /* not: nach seinen Worten */
}

/* "The group were seen holding signs", "is considered a man of": nobody is said to think so. */
static bool is_passive_thought(const qt_candidate *k) {
  return (k->cue.classes & QT_BIT(THINK)) && !(k->cue.classes & (QT_BIT(SAY) | QT_BIT(ASK))) &&
         k->cue.form == QT_PASSIVE && !k->source.inverted && !qt_is_clause_complement(k->complement);
}

/* "Petrova, considered one of the best pilots, will leave": between commas what others think of the subject. */
static bool is_thought_of(const qt_clause *c, const qt_candidate *k) {
  const uint64_t verbs = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(PAST) | QT_BIT(PRESENT);
  bool participle = (k->cue.classes & QT_BIT(THINK)) && (k->cue.classes & QT_BIT(PARTICIPLE)) && !k->quoted &&
                    k->cue.first == k->cue.head && k->cue.head > c->first && qt_is_comma(c, k->cue.head - 1);
  if (!participle || k->source.elided || k->source.end != k->cue.head - 1 || qt_is_clause_complement(k->complement))
    return false;
  for (uint32_t at = k->cue.head_end; at + 1 < c->end; at++)
    if (qt_is_comma(c, at)) return qt_is_word(c->tokens[at + 1]) && qt_has_class(c, at + 1, verbs);
  return false;
}

/* "Asked whether he thought he was wrong, he said": what is thought in the question. */
static bool is_in_question(const qt_clause *c, const qt_candidate *k) {
  if (!qt_has_class(c, c->first, QT_BIT(ASK)) || !qt_has_class(c, c->first, QT_BIT(PARTICIPLE))) return false;
  uint32_t first = k->source.first;
  if (k->quoted || first == QUOTH_NONE || k->source.elided || k->source.inverted || first <= c->first) return false;
  return qt_is_word(c->tokens[first - 1]) && qt_has_class(c, first - 1, QT_BIT(WH) | QT_BIT(THAT));
}

bool qt_is_idle(const qt_clause *c, const qt_candidate *k) {
  if (k->cue.form == QT_NOT_VERB) return is_manner(c, k);
  if (k->cue.form == QT_NOUN) return false;
  return is_readers(c, k) || is_writers(c, k) || is_things(c, k) || is_in_passing(c, k) || is_noun_in_list(c, k) ||
         is_noun_before_verb(c, k) || is_no_verb_of(c, k) || is_named_so(c, k) || is_adjective(c, k) ||
         is_no_reading(k) || is_possible(c, k) || is_published(c, k) || is_passive_thought(k) || is_thought_of(c, k) ||
         is_in_question(c, k) || is_printed(c, k) || is_in_according(c, k) || is_its_word(c, k) ||
         is_no_subject(c, k) || is_taken(c, k) || is_urged(k) || is_bare_question(c, k) || is_somebodys(c, k) ||
         (c->verb_second && qt_is_no_sayer(c, k));
}

bool qt_is_idle_colon(const qt_clause *c, const qt_candidate *k) {
  if (source_is(c, k, QT_BIT(YOU)) || is_thing(c, &k->source)) return true;
  for (uint32_t at = c->first; at < c->end && !qt_atom_at(c, at); at++) /* the piece was short: "A" */
    if (qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(PAST))) return false;
  return !qt_has_plain_past(c, c->first, c->end) && is_unknown_noun(c, &k->source);
}
