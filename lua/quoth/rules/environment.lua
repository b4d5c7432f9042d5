-- The environment that trusted rule files run in: the language, a part of Lua's library, and no globals. What is not
-- trusted runs elsewhere: quoth.rules.sandbox.
local condition = require "quoth.rules.condition"
local core = require "quoth.core"
local fault = require "quoth.rules.fault"
local set = require "quoth.rules.set"
fault.own()

local environment = {}

local language = {
  words = condition.words, entities = condition.entities, near = condition.near, before = condition.before,
  affirm = condition.affirm, negated = condition.negated, of = condition.of, F = condition.F,
  tagged = condition.tagged, sum = condition.sum, it = condition.it, rule = set.rule, rules = set.rules,
  lp = condition.lp, re = condition.re, where = condition.where,
}

-- So that return words{...} is called at its line.
for name, value in pairs(language) do
  if type(value) == "function" then language[name] = core.framed(value) end
end

-- LPeg's, loaded when first named.
local patterns = { P = true, B = true, C = true, R = true, S = true, V = true, lpeg = true }

local library = {
  "assert", "error", "ipairs", "next", "pairs", "select", "tonumber", "tostring", "type", "math", "string", "table",
  "utf8", "print",
}

local function pattern_named(name)
  local ok, lpeg = pcall(require, "lpeg")
  if not ok and tostring(lpeg):find "not enough memory" then error(lpeg, 0) end
  if not ok then fault.raise(nil, "%s needs LPeg, which is not installed (luarocks install lpeg)", name) end
  return name == "lpeg" and lpeg or lpeg[name]
end

local function look_up(env, name)
  local value = language[name]
  if value == nil and patterns[name] then value = pattern_named(name) end
  if value == nil then fault.raise(nil, "unknown name %s", tostring(name)) end
  rawset(env, name, value)
  return value
end

local function refuse(_, name)
  fault.raise(nil, "a rule file sets no globals: local %s = ...", tostring(name))
end

-- use: function(name) -> the export of another file; dict: function(name) -> a dictionary from a file.
function environment.new(use, dict)
  local env = { use = core.framed(use), dict = core.framed(dict) }
  for _, name in ipairs(library) do env[name] = _G[name] end
  return setmetatable(env, { __index = look_up, __newindex = refuse, __metatable = false })
end

return environment
