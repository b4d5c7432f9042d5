-- The options of fetching: what each takes, its default, and the checks. Read with rawget and next, so that a table
-- with metamethods cannot run code of its own in the middle.
local options = {}

local MEBIBYTE = 1 << 20

local function is_string(value) return type(value) == "string" and not value:find "[%z\r\n]" end
local function is_boolean(value) return type(value) == "boolean" end
local function is_function(value) return type(value) == "function" end
local function is_number(value)
  return type(value) == "number" and value == value and value >= 0 and value < math.huge
end
local function is_size(value) return math.type(value) == "integer" and value > 0 and value <= 1 << 40 end
local function is_count(value) return math.type(value) == "integer" and value >= 0 and value <= 1 << 20 end
local function is_positive(value) return is_count(value) and value > 0 end
local function is_text(value) return type(value) == "string" end

local function is_list(value)
  if type(value) ~= "table" then return false end
  for _, item in next, value do
    if not is_string(item) then return false end
  end
  return true
end

local function is_map(value)
  if type(value) ~= "table" then return false end
  for key, item in next, value do
    if not is_string(key) or not is_string(item) then return false end
  end
  return true
end

-- A field's name is a token (RFC 9110 5.1): anything else would begin another field.
local function is_headers(value)
  if not is_map(value) then return false end
  for name in next, value do
    if not name:find "^[%w!#$%%&'*+.^_`|~-]+$" then return false end
  end
  return true
end

local function one_of(...)
  local known = {}
  for _, name in ipairs { ... } do known[name] = true end
  return function(value) return known[value] or false end
end

local seconds, bytes = "seconds, 0 for no limit", "a number of bytes"
local address = 'addresses such as { "127.0.0.1", "10.0.0.0/8", "[::1]:8080" }'

-- name = { what it takes, check, default }
local takes = {
  -- who asks
  user_agent = { "a string without line breaks", is_string },
  contact = { "a string without line breaks", is_string },
  headers = { "a table of names and values without line breaks", is_headers },
  robots = { "a boolean", is_boolean, true },
  method = { 'a method such as "GET"', function(v) return is_string(v) and v:find "^%u[%u-]*$" and #v < 32 end, "GET" },
  body = { "a string", is_text },
  -- how
  allow = { address, is_list },
  proxy = { "a URL", is_string },
  ca_file = { "a path", is_string },
  insecure = { "a boolean", is_boolean, false },
  http = { '"auto", "1.1" or "2"', one_of("auto", "1.1", "2"), "auto" },
  resolve = { 'a table { ["host:port"] = "address" }', is_map },
  -- limits
  timeout_connect = { seconds, is_number, 10 },
  timeout_first_byte = { seconds, is_number, 30 },
  timeout_total = { seconds, is_number, 120 },
  low_speed_time = { seconds, is_number, 20 },
  low_speed_bytes = { "bytes a second", is_count, 100 },
  max_body = { bytes, is_size, 10 * MEBIBYTE },
  max_wire = { bytes, is_size, 10 * MEBIBYTE },
  max_headers = { bytes, is_size, 256 * 1024 },
  max_redirects = { "a count", is_count, 10 },
  decode = { "a boolean", is_boolean, true },
  partial = { "a boolean", is_boolean, false },
  -- trying again
  retries = { "a count", is_count, 2 },
  retry_base = { "seconds", is_number, 1 },
  retry_cap = { "seconds", is_number, 60 },
  retry_after_max = { "seconds", is_number, 3600 },
  -- politeness
  per_host = { "a positive count", is_positive, 1 },
  total = { "a positive count", is_positive, 16 },
  delay = { "seconds", is_number, 1 },
  max_crawl_delay = { "seconds", is_number, 120 },
  -- what is kept
  cache = { "a folder's path", is_string },
  offline = { "a boolean", is_boolean, false },
  refresh = { "a boolean", is_boolean, false },
  journal = { "a path", is_string },
  warc = { "a path, or a WARC writer", function(v) return is_string(v) or type(v) == "table" end },
  clock = { "a function", is_function },
  -- what comes out
  as = { '"article" or "response"', one_of("article", "response"), "article" },
  language = { "a string or a language", function(v) return is_string(v) or type(v) == "userdata" end },
  progress = { "a function", is_function },
  urls = { "a list of URLs", is_list },
}

options.takes = takes

local function show(value) return type(value) == "string" and ("%q"):format(value) or tostring(value) end

-- What is wrong with one option, or nil.
local function fault(key, value)
  local rule = takes[key]
  if not rule then return ("unknown option %s"):format(show(key)) end
  if not rule[2](value) then return ("option '%s' takes %s, not %s"):format(key, rule[1], show(value)) end
end

-- A table with every option; given may be nil. Raises in the name of `who`, argument `number`.
function options.check(given, who, number, level, defaults)
  local out = {}
  for key, rule in pairs(takes) do out[key] = rule[3] end
  for key, value in pairs(defaults or {}) do out[key] = value end
  if given == nil then return out end
  if type(given) ~= "table" then
    error(("bad argument #%d to '%s' (table expected, got %s)"):format(number, who, type(given)), level + 1)
  end
  for key, value in next, given do
    local message = fault(key, value)
    if message then error(("bad argument #%d to '%s' (%s)"):format(number, who, message), level + 1) end
    out[key] = value
  end
  return out
end

return options
