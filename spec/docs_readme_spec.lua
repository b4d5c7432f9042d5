-- What the README shows is run: each line of its shell blocks, each of its Lua blocks, and what they print there.
local command = require "command"
local quoth = require "quoth"

local build = os.getenv "QUOTH_BUILD" or "build"

-- The code blocks, in order: { language, text }.
local function blocks_of(page)
  local list = {}
  for language, text in page:gmatch "\n```(%l*)\n(.-)\n```" do list[#list + 1] = { language, text } end
  return list
end

local blocks = blocks_of(command.contents "README.md")

local function block_with(words)
  for i, block in ipairs(blocks) do
    if block[2]:find(words, 1, true) then return block[2], i end
  end
  error("the README has no block with " .. words)
end

-- What the lines work on.
local files = {
  ["article.txt"] = "“We will not close the port of Telmar this year,” Anna Petrova said.\n",
  ["articles.ndjson"] = '{"id":1,"text":"“We will not close the port,” Anna Petrova said.","published":"2024-03-04"}\n',
  ["talks.lua"] = 'return rules{ rule "port" { tag = "port", when = words{ "port" } } }',
  ["water.lua"] = block_with "-- water.lua",
  ["people.tsv"] = "P1\tperson\tAnna Petrova\n",
  ["patterns.jsonl"] = '{"label":"PERSON","pattern":"Anna Petrova"}\n',
  ["populism.yaml"] = "populism:\n  - elite*\n",
  ["emotions.dic"] = "%\n1\tanger\n%\nhate*\t1\n",
}

describe("the README", function()
  local folder, server

  setup(function()
    folder = os.tmpname()
    os.remove(folder)
    command.shell(("LD_PRELOAD= mkdir %s && LD_PRELOAD= ln -s $(pwd)/%s %s/build && LD_PRELOAD= ln -s $(pwd)/examples %s/examples")
      :format(folder, build, folder, folder))
    for name, bytes in pairs(files) do
      local file = assert(io.open(folder .. "/" .. name, "wb"))
      file:write(bytes)
      file:close()
    end
    if pcall(require, "quoth.fetch.core") then server = require("fetch.tools").serve "feeds" end
  end)

  teardown(function()
    if server then server.stop() end
    os.execute("LD_PRELOAD= rm -r " .. folder)
  end)

  -- Its addresses are those of a server here.
  local function localised(line, flags)
    local paths = { ["/news/1"] = "/port.html", ["/feed.xml"] = "/news.xml", ["/news-sitemap.xml"] = "/a.xml" }
    return (line:gsub("https://example%.org(/[%w/.-]*)", function(path) return server.url .. paths[path] .. flags end))
  end

  local function run(line)
    if line:find("https://", 1, true) then line = localised(line, " --allow 127.0.0.0/8") end
    local archive = line:match "warc (CC%S+)"
    if archive then
      command.shell(("cd %s && build/quoth fetch --delay 0 --allow 127.0.0.0/8 --warc %s %s/port.html")
        :format(folder, archive, server.url))
    end
    return command.shell(("cd %s && %s"):format(folder, line))
  end

  for _, block in ipairs(blocks) do
    for line in (block[1] == "sh" and block[2] or ""):gmatch "[^\n]+" do
      local what = line:gsub("%s+#.*", "")
      it("runs " .. what, function()
        if not server and (what:find "https://" or what:find "warc") then return pending "built without quoth.fetch" end
        if what:find "^make" then -- .ci/fresh does it on a bare machine
          return assert.truthy(command.contents("Makefile"):find("\n" .. what:match "^make (%l+)$" .. ":", 1, true))
        end
        local _, err, status = run(what)
        assert.equal(what:find "quoth check" and 1 or 0, status, err)
        local name = what:match ">(%S+)$" or what:match "%-o (%S+)"
        if name then assert.truthy(#command.contents(folder .. "/" .. name:gsub("/$", "/article.ann")) > 0, name) end
      end)
    end
  end

  it("shows what quoth check prints", function()
    local line, at = block_with "quoth check --quote"
    assert.equal(blocks[at + 1][2] .. "\n", (run(line)))
  end)

  -- A Lua block with what its text takes for granted.
  local function run_lua(text, given)
    local printed = {}
    local env = setmetatable({
      print = function(...) printed[#printed + 1] = table.concat({ tostring((...)), select("#", ...) }, " ") end,
    }, { __index = function(_, name) return given[name] or _G[name] end })
    assert(load(text, "=README.md", "t", env))()
    return printed
  end

  it("has ten lines of Lua", function()
    local written
    local printed = run_lua(block_with 'io.read "a"', {
      io = { read = function() return command.contents "examples/digest.txt" end, write = function(text) written = text end },
    })
    assert.truthy(#printed > 10)
    assert.truthy(written:find('^{"schema":"quoth/1"'))
  end)

  it("has rules that pass their own examples, and loads them", function()
    local out, err, status = run "build/quoth rules test water.lua"
    assert.equal(0, status, out .. err)
    local article = quoth.parse("“The port is open,” Anna Petrova said. Belov said that he was ill. " ..
      "“The river is high again,” Petrova said.")
    local printed = run_lua(block_with "rules.load":gsub("water%.lua", folder .. "/%0", 1), { quoth = quoth, article = article })
    assert.equal("warning.flood 4", printed[1])
  end)

  it("fetches in Lua", function()
    if not server then return pending "built without quoth.fetch" end
    local options = { allow = { "127.0.0.0/8" } }
    local function fetcher(settings)
      settings.allow, settings.journal = options.allow, nil
      return quoth.fetcher(settings)
    end
    run "build/quoth warc CC-PAGES.warc.gz"
    local text = localised(block_with "quoth.feed", ""):gsub("pages%.warc%.gz", folder .. "/CC-PAGES.warc.gz")
    local printed = run_lua(text, {
      urls = { server.url .. "/port.html" },
      quoth = {
        fetcher = fetcher, warc = quoth.warc, fetch = function(url) return quoth.fetch(url, options) end,
        feed = function(url) return quoth.feed(url, options) end,
      },
    })
    assert.same({ server.url .. "/port.html 2", server.url .. "/port.html 2" }, printed)
  end)

  it("names files that are there", function()
    for name in command.contents("README.md"):gmatch "%]%(([%w_/.-]+)%)" do
      local file = io.open(name, "rb")
      assert.truthy(file, name)
      file:close()
    end
  end)
end)
