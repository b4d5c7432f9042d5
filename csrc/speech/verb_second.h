/*
** Languages whose verb is the second part of its clause (German): verbs of two parts, subjects behind the verb without a
** quotation before it, clauses set off by commas, and the verb forms by which another is reported.
*/
#ifndef QT_VERB_SECOND_H
#define QT_VERB_SECOND_H

#include "speech/candidate.h"

/*
** The verb of two parts whose first one is at token i, and whose second one ends its clause: teilte am Montag mit. The
** two are a phrase of the language. NULL: there is none.
*/
const qt_word *qt_split_verb(const qt_clause *c, uint32_t i, uint32_t end, uint32_t *particle);

/* Is a form that may be a participle (gemeldet, bestätigt) the verb of somebody: with "hat", or no participle here? */
bool qt_is_participle(const qt_clause *c, const qt_cue *cue);

/* ", wie die Behörde am Montag mitteilte": the subject of a verb that ends its clause. */
bool qt_subject_of_as(const qt_clause *c, const qt_cue *cue, qt_source *s);

/* "Petrova hat der Zeitung gesagt", "am Montag hatte sie erklärt": the subject beside the verb's first part. */
bool qt_subject_of_perfect(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s);

/* "Am Montag sagte Petrova, ...": the subject behind the verb, where what opens the clause is none. */
bool qt_subject_of_fronted(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s);

/* "Trotz der Kritik forderte er einen Hafen": what opens the clause does not say what stands behind its verb. */
bool qt_is_no_sayer(const qt_clause *c, const qt_candidate *k);

/*
** Where the content begins behind a verb and its addressee, adjuncts and particle: sagte der Zeitung am Montag, dass A;
** teilte am Montag mit, A. *end gets the end of the attribution clause, *last that of a content before the particle
** (kündigte A an), else 0. NOTHING: nothing is said to follow.
*/
qt_complement qt_clause_behind(const qt_clause *c, const qt_cue *cue, uint32_t at, uint32_t *start, uint32_t *end,
                               uint32_t *last);

/* "Im Hafen sind laut Petrova zwei Boote gesunken": content on both sides without commas. false: on none. */
bool qt_read_according_inside(const qt_clause *c, qt_candidate *k, uint32_t floor);

/* Behind "laut einem Bericht" the genitive that says whose it is: der Zeitung, des Gerichts, von Petrova. */
void qt_take_genitive(const qt_clause *c, qt_source *s);

/* "Petrova zufolge", "der Polizei zufolge": the source of a word that stands behind it. */
bool qt_source_in_front(const qt_clause *c, const qt_cue *cue, uint32_t floor, qt_source *s);

/* Is the mention somebody, in a language whose nouns all have a capital; and does the sentence not report another? */
bool qt_may_introduce(const qt_clause *c, uint32_t mention);

/* "Der Hafen sei sicher.": the verb says that somebody says so; nobody is named. */
bool qt_is_reported(const qt_clause *c);

#endif
