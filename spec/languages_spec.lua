-- News in other languages than English: who is found to have said what. Each case is a text and its statements, one a
-- line: kind, name, cue, content (spans joined by " | ").
local quoth = require "quoth"

local function line(s)
  local spans = {}
  for i, span in ipairs(s.spans) do spans[i] = s.article.text:sub(span[1], span[2]) end
  return ("%s; %s; %s; %s"):format(s.kind, s.name or "nobody", s.cue or "no cue", table.concat(spans, " | "))
end

local TITLE = {
  de = "Neues aus Ellim am Abend\n\n", es = "Noticias de la tarde en Ellim\n\n", fr = "Les nouvelles du soir à Ellim\n\n",
  ru = "Новости Эллима к вечеру\n\n",
}

local function check(language, cases)
  for _, case in ipairs(cases) do
    it(case[1], function()
      local found = {}
      local text = (TITLE[language] or "") .. case[1]
      for s in assert(quoth.parse(text, { language = language, format = "text" })):statements() do
        found[#found + 1] = line(s)
      end
      assert.same({ table.unpack(case, 2) }, found)
    end)
  end
end

describe("German", function()
  check("de", {
    -- what is denied is a noun; the second part of a refusal's verb is at the end
    { "Marta Vold wies Berichte über einen Rücktritt zurück.", "indirect; Marta Vold; wies; Berichte über einen Rücktritt" },
    { "Der Verein dementierte Gerüchte über einen Verkauf.", "indirect; Verein; dementierte; Gerüchte über einen Verkauf." },
    { "Marta Vold wollte die Berichte nicht kommentieren.", "indirect; Marta Vold; wollte; " },
    { "Marta Vold wollte die Berichte kommentieren." },
    -- offices in one word
    { "Innensenatorin Marta Vold war da. „Der Hafen ist sicher“, sagte die Senatorin.",
      "direct; Marta Vold; sagte; Der Hafen ist sicher" },
    { "Bundesinnenminister Karl Bent war da. „Der Hafen ist sicher“, sagte der Minister.",
      "direct; Karl Bent; sagte; Der Hafen ist sicher" },
    { "Innensenatorin Marta Vold war da. „Der Hafen ist sicher“, sagte der Senator.",
      "direct; Senator; sagte; Der Hafen ist sicher" },
    { "Der Hafen soll im Mai wieder öffnen, sagte Bürgermeisterin Marta Vold am Montag.",
      "indirect; Marta Vold; sagte; Der Hafen soll im Mai wieder öffnen" },
    { "„Wir haben lange gewartet“, sagt die Mutter.", "direct; Mutter; sagt; Wir haben lange gewartet" },
    { "Marta Vold sagte, dass der Hafen sicher sei.", "indirect; Marta Vold; sagte; der Hafen sicher sei." },
    { "Marta Vold sagte der Zeitung am Montag, der Hafen sei sicher.",
      "indirect; Marta Vold; sagte; der Hafen sei sicher." },
    { "Der Minister hat gesagt, der Hafen sei sicher.", "indirect; Minister; gesagt; der Hafen sei sicher." },
    { "Karl Bent bezeichnete den Plan als „Unsinn“.", "mixed; Karl Bent; bezeichnete; den Plan als „Unsinn“." },
    { "Karl Bent sprach von einem „großen Fehler“.", "mixed; Karl Bent; sprach von; einem „großen Fehler“." },
    -- what somebody calls something, with "als" before it
    { "Karl Bent bezeichnete den Plan als Unsinn.", "indirect; Karl Bent; bezeichnete; den Plan als Unsinn." },
    { "Karl Bent beschrieb den Hafen als sicher.", "indirect; Karl Bent; beschrieb; den Hafen als sicher." },
    { "Karl Bent beschrieb den Hafen, als er kam." },
    -- of what somebody speaks: of something new, or in marks
    { "Karl Bent sprach von einem Unfall.", "indirect; Karl Bent; sprach von; einem Unfall." },
    { "Die Behörden sprechen von rund 25 Verletzten.", "indirect; Behörden; sprechen von; rund 25 Verletzten." },
    { "Karl Bent sprach von seinem Vater." },
    { "Karl Bent sprach von der Bühne herab." },
    -- what is rejected
    { "Die Regierung lehnt den Plan ab.", "indirect; Regierung; lehnt; den Plan" },
    { "Karl Bent bestritt die Vorwürfe.", "indirect; Karl Bent; bestritt; die Vorwürfe." },
    { "Karl Bent bestritt drei Rennen." },
    { "Karl Bent lehnte sich an die Mauer an." },
    { "Der Wirt sagte, der Hafen habe geschlossen.", "indirect; Wirt; sagte; der Hafen habe geschlossen." },
    -- an opinion with its clause
    { "Die Experten kamen zu dem Schluss, dass der Hafen sicher ist.",
      "indirect; Experten; kamen zu dem Schluss; der Hafen sicher ist." },
    { "Jugendliche haben ausgesagt, dass der Hafen brannte.",
      "indirect; Jugendliche; ausgesagt; der Hafen brannte." },
    { "Marta Vold ist der Meinung, dass der Hafen sicher ist.",
      "indirect; Marta Vold; ist der Meinung; der Hafen sicher ist." },
    { "Karl Bent vertrat die Ansicht, der Hafen sei sicher.",
      "indirect; Karl Bent; vertrat die Ansicht; der Hafen sei sicher." },
    { "Karl Bent vertritt die Meinung der Fischer im Rat." },
    -- whose spokesman he is
    { "Ein Sprecher der Polizei sagte, der Hafen sei sicher.",
      "indirect; Ein Sprecher der Polizei; sagte; der Hafen sei sicher." },
    { "Der Sprecher der Polizei, Karl Bent, sagte, der Hafen sei sicher.",
      "indirect; Karl Bent; sagte; der Hafen sei sicher." },
    -- what he was asked is not what he says
    { "Auf die Frage, ob der Hafen öffne, sagte Karl Bent: „Ja.“", "direct; Karl Bent; sagte; Ja." },
    -- whom one tells stands between the two parts of the verb
    { "Marta Vold hat der Zeitung berichtet, dass der Hafen sicher ist.",
      "indirect; Marta Vold; berichtet; der Hafen sicher ist." },
    { "Am Montag hatte Marta Vold der Behörde gesagt, dass der Hafen sicher ist.",
      "indirect; Marta Vold; gesagt; der Hafen sicher ist." },
    -- whom a name in front speaks of
    { "Marta Vold nannte sie „ausdrücklich klasse“.", "mixed; Marta Vold; nannte; sie „ausdrücklich klasse“." },
    -- a verb of two parts
    { "Der Hafen bleibe geschlossen, teilte die Behörde am Montag mit.",
      "indirect; Behörde; teilte; Der Hafen bleibe geschlossen" },
    { "„Wir bedauern das zutiefst“, hielt Marta Vold am Dienstag auf einer Pressekonferenz fest.",
      "direct; Marta Vold; hielt; Wir bedauern das zutiefst" },
    { "Marta Vold räumte am Montag ein, dass der Plan zu spät kam.",
      "indirect; Marta Vold; räumte; der Plan zu spät kam." },
    -- the subject behind the verb that something else opens
    { "Am Montag sagte Marta Vold, der Hafen sei sicher.", "indirect; Marta Vold; sagte; der Hafen sei sicher." },
    { "Gleichzeitig weist Karl Bent darauf hin, dass der Hafen sicher sei.",
      "indirect; Karl Bent; weist; der Hafen sicher sei." },
    -- a plain object is what is demanded, announced, admitted
    { "Karl Bent fordert einen neuen Hafen.", "indirect; Karl Bent; fordert; einen neuen Hafen." },
    { "Karl Bent räumte schwere Fehler ein.", "indirect; Karl Bent; räumte; schwere Fehler" },
    { "Karl Bent warf dem Rat am Montag Fahrlässigkeit vor.",
      "indirect; Karl Bent; warf; dem Rat am Montag Fahrlässigkeit" },
    { "Die Ministerin, Anna Roth, forderte einen neuen Hafen.", "indirect; Anna Roth; forderte; einen neuen Hafen." },
    { "Karl Bent, Chef der Werft, forderte einen neuen Hafen.", "indirect; Karl Bent; forderte; einen neuen Hafen." },
    { "Der Hafen, sagte Karl Bent, sei sicher.", "indirect; Karl Bent; sagte; Der Hafen | sei sicher." },
    { "Der Unfall forderte drei Opfer." }, -- not: somebody who demands
    { "Seine Haltung verteidigte Karl Bent am Montag." },
    { "Trotz der Kritik an der Werft forderte dessen Gesandter größere Schritte." }, -- not: the criticism or the yard
    { "Der Hafen sei sicher, sagte Karl Bent: „Wir fanden keine Mängel.“",
      "mixed; Karl Bent; sagte; Der Hafen sei sicher | „Wir fanden keine Mängel.“" },
    { "Karl Bent warnt vor den Folgen der Flut.", "indirect; Karl Bent; warnt vor; den Folgen der Flut." },
    { "Karl Bent sagte: Der Hafen ist sicher.", "indirect; Karl Bent; sagte; Der Hafen ist sicher." },
    { "Karl Bent meldete: Boote, Netze, Fische." },
    { "Marta Vold hat deutlich gemacht, dass der Hafen sicher ist.",
      "indirect; Marta Vold; deutlich gemacht; der Hafen sicher ist." },
    -- what goes on as another is reported: a plain verb behind its subject, behind a clause in front
    { "„Wir warten“, sagte Karl Bent. Die Behörde verkenne die Lage.", "direct; Karl Bent; sagte; Wir warten",
      "indirect; Karl Bent; no cue; Die Behörde verkenne die Lage." },
    { "„Wir warten“, sagte Karl Bent. Ob der Hafen offen war, sei unklar.", "direct; Karl Bent; sagte; Wir warten",
      "indirect; Karl Bent; no cue; Ob der Hafen offen war, sei unklar." },
    { "„Wir warten“, sagte Karl Bent. Die Polizei räumte den Hafen.", "direct; Karl Bent; sagte; Wir warten" },
    -- longer nouns that end in a title
    { "UN-Generalsekretär António Bent erklärte, der Hafen sei sicher.",
      "indirect; António Bent; erklärte; der Hafen sei sicher." },
    { "Laut Werftsprecher Karl Bent sei der Hafen sicher.", "indirect; Karl Bent; Laut; sei der Hafen sicher." },
    { "Anna Neubauer sagte, der Hafen sei sicher.", "indirect; Anna Neubauer; sagte; der Hafen sei sicher." },
    -- a noun before "von" begins no name
    { "Marta Vold kam am Montag. Nach Angaben von Vold ist der Hafen sicher.",
      "indirect; Marta Vold; Nach Angaben; ist der Hafen sicher." },
    { "Anna von Telm sagte, der Hafen sei sicher.", "indirect; Anna von Telm; sagte; der Hafen sei sicher." },
    -- verbs at the end
    { "Zwei Menschen wurden verletzt, wie die Polizei am Montag mitteilte.",
      "indirect; Polizei; mitteilte; Zwei Menschen wurden verletzt" },
    { "Wie die Polizei mitteilte, wurden zwei Menschen verletzt.",
      "indirect; Polizei; mitteilte; wurden zwei Menschen verletzt." },
    -- according to
    { "Laut Polizei wurden zwei Menschen verletzt.", "indirect; Polizei; Laut; wurden zwei Menschen verletzt." },
    { "Nach Angaben von Marta Vold war der Hafen offen.", "indirect; Marta Vold; Nach Angaben; war der Hafen offen." },
    { "Zwei Menschen wurden nach Polizeiangaben verletzt.",
      "indirect; Polizeiangaben; nach; Zwei Menschen wurden | verletzt." },
    { "Nach Medienberichten war der Hafen offen.", "indirect; Medienberichten; Nach; war der Hafen offen." },
    { "Nach ersten Angaben der Polizei war der Hafen offen.", "indirect; Polizei; Nach; war der Hafen offen." },
    { "Nach weiteren Verhandlungen war der Hafen offen." },
    -- whose account it is
    { "Marta Vold kam am Montag. Nach ihren Angaben war der Hafen offen.",
      "indirect; Marta Vold; Nach; war der Hafen offen." },
    { "Karl Bent kam am Montag. Der Hafen war nach seiner Ansicht offen.",
      "indirect; Karl Bent; nach; Der Hafen war | offen." },
    { "Karl Bent hat nach eigenen Worten den Hafen abgesucht.",
      "indirect; Karl Bent; nach; Karl Bent hat | den Hafen abgesucht." },
    { "Nach eigenen Angaben hat Karl Bent den Hafen abgesucht.",
      "indirect; Karl Bent; Nach; hat Karl Bent den Hafen abgesucht." },
    { "Karl Bent sucht nach seinen Booten." },
    { "Der Hafen war Marta Vold zufolge offen.", "indirect; Marta Vold; zufolge; Der Hafen war | offen." },
    { "Im Hafen sind laut der Polizei zwei Boote gesunken.",
      "indirect; Polizei; laut; Im Hafen sind | zwei Boote gesunken." },
    { "Nun müsse gehandelt werden, so Marta Vold.", "indirect; Marta Vold; so; Nun müsse gehandelt werden" },
    -- the mood that reports, without a cue
    { "Marta Vold sagte, dass der Hafen sicher sei. Die Arbeiten seien beendet. Das Wetter war gut.",
      "indirect; Marta Vold; sagte; der Hafen sicher sei.",
      "indirect; Marta Vold; no cue; Die Arbeiten seien beendet." },
    { "Marta Vold sagte, dass der Hafen sicher sei. Wichtig seien neue Boote: „Wir kaufen drei.“",
      "indirect; Marta Vold; sagte; der Hafen sicher sei.",
      "mixed; Marta Vold; no cue; Wichtig seien neue Boote: „Wir kaufen drei.“" },
    { "Der Hafen sei sicher." },
    -- who it is
    { "„Der Tag wird kommen“, sagt der Präsident des Gemeinderats, Nikolas Ferau.",
      "direct; Nikolas Ferau; sagt; Der Tag wird kommen" },
    { "„Der Zins bleibt“, vermutet Konrad Kleinfeld von der Werft Ellim.",
      "direct; Konrad Kleinfeld; vermutet; Der Zins bleibt" },
    { "„Wir löschen von außen“, so der Feuerwehrsprecher weiter.",
      "direct; Feuerwehrsprecher; so; Wir löschen von außen" },
    { "„Das ist schlimm“, erklärte der für den Hafen zuständige Vizechef Karl Bent.",
      "direct; Karl Bent; erklärte; Das ist schlimm" },
    { "„Das ist schlimm“, schrieb der 35 Jahre alte Kapitän Karl Bent.", "direct; Karl Bent; schrieb; Das ist schlimm" },
    { "„Das ist schlimm“, sagte der Kapitän in Ellim.", "direct; Kapitän; sagte; Das ist schlimm" },
    { "Die Leiterin für Fang und Handel der Werft Ellim, Marta Vold, geht davon aus, dass der Hafen bleibt.",
      "indirect; Marta Vold; geht davon aus; der Hafen bleibt." },
    { "Vor einiger Zeit hatte Vold bestätigt, dass er verkaufen will.", "indirect; Vold; bestätigt; er verkaufen will." },
    { "„Das ist schlimm“, sagte der 86-Jährige dem Sender.", "direct; 86-Jährige; sagte; Das ist schlimm" },
    -- whom one tells
    { "Der Hafen bleibe zu, sagte Karl Bent der Ellimer Zeitung.", "indirect; Karl Bent; sagte; Der Hafen bleibe zu" },
    { "Der Hafen bleibe zu, sagte Minister Karl Bent dem Sender „Ellim Eins“.",
      "indirect; Karl Bent; sagte; Der Hafen bleibe zu" },
    { "Der Hafen bleibe zu, sagte ein Sprecher der Ellimer Zeitung.",
      "indirect; ein Sprecher der Ellimer Zeitung; sagte; Der Hafen bleibe zu" },
    -- a clause before what is said, and words in marks that begin one
    { "Karl Bent sagte auf die Frage, ob der Hafen offen sei: „Es geht um viele Dinge.“",
      "direct; Karl Bent; sagte; Es geht um viele Dinge." },
    { "Karl Bent warf ihr vor, „Millionen“ ins Land gelassen zu haben.",
      "mixed; Karl Bent; warf; „Millionen“ ins Land gelassen zu haben." },
    -- a name in marks; an adverb
    { "Laut „Nordpost“ war der Hafen offen.", "indirect; Nordpost; Laut; war der Hafen offen." },
    { "Die Zeitung „Nordpost“ berichtet jedoch in ihrer Ausgabe, dass der Hafen schließt.",
      "indirect; Nordpost; berichtet; der Hafen schließt." },
    { "Die „Nordpost“ schreibt, der Hafen sei sicher.", "indirect; Nordpost; schreibt; der Hafen sei sicher." },
    { "Der Hafen schließt, meldet die Zeitung „Nordpost“.", "indirect; Nordpost; meldet; Der Hafen schließt" },
    { "Der Chef der „Nordpost“ sagte, der Hafen sei sicher." }, -- nobody rather than the newspaper
    { "Schwere Vorwürfe waren schon im Mai laut geworden." },
    { "Marta Vold sagte, dass der Hafen sicher sei. Die Fischer hätten zu spät reagiert.",
      "indirect; Marta Vold; sagte; der Hafen sicher sei.",
      "indirect; Marta Vold; no cue; Die Fischer hätten zu spät reagiert." },
    -- no statements
    { "Der Verein ist in Ellim gemeldet, direkt neben einem Kindergarten." },
    { "Man geht davon aus, dass der Hafen schließt." },
  })
end)

describe("Spanish", function()
  check("es", {
    { "La alcaldesa Marta Vold explicaba que el puerto es seguro.",
      "indirect; Marta Vold; explicaba; el puerto es seguro." },
    { "Marta Vold insistió en que el puerto es seguro.", "indirect; Marta Vold; insistió; el puerto es seguro." },
    { "“El puerto es seguro”, explicaba el ministerio de Transportes en una nota.",
      "direct; ministerio de Transportes; explicaba; El puerto es seguro" },
    -- a verb without a subject is that of who spoke before
    { "Marta Vold dijo que el puerto es seguro. “No hay peligro”, añadió.",
      "indirect; Marta Vold; dijo; el puerto es seguro.", "direct; Marta Vold; añadió; No hay peligro" },
    { "Marta Vold dijo que el puerto es seguro. Además insistió en que no hay peligro.",
      "indirect; Marta Vold; dijo; el puerto es seguro.", "indirect; Marta Vold; insistió; no hay peligro." },
    { "El ministro de Exteriores propone que el puerto cierre.",
      "indirect; ministro de Exteriores; propone; el puerto cierre." },
    { "Marta Vold acusó a la oposición de mentir.", "indirect; Marta Vold; acusó; a la oposición de mentir." },
    -- to whom, when and where
    { "Karl Bent me dijo que el puerto es seguro.", "indirect; Karl Bent; dijo; el puerto es seguro." },
    { "El alcalde les contó a la prensa que el puerto es seguro.", "indirect; alcalde; contó; el puerto es seguro." },
    { "El alcalde aseguró este lunes en la radio que el puerto es seguro.",
      "indirect; alcalde; aseguró; el puerto es seguro." },
    { "“No hay peligro”, dijo el lunes en Ellim la ministra Marta Vold.", "direct; Marta Vold; dijo; No hay peligro" },
    { "Marta Vold dijo que el puerto es seguro. “No hay peligro”, añadió en declaraciones a la cadena Radio Costa.",
      "indirect; Marta Vold; dijo; el puerto es seguro.", "direct; Marta Vold; añadió; No hay peligro" },
    { "El puerto es seguro, según ha explicado Marta Vold.", "indirect; Marta Vold; según; El puerto es seguro" },
    { "Marta Vold añadió: el puerto es seguro.", "indirect; Marta Vold; añadió; el puerto es seguro." },
    { "Según fuentes del ministerio, el puerto está cerrado.",
      "indirect; fuentes del ministerio; Según; el puerto está cerrado." },
    -- whose view it is: of whoever was named before
    { "Marta Vold habló ayer. A su juicio, el puerto es seguro.", "indirect; Marta Vold; A; el puerto es seguro." },
    { "A su juicio, el puerto es seguro." },
    { "Marta Vold llegó a su juicio con retraso." },
    -- of what somebody speaks is said in marks alone
    { "Marta Vold habló de \"un gran error\".", "direct; Marta Vold; habló de; un gran error" },
    { "Marta Vold habló de la situación del puerto." },
    -- of what somebody is convinced
    { "Marta Vold se mostró convencida de que el puerto es seguro.",
      "indirect; Marta Vold; se mostró convencida; el puerto es seguro." },
    { "Marta Vold se mostró segura." },
  })
end)

describe("Spanish names and clauses", function()
  check("es", {
    { "La directora de la cuenca, Marta Vold, explicó que llueve. La directora cree que basta.",
      "indirect; Marta Vold; explicó; llueve.", "indirect; Marta Vold; cree; basta." },
    { "La jefa, Marta Vold, confirmó por su parte que llueve.", "indirect; Marta Vold; confirmó; llueve." },
    { "El dueño de la fábrica, Karl Bent, negó conocer a los vecinos.", "indirect; Karl Bent; negó; conocer a los vecinos." },
    { "«Llueve mucho», dijo el fiscal Karl Bent, que lleva el caso.", "direct; Karl Bent; dijo; Llueve mucho" },
    { "La ministra Marta Vold habló del puerto. «Llueve mucho», dijo.", "direct; Marta Vold; dijo; Llueve mucho" },
    { "Marta Vold dijo ayer en el lugar que llueve.", "indirect; Marta Vold; dijo; llueve." },
  })
end)

describe("French", function()
  check("fr", {
    { "La ministre Marthe Vold a démenti les rumeurs de démission.", "indirect; Marthe Vold; a démenti; les rumeurs de démission." },
    { "Marthe Vold n'a pas souhaité réagir.", "indirect; Marthe Vold; n'a pas souhaité réagir; " },
    { "« Le port est sûr », a affirmé le ministre russe de la Défense, Karl Bent, selon le journal.",
      "direct; Karl Bent; a affirmé; Le port est sûr" },
    { "Marta Vold affirme qu'elle veut fermer le port.", "indirect; Marta Vold; affirme; qu'elle veut fermer le port." },
    { "Marta Vold a déclaré que le port est sûr. « Il n'y a pas de danger », a-t-elle ajouté.",
      "indirect; Marta Vold; a déclaré; le port est sûr.",
      "direct; Marta Vold; a-t-elle ajouté; Il n'y a pas de danger" },
    -- whose view it is: of whoever was named before
    { "Marthe Vold a parlé hier. À ses yeux, le port est sûr.", "indirect; Marthe Vold; À; le port est sûr." },
    { "Karl Bent a parlé hier. Le port est, à son avis, trop vieux.",
      "indirect; Karl Bent; à; Le port est | trop vieux." },
    { "À ses yeux, le port est sûr." },
    { "Karl Bent regarde ses yeux." },
    -- of what somebody speaks is said in marks alone
    { "Le maire Karl Bent a parlé de « faute grave ».", "direct; Karl Bent; a parlé de; faute grave" },
    { "Karl Bent a parlé de son père." },
    -- to whom
    { "Le maire nous a dit que le port est sûr.", "indirect; maire; a dit; le port est sûr." },
    { "Karl Bent leur a répondu que le port est sûr.", "indirect; Karl Bent; a répondu; le port est sûr." },
    { "Karl Bent m'a dit que le port est sûr.", "indirect; Karl Bent; dit; le port est sûr." },
    -- the author's words inside the marks
    { "Le maire Karl Bent est venu. « Le port est sûr, a-t-il assuré, et nous le prouverons. »",
      "direct; Karl Bent; a-t-il assuré; Le port est sûr | et nous le prouverons." },
    { "« Le port est sûr, affirme Marta Vold. Nous le prouverons. »",
      "direct; Marta Vold; affirme; Le port est sûr | Nous le prouverons." },
    { "La maire Marta Vold est venue. « Qui va payer ? », s'interroge-t-elle.",
      "direct; Marta Vold; s'interroge-t-elle; Qui va payer ?" },
    { "« Le port est sûr, a réagi le maire Karl Bent. Nous le prouverons. »",
      "direct; Karl Bent; a réagi; Le port est sûr | Nous le prouverons." },
    { "L'association des pêcheurs, elle, affirme que le port est sûr.",
      "indirect; L'association des pêcheurs; affirme; le port est sûr." },
    { "La maire Marta Vold est venue. « Le port reste fragile », a-t-elle mis en garde.",
      "direct; Marta Vold; a-t-elle mis en garde; Le port reste fragile" },
    { "« Le maire, dit le texte, est sûr », affirme Marta Vold.", "direct; Marta Vold; affirme; Le maire, dit le texte, est sûr" },
    -- an infinitive is a clause
    { "Marta Vold affirme avoir vu le port.", "indirect; Marta Vold; affirme; avoir vu le port." },
    { "Marta Vold affirme n'avoir rien vu.", "indirect; Marta Vold; affirme; n'avoir rien vu." },
    { "Marta Vold a parlé hier." },
    -- who it is
    { "Un grutier, Karl Le Bent, explique que le port est sûr.", "indirect; Karl Le Bent; explique; le port est sûr." },
    { "L'avocate de Karl Bent est partie. M. Bent a reconnu que le port est sûr.",
      "indirect; Karl Bent; a reconnu; le port est sûr." },
    { "Le port rouvrira, a fait savoir la maire, Marta Vold.", "indirect; Marta Vold; a fait savoir; Le port rouvrira" },
  })
  it("takes no subject from before nested content", function()
    assert(quoth.parse("e e Dit MINISTRE dit demandé", { language = "fr" }))
  end)
end)

describe("Russian", function()
  check("ru", {
    { "Мэр Иван Петров опроверг слухи об отставке.", "indirect; Иван Петров; опроверг; слухи об отставке." },
    { "Иван Петров не пожелал отвечать на вопросы.", "indirect; Иван Петров; не пожелал отвечать; " },
    { "«Порт открыт», — пожаловался мэр Иван Петров.", "direct; Иван Петров; пожаловался; Порт открыт" },
    { "Мэр Иван Петров признался, что порт закрыт.", "indirect; Иван Петров; признался; порт закрыт." },
    -- to whom
    { "Иван Петров мне сказал, что порт закрыт.", "indirect; Иван Петров; сказал; порт закрыт." },
    { "Мэр им ответил, что порт закрыт.", "indirect; Мэр; ответил; порт закрыт." },
    -- names and offices in other cases
    { "Мэр Иван Петров приехал. По словам Петрова, порт закрыт.", "indirect; Иван Петров; По словам; порт закрыт." },
    { "По словам Анны Петровой, порт закрыт. Анна Петрова уехала.", "indirect; Анна Петрова; По словам; порт закрыт." },
    { "Мэр Артём Петров встретил Ивана Орлова. По словам Артёма Петрова, порт закрыт.",
      "indirect; Артём Петров; По словам; порт закрыт." },
    { "Кремль ждёт. В Кремле заявили, что порт закрыт.", "indirect; Кремль; заявили; порт закрыт." },
    { "Мэр Иван Петров приехал. По его словам, порт закрыт.", "indirect; Иван Петров; словам; порт закрыт." },
    -- the author's words inside the marks
    { "«Порт закрыт, — подчеркнул Иван Петров. — Мы готовы ждать».", "direct; Иван Петров; подчеркнул; Порт закрыт | Мы готовы ждать" },
    { "«Порт, — сказал Иван Петров, — закрыт надолго».", "direct; Иван Петров; сказал; Порт | закрыт надолго" },
    { "\"Порт закрыт, - сказал Иван Петров журналистам. - Мы готовы ждать\".", "direct; Иван Петров; сказал; Порт закрыт | Мы готовы ждать" },
    { "«Порт — это, — сказали мы себе — наш дом», — заявил Иван Петров.", "direct; Иван Петров; заявил; Порт — это, — сказали мы себе — наш дом" },
    { "«Порт закрыт надолго», — считает Иван Петров.", "direct; Иван Петров; считает; Порт закрыт надолго" },
    -- a comma before the clause, and what stands before that
    { "Иван Петров сообщил газете «Вести» в понедельник, что порт закрыт.", "indirect; Иван Петров; сообщил; порт закрыт." },
    { "Иван Петров выразил уверенность, что порт откроют.", "indirect; Иван Петров; выразил; порт откроют." },
    { "Отвечая на вопрос, Иван Петров сказал, что порт закрыт.", "indirect; Иван Петров; сказал; порт закрыт." },
    { "Министр Иван Петров, выступая в парламенте, заявил, что порт закрыт.", "indirect; Иван Петров; заявил; порт закрыт." },
    { "Порт закрыт, сообщили в мэрии.", "indirect; мэрии; сообщили; Порт закрыт" },
    -- a given name that is a month as well
    { "Министр Марта Ольсен заявила, что порт закрыт.", "indirect; Марта Ольсен; заявила; порт закрыт." },
    -- the subject behind the verb, with what stands between
    { "Порт закрыт, сообщил Иван Петров журналистам.", "indirect; Иван Петров; сообщил; Порт закрыт" },
    { "Порт закрыт, заявил в четверг на встрече министр иностранных дел республики Иван Петров.",
      "indirect; Иван Петров; заявил; Порт закрыт" },
    { "Порт закрыт, сообщил журналистам официальный представитель МИД Мария Петрова.",
      "indirect; Мария Петрова; сообщил; Порт закрыт" },
    { "Как сообщил Иван Петров, порт закрыт.", "indirect; Иван Петров; сообщил; порт закрыт." },
    { "Порт, как заявил Иван Петров, закрыт.", "indirect; Иван Петров; заявил; Порт | закрыт." },
    -- a clause behind a colon; not a list, not what stands behind an object
    { "Иван Петров отметил: порт открыт.", "indirect; Иван Петров; отметил; порт открыт." },
    { "Иван Петров сообщил: карты, воду, хлеб." },
    -- the words in genitive between an office and its name
    { "Директор порта Иван Петров приехал. «Порт открыт», — добавил директор.",
      "direct; Иван Петров; добавил; Порт открыт" },
    { "Министр транспорта республики Иван Петров приехал. При этом министр заявил, что порт открыт.",
      "indirect; Иван Петров; заявил; порт открыт." },
    { "Эксперт Центра мировой политики Павел Рудин приехал. По мнению эксперта, порт закрыт.",
      "indirect; Павел Рудин; По мнению; порт закрыт." },
    { "Директор порта встретила Ивана Петрова. «Порт открыт», — добавила директор.",
      "direct; Директор; добавила; Порт открыт" },
    -- an office's words before a name
    { "«Порт открыт», — заявил министр иностранных дел Норландии Эрик Сундаль.", "direct; Эрик Сундаль; заявил; Порт открыт" },
    { "Пресс-секретарь ООН Джон Маккри заявил, что порт открыт.", "indirect; Джон Маккри; заявил; порт открыт." },
    { "Мэр Анна Ковель приехала. «Порт открыт», — подчёркивала она.", "direct; Анна Ковель; подчёркивала; Порт открыт" },
    -- a name in marks beside what it is
    { "Газета «Вестник» сообщает, что порт закрыт.", "indirect; Вестник; сообщает; порт закрыт." },
    { "«Порт закрыт», — заявила компания «Стройпуть».", "direct; Стройпуть; заявила; Порт закрыт" },
    { "«Порт закрыт», — сообщила газета. «Вестник» молчит.", "direct; газета; сообщила; Порт закрыт" },
    -- who relays it is not who said it
    { "«Порт открыт», — заявил мэр Иван Петров, передаёт агентство.", "direct; Иван Петров; заявил; Порт открыт" },
  })
end)

describe("a verb without a subject in a digest", function()
  for _, case in ipairs {
    { "es", "Las claves de la rueda de prensa de la consejera Marta Vold\n\nEstas son sus principales frases:\n\n"
        .. "«El puerto abrirá el jueves», dijo.\n\nLas grúas esperan." },
    { "fr", "Ce qu'il faut retenir de l'intervention de Marthe Vold\n\nVoici ses principales déclarations.\n\n"
        .. "« Le port ouvrira jeudi », a-t-elle déclaré.\n\nLes grues attendent." },
  } do
    it("is its speaker's: " .. case[1], function()
      local s = assert(quoth.parse(case[2], { language = case[1] }))[1]
      assert.equal("direct", s.kind)
      assert.equal("implied", s.attribution)
      assert.truthy(s.name:find "Vold$")
      assert.truthy(s.cue)
    end)
  end
end)

describe("a plain text whose language nobody tells", function()
  for _, case in ipairs {
    { "de", "Der Hafen und die Stadt sind mit dem Zug nicht zu erreichen, das ist ein Problem im Winter." },
    { "es", "El puerto y los barcos que llegan por el canal se quedan con las luces del muelle." },
    { "fr", "Le port avec sa digue, qui a cédé mardi, ferme : elle sera reconstruite par les pêcheurs au printemps." },
    { "fr", "Dans le port et les rues du centre, une fête est prévue pour des enfants sur le quai." },
    { "ru", "Порт и город не работают в выходные, что на руку тем, кто живёт с видом на море." },
    { "en", "Der Hafen and the die of the und: the port and the city." },
    { "en", "O porto e os barcos que chegam por mar ficam com as luzes do cais." },
  } do
    it(case[1] .. ": " .. case[2], function() assert.equal(case[1], assert(quoth.parse(case[2])).language) end)
  end
  it("is overruled by the option", function()
    assert.equal("en", assert(quoth.parse("Der Hafen und die Stadt sind mit dem Zug nicht das Ziel, ist ein", { language = "en" })).language)
  end)
end)

describe("the language of a plain text", function()
  local spanish = "El puerto y los barcos que llegan por el canal, las luces y una fiesta del barrio."
  local french = "Le port et les rues du centre, une fête est prévue pour des enfants sur le quai."
  for _, case in ipairs { { "Spanish", spanish .. " Le port et les rues.", "es" }, { "French", french .. " El puerto.", "fr" } } do
    it("is the one with the most small words: " .. case[1], function()
      assert.equal(case[3], assert(quoth.parse(case[2])).language)
    end)
  end
end)

describe("the author's words inside the marks", function()
  local function read(times)
    local text = "«" .. ("Порт закрыт, — сказал он. — Мы ждём, "):rep(times) .. "». " .. ("«Да, мы ждём», "):rep(1500)
    local begin = os.clock()
    local article = assert(quoth.parse(text, { language = "ru" }))
    assert.is_true(#article >= times) -- one for each time that he speaks
    return os.clock() - begin
  end
  it("are parted in linear time, however often and before how many quotations", function()
    local small = math.max(read(1000), read(1000), 0.004)
    assert.is_true(math.min(read(8000), read(8000)) < small * 8 * 3)
  end)
end)
