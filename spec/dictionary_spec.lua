-- Dictionaries built ahead: quoth.dictionary, its importers, quoth dict.
local command = require "spec.command"
local quoth = require "quoth"

local function temporary(ending, content)
  local path = os.tmpname()
  os.remove(path)
  path = path .. ending
  if content then
    local file = assert(io.open(path, "wb"))
    file:write(content)
    file:close()
  end
  return path
end

-- "id:type:text" of each hit, separated by |
local function found(dictionary, text)
  local list = {}
  for i, hit in ipairs(dictionary:find(text)) do
    list[i] = ("%s:%s:%s"):format(hit.id or "", hit.type or "", text:sub(hit.first, hit.last))
  end
  return table.concat(list, "|")
end

-- The dictionary of a file of that content, and what could not be taken, without the path.
local function read(ending, content, options)
  local path, faults = temporary(ending, content), {}
  options = options or {}
  options.warn = function(message) faults[#faults + 1] = message:gsub("^.-:(%d+: )", "%1") end
  local builder, count, bad = quoth.dictionary.read(path, options)
  os.remove(path)
  assert.equal(#faults, bad)
  return assert(builder):build(), faults, count
end

describe("a builder", function()
  it("takes literals with entities", function()
    local builder = quoth.dictionary.new()
    assert.is_true(builder:add("Anna Petrova", "Q7", "person"))
    assert.is_true(builder:add("port*"))
    assert.is_true(builder:add("us", "WE", nil, "exact"))
    assert.is_true(builder:add("BRICS", "BRICS", "org", "any", 2.5))
    assert.equal(4, #builder)
    local dictionary = builder:build()
    assert.equal(4, #dictionary)
    assert.equal("Q7:person:Anna\nPetrova|::ports|WE::us|BRICS:org:brics",
      found(dictionary, "Anna\nPetrova of the ports told us, not US, of brics."))
    assert.same({ first = 1, last = 5, id = "BRICS", type = "org", weight = 2.5 }, dictionary:find("brics")[1])
  end)

  it("makes shadows of the id _", function()
    local builder = quoth.dictionary.new()
    builder:add("American", "USA")
    builder:add("Latin American", "_")
    assert.equal("USA::American", found(builder:build(), "Latin American and American"))
  end)

  for name, case in pairs {
    ["nothing"] = { " ", "literal '' has nothing to match" },
    ["a star alone"] = { "*", "literal '*' has nothing to match" },
    ["bad UTF-8"] = { "a\xff", "literal 'a\xff' is no UTF-8" },
    ["more than 255 bytes"] = { ("a"):rep(256), "literal '" .. ("a"):rep(60) .. "' has over 255 bytes" },
  } do
    it("refuses " .. name, function()
      local builder = quoth.dictionary.new()
      assert.same({ n = 3, nil, case[2], "bad_literal" }, table.pack(builder:add(case[1])))
      assert.equal(0, #builder)
    end)
  end

  it("raises on misuse", function()
    local builder = quoth.dictionary.new()
    assert.error_matches(function() builder:add() end, "string expected")
    assert.error_matches(function() builder:add("a", "b", "c", "loud") end, "invalid option 'loud'")
    assert.error_matches(function() builder.build(io.stdout) end, "quoth.DictionaryBuilder expected")
    assert.error_matches(function() builder:build():find() end, "string expected")
  end)
end)

describe("a saved dictionary", function()
  local path = temporary ".qtd"
  local builder = quoth.dictionary.new()
  builder:add("Lake Vell", "Q1", "place")
  assert(builder:build():save(path))
  local bytes = command.contents(path)
  teardown(function() os.remove(path) end)

  it("is loaded as it was", function()
    local dictionary = assert(quoth.dictionary.load(path))
    assert.equal("Q1:place:Lake Vell", found(dictionary, "at Lake Vell"))
    assert.equal("quoth.Dictionary: 1 entries", tostring(dictionary))
    assert.equal(1, dictionary:entities())
  end)

  for what, change in pairs {
    ["empty"] = { "", "is no dictionary of quoth" },
    ["another file"] = { "id\ttype\talias", "is no dictionary of quoth" },
    ["cut off in its head"] = { bytes:sub(1, 20), "is cut off" },
    ["cut off"] = { bytes:sub(1, -9), "is cut off" },
    ["longer than it says"] = { bytes .. ("\0"):rep(8), "is damaged: its parts do not fill it" },
    ["changed in one byte"] = { bytes:sub(1, 100) .. "\1" .. bytes:sub(102), "is damaged: its checksum is wrong" },
    ["of another byte order"] = {
      bytes:sub(1, 8) .. bytes:sub(9, 12):reverse() .. bytes:sub(13),
      "was built on a machine of other byte order; build it again on this one",
    },
    ["of another version"] = {
      bytes:sub(1, 12) .. ("I4"):pack(99) .. bytes:sub(17), "is of another version of quoth; build it again",
    },
  } do
    it("is told where it is " .. what, function()
      local other = temporary(".qtd", change[1])
      local dictionary, message, code = quoth.dictionary.load(other)
      os.remove(other)
      assert.is_nil(dictionary)
      assert.equal("bad_dictionary", code)
      assert.equal(other .. " " .. change[2], message)
    end)
  end

  it("is told where there is none", function()
    local dictionary, message, code = quoth.dictionary.load "/nonexistent/x.qtd"
    assert.is_nil(dictionary)
    assert.equal("cannot open /nonexistent/x.qtd: No such file or directory", message)
    assert.equal("io", code)
  end)
end)

describe("a rule", function()
  local dir = os.tmpname()
  os.remove(dir)
  assert(os.execute("mkdir " .. dir))
  teardown(function() os.execute("rm -r " .. dir) end)

  local function rule_file(body)
    local file = assert(io.open(dir .. "/a.lua", "wb"))
    file:write(body)
    file:close()
  end

  for _, trust in ipairs { "trusted", "pure", "sandboxed" } do
    it("takes a dictionary that was built ahead, " .. trust, function()
      local builder = quoth.dictionary.new()
      builder:add("Anna Petrova", "Q7", "person")
      builder:add("Petrova", "Q7", "person")
      builder:add("Petrova Street", "_")
      builder:add("Vell", "Q8", "place")
      assert(builder:build():save(dir .. "/people.qtd"))
      rule_file [[
local people = dict "people.qtd"
return rules{ rule "about" { tag = "about.$id", each = people, when = people * words{ "port*" } } }]]
      local tagger = assert(quoth.rules.load(dir .. "/a.lua", { trust = trust }))
      local function tags(text)
        local list = {}
        for i, tag in ipairs(tagger:tag { text = text }) do list[i] = tag.tag end
        table.sort(list)
        return table.concat(list, " ")
      end
      assert.equal("about.Q7 about.Q8", tags "Anna Petrova opened the port of Vell.")
      assert.equal("", tags "A port in Petrova Street.")
      assert.equal("", tags "Anna Petrova went home.")
    end)
  end

  local function table_file(text)
    local file = assert(io.open(dir .. "/list.tsv", "wb"))
    file:write(text)
    file:close()
  end

  it("takes a table as the dictionary that is built of it", function()
    table_file "\u{feff}Q7\tperson\tAnna Petrova\ten\r\n# a note\n\nQ7\tperson\tPetrova*\nVell\n_\t\tNew Vell\ntype\tplace\tLind\n"
    assert(assert(quoth.dictionary.read(dir .. "/list.tsv")):build():save(dir .. "/list.qtd"))
    for _, trust in ipairs { "trusted", "pure" } do
      local lists = {}
      for _, name in ipairs { "list.tsv", "list.qtd" } do
        rule_file(([[
return rules{ rule "about" { tag = "about.$id", each = dict "%s", when = it, codes = { is = "$type" } } }]]):format(name))
        local tagger = assert(quoth.rules.load(dir .. "/a.lua", { trust = trust }))
        local list = {}
        for i, tag in ipairs(tagger:tag { text = "Anna Petrova, Petrovas, Vell, New Vell and Lind." }) do
          list[i] = ("%s %d-%d"):format(tag.tag, tag.spans[1].first, tag.spans[1].last)
        end
        table.sort(list)
        lists[name] = list
      end
      assert.same({ "about.Q7 1-12", "about.Vell 25-28", "about.type 44-47" }, lists["list.tsv"])
      assert.same(lists["list.tsv"], lists["list.qtd"])
    end
  end)

  it("names the line of a table that is none", function()
    for text, message in pairs {
      ["\n\nQ7\tperson\n"] = "a.lua:1: list.tsv:3: a line is an alias alone, or id, type and alias with tabs between them",
      ["Q7\t\ta\n\nQ8\t\t*\n"] = "a.lua:1: list.tsv:3: a star needs a stem before it",
      ["# nothing\n"] = "a.lua:1: list.tsv has no alias",
    } do
      table_file(text)
      rule_file 'return rules{ rule "x" { tag = "x", when = dict "list.tsv" } }'
      assert.equal(message, (select(2, quoth.rules.load(dir .. "/a.lua"))))
    end
  end)

  it("names a dictionary that is damaged", function()
    local file = assert(io.open(dir .. "/bad.qtd", "wb"))
    file:write "quothdic"
    file:close()
    rule_file 'return rules{ rule "x" { tag = "x",\n  when = dict "bad.qtd" } }'
    local tagger, message, code = quoth.rules.load(dir .. "/a.lua")
    assert.is_nil(tagger)
    assert.equal("bad_rules", code)
    assert.equal("a.lua:2: " .. dir .. "/bad.qtd is cut off", message)
  end)
end)

describe("an import", function()
  it("of tables takes aliases with id and type, or alone", function()
    local dictionary, faults, count = read(".tsv", "\u{feff}Q1\tperson\tJane Roe\ten\r\n# a note\n\nOslo\n_\t\tNew Oslo\nQ2\tbody\tfleet*\n")
    assert.same({}, faults)
    assert.equal(4, count)
    assert.equal("Q1:person:Jane Roe|Oslo::Oslo|Q2:body:fleets", found(dictionary, "Jane Roe, Oslo, New Oslo, fleets"))
  end)

  it("of tables takes one language", function()
    local dictionary = read(".tsv", "A\t\tport\ten\nA\t\tHafen\tde\nB\t\tVell\t\nC\t\tLind\n", { language = "de" })
    assert.equal("A::Hafen|B::Vell|C::Lind", found(dictionary, "port Hafen Vell Lind"))
  end)

  it("of tables tells what it cannot take", function()
    local _, faults = read(".tsv", "a\tb\n\tperson\tRoe\nQ1\tperson\t \nok\n")
    assert.same({
      "1: a line is an alias alone, or id, type and alias with tabs between them",
      "2: the id, before the first tab, is empty", "3: literal '' has nothing to match",
    }, faults)
  end)

  it("of patterns takes strings and tokens", function()
    local dictionary, faults = read(".jsonl", [=[
{"label":"ORG","pattern":"Vell Bank","id":"vell"}
{"label":"GPE","pattern":[{"LOWER":"port"},{"LOWER":{"IN":["vell","lind"]}}]}
{"label":"FOOD","pattern":[{"ORTH":"fish"},{"ORTH":"&"},{"TEXT":"chips"}]}
{"label":"BILL","pattern":[{"LOWER":"co"},{"ORTH":"-"},{"LOWER":"op"},{"ORTH":","},{"LOWER":"inc"}]}
]=])
    assert.same({}, faults)
    assert.equal("vell:ORG:Vell Bank|GPE:GPE:PORT VELL|GPE:GPE:Port Lind|FOOD:FOOD:fish & chips|BILL:BILL:Co-op, Inc",
      found(dictionary, "Vell Bank, vell bank, PORT VELL, Port Lind, fish & chips, Fish & Chips, Co-op, Inc."))
  end)

  it("of patterns tells what has no literal", function()
    local _, faults = read(".jsonl", [=[
{"label":"A","pattern":[{"LEMMA":"go"}]}
{"label":"A","pattern":[{"LOWER":"a","OP":"+"}]}
{"label":"A","pattern":[{}]}
{"label":"A","pattern":[{"LOWER":"a"},{"ORTH":"B"}]}
{"label":"A","pattern":[]}
{"label":"A","pattern":7}
{"label":"A","pattern":[{"LOWER":{"REGEX":"a"}}]}
{"pattern":"a"}
{"label":
{"label":"A","pattern":"M*"}
]=])
    assert.equal(10, #faults)
    local starts = {
      "1: LEMMA has no literal", "2: a token of two conditions (LOWER and OP) has no literal",
      "3: a token that may be anything ({})", "4: LOWER beside ORTH or TEXT", "5: the pattern has no token",
      '6: has no "pattern"', "7: LOWER takes a string or", '8: has no "label"', "9: is no JSON object: ",
      "10: 'M*': a star at the end",
    }
    for i, start in ipairs(starts) do assert.equal(start, faults[i]:sub(1, #start)) end
  end)

  it("of quanteda's dictionaries takes keys that nest", function()
    local dictionary, faults = read(".yaml", [[
---
populism:
  elite:
    - elit*          # a stem
    - "the few"
  people: [ordinary folk, 'voter''s']
"a key": alone
]])
    assert.same({}, faults)
    assert.equal("populism.elite::Elites|populism.elite::the few|populism.people::Ordinary folk|populism.people::voter's|a key::ALONE",
      found(dictionary, "Elites, the few. Ordinary folk, voter's, ALONE"))
  end)

  it("of quanteda's dictionaries tells what it cannot take", function()
    local _, faults = read(".yml", "- x\nkey:\n- a*b\n  - wha?\n  | x\nother: &x\n\tkey:\n")
    assert.same({
      "1: an entry stands under no key", "3: 'a*b': a star may stand at the end only, and ? nowhere",
      "4: 'wha?': a star may stand at the end only, and ? nowhere", "5: is neither 'key:' nor '- entry'",
      "6: '&x': a value is one entry, or a list in [ ] on one line", "7: YAML is indented with spaces, not with tabs",
    }, faults)
  end)

  it("of LIWC's dictionaries takes words with categories", function()
    local dictionary, faults = read(".dic", "%\n1\tnegate\n2\tpos emo\n%\nnever\t1\ngood*\t2 1\nkind (of)\t2\nx\t3\n")
    assert.same({
      "7: an entry is a word and the numbers of its categories, without conditions",
      "8: category 3 is not among those between the % lines",
    }, faults)
    assert.equal("negate::Never|negate::goods|pos emo::goods", found(dictionary, "Never goods"))
  end)

  it("of Lexicoder's dictionaries takes nodes", function()
    local dictionary, faults = read(".lcd", [[
<?xml version="1.0"?><dictionary>
<cnode name="TONE"><cnode name="POSITIVE"><pnode name="able"></pnode><pnode name='R&amp;D'/></cnode>
<pnode name="so*"/><pnode name="f&#x69;n&#101;"/><pnode name="x&#x7fffffff99;y&#9999999;"/>
</cnode><pnode name="lost"/></dictionary>]])
    assert.same({ "4: 'lost' stands in no <cnode>" }, faults)
    assert.equal("TONE.POSITIVE::Able|TONE.POSITIVE::R&D|TONE::some|TONE::fine",
      found(dictionary, "Able R&D some fine"))
  end)

  it("asks for a format that no name says", function()
    local builder, message, code = quoth.dictionary.read "x.qqq"
    assert.is_nil(builder)
    assert.equal("x.qqq: the format cannot be told from its name; it is one of tsv, patterns, quanteda, liwc, lexicoder",
      message)
    assert.equal("bad_option", code)
    assert.error_matches(function() quoth.dictionary.read("x", { nonsense = 1 }) end, "unknown option 'nonsense'")
  end)
end)

describe("quoth dict", function()
  it("builds a file out of lists", function()
    local table_path, out = temporary(".tsv", "Q1\tperson\tJane Roe\n"), temporary ".qtd"
    local more = temporary(".jsonl", '{"label":"ORG","pattern":"Vell Bank"}\n{"label":"X","pattern":[{"POS":"NOUN"}]}\n')
    local stdout, stderr, status = command.run(("dict -o %s %s %s"):format(out, table_path, more))
    assert.equal("", stdout)
    assert.equal(("quoth: %s:2: POS has no literal; a token is by LOWER, ORTH or TEXT\nquoth: %s: 2 entries\n")
      :format(more, out), stderr)
    assert.equal(0, status)
    assert.equal("Q1:person:Jane Roe|ORG:ORG:Vell Bank", found(assert(quoth.dictionary.load(out)), "Jane Roe of Vell Bank"))
    os.remove(out)
    assert.equal(1, select(3, command.run(("dict --strict -o %s %s %s"):format(out, table_path, more))))
    assert.is_nil(io.open(out))
    os.remove(table_path)
    os.remove(more)
  end)

  it("writes nothing where there is nothing", function()
    local empty = temporary(".tsv", "# only a note\n")
    local _, stderr, status = command.run(("dict -o %s.qtd %s"):format(empty, empty))
    os.remove(empty)
    assert.equal(3, status)
    assert.matches("there is nothing to put into it", stderr, 1, true)
    assert.equal(3, select(3, command.run "dict -o x.qtd /nonexistent.tsv"))
    assert.equal(2, select(3, command.run "dict /nonexistent.tsv"))
  end)
end)
