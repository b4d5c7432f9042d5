#include "speech/sign.h"

/* The hints of eight tokens, a byte each, the first one lowest. */
static inline uint64_t hints_of(const qt_glance *glances, const qt_token *t) {
#define H(i) (uint64_t) glances[t[i].word].hints << 8 * i
  return H(0) | H(1) | H(2) | H(3) | H(4) | H(5) | H(6) | H(7);
#undef H
}

/* A bit for each of eight bytes that has the hint. */
static inline uint64_t gather(uint64_t hints, unsigned hint) {
  return (hints / hint & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080) >> 56;
}

/* Without the words that only begin a phrase with a cue, and not here. first: of the 64 tokens. */
static uint64_t only_cues(const quoth_article *a, uint32_t first, uint64_t cues) {
  uint32_t length;
  for (uint64_t left = cues; left; left &= left - 1) {
    uint32_t at = first + (uint32_t)__builtin_ctzll(left), n = a->tokens.count - at;
    if (!qt_match(a->lexicon, a->tokens.at + at, n, QT_ANY_CUE, QT_MORE(HEARSAY), &length)) cues &= ~(left & -left);
  }
  return cues;
}

bool qt_read_signs(quoth_article *a) {
  uint32_t groups = a->marks.count, count = a->tokens.count;
  if (!qt_vec_reserve(&a->alloc, &a->signs, groups * QT_SIGN_COUNT)) return false;
  a->signs.count = groups * QT_SIGN_COUNT;
  const qt_glance *glances = a->lexicon->glances.at;
  for (uint32_t first = 0; first < 64 * groups; first += 64) {
    const qt_token *t = a->tokens.at + first;
    qt_token padded[64];
    if (count - first < 64) {
      memset(padded, 0, sizeof padded);
      if (count > first) memcpy(padded, t, (count - first) * sizeof *t);
      t = padded;
    }
    uint64_t cues = 0, verbs = 0;
    for (uint32_t bit = 0; bit < 64; bit += 8) {
      uint64_t hints = hints_of(glances, t + bit);
      cues |= gather(hints, QT_CUE_HINT) << bit;
      verbs |= gather(hints, QT_VERB_HINT) << bit;
    }
    a->signs.at[QT_CUE_SIGN * groups + first / 64] = only_cues(a, first, cues);
    a->signs.at[QT_VERB_SIGN * groups + first / 64] = verbs;
  }
  return true;
}
