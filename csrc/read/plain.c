#include "read/plain.h"

quoth_status qt_read_plain(quoth_article *a) {
  (void)a;
  return QUOTH_OK;
}
