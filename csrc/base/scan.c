#include "base/scan.h"

#include <stdbool.h>
#include <string.h>

size_t qt_scan_ascii_scalar(const char *p, size_t n) {
  size_t i = 0;
  while (i < n && (unsigned char)(p[i] - 1) < 0x7f) i++;
  return i;
}

size_t qt_scan_line_scalar(const char *p, size_t n) {
  size_t i = 0;
  while (i < n && p[i] != '\n' && p[i] != '\r') i++;
  return i;
}

/* Does a line end of two or three bytes begin at p? n >= 1. */
static bool is_wide_break(const unsigned char *p, size_t n) {
  if (*p == 0xc2) return n > 1 && p[1] == 0x85;
  return *p == 0xe2 && n > 2 && p[1] == 0x80 && (p[2] | 1) == 0xa9;
}

size_t qt_scan_break_scalar(const char *p, size_t n) {
  size_t i = 0;
  while (i < n && (unsigned char)(p[i] - '\n') > 3 && !is_wide_break((const unsigned char *)p + i, n - i)) i++;
  return i;
}

size_t qt_scan_leads_scalar(const char *p, size_t n) {
  size_t leads = 0;
  for (size_t i = 0; i < n; i++) leads += ((unsigned char)p[i] & 0xc0) != 0x80;
  return leads;
}

uint64_t qt_scan_above_scalar(const uint8_t *p, uint32_t n, uint8_t mask, uint8_t limit) {
  uint64_t above = 0;
  for (uint32_t i = 0; i < n; i++) above |= (uint64_t)((p[i] & mask) > limit) << i;
  return above;
}

void qt_scan_letters_scalar(const char *p, qt_letters *out) {
  char lower[16] = {0};
  uint32_t n = 0, capitals = 0;
  for (; n < 16; n++) {
    char c = (char)(p[n] | 0x20);
    if (c < 'a' || c > 'z') break;
    capitals |= (uint32_t)(c != p[n]) << n;
    lower[n] = c;
  }
  memcpy(&out->low, lower, 8);
  memcpy(&out->high, lower + 8, 8);
  out->length = n;
  out->capitals = capitals;
}

qt_window qt_scan_window_scalar(const char *p) {
  qt_window w = {0, 0, 0};
  for (unsigned i = 0; i < 64; i++) {
    unsigned char c = (unsigned char)p[i];
    w.letters |= (uint64_t)((c | 0x20u) - 'a' < 26u) << i;
    w.capitals |= (uint64_t)(c - 'A' + 0u < 26u) << i;
    w.spaces |= (uint64_t)(c == ' ') << i;
  }
  return w;
}

/*
** Each kernel answers for 16 bytes: a mask, 1 bit a byte (SSE2) or 4 bits a byte (NEON), set where
** the scan has to stop or count.
*/
#if defined(__SSE2__)
#include <emmintrin.h>
typedef __m128i lane;
enum { BITS_A_BYTE = 1 };
static lane load(const char *p) { return _mm_loadu_si128((const lane *)(const void *)p); }
static uint64_t mask(lane v) { return (uint64_t)(unsigned)_mm_movemask_epi8(v); }
/* signed: every byte of 0x80 and above is less than 1, as NUL is */
static lane not_ascii(lane v) { return _mm_cmplt_epi8(v, _mm_set1_epi8(1)); }
static lane line_end(lane v) {
  return _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(v, _mm_set1_epi8('\r')));
}
static lane plain_break(lane v) {
  lane from = _mm_sub_epi8(v, _mm_set1_epi8('\n'));
  return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(3)), from);
}
static lane wide_end(lane v) { /* 85, A8, A9 */
  return _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0x85)),
                      _mm_cmpeq_epi8(_mm_or_si128(v, _mm_set1_epi8(1)), _mm_set1_epi8((char)0xa9)));
}
static lane any_break(lane v, lane w) {
  return _mm_or_si128(_mm_or_si128(plain_break(v), plain_break(w)), _mm_or_si128(wide_end(v), wide_end(w)));
}
/* signed: continuation bytes 0x80..0xbf are -128..-65 */
static lane lead(lane v) { return _mm_cmpgt_epi8(v, _mm_set1_epi8(-65)); }
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
typedef int8x16_t lane;
enum { BITS_A_BYTE = 4 };
static lane load(const char *p) { return vld1q_s8((const int8_t *)p); }
static uint64_t mask(lane v) { return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_s8(v), 4)), 0); }
static lane not_ascii(lane v) { return vreinterpretq_s8_u8(vcltq_s8(v, vdupq_n_s8(1))); }
static lane line_end(lane v) {
  return vreinterpretq_s8_u8(vorrq_u8(vceqq_s8(v, vdupq_n_s8('\n')), vceqq_s8(v, vdupq_n_s8('\r'))));
}
static lane plain_break(lane v) {
  return vreinterpretq_s8_u8(vcleq_u8(vsubq_u8(vreinterpretq_u8_s8(v), vdupq_n_u8('\n')), vdupq_n_u8(3)));
}
static lane wide_end(lane v) { /* 85, A8, A9 */
  const uint8x16_t u = vreinterpretq_u8_s8(v);
  const uint8x16_t separator = vceqq_u8(vorrq_u8(u, vdupq_n_u8(1)), vdupq_n_u8(0xa9));
  return vreinterpretq_s8_u8(vorrq_u8(vceqq_u8(u, vdupq_n_u8(0x85)), separator));
}
static lane any_break(lane v, lane w) {
  return vorrq_s8(vorrq_s8(plain_break(v), plain_break(w)), vorrq_s8(wide_end(v), wide_end(w)));
}
static lane lead(lane v) { return vreinterpretq_s8_u8(vcgtq_s8(v, vdupq_n_s8(-65))); }
#endif

#if defined(__SSE2__) || (defined(__aarch64__) && defined(__ARM_NEON))

size_t qt_scan_ascii(const char *p, size_t n) {
  size_t i = 0;
  for (; n - i >= 16; i += 16) {
    uint64_t stop = mask(not_ascii(load(p + i)));
    if (stop) return i + (size_t)__builtin_ctzll(stop) / BITS_A_BYTE;
  }
  return i + qt_scan_ascii_scalar(p + i, n - i);
}

size_t qt_scan_line(const char *p, size_t n) {
  size_t i = 0;
  for (; n - i >= 16; i += 16) {
    uint64_t stop = mask(line_end(load(p + i)));
    if (stop) return i + (size_t)__builtin_ctzll(stop) / BITS_A_BYTE;
  }
  return i + qt_scan_line_scalar(p + i, n - i);
}

/* Wide line ends are told by their last bytes, which are rarer in news than the first ones. */
size_t qt_scan_break(const char *p, size_t n) {
  size_t i = 0;
  for (; n - i >= 16; i += 16) {
    while (n - i >= 48 && !mask(any_break(load(p + i), load(p + i + 16)))) i += 32;
    lane v = load(p + i);
    uint64_t stop = mask(plain_break(v)), wide = mask(wide_end(v));
    size_t first = stop ? (size_t)__builtin_ctzll(stop) / BITS_A_BYTE : 16;
    for (; wide; wide &= wide - 1) { /* with more than one bit a byte some are looked at again */
      size_t last = (size_t)__builtin_ctzll(wide) / BITS_A_BYTE;
      if (last >= first) break;
      size_t bytes = (unsigned char)p[i + last] == 0x85 ? 2 : 3;
      if (i + last + 1 >= bytes && is_wide_break((const unsigned char *)p + i + last + 1 - bytes, bytes))
        return i + last + 1 - bytes;
    }
    if (stop) return i + first;
  }
  i -= i < 2 ? i : 2; /* one may begin before what is left */
  return i + qt_scan_break_scalar(p + i, n - i);
}

size_t qt_scan_leads(const char *p, size_t n) {
  size_t i = 0, leads = 0;
  for (; n - i >= 16; i += 16) leads += (size_t)__builtin_popcountll(mask(lead(load(p + i)))) / BITS_A_BYTE;
  return leads + qt_scan_leads_scalar(p + i, n - i);
}

#else

size_t qt_scan_ascii(const char *p, size_t n) { return qt_scan_ascii_scalar(p, n); }
size_t qt_scan_line(const char *p, size_t n) { return qt_scan_line_scalar(p, n); }
size_t qt_scan_break(const char *p, size_t n) { return qt_scan_break_scalar(p, n); }
size_t qt_scan_leads(const char *p, size_t n) { return qt_scan_leads_scalar(p, n); }

#endif
