#include "fetch/coding.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

enum {
  STEP = 64 * 1024,    /* bytes of output asked for at a time */
  ZSTD_WINDOW_LOG = 23 /* 8 MiB: what RFC 8878 (and 9659 for HTTP) lets an encoder expect */
};

/* --- names */

static bool name_is(const char *p, size_t n, const char *name) {
  if (strlen(name) != n) return false;
  for (size_t i = 0; i < n; i++)
    if ((p[i] | 0x20) != name[i] && p[i] != name[i]) return false;
  return true;
}

static bool add_coding(qt_codings *codings, const char *p, size_t n) {
  static const struct {
    const char *name;
    int coding;
  } names[] = {{"gzip", QT_GZIP}, {"x-gzip", QT_GZIP}, {"deflate", QT_DEFLATE}, {"br", QT_BROTLI}, {"zstd", QT_ZSTD},
               {"identity", -1},  {"none", -1}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (!name_is(p, n, names[i].name)) continue;
    if (names[i].coding < 0) return true;
    if (codings->count == QT_CODINGS_MAX) return false;
    codings->at[codings->count++] = (qt_coding)names[i].coding;
    return true;
  }
  return n == 0;
}

bool qt_codings_parse(qt_codings *codings, const char *field, size_t length) {
  size_t start = 0;
  for (size_t i = 0; i <= length; i++) {
    if (i < length && field[i] != ',') continue;
    size_t first = start, end = i;
    while (first < end && (field[first] == ' ' || field[first] == '\t')) first++;
    while (end > first && (field[end - 1] == ' ' || field[end - 1] == '\t')) end--;
    if (!add_coding(codings, field + first, end - first)) return false;
    start = i + 1;
  }
  return true;
}

/* --- output with a cap */

/* Room for the next step; NONE, TOO_LARGE or NO_MEMORY. One byte over the cap tells a full body from a longer one. */
static qt_reason make_room(const quoth_alloc *alloc, qt_bytes *out, size_t cap, size_t *room) {
  if (out->count > cap) return QT_REASON_TOO_LARGE;
  size_t left = cap - out->count + 1, want = left < STEP ? left : STEP;
  if (!qt_bytes_reserve(alloc, out, want, cap + 1)) return QT_REASON_NO_MEMORY;
  *room = out->capacity - out->count < left ? out->capacity - out->count : left;
  return QT_REASON_NONE;
}

/* --- gzip and deflate */

static qt_reason inflate_one(const quoth_alloc *alloc, z_stream *z, size_t cap, qt_decoding *r) {
  for (;;) {
    size_t room;
    qt_reason reason = make_room(alloc, &r->out, cap, &room);
    if (reason != QT_REASON_NONE) return reason;
    if (room > STEP * 16) room = STEP * 16;
    z->next_out = (Bytef *)r->out.at + r->out.count;
    z->avail_out = (uInt)room;
    int status = inflate(z, Z_NO_FLUSH);
    r->out.count += room - z->avail_out;
    if (r->out.count > cap) return QT_REASON_TOO_LARGE;
    if (status == Z_STREAM_END) return QT_REASON_NONE;
    if (status == Z_MEM_ERROR) return QT_REASON_NO_MEMORY;
    if (status == Z_BUF_ERROR || (status == Z_OK && z->avail_in == 0 && z->avail_out > 0)) return QT_REASON_TRUNCATED;
    if (status != Z_OK) return QT_REASON_BAD_ENCODING;
  }
}

static bool gzip_magic(const z_stream *z) { return z->avail_in >= 2 && z->next_in[0] == 0x1f && z->next_in[1] == 0x8b; }

/* Members follow each other; what is no member behind the first is left out and reported, as gzip does it. */
static qt_reason inflate_all(const quoth_alloc *alloc, z_stream *z, bool gzip, size_t cap, qt_decoding *r) {
  for (;;) {
    qt_reason reason = inflate_one(alloc, z, cap, r);
    if (reason != QT_REASON_NONE) return reason;
    r->members++;
    if (z->avail_in == 0) return QT_REASON_NONE;
    if (!gzip || !gzip_magic(z)) break;
    if (inflateReset(z) != Z_OK) return QT_REASON_BAD_ENCODING;
  }
  r->trailing = true;
  return QT_REASON_NONE;
}

/* deflate means zlib's wrapper, and raw streams as some servers send them. */
static int window_bits(qt_coding coding, const char *in, size_t n) {
  if (coding == QT_GZIP) return 15 + 16;
  unsigned head = n >= 2 ? (unsigned)(unsigned char)in[0] * 256 + (unsigned char)in[1] : 0;
  bool wrapped = n >= 2 && (in[0] & 0x0f) == 8 && head % 31 == 0;
  return wrapped ? 15 : -15;
}

static qt_reason decode_zlib(const quoth_alloc *alloc, qt_coding coding, const char *in, size_t n, size_t cap,
                             qt_decoding *r) {
  z_stream z = {0};
  if (n > UINT32_MAX) return QT_REASON_TOO_LARGE;
  if (coding == QT_GZIP && n >= 2 && !((unsigned char)in[0] == 0x1f && (unsigned char)in[1] == 0x8b))
    return QT_REASON_BAD_ENCODING;
  if (inflateInit2(&z, window_bits(coding, in, n)) != Z_OK) return QT_REASON_NO_MEMORY;
  z.next_in = (Bytef *)(uintptr_t)in;
  z.avail_in = (uInt)n;
  qt_reason reason = inflate_all(alloc, &z, coding == QT_GZIP, cap, r);
  inflateEnd(&z);
  return reason;
}

/* --- brotli */

static qt_reason decode_brotli(const quoth_alloc *alloc, const char *in, size_t n, size_t cap, qt_decoding *r) {
  BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
  if (!state) return QT_REASON_NO_MEMORY;
  const uint8_t *next_in = (const uint8_t *)in;
  qt_reason reason;
  for (;;) {
    size_t room;
    reason = make_room(alloc, &r->out, cap, &room);
    if (reason != QT_REASON_NONE) break;
    uint8_t *next_out = (uint8_t *)r->out.at + r->out.count;
    size_t left = room;
    BrotliDecoderResult status = BrotliDecoderDecompressStream(state, &n, &next_in, &left, &next_out, NULL);
    r->out.count += room - left;
    if (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) continue;
    if (status == BROTLI_DECODER_RESULT_SUCCESS)
      reason = r->out.count > cap ? QT_REASON_TOO_LARGE : QT_REASON_NONE;
    else
      reason = status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT ? QT_REASON_TRUNCATED : QT_REASON_BAD_ENCODING;
    break;
  }
  r->members = 1;
  r->trailing = reason == QT_REASON_NONE && n > 0;
  BrotliDecoderDestroyInstance(state);
  return reason;
}

/* --- zstd */

static qt_reason decode_frames(const quoth_alloc *alloc, ZSTD_DCtx *z, ZSTD_inBuffer *in, size_t cap, qt_decoding *r) {
  for (;;) {
    size_t room;
    qt_reason reason = make_room(alloc, &r->out, cap, &room);
    if (reason != QT_REASON_NONE) return reason;
    ZSTD_outBuffer out = {r->out.at + r->out.count, room, 0};
    size_t before = in->pos, left = ZSTD_decompressStream(z, &out, in);
    r->out.count += out.pos;
    if (ZSTD_isError(left)) {
      /* garbage behind a whole frame is reported, not an error */
      r->trailing = r->members > 0 && before == in->pos && out.pos == 0;
      return r->trailing ? QT_REASON_NONE : QT_REASON_BAD_ENCODING;
    }
    if (r->out.count > cap) return QT_REASON_TOO_LARGE;
    if (left == 0) {
      r->members++;
      if (in->pos == in->size) return QT_REASON_NONE;
    } else if (in->pos == in->size && out.pos < room) {
      return QT_REASON_TRUNCATED;
    }
  }
}

static qt_reason decode_zstd(const quoth_alloc *alloc, const char *in, size_t n, size_t cap, qt_decoding *r) {
  ZSTD_DCtx *z = ZSTD_createDCtx();
  if (!z) return QT_REASON_NO_MEMORY;
  ZSTD_inBuffer buffer = {in, n, 0};
  qt_reason reason = QT_REASON_BAD_ENCODING;
  if (!ZSTD_isError(ZSTD_DCtx_setParameter(z, ZSTD_d_windowLogMax, ZSTD_WINDOW_LOG)))
    reason = decode_frames(alloc, z, &buffer, cap, r);
  ZSTD_freeDCtx(z);
  return reason;
}

qt_reason qt_decode_body(const quoth_alloc *alloc, qt_coding coding, const char *in, size_t length, size_t cap,
                         qt_decoding *result) {
  *result = (qt_decoding){0};
  if (length == 0) return QT_REASON_NONE; /* HEAD, 304 and empty bodies carry the field too */
  if (coding == QT_BROTLI) return decode_brotli(alloc, in, length, cap, result);
  if (coding == QT_ZSTD) return decode_zstd(alloc, in, length, cap, result);
  return decode_zlib(alloc, coding, in, length, cap, result);
}
