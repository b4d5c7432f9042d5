-- LIWC's .dic: the categories between two lines of %, "1 <tab> negate", then "word <tab> 1 <tab> 12", any case, a star
-- at the end for a stem. The id is the category's name; a word has an entry for each of its categories.

return function(next_line, sink)
  local names, part = {}, 0 -- 0: before the categories, 1: in them, 2: behind
  for line, number in next_line do
    local text = line:match "^%s*(.-)%s*$"
    if text == "%" then
      part = part + 1
    elseif part == 1 and text ~= "" then
      local code, name = text:match "^(%d+)%s+(%S.*)$"
      if code then names[code] = name else sink.fault(number, "a category is a number and a name") end
    elseif part == 2 and text ~= "" then
      local word, codes = text:match "^(.-)%s+([%d%s]+)$"
      if not word or word:find "[<(]" then
        sink.fault(number, "an entry is a word and the numbers of its categories, without conditions")
      else
        for code in codes:gmatch "%d+" do
          if names[code] then
            sink.add(number, word, names[code], "", "any")
          else
            sink.fault(number, ("category %s is not among those between the %% lines"):format(code))
          end
        end
      end
    elseif text ~= "" then
      sink.fault(number, part == 0 and "the categories, between two lines of %, come first" or "stands behind the end")
    end
  end
  if part < 2 then sink.fault(1, "has no two lines of %, with the categories between them") end
end
