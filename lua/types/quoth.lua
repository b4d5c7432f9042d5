---@meta quoth

-- The reference of the Lua API. Offsets are those of string.sub: bytes, from 1, end inclusive, into article.text.
-- What a caller does wrong raises; what the world does wrong gives nil, a message and a code.

---@class quoth
---@field version string  "0.1.0"
---@field _VERSION string  "quoth 0.1.0"
---@field language quoth.languages
---@field write quoth.writers
local quoth = {}

---@class quoth.ParseOptions
---@field format? "auto"|"text"|"html"  "auto", the default, takes for HTML what begins with a tag of it
---@field charset? string  the encoding that HTTP named, over what a page says itself; bytes that are UTF-8 are read as UTF-8 whatever is said
---@field language? string|quoth.Language  code ("en", "en-GB") or a language; by default what a page says, else "en". A code without rules is read by those of English, with the warning unknown_language
---@field url? string  where the article stands; a date in it counts where a page names none
---@field id? string|integer  what the caller calls it
---@field published? string  when it was published
---@field max_bytes? integer  longest text that is read; 2147483647 by default

---Reads an article. Codes: "empty" (no text, or a page without an article), "too_long". Raises on a wrong option and where memory runs out.
---@param bytes string  text or a web page. Text without a charset is UTF-8; other bytes are kept and count as one character each
---@param options? quoth.ParseOptions
---@return quoth.Article? article
---@return string? message
---@return string? code
function quoth.parse(bytes, options) end

---A stretch of article.text: [1] its first byte, [2] its last.
---@alias quoth.Span integer[]

---@alias quoth.Kind "direct"|"indirect"|"mixed"
---@alias quoth.Status "said"|"written"|"thought"|"asked"|"denied"|"refused"|"planned"|"imagined"
---@alias quoth.Attribution "explicit"|"continued"|"implied"|"label"|"unknown"
---@alias quoth.BlockKind "label"|"title"|"deck"|"byline"|"heading"|"paragraph"|"item"|"blockquote"|"caption"|"boilerplate"

---An article that was read. #article is the number of its statements, article[i] the i-th; it never changes.
---@class quoth.Article
---@field [integer] quoth.Statement
---@field title string?
---@field deck string?  the lines under the title that sum the article up
---@field label string?  "IN BRIEF"
---@field dateline quoth.Dateline?
---@field text string  what was parsed; of a web page its article, blocks separated by one blank line
---@field language string  code
---@field url string?
---@field id string|integer|nil
---@field published string?  as the caller said, else as the page says: ISO 8601 with the page's offset
---@field modified string?
---@field authors string[]
---@field site string?
---@field canonical_url string?
---@field section string?  the part of the site
---@field keywords string[]
---@field description string?  of the page's head
---@field paywall boolean?  true: not free to read; nil: the page does not say
---@field charset string?  the encoding that was read; nil for text that was taken as UTF-8
---@field digest quoth.Digest?  the stretch that announced speakers own
---@field warnings quoth.Warning[]
---@operator len: integer
local Article = {}

---@class quoth.Dateline
---@field text string  "TELMAR, March 4. /VNA/."
---@field place string?
---@field date string?
---@field agency string?
---@field first integer
---@field last integer

---@class quoth.Digest
---@field speakers quoth.Speaker[]
---@field first integer
---@field last integer

---@class quoth.Warning
---@field code string  "bad_utf8", "nul", "unknown_language" ...
---@field message string
---@field at integer?  the byte of the first case
---@field count integer

---@class quoth.Filter
---@field kind? quoth.Kind
---@field topic? string  exactly this topic
---@field speaker? string|quoth.Speaker  exactly this name, or this speaker
---@field status? quoth.Status
---@field attribution? quoth.Attribution

---Iterates over the statements that the filter lets pass, in the order of the text. Nested ones are in statement.nested.
---@param filter? quoth.Filter
---@return fun(): quoth.Statement?
function Article:statements(filter) end

---@return fun(): quoth.Section?
function Article:sections() end

---@return fun(): quoth.Speaker?
function Article:speakers() end

---@return fun(): quoth.Sentence?
function Article:sentences() end

---@return fun(): quoth.Block?
function Article:blocks() end

---@class quoth.JsonOptions
---@field offsets? "codepoint"|"byte"|"utf16"  unit of the offsets, from 0, end exclusive; "codepoint" by default
---@field sentences? boolean  adds "sentences"
---@field id_json? string  a JSON value that is written as the id as it stands, in place of article.id

---The article as one JSON object (schema quoth/1) without a line end; bytes that are no UTF-8 are written as U+FFFD.
---@param options? quoth.JsonOptions
---@return string
function Article:json(options) end

---All that was weighed, in the order of the text.
---@return quoth.Evidence[]
function Article:evidence() end

---What a cue might attribute, and what became of it.
---@class quoth.Evidence
---@field source string?  the words that may name the source
---@field source_span quoth.Span?
---@field cue string?
---@field cue_span quoth.Span?
---@field left quoth.Span?  content before the attribution
---@field right quoth.Span?  content behind it
---@field score number  above 0 it can win
---@field reason string  the pattern
---@field verdict "won"|"weak"|"inside"|"no-content"|"others"
---@field features string[]  what the score was made of

---What one source is reported to have said in one stretch of one paragraph.
---@class quoth.Statement
---@field id integer?  its number in the article, from 1; nil for a nested one
---@field kind quoth.Kind
---@field text string  the content's spans as they stand, joined with one space
---@field first integer?  nil where there is no content (a refusal)
---@field last integer?
---@field spans quoth.Span[]  the content
---@field speaker quoth.Speaker?
---@field name string?  the speaker's
---@field mention string?  the words that name the source in this sentence
---@field mention_span quoth.Span?
---@field cue string?  the words that express saying
---@field cue_span quoth.Span?
---@field attribution quoth.Attribution
---@field status quoth.Status
---@field topic string?  of the nearest heading above
---@field section quoth.Section?
---@field block quoth.Block?
---@field sentence quoth.Sentence?
---@field continues quoth.Statement?  the one of the paragraph before whose quotation runs on here
---@field confidence number  0 to 1
---@field reason string  the pattern that decided
---@field insertions quoth.Span[]  [the editor's words]
---@field elisions quoth.Span[]  [...]
---@field repairs quoth.Repair[]  quotation marks that were missing or too many
---@field nested quoth.Statement[]  reported inside this one's content
---@field article quoth.Article
local Statement = {}

---Why it is one: the pattern, and what was weighed in its sentence.
---@return quoth.Explanation
function Statement:explain() end

---Where its content stands in the bytes that were parsed, in order: tags and the like lie between the ranges.
---@return quoth.Span[]
function Statement:source() end

---@class quoth.Explanation
---@field reason string
---@field confidence number
---@field evidence quoth.Evidence?  what won; nil where no cue did
---@field rejected quoth.Evidence[]

---@class quoth.Repair
---@field at integer
---@field kind "unclosed"|"stray"|"run-on"

---@class quoth.Speaker
---@field id integer  from 1
---@field name string?  the fullest proper name in the article, without title; else the fullest description
---@field role string?
---@field type "person"|"organisation"|"place"|"unnamed"
---@field article quoth.Article
local Speaker = {}

---Iterates over the places that name the speaker: first and last byte.
---@return fun(): integer?, integer?
function Speaker:mentions() end

---@class quoth.Sentence
---@field index integer  from 1
---@field text string
---@field first integer
---@field last integer
---@field article quoth.Article

---@class quoth.Block
---@field index integer  from 1
---@field kind quoth.BlockKind
---@field text string
---@field first integer
---@field last integer
---@field section quoth.Section?
---@field article quoth.Article
local Block = {}

---Where its text stands in the bytes that were parsed; none for a title that only a page's head has.
---@return quoth.Span[]
function Block:source() end

---A heading and what stands under it; the first section can be without one.
---@class quoth.Section
---@field index integer  from 1
---@field heading string?
---@field topic string?
---@field text string
---@field first integer
---@field last integer
---@field article quoth.Article

---A compiled language.
---@class quoth.Language
---@field code string

---The source of a language: lua/quoth/language/en.lua is the model, csrc/base/lexicon.h lists the classes. A module
---quoth.language.CODE on package.path that returns one makes the code known to parse.
---@class quoth.LanguageSource
---@field code? string
---@field name? string
---@field words? table<string, string|string[]>  class -> entries, separated by commas or line ends; several words are a phrase
---@field verbs? table<string, string|string[]>  class -> verbs: "add", or all five forms "say/says/said/said/saying"
---@field weights? table<string, table<string, number>>  model -> feature -> weight
---@field inflect? fun(base: string): any, any, any, any, any  base, present, past, participle, ing; a form spelt in two ways is an array

---@class quoth.languages
local languages = {}

---The language of the module quoth.language.CODE. Code: "unknown_language".
---@param code string
---@return quoth.Language? language
---@return string? message
---@return string? code
function languages.load(code) end

---Compiles a language of the caller's. Raises with the language, the class and the entry where the source is wrong.
---@param source quoth.LanguageSource
---@return quoth.Language
function languages.new(source) end

---The language of the module quoth.language.CODE with words, verbs and weights added. What the code alone means stays
---as it is. Code: "unknown_language".
---@param code string
---@param source quoth.LanguageSource
---@return quoth.Language? language
---@return string? message
---@return string? code
function languages.extend(code, source) end

---@class quoth.writers
local writers = {}

---article:json(options) with its line end.
---@param article quoth.Article
---@param options? quoth.JsonOptions
---@return string
function writers.ndjson(article, options) end

return quoth
