/*
** The article object, and the one function that runs the stages in order.
*/
#include "quoth.h"

#include "base/model.h"
#include "read/capitals.h"
#include "read/outline.h"
#include "read/plain.h"
#include "read/web.h"
#include "speech/attribution.h"
#include "speech/cast.h"
#include "speech/quotation.h"
#include "speech/sentence.h"

typedef quoth_status stage(quoth_article *article);

static quoth_status check_text(quoth_article *a) {
  qt_text_faults faults = qt_text_check(a->text, a->length);
  bool ok = true;
  if (faults.bad_bytes)
    ok = qt_warn(a, "bad_utf8", "bytes that are no UTF-8 were kept and are written as U+FFFD", faults.first_bad);
  if (ok && faults.bad_bytes) a->warnings.at[a->warnings.count - 1].count = faults.bad_bytes;
  if (ok && faults.nuls) ok = qt_warn(a, "nul", "NUL bytes were kept and read as white space", faults.first_nul);
  if (ok && faults.nuls) a->warnings.at[a->warnings.count - 1].count = faults.nuls;
  return ok ? QUOTH_OK : QUOTH_NO_MEMORY;
}

/* Every block's tokens, in text order. */
static quoth_status tokenize_blocks(quoth_article *a) {
  if (!qt_vec_reserve(&a->alloc, &a->ranges, a->blocks.count)) return QUOTH_NO_MEMORY;
  if (!qt_tokens_reserve(&a->alloc, &a->tokens, qt_expected_tokens(a->text, a->length))) return QUOTH_NO_MEMORY;
  for (uint32_t i = 0; i < a->blocks.count; i++) {
    qt_block_range *range = qt_vec_push(&a->alloc, &a->ranges);
    range->first_token = a->tokens.count;
    if (!qt_tokenize(&a->alloc, a->lexicon, a->text, a->length, a->blocks.at[i].span, &a->tokens, &range->traits))
      return QUOTH_NO_MEMORY;
    range->token_count = a->tokens.count - range->first_token;
  }
  qt_tokens_trim(&a->alloc, &a->tokens);
  return QUOTH_OK;
}

static quoth_status read_blocks(quoth_article *a) { return a->marked ? QUOTH_OK : qt_read_plain(a); }

static quoth_status settle_capitals(quoth_article *a) {
  qt_settle_capitals(a);
  return QUOTH_OK;
}

static stage *const stages[] = {check_text,   read_blocks,   tokenize_blocks, qt_outline,  settle_capitals,
                                qt_sentences, qt_quotations, qt_cast,         qt_attribute};

static bool is_blank(const char *text, size_t length) {
  quoth_span all = qt_trim_span(text, (quoth_span){0, (uint32_t)length});
  return all.start == all.end;
}

static void explain(quoth_error *error, quoth_status status, size_t length, bool page) {
  if (status == QUOTH_EMPTY && page)
    qt_fail(error, status, QUOTH_NONE, "the page has no article: no text was found in it");
  else if (status == QUOTH_EMPTY)
    qt_fail(error, status, QUOTH_NONE, "the document is empty: it has no text but white space");
  else if (status == QUOTH_TOO_LONG)
    qt_fail(error, status, QUOTH_NONE, "the document is too long when it is decoded to UTF-8");
  else
    qt_fail(error, status, QUOTH_NONE, "not enough memory for a document of %zu bytes", length);
}

quoth_article *quoth_parse(quoth_alloc alloc, const char *text, size_t length, const quoth_options *options,
                           quoth_error *error) {
  size_t limit = options->max_bytes && options->max_bytes < QUOTH_MAX_BYTES ? options->max_bytes : QUOTH_MAX_BYTES;
  if (length > limit) {
    qt_fail(error, QUOTH_TOO_LONG, QUOTH_NONE, "the document has %zu bytes; at most %zu are read", length, limit);
    return NULL;
  }
  if (is_blank(text, length)) {
    explain(error, QUOTH_EMPTY, length, false);
    return NULL;
  }
  quoth_article *a = alloc.fn(alloc.ud, NULL, 0, sizeof *a);
  quoth_status status = a ? QUOTH_OK : QUOTH_NO_MEMORY;
  if (a) {
    memset(a, 0, sizeof *a);
    a->alloc = a->arena.alloc = alloc;
    a->lexicon = options->language;
    a->text = text;
    a->length = (uint32_t)length;
    a->label = a->title = a->deck = QT_NO_SPAN;
    a->dateline = (quoth_dateline){QT_NO_SPAN, QT_NO_SPAN, QT_NO_SPAN, QT_NO_SPAN};
    a->digest.span = QT_NO_SPAN;
  }
  if (a && options->fallback &&
      !qt_warn(a, "unknown_language", "no rules for this language: those of another were used", QUOTH_NONE))
    status = QUOTH_NO_MEMORY;
  if (status == QUOTH_OK) status = qt_read_document(a, text, (uint32_t)length, options);
  /* a byte order mark alone, white space in UTF-16 */
  if (status == QUOTH_OK && !a->marked && is_blank(a->text, a->length)) status = QUOTH_EMPTY;
  for (size_t i = 0; status == QUOTH_OK && i < sizeof stages / sizeof *stages; i++) status = stages[i](a);
  if (status == QUOTH_OK) return a;
  bool page = a && a->marked;
  quoth_free(a);
  explain(error, status, length, page);
  return NULL;
}

/* Every array of the article: one list for freeing and for counting. */
/* clang-format off */
#define ARRAYS(X) \
  X(blocks) X(ranges) X(sections) X(entries) X(digest_speakers) X(digest_names) X(scopes) X(announcements) X(labels) \
  X(sentences) X(sentence_tokens) X(quotes) X(insertions) X(elisions) X(repairs) X(mentions) \
  X(starts) X(mention_spans) X(speakers) X(statements) X(spans) X(evidences) X(warnings)
/* clang-format on */

void quoth_free(quoth_article *a) {
  if (!a) return;
  quoth_alloc alloc = a->alloc;
#define X(name) qt_vec_free(&alloc, &a->name);
  ARRAYS(X)
#undef X
  qt_tokens_free(&alloc, &a->tokens);
  qt_origin_free(a);
  qt_arena_free(&a->arena);
  alloc.fn(alloc.ud, a, sizeof *a, 0);
}

size_t quoth_memory(const quoth_article *a) {
  size_t bytes = sizeof *a + a->arena.held + qt_origin_memory(a) + qt_tokens_memory(&a->tokens);
#define X(name) bytes += (size_t)a->name.capacity * sizeof *a->name.at;
  ARRAYS(X)
#undef X
  return bytes;
}

bool qt_warn(quoth_article *a, const char *code, const char *message, uint32_t at) {
  for (uint32_t i = 0; i < a->warnings.count; i++) {
    if (a->warnings.at[i].code == code) {
      a->warnings.at[i].count++;
      return true;
    }
  }
  quoth_warning *w = qt_vec_push(&a->alloc, &a->warnings);
  if (!w) return false;
  *w = (quoth_warning){code, message, at, 1};
  return true;
}

quoth_string quoth_text(const quoth_article *a) { return (quoth_string){a->text, a->length}; }

#define ARRAY_ACCESSOR(type, name, field) \
  const type *name(const quoth_article *a, uint32_t *count) { \
    *count = a->field.count; \
    return a->field.at; \
  }
ARRAY_ACCESSOR(quoth_block, quoth_blocks, blocks)
ARRAY_ACCESSOR(quoth_section, quoth_sections, sections)
ARRAY_ACCESSOR(quoth_entry, quoth_entries, entries)
ARRAY_ACCESSOR(quoth_span, quoth_sentences, sentences)
ARRAY_ACCESSOR(quoth_speaker, quoth_speakers, speakers)
ARRAY_ACCESSOR(quoth_span, quoth_mentions, mention_spans)
ARRAY_ACCESSOR(quoth_statement, quoth_statements, statements)
ARRAY_ACCESSOR(quoth_span, quoth_spans, spans)
ARRAY_ACCESSOR(quoth_span, quoth_insertions, insertions)
ARRAY_ACCESSOR(quoth_span, quoth_elisions, elisions)
ARRAY_ACCESSOR(quoth_repair, quoth_repairs, repairs)
ARRAY_ACCESSOR(uint32_t, quoth_digest_speakers, digest_speakers)
ARRAY_ACCESSOR(quoth_evidence, quoth_evidences, evidences)
ARRAY_ACCESSOR(quoth_warning, quoth_warnings, warnings)

quoth_span quoth_label(const quoth_article *a) { return a->label; }
quoth_span quoth_title(const quoth_article *a) { return a->title; }
quoth_span quoth_deck(const quoth_article *a) { return a->deck; }
quoth_dateline quoth_dateline_of(const quoth_article *a) { return a->dateline; }
quoth_digest quoth_digest_of(const quoth_article *a) { return a->digest; }

#define NAME_ACCESSOR(name, list) \
  const char *name(unsigned value) { \
    static const char *const names[] = {list(NAME_X)}; \
    return value < sizeof names / sizeof *names ? names[value] : ""; \
  }
#define NAME_X(id, name) name,
NAME_ACCESSOR(quoth_block_kind_name, QUOTH_BLOCK_KINDS)
NAME_ACCESSOR(quoth_kind_name, QUOTH_KINDS)
NAME_ACCESSOR(quoth_attribution_name, QUOTH_ATTRIBUTIONS)
NAME_ACCESSOR(quoth_speech_status_name, QUOTH_SPEECH_STATUSES)
NAME_ACCESSOR(quoth_speaker_type_name, QUOTH_SPEAKER_TYPES)
NAME_ACCESSOR(quoth_repair_kind_name, QUOTH_REPAIR_KINDS)
NAME_ACCESSOR(quoth_verdict_name, QUOTH_VERDICTS)
NAME_ACCESSOR(quoth_basis_name, QUOTH_BASES)
NAME_ACCESSOR(quoth_check_verdict_name, QUOTH_CHECK_VERDICTS)
NAME_ACCESSOR(quoth_edit_kind_name, QUOTH_EDIT_KINDS)
NAME_ACCESSOR(quoth_edit_flag_name, QUOTH_EDIT_FLAGS)

const char *quoth_status_name(quoth_status status) {
  static const char *const names[] = {QUOTH_STATUSES(NAME_X)};
  return (unsigned)status < sizeof names / sizeof *names ? names[status] : "";
}
