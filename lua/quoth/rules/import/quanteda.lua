-- quanteda's dictionaries in YAML: keys that nest, lists of words below them, any case, a star at the end for a stem.
-- An entry's id is the way to it, with dots: "populism.elite". Only the YAML that such files are made of: keys, lists
-- with - or [ ], plain and quoted strings, comments.

local function unquote(text)
  text = text:match "^%s*(.-)%s*$"
  local double, single = text:match '^"(.*)"$', text:match "^'(.*)'$"
  if double then return (double:gsub('\\(["\\])', "%1")) end
  if single then return (single:gsub("''", "'")) end
  return text
end

-- Without a comment: a # at the start or behind a space, outside quotation marks.
local function uncomment(line)
  local mark
  for i = 1, #line do
    local c = line:sub(i, i)
    if mark then
      if c == mark then mark = nil end
    elseif (c == '"' or c == "'") and line:sub(1, i - 1):find "[%s%[,:-]$" then
      mark = c
    elseif c == "#" and (i == 1 or line:sub(i - 1, i - 1):find "%s") then
      return line:sub(1, i - 1)
    end
  end
  return line
end

-- The parts of "a, 'b, c', d".
local function split(text)
  local parts, mark, from = {}, nil, 1
  for i = 1, #text do
    local c = text:sub(i, i)
    if mark then
      if c == mark then mark = nil end
    elseif (c == '"' or c == "'") and text:sub(from, i - 1):find "^%s*$" then
      mark = c
    elseif c == "," then
      parts[#parts + 1], from = text:sub(from, i - 1), i + 1
    end
  end
  parts[#parts + 1] = text:sub(from)
  return parts
end

local function key_of(text)
  for _, pattern in ipairs {
    '^("[^"]*")%s*:%s*(.*)$', "^('[^']*')%s*:%s*(.*)$", "^(.-)%s*:%s+(.*)$", "^(.-)%s*:()$",
  } do
    local key, rest = text:match(pattern)
    if key and key ~= "" then return unquote(key), type(rest) == "string" and rest or "" end
  end
end

return function(next_line, sink)
  local keys = {} -- the open ones: { indent =, name = }

  local function id_of(indent)
    while #keys > 0 and keys[#keys].indent >= indent do keys[#keys] = nil end
    local names = {}
    for i, key in ipairs(keys) do names[i] = key.name end
    return table.concat(names, ".")
  end

  local function add(number, id, text)
    local literal = unquote(text)
    if literal == "" then return end
    if id == "" then return sink.fault(number, "an entry stands under no key") end
    if literal:sub(1, -2):find "[*?]" or literal:find "%?$" then
      return sink.fault(number, ("'%s': a star may stand at the end only, and ? nowhere"):format(literal))
    end
    sink.add(number, literal, id, "", "any")
  end

  local function add_all(number, id, list)
    for _, part in ipairs(split(list)) do add(number, id, part) end
  end

  local function take_key(number, indent, key, rest)
    id_of(indent)
    keys[#keys + 1] = { indent = indent, name = key }
    local list = rest:match "^%[(.*)%]$"
    if list then
      add_all(number, id_of(indent + 1), list)
    elseif rest:find "^[%[{&*|>]" then
      sink.fault(number, ("'%s': a value is one entry, or a list in [ ] on one line"):format(rest))
    elseif rest ~= "" then
      add(number, id_of(indent + 1), rest)
    end
  end

  local function take(number, indent, text)
    local item, key, rest = text:match "^%-%s+(.*)$", key_of(text)
    if text:find "^\t" then
      sink.fault(number, "YAML is indented with spaces, not with tabs")
    elseif item then
      add(number, id_of(indent + 1), item)
    elseif text:find "^%[.*%]$" then
      add_all(number, id_of(indent), text:sub(2, -2))
    elseif key then
      take_key(number, indent, key, rest)
    else
      sink.fault(number, "is neither 'key:' nor '- entry'")
    end
  end

  local blank = { [""] = true, ["---"] = true, ["..."] = true, ["-"] = true }
  for line, number in next_line do
    local indent, text = uncomment(line):match "^( *)(.-)%s*$"
    if not blank[text] then take(number, #indent, text) end
  end
end
