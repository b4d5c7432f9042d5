#include "speech/mention_parts.h"

/*
** The walk over an article's sentences. Most of a text's words are no part of a mention, and are not looked at one by
** one: of each sentence the places are found where somebody may be mentioned, and read from where the phrase begins.
*/

enum {
  EXPECTED = 1024,   /* mentions of an article, at most; more make the array grow */
  MAX_NAMED = 1024,  /* tokens of a name that the outline gives */
  HEADING_LENGTH = 4 /* words of a heading that runs in, at most, with its colon */
};

/* The mention that begins at `at`, if any, a pronoun or a phrase. */
static bool read_mention(qt_finder *f, uint32_t at, uint32_t *next) {
  qt_part here = qt_part_of(f, at, false);
  *next = at + 1;
  if (qt_is_pronoun(f, at)) return qt_push_pronoun(f, at);
  return here == QT_STOP || here == QT_POSSESSIVE_S || qt_read_phrase_mention(f, at, next);
}

/* The earliest of two spans' starts and `least`; absent spans do not count. */
static uint32_t earlier(uint32_t least, quoth_span span) { return span.start < least ? span.start : least; }

/* Moves the cursors behind `byte`, to the next name that the outline gives. */
static void seek_named(qt_finder *f, uint32_t byte) {
  const quoth_article *a = f->article;
  while (f->label < a->labels.count && a->labels.at[f->label].label.start < byte) f->label++;
  while (f->scope < a->scopes.count &&
         (!qt_has(a->scopes.at[f->scope].name) || a->scopes.at[f->scope].name.start < byte))
    f->scope++;
  while (f->announced < a->digest_names.count && a->digest_names.at[f->announced].start < byte) f->announced++;
  f->next_named = QUOTH_NONE;
  if (f->label < a->labels.count) f->next_named = earlier(f->next_named, a->labels.at[f->label].label);
  if (f->scope < a->scopes.count) f->next_named = earlier(f->next_named, a->scopes.at[f->scope].name);
  if (f->announced < a->digest_names.count) f->next_named = earlier(f->next_named, a->digest_names.at[f->announced]);
}

/* The whole of a label names him: a sentence that looks like a headline hides a surname. *next: behind the name. */
static void extend_name(const qt_finder *f, qt_mention *m, uint32_t end, uint32_t *next) {
  uint32_t i = qt_mention_end(m);
  if (m->kind != QT_NAME || !m->name_count || i >= end || m->name_token + m->name_count != i) return;
  for (; i < end; i++)
    if (qt_kind(f->tokens[i]) != QT_WORD_TOKEN || !(f->tokens[i].flags & QT_CAPITAL)) return;
  m->token_count = (uint16_t)(end - m->first_token);
  m->name_count = (uint16_t)(end - m->name_token);
  if (*next < end) *next = end;
}

/* "Minister of Transport and Roads Aigul Serova": what stands before the name that the outline gives is no part of it. */
static void shorten_name(const qt_finder *f, qt_mention *m) {
  uint32_t end = m->name_token + m->name_count;
  for (uint32_t i = m->name_token + 1; i + 1 < end; i++) {
    if (f->tokens[i].start != f->next_named) continue;
    if (m->first_token == m->name_token) {
      m->token_count = (uint16_t)(qt_mention_end(m) - i);
      m->first_token = i;
    }
    m->name_token = i;
    m->name_count = (uint16_t)(end - i);
    m->kind = QT_NAME;
    return;
  }
}

/* "VARIS ON THE FENCE": what leads a topic is no part of the name that the outline gives. */
static void end_name(const qt_finder *f, qt_mention *m, uint32_t end) {
  if (!m->name_count || m->name_token >= end || end >= m->name_token + m->name_count) return;
  if (!(qt_word_of(f->article->lexicon, f->tokens[end])->more & (QT_MORE(TOPIC_LEAD) | QT_MORE(TOPIC_STAYS)))) return;
  m->token_count = (uint16_t)(end - m->first_token);
  m->name_count = (uint16_t)(end - m->name_token);
}

/*
** Where the outline says that somebody is named (a label, an announcement) there is a mention, also of
** words that would be none elsewhere. false: no memory.
*/
static bool read_named(qt_finder *f, uint32_t at, uint32_t *next) {
  const quoth_article *a = f->article;
  uint32_t byte = f->tokens[at].start, before = a->mentions.count, end = at + 1;
  seek_named(f, byte);
  if (f->next_named != byte) return read_mention(f, at, next);
  const qt_label *label = f->label < a->labels.count ? &a->labels.at[f->label] : NULL;
  bool labelled = label && label->label.start == byte, question = labelled && label->is_question;
  quoth_span span = labelled ? label->label
                    : f->scope < a->scopes.count && a->scopes.at[f->scope].name.start == byte
                        ? a->scopes.at[f->scope].name
                        : a->digest_names.at[f->announced];
  seek_named(f, byte + 1);
  while (end < f->end && end - at < MAX_NAMED && f->tokens[end].start < span.end) end++;
  if (!question) {
    if (!read_mention(f, at, next)) return false;
    bool found = a->mentions.count > before &&
                 (a->mentions.at[before].name_count || a->mentions.at[before].kind == QT_ROLE_MENTION);
    if (found && labelled) extend_name(f, &f->article->mentions.at[before], end, next);
    if (found && !labelled) end_name(f, &f->article->mentions.at[before], end);
    if (found) return true;
    f->article->mentions.count = before;
  }
  *next = end;
  return qt_push_name(f, at, at, end, question ? QT_GROUP_MENTION : QT_NAME) != NULL;
}

/*
** The end of a phrase that names nobody: modifiers, numbers, determiners and owners only, and no verb of saying
** beside it; or start, where there may be more to it.
*/
static uint32_t skip_plain(const qt_finder *f, uint32_t start) {
  const uint32_t starts = QT_PART(QT_DETERMINER_PART) | QT_PART(QT_OWNER) | QT_PART(QT_COUNT_PART);
  const uint32_t goes_on = QT_PART(QT_MODIFIER) | QT_PART(QT_COUNT_PART);
  const uint32_t more = QT_PART(QT_HEAD) | QT_PART(QT_CAPITAL_PART) | QT_PART(QT_POSSESSIVE_S);
  const uint8_t *seen = f->names.seen;
  uint32_t i = start, end = f->end - start > QT_MAX_PHRASE ? start + QT_MAX_PHRASE : f->end;
  while (i < end && i - start < QT_MAX_START && qt_is_part(seen[i], starts)) i++; /* as qt_read_phrase goes */
  bool determined = i > start;
  while (true) {
    while (i < end && qt_is_part(seen[i], goes_on)) i++;
    if (i == end || i == start || !qt_is_part(seen[i], QT_BY_CONTEXT)) break;
    qt_part here = qt_part_by_context(f, i);
    if (here == QT_POSSESSIVE_S) return start;
    if (here == QT_STOP) break;
    i++;
  }
  /* a number may go on behind a hyphen */
  if (i < f->end && (qt_is_part(seen[i], more) || (seen[i] & QT_SEEN_SAYS))) return start;
  return determined && qt_says_before(f, start) ? start : i;
}

/*
** Of up to 64 tokens of a sentence, a bit for each: those that no phrase holds, and those where a mention may begin
** or end. What most of a text's words are is neither, and is not looked at one by one.
*/
typedef struct places {
  uint64_t stops, sources;
} places;

/* What the tokens before tell of those at hand. */
typedef struct places_before {
  bool word, says;     /* the last one: it may belong to a phrase, be a verb of saying */
  uint64_t attributed; /* bit i: "according to" ends right before token i */
} places_before;

/* Adds what stands behind the phrases like "according to" that begin at `opens`, counted from token first. */
static void look_behind(const qt_finder *f, uint32_t first, uint64_t opens, uint64_t attributed[2]) {
  for (; opens; opens &= opens - 1) {
    uint32_t at = (uint32_t)__builtin_ctzll(opens), n = f->end - first - at - 1; /* a token has to be behind it */
    if (n > QT_MAX_ACCORDING) n = QT_MAX_ACCORDING;
    for (; qt_phrase(f->article->lexicon, f->tokens + first + at, n, QT_BIT(ACCORDING), 0, &n); n--)
      attributed[(at + n) / 64] |= UINT64_C(1) << (at + n) % 64;
  }
}

/* The places among tokens [first, first + n), n <= 64. before: of what stands before them; told to the next ones. */
static places find_places(const qt_finder *f, uint32_t first, uint32_t n, places_before *before) {
  const uint8_t *seen = f->names.seen + first;
  uint64_t words = qt_scan_above(seen, n, QT_PART_MASK, QT_STOP);
  uint64_t sources = qt_scan_above(seen, n, QT_PART_MASK, QT_MODIFIER);
  uint64_t starts =
      qt_scan_above(seen, n, QT_PART_MASK, QT_APOSTROPHE) & ~qt_scan_above(seen, n, QT_PART_MASK, QT_COUNT_PART);
  uint64_t says = qt_scan_bit(seen, n, QT_SEEN_SAYS);
  uint64_t attributed[2] = {before->attributed, 0};
  look_behind(f, first, qt_scan_bit(seen, n, QT_SEEN_ACCORDING), attributed);
  sources |= says & (words << 1 | before->word);
  sources |= starts & (says << 1 | before->says | attributed[0]);
  *before = (places_before){words >> 63, says >> 63, attributed[1]};
  return (places){~words, sources};
}

/* The mention at `at`, if there is one; *next: where to go on. false: no memory. */
static inline bool read_at(qt_finder *f, uint32_t at, uint32_t *next) {
  const uint32_t none = QT_PART(QT_STOP) | QT_PART(QT_POSSESSIVE_S) | QT_BY_CONTEXT;
  const uint32_t pronouns = QT_PART(QT_PRONOUN_PART) | QT_PART(QT_OWNER); /* what is_pronoun looks at */
  uint8_t seen = f->names.seen[at];
  *next = at + 1;
  if (qt_is_part(seen, pronouns) && qt_is_pronoun(f, at)) return qt_push_pronoun(f, at);
  if (qt_is_part(seen, none)) return true;
  uint32_t behind = qt_is_part(seen, QT_PART(QT_HEAD) | QT_PART(QT_CAPITAL_PART)) ? at : skip_plain(f, at);
  if (behind == at) return qt_read_phrase_mention(f, at, next);
  *next = behind;
  return true;
}

/* Every token by itself, where the outline names somebody in the sentence: any word may be a name there. */
static bool find_named(qt_finder *f, uint32_t first, uint32_t end) {
  const quoth_article *a = f->article;
  for (uint32_t at = first, next; at < end; at = next) {
    uint32_t before = a->mentions.count;
    if (!(f->tokens[at].start >= f->next_named ? read_named(f, at, &next) : read_at(f, at, &next))) return false;
    if (a->mentions.count > before) shorten_name(f, &f->article->mentions.at[before]);
  }
  return true;
}

/* Looks where the places say that somebody may be mentioned, from the beginning of each phrase on. */
static bool find_by_places(qt_finder *f, uint32_t first, uint32_t end) {
  places_before before = {false, false, 0};
  uint32_t at = first, phrase = first; /* phrase: where the one begins that goes on behind the 64 tokens */
  for (uint32_t base = first; base < end; base += 64) {
    uint32_t n = end - base < 64 ? end - base : 64;
    places p = find_places(f, base, n, &before);
    for (uint64_t sources = p.sources; sources; sources &= sources - 1) {
      uint32_t source = (uint32_t)__builtin_ctzll(sources);
      if (at > base + source) continue;
      uint64_t stops = p.stops & ~(UINT64_MAX << source);
      uint32_t start = stops ? base + 64 - (uint32_t)__builtin_clzll(stops) : phrase;
      if (at < start) at = start;
      for (uint32_t next; at <= base + source; at = next)
        if (!read_at(f, at, &next)) return false;
    }
    if (n == 64 && p.stops) phrase = base + 64 - (uint32_t)__builtin_clzll(p.stops);
  }
  return true;
}

static bool find_in_sentence(qt_finder *f, uint32_t first, uint32_t end) {
  if (first >= end) return true;
  qt_finder_sentence(f, first, end);
  bool names_follow = f->next_named < qt_end(f->tokens[end - 1]);
  return names_follow ? find_named(f, first, end) : find_by_places(f, first, end);
}

/* The time before a turn's label names nobody either. */
static uint32_t skip_front(const qt_finder *f, uint32_t first, uint32_t end) {
  uint32_t i = first;
  while (i < end && qt_kind(f->tokens[i]) >= QT_NUMBER) i++;
  return i < end && f->tokens[i].start == f->next_named ? i : qt_skip_front(&f->names, first, end);
}

/*
** "MARKETS: Shares in Strelva fell": behind a run-in heading in capitals, which names nobody. first: of the paragraph.
** What the outline knows for a turn's label, and what stands before a quotation, is a name.
*/
static uint32_t skip_heading(const qt_finder *f, uint32_t first, uint32_t end) {
  uint32_t at = first, limit = end - first > HEADING_LENGTH ? first + HEADING_LENGTH : end;
  if (first >= end || !(f->tokens[first].flags & QT_ALL_CAPS) || f->tokens[first].start >= f->next_named) return first;
  while (at < limit && (f->tokens[at].flags & QT_ALL_CAPS)) at++;
  bool heading = at + 1 < end && qt_is_mark(f->tokens[at], QT_COLON) && qt_is_word(f->tokens[at + 1]) &&
                 (f->tokens[at + 1].flags & QT_CAPITAL);
  return heading ? at + 1 : first;
}

static bool find_in_block(qt_finder *f, uint32_t block) {
  const quoth_article *a = f->article;
  qt_block_range r = a->ranges.at[block];
  if (a->blocks.at[block].kind == QUOTH_BLOCK_BOILERPLATE) return true;
  f->block = block;
  for (uint32_t s = 0; s < r.sentence_count; s++) {
    uint32_t i = r.first_sentence + s, first = a->sentence_tokens.at[i];
    uint32_t end = s + 1 < r.sentence_count ? a->sentence_tokens.at[i + 1] : r.first_token + r.token_count;
    first = skip_front(f, first, end);
    if (!find_in_sentence(f, s ? first : skip_heading(f, first, end), end)) return false;
  }
  return true;
}

quoth_status qt_find_mentions(quoth_article *a) {
  qt_finder f = {.article = a, .tokens = a->tokens.at};
  f.nouns_capitalised = qt_lexicon_weight(a->lexicon, "cast", "nouns_capitalised") > 0;
  f.given_begins = qt_lexicon_weight(a->lexicon, "cast", "given_begins") > 0;
  uint32_t expected = a->tokens.count / 6 < EXPECTED ? a->tokens.count / 6 : EXPECTED;
  if (!qt_vec_reserve(&a->alloc, &a->mentions, expected)) return QUOTH_NO_MEMORY;
  if (!qt_names_open(&f.names, a)) return QUOTH_NO_MEMORY;
  seek_named(&f, 0);
  bool ok = true;
  for (uint32_t b = 0; b < a->ranges.count && ok; b++) ok = find_in_block(&f, b);
  qt_names_close(&f.names);
  return ok ? QUOTH_OK : QUOTH_NO_MEMORY;
}

bool qt_index_mentions(quoth_article *a) {
  uint32_t groups = a->tokens.count / 64 + 1;
  if (!qt_vec_reserve(&a->alloc, &a->starts, groups)) return false;
  memset(a->starts.at, 0, groups * sizeof *a->starts.at);
  a->starts.count = groups;
  for (uint32_t i = 0; i < a->mentions.count; i++) {
    uint32_t token = a->mentions.at[i].first_token;
    a->starts.at[token / 64].bits |= UINT64_C(1) << token % 64;
  }
  for (uint32_t i = 0, before = 0; i < groups; i++) {
    a->starts.at[i].before = before;
    before += qt_count_bits(a->starts.at[i].bits);
  }
  return true;
}
