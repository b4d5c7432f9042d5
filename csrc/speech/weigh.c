#include "speech/weigh.h"

#include "speech/cast.h"

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
static const struct {
  const char *name;
  uint64_t class;
} verbs[QT_VERB_COUNT] = {{"say", QT_BIT(SAY)},
                          {"tell", QT_BIT(TELL)},
                          {"write", QT_BIT(WRITE)},
                          {"deny", QT_BIT(DENY)},
                          {"refuse", QT_BIT(REFUSE)},
                          {"accuse", QT_BIT(ACCUSE)},
                          {"call", QT_BIT(CALL)},
                          {"ask", QT_BIT(ASK)},
                          {"urge", QT_BIT(URGE)},
                          {"intend", QT_BIT(INTEND)},
                          {"think", QT_BIT(THINK)},
                          {"show", QT_BIT(SHOW)},
                          {"voice", QT_BIT(VOICE)},
                          {"according", QT_BIT(ACCORDING)},
                          {"other", 0}};

static const char *const complements[QT_COMPLEMENT_COUNT] = {
#define X(id, name) name,
    QT_COMPLEMENTS(X)
#undef X
};

static const struct {
  const char *name;
  uint64_t feature;
} subjects[QT_SUBJECT_COUNT] = {{"name", UINT64_C(1) << QT_FEATURE_SUBJECT_NAME},
                                {"pronoun", UINT64_C(1) << QT_FEATURE_SUBJECT_PRONOUN},
                                {"role", UINT64_C(1) << QT_FEATURE_SUBJECT_ROLE},
                                {"organisation", UINT64_C(1) << QT_FEATURE_SUBJECT_ORGANISATION},
                                {"place", UINT64_C(1) << QT_FEATURE_SUBJECT_PLACE},
                                {"group", UINT64_C(1) << QT_FEATURE_SUBJECT_GROUP},
                                {"first_person", UINT64_C(1) << QT_FEATURE_SUBJECT_FIRST_PERSON},
                                {"it", UINT64_C(1) << QT_FEATURE_SUBJECT_IT},
                                {"you", UINT64_C(1) << QT_FEATURE_SUBJECT_YOU},
                                {"relative", UINT64_C(1) << QT_FEATURE_SUBJECT_RELATIVE},
                                {"phrase", UINT64_C(1) << QT_FEATURE_SUBJECT_PHRASE},
                                {"none", 0}};

/* Where the content stands, and whether it is quoted. */
static const char *const places[QT_PLACE_COUNT] = {"quoted", "left", "fragment", "right"};

unsigned quoth_pair_name(unsigned which, unsigned pair, char name[QUOTH_PAIR_BYTES]) {
  unsigned a = which ? pair / QT_PLACE_COUNT : pair / QT_COMPLEMENT_COUNT;
  unsigned b = which ? pair % QT_PLACE_COUNT : pair % QT_COMPLEMENT_COUNT;
  name[0] = 0;
  if (a >= (which ? (unsigned)QT_SUBJECT_COUNT : (unsigned)QT_VERB_COUNT)) return 0;
  int n = snprintf(name, QUOTH_PAIR_BYTES, "%s+%s", which ? subjects[a].name : verbs[a].name,
                   which ? places[b] : complements[b]);
  return n > 0 && n < QUOTH_PAIR_BYTES ? (unsigned)n : 0;
}

static_assert(QT_VERB_COUNT * QT_COMPLEMENT_COUNT <= QT_PAIR_COUNT &&
                  QT_SUBJECT_COUNT * QT_PLACE_COUNT <= QT_PAIR_COUNT,
              "a pair is a byte");

static void set_pairs(qt_candidate *k) {
  unsigned verb = 0, subject = 0, place;
  while (verb + 1 < QT_VERB_COUNT && !(k->cue.classes & verbs[verb].class)) verb++;
  while (subject + 1 < QT_SUBJECT_COUNT && !(k->features & subjects[subject].feature)) subject++;
  if (k->quoted)
    place = 0;
  else if (k->left.first < k->left.end)
    place = 1;
  else
    place = k->features & UINT64_C(1) << QT_FEATURE_CONTAINS_QUOTE ? 2 : 3;
  k->pairs[0] = (uint8_t)(verb * QT_COMPLEMENT_COUNT + k->complement);
  k->pairs[1] = (uint8_t)(subject * QT_PLACE_COUNT + place);
}

static_assert(QT_ATTRIBUTION_SLOTS + 64 + 2 * QT_PAIR_COUNT <= QT_CONFIDENCE_SLOTS, "each weight has its number");

static float feature_weight(const qt_lexicon *l, unsigned feature) {
  float weight;
  uint32_t slot = QT_ATTRIBUTION_SLOTS + feature;
  if (qt_lexicon_kept(l, slot, &weight)) return weight;
  return qt_lexicon_keep(l, slot, qt_lexicon_weight(l, "attribution", feature_names[feature]));
}

static float pair_weight(const qt_lexicon *l, unsigned which, unsigned pair) {
  float weight;
  uint32_t slot = QT_ATTRIBUTION_SLOTS + 64 + which * QT_PAIR_COUNT + pair;
  if (qt_lexicon_kept(l, slot, &weight)) return weight;
  char name[QUOTH_PAIR_BYTES];
  return qt_lexicon_keep(l, slot, quoth_pair_name(which, pair, name) ? qt_lexicon_weight(l, "attribution", name) : 0);
}

#define SET(id) (UINT64_C(1) << QT_FEATURE_##id)
#define WHEN(condition, id) ((condition) ? SET(id) : 0)

static uint64_t subject_features(const qt_clause *c, const qt_source *s) {
  if (s->first == QUOTH_NONE) return 0;
  uint64_t is = qt_word_at(c, s->first)->classes;
  if (s->mention == QUOTH_NONE)
    return is & (QT_BIT(RELATIVE) | QT_BIT(THAT)) ? SET(SUBJECT_RELATIVE) : SET(SUBJECT_PHRASE);
  switch (c->article->mentions.at[s->mention].kind) {
    case QT_NAME: return SET(SUBJECT_NAME);
    case QT_ORGANISATION_NAME: return SET(SUBJECT_ORGANISATION);
    case QT_PLACE_NAME: return SET(SUBJECT_PLACE);
    case QT_ROLE_MENTION: return SET(SUBJECT_ROLE);
    case QT_GROUP_MENTION: return SET(SUBJECT_GROUP);
    default: break;
  }
  if (is & (QT_BIT(I) | QT_BIT(WE))) return SET(SUBJECT_FIRST_PERSON);
  if (is & QT_BIT(IT)) return SET(SUBJECT_IT);
  if (is & QT_BIT(YOU)) return SET(SUBJECT_YOU);
  return SET(SUBJECT_PRONOUN);
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
  const uint64_t finite = QT_BIT(PAST) | QT_BIT(PRESENT) | QT_BIT(PARTICIPLE);
  const qt_source *s = &k->source;
  if (!(k->cue.classes & QT_BIT(BASE)) || (k->cue.classes & finite) || k->cue.first != k->cue.head) return false;
  if (s->first == QUOTH_NONE || s->inverted || s->elided) return false;
  if (s->mention == QUOTH_NONE) return (qt_word_at(c, s->first)->more & QT_MORE(ARTICLE)) != 0;
  const qt_mention *m = &c->article->mentions.at[s->mention];
  if (m->kind == QT_PRONOUN_MENTION) return qt_has_class(c, s->first, QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(IT));
  return m->kind == QT_NAME || (m->kind == QT_ROLE_MENTION && m->gender != QT_PLURAL);
}

static uint64_t complement_feature(const qt_candidate *k) {
  switch (k->complement) {
    case QT_THAT_COMPLEMENT: return SET(AND_THAT);
    case QT_WH_COMPLEMENT: return SET(AND_WH);
    case QT_TO_COMPLEMENT: return SET(AND_TO);
    case QT_SUBJECT_COMPLEMENT: return SET(AND_SUBJECT);
    case QT_PHRASE_COMPLEMENT: return SET(AND_PHRASE);
    case QT_PREPOSITION_COMPLEMENT: return SET(AND_PREPOSITION);
    case QT_COLON_COMPLEMENT: return SET(AND_COLON);
    case QT_QUOTATION_COMPLEMENT: return SET(AND_QUOTATION);
    case QT_NOTHING_COMPLEMENT:
    case QT_COMMA_COMPLEMENT: return SET(AND_NOTHING);
    default: return SET(AND_OTHER);
  }
}

static uint64_t verb_features(uint64_t is) {
  return WHEN(is & QT_BIT(SAY), IS_SAY) | WHEN(is & QT_BIT(TELL), IS_TELL) | WHEN(is & QT_BIT(URGE), IS_URGE) |
         WHEN(is & QT_BIT(ACCUSE), IS_ACCUSE) | WHEN(is & QT_BIT(CALL), IS_CALL) | WHEN(is & QT_BIT(THINK), IS_THINK) |
         WHEN(is & QT_BIT(WRITE), IS_WRITE) | WHEN(is & QT_BIT(ASK), IS_ASK) | WHEN(is & QT_BIT(DENY), IS_DENY) |
         WHEN(is & QT_BIT(REFUSE), IS_REFUSE) | WHEN(is & QT_BIT(SHOW), IS_SHOW) | WHEN(is & QT_BIT(VOICE), IS_VOICE) |
         WHEN(is & QT_BIT(INTEND), IS_INTEND);
}

static const float FRAMED = 0.1f; /* the score of a verb that stands by its frame alone */

enum {
  VERB_WINDOW = 24,
  FRAME_WINDOW = 8 /* tokens of an object: accused the board of the port of */
};

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
  if (k->complement == QT_WH_COMPLEMENT) return k->cue.future && (is & QT_BIT(SAY)) != 0;
  if (is & QT_BIT(DENY)) { /* denied taking bribes, denied reports of looting */
    uint32_t noun = first + 1 < end && qt_has_class(c, first, QT_BIT(DETERMINER)) ? first + 1 : first;
    if (qt_has_class(c, first, QT_BIT(ING)) || qt_has_class(c, noun, QT_BIT(SAYING_NOUN))) return true;
    const quoth_article *a = c->article;
    if (qt_is_plain_word(c, first) && qt_ends_like(a->lexicon, a->text, c->tokens[first], QT_MORE(VERB_ENDING)))
      return true;
  }
  bool object = k->complement == QT_SUBJECT_COMPLEMENT || k->complement == QT_PHRASE_COMPLEMENT ||
                k->complement == QT_OTHER_COMPLEMENT;
  if (!object) return false;
  if ((is & QT_BIT(ACCUSE)) && k->cue.head_end > k->cue.head + 1) return true; /* spoke out against the plan */
  if (end > first + FRAME_WINDOW) end = first + FRAME_WINDOW;
  bool clause = (is & (QT_BIT(SAY) | QT_BIT(THINK) | QT_BIT(DENY) | QT_BIT(TELL))) != 0;
  for (uint32_t at = first + 1; at < end && (qt_is_word(c->tokens[at]) || qt_mark_at(c, at, QT_HYPHEN)); at++) {
    uint64_t w = qt_word_at(c, at)->classes;
    if ((is & QT_BIT(ACCUSE)) && (w & (QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(AS)))) return true;
    if ((is & QT_BIT(URGE)) && (w & QT_BIT(TO))) return true;
    if ((is & QT_BIT(CALL)) && (w & QT_BIT(AS))) return true;
    if (w & (QT_BIT(THAT) | QT_BIT(RELATIVE) | QT_BIT(CONJUNCTION))) return false;
    if (clause && (qt_has_verb(c, at, at + 1) || (qt_word_at(c, at)->more & QT_MORE(VERB)))) return true;
  }
  return false;
}

uint64_t qt_features(const qt_clause *c, const qt_candidate *k) {
  const qt_cue *cue = &k->cue;
  bool left = k->left.first < k->left.end;
  uint32_t first = left ? k->left.first : k->right.first, end = left ? k->left.end : k->right.end;
  uint32_t near = end - first > VERB_WINDOW ? (left ? end - VERB_WINDOW : first) : first;
  uint32_t near_end = end - first > VERB_WINDOW ? near + VERB_WINDOW : end;
  bool contains = false;
  for (uint32_t i = 0; i < c->atom_count; i++) contains |= c->atoms[i].first >= first && c->atoms[i].end <= end;
  return SET(BIAS) | WHEN(k->quoted, QUOTED) | WHEN(k->medial, MEDIAL) | WHEN(left && !k->quoted, LEFT) |
         WHEN(k->source.inverted, INVERTED) | WHEN(k->source.elided, ELIDED) |
         WHEN(cue->form == QT_NOT_VERB, ACCORDING) | WHEN(cue->form == QT_NOUN, NOUN) | WHEN(fits_frame(c, k), FRAME) |
         WHEN(cue->negated, NEGATED) | WHEN(cue->future, FUTURE) | WHEN(cue->modal, MODAL) |
         WHEN(cue->form == QT_PASSIVE, PASSIVE) | WHEN(cue->form == QT_GERUND, GERUND) |
         WHEN(cue->form == QT_BARE_PARTICIPLE, PARTICIPLE) |
         WHEN(cue->form == QT_FINITE && (cue->classes & (QT_BIT(PRESENT) | QT_BIT(BASE))) &&
                  !(cue->classes & QT_BIT(PAST)),
              PRESENT) |
         subject_features(c, &k->source) | WHEN(is_oblique(c, &k->source), SUBJECT_OBLIQUE) |
         WHEN(qt_is_subordinate(c, k), SUBORDINATE) | WHEN(is_bare_singular(c, k), BARE_SINGULAR) |
         complement_feature(k) | verb_features(cue->classes) | WHEN(qt_has_verb(c, near, near_end), CLAUSE_VERB) |
         WHEN(contains, CONTAINS_QUOTE);
}

/* A verb in its own frame with somebody as its subject stands, however rarely it does in the training texts. */
static bool stands_by_frame(const qt_candidate *k) {
  const uint64_t who =
      SET(SUBJECT_NAME) | SET(SUBJECT_ROLE) | SET(SUBJECT_ORGANISATION) | SET(SUBJECT_GROUP) | SET(SUBJECT_PRONOUN);
  const uint64_t against =
      SET(IS_SHOW) | SET(SUBJECT_OBLIQUE) | SET(SUBORDINATE) | SET(PASSIVE) | SET(NEGATED) | SET(MODAL) | SET(ELIDED);
  if ((k->features & SET(IS_THINK)) && !(k->features & SET(AND_THAT))) return false;
  bool beside = k->quoted && k->left.first < k->left.end && (k->complement == QT_NOTHING_COMPLEMENT);
  if (beside && (k->features & who) && !(k->features & (against & ~SET(IS_SHOW))))
    return true; /* "Out!" the crowd yelled. */
  if ((k->features & SET(FRAME)) && (k->features & SET(INVERTED)) && (k->features & who))
    return true; /* was told by X */
  return (k->features & SET(FRAME)) && (k->features & who) && !(k->features & against) && k->cue.form == QT_FINITE;
}

void qt_weigh(const qt_lexicon *lexicon, const qt_clause *c, qt_candidate *k) {
  k->features = qt_features(c, k);
  set_pairs(k);
  k->score = k->cue.weight + pair_weight(lexicon, 0, k->pairs[0]) + pair_weight(lexicon, 1, k->pairs[1]);
  for (uint64_t left = k->features; left; left &= left - 1)
    k->score += feature_weight(lexicon, (unsigned)__builtin_ctzll(left));
  if (k->score <= 0 && stands_by_frame(k)) k->score = FRAMED;
}

static float confidence_weight(const qt_lexicon *l, uint32_t index, const char *name) {
  float weight;
  if (qt_lexicon_kept(l, QT_CONFIDENCE_SLOTS + index, &weight)) return weight;
  return qt_lexicon_keep(l, QT_CONFIDENCE_SLOTS + index, qt_lexicon_weight(l, "confidence", name));
}

static_assert(QT_FEATURE_COUNT <= 64 && QT_REASON_COUNT <= 32, "each weight has its number");

enum { SCORE_SLOT = 64 + 32, KIND_SLOT, PARTS_SLOT = KIND_SLOT + 3, FEW_SLOT };

static_assert(QT_CONFIDENCE_SLOTS + FEW_SLOT < QT_WEIGHT_SLOTS, "each weight has its slot");

float qt_trust(const qt_lexicon *l, const qt_candidate *k) {
  float slope = confidence_weight(l, SCORE_SLOT, "score");
  float sum = (slope != 0 ? slope : 1) * k->score; /* a language without the model: the score itself */
  sum += confidence_weight(l, 64 + k->reason, quoth_reason_name(k->reason));
  for (uint64_t left = k->features; left; left &= left - 1) {
    unsigned feature = (unsigned)__builtin_ctzll(left);
    sum += confidence_weight(l, feature, feature_names[feature]);
  }
  return sum;
}

float qt_confidence(const qt_lexicon *l, float trust, unsigned kind, uint32_t spans, uint32_t words) {
  static const char *const kinds[] = {"direct", "mixed", "indirect"};
  float sum = trust + confidence_weight(l, KIND_SLOT + kind, kinds[kind]);
  if (spans > 1) sum += confidence_weight(l, PARTS_SLOT, "parts");
  if (words < QT_FEW_WORDS) sum += confidence_weight(l, FEW_SLOT, "few");
  return 1.0f / (1.0f + expf(-sum));
}
