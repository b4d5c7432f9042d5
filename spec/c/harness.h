/*
** The C tests' harness: TEST(name) { CHECK(...) } and MAIN(RUN(name) ...). A test counts as one, with
** all its checks; the last line is "file: N passed, N failed".
*/
#ifndef HARNESS_H
#define HARNESS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int test_passed, test_failed;
static bool test_ok;

#define TEST(name) static void name(void)

#define CHECK(condition) \
  do { \
    if (!(condition)) { \
      printf("%s:%d: %s: not true: %s\n", __FILE__, __LINE__, __func__, #condition); \
      test_ok = false; \
    } \
  } while (0)

#define CHECK_NUMBER(got, want) \
  do { \
    long long got_ = (long long)(got), want_ = (long long)(want); \
    if (got_ != want_) { \
      printf("%s:%d: %s: %s is %lld, not %lld\n", __FILE__, __LINE__, __func__, #got, got_, want_); \
      test_ok = false; \
    } \
  } while (0)

#define CHECK_TEXT(got, length, want) \
  do { \
    const char *got_ = (got), *want_ = (want); \
    int length_ = (int)(length); \
    if ((size_t)length_ != strlen(want_) || memcmp(got_, want_, (size_t)length_) != 0) { \
      printf("%s:%d: %s: %s is '%.*s', not '%s'\n", __FILE__, __LINE__, __func__, #got, length_, got_, want_); \
      test_ok = false; \
    } \
  } while (0)

#define RUN(name) \
  do { \
    test_ok = true; \
    name(); \
    if (test_ok) \
      test_passed++; \
    else { \
      test_failed++; \
      printf("%s: failed: %s\n", __FILE__, #name); \
    } \
  } while (0);

#define MAIN(runs) \
  int main(void) { \
    runs printf("%s: %d passed, %d failed\n", __FILE__, test_passed, test_failed); \
    return test_failed != 0; \
  }

/* xorshift: the same sequence everywhere. state must not be 0. */
static inline uint32_t test_random(uint32_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

#endif
