#include "speech/attribution.h"
#include "speech/cast_parts.h"
#include "speech/mention.h"
#include "speech/person.h"
#include "speech/salience.h"

enum { NEAR_QUOTE = 3 /* tokens */, MAX_SENTENCES_BACK = 40 };

/* How well what was mentioned i mentions ago fits: near ones, subjects, speakers, named ones. CLEAR: beyond doubt. */
enum { CLEAR = 2, OWNED = 3, FAR = -4, TOLD_OF = 5, HOPELESS = -1000 };
static const float PER_STEP = 2.0f / QT_STEPS, PER_MENTION = 0.15f, PER_NAMING = 0.1f, MOST_LIKE = 1.5f,
                   OF_CENTRAL = -5;

/* Does the mention mean a man or woman? */
static bool is_person(const qt_mention *m) { return m->gender != QT_PLURAL && m->gender != QT_THING; }

/* Scout, Emma: a given name without a surname, which a surname may look like, but rarely does. */
static uint8_t gender_of_given(const qt_cast_state *c, const qt_entity *e) {
  uint64_t both = e->words == 1 ? qt_cast_word(c, e->name)->classes & (QT_BIT(MALE) | QT_BIT(FEMALE)) : 0;
  return both == QT_BIT(MALE) ? QT_MALE_GENDER : both == QT_BIT(FEMALE) ? QT_FEMALE_GENDER : QT_UNKNOWN_GENDER;
}

static float likeness_of_person(const qt_cast_state *c, const qt_mention *m, const qt_entity *e) {
  static const float doubts[] = {[QT_ANYTHING] = 6, [QT_SPEAKS] = 1, [QT_HUMAN] = 0};
  float known = e->gender ? 0.5f : -0.5f;
  if (e->type != QUOTH_SPEAKER_PERSON) return known;
  uint8_t given = e->gender ? e->gender : gender_of_given(c, e);
  if (!m->gender) known = 0; /* "the expert" */
  if (given && m->gender) known = given == m->gender ? MOST_LIKE : -4;
  return known - doubts[e->bearer];
}

/* An actress rather than somebody, a service rather than something: an unnamed one whose noun tells its kind. */
static bool is_told(const qt_mention *m, const qt_entity *e) {
  return e->gender && (is_person(m) || e->gender == m->gender);
}

/* Without its salience, which costs more to find. */
static float fitness(const qt_cast_state *c, const qt_mention *m, const qt_recalled *r, uint32_t i, bool quoted) {
  const qt_entity *e = &c->who.entities.at[r->entity];
  float score = (float)e->named * PER_NAMING - (float)(c->way - r->way) * PER_STEP - (float)i * PER_MENTION;
  if (r->quoted != quoted) score -= 4;
  if (r->entity == c->principal) score += 2;
  if (is_person(m)) score += likeness_of_person(c, m, e);
  if (m->gender == QT_THING && e->type == QUOTH_SPEAKER_PERSON) score -= 1;
  if (e->type == QUOTH_SPEAKER_UNNAMED) score -= is_told(m, e) ? 1 : 2;
  if (m->gender == QT_PLURAL && e->gender != QT_PLURAL) score -= 3;
  return score;
}

/* What no mention from the i-th back on can exceed: sentences and places only add up. */
static float fittest(const qt_cast_state *c, const qt_mention *m, const qt_recalled *r, uint32_t i) {
  float likings = (is_person(m) ? MOST_LIKE : 0) + (c->principal == QUOTH_NONE ? 0 : 2);
  return QT_MOST_SALIENCE + QT_OFTEN * PER_NAMING + likings - (float)(c->way - r->way) * PER_STEP -
         (float)i * PER_MENTION;
}

/* "Trump is late," he said: not Trump, whom the quotation right before the pronoun names. */
static bool is_spoken_of(const qt_cast_state *c, const qt_mention *m, const qt_entity *e) {
  if (!is_person(m) || !e->person || e->quoted_in == QUOTH_NONE) return false;
  uint32_t close = c->article->quotes.at[e->quoted_in].close;
  return close < m->first_token && m->first_token - close <= NEAR_QUOTE;
}

/* Whom a mention without a name may mean, and how well he fits. */
typedef struct antecedent {
  uint32_t entity;
  float fits;
} antecedent;

/* "The port is closed, he said.", "The port, he said, is closed.": what the sentence names before is what he tells of. */
static bool closes_content(const qt_cast_state *c, const qt_mention *m) {
  uint32_t verb = qt_mention_end(m);
  if (m->kind != QT_PRONOUN_MENTION || m->first_token < c->first + 2 || verb + 1 >= c->end) return false;
  if (!qt_cast_mark(c, m->first_token - 1, QT_COMMA) || qt_kind(c->article->tokens.at[m->first_token - 2]) == QT_QUOTE)
    return false;
  if (!(qt_cast_word(c, verb)->classes & QT_BIT(SAY))) return false;
  bool quotes = verb + 2 < c->end && qt_kind(c->article->tokens.at[verb + 2]) == QT_QUOTE; /* he said, "A" */
  return qt_cast_mark(c, verb + 1, QT_DOT) || (qt_cast_mark(c, verb + 1, QT_COMMA) && !quotes);
}

/*
** He said Orlov was late; she told Orlov; he said, "Orlov is late": not Orlov, whom what he says begins with. "He agrees,
** Orlov said" has a comma without a quotation. QUOTH_NONE: nobody is named there.
*/
static uint32_t told_of(const qt_cast_state *c, const qt_mention *m) {
  const quoth_article *a = c->article;
  const qt_mention *next = m + 1;
  uint32_t at = qt_mention_end(m), end = c->end;
  if (next >= a->mentions.at + a->mentions.count || next->kind != QT_NAME || next->first_token >= end)
    return QUOTH_NONE;
  if (at < end && (qt_cast_word(c, at)->classes & QT_BIT(ADVERB))) at++;
  if (at >= end || !qt_says_at(a, at, end)) return QUOTH_NONE;
  at++;
  bool comma = qt_cast_mark(c, at, QT_COMMA) || qt_cast_mark(c, at, QT_COLON);
  at += comma || (at < end && (qt_cast_word(c, at)->classes & QT_BIT(THAT)));
  bool opens = at < end && qt_kind(a->tokens.at[at]) == QT_QUOTE;
  return next->first_token == at + opens && (opens || !comma) ? next->speaker : QUOTH_NONE;
}

/* The best of those in the reader's mind; except: who it is not. */
static void seek_antecedent(qt_cast_state *c, const qt_mention *m, bool quoted, uint32_t except, antecedent *best) {
  uint32_t fitting =
      m->gender ? qt_recall_fitting(&c->recall, m->gender)
                : qt_recall_fitting(&c->recall, QT_MALE_GENDER) | qt_recall_fitting(&c->recall, QT_FEMALE_GENDER);
  bool elsewhere = closes_content(c, m);
  for (; fitting; fitting &= fitting - 1) {
    uint32_t i = (uint32_t)__builtin_ctz(fitting);
    const qt_recalled *r = qt_recall_at(&c->recall, i);
    if (c->sentence - r->sentence > MAX_SENTENCES_BACK || fittest(c, m, r, i) <= best->fits) break;
    if (r->entity == except || (!quoted && is_spoken_of(c, m, &c->who.entities.at[r->entity]))) continue;
    float score = fitness(c, m, r, i, quoted);
    if (elsewhere && r->sentence == c->sentence) score -= TOLD_OF;
    bool named = r->mention != QUOTH_NONE && c->article->mentions.at[r->mention].name_count > 0;
    if (score + QT_MOST_SALIENCE - !named <= best->fits) continue;
    uint8_t salience = qt_recall_weight(&c->recall, i);
    score += salience;
    if (!salience && r->sentence == c->sentence) score -= 2; /* in an interview with Trump, he said */
    if (score <= best->fits) continue;
    *best = (antecedent){r->entity, score};
  }
}

uint32_t qt_epithet_of(qt_cast_state *c, const qt_mention *m, bool quoted) {
  antecedent best = {QUOTH_NONE, FAR};
  seek_antecedent(c, m, quoted, QUOTH_NONE, &best);
  const qt_entity *e = best.entity == QUOTH_NONE ? NULL : &c->who.entities.at[best.entity];
  return e && e->type == QUOTH_SPEAKER_PERSON && e->bearer != QT_ANYTHING ? best.entity : QUOTH_NONE;
}

static bool in_digest(const qt_cast_state *c, const qt_mention *m) {
  const quoth_span digest = c->article->digest.span;
  uint32_t byte = c->article->tokens.at[m->first_token].start;
  return c->principal != QUOTH_NONE && qt_has(digest) && digest.start <= byte && byte < digest.end;
}

uint32_t qt_digest_owner(const qt_cast_state *c, const qt_mention *m) {
  if (!in_digest(c, m)) return QUOTH_NONE;
  const qt_scope *scope = qt_scope_at(c->article, c->article->tokens.at[m->first_token].start);
  return scope && scope->speaker != QUOTH_NONE ? scope->speaker : c->principal;
}

/* "She declined to say.": a paragraph of a digest that a pronoun opens. */
static bool opens_paragraph(const qt_cast_state *c, const qt_mention *m) {
  return m->first_token == c->first && (c->article->tokens.at[m->first_token].flags & QT_NEW_LINE);
}

void qt_resolve_pronoun(qt_cast_state *c, qt_mention *m, bool quoted) {
  if (qt_cast_word(c, m->name_token)->classes & (QT_BIT(I) | QT_BIT(WE) | QT_BIT(YOU))) return;
  uint32_t owner = qt_digest_owner(c, m);
  antecedent best = {QUOTH_NONE, HOPELESS};
  if (owner != QUOTH_NONE && !quoted && qt_pronoun_fits(&c->who.entities.at[owner], m->gender))
    best = (antecedent){owner, opens_paragraph(c, m) ? OWNED : 0}; /* whose words these are, if nobody stands nearer */
  /* in his own words nobody calls himself he */
  uint32_t except = quoted ? owner : told_of(c, m);
  seek_antecedent(c, m, quoted, except, &best);
  uint32_t central = qt_is_he_or_she(m) ? c->central[m->gender == QT_FEMALE_GENDER] : QUOTH_NONE;
  if (central != QUOTH_NONE && !quoted) {
    const qt_entity *e = &c->who.entities.at[central];
    float score = OF_CENTRAL + likeness_of_person(c, m, e) + (float)e->named * PER_NAMING;
    if (score > best.fits && central != except && !is_spoken_of(c, m, e)) best = (antecedent){central, score};
  }
  m->speaker = best.entity;
  /* a pronoun tells the gender of a name that told nothing, where it is clear whom it means */
  if (best.fits >= CLEAR && !quoted && qt_is_he_or_she(m) && !c->who.entities.at[m->speaker].gender) {
    c->who.entities.at[m->speaker].gender = m->gender;
    c->who.entities.at[m->speaker].bearer = QT_HUMAN;
    qt_recall_changed(&c->recall, m->speaker);
  }
}
