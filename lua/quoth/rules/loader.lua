-- Rule files: finding, running, `use` between them.
local condition = require "quoth.rules.condition"
local core = require "quoth.core"
local environment = require "quoth.rules.environment"
local fault = require "quoth.rules.fault"
local set = require "quoth.rules.set"
fault.own()

local loader = {}

local takes = { dir = "string", trust = "string", sandbox = "table", read = "function" }
local trusts = { trusted = true, pure = true, sandboxed = true }

-- What is wrong with options; nil: nothing.
function loader.fault(options)
  if type(options) ~= "table" then return "options are a table, not " .. fault.show(options) end
  for key, value in pairs(options) do
    if not takes[key] then
      return ("unknown option %s; it takes %s"):format(fault.show(key), fault.names(takes))
    elseif type(value) ~= takes[key] then
      return ("option %s takes a %s, not %s"):format(key, takes[key], fault.show(value))
    end
  end
  if options.trust and not trusts[options.trust] then
    return ("trust %s is none of: %s"):format(fault.show(options.trust), fault.names(trusts))
  end
  return options.sandbox and require("quoth.rules.sandbox").fault(options.sandbox)
end

-- The text of a file; or nil and a message.
function loader.contents(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local text, fault_message = file:read "a"
  file:close()
  if not text then return nil, path .. ": " .. fault_message end
  return text
end

-- The path of a file that is named in another: "entities", "sub/entities", "entities.lua"; never above the folder.
local function path_of(self, name, ending)
  if type(name) ~= "string" or name == "" then
    fault.raise(nil, "a file's name is a string, not %s", fault.show(name))
  end
  if name:find "^[/~]" or ("/" .. name .. "/"):find("/../", 1, true) or name:find "[%z\\]" then
    fault.raise(nil, "%s leads out of the folder of the rules", fault.show(name))
  end
  if ending and not name:find(ending, 1, true) then name = name .. ending end
  return self.dir .. "/" .. name, name
end

-- A text without a byte order mark, as Lua reads files.
local function without_mark(text) return (text:gsub("^\u{feff}", "")) end

-- A set of the standard library, which has a loader of its own so that its files find each other and not the user's;
-- nil where none has that name.
local function standard(self, name)
  local path = name:find "^[%w_-]+$" and package.searchpath("quoth.rules.library." .. name, package.path)
  if not path then return nil end
  self.standard = self.standard or loader.new { dir = path:match "^(.*)/" }
  return self.standard(name)
end

-- Runs a file, else the set of the standard library that has its name; what it returns. Raises with file:line.
-- at: where the file is used; nil: the host asks for it.
local function run(self, name, at)
  local path, short = path_of(self, name, ".lua")
  local known = self.files[path]
  if known == false then fault.raise(nil, "%s uses itself, by way of others", short) end
  if known then return known end
  local text, message = self.read(path)
  local value = not text and standard(self, name)
  if value then
    self.files[path] = value
    return value
  end
  if not text then error((at and at .. ": " or "") .. "cannot read " .. message, 0) end
  local chunk, syntax = load(without_mark(text), "@" .. short, "t", self.env)
  if not chunk then error(fault.text(syntax, short), 0) end
  self.files[path] = false
  local ok
  ok, value = pcall(chunk)
  self.files[path] = nil
  if not ok then error(fault.text(value, short), 0) end
  if not set.is(value) then
    fault.raise(short .. ":1", "the file returns no set of rules but %s (return rules{ ... })", fault.show(value))
  end
  self.files[path] = value
  return value
end

local function built(path, short)
  local loaded, message = core.dictionary_load(path)
  if not loaded then fault.raise(nil, "%s", message) end
  return condition.built(path, short, loaded:entities())
end

-- Lines and their numbers.
local function lines_of(text)
  local next_line, number = without_mark(text):gmatch "([^\n]*)\n?", 0
  return function()
    local line = next_line()
    number = number + 1
    return line and (line:gsub("\r$", "")), number
  end
end

-- dict "people.qtd": what quoth dict built ahead. dict "people.tsv": the table that it builds it of.
local function dict(self, name)
  local path, short = path_of(self, name)
  if short:find "%.qtd$" then return built(path, short) end
  local text, message = self.read(path)
  if not text then fault.raise(nil, "cannot read %s", message) end
  local aliases, sink, here = {}, {}, fault.here()
  function sink.add(number, alias, id, kind)
    aliases[#aliases + 1] = { text = alias, id = id, type = kind, at = short .. ":" .. number }
  end
  function sink.fault(number, what) fault.raise(here, "%s:%d: %s", short, number, what) end
  require "quoth.rules.import.tsv"(lines_of(text), sink, {})
  return condition.aliases(aliases, short)
end

-- A loader: file "talks" gives the set of DIR/talks.lua. Raises with file:line where a file is wrong.
-- read(path) -> text, or nil and a message: in place of the file system, for rule files and tables of aliases.
-- sandbox: limits { steps =, bytes =, seconds = } of rules that are not trusted.
function loader.new(options)
  local wrong = loader.fault(options)
  if wrong then error(("bad argument #1 to 'loader' (%s)"):format(wrong), 2) end
  local self = { files = {}, read = options.read or loader.contents }
  self.dir = (options.dir or "."):gsub("(.)/+$", "%1")
  local function dictionary(name) return dict(self, name) end
  local trust = options.trust or "trusted"
  if trust ~= "trusted" then
    local function read(name)
      local text, message = self.read((path_of(self, name, ".lua")))
      return text and without_mark(text), message
    end
    return require("quoth.rules.sandbox").loader(trust, options.sandbox, read, dictionary)
  end
  self.env = environment.new(function(name)
    local value = run(self, name, fault.here())
    if value.export == nil then
      fault.raise(nil, "use: %s exports nothing (rules{ export = ... })", fault.show(name))
    end
    return value.export
  end, dictionary)
  return function(name) return run(self, name) end
end

return loader
