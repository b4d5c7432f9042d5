-- Servers for the specs, and what they measure.
local tools = {}

local python = "python3"

-- Starts spec/fetch/NAME.py; its first line is the pid and ports. { pid =, ports = , stop = }
function tools.serve(name, ...)
  local arguments = { ... }
  for i, argument in ipairs(arguments) do arguments[i] = "'" .. argument .. "'" end
  local command = ("LD_PRELOAD= exec %s spec/fetch/%s.py %s"):format(python, name, table.concat(arguments, " "))
  local pipe = assert(io.popen(command))
  local line = assert(pipe:read "l", name .. ".py did not start")
  local server = { ports = {}, pipe = pipe }
  for number in line:gmatch "%d+" do
    if server.pid then server.ports[#server.ports + 1] = math.tointeger(tonumber(number)) else server.pid = number end
  end
  if name == "tls" or (...) == "tls" then server.ca = pipe:read "l" end
  server.port = server.ports[1]
  server.url = ("http://127.0.0.1:%d"):format(server.port)
  function server.stop()
    if io.type(pipe) ~= "file" then return end
    os.execute("kill " .. server.pid .. " 2>/dev/null")
    pipe:close()
  end
  -- made after the pipe, so ended before it: closing a pipe waits for the process
  return setmetatable(server, { __gc = server.stop })
end

local function status(key)
  for line in io.lines "/proc/self/status" do
    local kib = line:match("^" .. key .. ":%s*(%d+)")
    if kib then return tonumber(kib) * 1024 end
  end
end

-- How many bytes the peak of memory rose above what was held before, while f ran.
function tools.memory_rise(f)
  collectgarbage()
  collectgarbage()
  local reset = io.open("/proc/self/clear_refs", "w")
  if reset then
    reset:write "5"
    reset:close()
  end
  local before = status "VmRSS"
  f()
  return status "VmHWM" - before
end

function tools.temporary()
  local name = os.tmpname()
  os.remove(name)
  return name
end

-- The lines of a data file beside the project, or nil where it is not there.
function tools.data(name)
  local file = io.open("../shared/eval/data/http/" .. name, "rb")
  if not file then return nil end
  local text = file:read "a"
  file:close()
  return text
end

return tools
