-- Live blogs: entries in order, with time and headline. Names, places and pages are invented.
local quoth = require "quoth"
local cjson = require "cjson"

local ferries = "No ferry will sail before Sunday, the harbourmaster, Rhea Kolb, said."
local gym = "The mayor, Emil Varga, said that 48 people were still in the gym on Mill Road."
local trams = "Trams have stopped in the old town, a spokesman for the city said in the morning."
local summary = "The storm has reached the coast of Orm, and the harbour is closed until Friday at the earliest."

local function page(body, head)
  return "<!doctype html><html lang=en><head><title>Storm in Orm</title>" .. (head or "") .. "</head><body><main><h1>Storm in Orm</h1>"
    .. body .. "</main></body></html>"
end

local function ld(updates, more)
  return '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm in Orm","liveBlogUpdate":[' .. table.concat(updates, ",")
    .. "]" .. (more or "") .. "}</script>"
end

local function update(headline, time, body)
  return cjson.encode { ["@type"] = "BlogPosting", headline = headline, datePublished = time, articleBody = body }
end

-- time | shown | heading | text of each entry, the time that is shown and the heading left out of the text; - stands for nil.
local function entries(article)
  local out = {}
  for entry in article:entries() do
    local text = entry.text
    for _, part in ipairs { entry.shown or "", entry.heading or "" } do
      if text:sub(1, #part) == part then text = text:sub(#part + 1):gsub("^[%s–]+", "") end
    end
    out[#out + 1] = ("%s | %s | %s | %s"):format(entry.time or "-", entry.shown or "-", entry.heading or "-", (text:gsub("%s+", " ")))
  end
  return out
end

local function parse(html) return assert(quoth.parse(html, { format = "html" })) end

local function div(class, ...) return "<div class='" .. class .. "'>" .. table.concat { ... } .. "</div>" end
local function p(text) return "<p>" .. text .. "</p>" end
local function time(iso, shown) return "<time datetime='" .. iso .. "'>" .. shown .. "</time>" end

local two = { "2026-03-04T14:32:00+02:00 | 14:32 | Ferries stay in port | " .. ferries,
  "2026-03-04T14:05:00+02:00 | 14:05 | - | " .. gym }

describe("a live blog in HTML", function()
  local a = time("2026-03-04T14:32:00+02:00", "14:32") .. "<h2>Ferries stay in port</h2>" .. p(ferries)
  local b = time("2026-03-04T14:05:00+02:00", "14:05") .. p(gym)
  local cases = {
    { "elements that name themselves entries", p(summary) .. div("live-entry", a) .. div("live-entry", b), "", two },
    { "articles under an element that names itself a live blog", p(summary) .. div("liveblog", "<article>", a, "</article><article>", b, "</article>"), "", two },
    { "items of a list", p(summary) .. "<ol class=liveblog><li><div>" .. a .. "</div></li><li><div>" .. b .. "</div></li></ol>", "", two },
    { "microdata", p(summary) .. "<div itemprop=liveBlogUpdate>" .. a .. "</div><div itemprop=liveBlogUpdate>" .. b .. "</div>", "", two },
    { "nothing but times and headings, three and more", p(summary) .. div("x", a) .. div("x", time("2026-03-04T14:05:00+02:00", "14:05"), "<h2>In the gym</h2>", p(gym))
      .. div("x", time("2026-03-04T13:50", "13.50"), "<h2>Trams stop</h2>", p(trams)), "",
      { two[1], "2026-03-04T14:05:00+02:00 | 14:05 | In the gym | " .. gym, "2026-03-04T13:50:00 | 13.50 | Trams stop | " .. trams } },
    { "entries in a row, without elements of their own", p(summary) .. a .. b, ld {}, two },
    { "an entry without a headline is not of the one above it", div("live-entry", a) .. div("live-entry", b), "", two },
    { "a time that is no date stays text", div("live-entry", "<time>11.04</time><h3>First ship in</h3>", p(ferries)) .. div("live-entry", "<time>2h ago</time>", p(gym)), "",
      { "- | 11.04 | First ship in | " .. ferries, "- | 2h ago | - | " .. gym } },
    { "a clock time and the day for machines", div("live-entry", time("2026-03-04", "2.32 p.m."), p(ferries)) .. div("live-entry", time("2026-03-04", "14h05"), p(gym)), "",
      { "2026-03-04T14:32:00 | 2.32 p.m. | - | " .. ferries, "2026-03-04T14:05:00 | 14h05 | - | " .. gym } },
    { "elements of the site's own for times", div("live-entry", (time("2026-03-04T14:32:00+02:00", "14:32"):gsub("time", "local-time", 1)), p(ferries))
      .. div("live-entry", "<local-time datetime='2026-03-04T14:05:00+02:00'>14:05</local-time>", p(gym)), "",
      { (two[1]:gsub("Ferries stay in port", "-")), two[2] } },
    { "an hour without minutes", div("live-entry", time("2026-03-04", "9 p.m."), p(ferries)) .. div("live-entry", time("2026-03-04", "8 a.m."), p(gym)), "",
      { "2026-03-04T21:00:00 | 9 p.m. | - | " .. ferries, "2026-03-04T08:00:00 | 8 a.m. | - | " .. gym } },
    { "a day behind the clock time", div("live-entry", "<span class=timestamp>14:32 GMT, 4 March 2026</span>", p(ferries))
      .. div("live-entry", "<span class=timestamp>14:05</span>", p(gym)), "",
      { "2026-03-04T14:32:00Z | 14:32 GMT, 4 March 2026 | - | " .. ferries, "- | 14:05 | - | " .. gym } },
    { "times as paragraphs of their own", p "14:32" .. p(ferries) .. "<p>___</p>" .. p "14:05" .. p(gym), ld {},
      { "- | 14:32 | - | " .. ferries .. " ___", "- | 14:05 | - | " .. gym } },
    { "times in bold", p "<b>14:32</b>" .. p(ferries) .. p "<b>14:05</b>" .. p(gym) .. p "<b>13:50</b>" .. p(trams), "",
      { "- | 14:32 | - | " .. ferries, "- | 14:05 | - | " .. gym, "- | 13:50 | - | " .. trams } },
    { "a headline above its time", "<h2>Ferries stay in port</h2>" .. time("2026-03-04T14:32:00+02:00", "14:32") .. p(ferries) .. "<h2>In the gym</h2>"
      .. time("2026-03-04T14:05:00+02:00", "14:05") .. p(gym), ld {}, { two[1], (two[2]:gsub("| %- |", "| In the gym |")) } },
    { "a time with words in what is called a time", div("live-entry", "<span class=meta-time>published at 14:32</span>", p(ferries))
      .. div("live-entry", "<span class=meta-time>published at 14:05</span>", p(gym)), "",
      { "- | published at 14:32 | - | " .. ferries, "- | published at 14:05 | - | " .. gym } },
    { "a list of its headlines is none of it", div("key-events", "<ul><li><a href=#a>", time("2026-03-04T14:32:00+02:00", "14:32"), "Ferries stay in port</a><li><a href=#b>",
      time("2026-03-04T14:05:00+02:00", "14:05"), "In the gym</a></ul>") .. div("live-entry", a) .. div("live-entry", b), "", two },
    { "when it was changed is its second time", div("live-entry", time("2026-03-04T14:32:00+02:00", "14:32"), " updated ", time("2026-03-04T15:00:00+02:00", "15:00"),
      "<h2>Ferries stay in port</h2>", p(ferries)) .. div("live-entry", b), "", { (two[1]:gsub("| 14:32 |", "| 14:32 updated 15:00 |")), two[2] } },
    { "a time inside a sentence is no entry's", div("live-entry", a, p("The next ship is due " .. time("2026-03-05T06:00", "at six on Thursday") .. ", the office said later."))
      .. div("live-entry", b), "", { two[1] .. " The next ship is due at six on Thursday, the office said later.", two[2] } },
    { "what stands behind the last entry is not of it", div("live-entry", a) .. div("live-entry", b) .. p("The Courier covers storms of the coast and all that comes after them."), "", two },
    { "times of the JSON-LD, by headline or beginning", div("a", "<h2>Ferries stay in port</h2>", p(ferries)) .. div("a", p(gym)),
      ld { update("Ferries stay in port", "2026-03-04T14:32:00+02:00", ferries), update("Gym", "2026-03-04T14:05:00+02:00", gym .. " More.") },
      { (two[1]:gsub("| 14:32", "| -")), (two[2]:gsub("| 14:05", "| -")) } },
    { "a page that scripts fill", p "Loading the latest news for you.",
      ld { update("Ferries stay in port", "2026-03-04T14:32:00+02:00", ferries .. "\n" .. ("More of it. "):rep(30)), update(nil, "2026-03-04T14:05:00+02:00", gym) },
      { "2026-03-04T14:32:00+02:00 | - | Ferries stay in port | " .. ferries .. (" More of it."):rep(30), (two[2]:gsub("| 14:05", "| -")) } },
    { "no live blog: when an article was published and changed", "<header>" .. time("2026-03-04T14:32", "today") .. time("2026-03-04T15:32", "an hour ago") .. "</header>"
      .. p(summary) .. p(ferries) .. p(gym), "", {} },
    { "no live blog: two parts with a date", div("x", a) .. div("x", b), "", {} },
    { "no live blog: other articles below", p(ferries) .. p(gym) .. p(trams) .. "<aside class=related>" .. div("x", time("2026-03-01T10:00", "1 March"), "<h3><a href=/a>Herring is back in the bay</a></h3>")
      .. div("x", time("2026-03-01T11:00", "1 March"), "<h3><a href=/b>Vell buys a crane</a></h3>") .. div("x", time("2026-03-01T12:00", "1 March"), "<h3><a href=/c>Council meets</a></h3>")
      .. "</aside>", "", {} },
  }
  for _, case in ipairs(cases) do
    it(case[1], function() assert.same(case[4], entries(parse(page(case[2], case[3])))) end)
  end

  it("gives statements their entry and the topic of its headline", function()
    local article = parse(page(p(summary) .. div("live-entry", a) .. div("live-entry", b)))
    local found = {}
    for s in article:statements() do found[#found + 1] = ("%s %s %s"):format(s.name, s.entry.time, s.topic) end
    assert.same({ "Rhea Kolb 2026-03-04T14:32:00+02:00 Ferries stay in port", "Emil Varga 2026-03-04T14:05:00+02:00 nil" }, found)
  end)
end)

describe("what is said in an entry", function()
  local function said(...)
    local html = {}
    for i, text in ipairs { ... } do html[i] = div("live-entry", time(("2026-03-04T14:%02d"):format(60 - i), "x"), p(text)) end
    local out = {}
    for s in parse(page(table.concat(html))):statements() do
      out[#out + 1] = ("%s, %s: %s"):format(s.name, s.attribution, s.text)
      assert.is_nil(s.continues)
    end
    return out
  end
  local cases = {
    { "a quotation without anybody is not the last speaker's", { gym, "“Nobody is missing, and we wait for the wind to turn.”" },
      { "Emil Varga, explicit: 48 people were still in the gym on Mill Road.", "nil, unknown: Nobody is missing, and we wait for the wind to turn." } },
    { "a quotation without an end ends with the entry", { "Emil Varga said: “Nobody is missing.", "“We wait for the wind to turn. The sea is calm,” Rhea Kolb said." },
      { "Emil Varga, explicit: Nobody is missing.", "Rhea Kolb, explicit: We wait for the wind to turn. The sea is calm" } },
    { "who was announced speaks in his entry", { "Emil Varga said:", "“Nobody is missing, and we wait for the wind to turn.”" },
      { "nil, unknown: Nobody is missing, and we wait for the wind to turn." } },
  }
  for _, case in ipairs(cases) do
    it(case[1], function() assert.same(case[3], said(table.unpack(case[2]))) end)
  end
end)

describe("a live blog in plain text", function()
  local cases = {
    { "times above entries", "Storm in Orm, live\n\n12:30 p.m.\n\nFerries stay in port\n\n" .. ferries .. "\n\n14.05\n\n" .. gym,
      { "- | 12:30 p.m. | Ferries stay in port | " .. ferries, "- | 14.05 | - | " .. gym } },
    { "times in front of them", "Storm in Orm, live\n\n16:41 – " .. ferries .. "\n\n16:32 – " .. gym,
      { "- | 16:41 | - | " .. ferries, "- | 16:32 | - | " .. gym } },
    { "with a date", "Storm in Orm, live\n\n4 March 2026, 14:32 GMT\n" .. ferries .. "\n\n14:05, 4 March 2026\n" .. gym,
      { "2026-03-04T14:32:00Z | 4 March 2026, 14:32 GMT | - | " .. ferries,
        "2026-03-04T14:05:00 | 14:05, 4 March 2026 | - | " .. gym } },
    { "a headline that asks", "Storm in Orm, live\n\n14:32\nWill ferries sail?\n" .. ferries .. "\n\n14:05\n" .. gym,
      { "- | 14:32 | Will ferries sail? | " .. ferries, "- | 14:05 | - | " .. gym } },
    { "a time without text is none", "Storm in Orm, live\n\n14:32\n\n14:20\n" .. ferries .. "\n\n14:05\n" .. gym,
      { "- | 14:20 | - | " .. ferries, "- | 14:05 | - | " .. gym } },
    { "with a picture behind them", "Storm in Orm, live\n\n14:32 🔔\n" .. ferries .. "\n\n14:05 🔔\n" .. gym,
      { "- | 14:32 🔔 | - | " .. ferries, "- | 14:05 🔔 | - | " .. gym } },
    { "subtitles, whatever their title", "Storm in Orm, live\n\n00:01.000 --> 00:04.000\n" .. ferries .. "\n\n00:05.000 --> 00:09.000\n" .. gym .. "\n\n00:10.000 --> 00:12.000\n" .. trams, {} },
    { "times that fall, of a text that does not call itself one", "Storm in Orm\n\n14:32\n" .. ferries .. "\n\n14:05\n" .. gym .. "\n\n13:50\n" .. trams,
      { "- | 14:32 | - | " .. ferries, "- | 14:05 | - | " .. gym, "- | 13:50 | - | " .. trams } },
    { "times that rise, through noon", "Storm in Orm\n\n9:50 a.m.\n" .. ferries .. "\n\n11:05 a.m.\n" .. gym .. "\n\n1:10 p.m.\n" .. trams,
      { "- | 9:50 a.m. | - | " .. ferries, "- | 11:05 a.m. | - | " .. gym, "- | 1:10 p.m. | - | " .. trams } },
    { "a label that says so", "LIVE\n\nStorm in Orm\n\n14:32\n" .. ferries .. "\n\n14:05\n" .. gym, { "- | 14:32 | - | " .. ferries, "- | 14:05 | - | " .. gym } },
    { "no live blog: lengths of two films", "Films of the week\n\n1:32\n\nA keeper looks for his lost light on the coast of Orm.\n\n2:05\n\nTwo sisters build a boat in a barn.", {} },
    { "no live blog: times of a recipe", "Herring soup\n\n0:15\n\nCut the onions and fry them in butter.\n\n0:40\n\nAdd the fish and let it boil.\n\n0:05\n\nServe it with bread.", {} },
    { "no live blog: minutes of a match", "Orm beats Vell\n\n12:10\n\nThe first goal came from the left wing.\n\n10:45\n\nThe keeper held a ball.\n\n22:30\n\nOrm scored again from the spot.", {} },
    { "no live blog: a programme", "Harbour conference\n\n9:00\n\nOpening by the mayor of Vell\n\n10:30\n\nThe quays of the north coast\n\n12:00\n\nLunch in the old hall\n\n13:30\n\nThree talks on cranes", {} },
    { "one time is none", "Storm in Orm\n\n14:32\n\n" .. ferries .. "\n\n" .. gym, {} },
    { "prices and shares are no times", "Prices in Orm\n\n$14.32\n\n" .. ferries .. "\n\n16.5%\n\n" .. gym, {} },
    { "no times", "Storm in Orm\n\n" .. ferries .. "\n\n" .. gym, {} },
  }
  for _, case in ipairs(cases) do
    it(case[1], function()
      assert.same(case[3], entries(assert(quoth.parse(case[2]))))
    end)
  end
end)

describe("entries", function()
  local text = "Storm in Orm, live\n\n14:32\nFerries stay in port\n" .. ferries .. "\n\n14:05, 4 March 2026\n" .. gym

  it("stand in the JSON where they are asked for", function()
    local article = assert(quoth.parse(text))
    local object = cjson.decode(article:json { entries = true, offsets = "byte" })
    assert.equal(2, #object.entries)
    assert.truthy(article:json { entries = true }:find('"entries":[{"time":null,"shown":"14:32","heading":"Ferries stay in port","start":20,"end":', 1, true))
    local i = 0
    for entry in article:entries() do
      i = i + 1
      assert.equal(entry.text, text:sub(object.entries[i].start + 1, object.entries[i]["end"]))
    end
    assert.is_nil(cjson.decode(article:json()).entries)
    assert.same({}, cjson.decode(quoth.parse(ferries):json { entries = true }).entries)
  end)

  it("have fields like other parts", function()
    local article = assert(quoth.parse(text))
    local first = article:entries()()
    assert.equal(1, first.index)
    assert.equal("quoth.Entry: Ferries stay in port", tostring(first))
    assert.equal(text:sub(first.first, first.last), first.text)
    assert.equal(article, first.article)
    assert.is_nil(assert(quoth.parse(ferries))[1].entry)
    assert.equal(first.heading, assert(quoth.parse(text))[1].entry.heading)
  end)
end)

describe("the body that only the JSON-LD has", function()
  local body = ferries .. "\n\n" .. gym .. "\n" .. ("The wind will not turn before the weekend, the office said. "):rep(6)
  local function head(text, more)
    return '<script type="application/ld+json">' .. cjson.encode { ["@type"] = "NewsArticle", headline = "Storm in Orm", articleBody = text } .. "</script>" .. (more or "")
  end
  local function paragraphs(html)
    local article, out = parse(html), {}
    for block in article:blocks() do out[#out + 1] = block.kind .. ": " .. block.text:sub(1, 20) end
    return out, article
  end

  it("is taken where scripts fill the page", function()
    local found, article = paragraphs(page("<div id=app></div>", head(body)))
    assert.same({ "title: Storm in Orm", "paragraph: No ferry will sail b", "paragraph: The mayor, Emil Varg", "paragraph: The wind will not tu" }, found)
    assert.equal("body_of_json_ld", article.warnings[1].code)
    assert.same({ "Rhea Kolb", "Emil Varga" }, { article[1].name, article[2].name })
    assert.same({}, article[1]:source()) -- it stands in no element
    assert.equal(1, #article:blocks()():source())
  end)

  it("is taken where a wall hides all but the beginning", function()
    local found = paragraphs(page(p(ferries) .. "<div class=paywall>" .. p("Subscribe to read on.") .. "</div>", head(body)))
    assert.equal(4, #found)
  end)

  it("may have markup", function()
    local found = paragraphs(page("", head("<p>" .. ferries .. "</p><p>" .. gym .. "</p><p>" .. body .. "</p>")))
    assert.same({ "title: Storm in Orm", "paragraph: No ferry will sail b", "paragraph: The mayor, Emil Varg", "paragraph: No ferry will sail b" }, found)
  end)

  it("is left where the page has the text, and where it is short itself", function()
    local shown = p(ferries) .. p(gym) .. p(trams) .. p(summary)
    local _, article = paragraphs(page(shown, head(body)))
    assert.same({}, article.warnings)
    assert.same({ "title: Storm in Orm", "paragraph: No ferry will sail b" }, (paragraphs(page(p(ferries), head "More."))))
  end)

  local news = { "The council of Vell will vote on the new tram line in April, its speaker said.",
    "Two of its seven members had asked for another month.", "The line would cross the old market and end at the quay.",
    "Shops fear that the works will take longer than planned.", "A first plan of the line was drawn ten years ago." }
  local kept = {
    { "of another text", p(table.concat(news, " ")), ("Cookies are used here. "):rep(40) },
    { "of another text, paragraph by paragraph", p(news[1]) .. p(news[2]) .. p(news[3]) .. p(news[4]), ("Cookies are used here. "):rep(40) },
    { "that is the same, written in escapes", p(("Порт открыт с понедельника, сказала Анна Петрова. "):rep(6)), ("Порт открыт с понедельника, сказала Анна Петрова. "):rep(6) },
    { "that is the same, with long tags", p(table.concat(news, " ")), "<p>" .. table.concat(news, " <a href='https://example.org/a/long/way/to/the/news' class='link link-long link-longer'>x</a>") },
  }
  for _, case in ipairs(kept) do
    it("is left where it is " .. case[1]:gsub("^of", "that of"), function()
      local json = cjson.encode { ["@type"] = "NewsArticle", headline = "Storm in Orm", articleBody = case[3] }
      json = json:gsub("[\xc2-\xf4][\x80-\xbf]+", function(c) return ("\\u%04x"):format(utf8.codepoint(c)) end)
      local article = parse(page(case[2], '<script type="application/ld+json">' .. json .. "</script>"))
      assert.same({}, article.warnings)
      assert.truthy(article.text:find(case[2]:match "<p>(.-)%s*</p>", 1, true))
    end)
  end

  local long = ("The wind will not turn before the weekend, the office said. "):rep(8):sub(1, -2)
  local markup = {
    { "blocks other than paragraphs", "<div>" .. ferries .. "</div><h2>On the gym</h2><div class=x>" .. long .. "</div>", { ferries, "On the gym", long } },
    { "a line's end alone", ferries .. "<br/>" .. long, { ferries .. "\n" .. long } },
    { "references in it", "<p>Type &lt;b&gt; to go on &amp; wait.</p><p>" .. long .. "</p>", { "Type <b> to go on & wait.", long } },
    { "no markup, but less than", "The depth x<p and y>q. " .. long, { "The depth x<p and y>q. " .. long } },
    { "no markup, but references", "Type &lt;p&gt; to go on.\n" .. long, { "Type <p> to go on.", long } },
    { "all of its markup in references", "&lt;p&gt;" .. ferries .. "&lt;/p&gt;&lt;p&gt;" .. long .. "&lt;/p&gt;", { ferries, long } },
    { "nothing but lines", ferries .. "\n" .. long, { ferries, long } },
  }
  for _, case in ipairs(markup) do
    it("has " .. case[1], function()
      local found = {}
      for block in parse(page("", head(case[2]))):blocks() do found[#found + 1] = block.text end
      assert.same(case[3], { table.unpack(found, 2) })
    end)
  end
end)

describe("updates of the JSON-LD", function()
  local function head(text) return '<script type="application/ld+json">' .. text .. "</script>" end
  local shown = p(ferries) .. p(gym) .. p(trams)
  local list = "[" .. update("Ferries stay in port", "2026-03-04T14:32:00+02:00", ("Another storm. "):rep(60)) .. ","
    .. update("Gym", "2026-03-04T14:05:00+02:00", gym) .. "]"
  local blog = '{"@type":"LiveBlogPosting","headline":"Storm in Orm","liveBlogUpdate":' .. list .. "}"

  local function count(json)
    local article = parse(page("<div id=app>Loading</div>", head(json)):gsub("<h1>.-</h1>", ""))
    return #entries(article)
  end

  it("are the article's own, or of a blog beside it", function()
    assert.equal(2, count(blog))
    assert.equal(2, count('[{"@type":"WebSite","name":"The Courier"},' .. blog .. "]"))
    assert.equal(2, count('{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},' .. blog .. "]}"))
    assert.equal(2, count('{"@type":"WebPage","mainEntity":' .. blog .. "}"))
  end)

  it("are another page's where the article mentions it", function()
    for _, more in ipairs { '"mentions":' .. blog, '"isPartOf":' .. blog, '"mentions":[' .. blog .. "]", '"liveBlogUpdate":null', '"liveBlogUpdate":"no"' } do
      local article = parse(page(shown, head('{"@type":"NewsArticle","headline":"Storm in Orm",' .. more .. "}")))
      assert.same({}, entries(article))
      assert.truthy(article.text:find(ferries, 1, true))
      assert.falsy(article.text:find("Another storm", 1, true))
    end
  end)

  for _, body in ipairs { "null", "true", "123", "[]", "{}" } do
    it("may have no text: " .. body, function()
      local json = '{"@type":"LiveBlogPosting","headline":"Storm in Orm","liveBlogUpdate":[{"@type":"BlogPosting","headline":"Ferries stay in port",'
        .. '"datePublished":"2026-03-04T14:32:00+02:00","articleBody":' .. body .. "}," .. update("Gym", "2026-03-04T14:05:00+02:00", ("The gym is full. "):rep(40)) .. "]}"
      assert.equal("2026-03-04T14:32:00+02:00 | - | - | Ferries stay in port", entries(parse(page("", head(json))))[1])
    end)
  end

  it("meet their paragraphs where they are markup", function()
    local found = entries(parse(page(div("a", p(ferries)) .. div("a", p(gym)), head('{"@type":"LiveBlogPosting","headline":"Storm in Orm","liveBlogUpdate":['
      .. update(nil, "2026-03-04T14:32:00+02:00", "<div class=x><p>" .. ferries .. "</p></div>") .. "," .. update(nil, "2026-03-04T14:05:00+02:00", "<p>" .. gym .. "</p>") .. "]}"))))
    assert.same({ "2026-03-04T14:32:00+02:00 | - | - | " .. ferries, "2026-03-04T14:05:00+02:00 | - | - | " .. gym }, found)
  end)
end)
