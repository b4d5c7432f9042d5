-- Each example as its first line says how to run it, with what it must print.
local command = require "command"

local build = os.getenv "QUOTH_BUILD" or "build"
local paths = ("LUA_PATH='lua/?.lua;lua/?/init.lua;;' LUA_CPATH='%s/lib/?.so;;' "):format(build)
local lua = os.getenv "LUA" or "lua5.4"

-- Arguments behind the name, standard input, what the output has.
local scripts = {
  {
    "check-quote.lua", "'There will be early talks' examples/digest.txt",
    prints = "altered\tMirela Dascal\tnegation\nleft out in silence\tno\n",
  },
  { "hello.lua", "", prints = "Mirela Dascal %(direct, said%): We have tested it on ice" },
  {
    "follow-speaker.lua", "'Mirela Dascal' examples/digest.txt",
    prints = "March 4 digest.txt %[the ice road%] The ice road to the Lower Isles will be closed",
  },
}

describe("examples/", function()
  for _, example in ipairs(scripts) do
    it(example[1] .. " runs", function()
      local out, err, status = command.shell(paths .. lua .. " examples/" .. example[1] .. " " .. example[2])
      assert.equal("", err)
      assert.equal(0, status)
      assert.truthy(out:find(example.prints), out)
    end)
  end

  it("tag-feed.lua runs, on a feed of a server here", function()
    if not pcall(require, "quoth.fetch.core") then return pending "built without quoth.fetch" end
    local server = require("fetch.tools").serve "feeds"
    local rules = command.file [[return rules{ rule "promise" { tag = "act.promise", score = 0.75, when = words{ "promise*" } / "cue",
      explain = "'{cue}'" } }]]
    os.rename(rules, rules .. ".lua")
    local line = ("%s%s examples/tag-feed.lua %s/news.xml %s.lua"):format(paths, lua, server.url, rules)
    local out, err, status = command.shell(line)
    os.remove(rules .. ".lua")
    server.stop()
    assert.equal("", err)
    assert.equal(0, status)
    assert.equal("act.promise  0.75  Anna Petrova: We promise that no boat will wait for another winter  ('promise')\n", out)
  end)

  it("compare-outlets.lua runs", function()
    local other = command.file "“Now we see who brought a warm coat to the bridge,” Dascal said in Telmar.\n"
    local same = command.file "“Now we see who brought a coat to the bridge,” Mirela Dascal told reporters.\n"
    local out, err, status = command.shell(("%s%s examples/compare-outlets.lua %s %s"):format(paths, lua, other, same))
    os.remove(other)
    os.remove(same)
    assert.equal("", err)
    assert.equal(0, status)
    assert.truthy(out:find("who brought a <del>warm</del> coat to the bridge", 1, true), out)
  end)

  it("embed.c is built as it says, and runs", function()
    if os.getenv "QUOTH_PRELOAD" then return pending "the sanitizers' build has no host of its own" end
    local line = ("make -s libquoth.a B=%s && cc examples/embed.c %s/libquoth.a $(.ci/deps --include) " ..
      "$(.ci/deps --lexbor) $(.ci/deps --library) -lm -ldl -o %s/embed && %s/embed lua <examples/digest.txt")
    local out, err, status = command.shell(line:gsub("%%s", build))
    assert.equal("", err)
    assert.equal(0, status)
    assert.truthy(out:find("Mirela Dascal\tdirect\t", 1, true), out)
  end)
end)
