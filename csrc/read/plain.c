#include "read/plain.h"

#include "base/scan.h"

/*
** A text is read line by line. Where two lines follow each other, it is read twice more at most: how wide its
** lines are and how they end, and how many of them were broken for width alone. No line is remembered for longer
** than its successor, so a text of nothing but short lines costs no memory beside its blocks.
*/
enum {
  MAX_WIDTH = 250, /* code points; a wider line was not broken for width */
  MIN_WIDTH = 30,  /* narrower ones are verse, lists, tables */
  MAX_MARKER = 64  /* bytes of a run of list markers */
};

typedef struct line {
  quoth_span span;     /* without white space at its ends; empty: blank */
  uint32_t next;       /* where the line after it starts */
  uint32_t indent;     /* code points of white space before span */
  bool ends_paragraph; /* ended by a form feed or a paragraph separator */
} line;

/* Bytes of a line end other than \n \r at p: \f \v NEL U+2028 U+2029; 0: none. */
static uint32_t odd_line_end(const unsigned char *p, size_t n) {
  if (*p == '\f' || *p == '\v') return 1;
  if (*p == 0xc2 && n > 1 && p[1] == 0x85) return 2;
  if (*p == 0xe2 && n > 2 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9)) return 3;
  return 0;
}

static line next_line(const quoth_article *a, uint32_t start) {
  const unsigned char *text = (const unsigned char *)a->text;
  if (text[start] == '\n') return (line){{start, start}, start + 1, 0, false};
  uint32_t end = start, odd = 0;
  for (;; end++) {
    end += (uint32_t)qt_scan_break(a->text + end, a->length - end);
    if (end == a->length || text[end] == '\n' || text[end] == '\r') break;
    if ((odd = odd_line_end(text + end, a->length - end)) != 0) break;
  }
  line l = {{start, end}, end + odd, 0, odd && (text[end] == '\f' || text[end + odd - 1] == 0xa9)};
  if (!odd && end < a->length) l.next = end + 1 + (text[end] == '\r' && end + 1 < a->length && text[end + 1] == '\n');
  l.span = qt_trim_span(a->text, l.span);
  if (l.span.start > start) l.indent = (uint32_t)qt_scan_leads(a->text + start, l.span.start - start);
  return l;
}

static bool is_blank(line l) { return l.span.start == l.span.end; }

static uint32_t at(const quoth_article *a, uint32_t i, uint32_t end, uint32_t *length) {
  *length = 0;
  return i < end ? qt_decode(a->text + i, end - i, length) : 0;
}

static uint32_t last_char(const quoth_article *a, quoth_span span) {
  uint32_t i = span.end - 1, length;
  while (i > span.start && ((unsigned char)a->text[i] & 0xc0) == 0x80) i--;
  return at(a, i, span.end, &length);
}

/*
** List markers.
*/
static bool is_bullet(uint32_t c) {
  switch (c) {
    case '-':
    case '*':
    case '+':
    case 0xb7:
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x204c:
    case 0x204d:
    case 0x2219:
    case 0x30fb: return true;
  }
  return false;
}

/* Arrows, geometric shapes, dingbats (not the heavy quotation marks among them) and emoji. */
static bool is_pictograph(uint32_t c) {
  return (c >= 0x2190 && c <= 0x21ff) || (c >= 0x2300 && c <= 0x23ff) ||
         (c >= 0x25a0 && c <= 0x27bf && (c < 0x275b || c > 0x2760)) || (c >= 0x27f0 && c <= 0x27ff) ||
         (c >= 0x2900 && c <= 0x297f) || (c >= 0x2b00 && c <= 0x2bff) || (c >= 0x1f000 && c <= 0x1faff);
}

/* What joins or colours emoji: variation selectors, the joiner, the keycap. */
static bool is_emoji_part(uint32_t c) { return c == 0xfe0f || c == 0x200d || c == 0x20e3 || qt_is_ignorable(c); }

/* How the numbers of a list went on so far: "3." begins an item only after "2." */
typedef struct numbering {
  uint32_t digits, letters; /* the next one that is expected beside the first */
  uint32_t text_start;      /* of the text's first line */
} numbering;

/* Bytes of "1." "1)" "(1)" "1.2." "a)" at the line's start; 0: none, or out of order. */
static uint32_t number_marker(const quoth_article *a, quoth_span s, numbering *n) {
  uint32_t i = s.start, value = 0;
  bool paren = a->text[i] == '(';
  if (paren) i++;
  uint32_t first = i;
  while (i < s.end && i - first < 2 && a->text[i] >= '0' && a->text[i] <= '9')
    value = value * 10 + (uint32_t)(a->text[i++] - '0');
  bool letter = i == first && i < s.end && a->text[i] >= 'a' && a->text[i] <= 'z';
  if (letter) value = (uint32_t)(a->text[i++] - 'a') + 1;
  if (!value || i >= s.end) return 0;
  if (a->text[i] != ')' && (paren || letter || a->text[i] != '.')) return 0;
  uint32_t length, c = at(a, i + 1, s.end, &length);
  if (!qt_is_space(c)) return 0;
  uint32_t *expected = letter ? &n->letters : &n->digits;
  /* an excerpt's list may begin anywhere, as a short line; "3. Oktober ..." begins a sentence */
  bool excerpt = *expected == 1 && !letter && value < 10 && s.start == n->text_start && s.end - s.start < 100;
  if (value != 1 && value != *expected && !excerpt) return 0;
  *expected = value + 1;
  return i + 1 - s.start;
}

/* Bytes of the run of pictographs at the line's start, with the white space between them. */
static uint32_t emoji_marker(const quoth_article *a, quoth_span s) {
  uint32_t i = s.start, length, c = at(a, i, s.end, &length);
  bool keycap = c >= '0' && c <= '9';
  if (keycap) {
    uint32_t k = i + 1, more, d = at(a, k, s.end, &more);
    if (d == 0xfe0f) d = at(a, k += more, s.end, &more);
    if (d != 0x20e3) return 0;
    i = k + more;
  } else if (!is_pictograph(c)) {
    return 0;
  }
  while (i < s.end && i - s.start < MAX_MARKER) {
    c = at(a, i, s.end, &length);
    if (!is_pictograph(c) && !is_emoji_part(c) && !qt_is_space(c)) break;
    i += length;
  }
  return i - s.start;
}

static uint32_t hash_marker(const quoth_article *a, quoth_span s) {
  uint32_t i = s.start;
  while (i < s.end && i - s.start < 7 && a->text[i] == '#') i++;
  return i > s.start && i - s.start <= 6 && i < s.end && a->text[i] == ' ' ? i - s.start : 0;
}

typedef struct marker {
  uint32_t length; /* bytes; 0: none */
  quoth_block_kind kind;
} marker;

static marker find_marker(const quoth_article *a, quoth_span s, numbering *n) {
  marker m = {0, QUOTH_BLOCK_ITEM};
  if (a->text[s.start] >= 'A' && a->text[s.start] <= 'Z') return m; /* as most lines begin */
  uint32_t length, c = at(a, s.start, s.end, &length), ignored;
  if (c == '#' && (m.length = hash_marker(a, s))) {
    m.kind = QUOTH_BLOCK_HEADING;
    return m;
  }
  if (c == '>' && qt_is_space(at(a, s.start + length, s.end, &ignored))) { /* as in mail and Markdown */
    m.length = length;
    m.kind = QUOTH_BLOCK_BLOCKQUOTE;
    return m;
  }
  /* a bullet stands off from its text, so that "-5 degrees" and "*Correction" are none */
  if (is_bullet(c) && (c > 0x2013 || c == 0xb7 || qt_is_space(at(a, s.start + length, s.end, &ignored))))
    m.length = length;
  if (!m.length) m.length = emoji_marker(a, s);
  if (!m.length) m.length = number_marker(a, s, n);
  return m;
}

/* A line of marks alone ("* * *") has no item. */
static bool has_word(const quoth_article *a, quoth_span s) {
  for (uint32_t i = s.start, length; i < s.end; i += length) {
    uint32_t c = at(a, i, s.end, &length);
    if (qt_is_letter(c) || (c >= '0' && c <= '9')) return true;
  }
  return false;
}

/*
** Lines broken for width. Such a line could not have taken the first word of the next one, which
** holds for every line of wrapped text and hardly ever for paragraphs that are one line each.
*/
static uint32_t width_of(const quoth_article *a, quoth_span s) {
  return (uint32_t)qt_scan_leads(a->text + s.start, s.end - s.start);
}

static uint32_t first_word_width(const quoth_article *a, quoth_span s) {
  uint32_t i = s.start, width = 0;
  for (uint32_t length; i < s.end && width <= MAX_WIDTH; i += length, width++)
    if (qt_is_space(at(a, i, s.end, &length))) break;
  return width;
}

static bool is_full(const quoth_article *a, line l, line next, uint32_t width) {
  uint32_t w = width_of(a, l.span);
  return w <= MAX_WIDTH && w + 1 + first_word_width(a, next.span) > width;
}

/* The line ends in the middle of a sentence and the next one goes on in lower case. */
static bool breaks_sentence(const quoth_article *a, line l, line next) {
  uint32_t length, end = last_char(a, l.span), begin = at(a, next.span.start, next.span.end, &length);
  bool open_end =
      qt_is_letter(end) || (end >= '0' && end <= '9') || end == ',' || end == '-' || end == 0x2013 || end == 0x2014;
  return open_end && qt_is_letter(begin) && !qt_is_upper(begin);
}

typedef struct layout {
  uint32_t counts[MAX_WIDTH + 2]; /* lines that have a successor in their group, by width */
  uint32_t breaks, mid_sentence, full;
  uint32_t width; /* 0: the text is not wrapped */
} layout;

/* Calls for each pair of neighbouring lines without a blank one between; width 0: the first pass. */
static void survey(const quoth_article *a, layout *l) {
  line before = {{0, 0}, 0, 0, true};
  for (uint32_t i = 0; i < a->length;) {
    line now = next_line(a, i);
    if (!is_blank(now) && !is_blank(before) && !before.ends_paragraph) {
      uint32_t w = width_of(a, before.span);
      if (l->width) {
        l->full += is_full(a, before, now, l->width);
      } else {
        l->breaks++;
        l->mid_sentence += breaks_sentence(a, before, now);
        l->counts[w <= MAX_WIDTH ? w : MAX_WIDTH + 1]++;
      }
    }
    before = now;
    i = now.next;
  }
}

/*
** Wrapped text begins most of its lines in lower case (English 3 of 4, German 1 of 2), text of
** one-line paragraphs none. The width is the widest line's but for one in fifty (addresses).
*/
static uint32_t wrap_width(const quoth_article *a) {
  layout l = {{0}, 0, 0, 0, 0};
  survey(a, &l);
  if (l.breaks < 2 || l.mid_sentence * 5 < l.breaks) return 0;
  uint32_t width = MAX_WIDTH + 1;
  for (uint32_t above = l.breaks / 50, seen = 0; width > 0; width--) {
    seen += l.counts[width];
    if (seen > above) break;
  }
  if (width < MIN_WIDTH || width > MAX_WIDTH) return 0;
  l.width = width;
  survey(a, &l);
  return l.full * 5 >= l.breaks * 3 ? width : 0;
}

/*
** Blocks.
*/
#define NOT_MEASURED UINT32_MAX

/* *width: of the text's lines, once it was asked for; most texts have a blank line behind each paragraph. */
static bool goes_on(const quoth_article *a, line before, line now, bool item, uint32_t *width) {
  if (is_blank(before) || before.ends_paragraph) return false;
  if (item && now.indent >= before.indent + 2 && breaks_sentence(a, before, now)) return true;
  if (*width == NOT_MEASURED) *width = wrap_width(a);
  if (!*width || !is_full(a, before, now, *width)) return false;
  return item || now.indent < before.indent + 2;
}

/* The time of a cue in subtitles; the lines below it are one text. */
static bool is_cue_time(const quoth_article *a, quoth_span s) {
  const char *dash = memchr(a->text + s.start, '-', s.end - s.start < 16 ? s.end - s.start : 16);
  return dash && a->text[s.start] >= '0' && a->text[s.start] <= '9' && dash + 3 < a->text + s.end &&
         memcmp(dash, "-->", 3) == 0;
}

/*
** Text of nothing but tiny lines would cost many times its size in blocks, labels and statements: from a count on
** that no article reaches, lines are joined until there is one block for 16 bytes.
*/
static bool is_crowded(const quoth_article *a, uint32_t at) {
  return a->blocks.count > 8192 && a->blocks.count > at / 16;
}

quoth_status qt_read_plain(quoth_article *a) {
  uint32_t width = NOT_MEASURED;
  numbering numbers = {1, 1, qt_trim_span(a->text, (quoth_span){0, a->length}).start};
  line before = {{0, 0}, 0, 0, true};
  uint32_t cue_lines = 0; /* of the subtitle's cue so far, its time included */
  for (uint32_t i = 0; i < a->length;) {
    line now = next_line(a, i);
    i = now.next;
    if (is_blank(now))
      cue_lines = 0;
    else if (cue_lines || is_cue_time(a, now.span))
      cue_lines++;
    if (!is_blank(now)) {
      quoth_block *last = a->blocks.count ? &a->blocks.at[a->blocks.count - 1] : NULL;
      marker m = find_marker(a, now.span, &numbers);
      quoth_span body = qt_trim_span(a->text, (quoth_span){now.span.start + m.length, now.span.end});
      if (m.length && !has_word(a, body)) {
        m.length = 0;
        body = now.span;
      }
      bool on =
          cue_lines > 2 || (!cue_lines && last && goes_on(a, before, now, last->kind == QUOTH_BLOCK_ITEM, &width));
      if (!m.length && on) {
        last->span.end = now.span.end;
      } else if (last && is_crowded(a, now.span.start)) {
        last->span.end = now.span.end;
        if (!qt_warn(a, "crowded", "too many tiny paragraphs: some were joined", now.span.start))
          return QUOTH_NO_MEMORY;
      } else {
        quoth_block *block = qt_vec_push(&a->alloc, &a->blocks);
        if (!block) return QUOTH_NO_MEMORY;
        block->span = body;
        block->kind = m.length ? m.kind : QUOTH_BLOCK_PARAGRAPH;
      }
    }
    before = now;
  }
  return QUOTH_OK;
}
