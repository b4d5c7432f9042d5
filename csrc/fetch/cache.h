/*
** What RFC 9111 asks of a private cache: may a response be stored, is a stored one fresh. Reads header
** blocks ("Name: value" lines, with or without the first line); keeps nothing itself. Times are Unix seconds.
*/
#ifndef QT_CACHE_H
#define QT_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct qt_cache_facts {
  bool no_store, no_cache, public, must_revalidate, must_understand, only_if_cached;
  bool has_max_age, has_min_fresh, has_max_stale;
  bool has_cache_control, pragma_no_cache;
  bool has_date, has_expires, has_last_modified, has_etag, has_age, has_location;
  bool vary_all;                             /* Vary: * */
  double max_age, min_fresh, max_stale, age; /* seconds */
  double date, expires, last_modified;       /* expires is 0 where it is no date: already past */
} qt_cache_facts;

void qt_cache_read(const char *head, size_t length, qt_cache_facts *facts);

/* For a GET; request and response as qt_cache_read gives them. */
bool qt_cache_storable(const qt_cache_facts *request, const qt_cache_facts *response, int status);

typedef struct qt_cache_times {
  double requested, received, now;
} qt_cache_times;

double qt_cache_age(const qt_cache_facts *response, const qt_cache_times *times);
double qt_cache_lifetime(const qt_cache_facts *response, int status, const qt_cache_times *times);

/* May the stored response answer the request without asking the server? */
bool qt_cache_fresh(const qt_cache_facts *request, const qt_cache_facts *response, int status,
                    const qt_cache_times *times);

/* IMF-fixdate, RFC 850 and asctime forms, strictly (RFC 9110 5.6.7); years of two digits are 1970 to 2069. false: none. */
bool qt_http_date(const char *text, size_t length, double *seconds);

#endif
