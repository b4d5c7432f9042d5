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

-- German: "mit+teilen" is a verb of two parts, "teilte ... mit" and "mitteilte". Of strong verbs and those with a vowel
-- of their own the roots: present, past, participle.
local german = {}
for base, forms in ([[sprechen spricht sprach gesprochen, geben gibt gab gegeben, halten hält hielt gehalten,
  heben hebt hob gehoben, rufen ruft rief gerufen, schreiben schreibt schrieb geschrieben,
  weisen weist wies gewiesen, werfen wirft warf geworfen, nennen nennt nannte genannt,
  streichen streicht strich gestrichen, streiten streitet stritt gestritten, raten rät riet geraten,
  fehlen fiehlt fahl gefohlen, finden findet fand gefunden, wissen weiß wusste gewusst,
  lassen lässt ließ gelassen, bringen bringt brachte gebracht, schließen schließt schloss geschlossen,
  stehen steht stand gestanden, kennen kennt kannte gekannt, denken denkt dachte gedacht,
  wenden wendet wandte gewandt, nehmen nimmt nahm genommen, tun tut tat getan, gehen geht ging gegangen,
  schieben schiebt schob geschoben, treten tritt trat getreten, bitten bittet bat gebeten,
  schlagen schlägt schlug geschlagen, beginnen beginnt begann begonnen, schreien schreit schrie geschrien,
  schwören schwört schwor geschworen, sehen sieht sah gesehen, fahren fährt fuhr gefahren]]):gmatch "([^%s,]+) ([^,]+)" do
  german[base] = forms
end
local inseparable = { "be", "ge", "er", "ver", "ent", "zer", "emp", "unter", "wider", "über" }

-- What stands before the root of a verb that keeps its prefix, and the root's forms; nil: it is weak.
local function strong_german(base)
  if german[base] then return "", german[base] end
  for _, prefix in ipairs(inseparable) do
    local root = base:sub(1, #prefix) == prefix and german[base:sub(#prefix + 1)]
    if root then return prefix, root end
  end
end

local function german_forms(base)
  local prefix, root = strong_german(base)
  if root then
    local present, past, participle = root:match "(%S+) (%S+) (%S+)"
    if prefix ~= "" then participle = participle:sub(3) end -- gesprochen, versprochen
    local many = past .. (past:find "e$" and "n" or "en")
    return prefix .. present, prefix .. past, prefix .. many, prefix .. participle
  end
  local root_of = base:gsub("e?n$", "")
  if base:find "[lr]n$" and not base:find "[aeiouäöü][lr]en$" then root_of = base:sub(1, -2) end
  if root_of:find "[td]$" then root_of = root_of .. "e" end
  local kept = base:find "ieren$"
  for _, p in ipairs(inseparable) do kept = kept or (base:sub(1, #p) == p and #base > #p + 4) end
  return root_of .. "t", root_of .. "te", root_of .. "ten", (kept and "" or "ge") .. root_of .. "t"
end

function inflect.de(verb)
  local particle, base = verb:match "^(.-)%+(.+)$"
  base = base or verb
  local present, past, many, participle = german_forms(base)
  if not particle then return base, present, { past, many }, participle, base .. "d" end
  local function split(form) return form .. " " .. particle, particle .. form end
  local presents, pasts = { split(present) }, { split(past) }
  for _, form in ipairs { split(many) } do pasts[#pasts + 1] = form end
  presents[#presents + 1] = base .. " " .. particle
  return particle .. base, presents, pasts, particle .. participle, particle .. base .. "d"
end

return inflect
