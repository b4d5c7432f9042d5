#include "speech/medial.h"

#include "speech/content_end.h"

/*
** "A," X said, that B; "A," X said, would do; he spoke of "talks," X said, in which B; it is "late," X said, to mend it:
** what begins at `start` goes on with the clause of a quotation before the attribution.
*/
static bool goes_on_unquoted(const qt_clause *c, const qt_candidate *k, uint32_t start) {
  if (start + 2 >= c->end || !qt_is_word(c->tokens[start]) || !qt_is_word(c->tokens[start + 1])) return false;
  const qt_word *w = qt_word_at(c, start);
  uint64_t next = qt_word_at(c, start + 1)->classes;
  if (w->classes & (QT_BIT(MODAL) | QT_BIT(AUX))) return !(next & QT_BIT(PRONOUN)); /* not: did he */
  if (w->classes & QT_BIT(THAT)) { /* not: that is late; dijo el fiscal, que lleva el caso */
    bool relative = c->drops_subject && !c->comma_clauses && k->source.mention != QUOTH_NONE && k->source.inverted;
    return !relative && !(next & (QT_BIT(AUX) | QT_BIT(MODAL)));
  }
  const qt_atom *last = qt_atom_at(c, k->left.end - 1);
  if (!last || last->first == k->left.first || qt_begins_sentence(c, last)) return false;
  if ((w->classes & QT_BIT(PREPOSITION)) && (next & QT_BIT(RELATIVE))) return true;
  const uint64_t object = QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE) | QT_BIT(PRONOUN);
  return (w->classes & QT_BIT(TO)) && ((next & QT_BIT(BASE)) || qt_is_plain_word(c, start + 1)) &&
         qt_is_word(c->tokens[start + 2]) && qt_has_class(c, start + 2, object);
}

/* Content on both sides: "The port, Petrova said, will reopen"; "A," X said, "B". */
void qt_read_medial(const qt_clause *c, qt_candidate *k, bool quoted) {
  uint32_t at = k->end;
  if (!qt_is_comma(c, at) && !qt_is_attribution_dash(c, at) && !qt_mark_at(c, at, QT_COLON) &&
      !(at < c->end && qt_kind(c->tokens[at]) == QT_QUOTE))
    return;
  uint32_t start = qt_kind(c->tokens[at]) == QT_QUOTE ? at : at + 1;
  if (start + 1 < c->end && qt_has_class(c, start, QT_BIT(CONJUNCTION))) { /* , she said, and still "had to wait" */
    uint32_t first = qt_skip_adverbs(c, start + 1, c->end);
    if (qt_quotation_at(c, first)) {
      k->right = (qt_region){quoted && first == start + 1 ? first : start, c->end};
      k->medial = true;
      return;
    }
  }
  if (start >= c->end) return;
  if (quoted) {
    const qt_atom *atom = qt_quotation_at(c, start);
    if (atom) { /* "A," X said, "but B," and left */
      uint32_t next = qt_is_comma(c, atom->end) ? atom->end + 1 : atom->end;
      bool closed = (next > atom->end || qt_is_comma(c, atom->end - 2)) && next + 1 < c->end &&
                    qt_is_word(c->tokens[next]) && qt_has_class(c, next, QT_BIT(CONJUNCTION)) &&
                    qt_is_word(c->tokens[next + 1]);
      k->right = (qt_region){start, closed ? atom->end : c->end};
      k->medial = true;
    } else if (goes_on_unquoted(c, k, start)) {
      k->right = (qt_region){qt_has_class(c, start, QT_BIT(THAT)) ? start + 1 : start, c->end};
      k->medial = true;
    }
    return;
  }
  uint64_t is = qt_word_at(c, start)->classes;
  if (is & (QT_BIT(ING) | QT_BIT(RELATIVE))) return;
  if ((is & QT_BIT(CONJUNCTION)) && !(is & QT_BIT(SUBORDINATOR))) return;
  if ((is & QT_BIT(SUBORDINATOR)) && qt_has_class(c, k->left.first, QT_BIT(PREPOSITION))) return;
  /* according to Petrova, chief of the port, and Orlov, who: what she is, whatever verb stands behind that */
  uint32_t stop = start;
  while (stop < c->end && !qt_is_comma(c, stop) && qt_kind(c->tokens[stop]) != QT_QUOTE) stop++;
  const qt_mention *of = qt_mention_of(c, k->source.mention);
  bool name = of && of->kind == QT_NAME && (k->source.inverted || k->cue.form == QT_NOT_VERB);
  if (name && stop < c->end && qt_is_comma(c, stop) && !qt_has_verb(c, start, stop) &&
      qt_has_verb(c, k->left.first, k->left.end))
    return;
  /* "The dates, he argues, come from two samples": what has no verb is no whole content */
  bool fronted = qt_has_class(c, k->left.first, QT_BIT(SUBORDINATOR)) &&
                 !qt_has_class(c, k->left.first, QT_BIT(PREPOSITION));   /* While it was late, she said, they waited */
  bool whole = !fronted && qt_has_verb(c, k->left.first, k->left.end) && /* It was, he argues, a loss */
               !(qt_is_word(c->tokens[k->left.end - 1]) && (qt_word_at(c, k->left.end - 1)->more & QT_MORE(BE)));
  if (whole && ((is & QT_BIT(SUBORDINATOR)) || !qt_has_verb(c, start, c->end)) && !qt_holds_quotation(c, start, c->end))
    return;
  /* explained Orlov, a registered engineer: a participle in what he is; said Orlov, director of the port */
  bool describes = (qt_word_at(c, start)->more & QT_MORE(ARTICLE)) || (is & (QT_BIT(ROLE) | QT_BIT(TITLE)));
  if (name && k->source.inverted && describes && !qt_have_hint(&c->article->tokens, start, c->end, QT_VERB_HINT) &&
      !qt_holds_quotation(c, start, c->end))
    return;
  k->right = (qt_region){start, c->end};
  k->medial = true;
}

/* , said X, who runs the port, "but not for long": the quotation goes on behind what is said of X. */
void qt_read_late_half(const qt_clause *c, qt_candidate *k) {
  uint32_t limit = k->source.inverted || k->end + QT_ASIDE_LENGTH > c->end ? c->end : k->end + QT_ASIDE_LENGTH;
  bool shouted = false;
  for (uint32_t at = k->end; at < limit; at++) {
    /* ..., and Orlov added, "but not for long": another's */
    const uint64_t anothers = QT_BIT(CONJUNCTION) | QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE);
    bool name = (c->tokens[at].flags & QT_CAPITAL) != 0; /* the Telmar Post */
    if (!k->source.inverted && qt_is_word(c->tokens[at]) && !name && qt_has_class(c, at, anothers)) return;
    shouted |= qt_is_word(c->tokens[at]) && qt_has_class(c, at, QT_BIT(VOICE) | QT_BIT(ASK));
    const qt_atom *next = qt_quotation_at(c, at);
    if (!next) continue;
    bool whole = qt_is_speech(c, next) && !shouted; /* no title; not: as Orlov shouted, "A" */
    if ((qt_is_comma(c, at - 1) || qt_is_dash(c, at - 1)) &&
        (k->source.inverted || whole || !qt_begins_sentence(c, next))) {
      k->end = at - 1;
      k->right = (qt_region){at, c->end};
      k->medial = true;
    }
    return;
  }
}
