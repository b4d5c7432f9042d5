#include "base/spelling.h"

#include <string.h>

/* Latin-1 letters from U+00C0 without their accents; 0: leave as it is. */
static const char plain_latin1[64] = "aaaaaaaceeeeiiiidnooooo\0ouuuuyt\0aaaaaaaceeeeiiiidnooooo\0ouuuuyt";
/* The same from U+0100 to U+017F. */
static const char plain_extended[129] =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static uint32_t plain_letter(uint32_t c) {
  c = qt_fold(c);
  if (c == 0x451) return 0x435; /* ё is often written е */
  if (c >= 0xc0 && c < 0x100 && plain_latin1[c - 0xc0]) return (unsigned char)plain_latin1[c - 0xc0];
  if (c >= 0x100 && c < 0x180) return (unsigned char)plain_extended[c - 0x100];
  return c;
}

static void mix_full(qt_spelling *s) {
  uint64_t half[2];
  if (s->count < 16) return;
  memcpy(half, s->bytes, 16);
  s->hash = qt_spelling_mix_bytes(s->hash, half[0], half[1]);
  memcpy(s->bytes, s->bytes + 16, 4);
  memset(s->bytes + 4, 0, 16);
  s->count -= 16;
}

void qt_spelling_add(qt_spelling *s, uint32_t c) {
  s->count += qt_encode(plain_letter(c), s->bytes + s->count);
  mix_full(s);
}

static bool is_ascii_letter(unsigned char c) { return (unsigned)((c | 0x20) - 'a') < 26; }

/* The same of a byte of ASCII, if it is a letter or a digit. */
static void add_ascii(qt_spelling *s, unsigned char c) {
  bool letter = is_ascii_letter(c);
  if (!letter && (c < '0' || c > '9')) return;
  s->bytes[s->count++] = (char)(letter ? c | 0x20 : c);
  mix_full(s);
}

uint64_t qt_spelling_end(const qt_spelling *s) {
  uint64_t half[2];
  memcpy(half, s->bytes, 16);
  return s->count ? qt_spelling_mix_bytes(s->hash, half[0], half[1]) : s->hash;
}

uint64_t qt_spelling_key(const char *word, uint32_t length) {
  qt_spelling s = QT_NO_SPELLING;
  for (uint32_t i = 0, step = 1; i < length; i += step) {
    unsigned char byte = (unsigned char)word[i];
    step = 1;
    if (byte < 0x80) {
      add_ascii(&s, byte);
      continue;
    }
    uint32_t c = qt_decode(word + i, length - i, &step);
    if (qt_is_letter(c) || (c >= '0' && c <= '9')) qt_spelling_add(&s, c);
  }
  return qt_spelling_end(&s);
}
