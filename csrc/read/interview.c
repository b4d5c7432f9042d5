/*
** Interviews without labels: questions that fill a paragraph, each with its answer below.
**   How many ships are waiting outside?
**   Forty, more or less. We turned away six on Monday.
** A list of frequent questions looks the same, so somebody has to be named above it, the answers have to speak in
** the first person, and the questions do not. A column's rhetorical questions do too, but it goes on about the one that
** it names. And names that stand alone in a line, above what each one says.
*/
#include "base/word_part.h"
#include "read/outline_parts.h"
#include "read/person.h"
#include "read/usage.h"

enum {
  MIN_QUESTIONS = 3,
  MAX_QUESTION_WORDS = 60,
  MAX_ANSWER = 5, /* paragraphs, on average */
  MIN_LEAD_WORDS = 5,
  MAX_LEAD = 6,       /* blocks above the first question that are searched for who answers */
  MAX_NAME = 5,       /* tokens of a line that is a name */
  MAX_NAME_LINE = 14, /* ... and of all of it: whom somebody is with, a time */
  MAX_NAMES = 8,
  MIN_LINES = 4,
};

typedef struct interview {
  qt_outliner *o;
  quoth_article *a;
  uint32_t first, last; /* blocks: the first question, the last one */
  uint32_t questions, answers, paragraphs, told, asked_of_you, asked_of_me;
  uint32_t labelled; /* questions behind "Q1." */
} interview;

static bool is_heading(const interview *v, uint32_t block) {
  return v->a->blocks.at[block].kind == QUOTH_BLOCK_HEADING;
}

static bool is_text(const interview *v, uint32_t block) {
  return block != v->o->title && (qt_is_content(v->a, block) || is_heading(v, block));
}

static uint32_t next_text(const interview *v, uint32_t block) {
  for (block++; block < v->a->blocks.count; block++)
    if (is_text(v, block)) return block;
  return QUOTH_NONE;
}

static bool is_question(const interview *v, uint32_t block) {
  const quoth_article *a = v->a;
  uint32_t i = qt_stop(a, block), first = qt_first(a, block);
  if (!is_text(v, block) || !qt_may_have_marks(a, block, QT_TRAIT(QT_QUESTION))) return false;
  if (a->ranges.at[block].traits.words > MAX_QUESTION_WORDS || qt_is_double_quote(qt_tok(a, first))) return false;
  while (i > first && qt_is_of_bold(a, i - 1)) i--;
  return i > first && qt_is_mark(qt_tok(a, i - 1), QT_QUESTION);
}

/* A word of the classes outside quotation marks. */
static bool says(const quoth_article *a, uint32_t block, uint64_t classes, uint64_t more) {
  bool quoted = false;
  for (uint32_t i = qt_first(a, block), stop = qt_stop(a, block); i < stop; i++) {
    if (qt_is_double_quote(qt_tok(a, i))) quoted = !quoted;
    if (!quoted && qt_has_class(a, i, stop, classes, more)) return true;
  }
  return false;
}

/* "Que leur répondez-vous ?" */
static bool ends_in_you(const quoth_article *a, qt_token t) {
  return (qt_lexicon_word(a->lexicon, qt_word_behind_hyphen(a, t))->classes & QT_BIT(YOU)) != 0;
}

/* "Was haben Sie gesehen?": a pronoun of the third person with a capital inside the sentence. */
static bool addresses(const quoth_article *a, uint32_t block) {
  if (says(a, block, QT_BIT(YOU), 0)) return true;
  for (uint32_t i = qt_first(a, block), stop = qt_stop(a, block); i < stop; i++)
    if (qt_kind(qt_tok(a, i)) == QT_WORD_TOKEN && ends_in_you(a, qt_tok(a, i))) return true;
  for (uint32_t i = qt_first(a, block) + 1, stop = qt_stop(a, block); i < stop; i++)
    if ((qt_tok(a, i).flags & (QT_CAPITAL | QT_ALL_CAPS)) == QT_CAPITAL && qt_is_word(qt_tok(a, i - 1)) &&
        qt_has_class(a, i, stop, QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY), 0))
      return true;
  return false;
}

#define FIRST_PERSON (QT_BIT(I) | QT_BIT(WE))

static void count_questions(interview *v) {
  for (uint32_t i = 0; i < v->a->blocks.count; i++) {
    if (!is_question(v, i)) continue;
    if (!v->questions++) v->first = i;
    v->last = i;
  }
}

/* What the questions ask, and the answers between them: whether they are told in the first person. */
static void survey(interview *v) {
  bool open = false, told = false;
  for (uint32_t i = v->first; i < v->a->blocks.count; i++) {
    bool question = is_question(v, i);
    if (!question && (!is_text(v, i) || is_heading(v, i))) continue;
    if (!question) {
      told = told || says(v->a, i, FIRST_PERSON, QT_MORE(FIRST_PERSON));
      open = true;
      v->paragraphs++;
      continue;
    }
    qt_label label;
    v->labelled += qt_asks_by_label(v->a, i, &label);
    v->asked_of_you += addresses(v->a, i);
    v->asked_of_me += says(v->a, i, QT_BIT(I), 0);
    v->answers += open;
    v->told += told;
    open = told = false;
  }
  v->answers += open;
  v->told += told;
}

static bool may_be_interview(const interview *v) {
  return v->answers * 4 >= v->questions * 3 && v->told * 3 >= v->answers &&
         (v->asked_of_you > v->asked_of_me || v->labelled * 2 > v->questions) &&
         v->paragraphs <= v->answers * MAX_ANSWER;
}

/* Who answers: in the title, or above the first question. */
static bool find_answerer(const interview *v, qt_persons *persons) {
  const quoth_article *a = v->a;
  uint32_t title = v->o->title;
  persons->count = 0;
  if (title != QUOTH_NONE) qt_find_persons(a, qt_first(a, title), qt_stop(a, title), QT_MENTIONED, persons);
  if (title != QUOTH_NONE) qt_drop_authors(a, qt_first(a, title), persons);
  if (persons->count && persons->at[0].proven) return true;
  for (uint32_t i = v->o->body, seen = 0; i < v->first && seen < MAX_LEAD; i++) {
    bool sentence = a->ranges.at[i].traits.words > MIN_LEAD_WORDS && qt_ends_sentence(qt_tok(a, qt_stop(a, i) - 1));
    if (!is_text(v, i) || !sentence) continue; /* no list of books */
    qt_find_persons(a, qt_first(a, i), qt_stop(a, i), QT_LIKELY, persons);
    qt_drop_authors(a, qt_first(a, i), persons);
    if (persons->count && persons->at[0].proven) return true;
    seen++;
  }
  return false;
}

static bool names(const quoth_article *a, uint32_t block, const qt_person *p) {
  for (uint32_t i = qt_first(a, block); i < qt_stop(a, block); i++)
    if (qt_same_word(a, i, p->stop - 1)) return true;
  return false;
}

/* Do the answers go on about the person? */
static bool is_about(const interview *v, const qt_person *p) {
  uint32_t named = 0;
  for (uint32_t i = v->first; i < v->last; i++) named += is_text(v, i) && !is_question(v, i) && names(v->a, i, p);
  return named * 8 > v->paragraphs;
}

/* Behind the last question: what tells of the person, or of the interview itself, in the newsroom's voice. */
static uint32_t find_end(const interview *v, const qt_person *p) {
  const quoth_article *a = v->a;
  uint32_t i = next_text(v, v->last);
  if (i == QUOTH_NONE) return QUOTH_NONE;
  for (i = next_text(v, i); i != QUOTH_NONE; i = next_text(v, i)) {
    if (qt_closes_talk(a, i)) return i;
    if (names(a, i, p) && !says(a, i, FIRST_PERSON, QT_MORE(FIRST_PERSON))) return i;
  }
  return QUOTH_NONE;
}

static bool push_turn(quoth_article *a, uint32_t block, qt_asking asking) {
  qt_label *label = qt_vec_push(&a->alloc, &a->labels);
  if (!label) return false;
  if (asking == QT_ASKS && qt_asks_by_label(a, block, label)) return true;
  *label = (qt_label){.block = block,
                      .first_token = qt_first(a, block),
                      .label = QT_NO_SPAN,
                      .speaker = QUOTH_NONE,
                      .is_question = asking == QT_ASKS,
                      .is_answer = asking == QT_TELLS,
                      .asking = (uint8_t)asking};
  return true;
}

static bool append(interview *v, const qt_person *p) {
  quoth_article *a = v->a;
  uint32_t end = find_end(v, p);
  quoth_span *name = qt_vec_push(&a->alloc, &a->digest_names);
  if (!name) return false;
  *name = qt_token_span(a, p->first, p->stop);
  bool asked = false;
  for (uint32_t i = v->first; i < a->blocks.count; i++) {
    if (i == end) return push_turn(a, i, QT_NOBODY);
    if (!is_text(v, i)) continue;
    bool asks = is_question(v, i);
    if (is_heading(v, i)) { /* a page's: its question is a topic, and no statement */
      asked = asks;
      continue;
    }
    if ((asks || asked) && !push_turn(a, i, asks ? QT_ASKS : QT_TELLS)) return false;
    asked = asks;
  }
  return true;
}

/*
** Names that stand alone in a line, two or more that come again and again, one of whom asks.
*/
typedef struct named {
  uint32_t first, stop, count, questions;
} named;

typedef struct line_names {
  named at[MAX_NAMES];
  uint32_t count, lines;
} line_names;

/* The name's end in "Lina Marsh", "Lina Marsh  0:04", "Lina Marsh -- Vell Bank -- Analyst"; first: no such line. */
static uint32_t name_line(const interview *v, uint32_t block) {
  const quoth_article *a = v->a;
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block), end = stop;
  bool text = qt_is_content(a, block) || block == v->o->title;
  if (!text || a->blocks.at[block].kind == QUOTH_BLOCK_ITEM || stop - first > MAX_NAME_LINE) return first;
  for (uint32_t i = first; i < stop; i++) {
    qt_token t = qt_tok(a, i);
    bool cuts = qt_is_dash(a, i, stop) || qt_is_mark(t, QT_COMMA) || qt_is_mark(t, QT_LPAREN) ||
                (qt_kind(t) == QT_NUMBER && memchr(a->text + t.start, ':', t.length));
    if (cuts && end == stop) end = i;
    bool initial = qt_is_mark(t, QT_DOT) && i + 1 < stop;
    if (!cuts && !initial && !qt_is_mark(t, QT_RPAREN) && !(t.flags & QT_CAPITAL) &&
        !qt_has_class(a, i, stop, QT_BIT(PARTICLE), 0))
      return first;
  }
  bool dated = qt_has_in(a, first, stop, 0, QT_MORE(MONTH) | QT_MORE(DAY));
  return dated || end - first > MAX_NAME ? first : end;
}

static bool is_name_line(const interview *v, uint32_t block) { return name_line(v, block) > qt_first(v->a, block); }

static named *find_name(const interview *v, line_names *names, uint32_t block) {
  const quoth_article *a = v->a;
  uint32_t stop = name_line(v, block);
  quoth_span x = qt_token_span(a, qt_first(a, block), stop);
  for (uint32_t i = 0; i < names->count; i++) {
    quoth_span y = qt_token_span(a, names->at[i].first, names->at[i].stop);
    if (x.end - x.start == y.end - y.start && memcmp(a->text + x.start, a->text + y.start, x.end - x.start) == 0)
      return &names->at[i];
  }
  if (names->count == MAX_NAMES) return NULL;
  named *n = &names->at[names->count++];
  *n = (named){qt_first(a, block), stop, 0, 0};
  return n;
}

/* The name lines of the text; false: no turns of a talk. */
static bool survey_lines(const interview *v, line_names *names) {
  const quoth_article *a = v->a;
  uint32_t again = 0, asking = 0, persons = 0;
  for (uint32_t i = 0; i < a->blocks.count; i++) {
    uint32_t next = is_name_line(v, i) ? next_text(v, i) : QUOTH_NONE;
    if (next == QUOTH_NONE || is_name_line(v, next)) continue;
    named *n = find_name(v, names, i);
    if (!n) return false;
    n->count++;
    n->questions += is_question(v, next);
    names->lines++;
  }
  for (uint32_t i = 0; i < names->count; i++) {
    const named *n = &names->at[i];
    again += n->count > 1;
    asking += n->count > 1 && n->questions * 2 > n->count;
    persons += qt_has_in(a, n->first, n->stop, QT_BIT(MALE) | QT_BIT(FEMALE) | QT_BIT(TITLE), 0);
  }
  return again > 1 && asking && persons && names->lines >= MIN_LINES && again * 2 > names->count;
}

static bool append_lines(const interview *v, line_names *names) {
  quoth_article *a = v->a;
  for (uint32_t i = 0; i < a->blocks.count; i++) {
    const named *n = is_name_line(v, i) ? find_name(v, names, i) : NULL;
    if (!n || n->count < 2) continue;
    if (i == v->o->title) qt_drop_title(v->o);
    qt_label *label = qt_vec_push(&a->alloc, &a->labels);
    if (!label) return false;
    *label = (qt_label){.block = i,
                        .first_token = qt_stop(a, i),
                        .label = qt_token_span(a, qt_first(a, i), name_line(v, i)),
                        .speaker = QUOTH_NONE,
                        .asking = n->questions * 2 > n->count ? QT_ASKS_WHERE_MARKED : QT_TELLS};
  }
  return true;
}

static bool find_lines(const interview *v) {
  line_names names = {.count = 0, .lines = 0};
  return v->a->marked || !survey_lines(v, &names) || append_lines(v, &names);
}

bool qt_find_interview(qt_outliner *o) {
  interview v = {.o = o, .a = o->article};
  qt_persons persons;
  qt_usages usages;
  count_questions(&v);
  if (!v.questions) return true;
  if (v.questions < MIN_QUESTIONS) return find_lines(&v);
  survey(&v);
  if (!may_be_interview(&v)) return find_lines(&v);
  if (!qt_usages_open(v.a, &usages)) return false;
  bool found = find_answerer(&v, &persons) && !is_about(&v, &persons.at[0]);
  bool ok = !found || append(&v, &persons.at[0]);
  qt_usages_close(v.a);
  return ok;
}
