-- What is inside the sandbox: this chunk runs there first, with here() -> "file:line", framed(f) (csrc/lua/sandbox.c)
-- and quoth.rules.patterns. Rule files get words that write down what was called, with what, where; quoth.rules.sandbox
-- makes the rules of that in the host. Returns run("files", pure, name, texts) and run("call", number, ...).
local here, framed, patterns = ...
local load, type, next, error, setmetatable = load, type, next, error, setmetatable
local ipairs, tostring, select, math_type = ipairs, tostring, select, math.type

-- --- a library without what a hook cannot interrupt, or what reaches out

local function part(library, names)
  local copy = {}
  for name in names:gmatch "%S+" do copy[name] = library[name] end
  return copy
end

local FIND_TEXT, FIND_NEEDLE = 1 << 20, 256 -- bytes: plain search is quadratic at worst

local plain_find = string.find
local trimmed = part(string, "byte char format len lower reverse sub upper")
trimmed.match, trimmed.gmatch, trimmed.gsub = patterns.match, patterns.gmatch, patterns.gsub

function trimmed.find(text, needle, from, plain)
  if not plain then return patterns.find(text, needle, from) end
  if type(text) ~= "string" or type(needle) ~= "string" then error("find takes two strings", 2) end
  if #text > FIND_TEXT or #needle > FIND_NEEDLE then
    error(("find looks for at most %d bytes in at most %d"):format(FIND_NEEDLE, FIND_TEXT), 2)
  end
  return plain_find(text, needle, from or 1, true)
end

local library = {
  assert = assert, error = error, ipairs = ipairs, next = next, pairs = pairs, select = select, tonumber = tonumber,
  tostring = tostring, type = type, string = trimmed, utf8 = part(utf8, "char codepoint codes len offset"),
  table = part(table, "concat insert pack remove sort unpack"),
  math = part(math, "abs ceil exp floor fmod huge log max maxinteger min mininteger pi sqrt tointeger type ult"),
}

-- --- what is written down

local record_of = setmetatable({}, { __mode = "k" })
local meta = { __metatable = false, __name = "quoth.Recorded" }

local function fault(format, ...) error(here() .. ": " .. format:format(...), 0) end

local function record(call, ...)
  local node = setmetatable({}, meta)
  record_of[node] = { call = call, at = here(), n = select("#", ...), ... }
  return node
end

for event, sign in next, { __add = "+", __sub = "-", __mul = "*", __div = "/", __pow = "^" } do
  meta[event] = function(a, b) return record(sign, a, b) end
end
function meta.__unm(a) return record("unm", a) end
function meta.__newindex() fault "what the rule language makes is read-only" end

-- F.kind:is "direct", set:with{...}
function meta.__index(_, name)
  if type(name) ~= "string" then return nil end
  return function(self, ...)
    if not record_of[self] then fault("call it as :%s(...)", name) end
    return record("method", name, self, ...)
  end
end

local fields = setmetatable({}, {
  __metatable = false,
  __index = function(_, name) return record("field", name) end,
  __newindex = function() fault "F is read-only" end,
})

local refused = { lp = true, re = true, P = true, B = true, C = true, R = true, S = true, V = true, lpeg = true }

local constructors = {
  "words", "entities", "near", "before", "affirm", "negated", "of", "tagged", "sum", "dict", "rules",
}

local function language(pure, use)
  local env = {}
  for name, value in next, library do env[name] = value end
  for _, name in ipairs(constructors) do
    env[name] = framed(function(...) return record(name, ...) end)
  end
  function env.rule(id)
    return framed(function(values) return record("rule", id, values) end)
  end
  if not pure then env.where = framed(function(f) return record("where", f) end) end
  env.F, env.it, env.use = fields, record "it", framed(use)
  return setmetatable(env, {
    __metatable = false,
    __newindex = function(_, name) fault("a rule file sets no globals: local %s = ...", tostring(name)) end,
    __index = function(_, name)
      if refused[name] or name == "where" then
        fault("%s is not there in %s rules", name, pure and "pure" or "sandboxed")
      end
      fault("unknown name %s", tostring(name))
    end,
  })
end

-- --- out of the state: a list of items; { i } is the i-th item, { i, "f" } the i-th function

local functions = {}

local function flatten(root)
  local items, index_of, queue, number_of = {}, {}, {}, {}
  local function encode(value)
    local kind = type(value)
    if kind == "table" then
      if not index_of[value] then
        queue[#queue + 1] = value
        index_of[value] = #queue
      end
      return { index_of[value] }
    elseif kind == "function" then
      if not number_of[value] then
        functions[#functions + 1] = value
        number_of[value] = #functions
      end
      return { number_of[value], "f" }
    end
    return value
  end
  encode(root)
  local i = 1
  while queue[i] do
    local value = queue[i]
    local known = record_of[value]
    local item
    if known then
      item = { call = known.call, at = known.at, n = known.n, values = {} }
      for k = 1, known.n do item.values[k] = encode(known[k]) end
    else
      item = { keys = {}, values = {} }
      for key, one in next, value do
        if type(key) ~= "string" and not math_type(key) then
          error(("a table has a %s as key"):format(type(key)), 0)
        end
        item.keys[#item.keys + 1] = key
        item.values[#item.keys] = encode(one)
      end
    end
    items[i] = item
    i = i + 1
  end
  return items
end

-- --- running

local function run_files(pure, name, texts)
  local known, env = {}, nil
  local function run(short)
    if known[short] == false then fault("%s uses itself, by way of others", short) end
    if known[short] then return known[short] end
    if texts[short] == nil then error({ need = short, at = here() }, 0) end
    local chunk, message = load(texts[short], "@" .. short, "t", env)
    if not chunk then error(message, 0) end
    known[short] = false
    local value = chunk()
    local set = record_of[value]
    if not set then error(("%s:1: the file returns no set of rules but a %s (return rules{ ... })")
      :format(short, type(value)), 0) end
    known[short] = value
    return value
  end
  env = language(pure, function(used)
    if type(used) ~= "string" then fault("a file's name is a string, not a %s", type(used)) end
    local short = plain_find(used, ".lua", 1, true) and used or used .. ".lua"
    local set = record_of[run(short)]
    local values = set.call == "rules" and set[1]
    local export = type(values) == "table" and not record_of[values] and values.export
    if not export then fault("use: \"%s\" exports nothing (rules{ export = ... })", used) end
    return export
  end)
  return flatten(run(name))
end

getmetatable("").__index = trimmed

return function(what, first, ...)
  if what == "call" then
    local value = functions[first](...)
    return type(value) == "number" and value or value and true or false
  end
  return run_files(first, ...)
end
