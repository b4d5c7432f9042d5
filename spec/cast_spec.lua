-- The cast: which noun phrases can be a source, and who they are.
local quoth = require "quoth"

local function parse(text) return assert(quoth.parse(text)) end

-- All mentions in text order: { { first, last, words, speaker } ... }.
local function mentions(article)
  local found = {}
  for speaker in article:speakers() do
    for first, last in speaker:mentions() do
      found[#found + 1] = { first = first, last = last, words = article.text:sub(first, last), speaker = speaker }
    end
  end
  table.sort(found, function(a, b) return a.first < b.first end)
  return found
end

-- The speaker of the n-th mention with exactly these words ("he#2": the second), or nil.
local function who(list, key)
  local words, n = key:match "^(.-)#(%d+)$"
  words, n = words or key, tonumber(n) or 1
  for _, mention in ipairs(list) do
    if mention.words == words then
      n = n - 1
      if n == 0 then return mention.speaker end
    end
  end
end

local function words_of(list)
  local words = {}
  for _, mention in ipairs(list) do words[#words + 1] = mention.words end
  return table.concat(words, " | ")
end

-- Each case: what it is about, the text, then mention = name (or false: no such mention).
local function check(cases)
  for _, case in ipairs(cases) do
    it(case[1], function()
      local list = mentions(parse(case[2]))
      for key, name in pairs(case[3]) do
        local speaker = who(list, key)
        if name == false then
          assert.is_nil(speaker, ("%q is a mention; all: %s"):format(key, words_of(list)))
        else
          assert.is_truthy(speaker, ("no mention %q; all: %s"):format(key, words_of(list)))
          assert.are.equal(name, speaker.name)
        end
      end
    end)
  end
end

describe("names", function()
  check {
    { "with a title", "The talks failed, Norvian Foreign Minister Ilka Petrova said.",
      { ["Norvian Foreign Minister Ilka Petrova"] = "Ilka Petrova" } },
    { "with a party before it", "Republican Tom Marsh said no. Democrat Ada Roe said yes.",
      { ["Tom Marsh"] = "Tom Marsh", ["Ada Roe"] = "Ada Roe" } },
    { "with a short title", "It is over, Sen. Ada Roe said. Mr. Orlov agreed.",
      { ["Sen. Ada Roe"] = "Ada Roe", ["Mr. Orlov"] = "Orlov" } },
    { "behind an adjective made of a name", "It is over, Norvia-based Strelva said. Telm-born Ada Roe agreed.",
      { ["Norvia-based Strelva"] = "Strelva", ["Ada Roe"] = "Ada Roe" } },
    { "behind what the bearer did", "Piet Vance scored twice. It is over, Match-winner Vance said.",
      { ["Match-winner Vance"] = "Piet Vance" } },
    { "that own another name", "Piet Vance's Harnmoor City won on Friday. It is over, Vance said.",
      { ["Piet Vance"] = "Piet Vance", ["Vance"] = "Piet Vance" } },
    { "with a lower-case office", "It is over, former Harnmoor coach Piet Vance said.",
      { ["former Harnmoor coach Piet Vance"] = "Piet Vance" } },
    { "with a rank or an office behind a hyphen",
      "It is late, Major-Gen Mokir Stelm said. Norvian Vice-Admiral Ada Roe agreed. Ada Marsh-King left.",
      { ["Major-Gen Mokir Stelm"] = "Mokir Stelm", ["Norvian Vice-Admiral Ada Roe"] = "Ada Roe",
        ["Ada Marsh-King"] = "Ada Marsh-King" } },
    { "with two joined offices in capitals", "Costs rise, said Telm Events Founder and Lead Planner Ada Roe.",
      { ["Telm Events Founder and Lead Planner Ada Roe"] = "Ada Roe" } },
    { "with two joined offices", "Costs rise, said Telm Bank director and senior economist Ada Roe.",
      { ["Telm Bank director and senior economist Ada Roe"] = "Ada Roe" } },
    { "with an office that has a body behind it",
      "Costs rise, said chief executive of the Refuge Council Ada Roe.",
      { ["chief executive of the Refuge Council Ada Roe"] = "Ada Roe" } },
    { "with initials", "The book is late, J. K. Marsh said. Ada F. Roe agreed.",
      { ["J. K. Marsh"] = "J. K. Marsh", ["Ada F. Roe"] = "Ada F. Roe" } },
    { "with particles", "Jan van der Berg said no. Omar bin Salim said yes.",
      { ["Jan van der Berg"] = "Jan van der Berg", ["Omar bin Salim"] = "Omar bin Salim" } },
    { "with a hyphenated particle", "The crane fell, General Karim al-Basri said.",
      { ["General Karim al-Basri"] = "Karim al-Basri" } },
    { "with hyphens, apostrophes, letters of other alphabets",
      "Jean-Luc O'Dwyer said no. Łukasz Żółć said yes. Борис Орлов said maybe.",
      { ["Jean-Luc O'Dwyer"] = "Jean-Luc O'Dwyer", ["Łukasz Żółć"] = "Łukasz Żółć", ["Борис Орлов"] = "Борис Орлов" } },
    { "with a suffix", "The bill is dead, Tom Marsh Jr. said.", { ["Tom Marsh Jr."] = "Tom Marsh Jr." } },
    { "that only stands behind the office's comma", "The bank's chief economist, Jane Roe, said it would fall.",
      { ["The bank's chief economist, Jane Roe"] = "Jane Roe" } },
    { "not the apposition behind the name", "Ilka Petrova, the port chief, said no.",
      { ["Ilka Petrova"] = "Ilka Petrova", ["Ilka Petrova, the port chief"] = false } },
    { "not the relative clause", "Ilka Petrova, who runs the port, said no.", { ["Ilka Petrova"] = "Ilka Petrova" } },
    { "not the subject behind an apposition", "Asked by Tom Marsh, the minister, Ilka Petrova said no.",
      { ["Ilka Petrova"] = "Ilka Petrova" } },
    { "not a king: a surname", "It rains, Ada King said. King was wet.", { ["Ada King"] = "Ada King" } },
    { "behind nouns that are no office", "According to boxing insider Tom Marsh, both agreed.",
      { ["boxing insider Tom Marsh"] = false, ["insider Tom Marsh"] = "Tom Marsh" } },
    { "with a home", "Ira Marsh of Upper Seven Oaks Pharmacy in Telm said no.",
      { ["Ira Marsh of Upper Seven Oaks Pharmacy in Telm"] = "Ira Marsh" } },
    { "not where he comes from", "Ada Roe, 60, from Telmouth, said no.", { ["Ada Roe"] = "Ada Roe", Telmouth = false } },
    { "not the owner", "The port is closed, Petrova's deputy Tom Marsh said.",
      { ["Petrova's deputy Tom Marsh"] = "Tom Marsh" } },
  }
end)

describe("words that begin a sentence", function()
  check {
    { "function words", "The port is closed. Asked why, Petrova smiled. Meanwhile ships wait.",
      { The = false, Asked = false, Meanwhile = false, Petrova = "Petrova" } },
    { "known nouns", "Prices rose. Shipping is slow.", { Prices = false, Shipping = false } },
    { "a word that the article writes in lower case", "Grobbles are rare. Nobody saw grobbles in May.",
      { Grobbles = false } },
    { "a name that the article shows inside a sentence", "Stone said no. The mayor thanked Stone.",
      { Stone = "Stone", ["Stone#2"] = "Stone" } },
    { "participles and adverbs", "Glimmering lights were seen. Sluggishly it moved.",
      { Glimmering = false, Sluggishly = false } },
    { "months and days", "On Monday in May the port said no.", { Monday = false, May = false } },
    { "a month that is a surname", "The vote is lost, Ada May said.", { ["Ada May"] = "Ada May" } },
    { "headlines in capitals name nobody new",
      "Harbour Lights Go Dark As Nobody Pays The Bill\n\nThe lights went out. Petrova said no.",
      { ["Harbour Lights Go Dark"] = false, Petrova = "Petrova" } },
    { "a headline whose last word has no capital", "Interview with Minister Karla Benz on the new dam\n\nThe minister was late.",
      { ["Minister Karla Benz"] = "Karla Benz", ["The minister"] = "Karla Benz" } },
  }
end)

describe("bodies and places", function()
  check {
    { "with what they are behind them", "Strelva Group, a salt company, closed. The company said no.",
      { ["The company"] = "Strelva Group" } },
    { "behind whose they are", "Sal's parent company, Salt Group, said no.", { ["Sal's parent company"] = "Salt Group" } },
    { "an abbreviation at its end", "It is over, they said. On Monday Holt Vale Inc. said it was glad. Salt & Co. agreed.",
      { ["Holt Vale Inc."] = "Holt Vale Inc." } },
    { "an owner inside it", "The strike is on. \"We stop,\" the Harbour Workers' Union (HWU) said. The HWU has 20 members.",
      { ["the Harbour Workers' Union"] = "Harbour Workers' Union", ["The HWU"] = "Harbour Workers' Union" } },
    { "sides joined by and or to behind an article",
      "The Salt and Bay Control Agency said no. In May the Telm Access to Salt Commission said yes.",
      { ["The Salt and Bay Control Agency"] = "Salt and Bay Control Agency",
        ["the Telm Access to Salt Commission"] = "Telm Access to Salt Commission" } },
    { "not two of them", "In May the Kremlin and Salt Ministry said no.", { ["Salt Ministry"] = "Salt Ministry" } },
    { "whose initials a bracket gives", "He met Ferries, Harbours and Salt Norvia (FHSN) in May. FHSN said no.",
      { FHSN = "Ferries, Harbours and Salt Norvia" } },
    { "an office that is owned", "The Telm County Sheriff's Office said no. The office said yes.",
      { ["The Telm County Sheriff's Office"] = "Telm County Sheriff's Office",
        ["The office"] = "Telm County Sheriff's Office" } },
    { "not what is made of the name", "Strelva is big. Strelva said no. At Camp Strelva it rained. Strelva said yes.",
      { ["Strelva#3"] = "Strelva" } },
    { "a name without the noun behind it", "The Blue Salt store opened. Blue Salt said no.",
      { ["Blue Salt"] = "Blue Salt" } },
    { "a government with its noun", "The Norvian government said no. The Norvian government met Norvian miners.",
      { ["The Norvian government"] = "Norvian government" } },
    { "the company somebody works for", "Old Salt Bank said no. The sea rose. Tom Marsh works for Strelva, which is big; the company said yes.",
      { ["the company"] = "Strelva" } },
    { "an agency that is none of news", "ABC asked the Department of Salt for comment. In a letter, the agency said no.",
      { ["the agency"] = "Department of Salt" } },
    { "the company that speaks", "Strelva said that it grows. The company said no.", { ["The company"] = "Strelva" } },
    { "an owner that is no part of it", "The day was hot. Norvia's Supreme Court said it was late.",
      { ["Norvia's Supreme Court"] = "Supreme Court" } },
    { "a saint's", "Doctors helped. On Monday St. Mary's Hospital said 20 people were hurt.",
      { ["St. Mary's Hospital"] = "St. Mary's Hospital" } },
    { "'s is a part of it", "Sales fell. On Monday Holder's said it was glad. Holder's stated aim is growth.",
      { ["Holder's"] = "Holder's", ["Holder's#2"] = false } },
    { "at the beginning, before the holder of an office",
      "Council of Europe official Ada Roe said it was late. Ministry of Ports spokesman Jan Holt agreed.",
      { ["Council of Europe official Ada Roe"] = "Ada Roe", ["Ministry of Ports spokesman Jan Holt"] = "Jan Holt" } },
    { "the city and the country", "Police in Lyon closed a street. It rained in Lyon. The city said it was unsafe. "
        .. "The president of France spoke, and France was glad. The country said it would wait. The town of Nice agreed.",
      { ["The city"] = "Lyon", ["The country"] = "France", ["The town of Nice"] = "Nice" } },
    { "by their kind and where they are", "Nordvik Foods lost money. The Telm-based company said it was sad. "
        .. "The Telm-based union said no.",
      { ["The Telm-based company"] = "Nordvik Foods", ["The Telm-based union"] = "Telm-based union" } },
    { "in the office of somebody", "Foreign Ministry spokesman Jan Holt said it was late. The ministry said no.",
      { ["The ministry"] = "Foreign Ministry" } },
    { "a seat is nobody", "Sen. Ada Roe, D-Telm, said no. Sen. Jan Holt (R-Orsk.), who came late, said yes. Then T-Works said no.",
      { ["Sen. Ada Roe"] = "Ada Roe", ["D-Telm"] = false, ["R-Orsk"] = false, ["T-Works"] = "T-Works" } },
    { "a city that nothing tells", "A man from Lyon fell. The city said it was unsafe.", { ["The city"] = "city" } },
    { "of words with a link", "The Ministry of Transport said no.", { ["The Ministry of Transport"] = "Ministry of Transport" } },
    { "with and behind of", "The Bureau of Fisheries and Aquatic Resources said no.",
      { ["The Bureau of Fisheries and Aquatic Resources"] = "Bureau of Fisheries and Aquatic Resources" } },
    { "by a word of its name", "Salt Bay Ferries said no.", { ["Salt Bay Ferries"] = "Salt Bay Ferries" } },
    { "that begin like an office", "Profits fell, General Motors said. The Metropolitan Police said no.",
      { ["General Motors"] = "General Motors", ["The Metropolitan Police"] = "Metropolitan Police" } },
    { "by an acronym in brackets",
      "The World Salt Organization (WSO) met. It rained. The WSO said the salt was wet.",
      { ["The World Salt Organization"] = "World Salt Organization", ["The WSO"] = "World Salt Organization" } },
    { "by initials that the article never explains",
      "The Norvian Drug Enforcement Office met. The NDEO said no. Later the DEO said yes.",
      { ["The NDEO"] = "Norvian Drug Enforcement Office" } },
    { "whose full name comes after the acronym", "The WSO said no. The World Salt Organization met in May.",
      { ["The WSO"] = "World Salt Organization" } },
    { "by their last word", "The Telmar Bay Chronicle met him. The Chronicle said no.",
      { ["The Chronicle"] = "Telmar Bay Chronicle" } },
    { "by their kind", "The Norvian Board of Pharmacy met. It was late, but the board said yes.",
      { ["the board"] = "Norvian Board of Pharmacy" } },
    { "without capitals", "The Salt Mining Authority of Telm met. Telm's salt mining authority said no.",
      { ["Telm's salt mining authority"] = "Salt Mining Authority of Telm" } },
    { "acronyms that are small words", "It rained. Later the US said no, and WHO said yes.",
      { ["the US"] = "US", WHO = "WHO" } },
    { "with dots", "U.S. officials said no. The U.S. said yes.", { ["U.S. officials"] = "U.S. officials" } },
    { "metonyms", "The Kremlin said no. Downing Street said yes. Moscow said maybe.",
      { ["The Kremlin"] = "Kremlin", ["Downing Street"] = "Downing Street", Moscow = "Moscow" } },
    { "adjectives of nations are nobody", "The Russian came, and Polish ships left. The French said no.",
      { ["The Russian"] = false, Polish = false, ["The French"] = "French" } },
    { "a surname that is a city too", "Ada Paris left the ship. Paris said she was ill.", { ["Paris"] = "Ada Paris" } },
  }
end)

describe("one person", function()
  check {
    { "by surname", "Tom Marsh came. Marsh said no. Marsh’s dog barked, Mr Marsh said.",
      { Marsh = "Tom Marsh", ["Mr Marsh"] = "Tom Marsh" } },
    { "by given name", "Tom Marsh came. Tom said no.", { Tom = "Tom Marsh" } },
    { "whose full name comes later", "Marsh said no. The dog barked. Tom Marsh is 42.", { Marsh = "Tom Marsh" } },
    { "with and without middle initial", "Tom F. Marsh came. Tom Marsh said no.", { ["Tom Marsh"] = "Tom F. Marsh" } },
    { "by an initial", "T. Marsh came. Tom Marsh said no.", { ["T. Marsh"] = "Tom Marsh" } },
    { "by two surnames", "Ada Wasser Schultz came. Wasser Schultz said no.", { ["Wasser Schultz"] = "Ada Wasser Schultz" } },
    { "with and without accents", "Hernán Gómez came. Gomez said no.", { Gomez = "Hernán Gómez" } },
    { "with a slip in the given name", "Marlene Marlow came. Later Marlena Marlow said no.",
      { ["Marlena Marlow"] = "Marlene Marlow" } },
    { "is not another of the same surname", "Tom Marsh came. Ada Marsh left. The bus is late, Ada Marsh said.",
      { ["Tom Marsh"] = "Tom Marsh", ["Ada Marsh"] = "Ada Marsh" } },
    { "by the sex of a title", "Tom Marsh and Ada Marsh met. It is late, Ms Marsh said. No, Mr Marsh said.",
      { ["Ms Marsh"] = "Ada Marsh", ["Mr Marsh"] = "Tom Marsh" } },
  }

  it("has an office", function()
    local list = mentions(parse "It is over, Norvian Foreign Minister Ilka Petrova said. Tom Marsh, the port chief, agreed.")
    assert.are.equal("Norvian Foreign Minister", who(list, "Norvian Foreign Minister Ilka Petrova").role)
    assert.are.equal("port chief", who(list, "Tom Marsh").role)
    assert.are.equal("person", who(list, "Tom Marsh").type)
  end)
end)

describe("a label", function()
  it("names one speaker, once", function()
    local list = mentions(parse "PRESIDANT OF VARNIA: We go.\nJOHN ROE: Yes.\nPRESIDANT OF VARNIA: We stay.")
    local found = {}
    for i, m in ipairs(list) do found[i] = m.words end
    assert.are.same({ "PRESIDANT OF VARNIA", "JOHN ROE", "PRESIDANT OF VARNIA" }, found)
  end)
end)

describe("one surname", function()
  check {
    { "behind an article is that of a person", "Ada Vessing won. A Vessing presidency would be late. Vessing said no.",
      { Vessing = "Ada Vessing" } },
    { "that is a noun for people", "The car hit 47-year-old Scott Farmer. Farmer said no. A farmer said yes.",
      { Farmer = "Scott Farmer", ["A farmer"] = "A farmer" } },
    { "of two persons is not that of one named in passing",
      "Mokir Stelm came. Stelm was born to Marina Stelm. Stelm said no.", { ["Stelm#2"] = "Mokir Stelm" } },
    { "in a title is that of the person named in full below", "Orban: salt is ours\n\nKamir Orban said no. Orban left.",
      { ["Orban#2"] = "Kamir Orban" } },
    { "is no short form of a thing in the same sentence", "Strelva spoke at its annual Camp Strelva show. Strelva said no.",
      { ["Strelva#2"] = "Strelva", ["Camp Strelva"] = "Camp Strelva" } },
    { "behind an office inside a phrase", "Video released by attorney Javad Khazel shows a car. Khazel said no.",
      { Khazel = "Javad Khazel" } },
    { "of two persons is that of the one who is named more often",
      "Tom Marsh won. Marsh smiled. Marsh left. Tom Marsh's father, Ira Marsh, came. Marsh said no.",
      { ["Marsh#3"] = "Tom Marsh" } },
    { "of an owner, named in full nowhere else", "Tom Marsh's mother came late. Marsh said no.", { Marsh = "Tom Marsh" } },
    { "of whom a phrase names at its end", "It helps people like Latvina Corvel, who came late. Corvel said no.",
      { Corvel = "Latvina Corvel" } },
    { "not of a place that a phrase names at its end", "The people of Strelva Bay came late. Bay said no.", { Bay = "Bay" } },
    { "behind an office and its place", "The mayor of Port Ellim, Tavi Rismal, came. She said no.",
      { She = "Tavi Rismal" } },
    { "behind an office of somebody is not his", "The aide of the mayor, Tavi Rismal, came. The aide said no.",
      { ["The aide"] = "aide of the mayor" } },
    { "of somebody among others", "It was up to lawmakers like Norvia Sen. Tom Marsh to speak. Marsh said no.", { Marsh = "Tom Marsh" } },
    { "behind a quotation, rather than an office of before",
      'A mayor has cast doubt on claims.\n\n"It is late," said Tavo Zaen.\n\nHe said no.', { He = "Tavo Zaen" } },
    { "of a firm behind a quotation is nobody's", 'A mayor left.\n\n"It is late," said Strelva Bank.\n\nHe said no.',
      { He = "A mayor" } },
    { "a first name of a headline, behind an office later", "Ilvar tells of cost\n\nSalt Minister Ilvar Vazil said no. Ilvar said yes.",
      { ["Ilvar#2"] = "Ilvar Vazil" } },
    { "behind a given name that was used alone before", "Ada came late. Ada Vessing said no.", { Ada = "Ada Vessing" } },
    { "in a headline", "Ada Vessing Chose Ben Korvil Over Tom Marsh For Salt\n\nBen was glad. Ben said no.",
      { Ben = "Ben Korvil" } },
  }
end)

describe("offices", function()
  check {
    { "a word for a person of before", "\"It works,\" said Ada Roe. The researcher added that mice are clever. "
        .. "Police came. The driver said nothing.",
      { ["The researcher"] = "Ada Roe", ["The driver"] = "driver" } },
    { "a role behind a hyphen", "Actress-turned-politician Ada Roe said it was late.",
      { ["Ada Roe"] = "Ada Roe" } },
    { "mean their holder", "Foreign Minister Ilka Petrova came. The weather was fine. The minister said no.",
      { ["The minister"] = "Ilka Petrova" } },
    { "with an adjective more", "Foreign Minister Ilka Petrova came. The foreign minister said no.",
      { ["The foreign minister"] = "Ilka Petrova" } },
    { "a band is a body", "The Strelva Quartet played late. The band said it was tired.", { ["The band"] = "Strelva Quartet" } },
    { "that nobody holds, at the head of a paragraph, are of whom the title names",
      "Ada Roe under fire over delay\n\nAda Roe is under fire from her own party after a long delay.\n\n" ..
      "The prime minister said no. It rained, the prime minister said. Interior Minister Tom Marsh came.",
      { ["The prime minister"] = "Ada Roe", ["the prime minister"] = "Ada Roe" } },
    { "that another holds are not", "Ada Roe under fire over delay\n\nAda Roe is under fire from her own party after a long delay.\n\n" ..
      "The mayor said no.\n\nLisk Mayor Tom Marsh came late.", { ["The mayor"] = "Tom Marsh" } },
    { "of a place are not", "Ada Roe under fire over delay\n\nAda Roe is under fire from her own party after a long delay.\n\n" ..
      "The mayor of Lisk said no.", { ["The mayor of Lisk"] = "mayor of Lisk" } },
    { "amid a paragraph are not", "Ada Roe under fire over delay\n\nAda Roe is under fire from her own party. The mayor said no.",
      { ["The mayor"] = "mayor" } },
    { "of whom somebody is the spokesman is not his",
      "The mayor's spokesman Karl Bent came. Ada Roe, a lawyer for the minister, left. The mayor said yes. The minister said no. " ..
      "The spokesman said maybe. The lawyer said never.",
      { ["The mayor"] = "mayor", ["The minister"] = "minister", ["The spokesman"] = "Karl Bent", ["The lawyer"] = "Ada Roe" } },
    { "of whom somebody is the wife is not hers", "Lady Roe, the Prime Minister’s wife, came. The Prime Minister said yes.",
      { ["The Prime Minister"] = "Prime Minister" } },
    { "in one word are rather that one's than those of a deputy",
      "President Tom Marsh met Vice President Jan Vanz and Deputy Mayor Ada Roe. Vanz said it was late. The president said no. " ..
      "The vice president said yes. The mayor said maybe.",
      { ["The president"] = "Tom Marsh", ["The vice president"] = "Jan Vanz", ["The mayor"] = "Ada Roe" } },
    { "another office is another holder's",
      "Foreign Minister Ilka Petrova met Finance Minister Tom Marsh. The finance minister said no.",
      { ["The finance minister"] = "Tom Marsh" } },
    { "of another nation is nobody's", "Norvian Minister Ilka Petrova came. The Tarnish minister said no.",
      { ["The Tarnish minister"] = "Tarnish minister" } },
    { "in short form", "Gov. Tom Marsh came. The governor said no.", { ["The governor"] = "Tom Marsh" } },
    { "from an apposition", "Tom Marsh, the port chief, came. It was late. The chief said no.",
      { ["The chief"] = "Tom Marsh" } },
    { "with a party", "Telm Gov. Tom Marsh came. The Republican governor said no.",
      { ["The Republican governor"] = "Tom Marsh" } },
    { "are not those of somebody named before the comma", "The vote was won by Tom Marsh, the minister said.",
      { ["the minister"] = "minister" } },
    { "of two kinds behind a name", "Ada Roe, founder and director of Telm Salt, said no.",
      { ["director of Telm Salt"] = "Ada Roe" } },
    { "of bodies behind a name are no other source", "Ada Roe, vice president of Telm Salt, a salt company, said no.",
      { ["a salt company"] = "Ada Roe" } },
    { "another word for who was just named", "Tom Marsh came at noon. The 52-year-old said no.",
      { ["The 52-year-old"] = "Tom Marsh" } },
    { "that the lead keeps for later", "A harbour chief said no on Monday. The port will stay open, Port Chief Ada Roe said.",
      { ["A harbour chief"] = "Ada Roe" } },
    { "any holder is not the holder", "Minister Ilka Petrova came. A minister who asked not to be named said no.",
      { ["A minister"] = "A minister" } },
  }
end)

describe("unnamed sources", function()
  check {
    { "an office that ends the sentence before", "It is late, said Ada Roe, the port chief. The port chief smiled.",
      { ["The port chief"] = "Ada Roe" } },
    { "a nominee of the other party", "Tom Marsh, the Republican nominee, smiled. Ada Roe, the Democratic nominee, wept. The Democratic nominee said no.",
      { ["The Democratic nominee"] = "Ada Roe" } },
    { "joined adjectives", "A dozen Danish and Chinese officials said no.",
      { ["A dozen Danish and Chinese officials"] = "A dozen Danish and Chinese officials" } },
    { "an expert who was named", "Tom Marsh runs a shop. It is late, Marsh said. The expert said no.", { ["The expert"] = "Tom Marsh" } },
    { "a star who is the subject", "Ada Roe threw shade at Jane Vale. The star said no.", { ["The star"] = "Ada Roe" } },
    { "keep what narrows them down", "Two people familiar with the plans said no.",
      { ["Two people familiar with the plans"] = "Two people familiar with the plans" } },
    { "keep whom they speak for", "It is shut, a spokesman for the ministry said.",
      { ["a spokesman for the ministry"] = "a spokesman for the ministry" } },
    { "lose a definite article", "The salt company said no. Later the company said yes.",
      { ["The salt company"] = "salt company", ["the company"] = "salt company" } },
    { "are no body of another kind", "Coastal Power hired the dockers. The union said no.", { ["The union"] = "union" } },
    { "are the body with their noun in its name", "The Dockers Union met Coastal Power. The union said no.",
      { ["The union"] = "Dockers Union" } },
    { "are no authority where they are a firm", "Halden Airways flew on. The Norvian Salt Authority said no. The airline said yes.",
      { ["The airline"] = "Halden Airways" } },
    { "of a plural owner", "The miners’ union said no.", { ["The miners’ union"] = "miners’ union" } },
    { "of a surname that is a city", "Ilvi Paris, a salt miner and former coach, came. Her mother left. Paris claims that she was ill.",
      { she = "Ilvi Paris" } },
    { "of an apposition's sex", "Ilvi Orr, a nurse and mother, met Tom Marsh. He was ill. She said no.",
      { He = "Tom Marsh", She = "Ilvi Orr" } },
    { "of an owner", "The consul’s office said no. It is true, the suspect's lawyer said.",
      { ["The consul’s office"] = "consul’s office", ["the suspect's lawyer"] = "suspect's lawyer" } },
    { "groups", "Officials said no. Many residents said yes. Police say maybe.",
      { Officials = "Officials", ["Many residents"] = "Many residents", Police = "Police" } },
    { "some of a party or nation", "Some Tories said no. Three Republicans said yes. The Tories left.",
      { ["Some Tories"] = "Some Tories", ["Three Republicans"] = "Three Republicans", ["The Tories"] = "Tories" } },
    { "counted ones", "Many Millers said no. Some salt lovers said yes. Many said nothing.",
      { ["Many Millers"] = "Millers", ["Some salt lovers"] = "Some salt lovers", Many = "Many" } },
    { "polls of two papers", "A Salt Times/Telm News poll shows nothing.",
      { ["A Salt Times/Telm News poll"] = "A Salt Times/Telm News poll" } },
    { "documents", "The report said no. A leaked letter says yes, and a poll shows nothing.",
      { ["The report"] = "report", ["A leaked letter"] = "A leaked letter", ["a poll"] = "a poll" } },
    { "nouns that the language does not know, beside a verb of saying", "The grobbler said no. The grobbler slept.",
      { ["The grobbler"] = "grobbler", ["The grobbler#2"] = false } },
    { "by age", "The 52-year-old said no.", { ["The 52-year-old"] = "52-year-old" } },
    { "with what was done to them", "A leaked letter seen by Telm News says yes.",
      { ["A leaked letter seen by Telm News"] = "A leaked letter seen by Telm News" } },
    { "documents of a body are the body", "Telm Bank’s latest report shows losses.",
      { ["Telm Bank’s latest report"] = "Telm Bank" } },
    { "not the object of a verb that the language does not know", "The ministry grobbles Petrova.",
      { ["The ministry"] = "ministry", Petrova = "Petrova" } },
    { "not a verb that looks like a noun", "Officials report that prices rise.", { Officials = "Officials" } },
    { "a noun that looks like a verb", "The police report said no. The appeals court said yes.",
      { ["The police report"] = "police report", ["The appeals court"] = "appeals court" } },
  }
end)

describe("pronouns", function()
  check {
    { "whom the text goes by", "In Telm, Arthur Strell won. The rule holds, according to Mikey Stelm, a lecturer. He said no.",
      { He = "Mikey Stelm" } },
    { "not whom it goes by, but the subject", "According to the Post, Roe campaign officials slept. They said no.",
      { They = "Roe campaign officials" } },
    { "by sex", "Tom Marsh met Ada Roe. She said no. He said yes.", { She = "Ada Roe", He = "Tom Marsh" } },
    { "prefer the speaker before", "Tom Marsh said the coach of Ben Orr was late. He said it again.",
      { He = "Tom Marsh" } },
    { "of a person are no body", "Salt Bay Ferries met Ada Roe. The company said no. She said yes.",
      { She = "Ada Roe" } },
    { "of a group", "Officials met Ada Roe. They said no.", { They = "Officials" } },
    { "of a body", "Ada Roe met the Ministry of Salt. It said no.", { It = "Ministry of Salt" } },
    { "as owners begin a phrase", "Ada Roe came. Her deputy said no.", { Her = false, ["Her deputy"] = "Her deputy" } },
    { "tell the sex of a name", "Ilvi Marsh came. She said no. Tom Orr left. She said yes.",
      { She = "Ilvi Marsh", ["She#2"] = "Ilvi Marsh" } },
    { "of a surname that is a city", "Ilvi Paris, a salt miner and former coach, came. Her mother left. Paris claims that she was ill.",
      { she = "Ilvi Paris" } },
    { "of an apposition's sex", "Ilvi Orr, a nurse and mother, met Tom Marsh. He was ill. She said no.",
      { He = "Tom Marsh", She = "Ilvi Orr" } },
    { "of an owner", "Tom Marsh came. Marsh's sister begged, but he said no.", { he = "Tom Marsh" } },
    { "in capitals are names", "IT said no.", { IT = "IT" } },
    { "rather mean a man or woman than what may be anything",
      "Ada Roe spoke late. The bay lived through Grobble raids and Ferrule strikes. It was sad, she said.",
      { she = "Ada Roe" } },
    { "rather mean the subject than whom a preposition names",
      "Tom Marsh explained it well. In a long talk with Ben Orr, he said that it rains.", { he = "Tom Marsh" } },
    { "rather mean the main subject than that of the clause inside",
      "When Tom Marsh learned in May that Ben Orr was ill, he wrote to the board.", { he = "Tom Marsh" } },
    { "mean whom a preposition and a form of be introduce", "Karl Bent came late. Bent left. Among them was Tom Marsh. He said no.",
      { ["He"] = "Tom Marsh" } },
    { "rather mean the subject than who is told of at the end", "At noon Tom Marsh came to the port with Karl Bent. He said no.",
      { ["He"] = "Tom Marsh" } },
    { "never mean whom what they say begins with, in marks or not",
      'Lutz Vold met Tom Marsh in May. Vold was late. He said, "Vold was never late." He told Vold to wait.',
      { ["He"] = "Tom Marsh", ["He#2"] = "Tom Marsh" } },
    { "mean whom an attribution behind a comma names, too",
      "Lutz Vold met Tom Marsh in May. Vold was late. He agrees, Vold said.", { ["He"] = "Lutz Vold" } },
    { "never mean whom the quotation before them names",
      "Tom Marsh spoke late. \"Ben Orr is late,\" he said.", { he = "Tom Marsh" } },
    { "rather mean whom the article is about than somebody long gone",
      "Ada Roe to lead the bay\n\nAda Roe won. Roe smiled. The bay is wide and the port is old and grey.\n\n" ..
      "Jane Vale and Lena Orr came to the port. It rained. It was May. The sea rose. " ..
      "The ships were late. Nobody cared. The fog came. The day was long. She said no.", { She = "Ada Roe" } },
    { "find the way back over a long quotation",
      "\"It was late,\" her mother, Ida Orr, said.\n\n\"As Jane went, the staff came.\n\n\"She was ill.\"\n\nShe added: \"No.\"",
      { ["She#2"] = "Ida Orr" } },
    { "tell a man from a woman by a given name alone", "Ben told Emma a tale. \"So be it,\" she said.", { she = "Emma" } },
    { "tell the sex of a name by its own given name, not by its owner's",
      "Tom's wife Ada Roe came with Ben Orr. She said no.", { She = "Ada Roe" } },
    { "rather mean somebody in the entry of the same time",
      "Tom Marsh speaks\n\n13.30 Marsh was glad. \"It rains,\" he said.\n\n13.35 One for Ben Orr. \"No,\" he says.",
      { he = "Tom Marsh", ["he#2"] = "Ben Orr" } },
    { "mean nobody whom the content before them names", "Ada Roe and Jane Vale came. Roe smiled. Vale was late, she said.",
      { she = "Ada Roe" } },
    { "of a person whose name was a body's at first",
      "The Marsh administration was late. President Marsh met Tom Orr. It is over, Marsh said. He left.", { He = "Marsh" } },
    { "mean the one who told, not whom he told",
      "Ira Marsh came. \"It is wide,\" he told Ben Orr in May. The sea rose. \"No,\" he said.", { ["he#2"] = "Ira Marsh" } },
    { "mean the one who said, not whose statement was late",
      "The author Ilvi Vale, who is old, said Ada Roe's statement was late. \"No,\" she said.", { she = "Ilvi Vale" } },
    { "mean the one who said, not whose attention was late, in a name that ends in s",
      "Tom Marks ran. Tom Marks slept. Kip Orr said Marks' attention was late. He said no.", { He = "Kip Orr" } },
    { "mean whom one said nothing of behind a name that ends in s",
      "Kip Orr came. \"It rains,\" said Tom Marks. He said no.", { He = "Tom Marks" } },
    { "of a body that is taken for a person", "Strelva said that it grows. The sea rose. Strelva grew. It said no.",
      { It = "Strelva" } },
  }
end)

describe("other languages", function()
  local function parse_in(language, text) return mentions(assert(quoth.parse(text, { language = language }))) end
  it("owners stand before the name", function()
    local list = parse_in("ru", "Президент Телма Владимир Орлов сказал нет. Орлов сказал да.")
    assert.are.equal("Владимир Орлов", who(list, "Орлов").name)
    list = parse_in("de", "Ministerpräsidentin Lene Brakel kam. Brakel sagte nein.")
    assert.are.equal("Lene Brakel", who(list, "Brakel").name)
  end)
  it("offices mean their holder", function()
    local list = parse_in("es", "La consejera Elena Torres compareció. No habrá cortes, dijo la consejera.")
    assert.are.equal("Elena Torres", who(list, "la consejera").name)
  end)
  it("a German noun is nobody", function()
    local list = parse_in("de", "Jan Vorbeck kam. Der Film war gut. Er sagte nein.")
    assert.are.equal("Jan Vorbeck", who(list, "Er").name)
  end)
end)

describe("labels and announcements", function()
  it("name speakers", function()
    local article = parse [[
Transcript: Salt Minister Tom Marsh answers questions

Question: When will the port open?

MARSH: In May.

Question: Who pays?

MARSH: The port pays.]]
    local names = {}
    for statement in article:statements() do names[#names + 1] = statement.name end
    assert.are.same({ "Question", "Tom Marsh", "Question", "Tom Marsh" }, names)
  end)

  it("name the digest's speaker", function()
    local article = parse [[
Key points of Ilka Petrova’s press conference

TELMAR, January 18. /NCA/. Foreign Minister Ilka Petrova held a press conference on Thursday.

Here are Petrova’s key statements.

On salt

"The salt is ours."]]
    assert.are.equal("Ilka Petrova", article.digest.speakers[1].name)
  end)
end)

describe("bounds", function()
  local function seconds(text)
    local start = os.clock()
    parse(text)
    return os.clock() - start
  end
  local cases = {
    { "one surname", function(i) return ("Tom%d Marsh said no. "):format(i) end },
    { "one office", function(i) return ("Minister Orr%d said no. The minister slept. "):format(i) end },
    { "capitals without end", function(i) return "Orr" .. i .. " " end },
    { "owners without end", function() return "the dog's " end },
  }
  for _, case in ipairs(cases) do
    it(case[1] .. " costs linear time", function()
      local parts = {}
      for i = 1, 8000 do parts[i] = case[2](i) end
      local small, large = table.concat(parts, "", 1, 2000), table.concat(parts)
      local base = math.max(seconds(small), seconds(small), 0.004)
      assert.is_true(math.min(seconds(large), seconds(large)) < base * 4 * 3)
    end)
  end
end)
