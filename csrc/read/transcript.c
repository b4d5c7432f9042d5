#include "read/outline_parts.h"
quoth_status qt_find_labels(qt_outliner *o) { (void)o; return QUOTH_OK; }
bool qt_has_label(const quoth_article *a, uint32_t block) { (void)a; (void)block; return false; }
