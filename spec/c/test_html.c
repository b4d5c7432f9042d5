/* Web pages: every prefix, every allocation failing (ours and lexbor's), hostile markup, dates. */
#include "harness.h"
#include "host.h"
#include "invariants.h"
#include "pages.h"
#include "read/date.h"

static quoth_language *language;

static const char page[] =
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Port opens | The Courier</title>"
    "<meta name=description content='Three years of work end in spring, says the harbour office'>"
    "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Port &amp; quay open\","
    "\"author\":[{\"name\":\"Jane "
    "Roe\"},{\"@id\":\"#x\"}],\"datePublished\":\"2024-01-18T09:30:00+02:00\",\"keywords\":[\"port\"]},"
    "{\"@id\":\"#x\",\"name\":\"Ivo Lind\"}]}</script></head><body class=home><nav><ul><li><a "
    "href=/>Home</a></ul></nav>"
    "<article><h1>Port &amp; quay open</h1><p class=standfirst>Three years of work end in spring, says the harbour "
    "office</p>"
    "<p>The port of Vell opened, &ldquo;at <b>last</b>&rdquo;, its director Anna Petrova said on Monday.\n<p>&quot;We "
    "are ready,&quot; Petrova said."
    "<h2>On ships</h2><ul><li>The first ship came from Tarn.<li>The second one came from "
    "Ost.</ul><figure><img><figcaption>A quay</figcaption></figure>"
    "<blockquote>We waited for three winters, and not in vain.</blockquote><svg><path></svg><!-- x -->"
    "<p>Nobody was hurt&nbsp;&mdash; the office said &copy;2024.</article><footer><p>All rights are reserved by the "
    "paper.</footer></body></html>";

static const char live[] =
    "<title>Storm in Orm</title><script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{"
    "\"headline\":\"Ferries stay in port\",\"datePublished\":\"2026-03-04T14:32:00Z\",\"articleBody\":\"<p>No ferry "
    "will "
    "sail, Rhea Kolb said.</p><p>The wind is up, and it will not turn before the weekend. The harbour is closed, and "
    "the "
    "old quay is under water. Nobody was hurt, the office said, and nobody is missing. The trams have stopped. The "
    "road "
    "to Ost is open to lorries only. Schools stay closed on Monday, the mayor wrote.</p>\"},{\"articleBody\":\"Trams "
    "have "
    "stopped.\\nThe wind is up.\"}]}</script><main><h1>Storm in Orm</h1>"
    "<div class=live-entry><time datetime=2026-03-04>14.32</time><h2>Ferries stay in port</h2><p>No ferry will sail."
    "</div><div class=live-entry>14:05 GMT<p>Trams have stopped in the old town, Emil Varga said.</div></main>";

static void check_page(const char *bytes, size_t length) {
  host_memory memory = {0};
  quoth_error error = {0};
  quoth_options options = {.language = language, .format = QUOTH_FORMAT_HTML};
  quoth_article *a = quoth_parse((quoth_alloc){host_alloc, &memory}, bytes, length, &options, &error);
  const char *fault = a ? article_fault(a) : error.status == QUOTH_EMPTY ? NULL : error.message;
  if (a && !fault) fault = source_fault(a, (uint32_t)length);
  if (fault) printf("%s in: %.*s\n", fault, length > 600 ? 600 : (int)length, bytes);
  CHECK(fault == NULL);
  if (a) CHECK_NUMBER(quoth_memory(a), memory.held);
  quoth_free(a);
  CHECK(memory.held == 0 && memory.blocks == 0 && memory.wrong_sizes == 0);
}

TEST(every_prefix_and_suffix) {
  for (size_t cut = 1; cut < sizeof page - 1 && test_ok; cut++) {
    check_page(page, cut);
    check_page(page + cut, sizeof page - 1 - cut);
  }
  for (size_t cut = 1; cut < sizeof live - 1 && test_ok; cut++) {
    check_page(live, cut);
    check_page(live + cut, sizeof live - 1 - cut);
  }
}

TEST(any_byte_may_be_another) {
  char damaged[sizeof page];
  uint32_t state = 99;
  for (int round = 0; round < 3000 && test_ok; round++) {
    memcpy(damaged, page, sizeof page);
    for (int i = 0; i < 4; i++)
      damaged[test_random(&state) % (sizeof page - 1)] = "<>/&\"'=\0- \xff;p"[test_random(&state) % 14];
    check_page(damaged, sizeof page - 1);
  }
}

static void fail_each(const char *html, size_t length, bool lexbor, bool fail_on) {
  for (size_t n = 1; n < 100000; n++) {
    host_memory memory = {.fail_at = lexbor ? 0 : n, .fail_on = fail_on};
    quoth_error error = {0};
    quoth_options options = {.language = language, .format = QUOTH_FORMAT_HTML};
    pages_fail_lexbor(lexbor ? n : 0);
    quoth_article *a = quoth_parse((quoth_alloc){host_alloc, &memory}, html, length, &options, &error);
    bool reached = lexbor ? pages_requests >= n : memory.requests >= n;
    pages_fail_lexbor(0);
    if (!a)
      CHECK_NUMBER(error.status, QUOTH_NO_MEMORY);
    else
      CHECK(article_fault(a) == NULL);
    quoth_free(a);
    CHECK(memory.held == 0 && memory.blocks == 0 && memory.wrong_sizes == 0);
    if (!reached || !test_ok) {
      CHECK(a != NULL && n > 5);
      return;
    }
  }
}

TEST(each_allocation_may_fail) {
  fail_each(page, sizeof page - 1, false, false);
  fail_each(page, sizeof page - 1, false, true);
  fail_each(live, sizeof live - 1, false, false);
  fail_each(live, sizeof live - 1, false, true);
}

TEST(each_allocation_of_lexbor_may_fail) { fail_each(page, sizeof page - 1, true, false); }

/* At most 12 bytes for each of the page's, text and statements included, once two megabytes are left out. */
TEST(memory_is_bounded) {
  static const char *const units[] = {"<div>",
                                      "<p>a",
                                      "<b><p>a",
                                      "a<br>",
                                      "<h2>On fish</h2>",
                                      "<li><a href=x>The port is open</a>",
                                      "<table>a<tr>b<td>",
                                      "&amp;",
                                      "<!-- x -->",
                                      "<x-y>",
                                      "<p a b c>"};
  enum { N = 1500000 };
  char *text = malloc(N);
  CHECK(text != NULL);
  for (size_t i = 0; text && i < sizeof units / sizeof *units; i++) {
    host_memory memory = {0};
    quoth_options options = {.language = language, .format = QUOTH_FORMAT_HTML};
    size_t unit = strlen(units[i]);
    for (size_t k = 0; k < N; k++) text[k] = units[i][k % unit];
    quoth_article *a = quoth_parse((quoth_alloc){host_alloc, &memory}, text, N, &options, NULL);
    double most = ((double)memory.peak - 2e6) / N;
    if (most > 12) printf("%.1f bytes a byte of: %s\n", most, units[i]);
    CHECK(most <= 12);
    if (a) CHECK(article_fault(a) == NULL && source_fault(a, N) == NULL);
    quoth_free(a);
    CHECK_NUMBER(memory.held, 0);
  }
  free(text);
}

TEST(dates) {
  static const struct {
    const char *in, *out;
  } cases[] = {
      {"2024-01-18", "2024-01-18"},
      {"2024-01-18T09:30:00Z", "2024-01-18T09:30:00Z"},
      {"2024-01-18T09:30:00.123+0300", "2024-01-18T09:30:00+03:00"},
      {"2024-01-18T09:30:00.000-05:00", "2024-01-18T09:30:00-05:00"},
      {"2024-1-8 9:05", "2024-01-08T09:05:00"},
      {"2024/01/18", "2024-01-18"},
      {"20240118", "2024-01-18"},
      {"1705570200", "2024-01-18T09:30:00Z"},
      {"1705570200000", "2024-01-18T09:30:00Z"},
      {"Thu, 18 Jan 2024 09:30:00 GMT", "2024-01-18T09:30:00Z"},
      {"Thu, 18 Jan 2024 09:30:00 +0200", "2024-01-18T09:30:00+02:00"},
      {"January 18, 2024", "2024-01-18"},
      {"Jan. 18th, 2024, 9:30 p.m.", "2024-01-18T21:30:00"},
      {"18 January 2024 at 9:30 PM", "2024-01-18T21:30:00"},
      {"Thursday 18 January 2024 12:05 am", "2024-01-18T00:05:00"},
      {"29.02.2024", "2024-02-29"},
      {"31.02.2026", ""},
      {"30 Feb 2026", ""},
      {"29.02.2025", ""},
      {"2025-02-29", ""},
      {"29.02.1900", ""},
      {"17.05.2021 47:12", "2021-05-17"},
      {"18 January 2024, 72:10", "2024-01-18"},
      {"2024-01-18 24:59", "2024-01-18"},
      {"2024-01-18T24:00", "2024-01-18T24:00:00"},
      {"2024-01-18T09:30:00z", "2024-01-18T09:30:00Z"},
      {"Thu Jan 18 2024 09:30:00 GMT+0300 (MSK)", "2024-01-18T09:30:00+03:00"},
      {"18 January 2024, 10:30 UTC+2", "2024-01-18T10:30:00+02:00"},
      {"18 January 2024, 10:30 UTC", "2024-01-18T10:30:00Z"},
      {"18 January 2024, 10:30 Zurich", "2024-01-18T10:30:00"},
      {"18 January 2024, 10:30 Z\xc3\xbcrich", "2024-01-18T10:30:00"},
      {"18 January 2024, 10:30-12:00", "2024-01-18T10:30:00"},
      {"2024-01-18 10:30-05:00", "2024-01-18T10:30:00-05:00"},
      {"2024-01-18T02:30-05:00", "2024-01-18T02:30:00-05:00"},
      {"1850-01-18", ""},
      {"2024-13-18", ""},
      {"2024-01-40", ""},
      {"yesterday", ""},
      {"12", ""},
      {"999999999999999999999999", ""},
      {"May", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[QT_DATE_BYTES + 1] = {0};
    uint32_t n = qt_read_date((quoth_string){cases[i].in, (uint32_t)strlen(cases[i].in)}, out);
    out[n] = 0;
    if (strcmp(out, cases[i].out)) printf("%s: %s, not %s\n", cases[i].in, out, cases[i].out);
    CHECK(!strcmp(out, cases[i].out));
  }
}

TEST(no_mark_of_a_date_is_a_nul) {
  static const struct {
    const char *in;
    uint32_t length;
    const char *out;
  } cases[] = {
      {"2024\00001\00018", 10, ""},
      {"18\00001\0002024", 10, ""},
      {"2024-01-18\00009:30", 16, "2024-01-18"},
      {"2024-01-18T09\00030", 16, "2024-01-18"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[QT_DATE_BYTES + 1] = {0};
    out[qt_read_date((quoth_string){cases[i].in, cases[i].length}, out)] = 0;
    if (strcmp(out, cases[i].out)) printf("case %zu: %s, not %s\n", i, out, cases[i].out);
    CHECK(!strcmp(out, cases[i].out));
  }
}

TEST(begins_of_dates) {
  static const struct {
    const char *in;
    uint32_t start;
  } cases[] = {
      {"2024-01-18", 0},
      {" 2024-01-18", 1},
      {"Deadline: 30 June 2027", 10},
      {"3 Notes, Thu, June 30, 2027", 14},
      {"Vell, 18.01.2024 09:30", 6},
      {"Jane RoeDec 5, 2023", 8},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[QT_DATE_BYTES];
    uint32_t start = QUOTH_NONE;
    CHECK(qt_find_date((quoth_string){cases[i].in, (uint32_t)strlen(cases[i].in)}, out, &start));
    CHECK_NUMBER(start, cases[i].start);
  }
}

TEST(dates_of_urls) {
  static const struct {
    const char *in, *out;
  } cases[] = {
      {"https://example.org/news/2024/01/18/port", "2024-01-18"},
      {"https://example.org/2024-01-18-port", "2024-01-18"},
      {"https://example.org/2024/jan/18/port", "2024-01-18"},
      {"https://example.org/a/20240118/port", "2024-01-18"},
      {"https://example.org/a/port-20240118", "2024-01-18"},
      {"https://example.org/2024/01/port", ""},
      {"https://example.org/a/12345678/port", ""},
      {"https://example.org/port?d=/2024/01/18/", ""},
      {"https://example.org/a/2024/99/99/x", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[QT_DATE_BYTES + 1] = {0};
    uint32_t n = qt_url_date((quoth_string){cases[i].in, (uint32_t)strlen(cases[i].in)}, out);
    out[n] = 0;
    if (strcmp(out, cases[i].out)) printf("%s: %s, not %s\n", cases[i].in, out, cases[i].out);
    CHECK(!strcmp(out, cases[i].out));
  }
}

static bool set_up(void) {
  quoth_error error = {0};
  pages_fail_lexbor(0);
  language = host_language((quoth_alloc){host_plain, NULL}, LANGUAGE_FILE, &error);
  if (!language) printf("no language: %s\n", error.message);
  return language != NULL;
}

MAIN(if (!set_up()) return 1; RUN(every_prefix_and_suffix) RUN(any_byte_may_be_another) RUN(each_allocation_may_fail)
         RUN(each_allocation_of_lexbor_may_fail) RUN(memory_is_bounded) RUN(dates) RUN(no_mark_of_a_date_is_a_nul)
             RUN(begins_of_dates) RUN(dates_of_urls) quoth_language_free(language);)
