#include "speech/quotation_parts.h"

enum {
  TERM_WORDS = 3,   /* at most, for a term that nothing announces */
  CALLED_WORDS = 8, /* behind so-called, known as */
  TITLE_WORDS = 12, /* of a work */
  WORK_DISTANCE = 4 /* tokens between "book" and its title */
};

typedef struct inside {
  uint32_t words, capitals, long_words, long_capitals;
  bool clause; /* a subject pronoun, an auxiliary or a modal: somebody says something */
  bool stops;  /* ends with . ? ! or a comma inside the marks */
  bool comma;
} inside;

#define CLAUSE \
  (QT_BIT(PRONOUN) | QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY) | \
   QT_BIT(I) | QT_BIT(WE) | QT_BIT(IT) | QT_BIT(YOU))
#define CUES (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE) | QT_BIT(ASK) | QT_BIT(VOICE))

static inside look_inside(const quoth_article *a, const qt_quote *q) {
  inside in = {0, 0, 0, 0, false, false, false};
  qt_token last = {0, 0, 0, 0};
  for (uint32_t i = q->first_token; i < q->end_token && in.words <= TITLE_WORDS; i++) {
    qt_token t = a->tokens.at[i];
    if (t.start < q->inner.start || qt_end(t) > q->inner.end) continue;
    last = t;
    if (!qt_is_word(t) || qt_kind(t) == QT_CLITIC) continue;
    bool capital = (t.flags & QT_CAPITAL) || qt_kind(t) == QT_NUMBER;
    in.words++;
    in.capitals += capital;
    if (t.length > 4 || in.words == 1) {
      in.long_words++;
      in.long_capitals += capital;
    }
    if (qt_word_of(a->lexicon, t)->classes & CLAUSE) in.clause = true;
  }
  in.comma = qt_is_mark(last, QT_COMMA);
  in.stops = in.comma || qt_is_mark(last, QT_DOT) || qt_is_mark(last, QT_QUESTION) || qt_is_mark(last, QT_BANG);
  return in;
}

/* so-called, dubbed, known as: right before the mark */
static bool is_called(const quoth_article *a, uint32_t i, uint32_t first) {
  for (uint32_t n = 1; n <= 3 && i >= first + n; n++) {
    uint32_t length;
    if (qt_match(a->lexicon, &a->tokens.at[i - n], n, 0, QT_MORE(TERM), &length) && length == n) return true;
  }
  return false;
}

/* his book "...", the 1994 film by Orlov, "..." */
static bool is_of_work(const quoth_article *a, uint32_t i, uint32_t first) {
  for (uint32_t n = 1; n <= WORK_DISTANCE && i >= first + n; n++) {
    const qt_word *w = qt_word_of(a->lexicon, a->tokens.at[i - n]);
    if (w->more & QT_MORE(WORK)) return true;
    if (w->classes & CUES) return false;
  }
  return false;
}

/* Does a word of the sentence run straight into the quotation, and no cue or preposition of one? */
static bool is_in_phrase(const quoth_article *a, const qt_quote *q, uint32_t first, uint32_t end) {
  if (q->first_token > first) {
    qt_token before = a->tokens.at[q->first_token - 1];
    if (!qt_is_word(before))
      return qt_kind(before) == QT_QUOTE || before.word == QT_LPAREN || before.word == QT_HYPHEN ||
             before.word == QT_SLASH || before.word == QT_OTHER_MARK;
    return !(qt_word_of(a->lexicon, before)->classes & CUES);
  }
  if (q->end_token >= end) return false;
  qt_token after = a->tokens.at[q->end_token];
  return qt_is_word(after) && !(after.flags & QT_CAPITAL) && !(qt_word_of(a->lexicon, after)->classes & CUES);
}

/* sang "Red Boat", opened "The Long Quay": right behind a verb that is a weak cue, a title is its object. */
static bool is_object(const quoth_article *a, const qt_quote *q, uint32_t first) {
  if (q->first_token <= first || !qt_is_word(a->tokens.at[q->first_token - 1])) return false;
  uint64_t is = qt_word_of(a->lexicon, a->tokens.at[q->first_token - 1])->classes;
  return (is & QT_BIT(VOICE)) && !(is & (CUES & ~QT_BIT(VOICE)));
}

/* "Ice" by Maren Dahl; not: said "Stop" by the door, yelled "Stop" by Ellim bridge */
static bool is_by_somebody(const quoth_article *a, const qt_quote *q, uint32_t first, uint32_t end) {
  uint32_t at = q->end_token;
  bool said = q->first_token > first &&
              (qt_word_of(a->lexicon, a->tokens.at[q->first_token - 1])->classes & (CUES & ~QT_BIT(VOICE)));
  if (said || at + 1 >= end || !(qt_word_of(a->lexicon, a->tokens.at[at])->classes & QT_BIT(BY))) return false;
  if (!(a->tokens.at[++at].flags & QT_CAPITAL)) return false;
  while (at + 1 < end && (a->tokens.at[at].flags & QT_CAPITAL)) at++;
  return !((qt_word_of(a->lexicon, a->tokens.at[at])->more | qt_word_of(a->lexicon, a->tokens.at[at - 1])->more) &
           QT_MORE(PLACE_WORD));
}

/* "The Long Quay Is Dark" star Hanne Vold: a title right before whoever is known for it */
static bool is_before_role(const quoth_article *a, const qt_quote *q, uint32_t end) {
  uint32_t at = q->end_token;
  if (at + 1 >= end || (a->tokens.at[at].flags & QT_CAPITAL) || !(a->tokens.at[at + 1].flags & QT_CAPITAL))
    return false;
  const qt_word *w = qt_word_of(a->lexicon, a->tokens.at[at]);
  return (w->classes & QT_BIT(ROLE)) || (w->more & QT_MORE(EPITHET));
}

qt_quote_role qt_role_of(const quoth_article *a, const qt_quote *q) {
  const qt_block_range *r = &a->ranges.at[q->block];
  uint32_t first = r->first_token, end = first + r->token_count;
  if (q->open == QUOTH_NONE || q->runs_on) return QT_SPEECH;
  /* each clitic, which look_inside does not count, stands behind a word */
  if (qt_words_between(a, q->first_token, q->end_token) > 2 * TITLE_WORDS) return QT_SPEECH;
  inside in = look_inside(a, q);
  if (in.words > TITLE_WORDS) return QT_SPEECH;
  if (in.words <= CALLED_WORDS && is_called(a, q->first_token, first)) return QT_SCARE;
  bool title = in.words > 0 && in.long_capitals == in.long_words;
  if (title && is_of_work(a, q->first_token, first)) return QT_SCARE;
  if (title && in.words > 1 && !in.stops && is_before_role(a, q, end)) return QT_SCARE;
  if (title && !in.stops && !in.clause && is_by_somebody(a, q, first, end)) return QT_SCARE;
  if (title && in.words > 1 && !in.stops && !in.clause && is_object(a, q, first)) return QT_SCARE;
  if (title && in.long_words > 1 && in.words > 2 && !in.clause && (in.comma || !in.stops)) return QT_SCARE;
  if (!is_in_phrase(a, q, first, end)) return QT_SPEECH;
  if (title && (in.long_words > 2 || (in.words > 2 && in.capitals == in.words))) return QT_SCARE;
  if (in.clause || in.words > TERM_WORDS) return QT_SPEECH;
  return q->first_token == first && in.stops ? QT_SPEECH : QT_SCARE;
}
