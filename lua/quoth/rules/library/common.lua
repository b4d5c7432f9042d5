-- What the sets share: whose words they are. It has no rules of its own.
-- Words in marks inside a statement, opened after a colon or a comma ("So this is how it is: 'We are ready to talk'"),
-- are put into somebody's mouth, or are somebody else's: no act of the speaker. Marks around a single phrase are his
-- own.
local opening = { ["'"] = "'", ['"'] = '"', ["‘"] = "’", ["“"] = "”", ["«"] = "»", ["„"] = "“" }

-- The stretches of text in such marks: first byte, last byte; one that is not closed runs to the end. In a mixed
-- statement
-- double marks are the reporter's, around the speaker's own words.
local double = { ['"'] = true, ["“"] = true, ["„"] = true, ["«"] = true }
local leads = { that = true, say = true, says = true, said = true, saying = true, like = true }
local function borrowed(text, kind)
  local list = {}
  for before, at, mark in text:gmatch "(%w*[:,]?)%s()([\"'\xC2\xE2][\x80-\xBF]*)" do
    local closing = opening[mark]
    if closing and (before:find "[:,]$" or leads[before]) and not (kind == "mixed" and double[mark]) then
      -- An apostrophe closes nothing where a letter follows it.
      local last = text:find(closing .. "%f[%s%p\0]", at + #mark)
      list[#list + 1] = { at, last or #text }
    end
  end
  return list
end

local function outside(hits, list)
  for _, hit in ipairs(hits) do
    local free = true
    for _, stretch in ipairs(list) do free = free and not (hit[1] >= stretch[1] and hit[2] <= stretch[2]) end
    if free then return true end
  end
  return false
end

-- Is at least one word of each capture outside of borrowed words?
local function own_words(statement, caps, c)
  local list = borrowed(c.text, statement.kind)
  if #list == 0 then return true end
  for _, hits in pairs(caps) do
    if not outside(hits, list) then return false end
  end
  return true
end

-- A question states nothing, a denial is of what somebody else said, and imagined words are nobody's.
local asked = lp(P "?" * S "\"')] " ^ 0 * (P "”" + P "’" + P "»") ^ 0 * -1)
local said = where(own_words) - F.status:is { "denied", "refused", "asked", "imagined" } - asked

return rules { name = "common", export = { said = said } }
