-- What is said at sport pressers: injury, transfer, line-up, result. Words that are of war and trade as well
-- ("injured",
-- "sign", "defence") count only beside a word of sport in the statement, or in its topic or title.
local said = use("common").said

-- Words of sport alone, and those that politics has borrowed ("race", "team", "goal"): of these it takes two.
local strong = entities { type = "sport",
  SPORT = { "match", "matches", "head coach", "coach", "squad", "goalkeeper", "striker*", "midfield*",
  "defender*", "winger*", "playoff*", "play-off*", "derby", "semi-final*", "quarter-final*", "World Cup", "kick-off",
  "half-time", "halftime", "dressing room", "locker room", "referee*", "quarterback*", "pitcher*", "innings",
  "wicket*", "batsman", "batsmen", "bowler*", "football*", "soccer", "basketball", "rugby", "cricket", "baseball",
  "athlete*", "matchday", "Champions League", "Premier League", "full-back*", "centre-back*", "grand slam",
  "Olympic*", "centre-forward*", "offensive line", "touchdown*", "home run*", "shortstop", "penalty shoot-out",
  "the pitch", "Europa League", "FA Cup", "Super Bowl", "marathon", "Grand Prix", "teammate*", "team-mate*",
  "top scorer", "relegation", "the bench" },
  _ = { "will match", "would match", "to match", "not match", "match the", "matches the", "match up", "matches up",
    "match that", "perfect match", "good match", "can match", "could match", "must match", "boxing match with words",
    "olympic-sized" } }
local weak = words { "races", "game", "games", "team", "teams", "player*", "season*", "training", "goal", "goals",
  "league", "fixture*", "club", "clubs", "tournament", "finals", "champion", "champions", "championship", "title",
  "penalty", "roster", "lap", "fans", "tennis", "hockey", "stadium", "scored", "captain", "pitch", "played", "bench",
  "cup", "racket", "sprint" }
local headed = words { "match*", "coach*", "league", "football", "team news", "derby", "cup", "injury update",
  "injuries", "tennis", "rugby", "cricket", "basketball", "pre-match", "post-match", "pre-game", "post-game",
  "transfer*", "line-up", "squad", "playoff*", "striker", "goalkeeper" }
-- What is not about a contest.
local borrowed = words { "government", "economy", "the war", "game changer", "game-changer", "blame game",
  "negotiating team", "legal team", "campaign", "voters", "election*", "primary", "nomination", "president",
  "minister", "policy", "troops", "lawyers", "vote", "votes" }
local sport = strong + weak ^ 3 + F.topic:has(headed) + F.title:has(headed)

-- Injuries of sportsmen by themselves, and those that anybody can have.
local own_injury = words { "hamstring*", "ACL", "cruciate ligament*", "calf strain", "groin strain", "groin injury",
  "muscle injury", "muscle problem", "ankle sprain", "knee ligament*", "meniscus", "Achilles", "metatarsal",
  "injury list", "injured list", "concussion protocol", "match fitness", "ruled out for the season",
  "out for the season", "return to training", "back in training", "late fitness test", "fitness test" }
local injury = words { "sidelined", "weeks off", "weeks away", "weeks out", "months out", "out for weeks",
  "out for months", "is out for", "are out for", "doubtful for", "injur*", "knock", "ankle", "knee", "shoulder",
  "calf", "groin", "thigh", "concussion", "strain", "sprain*", "surgery", "not fit", "fully fit", "rehab*",
  "medical staff", "physio*", "unfit", "fitness", "miss the match", "miss the game", "will be out", "torn", "cramp*" }

local move = words { "leave in January", "leave in the summer", "leave this summer", "leave in the winter",
  "leave this winter", "transfer*", "sign", "signs", "signed", "signing*", "loan", "on loan", "bid", "bids",
  "release clause", "contract", "new deal", "sell", "sold", "for sale", "not for sale", "buy", "leave the club",
  "leaving the club", "joined from", "join us", "free agent", "agent", "trade deadline", "traded", "move to",
  "future at the club", "extension" }
local own_move = words { "transfer window", "transfer fee", "transfer market", "transfer target", "release clause",
  "new signing*", "on loan", "loan deal", "free transfer", "trade deadline", "transfer rumour*", "transfer rumor*" }

local lineup = words { "line-up", "lineup", "line up", "starting eleven", "starting XI", "starting line-up",
  "starting lineup", "first eleven", "will start", "starts on", "in the squad", "team selection", "selection",
  "selected", "rotate", "rotation", "on the bench", "from the bench", "captain", "available", "unavailable",
  "suspended", "suspension", "formation", "debut", "in goal", "substitute*", "picked", "left out", "dropped",
  "start the match", "start the game", "depth chart", "in contention" }
local own_lineup = words { "starting eleven", "starting XI", "starting line-up", "starting lineup", "first eleven",
  "team selection", "matchday squad", "4-3-3", "4-4-2", "4-2-3-1", "3-5-2" }

local digit = R "09"
local score = lp(-B(R("az", "AZ", "09") + S ".,-/:$") * C(digit * digit ^ -1 * S "-:" * digit * digit ^ -1)
  * -(digit + S "-.:/,%" * digit))
local result = entities { type = "result",
  RESULT = { "won", "win", "lost", "lose", "drew", "draw", "beat", "beaten", "defeat*", "victory",
  "three points", "a point", "clean sheet", "scored", "conceded", "equaliser", "equalizer", "comeback", "final score",
  "result", "thrash*", "knocked out", "qualified", "eliminated", "deserved to win", "deserved more",
  "the better team", "unbeaten", "winning streak", "losing streak", "gold medal", "podium" },
  _ = { "won't", "as a result", "to lose", "win tickets", "lost in thought" } }
local own_result = words { "clean sheet", "equaliser", "equalizer", "unbeaten run", "the better team", "added time",
  "stoppage time", "extra time", "penalty shoot-out", "penalty shootout", "hat-trick", "hat trick", "gold medal",
  "winning goal" }

return rules { name = "sport",
  rule "sport-injury" { tag = "sport.injury", explain = "'{what}'",
    when = (own_injury / "what" + injury / "what" * sport - borrowed) * said,
    score = sum { base = 0.65, { 0.2, own_injury }, { 0.1, strong ^ 2 } },
    yes = { "He has a hamstring problem.", "Our captain is injured and will miss Saturday's match.",
      { "His ankle is swollen.", topic = "Derby injury update before the match" }, "She is back in training." },
    no = { "Ten people were injured in the blast.", "The town recovers from the flood.", "It is fit for a king." } },

  rule "sport-transfer" { tag = "sport.transfer", explain = "'{what}'",
    when = (own_move / "what" + affirm(move) / "what" * sport - borrowed) * said,
    score = sum { base = 0.6, { 0.25, own_move }, { 0.1, strong ^ 2 } },
    yes = { "The transfer window is still open.", "The club signed a new striker.",
      { "He is not for sale.", topic = "Transfer news" },
      "She joins on loan." },
    no = { "They signed a peace treaty.", "The transfer of power was smooth.", "He will sell his house." } },

  rule "sport-lineup" { tag = "sport.lineup", explain = "'{what}'",
    when = (own_lineup / "what" + lineup / "what" * sport - borrowed) * said,
    score = sum { base = 0.6, { 0.25, own_lineup }, { 0.1, strong ^ 2 } },
    yes = { "I will not tell you the starting eleven.", "He will start in goal on Sunday, the coach knows.",
      "The defender is suspended for the derby.", "We may rotate for this match." },
    no = { "The talks were suspended.", "Tickets are available.", "The captain of the ship was picked up." } },

  rule "sport-result" { tag = "sport.result", explain = "'{what}'",
    when = (own_result / "what" + affirm(result) / "what" * sport + near(affirm(result) / "what", score / "score", 5)
      - borrowed) * said,
    score = sum { base = 0.6, { 0.2, score }, { 0.1, own_result }, { 0.1, strong ^ 2 } },
    yes = { "We won the match.", { "They beat us 3-1.", caps = { score = "3-1" } },
      "The team deserved three points, the season is long and the fans know it.",
      "It was a heavy defeat for the team, and it was our best game of the season." },
    no = { "We won the election.", "They lost the file.", "The final decision is a defeat for the team of lawyers." } },
}
