-- Lists of literals in the formats of others: import.read(path, sink, settings) tells the sink what is in a file.
-- sink.add(number, literal, id, type, case): a literal of line `number`; sink.fault(number, message): a line, or what
-- stands there, that cannot be taken; the rest is read all the same.
local core = require "quoth.core"

local import = {}

import.formats = { "tsv", "patterns", "quanteda", "liwc", "lexicoder" }

local is_format = {}
for _, name in ipairs(import.formats) do is_format[name] = true end

local endings = {
  tsv = "tsv", txt = "tsv", jsonl = "patterns", yml = "quanteda", yaml = "quanteda", dic = "liwc",
  lcd = "lexicoder", lc3 = "lexicoder",
}

-- The format that a file's name stands for, or nil.
function import.format_of(path) return endings[(path:match "%.(%w+)$" or ""):lower()] end

local LONGEST = 1 << 20 -- bytes of a line

-- Lines without their ends and without a byte order mark, and their numbers; too long ones are faults.
local function lines_of(file, sink, tell)
  local number, bytes = 0, 0
  return function()
    while true do
      local line, length = core.read_line(file, LONGEST)
      number = number + 1
      if line == nil then
        if length then sink.fault(number, "cannot be read: " .. tostring(length)) end
        return nil
      end
      bytes = bytes + (line and #line or length) + 1
      if tell and number % 4096 == 0 then tell(bytes) end
      if line then
        if number == 1 then line = line:gsub("^\u{feff}", "") end
        return (line:gsub("\r$", "")), number
      end
      sink.fault(number, ("the line has %d bytes; %d are the most"):format(length, LONGEST))
    end
  end
end

-- settings: format (else by the name's ending), language (of aliases that name theirs), tell(bytes read so far).
-- true; or nil, message, code.
function import.read(path, sink, settings)
  local format = settings.format or import.format_of(path)
  if not is_format[format] then
    local what = settings.format and ("'%s' is no format"):format(format) or "the format cannot be told from its name"
    return nil, ("%s: %s; it is one of %s"):format(path, what, table.concat(import.formats, ", ")), "bad_option"
  end
  local file, message = io.open(path, "rb")
  if not file then return nil, message, "io" end
  local next_line = lines_of(file, sink, settings.tell)
  require("quoth.rules.import." .. format)(next_line, sink, settings)
  file:close()
  return true
end

return import
