#include "speech/speakers.h"

#include "speech/mention.h"

enum {
  MAX_INITIALS = 3,
  FIRST_LABELS = 16 /* that are searched for whose initials a label has */
};

/* One word, or single spaces between them? */
static bool is_plain(const quoth_article *a, uint32_t first, uint32_t count) {
  const qt_token *t = a->tokens.at + first;
  for (uint32_t i = 1; i < count; i++) {
    uint32_t gap = t[i].start - qt_end(t[i - 1]);
    if (gap > 1 || (gap && a->text[t[i].start - 1] != ' ')) return false;
  }
  return true;
}

/* The text of tokens, white space made single; false: no memory. Points into the text where it can. */
static bool copy_text(quoth_article *a, uint32_t first, uint32_t count, quoth_string *out) {
  uint32_t start = a->tokens.at[first].start, end = qt_end(a->tokens.at[first + count - 1]);
  *out = (quoth_string){a->text + start, end - start};
  if (is_plain(a, first, count)) return true;
  char *copy = qt_arena_take(&a->arena, end - start);
  if (!copy) return false;
  uint32_t n = 0;
  for (uint32_t i = first; i < first + count; i++) {
    qt_token t = a->tokens.at[i];
    if (i > first && (t.flags & QT_SPACED)) copy[n++] = ' ';
    memcpy(copy + n, a->text + t.start, t.length);
    n += t.length;
  }
  *out = (quoth_string){copy, n};
  return true;
}

static bool add_speaker(qt_who *who, qt_entity *e) {
  quoth_article *a = who->article;
  quoth_speaker *s = qt_vec_push(&a->alloc, &a->speakers);
  if (!s || (e->name_count && !copy_text(a, e->name, e->name_count, &s->name))) return false;
  if (e->role_count && !copy_text(a, e->role, e->role_count, &s->role)) return false;
  s->type = (quoth_speaker_type)e->type;
  e->public_index = a->speakers.count - 1;
  return true;
}

bool qt_add_mention(qt_who *who, qt_mention *m) {
  qt_entity *e = &who->entities.at[m->speaker];
  if (e->public_index == QUOTH_NONE && !add_speaker(who, e)) return false;
  m->speaker = e->public_index;
  who->article->speakers.at[m->speaker].mention_count++;
  return true;
}

bool qt_write_mentions(quoth_article *a) {
  if (!qt_vec_reserve(&a->alloc, &a->mention_spans, a->mentions.count)) return false;
  quoth_speaker *speakers = a->speakers.at;
  quoth_span *spans = a->mention_spans.at;
  uint32_t total = 0;
  for (uint32_t i = 0; i < a->speakers.count; i++) {
    speakers[i].first_mention = total;
    total += speakers[i].mention_count;
    speakers[i].mention_count = 0;
  }
  a->mention_spans.count = total;
  for (uint32_t i = 0; i < a->mentions.count; i++) {
    const qt_mention *m = &a->mentions.at[i];
    if (m->speaker == QUOTH_NONE) continue;
    quoth_speaker *s = &speakers[m->speaker];
    const qt_token *t = a->tokens.at + m->first_token;
    spans[s->first_mention + s->mention_count++] = (quoth_span){t->start, qt_end(t[m->token_count - 1])};
  }
  return true;
}

/* The first token that begins at or behind a byte offset. */
static uint32_t token_at(const quoth_article *a, uint32_t offset) {
  uint32_t low = 0, high = a->tokens.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->tokens.at[middle].start < offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

uint32_t qt_speaker_in(const quoth_article *a, quoth_span span) {
  if (!qt_has(span)) return QUOTH_NONE;
  uint32_t found = QUOTH_NONE;
  for (uint32_t i = token_at(a, span.start); i < a->tokens.count && a->tokens.at[i].start < span.end;) {
    uint32_t m = qt_mention_at(a, i);
    i++;
    if (m == QUOTH_NONE) continue;
    const qt_mention *mention = &a->mentions.at[m];
    if (mention->speaker != QUOTH_NONE && (found == QUOTH_NONE || mention->name_count)) found = mention->speaker;
    i = qt_mention_end(mention);
  }
  return found;
}

/* Are the words' first letters the label's letters? "LM" of "Lina Marsh". */
static bool is_initials_of(const quoth_article *a, quoth_span initials, quoth_span label) {
  uint32_t at = initials.start;
  for (uint32_t i = token_at(a, label.start); i < a->tokens.count && a->tokens.at[i].start < label.end; i++) {
    if (qt_kind(a->tokens.at[i]) != QT_WORD_TOKEN) continue;
    if (at == initials.end || a->text[at++] != a->text[a->tokens.at[i].start]) return false;
  }
  return at == initials.end;
}

/* "LM" of the name Lina Marsh. */
static bool abbreviates(const quoth_article *a, quoth_span initials, quoth_string name) {
  uint32_t at = initials.start;
  for (uint32_t i = 0; i < name.length; i++) {
    if (i && name.data[i - 1] != ' ') continue;
    if (at == initials.end || a->text[at++] != name.data[i]) return false;
  }
  return at == initials.end;
}

/* Initials before a turn are the speaker's whom one of the first labels names. */
static void spell_out(quoth_article *a, uint32_t index) {
  qt_label *label = &a->labels.at[index];
  uint32_t length = qt_has(label->label) ? label->label.end - label->label.start : 0;
  if (length < 2 || length > MAX_INITIALS || label->is_question || label->is_answer) return;
  for (uint32_t i = 0; i < index && i < FIRST_LABELS; i++) {
    const qt_label *other = &a->labels.at[i];
    if (!qt_has(other->label) || other->speaker == QUOTH_NONE || !is_initials_of(a, label->label, other->label))
      continue;
    label->speaker = other->speaker;
    return;
  }
  for (uint32_t i = 0; i < a->speakers.count && i < FIRST_LABELS; i++) { /* whom the lead names */
    if (a->speakers.at[i].type != QUOTH_SPEAKER_PERSON || !abbreviates(a, label->label, a->speakers.at[i].name))
      continue;
    label->speaker = i;
    return;
  }
}

/* The speakers of the digest, of its scopes and of a transcript's labels. */
bool qt_write_announced(quoth_article *a) {
  for (uint32_t i = 0; i < a->digest_names.count; i++) {
    uint32_t speaker = qt_speaker_in(a, a->digest_names.at[i]);
    bool known = speaker == QUOTH_NONE;
    for (uint32_t k = 0; k < a->digest_speakers.count && !known; k++) known = a->digest_speakers.at[k] == speaker;
    if (known) continue;
    uint32_t *at = qt_vec_push(&a->alloc, &a->digest_speakers);
    if (!at) return false;
    *at = speaker;
  }
  a->digest.first_speaker = 0;
  a->digest.speaker_count = a->digest_speakers.count;
  for (uint32_t i = 0; i < a->scopes.count; i++) a->scopes.at[i].speaker = qt_speaker_in(a, a->scopes.at[i].name);
  uint32_t principal = a->digest_speakers.count ? a->digest_speakers.at[0] : QUOTH_NONE;
  for (uint32_t i = 0; i < a->labels.count; i++) {
    qt_label *label = &a->labels.at[i];
    label->speaker = qt_speaker_in(a, label->label);
    bool answers = label->asking == QT_TELLS && !label->is_answer && !label->is_question;
    if (principal == QUOTH_NONE && answers) principal = label->speaker; /* "A:" beside his name */
  }
  for (uint32_t i = 0; i < a->labels.count; i++) spell_out(a, i);
  for (uint32_t i = 0; i < a->labels.count; i++)
    if (a->labels.at[i].is_answer) a->labels.at[i].speaker = principal;
  return true;
}
