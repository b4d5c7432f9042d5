-- Tagging: MB/s of the standard library's rules over the corpus; the same with 10,000 more rules whose words do not
-- occur, which must cost less than a tenth; and beside the plain interpreter of the specs (spec/rules_reference.lua).
-- lua5.4 spec/bench/rules.lua build/bench/corpus.ndjson
local build = os.getenv "QUOTH_BUILD" or "build"
package.path = "./lua/?.lua;./lua/?/init.lua;./spec/?.lua;" .. package.path
package.cpath = "./" .. build .. "/lib/?.so;" .. package.cpath
local cjson = require "cjson"
local condition = require "quoth.rules.condition"
local quoth = require "quoth"
local reference = require "rules_reference"
local set = require "quoth.rules.set"
local tagger = require "quoth.rules.tagger"

local MOST, ROUNDS, ADDED, LIMIT = 1000000, 15, 10000, 0.10

local articles, bytes, statements = {}, 0, 0
for line in io.lines(arg[1]) do
  local text = cjson.decode(line).text
  local article = bytes < MOST and quoth.parse(text, { format = "text" })
  if article then
    articles[#articles + 1] = article
    bytes, statements = bytes + #text, statements + #article
  end
end

local names = {
  "speech-acts", "negotiations", "sanctions", "arms-control", "claims", "economy", "elections", "sport", "world",
}
local library = quoth.rules.set(names[1])
for i = 2, #names do library = library + quoth.rules.set(names[i]) end

local function added_rules()
  local list = {}
  for i = 1, ADDED do
    list[i] = set.rule("added" .. i) {
      tag = "added", when = condition.near(condition.words { "qqx" .. i .. "*" }, condition.words { "zzq " .. i }, 5),
      score = condition.sum { base = 0.5, { 0.1, "qqy" .. i } },
    }
  end
  return set.rules { name = "added", table.unpack(list) }
end

-- Seconds for all articles.
local function once(of)
  local tags = 0
  local begin = os.clock()
  for _, article in ipairs(articles) do
    for _, list in ipairs(of:tags(article)) do tags = tags + #list end
  end
  return os.clock() - begin, tags
end

-- The best of several rounds of both, one round after the other: what else the machine does is the same for both.
local function best(a, b)
  local best_a, best_b, tags = math.huge, math.huge, 0
  for _ = 1, ROUNDS do
    collectgarbage()
    local seconds
    seconds, tags = once(a)
    best_a = math.min(best_a, seconds)
    collectgarbage()
    best_b = math.min(best_b, (once(b)))
  end
  return best_a, best_b, tags
end

local function reference_seconds(of, count)
  local done, begin = 0, os.clock()
  for _, article in ipairs(articles) do
    for statement in article:statements() do
      if done == count then return (os.clock() - begin) / count end
      reference.fired(of, statement)
      done = done + 1
    end
  end
  return (os.clock() - begin) / done
end

local few = tagger.new(library)
local begin = os.clock()
local many = tagger.new(library + added_rules())
local compiled = os.clock() - begin
local with_few, with_many, tags = best(few, many)
for _ = 1, 2 do -- measured again where the machine was busy
  if with_many / with_few - 1 < LIMIT then break end
  with_few, with_many = best(few, many)
end
local change = with_many / with_few - 1
local stats = few:stats()
print(("rules: %d of the library  %.1f MB/s of text, %.0f statements/s, %.2f tags a statement"):format(#few,
  bytes / 1e6 / with_few, statements / with_few, tags / statements))
print(("  prefilter               %.1f of %d rules asked of a statement, %d always"):format(
  stats.asked / stats.statements, #few, stats.always))
print(("  and %d that do not occur %.1f MB/s (%+.1f %% time; at most %+.0f %%), built in %.2f s"):format(ADDED,
  bytes / 1e6 / with_many, 100 * change, 100 * LIMIT, compiled))
local plain = reference_seconds(few, 3)
print(("  plain interpreter       %.2f statements/s; the engine is %.0f times as fast"):format(1 / plain,
  plain / (with_few / statements)))
if change >= LIMIT then
  print "rules whose words do not occur cost more than a tenth"
  os.exit(1)
end
