-- The report: articles and their statements as one page that needs nothing but itself. report(articles, options)
-- -> HTML. options: title; names, what an article that names no site is called; tags, what tagger:tags(article) gives
-- for each article.
local article = require "quoth.report.article"
local chart = require "quoth.report.chart"
local markup = require "quoth.write.markup"
local model = require "quoth.report.model"
local outlets = require "quoth.report.outlets"
local palette = require "quoth.report.palette"
local quoth = require "quoth"
local script = require "quoth.report.script"
local style = require "quoth.report.style"
local writer = require "quoth.write.writer"

local escape = markup.escape

-- Nothing may be loaded, sent or framed; what is inline is all there is.
local POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; " ..
  "base-uri 'none'; form-action 'none'"

local HEAD = [[
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="%s">
<title>%s</title>
<link rel="icon" href="data:,">
<style>
%s%s</style>
</head>
<body>
<a class="skip" href="#articles">Skip to the text</a>
<div class="page">
<header class="masthead">
<p class="brand"><span><b>quoth</b> who said what</span>
<button type="button" class="button theme ui" hidden>Dark</button></p>
%s<p class="sum">%s</p>
%s<ul class="legend"><li><span class="q direct">direct</span> all in quotation marks</li>
<li><span class="q mixed">mixed</span> partly</li><li><span class="q indirect">indirect</span> reported</li>
<li><span class="q direct in">twice</span> speech inside speech</li><li><span class="mention">speaker</span></li>
<li><span class="cue">cue</span></li></ul>
</header>
]]

local FILTERS = [[
<form class="filters" role="search" aria-label="Filter statements" hidden>
<label class="wide"><span class="said">Text</span>
<input type="search" name="text" placeholder="Find in text, press /" autocomplete="off"></label>
%s<output aria-live="polite"></output>
<button type="button" class="button reset" disabled>Reset</button>
<button type="button" class="button" data-export="csv" title="Save what is seen">↓ CSV</button>
<button type="button" class="button" data-export="ndjson" title="Save what is seen">↓ NDJSON</button>
</form>
]]

local PANEL = [[
<aside class="panel empty" aria-label="The chosen statement" tabindex="-1" hidden>
<button type="button" class="button shut" style="float:right">Close</button>
<div class="content"></div>
<p class="hint"><kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>Enter</kbd> details · <kbd>Esc</kbd> close ·
<kbd>/</kbd> find</p>
</aside>
]]

local FOOT = [[
<footer>Made by %s. Offsets in links are code points of the article's text.</footer>
</div>
<script>
%s</script>
</body>
</html>
]]

local function plural(number, what) return ("<b>%d</b> %s%s"):format(number, what, number == 1 and "" or "s") end

local function choice(name, label, names, prefix)
  local head = '<label><span class="said">%s</span><select name="%s"><option value="">%s</option>'
  local option = '<option value="%s%s">%s (%d)</option>'
  local out = { head:format(label, name, label) }
  for _, value in ipairs(names) do
    out[#out + 1] = option:format(prefix or "", escape(value), escape(value), names.count[value])
  end
  out[#out + 1] = "</select></label>\n"
  return out
end

-- All who speak, also inside other statements, with how many statements they speak in.
local function speakers_of(entries)
  return model.table_of(coroutine.wrap(function()
    for note in model.notes(entries) do
      local seen = { [note.who] = true }
      coroutine.yield(note.who, "")
      for _, inner in ipairs(note.nested) do
        if not seen[inner.who] then coroutine.yield(inner.who, "") end
        seen[inner.who] = true
      end
    end
  end)).down
end

-- What is counted over all articles.
local function count(entries)
  local function pairs_of(first, second)
    return coroutine.wrap(function()
      for note, entry in model.notes(entries) do
        for _, one in ipairs(first(note, entry)) do
          for _, other in ipairs(second(note, entry)) do coroutine.yield(one, other) end
        end
      end
    end)
  end
  local function who(note) return { note.who } end
  local function day(_, entry) return { entry.date and entry.date.text } end
  local counts = {
    topics = model.table_of(pairs_of(who, function(note) return { note.topic } end)),
    tags = model.table_of(pairs_of(model.tag_names, who)),
    days = model.table_of(pairs_of(who, day)),
    tag_days = model.table_of(pairs_of(model.tag_names, day)),
    speakers = speakers_of(entries), kinds = { count = {} }, statements = 0, untagged = 0,
  }
  for note in model.notes(entries) do
    local kind = note.statement.kind
    counts.statements, counts.kinds.count[kind] = counts.statements + 1, (counts.kinds.count[kind] or 0) + 1
    if #note.tags == 0 then counts.untagged = counts.untagged + 1 end
  end
  for _, kind in ipairs { "direct", "mixed", "indirect" } do
    if counts.kinds.count[kind] then table.insert(counts.kinds, kind) end
  end
  return counts
end

local function add_filters(out, counts, tagged)
  local choices = {}
  local function add(list) choices[#choices + 1] = table.concat(list) end
  add(choice("who", "All speakers", counts.speakers))
  add(choice("topic", "All topics", counts.topics.across))
  add(choice("kind", "All kinds", counts.kinds))
  if tagged then
    local list = choice("tag", "All tags", counts.tags.down, "=")
    table.insert(list, #list, ('<option value="(none)">no rule fired (%d)</option>'):format(counts.untagged))
    add(list)
  end
  out[#out + 1] = FILTERS:format(table.concat(choices))
end

-- The days of the articles, each once, in order.
local function days_of(entries)
  local days, seen = {}, {}
  for _, entry in ipairs(entries) do
    local date = entry.date
    if date and #entry.notes > 0 and not seen[date.text] then days[#days + 1], seen[date.text] = date, true end
  end
  table.sort(days, function(a, b)
    if a.day ~= b.day then return a.day < b.day end
    return a.text < b.text
  end)
  return days
end

local function add_charts(out, entries, counts, tagged)
  out[#out + 1] = '<section id="charts"><h2>Speakers and topics</h2>\n'
  chart.matrix(out, "topics", counts.topics, "Statements by speaker and topic", { down = "who", across = "topic" },
    { down = "Speakers", across = "topics", one_down = "Speaker", one_across = "Topic" })
  if tagged then
    out[#out + 1] = "<h3>Tags and speakers</h3>\n"
    if #counts.tags.down == 0 then
      out[#out + 1] = '<p class="none">No rule fired on any statement.</p>'
    else
      chart.matrix(out, "tags", counts.tags, "Statements by tag and speaker", { down = "tag", across = "who" },
        { down = "Tags", across = "speakers", one_down = "Tag", one_across = "Speaker" })
    end
  end
  out[#out + 1] = "</section>\n"
  local days = days_of(entries)
  if #entries == 1 or #days == 0 then return end
  out[#out + 1] = '<section id="time"><h2>Over time</h2>\n'
  chart.timeline(out, "days", counts.days, days, "Statements of each speaker by day",
    { down = "Speakers", one_down = "Speaker" })
  if #counts.tag_days.down > 0 then
    out[#out + 1] = "<h3>Tags</h3>\n"
    chart.timeline(out, "tag-days", counts.tag_days, days, "Statements with each tag by day",
      { down = "Tags", one_down = "Tag" })
  end
  out[#out + 1] = "</section>\n"
end

-- level: of the headings of articles, 1 where the page has none above them.
local function add_articles(out, entries, level)
  out[#out + 1] = '<section id="articles" aria-label="Articles">\n'
  local first -- with statements: the one to begin with
  for _, entry in ipairs(entries) do
    if not first and #entry.notes > 0 then first = entry end
    article.add(out, entry, level, #entries > 1 and (entry == first and "open" or "shut") or nil)
  end
  out[#out + 1] = '<p class="none" id="nothing" hidden>No statement passes the filter.</p></section>\n'
end

local function add_head(out, entries, counts, options)
  local several = #entries > 1
  local title = options.title or several and ("Who said what in %d articles"):format(#entries) or entries[1].title
  local sum = {
    plural(counts.statements, "statement"), plural(#counts.topics.down, "speaker"), plural(#entries, "article"),
  }
  if options.tags then sum[4] = plural(#counts.tags.down, "tag") end
  local links = several and [[
<nav aria-label="Parts"><a href="#articles">Articles</a><a href="#charts">Speakers and topics</a>
<a href="#time">Over time</a><a href="#outlets">The same words in several articles</a></nav>
]] or ""
  if several and #days_of(entries) == 0 then links = links:gsub('<a href="#time">.-</a>', "") end
  local heading = (several or options.title) and ("<h1>%s</h1>\n"):format(escape(title)) or ""
  out[#out + 1] = HEAD:format(POLICY, quoth._VERSION, escape(title), palette.css(), style, heading,
    table.concat(sum, " · "), links)
end

local function check(articles, options)
  if type(articles) ~= "table" or #articles == 0 then
    error(("bad argument #1 to 'report' (array of articles expected, got %s)")
      :format(type(articles) == "table" and "an empty table" or type(articles)), 3)
  end
  for i, source in ipairs(articles) do
    if type(source) ~= "userdata" or getmetatable(source) ~= "quoth.Article" then
      error(("bad argument #1 to 'report' (articles[%d] is a %s, not a quoth.Article)"):format(i, type(source)), 3)
    end
  end
  if type(options) ~= "table" then
    error(("bad argument #2 to 'report' (table expected, got %s)"):format(type(options)), 3)
  end
  local kinds = { title = "string", names = "table", tags = "table" }
  for name, value in pairs(options) do
    if kinds[name] ~= type(value) then
      error(("bad argument #2 to 'report' (option '%s' takes a %s, not a %s)")
        :format(tostring(name), kinds[name] or "nothing: there are title, names, tags", type(value)), 3)
    end
  end
  for i, tags in pairs(options.tags or {}) do
    local fault = writer.tags_fault(tags)
    if fault then error(("bad argument #2 to 'report' (article %s: %s)"):format(tostring(i), fault), 3) end
  end
end

return function(articles, options)
  options = options or {}
  check(articles, options)
  local entries = model.read(articles, options)
  local counts, out, tagged = count(entries), {}, options.tags ~= nil
  add_head(out, entries, counts, options)
  add_filters(out, counts, tagged)
  out[#out + 1] = '<div class="columns"><main>\n'
  add_articles(out, entries, (#entries > 1 or options.title) and 2 or 1)
  if counts.statements > 0 then add_charts(out, entries, counts, tagged) end
  if #entries > 1 then outlets.add(out, entries) end
  out[#out + 1] = "</main>\n" .. PANEL .. "</div>\n"
  out[#out + 1] = FOOT:format(quoth._VERSION, script)
  return table.concat(out)
end
