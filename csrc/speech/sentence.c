#include "speech/sentence.h"

quoth_status qt_sentences(quoth_article *a) {
  (void)a;
  return QUOTH_OK;
}
