/*
** Sentences that announce that the words below are one speaker's:
**   Here are Lavrov's key statements.   Here is what he said -   Key quotes from his briefing:
*/
#ifndef QT_ANNOUNCEMENT_H
#define QT_ANNOUNCEMENT_H

#include "read/outline_parts.h"

typedef enum qt_strength { QT_ANNOUNCES_NOTHING, QT_ANNOUNCES_POINTS, QT_ANNOUNCES_QUOTES } qt_strength;

typedef struct qt_announcement {
  uint32_t block, first, stop; /* tokens of the sentence */
  qt_strength how;
  bool list; /* by its verb alone, over a list: whose it is has to stand in it */
} qt_announcement;

/* The first announcing sentence at or behind `block`, which is not the block `title`; false: none. */
bool qt_next_announcement(const quoth_article *a, uint32_t title, uint32_t block, qt_announcement *found);

/* "what Superintendent Quill told reporters", "what he had to say": somebody in particular speaks. */
bool qt_tells_what(const quoth_article *a, uint32_t first, uint32_t stop);

#endif
