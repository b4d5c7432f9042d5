-- Languages: tables like lua/quoth/language/en.lua, compiled for the core.
local core = require "quoth.core"

local language = {}

local compiled = {} -- code -> language
local forms = { "base", "present", "past", "participle", "ing" }

local function fail(code, format, ...) error(("language '%s': " .. format):format(code, ...), 0) end

local function sorted_keys(t, code, what)
  local keys = {}
  for key in pairs(t) do
    if type(key) ~= "string" then fail(code, "%s has a key that is no string: %s", what, tostring(key)) end
    keys[#keys + 1] = key
  end
  table.sort(keys) -- the same table gives the same numbers in every run
  return keys
end

local function add(lexicon, code, class, entries)
  local kind = type(entries)
  if kind ~= "string" and kind ~= "table" then fail(code, "class '%s' is a %s, not a string or an array", class, kind) end
  core.language_add(lexicon, class, entries)
end

-- The five forms of "say/says/said/said/saying", or of "add" by the language's rules.
local function inflect(code, class, inflector, verb)
  local given = {}
  for form in verb:gmatch "[^/]+" do given[#given + 1] = form end
  if #given == 5 then return given end
  if #given ~= 1 then fail(code, "verbs of '%s': '%s' has %d forms; it takes one or five", class, verb, #given) end
  if not inflector then
    fail(code, "verbs of '%s': '%s' needs all five forms, the language has no rules of inflection", class, verb)
  end
  return { inflector(verb) }
end

-- Adds each form of each verb to the class and to the class of its form.
-- cues gets the weight of a verb on each of its forms, beside what a form has of its own.
local function add_verbs(lexicon, code, class, verbs, inflector, weights, cues)
  local lists = { {}, {}, {}, {}, {} }
  if type(verbs) == "table" then verbs = table.concat(verbs, ",") end
  if type(verbs) ~= "string" then fail(code, "verbs of '%s' are a %s, not a string or an array", class, type(verbs)) end
  for entry in verbs:gmatch "[^,\n]+" do
    local verb, rest = entry:match "^%s*(%S+)(.-)%s*$"
    if verb then
      local forms_of_verb = inflect(code, class, inflector, verb)
      local weight = weights.verb and weights.verb[forms_of_verb[1] .. rest]
      for i, form in ipairs(forms_of_verb) do
        for _, variant in ipairs(type(form) == "table" and form or { form }) do
          local phrase = variant .. rest
          table.insert(lists[i], phrase)
          if weight then cues[phrase] = weight + (weights.cue and weights.cue[phrase] or 0) end
        end
      end
    end
  end
  for i, list in ipairs(lists) do
    local entries = table.concat(list, ",")
    add(lexicon, code, class, entries)
    add(lexicon, code, forms[i], entries)
  end
end

local function inflector_of(code, source)
  if source.inflect ~= nil then
    if type(source.inflect) ~= "function" then fail(code, "inflect is a %s, not a function", type(source.inflect)) end
    return source.inflect
  end
  return require("quoth.language.inflect")[code]
end

local function fill(lexicon, code, source)
  for key in pairs(source) do
    if not (key == "code" or key == "name" or key == "words" or key == "verbs" or key == "weights" or key == "inflect") then
      fail(code, "unknown key '%s'; a language takes code, name, words, verbs, weights, inflect", tostring(key))
    end
  end
  for _, part in ipairs { "words", "verbs", "weights" } do
    if source[part] ~= nil and type(source[part]) ~= "table" then fail(code, "%s is a %s, not a table", part, type(source[part])) end
  end
  local words, verbs, weights = source.words or {}, source.verbs or {}, source.weights or {}
  for _, class in ipairs(sorted_keys(words, code, "words")) do add(lexicon, code, class, words[class]) end
  local inflector = next(verbs) and inflector_of(code, source)
  local cues = {}
  for _, class in ipairs(sorted_keys(verbs, code, "verbs")) do add_verbs(lexicon, code, class, verbs[class], inflector, weights, cues) end
  for _, model in ipairs(sorted_keys(weights, code, "weights")) do
    if type(weights[model]) ~= "table" then fail(code, "weights of '%s' are a %s, not a table", model, type(weights[model])) end
    if model ~= "verb" then core.language_weights(lexicon, model, weights[model]) end
  end
  core.language_weights(lexicon, "cue", cues)
end

local function compile(code, ...)
  local lexicon = core.language(code)
  for _, source in ipairs { ... } do fill(lexicon, code, source) end
  return lexicon
end

local no_language = { init = true, inflect = true, names = true, weights = true } -- modules beside the languages

-- Nothing here calls pcall: in a parallel worker of PostgreSQL, whose pcall is a subtransaction, that is an error.
local function has_module(name)
  if package.loaded[name] then return true end
  for _, search in ipairs(package.searchers) do
    if type(search(name)) == "function" then return true end
  end
  return false
end

-- What the module of a code returns; nil where there is none. What it raises is raised as it is.
local function source_of(code)
  if not code:find "^%a[%a%d]*$" or no_language[code] then return nil end
  local name = "quoth.language." .. code
  if not has_module(name) then return nil end
  local source = require(name)
  if type(source) ~= "table" then fail(code, "%s returns a %s, not a table", name, type(source)) end
  return source
end

local function load(code)
  if compiled[code] then return compiled[code] end
  local source = source_of(code)
  if not source then return nil end
  compiled[code] = compile(code, source)
  return compiled[code]
end

local function check_string(name, code)
  if type(code) ~= "string" then
    error(("bad argument #1 to '%s' (string expected, got %s)"):format(name, type(code)), 3)
  end
end

local function check_table(name, arg, value)
  if type(value) ~= "table" then
    error(("bad argument #%d to '%s' (table expected, got %s)"):format(arg, name, type(value)), 3)
  end
end

function language.load(code)
  check_string("load", code)
  local found = load(code)
  if found then return found end
  return nil, ("no language '%s': there is no module quoth.language.%s"):format(code, code), "unknown_language"
end

function language.new(source)
  check_table("new", 1, source)
  if type(source.code) ~= "string" then error("bad argument #1 to 'new' (a language needs a code, a string)", 2) end
  return compile(source.code, source)
end

function language.extend(code, source)
  check_string("extend", code)
  check_table("extend", 2, source)
  local base = source_of(code)
  if not base then
    return nil, ("no language '%s': there is no module quoth.language.%s"):format(code, code), "unknown_language"
  end
  return compile(code, base, source)
end

-- For parse: the language's rules, its code, and whether they are another language's.
-- "en-GB" and "en_GB" are read by the rules of "en", what is unknown by those of English.
function language.resolve(wanted)
  if type(wanted) ~= "string" then return wanted, wanted.code, false end
  local primary = wanted:match "^%a+" or ""
  local found = load(wanted) or load(primary:lower())
  if found then return found, wanted, false end
  return load "en", wanted, true
end

return language
