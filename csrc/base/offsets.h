/*
** Byte offsets in another unit, in any order: a sample for each 256 bytes keeps every look-up short, so that
** converting what points here and there into a text stays linear. For offsets that mostly rise the cursor of
** base/text.h does.
*/
#ifndef QT_OFFSETS_H
#define QT_OFFSETS_H

#include "base/arena.h"
#include "base/text.h"

typedef struct qt_sample {
  uint32_t byte, unit; /* the first character that begins at or behind index * 256 */
} qt_sample;

typedef struct qt_offset_index {
  quoth_string text;
  qt_unit unit;
  bool same;      /* bytes are the unit: nothing is kept */
  bool valid;     /* no bad byte in the text */
  qt_sample last; /* of the look-up before: most are a little further on */
  QT_VEC(qt_sample) samples;
} qt_offset_index;

/* Zero-initialised is empty. false: no memory. The text must outlive the index. */
bool qt_index_offsets(const quoth_alloc *alloc, qt_offset_index *index, quoth_string text, qt_unit unit);
uint32_t qt_indexed_offset(qt_offset_index *index, uint32_t byte); /* 0 to the text's length */
void qt_index_free(const quoth_alloc *alloc, qt_offset_index *index);

#endif
