-- Lua's patterns written in Lua: find, match, gmatch, gsub. For the sandbox, whose hook cannot interrupt the ones in C.
-- One character is still tried in C, which takes no longer than the item of the pattern is long.
local find, sub, concat, unpack = string.find, string.sub, table.concat, table.unpack
local error, ipairs, tostring, type = error, ipairs, tostring, type

local MAX_CAPTURES = 32

-- --- a pattern as a list of items

local function malformed(what) error("malformed pattern (" .. what .. ")", 0) end

-- The end of the single item at i: a character, %x, or a set.
local function single_end(p, i)
  local c = sub(p, i, i)
  if c == "%" then
    if i == #p then malformed "ends with '%'" end
    return i + 1
  elseif c ~= "[" then
    return i
  end
  i = i + 1
  if sub(p, i, i) == "^" then i = i + 1 end
  local first = true
  while first or sub(p, i, i) ~= "]" do
    if i > #p then malformed "missing ']'" end
    first = false
    i = i + (sub(p, i, i) == "%" and 2 or 1)
  end
  return i
end

local function special(p, i)
  local two = sub(p, i, i + 1)
  if two == "()" then return { op = "position" }, i + 2 end
  if sub(two, 1, 1) == "(" then return { op = "open" }, i + 1 end
  if sub(two, 1, 1) == ")" then return { op = "close" }, i + 1 end
  if two == "%b" then
    if i + 3 > #p then malformed "missing arguments to '%b'" end
    return { op = "balance", from = sub(p, i + 2, i + 2), to = sub(p, i + 3, i + 3) }, i + 4
  elseif two == "%f" then
    if sub(p, i + 2, i + 2) ~= "[" then malformed "missing '[' after '%f'" end
    local last = single_end(p, i + 2)
    return { op = "frontier", set = "^" .. sub(p, i + 2, last) }, last + 1
  elseif find(two, "^%%%d") then
    return { op = "back", n = sub(two, 2, 2) + 0 }, i + 2
  end
  return nil
end

local function parse(p)
  local items, i = { anchored = sub(p, 1, 1) == "^" }, 1
  if items.anchored then i = 2 end
  while i <= #p do
    local item, next_i = special(p, i)
    if not item and i == #p and sub(p, i, i) == "$" then item, next_i = { op = "end" }, i + 1 end
    if not item then
      local last = single_end(p, i)
      local one, how = sub(p, i, last), sub(p, last + 1, last + 1)
      local repeated = how ~= "" and find("*+-?", how, 1, true)
      item, next_i = { op = repeated and how or "one", set = "^" .. one }, last + (repeated and 2 or 1)
    end
    items[#items + 1] = item
    i = next_i
  end
  return items
end

-- --- matching: the position behind the match, or nil

local matcher = {}

local function fits(state, set, i) return i <= #state.text and find(sub(state.text, i, i), set) ~= nil end

local function match_from(state, k, i)
  local item = state.items[k]
  if not item then return i end
  return matcher[item.op](state, item, k, i)
end

function matcher.one(state, item, k, i)
  if fits(state, item.set, i) then return match_from(state, k + 1, i + 1) end
end

matcher["?"] = function(state, item, k, i)
  if fits(state, item.set, i) then
    local behind = match_from(state, k + 1, i + 1)
    if behind then return behind end
  end
  return match_from(state, k + 1, i)
end

local function greedy(least)
  return function(state, item, k, i)
    local n = 0
    while fits(state, item.set, i + n) do n = n + 1 end
    while n >= least do
      local behind = match_from(state, k + 1, i + n)
      if behind then return behind end
      n = n - 1
    end
  end
end
matcher["*"], matcher["+"] = greedy(0), greedy(1)

matcher["-"] = function(state, item, k, i)
  while true do
    local behind = match_from(state, k + 1, i)
    if behind then return behind end
    if not fits(state, item.set, i) then return nil end
    i = i + 1
  end
end

matcher["end"] = function(state, _, _, i) return i == #state.text + 1 and i or nil end

local function capture(state, k, i, open)
  local captures = state.captures
  if #captures >= MAX_CAPTURES then error("too many captures", 0) end
  captures[#captures + 1] = { first = i, behind = not open and "position" or nil }
  local behind = match_from(state, k + 1, i)
  if not behind then captures[#captures] = nil end
  return behind
end

function matcher.open(state, _, k, i) return capture(state, k, i, true) end
function matcher.position(state, _, k, i) return capture(state, k, i, false) end

function matcher.close(state, _, k, i)
  for n = #state.captures, 1, -1 do
    local one = state.captures[n]
    if not one.behind then
      one.behind = i
      local behind = match_from(state, k + 1, i)
      if not behind then one.behind = nil end
      return behind
    end
  end
  error("invalid pattern capture", 0)
end

function matcher.balance(state, item, k, i)
  local text, depth = state.text, 0
  if sub(text, i, i) ~= item.from then return nil end
  for at = i, #text do
    local c = sub(text, at, at)
    if c == item.to and (depth > 0 or item.from ~= item.to) then
      depth = depth - 1
      if depth == 0 then return match_from(state, k + 1, at + 1) end
    elseif c == item.from then
      depth = depth + 1
    end
  end
end

-- What stands at a frontier is not consumed.
function matcher.frontier(state, item, k, i)
  local before = i > 1 and sub(state.text, i - 1, i - 1) or "\0"
  local here = i <= #state.text and sub(state.text, i, i) or "\0"
  if not find(before, item.set) and find(here, item.set) then return match_from(state, k + 1, i) end
end

function matcher.back(state, item, k, i)
  local one = state.captures[item.n]
  if not one or not one.behind or one.behind == "position" then error("invalid capture index %" .. item.n, 0) end
  local text = sub(state.text, one.first, one.behind - 1)
  if sub(state.text, i, i + #text - 1) == text then return match_from(state, k + 1, i + #text) end
end

-- --- the library

local function check(text, pattern)
  if type(text) == "number" then text = tostring(text) end
  if type(text) ~= "string" or type(pattern) ~= "string" then error("a text and a pattern are strings", 0) end
  return text
end

local function start_of(text, from)
  from = from or 1
  if from < 0 then from = #text + from + 1 end
  return from < 1 and 1 or from
end

-- The first match at `from` or behind it: its first position, the one behind it, the state.
local function search(text, items, from)
  for i = from, items.anchored and from or #text + 1 do
    local state = { text = text, items = items, captures = {} }
    local behind = match_from(state, 1, i)
    if behind then return i, behind, state end
  end
end

local function values(state, first, behind, whole)
  local list = {}
  for n, one in ipairs(state.captures) do
    if not one.behind then error("unfinished capture", 0) end
    list[n] = one.behind == "position" and one.first or sub(state.text, one.first, one.behind - 1)
  end
  if #list == 0 and whole then list[1] = sub(state.text, first, behind - 1) end
  return list
end

local patterns = {}

function patterns.find(text, pattern, from)
  text = check(text, pattern)
  from = start_of(text, from)
  if from > #text + 1 then return nil end
  local first, behind, state = search(text, parse(pattern), from)
  if not first then return nil end
  return first, behind - 1, unpack(values(state, first, behind))
end

function patterns.match(text, pattern, from)
  text = check(text, pattern)
  from = start_of(text, from)
  if from > #text + 1 then return nil end
  local first, behind, state = search(text, parse(pattern), from)
  if not first then return nil end
  return unpack(values(state, first, behind, true))
end

function patterns.gmatch(text, pattern)
  text = check(text, pattern)
  local items, from, last = parse(pattern), 1, nil
  items.anchored = false
  return function()
    while from <= #text + 1 do
      local first, behind, state = search(text, items, from)
      if not first then return nil end
      from = behind > first and behind or first + 1
      if behind ~= last then -- no empty match right behind another
        last = behind
        return unpack(values(state, first, behind, true))
      end
    end
  end
end

-- What a match is replaced by: text with %0 to %9, a table, a function; false or nil keeps it.
local function replacement(how, state, first, behind)
  local whole = sub(state.text, first, behind - 1)
  local list = values(state, first, behind, true)
  local value
  if type(how) == "function" then
    value = how(unpack(list))
  elseif type(how) == "table" then
    value = how[list[1]]
  else
    local parts, i = {}, 1
    how = tostring(how)
    while i <= #how do
      local c, n = sub(how, i, i), sub(how, i + 1, i + 1)
      if c == "%" and n == "0" then
        c = whole
      elseif c == "%" and find(n, "^%d") then
        c = list[n + 0] or error("invalid capture index %" .. n, 0)
      elseif c == "%" then
        c = n
      end
      parts[#parts + 1] = c
      i = i + (sub(how, i, i) == "%" and 2 or 1)
    end
    value = concat(parts)
  end
  return value and tostring(value) or whole
end

function patterns.gsub(text, pattern, how, most)
  text = check(text, pattern)
  local items, parts, count, from, last = parse(pattern), {}, 0, 1, nil
  local anchored = items.anchored
  items.anchored = true
  while count < (most or #text + 1) do
    local _, behind, state = search(text, items, from)
    if behind and behind ~= last then
      count = count + 1
      parts[#parts + 1] = replacement(how, state, from, behind)
      from, last = behind, behind
    elseif from <= #text then
      parts[#parts + 1] = sub(text, from, from)
      from = from + 1
    else
      break
    end
    if anchored then break end
  end
  parts[#parts + 1] = sub(text, from)
  return concat(parts), count
end

return patterns
