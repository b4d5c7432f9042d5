-- What the writers share: their arguments, the statements in order, JSON with a fixed order of keys.
local core = require "quoth.core"

local writer = {}

local function show(value) return type(value) == "string" and ("%q"):format(value) or tostring(value) end

local function tag_fault(tag)
  if type(tag) ~= "table" or type(tag.tag) ~= "string" then return "a tag is a table with a string 'tag'" end
  local score = tag.score
  if score ~= nil and not (type(score) == "number" and score >= 0 and score <= 1) then
    return ("the score of %s is a number from 0 to 1, not %s"):format(show(tag.tag), show(score))
  end
end

-- What keeps tags from being what tagger:tags(article) gives, nested ones too; nil where nothing does.
function writer.tags_fault(tags)
  if type(tags) ~= "table" then return ("tags are a table, not a %s"):format(type(tags)) end
  local work = { tags }
  while #work > 0 do
    for i, own in pairs(table.remove(work)) do
      if type(own) ~= "table" then return ("tags[%s] is an array of tags, not a %s"):format(show(i), type(own)) end
      for _, tag in ipairs(own) do
        local fault = tag_fault(tag)
        if fault then return ("tags[%s]: %s"):format(show(i), fault) end
      end
      if type(own.nested) == "table" then work[#work + 1] = own.nested end
    end
  end
end

-- takes: option -> "boolean", "string" or a list of words. Misuse is the error of the writer's caller.
local function check(name, takes, article, options)
  local function fail(arg, ...) error(("bad argument #%d to '%s' (%s)"):format(arg, name, (...)), 4) end
  if type(article) ~= "userdata" or getmetatable(article) ~= "quoth.Article" then
    fail(1, ("quoth.Article expected, got %s"):format(type(article)))
  end
  if options ~= nil and type(options) ~= "table" then fail(2, "table expected, got " .. type(options)) end
  for key, value in pairs(options or {}) do
    local rule = takes[key]
    if key == "tags" then rule = "table" end
    if not rule then
      local names = { "tags" }
      for known in pairs(takes) do names[#names + 1] = known end
      table.sort(names)
      fail(2, ("unknown option %s; %s takes %s"):format(show(key), name, table.concat(names, ", ")))
    end
    local list = type(rule) == "table" and table.concat(rule, " ")
    local good = list and (" " .. list .. " "):find(" " .. tostring(value) .. " ", 1, true) or type(value) == rule
    if not good then fail(2, ("option '%s' takes %s, not %s"):format(key, list or "a " .. rule, show(value))) end
  end
  local fault = options and options.tags and writer.tags_fault(options.tags)
  if fault then fail(2, fault) end
  return options or {}
end

-- A writer: a function that checks its arguments and hands them, options never nil, to `write`.
function writer.new(name, takes, write)
  return function(article, options)
    options = check(name, takes, article, options)
    return write(article, options)
  end
end

-- All statements, nested ones behind the one they stand in: { statement =, id = "3.1", parent = entry, depth =,
-- tags = }.
function writer.statements(article, tags)
  local entries, work = {}, {}
  for statement in article:statements() do
    local own = tags and tags[statement.id] or {}
    work[1] = { statement = statement, id = tostring(statement.id), depth = 0, tags = own }
    while #work > 0 do
      local entry = table.remove(work)
      entries[#entries + 1] = entry
      local nested, inner = entry.statement.nested, entry.tags.nested or {}
      for i = #nested, 1, -1 do
        work[#work + 1] = {
          statement = nested[i], id = entry.id .. "." .. i, parent = entry, depth = entry.depth + 1,
          tags = inner[i] or {},
        }
      end
    end
  end
  return entries
end

-- Where a statement's words stand. A refusal has none: then where its mention and cue stand, else its sentence.
function writer.spans(statement)
  if #statement.spans > 0 then return statement.spans end
  local mention, cue, sentence = statement.mention_span, statement.cue_span, statement.sentence
  if mention and cue then return { { math.min(mention[1], cue[1]), math.max(mention[2], cue[2]) } } end
  if mention or cue then return { mention or cue } end
  return sentence and { { sentence.first, sentence.last } } or {}
end

-- What names the document: its address, else a name that follows from its text alone.
function writer.iri(article)
  if article.url and article.url:find "^%a[%w+.-]*:" then return (article.url:gsub("#.*", "")) end
  local a, b, c, d, e = core.fingerprint(article.text):match "^(%x%x%x%x%x%x%x%x)(%x%x%x%x).(%x%x%x).(%x%x%x)(.*)$"
  return ("urn:uuid:%s-%s-8%s-8%s-%s0"):format(a, b, c, d, e:sub(1, 11)) -- version 8 of RFC 9562: a hash of one's own
end

-- "[" lists without values are written as such, and nothing is asked of the locale.
local json = { string = core.json_string }
writer.json = json

function json.array(list) return "[" .. table.concat(list, ",") .. "]" end

-- object(key, value, ...): values are JSON; a pair whose value is nil is left out.
function json.object(...)
  local parts, given = {}, { ... }
  for i = 1, select("#", ...), 2 do
    if given[i + 1] ~= nil then parts[#parts + 1] = json.string(given[i]) .. ":" .. given[i + 1] end
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

-- The same from a string, or nil.
function json.text(value) return value and json.string(value) end

-- A number from 0 to 1 with at most this many digits; the locale's decimal comma is kept out.
function writer.fraction(value, digits)
  local unit = math.tointeger(10 ^ digits)
  local parts = math.floor(value * unit + 0.5)
  return (("%d.%0" .. digits .. "d"):format(parts // unit, parts % unit):gsub("%.?0+$", ""))
end

return writer
