-- Arms control as a topic (by the statement's words or by its heading), its treaties, weapons that are handed over, and
-- the position that is taken. Codes: manifesto 105 is the Manifesto Project's "Military: Negative" (which holds
-- disarmament), cap 1605 the Comparative Agendas' "Arms Control".
local said = use("common").said
local E = use "world"

local term = words { "arms control", "strategic stability", "nuclear arsenal*", "nuclear warhead*", "disarmament",
  "arms reduction*", "non-proliferation", "nonproliferation", "arms race", "nuclear facilit*", "test ban",
  "strategic offensive arms", "strategic arms", "intermediate-range missile*", "nuclear treaty", "nuclear treaties",
  "denucleari*", "nuclear disarmament", "weapons inspect*", "arms treaty", "arms treaties", "deployed warheads",
  "nuclear test*", "missile defence treaty", "missile defense treaty", "confidence-building measures" }

local roman = P "IV" + P "I" * P "I" ^ -2
local letter = R("az", "AZ", "09")
local of_that_name = P " Treaty" + P " treaty" + P " Agreement"
local treaty = -B(letter) * C(P "New START" + P "START" * (of_that_name + P " " * roman) + P "INF" * of_that_name
  + P "Open Skies" + P "SALT" * P " " * roman + P "ABM" * of_that_name + P "NPT" + P "CTBT" + P "JCPOA"
  + P "Non" * P "-" ^ -1 * S "pP" * P "roliferation Treaty" + P "Conventional Armed Forces in Europe"
  + P "Comprehensive" * P " Nuclear" ^ -1 * S " -" * P "Test" * S " -" * P "Ban Treaty"
  + (P "Chemical" + P "Biological") * P " Weapons Convention" + P "Ottawa Treaty" + P "Arms Trade Treaty"
  + P "Convention on Cluster Munitions" + P "Treaty on the Prohibition of Nuclear Weapons") * -letter

local weapon = words { "weapon*", "missile*", "tank", "tanks", "artillery", "ammunition", "munitions", "shells",
  "fighter jets", "F-16*", "drones", "arms", "howitzer*", "air defence*", "air defense*", "military aid",
  "military equipment", "lethal aid", "rockets" }
local deliver = words { "deliver*", "ship", "shipped", "shipping", "shipment*", "suppl*", "handover", "hand over",
  "handed over", "handing over", "send*", "sent", "provid*", "provision", "transfer*", "sell", "sells", "selling",
  "sold", "arming", "pump*", "flood*", "donat*", "give", "gave", "giving", "pledg*" }

local refuse = words { "no grounds", "no basis", "impossible", "suspend*", "withdr*", "pull out", "pulled out",
  "froze", "frozen", "freez*", "no longer bound", "not bound by", "rule out", "ruled out", "refus*", "abandon*",
  "terminat*", "denounce*", "quit", "tore up", "walk away", "walked away", "will not comply", "not comply with",
  "not discuss" }
local reject = words { "reject*" }
local ready = words { "ready to", "open to", "willing to", "prepared to", "in favor of", "in favour of",
  "committed to", "stand for", "call for", "calls for", "support*", "extend", "extension" }
local link = words { "in separation from", "in isolation", "separately from", "separate from", "apart from",
  "linked to", "link between", "inseparable", "cannot be separated", "can't be separated", "detached from",
  "in the context of", "we condition", "we firmly condition", "conditioned on", "conditional on", "precondition*",
  "only if", "only when", "as long as", "must include", "in conjunction with", "as a package", "package deal" }

return rules { name = "arms-control",
  -- The heading alone is enough, and no word of the statement tells of it.
  rule "arms-topic" { tag = "arms.control", codes = { manifesto = "105", cap = "1605" }, explain = "'{term}'",
    when = term / "term" + F.topic:has(term),
    score = sum { base = 0.8, { 0.1, term ^ 2 }, { 0.05, F.topic:has(term) } },
    yes = { "Washington raised the issue of arms control.", { "It is unrelated.", topic = "arms control" },
      "The number of nuclear warheads must fall." },
    no = { "He controls the robot's arms.", { "It is unrelated.", topic = "gun control" },
      "The treaty is about fish." } },

  rule "arms-treaty" { tag = "arms.control.treaty", score = 0.95, codes = { cap = "1605" }, explain = "treaty '{name}'",
    when = words { "START", "INF", "Open Skies", "SALT", "ABM", "NPT", "CTBT", "JCPOA", "Treaty", "Convention",
      "Conventional" } * (lp(treaty) / "name"),
    yes = { "Russia suspended New START in 2023.", "They left the INF Treaty.", "The NPT is the cornerstone.",
      { "It was signed with SALT II.", caps = { name = "SALT II" } } },
    no = { "We START tomorrow at STARTUP.", "A new start is needed.", "The Convention on fishing was signed." } },

  rule "arms-supply" { tag = "arms.supply", explain = "'{how}' … '{what}'", codes = { plover = "AID" },
    when = near(affirm(deliver) / "how", weapon / "what", 5) * said,
    score = sum { base = 0.6, { 0.2, E.any }, { 0.1, weapon ^ 2 } },
    yes = { "They shipped weapons to the Ukrainians.", "The handover of long-range missiles continues.",
      "Norway will send tanks and ammunition." },
    no = { "We do not deliver weapons.", "The weapons were found in a cave.", "Supplies of grain are low." } },

  rule "arms-refused" { tag = "arms.position.refused", explain = "'{cue}' in a statement on arms control",
    when = tagged "arms.control" * (affirm(refuse) / "cue" + near(affirm(reject) / "cue", term, 6)) * said,
      score = 0.75,
    yes = { { "There are no grounds for any conversation at all.", topic = "arms control" },
      "Russia suspended New START.",
      "They withdrew from the INF Treaty.", "He rejected the arms control proposal." },
    no = { "There are no grounds for appeal.", "We did not withdraw from New START.",
      { "They must give up the rejection of our interests.", topic = "arms control" } } },

  rule "arms-open" { tag = "arms.position.open", explain = "'{cue}' in a statement on arms control", score = 0.7,
    when = tagged "arms.control" * (affirm(ready) / "cue" + negated(refuse + reject) / "cue") * said,
    yes = { "We are ready to discuss arms control.", { "We do not reject this perspective.", topic = "arms control" },
      "Both are in favour of extending New START." },
    no = { "We are ready to discuss the weather.", "They are not ready to discuss arms control.",
      { "So this is how it is: 'But we are ready to look at your arsenal.'", topic = "arms control" } } },

  rule "arms-linked" { tag = "arms.position.linked", score = 0.75, explain = "tied to other matters: '{cue}'",
    when = tagged "arms.control" * (link / "cue") * said,
    yes = { "It is impossible to talk about strategic stability in separation from the overall security situation.",
      { "We condition such an option on a change of course.", topic = "arms control" },
      "Arms control is possible only if the strikes stop." },
    no = { "Arms control is a chapter of its own.", "We condition the sale on a permit.",
      "The road is linked to the port." } },
}
