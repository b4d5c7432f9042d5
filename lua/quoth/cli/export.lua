-- quoth export: articles in the formats of other tools.
local cli = require "quoth.cli"
local given = require "quoth.cli.options"
local quoth = require "quoth"
local source = require "quoth.cli.source"

local export = {}

export.summary = "Write the statements of articles in another format."

export.examples = [[
  quoth export --to csv article.txt >statements.csv
  quoth export --to html https://example.org/news/1 -o page.html
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
Statement	Speaker?:Speaker, Cue?:Cue, In?:Statement
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
  given.add_source(command)
end

local function options_of(options, from, first)
  if options.to == "csv" or options.to == "tsv" then
    return { offsets = options.offsets, formulas = options.formulas, header = first, document = from }
  end
  return options.to == "ndjson" and { offsets = options.offsets } or nil
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
  local known, core = pcall(require, "quoth.fetch.core")
  if not is_folder(path) and known then core.mkdir(path) end
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

local function into_folder(article, options, from, path)
  local text, whole = quoth.write[options.to](article, options_of(options, from, true))
  local ok, message = write_file(path .. endings[options.to], text)
  if ok and options.to == "brat" then
    ok, message = write_file(path .. ".txt", whole)
    if ok then ok, message = write_file(path:match "^.*/" .. "annotation.conf", BRAT_CONF) end
  end
  return ok, message
end

-- What is wrong with the arguments taken together.
local function misuse(options, folder)
  if folder then return nil end
  if options.to == "brat" then return "brat takes a pair of files for each article: name a folder with -o" end
  if options.to == "html" and #options.source > 1 then return "an HTML page has one article: name a folder with -o" end
  return nil
end

local function fault(message)
  cli.talk("%s", message)
  return cli.BAD_INPUT
end

-- All articles into `out`; or with a folder, into a file each. The worst exit status.
local function run_all(options, folder, out)
  local worst, taken, first = cli.NOTHING, {}, true
  local bad = cli.DONE
  for _, from in ipairs(options.source) do
    local article, message = source.article(from, options)
    local ok, number = true, nil
    if not article then
      bad = fault(message)
    elseif folder then
      ok, message = into_folder(article, options, from, folder .. name_of(from, taken))
    else
      local separator = not first and options.to == "markdown" and "\n" or ""
      ok, message, number = out:write(separator, (quoth.write[options.to](article, options_of(options, from, first))))
    end
    if not ok then return cli.write_failed(message, number) end
    if article then first = false end
    if article and #article > 0 then worst = cli.DONE end
    if article and #article == 0 then cli.talk("%s: no statement found", source.name(from)) end
  end
  return bad ~= cli.DONE and bad or worst
end

function export.run(options)
  local folder, message = folder_of(options)
  if folder == nil then return fault(message) end
  message = misuse(options, folder)
  if message then
    cli.talk("%s", message)
    return cli.USAGE
  end
  if folder or not options.output then return run_all(options, folder, io.stdout) end
  local out, why = io.open(options.output, "wb")
  if not out then return fault("cannot write " .. why) end
  local status = run_all(options, false, out)
  local closed, late = out:close()
  return closed and status or fault("cannot write " .. options.output .. ": " .. tostring(late))
end

return export
