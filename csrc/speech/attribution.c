#include "speech/attribution.h"

#include "read/entry.h"
#include "speech/answer.h"
#include "speech/choose.h"
#include "speech/cue.h"
#include "speech/cueless.h"
#include "speech/introduction.h"
#include "speech/source.h"
#include "speech/statement.h"
#include "speech/verb_second.h"
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
  bool bare;                  /* its label stands alone, above its first paragraph */
  qt_introduction before;     /* by the sentence before */
} attributor;

enum {
  MAX_JOINED = QT_MAX_ATOMS / 2, /* quotations in a row that are one statement */
  MAX_NARRATION = 1,  /* sentences of the newsroom's between a statement and one that goes on in the same mood */
  FRAGMENT_WORDS = 7, /* in marks, of a sentence of the newsroom's that goes on with a statement; fewer are a term */
  MAX_APPOSITION = 12 /* tokens behind the name that signs: ", mayor of Ellim" */
};

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

/* "A" - Karl Bent, mayor of Ellim; "A" - Engineer working on trawlers: does [dash, end) say who signs what stands in marks? */
static bool is_signature(quoth_article *a, uint32_t dash, uint32_t end) {
  bool is_dash = qt_is_mark(a->tokens.at[dash], QT_DASH) || qt_is_mark(a->tokens.at[dash], QT_HYPHEN);
  uint32_t index = is_dash && dash + 1 < end ? qt_mention_at(a, dash + 1) : QUOTH_NONE;
  if (index == QUOTH_NONE) return false;
  const qt_mention *m = &a->mentions.at[index];
  uint32_t behind = qt_mention_end(m);
  if (qt_is_mark(a->tokens.at[end - 1], QT_DOT)) end--;
  if (behind == end) return true;
  if (behind + 1 < end && qt_is_mark(a->tokens.at[behind], QT_DOT) && qt_is_mark(a->tokens.at[behind + 1], QT_COMMA))
    behind++; /* Maria T., Telmar */
  if (end - behind > MAX_APPOSITION) return false;
  if (qt_is_mark(a->tokens.at[behind], QT_COMMA)) return true;
  qt_clause c;
  qt_open_clause(&c, a, 0);
  return qt_kind(a->tokens.at[dash - 1]) == QT_QUOTE && (a->tokens.at[dash + 1].flags & QT_CAPITAL) &&
         (m->kind == QT_ROLE_MENTION || m->kind == QT_GROUP_MENTION) && !qt_has_verb(&c, behind, end);
}

/* The first of quotes [quote, last) that is an outermost one and ends behind token `at`, or last. */
static uint32_t outer_quote_behind(const quoth_article *a, uint32_t quote, uint32_t last, uint32_t at) {
  while (quote < last && (a->quotes.at[quote].depth || a->quotes.at[quote].end_token <= at)) quote++;
  return quote;
}

/* Where the outer sentence that begins with sentence `s` ends: the last sentence it takes in. */
static uint32_t last_of_outer(quoth_article *a, uint32_t s, uint32_t last_sentence, uint32_t *next_quote,
                              uint32_t last_quote, uint32_t end) {
  uint32_t quote = *next_quote;
  while (s + 1 < last_sentence) {
    uint32_t boundary = a->sentence_tokens.at[s + 1];
    quote = outer_quote_behind(a, quote, last_quote, boundary);
    if (quote == last_quote || a->quotes.at[quote].first_token >= boundary) break;
    s++;
  }
  /* "A." - X: a dash and a name end the block */
  if (s + 2 == last_sentence && is_signature(a, a->sentence_tokens.at[s + 1], end)) s++;
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
  if (s + 1 >= last_sentence || t->before.announced || (open && open->block == block && qt_ends_quoted(&t->builder)))
    return false;
  uint32_t first = a->sentence_tokens.at[s], boundary = a->sentence_tokens.at[s + 1];
  quote = outer_quote_behind(a, quote, last_quote, first);
  if (quote == last_quote || a->quotes.at[quote].first_token != first || a->quotes.at[quote].end_token != boundary)
    return false;
  quote = outer_quote_behind(a, quote, last_quote, boundary);
  return quote < last_quote && a->quotes.at[quote].first_token == boundary;
}

const qt_scope *qt_scope_at(const quoth_article *a, uint32_t at) {
  uint32_t low = 0, high = a->scopes.count; /* how many start at or before it */
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->scopes.at[middle].span.start <= at)
      low = middle + 1;
    else
      high = middle;
  }
  uint32_t scope = low ? low - 1 : QUOTH_NONE;
  while (scope != QUOTH_NONE && at >= a->scopes.at[scope].span.end) scope = a->scopes.at[scope].outer;
  return scope != QUOTH_NONE ? &a->scopes.at[scope] : NULL;
}

uint32_t qt_last_before(const quoth_span *spans, uint32_t count, uint32_t byte) {
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (spans[middle].start < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? low - 1 : QUOTH_NONE;
}

/* Announcements are in text order and do not overlap. */
static bool is_announcement(const quoth_article *a, quoth_span span) {
  uint32_t last = qt_last_before(a->announcements.at, a->announcements.count, span.end);
  return last != QUOTH_NONE && a->announcements.at[last].end > span.start;
}

/* "CEO A and CFO B": in the digest of both, each says his own. */
static bool is_announced(const quoth_article *a, uint32_t speaker) {
  for (uint32_t i = 0; a->digest_speakers.count > 1 && i < a->digest_speakers.count; i++)
    if (a->digest_speakers.at[i] == speaker) return true;
  return false;
}

/*
** In a digest of X, a sentence that reports another's words stays X's statement, unless the other is
** set off by time or addressee, or speaks in marks of his own.
*/
static bool set_off(const qt_clause *c, const qt_candidate *k, uint32_t owner) {
  const quoth_article *a = c->article;
  if (k->source.mention == QUOTH_NONE) return false;
  for (uint32_t i = k->cue.first; i < k->cue.head; i++)
    if (qt_word_at(c, i)->more & QT_MORE(TIME)) return true;
  uint32_t behind = k->cue.head_end, length; /* said later that, said after the meeting that */
  if (behind < c->end && qt_match(a->lexicon, c->tokens + behind, c->end - behind, 0, QT_MORE(TIME), &length))
    return true;
  /* own marks with an attribution clause, not a quoted fragment in the newsroom's sentence */
  uint32_t kind = a->mentions.at[k->source.mention].kind;
  bool clause = k->reason != QT_REASON_NAME_CUE_CONTENT || qt_mark_at(c, k->right.first - 1, QT_COMMA) ||
                qt_mark_at(c, k->right.first - 1, QT_COLON);
  if (k->quoted && clause && kind != QT_PLACE_NAME) return true;
  if (!(k->cue.classes & QT_BIT(TELL)) || k->cue.form != QT_FINITE || (k->cue.classes & QT_BIT(SAY))) return false;
  const uint64_t speaker = QT_BIT(I) | QT_BIT(WE) | QT_BIT(HE) | QT_BIT(SHE); /* told us, told her: the digest's */
  if (k->cue.head_end < c->end && qt_has_class(c, k->cue.head_end, speaker)) return false;
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

/* "...and that is it," Petrova said: the quotation was opened in the paragraph before. */
static bool closes_run_on(const qt_clause *c, const qt_candidate *k) {
  return c->atom_count && c->atoms[0].first == c->first && k->quoted && k->left.first == c->first &&
         !qt_is_empty(k->left) && c->article->quotes.at[c->atoms[0].quote].resumes;
}

/* he; the minister, whom the text has not named */
static bool points_back(const qt_clause *c, const qt_mention *m) {
  const quoth_article *a = c->article;
  if (m->kind == QT_PRONOUN_MENTION) return m->gender == QT_MALE_GENDER || m->gender == QT_FEMALE_GENDER;
  return m->kind == QT_ROLE_MENTION && (qt_word_at(c, m->first_token)->more & QT_MORE(DEFINITE)) &&
         m->speaker != QUOTH_NONE && a->speakers.at[m->speaker].type == QUOTH_SPEAKER_UNNAMED;
}

/*
** "A", dijo; « A », déplore-t-il: whose verb has no subject is whom the sentence before tells of, where it gave no
** statement; else who spoke last. QUOTH_NONE: nobody.
*/
static uint32_t speaker_of_dropped(attributor *t, const qt_clause *c, const qt_scope *scope) {
  const quoth_statement *last = qt_last_statement(&t->builder);
  bool adjacent = last && last->block == c->block && t->builder.last_sentence + 1 >= c->sentence;
  if (!adjacent && !scope && qt_narrates_before(&t->before, c)) return qt_speaker_of(&t->builder, c, &t->before.source);
  return last && last->speaker != QUOTH_NONE && (!scope || last->block == c->block) ? last->speaker : QUOTH_NONE;
}

static quoth_status add_candidates(attributor *t, const qt_clause *c, const qt_candidate *kept, uint32_t count,
                                   const qt_scope *scope, bool *added) {
  for (uint32_t i = 0; i < count; i++) {
    bool dropped = c->drops_subject && kept[i].source.first == QUOTH_NONE;
    uint32_t goes_on = dropped ? speaker_of_dropped(t, c, scope) : QUOTH_NONE;
    if (scope && !dropped) {
      uint32_t who = qt_speaker_of(&t->builder, c, &kept[i].source);
      if (who != scope->speaker && !is_announced(t->article, who) && !set_off(c, &kept[i], scope->speaker)) {
        qt_note_verdict(t->article, &kept[i], QUOTH_VERDICT_OTHERS);
        continue;
      }
    }
    quoth_status status;
    if (goes_on != QUOTH_NONE)
      status = qt_add_inherited(&t->builder, c, &kept[i], goes_on, QUOTH_ATTRIBUTION_CONTINUED);
    else if (scope && dropped) /* «A», dijo */
      status = qt_add_inherited(&t->builder, c, &kept[i], scope->speaker, QUOTH_ATTRIBUTION_IMPLIED);
    else
      status = qt_add_statement(&t->builder, c, &kept[i]);
    if (status) return status;
    *added = true;
    if (!closes_run_on(c, &kept[i]) || kept[i].source.mention == QUOTH_NONE) continue;
    const qt_mention *m = &t->article->mentions.at[kept[i].source.mention];
    qt_settle_run_on(&t->builder, points_back(c, m), m->gender);
  }
  return QUOTH_OK;
}

/* Content [first, end) of the outer sentence for a speaker that it does not name. */
static quoth_status add_unnamed(attributor *t, const qt_clause *c, uint32_t first, uint32_t speaker,
                                quoth_attribution attribution, qt_reason reason, float score) {
  const quoth_article *a = t->article;
  const quoth_statement *last = qt_last_statement(&t->builder);
  qt_candidate k;
  qt_begin_uncued(&k, reason, score);
  k.right = (qt_region){first, c->end};
  k.runs_on = c->atom_count && a->quotes.at[c->atoms[0].quote].resumes && last && last->block < c->block &&
              last->speaker == speaker;
  return qt_add_inherited(&t->builder, c, &k, speaker, attribution);
}

/*
** The paragraph before speaks of the speaker. Where it ends "X said:", the sentence goes on here: its mention and cue are
** those of the quotation. A digest's lines have their speaker already.
*/
static quoth_status add_introduced(attributor *t, const qt_clause *c, const qt_scope *scope) {
  if (!t->before.announced || scope)
    return add_unnamed(t, c, c->first, qt_speaker_of(&t->builder, c, &t->before.source), QUOTH_ATTRIBUTION_CONTINUED,
                       QT_REASON_INTRODUCED, t->before.announced ? 3 : 1);
  qt_candidate k;
  qt_begin_uncued(&k, QT_REASON_INTRODUCED, 3);
  k.source = t->before.source;
  if (t->before.cue.first != QUOTH_NONE) k.cue = t->before.cue;
  k.right = (qt_region){c->first, c->end};
  return qt_add_statement(&t->builder, c, &k);
}

/* The next paragraph of a block quotation. */
static quoth_status add_run_on(attributor *t, const qt_clause *c) {
  qt_candidate k;
  qt_begin_uncued(&k, QT_REASON_RUN_ON, 2.5f);
  k.right = (qt_region){c->first, c->end};
  k.runs_on = true;
  return qt_add_inherited(&t->builder, c, &k, qt_last_statement(&t->builder)->speaker, QUOTH_ATTRIBUTION_CONTINUED);
}

/* A quotation that the next block signs. */
static quoth_status add_signed(attributor *t, const qt_clause *c, const qt_source *source) {
  qt_candidate k;
  qt_begin_uncued(&k, QT_REASON_DASH, 3);
  k.source = *source;
  k.left = (qt_region){c->first, c->end};
  return qt_add_statement(&t->builder, c, &k);
}

/* The quotation that fills the sentence ends in a question mark. */
static bool is_question(const qt_clause *c) { return qt_mark_at(c, qt_last_inside(c, c->first, c->end), QT_QUESTION); }

/* What attributes nothing by itself: floating quotations, runs-on, and a digest's own sentences. */
static quoth_status add_uncued(attributor *t, const qt_clause *c, const qt_scope *scope) {
  const quoth_article *a = t->article;
  uint32_t outside = 0, inside = 0;
  if (!scope && !c->atom_count) return QUOTH_OK; /* narration */
  qt_count_words_of(c, c->first, c->end, &outside, &inside);
  bool pure = outside == 0 && inside > 0;
  bool resumes = c->atom_count && a->quotes.at[c->atoms[0].quote].resumes;
  const quoth_statement *last = qt_last_statement(&t->builder);
  if (last && qt_begins_entry(a, last->block, c->block)) last = NULL;
  bool same_block = last && last->block == c->block;
  bool adjacent = same_block && t->builder.last_sentence + 1 >= c->sentence;
  qt_source signature;
  if (pure && qt_read_signature(c, &signature)) return add_signed(t, c, &signature);
  bool introduced = t->before.spoke || (t->before.announced && !same_block);
  bool his_own = introduced && scope && qt_speaker_of(&t->builder, c, &t->before.source) == scope->speaker;
  if (pure && introduced && !his_own) return add_introduced(t, c, scope);
  if (pure && adjacent && qt_ends_quoted(&t->builder)) return qt_continue_statement(&t->builder, c);
  if (scope) {
    if (outside + inside == 0) return QUOTH_OK;
    return add_unnamed(t, c, c->first, scope->speaker, QUOTH_ATTRIBUTION_IMPLIED, QT_REASON_SCOPE, 3);
  }
  bool near = last && c->block >= last->block && c->block - last->block <= 1;
  bool speech = false;
  for (uint32_t i = 0; i < c->atom_count; i++) speech |= qt_is_speech(c, &c->atoms[i]);
  if (!speech || (pure && !same_block && qt_is_quoted_heading(c))) return QUOTH_OK;
  if (pure && near) {
    return add_unnamed(t, c, c->first, last->speaker, QUOTH_ATTRIBUTION_CONTINUED,
                       resumes ? QT_REASON_RUN_ON : QT_REASON_FOLLOWS, resumes ? 2.5f : 1.5f);
  }
  if (pure && inside >= 4 && !same_block && qt_narrates_of(&t->before, c))
    return add_unnamed(t, c, c->first, qt_speaker_of(&t->builder, c, &t->before.source), QUOTH_ATTRIBUTION_CONTINUED,
                       QT_REASON_INTRODUCED, 1);
  if (pure && inside >= 4 && !is_question(c)) { /* "Is it worth it?": anybody's, where nobody speaks */
    return add_unnamed(t, c, c->first, last ? last->speaker : QUOTH_NONE,
                       last ? QUOTH_ATTRIBUTION_CONTINUED : QUOTH_ATTRIBUTION_UNKNOWN,
                       last ? QT_REASON_FOLLOWS : QT_REASON_UNATTRIBUTED, 0.5f);
  }
  if (adjacent && inside >= FRAGMENT_WORDS)
    return add_unnamed(t, c, c->first, last->speaker, QUOTH_ATTRIBUTION_CONTINUED, QT_REASON_FOLLOWS, 0.7f);
  const qt_atom *front = c->atoms;
  if (inside >= 3 && c->atom_count && front->first == c->first && front->end >= front->first + 3 &&
      (qt_mark_at(c, front->end - 2, QT_COMMA) || qt_mark_at(c, front->end, QT_COMMA))) {
    qt_clause quoted = *c; /* "A," one of them, Petrova, said: words that nobody is found for */
    quoted.end = front->end;
    if (qt_is_quoted_heading(&quoted)) return QUOTH_OK; /* "The Long Quay," her third novel, was sold */
    return add_unnamed(t, &quoted, c->first, QUOTH_NONE, QUOTH_ATTRIBUTION_UNKNOWN, QT_REASON_UNATTRIBUTED, 0.5f);
  }
  return QUOTH_OK;
}

/*
** `"Is it late?" Petrova went on, as if nobody had heard.`: does sentence s end in a quotation that asks or calls, and
** the next one begin with somebody and a verb of saying that has no content behind it? whole: the quotation is the
** paragraph up to there, so that it may end in a full stop by mistake: `"It is late." Petrova said.`
*/
static bool is_attributed_behind(quoth_article *a, uint32_t s, uint32_t last_sentence, uint32_t block_end, bool whole) {
  if (s + 1 >= last_sentence) return false;
  uint32_t first = a->sentence_tokens.at[s + 1], end = s + 2 < last_sentence ? a->sentence_tokens.at[s + 2] : block_end;
  if (first < 2 || qt_kind(a->tokens.at[first - 1]) != QT_QUOTE) return false;
  bool stop = whole && qt_is_mark(a->tokens.at[first - 2], QT_DOT);
  if (!stop && !qt_is_mark(a->tokens.at[first - 2], QT_QUESTION) && !qt_is_mark(a->tokens.at[first - 2], QT_BANG) &&
      !qt_is_mark(a->tokens.at[first - 2], QT_COMMA))
    return false;
  uint32_t index = qt_mention_at(a, first);
  if (index == QUOTH_NONE || a->mentions.at[index].first_token != first) return false;
  qt_clause c;
  qt_open_clause(&c, a, 0);
  c.first = first;
  c.end = end;
  qt_cue cues[QT_MAX_CUES];
  if (!qt_find_cues(&c, first, end, true, cues)) return false;
  const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(ASK) | QT_BIT(WRITE) | QT_BIT(VOICE);
  uint32_t name_end = first + a->mentions.at[index].token_count, behind = cues[0].head_end;
  bool beside =
      cues[0].first == name_end || (qt_mark_at(&c, name_end, QT_COMMA) && qt_mark_at(&c, cues[0].first - 1, QT_COMMA));
  if (!beside || !(cues[0].classes & saying) || cues[0].form != QT_FINITE) return false;
  behind = qt_skip_adjuncts(&c, behind); /* wrote on Monday when */
  if (stop) return (cues[0].classes & (QT_BIT(SAY) | QT_BIT(WRITE))) && qt_ends_sentence(&c, behind);
  bool clause = behind < end && qt_is_word(a->tokens.at[behind]) && qt_has_class(&c, behind, QT_BIT(SUBORDINATOR));
  return clause || qt_ends_sentence(&c, behind) || qt_mark_at(&c, behind, QT_COMMA);
}

/*
** The candidates that stand. "X said that A, adding:" before the next paragraph: the verb at the end is no part of A.
*/
static quoth_status choose(const attributor *t, const qt_clause *c, const qt_cue *cues, uint32_t cue_count,
                           qt_candidate *kept, uint32_t *count) {
  const qt_cue *last = cue_count ? &cues[cue_count - 1] : NULL;
  bool introduces = last && last->form == QT_GERUND && last->first > c->first + 1 && qt_is_comma(c, last->first - 1) &&
                    qt_mark_at(c, c->end - 1, QT_COLON) && qt_skip_adjuncts(c, last->head_end) == c->end - 1;
  if (!introduces) return qt_choose(t->article, c, cues, cue_count, kept, count);
  qt_clause said = *c;
  said.end = last->first - 1;
  return qt_choose(t->article, &said, cues, cue_count - 1, kept, count);
}

/*
** "A," she reflects, adding that B: the quotation in front goes with a verb that the language does not know, and the
** clause of the participle with it. What is no clause (noting the hour) is the newsroom's.
*/
static void take_front(const qt_clause *c, qt_candidate *kept, uint32_t count) {
  if (count != 1 || !c->atom_count || c->atoms[0].first != c->first) return;
  bool aside = kept->cue.form == QT_GERUND && kept->source.elided && !kept->quoted && qt_is_empty(kept->left) &&
               kept->cue.first > c->atoms[0].end;
  qt_candidate k;
  if (!aside || !qt_read_unknown_verb(c, &k) || k.left.first != c->first || k.cue.head_end + 1 != kept->cue.first)
    return;
  if (kept->complement == QT_THAT_COMPLEMENT) k.more[k.more_count++] = kept->right;
  *kept = k;
}

/* "Die Arbeiten seien beendet.": behind a statement it goes on with what its speaker says. */
static bool goes_on_reported(const attributor *t, const qt_clause *c) {
  const quoth_statement *last = qt_last_statement(&t->builder);
  if (!c->verb_second || !last || qt_begins_entry(t->article, last->block, c->block)) return false;
  uint32_t most = last->block == c->block ? MAX_NARRATION + 1 : 1; /* sentences from one to the other */
  return last->speaker != QUOTH_NONE && t->builder.last_sentence + most >= c->sentence && qt_is_reported(c);
}

static quoth_status read_sentence(attributor *t, const qt_clause *c) {
  const quoth_article *a = t->article;
  quoth_span span = {c->tokens[c->first].start, qt_end(c->tokens[c->end - 1])};
  const qt_scope *scope = a->scopes.count ? qt_scope_at(a, span.start) : NULL;
  if (is_announcement(a, span)) return QUOTH_OK;
  qt_cue cues[QT_MAX_CUES];
  qt_candidate kept[QT_MAX_CANDIDATES];
  uint32_t cue_count = qt_find_cues(c, c->first, c->end, true, cues);
  uint32_t count = qt_read_signed(c, kept);
  if (!count) count = qt_read_labelled(c, kept);
  quoth_status status = count ? QUOTH_OK : choose(t, c, cues, cue_count, kept, &count);
  if (status) return status;
  if (!count && qt_read_cueless(c, kept)) count = 1;
  take_front(c, kept, count);
  bool added = false;
  if (!scope) put_quoted_last(t, c, kept, count);
  status = add_candidates(t, c, kept, count, scope, &added);
  if (!status && !added && !scope && goes_on_reported(t, c)) {
    status = add_unnamed(t, c, c->first, qt_last_statement(&t->builder)->speaker, QUOTH_ATTRIBUTION_CONTINUED,
                         QT_REASON_FOLLOWS, 1.5f);
  } else if (!status && !added && !scope && qt_read_hearsay(c, kept)) {
    status = qt_add_inherited(&t->builder, c, kept, QUOTH_NONE, QUOTH_ATTRIBUTION_UNKNOWN);
  } else if (!status && !added && !qt_is_lead_in(c, cues, cue_count)) {
    status = add_uncued(t, c, scope);
    if (count) t->builder.ends_quoted = false; /* what he reports in marks is another's: nothing goes on with it */
  }
  qt_note_introduction(&t->before, &t->builder, c, cues, cue_count, added, count ? &kept[count - 1] : NULL);
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
  qt_reason reason = !opens ? QT_REASON_TURN : qt_has(label->label) ? QT_REASON_LABEL : QT_REASON_INTERVIEW;
  qt_begin_uncued(&k, reason, reason == QT_REASON_INTERVIEW ? 2 : 4);
  k.right = (qt_region){c->first, c->end};
  return qt_add_turn(&t->builder, c, &k, label, opens);
}

/* A block quotation behind "X said:" is X's words, marks or none. */
static quoth_status read_block_quotation(attributor *t, qt_clause *c, uint32_t next_quote, uint32_t last_quote) {
  read_atoms(c, &next_quote, last_quote);
  if (c->first >= c->end) return QUOTH_OK;
  const quoth_statement *last = qt_last_statement(&t->builder);
  bool runs_on =
      last && last->block + 1 == c->block && t->article->blocks.at[last->block].kind == QUOTH_BLOCK_BLOCKQUOTE;
  quoth_status status = runs_on ? add_run_on(t, c) : add_introduced(t, c, NULL);
  if (!status && qt_last_statement(&t->builder)) t->builder.open.kind = QUOTH_KIND_DIRECT;
  return status;
}

/* A dateline is no content. */
static uint32_t behind_dateline(const quoth_article *a, uint32_t first, uint32_t end) {
  if (!qt_has(a->dateline.span) || a->tokens.at[first].start < a->dateline.span.start) return first;
  while (first < end && a->tokens.at[first].start < a->dateline.span.end) first++;
  return first;
}

/* A sentence without a cue, and without a mark that attributes or ends a quotation. */
static bool is_narration(const quoth_article *a, uint32_t first, uint32_t end) {
  const uint64_t marks =
      UINT64_MAX << QT_FIRST_QUOTE | QT_MARK_BIT(QT_COLON) | QT_MARK_BIT(QT_DASH) | QT_MARK_BIT(QT_HYPHEN);
  return !qt_have_hint(&a->tokens, first, end, QT_CUE_HINT) && !qt_has_mark_of(a, first, end, marks);
}

/* Does a quotation fill the paragraph from its first token up to sentence s + 1? */
static bool is_quoted_up_to(const quoth_article *a, const qt_block_range *r, uint32_t s) {
  if (s + 1 >= r->first_sentence + r->sentence_count || !r->quote_count) return false;
  const qt_quote *q = &a->quotes.at[r->first_quote];
  return q->first_token == r->first_token && q->end_token == a->sentence_tokens.at[s + 1];
}

/* The outer sentences of a block, its quotations from next_quote on. */
static quoth_status read_sentences(attributor *t, qt_clause *c, const qt_block_range *r) {
  quoth_article *a = t->article;
  uint32_t next_quote = r->first_quote, last_quote = next_quote + r->quote_count;
  uint32_t last = r->first_sentence + r->sentence_count, end = r->first_token + r->token_count;
  bool may_be_narration = !r->quote_count && !a->scopes.count && !a->announcements.count;
  for (uint32_t s = r->first_sentence; s < last; s++) {
    c->sentence = s;
    c->first = behind_dateline(a, a->sentence_tokens.at[s], end);
    c->end = s + 1 < last ? a->sentence_tokens.at[s + 1] : end;
    if (may_be_narration && is_narration(a, c->first, c->end < end ? c->end + 1 : end)) {
      if (c->first < c->end) t->before.announced = t->before.spoke = false;
      continue;
    }
    for (uint32_t i = 0; i < MAX_JOINED && goes_on_quoted(t, s, last, next_quote, last_quote, c->block); i++) s++;
    s = last_of_outer(a, s, last, &next_quote, last_quote, end);
    if (is_attributed_behind(a, s, last, end, is_quoted_up_to(a, r, s)))
      s = last_of_outer(a, s + 1, last, &next_quote, last_quote, end);
    c->last_sentence = s;
    c->end = s + 1 < last ? a->sentence_tokens.at[s + 1] : end;
    if (c->first >= c->end) continue;
    read_atoms(c, &next_quote, last_quote);
    quoth_status status = read_sentence(t, c);
    if (status) return status;
  }
  return QUOTH_OK;
}

static quoth_status read_block(attributor *t, uint32_t block) {
  quoth_article *a = t->article;
  const qt_block_range *r = &a->ranges.at[block];
  quoth_block_kind kind = a->blocks.at[block].kind;
  while (t->next_label < a->labels.count && a->labels.at[t->next_label].block < block) t->next_label++;
  if ((t->before.announced || t->before.spoke) && qt_begins_entry(a, block - 1, block))
    t->before.announced = t->before.spoke = false;
  bool opens = t->next_label < a->labels.count && a->labels.at[t->next_label].block == block;
  if (opens) {
    t->label = a->labels.at[t->next_label].asking != QT_NOBODY ? t->next_label : QUOTH_NONE;
    t->bare = a->labels.at[t->next_label].first_token >= r->first_token + r->token_count;
    if (t->bare) return QUOTH_OK;
  }
  if (!qt_is_prose(kind)) {
    if (kind == QUOTH_BLOCK_HEADING) t->label = QUOTH_NONE;
    return QUOTH_OK;
  }
  qt_clause c;
  qt_open_clause(&c, a, block);
  bool quotation = kind == QUOTH_BLOCK_BLOCKQUOTE && t->before.announced;
  if (t->label == QUOTH_NONE && !quotation) return read_sentences(t, &c, r);
  c.sentence = r->first_sentence; /* the block as a whole */
  c.last_sentence = r->first_sentence + r->sentence_count - 1;
  c.first = r->first_token;
  c.end = r->first_token + r->token_count;
  uint32_t last_quote = r->first_quote + r->quote_count;
  if (t->label != QUOTH_NONE) {
    uint32_t first = opens ? a->labels.at[t->label].first_token : c.first;
    quoth_status status = read_turn(t, &c, first, last_quote, r->first_quote, opens || t->bare);
    t->bare = false;
    return status;
  }
  if (c.first < c.end && qt_kind(c.tokens[c.first]) == QT_PUNCT) c.first++; /* the > of plain text */
  return read_block_quotation(t, &c, r->first_quote, last_quote);
}

quoth_status qt_attribute(quoth_article *a) {
  attributor t = {.article = a, .label = QUOTH_NONE};
  qt_builder_init(&t.builder, a);
  qt_open_weights(a->lexicon);
  quoth_status status = QUOTH_OK;
  qt_settle_cue_hints(a);
  for (uint32_t i = 0; i < a->blocks.count && !status; i++) status = read_block(&t, i);
  if (!status) status = qt_builder_finish(&t.builder);
  if (!status) qt_link_answers(a);
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
