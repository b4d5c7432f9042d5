-- Writes a language in the flat form that the C hosts of spec/ read: lua5.4 spec/c/language.lua en > build/spec/en.tsv
-- "C<tab>class<tab>phrase" and "W<tab>model<tab>feature<tab>value". quoth.language does the work, over a core that
-- takes notes.
package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path

local lines = {}

local function add(_, class, entries)
  if type(entries) == "table" then entries = table.concat(entries, ",") end
  for entry in entries:gmatch "[^,\n]+" do
    local phrase = entry:gsub("%s+", " "):match "^ ?(.-) ?$"
    if phrase ~= "" then lines[#lines + 1] = "C\t" .. class .. "\t" .. phrase end
  end
end

local function weights(_, model, values)
  for feature, value in pairs(values) do lines[#lines + 1] = ("W\t%s\t%s\t%.9g"):format(model, feature, value) end
end

package.preload["quoth.core"] = function()
  return { version = "0", language = function(code) return code end, language_add = add, language_weights = weights }
end
assert(require("quoth.language").load(arg[1] or "en"))
table.sort(lines)
print(table.concat(lines, "\n"))
