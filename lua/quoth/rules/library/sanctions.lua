-- What is said about sanctions: threatened, imposed, lifted, criticised, evaded. Import duties are none.
-- Verbs of approval ("a state-sanctioned race") are shadows. The codes are PLOVER's event types (2023).
local said = use("common").said
local E = use "world"

local sanction = entities { type = "measure",
  MEASURE = { "sanction", "sanctions", "sanctioned", "sanctioning", "embargo*", "asset freeze*", "assets freeze",
    "freeze assets", "export ban*", "import ban*", "price cap", "oil cap", "blacklist*", "restrictive measures",
    "travel ban*", "visa ban*", "export controls", "trade restrictions", "economic blockade", "secondary tariffs",
    "economic restrictions", "arms embargo" },
  _ = { "state-sanctioned", "government-sanctioned", "officially sanctioned", "sanctioned by the court",
    "sanction-free", "sanctioned event", "sanctioned race", "sanction the use", "sanctioned the use" } }

local future = words { "will", "would", "shall", "going to", "ready to", "threaten*", "consider*", "vow*", "warn*",
  "could", "may", "plan*", "intend*", "propos*", "prepar*", "draft*", "on the table", "work on", "working on", "face",
  "risk", "push for", "call for", "calls for" }
local lift = words { "lift*", "ease", "eased", "easing", "waive*", "remov*", "suspend*", "drop", "dropped",
  "dropping", "scrap*", "relax*", "loosen*", "end", "ended", "ending", "relief", "roll back", "rolled back",
  "exempt*", "abolish*", "cancel*", "unfreez*", "delist*", "repeal*" }
local impose = words { "impos*", "introduc*", "slap*", "adopt*", "approv*", "announc*", "levied", "enact*", "expand*",
  "tighten*", "extend*", "prolong*", "renew*", "hit with", "package", "new round of", "under", "placed",
  "has sanctioned", "have sanctioned", "were sanctioned", "was sanctioned", "target*", "enforc*", "in force",
  "maintain*", "keep" }
local bad = words { "illegal*", "illegitimate", "unlawful", "unilateral", "counterproductive", "counter-productive",
  "backfir*", "ineffective", "useless", "pointless", "futile", "unjust", "unjustified", "inhuman*", "cruel", "harm*",
  "hurt*", "damag*", "boomerang*", "failed", "fail", "fails", "senseless", "economic war*", "economic terrorism",
  "collective punishment", "violat*", "wrong", "mistake", "suicid*", "hypocri*", "contrary to international law",
  "shoot itself in the foot", "shot itself in the foot", "political tool", "as a weapon", "blackmail" }
local no_use = words { "work", "effective", "help", "solve", "achieve*", "change" }
local evade = words { "evad*", "evasion", "circumvent*", "bypass*", "dodg*", "skirt*", "get around", "got around",
  "getting around", "loophole*", "flout*", "sanctions-busting", "workaround*", "sidestep*", "undercut*" }

return rules { name = "sanctions",
  rule "sanctions-threat" { tag = "sanctions.threat", group = "sanctions", priority = 30,
    codes = { plover = "THREATEN" },
    explain = "'{when}' with '{measure}'",
    when = (before(affirm(future) / "when", affirm(sanction) / "measure", 5) - near(lift, sanction, 4)) * said,
    score = sum { base = 0.6, { 0.15, near(sanction, E.any, 6) }, { 0.1, words { "if", "unless", "until" } } },
    yes = { "We will impose sanctions on Iran unless it stops.",
      "Washington is considering new export bans and an asset freeze.", "They could face an arms embargo." },
    no = { "They will lift sanctions next week.", "Sanctions have failed.", "No sanctions will follow." } },

  rule "sanctions-imposed" { tag = "sanctions.imposed", group = "sanctions", priority = 20,
    codes = { plover = "SANCTION" },
    explain = "'{how}' with '{measure}'",
    when = (near(affirm(impose) / "how", affirm(sanction) / "measure", 5) - before(future, sanction, 6)
      - near(lift, sanction, 4)) * said,
    score = sum { base = 0.6, { 0.15, near(sanction, E.any, 6) } },
    yes = { "The EU has adopted a new package of sanctions.", "Norway imposed an arms embargo.",
      "The bank is under sanctions." },
    no = { "Norway did not impose an embargo.", "We will impose sanctions.", "The club adopted a new kit." } },

  rule "sanctions-lifted" { tag = "sanctions.lifted", group = "sanctions", priority = 40,
    codes = { plover = "CONCEDE" },
    explain = "'{how}' with '{measure}'", when = near(affirm(lift) / "how", affirm(sanction) / "measure", 4) * said,
    score = sum { base = 0.7, { 0.1, E.any } },
    yes = { "They will lift sanctions next week.", "The easing of the embargo is welcome.",
      "We want the sanctions removed." },
    no = { "We will not lift sanctions.", "Sanctions have failed.", "They lifted the trophy." } },

  rule "sanctions-criticised" { tag = "sanctions.criticised", score = 0.7, explain = "'{measure}' … '{word}'",
    when = (near(sanction / "measure", affirm(bad) / "word", 8)
      + before(sanction / "measure", negated(no_use) / "word", 6)) * said,
    yes = { "The sanctions are illegal under international law.", "Sanctions do not work.",
      "The embargo hurts ordinary people most." },
    no = { "The sanctions are working.", "The sanctions were extended.", "This hurts." } },

  rule "sanctions-evasion" { tag = "sanctions.evasion", score = 0.75, explain = "'{how}'",
    when = (near(evade / "how", sanction, 5) + words { "shadow fleet", "ghost fleet", "sanctions-busting",
      "sanctions evasion", "sanctions busting" } / "how") * said,
    yes = { "The firm helped to circumvent the sanctions.", "Its shadow fleet carries the oil.",
      "Traders use loopholes in the embargo." },
    no = { "He dodged the question.", "The sanctions were extended.", "The fleet sailed at night." } },
}
