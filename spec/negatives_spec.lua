-- Texts that report nobody's words (spec/fixtures/negatives.lua): nothing is found that a careful reader would not.
local quoth = require "quoth"

describe("nobody says", function()
  for _, case in ipairs(dofile "spec/fixtures/negatives.lua") do
    it(case[1], function()
      local article = assert(quoth.parse(case[2], { language = "en" }))
      local found = {}
      for s in article:statements() do
        found[#found + 1] = ("%s | %s | %s"):format(s.mention or "-", s.cue or "-", s.text)
      end
      assert.same({ table.unpack(case, 3) }, found)
    end)
  end
end)
