-- Regular verbs by rule: code of the language -> function(base) -> base, present, past, participle, ing.
-- A form that is spelt in two ways is an array.
local inflect = {}

-- Verbs of two and more syllables whose last one is stressed: the consonant is doubled.
local doubled = {}
for verb in ([[admit commit omit submit permit transmit remit emit acquit rebut abet regret upset forget refer infer
  confer defer prefer transfer deter concur occur incur recur demur aver abhor compel expel propel dispel repel rebel
  control patrol extol annul enrol allot unplug deadpan kidnap handicap outwit misquit debug input output
  worship]]):gmatch "%a+" do
  doubled[verb] = true
end

-- The stem before -ed and -ing: how many letters of it are doubled.
local function stem(base)
  if doubled[base] then return base .. base:sub(-1) end
  if base:find "[^aeiou]ic$" then return base .. "k" end -- panic, panicked
  local head = base:gsub("qu", "qw")
  local _, groups = head:gsub("[aeiouy]+", "")
  local short = head:find "[^aeiou][aeiouy][^aeiouwxy]$" or head:find "^[aeiou][^aeiouwxy]$"
  if short and groups == 1 then return base .. base:sub(-1) end -- plan, planned
  if short and base:find "l$" then return base, base .. "l" end -- signal: signaled, signalled
  return base
end

local function both(one, other, ending)
  if other then return { one .. ending, other .. ending } end
  return one .. ending
end

function inflect.en(base)
  local past, ing, present
  if base:find "[^aeiou]y$" then
    present, past, ing = base:sub(1, -2) .. "ies", base:sub(1, -2) .. "ied", base .. "ing"
  elseif base:find "ie$" then
    present, past, ing = base .. "s", base .. "d", base:sub(1, -3) .. "ying"
  elseif base:find "e$" then
    present, past = base .. "s", base .. "d"
    ing = (base:find "[eoy]e$" and base or base:sub(1, -2)) .. "ing"
  else
    local sibilant = base:find "[sxz]$" or base:find "[cs]h$" or base:find "[^aeiou]o$"
    local one, other = stem(base)
    present, past, ing = base .. (sibilant and "es" or "s"), both(one, other, "ed"), both(one, other, "ing")
  end
  return base, present, past, past, ing
end

return inflect
