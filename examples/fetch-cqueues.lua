-- Pages fetched inside a loop of cqueues, beside other work: lua5.4 fetch-cqueues.lua URL...
local cqueues = require "cqueues"
local quoth = require "quoth"

local fetcher = assert(quoth.fetcher { urls = arg, as = "response", allow = { "127.0.0.0/8" } })

-- What cqueues polls is any object with these three methods.
local pollable = {
  pollfd = function() return fetcher:fd() end,
  events = function() return "r" end,
  timeout = function() return fetcher:timeout() end,
}

local loop, ticks, done = cqueues.new(), 0, false

loop:wrap(function()
  while fetcher:pending() > 0 do
    cqueues.poll(pollable)
    fetcher:step()
    for url, page, message in fetcher.take, fetcher do print(url, page and page.status or message) end
  end
  done = true
end)

loop:wrap(function()
  while not done do
    cqueues.sleep(0.02)
    ticks = ticks + 1
  end
end)

assert(loop:loop())
fetcher:close()
print(ticks .. " ticks of other work")
