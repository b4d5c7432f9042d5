/*
** Fields of a statement, as conditions see them.
*/
#include <math.h>

#include "rules/program.h"

const char *qt_rule_field_name(unsigned field) {
  static const char *const names[] = {
#define X(id, name) [QT_FIELD_##id] = name,
      QT_RULE_STRINGS(X) QT_RULE_NUMBERS(X)
#undef X
  };
  return field < sizeof names / sizeof *names ? names[field] : "";
}

const char *qt_rule_field_value(unsigned field, unsigned value) {
  switch (field) {
    case QT_FIELD_KIND: return quoth_kind_name(value);
    case QT_FIELD_STATUS: return quoth_speech_status_name(value);
    case QT_FIELD_ATTRIBUTION: return quoth_attribution_name(value);
    case QT_FIELD_BLOCK: return quoth_block_kind_name(value);
    case QT_FIELD_SPEAKER_TYPE: return quoth_speaker_type_name(value);
    default: return "";
  }
}

static quoth_string name_string(const char *name) { return (quoth_string){name, (uint32_t)strlen(name)}; }

static quoth_string span_string(const quoth_article *article, quoth_span span) {
  if (span.start == QUOTH_NONE) return (quoth_string){NULL, 0};
  return (quoth_string){quoth_text(article).data + span.start, span.end - span.start};
}

static quoth_string either(quoth_string first, quoth_string second) { return first.data ? first : second; }

static void add_article(const quoth_article *article, quoth_string *s) {
  const quoth_metadata *m = quoth_metadata_of(article);
  quoth_dateline d = quoth_dateline_of(article);
  s[QT_FIELD_TITLE] = span_string(article, quoth_title(article));
  s[QT_FIELD_DECK] = span_string(article, quoth_deck(article));
  s[QT_FIELD_LABEL] = span_string(article, quoth_label(article));
  s[QT_FIELD_DATELINE] = span_string(article, d.span);
  s[QT_FIELD_DATELINE_PLACE] = span_string(article, d.place);
  s[QT_FIELD_DATELINE_DATE] = span_string(article, d.date);
  s[QT_FIELD_DATELINE_AGENCY] = span_string(article, d.agency);
  if (!m) return;
  s[QT_FIELD_TITLE] = either(s[QT_FIELD_TITLE], m->title);
  s[QT_FIELD_DECK] = either(s[QT_FIELD_DECK], m->deck);
  s[QT_FIELD_SITE] = m->site;
  s[QT_FIELD_PUBLISHED] = m->published;
}

static void add_speaker(const quoth_article *article, uint32_t speaker, quoth_string *s) {
  uint32_t count;
  const quoth_speaker *speakers = quoth_speakers(article, &count);
  if (speaker >= count) return;
  s[QT_FIELD_SPEAKER] = speakers[speaker].name;
  s[QT_FIELD_SPEAKER_ROLE] = speakers[speaker].role;
  s[QT_FIELD_SPEAKER_TYPE] = name_string(quoth_speaker_type_name(speakers[speaker].type));
}

void qt_fields_of(const quoth_article *article, uint32_t statement, qt_fields *f) {
  uint32_t count, section_count, block_count;
  const quoth_statement *s = &quoth_statements(article, &count)[statement];
  const quoth_section *sections = quoth_sections(article, &section_count);
  const quoth_block *blocks = quoth_blocks(article, &block_count);
  memset(f->strings, 0, sizeof f->strings);
  add_article(article, f->strings);
  add_speaker(article, s->speaker, f->strings);
  f->strings[QT_FIELD_KIND] = name_string(quoth_kind_name(s->kind));
  f->strings[QT_FIELD_STATUS] = name_string(quoth_speech_status_name(s->status));
  f->strings[QT_FIELD_ATTRIBUTION] = name_string(quoth_attribution_name(s->attribution));
  f->strings[QT_FIELD_REASON] = name_string(quoth_reason_name(s->reason));
  f->strings[QT_FIELD_MENTION] = span_string(article, s->mention);
  f->strings[QT_FIELD_CUE] = span_string(article, s->cue);
  if (s->section < section_count) f->strings[QT_FIELD_TOPIC] = span_string(article, sections[s->section].topic);
  if (s->block < block_count) f->strings[QT_FIELD_BLOCK] = name_string(quoth_block_kind_name(blocks[s->block].kind));
  f->numbers[QT_FIELD_DEPTH - QT_FIELD_STRINGS] = s->depth;
  f->numbers[QT_FIELD_CONFIDENCE - QT_FIELD_STRINGS] = (double)s->confidence;
}
