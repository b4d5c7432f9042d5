/*
** Words that are parts of longer ones: SPD-Politiker, Bundesinnenministerin.
*/
#ifndef QT_WORD_PART_H
#define QT_WORD_PART_H

#include "base/model.h"

/* The lexicon's number of a part of a word: its bytes, ASCII letters folded; QT_NO_WORD where it is long. */
uint16_t qt_word_part(const quoth_article *article, uint32_t start, uint32_t length);

/* That of what stands behind a word's last hyphen (SPD-Politiker); QT_NO_WORD: it has none, or nothing known there. */
uint16_t qt_word_behind_hyphen(const quoth_article *article, qt_token word);

/*
** Where an office ends a longer noun: the first byte of the word at or behind `from` where a title or role of at least
** QT_OFFICE_PART bytes begins (Bundes|innenministerin, then |ministerin); 0: nowhere.
*/
enum { QT_OFFICE_PART = 4 };
uint32_t qt_office_part(const quoth_article *article, qt_token word, uint32_t from);

#endif
