-- Content codings: every cut and many damages of a body, caps, members.
local core = require "quoth.fetch.core"

local CAP = 1 << 20
local text = ("The bridge of Telmar is open again, Petra Novak said on Monday. "):rep(50)

-- Encoders are Python's and the libraries' own.
local samples
local function encoded(kind)
  if not samples then
    samples = {}
    local name = os.tmpname()
    local file = io.open(name, "wb")
    file:write(text)
    file:close()
    local pipe = io.popen("LD_PRELOAD= python3 spec/fetch/encode.py " .. name)
    for line in pipe:lines() do
      local key, hex = line:match "(%S+) (%x+)"
      samples[key] = hex:gsub("%x%x", function(digits) return string.char(tonumber(digits, 16)) end)
    end
    pipe:close()
    os.remove(name)
  end
  return samples[kind]
end

describe("a body in", function()
  for _, kind in ipairs { "gzip", "deflate", "deflate-raw", "br", "zstd" } do
    local coding = kind:match "^%a+"
    it(kind .. " is decoded", function()
      assert.same({ text, 1, false }, { core.decode(coding, encoded(kind), CAP) })
    end)

    it(kind .. " is never taken for whole when it is cut", function()
      local bytes = encoded(kind)
      for i = 1, #bytes - 1 do
        local out, _, code, rest = core.decode(coding, bytes:sub(1, i), CAP)
        assert.is_nil(out)
        assert.is_true(code == "truncated" or code == "bad_encoding", code)
        if rest then assert.equal(text:sub(1, #rest), rest) end
      end
    end)

    it(kind .. " is bounded by the cap, to the byte", function()
      assert.equal(text, (core.decode(coding, encoded(kind), #text)))
      assert.equal("too_large", (select(3, core.decode(coding, encoded(kind), #text - 1))))
      assert.equal("too_large", (select(3, core.decode(coding, encoded(kind), 0))))
    end)

    it(kind .. " that is damaged gives an error or what it decodes to, no more", function()
      local bytes = encoded(kind)
      for i = 1, #bytes do
        local bad = bytes:sub(1, i - 1) .. string.char(bytes:byte(i) ~ 0x55) .. bytes:sub(i + 1)
        local out, _, code = core.decode(coding, bad, CAP)
        assert.is_true(out == nil and code ~= nil or #out <= CAP)
      end
    end)
  end

  it("gzip may have several members, and garbage behind them", function()
    local one = core.gzip "a"
    assert.same({ "aaa", 3, false }, { core.decode("gzip", one:rep(3), CAP) })
    assert.same({ "aa", 2, true }, { core.decode("gzip", one:rep(2) .. "garbage", CAP) })
    assert.equal("truncated", (select(3, core.decode("gzip", one .. one:sub(1, -2), CAP))))
  end)

  it("no known coding raises", function()
    assert.has_error(function() core.decode("compress", "x", CAP) end)
    assert.has_error(function() core.decode("gzip", "x", -1) end)
    assert.equal("", (core.decode("gzip", "", CAP)))
  end)
end)

describe("sha1", function()
  it("is that of FIPS 180-4, at every length around a block", function()
    assert.equal("VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", core.sha1 "abc")
    assert.equal("3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", core.sha1 "")
    local pipe = io.popen "LD_PRELOAD= python3 spec/fetch/encode.py"
    local n = 0
    for want in pipe:lines() do
      assert.equal(want, core.sha1(("x"):rep(n)))
      n = n + 1
    end
    assert.equal(130, n)
    pipe:close()
  end)
end)
