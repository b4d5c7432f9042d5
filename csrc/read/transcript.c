/*
** Transcripts: "LAVROV: ...", "Question (in Brennish): ...", "Q: ...", "A1: ...", "(Q) ...", "Q - ...", "00:12:31 HOST: ...", "<v Lavrov>...".
** Words before a colon begin many a paragraph (Note: Price: Director:), so labels count only where
** they recur, where what follows reads as sentences, and where one of them is a person or an office. Names also head
** what is told of them (a team's players, candidates and where they stand): there nobody says I, we or you.
*/
#include "read/outline_parts.h"

enum {
  MAX_LABEL = 8,     /* tokens */
  MAX_BESIDE = 12,   /* tokens behind a name: what is in brackets, whom the person is with */
  MAX_STAMP = 6,     /* tokens of a time before a label: [00:12] */
  MIN_PEOPLE = 3,    /* names with a colon that are a list */
  MAX_DISTINCT = 32, /* labels that are told apart; a text with more is no transcript */
  MAX_DIGITS = 3,    /* of a question's number */
  MIN_ASKED = 2,     /* questions behind "Q1:", "(Q)", "Q -" that make these labels */
  MAX_INITIALS = 3,  /* letters */
  WIDE = 2,          /* bytes of white space that set a label off */
  NO_LABEL = 0xff
};

typedef enum label_kind { NAME_LABEL, QUESTION_LABEL, HOST_LABEL, ANSWER_LABEL } label_kind;

typedef struct candidate {
  uint32_t block, first, stop; /* tokens of the label */
  uint32_t turn;               /* first token behind the colon */
  uint8_t kind;                /* label_kind */
  uint8_t name;                /* index into distinct labels, or NO_LABEL */
} candidate;

typedef struct distinct {
  uint32_t first, stop, count;
  uint32_t questions; /* of its turns, how many have a question mark at their end */
  uint32_t replies;   /* of its turns, how many stand right behind a question's label */
  uint8_t grade;      /* of a name */
  bool is_person;
} distinct;

typedef struct transcript {
  quoth_article *a;
  QT_VEC(candidate) all;
  distinct names[MAX_DISTINCT];
  uint32_t name_count, questions, answers, sentences;
  uint32_t talking, telling; /* turns with I, we or a question; with he or she and none of these */
  bool shorts;               /* read_short counts */
  bool overflow;
} transcript;

/* "Q." is a label where Q is one; the dot of other words is none. */
static bool closes_label(const quoth_article *a, uint32_t first, uint32_t i, uint32_t stop) {
  if (qt_is_mark(qt_tok(a, i), QT_COLON)) return true;
  return i == first + 1 && i + 1 < stop && qt_is_mark(qt_tok(a, i), QT_DOT) && qt_tok(a, first).length == 1 &&
         qt_has_class(a, first, stop, 0, QT_MORE(QUESTION_LABEL) | QT_MORE(ANSWER_LABEL));
}

static bool is_char(const quoth_article *a, uint32_t i, char c) {
  return qt_tok(a, i).length == 1 && a->text[qt_tok(a, i).start] == c;
}

static bool may_stand_in_label(const quoth_article *a, uint32_t i, uint32_t stop) {
  qt_token t = qt_tok(a, i);
  if (qt_kind(t) == QT_WORD_TOKEN)
    return (t.flags & QT_CAPITAL) ||
           qt_has_class(a, i, stop, QT_BIT(PARTICLE) | QT_BIT(TITLE) | QT_BIT(ROLE), QT_MORE(QUESTION_LABEL));
  if (is_char(a, i, '#')) return i + 1 < stop && qt_kind(qt_tok(a, i + 1)) == QT_NUMBER; /* UNIDENTIFIED PERSON #2 */
  return qt_kind(t) == QT_NUMBER || qt_is_mark(t, QT_DOT) || qt_is_mark(t, QT_COMMA) || qt_is_mark(t, QT_HYPHEN);
}

static bool opens_bracket(qt_token t) { return qt_is_mark(t, QT_LPAREN) || qt_is_mark(t, QT_LBRACKET); }
static bool closes_bracket(qt_token t) { return qt_is_mark(t, QT_RPAREN) || qt_is_mark(t, QT_RBRACKET); }

/* Behind "00:12:31", "[12:31]", "12:31 -": the time of a turn; first where there is none. */
static uint32_t behind_stamp(const quoth_article *a, uint32_t first, uint32_t stop) {
  bool time = false;
  uint32_t i = first;
  for (; i < stop && i - first < MAX_STAMP; i++) {
    qt_token t = qt_tok(a, i);
    bool is_time = qt_kind(t) == QT_NUMBER && memchr(a->text + t.start, ':', t.length);
    if (!is_time && qt_is_word(t)) break;
    if (!time && !is_time && !opens_bracket(t)) return first;
    time = time || is_time;
  }
  while (time && i > first && is_char(a, i - 1, '<')) i--;
  return time ? i : first;
}

/* Behind the bracket that opens at `i`. */
static uint32_t behind_bracket(const quoth_article *a, uint32_t i, uint32_t stop) {
  uint32_t first = i;
  while (i < stop && i - first < MAX_BESIDE && !closes_bracket(qt_tok(a, i))) i++;
  return i + (i < stop);
}

/* "<v Lavrov>", of subtitles: the name's end, and the turn's begin. */
static bool read_voice(const quoth_article *a, uint32_t i, uint32_t stop, candidate *c) {
  if (i + 3 >= stop || !is_char(a, i, '<') || !is_char(a, i + 1, 'v')) return false;
  c->first = i + 2;
  for (c->stop = c->first; c->stop < stop && c->stop - c->first < MAX_LABEL; c->stop++)
    if (is_char(a, c->stop, '>')) break;
  c->turn = c->stop + 1;
  return c->stop > c->first && c->stop < stop && is_char(a, c->stop, '>');
}

/* "Reeve, Brack Courier", "[Ida Brunn], NRK", "Calder (via interpreter)": the name's end; *behind: where it ends all. */
static uint32_t name_stop(const quoth_article *a, uint32_t first, uint32_t stop, bool bracket, uint32_t *behind) {
  uint32_t i = first, end = QUOTH_NONE;
  for (; i < stop && i - first < (end == QUOTH_NONE ? MAX_LABEL : MAX_LABEL + MAX_BESIDE); i++) {
    qt_token t = qt_tok(a, i);
    if (closes_label(a, first, i, stop) || opens_bracket(t)) break;
    bool office = i > first && qt_has_class(a, i - 1, i, QT_BIT(TITLE) | QT_BIT(ROLE), 0);
    bool cuts = (bracket && closes_bracket(t)) || (qt_is_mark(t, QT_COMMA) && !office);
    if (cuts && end == QUOTH_NONE) end = i;
    if (!(bracket && closes_bracket(t)) && !may_stand_in_label(a, i, stop)) return first;
  }
  *behind = i < stop && opens_bracket(qt_tok(a, i)) ? behind_bracket(a, i, stop) : i;
  return end == QUOTH_NONE ? i : end;
}

static label_kind kind_of(const quoth_article *a, const candidate *c) {
  if (qt_has_class(a, c->first, c->stop, 0, QT_MORE(QUESTION_LABEL))) /* Q, but not a host, who says more than that */
    return qt_has_class(a, c->first, c->stop, QT_BIT(TITLE) | QT_BIT(ROLE), 0) ? HOST_LABEL : QUESTION_LABEL;
  return qt_has_class(a, c->first, c->stop, 0, QT_MORE(ANSWER_LABEL)) == c->stop - c->first ? ANSWER_LABEL : NAME_LABEL;
}

bool qt_is_of_bold(const quoth_article *a, uint32_t i) {
  char c = a->text[qt_tok(a, i).start];
  return !qt_is_word(qt_tok(a, i)) && (c == '*' || c == '_');
}

/* What every label has: a colon, or the > of a voice; "Q." is one letter. Most blocks have none of these. */
static bool may_have_label(const quoth_article *a, uint32_t block) {
  return qt_may_have_marks(a, block, QT_TRAIT(QT_COLON)) || qt_tok(a, qt_first(a, block)).length == 1;
}

/* Of the Q in "Q1" the classes, of "Q" and "Question" theirs; *letters: bytes without the number. */
static uint64_t classes_of_word(const quoth_article *a, uint32_t i, uint32_t *letters) {
  qt_token t = qt_tok(a, i);
  char folded[4];
  *letters = t.length;
  char last = a->text[qt_end(t) - 1];
  if (last < '0' || last > '9') return qt_word_of(a->lexicon, t)->more;
  uint32_t letter, c = qt_decode(a->text + t.start, t.length, &letter);
  if (letter == t.length || t.length - letter > MAX_DIGITS) return qt_word_of(a->lexicon, t)->more;
  for (uint32_t k = letter; k < t.length; k++)
    if (a->text[t.start + k] < '0' || a->text[t.start + k] > '9') return qt_word_of(a->lexicon, t)->more;
  *letters = letter;
  return qt_lexicon_word(a->lexicon, qt_lexicon_find(a->lexicon, folded, qt_encode(qt_fold(c), folded)))->more;
}

/*
** "Q1: ...", "Question 1: ...", "(Q) ...", "Q - ...". A quarter's results and a list begin like this as well, so these
** count only in a text that asks behind them again and again.
*/
static bool read_short(const quoth_article *a, uint32_t block, candidate *c) {
  uint32_t stop = qt_stop(a, block), i = behind_stamp(a, qt_first(a, block), stop), length, letters;
  bool bracket = i < stop && opens_bracket(qt_tok(a, i));
  i += bracket;
  if (i + 2 >= stop || qt_kind(qt_tok(a, i)) != QT_WORD_TOKEN || !(qt_tok(a, i).flags & QT_CAPITAL)) return false;
  uint64_t more = classes_of_word(a, i, &letters) & (QT_MORE(QUESTION_LABEL) | QT_MORE(ANSWER_LABEL));
  if (!more || qt_has_class(a, i, i + 1, QT_BIT(ROLE) | QT_BIT(TITLE), 0)) return false;
  *c = (candidate){block, i, i + 1, 0, more & QT_MORE(QUESTION_LABEL) ? QUESTION_LABEL : ANSWER_LABEL, NO_LABEL};
  bool numbered = letters < qt_tok(a, i).length;
  qt_decode(a->text + qt_tok(a, i).start, letters, &length);
  i++;
  if (!numbered && qt_kind(qt_tok(a, i)) == QT_NUMBER) numbered = true, i++;
  if (bracket && (i >= stop || !closes_bracket(qt_tok(a, i++)))) return false;
  bool closed = i < stop && (qt_is_mark(qt_tok(a, i), QT_COLON) || (numbered && qt_is_mark(qt_tok(a, i), QT_DOT)) ||
                             (length == letters && qt_is_dash(a, i, stop)));
  c->turn = i + closed;
  /* "Q    Will it open?", as in official transcripts */
  uint32_t end = qt_end(qt_tok(a, i - 1)), gap = i < stop ? qt_tok(a, i).start - end : 0;
  bool wide = length == letters && !numbered && gap && (gap >= WIDE || a->text[end] == '\t');
  return c->turn < stop && (closed || bracket || wide);
}

bool qt_asks_by_label(const quoth_article *a, uint32_t block, qt_label *label) {
  candidate c;
  if (!qt_is_content(a, block) || !read_short(a, block, &c) || c.kind != QUESTION_LABEL) return false;
  *label = (qt_label){.block = block,
                      .first_token = c.turn,
                      .label = qt_token_span(a, c.first, c.stop),
                      .speaker = QUOTH_NONE,
                      .is_question = true,
                      .asking = QT_ASKS};
  return true;
}

/* The label at the block's start; false: none. */
static bool read_label(const transcript *t, uint32_t block, candidate *c) {
  const quoth_article *a = t->a;
  if (t->shorts && read_short(a, block, c)) return true;
  if (!may_have_label(a, block)) return false;
  uint32_t stop = qt_stop(a, block), first = behind_stamp(a, qt_first(a, block), stop), i = first, behind = first;
  *c = (candidate){block, first, 0, 0, NAME_LABEL, NO_LABEL};
  if (!read_voice(a, i, stop, c)) {
    while (i < stop && !qt_is_word(qt_tok(a, i)) && i - first < 2) i++;
    if (i == stop || qt_kind(qt_tok(a, i)) != QT_WORD_TOKEN || !(qt_tok(a, i).flags & QT_CAPITAL)) return false;
    c->first = i;
    c->stop = name_stop(a, i, stop, i > first && qt_is_mark(qt_tok(a, i - 1), QT_LBRACKET), &behind);
    if (c->stop == c->first || behind >= stop || !closes_label(a, c->first, behind, stop)) return false;
    c->turn = behind + 1;
    while (c->turn < stop && qt_is_of_bold(a, c->turn)) c->turn++;
  }
  c->kind = (uint8_t)kind_of(a, c);
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
  t->names[t->name_count] = (distinct){.first = c->first, .stop = c->stop, .count = 1};
  return (uint8_t)t->name_count++;
}

/* Does the turn end in a question mark? Of a label that stands alone, the block below it. */
static bool asks(const quoth_article *a, const candidate *c) {
  uint32_t block = c->block;
  if (c->turn >= qt_stop(a, block) && block + 1 < a->blocks.count) block++;
  uint32_t i = qt_stop(a, block);
  while (i > qt_first(a, block) &&
         (qt_kind(qt_tok(a, i - 1)) == QT_QUOTE || closes_bracket(qt_tok(a, i - 1)) || qt_is_of_bold(a, i - 1)))
    i--;
  return i > qt_first(a, block) && qt_is_mark(qt_tok(a, i - 1), QT_QUESTION);
}

/* The turn reads as a sentence, or the label stands alone above it. */
static bool is_sentence(const quoth_article *a, const candidate *c) {
  uint32_t stop = qt_stop(a, c->block);
  if (c->turn == stop) return true;
  if (!qt_count_words(a, c->turn, stop) || qt_kind(qt_tok(a, c->turn)) == QT_NUMBER) return false;
  while (stop > c->turn && (qt_kind(qt_tok(a, stop - 1)) == QT_QUOTE || qt_is_mark(qt_tok(a, stop - 1), QT_RBRACKET) ||
                            qt_is_of_bold(a, stop - 1)))
    stop--;
  return stop > c->turn && qt_ends_sentence(qt_tok(a, stop - 1));
}

static void count_persons(transcript *t, const candidate *c) {
  const quoth_article *a = t->a;
  uint32_t stop = qt_stop(a, c->block);
  bool third = false;
  for (uint32_t i = c->turn; i < stop; i++) {
    if (qt_is_mark(qt_tok(a, i), QT_QUESTION) ||
        qt_has_class(a, i, stop, QT_BIT(I) | QT_BIT(WE), QT_MORE(FIRST_PERSON))) {
      t->talking++;
      return;
    }
    third = third || qt_has_class(a, i, stop, QT_BIT(HE) | QT_BIT(SHE), 0);
  }
  t->telling += third;
}

static bool may_be_turn(const quoth_article *a, uint32_t block) {
  return qt_is_content(a, block) && a->blocks.at[block].kind != QUOTH_BLOCK_ITEM;
}

static bool has_shorts(const quoth_article *a) {
  uint32_t asked = 0;
  for (uint32_t i = 0; i < a->blocks.count && asked < MIN_ASKED; i++) {
    candidate c;
    asked += may_be_turn(a, i) && read_short(a, i, &c) && c.kind == QUESTION_LABEL && asks(a, &c);
  }
  return asked == MIN_ASKED;
}

static bool collect(transcript *t) {
  const quoth_article *a = t->a;
  bool behind_question = false;
  for (uint32_t i = 0; i < a->blocks.count; i++) {
    candidate c;
    if (!may_be_turn(a, i) || !read_label(t, i, &c)) continue;
    if (c.kind == NAME_LABEL) c.name = count_name(t, &c);
    if (c.name != NO_LABEL) {
      t->names[c.name].questions += asks(a, &c);
      t->names[c.name].replies += behind_question;
    }
    behind_question = c.kind == QUESTION_LABEL || c.kind == HOST_LABEL;
    t->questions += c.kind == QUESTION_LABEL || c.kind == HOST_LABEL;
    t->answers += c.kind == ANSWER_LABEL;
    t->sentences += is_sentence(a, &c);
    count_persons(t, &c);
    candidate *slot = qt_vec_push(&a->alloc, &t->all);
    if (!slot) return false;
    *slot = c;
  }
  return true;
}

/* S. Lavrov, S.V.Lavrov */
static bool has_initial(const quoth_article *a, uint32_t first, uint32_t stop) {
  for (uint32_t i = first; i < stop; i++) {
    qt_token t = qt_tok(a, i);
    uint32_t letter;
    qt_decode(a->text + t.start, t.length, &letter);
    if (qt_kind(t) != QT_WORD_TOKEN || !(t.flags & QT_CAPITAL)) continue;
    if (letter < t.length ? a->text[t.start + letter] == '.' : i + 2 < stop && qt_is_mark(qt_tok(a, i + 1), QT_DOT))
      return true;
  }
  return false;
}

/* How sure it is that a label names somebody. Price, Pros, Key Features come again as well. */
typedef enum grade { NOBODY, LIKELY, SURE } grade;

/*
** Elsewhere in the text the label's last word ends a longer name: behind a title or a given name, or any capital.
** *common: it stands there in lower case as well, as no name does.
*/
static grade named_elsewhere(const quoth_article *a, uint32_t last, bool *common) {
  grade best = NOBODY;
  for (uint32_t i = 1; i < a->tokens.count; i++) {
    qt_token before = qt_tok(a, i - 1);
    if (i == last || !qt_same_word(a, i, last)) continue;
    if (!(qt_tok(a, i).flags & QT_CAPITAL)) {
      *common = true;
      return NOBODY;
    }
    uint64_t classes = qt_word_of(a->lexicon, before)->classes;
    if (!qt_is_word(before) || !(before.flags & QT_CAPITAL)) continue;
    if (classes & (QT_BIT(TITLE) | QT_BIT(MALE) | QT_BIT(FEMALE))) best = SURE;
    if (!classes && best < LIKELY) best = LIKELY;
  }
  return best;
}

/* "SO" where "Sefa Okoye" stands above: capitals that are the first letters of as many words with a capital. */
static bool are_initials(const quoth_article *a, const distinct *d) {
  qt_token t = qt_tok(a, d->first);
  if (d->stop - d->first != 1 || t.length < 2 || t.length > MAX_INITIALS || !(t.flags & QT_ALL_CAPS)) return false;
  for (uint32_t i = 0; i + t.length < d->first; i++) {
    uint32_t k = 0;
    while (k < t.length && (qt_tok(a, i + k).flags & QT_CAPITAL) &&
           a->text[qt_tok(a, i + k).start] == a->text[t.start + k])
      k++;
    if (k == t.length && qt_tok(a, i).length > 1) return true;
  }
  return false;
}

static grade grade_of(const quoth_article *a, const distinct *d) {
  const uint64_t given = QT_BIT(MALE) | QT_BIT(FEMALE), links = QT_BIT(PREPOSITION) | QT_BIT(FOR) | QT_BIT(TO);
  uint32_t first = d->first, last = d->stop - 1, words = 0;
  if (qt_has_class(a, first, d->stop, QT_BIT(DETERMINER), 0)) first++;
  for (uint32_t i = first; i < d->stop; i++) words += qt_kind(qt_tok(a, i)) == QT_WORD_TOKEN;
  if (first > last || qt_kind(qt_tok(a, last)) != QT_WORD_TOKEN || qt_has_class(a, first, d->stop, links, 0))
    return NOBODY;
  if (qt_has_in(a, first, d->stop, 0, QT_MORE(MONTH) | QT_MORE(DAY))) return NOBODY;
  if (are_initials(a, d)) return SURE;
  bool office = qt_has_class(a, last, d->stop, QT_BIT(ROLE) | QT_BIT(TITLE), 0) > 0, common = false;
  grade elsewhere = qt_tok(a, last).length > 2 ? named_elsewhere(a, last, &common) : NOBODY;
  if (common) return office ? LIKELY : NOBODY;
  uint32_t title = qt_has_class(a, first, d->stop, QT_BIT(TITLE), 0);
  if (title && title < d->stop - first && !qt_has_class(a, last, d->stop, QT_BIT(ROLE), 0)) return SURE;
  if (has_initial(a, first, d->stop)) return SURE;
  if (words > 1 && qt_has_class(a, first, d->stop, given, 0)) return SURE;
  if (elsewhere != NOBODY) return elsewhere;
  if (qt_has_in(a, first, d->stop, QT_BIT(TITLE) | QT_BIT(ROLE) | given, 0)) return LIKELY;
  bool unknown = words > 1 && (qt_tok(a, last).flags & QT_ALL_CAPS);
  for (uint32_t i = first; i < d->stop; i++) unknown = unknown && !qt_word_of(a->lexicon, qt_tok(a, i))->classes;
  return unknown ? LIKELY : NOBODY;
}

/* Whether the labels that come again are people's who talk: two for certain, or fewer where turns say I, we or ask. */
static bool is_talk(const transcript *t) {
  uint32_t sure = 0, likely = 0, recurring = 0;
  for (uint32_t i = 0; i < t->name_count; i++) {
    const distinct *d = &t->names[i];
    bool again = d->count > 1;
    recurring += again;
    sure += d->grade == SURE;
    likely += d->grade != NOBODY || (again && d->questions * 3 >= d->count * 2); /* a newspaper asks */
  }
  if (!recurring) return false;
  if (sure > 1) return true;
  return (sure && t->talking * 4 >= t->all.count) || (likely > 1 && t->talking * 3 >= t->all.count);
}

static bool is_transcript(transcript *t) {
  uint32_t count = t->all.count, persons = 0, most = 0;
  if (count < 3 || t->overflow || t->sentences * 10 < count * 6) return false;
  if (t->telling && !t->talking) return false;
  for (uint32_t i = 0; i < t->name_count; i++)
    if (t->names[i].count > most) most = t->names[i].count;
  if (t->questions > 1 && t->answers > 1) return true; /* stands or falls with the digest's speaker */
  if (!t->name_count || (most < 2 && t->questions < 2)) return false;
  for (uint32_t i = 0; i < t->name_count; i++) {
    distinct *d = &t->names[i];
    d->grade = (uint8_t)grade_of(t->a, d);
    /* whom the text does not name elsewhere: who answers questions again and again */
    bool answers = d->count > 1 && d->replies * 2 >= d->count;
    d->is_person = answers || d->grade != NOBODY;
    persons += answers || d->grade == SURE || (d->grade == LIKELY && d->replies);
  }
  return t->questions ? persons > 0 : is_talk(t);
}

/* Once the text is a transcript, "Note:" is still no label, nor "TELMAR, March 3 (VNA):". */
static bool counts(const transcript *t, const candidate *c) {
  quoth_dateline ignored;
  if (c->kind != NAME_LABEL) return true;
  const distinct *d = &t->names[c->name];
  if (d->count == 1 && qt_read_dateline(t->a, c->block, &ignored)) return false;
  if (d->count > 1 || d->is_person || (qt_tok(t->a, c->first).flags & QT_ALL_CAPS)) return true;
  bool first = c == &t->all.at[0];                          /* "Dockside: How did it begin?" */
  return d->questions && (first || d->stop - d->first > 1); /* "Ola Stein: When?", once in the talk */
}

/* Somebody named is an interviewer where most of his turns are questions. */
static qt_asking asking_of(const transcript *t, const candidate *c) {
  if (c->kind == QUESTION_LABEL) return QT_ASKS;
  if (c->kind == HOST_LABEL) return QT_ASKS_WHERE_MARKED;
  if (c->name == NO_LABEL) return QT_TELLS;
  const distinct *d = &t->names[c->name];
  return d->questions * 3 >= d->count * 2 ? QT_ASKS_WHERE_MARKED : QT_TELLS;
}

static bool append_one(transcript *t, const candidate *c) {
  quoth_article *a = t->a;
  qt_label *label = qt_vec_push(&a->alloc, &a->labels);
  if (!label) return false;
  *label = (qt_label){.block = c->block,
                      .first_token = c->turn,
                      .label = qt_token_span(a, c->first, c->stop),
                      .speaker = QUOTH_NONE,
                      .is_question = c->kind == QUESTION_LABEL || c->kind == HOST_LABEL,
                      .is_answer = c->kind == ANSWER_LABEL,
                      .asking = (uint8_t)asking_of(t, c)};
  return true;
}

void qt_drop_title(qt_outliner *o) {
  o->article->blocks.at[o->title].kind = QUOTH_BLOCK_PARAGRAPH;
  o->article->title = QT_NO_SPAN;
  o->body = o->title;
  o->title = QUOTH_NONE;
}

/* A text without a title: what was taken for one is the first turn, with a stop and a label that comes again. */
static bool take_title(transcript *t, qt_outliner *o) {
  quoth_article *a = t->a;
  candidate c;
  if (a->marked || o->title == QUOTH_NONE || !read_label(t, o->title, &c)) return true;
  if (c.turn < qt_stop(a, o->title) && !qt_ends_sentence(qt_tok(a, qt_stop(a, o->title) - 1))) return true;
  for (uint8_t i = 0; c.kind == NAME_LABEL && i < t->name_count; i++) {
    const distinct *d = &t->names[i];
    quoth_span x = qt_token_span(a, c.first, c.stop), y = qt_token_span(a, d->first, d->stop);
    if (x.end - x.start == y.end - y.start && memcmp(a->text + x.start, a->text + y.start, x.end - x.start) == 0)
      c.name = i;
  }
  if (c.kind == NAME_LABEL && c.name == NO_LABEL) return true;
  qt_drop_title(o);
  return append_one(t, &c);
}

bool qt_closes_talk(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  if (qt_has_class(a, first, stop, 0, QT_MORE(BACKGROUND)) > 1) return true;
  uint32_t behind = first + qt_has_class(a, first, stop, 0, QT_MORE(LABEL) | QT_MORE(BYLINE));
  return behind > first && behind + 1 < stop && qt_is_mark(qt_tok(a, behind), QT_COLON) &&
         !qt_ends_sentence(qt_tok(a, stop - 1));
}

/* "Ada Roe's exhibition runs until May": of whoever spoke last, in the third person. */
static bool tells_of(const quoth_article *a, uint32_t block, quoth_span name) {
  uint32_t last = QUOTH_NONE, labelled = a->labels.at[a->labels.count - 1].block;
  bool named = false;
  for (uint32_t i = qt_first(a, labelled); i < qt_stop(a, labelled) && qt_tok(a, i).start < name.end; i++) last = i;
  if (last == QUOTH_NONE || qt_kind(qt_tok(a, last)) != QT_WORD_TOKEN || qt_has_quote(a, block)) return false;
  for (uint32_t i = qt_first(a, block), stop = qt_stop(a, block); i < stop; i++) {
    named = named || ((qt_tok(a, i).flags & QT_CAPITAL) && qt_same_word(a, i, last));
    if (qt_has_class(a, i, stop, QT_BIT(I) | QT_BIT(WE) | QT_BIT(YOU), QT_MORE(FIRST_PERSON))) return false;
  }
  return named;
}

/* END */
static bool is_end(const quoth_article *a, uint32_t block) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  return stop - first == 1 && qt_tok(a, first).length > 1 && (qt_tok(a, first).flags & QT_ALL_CAPS);
}

/* Behind the last turn: nobody's. */
static bool close_turns(quoth_article *a) {
  quoth_span name = a->labels.at[a->labels.count - 1].label;
  uint32_t block = a->labels.at[a->labels.count - 1].block + 1;
  for (; block < a->blocks.count; block++)
    if (qt_is_content(a, block) && (qt_closes_talk(a, block) || tells_of(a, block, name) || is_end(a, block))) break;
  if (block == a->blocks.count) return true;
  qt_label *label = qt_vec_push(&a->alloc, &a->labels);
  if (label) *label = (qt_label){.block = block, .label = QT_NO_SPAN, .speaker = QUOTH_NONE, .asking = QT_NOBODY};
  return label != NULL;
}

/*
** Roe: In May.  And who pays?  Roe: The port.: between two turns of one speaker a paragraph that asks is no part of the
** first, or the second would need no label.
*/
static bool append_question(transcript *t, const candidate *before, const candidate *c) {
  quoth_article *a = t->a;
  bool again = before && c->kind == NAME_LABEL && before->kind == NAME_LABEL && before->name == c->name;
  uint32_t block = c->block;
  if (!again || asking_of(t, c) != QT_TELLS) return true;
  while (--block > before->block && !qt_is_content(a, block))
    ;
  if (block <= before->block || !qt_is_mark(qt_tok(a, qt_stop(a, block) - 1), QT_QUESTION)) return true;
  qt_label *label = qt_vec_push(&a->alloc, &a->labels);
  if (label)
    *label = (qt_label){.block = block,
                        .first_token = qt_first(a, block),
                        .label = QT_NO_SPAN,
                        .speaker = QUOTH_NONE,
                        .is_question = true,
                        .asking = QT_ASKS};
  return label != NULL;
}

static bool append(transcript *t, qt_outliner *o) {
  const candidate *before = NULL;
  if (!take_title(t, o)) return false;
  for (uint32_t i = 0; i < t->all.count; i++) {
    const candidate *c = &t->all.at[i];
    if (!counts(t, c)) continue;
    if (!append_question(t, before, c) || !append_one(t, c)) return false;
    before = c;
  }
  return !t->a->labels.count || close_turns(t->a);
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

/* Anna Moor: Two fine saves.   Peter Brandt: Scored early.   Karl Ilves: A quiet night. */
static bool is_list_of_people(const transcript *t) {
  return t->all.count >= MIN_PEOPLE && t->talking * 3 < t->all.count && t->name_count > 2;
}

quoth_status qt_find_labels(qt_outliner *o) {
  transcript t = {.a = o->article, .shorts = has_shorts(o->article)};
  bool ok = collect(&t);
  if (ok && is_transcript(&t)) ok = append(&t, o);
  if (ok && !o->article->labels.count) o->article->lists_people = is_list_of_people(&t);
  qt_vec_free(&t.a->alloc, &t.all);
  if (ok && !t.a->labels.count) ok = qt_find_interview(o);
  if (ok && t.a->labels.count) set_directions_aside(t.a);
  return ok ? QUOTH_OK : QUOTH_NO_MEMORY;
}

/* The label that a block has, or NULL. */
static const qt_label *label_of(const quoth_article *a, uint32_t block) {
  uint32_t low = 0, high = a->labels.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->labels.at[middle].block < block)
      low = middle + 1;
    else
      high = middle;
  }
  return low < a->labels.count && a->labels.at[low].block == block ? &a->labels.at[low] : NULL;
}

bool qt_has_label(const quoth_article *a, uint32_t block) { return label_of(a, block) != NULL; }

bool qt_is_below_label(const quoth_article *a, uint32_t block) {
  const qt_label *label = block ? label_of(a, block - 1) : NULL;
  return label && label->first_token >= qt_stop(a, block - 1);
}
