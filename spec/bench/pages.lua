-- pages.lua OUT FILE.ndjson.gz...: the pages of the files, one behind the other, each after its length (4 bytes).
local cjson = require "cjson"
local out = assert(io.open(arg[1], "wb"))
for i = 2, #arg do
  local input = assert(io.popen("gzip -dc '" .. arg[i] .. "'"))
  for line in input:lines() do
    local html = cjson.decode(line).html
    out:write(string.pack("<s4", html))
  end
  input:close()
end
out:close()
