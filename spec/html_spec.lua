-- Web pages: from bytes to blocks and metadata. Names, places and pages are invented.
local quoth = require "quoth"

local one = "The port of Vell will reopen in May after three years of work, the harbour office said on Monday."
local two = "Ships from Tarn and Ost had to use the old quay, which can take four of them at a time."
local three = "Its director, Anna Petrova, told the council that no date had been moved so far."

local function page(body, head) return "<!doctype html><html lang=en><head>" .. (head or "") .. "</head><body>" .. body .. "</body></html>" end
local function p(...) return "<p>" .. table.concat({ ... }, "</p>\n<p>") .. "</p>" end
local all = p(one, two, three)

local function box(html) return ("<div>"):rep(8) .. html .. ("</div>"):rep(8) end

local short = { paragraph = "", item = "* ", heading = "# ", title = "T ", caption = "C ", blockquote = "> ", byline = "B ",
  boilerplate = "- " }

local function blocks(html, options)
  options = options or {}
  options.format = "html"
  local article = assert(quoth.parse(html, options))
  local found = {}
  for block in article:blocks() do found[#found + 1] = (short[block.kind] or block.kind .. " ") .. block.text end
  return found
end

local function article(html, options)
  options = options or {}
  options.format = "html"
  return assert(quoth.parse(html, options))
end

describe("the tree of blocks", function()
  local cases = {
    { "paragraphs close each other", "<div><p>" .. one .. "<p>" .. two .. "<p>" .. three .. "</div>", { one, two, three } },
    { "an unclosed list item ends at the next", all .. "<ul><li>The first of the points here.<li>The second of the points here.</ul>",
      { one, two, three, "* The first of the points here.", "* The second of the points here." } },
    { "a paragraph ends at a list, a heading, a table", "<p>" .. one .. "<h2>On fish</h2>" .. p(two) .. p(three),
      { one, "# On fish", two, three } },
    { "a stray end tag changes nothing", "</p></div></b>" .. p(one) .. "</span></section>" .. p(two, three), { one, two, three } },
    { "inline tags join", p("The <b>port</b> of <a href=/v>Ve</a>ll wi<i>ll reop</i>en in May after three years of work, the harbour <em>office</em> said on Monday.",
      two, three), { one, two, three } },
    { "white space is one space", p((one:gsub(" ", "\n\t ")), two, three), { one, two, three } },
    { "comments, scripts and styles say nothing", "<p>" .. one:gsub(" port", "<!-- <p>x --> port") .. "<script>if (a < b) '<p>no</p>'</script><style>p{}</style></p>"
      .. p(two, three), { one, two, three } },
    { "one br is a line end, two are a new block", "<div>" .. one .. "<br>" .. two .. "<br><br>" .. three .. "</div>",
      { one .. "\n" .. two, three } },
    { "references of characters", p("Caf&eacute; &amp; bar &#8211; &#x201C;open&#x201D; &copy;2024 &notit; AT&T &unknown; are words of the harbour office.", two, three),
      { "Café & bar – “open” ©2024 ¬it; AT&T &unknown; are words of the harbour office.", two, three } },
    { "svg ends where a block begins", "<svg><path d='x'><title>no</title><p>" .. one .. "</p>" .. p(two, three), { one, two, three } },
    { "templates and choices are left out", all .. "<template><p>" .. one .. "</p></template><select><option>Telmar<option>Vell</select>",
      { one, two, three } },
    { "hidden parts are left out", all .. "<div hidden>" .. p(two) .. "</div><p style='display: none'>" .. three .. "</p>", { one, two, three } },
    { "what is hidden inside a paragraph says nothing", p("The port of Vell will reopen in May<span style='display: none'> or June</span> after three <span"
      .. " class=sr-only>hard </span>years of work, the  harbour <span hidden>master's </span>office said on Monday.", two, three), { one, two, three } },
    { "and ends where a block does", "<p>" .. one .. "<span hidden>no<p>" .. two .. "<span hidden>no</p>" .. p(three), { one, two, three } },
    { "formulas are read, their source is not", p("The depth is <math><mi>d</mi> <mo>=</mo> <mn>4</mn><annotation encoding=tex>d=4</annotation></math> metres at the old quay, the harbour office said.", two, three),
      { "The depth is d = 4 metres at the old quay, the harbour office said.", two, three } },
    { "a box around a formula stands inside the paragraph", p("The depth is <mjx-container class=menu><math><mi>d</mi></math></mjx-container> at the old quay, the harbour office said.", two, three),
      { "The depth is d at the old quay, the harbour office said.", two, three } },
    { "more hidden than shown", p(one, two, three) .. "<div style=display:none>" .. p(one, two, three, one, two) .. "</div>", { one, two, three } },
    { "a link around blocks links them all", "<article>" .. all .. ("<a href=/h><h3>Herring is back in the bay</h3><p>The council meets on it.</p></a>"):rep(2)
      .. "</article>", { one, two, three } },
    { "text of a page of links", "<body><a href=/x><p>Port reopens</p><p>in May</p>Vell</a>", { "Port reopens", "in May", "Vell" } },
    { "a nested list keeps its items", all .. "<ul><li>The outer item of the list.<ul><li>The inner item of the list.</ul></ul>",
      { one, two, three, "* The outer item of the list.", "* The inner item of the list." } },
    { "text of a page without paragraphs", "<body>Port reopens", { "Port reopens" } },
    { "a heading closes a heading", "<h2>First<h3>Second</h3>" .. all, { "# First", "# Second", one, two, three } },
    { "choices that are not closed end at a block, at a field, at other choices", "<article>" .. p(one) .. "<select><option>Telmar<select><option>Vell</select>"
      .. p(two) .. "<select><option>Ost<input>" .. "<select><option>Ost" .. p(three) .. "</article>", { one, two, three } },
    { "a template that is shown is read", "<article><template shadowrootmode=open>" .. p(one, two) .. "<template>no</template></template>" .. p(three) .. "</article>",
      { one, two, three } },
    { "a paragraph ends the head", "<html><head><title></title>" .. p(one) .. "</head><body>" .. p(two, three), { one, two, three } },
    { "300 boxes in each other, and what stands behind them", ("<div>"):rep(300) .. p(one) .. ("</div>"):rep(300) .. p(two, three), { one, two, three } },
    { "200 tables in each other", ("<table><tr><td>"):rep(200) .. all .. ("</table>"):rep(200), { one, two, three } },
    { "lists in each other", "<div>" .. all .. ("<ul><li>"):rep(200) .. "The innermost item of the list.</div>", { one, two, three, "* The innermost item of the list." } },
    { "drawings in drawings", p(one) .. ("<svg><desc>no"):rep(200) .. p(two, three), { one, two, three } },
    { "formatting that is never closed is not repeated", ("<b><i><font>"):rep(500) .. ("<p>" .. one .. "<b><i>"):rep(3), { one, one, one } },
    { "formatting across paragraphs", "<p><b>" .. one .. "<p>" .. two .. "</b><p>" .. three, { one, two, three } },
    { "a link that is never closed ends at the next", "<p>" .. one .. "<a href=x>" .. "<p>" .. two:gsub("Tarn", "<a href=y>Tarn</a>") .. p(three) .. p(one),
      { one, two, three, one } },
    { "a tag with very many attributes", "<p " .. ("a=1 b c='>' "):rep(5000) .. ">" .. one .. p(two, three), { one, two, three } },
    { "text between the parts of a table stays in place", p(one) .. "<table>" .. two .. "<tr>" .. "<td>" .. three .. "</table>", { one, two, three } },
    { "comments that end oddly", p(one) .. "<!-- x --!>" .. "<!x><?php echo ?></ x><!-->" .. p(two, three), { one, two, three } },
    { "marks inside of attributes", p(one) .. "<a title='a > b' href=x>y</a><img alt=\"<p>no</p>\">" .. p(two, three), { one, two, three } },
    { "a second body is the first", "<body>" .. p(one) .. "<body hidden><html hidden>" .. p(two, three), { one, two, three } },
    { "behind plaintext all is text", all .. "<plaintext>The sign </p> & <p>&amp; is no markup here.", { one, two, three, "The sign </p> & <p>&amp; is no markup here." } },
    { "unknown elements are read through", "<x-story><x-p>" .. one .. "</x-p></x-story><foo>" .. two .. "</foo><p>" .. three,
      { one, two, three } },
  }
  for _, case in ipairs(cases) do
    it(case[1], function() assert.same(case[3], blocks(case[2])) end)
  end

  -- What stands between the first paragraph and the other two; whether these are read.
  local raw = {
    { "a script with tags in it", "<script>document.write('<p>" .. one .. "</p></div></scripts>')</script>", true },
    { "its end tag in capitals, with white space and attributes", "<SCRIPT>1 < 2</SCRIPT\n x='>'>", true },
    { "an empty script", "<script src=x></script>", true },
    { "a script in a comment in a script", "<script><!-- <script>" .. one .. "</script> --></script>", true },
    { "a comment that a script ends in", "<script><!-- x</script>", true },
    { "a script without an end", "<script>if (a < b) ", false },
    { "a style without an end", "<style>p > a {} </styles>", false },
    { "an end that is cut off", "<script>1</scrip", false },
    { "a style with a comment", "<style><!-- p {} --></style>", true },
    { "noscript, iframe, textarea, xmp", "<noscript><p>" .. one .. "</noscript><iframe><p>x</iframe><textarea><p>x</textarea><xmp><p>x</xmp>", true },
    { "a long script", "<script>" .. ("if (a < b) c = '</p>';\n"):rep(3000) .. "</script>", true },
    { "a script in a template", "<template><script>'</template>'</script></template>", true },
    { "a drawing", "<svg viewBox='0 0 9 9'><title>Vell</title><g><path d='M0 0h9'/><use href=#x /></g></svg\n>", true },
    { "a drawing in a drawing", "<svg><g><svg><path d=x></svg><text>" .. one .. "</text></g></svg>", true },
    { "a drawing with a comment, or HTML", "<svg><!-- </svg> --><text>" .. one .. "</text></svg><svg><foreignObject>x</foreignObject></svg>", true },
    { "a drawing in capitals", "<SVG><PATH D=x><linearGradient id=a></linearGradient></SVG>", true },
    { "a drawing without an end, up to a block", "<svg><path d=x><g>", true },
    { "a script in svg is markup", "<svg><script><g></script></svg>", true },
  }
  for _, case in ipairs(raw) do
    it("passes over " .. case[1], function()
      local wanted = case[3] and { one, two, three } or { one }
      assert.same(wanted, blocks("<article>" .. p(one) .. case[2] .. p(two, three) .. "</article>"))
      for at = 16384 - 40, 16384, 3 do -- wherever a chunk of the tokenizer ends
        local html = "<article>" .. p(one) .. "<!--" .. ("x"):rep(at - #one - 40) .. "-->" .. case[2] .. p(two, three) .. "</article>"
        assert.same(wanted, blocks(html))
      end
    end)
  end

  it("reads JSON-LD that is longer than a chunk", function()
    local ld = '<script type="application/ld+json">{"@type":"NewsArticle","description":"' .. ("word "):rep(8000)
      .. '","headline":"Port of Vell opens"}</script>'
    assert.equal("Port of Vell opens", article("<html><head>" .. ld .. "</head><body>" .. all).title)
  end)

  it("loses no text where elements stand deep", function()
    local html = ("<div>"):rep(5000) .. p(one) .. ("</div>"):rep(100) .. p(two, three)
    local a = article(html)
    assert.same({ one, two, three }, blocks(html))
    assert.equal("deep", a.warnings[1].code)
  end)

  it("loses no text where there are very many elements", function()
    local html = p(one, two) .. ("<p>The port is open today.</p>"):rep(70000)
    local _, count = article(html).text:gsub("The port is open today%.", "")
    assert.equal(70000, count)
  end)
end)

describe("the main text", function()
  local dated = '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-01-18"}</script>'
  local links = "<ul><li><a href=/a>Herring is back in the bay</a><li><a href=/b>Vell buys a crane for its quay</a><li><a href=/c>Council meets</a></ul>"
  local cases = {
    { "navigation and footers are not it", "<nav>" .. links .. "</nav><main>" .. all .. "</main><footer><p>" .. two .. "</p></footer>",
      { one, two, three } },
    { "nor are lists of links", "<article>" .. all .. "<h2>More</h2>" .. links .. "</article>", { one, two, three } },
    { "nor what names itself related, share, newsletter", "<article>" .. all .. "<div class='related-stories'><p>" .. one
      .. "</p></div><div class=newsletter-signup><p>Get our letter from the port every morning at six.</p></div></article>", { one, two, three } },
    { "nor comments", "<article>" .. all .. "</article><section id=comments><p>" .. one .. "</p><p>" .. two .. "</p></section>", { one, two, three } },
    { "a name around all of the text is no name", "<div class=sidebar-layout><div class='widget text'>" .. all .. "</div></div>", { one, two, three } },
    { "sub-heads stay in place", "<article>" .. p(one) .. "<h2>On ships</h2>" .. p(two) .. "<h2>On dates</h2>" .. p(three) .. "</article>",
      { one, "# On ships", two, "# On dates", three } },
    { "a heading without text is dropped", "<article>" .. all .. "<h2>Read next</h2></article>", { one, two, three } },
    { "nor a box under a heading that leads to other pages", "<article>" .. all .. "<section><h3>You may also like</h3><p>" .. two
      .. "</p></section></article>", { one, two, three } },
    { "which heads only its own box", "<article>" .. p(one) .. "<aside><h3>Editors’ Picks</h3><a href=/h>Herring is back</a></aside>" .. p(two, three) .. "</article>",
      { one, two, three } },
    { "nor such a heading alone", "<article>" .. p(one) .. "<h3>Weitere Artikel:</h3>" .. p(two, three) .. "</article>", { one, two, three } },
    { "a heading that begins alike is one", "<article>" .. p(one) .. "<h3>Related costs rose</h3>" .. p(two, three) .. "</article>",
      { one, "# Related costs rose", two, three } },
    { "entries to other pages in a row", dated .. "<article>" .. all .. ("<div><h4><a href=/h>Herring is back in the bay</a> The sea</h4><p>" .. two .. "</p></div>"):rep(4) .. "</article>",
      { one, two, three } },
    { "a beginning in a box of its own, below the title", "<main><h1>Port of Vell to reopen in May</h1><div><div>Vell, Monday</div><div>Jane Roe</div><div><p>" .. one .. "</p></div></div><div class=x><section>"
      .. p(two, three, one, two):rep(3) .. "</section></div></main>",
      { "T Port of Vell to reopen in May", one, two, three, one, two, two, three, one, two, two, three, one, two } },
    { "but no line about the author", "<main><h1>Port of Vell to reopen in May</h1><div><div>Vell, Monday</div><div>The Courier</div><p class=byline>" .. "By Jane Roe, who writes of ships and of harbours for the Courier, and has done so since she was twenty."
      .. "</p></div><div class=x><section>" .. p(two, three, one, two):rep(3) .. "</section></div></main>",
      { "T Port of Vell to reopen in May", two, three, one, two, two, three, one, two, two, three, one, two } },
    { "nor what asks to sign in, nor a box of facts", "<article>" .. p(one) .. "<div class=article__sign-in-group><p>" .. two .. "</p></div><div class='column factbox'><p>" .. one
      .. "</p></div>" .. p(two, three, one, two, three) .. "</article>", { one, two, three, one, two, three } },
    { "an item with a link in it", "<article>" .. all .. "<ul><li><a href=/a>Bug 12 at sea</a> was mended<li><a href=/b>Bug 14 at quay</a> is not yet</ul></article>",
      { one, two, three, "* Bug 12 at sea was mended", "* Bug 14 at quay is not yet" } },
    { "nor the fine print at the end", "<article>" .. all .. "<p>If you buy through a link on our site, we may earn a commission.</p><p>© 2024 The Courier</p></article>",
      { one, two, three } },
    { "which is fine print at the end alone", "<article><p>The paper printed a © behind its name for the first time that year, its director said.</p>" .. all:rep(2) .. "</article>",
      { "The paper printed a © behind its name for the first time that year, its director said.", one, two, three, one, two, three } },
    { "nor a paragraph of links, however long", "<article>" .. all .. "<p>" .. ("Sea | <a href=/h>Herring is back in the bay of Vell, and nobody knows where it came from</a> "):rep(5)
      .. "</p></article>", { one, two, three } },
    { "a front page is its entries", "<main>" .. ("<div><h4><a href=/h>Herring is back in the bay</a> The sea</h4><p>" .. two .. "</p></div>"):rep(2)
      .. "<div><h4><a href=/h>Herring is back in the bay</a> The sea</h4><p>" .. three .. "</p></div></main>",
      { "# Herring is back in the bay The sea", two, "# Herring is back in the bay The sea", two, "# Herring is back in the bay The sea", three } },
    { "cells of a table", "<article>" .. all .. "<table><tr><th>Ship<th>Berth<tr><td>Tarn<td>4</table></article>",
      { one, two, three, "* Ship", "* Berth", "* Tarn" } },
    { "captions have their kind", "<article>" .. p(one) .. "<figure><img src=x><figcaption>The old quay of Vell.</figcaption></figure>" .. p(two, three)
      .. "</article>", { one, "C The old quay of Vell.", two, three } },
    { "block quotations too", "<article>" .. p(one, two) .. "<blockquote><p>We will not wait for another winter to come.</p></blockquote>" .. p(three)
      .. "</article>", { one, two, "> We will not wait for another winter to come.", three } },
    { "a pull quote that repeats a paragraph is dropped", "<article>" .. p(one) .. "<blockquote>“the old quay, which can take four of them”</blockquote>"
      .. p(two, three) .. "</article>", { one, two, three } },
    { "a bold line is a sub-head", "<article>" .. p(one) .. "<p><strong>What comes next</strong></p>" .. p(two, three) .. "</article>",
      { one, "# What comes next", two, three } },
    { "entries of a live blog stay in order", "<article><div class=live-entry><time>11.04</time><h3>First ship in</h3>" .. p(one) .. "</div><div class=live-entry><h3>Second ship in</h3>"
      .. p(two) .. "</div><div class=live-entry><h3>No date moved</h3>" .. p(three) .. "</div></article>",
      { "# First ship in", one, "# Second ship in", two, "# No date moved", three } },
    { "a body in two parts", "<article><div class=part>" .. p(one, two) .. "</div><div class=ad>Buy a boat</div><div class=part>" .. p(three, one)
      .. "</div></article>", { one, two, three, one } },
    { "another article behind it is not it", "<article><h1>Port of Vell to reopen in May</h1>" .. all .. "</article><article><h1>Herring</h1>"
      .. p("The herring came back to the bay of Tarn this spring, and nobody knows why it did.") .. "</article>",
      { "T Port of Vell to reopen in May", one, two, three } },
    { "an ARTICLE that holds the title alone does not hold the text", "<article><h1>Port of Vell to reopen in May</h1></article><article><h2>On ships</h2>"
      .. all .. "</article>", { "T Port of Vell to reopen in May", "# On ships", one, two, three } },
    { "boxes of a page builder, however deep, are one text", "<header><h1>Port of Vell to reopen in May</h1></header><main>" .. box(p(one, two, three))
      .. box("<h2>On ships</h2>" .. p(one, two, three)) .. box("<h2>On dates</h2>" .. p(one, two, three)) .. "</main>",
      { "T Port of Vell to reopen in May", one, two, three, "# On ships", one, two, three, "# On dates", one, two, three } },
    { "the rest of the story is it, whatever its name", "<div class=story-body>" .. p(one) .. "<div id=read-more>" .. p(two, three, one, two, three)
      .. "</div></div><section id=comments>" .. all .. "</section>", { one, two, three, one, two, three } },
    { "an article that is shown in a dialog", "<div class=front>" .. links .. "</div><div class=modal><h1>Port of Vell to reopen in May</h1>" .. all
      .. "</div><ul>" .. ("<li><a href=/x>Herring</a><p>" .. two .. "</p></li>"):rep(5) .. "</ul>",
      { "T Port of Vell to reopen in May", one, two, three } },
  }
  for _, case in ipairs(cases) do
    it(case[1], function() assert.same(case[3], blocks(page(case[2]))) end)
  end

  it("ends statements where paragraphs end", function()
    local a = article(page("<article>" .. p(one, "“We are ready,” Petrova said.", three) .. "</article>"))
    assert.equal("“We are ready,” Petrova said.", a.text:match "\n\n(“[^\n]+)\n\n")
    assert.equal("We are ready", a[2].text)
  end)

  it("gives topics by sub-heads", function()
    local a = article(page("<article>" .. p(one) .. "<h2>On ships</h2><p>“Four at a time is enough for now,” Petrova said.</p>" .. p(two, three) .. "</article>"))
    local found = {}
    for s in a:statements { topic = "ships" } do found[#found + 1] = s.text end
    assert.same({ "Four at a time is enough for now", "no date had been moved so far." }, found)
  end)
end)

describe("the title and the deck", function()
  local h1 = "<h1>Port of Vell to reopen in May</h1>"
  local cases = {
    { "h1", "<h1>Port of Vell to reopen in May</h1>" .. all, "", "Port of Vell to reopen in May" },
    { "the h1 that agrees with the head", "<h1>The Courier</h1><article>" .. h1 .. all .. "</article>",
      "<title>Port of Vell to reopen in May - The Courier</title>", "Port of Vell to reopen in May" },
    { "og:title where there is no heading", "<article>" .. all .. "</article>", "<meta property=og:title content='Port opens again'>",
      "Port opens again" },
    { "the title element without the site", "<article>" .. all .. "</article>", "<title>Port of Vell opens again | The Courier</title>",
      "Port of Vell opens again" },
    { "JSON-LD", "<article>" .. all .. "</article>",
      [[<script type="application/ld+json">{"@type":"NewsArticle","headline":"Vell&#8217;s port \u201copens\u201d"}</script>]],
      "Vell’s port “opens”" },
  }
  for _, case in ipairs(cases) do
    it("title: " .. case[1], function() assert.equal(case[4], article(page(case[2], case[3])).title) end)
  end

  local deck = "Three years of work end in spring, if the weather holds and money comes"
  local decks = {
    { "named so", h1 .. "<p class=standfirst>" .. deck .. "</p>" .. all, "", deck },
    { "as the head describes it", "<header>" .. h1 .. "<h2>" .. deck .. "</h2></header>" .. all, "<meta name=description content='" .. deck .. "'>", deck },
    { "bullets", h1 .. "<ul class=summary-list><li>The old quay takes four ships<li>No date was moved</ul>" .. all, "",
      "The old quay takes four ships\nNo date was moved" },
    { "the first paragraph, if it has a class of its own", h1 .. "<div>" .. "<p class=bold-x>The old quay takes four ships at a time for now.</p>" .. all .. "</div>", "",
      "The old quay takes four ships at a time for now." },
    { "nor an offer to subscribe", h1 .. "<div class=paywall><p class=summary>You can read this text for one crown, or all of ours.</p></div>" .. all, "", nil },
    { "a page that is an item of a list", "<ul><li><div>" .. h1 .. "<h2>The old quay of Vell takes four ships at a time until the new one is opened in the spring</h2>" .. all .. "</div></li></ul>", "",
      "The old quay of Vell takes four ships at a time until the new one is opened in the spring" },
    { "bullets in a header of their own", "<header>" .. h1 .. "<ul class=summary-list><li>The old quay takes four ships<li>No date was moved</ul></header>"
      .. "<section>" .. all .. "</section>", "", "The old quay takes four ships\nNo date was moved" },
    { "a long heading right under the title", h1 .. "<h3>" .. deck .. "</h3>" .. all, "", deck },
    { "behind a menu", h1 .. "<ul>" .. ("<li><a href=/a>Vell</a>"):rep(60) .. "</ul><div><p class=vorspann>" .. deck .. "</p>" .. all
      .. "</div>", "", deck },
    { "in the head alone", h1 .. all, "<meta name=description content='" .. deck .. "'>", deck },
    { "the first paragraph is none", h1 .. all, "<meta name=description content='" .. one .. "'>", nil },
  }
  for _, case in ipairs(decks) do
    it("deck: " .. case[1], function()
      local a = article(page("<article>" .. case[2] .. "</article>", case[3]))
      assert.equal(case[4], a.deck)
      assert.same({ "T Port of Vell to reopen in May", one, two, three }, blocks(page("<article>" .. case[2] .. "</article>", case[3])))
    end)
  end
end)

it("a first paragraph with a class is text where others have one", function()
  assert.is_nil(article(page("<h1>Port opens</h1><div><p class=x>The old quay takes four ships at a time for now.</p><p class=y>" .. one .. "</p>" .. all .. "</div>")).deck)
end)

describe("metadata", function()
  local function ld(text) return '<script type="application/ld+json">' .. text .. "</script>" end
  local article_ld = [[{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"no"},
    {"@type":["NewsArticle"],"headline":"Port opens","author":[{"@type":"Person","name":"Jane Roe"},{"@id":"#x"}],
     "datePublished":"2024-01-18T09:30:00+02:00","dateModified":"2024-01-19T08:00:00Z","articleSection":["Harbours"],
     "keywords":["port","Vell"],"isAccessibleForFree":"False","publisher":{"@type":"Organization","name":"The Courier"}},
    {"@type":"Person","@id":"#x","name":"Ivo Lind"}]}]]
  local cases = {
    { "JSON-LD with @graph and @id", ld(article_ld), nil, { authors = { "Jane Roe", "Ivo Lind" }, published = "2024-01-18T09:30:00+02:00",
      modified = "2024-01-19T08:00:00Z", section = "Harbours", keywords = { "port", "Vell" }, paywall = true, site = "The Courier" } },
    { "broken JSON: no end, a comma too many, raw line ends", ld "<!-- \n{\"@type\":\"Article\",\"headline\":\"Port\nopens\",,\"author\":\"Jane Roe\",\"datePublished\":\"2024-01-18\"",
      nil, { authors = { "Jane Roe" }, published = "2024-01-18" } },
    { "meta elements", [[<meta name=author content="Jane Roe"><meta property="article:published_time" content="2024-01-18 09:30"><meta property=og:site_name
      content="The Courier"><link rel=canonical href="https://example.org/a"><meta name=keywords content="port, Vell">]], nil,
      { authors = { "Jane Roe" }, published = "2024-01-18T09:30:00", site = "The Courier", canonical_url = "https://example.org/a",
        keywords = { "port", "Vell" } } },
    { "the date of the URL", "", { url = "https://example.org/news/2024/01/18/port" }, { published = "2024-01-18" } },
    { "a date in words", "<meta name=date content='Thu, 18 Jan 2024 09:30:00 GMT'>", nil, { published = "2024-01-18T09:30:00Z" } },
    { "nothing said", "", nil, { authors = {}, keywords = {} } },
    { "what the caller says goes first", "<meta name=date content=2024-01-18>", { published = "2023-12-31" }, { published = "2023-12-31" } },
    { "a wall around a part", ld '{"@type":"Article","headline":"x","hasPart":[{"@type":"WebPageElement","isAccessibleForFree":"http://schema.org/False"}]}',
      nil, { paywall = true } },
    { "metered", "<meta property=article:content_tier content=metered>", nil, { paywall = true } },
    { "free, by tier", "<meta property=article:content_tier content=free>", nil, { paywall = false } },
    { "keywords as objects", ld '{"@type":"Article","headline":"x","keywords":[{"@type":"DefinedTerm","name":"port"},"Vell"]}', nil,
      { keywords = { "port", "Vell" } } },
    { "keywords one by one", "<meta property=article:tag content=port><meta property=article:tag content=Vell>", nil, { keywords = { "port", "Vell" } } },
    { "the canonical address, with the host of the page's", "<link rel=canonical href=/news/port>", { url = "https://example.org/a?b" },
      { canonical_url = "https://example.org/news/port" } },
    { "the canonical address, with its scheme", "<link rel=canonical href=//www.example.org/news>", { url = "https://example.org/a" },
      { canonical_url = "https://www.example.org/news" } },
    { "the canonical address of the JSON-LD", ld '{"@type":"Article","headline":"x","mainEntityOfPage":{"@id":"https://example.org/a"}}', nil,
      { canonical_url = "https://example.org/a" } },
    { "free to read", ld '{"@type":"Article","headline":"x","isAccessibleForFree":true}', nil, { paywall = false } },
  }
  for _, case in ipairs(cases) do
    it(case[1], function()
      local a = article(page("<article><h1>Port opens</h1>" .. all .. "</article>", case[2]), case[3])
      for _, name in ipairs { "authors", "published", "modified", "section", "keywords", "site", "canonical_url", "paywall" } do
        local value = a[name]
        if case[4][name] ~= nil or type(value) ~= "table" then assert.same(case[4][name], value, name) end
      end
    end)
  end

  it("microdata that stands in meta elements of the article", function()
    local a = article((page("<article itemscope itemtype='https://schema.org/NewsArticle'><meta itemprop=articleSection content=Harbours>"
      .. "<meta itemprop=inLanguage content=de-AT><meta itemprop=keywords content='port,Vell'><meta itemprop=isAccessibleForFree content=false>"
      .. "<h1 itemprop=headline>Port opens</h1>" .. all .. "</article>"):gsub(" lang=en", "")))
    assert.same({ "Harbours", "de", { "port", "Vell" }, true }, { a.section, a.language, a.keywords, a.paywall })
  end)

  it("microdata and the page's own lines", function()
    local a = article(page("<article><h1>Port opens</h1><a rel=author href=/x>Jane Roe</a><time itemprop=datePublished datetime='2024-01-18T09:30'>today</time>"
      .. all .. "</article>"))
    assert.same({ "Jane Roe" }, a.authors)
    assert.equal("2024-01-18T09:30:00", a.published)
  end)

  -- What the head says, what stands below the title, what comes out.
  local given = "2026-06-01T10:00:00+02:00"
  local shown = {
    { "the day where it is read", "2024-01-18T22:03:00Z", "<p>January 19, 2024 - 9:03AM</p>", "2024-01-19T09:03:00+11:00" },
    { "west of it", "2024-01-19T02:03:41Z", "<p>January 18, 2024 9:03 pm</p>", "2024-01-18T21:03:41-05:00" },
    { "at half an hour", "2024-01-18T22:03:41Z", "<p>19 January 2024, 03:33</p>", "2024-01-19T03:33:41+05:30" },
    { "another instant than the head's has no offset", "2024-01-18T22:03:00Z", "<p>January 19, 2024 - 9:10AM</p>", "2024-01-19T09:10:00" },
    { "the day alone", "2024-01-18T22:03:00Z", "<p>January 19, 2024</p>", "2024-01-19" },
    { "with its offset", "2024-01-19T00:46:23+00:00", "<time datetime='2024-01-18T19:46:23-05:00'>January 18, 2024</time>", "2024-01-18T19:46:23-05:00" },
    { "the day it was brought out anew", "2019-03-30T08:00:00Z'><meta property=article:modified_time content='2023-12-19T09:00:00Z", "<div>By Jane Roe | Dec 19, 2023</div>", "2023-12-19" },
    { "not the day of an update", "2019-03-30T08:00:00Z", "<p>Last updated on Dec 19, 2023</p>", "2019-03-30T08:00:00Z" },
    { "nor where a line before it says so", "2019-03-30", "<div>Aktualisiert:</div><div>19. Dezember 2023</div>", "2019-03-30" },
    { "nor by its name", "2019-03-30", "<time itemprop=dateModified datetime=2023-12-19>Dec 19, 2023</time>", "2019-03-30" },
    { "nothing where the page shows the same day too", "2024-01-18T22:03:00Z", "<p>18.01.2024</p><p>Jan 30, 2024</p>", "2024-01-18T22:03:00Z" },
    { "nor a neighbour of a date that has an offset", "2024-01-18T22:03:00+02:00", "<p>19 January 2024</p>", "2024-01-18T22:03:00+02:00" },
    { "nor a caption", "2024-01-18", "<figure><figcaption>The quay on May 5, 2023.</figcaption></figure>", "2024-01-18" },
    { "nor the entry to another page", "2024-01-18", "<div class=related>May 5, 2023</div>", "2024-01-18" },
    { "nor a sentence", "2024-01-18", "<p>The old quay of Vell was closed on May 5, 2023, after a storm had broken three of its pillars.</p>", "2024-01-18" },
    { "an element of the date", given, "<p class=date>3 March 2024</p>", "2024-03-03" },
    { "in a byline", given, "<div class=byline><p>3 March 2024</p></div>", "2024-03-03" },
    { "for machines", given, "<p><time datetime=2024-03-03>3 March 2024</time></p>", "2024-03-03" },
    { "said to be of publication", given, "<p>Published: Sunday, 3 March 2024</p>", "2024-03-03" },
    { "in German", given, "<p>Veröffentlicht am 3. März 2024</p>", "2024-03-03" },
    { "in Russian", given, "<p>Опубликовано: 3 марта 2024</p>", "2024-03-03" },
    { "of an author without a word before", given, "<p><a rel=author href=/x>Jane Roe</a> • March 3rd, 2024</p>", "2024-03-03" },
    { "of an author behind one", given, "<p>By: Jane Roe, 3 March 2024</p>", "2024-03-03" },
    { "not the day of a birth", given, "<p>Born 12 May 1960</p>", given },
    { "nor an author's", given, "<p><a rel=author href=/x>Jane Roe</a>, born May 12, 1960</p>", given },
    { "nor of a film", given, "<p>Film released: 12 December 1999</p>", given },
    { "nor a deadline", given, "<p>Deadline: 30 June 2027</p>", given },
    { "nor an event", given, "<p>Saturday, 12 September 2026, 7 pm, Town Hall</p>", given },
    { "nor an event gone by", given, "<p>Saturday, 12 September 2020, 7 pm, Town Hall</p>", given },
    { "nor of a picture", given, "<p>Photo taken 3 March 2011</p>", given },
    { "nor a day of history", given, "<p>June 6, 1944</p>", given },
    { "nor what another label names", given, "<p class=date>Photo taken: March 3, 2011</p>", given },
    { "nor beside a date in UTC", "2024-01-18T22:03:00Z", "<p>Deadline: 19 January 2024</p>", "2024-01-18T22:03:00Z" },
    { "nor a day to come", given, "<p class=date>3 June 2026</p>", given },
    { "nor the days behind a change", given .. "'><meta property=article:modified_time content='2026-06-09", "<p class=date>10 June 2026</p>", given },
    { "but that of the change", given .. "'><meta property=article:modified_time content='2026-06-09", "<p class=date>9 June 2026</p>", "2026-06-09" },
    { "nor an update in Russian", given, "<p class=date>Обновлено 3 марта 2024</p>", given },
    { "a name right before the date", nil, "<div><span>Jane Roe</span><span>Jan 18, 2024</span><span>3 comments</span></div>", "2024-01-18" },
    { "before the day that the file was changed", "", "<p>18 January 2024</p>", "2024-01-18" },
    { "German", nil, "<p>18. März 2024, 9.30 Uhr</p>", "2024-03-18T09:30:00" },
    { "French", nil, "<p>Publié le 18 août 2024 à 09:30</p>", "2024-08-18T09:30:00" },
    { "Spanish", nil, "<p>18 de enero de 2024</p>", "2024-01-18" },
    { "Russian", nil, "<p>18 мая 2024, 09:30</p>", "2024-05-18T09:30:00" },
    { "numbers", nil, "<p>18.01.2024</p>", "2024-01-18" },
    { "the day cannot be a month", nil, "<p>18/01/2024 09:30</p>", "2024-01-18T09:30:00" },
    { "numbers of two readings say nothing", nil, "<p>05/01/2024</p>", nil },
    { "but for a machine", nil, "<time datetime=2024-05-01>05/01/2024</time>", "2024-05-01" },
  }
  for _, case in ipairs(shown) do
    it("the date that is shown: " .. case[1], function()
      local head = case[2] == "" and "<meta name=last-modified content=2024-02-17>" or case[2] and "<meta property=article:published_time content='" .. case[2] .. "'>"
      assert.equal(case[4], article(page("<article><h1>Port opens</h1>" .. case[3] .. all .. "</article>", head)).published)
    end)
  end

  it("broken escapes of JSON-LD, however many", function()
    local a = article(page("<article>" .. all .. "</article>", ld('{"@type":"Article","headline":"Port' .. ("\\u"):rep(4000) .. '"}')))
    assert.equal("Port" .. ("\u{fffd}"):rep(4000), a.title)
  end)

  it("stands in the JSON", function()
    local json = article(page("<article><h1>Port opens</h1>" .. all .. "</article>", ld(article_ld))):json()
    assert.truthy(json:find('"authors":["Jane Roe","Ivo Lind"],"published":"2024-01-18T09:30:00+02:00","modified":"2024-01-19T08:00:00Z","language":"en"', 1, true), json)
    assert.truthy(json:find('"site":"The Courier","title":"Port opens"', 1, true), json)
  end)
end)

describe("encodings", function()
  local words = "\u{41f}\u{43e}\u{440}\u{442} \u{43e}\u{442}\u{43a}\u{440}\u{44b}\u{442}" -- Порт открыт
  local cp1251, koi8 = "\xcf\xee\xf0\xf2 \xee\xf2\xea\xf0\xfb\xf2", "\xf0\xcf\xd2\xd4 \xcf\xd4\xcb\xd2\xd9\xd4"
  local function utf16(text, big)
    local out = { big and "\xfe\xff" or "\xff\xfe" }
    for _, c in utf8.codes(text) do out[#out + 1] = string.pack(big and ">I2" or "<I2", c) end
    return table.concat(out)
  end
  local function of(text, charset) return (charset and "<meta charset=" .. charset .. ">" or "") .. "<p>" .. text .. "</p>" end
  local cases = {
    { "windows-1251 by meta", of(cp1251, "windows-1251"), nil, words, "windows-1251", "decoded" },
    { "koi8-r by meta with http-equiv", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>' .. koi8, nil, words, "koi8-r", "decoded" },
    { "the caller's charset goes before meta", of(koi8, "windows-1251"), "koi8-r", words, "koi8-r", "decoded" },
    { "Shift_JIS", of("\x93\xfa\x96\x7b\x82\xcc", "shift_jis"), nil, "日本の", "shift_jis", "decoded" },
    { "GBK", of("\xd6\xd0\xb9\xfa", "gb2312"), nil, "中国", "gbk", "decoded" },
    { "UTF-16 little-endian", utf16(of(words)), nil, words, "utf-16le", "decoded" },
    { "UTF-16 big-endian over meta", utf16(of(words, "utf-8"), true), nil, words, "utf-16be", "decoded" },
    { "UTF-8 with its mark", "\xef\xbb\xbf" .. of(words, "koi8-r"), nil, words, "utf-8" },
    { "UTF-8 that says it is something else", of(words, "iso-8859-1"), nil, words, "utf-8", "charset_wrong" },
    { "a name that nobody knows", of(words, "utf-99"), nil, words, "utf-8", "charset_unknown" },
    { "UTF-8 that is called UTF-16", of("é é é é é"), "utf-16", "é é é é é", "utf-8", "charset_wrong" },
    { "ASCII that is called UTF-16", of("The port opens."), "utf-16be", "The port opens.", "utf-8", "charset_wrong" },
    { "two characters of UTF-8 are what is said", of("Über é"), "windows-1252", "Ãœber Ã©", "windows-1252", "decoded" },
    { "UTF-16 without zeros in its text", utf16(of("中文")):sub(3), "utf-16", "中文", "utf-16le", "decoded" },
    { "UTF-8 that is called ISO-2022-JP", of("é é é"), "iso-2022-jp", "é é é", "utf-8", "charset_wrong" },
    { "a name that WHATWG has no decoder for", of(words), "hz-gb-2312", words, "utf-8", "charset_unknown" },
    { "windows-1251 guessed", of((cp1251 .. " "):rep(20)), nil, (words .. " "):rep(20):sub(1, -2), "windows-1251", "charset_guessed" },
    { "koi8-r guessed", of((koi8 .. " "):rep(20)), nil, (words .. " "):rep(20):sub(1, -2), "koi8-r", "charset_guessed" },
    { "windows-1252 guessed", of("Der Hafen \xf6ffnet im M\xe4rz, sagte J\xf6rg"), nil, "Der Hafen öffnet im März, sagte Jörg", "windows-1252", "charset_guessed" },
    { "UTF-16 without its mark", utf16(of(words)):sub(3), nil, words, "utf-16le", "charset_guessed" },
    { "UTF-16 big-endian without its mark, whatever its meta", utf16(of(words, "koi8-r"), true):sub(3), nil, words, "utf-16be", "charset_guessed" },
    { "GBK guessed", of("\xb8\xdb\xbf\xda\xbd\xab\xd4\xda\xc8\xfd\xc4\xea\xca\xa9\xb9\xa4\xba\xf3\xd6\xd8\xd0\xc2\xbf\xaa\xb7\xc5"), nil,
      "港口将在三年施工后重新开放", "gb18030", "charset_guessed" },
    { "Big5 guessed", of("\xc2\xc2\xbd\x58\xc0\x59\xa4\x40\xa6\xb8\xa5\x69\xa5\x48\xae\x65\xaf\xc7\xa5\x7c\xbf\xb4\xb2\xee\xa1\x41\xa6\xb3\xc3\xf6\xa4\x48\xad\xfb\xaa\xed\xa5\xdc\xa1\x43\xb4\xe4\xa4\x66\xab\xdc\xa4\x6a\xa1\x43"), nil,
      "舊碼頭一次可以容納四艘船，有關人員表示。港口很大。", "big5", "charset_guessed" },
    { "EUC-KR guessed", of("\xc7\xd7\xb1\xb8\xb4\xc2\x20\xb4\xd9\xbd\xc3\x20\xbf\xad\xb8\xb0\xb4\xd9"), nil, "항구는 다시 열린다", "euc-kr", "charset_guessed" },
    { "Shift_JIS guessed", of("\x8d\x60\x82\xcd\x8c\xdc\x8c\x8e\x82\xc9\x8d\xc4\x8a\x4a\x82\xb7\x82\xe9"), nil, "港は五月に再開する", "shift_jis", "charset_guessed" },
    { "EUC-JP guessed", of("\xb9\xc1\xa4\xcf\xb8\xde\xb7\xee\xa4\xcb\xba\xc6\xb3\xab\xa4\xb9\xa4\xeb"), nil, "港は五月に再開する", "euc-jp", "charset_guessed" },
    { "EUC-JP guessed of hardly any kana, not EUC-KR", of("\xbc\xf3\xc1\xea\xb2\xf1\xb8\xab\xa1\xd6\xbd\xb0\xb1\xa1\xb2\xf2\xbb\xb6\xa4\xf2\xb8\xa1\xc6\xa4\xa1\xd7\xa1\xa2\xcc\xee\xc5\xde\xa4\xcf\xc8\xbf\xc8\xaf"), nil,
      "首相会見「衆院解散を検討」、野党は反発", "euc-jp", "charset_guessed" },
    { "ISO-2022-JP guessed", of("\x1b$B9A$O8^7n$K:F3+$9$k\x1b(B"), nil, "港は五月に再開する", "iso-2022-jp", "charset_guessed" },
    { "no ISO-2022-JP without the way back", of("Port \x1b$B opens"), nil, "Port \x1b$B opens", "utf-8" },
    { "UTF-16 without its mark, whose text has no zeros", utf16("<p>中文"):sub(3), nil, "中文", "utf-16le", "charset_guessed" },
    { "meta behind 1,024 bytes does not count", (" "):rep(1100) .. of("M\xe4rz", "koi8-r"), nil, "März", "windows-1252", "charset_guessed" },
  }
  for _, case in ipairs(cases) do
    it(case[1], function()
      local a = article(case[2], { charset = case[3] })
      assert.equal(case[4], a.text)
      assert.equal(case[5], a.charset:lower())
      assert.equal(case[6], a.warnings[1] and a.warnings[1].code)
      for _, warning in ipairs(a.warnings) do assert.equal(case[5], warning.message:lower():match "%S+$") end
    end)
  end

  -- What is no character, in front of each of which, and behind, stands one.
  local bad = {
    { "GB18030", "\xd6\xd0\xff", "gb18030", "中" },
    { "GBK", "\xd6\xd0\xff", "gbk", "中" },
    { "Shift_JIS", "\x93\xfa\xff", "shift_jis", "日" },
    { "EUC-JP", "\xb9\xc1\xff", "euc-jp", "港" },
    { "EUC-KR", "\xc7\xd7\xff", "euc-kr", "항" },
    { "Big5", "\xb4\xe4\xff", "big5", "港" },
    { "UTF-16", "\x1f\x04\x00\xdc", "utf-16le", "П" },
  }
  for _, case in ipairs(bad) do
    it("bad bytes of " .. case[1] .. " are U+FFFD each time, and are counted", function()
      local wide = case[3] == "utf-16le"
      local html = "<p>" .. ("|"):rep(3000)
      if wide then html = html:gsub(".", "%0\0") end
      html = html:gsub(wide and "|%z" or "|", function() return case[2] end)
      local a = article(html, { charset = case[3] })
      assert.equal((case[4] .. "\u{fffd}"):rep(3000), a.text)
      local warning = a.warnings[#a.warnings]
      assert.same({ "bad_characters", 3000 }, { warning.code, warning.count })
    end)
  end

  it("text too, where the caller says so", function()
    local a = assert(quoth.parse(cp1251, { charset = "windows-1251" }))
    assert.equal(words, a.text)
    assert.equal(words, assert(quoth.parse(utf16(words))).text)
    assert.equal("中文", assert(quoth.parse(utf16("中文"):sub(3), { charset = "utf-16" })).text)
    assert.equal("The port opens in May.", assert(quoth.parse("The port opens in May.", { charset = "utf-16" })).text)
  end)

  it("four bytes that begin like a page of UTF-16 do not make one", function()
    local a = assert(quoth.parse("<\0p\0 It is calm.\n\n\"It floats,\" Mirela Dascal said."))
    assert.equal("It floats", a[1].text)
  end)

  for name, mark in pairs { ["UTF-8"] = "\xef\xbb\xbf", ["UTF-16LE"] = "\xff\xfe", ["UTF-16BE"] = "\xfe\xff" } do
    it("the mark of " .. name .. " alone is an empty document", function()
      local a, message, code = quoth.parse(mark)
      assert.is_nil(a)
      assert.equal("empty", code, message)
    end)
  end
end)

describe("provenance", function()
  local function source_of(html, part)
    local out = {}
    for _, range in ipairs(part:source()) do out[#out + 1] = html:sub(range[1], range[2]) end
    return table.concat(out, "|")
  end

  local cases = {
    { "plain", "<p>The port is open now.</p>", "The port is open now." },
    { "inline tags lie between the ranges", "<p>The <b>port</b> is <i>open</i> now.</p>", "The |port| is |open| now." },
    { "references of characters", "<p>A &amp; B&nbsp;&copy;2024 &#8217;x&rsquo; AT&T.</p>", "A &amp; B&nbsp;&copy;2024 &#8217;x&rsquo; AT&T." },
    { "white space", "<p>\n  The   port\n is open.  </p>", "The   port\n is open." },
    { "&amp;amp;", "<p>One &amp;amp; two.</p>", "One &amp;amp; two." },
  }
  for _, case in ipairs(cases) do
    it(case[1], function()
      local a = article(case[2])
      assert.equal(case[3], source_of(case[2], a:blocks()()))
    end)
  end

  it("of a statement across references and tags", function()
    local html = "<p>&ldquo;We <em>are</em> ready&nbsp;&mdash; now,&rdquo; Anna Petrova said.</p>"
    assert.equal("We |are| ready&nbsp;&mdash; now", source_of(html, article(html)[1]))
  end)

  it("of a page that was decoded", function()
    local html = "<meta charset=windows-1251><p>\xcf\xee\xf0\xf2 &amp; <b>\xee\xf2\xea\xf0\xfb\xf2</b>.</p>"
    assert.equal("\xcf\xee\xf0\xf2 &amp; |\xee\xf2\xea\xf0\xfb\xf2|.", source_of(html, article(html):blocks()()))
  end)

  it("of text is the text", function()
    local a = assert(quoth.parse "“We are ready,” Anna Petrova said.")
    local range = a[1]:source()[1]
    assert.equal("We are ready", a.text:sub(range[1], range[2]))
  end)

  it("of every block reads as the block", function()
    local html = page("<article><h1>Port &amp; quay</h1>" .. all:gsub("port", "p<b>or</b>t") .. "<ul><li>One&#33; item of a list</ul></article>")
    for block in article(html):blocks() do
      local text = source_of(html, block):gsub("|", ""):gsub("&amp;", "&"):gsub("&#33;", "!")
      assert.equal(block.text, text)
    end
  end)
end)

describe("format auto", function()
  local cases = {
    { "<!DOCTYPE html><title>x</title>" .. all, true }, { " \n<html>" .. all, true }, { "<div>" .. all, true },
    { "<?xml version='1.0'?><html>" .. all, true }, { "<!-- x --><body>" .. all, true },
    { one .. " <p>x</p>", false }, { "< 5 per cent of the ships were lost.", false }, { "<3 from Vell", false }, { one, false },
  }
  for i, case in ipairs(cases) do
    it(("tells %d %s"):format(i, case[2] and "HTML" or "text"), function()
      local a = assert(quoth.parse(case[1]))
      assert.equal(case[2], a.charset ~= nil)
      if not case[2] then assert.equal(case[1], a.text) end
    end)
  end

  it("takes the page's language", function()
    assert.equal("de", assert(quoth.parse("<html lang='de-AT'>" .. all)).language)
    assert.equal("en", assert(quoth.parse("<html lang='de-AT'>" .. all, { language = "en" })).language)
    assert.equal("de", assert(quoth.parse("<html><meta http-equiv=Content-Language content=de>" .. all)).language)
    assert.equal("de", assert(quoth.parse("<html><META content='de_AT' property='og:locale'>" .. all)).language)
    assert.equal("en", assert(quoth.parse("<html><meta name=description content=de>" .. all)).language)
  end)
end)
