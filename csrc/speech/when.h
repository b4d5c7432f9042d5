/*
** A time that is the owner of a noun: Thursday's vote, at last month's summit.
*/
#ifndef QT_WHEN_H
#define QT_WHEN_H

#include "speech/clause.h"

/* Do the words of a time at token `at` own what stands behind them? */
bool qt_is_owning_time(const qt_clause *clause, uint32_t at, uint32_t limit);

/* Behind the noun that the time at `at` owns, or `at`. */
uint32_t qt_behind_owning_time(const qt_clause *clause, uint32_t at, uint32_t limit);

#endif
