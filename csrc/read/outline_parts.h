/*
** What the parts of the outline share. Token arguments are indices into article->tokens; a stretch
** of tokens is [first, stop).
*/
#ifndef QT_OUTLINE_PARTS_H
#define QT_OUTLINE_PARTS_H

#include "base/model.h"

/* Classes of every word that expresses saying, thinking or asking. */
#define QT_CUE_CLASSES \
  (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(URGE) | QT_BIT(WRITE) | QT_BIT(ASK) | QT_BIT(DENY) | QT_BIT(REFUSE) | \
   QT_BIT(INTEND) | QT_BIT(VOICE))

enum {
  QT_HEADING_WORDS = 15, /* at most */
  QT_TOP_BLOCKS = 8      /* where bylines, datelines and decks are looked for */
};

typedef struct qt_outliner {
  quoth_article *article;
  uint32_t title;    /* block; QUOTH_NONE: none */
  uint32_t body;     /* first block of the body */
  uint32_t headings; /* how many blocks are headings */
} qt_outliner;

static inline uint32_t qt_first(const quoth_article *a, uint32_t block) { return a->ranges.at[block].first_token; }
static inline uint32_t qt_stop(const quoth_article *a, uint32_t block) {
  return a->ranges.at[block].first_token + a->ranges.at[block].token_count;
}
static inline qt_token qt_tok(const quoth_article *a, uint32_t token) { return a->tokens.at[token]; }

/* May the block have a word or phrase with one of the second set's classes (the first 32); one of the marks? */
static inline bool qt_may_have(const quoth_article *a, uint32_t block, uint64_t more) {
  return (a->ranges.at[block].traits.more & more) != 0;
}
static inline bool qt_may_have_marks(const quoth_article *a, uint32_t block, uint32_t marks) {
  return (a->ranges.at[block].traits.marks & marks) != 0;
}

/* A word or phrase with a class of the masks at `first`: its length in tokens, 0: none. */
static inline uint32_t qt_has_class(const quoth_article *a, uint32_t first, uint32_t stop, uint64_t classes,
                                    uint64_t more) {
  uint32_t length = 0;
  return first < stop && qt_match(a->lexicon, a->tokens.at + first, stop - first, classes, more, &length) ? length : 0;
}
/* The first such word or phrase in [first, stop), or QUOTH_NONE. */
static inline uint32_t qt_find_class(const quoth_article *a, uint32_t first, uint32_t stop, uint64_t classes,
                                     uint64_t more) {
  for (uint32_t i = first; i < stop; i++)
    if (qt_has_class(a, i, stop, classes, more)) return i;
  return QUOTH_NONE;
}

static inline bool qt_has_in(const quoth_article *a, uint32_t first, uint32_t stop, uint64_t classes, uint64_t more) {
  return qt_find_class(a, first, stop, classes, more) < stop;
}

/* "On the derby": does the block begin like a topic? */
static inline bool qt_leads_topic(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block);
  bool dots = qt_is_mark(qt_tok(a, first), QT_ELLIPSIS) || qt_is_mark(qt_tok(a, first), QT_DOTS);
  first += dots && first + 1 < qt_stop(a, block); /* "... on the derby:" */
  return ((qt_tok(a, first).flags & QT_CAPITAL) || dots) &&
         qt_has_class(a, first, qt_stop(a, block), 0, QT_MORE(TOPIC_LEAD) | QT_MORE(TOPIC_STAYS));
}
bool qt_ends_in_stop(const quoth_article *a, uint32_t block);    /* a sentence's end, but no question's */
bool qt_is_trailing_off(const quoth_article *a, uint32_t block); /* "On the derby...": the dots of a heading */

/* . ? ! and the like */
static inline bool qt_ends_sentence(qt_token t) {
  const uint32_t ends =
      1u << QT_DOT | 1u << QT_QUESTION | 1u << QT_BANG | 1u << QT_ELLIPSIS | 1u << QT_DOTS | 1u << QT_FULL_STOP;
  return qt_kind(t) == QT_PUNCT && (ends >> t.word & 1);
}
static inline bool qt_is_double_quote(qt_token t) { return qt_kind(t) == QT_QUOTE && t.word < QT_FIRST_SINGLE; }
bool qt_is_dash(const quoth_article *a, uint32_t token, uint32_t stop); /* a dash, or a hyphen between spaces */
static inline bool qt_ends_open(const quoth_article *a, uint32_t first, uint32_t stop) { /* a colon or dash ends it */
  return stop > first && (qt_is_mark(qt_tok(a, stop - 1), QT_COLON) || qt_is_dash(a, stop - 1, stop));
}
bool qt_is_possessive(const quoth_article *a, uint32_t token); /* the 's behind a name */
uint32_t qt_count_words(const quoth_article *a, uint32_t first, uint32_t stop);
bool qt_has_more_words(const quoth_article *a, uint32_t first, uint32_t stop, uint32_t most);
/* Where the sentence that holds `token` begins and ends, inside [first, stop); a rough cut. */
uint32_t qt_sentence_first(const quoth_article *a, uint32_t first, uint32_t token);
uint32_t qt_sentence_stop(const quoth_article *a, uint32_t token, uint32_t stop);
/* The two tokens are the same word, whatever the case of their (ASCII) letters. */
bool qt_same_word(const quoth_article *a, uint32_t x, uint32_t y);
quoth_span qt_token_span(const quoth_article *a, uint32_t first, uint32_t stop);
static inline bool qt_is_content(const quoth_article *a, uint32_t block) {
  return qt_is_prose(a->blocks.at[block].kind);
}
bool qt_has_quote(const quoth_article *a, uint32_t block); /* any quotation mark but an apostrophe */
/* 'A terrible quay': a few words in single marks are the whole block. */
bool qt_is_line_in_single_marks(const quoth_article *a, uint32_t block);
/* Do paragraphs from `body` on begin with double marks, and hardly any with single ones? */
bool qt_quotes_in_double_marks(const quoth_article *a, uint32_t body);
bool qt_reads_as_time(const quoth_article *a, uint32_t block);
/* 16:41   11.14 GMT   10 p.m.   Updated 4:14 p.m. ET */
static inline bool qt_is_time_line(const quoth_article *a, uint32_t block) {
  uint32_t count = a->ranges.at[block].token_count;
  return count > 0 && count <= 12 && qt_reads_as_time(a, block);
}
bool qt_is_cue_time(const quoth_article *a, uint32_t block); /* 00:01:02.000 --> 00:01:04.000, of subtitles */

/* The dateline that the block starts with; false: none. strict: only where an agency or a dash proves it. */
bool qt_read_dateline(const quoth_article *a, uint32_t block, quoth_dateline *dateline);

/* Splits the blocks that begin with a heading, a time or a byline of their own, and those with a question's answer. */
quoth_status qt_cut_run_ins(quoth_article *a);
/* The token behind the block's first colon (or dash), if no sentence or quotation comes before it, or QUOTH_NONE. */
uint32_t qt_behind_colon(const quoth_article *a, uint32_t block, bool dash);

/* Turns of a transcript: fills article->labels. */
quoth_status qt_find_labels(qt_outliner *o);
/* Paragraphs that begin with a long dash, two and more below a heading or a colon, become items. */
void qt_find_dashed_items(quoth_article *a);
/* "Q1. Does it help?": a question's label that may stand in a text without labels of answers. */
bool qt_asks_by_label(const quoth_article *a, uint32_t block, qt_label *label);
/* ** or __ in plain text */
bool qt_is_of_bold(const quoth_article *a, uint32_t token);
/* "This interview was conducted by Lina Marsh.", "Interview: Lina Marsh" */
bool qt_closes_talk(const quoth_article *a, uint32_t block);
void qt_drop_title(qt_outliner *o);     /* what was taken for the title is no title */
bool qt_find_interview(qt_outliner *o); /* the same for one that bears no labels; false: no memory */
bool qt_has_label(const quoth_article *a, uint32_t block);
bool qt_is_below_label(const quoth_article *a, uint32_t block); /* a label stands alone in the block above */

/* Entries of a live blog that is plain text, and the headlines of those that a page has. */
quoth_status qt_find_entries(qt_outliner *o);

/* Sections, from the blocks that are headings; an entry without a headline is not of the one above it. */
quoth_status qt_find_sections(qt_outliner *o);

/* The digest: scopes, announcements, names. */
quoth_status qt_find_digest(qt_outliner *o);

#endif
