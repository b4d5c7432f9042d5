-- Rules that change while they are used: new ones take over only where they load and their examples pass.
local core = require "quoth.core"
local loader = require "quoth.rules.loader"
local tagger = require "quoth.rules.tagger"

local watch = {}
local meta = { __name = "quoth.RuleWatch" }
meta.__index = meta

-- Loads all files and runs their examples: a tagger, or nil and a message. What was read is in `seen`.
local function load(self, seen)
  local options = {}
  for key, value in pairs(self.options) do options[key] = value end
  function options.read(path)
    local text, message = self.read(path)
    seen[path] = text and core.fingerprint(text) or false
    return text, message
  end
  local ok, set = pcall(require("quoth.rules").set, self.names, options)
  if not ok then return nil, tostring(set) end
  local count, failures = set:test()
  for _, failure in ipairs(failures) do
    if not failure.todo then
      return nil, ('%s: rule "%s": %d of %d examples fail; the first: %s'):format(failure.at, failure.rule, #failures,
        count, failure.message)
    end
  end
  local made, value = pcall(tagger.new, set)
  if not made then return nil, tostring(value) end
  return value
end

local function changed(self)
  for path, before in pairs(self.seen) do
    local text = self.read(path)
    if (text and core.fingerprint(text) or false) ~= before then return true end
  end
  return false
end

-- Looks at the files again. true: self.tagger is a new one; false: nothing has changed; nil and a message: what is
-- there now is wrong, and the tagger is what it was.
function meta.check(self)
  if not changed(self) then return false end
  local seen = {}
  local value, message = load(self, seen)
  self.seen = seen
  if not value then return nil, message end
  self.tagger = value
  return true
end

function meta.__tostring(self) return ("quoth.RuleWatch: %s"):format(table.concat(self.names, ", ")) end

-- names: a list of paths or names of the standard library. nil, message, "bad_rules" where they are wrong now.
function watch.new(names, options)
  local self = setmetatable({
    names = names, options = options or {}, seen = {}, read = options and options.read or loader.contents,
  }, meta)
  local value, message = load(self, self.seen)
  if not value then return nil, message, "bad_rules" end
  self.tagger = value
  return self
end

return watch
