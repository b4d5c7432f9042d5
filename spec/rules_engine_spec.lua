-- The engine in C against the meaning of rules (spec/rules_reference.lua), on rules and texts made by chance; and what
-- must not matter: the prefilter, the order of files, rules whose words do not occur.
local quoth = require "quoth"
local condition = require "quoth.rules.condition"
local lpeg = require "lpeg"
local reference = require "rules_reference"
local set = require "quoth.rules.set"
local tagger = require "quoth.rules.tagger"

local SEED = tonumber(os.getenv "QUOTH_SEED") or 20260

-- --- chance, the same on every machine

local state = SEED
local function chance(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return (state >> 8) % n + 1
end
local function one_of(list) return list[chance(#list)] end

local literals = {
  "dam", "dams", "river", "the river", "will", "not ready", "talk*", "red line", "US", "no grounds", "Dam", "don't", "“x”",
  "great mere", "мост*", "Größe", "river dam", "dam river sea", "sea",
}
local words = {
  "dam", "dams", "Dam", "river", "the", "will", "not", "ready", "talks", "talk", "red", "line", "US", "us", "no", "grounds",
  "don’t", "never", "but", "Great", "mere", "Мосты", "мост", "Größe", "GRÖßE", "sea", "only", "a", "and", "1,000", "x",
  "long-time",
}
local marks = { " ", " ", " ", " ", " ", " ", ", ", ": ", ". ", " – ", "  ", "\n", "; ", "! ", " “", "” ", "... ", " (" , ") " }

local function some_text(most)
  local parts = {}
  for _ = 1, chance(most) do
    parts[#parts + 1] = one_of(words)
    parts[#parts + 1] = one_of(marks)
  end
  return table.concat(parts)
end

local country = {}
for i = 1, 3 do
  country[i] = condition.entities {
    type = "country", A = { "river", adj = { "dam" } }, B = { "US", metonym = { "great mere", "sea" } },
    ["C" .. i] = { "talk*", "red line" }, _ = { "the river", "dam river" },
  }
end

local make

local function finder(depth)
  if depth <= 0 then
    local list = {}
    for _ = 1, chance(3) do list[#list + 1] = one_of(literals) end
    if chance(4) == 1 then return one_of(country) end
    if chance(6) == 1 then list[one_of(literals)] = chance(5) / 2 end
    return condition.words(list)
  end
  local kind = chance(10)
  local a = finder(depth - chance(2))
  if kind == 1 then return condition.near(a, finder(depth - 1), chance(8) - 1) end
  if kind == 2 then return condition.before(a, finder(depth - 1), chance(8) - 1) end
  if kind == 3 then return condition.affirm(a) end
  if kind == 4 then return condition.negated(a) end
  if kind == 5 then return a / one_of { "x", "y" } end
  if kind == 6 then return a ^ chance(3) end
  if kind == 7 then return a + finder(depth - 1) end
  if kind == 8 then return a * finder(depth - 1) end
  if kind == 9 then return condition.lp(lpeg.R "09" ^ 1 + lpeg.P "am") end
  return a
end

local function field()
  local kind = chance(6)
  if kind == 1 then return condition.F.kind:is(one_of { "direct", "indirect" }) end
  if kind == 2 then return condition.F.topic:has(finder(chance(3) - 1)) end
  if kind == 3 then return condition.F.depth:atmost(chance(2) - 1) end
  if kind == 4 then return condition.F.speaker_role:has(finder(1)) end
  if kind == 5 then return condition.F.cue:given() end
  return condition.F.status:is { "said", "asked" }
end

local function odd(_, captures) return #(captures.x or {}) % 2 == 1 end

function make(depth)
  local kind = chance(10)
  if depth <= 0 or kind <= 3 then return finder(depth) end
  if kind == 4 then return -make(depth - 1) end
  if kind == 5 then return make(depth - 1) - make(depth - 1) end
  if kind == 6 then return condition.of(chance(2), { make(depth - 1), make(depth - 2), make(0) }) end
  if kind == 7 then return field() end
  if kind == 8 then return make(depth - 1) * make(depth - 1) * condition.where(odd) end
  if kind == 9 then return make(depth - 1) + make(depth - 1) end
  return make(depth - 1) * make(depth - 1)
end

local function with_it(depth)
  local kind = chance(4)
  if kind == 1 then return condition.near(condition.it, finder(depth), chance(6)) end
  if kind == 2 then return condition.before(condition.it, finder(depth) / "x", chance(6)) end
  if kind == 3 then return condition.before(finder(depth), condition.it, chance(6)) + make(depth - 1) end
  return condition.it * make(depth)
end

local function some_score()
  if chance(2) == 1 then return chance(10) / 10 end
  if chance(6) == 1 then return function(_, captures) return #(captures.x or {}) / 4 end end
  return condition.sum {
    base = chance(10) / 10, { 0.3, make(2) }, { -0.2, field() }, min = chance(3) == 1 and 0.5 or nil,
  }
end

-- n rules, in several languages and groups; some for each entity, some that read the tags of others.
local function some_rules(n)
  local list = {}
  for i = 1, n do
    local each = chance(4) == 1 and (one_of(country) + one_of(country)) or nil
    local when = each and with_it(2) or make(3)
    if i > 2 and chance(5) == 1 then when = condition.tagged("t" .. chance(i - 1)) * when end
    list[i] = set.rule("r" .. i) {
      tag = "t" .. i .. (each and ".$id" or ""), each = each, when = when, score = some_score(),
      group = chance(3) == 1 and not when.gated and "g" .. i or nil, priority = chance(3),
    }
  end
  return set.rules { name = "chance", language = one_of { "en", "en", "de", "ru" }, table.unpack(list) }
end

local function some_statement()
  return {
    text = some_text(25), kind = one_of { "direct", "indirect" }, topic = chance(3) > 1 and some_text(4) or nil,
    speaker_role = chance(3) > 1 and some_text(3) or nil, status = one_of { "said", "asked", "denied" },
    cue = chance(2) == 1 and "said" or nil, depth = chance(2) - 1,
  }
end

-- --- comparing

local function line_of(result)
  local places, seen = {}, {}
  for _, hit in ipairs(result.hits or {}) do
    local text = ("%d-%d %s"):format(hit.first, hit.last, hit.name or "")
    if not seen[text] then places[#places + 1], seen[text] = text, true end
  end
  return ("%s %s %.4f %s %s [%s]"):format(result.rule, result.tag, result.score, result.group, result.stands,
    table.concat(places, ", "))
end

-- What the engine says, the places as the reference has them: places with a name hide those without.
local function engine_lines(of, statement)
  local lines = {}
  for i, tag in ipairs(of:fired(statement)) do lines[i] = line_of { rule = tag.rule, tag = tag.tag, score = tag.score,
    group = tag.group, stands = tag.stands, hits = tag.spans } end
  return lines
end

local function reference_lines(of, statement)
  local lines = {}
  for i, result in ipairs(reference.fired(of, statement)) do
    local named, hits = {}, {}
    for _, hit in ipairs(result.hits) do
      if hit.name then named[hit.first .. "-" .. hit.last] = true end
    end
    for _, hit in ipairs(result.hits) do
      if hit.name or not named[hit.first .. "-" .. hit.last] then hits[#hits + 1] = hit end
    end
    result.hits = hits
    lines[i] = line_of(result)
  end
  return lines
end

describe("the engine", function()
  it("says what the reference says, of 200 sets of rules and 1,000 texts", function()
    local fired = 0
    for round = 1, 200 do
      local of = tagger.new(some_rules(chance(8)))
      for _ = 1, 5 do
        local statement = some_statement()
        local got = engine_lines(of, statement)
        fired = fired + #got
        assert.same(reference_lines(of, statement), got, ("round %d: %s"):format(round, statement.text))
      end
    end
    assert.is_true(fired > 500, fired .. " fired")
  end)

  it("says the same without the prefilter", function()
    for _ = 1, 100 do
      local rules = some_rules(chance(8))
      local with, without = tagger.new(rules), tagger.new(rules, { prefilter = false })
      for _ = 1, 5 do
        local statement = some_statement()
        assert.same(without:fired(statement), with:fired(statement))
      end
    end
  end)

  it("cuts out the same bytes", function()
    for _ = 1, 200 do
      local of = tagger.new(some_rules(chance(6)))
      local statement = some_statement()
      for _, tag in ipairs(of:tag(statement)) do
        for name, list in pairs(tag.captures) do
          for _, capture in ipairs(list) do
            assert.equal(statement.text:sub(capture.first, capture.last), capture.text, name)
          end
        end
      end
    end
  end)
end)

local article_text = [[
Key points of Mirela Dascal's press conference on the dam

TELMAR, March 4. /VNA/. The river will be ready, Foreign Minister Mirela Dascal said on Monday.

Here are Dascal's key statements.

On the river dam

"There will be no talks on the sea. The US, not ready to talk, will not cross a red line […] in the Great Mere." "And talks."

Prime Minister Anton Sorel "said plainly: we do not close the dam on the river."

On talks

It is not only the dam: the river and the sea are no red line, Dascal told reporters, but "the US will talk."
]]

describe("on an article the engine", function()
  local article = quoth.parse(article_text)

  it("says what the reference says of every statement, nested ones too", function()
    local count = 0
    for _ = 1, 60 do
      local of = tagger.new(some_rules(chance(10)))
      for statement in article:statements() do
        local all = { statement, table.unpack(statement.nested) }
        for _, each in ipairs(all) do
          count = count + 1
          assert.same(reference_lines(of, each), engine_lines(of, each), tostring(each))
        end
      end
    end
    assert.is_true(count >= 200, count .. " statements")
  end)

  it("gives the same for one statement and for all", function()
    local of = tagger.new(some_rules(10))
    local all = of:tags(article)
    for i = 1, #article do
      local one = of:tag(article[i])
      assert.equal(#one, #all[i])
      for k, tag in ipairs(one) do assert.same(tag, all[i][k]) end
    end
  end)

  it("lets a rule tag by itself", function()
    local inner = tagger.new(set.rules { name = "i", set.rule "i" { tag = "i", when = condition.words "river" } })
    local outer
    outer = tagger.new(set.rules { name = "o", set.rule "o" { tag = "o", when = condition.where(function(s)
      return #inner:tag(s) > 0 and (s.id ~= 1 or #outer:tag(article[2]) >= 0)
    end) } })
    assert.equal("o", outer:tag(article[1])[1].tag)
  end)

  it("passes on what a rule raises, and goes on", function()
    local fail = true
    local of = tagger.new(set.rules { name = "o", set.rule "o" { tag = "o", when = condition.where(function()
      if fail then error("no luck", 0) end
      return true
    end) } })
    assert.has_error(function() of:tag(article[1]) end, "no luck")
    fail = false
    assert.equal(1, #of:tag(article[1]))
  end)
end)

describe("the order of rules", function()
  it("does not matter", function()
    for _ = 1, 30 do
      local rules = some_rules(8).rules
      local turned = {}
      for i, rule in ipairs(rules) do
        rule.at = "x.lua:" .. i
        turned[#rules + 1 - i] = rule
      end
      local a, b = tagger.new(set.new("a", rules)), tagger.new(set.new("b", turned))
      local statement = some_statement()
      assert.same(a:tag(statement), b:tag(statement))
    end
  end)
end)

describe("misuse is raised:", function()
  local rules = quoth.rules
  local of = tagger.new(set.rules { name = "x", set.rule "x" { tag = "x", when = "dam" } })
  local wrong = {
    ["'tags' (article expected, got table)"] = function() of:tags { text = "A dam." } end,
    ["'tags' (article expected, got nil)"] = function() of:tags() end,
    ["'tag' (it has no string 'text')"] = function() of:tag {} end,
    ["'load' (options are a table, not 7)"] = function() rules.load("x.lua", 7) end,
    ["'load' (unknown option \"trsut\"; it takes"] = function() rules.load("x.lua", { trsut = "pure" }) end,
    ["'load' (sandbox: unknown limit \"stpes\""] = function() rules.load("x.lua", { sandbox = { stpes = 1 } }) end,
    ["'load' (sandbox: steps takes a number above 0, not 0.5)"] = function() rules.load("x", { sandbox = { steps = 0.5 } }) end,
    ["'set' (trust \"none\" is none of"] = function() rules.set("x.lua", { trust = "none" }) end,
    ["'loader' (option dir takes a string, not 7)"] = function() rules.loader { dir = 7 } end,
    ["'watch' (string expected, got nil)"] = function() rules.watch() end,
  }
  for message, f in pairs(wrong) do
    it(message, function() assert.error_matches(f, message, 1, true) end)
  end
end)

it("a score that is no number is said with file and line", function()
  local of = tagger.new(set.rules { name = "x", set.rule "x" { tag = "x", when = "dam", score = function() return "b" end } })
  local ok, message = pcall(of.tag, of, { text = "A dam." })
  assert.is_false(ok)
  assert.truthy(message:find '^[^\n]*rules_engine_spec.lua:%d+: rule "x": its score is "b", not a number$', message)
end)

describe("a statement of many words", function()
  local function seconds(of, n)
    local text = ("The US will talk on the river dam, not on the sea; "):rep(n)
    local best = math.huge
    for _ = 1, 3 do
      local begin = os.clock()
      of:tag { text = text }
      best = math.min(best, os.clock() - begin)
    end
    return best
  end

  it("takes time in proportion to them", function()
    local of = tagger.new(set.rules { name = "x",
      set.rule "a" { tag = "a", when = condition.near(condition.affirm "talk", condition.words { "dam", "US" }, 6) / "x" },
      set.rule "b" { tag = "b.$id", each = country[1], when = condition.near(condition.it, condition.negated "sea", 8) },
      set.rule "c" { tag = "c", when = condition.words "river" ^ 2 - condition.before("sea", "US", 0) } })
    local ratio
    for _ = 1, 3 do
      ratio = seconds(of, 8000) / seconds(of, 2000)
      if ratio < 4.8 then break end
    end
    assert.is_true(ratio < 4.8, ("4n took %.1f times as long as n"):format(ratio))
  end)
end)

it("statements of several articles in turn cost what those of one do", function()
  local of = tagger.new(set.rules { name = "x", set.rule "x" { tag = "x", when = "dam" } })
  local articles = {}
  for i = 1, 3 do articles[i] = quoth.parse(('"A dam %d," she said.\n\n'):format(i):rep(3000), { format = "text" }) end
  local function seconds(count)
    local begin = os.clock()
    for i = 1, 900 do assert.equal(1, #of:tag(articles[i % count + 1][i])) end
    return os.clock() - begin
  end
  seconds(3)
  local one, three = seconds(1), seconds(3)
  assert.is_true(three < 10 * one + 0.02, ("%.3f s and %.3f s"):format(one, three))
end)
