#define _GNU_SOURCE /* getaddrinfo under -std=c11 */
#include "fetch/guard.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>

typedef struct prefix {
  uint8_t bytes[16];
  uint8_t bits;
} prefix;

/* IANA IPv4 Special-Purpose Address Registry: what is not globally reachable, and multicast. */
static const struct {
  uint8_t bytes[4];
  uint8_t bits;
} refused4[] = {{{0, 0, 0, 0}, 8},       {{10, 0, 0, 0}, 8},      {{100, 64, 0, 0}, 10},   {{127, 0, 0, 0}, 8},
                {{169, 254, 0, 0}, 16},  {{172, 16, 0, 0}, 12},   {{192, 0, 0, 0}, 24},    {{192, 0, 2, 0}, 24},
                {{192, 31, 196, 0}, 24}, {{192, 52, 193, 0}, 24}, {{192, 88, 99, 0}, 24},  {{192, 168, 0, 0}, 16},
                {{192, 175, 48, 0}, 24}, {{198, 18, 0, 0}, 15},   {{198, 51, 100, 0}, 24}, {{203, 0, 113, 0}, 24},
                {{224, 0, 0, 0}, 3}};

/* IPv6: only 2000::/3 is global unicast; these parts of it are not. */
static const prefix refused6[] = {{{0x20, 0x01, 0x00}, 23},                    /* 2001::/23, IETF protocols, Teredo */
                                  {{0x20, 0x01, 0x0d, 0xb8}, 32},              /* documentation */
                                  {{0x3f, 0xff, 0x00}, 20},                    /* documentation, RFC 9637 */
                                  {{0x26, 0x20, 0x00, 0x4f, 0x80, 0x00}, 48}}; /* direct delegation AS112 */

static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

static bool in_prefix(const uint8_t *address, const uint8_t *bytes, unsigned bits) {
  unsigned whole = bits / 8, rest = bits % 8;
  if (memcmp(address, bytes, whole) != 0) return false;
  return rest == 0 || ((address[whole] ^ bytes[whole]) >> (8 - rest)) == 0;
}

static bool global4(const uint8_t *address) {
  for (size_t i = 0; i < sizeof refused4 / sizeof *refused4; i++)
    if (in_prefix(address, refused4[i].bytes, refused4[i].bits)) return false;
  return true;
}

/* The IPv4 address inside an IPv6 one, or NULL. */
static const uint8_t *embedded(const uint8_t *a) {
  static const uint8_t nat64[12] = {0, 0x64, 0xff, 0x9b};
  static const uint8_t zeros[12];
  if (memcmp(a, mapped, 12) == 0 || memcmp(a, nat64, 12) == 0 || memcmp(a, zeros, 12) == 0) return a + 12;
  if (a[0] == 0x20 && a[1] == 0x02) return a + 2; /* 6to4 */
  return NULL;
}

static bool global16(const uint8_t *a) {
  const uint8_t *inner = embedded(a);
  if (inner) return global4(inner);
  if ((a[0] & 0xe0) != 0x20) return false;
  for (size_t i = 0; i < sizeof refused6 / sizeof *refused6; i++)
    if (in_prefix(a, refused6[i].bytes, refused6[i].bits)) return false;
  return true;
}

static bool permitted(const qt_guard *guard, const uint8_t *address, uint16_t port) {
  for (uint32_t i = 0; i < guard->allowed.count; i++) {
    const qt_network *n = &guard->allowed.at[i];
    if ((n->port == 0 || n->port == port) && in_prefix(address, n->address, n->bits)) return true;
  }
  return global16(address);
}

bool qt_guard_sockaddr(const qt_guard *guard, const struct sockaddr *address) {
  uint8_t bytes[16];
  if (address->sa_family == AF_INET) {
    struct sockaddr_in in;
    memcpy(&in, address, sizeof in);
    memcpy(bytes, mapped, sizeof mapped);
    memcpy(bytes + 12, &in.sin_addr, 4);
    return permitted(guard, bytes, ntohs(in.sin_port));
  }
  if (address->sa_family == AF_INET6) {
    struct sockaddr_in6 in;
    memcpy(&in, address, sizeof in);
    memcpy(bytes, &in.sin6_addr, 16);
    return permitted(guard, bytes, ntohs(in.sin6_port));
  }
  return false;
}

bool qt_guard_text(const qt_guard *guard, const char *address, long port) {
  uint8_t bytes[16];
  char copy[64];
  const char *zone = strchr(address, '%');
  size_t n = zone ? (size_t)(zone - address) : strlen(address);
  if (n >= sizeof copy) return false;
  memcpy(copy, address, n);
  copy[n] = '\0';
  if (inet_pton(AF_INET, copy, bytes + 12) == 1)
    memcpy(bytes, mapped, sizeof mapped);
  else if (inet_pton(AF_INET6, copy, bytes) != 1)
    return false;
  return permitted(guard, bytes, (uint16_t)port);
}

bool qt_guard_host(const qt_guard *guard, const char *host, long port, bool *numeric) {
  char name[256];
  size_t length = strlen(host);
  *numeric = false;
  if (length >= sizeof name) return false;
  memcpy(name, host, length + 1);
  if (length > 2 && name[0] == '[' && name[length - 1] == ']') {
    memmove(name, name + 1, length - 2);
    name[length - 2] = '\0';
  } else if (length > 1 && name[length - 1] == '.') {
    name[length - 1] = '\0'; /* "127.0.0.1." is numeric to some resolvers */
  }
  char service[8];
  struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM}, *found = NULL;
  if (port < 0 || port > 65535) return false;
  unsigned digits = 0;
  for (long rest = port, unit = 10000; unit > 0; rest %= unit, unit /= 10)
    service[digits++] = (char)('0' + rest / unit);
  service[digits] = '\0';
  if (getaddrinfo(name, service, &hints, &found) != 0) return true;
  *numeric = true;
  bool ok = found && qt_guard_sockaddr(guard, found->ai_addr);
  freeaddrinfo(found);
  return ok;
}

/* --- the allow list */

static bool number(const char *text, unsigned long max, unsigned long *value) {
  char *end;
  if (*text < '0' || *text > '9') return false;
  *value = strtoul(text, &end, 10);
  return *end == '\0' && *value <= max;
}

/* Splits "[a]/b:p" in place; the parts that are missing are NULL. */
static bool split(char *text, char **address, char **bits, char **port) {
  char *slash = strchr(text, '/'), *bracket = strchr(text, ']'), *rest = slash ? slash : bracket ? bracket : text;
  *bits = *port = NULL;
  *address = text;
  if (text[0] == '[') {
    if (!bracket) return false;
    *address = text + 1;
    rest = bracket + 1;
    *bracket = '\0';
  }
  char *colon = strchr(rest, ':');
  /* without brackets, several colons are an IPv6 address and no port */
  if (colon && rest == text && strchr(colon + 1, ':')) colon = NULL;
  if (colon) {
    *colon = '\0';
    *port = colon + 1;
  }
  if (slash) {
    *slash = '\0';
    *bits = slash + 1;
  }
  return true;
}

qt_guard_result qt_guard_allow(qt_guard *guard, const char *text) {
  char copy[80], *address, *bits, *port;
  qt_network n = {.bits = 128};
  unsigned long value;
  if (strlen(text) >= sizeof copy) return QT_GUARD_BAD;
  memcpy(copy, text, strlen(text) + 1);
  if (!split(copy, &address, &bits, &port)) return QT_GUARD_BAD;
  bool four = inet_pton(AF_INET, address, n.address + 12) == 1;
  if (four)
    memcpy(n.address, mapped, sizeof mapped);
  else if (inet_pton(AF_INET6, address, n.address) != 1)
    return QT_GUARD_BAD;
  if (bits) {
    if (!number(bits, four ? 32 : 128, &value)) return QT_GUARD_BAD;
    n.bits = (uint8_t)(four ? 96 + value : value);
  }
  if (port) {
    if (!number(port, 65535, &value) || value == 0) return QT_GUARD_BAD;
    n.port = (uint16_t)value;
  }
  qt_network *slot = qt_vec_push(&guard->alloc, &guard->allowed);
  if (!slot) return QT_GUARD_NO_MEMORY;
  *slot = n;
  return QT_GUARD_OK;
}

void qt_guard_free(qt_guard *guard) { qt_vec_free(&guard->alloc, &guard->allowed); }
