#include "read/metadata.h"

#include "base/text.h"
#include "read/date.h"
#include "read/json_ld.h"
#include "read/shown_date.h"

enum { MAX_SHARED = 96, MAX_AUTHORS = 32, MAX_KEYWORDS = 64, MAX_AUTHOR = 120, MAX_LD = 1 << 24 };

typedef struct state {
  qt_page *page;
  qt_metadata *m;
  const qt_lexicon *lexicon;
  qt_json ld;
  uint32_t article; /* object of the JSON-LD, or QUOTH_NONE */
  bool failed;
} state;

static const quoth_string NONE = {NULL, 0};

/*
** Words.
*/
static uint32_t next_word(quoth_string s, uint32_t *at) {
  uint32_t hash = 2166136261u, length, letters = 0;
  while (*at < s.length) {
    uint32_t c = qt_decode(s.data + *at, s.length - *at, &length);
    bool in_word = qt_is_letter(c) || (c >= '0' && c <= '9');
    if (!in_word && letters) break;
    *at += length;
    if (in_word) hash = (hash ^ qt_fold(c)) * 16777619u, letters++;
  }
  return letters ? hash | 1u : 0;
}

typedef struct word_set {
  uint32_t words[MAX_SHARED], count;
} word_set;

static void read_words(quoth_string text, word_set *set) {
  uint32_t at = 0, word;
  set->count = 0;
  while (set->count < MAX_SHARED && (word = next_word(text, &at)) != 0) set->words[set->count++] = word;
}

/* Share of the words of a that are words of b. */
static float shared(const word_set *a, const word_set *b) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < a->count; i++)
    for (uint32_t k = 0; k < b->count; k++)
      if (a->words[i] == b->words[k]) {
        found++;
        break;
      }
  return a->count ? (float)found / (float)a->count : 0;
}

float qt_shared_words(quoth_string a, quoth_string b) {
  word_set x, y;
  read_words(a, &x);
  read_words(b, &y);
  return shared(&x, &y);
}

/*
** Facts.
*/
static quoth_string fact(const state *s, qt_fact_key key) {
  for (uint32_t i = 0; i < s->page->facts.count; i++)
    if (s->page->facts.at[i].key == key) return s->page->facts.at[i].value;
  return NONE;
}

static quoth_string first_of(quoth_string a, quoth_string b) { return a.length ? a : b; }

/* Attribute values had their entities decoded once; some pages encode twice. */
static quoth_string plain(state *s, quoth_string value) {
  if (!value.length) return NONE;
  quoth_string text = qt_plain_text(&s->page->arena, value);
  if (!text.data) s->failed = true;
  return text;
}

static quoth_string ld_text(state *s, uint32_t value) {
  if (value == QUOTH_NONE || s->ld.values.at[value].type != QT_JSON_STRING) return NONE;
  quoth_string text = qt_json_text(&s->page->arena, s->ld.values.at[value].text);
  if (!text.data) s->failed = true;
  return text;
}

static quoth_string ld_member(state *s, const char *key) {
  return ld_text(s, qt_json_member_of(&s->ld, s->article, key));
}

/*
** JSON-LD: the object that is the article.
*/
static void read_ld(state *s) {
  size_t total = 0;
  for (uint32_t i = 0; i < s->page->facts.count && !s->failed; i++) {
    const qt_fact *f = &s->page->facts.at[i];
    if (f->key != QT_FACT_LD || (total += f->value.length) > MAX_LD) continue;
    s->failed = !qt_json_read(&s->ld, &s->page->alloc, f->value.data, f->value.length);
  }
  s->article = QUOTH_NONE;
  if (!s->failed) s->article = qt_article_object(&s->ld, &s->m->live);
}

/*
** Title.
*/
/* "Headline | Site", "Headline - Site": the longest part, if it is most of it. */
static quoth_string without_site(quoth_string title) {
  static const char *const separators[] = {" | ",        " - ",       " \xe2\x80\x93 ", " \xe2\x80\x94 ",
                                           " \xc2\xbb ", " \xc2\xb7 "};
  quoth_string best = title;
  uint32_t four = 0;
  for (int i = 0; i < 4; i++)
    if (!next_word(title, &four)) return title;
  for (size_t k = 0; k < sizeof separators / sizeof *separators; k++) {
    size_t n = strlen(separators[k]);
    for (uint32_t i = best.length; i-- > 1;) {
      if (i + n > best.length || memcmp(best.data + i, separators[k], n)) continue;
      if (i < four) break;
      best.length = i;
    }
  }
  return best;
}

/* How well a line agrees with what the head says the title is. */
static float agreement(const word_set *line, const word_set *names, uint32_t count) {
  float best = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (!names[i].count) continue;
    float there = shared(line, &names[i]), back = shared(&names[i], line);
    float both = there < back ? there * 0.6f + back * 0.4f : back * 0.6f + there * 0.4f;
    if (both > best) best = both;
  }
  return best;
}

static void find_title(state *s) {
  const qt_page *p = s->page;
  quoth_string element = plain(s, fact(s, QT_FACT_TITLE_ELEMENT));
  quoth_string names[] = {ld_member(s, "headline"), plain(s, fact(s, QT_FACT_OG_TITLE)),
                          plain(s, fact(s, QT_FACT_META_TITLE)), without_site(element)};
  word_set sets[4];
  for (int i = 0; i < 4; i++) read_words(names[i], &sets[i]);
  float best = 0;
  uint32_t h1 = 0, line = QUOTH_NONE, only = QUOTH_NONE;
  for (uint32_t i = 0; i < p->lines.count && i < 4000; i++) {
    const qt_node *n = &p->nodes.at[p->lines.at[i].node];
    bool heading = n->tag >= QT_H1 && n->tag <= QT_H6, parent = false;
    if (!heading) {
      const qt_node *up = &p->nodes.at[n->parent];
      parent = up->tag == QT_H1;
      if (!parent && !(n->hints & QT_HINT(TITLE))) continue;
    }
    quoth_string text = qt_line_string(p, i);
    if (text.length > 600) continue;
    word_set words;
    read_words(text, &words);
    float score = agreement(&words, sets, 4);
    bool first = n->tag == QT_H1 || parent;
    if (first && !h1++) only = i;
    if (first)
      score += 0.25f;
    else if (n->tag != QT_H2)
      score -= 0.2f;
    if (score > best + 0.001f && score > (first ? 0.6f : 0.75f)) best = score, line = i;
  }
  bool named = names[0].length || names[1].length || names[2].length || names[3].length;
  if (line == QUOTH_NONE && h1 && (!named || (h1 == 1 && p->lines.at[only].width > 15))) line = only;
  s->m->title_line = line;
  s->m->title = line != QUOTH_NONE
                    ? qt_line_string(p, line)
                    : first_of(names[0], first_of(without_site(names[1]), first_of(without_site(names[2]), names[3])));
}

/*
** People.
*/
static bool is_name(quoth_string name) {
  if (name.length < 2 || name.length > MAX_AUTHOR) return false;
  for (uint32_t i = 0; i + 2 < name.length; i++)
    if (!memcmp(name.data + i, "://", 3) || !memcmp(name.data + i, "www", 3)) return false;
  uint32_t length, c = qt_decode(name.data, name.length, &length);
  return qt_is_letter(c);
}

/* What the language knows of the word that `line` begins with; *end: behind it. */
static uint64_t classes_of(const qt_lexicon *lexicon, quoth_string line, uint32_t *end) {
  char folded[32];
  uint32_t n = 0, length;
  *end = 0;
  while (*end < line.length && n + 4 < sizeof folded) {
    uint32_t c = qt_decode(line.data + *end, line.length - *end, &length);
    if (!qt_is_letter(c) && c != '&') break;
    n += qt_encode(qt_fold(c), folded + n);
    *end += length;
  }
  return lexicon && n ? qt_lexicon_word(lexicon, qt_lexicon_find(lexicon, folded, n))->more : 0;
}

uint32_t qt_byline_words(const qt_lexicon *lexicon, quoth_string line) {
  uint32_t end;
  if (!(classes_of(lexicon, line, &end) & QT_MORE(BYLINE)) || end == line.length) return 0;
  while (end < line.length && (line.data[end] == ' ' || line.data[end] == ':' || line.data[end] == '\n')) end++;
  return end;
}

/* The names that a byline begins with: capitalised words, and what joins names; a date or another mark ends them. */
static quoth_string names_of(quoth_string line) {
  uint32_t i = 0, end = 0;
  while (i < line.length) {
    uint32_t length, c = qt_decode(line.data + i, line.length - i, &length), start = i;
    if (c >= '0' && c <= '9') break;
    if (c == '|' || c == 0x2022 || c == 0xb7 || c == 0x2013 || c == 0x2014 || c == '/' || c == '(') break;
    bool capital = qt_is_upper(c) || (qt_is_letter(c) && !qt_is_lower(c));
    while (i < line.length && line.data[i] != ' ' && line.data[i] != '\n') i++;
    bool comma = i > start && line.data[i - 1] == ',';
    bool joins = !capital && i - start <= 3;
    if (!capital && !joins) break;
    if (capital) end = i - comma;
    while (i < line.length && (line.data[i] == ' ' || line.data[i] == '\n')) i++;
  }
  return (quoth_string){line.data, end};
}

static uint32_t count_words(quoth_string text) {
  uint32_t words = 0, at = 0;
  while (next_word(text, &at)) words++;
  return words;
}

static void add_name(state *s, quoth_string name) {
  quoth_span span = qt_trim_span(name.data, (quoth_span){0, name.length});
  name = (quoth_string){name.data + span.start, span.end - span.start};
  while (name.length && (name.data[name.length - 1] == ',' || name.data[name.length - 1] == ';')) name.length--;
  if (!is_name(name) || s->m->authors.count >= MAX_AUTHORS) return;
  for (uint32_t i = 0; i < s->m->authors.count; i++)
    if (qt_shared_words(name, s->m->authors.at[i]) > 0.99f) return;
  quoth_string *slot = qt_vec_push(&s->page->alloc, &s->m->authors);
  if (!slot)
    s->failed = true;
  else
    *slot = name;
}

/* "Jane Roe and Ivo Lind, The Courier": a name each, where each part has two words. */
static void add_author(state *s, quoth_string text) {
  if (!text.length || text.length > MAX_AUTHORS * MAX_AUTHOR) return; /* no list of names */
  uint32_t skip = qt_byline_words(s->lexicon, text), start = skip;
  for (uint32_t i = skip; i < text.length; i++) {
    char c = text.data[i];
    bool mark = c == ',' || c == ';' || c == '|';
    uint32_t word = 0;
    bool joins =
        c == ' ' && i + 1 < text.length &&
        (classes_of(s->lexicon, (quoth_string){text.data + i + 1, text.length - i - 1}, &word) & QT_MORE(NAME_AND));
    if (!mark && !joins) continue;
    uint32_t next = mark ? i + 1 : i + 1 + word;
    quoth_string left = {text.data + start, i - start}, right = {text.data + next, text.length - next};
    if (count_words(left) < 2 || count_words(right) < 2) continue;
    add_name(s, left);
    start = next;
    i = next - 1;
  }
  add_name(s, (quoth_string){text.data + start, text.length - start});
}

static void add_ld_people(state *s, uint32_t value) {
  const qt_json *ld = &s->ld;
  if (value == QUOTH_NONE) return;
  uint32_t end = ld->values.at[value].end, seen = 0;
  for (uint32_t i = value; i < end && seen < MAX_AUTHORS; i++, seen++) {
    const qt_json_value *v = &ld->values.at[i];
    if (v->type == QT_JSON_STRING) add_author(s, ld_text(s, i));
    if (v->type != QT_JSON_OBJECT) continue;
    uint32_t person = qt_json_resolve(ld, i), name = qt_json_member_of(ld, person, "name");
    if (name != QUOTH_NONE)
      for (uint32_t k = name; k < ld->values.at[name].end; k++) add_author(s, ld_text(s, k));
    i = v->end - 1;
  }
}

static void add_facts(state *s, qt_fact_key key) {
  for (uint32_t i = 0; i < s->page->facts.count; i++)
    if (s->page->facts.at[i].key == key) add_author(s, plain(s, s->page->facts.at[i].value));
}

static void add_byline(state *s, quoth_string line) {
  uint32_t skip = qt_byline_words(s->lexicon, line);
  add_author(s, names_of((quoth_string){line.data + skip, line.length - skip}));
}

enum { LINES_ABOVE = 8, LINES_BELOW = 30 };

/* Lines around the title: names by links, by what the page calls a byline, by the word before them. */
static void add_lines(state *s) {
  const qt_page *p = s->page;
  uint32_t title = s->m->title_line == QUOTH_NONE ? 0 : s->m->title_line;
  uint32_t from = title > LINES_ABOVE ? title - LINES_ABOVE : 0, to = title + LINES_BELOW;
  if (to > p->lines.count) to = p->lines.count;
  for (uint32_t i = 0; i < p->facts.count; i++)
    if (p->facts.at[i].key == QT_FACT_REL_AUTHOR && p->facts.at[i].line >= from && p->facts.at[i].line < to)
      add_author(s, p->facts.at[i].value);
  if (s->m->authors.count) return;
  for (uint32_t i = from; i < to; i++) {
    uint32_t hints = 0, node = p->lines.at[i].node;
    for (uint32_t level = 0; level < 3 && node; level++, node = p->nodes.at[node].parent)
      hints |= p->nodes.at[node].hints;
    if (i == title || p->lines.at[i].width > 120 || p->lines.at[i].width < 5) continue;
    quoth_string line = qt_line_string(p, i);
    if ((hints & QT_HINT(BYLINE)) || qt_byline_words(s->lexicon, line)) add_byline(s, line);
    if (s->m->authors.count) return;
  }
}

/* A date that stands around the title. */
static quoth_string date_line(state *s) {
  const qt_page *p = s->page;
  uint32_t title = s->m->title_line == QUOTH_NONE ? 0 : s->m->title_line;
  uint32_t from = title > LINES_ABOVE ? title - LINES_ABOVE : 0, to = title + LINES_BELOW;
  for (uint32_t i = from; i < to && i < p->lines.count; i++) {
    char date[QT_DATE_BYTES];
    if (i != title && p->lines.at[i].width < 120 && qt_read_date(qt_line_string(p, i), date))
      return qt_line_string(p, i);
  }
  return NONE;
}

static void find_authors(state *s) {
  add_ld_people(s, qt_json_member_of(&s->ld, s->article, "author"));
  if (!s->m->authors.count) add_ld_people(s, qt_json_member_of(&s->ld, s->article, "creator"));
  if (!s->m->authors.count) add_facts(s, QT_FACT_AUTHOR);
  if (!s->m->authors.count) add_facts(s, QT_FACT_ARTICLE_AUTHOR);
  if (!s->m->authors.count) add_facts(s, QT_FACT_ITEM_AUTHOR);
  /* the paper itself: perhaps its page knows more */
  quoth_string site = plain(s, fact(s, QT_FACT_SITE));
  bool paper = s->m->authors.count == 1 && site.length && qt_shared_words(s->m->authors.at[0], site) > 0.99f;
  quoth_string kept = paper ? s->m->authors.at[0] : NONE;
  if (paper) s->m->authors.count = 0;
  if (!s->m->authors.count) add_lines(s);
  if (!s->m->authors.count && paper) add_name(s, kept);
}

/*
** Dates.
*/
static quoth_string to_date(state *s, quoth_string value) {
  char date[QT_DATE_BYTES];
  uint32_t n = value.length ? qt_read_date(value, date) : 0;
  char *data = n ? qt_arena_take(&s->page->arena, n + 1) : NULL;
  if (!n) return NONE;
  if (!data) {
    s->failed = true;
    return NONE;
  }
  memcpy(data, date, n);
  return (quoth_string){data, n};
}

/* The same day or its neighbour in the same month: one date, seen from two places. */
static bool is_near(quoth_string a, quoth_string b) {
  if (a.length < 10 || b.length < 10 || memcmp(a.data, b.data, 8)) return false;
  int x = (a.data[8] - '0') * 10 + a.data[9] - '0', y = (b.data[8] - '0') * 10 + b.data[9] - '0';
  return x - y >= -1 && x - y <= 1;
}

static void find_dates(state *s, quoth_string url) {
  qt_metadata *m = s->m;
  quoth_string from_url = NONE;
  char date[QT_DATE_BYTES];
  uint32_t n = url.length ? qt_url_date(url, date) : 0;
  if (n) from_url = to_date(s, (quoth_string){date, n});
  m->published = to_date(s, ld_member(s, "datePublished"));
  if (!m->published.length) m->published = to_date(s, fact(s, QT_FACT_PUBLISHED));
  if (!m->published.length) m->published = to_date(s, ld_member(s, "dateCreated"));
  if (!m->published.length) m->published = to_date(s, fact(s, QT_FACT_ITEM_PUBLISHED));
  quoth_string time = to_date(s, fact(s, QT_FACT_TIME));
  if (!m->published.length) m->published = is_near(from_url, time) ? time : from_url;
  if (!m->published.length) m->published = to_date(s, fact(s, QT_FACT_META_DATE));
  bool given = m->published.length != 0; /* as the article's date */
  if (!given) m->published = to_date(s, fact(s, QT_FACT_CHANGED));
  if (!m->published.length) m->published = time;
  if (!m->published.length) m->published = to_date(s, date_line(s));
  m->modified = to_date(s, ld_member(s, "dateModified"));
  if (!m->modified.length) m->modified = to_date(s, fact(s, QT_FACT_MODIFIED));
  if (!m->modified.length) m->modified = to_date(s, fact(s, QT_FACT_ITEM_MODIFIED));
  n = m->live ? 0 : qt_shown_date(s->page, s->lexicon, m, given, date);
  if (n) m->published = to_date(s, (quoth_string){date, n});
}

/*
** The rest.
*/
static quoth_string language_of(quoth_string tag) {
  uint32_t n = 0;
  while (n < tag.length && ((tag.data[n] | 0x20) >= 'a' && (tag.data[n] | 0x20) <= 'z')) n++;
  return n == 2 || n == 3 ? (quoth_string){tag.data, n} : NONE;
}

static void add_keyword(state *s, quoth_string word) {
  quoth_span span = qt_trim_span(word.data, (quoth_span){0, word.length});
  if (span.start == span.end || s->m->keywords.count >= MAX_KEYWORDS) return;
  quoth_string *slot = qt_vec_push(&s->page->alloc, &s->m->keywords);
  if (!slot)
    s->failed = true;
  else
    *slot = (quoth_string){word.data + span.start, span.end - span.start};
}

static void add_keywords(state *s, quoth_string list) {
  for (uint32_t i = 0, start = 0; i <= list.length && list.length; i++) {
    if (i < list.length && list.data[i] != ',' && list.data[i] != ';') continue;
    add_keyword(s, (quoth_string){list.data + start, i - start});
    start = i + 1;
  }
}

/* Strings, or objects with a name each. */
static void add_ld_keywords(state *s, uint32_t list) {
  const qt_json *ld = &s->ld;
  for (uint32_t i = list + 1; i < ld->values.at[list].end; i = ld->values.at[i].end)
    add_keyword(s, ld_text(s, ld->values.at[i].type == QT_JSON_OBJECT ? qt_json_member_of(ld, i, "name") : i));
}

static void find_keywords(state *s) {
  uint32_t ld = qt_json_member_of(&s->ld, s->article, "keywords");
  if (ld != QUOTH_NONE && s->ld.values.at[ld].type == QT_JSON_STRING)
    add_keywords(s, ld_text(s, ld));
  else if (ld != QUOTH_NONE)
    add_ld_keywords(s, ld);
  if (!s->m->keywords.count) add_keywords(s, fact(s, QT_FACT_KEYWORDS));
  for (uint32_t i = 0, given = s->m->keywords.count; i < s->page->facts.count && !given; i++)
    if (s->page->facts.at[i].key == QT_FACT_TAG) add_keyword(s, plain(s, s->page->facts.at[i].value));
}

/* true, "True", "https://schema.org/False", free, metered, locked */
static int8_t free_or_not(quoth_string word) {
  for (uint32_t i = 0; i < word.length; i++)
    if (word.data[i] == '/') word = (quoth_string){word.data + i + 1, word.length - i - 1}, i = UINT32_MAX;
  if (!word.length) return -1;
  char c = (char)(word.data[0] | 0x20);
  bool free_ = word.length == 4 && c == 'f' && (word.data[1] | 0x20) == 'r';
  return !free_ && (c == 'f' || c == 'n' || c == '0' || c == 'l' || c == 'm') ? 1 : 0; /* false, no, locked, metered */
}

/* Of the article; else of a part of it that is behind a wall. */
static int8_t find_paywall(const state *s) {
  const qt_json *ld = &s->ld;
  uint32_t access = qt_json_member_of(ld, s->article, "isAccessibleForFree");
  uint32_t parts = qt_json_member_of(ld, s->article, "hasPart");
  if (access != QUOTH_NONE) return free_or_not(ld->values.at[access].text);
  for (uint32_t i = parts; parts != QUOTH_NONE && i < ld->values.at[parts].end; i++) {
    access = qt_json_member_of(ld, i, "isAccessibleForFree");
    if (access != QUOTH_NONE && free_or_not(ld->values.at[access].text) == 1) return 1;
  }
  return free_or_not(fact(s, QT_FACT_PAYWALL));
}

/* Bytes of "https://example.org"; 0: no address of a host. */
static uint32_t origin_length(quoth_string url) {
  for (uint32_t i = 1; i + 2 < url.length && i < 10; i++) {
    if (memcmp(url.data + i, "://", 3)) continue;
    for (i += 3; i < url.length && !qt_is_one_of(url.data[i], "/?#"); i++) continue;
    return i;
  }
  return 0;
}

/* An address as it stands, or with the host of the page's; a relative one without a host is none. */
static quoth_string absolute(state *s, quoth_string address, quoth_string url) {
  uint32_t origin = origin_length(url), scheme = 0;
  if (!address.length || origin_length(address)) return address;
  if (!origin || address.data[0] != '/') return NONE;
  while (url.data[scheme] != ':') scheme++;
  uint32_t kept = address.length > 1 && address.data[1] == '/' ? scheme + 1 : origin;
  char *data = qt_arena_take(&s->page->arena, (size_t)kept + address.length);
  if (!data) {
    s->failed = true;
    return NONE;
  }
  memcpy(data, url.data, kept);
  memcpy(data + kept, address.data, address.length);
  return (quoth_string){data, kept + address.length};
}

static quoth_string find_canonical(state *s, quoth_string url) {
  uint32_t page = qt_json_member_of(&s->ld, s->article, "mainEntityOfPage");
  quoth_string said[] = {fact(s, QT_FACT_CANONICAL), fact(s, QT_FACT_OG_URL), ld_member(s, "url"), ld_text(s, page),
                         ld_text(s, qt_json_member_of(&s->ld, page, "@id"))};
  for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
    quoth_string address = absolute(s, said[i], url);
    if (address.length) return address;
  }
  return NONE;
}

static quoth_string body_of(const qt_json *ld, uint32_t object) {
  uint32_t body = qt_json_member_of(ld, object, "articleBody");
  return body != QUOTH_NONE && ld->values.at[body].type == QT_JSON_STRING ? ld->values.at[body].text : NONE;
}

static void find_rest(state *s, quoth_string url) {
  qt_metadata *m = s->m;
  uint32_t publisher = qt_json_member_of(&s->ld, s->article, "publisher");
  if (publisher != QUOTH_NONE && s->ld.values.at[publisher].type == QT_JSON_OBJECT)
    publisher = qt_json_resolve(&s->ld, publisher);
  quoth_string name = publisher == QUOTH_NONE ? NONE : ld_text(s, qt_json_member_of(&s->ld, publisher, "name"));
  m->site = first_of(plain(s, fact(s, QT_FACT_SITE)), name);
  m->description = first_of(plain(s, fact(s, QT_FACT_OG_DESCRIPTION)),
                            first_of(plain(s, fact(s, QT_FACT_DESCRIPTION)), ld_member(s, "description")));
  m->language = language_of(fact(s, QT_FACT_LANGUAGE));
  if (!m->language.length) m->language = language_of(ld_member(s, "inLanguage"));
  if (!m->language.length) m->language = language_of(fact(s, QT_FACT_OG_LOCALE));
  m->canonical_url = find_canonical(s, url);
  uint32_t section = qt_json_member_of(&s->ld, s->article, "articleSection");
  if (section != QUOTH_NONE && s->ld.values.at[section].type == QT_JSON_ARRAY &&
      s->ld.values.at[section].end > section + 1)
    section++;
  m->section = first_of(ld_text(s, section), plain(s, fact(s, QT_FACT_SECTION)));
  m->body = body_of(&s->ld, s->article);
  m->paywall = find_paywall(s);
}

/*
** Entries of a live blog.
*/
static uint32_t updates_of(const qt_json *ld, uint32_t object) {
  uint32_t list = qt_json_member_of(ld, object, "liveBlogUpdate");
  bool some =
      list != QUOTH_NONE && (ld->values.at[list].type == QT_JSON_ARRAY || ld->values.at[list].type == QT_JSON_OBJECT);
  return some ? list : QUOTH_NONE;
}

/* Of the article, else of a blog that stands beside it: one that is mentioned inside another object is another page's. */
static uint32_t own_updates(const state *s) {
  const qt_json *ld = &s->ld;
  uint32_t list = updates_of(ld, s->article);
  for (uint32_t i = 0; i < ld->values.count && list == QUOTH_NONE;) {
    const qt_json_value *v = &ld->values.at[i];
    bool graph = v->key.length == 6 && !memcmp(v->key.data, "@graph", 6);
    bool inside = (graph || !v->key.data) && (v->type == QT_JSON_OBJECT || v->type == QT_JSON_ARRAY);
    if (inside) list = updates_of(ld, i);
    i = inside ? i + 1 : v->end;
  }
  return list;
}

static void find_updates(state *s) {
  const qt_json *ld = &s->ld;
  uint32_t list = own_updates(s);
  if (list == QUOTH_NONE) return;
  s->m->live = true;
  for (uint32_t i = list; i < ld->values.at[list].end && !s->failed;) {
    if (ld->values.at[i].type != QT_JSON_OBJECT) {
      i++;
      continue;
    }
    quoth_string headline = ld_text(s, qt_json_member_of(ld, i, "headline"));
    quoth_string time = to_date(s, ld_text(s, qt_json_member_of(ld, i, "datePublished")));
    qt_update *update = qt_vec_push(&s->page->alloc, &s->m->updates);
    if (update)
      *update = (qt_update){headline, body_of(ld, i), time};
    else
      s->failed = true;
    i = ld->values.at[i].end;
  }
}

quoth_status qt_find_metadata(qt_page *page, const qt_lexicon *lexicon, quoth_string url, qt_metadata *metadata) {
  state s = {.page = page, .lexicon = lexicon, .m = metadata, .article = QUOTH_NONE};
  memset(metadata, 0, sizeof *metadata);
  metadata->title_line = QUOTH_NONE;
  read_ld(&s);
  if (!s.failed) {
    find_title(&s);
    find_authors(&s);
    find_rest(&s, url);
    find_dates(&s, first_of(url, metadata->canonical_url));
    find_keywords(&s);
    find_updates(&s);
  }
  qt_vec_free(&page->alloc, &s.ld.values);
  return s.failed ? QUOTH_NO_MEMORY : QUOTH_OK;
}

void qt_metadata_free(const quoth_alloc *alloc, qt_metadata *m) {
  qt_vec_free(alloc, &m->authors);
  qt_vec_free(alloc, &m->keywords);
  qt_vec_free(alloc, &m->updates);
}
