#include "speech/attribution.h"

#include "speech/candidate.h"
#include "speech/cast.h"
#include "speech/statement.h"
#include "speech/weigh.h"

/*
** One pass over the blocks. Each outer sentence gives the statements that its candidates attribute;
** what attributes nothing may belong to the digest's speaker, to the turn of a transcript, or run on
** from the statement before it.
*/
typedef struct attributor {
  quoth_article *article;
  qt_builder builder;
  uint32_t label, next_label; /* the turn that is open, or QUOTH_NONE; the next to open */
  bool introduced;            /* the paragraph before ended "X said:" */
  qt_source introducer;
} attributor;

enum { MAX_CANDIDATES = QT_MAX_CUES };

enum { HEADING_WORDS = 8, LONGER = 4 /* bytes of the words that have a capital in a heading */ };

enum { SIGNATURE_LENGTH = 24 }; /* tokens: "- Karl Bent, mayor of Ellim, in a letter" */

enum { CUT_WINDOW = 16 }; /* tokens back to the conjunction that sets a later clause off */

static const float MUCH = 1.0f; /* of score: what lets a later candidate take a quotation away */

static bool is_prose(quoth_block_kind kind) {
  return kind == QUOTH_BLOCK_PARAGRAPH || kind == QUOTH_BLOCK_ITEM || kind == QUOTH_BLOCK_BLOCKQUOTE;
}

/* The outermost quotations of a block that begin at or behind *next and before end, as atoms. */
static void read_atoms(qt_clause *c, uint32_t *next, uint32_t last) {
  const quoth_article *a = c->article;
  c->atom_count = 0;
  for (; *next < last; (*next)++) {
    const qt_quote *q = &a->quotes.at[*next];
    if (q->depth) continue;
    if (q->first_token >= c->end) break;
    if (c->atom_count == QT_MAX_ATOMS) continue;
    c->atoms[c->atom_count++] = (qt_atom){q->first_token, q->end_token, *next};
  }
}

/* Where the outer sentence that begins with sentence `s` ends: the last sentence it takes in. */
static uint32_t last_of_outer(const quoth_article *a, uint32_t s, uint32_t last_sentence, uint32_t *next_quote,
                              uint32_t last_quote, uint32_t end) {
  uint32_t quote = *next_quote;
  while (s + 1 < last_sentence) {
    uint32_t boundary = a->sentence_tokens.at[s + 1];
    while (quote < last_quote && (a->quotes.at[quote].depth || a->quotes.at[quote].end_token <= boundary)) quote++;
    if (quote == last_quote || a->quotes.at[quote].first_token >= boundary) break;
    s++;
  }
  /* "A." - X: a dash and a name end the block */
  if (s + 2 == last_sentence) {
    uint32_t dash = a->sentence_tokens.at[s + 1];
    bool is_dash = qt_is_mark(a->tokens.at[dash], QT_DASH) || qt_is_mark(a->tokens.at[dash], QT_HYPHEN);
    uint32_t index = is_dash && dash + 1 < end ? qt_mention_at(a, dash + 1) : QUOTH_NONE;
    if (qt_is_mark(a->tokens.at[end - 1], QT_DOT)) end--;
    if (index != QUOTH_NONE && a->mentions.at[index].first_token + a->mentions.at[index].token_count == end) s++;
  }
  return s;
}

/*
** `"A." "B," X said.`: is sentence s nothing but a quotation, with another one right behind it, and no statement
** open that it goes on with?
*/
static bool goes_on_quoted(const attributor *t, uint32_t s, uint32_t last_sentence, uint32_t quote, uint32_t last_quote,
                           uint32_t block) {
  const quoth_article *a = t->article;
  const quoth_statement *open = qt_last_statement(&t->builder);
  if (s + 1 >= last_sentence || t->introduced || (open && open->block == block && qt_ends_quoted(&t->builder)))
    return false;
  uint32_t first = a->sentence_tokens.at[s], boundary = a->sentence_tokens.at[s + 1];
  while (quote < last_quote && (a->quotes.at[quote].depth || a->quotes.at[quote].end_token <= first)) quote++;
  if (quote == last_quote || a->quotes.at[quote].first_token != first || a->quotes.at[quote].end_token != boundary)
    return false;
  while (quote < last_quote && (a->quotes.at[quote].depth || a->quotes.at[quote].end_token <= boundary)) quote++;
  return quote < last_quote && a->quotes.at[quote].first_token == boundary;
}

/* ---- which candidates stand -------------------------------------------------------------------- */

static bool same_source(const qt_candidate *x, const qt_candidate *y) {
  return x->source.first == y->source.first && x->source.end == y->source.end;
}

/* The content that a later clause would cut. */
static qt_region *last_region(qt_candidate *k) { return k->more_count ? &k->more[k->more_count - 1] : &k->right; }

/* "and", "while": but not "when" or "as", which keep their clause inside the content. */
static bool sets_off(const qt_clause *c, uint32_t token) {
  uint64_t is = qt_word_at(c, token)->classes;
  return (is & QT_BIT(CONJUNCTION)) || ((is & QT_BIT(SUBORDINATOR)) && !(is & (QT_BIT(WH) | QT_BIT(PREPOSITION))));
}

/* Where the later clause is set off from the content before it: a comma, semicolon or conjunction. */
static uint32_t cut_before(const qt_clause *c, const qt_candidate *before, const qt_candidate *later, uint32_t floor) {
  uint32_t at = later->first;
  bool conjunction = false;
  if (later->source.antecedent != QUOTH_NONE && later->source.mention == QUOTH_NONE) {
    uint32_t first = qt_mention_of(c, later->source.antecedent)->first_token; /* ..., and Orlov, who says B */
    if (first > floor && first < at) at = first;
  }
  while (at > floor && qt_is_word(c->tokens[at - 1]) &&
         qt_has_class(c, at - 1, QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR) | QT_BIT(ADVERB))) {
    conjunction |= sets_off(c, at - 1);
    at--;
  }
  if (before && qt_is_fronted(c, before) && !later->source.elided && !later->source.inverted) {
    uint32_t low = at > floor + CUT_WINDOW ? at - CUT_WINDOW : floor; /* After X said A, Y said B */
    for (uint32_t i = at; i > low + 1; i--)
      if (qt_mark_at(c, i - 1, QT_COMMA)) return i - 1;
  }
  if (later->quoted && !later->source.elided && at > floor + 2 && qt_has_class(c, at - 1, QT_BIT(RELATIVE)) &&
      qt_has_class(c, at - 2, QT_BIT(PREPOSITION)) && qt_mark_at(c, at - 3, QT_COMMA))
    return at - 3; /* She said A, to which Y replied: "B" */
  /* ..., and when pressed, the minister replied, "A" */
  if (later->quoted && !later->source.elided && !conjunction && at > floor && qt_mark_at(c, at - 1, QT_COMMA)) {
    uint32_t low = at > floor + CUT_WINDOW ? at - CUT_WINDOW : floor;
    for (uint32_t i = at - 1; i > low + 1; i--)
      if (qt_mark_at(c, i - 1, QT_COMMA) && qt_is_word(c->tokens[i]) && qt_has_class(c, i, QT_BIT(CONJUNCTION)))
        return i - 1;
  }
  if (later->quoted && !later->source.elided && at > floor && qt_mark_at(c, at - 1, QT_DASH)) return at - 1;
  bool mark = at > floor && (qt_mark_at(c, at - 1, QT_COMMA) || qt_mark_at(c, at - 1, QT_SEMICOLON) ||
                             qt_mark_at(c, at - 1, QT_DASH) || qt_kind(c->tokens[at - 1]) == QT_QUOTE);
  if (later->source.elided && later->cue.form == QT_GERUND) return mark ? at : QUOTH_NONE;
  bool follows = later->cue.form == QT_FINITE && at > floor && qt_mark_at(c, at - 1, QT_COMMA); /* said A, called B */
  if (later->source.elided) return conjunction || follows ? at : QUOTH_NONE;
  return conjunction && mark ? at : QUOTH_NONE;
}

/* Keeps what was weighed, for explain. false: no memory. */
static bool note_evidence(quoth_article *a, const qt_clause *c, qt_candidate *k) {
  quoth_evidence *e = qt_vec_push(&a->alloc, &a->evidences);
  if (!e) return false;
  k->evidence = a->evidences.count - 1;
  e->source = qt_span_of(c, k->source.first, k->source.end);
  e->cue = qt_span_of(c, k->cue.head, k->cue.head_end);
  e->left = qt_span_of(c, k->left.first, k->left.end);
  e->right = qt_span_of(c, k->right.first, k->right.end);
  e->features = k->features;
  e->pairs[0] = k->pairs[0];
  e->pairs[1] = k->pairs[1];
  e->score = k->score;
  e->sentence = c->sentence;
  e->reason = k->reason;
  e->verdict = (uint8_t)(k->score > 0 ? QUOTH_VERDICT_INSIDE : QUOTH_VERDICT_WEAK);
  return true;
}

static void judge(quoth_article *a, const qt_candidate *k, quoth_verdict verdict) {
  if (k->evidence != QUOTH_NONE) a->evidences.at[k->evidence].verdict = (uint8_t)verdict;
}

/* A refusal stands by its verb: there is no content to be wrong about. */
static bool is_refusal(const qt_clause *c, const qt_candidate *k) {
  if (k->cue.form != QT_FINITE || k->source.mention == QUOTH_NONE) return false;
  bool silent = k->cue.negated && qt_has_class(c, k->cue.head, QT_BIT(SAY)) && k->left.first >= k->left.end;
  return silent || (k->cue.classes & QT_BIT(REFUSE));
}

/*
** ", she said, citing Orlov": where she has it from is not what she said. "A," said X, who fears the canal; "A," X said
** at a meeting during which callers asked: behind a quotation and its speaker a subordinate clause tells of them.
*/
static bool is_aside_of(const qt_clause *c, const qt_candidate *before, const qt_candidate *k) {
  if (k->quoted) return false;
  if (k->cue.form == QT_GERUND && k->source.elided && (qt_word_at(c, k->cue.head)->more & QT_MORE(CITING)))
    return before->quoted || k->cue.first == before->end + 1;
  /* "A," X said, recalling a visit: no clause, no quotation */
  if (before->quoted && k->cue.form == QT_GERUND && k->source.elided && k->complement != QT_THAT_COMPLEMENT &&
      !(k->features & QT_HAS_CLAUSE))
    return true;
  bool relative = k->source.mention == QUOTH_NONE && k->source.end == k->source.first + 1 &&
                  qt_has_class(c, k->source.first, QT_BIT(RELATIVE) | QT_BIT(WH));
  bool behind = before->quoted && !before->medial && qt_is_empty(before->right) && k->cue.head >= before->end;
  return behind && !k->source.elided && !is_refusal(c, k) && (relative || qt_is_subordinate(c, k));
}

/* "She responded to one of his messages by saying, "A"": the second verb has the content. */
static bool says_by(const qt_clause *c, const qt_candidate *before, const qt_candidate *k) {
  return k->quoted && !before->quoted && k->cue.form == QT_GERUND && same_source(before, k) &&
         k->cue.first > before->end && qt_has_class(c, k->cue.first - 1, QT_BIT(BY));
}

/*
** Candidates in order of their cues. A final attribution takes in all before it; a later clause that
** is set off ends the content before it; whatever else stands inside content is nested.
*/
static quoth_status choose(attributor *t, const qt_clause *c, const qt_cue *cues, uint32_t cue_count,
                           qt_candidate kept[MAX_CANDIDATES], uint32_t *kept_count) {
  uint32_t count = 0, floor = c->first;
  qt_candidate *before = NULL, k;
  *kept_count = 0;
  for (uint32_t i = 0; i < cue_count; i++) {
    if (!qt_read_candidate(c, &cues[i], floor, before, &k)) continue;
    qt_weigh(t->article->lexicon, c, &k);
    if (!note_evidence(t->article, c, &k)) return QUOTH_NO_MEMORY;
    if (k.score <= 0 && !is_refusal(c, &k)) continue;
    if (!before) {
      kept[count] = k;
      before = &kept[count++];
      continue;
    }
    const qt_region *reach = last_region(before);
    if (is_aside_of(c, before, &k)) continue;
    if (k.quoted && !qt_is_empty(k.right) && k.right.first == reach->first && qt_is_empty(k.left))
      continue; /* said in a statement: "A"; said before adding: "A" */
    bool inside = !qt_is_empty(*reach) && k.cue.head >= reach->first && k.cue.head < reach->end;
    /* When a man shouted, "A," X joked: the quotation before it is the first one's */
    inside = inside || (k.quoted && !qt_is_empty(k.left) && k.left.end == reach->end && before->quoted);
    if (!inside && k.source.elided && same_source(before, &k) && !is_refusal(c, &k) && qt_is_empty(k.left) &&
        !qt_is_empty(k.right) && before->more_count < QT_MAX_MORE) {
      before->more[before->more_count++] = k.right; /* "A," X said, adding that B */
      judge(t->article, &k, QUOTH_VERDICT_WON);
      continue;
    }
    if (!inside) {
      if (!qt_is_empty(k.left) && k.left.first < before->end) k.left.first = before->end;
      /* "A," said Kristen Day, head of the group, reports the Gazette: another has it from her */
      if (before->quoted && !qt_is_empty(k.left) && qt_is_empty(k.right) && !k.quoted &&
          !qt_has_verb(c, k.left.first, k.left.end))
        continue;
      kept[count] = k;
      before = &kept[count++];
      continue;
    }
    if (says_by(c, before, &k)) { /* responded to his critics by saying, "A" */
      judge(t->article, before, QUOTH_VERDICT_INSIDE);
      *before = k;
      continue;
    }
    if (!qt_is_empty(k.left) && !k.source.elided && !same_source(before, &k)) {
      const qt_atom *atom = qt_atom_at(c, k.left.end - 1);
      if (k.quoted && !before->quoted && atom && qt_mark_at(c, atom->first - 1, QT_COLON)) {
        k.left.first = atom->first; /* X scolded him: "A," she said */
        judge(t->article, before, QUOTH_VERDICT_INSIDE);
        *before = k;
        continue;
      }
      bool own = k.quoted && atom && atom->first == before->right.first;
      /* X said, "A," Y said: the first has it, unless it is much the weaker one */
      bool embedded = own && !qt_mark_at(c, atom->first - 1, QT_COMMA) && !qt_mark_at(c, atom->first - 1, QT_COLON);
      if (own && !embedded && k.medial && before->quoted && !qt_is_empty(k.right)) {
        k.left = (qt_region){0, 0}; /* When a man shouted, "A," X joked, "B" */
        k.medial = false;
        kept[count] = k;
        before = &kept[count++];
        continue;
      }
      if (own && !embedded && k.score < before->score + MUCH) continue;
      uint32_t cut = k.quoted && atom && !embedded ? atom->first : QUOTH_NONE;
      if (cut != QUOTH_NONE && cut > before->right.first && qt_ends_sentence(c, cut - 1)) {
        before->right.end = cut;
        k.left.first = cut;
      } else {
        k.left.first = before->first < k.left.first ? before->first : k.left.first;
        if (!qt_is_empty(before->left)) k.left.first = before->left.first;
        if (count > 1 && k.left.first < kept[count - 2].end) k.left.first = kept[count - 2].end;
        count--; /* what stood before is nested in what the final attribution takes in */
      }
      kept[count] = k;
      before = &kept[count++];
      continue;
    }
    if (qt_is_empty(k.right)) continue;
    qt_region *last = last_region(before);
    uint32_t cut = cut_before(c, before, &k, last->first);
    if (cut == QUOTH_NONE || cut <= last->first || !qt_has_word(c, last->first, cut)) {
      /* a weak verb must not swallow what another says in marks */
      if (!k.quoted || before->quoted || k.source.elided || k.score < before->score + MUCH) continue;
      *before = k;
      continue;
    }
    last->end = cut;
    if (same_source(before, &k) && !is_refusal(c, &k) && before->more_count < QT_MAX_MORE) {
      before->more[before->more_count++] = k.right;
      judge(t->article, &k, QUOTH_VERDICT_WON);
      continue;
    }
    kept[count] = k;
    before = &kept[count++];
  }
  for (uint32_t i = 0; i < count; i++) judge(t->article, &kept[i], QUOTH_VERDICT_WON);
  *kept_count = count;
  return QUOTH_OK;
}

/* ---- what stands without a cue ------------------------------------------------------------------- */

/* "Port to reopen - Petrova": a dash and a name at the end of a block. */
static bool read_dash(const qt_clause *c, qt_candidate *k) {
  if (c->end - c->first < 4) return false;
  uint32_t end = qt_mark_at(c, c->end - 1, QT_DOT) ? c->end - 1 : c->end;
  uint32_t index = qt_mention_at(c->article, end - 1);
  if (index == QUOTH_NONE) return false;
  const qt_mention *m = &c->article->mentions.at[index];
  uint32_t first = m->first_token;
  if (first <= c->first + 1 || m->first_token + m->token_count != end || m->kind == QT_PRONOUN_MENTION) return false;
  if (!qt_mark_at(c, first - 1, QT_DASH) && !qt_mark_at(c, first - 1, QT_HYPHEN)) return false;
  memset(k, 0, sizeof *k);
  k->source = (qt_source){first, end, index, QUOTH_NONE, false, false};
  k->first = first - 1;
  k->end = c->end;
  k->left = (qt_region){c->first, first - 1};
  k->reason = QT_REASON_DASH;
  k->cue.first = k->cue.end = k->evidence = QUOTH_NONE;
  k->score = 3;
  return true;
}

/* "A" - X: a quotation, a dash and a name, as often as the sentence has them. */
static uint32_t read_signed(const qt_clause *c, qt_candidate kept[MAX_CANDIDATES]) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < c->atom_count && count < MAX_CANDIDATES; i++) {
    const qt_atom *atom = &c->atoms[i];
    uint32_t name = atom->end + 1;
    bool hyphen = qt_mark_at(c, atom->end, QT_HYPHEN) && (c->tokens[atom->end].flags & QT_SPACED);
    if ((!qt_mark_at(c, atom->end, QT_DASH) && !hyphen) || name >= c->end) continue;
    uint32_t index = qt_mention_at(c->article, name);
    if (index == QUOTH_NONE) continue;
    const qt_mention *m = &c->article->mentions.at[index];
    uint32_t behind = m->first_token + m->token_count;
    bool ends = behind >= c->end || (c->tokens[behind].flags & QT_NEW_LINE) || qt_mark_at(c, behind, QT_DOT) ||
                qt_mark_at(c, behind, QT_COMMA) || qt_kind(c->tokens[behind]) == QT_QUOTE;
    if (m->kind != QT_NAME || m->first_token != name || !ends) continue;
    qt_candidate *k = &kept[count++];
    memset(k, 0, sizeof *k);
    k->source = (qt_source){name, behind, index, QUOTH_NONE, false, false};
    k->first = atom->end;
    k->end = behind;
    k->left = (qt_region){atom->first, atom->end};
    k->quoted = true;
    k->reason = QT_REASON_DASH;
    k->cue.first = k->cue.end = k->evidence = QUOTH_NONE;
    k->score = 3;
  }
  return count;
}

/* "Petrova: The port is open." */
static bool read_colon(const qt_clause *c, qt_candidate *k) {
  uint32_t index = qt_mention_at(c->article, c->first);
  if (index == QUOTH_NONE) return false;
  const qt_mention *m = &c->article->mentions.at[index];
  uint32_t end = m->first_token + m->token_count;
  if (m->first_token != c->first || !m->name_count || !qt_mark_at(c, end, QT_COLON) || end + 2 >= c->end) return false;
  bool quoted = qt_kind(c->tokens[end + 1]) == QT_QUOTE;
  /* "Maple syrup: use a good one"; a person's name, or the last part of one named in full elsewhere */
  bool fuller = m->speaker != QUOTH_NONE && c->article->speakers.at[m->speaker].name.length >
                                                qt_end(c->tokens[end - 1]) - c->tokens[m->name_token].start;
  if (!quoted && (m->kind != QT_NAME || (!m->gender && !fuller))) return false;
  memset(k, 0, sizeof *k);
  k->source = (qt_source){c->first, end, index, QUOTH_NONE, false, false};
  k->first = c->first;
  k->end = end + 1;
  k->right = (qt_region){end + 1, c->end};
  k->reason = QT_REASON_COLON;
  k->cue.first = k->cue.end = k->evidence = QUOTH_NONE;
  k->score = 3;
  return true;
}

static bool may_speak(const qt_clause *c, uint32_t mention) {
  const qt_mention *m = &c->article->mentions.at[mention];
  bool oblique = m->first_token > c->first && qt_has_class(c, m->first_token - 1, QT_BIT(PREPOSITION));
  return m->kind != QT_PLACE_NAME && !oblique;
}

static bool unknown_verb(const qt_clause *c, qt_candidate *k, uint32_t mention, uint32_t verb, qt_atom atom,
                         bool left) {
  const qt_mention *m = &c->article->mentions.at[mention];
  memset(k, 0, sizeof *k);
  k->source = (qt_source){m->first_token, m->first_token + m->token_count, mention, QUOTH_NONE, false, false};
  k->cue.first = k->cue.head = verb;
  k->cue.end = k->cue.head_end = verb + 1;
  k->evidence = QUOTH_NONE;
  k->quoted = true;
  k->score = 0.5f;
  k->reason = (uint8_t)(left ? QT_REASON_CONTENT_NAME_CUE : QT_REASON_NAME_CUE_CONTENT);
  *(left ? &k->left : &k->right) = (qt_region){left ? c->first : atom.first, left ? atom.end : c->end};
  /* "It is," she paused, "complicated." */
  if (left && qt_mark_at(c, verb + 1, QT_COMMA) && verb + 2 < c->end && qt_kind(c->tokens[verb + 2]) == QT_QUOTE &&
      qt_atom_at(c, verb + 2))
    k->right = (qt_region){verb + 2, c->end};
  return true;
}

/* "The port is open - Karl Bent: "A"": a name between a mark and the colon. */
static bool named_before_colon(const qt_clause *c, uint32_t colon, qt_source *s) {
  uint32_t index = qt_mention_ending_at(c, c->first, colon);
  const qt_mention *m = qt_mention_of(c, index);
  if (!m || m->kind != QT_NAME || m->first_token == c->first || qt_is_word(c->tokens[m->first_token - 1])) return false;
  *s = (qt_source){m->first_token, colon, index, QUOTH_NONE, false, false};
  return true;
}

/* "His message was blunt: "No."": a colon before a quotation, and the sentence's subject as its source. */
static bool read_colon_quotation(const qt_clause *c, qt_candidate *k) {
  if (!c->atom_count) return false;
  const qt_atom *atom = &c->atoms[c->atom_count - 1];
  for (uint32_t i = 0; i < c->atom_count; i++) {
    if (c->atoms[i].first <= c->first || !qt_mark_at(c, c->atoms[i].first - 1, QT_COLON)) continue;
    atom = &c->atoms[i];
    memset(k, 0, sizeof *k);
    k->source = (qt_source){QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, false, false};
    if (!named_before_colon(c, atom->first - 1, &k->source) &&
        !qt_subject_of_conjunct(c, c->first, atom->first - 1, &k->source) &&
        !qt_sentence_subject(c, atom->first - 1, &k->source))
      return false;
    k->first = c->first;
    k->end = atom->first;
    k->right = (qt_region){atom->first, c->end};
    k->reason = QT_REASON_COLON;
    k->quoted = true;
    k->cue.first = k->cue.end = k->evidence = QUOTH_NONE;
    k->score = 1;
    return c->article->quotes.at[atom->quote].role == QT_SPEECH;
  }
  return false;
}

/* No percent and no week. */
static bool may_be_verb(const qt_clause *c, uint32_t token) {
  return qt_is_plain_word(c, token) && !(qt_word_at(c, token)->more & (QT_MORE(UNIT) | QT_MORE(TIME)));
}

/*
** A quotation with a name and an unknown verb beside it: `the doctor typed "..."`, `"..." Petrova typed`.
** The verb is a lower-case word that the language does not know as anything else.
*/
static bool read_unknown_verb(const qt_clause *c, qt_candidate *k) {
  for (uint32_t i = 0; i < c->atom_count; i++) {
    const qt_atom *atom = &c->atoms[i];
    if (c->article->quotes.at[atom->quote].role != QT_SPEECH) continue;
    uint32_t verb = atom->first;
    if (verb > c->first && qt_mark_at(c, verb - 1, QT_COMMA)) verb--;
    if (verb > c->first + 1 && may_be_verb(c, verb - 1)) {
      uint32_t index = qt_mention_at(c->article, verb - 2);
      if (index != QUOTH_NONE && may_speak(c, index)) return unknown_verb(c, k, index, verb - 1, *atom, false);
    }
    verb = qt_mark_at(c, atom->end, QT_COMMA) ? atom->end + 1 : atom->end;
    uint32_t index = verb < c->end ? qt_mention_at(c->article, verb) : QUOTH_NONE;
    if (index != QUOTH_NONE && may_speak(c, index)) {
      const qt_mention *m = &c->article->mentions.at[index];
      uint32_t behind = m->first_token + m->token_count;
      if (behind < c->end && may_be_verb(c, behind)) return unknown_verb(c, k, index, behind, *atom, true);
    }
  }
  return false;
}

/* "The port is reportedly closed": somebody says so, nobody is named. */
static bool read_hearsay(const qt_clause *c, qt_candidate *k) {
  for (uint32_t at = c->first; at < c->end; at++) {
    if (!qt_has_hint(c->article->lexicon, c->tokens[at].word, QT_HEARSAY_HINT)) continue;
    if (!(qt_word_at(c, at)->more & QT_MORE(HEARSAY)) || qt_atom_at(c, at)) continue;
    /* beside the sentence's own verb: not in "rumours about talks allegedly being held" */
    uint32_t verb =
        at > c->first && qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(AUX)) ? at - 1 : at;
    if (verb == c->first || qt_has_verb(c, c->first, verb)) return false;
    if (verb == at &&
        (at + 1 >= c->end || !(qt_has_verb(c, at + 1, at + 2) || (qt_word_at(c, at + 1)->more & QT_MORE(VERB)))))
      return false;
    memset(k, 0, sizeof *k);
    k->source = (qt_source){QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, false, false};
    k->cue.first = k->cue.head = at;
    k->cue.end = k->cue.head_end = at + 1;
    k->evidence = QUOTH_NONE;
    k->left = (qt_region){c->first, at};
    k->right = (qt_region){at + 1, c->end};
    k->reason = QT_REASON_UNATTRIBUTED;
    k->score = 0.5f;
    return true;
  }
  return false;
}

/* The scope that owns a byte offset: the last one that holds it. Their starts rise. */
static const qt_scope *scope_at(const quoth_article *a, uint32_t at) {
  uint32_t low = 0, high = a->scopes.count; /* how many start at or before it */
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->scopes.at[middle].span.start <= at)
      low = middle + 1;
    else
      high = middle;
  }
  while (low > 0 && at >= a->scopes.at[low - 1].span.end) low--;
  return low ? &a->scopes.at[low - 1] : NULL;
}

/* Announcements are in text order and do not overlap. */
static bool is_announcement(const quoth_article *a, quoth_span span) {
  uint32_t low = 0, high = a->announcements.count; /* the first that ends behind the span's start */
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->announcements.at[middle].end <= span.start)
      low = middle + 1;
    else
      high = middle;
  }
  return low < a->announcements.count && a->announcements.at[low].start < span.end;
}

/*
** In a digest of X, a sentence that reports another's words stays X's statement, unless the other is
** set off by time or addressee, or speaks in marks of his own (STATEMENT.md section 5).
*/
static bool set_off(const qt_clause *c, const qt_candidate *k, uint32_t owner) {
  const quoth_article *a = c->article;
  if (k->source.mention == QUOTH_NONE) return false;
  for (uint32_t i = k->cue.first; i < k->cue.head; i++)
    if (qt_word_at(c, i)->more & QT_MORE(TIME)) return true;
  /* own marks with an attribution clause, not a quoted fragment in the newsroom's sentence */
  uint32_t kind = a->mentions.at[k->source.mention].kind;
  bool clause = k->reason != QT_REASON_NAME_CUE_CONTENT || qt_mark_at(c, k->right.first - 1, QT_COMMA) ||
                qt_mark_at(c, k->right.first - 1, QT_COLON);
  if (k->quoted && clause && kind != QT_PLACE_NAME) return true;
  if (!(k->cue.classes & QT_BIT(TELL)) || k->cue.form != QT_FINITE || (k->cue.classes & QT_BIT(SAY))) return false;
  uint32_t told = k->cue.head_end < c->end ? qt_mention_at(a, k->cue.head_end) : QUOTH_NONE;
  return told == QUOTH_NONE || a->mentions.at[told].speaker != owner;
}

/*
** "A," X assured Y, after Y told Z that B. "C": the quotation behind the sentence goes on with the quotation
** in it, which is the last statement for that.
*/
static void put_quoted_last(const attributor *t, const qt_clause *c, qt_candidate *kept, uint32_t count) {
  const qt_block_range *r = &t->article->ranges.at[c->block];
  if (count < 2 || kept[count - 1].quoted || c->end >= r->first_token + r->token_count) return;
  if (qt_kind(c->tokens[c->end]) != QT_QUOTE) return;
  for (uint32_t i = count - 1; i-- > 0;) {
    if (!kept[i].quoted) continue;
    qt_candidate quoted = kept[i];
    memmove(kept + i, kept + i + 1, (count - 1 - i) * sizeof *kept);
    kept[count - 1] = quoted;
    return;
  }
}

static quoth_status add_candidates(attributor *t, const qt_clause *c, const qt_candidate *kept, uint32_t count,
                                   const qt_scope *scope, bool *added) {
  for (uint32_t i = 0; i < count; i++) {
    if (scope) {
      uint32_t who = qt_speaker_of(&t->builder, c, &kept[i].source);
      if (who != scope->speaker && !set_off(c, &kept[i], scope->speaker)) {
        judge(t->article, &kept[i], QUOTH_VERDICT_OTHERS);
        continue;
      }
    }
    quoth_status status = qt_add_statement(&t->builder, c, &kept[i]);
    if (status) return status;
    *added = true;
  }
  return QUOTH_OK;
}

/* Content [first, end) of the outer sentence for a speaker that it does not name. */
static quoth_status add_unnamed(attributor *t, const qt_clause *c, uint32_t first, uint32_t speaker,
                                quoth_attribution attribution, qt_reason reason, float score) {
  const quoth_article *a = t->article;
  const quoth_statement *last = qt_last_statement(&t->builder);
  qt_candidate k;
  memset(&k, 0, sizeof k);
  k.source = (qt_source){QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, false, false};
  k.cue.first = k.cue.end = QUOTH_NONE;
  k.right = (qt_region){first, c->end};
  k.reason = (uint8_t)reason;
  k.score = score;
  k.runs_on = c->atom_count && a->quotes.at[c->atoms[0].quote].resumes && last && last->block < c->block &&
              last->speaker == speaker;
  return qt_add_inherited(&t->builder, c, &k, speaker, attribution);
}

/* Does the sentence end "X said:", so that the next paragraph is X's words? */
static void note_introduction(attributor *t, const qt_clause *c, const qt_cue *cues, uint32_t cue_count) {
  t->introduced = false;
  if (!qt_mark_at(c, c->end - 1, QT_COLON)) return;
  qt_candidate k;
  k.source.first = QUOTH_NONE;
  bool cued =
      cue_count && (qt_read_candidate(c, &cues[cue_count - 1], c->first, NULL, &k) || k.source.first != QUOTH_NONE);
  if (!cued) { /* Petrova made the following comment: */
    k.source = (qt_source){QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, false, false};
    if (!qt_subject_of_conjunct(c, c->first, c->end - 1, &k.source)) return;
  }
  t->introduced = k.source.first != QUOTH_NONE;
  t->introducer = k.source;
}

/* The mention stands in the paragraph before: the speaker is known, and the sentence names nobody. */
static quoth_status add_introduced(attributor *t, const qt_clause *c) {
  return add_unnamed(t, c, c->first, qt_speaker_of(&t->builder, c, &t->introducer), QUOTH_ATTRIBUTION_CONTINUED,
                     QT_REASON_INTRODUCED, 3);
}

/* 'Coal Is Not the Villain.': a heading in marks, its longer words with capitals. */
static bool is_quoted_heading(const qt_clause *c) {
  uint32_t words = 0, capitals = 0, longer = 0;
  for (uint32_t i = c->first; i < c->end; i++) {
    if (qt_kind(c->tokens[i]) != QT_WORD_TOKEN) continue;
    words++;
    if (c->tokens[i].length < LONGER) continue;
    longer++;
    capitals += (c->tokens[i].flags & QT_CAPITAL) != 0;
  }
  return words > 1 && words <= HEADING_WORDS && longer > 1 && capitals == longer;
}

/*
** The signature of a quotation that fills its paragraph: "- Petrova", "― Karl Bent, mayor of Ellim", at the begin of the
** next block. A dash in front may have been taken for a list's.
*/
static bool read_signature(const qt_clause *c, qt_source *s) {
  const quoth_article *a = c->article;
  const qt_block_range *here = &a->ranges.at[c->block];
  if (c->block + 1 >= a->blocks.count || c->first != here->first_token) return false;
  if (c->end != here->first_token + here->token_count) return false;
  const qt_block_range *r = &a->ranges.at[c->block + 1];
  uint32_t first = r->first_token, end = first + r->token_count;
  if (!r->token_count || r->token_count > SIGNATURE_LENGTH) return false;
  bool dash = qt_is_mark(a->tokens.at[first], QT_DASH) || qt_is_mark(a->tokens.at[first], QT_HYPHEN);
  if (!dash && a->blocks.at[c->block + 1].kind != QUOTH_BLOCK_ITEM) return false;
  first += dash;
  uint32_t index = first < end ? qt_mention_at(a, first) : QUOTH_NONE;
  if (index == QUOTH_NONE) return false;
  const qt_mention *m = &a->mentions.at[index];
  uint32_t behind = m->first_token + m->token_count;
  if (m->first_token != first || m->kind != QT_NAME || behind > end) return false;
  if (behind < end && !qt_is_mark(a->tokens.at[behind], QT_COMMA) && !qt_is_mark(a->tokens.at[behind], QT_DOT))
    return false;
  if (!dash && behind + 1 < end) return false;
  *s = (qt_source){first, behind, index, QUOTH_NONE, false, false};
  return true;
}

/* A quotation that the next block signs. */
static quoth_status add_signed(attributor *t, const qt_clause *c, const qt_source *source) {
  qt_candidate k;
  memset(&k, 0, sizeof k);
  k.source = *source;
  k.cue.first = k.cue.end = k.evidence = QUOTH_NONE;
  k.left = (qt_region){c->first, c->end};
  k.reason = QT_REASON_DASH;
  k.score = 3;
  return qt_add_statement(&t->builder, c, &k);
}

/* What attributes nothing by itself: floating quotations, runs-on, and a digest's own sentences. */
static quoth_status add_uncued(attributor *t, const qt_clause *c, const qt_scope *scope) {
  const quoth_article *a = t->article;
  uint32_t outside = 0, inside = 0;
  if (!scope && !c->atom_count) return QUOTH_OK; /* narration */
  qt_count_words_of(c, c->first, c->end, &outside, &inside);
  bool pure = outside == 0 && inside > 0;
  bool resumes = c->atom_count && a->quotes.at[c->atoms[0].quote].resumes;
  const quoth_statement *last = qt_last_statement(&t->builder);
  bool same_block = last && last->block == c->block;
  bool adjacent = same_block && t->builder.last_sentence + 1 >= c->sentence;
  if (pure && t->introduced && !same_block) return add_introduced(t, c);
  qt_source signature;
  if (pure && read_signature(c, &signature)) return add_signed(t, c, &signature);
  if (pure && adjacent && qt_ends_quoted(&t->builder)) return qt_continue_statement(&t->builder, c);
  if (scope) {
    if (outside + inside == 0) return QUOTH_OK;
    return add_unnamed(t, c, c->first, scope->speaker, QUOTH_ATTRIBUTION_IMPLIED, QT_REASON_SCOPE, 3);
  }
  bool near = last && c->block >= last->block && c->block - last->block <= 1;
  bool speech = false;
  for (uint32_t i = 0; i < c->atom_count; i++) speech |= a->quotes.at[c->atoms[i].quote].role == QT_SPEECH;
  if (!speech || (pure && !same_block && is_quoted_heading(c))) return QUOTH_OK;
  if (pure && near) {
    return add_unnamed(t, c, c->first, last->speaker, QUOTH_ATTRIBUTION_CONTINUED,
                       resumes ? QT_REASON_RUN_ON : QT_REASON_FOLLOWS, resumes ? 2.5f : 1.5f);
  }
  if (pure && inside >= 4) {
    return add_unnamed(t, c, c->first, last ? last->speaker : QUOTH_NONE,
                       last ? QUOTH_ATTRIBUTION_CONTINUED : QUOTH_ATTRIBUTION_UNKNOWN,
                       last ? QT_REASON_FOLLOWS : QT_REASON_UNATTRIBUTED, 0.5f);
  }
  if (adjacent && inside >= 3)
    return add_unnamed(t, c, c->first, last->speaker, QUOTH_ATTRIBUTION_CONTINUED, QT_REASON_FOLLOWS, 0.7f);
  return QUOTH_OK;
}

static quoth_status read_sentence(attributor *t, const qt_clause *c) {
  const quoth_article *a = t->article;
  quoth_span span = {c->tokens[c->first].start, qt_end(c->tokens[c->end - 1])};
  const qt_scope *scope = a->scopes.count ? scope_at(a, span.start) : NULL;
  if (is_announcement(a, span)) return QUOTH_OK;
  qt_cue cues[QT_MAX_CUES];
  qt_candidate kept[MAX_CANDIDATES];
  uint32_t cue_count = qt_find_cues(c, c->first, c->end, true, cues);
  uint32_t count = read_signed(c, kept);
  quoth_status status = count ? QUOTH_OK : choose(t, c, cues, cue_count, kept, &count);
  if (status) return status;
  if (!count &&
      (read_dash(c, kept) || read_colon(c, kept) || read_colon_quotation(c, kept) || read_unknown_verb(c, kept)))
    count = 1;
  bool added = false;
  if (!scope) put_quoted_last(t, c, kept, count);
  status = add_candidates(t, c, kept, count, scope, &added);
  if (!status && !added && !scope && read_hearsay(c, kept)) {
    status = qt_add_inherited(&t->builder, c, kept, QUOTH_NONE, QUOTH_ATTRIBUTION_UNKNOWN);
  } else if (!status && !added) {
    status = add_uncued(t, c, scope);
    if (count) t->builder.ends_quoted = false; /* what he reports in marks is another's: nothing goes on with it */
  }
  note_introduction(t, c, cues, cue_count);
  return status;
}

/* A turn's paragraph is one statement by its label's speaker, or the same turn going on. */
static quoth_status read_turn(attributor *t, qt_clause *c, uint32_t first, uint32_t last_quote, uint32_t next_quote,
                              bool opens) {
  const qt_label *label = &t->article->labels.at[t->label];
  c->first = first;
  if (c->first >= c->end) return QUOTH_OK;
  /* "(The briefing ended at 11:24.)": the newsroom's note */
  uint32_t close = qt_mark_at(c, c->end - 1, QT_DOT) ? c->end - 2 : c->end - 1;
  uint32_t open = qt_kind(c->tokens[c->first]) == QT_QUOTE ? c->first + 1 : c->first;
  if (!opens && qt_mark_at(c, open, QT_LPAREN) && qt_mark_at(c, close, QT_RPAREN)) return QUOTH_OK;
  read_atoms(c, &next_quote, last_quote);
  qt_candidate k;
  memset(&k, 0, sizeof k);
  k.source = (qt_source){QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, false, false};
  k.cue.first = k.cue.end = QUOTH_NONE;
  k.right = (qt_region){c->first, c->end};
  k.reason = opens ? QT_REASON_LABEL : QT_REASON_TURN;
  k.score = 4;
  return qt_add_turn(&t->builder, c, &k, label, opens);
}

/* A block quotation behind "X said:" is X's words, marks or none. */
static quoth_status read_block_quotation(attributor *t, qt_clause *c, uint32_t next_quote, uint32_t last_quote) {
  read_atoms(c, &next_quote, last_quote);
  if (c->first >= c->end) return QUOTH_OK;
  quoth_status status = add_introduced(t, c);
  if (!status && qt_last_statement(&t->builder)) t->builder.open.kind = QUOTH_KIND_DIRECT;
  return status;
}

static quoth_status read_block(attributor *t, uint32_t block) {
  quoth_article *a = t->article;
  const qt_block_range *r = &a->ranges.at[block];
  while (t->next_label < a->labels.count && a->labels.at[t->next_label].block < block) t->next_label++;
  qt_clause c;
  qt_open_clause(&c, a, block);
  uint32_t next_quote = r->first_quote, last_quote = r->first_quote + r->quote_count;
  bool opens = t->next_label < a->labels.count && a->labels.at[t->next_label].block == block;
  if (opens) t->label = t->next_label;
  if (!is_prose(a->blocks.at[block].kind)) {
    if (a->blocks.at[block].kind == QUOTH_BLOCK_HEADING) t->label = QUOTH_NONE;
    return QUOTH_OK;
  }
  if (t->label != QUOTH_NONE) {
    c.sentence = r->first_sentence;
    c.last_sentence = r->first_sentence + r->sentence_count - 1;
    c.end = r->first_token + r->token_count;
    return read_turn(t, &c, opens ? a->labels.at[t->label].first_token : r->first_token, last_quote, next_quote, opens);
  }
  if (a->blocks.at[block].kind == QUOTH_BLOCK_BLOCKQUOTE && t->introduced) {
    c.sentence = r->first_sentence;
    c.last_sentence = r->first_sentence + r->sentence_count - 1;
    c.first = r->first_token;
    c.end = r->first_token + r->token_count;
    if (c.first < c.end && qt_kind(c.tokens[c.first]) == QT_PUNCT) c.first++; /* the > of plain text */
    return read_block_quotation(t, &c, next_quote, last_quote);
  }
  uint32_t last = r->first_sentence + r->sentence_count;
  for (uint32_t s = r->first_sentence; s < last; s++) {
    c.sentence = s;
    c.first = a->sentence_tokens.at[s];
    while (goes_on_quoted(t, s, last, next_quote, last_quote, block)) s++;
    s = c.last_sentence = last_of_outer(a, s, last, &next_quote, last_quote, r->first_token + r->token_count);
    c.end = s + 1 < last ? a->sentence_tokens.at[s + 1] : r->first_token + r->token_count;
    /* a dateline is no content */
    while (c.first < c.end && qt_has(a->dateline.span) && a->tokens.at[c.first].start >= a->dateline.span.start &&
           a->tokens.at[c.first].start < a->dateline.span.end)
      c.first++;
    if (c.first >= c.end) continue;
    read_atoms(&c, &next_quote, last_quote);
    quoth_status status = read_sentence(t, &c);
    if (status) return status;
  }
  return QUOTH_OK;
}

quoth_status qt_attribute(quoth_article *a) {
  attributor t = {.article = a, .label = QUOTH_NONE};
  qt_builder_init(&t.builder, a);
  quoth_status status = QUOTH_OK;
  for (uint32_t i = 0; i < a->blocks.count && !status; i++) status = read_block(&t, i);
  if (!status) status = qt_builder_finish(&t.builder);
  qt_vec_free(&a->alloc, &a->starts);
  return status;
}

const char *quoth_reason_name(unsigned reason) {
  static const char *const names[QT_REASON_COUNT] = {
#define X(id, name) name,
      QT_REASONS(X)
#undef X
  };
  return reason < QT_REASON_COUNT ? names[reason] : "";
}
