/* Growing arrays and the arena over an allocator that checks sizes and fails on demand. */
#include "base/arena.h"

#include "harness.h"
#include "host.h"

typedef QT_VEC(uint32_t) numbers;

TEST(array_grows_and_keeps) {
  host_memory memory = {0};
  quoth_alloc alloc = {host_alloc, &memory};
  numbers v = {0};
  for (uint32_t i = 0; i < 100000; i++) {
    uint32_t *p = qt_vec_push(&alloc, &v);
    CHECK(p && *p == 0);
    if (p) *p = i;
  }
  uint32_t wrong = 0;
  for (uint32_t i = 0; i < v.count; i++) wrong += v.at[i] != i;
  CHECK_NUMBER(v.count, 100000);
  CHECK_NUMBER(wrong, 0);
  qt_vec_trim(&alloc, &v);
  CHECK_NUMBER(v.capacity, v.count);
  CHECK_NUMBER(memory.held, 400000);
  qt_vec_free(&alloc, &v);
  CHECK_NUMBER(memory.held, 0);
  CHECK_NUMBER(memory.wrong_sizes, 0);
}

TEST(array_of_nothing) {
  host_memory memory = {0};
  quoth_alloc alloc = {host_alloc, &memory};
  numbers v = {0};
  CHECK(qt_vec_reserve(&alloc, &v, 5u));
  qt_vec_trim(&alloc, &v); /* down to no block at all */
  CHECK(v.at == NULL && v.capacity == 0);
  qt_vec_free(&alloc, &v);
  CHECK_NUMBER(memory.held, 0);
}

TEST(failed_growth_keeps_what_was_there) {
  host_memory memory = {0};
  quoth_alloc alloc = {host_alloc, &memory};
  numbers v = {0};
  for (uint32_t i = 0; i < 8; i++) {
    uint32_t *p = qt_vec_push(&alloc, &v);
    if (p) *p = i;
  }
  memory.fail_at = memory.requests + 1;
  memory.fail_on = true;
  CHECK(!qt_vec_reserve(&alloc, &v, 1000u));
  CHECK(v.count == 8 && v.at[7] == 7);
  memory.fail_at = 0;
  CHECK(qt_vec_reserve(&alloc, &v, 1000u));
  CHECK(v.at[7] == 7);
  qt_vec_free(&alloc, &v);
  CHECK_NUMBER(memory.held, 0);
}

TEST(counts_do_not_wrap) {
  host_memory memory = {0};
  quoth_alloc alloc = {host_alloc, &memory};
  void *at = NULL;
  uint32_t capacity = 0;
  CHECK(!qt_grow(&alloc, &at, &capacity, UINT32_MAX - 1, 2, 8));
  CHECK(at == NULL && capacity == 0 && memory.requests == 0);
}

TEST(arena_is_aligned_zeroed_and_counted) {
  host_memory memory = {0};
  qt_arena arena = {.alloc = {host_alloc, &memory}};
  uint32_t state = 1, wrong = 0;
  for (int i = 0; i < 3000; i++) {
    size_t n = test_random(&state) % (i % 100 == 0 ? 20000 : 200);
    unsigned char *p = qt_arena_take(&arena, n);
    if (!p) {
      wrong++;
      continue;
    }
    wrong += (uintptr_t)p % 16 != 0;
    for (size_t k = 0; k < n; k++) wrong += p[k] != 0;
    memset(p, 0xaa, n);
  }
  CHECK_NUMBER(wrong, 0);
  CHECK_NUMBER(arena.held, memory.held);
  qt_arena_free(&arena);
  CHECK_NUMBER(memory.held, 0);
  CHECK_NUMBER(arena.held, 0);
  CHECK_NUMBER(memory.wrong_sizes, 0);
}

TEST(arena_refuses_and_goes_on) {
  host_memory memory = {0};
  qt_arena arena = {.alloc = {host_alloc, &memory}};
  CHECK(qt_arena_take(&arena, SIZE_MAX) == NULL);
  CHECK(qt_arena_take(&arena, SIZE_MAX - 20) == NULL);
  memory.fail_at = memory.requests + 1;
  CHECK(qt_arena_take(&arena, 10) == NULL);
  CHECK(qt_arena_take(&arena, 10) != NULL);
  qt_arena_free(&arena);
  CHECK_NUMBER(memory.blocks, 0);
}

TEST(errors_are_cut_to_fit) {
  quoth_error error;
  char text[400];
  memset(text, 'x', sizeof text - 1);
  text[sizeof text - 1] = '\0';
  CHECK_NUMBER(qt_fail(&error, QUOTH_EMPTY, 7, "%s", text), QUOTH_EMPTY);
  CHECK_NUMBER(strlen(error.message), sizeof error.message - 1);
  CHECK_NUMBER(error.position, 7);
  CHECK_NUMBER(qt_fail(NULL, QUOTH_TOO_LONG, 0, "%d", 1), QUOTH_TOO_LONG);
}

MAIN(RUN(array_grows_and_keeps) RUN(array_of_nothing) RUN(failed_growth_keeps_what_was_there) RUN(counts_do_not_wrap)
         RUN(arena_is_aligned_zeroed_and_counted) RUN(arena_refuses_and_goes_on) RUN(errors_are_cut_to_fit))
