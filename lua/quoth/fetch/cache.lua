-- A private cache by RFC 9111, on disk: one file for each URL, named by its SHA-1. What may be stored and what is fresh
-- is decided in csrc/fetch/cache.c.
local core = require "quoth.fetch.core"
local response = require "quoth.fetch.response"
local store = require "quoth.fetch.store"

local cache = {}
cache.__index = cache

-- Fields that belong to one connection (RFC 9110 7.6.1), and those of proxies: never stored.
local hop_by_hop = {
  connection = true, ["keep-alive"] = true, ["proxy-connection"] = true, ["proxy-authenticate"] = true,
  ["proxy-authentication-info"] = true, ["proxy-authorization"] = true, te = true, trailer = true,
  ["transfer-encoding"] = true, upgrade = true,
}

-- What a 304 does not change (RFC 9111 3.2): they describe the body that is stored.
local of_body = {
  ["content-length"] = true, ["content-encoding"] = true, ["content-range"] = true, ["transfer-encoding"] = true,
}

local safe = { GET = true, HEAD = true, OPTIONS = true, TRACE = true }

function cache.open(path, clock)
  local ok, message = core.mkdir(path)
  if not ok then return nil, "the cache's folder cannot be made: " .. message, "cache" end
  return setmetatable({ path = path, clock = clock or core.wall, folders = {} }, cache)
end

function cache:file_of(url)
  local name = core.sha1(url)
  local folder = self.path .. "/" .. name:sub(1, 2)
  return folder .. "/" .. name:sub(3), folder
end

-- Lines of a head, folded ones joined: first line, { { name, line }, ... }
local function lines_of(head)
  local first, lines = "", {}
  for line in head:gsub("\r?\n[ \t]+", " "):gmatch "[^\r\n]+" do
    local name = line:match "^([^%s:]+):"
    if name then
      lines[#lines + 1] = { name:lower(), line }
    elseif first == "" then
      first = line
    end
  end
  return first, lines
end

local function join(first, lines)
  local out = { first }
  for _, line in ipairs(lines) do out[#out + 1] = line[2] end
  return table.concat(out, "\r\n") .. "\r\n\r\n"
end

local function named_in(field)
  local names = {}
  for name in (field or ""):lower():gmatch "[^,%s]+" do names[name] = true end
  return names
end

-- A head without the fields of its connection.
local function storable_head(head)
  local first, lines = lines_of(head)
  local named, kept = named_in(response.headers(head).connection), {}
  for _, line in ipairs(lines) do
    if not hop_by_hop[line[1]] and not named[line[1]] then kept[#kept + 1] = line end
  end
  return join(first, kept)
end

-- The stored head with the fields of a 304 in place of its own.
local function updated_head(stored, fresh)
  local first, lines = lines_of(stored)
  local _, new_lines = lines_of(storable_head(fresh))
  local replaced, kept = {}, {}
  for _, line in ipairs(new_lines) do
    if not of_body[line[1]] then replaced[line[1]] = true end
  end
  for _, line in ipairs(lines) do
    if not replaced[line[1]] then kept[#kept + 1] = line end
  end
  for _, line in ipairs(new_lines) do
    if replaced[line[1]] then kept[#kept + 1] = line end
  end
  return join(first, kept)
end

-- Do the fields that Vary names agree in the request that was stored and this one (RFC 9111 4.1)?
local function same_variant(entry, request)
  local vary = response.headers(entry.head).vary
  if not vary then return true end
  local before, now = response.headers(entry.request), response.headers(request)
  for name in vary:lower():gmatch "[^,%s]+" do
    if name == "*" then return false end
    local a, b = before[name], now[name]
    if (a and a:gsub("%s*,%s*", ",")) ~= (b and b:gsub("%s*,%s*", ",")) then return false end
  end
  return true
end

-- The entry for a GET, whether it may be used as it is, and its age in seconds; or nothing.
function cache:lookup(url, request)
  local entry = store.read(self:file_of(url))
  if not entry or entry.url ~= url or not same_variant(entry, request) then return nil end
  local fresh, age = core.cache_check(request, entry.head, entry.status, entry.requested, entry.received, self.clock())
  return entry, fresh, age
end

-- Fields that ask the server whether the entry is still good.
function cache.conditions(entry)
  local headers, out = response.headers(entry.head), {}
  if headers.etag then out[#out + 1] = "If-None-Match: " .. headers.etag end
  if headers["last-modified"] then out[#out + 1] = "If-Modified-Since: " .. headers["last-modified"] end
  return out
end

function cache:write(url, entry)
  local file, folder = self:file_of(url)
  if not self.folders[folder] then
    local ok, message = core.mkdir(folder)
    if not ok then return nil, message end
    self.folders[folder] = true
  end
  return store.write(file, entry)
end

-- Keeps a whole answer to a GET if it may. r: status, head, raw, complete.
function cache:keep(url, request, r, requested, received)
  if r.cut or not core.cache_storable(request, r.head, r.status) then return end
  self:write(url, {
    url = url, status = r.status, request = request, head = storable_head(r.head), raw = r.raw,
    requested = requested, received = received,
  })
end

-- A 304 came for entry: the entry with its new fields, written.
function cache:update(url, entry, r, requested, received)
  entry.head = updated_head(entry.head, r.head)
  entry.requested, entry.received = requested, received
  self:write(url, entry)
  return entry
end

-- After an unsafe method that did not fail (RFC 9111 4.4), what is stored for this URL is void.
function cache:invalidate(method, status, url)
  if not safe[method] and status < 400 then store.remove((self:file_of(url))) end
end

return cache
