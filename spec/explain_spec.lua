-- Why: for every kind of attribution what it was taken from, what won and what was rejected.
local quoth = require "quoth"

local function paragraphs(...) return table.concat({ ... }, "\n\n") end

local fair = "The fair opened on Friday under a clear sky and closed at dusk."

-- "kind | words | statement" of the basis; "source | cue" of the winner; "source | cue | verdict" of the others.
local function lines(explanation)
  local basis, winner = explanation.basis, explanation.evidence
  local list = { ("%s | %s | %s"):format(basis.kind, basis.text or "-", basis.statement and basis.statement.id or "-"),
    winner and ("%s | %s"):format(winner.source or "-", winner.cue or "-") or "-" }
  for _, e in ipairs(explanation.rejected) do
    list[#list + 1] = ("%s | %s | %s"):format(e.source or "-", e.cue or "-", e.verdict)
  end
  return list
end

-- What it is; the text; which statement; its attribution; then as above.
local cases = {
  { "explicit, with what another said inside", "Petrova said Orlov had told her the port was open.", 1, "explicit",
    "cue | Petrova said | -", "Petrova | said", "Orlov | told | inside" },
  { "explicit, with a weak rival", "“The price will rise,” Petrova said, and Moscow raised it.", 1, "explicit",
    "cue | Petrova said | -", "Petrova | said", "Moscow | raised | weak" },
  { "explicit, without a cue", "“The port is open.” - Anna Petrova", 1, "label", "label | Anna Petrova | -", "-" },
  { "continued", paragraphs("“Nobody was surprised,” Petrova said.", "“It was late and it was dark.”"), 2, "continued",
    "statement | - | 1", "-" },
  { "explicit, in a line of its own", paragraphs(fair, "Petrova met reporters in Telmar and put it bluntly:", "“Nobody asked us.”"), 1,
    "explicit", "introduction | Petrova met reporters in Telmar and put it bluntly: | -", "-" },
  { "implied by an announcement",
    paragraphs(fair, "Here are Mayor Odo Karsten’s key statements.",
      "“The canal will be dredged.”"), 1, "implied", "announcement | Here are Mayor Odo Karsten’s key statements. | -", "-" },
  { "implied, over what another said",
    paragraphs(fair, "Here are Mayor Odo Karsten’s key statements.", "The governor says that the canal is old.",
      "“It will be dredged.”"), 1, "implied", "announcement | Here are Mayor Odo Karsten’s key statements. | -", "-",
    "The governor | says | others" },
  { "a label", paragraphs("Open day", "Q: When?", "ORLOV: In May.", "Before noon.", "Q: Where?", "ORLOV: Here."), 2, "label",
    "label | ORLOV | -", "-" },
  { "a turn that goes on",
    paragraphs("Open day", "Q: When?", "ORLOV: In May.", "Before noon.", "Q: Where?", "ORLOV: Here."), 3, "continued",
    "label | ORLOV | 2", "-" },
  { "a line below that signs", paragraphs("What they said", "“We stay here until the ice has gone.”",
      "- Tobias Renn, head of the port", "“Nobody knows when that will be.”", "- Maren Holt"), 1, "label",
    "signature | Tobias Renn, head of the port | -", "-" },
  { "an interview without labels",
    paragraphs("“The crane is broken”: Tobias Renn on the port", "Tobias Renn has run the port for nine years.",
      "How do you live?", "I live alone.", "Why do you say that?", "I was there.", "Would you do it again?", "We would."),
    2, "implied", "question | - | 1", "-" },
  { "unknown", "“Nobody knows who was there on that day,” it says on the wall.", 1, "explicit", "cue | it says | -",
    "it | says" },
  { "nobody", paragraphs("The wall stands by the harbour.", "“Nobody knows who was there on that day.”"), 1, "unknown",
    "nothing | - | -", "-" },
}

describe("statement:explain()", function()
  for _, case in ipairs(cases) do
    it(case[1], function()
      local statement = assert(quoth.parse(case[2]))[case[3]]
      local explanation = statement:explain()
      assert.equal(case[4], statement.attribution)
      assert.same({ table.unpack(case, 5) }, lines(explanation))
      assert.equal(statement.reason, explanation.reason)
      assert.equal(statement.confidence, explanation.confidence)
    end)
  end

  it("nested", function()
    local statement = assert(quoth.parse(cases[1][2]))[1]
    assert.same({ "cue | Orlov had told | -", "Orlov | told" }, lines(statement.nested[1]:explain()))
  end)

  it("leaves out what won for another statement of the sentence", function()
    local article = assert(quoth.parse("Petrova said the port was open, while Orlov said it was closed."))
    assert.same({ "cue | Petrova said | -", "Petrova | said" }, lines(article[1]:explain()))
    assert.same({ "cue | Orlov said | -", "Orlov | said" }, lines(article[2]:explain()))
  end)

  -- HTML that stands between the introduction and the quotation
  for what, between in pairs {
    ["a caption"] = '<figure><img src="port.jpg"><figcaption>The port of Telmar on Friday.</figcaption></figure>',
    ["a heading"] = "<h2>The day after</h2>",
  } do
    it("is introduced by prose, over " .. what, function()
      local html = "<html><body><article><h1>The port</h1><p>" .. fair ..
        "</p><p>Anna Petrova spoke on Friday.</p>" .. between ..
        "<p>“Nobody asked us.”</p><p>The ferry left at noon, and the port was empty.</p></article></body></html>"
      local article = assert(quoth.parse(html, { format = "html" }))
      assert.same({ "introduction | Anna Petrova spoke on Friday. | -", "-" }, lines(article[1]:explain()))
    end)
  end

  it("says where everything stands", function()
    local article = assert(quoth.parse(cases[2][2]))
    local explanation = article[1]:explain()
    local function at(span) return article.text:sub(span[1], span[2]) end
    assert.equal(explanation.basis.text, at(explanation.basis.span))
    assert.equal("said", at(explanation.evidence.cue_span))
    assert.equal("“The price will rise,”", at(explanation.evidence.left))
    assert.truthy(explanation.evidence.score > 0 and #explanation.evidence.features > 0)
    assert.truthy(explanation.rejected[1].score <= 0)
  end)
end)
