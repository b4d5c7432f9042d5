#include "speech/phrase.h"

#include "base/case_ending.h"
#include "base/word_part.h"
#include "speech/mention.h"

/*
** A phrase is read from left to right into one of a few shapes:
**   [determiner] [modifiers] [titles] Name           Russian Foreign Minister Ilka Petrova
**   [determiner] [modifiers] head                    the top diplomat, a police report
**   owner 's ... either of these                     the suspect's lawyer, Jane Roe
** What stands behind an unnamed head and narrows it down ("familiar with the talks") is added.
*/

enum { MAX_SAYS = 6, MAX_ADJECTIVES = 4, MAX_GENITIVES = 5 };

bool qt_says_at(const quoth_article *a, uint32_t token, uint32_t end) {
  const uint64_t between = QT_BETWEEN_CLASSES;
  for (uint32_t i = token; i < end && i - token < MAX_SAYS; i++) {
    if (!qt_is_word(a->tokens.at[i])) return false;
    const qt_word *w = qt_word_of(a->lexicon, a->tokens.at[i]);
    if ((w->classes & QT_REPORTING_CLASSES) && (w->classes & QT_FORM_CLASSES) && !(w->classes & between)) {
      bool finite = (w->classes & (QT_BIT(PAST) | QT_BIT(PRESENT))) != 0;
      return finite || i > token || (w->classes & QT_BIT(BASE));
    }
    if (!(w->classes & between)) return false;
  }
  return false;
}

bool qt_is_cited(const quoth_article *a, uint32_t floor, uint32_t token) {
  const qt_token *t = a->tokens.at + token;
  if (token < floor + 2 || !(qt_word_of(a->lexicon, t[-1])->classes & (QT_BIT(TO) | QT_BIT(OF) | QT_BIT(PREPOSITION))))
    return false;
  for (uint32_t back = 2; back <= QT_MAX_ACCORDING && token >= floor + back; back++) {
    uint32_t length;
    if (qt_match(a->lexicon, t - back, back, QT_BIT(ACCORDING), 0, &length) && length == back) return true;
  }
  return false;
}

/* A verb of saying right before the phrase: "said", or "according to". */
bool qt_says_before(const qt_finder *f, uint32_t token) {
  if (token <= f->names.first) return false;
  const qt_word *w = qt_finder_word(f, token - 1);
  if ((w->classes & QT_REPORTING_CLASSES) && (w->classes & (QT_BIT(PAST) | QT_BIT(PRESENT)))) return true;
  return qt_is_cited(f->article, f->names.first, token);
}

/* Behind an article or an owner no verb can stand: "the accused man", "the appeals court". */
bool qt_is_behind_article(const qt_finder *f, uint32_t i) {
  if (i <= f->names.first) return false;
  const qt_word *w = qt_finder_word(f, i - 1);
  return (w->more & QT_MORE(ARTICLE)) || ((w->classes & QT_BIT(POSSESSIVE)) && qt_is_word(f->tokens[i - 1]));
}

/* The apostrophe of "the miners' union": behind an s, before a noun. */
static bool is_plural_owner(const qt_finder *f, uint32_t i) {
  qt_token t = f->tokens[i];
  if (qt_kind(t) != QT_QUOTE || (t.word != QT_TICK && t.word != QT_RIGHT_SINGLE) || (t.flags & QT_SPACED)) return false;
  if (i <= f->names.first || i + 1 >= f->end || !(f->tokens[i + 1].flags & QT_SPACED)) return false;
  char before = f->article->text[t.start - 1];
  if ((before != 's' && before != 'S') || !qt_is_word(f->tokens[i + 1])) return false;
  uint64_t classes = qt_finder_word(f, i + 1)->classes;
  return !(classes & QT_FUNCTION_CLASSES) && (!qt_is_reporting_verb(classes) || (classes & QT_HEAD_CLASSES));
}

/* "Norvia's loud claims in the bay": a noun, where a preposition or a verb follows. */
static bool is_saying_noun(const qt_finder *f, uint32_t i) {
  const uint64_t behind = QT_BIT(PREPOSITION) | QT_BIT(OF) | QT_BIT(AUX) | QT_BIT(MODAL);
  return qt_is(f, i, QT_BIT(SAYING_NOUN)) && i > f->names.first && qt_is(f, i + 1, behind) &&
         !qt_is(f, i - 1, QT_HEAD_CLASSES);
}

qt_part qt_part_by_context(const qt_finder *f, uint32_t i) {
  qt_part here = qt_part_alone(&f->names, i);
  if (here == QT_PRONOUN_PART) return QT_STOP;
  if (here == QT_VERB_PART) return qt_is_behind_article(f, i) || is_saying_noun(f, i) ? QT_MODIFIER : QT_STOP;
  return is_plural_owner(f, i) ? QT_POSSESSIVE_S : QT_STOP;
}

/* A head that is a verb as well (report, claim): a verb where a plural or a name stands before it. */
static bool is_verb_here(const qt_finder *f, uint32_t i, uint32_t head_end, uint64_t head_classes, bool behind_name) {
  uint64_t classes = qt_finder_word(f, i)->classes;
  if (!qt_is_reporting_verb(classes) && !(classes & (QT_BIT(MODAL) | QT_BIT(AUX)))) return false;
  if (behind_name) return (classes & (QT_BIT(PRESENT) | QT_BIT(PAST))) && !qt_finder_says_at(f, i + 1);
  if (head_end != i) return false;
  uint64_t form = head_classes & QT_BIT(COLLECTIVE) ? QT_BIT(BASE) | QT_BIT(ING) : QT_BIT(PRESENT);
  /* the attorney accused the council; not: a man accused of theft */
  if (!qt_is(f, i + 1, QT_BIT(PREPOSITION) | QT_BIT(OF) | QT_BIT(BY))) form |= QT_BIT(PAST);
  bool agrees = (classes & form) != 0;
  return agrees && !qt_finder_says_at(f, i + 1);
}

/* Major-Gen, Vice-Chairman: an office behind a hyphen, as the language does not know it. */
static bool is_joined_title(const qt_finder *f, uint32_t token) {
  qt_token t = f->tokens[token];
  if (t.word != QT_NO_WORD || t.length < 5 || qt_kind(t) != QT_WORD_TOKEN) return false;
  uint16_t word = qt_word_behind_hyphen(f->article, t);
  return (qt_lexicon_word(f->article->lexicon, word)->classes & QT_PERSON_CLASSES) != 0;
}

/* UN-Generalsekretär Ada Roe, Werftsprecher Jan Roe: a noun that ends in a title or a role, before a name of two words. */
static bool is_compound_title(const qt_finder *f, uint32_t first, uint32_t end) {
  qt_token t = f->tokens[first];
  if (!f->nouns_capitalised || end < first + 3 || t.word != QT_NO_WORD || !(t.flags & QT_CAPITAL)) return false;
  for (uint32_t i = first + 1; i < end; i++)
    if (!qt_is_word(f->tokens[i]) || qt_is(f, i, QT_BIT(BODY) | QT_BIT(ORG_WORD))) return false;
  return qt_office_part(f->article, t, 2) != 0;
}

/* Titles and roles in [first, end): the end of the last one, or first. */
static uint32_t titles_end(const qt_finder *f, uint32_t first, uint32_t end) {
  uint32_t last = is_compound_title(f, first, end) ? first + 1 : first;
  for (uint32_t i = first; i < end;) {
    uint32_t length = 1;
    const qt_word *w = qt_finder_word(f, i);
    if (((w->classes & QT_PERSON_CLASSES) || w->node) &&
        qt_match(f->article->lexicon, f->tokens + i, end - i, QT_PERSON_CLASSES, 0, &length)) {
      bool surname = i > first && i + length == end && length == 1 && !qt_is(f, i - 1, QT_PERSON_CLASSES) &&
                     qt_is(f, i - 1, QT_GIVEN_CLASSES);                                  /* Ada King is no king */
      surname |= i > first && i + length == end && (f->tokens[i].flags & QT_ALL_CAPS) && /* Ada Roe MS, RD */
                 (w->classes & QT_BIT(ABBREVIATION_TITLE)) && !(f->tokens[i - 1].flags & QT_ALL_CAPS);
      if (!surname) last = i + length;
    } else if (i + 1 < end && is_joined_title(f, i)) {
      last = i + 1;
    }
    i += length;
  }
  if (last > first && last < end && qt_is_mark(f->tokens[last], QT_DOT)) last++;
  /* General Motors, Minister Council: what is left names a body */
  uint32_t i = last;
  while (i < end && qt_is(f, i, QT_BIT(ORG_WORD) | QT_BIT(BODY)) && !qt_is(f, i, QT_GIVEN_CLASSES)) i++;
  return last < end && i == end ? first : last;
}

/* The title's dot and the name behind it: "Mr. Roe" where the title was read as a lower-case head. */
static bool skip_title_dot(const qt_finder *f, uint32_t *at) {
  uint32_t i = *at;
  if (!qt_finder_mark(f, i, QT_DOT) || (f->tokens[i].flags & QT_SPACED) || i + 1 >= f->end) return false;
  if (!qt_is(f, i - 1, QT_BIT(ABBREVIATION_TITLE) | QT_BIT(TITLE)) || !qt_is_name_word(&f->names, i + 1)) return false;
  *at = i + 1;
  return true;
}

/*
** "CEO of the Refugee Council Ada Roe": where a person's name begins inside a run of capitals
** that began as a body's or a country's; 0: nowhere. Never behind a title or a given name.
*/
uint32_t qt_split_name(const qt_finder *f, uint32_t first, uint32_t end) {
  const uint64_t given = QT_GIVEN_CLASSES, places = QT_BIT(COUNTRY) | QT_BIT(CITY);
  uint32_t place = 0;
  if (!qt_match(f->article->lexicon, f->tokens + first, end - first, places, 0, &place)) place = 1;
  for (uint32_t i = first + place; i + 1 < end; i++) {
    if (!qt_is_name_word(&f->names, i) || !qt_is_name_word(&f->names, i - 1)) continue;
    if (qt_is(f, i - 1, QT_PERSON_CLASSES | given | QT_BIT(PARTICLE)) ||
        qt_is(f, i, QT_BIT(BODY) | QT_BIT(ORG_WORD) | places))
      continue;
    if (!qt_is(f, i, given) && !qt_is(f, i - 1, QT_BIT(BODY) | QT_BIT(ORG_WORD) | places)) continue;
    if (qt_name_end(&f->names, i, NULL) != end || qt_is(f, end - 1, QT_BIT(BODY) | QT_BIT(ORG_WORD) | places)) continue;
    uint32_t name = titles_end(f, i, end); /* "... for Education Mr. Roe" */
    return name < end ? name : 0;
  }
  return 0;
}

/* Where the given name begins, in languages that put the office's words in genitive before it; or first. */
uint32_t qt_skip_to_given(const qt_finder *f, uint32_t first, uint32_t end) {
  const uint64_t given = QT_GIVEN_CLASSES;
  if (!f->given_begins || qt_is(f, first, given)) return first;
  for (uint32_t i = first + 1; i + 1 < end; i++)
    if (qt_is_name_word(&f->names, i) && qt_is(f, i, given)) return i;
  return first;
}

/* Behind "'s Office", where a title before it owns it and gives the body its name; end: there is none. */
static uint32_t office_end(const qt_finder *f, uint32_t end) {
  uint32_t next = end + 1;
  if (next >= f->end || qt_kind(f->tokens[end]) != QT_CLITIC || !qt_is(f, end, QT_BIT(POSSESSIVE)) ||
      !qt_is_name_word(&f->names, next))
    return end;
  uint32_t last = qt_name_end(&f->names, next, NULL);
  return qt_is(f, last - 1, QT_BIT(BODY) | QT_BIT(ORG_WORD)) ? last : end;
}

/* One run of capitals at p->at. false: the phrase ends behind it. */
static bool read_name(const qt_finder *f, qt_noun_phrase *p) {
  qt_facts facts;
  uint32_t first = p->at, end = qt_name_end(&f->names, first, &facts);
  bool titled = (facts.classes & QT_PERSON_CLASSES) || (end - first > 1 && is_joined_title(f, first)) ||
                (end - first > 2 && is_joined_title(f, first + 1)) || f->nouns_capitalised;
  uint32_t titles = titled ? titles_end(f, first, end) : first;
  uint32_t office = titles == end ? office_end(f, end) : end; /* Telm County Sheriff's Office: no sheriff */
  if (office > end) {
    end = office;
    titles = first;
    facts = QT_ANY_FACTS;
  }
  bool behind_head = p->head_end == first && p->head_end > p->owner_end;
  if (p->head_end > p->owner_end && p->head_end < first && titles == first) { /* "the ministry blocked Petrova" */
    p->at = p->head_end;
    return false;
  }
  if (behind_head && titles == first && !(p->head_classes & (QT_PERSON_CLASSES | QT_BIT(BODY)))) return false;
  if (titles > first) {
    p->head = titles - 1;
    while (p->head > first && !qt_is_word(f->tokens[p->head])) p->head--;
    p->head_classes = QT_BIT(TITLE);
    p->head_end = titles;
    p->at = titles;
    if (titles == end) return true;
    if (f->nouns_capitalised && !(f->tokens[titles].flags & QT_CAPITAL)) { /* Sprecher der Polizei: whose he is */
      p->at = end;
      return false;
    }
    first = titles;
    behind_head = true;
  }
  p->name = behind_head ? qt_skip_to_given(f, first, end) : first;
  p->name_end = p->at = end;
  p->facts = facts;
  if (!behind_head) return true;
  p->person = (p->head_classes & QT_PERSON_CLASSES) != 0;
  return false;
}

/* порта, области, мировой, МИД: a Russian word that may say whose office it is; встретила, ждали are verbs. */
static bool is_in_genitive(const qt_finder *f, uint32_t at) {
  qt_token t = f->tokens[at];
  const char *word = f->article->text + t.start;
  if (qt_kind(t) != QT_WORD_TOKEN || !qt_is_cyrillic(word)) return false;
  if (t.flags & QT_ALL_CAPS) return true;
  if (qt_is(f, at, QT_FINITE_VERB | QT_BIT(CONJUNCTION) | QT_BIT(PREPOSITION) | QT_BIT(PRONOUN))) return false;
  bool past = !(t.flags & QT_CAPITAL) && qt_has_past_ending(word, t.length);
  return !past && qt_case_rank(word, t.length) > 0;
}

/* директор порта Иван Петров, эксперт Центра мировой политики Павел Рудин: over the genitive to a given name. */
static bool read_name_behind_genitive(const qt_finder *f, qt_noun_phrase *p) {
  uint32_t at = p->at;
  if (!f->given_begins || p->head_end != at || !(p->head_classes & QT_PERSON_CLASSES)) return false;
  while (at < f->end && at - p->at < MAX_GENITIVES && is_in_genitive(f, at) && !qt_is(f, at, QT_GIVEN_CLASSES)) at++;
  if (at == p->at || at + 1 >= f->end || !qt_is_name_word(&f->names, at) || !qt_is(f, at, QT_GIVEN_CLASSES))
    return false;
  uint32_t end = qt_name_end(&f->names, at, &p->facts);
  if (end < at + 2) return false;
  p->name = at;
  p->name_end = p->at = end;
  p->person = true;
  return true;
}

/* Reads a head word, or a phrase of one class ("prime minister"). false: it is a verb here. */
static bool read_head(const qt_finder *f, qt_noun_phrase *p) {
  uint32_t length = 1;
  bool behind_name = p->name_end == p->at && p->name_end > 0;
  if (p->at > p->start && is_verb_here(f, p->at, p->head_end, p->head_classes, behind_name)) return false;
  const qt_word *w = qt_match(f->article->lexicon, f->tokens + p->at, f->end - p->at, QT_HEAD_CLASSES, 0, &length);
  if (!w) return false;
  p->head = p->at + length - 1;
  p->head_classes = w->classes & QT_HEAD_CLASSES;
  p->at += length;
  skip_title_dot(f, &p->at);
  p->head_end = p->at;
  return true;
}

/*
** St. Mary's Hospital, Nurses' Association, People's Party: the owner is a part of the body's name. Not Norvia's
** Supreme Court, Orlov's Bank.
*/
static bool owns_in_name(const qt_finder *f, const qt_noun_phrase *p) {
  const uint64_t bodies = QT_BIT(BODY) | QT_BIT(ORG_WORD);
  uint32_t next = p->at + 1;
  if (!p->name_end || p->name_end != p->at || !qt_is_name_word(&f->names, next)) return false;
  bool body = qt_is(f, qt_name_end(&f->names, next, NULL) - 1, bodies); /* Pilots' Association Board of Directors */
  if (!body && !qt_is(f, next, bodies)) return false;
  const qt_word *owner = qt_finder_word(f, p->at - 1);
  bool saint = qt_is(f, p->name, QT_BIT(ABBREVIATION_TITLE)) && !qt_is(f, p->name, QT_BIT(TITLE));
  bool people = (owner->classes & (QT_BIT(COLLECTIVE) | QT_BIT(ROLE))) &&
                !((owner->classes & QT_BIT(DEMONYM)) || (owner->more & QT_MORE(AFFILIATION)));
  return saint || people;
}

/* 's: what was read owns what follows, if a noun follows. */
static bool read_owner(const qt_finder *f, qt_noun_phrase *p) {
  uint32_t next = p->at + 1;
  if (owns_in_name(f, p)) {
    p->at = p->name_end = qt_name_end(&f->names, next, NULL);
    p->facts = QT_ANY_FACTS;
    return true;
  }
  if (p->at == p->start || next >= f->end) return false;
  qt_part after = qt_part_of(f, next, true);
  if (after == QT_STOP || after == QT_DETERMINER_PART || after == QT_OWNER || after == QT_POSSESSIVE_S) return false;
  p->owner_end = p->at;
  p->owner_name = p->name;
  p->owner_name_end = p->name_end;
  p->core = p->at = next;
  p->name_end = 0;
  return true;
}

/* A modifier that can only be a verb: behind a head or a name, with a verb's ending. */
static bool is_verb_like(const qt_finder *f, const qt_noun_phrase *p) {
  if (p->head_end == p->at && (p->head_classes & QT_BIT(COLLECTIVE))) return true; /* a plural modifies nothing */
  bool over = f->nouns_capitalised && p->at > p->start && (f->tokens[p->at - 1].flags & QT_CAPITAL) &&
              !(f->tokens[p->at].flags & QT_CAPITAL);
  if (over) return true; /* der Sprecher weiter: behind a noun nothing modifies it */
  bool behind = (p->head_end == p->at && p->head_end) || (p->name_end == p->at && p->name_end);
  return behind && (qt_has_ending(&f->names, p->at, QT_MORE(VERB_ENDING)) || qt_is_more(f, p->at, QT_MORE(VERB)));
}

/* на пресс-конференции министр: before its head a Russian phrase has adjectives only. */
static bool is_other_noun(const qt_finder *f, const qt_noun_phrase *p) {
  qt_token t = f->tokens[p->at];
  const char *word = f->article->text + t.start;
  if (p->head_end || p->name_end || qt_kind(t) != QT_WORD_TOKEN) return false;
  return qt_is_cyrillic(word) && !(t.flags & QT_CAPITAL) && !qt_is_adjectival(word, t.length);
}

/* "many voters": many stands for somebody only where no noun follows. */
static bool counts_others(const qt_finder *f, uint32_t at) {
  if (!qt_is(f, at, QT_BIT(DETERMINER)) || at + 1 >= f->end) return false;
  qt_part next = qt_part_of(f, at + 1, true);
  return next == QT_MODIFIER || next == QT_HEAD || next == QT_CAPITAL_PART || next == QT_COUNT_PART;
}

static void read_start(const qt_finder *f, qt_noun_phrase *p) {
  while (p->at < f->end && p->at - p->start < QT_MAX_START) {
    qt_part here = qt_part_of(f, p->at, false);
    if (here == QT_HEAD && counts_others(f, p->at)) here = QT_DETERMINER_PART;
    if (here != QT_DETERMINER_PART && here != QT_OWNER && here != QT_COUNT_PART) break;
    p->determined = true;
    p->at++;
    p->core = p->at;
  }
}

/* "director and senior economist Roe": joined titles of one person. */
static bool joins_titles(const qt_finder *f, const qt_noun_phrase *p) {
  uint32_t at = p->at, i = at + 1;
  if (p->head_end != at || !(p->head_classes & QT_PERSON_CLASSES) || !qt_is_more(f, at, QT_MORE(NAME_AND)))
    return false;
  while (i < f->end && i - at < MAX_ADJECTIVES && qt_part_of(f, i, true) == QT_MODIFIER) i++;
  if (i < f->end && qt_part_of(f, i, true) == QT_CAPITAL_PART) { /* Founder and Lead Designer Ada Roe */
    uint32_t end = qt_name_end(&f->names, i, NULL), titles = titles_end(f, i, end);
    return titles > i && titles < end;
  }
  return i + 1 < f->end && qt_is(f, i, QT_PERSON_CLASSES) && qt_part_of(f, i, true) == QT_HEAD &&
         qt_part_of(f, i + 1, true) == QT_CAPITAL_PART;
}

/*
** "three current and former officials", "a dozen Norvian and Telmish officials": adjectives joined before a noun for
** people.
*/
static bool joins_adjectives(const qt_finder *f, const qt_noun_phrase *p) {
  uint32_t at = p->at, i = at + 1;
  if (!qt_is_more(f, at, QT_MORE(NAME_AND)) || at <= p->core || p->head_end == at) return false;
  bool nations = qt_is(f, at - 1, QT_BIT(DEMONYM)) && qt_is(f, i, QT_BIT(DEMONYM));
  if (!nations && (p->name_end == at || qt_part_of(f, at - 1, true) != QT_MODIFIER)) return false;
  for (; i < f->end && i - at <= MAX_ADJECTIVES; i++) {
    bool dot = qt_is_mark(f->tokens[i], QT_DOT) && !(f->tokens[i].flags & QT_SPACED); /* former U.S. officials */
    if (!dot && qt_part_of(f, i, true) != QT_MODIFIER && !qt_is(f, i, QT_BIT(DEMONYM) | QT_BIT(COUNTRY))) break;
  }
  return i > at + 1 && qt_is(f, i, QT_BIT(COLLECTIVE)) && qt_part_of(f, i, true) == QT_HEAD;
}

/* A mark or a link that does not end the phrase. */
static bool joins(const qt_finder *f, const qt_noun_phrase *p) {
  uint32_t at = p->at;
  if (at == p->start || at + 1 >= f->end) return false;
  qt_token here = f->tokens[at], next = f->tokens[at + 1];
  bool tight = !((here.flags | next.flags) & QT_SPACED);
  if (qt_is_mark(here, QT_HYPHEN)) return tight && qt_kind(f->tokens[at - 1]) == QT_NUMBER; /* 46-page */
  if (qt_is_mark(here, QT_SLASH)) /* Salt Times/Telm News poll */
    return tight && p->name_end == at && qt_part_of(f, at + 1, true) == QT_CAPITAL_PART;
  if (qt_is_mark(here, QT_LPAREN)) /* Health Organization (WHO) Director Ada Roe */
    return p->name_end == at && (next.flags & QT_ALL_CAPS) && qt_finder_mark(f, at + 2, QT_RPAREN) &&
           qt_is(f, at + 3, QT_PERSON_CLASSES);
  return joins_titles(f, p) || joins_adjectives(f, p);
}

void qt_read_phrase(const qt_finder *f, uint32_t start, qt_noun_phrase *p) {
  memset(p, 0, sizeof *p);
  p->start = p->at = p->core = start;
  read_start(f, p);
  while (p->at < f->end && p->at - start < QT_MAX_PHRASE) {
    uint32_t at = p->at;
    if (read_name_behind_genitive(f, p)) return;
    switch (qt_part_of(f, at, p->at > start)) {
      case QT_CAPITAL_PART:
        if (!read_name(f, p)) return;
        break;
      case QT_HEAD:
        if (!read_head(f, p)) return;
        break;
      case QT_POSSESSIVE_S:
        if (!read_owner(f, p)) return;
        break;
      case QT_COUNT_PART:
      case QT_MODIFIER:
        if (is_verb_like(f, p) || (f->given_begins && is_other_noun(f, p))) return;
        p->at++;
        break;
      default:
        if (!joins(f, p)) return;
        p->at += qt_is_mark(f->tokens[at], QT_LPAREN) ? 3 : 1;
    }
  }
}

void qt_finder_sentence(qt_finder *f, uint32_t first, uint32_t end) {
  qt_names_sentence(&f->names, first, end);
  f->end = end;
}
