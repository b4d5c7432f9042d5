/*
** What is asked of every token of a text, as sets of bits, one for each token: where a cue may begin, where a verb
** may stand. A stretch without one is passed over by 64 tokens at once, and most of a text has none.
*/
#ifndef QT_SIGN_H
#define QT_SIGN_H

#include "base/model.h"

typedef enum qt_sign {
  QT_CUE_SIGN,  /* a class of QT_ANY_CUE, or hearsay; its own or of a phrase that begins here */
  QT_VERB_SIGN, /* a class of QT_FINITE_VERB */
  QT_SIGN_COUNT
} qt_sign;

/* Reads the signs of all tokens. false: no memory. */
bool qt_read_signs(quoth_article *article);

static inline const uint64_t *qt_sign_bits(const quoth_article *a, qt_sign sign) {
  return a->signs.at + (size_t)sign * a->marks.count;
}
/* The first of tokens [first, end) that has the sign, or end. */
static inline uint32_t qt_next_sign(const quoth_article *a, qt_sign sign, uint32_t first, uint32_t end) {
  return qt_next_bit(qt_sign_bits(a, sign), first, end);
}
static inline bool qt_has_sign(const quoth_article *a, qt_sign sign, uint32_t first, uint32_t end) {
  return qt_next_sign(a, sign, first, end) < end;
}

#endif
