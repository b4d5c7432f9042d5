#include "base/sort.h"

#include <string.h>

static void swap(char *a, char *b, size_t size) {
  char kept[QT_SORT_MAX];
  memcpy(kept, a, size);
  memcpy(a, b, size);
  memcpy(b, kept, size);
}

static void sift_down(char *at, size_t root, size_t count, size_t size, int (*compare)(const void *, const void *)) {
  for (size_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && compare(at + child * size, at + (child + 1) * size) < 0) child++;
    if (compare(at + root * size, at + child * size) >= 0) return;
    swap(at + root * size, at + child * size, size);
  }
}

void qt_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *)) {
  char *at = items;
  size_t sorted = 1;
  /* most of what is sorted here is in order already */
  while (sorted < count && compare(at + (sorted - 1) * size, at + sorted * size) <= 0) sorted++;
  if (sorted >= count) return;
  for (size_t root = count / 2; root-- > 0;) sift_down(at, root, count, size, compare);
  for (size_t end = count; end-- > 1;) {
    swap(at, at + end * size, size);
    sift_down(at, 0, end, size, compare);
  }
}
