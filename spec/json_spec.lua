-- article:json against a decoder, against the Lua API, and in the three units of offsets.
local quoth = require "quoth"
local cjson = require "cjson"

local function decode(line) return cjson.new().decode(line) end

-- Unit -> a function that cuts [from, to) out of the decoded text.
local cut = {
  byte = function(text, from, to) return text:sub(from + 1, to) end,
  codepoint = function(text, from, to)
    return text:sub(utf8.offset(text, from + 1), utf8.offset(text, to + 1) - 1)
  end,
  utf16 = function(text, from, to)
    local unit, first, last = 0, nil, nil
    for at, c in utf8.codes(text) do
      if unit == from then first = at end
      if unit == to then last = at - 1 end
      unit = unit + (c > 0xffff and 2 or 1)
    end
    return text:sub(first or #text + 1, last or #text)
  end,
}

local texts = {
  ascii = [[
Harbour to reopen

OLDHAVEN, May 3. /VNA/. "It is safe [for ships] ... (...) now," mayor Anna Petrova said.

On trade

Petrova declined to comment. The mayor, Ivan Belov, said that Petrova "told him it would open."]],
  accents = [[
Fête à Œuvreville

ŒUVREVILLE, May 3. /VNA/. “C’est l’été,” maire Zoë Müller said. “Ça va [déjà], … non?”

On naïveté

Müller told “Être” that “l’œuvre” was “finie”.]],
  emoji = [[
😀 Harbour 😀

“😀 It is 👩‍👩‍👧 safe 😀,” Anna Petrova said 😀. She denied 😀 that it was closed.

On 😀

“𝔘nicode 𐍈,” said Petrova.]],
}

-- Every span of an object and its text where the Lua API knows it: calls check(span, string).
local function each_pair(object, article, check)
  local i, dateline = 0, object.dateline
  if dateline ~= cjson.null then check({ dateline.start, dateline["end"] }, article.dateline.text) end
  for block in article:blocks() do
    i = i + 1
    check({ object.blocks[i].start, object.blocks[i]["end"] }, block.text)
  end
  i = 0
  for section in article:sections() do
    i = i + 1
    check({ object.sections[i].start, object.sections[i]["end"] }, section.text)
  end
  i = 0
  for sentence in article:sentences() do
    i = i + 1
    check(object.sentences[i], sentence.text)
  end
  for speaker in article:speakers() do
    i = 0
    for first, last in speaker:mentions() do
      i = i + 1
      check(object.speakers[speaker.id].mentions[i], article.text:sub(first, last))
    end
  end
end

local function each_statement_pair(list, statements, article, check)
  assert.equal(#statements, #list)
  for i, object in ipairs(list) do
    local statement = statements[i]
    local function same(spans, want)
      assert.equal(#want, #spans)
      for k, span in ipairs(want) do check(spans[k], article.text:sub(span[1], span[2])) end
    end
    check(object.mention, statement.mention)
    check(object.cue, statement.cue)
    same(object.content, statement.spans)
    same(object.insertions, statement.insertions)
    same(object.elisions, statement.elisions)
    each_statement_pair(object.nested, statement.nested, article, check)
  end
end

local function statements_of(article)
  local list = {}
  for statement in article:statements() do list[#list + 1] = statement end
  return list
end

describe("article:json", function()
  for name, text in pairs(texts) do
    for unit, slice in pairs(cut) do
      it(("has offsets in %ss, %s"):format(unit, name), function()
        local article = assert(quoth.parse(text))
        local object = decode(article:json { offsets = unit, sentences = true })
        local checked = 0
        local function check(span, want)
          if want == nil then return end
          checked = checked + 1
          assert.equal(want, slice(object.text, span[1], span[2]))
        end
        assert.equal(unit, object.offsets)
        assert.equal(text, object.text)
        each_pair(object, article, check)
        each_statement_pair(object.statements, statements_of(article), article, check)
        assert.is_true(checked > 15, checked .. " spans")
        assert.is_true(#object.statements >= 2)
      end)
    end
  end

  it("is asked of articles only", function()
    assert.error_matches(function() quoth.write.ndjson(5) end, "bad argument #1 to 'ndjson'", nil, true)
  end)

  it("writes a bad byte as U+FFFD, which offsets count in every unit", function()
    local bad = "\xff“It is \xe2\x80safe\xc3,” Anna Petrova said\xf0\x9f.\0\1\27\127\u{2028}"
    local article = assert(quoth.parse(bad))
    for unit, slice in pairs(cut) do
      local object = decode(article:json { offsets = unit })
      assert.equal("X“It is XXsafeX,” Anna Petrova saidXX.\0\1\27\127\u{2028}", (object.text:gsub("\u{fffd}", "X")))
      local block, cue = object.blocks[1], object.statements[1].cue
      assert.truthy(slice(object.text, block.start, block["end"]):find("Anna Petrova said\u{fffd}\u{fffd}.", 1, true))
      assert.equal("said", slice(object.text, cue[1], cue[2]))
      assert.equal("bad_utf8", object.warnings[1].code)
      assert.equal(0, object.warnings[1].at)
      assert.equal("\0", slice(object.text, object.warnings[2].at, object.warnings[2].at + 1))
    end
    assert.truthy(article:json():find("\\u0000\\u0001\\u001b\127\\u2028", 1, true))
    assert.is_number(utf8.len(article:json()))
  end)

  it("has a fixed order of keys, and none missing", function()
    local keys = "schema id url canonical_url site title label deck authors published modified language dateline " ..
      "digest offsets text blocks sections speakers statements warnings"
    -- The keys of the outermost object, in order.
    local function top_level_keys(json)
      local found = {}
      json = json:gsub("\\.", "")
      local at, level = 1, 0
      while at <= #json do
        local c = json:sub(at, at)
        if c == '"' then
          local close = json:find('"', at + 1, true)
          local is_key = level == 1 and json:sub(close + 1, close + 1) == ":"
          if is_key then found[#found + 1] = json:sub(at + 1, close - 1) end
          at = close
        elseif c == "{" or c == "[" then level = level + 1
        elseif c == "}" or c == "]" then level = level - 1
        end
        at = at + 1
      end
      return table.concat(found, " ")
    end
    assert.equal(keys, top_level_keys(quoth.parse("x"):json()))
    for _, text in pairs(texts) do assert.equal(keys, top_level_keys(quoth.parse(text):json())) end
    keys = keys:gsub(" warnings", " sentences warnings")
    assert.equal(keys, top_level_keys(quoth.parse("x"):json { sentences = true }))
    keys = keys:gsub(" warnings", " entries warnings")
    assert.equal(keys, top_level_keys(quoth.parse("x"):json { sentences = true, entries = true }))
    local statement = quoth.parse(texts.ascii):json():match '"statements":%[(.*)%],"warnings"'
    assert.equal("id kind text content speaker name mention cue attribution status topic section block continues " ..
      "confidence reason insertions elisions repairs nested tags", (top_level_keys(statement):match "^(.- tags)"))
  end)

  it("says what the Lua API says", function()
    local article = assert(quoth.parse(texts.ascii, { url = "https://example.org/ü", published = "2024-05-03" }))
    local object = decode(article:json())
    local function null(value) return value == nil and cjson.null or value end
    assert.same({ "quoth/1", cjson.null, "https://example.org/ü", "2024-05-03", "en" },
      { object.schema, object.id, object.url, object.published, object.language })
    assert.equal(article.title, object.title)
    assert.same({ article.dateline.place, article.dateline.date, article.dateline.agency },
      { object.dateline.place, object.dateline.date, object.dateline.agency })
    for speaker in article:speakers() do
      local other = object.speakers[speaker.id]
      assert.same({ speaker.id, speaker.name, null(speaker.role), speaker.type },
        { other.id, other.name, other.role, other.type })
    end
    local function compare(list, statements)
      for i, statement in ipairs(statements) do
        local other = list[i]
        assert.same({
          null(statement.id), statement.kind, statement.text, null(statement.speaker and statement.speaker.id),
          null(statement.name), statement.attribution, statement.status, null(statement.topic),
          null(statement.section and statement.section.index - 1), null(statement.block and statement.block.index - 1),
          statement.reason,
        }, {
          other.id, other.kind, other.text, other.speaker, other.name, other.attribution, other.status, other.topic,
          other.section, other.block, other.reason,
        })
        assert.is_true(math.abs(statement.confidence - other.confidence) < 0.006)
        assert.same({}, other.tags)
        compare(other.nested, statement.nested)
      end
    end
    compare(object.statements, statements_of(article))
  end)

  local ids = {
    { nil, nil, "null" },
    { "a\"b\n", nil, '"a\\"b\\n"' },
    { 7, nil, "7" },
    { math.mininteger, nil, "-9223372036854775808" },
    { "x", "[1, {}]", "[1, {}]" },
    { nil, "1e400", "1e400" },
  }
  for _, case in ipairs(ids) do
    it("writes the id " .. case[3], function()
      local json = quoth.parse("x", { id = case[1] }):json { id_json = case[2] }
      assert.equal(case[3], json:match '"id":(.-),"url"')
    end)
  end

  local misuse = {
    { { offset = "byte" }, "unknown option 'offset'; json takes offsets, sentences, entries, answers, id_json" },
    { { offsets = "bytes" }, "offsets 'bytes' is none of: codepoint byte utf16" },
    { { sentences = 1 }, "sentences must be a boolean, not a number" },
    { { entries = "all" }, "entries must be a boolean, not a string" },
    { { answers = "yes" }, "answers must be a boolean, not a string" },
    { { id_json = 1 }, "id_json must be a string, not a number" },
    { "byte", "table expected, got string" },
  }
  for _, case in ipairs(misuse) do
    it("refuses: " .. case[2], function()
      local ok, message = pcall(function() return quoth.parse("x"):json(case[1]) end)
      assert.is_false(ok)
      assert.truthy(message:find(case[2], 1, true), message)
    end)
  end

  it("is the same in every run", function()
    local article = assert(quoth.parse(texts.ascii))
    assert.equal(article:json(), quoth.parse(texts.ascii):json())
    assert.equal(article:json() .. "\n", quoth.write.ndjson(article))
    assert.equal(article:json { offsets = "utf16" } .. "\n", quoth.write.ndjson(article, { offsets = "utf16" }))
  end)

  it("takes linear time", function()
    local function seconds(times)
      local article = assert(quoth.parse((texts.emoji .. "\n\n"):rep(times)))
      local clock = os.clock()
      article:json { sentences = true }
      return os.clock() - clock
    end
    seconds(50)
    local short, long = seconds(200), seconds(1600)
    assert.is_true(long < 30 * math.max(short, 0.001), ("%g s for 200, %g s for 1600"):format(short, long))
  end)
end)

describe("tags in JSON", function()
  local article = quoth.parse [[
Key points of Dascal's speech

"The dam “Größe” is safe." Then Anton Sorel, she said, "plainly said: we do not close the dam."]]

  local function tag(more)
    local made = {
      tag = "dam.safe", score = 0.25, rule = "dam-safe", at = "x.lua:3", priority = 7, group = "dam",
      codes = { z = "1", a = "2", m = "3" }, spans = { { first = 37, last = 39, name = "what" }, { first = 44, last = 50 } },
      explain = "'dam'",
    }
    for key, value in pairs(more or {}) do made[key] = value end
    return made
  end

  for unit, cut_span in pairs(cut) do
    it("stand with their statement, offsets in " .. unit, function()
      local object = decode(article:json { offsets = unit, tags = { { tag() } } })
      local written = object.statements[1].tags[1]
      assert.equal("dam.safe", written.tag)
      assert.equal(0.25, written.score)
      assert.equal("dam", cut_span(object.text, written.spans[1][1], written.spans[1][2]))
      assert.equal("what", written.spans[1][3])
      assert.equal("Größe", cut_span(object.text, written.spans[2][1], written.spans[2][2]))
    end)
  end

  it("have a fixed key order", function()
    local wanted = [=["tags":[{"tag":"dam.safe","score":0.25,"rule":"dam-safe","at":"x.lua:3","priority":7,"group":"dam",]=]
      .. [=["codes":{"a":"2","m":"3","z":"1"},"spans":[[36,39,"what"],[43,50]],"explain":"'dam'"}]}]=]
    assert.truthy(article:json({ offsets = "byte", tags = { { tag() } } }):find(wanted, 1, true))
  end)

  it("of nested statements stand with those", function()
    local nested_in
    for i = 1, #article do if #article[i].nested > 0 then nested_in = i end end
    if not nested_in then return end
    local list = {}
    for i = 1, nested_in do list[i] = {} end
    list[nested_in].nested = { { tag() } }
    local object = decode(article:json { tags = list })
    assert.equal(0, #object.statements[nested_in].tags)
    assert.equal("dam.safe", object.statements[nested_in].nested[1].tags[1].tag)
  end)

  local numbers = { [0] = "0", [1] = "1", [0.5] = "0.5", [0.05] = "0.05", [0.3333333] = "0.3333", [7] = "1", [-1] = "0" }
  for score, text in pairs(numbers) do
    it("write the score " .. score .. " as " .. text, function()
      assert.truthy(article:json({ tags = { { tag { score = score } } } }):find('"score":' .. text .. ",", 1, true))
    end)
  end

  local wrong = {
    { {}, "a tag's tag is a nil, not a string" },
    { tag { group = 7 }, "a tag's group is a number, not a string" },
    { tag { score = "x" }, "a tag's score is a string, not a number" },
    { tag { spans = { { first = 0, last = 1 } } }, "a span's first is no byte of the text" },
    { tag { spans = { { first = 1, last = 1000 } } }, "a span's last is no byte of the text" },
    { tag { spans = { 7 } }, "a span is no table" },
    { tag { codes = { "x" } }, "a code is no string" },
    { 7, "a tag is no table" },
  }
  for _, case in ipairs(wrong) do
    it("are refused: " .. case[2], function()
      local ok, message = pcall(article.json, article, { tags = { { case[1] } } })
      assert.is_false(ok)
      assert.truthy(message:find("tags: statement 1: " .. case[2], 1, true), message)
    end)
  end

  it("are [] without rules", function()
    assert.equal(article:json(), article:json { tags = {} })
  end)
end)
