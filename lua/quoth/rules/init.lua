-- Tagging rules: quoth.rules. The reference is lua/types/quoth.lua.
local condition = require "quoth.rules.condition"
local fault = require "quoth.rules.fault"
local loader = require "quoth.rules.loader"
local set = require "quoth.rules.set"
local tagger = require "quoth.rules.tagger"
fault.own()

local rules = { F = condition.F, loader = loader.new }

-- A set as an immutable tagger. Raises where rules read each other's tags in a circle.
function rules.compile(given)
  if not set.is(given) then
    error(("bad argument #1 to 'compile' (a set of rules expected, got %s)"):format(type(given)), 2)
  end
  return tagger.new(given)
end

local library = "quoth.rules.library."

local function check(name, options, what)
  if type(name) ~= "string" then
    error(("bad argument #1 to '%s' (string expected, got %s)"):format(what, type(name)), 3)
  end
  local wrong = options ~= nil and loader.fault(options)
  if wrong then error(("bad argument #2 to '%s' (%s)"):format(what, wrong), 3) end
end

local function is_path(name) return name:find "/" or name:find "%.lua$" end

-- Where a rule file lies: of a path the path, of a name of the standard library its file; nil where there is none.
function rules.path(name) return is_path(name) and name or package.searchpath(library .. name, package.path) end

-- A name or several as a list, each checked.
local function check_names(names, options, what)
  local list = type(names) == "table" and names or { names }
  for i = 1, math.max(1, #list) do check(list[i], options, what) end
  return list
end

-- Watches rule files: see quoth.rules.watch.
function rules.watch(names, options)
  return require("quoth.rules.watch").new(check_names(names, options, "watch"), options)
end

local function set_of(name, options)
  local path = rules.path(name)
  if not path then error(("no rules are called %s: a file's path, or a name of the standard library")
    :format(fault.show(name)), 0) end
  local given = { dir = path:match "^(.*)/[^/]*$" or "." }
  for key, value in pairs(options or {}) do given[key] = value end
  return loader.new(given)(path:match "[^/]+$")
end

-- The set of a file, or of the standard library ("speech-acts"), or of several together. Raises with file:line where a
-- file is wrong.
function rules.set(names, options)
  local list = check_names(names, options, "set")
  local all = set_of(list[1], options)
  for i = 2, #list do all = all + set_of(list[i], options) end
  return all
end

-- A tagger of a file or of the standard library. Codes: "bad_rules".
function rules.load(name, options)
  check(name, options, "load")
  local ok, value = pcall(function() return tagger.new(rules.set(name, options)) end)
  if ok then return value end
  if tostring(value):find "not enough memory" then error(value, 0) end
  return nil, tostring(value), "bad_rules"
end

return rules
