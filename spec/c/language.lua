-- Writes a language in the flat form that the C hosts of spec/ read: lua5.4 spec/c/language.lua en > build/spec/en.tsv
-- "C<tab>class<tab>phrase" and "W<tab>model<tab>feature<tab>value".
package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path

local data = require("quoth.language." .. (arg[1] or "en"))
local lines = {}
local function emit(...) lines[#lines + 1] = table.concat({ ... }, "\t") end
local function entries(list) return list:gsub("%s+", " "):gmatch "%s*([^,]+)" end

local doubling = { ["admit"] = true }
local function regular(base)
  local stem, last = base, base:sub(-1)
  if base:match "[sxz]$" or base:match "[cs]h$" then
    return { base, base .. "es", base .. "ed", base .. "ed", base .. "ing" }
  elseif last == "e" then
    stem = base:sub(1, -2)
    return { base, base .. "s", base .. "d", base .. "d", stem .. "ing" }
  elseif base:match "[^aeiou]y$" then
    stem = base:sub(1, -2)
    return { base, stem .. "ies", stem .. "ied", stem .. "ied", base .. "ing" }
  elseif doubling[base] or (base:match "^[^aeiou]+[aeiou][bdgmnprt]$") then
    return { base, base .. "s", base .. last .. "ed", base .. last .. "ed", base .. last .. "ing" }
  end
  return { base, base .. "s", base .. "ed", base .. "ed", base .. "ing" }
end

local form_classes = { "base", "present", "past", "participle", "ing" }
for class, list in pairs(data.words) do
  for phrase in entries(list) do emit("C", class, (phrase:gsub("%s+$", ""))) end
end
for class, list in pairs(data.verbs or {}) do
  for phrase in entries(list) do
    phrase = phrase:gsub("%s+$", "")
    local verb, rest = phrase:match "^(%S+)(.*)$"
    local forms = {}
    for form in verb:gmatch "[^/]+" do forms[#forms + 1] = form end
    if #forms == 1 then forms = regular(verb) end
    for i, form in ipairs(forms) do
      emit("C", class, form .. rest)
      emit("C", form_classes[i], form .. rest)
    end
  end
end
for model, weights in pairs(data.weights or {}) do
  for feature, value in pairs(weights) do emit("W", model, feature, ("%.9g"):format(value)) end
end
table.sort(lines)
print(table.concat(lines, "\n"))
