-- Writers: article -> string. Each is a module of this folder, loaded when first used.
local write = {}

local writers = { ndjson = "quoth.write.ndjson" }

return setmetatable(write, {
  __index = function(_, key)
    if not writers[key] then return nil end
    local writer = require(writers[key])
    rawset(write, key, writer)
    return writer
  end,
})
