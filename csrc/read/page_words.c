/*
** The words of class, id, itemprop and role: names that authors of pages give to parts, in English and
** in the languages whose sites name their parts in them. A word is a run of letters of one value; an
** upper-case letter behind a lower-case one begins a new word ("articleBody" has two).
*/
#include "read/page.h"

enum {
  MAX_WORDS = 48, /* of one attribute; utility classes can be hundreds */
  MAX_WORD = 24,  /* letters; a longer word is none of ours */
  MAX_BYTES = 512
};

/* Parts of names that mean something only together; bits above those of the hints. */
#define PART_ARTICLE (UINT64_C(1) << 40) /* article, story, post ... */
#define PART_BODY (UINT64_C(1) << 41)    /* ... body, content, text */
#define PART_READ (UINT64_C(1) << 42)    /* read, more, also, most, next */
#define PART_WORDS (UINT64_C(1) << 43)   /* stories, articles, news, posts */
#define PART_INFO (UINT64_C(1) << 44)    /* author, meta: with info, bio, box */
#define PART_BOX (UINT64_C(1) << 45)
#define PART_PULL (UINT64_C(1) << 46)
#define PART_QUOTE (UINT64_C(1) << 47)
#define PART_SUB (UINT64_C(1) << 48) /* sub + title, heading: a deck */
#define PART_HEAD (UINT64_C(1) << 49)
#define PART_SCREEN (UINT64_C(1) << 50) /* screen reader, sr only, visually hidden */
#define PART_READER (UINT64_C(1) << 51)

typedef struct word {
  const char *text;
  uint64_t bits;
} word;

#define H(id) ((uint64_t)QT_HINT(id))

/* clang-format off */
static const word words[] = {
  {"ad", H(AD)}, {"ads", H(AD)}, {"adslot", H(AD)}, {"advert", H(AD)}, {"advertisement", H(AD)}, {"advertising", H(AD)},
  {"adunit", H(AD)}, {"adbox", H(AD)}, {"adcontainer", H(AD)}, {"adwrapper", H(AD)}, {"affiliate", H(AD)}, {"also", PART_READ},
  {"abstract", H(DECK)}, {"addtoany", H(SHARE)}, {"addthis", H(SHARE)}, {"article", H(ARTICLE) | PART_ARTICLE}, {"articles", PART_WORDS},
  {"articlebody", H(BODY)}, {"articlecontent", H(BODY)}, {"articletext", H(BODY)}, {"author", H(BYLINE) | PART_INFO},
  {"authors", H(BYLINE) | PART_INFO}, {"autor", H(BYLINE) | PART_INFO}, {"audio", H(TOOLS)}, {"about", PART_INFO},
  {"banner", H(AD)}, {"bio", H(BIO)}, {"biography", H(BIO)}, {"body", PART_BODY}, {"bodytext", H(BODY)}, {"bodycopy", H(BODY)},
  {"box", PART_BOX}, {"breadcrumb", H(NAV)}, {"breadcrumbs", H(NAV)}, {"byline", H(BYLINE)}, {"bylines", H(BYLINE)}, {"barrier", H(PAYWALL)},
  {"bookmark", H(SHARE)},
  {"caption", H(CAPTION)}, {"captions", H(CAPTION)}, {"card", H(TEASER)}, {"cards", H(TEASER)}, {"carousel", H(TEASER)},
  {"category", H(LABEL)}, {"categories", H(TAGS)}, {"chapeau", H(DECK)}, {"comment", H(COMMENTS)}, {"commentlist", H(COMMENTS)}, {"comments", H(COMMENTS)},
  {"consent", H(DIALOG)}, {"content", H(CONTENT) | PART_BODY}, {"cookie", H(DIALOG)}, {"cookies", H(DIALOG)},
  {"copyright", H(FOOTER)}, {"copy", PART_BODY}, {"credit", H(CAPTION)}, {"credits", H(CAPTION)}, {"cta", H(NEWSLETTER)},
  {"correction", H(NOTE)}, {"cutline", H(CAPTION)}, {"crosshead", 0}, {"channel", H(LABEL)},
  {"date", H(DATE)}, {"dateline", H(INLINE)}, {"datetime", H(DATE)}, {"deck", H(DECK)}, {"dek", H(DECK)}, {"description", H(DECK)},
  {"disqus", H(COMMENTS)}, {"disclaimer", H(NOTE)}, {"donate", H(NEWSLETTER)}, {"donation", H(NEWSLETTER)}, {"dropcap", H(INLINE)}, {"drop", H(INLINE)},
  {"embed", 0}, {"entry", H(ARTICLE) | PART_ARTICLE}, {"entrytext", H(BODY)}, {"excerpt", H(DECK)}, {"entradilla", H(DECK)},
  {"fb", H(SHARE)}, {"footer", H(FOOTER)}, {"footnote", H(NOTE)}, {"facebook", H(SHARE)}, {"follow", H(NEWSLETTER)},
  {"figcaption", H(CAPTION)}, {"flyout", H(DIALOG)},
  {"gallery", H(WIDGET)}, {"gdpr", H(DIALOG)},
  {"header", H(HEADER)}, {"heading", PART_HEAD}, {"headline", H(TITLE) | PART_HEAD}, {"hidden", H(HIDDEN) * 0}, {"hide", 0},
  {"info", PART_BOX}, {"infobox", H(SIDEBAR)}, {"inhalt", PART_BODY}, {"inline", 0}, {"intro", H(DECK)}, {"instagram", H(EMBED)},
  {"kicker", H(LABEL)}, {"kommentar", H(COMMENTS)}, {"kommentare", H(COMMENTS)},
  {"lead", H(DECK)}, {"lede", H(DECK)}, {"legend", H(CAPTION)}, {"legende", H(CAPTION)}, {"links", H(RELATED)}, {"liveblog", H(LIVE)}, {"login", H(DIALOG)}, {"listen", H(TOOLS)},
  {"leadin", H(DECK)},
  {"main", H(CONTENT)}, {"masthead", H(HEADER)}, {"menu", H(NAV)}, {"meta", H(DATE)}, {"metadata", H(DATE)}, {"modal", H(DIALOG)}, {"more", PART_READ},
  {"most", PART_READ}, {"multimedia", H(WIDGET)},
  {"nav", H(NAV)}, {"navbar", H(NAV)}, {"navigation", H(NAV)}, {"news", PART_ARTICLE | PART_WORDS}, {"newsletter", H(NEWSLETTER)}, {"newsletters", H(NEWSLETTER)},
  {"next", PART_READ}, {"noticia", H(ARTICLE) | PART_ARTICLE},
  {"only", PART_READER}, {"outbrain", H(RELATED)}, {"overlay", H(DIALOG)},
  {"paywall", H(PAYWALL)}, {"popular", H(RELATED)}, {"popup", H(DIALOG)}, {"post", H(ARTICLE) | PART_ARTICLE}, {"postcontent", H(BODY)}, {"posts", PART_WORDS},
  {"print", H(TOOLS)}, {"player", H(TOOLS)}, {"playlist", H(TOOLS)}, {"promo", H(TEASER)}, {"promoted", H(AD)}, {"promotion", H(AD)}, {"pub", H(AD)}, {"pubdate", H(DATE)}, {"published", H(DATE)},
  {"publish", H(DATE)}, {"pull", PART_PULL}, {"pullquote", H(PULL_QUOTE)}, {"pagination", H(NAV)}, {"pager", H(NAV)}, {"poll", H(TOOLS)}, {"page", PART_ARTICLE}, {"profile", H(BIO)}, {"promobox", H(TEASER)},
  {"privacy", H(DIALOG)}, {"prompt", H(NEWSLETTER)}, {"piano", H(PAYWALL)},
  {"quote", PART_QUOTE},
  {"read", PART_READ}, {"reader", PART_READER}, {"recirc", H(RELATED)}, {"recirculation", H(RELATED)}, {"recommended", H(RELATED)},
  {"recommendation", H(RELATED)}, {"recommendations", H(RELATED)}, {"related", H(RELATED)}, {"relatedlinks", H(RELATED)}, {"relacionadas", H(RELATED)}, {"relacionados", H(RELATED)},
  {"respond", H(COMMENTS)}, {"registration", H(PAYWALL)}, {"readmore", H(RELATED)}, {"rail", H(SIDEBAR)}, {"readers", PART_READER}, {"rating", H(TOOLS)},
  {"save", H(SHARE)}, {"screen", PART_SCREEN}, {"screenreader", H(HIDDEN)}, {"share", H(SHARE)}, {"shares", H(SHARE)}, {"sharing", H(SHARE)}, {"sharebar", H(SHARE)}, {"shortcode", 0},
  {"sidebar", H(SIDEBAR)}, {"signup", H(NEWSLETTER)}, {"skip", H(NAV)}, {"social", H(SHARE)}, {"socials", H(SHARE)}, {"sociallinks", H(SHARE)},
  {"source", H(CAPTION)}, {"sponsor", H(AD)}, {"sponsored", H(AD)}, {"sr", PART_SCREEN}, {"sronly", H(HIDDEN)}, {"standfirst", H(DECK)}, {"stories", PART_WORDS}, {"storybody", H(BODY)}, {"storycontent", H(BODY)},
  {"story", H(ARTICLE) | PART_ARTICLE}, {"storytext", H(BODY)}, {"sub", PART_SUB}, {"subhead", 0}, {"subheading", H(DECK)}, {"subheadline", H(DECK)}, {"subtitle", H(DECK)}, {"subscribe", H(NEWSLETTER)}, {"subscription", H(NEWSLETTER)},
  {"suggested", H(RELATED)}, {"summary", H(DECK)}, {"sommaire", H(NAV)}, {"sidenote", H(NOTE)}, {"sumario", H(DECK)}, {"sharedaddy", H(SHARE)},
  {"taboola", H(RELATED)}, {"tag", H(TAGS)}, {"tags", H(TAGS)}, {"taglist", H(TAGS)}, {"teaser", H(TEASER)}, {"teasers", H(TEASER)}, {"text", PART_BODY}, {"texte", PART_BODY}, {"texto", PART_BODY}, {"time", H(DATE)}, {"timestamp", H(DATE)},
  {"title", H(TITLE) | PART_HEAD}, {"toc", H(NAV)}, {"toolbar", H(TOOLS)}, {"tools", H(TOOLS)}, {"toolbox", H(TOOLS)}, {"topics", H(TAGS)}, {"trending", H(RELATED)}, {"tweet", H(EMBED)}, {"tooltip", H(DIALOG)}, {"topbar", H(NAV)}, {"tts", H(TOOLS)},
  {"updated", H(DATE)}, {"upsell", H(PAYWALL)}, {"utility", H(TOOLS)},
  {"visually", PART_SCREEN}, {"visuallyhidden", H(HIDDEN)}, {"verwandte", H(RELATED)}, {"vorspann", H(DECK)}, {"voice", H(TOOLS)},
  {"widget", H(WIDGET)}, {"whatsapp", H(SHARE)}, {"writer", H(BYLINE)},
  {"you", PART_READ}, {"youtube", 0},
};
/* clang-format on */

/* Where each letter's words begin: the table is sorted by the first letter. */
static const word *find(const char *p, size_t n) {
  size_t low = 0, high = sizeof words / sizeof *words;
  while (low < high && words[low].text[0] < p[0]) {
    size_t middle = low + (high - low) / 2;
    if (words[middle].text[0] < p[0])
      low = middle + 1;
    else
      high = middle;
  }
  for (size_t i = low; i < sizeof words / sizeof *words && words[i].text[0] == p[0]; i++)
    if (words[i].text[1] == p[1] && strlen(words[i].text) == n && !memcmp(words[i].text, p, n)) return &words[i];
  return NULL;
}

/* What two neighbouring words of one name mean together. */
static uint32_t pair(uint64_t a, uint64_t b) {
  uint32_t hints = 0;
  if ((a & PART_ARTICLE) && (b & PART_BODY)) hints |= QT_HINT(BODY);
  if ((a & PART_READ) && (b & (PART_READ | PART_WORDS))) hints |= QT_HINT(RELATED);
  if ((a & PART_INFO) && (b & PART_BOX)) hints |= QT_HINT(BIO);
  if ((a & PART_PULL) && (b & PART_QUOTE)) hints |= QT_HINT(PULL_QUOTE);
  if ((a & PART_SUB) && (b & PART_HEAD)) hints |= QT_HINT(DECK);
  if ((a & PART_SCREEN) && (b & PART_READER)) hints |= QT_HINT(HIDDEN);
  return hints;
}

typedef struct reader {
  char word[MAX_WORD];
  size_t length;
  uint64_t before; /* bits of the word before it in the same name */
  uint32_t hints, count;
} reader;

static void end_word(reader *r, bool ends_name) {
  if (r->length) {
    const word *w = r->length > 1 && r->length < MAX_WORD ? find(r->word, r->length) : NULL;
    uint64_t bits = w ? w->bits : 0;
    r->hints |= (uint32_t)(bits & UINT32_MAX) | pair(r->before, bits);
    r->before = bits;
    r->count++;
  }
  if (ends_name) r->before = 0;
  r->length = 0;
}

uint32_t qt_word_hints(const char *value, size_t n, bool is_id) {
  reader r = {{0}, 0, 0, 0, 0};
  bool lower_before = false;
  (void)is_id;
  if (n > MAX_BYTES) n = MAX_BYTES;
  for (size_t i = 0; i < n && r.count < MAX_WORDS; i++) {
    char c = value[i];
    bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
    if (upper && lower_before) end_word(&r, false);
    lower_before = lower;
    if (upper || lower) {
      if (r.length < MAX_WORD) r.word[r.length] = (char)(c | 0x20);
      if (r.length < MAX_WORD) r.length++;
    } else {
      end_word(&r, c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f');
    }
  }
  end_word(&r, true);
  return r.hints;
}

static bool is_value(const char *value, size_t n, const char *word_) {
  if (strlen(word_) != n) return false;
  for (size_t i = 0; i < n; i++) {
    char c = value[i];
    if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != word_[i]) return false;
  }
  return true;
}

static uint32_t hint_in(const word *list, size_t count, const char *value, size_t n) {
  for (size_t i = 0; i < count; i++)
    if (is_value(value, n, list[i].text)) return (uint32_t)list[i].bits;
  return 0;
}

uint32_t qt_item_hints(const char *value, size_t n) {
  static const word items[] = {{"articlebody", H(BODY)},         {"author", H(BYLINE)},     {"headline", H(TITLE)},
                               {"datepublished", H(DATE)},       {"datemodified", H(DATE)}, {"description", H(DECK)},
                               {"alternativeheadline", H(DECK)}, {"caption", H(CAPTION)},   {"comment", H(COMMENTS)},
                               {"publisher", H(FOOTER)},         {"text", H(CONTENT)}};
  return hint_in(items, sizeof items / sizeof *items, value, n);
}

uint32_t qt_role_hints(const char *value, size_t n) {
  static const word roles[] = {
      {"navigation", H(NAV)},     {"banner", H(HEADER)}, {"contentinfo", H(FOOTER)},    {"main", H(CONTENT)},
      {"article", H(ARTICLE)},    {"search", H(NAV)},    {"complementary", H(SIDEBAR)}, {"dialog", H(DIALOG)},
      {"alertdialog", H(DIALOG)}, {"menu", H(NAV)},      {"menubar", H(NAV)},           {"toolbar", H(TOOLS)},
      {"tablist", H(NAV)}};
  return hint_in(roles, sizeof roles / sizeof *roles, value, n);
}
