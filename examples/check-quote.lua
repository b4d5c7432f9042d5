-- Are these the words of the article? lua5.4 examples/check-quote.lua 'QUOTATION' article.txt
local quoth = require "quoth"

local quote, name = arg[1], arg[2]
local article = assert(quoth.parse(assert(io.open(name, "rb")):read "a"))
local result = assert(article:check(quote))

print(result.verdict, result.speaker and result.speaker.name or "-", table.concat(result.flags, " "))
for _, edit in ipairs(result.edits) do
  if edit.kind == "omitted" then
    print(edit.marked and "left out, and told" or "left out in silence", edit.text)
  elseif edit.kind ~= "same" then
    print(edit.kind, edit.quote, edit.text and "for " .. edit.text)
  end
end
