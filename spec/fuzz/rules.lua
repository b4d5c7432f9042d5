-- What fuzz_rules.c calls with its bytes: as a rule file, or as the choices that a set of rules is built by. What
-- makes no rule raises with a place; what does is compiled and run, and its tags lie in the text.
local condition = require "quoth.rules.condition"
local quoth = require "quoth"
local set = require "quoth.rules.set"

local texts = {
  "The dam on the river will not be shut, said nobody. Great Mere!", "US, us – 1,000 dams; «дамба» don’t", "", "dam",
}
local literals = { "dam", "river*", "US", "not", "don't", "great mere", "дамба", "1", "*", " ", "a*b" }

local function must(holds, what)
  if not holds then error("must: " .. what, 0) end
end

local function check(tags, text)
  for _, tag in ipairs(tags) do
    must(tag.score >= 0 and tag.score <= 1, "a score of 0 to 1")
    for _, span in ipairs(tag.spans) do
      must(span.first >= 1 and span.last >= span.first and span.last <= #text, "a span of the text")
    end
  end
end

local function run(rules)
  local tagger = quoth.rules.compile(rules)
  for _, text in ipairs(texts) do check(tagger:tag { text = text, topic = "On the dam", kind = "direct" }, text) end
  rules:test()
end

local function as_file(bytes)
  run(quoth.rules.loader { trust = "pure", read = function() return bytes end, sandbox = { steps = 20000 } } "x")
end

-- --- built of choices

local function chooser(bytes)
  local at = 0
  return function(n)
    at = at + 1
    return (bytes:byte(at) or 0) % n + 1
  end
end

local function entity(pick)
  return condition.entities {
    A = { literals[pick(8)], adj = literals[pick(8)] }, B = { literals[pick(8)] }, _ = { "dam" },
  }
end

-- Most operands fit, some do not.
local function operand(pick, depth)
  local kind = pick(16)
  if depth <= 0 or kind <= 4 then
    return condition.words { literals[pick(#literals)], [literals[pick(8)]] = pick(9) }
  end
  local a, b = operand(pick, depth - 1), operand(pick, depth - 2)
  local made = {
    function() return condition.near(a, b, pick(9) - 1) end, function() return condition.before(a, b, pick(9) - 1) end,
    function() return condition.affirm(a) end, function() return condition.negated(a) end,
    function() return a * b end, function() return a + b end, function() return a - b end, function() return -a end,
    function() return a ^ pick(3) end, function() return a / "x" end,
    function() return condition.of(pick(3), { a, b }) end,
    function() return condition.F.topic:has(a) * b end,
  }
  return made[kind - 4]()
end

local function score(pick, depth)
  if pick(2) == 1 then return pick(10) / 10 end
  local least = pick(3) == 1 and 0.4 or nil
  return condition.sum { base = pick(9) / 10, { pick(9) / 10 - 0.5, operand(pick, depth) }, min = least }
end

local function built(pick)
  local list = {}
  for i = 1, pick(5) do
    local each = pick(4) == 1 and entity(pick) or nil
    local when = operand(pick, pick(4))
    if each then when = condition.near(condition.it, when, 5) end
    if pick(4) == 1 then when = when * condition.tagged("t" .. pick(5)) end
    list[i] = set.rule("r" .. i) {
      tag = "t" .. i .. (each and ".$id" or ""), when = when, each = each, score = score(pick, 1),
      group = pick(2) == 1 and "g" or nil, yes = { "The dam." },
    }
  end
  local rules = set.rules { name = "x", language = ({ "en", "de", "ru" })[pick(3)], table.unpack(list) }
  if pick(3) == 1 then rules = rules * condition.F.kind:is "direct" end
  return rules
end

return function(bytes)
  local ok, message
  if bytes:byte(1) == 45 or bytes:find "^return" or bytes:find "^local" then
    ok, message = pcall(as_file, bytes)
  else
    ok, message = pcall(function() run(built(chooser(bytes))) end)
  end
  -- an error of a rule names a place outside of the language's own files
  if ok or message:find "not enough memory" or not message:find "^%./lua/" and not message:find "^must" then return end
  error(message, 0)
end
