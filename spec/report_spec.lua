-- The report: what is on the page, that nothing of an article becomes markup, and how it is used in a real browser
-- (headless Chromium; without one those tests are pending).
local cjson = require "cjson"
local command = require "command"
local dates = require "quoth.report.dates"
local diff = require "quoth.report.diff"
local palette = require "quoth.report.palette"
local quoth = require "quoth"

local first = [[
Harbour to reopen in May

OLDHAVEN, May 3. /VNA/. “We will never, ever close the harbour to anyone who comes here in need,” mayor Anna Petrova said. She denied that the pier was closed.

It rained in Oldhaven.

On trade

“Trade will grow and grow, as it has grown for years and years, and for decades before them,” Petrova said.

Earlier, Prime Minister Jan Rook "said quite plainly: we pay for the pier," Petrova said.
]]

local second = [[
Mayor keeps harbour open

PORTWICK, May 4. /KNA/. “We will never close the harbour to anyone [at all] who comes here in need,” Anna Petrova told residents.

“Trade will grow […] as it has grown for years and years,” the mayor said.
]]

local function parse(text, options) return assert(quoth.parse(text, options)) end

-- Tags as a tagger gives them: one on the word "harbour" of each statement that has it.
local function tags_of(article)
  local tags = {}
  for i = 1, #article do
    tags[i] = {}
    if article[i].text:find("harbour", 1, true) then
      local from, to = article.text:find("harbour", article[i].first, true)
      tags[i][1] = {
        tag = "about.harbour", score = 0.8, rule = "harbour", at = "port.lua:7", priority = 0, codes = {}, captures = {},
        spans = { { first = from, last = to } }, explain = "“harbour” is in the words",
      }
    end
  end
  return tags
end

local function has(text, part) assert.is_truthy(text:find(part, 1, true), ("%s is missing"):format(part)) end
local function has_not(text, part) assert.is_nil(text:find(part, 1, true), ("%s is there"):format(part)) end

describe("quoth.report", function()
  local article = parse(first, { published = "2024-05-03T10:00:00Z" })
  local one = quoth.report({ article }, { tags = { tags_of(article) } })
  local two = quoth.report({ article, parse(second) }, { names = { "VNA", "KNA" } })

  it("forbids the network, and asks for nothing", function()
    has(one, [[content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:;]])
    for _, page in ipairs { one, two } do
      for _, part in ipairs { "http:", "https:", "@import", "url(", " src=", "fetch(", "innerHTML" } do has_not(page, part) end
    end
  end)

  it("shows each statement with speaker, kind, topic, attribution, reason and confidence", function()
    for _, part in ipairs {
      'data-who="Anna Petrova"', 'data-kind="direct"', 'data-topic="trade"', 'data-attribution="explicit"',
      "<dt>Cue</dt><dd>“said”", "the sentence names the speaker", "indirect, denied", "reports <bdi>Jan Rook</bdi>",
      ("<code>%s</code> <small>confidence 0."):format(article[1].reason),
    } do
      has(one, part)
    end
  end)

  it("shows a tag with rule, file and line, evidence and explanation", function()
    for _, part in ipairs {
      "about.harbour</button>", "rule <code>harbour</code> at <code>port.lua:7</code>", "on “harbour”", "score 0.8<",
      "“harbour” is in the words",
    } do
      has(one, part)
    end
  end)

  it("says when no rule fired, and when none was run", function()
    has(one, "No rule fired.")
    has_not(one, "No rules were run.")
    has(two, "No rules were run.")
    has_not(two, "No rule fired.")
    has(quoth.report({ article }, { tags = { {} } }), "No rule fired on any statement.")
  end)

  it("keeps every word of the text", function()
    local plain = one:match '<div class="body">(.-)</main>':gsub("<ul class=\"notes\">.-</ul></div>\n", ""):gsub("<[^>]*>", "")
    for word in first:gsub("^[^\n]*", ""):gmatch "[%a]+" do has(plain, word) end
  end)

  it("links to a statement by the text's fingerprint and its code points", function()
    local from = utf8.len(first:sub(1, article[1].first - 1))
    local to = utf8.len(first:sub(1, article[1].last))
    local id = one:match('id="(%x+%-%d+%-%d+)" data%-k="1"')
    assert.equal(("%d-%d"):format(from, to), id:match "%-(.*)")
    has(two, id)
    has(quoth.report({ parse(first) }), id)
    has_not(quoth.report({ parse(first .. "\nMore.") }), id)
  end)

  it("has one heading of the first level", function()
    for _, page in ipairs { one, two, quoth.report({ article }, { title = "The week" }) } do
      assert.equal(1, select(2, page:gsub("<h1>", "")))
    end
  end)

  it("gives the same page every time", function()
    assert.equal(one, quoth.report({ article }, { tags = { tags_of(article) } }))
  end)

  it("draws matrices and a timeline with titles, descriptions and tables", function()
    for _, id in ipairs { "topics", "tags" } do
      has(one, ('aria-labelledby="%s-t %s-d"'):format(id, id))
      has(one, ('<title id="%s-t">'):format(id))
    end
    has(two, '<title id="days-t">Statements of each speaker by day</title>')
    has(two, "2024-05-03, Anna Petrova: ")
    has(two, '<th scope="row">Anna Petrova</th><td>2024-05-04</td>')
    has_not(one, 'id="days-t"')
  end)

  it("compares the same quotation in two outlets", function()
    local outlets = two:match '<section id="outlets">.*'
    has(outlets, "We will never <del>ever</del> close the harbour to anyone <ins>[at all]</ins> who comes here in need")
    has(outlets, "cuts 1 word, not marked; adds 2 words in brackets")
    has(outlets, '<del class="marked"')
    has(outlets, "cuts 2 words, marked; leaves out 5 words at an end")
    has(outlets, "longest version")
  end)

  it("warns where a negation or a number is not the same", function()
    local function remark(words)
      local other = parse(("“%s,” Anna Petrova said."):format(words))
      local page = quoth.report { parse "“We will not pay more than 30 crowns for the old pier this year,” Petrova said.", other }
      return page:match '<section id="outlets">.*'
    end
    local same, cut = remark "We will not pay more than 30 crowns for the pier", remark "pay more than 30 crowns for the old pier this year"
    local negated, number = remark "We will pay more than 30 crowns for the old pier", remark "We will not pay more than 40 crowns for the old pier"
    for _, page in ipairs { same, cut, negated, number } do has(page, 'class="versions"') end
    has(negated, "a negation differs")
    has(number, "a number differs")
    has_not(negated, "a number differs")
    has_not(number, "a negation differs")
    for _, page in ipairs { same, cut } do
      has_not(page, "differs</strong>")
    end
  end)

  it("takes an article without statements, and many", function()
    has(quoth.report { parse "It rained." }, "No statement found.")
    has(quoth.report { parse "It rained.", parse "It snowed." }, "No quotation stands in more than one article.")
  end)

  it("describes its charts for both themes", function() -- a full cell is dark in one, bright in the other
    local text = quoth.report({ article }):match "<desc[^>]*>(.-)</desc>"
    assert.truthy(text:find("the more a cell stands out, the more statements", 1, true), text)
  end)

  it("tells copies of a text apart", function()
    local ids = {}
    for id in quoth.report({ article, article }):gmatch ' id="([^"]+)"' do
      assert.is_nil(ids[id], id)
      ids[id] = true
    end
  end)

  for name, call in pairs {
    ["no table"] = function() quoth.report(article) end, ["no article"] = function() quoth.report {} end,
    ["a string"] = function() quoth.report { "text" } end, ["an option"] = function() quoth.report({ article }, { tag = {} }) end,
    ["a title"] = function() quoth.report({ article }, { title = 1 }) end,
    ["another userdata"] = function() quoth.report { article[1] } end, ["a file"] = function() quoth.report { io.stdout } end,
    ["options"] = function() quoth.report({ article }, 5) end,
    ["tags of nothing"] = function() quoth.report({ article }, { tags = { 5 } }) end,
    ["a score"] = function() quoth.report({ article }, { tags = { { { { tag = "x", score = 1 / 0 } } } } }) end,
  } do
    it("raises: " .. name, function() assert.error_matches(call, "^bad argument #[12] to 'report'") end)
  end

  it("takes linear time", function()
    local function seconds(n)
      local articles = {}
      for i = 1, n do articles[i] = parse(first .. ("\n“Statement %d of the day is what it is,” Lee said.\n"):format(i)) end
      local best = math.huge
      for _ = 1, 3 do
        local begin = os.clock()
        quoth.report(articles)
        best = math.min(best, os.clock() - begin)
      end
      return best
    end
    local short, long
    for _ = 1, 3 do -- measured anew where the machine was busy
      short, long = seconds(50), seconds(200)
      if long < 5 * short then break end
    end
    assert.is_true(long < 5 * short, ("%.3f s, four times as many %.3f s"):format(short, long))
  end)
end)

describe("hostile text", function()
  local evil = [[</script><img src=x onerror=alert(1)>"' onmouseover='alert(2)]]
  local text = ("%s\n\nOLDHAVEN, May 3. /VNA/. “%s,” mayor Anna %s said.\n\nOn %s\n\n“It is %s,” Ann Lee said.\n"):rep(2)
    :format(evil, evil, evil, evil, evil, evil, evil, evil, evil, evil)
  local article = parse(text, { url = "javascript:alert(3)//https://x.example", published = evil })
  local tags = {}
  for i = 1, #article do
    tags[i] = { {
      tag = evil, score = 1, rule = evil, at = evil, explain = evil, spans = { { first = 1, last = 10 }, { first = -5, last = 1 << 40 } },
    } }
  end
  local page = quoth.report({ article, article }, { title = evil, names = { evil }, tags = { tags, tags } })

  it("stays text", function()
    local _, scripts = page:gsub("</script", "")
    assert.equal(1, scripts)
    has_not(page, "<img")
    has_not(page, "' onmouseover")
    has_not(page, 'href="javascript')
    assert.is_number(utf8.len(page))
  end)

  it("is UTF-8 throughout, whatever the bytes", function()
    local bad = quoth.report { parse("“It is \xff\xfe\0\27 safe,” Anna\u{202e} Petrova said.") }
    assert.is_number(utf8.len(bad))
    assert.is_nil(bad:find "[\0\27]")
  end)
end)

-- Relative luminance and contrast of WCAG 2.2.
local function contrast(a, b)
  local function luminance(color)
    local sum = 0
    for i, weight in ipairs { 0.2126, 0.7152, 0.0722 } do
      local part = tonumber(color:sub(2 * i, 2 * i + 1), 16) / 255
      sum = sum + weight * (part <= 0.04045 and part / 12.92 or ((part + 0.055) / 1.055) ^ 2.4)
    end
    return sum
  end
  local x, y = luminance(a), luminance(b)
  return (math.max(x, y) + 0.05) / (math.min(x, y) + 0.05)
end

describe("the palette", function()
  it("is measured rightly", function()
    assert.equal("21.0", ("%.1f"):format(contrast("#000000", "#ffffff")))
    assert.equal("4.5", ("%.1f"):format(contrast("#767676", "#ffffff")))
  end)

  for _, theme in ipairs { "light", "dark" } do
    for what, least in pairs { text = 4.5, shapes = 3 } do
      it(("has the contrast of WCAG AA: %s, %s"):format(theme, what), function()
        for _, pair in ipairs(palette[what]) do
          local value = contrast(palette[theme][pair[1]], palette[theme][pair[2]])
          assert.is_true(value >= least, ("%s on %s: %.2f"):format(pair[1], pair[2], value))
        end
      end)
    end
  end

  it("has the same names in both themes, and the style uses no other colours", function()
    for name in pairs(palette.light) do assert.is_string(palette.dark[name], name) end
    for name in pairs(palette.dark) do assert.is_string(palette.light[name], name) end
    local style = require "quoth.report.style"
    for name in style:gmatch "var%(%-%-([%w-]+)%)" do assert.is_string(palette.light[name], name) end
    for color in style:gmatch "[:%s,](#%x+)%f[%W]" do assert.is_true(color == "#0003" or color == "#0000", color) end
  end)
end)

describe("diff", function()
  local function shown(a, b)
    local parts = {}
    for i, run in ipairs(diff.runs(diff.words(a), diff.words(b))) do
      local words = {}
      for j, word in ipairs(run) do words[j] = word.text end
      parts[i] = run.kind .. table.concat(words, " ")
    end
    return table.concat(parts, " | ")
  end
  for _, case in ipairs {
    { "a b c", "a b c", "=a b c" }, { "a b c", "a c", "=a | -b | =c" }, { "a c", "a b c", "=a | +b | =c" },
    { "a b", "c d", "-a b | +c d" }, { "", "a", "+a" }, { "a", "", "-a" },
    { "“We won't go,” he", "We won’t go, he", "=We won’t go, he" }, { "It is. So", "it is so", "=it is so" },
    { "a b c d", "a […] d", "=a | -b c | =d" }, { "a b c d", "a ... d", "=a | -b c | =d" },
    { "a b c d e f g", "b c x d e g h", "-a | =b c | +x | =d e | -f | =g | +h" },
  } do
    it(("%q %q"):format(case[1], case[2]), function() assert.equal(case[3], shown(case[1], case[2])) end)
  end

  it("puts the versions together again, whatever they are", function()
    local state = 1
    local function random(n)
      state = (state * 1103515245 + 12345) % 2147483648
      return (state >> 8) % n
    end
    local function text()
      local words = {}
      for i = 1, random(14) do words[i] = string.char(97 + random(4)) end
      return table.concat(words, " ")
    end
    for _ = 1, 500 do
      local a, b, x, y = text(), text(), {}, {}
      for _, run in ipairs(diff.runs(diff.words(a), diff.words(b))) do
        for _, word in ipairs(run) do
          if run.kind ~= "+" then x[#x + 1] = word.text end
          if run.kind ~= "-" then y[#y + 1] = word.text end
        end
      end
      assert.same({ a, b }, { table.concat(x, " "), table.concat(y, " ") })
    end
  end)

  it("gives up on texts that have nothing in common, fast", function()
    local begin = os.clock()
    local a, b = ("a "):rep(20000), ("b "):rep(20000)
    assert.equal(2, #diff.runs(diff.words(a), diff.words(b)))
    assert.is_true(os.clock() - begin < 5)
  end)
end)

describe("dates", function()
  for _, case in ipairs {
    { "2024-01-18T09:00", "2024 1 18" }, { "January 18", "nil 1 18" }, { "18 января 2024", "2024 1 18" },
    { "5. März", "nil 3 5" }, { "18.01.2024", "2024 1 18" }, { "18 août 2023", "2023 8 18" }, { "Monday", "nil nil nil" },
    { "May 40", "nil nil nil" }, { "", "nil nil nil" }, { "juin 3", "nil 6 3" }, { "juillet 3", "nil 7 3" },
  } do
    it(("%q"):format(case[1]), function()
      local month, day, year = dates.parse(case[1])
      assert.equal(case[2], ("%s %s %s"):format(year, month, day))
    end)
  end

  it("counts days", function()
    assert.equal(2, dates.days(2024, 3, 1) - dates.days(2024, 2, 28))
    assert.equal(1, dates.days(2023, 3, 1) - dates.days(2023, 2, 28))
    assert.equal(366, dates.days(2025, 1, 1) - dates.days(2024, 1, 1))
  end)
end)

describe("quoth report", function()
  -- Runs it on these files; $1, $2 ... in the arguments are their names.
  local function run(arguments, ...)
    local names = {}
    for i, bytes in ipairs { ... } do names[i] = command.file(bytes) end
    local out, err, status = command.run("report " .. arguments:gsub("%$(%d)", function(i) return names[tonumber(i)] end))
    for i, name in ipairs(names) do
      os.remove(name)
      err = err:gsub(name:gsub("%p", "%%%0"), "$" .. i)
    end
    return out, err, status
  end

  it("writes to standard output or to a file", function()
    local out, err, status = run("$1", first)
    assert.same({ "", 0 }, { err, status })
    has(out, "</html>")
    local name = os.tmpname()
    local nothing
    nothing, err, status = run("-o " .. name .. " $1", first)
    assert.same({ "", "", 0 }, { nothing, err, status })
    has(command.contents(name), "</html>")
    os.remove(name)
  end)

  it("reads NDJSON as filter does, and what filter writes", function()
    local lines = cjson.encode { text = first, url = "https://vna.example/1" } .. "\n\n" .. cjson.encode { text = second, site = "KNA" } .. "\n"
    local out, err, status = run("$1", lines)
    assert.same({ "", 0 }, { err, status })
    has(out, 'data-name="vna.example"')
    has(out, 'data-name="KNA"')
    has(command.shell("%Q filter | %Q report -", lines), "Who said what in 2 articles")
  end)

  it("tags with rules", function()
    local name = os.tmpname()
    local file = assert(io.open(name .. ".lua", "w"))
    file:write 'return rules{ name = "port", rule "harbour" { tag = "about.harbour", when = words{ "harbour" } } }'
    file:close()
    local out, err, status = run("--rules " .. name .. ".lua $1", first)
    os.remove(name)
    os.remove(name .. ".lua")
    assert.same({ "", 0 }, { err, status })
    has(out, "about.harbour</button>")
    has(out, ".lua:1</code>")
    has(out, "on “harbour”")
    has(out, "No rule fired.")
  end)

  it("makes the page that the README shows", function()
    local out, err, status = command.run "report --rules speech-acts --rules negotiations examples/digest.txt"
    assert.same({ "", 0 }, { err, status })
    has(out, 'data-tags="act.prediction"')
    has(out, "speech-acts.lua:")
  end)

  for _, case in ipairs {
    { "$1", "It rained.\n", "quoth: no statement found\n", 1 },
    { "$1", "", "quoth: $1: the document is empty: it has no text but white space\n", 3 },
    { "/nonexistent", "", "quoth: cannot read /nonexistent: No such file or directory\n", 3 },
    { "$1", '{"text":1,"schema":"x"}\n', 'quoth: $1: line 1: the document has no string "text" or "html" (no_text)\n', 3 },
    { "-o /nonexistent/x $1", first, "quoth: cannot write: /nonexistent/x: No such file or directory\n", 3 },
    { "--rules /nonexistent.lua $1", first, nil, 4 },
  } do
    it(("exits with %d: %s"):format(case[4], case[1]), function()
      local _, err, status = run(case[1], case[2])
      assert.equal(case[4], status)
      if case[3] then assert.equal(case[3], err) end
    end)
  end

  it("shows what could be read, and says what could not", function()
    local out, err, status = run("$1 /nonexistent", first)
    has(out, "Anna Petrova")
    assert.same({ "quoth: cannot read /nonexistent: No such file or directory\n", 3 }, { err, status })
  end)
end)
