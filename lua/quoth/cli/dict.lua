-- quoth dict: lists of names and words, built ahead into one file that rules map into memory.
local cli = require "quoth.cli"

local dict = {}

dict.summary = "Build a dictionary for rules out of lists, a million entries if need be."

dict.examples = [[
  quoth dict -o people.qtd people.tsv         then, in a rule file: dict "people.qtd"
  quoth dict -o words.qtd patterns.jsonl populism.yaml emotions.dic]]

function dict.declare(command)
  command:argument("file", "A list: .tsv (id, type, alias), .jsonl (spaCy), .yaml (quanteda), .dic (LIWC), .lcd.")
    :argname "FILE":args "+"
  command:option("-o --output", "The dictionary to write."):argname "FILE":count "1"
  command:option("--from", "Format of the lists, over what their names say."):argname "FORMAT"
    :choices { "tsv", "patterns", "quanteda", "liwc", "lexicoder" }
  command:option("--language", "Only aliases of this language, where a table names languages."):argname "CODE"
  command:flag("--strict", "Write nothing and exit with 1 if something cannot be taken.")
end

local MOST_TOLD = 20 -- faults of one file

local function size_of(path)
  local file = io.open(path, "rb")
  local size = file and file:seek "end"
  if file then file:close() end
  return size or 0
end

-- Lists into the builder. How many faults; or nil, after it was told why.
local function read_all(options, builder, bar)
  local dictionary = require "quoth.dictionary"
  local bad = 0
  for _, path in ipairs(options.file) do
    local told, size = 0, size_of(path)
    local read, message, faults = dictionary.read(path, {
      builder = builder, format = options.from, language = options.language,
      warn = function(what)
        told = told + 1
        if told <= MOST_TOLD then
          bar:wipe()
          cli.talk("%s", what)
        end
      end,
      tell = function(bytes) bar:show(math.min(bytes, size) // 1024, size // 1024, "KiB of " .. path) end,
    })
    bar:wipe()
    if not read then
      cli.talk("%s", message)
      return nil
    end
    if told > MOST_TOLD then cli.talk("%s: %d more that cannot be taken", path, told - MOST_TOLD) end
    bad = bad + faults
  end
  return bad
end

function dict.run(options)
  local builder = require("quoth.dictionary").new()
  local bar = require("quoth.cli.progress").new(os.clock)
  local bad = read_all(options, builder, bar)
  if not bad then return cli.BAD_INPUT end
  if options.strict and bad > 0 then
    cli.talk("%s is not written: %d cannot be taken", options.output, bad)
    return cli.NOTHING
  end
  if #builder == 0 then
    cli.talk("%s is not written: there is nothing to put into it", options.output)
    return cli.BAD_INPUT
  end
  bar:show(1, 1, "sorting and building")
  local built = builder:build()
  bar:wipe()
  local ok, message = built:save(options.output)
  if not ok then
    cli.talk("%s", message)
    return cli.BAD_INPUT
  end
  cli.talk("%s: %d entries", options.output, #built)
  return cli.DONE
end

return dict
