#include "speech/mention.h"

#include "base/word_part.h"
#include "speech/mention_parts.h"

enum { MAX_NARROWING = 3, MAX_REDUCED = 16 };

static inline qt_mention *push(qt_finder *f, uint32_t first, uint32_t end, qt_mention_kind kind) {
  quoth_article *a = f->article;
  if (!qt_vec_reserve(&a->alloc, &a->mentions, 1u)) return NULL;
  qt_mention *m = &a->mentions.at[a->mentions.count++];
  *m = (qt_mention){.first_token = first,
                    .token_count = (uint16_t)(end - first),
                    .speaker = QUOTH_NONE,
                    .block = f->block,
                    .kind = (uint8_t)kind};
  return m;
}

/* What a run of capitals of no class names: a person, unless an article or its letters tell otherwise. */
static qt_mention_kind kind_of_unknown(const qt_finder *f, uint32_t first, uint32_t end, bool article) {
  bool letters = end - first == 1 && (f->tokens[first].flags & QT_ALL_CAPS) && f->tokens[first].length <= 6;
  bool acronym = qt_finder_mark(f, end, QT_LPAREN) && qt_finder_mark(f, end + 2, QT_RPAREN) && end - first > 1 &&
                 (f->tokens[end + 1].flags & QT_ALL_CAPS) && f->tokens[end + 1].length > 2;
  return article || acronym || (letters && !f->names.titled) ? QT_ORGANISATION_NAME : QT_NAME;
}

/* What a run of capitals names, by its words. */
static qt_mention_kind kind_of_name(const qt_finder *f, uint32_t first, uint32_t end, const qt_facts *facts,
                                    bool article) {
  const uint64_t places = QT_BIT(COUNTRY) | QT_BIT(CITY) | QT_BIT(METONYM);
  const uint64_t telling =
      places | QT_GIVEN_CLASSES | QT_BIT(COLLECTIVE) | QT_BIT(BODY) | QT_BIT(ORG_WORD) | QT_BIT(DOCUMENT);
  if (!(facts->classes & telling) && !(facts->more & (QT_MORE(AGENCY) | QT_MORE(PLACE_WORD))) && !facts->marks)
    return kind_of_unknown(f, first, end, article);
  uint32_t length;
  if (qt_match(f->article->lexicon, f->tokens + first, end - first, places, 0, &length) &&
      (first + length == end || (first + length + 1 == end && qt_is_mark(f->tokens[end - 1], QT_DOT))))
    return QT_PLACE_NAME;
  if (!(qt_finder_word(f, first)->classes & QT_GIVEN_CLASSES) &&
      qt_match(f->article->lexicon, f->tokens + first, end - first, 0, QT_MORE(AGENCY), &length) &&
      first + length == end)
    return QT_ORGANISATION_NAME;
  const qt_word *last = qt_finder_word(f, end - 1);
  if ((last->classes & QT_BIT(COLLECTIVE)) && !(last->classes & QT_BIT(ORG_WORD))) return QT_GROUP_MENTION;
  if (last->more & QT_MORE(PLACE_WORD)) return QT_PLACE_NAME;
  for (uint32_t i = first; i < end; i++) {
    uint64_t classes = qt_finder_word(f, i)->classes;
    if ((classes & (QT_BIT(BODY) | QT_BIT(ORG_WORD) | QT_BIT(DOCUMENT))) &&
        !(end - first > 1 && i == first && (classes & QT_GIVEN_CLASSES)))
      return QT_ORGANISATION_NAME;
    if (qt_is_mark(f->tokens[i], QT_AMPERSAND)) return QT_ORGANISATION_NAME;
  }
  if (qt_is(f, first, QT_GIVEN_CLASSES) && end - first > 1) return QT_NAME;
  return kind_of_unknown(f, first, end, article);
}

/* The classes of a given name, of Jean-Pierre those of Jean. */
static uint64_t given_classes(const qt_finder *f, uint32_t token) {
  const uint64_t given = QT_GIVEN_CLASSES;
  qt_token t = f->tokens[token];
  uint64_t classes = qt_finder_word(f, token)->classes & given;
  const char *p = f->article->text + t.start;
  const char *hyphen = classes || !(t.flags & QT_CAPITAL) ? NULL : memchr(p, '-', t.length);
  if (!hyphen) return classes;
  uint16_t word = qt_word_part(f->article, t.start, (uint32_t)(hyphen - p));
  return qt_lexicon_word(f->article->lexicon, word)->classes & given;
}

static uint8_t gender_of(const qt_finder *f, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    uint64_t both = given_classes(f, i);
    if (both == QT_BIT(MALE)) return QT_MALE_GENDER;
    if (both == QT_BIT(FEMALE)) return QT_FEMALE_GENDER;
    if (both) return QT_UNKNOWN_GENDER;
  }
  return QT_UNKNOWN_GENDER;
}

/* Jr., III, behind the name, a comma before it or not. */
static uint32_t skip_suffix(const qt_finder *f, uint32_t end) {
  bool inside = qt_is_more(f, end - 1, QT_MORE(NAME_SUFFIX)) && qt_finder_mark(f, end, QT_DOT) && end + 1 < f->end;
  if (inside && !(f->tokens[end].flags & QT_SPACED)) return end + 1;
  uint32_t i = qt_finder_mark(f, end, QT_COMMA) ? end + 1 : end;
  if (!qt_is_more(f, i, QT_MORE(NAME_SUFFIX)) || !(f->tokens[i].flags & QT_CAPITAL)) return end;
  i++;
  if (qt_finder_mark(f, i, QT_DOT) && i + 1 < f->end) i++;
  return i;
}

/* MD, MSc, PhD, R.N.: letters of a degree or an order. */
static bool is_credential(const qt_finder *f, uint32_t at) {
  enum { LONGEST = 6 };
  if (at >= f->end || qt_kind(f->tokens[at]) != QT_WORD_TOKEN) return false;
  qt_token t = f->tokens[at];
  if (!(t.flags & QT_CAPITAL) || t.length < 2 || t.length > LONGEST) return false;
  if (qt_is(f, at, QT_BIT(COUNTRY) | QT_BIT(CITY) | QT_BIT(METONYM) | QT_BIT(BODY) | QT_BIT(ORG_WORD))) return false;
  const char *p = f->article->text + t.start;
  unsigned capitals = 0;
  for (uint32_t i = 0; i < t.length; i++) {
    if (p[i] == '-') return false; /* R-Utah */
    capitals += p[i] >= 'A' && p[i] <= 'Z';
  }
  return (t.flags & QT_ALL_CAPS) || capitals > 1;
}

/* "Ada Roe, MD, MSc, a doctor,": behind the credentials between commas; end where there are none. */
static uint32_t skip_credentials(const qt_finder *f, uint32_t end) {
  uint32_t i = end;
  while (qt_finder_mark(f, i, QT_COMMA) && is_credential(f, i + 1)) {
    i += 2;
    if (qt_finder_mark(f, i, QT_DOT) && qt_finder_mark(f, i + 1, QT_COMMA)) i++; /* M.D., */
  }
  bool closed = i >= f->end || qt_finder_mark(f, i, QT_COMMA) || qt_finder_mark(f, i, QT_DOT);
  return i > end && closed ? i : end;
}

/* "Ada Roe of Salt Bank in Telm": where he belongs is a part of the phrase, not of the name. */
static uint32_t skip_home(const qt_finder *f, uint32_t end) {
  for (uint32_t i = end, round = 0; round < 2; round++) {
    bool home = round ? qt_is_more(f, i, QT_MORE(LOCATIVE)) : qt_is(f, i, QT_BIT(OF));
    if (home && qt_is_more(f, i, QT_MORE(ARTICLE))) return i; /* sagte Karl Bent der Zeitung: whom he tells */
    uint32_t name = i + 1;
    if (qt_is_more(f, name, QT_MORE(ARTICLE))) name++;
    if (!home || name >= f->end || !qt_is_name_word(&f->names, name)) return i;
    end = qt_name_end(&f->names, name, NULL);
    if (end < f->end && qt_part_of(f, end, true) == QT_POSSESSIVE_S) return i;
    i = end;
  }
  return end;
}

/* "Republican Tom Marsh", "American Ada Roe": a party or nation before the given name is no part of it. */
static uint32_t skip_affiliation(const qt_finder *f, uint32_t name, uint32_t end) {
  if (name + 2 >= end || qt_is(f, name, QT_GIVEN_CLASSES) || !qt_is(f, name + 1, QT_GIVEN_CLASSES)) return name;
  return qt_is_more(f, name, QT_MORE(AFFILIATION)) || qt_is(f, name, QT_BIT(DEMONYM)) ? name + 1 : name;
}

/* "Ada Roe MS, RD, told": where the name ends before the first of its credentials, which no comma sets off. */
static uint32_t before_credential(const qt_finder *f, uint32_t name, uint32_t end) {
  bool first = end > name + 2 && qt_finder_mark(f, end, QT_COMMA) && is_credential(f, end - 1) &&
               !(f->tokens[name].flags & QT_ALL_CAPS) && is_credential(f, end + 1);
  return first ? end - 1 : end;
}

static qt_mention *push_person(qt_finder *f, uint32_t start, uint32_t name, uint32_t end) {
  name = skip_affiliation(f, name, end);
  uint32_t whole = skip_suffix(f, end);
  bool person = name > start || (whole - name > 1 && qt_is(f, name, QT_GIVEN_CLASSES));
  uint32_t behind = person || whole - name > 1 ? skip_credentials(f, whole) : whole;
  if (person && behind == whole) behind = skip_home(f, whole);
  qt_mention *m = push(f, start, behind, QT_NAME);
  if (!m) return NULL;
  if (behind > whole) whole = before_credential(f, name, whole);
  m->name_token = name;
  m->name_count = (uint16_t)(whole - name);
  /* a single word is a surname, whose look tells nothing */
  if (whole - name > 1) m->gender = gender_of(f, name, name + 1);
  for (uint32_t i = start; i < name; i++)
    if (qt_kind(f->tokens[i]) == QT_CLITIC) start = i + 1; /* "Tom's wife Ada Roe": not his */
  if (!m->gender) m->gender = gender_of(f, start, name);
  return m;
}

qt_mention *qt_push_name(qt_finder *f, uint32_t start, uint32_t name, uint32_t end, qt_mention_kind kind) {
  if (kind == QT_NAME) return push_person(f, start, name, end);
  qt_mention *m = push(f, start, end, kind);
  if (!m) return NULL;
  m->name_token = name;
  m->name_count = (uint16_t)(end - name);
  m->gender = kind == QT_GROUP_MENTION ? QT_PLURAL : QT_THING;
  return m;
}

/* "her daughter, Kari, said": a comma closes a name of one word, and no list goes on behind it. */
static bool is_alone(const qt_finder *f, uint32_t comma) {
  return qt_finder_mark(f, comma, QT_COMMA) && comma + 1 < f->end && qt_is_word(f->tokens[comma + 1]) &&
         !(f->tokens[comma + 1].flags & QT_CAPITAL) && !qt_is(f, comma + 1, QT_BIT(CONJUNCTION));
}

/*
** "the bank's chief economist, Jane Roe,": only what follows the comma names the person. A comma or
** the sentence's end must close it, or the name is the subject of what follows.
*/
static uint32_t apposed_name(const qt_finder *f, const qt_noun_phrase *p, uint32_t comma, uint32_t *name) {
  if (!(p->head_classes & QT_PERSON_CLASSES) || !qt_finder_mark(f, comma, QT_COMMA) || comma + 1 >= f->end) return 0;
  qt_noun_phrase inner;
  qt_read_phrase(f, comma + 1, &inner);
  if (!inner.name_end || inner.name_end != inner.at || inner.owner_end || inner.determined) return 0;
  bool one = inner.name_end - inner.name < 2;
  if (!inner.person && (inner.name != comma + 1 || (one && !is_alone(f, inner.name_end)))) return 0;
  if (!inner.person && kind_of_name(f, inner.name, inner.name_end, &inner.facts, false) != QT_NAME) return 0;
  uint32_t end = inner.name_end, behind = end;
  if (qt_finder_mark(f, behind, QT_LPAREN)) /* In a letter to the minister, Ada Roe (D-Telm) said */
    while (behind < f->end && behind - end < MAX_REDUCED && !qt_finder_mark(f, behind - 1, QT_RPAREN)) behind++;
  bool closed = behind >= f->end || qt_kind(f->tokens[behind]) >= QT_PUNCT || qt_finder_says_at(f, behind);
  /* "Asked by Orlov, the minister, Petrova said": the office is Orlov's */
  bool taken = p->start >= f->names.first + 2 && qt_finder_mark(f, p->start - 1, QT_COMMA) &&
               qt_is_name_word(&f->names, p->start - 2);
  if (!closed || taken) return 0;
  *name = inner.name;
  return end;
}

static bool name_follows(const qt_finder *f, uint32_t at) {
  if (qt_is_more(f, at, QT_MORE(ARTICLE))) at++;
  return at < f->end && qt_is_name_word(&f->names, at);
}

/*
** "a letter seen by the bank says", "posts on the board say": behind a document or a group, a participle
** or a preposition, then on to the verb of saying, with no mark and no clause between. token: none.
*/
static uint32_t skip_reduced_clause(const qt_finder *f, uint32_t token) {
  const uint64_t ends = QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(RELATIVE) | QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) |
                        QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY) | QT_BIT(I) | QT_BIT(WE);
  if (token >= f->end || !qt_is_word(f->tokens[token])) return token;
  uint64_t classes = qt_finder_word(f, token)->classes;
  if (classes & (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE))) return token; /* "police have warned" */
  bool opens = (classes & (QT_BIT(PREPOSITION) | QT_BIT(BY) | QT_BIT(PARTICIPLE) | QT_BIT(ING))) ||
               (qt_part_of(f, token, false) == QT_MODIFIER && qt_has_ending(&f->names, token, QT_MORE(VERB_ENDING))) ||
               qt_is_more(f, token, QT_MORE(VERB));
  if (!opens || ((classes & QT_BIT(PAST)) && !(classes & QT_BIT(PARTICIPLE)))) return token;
  if (qt_is_reporting_verb(classes) && (classes & QT_BIT(PAST)) &&
      !(qt_is(f, token + 1, QT_BIT(BY) | QT_BIT(PREPOSITION))))
    return token;
  for (uint32_t i = token + 1; i < f->end && i - token < MAX_REDUCED; i++) {
    bool mark = !qt_is_word(f->tokens[i]);
    if (mark && !qt_is_mark(f->tokens[i], QT_HYPHEN)) return token;
    uint64_t here = qt_finder_word(f, i)->classes;
    if (qt_is_reporting_verb(here) && (here & (QT_BIT(PAST) | QT_BIT(PRESENT))) && !qt_is_behind_article(f, i) &&
        qt_part_of(f, i, true) == QT_STOP && qt_finder_says_at(f, i))
      return i;
    if (here & ends && qt_kind(f->tokens[i]) != QT_CLITIC && !(f->tokens[i].flags & QT_CAPITAL)) return token;
  }
  return token;
}

/* What narrows an unnamed source down: "of the bank", "familiar with the talks". Bounded. */
static uint32_t skip_narrowing(const qt_finder *f, uint32_t at, uint64_t head_classes, bool apposed) {
  for (int round = 0; round < MAX_NARROWING; round++) {
    uint32_t i = at, length;
    const qt_word *w = qt_match(f->article->lexicon, f->tokens + at, f->end - at, QT_BIT(OF) | QT_BIT(FOR),
                                QT_MORE(JUSTIFICATION), &length);
    bool justified = w && (w->more & QT_MORE(JUSTIFICATION));
    bool envoy = (head_classes & QT_PERSON_CLASSES) && qt_is(f, at, QT_BIT(TO)) && name_follows(f, at + 1);
    if (w || envoy)
      i += w ? length : 1;
    else if ((apposed || (head_classes & QT_BIT(COLLECTIVE))) && qt_is(f, at, QT_BIT(PREPOSITION)) &&
             !qt_is(f, at, QT_BIT(AS) | QT_BIT(BY)) &&
             /* "asked residents to stay" */
             (!qt_is(f, at, QT_BIT(TO)) || qt_is(f, at + 1, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE)) ||
              name_follows(f, at + 1)))
      i++;
    else
      break;
    qt_noun_phrase p;
    qt_read_phrase(f, i, &p);
    if (p.at == i || qt_is_more(f, i, QT_MORE(TIME)) ||
        (!p.determined && qt_part_of(f, i, false) == QT_MODIFIER && qt_has_ending(&f->names, i, QT_MORE(VERB_ENDING))))
      break;
    if (!justified && qt_is(f, p.head_end ? p.head : i, QT_BIT(DOCUMENT)) && !(head_classes & QT_BIT(DOCUMENT))) break;
    if (p.at < f->end && qt_kind(f->tokens[p.at]) == QT_CLITIC) p.at++;
    at = p.at;
  }
  return at;
}

/* Telm-based, Norvia-owned: an adjective made of a name. */
static bool is_joined_adjective(const qt_finder *f, uint32_t token) {
  qt_token t = f->tokens[token];
  const char *p = f->article->text + t.start, *hyphen = memchr(p, '-', t.length);
  return hyphen && hyphen + 1 < p + t.length && hyphen[1] >= 'a' && hyphen[1] <= 'z' &&
         qt_has_ending(&f->names, token, QT_MORE(PAST_ENDING));
}

static bool has_capital(const qt_finder *f, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (qt_is_name_word(&f->names, i) && !is_joined_adjective(f, i)) return true;
  return false;
}

/* An unknown noun is a source where a verb of saying stands beside it. */
static bool push_unknown(qt_finder *f, const qt_noun_phrase *p, uint32_t *next) {
  uint32_t end = p->at;
  *next = end > p->start ? end : p->start + 1;
  if (end == p->start || end == p->core) return true;
  if (!qt_finder_says_at(f, end) && !(p->determined && qt_says_before(f, p->start))) return true;
  if (!p->determined && p->start > f->names.first && !qt_finder_mark(f, p->start - 1, QT_COMMA) &&
      qt_kind(f->tokens[p->start - 1]) != QT_QUOTE)
    return true;
  while (end > p->core + 1 && qt_part_of(f, end - 1, true) == QT_MODIFIER &&
         qt_has_ending(&f->names, end - 1, QT_MORE(VERB_ENDING)))
    end--; /* "the harbour reportedly said" */
  uint32_t head = end - 1;
  if (end == p->at && p->determined && qt_says_before(f, p->start)) /* "according to a number of officials" */
    *next = end = skip_narrowing(f, end, 0, false);
  qt_mention *m = push(f, p->start, end, QT_ROLE_MENTION);
  if (!m) return false;
  m->name_token = head;
  return true;
}

/* "Salt Bank's latest report": whose document it is, is who speaks. */
static bool push_issued(qt_finder *f, const qt_noun_phrase *p, uint32_t *next) {
  uint32_t name = p->owner_name, end = p->owner_name_end;
  *next = skip_reduced_clause(f, skip_narrowing(f, p->head_end, p->head_classes, false));
  qt_mention *m = push(f, p->start, *next, kind_of_name(f, name, end, &QT_ANY_FACTS, false));
  if (!m) return false;
  m->name_token = name;
  m->name_count = (uint16_t)(end - name);
  m->gender = m->kind == QT_NAME ? gender_of(f, name, end - name > 1 ? name + 1 : name) : QT_THING;
  return true;
}

/* "the October report", "an Oct. 11 memo": where the article before the month stands; `at` for none. */
static uint32_t before_month(const qt_finder *f, uint32_t at) {
  uint32_t month = at - 1;
  if (at < f->names.first + 2) return at;
  if (qt_is_mark(f->tokens[month], QT_DOT) && !(f->tokens[month].flags & QT_SPACED)) month--;
  bool dated = month > f->names.first && qt_is_more(f, month, QT_MORE(MONTH) | QT_MORE(DAY)) &&
               (f->tokens[month].flags & QT_CAPITAL) && qt_is_more(f, month - 1, QT_MORE(ARTICLE));
  return dated ? month - 1 : at;
}

/* "an oil and gas executive": where a phrase begins whose modifiers a conjunction joins; or where it was read from. */
static uint32_t first_modifier(const qt_finder *f, const qt_noun_phrase *p) {
  bool open = !p->determined || qt_kind(f->tokens[p->start]) == QT_NUMBER;
  uint32_t at = open ? before_month(f, p->start) : p->start;
  if (at < p->start || p->determined || p->head <= at || at < f->names.first + 3 ||
      !qt_is_more(f, at - 1, QT_MORE(NAME_AND)))
    return at;
  for (uint32_t i = at - 2; i > f->names.first && at - i < 4; i--) {
    if (qt_part_of(f, i, false) != QT_MODIFIER || !qt_is_word(f->tokens[i])) break;
    if (qt_is(f, i - 1, QT_BIT(DETERMINER))) return i - 1;
  }
  return at;
}

/* "An official with a shipping company said": one of many is known by whatever preposition stands before the verb. */
static uint32_t end_of_one(const qt_finder *f, const qt_noun_phrase *p) {
  uint32_t end = p->head_end;
  if (p->owner_end || !(p->head_classes & QT_PERSON_CLASSES) || !qt_is(f, end, QT_BIT(PREPOSITION))) return end;
  bool one = qt_is_indefinite(qt_finder_word(f, p->start));
  if (!one || qt_is_more(f, end + 1, QT_MORE(TIME) | QT_MORE(DAY) | QT_MORE(MONTH))) return end;
  uint32_t behind = skip_narrowing(f, end, p->head_classes, true);
  return behind < f->end && qt_finder_says_at(f, behind) ? behind : end;
}

static bool push_headed(qt_finder *f, const qt_noun_phrase *p, uint32_t *next) {
  bool described = p->owner_end || p->determined || p->start < p->head;
  uint32_t name, end = described ? apposed_name(f, p, p->head_end, &name) : 0;
  if (!end && p->determined && (p->head_classes & QT_PERSON_CLASSES)) { /* la directora de la cuenca, Pilar Onsur, */
    uint32_t comma = skip_narrowing(f, p->head_end, p->head_classes, false);
    bool anothers = false; /* the aide of the mayor, Ada Roe, */
    for (uint32_t i = p->head_end; i < comma; i++) anothers |= qt_is(f, i, QT_PERSON_CLASSES);
    if (comma > p->head_end && !anothers) end = apposed_name(f, p, comma, &name);
  }
  if (end) {
    *next = end;
    return qt_push_name(f, p->start, name, end, QT_NAME) != NULL;
  }
  uint64_t c = p->head_classes;
  if (p->at > p->head_end && p->at - p->head_end <= 2 && qt_finder_says_at(f, p->at) && !(c & QT_PERSON_CLASSES))
    return push_unknown(f, p, next); /* "a high school senior said" */
  uint32_t place = p->head_end + 1;  /* the city of Port Ellim */
  if (qt_is_more(f, p->head, QT_MORE(GENERIC_PLACE)) && qt_is(f, p->head_end, QT_BIT(OF)) && place < f->end &&
      qt_is_name_word(&f->names, place)) {
    *next = qt_name_end(&f->names, place, NULL);
    return qt_push_name(f, p->start, place, *next, QT_PLACE_NAME) != NULL;
  }
  qt_mention_kind kind = c & QT_BIT(COLLECTIVE) ? QT_GROUP_MENTION : QT_ROLE_MENTION;
  /* "the Norvian border guard" names a body as well as "the Border Guard" does */
  if ((c & QT_BIT(DOCUMENT)) && !(c & QT_PERSON_CLASSES) && p->owner_name_end) return push_issued(f, p, next);
  bool named = (c & QT_BIT(BODY)) && !(c & QT_PERSON_CLASSES) && has_capital(f, p->core, p->head_end) && !p->owner_end;
  if (named) {
    *next = p->head_end;
    return qt_push_name(f, p->start, p->core, p->head_end, QT_ORGANISATION_NAME) != NULL;
  }
  /* "Ada Roe, director in the second cabinet," may take any preposition */
  bool apposed = (c & QT_PERSON_CLASSES) && p->start >= f->names.first + 2 &&
                 qt_finder_mark(f, p->start - 1, QT_COMMA) &&
                 (qt_is_name_word(&f->names, p->start - 2) || qt_kind(f->tokens[p->start - 2]) == QT_NUMBER);
  *next = skip_narrowing(f, p->head_end, c, apposed);
  if (*next == p->head_end) *next = end_of_one(f, p);
  if (c & (QT_BIT(DOCUMENT) | QT_BIT(COLLECTIVE))) *next = skip_reduced_clause(f, *next);
  if ((c & QT_PERSON_CLASSES) && (name = qt_split_name(f, p->head_end, *next)) != 0)
    return qt_push_name(f, p->start, name, *next, QT_NAME) != NULL;
  uint32_t start = qt_is(f, p->head, QT_BIT(PRONOUN)) ? p->head : first_modifier(f, p); /* everyone */
  qt_mention *m = push(f, start, *next, kind);
  if (!m) return false;
  m->name_token = p->head;
  m->gender = c & QT_BIT(COLLECTIVE)  ? QT_PLURAL
              : c & QT_PERSON_CLASSES ? gender_of(f, p->head, p->head + 1)
                                      : QT_THING;
  return true;
}

static bool is_adjective(const qt_finder *f, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (!qt_is(f, i, QT_BIT(DEMONYM)) && !qt_is_more(f, i, QT_MORE(AFFILIATION))) return false;
  return true;
}

/* "Holder's said the", not "Holder's stated aim": a verb and a clause behind the 's, so that it is part of a name. */
static bool owns_nothing(const qt_finder *f, uint32_t s) {
  if (s + 2 >= f->end || qt_kind(f->tokens[s]) != QT_CLITIC || !qt_is(f, s, QT_BIT(POSSESSIVE))) return false;
  uint64_t verb = qt_finder_word(f, s + 1)->classes;
  if (qt_is(f, s - 1, QT_GIVEN_CLASSES) || !(verb & QT_BIT(SAY)) || !(verb & QT_BIT(PAST))) return false;
  qt_part behind = qt_part_of(f, s + 2, true);
  return behind == QT_DETERMINER_PART || behind == QT_OWNER || qt_is(f, s + 2, QT_BIT(THAT) | QT_BIT(PRONOUN));
}

/* "Sen. Ada Roe, D-Telm, said": party and seat, between marks. */
static bool is_seat(const qt_finder *f, uint32_t first, uint32_t end) {
  qt_token t = f->tokens[first];
  const char *p = f->article->text + t.start;
  if (first == f->names.first || t.length < 4 || p[1] != '-' || p[2] < 'A' || p[2] > 'Z') return false;
  if (!qt_finder_mark(f, first - 1, QT_COMMA) && !qt_finder_mark(f, first - 1, QT_LPAREN)) return false;
  if (qt_finder_mark(f, end, QT_DOT)) end++;
  return qt_finder_mark(f, end, QT_COMMA) || qt_finder_mark(f, end, QT_RPAREN);
}

/* "some Norvians", "three Tories": not all of them, so that the name is not theirs. */
static bool counts_some(const qt_finder *f, const qt_noun_phrase *p) {
  bool members = (p->facts.classes & (QT_BIT(DEMONYM) | QT_BIT(COLLECTIVE))) || (p->facts.more & QT_MORE(AFFILIATION));
  bool owned = qt_is(f, p->start, QT_BIT(POSSESSIVE)),
       all = qt_is_more(f, p->start, QT_MORE(ARTICLE) | QT_MORE(DEFINITE));
  return members && p->name == p->core && p->determined && !p->owner_end && !owned && !all;
}

/* Where the mention of a bare run of capitals begins: with the determiner only where nothing is between. */
static bool push_run(qt_finder *f, const qt_noun_phrase *p, uint32_t *next) {
  bool may_be_adjective = (p->facts.classes & QT_BIT(DEMONYM)) || (p->facts.more & QT_MORE(AFFILIATION));
  if (may_be_adjective && is_adjective(f, p->name, p->name_end) && !qt_finder_says_at(f, p->name_end)) {
    *next = p->name_end;
    return true; /* "Russian", "the Latin American": of whom, not who */
  }
  if (is_seat(f, p->name, p->name_end)) {
    *next = p->name_end;
    return true;
  }
  bool adjacent = p->name == p->core;
  uint32_t start = adjacent ? p->start : p->name;
  uint32_t end = p->name_end;
  while (start > p->core && start - 1 > f->names.first && (f->tokens[start - 1].flags & QT_CAPITAL))
    start--; /* Telm-based Strelva */
  qt_mention_kind kind = kind_of_name(f, p->name, end, &p->facts, adjacent && p->determined && !p->owner_end);
  bool place = kind == QT_NAME && start > f->names.first && qt_is_more(f, start - 1, QT_MORE(LOCATIVE)) &&
               !(end < f->end && qt_part_of(f, end, true) == QT_POSSESSIVE_S) && !qt_is(f, p->name, QT_GIVEN_CLASSES);
  if (place) kind = QT_PLACE_NAME;
  if (kind == QT_NAME && end - p->name == 1 && owns_nothing(f, end)) {
    *next = end + 1;
    return qt_push_name(f, start, p->name, end + 1, QT_ORGANISATION_NAME) != NULL;
  }
  *next = end;
  /* "Ada Roe, 60, from Telm, said": not the sayer */
  if (start >= f->names.first + 3 && qt_finder_mark(f, end, QT_COMMA) && qt_finder_mark(f, start - 2, QT_COMMA) &&
      qt_is_more(f, start - 1, QT_MORE(ORIGIN)) &&
      (qt_kind(f->tokens[start - 3]) == QT_NUMBER || qt_is_name_word(&f->names, start - 3)))
    return true;
  uint32_t given = f->given_begins ? qt_skip_to_given(f, p->name, end) : p->name;
  if (given > p->name && kind != QT_PLACE_NAME) return qt_push_name(f, start, given, end, QT_NAME) != NULL;
  if (f->nouns_capitalised && p->determined && end - p->name == 1 && kind == QT_ORGANISATION_NAME &&
      !qt_is(f, p->name, QT_BIT(ORG_WORD) | QT_BIT(BODY)) && !(f->tokens[p->name].flags & QT_ALL_CAPS)) {
    qt_noun_phrase noun = *p;
    noun.at = end;
    return push_unknown(f, &noun, next); /* a noun like any other */
  }
  if ((kind == QT_GROUP_MENTION || kind == QT_ORGANISATION_NAME) && counts_some(f, p)) {
    qt_mention *m = push(f, start, end, QT_GROUP_MENTION);
    if (!m) return false;
    m->name_token = end - 1;
    m->gender = QT_PLURAL;
    return true;
  }
  uint32_t person = kind == QT_ORGANISATION_NAME ? qt_split_name(f, p->name, end) : 0;
  if (person && qt_is(f, person, QT_GIVEN_CLASSES)) return qt_push_name(f, start, person, end, QT_NAME) != NULL;
  return qt_push_name(f, start, p->name, end, kind) != NULL;
}

bool qt_push_pronoun(qt_finder *f, uint32_t at) {
  uint64_t c = qt_finder_word(f, at)->classes;
  qt_mention *m = push(f, at, at + 1, QT_PRONOUN_MENTION);
  if (!m) return false;
  m->name_token = at;
  m->gender = c & QT_BIT(HE)                    ? QT_MALE_GENDER
              : c & QT_BIT(SHE)                 ? QT_FEMALE_GENDER
              : c & (QT_BIT(THEY) | QT_BIT(WE)) ? QT_PLURAL
              : c & QT_BIT(IT)                  ? QT_THING
                                                : QT_UNKNOWN_GENDER;
  return true;
}

/* "her" and "his" stand alone only where no noun follows. */
bool qt_is_pronoun(const qt_finder *f, uint32_t at) {
  if (qt_part_alone(&f->names, at) == QT_PRONOUN_PART) return true;
  if (qt_part_alone(&f->names, at) != QT_OWNER || !qt_is(f, at, QT_BIT(HE) | QT_BIT(SHE))) return false;
  qt_part after = at + 1 < f->end ? qt_part_of(f, at + 1, true) : QT_STOP;
  return after == QT_STOP || after == QT_DETERMINER_PART || after == QT_OWNER;
}

/* Whom the name before the 's of the phrase means. */
static bool push_owner(qt_finder *f, qt_noun_phrase p) {
  uint32_t ignored;
  p.name = p.owner_name;
  p.name_end = p.owner_name_end;
  p.core = p.determined ? p.start + 1 : p.start;
  p.owner_end = 0;
  return push_run(f, &p, &ignored);
}

/* The mention that the phrase at `at` is, if it is one; *next: where to go on. false: no memory. */
static bool push_phrase(qt_finder *f, uint32_t at, uint32_t *next) {
  qt_noun_phrase p;
  qt_read_phrase(f, at, &p);
  while (!p.determined && p.start < p.at && p.start < p.head && qt_part_of(f, p.start, true) == QT_MODIFIER &&
         qt_has_ending(&f->names, p.start, QT_MORE(VERB_ENDING))) { /* "entering the airport" */
    p.start++;
    p.core = p.core < p.start ? p.start : p.core;
  }
  if (p.person || (p.name_end && p.head_end == p.name && p.head_end > p.owner_end)) {
    /* a title or a noun right before the name: the whole phrase names him */
    *next = p.name_end;
    uint64_t thing = p.head_classes & (QT_BIT(BODY) | QT_BIT(DOCUMENT));
    return qt_push_name(f, p.start, p.name, p.name_end, !p.person && thing ? QT_ORGANISATION_NAME : QT_NAME) != NULL;
  }
  if (p.head_end && p.head_end > p.name_end && p.head_end > p.owner_end) return push_headed(f, &p, next);
  if (p.name_end && p.name_end > p.owner_end) {
    bool person = p.owner_name_end > p.owner_name + 1 && /* Ada Roe's Norda City: two names */
                  kind_of_name(f, p.owner_name, p.owner_name_end, &QT_ANY_FACTS, false) == QT_NAME;
    if (person) {
      if (!push_owner(f, p)) return false;
      p.start = p.core = p.name;
      p.owner_end = p.owner_name_end = 0;
      p.determined = false;
    }
    return push_run(f, &p, next);
  }
  if (p.owner_end) {
    if (p.at > p.core && qt_finder_says_at(f, p.at)) return push_unknown(f, &p, next);
    *next = p.owner_end + 1;
    return !p.owner_name_end || push_owner(f, p);
  }
  if (qt_is(f, at, QT_BIT(DETERMINER)) && p.at == at + 1) return true;
  return push_unknown(f, &p, next);
}

/* Likewise, and behind the mention in any case. */
bool qt_read_phrase_mention(qt_finder *f, uint32_t at, uint32_t *next) {
  uint32_t before = f->article->mentions.count;
  if (!push_phrase(f, at, next)) return false;
  if (f->article->mentions.count == before) return true;
  const qt_mention *m = &f->article->mentions.at[before];
  if (*next < qt_mention_end(m)) *next = qt_mention_end(m);
  return true;
}
