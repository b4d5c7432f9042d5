-- What is said about the economy, with the figure where one is given: inflation, interest rates (raised, cut, held),
-- growth, unemployment, the budget. cap: the Comparative Agendas' major topic 1 and its subtopics.
local digit = R "09"
local number = (P "-" + P "−") ^ -1 * digit ^ 1 * (S ".," * digit ^ 1) ^ 0
local share = P "%" + P " percent" + P " per cent" + P " percentage point" * P "s" ^ -1 + P " basis point" * P "s" ^ -1
local percent = lp(-B(R("az", "AZ", "09") + S ".,/:") * number * share)
local count = lp(-B(R("az", "AZ", "09") + S ".,/:") * (P "$" + P "€" + P "£") ^ -1 * number
  * (P " million" + P " billion" + P " trillion" + P " thousand" + S "," * digit * digit * digit) ^ 1)

-- The longest literal wins: "wage inflation" and "the jobless rate" are not what their parts are, and shadows are no
-- matter of the economy at all.
local inflation = entities { type = "topic",
  INFLATION = { "inflation", "inflationary", "deflation", "disinflation", "consumer prices", "consumer price index",
    "price growth", "rising prices", "cost of living", "CPI",
    "price stability", "food prices", "energy prices", "price pressures", "core inflation", "hyperinflation" },
  _ = { "grade inflation", "inflation of the balloon" } }
local rates = entities { type = "topic",
  RATE = { "interest rate*", "key rate", "base rate", "repo rate", "policy rate", "benchmark rate", "bank rate",
    "deposit rate", "federal funds rate", "rate hike*", "rate cut*", "rate increase*", "rate rise*", "raise rates",
    "raising rates", "raised rates", "cut rates", "cutting rates", "lower rates", "lowering rates", "hold rates",
    "lending rate*", "mortgage rate*", "monetary policy", "refinancing rate", "borrowing costs", "keep rates",
    "rates would", "rates will", "policy unchanged", "rates higher", "rates on hold", "rates unchanged",
    "rate decision", "rates at", "on rates", "rates steady", "rates low", "rate path" },
  _ = { "unemployment rates", "jobless rates", "birth rates", "crime rates", "death rates", "tax rates",
    "infection rates", "exchange rates", "vaccination rates", "turnout rates", "success rates", "growth rates",
    "approval rates", "suicide rates", "participation rates", "poverty rates", "mortality rates", "murder rates",
    "survival rates", "homicide rates", "graduation rates", "attendance rates", "interest rate risk" } }
local growth = entities { type = "topic",
  GROWTH = { "economic growth", "GDP", "gross domestic product", "growth forecast", "growth rate*", "recession",
    "economic output", "economy grew", "economy grow", "economy will grow", "economy is growing", "economy has grown",
    "economy expanded", "economy shrank", "economy contracted", "economy will shrink", "economy contract",
    "stagflation", "economic recovery", "economic slowdown", "economic downturn", "economy slowed",
    "economy is slowing", "economic contraction", "industrial output", "industrial production", "growth outlook",
    "soft landing", "hard landing", "stagnation" },
  _ = { "population growth", "personal growth", "growth rates of trees" } }
local work = entities { type = "topic",
  WORK = { "unemployment", "unemployed", "jobless*", "job losses", "job cuts", "layoffs", "lay-offs", "laid off",
    "out of work", "labour market", "labor market", "job creation", "new jobs", "create jobs", "created jobs",
    "jobs were created", "jobs have been created", "jobs were lost", "employment rate", "job market", "lost their jobs",
    "lose their jobs", "job growth", "full employment", "creating jobs", "jobs have been lost", "payrolls" },
  _ = { "unemployment benefit office" } }
local budget = entities { type = "topic",
  BUDGET = { "budget deficit", "budget surplus", "public debt", "national debt", "government debt", "sovereign debt",
    "public finances", "fiscal policy", "fiscal deficit", "debt ceiling", "austerity", "tax cut*", "tax hike*",
    "tax increase*", "tax rise*", "raise taxes", "cut taxes", "lower taxes", "tax reform", "trade deficit",
    "trade surplus", "trade balance", "debt-to-GDP", "balanced budget", "balance the budget", "deficit spending" },
  _ = { "attention deficit" } }

local up = words { "raise*", "raising", "hike*", "hiking", "increase*", "increasing", "tighten*", "lift*",
  "higher rates" }
local down = words { "cut", "cuts", "cutting", "lower", "lowered", "lowering", "reduc*", "slash*" }
local hold = words { "stay", "stays", "stayed", "hold", "held", "holding", "keep*", "kept", "unchanged", "pause*",
  "steady", "on hold", "left", "leave", "maintain*" }

return rules { name = "economy",
  rule "inflation" { tag = "economy.inflation", codes = { cap = "101" }, explain = "'{what}'",
    when = inflation / "what" + near(inflation / "what", percent / "figure", 9),
    score = sum { base = 0.75, { 0.15, near(inflation, percent, 9) } },
    yes = { "Inflation fell to 3.2 percent in May.", "Rising prices hurt families.",
      { "Inflation was 7.1% last year.", caps = { figure = "7.1%" } } },
    no = { "Grade inflation is a problem at schools.", "The price of the ticket is fair.", "He inflated the ball." } },

  rule "rates" { tag = "economy.rates", group = "economy.rates", codes = { cap = "104" }, priority = 0,
    explain = "'{what}'", when = rates / "what" + near(rates / "what", percent / "figure", 9),
    score = sum { base = 0.7, { 0.1, near(rates, percent, 9) } },
    yes = { "Interest rates are too high for builders.", "Monetary policy works with a lag.",
      { "The key rate is at 5.25 percent.", caps = { figure = "5.25 percent" } } },
    no = { "Crime rates are falling.", "He rates the player highly as a friend's son.", "At any rate, we won." } },

  rule "rates-raised" { tag = "economy.rates.raised", group = "economy.rates", priority = 20, codes = { cap = "104" },
    explain = "'{how}' with '{what}'",
    when = near(affirm(up) / "how", rates / "what", 4) + affirm(words { "rate hike*", "rate increase*", "rate rise*",
      "raise rates", "raising rates", "raised rates" }) / "what",
    score = sum { base = 0.85, { 0.1, near(rates, percent, 9) } },
    yes = { "We raised the key rate by 50 basis points.", "Another rate hike is on the table.",
      "They will increase interest rates." },
    no = { "We will not raise rates.", "They cut the key rate.", "Wages were raised." } },

  rule "rates-cut" { tag = "economy.rates.cut", group = "economy.rates", priority = 20, codes = { cap = "104" },
    explain = "'{how}' with '{what}'",
    when = near(affirm(down) / "how", rates / "what", 4) + affirm(words { "rate cut*", "cut rates", "cutting rates",
      "lower rates", "lowering rates" }) / "what",
    score = sum { base = 0.85, { 0.1, near(rates, percent, 9) } },
    yes = { "The board cut interest rates by a quarter point.", "A rate cut in June is possible.",
      "It is time to lower rates." },
    no = { "There is no rate cut in sight.", "They raised the key rate.", "Cut the ribbon." } },

  rule "rates-held" { tag = "economy.rates.held", group = "economy.rates", priority = 20, codes = { cap = "104" },
    explain = "'{how}' with '{what}'", when = near(affirm(hold) / "how", rates / "what", 5),
    score = sum { base = 0.8, { 0.1, near(rates, percent, 9) } },
    yes = { "The bank held its key rate at 4 percent.", "Interest rates were left unchanged.",
      "We will keep rates steady for now." },
    no = { "They raised the key rate.", "He held the ball.", "Rates cannot be held for long." } },

  rule "growth" { tag = "economy.growth", codes = { cap = "100" }, explain = "'{what}'",
    when = growth / "what" + near(growth / "what", percent / "figure", 9),
    score = sum { base = 0.75, { 0.15, near(growth, percent, 9) } },
    yes = { "The economy grew by 2 percent.", "A recession can be avoided.",
      { "GDP rose 1.8% in the first quarter.", caps = { figure = "1.8%" } } },
    no = { "Population growth is slow.", "The boy has grown.", "The recess is over." } },

  rule "unemployment" { tag = "economy.unemployment", codes = { cap = "103" }, explain = "'{what}'",
    when = work / "what" + near(work / "what", (percent + count) / "figure", 9),
    score = sum { base = 0.75, { 0.15, near(work, percent + count, 9) } },
    yes = { "Unemployment is at 4 percent.", "Thousands lost their jobs.",
      { "The jobless rate fell to 3.9%.", caps = { figure = "3.9%" } } },
    no = { "He got the job.", "The plant works at night.", "They do a good job." } },

  rule "budget" { tag = "economy.budget", codes = { cap = "105" }, explain = "'{what}'",
    when = budget / "what" + near(budget / "what", (percent + count) / "figure", 9),
    score = sum { base = 0.7, { 0.15, near(budget, percent + count, 9) } },
    yes = { "The budget deficit will reach 3 percent.", "We will cut taxes for families.", "Public debt is too high." },
    no = { "We flew with a budget airline.", "The debt to my teacher is great.", "Taxis are dear." } },
}
