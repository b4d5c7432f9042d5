-- Writers: article -> string. Each is a module of this folder, loaded when first used.
local write = {}

local writers = {
  ndjson = "quoth.write.ndjson", csv = "quoth.write.csv", tsv = "quoth.write.tsv", brat = "quoth.write.brat",
  webannotation = "quoth.write.webannotation", markdown = "quoth.write.markdown", jsonld = "quoth.write.jsonld",
  html = "quoth.write.html",
}

return setmetatable(write, {
  __index = function(_, key)
    if not writers[key] then return nil end
    local writer = require(writers[key])
    rawset(write, key, writer)
    return writer
  end,
})
