/*
** The date that a page shows its readers by the title.
*/
#ifndef QT_READ_SHOWN_DATE_H
#define QT_READ_SHOWN_DATE_H

#include "read/date.h"
#include "read/metadata.h"

/*
** Writes the date that is shown as the article's where it is not the day of m->published: the day where it is read,
** for a date in UTC, or the day on which it was brought out anew. A date that is said to be of an update, or of
** something else ("Deadline: 30 June 2027"), does not count. Against a date that the head gives as the article's
** (`given`), one counts only where an element, an author before it or "published" makes it the article's, and none
** that is later than its last change. Returns its length; 0: none is shown, or it is the same.
*/
uint32_t qt_shown_date(const qt_page *page, const qt_lexicon *lexicon, const qt_metadata *m, bool given,
                       char out[QT_DATE_BYTES]);

#endif
