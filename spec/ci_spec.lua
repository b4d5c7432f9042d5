-- What .ci/run says of lanes that pass, fail, and cannot be tried here; and which of these .ci/deps tells it is.
local command = require "command"

local function sh(text) return "#!/bin/sh\n" .. text end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  assert(os.execute("LD_PRELOAD= chmod +x '" .. path .. "'"))
end

local function run(line)
  local pipe = assert(io.popen("export LD_PRELOAD=; " .. line .. " 2>&1; echo \"status $?\"", "r"))
  local out = pipe:read "*a"
  pipe:close()
  return out
end

describe("lanes", function()
  local top

  before_each(function()
    top = os.tmpname()
    os.remove(top)
    assert(os.execute(("LD_PRELOAD= mkdir -p '%s/.ci' '%s/bin'"):format(top, top)))
  end)
  after_each(function() os.execute("LD_PRELOAD= rm -r '" .. top .. "'") end)

  -- The lines of the summary, without seconds, of .ci/run where `make` does what `lanes` says of a lane, else succeeds.
  local function summary(lanes)
    local cases = {}
    for lane, text in pairs(lanes) do cases[#cases + 1] = lane .. ") " .. text .. " ;;" end
    write(top .. "/bin/make", sh('case "$2" in ' .. table.concat(cases, " ") .. " esac"))
    write(top .. "/.ci/deps", sh(lanes.deps or ""))
    write(top .. "/.ci/rock", sh "")
    write(top .. "/.ci/fresh", sh(lanes.fresh or ""))
    write(top .. "/.ci/run", command.contents ".ci/run")
    local out, lines, last = run(("PATH='%s/bin':\"$PATH\" QUOTH_ENGINES= '%s/.ci/run'"):format(top, top)), {}, nil
    for line in out:gmatch "[^\n]+" do
      local name, rest = line:match "^(%w+) +(%d+ passed +%d+ failed) +%d+ s$"
      if not name then name, rest = line:match "^(%w+) +(not tried: .*)$" end
      if name then lines[name] = rest:gsub(" +", " ") end
      if line:find "^status" then return lines, last, line end
      last = line
    end
  end

  it("pass or fail, each by its tests or by itself", function()
    local lines, last, status = summary { test = 'echo "3 passed, 1 failed"', lua53 = 'echo "4 passed, 0 failed"; exit 1',
      lint = "exit 2" }
    assert.same({ "3 passed 1 failed", "4 passed 1 failed", "0 passed 1 failed", "1 passed 0 failed" },
      { lines.test, lines.lua53, lines.lint, lines.rock })
    assert.equal("18 passed, 3 failed", last)
    assert.equal("status 1", status)
  end)

  it("that cannot be tried pass nothing and are no failure", function()
    local lines, last, status = summary { test = 'echo "3 passed, 0 failed"', lua55 = 'echo "not tried: no cargo" >&2',
      html5lib = 'echo "not tried: no registry"', hosts = 'echo "0 passed, 0 failed"',
      fresh = 'echo "not tried: a fresh machine: needs root"', deps = '[ "$1" != web ]' }
    assert.same({ "not tried: no cargo", "not tried: no registry", "not tried: nothing that it tests is here",
      "not tried: a fresh machine: needs root", "not tried: no Chromium for the tests of the page in it" },
      { lines.lua55, lines.html5lib, lines.hosts, lines.fresh, lines.web })
    assert.equal("12 passed, 0 failed", last)
    assert.equal("status 0", status)
  end)

  it("that say so and fail are failures", function()
    local lines = summary { lexbor2 = 'echo "not tried: no registry"; exit 1' }
    assert.equal("0 passed 1 failed", lines.lexbor2)
  end)

  for option, tool in pairs { lexbor2 = "python3", html5lib = "python3", lua55 = "cargo" } do
    it("--" .. option .. " without its registry", function()
      write(top .. "/bin/" .. tool, sh "exit 1")
      local out = run(("PATH='%s/bin':\"$PATH\" .ci/deps --%s '%s/sources'"):format(top, option, top))
      assert.truthy(out:find "not tried: no [^\n]*\nstatus 3\n$", out)
    end)
  end

  it("a source that is there and does not build is a failure", function()
    assert(os.execute(("LD_PRELOAD= mkdir -p '%s/selectolax-0.4.0/lexbor/source/lexbor/core'"):format(top)))
    write(top .. "/selectolax-0.4.0/lexbor/source/lexbor/core/x.c", "no C\n")
    local out = run((".ci/deps --lexbor2 '%s'"):format(top))
    assert.truthy(out:find "status 1\n$", out)
    assert.falsy(out:find("not tried", 1, true), out)
  end)

  for lane, option in pairs { lexbor2 = "lexbor2", html5lib = "html5lib", lua55 = "lua55" } do
    it("make " .. lane .. " passes over what cannot be had, and fails for the rest", function()
      for status, wanted in pairs { [3] = 0, [1] = 2 } do
        assert(os.execute(("export LD_PRELOAD=; cp Makefile '%s' && mkdir -p '%s/csrc/fetch' '%s/lua/quoth'"):format(top, top, top)))
        write(top .. "/.ci/deps", sh(('[ "$1" != --%s ] || exit %d'):format(option, status)))
        local out = run(("make -C '%s' %s MAKE=true"):format(top, lane))
        assert.truthy(out:find(("status %d\n$"):format(wanted)), out)
      end
    end)
  end
end)
