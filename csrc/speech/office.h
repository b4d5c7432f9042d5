/*
** How well a phrase without a name ("the finance minister") fits the office that somebody bears.
*/
#ifndef QT_OFFICE_H
#define QT_OFFICE_H

#include "speech/cast_parts.h"

enum { QT_NO_HOLDER = -100 };

/*
** A name or a word before the head that the office does not have rules it out ("the finance minister" is not the foreign
** minister); a nation only another nation does. m: the phrase, of those words.
*/
int qt_likeness(const qt_cast_state *c, const qt_mention *m, const qt_words *phrase, const qt_entity *e);

static inline bool qt_holds_word(const qt_words *words, uint64_t hash) {
  for (uint32_t i = 0; i < words->count; i++)
    if (words->hash[i] == hash) return true;
  return false;
}

#endif
