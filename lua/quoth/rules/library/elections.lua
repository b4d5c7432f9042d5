-- What is said about elections: a result, who runs and who does not, the date, the turnout, polls, fraud. Words that
-- are
-- of other matters as well ("win", "run", "race") count beside a word of elections only. cap 2012: elections.
local said = use("common").said

local digit = R "09"
local percent = lp(-B(R("az", "AZ", "09") + S ".,/:") * digit ^ 1 * (S ".," * digit ^ 1) ^ 0
  * (P "%" + P " percent" + P " per cent" + P " points"))

local vote = words { "election*", "electoral", "elect", "elected", "vote", "votes", "voted", "voting", "voter*",
  "ballot*", "referendum*", "polling station*", "primary", "primaries", "runoff", "run-off", "polls", "caucus*",
  "presidency", "electorate", "constituency", "parliamentary seat*", "majority in parliament", "second round",
  "first round", "nomination", "presidential campaign" }
-- What has happened, not what may: "won't" is not "won".
local win = entities { type = "result",
  RESULT = { "wins", "won", "victory", "loses", "lost", "defeated", "landslide", "beat", "conced*", "result", "results",
    "majority", "re-elected", "reelected", "was elected", "were elected", "swept", "mandate", "defeat", },
  _ = { "vote-winner", "won't", "will have won", "would have won", "if he won", "if she won", "if we won",
    "to defeat", "to beat", "as a result", "could lead to victory" } }
local run = words { "will run for", "running for", "run for president", "run for office", "run for re-election",
  "run for reelection", "ran for", "runs for", "candidacy", "stand for election", "stand as a candidate",
  "standing for election", "standing for parliament", "seek re-election", "seek reelection", "seeking re-election",
  "seeking reelection", "second term", "third term", "another term", "seek a second term", "drop out of the race",
  "dropped out of the race", "suspend my campaign", "suspended his campaign", "suspended her campaign",
  "on the ballot", "presidential bid", "running mate", "won the nomination", "party's nominee", "stay in the race",
  "enter the race", "entered the race" }
local date = words { "call a general election", "called a general election", "hold a general election",
  "date of the general election", "snap election*", "early election*", "elections will be held",
  "election will be held", "hold elections", "hold an election", "hold the election", "holding elections",
  "call an election", "called an election", "call elections", "call early elections", "postpone the election*",
  "postponed the election*", "postpone elections", "elections were postponed", "new elections", "election date",
  "date of the election*", "delay the election*", "hold a referendum", "call a referendum" }
local fraud = words { "rigged", "rigging", "vote-rigging", "election fraud", "electoral fraud", "voter fraud",
  "fraud*", "stolen election", "stole the election", "steal the election", "stuffed", "ballot stuffing",
  "irregularit*", "voter suppression", "vote buying", "buying votes", "not free and fair", "neither free nor fair",
  "free and fair", "election interference", "interfer*", "falsif*", "tamper*", "meddl*", "disenfranchis*" }
local turnout = words { "turnout", "voter turnout", "turn out to vote", "went to the polls", "go to the polls",
  "cast their ballots", "cast their votes", "cast a ballot", "early voting", "mail-in ballots", "absentee ballots" }
local poll = words { "opinion poll*", "exit poll*", "poll numbers", "in the polls", "latest poll*", "new poll",
  "polls show", "polls suggest", "polling shows", "a poll", "approval rating*", "the polls say", "recent poll*",
  "national poll*", "polling average*" }

return rules { name = "elections",
  rule "election-result" { tag = "elections.result", codes = { cap = "2012" },
    explain = "'{how}' with '{what}'",
    when = (near(vote / "what", affirm(win) / "how", 6)
      + near(vote / "what", affirm(win) / "how", 6) * near(vote, percent / "figure", 8)) * said,
    score = sum { base = 0.65, { 0.15, percent }, { 0.1, words { "won", "lost", "landslide", "conced*" } } },
    yes = { "We won the election.", "She lost the runoff by a landslide.",
      { "He won with 52 percent of the vote.", caps = { figure = "52 percent" } } },
    no = { "We won the match.", "The election was postponed.", "The vote is on Monday." } },

  rule "election-candidacy" { tag = "elections.candidacy", score = 0.75, codes = { cap = "2012" }, explain = "'{how}'",
    when = run / "how" * said,
    yes = { "I will run for president.", "She will not seek re-election.", "He dropped out of the race." },
    no = { "He runs every morning.", "The race was long.", "The bridge is standing for now; the term ended." } },

  rule "election-date" { tag = "elections.date", score = 0.75, codes = { cap = "2012" }, explain = "'{what}'",
    when = date / "what" * said,
    yes = { "Snap elections are the only way out.", "The prime minister will call an election.",
      "We cannot hold elections in wartime." },
    no = { "Elections matter.", "The meeting was postponed.", "He called her." } },

  rule "election-fraud" { tag = "elections.fraud", codes = { cap = "2012" }, explain = "'{what}' with '{vote}'",
    when = near(fraud / "what", vote / "vote", 9) * said, score = sum { base = 0.7, { 0.1, fraud ^ 2 } },
    yes = { "The election was rigged.", "There were irregularities at polling stations.",
      "The vote was neither free nor fair.", "Widespread voter fraud cost us the election." },
    no = { "He was tried for tax fraud.", "The vote was close.", "The rigging of the ship is old." } },

  rule "election-turnout" { tag = "elections.turnout", codes = { cap = "2012" }, explain = "'{what}'",
    when = (turnout / "what" + near(turnout / "what", percent / "figure", 8)) * said,
    score = sum { base = 0.75, { 0.15, near(turnout, percent, 8) } },
    yes = { { "Turnout reached 61 percent.", caps = { figure = "61 percent" } }, "Millions went to the polls.",
      "Early voting has begun." },
    no = { "It turned out well.", "The poll was close.", "He went to the pools." } },

  rule "election-poll" { tag = "elections.poll", score = 0.7, codes = { cap = "2012" }, explain = "'{what}'",
    when = poll / "what" * said,
    yes = { "We are ahead in the polls.", "An exit poll gave her the lead.", "His approval ratings have collapsed." },
    no = { "The pole fell.", "Polling stations open at eight.", "Pollen is in the air." } },
}
