-- Rules and sets of rules. A set is a value: A + B, A - "id", A - B, A * condition, A:with{...} give new ones.
local condition = require "quoth.rules.condition"
local fault = require "quoth.rules.fault"
local subject = require "quoth.rules.subject"
fault.own()

local set = {}
local show = fault.show

local rule_meta = { __name = "quoth.Rule" }
local set_meta = { __name = "quoth.RuleSet" }
set_meta.__index = set_meta

function set.is(value) return getmetatable(value) == set_meta end
function set.is_rule(value) return getmetatable(value) == rule_meta end

function rule_meta.__tostring(rule) return ('quoth.Rule: "%s" (%s)'):format(rule.id, rule.at) end

-- --- one rule

local function is_string(value) return type(value) == "string" and value ~= "" end
local function is_integer(value) return math.type(value) == "integer" and value >= -1000000 and value <= 1000000 end

local function is_words(value)
  if type(value) ~= "table" then return false end
  for key, text in pairs(value) do
    if math.type(key) ~= "integer" or type(text) ~= "string" then return false end
  end
  return true
end

local function is_codes(value)
  if type(value) ~= "table" then return false end
  for scheme, code in pairs(value) do
    if type(scheme) ~= "string" or type(code) ~= "string" then return false end
  end
  return true
end

local statuses = { stable = true, test = true, experimental = true, deprecated = true }

local function is_score(value)
  if type(value) == "number" then return value >= 0 and value <= 1 end
  return type(value) == "function" or type(value) == "table" and value.sum == true
end

-- What an example may say beside its text: fields of the statement, and what is expected.
local expected = { tag = true, caps = true, todo = true }

local other_names = { "text", role = "speaker_role" }

local function example_fault(rule, key, i, format, ...)
  fault.raise(rule.at, 'rule "%s": %s: example %d %s', rule.id, key, i, format:format(...))
end

local function check_example(rule, key, i, example)
  if type(example) == "string" then return { text = example } end
  if type(example) ~= "table" then example_fault(rule, key, i, "is no text but %s", show(example)) end
  local copy = {}
  for given, value in pairs(example) do
    local name = other_names[given] or given
    if name ~= "text" and not expected[name] and not condition.fields[name] then
      example_fault(rule, key, i, "has the unknown key %s", show(name))
    end
    copy[name] = value
  end
  if type(copy.text) ~= "string" then example_fault(rule, key, i, "has no text") end
  local wrong = subject.fault(copy)
  if wrong then example_fault(rule, key, i, "is wrong: %s", wrong) end
  if copy.tag ~= nil and not is_string(copy.tag) then example_fault(rule, key, i, "has a tag that is no string") end
  if copy.caps ~= nil and type(copy.caps) ~= "table" then example_fault(rule, key, i, "has caps that are no table") end
  return copy
end

local function check_examples(rule, key)
  local list, copy = rule[key], {}
  if list == nil then return end
  if is_string(list) then list = { list } end
  if type(list) ~= "table" then
    fault.raise(rule.at, 'rule "%s": %s takes a table of texts, not %s', rule.id, key, show(list))
  end
  for i, example in ipairs(list) do copy[i] = check_example(rule, key, i, example) end
  for i in pairs(list) do
    if not copy[i] then fault.raise(rule.at, 'rule "%s": %s has the unknown key %s', rule.id, key, show(i)) end
  end
  rule[key] = copy
end

-- Key -> what it takes in words, and whether a value is that.
local keys = {
  tag = { "a string", is_string },
  when = { "a condition", function(value) return condition.is(value) or is_string(value) end },
  score = { "a number from 0 to 1, sum{...} or a function", is_score },
  explain = { "a string", is_string },
  yes = { "a table of texts", function() return true end },
  no = { "a table of texts", function() return true end },
  priority = { "an integer", is_integer },
  group = { "a string", is_string },
  each = { "entities", condition.is },
  codes = { "a table 'scheme = code'", is_codes },
  status = { "one of " .. fault.names(statuses), function(value) return statuses[value] end },
  falsepositives = { "a table of strings", is_words },
  related = { "a table", function(value) return type(value) == "table" end },
  private = { "a boolean", function(value) return type(value) == "boolean" end },
}

local function check_keys(rule, values)
  for key, value in pairs(values) do
    local takes = keys[key]
    if not takes then
      fault.raise(rule.at, 'rule "%s": unknown field %s; a rule has %s', rule.id, show(key), fault.names(keys))
    elseif not takes[2](value) then
      fault.raise(rule.at, 'rule "%s": %s takes %s, not %s', rule.id, key, takes[1], show(value))
    end
    rule[key] = value
  end
end

local function check_each(rule)
  condition.walk(rule.each, function(node)
    if node.op ~= "or" and (node.op ~= "dict" or not node.facts) then
      fault.raise(rule.at, 'rule "%s": each takes entities{...} or several of them with +', rule.id)
    end
  end)
end

local function uses_it(rule)
  local found = false
  local function look(node) found = found or node.op == "it" end
  condition.walk(rule.when, look)
  for _, part in ipairs(type(rule.score) == "table" and rule.score or {}) do condition.walk(part[2], look) end
  return found
end

local function check_rule(rule)
  for _, key in ipairs { "tag", "when" } do
    if rule[key] == nil then fault.raise(rule.at, 'rule "%s": it has no %s', rule.id, key) end
  end
  rule.when = condition.check(rule.when, "when")
  if rule.each then
    check_each(rule)
  elseif rule.tag:find("$", 1, true) then
    fault.raise(rule.at, 'rule "%s": the tag %s needs each', rule.id, show(rule.tag))
  elseif uses_it(rule) then
    fault.raise(rule.at, 'rule "%s": `it` needs each', rule.id)
  end
  if not (rule.tag:gsub("%$id", "x")):find "^[%w_-]+[%w_.-]*$" then
    fault.raise(rule.at, 'rule "%s": a tag is letters, digits, _ - and dots, not %s', rule.id, show(rule.tag))
  end
  check_examples(rule, "yes")
  check_examples(rule, "no")
end

-- rule "id" { ... }
function set.rule(id)
  local at = fault.here()
  if type(id) ~= "string" or not id:find "^[%w_.-]+$" then
    fault.raise(at, 'rule: an id is letters, digits, _ - and dots, not %s', show(id))
  end
  return function(values)
    local rule = setmetatable({ id = id, at = at, priority = 0, score = 1 }, rule_meta)
    if type(values) ~= "table" then fault.raise(at, 'rule "%s" takes a table', id) end
    check_keys(rule, values)
    check_rule(rule)
    return rule
  end
end

-- --- sets

local function copy_of(rule, changes)
  local copy = setmetatable({}, rule_meta)
  for key, value in pairs(rule) do copy[key] = value end
  for key, value in pairs(changes) do copy[key] = value end
  return copy
end

local function new(name, rules, export)
  local self = setmetatable({ name = name, rules = rules, export = export, by_id = {} }, set_meta)
  for _, rule in ipairs(rules) do
    local other = self.by_id[rule.id]
    if other then fault.raise(rule.at, 'rule "%s" is already in %s', rule.id, other.at) end
    self.by_id[rule.id] = rule
  end
  return self
end

-- Makes a set of checked rules, in place of rules{...}: what brings rules from elsewhere uses it.
set.new = new

local set_keys = { name = true, export = true, language = true }

-- rules{ name =, export =, language =, rule "id" {...}, ... }
function set.rules(values)
  local at = fault.here()
  if type(values) ~= "table" then fault.raise(at, "rules takes a table") end
  local list = {}
  for i, rule in ipairs(values) do
    if not set.is_rule(rule) then
      fault.raise(at, "rules{}: entry %d is no rule but %s (rule \"id\" { ... } makes one)", i, show(rule))
    end
    list[i] = rule
  end
  for key, value in pairs(values) do
    if not list[key] and not set_keys[key] then
      fault.raise(at, "rules{}: unknown key %s; it takes %s and rules", show(key), fault.names(set_keys))
    elseif (key == "name" or key == "language") and not is_string(value) then
      fault.raise(at, "rules{}: %s takes a string, not %s", key, show(value))
    end
  end
  local negation = require "quoth.rules.negation"
  if values.language and not negation[values.language] then
    fault.raise(at, "rules{}: no words of negation for the language %s; there are %s", show(values.language),
      fault.names(negation))
  end
  local language = values.language or "en"
  for i, rule in ipairs(list) do
    if rule.language and rule.language ~= language then list[i] = copy_of(rule, { language = language }) end
    rule.language = rule.language or language
  end
  return new(values.name or at:match "^(.-)%.?l?u?a?:%d+$", list, values.export)
end

local function kept(self, keep)
  local list = {}
  for _, rule in ipairs(self.rules) do
    if keep(rule) then list[#list + 1] = rule end
  end
  return list
end

-- The same rule may come twice (two files that share a third); two rules with one id may not.
function set_meta.__add(a, b)
  if not (set.is(a) and set.is(b)) then fault.raise(nil, "a set of rules can only be added to another") end
  local all = table.move(a.rules, 1, #a.rules, 1, {})
  for _, rule in ipairs(kept(b, function(rule) return a.by_id[rule.id] ~= rule end)) do all[#all + 1] = rule end
  return new(a.name .. "+" .. b.name, all)
end

-- A - "id" (of a rule that is there), A - B (those of B that are).
function set_meta.__sub(a, b)
  if not set.is(a) then fault.raise(nil, "the left side of - is no set of rules") end
  if is_string(b) then
    if not a.by_id[b] then fault.raise(nil, 'the set "%s" has no rule "%s"', a.name, b) end
    return new(a.name, kept(a, function(rule) return rule.id ~= b end), a.export)
  elseif set.is(b) then
    return new(a.name, kept(a, function(rule) return not b.by_id[rule.id] end), a.export)
  end
  fault.raise(nil, "a set takes away a rule's id or a set, not %s", show(b))
end

-- Every rule holds only where the condition does. The rule's examples are of the rule alone.
function set_meta.__mul(a, gate)
  if condition.is(a) or type(a) == "string" then a, gate = gate, a end
  if not set.is(a) then fault.raise(nil, "the left side of * is no set of rules") end
  gate = condition.check(gate, "what a set is gated with")
  local list = {}
  for i, rule in ipairs(a.rules) do list[i] = copy_of(rule, { gate = rule.gate and rule.gate * gate or gate }) end
  return new(a.name, list, a.export)
end

-- A:with{ ["id"] = { score = ... } } changes rules of others without touching their files.
function set_meta.with(self, changes)
  if type(changes) ~= "table" then fault.raise(nil, "with takes a table 'id = { changes }'") end
  local list = table.move(self.rules, 1, #self.rules, 1, {})
  for id, values in pairs(changes) do
    local rule = self.by_id[id]
    if not rule then fault.raise(nil, 'the set "%s" has no rule %s', self.name, show(id)) end
    if type(values) ~= "table" then fault.raise(nil, 'with: rule "%s" takes a table of changes', id) end
    local changed = copy_of(rule, {})
    check_keys(changed, values)
    check_rule(changed)
    for i, other in ipairs(list) do
      if other == rule then list[i] = changed end
    end
  end
  return new(self.name, list, self.export)
end

function set_meta.__len(self) return #self.rules end
function set_meta.__tostring(self) return ('quoth.RuleSet: "%s" (%d rules)'):format(self.name, #self.rules) end

-- Runs the examples: how many there are, and the failures: { at =, rule =, message =, text =, todo = }.
function set_meta.test(self) return require("quoth.rules.examples").run(self) end

return set
