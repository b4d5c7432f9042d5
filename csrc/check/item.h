/*
** Items: what a quotation and an article are compared by. An item is a word, a number or a mark; words with a
** hyphen are several, quotation marks are none. Two words are the same where their letters are, composed (NFC), in
** any case; how alike they are in the text says qt_likeness.
*/
#ifndef QT_ITEM_H
#define QT_ITEM_H

#include "base/model.h"

enum { QT_MAX_ITEMS = 4096 /* of a quotation */ };

/* Words of the quotation have the numbers 1 and on, words that it does not have 0, marks this and their qt_mark. */
enum { QT_OTHER_WORD = 0, QT_MARK_ID = 0x8000 };

enum {
  QT_ITEM_GAP = 1,      /* article: between two stretches of one statement's content, and no part of it */
  QT_ITEM_EDITOR = 2,   /* stands in square brackets, or is one */
  QT_ITEM_CASE_FREE = 4 /* [t]he; of a quotation also the first word, and the one behind an ellipsis */
};

typedef struct qt_item {
  uint32_t start, end; /* bytes */
  uint16_t id, flags;
} qt_item;

typedef struct qt_items {
  const char *text;
  QT_VEC(qt_item) list;
} qt_items;

/* The words of a quotation by the hash of their letters. */
typedef struct qt_vocabulary {
  QT_VEC(uint64_t) slots; /* open addressing, a power of two; 0: free */
  QT_VEC(uint16_t) ids;   /* of each slot */
  uint16_t count;
} qt_vocabulary;

static inline bool qt_item_is_mark(qt_item item) { return item.id >= QT_MARK_ID; }
static inline bool qt_item_is(qt_item item, qt_mark mark) { return item.id == (QT_MARK_ID | mark); }
/* Signs that are read: % & and symbols. They stand for words, where a comma is the house's. */
static inline bool qt_item_is_sign(qt_item item) {
  return qt_item_is(item, QT_OTHER_MARK) || qt_item_is(item, QT_PERCENT) || qt_item_is(item, QT_AMPERSAND);
}
static inline bool qt_item_is_ellipsis(qt_item item) { return qt_item_is(item, QT_ELLIPSIS); }

/* The items of a quotation, and its vocabulary. At most QT_MAX_ITEMS + 1 are made. false: no memory. */
bool qt_quote_items(const quoth_alloc *alloc, const qt_lexicon *lexicon, quoth_string quote, qt_items *items,
                    qt_vocabulary *words);

/* The items of an article. false: no memory. */
bool qt_article_items(const quoth_alloc *alloc, const quoth_article *article, const qt_vocabulary *words,
                      qt_items *items);

void qt_items_free(const quoth_alloc *alloc, qt_items *items, qt_vocabulary *words);

typedef enum qt_likeness {
  QT_DIFFERENT,
  QT_SAME_BUT_CASE,
  QT_SAME_NORMALISED, /* composed letters, apostrophes, invisible characters */
  QT_SAME_BYTES
} qt_likeness;
qt_likeness qt_compare(const char *a, qt_item x, const char *b, qt_item y);

#endif
