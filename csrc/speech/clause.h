/*
** The inside of an outer sentence: its quotations as atoms, its cues as verb groups, and the small
** steps over tokens that attribution takes (over an adjunct, an addressee, an aside).
** An outer sentence is one or more sentences whose ends lie inside quotation marks.
*/
#ifndef QT_CLAUSE_H
#define QT_CLAUSE_H

#include "base/model.h"
#include "speech/mention.h"

/* An outermost quotation of the sentence, marks included: tokens [first, end). */
typedef struct qt_atom {
  uint32_t first, end;
  uint32_t quote; /* index into quotes */
} qt_atom;

enum { QT_MAX_ATOMS = 48, QT_MAX_CUES = 16 };

typedef struct qt_clause {
  quoth_article *article;
  const qt_token *tokens;                  /* of the whole article */
  const uint8_t *hints;                    /* of each token */
  const qt_word *words;                    /* of the language, by number */
  uint32_t first, end;                     /* the outer sentence */
  uint32_t block, sentence, last_sentence; /* the outer sentence is sentences [sentence, last_sentence] */
  bool nested;                             /* inside the content of a statement */
  bool verb_second; /* German: what opens a clause, its verb, its subject; commas between clauses; verbs in two parts */
  bool comma_clauses; /* Russian: a comma before each clause, ", что"; no articles */
  /*
  ** Spanish, French, Russian: the subject stands far behind its verb (inversion.h) or, in Spanish, nowhere ("A", añadió:
  ** of who spoke before), a preposition or a case tells whom it is not; a hyphen is written for a dash beside quotations.
  */
  bool drops_subject;
  uint32_t atom_count;
  qt_atom atoms[QT_MAX_ATOMS];
} qt_clause;

/* A clause of the block, without tokens and atoms yet. Not an initialiser: that would clear the atoms. */
static inline void qt_open_clause(qt_clause *c, quoth_article *article, uint32_t block) {
  c->article = article;
  c->tokens = article->tokens.at;
  c->hints = article->tokens.hints;
  c->words = article->lexicon->words.at;
  c->block = block;
  c->nested = false;
  c->verb_second = qt_lexicon_value(article->lexicon, QT_VERB_SECOND_SLOT) > 0;
  c->comma_clauses = qt_lexicon_value(article->lexicon, QT_COMMA_CLAUSES_SLOT) > 0;
  c->drops_subject = qt_lexicon_value(article->lexicon, QT_DROPS_SUBJECT_SLOT) > 0;
  c->first = c->end = c->sentence = c->last_sentence = c->atom_count = 0;
}

typedef enum qt_cue_form {
  QT_FINITE,          /* said, says, has said, did say */
  QT_INFINITIVE,      /* went on to say, to say */
  QT_GERUND,          /* saying, adding */
  QT_PASSIVE,         /* was told, is called */
  QT_BARE_PARTICIPLE, /* a man called, asked about */
  QT_NOUN,            /* Petrova's claim, her answer */
  QT_NOT_VERB         /* according to */
} qt_cue_form;

typedef struct qt_cue {
  uint32_t first, end;     /* the verb group with auxiliaries and adverbs */
  uint32_t head, head_end; /* the verb or phrase itself */
  uint32_t particle;       /* its second part at the end of the clause: teilte ... mit; 0: none */
  uint64_t classes;
  float weight;
  uint8_t form; /* qt_cue_form */
  bool negated, future, modal;
} qt_cue;

/* What is said, not thought, done or felt. */
#define QT_SPEECH_CLASSES \
  (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE) | QT_BIT(ASK) | QT_BIT(DENY) | QT_BIT(ACCORDING) | QT_BIT(SHOW))

#define QT_VERB_FORMS (QT_BIT(BASE) | QT_BIT(PRESENT) | QT_BIT(PAST) | QT_BIT(PARTICIPLE) | QT_BIT(ING))

/* claim, but not claims, claimed, claiming, and without an auxiliary: a verb of a plural, or a noun. */
static inline bool qt_is_base_alone(const qt_cue *cue) {
  return (cue->classes & QT_VERB_FORMS) == QT_BIT(BASE) && cue->first == cue->head;
}

/* A verb that is a cue beside a quotation only: sang, listed, used. */
static inline bool qt_is_weak(uint64_t classes) {
  const uint64_t strong = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(URGE) | QT_BIT(ACCUSE) | QT_BIT(CALL) | QT_BIT(THINK) |
                          QT_BIT(WRITE) | QT_BIT(ASK) | QT_BIT(DENY) | QT_BIT(REFUSE) | QT_BIT(INTEND) | QT_BIT(SHOW);
  return (classes & QT_BIT(VOICE)) && !(classes & strong);
}

/* The atom that covers a token, or NULL. */
const qt_atom *qt_find_atom(const qt_clause *c, uint32_t token);
static inline const qt_atom *qt_atom_at(const qt_clause *c, uint32_t token) {
  return c->atom_count && token >= c->atoms[0].first && token < c->atoms[c->atom_count - 1].end ? qt_find_atom(c, token)
                                                                                                : NULL;
}

/* The atom whose mark stands at the token, its first, its last or one of a quotation inside it; or NULL. */
static inline const qt_atom *qt_quotation_at(const qt_clause *c, uint32_t token) {
  return token < c->end && qt_kind(c->tokens[token]) == QT_QUOTE ? qt_atom_at(c, token) : NULL;
}

/* Where a mark of a quotation stands at `*at`: true, and `*at` is the quotation's last token; a loop goes on behind it. */
static inline bool qt_skip_quotation(const qt_clause *c, uint32_t *at) {
  const qt_atom *atom = qt_quotation_at(c, *at);
  if (atom) *at = atom->end - 1;
  return atom != NULL;
}

/* The first atom that lies in tokens [first, end), or NULL. */
const qt_atom *qt_quotation_in(const qt_clause *c, uint32_t first, uint32_t end);
static inline bool qt_holds_quotation(const qt_clause *c, uint32_t first, uint32_t end) {
  return qt_quotation_in(c, first, end) != NULL;
}

/* Does it hold somebody's words, no term and no title? */
static inline bool qt_is_speech(const qt_clause *c, const qt_atom *atom) {
  return c->article->quotes.at[atom->quote].role == QT_SPEECH;
}
static inline bool qt_is_speech_at(const qt_clause *c, uint32_t token) {
  const qt_atom *atom = qt_atom_at(c, token);
  return atom && qt_is_speech(c, atom);
}

/* The last of tokens [first, end) that is no quotation mark; the first where all are. */
static inline uint32_t qt_last_inside(const qt_clause *c, uint32_t first, uint32_t end) {
  uint32_t last = end - 1;
  while (last > first && qt_kind(c->tokens[last]) == QT_QUOTE) last--;
  return last;
}

/* The mention of an index; NULL for QUOTH_NONE. */
static inline const qt_mention *qt_mention_of(const qt_clause *c, uint32_t index) {
  return index == QUOTH_NONE ? NULL : &c->article->mentions.at[index];
}

/* The mention that begins at the token, as an index, or QUOTH_NONE. */
static inline uint32_t qt_mention_from(const qt_clause *c, uint32_t token) {
  uint32_t index = qt_mention_at(c->article, token);
  return index != QUOTH_NONE && c->article->mentions.at[index].first_token == token ? index : QUOTH_NONE;
}

/* Adds the words among tokens [first, end) that stand outside atoms, and inside. */
void qt_count_words_of(const qt_clause *c, uint32_t first, uint32_t end, uint32_t *outside, uint32_t *inside);
bool qt_has_word(const qt_clause *c, uint32_t first, uint32_t end);

/* The text of tokens [first, end); absent where first is QUOTH_NONE or there are none. */
static inline quoth_span qt_span_of(const qt_clause *c, uint32_t first, uint32_t end) {
  if (first == QUOTH_NONE || first >= end) return QT_NO_SPAN;
  return (quoth_span){c->tokens[first].start, qt_end(c->tokens[end - 1])};
}

static inline const qt_word *qt_word_at(const qt_clause *c, uint32_t token) { return &c->words[c->tokens[token].word]; }
static inline bool qt_has_class(const qt_clause *c, uint32_t token, uint64_t classes) {
  return (qt_word_at(c, token)->classes & classes) != 0;
}

/* The first of tokens [at, end) that is no adverb; end: there is none. */
static inline uint32_t qt_skip_adverbs(const qt_clause *c, uint32_t at, uint32_t end) {
  while (at < end && qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(ADVERB))) at++;
  return at;
}

/* Is the token a form of a verb by which another is reported: er sei, sie habe (Konjunktiv)? */
static inline bool qt_is_reported_form(const qt_clause *c, uint32_t token) {
  return qt_is_word(c->tokens[token]) && (qt_word_at(c, token)->more & QT_MORE(HEARSAY)) &&
         (qt_word_at(c, token)->classes & (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(PRESENT)));
}
static inline bool qt_mark_at(const qt_clause *c, uint32_t token, qt_mark mark) {
  return token < c->end && qt_is_mark(c->tokens[token], mark);
}
static inline bool qt_is_comma(const qt_clause *c, uint32_t token) { return qt_mark_at(c, token, QT_COMMA); }
static inline bool qt_is_dash(const qt_clause *c, uint32_t token) {
  return token < c->end && qt_is_dash_token(c->tokens[token]);
}
/* A dash beside an attribution; a hyphen for one only where that is the habit (Russian): «A», - said X. */
static inline bool qt_is_attribution_dash(const qt_clause *c, uint32_t token) {
  return c->drops_subject ? qt_is_dash(c, token) : qt_mark_at(c, token, QT_DASH);
}
static inline bool qt_ends_sentence(const qt_clause *c, uint32_t token) {
  return token >= c->end ||
         qt_is_mark_of(c->tokens[token], QT_MARK_BIT(QT_DOT) | QT_MARK_BIT(QT_QUESTION) | QT_MARK_BIT(QT_BANG));
}

/* Is one of a set of marks among tokens [first, end)? */
static inline bool qt_has_mark_of(const quoth_article *a, uint32_t first, uint32_t end, uint64_t marks) {
  for (uint32_t i = qt_next_mark(a, first, end); i < end; i = qt_next_mark(a, i + 1, end))
    if (qt_is_mark_of(a->tokens.at[i], marks)) return true;
  return false;
}

/* Behind adverbs, times and prepositional phrases that begin at token: "on Monday in a statement". */
uint32_t qt_skip_adjuncts(const qt_clause *c, uint32_t token);

/* "after the date was set": a subordinator, a noun phrase and its auxiliary, and no "that" behind them. */
bool qt_opens_clause(const qt_clause *c, uint32_t token);

/* Behind one noun phrase that begins at token (a mention, or determiner and nouns); token: none. */
uint32_t qt_skip_phrase(const qt_clause *c, uint32_t token);

/* A regular past that the language does not list: its word lists do not hold every verb. */
bool qt_has_plain_past(const qt_clause *c, uint32_t first, uint32_t end);

/* Is there a finite verb among the tokens [first, end), as far as the language knows? */
static inline bool qt_has_verb(const qt_clause *c, uint32_t first, uint32_t end) {
  bool listed = end == first + 1 ? (c->hints[first] & QT_VERB_HINT) != 0
                                 : qt_have_hint(&c->article->tokens, first, end, QT_VERB_HINT);
  return listed || qt_has_plain_past(c, first, end);
}

/* Is the word at the token a verb, also one of those that report nothing? */
static inline bool qt_is_verb_at(const qt_clause *c, uint32_t token) {
  return qt_has_verb(c, token, token + 1) || (qt_word_at(c, token)->more & QT_MORE(VERB));
}

/* A lower-case word that has no class of its own: it may be any verb or noun. */
bool qt_is_plain_word(const qt_clause *c, uint32_t token);

#endif
