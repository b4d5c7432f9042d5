#include "speech/quotation.h"

#include "read/entry.h"
#include "speech/pairing.h"
#include "speech/quotation_parts.h"

enum {
  RUN_ON_BLOCKS = 3,     /* paragraphs that a quotation may run on into without a mark */
  AUTHORS_WORDS = 40,    /* tokens between two parts of a quotation */
  FINAL_ATTRIBUTION = 16 /* tokens of "Petrova told reporters on Monday." at a paragraph's end */
};

/* The quotation that the last paragraph left open. */
typedef struct left_open {
  uint32_t quote;         /* index into quotes, or QUOTH_NONE */
  uint32_t repair;        /* its repair; QUOTH_NONE: the next paragraph opens again */
  uint32_t block, blocks; /* where it stands; how many paragraphs without a quotation followed */
  uint8_t mark;
} left_open;

typedef struct reader {
  quoth_article *article;
  qt_pairing pairing;
  uint32_t first, end; /* tokens of the block */
  uint32_t block;
  uint32_t first_quote; /* of the block */
  uint32_t depth;
  uint32_t stack[QT_MAX_DEPTH];
  uint32_t settled; /* no quotation that is open may end before this token */
  left_open left;
  bool author_inside; /* clause.author_inside: the author's words between dashes in the marks («A, — said X. — B») */
  bool author_inverts; /* clause.author_inverts: between commas, the verb before its subject (« A, dit-il, B ») */
} reader;

/* ---- repairs --------------------------------------------------------------------------------------- */

/* Keeps the array in text order; what comes early comes late by a few places only. */
static bool add_repair(quoth_article *a, uint32_t at, quoth_repair_kind kind) {
  if (!qt_vec_push(&a->alloc, &a->repairs)) return false;
  uint32_t i = a->repairs.count - 1;
  for (; i > 0 && a->repairs.at[i - 1].at > at; i--) a->repairs.at[i] = a->repairs.at[i - 1];
  a->repairs.at[i] = (quoth_repair){at, kind};
  return true;
}

static uint32_t end_byte(const reader *r, uint32_t end_token) { return qt_end(r->article->tokens.at[end_token - 1]); }

/* ---- quotes ---------------------------------------------------------------------------------------- */

static qt_quote *push_quote(reader *r, uint32_t open) {
  quoth_article *a = r->article;
  qt_quote *q = qt_vec_push(&a->alloc, &a->quotes);
  if (!q) return NULL;
  q->open = open;
  q->close = QUOTH_NONE;
  q->first_token = open == QUOTH_NONE ? r->first : open;
  q->block = r->block;
  q->outer = QUOTH_NONE;
  r->stack[r->depth++] = a->quotes.count - 1;
  return q;
}

static qt_quote *top(reader *r) { return &r->article->quotes.at[r->stack[r->depth - 1]]; }

/* The quotation on top ends before token `end`; close: its mark, or QUOTH_NONE. */
static void end_quote(reader *r, uint32_t end, uint32_t close) {
  qt_quote *q = top(r);
  q->close = close;
  q->end_token = close == QUOTH_NONE ? end : close + 1;
  r->depth--;
  if (q->end_token > r->settled) r->settled = q->end_token;
}

static uint32_t lost_end(reader *r, uint32_t limit, bool reopens) {
  const qt_quote *q = top(r);
  uint32_t from = q->open == QUOTH_NONE ? r->first : q->open + 1;
  if (from < r->settled) from = r->settled;
  return from < limit ? qt_lost_end(r->article, r->block, from, limit, reopens) : limit;
}

/* The quotation on top lost its closer, and what is around it ends (or another one opens) at limit. */
static bool end_unclosed(reader *r, uint32_t limit, bool reopens, bool search) {
  uint32_t end = search ? lost_end(r, limit, reopens) : limit;
  end_quote(r, end, QUOTH_NONE);
  return add_repair(r->article, end_byte(r, end), QUOTH_REPAIR_UNCLOSED);
}

static bool replay_close(reader *r, const qt_mark_site *site, uint8_t pops) {
  for (; pops; pops--)
    if (!end_unclosed(r, site->token, false, false)) return false;
  end_quote(r, 0, site->token);
  return true;
}

/* "" for one ": the second mark of the pair counts to the first. */
static void replay_double(reader *r, uint32_t index) {
  quoth_article *a = r->article;
  const qt_mark_site *site = &r->pairing.sites.at[index];
  while (index && r->pairing.sites.at[index].doubled && r->pairing.readings.at[index].kind == QT_READ_NEITHER) index--;
  uint8_t kind = r->pairing.readings.at[index].kind;
  if ((kind == QT_READ_OPEN || kind == QT_READ_REOPEN) && r->depth) top(r)->open = site->token;
  if (kind != QT_READ_CLOSE || a->quotes.count == r->first_quote) return;
  for (uint32_t i = a->quotes.count; i-- > r->first_quote;) {
    if (a->quotes.at[i].close != r->pairing.sites.at[index].token) continue;
    a->quotes.at[i].end_token = r->settled = site->token + 1;
    return;
  }
}

static bool replay_mark(reader *r, uint32_t index) {
  const qt_mark_site *site = &r->pairing.sites.at[index];
  qt_reading reading = r->pairing.readings.at[index];
  switch (reading.kind) {
    case QT_READ_CLOSE: return replay_close(r, site, reading.pops);
    case QT_READ_REOPEN:
      for (; reading.pops; reading.pops--)
        if (!end_unclosed(r, site->token, true, true)) return false;
      return push_quote(r, site->token) != NULL;
    case QT_READ_OPEN: return push_quote(r, site->token) != NULL;
    default:
      if (site->doubled)
        replay_double(r, index);
      else if (site->stray)
        return add_repair(r->article, r->article->tokens.at[site->token].start, QUOTH_REPAIR_STRAY);
      return true;
  }
}

static quoth_span inner_span(const quoth_article *a, const qt_quote *q) {
  uint32_t start = q->open == QUOTH_NONE ? a->tokens.at[q->first_token].start : qt_end(a->tokens.at[q->open]);
  uint32_t end = q->close == QUOTH_NONE ? qt_end(a->tokens.at[q->end_token - 1]) : a->tokens.at[q->close].start;
  return qt_trim_span(a->text, (quoth_span){start, end < start ? start : end});
}

static bool has_word(const quoth_article *a, const qt_quote *q) {
  for (uint32_t i = q->first_token; i < q->end_token; i++)
    if (qt_is_word(a->tokens.at[i])) return true;
  return false;
}

/* The block's quotes without those that hold no word; their spans, depths and roles. */
static void finish_quotes(reader *r) {
  quoth_article *a = r->article;
  uint32_t count = r->first_quote, stack[QT_MAX_DEPTH], depth = 0, open = r->left.quote;
  for (uint32_t i = r->first_quote; i < a->quotes.count; i++) {
    qt_quote q = a->quotes.at[i];
    if (i == open) r->left.quote = QUOTH_NONE;
    if (!has_word(a, &q)) continue;
    if (i == open) r->left.quote = count;
    while (depth && a->quotes.at[stack[depth - 1]].end_token <= q.first_token) depth--;
    q.outer = depth ? stack[depth - 1] : QUOTH_NONE;
    q.depth = (uint8_t)depth;
    q.inner = inner_span(a, &q);
    q.role = (uint8_t)qt_role_of(a, &q);
    stack[depth++] = count;
    a->quotes.at[count++] = q;
  }
  a->quotes.count = count;
}

/* ---- the author's words inside the marks ------------------------------------------------------------ */

/* Does a verb of saying stand at the token, behind an adverb or a subject of one word at most? */
static bool says_at(const quoth_article *a, uint32_t token, uint32_t end) {
  for (uint32_t i = token; i < end && i < token + 2 && qt_is_word(a->tokens.at[i]); i++) {
    uint64_t is = qt_word_of(a->lexicon, a->tokens.at[i])->classes;
    const uint64_t cues = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE) | QT_BIT(ASK) | QT_BIT(THINK) | QT_BIT(VOICE);
    if ((is & cues) && (is & (QT_BIT(PAST) | QT_BIT(PRESENT)))) return true;
  }
  return false;
}

/*
** «A, — said X. — B»: the dashes around the author's words in q from token `from` on, as [*dash, *again); false: none.
*/
static bool find_author(const quoth_article *a, const qt_quote *q, uint32_t from, uint32_t *dash, uint32_t *again) {
  const uint64_t before =
      QT_MARK_BIT(QT_COMMA) | QT_MARK_BIT(QT_QUESTION) | QT_MARK_BIT(QT_BANG) | QT_MARK_BIT(QT_ELLIPSIS);
  const uint64_t behind = before | QT_MARK_BIT(QT_DOT);
  for (uint32_t i = from; i + 3 < q->end_token; i++) {
    if (!qt_is_dash_token(a->tokens.at[i]) || !qt_is_mark_of(a->tokens.at[i - 1], before) ||
        !says_at(a, i + 1, q->end_token))
      continue;
    uint32_t end = i + AUTHORS_WORDS < q->end_token ? i + AUTHORS_WORDS : q->end_token;
    for (uint32_t j = i + 2; j + 1 < end && qt_kind(a->tokens.at[j]) != QT_QUOTE; j++) {
      if (!qt_is_dash_token(a->tokens.at[j]) || !qt_is_mark_of(a->tokens.at[j - 1], behind)) continue;
      *dash = i;
      *again = j;
      return true;
    }
  }
  return false;
}

/* dit-il, a-t-elle, s'interroge-t-il: a verb and its pronoun in one word. */
static bool ends_in_pronoun(const quoth_article *a, qt_token t) {
  const char *p = a->text + t.start, *hyphen = p + t.length;
  while (hyphen > p && *hyphen != '-') hyphen--;
  size_t length = (size_t)(p + t.length - hyphen) - 1;
  return hyphen > p &&
         ((length == 2 && !memcmp(hyphen + 1, "il", 2)) || (length == 4 && !memcmp(hyphen + 1, "elle", 4)));
}

/* Does a verb with its pronoun or a name behind it stand at the token: dit-il, s'est-elle félicitée, dit Karl Bent? */
static bool inverts_at(const quoth_article *a, uint32_t token, uint32_t end) {
  const uint64_t forms = QT_BIT(PAST) | QT_BIT(PRESENT),
                 cues = QT_BIT(SAY) | QT_BIT(THINK) | QT_BIT(WRITE) | QT_BIT(ASK);
  uint32_t length;
  const qt_word *w = qt_match(a->lexicon, a->tokens.at + token, end - token, cues, 0, &length);
  if (!w || !(w->classes & cues) || !(w->classes & forms)) return false;
  for (uint32_t i = token; i < token + length; i++)
    if (ends_in_pronoun(a, a->tokens.at[i])) return true;
  uint32_t name = token + length;
  if (name + 1 >= end || qt_kind(a->tokens.at[name]) != QT_WORD_TOKEN) return false;
  const uint64_t people = QT_BIT(TITLE) | QT_BIT(ROLE), owners = QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE);
  bool noun = (qt_word_of(a->lexicon, a->tokens.at[name])->classes & owners) &&
              (qt_word_of(a->lexicon, a->tokens.at[name + 1])->classes & people); /* dit le maire; not: dit le texte */
  return noun || (a->tokens.at[name].flags & QT_CAPITAL);
}

/*
** « A, dit-il, B », « A, dit Karl Bent. B. »: the mark before the author's words in q from token `from` on, and the one
** behind them (the closing mark where nothing follows), as [*mark, *again); false: none.
*/
static bool find_inverted(const quoth_article *a, const qt_quote *q, uint32_t from, uint32_t *mark, uint32_t *again) {
  const uint64_t before = QT_MARK_BIT(QT_COMMA) | QT_MARK_BIT(QT_QUESTION) | QT_MARK_BIT(QT_BANG);
  const uint64_t behind = before | QT_MARK_BIT(QT_DOT);
  for (uint32_t i = from; i + 2 < q->end_token; i++) {
    if (!qt_is_mark_of(a->tokens.at[i], before) || !qt_is_word(a->tokens.at[i + 1]) ||
        !inverts_at(a, i + 1, q->end_token))
      continue;
    uint32_t end = i + AUTHORS_WORDS < q->end_token ? i + AUTHORS_WORDS : q->end_token;
    for (uint32_t j = i + 2; j < end && qt_kind(a->tokens.at[j]) != QT_QUOTE; j++) {
      if (!qt_is_mark_of(a->tokens.at[j], behind)) continue;
      *mark = qt_is_mark(a->tokens.at[i], QT_COMMA) ? i : i + 1;
      *again = j + 1;
      return true;
    }
  }
  return false;
}

/* The quote at `index` ends before the author's words, and a new one begins behind them. false: no memory. */
static bool split_quote(reader *r, uint32_t index, uint32_t dash, uint32_t again) {
  quoth_article *a = r->article;
  if (!qt_vec_push(&a->alloc, &a->quotes)) return false;
  qt_quote *q = a->quotes.at, rest = q[index];
  uint32_t at = a->quotes.count - 1;
  for (; at > index + 1 && q[at - 1].first_token > again; at--) q[at] = q[at - 1];
  for (uint32_t i = index + 1; i < a->quotes.count; i++) {
    if (i == at || q[i].outer == QUOTH_NONE) continue;
    if (q[i].outer == index)
      q[i].outer = i > at ? at : index;
    else if (q[i].outer >= at)
      q[i].outer++;
  }
  q[index].close = QUOTH_NONE;
  q[index].end_token = dash;
  q[index].inner = inner_span(a, &q[index]);
  rest.first_token = again;
  rest.open = r->author_inverts ? QUOTH_NONE : again;
  rest.inner = inner_span(a, &rest);
  q[index].role = rest.role = QT_SPEECH;
  q[at] = rest;
  return true;
}

static bool part_from_author(reader *r) {
  quoth_article *a = r->article;
  for (uint32_t i = r->first_quote; i < a->quotes.count; i++) {
    const qt_quote *q = &a->quotes.at[i];
    uint32_t dash, again;
    if (q->depth || q->runs_on || q->end_token < q->first_token + 6) continue;
    uint32_t from = q->first_token + 2;
    bool found = r->author_inverts ? find_inverted(a, q, from, &dash, &again) : find_author(a, q, from, &dash, &again);
    if (!found) continue;
    if (again + 1 >= q->end_token) { /* « A, dit-il. » */
      a->quotes.at[i].close = QUOTH_NONE;
      a->quotes.at[i].end_token = dash;
      a->quotes.at[i].inner = inner_span(a, &a->quotes.at[i]);
    } else if (!split_quote(r, i, dash, again)) {
      return false;
    }
  }
  return true;
}

/* ---- over paragraphs ------------------------------------------------------------------------------- */

static bool is_prose(const quoth_article *a, uint32_t block) { return qt_is_prose(a->blocks.at[block].kind); }

/* Captions and boilerplate stand between paragraphs without parting them. */
static bool is_between(const quoth_article *a, uint32_t block) {
  return a->blocks.at[block].kind == QUOTH_BLOCK_CAPTION || a->blocks.at[block].kind == QUOTH_BLOCK_BOILERPLATE;
}

/* The mark that a block opens with, 0: none. */
static uint8_t opening_mark(const quoth_article *a, uint32_t block) {
  const qt_block_range *range = &a->ranges.at[block];
  if (range->token_count < 2) return 0;
  qt_token t = a->tokens.at[range->first_token], next = a->tokens.at[range->first_token + 1];
  if (qt_kind(t) != QT_QUOTE) return 0;
  bool apart = (next.flags & QT_SPACED) && qt_mark_group((uint8_t)t.word) != qt_mark_group(QT_LEFT_ANGLE);
  bool elided = qt_is_word(next) && (qt_word_of(a->lexicon, next)->more & QT_MORE(CLIPPED));
  return apart || elided ? 0 : (uint8_t)t.word;
}

/* A block that a quotation runs on through, from its start: to its end where it has no mark. */
static bool push_middle(reader *r, uint32_t block) {
  quoth_article *a = r->article;
  qt_block_range *range = &a->ranges.at[block];
  qt_quote *q = qt_vec_push(&a->alloc, &a->quotes);
  if (!q) return false;
  range->first_quote = a->quotes.count - 1;
  range->quote_count = 1;
  q->open = q->close = q->outer = QUOTH_NONE;
  q->first_token = range->first_token;
  q->end_token = range->first_token + range->token_count;
  q->block = block;
  q->inner = inner_span(a, q);
  q->runs_on = q->resumes = true;
  return add_repair(a, a->blocks.at[block].span.start, QUOTH_REPAIR_RUN_ON);
}

/* The quotation left open does run on into this block: it goes to its paragraph's very end. */
static bool run_on(reader *r) {
  quoth_article *a = r->article;
  qt_quote *q = &a->quotes.at[r->left.quote];
  const qt_block_range *range = &a->ranges.at[r->left.block];
  q->end_token = range->first_token + range->token_count;
  q->inner = inner_span(a, q);
  q->runs_on = true;
  q->role = QT_SPEECH;
  for (uint32_t i = r->left.repair; i + 1 < a->repairs.count; i++) a->repairs.at[i] = a->repairs.at[i + 1];
  a->repairs.count--;
  if (!add_repair(a, q->inner.end, QUOTH_REPAIR_RUN_ON)) return false;
  for (uint32_t b = r->left.block + 1; b < r->block; b++)
    if (is_prose(a, b) && a->ranges.at[b].token_count && !push_middle(r, b)) return false;
  return add_repair(a, a->tokens.at[r->first].start, QUOTH_REPAIR_RUN_ON);
}

/* The paragraph before runs on into this one, by a mark that opens again: does it? */
static bool resume(reader *r, bool *resumes) {
  quoth_article *a = r->article;
  *resumes = false;
  if (r->left.quote == QUOTH_NONE || r->left.repair != QUOTH_NONE) return true;
  *resumes = r->pairing.sites.count && r->pairing.sites.at[0].token == r->first &&
             r->pairing.readings.at[0].kind == QT_READ_OPEN;
  if (*resumes) return true;
  a->quotes.at[r->left.quote].runs_on = false;
  return add_repair(a, a->quotes.at[r->left.quote].inner.end, QUOTH_REPAIR_UNCLOSED);
}

/* The paragraph ends: what is still open has lost its closer, or runs on. */
static bool end_paragraph(reader *r) {
  quoth_article *a = r->article;
  while (r->depth > 1)
    if (!end_unclosed(r, r->end, false, false)) return false;
  if (!r->depth) return true;
  uint32_t index = r->stack[0], token = a->quotes.at[index].open;
  r->left.quote = index;
  r->left.block = r->block;
  r->left.blocks = 0;
  r->left.mark = token == QUOTH_NONE ? r->pairing.carried : (uint8_t)a->tokens.at[token].word;
  r->left.repair = QUOTH_NONE;
  /* a paragraph that ends in an attribution does not run on, whatever opens the next one */
  uint32_t end = lost_end(r, r->end, false);
  bool attributed = end < r->end && r->end - end <= FINAL_ATTRIBUTION;
  if (!attributed && qt_reopens(r->left.mark, r->pairing.next)) {
    a->quotes.at[index].runs_on = true;
    end_quote(r, r->end, QUOTH_NONE);
    return true;
  }
  if (!end_unclosed(r, r->end, false, true)) return false;
  uint32_t at = end_byte(r, a->quotes.at[index].end_token);
  r->left.repair = a->repairs.count - 1;
  while (a->repairs.at[r->left.repair].at > at) r->left.repair--;
  return true;
}

/* ---- a block --------------------------------------------------------------------------------------- */

static uint32_t next_paragraph(const quoth_article *a, uint32_t block) {
  uint32_t before = block;
  do block++;
  while (block < a->blocks.count && is_between(a, block));
  if (block == a->blocks.count || !is_prose(a, block) || qt_begins_entry(a, before, block)) return QUOTH_NONE;
  return block;
}

/* A block without quotations: what is open may run on through it. */
static void skip_block(reader *r) {
  if (is_between(r->article, r->block)) return;
  if (!is_prose(r->article, r->block) || ++r->left.blocks > RUN_ON_BLOCKS || r->left.repair == QUOTH_NONE)
    r->left.quote = QUOTH_NONE;
}

/* Places the block's quotes from the readings of its marks. */
static bool replay(reader *r) {
  quoth_article *a = r->article;
  bool resumes, runs = r->pairing.starts_open;
  if (!resume(r, &resumes)) return false;
  if (runs && !run_on(r)) return false;
  left_open before = r->left;
  r->left.quote = QUOTH_NONE;
  r->first_quote = a->quotes.count;
  r->depth = 0;
  r->settled = r->first;
  if (runs && !push_quote(r, QUOTH_NONE)) return false;
  for (uint32_t i = 0; i < r->pairing.sites.count; i++)
    if (!replay_mark(r, i)) return false;
  if (!end_paragraph(r)) return false;
  if (runs || (resumes && a->quotes.count > r->first_quote)) a->quotes.at[r->first_quote].resumes = true;
  finish_quotes(r);
  if ((r->author_inside || r->author_inverts) && !part_from_author(r)) return false;
  if (runs || a->quotes.count > r->first_quote) return true;
  r->left = before; /* nothing but apostrophes */
  skip_block(r);
  return true;
}
static bool read_block(reader *r) {
  quoth_article *a = r->article;
  qt_block_range *range = &a->ranges.at[r->block];
  r->first = range->first_token;
  r->end = r->first + range->token_count;
  qt_traits traits = range->traits;
  range->first_quote = a->quotes.count;
  range->quote_count = 0;
  if (r->left.quote != QUOTH_NONE && qt_begins_entry(a, r->left.block, r->block)) r->left.quote = QUOTH_NONE;
  const uint32_t edits = QT_TRAIT(QT_LBRACKET) | QT_TRAIT(QT_LPAREN) | QT_TRAIT(QT_ELLIPSIS);
  if ((traits.marks & edits) && !qt_read_edits(a, r->first, r->end)) return false;
  r->pairing.sites.count = 0;
  if ((traits.marks & QT_QUOTE_TRAITS) && !qt_read_marks(a, r->first, r->end, QT_MAX_MARKS + 1, &r->pairing.sites))
    return false;
  bool prose = is_prose(a, r->block);
  if (r->pairing.sites.count > QT_MAX_MARKS) {
    r->left.quote = QUOTH_NONE;
    return qt_warn(a, "many_marks", "a paragraph with more quotation marks than are read was left alone",
                   a->blocks.at[r->block].span.start);
  }
  if (!r->pairing.sites.count) {
    skip_block(r);
    return true;
  }
  uint32_t next = prose ? next_paragraph(a, r->block) : QUOTH_NONE;
  r->pairing.next = next == QUOTH_NONE ? 0 : opening_mark(a, next);
  bool between = is_between(a, r->block);
  left_open left = r->left;
  if (!prose) r->left.quote = QUOTH_NONE;
  bool carries = r->left.quote != QUOTH_NONE && r->left.repair != QUOTH_NONE;
  r->pairing.carried = carries ? r->left.mark : 0;
  r->pairing.carried_over = r->left.blocks;
  if (!qt_pair_marks(&a->alloc, &r->pairing) || !replay(r)) return false;
  range->first_quote = r->first_quote;
  range->quote_count = a->quotes.count - r->first_quote;
  /* a caption parts nothing; but quotes stay in text order, so nothing runs on through one that quotes */
  if (between) r->left = left;
  if (between && range->quote_count && left.repair != QUOTH_NONE) r->left.quote = QUOTH_NONE;
  return true;
}

quoth_status qt_quotations(quoth_article *a) {
  reader r;
  memset(&r, 0, sizeof r);
  r.article = a;
  r.left.quote = QUOTH_NONE;
  r.author_inside = qt_lexicon_weight(a->lexicon, "clause", "author_inside") > 0;
  r.author_inverts = qt_lexicon_weight(a->lexicon, "clause", "author_inverts") > 0;
  bool ok = true;
  for (r.block = 0; ok && r.block < a->blocks.count; r.block++) ok = read_block(&r);
  qt_pairing_free(&a->alloc, &r.pairing);
  return ok ? QUOTH_OK : QUOTH_NO_MEMORY;
}

/* ---- look-up --------------------------------------------------------------------------------------- */

uint32_t qt_innermost_quote(const quoth_article *a, uint32_t block, uint32_t token) {
  const qt_block_range *range = &a->ranges.at[block];
  uint32_t low = range->first_quote, high = low + range->quote_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (a->quotes.at[middle].first_token <= token)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == range->first_quote) return QUOTH_NONE;
  uint32_t quote = low - 1;
  while (quote != QUOTH_NONE && a->quotes.at[quote].end_token <= token) quote = a->quotes.at[quote].outer;
  return quote;
}

uint32_t qt_outermost_quote(const quoth_article *a, uint32_t block, uint32_t token) {
  uint32_t quote = qt_innermost_quote(a, block, token);
  while (quote != QUOTH_NONE && a->quotes.at[quote].outer != QUOTH_NONE) quote = a->quotes.at[quote].outer;
  return quote;
}
