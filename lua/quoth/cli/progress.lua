-- A line of progress on stderr: only on a terminal, only when the work takes over a second.
local core = require "quoth.core"

local progress = {}
progress.__index = progress

local WIDTH, PAUSE = 30, 0.1 -- columns; seconds between two drawings

-- now: a clock in seconds
function progress.new(now)
  return setmetatable({ now = now, next = now() + 1, on = core.terminal(io.stderr), drawn = false }, progress)
end

function progress:show(done, all, what)
  local now = self.now()
  if not self.on or now < self.next then return end
  self.next, self.drawn = now + PAUSE, true
  local full = all > 0 and WIDTH * done // all or 0
  io.stderr:write(("\r[%s%s] %d/%d %s\27[K"):format(("="):rep(full), (" "):rep(WIDTH - full), done, all, what or ""))
  io.stderr:flush()
end

-- Wipes the line, before anything else is written to the terminal.
function progress:wipe()
  if self.drawn then io.stderr:write "\r\27[K" end
  self.drawn = false
end

return progress
