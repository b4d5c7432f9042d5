#include "read/date.h"

#include <stdio.h>

#include "base/text.h"

typedef struct date {
  uint32_t year, month, day, hour, minute, second;
  bool timed;
  char zone[8]; /* "", "Z", "+03:00" */
} date;

typedef struct cursor {
  const char *p, *end;
} cursor;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Reads between `least` and `most` digits; how many there were: 0 where there are fewer, or more follow. */
static uint32_t digits(cursor *c, uint32_t least, uint32_t most, uint32_t *value) {
  const char *p = c->p;
  uint32_t n = 0, v = 0;
  while (p < c->end && is_digit(*p) && n < 10) v = v * 10 + (uint32_t)(*p++ - '0'), n++;
  if (n < least || n > most) return 0;
  c->p = p;
  *value = v;
  return n;
}

static bool skip(cursor *c, const char *set) {
  if (c->p == c->end || !qt_is_one_of(*c->p, set)) return false;
  c->p++;
  return true;
}

static void skip_space(cursor *c) {
  while (c->p < c->end && (*c->p == ' ' || *c->p == '\t' || *c->p == ',')) c->p++;
}

static bool is_valid(const date *d) {
  static const uint8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (d->year < 1900 || d->year > 2100 || d->month < 1 || d->month > 12) return false;
  bool leap = d->month == 2 && d->year % 4 == 0 && (d->year % 100 || d->year % 400 == 0);
  return d->day >= 1 && d->day <= lengths[d->month - 1] + (uint32_t)leap;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

/* Begins of the names of months, folded, in the languages of the news; the last one that fits counts. */
static const struct month_begin {
  const char *begin;
  uint32_t month;
} month_begins[] = {
    /* English and what others have in common with it */
    {"jan", 1},
    {"feb", 2},
    {"mar", 3},
    {"apr", 4},
    {"may", 5},
    {"jun", 6},
    {"jul", 7},
    {"aug", 8},
    {"sep", 9},
    {"oct", 10},
    {"nov", 11},
    {"dec", 12},
    /* German, Dutch, Scandinavian */
    {"j\xc3\xa4n", 1},
    {"m\xc3\xa4r", 3},
    {"mrz", 3},
    {"mrt", 3},
    {"maa", 3},
    {"mai", 5},
    {"mei", 5},
    {"maj", 5},
    {"okt", 10},
    {"dez", 12},
    {"des", 12},
    /* French, Spanish, Portuguese, Italian */
    {"f\xc3\xa9v", 2},
    {"avr", 4},
    {"juin", 6},
    {"juil", 7},
    {"ao\xc3\xbb", 8},
    {"d\xc3\xa9"
     "c",
     12},
    {"ene", 1},
    {"abr", 4},
    {"ago", 8},
    {"dic", 12},
    {"fev", 2},
    {"mai", 5},
    {"set", 9},
    {"out", 10},
    {"gen", 1},
    {"mag", 5},
    {"giu", 6},
    {"lug", 7},
    {"ott", 10},
    /* Russian */
    {"\xd1\x8f\xd0\xbd\xd0\xb2", 1},
    {"\xd1\x84\xd0\xb5\xd0\xb2", 2},
    {"\xd0\xbc\xd0\xb0\xd1\x80", 3},
    {"\xd0\xb0\xd0\xbf\xd1\x80", 4},
    {"\xd0\xbc\xd0\xb0\xd1\x8f", 5},
    {"\xd0\xb8\xd1\x8e\xd0\xbd", 6},
    {"\xd0\xb8\xd1\x8e\xd0\xbb", 7},
    {"\xd0\xb0\xd0\xb2\xd0\xb3", 8},
    {"\xd1\x81\xd0\xb5\xd0\xbd", 9},
    {"\xd0\xbe\xd0\xba\xd1\x82", 10},
    {"\xd0\xbd\xd0\xbe\xd1\x8f", 11},
    {"\xd0\xb4\xd0\xb5\xd0\xba", 12},
};

static bool begins_with(cursor c, const char *folded) {
  size_t n = strlen(folded);
  if ((size_t)(c.end - c.p) < n) return false;
  for (size_t i = 0; i < n; i++)
    if (lower(c.p[i]) != folded[i]) return false;
  return true;
}

/* 1 to 12 for the name of a month or its first letters; the cursor moves behind it. */
static uint32_t month_name(cursor *c) {
  uint32_t month = 0;
  for (size_t i = 0; i < sizeof month_begins / sizeof *month_begins; i++)
    if (c->p < c->end && lower(*c->p) == month_begins[i].begin[0] && begins_with(*c, month_begins[i].begin))
      month = month_begins[i].month;
  if (!month) return 0;
  while (c->p < c->end &&
         ((lower(*c->p) >= 'a' && lower(*c->p) <= 'z') || *c->p == '.' || (unsigned char)*c->p >= 0x80))
    c->p++;
  return month;
}

static void read_zone(cursor *c, date *d) {
  uint32_t hour, minute = 0;
  skip_space(c);
  if (c->p == c->end) return;
  bool named = c->end - c->p >= 3 && (!memcmp(c->p, "GMT", 3) || !memcmp(c->p, "UTC", 3));
  if (named) c->p += 3; /* GMT+0300 is an offset */
  bool offset = c->end - c->p >= 2 && (*c->p == '+' || *c->p == '-') && is_digit(c->p[1]);
  char next = c->end - c->p > 1 ? lower(c->p[1]) : ' ';
  bool zulu = !named && lower(*c->p) == 'z' && !(next >= 'a' && next <= 'z') && (unsigned char)next < 0x80;
  if (zulu || (named && !offset))
    memcpy(d->zone, "Z", 2);
  else if (offset) {
    char sign = *c->p++;
    uint32_t n = digits(c, 1, 4, &hour);
    if (!n) return;
    if (n > 2)
      minute = hour % 100, hour /= 100;
    else if (skip(c, ":") && !digits(c, 2, 2, &minute))
      return;
    if (hour <= 14 && minute < 60) snprintf(d->zone, sizeof d->zone, "%c%02u:%02u", sign, hour & 15, minute & 63);
  }
}

/* "10:30-12:00": a time that is later, not an offset, which stands behind seconds or a time with a T. */
static bool is_range(cursor c, const date *d) {
  uint32_t hour, minute;
  return skip(&c, "-") && digits(&c, 1, 2, &hour) && skip(&c, ":.") && digits(&c, 2, 2, &minute) &&
         hour * 60 + minute > d->hour * 60 + d->minute;
}

/* 09:30, 09:30:00.123, 9:30 am, and what offset follows. A date stands before it. */
static void read_time(cursor *c, date *d) {
  cursor at = *c;
  uint32_t ignored;
  bool bare = c->p[-1] != 'T' && c->p[-1] != 't';
  if (!digits(&at, 1, 2, &d->hour) || !skip(&at, ":.") || !digits(&at, 2, 2, &d->minute)) {
    d->hour = d->minute = 0;
    return;
  }
  if (d->hour > 24 || d->minute > 59 || (d->hour == 24 && d->minute)) { /* the length of a film */
    d->hour = d->minute = 0;
    return;
  }
  d->timed = true;
  if (bare && is_range(at, d)) {
    *c = at;
    return;
  }
  if (skip(&at, ":.") && (!digits(&at, 2, 2, &d->second) || d->second > 60)) d->second = 0;
  if (skip(&at, ".,")) digits(&at, 1, 9, &ignored);
  cursor half = at;
  skip_space(&half);
  bool dotted = half.end - half.p >= 4 && half.p[1] == '.' && lower(half.p[2]) == 'm';
  if (half.end - half.p >= 2 && (dotted || lower(half.p[1]) == 'm') &&
      (lower(half.p[0]) == 'a' || lower(half.p[0]) == 'p')) {
    if (lower(half.p[0]) == 'p' && d->hour < 12) d->hour += 12;
    if (lower(half.p[0]) == 'a' && d->hour == 12) d->hour = 0;
    half.p += dotted ? 4 : 2;
    at = half;
  }
  read_zone(&at, d);
  *c = at;
}

/* 2024-01-18, 2024/1/18, 2024.01.18, 20240118 */
static bool read_iso(cursor *c, date *d) {
  cursor at = *c;
  uint32_t all;
  if (digits(&at, 8, 8, &all)) {
    d->year = all / 10000, d->month = all / 100 % 100, d->day = all % 100;
  } else if (digits(&at, 4, 4, &d->year) && skip(&at, "-/.") && digits(&at, 1, 2, &d->month) && skip(&at, "-/.")) {
    if (!digits(&at, 1, 2, &d->day)) return false;
  } else {
    return false;
  }
  if (!is_valid(d)) return false;
  if (skip(&at, "T t"))
    skip_space(&at), read_time(&at, d);
  else if (at.p < at.end && is_digit(*at.p) == false && *at.p != ' ')
    read_time(&at, d);
  return true;
}

/* 18 de enero de 2024 */
static void skip_of(cursor *c) {
  if (begins_with(*c, "de ")) c->p += 3;
}

/* A year behind a month's name; a number can stand right behind it: "Dec 5, 20232 comments". */
static bool year_behind(cursor *c, uint32_t *year) {
  cursor four = {c->p, c->end - c->p > 4 ? c->p + 4 : c->end};
  if (!digits(&four, 4, 4, year) || *year < 1900 || *year > 2100) return false;
  c->p += 4;
  return true;
}

/* Thu, 18 Jan 2024 09:30:00 GMT; 18 January 2024; January 18, 2024. The cursor moves to its begin. */
static bool read_named(cursor *c, date *d) {
  for (cursor at = *c; at.p < at.end; at.p++) {
    const char *begin = at.p;
    if (is_digit(*at.p)) {
      cursor day = at;
      if (!digits(&day, 1, 2, &d->day)) {
        while (at.p + 1 < at.end && is_digit(at.p[1])) at.p++;
        continue;
      }
      while (day.p < day.end && (*day.p == ' ' || *day.p == '-' || *day.p == '.')) day.p++;
      skip_of(&day);
      if (!(d->month = month_name(&day))) continue;
      while (day.p < day.end && (*day.p == ' ' || *day.p == '-' || *day.p == ',')) day.p++;
      skip_of(&day);
      if (!year_behind(&day, &d->year)) continue;
      at = day;
    } else {
      cursor name = at;
      /* a name can stand right before it: "Jane RoeDec 5, 2023" */
      bool capital = *at.p >= 'A' && *at.p <= 'Z';
      bool begins = at.p == c->p || !(lower(at.p[-1]) >= 'a' && lower(at.p[-1]) <= 'z') || (capital && at.p[-1] >= 'a');
      if (!begins || !(d->month = month_name(&name))) continue;
      skip_space(&name);
      if (!digits(&name, 1, 2, &d->day)) continue;
      while (name.p < name.end && lower(*name.p) >= 'a' && lower(*name.p) <= 'z') name.p++;
      skip_space(&name);
      if (!year_behind(&name, &d->year)) continue;
      at = name;
    }
    skip_space(&at);
    if (!is_valid(d)) return false;
    while (at.p < at.end && !is_digit(*at.p)) at.p++;
    read_time(&at, d);
    c->p = begin;
    return true;
  }
  return false;
}

/* 17.05.2021, 13/11/2025 09:21; with slashes only where the day cannot be a month. The cursor moves to its begin. */
static bool read_numbers(cursor *c, date *d) {
  for (cursor at = *c; at.p < at.end; at.p++) {
    cursor n = at;
    uint32_t first, second;
    if (!is_digit(*at.p) || (at.p > c->p && (is_digit(at.p[-1]) || qt_is_one_of(at.p[-1], "./-")))) continue;
    if (!digits(&n, 1, 2, &first) || n.p == n.end || (*n.p != '.' && *n.p != '/')) continue;
    char mark[2] = {*n.p, 0};
    n.p++;
    if (!digits(&n, 1, 2, &second) || !skip(&n, mark) || !digits(&n, 4, 4, &d->year)) continue;
    bool day_first = *mark == '.' || first > 12;
    if (!day_first && second <= 12 && first != second) continue;
    d->day = day_first ? first : second;
    d->month = day_first ? second : first;
    if (!is_valid(d)) continue;
    skip_space(&n);
    read_time(&n, d);
    c->p = at.p;
    return true;
  }
  return false;
}

/* Seconds or milliseconds since 1970, of the years 1990 to 2060. */
static bool read_epoch(cursor *c, date *d) {
  uint64_t v = 0;
  uint32_t n = 0;
  const char *p = c->p;
  for (; p < c->end && is_digit(*p) && n < 14; p++, n++) v = v * 10 + (uint64_t)(*p - '0');
  if (p != c->end || (n != 10 && n != 13)) return false;
  if (n == 13) v /= 1000;
  if (v < 631152000u || v > 2840140800u) return false;
  uint64_t days = v / 86400, z = days + 719468, era = z / 146097, doe = z % 146097;
  uint64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  uint64_t mp = (5 * doy + 2) / 153;
  d->day = (uint32_t)(doy - (153 * mp + 2) / 5 + 1);
  d->month = (uint32_t)(mp < 10 ? mp + 3 : mp - 9);
  d->year = (uint32_t)(yoe + era * 400 + (d->month <= 2));
  d->hour = (uint32_t)(v / 3600 % 24), d->minute = (uint32_t)(v / 60 % 60), d->second = (uint32_t)(v % 60);
  d->timed = true;
  memcpy(d->zone, "Z", 2);
  return true;
}

static uint32_t write_date(const date *d, char out[QT_DATE_BYTES]) {
  int n;
  if (d->timed)
    n = snprintf(out, QT_DATE_BYTES, "%04u-%02u-%02uT%02u:%02u:%02u%s", d->year % 10000, d->month % 100, d->day % 100,
                 d->hour % 100, d->minute % 100, d->second % 100, d->zone);
  else
    n = snprintf(out, QT_DATE_BYTES, "%04u-%02u-%02u", d->year % 10000, d->month % 100, d->day % 100);
  return n > 0 && n < QT_DATE_BYTES ? (uint32_t)n : 0;
}

static bool read_any(cursor *c, date *d) {
  bool (*const readers[])(cursor *, date *) = {read_iso, read_epoch, read_named, read_numbers};
  for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
    memset(d, 0, sizeof *d);
    if (readers[i](c, d) && is_valid(d)) return true;
  }
  return false;
}

uint32_t qt_find_date(quoth_string s, char out[QT_DATE_BYTES], uint32_t *start) {
  date d;
  cursor c = {s.data, s.data + (s.length < 120 ? s.length : 120)};
  const char *number = c.p;
  while (number < c.end && !is_digit(*number)) number++;
  if (number == c.end) return 0;
  skip_space(&c);
  if (!read_any(&c, &d)) return 0;
  *start = (uint32_t)(c.p - s.data);
  return write_date(&d, out);
}

uint32_t qt_read_date(quoth_string s, char out[QT_DATE_BYTES]) {
  uint32_t start;
  return qt_find_date(s, out, &start);
}

uint32_t qt_url_date(quoth_string url, char out[QT_DATE_BYTES]) {
  const char *end = url.data + url.length;
  for (const char *p = url.data; p + 8 < end && *p != '?' && *p != '#'; p++) {
    bool begins = *p == '/' || *p == '-' || *p == '_';
    if (!begins || !is_digit(p[1])) continue;
    date d;
    memset(&d, 0, sizeof d);
    cursor c = {p + 1, end};
    uint32_t all;
    cursor at = c;
    if (*p != '_' && digits(&at, 4, 4, &d.year) && skip(&at, "/-")) {
      cursor number = at;
      if (digits(&number, 1, 2, &d.month))
        at = number;
      else if (!(d.month = month_name(&at)))
        continue;
      if (skip(&at, "/-") && digits(&at, 1, 2, &d.day) && d.year >= 1995 && is_valid(&d)) return write_date(&d, out);
      continue;
    }
    at = c;
    if (!digits(&at, 8, 8, &all)) continue;
    d.year = all / 10000, d.month = all / 100 % 100, d.day = all % 100;
    if (d.year >= 1995 && d.year <= 2060 && is_valid(&d)) return write_date(&d, out);
  }
  return 0;
}
