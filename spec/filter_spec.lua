-- quoth filter: one line out for each line in, in order, whatever the line holds.
local cjson = require "cjson"
local command = require "command"

local function lines_of(output)
  local list = {}
  for line in output:gmatch "([^\n]*)\n" do list[#list + 1] = line end
  return list
end

local said = "“It is safe,” Anna Petrova said."
local function document(fields) return cjson.encode(fields) end

describe("quoth filter", function()
  -- input line, id in the output as it stands, error code (nil: an article)
  local cases = {
    { '{"id":1,"text":"x"}', "1" },
    { '{"text":"x","id":9007199254740993}', "9007199254740993" },
    { '{"id":-18446744073709551617,"text":"x"}', "-18446744073709551617" },
    { '{"id":1.0,"text":"x"}', "1.0" },
    { '{"id":1E400,"text":"x"}', "1E400" },
    { '{"id":"a\\"b\\u0041","text":"x"}', '"a\\"b\\u0041"' },
    { '{"id":"ж","text":"x"}', '"ж"' },
    { '{"id":"\xff","text":"x"}', '"\u{fffd}"' },
    { '{"id":null,"text":"x"}', "null" },
    { '{"text":"x"}', "null" },
    { '{"id":true,"text":"x"}', "true" },
    { ' { "id" : [ 1 , {"id":"}"} ] , "text" : "x" } ', '[ 1 , {"id":"}"} ]' },
    { '{"a":{"id":1},"text":"x","b":"\\"id\\":2,","c":"id","id":3}', "3" },
    { '{"id":1,"text":"x","id":2}', "2" },
    { '{"\\u0069d":5,"text":"x"}', "5" },
    { '{"id":7,"text":"x","language":null,"url":"https://example.org/","published":"2024-01-18","more":[1]}', "7" },
    { '{"id":7,"text":"x","language":"xx"}', "7" },
    { '{"id":1,"text":""}', "1", "empty" },
    { '{"id":1,"text":" \\n\\t "}', "1", "empty" },
    { '{"id":1}', "1", "no_text" },
    { '{"id":1,"text":7}', "1", "no_text" },
    { '{"id":1,"text":null}', "1", "no_text" },
    { '{"id":1,"text":["x"]}', "1", "no_text" },
    { '{"id":1,"html":"<p>x"}', "1" },
    { '{"id":1,"html":"<script>x</script>"}', "1", "empty" },
    { '{"id":1,"html":7}', "1", "no_text" },
    { '{"id":1,"html":null,"text":"x"}', "1" },
    { '{"id":1,"text":"x","language":7}', "1", "bad_option" },
    { '{"id":1,"text":"x","url":{}}', "1", "bad_option" },
    { '{"id":1,"text":"x","published":2024}', "1", "bad_option" },
    { '[{"id":1,"text":"x"}]', "null", "bad_document" },
    { '"text"', "null", "bad_document" },
    { "7", "null", "bad_document" },
    { "null", "null", "bad_document" },
    { "", "null", "bad_json" },
    { "nonsense", "null", "bad_json" },
    { '{"id":5,"text":"cut o', "5", "bad_json" },
    { '{"id":"cut o', "null", "bad_json" },
    { '{"id":5,"text":"x"', "5", "bad_json" },
    { '{"id":nonsense,"text":"x"}', "null", "bad_json" },
    { '{"id":1,"text":"x"} trailing', "1", "bad_json" },
    { '{"id":NaN,"text":"x"}', "null", "bad_json" },
    { '{"id":1,"text":"\\ud800"}', "1", "bad_json" },
    { ("["):rep(5000), "null", "bad_json" },
    { "\xff\xfe{\0", "null", "bad_json" },
  }

  local input = {}
  for i, case in ipairs(cases) do input[i] = case[1] end
  local output, errors, status = command.run("filter", table.concat(input, "\n") .. "\n")
  local lines = lines_of(output)

  it("writes as many lines as it reads, says nothing, and exits with 0", function()
    assert.equal(#cases, #lines)
    assert.equal("", errors)
    assert.equal(0, status)
  end)

  for i, case in ipairs(cases) do
    it(("answers %s"):format(case[1]:sub(1, 60)), function()
      local line = lines[i]
      assert.equal(case[2], line:match '^{"schema":"quoth/1","id":(.-),"[eu]r[rl]')
      assert.is_number(utf8.len(line))
      local object = cjson.decode(line)
      if case[3] then
        assert.equal(case[3], object.error.code)
        assert.is_string(object.error.message)
        assert.equal(2, select(2, line:gsub('"error"', "")) + select(2, line:gsub('"code"', "")))
      else
        assert.is_nil(object.error)
        assert.equal("x", object.text)
      end
    end)
  end

  it("passes on what the document says of itself", function()
    local object = cjson.decode(lines[16])
    assert.same({ "en", "https://example.org/", "2024-01-18" }, { object.language, object.url, object.published })
    assert.equal("unknown_language", cjson.decode(lines[17]).warnings[1].code)
  end)

  it("finds statements", function()
    local out = command.run("filter", document { id = 1, text = said } .. "\n")
    local statement = cjson.decode(out).statements[1]
    assert.same({ "It is safe", "Anna Petrova", "direct" }, { statement.text, statement.name, statement.kind })
  end)

  it("reads a last line without its end, and nothing", function()
    local out = command.run("filter", '{"id":1,"text":"x"}\n{"id":2,"text":"x"}')
    assert.equal(2, #lines_of(out))
    local nothing, _, code = command.run("filter", "")
    assert.same({ "", 0 }, { nothing, code })
  end)

  it("reads a first line with a byte order mark", function()
    assert.is_nil((command.run("filter", '\u{feff}{"id":1,"text":"x"}\n'):find('"error"', 1, true)))
    assert.truthy((command.run("filter", '\n\u{feff}{"id":1,"text":"x"}\n'):find('\n.*"error"')))
  end)

  it("reads lines that end in CR LF", function()
    local out = command.run("filter", '{"id":1,"text":"x"}\r\n{"id":2,"text":"x"}\r\n')
    assert.same({ "1", "2" }, { out:match '"id":(%d).-\n.-"id":(%d)' })
  end)

  it("with --strict exits with 1 if some line gave no article", function()
    local out, err, code = command.run("filter --strict", 'bad\n{"id":2,"text":"x"}\n')
    assert.same({ 2, "", 1 }, { #lines_of(out), err, code })
    out, err, code = command.run("filter --strict", '{"id":2,"text":"x"}\n')
    assert.same({ 1, "", 0 }, { #lines_of(out), err, code })
  end)

  for unit, want in pairs { byte = 8, codepoint = 3, utf16 = 4 } do
    it("counts offsets in " .. unit .. "s", function()
      local out = command.run("filter --offsets " .. unit, document { text = "😀 " .. said } .. "\n")
      local object = cjson.decode(out)
      assert.equal(unit, object.offsets)
      assert.equal(want, object.statements[1].content[1][1])
    end)
  end

  it("with sentences adds them", function()
    local out = command.run("filter --with sentences", document { text = "One is here. Two is there." } .. "\n")
    assert.same({ { 0, 12 }, { 13, 26 } }, cjson.decode(out).sentences)
    assert.is_nil(cjson.decode((command.run("filter", document { text = "One." } .. "\n"))).sentences)
  end)

  it("with entries adds those of a live blog", function()
    local live = "Storm, live\n\n14:32\nTrams have stopped in Orm.\n\n14:05\nThe wind is up in the harbour."
    local out = cjson.decode((command.run("filter --with entries --with sentences", document { text = live } .. "\n")))
    assert.same({ "14:32", "14:05" }, { out.entries[1].shown, out.entries[2].shown })
    assert.equal(cjson.null, out.entries[1].time)
    assert.truthy(out.sentences)
  end)

  it("with answers adds to each statement the question that it answers", function()
    local text = "Open day\n\nQ: When?\n\nORLOV: In May.\n\nQ: Where?\n\nORLOV: Here.\n\nIn the port."
    local out = command.run("filter --with answers --with sentences", document { text = text } .. "\n")
    local answers = {}
    for i, s in ipairs(cjson.decode(out).statements) do answers[i] = s.answers end
    assert.same({ cjson.null, 1, cjson.null, 3, 3 }, answers)
    assert.truthy(cjson.decode(out).sentences)
    assert.is_nil(command.run("filter", document { text = text } .. "\n"):find '"answers"')
  end)

  it("gives an error object for a line longer than --max-line, and goes on", function()
    local long = document { id = 1, text = ("x"):rep(10000) }
    local out = command.run("filter --max-line 10000", long .. "\n" .. '{"id":2,"text":"x"}\n' .. long)
    local objects = lines_of(out)
    assert.equal(3, #objects)
    assert.equal("line_too_long", cjson.decode(objects[1]).error.code)
    assert.truthy(objects[1]:find(tostring(#long), 1, true))
    assert.equal("x", cjson.decode(objects[2]).text)
    assert.equal("line_too_long", cjson.decode(objects[3]).error.code)
    assert.equal(1, #lines_of((command.run("filter --max-line " .. #long, long .. "\n"))))
    assert.is_nil(cjson.decode((command.run("filter --max-line " .. #long, long .. "\n"))).error)
  end)

  it("with --line-buffered answers each line at once", function()
    local pipe = [[
      mkfifo $D/in && { %Q filter --line-buffered <$D/in >$D/out & } && exec 3>$D/in &&
      echo '{"id":1,"text":"x"}' >&3 &&
      for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ -s $D/out ] && break; sleep 0.1; done;
      cat $D/out; exec 3>&-; wait; rm -r $D]]
    local out = command.shell("D=$(mktemp -d); " .. pipe)
    assert.equal(1, #lines_of(out))
  end)

  it("ends quietly when its reader leaves", function()
    local many = ('{"id":1,"text":"x"}\n'):rep(3000)
    local out, err = command.shell("%Q filter | head -n 1", many)
    assert.same({ 1, "" }, { #lines_of(out), err })
    out, err = command.shell("trap '' PIPE; { %Q filter; echo status $? >&2; } | head -n 1", many)
    assert.same({ 1, "status 0\n" }, { #lines_of(out), err })
  end)

  it("says so when it cannot write or read", function()
    if not io.open "/dev/full" then return pending "needs /dev/full" end
    local _, err, code = command.shell("%Q filter >/dev/full", '{"id":1,"text":"x"}\n')
    assert.truthy(err:find("^quoth: cannot write: "), err)
    assert.equal(3, code)
    _, err, code = command.shell "%Q filter </"
    assert.truthy(err:find("^quoth: cannot read standard input: "), err)
    assert.equal(3, code)
  end)

  it("keeps no state between lines", function()
    local one, two = document { id = 1, text = said }, document { id = 1, text = "“Fine,” she said." }
    local alone = command.run("filter", two .. "\n")
    assert.equal(alone, lines_of((command.run("filter", one .. "\n" .. two .. "\n")))[2] .. "\n")
  end)

  it("refuses what it does not know with 2", function()
    for _, arguments in ipairs { "filter --nonsense", "filter x", "filter --offsets char", "filter --max-line 0",
      "filter --max-line x", "filter --with blocks" } do
      local out, err, code = command.run(arguments, "")
      assert.same({ "", 2 }, { out, code }, arguments)
      assert.truthy(err:find "^quoth: .-\nUsage: quoth filter", err)
    end
  end)
end)
