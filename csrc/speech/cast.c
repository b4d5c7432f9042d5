#include "speech/cast.h"

quoth_status qt_cast(quoth_article *a) {
  (void)a;
  return QUOTH_OK;
}
