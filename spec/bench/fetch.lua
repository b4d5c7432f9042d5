-- Requests a second beside `curl --parallel` on the same list, and WARC records a second with libdeflate and with zlib.
-- lua5.4 spec/bench/fetch.lua, after make; ends with a line for each figure.
package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
package.cpath = "./" .. (os.getenv "QUOTH_BUILD" or "build") .. "/lib/?.so;" .. package.cpath
local core = require "quoth.fetch.core"
local fetch = require "quoth.fetch"
local warc = require "quoth.warc"

local PAGES, ROUNDS = 2000, 7
local lua = os.getenv "LUA" or "lua5.4"

-- A process of its own fetches all, as curl's does: lua5.4 spec/bench/fetch.lua PORT
if arg[1] then
  local urls, n = {}, 0
  for i = 1, PAGES do urls[i] = ("http://127.0.0.1:%s/page-%d"):format(arg[1], i) end
  local f = assert(fetch.fetcher {
    urls = urls, allow = { "127.0.0.1" }, robots = false, as = "response", delay = 0, per_host = 16, total = 16,
  })
  for _, r in f do n = n + (r and #r.body > 0 and 1 or 0) end
  f:close()
  assert(n == PAGES)
  return
end

local pipe = assert(io.popen "exec python3 spec/bench/fetch.py")
local pid, port = pipe:read("l"):match "(%d+) (%d+)"
local list = os.tmpname()
local file = io.open(list, "w")
for i = 1, PAGES do file:write(('url = "http://127.0.0.1:%s/page-%d"\noutput = "/dev/null"\n'):format(port, i)) end
file:close()

-- Seconds of processor time of the children that have ended; clock ticks are 10 ms.
local function children()
  local fields = {}
  for field in io.open("/proc/self/stat"):read("a"):match("%) (.*)"):gmatch "%S+" do fields[#fields + 1] = field end
  return (tonumber(fields[14]) + tonumber(fields[15])) / 100
end

local commands = {
  ours = lua .. " spec/bench/fetch.lua " .. port,
  curl = "curl -s --no-progress-meter --parallel --parallel-max 16 --config " .. list .. " >/dev/null 2>&1",
}
local wall, processor = { ours = math.huge, curl = math.huge }, { ours = 0, curl = 0 }
for _ = 1, ROUNDS do
  for name, command in pairs(commands) do
    local begin, before = core.now(), children()
    assert(os.execute(command))
    wall[name] = math.min(wall[name], core.now() - begin)
    processor[name] = processor[name] + children() - before
  end
end
os.execute("kill " .. pid)
os.remove(list)
print(("fetch: %.0f requests/s, curl --parallel %.0f, ratio %.2f"):format(PAGES / wall.ours, PAGES / wall.curl,
  wall.curl / wall.ours))
local each = 1e6 / ROUNDS / PAGES
print(("fetch: %.0f us of processor time a request, curl %.0f, ratio %.2f"):format(processor.ours * each,
  processor.curl * each, processor.curl / processor.ours))

local function best(f)
  local most = 0
  for _ = 1, ROUNDS do most = math.max(most, f()) end
  return most
end

-- An archive of pages as news has them: 77 kB each, menus and markup that come again on every page, and sentences of
-- common words.
local path, seed = os.tmpname() .. ".warc.gz", 1
local function random(n)
  seed = (seed * 1103515245 + 12345) & 0x7fffffff
  return (seed >> 8) % n + 1
end
local words, phrases, menu = {}, {}, {}
for i = 1, 4000 do
  local letters = {}
  for j = 1, random(9) + 1 do letters[j] = string.char(96 + random(26)) end
  words[i] = table.concat(letters)
end
for i = 1, 3000 do
  local phrase = {}
  for j = 1, 5 do phrase[j] = words[random(random(4000))] end
  phrases[i] = table.concat(phrase, " ")
end
for i = 1, 170 do
  menu[i] = ('<li class="menu-item menu-item-type-%s"><a href="https://news.example/%s/%s">%s</a></li>\n'):format(
    words[random(9)], words[random(60)], words[random(4000)], phrases[random(3000)])
end
local frame = table.concat(menu)
local function made_page()
  local parts = { frame }
  for j = 1, 1050 do
    parts[j + 1] = random(5) < 5 and phrases[random(random(3000))] or words[random(4000)]
    if j % 40 == 0 then parts[j + 1] = ('</p>\n<p class="article-text" data-id="%d">'):format(random(100000)) end
  end
  parts[#parts + 1] = frame
  return table.concat(parts, " ")
end

-- Real pages where QUOTH_PAGES names a folder of them: inflating depends on what is inflated.
local function pages()
  local list_of, given = {}, os.getenv "QUOTH_PAGES"
  if given then
    for name in io.popen(("find '%s' -name '*.htm*' -size +8k -size -400k | head -1000"):format(given)):lines() do
      list_of[#list_of + 1] = io.open(name, "rb"):read "a"
    end
  end
  while not given and #list_of < 1000 do list_of[#list_of + 1] = made_page() end
  return list_of
end

local count, raw_bytes = 0, 0
local writer = assert(warc.write(path))
for i, page in ipairs(pages()) do
  count, raw_bytes = count + 1, raw_bytes + #page
  writer:write_response("http://news.example/" .. i, {
    status = 200, head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", raw = page, address = "192.0.2.1",
  })
end
writer:close()
local archive = io.open(path)
print(("warc: pages of %.0f kB, of which gzip leaves %.0f %%"):format(raw_bytes / count / 1e3,
  100 * archive:seek "end" / raw_bytes))
archive:close()

-- Processor time: what else the machine does counts less.
local function read(zlib)
  local begin, n, bytes = os.clock(), 0, 0
  for record in warc.read(path, { zlib = zlib }) do
    n, bytes = n + 1, bytes + #record:body()
  end
  assert(n == count)
  local took = os.clock() - begin
  return n / took, bytes / took / 1e6
end

local fast, rate = 0, 0
for _ = 1, ROUNDS do
  local records, megabytes = read(false)
  if records > fast then fast, rate = records, megabytes end
end
local slow = best(function() return (read(true)) end)
print(("warc: %.0f records/s (%.0f MB/s), with zlib %.0f, ratio %.2f"):format(fast, rate, slow, fast / slow))
os.remove(path)
