/*
** What the finder of mentions is made of: mention.c says which phrase is a mention, mention_find.c where to look.
** All that push return false or NULL where there is no memory.
*/
#ifndef QT_MENTION_PARTS_H
#define QT_MENTION_PARTS_H

#include "speech/phrase.h"

/* Appends the mention of the name of tokens [name, end), whose phrase begins at start. */
qt_mention *qt_push_name(qt_finder *finder, uint32_t start, uint32_t name, uint32_t end, qt_mention_kind kind);

/* Does a pronoun stand for somebody at the token? */
bool qt_is_pronoun(const qt_finder *finder, uint32_t token);
bool qt_push_pronoun(qt_finder *finder, uint32_t token);

/* Appends the mention that the phrase at `at` is, if it is one; *next: where to go on, behind it. */
bool qt_read_phrase_mention(qt_finder *finder, uint32_t at, uint32_t *next);

#endif
