-- Pieces of text under marks that nest and overlap, and text made fit for HTML.
local markup = require "quoth.write.markup"
local slice = require "quoth.write.slice"

-- "abc" from 1 to 5 with x=2-3: "1-1: 2-3:x 4-5:"
local function shown(first, last, marks)
  local list = {}
  for name, span in marks:gmatch "(%w)=(%S+)" do
    local from, to = span:match "(%d+)-(%d+)"
    list[#list + 1] = { first = tonumber(from), last = tonumber(to), name = name }
  end
  local out = {}
  for i, piece in ipairs(slice(first, last, list)) do
    local names = {}
    for j, mark in ipairs(piece) do names[j] = mark.name end
    out[i] = ("%d-%d:%s"):format(piece.first, piece.last, table.concat(names))
  end
  return table.concat(out, " ")
end

describe("slice", function()
  for _, case in ipairs {
    { "no marks", 1, 5, "", "1-5:" },
    { "no text", 3, 2, "a=1-5", "" },
    { "one", 1, 5, "a=2-3", "1-1: 2-3:a 4-5:" },
    { "all of it", 1, 5, "a=1-5", "1-5:a" },
    { "nested, the outer one first", 1, 5, "b=2-3 a=1-5", "1-1:a 2-3:ab 4-5:a" },
    { "overlapping", 1, 6, "a=1-4 b=3-6", "1-2:a 3-4:ab 5-6:b" },
    { "the same span twice, as they came", 1, 3, "b=1-3 a=1-3", "1-3:ba" },
    { "side by side", 1, 4, "a=1-2 b=3-4", "1-2:a 3-4:b" },
    { "beyond both ends", 3, 5, "a=1-3 b=5-9 c=1-9 d=1-2 e=6-7", "3-3:ca 4-4:c 5-5:cb" },
    { "empty marks", 1, 3, "a=2-1", "1-3:" },
  } do
    it(case[1], function() assert.equal(case[5], shown(case[2], case[3], case[4])) end)
  end

  it("leaves out what lies over more than 64 others", function()
    local marks = {}
    for i = 1, 100 do marks[i] = { first = 1, last = 100 + i } end
    assert.equal(64, #slice(1, 100, marks)[1])
  end)

  it("takes linear time under many marks", function()
    local marks = {}
    for i = 1, 20000 do marks[i] = { first = i, last = i + 500 } end
    local begin = os.clock()
    slice(1, 21000, marks)
    assert.is_true(os.clock() - begin < 10)
  end)
end)

describe("markup", function()
  for _, case in ipairs {
    { "plain", "plain" },
    { [[</script><b a="1" b='2'>&amp;]], "&lt;/script&gt;&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;" },
    { "a\0b\27c\127d\te\n", "a\u{fffd}b\u{fffd}c\u{fffd}d\te\n" },
    { "\xff\xfeé\xc3", "\u{fffd}\u{fffd}é\u{fffd}" },
    { "\xed\xa0\x80", "\u{fffd}\u{fffd}\u{fffd}" },
  } do
    it(("escapes %q"):format(case[1]), function() assert.equal(case[2], markup.escape(case[1])) end)
  end

  for url, address in pairs {
    ["https://example.org/a?b=1&c=2"] = "https://example.org/a?b=1&amp;c=2", ["HTTP://example.org/"] = "HTTP://example.org/",
    ["javascript:alert(1)"] = false, [" javascript:alert(1)"] = false, ["data:text/html,x"] = false,
    ["https://a b"] = false, ["java\nscript:x//https://"] = false, ["//example.org"] = false,
  } do
    it(("links %q or not"):format(url), function() assert.equal(address or nil, markup.address(url)) end)
  end

  it("fills templates: text is escaped, markup is not, a value in a value is none", function()
    local values = { text = "<$markup>", markup = "<b>$text</b>", number = 3 }
    assert.equal("&lt;$markup&gt; <b>$text</b> 3", markup.fill("$text ${markup} $number", values))
    assert.error_matches(function() markup.fill("$other", values) end, "no value for 'other'")
  end)

  it("cleans in linear time", function()
    local begin = os.clock()
    markup.clean(("\xff"):rep(1000000))
    assert.is_true(os.clock() - begin < 10)
  end)
end)
