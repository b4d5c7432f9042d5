-- What the trainers share: gold texts in byte offsets, likeness of contents, a fixed order of examples, and the
-- learned blocks of lua/quoth/language/en.lua.
local cjson = require "cjson"

local gold = {}

-- Byte offset (from 0) of each code point of text.
function gold.byte_offsets(text)
  local at = {}
  for p in utf8.codes(text) do at[#at + 1] = p - 1 end
  at[#at + 1] = #text
  return at
end

-- Gold spans (one, several, or null) in code points as a list of byte spans {first, end}.
function gold.bytes(at, spans)
  local out = {}
  if not spans or spans == cjson.null then return out end
  if type(spans[1]) == "number" then spans = { spans } end
  for i, s in ipairs(spans) do out[i] = { at[s[1] + 1], at[s[2] + 1] } end
  return out
end

-- Starts of the words in byte spans, as a set, and how many; without a leading `complementiser` where one is given.
function gold.words(text, spans, complementiser)
  local set, n = {}, 0
  for _, span in ipairs(spans) do
    for s, w in text:sub(span[1] + 1, span[2]):gmatch "()([%w\x80-\xff]+)" do
      if not (n == 0 and w == complementiser) then
        set[span[1] + s] = true
        n = n + 1
      end
    end
  end
  return set, n
end

-- Words of the content that quoth weighed for a cue (article:evidence()), as a set and how many, and the cue's spans.
function gold.weighed(text, evidence, complementiser)
  local spans = {}
  for _, side in ipairs { "left", "right" } do
    if evidence[side] then spans[#spans + 1] = { evidence[side][1] - 1, evidence[side][2] } end
  end
  local set, n = gold.words(text, spans, complementiser)
  return set, n, { { evidence.cue_span[1] - 1, evidence.cue_span[2] } }
end

-- Jaccard of two sets of words with na and nb members.
function gold.alike(a, na, b, nb)
  local common = 0
  for w in pairs(a) do if b[w] then common = common + 1 end end
  local union = na + nb - common
  return union > 0 and common / union or 0
end

-- Do spans of the one overlap spans of the other?
function gold.touches(a, b)
  for _, x in ipairs(a) do
    for _, y in ipairs(b) do if x[1] < y[2] and y[1] < x[2] then return true end end
  end
  return false
end

-- A fixed pseudo-random order, in place: the same gold gives the same weights.
function gold.shuffle(examples)
  local seed = 12345
  for i = #examples, 2, -1 do
    seed = (seed * 1103515245 + 12345) % 2147483648
    local j = seed // 8 % i + 1
    examples[i], examples[j] = examples[j], examples[i]
  end
end

-- Weights as a table of the language, those under `least` left out.
function gold.render(weights, key, least)
  local names, out = {}, {}
  for name in pairs(weights) do names[#names + 1] = name end
  table.sort(names)
  local line = "      "
  for _, name in ipairs(names) do
    if math.abs(weights[name]) >= least then
      local item = (load("return {" .. name .. " = 1}") and "%s = %.2f, " or '["%s"] = %.2f, '):format(name, weights[name])
      if #line + #item > 116 then
        out[#out + 1] = (line:gsub("%s+$", ""))
        line = "      "
      end
      line = line .. item
    end
  end
  out[#out + 1] = (line:gsub("%s+$", ""))
  return ("    %s = {\n%s\n    },\n"):format(key, table.concat(out, "\n"))
end

-- Puts text between the markers "-- learned: NAME ..." and "-- end: NAME" of the English language.
function gold.write(name, text)
  local path = "lua/quoth/language/en.lua"
  local f = assert(io.open(path))
  local source = f:read "a"
  f:close()
  local last = assert(source:match("    %-%- learned: " .. name .. ".-\n()"), "no block learned: " .. name)
  local stop = assert(source:find("    -- end: " .. name, last, true))
  f = assert(io.open(path, "w"))
  f:write(source:sub(1, last - 1), text, source:sub(stop))
  f:close()
end

return gold
