/*
** Steps from a quotation to a place in the article, as edits and a verdict.
*/
#ifndef QT_JUDGE_H
#define QT_JUDGE_H

#include "check/align.h"

/* A stretch of the content of a statement that is not nested. */
typedef struct qt_content {
  quoth_span span;
  uint32_t statement; /* index */
} qt_content;

typedef struct qt_case {
  const quoth_alloc *alloc;
  const quoth_article *article;
  qt_items quote, text;
  QT_VEC(qt_content) contents; /* in text order */
} qt_case;

typedef struct qt_judgement {
  uint8_t verdict, flags;
  quoth_span span;
  uint32_t statement, speaker;
  float likeness;
  QT_VEC(quoth_edit) edits;
} qt_judgement;

/* Fills the judgement; its edits are used again. false: no memory. */
bool qt_judge(const qt_case *c, const qt_steps *steps, qt_judgement *judgement);

#endif
