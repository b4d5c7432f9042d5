#include "speech/names.h"

#include "base/scan.h"
#include "base/word_part.h"

enum { MAX_NAME_TOKENS = 24, MAX_PARTICLES = 3 };
enum { MAX_BITS = 1 << 23 };

static const qt_word *word_at(const qt_names *n, uint32_t token) {
  return qt_word_of(n->article->lexicon, n->tokens[token]);
}

/*
** A hash over at most the first and last eight bytes, letters in lower case (ASCII and Latin-1: the
** bit 0x20), of a word that the language does not know. Two words may share one; that costs a name.
*/
static inline uint64_t word_hash(const quoth_article *a, qt_token t) {
  const char *p = a->text + t.start;
  uint64_t head = 0, tail = 0;
  if (t.start + 8 > a->length) {
    for (uint32_t i = 0; i < t.length && i < 8; i++) head |= (uint64_t)(unsigned char)p[i] << i * 8;
  } else {
    bool longer = t.length >= 8;
    memcpy(&head, p, 8);
    memcpy(&tail, longer ? p + t.length - 8 : p, 8);
    head &= longer ? UINT64_MAX : (UINT64_C(1) << t.length % 8 * 8) - 1;
    tail &= longer ? UINT64_MAX : 0;
  }
  uint64_t h = (head | UINT64_C(0x2020202020202020)) * UINT64_C(0x9e3779b97f4a7c15);
  h ^= ((tail | UINT64_C(0x2020202020202020)) + t.length) * UINT64_C(0xc2b2ae3d27d4eb4f);
  return h ^ h >> 31;
}

/* Words that the language knows have a byte each; of others two bits stand for one: one in a hundred reads as seen. */
enum { LOWER = 1, CAPITAL = 2 };

static bool is_seen(const qt_names *n, qt_token t, uint8_t how) {
  if (t.word != QT_NO_WORD) return n->known[t.word] & how;
  const uint64_t *bits = how == LOWER ? n->lowers : n->capitals;
  uint64_t hash = word_hash(n->article, t);
  uint32_t i = (uint32_t)hash & n->mask, k = (uint32_t)(hash >> 32) & n->mask;
  return (bits[i >> 6] >> (i & 63)) & (bits[k >> 6] >> (k & 63)) & 1;
}
static inline void see(const qt_names *n, qt_token t, uint8_t how) {
  if (t.word != QT_NO_WORD) {
    n->known[t.word] |= how;
    return;
  }
  uint64_t *bits = how == LOWER ? n->lowers : n->capitals, hash = word_hash(n->article, t);
  uint32_t i = (uint32_t)hash & n->mask, k = (uint32_t)(hash >> 32) & n->mask;
  bits[i >> 6] |= UINT64_C(1) << (i & 63);
  bits[k >> 6] |= UINT64_C(1) << (k & 63);
}

/* Does a sentence, a quotation or an item begin at the token, so that its capital says nothing? */
static inline bool is_initial(const qt_names *n, uint32_t token) {
  if (token == n->first) return true;
  qt_token before = n->tokens[token - 1];
  if (qt_kind(before) < QT_PUNCT) return false;
  bool spaced = n->tokens[token].flags & QT_SPACED;
  if (qt_kind(before) == QT_QUOTE) return !spaced || (before.flags & QT_SPACED);
  switch (before.word) {
    case QT_COLON:
    case QT_BULLET:
    case QT_LPAREN:
    case QT_LBRACKET:
    case QT_QUESTION:
    case QT_BANG:
    case QT_ELLIPSIS:
    case QT_DOTS:
    case QT_FULL_STOP: return true;
    default: return false;
  }
}

static bool is_lower_word(qt_token t) { return (t.flags & (QT_KIND_MASK | QT_CAPITAL)) == QT_WORD_TOKEN; }

/*
** Headlines: three of four longer words begin with a capital, and so does the last word. Short ones are function
** words. all: how many capitals there are, of any length.
*/
static bool is_titled(const qt_names *n, uint32_t first, uint32_t end, uint32_t all) {
  uint32_t lower = 0, capitals = 0;
  if (all < 4 || is_lower_word(n->tokens[end - 1]) || qt_is_mark(n->tokens[end - 1], QT_COLON)) return false;
  for (const qt_token *t = n->tokens + first, *stop = n->tokens + end; t < stop; t++) {
    uint32_t longer = ((t->flags & QT_KIND_MASK) == QT_WORD_TOKEN) & (t->length >= 4);
    uint32_t capital = longer & ((t->flags & QT_CAPITAL) != 0);
    capitals += capital;
    lower += longer - capital;
    if (lower * 3 > all) return false; /* the capitals are too few, whatever comes */
  }
  bool stopped = qt_is_mark(n->tokens[end - 1], QT_DOT); /* headlines have no stop */
  return lower + capitals >= (stopped ? 8 : 5) && capitals >= lower * 3;
}

/* al-Basri, d'Estaing: a short lower-case beginning, then a capital. length: 5 or more. */
static bool has_inner_capital(const qt_names *n, qt_token t) {
  const char *p = n->article->text + t.start + 1;
  for (uint32_t i = 0; i < 3; i++)
    if (p[i] <= '-' && (p[i] == '-' || p[i] == '\'') && i + 3 < t.length) return p[i + 1] >= 'A' && p[i + 1] <= 'Z';
  return false;
}

/* A word in lower case that the language does not know. */
static uint8_t look_at_unknown(const qt_names *n, qt_token t) {
  return t.length > 4 && has_inner_capital(n, t) ? QT_SEEN_NAME | QT_CAPITAL_PART : QT_MODIFIER;
}

/* What a name looks like that the word's class would be `look` without its capital. */
static uint8_t name_look(uint8_t look) { return (uint8_t)((look & ~QT_PART_MASK) | QT_SEEN_NAME | QT_CAPITAL_PART); }

/* Actress-turned-politician, Match-winner, Telm-based: a role or a participle behind a hyphen, in lower case. */
static bool is_joined(const qt_names *n, qt_token t) {
  const uint64_t joined = QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(PAST) | QT_BIT(PARTICIPLE);
  const quoth_article *a = n->article;
  const char *p = a->text + t.start;
  if (!memchr(p, '-', t.length)) return false;
  uint32_t from = t.length;
  while (p[from - 1] != '-') from--;
  if (from == t.length || p[from] < 'a' || p[from] > 'z') return false;
  qt_token part = {.start = t.start + from, .length = (uint8_t)(t.length - from), .flags = QT_WORD_TOKEN};
  part.word = qt_word_part(a, part.start, part.length);
  const qt_word *word = qt_lexicon_word(a->lexicon, part.word);
  if ((word->classes & joined) || (word->more & QT_MORE(VERB))) return true;
  return qt_ends_like(a->lexicon, a->text, part, QT_MORE(PAST_ENDING));
}

/* In a byte of `seen`, while a sentence is surveyed: a capital; what its number does not tell (qt_kept_look). */
enum { CAPITAL_HERE = 0x80, OTHER_HERE = QT_NO_LOOK };

/* How a sentence's words count. */
typedef struct counting {
  bool counts; /* false for headlines and headings, whose capitals prove nothing; what is in lower case counts */
  bool unsure; /* its capitals are decided later: it may begin elsewhere, or the whole article has to be seen */
} counting;

/*
** A capital inside a sentence is a name at once where no class of the word is against it: a word of none, or a
** modifier by its class.
*/
static inline void survey_capital(qt_names *n, uint32_t i, counting how) {
  qt_token t = n->tokens[i];
  uint8_t look = n->seen[i] & (uint8_t) ~(CAPITAL_HERE | OTHER_HERE);
  bool initial = is_initial(n, i);
  if (how.counts && !initial) see(n, t, CAPITAL);
  if (t.word == QT_NO_WORD && !initial && is_joined(n, t)) {
    n->seen[i] = QT_MODIFIER;
    return;
  }
  bool plain = t.word == QT_NO_WORD || ((look & ~QT_SEEN_SAYS) == QT_MODIFIER && !(t.flags & QT_ALL_CAPS));
  if (plain && !initial && !how.unsure) {
    n->seen[i] = name_look(t.word == QT_NO_WORD ? 0 : look);
    return;
  }
  n->seen[i] = QT_STOP;
  n->unsure[i / 64] |= UINT64_C(1) << i % 64;
}

/* What is neither a capital nor told by its number: words that the language does not know, numbers, "that". */
static inline void survey_other(qt_names *n, uint32_t i) {
  qt_token t = n->tokens[i];
  if (qt_kind(t) == QT_WORD_TOKEN && t.word == QT_NO_WORD) {
    see(n, t, LOWER);
    n->seen[i] = look_at_unknown(n, t);
  } else if (qt_kind(t) == QT_NUMBER && t.word == QT_NO_WORD) {
    n->seen[i] = QT_COUNT_PART;
  } else {
    n->seen[i] = qt_look(n->article->lexicon, n->tokens, i, n->end);
  }
}

/* What the numbers of its words tell. How many capitals there are. */
static uint32_t look_at_sentence(qt_names *n, uint32_t first, uint32_t end) {
  static const uint8_t kinds[16] = {[QT_NUMBER] = OTHER_HERE, [QT_WORD_TOKEN | QT_CAPITAL] = CAPITAL_HERE};
  static const uint8_t ways[16] = {[QT_WORD_TOKEN] = LOWER};
  const qt_glance *glances = n->article->lexicon->glances.at;
  const qt_token *tokens = n->tokens;
  uint8_t *known = n->known, *seen = n->seen; /* copies: a store of a byte may change anything else */
  uint32_t capitals = 0;
  for (uint32_t i = first; i < end; i++) {
    uint32_t kind = tokens[i].flags & (QT_KIND_MASK | QT_CAPITAL), word = tokens[i].word;
    known[word] |= ways[kind];
    seen[i] = qt_kept_look(&glances[word]) | kinds[kind];
  }
  for (uint32_t i = first; i < end; i += 64)
    capitals += qt_count_bits(qt_scan_bit(seen + i, end - i < 64 ? end - i : 64, CAPITAL_HERE));
  return capitals;
}

static void survey_sentence(qt_names *n, uint32_t first, uint32_t end, counting how) {
  uint32_t all = look_at_sentence(n, first, end);
  bool titled = !n->nouns_capitalised && is_titled(n, first, end, all);
  how.counts &= !titled;
  how.unsure |= titled;
  n->first = first;
  n->end = end;
  for (uint32_t base = first; base < end; base += 64) {
    uint32_t count = end - base < 64 ? end - base : 64;
    uint64_t capitals = qt_scan_bit(n->seen + base, count, CAPITAL_HERE);
    uint64_t others = qt_scan_bit(n->seen + base, count, OTHER_HERE) & ~capitals;
    for (; capitals; capitals &= capitals - 1) survey_capital(n, base + (uint32_t)__builtin_ctzll(capitals), how);
    for (; others; others &= others - 1) survey_other(n, base + (uint32_t)__builtin_ctzll(others));
  }
  bool signs = first > 0 && (qt_is_mark(n->tokens[first], QT_DASH) || qt_is_mark(n->tokens[first], QT_HYPHEN)) &&
               qt_kind(n->tokens[first - 1]) == QT_QUOTE; /* "A" - Karl Bent, Managing Partner */
  if (titled && !signs) n->seen[first] |= QT_SEEN_TITLED;
}

static size_t known_size(const qt_names *n) { return n->article->lexicon->words.count; }
static size_t unsure_size(const qt_names *n) { return n->article->tokens.count / 64 + 1; }

/* Bytes of the two filters, of what is known and unsure, and of a byte for each token. */
static size_t size_of(const qt_names *n) {
  return ((size_t)n->mask + 1) / 4 + unsure_size(n) * 8 + known_size(n) + n->article->tokens.count + 16;
}

static bool holds(quoth_span span, uint32_t byte) { return qt_has(span) && span.start <= byte && byte < span.end; }

uint32_t qt_skip_front(const qt_names *n, uint32_t first, uint32_t end) {
  const quoth_article *a = n->article;
  for (; first < end && n->tokens[first].start < n->front_end; first++)
    if (!holds(a->dateline.span, n->tokens[first].start) && !holds(a->label, n->tokens[first].start)) break;
  return first;
}

static void survey_block(qt_names *n, uint32_t block) {
  const quoth_article *a = n->article;
  quoth_block_kind kind = a->blocks.at[block].kind;
  qt_block_range r = a->ranges.at[block];
  if (kind == QUOTH_BLOCK_BOILERPLATE) return;
  for (uint32_t s = 0; s < r.sentence_count; s++) {
    uint32_t i = r.first_sentence + s, first = a->sentence_tokens.at[i];
    uint32_t end = s + 1 < r.sentence_count ? a->sentence_tokens.at[i + 1] : r.first_token + r.token_count;
    bool may_name = a->labels.count || a->scopes.count || a->digest_names.count; /* the time before a label */
    bool elsewhere = qt_skip_front(n, first, end) > first || (may_name && qt_kind(n->tokens[first]) >= QT_NUMBER);
    counting how = {.counts = kind != QUOTH_BLOCK_TITLE && kind != QUOTH_BLOCK_HEADING, .unsure = elsewhere};
    survey_sentence(n, first, end, how);
  }
}

bool qt_names_open(qt_names *n, const quoth_article *a) {
  memset(n, 0, sizeof *n);
  n->article = a;
  n->tokens = a->tokens.at;
  n->nouns_capitalised = qt_lexicon_weight(a->lexicon, "cast", "nouns_capitalised") > 0;
  if (qt_has(a->dateline.span)) n->front_end = a->dateline.span.end;
  if (qt_has(a->label) && a->label.end > n->front_end) n->front_end = a->label.end;
  uint32_t bits = 1024;
  /* words that are new to text and language are few; no text has half a million of them */
  uint64_t words = 4 * (uint64_t)qt_words_between(a, 0, a->tokens.count); /* few where a text is of marks */
  while (bits / 4 < a->tokens.count && bits / 4 < words && bits < MAX_BITS) bits *= 2;
  n->mask = bits - 1;
  n->capitals = a->alloc.fn(a->alloc.ud, NULL, 0, size_of(n));
  if (!n->capitals) return false;
  n->lowers = n->capitals + bits / 64;
  n->unsure = n->lowers + bits / 64;
  n->known = (uint8_t *)(n->unsure + unsure_size(n));
  n->seen = n->known + known_size(n);
  memset(n->capitals, 0, size_of(n));
  for (uint32_t b = 0; b < a->ranges.count; b++) survey_block(n, b);
  return true;
}

void qt_names_close(qt_names *n) {
  const quoth_alloc *alloc = &n->article->alloc;
  if (n->capitals) alloc->fn(alloc->ud, n->capitals, size_of(n), 0);
  n->capitals = n->lowers = NULL;
}

static bool seen_capital(const qt_names *n, uint32_t token) { return is_seen(n, n->tokens[token], CAPITAL); }
static bool seen_lower(const qt_names *n, uint32_t token) { return is_seen(n, n->tokens[token], LOWER); }

bool qt_has_ending(const qt_names *n, uint32_t token, uint64_t more) {
  return qt_ends_like(n->article->lexicon, n->article->text, n->tokens[token], more);
}

/* "Norda's Vijaykumar Rajendran on Trends": an unknown word before a name that the text has, never in lower case. */
static bool is_given_name_in_title(const qt_names *n, uint32_t token, const qt_word *word) {
  bool known = word->classes || word->more || word->cue != 0;
  if (known || token + 1 >= n->end || seen_lower(n, token) || qt_has_ending(n, token, QT_MORE(ENDING))) return false;
  const qt_word *next = qt_word_of(n->article->lexicon, n->tokens[token + 1]);
  return qt_kind(n->tokens[token + 1]) == QT_WORD_TOKEN && !next->classes && seen_capital(n, token + 1);
}

/* "Ada Vessing Leaves": an unknown word behind a given name, likewise. */
static bool is_surname_in_title(const qt_names *n, uint32_t token, const qt_word *word) {
  bool known = word->classes || word->more || word->cue != 0;
  if (known || token <= n->first || seen_lower(n, token) || qt_has_ending(n, token, QT_MORE(ENDING))) return false;
  qt_token before = n->tokens[token - 1];
  return (before.flags & QT_CAPITAL) && (word_at(n, token - 1)->classes & (QT_BIT(MALE) | QT_BIT(FEMALE)));
}

/* "Council of Europe", "Council on Foreign Relations": a body's noun and a name that belongs to it. Not "Police on Monday". */
static bool begins_body(const qt_names *n, uint32_t token, const qt_word *word) {
  if (!(word->classes & QT_BIT(BODY)) || token + 2 >= n->end) return false;
  const qt_word *of = word_at(n, token + 1);
  qt_token next = n->tokens[token + 2];
  bool day = (word_at(n, token + 2)->more & (QT_MORE(DAY) | QT_MORE(MONTH) | QT_MORE(TIME))) != 0;
  return ((of->classes & (QT_BIT(OF) | QT_BIT(FOR))) || ((of->more & QT_MORE(NAME_LINK)) && !day)) &&
         qt_kind(next) == QT_WORD_TOKEN && (next.flags & QT_CAPITAL);
}

/* Key quotes, Main points: the first word of a phrase that announces. */
static bool begins_announcement(const qt_word *word) {
  const uint64_t phrases = QT_MORE(DIGEST_OPENER) | QT_MORE(DIGEST_POINTS) | QT_MORE(HERE) | QT_MORE(BACKGROUND);
  return (word->begins_more & phrases) != 0;
}

/* "Said Petrova, "A"", not "Said Orlov said": a verb of saying that is a given name elsewhere, before a name without its verb. */
static bool opens_with_verb(const qt_names *n, uint32_t token, const qt_word *word) {
  if (!(word->classes & QT_BIT(SAY)) || !(word->classes & QT_BIT(PAST)) || token + 2 >= n->end) return false;
  qt_token next = n->tokens[token + 1];
  uint32_t behind = token + 2;
  while (behind + 1 < n->end && (n->tokens[behind].flags & QT_CAPITAL)) behind++;
  return qt_is_word(next) && (next.flags & QT_CAPITAL) && !qt_is_word(n->tokens[behind]);
}

/* L'avocate, D'ici, L’usine: an article or preposition without its vowel, and a word in lower case behind it. */
static bool is_elided_word(const quoth_article *a, qt_token t) {
  const char *p = a->text + t.start + 1;
  if (t.length < 4) return false;
  uint32_t mark = *p == '\'' ? 1 : t.length > 5 && !memcmp(p, "\xe2\x80\x99", 3) ? 3 : 0;
  if (!mark || !(qt_lexicon_weight(a->lexicon, "clause", "drops_subject") > 0)) return false;
  return (p[mark] >= 'a' && p[mark] <= 'z') || (unsigned char)p[mark] == 0xc3;
}

/* At a beginning the capital proves nothing: what the article does with the word elsewhere decides. */
static bool is_name_at_beginning(const qt_names *n, uint32_t token, const qt_word *word) {
  if (opens_with_verb(n, token, word)) return false;
  if ((word->classes & QT_NAME_CLASSES) || begins_body(n, token, word)) return true;
  if (is_elided_word(n->article, n->tokens[token])) return false;
  bool known = word->classes || word->more || word->cue != 0 || begins_announcement(word);
  bool lower = seen_lower(n, token);
  if ((word->more & QT_MORE(AGENCY)) && !lower) return true;
  if (known) return ((n->tokens[token].flags & QT_ALL_CAPS) || seen_capital(n, token)) && !n->titled && !lower;
  if (seen_capital(n, token)) return true;
  if (lower || is_joined(n, n->tokens[token])) return false;
  if (token + 1 < n->end && (n->tokens[token + 1].flags & QT_CAPITAL)) return true;
  return !qt_has_ending(n, token, QT_MORE(ENDING));
}

/* Will, Al From, Upper Seven Oaks: a function word that is written as a name inside a sentence. */
static bool is_word_of_title(const qt_names *n, uint32_t token, const qt_word *word) {
  const uint64_t given = QT_BIT(MALE) | QT_BIT(FEMALE);
  if (word->classes & given) return !(word->classes & (QT_BIT(HE) | QT_BIT(SHE)));
  bool capital = token + 1 < n->end && (n->tokens[token + 1].flags & QT_CAPITAL);
  bool inside = capital && (n->tokens[token - 1].flags & QT_CAPITAL) &&
                qt_kind(n->tokens[token + 1]) == QT_WORD_TOKEN &&
                !(word_at(n, token - 1)->classes & QT_FUNCTION_CLASSES);
  if (inside && (word->classes & QT_BIT(PARTICLE)) && !n->titled) return true; /* Karl Le Garrec */
  if (!capital && (n->tokens[token - 1].flags & QT_CAPITAL) && (word_at(n, token - 1)->classes & given) &&
      !(word->classes & (QT_BIT(PRONOUN) | QT_BIT(DETERMINER))))
    return true;
  if (!(word->classes & QT_BIT(DETERMINER)) || (word->more & QT_MORE(ARTICLE)) || token + 1 >= n->end) return false;
  return qt_kind(n->tokens[token + 1]) == QT_WORD_TOKEN && (n->tokens[token + 1].flags & QT_CAPITAL) &&
         (n->tokens[token - 1].flags & QT_CAPITAL);
}

/* Ada May, Jan van Dyck: a month with a name on its side. */
static bool is_name_not_time(const qt_names *n, uint32_t token, const qt_word *word) {
  const uint64_t given = QT_BIT(MALE) | QT_BIT(FEMALE);
  if (token > n->first && (word_at(n, token - 1)->classes & given) && (n->tokens[token - 1].flags & QT_CAPITAL))
    return true;
  if (!(word->classes & given) || token + 1 >= n->end) return false;
  qt_token next = n->tokens[token + 1];
  return qt_kind(next) == QT_WORD_TOKEN &&
         ((next.flags & QT_CAPITAL) || (word_at(n, token + 1)->classes & QT_BIT(PARTICLE)));
}

/* `"A," From said`: with a capital between a quotation that ends in a comma and a verb of saying, any word is a name. */
static bool is_name_behind_quotation(const qt_names *n, uint32_t token, const qt_word *word) {
  if (token < n->first + 2 || token + 1 >= n->end || (word->classes & (QT_BIT(PRONOUN) | QT_BIT(DETERMINER))))
    return false;
  qt_token x = n->tokens[token - 2], y = n->tokens[token - 1];
  bool comma =
      (qt_is_mark(x, QT_COMMA) && qt_kind(y) == QT_QUOTE) || (qt_kind(x) == QT_QUOTE && qt_is_mark(y, QT_COMMA));
  uint64_t verb = comma ? word_at(n, token + 1)->classes : 0;
  return qt_is_reporting_verb(verb) && (verb & (QT_BIT(PAST) | QT_BIT(PRESENT)));
}

/* The initial of "Jane A. Roe", which is an article or a pronoun elsewhere. */
static bool is_middle_initial(const qt_names *n, uint32_t token) {
  if (n->tokens[token].length != 1 || token <= n->first || token + 2 >= n->end) return false;
  qt_token before = n->tokens[token - 1], dot = n->tokens[token + 1], next = n->tokens[token + 2];
  return (before.flags & QT_CAPITAL) && qt_is_word(before) && qt_is_mark(dot, QT_DOT) && !(dot.flags & QT_SPACED) &&
         (next.flags & QT_CAPITAL);
}

/* Is the capitalised word a word of a proper name? */
static bool is_name(const qt_names *n, uint32_t token, const qt_word *word) {
  qt_token t = n->tokens[token];
  bool caps = (t.flags & QT_ALL_CAPS) && !n->titled && t.length > 1;
  if (word->more & (QT_MORE(MONTH) | QT_MORE(DAY)))
    return is_name_not_time(n, token, word) || is_name_behind_quotation(n, token, word);
  if (word->classes & QT_FUNCTION_CLASSES) { /* WHO, US, IT are names among words that are not in capitals */
    if (is_middle_initial(n, token)) return true;
    if (!is_initial(n, token) && is_word_of_title(n, token, word)) return true;
    if (is_name_behind_quotation(n, token, word)) return true;
    bool alone = token + 1 >= n->end || !(n->tokens[token + 1].flags & QT_ALL_CAPS);
    bool links = (word->classes & (QT_BIT(OF) | QT_BIT(FOR))) && !alone && token > n->first &&
                 (n->tokens[token - 1].flags & QT_ALL_CAPS); /* PRESIDENT OF VARNIA */
    return caps && !links && (!is_initial(n, token) || alone);
  }
  if (n->titled)
    return seen_capital(n, token) || (word->classes & QT_NAME_CLASSES) || is_given_name_in_title(n, token, word) ||
           is_surname_in_title(n, token, word);
  return is_initial(n, token) ? is_name_at_beginning(n, token, word) : true;
}

static uint8_t look_at_capital(const qt_names *n, uint32_t token) {
  const qt_lexicon *l = n->article->lexicon;
  const qt_word *word = &l->words.at[n->tokens[token].word];
  const qt_glance *glance = &l->glances.at[n->tokens[token].word];
  uint8_t look = n->tokens[token].flags & QT_ALL_CAPS ? QT_NO_LOOK : qt_kept_look(glance);
  if (look == QT_NO_LOOK) look = qt_look(l, n->tokens, token, n->end);
  return is_name(n, token, word) ? name_look(look) : look;
}

void qt_names_sentence(qt_names *n, uint32_t first, uint32_t end) {
  n->first = first;
  n->end = end;
  n->titled = first < end && (n->seen[first] & QT_SEEN_TITLED);
  if (n->titled) n->seen[first] &= (uint8_t)~QT_SEEN_TITLED;
  for (uint32_t i = first; i < end; i = (i | 63) + 1) {
    uint64_t unsure = n->unsure[i / 64] >> i % 64;
    for (; unsure; unsure &= unsure - 1) {
      uint32_t token = i + (uint32_t)__builtin_ctzll(unsure);
      if (token >= end) break;
      n->seen[token] = look_at_capital(n, token);
    }
  }
}

/* Behind particles (van der, bin) that a name word follows; token: there are none. Bönte der Agentur: an article alone. */
static uint32_t skip_particles(const qt_names *n, uint32_t token) {
  uint32_t i = token;
  if (word_at(n, i)->classes & QT_BIT(DETERMINER)) return token;
  while (i < n->end && i - token < MAX_PARTICLES && !(n->tokens[i].flags & QT_CAPITAL) &&
         (word_at(n, i)->classes & QT_BIT(PARTICLE)))
    i++;
  return i > token && i < n->end && qt_is_name_word(n, i) ? i : token;
}

/* The dot of an initial or a title that a name word follows (J. K. Roe, Sen. Roe, U.S. Congress). */
static bool is_inner_dot(const qt_names *n, uint32_t dot) {
  if (!qt_is_mark(n->tokens[dot], QT_DOT) || (n->tokens[dot].flags & QT_SPACED)) return false;
  if (dot + 1 >= n->end || !qt_is_name_word(n, dot + 1)) return false;
  qt_token before = n->tokens[dot - 1];
  const qt_word *word = word_at(n, dot - 1);
  const char *p = n->article->text + before.start;
  if (word->classes & (QT_BIT(ABBREVIATION_TITLE) | QT_BIT(TITLE))) return true;
  return before.length <= 2 || (before.length < 8 && memchr(p, '.', before.length));
}

/* The last dot of an abbreviation inside the sentence: U.S. officials, Salt Inc. said. */
static bool is_abbreviation_dot(const qt_names *n, uint32_t dot) {
  qt_token before = n->tokens[dot - 1];
  return qt_is_mark(n->tokens[dot], QT_DOT) && !(n->tokens[dot].flags & QT_SPACED) && dot + 1 < n->end &&
         (memchr(n->article->text + before.start, '.', before.length) ||
          (word_at(n, dot - 1)->classes & QT_BIT(ABBREVIATION_MAY_END)));
}

/* of, for, on, to: inside the name of a body (Ministry of Transport, Council on Foreign Relations). */
static uint32_t skip_link(const qt_names *n, uint32_t token) {
  const uint64_t links = QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(TO);
  qt_token t = n->tokens[token];
  if (t.flags & QT_CAPITAL) return token;
  const qt_word *word = word_at(n, token);
  if (!(word->classes & links) && !(word->more & QT_MORE(NAME_LINK))) return token;
  uint32_t i = token + 1;
  if (i + 1 < n->end && (word_at(n, i)->more & QT_MORE(ARTICLE)) && !(n->tokens[i].flags & QT_CAPITAL)) i++;
  return i < n->end && qt_is_name_word(n, i) ? i : token;
}

/* What may stand between two words of a name: the next one, or token. body: the words before name one. */
static uint32_t skip_inside(const qt_names *n, uint32_t token, bool body, bool *linked) {
  uint32_t next = skip_particles(n, token);
  if (next > token) return next;
  if (is_inner_dot(n, token)) return token + 1;
  if (qt_is_mark(n->tokens[token], QT_AMPERSAND) && token + 1 < n->end && qt_is_name_word(n, token + 1))
    return token + 1;
  if (body && (next = skip_link(n, token)) > token) {
    *linked = true;
    return next;
  }
  /* Bureau of Fisheries and Resources: only behind "of", and no person after it */
  const uint64_t others = QT_BIT(MALE) | QT_BIT(FEMALE) | QT_BIT(TITLE) | QT_BIT(BODY) | QT_BIT(COUNTRY);
  bool joins = *linked && (word_at(n, token)->more & QT_MORE(NAME_AND)) && token + 1 < n->end &&
               qt_is_name_word(n, token + 1) && !(word_at(n, token + 1)->classes & others);
  return joins ? token + 1 : token;
}

/*
** "the Sea and Salt Control Agency", "the Telm Access to Salt Commission": behind an article, a noun that makes a body
** of what stands on both sides. Where the next word is, or link. Not two bodies: "the Kremlin and Salt Ministry".
*/
static uint32_t skip_to_body(const qt_names *n, uint32_t first, uint32_t link) {
  const uint64_t bodies = QT_BIT(BODY) | QT_BIT(ORG_WORD), places = QT_BIT(COUNTRY) | QT_BIT(CITY);
  const uint64_t persons = QT_BIT(MALE) | QT_BIT(FEMALE) | QT_BIT(TITLE) | QT_BIT(ROLE);
  const qt_word *w = word_at(n, link);
  bool joins = (w->more & QT_MORE(NAME_AND)) != 0;
  if (first <= n->first || !(word_at(n, first - 1)->more & QT_MORE(DEFINITE)) || link + 2 >= n->end) return link;
  if (!joins && !(w->classes & QT_BIT(TO)) && !(w->more & QT_MORE(NAME_LINK))) return link;
  for (uint32_t i = first; i < link; i++) {
    const qt_word *left = word_at(n, i);
    if ((left->classes & (bodies | QT_BIT(METONYM))) || (left->more & QT_MORE(AGENCY))) return link;
    if (joins && ((left->classes & (places | persons)) || (n->tokens[i].flags & QT_ALL_CAPS))) return link;
  }
  uint32_t end = link + 1;
  while (end < n->end && end - link < MAX_NAME_TOKENS && qt_is_name_word(n, end)) end++;
  return end > link + 2 && (word_at(n, end - 1)->classes & bodies) ? link + 1 : link;
}

/* Does the bracket at token hold the initials of the capitals in [first, token)? "(SSCA)" */
static bool has_initials(const qt_names *n, uint32_t first, uint32_t token) {
  const char *text = n->article->text;
  qt_token letters = n->tokens[token + 1];
  uint32_t at = 0;
  for (uint32_t i = first; i < token; i++) {
    if (!(n->tokens[i].flags & QT_CAPITAL)) continue;
    if (at == letters.length || text[letters.start + at] != text[n->tokens[i].start]) return false;
    at++;
  }
  return at == letters.length;
}

/* "Sea, Salt and Bay Norvia (SSBN)": the next word of the name whose initials a bracket gives; link: there is none. */
static uint32_t skip_to_bracket(const qt_names *n, uint32_t first, uint32_t link) {
  const uint64_t links = QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(TO);
  uint32_t next = link;
  for (uint32_t i = link; i + 2 < n->end && i - first < MAX_NAME_TOKENS; i++) {
    qt_token t = n->tokens[i];
    if (qt_is_mark(t, QT_LPAREN)) {
      qt_token letters = n->tokens[i + 1];
      bool acronym = (letters.flags & QT_ALL_CAPS) && letters.length > 2 && qt_is_mark(n->tokens[i + 2], QT_RPAREN);
      return acronym && has_initials(n, first, i) ? next : link;
    }
    bool name = qt_is_name_word(n, i);
    if (name && next == link) next = i;
    if (name || qt_is_mark(t, QT_COMMA) || qt_is_mark(t, QT_AMPERSAND)) continue;
    const qt_word *w = word_at(n, i);
    if (!qt_is_word(t) ||
        !((w->classes & links) || (w->more & (QT_MORE(NAME_LINK) | QT_MORE(NAME_AND) | QT_MORE(ARTICLE)))))
      return link;
  }
  return link;
}

/* Behind what stands between the words of a body's name, or token. */
static uint32_t skip_inside_body(const qt_names *n, uint32_t first, uint32_t token) {
  qt_token t = n->tokens[token];
  if (t.flags & QT_CAPITAL) return token;
  if (!qt_is_mark(t, QT_COMMA) && !(word_at(n, token)->more & (QT_MORE(NAME_AND) | QT_MORE(NAME_LINK))) &&
      !(word_at(n, token)->classes & (QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(TO))))
    return token;
  uint32_t next = qt_is_word(t) ? skip_to_body(n, first, token) : token;
  return next > token ? next : skip_to_bracket(n, first, token);
}

/* "der Sturz von Telm", "Angaben von Petrova": before the preposition stands a noun, no given name. */
static bool is_noun_of(const qt_names *n, uint32_t token) {
  qt_token next = n->tokens[token + 1];
  const qt_word *noun = word_at(n, token);
  if ((next.flags & QT_CAPITAL) || !(word_at(n, token + 1)->classes & QT_BIT(BY))) return false;
  if (noun->classes & (QT_BIT(MALE) | QT_BIT(FEMALE) | QT_BIT(TITLE) | QT_BIT(PARTICLE))) return false;
  return noun->classes || (token > n->first && (word_at(n, token - 1)->classes & QT_BIT(DETERMINER)));
}

/* May a name go on behind the token, which is no word of one? Most are none of what may stand between its words. */
static bool may_go_on(const qt_names *n, uint32_t token) {
  const uint64_t marks = QT_MARK_BIT(QT_DOT) | QT_MARK_BIT(QT_COMMA) | QT_MARK_BIT(QT_AMPERSAND);
  const uint64_t links = QT_BIT(PARTICLE) | QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(TO);
  const qt_word *w = word_at(n, token);
  return ((w->classes & links) | (w->more & (QT_MORE(NAME_AND) | QT_MORE(NAME_LINK)))) != 0 ||
         qt_is_mark_of(n->tokens[token], marks);
}

uint32_t qt_name_end(const qt_names *n, uint32_t token, qt_facts *facts) {
  const uint64_t bodies = QT_BIT(BODY) | QT_BIT(ORG_WORD) | QT_BIT(COLLECTIVE);
  uint32_t i = token;
  bool body = false, linked = false;
  qt_facts found = {0, 0, false};
  while (i < n->end && i - token < MAX_NAME_TOKENS) {
    if (n->tokens[i].word != QT_NO_WORD) {
      const qt_word *w = word_at(n, i);
      body |= (w->classes & bodies) != 0;
      found.classes |= w->classes | w->begins_classes;
      found.more |= w->more | w->begins_more;
    }
    i++;
    if (i >= n->end) break;
    if (qt_is_name_word(n, i)) continue;
    if (!may_go_on(n, i)) break;
    bool full = n->nouns_capitalised && !body && i > token + 1 && (word_at(n, i)->classes & QT_BIT(PARTICLE)) &&
                !(n->tokens[i].flags & QT_CAPITAL) &&
                !(word_at(n, i - 1)->classes & (QT_BIT(MALE) | QT_BIT(FEMALE) | QT_BIT(TITLE)));
    full |= n->nouns_capitalised && i == token + 1 && is_noun_of(n, token);
    uint32_t next = full ? i : skip_inside(n, i, body, &linked);
    if (!full && next == i) next = skip_inside_body(n, token, i);
    if (next == i) break;
    found = QT_ANY_FACTS;
    i = next;
  }
  if (i < n->end && is_abbreviation_dot(n, i)) {
    i++;
    found = QT_ANY_FACTS;
  }
  if (facts) *facts = found;
  return i;
}
