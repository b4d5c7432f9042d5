/*
** The guard: which addresses may be connected to. Only globally routable ones, unless an allow list
** names them; IPv4 inside IPv6 forms (mapped, compatible, NAT64, 6to4, Teredo) is unwrapped first.
*/
#ifndef QT_GUARD_H
#define QT_GUARD_H

#include <stdbool.h>

#include "base/arena.h"

struct sockaddr;

typedef struct qt_network {
  uint8_t address[16]; /* IPv4 as ::ffff:a.b.c.d */
  uint8_t bits;        /* prefix, of 128 */
  uint16_t port;       /* 0: any */
} qt_network;

typedef struct qt_guard {
  quoth_alloc alloc;
  QT_VEC(qt_network) allowed;
} qt_guard;

/* text: "127.0.0.1", "10.0.0.0/8", "::1", "[fd00::]/8", each also with ":port" ("[::1]:8080"). */
typedef enum qt_guard_result { QT_GUARD_OK, QT_GUARD_BAD, QT_GUARD_NO_MEMORY } qt_guard_result;
qt_guard_result qt_guard_allow(qt_guard *guard, const char *text);
void qt_guard_free(qt_guard *guard);

bool qt_guard_sockaddr(const qt_guard *guard, const struct sockaddr *address);

bool qt_guard_text(const qt_guard *guard, const char *address, long port); /* as inet_ntop writes it */

/* A numeric host in any spelling that the system's resolver takes (127.1, 0x7f.1, ::1, with or without
** brackets). *numeric tells whether it is one; a name passes, and meets the guard when it is connected to. */
bool qt_guard_host(const qt_guard *guard, const char *host, long port, bool *numeric);

#endif
