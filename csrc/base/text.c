#include "base/text.h"

#include "base/scan.h"

uint32_t qt_decode(const char *s, size_t n, uint32_t *length) {
  const unsigned char *p = (const unsigned char *)s;
  uint32_t c = p[0];
  *length = 1;
  if (c < 0x80) return c;
  if (c < 0xc2 || c > 0xf4) return QT_BAD_BYTE;
  if (n < 2 || (p[1] & 0xc0) != 0x80) return QT_BAD_BYTE;
  if (c < 0xe0) {
    *length = 2;
    return (c & 0x1f) << 6 | (p[1] & 0x3fu);
  }
  if (n < 3 || (p[2] & 0xc0) != 0x80) return QT_BAD_BYTE;
  if (c < 0xf0) {
    uint32_t v = (c & 0x0f) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    if (v < 0x800 || (v >= 0xd800 && v < 0xe000)) return QT_BAD_BYTE;
    *length = 3;
    return v;
  }
  if (n < 4 || (p[3] & 0xc0) != 0x80) return QT_BAD_BYTE;
  uint32_t v = (c & 0x07) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
  if (v < 0x10000 || v > 0x10ffff) return QT_BAD_BYTE;
  *length = 4;
  return v;
}

uint32_t qt_encode(uint32_t c, char *out) {
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  uint32_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
  for (uint32_t i = length; i-- > 1; c >>= 6) out[i] = (char)(0x80 | (c & 0x3f));
  out[0] = (char)(lead[length] | c);
  return length;
}

qt_text_faults qt_text_check(const char *p, size_t n) {
  qt_text_faults faults = {0, QUOTH_NONE, 0, QUOTH_NONE};
  for (size_t i = 0; i < n;) {
    i += qt_scan_ascii(p + i, n - i);
    /* step over what is not ASCII; back to the fast scan only when a stretch of ASCII begins */
    while (i < n && (unsigned char)(p[i] - 1) >= 0x7f) {
      uint32_t length, c = qt_decode(p + i, n - i, &length);
      if (c == 0 && faults.nuls++ == 0) faults.first_nul = (uint32_t)i;
      if (c == QT_BAD_BYTE && length == 1 && faults.bad_bytes++ == 0) faults.first_bad = (uint32_t)i;
      i += length;
    }
  }
  return faults;
}

bool qt_is_ignorable(uint32_t c) {
  return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2064) ||
         c == 0xfe0f || c == 0xfeff;
}

bool qt_is_space(uint32_t c) {
  if (c <= 0x20 || c == 0x7f) return true;
  if (c < 0x85) return false;
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x3000;
}

/*
** Letters by block, from the Unicode charts: what is no letter in 0080..FFFF and matters to news
** text is punctuation and symbols in a handful of blocks; the rest is taken as letters.
*/
bool qt_is_letter(uint32_t c) {
  if (c < 0x80) return (c | 0x20) - 'a' < 26;
  if (c < 0xc0) return c == 0xaa || c == 0xb5 || c == 0xba;
  if (c < 0x2000)
    return c != 0xd7 && c != 0xf7 && c != 0x37e && c != 0x387 && c != 0x589 && c != 0x5be && c != 0x60c && c != 0x61b &&
           c != 0x61f && c != 0x6d4 && c != 0x964 && c != 0x965 && c != 0x1680 && (c < 0x660 || c > 0x66d);
  if (c < 0x2c00) return c == 0x2071 || c == 0x207f || (c >= 0x2090 && c < 0x20a0) || (c >= 0x2c60 && c < 0x2c80);
  if (c < 0x2e00) return true;
  if (c < 0x3005) return false;
  if (c < 0x3030) return c < 0x3008;
  if (c < 0x3040) return c > 0x3030;
  if (c < 0xd800) return c != 0x30fb;
  if (c < 0xf900) return false;
  if (c < 0xfe00) return c != 0xfd3e && c != 0xfd3f;
  if (c < 0xfe70) return c >= 0xfe20 && c < 0xfe30;
  if (c < 0xff00) return c != 0xfeff;
  if (c < 0xff66) return (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a);
  if (c < 0xffe0) return true;
  if (c < 0x10000) return false;
  return c < 0x1f000 || (c >= 0x20000 && c < 0xe0000);
}

/* Simple lower case (UnicodeData.txt, one-to-one mappings) of the scripts that have case. */
uint32_t qt_fold(uint32_t c) {
  if (c < 0x80) return c - 'A' < 26 ? c | 0x20 : c;
  if (c < 0x100) return c >= 0xc0 && c <= 0xde && c != 0xd7 ? c + 32 : c;
  if (c < 0x180) {
    if (c == 0x130) return 'i';
    if (c == 0x178) return 0xff;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e)) return c & 1 ? c + 1 : c;
    return c == 0x138 || c == 0x149 || c == 0x17f ? c : c | 1;
  }
  if (c < 0x250) {
    if (c >= 0x1cd && c <= 0x1dc) return c & 1 ? c + 1 : c;
    if ((c >= 0x1de && c <= 0x1ef) || (c >= 0x1f8 && c <= 0x21f) || (c >= 0x222 && c <= 0x233)) return c | 1;
    return c == 0x1a0 || c == 0x1af ? c + 1 : c; /* Vietnamese O, U with horn; the rest has no news */
  }
  if (c >= 0x386 && c <= 0x3ab) {
    if (c == 0x386) return 0x3ac;
    if (c >= 0x388 && c <= 0x38a) return c + 37;
    if (c == 0x38c) return 0x3cc;
    if (c == 0x38e || c == 0x38f) return c + 63;
    return c >= 0x391 ? c + 32 : c;
  }
  if (c >= 0x400 && c < 0x530) {
    if (c < 0x410) return c + 80;
    if (c < 0x430) return c + 32;
    if (c < 0x460) return c;
    if (c >= 0x4c1 && c <= 0x4ce) return c & 1 ? c + 1 : c;
    if (c == 0x4c0) return 0x4cf;
    if (c >= 0x482 && c <= 0x489) return c;
    return c | 1;
  }
  if (c >= 0x531 && c <= 0x556) return c + 48;
  if (c >= 0x1e00 && c < 0x1f00) return c >= 0x1e96 && c <= 0x1e9f ? c : c | 1;
  if (c >= 0xff21 && c <= 0xff3a) return c + 32;
  return c;
}

bool qt_is_upper(uint32_t c) { return qt_fold(c) != c; }

bool qt_is_lower(uint32_t c) {
  if (c < 0x80) return c - 'a' < 26;
  if (!qt_is_letter(c) || qt_is_upper(c)) return false;
  return c < 0x530 || (c >= 0x561 && c <= 0x587) || (c >= 0x1e00 && c < 0x2000) || (c >= 0xff41 && c <= 0xff5a);
}

static bool is_blank(uint32_t c) { return qt_is_space(c) || qt_is_ignorable(c); }

quoth_span qt_trim_ends(const char *text, quoth_span span) {
  while (span.start < span.end) {
    uint32_t length, c = qt_decode(text + span.start, span.end - span.start, &length);
    if (!is_blank(c)) break;
    span.start += length;
  }
  while (span.start < span.end) {
    uint32_t at = span.end - 1, length;
    while (at > span.start && span.end - at < 4 && ((unsigned char)text[at] & 0xc0) == 0x80) at--;
    uint32_t c = qt_decode(text + at, span.end - at, &length);
    if (at + length != span.end) break; /* ends in a bad byte: not white space */
    if (!is_blank(c)) break;
    span.end = at;
  }
  return span;
}

static uint32_t units_between(const qt_offsets *o, uint32_t from, uint32_t to) {
  if (o->unit == QT_CODEPOINT && o->valid) return (uint32_t)qt_scan_leads(o->text + from, to - from);
  uint32_t units = 0;
  const uint32_t bad = o->unit == QT_BYTE ? 3 : 1; /* U+FFFD */
  while (from < to) {
    uint32_t ascii = (uint32_t)qt_scan_ascii(o->text + from, to - from);
    units += ascii;
    from += ascii;
    if (from == to) break;
    uint32_t length, c = qt_decode(o->text + from, o->length - from, &length);
    if (c == QT_BAD_BYTE && length == 1)
      units += bad;
    else
      units += o->unit == QT_BYTE ? length : o->unit == QT_UTF16 && c >= 0x10000 ? 2 : 1;
    from += length;
  }
  return units;
}

uint32_t qt_offset(qt_offsets *o, uint32_t byte) {
  if (o->unit == QT_BYTE && o->valid) return byte;
  /* a far step back is cheaper from the start */
  if (byte < o->byte && o->byte - byte > byte) o->byte = o->unit_offset = 0;
  if (byte >= o->byte)
    o->unit_offset += units_between(o, o->byte, byte);
  else
    o->unit_offset -= units_between(o, byte, o->byte);
  o->byte = byte;
  return o->unit_offset;
}
