-- Runs the executable: command.run(arguments, input) -> stdout, stderr, exit status.
local command = { path = (os.getenv "QUOTH_BUILD" or "build") .. "/quoth" }

function command.contents(name)
  local file = assert(io.open(name, "rb"))
  local bytes = file:read "a"
  file:close()
  return bytes
end

-- A file with these bytes, removed when the test is over.
function command.file(bytes)
  local name = os.tmpname()
  local file = assert(io.open(name, "wb"))
  file:write(bytes)
  file:close()
  return name
end

-- A shell's line in which %Q is the executable.
function command.shell(line, input)
  local stdin, stdout, stderr = command.file(input or ""), os.tmpname(), os.tmpname()
  line = line:gsub("%%Q", command.path)
  local _, _, status = os.execute(("{ %s; } <%s >%s 2>%s"):format(line, stdin, stdout, stderr))
  local out, err = command.contents(stdout), command.contents(stderr)
  for _, name in ipairs { stdin, stdout, stderr } do os.remove(name) end
  return out, err, status
end

function command.run(arguments, input) return command.shell("%Q " .. arguments, input) end

return command
