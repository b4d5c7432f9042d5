/*
** Speed on web pages, one core: pages PACK, as pages.lua writes it. lexbor's tokenizer alone, HTML to the article (body
** and metadata), HTML to statements. Fails where the article comes at less than half of the tokenizer's speed.
*/
#include <lexbor/html/tokenizer.h>

#include "bench.h"
#include "document.h"

enum { ROUNDS = 5 };

typedef struct pack {
  const char *bytes;
  size_t length;
  uint32_t pages;
} pack;

typedef void read_page(const char *html, uint32_t length, const quoth_language *language);

static lxb_html_token_t *on_token(lxb_html_tokenizer_t *tokenizer, lxb_html_token_t *token, void *context) {
  (void)context;
  if (token->tag_id > LXB_TAG__EM_DOCTYPE && !(token->type & LXB_HTML_TOKEN_TYPE_CLOSE))
    lxb_html_tokenizer_set_state_by_tag(tokenizer, true, token->tag_id, LXB_NS_HTML);
  return token;
}

static void tokenize(const char *html, uint32_t length, const quoth_language *language) {
  (void)language;
  lxb_html_tokenizer_t *t = lxb_html_tokenizer_create();
  lxb_html_tokenizer_init(t);
  lxb_html_tokenizer_tags_make(t, 128);
  lxb_html_tokenizer_attrs_make(t, 128);
  lxb_html_tokenizer_callback_token_done_set(t, on_token, NULL);
  lxb_html_tokenizer_begin(t);
  lxb_html_tokenizer_chunk(t, (const lxb_char_t *)html, length);
  lxb_html_tokenizer_end(t);
  lxb_html_tokenizer_tags_destroy(t);
  lxb_html_tokenizer_attrs_destroy(t);
  lxb_html_tokenizer_destroy(t);
}

static void to_article(const char *html, uint32_t length, const quoth_language *language) {
  bench_read_page(html, length, language, (quoth_string){"utf-8", 5});
}

static void to_statements(const char *html, uint32_t length, const quoth_language *language) {
  quoth_options options = {.language = language, .format = QUOTH_FORMAT_HTML, .charset = {"utf-8", 5}};
  quoth_free(quoth_parse((quoth_alloc){host_plain, NULL}, html, length, &options, NULL));
}

/* Seconds of the best round over all pages. */
static double measure(pack *p, read_page *run, const quoth_language *language) {
  double best = 0;
  for (int round = 0; round < ROUNDS; round++) {
    double begin = bench_now();
    p->pages = 0;
    for (size_t at = 0; at + 4 <= p->length;) {
      uint32_t length;
      memcpy(&length, p->bytes + at, 4);
      run(p->bytes + at + 4, length, language);
      at += 4 + (size_t)length;
      p->pages++;
    }
    double seconds = bench_now() - begin;
    if (!round || seconds < best) best = seconds;
  }
  return best;
}

int main(int argc, char **argv) {
  quoth_error error = {0};
  pack p = {NULL, 0, 0};
  if (argc < 2 || !(p.bytes = host_read(argv[1], &p.length))) return fprintf(stderr, "usage: pages PACK\n"), 2;
  const quoth_language *language = host_language((quoth_alloc){host_plain, NULL}, LANGUAGE_FILE, &error);
  if (!language) return fprintf(stderr, "no language: %s\n", error.message), 2;
  static const struct {
    const char *name;
    read_page *run;
  } lanes[] = {
      {"lexbor's tokenizer alone", tokenize}, {"HTML to article", to_article}, {"HTML to statements", to_statements}};
  double seconds[3];
  for (int i = 0; i < 3; i++) {
    seconds[i] = measure(&p, lanes[i].run, language);
    printf("%-26s %7.1f MB/s %7.0f pages/s   %.2f of the tokenizer\n", lanes[i].name,
           (double)p.length / 1e6 / seconds[i], p.pages / seconds[i], seconds[0] / seconds[i]);
  }
  return seconds[0] / seconds[1] < 0.5;
}
