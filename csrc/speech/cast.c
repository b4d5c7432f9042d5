#include "speech/cast.h"

quoth_status qt_cast(quoth_article *a) {
  (void)a;
  return QUOTH_OK;
}

uint32_t qt_mention_at(const quoth_article *a, uint32_t token) {
  uint32_t low = 0, high = a->mentions.count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    const qt_mention *m = &a->mentions.at[middle];
    if (m->first_token + m->token_count <= token) low = middle + 1;
    else high = middle;
  }
  return low < a->mentions.count && a->mentions.at[low].first_token <= token ? low : QUOTH_NONE;
}
