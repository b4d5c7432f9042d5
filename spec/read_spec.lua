-- The executable beside filter: quoth read, help, version, completion, exit status.
local cjson = require "cjson"
local command = require "command"

local text = [[
Harbour to reopen in May

OLDHAVEN, May 3. /VNA/. “The harbour is safe,” mayor Anna Petrova said. She denied that the pier was closed.

On trade

“Trade will grow and grow and grow, as it has grown for years and years, and for decades before them,” Petrova said.
]]

-- Runs read on a file with these bytes.
local function read(bytes, options)
  local name = command.file(bytes)
  local out, err, status = command.run(("read %s %s"):format(options or "", name))
  os.remove(name)
  return out, err:gsub(name:gsub("%p", "%%%0"), "FILE"), status
end

describe("quoth read", function()
  it("shows title, dateline, topics, speakers, kinds, cues and words", function()
    local out, err, status = read(text)
    assert.same({ "", 0 }, { err, status })
    local at = 1
    for _, part in ipairs {
      "Harbour to reopen in May\n", "OLDHAVEN, May 3. /VNA/.\n", "\n  Anna Petrova", "\n    1. direct, cue “said”\n",
      "\n       “The harbour is safe”\n", "\n    2. indirect, cue “denied”, denied\n", "\ntrade\n  Anna Petrova",
      "\n       “Trade will grow",
    } do
      local first, last = out:find(part, at, true)
      assert.is_number(first, ("%q is missing in\n%s"):format(part, out))
      at = last
    end
  end)

  it("wraps at the width", function()
    for _, width in ipairs { 30, 60, 100 } do
      local longest = 0
      for line in read(text, "--width " .. width):gmatch "[^\n]+" do longest = math.max(longest, utf8.len(line)) end
      assert.is_true(longest <= width and longest > width - 15, longest .. " at " .. width)
    end
  end)

  it("reads standard input", function()
    local name = command.file(text)
    local out = command.run("read " .. name)
    os.remove(name)
    assert.equal(out, (command.run("read -", text)))
  end)

  it("colours on request only, and never into a pipe by itself", function()
    assert.is_nil(read(text):find "\27")
    assert.truthy(read(text, "--color always"):find("\27[1mHarbour", 1, true))
    assert.is_nil(read(text, "--color never"):find "\27")
    assert.equal(read(text), (read(text, "--color always"):gsub("\27%[[%d;]*m", "")))
  end)

  it("colours on a terminal, but not where NO_COLOR is set", function()
    if not os.execute "script --version >/dev/null 2>&1" then return pending "needs script(1) of util-linux" end
    local name = command.file(text)
    local line = "%%s script -qec '%%%%Q read %s' /dev/null </dev/null"
    local function on_terminal(environment) return (command.shell(line:format(name):format(environment))) end
    local plain, colour = on_terminal "NO_COLOR=1 TERM=xterm", on_terminal "TERM=xterm"
    os.remove(name)
    assert.truthy(plain:find("Harbour to reopen", 1, true), plain)
    assert.is_nil(plain:find("\27", 1, true))
    assert.truthy(colour:find("\27[1mHarbour", 1, true), colour)
  end)

  it("says when it was said in a live blog", function()
    local out = read("Storm, live\n\n14:32\nThe tram stopped, Anna Petrova said.\n\n14:05\nThe wind is up, Ivan Belov said.\n")
    assert.truthy(out:find("indirect, cue “said”, 14:32\n", 1, true), out)
    assert.truthy(out:find("indirect, cue “said”, 14:05\n", 1, true), out)
  end)

  it("lets no control character through to the terminal", function()
    local out = read("\27[31mred\27]0;x\7\8\127\u{9b}31m\xff\n\n“It is \27[2J safe,” said Ann Lee of the board.\n")
    assert.is_nil(out:find "[\0-\9\11-\31\127]")
    assert.is_number(utf8.len(out))
    assert.is_nil(out:find("\u{9b}", 1, true))
  end)

  it("writes JSON", function()
    local out, err, status = read(text, "--json --offsets byte --with sentences --url https://example.org/")
    assert.same({ "", 0 }, { err, status })
    local object = cjson.decode(out)
    assert.same({ "byte", "https://example.org/", text }, { object.offsets, object.url, object.text })
    assert.is_true(#object.sentences >= 3)
    assert.equal("\n", out:sub(-1))
  end)

  it("exits with 1 where it finds no statement", function()
    local out, err, status = read "It rained.\n"
    assert.same({ "quoth: FILE: no statement found\n", 1 }, { err, status })
    assert.truthy(out:find("It rained", 1, true) or out == "")
    out, err, status = read("It rained.\n", "--json")
    assert.same({ "quoth: FILE: no statement found\n", 1 }, { err, status })
    assert.same({}, cjson.decode(out).statements)
  end)

  it("tells of warnings", function()
    local _, err = read("\xff" .. text)
    assert.truthy(err:find("^quoth: FILE: bytes that are no UTF%-8"), err)
  end)

  local bad = {
    { "read /nonexistent/file", "", "quoth: cannot read /nonexistent/file: No such file or directory\n" },
    { "read /", "", "quoth: cannot read /: Is a directory\n" },
    { "read -", "", "quoth: standard input: the document is empty: it has no text but white space\n" },
    { "read -", " \n ", "quoth: standard input: the document is empty: it has no text but white space\n" },
    { "read --max-bytes 3 -", "four", "quoth: standard input: it is longer than 3 bytes (--max-bytes)\n" },
  }
  for _, case in ipairs(bad) do
    it(("exits with 3: quoth %s"):format(case[1]), function()
      assert.same({ "", case[3], 3 }, { command.run(case[1], case[2]) })
    end)
  end

  it("says so when it cannot write", function()
    if not io.open "/dev/full" then return pending "needs /dev/full" end
    local _, err, status = command.shell("%Q read - >/dev/full", text)
    assert.truthy(err:find("^quoth: cannot write: "), err)
    assert.equal(3, status)
  end)
end)

describe("quoth", function()
  it("has a version", function()
    assert.same({ "quoth " .. require("quoth").version .. "\n", "", 0 }, { command.run "--version" })
  end)

  for _, arguments in ipairs { "--help", "-h", "read --help", "read x --help", "filter -h", "completion --help" } do
    it("helps with examples first: " .. arguments, function()
      local out, err, status = command.run(arguments)
      assert.truthy(out:find "^Examples:\n  [^\n]*quoth.-\n\nUsage: quoth", out)
      assert.same({ "", 0 }, { err, status })
    end)
  end

  for _, arguments in ipairs {
    "", "nonsense", "--nonsense", "read", "read --nonsense x", "filter a", "read --width 5 x", "read --color red x",
    "read --max-bytes -1 x", "completion tcsh",
  } do
    it("refuses with 2: quoth " .. arguments, function()
      local out, err, status = command.run(arguments)
      assert.same({ "", 2 }, { out, status })
      assert.truthy(err:find "^quoth: .-\nUsage: quoth", err)
    end)
  end

  it("completes", function()
    for _, shell in ipairs { "bash", "zsh", "fish" } do
      local out, err, status = command.run("completion " .. shell)
      assert.truthy(out:find("filter", 1, true))
      assert.same({ "", 0 }, { err, status })
    end
  end)

  it("runs from anywhere and through a link", function()
    local out = command.shell "here=$PWD; d=$(mktemp -d); ln -s $here/%Q $d/q; cd /; $d/q --version; rm -r $d"
    assert.truthy(out:find "^quoth %d")
  end)
end)
