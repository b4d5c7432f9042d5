-- W3C Web Annotation (https://www.w3.org/TR/annotation-model/): an AnnotationPage, an annotation for each statement.
-- Each stretch of it is a target that both selectors find: by its words and what stands around them, which holds on
-- a page that has changed, and by its place in the article's text in code points.
local core = require "quoth.core"
local writer = require "quoth.write.writer"

local json = writer.json
local CONTEXT = 32 -- code points of prefix and suffix, as other tools write

-- From byte `from`, at most `count` code points back (count < 0) or on, not past `stop`.
local function walk(text, from, count, stop)
  local step = count < 0 and -1 or 1
  for _ = 1, math.abs(count) do
    local next = from
    repeat next = next + step until next * step > stop * step or (text:byte(next) or 0) & 0xc0 ~= 0x80
    if next * step > stop * step then return stop end
    from = next
  end
  return from
end

-- Prefix and suffix stay in the block: what stands between two paragraphs is another thing in each page.
local function bounds_of(statement, first, last)
  local block = statement.block
  return block and math.min(block.first, first) or first, block and math.max(block.last, last) or last
end

local function selectors(context, statement, first, last)
  local text, at = context.text, context.at
  local from, to = bounds_of(statement, first, last)
  return json.array {
    json.object("type", '"TextQuoteSelector"', "exact", json.string(text:sub(first, last)),
      "prefix", json.string(text:sub(walk(text, first, -CONTEXT, from), first - 1)),
      "suffix", json.string(text:sub(last + 1, walk(text, last + 1, CONTEXT, to + 1) - 1))),
    json.object("type", '"TextPositionSelector"', "start", tostring(at(first)), "end", tostring(at(last + 1))),
  }
end

local function resource(context, statement, purpose, span)
  return json.object("type", '"SpecificResource"', "purpose", json.text(purpose), "source", context.source,
    "selector", selectors(context, statement, span[1], span[2]))
end

local function textual(purpose, value)
  return json.object("type", '"TextualBody"', "purpose", json.string(purpose), "format", '"text/plain"',
    "value", json.string(value))
end

-- Who: the name and the words that name; how: cue, kind, status; what about; the tags; what it stands inside of, and
-- what it answers.
local function bodies(context, entry)
  local s, list = entry.statement, {}
  local function add(body) list[#list + 1] = body end
  if s.name then add(textual("identifying", s.name)) end
  if s.mention_span then add(resource(context, s, "identifying", s.mention_span)) end
  if s.cue_span then add(resource(context, s, "describing", s.cue_span)) end
  for _, field in ipairs { "kind", "status", "attribution", "topic" } do
    if s[field] then add(textual("classifying", field .. ": " .. s[field])) end
  end
  for _, tag in ipairs(entry.tags) do add(textual("tagging", tag.tag)) end
  local function link(purpose, id)
    add(json.object("type", '"SpecificResource"', "purpose", purpose, "source", context.id(id)))
  end
  if entry.parent then link('"linking"', entry.parent.id) end
  if s.answers then link('"replying"', s.answers.id) end
  return json.array(list)
end

local function annotation(context, entry)
  local targets, s = {}, entry.statement
  for i, span in ipairs(writer.spans(s)) do targets[i] = resource(context, s, nil, span) end
  return json.object("id", context.id(entry.id), "type", '"Annotation"',
    "motivation", #entry.tags > 0 and '["describing","tagging"]' or '"describing"', "body", bodies(context, entry),
    "target", #targets == 1 and targets[1] or json.array(targets))
end

return writer.new("webannotation", {}, function(article, options)
  local iri, items = writer.iri(article), {}
  local context = { text = article.text, at = core.offsets(article.text, "codepoint"), source = json.string(iri) }
  function context.id(id) return json.string(iri .. "#statement-" .. id) end
  for i, entry in ipairs(writer.statements(article, options.tags)) do items[i] = annotation(context, entry) end
  return json.object("@context", '"http://www.w3.org/ns/anno.jsonld"', "id", json.string(iri .. "#statements"),
    "type", '"AnnotationPage"', "items", json.array(items)) .. "\n"
end)
