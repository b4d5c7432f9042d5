/*
** Sections: a heading and the blocks below it, up to the next one, with the topic that the heading names.
*/
#include "read/outline_parts.h"

static quoth_span with_number(const quoth_article *a, uint32_t block) {
  quoth_span s = a->blocks.at[block].span;
  uint32_t i = s.start, least = block ? a->blocks.at[block - 1].span.end : 0;
  while (i > least && a->text[i - 1] != '\n' && a->text[i - 1] != '\r' && s.start - i < 16) i--;
  quoth_span whole = qt_trim_span(a->text, (quoth_span){i, s.end});
  bool digit = a->text[whole.start] >= '0' && a->text[whole.start] <= '9';
  return digit && i < s.start ? whole : s;
}

/* Before "she said –": the topic of a heading that hangs over its quotation. */
static uint32_t before_cue(const quoth_article *a, uint32_t first, uint32_t stop) {
  uint32_t cue = QUOTH_NONE;
  for (uint32_t i = first + 1; i < stop; i++)
    if (qt_has_class(a, i, stop, QT_CUE_CLASSES, 0)) cue = i;
  if (cue == QUOTH_NONE || stop - cue > 4) return stop;
  uint32_t i = cue;
  uint64_t pronouns = QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY) | QT_BIT(PRONOUN);
  if (i > first + 1 && qt_has_class(a, i - 1, stop, pronouns, 0))
    i--;
  else
    while (i > first + 1 && (qt_tok(a, i - 1).flags & QT_CAPITAL)) i--;
  if (i == cue) return stop;
  if (i > first + 1 && qt_is_mark(qt_tok(a, i - 1), QT_COMMA)) i--;
  return i;
}

/* The dot of "TRAMS. Line 3": the text goes on behind it in the same line. */
static bool is_run_in_stop(const quoth_article *a, uint32_t block, uint32_t stop) {
  return stop == qt_stop(a, block) && qt_is_mark(qt_tok(a, stop - 1), QT_DOT) && block + 1 < a->blocks.count &&
         a->ranges.at[block + 1].token_count && !(qt_tok(a, stop).flags & QT_NEW_LINE);
}

static quoth_span topic_of(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  if (qt_is_line_in_single_marks(a, block)) return qt_token_span(a, first + 1, stop - 1);
  bool bold = qt_is_of_bold(a, first) && qt_is_of_bold(a, stop - 1);
  while (bold && stop > first + 1 && qt_is_of_bold(a, first)) first++;
  while (bold && stop > first + 1 && qt_is_of_bold(a, stop - 1)) stop--;
  if (stop > first + 1 && (qt_is_mark(qt_tok(a, first), QT_ELLIPSIS) || qt_is_mark(qt_tok(a, first), QT_DOTS))) first++;
  if (qt_is_trailing_off(a, block) && stop > first + 1) stop--;
  while (stop > first + 1 && (qt_is_mark(qt_tok(a, stop - 1), QT_COLON) || is_run_in_stop(a, block, stop) ||
                              qt_is_dash(a, stop - 1, qt_stop(a, block))))
    stop--;
  if (stop > first + 2 && qt_kind(qt_tok(a, first)) == QT_NUMBER && qt_is_mark(qt_tok(a, first + 1), QT_DOT))
    first += 2;
  if (qt_leads_topic(a, block)) stop = before_cue(a, first, stop);
  uint32_t lead = qt_has_class(a, first, stop, 0, QT_MORE(TOPIC_LEAD));
  if (lead && first + lead < stop) first += lead;
  return qt_token_span(a, first, stop);
}

static bool open_section(quoth_article *a, uint32_t block) {
  if (a->sections.count) a->sections.at[a->sections.count - 1].span.end = a->blocks.at[block].span.start;
  quoth_section *section = qt_vec_push(&a->alloc, &a->sections);
  if (!section) return false;
  *section = (quoth_section){{a->blocks.at[block].span.start, a->length}, QT_NO_SPAN, QT_NO_SPAN};
  if (a->blocks.at[block].kind != QUOTH_BLOCK_HEADING) return true;
  a->blocks.at[block].span = with_number(a, block);
  section->heading = a->blocks.at[block].span;
  section->topic = topic_of(a, block);
  section->span.start = section->heading.start;
  return true;
}

/* An entry begins at the block, and the heading above it is another entry's. *entry: the next one. */
static bool begins_entry(const quoth_article *a, uint32_t block, uint32_t *entry) {
  if (*entry == a->entries.count || a->blocks.at[block].span.start < a->entries.at[*entry].span.start) return false;
  quoth_span heading = a->sections.count ? a->sections.at[a->sections.count - 1].heading : QT_NO_SPAN;
  uint32_t headline = a->entries.at[(*entry)++].heading.start;
  bool headed = false;
  for (uint32_t i = block; headline != QUOTH_NONE && i < a->blocks.count && !headed; i++) {
    if (a->blocks.at[i].span.start > headline) break;
    headed = a->blocks.at[i].span.start == headline && a->blocks.at[i].kind == QUOTH_BLOCK_HEADING;
  }
  return !headed && heading.start != QUOTH_NONE && heading.start >= a->entries.at[0].span.start;
}

quoth_status qt_find_sections(qt_outliner *o) {
  quoth_article *a = o->article;
  uint32_t entry = 0;
  for (uint32_t i = 0; i < a->blocks.count; i++) {
    bool heading = a->blocks.at[i].kind == QUOTH_BLOCK_HEADING, begins = begins_entry(a, i, &entry);
    if ((heading || begins || !a->sections.count) && !open_section(a, i)) return QUOTH_NO_MEMORY;
    o->headings += heading;
    a->blocks.at[i].section = a->sections.count - 1;
  }
  return QUOTH_OK;
}
