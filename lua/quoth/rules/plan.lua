-- What a set of rules is compiled from: its rules in an order that does not depend on the order of files, what each
-- one reads, and which dictionaries must have a hit before it can hold.
local condition = require "quoth.rules.condition"
local fault = require "quoth.rules.fault"
fault.own()

local plan = {}

local function place(rule)
  local file, line = rule.at:match "^(.*):(%d+)$"
  return file or rule.at, tonumber(line) or 0
end

-- By file, line, id.
local function sorted(rules)
  local list = table.move(rules, 1, #rules, 1, {})
  table.sort(list, function(a, b)
    local file, line = place(a)
    local other_file, other_line = place(b)
    if file ~= other_file then return file < other_file end
    if line ~= other_line then return line < other_line end
    return a.id < b.id
  end)
  return list
end

-- Every condition of a rule.
function plan.each_node(rule, f)
  condition.walk(rule.when, f)
  if rule.gate then condition.walk(rule.gate, f) end
  if rule.each then condition.walk(rule.each, f) end
  if type(rule.score) == "table" then
    for _, part in ipairs(rule.score) do condition.walk(part[2], f) end
  end
end

local costs = { lp = 1, where = 2 }

-- How late a condition is asked: 0 for data, 1 where LPeg, 2 where Lua is called for it.
function plan.cost(node)
  local cost = 0
  condition.walk(node, function(inner) cost = math.max(cost, costs[inner.op] or 0) end)
  return cost
end

-- The conditions of a conjunction in the order that they are asked in.
function plan.conjunction(node)
  local list = {}
  for cost = 0, 2 do
    for _, item in ipairs(node) do
      if plan.cost(item) == cost then list[#list + 1] = item end
    end
  end
  return list
end

-- Is `tag` that tag or one below it?
function plan.covers(wanted, tag) return tag == wanted or tag:sub(1, #wanted + 1) == wanted .. "." end

-- Can a rule with this tag, which may hold $id, give the wanted one?
function plan.may_give(tag, wanted)
  local before, after = tag:match "^(.-)%$id(.*)$"
  if not before then return plan.covers(wanted, tag) end
  if #wanted < #before then return before:sub(1, #wanted + 1) == wanted .. "." end
  if wanted:sub(1, #before) ~= before then return false end
  -- an id has no dot: what is wanted ends in the id, or behind it in a part of the tail
  local tail = wanted:sub(#before + 1):match "^[^.]+(.*)$"
  return tail ~= nil and (after .. "."):sub(1, #tail + 1) == tail .. "."
end

local function producers_of(rules, wanted)
  local list = {}
  for i, rule in ipairs(rules) do
    if plan.may_give(rule.tag, wanted) then list[#list + 1] = i end
  end
  return list
end

-- Rule -> the rules that must have run before it: whose tags it reads, and those that compete with them.
local function dependencies(rules, groups)
  local before = {}
  for i, rule in ipairs(rules) do
    local seen = {}
    plan.each_node(rule, function(node)
      if node.op ~= "tagged" then return end
      for _, producer in ipairs(producers_of(rules, node.tag)) do
        seen[producer] = true
        for _, member in ipairs(groups[rules[producer].group] or {}) do seen[member] = true end
      end
    end)
    before[i] = {}
    for other in pairs(seen) do table.insert(before[i], other) end
    table.sort(before[i])
  end
  return before
end

local function groups_of(rules)
  local groups = {}
  for i, rule in ipairs(rules) do
    if rule.group then
      groups[rule.group] = groups[rule.group] or {}
      table.insert(groups[rule.group], i)
    end
  end
  return groups
end

local function cycle_error(rules, i, path)
  local names = {}
  for _, other in ipairs(path) do names[#names + 1] = '"' .. rules[other].id .. '"' end
  fault.raise(rules[i].at, 'rule "%s" reads a tag that waits for its own: %s -> "%s"', rules[i].id,
    table.concat(names, " -> "), rules[i].id)
end

-- Indices so that a rule comes after those it reads, else in order. Without recursion: a chain can be long.
local function execution_order(rules, before)
  local order, state = {}, {}
  for root = 1, #rules do
    local stack, next_of = { root }, { 1 }
    while #stack > 0 do
      local top = stack[#stack]
      if state[top] == "done" then
        stack[#stack], next_of[#stack + 1] = nil, nil
      else
        state[top] = "open"
        local other = before[top][next_of[#stack]]
        next_of[#stack] = next_of[#stack] + 1
        if not other then
          state[top] = "done"
          order[#order + 1] = top
        elseif state[other] == "open" then
          cycle_error(rules, other, stack)
        elseif not state[other] then
          stack[#stack + 1] = other
          next_of[#stack] = 1
        end
      end
    end
  end
  return order
end

function plan.new(set)
  local rules = sorted(set.rules)
  local groups = groups_of(rules)
  return { name = set.name, rules = rules, order = execution_order(rules, dependencies(rules, groups)) }
end

return plan
