-- What the report knows of its articles: entries { article =, name =, key =, tags =, notes = {...} } and counts. A note
-- is a statement with what the page calls it.
local core = require "quoth.core"
local dates = require "quoth.report.dates"

local model = {}

model.NOBODY, model.NO_TOPIC = "(unknown speaker)", "(no topic)"

-- The bytes that a statement is found by: its content, else its cue or mention.
local function place_of(statement)
  if statement.first then return statement.first, statement.last end
  local span = statement.cue_span or statement.mention_span
  if span then return span[1], span[2] end
  local sentence = statement.sentence
  return sentence and sentence.first or 1, sentence and sentence.last or 1
end

function model.speaker(statement)
  local speaker = statement.speaker
  return speaker and speaker.name or statement.mention or model.NOBODY
end

local function note_of(statement, key, entry, points)
  local first, last = place_of(statement)
  return {
    statement = statement, key = key, entry = entry, first = first, last = last, who = model.speaker(statement),
    topic = statement.topic or model.NO_TOPIC, id = ("%s-%d-%d"):format(entry.key, points(first), points(last + 1)),
    tags = {}, nested = {},
  }
end

-- The statements inside a note's, in order of the text, as deep as they go: a list of work, no recursion.
local function add_nested(note, points)
  local work = { { note.statement, note.key, 1 } }
  while #work > 0 do
    local statement, key, depth = table.unpack(table.remove(work))
    if depth > 1 then
      local inner = note_of(statement, key, note.entry, points)
      inner.depth = depth - 1
      table.insert(note.nested, inner)
    end
    local inside = statement.nested
    for i = #inside, 1, -1 do table.insert(work, { inside[i], key .. "." .. i, depth + 1 }) end
  end
end

local function entry_of(article, number, options, keys)
  local key = core.fingerprint(article.text):sub(1, 16)
  keys[key] = (keys[key] or 0) + 1
  local entry = {
    article = article, number = number, key = keys[key] == 1 and key or ("%s.%d"):format(key, keys[key]), notes = {},
    tags = options.tags and (options.tags[number] or {}),
    name = options.names and options.names[number] or article.site or (article.url or ""):match "^%a+://([^/?#]+)" or
      ("article %d"):format(number),
  }
  entry.title = article.title or entry.name
  local points, ids = core.offsets(article.text, "codepoint"), {}
  for i = 1, #article do
    local note = note_of(article[i], tostring(i), entry, points)
    note.tags = entry.tags and entry.tags[i] or {}
    ids[note.id] = (ids[note.id] or 0) + 1
    if ids[note.id] > 1 then note.id = ("%s.%d"):format(note.id, ids[note.id]) end
    add_nested(note, points)
    entry.notes[i] = note
  end
  return entry
end

-- Names in order of their counts, the largest first; those with the same count as they came.
local function ranked(counts, order)
  local place = {}
  for i, name in ipairs(order) do place[name] = i end
  table.sort(order, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return place[a] < place[b]
  end)
  return order
end

-- A count of pairs: of what is across and what is down, each ranked.
function model.table_of(pairs_of)
  local cells, across, down = {}, { count = {} }, { count = {} }
  local function count(axis, name)
    if not axis.count[name] then axis[#axis + 1] = name end
    axis.count[name] = (axis.count[name] or 0) + 1
  end
  for row, column in pairs_of do
    count(down, row)
    count(across, column)
    cells[row] = cells[row] or {}
    cells[row][column] = (cells[row][column] or 0) + 1
  end
  ranked(across.count, across)
  ranked(down.count, down)
  return { cells = cells, across = across, down = down }
end

-- Calls with each note of all entries, in order.
function model.notes(entries)
  return coroutine.wrap(function()
    for _, entry in ipairs(entries) do
      for _, note in ipairs(entry.notes) do coroutine.yield(note, entry) end
    end
  end)
end

-- The tags of a note without repetition.
function model.tag_names(note)
  local names, seen = {}, {}
  for _, tag in ipairs(note.tags) do
    if not seen[tag.tag] then
      names[#names + 1], seen[tag.tag] = tag.tag, true
    end
  end
  return names
end

function model.read(articles, options)
  local entries, keys = {}, {}
  local days = dates.of(articles)
  for i, article in ipairs(articles) do
    entries[i] = entry_of(article, i, options, keys)
    entries[i].date = days[i]
  end
  return entries
end

return model
