#include "read/announcement.h"

#include <assert.h>

#include "read/usage.h"

enum {
  MAX_SCOPE_WORDS = 12, /* of a line that announces without a colon */
  MAX_HERE_WORDS = 24,  /* behind "Here are": longer sentences tell something themselves */
  MAX_BRIEF = 6         /* words of a line that ends open */
};

static uint32_t content_behind(const quoth_article *a, uint32_t block) {
  for (block++; block < a->blocks.count; block++)
    if (qt_is_content(a, block) || a->blocks.at[block].kind == QUOTH_BLOCK_HEADING) return block;
  return QUOTH_NONE;
}

bool qt_tells_what(const quoth_article *a, uint32_t first, uint32_t stop) {
  uint32_t what = qt_find_class(a, first, stop, 0, QT_MORE(WHAT));
  if (what == QUOTH_NONE || what - first > 12) return false;
  uint32_t cue = qt_find_class(a, what + 1, stop, QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(WRITE), 0);
  if (cue == QUOTH_NONE || cue == what + 1 || cue - what > 10) return false;
  if (qt_is_mark(qt_tok(a, cue - 1), QT_COMMA)) return false;             /* what they meant to him, adding: */
  uint64_t one = QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(TITLE) | QT_BIT(ROLE); /* not "economists", "police" */
  if (qt_has_in(a, what + 1, cue, one, 0)) return true;
  for (uint32_t i = what + 1; i < cue; i++)
    if (qt_tok(a, i).flags & QT_CAPITAL) return true;
  return false;
}

/* "five things Lavrov said about Yemen": what somebody in particular said, and no clause that he said. */
static bool tells_things(const quoth_article *a, uint32_t first, uint32_t stop) {
  uint32_t cue = qt_find_class(a, first, stop, QT_BIT(SAY) | QT_BIT(TELL), 0);
  if (cue >= stop || cue < first + 2 || !(qt_word_of(a->lexicon, qt_tok(a, cue))->classes & QT_BIT(PAST))) return false;
  for (uint32_t i = first; i < cue; i++) /* not: "Here is the point," Lavrov added */
    if (!qt_is_word(qt_tok(a, i))) return false;
  qt_token who = qt_tok(a, cue - 1);
  bool somebody = (who.flags & QT_CAPITAL) || qt_has_class(a, cue - 1, stop, QT_BIT(HE) | QT_BIT(SHE), 0) ||
                  qt_has_class(a, cue - 1, cue, QT_BIT(TITLE) | QT_BIT(ROLE), 0);
  if (!somebody) return false;
  uint32_t behind = cue + 1;
  bool addressed = (qt_word_of(a->lexicon, qt_tok(a, cue))->classes & QT_BIT(TELL)) != 0;
  return behind >= stop || !qt_is_word(qt_tok(a, behind)) || addressed ||
         qt_has_class(a, behind, stop, QT_BIT(PREPOSITION), 0) ||
         qt_has_class(a, behind, stop, 0, QT_MORE(DAY) | QT_MORE(TIME));
}

/* The two blocks below are a list, or the next one is a heading. */
static bool list_follows(const quoth_article *a, uint32_t block) {
  uint32_t next = content_behind(a, block), after = next == QUOTH_NONE ? QUOTH_NONE : content_behind(a, next);
  if (after == QUOTH_NONE) return false;
  if (a->blocks.at[next].kind == QUOTH_BLOCK_ITEM) return a->blocks.at[after].kind == QUOTH_BLOCK_ITEM;
  return a->blocks.at[next].kind == QUOTH_BLOCK_HEADING;
}

/* "Here are", at the start of a clause; or "made the following points:" over a list. */
static qt_strength here_announces(const quoth_article *a, uint32_t block, uint32_t first, uint32_t stop) {
  uint32_t here = qt_find_class(a, first, stop, 0, QT_MORE(HERE));
  if (here == QUOTH_NONE) return QT_ANNOUNCES_NOTHING;
  bool opens = here == first || qt_kind(qt_tok(a, here - 1)) == QT_PUNCT ||
               qt_has_class(a, here - 1, stop, QT_BIT(CONJUNCTION), 0);
  if (!opens && (!qt_ends_open(a, first, stop) || !list_follows(a, block))) return QT_ANNOUNCES_NOTHING;
  uint32_t behind = here + qt_has_class(a, here, stop, 0, QT_MORE(HERE));
  if (qt_count_words(a, behind, stop) > MAX_HERE_WORDS) return QT_ANNOUNCES_NOTHING;
  if (!opens && behind + 1 == stop)
    return qt_has_in(a, first, here, QT_BIT(SAY) | QT_BIT(TELL), 0) ? QT_ANNOUNCES_QUOTES : QT_ANNOUNCES_NOTHING;
  if (qt_has_in(a, behind, stop, 0, QT_MORE(PREVIEW)))
    return QT_ANNOUNCES_NOTHING; /* Here's everything we know about the launch. */
  if (qt_tells_what(a, behind, stop) || tells_things(a, behind, stop)) return QT_ANNOUNCES_QUOTES;
  uint32_t according = qt_find_class(a, behind, stop, QT_BIT(ACCORDING), 0);
  if (according < stop) stop = according; /* Here are the secrets of hotels, according to answers of readers */
  if (qt_has_in(a, behind, stop, 0, QT_MORE(DIGEST_NOUN) | QT_MORE(DIGEST_OPENER))) return QT_ANNOUNCES_QUOTES;
  return qt_has_in(a, behind, stop, 0, QT_MORE(DIGEST_POINTS)) ? QT_ANNOUNCES_POINTS : QT_ANNOUNCES_NOTHING;
}

/* "Key quotes", "Highlights from the briefing:", "Meridian has gathered the key statements of ..." */
static qt_strength line_announces(const quoth_article *a, uint32_t block, uint32_t first, uint32_t stop) {
  if (qt_has_in(a, first, stop, 0, QT_MORE(PREVIEW)))
    return QT_ANNOUNCES_NOTHING; /* everything you need to know about sleep: */
  uint32_t opener = qt_find_class(a, first, stop, 0, QT_MORE(DIGEST_OPENER));
  qt_strength how = opener < stop ? QT_ANNOUNCES_QUOTES : QT_ANNOUNCES_POINTS;
  if (opener >= stop) opener = qt_find_class(a, first, stop, 0, QT_MORE(DIGEST_POINTS));
  if (opener >= stop) return QT_ANNOUNCES_NOTHING;
  bool whole = first == qt_first(a, block) && stop == qt_stop(a, block);
  bool leads = opener == first ||
               (opener == first + 1 && qt_has_class(a, first, stop, QT_BIT(DETERMINER) | QT_BIT(POSSESSIVE), 0));
  bool phrase = qt_has_class(a, opener, stop, 0, QT_MORE(DIGEST_OPENER) | QT_MORE(DIGEST_POINTS)) > 1;
  bool brief =
      opener <= first + 1 && qt_count_words(a, first, stop) <= MAX_BRIEF; /* "Some highlights, in translation:" */
  if ((phrase || leads || brief || how == QT_ANNOUNCES_QUOTES) && qt_ends_open(a, first, stop) &&
      stop == qt_stop(a, block))
    return how;
  if (!whole || qt_count_words(a, first, stop) > MAX_SCOPE_WORDS) return QT_ANNOUNCES_NOTHING;
  if (qt_has_in(a, opener, stop, 0, QT_MORE(DIGEST_EVENT))) return how;
  /* "Every word of it is true." is a sentence */
  bool sentence = qt_ends_sentence(qt_tok(a, stop - 1));
  if (leads) return sentence ? QT_ANNOUNCES_NOTHING : how;
  return phrase && how == QT_ANNOUNCES_QUOTES && opener > first + 1 ? how : QT_ANNOUNCES_NOTHING;
}

/* "The minister promised:" over a list, "He said -" over headings. */
static bool list_announces(const quoth_article *a, uint32_t block, uint32_t first, uint32_t stop) {
  if (stop != qt_stop(a, block) || !qt_ends_open(a, first, stop) || stop - first < 2) return false;
  uint32_t near = stop - first > 7 ? stop - 7 : first;
  uint64_t cues = QT_BIT(SAY) | QT_BIT(TELL) | QT_BIT(URGE) | QT_BIT(INTEND) | QT_BIT(WRITE) | QT_BIT(DENY);
  if (qt_has_class(a, first, stop, 0, QT_MORE(HERE)) || !qt_has_in(a, near, stop, cues, 0)) return false;
  return list_follows(a, block);
}

static qt_strength announces(const quoth_article *a, uint32_t block, uint32_t first, uint32_t stop, bool *list) {
  uint32_t begin = first;
  *list = false;
  while (first < stop && !qt_is_word(qt_tok(a, first))) first++;
  qt_strength how = here_announces(a, block, first, stop);
  if (how == QT_ANNOUNCES_NOTHING) how = line_announces(a, block, begin, stop);
  if (how == QT_ANNOUNCES_NOTHING && list_announces(a, block, first, stop)) {
    how = QT_ANNOUNCES_QUOTES;
    *list = true;
  }
  bool whole = begin == qt_first(a, block) || qt_has_class(a, first, stop, 0, QT_MORE(WHAT)); /* What she had to say: */
  if (how == QT_ANNOUNCES_NOTHING && stop == qt_stop(a, block) && whole && qt_ends_open(a, first, stop) &&
      qt_tells_what(a, first, stop))
    how = QT_ANNOUNCES_QUOTES;
  return how;
}

static_assert(QT_HERE_MORE_BIT < 32 && QT_DIGEST_OPENER_MORE_BIT < 32 && QT_DIGEST_POINTS_MORE_BIT < 32,
              "traits of a block are the first 32 classes");

/* What every announcement has: "here are", "key quotes", or an open end. Most blocks and sentences have none of these. */
static bool may_announce(const quoth_article *a, uint32_t first, uint32_t stop) {
  if (qt_ends_open(a, first, stop)) return true;
  for (uint32_t i = first; (i = qt_next_hint(&a->tokens, i, stop, QT_ANNOUNCE_HINT)) < stop; i++) {
    bool by_itself = (qt_word_of(a->lexicon, qt_tok(a, i))->more & QT_ANNOUNCING) != 0;
    if (!by_itself && !(a->tokens.hints[i + 1] & QT_SECOND_HINT)) continue; /* "the", but not "the main points" */
    if (qt_has_class(a, i, stop, 0, QT_ANNOUNCING)) return true;
  }
  return false;
}

bool qt_next_announcement(const quoth_article *a, uint32_t title, uint32_t block, qt_announcement *found) {
  for (; block < a->blocks.count; block++) {
    if (block == title || (!qt_is_content(a, block) && a->blocks.at[block].kind != QUOTH_BLOCK_DECK)) continue;
    uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
    if (!qt_may_have(a, block, QT_ANNOUNCING) && !qt_ends_open(a, first, stop)) continue;
    if (!may_announce(a, first, stop)) continue;
    for (uint32_t i = first; i < stop;) {
      uint32_t end = qt_sentence_stop(a, i, stop);
      bool list;
      qt_strength how = may_announce(a, i, end) ? announces(a, block, i, end, &list) : QT_ANNOUNCES_NOTHING;
      if (how != QT_ANNOUNCES_NOTHING) {
        *found = (qt_announcement){block, i, end, how, list};
        return true;
      }
      i = end;
    }
  }
  return false;
}
