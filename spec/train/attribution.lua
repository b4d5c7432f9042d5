-- Learns the weights of the decision (models "attribution", "verb" and "cue") and writes them into
-- lua/quoth/language/en.lua between the markers "-- learned: attribution" and "-- end".
--
--   lua5.4 spec/train/attribution.lua [--dry] GOLD.jsonl...
--
-- Each cue that quoth weighs is one example. It is right where the gold has a statement whose cue
-- overlaps and whose content is alike (Jaccard of words >= 0.5); gold that is neither speech nor
-- quotation (no reporting cue, no marks) counts neither way. Logistic regression by gradient
-- descent with weight decay, in a fixed order: the same gold gives the same weights.
package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
package.cpath = "build/lib/?.so;" .. package.cpath
local cjson = require "cjson"
local gold = dofile "spec/train/gold.lua"
local quoth = require "quoth"

local EPOCHS, RATE, DECAY, CUE_DECAY = 30, 0.05, 1e-5, 2e-4
local LENIENCE = 0.1 -- added to the bias: a statement that is missed is worse than one too many
local MIN_CUE = 3 -- how often a cue must occur to get a weight of its own

local dry, files = false, {}
for _, a in ipairs(arg) do if a == "--dry" then dry = true else files[#files + 1] = a end end
assert(#files > 0, "usage: lua5.4 spec/train/attribution.lua [--dry] GOLD.jsonl...")

local REPORTING = {}
for w in ([[say tell add write ask note report argue announce claim continue describe accuse tweet cite criticize
  respond explain question acknowledge promise declare decline warn insist urge mention vow suggest state conclude reply
  recall pledge remark admit post praise assure repeat assert comment call point read chant put shout blast refer deny
  reveal confirm stress emphasize emphasise predict estimate complain joke observe testify allege demand propose advise
  caution confide counter boast quip said told wrote says]]):gmatch "%a+" do REPORTING[w] = true end

local function is_reporting(cue)
  cue = cue:lower()
  if cue:find("according to", 1, true) then return true end
  for w in cue:gmatch "%a+" do
    for _, stem in ipairs { w, w:sub(1, -2), w:sub(1, -3), w:sub(1, -3) .. "e", w:sub(1, -4), w:sub(1, -4) .. "e",
      w:sub(1, -4) .. "y" } do
      if REPORTING[stem] then return true end
    end
  end
  return false
end

-- The base of each form of each verb, as the language's loader inflects them.
local base_of = {}
do
  local inflect = require("quoth.language.inflect").en
  for _, verbs in pairs(require("quoth.language.en").verbs) do
    for entry in verbs:gmatch "[^,\n]+" do
      local verb, rest = entry:match "^%s*(%S+)(.-)%s*$"
      if verb then
        local forms = {}
        for form in verb:gmatch "[^/]+" do forms[#forms + 1] = form end
        if #forms == 1 then forms = { inflect(verb) } end
        for _, form in ipairs(forms) do
          for _, variant in ipairs(type(form) == "table" and form or { form }) do base_of[variant .. rest] = forms[1] .. rest end
        end
      end
    end
  end
end

local examples, cue_count, verb_count = {}, {}, {}
local function read(file)
  for line in io.lines(file) do
    local doc = cjson.decode(line)
    local text = doc.text
    local at = gold.byte_offsets(text)
    local known = {}
    for i, s in ipairs(doc.statements) do
      local content = gold.bytes(at, s.content)
      local set, n = gold.words(text, content, "that")
      local cue = gold.bytes(at, s.cue)
      local cue_text = ""
      for _, c in ipairs(cue) do cue_text = cue_text .. " " .. text:sub(c[1] + 1, c[2]) end
      known[i] = { content = content, set = set, n = n, cue = cue,
        counts = s.kind ~= "indirect" or is_reporting(cue_text), direct = s.kind ~= "indirect" }
    end
    local article = assert(quoth.parse(text, { format = "text" }))
    for _, e in ipairs(article:evidence()) do
      local set, n, cue = gold.weighed(text, e, "that")
      local label, weight = 0, 1
      for _, g in ipairs(known) do
        local alike = gold.alike(set, n, g.set, g.n)
        if gold.touches(cue, g.cue) and (alike >= 0.4 or n == 0) then
          label, weight = 1, g.counts and (g.direct and 2 or 1) or 0
          break
        elseif gold.touches(cue, g.cue) and not g.counts or (not g.counts and alike > 0.5) then
          weight = 0
        elseif alike >= 0.5 then
          label, weight = 1, 1
        end
      end
      if weight > 0 then
        local w = e.cue:lower():gsub("%s+", " "):gsub("’", "'")
        local verb = base_of[w] or w
        cue_count[w] = (cue_count[w] or 0) + 1
        verb_count[verb] = (verb_count[verb] or 0) + 1
        examples[#examples + 1] = { features = e.features, cue = w, verb = verb, label = label, weight = weight }
      end
    end
  end
end
for _, f in ipairs(files) do read(f) end

gold.shuffle(examples)

local weights, cues, verbs = {}, {}, {}
local function score(e)
  local s = (cues[e.cue] or 0) + (verbs[e.verb] or 0)
  for _, f in ipairs(e.features) do s = s + (weights[f] or 0) end
  return s
end
local sums = { [weights] = {}, [cues] = {}, [verbs] = {} } -- over the later half of the epochs: the mean is steadier
for epoch = 1, EPOCHS do
  local rate = RATE / (1 + epoch / 6)
  for _, e in ipairs(examples) do
    local error = e.weight * (e.label - 1 / (1 + math.exp(-score(e))))
    for _, f in ipairs(e.features) do weights[f] = (weights[f] or 0) * (1 - rate * DECAY) + rate * error end
    if verb_count[e.verb] >= MIN_CUE then verbs[e.verb] = (verbs[e.verb] or 0) * (1 - rate * CUE_DECAY * 10) + rate * error end
    if cue_count[e.cue] >= 2 * MIN_CUE then cues[e.cue] = (cues[e.cue] or 0) * (1 - rate * CUE_DECAY * 10) + rate * error end
  end
  for t, sum in pairs(sums) do
    if epoch > EPOCHS // 2 then
      for name, value in pairs(t) do sum[name] = (sum[name] or 0) + value end
    end
  end
end

for _, t in ipairs { weights, cues, verbs } do
  for name in pairs(t) do t[name] = sums[t][name] / (EPOCHS - EPOCHS // 2) end
end

weights.bias = weights.bias + LENIENCE

local right, positive = 0, 0
for _, e in ipairs(examples) do
  if (score(e) > 0) == (e.label == 1) then right = right + 1 end
  positive = positive + e.label
end
io.stderr:write(("%d examples, %d right ones; %.1f %% decided right on the training set\n"):format(#examples, positive,
  100 * right / #examples))
if dry then return end

local LEAST = 0.02
gold.write("attribution", gold.render(weights, "attribution", LEAST) .. gold.render(verbs, "verb", LEAST) ..
  gold.render(cues, "cue", LEAST))
