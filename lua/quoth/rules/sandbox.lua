-- Rule files that are not trusted. They run in a Lua state of their own (quoth.rules.inside, csrc/lua/sandbox.c) that
-- writes down what they call; the rules are made of that here. "pure" rules are data; "sandboxed" ones may also have
-- predicates and scores in Lua, which stay in that state and are called with copies.
local condition = require "quoth.rules.condition"
local core = require "quoth.core"
local fault = require "quoth.rules.fault"
local plan = require "quoth.rules.plan"
local set = require "quoth.rules.set"
fault.own()

local sandbox = {}

-- Instructions of one call, bytes of the whole state, seconds of processor time of one call.
local defaults = { steps = 1000000, bytes = 64 << 20, seconds = 2 }

local MAX_FILES, MAX_FILE_BYTES, MAX_DEPTH = 100, 4 << 20, 2000

-- What one file may give the host to do: values, each as often as something is made of it, where constructors look into
-- tables of tables of tables at most; and how many pairs of rules and tags that are read.
local MAX_WORK, WALKED, MAX_READ = 1000000, 3, 2000000

-- What is wrong with limits; nil: nothing.
function sandbox.fault(given)
  for key, value in pairs(given) do
    if not defaults[key] then
      return ("sandbox: unknown limit %s; it takes %s"):format(fault.show(key), fault.names(defaults))
    elseif type(value) ~= "number" or value ~= value or value <= 0 or value > 2000000000
      or key ~= "seconds" and value < 1 then
      return ("sandbox: %s takes a number above 0, not %s"):format(key, fault.show(value))
    end
  end
end

local function limits(given)
  local all = {}
  for key, default in pairs(defaults) do
    local value = given and given[key] or default
    all[key] = key == "seconds" and value or math.floor(value)
  end
  return all
end

local sources = {}

-- The source of a module, which the sandbox runs.
local function source(name)
  if not sources[name] then
    local file = assert(io.open(assert(package.searchpath(name, package.path)), "rb"))
    sources[name] = file:read "a"
    file:close()
  end
  return sources[name]
end

local function open(limit)
  return core.sandbox(source "quoth.rules.patterns", source "quoth.rules.inside", limit.steps, limit.bytes,
    limit.seconds)
end

-- --- what predicates get: copies of what the rule language names

local copied = {
  "text", "kind", "status", "attribution", "reason", "topic", "cue", "mention", "confidence", "first", "last", "id",
}

local function plain(statement)
  if type(statement) == "table" then return statement end
  local copy, speaker = {}, statement.speaker
  for _, name in ipairs(copied) do copy[name] = statement[name] end
  if speaker then copy.speaker = { name = speaker.name, role = speaker.role, type = speaker.type } end
  return copy
end

-- --- the rules, made of what was written down

local signs = {
  ["+"] = function(a, b) return a + b end, ["-"] = function(a, b) return a - b end,
  ["*"] = function(a, b) return a * b end, ["/"] = function(a, b) return a / b end,
  ["^"] = function(a, b) return a ^ b end, unm = function(a) return -a end,
}

-- The algebra belongs to conditions and sets; on what is neither, Lua's own would answer with a line of this file.
local function operate(sign, a, b)
  local known = condition.is(a) or condition.is(b) or set.is(a) or set.is(b)
  if not known then fault.raise(nil, "%s stands between no conditions", sign == "unm" and "-" or sign) end
  return signs[sign](a, b)
end

local methods = { is = true, has = true, given = true, atleast = true, atmost = true, with = true }

local function method(name, object, ...)
  local kind = type(object) == "table" and (getmetatable(object) or {}).__name
  if kind ~= "quoth.Field" and not (kind == "quoth.RuleSet" and name == "with") then
    fault.raise(nil, "there is no method :%s(...) here", tostring(name))
  elseif not methods[name] then
    return object[name] -- raises, and names those that there are
  end
  return object[name](object, ...)
end

local constructors = {
  rule = function(id, values) return set.rule(id)(values) end,
  rules = set.rules, field = function(name) return condition.F[name] end, method = method,
}
for _, name in ipairs {
  "words", "entities", "near", "before", "affirm", "negated", "of", "tagged", "sum", "where",
} do
  constructors[name] = condition[name]
end

-- Counts what constructors meet that are given values.
local function meter()
  local work = 0
  local function charge(value, at, levels)
    work = work + (condition.is(value) and value.size or set.is(value) and #value.rules or 1)
    if work > MAX_WORK then fault.raise(at, "the rules are made of more than %d values", MAX_WORK) end
    if type(value) ~= "table" or getmetatable(value) or levels == 0 then return end
    for _, part in pairs(value) do charge(part, at, levels - 1) end
  end
  return charge
end

-- items: see flatten in inside.lua; call(i): the i-th function; dict: of the loader.
local function rebuild(items, call, dict)
  local made, unfinished, depth, charge = {}, {}, 0, meter()
  local value_of

  local function make(item)
    if item.keys then
      local t = {}
      for i, key in ipairs(item.keys) do t[key] = value_of(item.values[i]) end
      return t
    end
    if item.call == "it" then return condition.it end
    local given = {}
    for i = 1, item.n do
      given[i] = value_of(item.values[i])
      charge(given[i], item.at, WALKED)
    end
    if item.call == "dict" then return fault.at(item.at, dict, given[1]) end
    if signs[item.call] then return fault.at(item.at, operate, item.call, given[1], given[2]) end
    return fault.at(item.at, constructors[item.call], table.unpack(given, 1, item.n))
  end

  function value_of(reference)
    if type(reference) ~= "table" then return reference end
    local index, is_function = reference[1], reference[2]
    if is_function then return call(index) end
    if made[index] ~= nil then return made[index] end
    local at = items[index].at or "?"
    if unfinished[index] then fault.raise(at, "a table holds itself") end
    if depth >= MAX_DEPTH then fault.raise(at, "values stand more than %d deep in each other", MAX_DEPTH) end
    unfinished[index], depth = true, depth + 1
    made[index] = make(items[index])
    unfinished[index], depth = nil, depth - 1
    return made[index]
  end

  return value_of { 1 }
end

-- Each tag that is read is looked for in all rules.
local function check_read(value, name)
  local read = 0
  local function count(node) read = read + (node.op == "tagged" and 1 or 0) end
  for _, rule in ipairs(value.rules) do plan.each_node(rule, count) end
  if read * #value.rules > MAX_READ then
    fault.raise(name .. ":1", "%d rules that read %d tags are too many", #value.rules, read)
  end
end

-- --- files

local function add_file(self, texts, name, at)
  self.count = self.count + 1
  if self.count > MAX_FILES then fault.raise(at, "more than %d files", MAX_FILES) end
  local text, message = fault.at(at, self.read, name)
  if not text then error((at and at .. ": " or "") .. "cannot read " .. message, 0) end
  if #text > MAX_FILE_BYTES then fault.raise(name, "it is longer than %d bytes", MAX_FILE_BYTES) end
  texts[name] = text
end

-- A file that is used by another is read when it is asked for, and the run begins again.
local function run(self, name)
  local texts = {}
  self.count = 0
  add_file(self, texts, name)
  while true do
    local box = open(self.limits)
    local ok, result = box:run("files", self.pure, name, texts)
    if ok then return result, box end
    if type(result) ~= "table" or result.need == nil then error(fault.text(result, name), 0) end
    add_file(self, texts, result.need, tostring(result.at))
  end
end

-- The host's side of a predicate. What fails inside is an error of the rule's file.
local function caller(box, name)
  local known = {}
  return function(index)
    known[index] = known[index] or function(statement, captures, context)
      local ok, value = box:run("call", index, plain(statement), captures, context)
      if not ok then error(fault.text(value, name), 0) end
      return value
    end
    return known[index]
  end
end

-- load(name) -> a set. read(name) -> the file's text, or nil and a message; dict(name) -> a dictionary.
function sandbox.loader(trust, given, read, dict)
  local self = { pure = trust == "pure", limits = limits(given), read = read }
  return function(name)
    if type(name) == "string" and not name:find(".lua", 1, true) then name = name .. ".lua" end
    local items, box = run(self, name)
    local value = rebuild(items, caller(box, name), dict)
    check_read(value, name)
    return value
  end
end

return sandbox
