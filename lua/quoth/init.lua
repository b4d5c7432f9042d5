-- quoth: who said what in a news article. The reference is lua/types/quoth.lua.
local core = require "quoth.core"

local quoth = { _VERSION = "quoth " .. core.version, version = core.version }

-- Loaded when first used.
local parts = {
  language = "quoth.language", write = "quoth.write", fetch = "quoth.fetch", feed = "quoth.feed", warc = "quoth.warc",
  fetcher = "quoth.fetch.many", rules = "quoth.rules", dictionary = "quoth.dictionary",
  report = "quoth.report",
}

setmetatable(quoth, {
  __index = function(_, key)
    if not parts[key] then return nil end
    local part = require(parts[key])
    rawset(quoth, key, part)
    return part
  end,
})

local function is_string(value) return type(value) == "string" end

local formats = { auto = true, text = true, html = true }

local takes = {
  format = { '"auto", "text" or "html"', function(value) return formats[value] end },
  language = {
    "a code such as \"en\" or a language", function(value) return is_string(value) or core.is_language(value) end,
  },
  url = { "a string", is_string },
  id = { "a string or an integer", function(value) return is_string(value) or math.type(value) == "integer" end },
  published = { "a string", is_string },
  charset = { "a string", is_string },
  max_bytes = {
    "a positive integer", function(value) return math.type(value) == "integer" and value > 0 end,
  },
}

local function show(value) return is_string(value) and ("%q"):format(value) or tostring(value) end

local function check_options(options)
  if options == nil then return {} end
  if type(options) ~= "table" then
    error(("bad argument #2 to 'parse' (table expected, got %s)"):format(type(options)), 3)
  end
  for key, value in pairs(options) do
    local rule = takes[key]
    if not rule then
      error(("bad argument #2 to 'parse' (unknown option %s; it takes %s)")
        :format(show(key), "charset, format, id, language, max_bytes, published, url"), 3)
    elseif not rule[2](value) then
      error(("bad argument #2 to 'parse' (option '%s' takes %s, not %s)"):format(key, rule[1], show(value)), 3)
    end
  end
  return options
end

-- The language that a page says it is in: of its root, else of its meta elements.
local function language_of(bytes, format)
  if format == "text" or not bytes:find "^[^<]*<" then return nil end
  local said = bytes:sub(1, 4096):match '<[hH][tT][mM][lL]%s[^>]*%f[%w][lL][aA][nN][gG]%s*=%s*["\']?(%a%a)%f[%A]'
  if said then return said end
  for element in bytes:sub(1, 16384):gmatch "<[mM][eE][tT][aA](%s[^>]*)>" do
    local meta = element:lower() -- a loop's variable is constant in Lua 5.5
    if meta:find "content%-language" or meta:find "og:locale" or meta:find "inlanguage" then
      said = meta:match '%f[%w]content%s*=%s*["\']?(%a%a)%f[%A]'
      if said then return said end
    end
  end
end

-- Small words that every text of a language has. Five of them have to stand in the first 4,000 bytes of a plain text;
-- they are none of a language without a table (Portuguese, Dutch, Italian), so that its texts are not taken for its
-- neighbour's.
local small_words = {
  de = { " der ", " die ", " und ", " das ", " den ", " mit ", " ist ", " nicht ", " ein ", " im ",
    " auf ", " für ", " von ", " dem ", " sich ", " auch ", " wird ", " eine ", " als " },
  es = { " el ", " los ", " las ", " del ", " una ", " y ", " que ", " por ", " con ", " se " },
  fr = { " le ", " les ", " des ", " une ", " est ", " dans ", " du ", " et ", " pour ", " sur ",
    " au ", " aux ", " qui ", " elle ", " avec ", " cette ", " ont ", " été ", " leur ", " par " },
  ru = { " и ", " в ", " на ", " не ", " что ", " с ", " по ", " о ", " из ", " для " },
}
local codes = { "de", "es", "fr", "ru" } -- of equals the first
local HEAD, MOST = 4000, 5

local function holds(text, words)
  local count = 0
  for _, word in ipairs(words) do
    if text:find(word, 1, true) then count = count + 1 end
  end
  return count
end

-- The language that a plain text is written in, as far as its small words tell; nil: English, or one that nobody knows.
local function guess(bytes)
  local head = bytes:sub(1, HEAD)
  if head:find(" the ", 1, true) and (head:find(" of ", 1, true) or head:find(" and ", 1, true)) then return nil end
  local most, found = MOST - 1, nil
  for _, code in ipairs(codes) do
    local count = holds(head, small_words[code])
    if count > most then most, found = count, code end
  end
  return found
end

function quoth.parse(bytes, options)
  if not is_string(bytes) then
    error(("bad argument #1 to 'parse' (string expected, got %s)"):format(type(bytes)), 2)
  end
  options = check_options(options)
  local wanted = options.language or language_of(bytes, options.format) or guess(bytes) or "en"
  local language, code, fallback = quoth.language.resolve(wanted)
  return core.parse(bytes, language, options.max_bytes or 0, fallback, code, options.url, options.id, options.published,
    options.format or "auto", options.charset)
end

return quoth
