-- Two containers: a queue (first in, first out, with push_front) and a heap of things by time.
local queue = {}

local fifo = {}
fifo.__index = fifo

function queue.fifo() return setmetatable({ first = 1, last = 0 }, fifo) end

function fifo:push(item)
  self.last = self.last + 1
  self[self.last] = item
end

function fifo:push_front(item)
  self.first = self.first - 1
  self[self.first] = item
end

function fifo:pop()
  if self.first > self.last then return nil end
  local item = self[self.first]
  self[self.first] = nil
  self.first = self.first + 1
  return item
end

function fifo:count() return self.last - self.first + 1 end

-- Takes item out; true if it was there. Linear.
function fifo:remove(item)
  for i = self.first, self.last do
    if self[i] == item then
      table.move(self, i + 1, self.last, i)
      self[self.last] = nil
      self.last = self.last - 1
      return true
    end
  end
  return false
end

local heap = {}
heap.__index = heap

function queue.heap() return setmetatable({ count = 0 }, heap) end

function heap:push(time, item)
  local i = self.count + 1
  self.count = i
  while i > 1 do
    local up = i // 2
    if self[up].time <= time then break end
    self[i], i = self[up], up
  end
  self[i] = { time = time, item = item }
end

function heap:top() return self[1] and self[1].time end

function heap:pop()
  local top, last = self[1], self[self.count]
  if not top then return nil end
  self[self.count] = nil
  self.count = self.count - 1
  local i = 1
  while self.count > 0 do
    local down = 2 * i
    if down > self.count then break end
    if down < self.count and self[down + 1].time < self[down].time then down = down + 1 end
    if last.time <= self[down].time then break end
    self[i], i = self[down], down
  end
  if self.count > 0 then self[i] = last end
  return top.item
end

return queue
