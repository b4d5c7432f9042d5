#include "read/markup.h"

#include <lexbor/html/tokenizer/state.h>

#include "read/raw_text.h"

enum {
  CHUNK = 16384,        /* bytes for the tokenizer at a time; attributes are trimmed between chunks */
  MAX_KEPT_NAMES = 4096 /* unknown names of tags and attributes that lexbor remembers */
};

/* Names of elements whose text nobody reads; the text of a title is read. */
static const char *passed_over(lxb_tag_id_t name) {
  switch (name) {
    case LXB_TAG_SCRIPT: return "script";
    case LXB_TAG_STYLE: return "style";
    case LXB_TAG_NOSCRIPT: return "noscript";
    case LXB_TAG_IFRAME: return "iframe";
    case LXB_TAG_TEXTAREA: return "textarea";
    case LXB_TAG_NOEMBED: return "noembed";
    case LXB_TAG_NOFRAMES: return "noframes";
    case LXB_TAG_XMP: return "xmp";
    default: return NULL;
  }
}

/* A state of the tokenizer: to the end tag, which is then read as any other, or to the end of the chunk. */
static const lxb_char_t *pass_over(lxb_html_tokenizer_t *tokenizer, const lxb_char_t *data, const lxb_char_t *end) {
  const qt_markup *m = tokenizer->callback_token_ctx;
  const lxb_char_t *stop = (const lxb_char_t *)m->html + m->raw_end;
  if (!tokenizer->is_eof && stop >= end) return end;
  lxb_html_tokenizer_state_set(tokenizer, lxb_html_tokenizer_state_data_before);
  return tokenizer->is_eof ? data : stop;
}

bool qt_markup_raw_text(qt_markup *m, const lxb_html_token_t *tag, quoth_string *text) {
  const char *name = passed_over(tag->tag_id);
  uint32_t start = (uint32_t)((const char *)tag->end - m->html);
  if (start < m->length && m->html[start] == '>') start++; /* a tag ends before its mark */
  bool script = tag->tag_id == LXB_TAG_SCRIPT;
  if (!name || !qt_raw_text_end(m->html, m->length, start, name, script, &m->raw_end)) {
    lxb_html_tokenizer_set_state_by_tag(m->tokenizer, true, tag->tag_id, LXB_NS_HTML);
    return false;
  }
  *text = (quoth_string){m->html + start, m->raw_end > start ? m->raw_end - start : 0};
  lxb_html_tokenizer_state_set(m->tokenizer, pass_over);
  return true;
}

void qt_markup_drawing(qt_markup *m, const lxb_html_token_t *tag) {
  uint32_t start = (uint32_t)((const char *)tag->end - m->html);
  if (qt_drawing_end(m->html, m->length, start, &m->raw_end)) lxb_html_tokenizer_state_set(m->tokenizer, pass_over);
}

void qt_markup_forget(qt_markup *m, const lxb_html_token_t *tag) {
  if (tag->tag_id >= LXB_TAG__LAST_ENTRY) m->names++;
  if (tag->attr_first) m->names++;
  if (m->names < MAX_KEPT_NAMES) return;
  m->names = 0;
  lexbor_hash_clean(m->tokenizer->tags);
  lexbor_hash_clean(m->tokenizer->attrs);
  lexbor_mraw_clean(m->tokenizer->attrs_mraw);
  lexbor_dobject_clean(m->tokenizer->dobj_token_attr);
}

/*
** Between chunks: errors are not kept, and a tag with very many attributes keeps the first and the last. The
** names that lexbor remembers go with them: nothing here looks at them, and its table is slow when it is full.
*/
static void trim(lxb_html_tokenizer_t *tokenizer) {
  lexbor_array_obj_clean(tokenizer->parse_errors);
  lxb_html_token_t *t = tokenizer->token;
  if (!t || !t->attr_first) return;
  uint32_t count = 0;
  for (lxb_html_token_attr_t *a = t->attr_first, *next; a && a != t->attr_last; a = next) {
    next = a->next;
    a->name = NULL;
    if (++count > QT_MAX_ATTRIBUTES) lxb_html_token_attr_delete(t, a, tokenizer->dobj_token_attr);
  }
  if (count <= QT_MAX_ATTRIBUTES) return;
  t->attr_last->name = NULL;
  lexbor_hash_clean(tokenizer->attrs);
}

bool qt_markup_run(qt_markup *m, const char *html, uint32_t length, lxb_html_tokenizer_token_f take) {
  lxb_html_tokenizer_t *tokenizer = m->tokenizer = lxb_html_tokenizer_create();
  m->html = html;
  m->length = length;
  bool ok = tokenizer && lxb_html_tokenizer_init(tokenizer) == LXB_STATUS_OK &&
            lxb_html_tokenizer_tags_make(tokenizer, 128) == LXB_STATUS_OK &&
            lxb_html_tokenizer_attrs_make(tokenizer, 128) == LXB_STATUS_OK;
  if (!ok) return false;
  /* KEEP_DUPLICATE, which lexbor's older versions do not know: looking for duplicates is quadratic */
  tokenizer->opt |= 1u << 4;
  lxb_html_tokenizer_callback_token_done_set(tokenizer, take, m);
  ok = lxb_html_tokenizer_begin(tokenizer) == LXB_STATUS_OK;
  for (uint32_t i = 0; ok && i < length; i += CHUNK) {
    uint32_t n = length - i < CHUNK ? length - i : CHUNK;
    ok = lxb_html_tokenizer_chunk(tokenizer, (const lxb_char_t *)html + i, n) == LXB_STATUS_OK;
    if (ok) trim(tokenizer);
  }
  return ok && lxb_html_tokenizer_end(tokenizer) == LXB_STATUS_OK;
}

void qt_markup_close(qt_markup *m) {
  if (!m->tokenizer) return;
  lxb_html_tokenizer_tags_destroy(m->tokenizer);
  lxb_html_tokenizer_attrs_destroy(m->tokenizer);
  lxb_html_tokenizer_destroy(m->tokenizer);
  m->tokenizer = NULL;
}
