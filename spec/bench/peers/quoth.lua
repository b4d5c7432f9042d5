-- Adapter: quoth. Writes its own article objects. Arguments of every adapter: documents to warm up with, and the
-- least processor time, in seconds, to measure for. NDJSON in; one line a document out, and last {"time": ...}.
local cjson = require "cjson"
local quoth = require "quoth"

local warm, least = tonumber(arg[1]), tonumber(arg[2])
local options = { language = "en" }
assert(quoth.parse("Ready.", options))
local start_up = os.clock()

local documents = {}
for line in io.lines() do documents[#documents + 1] = cjson.decode(line) end
for i = 1, math.min(warm, #documents) do assert(quoth.parse(documents[i].text, options)) end

local passes, begin = 0, os.clock()
local seconds, articles
repeat
  articles = {}
  for i, document in ipairs(documents) do articles[i] = assert(quoth.parse(document.text, options)) end
  passes, seconds = passes + 1, os.clock() - begin
until seconds >= least

for i, article in ipairs(articles) do
  io.write(article:json { id_json = cjson.encode(documents[i].id) }, "\n")
end
io.write(cjson.encode { time = { start_up = start_up, seconds = seconds, documents = passes * #documents } }, "\n")
