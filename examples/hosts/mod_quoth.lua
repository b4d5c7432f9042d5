-- A module of Prosody: an article posted to /quoth/statements, what each speaker said comes back.
local quoth = require "quoth"

module:depends "http"

-- One line a statement: who, how, what.
local function line(statement)
  return ("%s (%s, %s): %s\n"):format(statement.name or "?", statement.kind, statement.status, statement.text)
end

local function statements(event)
  local article, message = quoth.parse(event.request.body)
  if not article then return { status_code = 422, body = message .. "\n" } end
  if event.request.headers.accept == "application/json" then
    return { headers = { content_type = "application/json" }, body = quoth.write.ndjson(article) }
  end
  local lines = {}
  for statement in article:statements() do lines[#lines + 1] = line(statement) end
  return { headers = { content_type = "text/plain; charset=utf-8" }, body = table.concat(lines) }
end

module:provides("http", { default_path = "/quoth", route = { ["POST /statements"] = statements } })
