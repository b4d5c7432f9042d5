-- Whole digests, interviews and what only looks like them (spec/fixtures/house_styles.lua): each statement, and no other.
local quoth = require "quoth"

-- A statement as "speaker | attribution | status | topic | words".
local function line(s)
  return ("%s | %s | %s | %s | %s"):format(s.name or "nobody", s.attribution, s.status, s.topic or "-",
    (s.text:gsub("%s+", " ")))
end

describe("whole text", function()
  for _, case in ipairs(dofile "spec/fixtures/house_styles.lua") do
    it(case[1], function()
      local found, wanted = {}, { table.unpack(case, 3) }
      for s in assert(quoth.parse(case[2], { language = case.language or "en" })):statements() do found[#found + 1] = line(s) end
      assert.equal(table.concat(wanted, "\n"), table.concat(found, "\n"))
    end)
  end
end)
