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
local function english_stem(base)
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
    local one, other = english_stem(base)
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
  if root_of:find "[td]$" or root_of:find "[^aeioulrhmn\128-\255][mn]$" or root_of:find "chn$" then
    root_of = root_of .. "e" -- zeichnete
  end
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

-- Spanish: third persons, and the perfect as a phrase. Of verbs with forms of their own: present, preterite, participle.
local spanish = {}
for base, forms in ([[decir dice dijo dicho, sostener sostiene sostuvo sostenido, advertir advierte advirtió advertido,
  reconocer reconoce reconoció reconocido, recordar recuerda recordó recordado, escribir escribe escribió escrito,
  proponer propone propuso propuesto, desmentir desmiente desmintió desmentido, admitir admite admitió admitido,
  contar cuenta contó contado, manifestar manifiesta manifestó manifestado, describir describe describió descrito,
  concluir concluye concluyó concluido, confesar confiesa confesó confesado, negar niega negó negado, pedir pide pidió pedido, mantener mantiene mantuvo mantenido,
  sugerir sugiere sugirió sugerido, responder responde respondió respondido, prometer promete prometió prometido,
  exponer expone expuso expuesto, referir refiere refirió referido,
  predecir predice predijo predicho, sentenciar sentencia sentenció sentenciado, defender defiende defendió defendido,
  insistir insiste insistió insistido, incidir incide incidió incidido, argüir arguye arguyó argüido,
  entender entiende entendió entendido, creer cree creyó creído, temer teme temió temido]]):gmatch "([^%s,]+) ([^,]+)" do
  spanish[base] = forms
end

function inflect.es(verb)
  local stem, ending = verb:match "^(.-)([aeií]r)$"
  local present, past, participle
  if spanish[verb] then
    present, past, participle = spanish[verb]:match "(%S+) (%S+) (%S+)"
  else
    local ar = ending == "ar"
    present, past, participle = stem .. (ar and "a" or "e"), stem .. (ar and "ó" or "ió"), stem .. (ar and "ado" or "ido")
  end
  local many = past:match "jo$" and past:sub(1, -2) .. "eron" or past:match "^(.*)ió$" and past:gsub("ió$", "ieron")
    or past:match "uvo$" and past:sub(1, -2) .. "ieron" or past:match "uso$" and past:sub(1, -2) .. "ieron"
    or past:match "yó$" and past:gsub("yó$", "yeron") or stem .. "aron"
  local imperfect = stem .. (ending == "ar" and "aba" or "ía")
  local pasts = { past, many, imperfect, imperfect .. "n" }
  for aux in ("ha han había habían"):gmatch "%S+" do pasts[#pasts + 1] = aux .. " " .. participle end
  return verb, { present, present .. "n" }, pasts, participle, stem .. (ending == "ar" and "ando" or "iendo")
end

-- French: third persons, the perfect with and without its pronoun behind ("a-t-il dit"). Of verbs with forms of their
-- own: present, plural, participle.
local french = {}
for base, forms in ([[dire dit disent dit, écrire écrit écrivent écrit, répondre répond répondent répondu,
  reconnaître reconnaît reconnaissent reconnu, avertir avertit avertissent averti, prévenir prévient préviennent prévenu,
  promettre promet promettent promis, poursuivre poursuit poursuivent poursuivi, conclure conclut concluent conclu,
  admettre admet admettent admis, soutenir soutient soutiennent soutenu, prédire prédit prédisent prédit,
  démentir dément démentent démenti, maintenir maintient maintiennent maintenu, prétendre prétend prétendent prétendu,
  croire croit croient cru, craindre craint craignent craint, savoir sait savent su, décrire décrit décrivent décrit,
  convenir convient conviennent convenu, défendre défend défendent défendu, retenir retient retiennent retenu,
  renchérir renchérit renchérissent renchéri, réagir réagit réagissent réagi, rappeler rappelle rappellent rappelé,
  appeler appelle appellent appelé, inquiéter inquiète inquiètent inquiété, réjouir réjouit réjouissent réjoui,
  plaindre plaint plaignent plaint, souvenir souvient souviennent souvenu, répéter répète répètent répété,
  céder cède cèdent cédé]]):gmatch "([^%s,]+) ([^,]+)" do
  french[base] = forms
end

-- "s'inquiéter", "se féliciter": s'inquiète stands as s'inquiéte too; s'est inquiétée, s'est-elle inquiétée.
local function french_reflexive(own, verb)
  local base, presents, _, participle, ing = inflect.fr(verb)
  local mine, pasts = {}, {}
  for i, form in ipairs(presents) do mine[i] = own .. form end
  for ending in (" e s es"):gmatch "%S*" do
    for aux in ("s'est se\194\160sont s'était s'est-il s'est-elle s'était-il s'était-elle"):gmatch "%S+" do
      pasts[#pasts + 1] = aux:gsub("\194\160", " ") .. " " .. participle .. ending
    end
  end
  return own .. base, mine, pasts, {}, own .. ing
end

function inflect.fr(verb)
  local own, plain = verb:match "^(se? )(.+)$"
  if not own then own, plain = verb:match "^(s')(.+)$" end
  if own then return french_reflexive(own, plain) end
  local stem = verb:gsub("er$", "")
  local present, many, participle = stem .. "e", stem .. "ent", stem .. "é"
  if french[verb] then present, many, participle = french[verb]:match "(%S+) (%S+) (%S+)" end
  local root = many:gsub("ent$", "")
  if verb:find "ger$" then root = root .. "e" end
  if verb:find "cer$" then root = root:gsub("c$", "ç") end
  local presents = { present, many, present .. "-t-il", present .. "-t-elle", present .. "-il", present .. "-elle",
    many .. "-ils", many .. "-elles" }
  local pasts = { root .. "ait", root .. "aient", root .. "ait-il", root .. "ait-elle" }
  if not french[verb] then
    pasts[#pasts + 1] = root .. "a"
    pasts[#pasts + 1] = stem .. "èrent"
  end
  for aux in ("a ont avait avaient a-t-il a-t-elle a-t-on ont-ils ont-elles avait-il avait-elle"):gmatch "%S+" do
    pasts[#pasts + 1] = aux .. " " .. participle
    pasts[#pasts + 1] = aux .. " également " .. participle
  end
  return verb, presents, pasts, participle, root .. "ant"
end

-- Russian: the past of "сказать" or "поделиться"; the present of the imperfective is listed with the words.
function inflect.ru(verb)
  local stem, own = verb:match "^(.*)ться$", true
  if not stem then stem, own = verb:match "^(.*)ть$", false end
  local function past(ending, reflexive) return stem .. ending .. (own and reflexive or "") end
  return verb, {}, { past("л", "ся"), past("ла", "сь"), past("ло", "сь"), past("ли", "сь") }, {}, {}
end

-- "declined to" and "comment": every beginning with every end, as a list; between: what stands between them, a space.
function inflect.joined(beginnings, ends, between)
  local list = {}
  for beginning in beginnings:gmatch "%s*([^,]+)" do
    for ending in ends:gmatch "%s*([^,]+)" do list[#list + 1] = beginning .. (between or " ") .. ending end
  end
  return table.concat(list, ", ")
end

return inflect
