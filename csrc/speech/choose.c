#include "speech/choose.h"

#include "speech/content_end.h"
#include "speech/idle.h"
#include "speech/narration.h"
#include "speech/source.h"
#include "speech/weigh.h"

enum { CUT_WINDOW = 16 }; /* tokens back to the conjunction that sets a later clause off */

static const float LEAST_TRUST = 0.15f;    /* confidence below which a candidate is wrong more often than it is right */
static const float LEAST_INDIRECT = 0.30f; /* ... where no marks show that they are anybody's words */
static const float NESTED_SCORE = -0.3f;   /* inside a statement that stands already, a weaker cue will do */
static const float MUCH = 1.0f;            /* of score: what lets a later candidate take a quotation away */

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
  const uint64_t both = QT_BIT(CONJUNCTION) | QT_BIT(SUBORDINATOR);
  bool contrast = false; /* X said A while Y said B */
  while (at > floor && qt_is_word(c->tokens[at - 1]) &&
         (qt_has_class(c, at - 1, both | QT_BIT(ADVERB)) || (qt_word_at(c, at - 1)->more & QT_MORE(TIME)))) {
    conjunction |= sets_off(c, at - 1);
    contrast |= (qt_word_at(c, at - 1)->classes & both) == both;
    at--;
  }
  if (before && qt_is_fronted(c, before) && !later->source.elided && !later->source.inverted) {
    uint32_t low = at > floor + CUT_WINDOW ? at - CUT_WINDOW : floor; /* After X said A, Y said B */
    for (uint32_t i = at; i > low + 1; i--)
      if (qt_mark_at(c, i - 1, QT_COMMA)) return i - 1;
  }
  if (later->cue.form == QT_GERUND && !later->source.elided && at > floor + 1 && qt_is_comma(c, at - 2) &&
      qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(PREPOSITION)) &&
      !(qt_word_at(c, at - 1)->more & QT_MORE(ORIGIN)))
    return at - 2; /* Many are angry, with Orlov calling it a "joke" */
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
  if (at > floor + 1 && qt_mark_at(c, at - 1, QT_SEMICOLON)) return at - 1; /* many are worried; most said that B */
  return conjunction && (mark || contrast) ? at : QUOTH_NONE;
}

/* Above 0, and not such that hardly anything like it is right. */
static bool is_likely(const qt_clause *c, const qt_candidate *k) {
  const qt_lexicon *l = c->article->lexicon;
  bool clause = qt_is_clause_complement(k->complement) || k->complement == QT_COLON_COMPLEMENT;
  if (c->nested && (clause || k->quoted)) return k->score > NESTED_SCORE;
  if (k->score <= 0) return false;
  bool quotes =
      qt_holds_quotation(c, k->right.first, k->right.end) || qt_holds_quotation(c, k->left.first, k->left.end);
  unsigned kind = k->quoted ? QUOTH_KIND_DIRECT : quotes ? QUOTH_KIND_MIXED : QUOTH_KIND_INDIRECT;
  return qt_confidence(l, qt_trust(l, k), kind, 1, QT_FEW_WORDS) >=
         (kind == QUOTH_KIND_INDIRECT && k->cue.form != QT_NOUN && !k->medial ? LEAST_INDIRECT : LEAST_TRUST);
}

/* Keeps what was weighed, for explain. false: no memory. */
static bool note_evidence(quoth_article *a, const qt_clause *c, qt_candidate *k, bool stands) {
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
  e->verdict = (uint8_t)(stands ? QUOTH_VERDICT_INSIDE : QUOTH_VERDICT_WEAK);
  return true;
}

void qt_note_verdict(quoth_article *a, const qt_candidate *k, quoth_verdict verdict) {
  if (k->evidence != QUOTH_NONE) a->evidences.at[k->evidence].verdict = (uint8_t)verdict;
}

/* A refusal stands by its verb: there is no content to be wrong about. */
static bool is_refusal(const qt_clause *c, const qt_candidate *k) {
  if (k->cue.form != QT_FINITE || k->source.mention == QUOTH_NONE) return false;
  bool silent = k->cue.negated && qt_is_empty(k->left) && qt_is_silence(c, k);
  return silent || (k->cue.classes & QT_BIT(REFUSE));
}

static bool is_relative(const qt_clause *c, const qt_candidate *k) {
  return k->source.mention == QUOTH_NONE && k->source.end == k->source.first + 1 &&
         qt_has_class(c, k->source.first, QT_BIT(RELATIVE) | QT_BIT(WH));
}

/* ", who added that B" */
static bool says_in_relative(const qt_clause *c, const qt_candidate *k) {
  return is_relative(c, k) && k->source.first > c->first && qt_is_comma(c, k->source.first - 1) &&
         (k->cue.classes & (QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE))) && qt_is_clause_complement(k->complement);
}

/*
** ", she said, citing Orlov": where she has it from is not what she said. "A," said X, who fears the canal; "A," X said
** at a meeting during which callers asked: behind a quotation and its speaker a subordinate clause tells of them.
*/
static bool is_aside_of(const qt_clause *c, const qt_candidate *before, const qt_candidate *k) {
  if (k->quoted) return false;
  if (k->cue.form == QT_GERUND && k->source.elided && (qt_word_at(c, k->cue.head)->more & QT_MORE(CITING)))
    return before->quoted || k->cue.first == before->end + 1 || is_refusal(c, before);
  /* X said it would be "over by Easter," referring to the fair: whom or what the words before are about */
  bool of_it = (k->cue.classes & QT_BIT(CALL)) && k->cue.head_end > k->cue.head + 1;
  if (k->cue.form == QT_GERUND && k->source.elided && of_it &&
      (before->quoted || !qt_holds_quotation(c, k->right.first, k->right.end)))
    return true;
  /* "A," X said, recalling a visit: no clause, no quotation */
  bool thing = !qt_is_clause_complement(k->complement) && !(k->features & QT_IN_FRAME) && /* a report that was false */
               !qt_holds_quotation(c, k->right.first, k->right.end);
  if (before->quoted && k->cue.form == QT_GERUND && k->source.elided && k->complement != QT_THAT_COMPLEMENT &&
      (thing || !(k->features & QT_HAS_CLAUSE)))
    return true;
  bool relative = is_relative(c, k);
  bool behind = before->quoted && !before->medial && qt_is_empty(before->right) && k->cue.head >= before->end;
  bool tells = relative ? !says_in_relative(c, k) : qt_is_subordinate(c, k);
  return behind && !k->source.elided && !is_refusal(c, k) && tells;
}

/* "She responded to one of his messages by saying, "A"": the second verb has the content. */
static bool says_by(const qt_clause *c, const qt_candidate *before, const qt_candidate *k) {
  return k->quoted && !before->quoted && k->cue.form == QT_GERUND && same_source(before, k) &&
         k->cue.first > before->end && qt_has_class(c, k->cue.first - 1, QT_BIT(BY));
}

/* The candidates that stand so far, in order; the last one may lose content to the next, or its place. */
typedef struct choice {
  const qt_clause *c;
  quoth_article *article;
  qt_candidate *kept;
  uint32_t count;
  bool aside; /* behind the latest stands an aside, which goes on: referring to 2022, when it rose after saying that */
} choice;

static qt_candidate *latest(choice *x) { return &x->kept[x->count - 1]; }

/* k may have been read into its place. */
static void keep(choice *x, const qt_candidate *k) {
  qt_candidate *place = &x->kept[x->count++];
  if (k != place) *place = *k;
}

/* k has the content of the latest, which is nested in it or no statement. */
static void replace(choice *x, const qt_candidate *k) {
  qt_note_verdict(x->article, latest(x), QUOTH_VERDICT_INSIDE);
  *latest(x) = *k;
}

/*
** Slammed the mayor at a meeting, calling him "a liar"; Petrova, recalling her youth, said A: the first verb has neither
** a clause nor a quotation.
*/
static bool is_bare(const qt_clause *c, const qt_candidate *before, const qt_candidate *k) {
  const qt_region r = before->right;
  if (!qt_is_empty(before->left) || before->more_count || qt_holds_quotation(c, r.first, r.end)) return false;
  bool that = r.end > r.first && qt_has_class(c, r.first, QT_BIT(THAT)); /* rejected that, saying: */
  if (that && (r.end == r.first + 1 || qt_is_comma(c, r.first + 1))) return true;
  bool aside = before->cue.form == QT_GERUND && k->cue.form == QT_FINITE && !k->source.elided;
  if (aside) return before->complement != QT_THAT_COMPLEMENT;
  bool vowed = before->complement == QT_TO_COMPLEMENT && !(before->cue.classes & QT_BIT(THINK)); /* to mend the pier */
  return !(before->features & QT_IN_FRAME) && !vowed && !qt_has_verb(c, r.first, r.end) &&
         qt_holds_quotation(c, k->right.first, k->right.end);
}

static void add_more(choice *x, const qt_candidate *k) {
  qt_candidate *before = latest(x);
  bool runs_over = last_region(before)->first >= k->cue.head_end; /* concluded by telling the judge that A */
  if (runs_over || is_bare(x->c, before, k)) {
    replace(x, k);
    return;
  }
  if (!qt_has_word(x->c, k->right.first, k->right.end)) return; /* adding that. */
  bool cites = (qt_word_at(x->c, k->cue.head)->more & QT_MORE(CITING)) && k->cue.form == QT_GERUND;
  if (cites && !qt_holds_quotation(x->c, k->right.first, k->right.end)) return; /* said that A, citing the Gazette */
  before->more[before->more_count++] = k->right;                                /* "A," X said, adding that B */
  qt_note_verdict(x->article, k, QUOTH_VERDICT_WON);
}

/* Behind the content of the latest. */
static void take_beside(choice *x, qt_candidate *k) {
  const qt_candidate *before = latest(x);
  bool words = !is_refusal(x->c, before) && !is_refusal(x->c, k);
  bool elided = k->source.elided || before->source.elided;
  if (elided && same_source(before, k) && words && qt_is_empty(k->left) && !qt_is_empty(k->right) &&
      before->more_count < QT_MAX_MORE) {
    add_more(x, k);
    return;
  }
  if (!qt_is_empty(k->left) && k->left.first < before->end && k->left.end > before->end && is_refusal(x->c, before) &&
      !qt_is_comma(x->c, before->end) && !qt_has_class(x->c, before->end, QT_BIT(CONJUNCTION))) {
    if (before->first < k->left.first) k->left.first = before->first; /* X would not speak of "A", according to Y */
    replace(x, k);
    return;
  }
  if (!qt_is_empty(k->left) && k->left.first < before->end) k->left.first = before->end;
  /* "A," said Kristen Day, head of the group, reports the Gazette: another has it from her */
  bool again = before->quoted && !qt_is_empty(k->left) && qt_is_empty(k->right) && !k->quoted;
  if (again && !qt_has_verb(x->c, k->left.first, k->left.end)) return;
  keep(x, k);
}

/* A final attribution that stands inside the content of the latest and has content before it. */
static void take_left(choice *x, qt_candidate *k) {
  const qt_clause *c = x->c;
  qt_candidate *before = latest(x);
  const qt_atom *atom = qt_atom_at(c, k->left.end - 1);
  if (k->quoted && !before->quoted && atom && qt_mark_at(c, atom->first - 1, QT_COLON)) {
    k->left.first = atom->first; /* X scolded him: "A," she said */
    replace(x, k);
    return;
  }
  bool own = k->quoted && atom && atom->first == before->right.first;
  bool embedded = own && !qt_mark_at(c, atom->first - 1, QT_COMMA) && !qt_mark_at(c, atom->first - 1, QT_COLON);
  if (own && !embedded && k->medial && before->quoted && !qt_is_empty(k->right)) {
    k->left = (qt_region){0, 0}; /* When a man shouted, "A," X joked, "B" */
    k->medial = false;
    keep(x, k);
    return;
  }
  /* X said, "A," Y said: the first has it, unless it is much the weaker one */
  if (own && !embedded && k->score < before->score + MUCH) return;
  /* X said A; B, Y said: each has its clause */
  uint32_t semicolon = k->left.end;
  while (semicolon > before->right.first && !(qt_mark_at(c, semicolon, QT_SEMICOLON) && !qt_atom_at(c, semicolon)))
    semicolon--;
  if (semicolon > before->right.first && semicolon + 1 < k->left.end && !before->more_count && !before->quoted) {
    before->right.end = semicolon;
    k->left.first = semicolon + 1;
    keep(x, k);
    return;
  }
  uint32_t cut = k->quoted && atom && !embedded ? atom->first : QUOTH_NONE;
  qt_region *last = last_region(before);
  if (cut != QUOTH_NONE && cut > last->first && qt_ends_sentence(c, cut - 1)) {
    last->end = cut;
    k->left.first = cut;
  } else {
    k->left.first = before->first < k->left.first ? before->first : k->left.first;
    if (!qt_is_empty(before->left)) k->left.first = before->left.first;
    bool front = x->count == 2 && !k->quoted && !x->kept[0].quoted && qt_is_fronted(c, &x->kept[0]);
    if (front) { /* When X asked that A, Y replied that B, Z said: the last one says it all */
      qt_note_verdict(x->article, &x->kept[0], QUOTH_VERDICT_INSIDE);
      k->left.first = c->first;
      x->count--;
    }
    if (x->count > 1 && k->left.first < x->kept[x->count - 2].end) k->left.first = x->kept[x->count - 2].end;
    x->count--; /* what stood before is nested in what the final attribution takes in */
  }
  keep(x, k);
}

/* He attacked Orlov, who he said: one source, one statement. */
static bool same_speaker(const quoth_article *a, const qt_candidate *x, const qt_candidate *y) {
  if (x->source.mention == QUOTH_NONE || y->source.mention == QUOTH_NONE) return same_source(x, y);
  return a->mentions.at[x->source.mention].speaker == a->mentions.at[y->source.mention].speaker;
}

/*
** Petrova attacked the deal of Orlov, who the mayor noted was "late"; blamed a leaflet that called them "lazy": the quotation is in
** a relative clause with a verb of saying of its own, which hangs on a noun. Where that clause begins, or QUOTH_NONE.
*/
static uint32_t cut_before_relative(const qt_clause *c, const qt_candidate *before, const qt_candidate *k,
                                    uint32_t floor) {
  const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(CALL) | QT_BIT(WRITE) | QT_BIT(ACCUSE);
  const uint64_t takes_clause =
      QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(THINK) | QT_BIT(WRITE) | QT_BIT(DENY) | QT_BIT(INTEND);
  const qt_atom *atom = qt_quotation_in(c, k->right.first, k->right.end);
  uint32_t at = k->first;
  if (!atom || !(k->cue.classes & saying) || at <= floor + 1) return QUOTH_NONE;
  for (uint32_t i = k->cue.head_end; i < atom->first; i++)
    if (qt_is_comma(c, i)) return QUOTH_NONE;
  bool relative = qt_has_class(c, at, QT_BIT(RELATIVE) | QT_BIT(THAT));
  if (!relative && qt_is_word(c->tokens[at - 1])) { /* what he called "A" is no clause of its own */
    at--;
    relative = qt_has_class(c, at, QT_BIT(RELATIVE)) ||
               (qt_has_class(c, at, QT_BIT(WH)) && qt_has_class(c, at, QT_BIT(SUBORDINATOR)));
  }
  if (!relative) return QUOTH_NONE;
  if (qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(PREPOSITION)) &&
      !(qt_word_at(c, at - 1)->more & QT_MORE(ORIGIN)))
    at--;
  if (qt_is_comma(c, at - 1))
    at--;
  else if ((before->cue.classes & takes_clause) || qt_has_verb(c, floor, at))
    return QUOTH_NONE;
  bool alone = !qt_holds_quotation(c, floor, at) && !qt_holds_quotation(c, atom->end, before->right.end);
  return alone ? at : QUOTH_NONE;
}

/* "... and the records had shown that B" in what somebody said: a thing that shows, by a verb that is no word of its own. */
static bool shows_inside(const choice *x, const qt_candidate *before, const qt_candidate *k) {
  const uint64_t says = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(THINK) | QT_BIT(WRITE) | QT_BIT(DENY);
  if (!qt_is_clause_complement(before->complement) || !(before->cue.classes & (QT_BIT(SAY) | QT_BIT(TELL))))
    return false;
  if (!(k->cue.classes & QT_BIT(SHOW)) || (k->cue.classes & says) || k->source.elided) return false;
  const qt_mention *m = qt_mention_of(x->c, k->source.mention);
  return !m || m->gender == QT_THING;
}

/* A later clause inside the content of the latest: it ends that content where it is set off, else it is nested. */
static void take_right(choice *x, qt_candidate *k) {
  qt_candidate *before = latest(x);
  qt_region *last = last_region(before);
  if (qt_is_empty(k->right)) return;
  /* He conceded that she was late, and the records had shown that it was true: what shows is a part of what he says */
  if (shows_inside(x, before, k)) return;
  uint32_t cut = cut_before(x->c, before, k, last->first);
  if (cut == QUOTH_NONE && !same_speaker(x->article, before, k))
    cut = cut_before_relative(x->c, before, k, last->first);
  if (cut == QUOTH_NONE || cut <= last->first || !qt_has_word(x->c, last->first, cut)) {
    /* a weak verb must not swallow what another says in marks */
    if (k->quoted && !before->quoted && !k->source.elided && k->score >= before->score + MUCH) *before = *k;
    return;
  }
  last->end = cut;
  bool words = !is_refusal(x->c, before) && !is_refusal(x->c, k); /* would not say A, saying only that B */
  if (same_source(before, k) && words && before->more_count < QT_MAX_MORE)
    add_more(x, k);
  else
    keep(x, k);
}

/*
** "Petrova, whose brother said A, told", "Petrova, a man who says A, told": the latest stands in a relative clause between
** commas behind its subject.
*/
static bool is_in_relative_of(const qt_clause *c, const qt_candidate *before, const qt_candidate *k) {
  uint32_t relative = k->source.end + 1;
  return k->source.mention != QUOTH_NONE && relative < before->cue.first && qt_is_comma(c, relative - 1) &&
         qt_is_word(c->tokens[relative]) &&
         (qt_has_class(c, relative, QT_BIT(RELATIVE)) || (is_relative(c, before) && before->source.first > relative));
}

/* "Petrova, recalling her youth, called it "A"": the aside of the latest ends before the verb of its subject. */
static void end_aside(const qt_clause *c, qt_candidate *before, const qt_candidate *k) {
  if (k->source.elided || k->source.inverted) return;
  bool aside = k->source.first < before->cue.first && qt_is_comma(c, k->cue.first - 1) &&
               ((before->cue.form == QT_GERUND && same_source(before, k)) || is_in_relative_of(c, before, k));
  if (aside && !before->more_count && before->right.end > k->cue.first) before->right.end = k->cue.first - 1;
}

/* The latest stands in a relative clause of the subject of a final attribution, whose content is before both. */
static bool is_around(const qt_candidate *before, const qt_candidate *k) {
  return !qt_is_empty(k->left) && qt_is_empty(k->right) && !k->more_count && !before->more_count &&
         qt_is_empty(before->left) && !qt_is_empty(before->right) && !k->source.elided && !k->source.inverted &&
         k->source.first != QUOTH_NONE && k->left.end <= k->source.first && k->source.end < before->cue.first &&
         before->source.first == k->source.end + 1 && before->source.mention == QUOTH_NONE &&
         before->source.antecedent == k->source.mention && before->right.end < k->cue.first;
}

/*
** "A," said Petrova of the port in Ellim, who added that B: behind a quotation's attribution "who" is its source, and not
** the noun or the place that stands nearest; unless that is another person's name (citing Ada Orlov, who said).
*/
static void settle_relative(const qt_clause *c, const qt_candidate *before, qt_candidate *k) {
  bool behind = before->quoted && !before->medial && qt_is_empty(before->right) && before->source.first != QUOTH_NONE;
  if (!behind || !says_in_relative(c, k) || k->cue.head < before->end) return;
  const qt_mention *nearest = qt_mention_of(c, k->source.antecedent);
  if (nearest && nearest->kind == QT_NAME && k->source.antecedent != before->source.mention) return;
  k->source = before->source;
  k->source.elided = true;
}

/*
** They left after a court ruled that it was "late," Petrova said: the fragment that ends the sentence is part of a clause in
** it, so that the final attribution takes all in. Not: when Orlov called it "late," they said; he said it was "late," the
** Gazette reported; as another put it.
*/
static bool takes_clause_in(const quoth_article *a, const qt_clause *c, const qt_candidate *before,
                            const qt_candidate *k) {
  if (before->quoted || qt_is_empty(k->left) || !qt_is_empty(k->right) || k->source.elided) return false;
  if (!qt_is_empty(before->left) || before->more_count) return false;
  if (before->cue.form == QT_NOUN || k->cue.form == QT_NOUN) return false;
  const qt_mention *m = qt_mention_of(c, k->source.mention);
  bool relays =
      k->cue.form == QT_NOT_VERB || !m || m->kind == QT_ORGANISATION_NAME || qt_has_class(c, k->first, QT_BIT(AS));
  if (relays || qt_is_fronted(c, before) || qt_has_class(c, c->first, QT_BIT(SUBORDINATOR))) return false;
  if (same_speaker(a, before, k)) return false;
  if (is_relative(c, before)) return before->source.first > c->first && qt_is_comma(c, before->source.first - 1);
  const qt_atom *atom = k->quoted ? qt_atom_at(c, k->left.end - 1) : NULL;
  return atom && atom->first > before->right.first && atom->end == before->right.end &&
         qt_is_word(c->tokens[atom->first - 1]) && !qt_begins_sentence(c, atom);
}

static void take(choice *x, qt_candidate *k) {
  qt_candidate *before = latest(x);
  settle_relative(x->c, before, k);
  end_aside(x->c, before, k);
  const qt_region *reach = last_region(latest(x));
  bool set_off = k->first > x->c->first && qt_is_comma(x->c, k->first - 1);
  bool gerund = k->cue.form == QT_GERUND && k->source.elided && !k->quoted && !set_off;
  /* "A," she said of May, when it rose after saying that B: there is a clause between */
  bool behind = gerund && before->quoted && k->first > before->end + 1 &&
                qt_has_class(x->c, k->first - 1, QT_BIT(PREPOSITION)) && qt_has_verb(x->c, before->end, k->first - 1);
  bool within = behind || (gerund && x->aside);
  x->aside = within || is_aside_of(x->c, before, k);
  if (x->aside) return;
  if (is_around(before, k)) { /* A, the source, who said B, told Reuters */
    if (!is_refusal(x->c, before)) k->more[k->more_count++] = before->right;
    replace(x, k);
    return;
  }
  /* A leaflet found in the mud reads: "A": the first verb is a part of the second one's subject */
  bool in_subject = k->cue.form == QT_FINITE && k->source.first != QUOTH_NONE && k->source.first < before->cue.head &&
                    before->cue.head < k->source.end;
  if (in_subject && !qt_is_empty(before->left)) return; /* "A," Petrova said in a statement issued to the Post */
  if (in_subject && k->right.first == reach->first) {
    replace(x, k);
    return;
  }
  if (!qt_is_empty(k->right) && qt_is_empty(k->left) && k->right.first == reach->first)
    return; /* said in a statement: "A"; said before adding: "A"; responded by saying that A */
  bool as = qt_is_word(x->c->tokens[k->first]) && qt_has_class(x->c, k->first, QT_BIT(AS));
  if (as && before->complement == QT_THAT_COMPLEMENT && k->first >= reach->first && k->first < reach->end)
    return; /* said that A, as another put it */
  if (k->cue.form == QT_NOT_VERB && !qt_is_empty(*reach) && k->first == reach->first)
    return; /* said that according to the plan A */
  /* When X asked that A, Y left, Z said: the last one says it all */
  bool last = !k->quoted && !qt_is_empty(k->left) && qt_is_empty(k->right) && !k->source.elided && !before->quoted;
  if (last && x->count == 1 && !same_source(before, k) && qt_is_fronted(x->c, before)) {
    k->left.first = x->c->first;
    replace(x, k);
    return;
  }
  if (x->count == 1 && takes_clause_in(x->article, x->c, before, k)) {
    k->left.first = x->c->first;
    replace(x, k);
    return;
  }
  bool inside = !qt_is_empty(*reach) && k->cue.head >= reach->first && k->cue.head < reach->end;
  if (inside && k->cue.form == QT_NOT_VERB && (x->c->verb_second || (x->c->drops_subject && before->quoted)))
    return; /* sagte, laut Orlov sei A; « A », a dit Orlov, selon le journal */
  /* When a man shouted, "A," X joked: the quotation before it is the first one's */
  inside = inside || (k->quoted && !qt_is_empty(k->left) && k->left.end == reach->end && before->quoted);
  if (!inside)
    take_beside(x, k);
  else if (says_by(x->c, before, k)) /* responded to his critics by saying, "A" */
    replace(x, k);
  else if (!qt_is_empty(k->left) && !k->source.elided && !same_source(before, k))
    take_left(x, k);
  else
    take_right(x, k);
}

/* Whose words the candidate gives, behind "who" those of whom it stands for; QUOTH_NONE: not known. */
static uint32_t speaker_of(const quoth_article *a, const qt_candidate *k) {
  uint32_t mention = k->source.mention != QUOTH_NONE ? k->source.mention : k->source.antecedent;
  return mention == QUOTH_NONE ? QUOTH_NONE : a->mentions.at[mention].speaker;
}

/* Does the content that k has cover the region, or lie in it (told them on the call made in May: "A")? */
static bool overlaps(qt_region r, const qt_candidate *k) {
  for (uint32_t i = 0; i < qt_region_count(k); i++) {
    qt_region own = qt_region_at(k, i);
    if (qt_is_empty(own)) continue;
    if ((r.first >= own.first && r.end <= own.end) || (r.first <= own.first && r.end >= own.end)) return true;
  }
  return false;
}

/* The regions of one candidate behind those of another that has them not, in order. false: they do not fit. */
static bool append_content(qt_candidate *to, const qt_candidate *from) {
  qt_region fresh[2 + QT_MAX_MORE];
  uint32_t count = 0, end = 0;
  for (uint32_t i = 0; i < qt_region_count(to); i++)
    if (qt_region_at(to, i).end > end) end = qt_region_at(to, i).end;
  for (uint32_t i = 0; i < qt_region_count(from); i++) {
    qt_region r = qt_region_at(from, i);
    if (qt_is_empty(r) || overlaps(r, to)) continue;
    if (r.first < end) r.first = end;
    if (qt_is_empty(r)) continue;
    end = r.end;
    fresh[count++] = r;
  }
  if (to->more_count + count > QT_MAX_MORE) return false;
  memcpy(to->more + to->more_count, fresh, count * sizeof *fresh);
  to->more_count = (uint8_t)(to->more_count + count);
  return true;
}

/* Petrova, who says A, wrote B; when she left, Petrova said C: of one source's two mentions, does the later one name her? */
static bool is_better_named(const qt_clause *c, const qt_source *first, const qt_source *later) {
  const qt_mention *x = qt_mention_of(c, first->mention), *y = qt_mention_of(c, later->mention);
  return y && y->kind != QT_PRONOUN_MENTION && (!x || x->kind == QT_PRONOUN_MENTION);
}

/* When Petrova announced her departure, she called it "sad": no clause and no quotation, but when one spoke. */
static bool tells_when(const qt_clause *c, const qt_candidate *k) {
  uint32_t at = k->source.first;
  while (at > c->first && !qt_has_class(c, at - 1, QT_BIT(SUBORDINATOR))) at--;
  if (at == c->first || sets_off(c, at - 1)) return false; /* while she conceded their fears */
  return !k->more_count && qt_is_fronted(c, k) && !qt_holds_quotation(c, k->right.first, k->right.end) &&
         !qt_has_verb(c, k->right.first, k->right.end);
}

/* k's content into that of an earlier candidate of its source, or k in its place. false: it does not fit. */
static bool join_to(choice *x, qt_candidate *first, const qt_candidate *k) {
  if (tells_when(x->c, first)) {
    qt_note_verdict(x->article, first, QUOTH_VERDICT_INSIDE);
    qt_source named = first->source;
    bool better = is_better_named(x->c, &k->source, &named);
    *first = *k;
    if (better) first->source = named;
    return true;
  }
  if (!append_content(first, k)) return false;
  if (is_better_named(x->c, &first->source, &k->source)) first->source = k->source;
  return true;
}

/* She said A, and she denied B: one source, one statement. Refusals have no content that could be joined. */
static void join_sources(choice *x) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < x->count; i++) {
    qt_candidate *k = &x->kept[i];
    uint32_t speaker = speaker_of(x->article, k), first = count;
    if (speaker != QUOTH_NONE && !is_refusal(x->c, k))
      for (first = 0; first < count; first++)
        if (speaker_of(x->article, &x->kept[first]) == speaker && !is_refusal(x->c, &x->kept[first]) &&
            join_to(x, &x->kept[first], k))
          break;
    if (first == count) x->kept[count++] = *k;
  }
  x->count = count;
}

/* X said A, but Y disagreed: Y's clause has no words, and is no part of what X said. */
static void end_before_silent(choice *x, const qt_candidate *k) {
  qt_candidate *before = latest(x);
  qt_region *last = last_region(before);
  bool clause = k->cue.form == QT_FINITE && k->source.mention != QUOTH_NONE && !k->source.elided &&
                !k->source.inverted && k->complement == QT_NOTHING_COMPLEMENT && k->first >= last->first &&
                k->first < last->end;
  if (!clause || !(k->cue.classes & (QT_BIT(SAY) | QT_BIT(DENY))) || same_speaker(x->article, before, k)) return;
  uint32_t cut = cut_before(x->c, before, k, last->first);
  if (cut != QUOTH_NONE && cut > last->first && qt_has_word(x->c, last->first, cut)) last->end = cut;
}

quoth_status qt_choose(quoth_article *a, const qt_clause *c, const qt_cue *cues, uint32_t cue_count, qt_candidate *kept,
                       uint32_t *count) {
  choice x = {c, a, kept, 0, false};
  *count = 0;
  for (uint32_t i = 0; i < cue_count; i++) {
    qt_candidate *k = &kept[x.count];
    if (!qt_read_candidate(c, &cues[i], c->first, x.count ? latest(&x) : NULL, k)) {
      if (x.count) end_before_silent(&x, k);
      continue;
    }
    qt_weigh(a->lexicon, c, k);
    bool likely = is_likely(c, k), stands = (likely || is_refusal(c, k)) && !qt_is_idle(c, k);
    if (c->nested)
      k->evidence = QUOTH_NONE;
    else if (!note_evidence(a, c, k, likely && stands))
      return QUOTH_NO_MEMORY;
    if (!stands) continue;
    if (x.count)
      take(&x, k);
    else
      keep(&x, k);
  }
  for (uint32_t i = 0; i < x.count; i++) qt_note_verdict(a, &kept[i], QUOTH_VERDICT_WON);
  if (x.count > 1) join_sources(&x);
  *count = x.count;
  return QUOTH_OK;
}
