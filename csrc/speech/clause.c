#include "speech/clause.h"

#include "speech/verb_second.h"
#include "speech/when.h"

enum {
  ADJUNCT_LENGTH = 24, /* tokens that adjuncts behind a verb may take */
  TIME_LENGTH = 5,     /* words of "just a few short years ago" */
  PHRASE_LENGTH = 8    /* tokens of a noun phrase that is no mention */
};

const qt_atom *qt_find_atom(const qt_clause *c, uint32_t token) {
  uint32_t low = 0, high = c->atom_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (c->atoms[middle].end <= token)
      low = middle + 1;
    else
      high = middle;
  }
  return low < c->atom_count && c->atoms[low].first <= token ? &c->atoms[low] : NULL;
}

const qt_atom *qt_quotation_in(const qt_clause *c, uint32_t first, uint32_t end) {
  for (uint32_t i = 0; i < c->atom_count; i++)
    if (c->atoms[i].first >= first && c->atoms[i].end <= end) return &c->atoms[i];
  return NULL;
}

void qt_count_words_of(const qt_clause *c, uint32_t first, uint32_t end, uint32_t *outside, uint32_t *inside) {
  uint32_t within = 0;
  for (uint32_t i = 0; i < c->atom_count; i++) {
    uint32_t from = c->atoms[i].first > first ? c->atoms[i].first : first;
    uint32_t to = c->atoms[i].end < end ? c->atoms[i].end : end;
    within += qt_words_between(c->article, from, to);
  }
  *inside += within;
  *outside += qt_words_between(c->article, first, end) - within;
}

bool qt_has_word(const qt_clause *c, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (qt_is_word(c->tokens[i])) return true;
  return false;
}

/* Determiners and nouns from token on, by what can not be in a noun phrase. */
static uint32_t skip_nouns(const qt_clause *c, uint32_t token) {
  uint32_t at = token, limit = token + PHRASE_LENGTH < c->end ? token + PHRASE_LENGTH : c->end;
  while (at < limit && qt_is_word(c->tokens[at])) {
    uint64_t is = qt_word_at(c, at)->classes;
    if (c->verb_second && at > token && (c->tokens[at - 1].flags & QT_CAPITAL) && !(c->tokens[at].flags & QT_CAPITAL))
      break; /* der Sprecher weiter: nouns have a capital, and end the phrase */
    if (is & (QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE))) {
      if (at > token && !(is & QT_BIT(POSSESSIVE))) break;
    } else if (is & (QT_BIT(PREPOSITION) | QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(THAT) | QT_BIT(TO) |
                     QT_BIT(WH) | QT_BIT(CONJUNCTION) | QT_BIT(PRONOUN) | QT_BIT(SUBORDINATOR))) {
      break;
    }
    at++;
  }
  /* "in a statement rates would rise": the noun before an auxiliary begins the clause */
  if (at < limit && at > token + 1 && qt_is_word(c->tokens[at]) &&
      qt_has_class(c, at, QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE)))
    at--;
  return at;
}

static uint32_t skip_mention(const qt_clause *c, uint32_t token) {
  uint32_t mention = token < c->end ? qt_mention_at(c->article, token) : QUOTH_NONE;
  if (mention == QUOTH_NONE) return token;
  const qt_mention *m = qt_mention_of(c, mention);
  return qt_mention_end(m);
}

uint32_t qt_skip_phrase(const qt_clause *c, uint32_t token) {
  uint32_t behind = skip_mention(c, token);
  return behind > token ? behind : skip_nouns(c, token);
}

/* Behind "two weeks ago", "a few years earlier": a noun phrase of time that is no subject; `at` where there is none. */
static uint32_t behind_time(const qt_clause *c, uint32_t at, uint32_t limit) {
  const uint64_t times = QT_MORE(CLOCK) | QT_MORE(TIME) | QT_MORE(UNIT) | QT_MORE(DAY);
  const uint64_t none = QT_BIT(PREPOSITION) | QT_BIT(AUX) | QT_BIT(THAT) | QT_BIT(PRONOUN) | QT_BIT(WH) |
                        QT_BIT(SUBORDINATOR) | QT_BIT(CONJUNCTION);
  if (!qt_has_class(c, at, QT_BIT(DETERMINER)) && qt_kind(c->tokens[at]) != QT_NUMBER) return at;
  uint32_t end = at + 1;
  while (end < limit && end - at < TIME_LENGTH && qt_kind(c->tokens[end]) == QT_WORD_TOKEN &&
         !(qt_word_at(c, end)->more & times) && !(c->tokens[end].flags & QT_CAPITAL) && !qt_has_class(c, end, none))
    end++;
  uint32_t first = end;
  while (end < limit && qt_is_word(c->tokens[end]) && !(c->tokens[end].flags & QT_CAPITAL) &&
         ((qt_word_at(c, end)->more & times) || (end > first && qt_has_class(c, end, QT_BIT(ADVERB)))))
    end++;
  bool day = end > first && (qt_word_at(c, end - 1)->more & QT_MORE(DAY)); /* este lunes en la radio */
  bool subject = end < limit && qt_is_word(c->tokens[end]) &&
                 !qt_has_class(c, end, QT_BIT(THAT) | QT_BIT(PRONOUN) | (day ? QT_BIT(PREPOSITION) : 0));
  /* "said the morning she arrived the gates were shut", "said the update he got": a clause hangs on the noun */
  bool relative = end < limit && first == at + 1 && end == first + 1 && qt_has_class(c, end, QT_BIT(PRONOUN)) &&
                  (qt_word_at(c, at)->more & QT_MORE(ARTICLE));
  return end == first || subject || relative ? at : end;
}

/*
** "said on the show "Port at Nine" that", "on Telm Radio's "Port at Nine."": behind a title in marks that ends the
** phrase of a preposition (or told whom: told Telm Radio's "Port at Nine" that) and has a clause, a time or nothing
** behind it; `at` where there is none.
*/
static uint32_t behind_title(const qt_clause *c, uint32_t at, uint32_t limit) {
  uint32_t first = at < limit && qt_kind(c->tokens[at]) == QT_CLITIC ? at + 1 : at;
  const qt_atom *atom = first < limit ? qt_quotation_at(c, first) : NULL;
  if (!atom || atom->first != first || atom->end > limit) return at;
  if (qt_is_speech(c, atom)) return at;
  uint32_t next = atom->end;
  if (qt_ends_sentence(c, next)) return next;
  const uint64_t opens = QT_BIT(THAT) | QT_BIT(PRONOUN) | QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE);
  bool when = next + 1 < limit && qt_has_class(c, next, QT_BIT(PREPOSITION)) &&
              (qt_word_at(c, next + 1)->more & QT_MORE(DAY)); /* "Port at Nine" on Monday the pumps were dry */
  bool goes_on = next < limit && qt_is_word(c->tokens[next]) &&
                 (when || qt_has_class(c, next, opens) || (c->tokens[next].flags & QT_CAPITAL) ||
                  (qt_word_at(c, next)->more & (QT_MORE(TIME) | QT_MORE(DAY))));
  return goes_on ? next : at;
}

static bool is_count(const qt_clause *c, uint32_t at) {
  if (qt_kind(c->tokens[at]) == QT_NUMBER) return true;
  return qt_has_class(c, at, QT_BIT(DETERMINER)) && !(qt_word_at(c, at)->more & (QT_MORE(ARTICLE) | QT_MORE(DEFINITE)));
}

/*
** "around 40 people were hurt", "at least nine of the houses are gone": behind a preposition a count and its noun, with
** their verb right behind them, are the subject of the clause. preposition: its token.
*/
static bool is_counted_subject(const qt_clause *c, uint32_t preposition, uint32_t limit) {
  const uint64_t verb = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE);
  uint32_t at = preposition + 1;
  if (at + 1 < limit && qt_is_word(c->tokens[at]) && (!is_count(c, at) || is_count(c, at + 1))) at++; /* at least */
  if (at + 1 >= limit || !qt_is_word(c->tokens[at]) || !is_count(c, at)) return false;
  for (uint32_t part = 0; part < 2; part++) {
    uint32_t next = qt_skip_phrase(c, at), named = skip_mention(c, at);
    at = next > named ? next : named;
    if (at + 1 >= limit || !qt_is_word(c->tokens[at]) || !qt_has_class(c, at, QT_BIT(OF))) break;
    at++;
  }
  if (at + 1 < limit && qt_is_plain_word(c, at) && qt_is_word(c->tokens[at + 1]) && qt_has_class(c, at + 1, verb)) at++;
  return at < limit && qt_is_word(c->tokens[at]) && (qt_has_class(c, at, verb) || qt_has_verb(c, at, at + 1));
}

/* since the day Orlov left the port, she: a name with its verb, in tokens that read like one noun phrase */
static bool holds_clause(const qt_clause *c, uint32_t first, uint32_t end) {
  for (uint32_t at = first; at + 1 < end; at++) {
    if (!(c->tokens[at].flags & QT_CAPITAL)) continue;
    uint32_t behind = skip_mention(c, at);
    bool verb = behind > at && behind < end && qt_is_word(c->tokens[behind]);
    if (verb && (qt_has_class(c, behind, QT_BIT(PAST) | QT_BIT(AUX)) || (qt_word_at(c, behind)->more & QT_MORE(VERB))))
      return true;
    if (behind > at) at = behind - 1;
  }
  return false;
}

bool qt_opens_clause(const qt_clause *c, uint32_t token) {
  const uint64_t auxiliary = QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE);
  uint32_t limit = token + ADJUNCT_LENGTH < c->end ? token + ADJUNCT_LENGTH : c->end;
  if (token + 1 >= limit || !qt_has_class(c, token, QT_BIT(SUBORDINATOR))) return false;
  uint32_t at = qt_skip_phrase(c, token + 1);
  if (at == token + 1) return false;
  if (at + 1 < limit && qt_is_plain_word(c, at)) at++;
  if (at >= limit || qt_kind(c->tokens[at]) != QT_WORD_TOKEN || !qt_has_class(c, at, auxiliary)) return false;
  for (; at < limit && qt_is_word(c->tokens[at]); at++)
    if (qt_has_class(c, at, QT_BIT(THAT))) return false;
  return true;
}

uint32_t qt_skip_adjuncts(const qt_clause *c, uint32_t token) {
  uint32_t at = token, limit = token + ADJUNCT_LENGTH < c->end ? token + ADJUNCT_LENGTH : c->end;
  while (at < limit && qt_is_word(c->tokens[at])) {
    const qt_word *w = qt_word_at(c, at);
    uint32_t length;
    const qt_word *time = qt_match(c->article->lexicon, c->tokens + at, limit - at, 0,
                                   QT_MORE(TIME) | QT_MORE(DAY) | QT_MORE(MONTH), &length);
    if (time) {
      if (qt_is_owning_time(c, at, limit)) break; /* said Thursday's vote was late */
      at += length;
      bool dot = at + 1 < limit && qt_mark_at(c, at, QT_DOT) && qt_kind(c->tokens[at + 1]) == QT_NUMBER;
      if (dot && (time->more & QT_MORE(MONTH))) at++; /* Nov. 18 */
      while (at < limit && qt_kind(c->tokens[at]) == QT_NUMBER) at++;
      continue;
    }
    if (w->classes & QT_BIT(THAT)) break;
    uint32_t when = behind_time(c, at, limit);
    if (qt_kind(c->tokens[at]) == QT_CLITIC) when = behind_title(c, at, limit);
    if (when > at) {
      at = when;
      continue;
    }
    if (w->classes & QT_BIT(TO)) { /* in a memo to staff that; wrote to his readers, "A" */
      uint32_t next = skip_mention(c, at + 1);
      if (c->drops_subject && next == at + 1 && at + 1 < limit && qt_has_class(c, at + 1, QT_BIT(DETERMINER))) {
        uint32_t whom = skip_nouns(c, at + 1); /* explicó a los periodistas que */
        if (whom < limit && qt_is_word(c->tokens[whom]) && qt_has_class(c, whom, QT_BIT(THAT))) next = whom;
      }
      uint64_t behind = at > token ? QT_BIT(THAT) | QT_BIT(PREPOSITION) : QT_BIT(THAT);
      if (next == at + 1 || next >= limit) break;
      uint32_t words; /* in a letter to Orlov last month: */
      bool dated =
          at > token && qt_is_word(c->tokens[next]) &&
          qt_match(c->article->lexicon, c->tokens + next, limit - next, 0, QT_MORE(TIME) | QT_MORE(DAY), &words);
      if (qt_is_word(c->tokens[next]) && !dated && !qt_has_class(c, next, behind)) break;
      at = next;
      continue;
    }
    if ((w->classes & QT_BIT(PREPOSITION)) && !(w->classes & QT_BIT(TO))) {
      if (is_counted_subject(c, at, limit)) break;
      uint32_t behind = at + 1 < limit && qt_has_class(c, at + 1, QT_BIT(PREPOSITION)) ? at + 2 : at + 1;
      if (behind < limit && (qt_word_at(c, behind)->more & (QT_MORE(TIME) | QT_MORE(DAY) | QT_MORE(MONTH)))) {
        at = behind; /* "on Thursday rates would": the time ends where it ends */
        uint32_t whose = qt_behind_owning_time(c, at, limit);
        if (whose > at) at = whose;
        continue;
      }
      bool determined =
          behind < limit && qt_has_class(c, behind, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(DEMONYM));
      uint32_t next = behind >= limit ? behind : determined ? skip_nouns(c, behind) : qt_skip_phrase(c, behind);
      uint32_t named = behind < limit ? skip_mention(c, behind) : behind;
      /* claims after the hearing date was set A would follow: a clause that belongs to A */
      if (qt_opens_clause(c, at)) break;
      /* as the captain shouted, "A": a clause */
      if ((w->classes & QT_BIT(SUBORDINATOR)) && named > behind && named < limit && qt_has_verb(c, named, named + 1))
        break;
      if (named > next) next = named;
      if ((w->classes & QT_BIT(SUBORDINATOR)) && holds_clause(c, behind + 1, next)) break;
      bool shown = !qt_has_class(c, at, QT_BIT(AS) | QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(BY));
      if (shown) next = behind_title(c, next, limit);
      if (next == behind) break;
      at = next;
      continue;
    }
    /* "said not all the pumps were mended": the denial is a part of what is said */
    if ((w->classes & QT_BIT(ADVERB)) && !(w->classes & (QT_BIT(DETERMINER) | QT_BIT(PRONOUN) | QT_BIT(NEGATION)))) {
      at++;
      continue;
    }
    break;
  }
  return at;
}

bool qt_has_plain_past(const qt_clause *c, uint32_t first, uint32_t end) {
  const quoth_article *a = c->article;
  for (uint32_t i = first; i < end; i++)
    if (qt_is_plain_word(c, i) && qt_ends_like(a->lexicon, a->text, c->tokens[i], QT_MORE(PAST_ENDING))) return true;
  return false;
}

bool qt_is_plain_word(const qt_clause *c, uint32_t token) {
  const qt_token t = c->tokens[token];
  bool lower = (t.flags & (QT_KIND_MASK | QT_CAPITAL)) == QT_WORD_TOKEN;
  bool classed = (c->hints[token] & QT_CLASSED) != 0;
  return lower & (t.length > 2) & !classed; /* without branches: nobody can guess what the next word is */
}
