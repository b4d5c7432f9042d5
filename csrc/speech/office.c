#include "speech/office.h"

#include "speech/part.h"

/* The words of a phrase that tell one office from another: adjectives of nations, and the others. */
static bool is_nation(const qt_cast_state *c, uint32_t token) {
  return (qt_cast_word(c, token)->classes & (QT_BIT(DEMONYM) | QT_BIT(COUNTRY))) != 0;
}
static bool is_empty(const qt_cast_state *c, uint32_t token) {
  const qt_word *w = qt_cast_word(c, token);
  return (w->more & (QT_MORE(COMMON) | QT_MORE(ARTICLE) | QT_MORE(AFFILIATION))) ||
         (w->classes & (QT_FUNCTION_CLASSES | QT_BIT(ADVERB)));
}

static bool shares_start(const qt_cast_state *c, const qt_words *words, uint32_t token) {
  const qt_token *t = c->article->tokens.at;
  uint64_t key = qt_start_key(c->article, t[token], 4);
  for (uint32_t i = 0; i < words->count; i++)
    if (qt_start_key(c->article, t[words->token[i]], 4) == key) return true;
  return false;
}

/* The Democratic nominee is not the Republican one. */
static bool is_of_other_party(const qt_cast_state *c, const qt_words *phrase, const qt_words *role) {
  bool asked = false, told = false;
  for (uint32_t i = 0; i < phrase->count; i++) {
    if (!(qt_cast_word(c, phrase->token[i])->more & QT_MORE(AFFILIATION))) continue;
    if (shares_start(c, role, phrase->token[i])) return false; /* Democrat, Democratic */
    asked = true;
  }
  for (uint32_t i = 0; asked && i < role->count; i++)
    told |= (qt_cast_word(c, role->token[i])->more & QT_MORE(AFFILIATION)) != 0;
  return told;
}

enum { OTHER_OFFICE = 3 /* shared words */ };

/* "the president": not so likely Vice President Bent as President Roe. */
static bool is_of_longer_office(const qt_cast_state *c, const qt_mention *m, const qt_words *phrase,
                                const qt_words *role) {
  const quoth_article *a = c->article;
  uint64_t head = qt_word_key(a, a->tokens.at[m->name_token]);
  for (uint32_t i = 1; i < role->count; i++) {
    uint32_t length = 2, first = role->token[i - 1];
    if (role->hash[i] != head || role->token[i] != first + 1 || qt_holds_word(phrase, role->hash[i - 1])) continue;
    if (qt_phrase(a->lexicon, a->tokens.at + first, 2, QT_BIT(TITLE) | QT_BIT(ROLE), 0, &length) && length == 2)
      return true;
  }
  return false;
}

int qt_likeness(const qt_cast_state *c, const qt_mention *m, const qt_words *phrase, const qt_entity *e) {
  const quoth_article *a = c->article;
  qt_words role, name;
  qt_words_of(a, e->role, e->role_count, &role);
  qt_words_of(a, e->name, e->name_count, &name);
  int shared = 0;
  bool nations = false, other_nation = false;
  if (is_of_other_party(c, phrase, &role)) return QT_NO_HOLDER;
  for (uint32_t i = 0; i < role.count; i++) nations |= is_nation(c, role.token[i]);
  for (uint32_t i = 0; i < phrase->count; i++) {
    uint32_t token = phrase->token[i];
    if (token == m->name_token) continue;
    if (qt_holds_word(&role, phrase->hash[i]))
      shared += 2;
    else if (is_nation(c, token) && shares_start(c, &role, token))
      shared += 2; /* Malaysia, Malaysian */
    else if (is_nation(c, token))
      other_nation = true;
    else if ((a->tokens.at[token].flags & QT_CAPITAL) && token > m->first_token &&
             !(qt_cast_word(c, token)->more & QT_MORE(AFFILIATION)) && !qt_holds_word(&name, phrase->hash[i]) &&
             !(qt_cast_word(c, token)->classes & (QT_BIT(TITLE) | QT_BIT(ROLE))))
      return QT_NO_HOLDER;
    else if (token + 1 == m->name_token && role.count > 1 && !is_empty(c, token))
      return QT_NO_HOLDER;
  }
  if (other_nation && nations) return QT_NO_HOLDER;
  return is_of_longer_office(c, m, phrase, &role) ? shared - OTHER_OFFICE : shared;
}
