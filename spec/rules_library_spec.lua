-- The standard library of rule sets: the examples in the rules, and what the sets say of articles as a whole.
local quoth = require "quoth"

local names = {
  "world", "speech-acts", "negotiations", "sanctions", "arms-control", "economy", "elections", "sport", "claims",
}

local function all_sets() return quoth.rules.set(names) end

-- tag -> tag of a statement and of what it reports, but for words that are put into somebody's mouth.
local function tags_of(statement, tags, into)
  into = into or {}
  for _, tag in ipairs(tags) do into[tag.tag] = tag end
  for i, nested in ipairs(tags.nested or {}) do
    if statement.nested[i].status ~= "imagined" then tags_of(statement.nested[i], nested, into) end
  end
  return into
end

-- Counts of right, wrong and missing tags among those that `counts` accepts, and what was wrong or missing in words.
local function compare(article, tags, expected, counts)
  local right, wrong, missing, report = 0, 0, 0, {}
  for i = 1, #article do
    local want, found = {}, tags_of(article[i], tags[i])
    for tag in expected[i]:gmatch "%S+" do want[tag:match "^[^?]+"] = not tag:find "?" and "must" or "may" end
    for tag, is in pairs(found) do
      if counts(tag) and want[tag] == "must" then
        right = right + 1
      elseif counts(tag) and not want[tag] then
        wrong = wrong + 1
        report[#report + 1] = ("%d: %s is wrong (%s: %s)"):format(i, tag, is.rule, is.explain)
      end
    end
    for tag, how in pairs(want) do
      if counts(tag) and how == "must" and not found[tag] then
        missing = missing + 1
        report[#report + 1] = ("%d: %s is missing"):format(i, tag)
      end
    end
  end
  table.sort(report)
  return right, wrong, missing, table.concat(report, "\n")
end

local kinds = {
  { "all tags", function() return true end },
  { "countries and organisations", function(tag) return tag:find "^about%." ~= nil end },
  { "the other tags", function(tag) return tag:find "^about%." == nil end },
}

local function assert_most(article, tags, expected, kind)
  local right, wrong, missing, report = compare(article, tags, expected, kind[2])
  assert.is_true(right / (right + wrong) >= 0.9, ("precision: %d of %d\n%s"):format(right, right + wrong, report))
  assert.is_true(right / (right + missing) >= 0.9, ("recall: %d of %d\n%s"):format(right, right + missing, report))
end

describe("the standard library", function()
  for _, name in ipairs(names) do
    it(("%s: every example passes, and each rule has three of each"):format(name), function()
      local set = quoth.rules.set(name)
      local count, failures = set:test()
      local texts = {}
      for i, failure in ipairs(failures) do
        texts[i] = ("%s %s %d: %s"):format(failure.at, failure.key, failure.number, failure.message)
      end
      assert.equal("", table.concat(texts, "\n"))
      assert.is_true(count > 0)
      for _, rule in ipairs(set.rules) do
        assert.is_true(#(rule.yes or {}) >= 3 and #(rule.no or {}) >= 3, rule.id)
        assert.is_string(rule.explain, rule.id)
      end
    end)

    it(("%s: is found by its name"):format(name), function()
      assert.is_truthy(quoth.rules.load(name))
    end)
  end

  it("is found by a file in another folder, whose own files come first", function()
    local texts = {
      ["there/mine.lua"] = [[
        local E, common = use "world", use "common"
        return rules { name = "mine",
          rule "envoy" { tag = "envoy.$id", each = E.country, when = near(it, common.envoy, 4) } }]],
      ["there/common.lua"] = 'return rules { name = "common", export = { envoy = words { "envoy*" } } }',
    }
    local file = quoth.rules.loader { dir = "there", read = function(path) return texts[path], path .. " is not there" end }
    local tagger = quoth.rules.compile(file "mine" + file "speech-acts")
    local tags = tagger:tag { text = "We urge the Norwegian envoy to stay." }
    assert.same({ ["act.call"] = true, ["envoy.NOR"] = true }, { [tags[1].tag] = true, [tags[2].tag] = true })
  end)

  it("has no rule twice", function() assert.is_true(#all_sets() > 60) end)
end)

describe("the standard library on articles of its own", function()
  local tagger = quoth.rules.compile(all_sets())
  for _, fixture in ipairs(require "fixtures.library") do
    local article = assert(quoth.parse(fixture.text, { format = "text", language = "en" }))
    local tags = tagger:tags(article)
    it(("%s: as many statements as expectations"):format(fixture.title), function()
      assert.equal(#fixture.tags, #article)
    end)
    it(("%s: precision and recall"):format(fixture.title), function()
      assert_most(article, tags, fixture.tags, kinds[1])
    end)
  end

  local function tags_of_text(text)
    local article = assert(quoth.parse(text, { format = "text", language = "en" }))
    return tags_of(article[1], tagger:tag(article[1]))
  end

  it("takes no words that are put into somebody's mouth for the speaker's", function()
    local tags = tags_of_text "“They say: ‘We are ready to talk, and we will lift the sanctions,’” Ana Lind said.\n"
    assert.is_nil(tags["talks.open"])
    assert.is_nil(tags["talks.offered"])
    assert.is_nil(tags["act.promise"])
  end)

  it("takes a purpose for no cause", function()
    assert.is_nil(tags_of_text("They came in order to inspect the site, Ana Lind said.\n")["claim.causal"])
    assert.is_table(tags_of_text("They came because the site was open, Ana Lind said.\n")["claim.causal"])
  end)

  it("takes a question for no act", function()
    assert.is_nil(tags_of_text("“Will we win the war?” Ana Lind asked.\n")["act.promise"])
  end)
end)

describe("the standard library on the first article", function()
  local file = io.open "../shared/eval/data/statements/seed.jsonl"
  if not file then
    it("is measured", function() pending "../shared/eval/data/statements/seed.jsonl is not there" end)
    return
  end
  local text = require("cjson").decode(file:read "l").text
  file:close()
  local article = assert(quoth.parse(text, { format = "text" }))
  local tags = quoth.rules.compile(all_sets()):tags(article)
  local expected = require "fixtures.seed_tags"

  for _, kind in ipairs(kinds) do
    it(kind[1] .. ": precision and recall", function()
      assert.equal(#expected, #article)
      assert_most(article, tags, expected, kind)
    end)
  end

  it("no offer on the imagined quotation, no cause on a purpose", function()
    local imagined = tags_of(article[26], tags[26])
    assert.is_nil(imagined["talks.offered"])
    assert.is_nil(imagined["talks.open"])
    assert.is_nil(imagined["arms.position.open"])
    for _, i in ipairs { 23, 24 } do assert.is_nil(tags_of(article[i], tags[i])["claim.causal"]) end
  end)
end)
