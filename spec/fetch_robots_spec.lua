local cjson = require "cjson"
local core = require "quoth.fetch.core"
local fetch = require "quoth.fetch"
local tools = require "fetch.tools"

describe("robots.txt", function()
  local function allowed(text, agent, url) return (fetch.robots(text):allowed(agent, url)) end

  it("takes the longest rule that matches", function()
    local text = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c$\n"
    assert.is_false(allowed(text, "quoth", "http://h.example/a/x"))
    assert.is_true(allowed(text, "quoth", "http://h.example/a/b/x"))
    assert.is_false(allowed(text, "quoth", "http://h.example/a/b/c"))
    assert.is_true(allowed(text, "quoth", "http://h.example/a/b/c?d"))
  end)

  it("has the agent's own group in place of the general one", function()
    local text = "User-agent: *\nDisallow: /\n\nUser-agent: Quoth\nUser-agent: other\nDisallow: /private\n"
    assert.is_true(allowed(text, "quoth", "http://h.example/"))
    assert.is_true(allowed(text, "quoth/0.1.0 (+https://h.example)", "http://h.example/"))
    assert.is_false(allowed(text, "quoth", "http://h.example/private"))
    assert.is_false(allowed(text, "someone", "http://h.example/"))
  end)

  it("tells the rule's line and the crawl-delay of the group", function()
    local robots = fetch.robots "User-agent: *\nCrawl-delay: 2.5\nDisallow: /x # no\nSitemap: http://h.example/s.xml\n"
    local ok, line, delay = robots:allowed("quoth", "http://h.example/x")
    assert.same({ false, 3, 2.5 }, { ok, line, delay })
    assert.same({ "http://h.example/s.xml" }, robots:sitemaps())
  end)

  it("matches stars without going back further than the last one", function()
    local begin = os.clock()
    local text = "User-agent: *\nDisallow: /" .. ("*a"):rep(4000) .. "*b$\n"
    assert.is_true(allowed(text, "quoth", "http://h.example/" .. ("a"):rep(100000)))
    assert.is_true(os.clock() - begin < 1)
  end)

  it("raises on wrong arguments", function()
    assert.has_error(function() fetch.robots(nil) end)
    assert.has_error(function() fetch.robots ""():allowed() end)
    assert.has_error(function() core.robots(""):allowed "quoth" end)
  end)

  -- RFC 9309 2.3.1: what an answer, or none, means for the host.
  local rules = {
    { "200, allowed", 200 }, { "200, forbidden", "robots" }, { "404", 200 }, { "401", 200 }, { "500", "robots" },
    { "503", "robots" }, { "a redirect to another host, whose rules bind this one", "robots" },
    { "redirects in a circle", 200 }, { "five redirects", "robots" }, { "six redirects", 200 },
    { "rules behind 500 KiB", "robots" }, { "a reset", "reset" }, { "200, empty", 200 }, { "200, but HTML", 200 },
  }
  local server
  setup(function() server = tools.serve "robots" end)
  teardown(function() server.stop() end)
  for i, rule in ipairs(rules) do
    it("asked for by the fetcher: " .. rule[1], function()
      local r, _, code = fetch.get(("http://127.0.2.%d:%d/page"):format(i, server.port), {
        allow = { "127.0.0.0/8" }, retries = 0,
      })
      assert.equal(rule[2], r and r.status or code)
    end)
  end

  -- Verdicts of Google's matcher on its own tests.
  local data = tools.data "robots_cases.jsonl"
  if not data then
    pending("the cases of ../shared are not here")
    return
  end
  local checks = {
    allowed = function(case)
      return core.robots(case.robots):allowed(case.agent, case.url) == case.allowed
    end,
    path = function(case) return core.robots_path(case.url) == case.want end,
    escape = function(case) return core.robots_escape(case["in"]) == case.want end,
    bool = function(case)
      local agent = case.expr:match '%("(.*)"%)' or ""
      return core.robots_valid_agent(agent) == case.want
    end,
    parse = function(case)
      local text = case.robots_latin1:gsub("[\xc2\xc3][\x80-\xbf]", function(c) return string.char(utf8.codepoint(c)) end)
      local lines, known, unknown, last = core.robots(text):lines(), 0, 0, nil
      for _, line in ipairs(lines) do
        if line.key == "unknown" then unknown = unknown + 1 else known = known + 1 end
        last = line.number
      end
      return known == case.valid and unknown == case.unknown and (case.last_line == cjson.null or last == case.last_line)
    end,
  }
  local number = 0
  for row in data:gmatch "[^\n]+" do
    local case = cjson.decode(row)
    number = number + 1
    it(("agrees with Google's matcher: %d %s"):format(number, case.test or case.name or case.kind), function()
      assert.is_true(checks[case.kind](case))
    end)
  end
end)
