#define _POSIX_C_SOURCE 200809L
#include "fetch/warc.h"

#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "fetch/field.h"

enum {
  FIRST_ROOM = 256 * 1024,      /* bytes offered to a member at first, doubled as it needs */
  DIRECT_MAX = 8 * 1024 * 1024, /* a longer member is streamed */
  STREAM_STEP = 256 * 1024,
  HEAD_MAX = 1024 * 1024
};

struct qt_warc {
  quoth_alloc alloc;
  size_t max_block;
  const uint8_t *map; /* the whole file, or NULL: read */
  size_t map_size;
  qt_bytes in; /* what was read, where there is no map */
  size_t at;   /* into map or in */
  int fd;
  bool gzip, streaming, zlib, ended, owns_fd;
  z_stream z;
  struct libdeflate_decompressor *direct;
  qt_bytes out;     /* inflated, or read; unused where a plain file is mapped */
  const char *data; /* window: map or out */
  size_t size, pos; /* of the window */
  size_t left;      /* bytes of the last record that were not passed yet */
  uint64_t base;    /* offset in the file of in.at[0] */
  uint64_t offset;  /* of the last member */
  qt_warc_status fault;
};

/* --- input */

static const uint8_t *input(const qt_warc *w, size_t *n) {
  const uint8_t *p = w->map ? w->map : (const uint8_t *)w->in.at;
  size_t size = w->map ? w->map_size : w->in.count;
  *n = size - w->at;
  return p ? p + w->at : NULL;
}

/* More of an unmapped file; false: its end, or a fault. */
static bool read_more(qt_warc *w) {
  if (w->map) return false;
  if (w->at > 0) {
    memmove(w->in.at, w->in.at + w->at, w->in.count - w->at);
    w->in.count -= w->at;
    w->base += w->at;
    w->at = 0;
  }
  if (!qt_bytes_reserve(&w->alloc, &w->in, STREAM_STEP, 0)) {
    w->fault = QT_WARC_NO_MEMORY;
    return false;
  }
  ssize_t got;
  do got = read(w->fd, w->in.at + w->in.count, w->in.capacity - w->in.count);
  while (got < 0 && errno == EINTR);
  if (got < 0) w->fault = QT_WARC_IO;
  if (got <= 0) return false;
  w->in.count += (size_t)got;
  return true;
}

static bool reserve(qt_warc *w, size_t more) {
  if (qt_bytes_reserve(&w->alloc, &w->out, more, 0)) return true;
  w->fault = QT_WARC_NO_MEMORY;
  return false;
}

/* --- inflating: each adds to out and returns false at the end or on a fault */

static bool begin_stream(qt_warc *w) {
  if (inflateReset(&w->z) != Z_OK) {
    w->fault = QT_WARC_BAD;
    return false;
  }
  w->streaming = true;
  return true;
}

static bool stream(qt_warc *w) {
  size_t n;
  const uint8_t *p = input(w, &n);
  if (n == 0 && !read_more(w)) {
    if (w->fault == QT_WARC_OK) w->fault = QT_WARC_TRUNCATED;
    return false;
  }
  p = input(w, &n);
  if (!reserve(w, STREAM_STEP)) return false;
  w->z.next_in = (Bytef *)(uintptr_t)p;
  w->z.avail_in = n < UINT32_MAX ? (uInt)n : UINT32_MAX;
  uInt offered = w->z.avail_in;
  w->z.next_out = (Bytef *)w->out.at + w->out.count;
  w->z.avail_out = STREAM_STEP;
  int status = inflate(&w->z, Z_NO_FLUSH);
  w->at += offered - w->z.avail_in;
  w->out.count += STREAM_STEP - w->z.avail_out;
  if (status == Z_STREAM_END)
    w->streaming = false;
  else if (status != Z_OK && status != Z_BUF_ERROR)
    w->fault = status == Z_MEM_ERROR ? QT_WARC_NO_MEMORY : QT_WARC_BAD;
  return w->fault == QT_WARC_OK;
}

/* One member whole. A member that is too long, cut or damaged goes to the stream, which finds out how far it is good. */
static bool inflate_direct(qt_warc *w) {
  size_t n, used, made;
  const uint8_t *p = input(w, &n);
  for (size_t room = FIRST_ROOM;; room *= 2) {
    if (!reserve(w, room)) return false;
    size_t space = w->out.capacity - w->out.count;
    enum libdeflate_result result =
        libdeflate_gzip_decompress_ex(w->direct, p, n, w->out.at + w->out.count, space, &used, &made);
    if (result == LIBDEFLATE_SUCCESS) {
      w->at += used;
      w->out.count += made;
      return true;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || space >= DIRECT_MAX) return begin_stream(w) && stream(w);
    if (room < space) room = space;
  }
}

static bool next_member(qt_warc *w) {
  size_t n;
  const uint8_t *p = input(w, &n);
  while (n < 2 && read_more(w)) p = input(w, &n);
  p = input(w, &n);
  while (n > 0 && *p == 0) p++, n--, w->at++; /* padding of tapes and of some writers */
  if (n == 0 || w->fault != QT_WARC_OK) {
    w->ended = true;
    return false;
  }
  if (n < 2 || p[0] != 0x1f || p[1] != 0x8b) {
    w->fault = QT_WARC_BAD;
    return false;
  }
  w->offset = w->base + w->at;
  if (w->map && !w->zlib) return inflate_direct(w);
  return begin_stream(w) && stream(w);
}

static bool read_plain(qt_warc *w) {
  size_t n;
  input(w, &n);
  if (n == 0 && !read_more(w)) {
    w->ended = true;
    return false;
  }
  const uint8_t *p = input(w, &n);
  if (!reserve(w, n)) return false;
  memcpy(w->out.at + w->out.count, p, n);
  w->out.count += n;
  w->at += n;
  return true;
}

/* At least `need` bytes in the window behind pos; false: there are fewer. Moves the window's bytes. */
static bool fill(qt_warc *w, size_t need) {
  while (w->size - w->pos < need) {
    if (w->fault != QT_WARC_OK || w->ended || (w->map && !w->gzip)) return false;
    if (w->pos > 0) {
      memmove(w->out.at, w->out.at + w->pos, w->out.count - w->pos);
      w->out.count -= w->pos;
      w->pos = 0;
    }
    bool more = !w->gzip ? read_plain(w) : w->streaming ? stream(w) : next_member(w);
    w->data = w->out.at;
    w->size = w->out.count;
    if (!more && w->size - w->pos < need) return false;
  }
  return true;
}

/* --- records */

/* Passes n bytes without holding them. */
static bool pass(qt_warc *w, size_t n) {
  while (n > 0) {
    size_t step = w->size - w->pos;
    if (step == 0) {
      if (!fill(w, 1)) return false;
      continue;
    }
    if (step > n) step = n;
    w->pos += step;
    n -= step;
  }
  return true;
}

/* Bytes of the record's head; 0: there is none, fault or the end tells why. */
static size_t find_head(qt_warc *w) {
  for (size_t have = 0;;) {
    have = w->size - w->pos;
    size_t n = qt_head_length(w->data + w->pos, have < HEAD_MAX ? have : HEAD_MAX);
    if (n > 0) return n;
    if (have >= HEAD_MAX) {
      w->fault = QT_WARC_BAD;
      return 0;
    }
    if (!fill(w, have + 1)) {
      if (w->fault == QT_WARC_OK) w->fault = QT_WARC_TRUNCATED;
      return 0;
    }
  }
}

static bool content_length(const char *head, size_t n, size_t *length) {
  qt_field_reader reader = {head, head + n};
  for (qt_field field; qt_field_next(&reader, &field);) {
    if (!qt_field_is(&field, "content-length") || field.value_length == 0) continue;
    *length = 0;
    for (size_t i = 0; i < field.value_length; i++) {
      char c = field.value[i];
      if (c < '0' || c > '9' || *length > SIZE_MAX / 16) return false;
      *length = *length * 10 + (size_t)(c - '0');
    }
    return true;
  }
  return false;
}

static bool skip_blank(qt_warc *w) {
  for (;;) {
    if (w->pos == w->size && !fill(w, 1)) return false;
    if (w->data[w->pos] != '\r' && w->data[w->pos] != '\n') return true;
    w->pos++;
  }
}

static qt_warc_status stop(qt_warc *w, qt_warc_status status) {
  if (w->fault == QT_WARC_OK) w->fault = status;
  return w->fault;
}

qt_warc_status qt_warc_next(qt_warc *w, qt_warc_record *record) {
  *record = (qt_warc_record){0};
  if (!pass(w, w->left)) return stop(w, QT_WARC_TRUNCATED);
  w->left = 0;
  if (!skip_blank(w)) return stop(w, QT_WARC_END);
  if (!fill(w, 5) || memcmp(w->data + w->pos, "WARC/", 5) != 0)
    return stop(w, w->size - w->pos < 5 && w->fault == QT_WARC_OK ? QT_WARC_TRUNCATED : QT_WARC_BAD);
  record->offset = w->gzip ? w->offset : w->map ? w->pos : w->base + w->at - (w->size - w->pos);
  size_t head = find_head(w), length;
  if (head == 0) return w->fault;
  if (!content_length(w->data + w->pos, head, &length)) return stop(w, QT_WARC_BAD);
  record->skipped = length > w->max_block;
  if (!record->skipped && !fill(w, head + length)) return stop(w, QT_WARC_TRUNCATED);
  record->head = w->data + w->pos;
  record->head_length = head;
  record->block = record->skipped ? NULL : record->head + head;
  record->block_length = length;
  w->pos += head;
  w->left = length;
  return QT_WARC_OK;
}

/* --- open and close */

static bool map_file(qt_warc *w) {
  struct stat st;
  if (fstat(w->fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0) return false;
  if (lseek(w->fd, 0, SEEK_CUR) != 0) return false;
  void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, w->fd, 0);
  if (p == MAP_FAILED) return false;
  posix_madvise(p, (size_t)st.st_size, POSIX_MADV_SEQUENTIAL);
  w->map = p;
  w->map_size = (size_t)st.st_size;
  return true;
}

static bool open_inflate(qt_warc *w) {
  w->direct = libdeflate_alloc_decompressor();
  return w->direct && inflateInit2(&w->z, 15 + 16) == Z_OK;
}

static qt_warc_status open_file(qt_warc *w, const char *path) {
  w->owns_fd = strcmp(path, "-") != 0;
  w->fd = w->owns_fd ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
  if (w->fd < 0) return QT_WARC_IO;
  size_t n;
  if (!map_file(w))
    while ((input(w, &n), n < 2) && read_more(w)) {}
  if (w->fault != QT_WARC_OK) return w->fault;
  const uint8_t *p = input(w, &n);
  w->gzip = n >= 2 && p[0] == 0x1f && p[1] == 0x8b;
  if (w->map && !w->gzip) {
    w->data = (const char *)w->map;
    w->size = w->map_size;
  }
  return !w->gzip || open_inflate(w) ? QT_WARC_OK : QT_WARC_NO_MEMORY;
}

qt_warc *qt_warc_open(quoth_alloc alloc, const char *path, size_t max_block, bool zlib, qt_warc_status *status) {
  qt_warc *w = alloc.fn(alloc.ud, NULL, 0, sizeof *w);
  *status = QT_WARC_NO_MEMORY;
  if (!w) return NULL;
  memset(w, 0, sizeof *w);
  w->alloc = alloc;
  w->max_block = max_block;
  w->zlib = zlib;
  w->fd = -1;
  *status = open_file(w, path);
  if (*status == QT_WARC_OK) return w;
  int number = errno;
  qt_warc_close(w);
  errno = number;
  return NULL;
}

void qt_warc_close(qt_warc *w) {
  if (!w) return;
  if (w->z.state) inflateEnd(&w->z);
  if (w->direct) libdeflate_free_decompressor(w->direct);
  if (w->map) munmap((void *)(uintptr_t)w->map, w->map_size);
  if (w->owns_fd && w->fd >= 0) close(w->fd);
  qt_bytes_free(&w->alloc, &w->in);
  qt_bytes_free(&w->alloc, &w->out);
  w->alloc.fn(w->alloc.ud, w, sizeof *w, 0);
}
