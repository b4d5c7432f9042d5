-- A response: its fields by name, and bodies decoded.
local core = require "quoth.fetch.core"

local response = {}

-- headers.etag and headers["ETag"] are the same; a field that comes several times is joined with ", ".
local headers_mt = {
  __index = function(headers, name)
    return type(name) == "string" and rawget(headers, name:lower()) or nil
  end,
}

-- The fields of a head (status line, then lines), folded lines unfolded.
function response.headers(head)
  local headers = {}
  if head:find "\n[ \t]" then head = head:gsub("\r?\n[ \t]+", " ") end
  for field, text in head:gmatch "([^\r\n: ]+):[ \t]*([^\r\n]*)" do
    local name, value = field:lower(), text:gsub("[ \t]+$", "")
    local before = headers[name]
    headers[name] = before and before .. ", " .. value or value
  end
  return setmetatable(headers, headers_mt)
end

local codings = { gzip = "gzip", ["x-gzip"] = "gzip", deflate = "deflate", br = "br", zstd = "zstd" }

-- The body without its content codings: body, or nil, message, code[, what there was].
function response.decode(encoding, raw, cap)
  if not encoding or raw == "" then return raw end
  local names = {}
  for name in encoding:lower():gmatch "[^,%s]+" do
    if name ~= "identity" then names[#names + 1] = name end
  end
  if #names > 5 then return nil, "too many content codings", "bad_encoding" end
  for i = #names, 1, -1 do
    local coding = codings[names[i]]
    if not coding then return nil, "unknown content coding " .. names[i], "bad_encoding" end
    local body, message, code, rest = core.decode(coding, raw, cap)
    if not body then return nil, message, code, rest end
    raw = body
  end
  return raw
end

-- "text/html; charset=..." -> "text/html", "utf-8"
function response.content_type(headers)
  local field = headers["content-type"]
  if not field then return nil end
  local kind = field:match "^%s*([^%s;,]+)"
  local charset = field:match "[;%s][cC][hH][aA][rR][sS][eE][tT]%s*=%s*\"?([%w_.:-]+)"
  return kind and kind:lower(), charset and charset:lower()
end

return response
