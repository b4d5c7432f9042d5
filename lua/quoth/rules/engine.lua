-- A plan as the program that C runs: numbers for dictionaries, entities and names, code for conditions
-- (csrc/rules/program.h), and for each rule what must be there before it is asked.
local condition = require "quoth.rules.condition"
local core = require "quoth.core"
local fault = require "quoth.rules.fault"
local negation = require "quoth.rules.negation"
local plan = require "quoth.rules.plan"
fault.own()

local engine = {}

local ops, fields = core.rule_words()

local NONE = -1 -- no code, no field

-- --- numbers for what has a name; in order of the names, so that hits at one place are ordered by them

local function numbered(set)
  local list, numbers = {}, {}
  for name in pairs(set) do list[#list + 1] = name end
  table.sort(list)
  for i, name in ipairs(list) do numbers[name] = i end
  return list, numbers
end

local function collect_names(self)
  local ids, hows, names = {}, {}, { it = true }
  for _, rule in ipairs(self.rules) do
    plan.each_node(rule, function(node)
      if node.op == "name" then names[node.name] = true end
      for _, entry in ipairs(node.op == "dict" and node.entries or {}) do
        if entry.id and entry.id ~= "_" then ids[entry.id] = true end
        if entry.how then hows[entry.how] = true end
      end
    end)
  end
  self.ids, self.id_number = numbered(ids)
  self.hows, self.how_number = numbered(hows)
  self.names, self.name_number = numbered(names)
end

-- --- dictionaries

local function add_file(self, node, number)
  local files = self.parts.files
  files[#files + 1], files[#files + 2], files[#files + 3] = node.path, number, self.next_entity
  self.next_entity = self.next_entity + node.count
end

-- The number of a dictionary, from 0.
local function dictionary_of(self, node)
  local known = self.dictionary_number[node]
  if known then return known end
  local number, list = #self.parts.dictionaries, {}
  self.dictionary_number[node] = number
  self.parts.dictionaries[number + 1] = list
  self.size[number] = math.max(#node.entries, node.count or 0)
  if node.path then add_file(self, node, number) end
  for _, entry in ipairs(node.entries) do
    local at = #list
    list[at + 1] = entry.text
    list[at + 2] = entry.id and self.id_number[entry.id] or 0
    list[at + 3] = entry.weight
    list[at + 4] = entry.how and self.how_number[entry.how] or 0
    list[at + 5] = entry.id == "_" and 1 or 0
  end
  return number
end

local kinds = { before = 1, after = 2, stop = 3, other = 0 }

local function negation_of(self, language)
  local words = negation[language]
  local known = self.dictionary_number[words]
  if known then return known, words end
  local number, list = #self.parts.dictionaries, {}
  self.dictionary_number[words] = number
  self.parts.dictionaries[number + 1] = list
  for _, kind in ipairs { "before", "after", "stop", "other" } do
    for _, text in ipairs(words[kind]) do
      table.move({ text, 0, 1, kinds[kind], kind == "other" and 1 or 0 }, 1, 5, #list + 1, list)
    end
  end
  return number, words
end

-- --- code

local emit = {}

-- Appends an instruction; where it stands, from 0.
local function put(self, op, a, b, c)
  local code = self.parts.code
  local at = #code
  code[at + 1], code[at + 2], code[at + 3], code[at + 4] = ops[op], a or 0, b or 0, c or 0
  return at // 4
end

local function here(self) return #self.parts.code // 4 end

-- Sets operand b of the instruction at pc to what comes next.
local function patch(self, pc) self.parts.code[4 * pc + 3] = here(self) end

-- Code for a condition, which leaves one list on the stack: self.depth counts them.
local function compile(self, node)
  emit[node.op](self, node)
  self.depth = self.depth + 1
end

local function compile_all(self, items)
  for _, item in ipairs(items) do compile(self, item) end
  self.depth = self.depth - #items
end

function emit.dict(self, node) put(self, "DICT", dictionary_of(self, node)) end
function emit.it(self) put(self, "IT", self.name_number.it) end

emit["and"] = function(self, node)
  local outer, tests, items = self.conjunction, {}, plan.conjunction(node)
  self.conjunction = { base = self.depth, count = 0 }
  for i, item in ipairs(items) do
    compile(self, item)
    self.conjunction.count = i
    if i < #items then tests[i] = put(self, "TEST", i) end
  end
  put(self, "AND", #items)
  for _, pc in ipairs(tests) do patch(self, pc) end
  self.depth = self.depth - #items
  self.conjunction = outer
end

emit["or"] = function(self, node)
  compile_all(self, node)
  put(self, "OR", #node)
end

function emit.of(self, node)
  compile_all(self, node)
  put(self, "OF", #node, node.n)
end

emit["not"] = function(self, node)
  compile_all(self, node)
  put(self, "NOT")
end

function emit.atleast(self, node)
  compile_all(self, node)
  put(self, "ATLEAST", node.n)
end

function emit.name(self, node)
  compile_all(self, node)
  put(self, "NAME", self.name_number[node.name])
end

-- An operand of near or before; whether it is the entity that the rule is asked for.
local function compile_operand(self, node)
  local inner = node
  while inner.op == "name" do inner = inner[1] end
  if inner.op == "it" then
    put(self, "ALL", self.name_number.it)
    self.depth = self.depth + 1
  else
    compile(self, node)
  end
  return inner.op == "it"
end

local function emit_pair(op)
  return function(self, node)
    local first_is_it = compile_operand(self, node[1])
    local second_is_it = compile_operand(self, node[2])
    self.depth = self.depth - 2
    put(self, op, node.n, (first_is_it and 1 or 0) + (second_is_it and 2 or 0))
  end
end
emit.near = emit_pair "NEAR"
emit.before = emit_pair "BEFORE"

local function emit_polarity(op)
  return function(self, node)
    compile_all(self, node)
    local number, words = negation_of(self, self.language)
    put(self, op, number, words.reach, words.back)
  end
end
emit.affirm = emit_polarity "AFFIRM"
emit.negated = emit_polarity "NEGATED"

local function append(list, values)
  local first = #list
  table.move(values, 1, #values, first + 1, list)
  return first
end

local tests = {}

function tests.is(self, node)
  local numeric = type(node.values[1]) == "number"
  put(self, "IS", fields[node.field], append(numeric and self.parts.numbers or self.parts.strings, node.values),
    #node.values)
end

function tests.given(self, node) put(self, "GIVEN", fields[node.field]) end

function tests.atleast(self, node)
  put(self, "LEAST", fields[node.field], append(self.parts.numbers, { node.bound }))
end

function tests.atmost(self, node)
  put(self, "MOST", fields[node.field], append(self.parts.numbers, { node.bound }))
end

function tests.has(self, node)
  local enter = put(self, "ENTER", fields[node.field])
  local outer = self.conjunction
  self.conjunction = nil
  compile_all(self, node)
  self.conjunction = outer
  put(self, "LEAVE")
  patch(self, enter)
end

function emit.field(self, node) tests[node.test](self, node) end

-- The entity that a rule with $id must be asked for to give the wanted tag; 0: any, nil: there is none.
local function entity_of(self, rule, wanted)
  local before = rule.tag:match "^(.-)%$id"
  if not before or #wanted <= #before then return 0 end
  local id = wanted:sub(#before + 1):match "^[^.]+"
  condition.walk(rule.each, function(node)
    if node.path and not self.id_number[id] then
      fault.raise(rule.at, 'rule "%s": tagged "%s" names one entity of a saved dictionary; all can be read, not one',
        rule.id, wanted)
    end
  end)
  return self.id_number[id]
end

function emit.tagged(self, node)
  local list = {}
  for rank, rule in ipairs(self.rules) do
    local entity = plan.may_give(rule.tag, node.tag) and entity_of(self, rule, node.tag)
    if entity then
      list[#list + 1] = rank - 1
      list[#list + 1] = entity
    end
  end
  put(self, "TAGGED", append(self.parts.references, list) // 2, #list // 2)
end

local function host(self, value)
  self.host[#self.host + 1] = value
  return #self.host - 1
end

function emit.lp(self, node) put(self, "SEARCH", host(self, node)) end

function emit.where(self, node)
  local c = self.conjunction
  put(self, "WHERE", host(self, node), c and self.depth - c.base or 0, c and c.count or 0)
end

-- A condition by itself; where it begins. below: lists of the rule that lie under it.
local function compile_condition(self, node, below)
  local at = here(self)
  self.depth, self.conjunction = below, below > 0 and { base = 0, count = below } or nil
  compile(self, node)
  put(self, "RETURN")
  return at
end

-- --- needs: dictionaries one of which must have a hit, or nil where nothing need be there

local need = {}

local function needs_of(self, node)
  local f = need[node.op]
  return f and f(self, node)
end

local function union(lists)
  local all = { size = 0 }
  for _, list in ipairs(lists) do
    append(all, list)
    all.size = all.size + list.size
  end
  return all
end

-- Of a conjunction the smallest will do.
local function smallest(self, items)
  local best
  for _, item in ipairs(items) do
    local list = needs_of(self, item)
    if list and (not best or list.size < best.size) then best = list end
  end
  return best
end

-- n of the conditions: those without needs may be among them.
local function some(self, items, n)
  local lists = {}
  for _, item in ipairs(items) do lists[#lists + 1] = needs_of(self, item) end
  if #items - #lists >= n then return nil end
  return union(lists)
end

function need.dict(self, node)
  local number = dictionary_of(self, node)
  return { { NONE, number }, size = self.size[number] }
end
need["and"], need.near, need.before = smallest, smallest, smallest
need["or"] = function(self, node) return some(self, node, 1) end
function need.of(self, node) return some(self, node, node.n) end
function need.name(self, node) return needs_of(self, node[1]) end
need.atleast, need.affirm, need.negated = need.name, need.name, need.name
function need.it(self) return self.each_needs end

function need.field(self, node)
  local inner = node.test == "has" and needs_of(self, node[1])
  if not inner then return nil end
  local list = { size = inner.size }
  for i, item in ipairs(inner) do list[i] = { fields[node.field], item[2] } end
  return list
end

function need.tagged(self, node)
  local lists = {}
  for rank, rule in ipairs(self.rules) do
    if plan.may_give(rule.tag, node.tag) then
      if not self.needs[rank] then return nil end
      lists[#lists + 1] = self.needs[rank]
    end
  end
  return union(lists)
end

-- --- rules

local function rule_needs(self, rule)
  self.each_needs = rule.each and needs_of(self, rule.each)
  local best = self.each_needs
  for _, node in ipairs { rule.when, rule.gate } do
    local list = needs_of(self, node)
    if list and (not best or list.size < best.size) then best = list end
  end
  return best
end

local TAG_ID, GROUP_ID, ALWAYS = 1, 2, 4

local function score_of(self, rule)
  local score = rule.score
  if type(score) == "number" then return 0, 0, 0, score, 0 end
  if type(score) == "function" then return 2, host(self, { call = score, at = rule.at, rule = rule.id }), 0, 0, 0 end
  local codes = {}
  for i, part in ipairs(score) do codes[i] = compile_condition(self, part[2], 1) end
  local first = #self.parts.parts // 2
  for i, part in ipairs(score) do append(self.parts.parts, { part[1], codes[i] }) end
  return 1, first, #score, score.base, score.min or -1e300
end

local function add_rule(self, rank, rule)
  self.language = rule.language
  local gate = rule.gate and compile_condition(self, rule.gate, 0) or NONE
  local when = compile_condition(self, rule.when, 0)
  local each = rule.each and compile_condition(self, rule.each, 0) or NONE
  local kind, first, count, score, least = score_of(self, rule)
  local needs = self.needs[rank]
  local flags = (rule.tag:find("$id", 1, true) and TAG_ID or 0) +
    (rule.group and rule.group:find("$id", 1, true) and GROUP_ID or 0) + (needs and 0 or ALWAYS)
  local first_need = #self.parts.needs // 2
  for _, item in ipairs(needs or {}) do append(self.parts.needs, item) end
  append(self.parts.rules, {
    gate, when, each, flags, kind, first, count, score, least, rule.group and self.group_number[rule.group] or 0,
    rule.priority, first_need, needs and #needs or 0,
  })
end

local function number_groups(self)
  local groups = {}
  for _, rule in ipairs(self.rules) do
    if rule.group then groups[rule.group] = true end
  end
  local _
  _, self.group_number = numbered(groups)
end

-- Raises what is wrong with a literal, at the place of its dictionary.
local function check_literals(self)
  local builder = core.dictionary_builder()
  for _, rule in ipairs(self.rules) do
    plan.each_node(rule, function(node)
      for _, entry in ipairs(node.op == "dict" and node.entries or {}) do
        local ok, message = builder:add(entry.text)
        if not ok then fault.raise(node.at, "%s", message) end
      end
    end)
  end
end

local function program_of(self)
  local ok, program = pcall(core.rules, self.parts)
  if ok then return program end
  check_literals(self)
  error(program, 0)
end

-- The engine of a plan: { program =, ids =, hows =, names =, host = }.
function engine.new(of)
  local self = {
    rules = of.rules, dictionary_number = {}, size = {}, host = {}, needs = {},
    parts = {
      dictionaries = {}, files = {}, code = {}, rules = {}, order = {}, parts = {}, needs = {}, references = {},
      numbers = {}, strings = {},
    },
  }
  collect_names(self)
  number_groups(self)
  self.next_entity = #self.ids + 1
  for at, rank in ipairs(of.order) do
    self.needs[rank] = rule_needs(self, self.rules[rank])
    self.parts.order[at] = rank - 1
  end
  for rank, rule in ipairs(self.rules) do add_rule(self, rank, rule) end
  self.parts.host_count = #self.host
  local always = 0
  for rank in ipairs(self.rules) do always = always + (self.needs[rank] and 0 or 1) end
  return {
    program = program_of(self), ids = self.ids, hows = self.hows, names = self.names, host = self.host,
    always = always, dictionaries = #self.parts.dictionaries, needs = self.needs,
  }
end

return engine
