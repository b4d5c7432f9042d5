-- quoth filter: NDJSON in, one line of NDJSON out for each line in.
local core = require "quoth.core"
local cli = require "quoth.cli"
local document = require "quoth.cli.document"
local given = require "quoth.cli.options"
local tagging = require "quoth.cli.tagging"
local quoth = require "quoth"

local filter = {}

filter.summary = "NDJSON in, one line of NDJSON out for each line in, in order."

filter.examples = [[
  quoth filter <articles.ndjson >out.ndjson
  echo '{"id":1,"text":"\"It works,\" Anna Petrova said."}' | quoth filter
  tail -f articles.ndjson | quoth filter --line-buffered
  quoth filter --rules talks.lua --rules sanctions.lua <articles.ndjson >tagged.ndjson]]

function filter.declare(command)
  given.add_json(command)
  given.add_rules(command)
  command:flag("--line-buffered", "Write each line at once.")
  command:option("--max-line", "Longest line that is read; a longer one gives an error object.")
    :default(tostring(64 * given.MEBIBYTE)):convert(given.bytes):argname "BYTES"
  command:flag("--strict", "Exit with 1 if some line gave no article.")
end

-- The document's id as the line has it; of a line that is no JSON only where the id is.
local function id_of(line, fields)
  local id = core.json_member(line, "id")
  if id and (fields or pcall(document.json.decode, "[" .. id .. "]")) then return id end
  if fields and fields.id ~= nil then return document.json.encode(fields.id) end -- its key has escapes
  return nil
end

local function failure_code(message, otherwise)
  return tostring(message):find "not enough memory" and "no_memory" or otherwise
end

local function output_of(line, settings)
  local fields, code, message = document.decode(line)
  local id = id_of(line, fields)
  local article
  if fields then article, code, message = document.article(fields) end
  if not article then return core.json_error(code, message, id), false end
  local tags
  if settings.tagger then
    local ok
    ok, tags = pcall(settings.tagger.tags, settings.tagger, article)
    if not ok then return core.json_error(failure_code(tags, "bad_rules"), tostring(tags), id), false end
  end
  return article:json(given.json(settings, { id_json = id or "null", tags = tags })), true
end

-- The output for one line, and whether it is an article. One document's fault (no memory is left for it) is not the
-- next one's.
function filter.line(line, settings)
  local ok, out, good = pcall(output_of, line, settings)
  if ok then return out, good end
  local found, id = pcall(id_of, line)
  return core.json_error(failure_code(out, "internal"), tostring(out), found and id or nil), false
end

local function too_long(length, max)
  local message = ("the line has %d bytes; at most %d are read (--max-line)"):format(length, max)
  return core.json_error("line_too_long", message)
end

-- Reads `input`, writes `output`. How many lines gave no article; or nil, what failed ("read", "write"), the message
-- and its number.
function filter.lines(input, output, settings)
  local bad, first = 0, true
  assert(quoth.language.load "en") -- a broken installation is no document's fault
  while true do
    local line, length = core.read_line(input, settings.max_line)
    if first and line then line = line:gsub("^\u{feff}", "") end
    first = false
    if line == nil then
      if length then return nil, "read", length end
      break
    end
    local out, good
    if line then out, good = filter.line(line, settings) else out, good = too_long(length, settings.max_line), false end
    if not good then bad = bad + 1 end
    local ok, message, number = output:write(out, "\n")
    if ok and settings.line_buffered then ok, message, number = output:flush() end
    if not ok then return nil, "write", message, number end
  end
  local ok, message, number = output:flush()
  if not ok then return nil, "write", message, number end
  return bad
end

function filter.run(options)
  local settings = {
    offsets = options.offsets,
    with = options.with,
    line_buffered = options.line_buffered,
    max_line = options.max_line,
    tagger = tagging.load(options.rules),
  }
  if settings.tagger == false then return cli.RULE_ERROR end
  local bad, what, message, number = filter.lines(io.stdin, io.stdout, settings)
  if not bad and what == "write" then return cli.write_failed(message, number) end
  if not bad then
    cli.talk("cannot read standard input: %s", message)
    return cli.BAD_INPUT
  end
  return options.strict and bad > 0 and cli.NOTHING or cli.DONE
end

return filter
