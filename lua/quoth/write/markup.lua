-- What any text has to go through before it stands in HTML or SVG.
local core = require "quoth.core"

local markup = {}

local REPLACEMENT = "\u{fffd}"

-- Text that is UTF-8 throughout: bytes that are none and control characters, which HTML does not allow, become U+FFFD.
function markup.clean(text) return (core.utf8(text):gsub("[\0-\8\11\12\14-\31\127]", REPLACEMENT)) end

local entities = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

-- For content and for attributes in quotation marks.
function markup.escape(text) return (markup.clean(text):gsub("[&<>\"']", entities)) end

-- A template with its values: $name is text and is escaped, ${name} is markup and stands as it is.
function markup.fill(template, values)
  return (template:gsub("%$({?)(%w+)}?", function(brace, name)
    local value = values[name]
    if value == nil then error(("no value for '%s' of a template"):format(name), 3) end
    return brace == "{" and value or markup.escape(tostring(value))
  end))
end

-- A link's target, escaped; nil for what is no address of the web ("javascript:" and the like).
function markup.address(url)
  if not url or not url:find "^[hH][tT][tT][pP][sS]?://[^%s%c]+$" then return nil end
  return markup.escape(url)
end

return markup
