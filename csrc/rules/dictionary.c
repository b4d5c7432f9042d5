/*
** Scanning: at the start of each word a walk down the trie notes where literals end; then, from the longest
** ending to the shortest, each dictionary takes its first that holds.
*/
#include "rules/dictionary_parts.h"

/* Where a literal of a walk ends. */
typedef struct ending {
  uint32_t value, at; /* at: end of the literal itself */
  uint32_t word_end;  /* of the word that it ends in; 0: the word goes on, nobody knows where to */
} ending;

typedef struct scan {
  const qt_dictionary *d;
  qt_scanner *scanner;
  const char *text;
  uint32_t n;
  qt_hits *hits;
  uint32_t count; /* of endings */
  ending endings[QT_MAX_LITERAL + 1];
} scan;

void qt_scanner_free(qt_scanner *scanner) { qt_vec_free(&scanner->alloc, &scanner->ends); }

static inline bool is_graphic(unsigned char byte) { return byte - 0x21u < 0x5e; }
static inline uint32_t fold_ascii(uint32_t c) { return c - 'A' < 26 ? c | 0x20 : c; }

/* qt_next_plain, folded; what most text is made of first. */
static inline uint32_t next_folded(const char *text, uint32_t n, uint32_t *at) {
  if (*at + 1 < n) {
    unsigned char byte = (unsigned char)text[*at];
    if (is_graphic(byte) || (byte == ' ' && is_graphic((unsigned char)text[*at + 1]))) {
      ++*at;
      return fold_ascii(byte);
    }
  }
  return qt_fold(qt_next_plain(text, n, at));
}

/* Does a word go on at `at`? */
static inline bool goes_on(const char *text, uint32_t n, uint32_t at) {
  if (at >= n) return false;
  unsigned char byte = (unsigned char)text[at];
  return byte < 0x80 ? qt_in_word(byte) : qt_in_word(qt_read_plain(text, n, &at));
}

/* Behind the word characters at `at`. */
static uint32_t find_word_end(const char *text, uint32_t n, uint32_t at) {
  for (uint32_t next = at, c; (c = qt_read_plain(text, n, &next)) != 0 && qt_in_word(c);) at = next;
  return at;
}

/* --- the walk */

static void note(scan *s, uint32_t value, uint32_t at, uint32_t last) {
  if (value >= s->d->header->values - 1 || s->count > QT_MAX_LITERAL) return; /* a forged file's */
  s->endings[s->count++] = (ending){value, at, qt_in_word(last) && goes_on(s->text, s->n, at) ? 0 : at};
}

/* Does the text at `at` go on like the tail? last: the character before it. */
static void follow_tail(scan *s, uint32_t offset, uint32_t at, uint32_t last) {
  const unsigned char *tail = s->d->tails + offset, *end = tail + 1 + tail[0];
  uint32_t value;
  for (tail++; tail < end;) {
    last = next_folded(s->text, s->n, &at);
    if (last < 0x80) {
      if (last != *tail++) return; /* nothing is left: 0, which is in no tail */
      continue;
    }
    char bytes[4];
    uint32_t n = qt_encode(last, bytes);
    if (n > (uint32_t)(end - tail) || memcmp(bytes, tail, n) != 0) return;
    tail += n;
  }
  memcpy(&value, end, sizeof value);
  note(s, value, at, last);
}

static inline bool step_byte(const qt_node *units, uint32_t *state, unsigned char byte) {
  uint32_t next = (units[*state].base & QT_INDEX) ^ byte;
  bool is_child = units[next].check == *state;
  *state = next;
  return is_child;
}

/* Down from *state over the bytes of a character. */
static bool step(const qt_node *units, uint32_t *state, uint32_t c) {
  char bytes[4];
  uint32_t n = qt_encode(c, bytes);
  for (uint32_t i = 0; i < n; i++) {
    if (units[*state].base & QT_TAIL) return false; /* only in a forged file */
    if (!step_byte(units, state, (unsigned char)bytes[i])) return false;
  }
  return true;
}

/* Notes the endings of all literals that begin at `at`. */
static void walk(scan *s, uint32_t at) {
  const qt_node *units = s->d->units;
  uint32_t state = 0, last = 0;
  for (uint32_t steps = 0; steps <= QT_MAX_LITERAL; steps++) {
    uint32_t base = units[state].base;
    if (base & QT_TAIL) {
      follow_tail(s, base & QT_INDEX, at, last);
      return;
    }
    if (base & QT_VALUE) note(s, units[base & QT_INDEX].base, at, last);
    last = next_folded(s->text, s->n, &at);
    if (!last || !(last < 0x80 ? step_byte(units, &state, (unsigned char)last) : step(units, &state, last))) return;
  }
}

/* --- what the endings are worth */

/* Is the text [start, end) spelled like this? It is known to be the same but for case. */
static bool is_spelled(const scan *s, uint32_t start, uint32_t end, uint32_t spelling) {
  const unsigned char *p = s->d->spellings + spelling;
  uint32_t length = *p++, done = 0;
  if (length == end - start && memcmp(s->text + start, p, length) == 0) return true;
  while (start < end && done < length) {
    char bytes[4];
    uint32_t n = qt_encode(qt_next_plain(s->text, end, &start), bytes);
    if (n > length - done || memcmp(bytes, p + done, n) != 0) return false;
    done += n;
  }
  return start >= end && done == length;
}

/* A stem takes the rest of its word along. */
static bool holds(const scan *s, uint32_t start, ending *e, const qt_entry *entry) {
  if (e->at != e->word_end && !(entry->flags & QT_ENTRY_STEM)) return false;
  if (entry->spelling && !is_spelled(s, start, e->at, entry->spelling)) return false;
  if (!e->word_end) e->word_end = find_word_end(s->text, s->n, e->at);
  return true;
}

/*
** The entries [first, end) of one dictionary at one ending: hits, unless one of them is a shadow. Where none
** holds, the dictionary is left for a shorter one.
*/
static void take(scan *s, uint32_t start, ending *e, uint32_t first, uint32_t end) {
  const qt_entry *entries = s->d->entries;
  uint32_t *ends = &s->scanner->ends.at[entries[first].dictionary], before = s->hits->count;
  bool any = false, shadow = false;
  if (s->scanner->base + start < *ends) return;
  for (uint32_t i = first; i < end; i++) {
    if (!holds(s, start, e, &entries[i])) continue;
    any = true;
    shadow |= (entries[i].flags & QT_ENTRY_SHADOW) != 0;
    s->hits->at[s->hits->count++] = (qt_hit){start, e->word_end, i};
  }
  if (any) *ends = s->scanner->base + e->word_end;
  if (shadow) s->hits->count = before;
}

/* All endings of the walk from start; false: no memory. */
static bool resolve(scan *s, uint32_t start) {
  while (s->count > 0) {
    ending *e = &s->endings[--s->count];
    uint32_t first = s->d->values[e->value], end = s->d->values[e->value + 1];
    if (!qt_vec_reserve(&s->scanner->alloc, s->hits, end - first)) return false;
    while (first < end) {
      uint32_t same = first + 1;
      while (same < end && s->d->entries[same].dictionary == s->d->entries[first].dictionary) same++;
      take(s, start, e, first, same);
      first = same;
    }
  }
  return true;
}

/* --- where literals may begin */

/* The letters at `at`, without a read behind the text. */
static inline void letters_at(const scan *s, uint32_t at, qt_letters *letters) {
  char last[16];
  if (s->n - at >= sizeof last) {
    qt_scan_letters(s->text + at, letters);
    return;
  }
  memset(last, 0, sizeof last);
  memcpy(last, s->text + at, s->n - at);
  qt_scan_letters(last, letters);
}

static inline unsigned char passing(const qt_dictionary *d, uint32_t hash) {
  return d->filter[QT_STARTS + (hash & (d->header->filter - QT_STARTS - 1))];
}

/* May a literal begin with these letters? What is not ASCII behind them may be passed over, or be folded to it. */
static inline bool may_begin(const scan *s, uint32_t at, const qt_letters *run) {
  uint32_t end = at + run->length;
  unsigned char follows = end < s->n ? (unsigned char)s->text[end] : '.', pass = QT_ANYTHING;
  if (follows == ' ' && end + 1 < s->n && is_graphic((unsigned char)s->text[end + 1]))
    pass |= qt_next_word((unsigned char)fold_ascii((unsigned char)s->text[end + 1]));
  else if (!is_graphic(follows))
    pass = UINT8_MAX;
  return (passing(s->d, qt_run_hash(run->low, run->high)) & pass) || s->d->filter[(unsigned char)run->low] ||
         (s->d->header->stems && passing(s->d, qt_stem_hash(run->low))) || follows >= 0x80;
}

static bool try_at(scan *s, uint32_t at) {
  s->count = 0;
  walk(s, at);
  return s->count == 0 || resolve(s, at);
}

/* Another character than an ASCII letter at a word's start: *inside, whether a word goes on behind it. */
static bool try_other(scan *s, uint32_t at, bool *inside, uint32_t *length) {
  unsigned char byte = (unsigned char)s->text[at];
  uint32_t c = byte < 0x80 ? *length = 1, qt_plain(byte) : qt_plain(qt_decode(s->text + at, s->n - at, length));
  if (!c) return true;
  bool word = qt_in_word(c), begins = c != ' ' && !(word && *inside);
  *inside = word;
  return !begins || (byte < 0x80 && !s->d->filter[byte]) || try_at(s, at);
}

static bool scan_text(scan *s) {
  bool inside = false; /* a word */
  for (uint32_t at = 0, length; at < s->n; at += length) {
    uint32_t small = (unsigned char)s->text[at] | 0x20u;
    if (s->text[at] == ' ') {
      inside = false;
      length = 1;
    } else if (small - 'a' < 26) {
      qt_letters run;
      letters_at(s, at, &run);
      if (!inside && may_begin(s, at, &run) && !try_at(s, at)) return false;
      inside = true;
      length = run.length;
    } else if (!try_other(s, at, &inside, &length)) {
      return false;
    }
  }
  return true;
}

/* A place for each dictionary, and a base over all that is left in them. */
static bool make_ready(qt_scanner *scanner, uint32_t dictionaries, uint32_t length) {
  uint32_t had = scanner->ends.count;
  if (dictionaries > had) {
    if (!qt_vec_reserve(&scanner->alloc, &scanner->ends, dictionaries - had)) return false;
    memset(scanner->ends.at + had, 0, (dictionaries - had) * sizeof *scanner->ends.at);
    scanner->ends.count = dictionaries;
  }
  if (length > UINT32_MAX - scanner->base) {
    if (scanner->ends.count) memset(scanner->ends.at, 0, scanner->ends.count * sizeof *scanner->ends.at);
    scanner->base = 0;
  }
  return true;
}

bool qt_dictionary_scan(const qt_dictionary *d, qt_scanner *scanner, const char *text, uint32_t length, qt_hits *hits) {
  uint32_t before = hits->count;
  if (!make_ready(scanner, d->header->dictionaries, length)) return false;
  scan s = {.d = d, .scanner = scanner, .text = text, .n = length, .hits = hits};
  bool ok = scan_text(&s);
  scanner->base += length;
  if (!ok) hits->count = before;
  return ok;
}
