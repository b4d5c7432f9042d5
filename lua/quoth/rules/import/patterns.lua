-- spaCy's and Prodigy's match patterns, JSON a line: {"label": "ORG", "pattern": "Apple", "id": "apple"}, where the
-- pattern is a string, exact as there, or a list of tokens by LOWER (any case), ORTH or TEXT (exact), each a string
-- or {"IN": [...]}. The label is the type, the id the entity's; without one the label is both.
local cjson = require "cjson.safe"

local MOST = 1000 -- literals of one pattern

local exact = { LOWER = "any", ORTH = "exact", TEXT = "exact" }

-- Tokens that are written without a space before them, behind them, or both.
local function joins(left, right)
  if left == "" then return right end
  local tight = right:find "^[,.:;!?%%)%]}/-]" or right:find "^['’]" or right:find "^n['’]t$" or left:find "[(%[{/$#-]$"
  return left .. (tight and "" or " ") .. right
end

-- The words that a token may be, and its case; or nil and what is wrong.
local function words_of(token)
  if type(token) ~= "table" then return nil, "a token is an object" end
  local key, value, other = nil, nil, nil
  for name, given in pairs(token) do
    if key then other = name end
    if not key or name < key then key, value, other = name, given, key or other end
  end
  if not key then return nil, "a token that may be anything ({}) has no literal" end
  if other then return nil, ("a token of two conditions (%s and %s) has no literal"):format(key, other) end
  if not exact[key] then return nil, ("%s has no literal; a token is by LOWER, ORTH or TEXT"):format(key) end
  if type(value) == "string" then return { value }, exact[key] end
  local list = type(value) == "table" and value.IN
  if type(list) ~= "table" or next(value, "IN") or #list == 0 then
    return nil, ("%s takes a string or {\"IN\": [...]}"):format(key)
  end
  for _, word in ipairs(list) do
    if type(word) ~= "string" then return nil, ("%s: IN takes strings"):format(key) end
  end
  return list, exact[key]
end

local function has_case(list)
  for _, word in ipairs(list) do
    if word:find "[%a\128-\255]" then return true end
  end
  return false
end

-- The literals of a list of tokens, and their case; or nil and what is wrong.
local function literals_of(tokens)
  local literals, case = { "" }, nil
  if #tokens == 0 then return nil, "the pattern has no token" end
  for _, token in ipairs(tokens) do
    local words, own = words_of(token)
    if not words then return nil, own end
    if has_case(words) then
      if case and case ~= own then return nil, "LOWER beside ORTH or TEXT: a literal has its case for all of it" end
      case = own
    end
    local longer = {}
    if #literals * #words > MOST then return nil, ("it stands for over %d literals"):format(MOST) end
    for _, literal in ipairs(literals) do
      for _, word in ipairs(words) do longer[#longer + 1] = joins(literal, word) end
    end
    literals = longer
  end
  return literals, case or "exact"
end

local function take(line, number, sink)
  local object, message = cjson.decode(line)
  if type(object) ~= "table" then
    return sink.fault(number, "is no JSON object: " .. (message or "it is a " .. type(object)))
  end
  local label, pattern, id = object.label, object.pattern, object.id
  if type(label) ~= "string" or label == "" then return sink.fault(number, 'has no "label"') end
  if type(id) ~= "string" or id == "" then id = label end
  local literals, case
  if type(pattern) == "string" then
    literals, case = { pattern }, "exact"
  elseif type(pattern) == "table" then
    literals, case = literals_of(pattern)
  else
    return sink.fault(number, 'has no "pattern", a string or a list of tokens')
  end
  if not literals then return sink.fault(number, case) end
  for _, literal in ipairs(literals) do
    if literal:find "%*%s*$" then
      sink.fault(number, ("'%s': a star at the end would make it a stem"):format(literal))
    else
      sink.add(number, literal, id, label, case)
    end
  end
end

return function(next_line, sink)
  for line, number in next_line do
    if line:find "%S" then take(line, number, sink) end
  end
end
