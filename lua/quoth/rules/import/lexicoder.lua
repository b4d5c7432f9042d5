-- Lexicoder's .lcd and .lc3: XML of <cnode name="POSITIVE"> that nest and <pnode name="word*"/> in them, any case. The
-- id is the way to the entry, with dots.

local marks = { amp = "&", lt = "<", gt = ">", quot = '"', apos = "'" }

local function decode(text)
  text = text:gsub("&#x(%x+);", function(code) return utf8.char(tonumber(code, 16)) end)
  text = text:gsub("&#(%d+);", function(code) return utf8.char(tonumber(code)) end)
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
