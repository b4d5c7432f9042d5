#include "base/offsets.h"

#include "base/scan.h"

enum { SAMPLE_SHIFT = 8 };

static uint32_t next_boundary(const qt_offset_index *index, uint32_t from, uint32_t at) {
  const char *text = index->text.data;
  if (index->valid) {
    while (at < index->text.length && ((unsigned char)text[at] & 0xc0) == 0x80) at++;
    return at;
  }
  while (from < at) {
    uint32_t length;
    qt_decode(text + from, index->text.length - from, &length);
    from += length;
  }
  return from;
}

bool qt_index_offsets(const quoth_alloc *alloc, qt_offset_index *index, quoth_string text, qt_unit unit) {
  bool ascii = qt_scan_ascii(text.data, text.length) == text.length;
  *index = (qt_offset_index){.text = text, .unit = ascii ? QT_BYTE : unit};
  index->valid = ascii || qt_text_check(text.data, text.length).bad_bytes == 0;
  index->same = index->unit == QT_BYTE && index->valid;
  if (index->same) return true;
  uint32_t count = (text.length >> SAMPLE_SHIFT) + 1;
  if (!qt_vec_reserve(alloc, &index->samples, count)) return false;
  qt_offsets cursor = {text.data, text.length, 0, 0, index->unit, index->valid};
  for (uint32_t i = 0; i < count; i++) {
    uint32_t byte = next_boundary(index, cursor.byte, i << SAMPLE_SHIFT);
    index->samples.at[i] = (qt_sample){byte, qt_offset(&cursor, byte)};
  }
  index->samples.count = count;
  return true;
}

uint32_t qt_indexed_offset(qt_offset_index *index, uint32_t byte) {
  if (index->same) return byte;
  qt_sample s = index->samples.at[byte >> SAMPLE_SHIFT];
  if (index->last.byte > s.byte && index->last.byte <= byte) s = index->last;
  qt_offsets cursor = {index->text.data, index->text.length, s.byte, s.unit, index->unit, index->valid};
  index->last = (qt_sample){byte, qt_offset(&cursor, byte)};
  return index->last.unit;
}

void qt_index_free(const quoth_alloc *alloc, qt_offset_index *index) { qt_vec_free(alloc, &index->samples); }
