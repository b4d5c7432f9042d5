/*
** Datelines: place, date and agency in front of a report's first sentence.
**   MOSCOW, January 18. /TASS/.   KYIV, Dec 24 (Reuters) -   ATLANTA (AP) —   PHOENIX –
**   HANOI, Vietnam (AP) —   Berlin (dpa) -   Madrid, 3 jun (EFE).-   AFP, MANILA
** Which agency it is does not matter: brackets or slashes around it behind a place prove it.
*/
#include <assert.h>

#include "read/outline_parts.h"

static_assert(QT_AGENCY_MORE_BIT < 32, "traits of a block are the first 32 classes");

enum {
  MAX_PLACE = 8,      /* tokens: ST. LOUIS, Mo. */
  MAX_BARE_PLACE = 3, /* words without a comma, date and agency: RIO DE JANEIRO */
  MAX_DATE = 7,       /* tokens: Monday, Dec. 24, 2023 */
  MAX_AGENCY = 6
};

typedef struct reader {
  const quoth_article *a;
  uint32_t at, stop;
  quoth_dateline *line;
  bool caps;  /* the place is in capitals */
  bool known; /* ... or a place that the language knows */
} reader;

static bool more(const reader *r, uint32_t ahead) { return r->at + ahead < r->stop; }
static qt_token peek(const reader *r, uint32_t ahead) { return qt_tok(r->a, r->at + ahead); }
static bool is_mark(const reader *r, uint32_t ahead, qt_mark mark) {
  return more(r, ahead) && qt_is_mark(peek(r, ahead), mark);
}
static bool is_class(const reader *r, uint32_t ahead, uint64_t classes, uint64_t more_classes) {
  return more(r, ahead) && qt_has_class(r->a, r->at + ahead, r->stop, classes, more_classes) > 0;
}
static bool is_number(const reader *r, uint32_t ahead) {
  return more(r, ahead) && qt_kind(peek(r, ahead)) == QT_NUMBER && peek(r, ahead).length <= 4;
}
static bool is_month_or_day(const reader *r, uint32_t ahead) {
  return is_class(r, ahead, 0, QT_MORE(MONTH) | QT_MORE(DAY));
}

/* January 18, 18 января, Dec. 24, 2023, Monday: what starts one here? */
static bool starts_date(const reader *r, uint32_t ahead) {
  return is_month_or_day(r, ahead) || (is_number(r, ahead) && is_class(r, ahead + 1, 0, QT_MORE(MONTH)));
}

static bool is_place_word(const reader *r, uint32_t ahead) {
  if (!more(r, ahead)) return false;
  qt_token t = peek(r, ahead);
  return qt_kind(t) == QT_WORD_TOKEN && (t.flags & QT_CAPITAL) && !is_month_or_day(r, ahead);
}

/* Two capitals and more, or one of a foreign script's dotted forms (N.Y.). */
static bool in_capitals(const reader *r) { return (peek(r, 0).flags & QT_ALL_CAPS) != 0; }

/* Calif. and St.: the dot belongs to the name where it closes or goes on. */
static bool dot_belongs(const reader *r, qt_token before) {
  if (before.length > 5) return false;
  if (is_mark(r, 1, QT_LPAREN) || is_mark(r, 1, QT_COMMA) || is_mark(r, 1, QT_DASH)) return true;
  if (!is_place_word(r, 1)) return false;
  return before.length == 2 || (before.flags & peek(r, 1).flags & QT_ALL_CAPS) != 0;
}

static bool read_place(reader *r) {
  uint32_t first = r->at, last = QUOTH_NONE, longest = 0;
  if (!is_place_word(r, 0)) return false;
  r->caps = in_capitals(r);
  r->known = is_class(r, 0, QT_BIT(CITY) | QT_BIT(COUNTRY), 0);
  while (more(r, 0) && r->at - first < MAX_PLACE) {
    if (is_place_word(r, 0) || (last != QUOTH_NONE && is_class(r, 0, QT_BIT(PARTICLE), 0) && is_place_word(r, 1))) {
      if (peek(r, 0).length > longest) longest = peek(r, 0).length;
      last = r->at++;
      if (is_mark(r, 0, QT_DOT) && dot_belongs(r, qt_tok(r->a, last))) last = r->at++;
    } else if ((is_mark(r, 0, QT_COMMA) || is_mark(r, 0, QT_SLASH) || is_mark(r, 0, QT_HYPHEN)) &&
               is_place_word(r, 1)) {
      r->at++;
    } else {
      break;
    }
  }
  r->line->place = qt_token_span(r->a, first, last + 1);
  if (r->caps && longest < 4 && !r->known) r->caps = false; /* UN, EU, NATO: letters, not a place */
  return true;
}

static void read_date(reader *r) {
  uint32_t back = r->at;
  if (is_mark(r, 0, QT_COMMA) || is_mark(r, 0, QT_DOT)) r->at++;
  if (!starts_date(r, 0)) {
    r->at = back;
    return;
  }
  uint32_t first = r->at, last = r->at;
  while (more(r, 0) && r->at - first < MAX_DATE) {
    if (is_month_or_day(r, 0) || is_number(r, 0)) {
      last = r->at++;
      if (is_mark(r, 0, QT_DOT) && (is_number(r, 1) || is_mark(r, 1, QT_LPAREN)) &&
          qt_kind(qt_tok(r->a, last)) == QT_WORD_TOKEN)
        last = r->at++;
    } else if (is_mark(r, 0, QT_COMMA) && (is_month_or_day(r, 1) || is_number(r, 1))) {
      r->at++;
    } else {
      break;
    }
  }
  r->line->date = qt_token_span(r->a, first, last + 1);
}

/* (AP)   /TASS/   in brackets; or bare behind a dash: — РИА Новости. */
static bool read_agency(reader *r) {
  uint32_t back = r->at;
  if (is_mark(r, 0, QT_COMMA) || is_mark(r, 0, QT_DOT)) r->at++;
  bool paren = is_mark(r, 0, QT_LPAREN), slash = is_mark(r, 0, QT_SLASH);
  if (paren || slash) {
    uint32_t first = ++r->at;
    while (more(r, 0) && r->at - first < MAX_AGENCY && !is_mark(r, 0, paren ? QT_RPAREN : QT_SLASH)) r->at++;
    /* "Petrova (62) -" is no agency */
    if (r->at > first && qt_kind(qt_tok(r->a, first)) == QT_WORD_TOKEN && is_mark(r, 0, paren ? QT_RPAREN : QT_SLASH)) {
      r->line->agency = qt_token_span(r->a, first, r->at++);
      return true;
    }
  }
  r->at = back;
  return false;
}

static bool read_known_agency(reader *r) {
  uint32_t length = more(r, 0) ? qt_has_class(r->a, r->at, r->stop, 0, QT_MORE(AGENCY)) : 0;
  if (!length) return false;
  r->line->agency = qt_token_span(r->a, r->at, r->at + length);
  r->at += length;
  return true;
}

/* "The Harbour Load Index (HLI)": what is in brackets are the letters that the words before it begin with. */
static bool is_short_form(const reader *r, uint32_t first, uint32_t stop) {
  quoth_span letters = r->line->agency;
  while (letters.end > letters.start && stop > first) {
    qt_token t = qt_tok(r->a, --stop);
    if (qt_kind(t) == QT_WORD_TOKEN && r->a->text[t.start] != r->a->text[--letters.end]) return false;
  }
  return letters.end == letters.start;
}

/* A dash, or the stop behind "/TASS/". */
static bool read_separator(reader *r, bool stop_counts) {
  uint32_t first = r->at;
  if (stop_counts && (is_mark(r, 0, QT_DOT) || is_mark(r, 0, QT_COLON))) r->at++;
  if (more(r, 0) && (qt_is_dash(r->a, r->at, r->stop) || (stop_counts && is_mark(r, 0, QT_HYPHEN)))) r->at++;
  return r->at > first;
}

static bool next_is_upper(const reader *r) {
  for (uint32_t i = 0; i < 2 && more(r, i); i++) {
    qt_token t = peek(r, i);
    if (qt_is_word(t)) return (t.flags & QT_CAPITAL) != 0 || qt_kind(t) == QT_NUMBER;
  }
  return more(r, 0);
}

/* A whole block of nothing but agency and place. */
static bool read_standing(reader *r) {
  uint32_t first = r->at;
  if (!read_known_agency(r)) return false;
  if (is_mark(r, 0, QT_COMMA)) r->at++;
  if (!read_place(r) || !(r->caps || r->known)) return false;
  read_date(r);
  r->line->span = qt_token_span(r->a, first, r->at);
  return r->at == r->stop;
}

/* "Berlin. Der ...", "Haldenau. Die ...": the title or the language has to know the place. */
static bool title_names(const quoth_article *a, quoth_span place) {
  if (!qt_has(a->title) || a->title.start == place.start) return false;
  uint32_t length = place.end - place.start;
  for (uint32_t i = a->title.start; i + length <= a->title.end; i++)
    if (memcmp(a->text + i, a->text + place.start, length) == 0) return true;
  return false;
}

static bool read_bare(reader *r, uint32_t first) {
  if (qt_count_words(r->a, first, r->at) > 3 || !is_mark(r, 0, QT_DOT)) return false;
  if (qt_has_class(r->a, r->at - 1, r->at, QT_BIT(TITLE), 0)) return false; /* "Ontario Sen. Anna Petrova" */
  if (!r->known && !title_names(r->a, r->line->place)) return false;
  r->at++;
  return more(r, 0) && next_is_upper(r);
}

/* Words of the place without a comma in it: HANOI, Vietnam has one. */
static uint32_t words_of_place(const reader *r) {
  uint32_t words = 0;
  for (uint32_t i = r->at; i-- > 0 && qt_tok(r->a, i).start >= r->line->place.start;) {
    if (qt_is_mark(qt_tok(r->a, i), QT_COMMA)) return 0;
    words += qt_is_word(qt_tok(r->a, i)) && qt_end(qt_tok(r->a, i)) <= r->line->place.end;
  }
  return words;
}

static bool read_line(reader *r) {
  uint32_t first = r->at;
  if (!read_place(r)) return false;
  if (more(r, 0) && qt_is_word(peek(r, 0)) && !starts_date(r, 0)) return false; /* most sentences go on so */
  uint32_t behind_place = r->at;
  read_date(r);
  bool dated = qt_has(r->line->date), separated;
  if (read_agency(r)) {
    if (is_short_form(r, first, behind_place) || (is_mark(r, 0, QT_COLON) && !r->caps && !r->known)) return false;
    separated = read_separator(r, true);
  } else {
    separated = read_separator(r, false);
    if (!separated && dated && is_mark(r, 0, QT_DOT)) separated = ++r->at > 0;
    bool agency = separated && read_known_agency(r);
    if (agency) separated = read_separator(r, true);
    if (separated && !agency && !dated && !(r->caps || r->known)) separated = false;
    if (separated && !agency && !next_is_upper(r)) separated = false;
    /* WHERE THINGS STAND NOW - nothing: so many words are a kicker */
    if (separated && !agency && !dated && words_of_place(r) > MAX_BARE_PLACE) separated = false;
    if (separated && dated && !agency && !(r->caps || r->known)) separated = false;
    if (!separated && !dated) {
      r->at = behind_place;
      separated = read_bare(r, first) || (r->caps && r->known && is_mark(r, 0, QT_COLON) && ++r->at);
    }
  }
  r->line->span = qt_token_span(r->a, first, r->at);
  return separated && more(r, 0);
}

/* "The council met": a lower-case word, no part of a place or date, behind the first one; most blocks begin so. */
static bool goes_on_small(const reader *r) {
  if (!more(r, 1) || (peek(r, 1).flags & (QT_KIND_MASK | QT_CAPITAL)) != QT_WORD_TOKEN) return false;
  const qt_word *w = qt_word_of(r->a->lexicon, peek(r, 1));
  return !((w->classes | w->begins_classes) & QT_BIT(PARTICLE)) &&
         !((w->more | w->begins_more) & (QT_MORE(MONTH) | QT_MORE(DAY)));
}

bool qt_read_dateline(const quoth_article *a, uint32_t block, quoth_dateline *dateline) {
  *dateline = (quoth_dateline){QT_NO_SPAN, QT_NO_SPAN, QT_NO_SPAN, QT_NO_SPAN};
  reader r = {a, qt_first(a, block), qt_stop(a, block), dateline, false, false};
  if (r.at == r.stop) return false;
  if (qt_may_have(a, block, QT_MORE(AGENCY))) {
    if (read_standing(&r)) return true;
    *dateline = (quoth_dateline){QT_NO_SPAN, QT_NO_SPAN, QT_NO_SPAN, QT_NO_SPAN};
    r.at = qt_first(a, block);
  }
  if (!goes_on_small(&r) && is_place_word(&r, 0) && read_line(&r)) return true;
  *dateline = (quoth_dateline){QT_NO_SPAN, QT_NO_SPAN, QT_NO_SPAN, QT_NO_SPAN};
  return false;
}
