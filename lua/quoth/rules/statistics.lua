-- Rules against a corpus: how often each holds, beside which others, what it loses, what it costs.
local plan = require "quoth.rules.plan"
local set = require "quoth.rules.set"
local tagger = require "quoth.rules.tagger"

local statistics = {}

local function count_one(row, hits, fired)
  local best, others = 0, false
  for _, tag in ipairs(hits) do
    best = math.max(best, tag.score)
    row.tags = row.tags + 1
    row.lost = row.lost + (tag.stands and 0 or 1)
  end
  for _, tag in ipairs(fired) do others = others or tag.rule ~= row.rule.id end
  row.statements = row.statements + 1
  row.overlaps = row.overlaps + (others and 1 or 0)
  row.score = row.score + best
end

-- next_statement: an iterator over statements (of articles, or plain tables). Gives rows in the order of the set,
-- { rule, statements, overlaps, lost, tags, score }, and how many statements there were and how many had a tag. A rule
-- overlaps where another holds of the same statement, and loses where its group kept another tag; score is the mean.
function statistics.run(rules, next_statement, state, control)
  local compiled, rows, by_id = tagger.new(rules), {}, {}
  for i, rule in ipairs(rules.rules) do
    rows[i] = { rule = rule, statements = 0, overlaps = 0, lost = 0, tags = 0, score = 0 }
    by_id[rule.id] = rows[i]
  end
  local all, tagged = 0, 0
  for statement in next_statement, state, control do
    local fired, hits = compiled:fired(statement), {}
    all = all + 1
    tagged = tagged + (#fired > 0 and 1 or 0)
    for _, tag in ipairs(fired) do
      hits[tag.rule] = hits[tag.rule] or {}
      table.insert(hits[tag.rule], tag)
    end
    for id, list in pairs(hits) do count_one(by_id[id], list, fired) end
  end
  for _, row in ipairs(rows) do
    if row.statements > 0 then row.score = row.score / row.statements end
  end
  return rows, all, tagged
end

-- --- cost

-- The rule and those whose tags it reads, as a set of their own.
local function alone(rules, rule)
  local kept, queue = { [rule] = true }, { rule }
  while #queue > 0 do
    plan.each_node(table.remove(queue), function(node)
      if node.op ~= "tagged" then return end
      for _, other in ipairs(rules.rules) do
        if not kept[other] and plan.may_give(other.tag, node.tag) then
          kept[other] = true
          queue[#queue + 1] = other
        end
      end
    end)
  end
  local list = {}
  for _, other in ipairs(rules.rules) do list[#list + 1] = kept[other] and other or nil end
  return set.new(rules.name, list)
end

local ROUNDS = 3 -- the fastest counts

local function seconds_of(rules, statements)
  local compiled, best = tagger.new(rules), math.huge
  for _ = 1, ROUNDS do
    local before = os.clock()
    for _, statement in ipairs(statements) do compiled:tag(statement) end
    best = math.min(best, os.clock() - before)
  end
  return best
end

-- What each rule takes by itself, with the rules it reads, over a list of statements: { rule, microseconds } a
-- statement, the dearest first; and what all of them take together.
function statistics.profile(rules, statements)
  local scale, rows = 1e6 / math.max(1, #statements), {}
  local nothing = seconds_of(set.new(rules.name, {}), statements)
  for i, rule in ipairs(rules.rules) do
    local cost = math.max(0, seconds_of(alone(rules, rule), statements) - nothing)
    rows[i] = { rule = rule, microseconds = cost * scale, index = i }
  end
  table.sort(rows, function(a, b)
    if a.microseconds ~= b.microseconds then return a.microseconds > b.microseconds end
    return a.index < b.index
  end)
  return rows, seconds_of(rules, statements) * scale
end

return statistics
