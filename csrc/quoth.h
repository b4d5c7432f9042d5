/*
** quoth: who said what in a news article.
** The one public C header. Offsets are bytes from 0, end exclusive, into quoth_text(); an absent
** span has start == end == QUOTH_NONE. Arrays belong to the article and live until quoth_free.
*/
#ifndef QUOTH_H
#define QUOTH_H

#include <stddef.h>
#include <stdint.h>

#define QUOTH_VERSION "0.1.0"
#define QUOTH_NONE UINT32_MAX       /* no index, no offset */
#define QUOTH_MAX_BYTES 0x7fffffffu /* longest input, bytes: offsets are 32 bits wide */

/* Allocator with the shape of lua_Alloc, so that lua_getallocf plugs in. fn(ud, p, old, 0) frees. */
typedef struct quoth_alloc {
  void *(*fn)(void *ud, void *p, size_t old_size, size_t new_size);
  void *ud;
} quoth_alloc;

/* code, name in messages and JSON */
/* clang-format off */
#define QUOTH_STATUSES(X)                                                                          \
  X(OK, "ok")                                                                                      \
  X(NO_MEMORY, "no_memory")                                                                        \
  X(EMPTY, "empty")         /* nothing but white space */                                          \
  X(TOO_LONG, "too_long")   /* over QUOTH_MAX_BYTES, or over the limit the caller set */           \
  X(BAD_LANGUAGE, "bad_language") /* the language's data is malformed */                           \
  X(BAD_OPTION, "bad_option")                                                                      \
  X(BAD_LITERAL, "bad_literal")       /* of a dictionary: nothing that could match */              \
  X(BAD_DICTIONARY, "bad_dictionary") /* a saved one is damaged, or no dictionary */               \
  X(IO, "io")                         /* a file cannot be opened or written */                     \
  X(TOO_SHORT, "too_short")           /* a quotation of too few words to be looked for */
/* clang-format on */

typedef enum quoth_status {
#define X(id, name) QUOTH_##id,
  QUOTH_STATUSES(X)
#undef X
} quoth_status;

typedef struct quoth_error {
  quoth_status status;
  char message[160];
  uint32_t position; /* byte offset of the fault, or QUOTH_NONE */
} quoth_error;

typedef struct quoth_span {
  uint32_t start, end;
} quoth_span;

/* A borrowed string, not NUL-terminated; data is NULL where there is none. */
typedef struct quoth_string {
  const char *data;
  uint32_t length;
} quoth_string;

/* Enumerations: id and the word that JSON and Lua show. */
/* clang-format off */
#define QUOTH_BLOCK_KINDS(X)                                                                       \
  X(LABEL, "label") X(TITLE, "title") X(DECK, "deck") X(BYLINE, "byline") X(HEADING, "heading")    \
  X(PARAGRAPH, "paragraph") X(ITEM, "item") X(BLOCKQUOTE, "blockquote") X(CAPTION, "caption")      \
  X(BOILERPLATE, "boilerplate")
#define QUOTH_KINDS(X) X(DIRECT, "direct") X(INDIRECT, "indirect") X(MIXED, "mixed")
#define QUOTH_ATTRIBUTIONS(X)                                                                      \
  X(EXPLICIT, "explicit") X(CONTINUED, "continued") X(IMPLIED, "implied") X(LABELLED, "label")     \
  X(UNKNOWN, "unknown")
#define QUOTH_SPEECH_STATUSES(X)                                                                   \
  X(SAID, "said") X(WRITTEN, "written") X(THOUGHT, "thought") X(ASKED, "asked")                    \
  X(DENIED, "denied") X(REFUSED, "refused") X(PLANNED, "planned") X(IMAGINED, "imagined")
#define QUOTH_SPEAKER_TYPES(X)                                                                     \
  X(PERSON, "person") X(ORGANISATION, "organisation") X(PLACE, "place") X(UNNAMED, "unnamed")
#define QUOTH_REPAIR_KINDS(X) X(UNCLOSED, "unclosed") X(STRAY, "stray") X(RUN_ON, "run-on")
/* clang-format on */

#define QUOTH_ENUM(prefix, list) typedef enum prefix { list(prefix##_X) prefix##_count_ } prefix
#define quoth_block_kind_X(id, name) QUOTH_BLOCK_##id,
#define quoth_kind_X(id, name) QUOTH_KIND_##id,
#define quoth_attribution_X(id, name) QUOTH_ATTRIBUTION_##id,
#define quoth_speech_status_X(id, name) QUOTH_SPEECH_##id,
#define quoth_speaker_type_X(id, name) QUOTH_SPEAKER_##id,
#define quoth_repair_kind_X(id, name) QUOTH_REPAIR_##id,
QUOTH_ENUM(quoth_block_kind, QUOTH_BLOCK_KINDS);
QUOTH_ENUM(quoth_kind, QUOTH_KINDS);
QUOTH_ENUM(quoth_attribution, QUOTH_ATTRIBUTIONS);
QUOTH_ENUM(quoth_speech_status, QUOTH_SPEECH_STATUSES);
QUOTH_ENUM(quoth_speaker_type, QUOTH_SPEAKER_TYPES);
QUOTH_ENUM(quoth_repair_kind, QUOTH_REPAIR_KINDS);

typedef struct quoth_block {
  quoth_span span;  /* its text, white space at both ends left out */
  uint32_t section; /* index into sections */
  quoth_block_kind kind;
} quoth_block;

typedef struct quoth_section {
  quoth_span span;    /* from its heading (or the article's start) to the next section */
  quoth_span heading; /* absent for what stands above the first heading */
  quoth_span topic;   /* the heading without numbering, leading On/About, trailing colon */
} quoth_section;

/* An entry of a live blog. */
typedef struct quoth_entry {
  quoth_span span; /* from its time, headline or first paragraph to its end, which text behind it may not belong to */
  quoth_span heading; /* its headline; may be absent */
  quoth_string time;  /* ISO 8601, with the offset that the page gives; absent where no date is given */
  quoth_string shown; /* the time as the reader sees it: "14:32", "2h ago"; may be absent */
} quoth_entry;

typedef struct quoth_dateline {
  quoth_span span, place, date, agency; /* span absent: no dateline; each part may be absent */
} quoth_dateline;

/*
** The stretch of the article whose statements are those of an announced speaker where none is named, as in "Key points
** of Minister Lavrov's interview", or of several together.
*/
typedef struct quoth_digest {
  quoth_span span;                       /* absent: the article is no digest */
  uint32_t first_speaker, speaker_count; /* range of quoth_digest_speakers() */
} quoth_digest;

typedef struct quoth_speaker {
  quoth_string name; /* fullest proper name, without title; else the fullest description */
  quoth_string role; /* title or office, where the article gives one */
  quoth_speaker_type type;
  uint32_t first_mention, mention_count; /* range of quoth_mentions(), in text order */
} quoth_speaker;

typedef struct quoth_repair {
  uint32_t at; /* byte offset of the mark, or of where one is missing */
  quoth_repair_kind kind;
} quoth_repair;

typedef struct quoth_statement {
  uint32_t id;                               /* from 1 for statements of the article; 0 for nested ones */
  uint32_t depth;                            /* 0, or how deep it is nested */
  uint32_t nested_count;                     /* statements that follow in the array and stand inside this one */
  uint32_t first_span, span_count;           /* content: range of quoth_spans() */
  uint32_t speaker;                          /* index into speakers, or QUOTH_NONE */
  quoth_span mention, cue;                   /* each may be absent */
  uint32_t block, section, sentence;         /* indices */
  uint32_t continues;                        /* index of the statement that this one runs on from, or QUOTH_NONE */
  uint32_t answers;                          /* index of the question that this one answers, or QUOTH_NONE */
  uint32_t first_insertion, insertion_count; /* range of quoth_insertions() */
  uint32_t first_elision, elision_count;     /* range of quoth_elisions() */
  uint32_t first_repair, repair_count;       /* range of quoth_repairs() */
  uint8_t kind;                              /* quoth_kind */
  uint8_t attribution;                       /* quoth_attribution */
  uint8_t status;                            /* quoth_speech_status */
  uint8_t reason;                            /* which pattern won; quoth_reason_name() */
  float confidence;                          /* 0 to 1 */
} quoth_statement;

/*
** Why: what a cue might attribute, and what became of it. Every cue that was weighed has one, in
** text order, those of the winning candidates too.
*/
#define QUOTH_VERDICTS(X) \
  X(WON, "won") \
  X(WEAK, "weak")     /* its score is not above 0 */ \
  X(INSIDE, "inside") /* stands inside the content of another: nested, or no statement */ \
  X(NO_CONTENT, "no-content") \
  X(OTHERS, "others") /* what another said, as the digest's speaker reports it */
#define quoth_verdict_X(id, name) QUOTH_VERDICT_##id,
QUOTH_ENUM(quoth_verdict, QUOTH_VERDICTS);

typedef struct quoth_evidence {
  quoth_span source, cue, left, right; /* left, right: content before and behind; each may be absent */
  uint64_t features;                   /* a bit for each feature of the model; quoth_feature_name() */
  float score;
  uint32_t sentence; /* index of the first sentence of its outer sentence */
  uint8_t reason, verdict;
  uint8_t pairs[2]; /* features that are made of two: quoth_pair_name() */
} quoth_evidence;

/*
** What a statement's speaker was taken from: words of the text, another statement, or both; a cue's evidence
** has more.
*/
#define QUOTH_BASES(X) \
  X(NOTHING, "nothing") \
  X(CUE, "cue")                   /* span: the cue and the words that name the source */ \
  X(LABEL, "label")               /* the name before a turn, a colon or behind a dash */ \
  X(SIGNATURE, "signature")       /* the line below the quotation */ \
  X(ANNOUNCEMENT, "announcement") /* Here are Petrova's key statements. */ \
  X(INTRODUCTION, "introduction") /* the sentence before, which ends "Petrova said:" */ \
  X(STATEMENT, "statement")       /* the statement that it follows on from */ \
  X(QUESTION, "question")         /* the question that it answers, in an interview without labels */
#define quoth_basis_kind_X(id, name) QUOTH_BASIS_##id,
QUOTH_ENUM(quoth_basis_kind, QUOTH_BASES);

typedef struct quoth_basis {
  quoth_span span;    /* may be absent */
  uint32_t statement; /* index, or QUOTH_NONE */
  quoth_basis_kind kind;
} quoth_basis;

typedef struct quoth_warning {
  const char *code;    /* static */
  const char *message; /* static, or the article's */
  uint32_t at;         /* byte offset, or QUOTH_NONE */
  uint32_t count;      /* how many times */
} quoth_warning;

typedef struct quoth_language quoth_language;
typedef struct quoth_article quoth_article;

/*
** Language. A language is words with classes and named numbers (lua/quoth/language/en.lua is the
** model); it is filled once, then shared by any number of articles and threads, read-only.
** quoth_language_add: phrase is UTF-8, words separated by single spaces; class is one of the
** names in csrc/base/lexicon.h. Errors: NO_MEMORY, BAD_LANGUAGE (unknown class, empty phrase).
*/
quoth_language *quoth_language_new(quoth_alloc alloc, const char *code, quoth_error *error);
quoth_status quoth_language_add(quoth_language *language, const char *class_name, const char *phrase, size_t length,
                                quoth_error *error);
quoth_status quoth_language_weight(quoth_language *language, const char *model, const char *feature, double weight,
                                   quoth_error *error);
void quoth_language_free(quoth_language *language);

/*
** Parsing. The text is borrowed: it must outlive the article. The language must outlive it too.
** Returns NULL and fills error on NO_MEMORY, EMPTY, TOO_LONG.
*/
typedef enum quoth_format { QUOTH_FORMAT_TEXT, QUOTH_FORMAT_HTML, QUOTH_FORMAT_AUTO } quoth_format;

typedef struct quoth_options {
  const quoth_language *language;
  size_t max_bytes;     /* 0: QUOTH_MAX_BYTES */
  quoth_format format;  /* AUTO: HTML where the bytes begin like it, else text */
  quoth_string charset; /* what HTTP said; may be absent */
  quoth_string url;     /* where the document stands; may be absent */
  int fallback;         /* 1: the language is not the document's; the article gets a warning */
} quoth_options;

quoth_article *quoth_parse(quoth_alloc alloc, const char *text, size_t length, const quoth_options *options,
                           quoth_error *error);
void quoth_free(quoth_article *article);

/* What a page says of its article. Strings are UTF-8; what is not said is absent. */
typedef struct quoth_metadata {
  quoth_string title;               /* the headline as the reader sees it */
  quoth_string deck;                /* the line below it; several lines where it has bullets */
  quoth_string description;         /* of the head */
  quoth_string published, modified; /* ISO 8601, with the offset that the page gives */
  quoth_string site, language, canonical_url, section;
  const quoth_string *authors, *keywords;
  uint32_t author_count, keyword_count;
  int paywall; /* 1: not free to read; 0: free; -1: not said */
  int live;    /* 1: a live blog */
} quoth_metadata;

/* NULL for an article that was given as text. */
const quoth_metadata *quoth_metadata_of(const quoth_article *article);
/* The encoding that the bytes were read in, as WHATWG names it; NULL: UTF-8 that was taken as it is. */
const char *quoth_charset(const quoth_article *article);

/*
** Where a span of the text comes from: ranges of the input's bytes, in order, at most max of them. Returns
** how many there are. The input must still be there. Text that stands in no element of the page (a title
** that only its head names) has none.
*/
uint32_t quoth_source(const quoth_article *article, quoth_span span, quoth_span *ranges, uint32_t max);

/* What the article holds. Each returns an array and puts its length into *count. */
quoth_string quoth_text(const quoth_article *article);
const quoth_block *quoth_blocks(const quoth_article *article, uint32_t *count);
const quoth_section *quoth_sections(const quoth_article *article, uint32_t *count);
const quoth_entry *quoth_entries(const quoth_article *article, uint32_t *count); /* none: it is no live blog */
const quoth_span *quoth_sentences(const quoth_article *article, uint32_t *count);
const quoth_speaker *quoth_speakers(const quoth_article *article, uint32_t *count);
const quoth_span *quoth_mentions(const quoth_article *article, uint32_t *count);
const quoth_statement *quoth_statements(const quoth_article *article, uint32_t *count);
const quoth_span *quoth_spans(const quoth_article *article, uint32_t *count);
const quoth_span *quoth_insertions(const quoth_article *article, uint32_t *count);
const quoth_span *quoth_elisions(const quoth_article *article, uint32_t *count);
const quoth_repair *quoth_repairs(const quoth_article *article, uint32_t *count);
const uint32_t *quoth_digest_speakers(const quoth_article *article, uint32_t *count);
const quoth_evidence *quoth_evidences(const quoth_article *article, uint32_t *count);
quoth_basis quoth_basis_of(const quoth_article *article, uint32_t statement); /* by its index */
const quoth_warning *quoth_warnings(const quoth_article *article, uint32_t *count);
quoth_span quoth_label(const quoth_article *article);
quoth_span quoth_title(const quoth_article *article);
quoth_span quoth_deck(const quoth_article *article);
quoth_dateline quoth_dateline_of(const quoth_article *article);
quoth_digest quoth_digest_of(const quoth_article *article);
size_t quoth_memory(const quoth_article *article); /* bytes held */

/*
** Does the article have these words? A quotation against the place that is nearest to it. What is in doubt is
** never called exact: words in several speakers' mouths are ambiguous, and an omission that takes or gives a
** negation, a number or a modal is an alteration, unless an ellipsis stands for whole clauses.
*/
#define QUOTH_CHECK_VERDICTS(X) \
  X(EXACT, "exact") \
  X(NORMALISED, "normalised") /* but for marks, dashes, spaces, the first letter's case, editor's insertions */ \
  X(OMISSIONS, "omissions")   /* in order, and nothing added */ \
  X(AMBIGUOUS, "ambiguous")   /* found in what several speakers say */ \
  X(ALTERED, "altered") \
  X(ABSENT, "absent")
#define QUOTH_EDIT_KINDS(X) \
  X(SAME, "same") \
  X(OMITTED, "omitted") /* in the article only */ \
  X(ADDED, "added")     /* in the quotation only */ \
  X(CHANGED, "changed") \
  X(EDITORIAL, "editorial") /* [in brackets], in the quotation only */
/* Bit 1 << id. What a difference touches. */
/* clang-format off */
#define QUOTH_EDIT_FLAGS(X)                                                                        \
  X(NEGATION, "negation") X(NUMBER, "number") X(MODAL, "modal") X(NAME, "name") X(CASE, "case")    \
  X(PUNCTUATION, "punctuation") X(SPEAKER, "speaker") /* it joins what several speakers say */
/* clang-format on */
#define quoth_check_verdict_X(id, name) QUOTH_CHECK_##id,
#define quoth_edit_kind_X(id, name) QUOTH_EDIT_##id,
#define quoth_edit_flag_X(id, name) QUOTH_TOUCHES_##id,
QUOTH_ENUM(quoth_check_verdict, QUOTH_CHECK_VERDICTS);
QUOTH_ENUM(quoth_edit_kind, QUOTH_EDIT_KINDS);
QUOTH_ENUM(quoth_edit_flag, QUOTH_EDIT_FLAGS);

typedef struct quoth_edit {
  quoth_span quote, text; /* bytes of the quotation and of the article; each may be absent */
  uint8_t kind;           /* quoth_edit_kind */
  uint8_t flags;          /* bits of quoth_edit_flag */
  uint8_t marked;         /* OMITTED: an ellipsis or an insertion stands for it */
} quoth_edit;

typedef struct quoth_check {
  quoth_alloc alloc;
  uint8_t verdict;             /* quoth_check_verdict */
  uint8_t flags;               /* of all edits */
  quoth_span span;             /* of the article: the place; absent where the verdict is ABSENT */
  uint32_t statement, speaker; /* indices: the innermost that says it, or QUOTH_NONE */
  uint32_t places;             /* how often the article has all of it in order; 0 where it does not */
  int by_speaker;    /* 1: the speaker that was asked for says it; 0: somebody else or nobody; -1: not asked */
  float likeness;    /* share of the quotation's words that the place has in order */
  quoth_edit *edits; /* in order */
  uint32_t edit_count;
} quoth_check;

typedef struct quoth_check_options {
  uint32_t min_words;   /* 0: 3 */
  quoth_string speaker; /* who is said to say it: the name, or its last words; may be absent */
} quoth_check_options;

/*
** Errors: EMPTY, TOO_SHORT (fewer than min_words words), TOO_LONG (over 4,096 words and marks), NO_MEMORY.
** *check is to be freed with quoth_check_free, whatever became of the article.
*/
quoth_status quoth_check_quote(const quoth_article *article, quoth_alloc alloc, quoth_string quote,
                               const quoth_check_options *options, quoth_check **check, quoth_error *error);
void quoth_check_free(quoth_check *check);

const char *quoth_status_name(quoth_status status);
const char *quoth_block_kind_name(unsigned kind);
const char *quoth_kind_name(unsigned kind);
const char *quoth_attribution_name(unsigned attribution);
const char *quoth_speech_status_name(unsigned status);
const char *quoth_speaker_type_name(unsigned type);
const char *quoth_repair_kind_name(unsigned kind);
const char *quoth_reason_name(unsigned reason);
const char *quoth_verdict_name(unsigned verdict);
const char *quoth_basis_name(unsigned basis);
const char *quoth_check_verdict_name(unsigned verdict);
const char *quoth_edit_kind_name(unsigned kind);
const char *quoth_edit_flag_name(unsigned flag); /* by number, not by bit */
/* Writes "say+that" and the like; returns its length, under QUOTH_PAIR_BYTES. which: 0 or 1. */
#define QUOTH_PAIR_BYTES 48
unsigned quoth_pair_name(unsigned which, unsigned pair, char name[QUOTH_PAIR_BYTES]);
const char *quoth_feature_name(unsigned feature); /* "" behind the last one */

#endif
