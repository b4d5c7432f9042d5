/*
** Sorting in place: no memory, O(n log n) at worst, which qsort does not promise. Not stable.
*/
#ifndef QT_SORT_H
#define QT_SORT_H

#include <stddef.h>

/* As qsort; size at most QT_SORT_MAX bytes. */
enum { QT_SORT_MAX = 96 };
void qt_sort(void *at, size_t count, size_t size, int (*compare)(const void *a, const void *b));

#endif
