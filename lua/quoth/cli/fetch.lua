-- quoth fetch: pages from the web as lines of JSON, or as files.
local cjson = require "cjson"
local cli = require "quoth.cli"
local core = require "quoth.core"
local given = require "quoth.cli.options"
local progress = require "quoth.cli.progress"
local quoth = require "quoth"

local fetch = {}

fetch.summary = "Fetch pages: one line of NDJSON for each, or files with -o."

fetch.examples = [[
  quoth fetch https://example.org/1 https://example.org/2 >articles.ndjson
  quoth fetch --feed https://example.org/feed.xml -o pages --contact news@example.org
  quoth fetch - --journal batch.journal --warc pages.warc.gz <urls.txt >articles.ndjson]]

function fetch.declare(command)
  command:argument("url", "What to fetch; - takes one URL a line from standard input."):argname "URL":args "+"
  command:option("-o --output", "Write the pages as they are into this folder, their names to standard output.")
    :argname "DIR"
  command:flag("--feed", "The URLs are feeds or sitemaps: fetch what they list.")
  command:option("--jobs", "Transfers at once."):default "16":convert(given.count):argname "N"
  command:option("--per-host", "Transfers at once from one host."):default "1":convert(given.count):argname "N"
  command:option("--delay", "Seconds between two requests to one host."):default "1":convert(given.seconds)
    :argname "SECONDS"
  command:option("--journal", "File that remembers what was done; the same command goes on after an interruption.")
    :argname "FILE"
  command:option("--warc", "Archive that the answers are added to (.warc or .warc.gz)."):argname "FILE"
  given.add_language(command)
  command:flag("--strict", "Exit with 1 if some page gave no article.")
  given.add_json(command)
  given.add_web(command)
end

-- Options of the command line that are the fetcher's.
function fetch.options(options)
  return {
    as = options.as or "article", language = options.language, allow = options.allow, robots = not options.no_robots,
    contact = options.contact, cache = options.cache, offline = options.offline, delay = options.delay,
    per_host = options.per_host, total = options.jobs, journal = options.journal, warc = options.warc,
    proxy = options.proxy,
  }
end

-- The URLs of the arguments: "-" is one a line on standard input; with --feed each is a feed or sitemap.
local function urls_of(options)
  local urls, bad = {}, 0
  local function add(url)
    if not options.feed then
      urls[#urls + 1] = url
      return
    end
    local settings = fetch.options(options)
    settings.as, settings.journal, settings.warc = "response", nil, nil
    local entries, message = quoth.feed(url, settings)
    if not entries then
      cli.talk("%s: %s", url, message)
      bad = bad + 1
      return
    end
    for entry in entries do urls[#urls + 1] = entry.url end
    for _, fault in ipairs(message) do cli.talk("%s: %s", fault.url, fault.message) end
  end
  for _, url in ipairs(options.url) do
    if url == "-" then
      for line in io.lines() do
        local named = line:match "^%s*(%S+)"
        if named then add(named) end
      end
    else
      add(url)
    end
  end
  return urls, bad
end

-- A name for the page's file: host and path, what shells and file systems dislike as _, and the start of a digest.
local function file_name(url, headers)
  local kind = (headers["content-type"] or ""):match "^[%w/+.-]+" or ""
  local ending = kind:find "html" and ".html" or kind:find "xml" and ".xml" or kind:find "json" and ".json" or
    kind:find "^text/" and ".txt" or ".bin"
  local name = url:gsub("^%a+://", ""):gsub("[^%w.-]+", "_"):gsub("^[.-]+", "_"):sub(1, 80):gsub("_+$", "")
  return ("%s-%s%s"):format(name, require("quoth.fetch.core").sha1(url):sub(1, 8):lower(), ending)
end

local function save(folder, url, r)
  if r.status < 200 or r.status > 299 then return nil, ("HTTP %d"):format(r.status) end
  local path = folder .. "/" .. file_name(url, r.headers)
  local file, message = io.open(path, "wb")
  if not file then return nil, message end
  local ok, fault = file:write(r.body)
  local closed, late = file:close()
  if not ok or not closed then return nil, fault or late end
  return path
end

-- One result: what is written to stdout, and whether it is good.
local function output_of(url, value, message, code, options)
  if options.output then
    local path
    if value then path, message = save(options.output, url, value) end
    if not path then
      cli.talk("%s: %s", url, message)
      return "", false
    end
    return ("%s\t%s\n"):format(path, url), true
  end
  local id = cjson.encode(url):gsub("\\/", "/")
  if not value then return core.json_error(code, message, id) .. "\n", false end
  return value:json(given.json(options, { id_json = id })) .. "\n", true
end

local function open(options)
  options.as = options.output and "response" or "article"
  if options.output then
    local ok, message = require("quoth.fetch.core").mkdir(options.output)
    if not ok then return nil, message end
  end
  return quoth.fetcher(fetch.options(options))
end

function fetch.run(options)
  local urls, bad = urls_of(options)
  local f, message = open(options)
  if not f then
    cli.talk("%s", message)
    return cli.BAD_INPUT
  end
  for _, url in ipairs(urls) do f:add(url) end
  local bar, done, good = progress.new(require("quoth.fetch.core").now), 0, 0
  local all = f:pending()
  while f:pending() > 0 do
    bar:show(done, all)
    f:wait(0.2)
    for url, value, fault, code in f.take, f do
      done = done + 1
      bar:wipe()
      local out, fine = output_of(url, value, fault, code, options)
      if fine then good = good + 1 else bad = bad + 1 end
      local ok, text, number = io.write(out)
      if not ok then
        f:close()
        return cli.write_failed(text, number)
      end
    end
  end
  bar:wipe()
  f:close()
  if bad > 0 and (options.strict or good == 0) then return cli.NOTHING end
  return cli.DONE
end

return fetch
