/*
** Byte scans that skip what needs no look, 16 bytes at a time (SSE2, NEON), each with a scalar
** twin that gives the same result (spec/c/test_scan.c compares them).
*/
#ifndef QT_SCAN_H
#define QT_SCAN_H

#include <stddef.h>
#include <stdint.h>

/* Length in bytes of the leading run of ASCII without NUL. */
size_t qt_scan_ascii(const char *p, size_t n);
size_t qt_scan_ascii_scalar(const char *p, size_t n);

/* Offset of the first \n or \r, or n. */
size_t qt_scan_line(const char *p, size_t n);
size_t qt_scan_line_scalar(const char *p, size_t n);

/* Offset of the first line end: \n \v \f \r, NEL (C2 85), U+2028 and U+2029 (E2 80 A8, E2 80 A9); or n. */
size_t qt_scan_break(const char *p, size_t n);
size_t qt_scan_break_scalar(const char *p, size_t n);

/* How many bits are set; without a call where the machine has no instruction for it. */
static inline uint32_t qt_count_bits(uint64_t x) {
#if defined(__POPCNT__) || defined(__aarch64__)
  return (uint32_t)__builtin_popcountll(x);
#else
  x -= x >> 1 & UINT64_C(0x5555555555555555);
  x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
  return (uint32_t)(((x + (x >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f)) * UINT64_C(0x0101010101010101) >> 56);
#endif
}

/* The first n of 64 bits. */
static inline uint64_t qt_first_bits(uint32_t n) { return n < 64 ? (UINT64_C(1) << n) - 1 : UINT64_MAX; }

/* 16 bytes, whose first n <= 16 are 255 and the others 0. */
static inline const unsigned char *qt_first_bytes(uint32_t n) {
  static const unsigned char keep[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                         255, 255, 255, 255, 255, 255, 255, 255};
  return keep + 16 - n;
}

/*
** Of up to 64 bytes, a bit for each: where the bits `mask` are above `limit`; where one bit is set. n rounded up to 16
** bytes must be readable.
*/
static inline uint64_t qt_scan_above(const uint8_t *p, uint32_t n, uint8_t mask, uint8_t limit);
static inline uint64_t qt_scan_bit(const uint8_t *p, uint32_t n, uint8_t bit);
uint64_t qt_scan_above_scalar(const uint8_t *p, uint32_t n, uint8_t mask, uint8_t limit);

/* How many bytes are no UTF-8 continuation byte: the code points of valid text. */
size_t qt_scan_leads(const char *p, size_t n);
size_t qt_scan_leads_scalar(const char *p, size_t n);

/*
** The run of ASCII letters that p begins with, of 16 at most; 16 bytes must be readable. low and high are
** the run in lower case, padded with zeros, as memcpy would read it. capitals: bit i is set where letter i
** is upper case.
*/
typedef struct qt_letters {
  uint64_t low, high;
  uint32_t length, capitals;
} qt_letters;
void qt_scan_letters_scalar(const char *p, qt_letters *out);

/* In the header, because dictionaries ask it for every word. */
#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
static inline void qt_scan_letters(const char *p, qt_letters *out) {
  const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
  const __m128i lower = _mm_or_si128(v, _mm_set1_epi8(0x20));
  /* a to z become the 26 largest signed bytes */
  __m128i letter = _mm_cmpgt_epi8(_mm_add_epi8(lower, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 26));
  uint32_t length = (uint32_t)__builtin_ctz(~(unsigned)_mm_movemask_epi8(letter)); /* bits 16 and up are set */
  __m128i word = _mm_and_si128(lower, _mm_loadu_si128((const __m128i *)(const void *)qt_first_bytes(length)));
  unsigned small = (unsigned)_mm_movemask_epi8(_mm_slli_epi16(v, 2)); /* the bit 0x20 of each byte */
  out->low = (uint64_t)_mm_cvtsi128_si64(word);
  out->high = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(word, word));
  out->length = length;
  out->capitals = ~small & ((1u << length) - 1);
}
static inline uint64_t qt_scan_above(const uint8_t *p, uint32_t n, uint8_t mask, uint8_t limit) {
  const __m128i kept = _mm_set1_epi8((char)mask), most = _mm_set1_epi8((char)limit);
  uint64_t others = 0; /* which are not above: nothing is left of them without `limit` */
  for (uint32_t i = 0; i < n; i += 16) {
    __m128i v = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)(p + i)), kept);
    v = _mm_cmpeq_epi8(_mm_subs_epu8(v, most), _mm_setzero_si128());
    others |= (uint64_t)(unsigned)_mm_movemask_epi8(v) << i;
  }
  return ~others & qt_first_bits(n);
}
static inline uint64_t qt_scan_bit(const uint8_t *p, uint32_t n, uint8_t bit) {
  const int up = __builtin_clz((unsigned)bit << 24); /* to the uppermost bit of the byte */
  uint64_t bits = 0;
  for (uint32_t i = 0; i < n; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
    bits |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_slli_epi16(v, up)) << i;
  }
  return bits & qt_first_bits(n);
}
#else
static inline void qt_scan_letters(const char *p, qt_letters *out) { qt_scan_letters_scalar(p, out); }
static inline uint64_t qt_scan_above(const uint8_t *p, uint32_t n, uint8_t mask, uint8_t limit) {
  return qt_scan_above_scalar(p, n, mask, limit);
}
static inline uint64_t qt_scan_bit(const uint8_t *p, uint32_t n, uint8_t bit) {
  return qt_scan_above_scalar(p, n, bit, 0);
}
#endif

/*
** The classes of 64 bytes, all of which must be readable: bit i is that of byte i. letters: those of ASCII; capitals:
** the upper case ones; spaces: 0x20.
*/
typedef struct qt_window {
  uint64_t letters, capitals, spaces;
} qt_window;
qt_window qt_scan_window_scalar(const char *p);

/* In the header, because they are asked for all of a text. */
#if defined(__SSE2__)
#include <emmintrin.h>
static inline void qt_scan_lane(const char *p, unsigned at, qt_window *w) {
  const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + at));
  const __m128i lower = _mm_or_si128(v, _mm_set1_epi8(0x20));
  /* a to z become the 26 largest signed bytes */
  const __m128i letter = _mm_cmpgt_epi8(_mm_add_epi8(lower, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 26));
  const __m128i capital = _mm_andnot_si128(_mm_cmpeq_epi8(v, lower), letter);
  const __m128i space = _mm_cmpeq_epi8(v, _mm_set1_epi8(' '));
  w->letters |= (uint64_t)(unsigned)_mm_movemask_epi8(letter) << at;
  w->capitals |= (uint64_t)(unsigned)_mm_movemask_epi8(capital) << at;
  w->spaces |= (uint64_t)(unsigned)_mm_movemask_epi8(space) << at;
}
static inline qt_window qt_scan_window(const char *p) {
  qt_window w = {0, 0, 0};
  qt_scan_lane(p, 0, &w);
  qt_scan_lane(p, 16, &w);
  qt_scan_lane(p, 32, &w);
  qt_scan_lane(p, 48, &w);
  return w;
}
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
static inline uint64_t qt_neon_mask(const uint8x16_t v[4]) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t bit = vld1q_u8(bits);
  uint8x16_t low = vpaddq_u8(vandq_u8(v[0], bit), vandq_u8(v[1], bit));
  uint8x16_t high = vpaddq_u8(vandq_u8(v[2], bit), vandq_u8(v[3], bit));
  low = vpaddq_u8(low, high);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(low, low)), 0);
}
static inline qt_window qt_scan_window(const char *p) {
  uint8x16_t letters[4], capitals[4], spaces[4];
  for (unsigned i = 0; i < 4; i++) {
    const uint8x16_t v = vld1q_u8((const uint8_t *)p + 16 * i), z = vdupq_n_u8('Z' - 'A');
    letters[i] = vcleq_u8(vsubq_u8(vorrq_u8(v, vdupq_n_u8(0x20)), vdupq_n_u8('a')), z);
    capitals[i] = vcleq_u8(vsubq_u8(v, vdupq_n_u8('A')), z);
    spaces[i] = vceqq_u8(v, vdupq_n_u8(' '));
  }
  return (qt_window){qt_neon_mask(letters), qt_neon_mask(capitals), qt_neon_mask(spaces)};
}
#else
static inline qt_window qt_scan_window(const char *p) { return qt_scan_window_scalar(p); }
#endif

#endif
