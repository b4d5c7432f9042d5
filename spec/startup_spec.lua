-- What a host pays before the first article. Wall-clock time of whole processes, the least of several runs, since the
-- machine may be busy; memory is the peak of the resident set. Both against a bare start of Lua in the same run.
local command = require "command"

local build = os.getenv "QUOTH_BUILD" or "build"
local lua = os.getenv "LUA" or "lua5.4"
local paths = ("LUA_PATH='lua/?.lua;lua/?/init.lua;;' LUA_CPATH='%s/lib/?.so;;' "):format(build)
local RUNS, PATIENCE = 15, 10

-- Milliseconds of the fastest of some runs of a shell's line; of more where that is not below the bound.
local function fastest(line, bound)
  local least = math.huge
  for _ = 1, PATIENCE do
    local out = command.shell(("i=0; while [ $i -lt %d ]; do a=$(date +%%s%%N); %s >/dev/null || exit 1; b=$(date +%%s%%N); " ..
      "echo $(((b - a) / 1000)); i=$((i + 1)); done"):format(RUNS, line))
    local count = 0
    for microseconds in out:gmatch "%d+" do
      least, count = math.min(least, tonumber(microseconds) / 1000), count + 1
    end
    assert.equal(RUNS, count, line)
    if least < bound then break end
  end
  return least
end

-- KiB of the peak resident set of a Lua that runs the code.
local function peak(code)
  local status = [[; for line in io.lines "/proc/self/status" do local n = line:match "VmHWM:%s+(%d+)"; if n then print(n) end end]]
  return tonumber((command.shell(paths .. lua .. " -e '" .. code .. status .. "'")))
end

local function measurable()
  if os.getenv "QUOTH_PRELOAD" then return pending "a sanitizer's start is another" end
  local file = io.open "/proc/self/status"
  if not file then return pending "needs /proc" end
  file:close()
  return true
end

describe("start", function()
  it("of a bare Lua, then with quoth: less than 15 ms and 3 MB more", function()
    if not measurable() then return end
    local bare = fastest(paths .. lua .. " -e ''", 5)
    local with = fastest(paths .. lua .. " -e 'require \"quoth\"'", bare + 15)
    local bare_peak, with_peak = peak "", peak "require \"quoth\""
    print(("require \"quoth\": %.1f ms and %d KiB more than a bare start of %.1f ms and %d KiB")
      :format(with - bare, with_peak - bare_peak, bare, bare_peak))
    assert.is_true(with - bare < 15, with - bare .. " ms")
    assert.is_true(with_peak - bare_peak < 3000, with_peak - bare_peak .. " KiB")
  end)

  it("of the command, an article read: less than 60 ms", function()
    if not measurable() then return end
    local took = fastest(build .. "/quoth read examples/digest.txt", 60)
    print(("quoth read: %.1f ms"):format(took))
    assert.is_true(took < 60, took .. " ms")
  end)

  it("loads no more than a host asks for", function()
    local out = command.shell(paths .. lua .. [[ -e 'require "quoth"
      for name in pairs(package.loaded) do if name:find "quoth" then io.write(name, " ") end end']])
    local loaded = {}
    for name in out:gmatch "%S+" do loaded[#loaded + 1] = name end
    table.sort(loaded)
    assert.same({ "quoth", "quoth.core" }, loaded)
  end)
end)
