-- The command line. run(arguments) returns the exit status: 0 done, 1 nothing found (filter --strict: some line was
-- bad), 2 usage, 3 bad input.
local cli = {}

local DONE, BAD_INPUT = 0, 3

local function talk(format, ...) io.stderr:write("quoth: ", format:format(...), "\n") end

function cli.filter(arguments)
  local filter = require "quoth.cli.filter"
  local settings = { offsets = "codepoint", max_line = 64 << 20 }
  for i = 2, #arguments do
    if arguments[i] == "--offsets" then settings.offsets = arguments[i + 1] end
    if arguments[i] == "--with" then settings.sentences = true end
  end
  local ok, what, message = filter.run(io.stdin, io.stdout, settings)
  if ok then return DONE end
  talk("%s: %s", what, message)
  return BAD_INPUT
end

function cli.run(arguments)
  if arguments[1] == "filter" then return cli.filter(arguments) end
  talk("not yet")
  return 2
end

return cli
