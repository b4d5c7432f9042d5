/*
** Entries of a live blog: those of a plain text, which begin at lines that are a time, and the headlines of all.
*/
#include "read/entry.h"

#include "base/text.h"
#include "read/live.h"
#include "read/outline_parts.h"

enum {
  MAX_HEADLINE_WORDS = 25,
  LEAST_WORDS = 3, /* of the longest line of an entry */
  LEAST_TIMES = 2,
  LEAST_UNCALLED = 3, /* of a text that does not call itself a live blog: films have their length in a line */
  MANY_TIMES = 6      /* of so many, one may go the other way: they pass midnight */
};

static bool keep(quoth_article *a, const char *data, uint32_t length, quoth_string *to) {
  char *copy = length ? qt_arena_take(&a->arena, length) : NULL;
  if (!length) return true;
  if (!copy) return false;
  memcpy(copy, data, length);
  *to = (quoth_string){copy, length};
  return true;
}

/* "14:32", "Updated 4:14 p.m. ET", "9 May, 14:05"; not "$14.32", "16.5 %". */
static bool is_entry_time(const quoth_article *a, uint32_t block) {
  quoth_span s = a->blocks.at[block].span;
  if (a->blocks.at[block].kind != QUOTH_BLOCK_BOILERPLATE || !qt_is_time_line(a, block)) return false;
  for (uint32_t i = s.start; i + 3 <= s.end; i++)
    if (!memcmp(a->text + i, "-->", 3)) return false; /* of subtitles */
  for (uint32_t i = s.start; i < s.end; i++) {
    if (i > s.start && a->text[i - 1] != ' ') continue;
    uint32_t end = i + qt_clock((quoth_string){a->text + i, s.end - i});
    if (end > i && (end == s.end || a->text[end] != '%')) return true;
  }
  return false;
}

static bool has_words(const quoth_article *a, uint32_t block) {
  return a->blocks.at[block].kind != QUOTH_BLOCK_BOILERPLATE &&
         qt_has_more_words(a, qt_first(a, block), qt_stop(a, block), LEAST_WORDS - 1);
}

static bool open_entry(quoth_article *a, uint32_t block) {
  quoth_span span = a->blocks.at[block].span;
  char date[QT_DATE_BYTES];
  quoth_entry *e = qt_vec_push(&a->alloc, &a->entries);
  if (!e) return false;
  *e = (quoth_entry){{span.start, a->blocks.at[a->blocks.count - 1].span.end}, QT_NO_SPAN, {NULL, 0}, {NULL, 0}};
  uint32_t n = span.end - span.start;
  const char *from = a->text + span.start;
  while (n && !qt_is_word(qt_tok(a, qt_stop(a, block) - 1))) { /* "16:41 - " */
    bool dash = n > 2 && (!memcmp(from + n - 3, "\xe2\x80\x93", 3) || !memcmp(from + n - 3, "\xe2\x80\x94", 3));
    if (!dash && !memchr("-|: ", from[n - 1], 4)) break;
    n -= dash ? 3 : 1;
  }
  quoth_string shown = {a->text + span.start, n}, none = {NULL, 0};
  return keep(a, shown.data, n, &e->shown) && keep(a, date, qt_entry_time(none, shown, date), &e->time);
}

/*
** Is it a live blog? The page or the title says so; else times that all rise or all fall, each above a sentence: those of
** recipes, films and matches go up and down, a programme has no sentences.
*/
static bool is_live_word(const char *p, uint32_t n) {
  /* folded; of the languages that quoth reads and their neighbours */
  static const char *const words[] = {"live",     "liveblog",   "liveticker", "newsticker", "ticker",
                                      "newsblog", "direct",     "directo",    "vivo",       "diretta",
                                      "онлайн",   "трансляция", "хроника"};
  char folded[32];
  uint32_t length = 0, size;
  for (uint32_t i = 0; i < n; i += size) {
    if (length + 4 > sizeof folded) return false;
    length += qt_encode(qt_fold(qt_decode(p + i, n - i, &size)), folded + length);
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strlen(words[i]) == length && !memcmp(words[i], folded, length)) return true;
  return false;
}

static bool is_called_live(const qt_outliner *o) {
  const quoth_article *a = o->article;
  const quoth_metadata *said = quoth_metadata_of(a);
  if (said && said->live) return true;
  for (uint32_t i = 0; i < o->body && i < a->blocks.count; i++)
    for (uint32_t t = qt_first(a, i); t < qt_stop(a, i); t++)
      if (qt_is_word(qt_tok(a, t)) && is_live_word(a->text + qt_tok(a, t).start, qt_tok(a, t).length)) return true;
  return false;
}

/* Minutes since midnight of the time that the block shows. */
static uint32_t minutes_of(const quoth_article *a, uint32_t block) {
  quoth_span s = a->blocks.at[block].span;
  for (uint32_t i = s.start; i < s.end; i++) {
    quoth_string rest = {a->text + i, s.end - i};
    char date[QT_DATE_BYTES];
    if ((i > s.start && a->text[i - 1] != ' ') || !qt_clock(rest)) continue;
    if (qt_entry_time((quoth_string){"2000-01-01", 10}, (quoth_string){rest.data, qt_clock(rest)}, date) < 16) return 0;
    return (uint32_t)((date[11] - '0') * 600 + (date[12] - '0') * 60 + (date[14] - '0') * 10 + (date[15] - '0'));
  }
  return 0;
}

static bool has_sentence(const quoth_article *a, uint32_t block) {
  return has_words(a, block) &&
         qt_ends_sentence(qt_tok(a, qt_stop(a, block) - 1 - qt_is_double_quote(qt_tok(a, qt_stop(a, block) - 1))));
}

static bool runs_like_one(const qt_outliner *o) {
  const quoth_article *a = o->article;
  uint32_t times = 0, rising = 0, falling = 0, before = 0, told = 0;
  bool open = false;
  for (uint32_t i = o->body; i < a->blocks.count; i++) {
    bool time = is_entry_time(a, i);
    if (open && !time && has_sentence(a, i)) told++, open = false;
    if (!time) continue;
    uint32_t now = minutes_of(a, i);
    if (times++) rising += now > before, falling += now < before;
    before = now;
    open = true;
  }
  uint32_t against = rising < falling ? rising : falling;
  return times >= LEAST_UNCALLED && told >= LEAST_UNCALLED && against <= (times >= MANY_TIMES);
}

/* Times in lines of their own, each above a text. */
static quoth_status read_times(qt_outliner *o) {
  quoth_article *a = o->article;
  uint32_t times = 0;
  for (uint32_t i = o->body; i < a->blocks.count; i++) times += is_entry_time(a, i);
  if (times < LEAST_TIMES || (!is_called_live(o) && !runs_like_one(o))) return QUOTH_OK;
  bool empty = false;
  for (uint32_t i = o->body; i < a->blocks.count; i++) {
    bool time = is_entry_time(a, i);
    if (time && empty) a->entries.count--;
    if (time && a->entries.count) a->entries.at[a->entries.count - 1].span.end = a->blocks.at[i - 1].span.end;
    if (time && !open_entry(a, i)) return QUOTH_NO_MEMORY;
    empty = time || (empty && !has_words(a, i));
  }
  if (empty && a->entries.count) a->entries.count--;
  if (a->entries.count < LEAST_TIMES) a->entries.count = 0;
  return QUOTH_OK;
}

/* A short line without a stop, with text below it. */
static bool is_headline(const quoth_article *a, uint32_t block, uint32_t end) {
  if (block + 1 >= a->blocks.count || a->blocks.at[block + 1].span.start >= end) return false;
  if (a->blocks.at[block].kind == QUOTH_BLOCK_HEADING) return true;
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  if (qt_has_more_words(a, first, stop, MAX_HEADLINE_WORDS) || qt_is_double_quote(qt_tok(a, first))) return false;
  qt_token last = qt_tok(a, stop - 1);
  if (qt_is_double_quote(last) && stop > first + 1) last = qt_tok(a, stop - 2);
  if (qt_is_mark(last, QT_QUESTION)) return qt_sentence_stop(a, first, stop - 1) >= stop - 1;
  return !qt_ends_sentence(last) && !qt_is_mark(last, QT_COLON) && !qt_is_mark(last, QT_COMMA);
}

/* The first line of the entry that is no time. */
static void find_headline(const quoth_article *a, quoth_entry *e, uint32_t *block) {
  while (*block < a->blocks.count && a->blocks.at[*block].span.start < e->span.start) ++*block;
  for (uint32_t i = *block; i < a->blocks.count && a->blocks.at[i].span.start < e->span.end; i++) {
    quoth_block_kind kind = a->blocks.at[i].kind;
    if (kind == QUOTH_BLOCK_BOILERPLATE || kind == QUOTH_BLOCK_BYLINE || kind == QUOTH_BLOCK_CAPTION) continue;
    if ((kind == QUOTH_BLOCK_HEADING || kind == QUOTH_BLOCK_PARAGRAPH) && is_headline(a, i, e->span.end))
      e->heading = a->blocks.at[i].span;
    return;
  }
}

quoth_status qt_find_entries(qt_outliner *o) {
  quoth_article *a = o->article;
  quoth_status status = a->entries.count ? QUOTH_OK : read_times(o);
  uint32_t block = 0;
  for (uint32_t i = 0; status == QUOTH_OK && i < a->entries.count; i++) find_headline(a, &a->entries.at[i], &block);
  return status;
}

bool qt_begins_entry(const quoth_article *a, uint32_t before, uint32_t block) {
  uint32_t start = a->blocks.at[block].span.start, low = 0, high = a->entries.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->entries.at[middle].span.start <= start)
      low = middle + 1;
    else
      high = middle;
  }
  return low && a->entries.at[low - 1].span.start > a->blocks.at[before].span.start;
}
