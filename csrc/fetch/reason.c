#include "fetch/reason.h"

static const struct {
  const char *name, *text;
} reasons[] = {
#define X(id, name, text) {name, text},
    QT_REASONS(X)
#undef X
};

const char *qt_reason_name(qt_reason reason) { return reasons[reason].name; }

const char *qt_reason_text(qt_reason reason) { return reasons[reason].text; }
