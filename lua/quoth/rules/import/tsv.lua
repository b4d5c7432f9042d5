-- Tables of aliases: `id <tab> type <tab> alias [<tab> language ...]` a line, or an alias alone, which is its own id.
-- Lines that begin with # and empty ones are passed over. An id _ makes a shadow, a star at the end a stem.

local function take(line, number, sink, settings)
  local id, kind, alias, rest = line:match "^([^\t]*)\t([^\t]*)\t([^\t]*)(.*)$"
  if not id then
    if not line:find("\t", 1, true) then return sink.add(number, line, line:gsub("%s*%*?%s*$", ""), "") end
    return sink.fault(number, "a line is an alias alone, or id, type and alias with tabs between them")
  end
  local language = rest:match "^\t([^\t]*)"
  if settings.language and language and language ~= "" and language ~= settings.language then return end
  if id == "" then return sink.fault(number, "the id, before the first tab, is empty") end
  sink.add(number, alias, id, kind)
end

return function(next_line, sink, settings)
  for line, number in next_line do
    if line:find "%S" and line:byte() ~= 35 then take(line, number, sink, settings) end
  end
end
