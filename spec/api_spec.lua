-- The Lua API: what parse takes, what an article and its parts give, and what misuse gets.
local quoth = require "quoth"
local core = require "quoth.core"

local text = [[
Harbour to reopen in May

The board named a date on Tuesday

OLDHAVEN, May 3. /VNA/. “The harbour is safe [for ships], and … the pier too,” mayor Anna Petrova said.

Petrova denied that the pier was closed.

On trade

“Trade will grow,” Petrova told reporters. “It already does.”
]]

local function parse(options) return assert(quoth.parse(text, options)) end

local function collect(iterator)
  local list = {}
  for item in iterator do list[#list + 1] = item end
  return list
end

-- The statement whose content begins with these words.
local function find(article, words)
  for statement in article:statements() do
    if statement.text:sub(1, #words) == words then return statement end
  end
  error("no statement begins with '" .. words .. "'")
end

describe("quoth.parse", function()
  local misuse = {
    { "no text", { nil }, "bad argument #1 to 'parse' (string expected, got nil)" },
    { "a number", { 7 }, "bad argument #1 to 'parse' (string expected, got number)" },
    { "options that are no table", { "x", "en" }, "bad argument #2 to 'parse' (table expected, got string)" },
    { "an unknown option", { "x", { lang = "en" } }, "unknown option \"lang\"; it takes charset, format, id, language" },
    { "an unknown option that is no string", { "x", { 1 } }, "unknown option 1; it takes" },
    { "a wrong format", { "x", { format = "pdf" } },
      "option 'format' takes \"auto\", \"text\" or \"html\", not \"pdf\"" },
    { "a format that is none", { "x", { format = 1 } }, "option 'format' takes" },
    { "a wrong language", { "x", { language = 1 } },
      "option 'language' takes a code such as \"en\" or a language, not 1" },
    { "a wrong url", { "x", { url = {} } }, "option 'url' takes a string, not table" },
    { "a wrong id", { "x", { id = 1.5 } }, "option 'id' takes a string or an integer, not 1.5" },
    { "a wrong date", { "x", { published = 2024 } }, "option 'published' takes a string, not 2024" },
    { "no bytes at all", { "x", { max_bytes = 0 } }, "option 'max_bytes' takes a positive integer, not 0" },
    { "half a byte", { "x", { max_bytes = 2.5 } }, "option 'max_bytes' takes a positive integer" },
  }
  for _, case in ipairs(misuse) do
    it("refuses " .. case[1], function()
      local ok, message = pcall(quoth.parse, case[2][1], case[2][2])
      assert.is_false(ok)
      assert.truthy(message:find(case[3], 1, true), message)
    end)
  end

  it("blames the caller's line", function()
    local ok, message = pcall(load("local quoth = ...\n\nquoth.parse('x', { lang = 1 })\n", "=caller"), quoth)
    assert.is_false(ok)
    assert.truthy(message:find("^caller:3:"), message)
  end)

  local faults = {
    { "", nil, "empty" },
    { " \n\t\u{a0}\u{feff}", nil, "empty" },
    { "12345", { max_bytes = 4 }, "too_long" },
    { "<p></p>", { format = "html" }, "empty" },
    { "<html><script>x</script>", nil, "empty" },
  }
  for _, fault in ipairs(faults) do
    it(("gives nil, a message and '%s'"):format(fault[3]), function()
      local article, message, code = quoth.parse(fault[1], fault[2])
      assert.is_nil(article)
      assert.is_string(message)
      assert.equal(fault[3], code)
    end)
  end

  it("takes a text of just the longest length", function()
    assert.equal("1234", assert(quoth.parse("1234", { max_bytes = 4 })).text)
  end)

  it("keeps what the caller says of the document", function()
    local article = parse { id = 2 ^ 53 | 1, url = "https://example.org/a", published = "2024-01-18", format = "text" }
    assert.same({ 2 ^ 53 | 1, "https://example.org/a", "2024-01-18", "en" },
      { article.id, article.url, article.published, article.language })
    article = parse()
    assert.same({}, { article.id, article.url, article.published })
  end)

  it("warns of bytes that are no UTF-8 and of NULs", function()
    local article = assert(quoth.parse "a\xff\xfe b\0c")
    assert.equal("a\xff\xfe b\0c", article.text)
    local warnings = article.warnings
    assert.same({ "bad_utf8", 2, 2 }, { warnings[1].code, warnings[1].at, warnings[1].count })
    assert.same({ "nul", 6, 1 }, { warnings[2].code, warnings[2].at, warnings[2].count })
    assert.is_string(warnings[1].message)
  end)
end)

describe("an article", function()
  local article = parse()

  it("has its text and its head", function()
    assert.equal(text, article.text)
    assert.equal("Harbour to reopen in May", article.title)
    assert.equal("The board named a date on Tuesday", article.deck)
    assert.is_nil(article.label)
    assert.is_nil(article.digest)
    local dateline = article.dateline
    assert.same({ "OLDHAVEN", "May 3", "VNA" }, { dateline.place, dateline.date, dateline.agency })
    assert.equal(dateline.text, text:sub(dateline.first, dateline.last))
    assert.equal("OLDHAVEN, May 3. /VNA/.", dateline.text)
  end)

  it("has the announced speakers of a digest", function()
    local digest = assert(quoth.parse [[
Key points of Anna Petrova’s press conference

OLDHAVEN, May 3. /VNA/. Mayor Anna Petrova met the press. Here are Petrova’s key statements.

On trade

“Trade will grow.”
]]).digest
    assert.equal("Anna Petrova", digest.speakers[1].name)
    assert.is_true(digest.first >= 1 and digest.first < digest.last)
  end)

  it("counts and numbers its statements", function()
    assert.equal(#collect(article:statements()), #article)
    assert.is_true(#article >= 3)
    for i = 1, #article do assert.equal(i, article[i].id) end
    for _, i in ipairs { 0, -1, #article + 1, 1.5, 2 ^ 53, math.mininteger } do assert.is_nil(article[i]) end
    assert.equal(article[1], article[1.0])
  end)

  it("has no other members and cannot be changed", function()
    assert.is_nil(article.titel)
    assert.is_nil(article[{}])
    local ok, message = pcall(function() article.title = "x" end)
    assert.is_false(ok)
    assert.truthy(message:find("quoth.Article is read-only (field 'title')", 1, true), message)
    assert.is_false((pcall(function() article[1].text = "x" end)))
  end)

  it("shows itself", function()
    assert.equal(("quoth.Article: Harbour to reopen in May (%d statements)"):format(#article), tostring(article))
    assert.equal("quoth.Article", getmetatable(article))
    assert.equal("quoth.Statement", getmetatable(article[1]))
  end)

  it("is walked by pairs", function()
    local seen = {}
    for key, value in pairs(article) do seen[key] = value end
    assert.equal(article.title, seen.title)
    assert.equal(text, seen.text)
    assert.is_nil(seen.label)
    for key, value in pairs(article[1]) do
      assert.truthy(value ~= nil, key)
      seen["statement." .. key] = value
    end
    assert.equal(article[1].text, seen["statement.text"])
    assert.equal(article, seen["statement.article"])
  end)
end)

describe("a statement", function()
  local article = parse()
  local first = find(article, "The harbour is safe")

  it("says who said what", function()
    assert.same({
      kind = "direct",
      text = "The harbour is safe [for ships], and … the pier too",
      name = "Anna Petrova",
      cue = "said",
      attribution = "explicit",
      status = "said",
    }, {
      kind = first.kind,
      text = first.text,
      name = first.name,
      cue = first.cue,
      attribution = first.attribution,
      status = first.status,
    })
    assert.truthy(first.mention:find("Petrova", 1, true))
    assert.is_string(first.reason)
    assert.is_true(first.confidence > 0 and first.confidence <= 1)
    assert.is_nil(first.topic)
    assert.is_nil(first.continues)
    assert.equal(article, first.article)
  end)

  it("gives offsets for string.sub", function()
    local function at(span) return text:sub(span[1], span[2]) end
    assert.equal(first.text, text:sub(first.first, first.last))
    assert.equal("said", at(first.cue_span))
    assert.equal(first.mention, at(first.mention_span))
    assert.equal("[for ships]", at(first.insertions[1]))
    assert.equal("…", at(first.elisions[1]))
    assert.same({ 1, 1, 0 }, { #first.insertions, #first.elisions, #first.repairs })
    for statement in article:statements() do
      local parts = {}
      for i, span in ipairs(statement.spans) do parts[i] = at(span) end
      assert.equal(statement.text, table.concat(parts, " "))
      if #parts > 0 then
        assert.same({ statement.spans[1][1], statement.spans[#parts][2] }, { statement.first, statement.last })
      end
    end
  end)

  it("knows where it stands", function()
    assert.equal("paragraph", first.block.kind)
    assert.truthy(first.block.first <= first.first and first.last <= first.block.last)
    assert.truthy(first.sentence.first <= first.first and first.last <= first.sentence.last)
    local second = find(article, "Trade will grow")
    assert.equal("trade", second.topic)
    assert.equal("On trade", second.section.heading)
    assert.equal("trade", second.section.topic)
    assert.not_equal(first.block, second.block)
  end)

  it("has a status", function() assert.equal("denied", find(article, "the pier was closed").status) end)

  it("is equal to itself only", function()
    assert.equal(article[1], article[1])
    assert.not_equal(article[1], article[2])
    assert.not_equal(article[1], parse()[1])
    assert.not_equal(article[1], article[1].block)
    assert.equal(article[1].speaker, first.speaker)
    assert.is_false(rawequal(article[1], article[1]))
  end)

  it("shows itself", function()
    assert.equal("Anna Petrova (direct, said): The harbour is safe [for ships], and … the pier too", tostring(first))
  end)
end)

describe("article:statements", function()
  local article = parse()

  local filters = {
    { { kind = "direct" }, function(s) return s.kind == "direct" end },
    { { kind = "indirect" }, function(s) return s.kind == "indirect" end },
    { { status = "denied" }, function(s) return s.status == "denied" end },
    { { attribution = "explicit" }, function(s) return s.attribution == "explicit" end },
    { { topic = "trade" }, function(s) return s.topic == "trade" end },
    { { topic = "Trade" }, function() return false end },
    { { speaker = "Anna Petrova" }, function(s) return s.name == "Anna Petrova" end },
    { { speaker = "Petrova" }, function() return false end },
    { { speaker = article[1].speaker }, function(s) return s.speaker == article[1].speaker end },
    { { kind = "direct", topic = "trade" }, function(s) return s.kind == "direct" and s.topic == "trade" end },
    { {}, function() return true end },
  }
  for i, case in ipairs(filters) do
    it("lets pass what filter " .. i .. " asks for", function()
      local want = {}
      for statement in article:statements() do
        if case[2](statement) then want[#want + 1] = statement.id end
      end
      local got = {}
      for statement in article:statements(case[1]) do got[#got + 1] = statement.id end
      assert.same(want, got)
    end)
  end

  local misuse = {
    { { kinds = "direct" }, "unknown key 'kinds'; a filter takes kind, topic, speaker, status, attribution" },
    { { "direct" }, "unknown key '1'" },
    { { kind = "verbatim" }, "kind 'verbatim' is none of: direct indirect mixed" },
    { { kind = 1 }, "kind '1' is none of" },
    { { status = "sung" }, "status 'sung' is none of: said written" },
    { { attribution = true }, "attribution 'true' is none of: explicit" },
    { { topic = 1 }, "topic must be a string, not a number" },
    { { speaker = io.stdout }, "speaker must be a name or a speaker, not a userdata" },
    { { speaker = parse()[1].speaker }, "speaker is one of another article" },
    { "direct", "table expected, got string" },
  }
  for i, case in ipairs(misuse) do
    it("refuses filter " .. i, function()
      local ok, message = pcall(article.statements, article, case[1])
      assert.is_false(ok)
      assert.truthy(message:find(case[2], 1, true), message)
    end)
  end
end)

describe("the parts", function()
  local article = parse()

  it("are speakers", function()
    local speakers = collect(article:speakers())
    local speaker = article[1].speaker
    assert.equal(speaker, speakers[speaker.id])
    assert.equal("person", speaker.type)
    assert.equal("mayor", speaker.role)
    assert.equal("quoth.Speaker: Anna Petrova", tostring(speaker))
    local mentions = 0
    for first, last in speaker:mentions() do
      mentions = mentions + 1
      assert.truthy(text:sub(first, last):find "%a")
    end
    assert.is_true(mentions >= 3)
    assert.equal(article, speaker.article)
  end)

  it("are sentences", function()
    local sentences = collect(article:sentences())
    assert.is_true(#sentences >= 3)
    for i, sentence in ipairs(sentences) do
      assert.equal(i, sentence.index)
      assert.equal(text:sub(sentence.first, sentence.last), sentence.text)
    end
  end)

  it("are blocks", function()
    local kinds = {}
    for block in article:blocks() do
      assert.equal(text:sub(block.first, block.last), block.text)
      kinds[#kinds + 1] = block.kind
      assert.equal("quoth.Block: " .. block.text, tostring(block))
    end
    assert.same({ "title", "deck", "paragraph", "paragraph", "heading", "paragraph" }, kinds)
  end)

  it("are sections", function()
    local sections = collect(article:sections())
    local last = sections[#sections]
    assert.same({ "On trade", "trade", #sections }, { last.heading, last.topic, last.index })
    assert.equal("quoth.Section: On trade", tostring(last))
    assert.equal(last, collect(article:blocks())[6].section)
  end)
end)

describe("userdata", function()
  local article = parse()
  local statement, speaker = article[1], article[1].speaker

  it("are told apart", function()
    local methods = debug.getregistry()["quoth.Article"].__members
    for _, wrong in ipairs { statement, speaker, io.stdout, {}, "x", quoth.language.load "en" } do
      for _, name in ipairs { "statements", "json", "blocks" } do
        local ok, message = pcall(methods[name], wrong)
        assert.is_false(ok)
        assert.truthy(message:find("quoth.Article expected", 1, true), message)
      end
    end
    assert.is_false((pcall(speaker.mentions, statement)))
  end)

  it("withstand their metatable on another's userdata", function()
    for _, name in ipairs { "Article", "Statement", "Language" } do
      local file = assert(io.tmpfile())
      debug.setmetatable(file, debug.getregistry()["quoth." .. name])
      assert.is_false((pcall(function() return #file, file.text, quoth.parse("x", { language = file }) end)), name)
      file = nil
      collectgarbage()
    end
  end)

  it("withstand a forged metatable", function()
    local registry = debug.getregistry()
    for _, name in ipairs { "Article", "Statement", "Speaker", "Sentence", "Block", "Section", "Language" } do
      local metatable = registry["quoth." .. name]
      for _, event in ipairs { "__index", "__tostring", "__pairs", "__len", "__gc" } do
        if metatable[event] then
          assert.is_false((pcall(metatable[event], io.stdout, "text")), name .. event)
          local table = setmetatable({}, metatable)
          assert.is_false((pcall(metatable[event], table, "text")), name .. event)
          debug.setmetatable(table, nil) -- before it is collected: 5.3 raises what a __gc raises wherever it happens
        end
      end
    end
  end)

  it("withstand __gc called by hand, and what is left of them gives an error", function()
    local other = parse()
    local orphan, blocks, members = other[1], other:blocks(), debug.getregistry()["quoth.Article"]
    local mentions = orphan.speaker:mentions()
    members.__gc(other)
    members.__gc(other)
    for _, use in ipairs {
      function() return other.title end,
      function() return #other end,
      function() return orphan.text end,
      function() return tostring(orphan) end,
      function() return blocks().text end,
      function() return mentions() end,
    } do
      local ok, message = pcall(use)
      assert.is_false(ok)
      assert.truthy(message:find("its article is gone", 1, true), message)
    end
  end)

  it("withstand a user value that was taken away", function()
    local other = parse()
    local orphan = other[1]
    debug.setuservalue(orphan, nil, 1)
    assert.is_false((pcall(function() return orphan.text end)))
    orphan = other[1]
    debug.setuservalue(orphan, parse(), 1)
    assert.is_false((pcall(function() return orphan.text end)))
    debug.setuservalue(other, {}, 1)
    assert.is_false((pcall(function() return other.title end)))
  end)

  it("keep their article and its text alive", function()
    local function orphan()
      local own = assert(quoth.parse(("x"):rep(3) .. "\n\n" .. text .. "\n\n" .. ("y"):rep(3)))
      return find(own, "The harbour is safe"), own:sentences(), own[1].speaker:mentions()
    end
    local kept, sentences, mentions = orphan()
    for _ = 1, 3 do
      collectgarbage()
      local _ = ("z"):rep(1 << 20)
    end
    assert.equal("The harbour is safe [for ships], and … the pier too", kept.text)
    assert.is_string(sentences().text)
    assert.is_number(mentions())
    assert.equal("Harbour to reopen in May", kept.article.text:match "Harb[^\n]+")
  end)

  it("are let go", function()
    local weak = setmetatable({}, { __mode = "k" })
    do
      local own = parse()
      weak[own], weak[own[1]] = true, true
    end
    collectgarbage()
    collectgarbage()
    assert.is_nil(next(weak))
  end)

  it("can be used from coroutines", function()
    local made = coroutine.wrap(function()
      local own = parse()
      for s in own:statements() do coroutine.yield(s) end
    end)
    local s = made()
    collectgarbage()
    assert.equal(article[1].text, s.text)
    assert.equal(article[2].text, coroutine.wrap(function() return made().text end)())
  end)
end)

describe("memory", function()
  local lua, build = os.getenv "LUA" or "lua5.4", os.getenv "QUOTH_BUILD" or "build"

  -- What a fresh Lua prints that runs this code.
  local function fresh(code)
    local paths = [[
      package.path = './lua/?.lua;./lua/?/init.lua;' .. package.path
      package.cpath = './%s/lib/?.so;' .. package.cpath
    ]]
    local pipe = assert(io.popen(("%s -e \"%s\""):format(lua, paths:format(build) .. code)))
    local output = pipe:read "a"
    pipe:close()
    return output
  end

  it("that Lua does not see makes the collector work", function()
    local status = io.open "/proc/self/status"
    if not status or os.getenv "QUOTH_PRELOAD" then return pending "needs /proc, and no sanitizer" end
    status:close()
    local kilobytes = tonumber(fresh [[
      local quoth = require 'quoth'
      local text = ('\226\128\156Well,\226\128\157 said Ann Lee of the board.\n\n'):rep(600)
      for _ = 1, 500 do quoth.parse(text) end
      print(io.open('/proc/self/status'):read('a'):match 'VmHWM:%s*(%d+)')]])
    assert.is_true(kilobytes < 24 * 1024, kilobytes .. " KiB")
  end)

  it("and time are little at first", function()
    local best
    for _ = 1, 5 do
      local ms, kilobytes = fresh([[
        local clock, memory = os.clock(), collectgarbage 'count'
        require('quoth').parse 'x'
        print((os.clock() - clock) * 1000, collectgarbage 'count' - memory)]]):match "(%S+)%s+(%S+)"
      best = math.min(best or math.huge, tonumber(ms))
      assert.is_true(tonumber(kilobytes) < 3072, kilobytes .. " KiB")
    end
    -- with sanitizers it is slower
    assert.is_true(best < (os.getenv "QUOTH_PRELOAD" and 200 or 30), best .. " ms")
  end)

  it("is not collected where the host has stopped the collector", function()
    collectgarbage()
    local weak = setmetatable({ [{}] = true }, { __mode = "k" })
    collectgarbage "stop"
    finally(function() collectgarbage "restart" end)
    for _ = 1, 20 do assert(quoth.parse(text)) end
    assert.is_not_nil(next(weak))
  end)
end)

describe("the module", function()
  it("writes no global", function()
    local before = {}
    for key in pairs(_G) do before[key] = true end
    parse():json()
    for key in pairs(_G) do assert.is_true(before[key], tostring(key)) end
  end)

  it("has a version", function()
    assert.equal(core.version, quoth.version)
    assert.equal("quoth " .. core.version, quoth._VERSION)
  end)
end)
