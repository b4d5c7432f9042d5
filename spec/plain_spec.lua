-- Plain text to blocks. Kinds are the outline's matter, but for items.
local quoth = require "quoth"

local function blocks(text)
  local article = assert(quoth.parse(text))
  local found = {}
  for block in article:blocks() do
    found[#found + 1] = (block.kind == "item" and "* " or "") .. text:sub(block.first, block.last)
  end
  return found
end

local wrapped = [[
The harbour master of Telmar told the council that the
quay would have to be closed for the winter, and that
nobody should count on it being opened again before the
ice had gone.

He left without taking questions. A spokeswoman for the
council said that the matter would be taken up again in
the spring.]]

local cases = {
  { "a blank line ends a paragraph", "One here.\n\nTwo here.", { "One here.", "Two here." } },
  { "so do several, and white space on them", "One here.\n \t\n\n\nTwo here.", { "One here.", "Two here." } },
  { "each line is a paragraph", "The port is closed.\nIt will open in May.\nNobody was hurt.",
    { "The port is closed.", "It will open in May.", "Nobody was hurt." } },
  { "lines broken for width are one", wrapped, { (wrapped:match "^(.-)\n\n"), (wrapped:match "\n\n(.*)$") } },
  { "a short line ends a wrapped paragraph", wrapped:gsub("\n\n",
    "\n") .. "\nBy April the ice had gone, and the old harbour master and\nhis deputy with it.",
    { (wrapped:match "^(.-)\n\n"), (wrapped:match "\n\n(.*)$"),
      "By April the ice had gone, and the old harbour master and\nhis deputy with it." } },
  { "CRLF", "One here.\r\n\r\nTwo here.\r\nThree here.", { "One here.", "Two here.", "Three here." } },
  { "CR", "One here.\r\rTwo here.", { "One here.", "Two here." } },
  { "line and paragraph separators", "One here.\u{2028}Two here.\u{2029}Three here.", { "One here.", "Two here.",
    "Three here." } },
  { "form feed and next line", "One here.\fTwo here.\u{85}Three here.", { "One here.", "Two here.", "Three here." } },
  { "byte order mark", "\u{FEFF}One here.", { "One here." } },
  { "no-break and zero-width spaces are white space at the ends",
    "\u{A0}\u{200B}One\u{A0}here.\u{A0}\n\u{200B}\n\u{3000}Two here.",
    { "One\u{A0}here.", "Two here." } },
  { "NUL reads as white space", "One here.\n\0\nTwo here.\0", { "One here.", "Two here." } },
  { "bullets", "Today:\n- one;\n* two;\n• three;\n– four;\n·five", { "Today:", "* one;", "* two;", "* three;",
    "* four;", "* five" } },
  { "emoji", "🔹 One here.\n▪️Two here.\n👉🏽 Three here.\n1️⃣ Four here.\n🇳🇴 Five here.",
    { "* One here.", "* Two here.", "* Three here.", "* Four here.", "* Five here." } },
  { "numbers in order", "1. One here.\n2. Two here.\n3) Three here.\n(4) Four here.",
    { "* One here.", "* Two here.", "* Three here.", "* Four here." } },
  { "letters in order", "a) one here.\nb) two here.", { "* one here.", "* two here." } },
  { "a number out of order is none", "The vote is close.\n3. Mai 1990 war ein Tag wie dieser.", { "The vote is close.",
    "3. Mai 1990 war ein Tag wie dieser." } },
  { "no bullets", "-5 degrees were measured.\n*Correction: it was six.\nA. Smith left.\n1.5 million stayed.",
    { "-5 degrees were measured.", "*Correction: it was six.", "A. Smith left.", "1.5 million stayed." } },
  { "an item goes on in an indented line",
    "Today:\n- the bridge is closed, and it will be\n  closed tomorrow\n- the road is open",
    { "Today:", "* the bridge is closed, and it will be\n  closed tomorrow", "* the road is open" } },
  { "dashes of dialogue stay", "— Вы едете? — спросил он.\n— Нет.", { "— Вы едете? — спросил он.", "— Нет." } },
}

describe("plain text", function()
  for _, case in ipairs(cases) do
    it(case[1], function() assert.are.same(case[3], blocks(case[2])) end)
  end

  it("does not join one-line paragraphs of the same length", function()
    local line = "The council of Telmar met on Monday and closed the quay for the winter."
    assert.are.same({ line, line, line, line }, blocks((line .. "\n"):rep(4)))
  end)

  it("is linear in lines", function()
    local text = ("said the mayor of Telmar and of Lesk and\n"):rep(20000)
    assert.are.equal(1, #blocks(text))
  end)
end)
