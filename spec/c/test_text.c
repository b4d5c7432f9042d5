/* Decoding, classes, folding, trimming and offsets in other units. */
#include "base/text.h"

#include "base/scan.h"
#include "base/spelling.h"
#include "harness.h"

/* RFC 3629, one code point at a time, written the long way round: what qt_decode must agree with. */
static uint32_t decode_slowly(const unsigned char *p, size_t n, uint32_t *length) {
  static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
  uint32_t c = p[0], want = c < 0x80 ? 1 : (c & 0xe0) == 0xc0 ? 2 : (c & 0xf0) == 0xe0 ? 3 : (c & 0xf8) == 0xf0 ? 4 : 0;
  *length = 1;
  if (want == 1) return c;
  if (want == 0 || want > n) return QT_BAD_BYTE;
  c &= 0x7fu >> want;
  for (uint32_t i = 1; i < want; i++) {
    if ((p[i] & 0xc0) != 0x80) return QT_BAD_BYTE;
    c = c << 6 | (p[i] & 0x3f);
  }
  if (c < least[want] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) return QT_BAD_BYTE;
  *length = want;
  return c;
}

TEST(every_code_point_round_trips) {
  uint32_t wrong = 0;
  for (uint32_t c = 0; c <= 0x10ffff; c++) {
    char bytes[4];
    uint32_t length, n;
    if (c == 0xd800) c = 0xe000;
    n = qt_encode(c, bytes);
    wrong += qt_decode(bytes, n, &length) != c || length != n;
  }
  CHECK_NUMBER(wrong, 0);
}

TEST(random_bytes_decode_like_the_long_way) {
  static const unsigned char leads[] = {0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe2, 0xed,
                                        0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff, 0x9f, 0xa0, 0x8f, 0x90};
  uint32_t state = 88172645u, wrong = 0;
  for (int i = 0; i < 400000; i++) {
    unsigned char p[4];
    size_t n = 1 + test_random(&state) % 4;
    for (size_t k = 0; k < n; k++)
      p[k] = test_random(&state) % 3 ? leads[test_random(&state) % sizeof leads] : (unsigned char)test_random(&state);
    uint32_t length, length_slow, c = qt_decode((const char *)p, n, &length);
    wrong += c != decode_slowly(p, n, &length_slow) || length != length_slow;
  }
  CHECK_NUMBER(wrong, 0);
}

TEST(faults_are_counted) {
  qt_text_faults f = qt_text_check("ab\0c\xff\xc3", 6);
  CHECK_NUMBER(f.nuls, 1);
  CHECK_NUMBER(f.first_nul, 2);
  CHECK_NUMBER(f.bad_bytes, 2);
  CHECK_NUMBER(f.first_bad, 4);
  f = qt_text_check("\xe2\x80\x9cgood\xe2\x80\x9d", 10);
  CHECK(f.bad_bytes == 0 && f.nuls == 0 && f.first_bad == QUOTH_NONE && f.first_nul == QUOTH_NONE);
}

typedef struct class_row {
  uint32_t c;
  bool letter, upper, lower, space, ignorable;
  uint32_t fold;
} class_row;

TEST(classes) {
  static const class_row rows[] = {
      {'a', true, false, true, false, false, 'a'},
      {'Z', true, true, false, false, false, 'z'},
      {'5', false, false, false, false, false, '5'},
      {'[', false, false, false, false, false, '['},
      {'@', false, false, false, false, false, '@'},
      {0, false, false, false, true, false, 0},
      {'\n', false, false, false, true, false, '\n'},
      {0x85, false, false, false, true, false, 0x85},
      {0xa0, false, false, false, true, false, 0xa0},
      {0xad, false, false, false, false, true, 0xad},
      {0xc9, true, true, false, false, false, 0xe9},
      {0xd7, false, false, false, false, false, 0xd7},
      {0xdf, true, false, true, false, false, 0xdf},
      {0x110, true, true, false, false, false, 0x111},
      {0x141, true, true, false, false, false, 0x142},
      {0x178, true, true, false, false, false, 0xff},
      {0x17d, true, true, false, false, false, 0x17e},
      {0x391, true, true, false, false, false, 0x3b1},
      {0x401, true, true, false, false, false, 0x451},
      {0x42f, true, true, false, false, false, 0x44f},
      {0x451, true, false, true, false, false, 0x451},
      {0x49a, true, true, false, false, false, 0x49b},
      {0x531, true, true, false, false, false, 0x561},
      {0x5d0, true, false, false, false, false, 0x5d0},   /* Hebrew: no case */
      {0x627, true, false, false, false, false, 0x627},   /* Arabic */
      {0x4e2d, true, false, false, false, false, 0x4e2d}, /* Han */
      {0x1ea0, true, true, false, false, false, 0x1ea1},
      {0x2014, false, false, false, false, false, 0x2014},
      {0x2019, false, false, false, false, false, 0x2019},
      {0x200b, false, false, false, false, true, 0x200b},
      {0x2028, false, false, false, true, false, 0x2028},
      {0x202f, false, false, false, true, false, 0x202f},
      {0x3000, false, false, false, true, false, 0x3000},
      {0xfeff, false, false, false, false, true, 0xfeff},
      {QT_BAD_BYTE, false, false, false, false, false, QT_BAD_BYTE},
      {0x1f600, false, false, false, false, false, 0x1f600},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const class_row *r = &rows[i];
    bool right = qt_is_letter(r->c) == r->letter && qt_is_upper(r->c) == r->upper && qt_is_lower(r->c) == r->lower &&
                 qt_is_space(r->c) == r->space && qt_is_ignorable(r->c) == r->ignorable && qt_fold(r->c) == r->fold;
    if (!right) printf("U+%04X: fold U+%04X\n", (unsigned)r->c, (unsigned)qt_fold(r->c));
    CHECK(right);
  }
}

TEST(folding_is_idempotent_and_never_longer_by_much) {
  uint32_t wrong = 0;
  for (uint32_t c = 0; c < 0x20000; c++) {
    char bytes[4];
    if (c == 0xd800) c = 0xe000;
    wrong += qt_fold(qt_fold(c)) != qt_fold(c);
    wrong += qt_encode(qt_fold(c), bytes) > 3 && c < 0x10000;
    wrong += qt_is_upper(c) && qt_is_lower(c);
    wrong += qt_is_space(c) && (qt_is_letter(c) || qt_is_ignorable(c));
  }
  CHECK_NUMBER(wrong, 0);
}

static void check_trim(const char *text, const char *want) {
  quoth_span span = qt_trim_span(text, (quoth_span){0, (uint32_t)strlen(text)});
  CHECK_TEXT(text + span.start, span.end - span.start, want);
}

TEST(trimming) {
  check_trim("  a b\t\n", "a b");
  check_trim("\xc2\xa0\xe2\x80\x8b\xef\xbb\xbfx\xc2\xad ", "x");
  check_trim("\xe3\x80\x80\xe4\xb8\xad", "\xe4\xb8\xad");
  check_trim(" \xff ", "\xff");
  check_trim(" a\x80 ", "a\x80");
  check_trim(" \n ", "");
  check_trim("", "");
}

/* Units before `byte`, counted the long way. */
static uint32_t count_units(const char *p, uint32_t length, uint32_t byte, qt_unit unit) {
  uint32_t units = 0;
  for (uint32_t at = 0; at < byte;) {
    uint32_t step, c = qt_decode(p + at, length - at, &step);
    if (unit == QT_BYTE)
      units += c == QT_BAD_BYTE ? 3 : step;
    else
      units += unit == QT_UTF16 && c >= 0x10000 ? 2 : 1;
    at += step;
  }
  return units;
}

TEST(offsets_in_other_units) {
  static const char *const parts[] = {"a",    "news ",        "\xc3\xa9",     "\xe2\x80\x9c", "\xf0\x9f\x98\x80",
                                      "\xff", "\xd0\x96\xd0", "plain words ", "\xe4\xb8\xad"};
  uint32_t state = 7, wrong = 0;
  for (int round = 0; round < 300; round++) {
    char text[600];
    uint32_t n = 0, bounds[120], bound_count = 0, words = 2 + test_random(&state) % 40;
    bool valid_only = round % 2 == 0;
    for (uint32_t i = 0; i < words; i++) {
      const char *part = parts[test_random(&state) % (sizeof parts / sizeof *parts)];
      if (valid_only && qt_text_check(part, strlen(part)).bad_bytes) continue;
      memcpy(text + n, part, strlen(part));
      n += (uint32_t)strlen(part);
    }
    for (uint32_t at = 0; at < n;) { /* offsets stand before code points */
      uint32_t step;
      bounds[bound_count++ % 120] = at;
      qt_decode(text + at, n - at, &step);
      at += step;
    }
    if (bound_count > 120) bound_count = 120;
    for (int unit = QT_BYTE; unit <= QT_UTF16 && bound_count; unit++) {
      qt_offsets cursor = {.text = text, .length = n, .unit = (qt_unit)unit};
      cursor.valid = qt_text_check(text, n).bad_bytes == 0;
      for (int i = 0; i < 60; i++) { /* forwards and back */
        uint32_t byte = bounds[test_random(&state) % bound_count];
        uint32_t want = count_units(text, n, byte, (qt_unit)unit);
        wrong += qt_offset(&cursor, byte) != want;
      }
    }
  }
  CHECK_NUMBER(wrong, 0);
}

TEST(nul_is_in_no_set) {
  CHECK(qt_is_one_of('.', ".:") && qt_is_one_of(':', ".:"));
  CHECK(!qt_is_one_of('-', ".:") && !qt_is_one_of(0, ".:") && !qt_is_one_of(0, ""));
}

TEST(spellings_have_one_key) {
  static const char *const same[][2] = {{"G\xc3\xb3mez", "gomez"},
                                        {"U.S", "us"},
                                        {"VICE-PRESIDENT", "vicepresident"},
                                        {"\xc5\xa0koda", "skoda"},
                                        {"Reichsbahnverwaltung-\xc3\x96sterreich", "reichsbahnverwaltungosterreich"}};
  for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
    char text[64 + 16] = {0};
    uint32_t length = (uint32_t)strlen(same[i][0]);
    memcpy(text, same[i][0], length);
    uint64_t key = qt_spelling_key(same[i][1], (uint32_t)strlen(same[i][1]));
    CHECK(qt_spelling_key(text, length) == key);
    CHECK(qt_spelling_key_in(text, length) == key);
  }
  CHECK(qt_spelling_key("Gomez", 5) != qt_spelling_key("Gomes", 5));
}

MAIN(RUN(every_code_point_round_trips) RUN(random_bytes_decode_like_the_long_way) RUN(faults_are_counted) RUN(classes)
         RUN(folding_is_idempotent_and_never_longer_by_much) RUN(trimming) RUN(offsets_in_other_units)
             RUN(nul_is_in_no_set) RUN(spellings_have_one_key))
