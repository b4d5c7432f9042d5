-- What a tagger looks at: a statement of an article, or a plain table { text =, kind =, topic =, ... }.
local condition = require "quoth.rules.condition"

local subject = {}

-- The stretches of outer that no span of inner covers; both sorted.
local function without(outer, inner)
  local list = {}
  for _, span in ipairs(outer) do
    local from = span[1]
    for _, hole in ipairs(inner) do
      if hole[2] >= from and hole[1] <= span[2] then
        if hole[1] > from then list[#list + 1] = { from, hole[1] - 1 } end
        from = hole[2] + 1
      end
    end
    if from <= span[2] then list[#list + 1] = { from, span[2] } end
  end
  return list
end

-- A statement's own words: what is reported in it belongs to the nested statements.
local function own_spans(statement)
  local inner = {}
  for _, nested in ipairs(statement.nested) do table.move(nested.spans, 1, #nested.spans, #inner + 1, inner) end
  table.sort(inner, function(a, b) return a[1] < b[1] end)
  return without(statement.spans, inner)
end

local function sentence_starts(article)
  local list = {}
  for sentence in article:sentences() do list[#list + 1] = sentence.first end
  return list
end

-- Field -> its value for a statement of an article.
local fields = {
  block = function(s) return s.block and s.block.kind end,
  speaker = function(s) return s.name end,
  speaker_role = function(s) return s.speaker and s.speaker.role end,
  speaker_type = function(s) return s.speaker and s.speaker.type end,
  dateline = function(s) return s.article.dateline and s.article.dateline.text end,
  dateline_place = function(s) return s.article.dateline and s.article.dateline.place end,
  dateline_date = function(s) return s.article.dateline and s.article.dateline.date end,
  dateline_agency = function(s) return s.article.dateline and s.article.dateline.agency end,
}
for _, name in ipairs { "language", "title", "deck", "label", "url", "site", "published" } do
  fields[name] = function(s) return s.article[name] end
end

function subject.of_statement(statement)
  local article = statement.article
  return {
    statement = statement, text = article.text, spans = own_spans(statement), sentences = sentence_starts(article),
    field = function(name) return (fields[name] or function(s) return s[name] end)(statement) end,
  }
end

-- The fields of a plain table: speaker may be { name =, role =, type = }; what is left out is absent but for depth 0.
function subject.of_table(given)
  local values = {}
  for key, value in pairs(given) do values[key] = value end
  local who = given.speaker
  if type(who) == "table" or type(who) == "userdata" then
    values.speaker = who.name
    values.speaker_role = given.speaker_role or who.role
    values.speaker_type = given.speaker_type or who.type
  end
  if type(given.dateline) == "table" then
    values.dateline = given.dateline.text
    for _, part in ipairs { "place", "date", "agency" } do values["dateline_" .. part] = given.dateline[part] end
  end
  values.speaker_role = values.speaker_role or given.role
  values.depth = given.depth or 0
  local article = require("quoth").parse(given.text, { format = "text" })
  return {
    statement = given, text = given.text, spans = given.text == "" and {} or { { 1, #given.text } },
    sentences = article and sentence_starts(article) or { 1 }, field = function(name) return values[name] end,
  }
end

-- Checks a table that stands for a statement; a message where it is wrong.
function subject.fault(given)
  if type(given.text) ~= "string" then return "it has no string 'text'" end
  for name, kind in pairs(condition.fields) do
    local value = given[name]
    local wanted = kind == "number" and "number" or "string"
    local nested = (name == "speaker" or name == "dateline") and (type(value) == "table" or type(value) == "userdata")
    if value ~= nil and type(value) ~= wanted and not nested then
      return ("its field '%s' is a %s, not a %s"):format(name, type(value), wanted)
    end
  end
  return nil
end

return subject
