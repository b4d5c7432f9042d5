-- Who said what in a text: lua5.4 hello.lua
local quoth = require "quoth"

local article = assert(quoth.parse [[
TELMAR, March 4. /VNA/. The ferry will sail in winter, Transport Minister Mirela Dascal said.

"We have tested it on ice," she told reporters. The harbour union denied that its crews were asked.
]])

for statement in article:statements() do
  local speaker = statement.speaker
  print(("%s (%s, %s): %s"):format(speaker and speaker.name or "?", statement.kind, statement.status, statement.text))
end
