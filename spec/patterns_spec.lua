-- The patterns of spec/fixtures/patterns.lua, each text in several styles of marks.
local quoth = require "quoth"
local patterns = dofile "spec/fixtures/patterns.lua"

-- Outer marks, inner marks, apostrophe. In the British style a comma stands behind the mark that closes.
local styles = {
  { name = "straight", '"', '"', "'", "'", "'" },
  { name = "curly", "“", "”", "‘", "’", "’" },
  { name = "ticks", "``", "''", "`", "'", "'" },
  { name = "British", "‘", "’", "“", "”", "’", comma_behind = true },
}

local function write(source, style)
  local text = source
  if style.comma_behind then text = text:gsub(",»", "»,"):gsub(",›", "›,") end
  local marks = { ["«"] = style[1], ["»"] = style[2], ["‹"] = style[3], ["›"] = style[4], ["’"] = style[5] }
  return (text:gsub("[«»‹›’]", marks):gsub(utf8.charpattern, marks))
end

local function pieces(article, spans)
  local found = {}
  for i, span in ipairs(spans) do found[i] = article.text:sub(span[1], span[2]) end
  return table.concat(found, " | ")
end

-- A statement as one line, with those of its details that the expectation names.
local function describe_found(s, more)
  local line = { s.kind, s.name or "nobody", s.cue or "no cue", pieces(s.article, s.spans), s.attribution, s.status }
  if more.mention then line[#line + 1] = "mention " .. tostring(s.mention) end
  if more.topic then line[#line + 1] = "topic " .. tostring(s.topic) end
  if more.insertions then line[#line + 1] = "insertions " .. pieces(s.article, s.insertions) end
  if more.elisions then line[#line + 1] = "elisions " .. pieces(s.article, s.elisions) end
  return table.concat(line, "; ")
end

local function describe_wanted(e, style, more)
  local content = write(e.content, style) .. " |"
  if style.comma_behind then content = content:gsub(", |", " |") end -- the comma is no content
  local line = { e.kind, e.name and write(e.name, style) or "nobody", e.cue or "no cue", content:sub(1, -3), more.attribution or "explicit",
    more.status or "said" }
  for _, key in ipairs { "mention", "topic", "insertions", "elisions" } do
    if more[key] then line[#line + 1] = key .. " " .. write(more[key], style) end
  end
  return table.concat(line, "; ")
end

local function compare(wanted, found, style, indent)
  local lines, got = {}, {}
  for i, e in ipairs(wanted) do
    lines[#lines + 1] = indent .. describe_wanted(e, style, e.more)
    local s = found[i]
    if s then got[#got + 1] = indent .. describe_found(s, e.more) end
    if s and e.more.nested then
      local inner, inner_got = compare(e.more.nested, s.nested, style, indent .. "  in it: ")
      lines[#lines + 1], got[#got + 1] = inner, inner_got
    end
  end
  for i = #wanted + 1, #found do got[#got + 1] = indent .. describe_found(found[i], {}) end
  return table.concat(lines, "\n"), table.concat(got, "\n")
end

local function check(case, style)
  local article = assert(quoth.parse(write(case[1], style), { language = "en" }))
  local found, wanted = {}, { table.unpack(case, 2) }
  for s in article:statements() do found[#found + 1] = s end
  local lines, got = compare(wanted, found, style, "")
  assert.equal(lines, got)
end

local as_written = { name = "as written", "«", "»", "‹", "›", "’" }

describe("pattern", function()
  for _, pattern in ipairs(patterns) do
    local cases = { table.unpack(pattern, 3) }
    cases[#cases + 1] = pattern.trap
    for i, case in ipairs(cases) do
      local written = {}
      for _, style in ipairs(pattern.marks == false and { as_written } or styles) do
        local text = write(case[1], style)
        if not written[text] then
          written[text] = true
          local title = case == pattern.trap and "trap" or "example " .. i
          it(("%d, %s: %s, %s"):format(pattern[1], pattern[2], title, style.name), function() check(case, style) end)
        end
      end
    end
  end
end)
