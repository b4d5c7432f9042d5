#include "check/judge.h"

#include "check/edge.h"
#include "check/touch.h"

enum { LEAST_LIKENESS = 50 /* percent of the words: below it the quotation is not this place's */ };

typedef struct judge {
  const qt_case *c;
  const qt_steps *steps;
  qt_judgement *out;
  bool altered, omitted, normalised;
  uint32_t words, matched; /* of the quotation, editor's words not counted */
} judge;

static qt_item quote_item(const judge *j, uint32_t i) { return j->c->quote.list.at[j->steps->at[i].quote]; }
static qt_item text_item(const judge *j, uint32_t i) { return j->c->text.list.at[j->steps->at[i].text]; }
static qt_step_kind kind_of(const judge *j, uint32_t i) { return (qt_step_kind)j->steps->at[i].kind; }

static bool is_gap(const judge *j, uint32_t i) {
  return kind_of(j, i) == QT_STEP_GAP || (kind_of(j, i) == QT_STEP_OMIT && (text_item(j, i).flags & QT_ITEM_GAP));
}

/* --- pairs */

/* Behind the first letter; [t] is one. */
static qt_item without_first(const char *text, qt_item item) {
  uint32_t length;
  bool bracket = text[item.start] == '[';
  qt_decode(text + item.start + bracket, item.end - item.start - bracket, &length);
  item.start += length + 2 * bracket;
  return item;
}

static qt_likeness likeness_of(const judge *j, uint32_t i) {
  const char *quote = j->c->quote.text, *text = j->c->text.text;
  qt_item a = quote_item(j, i), b = text_item(j, i);
  qt_likeness alike = qt_compare(quote, a, text, b);
  if (alike != QT_SAME_BUT_CASE || !(a.flags & QT_ITEM_CASE_FREE)) return alike;
  qt_item c = without_first(quote, a), d = without_first(text, b);
  bool rest = c.start == c.end ? d.start == d.end : qt_compare(quote, c, text, d) >= QT_SAME_NORMALISED;
  return rest ? QT_SAME_NORMALISED : alike;
}

static bool is_same_pair(const judge *j, uint32_t i) {
  return kind_of(j, i) == QT_STEP_PAIR && likeness_of(j, i) >= QT_SAME_NORMALISED;
}

/* --- edits */

static void widen(quoth_span *span, qt_item item) {
  if (span->start == QUOTH_NONE) span->start = item.start;
  span->end = item.end;
}

static bool add_edit(judge *j, quoth_edit edit) {
  quoth_edit *place = qt_vec_push(j->c->alloc, &j->out->edits);
  if (!place) return false;
  *place = edit;
  j->out->flags |= edit.flags;
  return true;
}

/* Steps [i, end) that are the same: an edit for each stretch without a gap. */
static bool add_same(judge *j, uint32_t i, uint32_t end) {
  quoth_edit edit = {QT_NO_SPAN, QT_NO_SPAN, QUOTH_EDIT_SAME, 0, 0};
  for (; i < end; i++) {
    if (is_gap(j, i)) {
      if (qt_has(edit.quote) && !add_edit(j, edit)) return false;
      edit.quote = edit.text = QT_NO_SPAN;
      continue;
    }
    qt_item a = quote_item(j, i);
    widen(&edit.quote, a);
    widen(&edit.text, text_item(j, i));
    if (qt_item_is_mark(a) || (a.flags & QT_ITEM_EDITOR)) continue;
    j->words++;
    j->matched++;
  }
  return !qt_has(edit.quote) || add_edit(j, edit);
}

/* What differs between two items that are the same. */
typedef struct difference {
  uint32_t first, end; /* steps */
  quoth_span quote, text, editor;
  uint32_t quote_words, text_words, quote_marks, text_marks, case_only;
  uint8_t flags, editor_flags;
  bool ellipsis, gap;
} difference;

static void note_quote(judge *j, difference *d, qt_item item, bool paired) {
  if (qt_item_is_ellipsis(item)) {
    d->ellipsis = true;
  } else if ((item.flags & QT_ITEM_EDITOR) && !paired) {
    widen(&d->editor, item);
    d->editor_flags |= qt_touches(j->c->article, &j->c->quote, item, true);
  } else {
    widen(&d->quote, item);
    d->flags |= qt_touches(j->c->article, &j->c->quote, item, true);
    if (qt_item_is_mark(item) && !qt_item_is_sign(item))
      d->quote_marks++;
    else
      d->quote_words++;
  }
}

static void note_text(judge *j, difference *d, qt_item item) {
  widen(&d->text, item);
  d->flags |= qt_touches(j->c->article, &j->c->text, item, false);
  if (qt_item_is_mark(item) && !qt_item_is_sign(item))
    d->text_marks++;
  else
    d->text_words++;
}

static difference look(judge *j, uint32_t first, uint32_t end) {
  difference d = {.first = first, .end = end, .quote = QT_NO_SPAN, .text = QT_NO_SPAN, .editor = QT_NO_SPAN};
  for (uint32_t i = first; i < end; i++) {
    qt_step_kind kind = kind_of(j, i);
    if (is_gap(j, i)) {
      d.gap = true;
      continue;
    }
    if (kind == QT_STEP_PAIR && likeness_of(j, i) == QT_SAME_BUT_CASE) {
      d.case_only++;
      j->matched++;
    }
    if (kind != QT_STEP_OMIT) note_quote(j, &d, quote_item(j, i), kind == QT_STEP_PAIR);
    if (kind != QT_STEP_ADD) note_text(j, &d, text_item(j, i));
  }
  j->words += d.quote_words;
  return d;
}

/* --- what a difference means */

/* Brackets do not: "We will [not] close" is one clause. */
static bool ends_clause(qt_item item) {
  return qt_item_is_mark(item) && !qt_item_is_sign(item) && !qt_item_is(item, QT_LBRACKET) &&
         !qt_item_is(item, QT_RBRACKET) && !qt_item_is(item, QT_LPAREN) && !qt_item_is(item, QT_RPAREN);
}

/* Does what was left out begin and end where clauses do? first, last: items of the article. */
static bool is_whole_clauses(const judge *j, uint32_t first, uint32_t last) {
  const qt_item *list = j->c->text.list.at;
  bool begins = first == 0 || ends_clause(list[first - 1]) || ends_clause(list[first]);
  bool ends = ends_clause(list[last]) || last + 1 == j->c->text.list.count || ends_clause(list[last + 1]);
  return begins && ends;
}

/* Does what was left out begin or end inside a word or a number? */
static bool cuts_word(const qt_items *text, uint32_t first, uint32_t last) {
  return (first > 0 && qt_has(qt_joined_behind(text, first - 1))) ||
         (last + 1 < text->list.count && qt_has(qt_joined_before(text, last + 1)));
}

static bool is_fair_omission(const judge *j, const difference *d, bool marked) {
  uint32_t first = QUOTH_NONE, last = 0;
  for (uint32_t i = d->first; i < d->end; i++) {
    if (kind_of(j, i) != QT_STEP_OMIT || is_gap(j, i)) continue;
    if (first == QUOTH_NONE) first = j->steps->at[i].text;
    last = j->steps->at[i].text;
  }
  if (first != QUOTH_NONE && cuts_word(&j->c->text, first, last)) return false;
  return !(d->flags & QT_TOUCHES_SENSE) || (marked && is_whole_clauses(j, first, last));
}

static bool asks_or_cries(qt_item item) { return qt_item_is(item, QT_QUESTION) || qt_item_is(item, QT_BANG); }

/*
** Marks only. They are the house's beside an ellipsis, an insertion, a gap, and at both ends, where a comma
** becomes a full stop; but a question stays one.
*/
static bool is_fair_mark(const judge *j, const difference *d) {
  const qt_items *text = &j->c->text;
  uint32_t behind = QUOTH_NONE;
  for (uint32_t i = d->first; i < d->end && !d->ellipsis; i++) {
    qt_step_kind kind = kind_of(j, i);
    if (kind == QT_STEP_GAP) continue;
    if (kind != QT_STEP_OMIT && asks_or_cries(quote_item(j, i))) return false;
    if (kind != QT_STEP_ADD && asks_or_cries(text_item(j, i))) return false;
    if (kind == QT_STEP_ADD) behind = j->steps->at[i].text;
  }
  if (d->first == 0 || d->ellipsis || d->gap || qt_has(d->editor)) return true;
  /* at the end: not in place of the question mark that stands there */
  bool asks = behind != QUOTH_NONE && behind < text->list.count && asks_or_cries(text->list.at[behind]);
  return d->end == j->steps->count && !asks;
}

static bool judge_words(judge *j, const difference *d) {
  bool marked = d->ellipsis || qt_has(d->editor);
  quoth_edit edit = {d->quote, d->text, QUOTH_EDIT_CHANGED, d->flags, 0};
  if (!d->quote_words) {
    edit.kind = QUOTH_EDIT_OMITTED;
    edit.quote = QT_NO_SPAN;
    edit.marked = marked;
    j->omitted = true;
    if (!is_fair_omission(j, d, marked)) j->altered = true;
  } else {
    if (!d->text_words) edit.kind = QUOTH_EDIT_ADDED;
    if (!d->text_words) edit.text = QT_NO_SPAN;
    if (d->case_only == d->quote_words && d->quote_words == d->text_words) edit.flags = 1 << QUOTH_TOUCHES_CASE;
    if (d->quote_marks != d->text_marks) edit.flags |= 1 << QUOTH_TOUCHES_PUNCTUATION;
    j->altered = true;
  }
  return add_edit(j, edit);
}

static bool judge_marks(judge *j, const difference *d) {
  if (!d->quote_marks && !d->text_marks) return true;
  if (is_fair_mark(j, d)) return true;
  uint8_t kind = !d->quote_marks ? QUOTH_EDIT_OMITTED : !d->text_marks ? QUOTH_EDIT_ADDED : QUOTH_EDIT_CHANGED;
  j->altered = true;
  return add_edit(j, (quoth_edit){d->quote, d->text, kind, 1 << QUOTH_TOUCHES_PUNCTUATION, 0});
}

static bool judge_difference(judge *j, uint32_t first, uint32_t end) {
  difference d = look(j, first, end);
  j->normalised = true;
  if (qt_has(d.editor)) {
    if (d.editor_flags & QT_TOUCHES_SENSE) j->altered = true;
    if (!add_edit(j, (quoth_edit){d.editor, QT_NO_SPAN, QUOTH_EDIT_EDITORIAL, d.editor_flags, 0})) return false;
  }
  return d.quote_words || d.text_words ? judge_words(j, &d) : judge_marks(j, &d);
}

static bool judge_steps(judge *j) {
  const uint32_t count = j->steps->count;
  for (uint32_t i = 0; i < count;) {
    uint32_t end = i;
    while (end < count && is_same_pair(j, end)) end++;
    /* a gap by itself lies between two stretches that are the same */
    uint32_t behind = end;
    while (behind < count && is_gap(j, behind)) behind++;
    if (behind > end && end > i && behind < count && is_same_pair(j, behind)) {
      while (behind < count && (is_same_pair(j, behind) || is_gap(j, behind))) behind++;
      while (behind > end && is_gap(j, behind - 1)) behind--;
      end = behind;
    }
    if (end > i && !add_same(j, i, end)) return false;
    for (i = end; end < count && !is_same_pair(j, end);) end++;
    if (end > i && !judge_difference(j, i, end)) return false;
    i = end;
  }
  return true;
}

/* --- ends */

static uint32_t first_pair(const judge *j) {
  uint32_t i = 0;
  while (i < j->steps->count && kind_of(j, i) != QT_STEP_PAIR) i++;
  return i;
}

static bool add_cut(judge *j, const qt_items *items, quoth_span cut, bool of_quote) {
  uint8_t flags = 1 << QUOTH_TOUCHES_PUNCTUATION;
  for (uint32_t i = cut.start; i < cut.end; i++)
    if (items->text[i] == '%' || (items->text[i] >= '0' && items->text[i] <= '9')) flags = 1 << QUOTH_TOUCHES_NUMBER;
  j->altered = true;
  return add_edit(j, of_quote ? (quoth_edit){cut, QT_NO_SPAN, QUOTH_EDIT_ADDED, flags, 0}
                              : (quoth_edit){QT_NO_SPAN, cut, QUOTH_EDIT_OMITTED, flags, 0});
}

/* The quotation begins inside a word or a number of the article's, or makes another one of it: -5 of 5. */
static bool judge_start(judge *j) {
  uint32_t i = first_pair(j);
  if (i == j->steps->count) return true;
  const qt_items *quote = &j->c->quote, *text = &j->c->text;
  uint32_t in_quote = j->steps->at[i].quote, in_text = j->steps->at[i].text;
  quoth_span q = qt_joined_before(quote, in_quote), t = qt_joined_before(text, in_text);
  if (!qt_has(t)) return !qt_has(q) || add_cut(j, quote, q, true);
  bool inside = in_text > 0 && t.start < text->list.at[in_text - 1].start;
  bool same = qt_has(q) && quote->list.at[in_quote - 1].id == text->list.at[in_text - 1].id;
  return (same && !inside) || add_cut(j, text, t, false);
}

static bool judge_end(judge *j) {
  uint32_t i = j->steps->count;
  while (i > 0 && kind_of(j, i - 1) != QT_STEP_PAIR) i--;
  if (i == 0) return true;
  quoth_span cut = qt_joined_behind(&j->c->text, j->steps->at[i - 1].text);
  return !qt_has(cut) || add_cut(j, &j->c->text, cut, false);
}

/* --- contents */

/* How many contents begin at or before the byte. */
static uint32_t content_before(const qt_case *c, uint32_t byte) {
  uint32_t low = 0, high = c->contents.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (c->contents.at[middle].span.start <= byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The number of the content that has the byte, or QUOTH_NONE. */
static uint32_t content_at(const qt_case *c, uint32_t byte) {
  uint32_t low = content_before(c, byte);
  return low && byte < c->contents.at[low - 1].span.end ? low - 1 : QUOTH_NONE;
}

static uint32_t statement_at(const qt_case *c, uint32_t byte) {
  uint32_t i = content_at(c, byte);
  return i == QUOTH_NONE ? QUOTH_NONE : c->contents.at[i].statement;
}

/* Are they in two stretches of one statement? */
static bool is_joined(const qt_case *c, qt_item before, qt_item behind) {
  uint32_t a = content_at(c, before.start), b = content_at(c, behind.start);
  return a != b && a != QUOTH_NONE && b != QUOTH_NONE && c->contents.at[a].statement == c->contents.at[b].statement;
}

/* --- every byte */

static bool same_bytes(const char *a, uint32_t from, uint32_t to, const char *b, uint32_t start, uint32_t end) {
  return to - from == end - start && memcmp(a + from, b + start, to - from) == 0;
}

/* What stands between two items: the same bytes, or one space where two stretches of a statement meet. */
static bool same_between(const judge *j, uint32_t before, uint32_t behind) {
  const char *quote = j->c->quote.text;
  qt_item a = quote_item(j, before), b = quote_item(j, behind), c = text_item(j, before), d = text_item(j, behind);
  if (is_joined(j->c, c, d)) return b.start - a.end == 1 && quote[a.end] == ' ';
  return same_bytes(quote, a.end, b.start, j->c->text.text, c.end, d.start);
}

/* All steps are pairs and gaps. */
static bool is_exact(const judge *j) {
  uint32_t before = QUOTH_NONE;
  for (uint32_t i = 0; i < j->steps->count; i++) {
    if (is_gap(j, i)) continue;
    if (likeness_of(j, i) != QT_SAME_BYTES) return false;
    if (before != QUOTH_NONE && !same_between(j, before, i)) return false;
    before = i;
  }
  return true;
}

/* --- who says it */

static bool is_inside(const quoth_article *a, const quoth_statement *s, quoth_span span) {
  if (!s->span_count) return false;
  const quoth_span *spans = a->spans.at + s->first_span;
  return spans[0].start <= span.start && span.end <= spans[s->span_count - 1].end;
}

/* The innermost of the statement and those nested in it that has all of the span. */
static uint32_t innermost(const quoth_article *a, uint32_t statement, quoth_span span) {
  uint32_t found = statement, depth = a->statements.at[statement].depth;
  for (uint32_t i = statement + 1; i <= statement + a->statements.at[statement].nested_count; i++) {
    const quoth_statement *s = &a->statements.at[i];
    if (s->depth <= depth || !is_inside(a, s, span)) continue;
    found = i;
    depth = s->depth;
  }
  return found;
}

/* Is the byte, outside all content, in a sentence that has some? Then it is of an attribution: "X said". */
static bool is_beside_content(const qt_case *c, uint32_t byte) {
  const quoth_article *a = c->article;
  uint32_t i = qt_sentence_at(a, byte), low = content_before(c, byte);
  if (i == QUOTH_NONE) return false;
  quoth_span sentence = a->sentences.at[i];
  if (low > 0 && c->contents.at[low - 1].span.end > sentence.start) return true;
  return low < c->contents.count && c->contents.at[low].span.start < sentence.end;
}

/* The span, the statement of its first words, and whether others' words, or the newsroom's, are in it as well. */
static void find_speaker(judge *j) {
  const quoth_article *a = j->c->article;
  qt_judgement *out = j->out;
  out->span = QT_NO_SPAN;
  out->statement = out->speaker = QUOTH_NONE;
  bool others = false;
  for (uint32_t i = 0; i < j->steps->count; i++) {
    if (kind_of(j, i) != QT_STEP_PAIR) continue;
    qt_item item = text_item(j, i);
    widen(&out->span, item);
    if (qt_item_is_mark(item)) continue;
    uint32_t s = statement_at(j->c, item.start);
    if (s == QUOTH_NONE) {
      others = others || !is_beside_content(j->c, item.start);
      continue;
    }
    if (s == out->statement) continue;
    uint32_t speaker = a->statements.at[s].speaker;
    if (out->statement == QUOTH_NONE) {
      out->statement = s;
      out->speaker = speaker;
    } else if (speaker != out->speaker || speaker == QUOTH_NONE) {
      others = true;
    }
  }
  if (out->statement == QUOTH_NONE) return;
  if (others) {
    out->flags |= 1 << QUOTH_TOUCHES_SPEAKER;
    j->altered = true;
  }
  out->statement = innermost(a, out->statement, out->span);
  out->speaker = a->statements.at[out->statement].speaker;
}

/* The place with what was cut off at its ends. */
static void widen_to_edits(qt_judgement *out) {
  for (uint32_t i = 0; i < out->edits.count; i++) {
    quoth_span text = out->edits.at[i].text;
    if (!qt_has(text) || !qt_has(out->span)) continue;
    if (text.start < out->span.start) out->span.start = text.start;
    if (text.end > out->span.end) out->span.end = text.end;
  }
}

static uint8_t verdict_of(const judge *j) {
  if (!j->words || j->matched * 100 < j->words * LEAST_LIKENESS) return QUOTH_CHECK_ABSENT;
  if (j->altered) return QUOTH_CHECK_ALTERED;
  if (j->omitted) return QUOTH_CHECK_OMISSIONS;
  return j->normalised || !is_exact(j) ? QUOTH_CHECK_NORMALISED : QUOTH_CHECK_EXACT;
}

bool qt_judge(const qt_case *c, const qt_steps *steps, qt_judgement *judgement) {
  judge j = {.c = c, .steps = steps, .out = judgement};
  judgement->flags = 0;
  judgement->edits.count = 0;
  if (!judge_start(&j) || !judge_steps(&j) || !judge_end(&j)) return false;
  find_speaker(&j);
  widen_to_edits(judgement);
  judgement->likeness = j.words ? (float)j.matched / (float)j.words : 0;
  judgement->verdict = verdict_of(&j);
  return true;
}
