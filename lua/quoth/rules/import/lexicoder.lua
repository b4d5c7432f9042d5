-- Lexicoder's .lcd and .lc3: XML of <cnode name="POSITIVE"> that nest and <pnode name="word*"/> in them, any case. The
-- id is the way to the entry, with dots.

local marks = { amp = "&", lt = "<", gt = ">", quot = '"', apos = "'" }

-- nil, which leaves the reference as it stands, where there is no such character.
local function character(digits, base)
  local code = #digits < 9 and tonumber(digits, base)
  return code and code <= 0x10ffff and utf8.char(code) or nil
end

local function decode(text)
  text = text:gsub("&#x(%x+);", function(digits) return character(digits, 16) end)
  text = text:gsub("&#(%d+);", function(digits) return character(digits, 10) end)
  return (text:gsub("&(%a+);", marks))
end

return function(next_line, sink)
  local open = {}

  local function take(number, slash, kind, attributes)
    local name = attributes:match '%f[%w]name%s*=%s*"(.-)"' or attributes:match "%f[%w]name%s*=%s*'(.-)'"
    if kind == "cnode" and slash == "/" then
      open[#open] = nil
    elseif kind == "cnode" then
      if not attributes:find "/$" then open[#open + 1] = name and decode(name) or "?" end
      if not name then sink.fault(number, "<cnode> has no name") end
    elseif kind == "pnode" and slash == "" then
      local literal = name and decode(name):match "^%s*(.-)%s*$"
      if not literal or literal == "" then
        sink.fault(number, "<pnode> has no name")
      elseif #open == 0 then
        sink.fault(number, ("'%s' stands in no <cnode>"):format(literal))
      else
        sink.add(number, literal, table.concat(open, "."), "", "any")
      end
    end
  end

  for line, number in next_line do
    for slash, kind, attributes in line:gmatch "<(/?)(%a+)([^>]*)>" do take(number, slash, kind, attributes) end
  end
end
