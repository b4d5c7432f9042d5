-- What a tagger looks at: a statement of an article, or a plain table { text =, kind =, topic =, ... }.
local condition = require "quoth.rules.condition"

local subject = {}

-- Field -> its value for a statement of an article, where it is not the statement's field of that name.
local fields = {
  block = function(s) return s.block and s.block.kind end,
  speaker = function(s) return s.name end,
  speaker_role = function(s) return s.speaker and s.speaker.role end,
  speaker_type = function(s) return s.speaker and s.speaker.type end,
  dateline = function(s) return s.article.dateline and s.article.dateline.text end,
}
for _, part in ipairs { "place", "date", "agency" } do
  fields["dateline_" .. part] = function(s) return s.article.dateline and s.article.dateline[part] end
end
for _, name in ipairs { "language", "title", "deck", "label", "url", "site", "published" } do
  fields[name] = function(s) return s.article[name] end
end

-- What is looked at: statement, article, text.
function subject.of_statement(statement, article)
  return { statement = statement, article = article, text = article.text }
end

-- A field's value; nil: it has none.
function subject.field(view, name)
  if view.values then return view.values[name] end
  if fields[name] then return fields[name](view.statement) end
  return view.statement[name]
end

-- The stretch of the text from the statement's first to its last byte.
function subject.stretch(view)
  if view.values then return 1, #view.text end
  return view.statement.first or 1, view.statement.last or 0
end

-- The same of a plain table, and the fields' values: speaker may be { name =, role =, type = }; what is left out is
-- absent, but depth is 0.
function subject.of_table(given)
  local values = {}
  for key, value in pairs(given) do values[key] = value end
  local who, dateline = given.speaker, given.dateline
  if type(who) == "table" or type(who) == "userdata" then
    values.speaker = who.name
    values.speaker_role = given.speaker_role or who.role
    values.speaker_type = given.speaker_type or who.type
  end
  if type(dateline) == "table" then
    values.dateline = dateline.text
    for _, part in ipairs { "place", "date", "agency" } do values["dateline_" .. part] = dateline[part] end
  end
  values.speaker_role = values.speaker_role or given.role
  values.depth = given.depth or 0
  return {
    statement = given, article = (require("quoth").parse(given.text, { format = "text" })), text = given.text,
    values = values,
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
