-- Taggers: what rules.compile gives. A tagger never changes and belongs to no article.
local condition = require "quoth.rules.condition"
local engine_of = require "quoth.rules.engine"
local explain = require "quoth.rules.explain"
local fault = require "quoth.rules.fault"
local plan = require "quoth.rules.plan"
local subject = require "quoth.rules.subject"
local trace = require "quoth.rules.trace"

local tagger = {}
local meta = { __name = "quoth.Tagger" }
meta.__index = meta

function tagger.is(value) return getmetatable(value) == meta end

-- --- what rules see of a hit

-- Name -> the hits of that name, and the entity that the rule was asked for.
local function captures_of(hits, it)
  local captures = {}
  for _, hit in ipairs(hits) do
    local name = hit.name
    local list = captures[name or false]
    if list then list[#list + 1] = hit elseif name then captures[name] = { hit } end
  end
  if it and not captures.it then captures.it = { it } end
  return captures
end

-- Lua predicates and scores: f(statement, captures, context); context.text is the statement from its first to its last
-- byte, and the [1] and [2] of captures and of context.it point into it.
local function call(view, f, hits, it)
  if view.shown_of ~= view.statement then
    view.shown_of, view.shown = view.statement, view.text:sub(subject.stretch(view))
  end
  return f(view.statement, captures_of(hits, it), { text = view.shown, it = it })
end

local finders = setmetatable({}, { __mode = "k" })

-- The pattern anywhere; its own captures left out.
local function finder(pattern)
  local found = finders[pattern]
  if not found then
    local lpeg = require "lpeg"
    found = lpeg.P { lpeg.Cp() * (pattern / 0) * lpeg.Cp() + 1 * lpeg.V(1) }
    finders[pattern] = found
  end
  return found
end

-- First and last of each match of an LPeg pattern, from left to right; empty matches are none.
local function search(node, text)
  local find, list, at = finder(node.pattern), {}, 1
  while at <= #text do
    local first, behind = find:match(text, at)
    if not first then break end
    at = math.max(behind, first + 1)
    if behind > first then
      list[#list + 1] = first
      list[#list + 1] = behind - 1
    end
  end
  return list
end
tagger.search = search

local function as_score(asked, value)
  if type(value) ~= "number" or value ~= value then
    fault.raise(asked.at, 'rule "%s": its score is %s, not a number', asked.rule, fault.show(value))
  end
  return value
end

-- What the engine calls: "search", number of a pattern, text; "holds" or "score", number of a function, hits, it.
local function caller(engine, view)
  return function(what, number, given, it)
    local asked = engine.host[number]
    if what == "search" then return search(asked, given) end
    local value = call(view, asked.call, given, it)
    return what == "score" and as_score(asked, value) or what == "holds" and value
  end
end

-- --- tags

local function fact(rule, it, key)
  local value
  condition.walk(rule.each, function(node)
    local facts = node.facts and node.facts[it.id]
    value = value or facts and (facts[key] or key == "type" and node.type or nil)
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

-- Each place once, with its names where it has any. Hits of one place follow each other.
local function spans_of(hits)
  local spans, start = {}, 1 -- where the place begins in spans
  for i, hit in ipairs(hits) do
    local before, known = hits[i - 1], false
    if not before or before.first ~= hit.first or before.last ~= hit.last then start = #spans + 1 end
    for k = start, #spans do known = known or not hit.name or spans[k].name == hit.name end
    if not known then
      local at = spans[start] and not spans[start].name and start or #spans + 1
      spans[at] = { first = hit.first, last = hit.last, name = hit.name }
    end
  end
  return spans
end

local function expand(text, it) return text and it and (text:gsub("%$id", (it.id:gsub("%%", "%%%%")))) or text end

local function tag_of(view, rule, result)
  local fields, captures = {}, captures_of(result.hits, result.it)
  for i, name in ipairs(result.fields) do fields[i] = { field = name, text = tostring(subject.field(view, name)) } end
  return {
    tag = expand(rule.tag, result.it), score = result.score, rule = rule.id, at = rule.at, priority = rule.priority,
    group = expand(rule.group, result.it), codes = codes_of(rule, result.it), spans = spans_of(result.hits),
    captures = captures, explain = explain.text(rule, captures, result.hits, fields), id = result.it and result.it.id,
  }
end

-- --- running

local function view_of(given, name)
  if type(given) == "table" then
    local message = subject.fault(given)
    if message then error(("bad argument #1 to '%s' (%s)"):format(name, message), 3) end
    return subject.of_table(given)
  end
  local ok, article = pcall(function() return given.article end)
  if not ok or not article then
    error(("bad argument #1 to '%s' (statement or table expected, got %s)"):format(name, type(given)), 3)
  end
  return subject.of_statement(given, article)
end

-- So many articles are kept scanned, for statements that come from them in turn.
local MOST_OPEN = 8

-- A run that is on no article, or where there are enough that was on one.
local function free_run(self)
  local run, open = self.idle, 0
  self.idle = nil
  for article, other in pairs(self.runs) do
    open = open + 1
    if not run and open == MOST_OPEN then
      self.runs[article] = nil
      return other
    end
  end
  return run or self.engine.program:run()
end

-- A run over what is looked at: the one that is on its article, or another. While it is asked nobody else has it, so
-- that a rule may tag by itself, and one that was left by an error is not met again.
local function take_run(self, view)
  local on = not view.values and self.runs[view.article]
  if on then
    self.runs[view.article] = nil
    return on
  end
  return free_run(self):open(view.article, view.values)
end

local function leave_run(self, view, over)
  if view.values then
    over:close()
    self.idle = over
  else
    self.runs[view.article] = over
  end
end

-- Results of the engine, and how many statements are nested in this one.
local function run(self, view)
  local engine = self.engine
  local over = take_run(self, view)
  view.call = view.call or caller(engine, view)
  local results, asked, nested = over:statement(view.statement, view.call, self.prefilter, engine.ids, engine.hows,
    engine.names)
  local counts = self.counts
  counts.statements, counts.asked = counts.statements + 1, counts.asked + asked
  for _, result in ipairs(results) do
    local id = self.plan.rules[result.rank].id
    counts.fired[id] = (counts.fired[id] or 0) + 1
  end
  leave_run(self, view, over)
  return results, nested
end

local function tags_of_view(self, view)
  local tags = {}
  local results, nested = run(self, view)
  for _, result in ipairs(results) do
    local rule = self.plan.rules[result.rank]
    if result.stands and not rule.private then tags[#tags + 1] = tag_of(view, rule, result) end
  end
  return tags, nested
end

-- The tags of a statement (of an article, or a plain table), the strongest first. Nested statements are tagged on their
-- own; what they say does not count for the statement around them.
function meta.tag(self, statement) return (tags_of_view(self, view_of(statement, "tag"))) end

-- Every rule that holds, those too that lost to another of their group and private ones: { tag, stands }.
function meta.fired(self, statement)
  local view, list = view_of(statement, "fired"), {}
  for i, result in ipairs(run(self, view)) do
    list[i] = tag_of(view, self.plan.rules[result.rank], result)
    list[i].stands = result.stands
  end
  return list
end

-- Why the rule `id` holds of a statement, or why it does not: what each of its conditions says, as a tree and in words.
function meta.explain(self, statement, id)
  local explainer = self.explainers[id]
  if not explainer then
    explainer = trace.new(self.plan.rules, id, tagger.new)
    if not explainer then error(("bad argument #2 to 'explain' (no rule has the id %s)"):format(tostring(id)), 2) end
    self.explainers[id] = explainer
  end
  view_of(statement, "explain")
  return trace.run(explainer, statement)
end

-- What it is made of, and what it was asked: counts over all statements so far.
function meta.stats(self)
  local counts, engine = self.counts, self.engine
  return {
    rules = #self.plan.rules, always = engine.always, dictionaries = engine.dictionaries,
    statements = counts.statements, asked = counts.asked,
    skipped = counts.statements * #self.plan.rules - counts.asked, fired = counts.fired,
  }
end

-- One view serves all statements of an article.
local function tags_of(self, view, statement)
  view.statement = statement
  local tags, nested = tags_of_view(self, view)
  if nested == 0 then return tags end
  tags.nested = {}
  for i, inner in ipairs(statement.nested) do tags.nested[i] = tags_of(self, view, inner) end
  return tags
end

local function is_article(value)
  return type(value) == "userdata" and (getmetatable(value) == "quoth.Article")
end

-- The tags of each statement; result[i].nested[j] are those of article[i].nested[j].
function meta.tags(self, article)
  local list = {}
  if not is_article(article) then
    error(("bad argument #1 to 'tags' (article expected, got %s)"):format(type(article)), 2)
  end
  local view = subject.of_statement(nil, article)
  for i = 1, #article do list[i] = tags_of(self, view, article[i]) end
  local over = self.runs[article]
  if over then
    over:close()
    self.runs[article], self.idle = nil, over
  end
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

-- options.prefilter = false asks every rule of every statement: for tests.
function tagger.new(set, options)
  local of = plan.new(set)
  return setmetatable({
    plan = of, engine = engine_of.new(of), runs = setmetatable({}, { __mode = "k" }),
    prefilter = not options or options.prefilter ~= false, explainers = {},
    counts = { statements = 0, asked = 0, fired = {} },
  }, meta)
end

return tagger
