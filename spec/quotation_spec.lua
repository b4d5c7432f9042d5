-- Quotations as a script sees them: content without its marks, insertions, elisions, repairs.
-- What is a pair and what is not is the table in spec/c/test_quotation.c.
local quoth = require "quoth"

-- A digest: every sentence in it is a statement, whatever its marks.
local function digest(body)
  return "Key points of Mirela Dascal’s press conference\n\nTELMAR, March 4. /VNA/. Varnia will reopen its ports, Foreign " ..
    "Minister Mirela Dascal said on Monday.\n\nHere are Dascal’s key statements.\n\nOn the ports\n\n" .. body .. "\n"
end

-- The statements of its section.
local function parse(body)
  local found = {}
  for s in assert(quoth.parse(digest(body))):statements { topic = "the ports" } do found[#found + 1] = s end
  return found
end

local function pieces(statement, spans)
  local found = {}
  for i, span in ipairs(spans) do found[i] = statement.article.text:sub(span[1], span[2]) end
  return table.concat(found, " | ")
end

local function repairs(statement)
  local found = {}
  for i, repair in ipairs(statement.repairs) do found[i] = repair.kind end
  return table.concat(found, " ")
end

describe("content", function()
  local cases = {
    { '"We will open the ports in May."', "We will open the ports in May." },
    { "“We will open the ports in May.”", "We will open the ports in May." },
    { "«We will open the ports in May.»", "We will open the ports in May." },
    { "„We will open the ports in May.“", "We will open the ports in May." },
    { "``We will open the ports in May.''", "We will open the ports in May." },
    { "'We will open the dockers' ports in May.'", "We will open the dockers' ports in May." },
    { "“We will open the ports in May.\"", "We will open the ports in May." },
    { '"No port is open." "And none was closed."', "No port is open. | And none was closed." },
    { '"No port is open," "and none was closed."', "No port is open | and none was closed." },
    { '"They said: ‘You are late,’ and left us there."', "They said: ‘You are late,’ and left us there." },
    { '"He is 6\'2" tall and the ship is 90\' long."', "He is 6'2\" tall and the ship is 90' long." },
    { '"The states’ ports, and the ’90s, were ours."', "The states’ ports, and the ’90s, were ours." },
  }
  for _, case in ipairs(cases) do
    it("of " .. case[1], function()
      local found = parse(case[1])
      assert.equal(1, #found)
      assert.equal("direct", found[1].kind)
      assert.equal(case[2], pieces(found[1], found[1].spans))
      assert.equal("", repairs(found[1]))
    end)
  end
end)

describe("repair", function()
  local cases = {
    { '"We will open the ports in May.', "unclosed", "We will open the ports in May." },
    { '"So it reads: ‘We shared the sea. They never did."', "unclosed", "So it reads: ‘We shared the sea. They never did." },
    { '"The talks with both ‘do not mean an open door to all of them."', "stray",
      "The talks with both ‘do not mean an open door to all of them." },
    { '"No port is open. "And none was closed."', "unclosed", "No port is open. | And none was closed." },
  }
  for _, case in ipairs(cases) do
    it(case[2] .. " in " .. case[1], function()
      local found = parse(case[1])
      assert.equal(1, #found)
      assert.equal(case[2], repairs(found[1]))
      assert.equal(case[3], pieces(found[1], found[1].spans))
    end)
  end

  it("says where the mark is missing", function()
    local s = parse('"We will open the ports in May.')[1]
    assert.equal(s.last + 1, s.repairs[1].at)
    s = parse('"The talks with both ‘do not mean an open door to all of them."')[1]
    assert.equal("‘", s.article.text:sub(s.repairs[1].at, s.repairs[1].at + 2))
  end)

  it("of a quotation that runs on stands on both statements", function()
    local found = parse('"We will open the ports in May.\n\nThey will stay open all year."')
    assert.equal(2, #found)
    assert.equal("run-on", repairs(found[1]))
    assert.equal("run-on", repairs(found[2]))
    assert.equal("They will stay open all year.", found[2].text)
  end)

  it("is none where each paragraph opens again", function()
    local found = parse('"We will open the ports in May.\n\n"They will stay open all year."')
    assert.equal(2, #found)
    assert.equal("", repairs(found[1]) .. repairs(found[2]))
  end)
end)

describe("editors' words", function()
  local cases = {
    { '"They want [Varnian] herring […] again."', "[Varnian]", "[…]" },
    { '"They want herring [laughs]. And then… they wait (...) for it."', "[laughs]", "… | (...)" },
    { '"They want it (the port - ed.) open ... all year."', "(the port - ed.)", "" },
    { '"They want it (the old port) open all year."', "", "" },
  }
  for _, case in ipairs(cases) do
    it("in " .. case[1], function()
      local s = parse(case[1])[1]
      assert.equal(case[2], pieces(s, s.insertions))
      assert.equal(case[3], pieces(s, s.elisions))
    end)
  end
end)

describe("a paragraph of nothing but marks", function()
  it("is left alone, with a warning", function()
    local article = assert(quoth.parse(('"'):rep(10000)))
    assert.equal("many_marks", article.warnings[1].code)
  end)
end)
