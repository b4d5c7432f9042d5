#include "speech/mark.h"

/*
** The side of a mark follows from what stands beside it, seen through other marks that touch it:
** `("‘We` opens, `.’")` closes. The figures are set by hand: a mark on its clear side is free, one
** on the wrong side costs a little less than a lost partner (pairing.c), so that one wrong space
** never breaks a pair, and two may.
*/
typedef enum beside { SPACE, OPENER, WORD, STOP, COMMA, DASH, BESIDE_COUNT } beside;

enum { LEFT_OF, RIGHT_OF };

/* clang-format off */
/* [what is left][what is right] -> cost of opening, of closing */
static const uint8_t side_cost[BESIDE_COUNT][BESIDE_COUNT][2] = {
    /*           SPACE     OPENER    WORD      STOP      COMMA     DASH */
    [SPACE] =  {{10, 10}, { 0, 35}, { 0, 35}, {30, 10}, {30, 10}, { 7, 15}},
    [OPENER] = {{25,  3}, { 0, 35}, { 0, 35}, {25,  5}, {25,  5}, {10, 10}},
    [WORD] =   {{35,  0}, {15,  5}, {15, 15}, {40,  0}, {40,  0}, {30,  0}},
    [STOP] =   {{35,  0}, {12,  5}, {12,  5}, {40,  0}, {40,  0}, {30,  0}},
    [COMMA] =  {{35,  0}, { 8,  8}, { 8,  8}, {40,  0}, {40,  0}, {30,  0}},
    [DASH] =   {{25,  3}, { 0, 35}, { 0, 35}, {25,  5}, {25,  5}, {10, 10}},
};
/* clang-format on */

enum {
  STRAY_CLOSER = 42,
  STRAY_OPENER = 55,     /* rather the one before it lacks its closer */
  STRAY_INTRODUCED = 45, /* a single opener behind a colon or comma, or at a beginning */
  STRAY_SINGLE = 25,     /* a single opener that nothing introduces */
  PRIME = 6,
  REPEATED = 8, /* "" for one " */
  APOSTROPHE = 3,
  POSSESSIVE = 5,     /* closing behind an s, before a word: states' rights */
  WRONG_SIZE = 32,    /* “We wait.’ */
  CLIPPED_OPENER = 10 /* opening before a word that takes an apostrophe */
};

/* What an opener costs by its form, from QT_FIRST_QUOTE. */
static const uint8_t open_form[] = {
    [QT_STRAIGHT - QT_FIRST_QUOTE] = 0,
    [QT_LEFT - QT_FIRST_QUOTE] = 0,
    [QT_RIGHT - QT_FIRST_QUOTE] = 15,
    [QT_LOW - QT_FIRST_QUOTE] = 0,
    [QT_LEFT_ANGLE - QT_FIRST_QUOTE] = 0,
    [QT_RIGHT_ANGLE - QT_FIRST_QUOTE] = 8,
    [QT_BACKTICKS - QT_FIRST_QUOTE] = 0,
    [QT_TWO_TICKS - QT_FIRST_QUOTE] = 3,
    [QT_LEFT_CORNER - QT_FIRST_QUOTE] = 0,
    [QT_RIGHT_CORNER - QT_FIRST_QUOTE] = 50,
    [QT_TICK - QT_FIRST_QUOTE] = 3,
    [QT_LEFT_SINGLE - QT_FIRST_QUOTE] = 0,
    [QT_RIGHT_SINGLE - QT_FIRST_QUOTE] = 25,
    [QT_LOW_SINGLE - QT_FIRST_QUOTE] = 0,
    [QT_LEFT_SINGLE_ANGLE - QT_FIRST_QUOTE] = 0,
    [QT_RIGHT_SINGLE_ANGLE - QT_FIRST_QUOTE] = 8,
    [QT_BACKTICK - QT_FIRST_QUOTE] = 5,
};

enum { G_STRAIGHT, G_CURLY, G_ANGLE, G_TICKS, G_CORNER, G_TICK, G_CURLY_SINGLE, G_ANGLE_SINGLE, G_BACKTICK };

/* clang-format off */
unsigned qt_mark_group(uint8_t mark) {
  switch (mark) {
    case QT_LEFT: case QT_RIGHT: case QT_LOW: return G_CURLY;
    case QT_LEFT_ANGLE: case QT_RIGHT_ANGLE: return G_ANGLE;
    case QT_BACKTICKS: case QT_TWO_TICKS: return G_TICKS;
    case QT_LEFT_CORNER: case QT_RIGHT_CORNER: return G_CORNER;
    case QT_TICK: return G_TICK;
    case QT_LEFT_SINGLE: case QT_RIGHT_SINGLE: case QT_LOW_SINGLE: return G_CURLY_SINGLE;
    case QT_LEFT_SINGLE_ANGLE: case QT_RIGHT_SINGLE_ANGLE: return G_ANGLE_SINGLE;
    case QT_BACKTICK: return G_BACKTICK;
    default: return G_STRAIGHT;
  }
}

/* Pairs by locale (CLDR): “” en, „“ de, „” pl, ”” sv, «» fr, »« da, »» fi. The rest are slips. */
unsigned qt_pair_cost(uint8_t open, uint8_t close) {
  if (qt_is_single_mark(open) != qt_is_single_mark(close)) return WRONG_SIZE;
  unsigned a = qt_mark_group(open), b = qt_mark_group(close);
  if (a != b) {
    if ((a == G_TICKS && b == G_STRAIGHT) || (a == G_BACKTICK && b == G_TICK)) return 3;
    if (a == G_STRAIGHT || b == G_STRAIGHT || a == G_TICK || b == G_TICK || a == G_BACKTICK) return 10;
    return 28;
  }
  bool low = open == QT_LOW || open == QT_LOW_SINGLE;
  switch (close) {
    case QT_RIGHT: return open == QT_RIGHT ? 2 : 0;
    case QT_LEFT: return low ? 0 : open == QT_RIGHT ? 6 : 20;
    case QT_RIGHT_SINGLE: return open == QT_RIGHT_SINGLE ? 2 : 0;
    case QT_LEFT_SINGLE: return low ? 0 : open == QT_RIGHT_SINGLE ? 8 : 20;
    case QT_LOW: case QT_LOW_SINGLE: case QT_BACKTICKS: return 40;
    case QT_LEFT_ANGLE: return open == QT_RIGHT_ANGLE ? 0 : 20;
    case QT_RIGHT_ANGLE: return open == QT_RIGHT_ANGLE ? 3 : 0;
    case QT_LEFT_SINGLE_ANGLE: return open == QT_RIGHT_SINGLE_ANGLE ? 0 : 20;
    case QT_RIGHT_SINGLE_ANGLE: return open == QT_RIGHT_SINGLE_ANGLE ? 3 : 0;
    case QT_LEFT_CORNER: return 40;
    case QT_BACKTICK: return 5;
    default: return 0;
  }
}
/* clang-format on */

/* ---- what stands beside a mark -------------------------------------------------------------------- */

/* clang-format off */
static beside class_of(qt_token t, int side) {
  if (qt_is_word(t)) return WORD;
  switch (t.word) {
    case QT_COMMA: case QT_COLON: case QT_SEMICOLON: return COMMA;
    case QT_DOT: case QT_QUESTION: case QT_BANG: case QT_FULL_STOP: return STOP;
    case QT_RPAREN: case QT_RBRACKET: case QT_PERCENT: return side == RIGHT_OF ? STOP : WORD;
    case QT_LPAREN: case QT_LBRACKET: case QT_SLASH: return OPENER;
    case QT_DASH: case QT_HYPHEN: case QT_PIPE: return DASH;
    default: return WORD; /* dots, currency, emoji: as words they are neither end nor beginning */
  }
}
/* clang-format on */

/* Does token i touch the one before it? */
static bool touches(const quoth_article *a, uint32_t i) { return !(a->tokens.at[i].flags & QT_SPACED); }
static bool is_quote(const quoth_article *a, uint32_t i) { return qt_kind(a->tokens.at[i]) == QT_QUOTE; }

/* Mark-up that was left in the text: <a id="...">. */
static bool is_char(const quoth_article *a, uint32_t i, char c) {
  return qt_is_mark(a->tokens.at[i], QT_OTHER_MARK) && a->text[a->tokens.at[i].start] == c;
}

static beside left_of(const quoth_article *a, uint32_t i, uint32_t first) {
  if (i == first || !touches(a, i)) return SPACE;
  return is_char(a, i - 1, '=') ? OPENER : class_of(a->tokens.at[i - 1], LEFT_OF);
}
static beside right_of(const quoth_article *a, uint32_t i, uint32_t end) {
  if (i + 1 == end || !touches(a, i + 1)) return SPACE;
  return is_char(a, i + 1, '>') ? STOP : class_of(a->tokens.at[i + 1], RIGHT_OF);
}

/* ---- apostrophes and primes ------------------------------------------------------------------------ */

static bool is_clipped(const quoth_article *a, uint32_t i) {
  return (qt_word_of(a->lexicon, a->tokens.at[i])->more & QT_MORE(CLIPPED)) != 0;
}

/* Words that form their possessive with a bare apostrophe. */
static bool ends_in_s(const quoth_article *a, uint32_t i) {
  char c = a->text[qt_end(a->tokens.at[i]) - 1];
  return c == 's' || c == 'S' || c == 'x' || c == 'z';
}

/* goin', talkin' */
static bool drops_g(const quoth_article *a, uint32_t i) {
  qt_token t = a->tokens.at[i];
  return t.length > 3 && memcmp(a->text + qt_end(t) - 2, "in", 2) == 0;
}

/* '90s, '05 */
static bool is_short_year(const quoth_article *a, uint32_t i) {
  qt_token t = a->tokens.at[i];
  return qt_kind(t) == QT_NUMBER && (t.length == 2 || (t.length == 3 && a->text[t.start + 2] == 's'));
}

/* Does what stands before token i introduce speech: nothing, a colon, a comma, the end of a sentence? */
static bool is_introduced(const quoth_article *a, uint32_t i, uint32_t first) {
  while (i > first && is_quote(a, i - 1)) i--;
  if (i == first) return true;
  beside before = class_of(a->tokens.at[i - 1], LEFT_OF);
  return before == COMMA || before == STOP;
}

/* A single mark that is no quotation mark: cost, and whether it is a lost one. */
static void read_apostrophe(const quoth_article *a, qt_mark_site *s, uint32_t first, uint32_t end, beside left,
                            beside right) {
  uint32_t i = s->token;
  bool word_before = i > first && touches(a, i) && qt_is_word(a->tokens.at[i - 1]);
  bool word_after = i + 1 < end && touches(a, i + 1) && qt_is_word(a->tokens.at[i + 1]);
  bool can = s->mark == QT_TICK || s->mark == QT_RIGHT_SINGLE || s->mark == QT_BACKTICK || s->mark == QT_LEFT_SINGLE;
  s->stray = false;
  if (can && word_before && word_after) {
    s->neither = 0;
  } else if (can && word_before && qt_kind(a->tokens.at[i - 1]) == QT_NUMBER && !ends_in_s(a, i - 1)) {
    s->neither = PRIME;
  } else if (can && word_before && (ends_in_s(a, i - 1) || is_clipped(a, i - 1))) {
    s->neither = APOSTROPHE;
    if (right == SPACE && i + 1 < end && qt_is_word(a->tokens.at[i + 1])) s->close = (uint8_t)(s->close + POSSESSIVE);
  } else if (can && word_before && drops_g(a, i - 1)) {
    s->neither = 2 * APOSTROPHE;
  } else if (can && word_after && (is_short_year(a, i + 1) || is_clipped(a, i + 1))) {
    s->neither = APOSTROPHE;
    s->open = (uint8_t)(s->open + CLIPPED_OPENER);
  } else if (can && word_after && i > first && touches(a, i) && a->tokens.at[i + 1].length == 1) {
    s->neither = 0; /* "Times"'s */
  } else if (left == SPACE && right == SPACE) {
    s->neither = 15;
  } else {
    s->stray = true;
    if (s->open > s->close)
      s->neither = STRAY_CLOSER;
    else
      s->neither = is_introduced(a, i, first) ? STRAY_INTRODUCED : STRAY_SINGLE;
  }
}

static void read_double(const quoth_article *a, qt_mark_site *s, uint32_t first) {
  uint32_t i = s->token;
  bool number = i > first && touches(a, i) && qt_kind(a->tokens.at[i - 1]) == QT_NUMBER;
  s->doubled = s->follows && !qt_is_single_mark((uint8_t)a->tokens.at[i - 1].word);
  if (s->doubled)
    s->neither = REPEATED;
  else if (number && (s->mark == QT_STRAIGHT || s->mark == QT_RIGHT || s->mark == QT_TWO_TICKS))
    s->neither = PRIME;
  else {
    s->stray = true;
    s->neither = s->open > s->close ? STRAY_CLOSER : STRAY_OPENER;
  }
}

/* ---- reading -------------------------------------------------------------------------------------- */

/* Costs of one mark; left and right were seen through the marks that touch it. */
static void weigh(const quoth_article *a, qt_mark_site *s, uint32_t first, uint32_t end, beside left, beside right) {
  s->open = (uint8_t)(side_cost[left][right][0] + open_form[s->mark - QT_FIRST_QUOTE]);
  s->close = side_cost[left][right][1];
  if (s->is_single)
    read_apostrophe(a, s, first, end, left, right);
  else
    read_double(a, s, first);
}

/* ''They said 'no.''' */
static void turn_three_ticks(quoth_article *a, uint32_t i, uint32_t end) {
  qt_token *t = &a->tokens.at[i];
  if (i + 1 == end || !qt_is_mark(t[1], QT_TICK) || !touches(a, i + 1)) return;
  t[0].word = QT_TICK;
  t[0].length = 1;
  t[1].word = QT_TWO_TICKS;
  t[1].start = t[0].start + 1;
  t[1].length = 2;
}

bool qt_read_marks(quoth_article *a, uint32_t first, uint32_t end, uint32_t limit, qt_mark_sites *sites) {
  sites->count = 0;
  beside left = SPACE;
  for (uint32_t i = qt_next_mark(a, first, end); i < end && sites->count < limit; i = qt_next_mark(a, i + 1, end)) {
    if (!is_quote(a, i)) continue;
    if (a->tokens.at[i].word == QT_TWO_TICKS && left_of(a, i, first) != SPACE) turn_three_ticks(a, i, end);
    qt_mark_site *s = qt_vec_push(&a->alloc, sites);
    if (!s) return false;
    s->token = i;
    s->mark = (uint8_t)a->tokens.at[i].word;
    s->is_single = qt_is_single_mark(s->mark);
    s->follows = i > first && is_quote(a, i - 1) && touches(a, i);
    if (!s->follows) left = left_of(a, i, first);
    s->open = (uint8_t)left; /* until the way back, which knows what is right */
  }
  beside right = SPACE;
  for (uint32_t k = sites->count; k-- > 0;) {
    qt_mark_site *s = &sites->at[k];
    bool followed = s->token + 1 < end && is_quote(a, s->token + 1) && touches(a, s->token + 1);
    if (!followed) right = right_of(a, s->token, end);
    weigh(a, s, first, end, (beside)s->open, right);
  }
  return true;
}
