/*
** What is asked of every token of a text: where a cue may begin, where a verb may stand. A stretch without one is
** passed over by 16 tokens at once, and most of a text has none.
*/
#ifndef QT_SIGN_H
#define QT_SIGN_H

#include "base/model.h"

typedef enum qt_sign {
  QT_CUE_SIGN = QT_CUE_HINT,  /* a class of QT_ANY_CUE, or hearsay; its own or of a phrase that begins here */
  QT_VERB_SIGN = QT_VERB_HINT /* a class of QT_FINITE_VERB */
} qt_sign;

/* Makes signs of the hints of all tokens. */
void qt_read_signs(quoth_article *article);

/* The first of tokens [first, end) that has the sign, or end. */
static inline uint32_t qt_next_sign(const quoth_article *a, qt_sign sign, uint32_t first, uint32_t end) {
  return qt_next_hint(&a->tokens, first, end, sign);
}
static inline bool qt_has_sign(const quoth_article *a, qt_sign sign, uint32_t first, uint32_t end) {
  return qt_next_sign(a, sign, first, end) < end;
}

#endif
