/* The dictionary: what a literal matches, and that the trie finds what a search by hand finds. */
#include "rules/dictionary_parts.h"

#include "harness.h"
#include "host.h"

/* --- by hand: "dictionary:literal" with ! for a shadow, = exact, ~ any case; then the text and its hits */

typedef struct example {
  const char *literals; /* separated by | */
  const char *text;
  const char *hits; /* "dictionary:text" separated by | */
} example;

/* clang-format off */
static const example examples[] = {
    /* case */
    {"0:arms control", "On arms control: ARMS CONTROL, Arms Control", "0:arms control|0:ARMS CONTROL|0:Arms Control"},
    {"0:US", "The US told us: US", "0:US|0:US"},
    {"0:the West", "the West, The West, the west", "0:the West"},
    {"0~:US", "The US told us", "0:US|0:us"},
    {"0=:us", "The US told us", "0:us"},
    {"0:US|0:us", "US", "0:US|0:US"}, /* two entries, both hold */
    {"0:Москва|1:москва", "Москва и МОСКВА", "0:Москва|1:Москва|1:МОСКВА"},
    {"0:straße|1:Ökonom", "STRASSE, Straße; der Ökonom, ökonom", "0:Straße|1:Ökonom"},
    {"0:İzmir", "İzmir, izmir", "0:İzmir"},
    /* words */
    {"0:port", "a port, a report, ports, port2, port's, port-side, air-port", "0:port|0:port|0:port|0:port"},
    {"0:port", "port", "0:port"},
    {"0:naïve", "naïve naïveté anaïve", "0:naïve"},
    {"0:rouge", "rouge\u0301 rouge", "0:rouge"}, /* a combining mark goes on the word */
    {"0:9.5", "9.5, 19.5 9.55 9.5", "0:9.5|0:9.5"},
    {"0:negotiat*", "Negotiators negotiated renegotiation negotiat", "0:Negotiators|0:negotiated|0:negotiat"},
    {"0:asset free*", "asset freezes, asset free", "0:asset freezes|0:asset free"},
    {"0:Rus*", "Russia, RUSSIA, russet", "0:Russia"},
    {"0:санкц*", "Санкциями: санкции", "0:Санкциями|0:санкции"},
    /* marks at the ends need no word */
    {"0:U.S.", "the U.S. and U.S.A", "0:U.S.|0:U.S."},
    {"0:.net|1:net", "asp.net .net", "0:.net|1:net|0:.net|1:net"},
    {"0:€*", "€500 or 5€", "0:€|0:€"},
    {"0:#peace", "#Peace, x#peace", "0:#Peace|0:#peace"},
    /* scripts without spaces */
    {"0:北京|1:京", "在北京说", "0:北京|1:京"},
    {"0:ลอน", "ในลอนดอน", "0:ลอน"},
    /* white space and marks */
    {"0:price cap", "price\n  cap, price\u00a0cap, price \t\u2003 cap, pricecap", "0:price\n  cap|0:price\u00a0cap|0:price \t\u2003 cap"},
    {"0:  price   cap ", "price cap", "0:price cap"},
    {"0:can't", "can\u2019t can't can\u2018t", "0:can\u2019t|0:can't|0:can\u2018t"},
    {"0:can\u2019t", "can't", "0:can't"},
    {"0:\"dove\"", "\u201cdove\u201d \u201edove\u201c", "0:\u201cdove\u201d|0:\u201edove\u201c"},
    {"0:co-op", "co\u2011op co\u2010op", "0:co\u2011op|0:co\u2010op"},
    {"0:Berlin", "Ber\u00adlin, \u200bBerlin\u200b, Ber\u200blins", "0:Ber\u00adlin|0:Berlin"},
    {"0:Red Line", "the Red\nLine, the red line", "0:Red\nLine"},
    /* longest inside one dictionary, overlaps between dictionaries */
    {"0:new york|0:new york times|0:york", "New York Times of New York", "0:New York Times|0:New York"},
    {"0:new york|0:york times", "new york times", "0:new york"},
    {"0:new york|1:york times|2:times*", "new york times", "0:new york|1:york times|2:times"},
    {"0:new york|1:new york times", "new york times", "1:new york times|0:new york"},
    {"0:talk*|0:talks", "talks", "0:talks"}, /* the longer literal, once */
    {"0:US|0:US dollar*", "US dollars, us dollars", "0:US dollars"},
    {"0:Bay of Pigs|0:bay", "bay of pigs", "0:bay"}, /* where the longest does not hold, a shorter one does */
    /* shadows */
    {"0:American|0!:Latin American|1:american", "Latin American, American", "1:American|0:American|1:American"},
    {"0!:in order to|0:order", "in order to order", "0:order"},
    {"0:x|0!:x|1:x", "x", "1:x"},
    {"0:american|0!:Latin American", "latin american", "0:american"},
    /* nothing */
    {"", "text", ""},
    {"0:x", "", ""},
    {"0:x", " \u00a0\u200b", ""},
};
/* clang-format on */

static qt_entry entry_of(const char **p) {
  qt_entry e = {.dictionary = (uint32_t)(**p - '0'), .weight = 1};
  for (++*p; **p != ':'; ++*p)
    e.flags |= (uint16_t)(**p == '!' ? QT_ENTRY_SHADOW : **p == '=' ? QT_ENTRY_EXACT : QT_ENTRY_ANY_CASE);
  ++*p;
  return e;
}

static qt_dictionary *build(quoth_alloc alloc, const char *literals) {
  quoth_error error = {0};
  qt_dictionary_builder *b = qt_dictionary_builder_new(alloc);
  if (!b) return NULL;
  for (const char *p = literals; *p;) {
    qt_entry e = entry_of(&p);
    size_t n = strcspn(p, "|");
    if (qt_dictionary_add(b, p, n, &e, &error) != QUOTH_OK) {
      CHECK_NUMBER(error.status, QUOTH_NO_MEMORY);
      qt_dictionary_builder_free(b);
      return NULL;
    }
    p += n + (p[n] == '|');
  }
  qt_dictionary *d = qt_dictionary_build(b, &error);
  qt_dictionary_builder_free(b);
  return d;
}

static void check_example(const example *x) {
  host_memory memory = {0};
  quoth_alloc alloc = {host_alloc, &memory};
  qt_dictionary *d = build(alloc, x->literals);
  qt_scanner scanner = {.alloc = alloc};
  qt_hits hits = {0};
  char got[400] = "", one[200];
  CHECK(d && qt_dictionary_scan(d, &scanner, x->text, (uint32_t)strlen(x->text), &hits));
  for (uint32_t i = 0; i < hits.count; i++) {
    const qt_hit *h = &hits.at[i];
    snprintf(one, sizeof one, "%s%u:%.*s", i ? "|" : "", qt_dictionary_entry(d, h->entry)->dictionary,
             (int)(h->end - h->start), x->text + h->start);
    strncat(got, one, sizeof got - strlen(got) - 1);
  }
  if (strcmp(got, x->hits) != 0) printf("in '%s' of '%s':\n", x->text, x->literals);
  CHECK_TEXT(got, strlen(got), x->hits);
  qt_vec_free(&alloc, &hits);
  qt_scanner_free(&scanner);
  qt_dictionary_free(d);
  CHECK_NUMBER(memory.held, 0);
  CHECK_NUMBER(memory.wrong_sizes, 0);
}

TEST(by_hand) {
  for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) check_example(&examples[i]);
}

/* --- by brute force */

enum { MOST_LITERALS = 12, MOST_CHARACTERS = 40, BYTES = 8 * MOST_CHARACTERS };

/* What literals and texts are made of; plain: as the dictionary has it, '-': passed over. */
typedef struct piece {
  const char *bytes;
  uint32_t plain, folded;
  bool word; /* a word goes on over it */
} piece;
/* clang-format off */
static const piece pieces[] = {
    {"a", 'a', 'a', true}, {"A", 'A', 'a', true}, {"b", 'b', 'b', true}, {"B", 'B', 'b', true}, {"7", '7', '7', true},
    {" ", ' ', ' ', false}, {" ", ' ', ' ', false}, {"\n", ' ', ' ', false}, {"\u00a0", ' ', ' ', false}, {"\u3000", ' ', ' ', false},
    {"'", '\'', '\'', false}, {"\u2019", '\'', '\'', false}, {"\u201c", '"', '"', false}, {".", '.', '.', false},
    {"-", '-', '-', false}, {"\u2011", '-', '-', false}, {"\u20ac", 0x20ac, 0x20ac, false},
    {"\u00e9", 0xe9, 0xe9, true}, {"\u00c9", 0xc9, 0xe9, true}, {"\u0416", 0x416, 0x436, true}, {"\u0436", 0x436, 0x436, true},
    {"\u0130", 0x130, 'i', true}, {"i", 'i', 'i', true}, {"\u0301", 0x301, 0x301, true},
    {"\u4eac", 0x4eac, 0x4eac, false}, {"\U0001f600", 0x1f600, 0x1f600, false}, {"\u00ad", 0, 0, false}, {"\u200b", 0, 0, false},
    /* in texts only */
    {"\xff", 0xfffd, 0xfffd, false}, {"\xe2\x80", 0xfffd, 0xfffd, false}, {"\0", ' ', ' ', false},
};
/* clang-format on */
enum { LITERAL_PIECES = 28, TEXT_PIECES = sizeof pieces / sizeof *pieces };

typedef struct letter {
  uint32_t plain, folded, start, end; /* bytes, with the rest of a run of white space */
  bool word;
} letter;

typedef struct string {
  char bytes[BYTES];
  uint32_t length, count;
  letter letters[MOST_CHARACTERS];
} string;

static void add_piece(string *s, const piece *p) {
  uint32_t n = p->bytes[0] ? (uint32_t)strlen(p->bytes) : 1, start = s->length;
  memcpy(s->bytes + start, p->bytes, n);
  s->length += n;
  if (!p->plain) return;
  letter *last = s->count ? &s->letters[s->count - 1] : NULL;
  if (p->plain == ' ' && last && last->plain == ' ') {
    last->end = s->length;
    return;
  }
  uint32_t times = n == 2 && (unsigned char)p->bytes[0] == 0xe2 ? 2 : 1; /* a cut sequence: two bad bytes */
  for (uint32_t i = 0; i < times; i++, start++)
    s->letters[s->count++] = (letter){p->plain, p->folded, start, times == 2 ? start + 1 : s->length, p->word};
}

static void make_string(string *s, uint32_t *seed, uint32_t most, uint32_t kinds) {
  uint32_t n = test_random(seed) % (most + 1), few = 2 + test_random(seed) % (kinds - 1);
  uint32_t shift = test_random(seed) % kinds;
  s->length = s->count = 0;
  for (uint32_t i = 0; i < n && s->count + 2 < MOST_CHARACTERS; i++)
    add_piece(s, &pieces[(test_random(seed) % 3 ? test_random(seed) % 9 : shift + test_random(seed) % few) % kinds]);
}

typedef struct rule {
  string literal;
  uint32_t first, last; /* letters without white space at the ends */
  qt_entry entry;
  bool exact;
} rule;

/* Random literal; false: nothing in it. */
static bool make_rule(rule *r, uint32_t *seed, uint32_t number) {
  make_string(&r->literal, seed, 1 + test_random(seed) % 6, LITERAL_PIECES);
  r->entry = (qt_entry){.dictionary = test_random(seed) % 3, .entity = number};
  if (test_random(seed) % 5 == 0) r->entry.flags |= QT_ENTRY_SHADOW;
  if (test_random(seed) % 5 == 0) r->entry.flags |= QT_ENTRY_ANY_CASE;
  if (test_random(seed) % 5 == 0) r->entry.flags |= QT_ENTRY_EXACT;
  r->first = 0;
  r->last = r->literal.count;
  if (r->last && r->literal.letters[r->last - 1].plain == ' ') r->last--;
  if (r->first < r->last && r->literal.letters[0].plain == ' ') r->first++;
  bool capitals = false;
  for (uint32_t i = r->first; i < r->last; i++) capitals |= r->literal.letters[i].plain != r->literal.letters[i].folded;
  r->exact = (r->entry.flags & QT_ENTRY_EXACT) || (capitals && !(r->entry.flags & QT_ENTRY_ANY_CASE));
  if (r->first == r->last) return false;
  if (test_random(seed) % 4 == 0) {
    r->entry.flags |= QT_ENTRY_STEM;
    r->literal.bytes[r->literal.length++] = '*';
  }
  return true;
}

/* Behind which letter does the rule end that begins at letter `from`? 0: it does not hold there. */
static uint32_t rule_end(const rule *r, const string *t, uint32_t from) {
  uint32_t n = r->last - r->first, to = from + n;
  if (to > t->count || (t->letters[from].word && from && t->letters[from - 1].word)) return 0;
  for (uint32_t i = 0; i < n; i++) {
    const letter *want = &r->literal.letters[r->first + i], *got = &t->letters[from + i];
    if (r->exact ? want->plain != got->plain : want->folded != got->folded) return 0;
  }
  if (!t->letters[to - 1].word || to == t->count || !t->letters[to].word) return to;
  if (!(r->entry.flags & QT_ENTRY_STEM)) return 0;
  while (to < t->count && t->letters[to].word) to++;
  return to;
}

/* The hits of one dictionary, one number each, so that two sets can be compared: order and all. */
typedef struct outcome {
  uint32_t count;
  qt_hit hits[MOST_CHARACTERS * MOST_LITERALS];
} outcome;

static void search_one(const rule *rules, uint32_t count, const string *t, uint32_t dictionary, outcome *out) {
  out->count = 0;
  for (uint32_t from = 0, free_from = 0; from < t->count; from++) {
    uint32_t longest = 0, to, before = out->count;
    bool shadow = false;
    if (from < free_from) continue;
    for (uint32_t i = 0; i < count; i++)
      if (rules[i].entry.dictionary == dictionary && rule_end(&rules[i], t, from) &&
          rules[i].last - rules[i].first > longest)
        longest = rules[i].last - rules[i].first;
    for (uint32_t i = 0; i < count; i++) {
      const rule *r = &rules[i];
      if (r->entry.dictionary != dictionary || r->last - r->first != longest || !(to = rule_end(r, t, from))) continue;
      shadow |= (r->entry.flags & QT_ENTRY_SHADOW) != 0;
      free_from = to;
      out->hits[out->count++] = (qt_hit){t->letters[from].start, t->letters[to - 1].end, r->entry.entity};
    }
    if (shadow) out->count = before;
  }
}

/* The same hits of the dictionary? Its order among entities of one place is its own. */
static bool same_hits(const qt_dictionary *d, const qt_hits *hits, uint32_t dictionary, const outcome *want) {
  uint32_t found = 0, place = 0;
  for (uint32_t i = 0; i < hits->count; i++) {
    const qt_entry *e = qt_dictionary_entry(d, hits->at[i].entry);
    if (e->dictionary != dictionary) continue;
    bool known = false;
    for (uint32_t k = 0; k < want->count && !known; k++)
      known = want->hits[k].start == hits->at[i].start && want->hits[k].end == hits->at[i].end &&
              want->hits[k].entry == e->entity;
    if (!known || hits->at[i].start < place) return false;
    place = hits->at[i].start;
    found++;
  }
  return found == want->count;
}

static uint32_t all_hits;

static bool agrees(const qt_dictionary *d, qt_scanner *scanner, const rule *rules, uint32_t count, const string *t) {
  qt_hits hits = {0};
  outcome want;
  char *exact = malloc(t->length ? t->length : 1); /* a sanitizer sees a read behind the end */
  bool ok = exact != NULL;
  if (ok) memcpy(exact, t->bytes, t->length);
  ok = ok && qt_dictionary_scan(d, scanner, exact, t->length, &hits);
  for (uint32_t dictionary = 0; ok && dictionary < 3; dictionary++) {
    search_one(rules, count, t, dictionary, &want);
    ok = same_hits(d, &hits, dictionary, &want);
  }
  all_hits += hits.count;
  free(exact);
  qt_vec_free(&scanner->alloc, &hits);
  return ok;
}

/* A random dictionary and four texts; how many did not agree. */
static uint32_t one_round(uint32_t *seed, quoth_alloc alloc) {
  static rule rules[MOST_LITERALS];
  string t;
  quoth_error error = {0};
  uint32_t count = 0, wrong = 0, most = 1 + test_random(seed) % MOST_LITERALS;
  qt_dictionary_builder *b = qt_dictionary_builder_new(alloc);
  for (uint32_t i = 0; i < most; i++) {
    rule *r = &rules[count];
    if (make_rule(r, seed, i)) {
      if (qt_dictionary_add(b, r->literal.bytes, r->literal.length, &r->entry, &error) == QUOTH_OK)
        count++;
      else
        wrong++;
    }
  }
  qt_dictionary *d = qt_dictionary_build(b, &error);
  qt_scanner scanner = {.alloc = alloc};
  scanner.base = test_random(seed) % 8 ? 0 : UINT32_MAX - 20; /* offsets start anew before they wrap */
  for (int i = 0; d && i < 4; i++) {
    make_string(&t, seed, MOST_CHARACTERS, TEXT_PIECES);
    wrong += !agrees(d, &scanner, rules, count, &t);
  }
  qt_scanner_free(&scanner);
  qt_dictionary_free(d);
  qt_dictionary_builder_free(b);
  return wrong + !d;
}

TEST(like_brute_force) {
  host_memory memory = {0};
  uint32_t seed = 20240304, wrong = 0, first = 0;
  for (uint32_t round = 0; round < 25000; round++) {
    uint32_t before = seed, bad = one_round(&seed, (quoth_alloc){host_alloc, &memory});
    if (bad && !first) first = before;
    wrong += bad;
  }
  if (first) printf("first seed: %u\n", first);
  CHECK_NUMBER(wrong, 0);
  CHECK(all_hits > 80000); /* the cases are no empty ones */
  CHECK_NUMBER(memory.held, 0);
  CHECK_NUMBER(memory.wrong_sizes, 0);
}

/* --- literals that are none */

TEST(bad_literals) {
  static const struct {
    const char *literal, *fault;
  } cases[] = {{"", "literal '' has nothing to match"},
               {" \u00a0\u200b", "literal '\u200b' has nothing to match"},
               {"*", "literal '*' has nothing to match"},
               {"a\xff", "literal 'a\xff' is no UTF-8"}};
  qt_dictionary_builder *b = qt_dictionary_builder_new((quoth_alloc){host_plain, NULL});
  const qt_entry plain = {.dictionary = 0}, high = {.dictionary = QT_MAX_DICTIONARIES};
  quoth_error error;
  char longest[QT_MAX_LITERAL + 2];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    CHECK_NUMBER(qt_dictionary_add(b, cases[i].literal, strlen(cases[i].literal), &plain, &error), QUOTH_BAD_LITERAL);
    if (i != 1) CHECK_TEXT(error.message, strlen(error.message), cases[i].fault);
  }
  memset(longest, 'a', sizeof longest);
  CHECK_NUMBER(qt_dictionary_add(b, longest, QT_MAX_LITERAL + 1, &plain, &error), QUOTH_BAD_LITERAL);
  CHECK_NUMBER(qt_dictionary_add(b, longest, QT_MAX_LITERAL, &plain, &error), QUOTH_OK);
  CHECK_NUMBER(qt_dictionary_add(b, "a", 1, &high, &error), QUOTH_BAD_LITERAL);
  CHECK_NUMBER(qt_dictionary_builder_count(b), 1);
  qt_dictionary_builder_free(b);
}

TEST(entities_once) {
  qt_dictionary_builder *b = qt_dictionary_builder_new((quoth_alloc){host_plain, NULL});
  char id[16];
  uint32_t entity, wrong = 0;
  for (uint32_t round = 0; round < 2; round++)
    for (uint32_t i = 0; i < 1000; i++) {
      int n = snprintf(id, sizeof id, "Q%u", i);
      qt_dictionary_entity(b, (quoth_string){id, (uint32_t)n}, (quoth_string){"place", 5}, &entity, NULL);
      wrong += entity != i;
    }
  CHECK_NUMBER(wrong, 0);
  qt_dictionary_entity(b, (quoth_string){"Q7", 2}, (quoth_string){"person", 6}, &entity, NULL);
  CHECK_NUMBER(entity, 1000);
  CHECK_NUMBER(qt_dictionary_entity(b, (quoth_string){"a\0b", 3}, (quoth_string){NULL, 0}, &entity, NULL),
               QUOTH_BAD_LITERAL);
  qt_dictionary *d = qt_dictionary_build(b, NULL);
  quoth_string s = qt_dictionary_entity_id(d, 999), none = qt_dictionary_entity_type(d, 1001);
  CHECK_TEXT(s.data, s.length, "Q999");
  s = qt_dictionary_entity_type(d, 1000);
  CHECK_TEXT(s.data, s.length, "person");
  CHECK(none.data == NULL);
  qt_dictionary_free(d);
  qt_dictionary_builder_free(b);
}

/* The same literal may be known to thousands of dictionaries. */
TEST(many_dictionaries) {
  qt_dictionary_builder *b = qt_dictionary_builder_new((quoth_alloc){host_plain, NULL});
  qt_scanner scanner = {.alloc = {host_plain, NULL}};
  qt_hits hits = {0};
  for (uint32_t i = 0; i < 5000; i++) {
    qt_entry e = {.dictionary = 4999 - i, .entity = 7};
    for (int twice = 0; twice < 2; twice++) qt_dictionary_add(b, i % 2 ? "talks" : "talk*", 5, &e, NULL);
  }
  qt_dictionary *d = qt_dictionary_build(b, NULL);
  CHECK_NUMBER(qt_dictionary_entries(d), 5000); /* none twice */
  CHECK_NUMBER(qt_dictionary_dictionaries(d), 5000);
  CHECK(qt_dictionary_scan(d, &scanner, "Talks", 5, &hits));
  CHECK_NUMBER(hits.count, 5000);
  qt_vec_free(&scanner.alloc, &hits);
  qt_scanner_free(&scanner);
  qt_dictionary_free(d);
  qt_dictionary_builder_free(b);
}

/* --- where memory runs out */

static const char known[] = "0:arms control|0:US|1:negotiat*|2!:Latin American|2:american|3:北京|4:Ünal|5:a|5:ab|5:abc";

/* Builds, opens what was built, scans; everything is given back, whatever fails. */
static bool use_all(quoth_alloc alloc) {
  static const char text[] = "Arms control and the US: Latin American negotiators of American \u00dcnal, abc";
  qt_dictionary *d = build(alloc, known), *opened = NULL;
  qt_scanner scanner = {.alloc = alloc};
  qt_hits hits = {0};
  bool ok = d != NULL;
  if (ok) {
    size_t size;
    const void *bytes = qt_dictionary_bytes(d, &size);
    opened = qt_dictionary_open(alloc, bytes, size, NULL);
    ok = opened && qt_dictionary_scan(opened, &scanner, text, sizeof text - 1, &hits);
    if (ok) CHECK_NUMBER(hits.count, 6);
    if (!ok) CHECK_NUMBER(hits.count, 0);
  }
  qt_vec_free(&alloc, &hits);
  qt_scanner_free(&scanner);
  qt_dictionary_free(opened);
  qt_dictionary_free(d);
  return ok;
}

TEST(out_of_memory) {
  for (int on = 0; on < 2; on++) {
    bool done = false;
    uint32_t failures = 0;
    for (size_t point = 1; !done && point < 1000; point++) {
      host_memory memory = {.fail_at = point, .fail_on = on};
      done = use_all((quoth_alloc){host_alloc, &memory});
      failures += !done;
      CHECK_NUMBER(memory.held, 0);
      CHECK_NUMBER(memory.wrong_sizes, 0);
    }
    CHECK(done && failures > 20);
  }
}

/* --- files */

typedef struct copy {
  uint64_t *bytes; /* aligned */
  size_t size;
} copy;

static copy copy_of(const qt_dictionary *d) {
  copy c;
  const void *bytes = qt_dictionary_bytes(d, &c.size);
  c.bytes = malloc(c.size);
  if (c.bytes) memcpy(c.bytes, bytes, c.size);
  return c;
}

static bool opens(const void *bytes, size_t size, quoth_error *error) {
  qt_dictionary *d = qt_dictionary_open((quoth_alloc){host_plain, NULL}, bytes, size, error);
  qt_dictionary_free(d);
  return d != NULL;
}

TEST(damaged_files_are_told) {
  qt_dictionary *d = build((quoth_alloc){host_plain, NULL}, known);
  copy c = copy_of(d);
  uint32_t opened = 0, other_faults = 0;
  quoth_error error;
  CHECK(opens(c.bytes, c.size, &error));
  for (size_t i = 0; i < c.size; i++)
    for (int bit = 0; bit < 8; bit += 3) {
      ((unsigned char *)c.bytes)[i] ^= (unsigned char)(1 << bit);
      opened += opens(c.bytes, c.size, &error);
      other_faults += error.status != QUOTH_BAD_DICTIONARY;
      ((unsigned char *)c.bytes)[i] ^= (unsigned char)(1 << bit);
    }
  for (size_t size = 0; size < c.size; size++) {
    void *cut = malloc(size ? size : 1); /* exact */
    if (cut) memcpy(cut, c.bytes, size);
    opened += cut && opens(cut, size, &error);
    free(cut);
  }
  CHECK_NUMBER(opened, 0);
  CHECK_NUMBER(other_faults, 0);
  free(c.bytes);
  qt_dictionary_free(d);
}

/* Where this fails, files that were saved before are read wrongly: VERSION in dictionary_file.c must rise. */
TEST(format_is_that_of_its_version) {
  qt_dictionary *d = build((quoth_alloc){host_plain, NULL}, known);
  size_t size;
  const qt_header *h = qt_dictionary_bytes(d, &size);
  CHECK_NUMBER(h->version, 2);
  if (*(const unsigned char *)&h->order == 4) CHECK_NUMBER(h->checksum >> 32, 1828806632); /* little-endian */
  qt_dictionary_free(d);
}

/* Damage under a right checksum: refused, or harmless. */
TEST(forged_files_do_no_harm) {
  static const char text[] =
      "Arms control and the US: Latin American negotiators of American \u00dcnal, abc 北京 \xff a";
  qt_dictionary *d = build((quoth_alloc){host_plain, NULL}, known);
  uint32_t seed = 11, opened = 0;
  for (int round = 0; round < 20000; round++) {
    copy c = copy_of(d);
    if (!c.bytes) break;
    for (uint32_t i = 0; i <= test_random(&seed) % 4; i++) {
      size_t at = round % 2 ? test_random(&seed) % sizeof(qt_header) : test_random(&seed) % c.size;
      ((unsigned char *)c.bytes)[at] =
          (unsigned char)(test_random(&seed) % 3 ? test_random(&seed) % 4 : test_random(&seed));
    }
    qt_header *h = (qt_header *)(void *)c.bytes;
    h->size = c.size;
    qt_dictionary forged = {.block = c.bytes};
    qt_dictionary_seal(&forged);
    qt_dictionary *e = qt_dictionary_open((quoth_alloc){host_plain, NULL}, c.bytes, c.size, NULL);
    qt_scanner scanner = {.alloc = {host_plain, NULL}};
    qt_hits hits = {0};
    if (e) {
      opened++;
      CHECK(qt_dictionary_scan(e, &scanner, text, sizeof text - 1, &hits));
      for (uint32_t i = 0; i < hits.count; i++) {
        CHECK(hits.at[i].start < hits.at[i].end && hits.at[i].end < sizeof text);
        qt_dictionary_entity_id(e, qt_dictionary_entry(e, hits.at[i].entry)->entity);
      }
    }
    qt_vec_free(&scanner.alloc, &hits);
    qt_scanner_free(&scanner);
    qt_dictionary_free(e);
    free(c.bytes);
  }
  CHECK(opened > 100);
  qt_dictionary_free(d);
}

MAIN(RUN(by_hand) RUN(like_brute_force) RUN(bad_literals) RUN(entities_once) RUN(many_dictionaries) RUN(out_of_memory)
         RUN(damaged_files_are_told) RUN(format_is_that_of_its_version) RUN(forged_files_do_no_harm))
