-- The handbook of a set of rules, in Markdown: what each gives, when, with its examples.
local formula = require "quoth.rules.formula"

local handbook = {}

-- Text in Markdown that stays text.
local function plain(text) return (text:gsub("[\\`*_{}%[%]<>|#]", "\\%0"):gsub("%s+", " ")) end

local function code(text)
  text = text:gsub("%s+", " ")
  local marks = text:find("`", 1, true) and "``" or "`"
  return marks .. text .. marks
end

local function codes_of(rule)
  local list = {}
  for scheme, value in pairs(rule.codes or {}) do list[#list + 1] = scheme .. " " .. value end
  table.sort(list)
  return table.concat(list, ", ")
end

local function score_of(rule)
  if type(rule.score) == "number" then return ("%g"):format(rule.score) end
  if type(rule.score) == "function" then return "a function" end
  local parts = { ("%g"):format(rule.score.base) }
  for _, part in ipairs(rule.score) do parts[#parts + 1] = ("%+g if %s"):format(part[1], formula.text(part[2])) end
  if rule.score.min then parts[#parts + 1] = ("none below %g"):format(rule.score.min) end
  return table.concat(parts, "; ")
end

local function example_text(example)
  local more = {}
  for key, value in pairs(example) do
    if key ~= "text" and type(value) ~= "table" then more[#more + 1] = ("%s: %s"):format(key, tostring(value)) end
  end
  table.sort(more)
  local fields = #more > 0 and " (" .. plain(table.concat(more, ", ")) .. ")" or ""
  return (example.text == "" and "no words" or plain(example.text)) .. fields
end

local function add_examples(lines, title, list)
  if not list or #list == 0 then return end
  lines[#lines + 1] = "\n" .. title .. "\n"
  for _, example in ipairs(list) do lines[#lines + 1] = "- " .. example_text(example) end
end

local function add_rule(lines, rule)
  local function fact(name, value)
    if value and value ~= "" then lines[#lines + 1] = ("- %s: %s"):format(name, value) end
  end
  lines[#lines + 1] = ("\n### %s\n"):format(plain(rule.id))
  fact("tag", code(rule.tag))
  fact("when", code(formula.text(rule.when)))
  fact("only where", rule.gate and code(formula.text(rule.gate)))
  fact("for each", rule.each and code(formula.text(rule.each)))
  fact("score", code(score_of(rule)))
  fact("says", rule.explain and plain(rule.explain))
  fact("group", rule.group and ("%s, priority %d"):format(plain(rule.group), rule.priority))
  fact("codes", plain(codes_of(rule)))
  fact("status", rule.status)
  fact("private", rule.private and "its tag is for other rules only")
  for _, text in ipairs(rule.falsepositives or {}) do fact("can be wrong", plain(text)) end
  fact("written in", code(rule.at))
  add_examples(lines, "Holds of:", rule.yes)
  add_examples(lines, "Does not hold of:", rule.no)
end

-- set: a quoth.RuleSet.
function handbook.markdown(set)
  local lines = { ("## %s"):format(plain(set.name or "rules")) }
  for _, rule in ipairs(set.rules) do add_rule(lines, rule) end
  return table.concat(lines, "\n") .. "\n"
end

return handbook
