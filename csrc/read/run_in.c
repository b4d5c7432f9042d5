/*
** Run-in headings: `On the derby: "It's not a game like any other."` becomes two blocks, and so does a question with its
** answer behind it, what stands behind a time of day, and what stands behind a byline.
*/
#include <string.h>

#include "read/outline_parts.h"

enum {
  MAX_RUN_IN = 20, /* tokens before the colon of a run-in heading */
  MAX_CAPITALS = 6 /* ... of one in capitals, with it */
};

typedef struct cut {
  uint32_t block, token; /* the token that the second part begins with */
  quoth_block_kind kind; /* of the first part */
} cut;
typedef QT_VEC(cut) cuts;

uint32_t qt_behind_colon(const quoth_article *a, uint32_t block, bool dash) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  uint32_t marks = QT_TRAIT(QT_COLON) | (dash ? QT_TRAIT(QT_DASH) | QT_TRAIT(QT_HYPHEN) : 0);
  if (!qt_may_have_marks(a, block, marks)) return QUOTH_NONE;
  for (uint32_t i = first; i < stop && i - first < MAX_RUN_IN; i++) {
    qt_token t = qt_tok(a, i);
    if (qt_is_word(t) || (i == first && (qt_is_mark(t, QT_ELLIPSIS) || qt_is_mark(t, QT_DOTS)))) continue;
    if (qt_is_mark(t, QT_COLON) || (dash && qt_is_dash(a, i, stop))) return i > first ? i + 1 : QUOTH_NONE;
    if (qt_is_double_quote(t) || (qt_ends_sentence(t) && !qt_is_mark(t, QT_QUESTION))) return QUOTH_NONE;
  }
  return QUOTH_NONE;
}

/* "On rates, Sunde said:" before words: an attribution, not a heading. */
static bool cue_before(const quoth_article *a, uint32_t first, uint32_t stop) {
  uint32_t i = stop > first + 4 ? stop - 4 : first;
  return qt_has_in(a, i, stop, QT_CUE_CLASSES, 0);
}

/* A few words with no name among them, a colon, a quotation: "Team news: "Kofi trained today."" */
static bool is_quoted_answer(const quoth_article *a, uint32_t block, uint32_t behind) {
  uint32_t first = qt_first(a, block);
  if (behind >= qt_stop(a, block) || !qt_is_double_quote(qt_tok(a, behind)) || behind - first > 9) return false;
  if (!(qt_tok(a, qt_first(a, block)).flags & QT_CAPITAL) || cue_before(a, first, behind - 1)) return false;
  if (qt_has_in(a, first, behind, QT_BIT(TITLE) | QT_BIT(MALE) | QT_BIT(FEMALE) | QT_BIT(ROLE), 0)) return false;
  bool lower = false, mixed = false;
  for (uint32_t i = first; i + 1 < behind; i++) {
    qt_token t = qt_tok(a, i);
    if (qt_kind(t) != QT_WORD_TOKEN) continue;
    lower = lower || !(t.flags & QT_CAPITAL);
    mixed = mixed || !(t.flags & QT_ALL_CAPS);
  }
  return lower || !mixed || behind - first == 2;
}

static bool is_clock_time(const quoth_article *a, uint32_t block) {
  qt_token t = qt_tok(a, qt_first(a, block));
  return qt_kind(t) == QT_NUMBER && t.length <= 5 && memchr(a->text + t.start, ':', t.length) &&
         qt_stop(a, block) - qt_first(a, block) > 3;
}

static uint32_t behind_clock(const quoth_article *a, uint32_t block) {
  uint32_t i = qt_first(a, block) + 1, stop = qt_stop(a, block);
  uint32_t length = qt_has_class(a, i, stop, 0, QT_MORE(CLOCK));
  i += length;
  while (i + 1 < stop &&
         (qt_is_dash(a, i, stop) || qt_is_mark(qt_tok(a, i), QT_COLON) || qt_is_mark(qt_tok(a, i), QT_PIPE)))
    i++;
  return i;
}

/* "By Aaron Humes: The Americas cannot ..." */
static uint32_t behind_byline(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block), i = first + 1;
  if (!qt_has_class(a, first, stop, 0, QT_MORE(BYLINE))) return QUOTH_NONE;
  while (i < stop && i - first < 6 && (qt_tok(a, i).flags & QT_CAPITAL)) i++;
  return i > first + 1 && i + 1 < stop && qt_is_mark(qt_tok(a, i), QT_COLON) ? i + 1 : QUOTH_NONE;
}

/* "Q: Will it open? A: In May.": the token that the answer's label begins with. */
static uint32_t answer_label(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block), length;
  if (!qt_may_have_marks(a, block, QT_TRAIT(QT_QUESTION)) || !qt_may_have_marks(a, block, QT_TRAIT(QT_COLON)))
    return QUOTH_NONE;
  length = qt_has_class(a, first, stop, 0, QT_MORE(QUESTION_LABEL));
  if (!length || first + length >= stop || !qt_is_mark(qt_tok(a, first + length), QT_COLON)) return QUOTH_NONE;
  for (uint32_t i = first + length + 1; i + 2 < stop; i++) {
    if (!qt_is_mark(qt_tok(a, i - 1), QT_QUESTION) || !(qt_tok(a, i).flags & QT_CAPITAL)) continue;
    length = qt_has_class(a, i, stop, 0, QT_MORE(ANSWER_LABEL));
    if (length && i + length + 1 < stop && qt_is_mark(qt_tok(a, i + length), QT_COLON)) return i;
  }
  return QUOTH_NONE;
}

/* "* DEBT: It will exceed ...": an item whose words before the colon are in capitals. Turns of a talk are no items. */
static bool is_capital_run_in(const quoth_article *a, uint32_t block, uint32_t behind) {
  uint32_t first = qt_first(a, block);
  if (a->blocks.at[block].kind != QUOTH_BLOCK_ITEM || behind >= qt_stop(a, block) || behind - first > MAX_CAPITALS)
    return false;
  for (uint32_t i = first; i + 1 < behind; i++)
    if (qt_is_word(qt_tok(a, i)) && !(qt_tok(a, i).flags & QT_ALL_CAPS)) return false;
  return qt_is_mark(qt_tok(a, behind - 1), QT_COLON);
}

/* "TRAMS. Line 3 will be extended": the token behind a sentence of a few words in capitals, or QUOTH_NONE. */
static uint32_t behind_capitals(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block), i = first;
  while (i < stop && i - first < MAX_CAPITALS && qt_kind(qt_tok(a, i)) == QT_WORD_TOKEN &&
         (qt_tok(a, i).flags & QT_ALL_CAPS) && (qt_tok(a, i).length > 2 || i > first) &&
         !memchr(a->text + qt_tok(a, i).start, '.', qt_tok(a, i).length))
    i++;
  bool dot = i > first && i + 1 < stop && qt_is_mark(qt_tok(a, i), QT_DOT) && qt_sentence_stop(a, first, stop) == i + 1;
  return dot ? i + 1 : QUOTH_NONE;
}

typedef struct run_ins {
  uint32_t topics, answers, times, asked; /* how many blocks begin with "On ...:", `Word: "`, 16:41, "Q: ...? A:" */
  uint32_t capitals, sentences;           /* ... "* WORDS: ", "WORDS. " */
} run_ins;

/* What the text begins its blocks with more than by chance. */
typedef struct habits {
  bool topics, answers, times, asked, capitals, sentences, any;
} habits;

static bool is_topic_run_in(const quoth_article *a, uint32_t block, uint32_t behind) {
  return behind != QUOTH_NONE && qt_leads_topic(a, block) && !cue_before(a, qt_first(a, block), behind - 1);
}

static habits find_habits(const quoth_article *a) {
  run_ins n = {0, 0, 0, 0, 0, 0};
  for (uint32_t i = 0; i < a->blocks.count; i++) {
    if (!qt_is_content(a, i)) continue;
    bool leads = qt_leads_topic(a, i);
    uint32_t behind = qt_behind_colon(a, i, leads);
    bool standing = leads && !qt_ends_in_stop(a, i) && a->ranges.at[i].traits.words <= QT_HEADING_WORDS;
    n.topics += standing || is_topic_run_in(a, i, behind);
    n.answers += behind != QUOTH_NONE && is_quoted_answer(a, i, behind);
    n.capitals += behind != QUOTH_NONE && is_capital_run_in(a, i, behind);
    n.sentences += behind_capitals(a, i) != QUOTH_NONE;
    n.times += is_clock_time(a, i);
    n.asked += answer_label(a, i) != QUOTH_NONE;
  }
  habits h = {n.topics > 1, n.answers > 2, n.times > 1, n.asked > 1, n.capitals > 2, n.sentences > 2, false};
  h.any = h.topics || h.answers || h.times || h.asked || h.capitals || h.sentences;
  return h;
}

static cut find_cut(const quoth_article *a, uint32_t block, habits h) {
  cut c = {block, QUOTH_NONE, QUOTH_BLOCK_HEADING};
  uint32_t behind = qt_behind_colon(a, block, qt_leads_topic(a, block)), stop = qt_stop(a, block);
  if (behind < stop && h.topics && is_topic_run_in(a, block, behind))
    c.token = behind;
  else if (behind < stop && h.answers && is_quoted_answer(a, block, behind))
    c.token = behind;
  else if (behind < stop && h.capitals && is_capital_run_in(a, block, behind))
    c.token = behind;
  else if (h.sentences && behind_capitals(a, block) != QUOTH_NONE)
    c.token = behind_capitals(a, block);
  else if (h.times && is_clock_time(a, block))
    c = (cut){block, behind_clock(a, block), QUOTH_BLOCK_BOILERPLATE};
  else if (h.asked && answer_label(a, block) != QUOTH_NONE)
    c = (cut){block, answer_label(a, block), a->blocks.at[block].kind};
  else if (block < QT_TOP_BLOCKS)
    c = (cut){block, behind_byline(a, block), QUOTH_BLOCK_BYLINE};
  return c;
}

/* Makes room from the end, so that each block moves once. */
static bool apply_cuts(quoth_article *a, const cuts *all) {
  if (!qt_vec_reserve(&a->alloc, &a->blocks, all->count) || !qt_vec_reserve(&a->alloc, &a->ranges, all->count))
    return false;
  uint32_t from = a->blocks.count, left = all->count;
  a->blocks.count = a->ranges.count = from + left;
  while (left) {
    uint32_t to = --from + left;
    quoth_block block = a->blocks.at[from];
    qt_block_range range = a->ranges.at[from];
    const cut *c = &all->at[left - 1];
    a->blocks.at[to] = block;
    a->ranges.at[to] = range;
    if (c->block != from) continue;
    uint32_t head = c->token - range.first_token;
    a->blocks.at[to].span.start = qt_tok(a, c->token).start;
    a->ranges.at[to].first_token = c->token;
    a->ranges.at[to].token_count = range.token_count - head;
    a->blocks.at[to - 1] = (quoth_block){{block.span.start, qt_end(qt_tok(a, c->token - 1))}, 0, c->kind};
    range.token_count = head;
    a->ranges.at[to - 1] = range;
    a->ranges.at[to - 1].traits.words = qt_count_words(a, range.first_token, c->token);
    a->ranges.at[to].traits.words -= a->ranges.at[to - 1].traits.words;
    left--;
  }
  return true;
}

quoth_status qt_cut_run_ins(quoth_article *a) {
  habits h = find_habits(a);
  cuts all = {NULL, 0, 0};
  bool ok = true;
  for (uint32_t i = 0; ok && i < a->blocks.count && (h.any || i < QT_TOP_BLOCKS); i++) {
    cut c = qt_is_content(a, i) ? find_cut(a, i, h) : (cut){i, QUOTH_NONE, QUOTH_BLOCK_HEADING};
    if (c.token == QUOTH_NONE) continue;
    cut *slot = qt_vec_push(&a->alloc, &all);
    if (slot) *slot = c;
    ok = slot != NULL;
  }
  ok = ok && (!all.count || apply_cuts(a, &all));
  qt_vec_free(&a->alloc, &all);
  return ok ? QUOTH_OK : QUOTH_NO_MEMORY;
}
