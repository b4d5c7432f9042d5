#include "speech/inversion.h"

#include "base/case_ending.h"
#include "speech/subject.h"
#include "speech/verb_second.h"

enum {
  FAR_LENGTH = 14,  /* tokens between a verb and its subject */
  OFFICE_LENGTH = 6 /* tokens between an office and its holder's name */
};

void qt_take_rest(const qt_clause *c, qt_source *s) {
  uint32_t head = s->mention; /* le ministre russe de la Défense, Karl Bent */
  const qt_mention *office = qt_mention_of(c, head);
  bool named = office && (office->kind == QT_NAME || office->kind == QT_PRONOUN_MENTION);
  for (uint32_t i = 0; c->drops_subject && !named && i < 2 && s->end < c->end; i++)
    s->end += qt_has_class(c, s->end, QT_BIT(DEMONYM)) || qt_is_plain_word(c, s->end);
  if (!named || office->name_count == 1) qt_take_genitive(c, s); /* not: sagte Karl Bent der Zeitung */
  s->mention = head;
  const qt_mention *m = qt_mention_of(c, head);
  if ((m && m->kind == QT_NAME) || s->end + 1 >= c->end || !qt_is_comma(c, s->end)) return;
  uint32_t index = qt_mention_from(c, s->end + 1);
  const qt_mention *name = qt_mention_of(c, index);
  if (!name || name->kind != QT_NAME) return;
  uint32_t end = qt_mention_end(name);
  if (end < c->end && qt_is_word(c->tokens[end])) return;
  s->mention = index;
  s->end = end;
}

/* министр обороны республики Иван Петров: the name that ends the phrase an office begins. */
static void take_name_behind(const qt_clause *c, qt_source *s) {
  const qt_mention *m = qt_mention_of(c, s->mention);
  uint32_t limit = s->end + OFFICE_LENGTH < c->end ? s->end + OFFICE_LENGTH : c->end;
  for (uint32_t at = s->end; m->kind == QT_ROLE_MENTION && at < limit && qt_is_word(c->tokens[at]); at++) {
    const qt_mention *name = qt_mention_of(c, qt_mention_from(c, at));
    if (name && name->kind == QT_NAME && !qt_is_oblique_mention(c, s->first, name)) {
      qt_take_mention(c, qt_mention_from(c, at), s);
      s->first = m->first_token;
      return;
    }
    if (qt_has_class(c, at, QT_BIT(PREPOSITION)) || qt_is_verb_at(c, at)) return;
  }
}

/* сообщили в мэрии: a body, as the place where it is said. */
static bool is_said_in(const qt_clause *c, uint32_t at, qt_source *s) {
  uint32_t index = at + 1 < c->end ? qt_mention_from(c, at + 1) : QUOTH_NONE;
  const qt_mention *m = qt_mention_of(c, index);
  if (!c->comma_clauses || !m || !(qt_word_at(c, at)->more & QT_MORE(LOCATIVE))) return false;
  if (m->kind != QT_ORGANISATION_NAME && !qt_has_class(c, m->name_token, QT_BIT(BODY) | QT_BIT(METONYM))) return false;
  qt_take_mention(c, index, s);
  s->inverted = true;
  return true;
}

/* журналисту, министром: an office in a case that is no subject's. */
static bool is_in_other_case(const qt_clause *c, const qt_mention *m) {
  qt_token head = c->tokens[m->name_token];
  return c->comma_clauses && m->kind == QT_ROLE_MENTION && qt_case_rank(c->article->text + head.start, head.length) > 1;
}

bool qt_far_subject(const qt_clause *c, uint32_t first, qt_source *s) {
  uint32_t at = first, limit = first + FAR_LENGTH < c->end ? first + FAR_LENGTH : c->end;
  bool determined = false; /* a la emisora pública Radio Costa: a name inside the phrase of an article */
  for (; at < limit && qt_is_word(c->tokens[at]); at++) {
    if (qt_has_class(c, at, QT_BIT(THAT) | QT_BIT(WH))) return false;
    uint32_t index = qt_mention_from(c, at);
    bool article = qt_has_class(c, at, QT_BIT(DETERMINER));
    if (index == QUOTH_NONE) {
      determined = article || (determined && !qt_is_time_word(c, at));
      continue;
    }
    const qt_mention *m = qt_mention_of(c, index);
    bool oblique =
        (at > first && qt_is_oblique_mention(c, first, m)) || (determined && !article) || is_in_other_case(c, m);
    if (!oblique && m->kind != QT_PLACE_NAME) {
      qt_take_mention(c, index, s);
      take_name_behind(c, s);
      s->inverted = true;
      return true;
    }
    at = qt_mention_end(m) - 1;
  }
  return first < c->end && is_said_in(c, first, s);
}

/* der für den Hafen zuständige Minister, der 35 Jahre alte Karl Bent: over what stands before the noun of the article. */
static uint32_t described_mention(const qt_clause *c, uint32_t article) {
  uint32_t at = article + 1, limit = article + FAR_LENGTH < c->end ? article + FAR_LENGTH : c->end;
  if (!c->verb_second || at >= limit || !qt_has_class(c, article, QT_BIT(DETERMINER))) return QUOTH_NONE;
  bool opens =
      qt_kind(c->tokens[at]) == QT_NUMBER || (qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(PREPOSITION)));
  for (at++; opens && at < limit && qt_is_word(c->tokens[at]); at++) {
    const qt_mention *m = qt_mention_of(c, qt_mention_from(c, at));
    if (!m || qt_has_class(c, at, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE))) continue;
    bool adjective = !(c->tokens[at].flags & QT_CAPITAL) || qt_is_plain_word(c, at - 1);
    if (adjective && m->kind != QT_PRONOUN_MENTION && !qt_is_oblique_mention(c, article, m))
      return qt_mention_from(c, at);
  }
  return QUOTH_NONE;
}

/* der 86-Jährige: a number is only the beginning of the word that tells who he is. */
static void take_age(const qt_clause *c, qt_source *s) {
  if (s->end + 1 >= c->end || qt_kind(c->tokens[s->end - 1]) != QT_NUMBER || !qt_mark_at(c, s->end, QT_HYPHEN)) return;
  if (!qt_is_word(c->tokens[s->end + 1]) || !(c->tokens[s->end + 1].flags & QT_CAPITAL)) return;
  s->mention = QUOTH_NONE;
  s->end += 2;
}

bool qt_subject_of_quoted(const qt_clause *c, const qt_cue *cue, qt_source *s) {
  uint32_t at = cue->head_end; /* findet auch Vold, sieht es Vold, sagte gestern Vold */
  while (at < c->end && qt_is_word(c->tokens[at]) && !qt_has_class(c, at, QT_BIT(DETERMINER)) &&
         (qt_has_class(c, at, QT_BIT(ADVERB) | QT_BIT(IT)) || qt_is_time_word(c, at)))
    at++;
  if (at >= c->end || !qt_is_word(c->tokens[at])) return false;
  if (qt_has_class(c, at, QT_BIT(PREPOSITION) | QT_BIT(ADVERB)) && !qt_has_class(c, at, QT_BIT(DETERMINER)))
    return c->drops_subject && qt_far_subject(c, at, s);
  uint32_t index = qt_mention_from(c, at), described = described_mention(c, at);
  if (described != QUOTH_NONE) {
    qt_take_mention(c, described, s);
    s->first = at;
  } else if (index != QUOTH_NONE && !is_in_other_case(c, qt_mention_of(c, index))) {
    qt_take_mention(c, index, s);
  } else {
    if (c->drops_subject && qt_far_subject(c, at, s)) return true;
    if (!qt_has_class(c, at, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE))) return false;
    s->first = at;
    s->end = qt_skip_phrase(c, at);
    if (s->end <= at + 1) return false;
  }
  if (c->drops_subject && s->mention != QUOTH_NONE) take_name_behind(c, s);
  if (c->verb_second) take_age(c, s);
  qt_take_rest(c, s);
  s->inverted = true;
  return s->end <= c->end;
}
