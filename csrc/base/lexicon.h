/*
** A language, compiled: words with classes, phrases, and the weights of the linear models.
** Words are looked up by their folded form; a word's number is its token's `word`.
*/
#ifndef QT_LEXICON_H
#define QT_LEXICON_H

#include <stdatomic.h>

#include "base/arena.h"

/*
** Word classes: id, name in the language's table, meaning. A word or phrase may have several;
** bits of a 64-bit set. Verb forms and verb frames combine: "said" is say + past.
*/
/* clang-format off */
#define QT_CLASSES(X)                                                                              \
  /* reporting verbs, by what they take (quotation.md section 3) */                                \
  X(SAY, "say")             /* takes a clause or a quotation, allows inversion: said, added */     \
  X(TELL, "tell")           /* takes an addressee, then a clause: told, assured, reminded */       \
  X(URGE, "urge")           /* addressee + to-infinitive: urged, warned, asked */                  \
  X(ACCUSE, "accuse")       /* addressee + of/for: accused, blamed, praised, criticised */         \
  X(CALL, "call")           /* object + quoted predicate: called, described, dubbed */             \
  X(THINK, "think")         /* thought, not speech: believes, fears, hopes */                      \
  X(WRITE, "write")         /* wrote, posted, tweeted */                                           \
  X(ASK, "ask")             /* a question: asked, wondered, inquired */                            \
  X(DENY, "deny")           /* denied, rejected, dismissed */                                      \
  X(REFUSE, "refuse")       /* declined, refused (to comment) */                                   \
  X(SHOW, "show")           /* documents' verbs, weak: shows, suggests, means */                   \
  X(VOICE, "voice")         /* weak speech cues beside a quotation only: smiled, joked, began */   \
  X(INTEND, "intend")       /* to-infinitive of the speaker's own: promised, vowed, agreed to */   \
  /* verb forms */                                                                                 \
  X(BASE, "base") X(PRESENT, "present") X(PAST, "past") X(PARTICIPLE, "participle") X(ING, "ing")  \
  /* other cues */                                                                                 \
  X(ACCORDING, "according") /* according to, in the words of, as per */                            \
  X(SAYING_NOUN, "saying_noun") /* statement, claim, warning: + that or : */                       \
  X(ADVERB, "adverb")       /* may stand between speaker and cue: also, later, once again */       \
  X(AUX, "aux") X(MODAL, "modal") X(NEGATION, "negation") X(FUTURE, "future")                      \
  X(THAT, "that")           /* complementiser */                                                   \
  X(TO, "to") X(OF, "of") X(FOR, "for") X(AS, "as") X(BY, "by")                                    \
  X(WH, "wh")               /* whether, what, how, why */                                          \
  X(RELATIVE, "relative")   /* who, which, whom */                                                 \
  X(CONJUNCTION, "conjunction") /* and, or, but */                                                 \
  X(SUBORDINATOR, "subordinator") /* while, as, because, after */                                  \
  X(PREPOSITION, "preposition") X(DETERMINER, "determiner") X(POSSESSIVE, "possessive")            \
  /* who */                                                                                        \
  X(HE, "he") X(SHE, "she") X(THEY, "they") X(I, "i") X(WE, "we") X(IT, "it") X(YOU, "you")        \
  X(PRONOUN, "pronoun")     /* any pronoun that can stand as a subject */                          \
  X(TITLE, "title")         /* before a name: minister, president, Mr, Dr, coach */                \
  X(ROLE, "role")           /* a person by office or part: spokesman, analyst, witness */          \
  X(COLLECTIVE, "collective") /* officials, analysts, residents */                                 \
  X(BODY, "body")           /* organisation nouns: ministry, company, court, union */              \
  X(DOCUMENT, "document")   /* statement, report, letter, poll */                                  \
  X(AUTHORED, "authored")   /* written, filed, compiled: behind a document, before "by" and whose it is */ \
  X(MALE, "male") X(FEMALE, "female") /* given names, Mr/Mrs, man/woman words */                   \
  X(PARTICLE, "particle")   /* inside names: von, de, al, bin */                                   \
  X(COUNTRY, "country") X(CITY, "city") X(DEMONYM, "demonym") X(METONYM, "metonym")                \
  X(ORG_WORD, "org_word")   /* capitalised words that make a name an organisation: Bank, Party */  \
  X(ABBREVIATION, "abbreviation") /* never ends a sentence: e.g., vs, No */                        \
  X(ABBREVIATION_TITLE, "abbreviation_title") /* needs a name after it: Mr, Gen, Sen */            \
  X(ABBREVIATION_MAY_END, "abbreviation_may_end") /* Inc, Jr, a.m, U.S, etc */                     \
  X(SERVE, "serve")         /* requires, allows, explains: what a thing does, which says nothing by it */
/* clang-format on */

typedef enum qt_class {
#define X(id, name) QT_##id##_BIT,
  QT_CLASSES(X)
#undef X
      QT_CLASS_COUNT
} qt_class;

/*
** A second set: time, layout, and what opens and closes a digest. 64 bits do not hold all.
*/
/* clang-format off */
#define QT_MORE_CLASSES(X)                                                                         \
  X(MONTH, "month") X(DAY, "day")                                                                  \
  X(TIME, "time")                    /* on Monday, yesterday, later, a week: no speaker, no object */ \
  X(AGENCY, "agency")                /* news agencies, for datelines */                            \
  X(DIGEST_OPENER, "digest_opener")  /* here are, key quotes, key points, main takeaways */        \
  X(DIGEST_NOUN, "digest_noun")      /* statements, quotes, points, takeaways, remarks */          \
  X(DIGEST_EVENT, "digest_event")    /* press conference, briefing, interview, speech */           \
  X(HERE, "here")                    /* here are, here is, below are, these are */                 \
  X(WHAT, "what")                    /* what (X said): a content, not a reason */                  \
  X(READ_ALSO, "read_also")          /* read also, read more, related, subscribe */                \
  X(LABEL, "label")                  /* in brief, live, opinion, exclusive */                      \
  X(QUESTION_LABEL, "question_label") /* Q, question, reporter, moderator */                       \
  X(ANSWER_LABEL, "answer_label")    /* A, answer */                                               \
  X(BREADCRUMB, "breadcrumb")        /* all news, home, news */                                    \
  X(BYLINE, "byline")                /* by, reporting by, from our correspondent */                \
  X(TOPIC_LEAD, "topic_lead")        /* on, about: before a topic */                               \
  X(HEADING_ABOUT, "heading_about")  /* about X / background headings that close a digest */       \
  X(TOPIC_STAYS, "topic_stays")      /* Sobre, Zum, О: before a topic, and a part of it */         \
  X(DIGEST_POINTS, "digest_points")  /* key points, takeaways, highlights: digest or list of facts */ \
  X(PREVIEW, "preview")              /* what to expect, how to watch: nothing has been said yet */ \
  X(CREDIT, "credit")                /* photo, file photo, Getty: in a caption */                  \
  X(BACKGROUND, "background")        /* as a reminder, the briefing lasted: behind a digest */     \
  X(CLOCK, "clock")                  /* a.m., GMT, Uhr, updated: beside a time of day */           \
  X(SENTENCE_STARTER, "sentence_starter") /* He, The, But: words that begin sentences */           \
  X(ABBREVIATION_NUMBER, "abbreviation_number") /* needs a number after it: No, Fig, p, Art */     \
  X(ABBREVIATION_PROPER, "abbreviation_proper") /* Mass, Sat: may end, and ordinary words without a capital */ \
  X(NAMED_NOUN, "named_noun")        /* article, bill, section: a letter follows (Plan B.) */      \
  X(WORK, "work")                    /* book, film, song: a title in marks follows */              \
  X(TERM, "term")                    /* so-called, dubbed, known as */                             \
  X(CLIPPED, "clipped")              /* beside an apostrophe: 'tis, 'em, ol', rock 'n' roll */     \
  X(EDITOR, "editor")                /* signs a note inside a quotation: ed, editor's note, sic */ \
  X(IMAGINE, "imagine")              /* as if to say, is like saying, tell us: */                  \
  X(QUOTED_AS, "quoted_as")          /* was quoted as saying, is cited as saying */                \
  X(FIRST_PERSON, "first_person")    /* my, our, us, me: whose words these are */                  \
  X(UNIT, "unit")                    /* percent, km, million: after a number */                    \
  X(BE, "be") X(HAVE, "have")        /* auxiliaries that tell passive and perfect apart */           \
  X(HEARSAY, "hearsay")              /* reportedly, allegedly */                                   \
  X(HIS, "his")                      /* a man's: before what he owns */                            \
  X(VIEW_NOUN, "view_noun")          /* in X's words, in X's view */                               \
  X(CLAUSAL, "clausal")              /* added, wrote: with a plain object they report nothing */   \
  X(NO_SOURCE, "no_source")          /* according to plan, to schedule */                          \
  X(CITING, "citing")                /* behind an attribution: where the source has it from; according: behind its source (zufolge) */     \
  X(WITHHOLD, "withhold")            /* refused to give, to name, to discuss */                    \
  /* the cast */                                                                                   \
  X(ARTICLE, "article")              /* the, a, an */                                              \
  X(DEFINITE, "definite")            /* the, this, both: points back at somebody named before */   \
  X(NAME_LINK, "name_link")          /* on, to: inside the name of a body, beside "of" and "for" */ \
  X(NAME_AND, "name_and")            /* and, &: inside the name of a body */                       \
  X(AFFILIATION, "affiliation")      /* Republican, Catholic, northern: before an office, no part of it */ \
  X(NAME_SUFFIX, "name_suffix")      /* behind a name: Jr, Sr, III */                              \
  X(ENDING, "ending")                /* -ing, -ly: ends of words that are no names */              \
  X(ADVERB_ENDING, "adverb_ending") X(PAST_ENDING, "past_ending") /* -ly; -ed */                   \
  X(VERB_ENDING, "verb_ending")      /* -ed, -ing, -ly: ends of words that are no nouns either */  \
  X(EPITHET, "epithet")              /* 52-year-old, politician: another word for a person of before */ \
  X(ORIGIN, "origin")                /* from, of: before where somebody comes from */              \
  X(PLACE_WORD, "place_word")        /* Street, River, Bay: makes a name a place */                \
  X(LOCATIVE, "locative")            /* in, near: before a place */                                \
  X(VERB, "verb")                    /* common verbs that report nothing, finite: met, took, won */ \
  X(COMMON, "common")                /* common words of no other class: people, prices, new */     \
  X(GENERIC_BODY, "generic_body")    /* company, airline: stands for a body named before */        \
  X(NAMED_BODY, "named_body")        /* union, ministry: the same, where the body bears it in its name */ \
  X(GENERIC_PLACE, "generic_place")  /* city; country: the place named before */ \
  X(JUSTIFICATION, "justification")  /* behind an unnamed source: familiar with, close to */
/* clang-format on */

typedef enum qt_more_class {
#define X(id, name) QT_##id##_MORE_BIT,
  QT_MORE_CLASSES(X)
#undef X
      QT_MORE_CLASS_COUNT
} qt_more_class;

#define QT_BIT(id) (UINT64_C(1) << QT_##id##_BIT)
#define QT_MORE(id) (UINT64_C(1) << QT_##id##_MORE_BIT)

/* What can be a cue; what can be, or stands with, a finite verb. */
#define QT_ANY_CUE \
  (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(URGE) | QT_BIT(ACCUSE) | QT_BIT(CALL) | QT_BIT(THINK) | QT_BIT(WRITE) | \
   QT_BIT(ASK) | QT_BIT(DENY) | QT_BIT(REFUSE) | QT_BIT(VOICE) | QT_BIT(INTEND) | QT_BIT(SHOW) | QT_BIT(ACCORDING) | \
   QT_BIT(SAYING_NOUN))
#define QT_ANNOUNCING (QT_MORE(HERE) | QT_MORE(DIGEST_OPENER) | QT_MORE(DIGEST_POINTS)) /* a digest */
#define QT_FINITE_VERB (QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(FUTURE) | QT_BIT(PAST) | QT_BIT(PRESENT))

/*
** What the language knows of a word. begins_classes and begins_more are the union of what the phrases have
** that begin with it, seconds a filter of their second words: most look-ups for a phrase end with these.
*/
typedef struct qt_word {
  uint64_t classes, more; /* of the word by itself */
  uint64_t begins_classes, begins_more;
  uint64_t seconds; /* bit word & 63 of each second word */
  float cue;        /* weight of the word as a cue, from the model "cue"; 0: none */
  uint32_t node;    /* where the phrases of two or more words go on that begin with it; QT_NO_NODE: none do */
} qt_word;

/* "a", "an": an article, but no definite one. */
static inline bool qt_is_indefinite(const qt_word *word) {
  return (word->more & QT_MORE(ARTICLE)) && !(word->more & QT_MORE(DEFINITE));
}

/* Numbers below QT_FIRST_NUMBER are marks (token.h): their records have no class, so that look-ups need no test. */
enum { QT_NO_WORD = 0, QT_FIRST_NUMBER = 64, QT_MAX_WORDS = 65535, QT_NO_NODE = 0 };

/* The folded form of a word, by its number. */
typedef struct qt_form {
  const char *bytes;
  uint32_t length;
  bool announces; /* second word of a phrase of QT_ANNOUNCING */
} qt_form;

/*
** Where a word is looked up. product: that of the last step of its hash, which tells all words of up to 8 bytes apart,
** and longer ones but for one chance in 2^64. known: what the tokenizer asks of every word, in one load: its number in
** the lowest 16 bits, its hints above them, and in the upper half its traits: the first 32 of the second set of
** classes, its own and those of the phrases that begin with it. 0: a free slot.
*/
typedef struct qt_slot {
  uint64_t product, known;
} qt_slot;
#define QT_KNOWN_HINTS 16
#define QT_KNOWN_DISPLACED (UINT64_C(1) << 24) /* of the slot: a word that belongs here stands in one of the next */
#define QT_KNOWN_TRAITS 32

/* What is asked of every word of a text: two bytes, so that those of all words stay in the first cache. */
typedef struct qt_glance {
  uint8_t hints;     /* bits of qt_hint */
  atomic_uchar look; /* what a reader made of the classes, for the next one; 0: nothing yet */
} qt_glance;

/* A class of the word itself, or of a phrase that begins with it. */
typedef enum qt_hint {
  QT_CLASSED = 1,       /* itself: any of the first set */
  QT_VERB_HINT = 2,     /* itself: one of QT_FINITE_VERB */
  QT_CUE_HINT = 4,      /* one of QT_ANY_CUE, or hearsay */
  QT_ANNOUNCE_HINT = 8, /* one of QT_ANNOUNCING */
  QT_GROUP_HINT = 16,   /* a phrase only: future or negation, before a verb */
  QT_BESIDE_HINT = 32,  /* itself: an article, Jr.: beside a name, no part of it */
  QT_MARK_HINT = 64,    /* of a token (token.h): it is QT_PUNCT or QT_QUOTE */
  QT_SECOND_HINT = 128  /* second word of a phrase of QT_ANNOUNCING; scans for hints do not look for this one */
} qt_hint;

/* An entry like "-ly", 2 to 4 bytes of ASCII: how words of its classes end. */
typedef struct qt_ending {
  uint64_t more;
  uint32_t value, mask; /* its bytes, the last one lowest */
  uint32_t next;        /* index + 1 of another one with the same slot; 0: none */
} qt_ending;

/* A step of the trie of phrases. */
typedef struct qt_edge {
  uint32_t from, to;
  uint16_t word;
} qt_edge;

typedef struct qt_weight {
  const char *name; /* "model.feature" */
  uint32_t length;
  float value;
} qt_weight;

/*
** The weights of the decisions by number, kept from one article to the next: their names are looked up once for a
** language. Atomic, because articles of several threads share it: all of them store the same. The models of
** attribution are filled as a whole (weigh.h).
*/
enum {
  QT_SENTENCE_SLOTS = 0,                                     /* 64 features, then 64 pairs */
  QT_ATTRIBUTION_SLOTS = 128,                                /* 64 features, then twice 256 pairs */
  QT_CONFIDENCE_SLOTS = QT_ATTRIBUTION_SLOTS + 64 + 2 * 256, /* 64 features, 32 reasons, the score, 5 */
  QT_VERB_SECOND_SLOT = QT_CONFIDENCE_SLOTS + 64 + 32 + 6,   /* clause.verb_second */
  QT_DROPS_SUBJECT_SLOT,                                     /* clause.drops_subject */
  QT_COMMA_CLAUSES_SLOT,                                     /* clause.comma_clauses */
  QT_WEIGHT_SLOTS
};
typedef struct qt_kept_weights {
  atomic_uchar known[QT_WEIGHT_SLOTS];
  _Atomic float value[QT_WEIGHT_SLOTS];
} qt_kept_weights;

typedef QT_VEC(uint32_t) qt_slots; /* open addressing, a power of two; index + 1, 0: free */

/* Here, and not in lexicon.c, so that what is asked for every token is inlined. Others read it only. */
struct quoth_language {
  QT_VEC(qt_word) words;     /* by number; words[0] has no class */
  QT_VEC(qt_glance) glances; /* by number */
  QT_VEC(qt_form) forms;     /* number of the word -> its form; none below QT_FIRST_NUMBER */
  QT_VEC(qt_slot) slots;     /* of words, a power of two */
  uint32_t slot_shift;       /* 64 - log2 of how many */
  qt_slots edge_slots, weight_slots;
  QT_VEC(qt_edge) edges;
  QT_VEC(qt_word) nodes;
  QT_VEC(qt_weight) weights;
  qt_arena arena;
  qt_kept_weights *kept; /* not of the language's data: also filled by readers */
  QT_VEC(qt_ending) endings;
  uint32_t ending_slots[32]; /* by the last byte: index + 1 in endings */
  uint64_t last_bytes[32];   /* likewise: the classes of those endings */
  char code[16];
};
typedef struct quoth_language qt_lexicon;

/* Has the word with this number one of the hints? None has a mark. */
static inline bool qt_has_hint(const qt_lexicon *lexicon, uint16_t word, uint8_t hints) {
  return (lexicon->glances.at[word].hints & hints) != 0;
}

/* What the language knows of a word; word 0 has no class. Valid for every number. */
static inline const qt_word *qt_lexicon_word(const qt_lexicon *lexicon, uint16_t word) {
  return &lexicon->words.at[word < lexicon->words.count ? word : QT_NO_WORD];
}

/*
** Phrases of two and more words are a trie: step from a node (QT_NO_NODE: the root) over a word to
** the next, QT_NO_NODE where no phrase goes on; qt_lexicon_node gives the classes of the phrase
** that ends at a node (none where none does). token.h has the loop over tokens.
*/
uint32_t qt_lexicon_step(const qt_lexicon *lexicon, uint32_t node, uint16_t word);
static inline const qt_word *qt_lexicon_node(const qt_lexicon *lexicon, uint32_t node) {
  return &lexicon->nodes.at[node];
}

/* The weight of a feature in a model, 0 where there is none. A look-up: do it once per parse. */
float qt_lexicon_weight(const qt_lexicon *lexicon, const char *model, const char *feature);

/* The same by number, if it has been looked up. */
static inline bool qt_lexicon_kept(const qt_lexicon *lexicon, uint32_t slot, float *weight) {
  if (!atomic_load_explicit(&lexicon->kept->known[slot], memory_order_acquire)) return false;
  *weight = atomic_load_explicit(&lexicon->kept->value[slot], memory_order_relaxed);
  return true;
}
/* One that is known to be kept. */
static inline float qt_lexicon_value(const qt_lexicon *lexicon, uint32_t slot) {
  return atomic_load_explicit(&lexicon->kept->value[slot], memory_order_relaxed);
}
static inline float qt_lexicon_keep(const qt_lexicon *lexicon, uint32_t slot, float weight) {
  atomic_store_explicit(&lexicon->kept->value[slot], weight, memory_order_relaxed);
  atomic_store_explicit(&lexicon->kept->known[slot], 1, memory_order_release);
  return weight;
}
const char *qt_lexicon_code(const qt_lexicon *lexicon);

/*
** The hash of a folded form: 16 bytes at a time, padded with zeros. The uppermost bits of the product depend on all of
** the word. The tokenizer has short words in two registers and looks them up without a copy.
*/
static inline uint64_t qt_hash_product(uint32_t hash, uint64_t low, uint64_t high) {
  return (low ^ hash ^ high * UINT64_C(0xc2b2ae3d27d4eb4f)) * UINT64_C(0x9e3779b97f4a7c15);
}
static inline uint32_t qt_hash_fold(uint64_t product) {
  return (uint32_t)(product >> 48) | (uint32_t)(product >> 32) << 16;
}
static inline uint32_t qt_hash_step(uint32_t hash, uint64_t low, uint64_t high) {
  return qt_hash_fold(qt_hash_product(hash, low, high));
}
uint32_t qt_hash(const char *folded, uint32_t length);

typedef struct qt_table {
  const qt_slot *slots;
  uint32_t mask, shift;
} qt_table;
static inline qt_table qt_lexicon_table(const qt_lexicon *lexicon) {
  return (qt_table){lexicon->slots.at, lexicon->slots.count - 1, lexicon->slot_shift};
}
uint64_t qt_table_walk(qt_table table, uint64_t product);

/*
** What is known of a word of at most 16 bytes; 0: nothing. Most stand where they belong, or nowhere; which of both is
** hard to predict, so that there is no branch.
*/
static inline uint64_t qt_table_known(qt_table table, uint64_t low, uint64_t high) {
  uint64_t product = qt_hash_product(0, low, high);
  const qt_slot *s = &table.slots[product >> table.shift];
  uint64_t other = 0 - (uint64_t)(s->product != product);
  if (s->known & other & QT_KNOWN_DISPLACED) return qt_table_walk(table, product);
  return s->known & ~other;
}

/* The same for any folded form. */
uint64_t qt_lexicon_known(const qt_lexicon *lexicon, const char *folded, uint32_t length);

/* The word's number for a folded form, or QT_NO_WORD. */
static inline uint16_t qt_lexicon_find(const qt_lexicon *lexicon, const char *folded, uint32_t length) {
  return (uint16_t)qt_lexicon_known(lexicon, folded, length);
}

#endif
