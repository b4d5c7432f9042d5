-- quoth.fetch: pages from the web, politely and safely. The reference is lua/types/quoth.lua.
local core = require "quoth.fetch.core"
local fetcher = require "quoth.fetch.fetcher"
local options = require "quoth.fetch.options"
local response = require "quoth.fetch.response"

local VERSION = "0.1.0"

local fetch = { curl = core.curl }

local html = { ["text/html"] = true, ["application/xhtml+xml"] = true }

-- The article of a response; nil, message, code where there is none.
local function article(r, o)
  local quoth = require "quoth"
  if r.status < 200 or r.status > 299 then
    return nil, ("HTTP %d"):format(r.status), ("http_%d"):format(r.status)
  end
  local kind, charset = response.content_type(r.headers)
  if kind and not html[kind] and not kind:find "^text/" then
    return nil, ("%s is no text"):format(kind), "bad_type"
  end
  return quoth.parse(r.body, {
    format = kind and html[kind] and "html" or "auto", url = r.url, language = o.language, charset = charset,
  })
end

local function new(given, who, number, level, defaults)
  local o = options.check(given, who, number, level + 1, defaults)
  o.version, o.article = VERSION, article
  return fetcher.new(o)
end

-- One URL: no delay between redirects, and no waiting for long that the caller did not ask for.
local alone = { total = 1, per_host = 1, delay = 0, retries = 1, retry_after_max = 10, max_crawl_delay = 0 }

local function one(url, given, as, who)
  if type(url) ~= "string" then
    error(("bad argument #1 to '%s' (string expected, got %s)"):format(who, type(url)), 3)
  end
  local f, message, code = new(given, who, 2, 3, alone)
  if not f then return nil, message, code end
  f.options.as = as
  f:add(url)
  local ok, _, value
  ok, _, value, message, code = pcall(f.next, f)
  f:close()
  if not ok then error(_, 0) end
  if value then return value end
  return nil, message, code
end

function fetch.get(url, given) return one(url, given, "response", "get") end

function fetch.fetcher(given) return new(given, "fetcher", 1, 2) end

function fetch.robots(text)
  if type(text) ~= "string" then
    error(("bad argument #1 to 'robots' (string expected, got %s)"):format(type(text)), 2)
  end
  return core.robots(text)
end

return setmetatable(fetch, { __call = function(_, url, given) return one(url, given, "article", "fetch") end })
