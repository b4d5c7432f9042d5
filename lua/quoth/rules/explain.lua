-- Why a rule fired, in words.
local formula = require "quoth.rules.formula"

local explain = {}

-- So much of a long stretch is shown, in characters.
local SHOWN = 60

local function shorten(text)
  text = text:gsub("%s+", " ")
  local cut = utf8.len(text) and utf8.offset(text, SHOWN + 1)
  if cut and cut <= #text then return text:sub(1, cut - 1) .. "…" end
  return utf8.len(text) and text or text:sub(1, SHOWN)
end

-- The captures of one name, each text once, at most three.
local function shown(list)
  local texts, seen = {}, {}
  for _, capture in ipairs(list) do
    if not seen[capture.text] then
      seen[capture.text] = true
      texts[#texts + 1] = #texts < 3 and shorten(capture.text) or nil
    end
  end
  return table.concat(texts, " … ")
end

-- "topic: On arms control", for a rule that held by a field.
local function field_text(field) return ("%s: %s"):format(field.field, shorten(field.text)) end

local function default(rule, captures, hits, fields)
  local texts, seen = {}, {}
  for _, hit in ipairs(hits) do
    if not seen[hit.text] then
      seen[hit.text] = true
      texts[#texts + 1] = "'" .. shorten(hit.text) .. "'"
    end
  end
  for _, field in ipairs(fields) do texts[#texts + 1] = field_text(field) end
  if #texts == 0 and captures.it then return shown(captures.it) end
  return #texts > 0 and table.concat(texts, ", ") or formula.text(rule.when)
end

-- The rule's `explain` with {name} for captures; where a name caught nothing the field that did instead. Without it the
-- words and fields that the rule rests on, and where there are none its condition.
function explain.text(rule, captures, hits, fields)
  if not rule.explain then return default(rule, captures, hits, fields) end
  local text = rule.explain:gsub("{([%w_]+)}", function(name)
    if captures[name] then return shown(captures[name]) end
    return fields[1] and field_text(fields[1]) or "…"
  end)
  return text
end

return explain
