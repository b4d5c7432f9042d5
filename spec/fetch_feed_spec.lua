local feed = require "quoth.feed"
local tools = require "fetch.tools"

local base = "http://news.example/feeds/all.xml"

describe("a feed", function()
  it("of RSS gives its items", function()
    local f = assert(feed.parse([==[<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Telmar News</title><link>http://news.example/</link><atom:link href="http://news.example/self" rel="self"/>
<image><title>Logo</title><url>http://news.example/l.png</url></image>
<item><title>Port &amp; harbour</title><link>/a?x=1&amp;y=2</link><pubDate>Mon, 04 Mar 2024 10:30:00 +0200</pubDate></item>
<item><title><![CDATA[Bridge <b>open</b>]]></title><guid>http://news.example/b</guid><dc:date>2024-03-04T08:00:00Z</dc:date></item>
<item><title>No link</title><guid isPermaLink="false">http://news.example/c</guid></item>
</channel></rss>]==], base))
    assert.equal("rss", f.kind)
    assert.equal("Telmar News", f.title)
    assert.equal(2, #f.entries)
    assert.same({ "http://news.example/a?x=1&y=2", "Port & harbour", 1709541000 },
      { f.entries[1].url, f.entries[1].title, f.entries[1].time })
    assert.same({ "http://news.example/b", "Bridge <b>open</b>", 1709539200 },
      { f.entries[2].url, f.entries[2].title, f.entries[2].time })
  end)

  it("of Atom gives its entries, by their alternate link", function()
    local f = assert(feed.parse([==[<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title>
<a:entry><a:title type="html">One</a:title><a:link rel="self" href="s"/><a:link href="one"/><a:id>tag:1</a:id>
<a:source><a:title>Other</a:title><a:link href="http://other.example/"/></a:source>
<a:updated>2024-03-04T10:30:00.5+02:00</a:updated></a:entry></a:feed>]==], base))
    assert.equal("atom", f.kind)
    assert.same({ "http://news.example/feeds/one", "One", "tag:1", 1709541000 },
      { f.entries[1].url, f.entries[1].title, f.entries[1].id, f.entries[1].time })
  end)

  it("of RDF gives its items", function()
    local f = assert(feed.parse([==[<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title></channel>
<item rdf:about="y"><title>One</title><link>http://news.example/1</link></item></rdf:RDF>]==], base))
    assert.equal("http://news.example/1", f.entries[1].url)
  end)

  it("may be a sitemap, with news", function()
    local f = assert(feed.parse([==[<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>http://news.example/1</loc><lastmod>2024-03-04</lastmod><image:image><image:loc>http://x.example/i</image:loc></image:image>
<n:news><n:publication><n:name>Telmar Post</n:name><n:language>en</n:language></n:publication>
<n:publication_date>2024-03-04T08:30Z</n:publication_date><n:title>Title</n:title></n:news></url></urlset>]==], base))
    local e = f.entries[1]
    assert.same({ "http://news.example/1", "Title", "Telmar Post", "en", 1709541000, "2024-03-04" },
      { e.url, e.title, e.publication, e.language, e.time, e.updated })
  end)

  it("may be an index of sitemaps", function()
    local f = assert(feed.parse([==[<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>]==], base))
    assert.equal(0, #f.entries)
    assert.equal("http://news.example/s2.xml", f.sitemaps[2].url)
  end)

  it("reads Latin-1, Windows-1252, UTF-16 and byte-order marks", function()
    local function title(bytes) return feed.parse(bytes, base).title end
    assert.equal("Möwe – “x”", title('<?xml version="1.0" encoding="windows-1252"?><rss><title>M\xf6we \x96 \x93x\x94</title></rss>'))
    assert.equal("Möwe", title "\xef\xbb\xbf<rss><title>Möwe</title></rss>")
    local utf16 = ("<rss><title>M\xf6</title></rss>"):gsub(".", "%0\0")
    assert.equal("Mö", title("\xff\xfe" .. utf16))
  end)

  it("reads no DTD: no entity of it is known, nothing is opened", function()
    local f = assert(feed.parse([==[<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss><title>&b;&x;&#65;&#x1F600;&#xD800;</title></rss>]==], base))
    assert.equal("&b;&x;A\u{1f600}\u{fffd}", f.title)
  end)

  it("that is none gives bad_feed", function()
    for _, bytes in ipairs { "", "<html><body>x</body></html>", "plain", "<<<<", "<!--", "<![CDATA[", "<?xml" } do
      local f, message, code = feed.parse(bytes, base)
      assert.is_nil(f)
      assert.is_string(message)
      assert.equal("bad_feed", code)
    end
    assert.has_error(function() feed.parse(nil) end)
  end)

  it("takes linear time whatever it is", function()
    for _, piece in ipairs { "<item>", "<", "&", "&#", "<!--", "<![CDATA[", "<a b=\"", "</", "<item><link>x</link></item>", "]]>", "<!DOCTYPE [" } do
      local begin = os.clock()
      feed.parse("<rss>" .. piece:rep(1000000 // #piece), base)
      assert.is_true(os.clock() - begin < 2, piece)
    end
  end)

  it("has the dates that feeds write", function()
    for text, want in pairs {
      ["Mon, 04 Mar 2024 10:30:00 GMT"] = 1709548200, ["4 Mar 24 10:30 EST"] = 1709566200, ["2024-03-04"] = 1709510400,
      ["2024"] = 1704067200, ["2024-03-04T10:30:00-05:00"] = 1709566200, ["20240304"] = 1709510400,
    } do
      assert.equal(want, feed.time(text), text)
    end
    for _, text in ipairs { "", "yesterday", "2024-13-01", "99 Foo 2024", ("9"):rep(100) } do assert.is_nil(feed.time(text)) end
  end)
end)

describe("quoth.feed", function()
  local server
  setup(function() server = tools.serve "feeds" end)
  teardown(function() server.stop() end)

  it("iterates over an index, its compressed sitemaps, each URL once; faults are told", function()
    local urls = {}
    local entries, faults = feed(server.url .. "/index.xml", { allow = { "127.0.0.1" } })
    for entry in entries do urls[#urls + 1] = entry.url:match "/[^/]*$" end
    assert.same({ "/1", "/2", "/3" }, urls)
    assert.equal("http_404", faults[1].code)
  end)

  it("gives what failed", function()
    local entries, _, code = feed(server.url .. "/nothing.xml", { allow = { "127.0.0.1" } })
    assert.is_nil(entries)
    assert.equal("http_404", code)
    local _, _, blocked = feed(server.url .. "/index.xml")
    assert.equal("blocked_address", blocked)
  end)

  it("does not follow an index into the intranet", function()
    local entries, faults = feed(server.url .. "/evil.xml", { allow = { "127.0.0.1" } })
    assert.is_nil(entries())
    assert.equal("blocked_address", faults[1].code)
    assert.equal("bad_scheme", (select(3, require("quoth.fetch").get "file:///etc/passwd")))
  end)
end)
