-- What can be checked in a statement: a cause that is named, a quantity that is given (after the claim classes of
-- ClaimBuster and Full Fact). A purpose ("in order to") is no cause, a year or a date no quantity.
local said = use("common").said

local cause = entities { type = "link",
  CAUSE = { "because", "because of", "caused by", "causes", "caused", "due to", "owing to", "leads to", "lead to",
    "led to", "leading to", "result of", "results in", "resulted in", "resulting in", "result from", "results from",
    "resulted from", "thanks to", "as a result", "consequence of", "that's why", "that is why", "which is why",
    "this is why", "the reason for", "the reason why", "the reason is", "stems from", "stemmed from",
    "contributed to", "triggered by", "driven by", "brought about by", "gave rise to", "attributable to" },
  _ = { "just because", "not because", "due to be", "due to start", "due to begin", "due to meet", "due to arrive",
    "due to take", "due to open", "due to leave", "due to return", "due to give", "due to appear", "simply because I",
    "with due", "thanks to you", "thanks to all", "thanks to everyone", "thanks to everybody", "thanks to God" } }

-- A figure: digits with their commas and points, or a number in words.
local digit = R "09"
local number = digit ^ 1 * (S ".," * digit ^ 1) ^ 0
local year = S "12" * digit * digit * digit * -(digit + S ".," * digit)
local bound = -B(R("az", "AZ", "09") + S ".,-/:+\"")
local ordinal = P "th" + P "st" + P "nd" + P "rd"
local large = P " million" + P " billion" + P " trillion" + P "m" * -R "az" + P "bn"
local share = P "%" + P " percent" + P " per cent" + P " percentage points"
local figure = bound * (number - year) * -(S "-/:" * digit + ordinal)
local scaled = (P "$" + P "€" + P "£") * number * large ^ -1 + number * (share + large)
local digits = lp(figure)
-- Without these words LPeg would be asked of every statement.
-- quoth: allow short_word
local scale = words { "%", "percent", "per cent", "percentage points", "million", "billion", "trillion", "$", "€",
  "£" }
local amount = lp(bound * scaled)
-- A figure before any plural ("22 generators"), but for time and clock.
local lower = R "az"
local span_of_time = (P "year" + P "month" + P "week" + P "day" + P "hour" + P "minute" + P "second" + P "time"
  + P "percentage point" + P "basis point" + P "step" + P "page" + P "act") * P "s" ^ -1 * -lower
local plural = (lower - P "s" * -lower) ^ 3 * P "s" * -lower
local counted = figure * P " " * (lower ^ 1 * P " ") ^ -1 * -span_of_time * plural
-- quoth: allow short_word
local numeral = words { "1*", "2*", "3*", "4*", "5*", "6*", "7*", "8*", "9*" }
local month = words { "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December" }
local spelled = words { "hundred people", "thousand people", "four hundred", "five hundred", "eleven", "twelve",
  "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "four", "five", "six", "seven",
  "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundreds of",
  "thousands of", "tens of thousands of", "hundreds of thousands of", "millions of", "dozens of", "half of",
  "half the", "a third of", "two thirds of", "two-thirds of", "a quarter of", "three quarters of", "a dozen",
  "twice as many", "one in three", "one in four", "one in five", "one in ten" }
local unit = words { "states", "countries", "nations", "people", "persons", "troops", "soldiers", "servicemen",
  "civilians", "children", "women", "men", "families", "households", "homes", "houses", "jobs", "workers",
  "employees", "voters", "votes", "seats", "members", "students", "pupils", "teachers", "doctors", "nurses",
  "patients", "cases", "deaths", "victims", "migrants", "refugees", "citizens", "residents", "residents'",
  "companies", "firms", "businesses", "schools", "hospitals", "cities", "towns", "villages", "tons", "tonnes",
  "barrels", "kilometers", "kilometres", "miles", "acres", "hectares", "dollars", "euros", "pounds", "rubles",
  "roubles", "yuan", "rupees", "yen", "times", "points", "goals", "tanks", "missiles", "drones", "rockets",
  "aircraft", "ships", "vehicles", "attacks", "strikes", "projects", "contracts", "percent", "Americans", "officers",
  "prisoners", "hostages", "megawatts", "gigawatts", "degrees", "flights", "passengers", "visitors", "customers",
  "users", "patients'", "farms", "farmers", "beds", "tests", "doses", "billion" }

return rules { name = "claims",
  rule "claim-causal" { tag = "claim.causal", explain = "'{link}'", when = affirm(cause) / "link" * said,
    score = sum { base = 0.65, { 0.1, words { "because of", "caused by", "led to", "due to" } } },
    yes = { "It is promising, because it is free.", "The lack of progress is caused by Yerevan's position.",
      "Higher wages led to higher prices.", "The delay was due to snow." },
    no = { "The cause is noble.", "They came in order to resume the inspections.",
      "The train is due to arrive at noon.", "It is not because of the snow." } },

  rule "claim-quantity" { tag = "claim.quantity", explain = "'{n}'",
    when = (before(digits / "n", unit / "unit", 2) - before(month, digits, 0)
      + before(spelled / "n", unit / "unit", 2) + scale * (amount / "n")
      + numeral * (lp(counted) / "n")) * said,
    score = sum { base = 0.7, { 0.1, words { "percent", "per cent", "million", "billion" } } },
    yes = { "About 30 states are interested.", "Prices rose by 4.5 percent.", "The state spent $20 million on it.",
      "Four hundred people lost their jobs.", "The city has received 22 generators." },
    no = { "In 2024 he travelled.", "Many states agree.", "The \"3+3\" format is promising.", "On May 3 people vote.",
      "It was his 30th goal.", "It took 36 hours.", "He has been here for 20 years." } },
}
