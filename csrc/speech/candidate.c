#include "speech/candidate.h"

#include "speech/cast.h"
#include "speech/narration.h"
#include "speech/subject.h"
#include "speech/noun.h"
#include "speech/verb_second.h"
#include "speech/weigh.h"

enum {
  FRONT_DISTANCE = 8,    /* tokens from "when" to its subject */
  TITLE_WORDS = 9,       /* tokens of a title before a name that the cast does not know */
  WHOM_LENGTH = 3,       /* words that end whom one tells */
  ITEM_LENGTH = 5,       /* words of an item of a list up to its "and" */
  PREDICATE_LENGTH = 10, /* tokens from a verb of calling to the quotation */
  SENTENCE_WORDS = 4,    /* in marks, which are a sentence without a stop */
  WHERE_LENGTH = 8       /* tokens of a phrase in front: in an interview */
};

/* Words that no title has in it. */
#define FUNCTION_WORDS \
  (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(THAT) | \
   QT_BIT(WH) | QT_BIT(TO) | QT_BIT(PRONOUN) | QT_BIT(SAY) | QT_BIT(PREPOSITION))

/* What stands at `at`, behind a cue and its adjuncts; *start gets where content would begin. */
static qt_complement complement_at(const qt_clause *c, uint32_t at, uint32_t *start) {
  *start = at;
  if (qt_ends_sentence(c, at) || qt_mark_at(c, at, QT_SEMICOLON)) return QT_NOTHING_COMPLEMENT;
  if (qt_kind(c->tokens[at]) == QT_QUOTE && qt_atom_at(c, at)) return QT_QUOTATION_COMPLEMENT;
  if (qt_mark_at(c, at, QT_COLON)) {
    *start = at + 1;
    if (at + 1 >= c->end) return QT_NOTHING_COMPLEMENT;
    return qt_atom_at(c, at + 1) ? QT_QUOTATION_COMPLEMENT : QT_COLON_COMPLEMENT;
  }
  if (qt_is_comma(c, at) || qt_mark_at(c, at, QT_DASH)) {
    if (at + 1 < c->end && qt_kind(c->tokens[at + 1]) == QT_QUOTE && qt_atom_at(c, at + 1)) {
      *start = at + 1;
      return QT_QUOTATION_COMPLEMENT;
    }
    return QT_COMMA_COMPLEMENT;
  }
  if (!qt_is_word(c->tokens[at])) return QT_OTHER_COMPLEMENT;
  uint64_t is = qt_word_at(c, at)->classes;
  if (is & QT_BIT(THAT)) {
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

/* Does the quotation at the token hold somebody's words, no term and no title? */
static bool speaks(const qt_clause *c, uint32_t token) {
  const qt_atom *atom = qt_atom_at(c, token);
  return atom && c->article->quotes.at[atom->quote].role == QT_SPEECH;
}

/*
** "reported, citing two people close to the talks, that", "said, among other things, that": over the aside to the
** clause behind it. Where the source has it from is an aside whatever follows.
*/
static qt_complement skip_aside(const qt_clause *c, uint32_t comma, uint32_t *start) {
  bool citing =
      comma + 1 < c->end && qt_is_word(c->tokens[comma + 1]) && (qt_word_at(c, comma + 1)->more & QT_MORE(CITING));
  uint32_t limit = comma + QT_ASIDE_LENGTH < c->end ? comma + QT_ASIDE_LENGTH : c->end;
  if (complement_at(c, comma + 1, start) == QT_THAT_COMPLEMENT) return QT_THAT_COMPLEMENT;
  for (uint32_t at = comma + 1; at + 1 < limit; at++) {
    if (qt_kind(c->tokens[at]) == QT_QUOTE && qt_atom_at(c, at)) break;
    if (!qt_is_comma(c, at)) continue;
    qt_complement behind = complement_at(c, at + 1, start);
    if (behind == QT_PREPOSITION_COMPLEMENT) behind = complement_at(c, qt_skip_adjuncts(c, at + 1), start);
    bool spoken = behind == QT_QUOTATION_COMPLEMENT && !qt_has_verb(c, comma + 1, at) && speaks(c, at + 1);
    if (behind == QT_THAT_COMPLEMENT || spoken) return behind;
    if (citing) break;
  }
  return QT_COMMA_COMPLEMENT;
}

/* A word that may go on with a noun phrase: no verb of its own, nothing that begins another phrase. */
static bool is_nominal(const qt_clause *c, uint32_t token) {
  const uint64_t none = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(THAT) | QT_BIT(TO) | QT_BIT(WH) |
                        QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(PREPOSITION) | QT_BIT(PRONOUN) |
                        QT_BIT(PAST);
  return qt_kind(c->tokens[token]) == QT_WORD_TOKEN && !qt_has_class(c, token, none);
}

/* What stands behind a verb. */
typedef struct right_side {
  qt_complement complement;
  uint32_t start; /* of content */
  uint32_t end;   /* of the attribution clause, its adjuncts included */
  uint32_t last;  /* end of content, where it is not that of the sentence; else 0 */
} right_side;

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
  uint32_t index = qt_mention_at(c->article, at + 1), start;
  const qt_mention *m = index == QUOTH_NONE ? NULL : &c->article->mentions.at[index];
  if (!m || m->first_token != at + 1 || m->kind == QT_PRONOUN_MENTION || m->kind == QT_PLACE_NAME) return at;
  uint32_t behind = at + 1 + m->token_count;
  qt_complement clause = behind < c->end ? complement_at(c, behind, &start) : QT_NOTHING_COMPLEMENT;
  bool subject = clause == QT_SUBJECT_COMPLEMENT && !qt_has_class(c, behind, QT_BIT(PREPOSITION));
  return subject || clause == QT_WH_COMPLEMENT ? behind : at;
}

/* From token `at` on; addressed: whom one tells may stand there. */
static right_side right_of(const qt_clause *c, const qt_cue *cue, uint32_t at, bool addressed) {
  /* "promised lower taxes": what stands alone behind it is what, not whom */
  bool alone = (cue->classes & QT_BIT(INTEND)) && qt_ends_sentence(c, qt_skip_phrase(c, at));
  if (addressed && !alone && (cue->classes & QT_BIT(TELL)) && at < c->end && qt_is_word(c->tokens[at]) &&
      !qt_has_class(c, at, QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(TO)))
    at = behind_addressee(c, cue, at);
  at = behind_hearer(c, cue, at);
  /* told Telm Radio 4 that */
  if (at > cue->head_end && at + 1 < c->end && qt_kind(c->tokens[at]) == QT_NUMBER &&
      (c->tokens[at - 1].flags & QT_CAPITAL) && qt_is_word(c->tokens[at + 1]) &&
      qt_has_class(c, at + 1, QT_BIT(THAT) | QT_BIT(PRONOUN) | QT_BIT(DETERMINER)))
    at++;
  right_side r = {.last = 0};
  if (c->verb_second) {
    r.complement = qt_clause_behind(c, cue, at, &r.start, &r.end, &r.last);
    if (r.complement != QT_NOTHING_COMPLEMENT || cue->particle >= at) return r;
  }
  r.end = qt_skip_adjuncts(c, at);
  r.complement = complement_at(c, r.end, &r.start);
  if (addressed && (cue->classes & QT_BIT(TELL)) && r.complement == QT_OTHER_COMPLEMENT) {
    uint32_t that = r.end; /* told a regular briefing that: whom one tells is a word longer */
    while (that < c->end && that < r.end + WHOM_LENGTH && is_nominal(c, that)) that++;
    if (that > r.end && that < c->end && qt_is_word(c->tokens[that]) && qt_has_class(c, that, QT_BIT(THAT))) {
      r.end = that;
      r.complement = complement_at(c, that, &r.start);
    }
  }
  if (c->atom_count && (r.complement == QT_PHRASE_COMPLEMENT || r.complement == QT_OTHER_COMPLEMENT ||
                        r.complement == QT_SUBJECT_COMPLEMENT)) { /* uttered the lines: "A"; texted a friend, "A" */
    uint32_t colon = qt_skip_phrase(c, r.end);
    bool addresses = (cue->classes & (QT_BIT(WRITE) | QT_BIT(ASK))) != 0; /* asked the crew on Monday, "A?" */
    if (addresses && colon > r.end) colon = qt_skip_adjuncts(c, colon);
    bool mark = qt_mark_at(c, colon, QT_COLON) || (addresses && qt_is_comma(c, colon));
    if (colon > r.end && mark && colon + 1 < c->end && qt_kind(c->tokens[colon + 1]) == QT_QUOTE &&
        qt_atom_at(c, colon + 1)) {
      r.complement = QT_QUOTATION_COMPLEMENT;
      r.start = colon + 1;
    }
  }
  return r;
}

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
  qt_complement behind = right_of(c, cue, cue->head_end, true).complement;
  if (infinitive) return behind != QT_THAT_COMPLEMENT && behind != QT_QUOTATION_COMPLEMENT;
  return behind != QT_COMMA_COMPLEMENT && !qt_is_clause_complement(behind);
}

static void read_right(const qt_clause *c, qt_candidate *k, right_side r) {
  /* "said in March": adjuncts may have run over what is no adjunct; a preposition phrase that ends
     in a clause's subject was one */
  if (r.complement == QT_COMMA_COMPLEMENT && (qt_is_empty(k->left) || k->cue.form == QT_GERUND))
    r.complement = skip_aside(c, r.end, &r.start);
  k->complement = (uint8_t)r.complement;
  k->end = r.end;
  if (r.complement != QT_NOTHING_COMPLEMENT && r.complement != QT_COMMA_COMPLEMENT)
    k->right = (qt_region){r.start, r.last ? r.last : c->end};
}

/* A word that a title may have in it, or the dot of Rep. and of an initial. */
static bool is_title_word(const qt_clause *c, uint32_t floor, uint32_t at) {
  if (qt_mark_at(c, at, QT_DOT) && !(c->tokens[at].flags & QT_SPACED) && at > floor)
    return qt_has_class(c, at - 1, QT_BIT(TITLE) | QT_BIT(ABBREVIATION_TITLE)) || c->tokens[at - 1].length == 1;
  if (qt_kind(c->tokens[at]) == QT_CLITIC) return qt_has_class(c, at, QT_BIT(POSSESSIVE));
  uint64_t is = qt_word_at(c, at)->classes;
  bool base = (is & QT_BIT(BASE)) && !(is & (QT_BIT(PAST) | QT_BIT(PRESENT)));
  return qt_kind(c->tokens[at]) == QT_WORD_TOKEN && !(is & (base ? FUNCTION_WORDS & ~QT_BIT(SAY) : FUNCTION_WORDS));
}

/*
** "minister of mines and energy": a word that links the nouns of a title. The title opens with a noun, has an office in
** it and no verb.
*/
static bool is_title_link(const qt_clause *c, uint32_t at) {
  return qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(PREPOSITION) | QT_BIT(CONJUNCTION)) &&
         !qt_has_class(c, at, QT_BIT(TO) | QT_BIT(SUBORDINATOR));
}

static bool is_title(const qt_clause *c, uint32_t first, uint32_t end) {
  bool office = false;
  if (is_title_link(c, first)) return false;
  for (uint32_t i = first; i < end; i++) {
    if (!qt_is_word(c->tokens[i])) continue;
    office |= qt_has_class(c, i, QT_BIT(TITLE) | QT_BIT(ROLE));
    if (!office && (qt_has_verb(c, i, i + 1) || (qt_word_at(c, i)->more & QT_MORE(VERB)))) return false;
    if (office && qt_has_class(c, i, QT_BIT(PAST) | QT_BIT(AUX))) return false;
  }
  return office;
}

/*
** `"A," fisheries bureau spokesman Nazario Briguera said`: words of a title that the cast does not know
** stand between the quotation and the mention; they belong to the mention.
*/
static void take_title_words(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  uint32_t at = k->first;
  bool linked = false;
  if (!c->atom_count || k->source.elided || k->source.first != k->first) return;
  for (; at > floor && k->first - at < TITLE_WORDS; at--) {
    if (is_title_word(c, floor, at - 1)) continue;
    if (!is_title_link(c, at - 1)) break;
    linked = true;
  }
  if (linked && !is_title(c, at, k->first)) return;
  uint32_t close = at > floor && qt_is_comma(c, at - 1) ? at - 1 : at; /* the comma may stand behind the mark */
  if (at < k->first && close > floor && qt_kind(c->tokens[close - 1]) == QT_QUOTE) k->first = k->source.first = at;
}

/* Does the quotation begin like a sentence? */
static bool begins_sentence(const qt_clause *c, const qt_atom *atom) {
  for (uint32_t i = atom->first; i < atom->end; i++)
    if (qt_is_word(c->tokens[i])) return (c->tokens[i].flags & QT_CAPITAL) != 0;
  return false;
}

/* Words of a speaker that are no title and no term: of some length, and with a sentence's begin. */
static bool is_sentence(const qt_clause *c, const qt_atom *atom) {
  uint32_t words = 0;
  for (uint32_t i = atom->first; i < atom->end; i++) words += qt_is_word(c->tokens[i]);
  return words >= SENTENCE_WORDS && begins_sentence(c, atom) && c->article->quotes.at[atom->quote].role == QT_SPEECH;
}

/* X scolded him: "A," she said; Many left ("A," X wrote): what stands before the mark is no content of hers. */
static bool is_set_off(const qt_clause *c, const qt_atom *atom, uint32_t floor) {
  uint32_t at = atom->first - 1;
  if (atom->first <= floor) return false;
  return qt_mark_at(c, at, QT_COLON) || qt_mark_at(c, at, QT_LPAREN) || (qt_is_dash(c, at) && is_sentence(c, atom));
}

/* Asked whether she would quit; and when asked about it: the question is no content. */
static bool opens_asked(const qt_clause *c, uint32_t floor) {
  uint32_t at = floor;
  if (floor != c->first) return false;
  if (at + 1 < c->end && qt_has_class(c, at, QT_BIT(CONJUNCTION))) at++;
  if (at + 1 < c->end && qt_has_class(c, at, QT_BIT(SUBORDINATOR))) at++;
  return qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(ASK)) && qt_has_class(c, at, QT_BIT(PARTICIPLE));
}

/* The content before the clause: from floor to the comma, mark or dash before it. */
static bool read_left(const qt_clause *c, qt_candidate *k, uint32_t floor, const qt_atom **atom) {
  take_title_words(c, k, floor);
  uint32_t end = k->first;
  bool mark = false;
  *atom = NULL;
  /* the comma of a quotation that lost its closing mark is inside it */
  bool inside = end > floor && qt_atom_at(c, end - 1);
  if (end > floor && !inside && (qt_is_comma(c, end - 1) || qt_mark_at(c, end - 1, QT_DASH))) {
    end--;
    mark = true;
    bool both = end > floor + 1 && qt_mark_at(c, end, QT_DASH) && qt_is_comma(c, end - 1) && /* «A», — said X */
                qt_kind(c->tokens[end - 2]) == QT_QUOTE && qt_atom_at(c, end - 2);
    end -= both;
  }
  if (end <= floor) return false;
  const qt_atom *last = qt_atom_at(c, end - 1);
  if (last && last->end == end && last->first >= floor) {
    uint32_t inner = last->end - 1;
    while (inner > last->first && qt_kind(c->tokens[inner]) == QT_QUOTE) inner--; /* of nested ones as well */
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

/* Content on both sides: "The port, Petrova said, will reopen"; "A," X said, "B". */
static void read_medial(const qt_clause *c, qt_candidate *k, bool quoted) {
  uint32_t at = k->end;
  if (!qt_is_comma(c, at) && !qt_mark_at(c, at, QT_DASH) && !qt_mark_at(c, at, QT_COLON) &&
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
    const qt_atom *atom = qt_kind(c->tokens[start]) == QT_QUOTE ? qt_atom_at(c, start) : NULL;
    if (atom) { /* "A," X said, "but B," and left */
      uint32_t next = qt_is_comma(c, atom->end) ? atom->end + 1 : atom->end;
      bool closed = (next > atom->end || qt_is_comma(c, atom->end - 2)) && next + 1 < c->end &&
                    qt_is_word(c->tokens[next]) && qt_has_class(c, next, QT_BIT(CONJUNCTION)) &&
                    qt_is_word(c->tokens[next + 1]);
      k->right = (qt_region){start, closed ? atom->end : c->end};
      k->medial = true;
    }
    return;
  }
  uint64_t is = qt_word_at(c, start)->classes;
  if (is & (QT_BIT(ING) | QT_BIT(RELATIVE))) return;
  if ((is & QT_BIT(CONJUNCTION)) && !(is & QT_BIT(SUBORDINATOR))) return;
  if ((is & QT_BIT(SUBORDINATOR)) && qt_has_class(c, k->left.first, QT_BIT(PREPOSITION))) return;
  /* according to Petrova, chief of the port, and Orlov, who: what she is, whatever verb stands behind that */
  uint32_t stop = start;
  while (stop < c->end && !qt_is_comma(c, stop) && qt_kind(c->tokens[stop]) != QT_QUOTE) stop++;
  const qt_mention *of = qt_mention_of(c, k->source.mention);
  bool name = of && of->kind == QT_NAME && (k->source.inverted || k->cue.form == QT_NOT_VERB);
  if (name && stop < c->end && qt_is_comma(c, stop) && !qt_has_verb(c, start, stop) &&
      qt_has_verb(c, k->left.first, k->left.end))
    return;
  /* "The dates, he argues, come from two samples": what has no verb is no whole content */
  bool fronted = qt_has_class(c, k->left.first, QT_BIT(SUBORDINATOR)) &&
                 !qt_has_class(c, k->left.first, QT_BIT(PREPOSITION));   /* While it was late, she said, they waited */
  bool whole = !fronted && qt_has_verb(c, k->left.first, k->left.end) && /* It was, he argues, a loss */
               !(qt_is_word(c->tokens[k->left.end - 1]) && (qt_word_at(c, k->left.end - 1)->more & QT_MORE(BE)));
  if (whole && ((is & QT_BIT(SUBORDINATOR)) || !qt_has_verb(c, start, c->end)) && !qt_holds_quotation(c, start, c->end))
    return;
  /* explained Orlov, a registered engineer: a participle in what he is */
  if (name && k->source.inverted && (qt_word_at(c, start)->more & QT_MORE(ARTICLE)) &&
      !qt_have_hint(&c->article->tokens, start, c->end, QT_VERB_HINT) && !qt_holds_quotation(c, start, c->end))
    return;
  k->right = (qt_region){start, c->end};
  k->medial = true;
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
           (qt_is_comma(c, next) || (qt_is_word(c->tokens[next]) && qt_has_class(c, next, QT_BIT(CONJUNCTION)))))
      next++;
    const qt_atom *joined = next < c->end && qt_kind(c->tokens[next]) == QT_QUOTE ? qt_atom_at(c, next) : NULL;
    if (!joined || joined == atom) break;
    atom = joined;
  }
  bool closed = atom->end >= atom->first + 3 && qt_is_comma(c, atom->end - 2); /* called it "sad," she left */
  /* "Harbour Master" was the highest office: the subject of the clause */
  if (atom->end < c->end && qt_is_word(c->tokens[atom->end]) && qt_has_class(c, atom->end, QT_BIT(AUX) | QT_BIT(MODAL)))
    return c->end;
  if (begins_sentence(c, atom) || closed) return atom->end;
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
  bool phrase = (w->classes & QT_BIT(POSSESSIVE)) || ((w->more & QT_MORE(ARTICLE)) && !(w->more & QT_MORE(DEFINITE)));
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

/*
** He called it "a gift" and left; called it "a gift" in a letter: a predicate ends with its quotation where the
** sentence's next verb or an occasion follows. end_of_mixed knows the rest.
*/
static bool ends_predicate(const qt_clause *c, const qt_cue *cue, uint32_t at, uint32_t end) {
  if (!(cue->classes & (QT_BIT(CALL) | QT_BIT(ACCUSE))) || (cue->classes & QT_BIT(SAY))) return false;
  if (at + 1 >= end || !qt_is_word(c->tokens[at])) return false;
  bool verb = qt_has_class(c, at, QT_BIT(CONJUNCTION)) &&
              !qt_has_class(c, at + 1, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE)); /* not: called it "a gift" and a joy */
  return verb || begins_occasion(c, at, end);
}

/* that two tracks, "A" and "B," reference her years: before the comma is a subject, and its verb comes behind. */
static bool is_subject_alone(const qt_clause *c, qt_region r, const qt_atom *last) {
  const uint64_t verbs = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(PAST) | QT_BIT(PRESENT) | QT_BIT(BASE);
  if (r.first <= c->first || !qt_is_word(c->tokens[r.first - 1]) || !qt_has_class(c, r.first - 1, QT_BIT(THAT)))
    return false;
  for (uint32_t i = r.first; i < last->first; i++)
    if (!qt_atom_at(c, i) && qt_is_word(c->tokens[i]) &&
        (qt_has_verb(c, i, i + 1) || (qt_word_at(c, i)->more & QT_MORE(VERB))))
      return false;
  return last->end < r.end && qt_is_word(c->tokens[last->end]) &&
         (qt_has_class(c, last->end, verbs) || (qt_word_at(c, last->end)->more & QT_MORE(VERB)));
}

/* Mixed content ends behind its last quotation, where a comma or a dash sets off what follows. */
static uint32_t end_of_mixed(const qt_clause *c, const qt_cue *cue, qt_region r) {
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
  uint32_t verb = next + 1;
  while (joined && verb + 1 < r.end && qt_is_word(c->tokens[verb]) && qt_has_class(c, verb, QT_BIT(ADVERB))) verb++;
  bool new_verb = joined && next == last->end && !qt_has_verb(c, r.first, last->first) &&
                  (qt_has_class(c, verb, QT_BIT(PAST) | QT_BIT(PRESENT)) ||
                   (qt_is_word(c->tokens[verb]) && (qt_word_at(c, verb)->more & QT_MORE(VERB)) &&
                    !qt_has_class(c, verb, QT_BIT(BASE) | QT_BIT(AUX)))); /* to keep A and have B */
  if (new_verb) return last->end;
  /* noted that with its "old" plan, it is good: a phrase in front of the clause */
  bool fronted = comma && !qt_has_verb(c, r.first, last->end) && qt_has_class(c, r.first, QT_BIT(PREPOSITION)) &&
                 qt_has_verb(c, next, r.end);
  if (fronted) return end_behind(c, next, r.end);
  if (comma && !goes_on && is_subject_alone(c, r, last)) return r.end;
  if ((comma && !goes_on) || qt_mark_at(c, last->end, QT_DASH)) return last->end;
  return end_behind(c, last->end, r.end);
}

/*
** "Petrova and Orlov said": both are the source, where nothing but the sentence's begin or a mark stands before them.
** "the senator and former candidate said": one person of two offices.
*/
static void take_joined(const qt_clause *c, qt_candidate *k, uint32_t floor) {
  qt_source *s = &k->source;
  if (s->mention == QUOTH_NONE || s->elided || s->inverted || s->first < floor + 2) return;
  if (!qt_is_word(c->tokens[s->first - 1]) || !(qt_word_at(c, s->first - 1)->more & QT_MORE(NAME_AND))) return;
  uint32_t other = qt_mention_ending_at(c, floor, s->first - 1);
  if (other == QUOTH_NONE) return;
  uint32_t kind = qt_mention_of(c, other)->kind, first = qt_mention_of(c, other)->first_token;
  uint32_t last = qt_mention_of(c, s->mention)->kind;
  bool others = last == QT_GROUP_MENTION && (kind == QT_NAME || kind == QT_ROLE_MENTION); /* Petrova and her aides */
  if ((kind != last && !others) || kind == QT_PRONOUN_MENTION) return;
  for (uint32_t steps = 0; steps < TITLE_WORDS && first > floor && is_title_word(c, floor, first - 1); steps++) {
    if (steps && qt_kind(c->tokens[first - 1]) == QT_WORD_TOKEN && qt_mention_ending_at(c, floor, first) != QUOTH_NONE)
      return; /* Vold met Petrova and her aides said */
    first--;
  }
  bool both = first == floor + 1 && qt_has_class(c, floor, QT_BIT(DETERMINER)); /* Both Petrova and Orlov */
  bool opens = first == floor || both || !qt_is_word(c->tokens[first - 1]) ||
               qt_has_class(c, first - 1, QT_BIT(THAT) | QT_BIT(SUBORDINATOR) | QT_BIT(CONJUNCTION));
  if (!opens) return;
  bool one = others || (kind == QT_ROLE_MENTION && !qt_has_class(c, s->first, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE)));
  s->first = first;
  s->mention = one ? other : QUOTH_NONE;
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
    /* dark sails, which, according to data on the Hub, is wanted: to the comma behind the source */
    uint32_t which = k->left.end - 1, limit = k->end + QT_ASIDE_LENGTH < c->end ? k->end + QT_ASIDE_LENGTH : c->end;
    if (qt_is_word(c->tokens[which]) && qt_has_class(c, which, QT_BIT(RELATIVE) | QT_BIT(THAT)))
      for (uint32_t at = k->end; at < limit && qt_kind(c->tokens[at]) != QT_QUOTE; at++)
        if (qt_is_comma(c, at)) limit = k->end = at;
    read_medial(c, k, false);
    return true;
  }
  if (k->first > floor) { /* "A according to X" */
    k->left = (qt_region){floor, k->first};
    return k->cue.form != QT_NOUN;
  }
  k->left = (qt_region){0, 0};
  uint32_t at = k->end;
  /* According to Petrova the port is shut; not: according to Petrova this week, the port */
  const uint64_t opens = QT_BIT(DETERMINER) | QT_BIT(PRONOUN) | QT_BIT(POSSESSIVE);
  bool clause = at + 1 < c->end && qt_kind(c->tokens[at]) == QT_WORD_TOKEN && qt_has_class(c, at, opens) &&
                !qt_is_time_word(c, at + 1) && qt_has_verb(c, at + 1, c->end);
  while (!clause && at < c->end && !qt_is_comma(c, at) && qt_kind(c->tokens[at]) != QT_QUOTE) at++;
  k->end = at;
  if (qt_is_comma(c, at)) at++;
  bool sentence = at < c->end && qt_kind(c->tokens[at]) == QT_QUOTE && qt_atom_at(c, at);
  k->right = (qt_region){at, sentence ? end_of_quotations(c, at) : c->end};
  if (!sentence) k->right.end = end_of_mixed(c, &k->cue, k->right);
  return !qt_is_empty(k->right);
}

/* "As X put it, A": the clause is set off before its content. */
static bool is_as_clause(const qt_clause *c, const qt_candidate *k, uint32_t floor) {
  bool opens = k->first == floor || (k->first == floor + 1 && qt_has_class(c, floor, QT_BIT(CONJUNCTION)));
  return opens && k->source.first == k->first + 1 && !k->source.elided &&
         (k->cue.classes & (QT_BIT(SAY) | QT_BIT(TELL))) && qt_has_class(c, k->first, QT_BIT(AS)) &&
         k->complement == QT_COMMA_COMPLEMENT && k->end + 1 < c->end;
}

/* ", which he called "A"", "what she described as a "B"": the quotation says that it was said. NULL: there is none. */
const qt_atom *qt_quoted_predicate(const qt_clause *c, const qt_cue *cue) {
  uint32_t limit = cue->head_end + PREDICATE_LENGTH < c->end ? cue->head_end + PREDICATE_LENGTH : c->end;
  if (!(cue->classes & QT_BIT(CALL))) return NULL;
  for (uint32_t at = cue->head_end; at < limit; at++)
    if (!qt_is_word(c->tokens[at])) return qt_kind(c->tokens[at]) == QT_QUOTE ? qt_atom_at(c, at) : NULL;
  return NULL;
}

/* Where the verb of withholding ends, with what is withheld: declined to comment. false: it withholds no words. */
static bool read_refusal(const qt_clause *c, qt_candidate *k) {
  if (!(k->cue.classes & QT_BIT(REFUSE)) || k->cue.form != QT_FINITE || k->cue.head_end > k->cue.head + 1) return true;
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

/* A verb of any kind: of those that report nothing too. */
static bool has_any_verb(const qt_clause *c, uint32_t first, uint32_t end) {
  if (qt_has_verb(c, first, end)) return true;
  for (uint32_t i = first; i < end; i++)
    if (qt_is_word(c->tokens[i]) && (qt_word_at(c, i)->more & QT_MORE(VERB))) return true;
  return false;
}

/* "While X spoke of a "test" before the race, after it he": to the comma behind which the sentence has its verb. */
static uint32_t end_of_fronted(const qt_clause *c, qt_region r) {
  for (uint32_t at = r.first; at < r.end; at++) {
    const qt_atom *atom = qt_kind(c->tokens[at]) == QT_QUOTE ? qt_atom_at(c, at) : NULL;
    if (atom && atom->end > at) {
      at = atom->end - 1;
      continue;
    }
    if (at > r.first && qt_is_comma(c, at)) return has_any_verb(c, at + 1, r.end) ? at : r.end;
  }
  return r.end;
}

/* "Petrova, who says the port is safe, left": a relative clause ends at the comma before the sentence's verb. */
static uint32_t end_of_relative(const qt_clause *c, const qt_candidate *k) {
  if (k->source.first == c->first || !qt_is_comma(c, k->source.first - 1)) return k->right.end;
  for (uint32_t at = k->right.first; at + 1 < k->right.end; at++) {
    const qt_atom *atom = qt_kind(c->tokens[at]) == QT_QUOTE ? qt_atom_at(c, at) : NULL;
    if (atom && atom->end > at) {
      at = atom->end - 1;
      bool comma = atom->end >= atom->first + 3 && qt_is_comma(c, atom->end - 2);
      uint32_t verb = at + 1; /* ..., "A," clearly meant */
      while (verb < k->right.end && qt_is_word(c->tokens[verb]) && qt_has_class(c, verb, QT_BIT(ADVERB))) verb++;
      if (comma && verb < k->right.end && qt_has_verb(c, verb, verb + 1)) return atom->end;
      continue;
    }
    if (qt_is_comma(c, at) && qt_is_word(c->tokens[at + 1]) && qt_has_verb(c, at + 1, at + 2) &&
        !qt_has_class(c, at + 1, QT_BIT(ING)))
      return at;
  }
  return k->right.end;
}

/* Does the quotation go on as the predicate of what stands before the clause: The port, X said, "is not for sale"? */
static bool is_predicate(const qt_clause *c, qt_region left, uint32_t quotation) {
  const qt_atom *atom = qt_atom_at(c, quotation);
  if (!atom || begins_sentence(c, atom) || qt_is_empty(left) || qt_has_class(c, left.first, QT_BIT(PREPOSITION)))
    return false;
  if (qt_kind(c->tokens[left.first]) == QT_QUOTE && qt_atom_at(c, left.first))
    return true; /* "A" in May, X said, "B" */
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
  k->complement = (uint8_t)complement_at(c, k->end, &start);
  k->right = (qt_region){start, c->end};
  k->reason = QT_REASON_CONTENT_CUE_NAME;
  return k->complement != QT_NOTHING_COMPLEMENT && k->complement != QT_COMMA_COMPLEMENT;
}

/* "a speedup of planned income tax rate cuts": behind one thing a base form is no verb. */
static bool is_noun_of_one(const qt_clause *c, const qt_candidate *k) {
  const uint64_t finite = QT_BIT(PAST) | QT_BIT(PRESENT) | QT_BIT(PARTICIPLE) | QT_BIT(ING);
  if (!(k->cue.classes & QT_BIT(BASE)) || (k->cue.classes & finite) || k->cue.first != k->cue.head) return false;
  if (k->source.inverted || k->source.elided || k->source.end != k->cue.first) return false;
  uint64_t article = qt_word_at(c, k->source.first)->more;
  return (article & QT_MORE(ARTICLE)) && !(article & QT_MORE(DEFINITE));
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
  if (!named || speaks(c, k->right.first) || qt_is_subordinate(c, k)) return false;
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

/* , said X, who runs the port, "but not for long": the quotation goes on behind what is said of X. */
static void read_late_half(const qt_clause *c, qt_candidate *k) {
  uint32_t limit = k->source.inverted || k->end + QT_ASIDE_LENGTH > c->end ? c->end : k->end + QT_ASIDE_LENGTH;
  for (uint32_t at = k->end; at < limit; at++) {
    /* ..., and Orlov added, "but not for long": another's */
    const uint64_t anothers = QT_BIT(CONJUNCTION) | QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE);
    bool name = (c->tokens[at].flags & QT_CAPITAL) != 0; /* the Telmar Post */
    if (!k->source.inverted && qt_is_word(c->tokens[at]) && !name && qt_has_class(c, at, anothers)) return;
    const qt_atom *next = qt_kind(c->tokens[at]) == QT_QUOTE ? qt_atom_at(c, at) : NULL;
    if (!next) continue;
    if (qt_is_comma(c, at - 1) && (k->source.inverted || !begins_sentence(c, next))) {
      k->end = at - 1;
      k->right = (qt_region){at, c->end};
      k->medial = true;
    }
    return;
  }
}

/* A quotation right before the clause is its content, whatever stands behind. */
static void read_quotation_before(const qt_clause *c, qt_candidate *k, bool final) {
  /* While it was "late", she said, it was safe: the clause in front ends in marks, and the sentence goes on */
  const qt_atom *last = qt_atom_at(c, k->left.end - 1);
  if (last && last->first > k->left.first && !begins_sentence(c, last) && qt_is_comma(c, k->end) &&
      qt_has_class(c, k->left.first, QT_BIT(SUBORDINATOR))) {
    read_medial(c, k, false);
    k->reason = k->source.inverted ? QT_REASON_CONTENT_CUE_NAME : QT_REASON_CONTENT_NAME_CUE;
    if (k->medial) return;
  }
  k->quoted = true;
  k->reason = k->source.inverted ? QT_REASON_CONTENT_CUE_NAME : QT_REASON_CONTENT_NAME_CUE;
  /* "A," X said of his single "B": a title is no more of it; told "Ships and Ports": whom */
  bool told = (k->cue.classes & QT_BIT(TELL)) && k->right.first == k->cue.head_end;
  bool goes_on = k->complement == QT_QUOTATION_COMPLEMENT && speaks(c, k->right.first) && !told;
  if (!goes_on) k->right = (qt_region){0, 0};
  if (goes_on || final) read_medial(c, k, true);
  if (!k->medial && !told) read_late_half(c, k);
  if (k->medial) k->reason = QT_REASON_SPLIT;
}

/* What stands behind a verb, and behind no noun or adjective: a determiner, where, how, a quotation, nothing. */
static bool is_behind_finite(const qt_clause *c, uint32_t at, uint32_t end) {
  const uint64_t behind =
      QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(PRONOUN) | QT_BIT(PREPOSITION) | QT_BIT(ADVERB) | QT_BIT(THAT);
  if (at >= end || qt_ends_sentence(c, at)) return true;
  if (!qt_is_word(c->tokens[at])) return qt_kind(c->tokens[at]) == QT_QUOTE && qt_atom_at(c, at);
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
static uint32_t end_before_sentence(const qt_clause *c, qt_region r) {
  const uint64_t verbs = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(PAST) | QT_BIT(PRESENT);
  for (uint32_t at = r.first; at + 3 < r.end; at++) {
    const qt_atom *atom = qt_kind(c->tokens[at]) == QT_QUOTE ? qt_atom_at(c, at) : NULL;
    if (atom && atom->end > at) {
      at = atom->end - 1;
      continue;
    }
    if (!qt_is_comma(c, at) || !qt_is_word(c->tokens[at + 1]) || !qt_has_class(c, at + 1, QT_BIT(CONJUNCTION)))
      continue;
    uint32_t index = qt_mention_at(c->article, at + 2);
    if (index == QUOTH_NONE) continue;
    const qt_mention *m = &c->article->mentions.at[index];
    uint32_t behind = m->first_token + m->token_count;
    if (m->first_token != at + 2 || behind >= r.end || !qt_is_word(c->tokens[behind])) continue;
    if (qt_has_class(c, behind, verbs) || (qt_word_at(c, behind)->more & QT_MORE(VERB))) return at;
  }
  return r.end;
}

/*
** He criticised the plan and voted against it; pledged to stay and left for Lisk: content without a clause in it ends
** before the next verb of its speaker's that the writer tells.
*/
static uint32_t end_before_verb(const qt_clause *c, const qt_candidate *k) {
  const uint64_t clause = QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(RELATIVE) | QT_BIT(MODAL) | QT_BIT(FUTURE);
  qt_region r = k->right;
  bool to = false; /* an infinitive before: the council to reject the plan */
  for (uint32_t at = r.first; at + 1 < r.end; at++) {
    const qt_atom *atom = qt_kind(c->tokens[at]) == QT_QUOTE ? qt_atom_at(c, at) : NULL;
    if (atom && atom->end > at) {
      at = atom->end - 1;
      continue;
    }
    if (!qt_is_word(c->tokens[at])) continue;
    const qt_word *w = qt_word_at(c, at);
    if (w->classes & clause) break;
    to |= (w->classes & QT_BIT(TO)) != 0;
    if ((w->classes & QT_BIT(AUX)) && !(at > r.first && qt_has_class(c, at - 1, QT_BIT(TO)))) break;
    if (!(w->more & QT_MORE(NAME_AND)) || at == r.first) {
      if (at > r.first && ((w->classes & QT_BIT(PAST)) || qt_has_plain_past(c, at, at + 1)))
        break; /* a clause, or near */
      continue;
    }
    uint32_t verb = at + 1;
    while (verb < r.end && qt_is_word(c->tokens[verb]) && qt_has_class(c, verb, QT_BIT(ADVERB))) verb++;
    if (!is_writers_verb(c, &k->cue, verb, r.end, to)) continue;
    for (uint32_t i = r.first + 1; i < at; i++) /* a clause, or near it: the men hurt and killed in the raid */
      if (qt_has_class(c, i, QT_BIT(PAST)) || qt_has_plain_past(c, i, i + 1)) return r.end;
    return qt_is_comma(c, at - 1) ? at - 1 : at;
  }
  return r.end;
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
    k->right.end = end_of_quotations(c, k->right.first);
  if (c->atom_count && ((!k->quoted && !predicate) || k->right.end == c->end))
    k->right.end = end_of_mixed(c, &k->cue, k->right);
  if (!k->quoted && qt_is_fronted(c, k)) k->right.end = end_of_fronted(c, k->right);
  bool clausal = qt_is_clause_complement(k->complement) &&
                 (k->complement != QT_SUBJECT_COMPLEMENT ||
                  ((k->cue.classes & (QT_SPEECH_CLASSES | QT_BIT(THINK))) && !(k->cue.classes & QT_BIT(URGE))));
  if (!k->quoted && !clausal) k->right.end = end_before_verb(c, k);
  if (!k->quoted && !clausal) k->right.end = end_before_sentence(c, k->right);
  return !qt_is_weak(k->cue.classes) || (k->quoted && speaks(c, k->right.first));
}

/* On the show "Port at Nine," the minister said that: a title is no content where a clause or a quotation follows. */
static bool is_title_before(const qt_clause *c, const qt_candidate *k, const qt_atom *atom, uint32_t floor) {
  if (!atom || k->source.inverted || atom->first <= floor) return false;
  bool title = !speaks(c, atom->first);
  if (!title && !qt_is_word(c->tokens[atom->first - 1])) return false;
  return k->complement == QT_THAT_COMPLEMENT || k->complement == QT_SUBJECT_COMPLEMENT ||
         (title && (k->complement == QT_WH_COMPLEMENT || k->complement == QT_QUOTATION_COMPLEMENT));
}

/* "In an interview, X also said:": a short phrase without a verb and a comma is where, not what. */
static bool is_where(const qt_clause *c, qt_region r) {
  if (r.end - r.first > WHERE_LENGTH || !qt_has_class(c, r.first, QT_BIT(PREPOSITION))) return false;
  for (uint32_t at = r.first; at < r.end; at++) {
    if (qt_mark_at(c, at, QT_HYPHEN)) continue;
    if (!qt_is_word(c->tokens[at]) || qt_has_verb(c, at, at + 1) || (qt_word_at(c, at)->more & QT_MORE(VERB)))
      return false;
  }
  return true;
}

/*
** The content around the clause. before: the candidate before, or NULL; left: there is some before the clause; atom: the
** quotation that ends before it, or NULL.
*/
static bool read_content(const qt_clause *c, qt_candidate *k, uint32_t floor, const qt_candidate *before, bool left,
                         const qt_atom *atom) {
  if (is_as_clause(c, k, floor)) {
    k->right = (qt_region){k->end + 1, c->end};
    k->reason = QT_REASON_NAME_CUE_CONTENT;
    return true;
  }
  bool final = k->complement == QT_NOTHING_COMPLEMENT || k->complement == QT_COMMA_COMPLEMENT;
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
  if (!final && (!k->source.inverted || (c->verb_second && qt_is_empty(k->left))))
    return read_content_behind(c, k, floor);
  bool where = left && !k->source.inverted && k->complement == QT_NOTHING_COMPLEMENT && is_where(c, k->left);
  if (left && !where && !qt_is_empty(k->left) && !k->source.elided) {
    k->right = (qt_region){0, 0};
    k->reason = k->source.inverted ? QT_REASON_CONTENT_CUE_NAME : QT_REASON_CONTENT_NAME_CUE;
    if (k->complement == QT_COMMA_COMPLEMENT || k->source.inverted) read_medial(c, k, false);
    return true;
  }
  k->left = k->right = (qt_region){0, 0};
  return (k->cue.classes & QT_BIT(REFUSE)) != 0 || k->cue.negated;
}

/* Nothing of it is known but the cue. Field by field, because that is asked for each cue. */
static void begin(qt_candidate *k, const qt_cue *cue) {
  k->cue = *cue;
  k->first = k->end = 0;
  k->left = k->right = (qt_region){0, 0};
  k->more_count = k->complement = k->reason = k->pairs[0] = k->pairs[1] = 0;
  k->quoted = k->runs_on = k->medial = false;
  k->features = 0;
  k->score = 0;
  k->evidence = 0;
}

/* "A," he remembers Orlov saying: where who remembers it stands, right behind the quotation; else where the clause begins. */
static uint32_t begin_of_memory(const qt_clause *c, const qt_candidate *k, uint32_t floor) {
  if (k->source.inverted || k->first < floor + 3 || !qt_is_word(c->tokens[k->first - 1])) return k->first;
  if (!qt_has_class(c, k->first - 1, QT_BIT(THINK) | QT_BIT(SAY))) return k->first;
  const qt_mention *m = qt_mention_of(c, qt_mention_ending_at(c, floor, k->first - 1));
  bool behind = m && m->first_token > floor && qt_kind(c->tokens[m->first_token - 1]) == QT_QUOTE;
  return behind ? m->first_token : k->first;
}

bool qt_read_candidate(const qt_clause *c, const qt_cue *cue, uint32_t floor, const qt_candidate *before,
                       qt_candidate *k) {
  begin(k, cue);
  bool according = cue->form == QT_NOT_VERB, noun = cue->form == QT_NOUN;
  if (is_hopeless(c, cue)) return false;
  if (!qt_find_source(c, cue, floor, before, &k->source)) return false;
  if (cue->form == QT_INFINITIVE && k->source.mention == QUOTH_NONE) return false;
  if (c->verb_second && k->source.end == k->source.first + 1 &&
      (qt_word_at(c, k->source.first)->more & QT_MORE(NO_SOURCE)))
    return false; /* man */
  uint32_t view = noun ? qt_view_of(c, cue, floor, &k->source) : QUOTH_NONE;
  if (noun && view == QUOTH_NONE) return qt_read_noun(c, k);
  if (noun) according = true;
  if (is_belief_inside(c, k)) return false;
  take_joined(c, k, floor);
  bool outside = k->source.elided;
  k->first = outside || k->source.first > cue->first ? cue->first : k->source.first;
  k->end = (k->source.inverted || according) && !noun ? k->source.end : cue->head_end;
  if (according && k->end < cue->head_end) k->end = cue->head_end; /* Petrova zufolge */
  if (noun) k->first = view;
  if (!outside && !noun && k->first > floor && qt_is_word(c->tokens[k->first - 1]) &&
      qt_has_class(c, k->first - 1, QT_BIT(AS)))
    k->first--; /* "A, as X put it" */
  if (cue->form == QT_GERUND && !outside) k->first = begin_of_memory(c, k, floor);
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
  read_right(c, k, right_of(c, cue, k->end, !k->source.inverted));
  if (reports_nothing(c, k, left, atom != NULL, relative)) return false;
  if (relative && !qt_is_empty(k->right)) k->right.end = end_of_relative(c, k);
  return read_content(c, k, floor, before, left, atom);
}
