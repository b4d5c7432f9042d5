-- Pages fetched inside a loop of libuv, beside other work: lua5.4 fetch-luv.lua URL...
local uv = require "luv"
local quoth = require "quoth"

local fetcher = assert(quoth.fetcher { urls = arg, as = "response", allow = { "127.0.0.0/8" } })

local ticks = 0
local other = uv.new_timer()
other:start(20, 20, function() ticks = ticks + 1 end)

-- One descriptor is readable whenever there is something to do, deadlines included.
local poll = uv.new_poll(fetcher:fd())
poll:start("r", function()
  fetcher:step()
  for url, page, message in fetcher.take, fetcher do print(url, page and page.status or message) end
  if fetcher:pending() == 0 then
    poll:close()
    other:close()
  end
end)

fetcher:step()
uv.run()
fetcher:close()
print(ticks .. " ticks of other work")
