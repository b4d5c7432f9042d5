-- Transcripts, interviews, live blogs: whose turn it is, and which question it answers.
local quoth = require "quoth"

-- A statement as "speaker | attribution | status | what it answers | continues | words".
local function line(s)
  return ("%s | %s | %s | %s | %s | %s"):format(s.name or "nobody", s.attribution, s.status,
    s.answers and s.answers.id or "-", s.continues and s.continues.id or "-", (s.text:gsub("%s+", " ")))
end

local function check(case, language)
  local article = assert(quoth.parse(case[2], { language = language or "en" }))
  local found, wanted = {}, {}
  for s in article:statements() do found[#found + 1] = line(s) end
  for i = 3, #case do wanted[#wanted + 1] = case[i] end
  assert.equal(table.concat(wanted, "\n"), table.concat(found, "\n"))
end

local function paragraphs(...) return table.concat({ ... }, "\n\n") end

local cases = {
  { "Q and A of a minister whom the title names",
    paragraphs("Interview with Minister Orlen Vasik", "Q: Will the crossing open?", "A: In May.", "Not before that.",
      "Q: And the fees?", "A: They fall."),
    "Q | label | asked | - | - | Will the crossing open?", "Orlen Vasik | label | said | 1 | - | In May.",
    "Orlen Vasik | continued | said | 1 | 2 | Not before that.", "Q | label | asked | - | - | And the fees?",
    "Orlen Vasik | label | said | 4 | - | They fall." },
  { "the title's name counts where a question addresses an office",
    paragraphs("Orlen Vasik meets the press in Tarn", "Q: Minister, will the crossing open?", "A: In May.",
      "Q: And the fees?", "A: They fall."),
    "Q | label | asked | - | - | Minister, will the crossing open?", "Orlen Vasik | label | said | 1 | - | In May.",
    "Q | label | asked | - | - | And the fees?", "Orlen Vasik | label | said | 3 | - | They fall." },
  { "numbers behind what somebody unknown is called",
    paragraphs("Port strike goes on", "ADA MOOR, HOST: The strike goes on, and we ask who pays.", "(SOUNDBITE OF CHANTING)",
      "UNIDENTIFIED PERSON #1: We stay here.", "UNIDENTIFIED PERSON #2: Yes.", "MOOR: I see no end."),
    "ADA MOOR | label | said | - | - | The strike goes on, and we ask who pays.",
    "UNIDENTIFIED PERSON | label | said | - | - | We stay here.",
    "UNIDENTIFIED PERSON | label | said | - | - | Yes.", "ADA MOOR | label | said | - | - | I see no end." },
  { "a shop's questions are nobody's",
    paragraphs("Frequently asked questions", "Q: Can I return my order?", "A: Yes, within two weeks.",
      "Q: Who pays for it?", "A: We do.") },
  { "answers are nobody's where the title names who wrote the questions",
    paragraphs("Questions about the harbour, by Dr Ada Moor and Ivo Lind", "Q: When do you leave?", "A: We leave at noon.",
      "Q: Where do you dock?", "A: We dock at the old pier.") },
  { "who explains answers, behind by as well",
    paragraphs("The harbour, explained by Ada Moor", "Q: When do you leave?", "A: At noon.", "Q: Why?", "A: The tide."),
    "Q | label | asked | - | - | When do you leave?", "Ada Moor | label | said | 1 | - | At noon.",
    "Q | label | asked | - | - | Why?", "Ada Moor | label | said | 3 | - | The tide." },
  { "numbered questions of a list of answers by name",
    paragraphs("Open day", "Q1: When?", "ORLOV: In May.", "Q2: Where?", "ORLOV: Here."),
    "Q1 | label | asked | - | - | When?", "ORLOV | label | said | 1 | - | In May.",
    "Q2 | label | asked | - | - | Where?", "ORLOV | label | said | 3 | - | Here." },
  { "quarters and roads ask nothing",
    paragraphs("Minister Orlen Vasik on the budget", "Q1: Revenue rose.", "Q2: Revenue fell.", "A1: The road is closed.",
      "A2: The road is open.") },
  { "question and answer in one paragraph",
    paragraphs("Interview: Minister Orlen Vasik", "Q: Will the crossing open? Soon? A: In May. Why ask?",
      "Not before that.", "Q: And the fees? A: They fall."),
    "Q | label | asked | - | - | Will the crossing open? Soon?",
    "Orlen Vasik | label | said | 1 | - | In May. Why ask?", "Orlen Vasik | continued | said | 1 | 2 | Not before that.",
    "Q | label | asked | - | - | And the fees?", "Orlen Vasik | label | said | 4 | - | They fall." },
  { "of several questions in a row the last one is answered",
    paragraphs("Open day", "Q: When?", "Q: And by whose decision?", "ORLOV: By mine.", "Q: Where?", "ORLOV: Here."),
    "Q | label | asked | - | - | When?", "Q | label | asked | - | - | And by whose decision?",
    "ORLOV | label | said | 2 | - | By mine.", "Q | label | asked | - | - | Where?", "ORLOV | label | said | 4 | - | Here." },
  { "a question over two paragraphs is answered as one",
    paragraphs("Open day", "Q: You said that the port is safe.", "Is it?", "ORLOV: It is.", "Q: Really?", "ORLOV: Yes."),
    "Q | label | asked | - | - | You said that the port is safe.", "Q | continued | asked | - | 1 | Is it?",
    "ORLOV | label | said | 1 | - | It is.", "Q | label | asked | - | - | Really?", "ORLOV | label | said | 4 | - | Yes." },
  { "two answer the same question; a moderator who asks nothing closes it",
    paragraphs("The panel in Tarn", "MODERATOR: Good evening.", "QUESTION: Is the dam safe?", "MAYOR HOLT: It is.",
      "DR. ARNO: It is not.", "MODERATOR: Thank you. The floor is yours, doctor.", "DR. ARNO: It was built on sand."),
    "MODERATOR | label | said | - | - | Good evening.", "QUESTION | label | asked | - | - | Is the dam safe?",
    "HOLT | label | said | 2 | - | It is.", "ARNO | label | said | 2 | - | It is not.",
    "MODERATOR | label | said | - | - | Thank you. The floor is yours, doctor.",
    "ARNO | label | said | - | - | It was built on sand." },
  { "a moderator between question and answer",
    paragraphs("Open day", "QUESTION: When?", "MODERATOR: One moment, the microphone.", "ORLOV: In May.",
      "QUESTION: Where?", "ORLOV: Here."),
    "QUESTION | label | asked | - | - | When?", "MODERATOR | label | said | - | - | One moment, the microphone.",
    "ORLOV | label | said | 1 | - | In May.", "QUESTION | label | asked | - | - | Where?",
    "ORLOV | label | said | 4 | - | Here." },
  { "an interviewer by name, whose other turns ask nothing",
    paragraphs("Tobias Renn on the port", "LINA MARSH: How many ships are waiting?", "TOBIAS RENN: Forty.",
      "LINA MARSH: Why is that?", "TOBIAS RENN: The crane is broken.", "LINA MARSH: Thank you."),
    "LINA MARSH | label | asked | - | - | How many ships are waiting?", "Tobias Renn | label | said | 1 | - | Forty.",
    "LINA MARSH | label | asked | - | - | Why is that?", "Tobias Renn | label | said | 3 | - | The crane is broken.",
    "LINA MARSH | label | said | - | - | Thank you." },
  { "a rhetorical question in a debate is no interviewer's",
    paragraphs("The debate in Tarn", "MAREN HOLT: We rebuild the dam.", "PIET ARNO: With what money?",
      "MAREN HOLT: The state's.", "PIET ARNO: There is none.", "MAREN HOLT: There is."),
    "MAREN HOLT | label | said | - | - | We rebuild the dam.", "PIET ARNO | label | said | - | - | With what money?",
    "MAREN HOLT | label | said | - | - | The state's.", "PIET ARNO | label | said | - | - | There is none.",
    "MAREN HOLT | label | said | - | - | There is." },
  { "offices, interpreters, brackets, whom somebody is with",
    paragraphs("Press conference in Lenz", "SECRETARY CALDER: Thank you, Mr. President.",
      "PRESIDENT OF VARNIA (via interpreter): You are welcome.", "[Ida Brunn], Nordnet: Did you discuss gas?",
      "SECRETARY CALDER: At length.", "DANA REEVE, Brack Courier: And grain?",
      "PRESIDENT OF VARNIA (via interpreter): And grain."),
    "CALDER | label | said | - | - | Thank you, Mr. President.",
    "PRESIDENT OF VARNIA | label | said | - | - | You are welcome.", "Ida Brunn | label | asked | - | - | Did you discuss gas?",
    "CALDER | label | said | 3 | - | At length.", "DANA REEVE | label | asked | - | - | And grain?",
    "PRESIDENT OF VARNIA | label | said | 5 | - | And grain." },
  { "times before labels, and stage directions",
    paragraphs("The Morning Hour", "00:00:05 HOST: Is it raining?", "[00:00:09] TOBIAS RENN: No.", "[Laughter]",
      "00:00:12 HOST: And now?", "[00:00:19] TOBIAS RENN: Yes. (Applause.)"),
    "HOST | label | asked | - | - | Is it raining?", "TOBIAS RENN | label | said | 1 | - | No.",
    "HOST | label | asked | - | - | And now?", "TOBIAS RENN | label | said | 3 | - | Yes. (Applause.)" },
  { "labels on lines of their own",
    paragraphs("Tobias Renn on the port", "LINA MARSH:\nHow many ships are waiting?", "TOBIAS RENN:\nForty.",
      "That is too many.", "LINA MARSH:\nWhy?", "TOBIAS RENN:\nThe crane is broken."),
    "LINA MARSH | label | asked | - | - | How many ships are waiting?", "Tobias Renn | label | said | 1 | - | Forty.",
    "Tobias Renn | continued | said | 1 | 2 | That is too many.", "LINA MARSH | label | asked | - | - | Why?",
    "Tobias Renn | label | said | 4 | - | The crane is broken." },
  { "names alone above what they say",
    paragraphs("Tobias Renn on the port", "Lina Marsh", "How many ships are waiting?", "Tobias Renn", "Forty.", "Lina Marsh",
      "Why is that?", "Tobias Renn", "The crane is broken."),
    "Lina Marsh | label | asked | - | - | How many ships are waiting?", "Tobias Renn | label | said | 1 | - | Forty.",
    "Lina Marsh | label | asked | - | - | Why is that?", "Tobias Renn | label | said | 3 | - | The crane is broken." },
  { "no title: the first line is a turn",
    paragraphs("ORLOV: The port is open.", "QUESTION: Since when?", "ORLOV: Since May."),
    "ORLOV | label | said | - | - | The port is open.", "QUESTION | label | asked | - | - | Since when?",
    "ORLOV | label | said | 2 | - | Since May." },
  { "WebVTT", "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Lina Marsh>How many ships\nare waiting?\n\n2\n" ..
    "00:00:04.500 --> 00:00:08.000\n<v Tobias Renn>Forty.\n\n3\n00:00:08.000 --> 00:00:11.000\nOr more.\n\n4\n" ..
    "00:00:12.000 --> 00:00:14.000\n<v Lina Marsh>Why?\n",
    "Lina Marsh | label | asked | - | - | How many ships are waiting?", "Tobias Renn | label | said | 1 | - | Forty.",
    "Tobias Renn | continued | said | 1 | 2 | Or more.", "Lina Marsh | label | asked | - | - | Why?" },
  { "SubRip", "1\n00:00:01,000 --> 00:00:04,000\nLINA MARSH: How many ships\nare waiting?\n\n2\n" ..
    "00:00:04,500 --> 00:00:08,000\nTOBIAS RENN: Forty.\n\n3\n00:00:12,000 --> 00:00:14,000\nLINA MARSH: Why?\n\n4\n" ..
    "00:00:15,000 --> 00:00:16,000\nTOBIAS RENN: The crane.\n",
    "LINA MARSH | label | asked | - | - | How many ships are waiting?", "TOBIAS RENN | label | said | 1 | - | Forty.",
    "LINA MARSH | label | asked | - | - | Why?", "TOBIAS RENN | label | said | 3 | - | The crane." },
  { "names with a time, alone above what they say, no title",
    paragraphs("Lina Marsh  0:01\nHow many ships are waiting?", "Tobias Renn  0:04\nForty.", "Lina Marsh  0:12\nWhy is that?",
      "Tobias Renn  0:15\nThe crane is broken."),
    "Lina Marsh | label | asked | - | - | How many ships are waiting?", "Tobias Renn | label | said | 1 | - | Forty.",
    "Lina Marsh | label | asked | - | - | Why is that?", "Tobias Renn | label | said | 3 | - | The crane is broken." },
  { "names with whom they are with, of a call",
    paragraphs("Vell Bank earnings call", "Ida Brunn -- Nordbank -- Analyst", "Thanks. What drove the fees?",
      "Lena Marek -- Chief Financial Officer", "Mostly cards.", "Ida Brunn -- Nordbank -- Analyst", "And costs?",
      "Lena Marek -- Chief Financial Officer", "Flat."),
    "Ida Brunn | label | asked | - | - | Thanks. What drove the fees?", "Lena Marek | label | said | 1 | - | Mostly cards.",
    "Ida Brunn | label | asked | - | - | And costs?", "Lena Marek | label | said | 3 | - | Flat." },
  { "initials are those of the names before",
    paragraphs("Tobias Renn on the port", "Lina Marsh: How many ships?", "Tobias Renn: Forty.", "LM: Why?",
      "TR: The crane is broken.", "LM: Is it old?", "TR: Older than me."),
    "Lina Marsh | label | asked | - | - | How many ships?", "Tobias Renn | label | said | 1 | - | Forty.",
    "Lina Marsh | label | asked | - | - | Why?", "Tobias Renn | label | said | 3 | - | The crane is broken.",
    "Lina Marsh | label | asked | - | - | Is it old?", "Tobias Renn | label | said | 5 | - | Older than me." },
  { "labels in bold, of plain text",
    paragraphs("Tobias Renn on the port", "**Lina Marsh:** How many ships?", "**Tobias Renn:** Forty.", "__Lina Marsh:__ Why?",
      "__Tobias Renn:__ The crane is broken."),
    "Lina Marsh | label | asked | - | - | How many ships?", "Tobias Renn | label | said | 1 | - | Forty.",
    "Lina Marsh | label | asked | - | - | Why?", "Tobias Renn | label | said | 3 | - | The crane is broken." },
  { "an interview without labels, up to the newsroom's last words",
    paragraphs("“The crane is broken”: Tobias Renn on the port of Telmar",
      "Tobias Renn has run the port for nine years. Lina Marsh met him above the quay.",
      "How many ships are waiting outside?", "Forty. We turned away six on Monday.", "Why do you say that?",
      "I was there.", "It was dark.", "Would you do it again?", "Tomorrow, if they let me.",
      "Interview: Lina Marsh", "Tobias Renn has two cats and a boat."),
    "nobody | unknown | asked | - | - | How many ships are waiting outside?",
    "Tobias Renn | implied | said | 1 | - | Forty. We turned away six on Monday.",
    "nobody | unknown | asked | - | - | Why do you say that?", "Tobias Renn | implied | said | 3 | - | I was there.",
    "Tobias Renn | continued | said | 3 | 4 | It was dark.", "nobody | unknown | asked | - | - | Would you do it again?",
    "Tobias Renn | implied | said | 6 | - | Tomorrow, if they let me." },
  { "questions of customers are no interview",
    paragraphs("Renn Cranes: what our customers ask", "Do you deliver on Sundays?", "We do, in all of Telmar.",
      "Can I pay by card?", "Yes. We take all of them.", "What if my crane breaks?", "Call us.") },
  { "the interview's own note is nobody's turn",
    paragraphs("Tobias Renn on the port", "LINA MARSH: How many ships?", "TOBIAS RENN: Forty.", "LINA MARSH: Why?",
      "TOBIAS RENN: The crane is broken.", "The interview was conducted by Lina Marsh in Telmar.", "Interview: Lina Marsh"),
    "Lina Marsh | label | asked | - | - | How many ships?", "Tobias Renn | label | said | 1 | - | Forty.",
    "Lina Marsh | label | asked | - | - | Why?", "Tobias Renn | label | said | 3 | - | The crane is broken." },
}

local others = {
  de = { paragraphs("Interview mit Außenminister Orlen Vasik", "Frage: Wird der Übergang geöffnet?", "Antwort: Im Mai.",
      "Frage: Und die Gebühren?", "Antwort: Sie sinken."),
    "Frage | label | asked | - | - | Wird der Übergang geöffnet?", "Orlen Vasik | label | said | 1 | - | Im Mai.",
    "Frage | label | asked | - | - | Und die Gebühren?", "Orlen Vasik | label | said | 3 | - | Sie sinken." },
  fr = { paragraphs("Entretien avec le ministre Orlen Vasik", "Question : Le passage sera-t-il ouvert ?",
      "Réponse : En mai.", "Question : Et les taxes ?", "Réponse : Elles baissent."),
    "Question | label | asked | - | - | Le passage sera-t-il ouvert ?", "Orlen Vasik | label | said | 1 | - | En mai.",
    "Question | label | asked | - | - | Et les taxes ?", "Orlen Vasik | label | said | 3 | - | Elles baissent." },
  es = { paragraphs("Entrevista con el ministro Orlen Vasik", "Pregunta: ¿Se abrirá el paso?", "Respuesta: En mayo.",
      "Pregunta: ¿Y las tasas?", "Respuesta: Bajan."),
    "Pregunta | label | asked | - | - | ¿Se abrirá el paso?", "Orlen Vasik | label | said | 1 | - | En mayo.",
    "Pregunta | label | asked | - | - | ¿Y las tasas?", "Orlen Vasik | label | said | 3 | - | Bajan." },
  ru = { paragraphs("Выступление и ответы на вопросы СМИ", "Вопрос: Откроют ли переход?", "О.В.Васик: В мае.",
      "Вопрос: А сборы?", "О.В.Васик: Они снизятся."),
    "Вопрос | label | asked | - | - | Откроют ли переход?", "О.В.Васик | label | said | 1 | - | В мае.",
    "Вопрос | label | asked | - | - | А сборы?", "О.В.Васик | label | said | 3 | - | Они снизятся." },
}

-- How questions and answers are marked: the first two labels, the next two, and what the questions' speaker is called.
local marks = {
  { "Q1: ", "A1: ", "Q2: ", "A2: ", "Q1", "Q2" }, { "Q1. ", "A1. ", "Q2. ", "A2. ", "Q1", "Q2" },
  { "Q 1: ", "A 1: ", "Q 2: ", "A 2: ", "Q", "Q" }, { "(Q) ", "(A) ", "(Q) ", "(A) ", "Q", "Q" },
  { "Question 1: ", "Answer 1: ", "Question 2: ", "Answer 2: ", "Question", "Question" },
  { "[Q] ", "[A] ", "[Q] ", "[A] ", "Q", "Q" }, { "(Q): ", "(A): ", "(Q): ", "(A): ", "Q", "Q" },
  { "Q - ", "A - ", "Q - ", "A - ", "Q", "Q" }, { "Q — ", "A — ", "Q — ", "A — ", "Q", "Q" },
  { "F1: ", "A1: ", "F2: ", "A2: ", "F1", "F2", language = "de" },
  { "В1: ", "О1: ", "В2: ", "О2: ", "В1", "В2", language = "ru", title = "Министр Orlen Vasik о переходе" },
}

describe("transcript", function()
  for _, mark in ipairs(marks) do
    it("questions and answers behind " .. mark[1] .. "and " .. mark[2], function()
      check({ "", paragraphs(mark.title or "Interview: Minister Orlen Vasik", mark[1] .. "Will the crossing open?", mark[2] .. "In May.",
        mark[3] .. "And the fees?", mark[4] .. "They fall."),
        mark[5] .. " | label | asked | - | - | Will the crossing open?", "Orlen Vasik | label | said | 1 | - | In May.",
        mark[6] .. " | label | asked | - | - | And the fees?", "Orlen Vasik | label | said | 3 | - | They fall.",
      }, mark.language)
    end)
  end
  for _, case in ipairs(cases) do
    it(case[1], function() check(case) end)
  end
  for language, case in pairs(others) do
    it("questions and answers, " .. language, function() check({ language, table.unpack(case) }, language) end)
  end

  it("answers below headings that ask are the interviewed person's, the headings their topics", function()
    local article = assert(quoth.parse("<h1>Tobias Renn: the crane is broken</h1><p>Tobias Renn has run the port of Telmar for " ..
      "nine years. We met him above the quay.</p><h3>How do you live?</h3><p>Alone. I like it.</p><h3>Why is that so?</h3>" ..
      "<p>The crane is broken. We never insured it.</p><h3>Would you do it again?</h3><p>I would.</p>", { format = "html" }))
    local found = {}
    for s in article:statements() do found[#found + 1] = s.topic .. " " .. line(s) end
    assert.same({ "How do you live? Tobias Renn | implied | said | - | - | Alone. I like it.",
      "Why is that so? Tobias Renn | implied | said | - | - | The crane is broken. We never insured it.",
      "Would you do it again? Tobias Renn | implied | said | - | - | I would." }, found)
    assert.equal("How do you live?", article[1]:explain().basis.text)
  end)

  it("question and answer in one paragraph are two blocks", function()
    local text = "Interview: Minister Orlen Vasik\n\nQ: Open? A: Yes.\n\nQ: Free? A: No."
    local found = {}
    for block in assert(quoth.parse(text)):blocks() do
      found[#found + 1] = block.kind .. " " .. text:sub(block.first, block.last)
    end
    assert.same({ "title Interview: Minister Orlen Vasik", "paragraph Q: Open?", "paragraph A: Yes.", "paragraph Q: Free?",
      "paragraph A: No." }, found)
  end)

  it("a question knows what answers it", function()
    local article = assert(quoth.parse(cases[1][2]))
    local ids = {}
    for i, s in ipairs(article[1].answered_by) do ids[i] = s.id end
    assert.same({ 2, 3 }, ids)
    assert.same({}, article[2].answered_by)
    for s in article:statements() do
      if s.answers then
        local found = false
        for _, answer in ipairs(s.answers.answered_by) do found = found or answer == s end
        assert.is_true(found)
      end
    end
  end)
end)
