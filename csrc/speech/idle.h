/*
** Candidates that report nobody's words, whatever their verb: a thing that "tells you how", the reader ("you say"), the
** writer's own thoughts, nouns and adjectives that look like verbs of saying.
*/
#ifndef QT_IDLE_H
#define QT_IDLE_H

#include "speech/candidate.h"

/* Does "it" stand for a thing, by the mentions before: for no ministry and no study? mention: of the pronoun. */
bool qt_is_thing_meant(const quoth_article *a, uint32_t mention);

bool qt_is_idle(const qt_clause *c, const qt_candidate *k);

/* "It begins with a simple question: "A"": the subject before a colon is nobody whom one quotes. */
bool qt_is_idle_colon(const qt_clause *c, const qt_candidate *k);

#endif
