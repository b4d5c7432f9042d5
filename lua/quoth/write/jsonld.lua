-- JSON-LD with the terms of schema.org. Verbatim words, in whole or in part, are a Quotation of the article; a
-- paraphrase is no quotation: what is asserted in it (said, written, thought) is a Claim that appears in the article,
-- and what is denied, asked, planned or imagined has no type there. Nothing here judges what is true.
local writer = require "quoth.write.writer"

local json = writer.json
local asserted = { said = true, written = true, thought = true }

local function person(speaker, mention)
  if not speaker then return mention and json.object("@type", '"Person"', "description", json.string(mention)) end
  local is_person = speaker.type == "person" or speaker.type == "unnamed"
  return json.object("@type", is_person and '"Person"' or '"Organization"',
    speaker.type == "unnamed" and "description" or "name", json.text(speaker.name), "jobTitle",
    is_person and json.text(speaker.role) or nil)
end

local function tags_of(entry)
  if #entry.tags == 0 then return nil end
  local list = {}
  for i, tag in ipairs(entry.tags) do list[i] = json.string(tag.tag) end
  return json.array(list)
end

-- A statement of which nothing can be said is nil.
local function node(context, entry)
  local s = entry.statement
  if #s.spans == 0 then return nil end
  local verbatim = s.kind ~= "indirect"
  if not verbatim and not asserted[s.status] then return nil end
  return json.object("@type", verbatim and '"Quotation"' or '"Claim"',
    "@id", json.string(context.id .. "#statement-" .. entry.id),
    "text", json.string(s.text), verbatim and "spokenByCharacter" or "author", person(s.speaker, s.mention),
    "about", s.topic and json.object("@type", '"Thing"', "name", json.string(s.topic)), "keywords", tags_of(entry),
    verbatim and "isPartOf" or "appearance", context.part)
end

local function strings(list)
  local out = {}
  for i, text in ipairs(list) do out[i] = json.object("@type", '"Person"', "name", json.string(text)) end
  return #out > 0 and json.array(out) or nil
end

local function article_node(article, id)
  return json.object("@type", '"NewsArticle"', "@id", json.string(id), "url", json.text(article.url),
    "headline", json.text(article.title), "alternativeHeadline", json.text(article.deck), "inLanguage",
    json.text(article.language), "datePublished", json.text(article.published), "dateModified",
    json.text(article.modified), "author", strings(article.authors), "publisher",
    article.site and json.object("@type", '"Organization"', "name", json.string(article.site)))
end

return writer.new("jsonld", {}, function(article, options)
  local id = writer.iri(article)
  local context = { id = id, part = json.object("@id", json.string(id)) }
  local graph = { article_node(article, id) }
  for _, entry in ipairs(writer.statements(article, options.tags)) do graph[#graph + 1] = node(context, entry) end
  return json.object("@context", '"https://schema.org"', "@graph", json.array(graph)) .. "\n"
end)
