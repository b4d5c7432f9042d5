-- What is said about negotiations: offered, refused, open to them, denied as a rumour, held, or that the other side or
-- the format has no standing. One winner of the group "talks" for each statement; talks.delegitimised stands beside it.
-- Any bargaining counts, of states as of employers and clubs; the codes are PLOVER's event types (2023).
local said = use("common").said
local E = use "world"

-- The noun in its many words. The verb "talk" counts only with whom or to what end ("talk to", "talk peace"), as "talk
-- about" is mere speech.
local talks = entities { type = "talks",
  TALKS = { "talks", "negotiat*", "dialogue", "dialog", "consultations", "peace settlement",
  "political settlement", "diplomatic settlement", "political and diplomatic settlement", "peaceful settlement",
  "negotiated settlement", "direct contacts", "peace treaty", "peace deal", "peace agreement",
  "peace process", "peace conference", "peace summit", "mediation", "diplomatic solution", "political solution",
  "ceasefire deal", "ceasefire agreement", "truce deal", "negotiating table", "bargaining table", "roundtable talks",
  "bargaining", "talk to", "talk with", "talk peace", "talk seriously", "sit down with", },
  _ = { "negotiating position*", "negotiating skill*", "negotiating table is", "negotiator*", "talks about himself",
    "negotiating style", "negotiations expert" } }
local exchange = talks + words { "conversation", "conversations", "diplomacy", "contacts" }

local rumour = words { "rumor*", "rumour*", "fake*", "speculation*", "allegedly", "groundless", "baseless",
  "unfounded", "untrue", "not true", "no truth", "a lie", "fiction", "disinformation", "invention", "nonsense" }
local none_now = words { "there are no talks", "there are no negotiations", "there were no talks", "no talks are",
  "no negotiations are", "no talks were", "no negotiations were", "not in talks", "not negotiating with",
  "no secret talks", "no secret negotiations", "no back channel", "have had no talks", "has had no talks" }

local refuse = words { "reject*", "rule out", "rules out", "ruled out", "refus*", "no grounds for", "no basis for",
  "no point in", "no sense in", "no need for", "impossible", "pointless", "meaningless to", "futile", "not ready for",
  "nothing to talk about", "nothing to discuss", "off the table", "walked away from", "walk away from", "pull out of",
  "pulled out of", "broke off", "break off", "suspend*", "cancel*", "boycott*", "no longer interested in",
  "not interested in", "out of the question", "there can be no", "no room for" }
local refuse_to = entities { type = "refusal",
  NO = { "will not negotiate", "won't negotiate", "never negotiate", "do not negotiate", "don't negotiate",
    "cannot negotiate", "can't negotiate", "not going to negotiate", "not negotiate with", "will not talk to",
    "won't talk to", "not talk to", "no talks with", "no negotiations with", "no dialogue with", "not ready to talk",
    "not ready to negotiate", "not prepared to negotiate", "not willing to negotiate", "unwilling to negotiate",
    "refuses to negotiate", "refused to negotiate", "refuses to talk", "refused to talk", "nothing to negotiate",
    "non-negotiable", "not negotiable" },
  _ = { "will not negotiate in public", "won't negotiate in public", "not negotiate in the media",
    "will not negotiate through the media" } }

local ready = words { "ready to", "ready for", "open to", "open for", "willing to", "willingness to", "prepared to",
  "readiness for", "readiness to", "openness to", "in favor of", "in favour of", "do not rule out", "don't rule out",
  "door is open", "door remains open", "remain open", "prefer*", "always been for" }

local discuss = words { "talk about", "discuss", "discussing", "negotiate" }

local offer = words { "offer*", "propos*", "invit*", "suggest*", "call for", "calls for", "called for", "initiative",
  "ready to host", "ready to mediate", "mediate between", "let's", "let us", "come to the", "return to the", "start",
  "begin", "relaunch" }

-- Held: a date to come is not yet talks.
local held = entities { type = "held",
  HELD = { "were held", "was held", "being held", "took place", "taking place", "have begun", "has begun", "began",
    "resumed", "under way", "underway", "ongoing", "are going on", "concluded", "round of", "rounds of",
    "in talks with", "in talks to", "in negotiations with", "we negotiated", "productive", "constructive", "fruitful",
    "progress in", "made progress", "have had", "were constructive", "broke down", "collapsed", "stalled",
    "are stuck", "is stuck", "deadlocked", "going well", "are going", "are continuing" },
  _ = { "will be held", "to be held", "may be held", "could be held", "will continue", "if they continue" } }

-- Standing.
local no_standing = words { "not up for", "not up to", "not for", "no say in", "no say over", "no right to decide",
  "no place at", "no seat at", "has no mandate", "have no mandate", "no authority to negotiate", "not a party to",
  "no legitimacy", "illegitimate", "behind the back of", "behind our backs", "over the heads of", "over our heads" }
local decide = words { "decide*", "dictate", "set terms", "set conditions", "table", "talks", "negotiat*", "dialogue",
  "peace process", "settlement" }
local sham = words { "sham", "so-called", "farce", "imitation of", "pretence of", "pretense of", "theatre", "charade",
  "mockery", "a show", "no real", "no genuine", "not genuine", "not serious about", "parody of", "masquerade" }
local amounts = words { "imply", "mean", "constitute", "amount to", "represent", "count as" }

return rules { name = "negotiations",
  rule "talks-denied" { tag = "talks.denied", group = "talks", priority = 40, codes = { plover = "REJECT" },
    explain = "'{what}' is called '{why}'",
    when = (near(talks / "what", affirm(rumour) / "why", 14) + none_now / "why") * said,
    score = sum { base = 0.75, { 0.15, words { "rumor*", "rumour*", "report*", "media" } }, { 0.1, E.any } },
    yes = { "Media reports that Moscow and Kiev may allegedly hold direct negotiations in Geneva are rumors.",
      "There are no talks with the rebels.", "The story about secret talks is fiction." },
    no = { "Talks were held in Geneva.", "These are not rumors: talks took place.",
      { "There are talks with the rebels, allegedly.", status = "denied" } } },

  rule "talks-refused" { tag = "talks.refused", group = "talks", priority = 30, codes = { plover = "REJECT" },
    explain = "'{how}' with '{what}'",
    when = (near(affirm(refuse) / "how", exchange / "what", 9) + refuse_to / "how") * said,
    score = sum { base = 0.65, { 0.15, refuse_to }, { 0.1, E.any + F.topic:has(E.any) }, { 0.1,
      F.role:has "minister" } },
    yes = { "It is impossible to talk about a strategic stability dialogue.",
      "There are no grounds for any conversation.", "We will not negotiate with terrorists.",
      "The union has ruled out further talks.", { "Direct talks are out of the question.", kind = "direct" } },
    no = { "We do not reject negotiations.", "They do not rule out talks.", "Talks will begin in May.",
      "We will not negotiate in public." } },

  rule "talks-open" { tag = "talks.open", group = "talks", priority = 20, codes = { plover = "SUPPORT" },
    explain = "'{how}' with '{what}'",
    when = (near(negated(refuse) / "how", talks / "what", 9) + before(affirm(ready) / "how", talks / "what", 6)
      + before(affirm(ready) / "how", discuss / "what", 0)) * said,
    score = sum { base = 0.7, { 0.1, E.any + F.topic:has(E.any) } },
    yes = { "We do not reject negotiations.", "Moscow is open to dialogue.",
      "Azerbaijan is ready to sign a peace treaty with Armenia.", "We are willing to talk to the other side." },
    no = { "They are not ready to talk.", "So this is how it is: 'We are ready to talk about your arsenal again.'",
      "The door is open.", { "Are they ready to talk?", kind = "direct" } } },

  rule "talks-offered" { tag = "talks.offered", group = "talks", priority = 25, codes = { plover = "REQUEST" },
    explain = "'{how}' with '{what}'", when = before(affirm(offer) / "how", talks / "what", 6) * said,
    score = sum { base = 0.65, { 0.1, E.any }, { 0.1, words { "we offer", "I propose", "we propose", "we invite" } } },
    yes = { "We offer direct talks without conditions.", "Norway proposed a new round of negotiations.",
      "I invite both sides to the negotiating table.", "Let us return to the negotiating table." },
    no = { "We do not propose any talks.", "He offered me a seat.", "It's as if they said: 'We propose talks.'" } },

  rule "talks-held" { tag = "talks.held", group = "talks", priority = 10, codes = { plover = "CONSULT" }, score = 0.6,
    explain = "'{what}' and '{how}'", when = near(talks / "what", affirm(held) / "how", 4) * said,
    yes = { "The talks were held in Geneva.", "Negotiations with the union are under way.",
      "We have had two rounds of talks." },
    no = { "The talks will be held in Geneva.", "Talks did not continue.", "The film was held over." } },

  rule "talks-no-standing" { tag = "talks.delegitimised", group = "talks.standing", priority = 20, score = 0.75,
    explain = "no say: '{cue}' … '{what}'",
    when = before(no_standing / "cue", decide / "what", 10) * (talks + words { "stop", "war", "peace",
      "conflict" }) * said,
    yes = { "It is not up for Ukraine to decide when to stop and when to talk seriously.",
      "Europe has no seat at the negotiating table.", "Talks behind the back of the islanders decide nothing." },
    no = { "Ukraine decided to talk.", "It is up to them to decide when to talk.", "The table is not for sale." } },

  rule "talks-sham" { tag = "talks.delegitimised", group = "talks.standing", priority = 10, score = 0.7,
    explain = "'{what}' is '{cue}'",
    when = (near(affirm(sham) / "cue", talks / "what", 3) + before(negated(amounts) / "cue", talks / "what", 3)) * said,
    yes = { "The so-called talks are a waste of time.", "Such contacts do not imply a direct dialogue between the two.",
      "This is an imitation of dialogue." },
    no = { "The talks were serious.", "This implies a dialogue.", "He was lost in the so-called jungle." } },
}
