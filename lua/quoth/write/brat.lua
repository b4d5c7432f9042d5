-- brat standoff (https://brat.nlplab.org/standoff.html): the annotations, and as a second result the text that they
-- point into. Offsets count characters; a span with a line end in it, and content in several spans, is discontinuous.
local core = require "quoth.core"
local writer = require "quoth.write.writer"

-- brat shows an annotation by line: no fragment crosses a line end.
local function fragments(text, spans)
  local list = {}
  for _, span in ipairs(spans) do
    local from = span[1]
    while from <= span[2] do
      local a, b = text:find("[ \t]*[\r\n]%s*", from)
      if not a or a > span[2] then a, b = span[2] + 1, span[2] end
      if a > from then list[#list + 1] = { from, a - 1 } end
      from = b + 1
    end
  end
  return list
end

local document = {}
document.__index = document

function document:add(...) self.lines[#self.lines + 1] = table.concat({ ... }, "\t") end

-- A text-bound annotation; its id, or nil where there is nothing to point at.
function document:mark(kind, spans)
  local list, places, words = fragments(self.text, spans), {}, {}
  if #list == 0 then return nil end
  for i, span in ipairs(list) do
    places[i] = self.at(span[1]) .. " " .. self.at(span[2] + 1)
    words[i] = core.utf8(self.text:sub(span[1], span[2]))
  end
  self.marks = self.marks + 1
  local id = "T" .. self.marks
  self:add(id, kind .. " " .. table.concat(places, ";"), table.concat(words, " "))
  return id
end

local function one_line(text) return (core.utf8(text):gsub("%s+", " ")) end

local function notes(entry)
  local s, list = entry.statement, {}
  if s.name then list[#list + 1] = "speaker: " .. s.name end
  if s.topic then list[#list + 1] = "topic: " .. s.topic end
  for _, tag in ipairs(entry.tags) do
    list[#list + 1] = ("tag: %s %s %s"):format(tag.tag, writer.fraction(tag.score or 1, 3), tag.rule or "")
  end
  return one_line(table.concat(list, "; "))
end

local function word(value) return (value:gsub("^%l", string.upper)) end

function document:statement(entry)
  local s = entry.statement
  local trigger = self:mark("Statement", writer.spans(s))
  if not trigger then return end
  self.events = self.events + 1
  local event, roles = "E" .. self.events, { "Statement:" .. trigger }
  local speaker = s.mention_span and self:mark("Speaker", { s.mention_span })
  local cue = s.cue_span and self:mark("Cue", { s.cue_span })
  if speaker then roles[#roles + 1] = "Speaker:" .. speaker end
  if cue then roles[#roles + 1] = "Cue:" .. cue end
  local outer = entry.parent and self.event_of[entry.parent.id]
  local question = s.answers and self.event_of[tostring(s.answers.id)]
  if outer then roles[#roles + 1] = "In:" .. outer end
  if question then roles[#roles + 1] = "Answers:" .. question end
  self.event_of[entry.id] = event
  self:add(event, table.concat(roles, " "))
  for _, name in ipairs { "kind", "status", "attribution" } do
    self.attributes = self.attributes + 1
    self:add("A" .. self.attributes, ("%s %s %s"):format(word(name), event, word(s[name])))
  end
  local note = notes(entry)
  if note ~= "" then self:add("#" .. self.events, "AnnotatorNotes " .. event, note) end
end

return writer.new("brat", {}, function(article, options)
  local d = setmetatable({
    text = article.text, at = core.offsets(article.text, "codepoint"), lines = {}, event_of = {},
    marks = 0, events = 0, attributes = 0,
  }, document)
  for _, entry in ipairs(writer.statements(article, options.tags)) do d:statement(entry) end
  d.lines[#d.lines + 1] = ""
  return table.concat(d.lines, "\n"), core.utf8(article.text)
end)
