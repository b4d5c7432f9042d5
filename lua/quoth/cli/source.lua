-- An article of the command line: a file, "-" for standard input, or a URL, read with options.add_source's options.
local cli = require "quoth.cli"
local quoth = require "quoth"

local source = {}

-- How a source is called in messages.
function source.name(from) return from == "-" and "standard input" or from end

function source.is_web(from) return from:find "^https?://" ~= nil end

local function plain_path(path) return (path:gsub("/%./", "/"):gsub("//+", "/"):gsub("^%./", "")) end

-- Is what is to be written one of the sources? What was read must not be lost.
function source.is_among(path, sources)
  for _, from in ipairs(sources) do
    if not source.is_web(from) and plain_path(from) == plain_path(path) then return true end
  end
  return false
end

-- At most max + 1 bytes: enough to see that it is too long.
function source.contents(name, max)
  local file, message = io.stdin
  if name ~= "-" then file, message = io.open(name, "rb") end
  if not file then return nil, "cannot read " .. message end
  local parts, size = {}, 0
  while size <= max do
    local part, fault = file:read(math.min(1 << 16, max + 1 - size))
    if fault then return nil, ("cannot read %s: %s"):format(name, fault) end
    if not part then break end
    parts[#parts + 1] = part
    size = size + #part
  end
  if name ~= "-" then file:close() end
  return table.concat(parts)
end

local function warn(article, from)
  for _, warning in ipairs(article.warnings) do cli.talk("%s: %s", source.name(from), warning.message) end
end

-- The article of a file's bytes; or nil and a message that names the source. Its warnings are told.
function source.parse(bytes, name, options)
  local max = options.max_bytes
  local article, message = quoth.parse(bytes, {
    language = options.language, url = options.url, max_bytes = max, format = options.format, charset = options.charset,
  })
  if not article and #bytes > max then message = ("it is longer than %d bytes (--max-bytes)"):format(max) end
  if article then
    warn(article, name)
    return article
  end
  return nil, ("%s: %s"):format(source.name(name), message)
end

local function from_file(name, options)
  local bytes, message = source.contents(name, options.max_bytes)
  if not bytes then return nil, message end
  return source.parse(bytes, name, options)
end

local function from_web(url, options)
  local given = require("quoth.cli.fetch").options(options)
  given.journal, given.warc, given.delay, given.per_host, given.total = nil, nil, nil, nil, nil
  local article, message = quoth.fetch(url, given)
  if not article then return nil, ("%s: %s"):format(url, message) end
  warn(article, url)
  return article
end

-- The article; or nil and a message that names the source. Its warnings are told.
function source.article(from, options) return (source.is_web(from) and from_web or from_file)(from, options) end

return source
