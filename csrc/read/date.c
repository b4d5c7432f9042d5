#include "read/date.h"

#include <stdio.h>

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
  if (c->p == c->end || !strchr(set, *c->p)) return false;
  c->p++;
  return true;
}

static void skip_space(cursor *c) {
  while (c->p < c->end && (*c->p == ' ' || *c->p == '\t' || *c->p == ',')) c->p++;
}

static bool is_valid(const date *d) {
  return d->year >= 1900 && d->year <= 2100 && d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31 &&
         d->hour <= 24 && d->minute < 60 && d->second <= 60;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

/* 1 to 12 for an English month name or its first three letters; the cursor moves behind it. */
static uint32_t month_name(cursor *c) {
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  if (c->end - c->p < 3) return 0;
  char key[3] = {lower(c->p[0]), lower(c->p[1]), lower(c->p[2])};
  for (uint32_t m = 0; m < 12; m++) {
    if (memcmp(names + 3 * m, key, 3)) continue;
    while (c->p < c->end && ((lower(*c->p) >= 'a' && lower(*c->p) <= 'z') || *c->p == '.')) c->p++;
    return m + 1;
  }
  return 0;
}

static void read_zone(cursor *c, date *d) {
  uint32_t hour, minute = 0;
  skip_space(c);
  if (c->p == c->end) return;
  if (*c->p == 'Z' || *c->p == 'z')
    memcpy(d->zone, "Z", 2);
  else if (c->end - c->p >= 3 && (!memcmp(c->p, "GMT", 3) || !memcmp(c->p, "UTC", 3)))
    memcpy(d->zone, "Z", 2);
  else if (*c->p == '+' || *c->p == '-') {
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

/* 09:30, 09:30:00.123, 9:30 am, and what offset follows. */
static void read_time(cursor *c, date *d) {
  cursor at = *c;
  uint32_t ignored;
  if (!digits(&at, 1, 2, &d->hour) || !skip(&at, ":.") || !digits(&at, 2, 2, &d->minute)) {
    d->hour = d->minute = 0;
    return;
  }
  d->timed = true;
  if (skip(&at, ":.") && !digits(&at, 2, 2, &d->second)) d->second = 0;
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

/* Thu, 18 Jan 2024 09:30:00 GMT; 18 January 2024; January 18, 2024 */
static bool read_named(cursor *c, date *d) {
  for (cursor at = *c; at.p < at.end; at.p++) {
    if (is_digit(*at.p)) {
      cursor day = at;
      if (!digits(&day, 1, 2, &d->day)) {
        while (at.p + 1 < at.end && is_digit(at.p[1])) at.p++;
        continue;
      }
      while (day.p < day.end && (*day.p == ' ' || *day.p == '-' || *day.p == '.')) day.p++;
      if (!(d->month = month_name(&day))) continue;
      while (day.p < day.end && (*day.p == ' ' || *day.p == '-' || *day.p == ',')) day.p++;
      if (!digits(&day, 4, 4, &d->year)) continue;
      at = day;
    } else {
      cursor name = at;
      bool begins = at.p == c->p || !(lower(at.p[-1]) >= 'a' && lower(at.p[-1]) <= 'z');
      if (!begins || !(d->month = month_name(&name))) continue;
      skip_space(&name);
      if (!digits(&name, 1, 2, &d->day)) continue;
      while (name.p < name.end && lower(*name.p) >= 'a' && lower(*name.p) <= 'z') name.p++;
      skip_space(&name);
      if (!digits(&name, 4, 4, &d->year)) continue;
      at = name;
    }
    skip_space(&at);
    if (!is_valid(d)) return false;
    while (at.p < at.end && !is_digit(*at.p)) at.p++;
    read_time(&at, d);
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

uint32_t qt_read_date(quoth_string s, char out[QT_DATE_BYTES]) {
  date d;
  cursor c = {s.data, s.data + (s.length < 120 ? s.length : 120)};
  skip_space(&c);
  memset(&d, 0, sizeof d);
  if (read_iso(&c, &d) && is_valid(&d)) return write_date(&d, out);
  memset(&d, 0, sizeof d);
  if (read_epoch(&c, &d)) return write_date(&d, out);
  memset(&d, 0, sizeof d);
  if (read_named(&c, &d) && is_valid(&d)) return write_date(&d, out);
  return 0;
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
