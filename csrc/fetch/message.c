/* The HTTP message inside a record, and what writing a record needs. */
#include <libdeflate.h>

#include "fetch/field.h"
#include "fetch/warc.h"

/* --- HTTP */

static bool mentions_chunked(const qt_field *field) {
  static const char word[] = "chunked";
  for (size_t i = 0; i + 7 <= field->value_length; i++) {
    size_t k = 0;
    while (k < 7 && (field->value[i + k] | 0x20) == word[k]) k++;
    if (k == 7) return true;
  }
  return false;
}

static bool is_chunked(const char *head, size_t n) {
  qt_field_reader reader = {head, head + n};
  for (qt_field field; qt_field_next(&reader, &field);)
    if (qt_field_is(&field, "transfer-encoding") && mentions_chunked(&field)) return true;
  return false;
}

/* The size line at *p; false: there is none. */
static bool chunk_size(const char **p, const char *end, size_t *size) {
  const char *c = *p;
  *size = 0;
  for (; c < end; c++) {
    int digit = *c >= '0' && *c <= '9'                     ? *c - '0'
                : (*c | 0x20) >= 'a' && (*c | 0x20) <= 'f' ? (*c | 0x20) - 'a' + 10
                                                           : -1;
    if (digit < 0) break;
    if (*size > SIZE_MAX / 32) return false;
    *size = *size * 16 + (size_t)digit;
  }
  if (c == *p || c == end || (*c != '\r' && *c != '\n' && *c != ';' && *c != ' ')) return false;
  const char *newline = memchr(c, '\n', (size_t)(end - c));
  if (!newline) return false;
  *p = newline + 1;
  return true;
}

/* false: no memory. A body that is not chunked, or cut inside a chunk's size, stays as it is from there on. */
static bool join_chunks(const quoth_alloc *alloc, qt_http_message *m) {
  const char *p = m->body, *end = m->body + m->body_length;
  size_t size;
  while (p < end && chunk_size(&p, end, &size) && size > 0) {
    size_t n = size < (size_t)(end - p) ? size : (size_t)(end - p);
    if (!qt_bytes_append(alloc, &m->joined, p, n)) return false;
    p += n;
    if (p < end && *p == '\r') p++;
    if (p < end && *p == '\n') p++;
  }
  if (m->joined.count > 0) {
    m->body = m->joined.at;
    m->body_length = m->joined.count;
  }
  return true;
}

bool qt_http_split(const quoth_alloc *alloc, const char *block, size_t length, qt_http_message *m) {
  *m = (qt_http_message){0};
  m->head_length = qt_head_length(block, length);
  if (length >= 5 && memcmp(block, "HTTP/", 5) == 0) {
    const char *space = memchr(block, ' ', length < 16 ? length : 16);
    for (const char *c = space ? space + 1 : block;
         space && c < block + length && *c >= '0' && *c <= '9' && m->status < 1000; c++)
      m->status = m->status * 10 + (*c - '0');
  }
  m->body = block + m->head_length;
  m->body_length = length - m->head_length;
  return !is_chunked(block, m->head_length) || join_chunks(alloc, m);
}

/* --- writing */

bool qt_gzip(const quoth_alloc *alloc, const char *p, size_t n, qt_bytes *out) {
  struct libdeflate_compressor *z = libdeflate_alloc_compressor(6);
  if (!z) return false;
  bool ok = qt_bytes_reserve(alloc, out, libdeflate_gzip_compress_bound(z, n), 0);
  if (ok) out->count += libdeflate_gzip_compress(z, p, n, out->at + out->count, out->capacity - out->count);
  libdeflate_free_compressor(z);
  return ok;
}

static uint32_t rotate(uint32_t x, int n) { return x << n | x >> (32 - n); }

static void sha1_block(uint32_t h[5], const uint8_t *p) {
  static const uint32_t k[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
  uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)p[i * 4] << 24 | (uint32_t)p[i * 4 + 1] << 16 | (uint32_t)p[i * 4 + 2] << 8 | p[i * 4 + 3];
  for (int i = 16; i < 80; i++) w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  for (int i = 0; i < 80; i++) {
    uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
    uint32_t next = rotate(a, 5) + f + e + k[i / 20] + w[i];
    e = d, d = c, c = rotate(b, 30), b = a, a = next;
  }
  h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
}

/* FIPS 180-4; WARC digests are SHA-1 by custom, nothing here relies on it for security. */
void qt_sha1(const char *text, size_t n, uint8_t digest[20]) {
  uint32_t h[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  const uint8_t *p = (const uint8_t *)text;
  uint8_t last[128] = {0};
  uint64_t bits = (uint64_t)n * 8;
  size_t rest = n % 64, tail = rest < 56 ? 64 : 128;
  for (size_t i = 0; i + 64 <= n; i += 64) sha1_block(h, p + i);
  if (rest) memcpy(last, p + n - rest, rest);
  last[rest] = 0x80;
  for (int i = 0; i < 8; i++) last[tail - 1 - (size_t)i] = (uint8_t)(bits >> (8 * i));
  for (size_t i = 0; i < tail; i += 64) sha1_block(h, last + i);
  for (int i = 0; i < 20; i++) digest[i] = (uint8_t)(h[i / 4] >> (24 - 8 * (i % 4)));
}
