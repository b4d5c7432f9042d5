/*
** Most of a text: words of up to 15 ASCII letters with something plain or a clitic behind them, spaces, lone marks.
** 64 bytes are classified at a time, and what begins in them is visited bit by bit; qt_read_token has the rest. Windows
** and writers are local to read_window, so that they live in registers.
*/
#include "base/scan.h"
#include "base/token_parts.h"

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
  *mark = qt_mark_number(0x2000u | (p[2] & 0x3f)); /* typographic quotation marks and dashes */
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
  if (next >= 0x80 || qt_byte_class[next] <= QT_DIGIT_BYTE) return 0;
  memcpy(folded, form, 8);
  *length = two ? 3 : 2;
  return apostrophe + *length - 1;
}

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
static inline window open_window(const qt_reader *r, const char *p) {
  window w = {.p = p, .start = r->at};
  w.stop = w.length = r->end - r->at < WINDOW ? r->end - r->at : WINDOW;
  qt_window is = qt_scan_window(p);
  uint64_t inside = qt_first_bits(w.length);
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
  w->begins &= ~qt_first_bits(end);
  if (end > w->stop) w->stop = end;
}

/* The lower case of n < 16 letters at p, padded with zeros. */
static inline void fold_letters(const char *p, uint32_t n, uint64_t *low, uint64_t *high) {
  const unsigned char *mask = qt_first_bytes(n);
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

static inline writer begin_writing(const qt_reader *r) {
  return (writer){r->tokens->at + r->tokens->count, r->tokens->hints + r->tokens->count, 0, 0, 0};
}

static inline void end_writing(qt_reader *r, const writer *out) {
  uint32_t count = (uint32_t)(out->token - r->tokens->at);
  r->traits.words += count - r->tokens->count - out->others;
  r->traits.marks |= out->marks;
  r->traits.more |= (uint32_t)(out->known >> QT_KNOWN_TRAITS);
  r->tokens->count = count;
}

static bool is_no_break_space(const unsigned char *p) { return p[0] == 0xc2 && p[1] == 0xa0; }

/*
** May no word go on at p, though it is not ASCII? The space, dashes, quotation marks but the apostrophe and the mark that
** may stand for one: U+2012 to U+2029.
*/
static bool ends_word(const unsigned char *p) {
  return is_no_break_space(p) ||
         (p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x92 && p[2] <= 0xa9 && p[2] != 0x99 && p[2] != 0x98);
}

/* Does a word end here at a stop, a dash, a quotation mark, though other words go on with such bytes? */
static inline bool ends_plainly(const unsigned char *p) {
  return *p == '.' ? p[1] < 0x80 && qt_byte_class[p[1]] == QT_SPACE_BYTE : ends_word(p);
}

/* Bytes of the blank at p; 0: none that is common. */
static uint32_t blank_at(const unsigned char *p, uint8_t *flags) {
  if (*p < 0x80 && qt_byte_class[*p] == QT_SPACE_BYTE) {
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
static uint32_t compound_end(const qt_reader *r, const char *window_p, uint32_t start, uint32_t length, uint32_t first,
                             uint32_t end, uint32_t *apostrophe) {
  const unsigned char *p = (const unsigned char *)window_p;
  bool number = qt_is_digit(p[first]);
  for (;; end++) {
    while (end < length && p[end] < 0x80 && qt_byte_class[p[end]] <= QT_DIGIT_BYTE) end++;
    if (end == length) return length < WINDOW ? end : 0;
    unsigned char c = p[end];
    bool typographic = is_typographic_apostrophe(window_p + end);
    const unsigned char *after = p + end + (typographic ? 3 : 1);
    if (c >= 0x80 && !typographic) return ends_word(p + end) ? end : 0;
    if (typographic && plain_clitic(window_p + end, &(uint64_t){0}, &(uint32_t){0})) return end;
    if (!typographic && qt_byte_class[c] != QT_JOINT_BYTE && c != ',' && c != ':') return end;
    if (after >= p + length) return length < WINDOW && !typographic ? end : 0;
    if (*after >= 0x80) return (*after == 0xe2 && after[1] == 0x80) || is_no_break_space(after) ? end : 0;
    if (qt_byte_class[*after] > QT_DIGIT_BYTE) return end;
    if (c == '@' || c == '_' || (typographic && *apostrophe)) return 0; /* the two do not fold like letters */
    uint32_t joint = typographic ? 0x2019 : c, at = start + (uint32_t)(after - p);
    if (!qt_joins(r, joint, p[end - 1], at, *after, number && qt_is_digit(p[end - 1]))) return typographic ? 0 : end;
    if (typographic) {
      *apostrophe = end;
      end += 2;
    }
  }
}

/* The word of n < 16 bytes at bit `at`, number or not, whose bytes fold like letters. */
static inline unsigned word_flags(const window *w, uint32_t at, uint32_t n, bool letters_only) {
  const uint64_t letters = w->letters >> at, capitals = w->capitals >> at, inside = qt_first_bits(n);
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
static bool compound_word(qt_reader *r, const window *w, uint32_t at) {
  const char *p = w->p + at;
  qt_table table = qt_lexicon_table(r->lexicon);
  bool number = qt_is_digit((unsigned char)*p);
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
  uint64_t lower = w->letters >> at & ~(w->capitals >> at) & qt_first_bits(n);
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
static bool read_carefully(qt_reader *r, window w, uint32_t at) {
  const unsigned char *p = (const unsigned char *)w.p + at;
  uint32_t blank = blank_at(p, &r->pending);
  if (blank && at + blank <= w.length) {
    r->at = w.start + at + blank;
    return true;
  }
  if (*p < 0x80 && qt_byte_class[*p] <= QT_DIGIT_BYTE && compound_word(r, &w, at)) return true;
  r->at = w.start + at;
  return qt_read_token(r);
}

/* Reads a window from r->at on; p: its bytes. false: no memory. */
static bool read_window(qt_reader *r, const char *p, qt_table table) {
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
  qt_reader r = {text, span.start, span.end, length, QT_SPACED, lexicon, alloc, tokens, {0, 0, 0}};
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
  if (tokens->capacity) memset(tokens->hints + tokens->count, 0, QT_SPARE_TOKENS); /* qt_next_hint looks at them */
  if (traits) *traits = r.traits;
  return true;
}
