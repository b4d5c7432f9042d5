-- quoth.feed: RSS, RDF, Atom, sitemaps and their indexes as sources of URLs. The reference is lua/types/quoth.lua.
local core = require "quoth.fetch.core"
local xml = require "quoth.fetch.xml"

local feed = {}

local MAX_FILES = 100      -- sitemaps of an index that are read
local MAX_DEPTH = 10       -- indexes of indexes
local MAX_ENTRIES = 200000 -- entries of one document; the protocol of sitemaps has 50,000

-- Namespaces by what their URIs hold; others keep the prefix they are given.
local spaces = {
  { "sitemap%-news", "news:" }, { "purl%.org/dc", "dc:" }, { "modules/content", "content:" }, { "mrss", "media:" },
  { "sitemap%-image", "image:" }, { "sitemap%-video", "video:" }, { "www%.w3%.org/1999/xhtml", "xhtml:" },
  { "w3%.org/2005/Atom", "" }, { "purl%.org/rss/1%.0/$", "" }, { "sitemaps%.org", "" }, { "purl%.org/atom", "" },
}

local containers = { item = true, entry = true, url = true, sitemap = true }
local roots = {
  rss = "rss", RDF = "rss", ["rdf:RDF"] = "rss", feed = "atom", urlset = "sitemap", sitemapindex = "index",
}

-- --- dates

local months = {
  jan = 1, feb = 2, mar = 3, apr = 4, may = 5, jun = 6, jul = 7, aug = 8, sep = 9, oct = 10, nov = 11, dec = 12,
}
local zones = {
  ut = 0, utc = 0, gmt = 0, z = 0, est = -5, edt = -4, cst = -6, cdt = -5, mst = -7, mdt = -6, pst = -8, pdt = -7,
}

-- Days since 1970-01-01 (Hinnant's days_from_civil).
local function days(year, month, day)
  if month <= 2 then year = year - 1 end
  local era = year // 400
  local of_era = year - era * 400
  local of_year = (153 * (month + (month > 2 and -3 or 9)) + 2) // 5 + day - 1
  return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
end

local function seconds(year, month, day, hour, minute, second, offset)
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  hour, minute, second = tonumber(hour) or 0, tonumber(minute) or 0, tonumber(second) or 0
  if month < 1 or month > 12 or day < 1 or day > 31 or hour > 24 or minute > 59 or second > 60 then return nil end
  return days(year, month, day) * 86400 + hour * 3600 + minute * 60 + math.floor(second) - offset
end

local function offset_of(text)
  local sign, hour, minute = text:match "^([+-])(%d%d):?(%d%d)$"
  if sign then return (sign == "-" and -1 or 1) * (tonumber(hour) * 3600 + tonumber(minute) * 60) end
  return (zones[text:lower()] or 0) * 3600
end

-- Unix seconds of a date as RSS (RFC 822) or Atom and sitemaps (W3C) write it; nil: it is none.
function feed.time(text)
  if type(text) ~= "string" or #text > 64 then return nil end
  local year, month, day, rest = text:match "^%s*(%d%d%d%d)%-?(%d?%d?)%-?(%d?%d?)(.*)$"
  if year then
    local hour, minute, second, zone = rest:match "^[Tt ](%d%d):(%d%d):?(%d*)[%.,]?%d*%s*(%S*)%s*$"
    if month == "" then month = "1" end
    if day == "" then day = "1" end
    return seconds(year, month, day, hour, minute, second, offset_of(zone or ""))
  end
  day, month, year, rest = text:match "(%d%d?)[ -](%a%a%a)%a*[ -](%d%d%d?%d?)(.*)$"
  month = month and months[month:lower()]
  if not month then return nil end
  year = tonumber(year)
  if year < 100 then year = year + (year < 70 and 2000 or 1900) end
  local hour, minute, second, zone = rest:match "^%s+(%d%d?):(%d%d):?(%d*)%s*(%S*)"
  return seconds(year, month, day, hour, minute, second, offset_of(zone or ""))
end

-- --- parsing

local function trim(text) return (text:gsub("^%s+", ""):gsub("%s+$", "")) end

local function add_spaces(prefixes, attributes)
  for name, uri in pairs(attributes) do
    local prefix = name == "xmlns" and "" or name:match "^xmlns:(.+)$"
    if prefix then
      for _, space in ipairs(spaces) do
        if uri:find(space[1]) then prefixes[prefix] = space[2] break end
      end
    end
  end
end

local function name_of(prefixes, name)
  local prefix, own = name:match "^([^:]+):(.+)$"
  if not prefix then return (prefixes[""] or "") .. name end
  return (prefixes[prefix] or prefix .. ":") .. own
end

local function resolve(url, base)
  if not url or url == "" then return nil end
  return (core.url(trim(url), base))
end

-- The entry that the fields of a container make; nil without a URL.
local function entry_of(fields, attributes, base)
  local link = fields.loc or attributes.link or fields.link
  local guid = fields.guid
  if not link and guid and attributes.permalink ~= "false" and guid:find "^%s*https?://" then link = guid end
  local url = resolve(link, attributes.base or base)
  if not url then return nil end
  local published = fields.pubDate or fields.published or fields.issued or fields["dc:date"] or
    fields["news:publication_date"]
  local updated = fields.updated or fields.modified or fields.lastmod
  return {
    url = url, title = fields.title or fields["news:title"], id = guid or fields.id, published = published,
    updated = updated, time = feed.time(published or updated), publication = fields["news:name"],
    language = fields["news:language"] or fields["dc:language"],
  }
end

local wanted = {
  title = true, link = true, guid = true, id = true, pubDate = true, published = true, issued = true, updated = true,
  modified = true, ["dc:date"] = true, ["dc:language"] = true, loc = true, lastmod = true, ["news:title"] = true,
  ["news:publication_date"] = true, ["news:name"] = true, ["news:language"] = true,
}

-- An Atom link: the one without rel or with rel="alternate" is the page.
local function take_link(attributes, found)
  local rel = attributes.rel or "alternate"
  if attributes.href and rel == "alternate" and not found.link then found.link = attributes.href end
end

-- bytes of a document and where it is from: { kind =, title =, entries =, sitemaps = }; nil, message, code.
function feed.parse(bytes, base, charset)
  if type(bytes) ~= "string" then
    error(("bad argument #1 to 'parse' (string expected, got %s)"):format(type(bytes)), 2)
  end
  local out, prefixes = { entries = {}, sitemaps = {} }, {}
  local fields, found, container, field, words, skip
  local handlers = {}
  function handlers.start(raw, attributes, is_empty)
    if next(attributes) then add_spaces(prefixes, attributes) end
    local name = name_of(prefixes, raw)
    if not out.kind then
      out.kind = roots[name] or roots[name:match "[^:]+$"]
      return out.kind == nil
    end
    if skip or is_empty and not (name == "link" and container) then return end
    if containers[name] and not container then
      container, fields, found = name, {}, { base = attributes["xml:base"] and resolve(attributes["xml:base"], base) }
    elseif name == "source" and container == "entry" then
      skip = name
    elseif wanted[name] then
      if name == "link" and attributes.href then
        if container then take_link(attributes, found) end
      elseif container and not field then
        if name == "guid" then found.permalink = attributes.isPermaLink end
        field, words = name, {}
      elseif name == "title" and not out.title and not container then
        field, words = name, {}
      end
    end
  end
  function handlers.words(text)
    if field then words[#words + 1] = text end
  end
  function handlers.finish(raw)
    local name = name_of(prefixes, raw)
    if skip then
      if name == skip then skip = nil end
    elseif name == field then
      local text = trim(table.concat(words))
      if container then fields[name] = fields[name] or text else out.title = text end
      field = nil
    elseif name == container then
      local entry = entry_of(fields, found, base)
      if entry and name == "sitemap" then out.sitemaps[#out.sitemaps + 1] = entry
      elseif entry then out.entries[#out.entries + 1] = entry end
      container, field = nil, nil
      return #out.entries + #out.sitemaps >= MAX_ENTRIES
    end
  end
  xml.walk(xml.decode(bytes, charset), handlers)
  if not out.kind then return nil, "neither a feed nor a sitemap", "bad_feed" end
  return out
end

-- --- fetching

-- .xml.gz comes as it is, without Content-Encoding.
local function unpacked(body, cap)
  if body:sub(1, 2) ~= "\x1f\x8b" then return body end
  local out, message, code, rest = core.decode("gzip", body, cap)
  if not out and code == "truncated" then return rest end
  return out, message, code
end

local function load(url, options)
  local fetch = require "quoth.fetch"
  local response = require "quoth.fetch.response"
  local r, message, code = fetch.get(url, options)
  if not r then return nil, message, code end
  if r.status < 200 or r.status > 299 then return nil, "HTTP " .. r.status, "http_" .. r.status end
  local body
  body, message, code = unpacked(r.body, options and options.max_body or 50 << 20)
  if not body then return nil, message, code end
  local _, charset = response.content_type(r.headers)
  local out
  out, message, code = feed.parse(body, r.url, charset)
  if out then out.url = r.url end
  return out, message, code
end

-- Iterates over the entries of a feed or sitemap, those of an index's sitemaps included, each URL once. What cannot be
-- had of an index is passed over and listed in the second value.
function feed.open(url, options)
  if type(url) ~= "string" then
    error(("bad argument #1 to 'feed' (string expected, got %s)"):format(type(url)), 2)
  end
  local first, message, code = load(url, options)
  if not first then return nil, message, code end
  local work, seen, files, faults = {}, { [first.url] = true, [url] = true }, 1, {}
  local current, at, depth = first, 0, 0
  local function queue_sitemaps()
    for i = #current.sitemaps, 1, -1 do work[#work + 1] = { current.sitemaps[i].url, depth + 1 } end
  end
  queue_sitemaps()
  local function next_document()
    while #work > 0 and files < MAX_FILES do
      local to, level = table.unpack(table.remove(work))
      if not seen[to] and level <= MAX_DEPTH then
        seen[to], files = true, files + 1
        local document, fault, fault_code = load(to, options)
        if document then
          current, at, depth = document, 0, level
          queue_sitemaps()
          return true
        end
        faults[#faults + 1] = { url = to, message = fault, code = fault_code }
      end
    end
    return false
  end
  local given = {}
  return function()
    while true do
      at = at + 1
      local entry = current.entries[at]
      if entry and not given[entry.url] then
        given[entry.url] = true
        return entry
      elseif not entry and not next_document() then
        return nil
      end
    end
  end, faults
end

return setmetatable(feed, { __call = function(_, url, options) return feed.open(url, options) end })
