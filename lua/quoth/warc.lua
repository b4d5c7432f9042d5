-- quoth.warc: archives of web pages, read and written. The reference is lua/types/quoth.lua.
local core = require "quoth.fetch.core"
local response = require "quoth.fetch.response"

local warc = {}

local MAX_RECORD = 64 << 20 -- bytes
local MAX_BODY = 10 << 20   -- bytes, decoded

-- --- reading

local record = {}
local record_mt = { __name = "quoth.WarcRecord" }

-- Made when first asked for: the fields of WARC, the fields of HTTP, and the block of an HTTP message.
function record_mt.__index(self, key)
  local method = record[key]
  if method then return method end
  local value
  if key == "fields" then
    value = response.headers(self.head)
  elseif key == "headers" and self.http_head then
    value = response.headers(self.http_head)
  elseif key == "block" and self.http_head then
    value = self.http_head .. self.payload
  end
  rawset(self, key, value)
  return value
end

-- The payload without its content codings. Archives that decoded the payload and kept the field are believed by what
-- the bytes are. Or nil, message, code.
function record:body()
  if not self.is_http then
    if rawget(self, "block") then return self.block end
    return nil, "the record is longer than max_record", "too_large"
  end
  local body, message, code, rest = response.decode(self.headers["content-encoding"], self.payload, self.max_body)
  if body then return body end
  if code == "truncated" and rest then return rest end
  if code == "bad_encoding" then return self.payload end
  return nil, message, code
end

local takes = { type = "string", max_record = "number", max_body = "number", zlib = "boolean" }

local function check_options(options, who)
  if options == nil then return {} end
  if type(options) ~= "table" then
    error(("bad argument #2 to '%s' (table expected, got %s)"):format(who, type(options)), 3)
  end
  for key, value in next, options do
    if not takes[key] then
      error(("bad argument #2 to '%s' (unknown option %q; it takes type, max_record, max_body, zlib)")
        :format(who, tostring(key)), 3)
    elseif type(value) ~= takes[key] then
      error(("bad argument #2 to '%s' (option '%s' takes a %s)"):format(who, key, takes[key]), 3)
    end
  end
  return options
end

-- Iterates over the records of one type ("response" unless told, "any" for all). A fault ends the iteration with nil,
-- message, code, after every record that is whole; for-loops end there, and reader.code tells.
function warc.read(path, options)
  if type(path) ~= "string" then
    error(("bad argument #1 to 'read' (string expected, got %s)"):format(type(path)), 2)
  end
  options = check_options(options, "read")
  local wanted = options.type or "response"
  if wanted == "any" then wanted = nil end
  local file, message, code = core.warc(path, options.max_record or MAX_RECORD, options.zlib)
  if not file then return nil, ("%s: %s"):format(path, message), code end
  local max_body = options.max_body or MAX_BODY
  local reader = { path = path }
  local function next_record()
    if reader.done then return nil, reader.message, reader.code end
    local offset, head, kind, url, date, id, content, status, http_head, payload, block = file:next(wanted)
    if not offset then
      reader.done, reader.message, reader.code = true, head, kind
      file:close()
      return nil, head, kind
    end
    return setmetatable({
      offset = offset, head = head, type = kind, url = url, date = date, id = id, content_type = content,
      is_http = http_head ~= nil, status = status, http_head = http_head, payload = payload, block = block,
      max_body = max_body,
    }, record_mt)
  end
  function reader.close()
    reader.done = true
    file:close()
  end
  return setmetatable(reader, { __call = next_record, __name = "quoth.WarcReader", __close = reader.close })
end

-- --- writing

local writer = {}
writer.__index = writer
writer.__name = "quoth.WarcWriter"

-- A random UUID (RFC 9562 version 4) from what differs between processes and calls.
local function new_id(self)
  local function part(digits)
    self.seed = (self.seed * 6364136223846793005 + 1442695040888963407 + core.seed()) & 0x7fffffffffffffff
    return ("%016x"):format(self.seed):sub(1, digits)
  end
  return ("urn:uuid:%s-%s-4%s-a%s-%s"):format(part(8), part(4), part(3), part(3), part(12))
end

local function date_of(seconds) return os.date("!%Y-%m-%dT%H:%M:%SZ", math.floor(seconds)) end

local function write_record(self, fields, block)
  local lines = { "WARC/1.1" }
  for _, field in ipairs(fields) do
    if field[2] then lines[#lines + 1] = field[1] .. ": " .. field[2] end
  end
  lines[#lines + 1] = "Content-Length: " .. #block
  local bytes = table.concat(lines, "\r\n") .. "\r\n\r\n" .. block .. "\r\n\r\n"
  local ok, message = self.file:write(self.gzip and core.gzip(bytes) or bytes)
  if not ok then error("the WARC cannot be written: " .. tostring(message), 0) end
end

-- Appends to the file; a name that ends in .gz gets one gzip member for each record.
function warc.write(path)
  local file, message = io.open(path, "ab")
  if not file then return nil, message, "io" end
  local self = { file = file, gzip = path:find "%.gz$" ~= nil, seed = core.seed() }
  setmetatable(self, writer)
  file:seek "end"
  if file:seek() == 0 then
    write_record(self, {
      { "WARC-Type", "warcinfo" }, { "WARC-Record-ID", "<" .. new_id(self) .. ">" },
      { "WARC-Date", date_of(core.wall()) }, { "Content-Type", "application/warc-fields" },
    }, "software: quoth\r\nformat: WARC File Format 1.1\r\n")
  end
  return self
end

-- What the fetcher's option takes: a path, or a writer.
function warc.writer_of(value)
  if type(value) == "string" then return warc.write(value) end
  if getmetatable(value) ~= writer then
    return nil, "option 'warc' takes a path or what warc.write returns", "bad_option"
  end
  return value
end

-- The head as it is stored: chunks were joined, so the field that says otherwise gets another name, as archives do it.
local function archived_head(head, trailers)
  head = head:gsub("\n[Tt][Rr][Aa][Nn][Ss][Ff][Ee][Rr]%-[Ee][Nn][Cc][Oo][Dd][Ii][Nn][Gg]:",
    "\nX-Crawler-Transfer-Encoding:")
  if trailers and trailers ~= "" then head = head:gsub("\r?\n\r?\n$", "\r\n" .. trailers .. "\r\n") end
  return head
end

-- r: head, raw and what else a response of fetch.get has. more: request (its fields), method.
function writer:write_response(url, r, more)
  local date, id = date_of(core.wall()), "<" .. new_id(self) .. ">"
  local not_modified = r.status == 304
  local head = archived_head(r.head, r.trailers)
  write_record(self, {
    { "WARC-Type", not_modified and "revisit" or "response" }, { "WARC-Record-ID", id }, { "WARC-Date", date },
    { "WARC-Target-URI", url }, { "WARC-IP-Address", r.address ~= "" and r.address or nil },
    { "WARC-Profile", not_modified and "http://netpreserve.org/warc/1.1/revisit/server-not-modified" or nil },
    { "WARC-Payload-Digest", (not not_modified) and "sha1:" .. core.sha1(r.raw) or nil },
    { "WARC-Truncated", r.cut and "disconnect" or nil },
    { "Content-Type", "application/http;msgtype=response" },
  }, head .. (r.raw or ""))
  if more and more.request then
    local target = url:match "^%a+://[^/]*(.*)$"
    local host = url:match "^%a+://([^/]*)"
    write_record(self, {
      { "WARC-Type", "request" }, { "WARC-Record-ID", "<" .. new_id(self) .. ">" }, { "WARC-Date", date },
      { "WARC-Target-URI", url }, { "WARC-Concurrent-To", id }, { "Content-Type", "application/http;msgtype=request" },
    }, ("%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"):format(more.method or "GET", target, host, more.request))
  end
end

function writer:close()
  if self.file then self.file:close() end
  self.file = nil
end
writer.__gc = writer.close
writer.__close = writer.close

return warc
