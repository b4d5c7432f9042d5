-- Responses in files: one each, written aside and renamed, so that a file is whole or not there. The cache and the
-- journal's spool share the form: a line of sizes, then the parts as they are.
local store = {}

local MAGIC = "quoth_response 1" -- no pattern character in it
local parts = { "url", "requested_url", "request", "head", "raw", "note" }

function store.write(path, entry)
  local sizes, bytes = {}, {}
  for i, name in ipairs(parts) do
    bytes[i] = entry[name] or ""
    sizes[i] = #bytes[i]
  end
  local first = ("%s %d %.6f %.6f %s\n"):format(MAGIC, entry.status or 0, entry.requested or 0, entry.received or 0,
    table.concat(sizes, " "))
  local aside = ("%s.%s.new"):format(path, tostring(entry):match "0x(%x+)" or "0")
  local file, message = io.open(aside, "wb")
  if not file then return nil, message end
  local ok, fault = file:write(first, table.unpack(bytes))
  local closed, late = file:close()
  if ok and closed then
    ok, fault = os.rename(aside, path)
    if ok then return true end
  end
  os.remove(aside)
  return nil, fault or late
end

local function read_parts(file)
  local first = file:read "l"
  if not first then return nil end
  local status, requested, received, sizes = first:match("^" .. MAGIC .. " (%d+) ([%d.-]+) ([%d.-]+) ([%d ]+)$")
  if not status then return nil end
  local entry = { status = math.tointeger(tonumber(status)) }
  entry.requested, entry.received = tonumber(requested), tonumber(received)
  local i = 0
  for size in sizes:gmatch "%d+" do
    i = i + 1
    local wanted = math.tointeger(tonumber(size))
    if not parts[i] or not wanted then return nil end
    local part = wanted == 0 and "" or file:read(wanted)
    if not part or #part ~= wanted then return nil end
    entry[parts[i]] = part
  end
  return i == #parts and entry or nil
end

-- The entry, or nil where there is none that is whole.
function store.read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local entry = read_parts(file)
  file:close()
  return entry
end

function store.remove(path) os.remove(path) end

return store
