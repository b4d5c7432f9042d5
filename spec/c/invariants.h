/*
** What holds for every article, whatever the text: spans inside it and in order, indices inside their
** arrays, nesting well formed. article_fault names the first thing that does not, or returns NULL.
*/
#ifndef INVARIANTS_H
#define INVARIANTS_H

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "quoth.h"

static inline bool span_absent(quoth_span s) { return s.start == QUOTH_NONE && s.end == QUOTH_NONE; }
static inline bool span_inside(quoth_span s, quoth_span outer) {
  return s.start <= s.end && s.start >= outer.start && s.end <= outer.end;
}
static inline bool span_ok(quoth_span s, quoth_span outer) { return span_absent(s) || span_inside(s, outer); }
static inline bool range_ok(uint32_t first, uint32_t count, uint32_t total) {
  return count == 0 || (first < total && count <= total - first);
}

/* No boundary inside a character. Of text that is no UTF-8 nothing is asked. */
static inline bool on_boundary(quoth_string text, uint32_t at) {
  return at == QUOTH_NONE || at >= text.length || ((unsigned char)text.data[at] & 0xc0) != 0x80;
}
static inline bool on_boundaries(quoth_string text, const quoth_span *spans, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (!on_boundary(text, spans[i].start) || !on_boundary(text, spans[i].end)) return false;
  return true;
}

static inline bool in_order(const quoth_span *spans, uint32_t first, uint32_t count, quoth_span all) {
  uint32_t at = all.start;
  for (uint32_t i = first; i < first + count; i++) {
    if (!span_inside(spans[i], all) || spans[i].start < at) return false;
    at = spans[i].end;
  }
  return true;
}

static inline const char *layout_fault(const quoth_article *a, quoth_span all) {
  uint32_t blocks, sections, sentences, entries, at = 0;
  const quoth_entry *e = quoth_entries(a, &entries);
  const quoth_block *b = quoth_blocks(a, &blocks);
  const quoth_section *s = quoth_sections(a, &sections);
  const quoth_span *sentence = quoth_sentences(a, &sentences);
  for (uint32_t i = 0; i < blocks; i++) {
    if (!span_inside(b[i].span, all) || b[i].span.start < at) return "blocks out of order or range";
    if (b[i].section >= sections && sections) return "a block's section";
    if ((unsigned)b[i].kind >= quoth_block_kind_count_) return "a block's kind";
    at = b[i].span.end;
  }
  at = 0;
  for (uint32_t i = 0; i < sections; i++) {
    if (!span_inside(s[i].span, all) || s[i].span.start < at) return "sections out of order or range";
    if (!span_ok(s[i].heading, s[i].span)) return "a heading outside its section";
    if (!span_ok(s[i].topic, s[i].span)) return "a topic outside its section";
    at = s[i].span.start;
  }
  at = 0;
  for (uint32_t i = 0; i < entries; i++) {
    if (!span_inside(e[i].span, all) || e[i].span.start < at) return "entries out of order or range";
    if (!span_ok(e[i].heading, e[i].span)) return "a headline outside its entry";
    at = e[i].span.end;
  }
  if (!in_order(sentence, 0, sentences, all)) return "sentences out of order or range";
  if (!span_ok(quoth_label(a), all) || !span_ok(quoth_title(a), all) || !span_ok(quoth_deck(a), all))
    return "label, title or deck out of range";
  quoth_dateline d = quoth_dateline_of(a);
  if (!span_ok(d.span, all)) return "the dateline out of range";
  quoth_span scope = span_absent(d.span) ? (quoth_span){0, 0} : d.span;
  if (!span_ok(d.place, scope) || !span_ok(d.date, scope) || !span_ok(d.agency, scope))
    return "a part of the dateline outside it";
  return NULL;
}

static inline const char *cast_fault(const quoth_article *a, quoth_span all) {
  uint32_t speakers, mentions, named;
  const quoth_speaker *s = quoth_speakers(a, &speakers);
  const quoth_span *m = quoth_mentions(a, &mentions);
  const uint32_t *digest = quoth_digest_speakers(a, &named);
  for (uint32_t i = 0; i < speakers; i++) {
    if (!range_ok(s[i].first_mention, s[i].mention_count, mentions)) return "a speaker's mentions";
    if (!in_order(m, s[i].first_mention, s[i].mention_count, all)) return "mentions out of order or range";
    if ((unsigned)s[i].type >= quoth_speaker_type_count_) return "a speaker's type";
    if (!s[i].name.data || !s[i].name.length) return "a speaker without a name";
    if (!s[i].role.data && s[i].role.length) return "a speaker's role";
  }
  quoth_digest d = quoth_digest_of(a);
  if (!span_ok(d.span, all)) return "the digest out of range";
  if (!range_ok(d.first_speaker, d.speaker_count, named)) return "the digest's speakers";
  for (uint32_t i = 0; i < named; i++)
    if (digest[i] >= speakers) return "a digest's speaker that is none";
  return NULL;
}

typedef struct article_parts {
  uint32_t blocks, sections, sentences, speakers, statements, spans, insertions, elisions, repairs;
  const quoth_block *block;
  const quoth_span *sentence, *span, *insertion, *elision;
  const quoth_repair *repair;
  const quoth_statement *statement;
} article_parts;

static inline const char *statement_fault(const article_parts *p, uint32_t index) {
  const quoth_statement *s = &p->statement[index];
  if (s->block >= p->blocks) return "a statement's block";
  if (s->section >= p->sections && p->sections) return "a statement's section";
  if (s->sentence >= p->sentences) return "a statement's sentence";
  if (s->speaker != QUOTH_NONE && s->speaker >= p->speakers) return "a statement's speaker";
  if (s->kind >= quoth_kind_count_ || s->attribution >= quoth_attribution_count_ ||
      s->status >= quoth_speech_status_count_)
    return "a statement's kind, attribution or status";
  if (!(s->confidence >= 0 && s->confidence <= 1)) return "a statement's confidence";
  if (!range_ok(s->first_span, s->span_count, p->spans) ||
      !range_ok(s->first_insertion, s->insertion_count, p->insertions) ||
      !range_ok(s->first_elision, s->elision_count, p->elisions) ||
      !range_ok(s->first_repair, s->repair_count, p->repairs))
    return "a statement's ranges";
  quoth_span inside = p->block[s->block].span;
  if (!in_order(p->span, s->first_span, s->span_count, inside)) return "content out of order or out of its block";
  for (uint32_t i = 0; i < s->span_count; i++)
    if (p->span[s->first_span + i].start == p->span[s->first_span + i].end) return "an empty span of content";
  if (!s->span_count && s->status != QUOTH_SPEECH_REFUSED) return "a statement without content";
  /* "X said:" stands in a paragraph before the quotation, "- X" may stand in one behind it; all others in its block */
  const char *reason = quoth_reason_name(s->reason);
  quoth_span named = inside;
  if (!strcmp(reason, "introduced")) named = (quoth_span){0, inside.start};
  if (!strcmp(reason, "content-dash-speaker")) named.end = p->block[p->blocks - 1].span.end;
  if (!span_ok(s->mention, named) || !span_ok(s->cue, named)) return "a mention or cue out of its place";
  if (!in_order(p->insertion, s->first_insertion, s->insertion_count, inside) ||
      !in_order(p->elision, s->first_elision, s->elision_count, inside))
    return "insertions or elisions out of order or out of their block";
  for (uint32_t i = 0; i < s->repair_count; i++)
    if (p->repair[s->first_repair + i].kind >= quoth_repair_kind_count_ ||
        p->repair[s->first_repair + i].at > inside.end)
      return "a repair";
  if (s->continues != QUOTH_NONE && s->continues >= index) return "a statement that continues a later one";
  if (s->answers != QUOTH_NONE && (s->answers >= index || p->statement[s->answers].status != QUOTH_SPEECH_ASKED))
    return "an answer to what is no question before it";
  return NULL;
}

/* Words of the text, or a statement before it; of a quotation that runs into the next paragraph the one behind it. */
static inline const char *basis_fault(const quoth_article *a, const quoth_statement *s, quoth_span all,
                                      uint32_t index) {
  quoth_basis b = quoth_basis_of(a, index);
  if (b.kind >= quoth_basis_kind_count_ || !span_ok(b.span, all)) return "a basis";
  bool runs_into = !strcmp(quoth_reason_name(s->reason), "quotation-runs-into");
  if (b.statement != QUOTH_NONE && (b.statement == index || (b.statement > index) != runs_into))
    return "a basis behind its statement";
  bool nothing = b.span.start == QUOTH_NONE && b.statement == QUOTH_NONE;
  return nothing == (b.kind == QUOTH_BASIS_NOTHING) ? NULL : "a basis of nothing";
}

/* Nested statements follow theirs, one level at a time, and stand in its block. */
static inline const char *nesting_fault(const article_parts *p) {
  uint32_t id = 0, parent_end[64];
  for (uint32_t i = 0; i < p->statements; i++) {
    const quoth_statement *s = &p->statement[i];
    if (s->depth >= 64) return "nesting too deep";
    if (s->nested_count > p->statements - i - 1) return "nested statements behind the end";
    if (s->depth == 0) {
      if (s->id != ++id) return "ids out of order";
      if (i && p->statement[i - 1].depth == 0 && s->block < p->statement[i - 1].block) return "statements out of order";
    } else {
      if (s->id != 0) return "a nested statement with an id";
      if (i == 0 || s->depth > p->statement[i - 1].depth + 1) return "a nested statement without its parent";
      if (i >= parent_end[s->depth - 1]) return "a nested statement behind its parent's last";
      if (i + s->nested_count + 1 > parent_end[s->depth - 1]) return "nested statements that outgrow their parent";
      if (s->block != p->statement[i - 1].block) return "a nested statement in another block";
    }
    parent_end[s->depth] = i + s->nested_count + 1;
    if (s->nested_count && p->statement[i + 1].depth != s->depth + 1) return "a count of nested statements";
    if (i + s->nested_count + 1 < p->statements && p->statement[i + s->nested_count + 1].depth > s->depth)
      return "a nested statement that its parent does not count";
  }
  return NULL;
}

static inline const char *article_fault(const quoth_article *a) {
  article_parts p;
  const char *fault;
  quoth_string text = quoth_text(a);
  quoth_span all = {0, text.length};
  p.block = quoth_blocks(a, &p.blocks);
  quoth_sections(a, &p.sections);
  p.sentence = quoth_sentences(a, &p.sentences);
  quoth_speakers(a, &p.speakers);
  p.statement = quoth_statements(a, &p.statements);
  p.span = quoth_spans(a, &p.spans);
  p.insertion = quoth_insertions(a, &p.insertions);
  p.elision = quoth_elisions(a, &p.elisions);
  p.repair = quoth_repairs(a, &p.repairs);
  if ((fault = layout_fault(a, all)) != NULL || (fault = cast_fault(a, all)) != NULL) return fault;
  for (uint32_t i = 0; i < p.statements; i++)
    if ((fault = statement_fault(&p, i)) != NULL || (fault = basis_fault(a, &p.statement[i], all, i)) != NULL)
      return fault;
  if ((fault = nesting_fault(&p)) != NULL) return fault;
  if (qt_text_check(text.data, text.length).bad_bytes == 0 &&
      (!on_boundaries(text, p.sentence, p.sentences) || !on_boundaries(text, p.span, p.spans)))
    return "a boundary inside a character";
  return NULL;
}

#endif
