-- Learns the weights of the decision (model "attribution") for a language that has few texts: English's are where it
-- begins and what it is drawn back to. Prints them; they stand in lua/quoth/language/CODE.lua.
--
--   lua5.4 spec/train/prior.lua CODE COMPLEMENTISER GOLD.jsonl...
--
-- Each cue that quoth weighs is one example, right where the gold has a statement with the same cue and content (Jaccard
-- of words >= 0.4), or with like content (0.5). Logistic regression in a fixed order.
package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
package.cpath = "build/lib/?.so;" .. package.cpath
local cjson = require "cjson"
local gold = dofile "spec/train/gold.lua"
local quoth = require "quoth"

local EPOCHS, RATE, DECAY = 30, 0.03, 0.002
local LENIENCE = 0.3 -- added to the bias: a statement that is missed is worse than one too many
local LEAST = 0.02

local code, complementiser = arg[1], arg[2]
assert(arg[3], "usage: lua5.4 spec/train/prior.lua CODE COMPLEMENTISER GOLD.jsonl...")
local prior = require("quoth.language.en").weights.attribution

local function is_right(e, text, known)
  local set, n, cue = gold.weighed(text, e, complementiser)
  for _, g in ipairs(known) do
    local alike = gold.alike(set, n, g.set, g.n)
    if alike >= 0.5 or (gold.touches(cue, g.cue) and (alike >= 0.4 or n == 0)) then return true end
  end
  return false
end

local examples = {}
for i = 3, #arg do
  for text_line in io.lines(arg[i]) do
    local doc = cjson.decode(text_line)
    local at, known = gold.byte_offsets(doc.text), {}
    for k, s in ipairs(doc.statements) do
      local set, n = gold.words(doc.text, gold.bytes(at, s.content), complementiser)
      known[k] = { set = set, n = n, cue = gold.bytes(at, s.cue) }
    end
    local article = assert(quoth.parse(doc.text, { format = "text", language = code }))
    for _, e in ipairs(article:evidence()) do
      examples[#examples + 1] = { features = e.features, label = is_right(e, doc.text, known) and 1 or 0 }
    end
  end
end
gold.shuffle(examples)

local weights, sums = {}, {}
for name, value in pairs(prior) do weights[name] = value end
local function score(e)
  local sum = 0
  for _, f in ipairs(e.features) do sum = sum + (weights[f] or 0) end
  return sum
end
for epoch = 1, EPOCHS do
  local rate = RATE / (1 + epoch / 6)
  for _, e in ipairs(examples) do
    local error = e.label - 1 / (1 + math.exp(-score(e)))
    for _, f in ipairs(e.features) do
      local w = weights[f] or 0
      weights[f] = w + rate * error - rate * DECAY * (w - (prior[f] or 0))
    end
  end
  if epoch > EPOCHS // 2 then
    for name, value in pairs(weights) do sums[name] = (sums[name] or 0) + value end
  end
end
for name in pairs(weights) do weights[name] = sums[name] / (EPOCHS - EPOCHS // 2) end
weights.bias = weights.bias + LENIENCE

local right = 0
for _, e in ipairs(examples) do if (score(e) > 0) == (e.label == 1) then right = right + 1 end end
io.stderr:write(("%d examples; %.1f %% decided right on the training set\n"):format(#examples, 100 * right / #examples))
io.write(gold.render(weights, "attribution", LEAST))
