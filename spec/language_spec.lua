-- Languages: what is compiled, what is refused and how, what a caller can add.
local quoth = require "quoth"
local core = require "quoth.core"
local inflect = require("quoth.language.inflect").en

local function show(form) return type(form) == "table" and table.concat(form, "|") or form end

describe("English inflection", function()
  local cases = {
    { "add", "adds", "added", "adding" },
    { "deny", "denies", "denied", "denying" },
    { "relay", "relays", "relayed", "relaying" },
    { "admit", "admits", "admitted", "admitting" },
    { "state", "states", "stated", "stating" },
    { "argue", "argues", "argued", "arguing" },
    { "agree", "agrees", "agreed", "agreeing" },
    { "lie", "lies", "lied", "lying" },
    { "stress", "stresses", "stressed", "stressing" },
    { "preach", "preaches", "preached", "preaching" },
    { "gush", "gushes", "gushed", "gushing" },
    { "echo", "echoes", "echoed", "echoing" },
    { "quip", "quips", "quipped", "quipping" },
    { "brag", "brags", "bragged", "bragging" },
    { "claim", "claims", "claimed", "claiming" },
    { "answer", "answers", "answered", "answering" },
    { "crow", "crows", "crowed", "crowing" },
    { "text", "texts", "texted", "texting" },
    { "demur", "demurs", "demurred", "demurring" },
    { "panic", "panics", "panicked", "panicking" },
    { "signal", "signals", "signaled|signalled", "signaling|signalling" },
    { "detail", "details", "detailed", "detailing" },
    { "say", "says", "sayed", "saying" },
  }
  for _, case in ipairs(cases) do
    it("of " .. case[1], function()
      local base, present, past, participle, ing = inflect(case[1])
      assert.equal(case[1], base)
      assert.same({ case[2], case[3], case[3], case[4] }, { present, show(past), show(participle), show(ing) })
    end)
  end
end)

describe("quoth.language", function()
  for file in io.popen("ls lua/quoth/language"):lines() do
    local code = file:match "^(%a%a)%.lua$"
    if code then
      it("compiles " .. code, function()
        assert.equal(code, assert(quoth.language.load(code)).code)
        assert.same({}, assert(quoth.parse("x", { language = code })).warnings)
      end)
    end
  end

  it("loads a language once", function()
    local en = assert(quoth.language.load "en")
    assert.equal("en", en.code)
    assert.equal(en, quoth.language.load "en")
    assert.equal("quoth.Language: en", tostring(en))
  end)

  it("gives nil, message and code for what there is no module of", function()
    for _, code in ipairs { "xx", "init", "inflect", "names", "weights", "", "../en", "en.lua", "e n" } do
      local language, message, kind = quoth.language.load(code)
      assert.is_nil(language)
      assert.truthy(message:find(code, 1, true))
      assert.equal("unknown_language", kind)
      language, message, kind = quoth.language.extend(code, {})
      assert.is_nil(language)
      assert.truthy(message:find(code, 1, true))
      assert.equal("unknown_language", kind)
    end
  end)

  it("finds a module of the caller's", function()
    package.preload["quoth.language.zz"] = function() return { words = { that = "zat" } } end
    finally(function()
      package.preload["quoth.language.zz"], package.loaded["quoth.language.zz"] = nil, nil
    end)
    assert.equal("zz", quoth.language.load("zz").code)
    assert.same({}, quoth.parse("x", { language = "zz" }).warnings)
  end)

  for name, module in pairs {
    ["that raises"] = { function() error "zy: oh dear" end, "zy: oh dear" },
    ["that misses a module of its own"] = { function() require "quoth.none" end, "module 'quoth.none' not found" },
    ["that returns no table"] = { function() return "x" end, "language 'zy': quoth.language.zy returns a string, not a table" },
  } do
    it("says what is wrong with a module " .. name, function()
      package.preload["quoth.language.zy"] = module[1]
      finally(function() package.preload["quoth.language.zy"], package.loaded["quoth.language.zy"] = nil, nil end)
      local ok, message = pcall(quoth.language.load, "zy")
      assert.is_false(ok)
      assert.truthy(message:find(module[2], 1, true), message)
    end)
  end

  it("takes a compiled language in parse", function()
    local own = quoth.language.new { code = "own", verbs = { say = "blurt/blurts/blurted/blurted/blurting" } }
    local article = assert(quoth.parse("“Hm,” Anna blurted.", { language = own }))
    assert.equal("own", article.language)
  end)

  it("takes lists, arrays, phrases, weights and rules of inflection", function()
    local function rule(base) return base, base .. "s", { base .. "t", base .. "d" }, base .. "n", base .. "g" end
    assert.equal("own", quoth.language.new({
      code = "own",
      name = "Own",
      words = { month = { "May", "first of may" }, day = "Mon,\n  Tue ,, Wed\r\nin  a   week\n" },
      verbs = { say = "point out, go/goes/went/gone/going on to say", tell = { "tell" } },
      weights = { cue = { said = 1.5, ["went on to say"] = 2 }, sentence = { bias = -1 } },
      inflect = rule,
    }).code)
  end)

  it("leaves the code's own language as it is when extended", function()
    local more = assert(quoth.language.extend("en", { verbs = { say = "blurt" } }))
    assert.equal("en", more.code)
    assert.not_equal(more, quoth.language.load "en")
  end)

  local faults = {
    { "no table", "words", "table expected, got string" },
    { "no code", {}, "needs a code" },
    { "an unknown key", { code = "q", word = {} }, "language 'q': unknown key 'word'" },
    { "an unknown class", { code = "q", words = { sai = "x" } }, "language 'q': unknown word class 'sai'" },
    { "words that are none", { code = "q", words = { say = 1 } }, "language 'q': class 'say' is a number" },
    { "words in no table", { code = "q", words = "say" }, "language 'q': words is a string, not a table" },
    { "a key that is no string", { code = "q", words = { "say" } },
      "language 'q': words has a key that is no string: 1" },
    { "an entry that is no string", { code = "q", words = { say = { "a", 2 } } }, "'say': entry 2 is a number" },
    { "an entry that is too long", { code = "q", words = { say = ("x"):rep(256) } }, "word class 'say': '" },
    { "an entry that is far too long", { code = "q", words = { say = ("y"):rep(9999) } }, "word class 'say': '" },
    { "two forms", { code = "q", verbs = { say = "say/said" } },
      "language 'q': verbs of 'say': 'say/said' has 2 forms" },
    { "no rules", { code = "q", verbs = { say = "blurt" } }, "'blurt' needs all five forms" },
    { "rules that are none", { code = "q", verbs = { say = "x" }, inflect = 1 },
      "inflect is a number, not a function" },
    { "verbs that are none", { code = "q", verbs = { say = 1 } }, "verbs of 'say' are a number" },
    { "a verb of an unknown class", { code = "q", verbs = { sai = "a/b/c/d/e" } }, "unknown word class 'sai'" },
    { "weights that are none", { code = "q", weights = { m = 1 } }, "weights of 'm' are a number" },
    { "a weight that is none", { code = "q", weights = { m = { f = "x" } } }, "weights of 'm': feature 'f' must be" },
    { "a weight without a name", { code = "q", weights = { m = { 1 } } }, "weights of 'm': feature '1' must be" },
  }
  for _, fault in ipairs(faults) do
    it("refuses " .. fault[1], function()
      local ok, message = pcall(quoth.language.new, fault[2])
      assert.is_false(ok)
      assert.truthy(tostring(message):find(fault[3], 1, true), message)
    end)
  end

  it("refuses what is no language", function()
    assert.has_error(function() core.parse("x", io.stdout, 0) end)
    assert.has_error(function() quoth.language.load(7) end)
    assert.has_error(function() quoth.parse("x", { language = io.stdout }) end)
  end)

  local codes = {
    { "en", false }, { "en-GB", false }, { "en_US", false }, { "EN", false }, { "xx", true }, { "xx-en", true },
    { "", true }, { "../en", true },
  }
  for _, case in ipairs(codes) do
    it(("reads '%s' %s"):format(case[1], case[2] and "by English rules, with a warning" or "as English"), function()
      local article = assert(quoth.parse("x", { language = case[1] }))
      assert.equal(case[1], article.language)
      local warning = article.warnings[1]
      assert.equal(case[2] and "unknown_language" or nil, warning and warning.code)
    end)
  end
end)

describe("a list of a language", function()
  for _, name in ipairs { "en", "de", "es", "fr", "ru", "names", "weights", "inflect" } do
    it("of " .. name .. " has no word twice", function()
      local file = assert(io.open("lua/quoth/language/" .. name .. ".lua"))
      local source = file:read("a")
      file:close()
      local twice = {}
      for list in source:gmatch("%[%[(.-)%]%]") do
        local seen = {}
        for word in list:gmatch("[^,]+") do
          word = word:match("^%s*(.-)%s*$"):gsub("%s+", " ")
          if word ~= "" and seen[word] then twice[#twice + 1] = word end
          seen[word] = true
        end
      end
      assert.same({}, twice)
    end)
  end
end)
