#include "read/person.h"

#include "read/usage.h"

enum {
  COORDINATED = 2, /* least score of one joined to a likely one */
  STEM = 6,        /* bytes of a word that its cases share at least */
  ENDING = 4,      /* bytes of a case's ending */
  MAX_CANDIDATES = 24,
  NEAR = 6,      /* tokens between a possessive and the occasion */
  MAX_FIELD = 8, /* tokens of what an office is for */
  MAX_BYLINE = 4 /* tokens of what stands before an author */
};

#define OFFICES (QT_BIT(TITLE) | QT_BIT(ROLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY))
#define DIGEST_WORDS (QT_MORE(DIGEST_OPENER) | QT_MORE(DIGEST_POINTS) | QT_MORE(DIGEST_NOUN) | QT_MORE(DIGEST_EVENT))
/* what a name does not go on over, though a headline may capitalise it */
#define BREAKS \
  (QT_BIT(PREPOSITION) | QT_BIT(DETERMINER) | QT_BIT(CONJUNCTION) | QT_BIT(WH) | QT_BIT(HE) | QT_BIT(SHE) | \
   QT_BIT(THEY) | QT_BIT(PRONOUN) | QT_BIT(MODAL) | QT_BIT(AUX) | QT_BIT(POSSESSIVE) | QT_BIT(SUBORDINATOR) | \
   QT_BIT(THAT) | QT_BIT(TO))
#define MORE_BREAKS (DIGEST_WORDS | QT_MORE(HERE) | QT_MORE(PREVIEW) | QT_MORE(DAY) | QT_MORE(TOPIC_LEAD))

static bool is_capital(const quoth_article *a, uint32_t i) {
  qt_token t = qt_tok(a, i);
  return qt_kind(t) == QT_WORD_TOKEN && (t.flags & QT_CAPITAL);
}

/* Tokens at `i` that no name holds; 0: a name may go on. */
static uint32_t breaker(const quoth_article *a, uint32_t i, uint32_t stop) {
  uint32_t length = qt_has_class(a, i, stop, 0, MORE_BREAKS);
  if (length) return length;
  return qt_has_class(a, i, stop, BREAKS, 0) && !qt_has_class(a, i, stop, QT_BIT(TITLE) | QT_BIT(ROLE), 0);
}

static uint32_t run_stop(const quoth_article *a, uint32_t first, uint32_t stop) {
  uint32_t i = first + 1;
  while (i < stop) {
    qt_token before = qt_tok(a, i - 1);
    if (is_capital(a, i) && !breaker(a, i, stop) && !qt_is_cue(a, i, stop))
      i++;
    else if (i + 1 < stop && qt_is_mark(qt_tok(a, i), QT_DOT) && is_capital(a, i + 1) &&
             (before.length == 1 || qt_has_class(a, i - 1, stop, QT_BIT(ABBREVIATION_TITLE) | QT_BIT(TITLE), 0)))
      i++;
    else if (i + 1 < stop && qt_has_class(a, i, stop, QT_BIT(PARTICLE), 0) && is_capital(a, i + 1))
      i++;
    else
      break;
  }
  return i;
}

/* Drops title, office and country before the name. */
static void strip_title(const quoth_article *a, qt_person *p) {
  for (uint32_t i = p->stop; i-- > p->first;) {
    if (!qt_has_class(a, i, p->stop, OFFICES, 0)) continue;
    p->titled = true;
    p->first = i + qt_has_class(a, i, p->stop, OFFICES, 0);
    break;
  }
  /* "Governor of Zarech Vera Lapshina" in languages without the preposition: the given name begins it */
  bool begins = p->titled || (p->stop - p->first > 2 && qt_lexicon_weight(a->lexicon, "cast", "given_begins") > 0);
  for (uint32_t i = p->first + 1; begins && i + 1 < p->stop; i++)
    if (qt_has_class(a, i, p->stop, QT_BIT(MALE) | QT_BIT(FEMALE), 0)) p->first = i;
  uint64_t country = QT_BIT(DEMONYM) | QT_BIT(COUNTRY), given = QT_BIT(MALE) | QT_BIT(FEMALE);
  while (p->first < p->stop && (!qt_is_word(qt_tok(a, p->first)) ||
                                (p->stop - p->first > 2 && qt_has_class(a, p->first, p->stop, country, 0) &&
                                 !qt_has_class(a, p->first, p->stop, given, 0))))
    p->first++;
}

static bool is_near(const quoth_article *a, uint32_t i, uint32_t stop, uint64_t more) {
  uint32_t end = stop - i > NEAR ? i + NEAR : stop;
  return qt_has_in(a, i, end, 0, more);
}

/* "The presiding judge, Hanneke Vos, took", "with the mayor of Valmora, Amparo Ruiz" */
static bool is_apposed(const quoth_article *a, const qt_person *p, uint32_t run, uint32_t first, uint32_t stop) {
  if (run < first + 2 || !qt_is_mark(qt_tok(a, run - 1), QT_COMMA)) return false;
  if (p->stop < stop && !qt_is_mark(qt_tok(a, p->stop), QT_COMMA)) return false;
  for (uint32_t i = run - 1; i-- > first && run - i < MAX_FIELD;) {
    if (qt_has_class(a, i, run, QT_BIT(TITLE) | QT_BIT(ROLE), 0)) return true;
    if (!is_capital(a, i) &&
        !qt_has_class(a, i, run, QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(DETERMINER) | QT_BIT(PREPOSITION), 0))
      return false;
  }
  return false;
}

/* "Benedetta Corsi talked to": a verb behind a name of two words and more that begins a sentence. */
static bool acts_behind(const quoth_article *a, const qt_person *p, uint32_t run, uint32_t first, uint32_t stop) {
  if (p->stop - p->first < 2 || p->stop + 1 >= stop || (run > first && !qt_ends_sentence(qt_tok(a, run - 1))))
    return false;
  qt_token t = qt_tok(a, p->stop);
  return qt_kind(t) == QT_WORD_TOKEN && !(t.flags & QT_CAPITAL) &&
         ((qt_word_of(a->lexicon, t)->more & QT_MORE(VERB)) ||
          qt_ends_like(a->lexicon, a->text, t, QT_MORE(PAST_ENDING)));
}

static int context(const quoth_article *a, const qt_person *p, uint32_t run, uint32_t first, uint32_t stop) {
  int score = 0;
  uint32_t i = p->stop;
  bool possessive =
      i < stop && (qt_is_possessive(a, i) || (qt_kind(qt_tok(a, i)) == QT_QUOTE && !(qt_tok(a, i).flags & QT_SPACED) &&
                                              a->text[qt_end(qt_tok(a, i - 1)) - 1] == 's'));
  if (possessive) score += is_near(a, i + 1, stop, DIGEST_WORDS) ? 4 : -1;
  /* what a preposition governs is no subject: "what Roe told Brenner", "was Brix zur Brücke sagt" */
  bool governed = run > first && qt_has_class(a, run - 1, run, QT_BIT(PREPOSITION), 0);
  while (i < stop && qt_has_class(a, i, stop, QT_BIT(ADVERB) | QT_BIT(AUX), 0)) i++;
  if (!governed && i < stop && qt_is_cue(a, i, stop))
    score += qt_has_in(a, first, p->first, QT_BIT(WH), DIGEST_WORDS) ? 4 : 2;
  /* "the Harlan report", but not "Ada Harlan runs" */
  bool office = run > first && qt_has_class(a, run - 1, run, QT_BIT(TITLE) | QT_BIT(ROLE), 0);
  bool whole =
      p->stop - p->first > 1 && (office || (qt_has_class(a, p->first, p->stop, QT_BIT(MALE) | QT_BIT(FEMALE), 0) &&
                                            (run == first || !qt_has_class(a, run - 1, run, QT_BIT(DETERMINER), 0))));
  bool acts = acts_behind(a, p, run, first, stop);
  if (acts) score += 1;
  bool noun =
      !whole && !acts && i == p->stop && i < stop && qt_kind(qt_tok(a, i)) == QT_WORD_TOKEN && !is_capital(a, i) &&
      !qt_has_class(a, i, stop, BREAKS | QT_CUE_CLASSES | QT_BIT(ADVERB) | QT_BIT(NEGATION), QT_MORE(TOPIC_LEAD));
  if (noun) score -= 2;
  if (i < stop && (qt_is_mark(qt_tok(a, i), QT_COLON) || qt_is_dash(a, i, stop)) &&
      is_near(a, i + 1, stop, DIGEST_WORDS))
    score += 3;
  if (i < stop && qt_has_class(a, i, stop, 0, QT_MORE(TOPIC_LEAD))) score += 1;
  if (run > first) {
    uint32_t b = run - 1;
    if (qt_has_class(a, b, stop, QT_BIT(OF) | QT_BIT(BY), 0) || qt_has_class(a, b, run, QT_BIT(PREPOSITION), 0)) {
      bool from = qt_has_in(a, first, b, 0, DIGEST_WORDS);
      score += from ? 2 : 1;
    }
    if (qt_has_class(a, b, run, QT_BIT(TITLE) | QT_BIT(ROLE), 0) || is_apposed(a, p, run, first, stop)) score += 2;
    if (qt_has_class(a, b, run, 0, QT_MORE(LOCATIVE))) score -= 4;
    if (qt_is_mark(qt_tok(a, b), QT_COLON) || qt_is_dash(a, b, stop)) score += 1;
  }
  return score;
}

/* "Ismael Torrente, 24, joins" */
static bool is_aged(const quoth_article *a, uint32_t i, uint32_t stop) {
  return i + 2 < stop && qt_is_mark(qt_tok(a, i), QT_COMMA) && qt_kind(qt_tok(a, i + 1)) == QT_NUMBER &&
         qt_tok(a, i + 1).length == 2 && qt_is_mark(qt_tok(a, i + 2), QT_COMMA);
}

/* 'Ismael Torrente: "I came to win"' */
static bool is_quoted_behind(const quoth_article *a, const qt_person *p, uint32_t stop) {
  return p->stop - p->first > 1 && p->stop + 1 < stop && qt_is_mark(qt_tok(a, p->stop), QT_COLON) &&
         qt_kind(qt_tok(a, p->stop + 1)) == QT_QUOTE;
}

static void weigh(const quoth_article *a, qt_person *p, uint32_t run, uint32_t first, uint32_t stop) {
  uint32_t words = qt_count_words(a, p->first, p->stop), last = p->stop - 1;
  qt_usage u = qt_usage_of(a, last, p->first, p->stop);
  int around = context(a, p, run, first, stop);
  p->score = around;
  if (p->titled) p->score += 3;
  if (words > 1 && words < 5) p->score += 2;
  p->score += u.capital > 2 ? 2 : (int)u.capital;
  if (u.speaking) p->score += 2;
  bool given = qt_has_class(a, p->first, p->stop, QT_BIT(MALE) | QT_BIT(FEMALE), 0) > 0;
  if (given) p->score += 2;
  /* "ministre Orlen Vasik": a title in lower case stands before the run */
  bool office = run > first &&
                (qt_has_class(a, run - 1, run, QT_BIT(TITLE) | QT_BIT(ROLE), 0) || is_apposed(a, p, run, first, stop));
  p->proven = p->titled || given || u.speaking || office || is_aged(a, p->stop, stop) || is_quoted_behind(a, p, stop);
  if (u.lower) p->score -= 3;
  uint64_t others =
      QT_BIT(COUNTRY) | QT_BIT(CITY) | QT_BIT(METONYM) | QT_BIT(ORG_WORD) | QT_BIT(DEMONYM) | QT_BIT(BODY);
  /* an organisation can be announced as well, where it is what speaks */
  if (qt_has_class(a, last, p->stop, others, QT_MORE(MONTH)) && !p->titled && around < 4) p->score -= 4;
  if (words == 1 && !p->titled && !u.capital) p->score -= 2;
}

/* Does "Minister of Transport and", an office and what it is for, stand before the run? */
static bool is_behind_field(const quoth_article *a, uint32_t run, uint32_t first) {
  uint64_t of = QT_BIT(OF) | QT_BIT(FOR);
  if (run == first || !qt_has_class(a, run - 1, run, of | QT_BIT(CONJUNCTION), 0)) return false;
  for (uint32_t i = run; i-- > first && run - i < MAX_FIELD;) {
    if (!qt_has_class(a, i, run, of, 0)) {
      if (!is_capital(a, i) && !qt_has_class(a, i, run, QT_BIT(CONJUNCTION), 0) && !qt_is_mark(qt_tok(a, i), QT_COMMA))
        return false;
      continue;
    }
    return i > first && qt_has_class(a, i - 1, run, QT_BIT(TITLE) | QT_BIT(ROLE), 0);
  }
  return false;
}

/* "Minister of Transport Aigul Serova": the given name begins it, or it is the last two words. */
static void strip_field(const quoth_article *a, qt_person *p, uint32_t run, uint32_t first) {
  if (p->titled || p->stop - p->first < 3 || !is_behind_field(a, run, first)) return;
  p->titled = true;
  for (uint32_t i = p->first; i + 1 < p->stop; i++) {
    p->first = i;
    if (qt_has_class(a, i, p->stop, QT_BIT(MALE) | QT_BIT(FEMALE), 0)) return;
  }
  p->first = p->stop - 2;
}

static uint32_t collect(const quoth_article *a, uint32_t first, uint32_t stop, qt_person *all) {
  uint32_t count = 0;
  for (uint32_t i = first; i < stop && count < MAX_CANDIDATES;) {
    uint32_t skip = breaker(a, i, stop);
    if (skip || !is_capital(a, i) || qt_is_cue(a, i, stop)) {
      i += skip ? skip : 1;
      continue;
    }
    qt_person p = {i, run_stop(a, i, stop), 0, false, false};
    uint32_t run = i;
    i = p.stop;
    strip_title(a, &p);
    if (p.first >= p.stop) continue;
    strip_field(a, &p, run, first);
    weigh(a, &p, run, first, stop);
    all[count++] = p;
  }
  return count;
}

/* Nothing but "and", commas and titles stands between the two. */
static bool are_joined(const quoth_article *a, const qt_person *x, const qt_person *y) {
  bool joined = false;
  if (y->first - x->stop > 8) return false;
  for (uint32_t i = x->stop; i < y->first; i++) {
    qt_token t = qt_tok(a, i);
    bool conjunction =
        qt_has_class(a, i, y->first, QT_BIT(CONJUNCTION), 0) || qt_is_mark(t, QT_COMMA) || qt_is_mark(t, QT_AMPERSAND);
    joined = joined || conjunction;
    if (!conjunction && !qt_has_class(a, i, y->first, OFFICES | QT_BIT(DETERMINER), 0) && !(t.flags & QT_CAPITAL))
      return false;
  }
  return joined;
}

/* The nominative of "главные заявления Артёма Крайнева", if the text has it: a word that this one extends. */
static bool extends(const quoth_article *a, uint32_t form, uint32_t word) {
  qt_token f = qt_tok(a, form), w = qt_tok(a, word);
  return f.length > w.length && w.length >= STEM && f.length - w.length <= ENDING && (w.flags & QT_CAPITAL) &&
         memcmp(a->text + f.start, a->text + w.start, w.length) == 0;
}

static void to_nominative(const quoth_article *a, qt_person *p) {
  uint32_t last = p->stop - 1;
  if (qt_tok(a, last).length <= STEM || qt_usage_of(a, last, p->first, p->stop).capital) return;
  for (uint32_t i = p->stop; i < a->tokens.count; i++) {
    if (!extends(a, last, i) || !is_capital(a, i - 1)) continue;
    p->first = i - 1;
    p->stop = i + 1;
    return;
  }
}

void qt_find_persons(const quoth_article *a, uint32_t first, uint32_t stop, int least, qt_persons *persons) {
  qt_person all[MAX_CANDIDATES];
  uint32_t count = collect(a, first, stop, all), best = 0;
  persons->count = 0;
  for (uint32_t i = 1; i < count; i++)
    if (all[i].score > all[best].score) best = i;
  if (!count || all[best].score < least) return;
  uint32_t low = best, high = best;
  while (low > 0 && high - low + 1 < QT_MAX_PERSONS && all[low - 1].score >= COORDINATED &&
         are_joined(a, &all[low - 1], &all[low]))
    low--;
  while (high + 1 < count && high - low + 1 < QT_MAX_PERSONS && all[high + 1].score >= COORDINATED &&
         are_joined(a, &all[high], &all[high + 1]))
    high++;
  /* of "CEO A and CFO B" the first one named, if he is as good as certain himself */
  if (all[low].score >= QT_LIKELY && all[low].proven) best = low;
  persons->at[persons->count++] = all[best];
  for (uint32_t i = low; i <= high; i++)
    if (i != best) persons->at[persons->count++] = all[i];
  for (uint32_t i = 0; i < persons->count; i++) to_nominative(a, &persons->at[i]);
}

/* "Questions about the harbour, by Dr Ada Moor": behind a mark, for what is "explained by Ada Moor" is her answer. */
static bool is_author(const quoth_article *a, uint32_t first, const qt_person *p) {
  uint32_t stop = p->first;
  while (stop > first && qt_has_class(a, stop - 1, stop, OFFICES, 0)) stop--;
  for (uint32_t i = stop; i > first && stop - i < MAX_BYLINE;) {
    uint32_t length = qt_has_class(a, --i, stop, 0, QT_MORE(BYLINE));
    if (length && length == stop - i) return i == first || !qt_is_word(qt_tok(a, i - 1));
  }
  return false;
}

void qt_drop_authors(const quoth_article *a, uint32_t first, qt_persons *persons) {
  for (uint32_t i = 0; i < persons->count; i++)
    if (is_author(a, first, &persons->at[i])) persons->count = 0; /* "and" joins the others to him */
}

bool qt_name_at(const quoth_article *a, uint32_t first, uint32_t stop, bool at_cue, qt_persons *persons) {
  uint32_t i = first;
  if (at_cue) {
    uint32_t cue = qt_find_class(a, first + 1, stop, QT_BIT(SAY) | QT_BIT(TELL), 0);
    if (cue >= stop || stop - cue > 3) return false;
    for (i = cue; i > first + 1 && is_capital(a, i - 1); i--) continue;
    stop = cue;
  }
  if (i >= stop || !is_capital(a, i) || breaker(a, i, stop)) return false;
  qt_person p = {i, run_stop(a, i, stop), 0, false, false};
  strip_title(a, &p);
  if (p.first >= p.stop) return false;
  weigh(a, &p, i, first, stop);
  persons->at[0] = p;
  persons->count = 1;
  return p.score >= COORDINATED || p.titled;
}
