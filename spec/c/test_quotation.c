/*
** Quotation marks. A case is a text and what becomes of it: {inner} or {~inner of a term}, <kind> where
** something was repaired; "" and the like, that hold no word, give nothing.
*/
#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <time.h>

#include "base/model.h"
#include "harness.h"
#include "host.h"
#include "speech/pairing.h"
#include "speech/quotation.h"

static host_memory memory;
static quoth_language *language;

static quoth_article *parse(const char *text, size_t length) {
  quoth_error error = {0};
  quoth_options options = {.language = language};
  return quoth_parse((quoth_alloc){host_plain, NULL}, text, length, &options, &error);
}

/* ---- the marked form ------------------------------------------------------------------------------- */

typedef struct insert {
  uint32_t at;
  int order; /* of what lacks its closer the brace, then the repair, closers, openers; inner ones inside */
  const char *text;
} insert;

static int by_place(const void *x, const void *y) {
  const insert *a = x, *b = y;
  if (a->at != b->at) return a->at < b->at ? -1 : 1;
  return a->order - b->order;
}

enum { MARKED_BYTES = 4096, MAX_INSERTS = 128 };

static void mark_up(const quoth_article *a, char out[MARKED_BYTES]) {
  insert inserts[MAX_INSERTS];
  size_t count = 0, n = 0;
  for (uint32_t i = 0; i < a->quotes.count && count + 2 < MAX_INSERTS; i++) {
    const qt_quote *q = &a->quotes.at[i];
    inserts[count++] = (insert){q->inner.start, 100 + q->depth, q->role == QT_SCARE ? "{~" : "{"};
    inserts[count++] = (insert){q->inner.end, (q->close == QUOTH_NONE ? -100 : 0) - q->depth, "}"};
  }
  for (uint32_t i = 0; i < a->repairs.count && count < MAX_INSERTS; i++) {
    static const char *const names[] = {"<unclosed>", "<stray>", "<run-on>"};
    inserts[count++] = (insert){a->repairs.at[i].at, -50, names[a->repairs.at[i].kind]};
  }
  qsort(inserts, count, sizeof *inserts, by_place);
  size_t next = 0;
  for (uint32_t i = 0; i <= a->length; i++) {
    for (; next < count && inserts[next].at == i; next++) n += (size_t)sprintf(out + n, "%s", inserts[next].text);
    if (i < a->length) out[n++] = a->text[i];
  }
  out[n] = '\0';
}

static void check_marked(const char *want) {
  /* the text is what is wanted without the mark-up */
  char text[MARKED_BYTES], got[MARKED_BYTES];
  size_t n = 0;
  for (const char *p = want; *p;) {
    if (*p == '{') {
      p += p[1] == '~' ? 2 : 1;
    } else if (*p == '}') {
      p++;
    } else if (*p == '<') {
      p = strchr(p, '>') + 1;
    } else {
      text[n++] = *p++;
    }
  }
  quoth_article *a = parse(text, n);
  CHECK(a != NULL);
  if (!a) return;
  mark_up(a, got);
  CHECK_TEXT(got, strlen(got), want);
  quoth_free(a);
}

#define CASES(name, ...) \
  TEST(name) { \
    static const char *const cases[] = {__VA_ARGS__}; \
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_marked(cases[i]); \
  }

/* ---- what is a pair -------------------------------------------------------------------------------- */

CASES(doubles, "\"{We will wait,}\" said Petrova.", "“{We will wait,}” Petrova said. “{There is time.}”",
      "Petrova said, \"{We will wait.}\"", "\"{We tried.}\" \"{They refused.}\"",
      "\"{We tried,}\" \"{and it will be said again.}\"",
      "The harbour master called it \"{the worst winter we have ever seen}\".",
      "„{Wir warten noch immer auf Post}“, sagte Lind.", "„{Czekamy wszyscy na listy}”, powiedział Lind.",
      "”{Vi väntar alla på brev}”, sade Lind.", "«{Порт открыт}», сказал Линд.",
      "« {Le port est ouvert} », a dit Lind.", "«\xc2\xa0{Le port est ouvert}\xc2\xa0», a dit Lind.",
      "»{Der Hafen ist jetzt offen}«, sagte Lind.", "»{Satama on nyt avoinna}», Lind sanoi.",
      "``{The port is open now,}'' Lind said.", "``{The port is open now,}\" Lind said.",
      "「{港は、今日、もう、開いている}」とリンドは言った。", "He said: (\"{The port is open now.}\")",
      "The port—\"{it is open}\"—was quiet.", "“{I thought—}” she said.",
      "\"{$5 is too much for a herring,}\" he said.", "\"{…and so it goes on and on,}\" he said.",
      "He called it \"{a mistake we made} \" again.")

CASES(mixed_forms, "“{The port is open,}\" she said. \"{We wait}” and left.", "“{The port is open now,}\" she said.",
      "\"{The port is open now,}” she said.", "\"\"{The port is open now,}\"\" she said.",
      "\"\"{The port is open now,}\" she said.", "“{The port is open now,}““ she said.",
      "Nothing \"\" here, nor \".\" nor \"?!\" there.", "\"{A.}\"\"{B is what they call it.}\"")

CASES(singles, "'{Like this,}' she said.", "‘{Like this,}’ she said.",
      "'{We don't know,}' she said. '{It's the dockers' strike.}'",
      "‘{We don’t know,}’ she said. ‘{It’s the dockers’ strike.}’", "'{Give 'em time,}' she said.",
      "`{Like this,}' she said.", "‚{Wie dies hier}‘, sagte sie.", "‹{Comme ceci}›, dit-elle.",
      "The states’ rights and the ships' crews.", "Back in the '90s, rock 'n' roll and the ’80s.",
      "’Tis the season, and 'twas cold; goin' home with ol' Tom.", "A 6'2\" man with a 15\" screen at 12°30'.",
      "\"{He is 6'2\" tall, and has a 15\" screen,}\" she said.", "It was O'Neill's idea, and Jesus' too.")

CASES(nested, "“{He told us, ‘{We are closed,}’ and left,}” she said.",
      "‘{He told us, “{We are closed,}” and left,}’ she said.",
      "\"{He told us, '{We are closed,}' and left,}\" she said.", "“{He told us, ‘{We are closed.}’}”",
      "“{He told us ‘{we are closed}” and left,}’ she said.",
      "«{Он сказал „{мы закрыты до самой весны}“ и ушёл}», — сообщил Линд.",
      "“{A ‘{b “{we are closed, he said}” b}’ was all they wrote to us}”, she said.",
      "\"{They are free of this game of ‘{~preserve the order,}’ which they play.}\"",
      "\"{It was the \"{great northern port of our fathers}\" we lost}\", she said.")

/* ---- repairs --------------------------------------------------------------------------------------- */

CASES(lost_closers, "\"{The port is open and will stay so.}<unclosed>",
      "\"{We will wait,}<unclosed> Petrova said on Monday.", "\"{We will wait,}<unclosed> said the minister.",
      "\"{We will wait.}<unclosed> She then added: \"{There is time.}\"",
      "\"{No one gave anyone any mandate.}<unclosed> \"{And the excuses are weak.}\"",
      "“{No one gave anyone any mandate.}<unclosed> “{And the excuses are weak.}”",
      "The \"{3+3 format on the coast is promising,}<unclosed> \"{because it depends on nobody at all.}\"",
      "\"{So this is how it is: ‘{Yes, you are late. It is over.}<unclosed>}\"",
      "“{He told us: ‘{We are closed,}<unclosed>}” she said.")

CASES(
    lost_among_other_forms, "“{We are going to build a bridge,}<unclosed> he said. \"{It is going to be built.}\"",
    "“{We are going to build a bridge,}<unclosed> he said. \"{It is going to be built.}”",
    "“{We are going to build a bridge,}<unclosed> he said. “{It is going to be built.}\n\n“{I mean it,}” he said.",
    "A post id=\"{~75036}\" author=\"{~lind}\" date=\"{~2016-07-05}\" was seen.",
    "\"{When will he come?}<unclosed>\n\nHe did not.\n\nNor did she.\n\nHe says,” {there are many of us here today.}”")

CASES(stray_marks, "\"{The contacts with some of the states <stray>‘do not imply a talk, he said.}\"",
      "The port is open now,<stray>\" she said.", "The \"{near sea of our grandfathers}\" is cold,<stray>” she said.")

CASES(over_paragraphs, "\"{First point.}\n\n\"{Second point,}\" she said.",
      "“{First point.}\n\n“{Second.}\n\n“{Third point,}” she said.", "«{First point.}\n\n«{Second point}», she said.",
      "\"{First point.}<run-on>\n\n<run-on>{Second point,}\" she said.",
      "\"{First point.}<run-on>\n\n<run-on>{The second one has no mark.}\n\n<run-on>{The third point,}\" she said.",
      "\"{We will wait,}<unclosed> Petrova said on Monday.\n\n\"{Good,}\" she said.",
      "\"{Then, in May, Lind said that it would open.}\n\n\"{Good,}\" she said.",
      "\"{The first point.}<unclosed>\n\nNothing else was said.\n\n\"{Good,}\" she said.",
      "\"{The first point.}<unclosed>\n\nShe left. \"{Good,}\" she said.")

/* ---- roles ------------------------------------------------------------------------------------------ */

CASES(roles, "The list names its \"{~close circle.}\"", "The \"{~3+3}\" format is promising.",
      "\"{~Near sea}\" ministers met on Monday.", "Its so-called \"{~open door to all who come}\" was shut.",
      "Her book \"{~The Old Man of the Northern Sea}\" sold well.", "The 1994 film \"{~The Harbour}\" was shot there.",
      "They spoke of a \"{~reset}\".", "\"{No,}\" she said.", "She said \"{no}\".", "\"{Never.}\"",
      "The plan \"{leaves nobody safe}\".", "Asked about it, she said: \"{No comment.}\"")

/* ---- editors' notes --------------------------------------------------------------------------------- */

static void check_edits(const char *text, const char *want) {
  char got[1024];
  size_t n = 0;
  quoth_article *a = parse(text, strlen(text));
  uint32_t i = 0, e = 0;
  while (i < a->insertions.count || e < a->elisions.count) {
    bool insertion =
        e == a->elisions.count || (i < a->insertions.count && a->insertions.at[i].start < a->elisions.at[e].start);
    quoth_span s = insertion ? a->insertions.at[i++] : a->elisions.at[e++];
    n += (size_t)sprintf(got + n, "%s%c%.*s", n ? " " : "", insertion ? '+' : '-', (int)(s.end - s.start),
                         text + s.start);
  }
  got[n] = '\0';
  CHECK_TEXT(got, n, want);
  quoth_free(a);
}

TEST(insertions_and_elisions) {
  static const char *const cases[][2] = {
      {"\"They bomb [Varnian territory] again.\"", "+[Varnian territory]"},
      {"\"So what [laughs]? [Sic] [sic].\"", "+[laughs] +[Sic] +[sic]"},
      {"\"It [the port] is open [...] and [Varnian] too […] now.\"", "+[the port] -[...] +[Varnian] -[…]"},
      {"\"We (...) agree (…) and … wait. [. . .] So.\"", "-(...) -(…) -… -[. . .]"},
      {"\"We ... agree. .. But. . .\"", ""},
      {"\"It (the port) - ed. is open.\"", "+(the port) - ed."},
      {"\"It (the port - ed.) is open.\"", "+(the port - ed.)"},
      {"\"It (the port — Ed.) is open.\"", "+(the port — Ed.)"},
      {"\"It (Ed.: the port) is open.\"", "+(Ed.: the port)"},
      {"\"It (the port - TASS) is open.\"", "+(the port - TASS)"},
      {"\"They is (sic) late.\"", "+(sic)"},
      {"VARNHOLM (AP) - The port (built in 1901) is open.", ""},
      {"The port is open.[1] It was shut.[23]", ""},
      {"\"In [2023] it was shut.\"", "+[2023]"},
      {"\"It [ is open [now] again.\" []", "+[now]"},
      {"He said (it was [the] port - ed.)", "+(it was [the] port - ed.)"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_edits(cases[i][0], cases[i][1]);
}

/* ---- links and look-ups ----------------------------------------------------------------------------- */

TEST(flags_over_paragraphs) {
  const char *text = "\"First.\n\n\"Second.\n\n\"Third,\" she said. \"Fourth.\"";
  quoth_article *a = parse(text, strlen(text));
  CHECK_NUMBER(a->quotes.count, 4);
  static const bool runs[] = {true, true, false, false}, resumes[] = {false, true, true, false};
  for (uint32_t i = 0; i < a->quotes.count; i++) {
    CHECK_NUMBER(a->quotes.at[i].runs_on, runs[i]);
    CHECK_NUMBER(a->quotes.at[i].resumes, resumes[i]);
  }
  CHECK_NUMBER(a->repairs.count, 0);
  quoth_free(a);
}

TEST(look_ups) {
  const char *text = "He said: “He told us, ‘We are closed,’ and left.” So. “Good.”";
  quoth_article *a = parse(text, strlen(text));
  CHECK_NUMBER(a->quotes.count, 3);
  for (uint32_t t = 0; t < a->tokens.count; t++) {
    uint32_t innermost = QUOTH_NONE, outermost = QUOTH_NONE;
    for (uint32_t i = 0; i < a->quotes.count; i++) {
      const qt_quote *q = &a->quotes.at[i];
      if (q->first_token > t || q->end_token <= t) continue;
      innermost = i;
      if (outermost == QUOTH_NONE) outermost = i;
    }
    CHECK_NUMBER(qt_innermost_quote(a, 0, t), innermost);
    CHECK_NUMBER(qt_outermost_quote(a, 0, t), outermost);
    CHECK_NUMBER(qt_in_quote(a, 0, t), innermost != QUOTH_NONE);
  }
  CHECK_NUMBER(a->quotes.at[1].outer, 0);
  quoth_free(a);
}

/* ---- what holds for any text ------------------------------------------------------------------------ */

static const char *quotes_fault(const quoth_article *a) {
  uint32_t stack[QT_MAX_DEPTH + 1], depth = 0, next = 0;
  for (uint32_t b = 0; b < a->blocks.count; b++) {
    const qt_block_range *r = &a->ranges.at[b];
    if (r->first_quote != next && r->quote_count) return "a block's first quote";
    for (uint32_t i = r->first_quote; i < r->first_quote + r->quote_count; i++, next++) {
      const qt_quote *q = &a->quotes.at[i];
      if (q->block != b) return "the block";
      if (q->first_token < r->first_token || q->end_token > r->first_token + r->token_count) return "out of its block";
      if (q->first_token >= q->end_token || q->inner.start >= q->inner.end) return "empty";
      if (q->inner.start < a->blocks.at[b].span.start || q->inner.end > a->blocks.at[b].span.end) return "inner";
      while (depth &&
             (a->quotes.at[stack[depth - 1]].block != b || a->quotes.at[stack[depth - 1]].end_token <= q->first_token))
        depth--;
      if (q->depth != depth) return "depth";
      if (depth && a->quotes.at[stack[depth - 1]].end_token < q->end_token) return "not nested";
      if (q->outer != (depth ? stack[depth - 1] : QUOTH_NONE)) return "outer";
      if (depth == QT_MAX_DEPTH) return "too deep";
      if (i > r->first_quote && a->quotes.at[i - 1].first_token > q->first_token) return "order";
      stack[depth++] = i;
    }
  }
  if (next != a->quotes.count) return "quotes of no block";
  for (uint32_t i = 0; i + 1 < a->repairs.count; i++)
    if (a->repairs.at[i].at > a->repairs.at[i + 1].at) return "repairs out of order";
  for (uint32_t i = 0; i + 1 < a->insertions.count; i++)
    if (a->insertions.at[i].end > a->insertions.at[i + 1].start) return "insertions out of order";
  for (uint32_t i = 0; i + 1 < a->elisions.count; i++)
    if (a->elisions.at[i].end > a->elisions.at[i + 1].start) return "elisions out of order";
  return NULL;
}

TEST(any_marks) {
  static const char *const pieces[] = {"\"",   "“",    "”",  "„",    "«",   "»",      "``",  "''", "'",  "‘",    "’",
                                       "‚",    "‹",    "›",  "「",   "」",  "`",      "″",   "[",  "]",  "(",    ")",
                                       "...",  "…",    ".",  ",",    ":",   "-",      "—",   " ",  " ",  " ",    " ",
                                       "\n\n", "\n\n", "We", "said", "she", "states", "90s", "n",  "ed", "Port", "6"};
  uint32_t state = 20240118;
  for (int round = 0; round < 3000 && test_ok; round++) {
    char text[2048];
    size_t n = 0, length = 1 + test_random(&state) % 200;
    uint32_t kinds = 1 + test_random(&state) % (sizeof pieces / sizeof *pieces);
    for (size_t i = 0; i < length; i++) {
      const char *piece = pieces[(test_random(&state) % kinds + (uint32_t)round) % (sizeof pieces / sizeof *pieces)];
      memcpy(text + n, piece, strlen(piece));
      n += strlen(piece);
    }
    quoth_article *a = parse(text, n);
    if (!a) continue;
    const char *fault = quotes_fault(a);
    if (fault) printf("%s in: %.*s\n", fault, (int)n, text);
    CHECK(fault == NULL);
    quoth_free(a);
  }
}

/* ---- a great many ------------------------------------------------------------------------------------ */

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Seconds, the best of `runs`, for the quotations of a text of `count` units and as many closes. */
static double time_marks(const char *unit, const char *close, size_t count, int runs, uint32_t *quotes, bool *warned) {
  size_t length = strlen(unit), close_length = strlen(close), n = 0;
  char *text = malloc(count * (length + close_length) + 1);
  for (size_t i = 0; i < count; i++, n += length) memcpy(text + n, unit, length);
  for (size_t i = 0; close_length && i < count; i++, n += close_length) memcpy(text + n, close, close_length);
  double best = 1e9;
  quoth_article *a = parse(text, n);
  for (int run = 0; run < runs; run++) {
    a->quotes.count = a->insertions.count = a->elisions.count = a->repairs.count = 0;
    /* the first run put the quotes where the traits were */
    for (uint32_t b = 0; b < a->ranges.count; b++) a->ranges.at[b].traits.marks = a->ranges.at[b].traits.more = ~0u;
    double start = seconds();
    CHECK(qt_quotations(a) == QUOTH_OK);
    double took = seconds() - start;
    if (took < best) best = took;
  }
  *quotes = a->quotes.count;
  *warned = false;
  for (uint32_t i = 0; i < a->warnings.count; i++) *warned |= strcmp(a->warnings.at[i].code, "many_marks") == 0;
  CHECK(quotes_fault(a) == NULL);
  quoth_free(a);
  free(text);
  return best;
}

TEST(ten_million_marks) {
  uint32_t quotes;
  bool warned;
  time_marks("\"", "", 10000000, 1, &quotes, &warned);
  CHECK_NUMBER(quotes, 0);
  CHECK(warned);
}

TEST(nested_a_hundred_thousand_deep) {
  uint32_t quotes;
  bool warned;
  time_marks("“‘a ", "’”", 50000, 1, &quotes, &warned);
  CHECK_NUMBER(quotes, 0);
  CHECK(warned);
}

TEST(nested_as_deep_as_is_read) {
  uint32_t quotes;
  bool warned;
  time_marks("“‘a ", " b’”", QT_MAX_MARKS / 4, 1, &quotes, &warned);
  CHECK(quotes > 0);
  CHECK(!warned);
}

TEST(linear) {
  static const char *const units[] = {"\"We wait,\" she said.\n\n", "“‘A b ’c” \"d\" «e\n\n", "'a b' c' 'd e \" f\n\n"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    uint32_t few, many;
    bool warned;
    double one = time_marks(units[i], "", 20000, 3, &few, &warned),
           four = time_marks(units[i], "", 80000, 3, &many, &warned);
    for (int again = 0; again < 3 && four >= 2.2 * 2.2 * one + 0.005;
         again++) { /* the machine was busy: measure anew */
      one = time_marks(units[i], "", 20000, 5, &few, &warned);
      four = time_marks(units[i], "", 80000, 5, &many, &warned);
    }
    CHECK(few >= 20000 && many + 100 > 4 * few && many < 4 * few + 100);
    CHECK(four < 2.2 * 2.2 * one + 0.005); /* twice as many, at most 2.2 times as long */
  }
}

int main(void) {
  quoth_error error = {0};
  language = host_language((quoth_alloc){host_alloc, &memory}, LANGUAGE_FILE, &error);
  if (!language) return printf("%s: no language: %s\n", LANGUAGE_FILE, error.message), 1;
  RUN(doubles)
  RUN(mixed_forms)
  RUN(singles)
  RUN(nested)
  RUN(lost_closers)
  RUN(lost_among_other_forms)
  RUN(stray_marks)
  RUN(over_paragraphs)
  RUN(roles)
  RUN(insertions_and_elisions)
  RUN(flags_over_paragraphs)
  RUN(look_ups)
  RUN(any_marks)
  RUN(ten_million_marks)
  RUN(nested_a_hundred_thousand_deep)
  RUN(nested_as_deep_as_is_read)
  RUN(linear)
  quoth_language_free(language);
  printf("%s: %d passed, %d failed\n", __FILE__, test_passed, test_failed);
  return test_failed != 0;
}
