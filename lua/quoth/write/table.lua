-- Rows for spreadsheets and data frames: csv and tsv.
local core = require "quoth.core"
local markup = require "quoth.write.markup"
local writer = require "quoth.write.writer"

local rows = {}

local columns = {
  "document", "statement", "start", "end", "kind", "speaker", "mention", "cue", "attribution", "status", "answers",
  "topic", "confidence", "tag", "score", "rule", "text",
}

-- What a spreadsheet takes for a formula, or skips to find one (OWASP, CSV injection). The text of a page is
-- anybody's: it gets an apostrophe before it, which a spreadsheet does not show.
local function guard(text)
  return text:find "^%s*[=+@-]" or text:find "^%s*\u{ff1d}" or text:find "^%s*\u{ff0b}" or text:find "^%s*\u{ff20}"
    or text:find "^%s*\u{ff0d}" or text:find "^[\t\r\n]"
end

local function field(text, separator, formulas)
  text = markup.clean(text) -- a reader may stop at a NUL
  if separator == "\t" then text = text:gsub("%s*[\t\r\n]%s*", " ") end
  if not formulas and guard(text) then text = "'" .. text end
  if text:find('[",\t\r\n]') then text = '"' .. text:gsub('"', '""') .. '"' end
  return text
end

-- The fields of a statement before those of a tag.
local function fields_of(entry, document, at)
  local s, spans = entry.statement, writer.spans(entry.statement)
  return {
    document, entry.id, #spans > 0 and tostring(at(spans[1][1])) or "",
    #spans > 0 and tostring(at(spans[#spans][2] + 1)) or "", s.kind, s.name or "", s.mention or "", s.cue or "",
    s.attribution, s.status, s.answers and tostring(s.answers.id) or "", s.topic or "",
    writer.fraction(s.confidence, 2),
  }
end

function rows.writer(name, separator, line_end)
  local takes = { offsets = { "codepoint", "byte", "utf16" }, header = "boolean", formulas = "boolean",
    document = "string" }
  return writer.new(name, takes, function(article, options)
    local lines, at = {}, core.offsets(article.text, options.offsets)
    local function add(list)
      for i, text in ipairs(list) do list[i] = field(text, separator, options.formulas) end
      lines[#lines + 1] = table.concat(list, separator) .. line_end
    end
    if options.header ~= false then add { table.unpack(columns) } end
    local document = options.document or tostring(article.id or article.url or "")
    for _, entry in ipairs(writer.statements(article, options.tags)) do
      local none = { {} }
      for _, tag in ipairs(#entry.tags > 0 and entry.tags or none) do
        local list = fields_of(entry, document, at)
        list[#list + 1] = tag.tag or ""
        list[#list + 1] = tag.score and writer.fraction(tag.score, 3) or ""
        list[#list + 1] = tag.rule or ""
        list[#list + 1] = entry.statement.text
        add(list)
      end
    end
    return table.concat(lines)
  end)
end

return rows
