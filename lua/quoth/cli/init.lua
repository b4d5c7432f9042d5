-- The command line: run(arguments) returns the exit status. Data goes to stdout, talk to stderr. A command is a file
-- beside this one, quoth.cli.NAME: summary, examples, declare(its argparse command), run(options) -> exit status.
local argparse = require "argparse"

local cli = {}

-- What a command ends with, as grep and sysexits have it.
cli.DONE, cli.NOTHING, cli.USAGE, cli.BAD_INPUT, cli.RULE_ERROR, cli.FAULT = 0, 1, 2, 3, 4, 70

-- In the order of the help.
cli.commands = {
  "read", "report", "filter", "check", "export", "fetch", "warc", "rules", "dict", "completion", "manual",
}

cli.examples = [[
  quoth read article.txt                      who said what, for reading
  quoth read --json article.txt               the same as JSON
  quoth report article.txt -o report.html     a page to look at
  quoth filter <articles.ndjson >out.ndjson   one JSON line for each JSON line]]

local EPIPE = 32

function cli.talk(format, ...) io.stderr:write("quoth: ", format:format(...), "\n") end

-- The status after a failed write: the reader of a pipe may leave at any time, which is no news.
function cli.write_failed(message, number)
  if number == EPIPE then return cli.DONE end
  cli.talk("cannot write: %s", message)
  return cli.BAD_INPUT
end

function cli.command(name) return require("quoth.cli." .. name) end

local function is_command(name)
  for _, known in ipairs(cli.commands) do
    if known == name then return true end
  end
  return false
end

-- The parser, and what argparse has for each command. With `only` the other commands are not loaded: a command that
-- runs has to start fast.
function cli.parser(only)
  local parser = argparse("quoth", "Turns news articles into statements: who said what.")
  parser:add_help(false):command_target "command":require_command(true)
  parser:flag("--version", "Print the version.")
  parser:flag("-h --help", "Print this help; of a command: quoth COMMAND --help.")
  local declared = {}
  for _, name in ipairs(only and { only } or cli.commands) do
    local command = parser:command(name, cli.command(name).summary):add_help(false)
    local inner = cli.command(name).declare(command)
    command:flag("-h --help", "Print this help.")
    declared[name] = command
    for what, sub in pairs(inner or {}) do declared[name .. " " .. what] = sub end
  end
  return parser, declared
end

-- What argparse has for `quoth rules test` where there is such a sub-command, else for `quoth rules`; nil: no command.
local function declared_for(arguments, declared)
  return declared[table.concat(arguments, " ", 1, math.min(2, #arguments))] or declared[arguments[1]]
end

local function show_help(arguments, parser, declared)
  local command = declared_for(arguments, declared)
  local examples = command and cli.command(arguments[1]).examples or cli.examples
  io.write("Examples:\n", examples, "\n\n", (command or parser):get_help(), "\n")
end

-- Help and version ask for nothing else that a command needs. true: answered.
local function answer(arguments, parser, declared)
  for _, argument in ipairs(arguments) do
    if argument == "--" then return false end
    if argument == "--help" or argument == "-h" then
      show_help(arguments, parser, declared)
      return true
    elseif argument == "--version" and not declared[arguments[1]] then
      io.write("quoth ", require("quoth").version, "\n")
      return true
    end
  end
  return false
end

local function dispatch(arguments)
  local name = arguments[1]
  local parser, declared = cli.parser(is_command(name) and name or nil)
  if answer(arguments, parser, declared) then return cli.DONE end
  local ok, options = parser:pparse(arguments)
  if not ok then
    io.stderr:write("quoth: ", options, "\n", (declared_for(arguments, declared) or parser):get_usage(), "\n")
    return cli.USAGE
  end
  return cli.command(options.command).run(options)
end

function cli.run(arguments)
  local ok, status = xpcall(dispatch, debug.traceback, arguments)
  if not ok and tostring(status):find("module 'quoth.fetch.core' not found", 1, true) then
    cli.talk "built without quoth.fetch: its libraries were missing (make deps, then make, gets them)"
    return cli.FAULT
  elseif not ok then
    io.stderr:write("quoth: ", status, "\n")
    return cli.FAULT
  end
  local flushed, message, number = io.stdout:flush()
  return flushed and status or math.max(status, cli.write_failed(message, number))
end

return cli
