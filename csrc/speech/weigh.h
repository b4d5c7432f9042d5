/*
** The decision: a linear model over the features of a candidate, with the weights of the language
** (models "attribution" and "cue", learned by spec/train/attribution.lua). Above 0 a candidate
** stands; the logistic of the score is its confidence.
*/
#ifndef QT_WEIGH_H
#define QT_WEIGH_H

#include "speech/candidate.h"

/* Features: id, name in the language's table; what they mean is in weigh.c. */
/* clang-format off */
#define QT_FEATURES(X) \
  X(BIAS, "bias") X(QUOTED, "quoted") X(MEDIAL, "medial") X(LEFT, "left") X(INVERTED, "inverted") \
  X(ELIDED, "elided") X(ACCORDING, "according") X(NEGATED, "negated") X(FUTURE, "future") X(MODAL, "modal") \
  X(PASSIVE, "passive") X(GERUND, "gerund") X(PARTICIPLE, "participle") X(PRESENT, "present") \
  X(SUBJECT_NAME, "subject_name") X(SUBJECT_PRONOUN, "subject_pronoun") X(SUBJECT_ROLE, "subject_role") \
  X(SUBJECT_ORGANISATION, "subject_organisation") X(SUBJECT_PLACE, "subject_place") \
  X(SUBJECT_GROUP, "subject_group") X(SUBJECT_FIRST_PERSON, "subject_first_person") \
  X(SUBJECT_IT, "subject_it") X(SUBJECT_YOU, "subject_you") \
  X(SUBJECT_RELATIVE, "subject_relative") X(SUBJECT_PHRASE, "subject_phrase") \
  X(SUBJECT_OBLIQUE, "subject_oblique") X(SUBORDINATE, "subordinate") X(BARE_SINGULAR, "bare_singular") \
  X(AND_THAT, "that") X(AND_WH, "wh") X(AND_TO, "to") X(AND_SUBJECT, "subject") X(AND_PHRASE, "phrase") \
  X(AND_PREPOSITION, "preposition") X(AND_OTHER, "other") X(AND_COLON, "colon") X(AND_NOTHING, "nothing") \
  X(AND_QUOTATION, "quotation") X(CLAUSE_VERB, "clause_verb") X(CONTAINS_QUOTE, "contains_quote") \
  X(IS_SAY, "is_say") X(IS_TELL, "is_tell") X(IS_URGE, "is_urge") X(IS_ACCUSE, "is_accuse") X(IS_CALL, "is_call") \
  X(IS_THINK, "is_think") X(IS_WRITE, "is_write") X(IS_ASK, "is_ask") X(IS_DENY, "is_deny") \
  X(IS_REFUSE, "is_refuse") X(IS_SHOW, "is_show") X(IS_VOICE, "is_voice") X(IS_INTEND, "is_intend") \
  X(NOUN, "noun") X(FRAME, "frame")
/* clang-format on */

typedef enum qt_feature {
#define X(id, name) QT_FEATURE_##id,
  QT_FEATURES(X)
#undef X
      QT_FEATURE_COUNT
} qt_feature;

/*
** Two kinds of pairs, named "verb+complement" and "subject+place": a verb of saying before "that" is
** a statement, one of calling is not; a pronoun beside a quotation is a speaker, "it" hardly one.
*/
enum { QT_VERB_COUNT = 15, QT_SUBJECT_COUNT = 12, QT_PLACE_COUNT = 4, QT_PAIR_COUNT = 256 };

/* Its content has a verb or a quotation. */
#define QT_HAS_CLAUSE (UINT64_C(1) << QT_FEATURE_CLAUSE_VERB | UINT64_C(1) << QT_FEATURE_CONTAINS_QUOTE)

/* What stands behind its verb is what its class takes: accused X of, urged X to. */
#define QT_IN_FRAME (UINT64_C(1) << QT_FEATURE_FRAME)

/* Looks up the weights of both models, once for a language. Before anything is weighed. */
void qt_open_weights(const qt_lexicon *lexicon);

/* "the countries that Russia considers", "during which callers asked": a clause inside another noun phrase. */
bool qt_is_subordinate(const qt_clause *c, const qt_candidate *k);

/* Sets features, pairs and score. */
void qt_weigh(const qt_lexicon *lexicon, const qt_clause *c, qt_candidate *k);

/*
** How likely speaker and content are right: a second model ("confidence"). qt_trust is its sum over reason, score and
** features; qt_confidence makes it 0 to 1 with what is known when the statement is whole.
*/
enum { QT_FEW_WORDS = 4 }; /* more are not counted */

float qt_trust(const qt_lexicon *lexicon, const qt_candidate *k);
float qt_confidence(const qt_lexicon *lexicon, float trust, unsigned kind, uint32_t spans, uint32_t words);

#endif
