-- quoth check: does an article have these words, and who says them there.
local cli = require "quoth.cli"
local core = require "quoth.core"
local given = require "quoth.cli.options"
local layout = require "quoth.cli.layout"
local source = require "quoth.cli.source"
local writer = require "quoth.write.writer"

local check = {}

check.summary = "Check a quotation: are these the words of the article, and who says them there."

check.examples = [[
  quoth check --quote "We do not close the door" article.txt
  quoth check --quote "There will be [...] no talks" --speaker Dascal https://example.org/news/1
  quoth check --json --quote "We close the door" a.txt b.html | jq .verdict]]

function check.declare(command)
  command:argument("source", "The article: text, a web page or its URL; - is standard input."):argname "FILE|URL"
    :args "+"
  command:option("--quote", "The quotation; [...] stands for what it leaves out, [words] are the editor's.")
    :argname "TEXT":count(1)
  command:option("--speaker", "Who is said to say it: exit with 1 where somebody else does."):argname "NAME"
  command:option("--min-words", "Fewest words that a quotation is looked for with."):default "3":convert(given.count)
    :argname "N"
  command:flag("--json", "One line of JSON for each article.")
  command:option("--offsets", "Unit of the offsets: codepoint, byte or utf16."):argname "UNIT"
    :choices({ "codepoint", "byte", "utf16" }):default "codepoint"
  given.add_source(command)
end

local good = { exact = true, normalised = true }

local meanings = {
  exact = "word for word",
  normalised = "word for word, but for quotation marks, dashes, spaces, the first letter or the editor's insertions",
  omissions = "in this order, with words left out",
  ambiguous = "word for word in what several speakers say",
  altered = "not in these words",
  absent = "not in this article",
}

local clean = layout.clean

-- The place with what differs: [-of the article only-] {+of the quotation only+}, as wdiff has it.
local function difference(result)
  local parts = {}
  for _, edit in ipairs(result.edits) do
    if edit.kind == "same" then
      parts[#parts + 1] = clean(edit.text)
    else
      if edit.marked then parts[#parts + 1] = "[…]" end
      if edit.text then parts[#parts + 1] = "[-" .. clean(edit.text) .. "-]" end
      if edit.quote then parts[#parts + 1] = "{+" .. clean(edit.quote) .. "+}" end
    end
  end
  return (table.concat(parts, " "):gsub("%s+", " "))
end

local function sentences_of(article, result)
  local parts = {}
  for sentence in article:sentences() do
    if sentence.last >= result.first and sentence.first <= result.last then parts[#parts + 1] = clean(sentence.text) end
  end
  return (table.concat(parts, " "):gsub("%s+", " "))
end

local function said_by(result)
  local s = result.statement
  if not s then return "nobody: the words stand in no statement" end
  local parts = { result.speaker and clean(result.speaker.name or "?") or "somebody who is not named", s.kind }
  if s.status ~= "said" then parts[#parts + 1] = s.status end
  if s.attribution ~= "explicit" then parts[#parts + 1] = s.attribution end
  if result.by_speaker == false then parts[#parts + 1] = "not by whom was asked for" end
  return table.concat(parts, ", ")
end

-- What is said of a good quotation too: the editor's insertions may be anything.
local function is_plain(result)
  for _, edit in ipairs(result.edits) do
    if edit.kind == "editorial" then return false end
  end
  return good[result.verdict]
end

local function for_people(article, result, name)
  local lines = { ("%s: %s: %s"):format(clean(name), result.verdict, meanings[result.verdict]) }
  if #result.flags > 0 then lines[#lines + 1] = "  touches: " .. table.concat(result.flags, ", ") end
  if result.first then
    lines[#lines + 1] = "  said by: " .. said_by(result)
    if not is_plain(result) then lines[#lines + 1] = "  differs: " .. difference(result) end
    lines[#lines + 1] = "  article: " .. sentences_of(article, result)
  end
  return table.concat(lines, "\n") .. "\n"
end

local json = writer.json

local function words(list)
  local out = {}
  for i, word in ipairs(list) do out[i] = json.string(word) end
  return json.array(out)
end

-- first and last as offsets from 0, end exclusive
local function span(at, first, last) return first and "[" .. at(first) .. "," .. at(last + 1) .. "]" or "null" end

local function edit_json(edit, in_text, in_quote)
  local marked = edit.marked
  return json.object("kind", json.string(edit.kind), "text", json.text(edit.text) or "null",
    "span", span(in_text, edit.first, edit.last), "quote", json.text(edit.quote) or "null",
    "quote_span", span(in_quote, edit.quote_first, edit.quote_last),
    "marked", marked == nil and "null" or tostring(marked), "flags", words(edit.flags))
end

-- The number of a statement, 3.1 of one that is nested.
local function number_of(article, statement)
  for _, entry in ipairs(statement and writer.statements(article) or {}) do
    if entry.statement == statement then return entry.id end
  end
end

local function as_json(article, result, name, options)
  local in_text, in_quote = core.offsets(article.text, options.offsets), core.offsets(options.quote, options.offsets)
  local edits = {}
  for i, edit in ipairs(result.edits) do edits[i] = edit_json(edit, in_text, in_quote) end
  return json.object("schema", '"quoth-check/1"', "source", json.string(name), "quote", json.string(options.quote),
    "verdict", json.string(result.verdict), "flags", words(result.flags),
    "likeness", writer.fraction(result.likeness, 2), "places", tostring(result.places),
    "offsets", json.string(options.offsets), "text", json.text(result.text) or "null",
    "span", span(in_text, result.first, result.last),
    "statement", json.text(number_of(article, result.statement)) or "null",
    "kind", json.text(result.statement and result.statement.kind) or "null",
    "by_speaker", result.by_speaker == nil and "null" or tostring(result.by_speaker),
    "name", json.text(result.speaker and result.speaker.name) or "null", "edits", json.array(edits)) .. "\n"
end

-- One article: its exit status, and whether nothing more is to be done.
local function run_one(name, options)
  local article, message = source.article(name, options)
  if not article then
    cli.talk("%s", message)
    return cli.BAD_INPUT
  end
  local result, fault = article:check(options.quote, { min_words = options.min_words, speaker = options.speaker })
  if not result then
    cli.talk("--quote: %s", fault)
    return cli.USAGE, true
  end
  local shown = source.name(name)
  local output = options.json and as_json(article, result, shown, options) or for_people(article, result, shown)
  local ok, why, number = io.write(output)
  if not ok then return math.max(cli.NOTHING, cli.write_failed(why, number)), true end -- nobody was told: not found
  return good[result.verdict] and result.by_speaker ~= false and cli.DONE or cli.NOTHING
end

-- 0 where some article has the words, as grep has it; what cannot be read is told by the status all the same.
function check.run(options)
  local found, bad = cli.NOTHING, nil
  for _, name in ipairs(options.source) do
    local status, over = run_one(name, options)
    if over then return status end
    if status == cli.BAD_INPUT then bad = status end
    if status == cli.DONE then found = status end
  end
  return bad or found
end

return check
