#include "speech/sign.h"

/* Words that only begin a phrase with a cue, and not here, are no cues. */
void qt_read_signs(quoth_article *a) {
  qt_tokens *t = &a->tokens;
  uint32_t length;
  for (uint32_t i = 0; (i = qt_next_hint(t, i, t->count, QT_CUE_HINT)) < t->count; i++)
    if (!qt_match(a->lexicon, t->at + i, t->count - i, QT_ANY_CUE, QT_MORE(HEARSAY), &length))
      t->hints[i] &= (uint8_t)~QT_CUE_HINT;
}
