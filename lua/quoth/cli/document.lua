-- A document of NDJSON, as quoth filter takes it: {"text": ...} or {"html": ...}, optional language, url, published.
local cjson = require "cjson"
local quoth = require "quoth"

local document = {}

-- NaN, Infinity and hexadecimal numbers are no JSON. A decoder of our own: the host's stays as it is.
document.json = cjson.new()
document.json.decode_invalid_numbers(false)

local options = { "language", "url", "published" }

-- An option from the document: absent, null, or a string.
local function string_field(fields, name)
  local value = fields[name]
  if value == nil or value == cjson.null then return nil end
  if type(value) ~= "string" then
    return nil, ('"%s" must be a string, not a %s'):format(name, type(value))
  end
  return value
end

-- What a line says; nil, code and message where it says nothing of a document.
function document.decode(line)
  local ok, fields = pcall(document.json.decode, line)
  if not ok then
    return nil, "bad_json", "the line is no JSON: " .. tostring(fields):gsub("^.-: ", "", 1)
  elseif type(fields) ~= "table" or not line:find "^%s*{" then
    return nil, "bad_document", 'a document is an object with "text" or "html"'
  end
  return fields
end

local function options_of(fields)
  local given = {}
  for _, name in ipairs(options) do
    local value, message = string_field(fields, name)
    if message then return nil, message end
    given[name] = value
  end
  return given
end

-- The article of what a line says; nil, code and message where there is none.
function document.article(fields)
  local text, html = fields.text, fields.html
  if html == cjson.null then html = nil end
  if html ~= nil then text = html end
  if type(text) ~= "string" then return nil, "no_text", 'the document has no string "text" or "html"' end
  local given, message = options_of(fields)
  if not given then return nil, "bad_option", message end
  -- a string of JSON is Unicode, whatever the page says of its bytes
  given.format, given.charset = html and "html" or "text", html and "utf-8" or nil
  local article, fault, code = quoth.parse(text, given)
  return article, code, fault
end

return document
