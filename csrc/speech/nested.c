#include "speech/nested.h"

#include "speech/choose.h"
#include "speech/cue.h"
#include "speech/sentence.h"

enum { IMAGINED_WORDS = 4 };
enum { MAX_NESTED = 8 }; /* statements nested in one sentence of content */

/* The quotations inside `content` that no other one inside it holds. */
static void read_inner_atoms(qt_clause *c, uint32_t depth) {
  const quoth_article *a = c->article;
  const qt_block_range *r = &a->ranges.at[c->block];
  uint32_t low = r->first_quote, high = r->first_quote + r->quote_count, last = high;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (a->quotes.at[middle].first_token < c->first)
      low = middle + 1;
    else
      high = middle;
  }
  c->atom_count = 0;
  for (; low < last && a->quotes.at[low].first_token < c->end && c->atom_count < QT_MAX_ATOMS; low++) {
    const qt_quote *q = &a->quotes.at[low];
    if (q->depth == depth && q->end_token <= c->end)
      c->atoms[c->atom_count++] = (qt_atom){q->first_token, q->end_token, low};
  }
}

/* Words that stand for anybody, and for many beside marks: what they say is put into their mouths. */
static bool is_anybody(const qt_clause *c, const qt_candidate *k) {
  const qt_source *s = &k->source;
  if (s->first == QUOTH_NONE || s->end != s->first + 1) return false;
  return qt_has_class(c, s->first, QT_BIT(THEY) | QT_BIT(YOU)) ||
         (qt_has_class(c, s->first, QT_BIT(COLLECTIVE)) &&
          (k->quoted || qt_has_class(c, s->first, QT_BIT(DETERMINER))));
}

/* "like saying 'stop'": nobody says it. The quotation right behind is all of it. */
static bool is_like_saying(const qt_clause *c, qt_candidate *k) {
  const qt_cue *cue = &k->cue;
  if (cue->first == QUOTH_NONE || cue->head < c->first + 1 || !k->quoted) return false;
  uint32_t length;
  const qt_word *w = qt_phrase(c->article->lexicon, c->tokens + cue->head - 1, 2, 0, QT_MORE(IMAGINE), &length);
  const qt_atom *atom = w && length == 2 ? qt_atom_at(c, k->right.first) : NULL;
  if (!atom) return false;
  k->source = QT_NO_SOURCE;
  k->left = (qt_region){0, 0};
  k->right = (qt_region){atom->first, atom->end};
  k->more_count = 0;
  return true;
}

/* "You said that": in a question of a transcript he who answers it; else QUOTH_NONE. */
static uint32_t who_is_asked(qt_builder *b, const qt_clause *c, const qt_source *s) {
  if (!b->turn || !b->turn->is_question || s->first == QUOTH_NONE || !qt_has_class(c, s->first, QT_BIT(YOU)))
    return QUOTH_NONE;
  const qt_label *end = b->article->labels.at + b->article->labels.count;
  if (!b->answer || b->answer <= b->turn) b->answer = b->turn + 1;
  while (b->answer < end && b->answer->is_question) b->answer++;
  return b->answer < end ? b->answer->speaker : QUOTH_NONE;
}

static quoth_status add_nested(qt_builder *b, const qt_clause *c, qt_candidate *k, uint32_t parent) {
  quoth_article *a = b->article;
  bool like = is_like_saying(c, k);
  const quoth_statement *outer = &a->statements.at[parent];
  bool uncued = k->cue.first == QUOTH_NONE;
  quoth_statement n;
  memset(&n, 0, sizeof n);
  n.depth = outer->depth + 1;
  n.block = outer->block;
  n.section = outer->section;
  n.sentence = outer->sentence;
  n.continues = n.answers = QUOTH_NONE;
  n.reason = k->reason;
  n.speaker = qt_speaker_of(b, c, &k->source);
  bool first_person = k->source.first != QUOTH_NONE && qt_has_class(c, k->source.first, QT_BIT(I));
  if (first_person) n.speaker = outer->speaker;
  uint32_t asked = who_is_asked(b, c, &k->source);
  if (asked != QUOTH_NONE) n.speaker = asked;
  n.attribution = k->source.first != QUOTH_NONE ? QUOTH_ATTRIBUTION_EXPLICIT
                  : n.speaker != QUOTH_NONE     ? QUOTH_ATTRIBUTION_IMPLIED
                                                : QUOTH_ATTRIBUTION_UNKNOWN;
  bool anybody = asked == QUOTH_NONE && is_anybody(c, k);
  return qt_push_nested(b, c, k, &n, uncued || like || anybody);
}

/*
** A quotation inside the content behind a colon, which no cue introduces: words put into a mouth. Not in
** "X said that it was late: "Go home."", where they are X's own.
*/
static quoth_status add_imagined(qt_builder *b, const qt_clause *c, uint32_t parent, uint32_t behind) {
  const quoth_statement *outer = &b->article->statements.at[parent];
  if (outer->kind == QUOTH_KIND_MIXED && qt_has(outer->cue)) return QUOTH_OK;
  for (uint32_t i = 0; i < c->atom_count; i++) {
    const qt_atom *atom = &c->atoms[i];
    if (atom->first < behind || atom->first <= c->first) continue;
    if (qt_words_between(c->article, atom->first, atom->end) < IMAGINED_WORDS) continue;
    if (!qt_mark_at(c, atom->first - 1, QT_COLON)) continue;
    qt_candidate k;
    qt_begin_uncued(&k, QT_REASON_UNATTRIBUTED, 0);
    k.right = (qt_region){atom->first, atom->end};
    quoth_status status = add_nested(b, c, &k, parent);
    if (status) return status;
  }
  return QUOTH_OK;
}

/* Inside content a belief counts where somebody holds it that something is so, not where a noun looks like a verb. */
static bool is_report(const qt_candidate *k) {
  if (k->cue.form == QT_NOUN || (k->cue.classes & QT_SPEECH_CLASSES))
    return k->source.mention != QUOTH_NONE || k->source.antecedent != QUOTH_NONE;
  return k->source.mention != QUOTH_NONE && (qt_is_clause_complement(k->complement) || k->quoted);
}

/* A report needs a cue and somebody who reports. */
static bool may_report(const quoth_article *a, uint32_t first, uint32_t end) {
  return qt_have_hint(&a->tokens, first, end, QT_CUE_HINT) && qt_mention_among(a, first, end - 1) != QUOTH_NONE;
}

/* The statements nested in one sentence of the content. */
static quoth_status read_nested(qt_builder *b, const qt_clause *c, uint32_t parent) {
  qt_cue cues[QT_MAX_CUES];
  bool may = may_report(b->article, c->first, c->end);
  uint32_t count = may ? qt_find_cues(c, c->first, c->end, false, cues) : 0, added = 0, behind = c->first;
  qt_candidate kept[QT_MAX_CANDIDATES];
  quoth_status status = count ? qt_choose(b->article, c, cues, count, kept, &count) : QUOTH_OK;
  if (status) return status;
  for (uint32_t i = 0; i < count && added < MAX_NESTED; i++) {
    qt_candidate *k = &kept[i];
    if (!is_report(k)) continue;
    status = add_nested(b, c, k, parent);
    if (status) return status;
    behind = k->right.end > k->end ? k->right.end : k->end;
    added++;
  }
  return add_imagined(b, c, parent, behind);
}

quoth_status qt_find_nested(qt_builder *b, uint32_t parent, qt_region content) {
  quoth_article *a = b->article;
  const quoth_statement outer = a->statements.at[parent];
  if (!a->ranges.at[outer.block].quote_count && !may_report(a, content.first, content.end)) return QUOTH_OK;
  qt_clause c;
  qt_open_clause(&c, a, outer.block);
  c.nested = true;
  c.sentence = outer.sentence;
  uint32_t s = a->ranges.at[outer.block].first_sentence, last = s + a->ranges.at[outer.block].sentence_count;
  s = qt_sentence_behind(a, s, last, content.first); /* the content may be one of very many in one paragraph */
  for (uint32_t at = content.first; at < content.end; at = c.end) {
    /* sentence by sentence, also inside quotations */
    while (s < last && a->sentence_tokens.at[s] <= at) s++;
    c.first = at;
    c.end = s < last && a->sentence_tokens.at[s] < content.end ? a->sentence_tokens.at[s] : content.end;
    read_inner_atoms(&c, outer.kind == QUOTH_KIND_DIRECT ? 1 : 0);
    quoth_status status = read_nested(b, &c, parent);
    if (status) return status;
  }
  return QUOTH_OK;
}
