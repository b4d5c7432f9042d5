#include "read/outline.h"

quoth_status qt_outline(quoth_article *a) {
  (void)a;
  return QUOTH_OK;
}
