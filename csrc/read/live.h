/*
** Entries of a live blog in a page: where each begins and ends, and when it was written. Whatever its markup:
** elements of one make that each have a time, elements that name themselves entries, or times and headings in a
** row; the JSON-LD's times go to the entries whose headline or beginning is the same.
*/
#ifndef QT_LIVE_H
#define QT_LIVE_H

#include "read/content.h"
#include "read/date.h"
#include "read/metadata.h"

typedef struct qt_live_entry {
  uint32_t first_line, end_line; /* of the page */
  quoth_string time, shown;      /* as in quoth_entry; in the page's arena or its text */
} qt_live_entry;

typedef struct qt_live {
  QT_VEC(qt_live_entry) entries; /* in the page's order; none overlap; at least two, or none */
} qt_live;

/* Errors: NO_MEMORY. The caller frees live->entries with the page's allocator. */
quoth_status qt_find_live(qt_page *page, const qt_content *content, const qt_metadata *metadata, qt_live *live);

/*
** ISO 8601 of a clock time and the date behind it, or, where text has no date, `day`, which may be empty; of a date
** alone where there is no day. Returns its length; 0: there is no date, or no time for the day.
*/
uint32_t qt_entry_time(quoth_string day, quoth_string text, char out[QT_DATE_BYTES]);

/* 14:32, 9.05 pm, 9 p.m.: does the text begin with a clock time? Bytes of it; 0: no. */
uint32_t qt_clock(quoth_string text);

#endif
