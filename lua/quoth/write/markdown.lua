-- Markdown (CommonMark): topics as headings, statements as block quotations with who said it below; what is nested
-- stands one deeper.
local core = require "quoth.core"
local writer = require "quoth.write.writer"

-- Text as text: no mark of Markdown or HTML in it counts. Lines are joined, controls shown.
local function escape(text)
  text = core.utf8(text):gsub("[%z\1-\8\14-\31\127]", "\u{fffd}"):gsub("^%s+", ""):gsub("%s+$", ""):gsub("%s+", " ")
  text = text:gsub("[\\`*_{}%[%]<>#|~&!$:@]", "\\%0")
  return (text:gsub("^([-+=])", "\\%1"):gsub("^(%d+)([.)])", "%1\\%2"))
end

local function code(text)
  text = core.utf8(text):gsub("%s+", " ")
  local fence = "`"
  while text:find(fence, 1, true) do fence = fence .. "`" end
  return fence .. (text:find "^`" and " " or "") .. text .. (text:find "`$" and " " or "") .. fence
end

-- A link where it is an address of the web; what else a page may claim ("javascript:" and the like) is text.
local function address(url)
  if not url:find "^[hH][tT][tT][pP][sS]?://" then return escape(url) end
  return "<" .. core.utf8(url):gsub("[%c%s<>]", function(c) return ("%%%02X"):format(c:byte()) end) .. ">"
end

local function words(statement)
  local whole, parts = statement.article.text, {}
  for i, span in ipairs(statement.spans) do parts[i] = whole:sub(span[1], span[2]) end
  local text = escape(table.concat(parts, " … ")) -- what stood between them is not the speaker's
  if text == "" then return "*no words are given*" end
  return statement.kind == "direct" and "“" .. text .. "”" or text
end

local function who(entry)
  local s, speaker = entry.statement, entry.statement.speaker
  local parts = {}
  local name = speaker and speaker.name or s.mention
  parts[1] = name and "**" .. escape(name) .. "**" or "**?**"
  if speaker and speaker.role then parts[#parts + 1] = escape(speaker.role) end
  parts[#parts + 1] = s.kind
  if s.cue then parts[#parts + 1] = "cue “" .. escape(s.cue) .. "”" end
  if s.status ~= "said" then parts[#parts + 1] = s.status end
  if s.attribution ~= "explicit" then parts[#parts + 1] = s.attribution end
  if s.answers then parts[#parts + 1] = "answers “" .. escape(s.answers.text) .. "”" end
  for _, tag in ipairs(entry.tags) do parts[#parts + 1] = code(tag.tag) end
  return "— " .. table.concat(parts, ", ")
end

return writer.new("markdown", {}, function(article, options)
  local out = {}
  local function add(text) out[#out + 1] = text end
  if article.title then add("# " .. escape(article.title)) end
  if article.deck then add("*" .. escape(article.deck) .. "*") end
  if article.url then add(address(article.url)) end
  local topic
  for _, entry in ipairs(writer.statements(article, options.tags)) do
    local s = entry.statement
    if entry.depth == 0 and s.topic ~= topic then
      topic = s.topic
      add("## " .. (topic and escape(topic) or "\\-"))
    end
    local depth = math.min(entry.depth, 7)
    add((">"):rep(depth + 1) .. " " .. words(s))
    add((depth > 0 and (">"):rep(depth) .. " " or "") .. who(entry))
  end
  return table.concat(out, "\n\n") .. "\n"
end)
