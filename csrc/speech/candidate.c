#include "speech/candidate.h"

#include "speech/as_clause.h"
#include "speech/called.h"
#include "speech/content_end.h"
#include "speech/medial.h"
#include "speech/narration.h"
#include "speech/noun.h"
#include "speech/subject.h"
#include "speech/title.h"
#include "speech/verb_second.h"
#include "speech/weigh.h"

enum {
  QUESTION_DISTANCE = 4, /* tokens from a preposition to "question" */
  FRONT_DISTANCE = 8,    /* tokens from "when" to its subject */
  PREDICATE_LENGTH = 10, /* tokens from a verb of calling to the quotation */
  SENTENCE_WORDS = 4,    /* in marks, which are a sentence without a stop */
  WHERE_LENGTH = 8       /* tokens of a phrase in front: in an interview */
};

/*
** Whoever its subject is, does the verb attribute nothing by what stands behind it? An infinitive of saying needs a
** clause or a quotation of its own (It led her to declare that), a belief inside content that something is so.
*/
static bool is_hopeless(const qt_clause *c, const qt_cue *cue) {
  bool infinitive = cue->form == QT_INFINITIVE;
  bool belief = c->nested && !c->atom_count && cue->form < QT_NOUN && cue->form != QT_PASSIVE &&
                !(cue->classes & QT_SPEECH_CLASSES);
  if (infinitive && (!(cue->classes & QT_BIT(SAY)) || cue->future || cue->negated || cue->modal)) return true;
  if (!infinitive && !belief) return false;
  qt_complement behind = qt_right_of(c, cue, cue->head_end, true).complement;
  if (infinitive) return behind != QT_THAT_COMPLEMENT && behind != QT_QUOTATION_COMPLEMENT;
  return behind != QT_COMMA_COMPLEMENT && !qt_is_clause_complement(behind);
}

static void read_right(const qt_clause *c, qt_candidate *k, qt_right_side r) {
  /* "said in March": adjuncts may have run over what is no adjunct; a preposition phrase that ends
     in a clause's subject was one */
  if (r.complement == QT_COMMA_COMPLEMENT && (qt_is_empty(k->left) || k->cue.form == QT_GERUND))
    r.complement = qt_skip_aside(c, r.end, &r.start);
  uint32_t start; /* said - again - that */
  if (r.complement == QT_OTHER_COMPLEMENT && qt_is_dash(c, r.end) &&
      qt_skip_aside(c, r.end, &start) == QT_THAT_COMPLEMENT)
    r = (qt_right_side){QT_THAT_COMPLEMENT, start, r.end, 0};
  k->complement = (uint8_t)r.complement;
  k->end = r.end;
  if (r.complement != QT_NOTHING_COMPLEMENT && r.complement != QT_COMMA_COMPLEMENT)
    k->right = (qt_region){r.start, r.last ? r.last : c->end};
}

/* Words of a speaker that are no title and no term: of some length, and with a sentence's begin. */
static bool is_sentence(const qt_clause *c, const qt_atom *atom) {
  return qt_words_between(c->article, atom->first, atom->end) >= SENTENCE_WORDS && qt_begins_sentence(c, atom) &&
         qt_is_speech(c, atom);
}

/* X scolded him: "A," she said; Many left ("A," X wrote): what stands before the mark is no content of hers. */
static bool is_set_off(const qt_clause *c, const qt_atom *atom, uint32_t floor) {
  uint32_t at = atom->first - 1;
  if (atom->first <= floor) return false;
  return qt_mark_at(c, at, QT_COLON) || qt_mark_at(c, at, QT_LPAREN) || (qt_is_dash(c, at) && is_sentence(c, atom));
}

/* Auf die Frage, ob A, sagte X: a preposition, a noun of asking, a question behind its comma. */
static bool opens_question(const qt_clause *c, uint32_t floor) {
  uint32_t at = floor, limit = floor + QUESTION_DISTANCE;
  if (!qt_is_word(c->tokens[at]) || !qt_has_class(c, at, QT_BIT(PREPOSITION))) return false;
  while (at + 2 < c->end && at < limit && qt_is_word(c->tokens[at]) && !qt_has_class(c, at, QT_BIT(SAYING_NOUN))) at++;
  return at + 2 < c->end && at < limit && qt_is_comma(c, at + 1) && qt_is_word(c->tokens[at + 2]) &&
         qt_has_class(c, at + 2, QT_BIT(WH));
}

/* Asked whether she would quit; and when asked about it: the question is no content. */
static bool opens_asked(const qt_clause *c, uint32_t floor) {
  uint32_t at = floor;
  if (floor != c->first) return false;
  if (opens_question(c, floor)) return true;
  if (at + 1 < c->end && qt_has_class(c, at, QT_BIT(CONJUNCTION))) at++;
  if (at + 1 < c->end && qt_has_class(c, at, QT_BIT(SUBORDINATOR))) at++;
  return qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(ASK)) && qt_has_class(c, at, QT_BIT(PARTICIPLE));
}

/* The content before the clause: from floor to the comma, mark or dash before it. */
static bool read_left(const qt_clause *c, qt_candidate *k, uint32_t floor, const qt_atom **atom) {
  qt_take_title_words(c, k, floor);
  uint32_t end = k->first;
  bool mark = false;
  *atom = NULL;
  /* the comma of a quotation that lost its closing mark is inside it */
  bool inside = end > floor && qt_atom_at(c, end - 1);
  if (end > floor && !inside && (qt_is_comma(c, end - 1) || qt_is_attribution_dash(c, end - 1))) {
    end--;
    mark = true;
    bool both = end > floor + 1 && qt_is_attribution_dash(c, end) && qt_is_comma(c, end - 1) && /* «A», — said X */
                qt_quotation_at(c, end - 2);
    end -= both;
  }
  if (end <= floor) return false;
  const qt_atom *last = qt_atom_at(c, end - 1);
  if (last && last->end == end && last->first >= floor) {
    uint32_t inner = qt_last_inside(c, last->first, last->end);
    bool closes = mark || qt_mark_at(c, inner, QT_COMMA) || qt_mark_at(c, inner, QT_QUESTION) ||
                  qt_mark_at(c, inner, QT_BANG) || qt_mark_at(c, inner, QT_DOT) || qt_mark_at(c, inner, QT_ELLIPSIS) ||
                  qt_mark_at(c, inner, QT_DASH) || qt_mark_at(c, inner, QT_DOTS);
    if (!closes && last->first == floor) closes = is_sentence(c, last); /* "We were there" said Petrova */
    if (closes) *atom = last;
    k->left = (qt_region){is_set_off(c, last, floor) || opens_asked(c, floor) ? last->first : floor, end};
    return closes;
  }
  bool asked = opens_asked(c, floor);
  if (!mark || asked) return false;
  k->left = (qt_region){floor, end};
  return true;
}

/* "According to X, A", "A, according to X", "A, according to X, B"; the same with "in X's words". */
static bool read_according(const qt_clause *c, qt_candidate *k, uint32_t floor, bool left, bool quoted) {
  k->reason = QT_REASON_ACCORDING;
  k->quoted = quoted;
  if (c->verb_second && !quoted) return qt_read_according_inside(c, k, floor);
  /* One thing to note: According to X, A */
  bool anew = k->first > floor && (qt_mark_at(c, k->first - 1, QT_COLON) || qt_mark_at(c, k->first - 1, QT_SEMICOLON) ||
                                   ((c->tokens[k->first].flags & QT_CAPITAL) && !quoted));
  if (anew) {
    floor = k->first;
    left = false;
  }
  if (left && k->first > floor) {
    /* dark sails, which, according to data on the Hub, is wanted; the cost, according to a report in May, is high: to the
       comma behind the source */
    uint32_t which = k->left.end - 1, limit = k->end + QT_ASIDE_LENGTH < c->end ? k->end + QT_ASIDE_LENGTH : c->end;
    bool pronoun = qt_is_word(c->tokens[which]) && qt_has_class(c, which, QT_BIT(RELATIVE) | QT_BIT(THAT));
    if (pronoun || !qt_has_any_verb(c, k->left.first, k->left.end))
      for (uint32_t at = k->end; at < limit && (qt_is_word(c->tokens[at]) || qt_is_comma(c, at)); at++)
        if (qt_is_comma(c, at)) limit = k->end = at;
    qt_read_medial(c, k, false);
    return true;
  }
  if (k->first > floor) { /* "A according to X"; that's according to X: another sentence is */
    bool is = k->first == floor + 2 && (qt_word_at(c, k->first - 1)->more & QT_MORE(BE));
    if (is && qt_has_class(c, floor, QT_BIT(THAT) | QT_BIT(IT) | QT_BIT(DETERMINER))) return false;
    k->left = (qt_region){floor, k->first};
    return k->cue.form != QT_NOUN;
  }
  k->left = (qt_region){0, 0};
  uint32_t at = k->end;
  /* According to Petrova the port is shut; not: according to Petrova this week, the port */
  const uint64_t opens = QT_BIT(DETERMINER) | QT_BIT(PRONOUN) | QT_BIT(POSSESSIVE);
  bool clause = at + 1 < c->end && qt_kind(c->tokens[at]) == QT_WORD_TOKEN && qt_has_class(c, at, opens) &&
                !qt_is_time_word(c, at + 1) && qt_has_verb(c, at + 1, c->end);
  while (!clause && at < c->end && !qt_is_comma(c, at)) {
    const qt_atom *title = qt_quotation_at(c, at); /* According to Petrova's "Ships and Ports" */
    if (!title && qt_kind(c->tokens[at]) == QT_QUOTE) break;
    if (title && (qt_kind(c->tokens[at - 1]) != QT_CLITIC || qt_is_speech(c, title))) break;
    at = title ? title->end : at + 1;
    if (title && qt_is_comma(c, at - 2)) break;
  }
  at = qt_skip_apposition(c, at);
  k->end = at;
  if (qt_is_comma(c, at)) at++;
  bool sentence = qt_quotation_at(c, at);
  k->right = (qt_region){at, sentence ? qt_end_of_quotations(c, at) : c->end};
  if (!sentence) k->right.end = qt_end_of_mixed(c, &k->cue, k->right);
  return !qt_is_empty(k->right);
}

/* ", which he called "A"", "what she described as a "B"": the quotation says that it was said. NULL: there is none. */
const qt_atom *qt_quoted_predicate(const qt_clause *c, const qt_cue *cue) {
  uint32_t limit = cue->head_end + PREDICATE_LENGTH < c->end ? cue->head_end + PREDICATE_LENGTH : c->end;
  if (!(cue->classes & QT_BIT(CALL))) return NULL;
  for (uint32_t at = cue->head_end; at < limit; at++)
    if (!qt_is_word(c->tokens[at])) return qt_quotation_at(c, at);
  return NULL;
}

/* Where the verb of withholding ends, with what is withheld: declined to comment. false: it withholds no words. */
static bool read_refusal(const qt_clause *c, qt_candidate *k) {
  bool whole = k->cue.head_end > k->cue.head + 1 || k->cue.particle; /* wollte ... nicht sagen */
  if (!(k->cue.classes & QT_BIT(REFUSE)) || k->cue.form != QT_FINITE || whole) return true;
  uint32_t to = k->cue.head_end;
  if (to + 1 >= c->end || !qt_is_word(c->tokens[to]) || !qt_has_class(c, to, QT_BIT(TO)))
    return k->complement == QT_NOTHING_COMPLEMENT || k->complement == QT_COMMA_COMPLEMENT;
  bool marked = qt_kind(c->tokens[to + 1]) == QT_QUOTE && to + 2 < c->end; /* declined to "speculate on this" */
  const qt_word *w = qt_word_at(c, marked ? to + 2 : to + 1);
  bool words =
      (w->classes & (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE) | QT_BIT(VOICE))) || (w->more & QT_MORE(WITHHOLD));
  if (words) k->cue.head_end = k->cue.end = marked ? to + 1 : to + 2;
  return words;
}

bool qt_is_fronted(const qt_clause *c, const qt_candidate *k) {
  if (k->source.elided || k->source.inverted || k->source.first == QUOTH_NONE || !qt_is_empty(k->left)) return false;
  uint32_t at = k->source.first, low = at > c->first + FRONT_DISTANCE ? at - FRONT_DISTANCE : c->first;
  while (at > low && qt_is_word(c->tokens[at - 1]) && !qt_has_class(c, at - 1, QT_BIT(SUBORDINATOR))) at--;
  if (at == low || !qt_is_word(c->tokens[at - 1])) return false;
  if (--at == c->first) return true;
  /* "Last week, when I asked", "But after", "Ever since": nothing with a verb before it */
  /* "A month after", "in the days after" */
  bool opens = qt_is_comma(c, at - 1) || qt_has_class(c, at - 1, QT_BIT(CONJUNCTION) | QT_BIT(ADVERB)) ||
               (qt_word_at(c, at - 1)->more & (QT_MORE(TIME) | QT_MORE(UNIT)));
  return opens && !qt_has_verb(c, c->first, at);
}

/* Does the quotation go on as the predicate of what stands before the clause: The port, X said, "is not for sale"? */
static bool is_predicate(const qt_clause *c, qt_region left, uint32_t quotation) {
  const qt_atom *atom = qt_atom_at(c, quotation);
  if (!atom || qt_begins_sentence(c, atom) || qt_is_empty(left) || qt_has_class(c, left.first, QT_BIT(PREPOSITION)))
    return false;
  if (qt_quotation_at(c, left.first)) return true; /* "A" in May, X said, "B" */
  /* It was, X said, "the best day" */
  if (qt_is_word(c->tokens[left.end - 1]) && (qt_word_at(c, left.end - 1)->more & QT_MORE(BE))) return true;
  for (uint32_t i = atom->first; i < atom->end; i++)
    if (qt_is_word(c->tokens[i])) return qt_has_verb(c, i, i + 1);
  return false;
}

/* "He was described by neighbours as quiet": the subject is spoken of. */
static bool read_passive(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  uint32_t subject = qt_mention_ending_at(c, floor, k->first), start;
  if (subject != QUOTH_NONE && (k->cue.classes & QT_BIT(CALL)))
    k->left = (qt_region){qt_mention_of(c, subject)->first_token, k->first};
  k->complement = (uint8_t)qt_complement_at(c, k->end, &start);
  k->right = (qt_region){start, c->end};
  k->reason = QT_REASON_CONTENT_CUE_NAME;
  return k->complement != QT_NOTHING_COMPLEMENT && k->complement != QT_COMMA_COMPLEMENT;
}

/* "a speedup of planned income tax rate cuts": behind one thing a base form is no verb. */
static bool is_noun_of_one(const qt_clause *c, const qt_candidate *k) {
  if (!qt_is_base_alone(&k->cue)) return false;
  if (k->source.inverted || k->source.elided || k->source.end != k->cue.first || qt_counts_many(c, &k->source))
    return false;
  return qt_is_indefinite(qt_word_at(c, k->source.first));
}

/* "the countries that Russia considers close": a belief inside a noun phrase is nobody's statement. */
static bool is_belief_inside(const qt_clause *c, const qt_candidate *k) {
  const qt_cue *cue = &k->cue;
  uint32_t first = k->source.first;
  if (!(cue->classes & (QT_BIT(THINK) | QT_BIT(CALL))) || (cue->classes & QT_BIT(SAY)) || k->source.inverted)
    return false;
  if (first == QUOTH_NONE || first <= c->first || qt_quoted_predicate(c, cue)) return false;
  return qt_is_word(c->tokens[first - 1]) && qt_has_class(c, first - 1, QT_BIT(THAT) | QT_BIT(RELATIVE));
}

/* who, which, that as the source */
static bool is_relative(const qt_clause *c, const qt_source *s) {
  return s->mention == QUOTH_NONE && s->end == s->first + 1 && !s->inverted &&
         qt_has_class(c, s->first, QT_BIT(RELATIVE) | QT_BIT(WH) | QT_BIT(THAT));
}

/* "a show called "Night Quay"": a thing with its name. */
static bool is_naming(const qt_clause *c, const qt_candidate *k) {
  bool named = (k->cue.classes & QT_BIT(CALL)) && !k->cue.negated && k->complement == QT_QUOTATION_COMPLEMENT &&
               k->right.first == k->cue.head_end && k->cue.first == k->cue.head && !k->source.inverted;
  if (!named || qt_is_speech_at(c, k->right.first) || qt_is_subordinate(c, k)) return false;
  const qt_mention *m = qt_mention_of(c, k->source.mention);
  const uint64_t people = QT_BIT(TITLE) | QT_BIT(ROLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY); /* not "a soup" */
  return !m || m->kind == QT_PLACE_NAME ||
         (m->kind == QT_ROLE_MENTION && (m->gender == QT_THING || !qt_has_class(c, m->name_token, people)));
}

/* "the man labelled "a liar" goes on": a participle, for the sentence has its verb behind the quotation. */
static bool is_labelled(const qt_clause *c, const qt_candidate *k) {
  bool participle = k->cue.form == QT_FINITE && (k->cue.classes & QT_BIT(CALL)) &&
                    (k->cue.classes & QT_BIT(PARTICIPLE)) && k->cue.first == k->cue.head;
  if (!participle || k->complement != QT_QUOTATION_COMPLEMENT || k->right.first != k->cue.head_end) return false;
  uint32_t behind = qt_atom_at(c, k->right.first)->end;
  /* A site called "The Quay" cited */
  bool one = k->source.first != QUOTH_NONE && qt_is_indefinite(qt_word_at(c, k->source.first));
  if (one && behind < c->end && qt_is_word(c->tokens[behind]) && qt_has_class(c, behind, QT_BIT(PAST))) return true;
  return behind < c->end && qt_is_word(c->tokens[behind]) && !qt_is_comma(c, behind - 2) &&
         qt_has_class(c, behind, QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(PRESENT));
}

/* A finite verb, and no noun as well. */
static bool is_verb_of_noun(const qt_clause *c, uint32_t at) {
  const uint64_t nouns = QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT) | QT_BIT(ROLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY);
  if (qt_kind(c->tokens[at]) != QT_WORD_TOKEN || (c->tokens[at].flags & QT_CAPITAL)) return false;
  const qt_word *w = qt_word_at(c, at);
  if (w->classes & (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE))) return true;
  const quoth_article *a = c->article;
  if ((w->classes & nouns) || qt_ends_like(a->lexicon, a->text, c->tokens[at], QT_MORE(PAST_ENDING))) return false;
  bool object = at + 1 < c->end && (qt_word_at(c, at + 1)->more & QT_MORE(ARTICLE)); /* in the plan include a ban */
  if (qt_is_plain_word(c, at) && object) return true;
  return (w->more & QT_MORE(VERB)) || ((w->classes & QT_BIT(SAY)) && (w->classes & QT_BIT(PAST)));
}

/*
** "The measures announced in the plan include a ban", "the man accused of theft said A": what looks like a past has the
** verb of its noun behind it, and is a participle. Not: which Petrova announced is late.
*/
static bool is_reduced(const qt_clause *c, const qt_candidate *k) {
  const qt_cue *cue = &k->cue;
  const qt_source *s = &k->source;
  const quoth_article *a = c->article;
  if (cue->form != QT_FINITE || cue->first != cue->head || cue->head_end != cue->head + 1 || k->quoted) return false;
  if (!(cue->classes & QT_BIT(PARTICIPLE)) || s->elided || s->inverted || s->end != cue->first) return false;
  if (!qt_ends_like(a->lexicon, a->text, c->tokens[cue->head], QT_MORE(PAST_ENDING))) return false;
  const qt_mention *m = qt_mention_of(c, s->mention);
  if (m && (m->kind == QT_PRONOUN_MENTION || m->kind == QT_NAME || m->kind == QT_ORGANISATION_NAME)) return false;
  if (s->first > c->first && qt_is_word(c->tokens[s->first - 1]) &&
      qt_has_class(c, s->first - 1, QT_BIT(RELATIVE) | QT_BIT(WH) | QT_BIT(THAT)))
    return false;
  uint32_t at = qt_skip_adjuncts(c, cue->head_end);
  if (at > cue->head_end && is_verb_of_noun(c, at - 1)) at--; /* announced in the plan include */
  return at < c->end && is_verb_of_noun(c, at);
}

/* "a photo she posted to Facebook", "some uses it suggested for a pick": whom a pronoun behind a noun tells of that noun. */
static bool is_contact_clause(const qt_clause *c, const qt_candidate *k) {
  const uint64_t nouns = QT_BIT(SAYING_NOUN) | QT_BIT(DOCUMENT) | QT_BIT(ROLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY);
  const qt_source *s = &k->source;
  if (s->mention == QUOTH_NONE || s->inverted || s->elided || s->end != k->cue.first || s->first < c->first + 2)
    return false;
  if (k->cue.form != QT_FINITE || k->quoted || qt_mention_of(c, s->mention)->kind != QT_PRONOUN_MENTION) return false;
  if (k->complement != QT_PREPOSITION_COMPLEMENT && k->complement != QT_COLON_COMPLEMENT &&
      k->complement != QT_TO_COMPLEMENT)
    return false;
  uint32_t noun = s->first - 1;
  if (qt_kind(c->tokens[noun]) != QT_WORD_TOKEN || qt_atom_at(c, noun)) return false;
  const qt_word *w = qt_word_at(c, noun);
  const uint64_t verbs = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(THINK) | QT_BIT(PAST) | QT_BIT(PRONOUN) | QT_BIT(ADVERB);
  if (w->classes & (verbs & ~nouns) && !(w->classes & nouns)) return false;
  bool common = (w->classes & nouns) || (w->more & (QT_MORE(COMMON) | QT_MORE(WORK)));
  const quoth_article *a = c->article;
  return common ||
         (qt_is_plain_word(c, noun) && !qt_ends_like(a->lexicon, a->text, c->tokens[noun], QT_MORE(VERB_ENDING)));
}

/* Does what stands around the verb say that it reports nothing? */
static bool reports_nothing(const qt_clause *c, qt_candidate *k, bool left, bool quoted, bool relative) {
  const qt_cue *cue = &k->cue;
  if (is_noun_of_one(c, k) || is_naming(c, k) || is_labelled(c, k) || is_reduced(c, k)) return true;
  if (!left && is_contact_clause(c, k)) return true;
  /* "tells her story and": nothing behind it that is its own */
  bool nothing = !left && k->complement == QT_OTHER_COMPLEMENT &&
                 qt_has_class(c, k->right.first, QT_BIT(CONJUNCTION)) && !qt_atom_at(c, k->right.first + 1);
  if (nothing) return true;
  if (!read_refusal(c, k) || (!quoted && qt_narrates(c, k))) return true;
  if (relative && (cue->classes & QT_BIT(REFUSE))) return true; /* who declined to be named */
  if (relative && cue->form == QT_PASSIVE && k->complement != QT_THAT_COMPLEMENT) return true; /* which was announced */
  /* who is accused of "treason": by whom, nobody says */
  if (cue->form == QT_PASSIVE && (cue->classes & QT_BIT(ACCUSE)) && k->source.first == QUOTH_NONE) return true;
  /* "who asked not to be named" */
  return k->complement == QT_TO_COMPLEMENT && (cue->classes & QT_BIT(ASK)) && cue->head_end < c->end &&
         qt_has_class(c, cue->head_end, QT_BIT(NEGATION));
}

/* A quotation right before the clause is its content, whatever stands behind. */
static void read_quotation_before(const qt_clause *c, qt_candidate *k, bool final) {
  /* While it was "late", she said, it was safe: the clause in front ends in marks, and the sentence goes on */
  const qt_atom *last = qt_atom_at(c, k->left.end - 1);
  if (last && last->first > k->left.first && !qt_begins_sentence(c, last) && qt_is_comma(c, k->end) &&
      qt_has_class(c, k->left.first, QT_BIT(SUBORDINATOR))) {
    qt_read_medial(c, k, false);
    k->reason = k->source.inverted ? QT_REASON_CONTENT_CUE_NAME : QT_REASON_CONTENT_NAME_CUE;
    if (k->medial) return;
  }
  k->quoted = true;
  k->reason = k->source.inverted ? QT_REASON_CONTENT_CUE_NAME : QT_REASON_CONTENT_NAME_CUE;
  /* "A," X said of his single "B": a title is no more of it; told "Ships and Ports": whom */
  bool told = (k->cue.classes & QT_BIT(TELL)) && k->right.first == k->cue.head_end;
  bool goes_on = k->complement == QT_QUOTATION_COMPLEMENT && qt_is_speech_at(c, k->right.first) && !told;
  if (!goes_on) k->right = (qt_region){0, 0};
  if (goes_on || final) qt_read_medial(c, k, true);
  if (!k->medial && !told) qt_read_late_half(c, k);
  if (k->medial) k->reason = QT_REASON_SPLIT;
}

/* denied the charges and was heard: what may be the subject of a clause has no verb behind it. */
static bool is_object_alone(const qt_clause *c, const qt_candidate *k) {
  uint32_t behind = qt_skip_phrase(c, k->right.first);
  if (k->complement != QT_SUBJECT_COMPLEMENT || behind >= k->right.end) return false;
  return qt_is_comma(c, behind) || (qt_is_word(c->tokens[behind]) && qt_has_class(c, behind, QT_BIT(CONJUNCTION)));
}

/* A verb whose object is what it praises, blames or denies: when it does so belongs to no such object. */
static bool is_judgement(const qt_cue *cue) {
  const uint64_t other = QT_BIT(TELL) | QT_BIT(URGE) | QT_BIT(ASK) | QT_BIT(INTEND);
  return (cue->classes & (QT_BIT(ACCUSE) | QT_BIT(DENY))) && !(cue->classes & other) && cue->form == QT_FINITE;
}

/* The content behind the clause: X said that A. */
static bool read_content_behind(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  k->left = (qt_region){0, 0};
  k->reason = QT_REASON_NAME_CUE_CONTENT;
  k->quoted = k->complement == QT_QUOTATION_COMPLEMENT;
  bool what = k->first > floor && qt_is_word(c->tokens[k->first - 1]) && qt_has_class(c, k->first - 1, QT_BIT(WH));
  const qt_atom *predicate = what ? qt_quoted_predicate(c, &k->cue) : NULL;
  if (predicate && predicate->end > k->right.first) /* what X calls "A" is B */
    k->right.end = predicate->end;
  else if (k->quoted)
    k->right.end = qt_end_of_quotations(c, k->right.first);
  if (c->atom_count && ((!k->quoted && !predicate) || k->right.end == c->end))
    k->right.end = qt_end_of_mixed(c, &k->cue, k->right);
  bool opens = k->cue.form == QT_GERUND && k->source.elided && k->source.first > k->right.first; /* Saying A, X left */
  if (opens && k->right.end >= k->source.first)
    k->right.end = qt_is_comma(c, k->source.first - 1) && !qt_atom_at(c, k->source.first - 1) ? k->source.first - 1
                                                                                              : k->source.first;
  if (!k->quoted && qt_is_fronted(c, k)) k->right.end = qt_end_of_fronted(c, k->right);
  bool clausal = qt_is_clause_complement(k->complement) &&
                 (k->complement != QT_SUBJECT_COMPLEMENT ||
                  ((k->cue.classes & (QT_SPEECH_CLASSES | QT_BIT(THINK))) && !(k->cue.classes & QT_BIT(URGE))));
  if (!k->quoted && (!clausal || is_object_alone(c, k))) k->right.end = qt_end_before_verb(c, k);
  if (!k->quoted && !clausal) k->right.end = qt_end_before_sentence(c, k->right);
  if (!k->quoted) k->right.end = qt_end_before_comment(c, k->right);
  if (!k->quoted && is_judgement(&k->cue)) k->right.end = qt_end_before_occasion(c, k->right);
  if (!k->quoted) k->right.end = qt_end_before_question(c, k->right);
  return !qt_is_weak(k->cue.classes) || (k->quoted && qt_is_speech_at(c, k->right.first));
}

/* On the show "Port at Nine," the minister said that: a title is no content where a clause or a quotation follows. */
static bool is_title_before(const qt_clause *c, const qt_candidate *k, const qt_atom *atom, uint32_t floor) {
  if (!atom || k->source.inverted || atom->first <= floor) return false;
  bool title = !qt_is_speech_at(c, atom->first);
  if (!title && !qt_is_word(c->tokens[atom->first - 1])) return false;
  return k->complement == QT_THAT_COMPLEMENT || k->complement == QT_SUBJECT_COMPLEMENT ||
         (title && (k->complement == QT_WH_COMPLEMENT || k->complement == QT_QUOTATION_COMPLEMENT));
}

/* "In an interview, X also said:": a short phrase without a verb and a comma is where, not what. */
static bool is_where(const qt_clause *c, qt_region r) {
  if (r.end - r.first > WHERE_LENGTH || !qt_has_class(c, r.first, QT_BIT(PREPOSITION))) return false;
  for (uint32_t at = r.first; at < r.end; at++) {
    if (qt_mark_at(c, at, QT_HYPHEN)) continue;
    if (!qt_is_word(c->tokens[at]) || qt_is_verb_at(c, at)) return false;
  }
  return true;
}

/*
** The content around the clause. before: the candidate before, or NULL; left: there is some before the clause; atom: the
** quotation that ends before it, or NULL.
*/
static bool read_content(const qt_clause *c, qt_candidate *k, uint32_t floor, const qt_candidate *before, bool left,
                         const qt_atom *atom) {
  if (qt_is_as_clause(c, k, floor)) {
    k->right = (qt_region){k->end + 1, c->end};
    k->reason = QT_REASON_NAME_CUE_CONTENT;
    return true;
  }
  bool final = k->complement == QT_NOTHING_COMPLEMENT || k->complement == QT_COMMA_COMPLEMENT;
  /* It was sold, X said in his book, "The Long Quay" */
  bool titled = left && !atom && k->complement == QT_QUOTATION_COMPLEMENT && qt_is_comma(c, k->right.first - 1) &&
                qt_is_comma(c, k->first - 1) && !qt_is_speech_at(c, k->right.first);
  if (titled && qt_has_verb(c, k->left.first, k->left.end)) final = true;
  if (left && k->complement == QT_WH_COMPLEMENT && qt_begins_question(c, k->right.first)) final = true;
  bool weak = k->complement == QT_OTHER_COMPLEMENT || k->complement == QT_PHRASE_COMPLEMENT ||
              k->complement == QT_PREPOSITION_COMPLEMENT;
  /* "A, X said during a visit to Y": what stands behind is no clause, what stands before is one */
  /* "A," she said in a letter to the board */
  weak = weak || (k->complement == QT_TO_COMPLEMENT && (k->cue.classes & QT_BIT(SAY)));
  /* While she was abroad, X spoke out against Y: an object */
  const uint64_t clausal = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE) | QT_BIT(THINK) | QT_BIT(VOICE) | QT_BIT(ASK);
  weak = weak && (k->cue.classes & clausal);
  /* If it rains, she suggests starting late */
  bool doing = k->complement == QT_OTHER_COMPLEMENT && qt_has_class(c, k->right.first, QT_BIT(ING)) &&
               (k->cue.classes & QT_BIT(SAY)) && left && qt_has_class(c, k->left.first, QT_BIT(SUBORDINATOR));
  if (doing) weak = false;
  if (left && !atom && weak && !k->source.elided && !qt_has_verb(c, k->right.first, k->right.end) &&
      qt_has_verb(c, k->left.first, k->left.end))
    final = true;
  /* In a speech in which he scorned the "press," X promised A: the quotation is that of the clause before */
  bool of_before = left && !final && before && !before->quoted && atom && before->right.end == atom->end;
  if (of_before || (left && is_title_before(c, k, atom, floor))) {
    k->left = (qt_region){0, 0};
    left = false;
    atom = NULL;
  }
  if (left && atom) {
    read_quotation_before(c, k, final);
    return true;
  }
  if (left && k->complement == QT_QUOTATION_COMPLEMENT && !k->source.elided && qt_is_comma(c, k->right.first - 1) &&
      is_predicate(c, k->left, k->right.first)) {
    k->medial = true;
    k->reason = QT_REASON_SPLIT;
    return true;
  }
  /* Der Hafen sei sicher, sagte Petrova: "A" */
  bool both = k->complement == QT_QUOTATION_COMPLEMENT || k->complement == QT_COLON_COMPLEMENT;
  if (left && both && c->verb_second && k->source.inverted && !qt_is_empty(k->left) && !qt_is_empty(k->right)) {
    k->medial = true;
    k->reason = QT_REASON_SPLIT;
    return true;
  }
  if (!final && (!k->source.inverted || (c->verb_second && qt_is_empty(k->left))))
    return read_content_behind(c, k, floor);
  /* At a fair in Telm, Petrova showed off her boats, two of them new */
  bool shown = k->complement == QT_COMMA_COMPLEMENT && (k->cue.classes & QT_BIT(SHOW)) && !(k->cue.classes & clausal);
  bool where = left && !k->source.inverted && (k->complement == QT_NOTHING_COMPLEMENT || shown) && is_where(c, k->left);
  if (left && !where && !qt_is_empty(k->left) && !k->source.elided) {
    k->right = (qt_region){0, 0};
    k->reason = k->source.inverted ? QT_REASON_CONTENT_CUE_NAME : QT_REASON_CONTENT_NAME_CUE;
    if (k->complement == QT_COMMA_COMPLEMENT || k->source.inverted) qt_read_medial(c, k, false);
    return true;
  }
  k->left = k->right = (qt_region){0, 0};
  return (k->cue.classes & QT_BIT(REFUSE)) != 0 || k->cue.negated;
}

/* Nothing of it is known but the cue. Field by field, because that is asked for each cue. */
static void begin(qt_candidate *k, const qt_cue *cue) {
  k->cue = *cue;
  k->source = QT_NO_SOURCE;
  k->first = k->end = 0;
  k->left = k->right = (qt_region){0, 0};
  k->more_count = k->complement = k->reason = k->pairs[0] = k->pairs[1] = 0;
  k->quoted = k->runs_on = k->medial = false;
  k->features = 0;
  k->score = 0;
  k->evidence = 0;
}

void qt_begin_uncued(qt_candidate *k, qt_reason reason, float score) {
  memset(k, 0, sizeof *k);
  k->source = QT_NO_SOURCE;
  k->cue.first = k->cue.end = k->evidence = QUOTH_NONE;
  k->reason = (uint8_t)reason;
  k->score = score;
}

/* "A," he remembers Orlov saying: where who remembers it stands, right behind the quotation; else where the clause begins. */
static uint32_t begin_of_memory(const qt_clause *c, const qt_candidate *k, uint32_t floor) {
  if (k->source.inverted || k->first < floor + 3 || !qt_is_word(c->tokens[k->first - 1])) return k->first;
  if (!qt_has_class(c, k->first - 1, QT_BIT(THINK) | QT_BIT(SAY))) return k->first;
  const qt_mention *m = qt_mention_of(c, qt_mention_ending_at(c, floor, k->first - 1));
  bool behind = m && m->first_token > floor && qt_kind(c->tokens[m->first_token - 1]) == QT_QUOTE;
  return behind ? m->first_token : k->first;
}

/* Voters recalled his "we will not pay" remark: what stands before the noun is in what another says. */
static bool is_inside(const qt_candidate *before, const qt_candidate *k) {
  return before && !qt_is_empty(k->left) && before->right.first < k->left.first && before->right.end >= k->left.end;
}

bool qt_read_candidate(const qt_clause *c, const qt_cue *cue, uint32_t floor, const qt_candidate *before,
                       qt_candidate *k) {
  begin(k, cue);
  bool according = cue->form == QT_NOT_VERB, noun = cue->form == QT_NOUN;
  if (is_hopeless(c, cue)) return false;
  if (before && before->quoted && cue->head > before->cue.head && cue->head < before->end &&
      qt_has_class(c, before->first, QT_BIT(AS)))
    return false; /* As X put it in a memo explaining the deal, "A" */
  if (!qt_find_source(c, cue, floor, before, &k->source)) return false;
  if (cue->form == QT_INFINITIVE && k->source.mention == QUOTH_NONE) return false;
  if (c->verb_second && k->source.end == k->source.first + 1 &&
      (qt_word_at(c, k->source.first)->more & QT_MORE(NO_SOURCE)))
    return false; /* man */
  uint32_t view = noun ? qt_view_of(c, cue, floor, &k->source) : QUOTH_NONE;
  if (noun && view == QUOTH_NONE) return qt_read_noun(c, k) && !is_inside(before, k);
  if (noun) according = true;
  if (noun && c->drops_subject) k->cue.form = QT_NOT_VERB; /* по его словам, as usual as по словам мэра */
  if (is_belief_inside(c, k)) return false;
  qt_take_joined(c, k, floor);
  bool outside = k->source.elided;
  k->first = outside || k->source.first > cue->first ? cue->first : k->source.first;
  k->end = (k->source.inverted || according) && !noun ? k->source.end : cue->head_end;
  if (according && k->end < cue->head_end) k->end = cue->head_end; /* Petrova zufolge */
  if (noun) k->first = view;
  if (!outside && !noun && k->first > floor && qt_is_word(c->tokens[k->first - 1]) &&
      qt_has_class(c, k->first - 1, QT_BIT(AS)))
    k->first--; /* "A, as X put it" */
  if (cue->form == QT_GERUND && !outside) k->first = begin_of_memory(c, k, floor);
  qt_source agent = QT_NO_SOURCE;
  if (c->atom_count && k->source.inverted && qt_called_by(c, cue, &agent)) return qt_read_called(c, k, floor);
  if (cue->form == QT_PASSIVE && k->source.inverted) return read_passive(c, k, floor);
  const qt_atom *atom;
  bool left = read_left(c, k, floor, &atom), relative = is_relative(c, &k->source);
  /* before who stands whom it is about; before a gerund the content of the verb that it goes with */
  if ((relative && !atom) || (cue->form == QT_GERUND && k->source.elided && before)) {
    left = false;
    atom = NULL;
    k->left = (qt_region){0, 0};
  }
  if (according) return read_according(c, k, floor, left, atom != NULL);
  read_right(c, k, qt_right_of(c, cue, k->end, !k->source.inverted));
  qt_read_quotation_of_as(c, k);
  if (reports_nothing(c, k, left, atom != NULL, relative)) return false;
  if (relative && !qt_is_empty(k->right)) k->right.end = qt_end_of_relative(c, k);
  return read_content(c, k, floor, before, left, atom);
}
