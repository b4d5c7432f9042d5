-- quoth read: the statements of one article, for people.
local core = require "quoth.core"
local quoth = require "quoth"
local cli = require "quoth.cli"
local given = require "quoth.cli.options"
local layout = require "quoth.cli.layout"
local source = require "quoth.cli.source"
local tagging = require "quoth.cli.tagging"

local read = {}

read.summary = "Print the statements of one article: who said what, on which topic."

read.examples = [[
  quoth read article.txt
  quoth read page.html
  quoth read https://example.org/news/1
  quoth read - <article.txt
  quoth read --rules talks.lua article.txt
  quoth read --json --offsets byte article.txt]]

function read.declare(command)
  command:argument("source", "The article: text, a web page or its URL; - is standard input."):argname "FILE|URL"
    :args "+"
  command:flag("--json", "One JSON object (quoth/1) instead.")
  given.add_json(command)
  given.add_source(command)
  given.add_rules(command)
  command:option("--width", "Columns to wrap at; the terminal's unless given."):convert(given.columns):argname "COLUMNS"
  command:option("--color", "Colour the output: auto (on a terminal), always, never."):argname "WHEN"
    :choices({ "auto", "always", "never" }):default "auto"
end

local function wants_color(when)
  if when ~= "auto" then return when == "always" end
  local no_color = os.getenv "NO_COLOR"
  return core.terminal(io.stdout) and (no_color == nil or no_color == "") and os.getenv "TERM" ~= "dumb"
end

local function width_of(options)
  local _, columns = core.terminal(io.stdout)
  local wanted = options.width or math.tointeger(tonumber(os.getenv "COLUMNS")) or columns or 80
  return math.max(20, options.width and wanted or math.min(wanted, 100))
end

local function output(article, tags, options)
  if options.json then
    return quoth.write.ndjson(article, given.json(options, { tags = tags }))
  end
  return layout.article(article, { width = width_of(options), color = wants_color(options.color), tags = tags })
end

-- One article; the exit status it leads to, and whether writing has failed.
local function run_one(name, tagger, options, separator)
  local article, message = source.article(name, options)
  if not article then
    cli.talk("%s", message)
    return cli.BAD_INPUT
  end
  local tags = tagging.tags(tagger, article)
  if tags == false then return cli.RULE_ERROR end
  local ok, fault, number = io.write(separator, output(article, tags, options))
  if not ok then return cli.write_failed(fault, number), true end
  if #article > 0 then return cli.DONE end
  cli.talk("%s: no statement found", source.name(name))
  return cli.NOTHING
end

function read.run(options)
  local worst = cli.DONE
  local separator = ""
  local tagger = tagging.load(options.rules)
  if tagger == false then return cli.RULE_ERROR end
  for _, name in ipairs(options.source) do
    local status, failed = run_one(name, tagger, options, separator)
    if failed then return status end
    if status <= cli.NOTHING and not options.json then separator = "\n" end
    worst = math.max(worst, status)
  end
  return worst
end

return read
