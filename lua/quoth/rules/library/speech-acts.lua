-- What a statement does: threat, promise, demand, call for action, denial, accusation, praise, prediction, condition.
--
-- The cue is read as well as the words: "pledged to rebuild the port" is a promise by its cue alone. The content of a
-- denial is what was denied, so that it counts as nothing but act.denial; a question, and words that are put into
-- somebody's mouth, are no act of the speaker at all (`said` of common.lua, in every rule).
-- Classes after Searle's illocutionary acts; the codes are PLOVER's event types.
local said = use("common").said
local E = use "world"

-- The future, and whose it is: the longest literal wins, so "we will" is not the "will" of others, and "free will" (a
-- noun), "will be held" (a date) and "going to the" (a way) are no future at all: shadows.
local future = entities { type = "future",
  OTHER = { "will", "won't", "it'll", "they'll", "he'll", "she'll", "that'll", "there'll", "is going to",
    "are going to", "is bound to", "are bound to", "is doomed to", "are doomed to", "is set to", "are set to",
    "is likely to", "are likely to", "is unlikely to", "are unlikely to", "is expected to", "are expected to",
    "is destined to", "we will lose", "we'll lose" },
  _ = { "if he'll", "if she'll", "if they'll", "if it'll", "if it will", "if he will", "if she will", "you won't",
    "answer will be", "what will", "how will", "when will", "what it will", "what they will", "what he will",
    "what she will", "how it will", "how they will", "whether it will", "whether they will", "whether he will",
    "whether she will", "you will", "you'll", "will be revealed", "will be on", "will be available", "will be open",
    "will go to the polls", "will be considered", "will be doled out", "who will be", "will be able to see",
    "we will", "we'll", "we won't", "I will", "I'll", "I won't", "free will", "political will", "good will",
    "his will", "her will", "their will", "your will", "popular will", "the will", "will of", "a will", "no will",
    "strong will", "people's will", "if you will", "going to the", "is going to the", "are going to the", "who will",
    "will be held", "will take place", "will be published", "will be released", "will host", "will meet with",
    "will visit", "will travel", "will attend", "will speak", "will be broadcast", "will be announced",
    "will announce", "will hold a", "will depend", "will say", "will be discussed", "will start on", "will begin on",
    "will need to", "will have to", "will be interesting", "will go into effect", "will take effect",
    "will come into force", "time will", "will do so" } }

local own_future = entities { type = "future",
  OWN = { "we will", "we'll", "we shall", "we are going to", "we're going to", "I will", "I'll", "I shall",
    "I'm going to", "I am going to", "we won't", "I won't", "my government will", "our government will",
    "my administration will", "our administration will", "our party will", "this government will" },
  _ = { "if we are going to", "if I am going to", "I'll feel", "I will feel", "I'm going to say", "I'm going to tell",
    "I am going to say", "I am going to tell", "we will see", "we'll see", "I will say", "I'll say", "I'll tell",
    "I will tell", "I'll admit", "I will admit", "we will have to", "we'll have to", "I'll be honest",
    "I will be honest", "we'll find out", "we will find out", "we will know", "we'll know", "we will lose",
    "we'll lose", "I'll take questions", "I will leave it", "we will be", "we'll be", "I'll never forget",
    "I will never forget", "we will get", "we'll get", "we will have", "we'll have", "we are going to have",
    "we're going to have", "we're going to be", "we are going to be", "we're going to see", "we are going to see",
    "I'll get", "I'll be", "I'm going to be", "I'll have", "I will have", "we will probably", "we'll probably",
    "I will probably", "I'll probably", "if we will", "if we'll", "if I will", "if I'll", "what we will",
    "when I will", "whether we will", "whether we'll", "whether I will", "whether I'll", "whether I'm going to",
    "whether we're going to", "if I'm going to", "if we're going to", "think we will", "think we'll", "think I will",
    "think I'll", "think we're going to", "think I'm going to", "hope we will", "hope we'll", "hope I will",
    "hope I'll", "what I'm going to", "what we're going to", "how we're going to", "how we will" } }

-- The cue is one of these, and not denied ("did not promise"). It is no part of the statement's words, so that rules by
-- the cue are asked of every statement.
local function cue(list) return F.cue:has(affirm(words(list))) end

-- Harm that is announced.
local harm = words { "retaliate", "respond in kind", "respond harshly", "respond forcefully", "respond militarily",
  "respond decisively", "hit back", "strike back", "fight back", "punish", "crush", "annihilate", "obliterate",
  "wipe out", "pay a price", "pay the price", "pay a heavy price", "pay dearly", "suffer", "regret", "sanction",
  "impose sanctions", "impose tariffs", "cut off", "shut down", "sue", "take legal action", "legal action",
  "countermeasures", "retaliatory measures", "destroy", "strike", "attack", "bomb", "invade", "eliminate", "expel",
  "hunt down", "walk out", "go on strike", "unleash", "hell to pay", "fire and fury" }
local outcome = words { "consequences", "retaliat*", "respond in kind", "pay a price", "pay the price", "pay dearly",
  "pay a heavy price", "the more difficult", "the worse", "the harder", "hell to pay", "face sanctions", "face war",
  "be destroyed", "be punished", "be held accountable", "legal action", "use force", "regret", "countermeasures",
  "response will be" }
local second = words { "if", "unless", "until", "otherwise", "or else", "those who", "the longer", "whoever",
  "anyone who", "in case of", "in the event of" }
local redline = words { "red line", "red lines", "line in the sand", "point of no return" }
local resolve = words { "will not hesitate to", "won't hesitate to", "reserve the right to", "reserves the right to",
  "all options are on the table", "all options remain on the table", "every option is on the table",
  "by any means necessary", "will not go unpunished", "won't go unpunished", "will not go unanswered",
  "will not be left unanswered", "there will be consequences", "will face consequences",
  "will face severe consequences", "serious consequences", "severe consequences", "grave consequences",
  "a crushing response", "you will regret", "will pay dearly" }

-- Promises.
local vow = words { "we promise", "I promise", "we pledge", "I pledge", "we vow", "I vow", "we guarantee",
  "I guarantee", "we undertake to", "we commit to", "I commit to", "we are committed to", "we're committed to",
  "I am committed to", "I'm committed to", "remains committed to", "remain committed to", "we are determined to",
  "we're determined to", "is determined to", "you have my word", "I give you my word", "we intend to", "I intend to",
  "set a goal", "set the goal", "set itself the goal", "has pledged", "have pledged", "has promised to",
  "have promised to", "makes a commitment", "make a commitment", "made a commitment", "vows to", "pledges to" }
local goal = words { "goal*", "objective*", "aims", "task*", "target*", "obligation*", "commitment*", "promise*" }
local met = words { "will be achieved", "will be met", "will be fulfilled", "will be reached", "will be implemented",
  "will be honored", "will be honoured", "will be kept" }

-- Demands and calls: "we must" is a call to one's own, "they must" a demand.
local must = entities { type = "modal",
  MUST = { "must", "has to", "have to", "needs to", "are obliged to", "is obliged to", "had better",
    "must immediately" },
  _ = { "we must", "I must", "one must", "we have to", "I have to", "you have to", "must have been", "must have",
    "must-win", "must-see", "must admit", "must say", "must understand", "must be said", "must be noted",
    "must be remembered", "don't have to", "do not have to", "doesn't have to", "did not have to", "didn't have to",
    "does not have to", "would have to", "will have to", "may have to", "might have to", "could have to",
    "to have to" } }
local comply = words { "stop*", "end", "cease", "halt", "withdraw*", "pull out", "release", "return", "comply",
  "leave", "resign", "step down", "go", "apologi*", "accept", "recogni*", "respect", "abide", "act", "disarm",
  "surrender", "hand over", "give up", "give back", "allow", "honor", "honour", "fulfil*", "implement*", "condemn",
  "lift", "pay", "be held accountable", "be held to account", "be released", "be stopped", "be brought to justice",
  "be lifted", "be allowed", "be returned", "be removed", "be disarmed", "refrain", "guarantee",
  "take responsibility", "answer", "renounce", "dismantle", "come clean", "come back", "choose", "address", "ensure",
  "do more", "keep" }
local demand = words { "must be stopped", "must be lifted", "must be released", "must be returned",
  "must be punished", "must be held accountable", "must be brought to justice", "must be withdrawn", "must end now",
  "must stop now", "we demand", "I demand", "demand that", "demands that", "we insist on", "we insist that",
  "I insist that", "we require", "ultimatum", "immediate and unconditional", "immediately release", "without delay",
  "we are demanding", "we're demanding", "it is unacceptable that" }

local modal = entities { type = "modal",
  CALL = { "should all", "should now", "we must", "we all must", "everyone must", "everybody must", "you must",
    "must all", "we have to", "we need to", "you need to", "all of us need to", "we've got to", "it is necessary to",
    "it is necessary that", "the most important thing", "it is important to", "it's important to", "it is essential",
    "it is time to", "it's time to", "it is time for", "it's time for", "the time has come to", "it is imperative",
    "it is vital", "it is crucial", "had better", "Let us", "let's", "needs to be", "need to be" },
  _ = { "who should", "which should", "whether we should", "whether it should", "whether they should", "where should",
    "when should", "that should have", "should have", "shouldn't have", "must have been", "should be fine",
    "should I", "I should", "should be able", "would have to", "will have to", "don't have to", "doesn't have to",
    "do not have to", "does not have to", "didn't have to", "had to", "let's see", "let's say", "let's face",
    "let's be", "Let us see", "Let us say", "let's just say", "let's not forget", "Let us not forget",
    "don't need to", "doesn't need to", "do not need to", "may have to", "might have to", "I have to", "I need to",
    "I must", "must admit", "to have to", "why should", "may need to", "might need to", "what should",
    "how should" } }
local should = entities { type = "modal",
  CALL = { "should", "ought to" },
  _ = { "should have", "shouldn't have", "should be fine", "should I", "I should", "should be able", "why should",
    "what should", "how should", "who should", "which should", "whether we should", "whether it should",
    "whether they should", "where should", "when should", "thought should", "think should", "as it should",
    "should that" } }
local action = words { "adjust", "redouble", "make sure", "work on", "work hard", "do everything", "keep", "move",
  "remain", "be ready", "be prepared", "show", "think about", "recognize", "recognise", "finish", "be lifted",
  "be removed", "be returned", "be strengthened", "be ended", "be reformed", "be held accountable", "look at",
  "be abolished", "be banned", "stop*", "end", "ceas*", "halt", "withdraw*", "return to", "talk with", "talk to",
  "talk", "respect", "implement*", "comply", "refrain", "work together", "unite", "come together", "act",
  "take action", "do more", "support*", "help", "invest", "negotiat*", "resolve", "restore", "protect", "defend",
  "vote", "join", "stand up", "stand with", "reject*", "condemn", "investigate*", "reform", "change", "rethink",
  "reconsider*", "avoid", "prevent", "prepare", "adopt", "pass", "approve", "ratify", "sign", "raise", "cut",
  "reduce", "increase", "strengthen", "ensure", "provide", "send", "give", "allow", "ban", "abolish", "repeal",
  "replace", "release", "speak out", "listen", "learn", "focus", "continue", "seek", "find", "build", "fight",
  "address", "engage", "cooperate", "step up", "be stopped", "be protected", "be investigated", "be allowed",
  "be released", "stay", "leave", "resign", "step down", "apologi*" }
local appeal = entities { type = "appeal",
  CALL = { "Let us",  "we call on", "I call on", "calls on", "call upon", "we call for", "I call for", "we urge",
  "I urge", "we appeal to", "I appeal to", "I'm calling on", "we're calling on", "we are calling on",
  "I am calling on", "we ask everyone", "we're asking", "we encourage", "I encourage" },
  _ = { "Let us see", "Let us say", "Let us face", "Let us be honest", "Let us be clear", "Let us remember" } }

-- Denials.
local untrue = words { "exaggerated", "overblown", "not true", "untrue", "no truth", "false", "falsehood*", "fake",
  "nonsense", "fabricat*", "baseless", "unfounded", "groundless", "a lie", "lies", "totally wrong",
  "completely wrong", "absurd", "rubbish", "rumor*", "rumour*", "ridiculous", "a hoax", "fiction", "disinformation",
  "no basis in fact", "pure invention", "misinformation" }
local claim = words { "report*", "allegation*", "accusation*", "claim*", "rumor*", "rumour*", "stor*", "suggestion*",
  "charge*", "statement*", "assertion*", "that is", "that's", "this is", "it is", "it's", "they are", "these are",
  "which is", "media", "news", "information", "speculation*", "allegedly" }
-- A proposal is turned down, an assertion denied.
local turned_down = F.cue:has(words { "dismiss*", "reject*", "brush*", "declin*", "refus*", "rebuff*", "spurn*" })
local assertion = words { "report*", "allegation*", "accusation*", "claim*", "rumor*", "rumour*", "suggestion*",
  "charge*", "criticism*", "idea that", "notion*", "assertion*", "story", "stories", "speculation*", "concerns",
  "as false", "as untrue", "as fiction", "as nonsense", "as baseless" }
local disown = words { "nothing to do with", "no intention of", "no intention to", "no plans to", "no plan to",
  "not being considered", "is not under consideration", "are not under consideration", "not on the agenda", "we deny",
  "I deny", "denies", "we categorically deny", "I categorically deny", "we reject the accusation*",
  "we reject the allegation*", "I did not do", "I didn't do", "no involvement in", "was not involved in",
  "were not involved in", "wasn't involved in", "not involved in", "there was no collusion", "did no such thing",
  "nothing of the kind", "nothing of the sort", "I did nothing wrong", "we did nothing wrong", "did nothing wrong",
  "done nothing wrong" }
local never = words { "I never", "I have never", "I've never", "we never", "we have never", "we've never", "he never",
  "she never", "they never", "has never", "have never" }
local deeds = words { "did that", "did it", "did anything", "did this", "did so", "said", "done", "took", "taken",
  "received", "met", "asked", "authorized", "authorised", "supported", "told", "knew", "known", "lied", "used",
  "planned", "ordered", "promised", "paid", "accepted", "worked for", "touched", "agreed", "attacked", "threatened",
  "signed", "had any", "made such", "made any" }
local not_this = words { "this is not a", "this is not an", "that is not a", "it is not a", "it's not a",
  "this isn't a", "that's not a", "it isn't a", "these are not" }
local but_that = words { "this is a", "this is an", "it is a", "it's a", "it is an", "it's an", "but a", "but an",
  "that is a", "that's a", "this is the", "it is the", "it's the", "these are" }

-- Accusations. Who: a country, an organisation, or somebody that a pronoun or an office means.
local other = words { "government", "regime", "administration", "they", "he", "she", "the opposition", "Democrats",
  "Republicans", "the police", "the media", "the authorities", "the president", "the minister", "the ministry",
  "my opponent", "our opponents", "the party", "the company", "the council", "the commission", "these people",
  "those people", "the junta", "the army", "the rebels", "the terrorists", "the militants", "the occupiers",
  "the enemy", "the mayor", "the governor", "the senator", "the association", "the coalition" }
local target = E.any + other
local offence = words { "shipped weapons", "killing civilians", "crimes against", "trampl*", "violat*", "sabotag*",
  "undermin*", "aggression", "malicious*", "wants no", "want no", "disrespect*", "lied", "lying", "lies", "cheat*",
  "betray*", "war crime*", "genocide", "provok*", "provocation*", "incit*", "coerc*", "hypocri*", "refuses to",
  "refused to", "refusing to", "interfer*", "meddl*", "blackmail*", "bully*", "destabili*", "state terrorism",
  "sponsor of terror*", "sponsors terror*", "supports terror*", "oppress*", "repress*", "corrupt*", "breach*",
  "broke its promise*", "broken its promise*", "broke their promise*", "broken promise*", "breaks the law",
  "broke the law", "abus*", "fail to", "failed to", "fails to", "has failed", "have failed", "failing to",
  "incompeten*", "reckless*", "irresponsibl*", "shameful*", "disgraceful*", "cynical*", "hegemony", "imperialis*",
  "pathetic", "never desired", "never wanted", "seeks to prevent", "wants to prevent", "want to prevent",
  "seek to prevent", "trying to prevent", "seeks to destroy", "want to destroy", "wants to destroy",
  "trying to destroy", "turned a blind eye", "turns a blind eye", "double standards", "misled", "mislead*", "racist*",
  "dishonest*", "ruined", "stole", "stolen", "rigged", "smear*", "persecut*", "witch hunt", "crooked", "unacceptable",
  "cover up", "cover-up", "covering up", "obstruct*", "disregard*", "ignor*" }
-- What states and armed bands do to others: of a "he" it would be a police report.
local hostile = words { "has destroyed", "have destroyed", "destroys", "is destroying", "are destroying", "massacred",
  "slaughtered", "spied on", "bomb", "bombs", "bombed", "are bombing", "is bombing", "attacked", "attacks", "blocks",
  "blocked", "blocking", "threatens", "occupied", "occupies", "occupation", "murders", "murdered", "escalat*",
  "terrorist state", "invaded", "invasion", "illegal actions", "illegally occup*", "annexed", "annexation", "shelled",
  "shelling", "kidnapped", "hacked" }
local blame = words { "caused by", "the fault of", "responsible for", "to blame for", "blame*", "provoked by",
  "fault lies with", "responsibility lies with", "accountable for" }
local nobody_allowed = words { "no one gave", "nobody gave", "no one has authorised", "no one has authorized" }
local no_right = words { "no right to", "no mandate to", "no business" }
local motive = words { "solely in order to", "only in order to", "solely to", "merely to", "under the pretext of",
  "under the guise of", "as a pretext", "excuse for", "for political gain", "for purely political",
  "politically motivated" }
local crime = words { "war crime*", "act of aggression", "aggression against", "crimes against humanity", "genocide",
  "act of terror*", "state terrorism", "ethnic cleansing", "witch hunt", "flagrant violation*", "gross violation*" }

-- Praise.
-- An adjective praises where it is said of something ("is outstanding"), or of a person or a deed ("a fine player").
local fine = words { "reliable", "outstanding", "wonderful", "fantastic", "excellent", "brilliant", "remarkable",
  "impressive", "tremendous", "phenomenal", "superb", "amazing", "terrific", "extraordinary", "exemplary",
  "admirable", "promising", "talented", "world-class", "first-class", "hard-working", "courageous", "brave",
  "exceptional", "visionary", "great", "incredible", "heroic", "good", "strong", "inspiring", "second to none" }
local only_strong = words { "reliable", "outstanding", "wonderful", "fantastic", "excellent", "brilliant",
  "remarkable", "impressive", "phenomenal", "superb", "amazing", "terrific", "extraordinary", "exemplary",
  "admirable", "promising", "talented", "world-class", "first-class", "hard-working", "courageous", "brave",
  "exceptional", "visionary", "incredible", "heroic", "inspiring", "second to none" }
local lacking = words { "need", "needs", "want", "wants", "unlikely", "if", "wish", "hope", "like a", "try to" }
local copula = words { "is", "are", "was", "were", "has been", "have been", "been", "it's", "he's", "she's",
  "they're", "that's", "looks", "looked" }
local deed = words { "job", "leader", "leaders", "man", "woman", "person", "player*", "friend*", "partner*", "ally",
  "allies", "team", "record", "performance*", "candidate", "achievement*", "success*", "progress", "work", "victory",
  "example", "guy", "teammate*", "goalkeeper", "character", "professional*", "statesman", "servant", "people",
  "women and men", "relationship" }
local good = words { "great job", "great future", "bright future", "best period", "privileged cooperation",
  "privileged partnership", "privileged relations", "strategic level", "an example for", "an example to",
  "role model", "a hero", "are heroes", "true heroes", "proud of", "long-time partner", "strategic partner",
  "true friend", "close friend", "staunch ally", "close ally", "true patriot", "great patriot",
  "historic achievement", "historic victory", "symbolizes the", "symbolises the", "well done", "deserves credit",
  "deserve credit", "admire*", "respect for", "unprecedented level", "long-time ally", "man of integrity",
  "woman of integrity" }
local commend = words { "we praise", "I praise", "we commend", "I commend", "we applaud", "I applaud", "we welcome",
  "I welcome", "we congratulate", "I congratulate", "congratulations to", "pay tribute to", "hats off to", "I salute",
  "we salute", "we highly value", "we value", "highly appreciate*", "take my hat off" }

-- Predictions.
local foresee = words { "we expect", "I expect", "we predict", "I predict", "I foresee", "we foresee", "we forecast",
  "sooner or later", "only a matter of time", "just a matter of time", "in the years to come", "no hopes that",
  "no hope that", "there is no chance", "it is inevitable", "is inevitable", "inevitably" }
local become = words { "be", "become", "fall", "rise", "win", "lose", "fail", "succeed", "collapse", "end", "lead",
  "result", "grow", "shrink", "cost", "suffer", "take", "have", "remain", "continue", "get", "increase", "decrease",
  "drop", "improve", "worsen", "bring", "yield", "make", "cause", "hurt", "help", "never", "need", "happen", "come",
  "affect", "change", "die", "survive", "prevail", "see", "face", "meet", "create", "destroy", "go", "decline",
  "recover", "double", "reach", "slow", "pay", "agree", "turn", "break", "stay", "return", "keep", "prove", "regret",
  "work", "put", "give", "find", "save" }

local rumoured = words { "rumor*", "rumour*", "speculation*" }
local hope = words { "hope", "hopes", "hoped", "hoping", "wish", "wishes", "want", "wants", "wanted" }

-- Conditions.
local hinge = words { "on condition that", "on the condition that", "provided that", "providing that",
  "a precondition for", "the precondition is", "preconditions are", "a prerequisite for", "the prerequisite is",
  "we condition", "we firmly condition", "conditioned on", "conditional on", "conditional upon", "contingent on",
  "contingent upon", "depends on whether", "on one condition", "under one condition" }
local proviso = words { "not until", "once the", "once they", "once it", "once all", "once we", "only if",
  "only when", "unless", "as long as", "so long as" }
local modality = words { "possible", "can be", "can start", "can begin", "can end", "will", "won't", "must", "cannot",
  "can't", "shall", "we'll", "I'll", "no talks", "no deal", "there can be no" }
-- Without a thing, not without doing ("he left without saying").
local lower = R "az"
local doing = (lower - P "ing" * -lower) ^ 1 * P "ing" * -lower
local without = lp(-B(R("az", "AZ")) * S "Ww" * P "ithout " * -doing)
local unable = words { "cannot be", "can't be", "cannot have", "can't have", "impossible", "not possible",
  "unthinkable", "no peace", "very difficult", "difficult to", "will not", "won't", "never be", "no progress",
  "not be able", "no solution", "no deal", "no agreement" }

return rules { name = "speech-acts",

  rule "threat-cue" { tag = "act.threat", group = "act.threat", priority = 30, score = 0.9,
    codes = { plover = "THREATEN" }, explain = "the cue is a threat",
    when = cue { "threaten*", "warned of retaliation", "vowed revenge", "vowed retaliation" },
    yes = { { "to close the strait to all ships", cue = "threatened" }, { "It would cut the gas.", cue = "threatens" },
      { "They would walk out.", cue = "is threatening" } },
    no = { { "They would walk out.", cue = "said" }, { "The bridge is closed.", cue = "announced" },
      { "The strait is threatened by oil.", cue = "said" } } },

  rule "threat-own" { tag = "act.threat", group = "act.threat", priority = 20, codes = { plover = "THREATEN" },
    explain = "'{how}' … '{harm}'",
    when = (before(affirm(own_future) / "how", affirm(harm) / "harm", 5) + resolve / "how") * said,
    score = sum { base = 0.65, { 0.15, second }, { 0.1, E.any }, { 0.05, F.kind:is "direct" } },
    yes = { "We will retaliate against Iran.", "I'll sue the paper.", "We will not hesitate to use force.",
      "Every such step will not go unanswered." },
    no = { "We will not retaliate.", "He was attacked at home.", "We'll see whether they strike.",
      "The sanctions failed.", "We will visit the bombed town's hospital when the roads are open again." } },

  rule "threat-ultimatum" { tag = "act.threat", group = "act.threat", priority = 25, codes = { plover = "THREATEN" },
    explain = "'{if}' followed by '{then}'", when = (before(second / "if", affirm(outcome) / "then",
      16) - before(words { "hope", "hopes", "wish" }, second, 4)) * said,
    score = sum { base = 0.6, { 0.15, E.any }, { 0.15, words { "will", "must understand", "face", "would" } } },
    yes = { "Those who refuse must understand that the longer they delay, the more difficult it will be.",
      "If they cross the river, they will pay a heavy price.",
        "Unless the troops leave, Kiev will face serious consequences." },
    no = { "If it rains we stay home.", "The consequences were discussed.",
      "If you stay calm you will not regret it." } },

  rule "threat-redline" { tag = "act.threat", group = "act.threat", priority = 15, score = 0.75,
    codes = { plover = "THREATEN" }, explain = "'{line}'", when = (affirm(redline) / "line" - "Red Line") * said,
    yes = { "This is a red line for Russia.", "The strike crossed a red line.", "We drew a line in the sand." },
    no = { "There is no red line here.", "Take the Red Line to the stadium.", "The line was red." } },

  rule "promise-cue" { tag = "act.promise", group = "act.promise", priority = 30, score = 0.9,
    explain = "the cue is a promise",
    when = cue { "promis*", "pledg*", "vow*", "committed", "swore to", "guaranteed", "undertook" },
    yes = { { "to rebuild the port within a year", cue = "pledged" }, { "She would lower taxes.", cue = "promised" },
      { "They would never surrender.", cue = "vowed" } },
    no = { { "The port is open.", cue = "said" }, { "He was a promising player.", cue = "recalled" },
      { "She would lower taxes.", cue = "suggested" } } },

  rule "promise-vow" { tag = "act.promise", group = "act.promise", priority = 20, explain = "'{how}'",
    when = (affirm(vow) / "how" + near(goal, affirm(met) / "how", 4)) * said,
    score = sum { base = 0.75, { 0.1, F.kind:is "direct" } },
    yes = { "In 2030 the country set a goal to end imports.", "We are committed to peace.",
      "All goals will be achieved.",
      "I promise that nobody will lose a job." },
    no = { "The goal was scored late.", "They will be met at the airport.", "We do not intend to leave.",
      "He is a committed player." } },

  rule "promise-own-future" { tag = "act.promise", group = "act.promise", priority = 10,
    explain = "own future: '{how}'",
    when = own_future / "how" * said, score = sum { base = 0.6, { 0.1, F.kind:is "direct" }, { 0.1, "never" } },
    yes = { "We will continue to help the families.", "I will not resign.", "We're going to build the bridge again." },
    no = { "We'll see what happens.", "They will fail.", "I'll be honest with you.", "We will have to wait." } },

  rule "promise-steadfast" { tag = "act.promise", group = "act.promise", priority = 5, score = 0.65,
    explain = "'{who}' … '{how}'",
    when = (before(E.any / "who", words { "will continue to", "will not change its", "will never accept",
      "will provide", "will send", "will support", "will help",
      "will always", "stands ready to", "stand ready to", "will defend its" } / "how", 1)
      + words { "not change our plans", "not change our position", "will not change our" } / "how") * said,
    yes = { "Poland will continue to support its neighbours.", "Norway stands ready to help.",
      "This will not change our plans." },
    no = { "The weather will continue to improve.", "Norway is ready for summer.", "Plans change." } },

  rule "demand-cue" { tag = "act.demand", group = "act.demand", priority = 30, score = 0.9,
    codes = { plover = "DEMAND" },
    explain = "the cue is a demand", when = cue { "demand*", "ordered", "insisted on" },
    yes = { { "the release of all prisoners", cue = "demanded" }, { "that the troops leave", cue = "demands" },
      { "an apology", cue = "is demanding" } },
    no = { { "The prisoners were released.", cue = "said" }, { "that the troops leave", cue = "hoped" },
      { "There is demand for coal.", cue = "said" } } },

  rule "demand-must" { tag = "act.demand", group = "act.demand", priority = 20, codes = { plover = "DEMAND" },
    explain = "'{who}' '{how}' '{what}'",
    when = before(target / "who", must / "how", 2) * before(must, affirm(comply) / "what", 2) * said,
    score = sum { base = 0.65, { 0.15, words { "immediately", "at once", "now", "without delay" } }, { 0.1, E.any } },
    yes = { "Israel must stop the strikes.", "They must release the hostages now.", "The government has to go." },
    no = { "We must stop for lunch.", "It must have been raining.", "Israel must be lovely in spring.",
      "They don't have to leave." } },

  rule "demand-words" { tag = "act.demand", group = "act.demand", priority = 10, score = 0.75,
    codes = { plover = "DEMAND" },
    explain = "'{how}'", when = affirm(demand) / "how" * said,
    yes = { "We demand an end to the blockade.", "We insist on a full inquiry.", "This is an ultimatum." },
    no = { "Demand for oil is rising.", "We do not demand anything.", "He left without saying a word." } },

  rule "call-cue" { tag = "act.call", group = "act.call", priority = 30, score = 0.9, explain = "the cue is a call",
    when = cue { "urg*", "called on", "called for", "calls on", "calls for", "calling for", "calling on",
      "appealed", "recommend*", "advis*", "encourag*", "exhort*" },
    yes = { { "both sides to return to the table", cue = "urged" }, { "an inquiry", cue = "called for" },
      { "that voters stay calm", cue = "appealed" } },
    no = { { "The sides returned to the table.", cue = "said" }, { "an inquiry", cue = "announced" },
      { "An adviser left.", cue = "said" } } },

  rule "call-modal" { tag = "act.call", group = "act.call", priority = 20, explain = "'{cue}' … '{do}'",
    when = (before(affirm(modal) / "cue", action / "do", 4) + before(affirm(should) / "cue", action / "do", 2)) * said,
    score = sum { base = 0.6, { 0.15, near(action, E.any, 6) }, { 0.1, F.kind:is "direct" } },
    yes = { "The most important thing right now is to stop an aggression against Yemen.",
      "It is necessary to talk with the West about it.", "We must work together.",
        "The council should reject this plan." },
    no = { "The film should be great.", "They stopped at noon.", "You don't have to leave.",
      "We should have stopped earlier." } },

  rule "call-appeal" { tag = "act.call", group = "act.call", priority = 25, score = 0.85, explain = "'{cue}'",
    when = affirm(appeal) / "cue" * said,
    yes = { "We call on all sides to show restraint.", "I urge every citizen to vote.",
      "The mayor calls on everybody to stay calm." },
    no = { "He calls her every day.", "It was an urgent call.", "We did not call for help." } },

  -- quoth: allow always_runs
  rule "denial-cue" { tag = "act.denial", group = "act.denial", priority = 30, score = 0.95,
    codes = { plover = "REJECT" },
    explain = "the statement is a denial",
    when = (F.status:is "denied" + turned_down * assertion) - turned_down * -assertion
      + cue { "deny", "denies", "denied", "refut*", "disputed", "rebutted" },
    yes = { { "that the port was closed", cue = "denied" }, { "any link to the firm", status = "denied" },
      { "the report as fiction", cue = "dismissed" } },
    no = { { "The port was closed.", cue = "said" }, { "The dentist was closed.", cue = "said" },
      { "a truce of one week", cue = "rejected", status = "denied" } } },

  rule "denial-untrue" { tag = "act.denial", group = "act.denial", priority = 20,
    explain = "'{what}' is called '{how}'",
    when = near(claim / "what", affirm(untrue) / "how", 14) * said, score = sum { base = 0.7, { 0.1,
      F.kind:is "direct" } },
    yes = { "Media reports that Moscow and Kiev may allegedly hold direct negotiations in Geneva are rumors.",
      "That is a lie.", "The allegations are baseless.", "This is not true." },
    no = { "The reports are not false.", "A false start cost him the race.", "There are many stories in the book." } },

  rule "denial-disown" { tag = "act.denial", group = "act.denial", priority = 10, explain = "'{how}'",
    when = (disown / "how" + before(never / "how", deeds / "how", 1)) * said,
    score = 0.7,
    yes = { "We had nothing to do with the attack.", "I never said that.",
      "The ministry has no plans to raise taxes." },
    no = { "He said it twice.", "They have plans to raise taxes.", "I did it for the club." } },

  rule "denial-not-this-but-that" { tag = "act.denial", group = "act.denial", priority = 5, score = 0.65,
    explain = "'{not}' … '{but}'", when = before(not_this / "not", but_that / "but", 14) * said,
    yes = { "This is not a retreat, this is a regrouping.", "It's not a ban, it's a pause.",
      "That is not a threat but a fact." },
    no = { "This is not a retreat.", "It is a good day.", "It is a pity but not a crime." } },

  rule "accusation-cue" { tag = "act.accusation", group = "act.accusation", priority = 30, score = 0.9,
    codes = { plover = "ACCUSE" }, explain = "the cue is an accusation",
    when = cue { "accus*", "blam*", "slammed", "condemn*", "denounc*", "decri*", "blasted", "lambast*",
      "criticiz*", "criticis*", "attacked", "ripped", "assailed", "lashed out" },
    yes = { { "its neighbour of spying", cue = "accused" }, { "the strike as a crime", cue = "condemned" },
      { "the mayor for the delay", cue = "blamed" } },
    no = { { "The strike is over.", cue = "said" }, { "its neighbour of the date", cue = "informed" },
      { "The accused left.", cue = "said" } } },

  rule "accusation-act" { tag = "act.accusation", group = "act.accusation", priority = 20,
    codes = { plover = "ACCUSE" },
    explain = "'{who}' … '{what}'", when = (before(target / "who", affirm(offence) / "what",
      8) + before(E.any / "who", affirm(hostile) / "what", 6) + before(affirm(offence) / "what", E.any / "who", 2)
      + before(affirm(offence) / "what", words { "by" }, 5) * before(words { "by" }, E.any / "who", 1)) * said,
    score = sum { base = 0.5, { 0.15, near(E.any, offence + hostile, 8) }, { 0.1, before(target, offence, 3) },
      { 0.1, (offence + hostile) ^ 2 },
      { 0.1, words { "international law", "norms", "security", "sovereignty", "law", "truth", "people" } },
        min = 0.55 },
    yes = { "The US, together with its allies, trampled all norms of international law.",
      "He lied to the people.", "The West wants no constructive resolution.", "Iran violated the agreement." },
    no = { "The US did not violate the deal.", "The museum prevented a theft.", "Norway signed the treaty." } },

  rule "accusation-blame" { tag = "act.accusation", group = "act.accusation", priority = 25, score = 0.8,
    codes = { plover = "ACCUSE" }, explain = "'{link}' and '{who}'",
    when = (before(affirm(blame) / "link", target / "who", 4) + before(target / "who", affirm(words { "is to blame",
      "are to blame", "was to blame", "were to blame", "guilty of",
      "complicit in", "at fault", "bears responsibility", "bear responsibility",
        "bears full responsibility" }) / "link", 4)) * said,
    yes = { "The lack of progress is caused by Yerevan's position.", "Washington is to blame.",
      "The government bears full responsibility." },
    no = { "The delay was caused by snow.", "They are not to blame.", "He is responsible for sales." } },

  rule "accusation-motive" { tag = "act.accusation", group = "act.accusation", priority = 15, score = 0.65,
    codes = { plover = "ACCUSE" }, explain = "a motive is imputed: '{why}'", when = motive / "why" * target * said,
    yes = { "Washington raised the issue solely in order to resume inspections.", "They did it merely to win votes.",
      "The government banned the rally under the pretext of safety." },
    no = { "We came in order to help.", "They won.", "It was raised to inform the board." } },

  rule "accusation-right" { tag = "act.accusation", group = "act.accusation", priority = 12, score = 0.7,
    codes = { plover = "ACCUSE" }, explain = "'{what}'", when = (nobody_allowed / "what" + before(target,
      no_right / "what", 2) + affirm(crime) / "what") * said,
    yes = { "No one gave anyone any mandate to bomb the town.", "They had no right to enter.",
      "This was a war crime." },
    no = { "Everyone gave something.", "They had every right to enter.", "Turn right to reach the town." } },

  rule "praise-cue" { tag = "act.praise", group = "act.praise", priority = 30, score = 0.9,
    codes = { plover = "SUPPORT" },
    explain = "the cue is praise",
    when = cue { "prais*", "hail*", "lauded", "lauds", "applaud*", "commend*", "thank*", "congratulat*", "welcomed",
      "paid tribute", "complimented" },
    yes = { { "the deal as historic", cue = "hailed" }, { "the volunteers", cue = "praised" },
      { "the vote as a step forward", cue = "welcomed" } },
    no = { { "The deal is done.", cue = "said" }, { "the volunteers", cue = "criticised" },
      { "There was hail.", cue = "reported" } } },

  rule "praise-words" { tag = "act.praise", group = "act.praise", priority = 20, codes = { plover = "SUPPORT" },
    explain = "'{word}'", when = (affirm(good + commend) / "word" + before(affirm(fine) / "word", deed, 1)
      + before(copula, affirm(only_strong) / "word", 2)
      - before(lacking, fine, 4)) * said,
    score = sum { base = 0.6, { 0.1, affirm(good + fine) ^ 2 }, { 0.1, E.any }, { 0.1, F.kind:is "direct" } },
    yes = { "This is our long-time partner.", "They did a great job.", "The format is promising.",
      "The relations experience the best period of their history.", "We applaud the decision." },
    no = { "They are not reliable.", "The partner of the suspect fled.", "It was a good day for a walk.",
      "We need tremendous energy.", "We wish them all the best." } },

  rule "prediction-cue" { tag = "act.prediction", group = "act.prediction", priority = 30, score = 0.85,
    explain = "the cue is a prediction",
    when = cue { "predict*", "forecast*", "foresaw", "foresees", "expects", "projected", "projects" },
    yes = { { "that the river would rise", cue = "predicted" }, { "growth of two percent", cue = "forecast" },
      { "a colder winter", cue = "expects" } },
    no = { { "The river rose.", cue = "said" }, { "growth of two percent", cue = "reported" },
      { "A cold winter was predicted.", cue = "recalled" } } },

  rule "prediction-will" { tag = "act.prediction", group = "act.prediction", priority = 20,
    explain = "'{how}' '{what}'",
    when = (before(future / "how", become / "what", 2) - before(hope, future, 12)
      - before(rumoured, future, 10) - F.cue:has(hope)) * said,
    score = sum { base = 0.6, { 0.1, F.kind:is "direct" }, { 0.1, words { "never", "inevitabl*", "sooner or later",
      "soon" } } },
    yes = { "This will yield no success.", "Ukraine will meet Afghanistan's fate.", "Prices are likely to rise.",
      "The party is going to lose." },
    no = { "The goal was met.", "It was his will.", "The meeting will be held on Monday.", "We will rebuild.",
      "They are going to the stadium." } },

  rule "prediction-foresee" { tag = "act.prediction", group = "act.prediction", priority = 10, score = 0.7,
    explain = "'{how}'", when = foresee / "how" * said,
    yes = { "There are no hopes that Russia will be defeated in any way.", "Sooner or later they come back.",
      "I expect that they come back." },
    no = { "It is difficult to make any predictions.", "They came back.", "Nobody hoped for rain." } },

  rule "condition-hinge" { tag = "act.condition", group = "act.condition", priority = 20, score = 0.75,
    explain = "a condition: '{hinge}'", when = (hinge / "hinge" + proviso / "hinge" * modality) * said,
    yes = { "We firmly condition such option on the West's rejection of its course.",
      "Talks are possible only if the strikes stop.",
      "There will be no vote unless the court agrees." },
    no = { "The condition of the road is poor.", "If it rains we stay home.", "They met on Monday." } },

  rule "condition-without" { tag = "act.condition", group = "act.condition", priority = 15, score = 0.7,
    explain = "'{not}' … '{without}'", when = near(unable / "not", without / "without", 12) * said,
    yes = { "It is impossible to ensure security without the establishment of a state.",
      "Without justice there can be no peace.", "The conflict will be very difficult to settle without a ceasefire." },
    no = { "He left without a word.", "It is impossible to know.", "They can do it without help." } },

  rule "condition-if-we" { tag = "act.condition", group = "act.condition", priority = 10, score = 0.6,
    explain = "'{if}' … '{then}'", when = before(words { "if" } / "if", own_future / "then", 14) * said,
    yes = { "If they stop, we will stop.", "If the court agrees, I will go.", "If the price falls, we'll buy." },
    no = { "If it rains they will stop.", "We will stop.", "I wonder if they knew; that is all." } },
}
