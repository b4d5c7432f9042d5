---@meta quoth

-- The reference of the Lua API. Offsets are those of string.sub: bytes, from 1, end inclusive, into article.text.
-- What a caller does wrong raises; what the world does wrong gives nil, a message and a code.

---@class quoth
---@field version string  "0.1.0"
---@field _VERSION string  "quoth 0.1.0"
---@field language quoth.languages
---@field write quoth.writers
---@field fetch quoth.fetch
---@field fetcher fun(options?: quoth.FetchOptions): quoth.Fetcher?, string?, string?  many pages at once; nil, message, code where cache, journal or WARC cannot be opened
---@field feed quoth.feed
---@field warc quoth.warc
---@field report fun(articles: quoth.Article[], options?: quoth.ReportOptions): string  articles as one HTML page that needs no network
---@field rules quoth.rules
---@field dictionary quoth.dictionary
local quoth = {}

---@class quoth.ParseOptions
---@field format? "auto"|"text"|"html"  "auto", the default, takes for HTML what begins with a tag of it
---@field charset? string  the encoding that HTTP named, over what a page says itself. Bytes that are UTF-8 throughout are read as UTF-8 whatever is said, with the warning charset_wrong, where they have three characters or more beyond ASCII, or where UTF-16 was said and they have no zeros; with fewer, what was said holds
---@field language? string|quoth.Language  code ("en", "en-GB") or a language; by default what a page says, else what the small words of the text tell, else "en". A code without rules is read by those of English, with the warning unknown_language
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
---@field published string?  as the caller said, else as the page shows it by the title, else as its head says: ISO 8601 with the page's offset
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

---Entries of a live blog, in the order of the text; none where it is no live blog.
---@return fun(): quoth.Entry?
function Article:entries() end

---@return fun(): quoth.Speaker?
function Article:speakers() end

---@return fun(): quoth.Sentence?
function Article:sentences() end

---@return fun(): quoth.Block?
function Article:blocks() end

---@class quoth.JsonOptions
---@field offsets? "codepoint"|"byte"|"utf16"  unit of the offsets, from 0, end exclusive; "codepoint" by default
---@field sentences? boolean  adds "sentences"
---@field entries? boolean  adds "entries": time, shown, heading, start and end of each
---@field answers? boolean  adds "answers" to each statement: the id of the question that it answers, or null
---@field id_json? string  a JSON value that is written as the id as it stands, in place of article.id
---@field tags? quoth.Tag[][]  what tagger:tags(article) gives; goes into each statement's "tags"

---The article as one JSON object (schema quoth/1) without a line end; bytes that are no UTF-8 are written as U+FFFD.
---@param options? quoth.JsonOptions
---@return string
function Article:json(options) end

---@class quoth.CheckOptions
---@field min_words? integer  fewest words that a quotation is looked for with; 3 by default
---@field speaker? string  who is said to say it, by name or its last words ("Petrova"): his are looked for first

---Does the article have these words, and who says them? The nearest place, and what differs there. Codes: "empty" (no
---words), "too_short", "too_long" (over 4,096 words and marks).
---@param quote string  … or [...] stands for what it leaves out, [words] are its editor's
---@param options? quoth.CheckOptions
---@return quoth.Check? check
---@return string? message
---@return string? code
function Article:check(quote, options) end

---"exact": byte for byte; "normalised": but for quotation marks, dashes, spaces, the first letter's case, composed
---letters, editor's insertions; "omissions": in order with words left out; "ambiguous": word for word in what several
---speakers say; "altered": words changed, added, in another order, or an omission that touches a negation, a number or
---a modal (unless an ellipsis stands for whole clauses), a word or number cut ("government" of "anti-government"), the
---words of several speakers or of a speaker and the newsroom; "absent".
---@alias quoth.CheckVerdict "exact"|"normalised"|"omissions"|"ambiguous"|"altered"|"absent"

---@alias quoth.EditFlag "negation"|"number"|"modal"|"name"|"case"|"punctuation"|"speaker"

---@class quoth.Check
---@field verdict quoth.CheckVerdict
---@field flags quoth.EditFlag[]  what the differences touch
---@field text string?  the place; nil where the verdict is "absent", as what follows
---@field first integer?
---@field last integer?
---@field statement quoth.Statement?  the innermost that has the place; nil where the words are the newsroom's
---@field speaker quoth.Speaker?
---@field by_speaker boolean?  whether the speaker that was asked for says it; nil where none was
---@field places integer  how often the article has all of it in order
---@field likeness number  share of the quotation's words that the place has in order
---@field edits quoth.Edit[]

---@class quoth.Edit
---@field kind "same"|"omitted"|"added"|"changed"|"editorial"
---@field text string?  the article's words
---@field first integer?
---@field last integer?
---@field quote string?  the quotation's words
---@field quote_first integer?
---@field quote_last integer?
---@field marked boolean?  of "omitted": an ellipsis or an insertion stands for it
---@field flags quoth.EditFlag[]

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
---@field verdict "won"|"weak"|"inside"|"no-content"|"others"  weak: its score is not above 0; inside: it stands in the content of another; others: another's words as a digest's speaker reports them
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
---@field mention string?  the words that name the source in this sentence, or in the line that says "X wrote:" or "- X" beside it
---@field mention_span quoth.Span?
---@field cue string?  the words that express saying
---@field cue_span quoth.Span?
---@field attribution quoth.Attribution
---@field status quoth.Status
---@field topic string?  of the nearest heading above
---@field section quoth.Section?
---@field entry quoth.Entry?  of the live blog
---@field block quoth.Block?
---@field sentence quoth.Sentence?
---@field continues quoth.Statement?  the one of the paragraph before whose quotation runs on here
---@field answers quoth.Statement?  the question that this turn of a transcript answers; every paragraph of an answer has it
---@field answered_by quoth.Statement[]  the inverse: the paragraphs that answer this question
---@field confidence number  0 to 1
---@field reason string  the pattern that decided
---@field insertions quoth.Span[]  [the editor's words]
---@field elisions quoth.Span[]  [...]
---@field repairs quoth.Repair[]  quotation marks that were missing or too many
---@field nested quoth.Statement[]  reported inside this one's content
---@field depth integer  0, or how deep it is nested
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
---@field basis quoth.Basis  what the speaker was taken from
---@field evidence quoth.Evidence?  what won; nil where no cue did; of a nested statement its verdict is "inside"
---@field rejected quoth.Evidence[]  what else was weighed in its sentence; the verdicts say why

---A cue with its source; a label, also before a colon or behind a dash; the line below that signs; the announcement
---of a digest; the sentence before that ends "X said:"; the statement that it follows on from; the question that it
---answers in an interview without labels; nothing.
---@class quoth.Basis
---@field kind "cue"|"label"|"signature"|"announcement"|"introduction"|"statement"|"question"|"nothing"
---@field text string?
---@field span quoth.Span?
---@field statement quoth.Statement?

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

---Where its text stands in the bytes that were parsed; none for what stands in no element
---of the page: a title that only its head has, text that only its JSON-LD has.
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

---An entry of a live blog: of a page its elements, of plain text what stands under a line that is a time.
---@class quoth.Entry
---@field index integer  from 1
---@field time string?  ISO 8601, with the offset that the page gives; nil where no date is given
---@field shown string?  the time as it is shown: "14:32", "2h ago"
---@field heading string?  the headline
---@field text string
---@field first integer
---@field last integer
---@field article quoth.Article
local Entry = {}

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

---@class quoth.WriteOptions
---@field tags? quoth.Tag[][]  what tagger:tags(article) gives

---@class quoth.TableOptions
---@field tags? quoth.Tag[][]  what tagger:tags(article) gives
---@field offsets? "codepoint"|"byte"|"utf16"  "codepoint" by default
---@field header? boolean  a first row with the names of the columns; true by default
---@field document? string  the first column; the article's id or URL by default
---@field formulas? boolean  write what a spreadsheet takes for a formula as it stands; by default an apostrophe is put before it

---@class quoth.HtmlOptions
---@field tags? quoth.Tag[][]  what tagger:tags(article) gives
---@field fragment? boolean  the <article> alone
---@field prefix? string  before each id, for pages with several articles: letters, digits, hyphens

---CSV (RFC 4180), a row for each statement and tag; nested statements have numbers like 3.1.
---@param article quoth.Article
---@param options? quoth.TableOptions
---@return string
function writers.csv(article, options) end

---The rows of csv with tabs between the fields; a line is a row, whatever the text has in it.
---@param article quoth.Article
---@param options? quoth.TableOptions
---@return string
function writers.tsv(article, options) end

---A W3C Web Annotation page: an annotation for each statement, its targets by words and by place in code points.
---@param article quoth.Article
---@param options? quoth.WriteOptions
---@return string
function writers.webannotation(article, options) end

---brat standoff: what the .ann file has, and what the .txt file has.
---@param article quoth.Article
---@param options? quoth.WriteOptions
---@return string annotations
---@return string text
function writers.brat(article, options) end

---CommonMark: topics as headings, statements as block quotations, who said it below each.
---@param article quoth.Article
---@param options? quoth.WriteOptions
---@return string
function writers.markdown(article, options) end

---JSON-LD with schema.org's NewsArticle, Quotation (words in marks) and Claim (what a paraphrase asserts).
---@param article quoth.Article
---@param options? quoth.WriteOptions
---@return string
function writers.jsonld(article, options) end

---The article as a page of HTML that needs nothing else and has no script: statements marked, and listed below.
---@param article quoth.Article
---@param options? quoth.HtmlOptions
---@return string
function writers.html(article, options) end

-- Tagging rules. A rule file is Lua that returns rules{ rule "id" { tag =, when =, ... }, ... }; README, "Rules".

---@class quoth.rules
---@field F table  conditions on fields of a statement: F.kind:is "direct", F.topic:has(condition); for gates of sets
local rules = {}

---A tagger of a rule file, or of the standard library by name. Code: "bad_rules"; the message begins with file:line.
---@param path string  a path, or a name such as "speech-acts"
---@param options? quoth.RuleOptions
---@return quoth.Tagger? tagger
---@return string? message
---@return string? code
function rules.load(path, options) end

---The set of a rule file, or of the standard library by name, or of several together. Raises with file:line where a file
---is wrong.
---@param names string|string[]
---@param options? quoth.RuleOptions
---@return quoth.RuleSet
function rules.set(names, options) end

---A loader: file "talks" gives the set of DIR/talks.lua; each file runs once. Raises with file:line.
---Where there is no such file, the standard library's set of that name; `use "world"` finds it as well.
---@param options? quoth.RuleOptions
---@return fun(name: string): quoth.RuleSet
function rules.loader(options) end

---@param set quoth.RuleSet
---@return quoth.Tagger
function rules.compile(set) end

---Where a rule file lies: of a path the path, of a name of the standard library its file.
---@param name string
---@return string?
function rules.path(name) end

---Rules that change while they are used. Code: "bad_rules", where they are wrong now.
---@param names string|string[]  rule files, or names of the standard library
---@param options? quoth.RuleOptions
---@return quoth.RuleWatch? watch
---@return string? message
---@return string? code
function rules.watch(names, options) end

---@class quoth.RuleWatch
---@field tagger quoth.Tagger  of the last files that loaded and whose examples passed
local RuleWatch = {}

---Looks at the files again: true where a new tagger took over, false where nothing changed, nil and a message where
---what is there now does not load or fails its examples; then the tagger stays.
---@return boolean? swapped
---@return string? message
function RuleWatch:check() end

---@class quoth.RuleOptions
---@field dir? string  folder of the rule files; "." by default
---@field trust? "trusted"|"pure"|"sandboxed"  trusted by default. Others run in a Lua state of their own, which gives data only: "pure" without lp, re and where; "sandboxed" has where and functions as score, whose budget is the sandbox's and whose arguments are copies. What is made of such a file in this state has bounds too: 1,000,000 values, 10,000 parts of a condition
---@field sandbox? quoth.SandboxLimits
---@field read? fun(path: string): string?, string?  gives the text of a rule file or a table of aliases, or nil and a message, in place of the file system

---@class quoth.SandboxLimits
---@field steps? integer  instructions of loading, and of each call of a predicate; 1,000,000 by default. Who uses them up is not called again
---@field bytes? integer  memory of the state; 64 MiB
---@field seconds? number  processor time of loading, and of each call; 2

---Rules as a value. A + B joins, A - "id" and A - B take away, A * condition lets rules hold only where the condition does.
---@class quoth.RuleSet
---@field name string
---@field rules table[]
---@field export any  what `use` gives other files
---@operator add(quoth.RuleSet): quoth.RuleSet
---@operator len: integer
local RuleSet = {}

---The set with keys of some rules changed: set:with { ["id"] = { score = 0.9 } }.
---@param changes table<string, table>
---@return quoth.RuleSet
function RuleSet:with(changes) end

---Runs the rules' examples: how many, and those that fail.
---@return integer count
---@return quoth.ExampleFailure[] failures
function RuleSet:test() end

---@class quoth.ExampleFailure
---@field at string  "talks.lua:10"
---@field rule string
---@field key "yes"|"no"
---@field number integer
---@field text string
---@field message string
---@field todo boolean?  the example says that it is known to fail

---Compiled rules. Immutable; belongs to no article.
---@class quoth.Tagger
---@operator len: integer
local Tagger = {}

---The tags of a statement, the strongest first: of several in a group the winner alone, none of private rules. A
---statement is tagged by its own words; what is reported in it is tagged on the nested statement.
---@param statement quoth.Statement|table  or { text =, kind =, topic =, speaker =, ... }
---@return quoth.Tag[]
function Tagger:tag(statement) end

---The tags of every statement: result[i] of article[i], result[i].nested[j] of article[i].nested[j].
---@param article quoth.Article
---@return quoth.Tag[][]
function Tagger:tags(article) end

---Every rule that holds, private ones and those that lost to another of their group as well (stands = false).
---@param statement quoth.Statement|table
---@return quoth.Tag[]
function Tagger:fired(statement) end

---Why a rule holds of a statement, or why it does not. Raises where no rule has the id.
---@param statement quoth.Statement|table
---@param id string
---@return quoth.RuleExplanation
function Tagger:explain(statement, id) end

---What it is made of, and what it was asked so far.
---@return quoth.TaggerStats
function Tagger:stats() end

---for statement, tags in tagger:stream(article:statements()) do
---@param next fun(): quoth.Statement?
---@return fun(): quoth.Statement?, quoth.Tag[]?
function Tagger:stream(next) end

---@class quoth.RuleExplanation
---@field text string  all of it in words, a line for each condition
---@field rule string
---@field at string
---@field holds boolean
---@field fired quoth.Tag?
---@field lost_to string?  the rule of its group that won
---@field when quoth.ConditionExplanation
---@field gate quoth.ConditionExplanation?  what its set was gated with
---@field score quoth.ConditionExplanation[]?  of a sum

---A condition; the conditions that it is made of are [1], [2] ...
---@class quoth.ConditionExplanation
---@field [integer] quoth.ConditionExplanation
---@field text string  as the rule has it
---@field holds boolean
---@field spans { first: integer, last: integer, name: string? }[]
---@field words string[]  of the spans
---@field ids string[]?  entities that it holds for
---@field weight number?  in a sum

---@class quoth.TaggerStats
---@field rules integer
---@field always integer  rules that no word keeps from being asked
---@field dictionaries integer
---@field statements integer  that were tagged
---@field asked integer  rules, summed over the statements
---@field skipped integer  rules that the prefilter left out
---@field fired table<string, integer>  by rule, how often it held

---@class quoth.Tag
---@field tag string  "talks.denied"
---@field score number  0 to 1
---@field rule string  its id
---@field at string  "talks.lua:10"
---@field priority integer
---@field group string?
---@field codes table<string, string>
---@field spans { first: integer, last: integer, name: string? }[]  the words that it rests on
---@field captures table<string, quoth.Capture[]>
---@field explain string
---@field id string?  of the entity, for a rule with each
---@field stands boolean?  of fired: false where another of the group won

---A hit. [1] and [2] are its first and last byte counted from the statement's first.
---@class quoth.Capture
---@field [integer] integer
---@field name string?
---@field first integer
---@field last integer
---@field text string
---@field w number?  weight of the dictionary's entry
---@field id string?  of the entity
---@field how string?  "name", "adj", "metonym" ...

-- Dictionaries: lists of names and words, a million if need be, built ahead for rules.

---A literal is UTF-8. It matches any case, or only its own spelling where it has a capital ("US" is not "us"); white
---space in the text of any kind and length is one space, curly marks are straight ones; it starts at the start of a
---word and ends at the end of one, or is a stem: "negotiat*". In one dictionary the longest literal at a place wins.
---@class quoth.dictionary
local dictionary = {}

---@return quoth.DictionaryBuilder
function dictionary.new() end

---Loads a saved dictionary: it is checked, mapped into memory, and stays so until it is collected; what replaces its
---file must not write into it (save and quoth dict rename a new one). Codes: "io", "bad_dictionary" (damaged, of another
---version or byte order, or none).
---@param path string
---@return quoth.Dictionary? dictionary
---@return string? message
---@return string? code
function dictionary.load(path) end

---Adds what a file lists to a builder. Codes: "io", "bad_option" (no such format).
---@param path string
---@param options? quoth.DictionaryOptions
---@return quoth.DictionaryBuilder? builder
---@return integer|string count  literals added; or the message
---@return integer|string faults  what could not be taken; or the code
function dictionary.read(path, options) end

---@class quoth.DictionaryOptions
---@field builder? quoth.DictionaryBuilder  to go on with
---@field format? "tsv"|"patterns"|"quanteda"|"liwc"|"lexicoder"  else by the name: .tsv .txt .jsonl .yaml .dic .lcd
---@field language? string  only aliases of this language, where a table names languages
---@field warn? fun(message: string)  called with "path:line: what is wrong" for each fault
---@field tell? fun(bytes: integer)  called now and then with how much was read

---#builder is the number of literals added.
---@class quoth.DictionaryBuilder
local DictionaryBuilder = {}

---Code: "bad_literal" (nothing to match, bad UTF-8, over 255 bytes).
---@param literal string  a star at its end makes it a stem
---@param id? string  of the entity; "_" makes a shadow, which wins where it is longest and gives no hit
---@param type? string  of the entity
---@param case? "smart"|"any"|"exact"
---@param weight? number  1 by default
---@return true? ok
---@return string? message
---@return string? code
function DictionaryBuilder:add(literal, id, type, case, weight) end

---@return quoth.Dictionary
function DictionaryBuilder:build() end

---#dictionary is the number of its entries; it never changes.
---@class quoth.Dictionary
local Dictionary = {}

---The hits in a text, in its order.
---@param text string
---@return quoth.DictionaryHit[]
function Dictionary:find(text) end

---How many entities its entries have among them.
---@return integer
function Dictionary:entities() end

---Writes beside path, then renames. Code: "io".
---@param path string
---@return true? ok
---@return string? message
---@return string? code
function Dictionary:save(path) end

---@class quoth.DictionaryHit
---@field first integer  its first byte
---@field last integer  its last byte
---@field id string?
---@field type string?
---@field weight number

---@class quoth.ReportOptions
---@field title? string  heading of the page; else one article's title
---@field names? table<integer, string>  what the articles are called; else by their site or the host of their URL
---@field tags? quoth.Tag[][][]  for each article what tagger:tags(article) gives; nil: no rules were run

-- Fetching (quoth.fetch.core, which needs libcurl; the rest works without).

---Fetches one page: quoth.fetch(url, options) gives its article. Codes are those of parse, http_404 and the like, and
---bad_url, bad_scheme, blocked_address, robots, dns, connect, proxy, tls, timeout_connect, timeout_first_byte,
---timeout_low_speed, timeout_total, too_large, too_many_headers, bad_encoding, bad_type, truncated, bad_response,
---empty_response, reset, http2, redirect_loop, too_many_redirects, offline, cancelled, forked, cache, journal, io.
---One page waits for no delay and at most 10 s for a server's Retry-After, and is tried again once.
---@class quoth.fetch
---@field curl string  version of libcurl
---@field get fun(url: string, options?: quoth.FetchOptions): quoth.Response?, string?, string?  the answer, whatever its status
---@field fetcher fun(options?: quoth.FetchOptions): quoth.Fetcher?, string?, string?  the same as quoth.fetcher
---@field robots fun(text: string): quoth.Robots  rules of a robots.txt (RFC 9309)
---@overload fun(url: string, options?: quoth.FetchOptions): quoth.Article?, string?, string?

---@class quoth.FetchOptions
---@field urls? string[]  of a fetcher: what to begin with
---@field as? "article"|"response"  what a fetcher gives; "article" by default
---@field language? string|quoth.Language  of the articles
---@field user_agent? string  "quoth/0.1.0" by default; its first word is what robots.txt is asked about
---@field contact? string  mail address or URL, added to the user agent
---@field headers? table<string, string>  of each request; credentials among them are not sent on to another host
---@field method? string  "GET" by default; only idempotent ones are tried again
---@field body? string
---@field robots? boolean  obey robots.txt; true by default
---@field allow? string[]  addresses that may be connected to though they are not globally routable: "127.0.0.1", "10.0.0.0/8", "[::1]:8080"
---@field proxy? string  the environment's are never used; names are then resolved, and guarded, by the proxy
---@field ca_file? string  certificates to trust in place of the system's
---@field insecure? boolean  do not verify TLS; the response has the warning "unverified"
---@field http? "auto"|"1.1"|"2"  "auto" is HTTP/2 over TLS where the server has it; "2" is HTTP/2 without TLS, a connection a page
---@field resolve? table<string, string>  ["host:port"] = address
---@field timeout_connect? number  seconds for name, connection and TLS; 10; 0 is no limit, here and below
---@field timeout_first_byte? number  seconds; 30
---@field timeout_total? number  seconds; 120
---@field low_speed_time? number  seconds in which low_speed_bytes a second must come; 20
---@field low_speed_bytes? integer  100
---@field max_body? integer  bytes, decoded; 10 MiB
---@field max_wire? integer  bytes as they come; 10 MiB
---@field max_headers? integer  bytes of headers and trailers; 256 KiB
---@field max_redirects? integer  10; each hop meets robots.txt, guard and the host's queue again
---@field decode? boolean  undo gzip, deflate, br, zstd; true by default
---@field partial? boolean  give a body that was cut, with complete = false, in place of "truncated"
---@field retries? integer  2; of a single page 1
---@field retry_base? number  seconds; the wait is random up to base * 2 ^ attempt
---@field retry_cap? number  seconds; 60
---@field retry_after_max? number  seconds; a server that asks for more is not asked again; 3600
---@field per_host? integer  transfers at once from one host; 1
---@field total? integer  transfers at once; 16
---@field delay? number  seconds between two requests to one host; 1. A crawl-delay of robots.txt counts where it is longer
---@field max_crawl_delay? number  seconds; 120
---@field cache? string  folder of a private cache (RFC 9111)
---@field offline? boolean  from the cache only; opens no connection
---@field refresh? boolean  ask the server even where the cache is fresh
---@field journal? string  file of a batch that can be interrupted: the same call goes on where it ended
---@field warc? string|quoth.WarcWriter  archive that answers are added to
---@field progress? fun(url: string, received: integer, expected: integer?)  called while step and wait run
---@field clock? fun(): number  Unix time for cache and Retry-After

---@class quoth.Response
---@field url string  after redirects
---@field requested_url string
---@field status integer
---@field headers table<string, string>  names in any case
---@field head string  status line and fields as they came
---@field trailers string
---@field body string  decoded
---@field raw string  as it came
---@field complete boolean  false where the end was not announced or not reached
---@field redirects { url: string, status: integer, location: string }[]
---@field timings { dns: number, connect: number, tls: number, first_byte: number, total: number }?  seconds
---@field address string?
---@field http integer?  10, 11 or 20
---@field reused boolean?  over a connection that was there
---@field attempts integer
---@field warnings string[]  "trailing_garbage", "truncated", "length_unknown", "unverified"
---@field from_cache boolean
---@field age number?  seconds, of a response from the cache

---Many pages at once. An iterator: for url, article, message, code in fetcher do ... end gives them as they are done.
---Belongs to one state; in the child of a fork it gives the code "forked".
---@class quoth.Fetcher
---@overload fun(): string?, quoth.Article|quoth.Response|nil, string?, string?, integer?
local Fetcher = {}

---Adds a URL; its id. With a journal that knows it: nil, message, "known".
---@param url string
---@param request? { headers?: table<string, string>, method?: string, body?: string }
---@return integer? id
---@return string? message
---@return string? code
function Fetcher:add(url, request) end

---Gives the URL up; its result has the code "cancelled". false: there is none of that id on its way.
---@param id integer
---@return boolean
function Fetcher:cancel(id) end

---Does what can be done without waiting: how many results can be taken; or nil, message, code.
---@return integer? ready
---@return string? message
---@return string? code
function Fetcher:step() end

---Waits until a result can be taken, at most `seconds`: whether there is one; or nil, message, code.
---@param seconds? number
---@return boolean? ready
---@return string? message
---@return string? code
function Fetcher:wait(seconds) end

---A result that is ready: the URL as it was added, its article or response (or nil, message, code), its id. nil: none.
---@return string? url
---@return quoth.Article|quoth.Response|nil value
---@return string? message
---@return string? code
---@return integer? id
function Fetcher:take() end

---The next result, waiting for it; nil when all are done. What calling the fetcher does.
---@return string? url
---@return quoth.Article|quoth.Response|nil value
---@return string? message
---@return string? code
---@return integer? id
function Fetcher:next() end

---for url, article, message, code in fetcher:each() do
---@return fun(fetcher: quoth.Fetcher): string?, any, string?, string?, integer?
---@return quoth.Fetcher
function Fetcher:each() end

---One descriptor that is readable when step has something to do, deadlines included.
---@return integer
function Fetcher:fd() end

---Seconds until step has something to do by itself; nil: never.
---@return number?
function Fetcher:timeout() end

---How many URLs have no result taken yet.
---@return integer
function Fetcher:pending() end

---Ends what is on its way. Also when it is collected.
function Fetcher:close() end

---@class quoth.Robots
local Robots = {}

---Whether the agent ("quoth", or a user agent that begins so) may fetch the URL, the line that decided, the crawl-delay.
---@param agent string
---@param url string
---@return boolean allowed
---@return integer? line
---@return number? delay
function Robots:allowed(agent, url) end

---@return string[]
function Robots:sitemaps() end

---Every line that is a rule.
---@return { number: integer, key: string, value: string }[]
function Robots:lines() end

---Feeds and sitemaps: quoth.feed(url, options) iterates over their entries, those of an index's sitemaps included; the
---second value lists what could not be had of an index.
---@class quoth.feed
---@field open fun(url: string, options?: quoth.FetchOptions): (fun(): quoth.FeedEntry?), table  the same as calling it; or nil, message, code
---@field parse fun(bytes: string, base?: string, charset?: string): quoth.FeedDocument?, string?, string?  code "bad_feed"
---@field time fun(text: string): integer?  Unix time of a date as feeds write it
---@overload fun(url: string, options?: quoth.FetchOptions): (fun(): quoth.FeedEntry?), table

---@class quoth.FeedDocument
---@field kind "rss"|"atom"|"sitemap"|"index"
---@field title string?
---@field entries quoth.FeedEntry[]
---@field sitemaps quoth.FeedEntry[]

---@class quoth.FeedEntry
---@field url string
---@field title string?
---@field id string?
---@field published string?  as it is written
---@field updated string?
---@field time integer?  Unix time of published, else of updated
---@field publication string?  of a news sitemap
---@field language string?

---@class quoth.warc
---@field read fun(path: string, options?: quoth.WarcOptions): quoth.WarcReader?, string?, string?  .warc or .warc.gz; "-" is standard input
---@field write fun(path: string): quoth.WarcWriter?, string?, string?  appends; .gz gets one member a record
---@field writer_of fun(value: string|quoth.WarcWriter): quoth.WarcWriter?, string?, string?

---@class quoth.WarcOptions
---@field type? string  of the records; "response" by default, "any" for all
---@field max_record? integer  bytes; a longer record comes without its block; 64 MiB
---@field max_body? integer  bytes, decoded; 10 MiB
---@field zlib? boolean  inflate with zlib alone

---An iterator: for record in reader do. A damaged file ends it after the last whole record; then message and code
---("truncated", "bad_warc", "io") tell.
---@class quoth.WarcReader
---@field path string
---@field message string?
---@field code string?
---@field close fun()
---@overload fun(): quoth.WarcRecord?, string?, string?

---@class quoth.WarcRecord
---@field offset integer  bytes into the file
---@field head string
---@field fields table<string, string>  of WARC
---@field type string
---@field url string?
---@field date string?
---@field id string?
---@field content_type string?
---@field is_http boolean
---@field status integer?  of the HTTP answer, as are the next three
---@field http_head string?
---@field headers table<string, string>?
---@field payload string?  chunks joined, not decoded
---@field block string?  the record's bytes
local WarcRecord = {}

---The body, decoded.
---@return string? body
---@return string? message
---@return string? code
function WarcRecord:body() end

---@class quoth.WarcWriter
local WarcWriter = {}

---@param url string
---@param response quoth.Response
---@param more? { request?: string, method?: string }  fields of the request, for a record of it
function WarcWriter:write_response(url, response, more) end

function WarcWriter:close() end

return quoth
