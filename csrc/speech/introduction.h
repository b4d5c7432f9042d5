/*
** Sentences that say whose words come next: "Petrova told reporters:", "The mayor spoke on Monday.", and a quotation behind
** them that names nobody.
*/
#ifndef QT_INTRODUCTION_H
#define QT_INTRODUCTION_H

#include "speech/statement.h"

typedef struct qt_introduction {
  bool announced;   /* the sentence before ended "X said:" */
  bool spoke;       /* the sentence before: "X spoke on Monday." */
  qt_source source; /* X */
  qt_cue cue;       /* of "X said:"; first QUOTH_NONE: none (Petrova made the following comment:) */
} qt_introduction;

/*
** What the sentence introduces. added: it gave a statement; said: its last candidate, or NULL.
*/
void qt_note_introduction(qt_introduction *n, qt_builder *b, const qt_clause *c, const qt_cue *cues, uint32_t cue_count,
                          bool added, const qt_candidate *said);

/*
** "Petrova wants the port to grow." and a quotation as the next paragraph: does the last sentence before it tell of
** somebody, as its subject? Into the introduction's source.
*/
bool qt_narrates_of(qt_introduction *n, const qt_clause *quoted);

/* "El alcalde visitó el puerto. «A», dijo.": likewise of the sentence before in the same paragraph. */
bool qt_narrates_before(qt_introduction *n, const qt_clause *quoted);

/* "He said on Monday:": nothing but who says what is below. */
bool qt_is_lead_in(const qt_clause *c, const qt_cue *cues, uint32_t cue_count);

#endif
