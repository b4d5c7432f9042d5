/*
** What each word of the article can be in a noun phrase, by itself: a byte for each token, most of it kept with
** the word, so that a word of the text costs a look-up. phrase.h decides by what stands around it.
*/
#ifndef QT_PART_H
#define QT_PART_H

#include "base/model.h"

/*
** What a token can be inside a noun phrase, as the word alone is classed. In this order, because the finder of
** mentions compares: up to APOSTROPHE no phrase begins here, up to MODIFIER nobody is named.
*/
typedef enum qt_part {
  QT_STOP,
  QT_VERB_PART,  /* STOP, but behind an article a modifier: "the accused man", "the appeals court" */
  QT_APOSTROPHE, /* a plural's 's, or a mark */
  QT_DETERMINER_PART,
  QT_COUNT_PART,
  QT_MODIFIER,
  QT_OWNER,
  QT_HEAD,
  QT_CAPITAL_PART,
  QT_POSSESSIVE_S,
  QT_PRONOUN_PART /* STOP inside a phrase */
} qt_part;

/* A set of parts: bit 1 << part of each. */
#define QT_PART(part) (1u << (part))
#define QT_BY_CONTEXT (QT_PART(QT_VERB_PART) | QT_PART(QT_APOSTROPHE) | QT_PART(QT_PRONOUN_PART))

/* The rest of the byte. */
enum {
  QT_PART_MASK = 0x0f,
  QT_SEEN_SAYS = 0x10,      /* qt_says_at may hold here; or a hyphen */
  QT_SEEN_ACCORDING = 0x20, /* a phrase like "according to" may begin here */
  QT_SEEN_TITLED = 0x40,    /* on a sentence's first token, until the sentence comes: it is a headline */
  QT_SEEN_NAME = 0x80
};

/* The class words that only link others: determiners, prepositions, pronouns, auxiliaries ... */
#define QT_FUNCTION_CLASSES \
  (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(NEGATION) | QT_BIT(FUTURE) | QT_BIT(THAT) | QT_BIT(TO) | QT_BIT(OF) | \
   QT_BIT(FOR) | QT_BIT(AS) | QT_BIT(BY) | QT_BIT(WH) | QT_BIT(RELATIVE) | QT_BIT(CONJUNCTION) | \
   QT_BIT(SUBORDINATOR) | QT_BIT(PREPOSITION) | QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(HE) | QT_BIT(SHE) | \
   QT_BIT(THEY) | QT_BIT(I) | QT_BIT(WE) | QT_BIT(IT) | QT_BIT(YOU) | QT_BIT(PRONOUN))
#define QT_FORM_CLASSES (QT_BIT(BASE) | QT_BIT(PRESENT) | QT_BIT(PAST) | QT_BIT(PARTICIPLE) | QT_BIT(ING))
#define QT_REPORTING_CLASSES \
  (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(URGE) | QT_BIT(ACCUSE) | QT_BIT(CALL) | QT_BIT(THINK) | QT_BIT(WRITE) | \
   QT_BIT(ASK) | QT_BIT(DENY) | QT_BIT(REFUSE) | QT_BIT(SHOW) | QT_BIT(VOICE) | QT_BIT(INTEND))
#define QT_HEAD_CLASSES (QT_BIT(ROLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY) | QT_BIT(DOCUMENT) | QT_BIT(TITLE))
/* What may stand between a subject and its verb of saying. */
#define QT_BETWEEN_CLASSES (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(ADVERB) | QT_BIT(NEGATION))

static inline bool qt_is_reporting_verb(uint64_t classes) {
  return (classes & QT_REPORTING_CLASSES) && (classes & QT_FORM_CLASSES);
}

/* The byte of token i, taken as no name. end: of its sentence. */
uint8_t qt_look(const qt_lexicon *lexicon, const qt_token *tokens, uint32_t i, uint32_t end);

static inline bool qt_is_part(uint8_t seen, uint32_t parts) { return parts >> (seen & QT_PART_MASK) & 1; }

/* The same as it is kept with the number of a word or mark, for words that are not in capitals. */
enum { QT_NO_LOOK = 0x40 }; /* no look has this bit: nothing is kept yet */
static inline uint8_t qt_kept_look(const qt_glance *g) {
  return atomic_load_explicit(&g->look, memory_order_relaxed) ^ QT_NO_LOOK;
}

#endif
