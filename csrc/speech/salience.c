#include "speech/salience.h"

#include "speech/mention.h"
#include "speech/part.h"
#include "speech/person.h"

enum { SPOKE = 3, BEGINS = 3, BEGINS_AND_SPOKE = 5 }; /* the salience of a subject */
enum { MAX_ASIDE = 32 /* tokens */, MAX_BEFORE = 6 /* mentions */, MAX_JOINED = 3 };

/* A mention in its sentence. */
typedef struct place {
  const quoth_article *article;
  const qt_mention *mention;
  uint32_t first, end; /* tokens of the sentence */
  uint32_t verb;       /* where the mention's verb may be */
  bool acts;           /* there is a finite verb */
} place;

static const qt_word *word_of(const place *p, uint32_t token) {
  return qt_word_of(p->article->lexicon, p->article->tokens.at[token]);
}
static bool is_mark(const place *p, uint32_t token, qt_mark mark) {
  return token < p->end && qt_is_mark(p->article->tokens.at[token], mark);
}

/* Roe's, Jobs': does what is behind the name belong to it? */
static bool owns(const place *p, uint32_t end) {
  const quoth_article *a = p->article;
  if (end >= p->end) return false;
  qt_token t = a->tokens.at[end];
  if (qt_kind(t) <= QT_CLITIC) return qt_kind(t) == QT_CLITIC;
  return qt_is_mark_of(t, QT_MARK_BIT(QT_TICK) | QT_MARK_BIT(QT_RIGHT_SINGLE)) && !(t.flags & QT_SPACED) &&
         a->text[t.start - 1] == 's' && end + 1 < p->end && qt_is_word(a->tokens.at[end + 1]);
}

/* qt_says_at; most words are no verbs of saying. */
static bool says_behind(const place *p, uint32_t token) {
  return token < p->end && (word_of(p, token)->classes & (QT_REPORTING_CLASSES | QT_BETWEEN_CLASSES)) &&
         qt_says_at(p->article, token, p->end);
}

/* A finite verb, adverbs before it skipped. */
static bool acts_at(const place *p, uint32_t token) {
  const quoth_article *a = p->article;
  while (token < p->end && (word_of(p, token)->classes & QT_BIT(ADVERB))) token++;
  if (token >= p->end || !qt_is_word(a->tokens.at[token])) return false;
  const qt_word *w = word_of(p, token);
  return (w->classes & QT_FINITE_VERB) || (w->more & QT_MORE(VERB)) ||
         qt_ends_like(a->lexicon, a->text, a->tokens.at[token], QT_MORE(PAST_ENDING));
}

/* "asks if Orlov is": the subject of a clause inside another; not of one that the sentence begins with. */
static bool is_in_clause(const place *p) {
  const uint64_t links = QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(RELATIVE) | QT_BIT(SUBORDINATOR);
  uint32_t at = p->mention->first_token;
  return at > p->first + 1 && (word_of(p, at - 1)->classes & links);
}

/* Behind a preposition, also as the second of two: "with Roe and Orlov". */
static bool is_oblique(const place *p) {
  const uint64_t links = QT_BIT(PREPOSITION) | QT_BIT(OF) | QT_BIT(TO) | QT_BIT(BY);
  const qt_mention *m = p->mention;
  for (int joined = 0; joined < MAX_JOINED && m->first_token > p->first; joined++) {
    const qt_word *before = word_of(p, m->first_token - 1);
    bool clause = m->kind == QT_PRONOUN_MENTION && (before->classes & QT_BIT(SUBORDINATOR)); /* as he did */
    if (before->classes & links) return !clause;
    bool second = m > p->article->mentions.at && qt_mention_end(m - 1) + 1 == m->first_token;
    if (!second || !(before->more & QT_MORE(NAME_AND))) return false;
    m--;
  }
  return false;
}

/* "her mother, Ida Orr, said": between commas, or a part of it. */
static bool is_apart(const place *p) {
  const qt_mention *m = p->mention;
  if (m->first_token > p->first && is_mark(p, m->first_token - 1, QT_COMMA)) return true;
  return m->name_token > m->first_token && is_mark(p, m->name_token - 1, QT_COMMA);
}

/* Where the verb of the mention may be: behind it, behind a bracket, or behind what stands between commas. */
static uint32_t verb_behind(const place *p) {
  uint32_t end = qt_mention_end(p->mention), last = p->end - end > MAX_ASIDE ? end + MAX_ASIDE : p->end;
  bool bracket = is_mark(p, end, QT_LPAREN);
  if (!bracket && !is_mark(p, end, QT_COMMA)) return end;
  for (uint32_t i = !bracket && is_apart(p) ? end : end + 1; i + 1 < last; i++) {
    if (!is_mark(p, i, bracket ? QT_RPAREN : QT_COMMA)) continue;
    if (bracket || says_behind(p, i + 1) || acts_at(p, i + 1)) return i + 1;
  }
  return end;
}

static place place_of(const quoth_article *a, const qt_mention *m, uint32_t first, uint32_t end) {
  place p = {a, m, first, end, 0, false};
  p.verb = verb_behind(&p);
  p.acts = acts_at(&p, p.verb);
  return p;
}

static bool speaks(const place *p) {
  if (says_behind(p, p->verb)) return true;
  uint32_t end = qt_mention_end(p->mention);
  if (p->mention->first_token <= p->first) return false;
  if (owns(p, end)) return false;                               /* said Roe's bill was late */
  if (end == p->verb ? p->acts : acts_at(p, end)) return false; /* said Roe was late */
  uint64_t before = word_of(p, p->mention->first_token - 1)->classes;
  /* "told Roe" is no inversion */
  return (before & QT_BIT(SAY)) && !(before & QT_BIT(TELL)) && (before & (QT_BIT(PAST) | QT_BIT(PRESENT)));
}

bool qt_speaks(const quoth_article *a, const qt_mention *m, uint32_t first, uint32_t end) {
  const place p = place_of(a, m, first, end);
  return speaks(&p);
}

static bool is_subject(const place *p) { return p->acts && !is_oblique(p) && !is_in_clause(p); }

/* On Monday in the bay, Roe met Orlov: no other subject before it on its side of the quotation marks. */
static bool is_first_subject(const place *p) {
  const quoth_article *a = p->article;
  uint32_t from = p->mention->first_token;
  for (const qt_mention *m = p->mention; m-- > a->mentions.at && m->first_token >= p->first;) {
    while (from > m->first_token)
      if (qt_kind(a->tokens.at[--from]) == QT_QUOTE) return true;
    if (p->mention - m > MAX_BEFORE || m->first_token == p->first) return false;
    const place before = place_of(a, m, p->first, p->end);
    if (is_subject(&before) || speaks(&before)) return false;
  }
  return true;
}

/* "Among them was Ada Roe": the subject that a preposition and a form of be put behind them. */
static bool is_introduced(const place *p) {
  uint32_t at = p->mention->first_token;
  return p->mention->name_count && at > p->first + 1 && (word_of(p, p->first)->classes & QT_BIT(PREPOSITION)) &&
         (word_of(p, at - 1)->more & QT_MORE(BE));
}

uint8_t qt_salience(const quoth_article *a, uint32_t mention, uint32_t first, uint32_t end) {
  const place p = place_of(a, &a->mentions.at[mention], first, end);
  const qt_mention *m = p.mention;
  bool begins = m->first_token == first, says = speaks(&p), named = m->name_count > 0;
  if (!says && qt_is_cited(a, first, m->first_token)) return (uint8_t)(SPOKE + named);
  if (qt_is_name_of_work(a, m) || (!says && is_oblique(&p))) return 0;
  uint32_t name_end = m->name_token + m->name_count;
  if (named && name_end < qt_mention_end(m) && qt_kind(a->tokens.at[name_end]) == QT_CLITIC)
    return 1; /* Roe's statement */
  if (!says && !begins && owns(&p, qt_mention_end(m))) return 1;
  bool subject = says || is_introduced(&p) || is_subject(&p);
  begins = begins || (subject && is_first_subject(&p));
  if (says) return (uint8_t)((begins ? BEGINS_AND_SPOKE : SPOKE) + named);
  return (uint8_t)((begins ? BEGINS : subject ? 2 : 1) + named);
}
