-- article:check and quoth check. What is in doubt is never called exact.
local cjson = require "cjson"
local command = require "command"
local quoth = require "quoth"

local text = [[
Port of Telmar to stay open - mayor

TELMAR, March 4. /VNA/. “We will not close the port of Telmar this year,” Mayor Anna Petrova said on Monday, “and we shall pay 40 million crowns for it.”

“The fleet is ready — and it’s been ready for years, though nobody asked. It may sail in May, before the ice is gone. Who will stop us?” Petrova said. “Nobody asked us.”

Ivan Belov, the harbour master, said: “The fleet is not what it was. It is safe here. The mayor has no plan, and [her office] wrote […] nothing down. Three ships are lost.”

“It is safe here,” Petrova told reporters.

“My deputy told me: ‘The cranes of the old dock will be sold by June.’ I believed him,” Petrova said.

Belov said that the cranes were too old for the new dock and would be scrapped.

“L’été à Zoë’s café — naïve, n’est-ce pas?” asked Zoë Müller. “😀 The answer 😀 is blue.”

“The unit of the R&D house was [never] sold by anybody, and it was (not) a gift to Telmar,” Zoë Müller said.

“It was -5 degrees when the gates opened at 10:30, and the debt was 40%,” Petrova said. “The crane cost $3 million, and 90 million for it, they say, is too much.”

“The anti-government forces of Brannock were here, because the harbour is ice-free and the quay is not. It is a fair price for all,” Belov told reporters.

The council meets again in April behind closed doors.
]]

local article = assert(quoth.parse(text))

-- Quotation, verdict, flags, what is omitted, added or changed ("-" before what only the article has, "+" before what
-- only the quotation has; "…" before what an ellipsis stands for), the speaker.
local cases = {
  -- word for word
  { "We will not close the port of Telmar this year", "exact", "", "", "Anna Petrova" },
  { "“We will not close the port of Telmar this year”", "exact", "", "", "Anna Petrova" },
  { "  \"not close the port\"\n", "exact", "", "", "Anna Petrova" },
  { "We will not close the port of Telmar this year and we shall pay 40 million crowns for it.", "exact", "", "",
    "Anna Petrova" },
  { "The mayor has no plan, and [her office] wrote […] nothing down.", "exact", "", "", "Ivan Belov" },
  { "😀 The answer 😀 is blue.", "exact", "", "", "Zoë Müller" },
  { "The cranes of the old dock", "exact", "", "", "My deputy" },
  { "the cranes were too old for the new dock", "exact", "", "", "Ivan Belov" },
  { "The council meets again in April", "exact", "", "", nil },
  { "Who will stop us?", "exact", "", "", "Anna Petrova" },
  -- but for what a house's style changes
  { "we will not close the port", "normalised", "", "" },
  { "We will not close the port of Telmar this year.", "normalised", "", "" },
  { "We will   not\nclose the\u{a0}port", "normalised", "", "" },
  { "The fleet is ready - and it's been ready", "normalised", "", "" },
  { "The fleet is ready – and it’s been ready for years", "normalised", "", "" },
  { "The fleet is ready -- and it's been ready for years", "normalised", "", "" },
  { "[t]he fleet is ready", "normalised", "", "" },
  { "[T]he council meets again in April", "normalised", "", "" },
  { "L'e\u{301}te\u{301} à Zoe\u{308}'s cafe\u{301} - nai\u{308}ve, n'est-ce pas?", "normalised", "", "" },
  { "The fleet is re\u{ad}ady", "normalised", "", "" },
  { "… we shall pay 40 million crowns …", "normalised", "", "" },
  { "The [old] fleet is ready", "normalised", "", "" },
  { "before the ice is gone. Who will stop us? Nobody asked us.", "exact", "", "" },
  { "before the ice is gone, who will stop us? Nobody asked us.", "altered", "case", "-. Who +, who" },
  { "My deputy told me: “The cranes of the old dock will be sold by June.” I believed him", "normalised", "", "" },
  { "and [her office] wrote … nothing down", "normalised", "", "" },
  -- with words left out
  { "We will not close the port […] and we shall pay 40 million crowns", "omissions", "name", "…-of Telmar this year" },
  { "We will not close the port ... and we shall pay 40 million crowns", "omissions", "name", "…-of Telmar this year" },
  { "We will not close the port and we shall pay 40 million crowns", "omissions", "name", "-of Telmar this year" },
  { "The fleet is ready … It may sail in May", "omissions", "negation",
    "…-— and it’s been ready for years, though nobody asked." },
  { "the [machines] of the old dock will be sold", "omissions", "", "…-cranes" },
  { "the mayor has no plan … Three ships are lost", "omissions", "negation", "…-, and [her office] wrote […] nothing down." },
  { "the cranes were old for the new dock", "omissions", "", "-too" },
  -- what turns the sense is no omission
  { "We will close the port of Telmar this year", "altered", "negation", "-not" },
  { "We will … close the port of Telmar this year", "altered", "negation", "…-not" },
  { "we shall pay million crowns for it", "altered", "number", "-40" },
  { "we shall pay … million crowns for it", "altered", "number", "…-40" },
  { "It sail in May, before the ice is gone", "altered", "modal", nil },
  { "ships are lost, three ships", "altered", nil, nil },
  { "The fleet is [not] ready", "altered", "negation", "+[not]" },
  { "we shall pay [at least 90] 40 million crowns", "altered", "number", "+[at least 90]" },
  { "The fleet is ready for years. It may sail in May", "altered", "negation", nil },
  -- other words
  { "we shall pay 50 million crowns for it", "altered", "number", "-40 +50" },
  { "It will sail in May, before the ice", "altered", "modal", "-may +will" },
  { "We will not open the port of Telmar", "altered", "", "-close +open" },
  { "We will not close the port of Brannock this year", "altered", "name", "-Telmar +Brannock" },
  { "We will not ever close the port of Telmar", "altered", "", "+ever" },
  { "The Fleet is ready", "altered", "case", "-fleet +Fleet" },
  { "It may sail in May before the ice is gone", "altered", "punctuation", "-," },
  { "Who will stop us.", "altered", "punctuation", "+." },
  { "Who will stop us. Nobody asked us.", "altered", "punctuation", "-? +." },
  { "The fleet is ready?", "altered", "punctuation", "+?" },
  { "We saw much. The mayor has no plan, and her office wrote", "altered", nil, nil },
  { "her office wrote nothing down", "altered", nil, nil },
  { "the port close not will we of Telmar this year", "altered", nil, nil },
  -- words and numbers cut
  { "government forces of Brannock were", "altered", "punctuation", "-anti-" },
  { "-government forces of Brannock were", "altered", nil, nil },
  { "anti-government forces of Brannock were", "exact", "", "" },
  { "because the harbour is ice", "altered", "punctuation", "--free" },
  { "because the harbour is ice-", "altered", "punctuation", "-free" },
  { "the harbour is ice and the", "altered", nil, nil },
  { "5 degrees when the gates opened", "altered", "punctuation", "--" },
  { "-5 degrees when the gates opened", "normalised", "", "" },
  { "−5 degrees when the gates opened", "normalised", "", "" },
  { "the gates opened at 10", "altered", "number", "-10:30 +10" },
  { "the gates opened at 10:30", "exact", "", "" },
  { "the debt was 40", "altered", "number", "-%" },
  { "the debt was 40 %", "normalised", "", "" },
  { "the crane cost 3 million", "altered", nil, nil },
  { "-90 million for it, they say", "altered", "punctuation", "+-" },
  { "unit of the R", "altered", "punctuation", "-&D" },
  { "the unit … sold by anybody", "altered", "negation", nil },
  { "by anybody, and it was … a gift to", "altered", "negation", nil },
  -- others' mouths
  { "It is safe here", "ambiguous", "", "" },
  { "Nobody asked us. The fleet is not what it was", "altered", "name speaker", "-Ivan Belov, the harbour master, said:" },
  { "Nobody asked us … The fleet is not what it was", "altered", "name speaker",
    "…-.” Ivan Belov, the harbour master, said:" },
  { "a fair price for all. The council meets again in April", "altered", "name speaker", nil },
  { "a fair price for all, Belov told reporters. The council meets", "altered", "speaker", "" },
  { "a fair price for all, Belov told reporters", "normalised", "", "" },
  -- not there
  { "completely different words that no person has ever uttered", "absent", "", "" },
  { "the moon and the stars are made of green cheese", "absent", "", "" },
  { "port port port port port port", "absent", "", "" },
  { "lose the port of Telm", "altered", nil, nil },
}

local function differences(result)
  local parts = {}
  for _, edit in ipairs(result.edits) do
    if edit.kind ~= "same" then
      if edit.text then parts[#parts + 1] = (edit.marked and "…-" or "-") .. edit.text:gsub("%s+", " ") end
      if edit.quote and edit.kind ~= "editorial" then parts[#parts + 1] = "+" .. edit.quote end
      if edit.kind == "editorial" and #edit.flags > 0 then parts[#parts + 1] = "+" .. edit.quote end
    end
  end
  return table.concat(parts, " ")
end

describe("article:check", function()
  for _, case in ipairs(cases) do
    it(("calls %s: %s"):format(case[2], (case[1]:gsub("%s+", " "))), function()
      local result = assert(article:check(case[1]))
      local shown = differences(result) .. " | " .. table.concat(result.flags, " ")
      assert.equal(case[2], result.verdict, shown)
      if case[3] then assert.equal(case[3], table.concat(result.flags, " "), shown) end
      if case[4] then assert.equal(case[4], differences(result)) end
      if case[5] then assert.equal(case[5], result.speaker.name) end
      if case[2] == "absent" then
        assert.same({ 0, nil }, { #result.edits, result.first })
      else
        assert.equal(result.text, text:sub(result.first, result.last))
      end
    end)
  end

  it("gives edits that put the quotation and the place together again", function()
    for _, case in ipairs(cases) do
      local result = assert(article:check(case[1]))
      local last, quote_last = 0, 0
      for _, edit in ipairs(result.edits) do
        if edit.text then
          assert.equal(edit.text, text:sub(edit.first, edit.last))
          assert.is_true(edit.first > last, case[1])
          last = edit.last
        end
        if edit.quote then
          assert.equal(edit.quote, case[1]:sub(edit.quote_first, edit.quote_last))
          assert.is_true(edit.kind == "editorial" or edit.quote_first > quote_last or edit.kind == "changed", case[1])
          quote_last = math.max(quote_last, edit.quote_last)
        end
      end
    end
  end)

  it("names the statement, nested ones too, and none where the words are the newsroom's", function()
    assert.equal(article[1], article:check("we shall pay 40 million crowns").statement)
    local nested = article:check "cranes of the old dock will be sold by June"
    assert.is_nil(nested.statement.id)
    assert.equal("exact", nested.verdict)
    local none = article:check "The council meets again in April behind closed doors."
    assert.same({ "exact", nil, nil, 1 }, { none.verdict, none.statement, none.speaker, none.places })
  end)

  it("prefers the words of a statement to a headline that has them too", function()
    local one = assert(quoth.parse "The port will open soon\n\nIt was said in Telmar that all was well for now.\n\n“The port will open soon,” Anna Petrova said.")
    local result = one:check "The port will open soon"
    assert.same({ "exact", "Anna Petrova", 2 }, { result.verdict, result.speaker and result.speaker.name, result.places })
  end)

  it("takes what one speaker says twice for his", function()
    local one = assert(quoth.parse "“It will open soon,” Anna Petrova said.\n\n“It will open soon,” Petrova said again.")
    assert.same({ "exact", 2 }, { one:check("It will open soon").verdict, one:check("It will open soon").places })
  end)

  it("looks for the words of the speaker who is asked for", function()
    for name, speaker in pairs { ["Anna Petrova"] = "Anna Petrova", Petrova = "Anna Petrova", BELOV = "Ivan Belov" } do
      local result = article:check("It is safe here", { speaker = name })
      assert.same({ "exact", speaker, true }, { result.verdict, result.speaker.name, result.by_speaker })
    end
    local other = article:check("It is safe here", { speaker = "Trova" })
    assert.same({ "ambiguous", false }, { other.verdict, other.by_speaker })
    other = article:check("The mayor has no plan", { speaker = "Anna Petrova" })
    assert.same({ "exact", "Ivan Belov", false }, { other.verdict, other.speaker.name, other.by_speaker })
    assert.is_false(article:check("no such words were ever uttered", { speaker = "Anna Petrova" }).by_speaker)
    assert.is_nil(article:check("The mayor has no plan").by_speaker)
  end)

  it("fails closed on what is no quotation", function()
    for quote, code in pairs {
      [""] = "empty", ["  “…” "] = "empty", ["[all of it is the editor's]"] = "empty", ["not close"] = "too_short",
      ["… not […] close [this] …"] = "too_short", [("word "):rep(5000)] = "too_long", ["\0\xff\xfe"] = "empty",
    } do
      local result, message, found = article:check(quote)
      assert.is_nil(result)
      assert.is_string(message)
      assert.equal(code, found)
    end
    assert.equal("exact", article:check("not close", { min_words = 2 }).verdict)
  end)

  it("raises on misuse", function()
    for _, arguments in ipairs { {}, { {} }, { "x", 5 }, { "x", { nonsense = 1 } }, { "x", { min_words = 0 } },
      { "x", { speaker = 5 } }, { "x", { speaker = "" } } } do
      assert.is_false(pcall(article.check, article, table.unpack(arguments)))
    end
    assert.is_false(pcall(article.check, {}, "x"))
  end)

  it("is never better than what was done to the words", function()
    local rank = { exact = 1, normalised = 2, omissions = 3, ambiguous = 4, altered = 5, absent = 6 }
    local state = 7
    local function random(n) -- the same everywhere
      state = (state * 1103515245 + 12345) % 2147483648
      return state // 65536 % n + 1
    end
    local sources = {}
    for statement in article:statements() do
      local words = {}
      for word in statement.text:gmatch "%S+" do words[#words + 1] = word end
      if #words >= 8 and not statement.text:find "%[" then sources[#sources + 1] = words end
    end
    assert.is_true(#sources >= 4)
    local edits = {
      { 1, function() end },
      { 5, function(words) words[random(#words)] = "qwertz" end },
      { 5, function(words) table.insert(words, 1 + random(#words - 1), "qwertz") end },
      { 3, function(words) table.remove(words, 1 + random(#words - 2)) end },
      { 3, function(words) for _ = 1, 2 do table.remove(words, 1 + random(#words - 2)) end end },
      { 5, function(words)
        local i = random(#words - 1)
        if words[i]:lower() == words[i + 1]:lower() then words[1] = "qwertz" end
        words[i], words[i + 1] = words[i + 1], words[i]
      end },
      { 5, function(words) table.insert(words, 1 + random(#words - 1), "not") end },
      { 5, function(words) words[random(#words)] = "77" end },
      { 2, function(words) words[1] = words[1]:upper() == words[1]:lower() and "…" or "[" .. words[1] .. "]" end },
    }
    for round = 1, 1500 do
      local source, edit = sources[random(#sources)], edits[(round - 1) % #edits + 1]
      local first = random(#source - 6)
      local words = table.move(source, first, first + 5 + random(#source - first - 5) - 1, 1, {})
      edit[2](words)
      local quote = table.concat(words, " ")
      local result = (words[1]:find "%w" or words[1] == "…") and article:check(quote) -- a dash in front says nothing
      if result then
        assert.is_true(rank[result.verdict] >= edit[1], ("%s: %s | %s"):format(result.verdict, quote, differences(result)))
        if edit[1] == 1 then assert.is_true(rank[result.verdict] <= 2 or result.verdict == "ambiguous", quote) end
      end
    end
  end)

  it("keeps to linear time, whatever article and quotation are made of", function()
    local digest = io.open "examples/digest.txt"
    local one = digest:read "a"
    digest:close()
    local hostile = {
      { ("word "):rep(200000), "word word word" },
      { ("word "):rep(200000), ("word "):rep(1000) .. "other" },
      { ("word … "):rep(100000), ("word … "):rep(400) .. "other" },
      { ("a b "):rep(100000), ("a b "):rep(300) .. "c " .. ("b a "):rep(300) },
      { ("[word "):rep(100000), "[word [word [word other words here" },
      { one:rep(400), "There will be some early talks. Those who drew the plans" },
      { ("“A b,” Jo Doe said, “c d.” "):rep(10000), "A b c d A b c x" },
    }
    for i, case in ipairs(hostile) do
      local function seconds(bytes)
        local whole = assert(quoth.parse(bytes))
        local least = math.huge
        for _ = 1, 3 do
          local clock = os.clock()
          whole:check(case[2])
          least = math.min(least, os.clock() - clock)
        end
        return least
      end
      local half, full = math.huge, math.huge
      for _ = 1, 4 do -- the machine may be busy
        half, full = math.min(half, seconds(case[1]:sub(1, #case[1] // 2))), math.min(full, seconds(case[1]))
        if full < 3 * math.max(half, 0.002) then break end
      end
      assert.is_true(full < 3.5 * math.max(half, 0.002) and full < 5, ("case %d: %g s, %g s"):format(i, half, full))
    end
  end)

  it("reads the words that turn the sense from the language", function()
    local language = quoth.language.extend("en", { weights = { sense = { almost = 1 } } })
    local bytes = "“The bridge is almost ready for trains,” Anna Petrova said."
    local quote = "The bridge is ready for trains"
    assert.equal("omissions", quoth.parse(bytes):check(quote).verdict)
    assert.equal("altered", quoth.parse(bytes, { language = language }):check(quote).verdict)
  end)

  it("works on a page as on a text", function()
    local page = assert(quoth.parse("<h1>Port</h1><article><p>&ldquo;We will <b>not</b> close the&nbsp;port,&rdquo; Anna Petrova said " ..
      "at the town hall of Telmar.<p>Nothing else was said by anybody at all on that day in the town.</article>", { format = "html" }))
    assert.equal("normalised", page:check("We will not close the port").verdict)
    assert.equal("altered", page:check("We will close the port").verdict)
  end)
end)

describe("quoth check", function()
  local function run(options, bytes) return command.run("check " .. options .. " -", bytes or text) end

  it("says verdict, speaker and sentence, and ends with 0 where the words are there", function()
    local out, err, status = run "--quote 'we shall pay 40 million crowns'"
    assert.same({ "", 0 }, { err, status })
    assert.truthy(out:find("standard input: exact: word for word\n  said by: Anna Petrova, direct\n", 1, true), out)
    assert.truthy(out:find("article: “We will not close", 1, true), out)
  end)

  it("shows what differs, and ends with 1", function()
    local out, _, status = run "--quote 'we will … close the port of Brannock'"
    assert.equal(1, status)
    assert.truthy(out:find("touches: negation, name\n", 1, true), out)
    assert.truthy(out:find("differs: We will […] [-not-] close the port of [-Telmar-] {+Brannock+}\n", 1, true), out)
    assert.equal(1, select(3, run "--quote 'the moon is made of green cheese'"))
    assert.equal(1, select(3, run "--quote 'It is safe here'"))
    assert.equal(0, select(3, run "--quote 'It is safe here' --speaker Belov"))
    assert.equal(1, select(3, run "--quote 'The mayor has no plan' --speaker 'Anna Petrova'"))
  end)

  it("shows what the editor put in, however good the words are", function()
    local out, _, status = run "--quote 'We will [refuse to] not close the port'"
    assert.equal(0, status)
    assert.truthy(out:find("differs: We will {+[refuse to]+} not close the port\n", 1, true), out)
  end)

  it("ends with 0 only where the verdict could be told", function()
    for _, quote in ipairs { "we shall pay 40 million crowns", "the moon is made of green cheese" } do
      local out, err = command.shell(("%%Q check --quote '%s' - >/dev/full; echo $?"):format(quote), text)
      assert.equal("3\n", out)
      assert.truthy(err:find("cannot write", 1, true), err)
    end
    -- more than a pipe holds, to a reader that has left
    local long = "“The port is open, " .. ("and so it is, "):rep(20000) .. "they say,” Anna Petrova said."
    local line = "{ trap '' PIPE; %Q check --quote 'The port is open' -; echo $? >&2; } | :"
    local _, told = command.shell(line, long)
    assert.equal("1\n", told)
  end)

  it("writes JSON with offsets in the unit", function()
    local start = text:find("The answer", 1, true)
    local points = utf8.len(text, 1, start - 1)
    for unit, offset in pairs { byte = start - 1, codepoint = points, utf16 = points + 1 } do
      local out, _, status = run("--json --quote 'The answer 😀 is blue' --offsets " .. unit)
      local object = cjson.decode(out)
      assert.equal(0, status)
      assert.same({ "quoth-check/1", "exact", offset, "The answer 😀 is blue", "Zoë Müller" },
        { object.schema, object.verdict, object.span[1], object.text, object.name })
    end
    local nested = cjson.decode((run "--json --quote 'The cranes of the old dock'"))
    assert.truthy(nested.statement:find "^%d+%.1$")
  end)

  it("tells what is wrong", function()
    for options, want in pairs {
      ["--quote ''"] = { "the quotation has no words", 2 }, ["--quote 'not close'"] = { "has 2 words", 2 },
      [""] = { "missing option '--quote'", 2 },
      ["--quote 'a b c' /nonexistent"] = { "cannot read", 3 },
    } do
      local _, err, status = run(options)
      assert.truthy(err:find(want[1], 1, true), err)
      assert.equal(want[2], status)
    end
  end)
end)
