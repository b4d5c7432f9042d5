-- quoth read: the statements of one article, for people.
local core = require "quoth.core"
local quoth = require "quoth"
local cli = require "quoth.cli"
local layout = require "quoth.cli.layout"

local read = {}

-- At most max + 1 bytes: enough to see that it is too long.
local function contents(name, max)
  local file, message = io.stdin
  if name ~= "-" then file, message = io.open(name, "rb") end
  if not file then return nil, message end
  local parts, size = {}, 0
  while size <= max do
    local part, fault = file:read(math.min(1 << 16, max + 1 - size))
    if fault then return nil, ("%s: %s"):format(name, fault) end
    if not part then break end
    parts[#parts + 1] = part
    size = size + #part
  end
  if name ~= "-" then file:close() end
  return table.concat(parts)
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

local function output(article, options)
  if options.json then
    return quoth.write.ndjson(article, { offsets = options.offsets, sentences = #options.with > 0 })
  end
  return layout.article(article, { width = width_of(options), color = wants_color(options.color) })
end

local function from_file(name, options)
  local max = options.max_bytes
  local bytes, message = contents(name, max)
  if not bytes then return nil, "cannot read " .. message end
  local article
  article, message = quoth.parse(bytes, {
    language = options.language, url = options.url, max_bytes = max, format = options.format, charset = options.charset,
  })
  if not article and #bytes > max then message = ("it is longer than %d bytes (--max-bytes)"):format(max) end
  return article, message and ("%s: %s"):format(name == "-" and "standard input" or name, message)
end

local function from_web(url, options)
  local given = require("quoth.cli.fetch").options(options)
  given.journal, given.warc, given.delay, given.per_host, given.total = nil, nil, nil, nil, nil
  local article, message = quoth.fetch(url, given)
  return article, message and ("%s: %s"):format(url, message)
end

-- One article; the exit status it leads to, and whether writing has failed.
local function run_one(name, options, separator)
  local article, message = (name:find "^https?://" and from_web or from_file)(name, options)
  if not article then
    cli.talk("%s", message)
    return cli.BAD_INPUT
  end
  local shown = name == "-" and "standard input" or name
  for _, warning in ipairs(article.warnings) do cli.talk("%s: %s", shown, warning.message) end
  local ok, fault, number = io.write(separator, output(article, options))
  if not ok then return cli.write_failed(fault, number), true end
  if #article > 0 then return cli.DONE end
  cli.talk("%s: no statement found", shown)
  return cli.NOTHING
end

function read.run(options)
  local worst = cli.DONE
  local separator = ""
  for _, name in ipairs(options.file) do
    local status, failed = run_one(name, options, separator)
    if failed then return status end
    if status ~= cli.BAD_INPUT and not options.json then separator = "\n" end
    worst = math.max(worst, status)
  end
  return worst
end

return read
