#include "speech/statement.h"

#include "speech/nested.h"

enum {
  CONTENT_SLACK = 4,    /* bytes between content and its outer marks, where repairs are noted */
  ANTECEDENT_WORDS = 4, /* of a noun before who that is no mention */
  MENTIONS_AROUND = 512 /* mentions that say what gender a speaker has */
};

void qt_builder_init(qt_builder *b, quoth_article *article) {
  memset(b, 0, sizeof *b);
  b->article = article;
}

const quoth_statement *qt_last_statement(const qt_builder *b) { return b->open.id ? &b->open : NULL; }

bool qt_ends_quoted(const qt_builder *b) { return b->open.id && b->ends_quoted; }

static const float RUNS_INTO_CONFIDENCE = 0.7f; /* what is learned for quotations that run on */

/* ---- spans ---------------------------------------------------------------------------------------- */

static bool is_edge(qt_token t) {
  return qt_is_mark_of(t, QT_MARK_BIT(QT_COMMA) | QT_MARK_BIT(QT_DASH) | QT_MARK_BIT(QT_COLON) |
                              QT_MARK_BIT(QT_SEMICOLON) | QT_MARK_BIT(QT_HYPHEN) | QT_MARK_BIT(QT_BULLET));
}

/* The closing mark of a quotation that begins before the region: content inside the marks. */
static bool closes_what_began_before(const qt_clause *c, qt_region r) {
  if (qt_kind(c->tokens[r.end - 1]) != QT_QUOTE) return false;
  const qt_atom *atom = qt_atom_at(c, r.end - 1);
  return atom && atom->first < r.first;
}

/* Tokens [first, end) without the commas, dashes and colons at both ends. */
static qt_region trim(const qt_clause *c, qt_region r) {
  while (r.first < r.end && is_edge(c->tokens[r.first])) r.first++;
  while (r.first < r.end && (is_edge(c->tokens[r.end - 1]) || closes_what_began_before(c, r))) r.end--;
  return r;
}

static quoth_status add_span(qt_builder *b, quoth_span span) {
  quoth_article *a = b->article;
  if (span.start >= span.end) return QUOTH_OK;
  quoth_span *s = qt_vec_push(&a->alloc, &a->spans);
  if (!s) return QUOTH_NO_MEMORY;
  *s = span;
  b->open.span_count++;
  return QUOTH_OK;
}

static void note_region(qt_builder *b, qt_region r) {
  if (b->region_count < QT_MAX_REGIONS) b->regions[b->region_count++] = r;
}

/* The words of a quotation: without its marks, and without the comma before an attribution. */
static quoth_status add_quotation(qt_builder *b, const qt_clause *c, const qt_atom *atom) {
  quoth_article *a = b->article;
  quoth_span span = a->quotes.at[atom->quote].inner;
  if (span.end > span.start && a->text[span.end - 1] == ',') span.end--;
  span = qt_trim_span(a->text, span);
  qt_region r = {atom->first, atom->end};
  while (r.first < r.end && c->tokens[r.first].start < span.start) r.first++;
  while (r.first < r.end && qt_end(c->tokens[r.end - 1]) > span.end) r.end--;
  note_region(b, r);
  return add_span(b, span);
}

/* The spans of one region; quotations only: one span each. */
static quoth_status add_region(qt_builder *b, const qt_clause *c, qt_region r, bool pure) {
  if (pure) { /* whole atoms: one that lacks its closer may end in a mark that trim takes away */
    for (uint32_t i = 0; i < c->atom_count; i++) {
      if (c->atoms[i].first < r.first || c->atoms[i].end > r.end) continue;
      quoth_status status = add_quotation(b, c, &c->atoms[i]);
      if (status) return status;
    }
    return QUOTH_OK;
  }
  r = trim(c, r);
  if (r.first >= r.end) return QUOTH_OK;
  note_region(b, r);
  return add_span(b, (quoth_span){c->tokens[r.first].start, qt_end(c->tokens[r.end - 1])});
}

static bool ends_quoted(const qt_clause *c, qt_region r) {
  while (r.end > r.first && qt_kind(c->tokens[r.end - 1]) == QT_PUNCT) r.end--;
  return r.end > r.first && qt_atom_at(c, r.end - 1) != NULL;
}

static quoth_status add_regions(qt_builder *b, const qt_clause *c, const qt_candidate *k, bool pure) {
  quoth_status status = QUOTH_OK;
  for (uint32_t i = 0; i < qt_region_count(k) && !status; i++) status = add_region(b, c, qt_region_at(k, i), pure);
  return status;
}

static quoth_status add_content(qt_builder *b, const qt_clause *c, const qt_candidate *k) {
  if (!c->atom_count) { /* no marks: most of the statements */
    b->open.kind = QUOTH_KIND_INDIRECT;
    b->ends_quoted = false;
    return add_regions(b, c, k, false);
  }
  uint32_t outside = 0, inside = 0;
  for (uint32_t i = 0; i < qt_region_count(k); i++) {
    qt_region r = qt_region_at(k, i);
    qt_count_words_of(c, r.first, r.end, &outside, &inside);
  }
  bool pure = outside == 0 && (qt_holds_quotation(c, k->left.first, k->left.end) ||
                               qt_holds_quotation(c, k->right.first, k->right.end));
  quoth_status status = add_regions(b, c, k, pure);
  if (!status && pure && !b->open.span_count) { /* marks with nothing that counts between them */
    pure = false;
    status = add_regions(b, c, k, pure);
  }
  bool within = inside && !outside; /* the cue stands inside the marks as well */
  b->open.kind = (uint8_t)(pure || within ? QUOTH_KIND_DIRECT : inside ? QUOTH_KIND_MIXED : QUOTH_KIND_INDIRECT);
  /* what a later verb adds does not keep the quotation from going on */
  b->ends_quoted = ends_quoted(c, k->right.first < k->right.end ? k->right : k->left) ||
                   (k->more_count && ends_quoted(c, k->more[k->more_count - 1]));
  return status;
}

/* ---- status, speaker ------------------------------------------------------------------------------ */

/* "asked witnesses to come forward": no question */
static bool is_request(const qt_clause *c, const qt_candidate *k) {
  if (!(k->cue.classes & QT_BIT(URGE)) || k->left.first < k->left.end) return false;
  for (uint32_t at = k->right.first; at < k->right.end && qt_is_word(c->tokens[at]); at++) {
    if (qt_has_class(c, at, QT_BIT(WH))) return false;
    if (qt_has_class(c, at, QT_BIT(TO)) || (at == k->right.first && qt_has_class(c, at, QT_BIT(FOR)))) return true;
  }
  return false;
}

/* "Neither Petrova nor Orlov responded" */
static bool follows_neither(const qt_clause *c, const qt_candidate *k) {
  uint32_t first = k->source.first;
  return first != QUOTH_NONE && first > c->first && !k->source.inverted && !k->source.elided &&
         qt_is_word(c->tokens[first - 1]) && qt_has_class(c, first - 1, QT_BIT(NEGATION));
}

static quoth_speech_status status_of(const qt_clause *c, const qt_candidate *k) {
  const qt_cue *cue = &k->cue;
  if (cue->first == QUOTH_NONE) return QUOTH_SPEECH_SAID;
  uint64_t is = cue->classes;
  if (is & QT_BIT(REFUSE)) return QUOTH_SPEECH_REFUSED;
  if (cue->negated && (is & QT_BIT(DENY))) return QUOTH_SPEECH_SAID; /* does not rule out a meeting */
  if (cue->negated || follows_neither(c, k)) {
    /* would not comment on, neither X nor Y responded */
    uint64_t head = qt_word_at(c, cue->head)->classes;
    if ((is | head) & (QT_BIT(SAY) | QT_BIT(TELL))) return QUOTH_SPEECH_REFUSED;
  }
  if (cue->future) return QUOTH_SPEECH_PLANNED;
  if (is & QT_BIT(DENY)) return QUOTH_SPEECH_DENIED;
  if (is & QT_BIT(WRITE)) return QUOTH_SPEECH_WRITTEN;
  if ((is & QT_BIT(THINK)) && !(is & (QT_BIT(ASK) | QT_BIT(SAY)))) return QUOTH_SPEECH_THOUGHT;
  if ((is & QT_BIT(ASK)) && !(is & QT_BIT(SAY)) && !is_request(c, k)) return QUOTH_SPEECH_ASKED;
  return QUOTH_SPEECH_SAID;
}

/* "counter-protesters who vowed to stay": the nouns before who, which the cast does not know; empty where there are none. */
static qt_region antecedent_of(const qt_clause *c, uint32_t relative) {
  const uint64_t none = QT_BIT(PREPOSITION) | QT_BIT(CONJUNCTION) | QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) |
                        QT_BIT(THAT) | QT_BIT(WH) | QT_BIT(TO) | QT_BIT(PRONOUN) | QT_BIT(ADVERB);
  uint32_t end = relative > c->first && qt_is_comma(c, relative - 1) ? relative - 1 : relative, at = end;
  while (at > c->first && end - at < ANTECEDENT_WORDS && qt_is_word(c->tokens[at - 1]) &&
         !qt_has_class(c, at - 1, none) && !qt_has_verb(c, at - 1, at))
    if (qt_has_class(c, --at, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE))) break;
  return (qt_region){at, end};
}

/* A source that the cast does not know: one more unnamed speaker, named by its words. */
static uint32_t unnamed_speaker(qt_builder *b, const qt_clause *c, qt_region r) {
  quoth_article *a = b->article;
  /* not: one in three, more than half */
  const uint64_t goes_on = QT_BIT(PREPOSITION) | QT_BIT(SUBORDINATOR) | QT_BIT(CONJUNCTION);
  while (r.first + 1 < r.end && (qt_word_at(c, r.first)->more & QT_MORE(DEFINITE)) &&
         !qt_has_class(c, r.first + 1, goes_on))
    r.first++;
  quoth_span span = {c->tokens[r.first].start, qt_end(c->tokens[r.end - 1])};
  quoth_speaker *s = qt_vec_push(&a->alloc, &a->speakers);
  quoth_span *mention = s ? qt_vec_push(&a->alloc, &a->mention_spans) : NULL;
  if (!mention) return QUOTH_NONE;
  *mention = span;
  s->name = (quoth_string){a->text + span.start, span.end - span.start};
  s->type = QUOTH_SPEAKER_UNNAMED;
  s->first_mention = a->mention_spans.count - 1;
  s->mention_count = 1;
  return a->speakers.count - 1;
}

/* "boxing insider Ada Roe": the name that ends what is read as the source, nothing but nouns before it. */
static uint32_t mention_inside(const qt_clause *c, const qt_source *source) {
  if (source->first == QUOTH_NONE || source->end <= source->first) return QUOTH_NONE;
  uint32_t index = qt_mention_at(c->article, source->end - 1);
  if (index == QUOTH_NONE) return index;
  const qt_mention *m = qt_mention_of(c, index);
  bool who = source->end == source->first + 1 && (c->tokens[source->first].flags & QT_ALL_CAPS); /* the WHO said */
  if (!m->name_count || (m->first_token < source->first && !who) || qt_mention_end(m) != source->end) return QUOTH_NONE;
  for (uint32_t i = source->first; i < m->first_token; i++)
    if (!qt_is_word(c->tokens[i]) || qt_has_class(c, i, QT_BIT(PREPOSITION) | QT_BIT(OF) | QT_BIT(CONJUNCTION)))
      return QUOTH_NONE;
  return index;
}

uint32_t qt_speaker_of(qt_builder *b, const qt_clause *c, const qt_source *source) {
  const quoth_article *a = b->article;
  uint32_t index = source->mention != QUOTH_NONE ? source->mention : source->antecedent;
  if (index == QUOTH_NONE) index = mention_inside(c, source);
  return index == QUOTH_NONE ? QUOTH_NONE : a->mentions.at[index].speaker;
}

/* ---- opening and closing ------------------------------------------------------------------------- */

#define RANGE_OF(field, key, first_out, count_out) \
  do { \
    uint32_t low_ = 0, high_ = a->field.count; \
    while (low_ < high_) { \
      uint32_t middle_ = (low_ + high_) / 2; \
      if (a->field.at[middle_].key < start) \
        low_ = middle_ + 1; \
      else \
        high_ = middle_; \
    } \
    first_out = low_; \
    while (low_ < a->field.count && a->field.at[low_].key < end) low_++; \
    count_out = low_ - first_out; \
  } while (0)

/* Which insertions, elisions and repairs stand in the content of s. */
static void note_edits(const quoth_article *a, quoth_statement *s) {
  if (!s->span_count) return;
  uint32_t start = a->spans.at[s->first_span].start, end = a->spans.at[s->first_span + s->span_count - 1].end;
  RANGE_OF(insertions, start, s->first_insertion, s->insertion_count);
  RANGE_OF(elisions, start, s->first_elision, s->elision_count);
  quoth_span block = a->blocks.at[s->block].span;
  start = start > block.start + CONTENT_SLACK ? start - CONTENT_SLACK : block.start;
  end = end + CONTENT_SLACK < block.end ? end + CONTENT_SLACK : block.end + 1; /* a mark may lack at the very end */
  RANGE_OF(repairs, at, s->first_repair, s->repair_count);
}

/* How sure the statement is; its content is the regions from `first` on. */
static float confidence_of(const qt_builder *b, uint32_t first, float trust) {
  const quoth_article *a = b->article;
  uint32_t words = 0;
  for (uint32_t i = first; i < b->region_count; i++) /* whether they are few */
    for (uint32_t t = b->regions[i].first; t < b->regions[i].end && words < QT_FEW_WORDS; t++)
      words += qt_is_word(a->tokens.at[t]);
  return qt_confidence(a->lexicon, trust, b->open.kind, b->open.span_count, words);
}

/* The open statement goes into the array, and what is nested in it behind it. */
static quoth_status close_statement(qt_builder *b) {
  quoth_article *a = b->article;
  if (!b->open.id) return QUOTH_OK;
  note_edits(a, &b->open);
  b->open.confidence = confidence_of(b, 0, b->trust);
  if (!qt_vec_reserve(&a->alloc, &a->statements, 1u)) return QUOTH_NO_MEMORY;
  uint32_t index = b->closed = a->statements.count++;
  a->statements.at[index] = b->open;
  for (uint32_t i = 0; i < b->region_count; i++) {
    quoth_status status = qt_find_nested(b, index, b->regions[i]);
    if (status) return status;
  }
  a->statements.at[index].nested_count = a->statements.count - index - 1;
  return QUOTH_OK;
}

quoth_status qt_builder_finish(qt_builder *b) { return close_statement(b); }

/* "However, some have spoken out": nothing but what joins the sentence to the one before it. */
static bool is_link(const qt_clause *c, const qt_candidate *k) {
  if (k->quoted || !qt_is_empty(k->right) || k->more_count) return false;
  for (uint32_t at = k->left.first; at < k->left.end; at++)
    if (!qt_is_word(c->tokens[at]) || !qt_has_class(c, at, QT_BIT(ADVERB) | QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR)))
      return false;
  return true;
}

/* Is there a word of content? A refusal needs none. */
static bool has_content(const qt_clause *c, const qt_candidate *k) {
  return (qt_has_word(c, k->left.first, k->left.end) && !is_link(c, k)) ||
         qt_has_word(c, k->right.first, k->right.end) || status_of(c, k) == QUOTH_SPEECH_REFUSED;
}

static quoth_status open_statement(qt_builder *b, const qt_clause *c, const qt_candidate *k) {
  quoth_status status = close_statement(b);
  if (status) return status;
  quoth_article *a = b->article;
  memset(&b->open, 0, sizeof b->open);
  b->region_count = 0;
  b->open.id = ++b->count;
  b->open.first_span = a->spans.count;
  b->open.mention = qt_span_of(c, k->source.first, k->source.end);
  b->open.cue = qt_span_of(c, k->cue.first == QUOTH_NONE ? QUOTH_NONE : k->cue.head, k->cue.head_end);
  b->open.block = c->block;
  b->open.section = a->blocks.at[c->block].section;
  b->open.sentence = c->sentence;
  b->last_sentence = c->last_sentence;
  b->open.continues = b->open.answers = QUOTH_NONE;
  b->open.status = (uint8_t)status_of(c, k);
  b->open.reason = k->reason;
  b->trust = qt_trust(b->article->lexicon, k);
  if (b->open.status == QUOTH_SPEECH_REFUSED) {
    b->ends_quoted = false;
    b->open.kind = QUOTH_KIND_INDIRECT;
    return QUOTH_OK;
  }
  return add_content(b, c, k);
}

/* "Who wrote "The Long Quay"?": asked of nobody in particular. */
static bool is_interrogative(const qt_clause *c, const qt_source *s) {
  return s->first == c->first && s->end == s->first + 1 && s->mention == QUOTH_NONE && s->antecedent == QUOTH_NONE &&
         qt_has_class(c, s->first, QT_BIT(RELATIVE)) && qt_mark_at(c, c->end - 1, QT_QUESTION);
}

quoth_status qt_add_statement(qt_builder *b, const qt_clause *c, const qt_candidate *k) {
  if (!has_content(c, k) || is_interrogative(c, &k->source)) return QUOTH_OK;
  uint32_t speaker = qt_speaker_of(b, c, &k->source);
  quoth_status status = open_statement(b, c, k);
  if (status) return status;
  bool unknown = speaker == QUOTH_NONE && k->source.first != QUOTH_NONE && k->source.mention == QUOTH_NONE &&
                 k->source.antecedent == QUOTH_NONE;
  qt_region who = {k->source.first, k->source.end};
  if (unknown && who.end == who.first + 1 && qt_has_class(c, who.first, QT_BIT(RELATIVE) | QT_BIT(THAT)))
    who = antecedent_of(c, who.first);
  if (unknown && !qt_is_empty(who)) {
    speaker = unnamed_speaker(b, c, who);
    if (speaker == QUOTH_NONE) return QUOTH_NO_MEMORY;
  }
  b->open.speaker = speaker;
  bool label = k->reason == QT_REASON_DASH || k->reason == QT_REASON_COLON;
  b->open.attribution = (uint8_t)(label                           ? QUOTH_ATTRIBUTION_LABELLED
                                  : k->source.first == QUOTH_NONE ? QUOTH_ATTRIBUTION_UNKNOWN
                                                                  : QUOTH_ATTRIBUTION_EXPLICIT);
  return QUOTH_OK;
}

/* May a pronoun of this gender stand for the speaker? As far as the mentions behind him say. */
static bool may_stand_for(const quoth_article *a, uint8_t gender, uint32_t speaker) {
  if (speaker == QUOTH_NONE || a->speakers.at[speaker].type != QUOTH_SPEAKER_PERSON) return false;
  uint32_t first = a->mentions.count > MENTIONS_AROUND ? a->mentions.count - MENTIONS_AROUND : 0;
  for (uint32_t i = first; i < a->mentions.count; i++) {
    const qt_mention *m = &a->mentions.at[i];
    if (m->speaker == speaker && gender && m->gender && m->gender != gender) return false;
  }
  return true;
}

/* The statement before `index` that is not nested, in the block before `block` and without a cue of its own; or NULL. */
static quoth_statement *run_before(quoth_article *a, uint32_t *index, uint32_t block) {
  uint32_t i = *index;
  while (i > 0 && a->statements.at[i - 1].depth) i--;
  if (!i) return NULL;
  quoth_statement *s = &a->statements.at[i - 1];
  *index = i - 1;
  bool floats = s->reason == QT_REASON_RUN_ON || s->reason == QT_REASON_FOLLOWS || s->reason == QT_REASON_UNATTRIBUTED;
  return floats && s->block + 1 == block && !qt_has(s->cue) ? s : NULL;
}

void qt_settle_run_on(qt_builder *b, bool points_back, uint8_t gender) {
  quoth_article *a = b->article;
  uint32_t index = a->statements.count;
  quoth_statement *s = b->open.id ? run_before(a, &index, b->open.block) : NULL;
  if (!s) return;
  bool his = points_back && s->speaker != QUOTH_NONE;
  if (his && may_stand_for(a, gender, s->speaker)) b->open.speaker = s->speaker;
  if (!his || b->open.speaker == s->speaker) b->open.continues = b->closed;
  for (bool goes_on = !his; goes_on && s; s = goes_on ? run_before(a, &index, s->block) : NULL) {
    goes_on = s->reason == QT_REASON_RUN_ON;
    s->speaker = b->open.speaker;
    s->attribution = QUOTH_ATTRIBUTION_CONTINUED;
    s->reason = QT_REASON_RUNS_INTO;
    if (s->confidence < RUNS_INTO_CONFIDENCE) s->confidence = RUNS_INTO_CONFIDENCE;
  }
}

quoth_status qt_add_inherited(qt_builder *b, const qt_clause *c, const qt_candidate *k, uint32_t speaker,
                              quoth_attribution attribution) {
  if (!has_content(c, k)) return QUOTH_OK;
  quoth_status status = open_statement(b, c, k);
  if (status) return status;
  b->open.speaker = speaker;
  bool nobody = attribution == QUOTH_ATTRIBUTION_IMPLIED && speaker == QUOTH_NONE;
  b->open.attribution = (uint8_t)(nobody ? QUOTH_ATTRIBUTION_UNKNOWN : attribution);
  if (k->runs_on) b->open.continues = b->closed;
  return QUOTH_OK;
}

static bool asks(const qt_clause *c, qt_region r) {
  for (uint32_t i = r.first; i < r.end; i++)
    if (qt_mark_at(c, i, QT_QUESTION)) return true;
  return false;
}

quoth_status qt_add_turn(qt_builder *b, const qt_clause *c, const qt_candidate *k, const qt_label *label, bool opens) {
  if (!has_content(c, k)) return QUOTH_OK;
  quoth_status status = open_statement(b, c, k);
  if (status) return status;
  b->open.kind = QUOTH_KIND_DIRECT;
  b->open.speaker = label->speaker;
  b->open.attribution = !opens                         ? QUOTH_ATTRIBUTION_CONTINUED
                        : qt_has(label->label)         ? QUOTH_ATTRIBUTION_LABELLED
                        : label->speaker == QUOTH_NONE ? QUOTH_ATTRIBUTION_UNKNOWN
                                                       : QUOTH_ATTRIBUTION_IMPLIED;
  if (opens && label->block == c->block) b->open.mention = label->label;
  if (!opens && b->turn == label) b->open.continues = b->closed;
  b->turn = label;
  if (label->asking == QT_ASKS || (label->asking == QT_ASKS_WHERE_MARKED && asks(c, k->right)))
    b->open.status = QUOTH_SPEECH_ASKED;
  return QUOTH_OK;
}

quoth_status qt_continue_statement(qt_builder *b, const qt_clause *c) {
  quoth_status status = add_region(b, c, (qt_region){c->first, c->end}, true);
  b->last_sentence = c->last_sentence;
  b->ends_quoted = true;
  return status;
}

quoth_status qt_push_nested(qt_builder *b, const qt_clause *c, const qt_candidate *k, quoth_statement *n,
                            bool imagined) {
  if (!has_content(c, k)) return QUOTH_OK;
  quoth_article *a = b->article;
  quoth_statement open = b->open;
  uint32_t regions = b->region_count;
  bool quoted = b->ends_quoted;
  b->open = *n;
  b->open.first_span = a->spans.count;
  b->open.mention = qt_span_of(c, k->source.first, k->source.end);
  b->open.cue = qt_span_of(c, k->cue.first == QUOTH_NONE ? QUOTH_NONE : k->cue.head, k->cue.head_end);
  b->open.status = (uint8_t)status_of(c, k);
  if (imagined && b->open.status != QUOTH_SPEECH_REFUSED) b->open.status = QUOTH_SPEECH_IMAGINED;
  quoth_status status = b->open.status == QUOTH_SPEECH_REFUSED ? QUOTH_OK : add_content(b, c, k);
  note_edits(a, &b->open);
  b->open.confidence = confidence_of(b, regions, qt_trust(a->lexicon, k));
  quoth_statement *s = status ? NULL : qt_vec_push(&a->alloc, &a->statements);
  if (s)
    *s = b->open;
  else
    status = QUOTH_NO_MEMORY;
  b->open = open;
  b->region_count = regions;
  b->ends_quoted = quoted;
  return status;
}
