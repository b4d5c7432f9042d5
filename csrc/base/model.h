/*
** The article under construction. Each stage reads what the stages before it appended and appends
** its own arrays; when the last one is done nothing changes any more.
**   text -> blocks (read/plain) -> tokens (base/token) -> outline -> sentences -> quotations
**        -> cast (mentions, speakers) -> attribution (statements)
** Spans are byte offsets into text; token indices are into tokens.
*/
#ifndef QT_MODEL_H
#define QT_MODEL_H

#include "base/arena.h"
#include "base/lexicon.h"
#include "base/scan.h"
#include "base/text.h"
#include "base/token.h"

/* Tokens and sentences of a block, beside its public part (article->blocks, same index). */
typedef struct qt_block_range {
  uint32_t first_token, token_count;
  uint32_t sentence_count;
  union {
    struct {
      uint32_t first_sentence, first_quote, quote_count;
    };
    /* words until sentences are cut, the others until the quotations are read: of its tokens, or (marks and more)
       of the block that it was cut from */
    qt_traits traits;
  };
} qt_block_range;

/* A pair of quotation marks, by paragraph, in order of their openers; nested ones follow theirs. */
typedef struct qt_quote {
  uint32_t open, close;            /* token of each mark; a missing one: QUOTH_NONE */
  uint32_t first_token, end_token; /* [first, end): all its tokens, the marks that are there included */
  quoth_span inner;                /* the text between the marks, trimmed */
  uint32_t block;
  uint32_t outer; /* index of the quote right around it, or QUOTH_NONE */
  uint8_t depth;  /* 0: outermost; at most 7 */
  uint8_t role;   /* qt_quote_role */
  bool runs_on;   /* no closer: it goes on in the next paragraph, which opens again or just closes */
  bool resumes;   /* goes on from the paragraph before */
} qt_quote;

typedef enum qt_quote_role {
  QT_SPEECH, /* words of somebody */
  QT_SCARE   /* a term, a title, so-called: no statement by itself */
} qt_quote_role;

typedef enum qt_mention_kind {
  QT_NAME, /* a proper name of a person */
  QT_ORGANISATION_NAME,
  QT_PLACE_NAME, /* country, city, metonym */
  QT_PRONOUN_MENTION,
  QT_ROLE_MENTION, /* the minister, her deputy */
  QT_GROUP_MENTION /* officials, two people familiar with the talks */
} qt_mention_kind;

/*
** A stretch of a digest and the speaker who is announced for it, as the announcement or the section's
** lead names him. A section's lies in its announcement's and owns what both hold; else they are apart, in text order.
*/
typedef struct qt_scope {
  quoth_span span;
  quoth_span name;  /* absent: a digest whose speaker no announcement names */
  uint32_t speaker; /* cast: who that is, or QUOTH_NONE */
  uint32_t outer;   /* index of the one it lies in, or QUOTH_NONE */
} qt_scope;

/*
** Whether who bears a label puts questions: an interviewer's or moderator's turn is one where it has the mark.
** NOBODY: the turns end there.
*/
typedef enum qt_asking { QT_TELLS, QT_ASKS_WHERE_MARKED, QT_ASKS, QT_NOBODY } qt_asking;

/* "LAVROV:", "Question:" before a turn of a transcript. The turn runs to the next label. */
typedef struct qt_label {
  uint32_t block;
  uint32_t first_token; /* of the turn's words, behind the label and its colon */
  quoth_span label;     /* without the colon and what stands behind a comma or in brackets; absent: of an interview */
  uint32_t speaker;     /* cast: who that is, or QUOTH_NONE */
  bool is_question;     /* a function, not a name: Q, Question, Reporter */
  bool is_answer;       /* A, Answer: the digest's speaker */
  uint8_t asking;       /* qt_asking */
} qt_label;

/* A noun phrase that can be a source. */
typedef struct qt_mention {
  uint32_t first_token, name_token; /* the whole phrase, title included; the proper name inside it */
  uint16_t token_count, name_count; /* a name_count of 0: no proper name */
  uint32_t speaker;                 /* index into speakers, or QUOTH_NONE */
  uint32_t block;
  uint8_t kind;   /* qt_mention_kind */
  uint8_t gender; /* 0 unknown, 1 male, 2 female, 3 plural, 4 thing */
} qt_mention;

/* Of 64 tokens: a bit for each that a mention begins at, and how many mentions begin before them. */
typedef struct qt_mention_starts {
  uint64_t bits;
  uint32_t before;
} qt_mention_starts;

typedef struct qt_origin qt_origin;

struct quoth_article {
  quoth_alloc alloc;
  qt_arena arena; /* names, roles */
  const qt_lexicon *lexicon;
  const char *text;
  uint32_t length;
  qt_origin *origin; /* read/web: of what was HTML or not UTF-8; NULL: the text as given */
  bool marked;       /* read/web: blocks have the kinds that the page gives them */
  /* read/plain, read/outline */
  QT_VEC(quoth_block) blocks;
  QT_VEC(qt_block_range) ranges; /* one for each block */
  QT_VEC(quoth_section) sections;
  QT_VEC(quoth_entry) entries; /* read/web, of a page; else the outline: entries of a live blog, in text order */
  quoth_span label, title, deck;
  quoth_dateline dateline;
  quoth_digest digest;
  QT_VEC(uint32_t) digest_speakers;
  QT_VEC(quoth_span) digest_names;  /* outline: the announced speakers as the text names them */
  QT_VEC(qt_scope) scopes;          /* outline: who owns which stretch of the digest */
  QT_VEC(quoth_span) announcements; /* outline: "Here are X's key statements.": no statements */
  QT_VEC(qt_label) labels;          /* outline: turns of a transcript, in text order */
  bool lists_people;                /* outline: a name and a colon begin what is told of somebody */
  struct qt_usages *usages;         /* outline: a count of words, while it looks for the digest */
  /* base/token, speech/sentence, speech/quotation */
  qt_tokens tokens;
  QT_VEC(quoth_span) sentences;
  QT_VEC(uint32_t) sentence_tokens; /* first token of each sentence */
  QT_VEC(qt_quote) quotes;
  QT_VEC(quoth_span) insertions; /* in text order */
  QT_VEC(quoth_span) elisions;
  QT_VEC(quoth_repair) repairs;
  /* speech/cast */
  QT_VEC(qt_mention) mentions;      /* in text order */
  QT_VEC(qt_mention_starts) starts; /* of mentions, while statements are read */
  QT_VEC(quoth_span) mention_spans; /* public: grouped by speaker */
  QT_VEC(quoth_speaker) speakers;
  /* speech/attribution */
  QT_VEC(quoth_statement) statements;
  QT_VEC(quoth_span) spans;
  QT_VEC(quoth_evidence) evidences;
  QT_VEC(quoth_warning) warnings;
};

static const quoth_span QT_NO_SPAN = {QUOTH_NONE, QUOTH_NONE};
static inline bool qt_has(quoth_span span) { return span.start != QUOTH_NONE; }

/* The article's own text: no title, heading, caption. */
static inline bool qt_is_prose(quoth_block_kind kind) {
  return kind == QUOTH_BLOCK_PARAGRAPH || kind == QUOTH_BLOCK_ITEM || kind == QUOTH_BLOCK_BLOCKQUOTE;
}

/* How many of tokens [first, end) are words. */
static inline uint32_t qt_words_between(const quoth_article *a, uint32_t first, uint32_t end) {
  return first < end ? end - first - qt_count_hints(&a->tokens, first, end, QT_MARK_HINT) : 0;
}
/* The first of tokens [first, end) that is no word, or end. */
static inline uint32_t qt_next_mark(const quoth_article *a, uint32_t first, uint32_t end) {
  return qt_next_hint(&a->tokens, first, end, QT_MARK_HINT);
}

/* Counts a warning; code and message are static strings. false: no memory. */
bool qt_warn(quoth_article *article, const char *code, const char *message, uint32_t at);

#endif
