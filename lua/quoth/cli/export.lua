-- quoth export: articles in the formats of other tools.
local cli = require "quoth.cli"
local given = require "quoth.cli.options"
local quoth = require "quoth"
local source = require "quoth.cli.source"
local tagging = require "quoth.cli.tagging"

local export = {}

export.summary = "Write the statements of articles in another format."

export.examples = [[
  quoth export --to csv article.txt >statements.csv
  quoth export --to html --rules talks.lua https://example.org/news/1 -o page.html
  quoth export --to brat *.txt -o corpus/]]

-- What a file's name ends with.
local endings = {
  brat = ".ann", csv = ".csv", html = ".html", jsonld = ".jsonld", markdown = ".md", ndjson = ".ndjson", tsv = ".tsv",
  webannotation = ".anno.jsonld",
}
local formats = { "brat", "csv", "html", "jsonld", "markdown", "ndjson", "tsv", "webannotation" }

-- What brat has to know of the annotations.
local BRAT_CONF = [[
[entities]
Statement
Speaker
Cue
[relations]
[events]
Statement	Speaker?:Speaker, Cue?:Cue, In?:Statement, Answers?:Statement
[attributes]
Kind	Arg:<EVENT>, Value:Direct|Indirect|Mixed
Status	Arg:<EVENT>, Value:Said|Written|Thought|Asked|Denied|Refused|Planned|Imagined
Attribution	Arg:<EVENT>, Value:Explicit|Continued|Implied|Label|Unknown
]]

function export.declare(command)
  command:argument("source", "The article: text, a web page or its URL; - is standard input."):argname "FILE|URL"
    :args "+"
  command:option("--to", "Format: " .. table.concat(formats, ", ") .. "."):argname "FORMAT":choices(formats):count(1)
  command:option("-o --output", "File to write, or a folder: one file for each article (always with brat).")
    :argname "FILE|DIR"
  command:option("--offsets", "Unit of the offsets where the format leaves it open: codepoint, byte or utf16.")
    :argname "UNIT":choices({ "codepoint", "byte", "utf16" }):default "codepoint"
  command:flag("--formulas", "In csv and tsv, write what a spreadsheet takes for a formula as it stands.")
  given.add_rules(command)
  given.add_source(command)
end

local function options_of(options, from, tags, first)
  if options.to == "csv" or options.to == "tsv" then
    return { tags = tags, offsets = options.offsets, formulas = options.formulas, header = first, document = from }
  end
  return { tags = tags, offsets = options.to == "ndjson" and options.offsets or nil }
end

local function write_file(path, text)
  local file, message = io.open(path, "wb")
  if not file then return nil, message end
  local ok, fault = file:write(text)
  local closed, late = file:close()
  if ok and closed then return true end
  return nil, ("%s: %s"):format(path, fault or late)
end

-- fopen opens a folder's "." and nothing else's.
local function is_folder(path)
  local file = io.open(path .. "/.", "rb")
  if file then file:close() end
  return file ~= nil
end

-- The folder that -o names, made where it is not there; false where it names none.
local function folder_of(options)
  local path = options.output
  if not path or not (options.to == "brat" or path:find "/$" or is_folder(path)) then return false end
  if not is_folder(path) then
    local known, core = pcall(require, "quoth.fetch.core")
    if known then core.mkdir(path) end
  end
  if not is_folder(path) then return nil, path .. ": no such folder" end
  return (path:gsub("/*$", "/"))
end

-- A name for the source's file that no other source of this run has.
local function name_of(from, taken)
  local stem = from == "-" and "article" or from:gsub("[?#].*$", ""):gsub("/+$", ""):match "[^/]*$"
  stem = stem:gsub("%.%w+$", ""):gsub("[^%w._-]+", "-"):gsub("^[.-]+", "")
  if stem == "" then stem = "article" end
  local name, n = stem, 1
  while taken[name] do
    n = n + 1
    name = stem .. "-" .. n
  end
  taken[name] = true
  return name
end

-- A source is not written over; but brat wants its text beside the annotations, where it may be already.
local function write_beside(path, text, options)
  if not source.is_among(path, options.source) then return write_file(path, text) end
  if source.contents(path, #text) == text then return true end
  return nil, path .. " is a source, and would be changed: name another folder"
end

local function into_folder(article, options, how, path)
  local text, whole = quoth.write[options.to](article, how)
  local ok, message = true, nil
  if options.to == "brat" then
    ok, message = write_beside(path .. ".txt", whole, options)
    if ok then ok, message = write_beside(path:match "^.*/" .. "annotation.conf", BRAT_CONF, options) end
  end
  if not ok then return nil, message end
  return write_beside(path .. endings[options.to], text, options)
end

-- What is wrong with the arguments taken together.
local function misuse(options, folder)
  if folder then return nil end
  if options.output and source.is_among(options.output, options.source) then
    return options.output .. " is a source: name another file with -o"
  end
  if options.to == "brat" then return "brat takes a pair of files for each article: name a folder with -o" end
  if options.to == "html" and #options.source > 1 then return "an HTML page has one article: name a folder with -o" end
  return nil
end

local function fault(message)
  cli.talk("%s", message)
  return cli.BAD_INPUT
end

-- One article into `run.out`, or into a file of `run.folder`. Its exit status, and whether writing has failed.
local function run_one(from, options, run)
  local article, message = source.article(from, options)
  if not article then return fault(message) end
  local tags = tagging.tags(run.tagger, article)
  if tags == false then return cli.RULE_ERROR end
  local how = options_of(options, from, tags, run.first)
  local ok, number
  if run.folder then
    how.header = nil
    ok, message = into_folder(article, options, how, run.folder .. name_of(from, run.taken))
  else
    local separator = not run.first and options.to == "markdown" and "\n" or ""
    ok, message, number = run.out:write(separator, (quoth.write[options.to](article, how)))
  end
  if not ok then return cli.write_failed(message, number), true end
  run.first = false
  if #article > 0 then return cli.DONE end
  cli.talk("%s: no statement found", source.name(from))
  return cli.NOTHING
end

-- The worst status; but one article with statements is enough for 0.
local function run_all(options, run)
  local bad, found = cli.DONE, cli.NOTHING
  for _, from in ipairs(options.source) do
    local status, failed = run_one(from, options, run)
    if failed then return status end
    if status > cli.NOTHING then bad = math.max(bad, status) end
    if status == cli.DONE then found = status end
  end
  return bad ~= cli.DONE and bad or found
end

function export.run(options)
  if options.output == "-" then options.output = nil end
  local folder, message = folder_of(options)
  if folder == nil then return fault(message) end
  message = misuse(options, folder)
  if message then
    cli.talk("%s", message)
    return cli.USAGE
  end
  local tagger = tagging.load(options.rules)
  if tagger == false then return cli.RULE_ERROR end
  local run = { tagger = tagger, folder = folder, out = io.stdout, taken = {}, first = true }
  if folder or not options.output then return run_all(options, run) end
  run.out, message = io.open(options.output, "wb")
  if not run.out then return fault("cannot write " .. message) end
  local status = run_all(options, run)
  local closed, late = run.out:close()
  return closed and status or fault("cannot write " .. options.output .. ": " .. tostring(late))
end

return export
