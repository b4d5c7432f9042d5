#include "read/live.h"

#include "base/model.h"
#include "base/sort.h"
#include "base/text.h"
#include "read/json_ld.h"

enum {
  MAX_SHOWN = 40,      /* width of a line that is nothing but a time */
  TIME_LINES = 6,      /* of an entry, in which its time stands */
  PREFIX = 40,         /* letters that the JSON-LD and a line must share */
  LEAST_LETTERS = 8,   /* fewer say nothing */
  UNMARKED_ENTRIES = 3 /* elements with time and heading that are a live blog though nothing says so */
};

typedef struct state {
  qt_page *page;
  const qt_content *content;
  const qt_metadata *metadata;
  uint32_t *texts;  /* by line: how many of the lines before it were chosen as text, and are no times */
  uint32_t *counts; /* by node: how many parts that look like an entry stand in it; none of them holds another */
  uint8_t *chosen;  /* by line: 1 + its kind; 0: not the article's */
  bool *like_entry; /* by node */
  qt_live *live;
} state;

/*
** Times.
*/
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* " GMT", " UTC" */
static uint32_t zone_length(quoth_string s, uint32_t at) {
  if (s.length < at + 4 || s.data[at] != ' ') return 0;
  return !memcmp(s.data + at + 1, "GMT", 3) || !memcmp(s.data + at + 1, "UTC", 3) ? 4 : 0;
}

/* "am", " p.m." */
static uint32_t half_length(quoth_string s, uint32_t at) {
  uint32_t i = at + (at < s.length && s.data[at] == ' ');
  if (i + 1 >= s.length || ((s.data[i] | 0x20) != 'a' && (s.data[i] | 0x20) != 'p')) return 0;
  i++;
  if (s.data[i] == '.') i++;
  if (i >= s.length || (s.data[i] | 0x20) != 'm') return 0;
  i++;
  if (i < s.length && s.data[i] == '.') i++;
  return i == s.length || (s.data[i] | 0x20) < 'a' || (s.data[i] | 0x20) > 'z' ? i - at : 0;
}

uint32_t qt_clock(quoth_string s) {
  uint32_t i = 0, hour = 0;
  while (i < s.length && i < 2 && is_digit(s.data[i])) hour = hour * 10 + (uint32_t)(s.data[i++] - '0');
  if (!i || hour > 24) return 0;
  bool minutes = i + 2 < s.length && qt_is_one_of(s.data[i], ":.h") && s.data[i + 1] >= '0' && s.data[i + 1] <= '5' &&
                 is_digit(s.data[i + 2]) && (i + 3 == s.length || !is_digit(s.data[i + 3]));
  if (minutes) i += 3;
  uint32_t half = half_length(s, i);
  if (!minutes && !half) return 0;
  i += half;
  return i + zone_length(s, i);
}

static uint32_t join(quoth_string day, quoth_string clock, char out[QT_DATE_BYTES]) {
  char both[64];
  if (day.length < 10 || clock.length > 32) return 0;
  memcpy(both, day.data, 10);
  both[10] = ' ';
  uint32_t at = 11, hour = 0;
  while (hour < clock.length && is_digit(clock.data[hour])) both[at++] = clock.data[hour++];
  if (hour < clock.length && !qt_is_one_of(clock.data[hour], ":.h")) memcpy(both + at, ":00", 3), at += 3; /* 9 p.m. */
  for (uint32_t i = hour; i < clock.length; i++) both[at++] = clock.data[i] == 'h' ? ':' : clock.data[i];
  uint32_t n = qt_read_date((quoth_string){both, at}, out);
  return n > 10 ? n : 0;
}

uint32_t qt_entry_time(quoth_string day, quoth_string text, char out[QT_DATE_BYTES]) {
  char behind[QT_DATE_BYTES];
  uint32_t clock = qt_clock(text), n;
  if (!clock) return day.length || !text.length ? 0 : qt_read_date(text, out);
  n = qt_read_date((quoth_string){text.data + clock, text.length - clock}, behind);
  if (n) day = (quoth_string){behind, n};
  return join(day, (quoth_string){text.data, clock}, out);
}

static bool is_text(const state *s, uint32_t line) {
  return s->chosen[line] && qt_is_prose((quoth_block_kind)(s->chosen[line] - 1));
}

/* "2h ago", "21 mins ago" */
static bool is_age(quoth_string s) {
  for (uint32_t i = 1; i + 4 <= s.length && is_digit(s.data[0]); i++)
    if (!memcmp(s.data + i, " ago", 4)) return true;
  return false;
}

/* Is there a clock time in what the page calls a date: "published at 14:32"? */
static bool is_dated(const state *s, uint32_t line, quoth_string text) {
  const qt_node *n = &s->page->nodes.at[s->page->lines.at[line].node];
  if (!((n->hints | s->page->nodes.at[n->parent].hints) & QT_HINT(DATE))) return false;
  for (uint32_t i = 0; i < text.length; i++)
    if (i && text.data[i - 1] == ' ' && qt_clock((quoth_string){text.data + i, text.length - i})) return true;
  return false;
}

/* A line that is a time and no more: "14:32", "2 hours ago", "9 May, 14:05". */
static bool is_time_line(const state *s, uint32_t line) {
  if (s->page->lines.at[line].width > MAX_SHOWN || s->chosen[line] == 1 + QUOTH_BLOCK_HEADING) return false;
  quoth_string text = qt_line_string(s->page, line);
  char date[QT_DATE_BYTES];
  if (is_text(s, line)) return text.length && qt_clock(text) == text.length;
  return qt_clock(text) || is_dated(s, line, text) || is_age(text) || qt_read_date(text, date);
}

/*
** Parts that look like an entry.
*/
static bool holds_text(const state *s, const qt_node *n) { return s->texts[n->end_line] > s->texts[n->first_line]; }

/* A time stands in the node: the part that has text beside it. */
static void mark(state *s, uint32_t node) {
  const qt_page *p = s->page;
  while (node && !holds_text(s, &p->nodes.at[node])) node = p->nodes.at[node].parent;
  s->like_entry[node] = true;
}

/* A time inside a sentence is none of an entry's. */
static bool is_in_prose(const state *s, const qt_fact *f) {
  if (f->line >= s->page->lines.count || !is_text(s, f->line)) return false;
  return s->page->lines.at[f->line].width > MAX_SHOWN && !is_digit(*qt_line_string(s->page, f->line).data);
}

static void mark_times(state *s) {
  const qt_page *p = s->page;
  for (uint32_t i = 0; i < p->facts.count; i++)
    if (p->facts.at[i].key == QT_FACT_TIME && !is_in_prose(s, &p->facts.at[i])) mark(s, p->facts.at[i].node);
  for (uint32_t i = 0; i < p->lines.count; i++)
    if (is_time_line(s, i)) mark(s, p->lines.at[i].node);
}

static void count_parts(state *s) {
  const qt_page *p = s->page;
  for (uint32_t i = 1; i < p->nodes.count; i++) {
    const qt_node *n = &p->nodes.at[i];
    if ((n->hints & QT_HINT(LIVE)) && holds_text(s, n)) s->like_entry[i] = true;
  }
  for (uint32_t i = p->nodes.count; i-- > 1;) {
    if (!s->counts[i]) s->counts[i] = s->like_entry[i];
    s->counts[p->nodes.at[i].parent] += s->counts[i];
  }
}

/* The outermost element that holds one such part and no other. */
static bool is_entry(const state *s, uint32_t node) {
  return node && s->counts[node] == 1 && s->counts[s->page->nodes.at[node].parent] > 1;
}

/* The node under which most entries stand side by side, or 0: not two of one tag stand so anywhere. */
static uint32_t find_list(const state *s) {
  const qt_page *p = s->page;
  uint32_t best = 0, most = 1;
  for (uint32_t i = 1; i < p->nodes.count; i++) {
    uint32_t count = 0;
    if (s->counts[i] <= most) continue;
    for (uint32_t k = i + 1; k < p->nodes.at[i].end; k = p->nodes.at[k].end) count += is_entry(s, k);
    if (count > most) most = count, best = i;
  }
  return best;
}

static qt_live_entry *add(state *s, uint32_t first, uint32_t end) {
  qt_live_entry *e = qt_vec_push(&s->page->alloc, &s->live->entries);
  if (e) e->first_line = first, e->end_line = end;
  return e;
}

/* Entries of the list, and those of their make that stand elsewhere ("older entries"). */
static quoth_status take_list(state *s, uint32_t list) {
  const qt_page *p = s->page;
  const qt_node *make = NULL;
  for (uint32_t i = list + 1; i < p->nodes.at[list].end && !make; i = p->nodes.at[i].end)
    if (is_entry(s, i)) make = &p->nodes.at[i];
  for (uint32_t i = 1; i < p->nodes.count;) {
    const qt_node *n = &p->nodes.at[i];
    bool taken = is_entry(s, i) && (n->parent == list || (n->tag == make->tag && n->key == make->key));
    if (taken && !add(s, n->first_line, n->end_line)) return QUOTH_NO_MEMORY;
    i = taken ? n->end : i + 1;
  }
  return QUOTH_OK;
}

/*
** What the JSON-LD has of each entry.
*/
typedef struct beginning {
  uint64_t hash;
  uint32_t line;
} beginning;

/* Of the first letters and digits, folded; 0: too few. */
static uint64_t hash_beginning(quoth_string text) {
  uint64_t h = UINT64_C(0xcbf29ce484222325);
  uint32_t letters = 0;
  for (uint32_t i = 0, length; i < text.length && letters < PREFIX; i += length) {
    uint32_t c = qt_decode(text.data + i, text.length - i, &length);
    if (!qt_is_letter(c) && !(c >= '0' && c <= '9')) continue;
    h = (h ^ qt_fold(c)) * UINT64_C(0x100000001b3);
    letters++;
  }
  return letters < LEAST_LETTERS ? 0 : h | 1;
}

static int compare_beginnings(const void *a, const void *b) {
  const beginning *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return x->line < y->line ? -1 : x->line > y->line;
}

static uint32_t find_line(const beginning *all, uint32_t count, uint64_t hash) {
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (all[middle].hash < hash)
      low = middle + 1;
    else
      high = middle;
  }
  return hash && low < count && all[low].hash == hash ? all[low].line : QUOTH_NONE;
}

/* By line of the page: 1 + the update that begins there; 0: none. NULL: no memory. */
static uint32_t *place_updates(state *s) {
  qt_page *p = s->page;
  const qt_content *c = s->content;
  uint32_t *places = qt_arena_take(&p->arena, (p->lines.count + 1) * sizeof *places), count = 0;
  beginning *all = qt_arena_take(&p->arena, (c->lines.count + 1) * sizeof *all);
  if (!places || !all) return NULL;
  for (uint32_t i = 0; i < c->lines.count; i++) {
    uint64_t hash = hash_beginning(qt_line_string(s->page, c->lines.at[i].line));
    if (hash) all[count++] = (beginning){hash, c->lines.at[i].line};
  }
  qt_sort(all, count, sizeof *all, compare_beginnings);
  for (uint32_t i = 0; i < s->metadata->updates.count; i++) {
    const qt_update *u = &s->metadata->updates.at[i];
    quoth_string body = {u->body.data, u->body.length < 400 ? u->body.length : 400};
    if (body.length) body = qt_json_lines(&p->arena, body);
    if (u->body.length && !body.data) return NULL;
    for (const char *tag; body.length && *body.data == '<' && (tag = memchr(body.data, '>', body.length));)
      body = (quoth_string){tag + 1, body.length - (uint32_t)(tag + 1 - body.data)};
    uint32_t line = find_line(all, count, hash_beginning(u->headline));
    if (line == QUOTH_NONE || places[line]) line = find_line(all, count, hash_beginning(body));
    if (line != QUOTH_NONE && !places[line]) places[line] = i + 1;
  }
  return places;
}

/*
** Entries that have no element of their own begin at what marks them: the JSON-LD's headlines, else times; a heading
** right above a time belongs to it.
*/
static uint32_t begin_of(const state *s, uint32_t line) {
  for (uint32_t i = line; i-- > 0 && line - i <= 2;) {
    if (s->chosen[i] == 1 + QUOTH_BLOCK_HEADING) return i;
    if (s->chosen[i]) break;
  }
  return line;
}

static quoth_status take_row(state *s, const uint32_t *places) {
  const qt_page *p = s->page;
  uint32_t placed = 0, last = 0;
  for (uint32_t i = 0; i < p->lines.count; i++) placed += places[i] != 0;
  bool *times = qt_arena_take(&s->page->arena, p->lines.count + 1);
  if (!times) return QUOTH_NO_MEMORY;
  for (uint32_t i = 0; i < p->lines.count; i++) {
    times[i] = placed > 1 ? places[i] != 0 : is_time_line(s, i);
    if (s->chosen[i]) last = i;
  }
  for (uint32_t i = 0; i < p->facts.count && placed < 2; i++)
    if (p->facts.at[i].key == QT_FACT_TIME && p->facts.at[i].line < p->lines.count && !is_in_prose(s, &p->facts.at[i]))
      times[p->facts.at[i].line] = true;
  for (uint32_t i = 0; i <= last && i < p->lines.count; i++) {
    if (!times[i]) continue;
    uint32_t begin = begin_of(s, i), count = s->live->entries.count;
    qt_live_entry *before = count ? &s->live->entries.at[count - 1] : NULL;
    if (before && s->texts[begin] == s->texts[before->first_line]) continue; /* its second time */
    if (before) before->end_line = begin;
    if (!add(s, begin, last + 1)) return QUOTH_NO_MEMORY;
  }
  return QUOTH_OK;
}

/*
** Times of the entries.
*/
static bool set_time(state *s, qt_live_entry *e, const char *date, uint32_t n) {
  char *data = n ? qt_arena_take(&s->page->arena, n) : NULL;
  if (!n) return true;
  if (!data) return false;
  memcpy(data, date, n);
  e->time = (quoth_string){data, n};
  return true;
}

/* The first time that an element of the entry has for machines. *at: the fact after the last one before the entry. */
static quoth_string machine_time(const state *s, const qt_live_entry *e, uint32_t *at) {
  const qt_page *p = s->page;
  while (*at < p->facts.count && p->facts.at[*at].line < e->first_line) ++*at;
  for (uint32_t i = *at; i < p->facts.count && p->facts.at[i].line < e->end_line; i++)
    if ((p->facts.at[i].key == QT_FACT_TIME || p->facts.at[i].key == QT_FACT_ITEM_PUBLISHED) &&
        !is_in_prose(s, &p->facts.at[i]))
      return p->facts.at[i].value;
  return (quoth_string){NULL, 0};
}

static quoth_string shown_time(const state *s, const qt_live_entry *e) {
  for (uint32_t i = e->first_line; i < e->end_line && i < e->first_line + TIME_LINES; i++) {
    quoth_string text = qt_line_string(s->page, i);
    uint32_t clock = qt_clock(text), length;
    bool glued =
        clock && clock < text.length && qt_is_letter(qt_decode(text.data + clock, text.length - clock, &length));
    if (clock && (glued || is_text(s, i))) return (quoth_string){text.data, clock}; /* "14:32 The ferry is late." */
    if (is_time_line(s, i)) return text;
  }
  return (quoth_string){NULL, 0};
}

static bool find_times(state *s, const uint32_t *places) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < s->live->entries.count; i++) {
    qt_live_entry *e = &s->live->entries.at[i];
    char day[QT_DATE_BYTES], date[QT_DATE_BYTES];
    e->shown = shown_time(s, e);
    quoth_string said = machine_time(s, e, &at);
    for (uint32_t line = e->first_line; line < e->end_line && !e->time.length; line++)
      if (places[line]) e->time = s->metadata->updates.at[places[line] - 1].time;
    if (e->time.length) continue;
    uint32_t n = said.length ? qt_read_date(said, day) : 0;
    uint32_t joined = n > 10 ? 0 : qt_entry_time((quoth_string){day, n}, e->shown, date);
    if (!set_time(s, e, joined ? date : day, joined ? joined : n)) return false;
  }
  return true;
}

/* Does anything say that these are entries, and not just parts of a page that have a time each? */
static bool is_live(const state *s, uint32_t list) {
  const qt_page *p = s->page;
  if (s->metadata->live) return true;
  for (uint32_t node = list; node; node = p->nodes.at[node].parent)
    if (p->nodes.at[node].hints & QT_HINT(LIVE)) return true;
  uint32_t entries = 0, headed = 0, named = 0;
  for (uint32_t i = list + 1; list && i < p->nodes.at[list].end; i = p->nodes.at[i].end) {
    const qt_node *n = &p->nodes.at[i];
    if (!is_entry(s, i)) continue;
    entries++;
    named += (n->hints & QT_HINT(LIVE)) != 0;
    for (uint32_t line = n->first_line; line < n->end_line && !is_text(s, line); line++)
      if (s->chosen[line] == 1 + QUOTH_BLOCK_HEADING) {
        headed++;
        break;
      }
  }
  return named > 1 || (entries >= UNMARKED_ENTRIES && headed == entries);
}

static bool prepare(state *s) {
  qt_page *p = s->page;
  const qt_content *c = s->content;
  s->texts = qt_arena_take(&p->arena, (p->lines.count + 1) * sizeof *s->texts);
  s->counts = qt_arena_take(&p->arena, p->nodes.count * sizeof *s->counts);
  s->chosen = qt_arena_take(&p->arena, p->lines.count + 1);
  s->like_entry = qt_arena_take(&p->arena, p->nodes.count);
  if (!s->texts || !s->counts || !s->chosen || !s->like_entry) return false;
  for (uint32_t i = 0; i < c->lines.count; i++) s->chosen[c->lines.at[i].line] = (uint8_t)(1 + c->lines.at[i].kind);
  for (uint32_t i = 0; i < p->lines.count; i++) s->texts[i + 1] = s->texts[i] + (is_text(s, i) && !is_time_line(s, i));
  return true;
}

/* Most pages have nothing that says so: they are left at once. */
static bool may_be_live(const qt_page *p, const qt_metadata *m) {
  uint32_t times = 0;
  if (m->live) return true;
  for (uint32_t i = 0; i < p->facts.count; i++) times += p->facts.at[i].key == QT_FACT_TIME;
  if (times >= UNMARKED_ENTRIES) return true;
  for (uint32_t i = 0; i < p->nodes.count; i++)
    if (p->nodes.at[i].hints & QT_HINT(LIVE)) return true;
  return false;
}

quoth_status qt_find_live(qt_page *page, const qt_content *content, const qt_metadata *metadata, qt_live *live) {
  state s = {.page = page, .content = content, .metadata = metadata, .live = live};
  if (!may_be_live(page, metadata)) return QUOTH_OK;
  if (!prepare(&s)) return QUOTH_NO_MEMORY;
  uint32_t *places = place_updates(&s);
  if (!places) return QUOTH_NO_MEMORY;
  mark_times(&s);
  count_parts(&s);
  uint32_t list = find_list(&s);
  quoth_status status = QUOTH_OK;
  if (list && is_live(&s, list))
    status = take_list(&s, list);
  else if (metadata->live)
    status = take_row(&s, places);
  if (live->entries.count < 2) live->entries.count = 0;
  return status == QUOTH_OK && !find_times(&s, places) ? QUOTH_NO_MEMORY : status;
}
