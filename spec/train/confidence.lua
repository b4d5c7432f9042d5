-- Learns how far a statement can be trusted (model "confidence") and writes it into
-- lua/quoth/language/en.lua between the markers "-- learned: confidence" and "-- end: confidence".
-- Run it after spec/train/attribution.lua, whose scores it reads.
--
--   lua5.4 spec/train/confidence.lua GOLD.jsonl...
--
-- A statement is right where the gold has one that is alike (Jaccard of words >= 0.5) and whose mention
-- touches its own. Logistic regression over the reason, the score and the features of the winner.
package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
package.cpath = "build/lib/?.so;" .. package.cpath
local cjson = require "cjson"
local gold = dofile "spec/train/gold.lua"
local quoth = require "quoth"

local EPOCHS, RATE, DECAY = 40, 0.05, 1e-4
local files = { table.unpack(arg) }
assert(#files > 0, "usage: lua5.4 spec/train/confidence.lua GOLD.jsonl...")

-- What the gold cannot judge, because it wants a mention in the sentence: how sure it is, by hand, and the score that
-- the core gives it.
local PRIOR = { ["digest-scope"] = { 0.95, 3 }, label = { 0.95, 4 }, turn = { 0.88, 4 }, ["quotation-runs-on"] = { 0.85, 2.5 },
  introduced = { 0.88, 3 }, ["follows-statement"] = { 0.75, 1.5 }, ["no-source"] = { 0.3, 0.5 } }
local WANTED = 0.96 -- of statements with a confidence of 0.9 and more, so many have to be right: 0.95 and a margin for texts not trained on

local examples = {}
local function add(text, known, s)
  if PRIOR[s.reason] then return end
  local spans = {}
  for i, span in ipairs(s.spans) do spans[i] = { span[1] - 1, span[2] } end
  local set, n = gold.words(text, spans)
  if n == 0 then return end
  local right = 0
  for _, g in ipairs(known) do
    if gold.alike(set, n, g.set, g.n) >= 0.5 then
      local mention = s.mention_span
      for _, m in ipairs(g.mention) do
        if mention and mention[1] - 1 < m[2] and m[1] < mention[2] then right = 1 end
      end
      if #g.mention == 0 and not mention then right = 1 end
    end
  end
  local evidence = s:explain().evidence
  local features = { s.reason }
  local score = evidence and evidence.score or 3
  for _, f in ipairs(evidence and evidence.features or {}) do
    if not f:find("+", 1, true) then features[#features + 1] = f end
  end
  features[#features + 1] = s.kind
  if #s.spans > 1 then features[#features + 1] = "parts" end
  if n < 4 then features[#features + 1] = "few" end
  examples[#examples + 1] = { features = features, score = score, right = right }
end

for _, file in ipairs(files) do
  for line in io.lines(file) do
    local doc = cjson.decode(line)
    local at = gold.byte_offsets(doc.text)
    local known = {}
    for i, s in ipairs(doc.statements) do
      local set, n = gold.words(doc.text, gold.bytes(at, s.content))
      known[i] = { set = set, n = n, mention = gold.bytes(at, s.mention) }
    end
    for s in assert(quoth.parse(doc.text, { format = "text" })):statements() do add(doc.text, known, s) end
  end
end

gold.shuffle(examples)

local weights = { score = 0.5 }
local function confidence(e)
  local sum = weights.score * e.score
  for _, f in ipairs(e.features) do sum = sum + (weights[f] or 0) end
  return 1 / (1 + math.exp(-sum))
end
for epoch = 1, EPOCHS do
  local rate = RATE / (1 + epoch / 6)
  for _, e in ipairs(examples) do
    local error = e.right - confidence(e)
    weights.score = weights.score + rate * 0.2 * error * e.score
    for _, f in ipairs(e.features) do weights[f] = (weights[f] or 0) * (1 - rate * DECAY) + rate * error end
  end
end

-- The scale is moved until 0.9 means what it says.
local function logit(p) return math.log(p / (1 - p)) end
table.sort(examples, function(a, b) return confidence(a) > confidence(b) end)
local good, edge = 0, 100 -- of those that are surest, at least
for i, e in ipairs(examples) do
  good = good + e.right
  if i >= 100 and good / i >= WANTED then edge = i end
end
local shift = math.max(0, logit(math.min(0.999, confidence(examples[edge]))) - logit(0.9))
weights.bias = (weights.bias or 0) - shift
for reason, prior in pairs(PRIOR) do
  local kind = reason == "digest-scope" and weights.indirect or weights.direct -- which of them are the least sure
  weights[reason] = logit(prior[1]) - weights.bias - weights.score * prior[2] - kind
end

local sure, right = 0, 0
for _, e in ipairs(examples) do
  if confidence(e) >= 0.9 then
    sure = sure + 1
    right = right + e.right
  end
end
io.stderr:write(("%d statements; of %d with a confidence of 0.9 and more %.1f %% are right\n"):format(#examples, sure,
  sure > 0 and 100 * right / sure or 0))

gold.write("confidence", gold.render(weights, "confidence", 0))
