-- Why a rule holds or does not: each of its conditions asked by itself, as a tree.
local condition = require "quoth.rules.condition"
local formula = require "quoth.rules.formula"
local plan = require "quoth.rules.plan"
local set = require "quoth.rules.set"

local trace = {}

-- Tags of the conditions' own rules; no rule file has such.
local PREFIX = "?"

-- --- one rule for each condition

-- As it is asked in a conjunction: a predicate is given what the conditions before it found.
local function asked_after(before, item) return plan.cost(item) == 2 and before and before * item or item end

-- The conditions that a node is made of, each as it is asked there: { node =, asked =, before = }.
local function parts_of(node, before)
  local list = {}
  if node.op == "field" and node.test == "has" then
    for i, part in ipairs(parts_of(node[1])) do
      list[i] = { node = part.node, asked = condition.F[node.field]:has(part.asked) }
    end
  elseif node.op == "and" then
    local so_far
    for i, item in ipairs(plan.conjunction(node)) do
      list[i] = { node = item, asked = asked_after(so_far, item), before = so_far }
      so_far = so_far and so_far * item or item
    end
  else
    for i, item in ipairs(node) do list[i] = { node = item, asked = asked_after(before, item), before = before } end
  end
  return list
end

local function add_rule(list, rule, asked)
  local number = #list + 1
  list[number] = setmetatable({
    id = PREFIX .. number, at = rule.at, tag = PREFIX .. number .. (rule.each and ".$id" or ""), when = asked,
    score = 1, priority = 0, each = rule.each, language = rule.language,
  }, getmetatable(rule))
  return number
end

local function add_tree(list, rule, node, asked, before)
  local tree = { text = formula.text(node), number = add_rule(list, rule, asked) }
  for i, part in ipairs(parts_of(node, before)) do
    tree[i] = add_tree(list, rule, part.node, part.asked, part.before)
  end
  return tree
end

-- The trees of a rule's conditions; the rules that ask them go into `list`.
local function trees_of(rule, list)
  local trees = { when = add_tree(list, rule, rule.when, rule.when) }
  if rule.gate then trees.gate = add_tree(list, rule, rule.gate, rule.gate) end
  if type(rule.score) == "table" then
    trees.score = {}
    for i, part in ipairs(rule.score) do
      trees.score[i] = add_tree(list, rule, part[2], part[2])
      trees.score[i].weight = part[1]
    end
  end
  return trees
end

-- What explains one rule of the set: a tagger of all rules and of its conditions, and their trees.
function trace.new(rules, id, compile)
  local rule
  for _, each in ipairs(rules) do rule = each.id == id and each or rule end
  if not rule then return nil end
  local list = {}
  local trees = trees_of(rule, list)
  local all = table.move(rules, 1, #rules, #list + 1, table.move(list, 1, #list, 1, {}))
  return { rule = rule, trees = trees, tagger = compile(set.new("explained", all)) }
end

-- --- asking

-- Of a rule with each: of all its entities, each place once.
local function add_spans(node, tag)
  for i, span in ipairs(tag.spans) do
    local place = span.first .. "-" .. span.last
    if not node.seen[place] then
      node.seen[place] = true
      node.spans[#node.spans + 1] = span
      node.words[#node.words + 1] = tag.words[i]
    end
  end
end

local function fill(tree, fired)
  local node, ids = { text = tree.text, holds = false, weight = tree.weight, spans = {}, words = {}, seen = {} }, {}
  for _, tag in ipairs(fired) do
    if tag.rule == PREFIX .. tree.number then
      add_spans(node, tag)
      node.holds = true
      if tag.id then ids[#ids + 1] = tag.id end
    end
  end
  table.sort(ids)
  node.ids, node.seen = ids[1] and ids or nil, nil
  for i, part in ipairs(tree) do node[i] = fill(part, fired) end
  return node
end

local function add_lines(lines, node, indent)
  local words = {}
  for i, word in ipairs(node.words) do words[i] = "'" .. word:gsub("%s+", " ") .. "'" end
  local weight = node.weight and ("%+g if "):format(node.weight) or ""
  local found = #words > 0 and ": " .. table.concat(words, ", ") or ""
  if node.ids then found = found .. " (" .. table.concat(node.ids, ", ") .. ")" end
  lines[#lines + 1] = ("%s %s%s%s%s"):format(node.holds and "yes" or "no ", indent, weight, node.text, found)
  for _, part in ipairs(node) do add_lines(lines, part, indent .. "  ") end
end

local function verdict(rule, result)
  if not result.fired then return "does not hold" end
  local text = ("holds: %s %.4g"):format(result.fired.tag, result.fired.score)
  if result.lost_to then text = text .. ", and loses to " .. result.lost_to end
  return rule.private and text .. " (private)" or text
end

local function text_of(rule, result)
  local lines = { ("%s (%s) %s"):format(rule.id, rule.at, verdict(rule, result)) }
  if result.gate then add_lines(lines, result.gate, "only where ") end
  add_lines(lines, result.when, "")
  for _, part in ipairs(result.score or {}) do add_lines(lines, part, "") end
  return table.concat(lines, "\n")
end

-- { rule, at, holds, fired = its strongest tag, lost_to = id, when, gate, score = trees, text = in words }. A tree is
-- { text, holds, spans, words, ids, the trees below it }.
function trace.run(self, statement)
  local rule = self.rule
  local result, fired = { rule = rule.id, at = rule.at, holds = false }, self.tagger:fired(statement)
  local whole = statement.article and statement.article.text or statement.text
  for _, tag in ipairs(fired) do
    tag.words = {}
    for i, span in ipairs(tag.spans) do tag.words[i] = whole:sub(span.first, span.last) end
    if tag.rule == rule.id and not result.fired then result.fired, result.holds = tag, true end
  end
  for _, tag in ipairs(result.fired and not result.fired.stands and fired or {}) do
    if tag.group == result.fired.group and tag.stands then result.lost_to = tag.rule end
  end
  result.when = fill(self.trees.when, fired)
  result.gate = self.trees.gate and fill(self.trees.gate, fired)
  for i, tree in ipairs(self.trees.score or {}) do
    result.score = result.score or {}
    result.score[i] = fill(tree, fired)
  end
  result.text = text_of(rule, result)
  return result
end

return trace
