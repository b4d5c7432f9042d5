/*
** The attributes of a tag that say something of an article, and comparing their values.
*/
#ifndef QT_READ_HTML_ATTRIBUTES_H
#define QT_READ_HTML_ATTRIBUTES_H

#include <lexbor/html/token.h>

#include "read/page.h"

/* clang-format off */
#define QT_ATTRIBUTES(X)                                                                           \
  X(CLASS, "class") X(ID, "id") X(HREF, "href") X(REL, "rel") X(NAME, "name")                      \
  X(CONTENT, "content") X(PROPERTY, "property") X(ITEMPROP, "itemprop") X(ROLE, "role")            \
  X(STYLE, "style") X(HIDDEN, "hidden") X(DATETIME, "datetime") X(TYPE, "type") X(LANG, "lang")    \
  X(HTTP_EQUIV, "http-equiv") X(TESTID, "data-testid") X(SHADOW, "shadowrootmode")

/* fact, name or property of the meta element; the order within a fact does not matter */
#define QT_META_NAMES(X)                                                                           \
  X(OG_TITLE, "og:title") X(META_TITLE, "twitter:title") X(META_TITLE, "title")                    \
  X(META_TITLE, "dc.title") X(META_TITLE, "parsely-title") X(META_TITLE, "sailthru.title")         \
  X(META_TITLE, "citation_title") X(META_TITLE, "headline")                                        \
  X(OG_DESCRIPTION, "og:description") X(DESCRIPTION, "description")                                \
  X(DESCRIPTION, "twitter:description") X(DESCRIPTION, "dc.description")                           \
  X(DESCRIPTION, "sailthru.description")                                                           \
  X(AUTHOR, "author") X(AUTHOR, "parsely-author") X(AUTHOR, "sailthru.author")                     \
  X(AUTHOR, "dc.creator") X(AUTHOR, "dcterms.creator") X(AUTHOR, "byl") X(AUTHOR, "cxenseparse:author") \
  X(AUTHOR, "citation_author") X(AUTHOR, "creator") X(AUTHOR, "authors")                           \
  X(ARTICLE_AUTHOR, "article:author") X(ARTICLE_AUTHOR, "og:article:author")                       \
  X(PUBLISHED, "article:published_time") X(PUBLISHED, "og:article:published_time")                 \
  X(PUBLISHED, "article:published") X(PUBLISHED, "parsely-pub-date") X(PUBLISHED, "sailthru.date") \
  X(PUBLISHED, "datepublished") X(PUBLISHED, "citation_publication_date")                          \
  X(PUBLISHED, "cxenseparse:recs:publishtime") X(PUBLISHED, "publish-date")                        \
  X(PUBLISHED, "publishdate") X(PUBLISHED, "publication_date") X(PUBLISHED, "pubdate")             \
  X(PUBLISHED, "dcterms.created") X(PUBLISHED, "dc.date.issued") X(PUBLISHED, "date.created")      \
  X(PUBLISHED, "article.published") X(PUBLISHED, "published-date") X(PUBLISHED, "release_date")    \
  X(PUBLISHED, "og:published_time") X(PUBLISHED, "og:pubdate") X(PUBLISHED, "datecreated")         \
  X(META_DATE, "date") X(META_DATE, "dc.date") X(META_DATE, "dcterms.date") X(META_DATE, "dcterms.issued") \
  X(CHANGED, "last-modified") X(META_DATE, "originalpublicationdate") X(META_DATE, "displaydate") \
  X(MODIFIED, "article:modified_time") X(MODIFIED, "og:updated_time") X(MODIFIED, "datemodified")  \
  X(MODIFIED, "dcterms.modified") X(MODIFIED, "lastmod")                                           \
  X(SITE, "og:site_name") X(SITE, "application-name") X(SITE, "dc.publisher")                      \
  X(LANGUAGE, "content-language") X(LANGUAGE, "language") X(LANGUAGE, "dc.language")               \
  X(LANGUAGE, "inlanguage") X(SECTION, "articlesection")                                           \
  X(OG_LOCALE, "og:locale") X(OG_URL, "og:url")                                                    \
  X(SECTION, "article:section") X(SECTION, "parsely-section") X(SECTION, "section")                \
  X(KEYWORDS, "keywords") X(KEYWORDS, "news_keywords") X(KEYWORDS, "parsely-tags")                 \
  X(TAG, "article:tag") X(PAYWALL, "article:content_tier") X(PAYWALL, "isaccessibleforfree")
/* clang-format on */

enum {
#define X(id, name) QT_ATTRIBUTE_##id,
  QT_ATTRIBUTES(X)
#undef X
      QT_ATTRIBUTE_COUNT
};

enum {
  QT_MAX_ATTRIBUTES = 256, /* looked at of one tag */
  QT_MAX_VALUE = 1 << 20   /* bytes of one value that are kept */
};

/* White space of HTML; NUL, which it drops, counts as well. */
static inline bool qt_is_html_space(unsigned char c) {
  const uint64_t spaces = UINT64_C(1) << ' ' | 1u << '\n' | 1u << '\t' | 1u << '\r' | 1u << '\f' | 1u;
  return c <= ' ' && (spaces >> c & 1);
}

/* By qt_attribute; data is NULL where the tag does not have it, and lexbor's, until the next token, where it has. */
typedef struct qt_attributes {
  quoth_string values[QT_ATTRIBUTE_COUNT];
} qt_attributes;

/* The first of each name counts; a value that is missing is empty. */
qt_attributes qt_read_attributes(const lxb_html_token_t *token);

/* Folded ASCII comparison with a lower-case word: of all of s, and of one of its words. */
bool qt_is_word(quoth_string s, const char *word);
bool qt_has_attribute_word(quoth_string s, const char *word);

/* The fact (qt_fact_key) that a meta element's content is, by its name or property; -1: none. */
int qt_meta_fact(const qt_attributes *meta);

/* Is it the address of a page about a person who writes? */
bool qt_leads_to_author(quoth_string href);

/* style="display: none" */
bool qt_hides(quoth_string style);

#endif
