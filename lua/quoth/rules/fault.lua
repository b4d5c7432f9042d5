-- Where in a rule file something was written, and errors that say so.
local fault = {}

local own = {} -- sources of the files that stand between a rule file and the fault

-- Each file of the rule language calls this once.
function fault.own() own[debug.getinfo(2, "S").source] = true end

fault.own()

local place -- where what is made now was written, when another state read the file

-- Calls f(...) as if it stood at a place.
function fault.at(at, f, ...)
  local before = place
  place = at
  local results = table.pack(pcall(f, ...))
  place = before
  if not results[1] then error(results[2], 0) end
  return table.unpack(results, 2, results.n)
end

-- "talks.lua:10": the innermost line that is not the language's own.
function fault.here()
  if place then return place end
  for level = 2, math.huge do
    local info = debug.getinfo(level, "Sl")
    if not info then return "?" end
    if info.what ~= "C" and not own[info.source] then
      return ("%s:%d"):format(info.short_src, info.currentline)
    end
  end
end

-- Raises an error at a place; without one at the line of the rule file that is running.
function fault.raise(at, format, ...) error((at or fault.here()) .. ": " .. format:format(...), 0) end

-- What a file raised, as a text that says where: the file, where it is no text or names no line.
function fault.text(value, file)
  if type(value) ~= "string" then
    value = ("the error is no text but a %s"):format(type(value))
  elseif value:find "^[^\n]-:%d+: " or value:find "not enough memory" then
    return value
  end
  return file .. ": " .. value
end

function fault.show(value) return type(value) == "string" and ("%q"):format(value) or tostring(value) end

-- Sorted keys of a table, as an error lists them.
function fault.names(t)
  local list = {}
  for key in pairs(t) do list[#list + 1] = tostring(key) end
  table.sort(list)
  return table.concat(list, ", ")
end

return fault
