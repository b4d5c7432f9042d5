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

bool qt_tokens_grow(const quoth_alloc *alloc, qt_tokens *tokens, uint32_t more) {
  uint32_t old = tokens->capacity;
  if (!qt_grow(alloc, (void **)&tokens->at, &tokens->capacity, tokens->count, more, sizeof *tokens->at + 1))
    return false;
  tokens->hints = (uint8_t *)(tokens->at + tokens->capacity);
  if (tokens->count) memmove(tokens->hints, tokens->at + old, tokens->count);
  return true;
}

void qt_tokens_trim(const quoth_alloc *alloc, qt_tokens *tokens) {
  enum { SMALL = 4096 };
  uint32_t keep = tokens->count + QT_SPARE_TOKENS;
  if (tokens->capacity - keep < tokens->capacity / 8 || tokens->capacity < SMALL) return;
  void *hints = memmove(tokens->at + keep, tokens->hints, tokens->count);
  tokens->hints = hints;
  void *p = alloc->fn(alloc->ud, tokens->at, qt_tokens_memory(tokens), keep * (sizeof *tokens->at + 1));
  if (!p) return; /* shrinking failed: keep the larger block */
  tokens->at = p;
  tokens->capacity = keep;
  tokens->hints = (uint8_t *)(tokens->at + keep);
}

void qt_tokens_free(const quoth_alloc *alloc, qt_tokens *tokens) {
  if (tokens->at) alloc->fn(alloc->ud, tokens->at, qt_tokens_memory(tokens), 0);
  *tokens = (qt_tokens){NULL, NULL, 0, 0};
}

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

/* known: of a word, as the lexicon's table has it; of a mark its number. */
static bool emit(reader *r, uint32_t start, uint32_t end, uint64_t known, unsigned flags) {
  if (!qt_tokens_reserve(r->alloc, r->tokens, 1u)) return false;
  uint32_t i = r->tokens->count++;
  unsigned kind = flags & QT_KIND_MASK;
  r->tokens->at[i] = (qt_token){start, (uint16_t)known, (uint8_t)(end - start), (uint8_t)(flags | r->pending)};
  r->traits.words += kind == QT_WORD_TOKEN || kind == QT_NUMBER;
  if (kind < QT_PUNCT) {
    r->traits.more |= (uint32_t)(known >> QT_KNOWN_TRAITS);
    r->tokens->hints[i] = (uint8_t)(known >> QT_KNOWN_HINTS);
  } else {
    r->traits.marks |= QT_TRAIT(known);
    r->tokens->hints[i] = QT_MARK_HINT;
  }
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

static uint64_t look_up(const qt_lexicon *lexicon, word_state *w) {
  uint64_t low, high;
  if (w->folded_length > 16) return qt_lexicon_known(lexicon, w->folded, w->folded_length);
  memset(w->folded + w->folded_length, 0, 16);
  memcpy(&low, w->folded, 8);
  memcpy(&high, w->folded + 8, 8);
  return qt_table_known(qt_lexicon_table(lexicon), low, high);
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
  return emit(r, start, r->at, mark, mark >= QT_FIRST_QUOTE ? QT_QUOTE : QT_PUNCT);
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

/* The marks of ASCII that are one token, those of lone_mark_at where they do not stand twice; 0: others. */
static const uint8_t lone_mark[128] = {
    ['"'] = QT_STRAIGHT, ['%'] = QT_PERCENT,  ['&'] = QT_AMPERSAND, ['('] = QT_LPAREN,    [')'] = QT_RPAREN,
    [','] = QT_COMMA,    ['/'] = QT_SLASH,    [':'] = QT_COLON,     [';'] = QT_SEMICOLON, ['?'] = QT_QUESTION,
    ['!'] = QT_BANG,     ['['] = QT_LBRACKET, [']'] = QT_RBRACKET,  ['|'] = QT_PIPE,      ['.'] = QT_DOT,
    ['-'] = QT_HYPHEN,   ['\''] = QT_TICK,
};

/* Bytes of the lone mark at p, 3 of which are readable; 0: none. */
static uint32_t lone_mark_at(const unsigned char *p, qt_mark *mark) {
  if (*p < 0x80) {
    *mark = (qt_mark)lone_mark[*p];
    bool runs = *mark == QT_DOT || *mark == QT_HYPHEN || *mark == QT_TICK;
    return *mark != QT_OTHER_MARK && !(runs && p[1] == *p);
  }
  if (p[0] != 0xe2 || p[1] != 0x80 || (p[2] & 0xc0) != 0x80) return 0;
  *mark = mark_of(0x2000u | (p[2] & 0x3f)); /* typographic quotation marks and dashes */
  return *mark != QT_OTHER_MARK ? 3 : 0;
}

/* May the byte behind some letters be part of their word? */
static const uint8_t may_go_on[256] = {
#define J8 1, 1, 1, 1, 1, 1, 1, 1
#define J26 J8, J8, J8, 1, 1
    ['\''] = 1,  ['-'] = 1,   ['@'] = 1, ['_'] = 1, ['.'] = 1, ['0'] = J8, 1,  1,  ['A'] = J26,
    ['a'] = J26, [0x80] = J8, J8,        J8,        J8,        J8,         J8, J8, J8,
    J8,          J8,          J8,        J8,        J8,        J8,         J8, J8,
#undef J26
#undef J8
};

static inline bool is_typographic_apostrophe(const char *p) { return memcmp(p, "\xe2\x80\x99", 3) == 0; }

/*
** A clitic in lower case at p, with something plain behind it: its bytes, 0 where there is none or it needs a closer
** look. *folded gets its folded form of *length bytes. Four bytes behind the apostrophe are readable.
*/
static uint32_t plain_clitic(const char *p, uint64_t *folded, uint32_t *length) {
  uint32_t apostrophe = *p == '\'' ? 1 : is_typographic_apostrophe(p) ? 3 : 0;
  if (!apostrophe) return 0;
  const char *c = p + apostrophe;
  bool one = *c == 's' || *c == 'm' || *c == 'd';
  bool two = (c[0] == 'r' && c[1] == 'e') || (c[0] == 'l' && c[1] == 'l') || (c[0] == 'v' && c[1] == 'e');
  if (!one && !two) return 0;
  char form[8] = {'\'', c[0], two ? c[1] : '\0'};
  unsigned char next = (unsigned char)c[two ? 2 : 1];
  if (next >= 0x80 || byte_class[next] <= C_DIGIT) return 0;
  memcpy(folded, form, 8);
  *length = two ? 3 : 2;
  return apostrophe + *length - 1;
}

/*
** Most of a text: words of up to 15 ASCII letters with something plain or a clitic behind them, spaces, lone marks.
** 64 bytes are classified at a time, and what begins in them is visited bit by bit; read_next has the rest. Windows
** and writers are local to read_window, so that they live in registers.
*/
enum { WINDOW = 64, BEHIND = 16 /* bytes that are read behind a window */ };

typedef struct window {
  const char *p;
  uint32_t start;  /* in the text */
  uint32_t length; /* bytes of the span in it */
  uint32_t stop;   /* where the next window begins */
  uint64_t begins; /* where a word of letters begins, and what is neither letter nor space; not yet read */
  uint64_t letters, capitals;
  uint64_t spaced; /* what a space stands before */
} window;

/* The first `n` bits. */
static inline uint64_t first_bits(uint32_t n) { return n < 64 ? (UINT64_C(1) << n) - 1 : UINT64_MAX; }

static inline uint64_t begins_of(qt_window is) { return (is.letters & ~(is.letters << 1)) | ~(is.letters | is.spaces); }

uint32_t qt_expected_tokens(const char *text, uint32_t length) {
  enum { SAMPLES = 32 };
  if (length < 2 * SAMPLES * WINDOW) return length / 9 * 2 + WINDOW; /* English has them so at most */
  uint32_t begins = 0;
  for (uint32_t i = 0; i < SAMPLES; i++)
    begins += qt_count_bits(begins_of(qt_scan_window(text + (size_t)i * (length - WINDOW) / SAMPLES)));
  return (uint32_t)((uint64_t)length * begins / (SAMPLES * WINDOW) / 16 * 17); /* the rest may have some more */
}

/* p: what r->at is of the text, or a copy of it that has all bytes to be read. */
static inline window open_window(const reader *r, const char *p) {
  window w = {.p = p, .start = r->at};
  w.stop = w.length = r->end - r->at < WINDOW ? r->end - r->at : WINDOW;
  qt_window is = qt_scan_window(p);
  uint64_t inside = first_bits(w.length);
  w.letters = is.letters & inside;
  w.capitals = is.capitals;
  w.spaced = is.spaces << 1 | (r->at && r->text[r->at - 1] == ' ');
  w.begins = begins_of(is) & inside;
  if (w.letters >> (WINDOW - 1) && w.begins > 1) { /* the last word may go on behind the window */
    w.stop = WINDOW - 1 - (uint32_t)__builtin_clzll(w.begins);
    w.begins ^= UINT64_C(1) << w.stop;
  }
  return w;
}

/* What the window has up to bit `end` has been read. */
static inline void read_to(window *w, uint32_t end) {
  w->begins &= ~first_bits(end);
  if (end > w->stop) w->stop = end;
}

/* The lower case of n < 16 letters at p, padded with zeros. */
static inline void fold_letters(const char *p, uint32_t n, uint64_t *low, uint64_t *high) {
  static const unsigned char keep[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                         255, 255, 255, 255, 255, 255, 255, 255};
  const unsigned char *mask = keep + 16 - n;
  uint64_t keep_low, keep_high;
  memcpy(&keep_low, mask, 8);
  memcpy(&keep_high, mask + 8, 8);
  memcpy(low, p, 8);
  memcpy(high, p + 8, 8);
  *low = (*low | UINT64_C(0x2020202020202020)) & keep_low;
  *high = (*high | UINT64_C(0x2020202020202020)) & keep_high;
}

/* Where the tokens of a window go. */
typedef struct writer {
  qt_token *token;
  uint8_t *hint;
  uint32_t others, marks; /* others: no words */
  uint64_t known;         /* of all words together */
} writer;

static inline void write_word(writer *out, uint32_t start, uint32_t length, unsigned flags, uint64_t known) {
  *out->token++ = (qt_token){start, (uint16_t)known, (uint8_t)length, (uint8_t)flags};
  *out->hint++ = (uint8_t)(known >> QT_KNOWN_HINTS);
  out->known |= known;
}

static inline void write_mark(writer *out, uint32_t start, uint32_t length, unsigned flags, qt_mark mark) {
  flags |= mark >= QT_FIRST_QUOTE ? QT_QUOTE : QT_PUNCT;
  *out->token++ = (qt_token){start, (uint16_t)mark, (uint8_t)length, (uint8_t)flags};
  *out->hint++ = QT_MARK_HINT;
  out->marks |= QT_TRAIT(mark);
  out->others++;
}

static inline writer begin_writing(const reader *r) {
  return (writer){r->tokens->at + r->tokens->count, r->tokens->hints + r->tokens->count, 0, 0, 0};
}

static inline void end_writing(reader *r, const writer *out) {
  uint32_t count = (uint32_t)(out->token - r->tokens->at);
  r->traits.words += count - r->tokens->count - out->others;
  r->traits.marks |= out->marks;
  r->traits.more |= (uint32_t)(out->known >> QT_KNOWN_TRAITS);
  r->tokens->count = count;
}

static bool is_no_break_space(const unsigned char *p) { return p[0] == 0xc2 && p[1] == 0xa0; }

/* May no word go on at p, though it is not ASCII? The space, dashes, quotation marks but the apostrophe: U+2012 to U+2029. */
static bool ends_word(const unsigned char *p) {
  return is_no_break_space(p) || (p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x92 && p[2] <= 0xa9 && p[2] != 0x99);
}

/* Does a word end here at a stop, a dash, a quotation mark, though other words go on with such bytes? */
static inline bool ends_plainly(const unsigned char *p) {
  return *p == '.' ? p[1] < 0x80 && byte_class[p[1]] == C_SPACE : ends_word(p);
}

/* Bytes of the blank at p; 0: none that is common. */
static uint32_t blank_at(const unsigned char *p, uint8_t *flags) {
  if (*p < 0x80 && byte_class[*p] == C_SPACE) {
    *flags |= *p == '\n' || *p == '\r' ? QT_SPACED | QT_NEW_LINE : QT_SPACED;
    return 1;
  }
  if (!is_no_break_space(p)) return 0;
  *flags |= QT_SPACED;
  return 2;
}

/*
** Where the word or number at `first` ends, whose letters end at `end`; positions in a window of `length` bytes at p,
** which are r->text + start. *apostrophe: where a typographic one joins its letters. 0: it needs a closer look.
*/
static uint32_t compound_end(const reader *r, const char *window_p, uint32_t start, uint32_t length, uint32_t first,
                             uint32_t end, uint32_t *apostrophe) {
  const unsigned char *p = (const unsigned char *)window_p;
  bool number = is_digit(p[first]);
  for (;; end++) {
    while (end < length && p[end] < 0x80 && byte_class[p[end]] <= C_DIGIT) end++;
    if (end == length) return length < WINDOW ? end : 0;
    unsigned char c = p[end];
    bool typographic = is_typographic_apostrophe(window_p + end);
    const unsigned char *after = p + end + (typographic ? 3 : 1);
    if (c >= 0x80 && !typographic) return ends_word(p + end) ? end : 0;
    if (typographic && plain_clitic(window_p + end, &(uint64_t){0}, &(uint32_t){0})) return end;
    if (!typographic && byte_class[c] != C_JOINT && c != ',' && c != ':') return end;
    if (after >= p + length) return length < WINDOW && !typographic ? end : 0;
    if (*after >= 0x80) return (*after == 0xe2 && after[1] == 0x80) || is_no_break_space(after) ? end : 0;
    if (byte_class[*after] > C_DIGIT) return end;
    if (c == '@' || c == '_' || (typographic && *apostrophe)) return 0; /* the two do not fold like letters */
    uint32_t joint = typographic ? 0x2019 : c, at = start + (uint32_t)(after - p);
    if (!joins(r, joint, p[end - 1], at, *after, number && is_digit(p[end - 1]))) return typographic ? 0 : end;
    if (typographic) {
      *apostrophe = end;
      end += 2;
    }
  }
}

/* The word of n < 16 bytes at bit `at`, number or not, whose bytes fold like letters. */
static inline unsigned word_flags(const window *w, uint32_t at, uint32_t n, bool letters_only) {
  const uint64_t letters = w->letters >> at, capitals = w->capitals >> at, inside = first_bits(n);
  unsigned flags = ((unsigned)capitals & 1) * QT_CAPITAL;
  if (letters_only && (capitals & 3) != 3) return flags;
  bool two = letters & inside & ((letters & inside) - 1);
  return two && !((letters ^ capitals) & inside) ? flags | QT_ALL_CAPS : flags;
}

static inline uint64_t known_word(qt_table table, const char *p, uint32_t n) {
  uint64_t low, high;
  fold_letters(p, n, &low, &high);
  return qt_table_known(table, low, high);
}

/* Of a word whose typographic apostrophe at `joint` folds to '. */
static uint64_t known_with_apostrophe(qt_table table, const char *p, uint32_t n, uint32_t joint) {
  char folded[16] = {0};
  memcpy(folded, p, joint);
  folded[joint] = '\'';
  memcpy(folded + joint + 1, p + joint + 3, n - joint - 3);
  return known_word(table, folded, n - 2);
}

/* The word of letters at bit `at`; false: it may have more than those, or too many of them. */
static inline bool fast_word(const window *w, qt_table table, writer *out, uint32_t at, unsigned flags) {
  const char *p = w->p + at;
  uint32_t n = (uint32_t)__builtin_ctz(~(uint32_t)(w->letters >> at) | 1u << 15);
  if (may_go_on[(unsigned char)p[n]] && !ends_plainly((const unsigned char *)p + n)) return false;
  flags |= QT_WORD_TOKEN | word_flags(w, at, n, true);
  write_word(out, w->start + at, n, flags, known_word(table, p, n));
  return true;
}

/* The lone mark at bit `at`; false: it may be another. */
static inline bool fast_mark(window *w, writer *out, uint32_t at, unsigned flags) {
  qt_mark mark;
  uint32_t bytes = lone_mark_at((const unsigned char *)w->p + at, &mark);
  if (!bytes || at + bytes > w->length) return false;
  write_mark(out, w->start + at, bytes, flags, mark);
  if (bytes > 1) read_to(w, at + bytes);
  return true;
}

/* The word or number at bit `at`, and its clitic; false: it needs a closer look. There is room for both. */
static bool compound_word(reader *r, const window *w, uint32_t at) {
  const char *p = w->p + at;
  qt_table table = qt_lexicon_table(r->lexicon);
  bool number = is_digit((unsigned char)*p);
  uint64_t clitic_low;
  uint32_t n = (uint32_t)__builtin_ctz(~(uint32_t)(w->letters >> at) | 1u << 16), clitic = 0, length, apostrophe = 0;
  if (at + n < w->length) clitic = plain_clitic(p + n, &clitic_low, &length);
  if (!clitic) {
    uint32_t end = compound_end(r, w->p, w->start, w->length, at, at + n, &apostrophe);
    if (!end) return false;
    n = end - at;
    if (end < w->length) clitic = plain_clitic(p + n, &clitic_low, &length);
    if (!clitic && end < w->length && p[n] == '\'') return false;
  }
  if (n > 15 || at + n + clitic > w->length) return false;
  uint64_t lower = w->letters >> at & ~(w->capitals >> at) & first_bits(n);
  if (apostrophe && !(lower & (lower - 1))) return false; /* as a capital it counts only where it makes all of them */
  writer out = begin_writing(r);
  unsigned flags = r->pending | (number ? QT_NUMBER : QT_WORD_TOKEN) | word_flags(w, at, n, false);
  write_word(&out, w->start + at, n, flags,
             apostrophe ? known_with_apostrophe(table, p, n, apostrophe - at) : known_word(table, p, n));
  if (clitic) {
    write_word(&out, w->start + at + n, clitic, QT_CLITIC, qt_table_known(table, clitic_low, 0));
    out.others++;
  }
  end_writing(r, &out);
  r->pending = 0;
  r->at = w->start + at + n + clitic;
  return true;
}

/* What is at bit `at`, at some more cost: r->at gets behind it. false: no memory. */
static bool read_carefully(reader *r, window w, uint32_t at) {
  const unsigned char *p = (const unsigned char *)w.p + at;
  uint32_t blank = blank_at(p, &r->pending);
  if (blank && at + blank <= w.length) {
    r->at = w.start + at + blank;
    return true;
  }
  if (*p < 0x80 && byte_class[*p] <= C_DIGIT && compound_word(r, &w, at)) return true;
  r->at = w.start + at;
  return read_next(r);
}

/* Reads a window from r->at on; p: its bytes. false: no memory. */
static bool read_window(reader *r, const char *p, qt_table table) {
  window w = open_window(r, p);
  if (!qt_tokens_reserve(r->alloc, r->tokens, w.length)) return false;
  writer out = begin_writing(r);
  unsigned pending = r->pending;
  while (w.begins) {
    uint32_t at = (uint32_t)__builtin_ctzll(w.begins);
    unsigned flags = pending | ((unsigned)(w.spaced >> at) & 1) * QT_SPACED;
    w.begins &= w.begins - 1;
    pending = 0;
    if (w.letters >> at & 1 ? fast_word(&w, table, &out, at, flags) : fast_mark(&w, &out, at, flags)) continue;
    end_writing(r, &out);
    r->pending = (uint8_t)flags;
    if (!read_carefully(r, w, at)) return false;
    pending = r->pending;
    read_to(&w, r->at - w.start);
    out = begin_writing(r);
  }
  end_writing(r, &out);
  r->pending = (uint8_t)pending;
  r->at = w.start + w.stop;
  return true;
}

bool qt_tokenize(const quoth_alloc *alloc, const qt_lexicon *lexicon, const char *text, uint32_t length,
                 quoth_span span, qt_tokens *tokens, qt_traits *traits) {
  reader r = {text, span.start, span.end, length, QT_SPACED, lexicon, alloc, tokens, {0, 0, 0}};
  const qt_table table = qt_lexicon_table(lexicon);
  char tail[2 * WINDOW + 2 * BEHIND]; /* a copy of the text's last bytes, behind which nothing is readable */
  const uint32_t tail_length = length < WINDOW + BEHIND ? length : WINDOW + BEHIND, tail_start = length - tail_length;
  bool in_tail = false;
  while (r.at < r.end) {
    if (r.at >= tail_start && !in_tail) {
      memcpy(tail, text + tail_start, tail_length);
      memset(tail + tail_length, 0, sizeof tail - tail_length);
      in_tail = true;
    }
    if (!read_window(&r, in_tail ? tail + (r.at - tail_start) : text + r.at, table)) return false;
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
