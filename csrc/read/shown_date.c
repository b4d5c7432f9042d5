#include "read/shown_date.h"

#include "base/text.h"

enum {
  LINES_ABOVE = 6, /* the title */
  LINES_BELOW = 16,
  MAX_WIDTH = 90, /* of a line with a date and names; a sentence is longer */
  MAX_LABEL = 30  /* of a line that says what the date behind it is */
};

static uint32_t number_at(const char *p, uint32_t digits) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < digits; i++) n = n * 10 + (uint32_t)(p[i] - '0');
  return n;
}

/* Days from an origin, for differences of a few. */
static int32_t day_number(const char *iso) {
  int32_t year = (int32_t)number_at(iso, 4), month = (int32_t)number_at(iso + 5, 2);
  year -= month < 3;
  month += month < 3 ? 9 : -3;
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + (int32_t)number_at(iso + 8, 2);
}

/* The line, or a box near around it, is the entry to another page, a caption or the page's own frame. */
static bool is_elsewhere(const qt_page *p, uint32_t node) {
  uint32_t elsewhere = QT_HINT(RELATED) | QT_HINT(TEASER) | QT_HINT(NAV) | QT_HINT(COMMENTS) | QT_HINT(SIDEBAR) |
                       QT_HINT(FOOTER) | QT_HINT(CAPTION);
  for (uint32_t level = 0; level < 4 && node; level++, node = p->nodes.at[node].parent) {
    const qt_node *n = &p->nodes.at[node];
    if ((n->hints & elsewhere) || n->tag == QT_NAV || n->tag == QT_ASIDE || n->tag == QT_FOOTER ||
        n->tag == QT_FIGURE || n->tag == QT_FIGCAPTION)
      return true;
    if (n->hints & (QT_HINT(DATE) | QT_HINT(BYLINE))) elsewhere &= ~QT_HINT(CAPTION);
  }
  return false;
}

static bool begins_with(quoth_string text, uint32_t at, const char *folded) {
  while (*folded && at < text.length) {
    uint32_t length, n, c = qt_fold(qt_decode(text.data + at, text.length - at, &length));
    if (c != qt_decode(folded, strlen(folded), &n)) return false;
    at += length;
    folded += n;
  }
  return !*folded;
}

/* "Last updated on": the date is not that of publication. English, German, French, Spanish and their like, Russian. */
static bool says_update(quoth_string text) {
  static const char *const words[] = {"updat",
                                      "modif",
                                      "review",
                                      "edited",
                                      "aktualis",
                                      "ge\xc3\xa4ndert",
                                      "actuali",
                                      "mis \xc3\xa0 jour",
                                      "mise \xc3\xa0 jour",
                                      "aggiornat",
                                      "atualiz",
                                      "bijgewerkt",
                                      "\xd0\xbe\xd0\xb1\xd0\xbd\xd0\xbe\xd0\xb2\xd0\xbb"};
  for (uint32_t i = 0; i < text.length; i++)
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
      if (begins_with(text, i, words[k])) return true;
  return false;
}

/* The label of a date of publication, in the same languages. */
static bool says_published(quoth_string text) {
  static const char *const words[] = {
      "published",
      "posted",
      "ver\303\266ffentlicht",
      "erschienen",
      "publi\xc3\xa9",
      "publicado",
      "publicada",
      "pubblicat",
      "gepubliceerd",
      "publicerad",
      "publisert",
      "\xd0\xbe\xd0\xbf\xd1\x83\xd0\xb1\xd0\xbb\xd0\xb8\xd0\xba\xd0\xbe\xd0\xb2\xd0\xb0\xd0\xbd"};
  for (size_t k = 0; k < sizeof words / sizeof *words; k++)
    if (begins_with(text, 0, words[k])) return true;
  return false;
}

static bool has_letter(quoth_string text) {
  for (uint32_t i = 0, length; i < text.length; i += length)
    if (qt_is_letter(qt_decode(text.data + i, text.length - i, &length))) return true;
  return false;
}

/* "By Jane Roe | ": an author, and nothing more. */
static bool is_author(const qt_lexicon *lexicon, const qt_metadata *m, quoth_string text) {
  uint32_t skip = qt_byline_words(lexicon, text);
  for (uint32_t i = 0; i < m->authors.count; i++) {
    quoth_string name = m->authors.at[i];
    if (text.length - skip < name.length || memcmp(text.data + skip, name.data, name.length)) continue;
    uint32_t end = skip + name.length;
    if (!has_letter((quoth_string){text.data + end, text.length - end})) return true;
  }
  return false;
}

/* 06/01/2026, 1.6.26: the day, in either order. */
static bool is_same_in_numbers(quoth_string text, quoth_string day) {
  uint32_t n[3] = {0, 0, 0}, part = 0;
  uint32_t year = number_at(day.data, 4), month = number_at(day.data + 5, 2), date = number_at(day.data + 8, 2);
  for (uint32_t i = 0; i <= text.length; i++) {
    char c = i < text.length ? text.data[i] : ' ';
    if (c >= '0' && c <= '9') {
      n[part] = n[part] < 10000 ? n[part] * 10 + (uint32_t)(c - '0') : 10000;
      continue;
    }
    bool named = part == 2 && (n[2] == year || n[2] == year % 100);
    if (named && ((n[0] == month && n[1] == date) || (n[0] == date && n[1] == month))) return true;
    bool joins = (c == '/' || c == '.' || c == '-') && n[part] && part < 2;
    if (joins)
      n[++part] = 0;
    else
      n[0] = n[1] = n[2] = part = 0;
  }
  return false;
}

/* Only there can the day be another one for those who publish and read it. */
static bool is_universal(quoth_string date) {
  return date.length > 10 && (date.data[date.length - 1] == 'Z' || !memcmp(date.data + date.length - 6, "+00:00", 6));
}

typedef struct shown {
  char text[QT_DATE_BYTES];
  uint32_t length;
  quoth_string front; /* of the line, before the date */
  bool marked;        /* by an attribute of a machine's date */
} shown;

/* Is it the article's by the elements around it or the words before it? */
static bool is_said(const qt_page *p, const qt_lexicon *lexicon, const qt_metadata *m, uint32_t line, const shown *s) {
  const qt_node *n = &p->nodes.at[p->lines.at[line].node];
  uint32_t hints = n->hints | p->nodes.at[n->parent].hints;
  return s->marked || (hints & (QT_HINT(DATE) | QT_HINT(BYLINE))) || says_published(s->front) ||
         is_author(lexicon, m, s->front);
}

/* The date of a line of its own or with the authors; a date with its offset, for machines, stands beside it. */
static bool read_line(const qt_page *p, const qt_lexicon *lexicon, uint32_t index, uint32_t fact, shown *out) {
  const qt_page_line *line = &p->lines.at[index];
  const qt_node *n = &p->nodes.at[line->node];
  if (line->width > MAX_WIDTH || line->width < 8 || line->link * 2 > line->width) return false;
  if ((n->tag >= QT_H1 && n->tag <= QT_H4) || is_elsewhere(p, line->node)) return false;
  quoth_string text = qt_line_string(p, index);
  if (text.data[text.length - 1] == ':') return false;
  uint32_t start = 0;
  out->length = qt_find_date(text, out->text, &start);
  out->front = (quoth_string){text.data, start};
  out->marked = false;
  if (memchr(text.data, ':', start) && !says_published(text) && !qt_byline_words(lexicon, text)) return false;
  bool numeric = line->width < MAX_LABEL && memchr(text.data, '/', text.length); /* of two readings */
  for (uint32_t k = fact; (out->length || numeric) && k < p->facts.count && p->facts.at[k].line == index; k++) {
    shown exact = *out;
    uint8_t key = p->facts.at[k].key;
    if (key == QT_FACT_ITEM_MODIFIED) return false;
    if (key != QT_FACT_TIME && key != QT_FACT_ITEM_PUBLISHED) continue;
    exact.length = qt_read_date(p->facts.at[k].value, exact.text);
    exact.marked = out->marked = true;
    if (exact.length && (!out->length || (exact.length > 10 && !memcmp(exact.text, out->text, 10)))) *out = exact;
  }
  if (!out->length || says_update(text)) return false;
  if (index && p->lines.at[index - 1].width < MAX_LABEL && says_update(qt_line_string(p, index - 1))) return false;
  return true;
}

static int32_t minute_number(const char *iso) {
  return day_number(iso) * 1440 + (int32_t)number_at(iso + 11, 2) * 60 + (int32_t)number_at(iso + 14, 2);
}

/* A time where it is read, of the same instant as one in UTC: the offset is what lies between them. */
static void add_offset(shown *local, quoth_string universal) {
  enum { TIMED = 19, STEP = 30, MOST_WEST = -12 * 60, MOST_EAST = 14 * 60 };
  if (local->length != TIMED) return;
  int32_t offset = minute_number(local->text) - minute_number(universal.data);
  if (offset % STEP || offset < MOST_WEST || offset > MOST_EAST) return;
  char *out = local->text;
  uint32_t away = (uint32_t)(offset < 0 ? -offset : offset), hour = away / 60, minute = away % 60;
  memcpy(out + 17, universal.data + 17, 2); /* pages show no seconds */
  out[TIMED] = offset < 0 ? '-' : '+';
  out[TIMED + 1] = (char)('0' + hour / 10);
  out[TIMED + 2] = (char)('0' + hour % 10);
  out[TIMED + 3] = ':';
  out[TIMED + 4] = (char)('0' + minute / 10);
  out[TIMED + 5] = (char)('0' + minute % 10);
  local->length = TIMED + 6;
}

/* Days from the date of publication to the last one that can be shown: that of a change, or the next. */
static int32_t most_days(const qt_metadata *m) {
  int32_t changed = m->modified.length ? day_number(m->modified.data) - day_number(m->published.data) : 0;
  return changed > 1 ? changed : 1;
}

uint32_t qt_shown_date(const qt_page *p, const qt_lexicon *lexicon, const qt_metadata *m, bool given,
                       char out[QT_DATE_BYTES]) {
  uint32_t title = m->title_line;
  if (title == QUOTH_NONE) return 0;
  quoth_string published = m->published;
  uint32_t from = title > LINES_ABOVE ? title - LINES_ABOVE : 0, to = title + LINES_BELOW;
  shown best = {.length = 0}, found;
  bool neighbour = false;
  for (uint32_t i = from, fact = 0; i < to && i < p->lines.count; i++) {
    while (fact < p->facts.count && p->facts.at[fact].line < i) fact++;
    if (i == title || p->lines.at[i].width > MAX_WIDTH) continue;
    if (published.length && is_same_in_numbers(qt_line_string(p, i), published)) return 0;
    if (!read_line(p, lexicon, i, fact, &found)) continue;
    int32_t away = published.length ? day_number(found.text) - day_number(published.data) : MAX_WIDTH;
    if (!away) return 0;
    bool near = away >= -1 && away <= 1;
    if (near && !is_universal(published)) return 0;
    if (given && !near && (away > most_days(m) || !is_said(p, lexicon, m, i, &found))) continue;
    if (best.length && (neighbour || !near)) continue;
    best = found;
    neighbour = near;
  }
  if (neighbour) add_offset(&best, published);
  memcpy(out, best.text, QT_DATE_BYTES);
  return best.length;
}
