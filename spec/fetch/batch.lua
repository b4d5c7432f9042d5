-- A batch that is killed and started again: lua5.4 batch.lua PORT COUNT JOURNAL OUT
local port, count, path, out = arg[1], tonumber(arg[2]), arg[3], arg[4]
local fetch = require "quoth.fetch"
local f = assert(fetch.fetcher {
  allow = { "127.0.0.0/8" }, as = "response", journal = path, delay = 0, per_host = 1, total = 8, retries = 5,
  retry_base = 0.01,
})
for i = 1, count do f:add(("http://127.0.1.%d:%s/page-%d"):format(i % 10 + 1, port, i)) end
local file = io.open(out, "ab")
file:setvbuf "no"
for url, r, message in f do
  file:write(("%s %s\n"):format(url, r and r.status or message))
end
file:close()
f:close()
io.open(out .. ".done", "w"):close()
