-- The examples in rules, run.
local fault = require "quoth.rules.fault"
local set = require "quoth.rules.set"
local tagger = require "quoth.rules.tagger"

local examples = {}

local function captured(tag, caps)
  for name, text in pairs(caps or {}) do
    local found = false
    for _, capture in ipairs(tag.captures[name] or {}) do found = found or capture.text == text end
    if not found then return false, name, text end
  end
  return true
end

-- What is wrong, in words; nil: nothing. Whether the rule holds counts, not whether it wins in its group.
local function failure(compiled, rule, example, wanted)
  local fired, message = nil, nil
  for _, tag in ipairs(compiled:fired(example)) do
    if tag.rule == rule.id and (not example.tag or tag.tag == example.tag) then
      local ok, name, text = captured(tag, example.caps)
      if ok then fired = tag else message = ("it fires, but {%s} is not %s"):format(name, fault.show(text)) end
    end
  end
  if wanted and not fired then
    local expected = example.tag and "give " .. example.tag or "fire"
    return message or ("it should %s and does not"):format(expected)
  elseif not wanted and fired then
    return ("it should not fire and gives %s: %s"):format(fired.tag, fired.explain)
  end
  return nil
end

-- Rules without their gates: an example is of the rule alone.
local function ungated(rules)
  local list = {}
  for i, rule in ipairs(rules) do
    local copy = setmetatable({}, getmetatable(rule))
    for key, value in pairs(rule) do copy[key] = value end
    copy.gate = nil
    list[i] = copy
  end
  return list
end

-- How many examples there are, and the failures { at, rule, key, number, text, message, todo }.
function examples.run(rules)
  local compiled = tagger.new(set.new(rules.name, ungated(rules.rules)))
  local count, failures = 0, {}
  for _, rule in ipairs(compiled.plan.rules) do
    for _, key in ipairs { "yes", "no" } do
      for number, example in ipairs(rule[key] or {}) do
        count = count + 1
        local ok, message = pcall(failure, compiled, rule, example, key == "yes")
        if not ok and tostring(message):find "not enough memory" then error(message, 0) end
        if message then
          failures[#failures + 1] = {
            at = rule.at, rule = rule.id, key = key, number = number, text = example.text, todo = example.todo and true,
            message = ok and message or "it raises: " .. tostring(message),
          }
        end
      end
    end
  end
  return count, failures
end

return examples
