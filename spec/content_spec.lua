-- Where content begins and ends, beside the patterns of spec/fixtures/patterns.lua. Names and places are invented.
local quoth = require "quoth"

-- Each case: what it is about, a sentence, its statements as "name: span + span".
local cases = {
  { "whose apposition stands behind whom it is according to",
    "According to Dana Blair, a friend of Orlov's who left in May, the pumps are dry.", "Dana Blair: the pumps are dry." },
  { "an office without an article behind the same", "According to Dana Blair, chief engineer at the port, sales fell in May.",
    "Dana Blair: sales fell in May." },
  { "an age behind the same", "According to Dana Blair, 52, the crane fell.", "Dana Blair: the crane fell." },
  { "an aside of the content's own subject", "According to Orlov, the crane, the pride of Lisk, fell on Monday.",
    "Orlov: the crane, the pride of Lisk, fell on Monday." },
  { "a list that the content begins with", "According to Orlov, cranes, boats and pumps were sold.",
    "Orlov: cranes, boats and pumps were sold." },
  { "a clause behind a committee that one tells", "Ada Roe told a Harbour Watch Committee hearing on Thursday that the pier was sound.",
    "Ada Roe: the pier was sound." },
  { "a clause without that behind a crowd and its place", "Ada Roe told a large gathering in Lisk she will mend the pier.",
    "Ada Roe: she will mend the pier." },
  { "a clause behind how it was said", "Ada Roe has argued insistently that she would mend the pier.",
    "Ada Roe: she would mend the pier." },
  { "a clause behind when it was said, in many words",
    "Ada Roe predicted during Thursday's most recent town debate that the pier would fall.", "Ada Roe: the pier would fall." },
  { "a clause behind a show and its day", 'Ada Roe told Telm Radio\'s "Good Morning Lisk" on Monday that the pier was sound. ' ..
    'Lutz Vold said on Telm Radio\'s "Port at Nine" on Sunday that the gulls were loud.',
    "Ada Roe: the pier was sound.", "Lutz Vold: the gulls were loud." },
  { "people behind a day whom a clause tells of", "Ada Roe said on Monday captains that stay at home are lazy.",
    "Ada Roe: captains that stay at home are lazy." },
  { "no thing that a gerund behind a quotation tells of, whatever clause hangs on it",
    '"We will win here," Ada Roe said, repeating a refrain that has become common on the pier.', "Ada Roe: We will win here" },
  { "what one accuses another of, behind a quotation", '"It is late," Ada Roe said, accusing the mayor of closing a pier that had been safe.',
    'Ada Roe: "It is late," + the mayor of closing a pier that had been safe.' },
  { "a reason behind a comma in marks", 'Ada Roe wrote that such a plea was "idle," because the ice would hold.',
    'Ada Roe: such a plea was "idle," because the ice would hold.' },
  { "a place where, behind the same", 'Ada Roe said the vote could help her win "a fight in Lisk," where the board may meet.',
    'Ada Roe: the vote could help her win "a fight in Lisk," where the board may meet.' },
  { "what would take it back, behind the same", 'Ada Roe assured them Lutz Vold was "made of oak," even if he could not always show it.',
    'Ada Roe: Lutz Vold was "made of oak," even if he could not always show it.' },
  { "not what another did, behind the same", 'Ada Roe said the plan was "idle," when Lutz Vold praised the ice.',
    'Ada Roe: the plan was "idle,"', "Lutz Vold: the ice." },
  { "not what the writer sets beside it", 'Ada Roe said the plan was "idle," while the town slept.', 'Ada Roe: the plan was "idle,"' },
  { "what an aside in front has in marks", 'Ada Roe boasted that, thanks to her patented "Roe Method," she was the only one to win.',
    'Ada Roe: thanks to her patented "Roe Method," she was the only one to win.' },
  { "a clause behind the attribution of a quotation", '"It is our bad luck," Ada Roe said, that both men had ties to the port.',
    'Ada Roe: "It is our bad luck," + both men had ties to the port.' },
  { "the verb whose subject is a quotation", '"Only you," Ada Roe said, would use the storm to praise the town.',
    'Ada Roe: "Only you," + would use the storm to praise the town.' },
  { "a relative clause of a fragment behind its attribution", 'The talks were "small ones," Ada Roe told friends, in which he could rest.',
    'Ada Roe: The talks were "small ones," + in which he could rest.' },
  { "an end of a fragment behind its attribution", 'But "it is a better use of time," Ada Roe said, to mend the pier.',
    'Ada Roe: But "it is a better use of time," + to mend the pier.' },
  { "another fragment behind its attribution", 'The crew "got a free pass," Ada Roe said, and still "got to sit in."',
    'Ada Roe: The crew "got a free pass," + and still "got to sit in."' },
  { "no laughter behind it", 'It was "late," Ada Roe said, to laughter from the crowd.', 'Ada Roe: It was "late,"' },
  { "a clause that its speaker adds in a relative clause", '"It is late," said one docker familiar with the plan, who added that the town was "idle."',
    'one docker familiar: "It is late," + the town was "idle."' },
  { "no clause of another in the same place", '"It is late," said Ada Roe, citing Lutz Vold, who said the town was idle.',
    "Ada Roe: It is late", "Lutz Vold: the town was idle." },
  { "nothing that a relative clause tells of him", '"It is late," said Ada Roe, who fears that the town is idle.', "Ada Roe: It is late" },
  { "what one vows before another verb", 'Ada Roe vowed to rebuild the pier and called the crew "heroes."',
    'Ada Roe: to rebuild the pier + the crew "heroes."' },
  { "what one promises, and when", "Ada Roe promised a review by June.", "Ada Roe: a review by June." },
  { "not what follows behind but", "The ministry confirmed the plan but would not comment. Ada Roe denied the charge but gave no details.",
    "ministry: the plan", "ministry: ", "Ada Roe: the charge" },
  { "not what another says of it", "Ada Roe said the port was open, a claim that Lutz Vold rejected. " ..
    "She said the pier was safe, a view disputed by experts.", "Ada Roe: the port was open", "Ada Roe: the pier was safe" },
  { "a claim of its own", "Ada Roe said the mayor made a wild claim, a new claim, on Monday.",
    "Ada Roe: the mayor made a wild claim, a new claim, on Monday." },
  { "a belief with its verb", "Doctors believe the infection came from the water.", "Doctors: the infection came from the water." },
  { "no belief in a thing", "Doctors believe the man." },
  { "a quotation that goes on behind dashes", '"I doubt," said Ada Roe – who has led the port since May – "that we can win."',
    "Ada Roe: I doubt + that we can win." },
  { "no sentence behind a quotation and its attribution", '"It is late," Ada Roe said, and she left.', "Ada Roe: It is late" },
  { "no pronoun that stands for the sentence before", "The crane fell on Monday. That's according to the port's office. It is sound, according to Ada Roe.",
    "Ada Roe: It is sound" },
  { "what stands before the title of a speaker's book", 'The strike delayed plans to sail, Ada Roe said in her 2012 book, "The Long Quay."',
    "Ada Roe: The strike delayed plans to sail" },
  { "a quotation behind the same", 'In her letter of May, Ada Roe said, "the long quay is dark."', "Ada Roe: the long quay is dark." },
  { "no title before who is known for it", '"Quay is the New Black" star Ada Roe opened up about her fears growing up and how the port ' ..
    'can often amplify certain storms. "The long quay is dark," Mayor Ada Roe said.', "Ada Roe: The long quay is dark" },
  { "no object of a verb of seeing or keeping on", "Ada Roe has seen mixed results since May. The firm continued the work until shortly after he had left. " ..
    "She continued that the pier was sound.", "Ada Roe: the pier was sound." },
  { "no name in marks of one whose verb it goes with", 'A Norvian news organization called "The Quay" cited that the pier\'s fall in May is ' ..
    'attributed to her decision to sail. Ada Roe called the site "a shame" on Monday.', 'Ada Roe: the site "a shame"' },
  { "no plural that is a verb as well", "Most Southern states that will hold fairs in May have sizable populations. The letter states that the pier is sound.",
    "letter: the pier is sound." },
  { "what is announced by a press, which says nothing itself",
    'It looked as if his wife might talk after the celebrity press Quaybooks announced plans to publish a "candid memoir" by Ada Roe.',
    'Quaybooks: plans to publish a "candid memoir" by Ada Roe.' },
  { "a list of verbs that begins in marks",
    'Ada Roe said her friend is ready to "take on the board," secure the pier, mend the cranes, and improve pay for sailors.',
    'Ada Roe: her friend is ready to "take on the board," secure the pier, mend the cranes, and improve pay for sailors.' },
  { "not what stands behind the same", 'Ada Roe said her friend is ready to "take on the board," a plan that the town and the port oppose.',
    'Ada Roe: her friend is ready to "take on the board,"' },
  { "not the occasion behind an object", "Ada Roe denounced the new pier at a news conference in Lisk on Monday. Lutz Vold praised the crew " ..
    "during an appearance on Telm Radio.", "Ada Roe: the new pier", "Lutz Vold: the crew" },
  { "nor behind what somebody owns", "Ada Roe criticized the mayor's decision in an interview with Telm Radio.", "Ada Roe: the mayor's decision" },
  { "what somebody is praised for behind a day", "Ada Roe praised Lutz Vold on Monday for his work.", "Ada Roe: Lutz Vold on Monday for his work." },
  { "an event of the object's own", "Ada Roe condemned the attack on a meeting of sailors. Lutz Vold denounced the errors in the speech.",
    "Ada Roe: the attack on a meeting of sailors.", "Lutz Vold: the errors in the speech." },
  { "not the question that it answers", "Ada Roe said the pier was safe when asked about the ice. The cranes are new, Lutz Vold said when asked whether they would hold.",
    "Ada Roe: the pier was safe", "Lutz Vold: The cranes are new" },
  { "a condition that somebody asks, or what one was asked to do",
    "Ada Roe said she would resign if asked by the board. Lutz Vold said the men left the boat when asked to do so by the police.",
    "Ada Roe: she would resign if asked by the board.", "Lutz Vold: the men left the boat when asked to do so by the police." },
  { "not what another did behind a dash", "Ada Roe called for a new pier - but Lutz Vold said it was late.", "Ada Roe: a new pier", "Lutz Vold: it was late." },
  { "a dash before another part of it", "Ada Roe called for a new pier - and a new crane.", "Ada Roe: a new pier - and a new crane." },
  { "both sides of a document and where it was printed",
    'The cost, according to a report in the Telm Post in May, was no secret: "It was high! I mean, a high one."',
    'a report: The cost + was no secret: "It was high! I mean, a high one."' },
  { "one side of the same where it is whole", "The pier is old, according to a report in the Telm Post in May, which was long.", "a report: The pier is old" },
  { "a sentence in marks behind whom one speaks of", '"I have no idea how they voted," Ada Roe said of the men in the crew, "But I do know that they cast a ballot."',
    "Ada Roe: I have no idea how they voted + But I do know that they cast a ballot." },
  { "no title behind the same", '"I was late," Ada Roe said of her part in the film, "Blue Moon."', "Ada Roe: I was late" },
  { "nothing behind a thing and its name", 'A warm-up band called Sophista got the crowd to dance and cheer for "President Ada Roe." Ada Roe called it "a joy."',
    'Ada Roe: it "a joy."' },
  { "what stands behind a source and its title", "According to Ada Roe's \"The Long Quay,\" the pier was safe. According to Ada Roe's office, \"the pier is safe.\"",
    "Ada Roe: the pier was safe.", "Ada Roe's office: the pier is safe." },
}

describe("content", function()
  for _, case in ipairs(cases) do
    it(case[1], function()
      local out = {}
      for statement in assert(quoth.parse("The fair opened on Friday.\n\n" .. case[2], { language = "en" })):statements() do
        local spans = {}
        for i, span in ipairs(statement.spans) do spans[i] = statement.article.text:sub(span[1], span[2]) end
        out[#out + 1] = (statement.name or "nobody") .. ": " .. table.concat(spans, " + ")
      end
      assert.same({ table.unpack(case, 3) }, out)
    end)
  end
end)
