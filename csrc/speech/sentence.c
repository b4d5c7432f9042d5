#include "speech/sentence.h"

#include <assert.h>

/*
** A candidate is a run of terminators with what closes behind it: marks of quotation, brackets, references [1].
** Most are decided by a look at the tokens on both sides; the rest by hard rules, then by a linear model over
** named features, whose weights are the language's ("sentence").
*/

/* Features, as bits: id, name of its weight. What stands before, in, and behind the terminators. */
/* clang-format off */
#define FEATURES(X)                                                                                \
  /* the terminators */                                                                            \
  X(BIAS, "bias") X(DOT, "dot") X(ASKED, "question") X(CRIED, "bang") X(ELIDED, "ellipsis")        \
  X(QUOTED, "closed_quote")         /* a quotation mark closes behind them */                      \
  X(BRACKETED, "closed_bracket")                                                                   \
  X(OUTSIDE, "stop_outside")        /* a terminator behind what closes: "Why?". */                 \
  X(INSIDE, "in_brackets")          /* within brackets that are still open */                      \
  /* the word before */                                                                            \
  X(P_TITLE, "before_title") X(P_ABBREVIATION, "before_abbreviation")                              \
  X(P_MAY_END, "before_may_end") X(P_NUMBERED, "before_numbered") X(P_MONTH, "before_month")       \
  X(P_UNIT, "before_unit") X(P_INITIAL, "before_initial") X(P_LETTER, "before_letter")             \
  X(P_I, "before_i") X(P_DOTTED, "before_dotted") X(P_NUMBER, "before_number")                     \
  X(P_ORDINAL, "before_ordinal")    /* one or two digits */                                        \
  X(P_CAPITAL, "before_capital") X(P_CAPS, "before_caps") X(P_SHORT, "before_short")               \
  X(P_LONG, "before_long")                             \
  X(P_ADDRESS, "before_address")    /* example.org, story.asp */                                   \
  X(P_COMPOUND, "before_compound")  /* D-Calif */                                                  \
  X(P_BARE, "before_no_word")       /* marks only */                                               \
  X(P_FIRST, "before_first")        /* it begins the sentence */                                   \
  X(PP_CAPITAL, "second_capital") X(PP_NAMED, "second_named_noun") X(PP_DOT, "second_dot")         \
  X(PP_NUMBER, "second_number")                                                                    \
  /* what follows */                                                                               \
  X(N_LOWER, "then_lower") X(N_CAPITAL, "then_capital") X(N_CAPS, "then_caps")                     \
  X(N_SINGLE, "then_single") X(N_INITIAL, "then_initial") X(N_NUMBER, "then_number")     \
  X(N_STARTER, "then_starter")                                                                     \
  X(N_NAME, "then_name") X(N_DAY, "then_day") X(N_OPENS, "then_quote") X(N_BRACKET, "then_bracket")\
  X(N_DASH, "then_dash") X(N_MARK, "then_mark") X(N_JOINED, "then_no_space") X(N_CUE, "then_cue")
/* clang-format on */

enum {
#define X(id, name) id##_BIT,
  FEATURES(X)
#undef X
      FEATURE_COUNT
};
#define F(id) (UINT64_C(1) << id##_BIT)
static_assert(FEATURE_COUNT <= 64, "the features of a candidate are a 64-bit set");

/* Two features together that say more than both: id, name, the two. */
/* clang-format off */
#define PAIRS(X)                                                                                   \
  X("may_end_starter", P_MAY_END, N_STARTER) X("may_end_capital", P_MAY_END, N_CAPITAL)            \
  X("may_end_name", P_MAY_END, N_NAME) X("dotted_capital", P_DOTTED, N_CAPITAL)                    \
  X("capital_number", P_CAPITAL, N_NUMBER) X("ellipsis_capital", ELIDED, N_CAPITAL)                \
  X("title_starter", P_TITLE, N_STARTER) X("list_number", P_NUMBER, P_FIRST)                       \
  X("named_number", P_NUMBER, PP_NAMED) X("named_initial", P_INITIAL, PP_NAMED)                    \
  X("initial_starter", P_INITIAL, N_STARTER) X("dotted_starter", P_DOTTED, N_STARTER)              \
  X("dot_lower", DOT, N_LOWER) X("dot_bracket", DOT, N_BRACKET) X("bracket_lower", BRACKETED, N_LOWER) \
  X("name_initial", P_INITIAL, PP_CAPITAL) X("dot_initial", DOT, P_INITIAL)                        \
  X("dot_joined", DOT, N_JOINED) X("number_bracket", N_NUMBER, N_BRACKET)                          \
  X("bang_capital", CRIED, P_CAPITAL) X("lower_starter", N_LOWER, N_STARTER)
/* clang-format on */

static const struct {
  const char *name;
  uint64_t both;
} pairs[] = {
#define X(name, a, b) {name, F(a) | F(b)},
    PAIRS(X)
#undef X
};
enum { PAIR_COUNT = sizeof pairs / sizeof *pairs };
static_assert(PAIR_COUNT <= 64, "numbers of weights");

typedef struct scan {
  const qt_lexicon *lexicon;
  const qt_token *tokens; /* the block's */
  uint32_t count, first;  /* tokens of the block; the first one of the sentence under way */
  uint32_t brackets;      /* open ones */
  const quoth_article *article;
  uint32_t before;   /* tokens of the article before the block's */
  uint32_t straight; /* straight marks so far in the block: odd within a quotation */
} scan;

/* Terminators tokens[at .. run), and what closes behind them tokens[run .. next). */
typedef struct candidate {
  uint32_t at, run, next;
  uint64_t kind; /* DOT, ASKED, CRIED, ELIDED, QUOTED, BRACKETED, INSIDE */
} candidate;

typedef enum verdict { CUT, KEEP, ASK } verdict;

#define MARK(mark) (UINT64_C(1) << (mark))
static const uint64_t TERMINATORS =
    MARK(QT_DOT) | MARK(QT_QUESTION) | MARK(QT_BANG) | MARK(QT_ELLIPSIS) | MARK(QT_DOTS) | MARK(QT_FULL_STOP);
static const uint64_t ELLIPSES = MARK(QT_ELLIPSIS) | MARK(QT_DOTS);
/* marks that close wherever they stand beside a space */
static const uint64_t CLOSERS = MARK(QT_RIGHT) | MARK(QT_RIGHT_ANGLE) | MARK(QT_TWO_TICKS) | MARK(QT_RIGHT_SINGLE) |
                                MARK(QT_RIGHT_SINGLE_ANGLE) | MARK(QT_RIGHT_CORNER);

static const uint64_t ABBREVIATIONS = QT_BIT(ABBREVIATION) | QT_BIT(ABBREVIATION_TITLE) | QT_BIT(ABBREVIATION_MAY_END);
static const uint64_t MORE_ABBREVIATIONS = QT_MORE(ABBREVIATION_NUMBER) | QT_MORE(MONTH) | QT_MORE(UNIT);

static bool is_one_of(qt_token t, uint64_t marks) { return qt_kind(t) >= QT_PUNCT && (marks >> t.word & 1); }
static bool is_spaced(qt_token t) { return t.flags & QT_SPACED; }
static bool is_capital(qt_token t) { return t.flags & QT_CAPITAL; }
static bool is_text(qt_token t) { return qt_kind(t) == QT_WORD_TOKEN; }
static bool is_number(qt_token t) { return qt_kind(t) == QT_NUMBER; }

static qt_token token_at(const scan *s, uint32_t i) {
  static const qt_token none = {0, QT_NO_WORD, 0, QT_SPACED};
  return i < s->count ? s->tokens[i] : none;
}

/* Does the quotation mark at i, behind a terminator, close? By its neighbours; then by its shape. */
static bool closes(const scan *s, uint32_t i) {
  qt_token t = s->tokens[i], next = token_at(s, i + 1);
  bool open_after = !is_spaced(next) && (qt_is_word(next) || is_one_of(next, MARK(QT_LBRACKET) | ELLIPSES));
  if (is_spaced(t) && open_after) return false;
  if (!is_spaced(t) && !open_after) return true;
  if (is_one_of(t, CLOSERS)) return !is_spaced(t) || i + 1 == s->count || !is_one_of(t, MARK(QT_RIGHT_SINGLE));
  return is_one_of(t, MARK(QT_STRAIGHT)) && (s->straight & 1);
}

/* Tokens of "[1]" or of "[...]" at i; 0: neither. */
static uint32_t reference(const scan *s, uint32_t i) {
  if (i + 2 >= s->count || !is_one_of(s->tokens[i], MARK(QT_LBRACKET) | MARK(QT_LPAREN))) return 0;
  if (!is_one_of(s->tokens[i + 2], MARK(QT_RBRACKET) | MARK(QT_RPAREN))) return 0;
  if (is_one_of(s->tokens[i + 1], ELLIPSES)) return is_spaced(s->tokens[i]) ? 3 : 0;
  return is_number(s->tokens[i + 1]) && is_one_of(s->tokens[i], MARK(QT_LBRACKET)) ? 3 : 0;
}

/* What stands together, and what white space sets apart: ". . ." "! !" "He left. ..." */
static bool goes_on(const scan *s, uint32_t i) {
  if (!is_one_of(s->tokens[i], TERMINATORS)) return false;
  qt_token next = token_at(s, i + 1);
  return !is_spaced(s->tokens[i]) || is_spaced(next) || !qt_is_word(next);
}

static uint64_t kind_of(qt_token t) {
  switch (t.word) {
    case QT_QUESTION: return F(ASKED);
    case QT_BANG: return F(CRIED);
    case QT_ELLIPSIS: return F(ELIDED);
    case QT_DOTS: return t.length == 2 ? F(DOT) : F(ELIDED); /* ".." is a stop typed twice */
    default: return F(DOT);
  }
}

static candidate collect(const scan *s, uint32_t at) {
  candidate c = {at, at + 1, at + 1, kind_of(s->tokens[at])};
  while (c.run < s->count && goes_on(s, c.run)) {
    bool dotted = is_spaced(s->tokens[c.run]) && is_one_of(s->tokens[c.run], MARK(QT_DOT));
    c.kind |= dotted ? F(ELIDED) : kind_of(s->tokens[c.run]);
    c.run++;
  }
  uint32_t brackets = s->brackets, more;
  for (c.next = c.run; c.next < s->count; c.next++) {
    qt_token t = s->tokens[c.next];
    if (qt_kind(t) == QT_QUOTE && closes(s, c.next)) {
      c.kind |= F(QUOTED);
    } else if (is_one_of(t, MARK(QT_RPAREN) | MARK(QT_RBRACKET)) && (!is_spaced(t) || brackets)) {
      c.kind |= F(BRACKETED);
      if (brackets) brackets--;
    } else if (is_one_of(t, TERMINATORS) && !is_spaced(t)) {
      c.kind |= kind_of(t) | F(OUTSIDE);
    } else if ((more = reference(s, c.next)) != 0) {
      c.next += more - 1;
    } else {
      break;
    }
  }
  if (brackets) c.kind |= F(INSIDE);
  return c;
}

/* "Smith said", "Ms. A. Smith later told", "I asked" at i: what was asked or cried before goes on. */
static bool is_cue_clause(const scan *s, uint32_t i) {
  enum { REACH = 9 };
  static const uint64_t cues = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(ASK) | QT_BIT(WRITE);
  static const uint64_t finite = QT_BIT(PAST) | QT_BIT(PRESENT);
  static const uint64_t first_person = QT_BIT(PAST) | QT_BIT(BASE);
  uint32_t names = 0, end = i + REACH < s->count ? i + REACH : s->count;
  for (; i < end; i++) {
    qt_token t = s->tokens[i];
    const qt_word *w = qt_word_of(s->lexicon, t);
    if (is_one_of(t, MARK(QT_DOT)) && names) continue;
    if (!is_text(t)) return false;
    if (names && !is_capital(t) && (w->classes & finite)) {
      if (w->classes & cues) return true;
      if (w->classes & QT_BIT(VOICE) && qt_kind(token_at(s, i + 1)) >= QT_PUNCT) return true; /* Smith cried. */
    }
    if (names == 0 && t.length == 1 && (w->classes & QT_BIT(I))) {
      const qt_word *verb = qt_word_of(s->lexicon, token_at(s, i + 1));
      return (verb->classes & (cues | QT_BIT(VOICE))) && (verb->classes & first_person);
    }
    if (is_capital(t) && (names || !(w->more & QT_MORE(SENTENCE_STARTER)))) {
      names++;
    } else if (!names || !(w->classes & (QT_BIT(PARTICLE) | QT_BIT(ADVERB) | QT_BIT(TITLE)))) {
      return false;
    }
  }
  return false;
}

static uint64_t lexical_features(const qt_word *w, bool capital) {
  uint64_t f = 0;
  if (capital && w->classes & QT_BIT(ABBREVIATION_TITLE)) f |= F(P_TITLE);
  if (w->classes & QT_BIT(ABBREVIATION)) f |= F(P_ABBREVIATION);
  if (w->classes & QT_BIT(ABBREVIATION_MAY_END)) f |= F(P_MAY_END);
  if (capital && w->more & QT_MORE(ABBREVIATION_PROPER)) f |= F(P_MAY_END);
  if (capital && w->more & QT_MORE(MONTH) && w->more & QT_MORE(ABBREVIATION_NUMBER)) f |= F(P_MONTH);
  if (w->more & QT_MORE(UNIT)) f |= F(P_UNIT);
  return f;
}

/* The word before the terminators, and the one before that. */
static uint64_t features_before(const scan *s, const char *text, uint32_t at) {
  uint64_t f = 0;
  if (at == 0 || !qt_is_word(s->tokens[at - 1])) return F(P_BARE);
  qt_token p = s->tokens[at - 1], pp = at > 1 ? s->tokens[at - 2] : token_at(s, s->count);
  const qt_word *w = qt_word_of(s->lexicon, p);
  f |= lexical_features(w, is_capital(p));
  if (at - 1 == s->first) f |= F(P_FIRST);
  uint32_t letter;
  qt_decode(text + p.start, p.length, &letter);
  if (is_number(p)) {
    f |= F(P_NUMBER) | (p.length <= 2 ? F(P_ORDINAL) : 0);
  } else if (letter == p.length) {
    f |= is_capital(p) ? F(P_INITIAL) : F(P_LETTER);
    if (w->classes & QT_BIT(I)) f |= F(P_I);
  } else if (text[qt_end(p) - letter - 1] == '.') { /* U.S, J.R.R, non-U.S */
    f |= F(P_DOTTED);
  } else if (p.flags & QT_ALL_CAPS) {
    f |= F(P_CAPS);
  } else if (is_capital(p)) {
    f |= F(P_CAPITAL);
  }
  if (!is_capital(p)) f |= p.length < 4 ? F(P_SHORT) : F(P_LONG);
  if (is_capital(pp)) f |= F(PP_CAPITAL);
  if (is_number(pp)) f |= F(PP_NUMBER);
  if (is_capital(p) && memchr(text + p.start, '-', p.length)) f |= F(P_COMPOUND);
  if (p.length > 4 && !(f & F(P_DOTTED)) && memchr(text + p.start, '.', p.length)) f |= F(P_ADDRESS);
  if (is_one_of(pp, MARK(QT_DOT))) f |= F(PP_DOT);
  if (qt_word_of(s->lexicon, pp)->more & QT_MORE(NAMED_NOUN)) f |= F(PP_NAMED);
  return f;
}

/* iPad, eBay, wikiHow: as good as a capital. */
static bool is_camel(const char *text, qt_token t) {
  for (uint32_t i = 1; i < t.length; i++)
    if (text[t.start + i] >= 'A' && text[t.start + i] <= 'Z') return true;
  return false;
}

static uint64_t features_of_next(const scan *s, const char *text, uint32_t i) {
  uint64_t f = is_spaced(token_at(s, i)) ? 0 : F(N_JOINED);
  if (is_one_of(token_at(s, i), MARK(QT_LPAREN) | MARK(QT_LBRACKET))) f |= F(N_BRACKET), i++;
  if (is_one_of(token_at(s, i), MARK(QT_DASH) | MARK(QT_HYPHEN))) f |= F(N_DASH), i++;
  while (qt_kind(token_at(s, i)) == QT_QUOTE && !(f & F(N_OPENS) && is_spaced(token_at(s, i)))) f |= F(N_OPENS), i++;
  if (f & F(N_OPENS) && is_one_of(token_at(s, i), MARK(QT_LBRACKET) | MARK(QT_LPAREN))) i++;
  qt_token n = token_at(s, i);
  const qt_word *w = qt_word_of(s->lexicon, n);
  if (is_number(n)) return f | F(N_NUMBER);
  if (!is_text(n)) return f | F(N_MARK);
  uint32_t letter;
  uint32_t first = qt_decode(text + n.start, n.length, &letter); /* scripts without case: as good as a capital */
  f |= qt_is_lower(first) && !is_camel(text, n) ? F(N_LOWER)
       : letter == n.length                     ? F(N_SINGLE)
       : n.flags & QT_ALL_CAPS                  ? F(N_CAPS)
                                                : F(N_CAPITAL);
  if (f & F(N_SINGLE) && is_one_of(token_at(s, i + 1), MARK(QT_DOT)) && !is_spaced(token_at(s, i + 1)))
    f |= F(N_INITIAL);
  else if (w->more & QT_MORE(SENTENCE_STARTER))
    f |= F(N_STARTER);
  if (w->classes & (QT_BIT(MALE) | QT_BIT(FEMALE) | QT_BIT(TITLE) | QT_BIT(ABBREVIATION_TITLE))) f |= F(N_NAME);
  if (w->more & (QT_MORE(DAY) | QT_MORE(MONTH))) f |= F(N_DAY);
  return f;
}

static const uint64_t UPPER = F(N_CAPITAL) | F(N_CAPS) | F(N_SINGLE);
static const uint64_t SHORTENED = F(P_TITLE) | F(P_ABBREVIATION) | F(P_MAY_END) | F(P_DOTTED) | F(P_INITIAL);

/* Stops of abbreviations and of what counts a list. */
static bool is_inner_stop(const scan *s, const candidate *c, uint64_t f) {
  if (!(f & F(DOT)) || f & (F(ASKED) | F(CRIED) | F(ELIDED) | F(QUOTED) | F(OUTSIDE) | F(P_BARE))) return false;
  if (f & F(P_FIRST) && ((f & F(P_LETTER) && !(f & F(P_I))) || f & F(P_ORDINAL))) return true;
  if (f & F(BRACKETED)) return f & (SHORTENED | F(P_COMPOUND)) && !(f & F(N_STARTER)); /* (Calif.) (D-Pa.) */
  if (f & F(P_ABBREVIATION) || (f & F(P_INITIAL) && f & F(N_INITIAL))) return true;
  if (f & F(P_TITLE) && f & F(N_CAPITAL) && !(f & F(N_STARTER))) return true;
  if (f & (F(P_MAY_END) | F(P_DOTTED)) && f & (F(N_BRACKET) | F(N_DASH))) return true; /* Jr. (D-Pa.), Ill. - */
  if (!(f & F(N_LOWER)) || f & F(N_OPENS)) return false;
  const qt_word *w = qt_word_of(s->lexicon, s->tokens[c->at - 1]);
  return w->classes & ABBREVIATIONS || f & (F(P_MAY_END) | F(P_MONTH) | F(P_DOTTED) | F(P_LETTER)) ||
         (f & F(P_UNIT) && f & F(PP_NUMBER));
}

/* No space behind: example.org, "ended.He" */
static verdict by_rule_joined(uint64_t f) {
  if (f & (F(N_DASH) | F(N_MARK) | F(N_NUMBER) | F(P_ADDRESS) | F(P_BARE))) return KEEP;
  if (f & (F(QUOTED) | F(BRACKETED))) return f & F(N_LOWER) ? KEEP : CUT;
  if (!(f & (F(P_LONG) | F(P_CAPITAL) | F(P_SHORT)))) return KEEP;
  if (f & F(ELIDED) || f & F(N_LOWER)) return ASK;
  return f & F(DOT) && f & F(P_CAPITAL) ? ASK : CUT;
}

/* Behind a closing mark. */
static verdict by_rule_closed(uint64_t f) {
  if (f & F(N_LOWER)) return KEEP;
  if (f & F(OUTSIDE) && f & UPPER) return CUT;
  if (f & F(BRACKETED) && f & F(N_BRACKET) && !(f & (F(DOT) | F(ASKED) | F(CRIED)))) return KEEP; /* [...] (p. 5) */
  if (!(f & F(QUOTED)) || f & F(N_CUE)) return f & F(N_CUE) ? KEEP : ASK;
  if (f & F(N_OPENS)) return CUT;
  return f & UPPER && (!(f & SHORTENED) || f & F(N_STARTER)) ? CUT : ASK;
}

/* What needs no weighing. */
static verdict by_rule(const scan *s, const candidate *c, uint64_t f) {
  qt_token n = s->tokens[c->next];
  if (is_one_of(n, MARK(QT_BULLET))) return CUT;
  if (is_one_of(s->tokens[c->at], MARK(QT_FULL_STOP))) return f & F(QUOTED) && f & F(N_JOINED) ? KEEP : CUT;
  if (is_one_of(n, MARK(QT_COMMA) | MARK(QT_SEMICOLON) | MARK(QT_COLON) | MARK(QT_SLASH) | MARK(QT_PERCENT)))
    return KEEP;
  if (f & F(N_JOINED)) return by_rule_joined(f);
  if (is_inner_stop(s, c, f) || (f & F(N_DASH) && f & F(N_LOWER))) return KEEP;
  return f & (F(QUOTED) | F(BRACKETED)) ? by_rule_closed(f) : ASK;
}

static float feature_weight(const scan *s, uint32_t i) {
  static const char *const names[] = {
#define X(id, name) name,
      FEATURES(X)
#undef X
  };
  float weight;
  if (qt_lexicon_kept(s->lexicon, QT_SENTENCE_SLOTS + i, &weight)) return weight;
  return qt_lexicon_keep(s->lexicon, QT_SENTENCE_SLOTS + i, qt_lexicon_weight(s->lexicon, "sentence", names[i]));
}

static float pair_weight(const scan *s, uint32_t i) {
  float weight;
  if (qt_lexicon_kept(s->lexicon, QT_SENTENCE_SLOTS + 64 + i, &weight)) return weight;
  return qt_lexicon_keep(s->lexicon, QT_SENTENCE_SLOTS + 64 + i,
                         qt_lexicon_weight(s->lexicon, "sentence", pairs[i].name));
}

static uint32_t lowest_bit(uint64_t set) {
#if defined(__GNUC__)
  return (uint32_t)__builtin_ctzll(set);
#else
  uint32_t i = 0;
  while (!(set >> i & 1)) i++;
  return i;
#endif
}

/* For a language without weights. */
static bool decide_by_class(uint64_t f) {
  if (f & F(N_LOWER)) return false;
  if (f & (F(ASKED) | F(CRIED) | F(ELIDED))) return true;
  if (f & (F(P_NUMBERED) | F(P_ORDINAL)) && f & F(N_NUMBER)) return false;
  if (f & (F(P_MAY_END) | F(P_DOTTED))) return f & F(N_STARTER);
  return !(f & (F(P_TITLE) | F(P_ABBREVIATION) | F(P_INITIAL) | F(P_LETTER) | F(P_MONTH)));
}

static bool weigh(const scan *s, uint64_t features) {
  float sum = feature_weight(s, BIAS_BIT);
  if (sum == 0) return decide_by_class(features);
  for (uint64_t rest = features & ~F(BIAS); rest; rest &= rest - 1) sum += feature_weight(s, lowest_bit(rest));
  for (uint32_t i = 0; i < PAIR_COUNT; i++)
    if ((features & pairs[i].both) == pairs[i].both) sum += pair_weight(s, i);
  return sum > 0;
}

/* A word of four letters or more that no list knows as an abbreviation, a stop, a capital. */
static bool is_easy(const scan *s, const candidate *c) {
  if ((c->kind & ~(F(QUOTED) | F(BRACKETED))) != F(DOT) || c->at == 0) return false;
  qt_token p = s->tokens[c->at - 1], n = s->tokens[c->next];
  if (!is_text(p) || p.length < 4 || is_capital(p)) return false;
  if (!is_text(n) || !is_capital(n) || !is_spaced(n)) return false;
  const qt_word *w = qt_word_of(s->lexicon, p);
  return !(w->classes & ABBREVIATIONS) && !(w->more & MORE_ABBREVIATIONS);
}

static uint64_t features_of(const scan *s, const char *text, const candidate *c) {
  uint64_t f = F(BIAS) | c->kind | features_before(s, text, c->at) | features_of_next(s, text, c->next);
  const qt_word *w = c->at ? qt_word_of(s->lexicon, s->tokens[c->at - 1]) : NULL;
  if (f & F(N_NUMBER) && w && w->more & QT_MORE(ABBREVIATION_NUMBER)) f |= F(P_NUMBERED);
  uint32_t behind = c->next + (f & F(N_DASH) ? 1 : 0);
  if (f & F(QUOTED) && !(f & (F(DOT) | F(N_LOWER))) && is_cue_clause(s, behind)) f |= F(N_CUE);
  return f;
}

static bool is_end(const scan *s, const char *text, const candidate *c) {
  if (is_easy(s, c)) return true;
  uint64_t f = features_of(s, text, c);
  verdict v = by_rule(s, c, f);
  return v == ASK ? weigh(s, f) : v == CUT;
}

/* Appends the sentence of the block's tokens [s->first, end) and begins the next one. */
static bool finish(quoth_article *a, scan *s, uint32_t end) {
  quoth_span *span = qt_vec_push(&a->alloc, &a->sentences);
  uint32_t *first = span ? qt_vec_push(&a->alloc, &a->sentence_tokens) : NULL;
  if (!first) return false;
  *span = (quoth_span){s->tokens[s->first].start, qt_end(s->tokens[end - 1])};
  *first = (uint32_t)(s->tokens - a->tokens.at) + s->first;
  s->first = end;
  return true;
}

static uint32_t next_mark(const scan *s, uint32_t i) {
  return qt_next_mark(s->article, s->before + i, s->before + s->count) - s->before;
}

static void count_mark(scan *s, qt_token t) {
  if (t.word == QT_STRAIGHT) s->straight++;
  if (t.word == QT_LPAREN || t.word == QT_LBRACKET) s->brackets++;
  if ((t.word == QT_RPAREN || t.word == QT_RBRACKET) && s->brackets) s->brackets--;
}

/* The next terminator at or behind i; counts the marks on the way. */
static uint32_t next_terminator(scan *s, uint32_t i) {
  for (i = next_mark(s, i); i < s->count; i = next_mark(s, i + 1)) {
    qt_token t = s->tokens[i];
    if (TERMINATORS >> t.word & 1) break;
    count_mark(s, t);
  }
  return i;
}

static bool cut_block(quoth_article *a, scan *s) {
  for (uint32_t i = next_terminator(s, 0); i < s->count; i = next_terminator(s, i)) {
    candidate c = collect(s, i);
    if (c.next < s->count && is_end(s, a->text, &c) && !finish(a, s, c.next)) return false;
    for (; i < c.next; i++)
      if (qt_kind(s->tokens[i]) >= QT_PUNCT) count_mark(s, s->tokens[i]);
  }
  return s->first == s->count || finish(a, s, s->count);
}

quoth_status qt_sentences(quoth_article *a) {
  /* a sentence of English news has 120 bytes on average */
  uint32_t expected = a->length / 100 + a->blocks.count;
  if (!qt_vec_reserve(&a->alloc, &a->sentences, expected)) return QUOTH_NO_MEMORY;
  if (!qt_vec_reserve(&a->alloc, &a->sentence_tokens, expected)) return QUOTH_NO_MEMORY;
  for (uint32_t b = 0; b < a->ranges.count; b++) {
    qt_block_range *range = &a->ranges.at[b];
    scan s = {.lexicon = a->lexicon, .count = range->token_count, .article = a, .before = range->first_token};
    s.tokens = a->tokens.at + range->first_token;
    range->first_sentence = a->sentences.count;
    if (!cut_block(a, &s)) return QUOTH_NO_MEMORY;
    range->sentence_count = a->sentences.count - range->first_sentence;
  }
  return QUOTH_OK;
}

uint32_t qt_sentence_behind(const quoth_article *a, uint32_t low, uint32_t high, uint32_t token) {
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->sentence_tokens.at[middle] <= token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}
