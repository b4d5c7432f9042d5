-- What lighttpd.conf runs for a request. The state stays, so quoth and its language are loaded once.
local quoth = require "quoth"
local request = lighty.r

if request.req_attr["request.method"] ~= "POST" then return 405 end
local body = request.req_body
if body.collect == false then return 0 end -- called again when all of it is there
-- from its end: get of lighttpd 1.4.69 begins with the request's head where both came in one packet
local article, message = quoth.parse(body.len > 0 and body.get:sub(-body.len) or "")
if not article then
  request.resp_body.set(message .. "\n")
  return 422
end
request.resp_header["Content-Type"] = "application/json"
request.resp_body.set(quoth.write.ndjson(article))
return 200
