-- What haproxy.cfg loads into each thread.
local quoth = require "quoth"

core.register_service("quoth", "http", function(applet)
  local article, message = quoth.parse(applet:receive())
  local body = article and quoth.write.ndjson(article) or message .. "\n"
  applet:set_status(article and 200 or 422)
  applet:add_header("content-type", article and "application/json" or "text/plain")
  applet:add_header("content-length", #body)
  applet:start_response()
  applet:send(body)
end)
