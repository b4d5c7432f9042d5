-- The writers: what they write, and what readers that are not ours make of it (spec/write/check.py).
local cjson = require "cjson"
local command = require "command"
local core = require "quoth.core"
local quoth = require "quoth"

local text = [[
Harbour “to reopen” — 😀

ŒUVREVILLE, May 3. /VNA/. “C’est l’été 😀,” mayor Zoë Müller said, “et la fête.” She denied that the pier was closed.

On <trade> & *naïveté*

=1+1 “is what 👩‍👩‍👧 it costs”, according to Ivan Belov. Belov declined to comment.

“Prime Minister Jane Roe told me: ‘We’d not close the door.’ So be it,” Anna Petrova said.

“It is over,” Anna Petrova said.
]]

local tags = {
  [1] = {
    { tag = "weather.summer", score = 0.8, rule = "summer", at = "weather.lua:3", explain = "'été' <here>" },
    { tag = "party", score = 1 },
  },
  [5] = { nested = { { { tag = "resigned" } } } },
}

local article = assert(quoth.parse(text, { url = "https://example.org/a?b=1&c=2", id = 7 }))
local names = { "ndjson", "csv", "tsv", "webannotation", "brat", "markdown", "jsonld", "html" }

-- What check.py found in what was written; nil and what is missing where it cannot look.
local function check(format, written, whole)
  local files = { command.file(written), whole and command.file(whole) }
  local out, err, status
  for _, python in ipairs { "python3", "/usr/bin/python3" } do
    out, err, status = command.shell(("PYTHONWARNINGS=ignore LD_PRELOAD= %s spec/write/check.py %s %s"):format(python, format,
      table.concat(files, " ")))
    if status == 0 then break end
  end
  for _, name in ipairs(files) do os.remove(name) end
  if status == 77 or status == 127 then return nil, ("python3's %s is not there (.ci/deps peer)"):format(err) end
  assert.equal(0, status, err)
  return cjson.decode(out)
end

local function statements_of(whole)
  local list, work = {}, {}
  for statement in whole:statements() do
    work[1] = statement
    while #work > 0 do
      local one = table.remove(work)
      list[#list + 1] = one
      for i = #one.nested, 1, -1 do work[#work + 1] = one.nested[i] end
    end
  end
  return list
end

-- The seed article, where it is there.
local function seed()
  local file = io.open("../shared/seed/lavrov-press-conference.txt", "rb")
  if not file then return nil end
  local bytes = file:read "a"
  file:close()
  return bytes
end

local function each_text(run)
  local whole = seed()
  local texts = { text, "No statement.", "\xff“It is \xe2\x80safe,” Anna Petrova said\xf0\x9f.\0\1", whole }
  for i = 1, whole and 4 or 3 do run(assert(quoth.parse(texts[i])), texts[i]) end
end

describe("every writer", function()
  for _, name in ipairs(names) do
    it(name .. " writes UTF-8, the same in every run, and changes with the tags", function()
      each_text(function(one, bytes)
        local written = quoth.write[name](one)
        assert.is_string(written)
        assert.is_number(utf8.len(written), name)
        assert.equal(written, (quoth.write[name](quoth.parse(bytes))))
      end)
      local plain, tagged = quoth.write[name](article), nil
      if name ~= "ndjson" then tagged = quoth.write[name](article, { tags = tags }) end
      assert.truthy(not tagged or tagged ~= plain and tagged:find("weather.summer", 1, true))
    end)

    it(name .. " says what was wrong with its arguments", function()
      for _, value in ipairs { 5, "x", {}, io.stdout } do
        local ok, message = pcall(quoth.write[name], value)
        assert.is_false(ok)
        assert.truthy(message:find("bad argument #1 to '" .. name .. "'", 1, true), message)
      end
      for _, options in ipairs {
        { nonsense = 1 }, { tags = 1 }, 5, { tags = { 5 } }, { tags = { { 5 } } }, { tags = { { {} } } },
        { tags = { { { tag = "x", score = 0 / 0 } } } }, { tags = { { nested = { { { tag = "x", score = 2 } } } } } },
      } do
        if name ~= "ndjson" then
          local ok, message = pcall(quoth.write[name], article, options)
          assert.is_false(ok)
          assert.truthy(message:find("bad argument #2 to '" .. name .. "'", 1, true), message)
        end
      end
    end)
  end

  it("takes linear time", function()
    local short, long = quoth.parse((text .. "\n\n"):rep(20)), quoth.parse((text .. "\n\n"):rep(160))
    -- without the collector, whose share depends on what the other tests left behind
    local function seconds(name, one)
      collectgarbage()
      collectgarbage "stop"
      local clock = os.clock()
      quoth.write[name](one)
      local taken = os.clock() - clock
      collectgarbage "restart"
      return taken
    end
    for _, name in ipairs(names) do
      local least = math.huge
      for _ = 1, 3 do least = math.min(least, seconds(name, long) / math.max(seconds(name, short), 0.001)) end
      assert.is_true(least < 20, ("%s: %g times as long for 8 times the text"):format(name, least))
    end
  end)
end)

describe("write.csv and write.tsv", function()
  local function rows(format, options, one)
    local found = assert(check(format, quoth.write[format](one or article, options)))
    local list = {}
    for i = 2, #found do
      list[i - 1] = {}
      assert.equal(#found[1], #found[i])
      for k, name in ipairs(found[1]) do list[i - 1][name] = found[i][k] end
    end
    return list, found
  end

  for _, format in ipairs { "csv", "tsv" } do
    it(format .. " has a row for each statement and tag, which Python's csv reads back", function()
      local list = rows(format, { tags = tags, formulas = true })
      local all = statements_of(article)
      assert.equal(#all + 1, #list)
      assert.same({ "1", "weather.summer", "0.8", "summer", "1", "party", "1", "" }, {
        list[1].statement, list[1].tag, list[1].score, list[1].rule, list[2].statement, list[2].tag, list[2].score,
        list[2].rule,
      })
      for i, statement in ipairs(all) do
        local row = list[i + 1]
        local words = format == "tsv" and statement.text:gsub("%s*\n%s*", " ") or statement.text
        assert.same({ "7", words, statement.kind, statement.name or "", statement.cue or "", statement.topic or "" },
          { row.document, row.text, row.kind, row.speaker, row.cue, row.topic })
      end
      assert.equal("5.1", list[7].statement) -- nested
    end)

    it(format .. " counts offsets in the unit that is asked for", function()
      for unit, cut in pairs {
        byte = function(first, last) return text:sub(first + 1, last) end,
        codepoint = function(first, last)
          return text:sub(utf8.offset(text, first + 1), utf8.offset(text, last + 1) - 1)
        end,
      } do
        local row = rows(format, { offsets = unit })[2]
        assert.equal("the pier was closed.", cut(tonumber(row.start), tonumber(row["end"])))
      end
      local points = utf8.len(text, 1, text:find("the pier", 1, true) - 1)
      assert.equal(points, tonumber(rows(format)[2].start))
      assert.equal(points + 2, tonumber(rows(format, { offsets = "utf16" })[2].start)) -- two emoji before it
    end)

    it(format .. " has no control characters that a reader stops at", function()
      local one = assert(quoth.parse "“The pier\0 was \27[31m closed for good,” Anna Petrova said.")
      assert.equal("The pier\u{fffd} was \u{fffd}[31m closed for good", rows(format, {}, one)[1].text)
    end)

    it(format .. " keeps a spreadsheet from taking text for a formula", function()
      for _, start in ipairs { "=", "+", "-", "@", " =", "＝" } do
        local one = assert(quoth.parse(("“%s1+cmd|x!A0 is it,” Anna Petrova said."):format(start)))
        local guarded, as_it_is = rows(format, {}, one)[1].text, rows(format, { formulas = true }, one)[1].text
        assert.equal("'", guarded:sub(1, 1))
        assert.equal(guarded:sub(2), as_it_is)
      end
    end)
  end

  it("csv ends its lines as RFC 4180 has it, tsv has a line for each row", function()
    assert.truthy(quoth.write.csv(article):find '\r\n$')
    local written = quoth.write.tsv(article)
    local _, lines = written:gsub("\n", "\n")
    assert.equal(#statements_of(article) + 1, lines)
    assert.is_nil(written:find "\r")
  end)

  it("leaves the header out on request, and names the document", function()
    assert.is_nil(quoth.write.csv(article, { header = false }):find "^document,")
    assert.truthy(quoth.write.csv(article, { header = false, document = "a,b" }):find '^"a,b",1,')
  end)
end)

describe("write.webannotation", function()
  it("is valid, and both selectors find the words", function()
    each_text(function(one)
      local found, missing = check("webannotation", quoth.write.webannotation(one), core.utf8(one.text))
      if not found and missing then return pending(missing) end
    end)
  end)

  it("has speaker, cue, kind and tags as bodies, several targets, and says what is nested", function()
    local found, missing = check("webannotation", quoth.write.webannotation(article, { tags = tags }), text)
    if not found then return pending(missing) end
    assert.same({
      id = "statement-1", exact = { "C’est l’été 😀", "et la fête." },
      bodies = {
        { "identifying", "Zoë Müller" }, { "identifying", "mayor Zoë Müller" }, { "describing", "said" },
        { "classifying", "kind: direct" }, { "classifying", "status: said" },
        { "classifying", "attribution: explicit" }, { "tagging", "weather.summer" }, { "tagging", "party" },
      },
    }, found[1])
    local nested = found[6]
    assert.equal("statement-5.1", nested.id)
    assert.same({ { "tagging", "resigned" }, { "linking", "statement-5" } },
      { table.unpack(nested.bodies, #nested.bodies - 1) })
  end)

  it("names the same text the same where it has no address", function()
    local a, b = quoth.write.webannotation(quoth.parse(text)), quoth.write.webannotation(quoth.parse(text .. " "))
    local pattern = '"source":"(urn:uuid:%x%x%x%x%x%x%x%x%-%x%x%x%x%-8%x%x%x%-8%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x)"'
    assert.is_string(a:match(pattern))
    assert.not_equal(a:match(pattern), b:match(pattern))
  end)
end)

describe("write.brat", function()
  it("is standoff that points into its text", function()
    each_text(function(one)
      local annotations, whole = quoth.write.brat(one)
      local found = check("brat", annotations, whole)
      assert.equal(#statements_of(one), #found.events)
      assert.equal(3 * #found.events, found.attributes)
    end)
  end)

  it("has a discontinuous span where content is in two places", function()
    local annotations, whole = quoth.write.brat(article, { tags = tags })
    assert.equal(text, whole)
    local found = check("brat", annotations, whole)
    assert.same({ "Statement", "C’est l’été 😀 et la fête.", 2 }, found.marks[1])
    assert.truthy(annotations:find("#1\tAnnotatorNotes E1\tspeaker: Zoë Müller; tag: weather.summer 0.8 summer", 1, true))
  end)

  it("lets no span run over a line end", function()
    local wrapped = assert(quoth.parse [[
The harbour master of Telmar told the council that the
quay would have to be closed for the winter, and that
nobody should count on it being opened again before the
ice had gone.

He left without taking questions. A spokeswoman for the
council said that the matter would be taken up again in
the spring.]])
    local found = check("brat", quoth.write.brat(wrapped))
    assert.equal((wrapped[1].text:gsub("\n", " ")), found.marks[1][2])
    assert.equal(4, found.marks[1][3])
  end)
end)

describe("write.jsonld", function()
  it("has terms of schema.org only", function()
    each_text(function(one)
      local found, missing = check("jsonld", quoth.write.jsonld(one))
      if not found then return pending(missing) end
      assert.equal(1, #found.NewsArticle)
    end)
  end)

  it("calls verbatim words a Quotation, what is asserted a Claim, and nothing what is denied", function()
    local found, missing = check("jsonld", quoth.write.jsonld(article, { tags = tags }))
    if not found then return pending(missing) end
    local quotations = table.concat(found.Quotation, "\n")
    assert.truthy(quotations:find("C’est l’été 😀 et la fête.", 1, true))
    assert.is_nil(table.concat({ quotations, table.unpack(found.Claim or {}) }, "\n"):find("pier", 1, true))
    local claims = quoth.write.jsonld(quoth.parse "Anna Petrova said that the port was open. Ivan Belov asked whether it was.")
    found = check("jsonld", claims)
    assert.same({ "the port was open." }, found.Claim)
    assert.is_nil(found.Quotation)
  end)
end)

describe("write.markdown", function()
  it("links to addresses of the web alone", function()
    for url, want in pairs {
      ["javascript:alert(1)"] = "\n\njavascript:alert(1)\n", ["data:text/html,<b>"] = "\n\ndata:text/html,\\<b\\>\n",
      ["HTTPS://o.example/a b<c>\1"] = "\n\n<HTTPS://o.example/a%20b%3Cc%3E%01>\n",
    } do
      local written = quoth.write.markdown(assert(quoth.parse("The port\n\n" .. text, { url = url })))
      assert.truthy(written:gsub("\\:", ":"):find(want, 1, true), written:sub(1, 200))
    end
  end)

  -- CommonMark's own program, to text.
  local function read(written)
    local html, _, status = command.shell("cmark -t xml", written)
    if status ~= 0 then return nil end
    local lines = {}
    for paragraph in html:gmatch "<[hp][^\n]-[gh]>?[^\n]*\n(.-)</[hp]" do
      local parts = {}
      for part in paragraph:gmatch '<[tc][^>]->([^<]*)</' do parts[#parts + 1] = part end
      lines[#lines + 1] = table.concat(parts)
    end
    local plain = table.concat(lines, "\n"):gsub("&lt;", "<"):gsub("&gt;", ">"):gsub("&quot;", '"'):gsub("&amp;", "&")
    return plain
  end

  it("shows the words as they are, whatever marks are in them", function()
    local words = "a *b* _c_ `d` [e](f) <g> &amp; #h |i| ~~j~~ \\k 1. l ![m](n) http://o.example/ $p$ - q"
    local one = assert(quoth.parse(("“%s,” Anna Petrova said."):format(words)))
    local shown = read(quoth.write.markdown(one))
    if not shown then return pending "cmark is not there (.ci/deps peer)" end
    assert.truthy(shown:find(words, 1, true), shown)
  end)

  it("has topics as headings and who said it below", function()
    local written = quoth.write.markdown(article, { tags = tags })
    for _, part in ipairs {
      "# Harbour “to reopen” — 😀", "\n> “C’est l’été 😀 … et la fête.”\n\n— **Zoë Müller**, mayor, direct, cue “said”, `weather.summer`, `party`",
      "\n## \\<trade\\> \\& \\*naïveté\\*\n", "\n> *no words are given*\n", "\n>> “We’d not close the door.”\n\n> — **Jane Roe**, Prime Minister, direct, cue “told”, `resigned`\n",
    } do
      assert.truthy(written:find(part, 1, true), part .. "\n" .. written)
    end
  end)
end)

describe("write.html", function()
  it("is HTML without an error, a page and a fragment, with all of the text", function()
    each_text(function(one)
      for _, options in ipairs { {}, { fragment = true }, { fragment = true, prefix = "a1-" } } do
        local found, missing = check("html", quoth.write.html(one, options))
        if not found then return pending(missing) end
        local lines = table.concat(found.lines, "\n"):gsub("%f[^%s“‘\"'(]%d+%.?%d*", "")
        for block in one:blocks() do
          if utf8.len(block.text) and #block.text < 30 and not block.text:find "%c" then
            assert.truthy(lines:find(block.text, 1, true), block.text)
          end
        end
      end
    end)
  end)

  it("marks content, mention and cue", function()
    local found, missing = check("html", quoth.write.html(article, { tags = tags }))
    if not found then return pending(missing) end
    local function has(class, id, words)
      for _, mark in ipairs(found.marks) do
        if mark[1] == class and mark[2] == id and mark[3] == words then return true end
      end
      return false
    end
    assert.is_true(has("content direct", "1", "C’est l’été 😀"))
    assert.is_true(has("content direct", "1", "et la fête."))
    assert.is_true(has("mention", "1", "mayor Zoë Müller"))
    assert.is_true(has("cue", "1", "said"))
    assert.is_true(has("content indirect", "2", "the pier was closed."))
    assert.truthy(table.concat(found.lines, "\n"):find("weather.summer, score 0.8, rule summer (weather.lua:3), 'été' <here>", 1, true))
  end)

  it("lets no script of the text through", function()
    local evil = assert(quoth.parse("“</script><script>alert(1)</script><img src=x onerror=alert(1)>,” said Anna Petrova.",
      { url = "javascript:alert(1)", format = "text" }))
    local written = quoth.write.html(evil, { tags = { { { tag = "<b>", rule = "\"'><i>" } } } })
    assert.is_nil(written:find "<script>" or written:find "<img" or written:find "<b>" and written:find "<i>")
    assert.is_nil(written:find('href="javascript', 1, true))
  end)

  it("refuses a prefix that is no name", function()
    assert.error_matches(function() quoth.write.html(article, { prefix = '"x' }) end, "option 'prefix'")
  end)
end)

describe("quoth export", function()
  local function with_file(bytes, run)
    local name = command.file(bytes)
    run(name)
    os.remove(name)
  end

  it("writes each format to standard output or a file", function()
    with_file(text, function(name)
      local one = assert(quoth.parse(text))
      for _, format in ipairs { "webannotation", "markdown", "jsonld", "html", "ndjson" } do
        local out, err, status = command.run(("export --to %s %s"):format(format, name))
        assert.same({ quoth.write[format](one), "", 0 }, { out, err, status })
      end
      local target = os.tmpname()
      assert.equal("", (command.run(("export --to csv -o %s %s"):format(target, name))))
      assert.equal(quoth.write.csv(one, { document = name }), command.contents(target))
      os.remove(target)
    end)
  end)

  it("puts the articles of csv below one header, and those of brat into a folder", function()
    with_file(text, function(name)
      local out = command.run(("export --to csv %s %s"):format(name, name))
      local _, headers = out:gsub("document,statement", "")
      assert.equal(1, headers)
      local files = command.shell(("d=$(LD_PRELOAD= mktemp -d) && %%Q export --to brat -o $d/ %s %s && LD_PRELOAD= ls $d; rm -r $d")
        :format(name, name))
      local stem = name:match "[^/]*$":gsub("%.%w+$", "")
      assert.equal(("annotation.conf\n%s-2.ann\n%s-2.txt\n%s.ann\n%s.txt\n"):gsub("%%s", stem), files)
    end)
  end)

  it("does not write over what it read", function()
    local line = "d=$(LD_PRELOAD= mktemp -d) && cd $d && cat >a.txt && LD_PRELOAD= cp a.txt b.txt; %s; echo $?; " ..
      "LD_PRELOAD= cmp a.txt b.txt; LD_PRELOAD= ls; LD_PRELOAD= rm -r $d"
    local function run(what, bytes)
      local path = command.path
      command.path = path:find "^/" and path or "$OLDPWD/" .. path
      local out, err = command.shell(line:format(what), bytes)
      command.path = path
      return out, err
    end
    local out, err = run("%Q export --to csv ./a.txt -o a.txt", text)
    assert.equal("2\na.txt\nb.txt\n", out)
    assert.truthy(err:find("a.txt is a source", 1, true), err)
    out, err = run("%Q report a.txt -o .//a.txt", text)
    assert.equal("2\na.txt\nb.txt\n", out)
    assert.truthy(err:find("a.txt is a source", 1, true), err)
    -- brat's text is the source itself, or else is another text
    assert.equal("0\na.ann\na.txt\nannotation.conf\nb.txt\n", (run("%Q export --to brat a.txt -o .", text)))
    out, err = run("%Q export --to brat a.txt -o .", text .. "\xff")
    assert.equal("3\na.txt\nb.txt\n", out)
    assert.truthy(err:find("a.txt is a source", 1, true), err)
  end)

  it("takes - for standard output", function()
    local out, err, status = command.run("export --to tsv - -o -", text)
    assert.same({ "", 0 }, { err, status })
    assert.truthy(out:find("^document\tstatement"), out)
  end)

  it("tags by rules", function()
    local rule = [[return rules{ rule "fete" { tag = "party", when = words{ "fête" } } }]]
    with_file(rule, function(rules)
      with_file(text, function(name)
        os.rename(rules, rules .. ".lua")
        local out, err, status = command.run(("export --to csv --rules %s.lua %s"):format(rules, name))
        os.remove(rules .. ".lua")
        assert.same({ "", 0 }, { err, status })
        assert.truthy(out:find(",party,1,fete,", 1, true), out)
      end)
    end)
    with_file(text, function(name)
      assert.equal(4, select(3, command.run(("export --to csv --rules /nonexistent %s"):format(name))))
    end)
  end)

  it("says what is wrong", function()
    with_file(text, function(name)
      for arguments, want in pairs {
        ["--to brat " .. name] = { "name a folder with -o", 2 },
        [("--to html %s %s"):format(name, name)] = { "name a folder with -o", 2 },
        [name] = { "missing option '--to'", 2 },
        ["--to nonsense " .. name] = { "must be one of", 2 },
        ["--to csv /nonexistent"] = { "cannot read", 3 },
        ["--to csv -o /nonexistent/x " .. name] = { "cannot write", 3 },
      } do
        local out, err, status = command.run("export " .. arguments)
        assert.equal("", out)
        assert.truthy(err:find(want[1], 1, true), err)
        assert.equal(want[2], status)
      end
      local _, err, status = command.run("export --to csv -", "Nothing was said.")
      assert.truthy(err:find "no statement found")
      assert.equal(1, status)
    end)
  end)
end)
