#include "speech/introduction.h"

#include "speech/main_subject.h"
#include "speech/source.h"
#include "speech/subject.h"

/* "Petrova said in a statement.", "The mayor agreed.": somebody speaks, and what he says is to come. */
static bool has_no_content(const qt_clause *c, const qt_cue *cue) {
  const uint64_t saying = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE) | QT_BIT(ASK) | QT_BIT(VOICE);
  if (!(cue->classes & saying) || cue->form != QT_FINITE || cue->negated || cue->future || cue->modal) return false;
  return qt_ends_sentence(c, qt_skip_adjuncts(c, cue->head_end));
}

/* Not the dog, the bell. */
static bool is_somebody(const qt_clause *c, const qt_mention *m) {
  const uint64_t people = QT_BIT(ROLE) | QT_BIT(TITLE) | QT_BIT(COLLECTIVE);
  if (m->kind == QT_NAME) return true;
  if (m->gender == QT_MALE_GENDER || m->gender == QT_FEMALE_GENDER) return true;
  if (m->kind == QT_PRONOUN_MENTION) return m->gender != QT_THING;
  return m->kind != QT_PLACE_NAME && qt_has_class(c, m->name_token, people);
}

/* Of a phrase, one of words for people, bodies and documents: not "The gloves go on." */
static bool may_go_on(const qt_clause *c, const qt_source *s) {
  const uint64_t speaking = QT_BIT(BODY) | QT_BIT(ORG_WORD) | QT_BIT(METONYM) | QT_BIT(DOCUMENT);
  const qt_mention *m = qt_mention_of(c, s->mention);
  return !m || m->kind != QT_ROLE_MENTION || is_somebody(c, m) || qt_has_class(c, m->name_token, speaking);
}

/* "Vold laughs.", "She smiled again.": a verb that is a cue only beside a quotation, which is to come. */
static bool makes_a_sound(const qt_clause *c, qt_source *s) {
  uint32_t index = qt_mention_from(c, c->first);
  if (index == QUOTH_NONE || c->atom_count) return false;
  const qt_mention *m = qt_mention_of(c, index);
  uint32_t verb = qt_mention_end(m);
  if (verb >= c->end || !qt_has_class(c, verb, QT_BIT(VOICE))) return false;
  if (!is_somebody(c, m)) return false;
  if (!qt_has_class(c, verb, QT_BIT(PAST) | QT_BIT(PRESENT))) return false;
  *s = (qt_source){c->first, verb, index, QUOTH_NONE, false, false};
  return qt_ends_sentence(c, qt_skip_adjuncts(c, verb + 1));
}

/*
** Whose words the last cue of a sentence that ends in a colon announces: "X told reporters:", "X said that A, adding:".
** said: the candidate that stands before it, or NULL.
*/
static bool find_introducer(const qt_clause *c, const qt_cue *cue, const qt_candidate *said, qt_source *s) {
  if (said && said->cue.head > cue->head) said = NULL;
  bool goes_on = said && said->source.first != QUOTH_NONE && cue->form == QT_GERUND;
  if (!goes_on) return qt_find_source(c, cue, c->first, NULL, s);
  *s = said->source;
  return true;
}

void qt_note_introduction(qt_introduction *n, qt_builder *b, const qt_clause *c, const qt_cue *cues, uint32_t cue_count,
                          bool added, const qt_candidate *said) {
  n->announced = n->spoke = false;
  if (!added && cue_count && has_no_content(c, &cues[cue_count - 1]))
    n->spoke = qt_find_source(c, &cues[cue_count - 1], c->first, NULL, &n->source) && !n->source.inverted &&
               may_go_on(c, &n->source);
  else if (!added && !cue_count)
    n->spoke = makes_a_sound(c, &n->source);
  if (n->spoke) n->spoke = qt_speaker_of(b, c, &n->source) != QUOTH_NONE;
  if (!qt_mark_at(c, c->end - 1, QT_COLON)) return;
  bool cued = cue_count && find_introducer(c, &cues[cue_count - 1], said, &n->source);
  if (cued) {
    n->cue = cues[cue_count - 1];
    if (n->cue.classes & QT_BIT(DENY)) n->cue.first = QUOTH_NONE; /* denied the charge: not what is below */
  } else {                                                        /* Petrova made the following comment: */
    n->source = QT_NO_SOURCE;
    n->cue.first = QUOTH_NONE;
    if (!qt_subject_of_conjunct(c, NULL, c->first, c->end - 1, &n->source)) return;
  }
  n->announced = n->source.first != QUOTH_NONE;
}

/* Does the sentence tell of somebody, as its subject? Into the source. */
static bool tells_of_person(const qt_clause *c, qt_source *s) {
  const quoth_article *a = c->article;
  *s = QT_NO_SOURCE;
  if (c->first >= c->end || !qt_ends_sentence(c, c->end - 1) || !qt_sentence_subject(c, c->end, s)) return false;
  const qt_mention *m = &a->mentions.at[s->mention];
  uint32_t behind = qt_mention_end(m);
  bool verb = c->drops_subject && behind < c->end && qt_is_plain_word(c, behind);      /* whose verbs are not listed */
  if (behind + 1 >= c->end || !(verb || qt_has_verb(c, behind, c->end))) return false; /* Pause. */
  return m->speaker != QUOTH_NONE && is_somebody(c, m);
}

bool qt_narrates_of(qt_introduction *n, const qt_clause *quoted) {
  quoth_article *a = quoted->article;
  if (!quoted->block || !qt_is_prose(a->blocks.at[quoted->block - 1].kind)) return false;
  const qt_block_range *r = &a->ranges.at[quoted->block - 1];
  if (!r->sentence_count || quoted->first != a->ranges.at[quoted->block].first_token) return false;
  qt_clause c;
  qt_open_clause(&c, a, quoted->block - 1);
  c.first = a->sentence_tokens.at[r->first_sentence + r->sentence_count - 1];
  c.end = r->first_token + r->token_count;
  if (!tells_of_person(&c, &n->source)) return false;
  return a->speakers.at[a->mentions.at[n->source.mention].speaker].type == QUOTH_SPEAKER_PERSON;
}

bool qt_narrates_before(qt_introduction *n, const qt_clause *quoted) {
  const quoth_article *a = quoted->article;
  const qt_block_range *r = &a->ranges.at[quoted->block];
  uint32_t s = r->sentence_count;
  while (s > 0 && a->sentence_tokens.at[r->first_sentence + s - 1] >= quoted->first) s--;
  if (!s) return false;
  qt_clause c;
  qt_open_clause(&c, quoted->article, quoted->block);
  c.first = a->sentence_tokens.at[r->first_sentence + s - 1];
  c.end = quoted->first;
  return tells_of_person(&c, &n->source);
}

bool qt_is_lead_in(const qt_clause *c, const qt_cue *cues, uint32_t cue_count) {
  if (!cue_count || c->atom_count || !qt_mark_at(c, c->end - 1, QT_COLON)) return false;
  const qt_cue *cue = &cues[cue_count - 1];
  return cue->form == QT_FINITE && qt_skip_adjuncts(c, cue->head_end) == c->end - 1;
}
