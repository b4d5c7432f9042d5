-- The same quotation in several articles: quotations that share runs of words, whoever they are attributed to.
local diff = require "quoth.report.diff"
local negation = require "quoth.rules.negation"

local repeats = {}

local WIDTH = 3             -- words of a shingle
local FEWEST = 5            -- words of a quotation that can be known again
local LEAST, PART = 4, 0.35 -- shingles to be shared (all, where there are less), and of the shorter quotation's
local HOLDERS = 8 -- earlier quotations with the same shingle that a new one is compared with: keeps it linear

local function shingles(words)
  local list, seen = {}, {}
  for i = 1, #words - WIDTH + 1 do
    local parts = {}
    for j = 0, WIDTH - 1 do parts[j + 1] = words[i + j].norm end
    local key = table.concat(parts, " ")
    if not seen[key] then
      list[#list + 1], seen[key] = key, true
    end
  end
  return list
end

-- Quotations of all articles that have words enough to be known again: not what is only reported.
local function quotations(entries)
  local list = {}
  for place, entry in ipairs(entries) do
    for statement in entry.article:statements() do
      if statement.kind ~= "indirect" then
        local words = diff.words(statement.text)
        if #words >= FEWEST then
          list[#list + 1] = {
            place = place, entry = entry, statement = statement, words = words, shingles = shingles(words),
          }
        end
      end
    end
  end
  return list
end

local function root(parents, i)
  while parents[i] ~= i do
    parents[i] = parents[parents[i]]
    i = parents[i]
  end
  return i
end

-- Joins each quotation with the earlier ones of other articles that it shares enough shingles with.
local function join(list)
  local holders, parents = {}, {}
  for i, quotation in ipairs(list) do
    local shared, met = {}, {}
    parents[i] = i
    for _, key in ipairs(quotation.shingles) do
      local held = holders[key] or {}
      for _, j in ipairs(held) do
        if not shared[j] then met[#met + 1] = j end
        shared[j] = (shared[j] or 0) + 1
      end
      if #held < HOLDERS then held[#held + 1] = i end
      holders[key] = held
    end
    for _, j in ipairs(met) do
      local shorter = math.min(#quotation.shingles, #list[j].shingles)
      local enough = math.max(math.min(LEAST, shorter), PART * shorter)
      if list[j].place ~= quotation.place and shared[j] >= enough then
        parents[root(parents, i)] = root(parents, j)
      end
    end
  end
  return parents
end

-- One version an article, its longest; in the order of the articles.
local function versions_of(members)
  local best, order = {}, {}
  for _, quotation in ipairs(members) do
    local place = quotation.place
    if not best[place] then order[#order + 1] = place end
    if not best[place] or #quotation.words > #best[place].words then best[place] = quotation end
  end
  table.sort(order)
  for i, place in ipairs(order) do order[i] = best[place] end
  return order
end

-- The words of the speaker's: what stands in brackets is an editor's.
local function length(words)
  local count = 0
  for _, word in ipairs(words) do
    if not word.bracket then count = count + 1 end
  end
  return count
end

local function longest(versions)
  local base, most = nil, -1
  for _, version in ipairs(versions) do
    local count = length(version.words)
    if count > most then base, most = version, count end
  end
  return base
end

-- Is an elision where these words are missing? The mark stands before the next word that is there, or at the end.
local function is_marked(runs, at, words)
  local following = runs[at + 1] and runs[at + 1][1]
  if following then return following.cut end
  return words.cut
end

-- Words that negate in the language of an article.
local function negations(article)
  local set = {}
  for _, word in ipairs((negation[article.language] or negation.en).before) do set[word] = true end
  return set
end

-- How many words a test holds of, the longest version's taken from the other's; nothing that is cut at an end counts.
local function balance(runs, test)
  local sum = 0
  for i, run in ipairs(runs) do
    local sign = run.kind == "+" and 1 or run.kind == "-" and i > 1 and i < #runs and -1 or 0
    for _, word in ipairs(run) do
      if sign ~= 0 and test(word.norm) then sum = sum + sign end
    end
  end
  return sum
end

-- What changes the sense: a negation more or less, a number that the longest version has not.
local function warn(runs, article, counts)
  local negates = negations(article)
  counts.negation = balance(runs, function(word) return negates[word] end) ~= 0
  for _, run in ipairs(runs) do
    for _, word in ipairs(run) do
      if run.kind == "+" and word.norm:find "%d" then counts.number = true end
    end
  end
end

-- How a version differs from the longest: runs for the eye, and counts of words for the remark.
local function compare(base, version)
  local runs = diff.runs(base.words, version.words)
  local counts = { marked = 0, silent = 0, ends = 0, added = 0, bracketed = 0 }
  for i, run in ipairs(runs) do
    if run.kind == "-" then
      local name = is_marked(runs, i, version.words) and "marked" or (i == 1 or i == #runs) and "ends" or "silent"
      run.marked = name == "marked"
      counts[name] = counts[name] + #run
    elseif run.kind == "+" then
      for _, word in ipairs(run) do
        local name = word.bracket and "bracketed" or "added"
        counts[name] = counts[name] + 1
      end
    end
  end
  warn(runs, base.entry.article, counts)
  return runs, counts
end

-- Groups { versions..., base = the longest }, those of the most articles first. A version has entry, statement, words,
-- runs and counts (nil for the base).
function repeats.find(entries)
  local list = quotations(entries)
  local parents, groups, order = join(list), {}, {}
  for i, quotation in ipairs(list) do
    local top = root(parents, i)
    if not groups[top] then
      groups[top] = { first = i }
      order[#order + 1] = groups[top]
    end
    table.insert(groups[top], quotation)
  end
  local found = {}
  for _, members in ipairs(order) do
    local versions = versions_of(members)
    if #versions > 1 then
      versions.first, versions.base = members.first, longest(versions)
      for _, version in ipairs(versions) do
        if version ~= versions.base then version.runs, version.counts = compare(versions.base, version) end
      end
      found[#found + 1] = versions
    end
  end
  table.sort(found, function(a, b)
    if #a ~= #b then return #a > #b end
    return a.first < b.first
  end)
  return found
end

return repeats
