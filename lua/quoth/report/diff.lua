-- Words of two versions of a quotation, and where they differ: both are whole, and neither is the original.
-- (article:check looks for a quotation in the article that it should be from.)
local diff = {}

local MOST = 400 -- words that may differ; beyond it two versions count as different throughout

local quotes = { ["’"] = "'", ["‘"] = "'", ["“"] = "", ["”"] = "", ["„"] = "", ["«"] = "", ["»"] = "", ['"'] = "" }

local elisions = {
  ["..."] = true, ["…"] = true, ["[...]"] = true, ["[…]"] = true, ["(...)"] = true, ["(…)"] = true, ["[..]"] = true,
}

-- A word without what editors change: its marks, its punctuation, the case of its ASCII letters.
local function norm(word)
  word = word:gsub("[\xe2\xc2][\x80\xab\xbb][\x98-\x9e]?", quotes):gsub('"', "")
  word = word:gsub("^[%(%[]+", ""):gsub("[%.,;:!%?%)%]]+$", ""):gsub("…$", ""):gsub("^…", "")
  return word:lower()
end

-- The words: { text =, norm =, bracket = in square brackets, cut = an elision stands before it }; `cut` of the array:
-- one stands at its end.
function diff.words(text)
  local words, cut, bracket = {}, false, false
  for token in text:gmatch "%S+" do
    local bare = token:gsub("[,;:]$", ""):gsub("%.%.%.%.$", "...")
    local opens = token:find "^[%p]*%["
    if elisions[bare] then
      cut = true
    else
      local plain = norm(token)
      if plain ~= "" and plain ~= "-" and plain ~= "–" and plain ~= "—" then
        words[#words + 1] = { text = token, norm = plain, bracket = bracket or opens ~= nil, cut = cut }
        cut = token:find "…$" ~= nil
      end
    end
    bracket = (bracket or opens ~= nil) and not token:find "%]"
  end
  words.cut = cut
  return words
end

-- E. W. Myers, An O(ND) difference algorithm (1986), with at most MOST differences: for each of them the furthest
-- reaching ends. nil where there are more.
local function trace(a, b, from, n, m)
  local ends, history = { [1] = 0 }, {}
  for d = 0, math.min(MOST, n + m) do
    local row = {}
    for k = -d, d, 2 do
      local x
      if k == -d or (k ~= d and ends[k - 1] < ends[k + 1]) then x = ends[k + 1] else x = ends[k - 1] + 1 end
      while x < n and x - k < m and a[from + x].norm == b[from + x - k].norm do x = x + 1 end
      row[k] = x
    end
    history[d] = row
    for k, x in pairs(row) do ends[k] = x end
    if row[n - m] and row[n - m] >= n then return history, d end
  end
end

-- The steps back from the end: "=", "-" (only in a), "+" (only in b), last one first.
local function steps(history, d, n, m)
  local out, x, y = {}, n, m
  for depth = d, 1, -1 do
    local row, k = history[depth - 1], x - y
    local down = k == -depth or (k ~= depth and row[k - 1] < row[k + 1])
    local before = down and k + 1 or k - 1
    local from_x = row[before]
    while x > (down and from_x or from_x + 1) do
      out[#out + 1] = "="
      x = x - 1
    end
    out[#out + 1] = down and "+" or "-"
    x, y = from_x, from_x - before
  end
  for _ = 1, x do out[#out + 1] = "=" end
  return out
end

local function append(out, kind, word)
  local last = out[#out]
  if not last or last.kind ~= kind then
    last = { kind = kind }
    out[#out + 1] = last
  end
  last[#last + 1] = word
end

-- Runs { kind = "=" | "-" | "+", words... } that turn the words a into b; "=" has the words of b.
function diff.runs(a, b)
  local same = 0
  while a[same + 1] and b[same + 1] and a[same + 1].norm == b[same + 1].norm do same = same + 1 end
  local n, m, tail = #a - same, #b - same, 0
  while n > 0 and m > 0 and a[same + n].norm == b[same + m].norm do n, m, tail = n - 1, m - 1, tail + 1 end
  local out, i, j = {}, 0, 0
  local function take(kind)
    if kind ~= "+" then i = i + 1 end
    if kind ~= "-" then j = j + 1 end
    append(out, kind, kind == "-" and a[i] or b[j])
  end
  for _ = 1, same do take "=" end
  local history, d = trace(a, b, same + 1, n, m)
  if history then
    local back = steps(history, d, n, m)
    for at = #back, 1, -1 do take(back[at]) end
  else
    for _ = 1, n do take "-" end
    for _ = 1, m do take "+" end
  end
  for _ = 1, tail do take "=" end
  return out
end

return diff
