/*
** Tokens: the words and marks of a stretch of text, each with its place in the lexicon. All stages
** behind the reader work on them. Eight bytes each, so that text of nothing but marks stays within
** the memory bound; a longer word than 255 bytes is cut into several tokens.
**
** What is one token: a run of letters, digits and combining marks; with a hyphen, a dot or an
** apostrophe between two letters (vice-president, U.S, O'Brien, don't); a number with its inner
** marks (1,000 3.5 10:30). What is cut off: the last dot (U.S + .), clitics ('s 'm 're 'll 've 'd).
** A mark is a token by itself, but for runs of one mark: .. and ... are one ELLIPSIS, -- is one
** DASH, `` and '' are one quotation mark.
*/
#ifndef QT_TOKEN_H
#define QT_TOKEN_H

#include "base/arena.h"
#include "base/lexicon.h"
#include "base/scan.h"
#include "base/text.h"

typedef enum qt_token_kind {
  QT_WORD_TOKEN = 1, /* `word` is its number in the lexicon */
  QT_CLITIC,         /* 's 'll ...; `word` likewise */
  QT_NUMBER,         /* begins with a digit; `word` likewise (30th, 2nd) */
  QT_PUNCT,          /* `word` is a qt_mark */
  QT_QUOTE           /* a quotation mark or apostrophe; `word` is a qt_mark */
} qt_token_kind;

/* clang-format off */
typedef enum qt_mark {
  QT_OTHER_MARK,      /* anything else: symbols, emoji */
  QT_DOT, QT_COMMA, QT_SEMICOLON, QT_COLON, QT_QUESTION, QT_BANG,
  QT_ELLIPSIS,        /* the character U+2026 */
  QT_DOTS,            /* two or more dots */
  QT_HYPHEN, QT_DASH, /* DASH: en, em, minus, horizontal bar, -- */
  QT_LPAREN, QT_RPAREN, QT_LBRACKET, QT_RBRACKET, QT_SLASH, QT_BULLET, QT_PERCENT,
  QT_PIPE, QT_AMPERSAND, QT_FULL_STOP, /* FULL_STOP: ideographic and other scripts' */
  QT_PRIME,
  QT_FIRST_QUOTE,
  QT_STRAIGHT = QT_FIRST_QUOTE, /* " and fullwidth " */
  QT_LEFT, QT_RIGHT, QT_LOW,    /* U+201C U+201D U+201E */
  QT_LEFT_ANGLE, QT_RIGHT_ANGLE,/* « » */
  QT_BACKTICKS, QT_TWO_TICKS,   /* `` '' */
  QT_LEFT_CORNER, QT_RIGHT_CORNER, /* U+300C U+300D and 300E 300F */
  QT_FIRST_SINGLE,
  QT_TICK = QT_FIRST_SINGLE,    /* ' */
  QT_LEFT_SINGLE, QT_RIGHT_SINGLE, QT_LOW_SINGLE, /* U+2018 U+2019 U+201A */
  QT_LEFT_SINGLE_ANGLE, QT_RIGHT_SINGLE_ANGLE,    /* U+2039 U+203A */
  QT_BACKTICK                   /* ` */
} qt_mark;
/* clang-format on */

enum {
  QT_KIND_MASK = 7,
  QT_CAPITAL = 8,   /* first letter is upper case */
  QT_ALL_CAPS = 16, /* two or more letters, all upper case */
  QT_SPACED = 32,   /* white space (or the stretch's start) before it */
  QT_NEW_LINE = 64  /* a line break in that white space */
};

typedef struct qt_token {
  uint32_t start; /* byte offset into the text */
  uint16_t word;
  uint8_t length; /* bytes */
  uint8_t flags;
} qt_token;

/*
** Tokens, and beside each what is asked of all of them: a byte of qt_hint. One block of memory; what lies behind
** the last hint is readable, so that they are looked at 16 at a time.
*/
typedef struct qt_tokens {
  qt_token *at;
  uint8_t *hints;
  uint32_t count, capacity;
} qt_tokens;

bool qt_tokens_grow(const quoth_alloc *alloc, qt_tokens *tokens, uint32_t more);
void qt_tokens_trim(const quoth_alloc *alloc, qt_tokens *tokens); /* gives back room, if it is much (never fails) */
void qt_tokens_free(const quoth_alloc *alloc, qt_tokens *tokens);
static inline size_t qt_tokens_memory(const qt_tokens *tokens) {
  return (size_t)tokens->capacity * (sizeof(qt_token) + 1);
}

enum { QT_SPARE_TOKENS = 16, QT_LEAST_ENDED = 5 /* bytes of a word that has an ending */ };

/* Room for `more` tokens behind count; false: no memory. */
static inline bool qt_tokens_have(const qt_tokens *tokens, uint32_t more) {
  return more + QT_SPARE_TOKENS <= tokens->capacity - tokens->count;
}
static inline bool qt_tokens_reserve(const quoth_alloc *alloc, qt_tokens *tokens, uint32_t more) {
  return qt_tokens_have(tokens, more) || qt_tokens_grow(alloc, tokens, more + QT_SPARE_TOKENS);
}

/* How many tokens a text may have, by a look at some of it: to begin with. */
uint32_t qt_expected_tokens(const char *text, uint32_t length);

/* The first of tokens [first, end) that has one of the hints, or end. */
static inline uint32_t qt_next_hint(const qt_tokens *tokens, uint32_t first, uint32_t end, unsigned hints) {
  for (; first < end; first += 16) {
    uint64_t found = qt_scan_above(tokens->hints + first, 16, (uint8_t)hints, 0);
    if (!found) continue;
    first += (uint32_t)__builtin_ctzll(found);
    break;
  }
  return first < end ? first : end;
}

static inline bool qt_have_hint(const qt_tokens *tokens, uint32_t first, uint32_t end, unsigned hints) {
  return qt_next_hint(tokens, first, end, hints) < end;
}

/* Behind the last of tokens [first, end) that has one of the hints, or first. */
static inline uint32_t qt_behind_last_hint(const qt_tokens *tokens, uint32_t first, uint32_t end, unsigned hints) {
  while (end > first) {
    uint32_t begin = end - first > 16 ? end - 16 : first;
    uint64_t found = qt_scan_above(tokens->hints + begin, end - begin, (uint8_t)hints, 0);
    if (found) return begin + 64 - (uint32_t)__builtin_clzll(found);
    end = begin;
  }
  return first;
}

/* How many of tokens [first, end) have one of the hints. */
static inline uint32_t qt_count_hints(const qt_tokens *tokens, uint32_t first, uint32_t end, unsigned hints) {
  uint32_t count = 0;
  for (; first < end; first += 64)
    count +=
        qt_count_bits(qt_scan_above(tokens->hints + first, end - first < 64 ? end - first : 64, (uint8_t)hints, 0));
  return count;
}

/*
** What some tokens have among them: how many words and numbers; bit 1 << mark of each mark (from 31 on the last
** bit); and the first 32 of the second set of classes of each word and of the phrases that begin with it. What is
** not there need not be looked for.
*/
typedef struct qt_traits {
  uint32_t words, marks, more;
} qt_traits;
#define QT_TRAIT(mark) (1u << ((mark) < 31 ? (mark) : 31))
#define QT_QUOTE_TRAITS (~0u << QT_FIRST_QUOTE)

/*
** Appends the tokens of span of a text of length bytes; traits (which may be NULL) gets what they have.
** false: no memory.
*/
bool qt_tokenize(const quoth_alloc *alloc, const qt_lexicon *lexicon, const char *text, uint32_t length,
                 quoth_span span, qt_tokens *tokens, qt_traits *traits);

static inline qt_token_kind qt_kind(qt_token t) { return (qt_token_kind)(t.flags & QT_KIND_MASK); }
static inline uint32_t qt_end(qt_token t) { return t.start + t.length; }
/* The numbers of marks are no numbers of words, but for OTHER_MARK, which is that of an unknown word. */
static inline bool qt_is_mark(qt_token t, qt_mark mark) {
  return t.word == mark && (mark != QT_OTHER_MARK || qt_kind(t) >= QT_PUNCT);
}
/* One of a set of marks (bit 1 << mark of each), which has not OTHER_MARK. */
static inline bool qt_is_mark_of(qt_token t, uint64_t marks) {
  return t.word < QT_FIRST_NUMBER && (marks >> t.word & 1);
}
#define QT_MARK_BIT(mark) (UINT64_C(1) << (mark))
/* A dash, or a hyphen with a space before it. */
static inline bool qt_is_dash_token(qt_token t) {
  return qt_is_mark_of(t, QT_MARK_BIT(QT_DASH) | QT_MARK_BIT(QT_HYPHEN)) &&
         (qt_is_mark(t, QT_DASH) || (t.flags & QT_SPACED));
}
static inline bool qt_is_word(qt_token t) { return qt_kind(t) <= QT_NUMBER; }

/* The word's record; one without classes for marks. */
static inline const qt_word *qt_word_of(const qt_lexicon *lexicon, qt_token t) { return &lexicon->words.at[t.word]; }

/* The walk of qt_phrase, once tokens[0] and tokens[1] may begin a phrase. */
const qt_word *qt_phrase_walk(const qt_lexicon *lexicon, const qt_token *tokens, uint32_t n, uint64_t classes,
                              uint64_t more, uint32_t *length);

/* Does a phrase with a class of the masks begin with the word w at tokens[0], as far as its filters know? */
static inline bool qt_may_be_phrase(const qt_word *w, const qt_token *tokens, uint32_t n, uint64_t classes,
                                    uint64_t more) {
  if (!((w->begins_classes & classes) | (w->begins_more & more))) return false;
  const qt_token next = tokens[n > 1]; /* one branch for all that it has to be */
  return (n > 1) & qt_is_word(next) & (w->seconds >> (next.word & 63) & 1);
}

/*
** The longest phrase of two or more words at tokens[0], at most n tokens, that has a class of one
** of the masks; *length gets its tokens. NULL: none.
*/
static inline const qt_word *qt_phrase(const qt_lexicon *lexicon, const qt_token *tokens, uint32_t n, uint64_t classes,
                                       uint64_t more, uint32_t *length) {
  if (!n || !qt_may_be_phrase(qt_word_of(lexicon, tokens[0]), tokens, n, classes, more)) return NULL;
  return qt_phrase_walk(lexicon, tokens, n, classes, more, length);
}

/* The same, or else the single word; *length 1 for a word. NULL: neither has a class of the masks. */
static inline const qt_word *qt_match(const qt_lexicon *lexicon, const qt_token *tokens, uint32_t n, uint64_t classes,
                                      uint64_t more, uint32_t *length) {
  if (!n) return NULL;
  const qt_word *word = qt_word_of(lexicon, tokens[0]);
  if (qt_may_be_phrase(word, tokens, n, classes, more)) {
    const qt_word *phrase = qt_phrase_walk(lexicon, tokens, n, classes, more, length);
    if (phrase) return phrase;
  }
  if (!((word->classes & classes) | (word->more & more))) return NULL;
  *length = 1;
  return word;
}

/* Does the word end like a word of the classes `more`? Endings are entries like "-ly", 2 to 4 bytes of ASCII. */
bool qt_has_ending_of(const qt_lexicon *lexicon, const char *text, qt_token token, uint64_t more);
static inline bool qt_ends_like(const qt_lexicon *lexicon, const char *text, qt_token token, uint64_t more) {
  if (token.length < QT_LEAST_ENDED || !(lexicon->last_bytes[text[qt_end(token) - 1] & 31] & more)) return false;
  return qt_has_ending_of(lexicon, text, token, more); /* few words get here */
}

#endif
