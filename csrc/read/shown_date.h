/*
** The date that a page shows its readers by the title.
*/
#ifndef QT_READ_SHOWN_DATE_H
#define QT_READ_SHOWN_DATE_H

#include "read/date.h"
#include "read/page.h"

/*
** Writes the date that is shown as the article's where it is not that of `published` (as qt_read_date writes it, or
** absent): the day where it is read, for a date in UTC, or the day on which it was brought out anew. A date that
** is said to be of an update does not count. Returns its length; 0: none is shown, or it is the same.
*/
uint32_t qt_shown_date(const qt_page *page, uint32_t title_line, quoth_string published, char out[QT_DATE_BYTES]);

#endif
