-- Where content begins and ends, beside the patterns of spec/fixtures/patterns.lua. Names and places are invented.
local quoth = require "quoth"

-- Each case: what it is about, a sentence, its statements as "name: span + span".
local cases = {
  { "whose apposition stands behind whom it is according to",
    "According to Dana Blair, a friend of Orlov's who left in May, the pumps are dry.", "Dana Blair: the pumps are dry." },
  { "an office without an article behind the same", "According to Dana Blair, chief engineer at the port, sales fell in May.",
    "Dana Blair: sales fell in May." },
  { "an age behind the same", "According to Dana Blair, 52, the crane fell.", "Dana Blair: the crane fell." },
  { "an aside of the content's own subject", "According to Orlov, the crane, the pride of Lisk, fell on Monday.",
    "Orlov: the crane, the pride of Lisk, fell on Monday." },
  { "a list that the content begins with", "According to Orlov, cranes, boats and pumps were sold.",
    "Orlov: cranes, boats and pumps were sold." },
}

describe("content", function()
  for _, case in ipairs(cases) do
    it(case[1], function()
      local out = {}
      for statement in assert(quoth.parse("The fair opened on Friday.\n\n" .. case[2], { language = "en" })):statements() do
        local spans = {}
        for i, span in ipairs(statement.spans) do spans[i] = statement.article.text:sub(span[1], span[2]) end
        out[#out + 1] = (statement.name or "nobody") .. ": " .. table.concat(spans, " + ")
      end
      assert.same({ table.unpack(case, 3) }, out)
    end)
  end
end)
