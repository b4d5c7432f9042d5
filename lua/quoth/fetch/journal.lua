-- A batch that survives kill -9: what was added, what has come, what was handed over. A line is complete when it ends
-- in a tab and a full stop; a torn one does not count. An answer is spooled to a file before its line is written, so
-- what has come is never asked for again, and what was not handed over is handed over by the next run.
local core = require "quoth.fetch.core"
local store = require "quoth.fetch.store"

local journal = {}
journal.__index = journal

local function escape(text) return (text:gsub("[%c%%]", function(c) return ("%%%02X"):format(c:byte()) end)) end
local function unescape(text)
  return (text:gsub("%%(%x%x)", function(digits) return string.char(tonumber(digits, 16)) end))
end

local function load(self, file)
  for line in file:lines "L" do
    local mark, url = line:match "^([+=-])\t([^\t]*)\t%.\n$"
    if mark then
      url = unescape(url)
      if mark == "+" and not self.state[url] then self.order[#self.order + 1] = url end
      self.state[url] = mark
    end
    self.torn = line:sub(-1) ~= "\n"
  end
end

function journal.open(path)
  local self = setmetatable({ path = path, spool = path .. ".d", order = {}, state = {} }, journal)
  local ok, message = core.mkdir(self.spool)
  if not ok then return nil, "the journal's folder cannot be made: " .. message, "journal" end
  local old = io.open(path, "rb")
  if old then
    load(self, old)
    old:close()
  end
  local file
  file, message = io.open(path, "ab")
  if not file then return nil, "the journal cannot be opened: " .. message, "journal" end
  file:setvbuf "no"
  self.file = file
  if self.torn then file:write "\n" end
  return self
end

-- One write() each, so that a kill leaves a whole line or a torn last one.
function journal:mark(mark, url)
  self.state[url] = mark
  local ok, message = self.file:write(("%s\t%s\t.\n"):format(mark, escape(url)))
  if not ok then error("the journal cannot be written: " .. tostring(message), 0) end
end

function journal:file_of(url) return self.spool .. "/" .. core.sha1(url) end

-- nil: new; "+": added, no answer yet; "=": answered, not handed over; "-": handed over
function journal:state_of(url) return self.state[url] end

-- URLs of earlier runs that were not handed over, in the order they were added.
function journal:pending()
  local out = {}
  for _, url in ipairs(self.order) do
    if self.state[url] ~= "-" then out[#out + 1] = url end
  end
  return out
end

function journal:add(url) self:mark("+", url) end

function journal:answered(url, entry)
  local ok, message = store.write(self:file_of(url), entry)
  if not ok then error("the journal's spool cannot be written: " .. tostring(message), 0) end
  self:mark("=", url)
end

function journal:spooled(url) return store.read(self:file_of(url)) end

function journal:handed_over(url)
  self:mark("-", url)
  store.remove(self:file_of(url))
end

function journal:close()
  if self.file then self.file:close() end
  self.file = nil
end

return journal
