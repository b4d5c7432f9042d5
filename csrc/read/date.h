/*
** Dates as pages write them for machines and readers, to ISO 8601 with the offset that the page gives.
*/
#ifndef QT_DATE_H
#define QT_DATE_H

#include "base/arena.h"

enum { QT_DATE_BYTES = 32 };

/*
** Writes s as "2024-01-18", "2024-01-18T09:30:00", "2024-01-18T09:30:00+03:00" or with "Z"; a time is
** there where s has one, an offset where s names one. Reads ISO 8601 with its usual deviations, RFC 2822,
** names of months, 18.01.2024, seconds and milliseconds since 1970. Returns its length; 0: no date.
*/
uint32_t qt_read_date(quoth_string s, char out[QT_DATE_BYTES]);

/* The same; *start: where in s the date begins, behind a weekday, say. */
uint32_t qt_find_date(quoth_string s, char out[QT_DATE_BYTES], uint32_t *start);

/* A date in the path of a URL: /2024/01/18/, /2024-01-18, /20240118, /2024/jan/18/. */
uint32_t qt_url_date(quoth_string url, char out[QT_DATE_BYTES]);

#endif
