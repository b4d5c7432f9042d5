#include "read/shown_date.h"

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
  size_t n = strlen(folded);
  if (text.length - at < n) return false;
  for (size_t i = 0; i < n; i++) {
    char c = text.data[at + i];
    if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != folded[i]) return false;
  }
  return true;
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

static quoth_string text_of(const qt_page *p, uint32_t line) {
  return (quoth_string){qt_line_text(p, &p->lines.at[line]), p->lines.at[line].text.end - p->lines.at[line].text.start};
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
} shown;

/* The date of a line of its own or with the authors; a date with its offset, for machines, stands beside it. */
static bool read_line(const qt_page *p, uint32_t index, uint32_t fact, shown *out) {
  const qt_page_line *line = &p->lines.at[index];
  const qt_node *n = &p->nodes.at[line->node];
  if (line->width > MAX_WIDTH || line->width < 8 || line->link * 2 > line->width) return false;
  if ((n->tag >= QT_H1 && n->tag <= QT_H4) || is_elsewhere(p, line->node)) return false;
  quoth_string text = text_of(p, index);
  if (text.data[text.length - 1] == ':') return false;
  out->length = qt_read_date(text, out->text);
  bool numeric = line->width < MAX_LABEL && memchr(text.data, '/', text.length); /* of two readings */
  for (uint32_t k = fact; (out->length || numeric) && k < p->facts.count && p->facts.at[k].line == index; k++) {
    shown exact;
    uint8_t key = p->facts.at[k].key;
    if (key == QT_FACT_ITEM_MODIFIED) return false;
    if (key != QT_FACT_TIME && key != QT_FACT_ITEM_PUBLISHED) continue;
    exact.length = qt_read_date(p->facts.at[k].value, exact.text);
    if (exact.length && (!out->length || (exact.length > 10 && !memcmp(exact.text, out->text, 10)))) *out = exact;
  }
  if (!out->length || says_update(text)) return false;
  if (index && p->lines.at[index - 1].width < MAX_LABEL && says_update(text_of(p, index - 1))) return false;
  return true;
}

uint32_t qt_shown_date(const qt_page *p, uint32_t title_line, quoth_string published, char out[QT_DATE_BYTES]) {
  if (title_line == QUOTH_NONE) return 0;
  uint32_t from = title_line > LINES_ABOVE ? title_line - LINES_ABOVE : 0, to = title_line + LINES_BELOW;
  shown best = {"", 0}, found;
  bool neighbour = false;
  for (uint32_t i = from, fact = 0; i < to && i < p->lines.count; i++) {
    while (fact < p->facts.count && p->facts.at[fact].line < i) fact++;
    if (i == title_line || p->lines.at[i].width > MAX_WIDTH) continue;
    if (published.length && is_same_in_numbers(text_of(p, i), published)) return 0;
    if (!read_line(p, i, fact, &found)) continue;
    int32_t away = published.length ? day_number(found.text) - day_number(published.data) : MAX_WIDTH;
    if (!away) return 0;
    bool near = away >= -1 && away <= 1;
    if (near && !is_universal(published)) return 0;
    if (best.length && (neighbour || !near)) continue;
    best = found;
    neighbour = near;
  }
  memcpy(out, best.text, QT_DATE_BYTES);
  return best.length;
}
