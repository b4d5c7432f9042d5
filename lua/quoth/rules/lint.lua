-- What is suspicious in rules that are right: findings { at =, code =, rule =, message = }. The line of a finding, or
-- the one above it, silences it: -- quoth: allow CODE
local condition = require "quoth.rules.condition"
local fault = require "quoth.rules.fault"
local formula = require "quoth.rules.formula"
local plan = require "quoth.rules.plan"
local tagger = require "quoth.rules.tagger"

local lint = {}

lint.codes = {
  always_runs = "a rule that no word keeps from running on every statement",
  slow_predicate = "a rule of that kind with LPeg or a Lua predicate in it",
  short_word = "a word of one letter, or a stem of one or two",
  duplicate_word = "a word that stands twice in one dictionary",
  shadowed_word = "a word that a stem of the same dictionary covers",
  no_positive = "a rule without a `yes` example",
  no_negative = "a rule without a `no` example",
  unknown_capture = "a {name} in `explain` that nothing is captured under",
  unknown_tag = "a tag that is not in the taxonomy",
  unknown_value = "a field of fixed values that is asked for another one",
  unsatisfiable = "a condition that cannot hold",
  never_fires = "a rule that does not hold once in the articles given",
  unused_words = "a dictionary that the file gives a name and does not use",
}

-- --- what keeps a rule from running

local function has_call(rule)
  local found = false
  plan.each_node(rule, function(node) found = found or node.op == "lp" or node.op == "where" end)
  return found
end

-- The rules that the engine has no needs of, so that every statement is asked: as a set.
local function always_asked(rules)
  local compiled, always = tagger.new(rules), {}
  for rank, rule in ipairs(compiled.plan.rules) do always[rule] = not compiled.engine.needs[rank] end
  return always
end

local function check_needs(rule, always, add)
  if not always[rule] then return end
  if has_call(rule) then
    add("slow_predicate", rule.at, "LPeg or Lua runs on every statement: join it with words by *")
  else
    add("always_runs", rule.at, "no word keeps it from running on every statement")
  end
end

-- --- dictionaries

local function fold(text) return (text:lower():gsub("\u{2019}", "'")) end

local function stem_of(text) return text:match "^(.-)%*$" end

local function check_short(node, text, add)
  local stem = stem_of(text)
  local letters = utf8.len(stem or text) or #text
  if letters <= (stem and 2 or 1) and text == text:lower() then
    add("short_word", node.at, ("%q is found in very many texts"):format(text))
  end
end

-- The stem that covers a word; not the word's own.
local function covering(stems, text)
  local own = stem_of(text)
  for size = 1, #(own or text) do
    local stem = text:sub(1, size)
    if stems[stem] and not (own and size == #own) then return stem .. "*" end
  end
  return nil
end

local function check_dictionary(node, add)
  local seen, stems = {}, {}
  for _, entry in ipairs(node.entries) do
    local stem = stem_of(fold(entry.text))
    if stem and entry.text == entry.text:lower() then stems[stem] = entry.id or true end
  end
  for _, text in ipairs(node.duplicates or {}) do
    add("duplicate_word", node.at, ("%q stands there twice"):format(text))
  end
  for _, entry in ipairs(node.entries) do
    local text = fold(entry.text)
    local key = entry.text .. "\0" .. (entry.id or "")
    if not node.facts then check_short(node, entry.text, add) end
    if seen[key] then
      add("duplicate_word", node.at, ("%q stands there twice"):format(entry.text))
    else
      local stem = not node.facts and covering(stems, text)
      if stem then add("shadowed_word", node.at, ("%q is covered by %q"):format(entry.text, stem)) end
    end
    seen[key] = true
  end
end

-- --- captures, examples, what cannot hold

local function check_captures(rule, add)
  local known = { it = rule.each and true }
  plan.each_node(rule, function(node)
    if node.op == "name" then known[node.name] = true end
  end)
  for name in (rule.explain or ""):gmatch "{([%w_]+)}" do
    if not known[name] then add("unknown_capture", rule.at, ("nothing is captured as {%s}"):format(name)) end
  end
end

local function check_examples(rule, add)
  for key, code in pairs { yes = "no_positive", no = "no_negative" } do
    if not rule[key] or #rule[key] == 0 then add(code, rule.at, ("it has no `%s` example"):format(key)) end
  end
end

local function is_of(values)
  local set = {}
  for _, value in ipairs(values) do set[value] = true end
  return set
end

-- Two tests of one field that no value passes both.
local function contradict(a, b)
  if a.op ~= "field" or b.op ~= "field" or a.field ~= b.field then return false end
  if a.test == "is" and b.test == "is" then
    local values = is_of(a.values)
    for _, value in ipairs(b.values) do
      if values[value] then return false end
    end
    return true
  end
  return a.test == "atleast" and b.test == "atmost" and a.bound > b.bound or
    a.test == "atmost" and b.test == "atleast" and a.bound < b.bound
end

-- Two conditions that say the same have the same key.
local function key_of(node)
  local parts = {
    node.op, node.n or "", node.name or "", node.tag or "", node.field or "", node.test or "", tostring(node.bound),
    tostring(node.pattern), tostring(node.call), node.path or "", table.concat(node.values or {}, "\1"),
  }
  for _, entry in ipairs(node.entries or {}) do
    parts[#parts + 1] = ("%s\1%s\1%s"):format(entry.text, entry.weight, entry.id)
  end
  for _, item in ipairs(node) do parts[#parts + 1] = key_of(item) end
  return "(" .. table.concat(parts, "\0") .. ")"
end

local function check_conjunction(node, add)
  local stated, denied = {}, {}
  for i, item in ipairs(node) do
    local negative = item.op == "not"
    local asked = negative and item[1] or item
    local key = key_of(asked)
    if (negative and stated or denied)[key] then
      add("unsatisfiable", node.at, ("%s is asked for and ruled out"):format(formula.text(asked)))
    end
    (negative and denied or stated)[key] = true
    for k = 1, i - 1 do
      if contradict(node[k], item) then
        add("unsatisfiable", node.at, ("no %s is both"):format(item.field))
      end
    end
  end
end

local function check_values(node, add)
  local known = condition.values[node.field]
  for _, value in ipairs(known and node.values or {}) do
    if not known[value] then
      add("unknown_value", node.at, ("F.%s is never %q; it is one of %s"):format(node.field, value, fault.names(known)))
    end
  end
end

local function check_score(rule, add)
  local score = rule.score
  if type(score) ~= "table" or not score.min then return end
  local most = score.base
  for _, part in ipairs(score) do most = most + math.max(part[1], 0) end
  if most < score.min then add("unsatisfiable", rule.at, "the score never reaches its min") end
end

local function check_tag(rule, taxonomy, add)
  if not taxonomy then return end
  for tag in pairs(taxonomy) do
    if plan.may_give(rule.tag, tag) then return end
  end
  add("unknown_tag", rule.at, ("%s is not in the taxonomy"):format(rule.tag))
end

-- --- names in the source

-- Lines of a file without comments and strings; nil where it cannot be read.
local function code_lines(path)
  local file = path and io.open(path, "rb")
  if not file then return nil end
  local lines, code = {}, {}
  for line in file:lines() do
    lines[#lines + 1] = line
    local bare = line:gsub("\\.", ""):gsub('"[^"]*"', '""'):gsub("'[^']*'", "''"):gsub("%-%-.*", "")
    code[#code + 1] = bare
  end
  file:close()
  return lines, code
end

local makers = { words = true, entities = true, dict = true }

local function check_names(short, code, add)
  local all = table.concat(code, "\n")
  for number, line in ipairs(code) do
    local name, maker = line:match "^%s*local%s+([%a_][%w_]*)%s*=%s*([%a_]+)"
    if makers[maker] then
      local _, uses = all:gsub("%f[%w_]" .. name .. "%f[^%w_]", "")
      if uses < 2 then add("unused_words", ("%s:%d"):format(short, number), ("%s is not used"):format(name)) end
    end
  end
end

-- --- all of it

-- "-- quoth: allow short_word, no_negative" on the line or the one above it.
local function allowed(lines, number, code)
  for i = math.max(1, number - 1), number do
    local list = (lines[i] or ""):match "%-%-%s*quoth:%s*allow%s+(.*)$"
    if list and (" " .. list:gsub("[,%s]+", " ") .. " "):find(" " .. code .. " ", 1, true) then return true end
  end
  return false
end

local function place(at)
  local file, line = at:match "^(.*):(%d+)$"
  return file or at, tonumber(line) or 0
end

local function check_rule(rule, options, always, add, checked)
  local function of_rule(code, at, message) add(code, at, message, rule.id) end
  check_needs(rule, always, of_rule)
  check_captures(rule, of_rule)
  check_examples(rule, of_rule)
  check_score(rule, of_rule)
  check_tag(rule, options.taxonomy, of_rule)
  plan.each_node(rule, function(node)
    if checked[node] then return end
    checked[node] = true
    if node.op == "dict" and node.entries then check_dictionary(node, add) end
    if node.op == "and" then check_conjunction(node, of_rule) end
    if node.op == "field" then check_values(node, of_rule) end
  end)
end

-- options: path(short) -> where a rule file lies; taxonomy: set of tags; fired: set of the rules that held in a corpus.
-- Findings in the order of files and lines.
function lint.run(set, options)
  local findings, sources, checked, always = {}, {}, {}, always_asked(set)
  local function lines_of(short)
    if sources[short] == nil then
      local lines, code = code_lines(options.path and options.path(short))
      sources[short] = { lines = lines or {}, code = code or {} }
    end
    return sources[short]
  end
  local function add(code, at, message, rule)
    local short, line = place(at)
    if allowed(lines_of(short).lines, line, code) then return end
    findings[#findings + 1] = { at = at, code = code, rule = rule, message = message, file = short, line = line }
  end
  for _, rule in ipairs(set.rules) do
    lines_of((place(rule.at)))
    check_rule(rule, options, always, add, checked)
    if options.fired and not options.fired[rule.id] then
      add("never_fires", rule.at, "it does not hold once in the articles given", rule.id)
    end
  end
  local files = {}
  for short in pairs(sources) do files[#files + 1] = short end
  for _, short in ipairs(files) do check_names(short, sources[short].code, add) end
  table.sort(findings, function(a, b)
    if a.file ~= b.file then return a.file < b.file end
    if a.line ~= b.line then return a.line < b.line end
    if a.code ~= b.code then return a.code < b.code end
    return a.message < b.message
  end)
  return findings
end

return lint
