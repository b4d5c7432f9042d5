-- What spec/oom.c calls while allocations fail: all of quoth.fetch, against a server of its own.
local quoth = require "quoth"
local core = require "quoth.fetch.core"
local feed = require "quoth.feed"
local fetch = require "quoth.fetch"
local tools = dofile "spec/fetch/tools.lua"
local warc = require "quoth.warc"

local server -- started by the first call, in which nothing fails
local folder, archive = tools.temporary(), tools.temporary() .. ".warc.gz"
local function at(path) return ("http://127.0.1.1:%d%s"):format(server.port, path) end

-- nil, message, code where memory ran out is as good as an error.
local function must(value, message)
  if not value then error(message, 0) end
  return value
end

local function policies()
  local robots = fetch.robots "User-agent: quoth\nDisallow: /a*b$\nCrawl-delay: 1\nSitemap: http://h.example/s\n"
  robots:allowed("quoth", "http://h.example/axb")
  robots:sitemaps()
  robots:lines()
  core.cache_check("Cache-Control: max-age=1\r\n", "Cache-Control: max-age=9\r\nVary: a\r\n", 200, 1, 1, 2)
  core.url("../x?y#z", "http://h.example/a/b/c")
  core.decode("gzip", core.gzip(("abc"):rep(1000)), 10000)
  core.http_split "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
  local rss = "<rss><title>t</title><item><link>/a</link><title>b &amp; c</title></item></rss>"
  must(feed.parse(rss, "http://h.example/"))
end

local function archives()
  os.remove(archive)
  local writer = must(warc.write(archive))
  local ok, message = pcall(writer.write_response, writer, "http://h.example/", {
    status = 200, head = "HTTP/1.1 200 OK\r\n\r\n", raw = ("text "):rep(1000), address = "",
  })
  writer:close()
  must(ok, message)
  local reader = must(warc.read(archive))
  local record
  record, message = reader()
  local body = record and record:body()
  reader.close()
  must(body, message)
end

local function pages()
  local f = must(fetch.fetcher {
    urls = { at "/a", at "/same" }, allow = { "127.0.0.0/8" }, as = "response", delay = 0, retries = 0, cache = folder,
  })
  local ok, message = pcall(function()
    for _, r, fault in f do must(r, fault) end
  end)
  f:close()
  must(ok, message)
  must(fetch.get(at "/b", { allow = { "127.0.0.0/8" }, robots = false, retries = 0 }))
end

assert(quoth.fetch == fetch)
return function()
  server = server or tools.serve("crawl", "3", "0")
  policies()
  archives()
  pages()
end
