-- Taggers: what rules.compile gives. A tagger never changes and belongs to no article.
local condition = require "quoth.rules.condition"
local explain = require "quoth.rules.explain"
local plan = require "quoth.rules.plan"
local reference = require "quoth.rules.reference"
local subject = require "quoth.rules.subject"

local tagger = {}
local meta = { __name = "quoth.Tagger" }
meta.__index = meta

function tagger.is(value) return getmetatable(value) == meta end

-- --- what rules see of a hit

local function captured(view, hit)
  return {
    hit.first - view.offset, hit.last - view.offset, first = hit.first, last = hit.last,
    text = view.text:sub(hit.first, hit.last), w = hit.w, id = hit.id, how = hit.how,
  }
end

local function captures_of(view, hits)
  local captures = {}
  for _, hit in ipairs(hits) do
    if hit.name then
      captures[hit.name] = captures[hit.name] or {}
      table.insert(captures[hit.name], captured(view, hit))
    end
  end
  return captures
end

-- Lua predicates and scores: f(statement, captures, context); context.text is the statement from its first to its last
-- byte, and the [1] and [2] of captures and of context.it point into it.
local function call(view, rule)
  return function(f, hits, it)
    local spans = view.spans
    local first, last = spans[1] and spans[1][1] or 1, spans[1] and spans[#spans][2] or 0
    view.offset = first - 1
    local context = { text = view.text:sub(first, last), it = it and captured(view, it) }
    local captures = captures_of(view, hits)
    if it then captures.it = { context.it } end
    return f(view.statement, captures, context), rule
  end
end

-- Where an LPeg pattern matches, from left to right; empty matches are none.
local function search(node, text)
  local lpeg = require "lpeg"
  local here = lpeg.P { lpeg.Cp() * (node.pattern / 0) * lpeg.Cp() + 1 * lpeg.V(1) }
  local at = 1
  return function()
    while at <= #text do
      local first, behind = here:match(text, at)
      if not first then return nil end
      at = math.max(behind, first + 1)
      if behind > first then return first, behind - 1 end
    end
    return nil
  end
end

-- --- tags

local function fact(rule, it, key)
  local value
  condition.walk(rule.each, function(node)
    local facts = node.facts and node.facts[it.id]
    value = value or facts and (key == "type" and node.type or facts[key])
  end)
  return value
end

-- $id, $type and $wd in the values of codes are those of the entity.
local function codes_of(rule, it)
  local codes = {}
  for scheme, code in pairs(rule.codes or {}) do
    codes[scheme] = it and code:gsub("%$(%w+)", function(key) return key == "id" and it.id or fact(rule, it, key) end)
      or code
  end
  return codes
end

-- Each place once, with its name where it has one.
local function spans_of(hits)
  local spans, named = {}, {}
  for _, hit in ipairs(hits) do
    if hit.name then named[hit.first .. "-" .. hit.last] = true end
  end
  local seen = {}
  for _, hit in ipairs(hits) do
    local place = hit.first .. "-" .. hit.last
    local key = place .. (hit.name or "")
    if (hit.name or not named[place]) and not seen[key] then
      seen[key] = true
      spans[#spans + 1] = { first = hit.first, last = hit.last, name = hit.name }
    end
  end
  return spans
end

local function tag_of(view, result)
  local rule, hits = result.rule, {}
  view.offset = view.spans[1] and view.spans[1][1] - 1 or 0
  local captures = captures_of(view, result.hits)
  if result.it then captures.it = captures.it or { captured(view, result.it) } end
  for i, hit in ipairs(result.hits) do hits[i] = captured(view, hit) end
  return {
    tag = result.tag, score = result.score, rule = rule.id, at = rule.at, priority = rule.priority,
    group = result.group, codes = codes_of(rule, result.it), spans = spans_of(result.hits), captures = captures,
    explain = explain.text(rule.explain, captures, hits, result.fields), id = result.it and result.it.id,
  }
end

-- --- running

local function view_of(given)
  if type(given) == "table" then
    local message = subject.fault(given)
    if message then error("bad argument #1 to 'tag' (" .. message .. ")", 3) end
    return subject.of_table(given)
  end
  local ok, article = pcall(function() return given.article end)
  if not ok or not article then error("bad argument #1 to 'tag' (statement or table expected)", 3) end
  return subject.of_statement(given)
end

local function run(self, view)
  return reference.run(self.plan, {
    subject = reference.subject(view.text, view.spans, view.sentences), field = view.field, search = search,
    call = call(view),
  })
end

-- The tags of a statement (of an article, or a plain table), the strongest first. Nested statements are tagged on their
-- own; what they say does not count for the statement around them.
function meta.tag(self, statement)
  local view, tags = view_of(statement), {}
  for _, result in ipairs(run(self, view)) do
    if result.stands and not result.rule.private then tags[#tags + 1] = tag_of(view, result) end
  end
  return tags
end

-- Every rule that holds, those too that lost to another of their group and private ones: { tag, stands }.
function meta.fired(self, statement)
  local view, list = view_of(statement), {}
  for i, result in ipairs(run(self, view)) do
    list[i] = tag_of(view, result)
    list[i].stands = result.stands
  end
  return list
end

local function tags_of(self, statement)
  local tags = self:tag(statement)
  for i, nested in ipairs(statement.nested) do
    tags.nested = tags.nested or {}
    tags.nested[i] = tags_of(self, nested)
  end
  return tags
end

-- The tags of each statement; result[i].nested[j] are those of article[i].nested[j].
function meta.tags(self, article)
  local list = {}
  for i = 1, #article do list[i] = tags_of(self, article[i]) end
  return list
end

-- for statement, tags in tagger:stream(article:statements()) do
function meta.stream(self, next_statement, state, control)
  return function()
    control = next_statement(state, control)
    if control == nil then return nil end
    return control, self:tag(control)
  end
end

function meta.__len(self) return #self.plan.rules end
function meta.__tostring(self) return ('quoth.Tagger: "%s" (%d rules)'):format(self.plan.name, #self.plan.rules) end

function tagger.new(set) return setmetatable({ plan = plan.new(set) }, meta) end

return tagger
