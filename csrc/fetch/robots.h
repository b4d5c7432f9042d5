/*
** robots.txt by RFC 9309, with the reading that Google's matcher gives it: frequent misspellings of
** the keys, missing colons, the longest rule wins, /index.html stands for its folder.
*/
#ifndef QT_ROBOTS_H
#define QT_ROBOTS_H

#include <stdbool.h>

#include "base/arena.h"

typedef enum qt_robots_key {
  QT_ROBOTS_AGENT,
  QT_ROBOTS_ALLOW,
  QT_ROBOTS_DISALLOW,
  QT_ROBOTS_SITEMAP,
  QT_ROBOTS_DELAY,
  QT_ROBOTS_UNKNOWN
} qt_robots_key;

typedef struct qt_robots_line {
  uint32_t number;     /* from 1 */
  uint32_t start, end; /* the value, in text */
  qt_robots_key key;
} qt_robots_line;

typedef struct qt_robots {
  quoth_alloc alloc;
  char *text; /* copied; patterns are escaped when they are matched */
  uint32_t length;
  QT_VEC(qt_robots_line) lines;
} qt_robots;

enum { QT_ROBOTS_MAX = 1 << 20 }; /* bytes read of a file; RFC 9309 2.5 asks for 500 KiB at least */

/* Parses the first QT_ROBOTS_MAX bytes; false: no memory (free it all the same). */
bool qt_robots_parse(qt_robots *robots, quoth_alloc alloc, const char *text, size_t length);
void qt_robots_free(qt_robots *robots);

typedef struct qt_robots_verdict {
  bool allowed;
  uint32_t line; /* of the rule that decided, or 0 */
  double delay;  /* crawl-delay of the agent's group in seconds, or -1 */
} qt_robots_verdict;

/* agent: the product token ("quoth"), any case. path: as qt_robots_path gives it. Linear time per rule. */
qt_robots_verdict qt_robots_match(const qt_robots *robots, const char *agent, size_t agent_length, const char *path,
                                  size_t length);

/*
** Path, parameters and query of a URL, with a leading slash, without the fragment. Writes at most
** length + 1 bytes to out and returns how many.
*/
size_t qt_robots_path(const char *url, size_t length, char *out);

/* Letters, _ and - only: what a robots.txt can name. */
bool qt_robots_valid_agent(const char *agent, size_t length);

/* As a rule's value is compared: bytes over 127 as %XX, hexadecimal digits upper case. out has room for 3 * length. */
size_t qt_robots_escape(const char *value, size_t length, char *out);

#endif
