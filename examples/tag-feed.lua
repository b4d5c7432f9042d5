-- What the articles of a feed say, tagged by rules: lua5.4 tag-feed.lua FEED-URL [RULES]
-- RULES is a rule file or a name of the standard library.
local quoth = require "quoth"

local options = { allow = { "127.0.0.0/8" }, contact = "news@example.org" } -- local addresses: only for trying it out
local rules = assert(quoth.rules.load(arg[2] or "speech-acts"))

for entry in assert(quoth.feed(arg[1], options)) do
  local article, message = quoth.fetch(entry.url, options)
  if not article then io.stderr:write(entry.url, ": ", message, "\n") end
  for i, tags in ipairs(article and rules:tags(article) or {}) do
    for _, tag in ipairs(tags) do
      print(("%s  %.2f  %s: %s  (%s)"):format(tag.tag, tag.score, article[i].name or "?", article[i].text, tag.explain))
    end
  end
end
