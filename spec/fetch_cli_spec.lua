-- quoth fetch, quoth warc and quoth read URL, as processes.
local tools = require "fetch.tools"

local quoth = (os.getenv "QUOTH_BUILD" or "build") .. "/quoth"

local function run(arguments)
  local pipe = io.popen(("%s %s 2>&1"):format(quoth, arguments))
  local out = pipe:read "a"
  local _, _, status = pipe:close()
  return out, status
end

describe("on the command line", function()
  local server
  setup(function() server = tools.serve("crawl", "3", "0") end)
  teardown(function() server.stop() end)
  local function at(path) return ("http://127.0.1.1:%d%s"):format(server.port, path) end

  it("read takes URLs", function()
    local out, status = run("read --allow 127.0.0.0/8 " .. at "/a" .. " " .. at "/b")
    assert.equal(0, status)
    assert.equal(2, select(2, out:gsub("Petra Novak", "")))
    out, status = run("read " .. at "/a")
    assert.equal(3, status)
    assert.truthy(out:find "not globally routable")
    out, status = run("read --allow 127.0.0.0/8 " .. at "/private")
    assert.equal(3, status)
    assert.truthy(out:find "robots.txt")
  end)

  it("fetch writes a line for each page, and what warc reads again", function()
    local archive = tools.temporary() .. ".warc.gz"
    local out, status = run(("fetch --delay 0 --allow 127.0.0.0/8 --warc %s %s %s ftp://h.example/"):format(archive, at "/1", at "/2"))
    assert.equal(0, status)
    local lines = {}
    for line in out:gmatch "[^\n]+" do lines[line:match '"id":"([^"]*)"'] = line end
    assert.truthy(lines[at "/1"]:find "Petra Novak")
    assert.truthy(lines[at "/2"]:find "Petra Novak")
    assert.truthy(lines["ftp://h.example/"]:find '"code":"bad_scheme"')
    local again
    again, status = run("warc " .. archive)
    assert.equal(0, status)
    local n = 0
    for line in again:gmatch "[^\n]+" do
      n = n + 1
      assert.equal(lines[line:match '"id":"([^"]*)"'], line)
    end
    assert.equal(2, n)
    os.remove(archive)
    out, status = run "fetch ftp://h.example/"
    assert.equal(1, status)
    assert.truthy(out:find "bad_scheme")
    out, status = run "warc /nowhere"
    assert.equal(3, status)
    assert.truthy(out:find "No such file")
  end)

  it("fetch -o writes files", function()
    local folder = tools.temporary()
    local out, status = run(("fetch --delay 0 --allow 127.0.0.0/8 -o %s %s %s"):format(folder, at "/x?y=/../z", at "/flaky-9"))
    assert.equal(0, status)
    local name = out:match "(%S+)\thttp"
    assert.equal(folder, name:match "^(.*)/[^/]*$")
    assert.truthy(io.open(name):read("a"):find "Petra Novak")
    assert.truthy(out:find "HTTP 503")
    os.execute("rm -r " .. folder)
  end)

  it("fetch goes on with its journal", function()
    local journal = tools.temporary()
    local command = ("fetch --delay 0 --allow 127.0.0.0/8 --journal %s %s"):format(journal, at "/j")
    assert.truthy(run(command):find "Petra Novak")
    assert.equal("", (run(command)))
    os.execute(("rm -r %s %s.d"):format(journal, journal))
  end)

  it("fetch --feed takes what a feed lists", function()
    local feeds = tools.serve "feeds"
    local out = run(("fetch --delay 0 --allow 127.0.0.0/8 --no-robots --feed %s/index.xml"):format(feeds.url))
    for i = 1, 3 do assert.truthy(out:find(('"id":"%s/%d"'):format(feeds.url, i), 1, true), out) end
    feeds.stop()
  end)
end)
