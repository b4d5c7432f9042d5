-- What the module shows to its host's linker: its entry, nothing else.
local module = (os.getenv "QUOTH_BUILD" or "build") .. "/lib/quoth/core.so"

local function lines(command)
  local found, pipe = {}, assert(io.popen(command))
  for line in pipe:lines() do found[#found + 1] = line end
  pipe:close()
  return found
end

describe("quoth/core.so", function()
  it("exports luaopen_ functions only", function()
    local entries = 0
    for _, line in ipairs(lines("nm -D --defined-only " .. module)) do
      local name = line:match "%S+$"
      if name:find "^luaopen_" then entries = entries + 1
      elseif not name:find "^__odr_asan" and not name:find "^__asan" then error("exported: " .. line) end
    end
    assert.is_true(entries >= 1)
  end)

  it("needs no library beyond libc", function()
    for _, line in ipairs(lines("objdump -p " .. module)) do
      local library = line:match "NEEDED%s+(%S+)"
      if library then
        assert.is_nil(library:match "^liblua" or library:match "^liblpeg" or library:match "^libcurl", library)
      end
    end
  end)
end)
