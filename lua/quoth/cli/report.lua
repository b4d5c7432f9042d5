-- quoth report: articles and their statements as one page to look at.
local cli = require "quoth.cli"
local document = require "quoth.cli.document"
local given = require "quoth.cli.options"
local progress = require "quoth.cli.progress"
local quoth = require "quoth"
local source = require "quoth.cli.source"
local tagging = require "quoth.cli.tagging"

local report = {}

report.summary = "Write articles and their statements as one HTML page that needs no network."

report.examples = [[
  quoth report article.txt -o report.html
  quoth report --rules talks.lua page.html https://example.org/news/1 -o report.html
  quoth report articles.ndjson --title "The week" -o report.html]]

function report.declare(command)
  command:argument("source", "Text, a web page, its URL, or NDJSON as quoth filter reads it; - is standard input.")
    :argname "SOURCE":args "+"
  command:option("-o --output", "Where the page goes; standard output unless given."):argname "FILE"
  command:option("--title", "Heading of the page."):argname "TEXT"
  given.add_rules(command)
  given.add_source(command)
end

-- NDJSON is known by its first line: an object that quoth filter would take.
local function is_ndjson(bytes, options)
  if options.format ~= "auto" then return false end
  local fields = document.decode((bytes:gsub("^\u{feff}", ""):match "^%s*([^\n]*)"))
  return fields ~= nil and (type(fields.text) == "string" or type(fields.html) == "string" or fields.schema ~= nil)
end

-- Calls add(article, name) for each line; how many lines were none.
local function add_lines(bytes, from, add)
  local bad, number = 0, 0
  for line in bytes:gsub("^\u{feff}", ""):gmatch "([^\n]*)\n?" do
    number = number + 1
    local fields, code, message = document.decode(line)
    local article
    if fields then article, code, message = document.article(fields) end
    if article then
      add(article, type(fields.site) == "string" and fields.site or nil)
    elseif line:find "%S" then
      cli.talk("%s: line %d: %s (%s)", source.name(from), number, message, code)
      bad = bad + 1
    end
  end
  return bad
end

-- Adds the articles of one source; how many of them could not be read.
local function add_source(from, options, add)
  local article, message
  if not source.is_web(from) then
    local bytes
    bytes, message = source.contents(from, options.max_bytes)
    if bytes and is_ndjson(bytes, options) then return add_lines(bytes, from, add) end
    if bytes then article, message = source.parse(bytes, from, options) end
  else
    article, message = source.article(from, options)
  end
  if article then
    add(article, not (article.site or article.url) and source.name(from):match "[^/\\]+$" or nil)
    return 0
  end
  cli.talk("%s", message)
  return 1
end

-- The articles, what each is called, their tags; nil and the status to end with where a rule fails.
local function collect(options, tagger)
  local articles, names, tags, bad = {}, {}, tagger and {} or nil, 0
  local bar, failed = progress.new(os.time), false
  local function add(article, name)
    local n = #articles + 1
    articles[n], names[n] = article, name
    if tagger and not failed then
      tags[n] = tagging.tags(tagger, article)
      failed = tags[n] == false
    end
  end
  for i, from in ipairs(options.source) do
    bar:show(i - 1, #options.source, #articles .. " articles")
    bad = bad + add_source(from, options, add)
    if failed then break end
  end
  bar:wipe()
  if failed then return nil, cli.RULE_ERROR end
  return articles, bad, { names = names, tags = tags, title = options.title }
end

-- The whole page or nothing: a file that is cut short must not look like a report.
local function write(page, path)
  if not path or path == "-" then return io.write(page) end
  local file, message, number = io.open(path, "wb")
  if not file then return nil, message, number end
  local ok
  ok, message, number = file:write(page)
  local closed, late, late_number = file:close()
  if ok and closed then return true end
  os.remove(path)
  return nil, message or late, number or late_number
end

function report.run(options)
  if options.output and options.output ~= "-" and source.is_among(options.output, options.source) then
    cli.talk("%s is a source: name another file with -o", options.output)
    return cli.USAGE
  end
  local tagger = tagging.load(options.rules)
  if tagger == false then return cli.RULE_ERROR end
  local articles, bad, settings = collect(options, tagger)
  if not articles then return bad end
  if #articles == 0 then return cli.BAD_INPUT end
  local ok, message, number = write(quoth.report(articles, settings), options.output)
  if not ok then return cli.write_failed(message, number) end
  if bad > 0 then return cli.BAD_INPUT end
  for _, article in ipairs(articles) do
    if #article > 0 then return cli.DONE end
  end
  cli.talk "no statement found"
  return cli.NOTHING
end

return report
