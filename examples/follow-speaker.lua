-- All that one person said, over many articles, newest last: lua5.4 follow-speaker.lua "Mirela Dascal" FILE...
local quoth = require "quoth"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local article = assert(quoth.parse(file:read "a"))
  file:close()
  return article
end

local found = {}
for i = 2, #arg do
  local article = read(arg[i])
  for statement in article:statements { speaker = arg[1] } do
    found[#found + 1] = {
      when = article.published or article.dateline and article.dateline.date or "", statement = statement,
      file = arg[i], at = #found,
    }
  end
end
table.sort(found, function(a, b)
  if a.when ~= b.when then return a.when < b.when end
  return a.at < b.at
end)
for _, one in ipairs(found) do
  print(("%s %s [%s] %s"):format(one.when, one.file:match "[^/]*$", one.statement.topic or "-", one.statement.text))
end
