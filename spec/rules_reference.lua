-- The meaning of conditions, as plainly as it can be said: every dictionary is tried at every word. The engine in C
-- gives the same; this is what it is tested against.
local negation = require "quoth.rules.negation"
local plan_of = require "quoth.rules.plan"
local subjects = require "quoth.rules.subject"
local tagger = require "quoth.rules.tagger"

local reference = {}

-- --- text as a sequence of characters: folded, quotation marks straight, white space one blank

local function code_points(text)
  local list = {}
  if utf8.len(text) then
    for at, c in utf8.codes(text) do list[#list + 1] = { c, at } end
  else
    for at = 1, #text do list[#list + 1] = { text:byte(at), at } end
  end
  list[#list + 1] = { 0, #text + 1 }
  return list
end

local ranges = {
  { 0x80, 0xa9 }, { 0xab, 0xb4 }, { 0xb6, 0xb9 }, { 0xbb, 0xbf }, { 0xd7, 0xd7 }, { 0xf7, 0xf7 }, { 0x2000, 0x2bff },
  { 0x3000, 0x3004 }, { 0x3008, 0x3020 }, { 0xfe10, 0xfe6f }, { 0xfeff, 0xff0f }, { 0xfffd, 0xfffd },
  { 0x1f000, 0x1ffff },
}

local function is_letter(c)
  if c < 128 then return string.char(c):find "%w" ~= nil end
  for _, range in ipairs(ranges) do
    if c >= range[1] and c <= range[2] then return false end
  end
  return true
end

local function fold(c)
  if c >= 65 and c <= 90 or c >= 0xc0 and c <= 0xde and c ~= 0xd7 or c >= 0x391 and c <= 0x3a9
    or c >= 0x410 and c <= 0x42f then return c + 32 end
  if c >= 0x400 and c <= 0x40f then return c + 80 end
  if c >= 0x100 and c <= 0x137 and c % 2 == 0 or c >= 0x14a and c <= 0x177 and c % 2 == 0 then return c + 1 end
  return c
end

local same = { [0x2018] = 39, [0x2019] = 39, [0x201b] = 39, [0x201c] = 34, [0x201d] = 34, [0x201e] = 34 }

local function is_space(c)
  return c == 32 or c >= 9 and c <= 13 or c == 0xa0 or c >= 0x2000 and c <= 0x200a or c == 0x202f
end

-- Characters { folded =, exact =, first =, last =, letter = }.
local function characters(text)
  local list, points = {}, code_points(text)
  for i = 1, #points - 1 do
    local c, first, last = points[i][1], points[i][2], points[i + 1][2] - 1
    c = is_space(c) and 32 or same[c] or c
    if c == 32 and #list > 0 and list[#list].exact == 32 then
      list[#list].last = last
    else
      list[#list + 1] = { exact = c, folded = fold(c), first = first, last = last, letter = is_letter(c) }
    end
  end
  return list
end

-- --- a subject: a text, the stretches of it that count, its sentences

-- Words: runs of letters and digits; an apostrophe or a hyphen between two of them joins them.
local function word_starts(chars)
  local starts, inside = {}, false
  for i, c in ipairs(chars) do
    local joins = inside and (c.exact == 39 or c.exact == 45) and chars[i + 1] and chars[i + 1].letter
    if c.letter and not inside then starts[#starts + 1] = c.first end
    inside = c.letter or joins
  end
  return starts
end

-- How many of the sorted numbers are below n.
local function below(list, n)
  local low, high = 1, #list + 1
  while low < high do
    local middle = (low + high) // 2
    if list[middle] < n then low = middle + 1 else high = middle end
  end
  return low - 1
end

function reference.subject(text, spans, sentences)
  local chars = characters(text)
  return { text = text, spans = spans, sentences = sentences, chars = chars, words = word_starts(chars), hits = {} }
end

-- The number of the span that a stretch lies in.
local function span_of(subject, first, last)
  for i, span in ipairs(subject.spans) do
    if first >= span[1] and last <= span[2] then return i end
  end
end

-- Words that begin in first..last of the text and in the statement's own stretches.
local function words_in(subject, first, last)
  local count = 0
  for _, span in ipairs(subject.spans) do
    local from, to = math.max(first, span[1]), math.min(last, span[2])
    if from <= to then count = count + below(subject.words, to + 1) - below(subject.words, from) end
  end
  return count
end

local function sentence_of(subject, at) return below(subject.sentences, at + 1) end

-- --- dictionaries

-- Where the entry ends if it stands at character i.
local function entry_end(chars, i, entry)
  local text = entry.text
  local star = text:sub(-1) == "*"
  local wanted = entry.chars or characters(star and text:sub(1, -2) or text)
  entry.chars = wanted
  local exact = false
  for _, c in ipairs(wanted) do exact = exact or c.exact ~= c.folded end
  for k, c in ipairs(wanted) do
    local found = chars[i + k - 1]
    if not found or (exact and found.exact or found.folded) ~= (exact and c.exact or c.folded) then return nil end
  end
  local last = i + #wanted - 1
  if chars[last].letter and chars[last + 1] and chars[last + 1].letter then
    if not star then return nil end
    while chars[last + 1] and chars[last + 1].letter do last = last + 1 end
  end
  return last
end

-- The longest entries at each place, from left to right, none over another.
local function dictionary_hits(subject, entries)
  local hits, chars, i = {}, subject.chars, 1
  while i <= #chars do
    local longest, found = 0, {}
    if chars[i].exact ~= 32 and not (chars[i].letter and chars[i - 1] and chars[i - 1].letter) then
      for _, entry in ipairs(entries) do
        local last = entry_end(chars, i, entry)
        if last and last > longest then longest, found = last, {} end
        if last and last == longest then found[#found + 1] = entry end
      end
    end
    for _, entry in ipairs(found) do
      hits[#hits + 1] = {
        first = chars[i].first, last = chars[longest].last, w = entry.weight, id = entry.id, how = entry.how,
      }
    end
    i = math.max(i, longest) + 1
  end
  return hits
end

-- --- lists of hits: sorted by place, none twice

local function order(a, b)
  if a.first ~= b.first then return a.first < b.first end
  if a.last ~= b.last then return a.last < b.last end
  if a.id ~= b.id then return (a.id or "") < (b.id or "") end
  if a.name ~= b.name then return (a.name or "") < (b.name or "") end
  if a.how ~= b.how then return (a.how or "") < (b.how or "") end
  return (a.w or 1) < (b.w or 1)
end

local function is_same(a, b) return not order(a, b) and not order(b, a) end

local function merge(lists)
  local all, list = {}, {}
  for _, hits in ipairs(lists) do table.move(hits, 1, #hits, #all + 1, all) end
  table.sort(all, order)
  for _, hit in ipairs(all) do
    if #list == 0 or not is_same(list[#list], hit) then list[#list + 1] = hit end
  end
  return list
end

local function places(hits)
  local count
  for i, hit in ipairs(hits) do
    if i == 1 or hit.first ~= hits[i - 1].first or hit.last ~= hits[i - 1].last then count = (count or 0) + 1 end
  end
  return count or 0
end

-- --- near and before

local function distance(subject, a, b)
  if a.first > b.first then a, b = b, a end
  if a.last >= b.first or sentence_of(subject, a.first) ~= sentence_of(subject, b.first) then return nil end
  return words_in(subject, a.last + 1, b.first - 1)
end

-- The nearest hit behind or ahead that does not overlap, and its distance where it counts.
local function nearest(subject, hit, others, side, limit)
  local best
  for _, other in ipairs(others) do
    if side == "behind" and other.first > hit.last and not best then best = other end
    if side == "ahead" and other.last < hit.first and (not best or other.last > best.last) then best = other end
  end
  local d = best and distance(subject, hit, best)
  if d and d <= limit then return best, d end
end

-- The partner of a hit: the closest by words, then by bytes, then the one ahead. side: "behind", "ahead", nil: both.
local function closest(subject, hit, others, side, limit)
  local behind, to_behind, ahead, to_ahead
  if side ~= "ahead" then behind, to_behind = nearest(subject, hit, others, "behind", limit) end
  if side ~= "behind" then ahead, to_ahead = nearest(subject, hit, others, "ahead", limit) end
  if not behind or not ahead then return behind or ahead end
  if to_behind ~= to_ahead then return to_behind < to_ahead and behind or ahead end
  return behind.first - hit.last < hit.first - ahead.last and behind or ahead
end

local function same_place(a, b) return a.first == b.first and a.last == b.last end

-- Hits that are each other's closest.
local function pairs_of(subject, a, b, limit, directed)
  local list = {}
  for _, x in ipairs(a) do
    local y = closest(subject, x, b, directed and "behind" or nil, limit)
    local back = y and closest(subject, y, a, directed and "ahead" or nil, limit)
    if back and same_place(back, x) then list[#list + 1] = { x, y } end
  end
  return list
end

-- --- evaluation: op -> function(state, node) -> holds, hits

local eval = {}

local function evaluate(state, node) return eval[node.op](state, node) end

local function found(hits) return #hits > 0, hits end

function eval.dict(state, node)
  local subject = state.subject
  local all = subject.hits[node] or merge { dictionary_hits(subject, node.entries) }
  subject.hits[node] = all
  local hits = {}
  for _, hit in ipairs(all) do
    if hit.id ~= "_" and span_of(subject, hit.first, hit.last) then hits[#hits + 1] = hit end
  end
  return found(hits)
end

eval["and"] = function(state, node)
  local lists, outer, holds = {}, state.conjunction, true
  state.conjunction = lists
  for _, item in ipairs(plan_of.conjunction(node)) do
    if holds then holds, lists[#lists + 1] = evaluate(state, item) end
  end
  state.conjunction = outer
  return holds, holds and merge(lists) or {}
end

eval["or"] = function(state, node)
  local lists, any = {}, false
  for _, item in ipairs(node) do
    local holds, hits = evaluate(state, item)
    any = any or holds
    if holds then lists[#lists + 1] = hits end
  end
  return any, merge(lists)
end

eval["not"] = function(state, node) return not evaluate(state, node[1]), {} end

function eval.of(state, node)
  local lists, count = {}, 0
  for _, item in ipairs(node) do
    local holds, hits = evaluate(state, item)
    if holds then count, lists[#lists + 1] = count + 1, hits end
  end
  if count < node.n then return false, {} end
  return true, merge(lists)
end

function eval.atleast(state, node)
  local holds, hits = evaluate(state, node[1])
  if not holds or places(hits) < node.n then return false, {} end
  return true, hits
end

function eval.name(state, node)
  local holds, hits = evaluate(state, node[1])
  local named = {}
  for i, hit in ipairs(hits) do
    local copy = {}
    for key, value in pairs(hit) do copy[key] = value end
    copy.name = copy.name or node.name
    named[i] = copy
  end
  return holds, merge { named }
end

-- `it` beside others: all entities compete for a partner, only the pairs of this one count.
local function operand(state, node)
  local inner = node
  while inner.op == "name" do inner = inner[1] end
  if inner.op ~= "it" or not state.all then return select(2, evaluate(state, node)), false end
  local hits = {}
  for i, hit in ipairs(state.all) do
    hits[i] = { first = hit.first, last = hit.last, w = hit.w, id = hit.id, how = hit.how, name = "it" }
  end
  return hits, true
end

local function near(state, node, directed)
  local a, a_is_it = operand(state, node[1])
  local b, b_is_it = operand(state, node[2])
  local lists = {}
  for _, pair in ipairs(pairs_of(state.subject, a, b, node.n, directed)) do
    local others = a_is_it and not same_place(pair[1], state.it) or b_is_it and not same_place(pair[2], state.it)
    if not others then lists[#lists + 1] = pair end
  end
  return found(merge(lists))
end

function eval.near(state, node) return near(state, node, false) end
function eval.before(state, node) return near(state, node, true) end

function eval.it(state)
  local it = state.it
  return true, { { first = it.first, last = it.last, w = it.w, id = it.id, how = it.how, name = "it" } }
end

-- --- polarity

local function negation_hits(state)
  local subject, words = state.subject, negation[state.language]
  if subject.hits[words] then return subject.hits[words] end
  local entries = {}
  for _, kind in ipairs { "before", "after", "stop", "other" } do
    for _, text in ipairs(words[kind]) do entries[#entries + 1] = { text = text, how = kind } end
  end
  local hits = {}
  for _, hit in ipairs(dictionary_hits(subject, entries)) do
    if span_of(subject, hit.first, hit.last) then hits[#hits + 1] = hit end
  end
  subject.hits[words] = hits
  return hits
end

-- Does a word or a mark end the scope between two places?
local function is_stopped(state, from, to)
  for _, hit in ipairs(negation_hits(state)) do
    if hit.how == "stop" and hit.first >= from and hit.last <= to then return true end
  end
  local text = state.subject.text:sub(from, to):gsub("(%d),%f[%d]", "%1")
  return (text:find "[,;:()]" or text:find "\u{2013}" or text:find "\u{2014}") ~= nil
end

local function is_negated(state, hit)
  local subject, words = state.subject, negation[state.language]
  for _, negator in ipairs(negation_hits(state)) do
    local d = distance(subject, negator, hit)
    if d and negator.how == "before" and negator.last < hit.first and d < words.reach
      and not is_stopped(state, negator.last + 1, hit.first - 1) then
      return true
    elseif d and negator.how == "after" and negator.first > hit.last and d < words.back
      and not is_stopped(state, hit.last + 1, negator.first - 1) then
      return true
    end
  end
  return false
end

local function polar(state, node, wanted)
  local _, hits = evaluate(state, node[1])
  local kept = {}
  for _, hit in ipairs(hits) do
    if is_negated(state, hit) == wanted then kept[#kept + 1] = hit end
  end
  return found(kept)
end

function eval.affirm(state, node) return polar(state, node, false) end
function eval.negated(state, node) return polar(state, node, true) end

-- --- fields, tags, LPeg, Lua

function eval.field(state, node)
  local value = state.field(node.field)
  if node.test == "given" then return value ~= nil, {} end
  if value == nil then return false, {} end
  local holds = false
  if node.test == "is" then
    for _, wanted in ipairs(node.values) do holds = holds or wanted == value end
  elseif node.test == "atleast" then
    holds = value >= node.bound
  elseif node.test == "atmost" then
    holds = value <= node.bound
  else
    local inner = setmetatable({ subject = reference.subject(value, { { 1, #value } }, { 1 }) }, { __index = state })
    holds = evaluate(inner, node[1])
  end
  if holds then table.insert(state.evidence, { field = node.field, text = tostring(value) }) end
  return holds, {}
end

function eval.tagged(state, node) return state.tagged(node.tag), {} end

function eval.lp(state, node)
  local hits = {}
  for _, span in ipairs(state.subject.spans) do
    for first, last in state.search(node, state.subject.text:sub(span[1], span[2])) do
      hits[#hits + 1] = { first = span[1] + first - 1, last = span[1] + last - 1 }
    end
  end
  return found(hits)
end

function eval.where(state, node)
  return state.call(node.call, merge(state.conjunction or {}), state.it) and true or false, {}
end

-- --- rules

local function score_of(state, rule, hits)
  local score = rule.score
  if type(score) == "function" then return state.call(score, hits, state.it) end
  if type(score) == "number" then return score end
  local total = score.base
  state.conjunction = { hits }
  for _, part in ipairs(score) do
    if evaluate(state, part[2]) then total = total + part[1] end
  end
  if score.min and total < score.min then return nil end
  return total
end

-- The score as a multiple of 1/10000 within 0..1, so that it does not depend on the order of a sum.
local function clamp(score) return math.floor(math.max(0, math.min(1, score)) * 10000 + 0.5) / 10000 end

local function length_of(hits)
  local sum, last = 0, 0
  for _, hit in ipairs(hits) do
    if hit.last > last then sum = sum + hit.last - math.max(hit.first, last + 1) + 1 end
    last = math.max(last, hit.last)
  end
  return sum
end

local function expand(text, it) return it and (text:gsub("%$id", (it.id:gsub("%%", "%%%%")))) or text end

local function try(state, rule, rank, it)
  state.it, state.conjunction, state.evidence = it, nil, {}
  if rule.gate and not evaluate(state, rule.gate) then return nil end
  state.evidence = {}
  local holds, hits = evaluate(state, rule.when)
  local evidence = state.evidence
  local score = holds and score_of(state, rule, hits)
  if not score then return nil end
  return {
    rank = rank, rule = rule, it = it, hits = hits, fields = evidence, score = clamp(score), length = length_of(hits),
    tag = expand(rule.tag, it), group = rule.group and expand(rule.group, it),
  }
end

-- Which of two results wins.
function reference.wins(a, b)
  if a.score ~= b.score then return a.score > b.score end
  if a.rule.priority ~= b.rule.priority then return a.rule.priority > b.rule.priority end
  if a.length ~= b.length then return a.length > b.length end
  if a.rank ~= b.rank then return a.rank < b.rank end
  return a.tag < b.tag
end

local function stands(results, result)
  for _, other in ipairs(results) do
    if result.group and other.group == result.group and reference.wins(other, result) then return false end
  end
  return true
end

-- One result for each tag of the rule: the best, of several the first. At most 256 entities are asked for.
local function run_rule(state, rule, rank, results)
  local its = { false }
  state.language = rule.language
  if rule.each then
    state.all = select(2, evaluate(state, rule.each))
    its = state.all
  end
  local by_tag = {}
  for i, it in ipairs(its) do
    if i > 256 then break end
    local result = try(state, rule, rank, it or nil)
    local known = result and by_tag[result.tag]
    if result and not known then
      results[#results + 1], by_tag[result.tag] = result, #results + 1
    elseif result and reference.wins(result, results[known]) then
      results[known] = result
    end
  end
  state.all = nil
end

-- state: subject, field(name), search(node, text), call(f, hits, it). Every rule that holds, and whether it stands
-- against those of its group.
function reference.run(plan, state)
  local results = {}
  function state.tagged(wanted)
    for _, result in ipairs(results) do
      if plan_of.covers(wanted, result.tag) and stands(results, result) then return true end
    end
    return false
  end
  for _, rank in ipairs(plan.order) do run_rule(state, plan.rules[rank], rank, results) end
  for _, result in ipairs(results) do result.stands = stands(results, result) end
  table.sort(results, reference.wins)
  return results
end

-- --- statements as subjects

-- The stretches of outer that no span of inner covers; both sorted.
local function without(outer, inner)
  local list = {}
  for _, span in ipairs(outer) do
    local from = span[1]
    for _, hole in ipairs(inner) do
      if hole[2] >= from and hole[1] <= span[2] then
        if hole[1] > from then list[#list + 1] = { from, hole[1] - 1 } end
        from = math.max(from, hole[2] + 1)
      end
    end
    if from <= span[2] then list[#list + 1] = { from, span[2] } end
  end
  return list
end

-- A statement's own words: what is reported in it belongs to the nested statements.
function reference.own_spans(statement)
  local inner = {}
  for _, nested in ipairs(statement.nested) do table.move(nested.spans, 1, #nested.spans, #inner + 1, inner) end
  table.sort(inner, function(a, b) return a[1] < b[1] end)
  return without(statement.spans, inner)
end

local function subject_of(view, given)
  local sentences = {}
  for sentence in (view.article and view.article:sentences() or function() end) do
    sentences[#sentences + 1] = sentence.first
  end
  local spans = view.text == "" and {} or { { 1, #view.text } }
  return reference.subject(view.text, view.values and spans or reference.own_spans(given), sentences)
end

-- As f(statement, captures, context) sees hits.
local function call(view, f, hits, it)
  local captures, first = {}, (subjects.stretch(view))
  local function seen(hit)
    return { hit.first - first + 1, hit.last - first + 1, first = hit.first, last = hit.last,
      text = view.text:sub(hit.first, hit.last), w = hit.w, id = hit.id, how = hit.how }
  end
  for _, hit in ipairs(hits) do
    if hit.name then
      captures[hit.name] = captures[hit.name] or {}
      table.insert(captures[hit.name], seen(hit))
    end
  end
  if it and not captures.it then captures.it = { seen(it) } end
  return f(view.statement, captures, { text = view.text:sub(subjects.stretch(view)), it = it and seen(it) })
end

local function search(node, text)
  local list, i = tagger.search(node, text), -1
  return function()
    i = i + 2
    return list[i], list[i + 1]
  end
end

-- What tagger:fired gives, as far as it is compared: tag, score, stands, words by place and name, fields.
function reference.fired(of, given)
  local view = type(given) == "table" and subjects.of_table(given) or subjects.of_statement(given, given.article)
  local results = reference.run(of.plan, {
    subject = subject_of(view, given), field = function(name) return subjects.field(view, name) end, search = search,
    call = function(f, hits, it) return call(view, f, hits, it) end,
  })
  local list = {}
  for i, result in ipairs(results) do
    list[i] = {
      tag = result.tag, rule = result.rule.id, score = result.score, stands = result.stands, hits = result.hits,
      group = result.group,
    }
  end
  return list
end

return reference
