/*
** Digests: what announces that the words below are one speaker's, who that is, and where it ends.
**   a sentence   Here are Lavrov's key statements.   Here is what he said -   Key quotes from his briefing:
**   a title      Key points of X's press conference   What X told reporters   Everything X said
**   a title over nothing but quotations   Zoho's Jane Roe on workplaces
** Points, takeaways and highlights announce lists of facts as well, so they need a speaker and an
** occasion, and tell of a scene where others answer; and a title of what is to come announces nothing.
*/
#include "read/announcement.h"
#include "read/person.h"
#include "read/usage.h"

enum {
  LOOK_BACK = 4,   /* blocks above an announcement that are searched for its speaker */
  MAX_LOOKS = 64,  /* names weighed against the whole text, so that the time stays linear */
  MAX_ADDRESS = 4, /* tokens of a question, its address among them */
  MIN_ITEMS = 3,
  MIN_HEADINGS = 2
};

typedef struct digest {
  qt_outliner *o;
  quoth_article *a;
  qt_strength title; /* what the title announces */
  bool title_event, preview, live;
  bool named_labels; /* the turns of a transcript say who speaks */
  uint32_t looks;
  bool title_read;        /* title_names is known */
  qt_persons title_names; /* of name_title */
} digest;

/*
** Whose words.
*/
static void keep_best(qt_persons *best, const qt_persons *other, int bonus) {
  if (!other->count) return;
  if (!best->count || other->at[0].score + bonus > best->at[0].score) *best = *other;
}

/* The speaker that "he" or "the minister" of an announcement means. */
static void look_around(const digest *d, const qt_announcement *n, qt_persons *persons) {
  const quoth_article *a = d->a;
  if (n->first > qt_first(a, n->block))
    qt_find_persons(a, qt_first(a, n->block), n->first, n->how == QT_ANNOUNCES_QUOTES ? QT_MENTIONED : QT_LIKELY,
                    persons);
  keep_best(persons, &d->title_names, persons->count ? 0 : 1);
  for (uint32_t i = n->block, seen = 0; !persons->count && i > 0 && seen < LOOK_BACK; i--) {
    if (!qt_is_content(a, i - 1) && a->blocks.at[i - 1].kind != QUOTH_BLOCK_DECK) continue;
    qt_find_persons(a, qt_first(a, i - 1), qt_stop(a, i - 1), QT_LIKELY, persons);
    seen++;
  }
}

/* "Lavrov" of the announcement and "Sergey Lavrov" of the title: the longer name. */
static void take_fuller(const digest *d, qt_persons *persons) {
  for (uint32_t i = 0; i < persons->count; i++)
    for (uint32_t k = 0; k < d->title_names.count; k++) {
      qt_person *p = &persons->at[i];
      const qt_person *t = &d->title_names.at[k];
      if (p->stop - p->first < t->stop - t->first && qt_same_word(d->a, p->stop - 1, t->stop - 1)) *p = *t;
    }
}

/* "Here is what the Ministry of Ports said:": the phrase between what and the cue. */
static bool find_body(const quoth_article *a, const qt_announcement *n, qt_persons *persons) {
  uint32_t what = qt_find_class(a, n->first, n->stop, 0, QT_MORE(WHAT));
  if (what == QUOTH_NONE) return false;
  uint32_t first = what + 1, cue = qt_find_class(a, first, n->stop, QT_BIT(SAY) | QT_BIT(TELL), 0);
  if (cue == QUOTH_NONE) return false;
  if (qt_has_class(a, first, cue, QT_BIT(DETERMINER), 0)) first++;
  if (first >= cue || !qt_has_in(a, first, cue, QT_BIT(BODY) | QT_BIT(ORG_WORD) | QT_BIT(METONYM), 0)) return false;
  persons->at[0] = (qt_person){first, cue, 0, false, true};
  persons->count = 1;
  return true;
}

/* "She promised:" means somebody named before; not "This brings us to the question:", "The research found:". */
static bool means_somebody(const quoth_article *a, const qt_announcement *n) {
  return qt_has_in(a, n->first, n->stop, QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(TITLE) | QT_BIT(ROLE), 0);
}

static bool find_speaker(digest *d, const qt_announcement *n, qt_persons *persons) {
  const quoth_article *a = d->a;
  persons->count = 0;
  if (d->looks++ >= MAX_LOOKS) return false;
  qt_find_persons(a, n->first, n->stop, QT_LIKELY, persons);
  if (!persons->count && find_body(a, n, persons)) return true;
  bool named = persons->count > 0, meant = named || means_somebody(a, n);
  if (!named && qt_has_in(a, n->first, n->stop, QT_BIT(ACCORDING), 0))
    return false; /* by nobody who was named before */
  if (!meant && n->list) return false;
  if (!named) look_around(d, n, persons);
  if (!persons->count) return false;
  take_fuller(d, persons);
  bool event = qt_has_in(a, qt_first(a, n->block), n->stop, 0, QT_MORE(DIGEST_EVENT));
  /* "Here are the quotes we got.": a name of the text that nobody shows to be a person's is no speaker */
  bool ours = qt_has_in(a, n->first, n->stop, QT_BIT(WE) | QT_BIT(I), 0) &&
              !qt_has_in(a, n->first, n->stop, QT_BIT(HE) | QT_BIT(SHE) | QT_BIT(THEY), 0);
  if (((!meant && !persons->at[0].proven) || (ours && !named)) && !event && d->title == QT_ANNOUNCES_NOTHING &&
      !d->title_event)
    return false;
  if (n->how == QT_ANNOUNCES_QUOTES || (named && persons->at[0].proven)) return true;
  /* a match has its key moments too */
  return event || d->title == QT_ANNOUNCES_QUOTES || (d->title_event && d->title_names.count);
}

/*
** Where a scope ends.
*/
typedef struct layout {
  uint32_t content, quoted, items, run_ins, headings;
} layout;

static bool is_run_in(const quoth_article *a, uint32_t block) {
  if (block == 0 || a->blocks.at[block - 1].kind != QUOTH_BLOCK_HEADING) return false;
  uint32_t start = a->blocks.at[block - 1].span.end, end = a->blocks.at[block].span.start;
  return !memchr(a->text + start, '\n', end - start) && !memchr(a->text + start, '\r', end - start);
}

/* The marks stand around all of it, or it opens a quotation that is closed further down. */
static bool is_quoted(const quoth_article *a, uint32_t block) {
  return qt_is_double_quote(qt_tok(a, qt_first(a, block)));
}

static bool is_about(const quoth_article *a, uint32_t block, const qt_persons *persons) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  uint32_t length = qt_has_class(a, first, stop, 0, QT_MORE(HEADING_ABOUT));
  if (length > 1 || (length && first + length == stop)) return true;
  if (!length) return false;
  for (uint32_t i = 0; i < persons->count; i++)
    for (uint32_t k = first + length; k < stop; k++)
      if (qt_same_word(a, k, persons->at[i].stop - 1)) return true;
  return qt_has_in(a, first, stop, QT_BIT(TITLE) | QT_BIT(ROLE) | QT_BIT(BODY), 0);
}

/* The block behind the last one that can belong to the scope at all. */
static uint32_t hard_end(const digest *d, uint32_t block, uint32_t limit, const qt_persons *persons) {
  const quoth_article *a = d->a;
  for (; block < limit; block++) {
    if (a->blocks.at[block].kind == QUOTH_BLOCK_HEADING && is_about(a, block, persons)) return block;
    if (d->live && qt_is_time_line(a, block)) return block;
  }
  return limit;
}

static uint32_t marker_of(const quoth_article *a, uint32_t block) {
  uint32_t i = a->blocks.at[block].span.start, length, c = 0;
  while (i > 0 && a->text[i - 1] != '\n' && a->text[i - 1] != '\r' && a->blocks.at[block].span.start - i < 64) i--;
  for (; i < a->blocks.at[block].span.start; i += length) {
    c = qt_decode(a->text + i, a->length - i, &length);
    if (!qt_is_space(c) && !qt_is_ignorable(c)) break;
  }
  return c >= '0' && c <= '9' ? '0' : c;
}

/* Behind the items that start at `first`: another bullet than theirs, or quotations, end or go on. */
static uint32_t list_end(const quoth_article *a, uint32_t first, uint32_t stop) {
  uint32_t last = first, same = 0, bullet = marker_of(a, first);
  bool mixed = false;
  for (uint32_t i = first; i < stop; i++) {
    if (!qt_is_content(a, i)) {
      if (a->blocks.at[i].kind == QUOTH_BLOCK_HEADING) break;
      continue;
    }
    if (a->blocks.at[i].kind != QUOTH_BLOCK_ITEM && !is_quoted(a, i)) break;
    if (a->blocks.at[i].kind == QUOTH_BLOCK_ITEM) {
      bool differs = marker_of(a, i) != bullet;
      if (differs && !mixed && same >= MIN_ITEMS) break;
      mixed = mixed || differs;
      same += !differs;
    }
    last = i;
  }
  return last + 1;
}

static layout lay_out(const quoth_article *a, uint32_t first, uint32_t stop) {
  layout l = {0, 0, 0, 0, 0};
  for (uint32_t i = first; i < stop; i++) {
    l.headings += a->blocks.at[i].kind == QUOTH_BLOCK_HEADING;
    if (!qt_is_content(a, i)) continue;
    l.content++;
    l.items += a->blocks.at[i].kind == QUOTH_BLOCK_ITEM;
    l.quoted += qt_has_quote(a, i);
    l.run_ins += is_run_in(a, i);
  }
  return l;
}

static bool is_year(const quoth_article *a, qt_token t) {
  if (qt_kind(t) != QT_NUMBER || t.length != 4) return false;
  const char *p = a->text + t.start;
  return (p[0] == '1' || (p[0] == '2' && p[1] == '0')) && p[1] >= '0' && p[2] >= '0' && p[3] >= '0' && p[1] <= '9' &&
         p[2] <= '9' && p[3] <= '9';
}

/* The newsroom's own last paragraph: what is known of the thing, or what comes next. */
static bool is_background(const quoth_article *a, uint32_t block, const layout *l) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block), sentences = 0;
  if (qt_has_class(a, first, stop, 0, QT_MORE(BACKGROUND) | QT_MORE(HEADING_ABOUT))) return true;
  for (uint32_t i = first; i < stop; i++)
    if (is_year(a, qt_tok(a, i))) return true;
  for (uint32_t i = first; i < stop; i = qt_sentence_stop(a, i, stop)) sentences++;
  bool all_quoted = l->content > 2 && (l->quoted + l->items) * 20 >= l->content * 17;
  bool listed = l->content > 2 && (l->items + l->run_ins) * 2 > l->content;
  return listed || (all_quoted && sentences > 1) || (l->quoted && sentences > 2) ||
         (l->content > 1 && l->quoted == l->content);
}

static bool is_anchor(const quoth_article *a, uint32_t block) {
  return a->blocks.at[block].kind == QUOTH_BLOCK_ITEM || qt_has_quote(a, block) || qt_has_label(a, block) ||
         is_run_in(a, block);
}

/* The block behind the scope that starts at `first` and cannot go beyond `stop`. */
static uint32_t soft_end(const quoth_article *a, uint32_t first, uint32_t stop) {
  uint32_t anchor = first;
  for (uint32_t i = first; i < stop; i++)
    if (qt_is_content(a, i) && is_anchor(a, i)) anchor = i;
  layout l = lay_out(a, first, anchor + 1);
  if (first < stop && a->blocks.at[first].kind == QUOTH_BLOCK_ITEM && !l.headings) return list_end(a, first, stop);
  uint32_t end = anchor + 1;
  for (; end < stop; end++) {
    if (a->blocks.at[end].kind == QUOTH_BLOCK_HEADING) continue;
    if (!qt_is_content(a, end) || is_background(a, end, &l)) break;
  }
  while (end > first && a->blocks.at[end - 1].kind == QUOTH_BLOCK_HEADING) end--;
  return end;
}

/*
** Scopes.
*/
static bool push_name(quoth_article *a, const qt_person *p) {
  quoth_span name = qt_token_span(a, p->first, p->stop);
  for (uint32_t i = 0; i < a->digest_names.count; i++)
    if (a->digest_names.at[i].start == name.start) return true;
  quoth_span *slot = qt_vec_push(&a->alloc, &a->digest_names);
  if (slot) *slot = name;
  return slot != NULL;
}

static bool push_scope(quoth_article *a, quoth_span span, const qt_person *p, uint32_t outer) {
  qt_scope *scope = qt_vec_push(&a->alloc, &a->scopes);
  if (!scope || !push_name(a, p)) return false;
  *scope = (qt_scope){span, qt_token_span(a, p->first, p->stop), QUOTH_NONE, outer};
  if (!qt_has(a->digest.span)) a->digest.span = span;
  if (span.end > a->digest.span.end) a->digest.span.end = span.end;
  if (span.start < a->digest.span.start) a->digest.span.start = span.start;
  return true;
}

/* "Otieno on margins", "TIM OTIENO, CFO", "On wages Otieno said:": a section of its own speaker. */
static bool heading_owner(const quoth_article *a, uint32_t block, const qt_persons *announced, qt_person *owner) {
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  qt_persons found;
  bool topic = qt_has_class(a, first, stop, 0, QT_MORE(TOPIC_LEAD) | QT_MORE(TOPIC_STAYS)) > 0;
  if (!qt_name_at(a, first, stop, topic, &found)) return false;
  *owner = found.at[0];
  uint32_t behind = owner->stop;
  if (topic) return true;
  if (qt_has_class(a, behind, stop, 0, QT_MORE(TOPIC_LEAD))) return true;
  if (behind < stop && !qt_is_mark(qt_tok(a, behind), QT_COLON) && !qt_is_mark(qt_tok(a, behind), QT_COMMA))
    return false;
  for (uint32_t i = 0; announced->count > 1 && i < announced->count; i++)
    if (qt_same_word(a, announced->at[i].stop - 1, owner->stop - 1)) return true;
  return found.at[0].titled;
}

/* Inside the scope that was opened last. */
static bool own_sections(digest *d, uint32_t first, uint32_t stop, uint32_t end, const qt_persons *announced) {
  quoth_article *a = d->a;
  const uint32_t outer = a->scopes.count - 1;
  qt_person owner = {0, 0, 0, false, false};
  bool owned = false;
  uint32_t from = 0;
  for (uint32_t i = first; i <= stop; i++) {
    if (i < stop && a->blocks.at[i].kind != QUOTH_BLOCK_HEADING) continue;
    uint32_t here = i < stop ? a->blocks.at[i].span.start : end;
    qt_person next;
    bool names = i < stop && d->looks++ < MAX_LOOKS && heading_owner(a, i, announced, &next);
    if (owned && !names && i < stop && announced->count > 1)
      continue; /* Roe on the port: ... On her own job: hers still */
    if (owned && !push_scope(a, (quoth_span){from, here}, &owner, outer)) return false;
    if ((owned = names)) owner = next;
    from = here;
  }
  return true;
}

static quoth_status open_scope(digest *d, uint32_t start, uint32_t first, uint32_t limit, const qt_persons *persons) {
  quoth_article *a = d->a;
  uint32_t stop = hard_end(d, first, limit, persons);
  if (first >= stop) return QUOTH_OK;
  stop = soft_end(a, first, stop);
  if (stop <= first) return QUOTH_OK;
  uint32_t end = a->blocks.at[stop - 1].span.end;
  if (start >= end) return QUOTH_OK;
  if (!push_scope(a, (quoth_span){start, end}, &persons->at[0], QUOTH_NONE)) return QUOTH_NO_MEMORY;
  for (uint32_t i = 1; i < persons->count; i++)
    if (!push_name(a, &persons->at[i])) return QUOTH_NO_MEMORY;
  return own_sections(d, first, stop, end, persons) ? QUOTH_OK : QUOTH_NO_MEMORY;
}

static quoth_status announce(quoth_article *a, const qt_announcement *n) {
  quoth_span *slot = qt_vec_push(&a->alloc, &a->announcements);
  if (!slot) return QUOTH_NO_MEMORY;
  *slot = qt_token_span(a, n->first, n->stop);
  return QUOTH_OK;
}

/* Whom the title names; only where it matters, because that takes a look at the whole text. */
static void name_title(digest *d) {
  uint32_t block = d->o->title;
  if (block != QUOTH_NONE && !d->title_read)
    qt_find_persons(d->a, qt_first(d->a, block), qt_stop(d->a, block), QT_LIKELY, &d->title_names);
  d->title_read = true;
}

/* The announcing sentences of the text, each up to the next one that names a speaker. */
static quoth_status open_announced(digest *d) {
  quoth_article *a = d->a;
  qt_announcement now, next;
  qt_persons persons, following;
  bool more = qt_next_announcement(a, d->o->title, 0, &now);
  if (more) name_title(d);
  while (more) {
    quoth_status status = announce(a, &now);
    if (status != QUOTH_OK) return status;
    bool speaks = !d->preview && find_speaker(d, &now, &persons);
    uint32_t limit = a->blocks.count;
    for (more = qt_next_announcement(a, d->o->title, now.block + 1, &next); more;
         more = qt_next_announcement(a, d->o->title, next.block + 1, &next)) {
      limit = next.block;
      following.count = 0;
      if (d->looks++ < MAX_LOOKS) qt_find_persons(a, next.first, next.stop, QT_LIKELY, &following);
      if (!speaks || following.count) break;
      limit = a->blocks.count;
      if ((status = announce(a, &next)) != QUOTH_OK) return status;
    }
    uint32_t end = qt_token_span(a, now.first, now.stop).end;
    uint32_t first = now.stop < qt_stop(a, now.block) ? now.block : now.block + 1;
    while (first < limit && a->blocks.at[first].kind == QUOTH_BLOCK_BOILERPLATE) first++;
    if (speaks && now.how == QT_ANNOUNCES_POINTS) speaks = !qt_others_speak(a, first, limit, &persons);
    if (speaks && (status = open_scope(d, end, first, limit, &persons)) != QUOTH_OK) return status;
    now = next;
  }
  return QUOTH_OK;
}

/*
** Titles.
*/
static void read_title(digest *d) {
  const quoth_article *a = d->a;
  uint32_t block = d->o->title;
  if (block == QUOTH_NONE) return;
  uint32_t first = qt_first(a, block), stop = qt_stop(a, block);
  d->title_event = qt_has_in(a, first, stop, 0, QT_MORE(DIGEST_EVENT));
  d->preview = qt_has_in(a, first, stop, 0, QT_MORE(PREVIEW));
  if (qt_has_in(a, first, stop, 0, QT_MORE(DIGEST_OPENER)) || qt_tells_what(a, first, stop))
    d->title = QT_ANNOUNCES_QUOTES;
  else if (qt_has_in(a, first, stop, 0, QT_MORE(DIGEST_POINTS)))
    d->title = QT_ANNOUNCES_POINTS;
}

static bool topics_lead(const quoth_article *a, uint32_t first, uint32_t stop) {
  uint32_t topics = 0, headings = 0;
  for (uint32_t i = first; i < stop; i++) {
    if (a->blocks.at[i].kind != QUOTH_BLOCK_HEADING) continue;
    headings++;
    topics += qt_has_class(a, qt_first(a, i), qt_stop(a, i), 0, QT_MORE(TOPIC_LEAD) | QT_MORE(TOPIC_STAYS)) > 0;
  }
  return topics > 1 && topics * 2 > headings;
}

/* Where the digest of a title that announces one starts, or QUOTH_NONE: no layout of a digest. */
static uint32_t structure(const digest *d) {
  const quoth_article *a = d->a;
  uint32_t heading = QUOTH_NONE, item = QUOTH_NONE, quote = QUOTH_NONE;
  for (uint32_t i = a->blocks.count; i-- > d->o->body;) {
    if (a->blocks.at[i].kind == QUOTH_BLOCK_HEADING)
      heading = i;
    else if (a->blocks.at[i].kind == QUOTH_BLOCK_ITEM)
      item = i;
    else if (qt_is_content(a, i) && is_quoted(a, i))
      quote = i;
  }
  layout l = lay_out(a, d->o->body, a->blocks.count);
  bool quotes = l.quoted * 2 >= l.content;
  if (l.headings >= MIN_HEADINGS && (quotes || topics_lead(a, d->o->body, a->blocks.count) || l.items * 2 > l.content))
    return item < heading ? item : heading;
  if (l.items >= MIN_ITEMS) return item;
  return l.quoted > 2 && l.quoted * 4 >= l.content * 3 ? quote : QUOTH_NONE;
}

/* "Jane Roe on workplaces" over quotations that nobody is named for: the first of these, if the text is of them. */
static uint32_t first_of_quotations(const digest *d) {
  const quoth_article *a = d->a;
  uint32_t start = QUOTH_NONE, quoted = 0, content = 0;
  for (uint32_t i = d->o->body; i < a->blocks.count; i++) {
    if (!qt_is_content(a, i)) continue;
    if (start == QUOTH_NONE && is_quoted(a, i)) start = i;
    content += start != QUOTH_NONE;
    quoted += is_quoted(a, i);
  }
  return quoted > 2 && quoted * 10 >= content * 8 ? start : QUOTH_NONE;
}

/* "Deputy PM Karimov on the grain deal: main points": a person in office on a topic, or an end that announces. */
static bool names_topic(digest *d) {
  const quoth_article *a = d->a;
  uint32_t title = d->o->title;
  name_title(d);
  if (!d->title_names.count || !d->title_names.at[0].proven) return false;
  return qt_ends_open(a, qt_first(a, title), qt_stop(a, title)) ||
         qt_has_class(a, d->title_names.at[0].stop, qt_stop(a, title), 0, QT_MORE(TOPIC_LEAD));
}

/* "What the envoy said", and who that is in the lead. */
static void name_lead(digest *d, uint32_t first) {
  const quoth_article *a = d->a;
  for (uint32_t i = d->o->title + 1, seen = 0; i < first && seen < LOOK_BACK; i++) {
    if (!qt_is_content(a, i) && a->blocks.at[i].kind != QUOTH_BLOCK_DECK) continue;
    qt_find_persons(a, qt_first(a, i), qt_stop(a, i), QT_LIKELY, &d->title_names);
    const qt_person *p = &d->title_names.at[0];
    if (d->title_names.count && (p->proven || p->stop - p->first > 1)) return;
    d->title_names.count = 0;
    seen++;
  }
}

static quoth_status open_titled(digest *d) {
  quoth_article *a = d->a;
  uint32_t title = d->o->title, first = QUOTH_NONE;
  if (a->scopes.count || d->preview || d->live || d->named_labels || title == QUOTH_NONE) return QUOTH_OK;
  if (d->title == QT_ANNOUNCES_QUOTES || (d->title == QT_ANNOUNCES_POINTS && (d->title_event || names_topic(d))))
    first = structure(d);
  else if (d->title == QT_ANNOUNCES_NOTHING &&
           qt_has_in(a, qt_first(a, title), qt_stop(a, title), 0, QT_MORE(TOPIC_LEAD)))
    first = first_of_quotations(d);
  if (first == QUOTH_NONE) return QUOTH_OK;
  name_title(d);
  if (!d->title_names.count && d->title == QT_ANNOUNCES_QUOTES) name_lead(d, first);
  bool scene = d->title == QT_ANNOUNCES_POINTS && qt_others_speak(a, first, a->blocks.count, &d->title_names);
  if (!d->title_names.count || scene) return QUOTH_OK;
  uint32_t behind = d->title_names.at[0].stop;
  if (d->title == QT_ANNOUNCES_NOTHING && !qt_has_class(a, behind, qt_stop(a, title), 0, QT_MORE(TOPIC_LEAD)))
    return QUOTH_OK;
  return open_scope(d, a->blocks.at[first].span.start, first, a->blocks.count, &d->title_names);
}

/* "Minister, will it open?": a question that addresses an office. */
static bool is_addressed(const quoth_article *a, const qt_label *label) {
  uint32_t stop = qt_stop(a, label->block);
  if (!label->is_question) return false;
  for (uint32_t i = label->first_token; i + 1 < stop && i - label->first_token < MAX_ADDRESS; i++)
    if (qt_has_class(a, i, stop, QT_BIT(TITLE), 0) && qt_is_mark(qt_tok(a, i + 1), QT_COMMA)) return true;
  return false;
}

/* Who answers, where the labels are Q and A: whom the title names, or the lead; of an office that is asked, anybody. */
static bool find_answerer(digest *d, qt_persons *persons) {
  const quoth_article *a = d->a;
  bool addressed = false;
  name_title(d);
  *persons = d->title_names;
  if (d->o->title != QUOTH_NONE) qt_drop_authors(a, qt_first(a, d->o->title), persons);
  if (persons->count && persons->at[0].proven) return true;
  /* "Interview with the mayor of Valmora, Amparo Ruiz" */
  if (persons->count && d->title_event && persons->at[0].stop - persons->at[0].first > 1) return true;
  for (uint32_t i = 0; i < a->labels.count && !addressed; i++) addressed = is_addressed(a, &a->labels.at[i]);
  if (addressed && !persons->count && d->o->title != QUOTH_NONE)
    qt_name_at(a, qt_first(a, d->o->title), qt_stop(a, d->o->title), false, persons);
  for (uint32_t i = d->o->body, seen = 0; i < a->labels.at[0].block && seen < LOOK_BACK; i++) {
    if (persons->count && (addressed || persons->at[0].proven)) break;
    if (!qt_is_content(a, i)) continue;
    qt_find_persons(a, qt_first(a, i), qt_stop(a, i), QT_LIKELY, persons);
    qt_drop_authors(a, qt_first(a, i), persons);
    seen++;
  }
  return persons->count && (addressed || persons->at[0].proven);
}

/* Q and A without a name anywhere are a shop's questions. */
static quoth_status name_answers(digest *d) {
  qt_persons persons;
  if (!d->a->labels.count || d->named_labels || d->a->digest_names.count) return QUOTH_OK;
  if (find_answerer(d, &persons)) return push_name(d->a, &persons.at[0]) ? QUOTH_OK : QUOTH_NO_MEMORY;
  d->a->labels.count = 0;
  return QUOTH_OK;
}

static quoth_status find_digest(qt_outliner *o) {
  digest d = {.o = o, .a = o->article};
  uint32_t times = 0;
  for (uint32_t i = 0; i < d.a->blocks.count; i++) times += qt_is_time_line(d.a, i);
  d.live = times > 1;
  for (uint32_t i = 0; i < d.a->labels.count; i++)
    d.named_labels = d.named_labels || (!d.a->labels.at[i].is_question && !d.a->labels.at[i].is_answer &&
                                        d.a->labels.at[i].asking != QT_NOBODY);
  read_title(&d);
  quoth_status status = open_announced(&d);
  if (status == QUOTH_OK) status = open_titled(&d);
  return status == QUOTH_OK ? name_answers(&d) : status;
}

quoth_status qt_find_digest(qt_outliner *o) {
  qt_usages usages;
  bool open = qt_usages_open(o->article, &usages);
  quoth_status status = open ? find_digest(o) : QUOTH_NO_MEMORY;
  qt_usages_close(o->article);
  return status;
}
