/*
** Who is in the reader's mind: the latest mentions, newest first, as far as a pronoun or "the company" reaches.
*/
#ifndef QT_RECALL_H
#define QT_RECALL_H

#include "speech/person.h"
#include "speech/who.h"

enum { QT_RECALLED = 16 }; /* mentions */
enum { QT_NOT_WEIGHED = UINT8_MAX };

typedef struct qt_recalled {
  uint32_t entity, sentence;
  uint32_t way;     /* how far from the beginning, in steps (cast_parts.h) */
  uint32_t mention; /* its index */
  uint8_t weight;   /* salience, or QT_NOT_WEIGHED */
  bool quoted;
} qt_recalled;

typedef struct qt_recall {
  const qt_who *who;
  qt_recalled ring[QT_RECALLED];
  uint32_t count; /* how many were put into it */
  uint64_t fits;  /* whom which pronoun can mean: 16 bits, newest lowest, for he, she, they, it (recall.c) */
} qt_recall;

/* What tells which pronouns can mean an entity, and the lowest bit of each of those in qt_recall.fits. */
static inline uint32_t qt_shape(const qt_entity *e) {
  return e->gender | (e->person ? 8u : 0) | (e->type == QUOTH_SPEAKER_ORGANISATION ? 16u : 0) |
         (e->type == QUOTH_SPEAKER_PERSON && e->bearer == QT_SPEAKS ? 32u : 0);
}
extern const uint64_t qt_pronouns_of[64];

/* To be called when an entity's gender is known now, or that it is a person. */
void qt_recall_changed(qt_recall *recall, uint32_t entity);

/* Can a pronoun of the gender mean the entity? */
bool qt_pronoun_fits(const qt_entity *entity, uint8_t gender);

/* A bit for each of the latest mentions, newest lowest, that a pronoun of the gender can mean. */
uint32_t qt_recall_fitting(const qt_recall *recall, uint8_t gender);

/* Puts a mention before the others. */
static inline void qt_recall_note(qt_recall *r, qt_recalled mention) {
  const qt_entity *e = &r->who->entities.at[mention.entity];
  r->ring[r->count++ % QT_RECALLED] = mention;
  r->fits = (r->fits << 1 & ~UINT64_C(0x0001000100010001)) | qt_pronouns_of[qt_shape(e)];
}

/* The salience of the one of so many mentions ago: weighed when it is asked for. */
uint8_t qt_recall_weight(qt_recall *recall, uint32_t ago);

/* How many there are, and the one of so many mentions ago, from 0. */
static inline uint32_t qt_recall_count(const qt_recall *r) { return r->count < QT_RECALLED ? r->count : QT_RECALLED; }
static inline const qt_recalled *qt_recall_at(const qt_recall *r, uint32_t ago) {
  return &r->ring[(r->count - 1 - ago) % QT_RECALLED];
}

#endif
