-- An annotated article: its blocks as they stand, each with the notes on the statements that begin in it.
local markup = require "quoth.write.markup"
local model = require "quoth.report.model"
local slice = require "quoth.write.slice"
local writer = require "quoth.write.writer"

local article = {}

local escape, fraction = markup.escape, writer.fraction

local attributions = {
  explicit = "the sentence names the speaker", continued = "the speaker of the statement before it",
  implied = "the speaker that the article announced", label = "a label names the speaker",
  unknown = "the text does not say whose words these are",
}

-- What the parts of a statement are called in the attributes that tie them together: data-c="3 3.1".
local ROLES = { content = "c", cue = "u", mention = "m" }

local function add_marks(marks, note, depth)
  local statement = note.statement
  local function add(span, mark)
    if not span then return end
    mark.first, mark.last, mark.key, mark.note = span[1], span[2], note.key, note
    marks[#marks + 1] = mark
  end
  for _, span in ipairs(statement.spans) do add(span, { role = "content", kind = statement.kind, depth = depth }) end
  add(statement.cue_span, { role = "cue" })
  add(statement.mention_span, { role = "mention" })
  for _, span in ipairs(statement.insertions) do add(span, { class = "inserted" }) end
  for _, span in ipairs(statement.elisions) do add(span, { class = "elided" }) end
end

-- All marks of an entry, in the order of their first bytes.
local function marks_of(entry)
  local marks = {}
  for _, note in ipairs(entry.notes) do
    add_marks(marks, note, 0)
    for _, inner in ipairs(note.nested) do add_marks(marks, inner, inner.depth) end
    for i, tag in ipairs(note.tags) do
      for _, span in ipairs(tag.spans or {}) do
        marks[#marks + 1] = { first = span.first, last = span.last, evidence = ("%s-%d"):format(note.key, i) }
      end
    end
  end
  for i, mark in ipairs(marks) do mark.place = i end
  table.sort(marks, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    return a.place < b.place
  end)
  return marks
end

-- Classes and attributes of a piece of text under marks.
local function dress(piece)
  local classes, keys, evidence = {}, { c = {}, u = {}, m = {} }, {}
  for _, mark in ipairs(piece) do
    if mark.role then table.insert(keys[ROLES[mark.role]], mark.key) end
    if mark.role == "content" then
      classes[#classes + 1] = (mark.depth == 0 and "q " or "in ") .. mark.kind
    elseif mark.evidence then
      evidence[#evidence + 1] = mark.evidence
    else
      classes[#classes + 1] = mark.class or mark.role
    end
  end
  local attributes = #classes > 0 and (' class="%s"'):format(table.concat(classes, " ")) or ""
  for _, name in ipairs { "c", "u", "m" } do
    if #keys[name] > 0 then attributes = attributes .. (' data-%s="%s"'):format(name, table.concat(keys[name], " ")) end
  end
  if #evidence > 0 then attributes = attributes .. (' data-e="%s"'):format(table.concat(evidence, " ")) end
  return attributes
end

-- Where the marks that open a quotation begin which ends the text; its end + 1 where there are none.
local openers = { '"', "“", "„", "«", "‘", "'", "”", "’", "(", "[" }
local function opening(text)
  local at = #text + 1
  while true do
    local before = at
    for _, mark in ipairs(openers) do
      if text:sub(at - #mark, at - 1) == mark and at > #mark then at = at - #mark end
    end
    if at == before then return at end
  end
end

local function add_number(out, note)
  out[#out + 1] = ('<a class="n" href="#%s" aria-label="Statement %s">%s</a>'):format(note.id, note.key, note.key)
end

local function add_words(out, piece, words)
  if words == "" then return end
  out[#out + 1] = #piece > 0 and ("<span%s>%s</span>"):format(dress(piece), escape(words)) or escape(words)
end

-- A block's text; a number stands where a statement begins, before its quotation mark.
local function add_text(out, entry, block, marks, starts)
  local text = entry.article.text
  local pieces = slice(block.first, block.last, marks)
  for i, piece in ipairs(pieces) do
    local words, next_note = text:sub(piece.first, piece.last), starts[piece.last + 1]
    local at = next_note and opening(words) or #words + 1
    if i == 1 and starts[piece.first] then add_number(out, starts[piece.first]) end
    add_words(out, piece, words:sub(1, at - 1))
    if next_note and pieces[i + 1] then add_number(out, next_note) end
    add_words(out, piece, words:sub(at))
  end
end

local function row(out, name, value, remark)
  if not value then return end
  remark = remark and (" <small>%s</small>"):format(remark) or ""
  out[#out + 1] = ("<dt>%s</dt><dd>%s%s</dd>"):format(name, value, remark)
end

local function bdi(text) return text and ("<bdi>%s</bdi>"):format(escape(text)) end

-- What was decided of a statement, and why.
local function add_facts(out, note)
  local s = note.statement
  local speaker = s.speaker
  out[#out + 1] = "<dl>"
  row(out, "Speaker", bdi(note.who), speaker and (escape(speaker.role or speaker.type)))
  if s.mention ~= note.who then row(out, "Called", bdi(s.mention)) end
  row(out, "Cue", s.cue and ("“%s”"):format(escape(s.cue)))
  row(out, "Kind", s.kind, s.status ~= "said" and s.status or nil)
  row(out, "Topic", bdi(s.topic))
  row(out, "Attribution", s.attribution, attributions[s.attribution])
  row(out, "Reason", ("<code>%s</code>"):format(escape(s.reason)), "confidence " .. fraction(s.confidence, 2))
  if s.continues then row(out, "Continues", "statement " .. s.continues.id) end
  if s.answers then row(out, "Answers", "statement " .. s.answers.id) end
  for _, repair in ipairs(s.repairs) do row(out, "Repaired", "a quotation mark", escape(repair.kind)) end
  out[#out + 1] = "</dl>"
end

local function evidence_of(tag, text)
  local words = {}
  for i, span in ipairs(tag.spans or {}) do words[i] = ("“%s”"):format(text:sub(span.first, span.last)) end
  return #words > 0 and "on " .. table.concat(words, ", ") or "on no words of the text"
end

local TAG = [[
<li><button type="button" class="tag" data-e="$key">$tag</button> <small>$score</small>
<div>rule <code>$rule</code> at <code>$at</code></div><div>$evidence</div><div>$explain</div></li>]]

local function add_tags(out, note)
  local entry = note.entry
  if #note.tags == 0 then
    out[#out + 1] = ('<p class="none">%s</p>'):format(entry.tags and "No rule fired." or "No rules were run.")
    return
  end
  out[#out + 1] = '<ul class="fired">'
  for i, tag in ipairs(note.tags) do
    out[#out + 1] = markup.fill(TAG, {
      key = note.key .. "-" .. i, tag = tag.tag, score = tag.score and "score " .. fraction(tag.score, 2) or "",
      rule = tag.rule or "?", at = tag.at or "?", evidence = evidence_of(tag, entry.article.text),
      explain = tag.explain or "",
    })
  end
  out[#out + 1] = "</ul>"
end

local function add_inner(out, note)
  if #note.nested == 0 then return end
  out[#out + 1] = '<p class="head">Reported inside</p><ul class="inner">'
  for _, inner in ipairs(note.nested) do
    out[#out + 1] = markup.fill('<li data-k="$key"><button type="button" data-k="$key"><bdi>$who</bdi></button>', inner)
    add_facts(out, inner)
    out[#out + 1] = "</li>"
  end
  out[#out + 1] = "</ul>"
end

local function chips(note)
  local out = {}
  for i, name in ipairs(model.tag_names(note)) do out[i] = ('<span class="tag">%s</span>'):format(escape(name)) end
  return #out > 0 and (' <span class="chips">%s</span>'):format(table.concat(out, " ")) or ""
end

local NOTE = [[
<li class="note" id="$id" data-k="$key" data-kind="$kind" data-who="$who" data-topic="$topic" data-tags="$tags"
 data-inside="$inside" data-status="$status" data-attribution="$attribution" data-reason="$reason"
 data-confidence="$confidence"><details><summary><span class="num">$key</span> <bdi class="who">$who</bdi>
<span class="kind $kind">$label</span>${reports}${chips}</summary><div class="more">]]

local NOTE_END = '<p><a class="permalink" href="#$id">Link to this statement</a></p></div></details></li>'

-- The line of a note: number, speaker, kind, whom it reports, tags.
local function add_line(out, note)
  local s, inside, reports = note.statement, {}, {}
  for i, inner in ipairs(note.nested) do
    inside[i] = inner.who
    reports[i] = markup.fill(' <span class="reports" data-k="$key">reports <bdi>$who</bdi></span>', inner)
  end
  out[#out + 1] = markup.fill(NOTE, {
    id = note.id, key = note.key, kind = s.kind, who = note.who, topic = note.topic, status = s.status,
    tags = table.concat(model.tag_names(note), "\n"), inside = table.concat(inside, "\n"), attribution = s.attribution,
    reason = s.reason, confidence = fraction(s.confidence, 2), reports = table.concat(reports), chips = chips(note),
    label = s.status == "said" and s.kind or s.kind .. ", " .. s.status,
  })
end

-- The line, and behind it, folded away, all that is known.
local function add_note(out, note)
  add_line(out, note)
  add_facts(out, note)
  out[#out + 1] = '<p class="head">Tags</p>'
  add_tags(out, note)
  add_inner(out, note)
  out[#out + 1] = markup.fill(NOTE_END, note)
end

-- Blocks with the notes and the marks that begin in each: both in the order of the text, so one pass deals them out.
local function blocks_of(entry)
  local blocks, marks, at, next_note = {}, marks_of(entry), 1, 1
  local notes = table.move(entry.notes, 1, #entry.notes, 1, {})
  table.sort(notes, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    return tonumber(a.key) < tonumber(b.key)
  end)
  for block in entry.article:blocks() do
    local own = { block = block, marks = {}, notes = {}, starts = {} }
    while marks[at] and marks[at].first <= block.last do
      table.insert(own.marks, marks[at])
      at = at + 1
    end
    while notes[next_note] and notes[next_note].first <= block.last do
      local note = notes[next_note]
      table.insert(own.notes, note)
      own.starts[note.first] = own.starts[note.first] or note
      next_note = next_note + 1
    end
    blocks[#blocks + 1] = own
  end
  return blocks
end

-- level: of the article's own heading.
local function element_of(kind, level)
  if kind == "blockquote" then return kind end
  return (kind == "heading" or kind == "title") and "h" .. level + 1 or "p"
end

local function add_block(out, entry, own, level)
  local kind = own.block.kind
  local element = element_of(kind, level)
  out[#out + 1] = ('<div class="block %s"><%s class="text" dir="auto">'):format(kind, element)
  add_text(out, entry, own.block, own.marks, own.starts)
  out[#out + 1] = ("</%s>"):format(element)
  if #own.notes > 0 then
    out[#out + 1] = '<ul class="notes">'
    for _, note in ipairs(own.notes) do add_note(out, note) end
    out[#out + 1] = "</ul>"
  end
  out[#out + 1] = "</div>\n"
end

-- A title that the head above the article shows already.
local function is_shown(entry, own)
  local source = entry.article
  local title = own.block.kind == "title" and source.title
  return title and #own.notes == 0 and own.block.text:sub(-#title) == title
end

local function byline(entry)
  local source, parts = entry.article, {}
  local address = markup.address(source.canonical_url or source.url)
  local name = bdi(entry.name)
  parts[1] = address and ('<a href="%s" rel="noreferrer noopener">%s</a>'):format(address, name) or name
  local date = entry.date
  if date then parts[#parts + 1] = ('<time datetime="%s">%s</time>'):format(date.iso, date.text) end
  if #source.authors > 0 then parts[#parts + 1] = bdi(table.concat(source.authors, ", ")) end
  local count = #entry.notes
  parts[#parts + 1] = ('<span class="hits">%d statement%s</span>'):format(count, count == 1 and "" or "s")
  return table.concat(parts, ' <span class="dot">·</span> ')
end

local function add_body(out, entry, level)
  out[#out + 1] = '<div class="body">\n'
  for _, own in ipairs(blocks_of(entry)) do
    if not is_shown(entry, own) then add_block(out, entry, own, level) end
  end
  if #entry.notes == 0 then out[#out + 1] = '<p class="none">No statement found.</p>' end
  out[#out + 1] = "</div>\n"
end

-- Adds the article to `out`, under a heading of this level; fold: nil for one that stands alone, "open" or "shut".
function article.add(out, entry, level, fold)
  local source = entry.article
  out[#out + 1] = ('<article class="doc" id="%s" data-name="%s" lang="%s">')
    :format(entry.key, escape(entry.name), escape(source.language))
  local label = source.label and ('<span class="label">%s</span>'):format(escape(source.label)) or ""
  local head = ('<h%d>%s<bdi>%s</bdi></h%d><span class="byline">%s</span>')
    :format(level, label, escape(entry.title), level, byline(entry))
  if fold then
    out[#out + 1] = ("<details%s><summary>%s</summary>"):format(fold == "open" and " open" or "", head)
  else
    out[#out + 1] = "<header>" .. head .. "</header>"
  end
  add_body(out, entry, level)
  out[#out + 1] = (fold and "</details>" or "") .. "</article>\n"
end

return article
