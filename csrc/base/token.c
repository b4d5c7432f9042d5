#include "base/token.h"

#include <assert.h>

#include "base/scan.h"

static_assert((int)QT_BACKTICK < (int)QT_FIRST_NUMBER, "the lexicon has a record for each mark");

typedef struct reader {
  const char *text;
  uint32_t at, end, length; /* length: of the text */
  uint8_t pending;          /* QT_SPACED | QT_NEW_LINE for the next token */
  const qt_lexicon *lexicon;
  const quoth_alloc *alloc;
  qt_tokens *tokens;
  qt_traits traits;
} reader;

/* What an ASCII byte begins. */
enum { C_LETTER, C_DIGIT, C_SPACE, C_MARK, C_JOINT /* a mark that can stand inside a word: ' - . @ _ */ };

static const uint8_t byte_class[128] = {
#define S C_SPACE
#define L C_LETTER
#define D C_DIGIT
#define M C_MARK
#define J C_JOINT
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, M, M, M, M, M, M, J, M, M, M, M, M, J, J, M, D, D, D, D, D, D, D, D, D, D, M, M, M, M, M, M,
    J, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, J,
    M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, S,
#undef S
#undef L
#undef D
#undef M
#undef J
};

static uint32_t peek(const reader *r, uint32_t at, uint32_t *length) {
  if (at >= r->end) {
    *length = 0;
    return 0;
  }
  unsigned char c = (unsigned char)r->text[at];
  if (c < 0x80) {
    *length = 1;
    return c;
  }
  return qt_decode(r->text + at, r->end - at, length);
}

static bool is_digit(uint32_t c) { return c - '0' < 10; }
static bool is_word_char(uint32_t c) { return qt_is_letter(c) || is_digit(c); }
static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

static bool emit(reader *r, uint32_t start, uint32_t end, uint16_t word, unsigned flags) {
  if (!qt_vec_reserve(r->alloc, r->tokens, 1u)) return false;
  qt_token *t = &r->tokens->at[r->tokens->count++];
  *t = (qt_token){start, word, (uint8_t)(end - start), (uint8_t)(flags | r->pending)};
  r->traits.words += qt_kind(*t) == QT_WORD_TOKEN || qt_kind(*t) == QT_NUMBER;
  if (qt_is_word(*t))
    r->traits.more |= r->lexicon->forms.at[word].traits;
  else
    r->traits.marks |= QT_TRAIT(word);
  r->pending = 0;
  return true;
}

/*
** Clitics that are cut off a word: 's 'm 'd 're 'll 've. p points behind the apostrophe. n't stays
** on its verb (don't is one word of the language).
*/
static uint32_t clitic_length(const reader *r, uint32_t at) {
  uint32_t n = 0;
  char c[2] = {0, 0};
  while (at + n < r->end && n < 2 && byte_class[(unsigned char)r->text[at + n] & 0x7f] == C_LETTER &&
         (unsigned char)r->text[at + n] < 0x80) {
    c[n] = (char)(r->text[at + n] | 0x20);
    n++;
  }
  uint32_t length, next = peek(r, at + n, &length);
  if (n == 0 || (length && is_word_char(next))) return 0;
  if (n == 1) return c[0] == 's' || c[0] == 'm' || c[0] == 'd' ? 1 : 0;
  bool two = (c[0] == 'r' && c[1] == 'e') || (c[0] == 'l' && c[1] == 'l') || (c[0] == 'v' && c[1] == 'e');
  return two ? 2 : 0;
}

/* May the mark c between two word characters be part of the word? before, after: those two. */
static bool joins(const reader *r, uint32_t c, uint32_t before, uint32_t at_after, uint32_t after, bool number) {
  if (number) return is_digit(after) && is_digit(before) && (c == '.' || c == ',' || c == ':');
  if (c == '-' || c == 0x2010 || c == 0x2011) return true;
  if (is_apostrophe(c)) return !clitic_length(r, at_after);
  if (c == '@' || c == '_') return true;
  if (c != '.') return false;
  /* a full stop without the space behind it (ended.He): lower case, then a capitalised word */
  if (qt_is_lower(before) && qt_is_upper(after)) {
    uint32_t length, next;
    peek(r, at_after, &length);
    next = peek(r, at_after + length, &length);
    return !(length && qt_is_lower(next));
  }
  return true;
}

enum { MAX_WORD = 255 };

typedef struct word_state {
  uint32_t folded_length, letters, capitals;
  char folded[MAX_WORD + 17]; /* 16 more bytes: short words are looked up padded with zeros */
} word_state;

/* Not an initialiser: that would clear `folded`, which costs more than reading the word. */
static void begin_word(word_state *w) { w->folded_length = w->letters = w->capitals = 0; }

static void fold_char(word_state *w, uint32_t c) {
  char bytes[4];
  if (is_digit(c) && w->folded_length < MAX_WORD) {
    w->folded[w->folded_length++] = (char)c;
    return;
  }
  uint32_t folded = is_apostrophe(c) ? '\'' : qt_fold(c), n = qt_encode(folded, bytes);
  if (w->folded_length + n > MAX_WORD) return;
  for (uint32_t i = 0; i < n; i++) w->folded[w->folded_length++] = bytes[i];
  if (qt_is_letter(c)) w->letters++;
  if (folded != c) w->capitals++;
}

static uint16_t look_up(const qt_lexicon *lexicon, word_state *w) {
  uint64_t low, high;
  if (w->folded_length > 16) return qt_lexicon_find(lexicon, w->folded, w->folded_length);
  memset(w->folded + w->folded_length, 0, 16);
  memcpy(&low, w->folded, 8);
  memcpy(&high, w->folded + 8, 8);
  return qt_lexicon_find_short(lexicon, low, high, w->folded_length);
}

static bool finish_word(reader *r, uint32_t start, word_state *w, bool capital, unsigned kind) {
  unsigned flags = kind;
  if (capital) flags |= QT_CAPITAL;
  if (w->letters > 1 && w->capitals == w->letters) flags |= QT_ALL_CAPS;
  return emit(r, start, r->at, look_up(r->lexicon, w), flags);
}

/* A run of ASCII letters and digits from r->at, to `stop` at most; the last one, or `before` where there is none. */
static uint32_t read_ascii(reader *r, word_state *w, uint32_t stop, uint32_t before) {
  const unsigned char *text = (const unsigned char *)r->text;
  uint32_t at = r->at, capitals = 0, letters = 0;
  char *out = w->folded + w->folded_length;
  for (; at < stop && text[at] < 0x80 && byte_class[text[at]] <= C_DIGIT; at++) {
    unsigned char letter = byte_class[text[at]] == C_LETTER, lower = text[at] | (unsigned char)(letter << 5);
    *out++ = (char)lower;
    letters += letter;
    capitals += lower != text[at];
  }
  if (at == r->at) return before;
  w->folded_length += at - r->at;
  w->letters += letters;
  w->capitals += capitals;
  r->at = at;
  return text[at - 1];
}

/* The rest of a word: letters and digits, marks that join them, ignorables between them. */
static void read_rest(reader *r, word_state *w, uint32_t start, bool number, uint32_t before) {
  uint32_t most = start + MAX_WORD - 4, stop = most < r->end ? most : r->end;
  for (;;) {
    before = read_ascii(r, w, stop, before);
    uint32_t length, skip, c = peek(r, r->at, &length);
    if (!length || r->at >= most) return;
    if (is_word_char(c)) {
      fold_char(w, c);
      before = c;
      r->at += length;
      continue;
    }
    uint32_t after = peek(r, r->at + length, &skip);
    if (!skip || !is_word_char(after)) return;
    if (!qt_is_ignorable(c)) {
      if (!joins(r, c, before, r->at + length, after, number && is_digit(before))) return;
      fold_char(w, c);
    }
    r->at += length;
  }
}

static bool read_clitic(reader *r, uint32_t c, uint32_t length) {
  uint32_t letters = clitic_length(r, r->at + length), start = r->at;
  word_state w;
  if (!letters) return true;
  begin_word(&w);
  fold_char(&w, c);
  r->at += length;
  for (uint32_t i = 0; i < letters; i++) fold_char(&w, (unsigned char)r->text[r->at++]);
  return finish_word(r, start, &w, false, QT_CLITIC);
}

/* A word or number that begins at r->at with c; longer ones than a token holds are cut. */
static bool read_word(reader *r, uint32_t c) {
  uint32_t start = r->at, length;
  bool number = is_digit(c), capital = qt_is_upper(c);
  word_state w;
  begin_word(&w);
  read_rest(r, &w, start, number, c);
  if (!finish_word(r, start, &w, capital, number ? QT_NUMBER : QT_WORD_TOKEN)) return false;
  if (r->at - start >= MAX_WORD - 4) return true;
  c = peek(r, r->at, &length);
  return !length || !is_apostrophe(c) || read_clitic(r, c, length);
}

/* clang-format off */
static qt_mark mark_of(uint32_t c) {
  switch (c) {
    case '.': return QT_DOT;
    case ',': case 0x60c: case 0x3001: case 0xff0c: return QT_COMMA;
    case ';': case 0x61b: return QT_SEMICOLON;
    case ':': case 0xff1a: return QT_COLON;
    case '?': case 0x61f: case 0xff1f: case 0x203d: return QT_QUESTION;
    case '!': case 0xff01: case 0x203c: return QT_BANG;
    case 0x2026: return QT_ELLIPSIS;
    case '-': case 0x2010: case 0x2011: return QT_HYPHEN;
    case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return QT_DASH;
    case '(': return QT_LPAREN;
    case ')': return QT_RPAREN;
    case '[': return QT_LBRACKET;
    case ']': return QT_RBRACKET;
    case '/': return QT_SLASH;
    case '%': return QT_PERCENT;
    case '|': return QT_PIPE;
    case '&': return QT_AMPERSAND;
    case 0x3002: case 0xff0e: case 0xff61: case 0x6d4: case 0x964: case 0x965: case 0x589: return QT_FULL_STOP;
    case 0x2032: case 0x2033: return QT_PRIME;
    case '"': case 0xff02: return QT_STRAIGHT;
    case 0x201c: return QT_LEFT;
    case 0x201d: case 0x201f: return QT_RIGHT;
    case 0x201e: return QT_LOW;
    case 0xab: return QT_LEFT_ANGLE;
    case 0xbb: return QT_RIGHT_ANGLE;
    case 0x300c: case 0x300e: return QT_LEFT_CORNER;
    case 0x300d: case 0x300f: return QT_RIGHT_CORNER;
    case '\'': return QT_TICK;
    case 0x2018: case 0x201b: return QT_LEFT_SINGLE;
    case 0x2019: return QT_RIGHT_SINGLE;
    case 0x201a: return QT_LOW_SINGLE;
    case 0x2039: return QT_LEFT_SINGLE_ANGLE;
    case 0x203a: return QT_RIGHT_SINGLE_ANGLE;
    case '`': case 0xb4: return QT_BACKTICK;
    case '*': case 0x2022: case 0x2023: case 0x2043: case 0x25aa: case 0x25ab: case 0x25cf: case 0x25e6:
    case 0x25a0: case 0xb7: case 0x2219: return QT_BULLET;
    default: return QT_OTHER_MARK;
  }
}
/* clang-format on */

/* A mark, or a run of one mark that stands for another. */
static bool read_mark(reader *r, uint32_t c, uint32_t length) {
  uint32_t start = r->at, run = 1;
  qt_mark mark = mark_of(c);
  r->at += length;
  if (c == '.' || c == '-' || c == '`' || c == '\'') {
    while (r->at < r->end && (uint32_t)(unsigned char)r->text[r->at] == c && run < MAX_WORD &&
           (c == '.' || c == '-' || run < 2)) {
      r->at++;
      run++;
    }
    if (run > 1) mark = c == '.' ? QT_DOTS : c == '-' ? QT_DASH : c == '`' ? QT_BACKTICKS : QT_TWO_TICKS;
  }
  return emit(r, start, r->at, (uint16_t)mark, mark >= QT_FIRST_QUOTE ? QT_QUOTE : QT_PUNCT);
}

/* White space and what is not seen at r->at; false: there is none. */
static bool skip_blank(reader *r, uint32_t c, uint32_t length) {
  if (!qt_is_ignorable(c)) {
    if (!qt_is_space(c)) return false;
    r->pending |= c == 0x85 || c == 0x2028 || c == 0x2029 ? QT_SPACED | QT_NEW_LINE : QT_SPACED;
  }
  r->at += length;
  return true;
}

/* The token at r->at, or the blank. false: no memory. */
static bool read_next(reader *r) {
  unsigned char b = (unsigned char)r->text[r->at];
  uint32_t length;
  if (b < 0x80) {
    switch (byte_class[b]) {
      case C_SPACE:
        r->pending |= b == '\n' || b == '\r' ? QT_SPACED | QT_NEW_LINE : QT_SPACED;
        r->at++;
        return true;
      case C_LETTER:
      case C_DIGIT: return read_word(r, b);
      default: return read_mark(r, b, 1);
    }
  }
  uint32_t c = qt_decode(r->text + r->at, r->end - r->at, &length);
  if (skip_blank(r, c, length)) return true;
  return qt_is_letter(c) ? read_word(r, c) : read_mark(r, c, length);
}

/* The marks that are one token wherever they stand; 0: others. */
static const uint8_t lone_mark[128] = {
    ['"'] = QT_STRAIGHT, ['%'] = QT_PERCENT,  ['&'] = QT_AMPERSAND, ['('] = QT_LPAREN,    [')'] = QT_RPAREN,
    [','] = QT_COMMA,    ['/'] = QT_SLASH,    [':'] = QT_COLON,     [';'] = QT_SEMICOLON, ['?'] = QT_QUESTION,
    ['!'] = QT_BANG,     ['['] = QT_LBRACKET, [']'] = QT_RBRACKET,  ['|'] = QT_PIPE,
};

/* Bytes of the lone mark at p, 3 of which are readable; 0: none. */
static uint32_t lone_mark_at(const unsigned char *p, qt_mark *mark) {
  if (*p < 0x80) {
    *mark = *p == '.' && p[1] != '.' ? QT_DOT : (qt_mark)lone_mark[*p];
    return *mark != QT_OTHER_MARK;
  }
  if (p[0] != 0xe2 || p[1] != 0x80 || (p[2] & 0xc0) != 0x80) return 0;
  *mark = mark_of(0x2000u | (p[2] & 0x3f)); /* typographic quotation marks and dashes */
  return *mark != QT_OTHER_MARK ? 3 : 0;
}

/* What a byte behind ASCII letters may do to the word. */
enum { ENDS_WORD, MAY_JOIN, IS_DOT };
static const uint8_t behind_letters[256] = {
#define J MAY_JOIN
#define J8 J, J, J, J, J, J, J, J
    ['\''] = J, ['-'] = J, ['@'] = J, ['_'] = J,   ['.'] = IS_DOT,
    ['0'] = J8, J,         J,         [0x80] = J8, J8,
    J8,         J8,        J8,        J8,          J8,
    J8,         J8,        J8,        J8,          J8,
    J8,         J8,        J8,        J8,
#undef J8
#undef J
};

/* A dot behind letters with white space behind it is no part of a word. */
static bool ends_sentence(unsigned char behind_dot) { return behind_dot < 0x80 && byte_class[behind_dot] == C_SPACE; }

/*
** A clitic in lower case at p, with something plain behind it: its bytes, 0 where there is none or it needs a closer
** look. *folded gets its folded form of *length bytes. Four bytes behind the apostrophe are readable.
*/
static uint32_t plain_clitic(const char *p, uint64_t *folded, uint32_t *length) {
  uint32_t apostrophe = *p == '\'' ? 1 : memcmp(p, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
  const char *c = p + apostrophe;
  bool one = *c == 's' || *c == 'm' || *c == 'd';
  bool two = (c[0] == 'r' && c[1] == 'e') || (c[0] == 'l' && c[1] == 'l') || (c[0] == 'v' && c[1] == 'e');
  if (!apostrophe || (!one && !two)) return 0;
  char form[8] = {'\'', c[0], two ? c[1] : '\0'};
  unsigned char next = (unsigned char)c[two ? 2 : 1];
  if (next >= 0x80 || byte_class[next] <= C_DIGIT) return 0;
  memcpy(folded, form, 8);
  *length = two ? 3 : 2;
  return apostrophe + *length - 1;
}

/* The token of a word of ASCII letters; pending: QT_SPACED and QT_NEW_LINE before it. */
static inline qt_token word_token(qt_form_table table, const qt_letters *w, size_t start, unsigned pending) {
  unsigned flags = QT_WORD_TOKEN | pending;
  if (w->capitals) {
    bool all = w->length > 1 && w->capitals == (1u << w->length) - 1;
    flags |= (w->capitals & 1 ? QT_CAPITAL : 0) | (all ? QT_ALL_CAPS : 0);
  }
  return (qt_token){(uint32_t)start, qt_table_find(table, w->low, w->high, w->length), (uint8_t)w->length,
                    (uint8_t)flags};
}

/*
** Most of a text: words of up to 15 ASCII letters with something plain or a clitic behind them, spaces, lone marks.
** Stops at anything else, where the text has no 32 bytes more, and where the array of tokens is full.
*/
static void read_common(reader *r) {
  const char *text = r->text, *p = text + r->at, *end = text + r->end,
             *stop = text + (r->length > 32 ? r->length - 32 : 0);
  if (end < stop) stop = end;
  const qt_form_table table = qt_lexicon_table(r->lexicon);
  qt_token *begin = r->tokens->at + r->tokens->count, *out = begin, *full = r->tokens->at + r->tokens->capacity - 1;
  uint32_t marks = 0, more = 0, others = 0, pending = r->pending;
  while (p < stop && out < full) {
    qt_letters w;
    qt_scan_letters(p, &w);
    if (w.length) {
      const char *behind = p + w.length;
      uint8_t next = behind_letters[(unsigned char)*behind];
      uint64_t folded;
      uint32_t clitic, length;
      if (w.length == 16 || behind > end) break;
      if (next == MAY_JOIN) {
        if (behind == end || !(clitic = plain_clitic(behind, &folded, &length))) break;
        *out = word_token(table, &w, (size_t)(p - text), pending);
        more |= table.forms[out++->word].traits;
        *out =
            (qt_token){(uint32_t)(behind - text), qt_table_find(table, folded, 0, length), (uint8_t)clitic, QT_CLITIC};
        more |= table.forms[out++->word].traits;
        behind += clitic;
        others++;
      } else {
        if (next == IS_DOT && !ends_sentence((unsigned char)behind[1])) break;
        qt_token word = word_token(table, &w, (size_t)(p - text), pending);
        *out++ = word;
        more |= table.forms[word.word].traits;
      }
      bool space = *behind == ' ';
      p = behind + space;
      pending = space ? QT_SPACED : 0;
    } else if (*p == ' ') {
      pending |= QT_SPACED;
      p++;
    } else {
      qt_mark mark;
      uint32_t bytes = lone_mark_at((const unsigned char *)p, &mark);
      if (!bytes) break;
      unsigned kind = mark >= QT_FIRST_QUOTE ? QT_QUOTE : QT_PUNCT;
      *out++ = (qt_token){(uint32_t)(p - text), (uint16_t)mark, (uint8_t)bytes, (uint8_t)(kind | pending)};
      marks |= QT_TRAIT(mark);
      p += bytes;
      pending = 0;
      others++;
    }
  }
  r->at = (uint32_t)((p < end ? p : end) - text); /* a space behind the last word */
  r->pending = (uint8_t)pending;
  r->tokens->count = (uint32_t)(out - r->tokens->at);
  r->traits.words += (uint32_t)(out - begin) - others;
  r->traits.marks |= marks;
  r->traits.more |= more;
}

bool qt_tokenize(const quoth_alloc *alloc, const qt_lexicon *lexicon, const char *text, uint32_t length,
                 quoth_span span, qt_tokens *tokens, qt_traits *traits) {
  reader r = {text, span.start, span.end, length, QT_SPACED, lexicon, alloc, tokens, {0, 0, 0}};
  while (r.at < r.end) {
    if (!qt_vec_reserve(alloc, tokens, 2u)) return false; /* a word and its clitic */
    read_common(&r);
    if (r.at < r.end && !read_next(&r)) return false;
  }
  if (traits) *traits = r.traits;
  return true;
}

const qt_word *qt_phrase_walk(const qt_lexicon *lexicon, const qt_token *tokens, uint32_t n, uint64_t classes,
                              uint64_t more, uint32_t *length) {
  const qt_word *found = NULL;
  uint32_t node = qt_word_of(lexicon, tokens[0])->node;
  for (uint32_t i = 1; i < n && qt_is_word(tokens[i]); i++) {
    node = qt_lexicon_step(lexicon, node, tokens[i].word);
    if (!node) break;
    const qt_word *phrase = qt_lexicon_node(lexicon, node);
    if ((phrase->classes & classes) || (phrase->more & more)) {
      found = phrase;
      *length = i + 1;
    }
  }
  return found;
}

/* The last four bytes before p, the last one lowest, ASCII letters in lower case. */
static uint32_t tail_before(const char *p) {
  const unsigned char *u = (const unsigned char *)p;
  uint32_t t = u[-1] | (uint32_t)u[-2] << 8 | (uint32_t)u[-3] << 16 | (uint32_t)u[-4] << 24;
  uint32_t low = t & 0x7f7f7f7fu; /* the highest bit of each byte of: from A on, behind Z */
  uint32_t upper = (low + 0x3f3f3f3fu) & ~(low + 0x25252525u) & ~t & 0x80808080u;
  return t | upper >> 2;
}

bool qt_ends_like(const qt_lexicon *lexicon, const char *text, qt_token token, uint64_t more) {
  if (token.length < 5) return false;
  uint32_t tail = tail_before(text + qt_end(token));
  for (uint32_t i = lexicon->ending_slots[tail & 31]; i; i = lexicon->endings.at[i - 1].next) {
    const qt_ending *e = &lexicon->endings.at[i - 1];
    if ((tail & e->mask) != e->value || !(e->more & more)) continue;
    /* three bytes or more must stand before it */
    if (token.length >= 7 || !(e->mask >> 8 * (token.length - 3))) return true;
  }
  return false;
}
