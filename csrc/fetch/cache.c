#include "fetch/cache.h"

#include <string.h>

#include "fetch/field.h"

/* --- dates */

/* Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant's days_from_civil). */
static long long days(long long year, int month, int day) {
  year -= month <= 2;
  long long era = (year >= 0 ? year : year - 399) / 400;
  long long of_era = year - era * 400, of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static bool digits(const char *p, int n, int *value) {
  *value = 0;
  for (int i = 0; i < n; i++) {
    if (p[i] < '0' || p[i] > '9') return false;
    *value = *value * 10 + (p[i] - '0');
  }
  return true;
}

static bool same(const char *a, const char *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if ((a[i] | 0x20) != (b[i] | 0x20)) return false;
  return true;
}

static bool month_at(const char *p, int *month) {
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  for (*month = 1; *month <= 12; ++*month)
    if (same(p, names + (*month - 1) * 3, 3)) return true;
  return false;
}

static bool clock_at(const char *p, int *seconds) {
  int h, m, s;
  if (!digits(p, 2, &h) || p[2] != ':' || !digits(p + 3, 2, &m) || p[5] != ':' || !digits(p + 6, 2, &s)) return false;
  *seconds = h * 3600 + m * 60 + s;
  return h < 24 && m < 60 && s <= 60;
}

static bool weekday(const char *p, size_t n) {
  static const char *const names[] = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  for (size_t i = 0; i < 7; i++)
    if (n == 3 ? same(p, names[i], 3) : n == strlen(names[i]) && same(p, names[i], n)) return true;
  return false;
}

static bool finish(int year, int month, int day, int seconds, double *out) {
  if (day < 1 || day > 31) return false;
  *out = (double)days(year, month, day) * 86400 + seconds;
  return true;
}

bool qt_http_date(const char *p, size_t n, double *out) {
  int year, month, day, seconds;
  /* Sun, 06 Nov 1994 08:49:37 GMT */
  if (n == 29 && weekday(p, 3) && same(p + 3, ", ", 2) && digits(p + 5, 2, &day) && p[7] == ' ' &&
      month_at(p + 8, &month) && p[11] == ' ' && digits(p + 12, 4, &year) && p[16] == ' ' &&
      clock_at(p + 17, &seconds) && same(p + 25, " GMT", 4))
    return finish(year, month, day, seconds, out);
  /* Sun Nov  6 08:49:37 1994 */
  if (n == 24 && weekday(p, 3) && p[3] == ' ' && month_at(p + 4, &month) && p[7] == ' ' &&
      (p[8] == ' ' ? digits(p + 9, 1, &day) : digits(p + 8, 2, &day)) && p[10] == ' ' && clock_at(p + 11, &seconds) &&
      p[19] == ' ' && digits(p + 20, 4, &year))
    return finish(year, month, day, seconds, out);
  /* Sunday, 06-Nov-94 08:49:37 GMT */
  const char *comma = memchr(p, ',', n);
  if (!comma || !weekday(p, (size_t)(comma - p)) || p + n - comma != 24) return false;
  if (!(same(comma, ", ", 2) && digits(comma + 2, 2, &day) && comma[4] == '-' && month_at(comma + 5, &month) &&
        comma[8] == '-' && digits(comma + 9, 2, &year) && comma[11] == ' ' && clock_at(comma + 12, &seconds) &&
        same(comma + 20, " GMT", 4)))
    return false;
  return finish(year < 70 ? year + 2000 : year + 1900, month, day, seconds, out);
}

/* --- fields */

/* Non-negative seconds; what is no number counts as 0, which is the careful reading. */
static double delta(const char *p, size_t n) {
  double value = 0;
  if (n >= 2 && p[0] == '"' && p[n - 1] == '"') p++, n -= 2;
  if (n == 0) return 0;
  for (size_t i = 0; i < n; i++) {
    if (p[i] < '0' || p[i] > '9') return 0;
    if (value < 1e10) value = value * 10 + (p[i] - '0');
  }
  return value;
}

static void smaller(bool *has, double *value, double other) {
  if (!*has || other < *value) *value = other;
  *has = true;
}

static bool is(const char *p, size_t n, const char *name) { return n == strlen(name) && same(p, name, n); }

static void directive(qt_cache_facts *f, const char *name, size_t n, const char *value, size_t length) {
  if (is(name, n, "no-store")) f->no_store = true;
  if (is(name, n, "no-cache")) f->no_cache = true;
  if (is(name, n, "public")) f->public = true;
  if (is(name, n, "must-revalidate")) f->must_revalidate = true;
  if (is(name, n, "must-understand")) f->must_understand = true;
  if (is(name, n, "only-if-cached")) f->only_if_cached = true;
  if (is(name, n, "max-age")) smaller(&f->has_max_age, &f->max_age, delta(value, length));
  if (is(name, n, "min-fresh")) {
    f->has_min_fresh = true;
    f->min_fresh = delta(value, length);
  }
  if (is(name, n, "max-stale")) {
    f->has_max_stale = true;
    f->max_stale = length ? delta(value, length) : 1e10;
  }
}

/* One list member: up to the next comma outside quotation marks. */
static const char *member_end(const char *p, const char *end) {
  for (bool quoted = false; p < end; p++) {
    if (quoted && *p == '\\' && p + 1 < end)
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (*p == ',' && !quoted)
      break;
  }
  return p;
}

static bool blank(char c) { return c == ' ' || c == '\t'; }

static void trim(const char **p, const char **end) {
  while (*p < *end && blank(**p)) ++*p;
  while (*end > *p && blank((*end)[-1])) --*end;
}

static void cache_control(qt_cache_facts *f, const char *p, size_t n) {
  f->has_cache_control = true;
  for (const char *end = p + n, *next; p < end; p = next + 1) {
    next = member_end(p, end);
    const char *last = next;
    trim(&p, &last);
    const char *equals = memchr(p, '=', (size_t)(last - p)), *name_end = equals ? equals : last;
    const char *value = equals ? equals + 1 : last;
    directive(f, p, (size_t)(name_end - p), value, (size_t)(last - value));
  }
}

/* The first member counts (RFC 9111 5.1); what is no number is ignored. */
static void take_age(qt_cache_facts *f, const char *p, size_t n) {
  if (f->has_age) return;
  const char *comma = memchr(p, ',', n), *end = comma ? comma : p + n;
  trim(&p, &end);
  for (const char *c = p; c < end; c++)
    if (*c < '0' || *c > '9') return;
  if (p == end) return;
  f->has_age = true;
  f->age = delta(p, (size_t)(end - p));
}

static void take_vary(qt_cache_facts *f, const char *p, size_t n) {
  for (const char *end = p + n, *next; p < end; p = next + 1) {
    next = member_end(p, end);
    const char *last = next;
    trim(&p, &last);
    f->vary_all |= last - p == 1 && *p == '*';
  }
}

void qt_cache_read(const char *head, size_t length, qt_cache_facts *f) {
  qt_field_reader reader = {head, head + length};
  *f = (qt_cache_facts){0};
  for (qt_field field; qt_field_next(&reader, &field);) {
    const char *v = field.value;
    size_t n = field.value_length;
    if (qt_field_is(&field, "cache-control")) cache_control(f, v, n);
    if (qt_field_is(&field, "pragma") && same(v, "no-cache", n < 8 ? n : 8) && n >= 8) f->pragma_no_cache = true;
    if (qt_field_is(&field, "age")) take_age(f, v, n);
    if (qt_field_is(&field, "date")) f->has_date = qt_http_date(v, n, &f->date);
    if (qt_field_is(&field, "last-modified")) f->has_last_modified = qt_http_date(v, n, &f->last_modified);
    if (qt_field_is(&field, "etag")) f->has_etag = n > 0;
    if (qt_field_is(&field, "vary")) take_vary(f, v, n);
    if (qt_field_is(&field, "expires")) {
      bool twice = f->has_expires;
      f->has_expires = true;
      if (twice || !qt_http_date(v, n, &f->expires)) f->expires = 0;
    }
  }
}

/* --- policy */

/* Heuristically cacheable: RFC 9110 15.1. 206 is left out: no parts are stored. */
static bool heuristic_status(int status) {
  static const int known[] = {200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (known[i] == status) return true;
  return false;
}

/* What must-understand asks: a status whose meaning for caching we know. */
static bool understood(int status) { return heuristic_status(status) || status == 302 || status == 307; }

bool qt_cache_storable(const qt_cache_facts *request, const qt_cache_facts *response, int status) {
  if (status < 200 || status > 599 || status == 206 || status == 304) return false;
  if (request->no_store || response->vary_all) return false;
  if (response->must_understand ? !understood(status) : response->no_store) return false;
  bool validator = response->has_etag || response->has_last_modified;
  return response->has_max_age || response->has_expires || validator || (response->public && heuristic_status(status));
}

double qt_cache_age(const qt_cache_facts *r, const qt_cache_times *t) {
  double apparent = r->has_date && t->received > r->date ? t->received - r->date : 0;
  double corrected = (r->has_age ? r->age : 0) + (t->received - t->requested);
  double initial = apparent > corrected ? apparent : corrected, resident = t->now - t->received;
  return initial + (resident > 0 ? resident : 0);
}

double qt_cache_lifetime(const qt_cache_facts *r, int status, const qt_cache_times *t) {
  enum { LONGEST = 7 * 86400 }; /* seconds; a guess that is not trusted for longer */
  double date = r->has_date ? r->date : t->received;
  if (r->has_max_age) return r->max_age;
  if (r->has_expires) return r->expires > date ? r->expires - date : 0;
  if (!r->has_last_modified || !(heuristic_status(status) || r->public) || r->last_modified >= date) return 0;
  double tenth = (date - r->last_modified) / 10; /* RFC 9111 4.2.2 */
  return tenth < LONGEST ? tenth : LONGEST;
}

bool qt_cache_fresh(const qt_cache_facts *request, const qt_cache_facts *response, int status,
                    const qt_cache_times *times) {
  if (response->no_cache || (response->pragma_no_cache && !response->has_cache_control)) return false;
  if (request->no_cache || (request->pragma_no_cache && !request->has_cache_control)) return false;
  double age = qt_cache_age(response, times), lifetime = qt_cache_lifetime(response, status, times);
  if (request->has_max_age && age > request->max_age) return false;
  if (age + (request->has_min_fresh ? request->min_fresh : 0) < lifetime) return true;
  return !response->must_revalidate && request->has_max_stale && age <= lifetime + request->max_stale;
}
