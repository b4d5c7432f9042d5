/* The quote check's parts against their definitions: places, distances over many blocks, alignments. */
#include "check/align.h"
#include "check/locate.h"
#include "harness.h"
#include "host.h"

enum { MOST_QUOTE = 300, MOST_TEXT = 900 };

static const quoth_alloc plain = {host_plain, NULL};
static uint32_t seed = 11;

static uint32_t below(uint32_t n) { return test_random(&seed) % n; }

/* Items of a few words; the text has words that the quotation has not (id 0), and gaps. */
static void fill(qt_items *items, uint32_t count, uint32_t words, bool of_text) {
  items->list.count = 0;
  for (uint32_t i = 0; i < count; i++) {
    qt_item *item = qt_vec_push(&plain, &items->list);
    *item = (qt_item){2 * i, 2 * i + 1, (uint16_t)(of_text ? below(words + 1) : 1 + below(words)), 0};
    if (of_text && below(8) == 0) item->flags = QT_ITEM_GAP;
  }
}

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* The least number of edits between the quotation and any stretch of the text, by the table's definition. */
static uint32_t distance(const qt_items *quote, const qt_items *text, bool gaps) {
  static uint32_t column[MOST_QUOTE + 1];
  uint32_t m = quote->list.count, best = m;
  for (uint32_t i = 0; i <= m; i++) column[i] = i;
  for (uint32_t j = 0; j < text->list.count; j++) {
    if (!gaps && text->list.at[j].flags) continue;
    uint32_t diagonal = 0;
    for (uint32_t i = 1; i <= m; i++) {
      uint32_t cost = diagonal + (quote->list.at[i - 1].id != text->list.at[j].id);
      diagonal = column[i];
      column[i] = least(cost, least(column[i], column[i - 1]) + 1);
    }
    best = least(best, column[m]);
  }
  return best;
}

TEST(nearest_like_the_table) {
  qt_items quote = {0}, text = {0};
  for (int round = 0; round < 300; round++) {
    uint32_t words = 1 + below(40), m = 1 + below(round % 3 ? 70 : MOST_QUOTE);
    fill(&quote, m, words, false);
    fill(&text, 1 + below(MOST_TEXT), words, true);
    qt_candidates found;
    CHECK(qt_find_candidates(&plain, &quote, &text, words, &found));
    uint32_t best = m, want = least(distance(&quote, &text, true), distance(&quote, &text, false));
    for (uint32_t i = 0; i < found.count; i++) best = least(best, found.at[i].distance);
    CHECK_NUMBER(best, want);
  }
  qt_vec_free(&plain, &quote.list);
  qt_vec_free(&plain, &text.list);
}

/* Does the quotation begin at item i of the text? *last: where it ends. */
static bool stands_at(const qt_items *quote, const qt_items *text, uint32_t i, bool gaps, bool *over_gap) {
  uint32_t k = 0;
  *over_gap = false;
  for (; i < text->list.count && k < quote->list.count; i++) {
    if (!gaps && text->list.at[i].flags) {
      *over_gap = *over_gap || k > 0;
      continue;
    }
    if (text->list.at[i].id != quote->list.at[k].id) return false;
    k++;
  }
  return k == quote->list.count;
}

TEST(places_like_their_definition) {
  qt_items quote = {0}, text = {0};
  for (int round = 0; round < 400; round++) {
    uint32_t words = 1 + below(2), want = 0;
    fill(&quote, 1 + below(5), words, false);
    fill(&text, 1 + below(60), words, true);
    qt_places found;
    CHECK(qt_find_places(&plain, &quote, 0, quote.list.count, &text, &found));
    for (uint32_t i = 0; i < text.list.count; i++) {
      bool over_gap;
      want += stands_at(&quote, &text, i, true, &over_gap);
      if (!text.list.at[i].flags && stands_at(&quote, &text, i, false, &over_gap) && over_gap) want++;
    }
    CHECK_NUMBER(found.count, want);
  }
  qt_vec_free(&plain, &quote.list);
  qt_vec_free(&plain, &text.list);
}

/* Each item of the quotation once and in order, those of the text in order and without a hole. */
TEST(alignments_are_whole) {
  qt_items quote = {0}, text = {0};
  qt_steps steps = {0};
  for (int round = 0; round < 300; round++) {
    uint32_t words = 1 + below(20), next = 0, at = QUOTH_NONE;
    fill(&quote, 1 + below(60), words, false);
    for (uint32_t i = 0; i < quote.list.count; i++) {
      qt_item *item = &quote.list.at[i];
      if (below(9) == 0) item->id = QT_MARK_ID | (below(2) ? QT_ELLIPSIS : QT_COMMA);
      if (below(9) == 0) item->flags = QT_ITEM_EDITOR;
    }
    fill(&text, 1 + below(200), words, true);
    int64_t score;
    CHECK(qt_align(&plain, &quote, &text, 0, text.list.count, &steps, &score));
    for (uint32_t i = 0; i < steps.count; i++) {
      qt_step s = steps.at[i];
      if (s.kind == QT_STEP_PAIR || s.kind == QT_STEP_ADD) {
        CHECK_NUMBER(s.quote, next);
        next++;
      }
      if (s.kind == QT_STEP_ADD) continue;
      if (at != QUOTH_NONE) CHECK_NUMBER(s.text, at + 1);
      at = s.text;
    }
    CHECK_NUMBER(next, quote.list.count);
  }
  qt_vec_free(&plain, &steps);
  qt_vec_free(&plain, &quote.list);
  qt_vec_free(&plain, &text.list);
}

static bool in_parts(const char *a, const char *b, qt_likeness want) {
  qt_item x = {0, (uint32_t)strlen(a), 1, 0}, y = {0, (uint32_t)strlen(b), 1, 0};
  return qt_compare(a, x, b, y) == want && qt_compare(b, y, a, x) == want;
}

TEST(words_alike) {
  CHECK(in_parts("port", "port", QT_SAME_BYTES));
  CHECK(in_parts("Port", "port", QT_SAME_BUT_CASE));
  CHECK(in_parts("port", "ports", QT_DIFFERENT));
  CHECK(in_parts("caf\xc3\xa9", "cafe\xcc\x81", QT_SAME_NORMALISED));
  CHECK(in_parts("\xe1\xbb\x99", "o\xcc\xa3\xcc\x82", QT_SAME_NORMALISED)); /* two marks */
  CHECK(in_parts("cafe", "caf\xc3\xa9", QT_DIFFERENT));
  CHECK(in_parts("don't", "don\xe2\x80\x99t", QT_SAME_NORMALISED));
  CHECK(
      in_parts("re\xc2\xad"
               "ady",
               "ready", QT_SAME_NORMALISED));
  CHECK(in_parts("\xd0\x9f\xd0\xbe\xd1\x80\xd1\x82", "\xd0\xbf\xd0\xbe\xd1\x80\xd1\x82", QT_SAME_BUT_CASE));
}

MAIN(RUN(nearest_like_the_table) RUN(places_like_their_definition) RUN(alignments_are_whole) RUN(words_alike))
