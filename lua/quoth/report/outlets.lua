-- The table of quotations that several articles have, with the differences of their versions.
local markup = require "quoth.write.markup"
local repeats = require "quoth.report.repeats"

local outlets = {}

local escape = markup.escape

local function words_of(run)
  local list = {}
  for i, word in ipairs(run) do list[i] = escape(word.text) end
  return table.concat(list, " ")
end

local openings = {
  ["-"] = function(run)
    return run.marked and '<del class="marked" title="left out, marked by an ellipsis">' or "<del>", "</del>"
  end,
  ["+"] = function() return "<ins>", "</ins>" end,
  ["="] = function() return "", "" end,
}

local function text_of(version)
  if not version.runs then return words_of(version.words) end
  local parts = {}
  for i, run in ipairs(version.runs) do
    local open, close = openings[run.kind](run)
    parts[i] = open .. words_of(run) .. close
  end
  return table.concat(parts, " ")
end

local remarks = {
  { "marked", "cuts %d word%s, marked" }, { "silent", "cuts %d word%s, not marked" },
  { "ends", "leaves out %d word%s at an end" }, { "added", "has %d other word%s" },
  { "bracketed", "adds %d word%s in brackets" },
}

local function remark(version)
  local counts = version.counts
  if not counts then return "longest version" end
  local parts = {}
  for _, one in ipairs(remarks) do
    local number = counts[one[1]]
    if number > 0 then parts[#parts + 1] = one[2]:format(number, number == 1 and "" or "s") end
  end
  if counts.negation then parts[#parts + 1] = "<strong>a negation differs</strong>" end
  if counts.number then parts[#parts + 1] = "<strong>a number differs</strong>" end
  return #parts > 0 and table.concat(parts, "; ") or "the same words"
end

local GROUP = [[
<details class="group"%s><summary><span class="start">“%s…”</span> <small>%d articles</small></summary>
<table class="versions"><thead><tr><th scope="col">Where</th><th scope="col">Version</th>
<th scope="col">What differs</th></tr></thead><tbody>
]]

local VERSION = [[
<tr><th scope="row"><a href="#%s"><bdi>%s</bdi></a><small>%s%s</small></th>
<td data-label="Version">%s</td><td data-label="What differs">%s</td></tr>
]]

local LEAD = [[
<p class="lead"><del>Struck out</del> is what a version leaves out of the longest one,
<del class="marked">so</del> where it marks the gap; <ins>underlined</ins> is what only it has. Marks and punctuation do
not count.</p>
]]

local function add_group(out, group, open)
  local base = group.base
  local start = {}
  for i = 1, math.min(10, #base.words) do start[i] = escape(base.words[i].text) end
  out[#out + 1] = GROUP:format(open and " open" or "", table.concat(start, " "), #group)
  for _, version in ipairs(group) do
    local note = version.entry.notes[version.statement.id]
    local date = version.entry.date
    out[#out + 1] = VERSION:format(note.id, escape(version.entry.name), date and escape(date.text) .. ", " or "",
      escape(note.who), text_of(version), remark(version))
  end
  out[#out + 1] = "</tbody></table></details>\n"
end

function outlets.add(out, entries)
  local groups = repeats.find(entries)
  out[#out + 1] = '<section id="outlets"><h2>The same words in several articles</h2>\n'
  if #groups == 0 then out[#out + 1] = '<p class="none">No quotation stands in more than one article.</p>' end
  if #groups > 0 then out[#out + 1] = LEAD end
  for i, group in ipairs(groups) do add_group(out, group, i <= 3) end
  out[#out + 1] = "</section>\n"
end

return outlets
