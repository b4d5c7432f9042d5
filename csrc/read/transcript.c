/*
** Transcripts: "LAVROV: ...", "Question (in Brennish): ...", "Q: ... A: ...".
** Words before a colon begin many a paragraph (Note: Price: Director:), so labels count only where
** they recur, where what follows reads as sentences, and where one of them is a person or an office.
*/
#include "read/outline_parts.h"

enum {
  MAX_LABEL = 8,     /* tokens */
  MAX_DISTINCT = 32, /* labels that are told apart; a text with more is no transcript */
  NO_LABEL = 0xff
};

typedef enum label_kind { NAME_LABEL, QUESTION_LABEL, ANSWER_LABEL } label_kind;

typedef struct candidate {
  uint32_t block, first, stop; /* tokens of the label */
  uint32_t turn;               /* first token behind the colon */
  uint8_t kind;                /* label_kind */
  uint8_t name;                /* index into distinct labels, or NO_LABEL */
} candidate;

typedef struct distinct {
  uint32_t first, stop, count;
  bool is_person;
} distinct;

typedef struct transcript {
  quoth_article *a;
  QT_VEC(candidate) all;
  distinct names[MAX_DISTINCT];
  uint32_t name_count, questions, answers, sentences;
  bool overflow;
} transcript;

/* "Q." is a label where Q is one; the dot of other words is none. */
static bool closes_label(const quoth_article *a, uint32_t first, uint32_t i, uint32_t stop) {
  if (qt_is_mark(qt_tok(a, i), QT_COLON)) return true;
  return i == first + 1 && i + 1 < stop && qt_is_mark(qt_tok(a, i), QT_DOT) && qt_tok(a, first).length == 1 &&
         qt_has_class(a, first, stop, 0, QT_MORE(QUESTION_LABEL) | QT_MORE(ANSWER_LABEL));
}

static bool may_stand_in_label(const quoth_article *a, uint32_t i, uint32_t stop) {
  qt_token t = qt_tok(a, i);
  if (qt_kind(t) == QT_WORD_TOKEN)
    return (t.flags & QT_CAPITAL) ||
           qt_has_class(a, i, stop, QT_BIT(PARTICLE) | QT_BIT(TITLE) | QT_BIT(ROLE), QT_MORE(QUESTION_LABEL));
  return qt_kind(t) == QT_NUMBER || qt_is_mark(t, QT_DOT) || qt_is_mark(t, QT_COMMA) || qt_is_mark(t, QT_HYPHEN);
}

/* The label at the block's start; false: none. */
static bool read_label(const quoth_article *a, uint32_t block, candidate *c) {
  uint32_t i = qt_first(a, block), stop = qt_stop(a, block);
  while (i < stop && !qt_is_word(qt_tok(a, i)) && i - qt_first(a, block) < 2) i++;
  *c = (candidate){block, i, 0, 0, NAME_LABEL, NO_LABEL};
  if (i == stop || qt_kind(qt_tok(a, i)) != QT_WORD_TOKEN || !(qt_tok(a, i).flags & QT_CAPITAL)) return false;
  for (; i < stop && i - c->first < MAX_LABEL && !closes_label(a, c->first, i, stop); i++) {
    if (qt_is_mark(qt_tok(a, i), QT_LPAREN) || qt_is_mark(qt_tok(a, i), QT_LBRACKET)) break;
    if (!may_stand_in_label(a, i, stop)) return false;
  }
  c->stop = i;
  if (i < stop && (qt_is_mark(qt_tok(a, i), QT_LPAREN) || qt_is_mark(qt_tok(a, i), QT_LBRACKET))) {
    while (i < stop && i - c->stop < 12 && !qt_is_mark(qt_tok(a, i), QT_RPAREN) &&
           !qt_is_mark(qt_tok(a, i), QT_RBRACKET))
      i++;
    i += i < stop;
  }
  if (c->stop == c->first || i >= stop || !closes_label(a, c->first, i, stop)) return false;
  c->turn = i + 1;
  if (qt_has_class(a, c->first, c->stop, 0, QT_MORE(QUESTION_LABEL)))
    c->kind = QUESTION_LABEL;
  else if (qt_has_class(a, c->first, c->stop, 0, QT_MORE(ANSWER_LABEL)) == c->stop - c->first)
    c->kind = ANSWER_LABEL;
  return true;
}

/* BOULTER is the KATE BOULTER of before. */
static bool same_label(const quoth_article *a, const candidate *c, const distinct *d) {
  if (c->stop - c->first != d->stop - d->first)
    return (c->stop - c->first == 1 || d->stop - d->first == 1) && qt_same_word(a, c->stop - 1, d->stop - 1);
  for (uint32_t i = 0; i < c->stop - c->first; i++)
    if (!qt_same_word(a, c->first + i, d->first + i)) return false;
  return true;
}

static uint8_t count_name(transcript *t, const candidate *c) {
  for (uint8_t i = 0; i < t->name_count; i++) {
    if (!same_label(t->a, c, &t->names[i])) continue;
    t->names[i].count++;
    return i;
  }
  if (t->name_count == MAX_DISTINCT) {
    t->overflow = true;
    return NO_LABEL;
  }
  t->names[t->name_count] = (distinct){c->first, c->stop, 1, false};
  return (uint8_t)t->name_count++;
}

/* The turn reads as a sentence, or the label stands alone above it. */
static bool is_sentence(const quoth_article *a, const candidate *c) {
  uint32_t stop = qt_stop(a, c->block);
  if (c->turn == stop) return true;
  if (!qt_count_words(a, c->turn, stop) || qt_kind(qt_tok(a, c->turn)) == QT_NUMBER) return false;
  while (stop > c->turn && (qt_kind(qt_tok(a, stop - 1)) == QT_QUOTE || qt_is_mark(qt_tok(a, stop - 1), QT_RBRACKET)))
    stop--;
  return stop > c->turn && qt_ends_sentence(qt_tok(a, stop - 1));
}

static bool collect(transcript *t) {
  const quoth_article *a = t->a;
  for (uint32_t i = 0; i < a->blocks.count; i++) {
    candidate c;
    if (!qt_is_content(a, i) || a->blocks.at[i].kind == QUOTH_BLOCK_ITEM || !read_label(a, i, &c)) continue;
    if (c.kind == NAME_LABEL) c.name = count_name(t, &c);
    t->questions += c.kind == QUESTION_LABEL;
    t->answers += c.kind == ANSWER_LABEL;
    t->sentences += is_sentence(a, &c);
    candidate *slot = qt_vec_push(&a->alloc, &t->all);
    if (!slot) return false;
    *slot = c;
  }
  return true;
}

/* Named by class, or by the text: a word of the label stands capitalised in the middle of a sentence. */
static bool is_person(const quoth_article *a, const distinct *d) {
  if (qt_find_class(a, d->first, d->stop, QT_BIT(TITLE) | QT_BIT(ROLE) | QT_BIT(MALE) | QT_BIT(FEMALE), 0) < d->stop)
    return true;
  uint32_t last = d->stop - 1;
  if (!qt_is_word(qt_tok(a, last)) || qt_tok(a, last).length < 3) return false;
  if (d->stop - d->first > 1 && d->count > 1) return true;
  for (uint32_t i = 1; i < a->tokens.count; i++) {
    qt_token t = qt_tok(a, i);
    if ((t.flags & QT_CAPITAL) && i != last && qt_is_word(qt_tok(a, i - 1)) && qt_same_word(a, i, last)) return true;
  }
  return false;
}

static bool is_transcript(transcript *t) {
  uint32_t count = t->all.count, recurring = 0, persons = 0, most = 0;
  if (count < 3 || t->overflow || t->sentences * 10 < count * 6) return false;
  for (uint32_t i = 0; i < t->name_count; i++) {
    distinct *d = &t->names[i];
    recurring += d->count > 1;
    if (d->count > most) most = d->count;
  }
  if (t->questions > 1 && t->answers > 1) return true; /* stands or falls with the digest's speaker */
  if (!t->name_count || (most < 2 && t->questions < 2)) return false;
  for (uint32_t i = 0; i < t->name_count; i++) {
    /* a name that the text does not have elsewhere: who answers questions, in capitals and again */
    const distinct *d = &t->names[i];
    qt_token last = qt_tok(t->a, d->stop - 1);
    bool answers = t->questions > 0 && d->count > 1 && (last.flags & QT_ALL_CAPS) && last.length > 2;
    t->names[i].is_person = answers || is_person(t->a, d);
    persons += t->names[i].is_person;
  }
  return persons > 0 && (t->questions > 0 || recurring > 0);
}

/* Once the text is a transcript, "Note:" is still no label. */
static bool counts(const transcript *t, const candidate *c) {
  if (c->kind != NAME_LABEL) return true;
  const distinct *d = &t->names[c->name];
  return d->count > 1 || d->is_person || (qt_tok(t->a, c->first).flags & QT_ALL_CAPS);
}

static bool append(transcript *t) {
  quoth_article *a = t->a;
  for (uint32_t i = 0; i < t->all.count; i++) {
    const candidate *c = &t->all.at[i];
    if (!counts(t, c)) continue;
    qt_label *label = qt_vec_push(&a->alloc, &a->labels);
    if (!label) return false;
    label->block = c->block;
    label->first_token = c->turn;
    label->label = qt_token_span(a, c->first, c->stop);
    label->speaker = QUOTH_NONE;
    label->is_question = c->kind == QUESTION_LABEL;
    label->is_answer = c->kind == ANSWER_LABEL;
  }
  return true;
}

/* "(The briefing ended at noon.)", "[Laughter]": paragraphs that nobody speaks. */
static bool is_stage_direction(const quoth_article *a, uint32_t block) {
  qt_token first = qt_tok(a, qt_first(a, block)), last = qt_tok(a, qt_stop(a, block) - 1);
  if (!(qt_is_mark(first, QT_LPAREN) && qt_is_mark(last, QT_RPAREN)) &&
      !(qt_is_mark(first, QT_LBRACKET) && qt_is_mark(last, QT_RBRACKET)))
    return false;
  for (uint32_t i = qt_first(a, block) + 1; i + 1 < qt_stop(a, block); i++)
    if (qt_is_mark(qt_tok(a, i), QT_RPAREN) || qt_is_mark(qt_tok(a, i), QT_RBRACKET)) return false;
  return true;
}

static void set_directions_aside(quoth_article *a) {
  for (uint32_t i = a->labels.at[0].block; i < a->blocks.count; i++)
    if (qt_is_content(a, i) && is_stage_direction(a, i)) a->blocks.at[i].kind = QUOTH_BLOCK_BOILERPLATE;
}

quoth_status qt_find_labels(qt_outliner *o) {
  transcript t = {.a = o->article};
  bool ok = collect(&t);
  if (ok && is_transcript(&t)) ok = append(&t);
  if (ok && t.a->labels.count) set_directions_aside(t.a);
  qt_vec_free(&t.a->alloc, &t.all);
  return ok ? QUOTH_OK : QUOTH_NO_MEMORY;
}

bool qt_has_label(const quoth_article *a, uint32_t block) {
  uint32_t low = 0, high = a->labels.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->labels.at[middle].block < block)
      low = middle + 1;
    else
      high = middle;
  }
  return low < a->labels.count && a->labels.at[low].block == block;
}
