#include "read/outline.h"

#include <assert.h>
#include <string.h>

#include "read/outline_parts.h"

static_assert(QT_READ_ALSO_MORE_BIT < 32 && QT_CREDIT_MORE_BIT < 32, "traits of a block are the first 32 classes");

enum {
  MAX_TITLE_WORDS = 45,
  MAX_STOPPED_TITLE = 22, /* words of a title that ends in a full stop */
  MAX_NOTE_WORDS = 30     /* "read also" lines, captions */
};

static qt_token first_token(const quoth_article *a, uint32_t block) { return qt_tok(a, qt_first(a, block)); }
static qt_token last_token(const quoth_article *a, uint32_t block) { return qt_tok(a, qt_stop(a, block) - 1); }
static uint32_t words_of(const quoth_article *a, uint32_t block) { return a->ranges.at[block].traits.words; }
static bool has_more_words(const quoth_article *a, uint32_t block, uint32_t most) { return words_of(a, block) > most; }

/*
** What is no part of the article's text.
*/
static bool is_breadcrumb(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  if (stop - first > 12) return false;
  bool below_text = block && (qt_ends_in_stop(a, block - 1) || qt_is_mark(last_token(a, block - 1), QT_COLON));
  if (below_text && first + 1 == stop && (qt_tok(a, first).flags & QT_ALL_CAPS)) return false; /* ECONOMY */
  for (uint32_t i = first; i < stop;) {
    uint32_t length = qt_has_class(a, i, stop, 0, QT_MORE(BREADCRUMB));
    if (!length && qt_is_word(qt_tok(a, i))) return false;
    i += length ? length : 1;
  }
  return true;
}

/* "Related costs will rise, the mayor said." */
static bool has_past_cue(const quoth_article *a, uint32_t first, uint32_t stop) {
  const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(ASK) | QT_BIT(WRITE);
  for (uint32_t i = first; i < stop; i++) {
    uint64_t is = qt_word_of(a->lexicon, qt_tok(a, i))->classes;
    if ((is & saying) && (is & QT_BIT(PAST))) return true;
  }
  return false;
}

static bool is_note(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  if (!has_more_words(a, block, 0)) return true;
  if (!qt_may_have(a, block, QT_MORE(READ_ALSO)) || has_more_words(a, block, MAX_NOTE_WORDS) ||
      qt_is_double_quote(first_token(a, block)))
    return false;
  while (first < stop && !qt_is_word(qt_tok(a, first))) first++;
  uint32_t length = qt_has_class(a, first, stop, 0, QT_MORE(READ_ALSO));
  if (!length) {
    first = qt_sentence_first(a, first, stop - 1);
    length = first > qt_first(a, block) ? qt_has_class(a, first, stop, 0, QT_MORE(READ_ALSO)) : 0;
  }
  /* one word alone is a note only before a colon or a name: "Subscribe to ..." but not "Related costs rose" */
  if (!length || has_past_cue(a, first, stop)) return false;
  return length > 1 || first + 1 == stop || qt_is_mark(qt_tok(a, first + 1), QT_COLON) || !qt_ends_in_stop(a, block);
}

/* Photo: Jane Roe   A bridge. Image: Jane Roe.   ... (Getty Images)   / AFP */
static bool is_caption(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  if (!qt_may_have(a, block, QT_MORE(CREDIT)) || has_more_words(a, block, MAX_NOTE_WORDS)) return false;
  for (uint32_t i = first; i < stop; i++) {
    uint32_t length = qt_has_class(a, i, stop, 0, QT_MORE(CREDIT));
    if (!length) continue;
    qt_token before = i > first ? qt_tok(a, i - 1) : (qt_token){0, 0, 0, 0};
    bool opens = i == first || qt_ends_sentence(before) || qt_is_mark(before, QT_LPAREN) ||
                 qt_is_mark(before, QT_SLASH) || qt_is_mark(before, QT_PIPE) || qt_is_mark(before, QT_LBRACKET);
    uint32_t behind = i + length;
    bool closes = behind == stop || qt_is_mark(qt_tok(a, behind), QT_COLON) ||
                  qt_is_mark(qt_tok(a, behind), QT_SLASH) || qt_is_mark(qt_tok(a, behind), QT_RPAREN) ||
                  (length > 1 && behind + 1 == stop);
    if (opens && closes) return true;
    i = behind - 1;
  }
  return false;
}

/* "By Jane Roe", "By the Courier newsroom"; "Reporting by ..., editing by ..." of any length */
static bool is_byline(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  while (first < stop && !qt_is_word(qt_tok(a, first))) first++;
  uint32_t length = qt_has_class(a, first, stop, 0, QT_MORE(BYLINE));
  if (!length || first + length >= stop) return false;
  if (length > 1) return true;
  if (has_more_words(a, block, 14) || qt_ends_in_stop(a, block) || qt_has_quote(a, block)) return false;
  qt_token next = qt_tok(a, first + length);
  return (next.flags & QT_CAPITAL) || qt_has_class(a, first + length, stop, QT_BIT(DETERMINER), 0);
}

/* Friday, May 8, 2009 */
static bool is_date_line(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  bool month = false, number = false;
  if (stop - first > 14) return false;
  for (uint32_t i = first; i < stop;) {
    uint32_t length = qt_has_class(a, i, stop, 0, QT_MORE(MONTH) | QT_MORE(DAY) | QT_MORE(CLOCK));
    bool is_number = qt_kind(qt_tok(a, i)) == QT_NUMBER;
    if (!length && !is_number && qt_is_word(qt_tok(a, i))) return false;
    month = month || qt_has_class(a, i, stop, 0, QT_MORE(MONTH));
    number = number || is_number;
    i += length ? length : 1;
  }
  return month && number;
}

/* Of subtitles: the number above the time of a cue, the time, the line that begins the file. */
static bool is_of_subtitles(const quoth_article *a, uint32_t block) {
  static const char webvtt[] = "WEBVTT";
  if (qt_is_cue_time(a, block)) return true;
  if (qt_stop(a, block) - qt_first(a, block) != 1 || block + 1 == a->blocks.count) return false;
  qt_token t = first_token(a, block);
  if (!block && t.length == sizeof webvtt - 1 && memcmp(a->text + t.start, webvtt, t.length) == 0) return true;
  return qt_kind(t) == QT_NUMBER && qt_is_cue_time(a, block + 1);
}

static void sort_out(quoth_article *a) {
  for (uint32_t i = 0; i < a->blocks.count; i++) {
    quoth_block_kind *kind = &a->blocks.at[i].kind;
    bool timed = *kind == QUOTH_BLOCK_HEADING && qt_is_time_line(a, i); /* of a live blog, in bold */
    if (a->marked && !timed && !qt_is_content(a, i)) continue;
    if (!a->marked && a->ranges.at[i].token_count && is_of_subtitles(a, i))
      *kind = QUOTH_BLOCK_BOILERPLATE;
    else if (!a->ranges.at[i].token_count || is_note(a, i) || is_breadcrumb(a, i) || qt_is_time_line(a, i))
      *kind = QUOTH_BLOCK_BOILERPLATE;
    else if (is_byline(a, i) || is_date_line(a, i))
      *kind = QUOTH_BLOCK_BYLINE;
    else if (is_caption(a, i))
      *kind = QUOTH_BLOCK_CAPTION;
  }
}

/*
** The top: label, title, deck, dateline.
*/
static uint32_t next_content(const quoth_article *a, uint32_t block) {
  while (block < a->blocks.count && !qt_is_content(a, block)) block++;
  return block < a->blocks.count ? block : QUOTH_NONE;
}

static bool has_dateline(const quoth_article *a, uint32_t block) {
  quoth_dateline ignored;
  return block != QUOTH_NONE && qt_read_dateline(a, block, &ignored);
}

/* Headline capitals: most of the longer words begin with one. */
static bool is_title_case(const quoth_article *a, uint32_t block) {
  uint32_t longer = 0, capital = 0;
  for (uint32_t i = qt_first(a, block); i < qt_stop(a, block); i++) {
    qt_token t = qt_tok(a, i);
    if (qt_kind(t) != QT_WORD_TOKEN || t.length < 4) continue;
    longer++;
    capital += (t.flags & QT_CAPITAL) != 0;
  }
  return longer > 2 && capital * 10 >= longer * 7;
}

static bool is_one_sentence(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  return qt_sentence_stop(a, first, stop - 1) >= stop - 1;
}

static bool is_numbered(const quoth_article *a, uint32_t block) {
  uint32_t i = a->blocks.at[block].span.start;
  while (i > 0 && (a->text[i - 1] == ' ' || a->text[i - 1] == '\t')) i--;
  if (i < 2 || (a->text[i - 1] != '.' && a->text[i - 1] != ')')) return false;
  return a->blocks.at[block].kind != QUOTH_BLOCK_PARAGRAPH && a->text[i - 2] >= '0' && a->text[i - 2] <= '9';
}

/* L.A. */
static bool ends_in_short_form(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), last = qt_stop(a, block) - 1;
  if (last > first && qt_is_mark(qt_tok(a, last), QT_DOT)) last--;
  qt_token t = qt_tok(a, last);
  return qt_kind(t) == QT_WORD_TOKEN && memchr(a->text + t.start, '.', t.length) != NULL;
}

/* "The port opens. Nobody came.", "A house of light in L.A.": a headline with a stop, short above a longer text. */
static bool is_stopped_title(const quoth_article *a, uint32_t block, uint32_t next) {
  if (is_one_sentence(a, block) && (is_title_case(a, block) || has_dateline(a, next))) return true;
  bool calls = qt_is_mark(last_token(a, block), QT_BANG) && words_of(a, block) <= QT_HEADING_WORDS;
  if (is_one_sentence(a, block) && !calls && !ends_in_short_form(a, block)) return false;
  uint32_t after = next_content(a, next + 1); /* a deck may stand between */
  bool above =
      words_of(a, next) > words_of(a, block) || (after != QUOTH_NONE && words_of(a, after) > words_of(a, block));
  return words_of(a, block) <= MAX_STOPPED_TITLE && above && !has_past_cue(a, qt_first(a, block), qt_stop(a, block));
}

/* "On Ukraine" is a topic above others like it, and a title where there are none. */
static bool topics_follow(const quoth_article *a, uint32_t block) {
  for (; block < a->blocks.count; block++)
    if (qt_is_content(a, block) && qt_leads_topic(a, block) && !qt_ends_in_stop(a, block)) return true;
  return false;
}

static bool is_title(const quoth_article *a, uint32_t block) {
  uint32_t next = next_content(a, block + 1);
  if (next == QUOTH_NONE || has_more_words(a, block, MAX_TITLE_WORDS) || is_numbered(a, block)) return false;
  if (has_dateline(a, block) || (qt_leads_topic(a, block) && topics_follow(a, block + 1))) return false;
  if (!qt_ends_in_stop(a, block)) /* not: It closes. The mayor asked, "Why?" */
    return is_one_sentence(a, block) || !has_past_cue(a, qt_first(a, block), qt_stop(a, block));
  return is_stopped_title(a, block, next);
}

/* "IN BRIEF: Key points of ...": where the title begins behind the label, or the block's start. */
static uint32_t behind_label(quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  uint32_t length = qt_has_class(a, first, stop, 0, QT_MORE(LABEL)), i = first + length;
  if (!length || i + 1 >= stop) return first;
  if (!qt_is_mark(qt_tok(a, i), QT_COLON) && !qt_is_mark(qt_tok(a, i), QT_PIPE)) return first;
  a->label = qt_token_span(a, first, i);
  return i + 1;
}

static bool is_label_block(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  return qt_has_class(a, first, stop, 0, QT_MORE(LABEL)) == stop - first;
}

/* A page marks its title itself, and has its deck apart. */
static void take_title(qt_outliner *o) {
  quoth_article *a = o->article;
  bool titled = a->blocks.count && a->blocks.at[0].kind == QUOTH_BLOCK_TITLE;
  o->body = titled;
  if (!titled) return;
  o->title = 0;
  uint32_t first = behind_label(a, 0);
  if (first > qt_first(a, 0)) a->title.start = qt_tok(a, first).start;
}

static void find_title(qt_outliner *o) {
  quoth_article *a = o->article;
  uint32_t block = next_content(a, 0);
  if (block != QUOTH_NONE && is_label_block(a, block) && next_content(a, block + 1) != QUOTH_NONE) {
    a->blocks.at[block].kind = QUOTH_BLOCK_LABEL;
    a->label = a->blocks.at[block].span;
    block = next_content(a, block + 1);
  }
  o->body = block == QUOTH_NONE ? a->blocks.count : block;
  if (block == QUOTH_NONE || !is_title(a, block) || (block && qt_is_cue_time(a, block - 1))) return;
  uint32_t first = behind_label(a, block);
  a->blocks.at[block].kind = QUOTH_BLOCK_TITLE;
  a->title = (quoth_span){first > qt_first(a, block) ? qt_tok(a, first).start : a->blocks.at[block].span.start,
                          a->blocks.at[block].span.end};
  o->title = block;
  o->body = block + 1;
}

/* A line under the title, before the text: no stop, or one short sentence above a dateline or a long paragraph. */
static bool is_deck(const quoth_article *a, uint32_t block) {
  uint32_t next = next_content(a, block + 1), words = words_of(a, block);
  if (next == QUOTH_NONE || a->blocks.at[block].kind != QUOTH_BLOCK_PARAGRAPH || words < 5 || words > MAX_TITLE_WORDS)
    return false;
  qt_token last = last_token(a, block);
  if (qt_ends_open(a, qt_first(a, block), qt_stop(a, block)) || has_dateline(a, block)) return false;
  if (qt_leads_topic(a, block) || qt_has_label(a, block)) return false;
  bool attributed = !qt_ends_in_stop(a, block) && qt_kind(last) != QT_QUOTE && /* "A," she said of it */
                    has_past_cue(a, qt_first(a, block), qt_stop(a, block));
  if (qt_is_double_quote(first_token(a, block)) && !attributed) return false;
  if (qt_has_class(a, qt_first(a, block), qt_stop(a, block), 0, QT_MORE(HERE) | QT_MORE(QUESTION_LABEL))) return false;
  if (!qt_ends_in_stop(a, block))
    return !qt_is_mark(last, QT_QUESTION) &&
           (words > 9 || has_dateline(a, next) || next_content(a, next + 1) != QUOTH_NONE);
  return is_one_sentence(a, block) && (has_dateline(a, next) || (words <= 12 && words_of(a, next) >= 50));
}

static void find_deck(qt_outliner *o) {
  quoth_article *a = o->article;
  uint32_t block = next_content(a, o->body);
  if (o->title == QUOTH_NONE || block == QUOTH_NONE || block > o->title + 3) return;
  if (qt_is_time_line(a, block - 1)) return; /* the first entry of a live blog */
  if (!is_deck(a, block)) return;
  a->deck = a->blocks.at[block].span;
  a->blocks.at[block].kind = QUOTH_BLOCK_DECK;
  o->body = block + 1;
}

static void find_dateline(qt_outliner *o) {
  quoth_article *a = o->article;
  for (uint32_t i = o->title == QUOTH_NONE ? 0 : o->title + 1; i < a->blocks.count && i < o->body + QT_TOP_BLOCKS;
       i++) {
    if (!qt_is_content(a, i) && a->blocks.at[i].kind != QUOTH_BLOCK_BYLINE) continue;
    if (qt_has_label(a, i) || !qt_read_dateline(a, i, &a->dateline)) continue;
    if (a->dateline.span.end == a->blocks.at[i].span.end) a->blocks.at[i].kind = QUOTH_BLOCK_BYLINE;
    return;
  }
}

/*
** Headings.
*/
static bool is_quotation(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  qt_token begin = qt_tok(a, first), end = qt_tok(a, stop - 1);
  uint32_t marks = 0;
  for (uint32_t i = first + 1; i < stop; i++) marks += qt_is_double_quote(qt_tok(a, i));
  if (marks && qt_has_in(a, first, stop, QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(ASK), 0)) return true;
  if (qt_kind(begin) != QT_QUOTE) return false;
  for (uint32_t i = first + 1; i + 2 < stop; i++) /* "A" - Petrova */
    if (qt_is_double_quote(qt_tok(a, i)) && qt_is_dash(a, i + 1, stop)) return true;
  return qt_is_double_quote(begin) ? marks == 0 || (marks == 1 && qt_is_double_quote(end)) : qt_kind(end) == QT_QUOTE;
}

/* "Red: Merlot, Syrah, Malbec": a line of a list, not a heading. */
static bool is_enumeration(const quoth_article *a, uint32_t block) {
  uint32_t commas = 0;
  for (uint32_t i = qt_first(a, block); i < qt_stop(a, block); i++) commas += qt_is_mark(qt_tok(a, i), QT_COMMA);
  return commas > 2 || (commas > 1 && qt_behind_colon(a, block, false) < qt_stop(a, block));
}

/* A colon closes a heading of a few words, and introduces what follows after more. */
static bool is_introduction(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  uint64_t digest = QT_MORE(HERE);
  if (qt_has_class(a, first, stop, 0, digest)) return true;
  if (!qt_ends_open(a, qt_first(a, block), stop)) return false;
  if (has_more_words(a, block, 7)) return true;
  return qt_find_class(a, first, stop, QT_CUE_CLASSES | QT_BIT(ACCORDING),
                       QT_MORE(DIGEST_OPENER) | QT_MORE(DIGEST_POINTS)) < stop;
}

static bool is_digest_line(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  uint32_t length = qt_has_class(a, first, stop, 0, QT_MORE(DIGEST_OPENER) | QT_MORE(DIGEST_POINTS));
  return length && (first + length == stop || (first + length + 1 == stop && !qt_is_word(qt_tok(a, stop - 1))));
}

/* A quotation begins here and ends elsewhere; the mark behind a number may stand for inches. */
static bool is_torn(const quoth_article *a, uint32_t block) {
  uint32_t marks = 0;
  for (uint32_t i = qt_first(a, block); i < qt_stop(a, block); i++)
    if (qt_is_double_quote(qt_tok(a, i)) && (i == qt_first(a, block) || qt_kind(qt_tok(a, i - 1)) != QT_NUMBER))
      marks++;
  return marks % 2 != 0;
}

static bool is_heading(const quoth_article *a, uint32_t block) {
  if (has_more_words(a, block, QT_HEADING_WORDS)) return false; /* as most have */
  bool numbered = is_numbered(a, block), topic = qt_leads_topic(a, block);
  if (a->blocks.at[block].kind != QUOTH_BLOCK_PARAGRAPH && !numbered) return false;
  if (qt_has_label(a, block) || qt_is_below_label(a, block)) return false;
  bool turns = a->labels.count && a->labels.at[0].block < block;
  if (turns && qt_is_mark(last_token(a, block), QT_QUESTION)) return false;
  qt_token first = first_token(a, block), last = last_token(a, block);
  if (!(first.flags & QT_CAPITAL) && qt_kind(first) == QT_WORD_TOKEN &&
      qt_is_lower((unsigned char)a->text[first.start]))
    return false;
  if (is_torn(a, block) || (qt_ends_in_stop(a, block) && !(numbered && qt_is_mark(last, QT_DOT)))) return false;
  if (qt_is_dash(a, qt_first(a, block), qt_stop(a, block))) return false; /* who signs what stands above */
  if (qt_is_mark(last, QT_COMMA) || qt_is_mark(last, QT_SEMICOLON) || qt_is_mark(last, QT_BANG)) return false;
  if (!is_one_sentence(a, block) || is_quotation(a, block) || is_digest_line(a, block) || is_enumeration(a, block))
    return false;
  if ((!topic && is_introduction(a, block)) || has_dateline(a, block)) return false;
  if (topic || numbered) return true;
  if (qt_is_dash(a, qt_stop(a, block) - 1, qt_stop(a, block))) return false;
  /* the headline of a live-blog entry */
  return block == 0 || !qt_is_time_line(a, block - 1);
}

/* The index behind the run of headings that starts at `block`; boilerplate does not break it. */
static uint32_t run_of_headings(const quoth_article *a, uint32_t block, uint32_t *count, bool *topics) {
  *count = 0;
  *topics = true;
  for (; block < a->blocks.count; block++) {
    if (a->blocks.at[block].kind == QUOTH_BLOCK_HEADING) {
      ++*count;
      *topics = *topics && qt_leads_topic(a, block);
    } else if (qt_is_content(a, block)) {
      break;
    }
  }
  return block;
}

/* Of a block that was taken for a heading. */
static quoth_block_kind kind_of_line(const quoth_article *a, uint32_t block) {
  return is_numbered(a, block) ? QUOTH_BLOCK_ITEM : QUOTH_BLOCK_PARAGRAPH;
}

/* Above a talk that has no headings of its own: where and when it was, and who took part. */
static void drop_heads_of_talk(quoth_article *a) {
  uint32_t first = a->labels.count ? a->labels.at[0].block : 0;
  for (uint32_t i = first; first && i < a->blocks.count; i++)
    if (a->blocks.at[i].kind == QUOTH_BLOCK_HEADING) return;
  for (uint32_t i = 0; i < first; i++)
    if (a->blocks.at[i].kind == QUOTH_BLOCK_HEADING && !qt_leads_topic(a, i)) a->blocks.at[i].kind = kind_of_line(a, i);
}

/* "1. The pass is closed." above "2. ...", or below it: a number of a list, which nothing stands under. */
static void drop_numbers(quoth_article *a, uint32_t body) {
  uint32_t before = QUOTH_NONE;
  for (uint32_t i = body; i < a->blocks.count; i++) {
    bool heading = a->blocks.at[i].kind == QUOTH_BLOCK_HEADING;
    if (!heading && !qt_is_content(a, i)) continue;
    bool below = before != QUOTH_NONE && a->blocks.at[before].kind == QUOTH_BLOCK_ITEM && is_numbered(a, before);
    if (heading && is_numbered(a, i) && qt_ends_in_stop(a, i)) {
      uint32_t next = i + 1;
      while (next < a->blocks.count && a->blocks.at[next].kind != QUOTH_BLOCK_HEADING && !qt_is_content(a, next))
        next++;
      if (below || (next < a->blocks.count && is_numbered(a, next))) a->blocks.at[i].kind = QUOTH_BLOCK_ITEM;
    }
    before = i;
  }
}

/* Three and more short lines in a row are a list, and the last line of all heads nothing. */
static void drop_lists(quoth_article *a) {
  for (uint32_t i = 0; i < a->blocks.count; i++) {
    if (a->blocks.at[i].kind != QUOTH_BLOCK_HEADING) continue;
    uint32_t count;
    bool topics;
    uint32_t stop = run_of_headings(a, i, &count, &topics);
    bool list = stop == a->blocks.count || (count > 2 && !topics);
    for (uint32_t k = i; list && k < stop; k++)
      if (a->blocks.at[k].kind == QUOTH_BLOCK_HEADING) a->blocks.at[k].kind = kind_of_line(a, k);
    i = stop - 1;
  }
}

/* "Is a ferry a ship?": the question that opens the text heads nothing, where no other heading asks. */
static void drop_opening_question(quoth_article *a, uint32_t body) {
  uint32_t opening = QUOTH_NONE;
  for (uint32_t i = body; i < a->blocks.count; i++) {
    bool heading = a->blocks.at[i].kind == QUOTH_BLOCK_HEADING,
         asks = heading && qt_is_mark(last_token(a, i), QT_QUESTION);
    if (opening == QUOTH_NONE) {
      if (!heading && !qt_is_content(a, i)) continue;
      if (!asks) return;
      opening = i;
    } else if (asks) {
      return;
    }
  }
  if (opening != QUOTH_NONE) a->blocks.at[opening].kind = kind_of_line(a, opening);
}

/* A heading for all that it shows, while the others are looked at. There is no deck in the body. */
#define SHORT_LINE QUOTH_BLOCK_DECK

static void find_headings(qt_outliner *o) {
  quoth_article *a = o->article;
  uint32_t content = 0, short_lines = 0;
  if (a->marked) { /* the page marked its own; run-in topics are left */
    for (uint32_t i = o->body; i < a->blocks.count; i++)
      if (qt_is_content(a, i) && qt_leads_topic(a, i) && is_heading(a, i)) a->blocks.at[i].kind = QUOTH_BLOCK_HEADING;
    return;
  }
  bool other_marks = qt_quotes_in_double_marks(a, o->body); /* 'A terrible quay.': a heading where others are double */
  for (uint32_t i = o->body; i < a->blocks.count; i++) {
    if (!qt_is_content(a, i)) continue;
    content++;
    bool marked = other_marks && a->blocks.at[i].kind == QUOTH_BLOCK_PARAGRAPH && qt_is_line_in_single_marks(a, i);
    if (!marked && !is_heading(a, i)) continue;
    short_lines += !qt_leads_topic(a, i);
    a->blocks.at[i].kind = SHORT_LINE;
  }
  bool verse = short_lines * 5 > content * 3; /* text without stops: its short lines head nothing */
  for (uint32_t i = o->body; i < a->blocks.count; i++)
    if (a->blocks.at[i].kind == SHORT_LINE)
      a->blocks.at[i].kind = !verse || qt_leads_topic(a, i) ? QUOTH_BLOCK_HEADING : kind_of_line(a, i);
  drop_numbers(a, o->body);
  drop_lists(a);
  drop_opening_question(a, o->body);
  drop_heads_of_talk(a);
}

quoth_status qt_outline(quoth_article *a) {
  qt_outliner o = {a, QUOTH_NONE, 0, 0};
  sort_out(a);
  quoth_status status = qt_cut_run_ins(a);
  if (status != QUOTH_OK) return status;
  if (a->marked)
    take_title(&o);
  else
    find_title(&o);
  status = qt_find_labels(&o);
  if (status != QUOTH_OK) return status;
  if (!a->marked) find_deck(&o);
  find_dateline(&o);
  find_headings(&o);
  qt_find_dashed_items(a);
  status = qt_find_entries(&o);
  if (status == QUOTH_OK) status = qt_find_sections(&o);
  return status == QUOTH_OK ? qt_find_digest(&o) : status;
}
