-- quoth.fetch and quoth.fetcher against servers on loopback: politeness, retries, redirects, guard, journal, life cycle.
local cjson = require "cjson"
local core = require "quoth.fetch.core"
local fetch = require "quoth.fetch"
local tools = require "fetch.tools"

local lua = os.getenv "LUA" or "lua5.4"
local sanitized = os.getenv "QUOTH_PRELOAD" ~= nil and os.getenv "QUOTH_PRELOAD" ~= ""

local server
local function at(host, path) return ("http://%s:%d%s"):format(host, server.port, path) end
local function stats() return cjson.decode(fetch.get(server.url .. "/stats", { allow = { "127.0.0.1" }, robots = false }).body) end
local everywhere = { "127.0.0.0/8" }

local function start(...)
  local arguments = { ... }
  setup(function() server = tools.serve("crawl", table.unpack(arguments)) end)
  teardown(function() server.stop() end)
end

-- Lua in a process of its own; its output and how it ended.
local function run_lua(code, environment)
  local name = os.tmpname()
  local file = io.open(name, "w")
  file:write(("package.path = %q package.cpath = %q\n"):format(package.path, package.cpath), code)
  file:close()
  local pipe = io.popen(("%s LD_PRELOAD=\"$LD_PRELOAD ${EXTRA-}\" %s %s 2>&1"):format(environment or "", lua, name))
  local out = pipe:read "a"
  local ok, how, number = pipe:close()
  os.remove(name)
  return out, ok, how, number
end

describe("options", function()
  it("of the wrong kind raise, with the option's name", function()
    for key, value in pairs {
      delay = -1, total = 0, per_host = 1.5, timeout_total = 0 / 0, max_body = math.huge, user_agent = "a\r\nb: c",
      headers = { ["X\nY"] = "z" }, allow = "127.0.0.1", nothing = 1, method = "get", max_redirects = 2 ^ 53 + 1,
      retries = math.mininteger, max_wire = "10", progress = 1,
    } do
      local ok, message = pcall(fetch.get, "http://h.example/", { [key] = value })
      assert.is_false(ok, key)
      assert.truthy(message:find(key, 1, true), message)
    end
    assert.has_error(function() fetch.get() end)
    assert.has_error(function() fetch.get "http://h.example/".x.y = 1 end)
    assert.has_error(function() fetch.fetcher(1) end)
    assert.has_error(function() fetch.get("http://h.example/", { allow = { "nowhere" } }) end)
  end)

  it("cannot run code in the middle: metamethods of the table are not called", function()
    local trap = setmetatable({}, { __index = function() error "called" end, __pairs = function() error "called" end })
    local _, _, code = fetch.get("ftp://h.example/", trap)
    assert.equal("bad_scheme", code)
  end)

  it("URLs with controls, credentials or another scheme are refused", function()
    for url, want in pairs {
      ["http://h.example/\0"] = "bad_url", ["http://h.example/a\r\nX: y"] = "bad_url", ["http://u:p@h.example/"] = "bad_url",
      ["file:///etc/passwd"] = "bad_scheme", ["gopher://h.example/"] = "bad_scheme", [""] = "bad_url", ["h.example"] = "bad_url",
      ["http://"] = "bad_url", ["http:///x"] = "bad_url", ["http://h.example:99999/"] = "bad_url", ["HTTP://[::1"] = "bad_url",
    } do
      local r, message, code = fetch.get(url)
      assert.is_nil(r)
      assert.equal(want, code, url)
      assert.is_string(message)
    end
  end)
end)

describe("the guard", function()
  start("3", "0")

  -- Spellings of loopback and of what stands for it.
  local spellings = {
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "017700000001", "0", "0.0.0.0",
    "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::]",
    "%31%32%37.0.0.1", "127.0.0.1.", "localhost", "[fe80::1%251]",
  }
  local others = {
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1",
    "255.255.255.255", "[fc00::1]", "[fe80::1]", "[ff02::1]", "[2001:db8::1]", "[64:ff9b::a9fe:a9fe]", "[2002:a9fe:a9fe::]",
  }

  local function refused(f)
    local before = stats().connections
    f()
    assert.equal(before + 1, stats().connections) -- the second look itself
  end

  local function expect_blocked(url, options)
    local r, _, code = fetch.get(url, options)
    assert.is_nil(r, url)
    assert.is_true(code == "blocked_address" or code == "bad_url", url .. ": " .. tostring(code))
  end

  it("lets no spelling of loopback through, and no connection is seen", function()
    refused(function()
      for _, host in ipairs(spellings) do expect_blocked(at(host, "/x"), { retries = 0 }) end
    end)
  end)

  it("lets no private, link-local, multicast or documentation address through", function()
    for _, host in ipairs(others) do
      expect_blocked(("http://%s/x"):format(host), { retries = 0, timeout_connect = 1 })
      expect_blocked(("http://%s/x"):format(host), { retries = 0, timeout_connect = 1, robots = false })
    end
  end)

  it("looks at what a name resolves to", function()
    refused(function()
      for _, address in ipairs { "127.0.0.1", "0.0.0.0", "::1", "::ffff:127.0.0.1" } do
        expect_blocked(at("intranet.example", "/x"), {
          robots = false, retries = 0, resolve = { ["intranet.example:" .. server.port] = address },
        })
      end
    end)
  end)

  it("looks at each redirect", function()
    local hostile = tools.serve "hostile"
    refused(function()
      for _, host in ipairs(spellings) do
        if not host:find "%%" then
          expect_blocked(("%s/to-host-%s:%d"):format(hostile.url, host, server.port), {
            robots = false, retries = 0, allow = { "127.0.0.1:" .. hostile.port },
          })
        end
      end
    end)
    hostile.stop()
  end)

  it("looks at numeric hosts before a proxy is asked", function()
    refused(function()
      for _, host in ipairs(spellings) do
        if host ~= "localhost" then expect_blocked(at(host, "/x"), { robots = false, retries = 0, proxy = server.url }) end
      end
    end)
  end)

  it("allows what it is told to, by prefix and port", function()
    local r = assert(fetch.get(at("127.0.1.1", "/x"), { allow = { "127.0.1.0/24" } }))
    assert.equal(200, r.status)
    expect_blocked(at("127.0.1.1", "/x"), { allow = { "127.0.1.0/24:1" }, retries = 0 })
    expect_blocked(at("127.0.1.1", "/x"), { allow = { "127.0.2.0/24" }, retries = 0 })
  end)
end)

describe("one page", function()
  start("3", "0")

  it("comes as a response", function()
    local r = assert(fetch.get(at("127.0.1.1", "/x#part"), { allow = everywhere }))
    assert.equal(at("127.0.1.1", "/x"), r.url)
    assert.equal(at("127.0.1.1", "/x#part"), r.requested_url)
    assert.same({ 200, "127.0.1.1", server.port, 11, true, false },
      { r.status, r.address, server.port, r.http, r.complete, r.from_cache })
    assert.equal("text/plain", r.headers["CONTENT-TYPE"])
    assert.is_true(r.timings.total > 0)
  end)

  it("comes as an article", function()
    local article = assert(fetch(at("127.0.1.1", "/x"), { allow = everywhere }))
    assert.equal(at("127.0.1.1", "/x"), article.url)
    assert.equal("Petra Novak", article[1].speaker.name)
    local _, _, code = fetch(at("127.0.1.1", "/flaky-99"), { allow = everywhere, retries = 0 })
    assert.equal("http_503", code)
  end)

  it("is not asked for where robots.txt forbids it", function()
    local _, message, code = fetch.get(at("127.0.1.1", "/private/x"), { allow = everywhere })
    assert.equal("robots", code)
    assert.truthy(message:find "line 2")
    assert.is_truthy(fetch.get(at("127.0.1.1", "/private/x"), { allow = everywhere, robots = false }))
  end)

  it("is asked for with the version and the contact, and the caller's fields", function()
    local r = assert(fetch.get(at("127.0.1.1", "/echo"), {
      allow = everywhere, contact = "news@h.example", headers = { ["X-One"] = "1", ["Accept"] = "text/plain" },
    }))
    assert.truthy(r.body:find("User-Agent: quoth/0.1.0 (+news@h.example)\r\n", 1, true))
    assert.truthy(r.body:find("X-One: 1", 1, true))
    assert.truthy(r.body:find("Accept: text/plain\r\n", 1, true))
    assert.truthy(r.body:find("Accept-Encoding: gzip, br, zstd\r\n", 1, true))
    assert.is_nil(r.body:find "Cookie")
  end)

  it("of another host does not get the caller's credentials by a redirect", function()
    local options = { allow = everywhere, headers = { Authorization = "secret", ["X-One"] = "1" } }
    local same = assert(fetch.get(at("127.0.1.1", "/same"), options))
    local cross = assert(fetch.get(at("127.0.1.1", "/cross"), options))
    assert.truthy(same.body:find "Authorization: secret")
    assert.is_nil(cross.body:find "Authorization")
    assert.truthy(cross.body:find "X%-One: 1")
    assert.equal(302, cross.redirects[1].status)
  end)

  it("takes no proxy from the environment", function()
    local out = run_lua(([[local r, m = require("quoth.fetch").get(%q, { allow = { "127.0.0.0/8" } }) print(r and r.status, m)]])
      :format(at("127.0.1.1", "/x")), "http_proxy=http://127.0.0.1:1 ALL_PROXY=http://127.0.0.1:1")
    assert.equal("200\tnil\n", out)
  end)

  it("may be posted to, once", function()
    local r = assert(fetch.get(at("127.0.1.1", "/echo"), { allow = everywhere, method = "POST", body = "a=b" }))
    assert.truthy(r.body:find "^POST /echo")
    local before = stats().hosts["127.0.1.1"].paths["/flaky-5?post"]
    r = fetch.get(at("127.0.1.1", "/flaky-5?post"), { allow = everywhere, method = "POST", body = "a=b", retries = 3, retry_base = 0 })
    assert.equal(503, r.status)
    assert.is_nil(before)
    assert.equal(1, stats().hosts["127.0.1.1"].paths["/flaky-5?post"])
  end)
end)

describe("trying again", function()
  start("3", "0")

  it("is done for passing faults, with jitter", function()
    local r = assert(fetch.get(at("127.0.1.1", "/flaky-2?a"), { allow = everywhere, retries = 2, retry_base = 0.05 }))
    assert.same({ 200, 3 }, { r.status, r.attempts })
    r = assert(fetch.get(at("127.0.1.1", "/flaky-3?b"), { allow = everywhere, retries = 2, retry_base = 0 }))
    assert.same({ 503, 3 }, { r.status, r.attempts })
  end)

  it("waits as long as Retry-After says, in seconds", function()
    local begin = core.now()
    local r = assert(fetch.get(at("127.0.1.1", "/flaky-1-1"), { allow = everywhere, retries = 1, retry_base = 0 }))
    assert.equal(200, r.status)
    assert.is_true(core.now() - begin >= 1)
  end)

  it("is given up where Retry-After is over the cap", function()
    for _, wait in ipairs { "9", "99999999999999999999", "Sun, 06 Nov 2094 08:49:37 GMT" } do
      local begin = core.now()
      local r = assert(fetch.get(at("127.0.1.1", "/flaky-1-" .. wait:gsub(" ", "%%20")), {
        allow = everywhere, retries = 1, retry_base = 0, retry_after_max = 5,
      }))
      assert.is_true(core.now() - begin < 1)
      assert.is_true(r.status == 503 or wait:find "Sun" ~= nil)
    end
  end)
end)

describe("trying again beside other pages", function()
  start("1", "0")

  it("keeps the delay of the host", function()
    local f = assert(fetch.fetcher { allow = everywhere, as = "response", delay = 0.2, retries = 3, retry_base = 0.01 })
    for i = 1, 3 do f:add(at("127.0.1.1", "/flaky-1?" .. i)) end
    local good = 0
    for _, r in f do good = good + (r.status == 200 and 1 or 0) end
    f:close()
    assert.equal(3, good)
    local host = stats().hosts["127.0.1.1"]
    assert.equal(6, #host.starts)
    for i = 2, 6 do assert.is_true(host.starts[i] - host.ends[i - 1] >= 0.199) end
  end)
end)

describe("many pages", function()
  start("50", "0.005")

  it("of 50 hosts: never more than one at once, gaps kept, one robots.txt each", function()
    local urls, delay = {}, 0.02
    for i = 1, 1000 do urls[i] = at("127.0.1." .. i % 50 + 1, "/one-" .. i) end
    local f = assert(fetch.fetcher { urls = urls, allow = everywhere, as = "response", delay = delay, total = 16 })
    local seen, good = {}, 0
    for url, r in f do
      seen[url] = (seen[url] or 0) + 1
      if r and r.status == 200 then good = good + 1 end
    end
    f:close()
    assert.equal(1000, good)
    for _, url in ipairs(urls) do assert.equal(1, seen[url]) end
    local hosts = 0
    for _, host in pairs(stats().hosts) do
      hosts = hosts + 1
      assert.equal(1, host.most)
      assert.equal(1, host.robots)
      for i = 2, #host.starts do assert.is_true(host.starts[i] - host.ends[i - 1] >= delay - 0.001) end
      for _, times in pairs(host.paths) do assert.equal(1, times) end
    end
    assert.equal(50, hosts)
  end)

  it("of one host: as many at once as are allowed, no more", function()
    local urls = {}
    for i = 1, 40 do urls[i] = at("127.0.1.1", "/slow-" .. i) end
    local begin = core.now()
    local f = assert(fetch.fetcher { urls = urls, allow = everywhere, as = "response", delay = 0, per_host = 8 })
    local n = 0
    for _, r in f do n = n + (r and 1 or 0) end
    f:close()
    assert.equal(40, n)
    assert.equal(8, stats().hosts["127.0.1.1"].most)
    assert.is_true(core.now() - begin < 4)
  end)

  it("may be added and cancelled on the way", function()
    local f = assert(fetch.fetcher { allow = everywhere, as = "response", delay = 0 })
    local slow = f:add(at("127.0.1.2", "/slow-x"))
    local queued = f:add(at("127.0.1.2", "/slow-y"))
    f:wait(0.1)
    local begin = core.now()
    assert.is_true(f:cancel(slow))
    assert.is_true(f:cancel(queued))
    assert.is_true(core.now() - begin < 0.05)
    assert.is_false(f:cancel(slow))
    assert.is_false(f:cancel(12345))
    f:add(at("127.0.1.3", "/z"))
    local codes = {}
    for url, r, _, code in f do
      codes[url:match "/[^/]*$"] = r and r.status or code
      if r then f:add "ftp://late.example/" end
    end
    assert.same({ ["/slow-x"] = "cancelled", ["/slow-y"] = "cancelled", ["/z"] = 200, ["/"] = "bad_scheme" }, codes)
    f:close()
    f:close()
    for _, method in ipairs { "add", "step", "wait", "take", "cancel", "fd", "timeout", "each" } do
      assert.has_error(function() f[method](f, "x") end)
    end
  end)

  it("report their progress", function()
    local calls, last = 0, 0
    local f = assert(fetch.fetcher {
      allow = everywhere, as = "response", urls = { at("127.0.1.4", "/big") },
      progress = function(url, received, expected)
        calls = calls + 1
        assert.is_true(received >= last)
        last = received
        assert.equal(300000, expected)
        assert.equal(at("127.0.1.4", "/big"), url)
      end,
    })
    for _, r in f do assert.equal(300000, #r.body) end
    f:close()
    assert.is_true(calls >= 2)
  end)

  it("go on after an error in the progress function", function()
    local bad = true
    local f = assert(fetch.fetcher {
      allow = everywhere, as = "response", urls = { at("127.0.1.4", "/big?e") },
      progress = function() if bad then bad = false error "mine" end end,
    })
    local ok, message = pcall(f.next, f)
    assert.is_false(ok)
    assert.truthy(message:find "mine")
    local _, r = f()
    assert.equal(300000, #r.body)
    f:close()
  end)

  it("may be closed from the progress function", function()
    local f
    f = assert(fetch.fetcher {
      allow = everywhere, as = "response", urls = { at("127.0.1.4", "/big?c") }, progress = function() f:close() end,
    })
    assert.is_nil(f())
  end)

  it("may be stepped by hand, with a descriptor to poll", function()
    local f = assert(fetch.fetcher { allow = everywhere, as = "response", urls = { at("127.0.1.5", "/s") } })
    assert.is_true(f:fd() >= 0)
    local steps = 0
    while f:step() == 0 do
      local timeout = f:timeout()
      assert.is_true(timeout == nil or timeout >= 0)
      f:wait(0.01)
      steps = steps + 1
      assert.is_true(steps < 1000)
    end
    assert.equal(0, f:timeout())
    local url, r = f:take()
    assert.same({ at("127.0.1.5", "/s"), 200 }, { url, r.status })
    assert.is_nil(f:take())
    assert.equal(0, f:pending())
    f:close()
  end)

  it("use one connection of HTTP/1.1 for each host, kept alive", function()
    local before = stats().connections
    local f = assert(fetch.fetcher { allow = everywhere, as = "response", delay = 0 })
    for i = 1, 20 do f:add(at("127.0.1.6", "/k" .. i)) end
    for _ in f do end
    f:close()
    assert.equal(before + 2, stats().connections)
  end)
end)

describe("a batch with a journal", function()
  start("10", "0.01")

  it("survives kill -9: nothing is lost, nothing that came is asked for again", function()
    local path, out, count = tools.temporary(), tools.temporary(), 800
    local environment = ("LUA_PATH='%s' LUA_CPATH='%s'"):format(package.path, package.cpath)
    local command = ("%s timeout -s KILL %%s %s spec/fetch/batch.lua %d %d %s %s >/dev/null 2>&1"):format(environment, lua,
      server.port, count, path, out)
    local kills, seed = 0, core.seed()
    while kills < 20 do
      seed = seed * 1103515245 + 12345 & 0x7fffffff
      if os.execute(command:format(("%.3f"):format(0.04 + seed % 1000 / 1000 * (sanitized and 0.25 or 0.1)))) then break end
      kills = kills + 1
    end
    assert.is_true(kills >= 5, "it was hardly killed")
    os.execute(command:format "60")
    assert.is_truthy(io.open(out .. ".done"))
    local delivered, answered = {}, {}
    for line in io.lines(out) do
      local url, status = line:match "^(%S+) (%d+)$"
      if url then delivered[url] = status end
    end
    for line in io.lines(path) do
      local url = line:match "^=\t(.*)\t%.$"
      if url then answered[url] = (answered[url] or 0) + 1 end
    end
    local urls, twice = 0, 0
    for url, status in pairs(delivered) do
      urls = urls + 1
      assert.equal("200", status)
      assert.equal(1, answered[url])
    end
    assert.equal(count, urls)
    -- what was on its way when the kill came is all that may be asked for twice
    for _, host in pairs(stats().hosts) do
      for _, times in pairs(host.paths) do twice = twice + times - 1 end
    end
    assert.is_true(twice <= kills * 8, twice .. " repeated")
    os.execute(("rm -r %s %s.d %s %s.done"):format(path, path, out, out))
  end)

  it("does not take a torn line for a URL", function()
    local path = tools.temporary()
    local file = io.open(path, "w")
    file:write("+\thttp://127.0.1.1:1/whole\t.\n-\thttp://127.0.1.1:1/whole\t.\n+\thttp://127.0.1.1:1/to")
    file:close()
    local f = assert(fetch.fetcher { journal = path, allow = everywhere, as = "response" })
    assert.equal(0, f:pending())
    assert.same({ nil, "known" }, { f:add "http://127.0.1.1:1/whole", (select(3, f:add "http://127.0.1.1:1/whole")) })
    f:close()
    os.execute(("rm -r %s %s.d"):format(path, path))
  end)
end)

describe("a cache", function()
  start("3", "0")

  it("answers offline, and opens no socket", function()
    local folder = tools.temporary()
    local options = { allow = everywhere, cache = folder, offline = true, robots = false }
    local _, _, code = fetch.get(at("127.0.1.1", "/x"), options)
    assert.equal("offline", code)
    options.offline = false
    local hostile = tools.serve "cached_page"
    assert(fetch.get(hostile.url .. "/", options))
    options.offline = true
    hostile.stop()
    local r = assert(fetch.get(hostile.url .. "/", options))
    assert.is_true(r.from_cache)
    assert.equal("kept", r.body)
    os.execute("rm -r " .. folder)
  end)
end)

describe("the life of a fetcher", function()
  start("3", "0")

  local prelude = [[
    local fetch = require "quoth.fetch"
    local function new(more)
      local o = { allow = { "127.0.0.0/8" }, as = "response", robots = false }
      for k, v in pairs(more or {}) do o[k] = v end
      return assert(fetch.fetcher(o))
    end
  ]]
  local function lives(code, environment)
    local out, ok, how, number = run_lua(prelude .. code:gsub("URL", ("%q"):format(at("127.0.1.1", "/slow"))), environment)
    assert(ok, ("%s %s: %s"):format(how, number, out))
    return out
  end

  it("may end with the state, in the middle of a transfer", function()
    lives [[f = new { urls = { URL } } f:wait(0.1)]]
    lives [[f = new { urls = { URL } } f:wait(0.1) os.exit(true, true)]]
    lives [[local f = new { urls = { URL } } f:wait(0.1) f = nil collectgarbage() collectgarbage()]]
  end)

  it("may end with a coroutine, and in one that is closed", function()
    lives [[
      for _ = 1, 50 do
        local co = coroutine.wrap(function()
          local f = new { urls = { URL }, progress = coroutine.yield }
          f:wait(0.01)
          coroutine.yield()
          f:wait()
        end)
        co()
        co = nil
        collectgarbage()
      end]]
  end)

  it("may end by an error of a hook inside its wait", function()
    lives [[
      local f = new { urls = { URL } }
      debug.sethook(function() error "hook" end, "", 200)
      local ok = pcall(function() while true do f:wait(0.01) end end)
      debug.sethook()
      assert(not ok)
      local url, r = f()
      assert(r and r.status == 200)
      f:close()]]
  end)

  it("refuses forged and foreign objects", function()
    lives [[
      local core = require "quoth.fetch.core"
      local t = core.transfers()
      for _, other in ipairs { io.stdout, core.url, 1, "x", {} } do
        assert(not pcall(t.step, other))
        assert(not pcall(core.robots("").allowed, other, "a", "b"))
      end
      local mt = debug.getmetatable(t)
      local forged = debug.setmetatable(io.tmpfile(), mt)
      assert(not pcall(t.step, forged))
      debug.setmetatable(forged, nil)
      mt.__gc(t)
      mt.__gc(t)
      assert(not pcall(t.step, t))]]
  end)

  it("is not used in the child of a fork", function()
    if not pcall(require, "posix.unistd") then return end
    local out = lives [[
      local unistd, wait = require "posix.unistd", require "posix.sys.wait"
      local f = new { urls = { URL } }
      f:wait(0.1)
      local pid = unistd.fork()
      if pid == 0 then
        local ok, message, code = f:step()
        io.stdout:write(tostring(code))
        io.stdout:flush()
        f:close()
        unistd._exit(0)
      end
      wait.wait(pid)
      local url, r = f()
      io.stdout:write(" ", r.status)]]
    assert.equal("forked 200", out)
  end)

  it("does not wait for a resolver that hangs", function()
    if sanitized then return end
    local library = tools.temporary() .. ".so"
    assert(os.execute("cc -shared -fPIC -o " .. library .. " spec/fetch/hang.c -ldl"))
    local out = lives([[
      local core = require "quoth.fetch.core"
      local begin = core.now()
      local _, _, code = fetch.get("http://hang.example/", { robots = false, timeout_connect = 0.3, retries = 0 })
      assert(code == "timeout_connect", code)
      assert(core.now() - begin < 0.55)
      local f = new()
      local id = f:add "http://hang.example/x"
      f:wait(0.1)
      begin = core.now()
      f:cancel(id)
      f:step()
      assert(core.now() - begin < 0.05)
      f:add "http://hang.example/y"
      f:wait(0.1)
      begin = core.now()
      f:close()
      assert(core.now() - begin < 0.05)
      io.write "done"]], "EXTRA=" .. library)
    assert.equal("done", out)
    os.remove(library)
  end)

  it("leaves no descriptor open", function()
    local code = ([[
      local function count()
        local n = 0
        for i = 0, 200 do
          local file = io.open("/proc/self/fd/" .. i)
          if file then n = n + 1 file:close() end
        end
        return n
      end
      fetch.get(URL2, { allow = { "127.0.0.0/8" } })
      local before = count()
      for i = 1, 20 do
        fetch.get(URL2 .. i, { allow = { "127.0.0.0/8" } })
        fetch.get(URL2 .. i, { retries = 0 })
      end
      assert(count() == before)]]):gsub("URL2", function() return ("%q"):format(at("127.0.1.2", "/d")) end)
    lives(code)
  end)
end)

describe("event loops", function()
  start("3", "0")
  for _, name in ipairs { "cqueues", "luv" } do
    it("of " .. name .. " run a fetcher beside other work", function()
      if not pcall(require, name) then return end
      local pipe = io.popen(("LUA_PATH='%s' LUA_CPATH='%s' %s examples/fetch-%s.lua %s %s %s 2>&1"):format(package.path,
        package.cpath, lua, name, at("127.0.1.1", "/slow-1"), at("127.0.1.2", "/slow-2"), at("127.0.1.3", "/slow-3")))
      local out = pipe:read "a"
      assert.is_truthy(pipe:close(), out)
      local pages, ticks = 0, tonumber(out:match "(%d+) ticks")
      for _ in out:gmatch "200" do pages = pages + 1 end
      assert.equal(3, pages, out)
      assert.is_true(ticks >= 5, out)
    end)
  end
end)
