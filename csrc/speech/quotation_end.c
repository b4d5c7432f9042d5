#include "speech/quotation_parts.h"

#include "speech/sentence.h"

enum { ATTRIBUTION_LENGTH = 8 }; /* words of an attribution up to its cue */

#define CUES (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE))
#define SUBJECTS \
  (QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY) | QT_BIT(TITLE) | QT_BIT(ROLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY))
#define BESIDE_SUBJECT \
  (QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(ADVERB) | QT_BIT(AUX) | QT_BIT(OF) | QT_BIT(FOR))

static bool can_be_subject(const quoth_article *a, uint32_t i) {
  return (a->tokens.at[i].flags & QT_CAPITAL) || (qt_word_of(a->lexicon, a->tokens.at[i])->classes & SUBJECTS);
}

/* What may stand behind the cue that ends an attribution: a stop, a comma, an adjunct; of tell its addressee. */
static bool can_follow_cue(const quoth_article *a, uint32_t i, uint32_t limit, uint64_t cue) {
  if (i >= limit || !qt_is_word(a->tokens.at[i])) return true;
  const qt_word *w = qt_word_of(a->lexicon, a->tokens.at[i]);
  if (w->classes & QT_BIT(THAT)) return false;
  if (w->classes & (QT_BIT(PREPOSITION) | QT_BIT(ADVERB) | QT_BIT(CONJUNCTION))) return true;
  if (w->more & (QT_MORE(DAY) | QT_MORE(TIME) | QT_MORE(MONTH))) return true;
  return (cue & QT_BIT(TELL)) != 0;
}

/* "Petrova said", "said the minister", "he later told" at token i. */
static bool is_attribution(const quoth_article *a, uint32_t i, uint32_t limit) {
  bool subject = false;
  for (uint32_t n = 0; n < ATTRIBUTION_LENGTH && i < limit; n++, i++) {
    if (!qt_is_word(a->tokens.at[i])) return false;
    uint64_t is = qt_word_of(a->lexicon, a->tokens.at[i])->classes;
    if ((is & CUES) && (is & (QT_BIT(PAST) | QT_BIT(PRESENT)))) {
      if (subject) return can_follow_cue(a, i + 1, limit, is);
      return i + 1 < limit && qt_is_word(a->tokens.at[i + 1]) &&
             (can_be_subject(a, i + 1) || (qt_word_of(a->lexicon, a->tokens.at[i + 1])->classes & QT_BIT(DETERMINER)));
    }
    if (can_be_subject(a, i))
      subject = true;
    else if (!subject && !(is & BESIDE_SUBJECT))
      return false;
  }
  return false;
}

static bool can_close_before_attribution(qt_token t) {
  return qt_is_mark(t, QT_COMMA) || qt_is_mark(t, QT_QUESTION) || qt_is_mark(t, QT_BANG);
}

/* The last token in (from, limit] that begins a sentence, or limit. */
static uint32_t last_sentence_start(const quoth_article *a, uint32_t block, uint32_t from, uint32_t limit) {
  const qt_block_range *r = &a->ranges.at[block];
  uint32_t s = qt_sentence_behind(a, r->first_sentence, r->first_sentence + r->sentence_count, limit);
  if (s == r->first_sentence || a->sentence_tokens.at[s - 1] <= from) return limit;
  return a->sentence_tokens.at[s - 1];
}

uint32_t qt_lost_end(const quoth_article *a, uint32_t block, uint32_t from, uint32_t limit, bool reopens) {
  for (uint32_t i = from; i + 1 < limit; i++)
    if (can_close_before_attribution(a->tokens.at[i]) && is_attribution(a, i + 1, limit)) return i + 1;
  return reopens ? last_sentence_start(a, block, from, limit) : limit;
}
