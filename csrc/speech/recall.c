#include "speech/recall.h"

#include "speech/mention.h"
#include "speech/salience.h"

/* The lowest bit of the 16 of a pronoun. */
#define HE UINT64_C(1)
#define SHE (UINT64_C(1) << 16)
#define THEY (UINT64_C(1) << 32)
#define IT (UINT64_C(1) << 48)
#define NEWEST (HE | SHE | THEY | IT)

/* By shape: of things, persons (8), bodies (16), both, and names that speak and may be a body's (32). */
const uint64_t qt_pronouns_of[64] = {
    [QT_UNKNOWN_GENDER] = IT,
    [QT_MALE_GENDER] = IT,
    [QT_FEMALE_GENDER] = IT,
    [QT_PLURAL] = THEY,
    [QT_THING] = IT,
    [8 + QT_UNKNOWN_GENDER] = HE | SHE,
    [8 + QT_MALE_GENDER] = HE,
    [8 + QT_FEMALE_GENDER] = SHE,
    [8 + QT_PLURAL] = THEY,
    [16 + QT_UNKNOWN_GENDER] = THEY | IT,
    [16 + QT_MALE_GENDER] = THEY | IT,
    [16 + QT_FEMALE_GENDER] = THEY | IT,
    [16 + QT_PLURAL] = THEY,
    [16 + QT_THING] = THEY | IT,
    [24 + QT_UNKNOWN_GENDER] = HE | SHE | THEY,
    [24 + QT_MALE_GENDER] = HE | THEY,
    [24 + QT_FEMALE_GENDER] = SHE | THEY,
    [24 + QT_PLURAL] = THEY,
    [24 + QT_THING] = THEY,
    [32 + QT_UNKNOWN_GENDER] = IT,
    [32 + QT_MALE_GENDER] = IT,
    [32 + QT_FEMALE_GENDER] = IT,
    [40 + QT_UNKNOWN_GENDER] = HE | SHE | THEY | IT,
    [40 + QT_MALE_GENDER] = HE,
    [40 + QT_FEMALE_GENDER] = SHE,
};

static uint64_t fits(const qt_entity *e) { return qt_pronouns_of[qt_shape(e)]; }

void qt_recall_changed(qt_recall *r, uint32_t entity) {
  uint64_t now = fits(&r->who->entities.at[entity]);
  for (uint32_t i = 0; i < qt_recall_count(r); i++)
    if (qt_recall_at(r, i)->entity == entity) r->fits = (r->fits & ~(NEWEST << i)) | now << i;
}

/* The 16 bits of the pronouns of a gender; none is without one. */
static uint32_t of_gender(uint64_t fits, uint8_t gender) {
  static const uint8_t shifts[] = {[QT_MALE_GENDER] = 0, [QT_FEMALE_GENDER] = 16, [QT_PLURAL] = 32, [QT_THING] = 48};
  return gender == QT_UNKNOWN_GENDER ? 0 : (uint32_t)(fits >> shifts[gender]) & 0xffff;
}

bool qt_pronoun_fits(const qt_entity *e, uint8_t gender) { return of_gender(fits(e), gender) != 0; }
uint32_t qt_recall_fitting(const qt_recall *r, uint8_t gender) { return of_gender(r->fits, gender); }

uint8_t qt_recall_weight(qt_recall *r, uint32_t ago) {
  qt_recalled *mention = &r->ring[(r->count - 1 - ago) % QT_RECALLED];
  if (mention->weight == QT_NOT_WEIGHED) {
    const quoth_article *a = r->who->article;
    uint32_t next = mention->sentence + 1;
    uint32_t end = next < a->sentence_tokens.count ? a->sentence_tokens.at[next] : a->tokens.count;
    mention->weight = qt_salience(a, mention->mention, a->sentence_tokens.at[mention->sentence], end);
  }
  return mention->weight;
}
