/* A resolver that hangs on *.hang.example: preloaded by the specs. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <string.h>
#include <unistd.h>

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
  int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) =
      (int (*)(const char *, const char *, const struct addrinfo *, struct addrinfo **))dlsym(RTLD_NEXT, "getaddrinfo");
  if (node && strstr(node, "hang.example") && !(hints && hints->ai_flags & AI_NUMERICHOST)) sleep(10);
  return real(node, service, hints, result);
}
