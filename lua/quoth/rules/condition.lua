-- Conditions: what a rule's `when` is made of. A condition is a plain table { op =, at = "file:line", ... } that can be
-- walked, copied and compared; only `lp` and `where` hold what is not data. What each op means is in
-- spec/rules_reference.lua.
local core = require "quoth.core"
local fault = require "quoth.rules.fault"
fault.own()

local condition = {}
local meta = { __name = "quoth.Condition" }
local show = fault.show

-- So deep may conditions stand in each other, and so many in one: what is there twice is asked twice, and counts twice.
local MAX_DEPTH, MAX_SIZE = 100, 10000
local MAX_WEIGHT = 1000000 -- of a word; stored in single precision

local function new(op, node)
  node.op = op
  node.at = fault.here()
  node.depth, node.size = 1, 1
  for _, item in ipairs(node) do
    node.depth = math.max(node.depth, item.depth + 1)
    node.size = node.size + item.size
  end
  if node.size > MAX_SIZE then fault.raise(nil, "a condition of more than %d parts", MAX_SIZE) end
  if node.depth > MAX_DEPTH then fault.raise(nil, "conditions stand more than %d deep in each other", MAX_DEPTH) end
  return setmetatable(node, meta)
end

function condition.is(value) return getmetatable(value) == meta end

-- Makes a condition of a plain table that another state made.
function condition.adopt(node) return setmetatable(node, meta) end

-- Does it find words (and not only hold or fail)? near, affirm, captures and counts need that.
local finds = {
  dict = true, lp = true, it = true, near = true, before = true, affirm = true, negated = true, name = true,
  atleast = true,
}
local function finds_words(node)
  if finds[node.op] then return true end
  for _, item in ipairs(node.op == "not" and {} or node) do
    if finds_words(item) then return true end
  end
  return false
end

-- A string is a dictionary of one entry.
local function check(value, what)
  if type(value) == "string" then return condition.words { value } end
  if condition.is(value) then return value end
  fault.raise(nil, "%s is not a condition but %s", what, type(value) == "userdata" and
    "userdata (an LPeg pattern stands in lp(...))" or type(value) == "string" and show(value) or "a " .. type(value))
end
condition.check = check

local function check_finder(value, what)
  local node = check(value, what)
  if not finds_words(node) then fault.raise(nil, "%s finds no words: it only holds or fails", what) end
  return node
end

local function check_count(value, least, what)
  if math.type(value) ~= "integer" or value < least or value > 1000 then
    fault.raise(nil, "%s takes an integer from %d to 1000, not %s", what, least, show(value))
  end
  return value
end

-- --- dictionaries

local function add_entry(node, text, weight, id, how, what)
  if type(text) ~= "string" then
    fault.raise(nil, "%s is not a string or 'string = weight'", what)
  elseif not text:find "%S" then
    fault.raise(nil, "%s is empty", what)
  elseif text:find "%*." then
    fault.raise(nil, "%s: a star stands only at the end, not in %s", what, show(text))
  elseif text:find "^%s*%*$" then
    fault.raise(nil, "%s: a star needs a stem before it", what)
  end
  text = text:gsub("%s+", " "):match "^ ?(.-) ?$"
  node.entries[#node.entries + 1] = { text = text, weight = weight, id = id, how = how }
end

-- Entries in an order that does not depend on the state's hash seed. Of one that is there twice the heavier counts.
local function sort_entries(node)
  table.sort(node.entries, function(a, b)
    if a.text ~= b.text then return a.text < b.text end
    if a.id ~= b.id then return (a.id or "") < (b.id or "") end
    if a.how ~= b.how then return (a.how or "") < (b.how or "") end
    return (a.weight or 1) > (b.weight or 1)
  end)
  local kept = {}
  for _, entry in ipairs(node.entries) do
    local last = kept[#kept]
    if last and last.text == entry.text and last.id == entry.id and last.how == entry.how then
      node.duplicates = node.duplicates or {}
      table.insert(node.duplicates, entry.text)
    else
      kept[#kept + 1] = entry
    end
  end
  node.entries = kept
  return node
end

function condition.words(list)
  if type(list) == "string" then list = { list } end
  if type(list) ~= "table" or condition.is(list) then fault.raise(nil, "words takes a table of strings") end
  local node = new("dict", { entries = {} })
  for i, text in ipairs(list) do add_entry(node, text, 1, nil, nil, ("words{}: entry %d"):format(i)) end
  local count = #node.entries
  for key, weight in pairs(list) do
    if math.type(key) ~= "integer" or key < 1 or key > count then
      local what = ("words{}: entry %s"):format(show(key))
      if type(weight) ~= "number" or weight ~= weight then
        fault.raise(nil, "%s is not a string or 'string = weight'", what)
      elseif math.abs(weight) > MAX_WEIGHT then
        fault.raise(nil, "words{}: the weight of %s is a number from %d to %d, not %s", show(key), -MAX_WEIGHT,
          MAX_WEIGHT, show(weight))
      end
      add_entry(node, key, weight, nil, nil, what)
    end
  end
  if #node.entries == 0 then fault.raise(nil, "words{} is empty") end
  return sort_entries(node)
end

local hows = { adj = true, metonym = true, demonym = true, alias = true, abbr = true, capital = true, leader = true }
local facts = { wd = true, label = true, iso2 = true, region = true }

local function add_names(node, id, how, list, what)
  if type(list) == "string" then list = { list } end
  if type(list) ~= "table" then fault.raise(nil, "%s takes a string or a table of strings", what) end
  for i, text in pairs(list) do
    if math.type(i) ~= "integer" then fault.raise(nil, "%s: unknown key %s", what, show(i)) end
    add_entry(node, text, 1, id, how, ("%s: name %d"):format(what, i))
  end
end

local function add_entity(node, id, entity)
  local what = ("entities{}: %s"):format(show(id))
  if type(id) ~= "string" then fault.raise(nil, "entities{}: %s is no id: they are 'ID = { names }'", show(id)) end
  if not id:find "^[%w_:-]+$" then fault.raise(nil, "%s: an id is letters, digits, _ - :", what) end
  if type(entity) ~= "table" then fault.raise(nil, "%s takes a table of names", what) end
  local names, known = {}, {}
  for key, value in pairs(entity) do
    if math.type(key) == "integer" then names[#names + 1] = value
    elseif hows[key] then add_names(node, id, key, value, what .. "." .. key)
    elseif facts[key] and type(value) == "string" then known[key] = value
    elseif facts[key] then fault.raise(nil, "%s.%s takes a string, not %s", what, key, show(value))
    else
      fault.raise(nil, "%s: unknown key %s; it takes names, %s, %s", what, show(key), fault.names(hows),
        fault.names(facts))
    end
  end
  add_names(node, id, "name", names, what)
  node.facts[id] = known
end

-- `_` are shadows: longer names that yield nothing ("Latin American" is not America).
function condition.entities(list)
  if type(list) ~= "table" or condition.is(list) then fault.raise(nil, "entities takes a table") end
  local node = new("dict", { entries = {}, facts = {}, type = "entity" })
  for id, entity in pairs(list) do
    if id == "type" then
      if type(entity) ~= "string" then fault.raise(nil, "entities{}: type takes a string, not %s", show(entity)) end
      node.type = entity
    else
      add_entity(node, id, entity)
    end
  end
  node.facts._ = nil
  if next(node.facts) == nil then fault.raise(nil, "entities{} is empty") end
  return sort_entries(node)
end

-- Entities of a table, a list of { text =, id =, type =, at = }; file is its name in the rules.
function condition.aliases(list, file)
  if #list == 0 then fault.raise(nil, "%s has no alias", file) end
  local node = new("dict", { entries = {}, facts = {}, type = "entity", file = file })
  for _, alias in ipairs(list) do
    add_entry(node, alias.text, 1, alias.id, "name", alias.at)
    node.facts[alias.id] = node.facts[alias.id] or { type = alias.type ~= "" and alias.type or nil }
  end
  node.facts._ = nil
  return sort_entries(node)
end

-- A dictionary that was built ahead (quoth dict), of `count` entities; file is its name in the rules.
function condition.built(path, file, count)
  return new("dict", { entries = {}, facts = {}, type = "entity", path = path, file = file, count = count })
end

-- --- places and polarity

local function pair(op, a, b, n)
  local name = op == "near" and "near" or "before"
  return new(op, {
    check_finder(a, name .. ": argument 1"), check_finder(b, name .. ": argument 2"),
    n = check_count(n, 0, name .. ": argument 3"),
  })
end

-- At most n words between, in one sentence, the closest pair first.
function condition.near(a, b, n) return pair("near", a, b, n) end
function condition.before(a, b, n) return pair("before", a, b, n) end

function condition.affirm(a) return new("affirm", { check_finder(a, "affirm: argument 1") }) end
function condition.negated(a) return new("negated", { check_finder(a, "negated: argument 1") }) end

-- n of the conditions hold.
function condition.of(n, list)
  if type(list) ~= "table" or condition.is(list) or #list == 0 then
    fault.raise(nil, "of: argument 2 takes a table of conditions")
  end
  local node = { n = check_count(n, 1, "of: argument 1") }
  for i, item in ipairs(list) do node[i] = check(item, ("of: condition %d"):format(i)) end
  if n > #node then fault.raise(nil, "of: %d of %d conditions cannot hold", n, #node) end
  return new("of", node)
end

-- --- the algebra

local function join(op, a, b)
  local node = {}
  for _, operand in ipairs { a, b } do
    -- a * b * c is one conjunction of three
    if operand.op == op then table.move(operand, 1, #operand, #node + 1, node) else node[#node + 1] = operand end
  end
  return new(op, node)
end

local function operands(a, b, sign)
  return check(a, "the left side of " .. sign), check(b, "the right side of " .. sign)
end

function meta.__mul(a, b)
  local other = getmetatable(b)
  if type(other) == "table" and other.__name == "quoth.RuleSet" then return b * a end -- gates the set
  a, b = operands(a, b, "*")
  return join("and", a, b)
end

function meta.__add(a, b)
  a, b = operands(a, b, "+")
  return join("or", a, b)
end

function meta.__unm(a) return new("not", { check(a, "the operand of -") }) end

function meta.__sub(a, b)
  a, b = operands(a, b, "-")
  return join("and", a, new("not", { b }))
end

function meta.__pow(a, n)
  if not condition.is(a) then fault.raise(nil, "the left side of ^ is not a condition but a %s", type(a)) end
  return new("atleast", { check_finder(a, "the left side of ^"), n = check_count(n, 1, "^") })
end

-- a / "name" keeps what a finds under that name.
function meta.__div(a, name)
  a = check_finder(a, "the left side of /")
  if type(name) ~= "string" or not name:find "^[%a_][%w_]*$" or name == "it" then
    fault.raise(nil, "the name of a capture is a word but 'it', not %s", show(name))
  end
  return new("name", { a, name = name })
end


function meta.__tostring(node) return ("quoth.Condition: %s (%s)"):format(node.op, node.at) end

-- --- fields of the statement

-- Name -> what its value is. `role` is short for speaker_role.
condition.fields = {
  kind = "word", status = "word", attribution = "word", reason = "word", block = "word", speaker_type = "word",
  language = "word", speaker = "text", speaker_role = "text", mention = "text", cue = "text", topic = "text",
  title = "text", deck = "text", label = "text", dateline = "text", dateline_place = "text", dateline_date = "text",
  dateline_agency = "text", url = "text", site = "text", published = "text", depth = "number", confidence = "number",
}
local short = { role = "speaker_role", speaker_name = "speaker" }

-- Field -> the only values that it has in statements of articles.
condition.values = select(3, core.rule_words())

local field_methods = {}

local function field_node(field, test, node)
  node.field, node.test = field.name, test
  return new("field", node)
end

-- One of these values, the whole field. Capitals count.
function field_methods.is(field, values)
  if type(values) ~= "table" then values = { values } end
  local wanted = condition.fields[field.name] == "number" and "number" or "string"
  for _, value in ipairs(values) do
    if type(value) ~= wanted then
      fault.raise(nil, "F.%s:is takes a %s or a table of them, not %s", field.name, wanted, show(value))
    end
  end
  if #values == 0 then fault.raise(nil, "F.%s:is takes a value", field.name) end
  return field_node(field, "is", { values = table.move(values, 1, #values, 1, {}) })
end

-- The condition holds in the field's text.
function field_methods.has(field, value)
  if condition.fields[field.name] == "number" then fault.raise(nil, "F.%s is a number: it has no words", field.name) end
  local inner = check(value, ("F.%s:has: argument 1"):format(field.name))
  local function walk(node)
    if node.op == "field" or node.op == "tagged" or node.op == "where" or node.op == "it" then
      fault.raise(nil, "F.%s:has looks for words; %s cannot stand in it", field.name, node.op)
    end
    for _, item in ipairs(node) do walk(item) end
  end
  walk(inner)
  return field_node(field, "has", { inner })
end

local function bound(test)
  return function(field, value)
    if condition.fields[field.name] ~= "number" then fault.raise(nil, "F.%s is no number", field.name) end
    if type(value) ~= "number" then
      fault.raise(nil, "F.%s:%s takes a number, not %s", field.name, test, show(value))
    end
    return field_node(field, test, { bound = value })
  end
end
field_methods.atleast = bound "atleast"
field_methods.atmost = bound "atmost"

-- Is there a value at all?
function field_methods.given(field) return field_node(field, "given", {}) end

local field_meta = {
  __name = "quoth.Field",
  __index = function(field, key)
    return field_methods[key] or
      fault.raise(nil, "F.%s has no test %s; it has %s", field.name, show(key), fault.names(field_methods))
  end,
}

condition.F = setmetatable({}, {
  __index = function(_, name)
    local full = short[name] or name
    if not condition.fields[full] then
      fault.raise(nil, "unknown field F.%s; a statement has %s", tostring(name), fault.names(condition.fields))
    end
    return setmetatable({ name = full }, field_meta)
  end,
  __newindex = function() fault.raise(nil, "F is read-only") end,
})

-- --- other rules, scores, entities in turn

-- Another rule's tag, or one below it ("talks" for "talks.denied").
function condition.tagged(tag)
  if type(tag) ~= "string" or tag == "" then fault.raise(nil, "tagged takes a tag, not %s", show(tag)) end
  return new("tagged", { tag = tag })
end

local function check_number(value, what)
  if type(value) ~= "number" or value ~= value or value < -1000 or value > 1000 then
    fault.raise(nil, "%s takes a number, not %s", what, show(value))
  end
  return value
end

-- base + the weight of each condition that holds, clamped to 0..1; below `min` the rule does not fire.
function condition.sum(list)
  if type(list) ~= "table" then fault.raise(nil, "sum takes a table") end
  local node = { sum = true, base = 0, at = fault.here() }
  for key, value in pairs(list) do
    if key == "base" or key == "min" then
      node[key] = check_number(value, "sum: " .. key)
    elseif math.type(key) ~= "integer" then
      fault.raise(nil, "sum: unknown key %s; it takes base, min and { weight, condition }", show(key))
    elseif type(value) ~= "table" or condition.is(value) or #value ~= 2 then
      fault.raise(nil, "sum: entry %d takes { weight, condition }", key)
    end
  end
  for i, part in ipairs(list) do
    node[i] = {
      check_number(part[1], ("sum: weight %d"):format(i)), check(part[2], ("sum: condition %d"):format(i)),
    }
  end
  return node
end

condition.it = setmetatable({ op = "it", at = "it", depth = 1, size = 1 }, meta)

-- --- what is not data: LPeg, Lua

-- pattern: an LPeg pattern, looked for anywhere in the text.
function condition.lp(pattern)
  local lpeg = require "lpeg"
  if lpeg.type(pattern) ~= "pattern" and type(pattern) ~= "string" then
    fault.raise(nil, "lp takes an LPeg pattern, not %s", show(pattern))
  end
  return new("lp", { pattern = lpeg.P(pattern) })
end

-- source: a pattern of LPeg's module re.
function condition.re(source)
  if type(source) ~= "string" then fault.raise(nil, "re takes a string, not %s", show(source)) end
  local ok, pattern = pcall(require("re").compile, source)
  if not ok then fault.raise(nil, "re: %s", tostring(pattern):gsub("^.-:%d+: ", "")) end
  return new("lp", { pattern = pattern, source = source })
end

-- f(statement, captures, context) -> whether it holds. Called after everything else of its conjunction holds.
function condition.where(f)
  if type(f) ~= "function" then fault.raise(nil, "where takes a function, not %s", show(f)) end
  return new("where", { call = f })
end

-- Calls f(node) for the node and all below it, in order.
function condition.walk(node, f)
  f(node)
  for _, item in ipairs(node) do condition.walk(item, f) end
end

return condition
