-- English news text for measuring, out of gold data: lua5.4 spec/bench/corpus.lua OUT BYTES FILE.jsonl...
-- Writes OUT.txt (documents, blank lines between them, the set repeated until BYTES are reached), OUT.ends (the
-- byte offset where each document ends) and OUT.ndjson (the same as the input of `quoth filter`).
local json = require "cjson"
local out, bytes = arg[1], tonumber(arg[2])

local texts = {}
for i = 3, #arg do
  for line in io.lines(arg[i]) do
    local document = json.decode(line)
    if not document.lang or document.lang == "en" then texts[#texts + 1] = document.text end
  end
end
assert(#texts > 0, "no documents")

local text, ends, ndjson = assert(io.open(out .. ".txt", "wb")), assert(io.open(out .. ".ends", "w")),
  assert(io.open(out .. ".ndjson", "wb"))
local at, n = 0, 0
while at < bytes do
  for _, t in ipairs(texts) do
    n = n + 1
    text:write(t, "\n\n")
    at = at + #t + 2
    ends:write(at, "\n")
    ndjson:write(json.encode { id = n, text = t }, "\n")
    if at >= bytes then break end
  end
end
text:close()
ends:close()
ndjson:close()
