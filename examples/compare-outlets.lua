-- What each outlet made of the same words, as a page: lua5.4 compare-outlets.lua ARTICLE... >page.html
local quoth = require "quoth"

local articles, names = {}, {}
for i, name in ipairs(arg) do
  local file = assert(io.open(name, "rb"))
  articles[i] = assert(quoth.parse(file:read "a"))
  names[i] = name:match "[^/]+$"
  file:close()
end
io.write(quoth.report(articles, { title = "The same words", names = names }))
