#include "speech/quotation.h"

quoth_status qt_quotations(quoth_article *a) {
  (void)a;
  return QUOTH_OK;
}
