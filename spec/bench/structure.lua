-- structure.lua GOLD.ndjson.gz OUT.ndjson: what else of a page's structure is right, beside score.py's body and fields.
-- Sub-heads: the share of the gold's that stand on a line of their own. Decks: those that are the gold's word for word.
local cjson = require "cjson"

local function words(text)
  local out = {}
  -- soft hyphens go; quotation marks, dashes and no-break spaces part words
  text = text:lower():gsub("\u{ad}", ""):gsub("\xc2[\x80-\xbf]", " "):gsub("\xe2[\x80\x81][\x80-\xbf]", " ")
  for word in text:gmatch "[%w\x80-\xff]+" do out[#out + 1] = word end
  return table.concat(out, " ")
end

local found = {}
for line in io.lines(arg[2]) do
  local document = cjson.decode(line)
  found[document.id] = document
end

-- Bytes of a block's span, which is in code points.
local function text_of(document, block)
  local from = utf8.offset(document.text, block.start + 1)
  local to = utf8.offset(document.text, block["end"] + 1)
  return document.text:sub(from, to - 1)
end

local heads, heads_kept, decks, decks_exact = 0, 0, 0, 0
local input = assert(io.popen("gzip -dc '" .. arg[1] .. "'"))
for line in input:lines() do
  local gold = cjson.decode(line)
  local got, lines = found[gold.id] or {}, {}
  for _, block in ipairs(got.blocks or {}) do lines[words(text_of(got, block))] = true end
  for _, block in ipairs(type(gold.blocks) == "table" and gold.blocks or {}) do
    if block.type == "h" then
      heads = heads + 1
      heads_kept = heads_kept + (lines[words(block.text)] and 1 or 0)
    end
  end
  if type(gold.dek) == "string" and gold.dek ~= "" then
    local deck = type(got.deck) == "string" and got.deck or ""
    decks = decks + 1
    decks_exact = decks_exact + (words(deck) == words(gold.dek) and 1 or 0)
  end
end
input:close()
local function share(part, all) return all > 0 and ("%.1f %% of %d"):format(100 * part / all, all) or "none" end
print(("sub-heads on their own line %s, deck exact %s"):format(share(heads_kept, heads), share(decks_exact, decks)))
