#include "speech/who.h"

#include "base/case_ending.h"
#include "base/spelling.h"
#include "base/word_part.h"
#include "speech/mention.h"
#include "speech/names.h"
#include "speech/person.h"
#include "speech/sentence.h"

enum { LEAST_PART = 4 /* bytes of the first part of a compound */ };

#define OFFICES (QT_BIT(TITLE) | QT_BIT(ROLE))

bool qt_who_open(qt_who *w, quoth_article *a) {
  memset(w, 0, sizeof *w);
  w->article = a;
  uint32_t size = 64; /* no text names a million; walks are bounded in any case */
  while (size < a->mentions.count * 2 && size < (1u << 20)) size *= 2;
  w->slots = a->alloc.fn(a->alloc.ud, NULL, 0, size * sizeof *w->slots);
  if (!w->slots) return false;
  memset(w->slots, 0, size * sizeof *w->slots);
  w->mask = size - 1;
  w->nouns_capitalised = qt_lexicon_weight(a->lexicon, "cast", "nouns_capitalised") > 0;
  /* what most texts need */
  return qt_vec_reserve(&a->alloc, &w->entities, a->mentions.count / 2) &&
         qt_vec_reserve(&a->alloc, &w->keys, a->mentions.count);
}

void qt_who_close(qt_who *w) {
  const quoth_alloc *alloc = &w->article->alloc;
  if (w->slots) alloc->fn(alloc->ud, w->slots, ((size_t)w->mask + 1) * sizeof *w->slots, 0);
  qt_vec_free(alloc, &w->entities);
  qt_vec_free(alloc, &w->keys);
  w->slots = NULL;
}

static inline uint64_t word_key(const quoth_article *a, qt_token t) {
  const char *p = a->text + t.start;
  if (qt_is_cyrillic(p)) return qt_spelling_key(p, qt_without_case(p, t.length));
  return t.start + 16 <= a->length ? qt_spelling_key_in(p, t.length) : qt_spelling_key(p, t.length);
}

uint64_t qt_word_key(const quoth_article *a, qt_token t) { return word_key(a, t); }

uint64_t qt_start_key(const quoth_article *a, qt_token t, uint32_t bytes) {
  if (t.length <= bytes) return word_key(a, t);
  return qt_spelling_key(a->text + t.start, bytes);
}

uint64_t qt_whole_key(const qt_words *words) {
  uint64_t hash = QT_SPELLING_START;
  for (uint32_t i = 0; i < words->count; i++) hash = qt_spelling_mix(hash, words->hash[i]);
  return hash;
}

void qt_words_of(const quoth_article *a, uint32_t first, uint32_t count, qt_words *words) {
  const qt_token *t = a->tokens.at;
  uint32_t n = 0;
  for (uint32_t i = first; i < first + count; i++) {
    if (!qt_is_word(t[i])) continue;
    if (qt_has_hint(a->lexicon, t[i].word, QT_BESIDE_HINT)) {
      uint64_t more = a->lexicon->words.at[t[i].word].more;
      if ((more & QT_MORE(ARTICLE)) && !n) continue;
      if ((more & QT_MORE(NAME_SUFFIX)) && n) continue;
    }
    if (n == QT_MAX_NAME_WORDS) break;
    words->token[n] = i;
    words->hash[n++] = word_key(a, t[i]);
  }
  words->count = n;
}

static uint64_t key_of(qt_key_kind kind, uint64_t hash) { return qt_spelling_mix(hash, (uint64_t)kind << 32); }

uint32_t qt_who_next(const qt_who *w, qt_key_kind kind, uint64_t hash, qt_walk *walk) {
  uint64_t key = key_of(kind, hash);
  uint32_t i = walk->at ? w->keys.at[walk->at - 1].next : w->slots[key & w->mask];
  for (; i && walk->steps < QT_MAX_CHAIN; i = w->keys.at[i - 1].next) {
    walk->steps++;
    if (w->keys.at[i - 1].hash != key) continue;
    walk->at = i;
    return w->keys.at[i - 1].entity;
  }
  return QUOTH_NONE;
}

/* Room for so many more keys; false: no memory. */
static bool reserve_keys(qt_who *w, uint32_t more) { return qt_vec_reserve(&w->article->alloc, &w->keys, more); }

/* Adds a key that the entity does not have yet; there is room for it. */
static inline void add_new_key(qt_who *w, qt_key_kind kind, uint64_t hash, uint32_t entity) {
  uint64_t key = key_of(kind, hash);
  uint32_t *slot = &w->slots[key & w->mask];
  w->keys.at[w->keys.count++] = (qt_key){key, entity, *slot};
  *slot = w->keys.count;
}

static bool add_key(qt_who *w, qt_key_kind kind, uint64_t hash, uint32_t entity) {
  qt_walk walk = {0, 0};
  for (uint32_t e; (e = qt_who_next(w, kind, hash, &walk)) != QUOTH_NONE;)
    if (e == entity) return true;
  if (!reserve_keys(w, 1)) return false;
  add_new_key(w, kind, hash, entity);
  return true;
}

bool qt_who_describe(qt_who *w, uint32_t entity, uint64_t whole, uint64_t head) {
  if (!reserve_keys(w, 2)) return false;
  add_new_key(w, QT_WHOLE, whole, entity);
  add_new_key(w, QT_HEAD_NOUN, head, entity);
  return true;
}

uint32_t qt_who_new(qt_who *w, uint32_t name, uint32_t count, quoth_speaker_type type, uint8_t gender) {
  if (!qt_vec_reserve(&w->article->alloc, &w->entities, 1u)) return QUOTH_NONE;
  w->entities.at[w->entities.count++] = (qt_entity){.name = name,
                                                    .name_count = count,
                                                    .last_mention = QUOTH_NONE,
                                                    .public_index = QUOTH_NONE,
                                                    .quoted_in = QUOTH_NONE,
                                                    .type = (uint8_t)type,
                                                    .gender = gender,
                                                    .person = type == QUOTH_SPEAKER_PERSON};
  return w->entities.count - 1;
}

static bool is_initial_of(const quoth_article *a, qt_token initial, qt_token word) {
  if (initial.length > 2 && !memchr(a->text + initial.start, '.', initial.length)) return false;
  uint32_t step;
  return qt_fold(qt_decode(a->text + initial.start, initial.length, &step)) ==
         qt_fold(qt_decode(a->text + word.start, word.length, &step));
}

/* Is `part` the beginning (or, with `tail`, the end) of `whole`? */
static bool is_end_of(const qt_words *part, const qt_words *whole, bool tail) {
  if (part->count > whole->count) return false;
  uint32_t shift = tail ? whole->count - part->count : 0;
  for (uint32_t i = 0; i < part->count; i++)
    if (part->hash[i] != whole->hash[i + shift]) return false;
  return true;
}

/* Rob and Robert: the beginning of the longer one. */
static bool is_short_for(const quoth_article *a, qt_token x, qt_token y) {
  qt_token shorter = x.length < y.length ? x : y, longer = x.length < y.length ? y : x;
  return shorter.length >= 3 && memcmp(a->text + shorter.start, a->text + longer.start, shorter.length) == 0;
}

/* Marlena and Marlene: one letter differs in a longer word. */
static bool is_misspelt(const quoth_article *a, qt_token x, qt_token y) {
  uint32_t differ = 0;
  if (x.length != y.length || x.length < 6) return false;
  for (uint32_t i = 0; i < x.length; i++) differ += a->text[x.start + i] != a->text[y.start + i];
  return differ <= 1;
}

/* Can two names with the same last word be one person's? */
static bool same_person(const quoth_article *a, const qt_words *x, const qt_words *y) {
  if (x->count == 1 || y->count == 1 || x->hash[0] == y->hash[0]) return true;
  const qt_token *t = a->tokens.at;
  if (is_initial_of(a, t[x->token[0]], t[y->token[0]]) || is_initial_of(a, t[y->token[0]], t[x->token[0]])) return true;
  if (is_short_for(a, t[x->token[0]], t[y->token[0]])) return true;
  if (is_misspelt(a, t[x->token[0]], t[y->token[0]])) return true;
  const qt_words *shorter = x->count <= y->count ? x : y;
  if (shorter->count < x->count + y->count - shorter->count) return is_end_of(shorter, shorter == x ? y : x, true);
  return false;
}

static bool is_capital(const quoth_article *a, uint32_t token) { return a->tokens.at[token].flags & QT_CAPITAL; }

/* "Strelva store": the last word of a name, which has no capital. */
static bool ends_small(const quoth_article *a, uint32_t token) {
  return !is_capital(a, token) && qt_kind(a->tokens.at[token]) == QT_WORD_TOKEN;
}

/* The initials of the words that have a capital, behind the first `skip` of them; how many there are. */
static uint32_t spell_initials(const quoth_article *a, const qt_words *words, uint32_t skip, uint64_t *hash) {
  qt_spelling letters = QT_NO_SPELLING;
  uint32_t count = 0, step;
  for (uint32_t i = 0; i < words->count; i++) {
    qt_token t = a->tokens.at[words->token[i]];
    if ((t.flags & QT_CAPITAL) && count++ >= skip)
      qt_spelling_add(&letters, qt_decode(a->text + t.start, t.length, &step));
  }
  *hash = qt_spelling_end(&letters);
  return count > skip ? count - skip : 0;
}

/* Adds the initials of a body's name, all and without a country or demonym in front. */
static bool add_acronyms(qt_who *w, uint32_t entity, const qt_words *words) {
  const quoth_article *a = w->article;
  uint64_t hash;
  if (spell_initials(a, words, 0, &hash) < 2) return true;
  if (!add_key(w, QT_ACRONYM, hash, entity)) return false;
  uint32_t first = 0;
  while (!is_capital(a, words->token[first])) first++;
  bool nation =
      qt_word_of(a->lexicon, a->tokens.at[words->token[first]])->classes & (QT_BIT(COUNTRY) | QT_BIT(DEMONYM));
  return !nation || spell_initials(a, words, 1, &hash) < 2 || add_key(w, QT_ACRONYM, hash, entity);
}

/* What a body's name is found by besides: its nouns and initials. */
static bool add_body_keys(qt_who *w, uint32_t entity, const qt_words *words) {
  for (uint32_t i = 0; i < words->count; i++) {
    const qt_word *word = qt_word_of(w->article->lexicon, w->article->tokens.at[words->token[i]]);
    if (!(word->classes & (QT_BIT(BODY) | QT_BIT(ORG_WORD)))) continue;
    if (!add_key(w, QT_HEAD_NOUN, words->hash[i], entity)) return false;
  }
  return words->count < 2 || add_acronyms(w, entity, words);
}

/* The keys of a name. is_new: the entity has none yet. */
static bool add_name_keys(qt_who *w, uint32_t entity, const qt_words *words, bool is_new) {
  if (!words->count) return true;
  uint64_t last = words->hash[words->count - 1], first = words->hash[0], whole = qt_whole_key(words);
  if (is_new) {
    if (!reserve_keys(w, 3)) return false;
    add_new_key(w, QT_LAST_WORD, last, entity);
    add_new_key(w, QT_FIRST_WORD, first, entity);
    add_new_key(w, QT_WHOLE, whole, entity);
  } else if (!add_key(w, QT_LAST_WORD, last, entity) || !add_key(w, QT_FIRST_WORD, first, entity) ||
             !add_key(w, QT_WHOLE, whole, entity)) {
    return false;
  }
  return w->entities.at[entity].type == QUOTH_SPEAKER_PERSON || add_body_keys(w, entity, words);
}

static const uint64_t GIVEN = QT_BIT(MALE) | QT_BIT(FEMALE);

/* How many words the entity's name has. */
static uint32_t words_in(const qt_who *w, const qt_entity *e) {
  if (e->words) return e->words;
  qt_words words;
  qt_words_of(w->article, e->name, e->name_count, &words);
  return words.count;
}

/* Is the word rather a nominative than the other: Артём than Артёма, Анна than Анны? */
static bool is_rather_nominative(const quoth_article *a, qt_token x, qt_token y) {
  const char *word = a->text + x.start, *other = a->text + y.start;
  if (x.length != y.length && memcmp(word, other, x.length < y.length ? x.length : y.length) == 0)
    return x.length < y.length;
  return qt_case_rank(word, x.length) < qt_case_rank(other, y.length);
}

/* The same of a Cyrillic name, against the entity's name; false where that has more or fewer words. */
static bool is_nominative(const qt_who *w, const qt_entity *e, const qt_words *words) {
  const quoth_article *a = w->article;
  qt_words old;
  if (!qt_is_cyrillic(a->text + a->tokens.at[words->token[0]].start)) return false;
  qt_words_of(a, e->name, e->name_count, &old);
  if (old.count != words->count) return false;
  for (uint32_t i = 0; i < words->count; i++) {
    qt_token x = a->tokens.at[words->token[i]], y = a->tokens.at[old.token[i]];
    if (is_rather_nominative(a, y, x)) return false;
    if (is_rather_nominative(a, x, y)) return true;
  }
  return false;
}

/* Takes the new name where it is fuller, or no longer in capitals only; of a Cyrillic one the nominative. */
static bool make_fuller(qt_who *w, uint32_t entity, uint32_t name, uint32_t count, const qt_words *words) {
  qt_entity *e = &w->entities.at[entity];
  const quoth_article *a = w->article;
  uint32_t old = words_in(w, e);
  bool caps = (a->tokens.at[e->name].flags & QT_ALL_CAPS) && !(a->tokens.at[name].flags & QT_ALL_CAPS) &&
              words->count == old && old;
  uint32_t length = qt_end(a->tokens.at[name + count - 1]) - a->tokens.at[name].start;
  uint32_t old_length = qt_end(a->tokens.at[e->name + e->name_count - 1]) - a->tokens.at[e->name].start;
  uint32_t last = name + count - 1, old_last = e->name + e->name_count - 1;
  const uint64_t places = QT_BIT(COUNTRY) | QT_BIT(CITY) | QT_BIT(DEMONYM) | QT_BIT(METONYM);
  bool plain = is_capital(a, last) && ends_small(a, old_last) &&
               !(qt_word_of(a->lexicon, a->tokens.at[last])->classes & places); /* the Norvian government stays */
  /* Strelva store, then Strelva */
  bool bare = plain && e->type == QUOTH_SPEAKER_ORGANISATION && words->count + 1 == old;
  bool cyrillic = qt_is_cyrillic(a->text + a->tokens.at[name].start);
  bool longer = cyrillic ? words->count == old && is_nominative(w, e, words) : length > old_length && old > 1;
  bool fuller = words->count > old || (words->count == old && (longer || caps));
  if (!bare && (!fuller || (is_capital(a, old_last) && ends_small(a, last)))) return true;
  e->name = name;
  e->name_count = count;
  e->words = (uint8_t)words->count;
  return add_name_keys(w, entity, words, false);
}

static uint64_t first_classes(const qt_who *w, const qt_words *words) {
  return qt_word_of(w->article->lexicon, w->article->tokens.at[words->token[0]])->classes;
}

/* A person of before with this surname: "Paris" behind "Ada Paris", the label "MARSH". */
static uint32_t find_namesake(const qt_who *w, const qt_words *words) {
  qt_walk at = {0, 0};
  for (uint32_t e; (e = qt_who_next(w, QT_LAST_WORD, words->hash[0], &at)) != QUOTH_NONE;) {
    const qt_entity *entity = &w->entities.at[e];
    if (entity->type == QUOTH_SPEAKER_PERSON && words_in(w, entity) > 1) return e;
  }
  return QUOTH_NONE;
}

/* Does a sentence begin behind one token and up to another? */
static bool is_sentence_between(const quoth_article *a, uint32_t token, uint32_t other) {
  uint32_t s = qt_sentence_behind(a, 0, a->sentence_tokens.count, token);
  return s < a->sentence_tokens.count && a->sentence_tokens.at[s] <= other;
}

/*
** "Camp Strelva" behind "Strelva": nothing tells of a person, and the short name has been used as the whole one (a
** title names people so, too), or stands in the same sentence.
*/
static bool is_other_thing(const qt_who *w, const qt_entity *e, const qt_mention *m, const qt_words *words) {
  bool titled = m->name_token > m->first_token || m->gender;
  if (e->bearer == QT_HUMAN || titled || (first_classes(w, words) & GIVEN)) return false;
  return e->told > 1 || (e->told && !is_sentence_between(w->article, e->name, m->first_token));
}

/* Two words, and the second one is none that the language knows, nor letters: not Strelva Band, Strelva X-20. */
static bool has_new_surname(const qt_who *w, const qt_entity *e) {
  qt_token last = w->article->tokens.at[e->name + e->name_count - 1];
  return e->name_count == 2 && last.word == QT_NO_WORD && !(last.flags & QT_ALL_CAPS);
}

/* May the first word stand for the body? It is its noun (Church of Salt), or the name ends in one or in lower case. */
static bool is_body_of(const qt_who *w, const qt_entity *e, const qt_words *first) {
  if (first_classes(w, first) & (QT_BIT(BODY) | QT_BIT(ORG_WORD))) return true;
  uint32_t last = e->name + e->name_count - 1;
  const qt_token *t = w->article->tokens.at;
  while (last > e->name && !qt_is_word(t[last])) last--;
  return !(t[last].flags & QT_CAPITAL) ||
         (qt_word_of(w->article->lexicon, t[last])->classes & (QT_BIT(BODY) | QT_BIT(ORG_WORD)));
}

/*
** By the last word: a surname alone is that of the person named most often, the latest of equals. A body or place that
** bears it ("A Roe presidency") comes second.
*/
static uint32_t find_by_surname(const qt_who *w, const qt_mention *m, const qt_words *words) {
  qt_walk at = {0, 0};
  uint32_t best = QUOTH_NONE, other = QUOTH_NONE;
  for (uint32_t e; (e = qt_who_next(w, QT_LAST_WORD, words->hash[words->count - 1], &at)) != QUOTH_NONE;) {
    const qt_entity *entity = &w->entities.at[e];
    if (entity->type == QUOTH_SPEAKER_UNNAMED || !qt_genders_agree(entity->gender, m->gender)) continue;
    uint32_t count = words_in(w, entity);
    bool person = entity->type == QUOTH_SPEAKER_PERSON;
    if (!person && count > words->count) continue;
    if (count == 1 && words->count > 1 && is_other_thing(w, entity, m, words)) continue;
    if (words->count > 1 && count > 1) {
      qt_words whole;
      qt_words_of(w->article, entity->name, entity->name_count, &whole);
      if (same_person(w->article, words, &whole)) return e;
    } else if (!person) {
      if (other == QUOTH_NONE) other = e;
    } else if (best == QUOTH_NONE || entity->named > w->entities.at[best].named ||
               (count == 1 && w->entities.at[best].bearer != QT_HUMAN)) { /* Strelva itself, not Camp Strelva */
      best = e;
    }
  }
  return best != QUOTH_NONE ? best : other;
}

static uint32_t find_person(const qt_who *w, const qt_mention *m, const qt_words *words) {
  uint32_t e = find_by_surname(w, m, words);
  if (e != QUOTH_NONE) return e;
  bool human = qt_bearer_of(w->article, m) == QT_HUMAN; /* President Roe is no Roe campaign */
  qt_walk at = {0, 0};
  while ((e = qt_who_next(w, QT_FIRST_WORD, words->hash[0], &at)) != QUOTH_NONE) {
    const qt_entity *entity = &w->entities.at[e];
    if (entity->type == QUOTH_SPEAKER_UNNAMED || !qt_genders_agree(entity->gender, m->gender)) continue;
    bool person = entity->bearer != QT_ANYTHING || (first_classes(w, words) & GIVEN) || has_new_surname(w, entity);
    bool bears = entity->type == QUOTH_SPEAKER_PERSON ? person : is_body_of(w, entity, words) && !human;
    if (words->count == 1 && bears) return e;
    bool given = entity->type == QUOTH_SPEAKER_PERSON && words_in(w, entity) == 1;
    if (given && (human || (first_classes(w, words) & GIVEN))) return e; /* Ada, then Minister Ada Roe */
  }
  return QUOTH_NONE;
}

uint32_t qt_who_find(const qt_who *w, const qt_mention *m) {
  qt_words words;
  qt_words_of(w->article, m->name_token, m->name_count, &words);
  return words.count ? find_person(w, m, &words) : QUOTH_NONE;
}

/* A body or place: by all its words, by its initials, or by its first or last words. */
static uint32_t find_body(const qt_who *w, const qt_mention *m, const qt_words *words) {
  const quoth_article *a = w->article;
  qt_walk at = {0, 0};
  uint32_t e = qt_who_next(w, QT_WHOLE, qt_whole_key(words), &at);
  bool capitals = words->count == 1 && (a->tokens.at[words->token[0]].flags & QT_ALL_CAPS);
  bool place = m->kind == QT_PLACE_NAME && m->token_count == 1;
  bool bare = m->kind == QT_ORGANISATION_NAME && m->token_count == 2 && e == QUOTH_NONE; /* a Roe presidency */
  if (words->count == 1 && (capitals || place || bare)) {
    uint32_t person = find_namesake(w, words);
    if (person != QUOTH_NONE) return person;
  }
  if (e != QUOTH_NONE || m->kind == QT_PLACE_NAME) return e;
  at = (qt_walk){0, 0};
  if (capitals) return qt_who_next(w, QT_ACRONYM, words->hash[0], &at);
  for (int tail = 1; tail >= 0; tail--) {
    qt_key_kind kind = tail ? QT_LAST_WORD : QT_FIRST_WORD;
    at = (qt_walk){0, 0};
    while ((e = qt_who_next(w, kind, words->hash[tail ? words->count - 1 : 0], &at)) != QUOTH_NONE) {
      const qt_entity *entity = &w->entities.at[e];
      qt_words other;
      qt_words_of(a, entity->name, entity->name_count, &other);
      if (entity->type == QUOTH_SPEAKER_ORGANISATION && (tail || words->count > 1 || is_body_of(w, entity, words)) &&
          (is_end_of(words, &other, tail) || (words->count > 1 && other.count > 1 && is_end_of(&other, words, tail))))
        return e;
    }
  }
  return QUOTH_NONE;
}

/* A body named in full after its acronym: "DEA" before "Drug Enforcement Administration". */
static uint32_t find_acronym(qt_who *w, const qt_words *words) {
  qt_words one = {.count = 1};
  if (spell_initials(w->article, words, 0, &one.hash[0]) < 2) return QUOTH_NONE;
  qt_walk at = {0, 0};
  uint32_t e = qt_who_next(w, QT_WHOLE, qt_whole_key(&one), &at);
  return e != QUOTH_NONE && w->entities.at[e].type == QUOTH_SPEAKER_ORGANISATION ? e : QUOTH_NONE;
}

/* "World Health Organization (WHO)": the bracket behind a body gives its acronym. */
static uint32_t defined_by_bracket(const qt_who *w, const qt_mention *m) {
  const quoth_article *a = w->article;
  if (m->name_count != 1 || m == a->mentions.at || m->first_token < 1) return QUOTH_NONE;
  if (!qt_is_mark(a->tokens.at[m->first_token - 1], QT_LPAREN) || !(a->tokens.at[m->name_token].flags & QT_ALL_CAPS))
    return QUOTH_NONE;
  const qt_mention *before = m - 1;
  if (qt_mention_end(before) + 1 != m->first_token || before->kind == QT_PRONOUN_MENTION) return QUOTH_NONE;
  return before->speaker;
}

/* A title right before the name: not "der deutschen" before any noun. */
static bool has_title(const quoth_article *a, const qt_mention *m) {
  const uint64_t titles = QT_BIT(TITLE) | QT_BIT(ROLE) | QT_BIT(ABBREVIATION_TITLE);
  for (uint32_t i = m->first_token; i < m->name_token; i++)
    if (qt_word_of(a->lexicon, a->tokens.at[i])->classes & titles) return true;
  return false;
}

/* Where nouns are capitalised, a word alone and without title may be any noun. */
static bool is_person_clear(const qt_who *w, const qt_mention *m, const qt_words *words) {
  if (!w->nouns_capitalised || m->gender || has_title(w->article, m)) return true;
  bool common = false; /* Thema Kinder */
  for (uint32_t i = 0; i < words->count; i++)
    common |= (qt_word_of(w->article->lexicon, w->article->tokens.at[words->token[i]])->more & QT_MORE(COMMON)) != 0;
  return words->count > 1 && !common;
}

uint32_t qt_who_named(qt_who *w, const qt_mention *m) {
  static const quoth_speaker_type types[] = {[QT_NAME] = QUOTH_SPEAKER_PERSON,
                                             [QT_ORGANISATION_NAME] = QUOTH_SPEAKER_ORGANISATION,
                                             [QT_PLACE_NAME] = QUOTH_SPEAKER_PLACE,
                                             [QT_GROUP_MENTION] = QUOTH_SPEAKER_ORGANISATION};
  qt_words words;
  qt_words_of(w->article, m->name_token, m->name_count, &words);
  uint32_t e = QUOTH_NONE;
  if (words.count) {
    e = defined_by_bracket(w, m);
    if (e != QUOTH_NONE) {
      qt_words one = words;
      return add_key(w, QT_WHOLE, qt_whole_key(&one), e) ? e : QUOTH_NONE;
    }
    e = m->kind == QT_NAME ? find_person(w, m, &words) : find_body(w, m, &words);
    if (e == QUOTH_NONE && m->kind != QT_NAME && words.count > 1) e = find_acronym(w, &words);
  }
  if (e != QUOTH_NONE) {
    qt_entity *entity = &w->entities.at[e];
    bool human = words.count > 1 || qt_bearer_of(w->article, m) == QT_HUMAN;
    if (m->kind == QT_NAME && entity->type == QUOTH_SPEAKER_ORGANISATION && human) {
      /* MARSH, then Tom Marsh; the Marsh bill, then President Marsh */
      entity->type = QUOTH_SPEAKER_PERSON;
      entity->person = true;
      entity->gender = m->gender;
    }
    bool tells = m->kind == QT_NAME || entity->type != QUOTH_SPEAKER_PERSON; /* Paris, a place, is Ada Paris */
    if (!entity->gender && tells) entity->gender = m->gender;
    if (m->kind == QT_NAME && entity->type == QUOTH_SPEAKER_PERSON) entity->person |= is_person_clear(w, m, &words);
    return make_fuller(w, e, m->name_token, m->name_count, &words) ? e : QUOTH_NONE;
  }
  quoth_speaker_type type = m->kind <= QT_GROUP_MENTION && m->kind != QT_PRONOUN_MENTION && m->kind != QT_ROLE_MENTION
                                ? types[m->kind]
                                : QUOTH_SPEAKER_UNNAMED;
  e = qt_who_new(w, m->name_token, m->name_count, type, m->gender);
  if (e == QUOTH_NONE || !add_name_keys(w, e, &words, true)) return QUOTH_NONE;
  w->entities.at[e].words = (uint8_t)words.count;
  w->entities.at[e].person = type == QUOTH_SPEAKER_PERSON && is_person_clear(w, m, &words);
  return e;
}

/* "Gov." with its dot: the beginning of an office's name. */
static bool is_short_form(const quoth_article *a, uint32_t token) {
  return token + 1 < a->tokens.count && qt_is_mark(a->tokens.at[token + 1], QT_DOT) &&
         !(a->tokens.at[token + 1].flags & QT_SPACED) && a->tokens.at[token].length >= 3;
}

/*
** Bundesinnenministerin: the offices that the known ends of a compound name (the minister). Where nouns have capitals
** only. false: no memory.
*/
static bool add_compound(qt_who *w, qt_token t, uint32_t entity, bool *found) {
  const quoth_article *a = w->article;
  for (uint32_t cut = LEAST_PART; (cut = qt_office_part(a, t, cut)) != 0; cut++) {
    *found = true;
    if (!add_key(w, QT_OFFICE, qt_spelling_key(a->text + t.start + cut, t.length - cut), entity)) return false;
  }
  return true;
}

/*
** "the mayor's spokesman", "a lawyer for the mayor": the offices of the phrase that its head bears, behind the owner and
** before what a preposition behind an office brings. Tokens [*first, *end).
*/
static void bound_offices(const quoth_article *a, uint32_t *first, uint32_t *end) {
  bool office = false;
  for (uint32_t i = *first; i < *end; i++) {
    qt_token t = a->tokens.at[i];
    uint64_t is = qt_word_of(a->lexicon, t)->classes;
    if (qt_kind(t) == QT_CLITIC && (is & QT_BIT(POSSESSIVE)) && i + 1 < *end) {
      *first = i + 1;
      office = false;
    } else if (office && (is & (QT_BIT(OF) | QT_BIT(FOR) | QT_BIT(PREPOSITION) | QT_BIT(TO)))) {
      *end = i;
    }
    office |= (is & OFFICES) != 0;
  }
}

bool qt_who_role(qt_who *w, uint32_t entity, uint32_t first, uint32_t count) {
  const quoth_article *a = w->article;
  qt_words words;
  qt_words_of(a, first, count, &words);
  uint32_t from = first, end = first + count;
  bound_offices(a, &from, &end);
  qt_entity *e = &w->entities.at[entity];
  if (words.count > e->role_words) {
    e->role = words.token[0];
    e->role_count = first + count - words.token[0];
    e->role_words = (uint8_t)words.count;
  }
  for (uint32_t i = 0; i < words.count; i++) {
    if (words.token[i] < from || words.token[i] >= end) continue;
    qt_token t = a->tokens.at[words.token[i]];
    bool office = (qt_word_of(a->lexicon, t)->classes & OFFICES) != 0;
    if (w->nouns_capitalised && !add_compound(w, t, entity, &office)) return false;
    if (!office) continue;
    bool short_form = words.token[i] + 1 < first + count && is_short_form(a, words.token[i]); /* not a sentence's dot */
    w->short_offices |= short_form;
    if (!add_key(w, short_form ? QT_OFFICE_START : QT_OFFICE, words.hash[i], entity)) return false;
  }
  return true;
}
