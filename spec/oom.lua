-- What the out-of-memory lane runs: every public function once, on texts that go through every stage.
-- Returns a function; spec/oom.c calls it again and again while allocations fail.
local quoth = require "quoth"
local core = require "quoth.core"

local digest = [[
IN BRIEF: Key points of Mirela Dascal’s press conference

TELMAR, March 4. /VNA/. Varnia will reopen its ports, Foreign Minister Mirela Dascal said on Monday.

Here are Dascal’s key statements.

On fish

"Herring […] is [much] better." "And cod."

Prime Minister Anton Sorel "said plainly: we do not close the door."

"So it reads: ‘We shared the sea. They never did."
]]
local news = [[
"We see no reason," Jane Roe, the bank's chief economist, said, "to move." Analysts denied that the port was closed.

Q: Will you resign?

ROE: "This runs on over

"two paragraphs," she wrote.]]

-- Reads every field of an object, and of what the fields hold, three levels down.
local function walk(value, depth)
  if type(value) == "userdata" then tostring(value) end
  if depth == 0 or (type(value) ~= "table" and type(value) ~= "userdata") then return end
  for _, member in pairs(value) do walk(member, depth - 1) end
end

local function read_article(article)
  walk(article, 2)
  tostring(article)
  for statement in article:statements() do
    walk(statement, 3)
    assert(statement == statement and statement:explain().basis.kind)
  end
  for _ in article:statements { kind = "direct" } do end
  for speaker in article:speakers() do
    walk(speaker, 1)
    for mention in speaker:mentions() do walk(mention, 1) end
  end
  for _, each in ipairs { "sentences", "blocks", "sections", "entries" } do
    for part in article[each](article) do walk(part, 1) end
  end
  local first = article[#article]
  assert(#article == 0 or first == article[#article])
  local settings = { offsets = "utf16", sentences = true, entries = true, answers = true, id_json = '"x"' }
  assert(article:json(settings):find '"schema":"quoth/1"')
  quoth.write.ndjson(article)
end

-- What the world does wrong comes back as nil, message, code; memory that ran out there is passed on.
local function parse(text, options)
  local article, message, code = quoth.parse(text, options)
  if not article and code == "no_memory" then error(message, 0) end
  return article, code
end

local page = [[<html lang="en"><meta charset="windows-1251"><title>Port opens | The Courier</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port opens","author":["Jane Roe"]}</script>
<article><h1>Port opens</h1><p class=deck>Three years of work end, the office says<p>The port of Vell
opened &ldquo;at last&rdquo;, its director Anna Petrova said. <b>\xcf\xee\xf0\xf2</b><p>"We are ready," Petrova
said.<ul><li>Four ships came in.</ul></article>]]

local update = [[{"headline":"Ferries stay in port","datePublished":"2026-03-04T14:32:00Z","articleBody":"<p>No ferry
will sail, Rhea Kolb said.</p>%s"},{"datePublished":"2026-03-04T14:05:00Z","articleBody":"Trams have stopped in the old
town, Emil Varga said.\nThe wind is up."}]]
local live = [[<title>Storm in Orm</title><script type="application/ld+json">{"@type":"LiveBlogPosting",
"liveBlogUpdate":[%s]}</script><main><h1>Storm in Orm</h1>%s</main>]]
local entries = [[<div class=live-entry><time datetime="2026-03-04">14.32</time><h2>Ferries stay in port</h2><p>No ferry
will sail, Rhea Kolb said.</div><div class=live-entry><p>Trams have stopped in the old town, Emil Varga said.</div>]]

local function read_live()
  for _, body in ipairs { entries, entries:gsub("div", "span"), "" } do
    read_article(parse(live:format(update:format(("The wind is up. "):rep(30)), body), { format = "html" }))
  end
  read_article(parse("Storm\n\n14:32\nFerries stop\nNo ferry sails.\n\n14:05, 4 March 2026\nTrams have stopped.", {}))
end

local function read_page()
  local bytes = page:gsub("\\x(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
  local article = parse(bytes, { format = "html" })
  read_article(article)
  for part in article:blocks() do part:source() end
  for statement in article:statements() do statement:source() end
end

local function writers()
  local article = parse('"Yes, [all] of it \u{fd}," said Prime Minister Bo.', {})
  for _, name in ipairs { "csv", "webannotation", "brat", "markdown", "jsonld", "html" } do
    quoth.write[name](article)
  end
end

local function checks()
  local article = parse(news, {})
  for _, quote in ipairs { "We see […] reason to move", "the port was [not] closed, or is it", "This runs on over" } do
    local result, message, code = article:check(quote)
    if not result and code == "no_memory" then error(message, 0) end
    walk(result, 3)
  end
end

local function languages()
  local small = quoth.language.new {
    code = "xx",
    words = { say = "said, pointed out", title = { "minister", "prime minister" } },
    verbs = { tell = "tell/tells/told/told/telling" },
    weights = { cue = { said = 1 }, sentence = { bias = 0.5 } },
  }
  read_article(parse('"Yes," said Prime Minister Bo.', { language = small }))
  assert(quoth.language.load "nowhere" == nil)
  assert(not pcall(quoth.language.new, { code = "xx", words = { nonsense = "x" } }))
end

local function sandbox()
  local inside = "local _, _, n = ... return function(t) return { t[1] .. n } end"
  local box = core.sandbox("return 7", inside, 100000, 1 << 20, 9)
  local ok, value = box:run { ("x"):rep(300) }
  assert(ok and #value[1] == 301)
  assert(not box:run(1)) -- raises inside
end

local saved = os.tmpname()

local function dictionaries()
  local builder = quoth.dictionary.new()
  for i, literal in ipairs { "port of Vell", "Petrova", "herring*", "New Vell", "Schr\u{f6}der" } do
    assert(builder:add(literal, i == 4 and "_" or "Q" .. i, "thing"))
  end
  assert(not builder:add " ")
  local dictionary = builder:build()
  assert(#dictionary:find(news .. " Petrova of the port of Vell, Schr\u{f6}der") == 3 and tostring(dictionary))
  local written, message = dictionary:save(saved)
  if not written then error(message, 0) end
  local loaded, fault, code = quoth.dictionary.load(saved)
  if not loaded and code == "no_memory" then error(fault, 0) end
  assert(#assert(loaded, fault):find "Petrova" == 1)
  os.remove(saved)
end

local rule_file = [[
local E = entities{ type = "fish", COD = { "cod", adj = { "codlike" } }, HER = { "herring*" }, _ = { "cod wars" } }
return rules{ name = "fish", export = { fish = E },
  rule "better" { tag = "praise.$id", each = E, when = before(it, affirm "better" / "how", 4),
    explain = "{it} is {how}", codes = { x = "$id" }, yes = { "Cod is better." } },
  rule "door" { tag = "door", group = "g", when = near(negated(words{ "close*", ["shut"] = 2 }), "door", 3),
    score = sum{ base = 0.5, { 0.2, "sea" }, { 0.1, F.depth:atleast(1) }, min = 0.1 } },
  rule "port" { tag = "port", group = "g", when = of(1, { "port", F.topic:has "fish", F.kind:is{ "direct", "mixed" } }),
    score = function(_, captures) return captures.x and 1 or 0.5 end },
  rule "after" { tag = "after",
    when = tagged "praise" * where(function(s) return #s.text > 0 end) - words "dam" ^ 2 } }]]

local function tags()
  local rules = quoth.rules
  local file = rules.loader { dir = "x", read = function() return rule_file end }
  local set = file "fish" * -rules.F.status:is "imagined"
  local tagger = rules.compile(set)
  local article = parse(digest, { language = "en" })
  local list = tagger:tags(article)
  for i = 1, #article do assert(#tagger:tag(article[i]) == #list[i]) end
  assert(tagger:tag({ text = "Cod is better.", topic = "On fish" })[1])
  assert(article:json({ tags = list, offsets = "utf16" }):find '"explain"')
  assert(tagger:explain({ text = "We do not close the door." }, "door").holds)
  local count, failures = set:test()
  assert(count == 1 and #failures == 0, failures[1] and failures[1].message)
  local bad = rules.loader { dir = "x", read = function() return "return rules{ rule 'x' { tag = 7 } }" end }
  local ok, message = pcall(bad, "x")
  assert(not ok, message)
  if tostring(message):find "not enough memory" then error(message, 0) end
end

local function round()
  dictionaries()
  writers()
  checks()
  tags()
  read_article(parse(digest, { language = "en", id = 7, url = "https://example.org/a", published = "2026-03-04" }))
  read_article(parse(news, { language = "en-GB", id = "seven" }))
  read_page()
  read_live()
  assert(select(2, parse(" \n", {})) == "empty")
  assert(select(2, parse(news, { max_bytes = 10 })) == "too_long")
  assert(not pcall(quoth.parse, news, { nonsense = true }))
  languages()
  sandbox()
  assert(core.json_member('{"id": 12345678901234567890, "text": "x"}', "id") == "12345678901234567890")
  assert(core.json_error("code", "message \xff", "1"):find '"error"')
end

return round
