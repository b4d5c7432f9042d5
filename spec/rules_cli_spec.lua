-- quoth rules: test, lint, stats, doc, profile, watch; and rules that are watched from Lua.
local command = require "command"
local quoth = require "quoth"

local dir = os.tmpname()
os.remove(dir)
assert(os.execute("mkdir '" .. dir .. "'"))

local function write(name, text)
  local file = assert(io.open(dir .. "/" .. name, "wb"))
  file:write(text)
  file:close()
  return dir .. "/" .. name
end

local function rule(body) return ('return rules{ rule "x" { tag = "x", %s } }'):format(body) end

local examples = 'yes = "a dam", no = "a ship"'

describe("quoth rules", function()
  teardown(function() os.execute("rm -r '" .. dir .. "'") end)

  it("test: all pass", function()
    local path = write("good.lua", rule('when = words{ "dam" }, ' .. examples))
    local out, err, status = command.run("rules test " .. path)
    assert.same({ "1 rules, 2 examples, 0 failed\n", "", 0 }, { out, err, status })
  end)

  it("test: says which example fails, where, and why", function()
    local path = write("bad.lua", rule('when = words{ "dam" }, yes = { "a dam", "a ship" }, no = { "the dam" }'))
    local out, _, status = command.run("rules test " .. path)
    assert.equal(1, status)
    assert.truthy(out:find('bad.lua:1: rule "x": yes 2: it should fire and does not\n    a ship\n', 1, true))
    assert.truthy(out:find('bad.lua:1: rule "x": no 1: it should not fire', 1, true))
    assert.truthy(out:find("1 rules, 3 examples, 2 failed", 1, true))
  end)

  it("test: an example that is to do is told and no failure", function()
    local path = write("todo.lua", rule 'when = words{ "dam" }, yes = { "a dam", { "a weir", todo = true } }')
    local out, _, status = command.run("rules test " .. path)
    assert.equal(0, status)
    assert.truthy(out:find("yes 2 (todo)", 1, true))
  end)

  it("a file that is wrong ends with 4 and its line", function()
    local path = write("wrong.lua", "\n" .. rule 'wen = "dam"')
    local _, err, status = command.run("rules test " .. path)
    assert.equal(4, status)
    assert.truthy(err:find('wrong.lua:2: rule "x": unknown field "wen"', 1, true))
  end)

  it("a loop without an end in a file that is not trusted ends with 4", function()
    local path = write("loop.lua", "while true do end")
    local _, err, status = command.run("rules test --trust sandboxed " .. path)
    assert.equal(4, status)
    assert.truthy(err:find("budget of 1000000 instructions", 1, true))
  end)

  it("a file that is not there ends with 3 and its name", function()
    local _, err, status = command.run("rules test " .. dir .. "/none.lua")
    assert.equal(3, status)
    assert.truthy(err:find("^quoth: cannot read [^ ]+/none.lua: "), err)
  end)

  it("a rule that raises what is no text ends with 4", function()
    local path = write("raises.lua", rule "when = where(function() error {} end)")
    local _, err, status = command.run("rules explain --text dam " .. path .. " x")
    assert.equal(4, status)
    assert.equal("quoth: a rule: the error is no text but a table\n", err)
  end)

  -- What the file says, the findings.
  local lints = {
    { "nothing suspicious", rule('when = words{ "dam" }, ' .. examples), {} },
    { "always_runs", rule("when = F.kind:is 'direct', " .. examples), { "1: always_runs" } },
    { "always_runs: not where words are joined to it", rule("when = F.kind:is 'direct' * words{ 'dam' }, " .. examples), {} },
    { "always_runs: where a word is one way of several", rule("when = F.kind:is 'direct' + words{ 'dam' }, " .. examples), { "1: always_runs" } },
    { "always_runs: not where a field must have a word", rule("when = F.topic:has 'dam', " .. examples), {} },
    { "always_runs: a tag of a rule that always runs", 'return rules{ rule "a" { tag = "a", when = -words "dam", ' .. examples ..
      ' },\nrule "x" { tag = "x", when = tagged "a", ' .. examples .. " } }", { "1: always_runs", "2: always_runs" } },
    { "slow_predicate", rule("when = where(function() return true end), " .. examples), { "1: slow_predicate" } },
    { "short_word", rule('when = words{ "a", "b*", "dam" }, ' .. examples), { '1: short_word: "a"', '1: short_word: "b*"' } },
    { "short_word: capitals are names", rule('when = words{ "X" }, ' .. examples), {} },
    { "duplicate_word", rule('when = words{ "dam", "dam" }, ' .. examples), { "1: duplicate_word" } },
    { "shadowed_word", rule('when = words{ "dam*", "dams" }, ' .. examples), { '1: shadowed_word: "dams" is covered by "dam*"' } },
    { "shadowed_word: not the stem itself", rule('when = words{ "dam*", "weir" }, ' .. examples), {} },
    { "no_positive", rule 'when = words{ "dam" }, no = "a ship"', { "1: no_positive" } },
    { "no_negative", rule 'when = words{ "dam" }, yes = "a dam"', { "1: no_negative" } },
    { "unknown_capture", rule('when = words{ "dam" } / "what", explain = "{what} by {who}", ' .. examples), { "1: unknown_capture: rule \"x\": nothing is captured as {who}" } },
    { "unsatisfiable: a word and not it", rule('when = words{ "dam" } - words{ "dam" }, ' .. examples), { "1: unsatisfiable" } },
    { "unsatisfiable: not two patterns", rule('when = "dam" * lp(P"a") - lp(P"b"), ' .. examples), {} },
    { "unsatisfiable: not two long lists that begin alike", 'local a, b = {}, {} for i = 1, 20 do a[i], b[i] = "w" .. i, "w" .. i end b[20] = "weir"\n' ..
      rule("when = words(a) - words(b), " .. examples), {} },
    { "unsatisfiable: a field", rule('when = words{ "dam" } * F.kind:is "direct" * F.kind:is "mixed", ' .. examples), { "1: unsatisfiable: rule \"x\": no kind is both" } },
    { "unsatisfiable: a score", rule('when = words{ "dam" }, score = sum{ base = 0.1, { 0.2, words{ "weir" } }, min = 0.5 }, ' .. examples), { "1: unsatisfiable" } },
    { "unknown_value", rule('when = "dam" * F.kind:is{ "direct", "dirct" }, ' .. examples), { '1: unknown_value: rule "x": F.kind is never "dirct"; it is one of direct, indirect, mixed' } },
    { "unknown_value: not where a field is free", rule('when = "dam" * F.speaker:is "dirct", ' .. examples), {} },
    { "unused_words", 'local weir = words{ "weir" }\n' .. rule('when = words{ "dam" }, ' .. examples), { "1: unused_words: weir is not used" } },
    { "unused_words: not where it is used", 'local dam = words{ "dam" }\n' .. rule("when = dam, " .. examples), {} },
    { "silence on the line", rule('when = words{ "a" }, ' .. examples) .. " -- quoth: allow short_word", {} },
    { "silence above it", "-- quoth: allow no_positive, short_word\n" .. rule('when = words{ "a" }, no = "x"'), {} },
    { "silence of another code", "-- quoth: allow no_negative\n" .. rule('when = words{ "a" }, ' .. examples), { "2: short_word" } },
  }
  for i, case in ipairs(lints) do
    it("lint: " .. case[1], function()
      local path = write(("lint%d.lua"):format(i), case[2])
      local out, err, status = command.run("rules lint " .. path)
      assert.equal("", err)
      assert.equal(#case[3] > 0 and 1 or 0, status)
      local lines = {}
      for line in out:gmatch "[^\n]+" do lines[#lines + 1] = line end
      assert.equal(#case[3], #lines, out)
      for k, start in ipairs(case[3]) do assert.truthy(lines[k]:find(("lint%d.lua:"):format(i) .. start, 1, true), lines[k]) end
    end)
  end

  it("lint: says what its codes mean, all that there are", function()
    local out, err, status = command.run "rules lint --codes"
    assert.same({ "", 0 }, { err, status })
    for code in pairs(require("quoth.rules.lint").codes) do assert.truthy(out:find("%f[%w_]" .. code .. " +a "), code) end
    for _, case in ipairs(lints) do
      local code = case[3][1] and case[3][1]:match "^%d: ([%a_]+)"
      assert.truthy(not code or out:find(code, 1, true), code)
    end
    assert.equal(2, (select(3, command.run "rules lint")))
  end)

  it("lint: tags that are not in the taxonomy", function()
    local taxonomy = write("tags.txt", "x\nseen.GUL\n")
    local path = write("tags.lua", [[local bird = entities{ GUL = { "gull" } }
return rules{ rule "a" { tag = "x", when = "dam", yes = "dam", no = "x" },
  rule "b" { tag = "y", when = "dam", yes = "dam", no = "x" },
  rule "c" { tag = "seen.$id", each = bird, when = it, yes = "gull", no = "x" } }]])
    local out = command.run(("rules lint --taxonomy %s %s"):format(taxonomy, path))
    assert.equal('tags.lua:3: unknown_tag: rule "b": y is not in the taxonomy\n', out)
  end)

  local corpus

  it("lint: rules that never hold in a corpus", function()
    corpus = write("corpus.ndjson", [[{"id":1,"text":"\"The dam holds,\" Mirela Dascal said. \"A ship came,\" she said."}
{"id":2,"text":"\"The dam broke, and a weir,\" Odo Karsten said."}]])
    local path = write("never.lua", [[return rules{ rule "a" { tag = "a", when = "dam", yes = "dam", no = "x" },
  rule "b" { tag = "b", when = "lock gate", yes = "a lock gate", no = "x" } }]])
    local out = command.run(("rules lint %s --corpus %s"):format(path, corpus))
    assert.equal('never.lua:2: never_fires: rule "b": it does not hold once in the articles given\n', out)
  end)

  it("stats: coverage, overlaps, conflicts", function()
    local path = write("stats.lua", [[return rules{
  rule "dam" { tag = "water.dam", group = "water", score = 0.5, when = "dam" },
  rule "weir" { tag = "water.weir", group = "water", score = 0.9, when = "weir" } }]])
    local out, err, status = command.run(("rules stats %s --corpus %s"):format(path, corpus))
    assert.same({ "", 0 }, { err, status })
    local function row(id) return out:match("\n" .. id .. "%s+([%d.]+) %%%s+([%d.]+) %%%s+([%d.]+) %%%s+(%d+)%s+([%d.]+)") end
    assert.same({ "66.67", "33.33", "33.33", "2", "0.50" }, { row "dam" })
    assert.same({ "33.33", "33.33", "0.00", "1", "0.90" }, { row "weir" })
    assert.truthy(out:find("3 statements, 2 of them with a tag", 1, true))
  end)

  it("stats: a line of the corpus that is none is told", function()
    local bad = write("bad.ndjson", "{}\n")
    local _, err, status = command.run(("rules stats %s/stats.lua --corpus %s"):format(dir, bad))
    assert.equal(3, status)
    assert.truthy(err:find('bad.ndjson:1: the line has no string "text"', 1, true))
  end)

  it("profile: each rule and all together", function()
    local out, err, status = command.run(("rules profile %s/stats.lua --corpus %s"):format(dir, corpus))
    assert.same({ "", 0 }, { err, status })
    assert.truthy(out:find "%d µs  dam  stats.lua:2\n")
    assert.truthy(out:find "all rules together, of a statement %(3 statements%)")
  end)

  describe("explain", function()
    local path = write("explain.lua", [[local dam = words{ "dam", "weir" }
return rules{ rule "dam-near" { tag = "water.dam", when = near(dam / "what", words{ "river" }, 4) - "ship" * F.kind:is "direct" } }]])

    it("says why a rule holds of words", function()
      local out, err, status = command.run(("rules explain %s dam-near --text 'a weir in the river' --kind direct"):format(path))
      assert.same({ "", 0 }, { err, status })
      assert.truthy(out:find("dam-near (explain.lua:2) holds: water.dam 1", 1, true), out)
      assert.truthy(out:find "\nyes +words{ \"dam\", \"weir\" } / \"what\": 'weir'\n")
    end)

    it("says why it does not", function()
      local out, _, status = command.run(("rules explain %s dam-near --text 'a dam in the sea'"):format(path))
      assert.equal(1, status)
      assert.truthy(out:find("does not hold", 1, true))
      assert.truthy(out:find('\nno  +"river"\n'), out)
    end)

    it("says it of each statement of an article, or of one", function()
      local article = write("dams.txt", '"A dam in the river holds," Mirela Dascal said.\n\n"A ship came," she said.\n')
      local out, _, status = command.run(("rules explain %s dam-near %s"):format(path, article))
      assert.equal(0, status)
      assert.truthy(out:find("^A dam in the river holds\ndam%-near .- holds.-\n\nA ship came\ndam%-near .- does not hold"), out)
      out, _, status = command.run(("rules explain %s dam-near %s --statement 2"):format(path, article))
      assert.equal(1, status)
      assert.truthy(out:find "^A ship came\n")
    end)

    it("says how many statements there are where the wanted one is not", function()
      local article = write("two.txt", '"A dam holds," Mirela Dascal said.\n')
      local out, err, status = command.run(("rules explain %s dam-near %s --statement 2"):format(path, article))
      assert.same({ "", 3 }, { out, status })
      assert.truthy(err:find("two.txt has 1 statements: there is no statement 2", 1, true), err)
    end)

    it("asks for words or an article, and for a rule that there is", function()
      local _, err, status = command.run(("rules explain %s dam-near"):format(path))
      assert.equal(2, status)
      assert.truthy(err:find("--text", 1, true))
      assert.equal(2, (select(3, command.run(("rules explain %s dam-near %s --text x"):format(path, path)))))
      _, err, status = command.run(("rules explain %s none --text x"):format(path))
      assert.equal(2, status)
      assert.truthy(err:find('has no rule "none"', 1, true))
    end)
  end)

  it("doc: the handbook", function()
    local path = write("doc.lua", [[local dam = words{ "dam", "weir" }
return rules{ name = "water", rule "dam-near" { tag = "water.dam", priority = 3, group = "g", explain = "{what} near it",
  when = near(dam / "what", words{ "river" }, 4) * F.kind:is{ "direct", "mixed" } - "ship", codes = { plover = "BUILD" },
  score = sum{ base = 0.5, { 0.25, tagged "flood" } }, status = "test", falsepositives = { "names of *people*" },
  yes = { { "a dam by the river", kind = "direct" } }, no = { "a <dam>" } } }]])
    local out, err, status = command.run("rules doc " .. path)
    assert.same({ "", 0 }, { err, status })
    assert.equal([[## water

### dam-near

- tag: `water.dam`
- when: `near(words{ "dam", "weir" } / "what", "river", 4) * F.kind:is{ "direct", "mixed" } * -("ship")`
- score: `0.5; +0.25 if tagged "flood"`
- says: \{what\} near it
- group: g, priority 3
- codes: plover BUILD
- status: test
- can be wrong: names of \*people\*
- written in: `doc.lua:2`

Holds of:

- a dam by the river (kind: direct)

Does not hold of:

- a \<dam\>
]], out)
  end)

  it("watch: a change is taken over, a broken one is not", function()
    local path = write("watched.lua", rule 'when = "dam", yes = "a dam"')
    local script = [[%Q rules watch ]] .. path .. [[ --times 3 & sleep 0.5;
printf '%s' 'return rules{ rule "x" { tag = "x", when = "dam", yes = "a weir" } }' >]] .. path .. [[; wait]]
    local out, err, status = command.shell(script)
    assert.same({ "", 0 }, { err, status })
    assert.truthy(out:find("^1 rules, all examples pass\n"))
    assert.truthy(out:find('watched.lua:1: rule "x": 1 of 1 examples fail', 1, true))
    assert.truthy(out:find("the rules before stay", 1, true))
  end)
end)

describe("quoth.rules.watch", function()
  local path

  before_each(function()
    path = os.tmpname()
    os.remove(path)
    path = path .. ".lua"
    local file = assert(io.open(path, "wb"))
    file:write(rule 'when = "dam", yes = "a dam"')
    file:close()
  end)
  after_each(function() os.remove(path) end)

  local function rewrite(text)
    local file = assert(io.open(path, "wb"))
    file:write(text)
    file:close()
  end

  it("gives a tagger, and the same until a file changes", function()
    local watch = assert(quoth.rules.watch(path))
    local first = watch.tagger
    assert.is_false(watch:check())
    assert.equal(first, watch.tagger)
    rewrite(rule 'when = "weir", yes = "a weir"')
    assert.is_true(watch:check())
    assert.equal("x", watch.tagger:tag({ text = "a weir" })[1].tag)
    assert.same({}, watch.tagger:tag({ text = "a dam" }))
    assert.same({}, first:tag({ text = "a weir" }))
  end)

  for _, case in ipairs {
    { "whose examples fail", rule 'when = "weir", yes = "a dam"', "1 of 1 examples fail" },
    { "that is no Lua", "return rules{", "expected" },
    { "that is wrong", rule 'wen = "dam"', 'unknown field "wen"' },
  } do
    it("keeps the old one beside one " .. case[1] .. ", and says it once", function()
      local watch = assert(quoth.rules.watch(path))
      local first = watch.tagger
      rewrite(case[2])
      local swapped, message = watch:check()
      assert.is_nil(swapped)
      assert.truthy(message:find(case[3], 1, true), message)
      assert.is_false(watch:check())
      assert.equal(first, watch.tagger)
    end)
  end

  it("keeps the old one where the file is gone, and takes the next", function()
    local watch = assert(quoth.rules.watch(path))
    os.remove(path)
    assert.is_nil((watch:check()))
    assert.is_false((watch:check()))
    rewrite(rule 'when = "weir", yes = "a weir"')
    assert.is_true(watch:check())
  end)

  it("reads with what it is given, tables of aliases too", function()
    local files = { ["d/x.lua"] = rule 'when = dict "list.tsv"', ["d/list.tsv"] = "gull\n" }
    local function read(name) return files[name], name .. ": not there" end
    local watch = assert(quoth.rules.watch("d/x.lua", { read = read }))
    assert.equal(1, #watch.tagger:tag { text = "a gull" })
    assert.is_false(watch:check())
    files["d/list.tsv"] = "tern\n"
    assert.is_true(watch:check())
    assert.same({ 0, 1 }, { #watch.tagger:tag { text = "a gull" }, #watch.tagger:tag { text = "a tern" } })
  end)

  it("watches what is used, in a sandbox too", function()
    local folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir '" .. folder .. "'"))
    local function put(name, text)
      local file = assert(io.open(folder .. "/" .. name, "wb"))
      file:write(text)
      file:close()
    end
    put("birds.lua", 'return rules{ export = { bird = words{ "gull" } } }')
    put("x.lua", 'local E = use "birds" return rules{ rule "x" { tag = "x", when = E.bird } }')
    local watch = assert(quoth.rules.watch(folder .. "/x.lua", { trust = "sandboxed" }))
    put("birds.lua", 'return rules{ export = { bird = words{ "tern" } } }')
    assert.is_true(watch:check())
    assert.equal("x", watch.tagger:tag({ text = "a tern" })[1].tag)
    os.execute("rm -r '" .. folder .. "'")
  end)

  it("nil, message, code where the rules are wrong from the start", function()
    rewrite "return 1"
    local watch, message, code = quoth.rules.watch(path)
    assert.same({ nil, "bad_rules" }, { watch, code })
    assert.truthy(message:find "returns no set of rules")
  end)
end)
