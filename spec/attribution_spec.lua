-- Attribution beside its patterns (patterns_spec.lua): what was once read wrongly. Names and places are invented.
local quoth = require "quoth"

-- "name | cue | content + content | status", nested ones behind "> "
local function show(statement, out, mark)
  local spans = {}
  for _, span in ipairs(statement.spans) do spans[#spans + 1] = statement.article.text:sub(span[1], span[2]) end
  out[#out + 1] = mark .. table.concat({
    statement.name or "-", statement.cue or "-", table.concat(spans, " + "), statement.status,
  }, " | ")
  for _, inner in ipairs(statement.nested) do show(inner, out, mark .. "> ") end
  return out
end

local cases = {
  { "what one holds to be so", "The fair opened on Friday. Mia Kross holds that the port is safe.",
    "Mia Kross | holds that | the port is safe. | said" },
  { "whom somebody remembers saying it", 'The fair opened on Friday. "We need to make a stand," Mia Kross remembers Lutz Vold telling her.',
    "Lutz Vold | telling | We need to make a stand | said" },
  { "a quotation that goes on behind an aside with a noun like a verb",
    'The fair opened on Friday. "The ship is sound," Lutz Vold says to Telmar Post in the new issue, which has a boat on its cover, "and the crew is well."',
    "Lutz Vold | says | The ship is sound + and the crew is well. | said" },
  { "what one suggests doing behind a clause", "The fair opened on Friday. If the sea is rough, Mia Kross suggests starting late.",
    "Mia Kross | suggests | starting late. | said" },
  { "a surname that is a country", 'The fair opened on Friday. "We waited for the whole of the long winter," Ireland continues.',
    "Ireland | continues | We waited for the whole of the long winter | said" },
  { "what figures and surveys showed", "The fair opened on Friday. The port is near a loss after revised figures showed the trade shrank. Surveys of dockers " ..
    "showed that most of them were tired.",
    "figures | showed | the trade shrank. | said", "Surveys of dockers | showed | most of them were tired. | said" },
  { "relative clauses whose verb is not known", "The fair opened on Friday. Fishermen who buy nets warn that they are torn. " ..
    "The woman who mends the nets says that she is tired. Parents who homeschool their children say that it is hard.",
    "Fishermen | warn | they are torn. | said", "woman | says | she is tired. | said", "Parents | say | it is hard. | said" },
  { "a clause whom people tell it to", "The fair opened on Friday. Ada Roe confirmed to reporters she was leaving. " ..
    "Ada Roe explained to Karl Bent why she left. Ada Roe suggested to Bent that he stay.",
    "Ada Roe | confirmed | she was leaving. | said", "Ada Roe | explained | why she left. | said",
    "Ada Roe | suggested | he stay. | said" },
  { "a thought between commas", "The fair opened on Friday. Ada Roe came. The shift, she hopes, will serve as a signal. " ..
    "The road, we think, is long.", "Ada Roe | hopes | The shift + will serve as a signal. | thought" },
  { "whom a gerund is of", "The fair opened on Friday. Supporters of changing the law say that the port is small.",
    "Supporters | say | the port is small. | said" },
  { "a verb that is not known before a name", "The fair opened on Friday. \"The race was the best in years, and we will be back,\" raved Lev Dorn. " ..
    "The clubs, hesitant \"about being called slow by all,\" they ultimately lost.",
    "Lev Dorn | raved | The race was the best in years, and we will be back | said" },
  { "whom one asks before a quotation as no content", 'The fair opened on Friday. Ada Roe asked the crew on Monday, "How long does it take to sail?"\n\n' ..
    'Lev Dorn asked Ada Roe, "When do we sail to the north?"', "Ada Roe | asked | How long does it take to sail? | asked",
    "Lev Dorn | asked | When do we sail to the north? | asked" },
  { "whom one asks before a question as no content", "The fair opened on Friday. Ada Roe asked the crew on Monday whether they had slept. " ..
    "She asked them why. Lev Dorn asked the man who had slept.", "Ada Roe | asked | whether they had slept. | asked",
    "Ada Roe | asked | why. | asked", "Lev Dorn | asked | the man who had slept. | asked" },
  { "nested: two sources, each with its clause", 'The fair opened on Friday. "My doctor says I should rest, but my wife thinks I am fine," Lev Dorn said.',
    "Lev Dorn | said | My doctor says I should rest, but my wife thinks I am fine | said", "> My doctor | says | I should rest | said",
    "> my wife | thinks | I am fine | thought" },
  { "nested: what the speaker says now as nothing of its own", 'The fair opened on Friday. "I say to you that it is late, and you said it was not," Lev Dorn said.',
    "Lev Dorn | said | I say to you that it is late, and you said it was not | said", "> - | said | it was not | imagined" },
  { "times as no content", "The fair opened on Friday. Ada Roe said last summer the port would close. Ada Roe said late last year that it was open. " ..
    "Lev Dorn said at last week's meeting that it was shut.", "Ada Roe | said | the port would close. | said", "Ada Roe | said | it was open. | said",
    "Lev Dorn | said | it was shut. | said" },
  { "a verb of saying with its time behind a name", "The fair opened on Friday. The sale may come, with Salt Times reporting late last month that two owners met.",
    "Salt Times | reporting | two owners met. | said" },
  { "whom words are about, with a term", 'The fair opened on Friday. "He punched me in the face," Lev Dorn says, referring to the man who called him a "clown."',
    "Lev Dorn | says | He punched me in the face | said" },
  { "an apostrophe that was turned round", "The fair opened on Friday. Speaking in Telmar, Ada Roe‘s mother confirmed, “I heard all of it in the morning.”",
    "Ada Roe‘s mother | confirmed | I heard all of it in the morning. | said" },
  { "who spoke before a quotation, no thing that goes on", "The fair opened on Friday. Ada Roe spoke. The ropes went on.\n\n\"It is a lovely day to sail.\"\n\n" ..
    "Lev Dorn spoke.\n\n\"It is a lovely day to fly.\"", "- | - | It is a lovely day to sail. | said", "Lev Dorn | - | It is a lovely day to fly. | said" },
  { "it before a colon as nobody", "The fair opened on Friday. It was like: \"Now it is time for me to show them all.\"\n\n" ..
    "Ada Roe was blunt: \"It is too late to sail.\"", "Ada Roe | - | It is too late to sail. | said" },
  { "one quotation once, with a noun of saying before it",
    "The fleets are slow, and prices are high for most owners.\n\nOrlova told them on the phone call made in May: \"We have to sail for our port.\"",
    "Orlova | told | We have to sail for our port. | said" },
  { "an adjective before marks as no verb", 'The fair opened on Friday. The firm is making Kelpo available "over the next few weeks" in its shops.' },
  { "no name of whose picture it is", "The fair opened on Friday.\n\nThe port in the storm on Friday. Ben Karl / NCA - Getty Images" },
  { "no name behind a dash that has a verb", "The fair opened on Friday. The law, which bans \"material support or help to a foreign fleet\" — Justice Karl Bent ’76 was careful to leave room." },
  { "what one says beside a picture", 'The fair opened on Friday. On Sunday, Mia Kross shared a photo of Lutz holding a cat to her account saying: "We wait."',
    "Mia Kross | saying | We wait. | said" },
  { "the name behind a quotation, with an aside that no comma closes", 'The fair opened on Friday. "We need a plan for the port," ' ..
    'Nora Silver, the guru who founded the board tweeted on Monday. "We need it soon," Kai Packer, who is chairman of the club said. ' ..
    '"We need it now," Jan Dorn, a pilot from Telm told Salt Times. "We had it," Eva Moss, who told nobody, said.',
    "Nora Silver | tweeted | We need a plan for the port | written", "Kai Packer | said | We need it soon | said",
    "Jan Dorn | told | We need it now | said", "Eva Moss | said | We had it | said" },
  { "surnames that are other words", 'The fair opened on Friday. Karl From came. "It was late by then," From said. George Will wrote that it was shut. ' ..
    '"It is open now," Will wrote. "It is open in May," Jun said.\n\n"It is open in May." While they spoke, the port closed.',
    "Karl From | said | It was late by then | said", "George Will | wrote | it was shut. | written", "George Will | wrote | It is open now | written",
    "Jun | said | It is open in May | said", "Jun | - | It is open in May. | said" },
  { "reports seen by one and data released on a day", "The fair opened on Friday. Salt intelligence reports seen by Orbis suggest that the port is shut. " ..
    "Better data just released Monday showed that trade fell. A March meeting in Telm said that trade fell.",
    "Salt intelligence reports | suggest | the port is shut. | said", "Better data | showed | trade fell. | said",
    "A March meeting | said | trade fell. | said" },
  { "bodies whose names go on behind on and for", "The fair opened on Friday. The Centers for Salt Control and Prevention said the port was shut. " ..
    "Council on Salt Relations director Ada Roe said it was open. Police on Monday said that it was late.",
    "Centers for Salt Control and Prevention | said | the port was shut. | said", "Ada Roe | said | it was open. | said",
    "Police | said | it was late. | said" },
  { "credentials behind a name without a comma", 'The fair opened on Friday. “Kelp is good for the heart,” Mia Kross MS, RD, LDN, salt and kelp cook told Telmar Health. ' ..
    "According to Kross, kelp is cheap. The Telmar CEO said that it is not.",
    "Mia Kross | told | Kelp is good for the heart | said", "Mia Kross | According to | kelp is cheap. | said",
    "Telmar CEO | said | it is not. | said" },
  { "a full stop inside the marks before the verb", 'The fair opened on Friday.\n\n"It is late. It is dark." Ada Roe said on Monday.\n\n"The port is open." Lev Dorn said it was shut.',
    "Ada Roe | said | It is late. It is dark. | said", "Ada Roe | - | The port is open. | said", "Lev Dorn | said | it was shut. | said" },
  { "a seat in brackets between the subject and its verbs", 'The fair opened on Friday. In a letter to the minister, Sen. Lev Dorn (D-Telm) called him loud and accused him of "talking too long." ' ..
    'Sen. Rand Vold (D-Telm) said the plan of Lev Dorn would fail, and called him "the worst of all of them."',
    'Lev Dorn | accused | him of "talking too long." | said', 'Rand Vold | said | the plan of Lev Dorn would fail + him "the worst of all of them." | said' },
  { "whom one cites before the verb", 'The fair opened on Friday. Lev Dorn, citing "the old salt of Telm," said the mayor could win the vote. ' ..
    '"It is the old salt of Telm," said the man charged with theft.',
    'Lev Dorn | citing | "the old salt of Telm," + the mayor could win the vote. | said', "man | said | It is the old salt of Telm | said" },
  { "a noun of saying with a copula before its quotation", "The fair opened on Friday. Ada Roe spoke. Her answer to the voters of Telm was “It is late for us.” " ..
    "Lev Dorn's message to his crew was, “It is dark for us.” Her verdict: “It is not bright for us,” Roe said.",
    "Ada Roe | answer | It is late for us. | said", "Lev Dorn | message | It is dark for us. | said",
    "Ada Roe | said | It is not bright for us | said" },
  { "a noun before of as no verb", 'The fair opened on Friday. A spokeswoman for the port wrote to dockers with the relevant text of the act, arguing, "The boats may sail at dawn." ' ..
    'Ada Roe says of Lev Dorn, "He is loud but he is fair."',
    "A spokeswoman for the port | arguing | The boats may sail at dawn. | said", "Ada Roe | says | He is loud but he is fair. | said" },
  { "when one spoke as no words of one's own", "The fair opened on Friday. When Ada Roe announced her departure last June, she referred to her crew as “rats.” " ..
    "While Lev Dorn announced his departure, he called his crew “rats.” When Eva Moss said it was late, she added that it was dark.",
    "Ada Roe | referred to | her crew as “rats.” | said", "Lev Dorn | announced | his departure + his crew “rats.” | said",
    "Eva Moss | said | it was late + it was dark. | said" },
  { "a date before the verb as nobody", "The fair opened on Friday. Ada Roe, the mayor, on Nov. 27 warned that the port was closed. " ..
    "The club met Lev Dorn, who in 2010 said that the port was open. A study from 2010 said that it was shut.",
    "Ada Roe | warned | the port was closed. | said", "Lev Dorn | said | the port was open. | said",
    "A study from 2010 | said | it was shut. | said" },
  { "degrees behind a name as a part of its mention", "The fair opened on Friday. The test was made with dockers, Jonas Rosander, MD, MSc, " ..
    "a study author, told Telmar Health. Kelp is good for the heart, explained Megan Brand, RD, a registered cook. " ..
    "Ada Roe, M.D., said the port was open. The crane has been shut for two years, Lev Dorn, a historian and co-founder of Salt Bank, a group for old sailors, told Telmar Health.",
    "Jonas Rosander | told | The test was made with dockers | said",
    "Megan Brand | explained | Kelp is good for the heart | said", "Ada Roe | said | the port was open. | said",
    "Lev Dorn | told | The crane has been shut for two years | said" },
  { "a share of them as the source", "The fair opened on Friday. In a survey, 89% said the ferry was late. 48 percent of town dockers " ..
    "said they would strike, and about 60% of sailors think that it is safe.",
    "89% | said | the ferry was late. | said", "48 percent of town dockers | said | they would strike | said",
    "about 60% of sailors | think | it is safe. | thought" },
  { "whom one writes to as no content", 'The fair opened on Friday. Mia Kross texted a friend, "I think this is the ferry," and left.',
    "Mia Kross | texted | I think this is the ferry | written" },
  { "the verb that another verb of saying leads to", "The fair opened on Friday.\n\nAnna Petrova went on to add that the port would close.",
    "Anna Petrova | went on to add | the port would close. | said" },
  { "a belief whose clause begins with a noun", "The fair opened on Friday.\n\nAnna Petrova believed the council should wait.",
    "Anna Petrova | believed | the council should wait. | thought" },
  { "the subject of what one warns, whom one could warn as well", "The fair opened on Friday.\n\nAnalysts warned the new rules could hurt fishermen.",
    "Analysts | warned | the new rules could hurt fishermen. | said" },
  { "a document between commas", "The fair opened on Friday.\n\nIn the end, the complaint states, the driver fell asleep.",
    "complaint | states | In the end + the driver fell asleep. | said" },
  { "what has not yet been answered as a refusal",
    "The fair opened on Friday.\n\nThe ministry has not yet responded to the letter, which is dated May 2.", "ministry | responded to |  | refused" },
  { "the verb of what somebody owns, no noun", "The fair opened on Friday.\n\nPetrova's email claims that those who worked were not paid.",
    "Petrova | claims | those who worked were not paid. | said" },
  { "a clause of time as a part of the content",
    "The fair opened on Friday.\n\nKarl Bent claims after a hearing date was set, the company offered to pay.",
    "Karl Bent | claims | after a hearing date was set, the company offered to pay. | said" },
  { "names, plain objects and repairs as nobody's words",
    "The fair opened on Friday.\n\nAn engineer of a firm called Norrin, one of many, left. She added a line to the law that would help crews. " ..
    "Cars were recalled and repaired over safety fears. It is one of some games like Quay you can try." },
  { "another one, and a verb that is no adjective", "The fair opened on Friday.\n\nWhile another said men should beware of the port.",
    "another | said | men should beware of the port. | said" },
  { "a body that is written like a pronoun",
    "The fair opened on Friday.\n\nThe World Health Organization (WHO) met in May. WHO pointed out that the port was safe.",
    "World Health Organization | pointed out | the port was safe. | said" },
  { "whose news it is, behind per and as reported by",
    "The fair opened on Friday.\n\nThe port is safe, per the Harbour Post. As first reported by Telmar News, the canal is dry. Fish costs 20 crowns " ..
    "per Norvian citizen.",
    "Harbour Post | per | The port is safe | said", "Telmar News | As first reported by | the canal is dry. | said" },
  { "a refusal whose verb is in marks", 'The fair opened on Friday.\n\nNorrin Corp declined to "speculate on this question" on Friday.',
    "Norrin Corp | declined to |  | refused" },
  { "a verb that nobody knows before a last sentence in marks",
    'The fair opened on Friday.\n\nThough it was cold, Anna Petrova imparted to all writers, including herself, "Writing is good and you can do it."',
    "Anna Petrova | imparted | Writing is good and you can do it. | said" },
  { "another's words behind while, and behind and afterward",
    "The fair opened on Friday.\n\nAnna Petrova said the port was safe while Karl Bent said it was not. The cabinet hoped the vote would help, " ..
    "and afterward Odo Karsten stressed the need to wait.",
    "Anna Petrova | said | the port was safe | said", "Karl Bent | said | it was not. | said",
    "cabinet | hoped | the vote would help | thought", "Odo Karsten | stressed | the need to wait. | said" },
  { "all of a sentence as the last one's words, whatever clause it begins with",
    "The fair opened on Friday.\n\nWhen Anna Petrova asked that the board wait, Karl Bent replied that it takes time, an official said.",
    "an official | said | When Anna Petrova asked that the board wait, Karl Bent replied that it takes time | said",
    "> Anna Petrova | asked | the board wait | asked", "> Karl Bent | replied | it takes time | said" },
  { "participles before the verb of their noun as none",
    "The fair opened on Friday.\n\nOther measures announced in the plan include a ban on nets. The steps proposed would close the port. The man " ..
    "accused of theft said he was ill.", "man accused of theft | said | he was ill. | said" },
  { "a place without a verb in front as no content",
    "The fair opened on Friday.\n\nIn a wide-ranging interview, Anna Petrova also said:\n\nThe port must stay open." },
  { "where it was written down, behind who said it, as no content",
    "The fair opened on Friday.\n\nThese deals take time, Anna Petrova said according to a transcript. Officials have argued for years that it is late.",
    "Anna Petrova | said | These deals take time | said", "Officials | argued | it is late. | said" },
  { "a letter, whom it went to and when",
    'The fair opened on Friday.\n\nAnna Petrova said in a letter to Orlov last month: "Freedom is for everyone."',
    "Anna Petrova | said | Freedom is for everyone. | said" },
  { "what scientists think between commas",
    "The fair opened on Friday.\n\nThe climate is to blame too, scientists think, with warming seas moving fish closer to the shore.",
    "scientists | think | The climate is to blame too | thought" },
  { "nouns behind an owner and an adjective, and passives, as none",
    "The fair opened on Friday.\n\nThe ministry's first comments on the Norvian vote came with a tough warning about the port. The expert, called on " ..
    "by tribes around the country for advice as storms become more fatal, left." },
  { "what a pronoun behind a noun tells of that noun, and a thing with its name, as none",
    "The fair opened on Friday.\n\nAnna Petrova is fighting back after a photo she posted to Facebook started a storm. A new skin patch called " ..
    "Norrin allowed people to eat fish. Here are some uses it suggested for a pick: a knife, a spoon." },
  { "what a study found that is named it, not a method",
    "The fair opened on Friday.\n\nThe method is new. It found that the way was long. The study is published in a journal. It found that children who " ..
    "eat fish are well.", "study | found | children who eat fish are well. | said" },
  { "several who are not named", 'The fair opened on Friday.\n\n"Why is it shut?" some ask. Others say the port is safe.',
    "some | ask | Why is it shut? | asked", "Others | say | the port is safe. | said" },
  { "a person with a body, its short name and no verb",
    "The fair opened on Friday.\n\nDr. Trina Moller with the Committee for Harbour Safety in Norvia (CHSN), says the fees in some ports are too high.",
    "Trina Moller | says | the fees in some ports are too high. | said" },
  { "what one stresses, reiterates, expresses, calls something",
    "The fair opened on Friday.\n\nAnna Petrova stressed the need to wait. The council reiterated its call for help. Karl Bent expressed concern over " ..
    "the plan. The board later called it a mistake. Traders attributed the drop in prices to an oversupply of coal. Odo Karsten criticised the plan.",
    "Anna Petrova | stressed | the need to wait. | said", "council | reiterated | its call for help. | said",
    "Karl Bent | expressed | concern over the plan. | said", "board | called | it a mistake. | said",
    "Traders | attributed | the drop in prices to an oversupply of coal. | said", "Odo Karsten | criticised | the plan. | said" },
  { "the silence of a company that is named it",
    "The fair opened on Friday.\n\nNorrin Corp shut its port on Friday. It did not immediately comment on the decision.", "Norrin Corp | comment on |  | refused" },
  { "a heading in single marks as none where others are double", 'The fair opened on Friday.\n\n"We wait," Anna Petrova said.\n\n' ..
    '"It is late," she said.\n\n\'A terrible quay.\'\n\nThe rain fell on the roofs.',
    "Anna Petrova | said | We wait | said", "Anna Petrova | said | It is late | said" },
  { "a quotation in single marks where all are single", "The fair opened on Friday.\n\n'We wait,' Anna Petrova said.\n\n" ..
    "'It is a terrible quay.'\n\nThe rain fell on the roofs.", "Anna Petrova | said | We wait | said",
    "Anna Petrova | - | It is a terrible quay. | said" },
  { "headings in marks as none", 'The fair opened on Friday.\n\n"We wait," Anna Petrova said.\n\n‘I was told to pay for it’\n\nThe rain fell on the roofs.',
    "Anna Petrova | said | We wait | said" },
  { "who goes on in the next paragraph",
    'The fair opened on Friday.\n\nKarl Bent told the Gazette that he would leave, because nobody knew what they meant to him, adding:\n\n' ..
    '"Nobody asked us about it."',
    "Karl Bent | told | he would leave, because nobody knew what they meant to him | said",
    "Karl Bent | adding | Nobody asked us about it. | said" },
  { "who writes on in the next paragraph",
    'The fair opened on Friday.\n\nHis cousin Luis Gand noted the amount was "an injustice," writing in a message:\n\n"My cousins were priceless."',
    'Luis Gand | noted | the amount was "an injustice," | said', "Luis Gand | writing | My cousins were priceless. | written" },
  { "the rest of a content without a verb, whatever verb the rest has", "The dates, Peter Gall argues, come from two samples.",
    "Peter Gall | argues | The dates + come from two samples. | said" },
  { "a quotation behind a reported clause as the speaker's own",
    'Rosa Diaz said more samples were on the way: "Ask me again in a year."',
    'Rosa Diaz | said | more samples were on the way: "Ask me again in a year." | said' },
  { "a number at the beginning as nobody", 'A former nurse left. "Ninety seconds," she said.',
    "A former nurse | said | Ninety seconds | said" },
  { "a rank in short", 'Det Insp Moira Kean said: "We believe this was deliberate."',
    "Moira Kean | said | We believe this was deliberate. | said" },
  { "silence as a refusal, without content", "Tom Oda did not respond to a request for comment.",
    "Tom Oda | respond to |  | refused" },
  { "a body named behind its description",
    "Marcus Bell told Telmar Press he would stay. The utility, Coastal Power, said that repairs would take a week.",
    "Marcus Bell | told | he would stay. | said", "Coastal Power | said | repairs would take a week. | said" },
  { "the company as the one that acts, not as one behind a preposition",
    'Coastal Power cut jobs. "Good," noted Ken Abara at Halden Capital. The company expects charges, it said.',
    "Ken Abara | noted | Good | said", "Coastal Power | said | The company expects charges | said" },
  { "a transcript whose speakers the text does not name elsewhere",
    "Talks open in Telmar\n\nDASCAL: We are ready. They begin soon.\n\nQUESTION: When exactly?\n\nDASCAL: In May.",
    "DASCAL | - | We are ready. They begin soon. | said", "QUESTION | - | When exactly? | asked",
    "DASCAL | - | In May. | said" },
  { "a quotation behind another's words in a digest as the speaker's own statement",
    "Petrova on the port\n\nHere are Anna Petrova's key statements.\n\nEarlier Pavel Orlov said that his town " ..
    '"sees no sense in new talks." "We do see it."',
    'Anna Petrova | - | Earlier Pavel Orlov said that his town "sees no sense in new talks." | said',
    '> Pavel Orlov | said | his town "sees no sense in new talks." | said', "Anna Petrova | - | We do see it. | said" },
  { "a quotation that goes on behind a clause about somebody else",
    'The fair opened on Friday.\n\n"It is amazing," Odo Karsten assured Hanne Vold, after Vold assured Karsten that most ' ..
    'sailors liked him. "I will not let you down."',
    "Hanne Vold | assured | most sailors liked him. | said",
    "Odo Karsten | assured | It is amazing + I will not let you down. | said" },
  { "what researchers found", "The fair opened on Friday.\n\nThe researchers found that both ports worked well.",
    "researchers | found | both ports worked well. | said" },
  { "that before having as no content", "The fair opened on Friday.\n\nAnna Petrova explains that having a boat does not mean much.",
    "Anna Petrova | explains | having a boat does not mean much. | said" },
  { "as somebody with an apposition explains", "The fair opened on Friday.\n\nAs Anna Petrova, a ship psychologist explains, the key to sailing is rest.",
    "Anna Petrova | explains | the key to sailing is rest. | said" },
  { "what experts recommend to the reader", "The fair opened on Friday.\n\nThe experts recommend you go for a small boat.",
    "experts | recommend | you go for a small boat. | said" },
  { "what one advises to do", "The fair opened on Friday.\n\nAnna Petrova recommends keeping the gates open in May.",
    "Anna Petrova | recommends | keeping the gates open in May. | said" },
  { "the question before an answer as no part of it",
    'The fair opened on Friday.\n\nAnd when asked how much the crane cost, "Oh, we paid a lot," Anna Petrova said.',
    "Anna Petrova | said | Oh, we paid a lot | said" },
  { "what the speaker is, with a clause behind it, as no content",
    "The fair opened on Friday.\n\nThe port will open in May, said Karl Bent, head of quays at Salt Bank, which is in Telmar.",
    "Karl Bent | said | The port will open in May | said" },
  { "a phrase with a term in front of what is said",
    'The fair opened on Friday.\n\nAnna Petrova noted that with its "open quay" plan, the port gives a good example.',
    'Anna Petrova | noted | with its "open quay" plan, the port gives a good example. | said' },
  { "a denial behind the cue as the begin of what is said",
    "The fair opened on Friday.\n\nAnna Petrova said not all the pumps were mended. Odo Karsten vowed not to sell the crane.",
    "Anna Petrova | said | not all the pumps were mended. | said",
    "Odo Karsten | vowed | not to sell the crane. | said" },
  { "a decision not to do something as no words", "The fair opened on Friday.\n\nAnna Petrova decided not to sell the crane." },
  { "nouns of time with a clause of their own as the subject of what is said",
    "The fair opened on Friday.\n\nAnna Petrova said the update she got from the crew gave her hope. " ..
    "Odo Karsten said the morning he arrived the gates were shut. Hanne Vold said an hour later she would leave.",
    "Anna Petrova | said | the update she got from the crew gave her hope. | said",
    "Odo Karsten | said | the morning he arrived the gates were shut. | said",
    "Hanne Vold | said | she would leave. | said" },
  { "a clause of time in front of what is said as part of it",
    "The fair opened on Friday.\n\nAnna Petrova said since the day Orlov left the town, the port was quiet. " ..
    "Hanne Vold said after the Orlov visit that the port was quiet.",
    "Anna Petrova | said | since the day Orlov left the town, the port was quiet. | said",
    "Hanne Vold | said | the port was quiet. | said" },
  { "a clause in front behind a noun of time to its comma",
    "The fair opened on Friday.\n\nA month after council aides announced a new toll (up from two), the guild said its plan " ..
    'was "wise." Two weeks before the mayor announced the toll, the union left the port.',
    "council aides | announced | a new toll (up from two) | said", 'guild | said | its plan was "wise." | said',
    "mayor | announced | the toll | said" },
  { "a noun in -ing, and a participle behind an owner, as no cues",
    "The fair opened on Friday.\n\nAnna Petrova faced questioning from supporters after she compared the plan with a war. " ..
    "The new figures help Holt's proposed tax breaks for ports. The captain kept saying from the deck that the sea was calm.",
    "captain | saying | the sea was calm. | said" },
  { "what somebody cautions against as the content",
    "The fair opened on Friday.\n\nAnna Petrova cautioned against a plan that intends to close the port.",
    "Anna Petrova | cautioned against | a plan that intends to close the port. | said" },
  { "a quotation in front with a verb that nobody lists, whatever participle stands behind it",
    'The fair opened on Friday.\n\n"I was asleep," Anna Petrova reflects, noting the hour.\n\n"It was late," Odo Karsten ' ..
    "jests, adding that the crane was old.",
    "Anna Petrova | reflects | I was asleep | said",
    'Odo Karsten | jests | "It was late," + the crane was old. | said' },
  { "a title of several nouns in front of a name",
    'The fair opened on Friday.\n\n"You have pipes to lay," minister of mines and energy Anna Petrova told The Harbour Post ' ..
    "last month.",
    "Anna Petrova | told | You have pipes to lay | said" },
  { "a verb behind a quotation and a conjunction as no title",
    'The fair opened on Friday.\n\n"You have pipes to lay," the note of the mayor read and Petrova said it was late.',
    "note of the mayor | read | You have pipes to lay | said", "Petrova | said | it was late. | said" },
  { "whom the words before the comma describe, over its places",
    'The fair opened on Friday.\n\n"Great man," Orlov\'s neighbor in both Miami and Boston, Peter Brandt, said in the report.' ..
    "\n\nOrlov's neighbor in Ellim, Jan Brandt, said that he was late.",
    "Peter Brandt | said | Great man | said", "Jan Brandt | said | he was late. | said" },
  { "a document as the head of a long phrase",
    "The fair opened on Friday.\n\nA poll of 1,500 voters in May found that Petrova was liked. A study of ten ports published in " ..
    "May showed that coal was late. A fall from the earlier estimate of growth was small.",
    "A poll of 1,500 voters | found | Petrova was liked. | said", "A study of ten ports | showed | coal was late. | said" },
  { "one in three by its number", "The fair opened on Friday.\n\nNearly one in three said they liked the crane.",
    "one in three | said | they liked the crane. | said" },
  { "a noun with an owner's mark behind it as no verb",
    "The fair opened on Friday.\n\nOn Saturday at the Lisk state's party convention Odo Karsten said the crane was old.",
    "Odo Karsten | said | the crane was old. | said" },
  { "base forms behind he, she and it as no verbs",
    'The fair opened on Friday.\n\nShe kept things simple back in May. He ran back the ball for a goal. It had a "naked" look.' },
  { "nobody as thinking what a passive says of the subject",
    'The fair opened on Friday.\n\nThe group were seen holding signs, including "Peace." Anna Petrova, considered one of the ' ..
    "best pilots in the port, will leave.\n\nHanne Vold was worried that the crane was old.",
    "Hanne Vold | worried | the crane was old. | thought" },
  { "what is thought in a question as no statement",
    "The fair opened on Friday.\n\nAsked whether he thought he had done nothing wrong, Odo Karsten said the crane was old.",
    "Odo Karsten | said | the crane was old. | said" },
  { "content that ends before another's sentence",
    "The fair opened on Friday.\n\nThe mayor vowed to mend the crane, but the council refused the offer.",
    "mayor | vowed | to mend the crane | said" },
  { "nouns before who that nobody knows",
    'The fair opened on Friday.\n\nThere were counter-protesters who vowed to keep "rats off our quays".',
    'counter-protesters | vowed | to keep "rats off our quays". | said' },
  { "a paragraph in marks behind one that tells of somebody as his words",
    'Pavel Orlov said the line was safe.\n\nThe line is long.\n\nAnna Petrova, a member of the council, wants to see it grow ' ..
    'as far as Lisk.\n\n"Bringing in Lisk is good for the region."',
    "Pavel Orlov | said | the line was safe. | said",
    "Anna Petrova | - | Bringing in Lisk is good for the region. | said" },
  { "paragraphs of one quotation as the words of whom the last one names",
    'Pavel Orlov said the line was safe.\n\n"Bringing in Lisk is good for the region.\n\n"It is fair,\" said Anna Petrova.',
    "Pavel Orlov | said | the line was safe. | said",
    "Anna Petrova | - | Bringing in Lisk is good for the region. | said", "Anna Petrova | said | It is fair | said" },
  { "he, behind the last paragraph of a quotation, as the one whose it is",
    'Jan Orlov said the line was safe, like Ben Karl.\n\n"Bringing in Lisk is good for Ben Karl.\n\n"It is fair," he said.',
    "Jan Orlov | said | the line was safe, like Ben Karl. | said",
    "Jan Orlov | - | Bringing in Lisk is good for Ben Karl. | said", "Jan Orlov | said | It is fair | said" },
  { "according to somebody, and a clause without a comma",
    "The fair opened on Friday.\n\nAccording to Hanne Vold the best time to book is in May (for the year to come). According to " ..
    "Hanne Vold this week, the port is shut.",
    "Hanne Vold | According to | the best time to book is in May (for the year to come). | said",
    "Hanne Vold | According to | the port is shut. | said" },
  { "a participle behind the document that a quotation was said in as no second verb",
    'The fair opened on Friday.\n\n"We built new tools," Ben Karl said in a statement issued to The Harbour Post.\n\n"It is ' ..
    'late," Hanne Vold told Reuters when asked about the crane.',
    "Ben Karl | said | We built new tools | said", "Hanne Vold | told | It is late | said" },
  { "titles in the subject of what is said with its verb",
    'The fair opened on Friday.\n\nFans have speculated that two tracks, "Tides" and "So Long Quay," reference her years in Lisk.',
    'Fans | speculated | two tracks, "Tides" and "So Long Quay," reference her years in Lisk. | said' },
  { "according to somebody in a relative clause",
    "The fair opened on Friday.\n\nThe guild is adding dark sails, which, according to data on the Hub, is what captains want.",
    "data | according to | The guild is adding dark sails, which + is what captains want. | said" },
  { "an accusation by nobody as no statement",
    'The fair opened on Friday.\n\nAnna Petrova, a member of the guild, who is accused of "treason" and of theft, left.' },
  { "what records show in somebody's words as a part of them",
    "The fair opened on Friday.\n\nOdo Karsten conceded that Vold had been late, and her records had shown that she had paid.",
    "Odo Karsten | conceded | Vold had been late, and her records had shown that she had paid. | said",
    "> her records | shown | she had paid. | said" },
  { "a final attribution around a relative clause of its subject",
    "The fair opened on Friday.\n\nThe pumps broke in May, the source, who said he had spoken to the crew, told Reuters.",
    "source | told | The pumps broke in May + he had spoken to the crew | said" },
  { "a participle between a verb and its object as no thought",
    'The fair opened on Friday.\n\nThe mother of a girl who took suspected diet pills described how she was "burning up."',
    'mother of a girl | described | how she was "burning up." | said' },
  { "a picture's credit behind a dash as nobody's words",
    "The fair opened on Friday.\n\nAn image of Petrova is raised at a rally in Ellim on Thursday.Jan Karl / AFP - Getty Images" },
  { "a base form before those who say it, between commas and at the end",
    "The fair opened on Friday.\n\nThe combination, say economists, marks a journey into unknown waters. The port is shut, say " ..
    "officials. The list, claim forms and notes, is long.",
    "economists | say | The combination + marks a journey into unknown waters. | said",
    "officials | say | The port is shut | said" },
  { "whom the newsroom describes behind a quotation without a statement of the description",
    'The fair opened on Friday.\n\n"You can aim high," said Gene Sperl, an aide of Pavel Orlov, who has offered advice to ' ..
    'the town. "Few come close."',
    "Gene Sperl | said | You can aim high + Few come close. | said" },
  { "a heading in marks as none", 'The fair opened on Friday.\n\n"We wait," Anna Petrova said.\n\n"Coal Is Not the Villain."' ..
    "\n\nThe rain fell on the roofs.", "Anna Petrova | said | We wait | said" },
  { "a verb of saying that opens the sentence, before its speaker",
    "The fair opened on Friday. Ada Roe and Lev Dorn came.\n\nSaid Dorn, \"The fault that was ours pains us all.\"\n\nSaid Ada Roe, who grew up on the " ..
    "quay, \"We were proud of it.\"\n\nAdded Dorn: \"It was a good pier.\"\n\nSaid Karim said the pier was late.",
    "Lev Dorn | Said | The fault that was ours pains us all. | said", "Ada Roe | Said | We were proud of it. | said",
    "Lev Dorn | Added | It was a good pier. | said", "Said Karim | said | the pier was late. | said" },
  { "a quotation that ends the sentence, with words between its verb and it",
    'The fair opened on Friday. Lev Dorn came. The crowd chanted back at him, "Stay home," and "Mend the pier." Lev Dorn was prompted to say, ' ..
    '"I have rarely seen such a crowd." He was moved to sing to the men and the crew, "The Long Quay."',
    'crowd | chanted | "Stay home," and "Mend the pier." | said', "Lev Dorn | say | I have rarely seen such a crowd. | said" },
  { "an apostrophe behind a name in -s, and most, before a noun of saying",
    "The fair opened on Friday. Ada Roe came. Odo Fors came. The fair was held in Ellim because, in Fors' words, \"they are the most daring " ..
    "of all.\" Ada Roe smiled. Her most hopeful claim is that the pier is safe.",
    'Odo Fors | words | The fair was held in Ellim because + "they are the most daring of all." | said',
    "Ada Roe | claim | the pier is safe. | said" },
  { "what stands in a noun's clause in front of the sentence to its comma",
    "The fair opened on Friday. Ada Roe came. Responding to Lev Dorn's charge that the pier is old, Roe said she had mended it. " ..
    "Despite Dorn's claim that the port was shut, trade grew in May.",
    "Lev Dorn | charge | the pier is old | said", "Ada Roe | said | she had mended it. | said", "Lev Dorn | claim | the port was shut | said" },
  { "nouns of saying behind a preposition, with whose they are",
    "The fair opened on Friday. Ada Roe came. She drew anger over her remark that the crew was \"too slow to sail.\" " ..
    "The guild left her after her March comment that, \"We are going to close the old quay.\" " ..
    "It has her message that is now on every wall.",
    'Ada Roe | remark | the crew was "too slow to sail." | said', "Ada Roe | comment | We are going to close the old quay. | said" },
  { "a noun of saying with a phrase that quotes, and none that does not",
    "The fair opened on Friday. The fears go beyond Lev Dorn's hasty pledge to be \"neutral\" in the talks between Ellim and the Vale, and they grow. " ..
    "Lev Dorn's clear call for a \"revolution\" draws crowds to the quay. Many feared his pledge to mend the pier. " ..
    'Few came to his call for "Port Days" in May.',
    'Lev Dorn | pledge | to be "neutral" in the talks between Ellim and the Vale | said', 'Lev Dorn | call | a "revolution" | said' },
  { "nouns of saying inside other nouns as no verbs",
    'The fair opened on Friday.\n\n"We wait," White House press secretary Josh Vold said. A liberal think tank sent its ' ..
    "report. The Harbour Post met the woman's quotes with a shrug.", "Josh Vold | said | We wait | said" },
  { "who asks in marks, whatever stands behind the verb",
    'The fair opened on Friday.\n\n"Is it late?" Anna Petrova went on, as if nobody had heard. "I think so."',
    "Anna Petrova | went on | Is it late? + I think so. | said" },
  { "who shouts one word", 'The fair opened on Friday.\n\n"Out!" the crowd yelled.', "crowd | yelled | Out! | said" },
  { "what a speaker adds by calling somebody something",
    'The fair opened on Friday.\n\n"He does what he does," Odo Karsten said, calling the captain "brilliant."',
    'Odo Karsten | said | "He does what he does," + the captain "brilliant." | said' },
  { "one verb after another as one speaker's",
    'The fair opened on Friday.\n\nOdo Karsten has mocked a docker, referred to sailors as "rats" and recently left.',
    'Odo Karsten | referred to | sailors as "rats" | said' },
  { "a refusal to be named as none",
    'The fair opened on Friday.\n\n"It was all lies," said one owner of a shop, who declined to be named. "We lost it."',
    "one owner of a shop | said | It was all lies + We lost it. | said" },
  { "those whom a number counts with it, and a base form behind them",
    'The fair opened on Friday.\n\nDozens of residents said it was late. A majority of voters in Ellim say that it is ' ..
    'late. The canal is dry, according to a number of officials. "It is dry," said a handful of dockers.',
    "Dozens of residents | said | it was late. | said", "A majority of voters in Ellim | say | it is late. | said",
    "a number of officials | according to | The canal is dry | said", "a handful of dockers | said | It is dry | said" },
  { "what is denied up to the next verb, an auxiliary or behind but",
    "The fair opened on Friday.\n\nAnna Petrova denied the charges and was later cleared. Odo Karsten denies the claims, but has " ..
    "not left the port. Pavel Orlov rejected claims that the crane and the quay were late and have sunk.",
    "Anna Petrova | denied | the charges | denied", "Odo Karsten | denies | the claims | denied",
    "Pavel Orlov | rejected | claims that the crane and the quay were late and have sunk. | denied" },
  { "what a relative clause reports up to a verb of any kind",
    "The fair opened on Friday.\n\nAnna Petrova, who accused the mayor of fraud, walked to the port. Odo Karsten, who accused " ..
    "the mayor of fraud, theft and waste, left.",
    "Anna Petrova | accused | the mayor of fraud | said",
    "Odo Karsten | accused | the mayor of fraud, theft and waste | said" },
  { "a plural that warns, and a warning of theirs",
    "The fair opened on Friday.\n\nThe canal is dry, with many researchers warning of a flood. The researchers' warning of a " ..
    "flood came late.", "many researchers | warning of | a flood. | said" },
  { "what somebody is called between commas as no words of what follows",
    'The fair opened on Friday.\n\nOdo Karsten, "the father of tides," started a revolution. "The tide is late," started a docker.',
    "a docker | started | The tide is late | said" },
  { "a time that owns a noun as a part of what is said, behind a preposition as a part of when",
    "The fair opened on Friday.\n\nAnna Petrova said Saturday's vote was late. Odo Karsten called Thursday night's test a " ..
    "\"mess.\" Pavel Orlov said at Thursday night's public debate that it was late. Ilka Vold said Saturday that it was late.",
    "Anna Petrova | said | Saturday's vote was late. | said",
    "Odo Karsten | called | Thursday night's test a \"mess.\" | said", "Pavel Orlov | said | it was late. | said",
    "Ilka Vold | said | it was late. | said" },
  { "who accuses as the noun before the verb, with its owner",
    "The fair opened on Friday.\n\nNext, Karsten's attorney accused the docker of theft. The mayor's office accused her of " ..
    "waste. The accused said it was late.",
    "Karsten's attorney | accused | the docker of theft. | said", "mayor's office | accused | her of waste. | said",
    "accused | said | it was late. | said" },
  { "a second charge behind marks as one, a next verb as none",
    "The fair opened on Friday.\n\nAnna Petrova accused Karsten of \"theft\" and making a mess. Odo Karsten called her \"rude\" " ..
    "and left the port.", "Anna Petrova | accused | Karsten of \"theft\" and making a mess. | said",
    'Odo Karsten | called | her "rude" | said' },
  { "modifiers that a conjunction joins as one source, two nouns as two",
    "The fair opened on Friday.\n\nAn oil and gas executive said it was late. The mayor and port officials said it was dry.",
    "An oil and gas executive | said | it was late. | said", "mayor | said | it was dry. | said" },
  { "a second verb as the first one's, over whom a clause tells of",
    "The fair opened on Friday.\n\nAnna Petrova refused to discuss whether or not a docker was found but confirmed that the ship " ..
    "had sunk. Anna Petrova met Odo Karsten, and he confirmed that the crane had sunk.",
    "Anna Petrova | refused to discuss |  | refused", "Anna Petrova | confirmed | the ship had sunk. | said",
    "Odo Karsten | confirmed | the crane had sunk. | said" },
  { "what is part of a noun as none",
    "The fair opened on Friday.\n\nThe rule is part of the harbour-wide demand that crates be built into ships." },
  { "who writes to whom as who says it",
    'The fair opened on Friday.\n\nOdo Karsten emailed the dockers saying: "The boats are gone."',
    "Odo Karsten | saying | The boats are gone. | said" },
  { "who stands before a gerund and was not told as its subject",
    'The fair opened on Friday.\n\nOdo Karsten watched a crowd of dockers chanting: "The boats are gone."',
    "a crowd of dockers | chanting | The boats are gone. | said" },
  { "a participle behind what is rejected as what is said",
    'The fair opened on Friday.\n\nOdo Karsten rejected that, saying: "The boats are gone."',
    "Odo Karsten | saying | The boats are gone. | said" },
  { "a clause behind an aside as what is said", "The fair opened on Friday.\n\nOdo Karsten said that, in May, the boats were gone.",
    "Odo Karsten | said | in May, the boats were gone. | said" },
  { "her daughter by her name, and who she is then",
    'The fair opened on Friday.\n\nHer daughter, Kari, said it was late. "My mother waited," she said.',
    "Kari | said | it was late. | said", "Kari | said | My mother waited | said" },
  { "one of a list as none that has the office", "The fair opened on Friday.\n\nThe bishop, Kari, and Odo Karsten left. The bishop said it was late.",
    "bishop | said | it was late. | said" },
  { "many who say something inside as those who said it",
    "The fair opened on Friday.\n\nResearchers say it was late, according to Odo Karsten.",
    "Odo Karsten | according to | Researchers say it was late | said", "> Researchers | say | it was late | said" },
  { "a title before a clause as no content",
    'The fair opened on Friday.\n\nOn the show "Port at Nine," Odo Karsten said the canal was dry.',
    "Odo Karsten | said | the canal was dry. | said" },
}

describe("attribution reads", function()
  for _, case in ipairs(cases) do
    it(case[1], function()
      local out = {}
      for statement in assert(quoth.parse(case[2])):statements() do show(statement, out, "") end
      assert.same({ table.unpack(case, 3) }, out)
    end)
  end
end)

describe("speakers", function()
  it("that are news agencies are organisations", function()
    for speaker in assert(quoth.parse("Reuters reported that the port was open.")):speakers() do
      if speaker.name == "Reuters" then assert.equal("organisation", speaker.type) end
    end
  end)
end)

describe("a signature behind a quotation", function()
  local quotation = "Rain stopped the ferry.\n\n“We will sail tomorrow, whatever comes.” "
  local signatures = {
    { "an office in capitals", "– Karl Bent, Managing Partner Lys Boats", "Karl Bent" },
    { "offices", "- Karl Bent, Founder & President, Lys Boats", "Karl Bent" },
    { "a role in a line of its own", "\n\n-- Senior harbour pilot working on slow ferries", "Senior harbour pilot working on slow ferries" },
    { "a part that somebody has", "\n\n— Verified customer", "Verified customer" },
    { "a name alone in the next line", "\n\nKarl Bent\n\nHarbour Club President", "Karl Bent" },
    { "a name in short, and where", "— Maria T., Telmar", "Maria T" },
    { "a role that works on something", "-- Senior engineer working on trawlers at a yard", "Senior engineer" },
    { "no signature: it goes on as a sentence", "— Karl Bent was careful to say that.", nil },
  }
  for _, case in ipairs(signatures) do
    it(case[1], function()
      local article = assert(quoth.parse(quotation .. case[2] .. "\n\nThe ice is thick.", { language = "en" }))
      assert.equal("We will sail tomorrow, whatever comes.", article[1].text)
      assert.equal(case[3], article[1].name)
      assert.equal(case[3] and "label" or "unknown", article[1].attribution)
    end)
  end
end)

it("of two mentions of one source in a sentence the one that names it stands", function()
  for text, mention in pairs {
    ["Ada Roe, who says the boats should sail, wrote that the port will be shut."] = "Ada Roe",
    ["Ada Roe came. When she said it was late, Roe added that it was dark."] = "Roe",
    ["Ada Roe said it was late, and she added that it was dark."] = "Ada Roe",
    ["The club met Ada Roe, who says the boats should sail."] = "who",
  } do
    assert.equal(mention, assert(quoth.parse(text, { language = "en" }))[1].mention)
  end
end)

it("a signature in the next block names the speaker, and is the mention", function()
  local article = assert(quoth.parse("Rain stopped the ferry.\n\n\"We will sail tomorrow.\"\n\n― Karl Bent, mayor of Ellim\n", { language = "en" }))
  assert.same({ "Karl Bent", "label" }, { article[1].name, article[1].attribution })
  assert.equal("Karl Bent", article[1].mention:match "^Karl Bent")
end)

describe("a line that ends in a colon, before a quotation of its own paragraph", function()
  local lines = {
    { "says who and how", "Odo Karsten said:", "Odo Karsten | said | explicit | said" },
    { "asks", "The mayor then asked reporters in Telmar:", "The mayor | asked | explicit | asked" },
    { "writes", "In a letter to the port, Odo Karsten wrote:", "Odo Karsten | wrote | explicit | written" },
    { "has no verb of saying", "Odo Karsten made the following comment:", "Odo Karsten | - | explicit | said" },
    { "no colon: the sentence is over", "Odo Karsten spoke on Friday.", "- | - | continued | said" },
  }
  for _, case in ipairs(lines) do
    it(case[1], function()
      local text = "The fair opened on Friday.\n\n" .. case[2] .. "\n\n\"Where were the boats?\"\n\nNobody knew."
      local s = assert(quoth.parse(text, { language = "en" }))[1]
      assert.equal(case[3], ("%s | %s | %s | %s"):format(s.mention or "-", s.cue or "-", s.attribution, s.status))
      assert.equal("Where were the boats?", s.text)
    end)
  end
  it("is said once of a block quotation of two paragraphs", function()
    local article = assert(quoth.parse("The fair opened.\n\nOdo Karsten wrote:\n\n> The boats are gone.\n\n> Nobody saw them.\n",
      { language = "en" }))
    assert.same({ "explicit", "wrote" }, { article[1].attribution, article[1].cue })
    assert.same({ "continued", 1 }, { article[2].attribution, article[2].continues.id })
    assert.same({ "Odo Karsten" }, { article[2].name, article[2].mention })
  end)
  it("in a digest leaves the quotation to its speaker", function()
    local text = "News from the port\n\nHere are Mayor Odo Karsten's key statements.\n\nThe port is open.\n\n" ..
      'He said:\n\n"They are all gone."'
    local out = {}
    for s in assert(quoth.parse(text, { language = "en" })):statements() do
      out[#out + 1] = ("%s | %s | %s"):format(s.name, s.attribution, s.text)
    end
    assert.same({ "Odo Karsten | implied | The port is open.", "Odo Karsten | implied | They are all gone." }, out)
  end)
end)
