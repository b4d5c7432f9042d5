/*
** Scanning: at the start of each word a walk down the trie notes where literals end; then, from the longest
** ending to the shortest, each dictionary takes its first that holds.
*/
#include "rules/dictionary_parts.h"

/* Where a literal of a walk ends. */
typedef struct ending {
  uint32_t value, at; /* at: end of the literal itself */
  uint32_t word_end;  /* of the word that it ends in */
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

/* Behind the word characters at `at`. */
static uint32_t word_end(const char *text, uint32_t n, uint32_t at) {
  for (uint32_t next = at, c; (c = qt_read_plain(text, n, &next)) != 0 && qt_in_word(c);) at = next;
  return at;
}

/* --- the walk */

static void note(scan *s, uint32_t value, uint32_t at, uint32_t last) {
  if (value >= s->d->header->values - 1 || s->count > QT_MAX_LITERAL) return; /* a forged file's */
  s->endings[s->count++] = (ending){value, at, qt_in_word(last) ? word_end(s->text, s->n, at) : at};
}

/* Does the text at `at` go on like the tail? last: the character before it. */
static void follow_tail(scan *s, uint32_t offset, uint32_t at, uint32_t last) {
  const unsigned char *tail = s->d->tails + offset;
  uint32_t value, length = *tail++;
  char folded[4];
  for (uint32_t done = 0, n; done < length; done += n) {
    last = qt_fold(qt_next_plain(s->text, s->n, &at));
    n = last ? qt_encode(last, folded) : 0;
    if (!n || n > length - done || memcmp(folded, tail + done, n) != 0) return;
  }
  memcpy(&value, tail + length, sizeof value);
  note(s, value, at, last);
}

/* Down from *state over the bytes of a character. */
static bool step(const qt_node *units, uint32_t *state, uint32_t c) {
  char bytes[4];
  uint32_t n = qt_encode(c, bytes);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t base = units[*state].base, next = (base & QT_INDEX) ^ (unsigned char)bytes[i];
    if ((base & QT_TAIL) || units[next].check != *state) return false; /* a tail: only in a forged file */
    *state = next;
  }
  return true;
}

/* Notes the endings of all literals that begin at `at`. */
static void walk(scan *s, uint32_t at) {
  const qt_node *units = s->d->units;
  uint32_t state = 0, last = 0;
  s->count = 0;
  for (uint32_t steps = 0; steps <= QT_MAX_LITERAL; steps++) {
    uint32_t base = units[state].base;
    if (base & QT_TAIL) {
      follow_tail(s, base & QT_INDEX, at, last);
      return;
    }
    if (base & QT_VALUE) note(s, units[base & QT_INDEX].base, at, last);
    last = qt_fold(qt_next_plain(s->text, s->n, &at));
    if (!last || !step(units, &state, last)) return;
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

static bool holds(const scan *s, uint32_t start, const ending *e, const qt_entry *entry) {
  return (e->at == e->word_end || (entry->flags & QT_ENTRY_STEM)) &&
         (!entry->spelling || is_spelled(s, start, e->at, entry->spelling));
}

/*
** The entries [first, end) of one dictionary at one ending: hits, unless one of them is a shadow. Where none
** holds, the dictionary is left for a shorter one.
*/
static void take(scan *s, uint32_t start, const ending *e, uint32_t first, uint32_t end) {
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
    const ending *e = &s->endings[--s->count];
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

static bool scan_text(scan *s) {
  bool inside = false; /* a word */
  for (uint32_t at = 0, length; at < s->n; at += length) {
    uint32_t c = qt_plain(qt_decode(s->text + at, s->n - at, &length));
    if (!c) continue;
    bool word = qt_in_word(c);
    if (c != ' ' && !(word && inside)) {
      walk(s, at);
      if (!resolve(s, at)) return false;
    }
    inside = word;
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
