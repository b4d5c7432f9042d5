#include "speech/attribution.h"

quoth_status qt_attribute(quoth_article *a) {
  (void)a;
  return QUOTH_OK;
}

const char *quoth_reason_name(unsigned reason) {
  (void)reason;
  return "";
}
