-- Big dictionaries: built ahead out of lists, saved, mapped into memory. The reference is lua/types/quoth.lua.
local core = require "quoth.core"
local import = require "quoth.rules.import"

local dictionary = { load = core.dictionary_load, new = core.dictionary_builder }

local takes = {
  builder = "userdata", format = "string", language = "string", warn = "function", tell = "function",
}

local function check(path, options)
  if type(path) ~= "string" then
    error(("bad argument #1 to 'read' (string expected, got %s)"):format(type(path)), 3)
  end
  for key, value in pairs(options) do
    if not takes[key] then
      error(("bad argument #2 to 'read' (unknown option '%s'; it takes builder, format, language, tell, warn)")
        :format(key), 3)
    elseif type(value) ~= takes[key] then
      error(("bad argument #2 to 'read' (option '%s' takes a %s, not a %s)"):format(key, takes[key], type(value)), 3)
    end
  end
end

-- A builder with what a file lists, how many literals were added, how many faults there were; or nil, message, code.
function dictionary.read(path, options)
  options = options or {}
  check(path, options)
  local builder = options.builder or core.dictionary_builder()
  local bad, warn, before, sink = 0, options.warn or function() end, #builder, {}
  function sink.fault(number, message)
    bad = bad + 1
    warn(("%s:%d: %s"):format(path, number, message))
  end
  function sink.add(number, literal, id, kind, case)
    local ok, message = builder:add(literal, id, kind, case)
    if not ok then sink.fault(number, message) end
  end
  local ok, message, code = import.read(path, sink, options)
  if not ok then return nil, message, code end
  return builder, #builder - before, bad
end

return dictionary
