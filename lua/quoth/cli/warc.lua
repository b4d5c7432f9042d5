-- quoth warc: the pages of web archives as what quoth filter writes.
local cjson = require "cjson"
local cli = require "quoth.cli"
local core = require "quoth.core"
local given = require "quoth.cli.options"
local progress = require "quoth.cli.progress"
local quoth = require "quoth"

local warc = {}

warc.summary = "Web archives in, one line of NDJSON out for each page."

warc.examples = [[
  quoth warc CC-NEWS-20240304.warc.gz >articles.ndjson
  zcat pages.warc.gz | quoth warc - | jq .title]]

function warc.declare(command)
  command:argument("file", "A .warc or .warc.gz; - is standard input."):argname "FILE":args "+"
  given.add_language(command)
  command:flag("--strict", "Exit with 1 if some page gave no article.")
  given.add_json(command)
end

local html = { ["text/html"] = true, ["application/xhtml+xml"] = true }

-- Pages that were had and are text; others of an archive (images, errors, redirects) give no line.
local function is_page(record)
  local response = require "quoth.fetch.response"
  if not record.is_http then return not record.block end -- too long a record is told, not passed over
  local kind = response.content_type(record.headers)
  return record.status == 200 and (not kind or html[kind] or kind == "text/plain")
end

local function article_of(record, options)
  local body, message, code = record:body()
  if not body then return nil, message, code end
  local kind, charset = require("quoth.fetch.response").content_type(record.headers)
  return quoth.parse(body, {
    format = kind and html[kind] and "html" or "auto", url = record.url, language = options.language, charset = charset,
  })
end

-- One page's line. One page's fault (no memory is left for it) is not the next one's.
local function line_of(record, options)
  local id = cjson.encode(record.url or record.id or ""):gsub("\\/", "/")
  local ok, article, message, code = pcall(article_of, record, options)
  if not ok then
    code = tostring(article):find "not enough memory" and "no_memory" or "internal"
    return core.json_error(code, tostring(article), id), false
  end
  if not article then return core.json_error(code, message, id), false end
  return article:json(given.json(options, { id_json = id })), true
end

-- How many lines of a file were no articles; or nil and the status to end with.
local function run_file(path, options, count)
  local reader, message = quoth.warc.read(path)
  if not reader then
    cli.talk("%s", message)
    return nil, cli.BAD_INPUT
  end
  local bad = 0
  for record in reader do
    if is_page(record) then
      local line, good = line_of(record, options)
      if not good then bad = bad + 1 end
      count()
      local ok, fault, number = io.write(line, "\n")
      if not ok then return nil, cli.write_failed(fault, number) end
    end
  end
  if reader.code then
    cli.talk("%s: %s", path, reader.message)
    return nil, cli.BAD_INPUT
  end
  return bad
end

function warc.run(options)
  local bar, bad, status, pages = progress.new(require("quoth.fetch.core").now), 0, cli.DONE, 0
  for i, path in ipairs(options.file) do
    local n, fault = run_file(path, options, function()
      pages = pages + 1
      bar:show(i - 1, #options.file, pages .. " pages")
    end)
    bar:wipe()
    if n then
      bad = bad + n
    else
      status = fault
      if fault == cli.DONE then return fault end -- the reader of the pipe has left
    end
  end
  return status ~= cli.DONE and status or options.strict and bad > 0 and cli.NOTHING or cli.DONE
end

return warc
