-- Servers that the tests start and stop: host.start(command, environment) -> server; server:post(path, file) -> answer.
local command = require "command"

local host = {}

local function read(name)
  local file = io.open(name)
  local text = file and file:read "a" or ""
  if file then file:close() end
  return text
end

local function run(line)
  local out, err, status = command.shell(line)
  return out, status == 0, out .. err
end
host.run = run

function host.has(name) return (select(2, run("command -v " .. name))) end

local as_root
-- In front of a command of a server that refuses to run as root.
function host.as(user)
  if as_root == nil then as_root = run "id -u" == "0\n" end
  return as_root and ("setpriv --reuid %s --regid $(id -g %s) --clear-groups "):format(user, user) or ""
end

-- A folder of its own that every user may look into, removed by server or spec.
function host.folder()
  local name = run "mktemp -d":gsub("\n", "")
  assert(run("chmod 755 " .. name))
  return name
end

-- Installs quoth for a version of Lua, as users do, and gives what a host's environment needs to find it.
function host.install(folder, version)
  local build = os.getenv "QUOTH_BUILD" or "build"
  local make = "env -u MAKEFLAGS -u MAKELEVEL make -s install B=" .. build
  if version == "5.3" then make = make .. '/lua53 LUA=lua5.3 LUA_INCLUDE="$(.ci/deps --include 5.3)"' end
  local _, ok, said = run(("%s PREFIX=%s"):format(make, folder))
  assert(ok, said)
  local share, lib = folder .. "/share/lua/" .. version, folder .. "/lib/lua/" .. version
  return { LUA_PATH = ("%s/?.lua;%s/?/init.lua;;"):format(share, share), LUA_CPATH = lib .. "/?.so;;" }
end

-- NAME='value' ... of a table and of those behind it.
function host.environment(...)
  local parts = {}
  for _, variables in ipairs { ... } do
    for name, value in pairs(variables) do parts[#parts + 1] = ("%s='%s'"):format(name, value) end
  end
  return table.concat(parts, " ") .. " "
end

local Server = {}
Server.__index = Server

local function free_port()
  for _ = 1, 50 do
    local port = math.random(20000, 32000)
    local _, taken = run(("curl -s -o /dev/null -m 1 http://127.0.0.1:%d/"):format(port))
    if not taken then return port end
  end
  error "no free port"
end

-- Starts it with PORT and HERE set beside the environment and waits until it answers.
function host.start(line, environment)
  math.randomseed(os.time() + (tonumber((run "echo $$")) or 0))
  local port, log = free_port(), os.tmpname()
  local all = host.environment(environment, { PORT = port, HERE = run "pwd":gsub("\n", "") .. "/examples/hosts" })
  local pid = run(("env %s %s >%s 2>&1 </dev/null & echo $!"):format(all, line, log)):match "%d+"
  local server = setmetatable({ port = port, pid = pid, log = log }, Server)
  for _ = 1, 100 do
    local _, answers = run(("curl -s -o /dev/null -m 5 http://127.0.0.1:%d/"):format(port))
    if answers then return server end
    if not select(2, run("kill -0 " .. pid)) then break end
    run "sleep 0.1"
  end
  server:stop()
  error("it does not start: " .. line .. "\n" .. server.said)
end

-- Its answer and its status; options of curl.
function Server:post(path, file, options)
  local out, ok, said = run(("curl -sS -m 60 %s -w '\\n%%{http_code}' --data-binary @%s 'http://127.0.0.1:%d%s'")
    :format(options or "", file, self.port, path))
  assert(ok, said)
  local body, status = out:match "^(.*)\n(%d+)$"
  return body, tonumber(status)
end

-- KiB of its resident set.
function Server:memory() return tonumber(read("/proc/" .. self.pid .. "/status"):match "VmRSS:%s+(%d+)") end

function Server:stop()
  run(("kill %s; i=0; while kill -0 %s && [ $i -lt 50 ]; do sleep 0.1; i=$((i + 1)); done; kill -9 %s")
    :format(self.pid, self.pid, self.pid))
  self.said = read(self.log)
  os.remove(self.log)
end

return host
