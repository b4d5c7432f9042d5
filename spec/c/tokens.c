/*
** What quoth's reading of pages sees of markup: for spec/html5lib_spec.lua. Each line of standard input is a page in hex
** digits, in front of it "-", or the element that its text is inside of. Written are lines "C text", "R text" for text
** that is passed over, as it stands in the page, "S name name=value ...", "S/" for a tag that closes itself, "E name",
** all in hex digits, and "." behind each page.
*/
#define _POSIX_C_SOURCE 200809L /* getline */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/markup.h"

typedef struct reader {
  qt_markup markup;
  const char *inside; /* element whose start tag begins the page, or NULL */
  bool failed;
} reader;

static void put_hex(const void *bytes, size_t n) {
  const unsigned char *p = bytes;
  for (size_t i = 0; i < n; i++) printf("%02x", p[i]);
}

static void put_text(const char *kind, const void *bytes, size_t n) {
  printf("%s ", kind);
  put_hex(bytes, n);
  printf("\n");
}

/* As the reading does: the bytes between the mark and white space. */
static void put_tag(const lxb_html_token_t *t) {
  bool closes = t->type & LXB_HTML_TOKEN_TYPE_CLOSE;
  const lxb_char_t *p = t->begin, *start;
  while (p < t->end && (*p == '<' || *p == '/')) p++;
  for (start = p; p < t->end && !strchr(" \n\t\r\f>/", *p);) p++;
  printf(closes ? "E " : t->type & LXB_HTML_TOKEN_TYPE_CLOSE_SELF ? "S/ " : "S ");
  put_hex(start, (size_t)(p - start));
  for (const lxb_html_token_attr_t *a = t->attr_first; a && !closes; a = a->next) {
    printf(" ");
    put_hex(a->name_begin, (size_t)(a->name_end - a->name_begin));
    printf("=");
    if (a->value) put_hex(a->value, a->value_size);
  }
  printf("\n");
}

static lxb_html_token_t *on_token(lxb_html_tokenizer_t *tokenizer, lxb_html_token_t *t, void *context) {
  reader *r = context;
  (void)tokenizer;
  if (t->tag_id == LXB_TAG__TEXT) put_text("C", t->text_start, (size_t)(t->text_end - t->text_start));
  if (t->tag_id == LXB_TAG__TEXT || t->tag_id == LXB_TAG__EM_COMMENT || t->tag_id == LXB_TAG__EM_DOCTYPE ||
      t->tag_id == LXB_TAG__END_OF_FILE || t->tag_id == LXB_TAG__UNDEF)
    return t;
  if (r->inside) {
    quoth_string text;
    r->inside = NULL;
    if (qt_markup_raw_text(&r->markup, t, &text)) put_text("R", text.data, text.length);
  } else {
    put_tag(t);
  }
  qt_markup_forget(&r->markup, t);
  return t;
}

static int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

static bool read_page(char *line) {
  char *space = strchr(line, ' ');
  reader r = {.inside = *line == '-' ? NULL : line};
  if (!space) return false;
  *space = 0;
  size_t n = strcspn(space + 1, "\n") / 2, head = r.inside ? strlen(line) + 2 : 0;
  char *page = malloc(n + head + 1);
  if (!page) return false;
  if (r.inside) sprintf(page, "<%s>", line);
  for (size_t i = 0; i < n; i++) page[head + i] = (char)(digit(space[1 + 2 * i]) * 16 + digit(space[2 + 2 * i]));
  bool ok = qt_markup_run(&r.markup, page, (uint32_t)(n + head), on_token);
  qt_markup_close(&r.markup);
  free(page);
  puts(".");
  return ok;
}

int main(void) {
  char *line = NULL;
  size_t size = 0;
  bool ok = true;
  while (ok && getline(&line, &size, stdin) > 0) ok = read_page(line);
  free(line);
  return !ok;
}
