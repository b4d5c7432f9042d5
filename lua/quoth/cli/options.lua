-- Options that several commands take, and the values that options are read as.
local options = {}

options.MEBIBYTE = 1 << 20

function options.bytes(text)
  local number = math.tointeger(tonumber(text))
  if number and number > 0 then return number end
  return nil, "'" .. text .. "' is no number of bytes"
end

function options.columns(text)
  local number = math.tointeger(tonumber(text))
  if number and number >= 20 then return number end
  return nil, "'" .. text .. "' is no width of 20 columns or more"
end

function options.seconds(text)
  local number = tonumber(text)
  if number and number >= 0 and number < math.huge then return number end
  return nil, "'" .. text .. "' is no number of seconds"
end

function options.count(text)
  local number = math.tointeger(tonumber(text))
  if number and number > 0 and number <= 10000 then return number end
  return nil, "'" .. text .. "' is no number from 1 to 10000"
end

-- How articles are written as JSON.
function options.add_json(command)
  command:option("--offsets", "Unit of the offsets: codepoint, byte or utf16."):argname "UNIT"
    :choices({ "codepoint", "byte", "utf16" }):default "codepoint"
  command:option("--with", "What to add: sentences, entries (of a live blog), answers (each statement's question).")
    :choices({ "sentences", "entries", "answers" }):count "*":argname "PART"
end

-- What article:json takes of them, into `wanted`.
function options.json(given, wanted)
  wanted.offsets = given.offsets
  for _, part in ipairs(given.with) do wanted[part] = true end
  return wanted
end

-- What statements are tagged with; quoth.cli.tagging loads them.
function options.add_rules(command)
  command:option("--rules", "Rule file, or a set of the standard library, to tag statements with; may be repeated.")
    :count "*":argname "FILE"
end

-- In what language articles of any kind are read.
function options.add_language(command)
  command:option("--language", "Language of the articles; else what the page or the text itself tells, else English.")
    :argname "CODE"
end

-- What fetching needs, wherever URLs are taken.
function options.add_web(command)
  command:option("--contact", "Mail address or URL that servers can turn to; goes into the user agent."):argname "WHO"
  command:option("--cache", "Folder of a cache (RFC 9111)."):argname "DIR"
  command:flag("--offline", "From the cache only; opens no connection.")
  command:option("--allow", "Address that may be connected to though it is not global: 127.0.0.1, 10.0.0.0/8 ...")
    :count "*":argname "NETWORK"
  command:option("--proxy", "Proxy to use; the environment's are not."):argname "URL"
  command:flag("--no-robots", "Do not ask for robots.txt.")
end

-- How one article is read: its format, encoding, place and size.
function options.add_source(command)
  options.add_language(command)
  command:option("--format", "What the file is: auto, text, html."):argname "FORMAT":choices({ "auto", "text", "html" })
    :default "auto"
  command:option("--charset", "Encoding of the file, over what it says itself."):argname "NAME"
  command:option("--url", "Where the article stands."):argname "URL"
  options.add_web(command)
  command:option("--max-bytes", "Longest article that is read."):default(tostring(64 * options.MEBIBYTE))
    :convert(options.bytes):argname "BYTES"
end

return options
