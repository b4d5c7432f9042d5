#include "base/token_parts.h"

#include <assert.h>

static_assert((int)QT_BACKTICK < (int)QT_FIRST_NUMBER, "the lexicon has a record for each mark");

const uint8_t qt_byte_class[128] = {
#define S QT_SPACE_BYTE
#define L QT_LETTER_BYTE
#define D QT_DIGIT_BYTE
#define M QT_MARK_BYTE
#define J QT_JOINT_BYTE
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
  if (tokens->capacity < SMALL || tokens->capacity - keep < tokens->capacity / 8) return;
  memmove(tokens->at + keep, tokens->hints, keep);
  void *p = alloc->fn(alloc->ud, tokens->at, qt_tokens_memory(tokens), keep * (sizeof *tokens->at + 1));
  if (p) { /* or else it stays as it was: hints and tokens have not been written over */
    tokens->at = p;
    tokens->capacity = keep;
    tokens->hints = (uint8_t *)(tokens->at + keep);
  }
}

void qt_tokens_free(const quoth_alloc *alloc, qt_tokens *tokens) {
  if (tokens->at) alloc->fn(alloc->ud, tokens->at, qt_tokens_memory(tokens), 0);
  *tokens = (qt_tokens){NULL, NULL, 0, 0};
}

static uint32_t peek(const qt_reader *r, uint32_t at, uint32_t *length) {
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

static bool is_word_char(uint32_t c) { return qt_is_letter(c) || qt_is_digit(c); }
static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

/* known: of a word, as the lexicon's table has it; of a mark its number. */
static bool emit(qt_reader *r, uint32_t start, uint32_t end, uint64_t known, unsigned flags) {
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
static uint32_t clitic_length(const qt_reader *r, uint32_t at) {
  uint32_t n = 0;
  char c[2] = {0, 0};
  while (at + n < r->end && n < 2 && qt_byte_class[(unsigned char)r->text[at + n] & 0x7f] == QT_LETTER_BYTE &&
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

bool qt_joins(const qt_reader *r, uint32_t c, uint32_t before, uint32_t at_after, uint32_t after, bool number) {
  if (number) return qt_is_digit(after) && qt_is_digit(before) && (c == '.' || c == ',' || c == ':');
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
  if (qt_is_digit(c) && w->folded_length < MAX_WORD) {
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

static bool finish_word(qt_reader *r, uint32_t start, word_state *w, bool capital, unsigned kind) {
  unsigned flags = kind;
  if (capital) flags |= QT_CAPITAL;
  if (w->letters > 1 && w->capitals == w->letters) flags |= QT_ALL_CAPS;
  return emit(r, start, r->at, look_up(r->lexicon, w), flags);
}

/* A run of ASCII letters and digits from r->at, to `stop` at most; the last one, or `before` where there is none. */
static uint32_t read_ascii(qt_reader *r, word_state *w, uint32_t stop, uint32_t before) {
  const unsigned char *text = (const unsigned char *)r->text;
  uint32_t at = r->at, capitals = 0, letters = 0;
  char *out = w->folded + w->folded_length;
  for (; at < stop && text[at] < 0x80 && qt_byte_class[text[at]] <= QT_DIGIT_BYTE; at++) {
    unsigned char letter = qt_byte_class[text[at]] == QT_LETTER_BYTE, lower = text[at] | (unsigned char)(letter << 5);
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
static void read_rest(qt_reader *r, word_state *w, uint32_t start, bool number, uint32_t before) {
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
      if (!qt_joins(r, c, before, r->at + length, after, number && qt_is_digit(before))) return;
      fold_char(w, c);
    }
    r->at += length;
  }
}

static bool read_clitic(qt_reader *r, uint32_t c, uint32_t length) {
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
static bool read_word(qt_reader *r, uint32_t c) {
  uint32_t start = r->at, length;
  bool number = qt_is_digit(c), capital = qt_is_upper(c);
  word_state w;
  begin_word(&w);
  read_rest(r, &w, start, number, c);
  if (!finish_word(r, start, &w, capital, number ? QT_NUMBER : QT_WORD_TOKEN)) return false;
  if (r->at - start >= MAX_WORD - 4) return true;
  c = peek(r, r->at, &length);
  /* Petrova‘s: an apostrophe that was turned round */
  if (c == 0x2018 && r->at + length < r->end && r->text[r->at + length] == 's') c = '\'';
  return !length || !is_apostrophe(c) || read_clitic(r, c, length);
}

/* clang-format off */
qt_mark qt_mark_number(uint32_t c) {
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
static bool read_mark(qt_reader *r, uint32_t c, uint32_t length) {
  uint32_t start = r->at, run = 1;
  qt_mark mark = qt_mark_number(c);
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
static bool skip_blank(qt_reader *r, uint32_t c, uint32_t length) {
  if (!qt_is_ignorable(c)) {
    if (!qt_is_space(c)) return false;
    r->pending |= c == 0x85 || c == 0x2028 || c == 0x2029 ? QT_SPACED | QT_NEW_LINE : QT_SPACED;
  }
  r->at += length;
  return true;
}

bool qt_read_token(qt_reader *r) {
  unsigned char b = (unsigned char)r->text[r->at];
  uint32_t length;
  if (b < 0x80) {
    switch (qt_byte_class[b]) {
      case QT_SPACE_BYTE:
        r->pending |= b == '\n' || b == '\r' ? QT_SPACED | QT_NEW_LINE : QT_SPACED;
        r->at++;
        return true;
      case QT_LETTER_BYTE:
      case QT_DIGIT_BYTE: return read_word(r, b);
      default: return read_mark(r, b, 1);
    }
  }
  uint32_t c = qt_decode(r->text + r->at, r->end - r->at, &length);
  if (skip_blank(r, c, length)) return true;
  return qt_is_letter(c) ? read_word(r, c) : read_mark(r, c, length);
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

bool qt_has_ending_of(const qt_lexicon *lexicon, const char *text, qt_token token, uint64_t more) {
  uint32_t tail = tail_before(text + qt_end(token));
  for (uint32_t i = lexicon->ending_slots[tail & 31]; i; i = lexicon->endings.at[i - 1].next) {
    const qt_ending *e = &lexicon->endings.at[i - 1];
    if ((tail & e->mask) != e->value || !(e->more & more)) continue;
    /* three bytes or more must stand before it */
    if (token.length >= 7 || !(e->mask >> 8 * (token.length - 3))) return true;
  }
  return false;
}
