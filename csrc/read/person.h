/*
** Persons as the outline needs them, before there is a cast: whose name stands in an announcement, a
** title, a heading. Candidates are capitalised runs, weighed by what stands around them and by how
** the rest of the text uses the word.
*/
#ifndef QT_PERSON_H
#define QT_PERSON_H

#include "read/outline_parts.h"

enum { QT_MAX_PERSONS = 4 };

typedef struct qt_person {
  uint32_t first, stop; /* tokens of the name, without title */
  int score;
  bool titled; /* a title or an office stands before it */
  bool proven; /* ... or a given name is in it, or it speaks somewhere in the text */
} qt_person;

typedef struct qt_persons {
  qt_person at[QT_MAX_PERSONS]; /* the likeliest first, then those joined to it by "and" */
  uint32_t count;
} qt_persons;

/* Least scores: of a speaker by himself, and where a pronoun has to mean somebody in the same paragraph. */
enum { QT_LIKELY = 4, QT_MENTIONED = 3 };

/* The speakers that [first, stop) is about; count 0: none has the least score. */
void qt_find_persons(const quoth_article *a, uint32_t first, uint32_t stop, int least, qt_persons *persons);

/* Takes from the persons of a stretch that begins at `first` those who wrote it: "..., by Ada Moor". */
void qt_drop_authors(const quoth_article *a, uint32_t first, qt_persons *persons);

/* The name at the start of [first, stop), or, at_cue, before the cue at its end; titles may come first. */
bool qt_name_at(const quoth_article *a, uint32_t first, uint32_t stop, bool at_cue, qt_persons *persons);

/* Do two paragraphs in blocks [first, stop) and more give the words of others in their own marks? "A," said Ada Roe */
bool qt_others_speak(const quoth_article *a, uint32_t first, uint32_t stop, const qt_persons *persons);

#endif
