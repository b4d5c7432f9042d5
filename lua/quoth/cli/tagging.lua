-- --rules: the tagger that a command tags statements with.
local cli = require "quoth.cli"
local quoth = require "quoth"

local tagging = {}

-- The tagger of all the files together; nil where there are none. false: a file is wrong, which has been said.
function tagging.load(files)
  if #files == 0 then return nil end
  local ok, value = pcall(function() return quoth.rules.compile(quoth.rules.set(files)) end)
  if ok then return value end
  cli.talk("%s", tostring(value))
  return false
end

-- The tags of an article; false where a rule raised, which has been said.
function tagging.tags(tagger, article)
  if not tagger then return nil end
  local ok, tags = pcall(tagger.tags, tagger, article)
  if ok then return tags end
  cli.talk("%s", tostring(tags))
  return false
end

return tagging
