-- quoth manual: the manual page, made of what the commands declare. No text of it is written twice.
local cli = require "quoth.cli"

local manual = {}

manual.summary = "Print the manual page, in the form that man reads."

manual.examples = [[
  quoth manual | man -l -
  quoth manual >/usr/local/share/man/man1/quoth.1]]

function manual.declare() end

-- In place of argparse's command: remembers what is declared, sub-commands as well. Each method of an item keeps its
-- argument under its name.
local function recorder()
  local items = {}
  local function keep(one)
    return setmetatable(one, {
      __index = function(_, key)
        return function(self, value)
          rawset(self, "_" .. key, value)
          return self
        end
      end,
    })
  end
  local function item(kind)
    return function(_, name, description)
      items[#items + 1] = keep { kind = kind, names = name, description = description }
      return items[#items]
    end
  end
  local declaration = keep { argument = item "argument", option = item "option", flag = item "flag" }
  function declaration.command(_, name, description)
    local sub, of_sub = recorder()
    items[#items + 1] = { kind = "command", names = name, description = description, items = of_sub }
    return sub
  end
  return declaration, items
end

-- Text as roff takes it: backslashes, hyphens that are meant, and lines that would begin with a request.
local function roff(text)
  return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("^([.'])", "\\&%1"):gsub("\n([.'])", "\n\\&%1"))
end

local function bold(text) return "\\fB" .. roff(text) .. "\\fR" end

local function italic(text) return "\\fI" .. roff(text) .. "\\fR" end

local function names_of(item)
  local names = {}
  for name in item.names:gmatch "%S+" do names[#names + 1] = bold(name) end
  local shown = table.concat(names, ", ")
  return item.kind == "option" and shown .. " " .. italic(rawget(item, "_argname") or "VALUE") or shown
end

local function described(item)
  local parts = { item.description }
  local default = rawget(item, "_default")
  if default then parts[#parts + 1] = "The default is " .. default .. "." end
  return roff(table.concat(parts, " "))
end

-- "[options] SOURCE ..."
local function synopsis(items)
  local parts, options = {}, false
  for _, item in ipairs(items) do
    options = options or item.kind == "option" or item.kind == "flag"
    if item.kind == "command" and parts[#parts] ~= italic "command" then parts[#parts + 1] = italic "command" end
    if item.kind == "argument" then
      parts[#parts + 1] = italic(rawget(item, "_argname") or item.names) .. (rawget(item, "_args") and " ..." or "")
    end
  end
  if options then table.insert(parts, 1, "[" .. italic "options" .. "]") end
  return table.concat(parts, " ")
end

-- A command's heading, what it does, and its items.
local function described_command(add, name, summary, items)
  add(".SS " .. ("quoth " .. roff(name) .. " " .. synopsis(items)):gsub("%s+$", ""))
  add(roff(summary))
  for _, item in ipairs(items) do
    if item.kind ~= "command" then
      add ".TP"
      add(item.kind == "argument" and italic(rawget(item, "_argname") or item.names) or names_of(item))
      add(described(item))
    end
  end
end

local function command_part(add, name)
  local command = cli.command(name)
  local declaration, items = recorder()
  command.declare(declaration)
  described_command(add, name, command.summary, items)
  for _, item in ipairs(items) do
    if item.kind == "command" then described_command(add, name .. " " .. item.names, item.description, item.items) end
  end
  add ".PP"
  add "Examples:"
  add ".PP"
  add ".nf"
  add(roff(command.examples))
  add ".fi"
end

local exit_status = {
  { cli.DONE, "Done." },
  { cli.NOTHING, "Nothing was found, or a test or check did not pass." },
  { cli.USAGE, "The command line is wrong." },
  { cli.BAD_INPUT, "Something could not be read or written." },
  { cli.RULE_ERROR, "A rule file is wrong, or a rule raised an error; the message has its file and line." },
  { cli.FAULT, "A fault of quoth itself; please report it." },
}

-- The page as roff.
function manual.page()
  local lines = {}
  local function add(line) lines[#lines + 1] = line end
  add(('.TH QUOTH 1 "" "quoth %s" "User Commands"'):format(require("quoth").version))
  add ".nh"
  add ".ad l"
  add ".SH NAME"
  add "quoth \\- turns news articles into statements: who said what"
  add ".SH SYNOPSIS"
  add ".B quoth"
  add "\\fIcommand\\fR [\\fIoptions\\fR] [\\fIargument\\fR ...]"
  add ".SH DESCRIPTION"
  add "Finds what people, organisations and documents are reported to have said in an article: the words, verbatim"
  add "or paraphrased, with speaker, cue, topic and place in the text."
  add "Data goes to standard output, talk to standard error."
  add ".PP"
  add ".nf"
  add(roff(cli.examples))
  add ".fi"
  add ".SH COMMANDS"
  for _, name in ipairs(cli.commands) do command_part(add, name) end
  add ".SH EXIT STATUS"
  for _, row in ipairs(exit_status) do
    add ".TP"
    add(bold(tostring(row[1])))
    add(roff(row[2]))
  end
  add ".SH ENVIRONMENT"
  add ".TP"
  add(bold "NO_COLOR")
  add "Where it is set and not empty, output is not coloured."
  add ".TP"
  add(bold "COLUMNS")
  add "Width of the output where it is no terminal."
  return table.concat(lines, "\n") .. "\n"
end

function manual.run()
  local ok, message, number = io.write(manual.page())
  if not ok then return cli.write_failed(message, number) end
  return cli.DONE
end

return manual
