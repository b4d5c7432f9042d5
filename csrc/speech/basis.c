#include "speech/attribution.h"

/*
** What a speaker was taken from, read again from what the article holds: nothing is kept for it while statements are
** made, since hardly anybody asks.
*/

static quoth_span both(quoth_span x, quoth_span y) {
  if (!qt_has(x) || !qt_has(y)) return qt_has(x) ? x : y;
  return (quoth_span){x.start < y.start ? x.start : y.start, x.end > y.end ? x.end : y.end};
}

/* The announcement that opened the digest here, or the name in the title or in the section's lead. */
static quoth_span announcement_of(const quoth_article *a, const quoth_statement *s) {
  uint32_t at = s->span_count ? a->spans.at[s->first_span].start : a->blocks.at[s->block].span.start;
  const qt_scope *scope = qt_scope_at(a, at);
  if (!scope) return QT_NO_SPAN;
  quoth_span name = scope->name;
  uint32_t last = qt_last_before(a->announcements.at, a->announcements.count, at);
  bool named = qt_has(name) && last != QUOTH_NONE && name.start >= a->announcements.at[last].end;
  return last == QUOTH_NONE || named ? name : a->announcements.at[last];
}

static quoth_span label_of(const quoth_article *a, const quoth_statement *s) {
  uint32_t low = 0, high = a->labels.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->labels.at[middle].block <= s->block)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? a->labels.at[low - 1].label : QT_NO_SPAN;
}

/* The heading that an interview's answer stands under, where it is the question. */
static quoth_span question_above(const quoth_article *a, const quoth_statement *s) {
  bool above = s->answers == QUOTH_NONE && s->status != QUOTH_SPEECH_ASKED && s->section < a->sections.count;
  return above ? a->sections.at[s->section].heading : QT_NO_SPAN;
}

/* The statement before it that is not nested. */
static uint32_t before(const quoth_article *a, uint32_t index) {
  while (index > 0 && a->statements.at[--index].depth) continue;
  return index;
}

/* The statement behind it that is not nested. */
static uint32_t behind(const quoth_article *a, uint32_t index) {
  while (++index < a->statements.count && a->statements.at[index].depth) continue;
  return index < a->statements.count ? index : QUOTH_NONE;
}

/* The sentence before that is the newsroom's prose: headings and captions may stand between. */
static quoth_span introduction_of(const quoth_article *a, const quoth_statement *s) {
  uint32_t block = s->block;
  if (s->sentence > a->ranges.at[block].first_sentence) return a->sentences.at[s->sentence - 1];
  while (block-- > 0) {
    const qt_block_range *r = &a->ranges.at[block];
    if (qt_is_prose(a->blocks.at[block].kind) && r->sentence_count)
      return a->sentences.at[r->first_sentence + r->sentence_count - 1];
  }
  return QT_NO_SPAN;
}

static quoth_basis basis(quoth_basis_kind kind, quoth_span span, uint32_t statement) {
  return (quoth_basis){span, statement, qt_has(span) || statement != QUOTH_NONE ? kind : QUOTH_BASIS_NOTHING};
}

quoth_basis quoth_basis_of(const quoth_article *a, uint32_t index) {
  const quoth_statement *s = &a->statements.at[index];
  quoth_span words = both(s->mention, s->cue);
  switch ((qt_reason)s->reason) {
    case QT_REASON_LABEL: return basis(QUOTH_BASIS_LABEL, label_of(a, s), QUOTH_NONE);
    case QT_REASON_TURN: return basis(QUOTH_BASIS_LABEL, label_of(a, s), s->continues);
    case QT_REASON_INTERVIEW: return basis(QUOTH_BASIS_QUESTION, question_above(a, s), s->answers);
    case QT_REASON_SCOPE: return basis(QUOTH_BASIS_ANNOUNCEMENT, announcement_of(a, s), QUOTH_NONE);
    case QT_REASON_RUNS_INTO: return basis(QUOTH_BASIS_STATEMENT, QT_NO_SPAN, behind(a, index));
    case QT_REASON_RUN_ON:
    case QT_REASON_FOLLOWS: return basis(QUOTH_BASIS_STATEMENT, QT_NO_SPAN, index ? before(a, index) : QUOTH_NONE);
    case QT_REASON_INTRODUCED: return basis(QUOTH_BASIS_INTRODUCTION, introduction_of(a, s), QUOTH_NONE);
    case QT_REASON_DASH:
      if (qt_has(s->mention) && s->mention.start >= a->blocks.at[s->block].span.end && s->block + 1 < a->blocks.count)
        return basis(QUOTH_BASIS_SIGNATURE, a->blocks.at[s->block + 1].span, QUOTH_NONE);
      return basis(QUOTH_BASIS_LABEL, words, QUOTH_NONE);
    default: return basis(qt_has(s->cue) ? QUOTH_BASIS_CUE : QUOTH_BASIS_LABEL, words, QUOTH_NONE);
  }
}
