-- What any text has to go through before it stands in HTML or SVG.
local markup = {}

local REPLACEMENT = "\u{fffd}"

-- Text that is UTF-8 throughout: bytes that are none and control characters, which HTML does not allow, become U+FFFD.
function markup.clean(text)
  text = text:gsub("\xed[\xa0-\xbf][\x80-\xbf]", REPLACEMENT:rep(3)) -- surrogates, which utf8.len of 5.3 takes
  if not utf8.len(text) then
    local parts, at = {}, 1
    while true do
      local length, bad = utf8.len(text, at)
      parts[#parts + 1] = text:sub(at, length and -1 or bad - 1)
      if length then break end
      at = bad + 1
    end
    text = table.concat(parts, REPLACEMENT)
  end
  return (text:gsub("[\0-\8\11\12\14-\31\127]", REPLACEMENT))
end

local entities = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

-- For content and for attributes in quotation marks.
function markup.escape(text) return (markup.clean(text):gsub("[&<>\"']", entities)) end

-- A link's target, escaped; nil for what is no address of the web ("javascript:" and the like).
function markup.address(url)
  if not url or not url:find "^[hH][tT][tT][pP][sS]?://[^%s%c]+$" then return nil end
  return markup.escape(url)
end

return markup
