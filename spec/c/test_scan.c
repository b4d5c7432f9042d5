/* The vector scans give what their scalar twins give, for every length and alignment. */
#include "base/scan.h"

#include <stdlib.h>

#include "harness.h"

enum { ROOM = 300 };

typedef size_t scan(const char *p, size_t n);

/* Random bytes out of `alphabet`, at every offset and length of a block that ends where the bytes end. */
static void compare(scan *vector, scan *scalar, const char *alphabet, size_t letters) {
  uint32_t state = 2463534242u;
  for (int round = 0; round < 2000; round++) {
    size_t n = test_random(&state) % ROOM;
    char *block = malloc(n + 1), *p; /* exact: a sanitizer sees a read behind the end */
    if (!block) continue;
    for (size_t i = 0; i < n; i++) block[i] = alphabet[test_random(&state) % letters];
    for (size_t skip = 0; skip <= n && skip < 17; skip++) {
      p = block + skip;
      if (vector(p, n - skip) != scalar(p, n - skip)) {
        CHECK_NUMBER(vector(p, n - skip), scalar(p, n - skip));
        free(block);
        return;
      }
    }
    free(block);
  }
}

#define ALPHABET(s) s, sizeof(s) - 1

TEST(ascii_like_scalar) {
  compare(qt_scan_ascii, qt_scan_ascii_scalar, ALPHABET("abcdefghijklmnopqrstuvwxyz.,' \n\x7f"));
  compare(qt_scan_ascii, qt_scan_ascii_scalar,
          ALPHABET("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\x80"));
  compare(qt_scan_ascii, qt_scan_ascii_scalar,
          ALPHABET("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\0\xff"));
}

TEST(line_like_scalar) {
  compare(qt_scan_line, qt_scan_line_scalar, ALPHABET("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\r"));
  compare(qt_scan_line, qt_scan_line_scalar, ALPHABET("\x0b\x0c\x0e\x8a\x8d\t\0ab"));
}

TEST(break_like_scalar) {
  compare(qt_scan_break, qt_scan_break_scalar,
          ALPHABET("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\v\f\r\t\x0e"));
  compare(qt_scan_break, qt_scan_break_scalar, ALPHABET("\xe2\xe2\x80\x80\xa8\xa9\xc2\x85z"));
  compare(qt_scan_break, qt_scan_break_scalar, ALPHABET("\xe2\x80\x9c\xc2\xa0\xc3\xa9"));
}

TEST(leads_like_scalar) {
  compare(qt_scan_leads, qt_scan_leads_scalar, ALPHABET("abc\x7f\x80\x8f\xbf\xc0\xc3\xe2\xf0\xff"));
  compare(qt_scan_leads, qt_scan_leads_scalar, ALPHABET("\xc3\xa9\xd0\x96"));
}

TEST(counts_more_than_a_byte_holds) {
  enum { N = 1 << 16 };
  char *p = malloc(N);
  CHECK(p != NULL);
  if (!p) return;
  memset(p, 'a', N);
  CHECK_NUMBER(qt_scan_leads(p, N), N);
  CHECK_NUMBER(qt_scan_ascii(p, N), N);
  CHECK_NUMBER(qt_scan_line(p, N), N);
  p[N - 1] = '\n';
  CHECK_NUMBER(qt_scan_line(p, N), N - 1);
  memset(p, 0x80, N);
  CHECK_NUMBER(qt_scan_leads(p, N), 0);
  free(p);
}

TEST(letters_like_scalar) {
  static const char alphabet[] = "abcxyzABCXYZ@[`{ '.-5\x80\xc1\xe1\xff";
  uint32_t state = 5, wrong = 0;
  for (int round = 0; round < 20000; round++) {
    char p[16];
    qt_letters a, b;
    uint32_t letters = 1 + test_random(&state) % (round % 2 ? 12u : (uint32_t)sizeof alphabet - 1);
    for (int i = 0; i < 16; i++) p[i] = alphabet[test_random(&state) % letters];
    if (round % 3) p[test_random(&state) % 16] = (char)test_random(&state);
    qt_scan_letters(p, &a);
    qt_scan_letters_scalar(p, &b);
    wrong += a.low != b.low || a.high != b.high || a.length != b.length || a.capitals != b.capitals;
  }
  CHECK_NUMBER(wrong, 0);
  qt_letters word;
  qt_scan_letters("McGill's houses.", &word);
  CHECK(word.length == 6 && word.capitals == 5 && memcmp(&word.low, "mcgill\0", 8) == 0 && word.high == 0);
}

TEST(above_like_scalar) {
  uint32_t state = 11, wrong = 0;
  for (int round = 0; round < 20000; round++) {
    uint8_t p[64];
    uint32_t n = test_random(&state) % 65;
    uint8_t mask = (uint8_t)test_random(&state), limit = (uint8_t)(test_random(&state) & (round % 2 ? 0x0f : 0xff));
    for (int i = 0; i < 64; i++) p[i] = (uint8_t)test_random(&state);
    uint8_t bit = (uint8_t)(1 << test_random(&state) % 8);
    wrong += qt_scan_above(p, n, mask, limit) != qt_scan_above_scalar(p, n, mask, limit);
    wrong += qt_scan_bit(p, n, bit) != qt_scan_above_scalar(p, n, bit, 0);
  }
  CHECK_NUMBER(wrong, 0);
  const uint8_t looks[16] = {0x13, 0x05, 0x80, 0x06};
  CHECK_NUMBER(qt_scan_above(looks, 4, 0x0f, 5), 8);
  CHECK_NUMBER(qt_scan_bit(looks, 4, 0x10), 1);
  CHECK_NUMBER(qt_scan_bit(looks, 16, 0x80), 4);
  CHECK_NUMBER(qt_scan_above(looks, 0, 0x0f, 0), 0);
  CHECK_NUMBER(qt_scan_above(looks, 4, 0x80, 0), 4);
  CHECK_NUMBER(qt_scan_above(looks, 4, 0xff, 0x7f), 4);
}

TEST(window_like_scalar) {
  static const char alphabet[] = "abcxyzABCXYZ@[`{ '.-5\x80\xc1\xe1\xff";
  uint32_t state = 5, wrong = 0;
  for (int round = 0; round < 20000; round++) {
    char p[64];
    uint32_t letters = 1 + test_random(&state) % (round % 2 ? 12u : (uint32_t)sizeof alphabet - 1);
    for (int i = 0; i < 64; i++) p[i] = alphabet[test_random(&state) % letters];
    if (round % 3) p[test_random(&state) % 64] = (char)test_random(&state);
    qt_window a = qt_scan_window(p), b = qt_scan_window_scalar(p);
    wrong += a.letters != b.letters || a.capitals != b.capitals || a.spaces != b.spaces;
  }
  CHECK_NUMBER(wrong, 0);
  char text[64] = "McGill's houses. \xc3\x89t\xc3\xa9\n\t@[`{";
  qt_window w = qt_scan_window(text);
  CHECK(w.letters == 0x87ebf && w.capitals == 0x000005 && w.spaces == 0x10100);
}

TEST(known_answers) {
  CHECK_NUMBER(qt_scan_ascii("", 0), 0);
  CHECK_NUMBER(qt_scan_ascii("ab\xc3\xa9", 4), 2);
  CHECK_NUMBER(qt_scan_ascii("a\0b", 3), 1);
  CHECK_NUMBER(qt_scan_line("ab\r\n", 4), 2);
  CHECK_NUMBER(qt_scan_leads("a\xc3\xa9\xe2\x80\x99", 6), 3);
}

MAIN(RUN(ascii_like_scalar) RUN(line_like_scalar) RUN(break_like_scalar) RUN(leads_like_scalar)
         RUN(counts_more_than_a_byte_holds) RUN(letters_like_scalar) RUN(above_like_scalar) RUN(window_like_scalar)
             RUN(known_answers))
