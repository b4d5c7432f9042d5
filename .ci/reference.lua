-- The reference of the Lua API as Markdown, made of the annotations in lua/types/quoth.lua:
--   lua5.4 .ci/reference.lua <lua/types/quoth.lua >api.md

local function escape(text) return (text:gsub("|", "\\|"):gsub("<", "&lt;")) end

-- A name and its type at the start of an annotation: "kind? quoth.Kind  what it is". A type may hold spaces within
-- brackets and behind a colon or comma ("fun(a: string): integer?, string?").
local function name_and_type(text)
  local name, rest = text:match "^(%[?[%w_]+%]?%??)%s+(.*)$"
  if not name then return nil end
  local depth, at = 0, 1
  while at <= #rest do
    local byte = rest:sub(at, at)
    if byte:find "[%(%[{<]" then
      depth = depth + 1
    elseif byte:find "[%)%]}>]" then
      depth = depth - 1
    elseif byte == " " and depth == 0 and not rest:sub(1, at - 1):find "[:,|]$" then
      break
    end
    at = at + 1
  end
  return name, rest:sub(1, at - 1), rest:sub(at + 1):gsub("^%s+", "")
end

local sections, section_of = {}, {} -- in order; by the variable that stands for the class
local comment, params, returns = {}, {}, {}
local section -- of the fields that follow

local function reset() comment, params, returns = {}, {}, {} end

local function prose() return #comment > 0 and table.concat(comment, " ") or nil end

local function begin(title)
  section = { title = title, prose = prose(), fields = {}, more = {} }
  sections[#sections + 1] = section
  reset()
end

local function add_field(text)
  local name, kind, what = name_and_type(text)
  assert(name, "not understood: " .. text)
  table.insert(section.fields, ("| `%s` | `%s` | %s |"):format(name, kind:gsub("|", "\\|"), escape(what)))
end

local function add_function(signature)
  local owner = section_of[signature:match "^[%w_]+"]
  local parts = { ("### `%s`"):format(signature), prose() }
  local list = {}
  for _, text in ipairs(params) do
    local name, kind, what = name_and_type(text)
    list[#list + 1] = ("- `%s`: `%s`%s"):format(name, kind, what ~= "" and " " .. escape(what) or "")
  end
  if #returns > 0 then list[#list + 1] = ("- returns `%s`"):format(table.concat(returns, "`, `")) end
  if #list > 0 then parts[#parts + 1] = table.concat(list, "\n") end
  table.insert(owner.more, table.concat(parts, "\n\n"))
  reset()
end

for line in io.lines() do
  local key, rest = line:match "^%-%-%-@(%a+)%s*(.*)$"
  local signature, variable = line:match "^function (.-) end$", line:match "^local (%w+) = {}$"
  if key == "class" then
    begin(rest)
  elseif key == "field" then
    add_field(rest)
  elseif key == "param" then
    params[#params + 1] = rest
  elseif key == "return" then
    returns[#returns + 1] = rest
  elseif key == "alias" then
    local name, meaning = rest:match "^(%S+)%s+(.+)$"
    begin(name)
    table.insert(section.more, "`" .. meaning .. "`")
  elseif key == "overload" then
    table.insert(section.more, ("Called: `%s`"):format(rest))
  elseif key == "operator" and rest:find "^len" then
    table.insert(section.more, "`#` gives its length.")
  elseif variable then
    section_of[variable] = section
  elseif signature then
    add_function(signature)
  elseif line:find "^%-%-%-[^@]" then
    comment[#comment + 1] = line:sub(4)
  elseif line == "" then
    reset()
  end
end

local out = {
  "# quoth: the Lua API",
  "Made of lua/types/quoth.lua, which editors read as well. Offsets are those of string.sub: bytes, from 1, end\n" ..
  "inclusive. What a caller does wrong raises; what the world does wrong gives nil, a message and a code.",
}
for _, part in ipairs(sections) do
  out[#out + 1] = "## " .. part.title
  out[#out + 1] = part.prose
  if #part.fields > 0 then
    out[#out + 1] = "| field | type | |\n|---|---|---|\n" .. table.concat(part.fields, "\n")
  end
  for _, text in ipairs(part.more) do out[#out + 1] = text end
end
io.write(table.concat(out, "\n\n"), "\n")
