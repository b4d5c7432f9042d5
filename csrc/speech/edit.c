#include "speech/quotation_parts.h"

enum { INSERTION_TOKENS = 60 }; /* longer brackets are no note of an editor */

/* Nothing but dots between two brackets: [...], (…), [. . .] */
static bool is_gap(const quoth_article *a, uint32_t open, uint32_t close) {
  uint32_t dots = 0;
  for (uint32_t i = open + 1; i < close; i++) {
    qt_token t = a->tokens.at[i];
    if (qt_is_mark(t, QT_ELLIPSIS) || qt_is_mark(t, QT_DOTS))
      dots += 3;
    else if (qt_is_mark(t, QT_DOT))
      dots++;
    else
      return false;
  }
  return dots > 1;
}

static bool is_note_mark(qt_token t) {
  return qt_is_mark(t, QT_DASH) || qt_is_mark(t, QT_HYPHEN) || qt_is_mark(t, QT_COMMA) || qt_is_mark(t, QT_SEMICOLON) ||
         qt_is_mark(t, QT_COLON);
}

/* "ed.", "editor's note" at token i; returns the token behind it, or i. */
static uint32_t skip_editor(const quoth_article *a, uint32_t i, uint32_t end, uint64_t more) {
  uint32_t length;
  if (i >= end || !qt_match(a->lexicon, &a->tokens.at[i], end - i, 0, more, &length)) return i;
  i += length;
  return i < end && qt_is_mark(a->tokens.at[i], QT_DOT) && !(a->tokens.at[i].flags & QT_SPACED) ? i + 1 : i;
}

/* (the port - ed.), (sic): the note's author signs inside; agencies sign so as well. */
static bool is_signed_inside(const quoth_article *a, uint32_t open, uint32_t close) {
  for (uint32_t i = open + 1; i < close; i++) {
    if (i > open + 1 && !is_note_mark(a->tokens.at[i - 1])) continue;
    uint64_t who = QT_MORE(EDITOR) | (i > open + 1 ? QT_MORE(AGENCY) : 0);
    uint32_t behind = skip_editor(a, i, close, who);
    if (behind > i && (behind == close || (i == open + 1 && is_note_mark(a->tokens.at[behind])))) return true;
  }
  return false;
}

/* The token behind "(the port) - ed.", or close + 1. */
static uint32_t behind_signature(const quoth_article *a, uint32_t close, uint32_t end) {
  uint32_t i = close + 1;
  if (i >= end || !is_note_mark(a->tokens.at[i])) return close + 1;
  uint32_t behind = skip_editor(a, i + 1, end, QT_MORE(EDITOR));
  return behind > i + 1 ? behind : close + 1;
}

/* [1], [23]: a footnote, not words of an editor */
static bool is_footnote(const quoth_article *a, uint32_t open, uint32_t close) {
  if (close != open + 2 || (a->tokens.at[open].flags & QT_SPACED)) return false;
  qt_token t = a->tokens.at[open + 1];
  return qt_kind(t) == QT_NUMBER && t.length <= 3;
}

/* An insertion replaces those inside it; brackets that cross are none. */
static bool push_insertion(quoth_article *a, uint32_t first, uint32_t end) {
  uint32_t start = a->tokens.at[first].start;
  while (a->insertions.count && a->insertions.at[a->insertions.count - 1].start > start) a->insertions.count--;
  if (a->insertions.count && a->insertions.at[a->insertions.count - 1].end > start) return true;
  quoth_span *s = qt_vec_push(&a->alloc, &a->insertions);
  if (s) *s = (quoth_span){start, qt_end(a->tokens.at[end - 1])};
  return s != NULL;
}

static bool push_elision(quoth_article *a, uint32_t first, uint32_t end) {
  quoth_span *s = qt_vec_push(&a->alloc, &a->elisions);
  if (s) *s = (quoth_span){a->tokens.at[first].start, qt_end(a->tokens.at[end - 1])};
  return s != NULL;
}

/* One pair of brackets; an ellipsis inside a gap was listed already and is replaced by it. */
static bool read_brackets(quoth_article *a, uint32_t open, uint32_t close, uint32_t end, uint32_t elisions) {
  if (close - open > INSERTION_TOKENS || close == open + 1) return true;
  if (is_gap(a, open, close)) {
    a->elisions.count = elisions;
    return push_elision(a, open, close + 1);
  }
  if (qt_is_mark(a->tokens.at[open], QT_LBRACKET))
    return is_footnote(a, open, close) || push_insertion(a, open, close + 1);
  uint32_t behind = behind_signature(a, close, end);
  return (behind == close + 1 && !is_signed_inside(a, open, close)) || push_insertion(a, open, behind);
}

bool qt_read_edits(quoth_article *a, uint32_t first, uint32_t end) {
  /* of brackets inside brackets the inner ones count: so an unclosed one costs nothing */
  uint32_t open[2] = {QUOTH_NONE, QUOTH_NONE}, elisions[2] = {0, 0};
  for (uint32_t i = first; i < end; i++) {
    qt_token t = a->tokens.at[i];
    if (qt_kind(t) != QT_PUNCT) continue;
    bool square = t.word == QT_LBRACKET || t.word == QT_RBRACKET;
    if (t.word == QT_LBRACKET || t.word == QT_LPAREN) {
      open[square] = i;
      elisions[square] = a->elisions.count;
    } else if ((t.word == QT_RBRACKET || t.word == QT_RPAREN) && open[square] != QUOTH_NONE) {
      if (!read_brackets(a, open[square], i, end, elisions[square])) return false;
      open[square] = QUOTH_NONE;
    } else if (t.word == QT_ELLIPSIS && !push_elision(a, i, i + 1)) {
      return false;
    }
  }
  return true;
}
