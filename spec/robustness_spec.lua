-- Damaged copies of an article: every statement but the damaged one is what it was.
local quoth = require "quoth"

local SEED = os.getenv "QUOTH_SEED" or "../shared/seed/lavrov-press-conference.txt"
local GOLD = os.getenv "QUOTH_STATEMENTS" or "../shared/eval/data/statements/seed.jsonl"

local function contents(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local bytes = file:read "a"
  file:close()
  return bytes
end

-- One form of marks, spaces and line ends, so that copies can be compared.
local forms = { ["\r"] = "", ["\xc2\xa0"] = " " }
for mark in ("\"“”„«»‘’"):gmatch(utf8.charpattern) do forms[mark] = "'" end

local function plain(text)
  text = (text or ""):gsub("«\xc2\xa0", "«"):gsub("\xc2\xa0»", "»"):gsub("``", "'"):gsub("''", "'")
  return (text:gsub(utf8.charpattern, forms))
end

local function key(s)
  return ("%s | %s | %s | %s | %s"):format(s.kind, plain(s.name), s.attribution, plain(s.topic), plain(s.text))
end

local function statements(text)
  local found = {}
  for s in assert(quoth.parse(text)):statements() do
    found[#found + 1] = { key = key(s), first = s.first or 0, last = s.last or 0 }
  end
  return found
end

-- The quotations of a text that is clean and has straight double marks: byte of opener and closer.
local function quotations(text)
  local found, at = {}, 1
  for paragraph, behind in text:gmatch "(.-\n\n)()" do
    local open
    for offset in paragraph:gmatch '()"' do
      local place = offset + at - 1
      if open then found[#found + 1], open = { open = open, close = place }, nil else open = place end
    end
    assert(not open, "an odd number of marks in: " .. paragraph)
    at = behind
  end
  return found
end

-- Keys of `was` that `now` lacks, in order; those that touch bytes [first, last] are not asked for.
local function lost(was, now, first, last)
  local missing, at = {}, 1
  for _, s in ipairs(was) do
    if s.last < first - 2 or s.first > last + 2 then
      local found = at
      while now[found] and now[found].key ~= s.key do found = found + 1 end
      if now[found] then at = found + 1 else missing[#missing + 1] = s.key end
    end
  end
  return missing
end

local function without(text, ...)
  local pieces, at = {}, 1
  for _, place in ipairs { ... } do
    pieces[#pieces + 1] = text:sub(at, place - 1)
    at = place + 1
  end
  return table.concat(pieces) .. text:sub(at)
end

-- A place to break a quotation in two: behind a sentence, else behind the word nearest to its middle.
local function middle(text, q)
  local inner = text:sub(q.open + 1, q.close - 1)
  local stop = inner:match "^.*[.?!]() %u"
  if stop then return q.open + stop end
  local half = inner:find(" ", #inner // 2, true)
  return half and q.open + half
end

-- name -> function(text, quotations, i) -> damaged text, first and last byte of what is damaged; nil: does not apply
local damages = {
  ["the closing mark is lost"] = function(text, quotes, i)
    return without(text, quotes[i].close), quotes[i].open, quotes[i].close
  end,
  ["runs on into a paragraph that does not open again"] = function(text, quotes, i)
    local at = middle(text, quotes[i])
    if at then return text:sub(1, at - 1) .. "\n\n" .. text:sub(at + 1), quotes[i].open, quotes[i].close end
  end,
  ["runs on into a paragraph that opens again"] = function(text, quotes, i)
    local at = middle(text, quotes[i])
    if at then return text:sub(1, at - 1) .. '\n\n"' .. text:sub(at + 1), quotes[i].open, quotes[i].close end
  end,
  ["runs on into the next quotation"] = function(text, quotes, i)
    local next = quotes[i + 1]
    if next and text:sub(quotes[i].close, next.open) == '"\n\n"' then
      return without(text, quotes[i].close, next.open), quotes[i].open, next.close
    end
  end,
}

-- The straight double marks of each paragraph, in turn as opener and closer.
local function set_marks(text, opener, closer)
  return ((text .. "\n\n"):gsub("(.-\n\n)", function(paragraph)
    local open = false
    return (paragraph:gsub('"', function()
      open = not open
      return open and opener or closer
    end))
  end))
end

-- ‘outer “inner” outer’: single marks become double, but apostrophes do not.
local function british(text, opener, closer)
  text = text:gsub("‘([^\"\n]-[%.,])’", "“%1”"):gsub("‘([^\"\n]-)’", "“%1”"):gsub("‘", "“")
  return set_marks(text, opener, closer)
end

local copies = {
  ["all marks curly"] = function(text) return (set_marks(text, "“", "”"):gsub("'", "’")) end,
  ["low marks"] = function(text) return set_marks(text, "„", "“") end,
  ["angle marks"] = function(text) return set_marks(text, "«", "»") end,
  ["angle marks with spaces"] = function(text) return set_marks(text, "«\xc2\xa0", "\xc2\xa0»") end,
  ["angle marks that point inwards"] = function(text) return set_marks(text, "»", "«") end,
  ["two ticks"] = function(text) return set_marks(text, "``", "''") end,
  ["double marks in single ones"] = function(text) return british(text, "‘", "’") end,
  ["double marks in single ones, straight"] = function(text) return british(text, "'", "'") end,
  ["all marks straight"] = function(text)
    return (text:gsub("\xe2\x80[\x9c\x9d]", '"'):gsub("\xe2\x80[\x98\x99]", "'"))
  end,
  ["CRLF"] = function(text) return (text:gsub("\n", "\r\n")) end,
  ["no-break spaces"] = function(text)
    local n = 0
    return (text:gsub(" ", function()
      n = n + 1
      if n % 3 == 0 then return "\xc2\xa0" end
    end))
  end,
}

local function check(name, path)
  describe(name, function()
    local text = contents(path)
    if not text then
      pending(path .. " is not there")
      return
    end
    text = text:gsub("%s*$", "\n\n")
    local quotes, was = quotations(text), statements(text)

    it("has statements", function() assert.is_true(#was > 10 and #quotes > 10) end)

    for damage, make in pairs(damages) do
      it("loses no other statement where " .. damage, function()
        local faults = {}
        for i = 1, #quotes do
          local damaged, first, last = make(text, quotes, i)
          if damaged then
            for _, missing in ipairs(lost(was, statements(damaged), first, last)) do
              faults[#faults + 1] = ("%s\n    in: %s"):format(missing, text:sub(first, last))
            end
          end
        end
        assert.equal("", table.concat(faults, "\n"))
      end)
    end

    it("keeps even the damaged one where its attribution follows", function()
      local faults = {}
      for _, q in ipairs(quotes) do
        if text:find("^[,?]", q.close - 1) and text:find("^ [%a ]+ said", q.close + 1) then
          for _, missing in ipairs(lost(was, statements(without(text, q.close)), 0, 0)) do
            faults[#faults + 1] = ("%s\n    in: %s"):format(missing, text:sub(q.open, q.close))
          end
        end
      end
      assert.equal("", table.concat(faults, "\n"))
    end)

    for copy, make in pairs(copies) do
      it("is read alike: " .. copy, function()
        local now, faults = statements(make(text)), {}
        for i = 1, math.max(#was, #now) do
          local a, b = was[i] and was[i].key, now[i] and now[i].key
          if a ~= b then faults[#faults + 1] = ("%s\n  not %s"):format(b, a) end
        end
        assert.equal("", table.concat(faults, "\n"))
      end)
    end
  end)
end

check("the digest", "spec/fixtures/marks_digest.txt")
check("the report", "spec/fixtures/marks_report.txt")
check("the article that the project started from", SEED)

describe("its annotated quotations", function()
  local line = contents(GOLD)
  local ok, json = pcall(require, "dkjson")
  if not ok then ok, json = pcall(require, "cjson") end
  if not line or not ok then
    pending(line and "no JSON library" or GOLD .. " is not there")
    return
  end
  it("are all found", function()
    local gold, found, missing = json.decode(line), {}, {}
    for s in assert(quoth.parse(gold.text)):statements() do
      for _, span in ipairs(s.spans) do found[gold.text:sub(span[1], span[2])] = true end
    end
    for _, s in ipairs(gold.statements) do
      for _, span in ipairs(s.kind == "direct" and s.content or {}) do
        local first, last = utf8.offset(gold.text, span[1] + 1), utf8.offset(gold.text, span[2] + 1) - 1
        local words = gold.text:sub(first, last)
        if not found[words] then missing[#missing + 1] = words end
      end
    end
    assert.equal("", table.concat(missing, "\n"))
  end)
end)
