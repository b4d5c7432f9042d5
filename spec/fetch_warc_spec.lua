-- Archives: read plain, by member, as one stream, through a pipe, clipped and damaged; written and read again.
local core = require "quoth.fetch.core"
local warc = require "quoth.warc"
local fetch = require "quoth.fetch"
local tools = require "fetch.tools"

local function record(kind, uri, block, content)
  return ("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Record-ID: <urn:uuid:%s>\r\nContent-Type: %s\r\n" ..
    "Content-Length: %d\r\n\r\n%s\r\n\r\n"):format(kind, uri, #uri, content or "application/http; msgtype=response", #block, block)
end

local function http(body, more)
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" .. (more or "") .. "\r\n" .. body
end

local records = {
  record("warcinfo", "-", "software: x\r\n", "application/warc-fields"),
  record("response", "http://h.example/1", http "one"),
  record("request", "http://h.example/1", "GET /1 HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
  record("response", "<http://h.example/2>", http("3\r\ntwo\r\n2;x\r\n!!\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n")),
  record("response", "http://h.example/3", http(core.gzip "three", "Content-Encoding: gzip\r\n")),
  record("response", "http://h.example/4", http("not chunked", "Transfer-Encoding: chunked\r\n")),
  record("response", "http://h.example/5", http("<p>plain</p>", "Content-Encoding: gzip\r\n")),
  record("metadata", "http://h.example/5", "a: b\r\n", "application/warc-fields"),
  record("response", "http://h.example/6", http(("long "):rep(100000))),
}
local bodies = { "one", "two!!", "three", "not chunked", "<p>plain</p>", ("long "):rep(100000) }

local path
before_each(function() path = tools.temporary() end)
after_each(function() os.remove(path) end)

local function write(bytes, name)
  local file = io.open(name or path, "wb")
  file:write(bytes)
  file:close()
end

local function members(list)
  local out = {}
  for i, bytes in ipairs(list) do out[i] = core.gzip(bytes) end
  return table.concat(out)
end

local function read(options)
  local out, reader = {}, assert(warc.read(path, options))
  for r in reader do out[#out + 1] = r:body() end
  return out, reader.code
end

describe("an archive", function()
  it("is read plain", function()
    write(table.concat(records))
    assert.same(bodies, (read()))
    local first = assert(warc.read(path))()
    assert.same({ "response", "http://h.example/1", 200, "text/html", #records[1] },
      { first.type, first.url, first.status, first.headers["content-type"], first.offset })
    assert.equal(http "one", first.block)
  end)

  it("is read by member, with libdeflate and with zlib", function()
    write(members(records))
    assert.same(bodies, (read()))
    assert.same(bodies, (read { zlib = true }))
  end)

  it("is read where members hold several records, or parts of one, or all", function()
    local all = table.concat(records)
    write(core.gzip(all))
    assert.same(bodies, (read()))
    for _, size in ipairs { 100, 1000, 100000 } do
      local parts = {}
      for i = 1, #all, size do parts[#parts + 1] = all:sub(i, i + size - 1) end
      write(members(parts))
      assert.same(bodies, (read()))
    end
  end)

  it("is read as a stream where a member is long", function()
    local many = {}
    for i = 1, 30 do many[i] = records[9] end
    write(core.gzip(table.concat(many)))
    local out, code = read()
    assert.equal(30, #out)
    assert.is_nil(code)
  end)

  it("is read from a pipe", function()
    for _, bytes in ipairs { table.concat(records), members(records) } do
      write(bytes)
      local script = ([[package.path = %q package.cpath = %q
        local n = 0 for r in require("quoth.warc").read "-" do n = n + #r:body() end print(n)]]):format(package.path, package.cpath)
      local name = os.tmpname()
      write(script, name)
      local pipe = io.popen(("cat %s | %s %s"):format(path, os.getenv "LUA" or "lua5.4", name))
      assert.equal(tostring(#table.concat(bodies)), pipe:read "l")
      pipe:close()
      os.remove(name)
    end
  end)

  it("gives every whole record and one code where it is clipped", function()
    for _, bytes in ipairs { table.concat(records, "", 1, 7), members { table.unpack(records, 1, 7) } } do
      local last = -1
      for i = 1, #bytes - 5, 7 do
        write(bytes:sub(1, i))
        local out, code = read()
        assert.is_true(#out >= last and #out <= 5)
        for k, body in ipairs(out) do assert.equal(bodies[k], body) end
        assert.is_true(code == nil or code == "truncated" or code == "bad_warc", code)
        last = #out
      end
      assert.is_true(last >= 4)
    end
  end)

  it("that is none, or damaged, gives bad_warc", function()
    for _, bytes in ipairs { "nothing", "WARC/1.0\r\nContent-Length: x\r\n\r\n", "WARC/1.0\r\n\r\n", core.gzip "nothing",
      records[2] .. "rubbish", ("x"):rep(3000000) } do
      write(bytes)
      local _, code = read()
      assert.equal("bad_warc", code)
    end
    local bytes = members(records)
    for i = 50, #bytes, 37 do
      write(bytes:sub(1, i - 1) .. string.char(bytes:byte(i) ~ 0xff) .. bytes:sub(i + 1))
      local out, code = read()
      assert.is_true(code ~= nil or #out <= #bodies)
    end
    write ""
    assert.same({}, (read()))
    local reader, message, code = warc.read "/nowhere"
    assert.same({ nil, "io" }, { reader, code })
    assert.is_string(message)
  end)

  it("passes over the block of a record that is too long", function()
    write(members(records))
    local long
    for r in warc.read(path, { max_record = 1000 }) do
      if r.url == "http://h.example/6" then long = r end
    end
    assert.is_nil(long.block)
    assert.equal("too_large", (select(3, long:body())))
  end)

  it("gives records of any type on request", function()
    write(members(records))
    local kinds = {}
    for r in warc.read(path, { type = "any" }) do kinds[#kinds + 1] = r.type end
    assert.same({ "warcinfo", "response", "request", "response", "response", "response", "response", "metadata", "response" }, kinds)
    local info = assert(warc.read(path, { type = "warcinfo" }))()
    assert.equal("software: x\r\n", info:body())
    assert.equal("urn:uuid:1", info.id)
  end)

  it("is closed once, and by its reader", function()
    write(members(records))
    local reader = assert(warc.read(path))
    reader()
    reader.close()
    reader.close()
    assert.is_nil(reader())
    assert.has_error(function() warc.read(path, { nonsense = 1 }) end)
    assert.has_error(function() warc.read() end)
  end)
end)

describe("the fetcher's archive", function()
  it("has what came, byte for byte", function()
    local server = tools.serve "hostile"
    for _, ending in ipairs { ".warc", ".warc.gz" } do
      local name = path .. ending
      local options = { allow = { "127.0.0.1" }, robots = false, warc = name }
      local raw = {}
      for _, case in ipairs { "good", "gzip", "chunked-good", "404" } do
        raw[#raw + 1] = assert(fetch.get(server.url .. "/" .. case, options))
      end
      local n = 0
      for r in warc.read(name) do
        n = n + 1
        assert.same({ raw[n].url, raw[n].status, raw[n].raw, raw[n].body }, { r.url, r.status, r.payload, r:body() })
        assert.equal("sha1:" .. core.sha1(r.payload), r.fields["WARC-Payload-Digest"])
        assert.equal("127.0.0.1", r.fields["WARC-IP-Address"])
      end
      assert.equal(4, n)
      local requests = 0
      for r in warc.read(name, { type = "request" }) do
        requests = requests + 1
        assert.truthy(r.block:find "^GET /[%w-]+ HTTP/1.1\r\nHost: 127.0.0.1:%d+\r\nUser%-Agent: quoth/")
      end
      assert.equal(4, requests)
      os.remove(name)
    end
    server.stop()
  end)
end)
