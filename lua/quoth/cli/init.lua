-- The command line: run(arguments) returns the exit status. Data goes to stdout, talk to stderr.
local argparse = require "argparse"

local cli = {}

cli.DONE, cli.NOTHING, cli.USAGE, cli.BAD_INPUT, cli.FAULT = 0, 1, 2, 3, 70

local EPIPE = 32
local MEBIBYTE = 1 << 20

function cli.talk(format, ...) io.stderr:write("quoth: ", format:format(...), "\n") end

-- The status after a failed write: the reader of a pipe may leave at any time, which is no news.
function cli.write_failed(message, number)
  if number == EPIPE then return cli.DONE end
  cli.talk("cannot write: %s", message)
  return cli.BAD_INPUT
end

local function bytes(text)
  local number = math.tointeger(tonumber(text))
  if number and number > 0 then return number end
  return nil, "'" .. text .. "' is no number of bytes"
end

local function columns(text)
  local number = math.tointeger(tonumber(text))
  if number and number >= 20 then return number end
  return nil, "'" .. text .. "' is no width of 20 columns or more"
end

local function add_json_options(command)
  command:option("--offsets", "Unit of the offsets: codepoint, byte or utf16."):argname "UNIT"
    :choices({ "codepoint", "byte", "utf16" }):default "codepoint"
  command:option("--with", "What to add: sentences."):choices { "sentences" }:count "*":argname "PART"
end

local examples = {
  quoth = [[
  quoth read article.txt                      who said what, for reading
  quoth read --json article.txt               the same as JSON
  quoth filter <articles.ndjson >out.ndjson   one JSON line for each JSON line]],
  read = [[
  quoth read article.txt
  quoth read page.html
  quoth read https://example.org/news/1
  quoth read - <article.txt
  quoth read --json --offsets byte article.txt]],
  filter = [[
  quoth filter <articles.ndjson >out.ndjson
  echo '{"id":1,"text":"\"It works,\" Anna Petrova said."}' | quoth filter
  tail -f articles.ndjson | quoth filter --line-buffered]],
  fetch = [[
  quoth fetch https://example.org/1 https://example.org/2 >articles.ndjson
  quoth fetch --feed https://example.org/feed.xml -o pages --contact news@example.org
  quoth fetch - --journal batch.journal --warc pages.warc.gz <urls.txt >articles.ndjson]],
  warc = [[
  quoth warc CC-NEWS-20240304.warc.gz >articles.ndjson
  zcat pages.warc.gz | quoth warc - | jq .title]],
  completion = [[
  eval "$(quoth completion bash)"
  quoth completion fish >~/.config/fish/completions/quoth.fish]],
}

local function seconds(text)
  local number = tonumber(text)
  if number and number >= 0 and number < math.huge then return number end
  return nil, "'" .. text .. "' is no number of seconds"
end

local function count(text)
  local number = math.tointeger(tonumber(text))
  if number and number > 0 and number <= 10000 then return number end
  return nil, "'" .. text .. "' is no number from 1 to 10000"
end

-- What fetching needs, wherever URLs are taken.
local function add_web_options(command)
  command:option("--contact", "Mail address or URL that servers can turn to; goes into the user agent."):argname "WHO"
  command:option("--cache", "Folder of a cache (RFC 9111)."):argname "DIR"
  command:flag("--offline", "From the cache only; opens no connection.")
  command:option("--allow", "Address that may be connected to though it is not global: 127.0.0.1, 10.0.0.0/8 ...")
    :count "*":argname "NETWORK"
  command:option("--proxy", "Proxy to use; the environment's are not."):argname "URL"
  command:flag("--no-robots", "Do not ask for robots.txt.")
end

local function add_fetch(parser)
  local fetch = parser:command("fetch", "Fetch pages: one line of NDJSON for each, or files with -o.")
  fetch:argument("url", "What to fetch; - takes one URL a line from standard input."):argname "URL":args "+"
  fetch:option("-o --output", "Write the pages as they are into this folder, their names to standard output.")
    :argname "DIR"
  fetch:flag("--feed", "The URLs are feeds or sitemaps: fetch what they list.")
  fetch:option("--jobs", "Transfers at once."):default "16":convert(count):argname "N"
  fetch:option("--per-host", "Transfers at once from one host."):default "1":convert(count):argname "N"
  fetch:option("--delay", "Seconds between two requests to one host."):default "1":convert(seconds):argname "SECONDS"
  fetch:option("--journal", "File that remembers what was done; the same command goes on after an interruption.")
    :argname "FILE"
  fetch:option("--warc", "Archive that the answers are added to (.warc or .warc.gz)."):argname "FILE"
  fetch:option("--language", "Language of the articles; else what the pages say, else English."):argname "CODE"
  fetch:flag("--strict", "Exit with 1 if some page gave no article.")
  add_json_options(fetch)
  add_web_options(fetch)
  return fetch
end

local function add_warc(parser)
  local warc = parser:command("warc", "Web archives in, one line of NDJSON out for each page.")
  warc:argument("file", "A .warc or .warc.gz; - is standard input."):argname "FILE":args "+"
  warc:option("--language", "Language of the articles; else what the pages say, else English."):argname "CODE"
  warc:flag("--strict", "Exit with 1 if some page gave no article.")
  add_json_options(warc)
  return warc
end

local function add_read(parser)
  local read = parser:command("read", "Print the statements of one article: who said what, on which topic.")
  read:argument("file", "The article: text, a web page or its URL; - is standard input."):argname "FILE|URL":args "+"
  read:flag("--json", "One JSON object (quoth/1) instead.")
  add_json_options(read)
  read:option("--language", "Language of the article; else what the page says, else English."):argname "CODE"
  read:option("--format", "What the file is: auto, text, html."):argname "FORMAT":choices({ "auto", "text", "html" })
    :default "auto"
  read:option("--charset", "Encoding of the file, over what it says itself."):argname "NAME"
  read:option("--url", "Where the article stands."):argname "URL"
  add_web_options(read)
  read:option("--max-bytes", "Longest article that is read."):default(tostring(64 * MEBIBYTE)):convert(bytes)
    :argname "BYTES"
  read:option("--width", "Columns to wrap at; the terminal's unless given."):convert(columns):argname "COLUMNS"
  read:option("--color", "Colour the output: auto (on a terminal), always, never."):argname "WHEN"
    :choices({ "auto", "always", "never" }):default "auto"
  return read
end

local function add_filter(parser)
  local filter = parser:command("filter", "NDJSON in, one line of NDJSON out for each line in, in order.")
  add_json_options(filter)
  filter:flag("--line-buffered", "Write each line at once.")
  filter:option("--max-line", "Longest line that is read; a longer one gives an error object.")
    :default(tostring(64 * MEBIBYTE)):convert(bytes):argname "BYTES"
  filter:flag("--strict", "Exit with 1 if some line gave no article.")
  return filter
end

local function add_completion(parser)
  local completion = parser:command("completion", "Print a script that completes quoth's arguments in a shell.")
  completion:argument("shell", "bash, zsh or fish."):choices { "bash", "zsh", "fish" }:argname "SHELL"
  return completion
end

local function make_parser()
  local parser = argparse("quoth", "Turns news articles into statements: who said what.")
  parser:add_help(false):command_target "command":require_command(true)
  parser:flag("--version", "Print the version.")
  parser:flag("-h --help", "Print this help; of a command: quoth COMMAND --help.")
  local commands = {
    read = add_read(parser), filter = add_filter(parser), fetch = add_fetch(parser), warc = add_warc(parser),
    completion = add_completion(parser),
  }
  for _, command in pairs(commands) do
    command:add_help(false)
    command:flag("-h --help", "Print this help.")
  end
  return parser, commands
end

local function show_help(parser, commands, name)
  local command = commands[name]
  io.write("Examples:\n", examples[command and name or "quoth"], "\n\n", (command or parser):get_help(), "\n")
end

-- Help and version ask for nothing else that a command needs. true: answered.
local function answer(arguments, parser, commands)
  for _, argument in ipairs(arguments) do
    if argument == "--" then return false end
    if argument == "--help" or argument == "-h" then
      show_help(parser, commands, arguments[1])
      return true
    elseif argument == "--version" and not commands[arguments[1]] then
      io.write("quoth ", require("quoth").version, "\n")
      return true
    end
  end
  return false
end

local run = {}

function run.completion(options, parser)
  io.write(parser["get_" .. options.shell .. "_complete"](parser))
  return cli.DONE
end

function run.read(options) return require("quoth.cli.read").run(options) end

function run.fetch(options) return require("quoth.cli.fetch").run(options) end

function run.warc(options) return require("quoth.cli.warc").run(options) end

function run.filter(options)
  local settings = {
    offsets = options.offsets,
    sentences = #options.with > 0,
    line_buffered = options.line_buffered,
    max_line = options.max_line,
  }
  local bad, what, message, number = require("quoth.cli.filter").run(io.stdin, io.stdout, settings)
  if not bad and what == "write" then return cli.write_failed(message, number) end
  if not bad then
    cli.talk("cannot read standard input: %s", message)
    return cli.BAD_INPUT
  end
  return options.strict and bad > 0 and cli.NOTHING or cli.DONE
end

local function dispatch(arguments)
  local parser, commands = make_parser()
  if answer(arguments, parser, commands) then return cli.DONE end
  local ok, options = parser:pparse(arguments)
  if not ok then
    io.stderr:write("quoth: ", options, "\n", (commands[arguments[1]] or parser):get_usage(), "\n")
    return cli.USAGE
  end
  return run[options.command](options, parser)
end

function cli.run(arguments)
  local ok, status = xpcall(dispatch, debug.traceback, arguments)
  if not ok then
    io.stderr:write("quoth: ", status, "\n")
    return cli.FAULT
  end
  local flushed, message, number = io.stdout:flush()
  if not flushed and status == cli.DONE then return cli.write_failed(message, number) end
  return status
end

return cli
