#include "speech/cueless.h"

#include "speech/choose.h"
#include "speech/content_end.h"
#include "speech/idle.h"
#include "speech/main_subject.h"
#include "speech/noun.h"
#include "speech/source.h"
#include "speech/verb_second.h"

enum {
  HEADING_WORDS = 8,
  LINE_LENGTH = 16, /* tokens of a heading in marks, the marks among them */
  FRAGMENT_WORDS = 3,
  FINAL_WORDS = 4,      /* of a sentence in marks behind a verb that is no cue */
  NEARBY = 256,         /* mentions before and behind one that are searched for what they say of its speaker */
  LONGER = 4,           /* bytes of the words that have a capital in a heading */
  LABEL_LENGTH = 8,     /* tokens: "- Karl Bent and Hanne Vold:" */
  SIGNATURE_LENGTH = 24 /* tokens: "- Karl Bent, mayor of Ellim, in a letter" */
};

static const float CLEAR = 3; /* the score of what stands by its marks */

static bool says_at(const quoth_article *a, uint32_t token) {
  return token < a->tokens.count &&
         (qt_word_of(a->lexicon, a->tokens.at[token])->classes & (QT_BIT(SAY) | QT_BIT(TELL)));
}

/* Do the mentions around this one show a person: a given name, a title before the name, a verb of saying beside it? */
static bool is_person_nearby(const quoth_article *a, uint32_t index) {
  uint32_t first = index > NEARBY ? index - NEARBY : 0, end = index + NEARBY;
  if (end > a->mentions.count) end = a->mentions.count;
  for (uint32_t i = first; i < end; i++) {
    const qt_mention *m = &a->mentions.at[i];
    if (m->speaker != a->mentions.at[index].speaker || m->kind != QT_NAME || !m->name_count) continue;
    if (m->gender || m->name_token > m->first_token) return true;
    if (says_at(a, qt_mention_end(m)) || (m->first_token && says_at(a, m->first_token - 1))) return true;
  }
  return false;
}

/*
** "Port to reopen - Petrova", but not "Moor & Sons - Best Value", "a ferry - almost daily", "build --all HEAD": who says it
** is a name or an office ("ministry"), and what has no verb and no marks is said by a person.
*/
static bool is_said_by(const qt_clause *c, uint32_t dash, uint32_t index) {
  const uint64_t offices = QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(COLLECTIVE) | QT_BIT(BODY) | QT_BIT(METONYM);
  uint32_t name = dash + 1, last = name + c->article->mentions.at[index].token_count - 1;
  uint32_t length; /* a photograph's credit: - Getty Images */
  if (qt_match(c->article->lexicon, c->tokens + name, c->end - name, 0, QT_MORE(CREDIT) | QT_MORE(AGENCY), &length))
    return false;
  bool capital = (c->tokens[name].flags & QT_CAPITAL) != 0, hyphen = qt_mark_at(c, dash, QT_HYPHEN);
  if (!capital && !(c->tokens[name].flags & QT_SPACED)) return false; /* this year's—and this age's—artists */
  if (!capital && (!qt_has_class(c, last, offices) || qt_has_class(c, name, QT_BIT(ADVERB)))) return false;
  if (hyphen && !(c->tokens[name].flags & QT_SPACED)) return false;
  uint32_t end = hyphen && qt_mark_at(c, dash - 1, QT_HYPHEN) ? dash - 1 : dash;
  if (end <= c->first || qt_mark_at(c, end - 1, QT_COLON)) return false;
  if (qt_has_verb(c, c->first, end) || qt_holds_quotation(c, c->first, end)) return true;
  for (uint32_t at = c->first; at < end; at++) /* to reopen; a verb that is no other word */
    if (qt_is_word(c->tokens[at]) && ((qt_word_at(c, at)->more & QT_MORE(VERB)) || qt_has_class(c, at, QT_BIT(TO))))
      return true;
  return is_person_nearby(c->article, index);
}

/* "The port in May. Ben Karl / NCA - Getty Images": whose picture it is. */
static bool is_credit(const qt_clause *c, uint32_t first, uint32_t end) {
  uint32_t length;
  for (uint32_t at = first; at < end; at++)
    if (qt_match(c->article->lexicon, c->tokens + at, end - at, 0, QT_MORE(CREDIT), &length)) return true;
  return false;
}

/* "Port to reopen - Petrova": a dash and a name at the end of a block. */
static bool read_dash(const qt_clause *c, qt_candidate *k) {
  if (c->end - c->first < 4) return false;
  uint32_t end = qt_mark_at(c, c->end - 1, QT_DOT) ? c->end - 1 : c->end;
  uint32_t index = qt_mention_at(c->article, end - 1);
  if (index == QUOTH_NONE) return false;
  const qt_mention *m = qt_mention_of(c, index);
  uint32_t first = m->first_token;
  if (first <= c->first + 1 || qt_mention_end(m) != end || m->kind == QT_PRONOUN_MENTION) return false;
  if (!qt_mark_at(c, first - 1, QT_DASH) && !qt_mark_at(c, first - 1, QT_HYPHEN)) return false;
  if (is_credit(c, first, end) || !is_said_by(c, first - 1, index)) return false;
  qt_begin_uncued(k, QT_REASON_DASH, CLEAR);
  k->source = (qt_source){first, end, index, QUOTH_NONE, false, false};
  k->first = first - 1;
  k->end = c->end;
  k->left = (qt_region){c->first, first - 1};
  return true;
}

/* 'The port may open - Karl Bent: "A"', 'Pollsters agree - Bent and Vold: "A"': the name that follows a heading. */
bool qt_read_labelled(const qt_clause *c, qt_candidate *k) {
  const qt_atom *atom = c->atoms;
  if (!c->atom_count || atom->first < c->first + 4 || !qt_mark_at(c, atom->first - 1, QT_COLON)) return false;
  uint32_t colon = atom->first - 1, first = colon;
  while (first > c->first + 1 && colon - first < LABEL_LENGTH && qt_is_word(c->tokens[first - 1])) first--;
  uint32_t index = qt_mention_ending_at(c, first, colon);
  const qt_mention *m = qt_mention_of(c, index);
  if (!qt_is_dash(c, first - 1) || !m || (m->kind != QT_NAME && m->kind != QT_ORGANISATION_NAME)) return false;
  bool joined = m->first_token > first + 1 && (qt_word_at(c, m->first_token - 1)->more & QT_MORE(NAME_AND));
  if (m->first_token != first && !joined) return false;
  qt_begin_uncued(k, QT_REASON_COLON, CLEAR);
  k->source = (qt_source){first, colon, index, QUOTH_NONE, false, false};
  k->first = first;
  k->end = atom->first;
  k->right = (qt_region){atom->first, c->end};
  k->quoted = true;
  return true;
}

/*
** `"A" - Karl Bent, Managing Partner Skute Boats`, `"A" - Engineer working on trawlers`: behind the name to the block's end
** there is no sentence. What is not a name in full begins with a capital, as a signature does.
*/
static bool signs_block(const qt_clause *c, const qt_atom *atom, const qt_mention *m, uint32_t behind) {
  const qt_block_range *r = &c->article->ranges.at[c->block];
  if (atom->first != c->first || c->end != r->first_token + r->token_count || c->end > atom->end + SIGNATURE_LENGTH)
    return false;
  if (!(c->tokens[m->first_token].flags & QT_CAPITAL) || qt_holds_quotation(c, atom->end, c->end)) return false;
  if (qt_has_class(c, m->first_token, QT_BIT(DETERMINER))) return false;
  return !qt_has_verb(c, behind, c->end);
}

/* "A" - X: a quotation, a dash and a name, as often as the sentence has them. */
uint32_t qt_read_signed(const qt_clause *c, qt_candidate *kept) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < c->atom_count && count < QT_MAX_CANDIDATES; i++) {
    const qt_atom *atom = &c->atoms[i];
    uint32_t name = atom->end + 1;
    if (!qt_is_dash(c, atom->end) || name >= c->end) continue;
    uint32_t index = qt_mention_from(c, name);
    if (index == QUOTH_NONE) continue;
    const qt_mention *m = qt_mention_of(c, index);
    uint32_t behind = qt_mention_end(m);
    bool ends = behind >= c->end || (c->tokens[behind].flags & QT_NEW_LINE) || qt_mark_at(c, behind, QT_DOT) ||
                qt_mark_at(c, behind, QT_COMMA) || qt_atom_at(c, behind);
    if (m->kind == QT_PRONOUN_MENTION) continue;
    if ((m->kind != QT_NAME || !ends) && !signs_block(c, atom, m, behind)) continue;
    qt_candidate *k = &kept[count++];
    qt_begin_uncued(k, QT_REASON_DASH, CLEAR);
    k->source = (qt_source){name, behind, index, QUOTH_NONE, false, false};
    k->first = atom->end;
    k->end = behind;
    k->left = (qt_region){atom->first, atom->end};
    k->quoted = true;
  }
  return count;
}

/* A fragment: a few words without a stop, as a title or a name in marks is. */
static bool is_fragment(const qt_clause *c, const qt_atom *atom) {
  uint32_t words = qt_words_between(c->article, atom->first, atom->end);
  uint32_t last = qt_last_inside(c, atom->first, atom->end);
  return words < FRAGMENT_WORDS && qt_is_word(c->tokens[last]) && !qt_mark_at(c, atom->end, QT_COMMA);
}

/* "Film: "The Long Quay"", "Nickname: "the Mouth"": a word that names a work or nobody that the text knows. */
static bool is_heading(const qt_clause *c, const qt_mention *m, bool known, uint32_t quote) {
  const qt_atom *atom = qt_atom_at(c, quote);
  uint32_t last = qt_mention_end(m) - 1;
  if (qt_word_at(c, last)->more & QT_MORE(WORK)) return true;
  return atom && m->name_count == 1 && !m->gender && !known && is_fragment(c, atom);
}

static bool speaks_at(const qt_clause *c, const qt_atom *atom) {
  return qt_is_speech(c, atom) && !is_fragment(c, atom);
}

/* "Petrova: The port is open." */
static bool read_colon(const qt_clause *c, qt_candidate *k) {
  uint32_t index = qt_mention_from(c, c->first);
  if (index == QUOTH_NONE) return false;
  const qt_mention *m = qt_mention_of(c, index);
  uint32_t end = qt_mention_end(m);
  if (!m->name_count || !qt_mark_at(c, end, QT_COLON) || end + 2 >= c->end) return false;
  bool quoted = qt_kind(c->tokens[end + 1]) == QT_QUOTE;
  /* "Maple syrup: use a good one"; a person's name, or the last part of one named in full elsewhere */
  bool fuller = m->speaker != QUOTH_NONE && c->article->speakers.at[m->speaker].name.length >
                                                qt_end(c->tokens[end - 1]) - c->tokens[m->name_token].start;
  if (!quoted && (m->kind != QT_NAME || (!m->gender && !fuller) || c->article->lists_people)) return false;
  if (!quoted && !m->gender && !is_person_nearby(c->article, index)) return false; /* Mount Aso: A town in Kyushu */
  if (!quoted && !qt_is_word(c->tokens[end + 1])) return false;                    /* $89 */
  if (!quoted && qt_kind(c->tokens[end + 1]) == QT_NUMBER && !qt_ends_sentence(c, c->end - 1))
    return false; /* 10 cups */
  if (quoted && is_heading(c, m, fuller || m->name_token > m->first_token, end + 1)) return false;
  const qt_atom *atom = quoted ? qt_atom_at(c, end + 1) : NULL; /* Ida Brunn: 'The Long Quay' at the hall was a hit */
  if (atom && atom->end < c->end && qt_is_word(c->tokens[atom->end]) && !speaks_at(c, atom)) return false;
  qt_begin_uncued(k, QT_REASON_COLON, CLEAR);
  k->source = (qt_source){c->first, end, index, QUOTH_NONE, false, false};
  k->first = c->first;
  k->end = end + 1;
  k->right = (qt_region){end + 1, c->end};
  return true;
}

static bool may_speak(const qt_clause *c, uint32_t mention) {
  const qt_mention *m = qt_mention_of(c, mention);
  bool oblique = m->first_token > c->first && qt_has_class(c, m->first_token - 1, QT_BIT(PREPOSITION));
  return m->kind != QT_PLACE_NAME && !oblique && !qt_has_class(c, m->first_token, QT_BIT(IT)); /* it rains, "A" */
}

static bool unknown_verb(const qt_clause *c, qt_candidate *k, uint32_t mention, uint32_t verb, qt_atom atom,
                         bool left) {
  const qt_mention *m = qt_mention_of(c, mention);
  qt_begin_uncued(k, left ? QT_REASON_CONTENT_NAME_CUE : QT_REASON_NAME_CUE_CONTENT, 0.5f);
  k->source = (qt_source){m->first_token, qt_mention_end(m), mention, QUOTH_NONE, false, false};
  k->cue.first = k->cue.head = verb;
  k->cue.end = k->cue.head_end = verb + 1;
  k->quoted = true;
  *(left ? &k->left : &k->right) = (qt_region){left ? c->first : atom.first, left ? atom.end : c->end};
  /* "It is," she paused, "complicated." */
  if (left && qt_mark_at(c, verb + 1, QT_COMMA) && verb + 2 < c->end && qt_kind(c->tokens[verb + 2]) == QT_QUOTE &&
      qt_atom_at(c, verb + 2))
    k->right = (qt_region){verb + 2, c->end};
  return true;
}

/* "The port is open - Karl Bent: "A"": a name between a mark and the colon. */
static bool named_before_colon(const qt_clause *c, uint32_t colon, qt_source *s) {
  uint32_t index = qt_mention_ending_at(c, c->first, colon);
  const qt_mention *m = qt_mention_of(c, index);
  if (!m || m->kind != QT_NAME || m->first_token == c->first || qt_is_word(c->tokens[m->first_token - 1])) return false;
  *s = (qt_source){m->first_token, colon, index, QUOTH_NONE, false, false};
  return true;
}

/* "From the report: "A"", "More from Petrova: "A"": whose words they are, and nothing else. */
static bool origin_before_colon(const qt_clause *c, uint32_t colon, qt_source *s) {
  for (uint32_t from = c->first; from < c->first + 2 && from + 1 < colon; from++) {
    if (!qt_is_word(c->tokens[from]) || !(qt_word_at(c, from)->more & QT_MORE(ORIGIN)) ||
        qt_has_class(c, from, QT_BIT(OF)))
      continue;
    uint32_t index = qt_mention_from(c, from + 1);
    const qt_mention *m = qt_mention_of(c, index);
    if (!m || qt_mention_end(m) != colon || m->kind == QT_PLACE_NAME) return false;
    *s = (qt_source){from + 1, colon, index, QUOTH_NONE, false, false};
    return true;
  }
  return false;
}

/* "had one message:", but "stated Stone:": does what stands before the colon have the sentence's verb before it? */
static bool is_object(const qt_clause *c, const qt_source *s, uint32_t colon) {
  const qt_mention *m = qt_mention_of(c, s->mention);
  return s->end == colon && s->first > c->first && !(m && m->kind == QT_NAME) && qt_has_verb(c, c->first, s->first);
}

/* The sentence's subject before a colon; not the object of its verb: A rally of dockers had one message: "A". */
static bool subject_before_colon(const qt_clause *c, uint32_t colon, qt_source *s) {
  if (qt_subject_of_conjunct(c, NULL, c->first, colon, s) && !is_object(c, s, colon)) return true;
  return qt_sentence_subject(c, colon, s) && !is_object(c, s, colon);
}

/* He backed the plan -- "I think it is great.": a sentence in marks behind a dash that ends its sentence. */
static bool ends_behind_dash(const qt_clause *c, const qt_atom *atom) {
  if (qt_has_mark_of(c->article, c->first, atom->first, QT_MARK_BIT(QT_COLON))) return false;
  return qt_is_dash(c, atom->first - 1) && !is_fragment(c, atom) && atom->end == c->end && qt_is_speech(c, atom) &&
         qt_begins_sentence(c, atom) && qt_has_verb(c, atom->first + 1, atom->end);
}

/* "His message was blunt: "No."": a colon before a quotation, and the sentence's subject as its source. */
static bool read_colon_quotation(const qt_clause *c, qt_candidate *k) {
  if (!c->atom_count) return false;
  const qt_atom *atom = &c->atoms[c->atom_count - 1];
  for (uint32_t i = 0; i < c->atom_count; i++) {
    if (c->atoms[i].first <= c->first) continue;
    if (!qt_mark_at(c, c->atoms[i].first - 1, QT_COLON) && !ends_behind_dash(c, &c->atoms[i])) continue;
    atom = &c->atoms[i];
    qt_begin_uncued(k, QT_REASON_COLON, 1);
    if (is_fragment(c, atom) && !qt_has_verb(c, c->first, atom->first)) return false;
    if (!named_before_colon(c, atom->first - 1, &k->source) && !origin_before_colon(c, atom->first - 1, &k->source) &&
        !subject_before_colon(c, atom->first - 1, &k->source))
      return false;
    if (qt_is_idle_colon(c, k)) return false;
    if (qt_kind(c->tokens[atom->first - 2]) == QT_NUMBER && !qt_has_verb(c, c->first, atom->first))
      return false; /* "Step #3: "How long?": a heading with its number */
    bool other = c->verb_second && !qt_may_introduce(c, k->source.mention);
    if (other && !(qt_sentence_subject(c, atom->first - 1, &k->source) && qt_may_introduce(c, k->source.mention)))
      return false;
    k->first = c->first;
    k->end = atom->first;
    k->right = (qt_region){atom->first, c->end};
    k->quoted = true;
    return qt_is_speech(c, atom);
  }
  return false;
}

/* No percent and no week. */
static bool may_be_verb(const qt_clause *c, uint32_t token) {
  return qt_is_plain_word(c, token) && !(qt_word_at(c, token)->more & (QT_MORE(UNIT) | QT_MORE(TIME))) &&
         !qt_ends_like(c->article->lexicon, c->article->text, c->tokens[token], QT_MORE(ADVERB_ENDING));
}

/* typed, raves; no available, no access: of a language whose past has an ending */
static bool is_inflected(const qt_clause *c, uint32_t token) {
  const quoth_article *a = c->article;
  qt_token t = c->tokens[token];
  uint64_t endings = 0;
  for (uint32_t i = 0; i < a->lexicon->endings.count; i++) endings |= a->lexicon->endings.at[i].more;
  if (!(endings & QT_MORE(PAST_ENDING)) || qt_ends_like(a->lexicon, a->text, t, QT_MORE(PAST_ENDING))) return true;
  return t.length > 2 && a->text[qt_end(t) - 1] == 's' && a->text[qt_end(t) - 2] != 's';
}

/* "A," informs Karl Bent, head of the port: a verb that is unknown, and a person's name behind it that closes. */
static bool read_unknown_inverted(const qt_clause *c, qt_candidate *k, qt_atom atom, uint32_t verb) {
  if (verb + 1 >= c->end || !may_be_verb(c, verb) || (c->tokens[verb].flags & QT_CAPITAL)) return false;
  const qt_lexicon *lexicon = c->article->lexicon;
  bool inflected = qt_ends_like(lexicon, c->article->text, c->tokens[verb], QT_MORE(VERB_ENDING));
  if (inflected && !qt_ends_like(lexicon, c->article->text, c->tokens[verb], QT_MORE(PAST_ENDING))) return false;
  uint32_t index = qt_mention_from(c, verb + 1);
  if (index == QUOTH_NONE || !may_speak(c, index)) return false;
  const qt_mention *m = qt_mention_of(c, index);
  uint32_t behind = qt_mention_end(m);
  if (m->kind != QT_NAME) return false;
  if (!qt_ends_sentence(c, behind) && !qt_mark_at(c, behind, QT_COMMA) && !qt_has_class(c, behind, QT_BIT(PREPOSITION)))
    return false;
  unknown_verb(c, k, index, verb, atom, true);
  k->reason = QT_REASON_CONTENT_CUE_NAME;
  return true;
}

/*
** A quotation with a name and an unknown verb beside it: `the doctor typed "..."`, `"..." Petrova typed`.
** The verb is a lower-case word that the language does not know as anything else.
*/
bool qt_read_unknown_verb(const qt_clause *c, qt_candidate *k) {
  for (uint32_t i = 0; i < c->atom_count; i++) {
    const qt_atom *atom = &c->atoms[i];
    bool title = !qt_is_speech(c, atom);
    bool comma = qt_mark_at(c, atom->end - 2, QT_COMMA) || qt_mark_at(c, atom->end, QT_COMMA);
    if (is_fragment(c, atom) || (title && (atom->first != c->first || !comma))) continue;
    uint32_t verb = atom->first;
    if (verb > c->first && qt_mark_at(c, verb - 1, QT_COMMA)) verb--;
    if (!title && verb > c->first + 1 && may_be_verb(c, verb - 1) && is_inflected(c, verb - 1)) {
      uint32_t index = qt_mention_at(c->article, verb - 2);
      if (index != QUOTH_NONE && may_speak(c, index)) return unknown_verb(c, k, index, verb - 1, *atom, false);
    }
    verb = qt_mark_at(c, atom->end, QT_COMMA) ? atom->end + 1 : atom->end;
    if (!title && comma && read_unknown_inverted(c, k, *atom, verb)) return true;
    uint32_t index = verb < c->end ? qt_mention_at(c->article, verb) : QUOTH_NONE;
    if (index != QUOTH_NONE && may_speak(c, index)) {
      const qt_mention *m = qt_mention_of(c, index);
      uint32_t behind = qt_mention_end(m);
      /* "Hail Mary Full of Grace," Petrova prayed: what reads like a title is none before a verb */
      bool verb_behind =
          behind < c->end && may_be_verb(c, behind) &&
          (!title || qt_ends_like(c->article->lexicon, c->article->text, c->tokens[behind], QT_MORE(PAST_ENDING)));
      if (verb_behind) return unknown_verb(c, k, index, behind, *atom, true);
    }
  }
  return false;
}

/* Somebody, no thing and no place. */
static bool is_person(const qt_clause *c, uint32_t mention) {
  const qt_mention *m = qt_mention_of(c, mention);
  if (m->kind == QT_NAME || m->kind == QT_GROUP_MENTION || m->gender == QT_MALE_GENDER || m->gender == QT_FEMALE_GENDER)
    return true;
  return m->kind == QT_ROLE_MENTION &&
         qt_has_class(c, m->name_token, QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(COLLECTIVE));
}

/* The Long Quay: a few words, the longer ones with capitals. */
static bool is_in_capitals(const qt_clause *c, uint32_t first, uint32_t end) {
  uint32_t words = 0, capitals = 0, longer = 0;
  for (uint32_t i = first; i < end; i++) {
    if (qt_kind(c->tokens[i]) != QT_WORD_TOKEN) continue;
    words++;
    if (c->tokens[i].length < LONGER) continue;
    longer++;
    capitals += (c->tokens[i].flags & QT_CAPITAL) != 0;
  }
  return words > 1 && words <= HEADING_WORDS && longer > 1 && capitals == longer;
}

/* Is what ends the sentence from `atom` on nothing but quotations, with "and" and commas between them? */
static bool quotes_to_end(const qt_clause *c, const qt_atom *atom) {
  uint32_t at = atom->end;
  for (; !qt_ends_sentence(c, at); at++) {
    const qt_atom *next = qt_quotation_at(c, at);
    if (next)
      at = next->end - 1;
    else if (!qt_is_comma(c, at) && !(qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(CONJUNCTION))))
      return false;
  }
  return true;
}

/* The verb of saying in [first, end) that is in the past and has no clause of another verb around it; end: there is none. */
static uint32_t saying_between(const qt_clause *c, uint32_t first, uint32_t end) {
  const uint64_t says = QT_BIT(SAY) | QT_BIT(VOICE) | QT_BIT(WRITE);
  for (uint32_t at = end; at-- > first;) {
    if (!qt_is_word(c->tokens[at])) continue;
    uint64_t is = qt_word_at(c, at)->classes;
    if ((is & says) && ((is & QT_BIT(PAST)) || qt_has_class(c, at - 1, QT_BIT(TO)))) return at;
  }
  return end;
}

/* `Said Petrova, who runs the port, "A"`: the verb opens the sentence, its subject stands behind it, then what is said. */
static bool read_opening_verb(const qt_clause *c, qt_candidate *k) {
  const uint64_t is = qt_is_word(c->tokens[c->first]) ? qt_word_at(c, c->first)->classes : 0;
  if (!(is & QT_BIT(SAY)) || !(is & (QT_BIT(PAST) | QT_BIT(PRESENT))) || !c->atom_count) return false;
  const qt_atom *atom = c->atoms;
  uint32_t index = qt_mention_from(c, c->first + 1);
  if (index == QUOTH_NONE || !is_person(c, index) || !qt_is_speech(c, atom)) return false;
  uint32_t behind = qt_mention_end(qt_mention_of(c, index));
  if (!qt_is_comma(c, behind) && !qt_mark_at(c, behind, QT_COLON)) return false;
  if (!qt_is_comma(c, atom->first - 1) && !qt_mark_at(c, atom->first - 1, QT_COLON)) return false;
  unknown_verb(c, k, index, c->first, *atom, false);
  k->source.inverted = true;
  return true;
}

/*
** `Petrova imparted to all her writers, "Writing is work."`, `The crowd chanted back at him, "Stay home."`: whole sentences in
** marks behind a comma end the sentence.
*/
static bool read_final_quotation(const qt_clause *c, qt_candidate *k) {
  if (!c->atom_count) return false;
  const qt_atom *atom = c->atoms;
  uint32_t words = 0, first = atom->first;
  if (first < c->first + 3 || !qt_is_comma(c, first - 1) || !quotes_to_end(c, atom)) return false;
  for (uint32_t i = first; i < atom->end; i++) {
    if (!words && qt_is_word(c->tokens[i]) && !(c->tokens[i].flags & QT_CAPITAL)) return false;
    words += qt_is_word(c->tokens[i]);
  }
  if (!qt_is_speech(c, atom)) return false;
  qt_source s = QT_NO_SOURCE;
  if (!qt_sentence_subject(c, first - 1, &s) || s.mention == QUOTH_NONE || !is_person(c, s.mention)) return false;
  uint32_t says = saying_between(c, s.end, first - 1);
  if (says < first - 1 && !is_fragment(c, atom) && !is_in_capitals(c, first, atom->end))
    return unknown_verb(c, k, s.mention, says, *atom, false);
  uint32_t last = qt_last_inside(c, first, atom->end);
  bool stops = qt_ends_sentence(c, last) || qt_mark_at(c, atom->end, QT_DOT);
  if (words < FINAL_WORDS || !stops || c->atom_count != 1) return false;
  bool verb = s.end < first - 1 && may_be_verb(c, s.end) &&
              qt_ends_like(c->article->lexicon, c->article->text, c->tokens[s.end], QT_MORE(PAST_ENDING));
  return verb && unknown_verb(c, k, s.mention, s.end, *atom, false);
}

/* "The port is reportedly closed": somebody says so, nobody is named. */
bool qt_read_hearsay(const qt_clause *c, qt_candidate *k) {
  const quoth_article *a = c->article;
  for (uint32_t at = c->first; (at = qt_next_hint(&a->tokens, at, c->end, QT_CUE_HINT)) < c->end; at++) {
    if (!(qt_word_at(c, at)->more & QT_MORE(HEARSAY)) || qt_atom_at(c, at)) continue;
    if (qt_is_reported_form(c, at)) continue;
    /* beside the sentence's own verb: not in "rumours about talks allegedly being held" */
    uint32_t verb =
        at > c->first && qt_is_word(c->tokens[at - 1]) && qt_has_class(c, at - 1, QT_BIT(AUX)) ? at - 1 : at;
    if (verb == c->first || qt_has_verb(c, c->first, verb)) return false;
    if (verb == at && (at + 1 >= c->end || !qt_is_verb_at(c, at + 1))) return false;
    qt_begin_uncued(k, QT_REASON_UNATTRIBUTED, 0.5f);
    k->cue.first = k->cue.head = at;
    k->cue.end = k->cue.head_end = at + 1;
    k->left = (qt_region){c->first, at};
    k->right = (qt_region){at + 1, c->end};
    return true;
  }
  return false;
}

/* "She was met with chants of "A"": who calls it nobody says. */
static bool read_chant(const qt_clause *c, qt_candidate *k) {
  for (uint32_t i = 0; i < c->atom_count; i++) {
    const qt_atom *atom = &c->atoms[i];
    if (atom->first < c->first + 3 || !qt_is_chant(c, atom->first - 2)) continue;
    uint32_t noun = atom->first - 2;
    if (!qt_has_class(c, noun, QT_BIT(SAYING_NOUN))) continue;
    qt_begin_uncued(k, QT_REASON_UNATTRIBUTED, 1);
    k->cue.first = k->cue.head = k->first = noun;
    k->cue.end = k->cue.head_end = noun + 1;
    k->cue.classes = QT_BIT(VOICE);
    qt_take_chant(c, k, noun);
    return true;
  }
  return false;
}

bool qt_read_cueless(const qt_clause *c, qt_candidate *k) {
  const uint64_t marks = QT_MARK_BIT(QT_COLON) | QT_MARK_BIT(QT_DASH) | QT_MARK_BIT(QT_HYPHEN);
  if (!c->atom_count && !qt_has_mark_of(c->article, c->first, c->end, marks)) return false;
  return read_dash(c, k) || read_opening_verb(c, k) || read_colon(c, k) || read_colon_quotation(c, k) ||
         qt_read_unknown_verb(c, k) || read_final_quotation(c, k) || read_chant(c, k);
}

/* 'I was told to wait': a paragraph of a few words in marks that has no stop, above another one. */
static bool is_line_in_marks(const qt_clause *c) {
  const quoth_article *a = c->article;
  const qt_block_range *r = &a->ranges.at[c->block];
  if (c->first != r->first_token || c->end != r->first_token + r->token_count || c->atom_count != 1) return false;
  if (c->atoms[0].first != c->first || c->atoms[0].end != c->end || c->end - c->first > LINE_LENGTH) return false;
  bool above = c->block + 1 < a->blocks.count && a->blocks.at[c->block + 1].kind == QUOTH_BLOCK_PARAGRAPH;
  return above && qt_is_word(c->tokens[qt_last_inside(c, c->first, c->end)]);
}

/* 'Coal Is Not the Villain.': a heading in marks, its longer words with capitals, or a line without a stop. */
bool qt_is_quoted_heading(const qt_clause *c) { return is_line_in_marks(c) || is_in_capitals(c, c->first, c->end); }

/* An item with a hyphen as its marker, alone. */
static bool is_lone_item(const quoth_article *a, uint32_t block) {
  uint32_t i = a->blocks.at[block].span.start;
  if (block + 1 < a->blocks.count && a->blocks.at[block + 1].kind == QUOTH_BLOCK_ITEM) return false;
  while (i > 0 && a->text[i - 1] == ' ') i--;
  return i > 0 && a->text[i - 1] == '-';
}

/* "Senior engineer working on cranes", "Verified customer": an office or a part without a name, and no sentence. */
static bool is_description(const quoth_article *a, uint32_t first, uint32_t end) {
  const uint64_t sentence = QT_BIT(PRONOUN) | QT_BIT(AUX) | QT_BIT(MODAL) | QT_BIT(THAT) | QT_BIT(SAY);
  bool office = false;
  if (first >= end || !(a->tokens.at[first].flags & QT_CAPITAL)) return false;
  for (uint32_t i = first; i < end; i++) {
    qt_token t = a->tokens.at[i];
    if (!qt_is_word(t) && !qt_is_mark(t, QT_HYPHEN)) return false; /* a name's comma, a sentence's stop */
    if (!qt_is_word(t)) continue;
    uint64_t is = qt_word_of(a->lexicon, t)->classes;
    bool capital = i > first && (t.flags & QT_CAPITAL) && !office; /* a name in front of an office */
    if ((is & sentence) || capital || (!office && (is & (QT_BIT(PREPOSITION) | QT_BIT(MALE) | QT_BIT(FEMALE)))))
      return false;
    office = office || (is & QT_BIT(ROLE));
  }
  return office;
}

/* A person's name in full, alone in the block below the quotation. */
static bool is_name_alone(const qt_clause *c, uint32_t first, uint32_t end, qt_source *s) {
  uint32_t index = qt_mention_from(c, first);
  const qt_mention *m = qt_mention_of(c, index);
  if (!m || m->kind != QT_NAME || qt_mention_end(m) != end || m->name_count < 2) return false;
  if (!m->gender && m->name_token == m->first_token) return false; /* Blue Moon */
  *s = (qt_source){first, end, index, QUOTH_NONE, false, false};
  return true;
}

/*
** The signature of a quotation that fills its paragraph: "- Petrova", "― Karl Bent, mayor of Ellim", at the begin of the
** next block. A dash in front may have been taken for a list's.
*/
bool qt_read_signature(const qt_clause *c, qt_source *s) {
  const quoth_article *a = c->article;
  const qt_block_range *here = &a->ranges.at[c->block];
  if (c->block + 1 >= a->blocks.count || c->first != here->first_token) return false;
  if (c->end != here->first_token + here->token_count) return false;
  const qt_block_range *r = &a->ranges.at[c->block + 1];
  uint32_t first = r->first_token, end = first + r->token_count;
  if (!r->token_count || r->token_count > SIGNATURE_LENGTH) return false;
  bool dash = qt_is_mark(a->tokens.at[first], QT_DASH) || qt_is_mark(a->tokens.at[first], QT_HYPHEN);
  if (!dash && a->blocks.at[c->block + 1].kind != QUOTH_BLOCK_ITEM) return is_name_alone(c, first, end, s);
  first += dash;
  if (dash && is_description(a, first, end)) {
    *s = (qt_source){first, end, QUOTH_NONE, QUOTH_NONE, false, false};
    return true;
  }
  uint32_t index = first < end ? qt_mention_from(c, first) : QUOTH_NONE;
  if (index == QUOTH_NONE) return false;
  const qt_mention *m = &a->mentions.at[index];
  uint32_t behind = qt_mention_end(m);
  if (m->kind != QT_NAME || behind > end) return false;
  if (behind < end && !qt_is_mark(a->tokens.at[behind], QT_COMMA) && !qt_is_mark(a->tokens.at[behind], QT_DOT))
    return false;
  if (!dash && !is_lone_item(a, c->block + 1)) return false; /* not the answers to choose from in a quiz */
  *s = (qt_source){first, behind, index, QUOTH_NONE, false, false};
  return true;
}
