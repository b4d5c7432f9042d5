-- The report in a real browser: one run of headless Chromium does all the steps, the tests look at the answers.
local cjson = require "cjson"
local command = require "command"
local palette = require "quoth.report.palette"
local quoth = require "quoth"

local harbour = [[
Harbour to reopen in May

OLDHAVEN, May 3. /VNA/. “We will never close the harbour to anyone who comes here in need,” mayor Anna Petrova said. She denied that the pier was closed.

It rained in Oldhaven.

On trade

“Trade will grow and grow, as it has grown for years and years, and for decades before them,” Petrova said.

Earlier, Prime Minister Jan Rook "said quite plainly: we pay for the pier," Petrova said.
]]

local portwick = [[
Mayor keeps harbour open

PORTWICK, May 4. /KNA/. “We will never close the harbour to anyone […] in need,” Anna Petrova told residents.
]]

local evil = [[</script><img src=x onerror=alert(1)>"' autofocus onfocus='alert(2)]]

-- Tags of words, as a tagger gives them.
local function tags_of(article, word)
  local tags = {}
  for i = 1, #article do
    tags[i] = {}
    if article[i].text:find(word, 1, true) then
      local first, last = article.text:find(word, article[i].first, true)
      tags[i][1] = {
        tag = "about." .. word, score = 0.8, rule = word, at = "port.lua:7", explain = "it is there",
        spans = { { first = first, last = last } },
      }
    end
  end
  return tags
end

local function parse(text) return assert(quoth.parse(text)) end

local function write(page)
  local name = os.tmpname()
  os.remove(name)
  name = name .. ".html"
  local file = assert(io.open(name, "wb"))
  file:write(page)
  file:close()
  return name
end

local pages, sources = {}, {}

local function make(name, articles, word)
  local tags = {}
  for i, article in ipairs(articles) do tags[i] = tags_of(article, word) end
  sources[name] = quoth.report(articles, { tags = tags })
  pages[name] = write(sources[name])
end

local function make_all()
  local text = ("%s\n\nOLDHAVEN, May 3. “%s,” mayor Anna %s said.\n\nOn %s\n\n“It is %s,” Ann Lee said.\n")
    :format(evil, evil, evil, evil, evil)
  make("one", { parse(harbour) }, "harbour")
  make("two", { parse(harbour), parse(portwick) }, "harbour")
  make("evil", { parse(text), parse(text) }, "onerror")
  local many = {}
  for i = 1, 200 do many[i] = parse(harbour:gsub("May 3", "May " .. i % 28 + 1):rep(4)) end
  make("many", many, "pier")
end

-- JavaScript for the steps below.
local VISIBLE = "[...document.querySelectorAll('.note')].filter(n => n.checkVisibility()).map(n => n.dataset.k).join(' ')"
local PANEL = "document.querySelector('.panel').innerText"
local WIDTH = "document.documentElement.scrollWidth"
local PAPER = "getComputedStyle(document.body).backgroundColor"
local FOCUS = "document.activeElement.closest('.note')?.dataset.k || document.activeElement.className || document.activeElement.name"

local function on(class) return ("[...document.querySelectorAll('%s')].map(e => e.textContent).join('')"):format(class) end

local function set(name, value)
  return ("document.forms[0].elements.%s.value = %s, document.forms[0].dispatchEvent(new Event('input')), 0")
    :format(name, cjson.encode(value))
end

local function rgb(color)
  return ("rgb(%d, %d, %d)"):format(tonumber(color:sub(2, 3), 16), tonumber(color:sub(4, 5), 16), tonumber(color:sub(6, 7), 16))
end

local SAVED = "window.saved.text()"
local SAVE = "window.saved = null, URL.createObjectURL = blob => { window.saved = blob; return 'data:,' }, 0"

local function has(part)
  return function(text) assert.is_truthy(tostring(text):find(part, 1, true), ("%q is not in %s"):format(part, text)) end
end

local function is(value)
  return function(answer) assert.same(value, answer) end
end

local function visible(value) return { eval = VISIBLE, is(value) } end

-- Name, page and its options, steps: what to do, and a test of the answer at [1].
local scenarios = {
  { "links a mention to its cue and its words", "one", {}, {
    { hover = ".mention[data-m='1']" },
    { eval = on ".on-content", is "We will never close the harbour to anyone who comes here in need" },
    { eval = on ".on-cue", is "said" }, { eval = on ".on-mention", is "mayor Anna Petrova" },
    { eval = "document.querySelector('.note.hover').dataset.k", is "1" },
  } },
  { "links the parts of a nested statement", "one", {}, {
    { hover = "[data-u~='4.1']" },
    { eval = on ".on-mention", has "Jan Rook" }, { eval = on ".on-cue", has "said" },
    { eval = on ".on-content", has "we pay for the pier" },
    { eval = "document.querySelector('.note.hover').dataset.k", is "4" },
  } },
  { "shows a statement on a click in the text", "one", {}, {
    { click = "[data-c='3']" }, { eval = PANEL, has "Statement 3" }, { eval = PANEL, has "Anna Petrova" },
    { eval = PANEL, has "confidence" }, { eval = PANEL, has "trade" }, { eval = PANEL, has "explicit" },
    { eval = "location.hash.slice(1) === document.querySelector('.sel').id", is(true) },
    { click = ".note[data-k='4'] .who" }, { eval = PANEL, has "Statement 4" }, { eval = PANEL, has "Jan Rook" },
    { hover = ".panel button[data-k='4.1']" }, { eval = on ".on-cue", has "said" },
  } },
  { "leads from a tag to rule, line and evidence with one click", "one", {}, {
    { click = ".note[data-k='1'] .tag" }, { eval = on ".lit", is "harbour" }, { eval = PANEL, has "port.lua:7" },
    { eval = PANEL, has "it is there" },
    { eval = "document.querySelector('.panel .tag').getAttribute('aria-pressed')", is "true" },
    { click = ".panel .tag" }, { eval = on ".lit", is "" }, { click = ".panel .tag" }, { eval = on ".lit", is "harbour" },
  } },
  { "says that no rule fired", "one", {}, { { click = ".note[data-k='2'] .who" }, { eval = PANEL, has "No rule fired." } } },
  { "filters by tag, and shows the whole sentence of each hit", "one", {}, {
    { eval = set("tag", "=about.harbour") }, visible "1", { eval = "document.querySelector('.hits').textContent", is "1 of 4 statements" },
    { eval = "document.body.innerText", has "mayor Anna Petrova said." },
    { eval = "document.body.innerText.includes('It rained')", is(false) },
    { eval = set("tag", "(none)") }, visible "2 3 4", { click = ".reset" }, visible "1 2 3 4",
  } },
  { "filters by speaker, kind, topic and text", "two", {}, {
    { eval = set("kind", "indirect") }, visible "2", { eval = set("kind", "") },
    { eval = set("who", "Jan Rook") }, visible "4", { eval = set("who", "") },
    { eval = set("topic", "trade") }, visible "3 4", { eval = set("topic", "") },
    { key = "/" }, { eval = FOCUS, is "text" }, { type = "residents" },
    { eval = "new Promise(done => setTimeout(done, 200))" }, visible "1", { key = "Escape" }, { key = "Escape" },
    { eval = "document.forms[0].elements.text.value", is "" },
  } },
  { "filters by a cell of the matrix", "two", {}, {
    { click = ".cell[data-topic='trade'] rect" }, { eval = "document.forms[0].elements.topic.value", is "trade" }, visible "3 4",
    { click = ".cell[data-tag='about.harbour'] rect" }, visible "1 1",
  } },
  { "is read with the keyboard", "one", {}, {
    { key = "j" }, { eval = FOCUS, is "1" }, { key = "j" }, { eval = FOCUS, is "2" }, { key = "k" }, { eval = FOCUS, is "1" },
    { key = "k" }, { eval = FOCUS, is "4" }, { key = "Enter" }, { eval = FOCUS, is "panel" }, { eval = PANEL, has "Statement 4" },
    { key = "Escape" }, { eval = FOCUS, is "4" }, { eval = "document.querySelectorAll('.sel').length", is(0) },
    { eval = PANEL, has "Choose a statement" },
  } },
  { "begins with a link to the text, and shows the focus", "one", {}, {
    { key = "Tab" }, { eval = FOCUS, is "skip" },
    { eval = "parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2", is(true) },
  } },
  { "turns dark and light", "one", {}, {
    { eval = PAPER, is(rgb(palette.light.paper)) }, { click = ".theme" }, { eval = PAPER, is(rgb(palette.dark.paper)) },
    { click = ".theme" }, { eval = PAPER, is(rgb(palette.light.paper)) },
    { eval = "localStorage.getItem('quoth-theme')", is "light" }, { eval = "localStorage.clear(), 0" },
  } },
  { "is dark where the system is", "two", { dark = true }, { { eval = PAPER, is(rgb(palette.dark.paper)) } } },
  { "has its own width on a phone", "two", { width = 360, height = 740 }, {
    { eval = WIDTH, is(360) }, { click = ".note[data-k='3'] .who" }, { eval = WIDTH, is(360) }, { eval = PANEL, has "Statement 3" },
    { click = ".shut" }, { eval = "document.querySelector('.panel').checkVisibility()", is(false) },
  } },
  { "has its own width on a phone, whatever the text", "evil", { width = 360, height = 740 }, { { eval = WIDTH, is(360) } } },
  { "opens the article that a link leads to", "two", { at = function() return sources.two:match 'id="(%x+%-%d+%-%d+)" data%-k="1"[^>]*>.-</article>.-$' end }, {
    { eval = "document.querySelector('.sel').dataset.k", is "1" }, { eval = PANEL, has "Statement 1" },
  } },
  { "opens a folded article that a link leads to", "two", { at = function()
    return sources.two:match '</article>.- id="(%x+%-%d+%-%d+)"'
  end }, {
    { eval = "document.querySelectorAll('.doc > details')[1].open", is(true) }, { eval = "!!document.querySelector('.sel')", is(true) },
  } },
  { "gives away what is seen", "two", {}, {
    { eval = SAVE }, { eval = set("kind", "indirect") }, { click = "[data-export=ndjson]" },
    { eval = SAVED, function(text)
      local record = cjson.decode(text)
      assert.same({ "Anna Petrova", "the pier was closed.", "denied", 2 }, { record.speaker, record.text, record.status, record.id })
      assert.is_truthy(record.paragraph:find("^OLDHAVEN.*She denied that the pier was closed.$"))
      assert.equal(utf8.len(harbour:match "^(.-)the pier was"), record.start)
    end },
    { click = "[data-export=csv]" }, { eval = SAVED, has '"the pier was closed."' },
    { click = ".reset" }, { click = "[data-export=csv]" },
    { eval = SAVED, function(text) assert.equal(6, select(2, text:gsub("\r\n", ""))) end },
  } },
  { "keeps hostile text as text", "evil", {}, {
    { eval = "document.querySelectorAll('img, iframe, object, [onerror], [onfocus]').length", is(0) },
    { eval = "document.querySelectorAll('script').length", is(1) }, { click = "[data-c='1']" }, { eval = PANEL, has(evil) },
  } },
  { "is all there without script", "one", { script = false }, {
    { eval = "document.body.innerText", has "Earlier, Prime Minister Jan Rook" },
    { eval = "document.querySelector('form').checkVisibility()", is(false) },
    { eval = "document.querySelector('svg').checkVisibility()", is(true) },
    { click = ".note[data-k='1'] summary" }, { eval = "document.querySelector('.note .more').innerText", has "port.lua:7" },
  } },
  { "prints", "two", {}, { { print = os.tmpname(), is(true) } } },
  { "has lines that a finger can hit", "two", { width = 360, height = 740 }, {
    { eval = "Math.min(...[...document.querySelectorAll('.doc details[open] .note summary')].map(e => e.offsetHeight))",
      function(height) assert.is_true(height >= 24, tostring(height)) end }, -- WCAG 2.2, 2.5.8
  } },
  { "has a name for everything that is used", "two", {}, {
    { eval = [[[...document.querySelectorAll('a, button, input, select, summary, svg, [role]')].filter(e => !(e.textContent.trim() ||
      e.getAttribute('aria-label') || e.labels?.length)).map(e => e.outerHTML).join()]], is "" },
    { eval = "[...document.querySelectorAll('[aria-labelledby]')].every(e => e.getAttribute('aria-labelledby').split(' ').every(i => document.getElementById(i)))", is(true) },
  } },
  { "is quick with 200 articles", "many", {}, {
    { eval = "const t = performance.now(); document.forms[0].elements.kind.value = 'mixed'; document.forms[0].dispatchEvent(new Event('input')); performance.now() - t",
      function(ms) assert.is_true(ms < 3000, ("filtering takes %.0f ms"):format(ms)) end },
    { key = "j" }, { eval = "document.querySelectorAll('.sel').length", is(1) },
  } },
}

local function chromium()
  for _, name in ipairs { "chromium", "chromium-browser", "google-chrome" } do
    if os.execute("command -v " .. name .. " >/dev/null 2>&1") and os.execute "command -v python3 >/dev/null 2>&1" then
      return name
    end
  end
end

local function all_steps()
  local steps = {}
  for _, scenario in ipairs(scenarios) do
    local open = { open = pages[scenario[2]] }
    for key, value in pairs(scenario[3]) do open[key] = value end
    if open.at then open.open, open.at = open.open .. "#" .. open.at(), nil end
    steps[#steps + 1] = open
    for _, step in ipairs(scenario[4]) do
      local plain = {}
      for key, value in pairs(step) do
        if key ~= 1 then plain[key] = value end
      end
      steps[#steps + 1] = plain
    end
    steps[#steps + 1] = { faults = true }
  end
  for _, name in ipairs { "one", "two" } do
    steps[#steps + 1] = { open = pages[name], script = false }
    steps[#steps + 1] = { eval = "document.documentElement.outerHTML" }
  end
  return steps
end

-- The names of all tags as they come; a parser that had to mend the page would have others.
local function tags_in(html)
  local names = {}
  html = html:gsub("(<style>).-(</style>)", "%1%2"):gsub("(<script>).-(</script>)", "%1%2")
  html = html:gsub("<(%w+)([^>]*)/>", "<%1%2></%1>") -- SVG
  for name in html:gmatch "<(/?%a[%w]*)" do names[#names + 1] = name end
  return table.concat(names, " ")
end

describe("the page in Chromium", function()
  local browser = chromium()
  if not browser then
    it("is used", function() pending "needs Chromium and python3: .ci/deps web" end)
    return
  end

  local answers
  setup(function()
    make_all()
    local out, err, status = command.shell("LD_PRELOAD= python3 spec/report/browser.py " .. browser, cjson.encode(all_steps()))
    assert(status == 0, err)
    answers = cjson.decode(out)
  end)

  teardown(function()
    for _, name in pairs(pages) do os.remove(name) end
  end)

  local at = 0
  for _, scenario in ipairs(scenarios) do
    local first = at + 1
    at = first + #scenario[4] + 1
    it(scenario[1], function()
      for i, step in ipairs(scenario[4]) do
        local answer = answers[first + i]
        assert.is_nil(type(answer) == "table" and answer.error or nil, ("step %d"):format(i))
        if step[1] then step[1](answer) end
      end
      assert.same({}, answers[first + #scenario[4] + 1]) -- nothing on the console, no request
    end)
  end

  for i, name in ipairs { "one", "two" } do
    it("is HTML that the parser does not have to mend: " .. name, function()
      assert.equal(tags_in(sources[name]), tags_in("<!DOCTYPE html>" .. answers[at + 2 * i]))
    end)
  end
end)
