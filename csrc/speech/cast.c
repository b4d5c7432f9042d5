#include "speech/cast.h"

#include "base/word_part.h"
#include "speech/cast_parts.h"
#include "speech/names.h"
#include "speech/office.h"
#include "speech/person.h"
#include "speech/salience.h"
#include "speech/speakers.h"

/*
** Two walks over the mentions. The first gives every name its person, body or place and notes the
** offices; so the second, which resolves offices, descriptions and pronouns, knows the whole cast.
*/

enum { OWNS = 1 }; /* salience of who is named as an owner only */
enum { SOON = 150 /* tokens */ };
/* --- names and offices */

/* Title before the name, without article: "Russian Foreign Minister". */
static bool note_title(qt_cast_state *c, const qt_mention *m, uint32_t entity) {
  uint32_t first = m->first_token, end = m->name_token;
  while (first < end && (!qt_is_word(c->article->tokens.at[first]) ||
                         (qt_cast_word(c, first)->more & (QT_MORE(ARTICLE) | QT_MORE(DEFINITE)))))
    first++;
  if (end > first && qt_cast_mark(c, end - 1, QT_COMMA)) end--;
  return first >= end || qt_who_role(&c->who, entity, first, end - first);
}

static bool is_yours(const qt_cast_state *c, uint32_t token) {
  const qt_word *w = qt_cast_word(c, token);
  return (w->classes & QT_BIT(POSSESSIVE)) && !(w->classes & (QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(IT) | QT_BIT(THEY))) &&
         !(w->more & QT_MORE(FIRST_PERSON));
}

/*
** "Petrova, the port chief," or "Petrova, 42, the port chief,": what stands behind the name, between
** commas. "..., the port chief said" has no second comma: somebody else speaks.
*/
static bool is_apposition(const qt_cast_state *c, const qt_mention *name, const qt_mention *m) {
  const quoth_article *a = c->article;
  if (m->kind != QT_ROLE_MENTION || m->block != name->block || name->speaker == QUOTH_NONE) return false;
  if (is_yours(c, m->first_token)) return false; /* Mr. Hale, your witness: who is spoken to */
  bool body = name->kind == QT_ORGANISATION_NAME && (qt_cast_word(c, m->name_token)->classes & QT_BIT(BODY));
  if (name->kind != QT_NAME && !body && c->who.entities.at[name->speaker].type != QUOTH_SPEAKER_PERSON) return false;
  uint32_t at = qt_mention_end(name), end = qt_mention_end(m);
  if (name->kind == QT_ROLE_MENTION && at + 1 == m->first_token && (qt_cast_word(c, at)->more & QT_MORE(NAME_AND)))
    return true; /* "Roe, founder and director" */
  if (!qt_cast_mark(c, at, QT_COMMA)) return false;
  at++;
  if (at + 1 < m->first_token && qt_kind(a->tokens.at[at]) == QT_NUMBER && qt_cast_mark(c, at + 1, QT_COMMA)) at += 2;
  if (at != m->first_token) return false;
  if (end >= a->tokens.count || qt_kind(a->tokens.at[end]) >= QT_PUNCT) return true;
  uint32_t next = end + 1; /* "the founder and former director" */
  while (next < a->tokens.count && next - end < 4 && (qt_cast_word(c, next)->more & QT_MORE(COMMON))) next++;
  bool goes_on = (qt_cast_word(c, end)->more & QT_MORE(NAME_AND)) && next < a->tokens.count &&
                 (qt_cast_word(c, next)->classes & (QT_BIT(ROLE) | QT_BIT(TITLE)));
  return goes_on || (qt_cast_word(c, end)->classes & QT_BIT(RELATIVE));
}

/* "Foreign Ministry spokesman Jan Roe": the body that his office names may be meant later. false: no memory. */
static bool note_body_in_title(qt_cast_state *c, const qt_mention *m) {
  const quoth_article *a = c->article;
  uint32_t first = m->first_token, end;
  if (qt_cast_word(c, first)->more & QT_MORE(ARTICLE)) first++;
  for (end = first; end < m->name_token && (a->tokens.at[end].flags & QT_CAPITAL);) end++;
  while (end > first && (qt_cast_word(c, end - 1)->classes & (QT_BIT(ROLE) | QT_BIT(TITLE)))) end--;
  if (end < first + 2 || end >= m->name_token || !(qt_cast_word(c, end - 1)->classes & QT_BIT(BODY))) return true;
  qt_mention body = {.first_token = first,
                     .token_count = (uint16_t)(end - first),
                     .name_token = first,
                     .name_count = (uint16_t)(end - first),
                     .kind = QT_ORGANISATION_NAME,
                     .gender = QT_THING};
  return qt_who_named(&c->who, &body) != QUOTH_NONE;
}

/* What a mention tells of the person that the name is taken for. */
static void note_bearer(qt_cast_state *c, const qt_mention *m) {
  qt_entity *e = &c->who.entities.at[m->speaker];
  quoth_block_kind kind = c->article->blocks.at[m->block].kind;
  bool above = kind == QUOTH_BLOCK_TITLE || kind == QUOTH_BLOCK_DECK;
  e->named = (uint8_t)(e->named + (above ? QT_IN_TITLE : 1));
  if (!above && e->told < QT_OFTEN) e->told++;
  if (e->named > QT_OFTEN) e->named = QT_OFTEN;
  if (m->kind != QT_NAME || e->type != QUOTH_SPEAKER_PERSON) return;
  qt_bearer bearer = qt_bearer_of(c->article, m);
  if (m->name_count == 1 && e->words > 1) bearer = QT_HUMAN; /* a surname alone, behind the whole name */
  if (bearer > e->bearer) e->bearer = (uint8_t)bearer;
}

/*
** "Ada Roe's mother", "a video of lawyer Ada Roe", "people like Ilva Marsk": whom a phrase names on its way is known by
** his whole name later. false: no memory.
*/
static bool note_named_inside(qt_cast_state *c, const qt_mention *m) {
  const uint64_t given = QT_BIT(MALE) | QT_BIT(FEMALE), links = QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(PREPOSITION);
  const qt_token *t = c->article->tokens.at;
  uint32_t stop = m->name_count ? m->name_token : qt_mention_end(m);
  for (uint32_t i = m->first_token; i + 1 < stop; i++) {
    if (!(t[i].flags & t[i + 1].flags & QT_CAPITAL) || !qt_is_word(t[i + 1])) continue;
    uint64_t classes = qt_cast_word(c, i)->classes & given;
    bool titled = i > m->first_token && t[i].word == QT_NO_WORD &&
                  (qt_cast_word(c, i - 1)->classes & (QT_BIT(TITLE) | QT_BIT(ROLE)));
    bool linked = i > m->first_token && t[i].word == QT_NO_WORD && (qt_cast_word(c, i - 1)->classes & links);
    if (!classes && !titled && !linked) continue;
    uint32_t end = i + 2;
    while (end < stop && (t[end].flags & QT_CAPITAL) && qt_is_word(t[end])) end++;
    if (linked && t[end - 1].word != QT_NO_WORD) continue; /* of Strelva Bay */
    if (end - i > 3 || (qt_cast_word(c, end - 1)->classes & (QT_BIT(BODY) | QT_BIT(ORG_WORD)))) return true;
    qt_mention inside = {.first_token = i,
                         .token_count = (uint16_t)(end - i),
                         .name_token = i,
                         .name_count = (uint16_t)(end - i),
                         .kind = QT_NAME,
                         .gender = classes == QT_BIT(MALE)     ? QT_MALE_GENDER
                                   : classes == QT_BIT(FEMALE) ? QT_FEMALE_GENDER
                                                               : QT_UNKNOWN_GENDER};
    inside.speaker = qt_who_named(&c->who, &inside);
    if (inside.speaker == QUOTH_NONE) return false;
    if (!linked) c->who.entities.at[inside.speaker].bearer = QT_HUMAN;
    i = end;
  }
  return true;
}

/* "Farmer" behind "Tom Farmer": a noun for people that is the surname of somebody named before. */
static bool is_surname(const qt_cast_state *c, const qt_mention *m) {
  if (m->kind != QT_ROLE_MENTION || m->token_count != 1 || !(c->article->tokens.at[m->first_token].flags & QT_CAPITAL))
    return false;
  qt_mention name = *m;
  name.name_count = 1;
  name.gender = QT_UNKNOWN_GENDER;
  uint32_t entity = qt_who_find(&c->who, &name);
  const qt_entity *e = entity == QUOTH_NONE ? NULL : &c->who.entities.at[entity];
  return e && e->type == QUOTH_SPEAKER_PERSON && e->words > 1;
}

static bool fuse_names(qt_cast_state *c) {
  quoth_article *a = c->article;
  for (uint32_t i = 0; i < a->mentions.count; i++) {
    qt_mention *m = &a->mentions.at[i];
    bool leads = (m->name_count ? m->name_token : qt_mention_end(m)) > m->first_token + 2; /* to its name, or its end */
    if (leads && m->kind != QT_PLACE_NAME && !note_named_inside(c, m)) return false;
    if (!m->name_count && is_surname(c, m)) {
      m->kind = QT_NAME;
      m->name_count = 1;
      m->gender = QT_UNKNOWN_GENDER;
    }
    if (m->name_count) {
      m->speaker = qt_who_named(&c->who, m);
      if (m->speaker == QUOTH_NONE) return false;
      note_bearer(c, m);
      bool titled = m->kind == QT_NAME && m->name_token > m->first_token;
      if (titled && (!note_title(c, m, m->speaker) || !note_body_in_title(c, m))) return false;
    } else if (i && is_apposition(c, m - 1, m)) {
      m->speaker = m[-1].speaker;
      qt_entity *e = &c->who.entities.at[m->speaker];
      if (!e->gender && qt_is_he_or_she(m)) e->gender = m->gender;
      if (m->gender != QT_THING && e->type == QUOTH_SPEAKER_PERSON) e->bearer = QT_HUMAN;
      if (m->gender != QT_THING && !qt_who_role(&c->who, m->speaker, m->first_token, m->token_count)) return false;
    }
  }
  return true;
}

/* --- offices and descriptions */

/* A phrase without a name, and the keys of all its words and of its head. */
typedef struct description {
  qt_words words;
  uint64_t whole, head;
} description;

/* "Gov. Jan Holt's office": where the description begins, with the name of the owner who is a mention of his own. */
static uint32_t owner_or_first(const qt_cast_state *c, const qt_mention *m) {
  const quoth_article *a = c->article;
  if (m == a->mentions.at || !m->first_token || qt_kind(a->tokens.at[m->first_token - 1]) != QT_CLITIC)
    return m->first_token;
  const qt_mention *owner = m - 1;
  return owner->kind == QT_NAME && qt_mention_end(owner) + 1 == m->first_token ? owner->name_token : m->first_token;
}

static void describe(const qt_cast_state *c, const qt_mention *m, description *d) {
  uint32_t first = owner_or_first(c, m);
  if (first < m->first_token) {
    qt_words_of(c->article, first, qt_mention_end(m) - first, &d->words);
    d->whole = qt_whole_key(&d->words);
  }
  qt_words_of(c->article, m->first_token, m->token_count, &d->words);
  if (first == m->first_token) d->whole = qt_whole_key(&d->words);
  for (uint32_t i = d->words.count; i-- > 0;) {
    d->head = d->words.hash[i];
    if (d->words.token[i] == m->name_token) return;
  }
  d->head = qt_word_key(c->article, c->article->tokens.at[m->name_token]);
}

static void best_holder(const qt_cast_state *c, const qt_mention *m, const qt_words *words, qt_key_kind kind,
                        uint64_t key, uint32_t *best, int *best_score) {
  qt_walk walk = {0, 0};
  for (uint32_t e; (e = qt_who_next(&c->who, kind, key, &walk)) != QUOTH_NONE;) {
    const qt_entity *entity = &c->who.entities.at[e];
    if (!qt_genders_agree(entity->gender, m->gender)) continue;
    int score = qt_likeness(c, m, words, entity) * 2;
    if (entity->last_mention == QUOTH_NONE)
      score -= 6;
    else {
      uint32_t back = (uint32_t)(m - c->article->mentions.at) - entity->last_mention;
      score += back < 4 ? 4 : back < 12 ? 2 : 0;
    }
    if (score <= *best_score) continue;
    *best_score = score;
    *best = e;
  }
}

/* The holder of the office that the phrase names, or QUOTH_NONE. */
static uint32_t holder_of(const qt_cast_state *c, const qt_mention *m, const description *d) {
  qt_token head = c->article->tokens.at[m->name_token];
  uint32_t best = QUOTH_NONE;
  int score = QT_NO_HOLDER;
  best_holder(c, m, &d->words, QT_OFFICE, d->head, &best, &score);
  for (uint32_t letters = 3; c->who.short_offices && letters <= 4; letters++)
    best_holder(c, m, &d->words, QT_OFFICE_START, qt_start_key(c->article, head, letters), &best, &score);
  return best;
}

/*
** May the head noun stand for the body? A union is named a union, or in letters that tell nothing (UAW); an airline is
** no authority. What may be anything (agency, regulator) is in both classes.
*/
static bool may_stand_for(const qt_cast_state *c, uint64_t head, uint64_t classes, const qt_entity *e) {
  const uint64_t generic = QT_MORE(GENERIC_BODY), named = QT_MORE(NAMED_BODY);
  qt_words name;
  qt_words_of(c->article, e->name, e->name_count, &name);
  if (qt_holds_word(&name, head)) return true;
  if (classes & generic && classes & named)
    return !(qt_cast_word(c, e->name)->more & QT_MORE(AGENCY)); /* no news agency */
  for (uint32_t i = 0; i < name.count; i++) {
    const qt_word *w = qt_cast_word(c, name.token[i]);
    if (classes & named ? (w->classes & (QT_BIT(BODY) | QT_BIT(ORG_WORD))) != 0 : (w->more & named) != 0) return false;
  }
  return true;
}

/* The body named last, though not behind a preposition ("Ken Abara of Halden Capital") where another one is near. */
static uint32_t latest_body(qt_cast_state *c, const qt_mention *m, uint64_t head) {
  uint64_t classes = qt_cast_word(c, m->name_token)->more;
  uint32_t oblique = QUOTH_NONE;
  bool near = false;
  for (uint32_t i = 0; i < qt_recall_count(&c->recall); i++) {
    const qt_recalled *r = qt_recall_at(&c->recall, i);
    const qt_entity *e = &c->who.entities.at[r->entity];
    bool unsure = e->type == QUOTH_SPEAKER_PERSON && e->bearer == QT_ANYTHING && e->words == 1;
    bool firm = e->type == QUOTH_SPEAKER_PERSON && e->bearer == QT_SPEAKS;                /* a name that is no man's */
    firm |= unsure && c->sentence <= r->sentence + 1 && !qt_recall_weight(&c->recall, i); /* works for Strelva */
    if ((e->type != QUOTH_SPEAKER_ORGANISATION && !firm) || !may_stand_for(c, head, classes, e)) continue;
    if (oblique != QUOTH_NONE && c->sentence > r->sentence + 1 && near) return oblique; /* the others are far */
    if (qt_recall_weight(&c->recall, i) > 1) return r->entity;
    if (oblique == QUOTH_NONE) {
      oblique = r->entity;
      near = unsure;
    }
  }
  return oblique;
}

/* "The utility, Coastal Power, said", "Strelva's parent company, Salt Group, said": the body that is named behind it, between commas. */
static uint32_t body_behind(const qt_cast_state *c, const qt_mention *m) {
  const quoth_article *a = c->article;
  const qt_mention *next = m + 1;
  if (next >= a->mentions.at + a->mentions.count || next->kind != QT_ORGANISATION_NAME) return QUOTH_NONE;
  bool between = qt_cast_mark(c, qt_mention_end(m), QT_COMMA) && next->first_token == qt_mention_end(m) + 1 &&
                 qt_cast_mark(c, qt_mention_end(next), QT_COMMA);
  return between && (qt_cast_word(c, m->name_token)->classes & QT_BIT(BODY)) ? next->speaker : QUOTH_NONE;
}

static bool is_definite(const qt_cast_state *c, const qt_mention *m) {
  return (qt_cast_word(c, m->first_token)->more & QT_MORE(DEFINITE)) != 0;
}

/* "The city", "the country": the place of its kind that the text is about, by what was said of it lately. */
static uint32_t latest_place(qt_cast_state *c, const qt_mention *m) {
  const qt_word *head = qt_cast_word(c, m->name_token);
  uint32_t best = QUOTH_NONE, best_weight = 0;
  if (!(head->more & QT_MORE(GENERIC_PLACE)) || m->token_count != 2) return QUOTH_NONE;
  uint32_t count = qt_recall_count(&c->recall);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t entity = qt_recall_at(&c->recall, i)->entity, weight = 0;
    const qt_entity *e = &c->who.entities.at[entity];
    bool country = (qt_cast_word(c, e->name)->classes & QT_BIT(COUNTRY)) != 0;
    if (e->type != QUOTH_SPEAKER_PLACE || country == ((head->more & QT_MORE(PLACE_WORD)) != 0)) continue;
    for (uint32_t k = i; k < count; k++)
      if (qt_recall_at(&c->recall, k)->entity == entity) weight += 1u + qt_recall_weight(&c->recall, k);
    if (weight <= best_weight) continue;
    best = entity;
    best_weight = weight;
  }
  return best;
}

/* "Telm's salt authority": all words of a body's name, without capitals. */
static uint32_t spelt_small(const qt_cast_state *c, const description *d) {
  qt_walk walk = {0, 0};
  for (uint32_t e; d->words.count > 2 && (e = qt_who_next(&c->who, QT_HEAD_NOUN, d->head, &walk)) != QUOTH_NONE;) {
    const qt_entity *entity = &c->who.entities.at[e];
    if (entity->type != QUOTH_SPEAKER_ORGANISATION) continue;
    qt_words name;
    qt_words_of(c->article, entity->name, entity->name_count, &name);
    uint32_t shared = 0;
    for (uint32_t i = 0; i < d->words.count; i++)
      shared +=
          qt_holds_word(&name, d->words.hash[i]) || qt_kind(c->article->tokens.at[d->words.token[i]]) == QT_CLITIC;
    if (shared == d->words.count) return e;
  }
  return QUOTH_NONE;
}

/* "the Telm-based company" */
static bool tells_from_where(const qt_cast_state *c, uint32_t token) {
  qt_token t = c->article->tokens.at[token];
  return memchr(c->article->text + t.start, '-', t.length) != NULL;
}

/* A description of before with the same words, or (behind "the") with the same head. */
static uint32_t described(qt_cast_state *c, const qt_mention *m, const description *d) {
  qt_walk walk = {0, 0};
  uint32_t e = qt_who_next(&c->who, QT_WHOLE, d->whole, &walk);
  if (e != QUOTH_NONE) return e;
  e = spelt_small(c, d);
  if (e != QUOTH_NONE || !is_definite(c, m)) return e;
  walk = (qt_walk){0, 0};
  e = qt_who_next(&c->who, QT_HEAD_NOUN, d->head, &walk);
  if (e != QUOTH_NONE && d->words.count <= 2) return e;
  uint64_t head_classes = qt_cast_word(c, m->name_token)->more;
  bool alone = d->words.count == 1 && (head_classes & (QT_MORE(GENERIC_BODY) | QT_MORE(NAMED_BODY)));
  bool from = d->words.count == 2 && (head_classes & QT_MORE(GENERIC_BODY)) && tells_from_where(c, d->words.token[0]);
  return alone || from ? latest_body(c, m, d->head) : QUOTH_NONE;
}

/* A definite article at the front is no part of a description: "salt company". */
static uint32_t new_description(qt_cast_state *c, const qt_mention *m, const description *d) {
  uint32_t first = owner_or_first(c, m), end = qt_mention_end(m);
  if (first + 1 < end && is_definite(c, m)) first++;
  uint32_t e = qt_who_new(&c->who, first, end - first, QUOTH_SPEAKER_UNNAMED, m->gender);
  if (e == QUOTH_NONE) return e;
  c->who.entities.at[e].person = m->kind == QT_ROLE_MENTION && m->gender != QT_THING &&
                                 (qt_cast_word(c, m->name_token)->classes & (QT_BIT(ROLE) | QT_BIT(TITLE)));
  return qt_who_describe(&c->who, e, d->whole, d->head) ? e : QUOTH_NONE;
}

/* A word that says again who was just named: "the 52-year-old", "the SPD-Politiker". */
static bool is_epithet(const qt_cast_state *c, const qt_mention *m) {
  const quoth_article *a = c->article;
  if (m->name_token + 1 != qt_mention_end(m)) return false;
  qt_token t = a->tokens.at[m->name_token];
  if (qt_cast_word(c, m->name_token)->more & QT_MORE(EPITHET)) return true;
  return (qt_lexicon_word(a->lexicon, qt_word_behind_hyphen(a, t))->more & QT_MORE(EPITHET)) != 0;
}

/*
** A lead that keeps the name for later: "A transit chief said ...", then "Chief Ada Roe". Only where
** nobody was named before who could be meant, and one holder of the office comes.
*/
static uint32_t holder_to_come(const qt_cast_state *c, const qt_mention *m, const description *d) {
  qt_walk walk = {0, 0};
  uint32_t found = QUOTH_NONE;
  for (uint32_t e; (e = qt_who_next(&c->who, QT_OFFICE, d->head, &walk)) != QUOTH_NONE;) {
    const qt_entity *entity = &c->who.entities.at[e];
    bool soon = entity->name > m->name_token && entity->name - m->name_token < SOON;
    if (found != QUOTH_NONE || !soon || entity->last_mention != QUOTH_NONE ||
        !qt_genders_agree(entity->gender, m->gender))
      return QUOTH_NONE;
    found = e;
  }
  return found;
}

/* "The minister declined to comment.", in the digest of one whose office is told nowhere else. */
static uint32_t owner_in_office(const qt_cast_state *c, const qt_mention *m) {
  if (m->name_token + 1 != qt_mention_end(m)) return QUOTH_NONE;
  if (!(qt_cast_word(c, m->name_token)->classes & (QT_BIT(TITLE) | QT_BIT(ROLE)))) return QUOTH_NONE;
  uint32_t owner = qt_digest_owner(c, m);
  const qt_entity *e = owner == QUOTH_NONE ? NULL : &c->who.entities.at[owner];
  bool may = e && e->type == QUOTH_SPEAKER_PERSON && !e->role_count && qt_genders_agree(e->gender, m->gender);
  return may ? owner : QUOTH_NONE;
}

/*
** "Ada Roe is under fire.  The mayor said": an office that nobody in the article holds and that opens the paragraph is
** that of the person whom the title names, if he is the one in the reader's mind.
*/
static uint32_t office_of_titled(qt_cast_state *c, const qt_mention *m) {
  const quoth_article *a = c->article;
  if (m->first_token != a->ranges.at[m->block].first_token || m->name_token + 1 != qt_mention_end(m)) return QUOTH_NONE;
  if (!(qt_cast_word(c, m->name_token)->classes & QT_BIT(TITLE))) return QUOTH_NONE;
  uint32_t best = qt_epithet_of(c, m, false);
  const qt_entity *e = best == QUOTH_NONE ? NULL : &c->who.entities.at[best];
  return e && e->named >= QT_IN_TITLE && !e->role_count && (e->words > 1 || e->bearer == QT_HUMAN) ? best : QUOTH_NONE;
}

static bool resolve_description(qt_cast_state *c, qt_mention *m, bool quoted) {
  description d;
  describe(c, m, &d);
  bool person = m->kind == QT_ROLE_MENTION && m->gender != QT_THING;
  bool points_back = is_definite(c, m) || (qt_cast_word(c, m->first_token)->classes & QT_BIT(POSSESSIVE)) ||
                     !(qt_cast_word(c, m->first_token)->classes & QT_BIT(DETERMINER));
  uint32_t e = QUOTH_NONE;
  if (person && !points_back && m->name_token + 1 == qt_mention_end(m)) e = holder_to_come(c, m, &d);
  if (person && points_back) e = holder_of(c, m, &d);
  if (e == QUOTH_NONE && person && is_definite(c, m)) e = owner_in_office(c, m);
  if (e == QUOTH_NONE) e = body_behind(c, m);
  if (e == QUOTH_NONE && is_definite(c, m)) e = latest_place(c, m);
  if (e == QUOTH_NONE) e = described(c, m, &d);
  if (e == QUOTH_NONE && person && is_definite(c, m) && is_epithet(c, m)) e = qt_epithet_of(c, m, quoted);
  if (e == QUOTH_NONE && person && !quoted && is_definite(c, m)) {
    e = office_of_titled(c, m);
    if (e != QUOTH_NONE && !qt_who_role(&c->who, e, m->first_token + 1, m->token_count - 1u)) return false;
  }
  if (e == QUOTH_NONE) e = new_description(c, m, &d);
  m->speaker = e;
  return e != QUOTH_NONE;
}

/* --- the second walk */

/* Does the token stand inside a quotation? Tokens come in text order. */
static bool is_quoted(qt_cast_state *c, uint32_t token) {
  const quoth_article *a = c->article;
  while (c->quote < a->quotes.count && a->quotes.at[c->quote].end_token <= token) c->quote++;
  c->quoted = false;
  c->quoted_until = QUOTH_NONE;
  if (c->quote >= a->quotes.count) return false;
  const qt_quote *q = &a->quotes.at[c->quote]; /* without a closing mark it ends with its paragraph */
  bool inside = q->first_token <= token && token != q->open && token != q->close;
  uint32_t close = q->close < q->end_token ? q->close : q->end_token;
  c->quoted = inside && q->role == QT_SPEECH;
  c->quoted_until = inside ? close : token <= q->first_token && q->first_token < close ? q->first_token + 1 : close + 1;
  if (c->quoted_until <= token) c->quoted_until = token + 1;
  return c->quoted;
}

/* "13.35 One more for Farrant.": a number opens a line, so that what follows is about somebody else. */
static bool is_entry(const quoth_article *a, qt_token t) {
  return qt_kind(t) == QT_NUMBER && t.start && a->text[t.start - 1] == '\n';
}

/* Turns to the sentence of the token. */
static void turn_to(qt_cast_state *c, uint32_t token) {
  const quoth_article *a = c->article;
  uint32_t last = a->sentence_tokens.count - 1;
  while (c->sentence < last && a->sentence_tokens.at[c->sentence + 1] <= token) {
    c->sentence++;
    uint32_t first = a->sentence_tokens.at[c->sentence];
    c->way += is_quoted(c, first) ? 1 : is_entry(a, a->tokens.at[first]) ? 3 * QT_STEPS : QT_STEPS;
  }
  c->first = a->sentence_tokens.at[c->sentence];
  c->end = c->sentence < last ? a->sentence_tokens.at[c->sentence + 1] : a->tokens.count;
}

static void remember(qt_cast_state *c, uint32_t entity, uint32_t mention, uint8_t weight, bool quoted) {
  qt_recall_note(&c->recall, (qt_recalled){entity, c->sentence, c->way, mention, weight, quoted});
}

/* "Roe's sister": Roe is in the reader's mind as well, though no mention of its own names her. */
static void remember_owner(qt_cast_state *c, const qt_mention *m, bool quoted) {
  const quoth_article *a = c->article;
  uint32_t end = m->first_token;
  if (m->name_count || m->kind != QT_ROLE_MENTION) return;
  while (end < m->name_token && (a->tokens.at[end].flags & QT_CAPITAL)) end++;
  if (end == m->first_token || end >= m->name_token ||
      qt_is_word(a->tokens.at[end]) != (qt_kind(a->tokens.at[end]) == QT_CLITIC))
    return;
  qt_mention owner = {.first_token = m->first_token,
                      .token_count = (uint16_t)(end - m->first_token),
                      .name_token = m->first_token,
                      .name_count = (uint16_t)(end - m->first_token),
                      .kind = QT_NAME};
  uint32_t entity = qt_who_find(&c->who, &owner);
  if (entity != QUOTH_NONE) remember(c, entity, QUOTH_NONE, OWNS, quoted);
}

/* Is it the man or woman that the article is most about? */
static void note_central(qt_cast_state *c, uint32_t entity) {
  const qt_entity *e = &c->who.entities.at[entity];
  if (e->type != QUOTH_SPEAKER_PERSON || e->bearer == QT_ANYTHING) return;
  for (int k = 0; k < 2; k++) {
    uint32_t *central = &c->central[k];
    if (e->gender == (k ? QT_MALE_GENDER : QT_FEMALE_GENDER)) {
      if (*central == entity) *central = QUOTH_NONE; /* known better now */
    } else if (*central == QUOTH_NONE || c->who.entities.at[*central].named < e->named) {
      *central = entity;
    }
  }
}

/* What a mention leaves behind: whom later ones may mean. */
static void note_mention(qt_cast_state *c, uint32_t index, bool quoted) {
  const qt_mention *m = &c->article->mentions.at[index];
  qt_entity *e = &c->who.entities.at[m->speaker];
  remember_owner(c, m, quoted);
  remember(c, m->speaker, index, QT_NOT_WEIGHED, quoted);
  if (m->name_count) note_central(c, m->speaker);
  e->last_mention = index;
  if (quoted && m->kind != QT_PRONOUN_MENTION) e->quoted_in = c->quote;
  if (m->kind == QT_NAME && !e->person && qt_speaks(c->article, m, c->first, c->end)) {
    e->person = true;
    qt_recall_changed(&c->recall, m->speaker);
  }
}

/* Resolves what is no name, and makes speakers of all who are mentioned. */
static bool resolve_others(qt_cast_state *c) {
  quoth_article *a = c->article;
  for (uint32_t i = 0; i < a->mentions.count; i++) {
    qt_mention *m = &a->mentions.at[i];
    if (m->first_token >= c->end) turn_to(c, m->first_token);
    bool quoted = m->first_token < c->quoted_until ? c->quoted : is_quoted(c, m->first_token);
    if (m->kind == QT_PRONOUN_MENTION)
      qt_resolve_pronoun(c, m, quoted);
    else if (m->speaker == QUOTH_NONE && !resolve_description(c, m, quoted))
      return false;
    if (m->speaker == QUOTH_NONE) continue;
    note_mention(c, i, quoted);
    if (!qt_add_mention(&c->who, m)) return false;
  }
  return true;
}

quoth_status qt_cast(quoth_article *a) {
  quoth_status status = qt_find_mentions(a);
  if (status != QUOTH_OK) return status;
  if (!qt_index_mentions(a)) return QUOTH_NO_MEMORY;
  qt_cast_state c = {.article = a, .principal = QUOTH_NONE, .central = {QUOTH_NONE, QUOTH_NONE}};
  c.recall.who = &c.who;
  bool ok = qt_who_open(&c.who, a);
  ok = ok && fuse_names(&c);
  if (ok && a->digest_names.count) c.principal = qt_speaker_in(a, a->digest_names.at[0]);
  for (uint32_t i = 0; ok && i < a->scopes.count; i++) /* as entities, until all are speakers */
    a->scopes.at[i].speaker = qt_speaker_in(a, a->scopes.at[i].name);
  ok = ok && resolve_others(&c) && qt_write_mentions(a) && qt_write_announced(a);
  if (c.who.article) qt_who_close(&c.who);
  return ok ? QUOTH_OK : QUOTH_NO_MEMORY;
}
