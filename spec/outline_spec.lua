-- The outline: the top of an article, datelines, headings, and what a digest announces.
local quoth = require "quoth"
local digests = dofile "spec/fixtures/digests.lua"

local function parse(text) return assert(quoth.parse(text)) end

local function topics(article)
  local found = {}
  for section in article:sections() do
    if section.heading then found[#found + 1] = section.topic end
  end
  return found
end

local function kinds(article)
  local found = {}
  for block in article:blocks() do found[#found + 1] = block.kind end
  return table.concat(found, " ")
end

local body = " The harbour will be closed for the winter. Nobody knows when it will open."

-- "|" is a blank line, "$" a paragraph.
local function expand(text) return (text:gsub("|", "\n\n"):gsub("%$", body)) end

describe("dateline", function()
  local cases = {
    { "MOSCOW, January 18. /TASS/.", "MOSCOW", "January 18", "TASS" },
    { "PORT ELVE, December 12. /NCA/.", "PORT ELVE", "December 12", "NCA" },
    { "KYIV, Dec 24 (Reuters) -", "KYIV", "Dec 24", "Reuters" },
    { "TELMAR, Sept. 26 (VNA) —", "TELMAR", "Sept. 26", "VNA" },
    { "TELMAR, Dec. 24, 2023 (VNA) —", "TELMAR", "Dec. 24, 2023", "VNA" },
    { "ATLANTA (AP) —", "ATLANTA", nil, "AP" },
    { "TELMAR --", "TELMAR", nil, nil },
    { "PHOENIX –", "PHOENIX", nil, nil },
    { "HANOI, Vietnam (AP) —", "HANOI, Vietnam", nil, "AP" },
    { "ST. OLAF, Minn. (AP) —", "ST. OLAF, Minn.", nil, "AP" },
    { "NEW TELMAR/LESK (VNA) -", "NEW TELMAR/LESK", nil, "VNA" },
    { "Berlin (dpa) -", "Berlin", nil, "dpa" },
    { "Telmar (dpa/vna) –", "Telmar", nil, "dpa/vna" },
    { "LESK, 18 January —", "LESK", "18 January", nil },
    { "LESK, Monday (VNA) -", "LESK", "Monday", "VNA" },
    { "TELMAR, May 3 -", "TELMAR", "May 3", nil },
    { "SAINT-BRAE, Tarn —", "SAINT-BRAE, Tarn", nil, nil },
  }
  for _, case in ipairs(cases) do
    it(case[1], function()
      local article = parse("Harbour to close\n\n" .. case[1] .. body)
      local dateline = assert.is_table(article.dateline) and article.dateline
      assert.are.equal(case[1], dateline.text)
      assert.are.equal(case[2], dateline.place)
      assert.are.equal(case[3], dateline.date)
      assert.are.equal(case[4], dateline.agency)
    end)
  end

  it("stands alone", function()
    local article = parse("Drills begin in the strait\n\nAFP, MANILA\n\nThousands of troops began a drill." .. body)
    assert.are.same({ "MANILA", "AFP" }, { article.dateline.place, article.dateline.agency })
    assert.are.equal("title byline paragraph", kinds(article))
  end)

  it("is a place that the title names", function()
    assert.are.equal("Lauen", parse("Lauen: bridge closed\n\nLauen. The bridge is closed." .. body).dateline.place)
  end)

  local none = {
    "NATO — the alliance of the north — will meet.",
    "Petrova (62) — the oldest member — will speak.",
    "Nobody. The harbour was empty.",
    "The harbour (1904) - a listed building - burns.",
    "On Monday, January 18. The date is set.",
    "LARSEN: We will wait.",
    "“TELMAR — our town,” she said.",
    "In 2024, Varnia set a goal, the minister said.",
    "Sen. Orlova may be right.",
    "Maine Sen. Anna Orlova said she was ready.",
    "The Harbour Load Index (HLI)—a new measure—counts ships.",
    "Hybrid (HEV): A ship with two engines.",
    "WHERE THE HARBOURS STAND NOW - The ice is thick.",
  }
  for _, text in ipairs(none) do
    it("is none: " .. text, function() assert.is_nil(parse("Harbour to close\n\n" .. text .. body).dateline) end)
  end
end)

describe("top of the article", function()
  local cases = {
    { "label in the title's line", "IN BRIEF: Harbour closes|$", { label = "IN BRIEF", title = "Harbour closes" } },
    { "label above the title", "OPINION|Harbour closes too late|$", { label = "OPINION",
      title = "Harbour closes too late" } },
    { "no label", "TELMAR STORM: Harbour closes|$", { title = "TELMAR STORM: Harbour closes" } },
    { "breadcrumb", "All news|Harbour closes|$", { title = "Harbour closes" } },
    { "deck without a stop", "Harbour closes|The ferries will go from the old quay until the ice is gone|LESK (VNA) —$",
      { title = "Harbour closes", deck = "The ferries will go from the old quay until the ice is gone" } },
    { "deck that begins with a quotation", "Harbour closes|\"It is a fine quay,\" she said of the port's owner|$|$",
      { title = "Harbour closes", deck = "\"It is a fine quay,\" she said of the port's owner" } },
    { "no deck but a quotation", "Harbour closes|\"It is a fine old quay of ours\"|$|$", { title = "Harbour closes" } },
    { "deck with a stop above a dateline", "Harbour closes|The ferries go from the old quay.|LESK (VNA) —$",
      { title = "Harbour closes", deck = "The ferries go from the old quay." } },
    { "no deck", "Harbour closes|The harbour will be closed, the mayor said on Monday.|$",
      { title = "Harbour closes" } },
    { "title with a stop above a dateline", "Harbour closes for the winter.|LESK (VNA) —$",
      { title = "Harbour closes for the winter." } },
    { "title of two sentences", "The harbour closes. Nobody is there.|$", { title = "The harbour closes. Nobody is there." } },
    { "title that ends in a short form", "A house of light in old L.A.|$", { title = "A house of light in old L.A." } },
    { "title of two sentences above a deck", "The harbour closes. Nobody is there.|It is cold.|$", { title = "The harbour closes. Nobody is there." } },
    { "title that calls", "The harbour is open!|$|$", { title = "The harbour is open!" } },
    { "title that begins like a topic", "On an old harbour|$|$", { title = "On an old harbour" } },
    { "topic above others", "On the old harbour|$|On the new harbour|$", {} },
    { "no title but sentences that report a question", "The harbour is shut. The mayor asked, \"Why?\"|$", {} },
    { "no title but two sentences that report", "The mayor spoke. It closes, she said.|$", {} },
    { "no title but two sentences above a shorter one", "The harbour closes. Nobody is there.|The ice is thick.", {} },
    { "no title", "LESK (VNA) —$|$", {} },
    { "no title but a sentence", "The harbour is closed.|$", {} },
  }
  for _, case in ipairs(cases) do
    it(case[1], function()
      local article = parse(expand(case[2]))
      assert.are.same(case[3], { label = article.label, title = article.title, deck = article.deck })
    end)
  end
end)

describe("kinds of blocks", function()
  local cases = {
    { "byline", "Harbour closes|By Jane Roe|$", "title byline paragraph" },
    { "newsroom's byline", "Harbour closes|By the Lantern newsroom|$", "title byline paragraph" },
    { "byline before a colon", "Harbour closes|By Aron Hume: The harbour closes.$", "title byline paragraph" },
    { "date line", "Harbour closes|Friday, May 8, 2009|$", "title byline paragraph" },
    { "editors at the end", "Harbour closes|$|Reporting by Jane Roe; editing by Paul Brenner",
      "title paragraph byline" },
    { "caption", "Harbour closes|The old quay in May. Photo: Jane Roe|$", "title caption paragraph" },
    { "agency's caption", "Harbour closes|The old quay in May (Getty Images)|$", "title caption paragraph" },
    { "read also", "Harbour closes|$|Read also: Ten old quays", "title paragraph boilerplate" },
    { "subscribe", "Harbour closes|$|👉 Subscribe to the Lantern – Send us news", "title paragraph boilerplate" },
    { "ask for comments", "Harbour closes|$|Have you been there? Tell us about it in the comments.",
      "title paragraph boilerplate" },
    { "line of marks", "Harbour closes|$|___|$", "title paragraph boilerplate paragraph" },
    { "a sentence that begins like a note", "Harbour closes|$|Related costs will rise by a fifth, the mayor said.",
      "title paragraph paragraph" },
    { "heading", "Harbour closes|$|The old quay|$", "title paragraph heading paragraph" },
    { "question as a heading", "Harbour closes|$|Why is it closed?|$", "title paragraph heading paragraph" },
    { "no heading: the question that opens the text", "Harbour closes|Is the harbour a port?|$|The old quay|$",
      "title paragraph paragraph heading paragraph" },
    { "questions as headings", "Harbour closes|Is the harbour a port?|$|Who owns it?|$", "title heading paragraph heading paragraph" },
    { "no heading: the last line", "Harbour closes|$|The old quay", "title paragraph paragraph" },
    { "no heading: a quotation", "Harbour closes|$|“We will wait”|$", "title paragraph paragraph paragraph" },
    { "no heading: it introduces words", "Harbour closes|$|Roe continued:|$", "title paragraph paragraph paragraph" },
    { "no heading: a list", "Harbour closes|$|Anna Roe|Paul Brenner|Una Pike|$",
      "title paragraph paragraph paragraph paragraph paragraph" },
    { "no heading: times of a live blog", "Storm, live|10 p.m.|$|9:15 p.m.|$",
      "title boilerplate paragraph boilerplate paragraph" },
  }
  for _, case in ipairs(cases) do
    it(case[1], function() assert.are.equal(case[3], kinds(parse(expand(case[2])))) end)
  end
end)

describe("topic", function()
  local cases = {
    { "On the canal", "the canal" },
    { "About the canal", "the canal" },
    { "ON THE CANAL", "THE CANAL" },
    { "The canal:", "The canal" },
    { "On the canal:", "the canal" },
    { "On the canal she said –", "the canal" },
    { "On the canal, Karsten said:", "the canal" },
    { "Ongoing work", "Ongoing work" },
    { "The canal", "The canal" },
  }
  for _, case in ipairs(cases) do
    it(case[1], function()
      local article = parse(expand("Harbour closes|$|" .. case[1] .. "|$|On the quay|$"))
      assert.are.equal(case[2], topics(article)[1])
    end)
  end

  it("comes without its marks, which are no others' in the text", function()
    assert.are.same({ "A terrible quay." }, topics(parse(expand('Harbour closes|"$|"$|\'A terrible quay.\'|$'))))
  end)

  it("comes without its number", function()
    local article = parse(expand "Harbour closes|$|1. On the quay|$|2. ABOUT ICE|$")
    assert.are.same({ "the quay", "ICE" }, topics(article))
    local headings = {}
    for section in article:sections() do headings[#headings + 1] = section.heading end
    assert.are.same({ "1. On the quay", "2. ABOUT ICE" }, headings)
  end)

  it("of run-in headings leaves their quotations", function()
    local text = "Coach meets press\n\nOn the cup: \"It is a cup.\"\n\nOn the league: It is long."
    local article = parse(text)
    assert.are.same({ "the cup", "the league" }, topics(article))
    assert.are.equal("title heading paragraph heading paragraph", kinds(article))
  end)

  it("is not what one sentence begins with", function()
    assert.are.same({}, topics(parse(expand "Harbour closes|$|On Monday: the quay was empty.|$")))
  end)
end)

describe("digest", function()
  local function surname(name) return name:match "%S+$" end

  for _, case in ipairs(digests) do
    it(case.name, function()
      local text = case.text
      local article = assert(quoth.parse(text, { language = case.language }))
      assert.are.equal(case.title, article.title)
      assert.are.equal(case.label, article.label)
      assert.are.equal(case.deck, article.deck)
      if case.topics then assert.are.same(case.topics, topics(article)) end
      if not case.speaker then
        assert.is_nil(article.digest)
        return
      end
      local digest = assert.is_table(article.digest) and article.digest
      local scope = text:sub(digest.first, digest.last):match "^%s*(.*)$"
      assert.are.equal(case.first, scope:sub(1, #case.first))
      assert.are.equal(case.last, scope:sub(-#case.last))
      for _, words in ipairs(case.outside or {}) do assert.is_nil(scope:find(words, 1, true)) end
      assert.are.equal(surname(case.speaker), surname(digest.speakers[1].name))
    end)
  end

  local told = "Anna Petrova runs the port. She spoke on Monday.\n\n%s\n\nNew quays\n\nThe quays are old.\n\nOld cranes\n\nThe cranes fail.\n"
  local announced = {
    ["Here are five things Petrova said about the quays."] = "Anna Petrova",
    ["Here are the five things she told reporters on Monday."] = "Anna Petrova",
    ["Here are five things dockers said about the quays."] = false,
    ["Here are five people Petrova said were hurt."] = false,
    ["Here are five ways Petrova said the port would change."] = false,
    ["\"Here's the bottom line,\" Petrova added."] = false,
    ["Here are some answers, according to posts on a forum."] = false,
  }
  for sentence, name in pairs(announced) do
    it((name and "opens: " or "is none: ") .. sentence, function()
      local digest = parse("The port this year\n\n" .. told:format(sentence)).digest
      assert.are.equal(name, digest and digest.speakers[1].name or false)
    end)
  end
end)
