#include "speech/answer.h"

#include "speech/attribution.h"

/*
** One pass over statements and labels, both in text order. A question is open until the next one is put, so that
** all paragraphs of an answer, and a second person's, have it. Of several in a row the last one counts; of one that
** runs over paragraphs the first that asks.
*/
typedef struct linker {
  uint32_t label;          /* the turn that the statement stands in, or QUOTH_NONE */
  uint32_t question, turn; /* the open question, or QUOTH_NONE; the label of its turn */
  bool answered;
} linker;

static bool is_turn(const quoth_statement *s) {
  return s->reason == QT_REASON_LABEL || s->reason == QT_REASON_TURN || s->reason == QT_REASON_INTERVIEW;
}

static void link_statement(const quoth_article *a, linker *l, uint32_t index) {
  quoth_statement *s = &a->statements.at[index];
  if (!is_turn(s)) { /* the newsroom's text */
    l->question = QUOTH_NONE;
  } else if (s->status == QUOTH_SPEECH_ASKED) {
    if (l->question == QUOTH_NONE || l->turn != l->label) l->question = index;
    l->turn = l->label;
    l->answered = false;
  } else if (a->labels.at[l->label].asking == QT_TELLS) {
    s->answers = l->question;
    l->answered = true;
  } else if (l->answered && l->turn != l->label) { /* "One last question, please." */
    l->question = QUOTH_NONE;
  }
}

void qt_link_answers(quoth_article *a) {
  linker l = {QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, false};
  uint32_t next = 0;
  if (!a->labels.count) return;
  for (uint32_t i = 0; i < a->statements.count; i += 1 + a->statements.at[i].nested_count) {
    while (next < a->labels.count && a->labels.at[next].block <= a->statements.at[i].block) l.label = next++;
    link_statement(a, &l, i);
  }
}
