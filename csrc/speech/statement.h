/*
** The builder of statements: content spans out of token regions, kind, status, speaker; statements
** that run on; and what is nested inside their content.
** One statement is held open, because the next sentence may continue it; the others are final.
*/
#ifndef QT_STATEMENT_H
#define QT_STATEMENT_H

#include "speech/candidate.h"
#include "speech/weigh.h"

enum { QT_MAX_REGIONS = 16 };

typedef struct qt_builder {
  quoth_article *article;
  quoth_statement open;              /* the statement that may go on; open.id == 0: none */
  qt_region regions[QT_MAX_REGIONS]; /* its content as tokens, for what is nested in it */
  uint32_t region_count;
  uint32_t closed;        /* index of the statement that was closed last, or QUOTH_NONE */
  uint32_t last_sentence; /* the last one of its outer sentence */
  float trust;            /* the sum of its confidence so far */
  bool ends_quoted;       /* its content ends in quoted words */
  uint32_t count;         /* statements so far, the open one included */
  const qt_label *turn;   /* the one that the open statement stands in, or NULL */
  const qt_label *answer; /* the first one behind a turn that is no question, once it was looked for, or the end */
} qt_builder;

void qt_builder_init(qt_builder *b, quoth_article *article);
quoth_status qt_builder_finish(qt_builder *b);

/* A statement with its source in the sentence. */
quoth_status qt_add_statement(qt_builder *b, const qt_clause *c, const qt_candidate *k);

/* A statement whose speaker the sentence does not name. */
quoth_status qt_add_inherited(qt_builder *b, const qt_clause *c, const qt_candidate *k, uint32_t speaker,
                              quoth_attribution attribution);

/* A paragraph of a transcript's turn; opens: the label stands before it. */
quoth_status qt_add_turn(qt_builder *b, const qt_clause *c, const qt_candidate *k, const qt_label *label, bool opens);

/*
** The open statement closes a quotation that was opened in paragraphs before, and names its speaker: theirs as well.
** points_back: by "he" or "the minister", which stands for whom they have already, where his gender (0: any) allows it.
*/
void qt_settle_run_on(qt_builder *b, bool points_back, uint8_t gender);

/* The sentence is nothing but quotation and goes on with the open statement. */
quoth_status qt_continue_statement(qt_builder *b, const qt_clause *c);

const quoth_statement *qt_last_statement(const qt_builder *b); /* NULL: none yet */
bool qt_ends_quoted(const qt_builder *b);

/* Appends a nested statement; n has who and where. imagined: words put into somebody's mouth. */
quoth_status qt_push_nested(qt_builder *b, const qt_clause *c, const qt_candidate *k, quoth_statement *n,
                            bool imagined);

/* Who a source is: an index into speakers, or QUOTH_NONE. */
uint32_t qt_speaker_of(qt_builder *b, const qt_clause *c, const qt_source *source);

#endif
