-- HTML without a script: the article with its statements marked, and a list of them with speaker, cue, topic and tags.
-- A page that needs nothing else, or with `fragment` its <article> alone, for pages that hold more than one.
local markup = require "quoth.write.markup"
local slice = require "quoth.write.slice"
local style = require "quoth.write.html_style"
local writer = require "quoth.write.writer"

local escape = markup.escape

-- Block kind -> element and class.
local elements = {
  label = { "p", "label" }, title = { "h1" }, deck = { "p", "deck" }, byline = { "p", "byline" }, heading = { "h2" },
  paragraph = { "p" }, item = { "li" }, blockquote = { "blockquote" }, caption = { "p", "caption" },
  boilerplate = { "p", "boilerplate" },
}

local function open_tag(name, class)
  return class and ('<%s class="%s">'):format(name, class) or "<" .. name .. ">"
end

-- The number of the block that a span of the statement stands in: its own, or one beside it that says who speaks.
local function block_of(blocks, statement, span)
  local index = statement.block and statement.block.index
  while index and blocks[index] and span[1] < blocks[index].first do index = index - 1 end
  while index and blocks[index] and span[1] > blocks[index].last do index = index + 1 end
  return index
end

-- Content, mention and cue of each statement, by the number of the block that they stand in.
local function marks_by_block(article, entries)
  local blocks, marks = {}, {}
  for block in article:blocks() do blocks[block.index] = block end
  local function add(entry, role, span)
    local index = span and block_of(blocks, entry.statement, span)
    if not index then return end
    marks[index] = marks[index] or {}
    table.insert(marks[index], { first = span[1], last = span[2], role = role, entry = entry })
  end
  for _, entry in ipairs(entries) do
    for _, span in ipairs(entry.statement.spans) do add(entry, "content", span) end
    add(entry, "mention", entry.statement.mention_span)
    add(entry, "cue", entry.statement.cue_span)
  end
  return marks
end

-- Classes and statements of a piece. The innermost content says how it is shown.
local function describe(piece)
  local classes, ids, seen, kind = {}, {}, {}, nil
  for _, mark in ipairs(piece) do
    if not seen[mark.role] then classes[#classes + 1] = mark.role end
    if not seen[mark.entry] then ids[#ids + 1] = mark.entry.id end
    seen[mark.role], seen[mark.entry] = true, true
    if mark.role == "content" then kind = mark.entry.statement.kind end
  end
  classes[#classes + 1] = kind
  return kind and "mark" or "span", table.concat(classes, " "), table.concat(ids, " ")
end

-- The number of each statement that the piece is the first of, as a link to what the list says of it.
local function numbers(piece, context)
  local out = {}
  for _, mark in ipairs(piece) do
    local entry = mark.entry
    if not context.numbered[entry] and (mark.role == "content" or #entry.statement.spans == 0) then
      context.numbered[entry] = true
      out[#out + 1] = ('<a class="number" id="%sstatement-%s" href="#%sabout-%s">%s</a>')
        :format(context.prefix, entry.id, context.prefix, entry.id, entry.id)
    end
  end
  return table.concat(out)
end

local function marked_text(block, marks, context)
  local out, text = {}, context.text
  for _, piece in ipairs(slice(block.first, block.last, marks or {})) do
    local words = escape(text:sub(piece.first, piece.last))
    if #piece == 0 then
      out[#out + 1] = words
    else
      local name, classes, ids = describe(piece)
      out[#out + 1] = ('%s<%s class="%s" data-statements="%s">%s</%s>')
        :format(numbers(piece, context), name, classes, ids, words, name)
    end
  end
  return table.concat(out)
end

local function body(article, entries, context)
  local out, marks, in_list = {}, marks_by_block(article, entries), false
  for block in article:blocks() do
    local element = elements[block.kind]
    local name = element[1]
    if (name == "li") ~= in_list then
      in_list = not in_list
      out[#out + 1] = in_list and "<ul>" or "</ul>"
    end
    local text = marked_text(block, marks[block.index], context)
    if name == "blockquote" then text = "<p>" .. text .. "</p>" end
    out[#out + 1] = open_tag(name, element[2]) .. text .. "</" .. name .. ">"
  end
  if in_list then out[#out + 1] = "</ul>" end
  return table.concat(out, "\n")
end

local function tag_item(tag)
  local parts = { ("<code>%s</code>"):format(escape(tag.tag)) }
  if tag.score then parts[#parts + 1] = "score " .. writer.fraction(tag.score, 3) end
  if tag.rule then parts[#parts + 1] = "rule " .. escape(tag.rule) end
  if tag.at then parts[#parts] = parts[#parts] .. " (" .. escape(tag.at) .. ")" end
  if tag.explain then parts[#parts + 1] = escape(tostring(tag.explain)) end
  return '<li class="tag">' .. table.concat(parts, ", ") .. "</li>"
end

local function about(entry, context)
  local s = entry.statement
  local speaker, parts = s.speaker, { s.kind }
  if s.cue then parts[#parts + 1] = "cue “" .. escape(s.cue) .. "”" end
  if s.status ~= "said" then parts[#parts + 1] = s.status end
  if s.attribution ~= "explicit" then parts[#parts + 1] = s.attribution end
  if s.answers then
    parts[#parts + 1] = ('answers <a href="#%sabout-%d">%d</a>'):format(context.prefix, s.answers.id, s.answers.id)
  end
  if s.topic then parts[#parts + 1] = "on " .. escape(s.topic) end
  if entry.parent then parts[#parts + 1] = "inside " .. entry.parent.id end
  local name = speaker and speaker.name or s.mention or "nobody named"
  local tags = {}
  for i, tag in ipairs(entry.tags) do tags[i] = tag_item(tag) end
  return ('<li id="%sabout-%s"><a class="number" href="#%sstatement-%s">%s</a> <b class="speaker">%s</b>%s: %s%s</li>')
    :format(context.prefix, entry.id, context.prefix, entry.id, entry.id, escape(name),
      speaker and speaker.role and ", " .. escape(speaker.role) or "", table.concat(parts, ", "),
      #tags > 0 and "<ul>" .. table.concat(tags) .. "</ul>" or "")
end

-- What stands in no block of its own: the page's title and address.
local function head(article, has_title)
  local out = {}
  if article.title and not has_title then out[#out + 1] = "<h1>" .. escape(article.title) .. "</h1>" end
  local facts, address = {}, markup.address(article.url)
  if address then facts[#facts + 1] = ('<a href="%s">%s</a>'):format(address, address) end
  if article.published then facts[#facts + 1] = escape(article.published) end
  for _, author in ipairs(article.authors) do facts[#facts + 1] = escape(author) end
  if #facts > 0 then out[#out + 1] = '<p class="facts">' .. table.concat(facts, " · ") .. "</p>" end
  return out
end

local function has_title(article)
  for block in article:blocks() do
    if block.kind == "title" then return true end
  end
  return false
end

local function fragment(article, options)
  local context = { text = article.text, prefix = options.prefix or "", numbered = {} }
  local entries = writer.statements(article, options.tags)
  local out, list = head(article, has_title(article)), {}
  out[#out + 1] = body(article, entries, context)
  for i, entry in ipairs(entries) do list[i] = about(entry, context) end
  out[#out + 1] = '<section class="statements" aria-label="Statements">'
  out[#out + 1] = #list > 0 and "<ol>\n" .. table.concat(list, "\n") .. "\n</ol>" or "<p>No statement was found.</p>"
  out[#out + 1] = "</section>"
  return ('<article class="quoth" lang="%s">\n%s\n</article>\n')
    :format(escape(article.language), table.concat(out, "\n"))
end

local function page(article, options)
  -- "<" is escaped, so that nothing in the data ends its element
  local data = require "quoth.write.jsonld"(article, { tags = options.tags }):gsub("<", "\\u003c"):gsub("\n$", "")
  return table.concat {
    '<!DOCTYPE html>\n<html lang="', escape(article.language), '">\n<head>\n<meta charset="utf-8">\n',
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n', "<title>",
    escape(article.title or "Statements"), "</title>\n<style>\n", style, "</style>\n",
    '<script type="application/ld+json">', data, "</script>\n</head>\n<body>\n", fragment(article, options),
    "</body>\n</html>\n",
  }
end

return writer.new("html", { fragment = "boolean", prefix = "string" }, function(article, options)
  if options.prefix and not options.prefix:find "^[%a][%w-]*$" then
    error("bad argument #2 to 'html' (option 'prefix' takes letters, digits and hyphens, a letter first)", 3)
  end
  return (options.fragment and fragment or page)(article, options)
end)
