-- An article and its statements as text of a given width: layout.article(article, { width =, color =, tags = }).
local layout = {}

local styles = { bold = "1", dim = "2", topic = "1;36", speaker = "1;33", tag = "32" }

local function columns(text) return utf8.len(text) or #text end

-- Control characters would reach the terminal as commands, bytes that are no UTF-8 as rubbish.
local function clean(text)
  text = text:gsub("[%z\1-\8\14-\31\127]", "\u{fffd}"):gsub("\u{9b}", "\u{fffd}")
  local _, bad = utf8.len(text)
  while bad do
    text = text:sub(1, bad - 1) .. "\u{fffd}" .. text:sub(bad + 1)
    _, bad = utf8.len(text, bad)
  end
  return text
end

layout.clean = clean

-- Lines of at most `width` columns, where the words allow it; the first one begins with `first` (indent).
local function wrap(text, width, indent, first)
  local lines, line, used = {}, {}, 0
  local room = math.max(10, width - #indent)
  for word in text:gmatch "%S+" do
    local size = columns(word)
    if used > 0 and used + 1 + size > room then
      lines[#lines + 1] = table.concat(line, " ")
      line, used = {}, 0
    end
    line[#line + 1] = word
    used = used + size + (used > 0 and 1 or 0)
  end
  if used > 0 then lines[#lines + 1] = table.concat(line, " ") end
  for i, words in ipairs(lines) do lines[i] = (i == 1 and first or indent) .. words end
  return lines
end

local function painter(color)
  return function(style, text) return color and ("\27[%sm%s\27[0m"):format(styles[style], text) or text end
end

-- What is to be known of a statement beside its words: kind, cue, and what is not as usual.
local function remarks(statement)
  local parts = { statement.kind }
  if statement.cue then parts[#parts + 1] = ("cue “%s”"):format(clean(statement.cue):gsub("%s+", " ")) end
  if statement.status ~= "said" then parts[#parts + 1] = statement.status end
  if statement.attribution ~= "explicit" then parts[#parts + 1] = statement.attribution end
  local entry = statement.entry -- of a live blog: when it was said
  local time = entry and (entry.shown or entry.time)
  if time then parts[#parts + 1] = clean(time) end
  if statement.answers then parts[#parts + 1] = "answers " .. statement.answers.id end
  return table.concat(parts, ", ")
end

-- The words of a direct statement in marks, as an article shows them.
local function words(statement)
  local whole, parts = statement.article.text, {}
  for i, span in ipairs(statement.spans) do parts[i] = clean(whole:sub(span[1], span[2])) end
  local text = table.concat(parts, " … ") -- what stood between them is not the speaker's
  return statement.kind == "direct" and "“" .. text .. "”" or text
end

local function speaker_line(statement)
  local speaker = statement.speaker
  if not speaker then return statement.mention and clean(statement.mention) or "?" end
  local name = clean(speaker.name or "?")
  return speaker.role and name .. ", " .. clean(speaker.role) or name
end

-- "# talks.denied 0.8: 'talks' is called 'allegedly' (talks.lua:10)"
local function add_tags(out, tags, width, indent, paint)
  for _, tag in ipairs(tags or {}) do
    local text = ("%s %.4g: %s (%s)"):format(tag.tag, tag.score, tag.explain, tag.at)
    for _, line in ipairs(wrap(clean(text), width, indent .. "  ", indent .. "# ")) do
      out[#out + 1] = paint("tag", line)
    end
  end
end

-- Statements nest as deep as the text has it: a list of work, no recursion.
local function add_statement(out, statement, tags, width, paint)
  local work = { { statement, "    ", tags } }
  while #work > 0 do
    local current, indent, of_current = table.unpack(table.remove(work), 1, 3)
    local inside = indent .. "   "
    if #indent > 4 then
      for _, line in ipairs(wrap(speaker_line(current), width, indent)) do out[#out + 1] = paint("speaker", line) end
    end
    local first = #indent > 4 and inside or indent .. current.id .. ". "
    for _, line in ipairs(wrap(remarks(current), width, inside, first)) do out[#out + 1] = paint("dim", line) end
    for _, line in ipairs(wrap(words(current), width, inside)) do out[#out + 1] = line end
    add_tags(out, of_current, width, inside, paint)
    local inner, of_inner = current.nested, of_current and of_current.nested or {}
    for i = #inner, 1, -1 do work[#work + 1] = { inner[i], inside, of_inner[i] } end
  end
end

local function add_head(out, article, width, paint)
  local function add(style, text)
    if not text then return end
    for _, line in ipairs(wrap(clean(text), width, "")) do out[#out + 1] = style and paint(style, line) or line end
  end
  add("dim", article.label)
  add("bold", article.title)
  add(nil, article.deck)
  add("dim", article.dateline and article.dateline.text)
end

function layout.article(article, settings)
  local out, width, paint = {}, settings.width, painter(settings.color)
  add_head(out, article, width, paint)
  local topic, speaker
  local tags = settings.tags or {}
  for statement in article:statements() do
    local now, who = statement.topic or false, speaker_line(statement)
    if now ~= (topic or false) then
      for i, line in ipairs(wrap(clean(now or "(no topic)"), width, "")) do
        out[#out + 1] = (i == 1 and #out > 0 and "\n" or "") .. paint("topic", line)
      end
      speaker = nil
    elseif speaker == nil and #out > 0 then
      out[#out + 1] = ""
    end
    topic = now
    if who ~= speaker then
      for _, line in ipairs(wrap(who, width, "  ")) do out[#out + 1] = paint("speaker", line) end
    end
    speaker = who
    add_statement(out, statement, tags[statement.id], width, paint)
  end
  out[#out + 1] = ""
  return table.concat(out, "\n")
end

return layout
