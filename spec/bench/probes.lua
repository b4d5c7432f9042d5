-- How many texts of a file are cut exactly as it says: lua5.4 spec/bench/probes.lua FILE.jsonl [LANGUAGE]
-- FILE has "text", "lang" and "sentences" on each line; white space and invisible characters do not count.
local build = os.getenv "QUOTH_BUILD" or "build"
package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
package.cpath = "./" .. build .. "/lib/?.so;" .. package.cpath
local quoth, cjson = require "quoth", require "cjson"

local invisible = { "\u{a0}", "\u{2009}", "\u{202f}", "\u{3000}", "\u{200b}", "\u{2060}", "\u{feff}", "\u{ad}" }
local function plain(text)
  text = text:gsub("[%z\1-\32]", "")
  for _, character in ipairs(invisible) do text = text:gsub(character, "") end
  return text
end

local right, all, path, only = 0, 0, arg[1] or "../shared/eval/data/sentences/hard_probes.jsonl", arg[2]
for line in io.lines(path) do
  local probe = cjson.decode(line)
  if not only or probe.lang == only then
    local got, want = {}, {}
    local article = quoth.parse(probe.text, { language = probe.lang })
    for sentence in article:sentences() do got[#got + 1] = plain(sentence.text) end
    for i, sentence in ipairs(probe.sentences) do want[i] = plain(sentence) end
    all = all + 1
    got, want = table.concat(got, " | "), table.concat(want, " | ")
    if got == want then
      right = right + 1
    else
      print(("%s %s\n  got  %s\n  want %s"):format(probe.id or probe.rule, probe.lang, got, want))
    end
  end
end
print(("%d of %d exact"):format(right, all))
