#include "speech/mention.h"

#include "speech/names.h"

/*
** A phrase is read from left to right into one of a few shapes:
**   [determiner] [modifiers] [titles] Name           Russian Foreign Minister Sergey Lavrov
**   [determiner] [modifiers] head                    the top diplomat, a police report
**   owner 's ... either of these                     the suspect's lawyer, Jane Roe
** What stands behind an unnamed head and narrows it down ("familiar with the talks") is added.
*/

typedef struct finder {
  quoth_article *article;
  const qt_token *tokens;
  qt_names names;
  uint32_t end;              /* of the sentence */
  uint32_t block;
  bool nouns_capitalised;    /* German: a capital alone is no name */
  bool given_begins;         /* Russian, German: "Präsident Telms Jan Roe": his name begins with the given one */
  uint32_t label, scope, announced; /* cursors into labels, scopes, digest_names */
} finder;

/* What a token can be inside a noun phrase. */
typedef enum part {
  STOP, DETERMINER, OWNER, COUNT, MODIFIER, HEAD, CAPITAL, POSSESSIVE_S,
  VERB,              /* a modifier only behind an article: "the accused man", "the appeals court" */
  APOSTROPHE         /* a plural's 's, or a mark */
} part;

enum { MAX_PHRASE = 32, MAX_NARROWING = 3, MAX_SAYS = 6, MAX_REDUCED = 16 };

#define HEADS (QT_BIT(ROLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY) | QT_BIT(DOCUMENT) | QT_BIT(TITLE))
#define PERSONS (QT_BIT(ROLE) | QT_BIT(TITLE))
#define PRONOUNS                                                                                   \
  (QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY) | QT_BIT(I) | QT_BIT(WE) | QT_BIT(IT) | QT_BIT(YOU))

static const qt_word *word_at(const finder *f, uint32_t token) {
  return qt_word_of(f->article->lexicon, f->tokens[token]);
}
static bool is(const finder *f, uint32_t token, uint64_t classes) {
  return token < f->end && (word_at(f, token)->classes & classes) != 0;
}
static bool is_more(const finder *f, uint32_t token, uint64_t more) {
  return token < f->end && (word_at(f, token)->more & more) != 0;
}
static bool is_mark(const finder *f, uint32_t token, qt_mark mark) {
  return token < f->end && qt_is_mark(f->tokens[token], mark);
}

bool qt_says_at(const quoth_article *a, uint32_t token, uint32_t end) {
  const uint64_t between = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(ADVERB) | QT_BIT(NEGATION);
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

/* A verb of saying right before the phrase: "said", or "according to". */
static bool says_before(const finder *f, uint32_t token) {
  if (token <= f->names.first) return false;
  const qt_word *w = word_at(f, token - 1);
  if ((w->classes & QT_REPORTING_CLASSES) && (w->classes & (QT_BIT(PAST) | QT_BIT(PRESENT)))) return true;
  if (!(w->classes & (QT_BIT(TO) | QT_BIT(OF) | QT_BIT(PREPOSITION))) || token < f->names.first + 2) return false;
  for (uint32_t back = 2; back <= 4 && token >= f->names.first + back; back++) {
    uint32_t length;
    if (qt_match(f->article->lexicon, f->tokens + token - back, back, QT_BIT(ACCORDING), 0, &length) && length == back)
      return true;
  }
  return false;
}

static bool is_reporting_verb(uint64_t classes) {
  return (classes & QT_REPORTING_CLASSES) && (classes & QT_FORM_CLASSES);
}

/* that, what: links, but for "that company". */
static bool is_link(const finder *f, uint32_t i, uint64_t classes) {
  if (classes & (QT_BIT(WH) | QT_BIT(RELATIVE))) return true;
  if (!(classes & QT_BIT(THAT))) return false;
  return i + 1 >= f->end || (f->tokens[i + 1].flags & QT_CAPITAL) || !(word_at(f, i + 1)->classes & HEADS);
}

/* Behind an article or an owner no verb can stand: "the accused man", "the appeals court". */
static bool is_behind_article(const finder *f, uint32_t i) {
  if (i <= f->names.first) return false;
  const qt_word *w = word_at(f, i - 1);
  return (w->more & QT_MORE(ARTICLE)) || ((w->classes & QT_BIT(POSSESSIVE)) && qt_is_word(f->tokens[i - 1]));
}

/* The apostrophe of "the nurses' union": behind an s, before a noun. */
static bool is_plural_owner(const finder *f, uint32_t i) {
  qt_token t = f->tokens[i];
  if (qt_kind(t) != QT_QUOTE || (t.word != QT_TICK && t.word != QT_RIGHT_SINGLE) || (t.flags & QT_SPACED)) return false;
  if (i <= f->names.first || i + 1 >= f->end || !(f->tokens[i + 1].flags & QT_SPACED)) return false;
  char before = f->article->text[t.start - 1];
  if ((before != 's' && before != 'S') || !qt_is_word(f->tokens[i + 1])) return false;
  uint64_t classes = word_at(f, i + 1)->classes;
  return !(classes & QT_FUNCTION_CLASSES) && (!is_reporting_verb(classes) || (classes & HEADS));
}

/* "China's sweeping claims in the sea": a noun, where a preposition or a verb follows. */
static bool is_saying_noun(const finder *f, uint32_t i) {
  const uint64_t behind = QT_BIT(PREPOSITION) | QT_BIT(OF) | QT_BIT(AUX) | QT_BIT(MODAL);
  return is(f, i, QT_BIT(SAYING_NOUN)) && i > f->names.first && is(f, i + 1, behind) && !is(f, i - 1, HEADS);
}

/* The part by the word alone; kept in names.seen. */
static part base_part(const finder *f, uint32_t i) {
  qt_token t = f->tokens[i];
  if (qt_kind(t) == QT_QUOTE) return t.word == QT_TICK || t.word == QT_RIGHT_SINGLE ? APOSTROPHE : STOP;
  if (qt_kind(t) >= QT_PUNCT) return STOP;
  const qt_word *w = word_at(f, i);
  if (qt_kind(t) == QT_CLITIC) return w->classes & QT_BIT(POSSESSIVE) ? POSSESSIVE_S : STOP;
  if (qt_kind(t) == QT_NUMBER) return w->more & QT_MORE(UNIT) ? STOP : COUNT;
  if (qt_is_name_word(&f->names, i)) return CAPITAL;
  if (!w->classes && !w->more) return MODIFIER;
  if (w->classes & QT_BIT(POSSESSIVE)) return OWNER;
  if (w->classes & HEADS) return HEAD;
  if ((w->classes & QT_BIT(DETERMINER)) && !is_link(f, i, w->classes)) return DETERMINER;
  if (w->more & (QT_MORE(MONTH) | QT_MORE(DAY) | QT_MORE(TIME) | QT_MORE(VERB))) return STOP;
  if (w->classes & (QT_FUNCTION_CLASSES & ~QT_BIT(POSSESSIVE))) return STOP;
  return (w->classes & QT_BIT(ADVERB)) || is_reporting_verb(w->classes) ? VERB : MODIFIER;
}

static part part_of(const finder *f, uint32_t i, bool inside) {
  part here = (part)(f->names.seen[i] & ~QT_SEEN_NAME);
  if (here < VERB) return here;
  if (!inside) return STOP;
  if (here == VERB) return is_behind_article(f, i) || is_saying_noun(f, i) ? MODIFIER : STOP;
  return is_plural_owner(f, i) ? POSSESSIVE_S : STOP;
}

/* A head that is a verb as well (report, claim): a verb where a plural or a name stands before it. */
static bool is_verb_here(const finder *f, uint32_t i, uint32_t head_end, uint64_t head_classes, bool behind_name) {
  uint64_t classes = word_at(f, i)->classes;
  if (!is_reporting_verb(classes) && !(classes & (QT_BIT(MODAL) | QT_BIT(AUX)))) return false;
  if (behind_name) return (classes & (QT_BIT(PRESENT) | QT_BIT(PAST))) && !qt_says_at(f->article, i + 1, f->end);
  if (head_end != i) return false;
  bool agrees = head_classes & QT_BIT(COLLECTIVE) ? (classes & QT_BIT(BASE)) != 0 : (classes & QT_BIT(PRESENT)) != 0;
  return agrees && !qt_says_at(f->article, i + 1, f->end);
}

/* The phrase under way. Positions are tokens. */
typedef struct phrase {
  uint32_t start, at;        /* at: behind what was read */
  uint32_t core;             /* first token behind determiner and owner's 's */
  uint32_t name, name_end;   /* the last run of capitals; name_end 0: none */
  uint32_t head, head_end;   /* the last head; head_end 0: none */
  uint64_t head_classes;
  uint32_t owner_end;        /* the token of the last 's; 0: none */
  uint32_t owner_name, owner_name_end;
  bool determined, definite, person; /* person: the name follows a title */
  bool lower_before_name;
} phrase;

/* Titles and roles in [first, end): the end of the last one, or first. */
static uint32_t titles_end(const finder *f, uint32_t first, uint32_t end) {
  uint32_t last = first;
  for (uint32_t i = first; i < end;) {
    uint32_t length = 1;
    const qt_word *w = word_at(f, i);
    if (((w->classes & PERSONS) || w->begins_phrase) &&
        qt_match(f->article->lexicon, f->tokens + i, end - i, PERSONS, 0, &length)) {
      bool surname = i > first && i + length == end && length == 1 && !is(f, i - 1, PERSONS) &&
                     is(f, i - 1, QT_BIT(MALE) | QT_BIT(FEMALE)); /* Steve King is no king */
      if (!surname) last = i + length;
    }
    i += length;
  }
  if (last > first && last < end && qt_is_mark(f->tokens[last], QT_DOT)) last++;
  /* General Motors, Minister Council: what is left names a body */
  uint32_t i = last;
  while (i < end && is(f, i, QT_BIT(ORG_WORD) | QT_BIT(BODY)) && !is(f, i, QT_BIT(MALE) | QT_BIT(FEMALE))) i++;
  return last < end && i == end ? first : last;
}

/* The title's dot and the name behind it: "Mr. Roe" where the title was read as a lower-case head. */
static bool skip_title_dot(const finder *f, uint32_t *at) {
  uint32_t i = *at;
  if (!is_mark(f, i, QT_DOT) || (f->tokens[i].flags & QT_SPACED) || i + 1 >= f->end) return false;
  if (!is(f, i - 1, QT_BIT(ABBREVIATION_TITLE) | QT_BIT(TITLE)) || !qt_is_name_word(&f->names, i + 1)) return false;
  *at = i + 1;
  return true;
}

/*
** "CEO of the Refugee Council Enver Solomon": where a person's name begins inside a run of capitals
** that began as a body's or a country's; 0: nowhere. Never behind a title or a given name.
*/
static uint32_t split_name(const finder *f, uint32_t first, uint32_t end) {
  const uint64_t given = QT_BIT(MALE) | QT_BIT(FEMALE), places = QT_BIT(COUNTRY) | QT_BIT(CITY);
  uint32_t place = 0;
  if (!qt_match(f->article->lexicon, f->tokens + first, end - first, places, 0, &place)) place = 1;
  for (uint32_t i = first + place; i + 1 < end; i++) {
    if (!qt_is_name_word(&f->names, i) || !qt_is_name_word(&f->names, i - 1)) continue;
    if (is(f, i - 1, PERSONS | given | QT_BIT(PARTICLE)) || is(f, i, QT_BIT(BODY) | QT_BIT(ORG_WORD) | places)) continue;
    if (!is(f, i, given) && !is(f, i - 1, QT_BIT(BODY) | QT_BIT(ORG_WORD) | places)) continue;
    if (qt_name_end(&f->names, i) != end || is(f, end - 1, QT_BIT(BODY) | QT_BIT(ORG_WORD) | places)) continue;
    uint32_t name = titles_end(f, i, end); /* "... for Education Mr. Roe" */
    return name < end ? name : 0;
  }
  return 0;
}

/* Where the given name begins, in languages that put the office's words in genitive before it; or first. */
static uint32_t skip_to_given(const finder *f, uint32_t first, uint32_t end) {
  const uint64_t given = QT_BIT(MALE) | QT_BIT(FEMALE);
  if (!f->given_begins || is(f, first, given)) return first;
  for (uint32_t i = first + 1; i + 1 < end; i++)
    if (qt_is_name_word(&f->names, i) && is(f, i, given)) return i;
  return first;
}

/* One run of capitals at p->at. false: the phrase ends behind it. */
static bool read_name(const finder *f, phrase *p) {
  uint32_t first = p->at, end = qt_name_end(&f->names, first), titles = titles_end(f, first, end);
  bool behind_head = p->head_end == first && p->head_end > p->owner_end;
  if (behind_head && titles == first && !(p->head_classes & (PERSONS | QT_BIT(BODY)))) return false;
  if (titles > first) {
    p->head = titles - 1;
    while (p->head > first && !qt_is_word(f->tokens[p->head])) p->head--;
    p->head_classes = QT_BIT(TITLE);
    p->head_end = titles;
    p->at = titles;
    if (titles == end) return true;
    first = titles;
    behind_head = true;
  }
  p->name = behind_head ? skip_to_given(f, first, end) : first;
  p->name_end = p->at = end;
  if (!behind_head) return true;
  p->person = (p->head_classes & PERSONS) != 0;
  return false;
}

/* Reads a head word, or a phrase of one class ("prime minister"). false: it is a verb here. */
static bool read_head(const finder *f, phrase *p) {
  uint32_t length = 1;
  bool behind_name = p->name_end == p->at && p->name_end > 0;
  if (p->at > p->start && is_verb_here(f, p->at, p->head_end, p->head_classes, behind_name)) return false;
  const qt_word *w = qt_match(f->article->lexicon, f->tokens + p->at, f->end - p->at, HEADS, 0, &length);
  if (!w) return false;
  p->head = p->at + length - 1;
  p->head_classes = w->classes & HEADS;
  p->at += length;
  skip_title_dot(f, &p->at);
  p->head_end = p->at;
  return true;
}

/* 's: what was read owns what follows, if a noun follows. */
static bool read_owner(const finder *f, phrase *p) {
  uint32_t next = p->at + 1;
  if (p->at == p->start || next >= f->end) return false;
  part after = part_of(f, next, true);
  if (after == STOP || after == DETERMINER || after == OWNER || after == POSSESSIVE_S) return false;
  p->owner_end = p->at;
  p->owner_name = p->name;
  p->owner_name_end = p->name_end;
  p->core = p->at = next;
  p->name_end = 0;
  return true;
}

/* A modifier that can only be a verb: behind a head or a name, with a verb's ending. */
static bool is_verb_like(const finder *f, const phrase *p) {
  if (p->head_end == p->at && (p->head_classes & QT_BIT(COLLECTIVE))) return true; /* a plural modifies nothing */
  bool behind = (p->head_end == p->at && p->head_end) || (p->name_end == p->at && p->name_end);
  return behind && (qt_has_ending(&f->names, p->at, QT_MORE(VERB_ENDING)) || is_more(f, p->at, QT_MORE(VERB)));
}

/* "many voters": many stands for somebody only where no noun follows. */
static bool counts_others(const finder *f, uint32_t at) {
  if (!is(f, at, QT_BIT(DETERMINER)) || at + 1 >= f->end) return false;
  part next = part_of(f, at + 1, true);
  return next == MODIFIER || next == HEAD || next == CAPITAL || next == COUNT;
}

static void read_start(const finder *f, phrase *p) {
  while (p->at < f->end && p->at - p->start < 3) {
    part here = part_of(f, p->at, false);
    if (here == HEAD && counts_others(f, p->at)) here = DETERMINER;
    if (here != DETERMINER && here != OWNER && here != COUNT) break;
    p->determined = true;
    p->definite |= here == OWNER || is_more(f, p->at, QT_MORE(DEFINITE));
    p->at++;
    p->core = p->at;
  }
}

static void read_phrase(const finder *f, uint32_t start, phrase *p) {
  memset(p, 0, sizeof *p);
  p->start = p->at = p->core = start;
  read_start(f, p);
  while (p->at < f->end && p->at - start < MAX_PHRASE) {
    uint32_t at = p->at;
    switch (part_of(f, at, p->at > start)) {
      case CAPITAL:
        if (!read_name(f, p)) return;
        break;
      case HEAD:
        if (!read_head(f, p)) return;
        break;
      case POSSESSIVE_S:
        if (!read_owner(f, p)) return;
        break;
      case COUNT:
      case MODIFIER:
        if (is_verb_like(f, p)) return;
        p->at++;
        break;
      default:
        if (qt_is_mark(f->tokens[at], QT_HYPHEN) && !(f->tokens[at].flags & QT_SPACED) && at > start && at + 1 < f->end &&
            qt_kind(f->tokens[at - 1]) == QT_NUMBER && !(f->tokens[at + 1].flags & QT_SPACED)) { /* 46-page */
          p->at++;
          break;
        }
        /* Salt Times/Telm News poll */
        if (qt_is_mark(f->tokens[at], QT_SLASH) && p->name_end == at && !(f->tokens[at].flags & QT_SPACED) &&
            at + 1 < f->end && !(f->tokens[at + 1].flags & QT_SPACED) && part_of(f, at + 1, true) == CAPITAL) {
          p->at++;
          break;
        }
        /* "Health Organization (WHO) Director Ada Roe" */
        if (qt_is_mark(f->tokens[at], QT_LPAREN) && p->name_end == at && at + 3 < f->end &&
            (f->tokens[at + 1].flags & QT_ALL_CAPS) && is_mark(f, at + 2, QT_RPAREN) && is(f, at + 3, PERSONS)) {
          p->at += 3;
          break;
        }
        /* "director and senior economist Roe": joined titles of one person */
        if (p->head_end == at && (p->head_classes & PERSONS) && is_more(f, at, QT_MORE(NAME_AND)) && at + 1 < f->end) {
          part next = part_of(f, at + 1, true);
          uint32_t i = at + 1;
          while (i < f->end && i - at < 5 && part_of(f, i, true) == MODIFIER) i++;
          if ((next == HEAD || next == MODIFIER) && i + 1 < f->end && is(f, i, PERSONS) &&
              part_of(f, i + 1, true) == CAPITAL) {
            p->at++;
            break;
          }
        }
        return;
    }
  }
}

static qt_mention *push(finder *f, uint32_t first, uint32_t end, qt_mention_kind kind) {
  qt_mention *m = qt_vec_push(&f->article->alloc, &f->article->mentions);
  if (!m) return NULL;
  m->first_token = first;
  m->token_count = end - first;
  m->speaker = QUOTH_NONE;
  m->block = f->block;
  m->kind = (uint8_t)kind;
  return m;
}

/* What a run of capitals names, by its words. */
static qt_mention_kind kind_of_name(const finder *f, uint32_t first, uint32_t end, bool article) {
  const uint64_t places = QT_BIT(COUNTRY) | QT_BIT(CITY) | QT_BIT(METONYM);
  uint32_t length;
  if (qt_match(f->article->lexicon, f->tokens + first, end - first, places, 0, &length) &&
      (first + length == end || (first + length + 1 == end && qt_is_mark(f->tokens[end - 1], QT_DOT))))
    return QT_PLACE_NAME;
  if (is(f, end - 1, QT_BIT(COLLECTIVE)) && !is(f, end - 1, QT_BIT(ORG_WORD))) return QT_GROUP_MENTION;
  if (is_more(f, end - 1, QT_MORE(PLACE_WORD))) return QT_PLACE_NAME;
  for (uint32_t i = first; i < end; i++) {
    if (is(f, i, QT_BIT(BODY) | QT_BIT(ORG_WORD) | QT_BIT(DOCUMENT)) && !(end - first > 1 && i == first && is(f, i, QT_BIT(MALE) | QT_BIT(FEMALE))))
      return QT_ORGANISATION_NAME;
    if (qt_is_mark(f->tokens[i], QT_AMPERSAND)) return QT_ORGANISATION_NAME;
  }
  if (is(f, first, QT_BIT(MALE) | QT_BIT(FEMALE)) && end - first > 1) return QT_NAME;
  if (end - first == 1 && (f->tokens[first].flags & QT_ALL_CAPS) && f->tokens[first].length <= 6 && !f->names.titled)
    return QT_ORGANISATION_NAME;
  if (article) return QT_ORGANISATION_NAME;
  return QT_NAME;
}

/* The classes of a given name, of Jean-Pierre those of Jean. */
static uint64_t given_classes(const finder *f, uint32_t token) {
  const uint64_t given = QT_BIT(MALE) | QT_BIT(FEMALE);
  qt_token t = f->tokens[token];
  uint64_t classes = word_at(f, token)->classes & given;
  const char *p = f->article->text + t.start;
  const char *hyphen = classes || !(t.flags & QT_CAPITAL) ? NULL : memchr(p, '-', t.length);
  if (!hyphen) return classes;
  uint16_t word = qt_word_part(f->article, t.start, (uint32_t)(hyphen - p));
  return qt_lexicon_word(f->article->lexicon, word)->classes & given;
}

static uint8_t gender_of(const finder *f, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    uint64_t both = given_classes(f, i);
    if (both == QT_BIT(MALE)) return QT_MALE_GENDER;
    if (both == QT_BIT(FEMALE)) return QT_FEMALE_GENDER;
    if (both) return QT_UNKNOWN_GENDER;
  }
  return QT_UNKNOWN_GENDER;
}

/* Jr., III, behind the name, a comma before it or not. */
static uint32_t skip_suffix(const finder *f, uint32_t end) {
  bool inside = is_more(f, end - 1, QT_MORE(NAME_SUFFIX)) && is_mark(f, end, QT_DOT) && end + 1 < f->end;
  if (inside && !(f->tokens[end].flags & QT_SPACED)) return end + 1;
  uint32_t i = is_mark(f, end, QT_COMMA) ? end + 1 : end;
  if (!is_more(f, i, QT_MORE(NAME_SUFFIX)) || !(f->tokens[i].flags & QT_CAPITAL)) return end;
  i++;
  if (is_mark(f, i, QT_DOT) && i + 1 < f->end) i++;
  return i;
}

/* "Ada Roe of Salt Bank in Telm": where he belongs is a part of the phrase, not of the name. */
static uint32_t skip_home(const finder *f, uint32_t end) {
  for (uint32_t i = end, round = 0; round < 2; round++) {
    bool home = round ? is_more(f, i, QT_MORE(LOCATIVE)) : is(f, i, QT_BIT(OF));
    uint32_t name = i + 1;
    if (is_more(f, name, QT_MORE(ARTICLE))) name++;
    if (!home || name >= f->end || !qt_is_name_word(&f->names, name)) return i;
    end = qt_name_end(&f->names, name);
    if (end < f->end && part_of(f, end, true) == POSSESSIVE_S) return i;
    i = end;
  }
  return end;
}

static qt_mention *push_name(finder *f, uint32_t start, uint32_t name, uint32_t end, qt_mention_kind kind) {
  uint32_t whole = kind == QT_NAME ? skip_suffix(f, end) : end;
  bool person = kind == QT_NAME && (name > start || (whole - name > 1 && is(f, name, QT_BIT(MALE) | QT_BIT(FEMALE))));
  qt_mention *m = push(f, start, person ? skip_home(f, whole) : whole, kind);
  if (!m) return NULL;
  m->name_token = name;
  m->name_count = whole - name;
  /* a single word is a surname, whose look tells nothing */
  uint32_t tell = whole - name > 1 ? name + 1 : name;
  m->gender = kind == QT_NAME ? gender_of(f, start, tell) : kind == QT_GROUP_MENTION ? QT_PLURAL : QT_THING;
  return m;
}

/*
** "the bank's chief economist, Jane Roe,": only what follows the comma names the person. A comma or
** the sentence's end must close it, or the name is the subject of what follows.
*/
static uint32_t apposed_name(const finder *f, const phrase *p, uint32_t *name) {
  uint32_t comma = p->head_end;
  if (!(p->head_classes & PERSONS) || !is_mark(f, comma, QT_COMMA) || comma + 1 >= f->end) return 0;
  phrase inner;
  read_phrase(f, comma + 1, &inner);
  if (!inner.name_end || inner.name_end != inner.at || inner.owner_end || inner.determined) return 0;
  if (!inner.person && (inner.name != comma + 1 || inner.name_end - inner.name < 2)) return 0;
  if (!inner.person && kind_of_name(f, inner.name, inner.name_end, false) != QT_NAME) return 0;
  uint32_t end = inner.name_end;
  bool closed = end >= f->end || qt_kind(f->tokens[end]) >= QT_PUNCT || qt_says_at(f->article, end, f->end);
  /* "Asked by Orlov, the minister, Petrova said": the office is Orlov's */
  bool taken = p->start >= f->names.first + 2 && is_mark(f, p->start - 1, QT_COMMA) &&
               qt_is_name_word(&f->names, p->start - 2);
  if (!closed || taken) return 0;
  *name = inner.name;
  return end;
}

static bool name_follows(const finder *f, uint32_t at) {
  if (is_more(f, at, QT_MORE(ARTICLE))) at++;
  return at < f->end && qt_is_name_word(&f->names, at);
}

/*
** "a letter seen by the bank says", "posts on the board say": behind a document or a group, a participle
** or a preposition, then on to the verb of saying, with no mark and no clause between. token: none.
*/
static uint32_t skip_reduced_clause(const finder *f, uint32_t token) {
  const uint64_t ends = QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(RELATIVE) | QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) |
                        QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY) | QT_BIT(I) | QT_BIT(WE);
  if (token >= f->end || !qt_is_word(f->tokens[token])) return token;
  uint64_t classes = word_at(f, token)->classes;
  bool opens = (classes & (QT_BIT(PREPOSITION) | QT_BIT(BY) | QT_BIT(PARTICIPLE) | QT_BIT(ING))) ||
               (part_of(f, token, false) == MODIFIER && qt_has_ending(&f->names, token, QT_MORE(VERB_ENDING))) ||
               is_more(f, token, QT_MORE(VERB));
  if (!opens || ((classes & QT_BIT(PAST)) && !(classes & QT_BIT(PARTICIPLE)))) return token;
  if (is_reporting_verb(classes) && (classes & QT_BIT(PAST)) && !(is(f, token + 1, QT_BIT(BY) | QT_BIT(PREPOSITION)))) return token;
  for (uint32_t i = token + 1; i < f->end && i - token < MAX_REDUCED; i++) {
    bool mark = !qt_is_word(f->tokens[i]);
    if (mark && !qt_is_mark(f->tokens[i], QT_HYPHEN)) return token;
    uint64_t here = word_at(f, i)->classes;
    if (is_reporting_verb(here) && (here & (QT_BIT(PAST) | QT_BIT(PRESENT))) && !is_behind_article(f, i) &&
        part_of(f, i, true) == STOP && qt_says_at(f->article, i, f->end))
      return i;
    if (here & ends && qt_kind(f->tokens[i]) != QT_CLITIC && !(f->tokens[i].flags & QT_CAPITAL)) return token;
  }
  return token;
}

/* What narrows an unnamed source down: "of the bank", "familiar with the talks". Bounded. */
static uint32_t skip_narrowing(const finder *f, uint32_t at, uint64_t head_classes, bool apposed) {
  for (int round = 0; round < MAX_NARROWING; round++) {
    uint32_t i = at, length;
    const qt_word *w = qt_match(f->article->lexicon, f->tokens + at, f->end - at,
                                QT_BIT(OF) | QT_BIT(FOR), QT_MORE(JUSTIFICATION), &length);
    bool justified = w && (w->more & QT_MORE(JUSTIFICATION));
    bool envoy = (head_classes & PERSONS) && is(f, at, QT_BIT(TO)) && name_follows(f, at + 1);
    if (w || envoy) i += w ? length : 1;
    else if ((apposed || (head_classes & QT_BIT(COLLECTIVE))) && is(f, at, QT_BIT(PREPOSITION)) && !is(f, at, QT_BIT(AS) | QT_BIT(BY))) i++;
    else break;
    phrase p;
    read_phrase(f, i, &p);
    if (p.at == i || is_more(f, i, QT_MORE(TIME)) || (!p.determined && part_of(f, i, false) == MODIFIER && qt_has_ending(&f->names, i, QT_MORE(VERB_ENDING)))) break;
    if (!justified && is(f, p.head_end ? p.head : i, QT_BIT(DOCUMENT)) && !(head_classes & QT_BIT(DOCUMENT))) break;
    if (p.at < f->end && qt_kind(f->tokens[p.at]) == QT_CLITIC) p.at++;
    at = p.at;
  }
  return at;
}

static bool has_capital(const finder *f, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (qt_is_name_word(&f->names, i)) return true;
  return false;
}

/* An unknown noun is a source where a verb of saying stands beside it. */
static bool push_unknown(finder *f, const phrase *p, uint32_t *next) {
  uint32_t end = p->at;
  while (end > p->core + 1 && part_of(f, end - 1, true) == MODIFIER &&
         qt_has_ending(&f->names, end - 1, QT_MORE(VERB_ENDING)))
    end--;
  *next = end > p->start ? end : p->start + 1;
  if (end == p->start || end == p->core) return true;
  bool saying = qt_says_at(f->article, p->at, f->end);
  if (!saying && !(p->determined && says_before(f, p->start))) return true;
  if (!p->determined && p->start > f->names.first && !is_mark(f, p->start - 1, QT_COMMA) &&
      qt_kind(f->tokens[p->start - 1]) != QT_QUOTE)
    return true;
  qt_mention *m = push(f, p->start, end, QT_ROLE_MENTION);
  if (!m) return false;
  m->name_token = end - 1;
  return true;
}

/* "Salt Bank's latest report": whose document it is, is who speaks. */
static bool push_issued(finder *f, const phrase *p, uint32_t *next) {
  uint32_t name = p->owner_name, end = p->owner_name_end;
  *next = skip_reduced_clause(f, skip_narrowing(f, p->head_end, p->head_classes, false));
  qt_mention *m = push(f, p->start, *next, kind_of_name(f, name, end, false));
  if (!m) return false;
  m->name_token = name;
  m->name_count = end - name;
  m->gender = m->kind == QT_NAME ? gender_of(f, name, end - name > 1 ? name + 1 : name) : QT_THING;
  return true;
}

static bool push_headed(finder *f, const phrase *p, uint32_t *next) {
  uint32_t name, end = p->owner_end || p->determined || p->start < p->head ? apposed_name(f, p, &name) : 0;
  if (end) {
    *next = end;
    return push_name(f, p->start, name, end, QT_NAME) != NULL;
  }
  uint64_t c = p->head_classes;
  if (p->at > p->head_end && p->at - p->head_end <= 2 && qt_says_at(f->article, p->at, f->end) && !(c & PERSONS))
    return push_unknown(f, p, next); /* "a high school senior said" */
  qt_mention_kind kind = c & QT_BIT(COLLECTIVE) ? QT_GROUP_MENTION : QT_ROLE_MENTION;
  /* "the Polish border guard" names a body as well as "the Border Guard" does */
  if ((c & QT_BIT(DOCUMENT)) && !(c & PERSONS) && p->owner_name_end) return push_issued(f, p, next);
  bool named = (c & QT_BIT(BODY)) && !(c & PERSONS) && has_capital(f, p->core, p->head_end) && !p->owner_end;
  if (named) {
    *next = p->head_end;
    return push_name(f, p->start, p->core, p->head_end, QT_ORGANISATION_NAME) != NULL;
  }
  /* "Ada Roe, director in the second cabinet," may take any preposition */
  bool apposed = (c & PERSONS) && p->start >= f->names.first + 2 && is_mark(f, p->start - 1, QT_COMMA) &&
                 (qt_is_name_word(&f->names, p->start - 2) || qt_kind(f->tokens[p->start - 2]) == QT_NUMBER);
  *next = skip_narrowing(f, p->head_end, c, apposed);
  if (c & (QT_BIT(DOCUMENT) | QT_BIT(COLLECTIVE))) *next = skip_reduced_clause(f, *next);
  if ((c & PERSONS) && (name = split_name(f, p->head_end, *next)) != 0)
    return push_name(f, p->start, name, *next, QT_NAME) != NULL;
  uint32_t start = is(f, p->head, QT_BIT(PRONOUN)) ? p->head : p->start; /* everyone */
  qt_mention *m = push(f, start, *next, kind);
  if (!m) return false;
  m->name_token = p->head;
  m->gender = c & QT_BIT(COLLECTIVE) ? QT_PLURAL
            : c & PERSONS            ? gender_of(f, p->head, p->head + 1)
                                     : QT_THING;
  return true;
}

static bool is_adjective(const finder *f, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (!is(f, i, QT_BIT(DEMONYM)) && !is_more(f, i, QT_MORE(AFFILIATION))) return false;
  return true;
}

/* Where the mention of a bare run of capitals begins: with the determiner only where nothing is between. */
static bool push_run(finder *f, const phrase *p, uint32_t *next) {
  if (is_adjective(f, p->name, p->name_end) && !qt_says_at(f->article, p->name_end, f->end)) {
    *next = p->name_end;
    return true; /* "Russian", "the Latin American": of whom, not who */
  }
  bool adjacent = p->name == p->core;
  uint32_t start = adjacent ? p->start : p->name;
  uint32_t end = p->name_end;
  qt_mention_kind kind = kind_of_name(f, p->name, end, adjacent && p->determined && !p->owner_end);
  bool place = kind == QT_NAME && start > f->names.first && is_more(f, start - 1, QT_MORE(LOCATIVE)) &&
               !(end < f->end && part_of(f, end, true) == POSSESSIVE_S) && !is(f, p->name, QT_BIT(MALE) | QT_BIT(FEMALE));
  if (place) kind = QT_PLACE_NAME;
  *next = end;
  /* "Ada Roe, 60, from Telm, said": not the sayer */
  if (start >= f->names.first + 3 && is_mark(f, end, QT_COMMA) && is_mark(f, start - 2, QT_COMMA) &&
      is_more(f, start - 1, QT_MORE(ORIGIN)) &&
      (qt_kind(f->tokens[start - 3]) == QT_NUMBER || qt_is_name_word(&f->names, start - 3)))
    return true;
  uint32_t given = skip_to_given(f, p->name, end);
  if (given > p->name && kind != QT_PLACE_NAME) return push_name(f, start, given, end, QT_NAME) != NULL;
  if (f->nouns_capitalised && p->determined && end - p->name == 1 && kind == QT_ORGANISATION_NAME &&
      !is(f, p->name, QT_BIT(ORG_WORD) | QT_BIT(BODY)) && !(f->tokens[p->name].flags & QT_ALL_CAPS)) {
    phrase noun = *p;
    noun.at = end;
    return push_unknown(f, &noun, next); /* a noun like any other */
  }
  uint32_t person = kind == QT_ORGANISATION_NAME ? split_name(f, p->name, end) : 0;
  if (person && is(f, person, QT_BIT(MALE) | QT_BIT(FEMALE))) return push_name(f, start, person, end, QT_NAME) != NULL;
  return push_name(f, start, p->name, end, kind) != NULL;
}

static bool push_pronoun(finder *f, uint32_t at) {
  uint64_t c = word_at(f, at)->classes;
  qt_mention *m = push(f, at, at + 1, QT_PRONOUN_MENTION);
  if (!m) return false;
  m->name_token = at;
  m->gender = c & QT_BIT(HE)                    ? QT_MALE_GENDER
            : c & QT_BIT(SHE)                   ? QT_FEMALE_GENDER
            : c & (QT_BIT(THEY) | QT_BIT(WE))   ? QT_PLURAL
            : c & QT_BIT(IT)                    ? QT_THING
                                                : QT_UNKNOWN_GENDER;
  return true;
}

/* "her" and "his" stand alone only where no noun follows. */
static bool is_pronoun(const finder *f, uint32_t at) {
  qt_token t = f->tokens[at];
  uint64_t c = word_at(f, at)->classes;
  if (!(c & PRONOUNS) || (t.flags & QT_ALL_CAPS) || !qt_is_word(t)) return false;
  if (!(c & QT_BIT(POSSESSIVE)) || at + 1 >= f->end) return true;
  part after = part_of(f, at + 1, true);
  return after == STOP || after == DETERMINER || after == OWNER;
}

static bool read_phrase_mention(finder *f, uint32_t at, uint32_t *next) {
  if (is_pronoun(f, at)) {
    *next = at + 1;
    return push_pronoun(f, at);
  }
  part here = part_of(f, at, false);
  *next = at + 1;
  if (here == STOP || here == POSSESSIVE_S) return true;
  phrase p;
  read_phrase(f, at, &p);
  while (!p.determined && p.start < p.at && p.start < p.head && part_of(f, p.start, true) == MODIFIER &&
         qt_has_ending(&f->names, p.start, QT_MORE(VERB_ENDING))) { /* "entering the airport" */
    p.start++;
    p.core = p.core < p.start ? p.start : p.core;
  }
  if (p.person || (p.name_end && p.head_end == p.name && p.head_end > p.owner_end)) {
    /* a title or a noun right before the name: the whole phrase names him */
    *next = p.name_end;
    uint64_t thing = p.head_classes & (QT_BIT(BODY) | QT_BIT(DOCUMENT));
    return push_name(f, p.start, p.name, p.name_end, !p.person && thing ? QT_ORGANISATION_NAME : QT_NAME) != NULL;
  }
  if (p.head_end && p.head_end > p.name_end && p.head_end > p.owner_end) return push_headed(f, &p, next);
  if (p.name_end && p.name_end > p.owner_end) return push_run(f, &p, next);
  if (p.owner_end) {
    if (p.at > p.core && qt_says_at(f->article, p.at, f->end)) return push_unknown(f, &p, next);
    *next = p.owner_end + 1;
    if (!p.owner_name_end) return true;
    p.name = p.owner_name;
    p.name_end = p.owner_name_end;
    p.core = p.determined ? p.start + 1 : p.start;
    p.owner_end = 0;
    uint32_t ignored;
    return push_run(f, &p, &ignored);
  }
  if (is(f, at, QT_BIT(DETERMINER)) && p.at == at + 1) return true;
  return push_unknown(f, &p, next);
}

/* The mention that begins at `at`, if any; *next: where to go on. false: no memory. */
static bool read_mention(finder *f, uint32_t at, uint32_t *next) {
  uint32_t before = f->article->mentions.count;
  if (!read_phrase_mention(f, at, next)) return false;
  if (f->article->mentions.count == before) return true;
  const qt_mention *m = &f->article->mentions.at[before];
  if (*next < m->first_token + m->token_count) *next = m->first_token + m->token_count;
  return true;
}

/* The span at a cursor, where it begins at the byte; spans that were passed are skipped. */
static bool begins_at(quoth_span span, uint32_t byte, uint32_t *cursor) {
  if (!qt_has(span) || span.start < byte) {
    (*cursor)++;
    return false;
  }
  return span.start == byte;
}

static quoth_span announced_at(finder *f, uint32_t byte, bool *question) {
  const quoth_article *a = f->article;
  *question = false;
  for (uint32_t i; (i = f->label) < a->labels.count;) {
    *question = a->labels.at[i].is_question;
    if (begins_at(a->labels.at[i].label, byte, &f->label)) return a->labels.at[i].label;
    if (i == f->label) break;
  }
  *question = false;
  for (uint32_t i; (i = f->scope) < a->scopes.count;) {
    if (begins_at(a->scopes.at[i].name, byte, &f->scope)) return a->scopes.at[i].name;
    if (i == f->scope) break;
  }
  for (uint32_t i; (i = f->announced) < a->digest_names.count;) {
    if (begins_at(a->digest_names.at[i], byte, &f->announced)) return a->digest_names.at[i];
    if (i == f->announced) break;
  }
  return QT_NO_SPAN;
}

/*
** Where the outline says that somebody is named (a label, an announcement) there is a mention, also of
** words that would be none elsewhere. false: no memory.
*/
static bool read_announced(finder *f, uint32_t at, uint32_t *next) {
  const quoth_article *a = f->article;
  uint32_t byte = f->tokens[at].start, before = a->mentions.count;
  bool question;
  quoth_span span = announced_at(f, byte, &question);
  if (!qt_has(span)) return read_mention(f, at, next);
  uint32_t end = at + 1;
  while (end < f->end && f->tokens[end].start < span.end) end++;
  if (!question) {
    if (!read_mention(f, at, next)) return false;
    if (a->mentions.count > before && a->mentions.at[before].name_count) return true;
    if (a->mentions.count > before && a->mentions.at[before].kind == QT_ROLE_MENTION) return true;
    f->article->mentions.count = before;
  }
  *next = end;
  return push_name(f, at, at, end, question ? QT_GROUP_MENTION : QT_NAME) != NULL;
}

static quoth_status find_in_sentence(finder *f, uint32_t first, uint32_t end) {
  qt_names_sentence(&f->names, first, end);
  f->end = end;
  for (uint32_t i = first; i < end; i++) f->names.seen[i] |= (uint8_t)base_part(f, i);
  for (uint32_t at = first, next; at < end; at = next)
    if (!read_announced(f, at, &next)) return QUOTH_NO_MEMORY;
  return QUOTH_OK;
}

quoth_status qt_find_mentions(quoth_article *a) {
  finder f = {.article = a, .tokens = a->tokens.at};
  f.nouns_capitalised = qt_lexicon_weight(a->lexicon, "cast", "nouns_capitalised") > 0;
  f.given_begins = qt_lexicon_weight(a->lexicon, "cast", "given_begins") > 0;
  if (!qt_names_open(&f.names, a)) return QUOTH_NO_MEMORY;
  quoth_status status = QUOTH_OK;
  for (uint32_t b = 0; b < a->ranges.count && status == QUOTH_OK; b++) {
    qt_block_range r = a->ranges.at[b];
    if (a->blocks.at[b].kind == QUOTH_BLOCK_BOILERPLATE) continue;
    f.block = b;
    for (uint32_t s = 0; s < r.sentence_count && status == QUOTH_OK; s++) {
      uint32_t i = r.first_sentence + s;
      uint32_t end = s + 1 < r.sentence_count ? a->sentence_tokens.at[i + 1] : r.first_token + r.token_count;
      status = find_in_sentence(&f, a->sentence_tokens.at[i], end);
    }
  }
  qt_names_close(&f.names);
  return status;
}

uint32_t qt_mention_at(const quoth_article *a, uint32_t token) {
  uint32_t low = 0, high = a->mentions.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->mentions.at[middle].first_token <= token) low = middle + 1;
    else high = middle;
  }
  if (!low) return QUOTH_NONE;
  const qt_mention *m = &a->mentions.at[low - 1];
  return token < m->first_token + m->token_count ? low - 1 : QUOTH_NONE;
}
