#define _GNU_SOURCE /* epoll, timerfd, sigtimedwait */
#include "fetch/transfer.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum {
  EVENTS = 64,
  IDLE_HANDLES = 32, /* easy handles kept for reuse */
  CONNECTIONS = 256, /* kept open */
  STREAMS = 100      /* of one HTTP/2 connection */
};

typedef struct list {
  qt_transfer *first, *last;
} list;

struct qt_fetcher {
  quoth_alloc alloc;
  const qt_guard *guard;
  CURLM *multi;
  CURL *idle[IDLE_HANDLES];
  unsigned idle_count, running_count;
  list running, done;
  int epoll, timer;
  pid_t pid;
  double curl_deadline, own_deadline, transfer_deadline; /* monotonic; INFINITY: none */
  double armed;                                          /* what the timer is set to */
  bool polled;                                           /* the descriptor was asked for: only then is the timer kept */
};

/* --- SIGPIPE: libcurl's TLS writes may raise it; the host's handler and mask stay as they were */

typedef struct pipe_guard {
  sigset_t old;
  bool was_pending;
} pipe_guard;

static pipe_guard block_pipe(void) {
  pipe_guard g;
  sigset_t set, pending;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  sigpending(&pending);
  g.was_pending = sigismember(&pending, SIGPIPE) == 1;
  pthread_sigmask(SIG_BLOCK, &set, &g.old);
  return g;
}

static void unblock_pipe(const pipe_guard *g) {
  sigset_t set, pending;
  sigpending(&pending);
  if (!g->was_pending && sigismember(&pending, SIGPIPE) == 1) {
    struct timespec none = {0, 0};
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    sigtimedwait(&set, NULL, &none);
  }
  pthread_sigmask(SIG_SETMASK, &g->old, NULL);
}

/* --- lists */

static void append(list *l, qt_transfer *t) {
  t->next = NULL;
  t->previous = l->last;
  if (l->last)
    l->last->next = t;
  else
    l->first = t;
  l->last = t;
}

static void unlink_from(list *l, qt_transfer *t) {
  if (t->previous)
    t->previous->next = t->next;
  else
    l->first = t->next;
  if (t->next)
    t->next->previous = t->previous;
  else
    l->last = t->previous;
}

/* --- libcurl's wishes */

static int want_socket(CURL *easy, curl_socket_t socket, int what, void *ud, void *known) {
  qt_fetcher *f = ud;
  (void)easy;
  if (what == CURL_POLL_REMOVE) {
    epoll_ctl(f->epoll, EPOLL_CTL_DEL, socket, NULL);
    return 0;
  }
  struct epoll_event event = {.events = (what & CURL_POLL_IN ? EPOLLIN : 0u) | (what & CURL_POLL_OUT ? EPOLLOUT : 0u)};
  event.data.fd = socket;
  int status = epoll_ctl(f->epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
  if (status != 0 && errno == EEXIST) status = epoll_ctl(f->epoll, EPOLL_CTL_MOD, socket, &event);
  if (status != 0 && errno == ENOENT) status = epoll_ctl(f->epoll, EPOLL_CTL_ADD, socket, &event);
  if (!known) curl_multi_assign(f->multi, socket, f);
  return status == 0 ? 0 : -1;
}

static int want_timer(CURLM *multi, long milliseconds, void *ud) {
  qt_fetcher *f = ud;
  (void)multi;
  f->curl_deadline = milliseconds < 0 ? (double)INFINITY : qt_now() + (double)milliseconds / 1000;
  return 0;
}

/* --- open and close */

static bool set_multi(qt_fetcher *f) {
  return curl_multi_setopt(f->multi, CURLMOPT_SOCKETFUNCTION, want_socket) == CURLM_OK &&
         curl_multi_setopt(f->multi, CURLMOPT_SOCKETDATA, f) == CURLM_OK &&
         curl_multi_setopt(f->multi, CURLMOPT_TIMERFUNCTION, want_timer) == CURLM_OK &&
         curl_multi_setopt(f->multi, CURLMOPT_TIMERDATA, f) == CURLM_OK &&
         curl_multi_setopt(f->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX) == CURLM_OK &&
         curl_multi_setopt(f->multi, CURLMOPT_MAX_CONCURRENT_STREAMS, (long)STREAMS) == CURLM_OK &&
         curl_multi_setopt(f->multi, CURLMOPT_MAXCONNECTS, (long)CONNECTIONS) == CURLM_OK;
}

static bool open_descriptors(qt_fetcher *f) {
  f->epoll = epoll_create1(EPOLL_CLOEXEC);
  f->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
  if (f->epoll < 0 || f->timer < 0) return false;
  struct epoll_event event = {.events = EPOLLIN};
  event.data.fd = f->timer;
  return epoll_ctl(f->epoll, EPOLL_CTL_ADD, f->timer, &event) == 0;
}

qt_fetcher *qt_fetcher_new(quoth_alloc alloc, const qt_guard *guard) {
  qt_fetcher *f = alloc.fn(alloc.ud, NULL, 0, sizeof *f);
  if (!f) return NULL;
  memset(f, 0, sizeof *f);
  f->alloc = alloc;
  f->guard = guard;
  f->epoll = f->timer = -1;
  f->pid = getpid();
  f->curl_deadline = f->own_deadline = f->transfer_deadline = f->armed = (double)INFINITY;
  f->multi = curl_multi_init();
  if (f->multi && set_multi(f) && open_descriptors(f)) return f;
  qt_fetcher_free(f);
  return NULL;
}

static void free_transfer(qt_fetcher *f, qt_transfer *t) {
  qt_transfer_close(t);
  f->alloc.fn(f->alloc.ud, t, sizeof *t, 0);
}

static void release_easy(qt_fetcher *f, qt_transfer *t, bool reusable) {
  curl_multi_remove_handle(f->multi, t->easy);
  if (reusable && f->idle_count < IDLE_HANDLES) {
    curl_easy_reset(t->easy);
    f->idle[f->idle_count++] = t->easy;
  } else {
    curl_easy_cleanup(t->easy);
  }
  t->easy = NULL;
}

/* Connections belong to the parent: what libcurl holds is left to the end of the process. */
static void free_forked(qt_fetcher *f) {
  if (f->epoll >= 0) close(f->epoll);
  if (f->timer >= 0) close(f->timer);
  f->alloc.fn(f->alloc.ud, f, sizeof *f, 0);
}

void qt_fetcher_free(qt_fetcher *f) {
  if (!f) return;
  if (f->pid != getpid()) {
    free_forked(f);
    return;
  }
  pipe_guard g = block_pipe();
  for (qt_transfer *t = f->running.first, *next; t; t = next) {
    next = t->next;
    release_easy(f, t, false);
    free_transfer(f, t);
  }
  for (qt_transfer *t = f->done.first, *next; t; t = next) {
    next = t->next;
    free_transfer(f, t);
  }
  while (f->idle_count > 0) curl_easy_cleanup(f->idle[--f->idle_count]);
  if (f->multi) curl_multi_cleanup(f->multi);
  if (f->epoll >= 0) close(f->epoll);
  if (f->timer >= 0) close(f->timer);
  unblock_pipe(&g);
  f->alloc.fn(f->alloc.ud, f, sizeof *f, 0);
}

/* --- transfers */

static qt_transfer *new_transfer(qt_fetcher *f, long long id) {
  qt_transfer *t = f->alloc.fn(f->alloc.ud, NULL, 0, sizeof *t);
  if (!t) return NULL;
  memset(t, 0, sizeof *t);
  t->alloc = f->alloc;
  t->guard = f->guard;
  t->id = id;
  return t;
}

static qt_reason start(qt_fetcher *f, qt_transfer *t, const qt_request *request) {
  CURL *easy = f->idle_count > 0 ? f->idle[--f->idle_count] : curl_easy_init();
  if (!easy) return QT_REASON_NO_MEMORY;
  qt_reason reason = qt_transfer_open(t, easy, request);
  if (reason == QT_REASON_NONE && curl_multi_add_handle(f->multi, easy) != CURLM_OK) reason = QT_REASON_NO_MEMORY;
  if (reason != QT_REASON_NONE) {
    curl_easy_cleanup(easy);
    return reason;
  }
  append(&f->running, t);
  f->running_count++;
  return QT_REASON_NONE;
}

static void arm(qt_fetcher *f);

qt_reason qt_fetcher_start(qt_fetcher *f, long long id, const qt_request *request) {
  if (f->pid != getpid()) return QT_REASON_FORKED;
  qt_transfer *t = new_transfer(f, id);
  if (!t) return QT_REASON_NO_MEMORY;
  qt_reason reason = start(f, t, request); /* writes nothing yet: no SIGPIPE */
  if (reason != QT_REASON_NONE) free_transfer(f, t);
  arm(f);
  return reason;
}

static void finish(qt_fetcher *f, qt_transfer *t, CURLcode code, bool reusable) {
  unlink_from(&f->running, t);
  f->running_count--;
  qt_transfer_finish(t, code);
  release_easy(f, t, reusable);
  append(&f->done, t);
}

static qt_transfer *find(const qt_fetcher *f, long long id) {
  for (qt_transfer *t = f->running.first; t; t = t->next)
    if (t->id == id) return t;
  for (qt_transfer *t = f->done.first; t; t = t->next)
    if (t->id == id) return t;
  return NULL;
}

bool qt_fetcher_cancel(qt_fetcher *f, long long id) {
  qt_transfer *t = f->pid == getpid() ? find(f, id) : NULL;
  if (!t) return false;
  if (t->easy) {
    pipe_guard g = block_pipe();
    unlink_from(&f->running, t);
    f->running_count--;
    release_easy(f, t, false);
    unblock_pipe(&g);
  } else {
    unlink_from(&f->done, t);
  }
  free_transfer(f, t);
  return true;
}

const qt_response *qt_fetcher_done(const qt_fetcher *f, long long *id) {
  if (!f->done.first) return NULL;
  *id = f->done.first->id;
  return &f->done.first->response;
}

void qt_fetcher_drop(qt_fetcher *f) {
  qt_transfer *t = f->done.first;
  unlink_from(&f->done, t);
  free_transfer(f, t);
}

bool qt_fetcher_progress(const qt_fetcher *f, long long id, size_t *received, long long *expected) {
  const qt_transfer *t = find(f, id);
  if (!t) return false;
  *received = t->response.raw.count;
  *expected = t->has_length ? t->content_length : -1;
  return true;
}

unsigned qt_fetcher_running(const qt_fetcher *f) { return f->running_count; }

/* --- the loop */

static double min(double a, double b) { return a < b ? a : b; }

/* The timer of the descriptor that the host polls. 0 would disarm it, so "now" is a nanosecond. */
static void arm(qt_fetcher *f) {
  if (!f->polled) return;
  double at = min(min(f->curl_deadline, f->own_deadline), f->transfer_deadline);
  if (f->done.first) at = 0;
  if (at == f->armed && at > qt_now()) return;
  struct itimerspec spec = {0};
  if (!isinf(at)) {
    double left = at - qt_now();
    if (left < 0) left = 0;
    if (left > 1e6) left = 1e6;
    spec.it_value.tv_sec = (time_t)left;
    spec.it_value.tv_nsec = (long)((left - (double)spec.it_value.tv_sec) * 1e9);
    if (spec.it_value.tv_sec == 0 && spec.it_value.tv_nsec == 0) spec.it_value.tv_nsec = 1;
  }
  timerfd_settime(f->timer, 0, &spec, NULL);
  f->armed = at;
}

static void take_events(qt_fetcher *f, const struct epoll_event *events, int count) {
  int running;
  for (int i = 0; i < count; i++) {
    if (events[i].data.fd == f->timer) {
      uint64_t times;
      if (read(f->timer, &times, sizeof times) > 0) f->armed = (double)INFINITY;
      continue;
    }
    int what = (events[i].events & EPOLLIN ? CURL_CSELECT_IN : 0) |
               (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0) |
               (events[i].events & (EPOLLERR | EPOLLHUP) ? CURL_CSELECT_ERR : 0);
    curl_multi_socket_action(f->multi, events[i].data.fd, what, &running);
  }
}

static void take_messages(qt_fetcher *f) {
  int left;
  for (CURLMsg *m; (m = curl_multi_info_read(f->multi, &left)) != NULL;) {
    if (m->msg != CURLMSG_DONE) continue;
    CURLcode code = m->data.result;
    char *private = NULL;
    curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &private);
    finish(f, (qt_transfer *)(void *)private, code, true);
  }
}

static void check_deadlines(qt_fetcher *f) {
  double now = qt_now();
  f->transfer_deadline = (double)INFINITY;
  for (qt_transfer *t = f->running.first, *next; t; t = next) {
    next = t->next;
    qt_reason reason = qt_transfer_overdue(t, now, &f->transfer_deadline);
    if (reason == QT_REASON_NONE) continue;
    t->stopped = reason;
    finish(f, t, CURLE_OPERATION_TIMEDOUT, false);
  }
}

static void run_timer(qt_fetcher *f) {
  int running;
  /* an expired timer may set another at once (a hundred handles that all start): a bounded number of rounds */
  for (int round = 0; round < 8 && f->curl_deadline <= qt_now(); round++) {
    f->curl_deadline = (double)INFINITY;
    curl_multi_socket_action(f->multi, CURL_SOCKET_TIMEOUT, 0, &running);
  }
}

qt_reason qt_fetcher_step(qt_fetcher *f) {
  if (f->pid != getpid()) return QT_REASON_FORKED;
  struct epoll_event events[EVENTS];
  pipe_guard g = block_pipe();
  run_timer(f);
  for (int round = 0; round < 4; round++) {
    int count = epoll_wait(f->epoll, events, EVENTS, 0);
    if (count <= 0) break;
    take_events(f, events, count);
    if (count < EVENTS) break;
  }
  run_timer(f);
  take_messages(f);
  check_deadlines(f);
  if (f->own_deadline <= qt_now()) f->own_deadline = (double)INFINITY;
  arm(f);
  unblock_pipe(&g);
  return QT_REASON_NONE;
}

qt_reason qt_fetcher_wait(qt_fetcher *f, double seconds) {
  if (f->pid != getpid()) return QT_REASON_FORKED;
  double due = qt_fetcher_timeout(f);
  if (due >= 0 && (seconds < 0 || due < seconds)) seconds = due;
  struct pollfd fd = {.fd = f->epoll, .events = POLLIN};
  int milliseconds = seconds < 0 || seconds > 1e6 ? -1 : (int)ceil(seconds * 1000);
  poll(&fd, 1, milliseconds);
  return qt_fetcher_step(f);
}

int qt_fetcher_fd(qt_fetcher *f) {
  f->polled = true;
  arm(f);
  return f->epoll;
}

void qt_fetcher_deadline(qt_fetcher *f, double seconds) {
  f->own_deadline = seconds < 0 ? (double)INFINITY : qt_now() + seconds;
  arm(f);
}

double qt_fetcher_timeout(const qt_fetcher *f) {
  if (f->done.first) return 0;
  double at = min(min(f->curl_deadline, f->own_deadline), f->transfer_deadline), now = qt_now();
  return isinf(at) ? -1 : at > now ? at - now : 0;
}
