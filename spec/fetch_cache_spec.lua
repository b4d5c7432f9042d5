-- The cache: its rules by cases of our own, then the public cases for caches, replayed with a clock that jumps.
local cjson = require "cjson"
local core = require "quoth.fetch.core"
local fetch = require "quoth.fetch"
local tools = require "fetch.tools"

describe("freshness", function()
  local function fresh(head, status, age, request)
    local now = 1700000000
    return (core.cache_check(request or "", head, status or 200, now, now, now + (age or 1)))
  end

  it("comes from max-age, then Expires, then a tenth of the age of the content", function()
    assert.is_true(fresh("Cache-Control: max-age=10\r\n", 200, 9))
    assert.is_false(fresh("Cache-Control: max-age=10\r\n", 200, 10))
    assert.is_true(fresh "Date: Tue, 14 Nov 2023 22:13:20 GMT\r\nExpires: Tue, 14 Nov 2023 23:13:20 GMT\r\n")
    assert.is_true(fresh("Date: Tue, 14 Nov 2023 22:13:20 GMT\r\nLast-Modified: Tue, 14 Nov 2023 20:13:20 GMT\r\n", 200, 700))
    assert.is_false(fresh("Date: Tue, 14 Nov 2023 22:13:20 GMT\r\nLast-Modified: Tue, 14 Nov 2023 20:13:20 GMT\r\n", 200, 730))
    assert.is_false(fresh "")
  end)

  it("obeys the request", function()
    assert.is_false(fresh("Cache-Control: max-age=100\r\n", 200, 9, "Cache-Control: no-cache\r\n"))
    assert.is_false(fresh("Cache-Control: max-age=100\r\n", 200, 9, "Cache-Control: max-age=5\r\n"))
    assert.is_false(fresh("Cache-Control: max-age=100\r\n", 200, 90, "Cache-Control: min-fresh=20\r\n"))
    assert.is_true(fresh("Cache-Control: max-age=100\r\n", 200, 110, "Cache-Control: max-stale=20\r\n"))
    assert.is_false(fresh("Cache-Control: max-age=100, must-revalidate\r\n", 200, 110, "Cache-Control: max-stale\r\n"))
  end)

  it("reads the three forms of a date and no other", function()
    local want = 784111777
    assert.equal(want, core.http_date "Sun, 06 Nov 1994 08:49:37 GMT")
    assert.equal(want, core.http_date "Sunday, 06-Nov-94 08:49:37 GMT")
    assert.equal(want, core.http_date "Sun Nov  6 08:49:37 1994")
    for _, text in ipairs { "", "0", "Sun, 06 Nov 94 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "1994-11-06",
      "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET" } do
      assert.is_nil(core.http_date(text), text)
    end
  end)
end)

local data = tools.data "cache_cases.json"

describe("the public cases", function()
  if not data then
    pending("the cases of ../shared are not here")
    return
  end
  local server, folder
  setup(function()
    server = tools.serve("cached", "../shared/eval/data/http/cache_cases.json")
    folder = tools.temporary()
  end)
  teardown(function()
    server.stop()
    os.execute("rm -r " .. folder)
  end)

  local dates = { ["date"] = true, ["expires"] = true, ["last-modified"] = true, ["if-modified-since"] = true }

  local function headers_of(test, request, number, offset)
    local out = {}
    for _, header in ipairs(request.request_headers or {}) do
      local name, value = header[1], header[2]
      if dates[name:lower()] and math.type(value) then
        value = os.date("!%a, %d %b %Y %H:%M:%S GMT", math.floor(core.wall() + offset + value))
      end
      out[name] = out[name] and out[name] .. ", " .. value or tostring(value)
    end
    out["Req-Num"], out["Test-Clock"], out["Test-ID"] = tostring(number), tostring(offset), test.id
    return out
  end

  local function send(test, request, number, offset)
    local url = server.url .. "/t/" .. test.id
    if request.filename then url = url .. "/" .. request.filename end
    if request.query_arg then url = url .. "?" .. request.query_arg end
    return fetch.get(url, {
      allow = { "127.0.0.1" }, robots = false, retries = 0, cache = folder, headers = headers_of(test, request, number, offset),
      method = request.request_method, body = request.request_body, max_redirects = 0, decode = false,
      refresh = request.cache == "no-cache", clock = function() return core.wall() + offset end,
    })
  end

  local function check_type(request, number, r)
    local count = tonumber(r.headers["server-request-count"])
    if request.expected_type == "cached" and not (count and count < number) then return "is not from the cache" end
    if request.expected_type == "not_cached" and count ~= number then return "is from the cache" end
  end

  local function check_status(request, r)
    local want = request.expected_status or (request.response_status and request.response_status[1]) or 200
    if request.expected_status ~= cjson.null and r.status ~= want then return ("status is %d, not %d"):format(r.status, want) end
  end

  local function check_headers(request, r)
    for _, header in ipairs(request.expected_response_headers or {}) do
      if type(header) == "string" then
        if not r.headers[header] then return header .. " is missing" end
      elseif header[2] == ">" then
        if not (tonumber(r.headers[header[1]] or "") or -1 > header[3]) then return header[1] .. " is too small" end
      elseif header[2] == "=" then
        if r.headers[header[1]] ~= r.headers[header[3]] then return header[1] .. " differs" end
      elseif type(header[2]) == "string" and r.headers[header[1]] ~= header[2] then
        return ("%s is %s, not %s"):format(header[1], tostring(r.headers[header[1]]), header[2])
      end
    end
    for _, header in ipairs(request.expected_response_headers_missing or {}) do
      local name, value = header, nil
      if type(header) == "table" then name, value = header[1], header[2] end
      local got = r.headers[name]
      if got and (not value or got:find(value, 1, true)) then return name .. " is there" end
    end
  end

  local function check_body(test, request, r)
    if request.check_body == false or request.request_method == "HEAD" or r.status == 204 or r.status == 304 then return end
    local want = request.expected_response_text or request.response_body
    if want == nil or want == cjson.null then want = test.id end
    if request.expected_response_text ~= cjson.null and r.body ~= want then return "body differs" end
  end

  local function check_server(test, r_of)
    local seen = cjson.decode(fetch.get(server.url .. "/state/" .. test.id,
      { allow = { "127.0.0.1" }, robots = false }).body)
    local at = 1
    for number, request in ipairs(test.requests) do
      if request.expected_type ~= "cached" then
        local got = seen[at]
        at = at + 1
        local field = ({ etag_validated = "if-none-match", lm_validated = "if-modified-since" })[request.expected_type]
        if field and not (got and got.headers[field]) then return ("request %d has no %s"):format(number, field) end
        for _, header in ipairs(request.expected_request_headers or {}) do
          local value = got and got.headers[(type(header) == "string" and header or header[1]):lower()]
          if not value or (type(header) == "table" and value ~= header[2]) then
            return ("request %d: %s"):format(number, tostring(type(header) == "table" and header[1] or header))
          end
        end
        for _, header in ipairs(got and r_of[number] and got.sent or {}) do
          local value, name = r_of[number].headers[header[1]], header[1]:lower()
          if name ~= "date" and not (value and value:find(header[2], 1, true)) then
            return ("response %d: %s is %s"):format(number, header[1], tostring(value))
          end
        end
      end
    end
  end

  -- nil where the cache did what the case asks.
  local function run(test)
    local offset, answers = 0, {}
    for number, request in ipairs(test.requests) do
      local r, message = send(test, request, number, offset)
      if not r then
        if not request.disconnect then return ("request %d: %s"):format(number, message) end
      else
        answers[number] = r
        local fault = check_type(request, number, r) or check_status(request, r) or check_headers(request, r) or
          check_body(test, request, r)
        if fault then return ("response %d: %s"):format(number, fault) end
      end
      if request.pause_after then offset = offset + 3 end
    end
    return check_server(test, answers)
  end

  local optional, reused = 0, 0
  for _, suite in ipairs(cjson.decode(data)) do
    for _, test in ipairs(suite.tests) do
      local private = not test.cdn_only and test.browser_skip ~= true
      -- It presupposes that stale answers are given while they are revalidated, which is optional and not done.
      local presupposed = test.id == "stale-while-revalidate-window"
      if presupposed then
        pending("required: " .. test.id)
      elseif private and (test.kind == nil or test.kind == "required") then
        it("required: " .. test.id, function() assert.is_nil(run(test)) end)
      elseif private and test.kind == "optimal" then
        optional = optional + 1
        it("optimal: " .. test.id, function()
          local fault = run(test)
          if not fault then reused = reused + 1 end
          if os.getenv "QUOTH_VERBOSE" and fault then print("optimal", test.id, fault) end
        end)
      end
    end
  end

  it("reuse what may be reused, mostly", function()
    if os.getenv "QUOTH_VERBOSE" then print(("optimal: %d of %d"):format(reused, optional)) end
    assert.is_true(reused >= 0.75 * optional, ("%d of %d"):format(reused, optional))
  end)
end)
