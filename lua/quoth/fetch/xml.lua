-- As much of XML as feeds and sitemaps need: tags, text, CDATA, in one pass. No DTD is read, so there are no entities
-- but the five of XML and numbers; what is malformed is text.
local xml = {}

local named = { amp = "&", lt = "<", gt = ">", quot = '"', apos = "'" }

local function entity(name)
  local digits = name:match "^#(%d+)$"
  local code = digits and #digits < 9 and tonumber(digits)
  if not code then
    digits = name:match "^#[xX](%x+)$"
    code = digits and #digits < 8 and tonumber(digits, 16)
  end
  if code then
    return code > 0 and code < 0x110000 and not (code >= 0xd800 and code < 0xe000) and utf8.char(code) or "\u{fffd}"
  end
  return named[name]
end

function xml.unescape(text)
  if not text:find("&", 1, true) then return text end
  return (text:gsub("&(#?%w+);", entity))
end

-- Windows-1252 where it differs from Latin-1 (WHATWG Encoding).
local windows = {
  [0x80] = 0x20ac, [0x82] = 0x201a, [0x83] = 0x192, [0x84] = 0x201e, [0x85] = 0x2026, [0x86] = 0x2020, [0x87] = 0x2021,
  [0x88] = 0x2c6, [0x89] = 0x2030, [0x8a] = 0x160, [0x8b] = 0x2039, [0x8c] = 0x152, [0x8e] = 0x17d, [0x91] = 0x2018,
  [0x92] = 0x2019, [0x93] = 0x201c, [0x94] = 0x201d, [0x95] = 0x2022, [0x96] = 0x2013, [0x97] = 0x2014, [0x98] = 0x2dc,
  [0x99] = 0x2122, [0x9a] = 0x161, [0x9b] = 0x203a, [0x9c] = 0x153, [0x9e] = 0x17e, [0x9f] = 0x178,
}

local latin = {
  ["iso-8859-1"] = true, ["latin1"] = true, ["windows-1252"] = true, ["cp1252"] = true, ["iso-8859-15"] = true,
  ["us-ascii"] = true,
}

local function from_utf16(bytes, little)
  local format, out, i = little and "<I2" or ">I2", {}, 3
  while i + 1 <= #bytes do
    local unit = string.unpack(format, bytes, i)
    i = i + 2
    if unit >= 0xd800 and unit < 0xdc00 and i + 1 <= #bytes then
      local low = string.unpack(format, bytes, i)
      if low >= 0xdc00 and low < 0xe000 then
        unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
        i = i + 2
      end
    end
    out[#out + 1] = (unit >= 0xd800 and unit < 0xe000) and "\u{fffd}" or utf8.char(unit)
  end
  return table.concat(out)
end

-- The document as UTF-8: byte-order mark, then the charset of HTTP, then the declaration.
function xml.decode(bytes, charset)
  if bytes:sub(1, 3) == "\xef\xbb\xbf" then return bytes:sub(4) end
  if bytes:sub(1, 2) == "\xff\xfe" then return from_utf16(bytes, true) end
  if bytes:sub(1, 2) == "\xfe\xff" then return from_utf16(bytes, false) end
  local declared = bytes:sub(1, 200):match "^%s*<%?xml[^>]-encoding%s*=%s*[\"']([%w_.:-]+)"
  local name = (charset or declared or ""):lower()
  if latin[name] and not utf8.len(bytes) then
    return (bytes:gsub("[\x80-\xff]", function(c)
      local code = c:byte()
      return utf8.char(windows[code] or code)
    end))
  end
  return bytes
end

local function attributes(text)
  local out = {}
  for name, _, value in text:gmatch "([%w:_.-]+)%s*=%s*([\"'])(.-)%2" do
    out[name] = xml.unescape(value)
  end
  return out
end

-- Behind a DOCTYPE: its end, the internal subset passed over as brackets.
local function doctype_end(text, at)
  local close = text:find(">", at, true)
  local open = text:find("[", at, true)
  if open and close and open < close then
    local subset = text:find("]", open, true)
    close = subset and text:find(">", subset, true)
  end
  return close or #text
end

-- Markup of "<!" and "<?" at `at`: its end, and text where it is CDATA.
local function passed_over(text, at)
  if text:find("^<!%-%-", at) then
    local _, close = text:find("-->", at + 4, true)
    return close or #text
  elseif text:find("^<!%[CDATA%[", at) then
    local open, close = text:find("]]>", at + 9, true)
    return close or #text, text:sub(at + 9, (open or #text + 1) - 1)
  elseif text:find("^<!", at) then
    return doctype_end(text, at)
  end
  local _, close = text:find("?>", at + 2, true)
  return close or #text
end

-- Calls start(name, attributes, is_empty), finish(name), words(text) in the order of the document. Each looks for the
-- next "<" or ">" only, so the time is linear; a handler that returns true ends it.
function xml.walk(text, handlers)
  local at, size = 1, #text
  while at <= size do
    local open = text:find("<", at, true) or size + 1
    if open > at then handlers.words(xml.unescape(text:sub(at, open - 1))) end
    if open > size then return end
    local next_byte = text:sub(open + 1, open + 1)
    if next_byte == "!" or next_byte == "?" then
      local close, cdata = passed_over(text, open)
      if cdata then handlers.words(cdata) end
      at = close + 1
    else
      local close = text:find(">", open, true)
      if not close then return end
      local name = text:match("^</([^%s>/]+)", open)
      if name then
        if handlers.finish(name) then return end
      else
        name = text:match("^<([%a_][%w:_.-]*)", open)
        if not name then
          handlers.words "<"
          close = open
        else
          local given = attributes(text:sub(open + 1 + #name, close - 1))
          if handlers.start(name, given, text:sub(close - 1, close - 1) == "/") then return end
        end
      end
      at = close + 1
    end
  end
end

return xml
