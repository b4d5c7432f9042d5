-- What the modules show to their host's linker: their entries, nothing else.
local folder = (os.getenv "QUOTH_BUILD" or "build") .. "/lib/quoth/"

local function lines(command)
  local found, pipe = {}, assert(io.popen(command))
  for line in pipe:lines() do found[#found + 1] = line end
  pipe:close()
  return found
end

for _, name in ipairs { "core", "fetch/core" } do
  describe("quoth/" .. name .. ".so", function()
    local module = folder .. name .. ".so"

    it("exports luaopen_ functions only", function()
      local entries = 0
      for _, line in ipairs(lines("nm -D --defined-only " .. module)) do
        local symbol = line:match "%S+$"
        if symbol:find "^luaopen_" then entries = entries + 1
        elseif not symbol:find "^__odr_asan" and not symbol:find "^__asan" then error("exported: " .. line) end
      end
      assert.is_true(entries >= 1)
    end)

    it("needs no Lua, no LPeg, and libcurl only to fetch", function()
      for _, line in ipairs(lines("objdump -p " .. module)) do
        local library = line:match "NEEDED%s+(%S+)"
        if library then
          assert.is_nil(library:match "^liblua" or library:match "^liblpeg", library)
          assert.is_true(name ~= "core" or not library:match "^libcurl", library)
        end
      end
    end)
  end)
end

describe("quoth/fetch/core.so", function()
  it("stays mapped while a resolver's thread may run", function()
    local flags = table.concat(lines("readelf -d " .. folder .. "fetch/core.so"), "\n")
    assert.truthy(flags:find "NODELETE")
  end)
end)
