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
#define PART_SIGN (UINT64_C(1) << 54) /* sign in, log in */
#define PART_IN (UINT64_C(1) << 55)
#define PART_LIVE (UINT64_C(1) << 52) /* live + entry, update ... */
#define PART_FEED (UINT64_C(1) << 53)

typedef struct word {
  const char *text;
  uint64_t length : 8, bits : 56;
} word;
#define W(text, bits) \
  { text, sizeof text - 1, bits }

#define H(id) ((uint64_t)QT_HINT(id))

/* clang-format off */
static const word words[] = {
  W("ad", H(AD)), W("ads", H(AD)), W("adslot", H(AD)), W("advert", H(AD)), W("advertisement", H(AD)), W("advertising", H(AD)),
  W("adunit", H(AD)), W("adbox", H(AD)), W("adcontainer", H(AD)), W("adwrapper", H(AD)), W("affiliate", H(AD)), W("also", PART_READ),
  W("abstract", H(DECK)), W("anriss", H(DECK)), W("anrisstext", H(DECK)), W("addtoany", H(SHARE)), W("addthis", H(SHARE)), W("article", H(ARTICLE) | PART_ARTICLE), W("articles", PART_WORDS),
  W("articlebody", H(BODY)), W("articlecontent", H(BODY)), W("articletext", H(BODY)), W("author", H(BYLINE) | PART_INFO),
  W("authors", H(BYLINE) | PART_INFO), W("autor", H(BYLINE) | PART_INFO), W("audio", H(TOOLS)), W("about", PART_INFO),
  W("banner", H(AD)), W("bio", H(BIO)), W("biography", H(BIO)), W("body", PART_BODY), W("bodytext", H(BODY)), W("bodycopy", H(BODY)),
  W("blog", PART_FEED), W("box", PART_BOX), W("breadcrumb", H(NAV)), W("breadcrumbs", H(NAV)), W("byline", H(BYLINE)), W("bylines", H(BYLINE)), W("barrier", H(PAYWALL)),
  W("bookmark", H(SHARE)),
  W("caption", H(CAPTION)), W("captions", H(CAPTION)), W("card", H(TEASER)), W("cards", H(TEASER)), W("carousel", H(TEASER)),
  W("category", H(LABEL)), W("categories", H(TAGS)), W("chapeau", H(DECK)), W("comment", H(COMMENTS)), W("commentlist", H(COMMENTS)), W("comments", H(COMMENTS)),
  W("consent", H(DIALOG)), W("content", H(CONTENT) | PART_BODY), W("cookie", H(DIALOG)), W("cookies", H(DIALOG)),
  W("copyright", H(FOOTER)), W("copy", PART_BODY), W("credit", H(CAPTION)), W("credits", H(CAPTION)), W("cta", H(NEWSLETTER)),
  W("correction", H(NOTE)), W("cutline", H(CAPTION)), W("crosshead", 0), W("channel", H(LABEL)),
  W("date", H(DATE)), W("dateline", H(INLINE)), W("datetime", H(DATE)), W("deck", H(DECK)), W("dek", H(DECK)), W("description", H(DECK)),
  W("disqus", H(COMMENTS)), W("disclaimer", H(NOTE)), W("donate", H(NEWSLETTER)), W("donation", H(NEWSLETTER)), W("dropcap", H(INLINE)), W("drop", H(INLINE)),
  W("einleitung", H(DECK)), W("embed", 0), W("entry", H(ARTICLE) | PART_ARTICLE), W("entrytext", H(BODY)), W("excerpt", H(DECK)), W("entradilla", H(DECK)),
  W("event", PART_FEED), W("events", PART_FEED),
  W("fb", H(SHARE)), W("footer", H(FOOTER)), W("footnote", H(NOTE)), W("facebook", H(SHARE)), W("follow", H(NEWSLETTER)),
  W("figcaption", H(CAPTION)), W("factbox", H(SIDEBAR)), W("faktenbox", H(SIDEBAR)), W("flyout", H(DIALOG)), W("feed", PART_FEED),
  W("gallery", H(WIDGET)), W("gdpr", H(DIALOG)),
  W("header", H(HEADER)), W("heading", PART_HEAD), W("headline", H(TITLE) | PART_HEAD), W("hidden", H(HIDDEN) * 0), W("hide", 0),
  W("in", PART_IN), W("info", PART_BOX), W("infobox", H(SIDEBAR)), W("inhalt", PART_BODY), W("inline", 0), W("item", PART_FEED), W("intro", H(DECK)), W("instagram", H(EMBED)),
  W("kicker", H(LABEL)), W("kommentar", H(COMMENTS)), W("kommentare", H(COMMENTS)),
  W("lead", H(DECK)), W("lede", H(DECK)), W("legend", H(CAPTION)), W("legende", H(CAPTION)), W("links", H(RELATED)), W("liveblog", H(LIVE)), W("login", H(DIALOG)), W("listen", H(TOOLS)),
  W("leadin", H(DECK)), W("live", PART_LIVE),
  W("main", H(CONTENT)), W("masthead", H(HEADER)), W("menu", H(NAV)), W("meta", H(DATE)), W("metadata", H(DATE)), W("modal", H(DIALOG)), W("more", PART_READ),
  W("most", PART_READ), W("multimedia", H(WIDGET)),
  W("nav", H(NAV)), W("navbar", H(NAV)), W("navigation", H(NAV)), W("news", PART_ARTICLE | PART_WORDS), W("newsletter", H(NEWSLETTER)), W("newsletters", H(NEWSLETTER)),
  W("next", PART_READ), W("noticia", H(ARTICLE) | PART_ARTICLE),
  W("only", PART_READER), W("outbrain", H(RELATED)), W("overlay", H(DIALOG)),
  W("paywall", H(PAYWALL)), W("popular", H(RELATED)), W("popup", H(DIALOG)), W("post", H(ARTICLE) | PART_ARTICLE), W("postcontent", H(BODY)), W("posts", PART_WORDS),
  W("print", H(TOOLS)), W("player", H(TOOLS)), W("playlist", H(TOOLS)), W("promo", H(TEASER)), W("promoted", H(AD)), W("promotion", H(AD)), W("pub", H(AD)), W("pubdate", H(DATE)), W("published", H(DATE)),
  W("publish", H(DATE)), W("pull", PART_PULL), W("pullquote", H(PULL_QUOTE)), W("pagination", H(NAV)), W("pager", H(NAV)), W("poll", H(TOOLS)), W("page", PART_ARTICLE), W("profile", H(BIO)), W("promobox", H(TEASER)),
  W("privacy", H(DIALOG)), W("prompt", H(NEWSLETTER)), W("piano", H(PAYWALL)),
  W("quote", PART_QUOTE),
  W("read", PART_READ), W("reader", PART_READER), W("recirc", H(RELATED)), W("recirculation", H(RELATED)), W("recommended", H(RELATED)),
  W("recommendation", H(RELATED)), W("recommendations", H(RELATED)), W("related", H(RELATED)), W("relatedlinks", H(RELATED)), W("relacionadas", H(RELATED)), W("relacionados", H(RELATED)),
  W("respond", H(COMMENTS)), W("registration", H(PAYWALL)), W("readmore", H(RELATED)), W("rail", H(SIDEBAR)), W("readers", PART_READER), W("rating", H(TOOLS)),
  W("save", H(SHARE)), W("screen", PART_SCREEN), W("screenreader", H(HIDDEN)), W("share", H(SHARE)), W("shares", H(SHARE)), W("sharing", H(SHARE)), W("sharebar", H(SHARE)), W("shortcode", 0),
  W("sidebar", H(SIDEBAR)), W("sign", PART_SIGN), W("signin", H(DIALOG)), W("signup", H(NEWSLETTER)), W("skip", H(NAV)), W("social", H(SHARE)), W("socials", H(SHARE)), W("sociallinks", H(SHARE)),
  W("source", H(CAPTION)), W("sponsor", H(AD)), W("sponsored", H(AD)), W("sr", PART_SCREEN), W("sronly", H(HIDDEN)), W("standfirst", H(DECK)), W("stories", PART_WORDS), W("storybody", H(BODY)), W("storycontent", H(BODY)),
  W("story", H(ARTICLE) | PART_ARTICLE), W("storytext", H(BODY)), W("sub", PART_SUB), W("subhead", 0), W("subheading", H(DECK)), W("subheadline", H(DECK)), W("subtitle", H(DECK)), W("subscribe", H(NEWSLETTER)), W("subscription", H(NEWSLETTER)),
  W("suggested", H(RELATED)), W("summary", H(DECK)), W("sommaire", H(NAV)), W("sidenote", H(NOTE)), W("shorttext", H(DECK)), W("sumario", H(DECK)), W("sharedaddy", H(SHARE)),
  W("taboola", H(RELATED)), W("tag", H(TAGS)), W("tags", H(TAGS)), W("taglist", H(TAGS)), W("teaser", H(TEASER)), W("teasers", H(TEASER)), W("text", PART_BODY), W("texte", PART_BODY), W("texto", PART_BODY), W("time", H(DATE)), W("timestamp", H(DATE)),
  W("title", H(TITLE) | PART_HEAD), W("toc", H(NAV)), W("toolbar", H(TOOLS)), W("tools", H(TOOLS)), W("toolbox", H(TOOLS)), W("topics", H(TAGS)), W("trending", H(RELATED)), W("tweet", H(EMBED)), W("tooltip", H(DIALOG)), W("topbar", H(NAV)), W("tts", H(TOOLS)),
  W("update", PART_FEED), W("updated", H(DATE)), W("updates", PART_FEED), W("upsell", H(PAYWALL)), W("utility", H(TOOLS)),
  W("visually", PART_SCREEN), W("visuallyhidden", H(HIDDEN)), W("verwandte", H(RELATED)), W("vorspann", H(DECK)), W("voice", H(TOOLS)),
  W("widget", H(WIDGET)), W("whatsapp", H(SHARE)), W("writer", H(BYLINE)),
  W("you", PART_READ), W("youtube", 0),
};
/* clang-format on */

/* Where a word of letters, in any case, stands in the index, or the first place that it could stand. */
static uint32_t slot_of(const char *p, size_t n) {
  uint32_t first = (uint32_t)p[0] | 0x20, second = (uint32_t)p[1] | 0x20, last = (uint32_t)p[n - 1] | 0x20;
  return (first * 977 + second * 131 + last * 29 + (uint32_t)n * 311) % QT_WORD_SLOTS;
}

void qt_index_words(uint16_t index[QT_WORD_SLOTS]) {
  memset(index, 0, QT_WORD_SLOTS * sizeof *index);
  for (uint16_t i = 0; i < sizeof words / sizeof *words; i++) {
    uint32_t slot = slot_of(words[i].text, words[i].length);
    while (index[slot]) slot = (slot + 1) % QT_WORD_SLOTS;
    index[slot] = (uint16_t)(i + 1);
  }
}

static const word *find(const uint16_t index[QT_WORD_SLOTS], const char *p, size_t n) {
  for (uint32_t slot = slot_of(p, n); index[slot]; slot = (slot + 1) % QT_WORD_SLOTS) {
    const word *w = &words[index[slot] - 1];
    size_t k = 0;
    while (w->length == n && k < n && (p[k] | 0x20) == w->text[k]) k++;
    if (k == n) return w;
  }
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
  if ((a & PART_LIVE) && (b & (PART_ARTICLE | PART_FEED))) hints |= QT_HINT(LIVE);
  if ((a & PART_SIGN) && (b & PART_IN)) hints |= QT_HINT(DIALOG);
  if ((a & PART_SCREEN) && (b & PART_READER)) hints |= QT_HINT(HIDDEN);
  return hints;
}

static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

uint32_t qt_word_hints(const uint16_t index[QT_WORD_SLOTS], const char *value, size_t n) {
  uint32_t hints = 0, count = 0;
  uint64_t before = 0; /* bits of the word before it in the same name */
  if (n > MAX_BYTES) n = MAX_BYTES;
  for (size_t i = 0; i < n && count < MAX_WORDS;) {
    char c = value[i];
    if (!is_lower(c) && !is_upper(c)) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') before = 0;
      i++;
      continue;
    }
    size_t start = i++;
    while (i < n && (is_lower(value[i]) || (is_upper(value[i]) && !is_lower(value[i - 1])))) i++;
    size_t length = i - start;
    const word *w = length > 1 && length < MAX_WORD ? find(index, value + start, length) : NULL;
    uint64_t bits = w ? w->bits : 0;
    hints |= (uint32_t)(bits & UINT32_MAX) | (bits && before ? pair(before, bits) : 0);
    before = bits;
    count++;
  }
  return hints;
}

static bool is_value(const char *value, size_t n, const char *word_) {
  for (size_t i = 0; i < n; i++) {
    char c = value[i];
    if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != word_[i]) return false;
  }
  return true;
}

static uint32_t hint_in(const word *list, size_t count, const char *value, size_t n) {
  for (size_t i = 0; i < count; i++)
    if (list[i].length == n && is_value(value, n, list[i].text)) return (uint32_t)list[i].bits;
  return 0;
}

uint32_t qt_item_hints(const char *value, size_t n) {
  static const word items[] = {
      W("articlebody", H(BODY)),         W("author", H(BYLINE)),     W("headline", H(TITLE)),
      W("datepublished", H(DATE)),       W("datemodified", H(DATE)), W("description", H(DECK)),
      W("alternativeheadline", H(DECK)), W("caption", H(CAPTION)),   W("comment", H(COMMENTS)),
      W("publisher", H(FOOTER)),         W("text", H(CONTENT)),      W("liveblogupdate", H(LIVE))};
  return hint_in(items, sizeof items / sizeof *items, value, n);
}

uint32_t qt_role_hints(const char *value, size_t n) {
  static const word roles[] = {
      W("navigation", H(NAV)),     W("banner", H(HEADER)), W("contentinfo", H(FOOTER)),    W("main", H(CONTENT)),
      W("article", H(ARTICLE)),    W("search", H(NAV)),    W("complementary", H(SIDEBAR)), W("dialog", H(DIALOG)),
      W("alertdialog", H(DIALOG)), W("menu", H(NAV)),      W("menubar", H(NAV)),           W("toolbar", H(TOOLS)),
      W("tablist", H(NAV))};
  return hint_in(roles, sizeof roles / sizeof *roles, value, n);
}

/* clang-format off */
/* Folded; a star at the end: whatever comes behind it. */
static const char *const other_pages[] = {
  "also read*", "also see", "continue reading", "discover more*", "don't miss*", "editor's pick*", "editors' pick*", "editor's recommendation*", "editors' recommendation*",
  "explore more*", "featured stories", "featured articles", "further reading", "in case you missed it", "in this section",
  "keep reading", "keep exploring", "latest articles", "latest from *", "latest headlines", "latest news*", "latest posts",
  "latest stories", "latest videos", "more articles*", "more coverage*", "more for you", "more from *", "more headlines*",
  "more in *", "more like this", "more news*", "more on this *", "more posts*", "more reading", "more stories*",
  "more to explore", "more to read", "most commented", "most popular*", "most read*", "most shared", "most viewed",
  "must read*", "other articles*", "other stories*", "other news", "others also read", "our latest *", "our top picks",
  "people also read", "popular articles", "popular now", "popular posts", "popular stories", "read also*", "read more*",
  "read next*", "recent articles", "recent news", "recent posts", "recent stories", "recommended", "recommended articles",
  "recommended for *", "recommended from *", "recommended reading", "recommended stories", "recommended videos",
  "recommendations", "related", "related article*", "related content*", "related coverage", "related link*", "related news",
  "related post*", "related reading", "related resources", "related searches", "related stories", "related story",
  "related topic*", "related video*", "see also*", "similar articles", "similar posts", "similar stories", "suggested *",
  "top articles", "top headlines", "top news", "top reads*", "top stories*", "trending", "trending *", "up next",
  "watch next", "we recommend", "what to read next*", "you may also *", "you may like*", "you may be interested*",
  "you might also *", "you might like*", "you might be interested*",
  /* German, French, Spanish, Portuguese, Italian, Dutch, Czech, Polish, Russian */
  "auch interessant", "das könnte sie auch *", "das könnte dich auch *", "das könnte ihnen auch *", "empfehlungen*", "lesen sie auch*",
  "lesen sie mehr*", "lest auch*", "lies auch*", "mehr aus *", "mehr zu *", "mehr zum *", "meistgelesen*", "meistgelesene *", "mehr lesen*",
  "neueste artikel", "passend dazu*", "top-themen", "verwandte artikel", "verwandte themen", "weitere artikel*", "weitere beiträge",
  "weitere meldungen*", "weitere nachrichten*", "weitere themen", "zum thema",
  "à lire aussi*", "à lire également*", "a lire aussi*", "articles liés", "articles similaires", "dans la même rubrique", "lire aussi*",
  "les plus lus", "sur le même sujet", "voir aussi", "à découvrir*", "nos dernières *",
  "artículos relacionados", "le puede interesar", "lea también*", "leer también*", "lo más leído*", "lo más visto*", "más noticias*",
  "noticias relacionadas", "te puede interesar*", "también te puede *", "ver también", "temas relacionados", "más información",
  "leia também*", "leia mais*", "mais lidas*", "notícias relacionadas", "veja também*", "saiba mais*", "relacionadas",
  "articoli correlati", "leggi anche*", "potrebbe interessarti*", "i più letti", "lees ook*", "meer over *", "meest gelezen*", "gerelateerd*",
  "mohlo by vás zajímat*", "související *", "nejčtenější*", "czytaj też*", "czytaj także*", "zobacz także*", "zobacz też*", "powiązane *",
  "читайте также*", "читайте ещё", "материалы по теме", "по теме", "похожие *", "самое читаемое", "популярное", "новости по теме",
};
/* clang-format on */

/* As the table has it: lower case where it is ASCII, a straight apostrophe. */
static size_t fold_heading(quoth_string heading, char *out, size_t size) {
  size_t n = 0;
  for (uint32_t i = 0; i < heading.length && n + 1 < size; i++) {
    char c = heading.data[i];
    bool quote = i + 2 < heading.length && !memcmp(heading.data + i, "\xe2\x80\x99", 3);
    if (quote) i += 2;
    out[n++] = quote ? '\'' : c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
  }
  while (n && (out[n - 1] == ':' || out[n - 1] == ' ' || out[n - 1] == '.')) n--;
  out[n] = 0;
  return n;
}

bool qt_heads_other_pages(quoth_string heading) {
  char text[96];
  size_t n = fold_heading(heading, text, sizeof text);
  for (size_t i = 0; n > 3 && i < sizeof other_pages / sizeof *other_pages; i++) {
    const char *entry = other_pages[i];
    size_t length = strlen(entry);
    bool open = entry[length - 1] == '*';
    if (!memcmp(text, entry, 1) && !strncmp(text, entry, open ? length - 1 : length + 1)) return true;
  }
  return false;
}
