#include "speech/weigh.h"

#include "speech/idle.h"
#include "speech/subject.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static_assert(QT_FEATURE_COUNT <= 64, "a set of features is 64 bits");

static const char *const feature_names[QT_FEATURE_COUNT] = {
#define X(id, name) name,
    QT_FEATURES(X)
#undef X
};

const char *quoth_feature_name(unsigned feature) { return feature < QT_FEATURE_COUNT ? feature_names[feature] : ""; }

/* The first class of the cue in this order names its verb. */
/* clang-format off */
#define VERBS(X) \
  X(SAY, "say") X(TELL, "tell") X(WRITE, "write") X(DENY, "deny") X(REFUSE, "refuse") X(ACCUSE, "accuse") \
  X(CALL, "call") X(ASK, "ask") X(URGE, "urge") X(INTEND, "intend") X(THINK, "think") X(SHOW, "show") \
  X(VOICE, "voice") X(ACCORDING, "according")
/* clang-format on */

enum {
#define X(id, name) VERB_##id,
  VERBS(X)
#undef X
      NO_VERB
};

static const char *const verb_names[QT_VERB_COUNT] = {
#define X(id, name) name,
    VERBS(X)
#undef X
        "other"};

static const uint8_t verb_of_class[QT_CLASS_COUNT] = {
#define X(id, name) [QT_##id##_BIT] = VERB_##id,
    VERBS(X)
#undef X
};

#define X(id, name) | QT_BIT(id)
static const uint64_t VERB_CLASSES = 0 VERBS(X);
#undef X

static const char *const complements[QT_COMPLEMENT_COUNT] = {
#define X(id, name) name,
    QT_COMPLEMENTS(X)
#undef X
};

/* A subject has one of the features from SUBJECT_NAME on, in this order, or none. */
/* clang-format off */
#define SUBJECTS(X) \
  X(NAME, "name") X(PRONOUN, "pronoun") X(ROLE, "role") X(ORGANISATION, "organisation") X(PLACE, "place") \
  X(GROUP, "group") X(FIRST_PERSON, "first_person") X(IT, "it") X(YOU, "you") X(RELATIVE, "relative") \
  X(PHRASE, "phrase")
/* clang-format on */

typedef enum subject {
#define X(id, name) SUBJECT_##id,
  SUBJECTS(X)
#undef X
      NO_SUBJECT
} subject;

#define X(id, name) \
  static_assert(QT_FEATURE_SUBJECT_##id == QT_FEATURE_SUBJECT_NAME + (int)SUBJECT_##id, "features in this order");
SUBJECTS(X)
#undef X

static const char *const subject_names[QT_SUBJECT_COUNT] = {
#define X(id, name) name,
    SUBJECTS(X)
#undef X
        "none"};

/* Where the content stands, and whether it is quoted. */
static const char *const places[QT_PLACE_COUNT] = {"quoted", "left", "fragment", "right"};

unsigned quoth_pair_name(unsigned which, unsigned pair, char name[QUOTH_PAIR_BYTES]) {
  unsigned a = which ? pair / QT_PLACE_COUNT : pair / QT_COMPLEMENT_COUNT;
  unsigned b = which ? pair % QT_PLACE_COUNT : pair % QT_COMPLEMENT_COUNT;
  name[0] = 0;
  if (a >= (which ? (unsigned)QT_SUBJECT_COUNT : (unsigned)QT_VERB_COUNT)) return 0;
  int n = snprintf(name, QUOTH_PAIR_BYTES, "%s+%s", which ? subject_names[a] : verb_names[a],
                   which ? places[b] : complements[b]);
  return n > 0 && n < QUOTH_PAIR_BYTES ? (unsigned)n : 0;
}

static_assert(QT_VERB_COUNT * QT_COMPLEMENT_COUNT <= QT_PAIR_COUNT &&
                  QT_SUBJECT_COUNT * QT_PLACE_COUNT <= QT_PAIR_COUNT,
              "a pair is a byte");

static_assert(QT_ATTRIBUTION_SLOTS + 64 + 2 * QT_PAIR_COUNT <= QT_CONFIDENCE_SLOTS && QT_FEATURE_COUNT <= 64 &&
                  QT_REASON_COUNT <= 32,
              "each weight has its number");

enum {
  PAIR_SLOTS = QT_ATTRIBUTION_SLOTS + 64,
  REASON_SLOTS = QT_CONFIDENCE_SLOTS + 64,
  SCORE_SLOT = REASON_SLOTS + 32,
  KIND_SLOTS,
  PARTS_SLOT = KIND_SLOTS + 3,
  FEW_SLOT
};

static_assert((int)FEW_SLOT < (int)QT_VERB_SECOND_SLOT, "each weight has its number");

static void keep(const qt_lexicon *l, uint32_t slot, const char *model, const char *name) {
  qt_lexicon_keep(l, slot, qt_lexicon_weight(l, model, name));
}

void qt_open_weights(const qt_lexicon *l) {
  static const char *const kinds[] = {"direct", "mixed", "indirect"};
  float known;
  if (qt_lexicon_kept(l, FEW_SLOT, &known)) return;
  for (unsigned i = 0; i < QT_FEATURE_COUNT; i++) {
    keep(l, QT_ATTRIBUTION_SLOTS + i, "attribution", feature_names[i]);
    keep(l, QT_CONFIDENCE_SLOTS + i, "confidence", feature_names[i]);
  }
  for (unsigned i = 0; i < 2 * QT_PAIR_COUNT; i++) {
    char name[QUOTH_PAIR_BYTES];
    if (quoth_pair_name(i / QT_PAIR_COUNT, i % QT_PAIR_COUNT, name)) keep(l, PAIR_SLOTS + i, "attribution", name);
  }
  for (unsigned i = 0; i < QT_REASON_COUNT; i++) keep(l, REASON_SLOTS + i, "confidence", quoth_reason_name(i));
  float slope = qt_lexicon_weight(l, "confidence", "score");
  qt_lexicon_keep(l, SCORE_SLOT, slope != 0 ? slope : 1); /* a language without the model: the score itself */
  for (unsigned i = 0; i < 3; i++) keep(l, KIND_SLOTS + i, "confidence", kinds[i]);
  keep(l, QT_VERB_SECOND_SLOT, "clause", "verb_second");
  keep(l, QT_DROPS_SUBJECT_SLOT, "clause", "drops_subject");
  keep(l, QT_COMMA_CLAUSES_SLOT, "clause", "comma_clauses");
  keep(l, PARTS_SLOT, "confidence", "parts");
  keep(l, FEW_SLOT, "confidence", "few"); /* the last one: all are known where it is */
}

/* What the features weigh, on top of sum. */
static float add_features(const qt_lexicon *l, uint32_t slots, uint64_t features, float sum) {
  for (; features; features &= features - 1) sum += qt_lexicon_value(l, slots + (uint32_t)__builtin_ctzll(features));
  return sum;
}

#define SET(id) (UINT64_C(1) << QT_FEATURE_##id)
#define WHEN(condition, id) ((uint64_t)((condition) != 0) << QT_FEATURE_##id)

static unsigned verb_of(uint64_t classes) {
  unsigned verb = NO_VERB;
  for (uint64_t left = classes & VERB_CLASSES; left; left &= left - 1) {
    unsigned here = verb_of_class[__builtin_ctzll(left)];
    if (here < verb) verb = here;
  }
  return verb;
}

static void set_pairs(qt_candidate *k, subject who) {
  bool fragment = (k->features & SET(CONTAINS_QUOTE)) != 0;
  unsigned place = k->quoted ? 0 : !qt_is_empty(k->left) ? 1 : fragment ? 2 : 3;
  k->pairs[0] = (uint8_t)(verb_of(k->cue.classes) * QT_COMPLEMENT_COUNT + k->complement);
  k->pairs[1] = (uint8_t)(who * QT_PLACE_COUNT + place);
}

static subject subject_of(const qt_clause *c, const qt_source *s) {
  static const uint8_t of_kind[] = {[QT_NAME] = SUBJECT_NAME,         [QT_ORGANISATION_NAME] = SUBJECT_ORGANISATION,
                                    [QT_PLACE_NAME] = SUBJECT_PLACE,  [QT_PRONOUN_MENTION] = SUBJECT_PRONOUN,
                                    [QT_ROLE_MENTION] = SUBJECT_ROLE, [QT_GROUP_MENTION] = SUBJECT_GROUP};
  if (s->first == QUOTH_NONE) return NO_SUBJECT;
  uint64_t is = qt_word_at(c, s->first)->classes;
  if (s->mention == QUOTH_NONE) return is & (QT_BIT(RELATIVE) | QT_BIT(THAT)) ? SUBJECT_RELATIVE : SUBJECT_PHRASE;
  subject who = (subject)of_kind[c->article->mentions.at[s->mention].kind];
  if (who != SUBJECT_PRONOUN) return who;
  if (is & (QT_BIT(I) | QT_BIT(WE))) return SUBJECT_FIRST_PERSON;
  return is & QT_BIT(IT) ? SUBJECT_IT : is & QT_BIT(YOU) ? SUBJECT_YOU : SUBJECT_PRONOUN;
}

/* after his claim that, amid the mayor's warning that: whose the noun is, whatever stands before them */
static bool is_owner(const qt_candidate *k) {
  return k->cue.form == QT_NOUN && k->reason != QT_REASON_ACCORDING && k->source.first < k->cue.first;
}

/* "in a box labelled": a noun behind a preposition is hardly a subject. */
static bool is_oblique(const qt_clause *c, const qt_source *s) {
  return s->first != QUOTH_NONE && s->first > c->first && !s->inverted && qt_is_word(c->tokens[s->first - 1]) &&
         !qt_has_class(c, s->first - 1, QT_BIT(AS)) && qt_has_class(c, s->first - 1, QT_BIT(PREPOSITION)) &&
         !qt_has_class(c, s->first - 1, QT_BIT(SUBORDINATOR));
}

/* "the countries that Russia considers", "what he called": a clause inside another noun phrase. */
bool qt_is_subordinate(const qt_clause *c, const qt_candidate *k) {
  return k->first > c->first && qt_is_word(c->tokens[k->first - 1]) &&
         qt_has_class(c, k->first - 1, QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(RELATIVE));
}

/* "a speedup of income tax rate": a base form behind one thing or person is a noun. */
static bool is_bare_singular(const qt_clause *c, const qt_candidate *k) {
  const qt_source *s = &k->source;
  if (!qt_is_base_alone(&k->cue)) return false;
  if (s->first == QUOTH_NONE || s->inverted || s->elided) return false;
  if (s->mention == QUOTH_NONE) return (qt_word_at(c, s->first)->more & QT_MORE(ARTICLE)) && !qt_counts_many(c, s);
  const qt_mention *m = qt_mention_of(c, s->mention);
  if (m->kind == QT_PRONOUN_MENTION) return qt_has_class(c, s->first, QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(IT));
  return m->kind == QT_NAME || (m->kind == QT_ROLE_MENTION && m->gender != QT_PLURAL);
}

/* The features of complement and form: at most one of each. */
static const uint64_t complement_features[QT_COMPLEMENT_COUNT] = {
    [QT_NOTHING_COMPLEMENT] = SET(AND_NOTHING), [QT_QUOTATION_COMPLEMENT] = SET(AND_QUOTATION),
    [QT_COLON_COMPLEMENT] = SET(AND_COLON),     [QT_THAT_COMPLEMENT] = SET(AND_THAT),
    [QT_WH_COMPLEMENT] = SET(AND_WH),           [QT_TO_COMPLEMENT] = SET(AND_TO),
    [QT_SUBJECT_COMPLEMENT] = SET(AND_SUBJECT), [QT_PHRASE_COMPLEMENT] = SET(AND_PHRASE),
    [QT_OTHER_COMPLEMENT] = SET(AND_OTHER),     [QT_PREPOSITION_COMPLEMENT] = SET(AND_PREPOSITION),
    [QT_COMMA_COMPLEMENT] = SET(AND_NOTHING)};
static const uint64_t form_features[] = {[QT_INFINITIVE] = 0,       [QT_PASSIVE] = SET(PASSIVE),
                                         [QT_GERUND] = SET(GERUND), [QT_NOT_VERB] = SET(ACCORDING),
                                         [QT_NOUN] = SET(NOUN),     [QT_BARE_PARTICIPLE] = SET(PARTICIPLE)};

/* The classes of verbs from SAY to INTEND are features in the same order. */
#define SAME(id) (QT_FEATURE_IS_##id - QT_FEATURE_IS_SAY == (int)QT_##id##_BIT)
static_assert(SAME(SAY) && SAME(TELL) && SAME(URGE) && SAME(ACCUSE) && SAME(CALL) && SAME(THINK) && SAME(WRITE) &&
                  SAME(ASK) && SAME(DENY) && SAME(REFUSE) && SAME(SHOW) && SAME(VOICE) && SAME(INTEND),
              "features of verbs in the order of their classes");
#undef SAME

static uint64_t verb_features(uint64_t classes) { return (classes & ((QT_BIT(INTEND) << 1) - 1)) << QT_FEATURE_IS_SAY; }

static const float FRAMED = 0.4f;  /* the score of a verb that stands by its frame alone */
static const float SET_OFF = 0.8f; /* and by its commas */

enum {
  VERB_WINDOW = 24,
  CLAUSE_WORDS = 2, /* the least that a clause behind a colon begins with */
  FRAME_WINDOW = 8  /* tokens of an object: accused the board of the port of */
};

/* expressed concern over, voiced fresh doubts about: a bare noun of saying. */
static bool is_feeling(const qt_clause *c, uint32_t at, uint32_t end) {
  if (at + 1 < end && qt_is_plain_word(c, at)) at++;
  return qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(SAYING_NOUN)) && at + 1 < end &&
         qt_is_word(c->tokens[at + 1]) && qt_has_class(c, at + 1, QT_BIT(PREPOSITION) | QT_BIT(THAT));
}

/* called it a mistake: an object, and a predicate with its article. */
static bool is_predicated(const qt_clause *c, const qt_candidate *k) {
  const qt_mention *m = qt_mention_of(c, qt_mention_at(c->article, k->right.first));
  if (!m && !qt_has_class(c, k->right.first, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(PRONOUN))) return false;
  uint32_t at = m ? qt_mention_end(m) : qt_skip_phrase(c, k->right.first);
  if (at >= k->right.end || !qt_is_word(c->tokens[at])) return false;
  return qt_is_indefinite(qt_word_at(c, at));
}

/* "recommended avoiding the port", "admitted lying"; not: continued walking, heard saying. */
static bool advises_doing(const qt_clause *c, const qt_candidate *k) {
  uint32_t first = k->right.first, length;
  if (!(k->cue.classes & QT_BIT(SAY)) || k->complement != QT_OTHER_COMPLEMENT || first != k->cue.head_end) return false;
  if (qt_match(c->article->lexicon, c->tokens + k->cue.head, c->end - k->cue.head, 0, QT_MORE(CLAUSAL), &length))
    return false;
  const quoth_article *a = c->article;
  qt_token t = c->tokens[first];
  bool doing = qt_has_class(c, first, QT_BIT(ING)) ||
               (qt_is_plain_word(c, first) && qt_ends_like(a->lexicon, a->text, t, QT_MORE(VERB_ENDING)) &&
                !qt_ends_like(a->lexicon, a->text, t, QT_MORE(PAST_ENDING) | QT_MORE(ADVERB_ENDING)));
  return doing && first + 1 < k->right.end && qt_is_word(c->tokens[first + 1]);
}

/* отметил: порт открыт; sagte: Der Hafen ist sicher: words of a clause right behind the colon, no list. */
static bool is_clause_behind_colon(const qt_clause *c, const qt_candidate *k) {
  uint32_t first = k->right.first, at = first;
  if (!(c->verb_second || c->drops_subject) || k->complement != QT_COLON_COMPLEMENT || first != k->cue.head_end + 1)
    return false;
  while (at < k->right.end && at < first + CLAUSE_WORDS && qt_is_word(c->tokens[at])) at++;
  return at == first + CLAUSE_WORDS && (k->cue.classes & QT_BIT(SAY));
}

/* einem Unfall, 20 Booten, schweren Fehlern: not yet spoken of; not: dem Unfall, seinem Vater, Ellim. */
static bool is_new(const qt_clause *c, uint32_t at) {
  const uint64_t known = QT_BIT(POSSESSIVE) | QT_BIT(PRONOUN);
  if (qt_kind(c->tokens[at]) == QT_NUMBER) return true;
  if (!qt_is_word(c->tokens[at]) || qt_has_class(c, at, known)) return false;
  if (qt_word_at(c, at)->more & QT_MORE(DEFINITE)) return false;
  return !(c->tokens[at].flags & QT_CAPITAL);
}

/*
** Does what stands behind the verb fit what its class takes: accused X of, urged X to, denied taking,
** told X that, fears the canal will?
*/
static bool fits_frame(const qt_clause *c, const qt_candidate *k) {
  uint32_t first = k->right.first, end = k->right.end;
  uint64_t is = k->cue.classes;
  if (k->left.first < k->left.end) /* A, as X put it */
    return ((is & QT_BIT(SAY)) && k->first + 1 == k->source.first && qt_has_class(c, k->first, QT_BIT(AS))) ||
           ((is & QT_BIT(CALL)) && k->cue.form == QT_PASSIVE && qt_has_class(c, first, QT_BIT(AS)));
  if (first >= end) return false;
  if (k->complement == QT_THAT_COMPLEMENT)
    return (is & (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(THINK) | QT_BIT(DENY) | QT_BIT(WRITE))) != 0;
  if (is_clause_behind_colon(c, k)) return true;
  if (k->complement == QT_WH_COMPLEMENT) return k->cue.future && (is & QT_BIT(SAY)) != 0;
  if (is & QT_BIT(DENY)) { /* denied taking bribes, denied reports of looting */
    uint32_t noun = first + 1 < end && qt_has_class(c, first, QT_BIT(DETERMINER)) ? first + 1 : first;
    if (qt_has_class(c, first, QT_BIT(ING)) || qt_has_class(c, noun, QT_BIT(SAYING_NOUN))) return true;
    const quoth_article *a = c->article;
    if (qt_is_plain_word(c, first) && qt_ends_like(a->lexicon, a->text, c->tokens[first], QT_MORE(VERB_ENDING)))
      return true;
  }
  if ((is & QT_BIT(CALL)) && (c->verb_second || c->drops_subject) && k->cue.head_end > k->cue.head + 1 &&
      qt_holds_quotation(c, first, end))
    return true; /* sprach von einem „Skandal“ */
  if ((is & QT_BIT(CALL)) && c->verb_second && k->cue.head_end > k->cue.head + 1 && is_new(c, first))
    return true; /* sprach von einem Unfall, von rund 20 Booten */
  if ((is & QT_BIT(CALL)) && k->quoted && k->source.end == k->cue.first && k->source.first > c->first &&
      qt_has_class(c, k->source.first - 1, QT_BIT(RELATIVE)) && !(c->tokens[first + 1].flags & QT_CAPITAL))
    return true; /* whom he dubbed "the little one" */
  bool object = k->complement == QT_SUBJECT_COMPLEMENT || k->complement == QT_PHRASE_COMPLEMENT ||
                k->complement == QT_OTHER_COMPLEMENT ||
                (c->drops_subject && (is & QT_BIT(ACCUSE)) && k->complement == QT_TO_COMPLEMENT); /* acusó a X de */
  if (!object) return false;
  if (advises_doing(c, k)) return true;
  if ((is & QT_BIT(ACCUSE)) && k->cue.head_end > k->cue.head + 1) return true; /* spoke out against the plan */
  if ((is & QT_BIT(ACCUSE)) && is_feeling(c, first, end)) return true;
  if (end > first + FRAME_WINDOW) end = first + FRAME_WINDOW;
  bool clause = (is & (QT_BIT(SAY) | QT_BIT(THINK) | QT_BIT(DENY) | QT_BIT(TELL))) != 0;
  for (uint32_t at = first + 1; at < end && (qt_is_word(c->tokens[at]) || qt_mark_at(c, at, QT_HYPHEN)); at++) {
    uint64_t w = qt_word_at(c, at)->classes;
    if ((is & QT_BIT(ACCUSE)) && (w & (QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(AS)))) return true;
    if ((is & QT_BIT(URGE)) && (w & QT_BIT(TO))) return true;
    if ((is & QT_BIT(CALL)) && (w & QT_BIT(AS))) return true;
    if ((is & QT_BIT(CALL)) && c->verb_second && (w & QT_BIT(SUBORDINATOR)) && at + 1 < k->right.end &&
        qt_is_word(c->tokens[at + 1]))
      return true; /* bezeichnete den Plan als Unsinn */
    if ((is & QT_BIT(CALL)) && at == first + 1 && is_predicated(c, k)) return true;
    if (w & (QT_BIT(THAT) | QT_BIT(RELATIVE) | QT_BIT(CONJUNCTION))) return false;
    if (clause && qt_is_verb_at(c, at)) return true;
  }
  return false;
}

/* "the plan was called "A" by X": the quotation is the predicate of what stands in front. */
static bool is_called_so(const qt_clause *c, const qt_candidate *k) {
  return k->source.inverted && k->complement == QT_SUBJECT_COMPLEMENT && !qt_is_empty(k->left) &&
         qt_holds_quotation(c, k->right.first, k->right.end);
}

/* The features that a candidate has, a bit each. */
static uint64_t features_of(const qt_clause *c, const qt_candidate *k, subject who) {
  const qt_cue *cue = &k->cue;
  bool left = !qt_is_empty(k->left);
  uint32_t first = left ? k->left.first : k->right.first, end = left ? k->left.end : k->right.end;
  uint32_t near = end - first > VERB_WINDOW ? (left ? end - VERB_WINDOW : first) : first;
  uint32_t near_end = end - first > VERB_WINDOW ? near + VERB_WINDOW : end;
  bool present =
      cue->form == QT_FINITE && (cue->classes & (QT_BIT(PRESENT) | QT_BIT(BASE))) && !(cue->classes & QT_BIT(PAST));
  return SET(BIAS) | WHEN(k->quoted, QUOTED) | WHEN(k->medial, MEDIAL) | WHEN(left && !k->quoted, LEFT) |
         WHEN(k->source.inverted, INVERTED) | WHEN(k->source.elided, ELIDED) | WHEN(fits_frame(c, k), FRAME) |
         WHEN(cue->negated, NEGATED) | WHEN(cue->future, FUTURE) | WHEN(cue->modal, MODAL) | WHEN(present, PRESENT) |
         (who == NO_SUBJECT ? 0 : SET(SUBJECT_NAME) << who) |
         WHEN(!is_owner(k) && is_oblique(c, &k->source), SUBJECT_OBLIQUE) | WHEN(qt_is_subordinate(c, k), SUBORDINATE) |
         WHEN(is_bare_singular(c, k), BARE_SINGULAR) | form_features[cue->form] | complement_features[k->complement] |
         verb_features(cue->classes) | WHEN(qt_has_verb(c, near, near_end), CLAUSE_VERB) |
         WHEN(qt_holds_quotation(c, first, end) || is_called_so(c, k), CONTAINS_QUOTE);
}

/* "The port, the report states, will open", "The port, he hopes, will open": a subject and its verb between commas. */
static bool is_parenthesis(const qt_clause *c, const qt_candidate *k) {
  const uint64_t speaking = QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY) | QT_BIT(DOCUMENT);
  const qt_source *s = &k->source;
  if (!(k->features & (SET(MEDIAL) | SET(LEFT))) || !(k->cue.classes & (QT_BIT(SAY) | QT_BIT(THINK))) ||
      k->cue.form != QT_FINITE || k->complement != QT_COMMA_COMPLEMENT || s->mention == QUOTH_NONE)
    return false;
  if (s->end != k->cue.first || s->first <= c->first || !qt_is_comma(c, s->first - 1)) return false;
  const qt_mention *m = qt_mention_of(c, s->mention);
  if (qt_has_class(c, s->first, QT_BIT(I) | QT_BIT(WE) | QT_BIT(YOU)) && !(k->cue.classes & QT_BIT(SAY))) return false;
  if (m->kind != QT_ROLE_MENTION) return m->kind != QT_PLACE_NAME;
  return qt_has_class(c, m->name_token, speaking) &&
         qt_has_class(c, s->first, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(COLLECTIVE));
}

/*
** "believed the council should wait", "fears repairs will", "thinks the rain came": a noun phrase with its auxiliary, or with
** a past that is no participle, behind a verb of thought.
*/
static bool takes_bare_clause(const qt_clause *c, const qt_candidate *k) {
  const uint64_t auxiliary = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE);
  const uint64_t none = QT_BIT(THAT) | QT_BIT(RELATIVE) | QT_BIT(WH) | QT_BIT(CONJUNCTION) | QT_BIT(TO);
  uint32_t first = k->right.first, end = k->right.end;
  if (k->complement != QT_PHRASE_COMPLEMENT && k->complement != QT_OTHER_COMPLEMENT &&
      k->complement != QT_SUBJECT_COMPLEMENT)
    return false;
  /* said that A and he believes B is: a part of what was said before */
  if ((k->features & SET(SUBJECT_PRONOUN)) && k->source.first > c->first + 2) return false;
  if (end > first + FRAME_WINDOW) end = first + FRAME_WINDOW;
  for (uint32_t at = first; at < end && qt_is_word(c->tokens[at]); at++) {
    const qt_word *w = qt_word_at(c, at);
    bool verb = k->complement != QT_OTHER_COMPLEMENT && at > first && (w->more & QT_MORE(VERB)) &&
                !(w->classes & QT_VERB_FORMS) &&
                !qt_ends_like(c->article->lexicon, c->article->text, c->tokens[at], QT_MORE(PAST_ENDING));
    if ((verb || (w->classes & auxiliary)) && qt_kind(c->tokens[at]) != QT_CLITIC) return at > first;
    if (qt_has_class(c, at, none)) return false;
  }
  return false;
}

/* The report found that A; A, a poll by the Gazette shows: one document, not documents at large (studies show). */
static bool is_document_showing(const qt_clause *c, const qt_candidate *k) {
  const qt_source *s = &k->source;
  const uint64_t against =
      SET(SUBJECT_OBLIQUE) | SET(SUBORDINATE) | SET(NEGATED) | SET(MODAL) | SET(FUTURE) | SET(ELIDED);
  if (!(k->cue.classes & QT_BIT(SHOW)) || k->cue.form != QT_FINITE || (k->features & against)) return false;
  bool verb = (k->features & SET(CLAUSE_VERB)) != 0;
  for (uint32_t at = k->right.first; !verb && at < k->right.end && at < k->right.first + FRAME_WINDOW; at++)
    verb = qt_is_word(c->tokens[at]) && (qt_word_at(c, at)->more & QT_MORE(VERB)); /* the rate fell */
  bool clause =
      k->complement == QT_THAT_COMPLEMENT || (k->complement == QT_SUBJECT_COMPLEMENT && verb); /* not: the way */
  bool behind = qt_is_empty(k->left) && clause;
  bool before =
      !k->quoted && k->complement == QT_NOTHING_COMPLEMENT && !qt_is_empty(k->left) && (k->features & SET(CLAUSE_VERB));
  if ((!behind && !before) || s->first == QUOTH_NONE) return false;
  const qt_mention *m = qt_mention_of(c, s->mention);
  if (m && m->kind == QT_PRONOUN_MENTION && m->gender == QT_THING) /* The study is out. It found that A */
    return k->complement == QT_THAT_COMPLEMENT && (k->cue.classes & QT_BIT(PAST)) &&
           !qt_is_thing_meant(c->article, s->mention);
  bool named = s->first > c->first && (c->tokens[s->first].flags & QT_CAPITAL);
  bool past = (k->cue.classes & QT_BIT(PAST)) && k->cue.first == k->cue.head; /* revised figures showed */
  bool one = named || qt_has_class(c, s->first, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE));
  if (!one && !past) return false;
  for (uint32_t at = one ? s->first + 1 : s->first; at < s->end && qt_is_word(c->tokens[at]); at++) {
    if (qt_has_class(c, at, QT_BIT(DOCUMENT))) return true;
    if (qt_has_class(c, at, QT_BIT(PREPOSITION))) return false; /* the port in the report */
  }
  return false;
}

/* A verb in its own frame with somebody as its subject stands, however rarely it does in the training texts. */
static bool stands_by_frame(const qt_clause *c, const qt_candidate *k) {
  const uint64_t who =
      SET(SUBJECT_NAME) | SET(SUBJECT_ROLE) | SET(SUBJECT_ORGANISATION) | SET(SUBJECT_GROUP) | SET(SUBJECT_PRONOUN);
  /* found that, suggested that; kept its rate and hinted that */
  const bool that = (k->features & SET(AND_THAT)) && (k->features & SET(IS_SAY));
  const uint64_t against = (that ? 0 : SET(IS_SHOW) | SET(ELIDED)) | SET(SUBJECT_OBLIQUE) | SET(SUBORDINATE) |
                           SET(PASSIVE) | SET(NEGATED) | SET(MODAL);
  bool thinks = c->drops_subject && k->quoted && k->source.inverted; /* «A», — считает X */
  if ((k->features & SET(IS_THINK)) && !(k->features & SET(AND_THAT)) && !thinks && !takes_bare_clause(c, k))
    return false;
  bool ends = k->complement == QT_NOTHING_COMPLEMENT || (k->source.inverted && k->complement == QT_COMMA_COMPLEMENT);
  bool beside = k->quoted && k->left.first < k->left.end && ends;
  if (beside && (k->features & (who | SET(SUBJECT_PLACE))) && !(k->features & (against & ~SET(IS_SHOW))))
    return true; /* "Out!" the crowd yelled. */
  if ((k->features & SET(FRAME)) && (k->features & SET(INVERTED)) && (k->features & who))
    return true; /* was told by X */
  const uint64_t closing = SET(LEFT) | SET(INVERTED) | SET(AND_NOTHING) | SET(IS_SAY) |
                           (c->drops_subject ? 0 : SET(CLAUSE_VERB)); /* verbs are known by their classes and endings */
  if ((k->features & closing) == closing && (k->features & who) && !(k->features & (against & ~SET(IS_SHOW))))
    return true; /* A, warned the weather service */
  bool finite = k->cue.form == QT_FINITE || (that && k->cue.form == QT_GERUND && k->source.elided &&
                                             !(k->features & SET(IS_SHOW))); /* , ruling that */
  return (k->features & SET(FRAME)) && (k->features & who) && !(k->features & against) && finite;
}

void qt_weigh(const qt_lexicon *lexicon, const qt_clause *c, qt_candidate *k) {
  subject who = subject_of(c, &k->source);
  if (who == SUBJECT_PHRASE && is_owner(k) && k->source.antecedent != QUOTH_NONE) who = SUBJECT_PRONOUN; /* his */
  k->features = features_of(c, k, who);
  set_pairs(k, who);
  float pairs = k->cue.weight + qt_lexicon_value(lexicon, PAIR_SLOTS + k->pairs[0]) +
                qt_lexicon_value(lexicon, PAIR_SLOTS + QT_PAIR_COUNT + k->pairs[1]);
  k->score = add_features(lexicon, QT_ATTRIBUTION_SLOTS, k->features, pairs);
  if (k->score <= 0 && (stands_by_frame(c, k) || is_document_showing(c, k))) k->score = FRAMED;
  if (k->score < SET_OFF && is_parenthesis(c, k)) k->score = SET_OFF;
}

float qt_trust(const qt_lexicon *l, const qt_candidate *k) {
  float sum = qt_lexicon_value(l, SCORE_SLOT) * k->score + qt_lexicon_value(l, REASON_SLOTS + k->reason);
  return add_features(l, QT_CONFIDENCE_SLOTS, k->features, sum);
}

float qt_confidence(const qt_lexicon *l, float trust, unsigned kind, uint32_t spans, uint32_t words) {
  float sum = trust + qt_lexicon_value(l, KIND_SLOTS + kind);
  if (spans > 1) sum += qt_lexicon_value(l, PARTS_SLOT);
  if (words < QT_FEW_WORDS) sum += qt_lexicon_value(l, FEW_SLOT);
  return 1.0f / (1.0f + expf(-sum));
}
