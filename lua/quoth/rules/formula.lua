-- A condition as text, in the rule language's own words: for handbooks and explanations.
local formula = {}

local SHOWN = 12 -- entries of a dictionary

local function quoted(text) return ("%q"):format(text):gsub("\\\n", "\\n") end

local function words_of(node)
  local list, seen = {}, {}
  if node.facts then
    for id in pairs(node.facts) do list[#list + 1] = id end
    table.sort(list)
    local more = #list > SHOWN and (", … %d in all"):format(#list) or ""
    return ("%s{ %s%s }"):format(node.type or "entities", table.concat(list, ", ", 1, math.min(#list, SHOWN)), more)
  end
  for _, entry in ipairs(node.entries or {}) do
    if not seen[entry.text] then
      seen[entry.text] = true
      list[#list + 1] = quoted(entry.text) .. (entry.weight ~= 1 and (" = %g"):format(entry.weight) or "")
    end
  end
  if #list == 1 then return list[1] end
  if #list == 0 then return ("dict %s"):format(quoted(node.path or node.file or "?")) end
  local more = #list > SHOWN and (", … %d in all"):format(#list) or ""
  return ("words{ %s%s }"):format(table.concat(list, ", ", 1, math.min(#list, SHOWN)), more)
end

local text_of

local function joined(node, sign)
  local parts = {}
  for i, item in ipairs(node) do
    local nested = item.op == "and" or item.op == "or"
    local text = text_of(item)
    parts[i] = nested and "(" .. text .. ")" or text
  end
  return table.concat(parts, sign)
end

local function list(node)
  local parts = {}
  for i, item in ipairs(node) do parts[i] = text_of(item) end
  return table.concat(parts, ", ")
end

local function values_of(node)
  local parts = {}
  for i, value in ipairs(node.values) do parts[i] = type(value) == "string" and quoted(value) or tostring(value) end
  return #parts == 1 and " " .. parts[1] or "{ " .. table.concat(parts, ", ") .. " }"
end

local shown = {
  dict = words_of,
  ["and"] = function(node) return joined(node, " * ") end,
  ["or"] = function(node) return joined(node, " + ") end,
  ["not"] = function(node) return "-(" .. text_of(node[1]) .. ")" end,
  near = function(node) return ("near(%s, %d)"):format(list(node), node.n) end,
  before = function(node) return ("before(%s, %d)"):format(list(node), node.n) end,
  affirm = function(node) return ("affirm(%s)"):format(list(node)) end,
  negated = function(node) return ("negated(%s)"):format(list(node)) end,
  atleast = function(node) return ("(%s)^%d"):format(list(node), node.n) end,
  of = function(node) return ("of(%d, { %s })"):format(node.n, list(node)) end,
  name = function(node) return ("%s / %s"):format(text_of(node[1]), quoted(node.name)) end,
  tagged = function(node) return "tagged " .. quoted(node.tag) end,
  it = function() return "it" end,
  lp = function(node) return node.source and "re" .. quoted(node.source) or "lp(…)" end,
  where = function() return "where(…)" end,
  field = function(node)
    if node.test == "is" then return ("F.%s:is%s"):format(node.field, values_of(node)) end
    if node.test == "has" then return ("F.%s:has(%s)"):format(node.field, text_of(node[1])) end
    if node.test == "given" then return ("F.%s:given()"):format(node.field) end
    return ("F.%s:%s(%g)"):format(node.field, node.test, node.bound)
  end,
}

function text_of(node) return (shown[node.op] or function() return node.op end)(node) end

formula.text = text_of

return formula
