-- Many URLs at once: a queue for each host, robots.txt first, redirects hop by hop, retries, cache, journal. What moves
-- bytes is quoth.Transfers (csrc/fetch/fetcher.c); all that is decided is decided here, outside libcurl's callbacks.
local core = require "quoth.fetch.core"
local cache = require "quoth.fetch.cache"
local journal = require "quoth.fetch.journal"
local queue = require "quoth.fetch.queue"
local response = require "quoth.fetch.response"

local fetcher = {}
local methods = {}

local ROBOTS_LIFE = 24 * 3600 -- seconds; RFC 9309 2.4
local ROBOTS_HOPS = 5         -- RFC 9309 2.3.1.2
local ROBOTS_MAX = 1 << 20    -- bytes; 2.5 asks for 500 KiB at least
local UNTAKEN_MAX = 64        -- results nobody has taken: no more transfers begin

local redirects = { [301] = true, [302] = true, [303] = true, [307] = true, [308] = true }
local idempotent = { GET = true, HEAD = true, OPTIONS = true, PUT = true, DELETE = true, TRACE = true }
local passing_status = { [408] = true, [429] = true, [500] = true, [502] = true, [503] = true, [504] = true }
local passing_code = {
  connect = true, dns = true, reset = true, empty_response = true, truncated = true, http2 = true, proxy = true,
  timeout_connect = true, timeout_first_byte = true, timeout_low_speed = true,
}

-- --- opening

local function user_agent(o)
  local agent = o.user_agent or ("quoth/%s"):format(o.version)
  if o.contact then agent = ("%s (+%s)"):format(agent, o.contact) end
  return agent
end

local ours = { ["accept-encoding"] = true, ["user-agent"] = true, host = true, ["content-length"] = true }

-- Fields of every request. Accept-Encoding is ours to decode, so it is not the caller's to set.
local function base_headers(o)
  return {
    "User-Agent: " .. user_agent(o), "Accept-Encoding: gzip, br, zstd",
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  }
end

-- The caller's fields by lower-case name, those of the request over those of the fetcher; nil: none.
local function given_headers(all, own)
  local out = {}
  for _, headers in ipairs { all or {}, own or {} } do
    for name, value in next, headers do
      local lower = name:lower()
      if not ours[lower] then out[lower] = { name, value } end
    end
  end
  return next(out) and out or nil
end

local function resolve_list(o)
  local out = {}
  for where, address in next, o.resolve or {} do out[#out + 1] = where .. ":" .. address end
  return out
end

local function template(o)
  return {
    proxy = o.proxy, ca_file = o.ca_file, insecure = o.insecure, http1 = o.http == "1.1", http2_prior = o.http == "2",
    resolve = resolve_list(o), timeout_connect = o.timeout_connect, timeout_first_byte = o.timeout_first_byte,
    timeout_total = o.timeout_total, low_speed_time = o.low_speed_time, low_speed_bytes = o.low_speed_bytes,
    raw = not o.decode, max_wire = o.max_wire, max_body = o.max_body, max_headers = o.max_headers,
  }
end

local mt = { __index = methods, __name = "quoth.Fetcher", __metatable = "quoth.Fetcher" }
mt.__call = function(self) return self:next() end
mt.__close = function(self) self:close() end
mt.__gc = mt.__close

-- o: checked options, with version. The fetcher, or nil, message, code.
function fetcher.new(o)
  local self = setmetatable({
    options = o, transfers = core.transfers(o.allow), request = template(o), base = base_headers(o),
    hosts = {}, ready = queue.fifo(), later = queue.heap(), results = queue.fifo(), jobs = {}, running = 0,
    last_id = 0, open = 0, seed = core.seed(), now = core.now(),
  }, mt)
  self.agent = user_agent(o):match "^[%a_-]+" or "quoth"
  local message, code
  if o.cache then self.cache, message, code = cache.open(o.cache, o.clock) end
  if not message and o.journal then self.journal, message, code = journal.open(o.journal) end
  if not message and o.warc then self.warc, message, code = require("quoth.warc").writer_of(o.warc) end
  if message then
    self:close()
    return nil, message, code
  end
  if self.journal then self:resume() end
  for _, url in ipairs(o.urls or {}) do self:add(url) end
  return self
end

-- Uniform in [0, 1): a generator of our own, the host's math.random keeps its sequence.
local function random(self)
  self.seed = (self.seed * 6364136223846793005 + 1442695040888963407) & 0x7fffffffffffffff
  return (self.seed >> 11) / (1 << 52)
end

-- --- hosts

local function host_of(self, scheme, name, port)
  local key = scheme .. "://" .. name .. ":" .. port
  local host = self.hosts[key]
  if not host then
    host = {
      key = key, queue = queue.fifo(), first = queue.fifo(), active = 0, next_at = 0, delay = self.options.delay,
      robots_url = ("%s://%s:%d/robots.txt"):format(scheme, name, port),
    }
    -- names meet the guard when they are connected to; behind a proxy, and in odd spellings, numbers would not
    local numeric = name:find "^%[" or name:find "%d%.?$"
    host.blocked = numeric and not core.routable(name, port, self.options.allow)
    self.hosts[key] = host
  end
  return host
end

-- Puts the host where the next start is looked for, unless it is there or must not start.
local function place(self, host)
  if host.placed or host.active >= self.options.per_host then return end
  local jobs = host.first:count() > 0 or (not host.asking and host.queue:count() > 0)
  if not jobs then return end
  host.placed = true
  if host.next_at > self.now and host.first:count() == 0 then
    self.later:push(host.next_at, host)
  else
    self.ready:push(host)
  end
end

local function left(self, host)
  host.active = host.active - 1
  self.running = self.running - 1
  if self.options.per_host == 1 and not host.polite_free then
    host.next_at = math.max(host.next_at, self.now + host.delay)
  end
  host.polite_free = nil
end

-- --- results

local function deliver(self, job, value, message, code)
  self.jobs[job.id] = nil
  job.done = true
  job.value, job.message, job.code = value, message, code
  self.results:push(job)
end

local function make_response(self, job, r, from_cache, age)
  local headers = response.headers(r.head)
  local out = {
    url = job.url, requested_url = job.requested_url, status = r.status, headers = headers, head = r.head,
    body = r.body, raw = r.raw, http = r.http, trailers = r.trailers, complete = r.complete, redirects = job.redirects,
    timings = r.timings, address = r.address, reused = r.reused, attempts = job.attempts, warnings = {},
    from_cache = from_cache or false, age = age, verified = r.verified,
  }
  if r.trailing then out.warnings[#out.warnings + 1] = "trailing_garbage" end
  if not r.complete then out.warnings[#out.warnings + 1] = r.cut and "truncated" or "length_unknown" end
  if self.options.insecure and not from_cache and job.url:sub(1, 6) == "https:" then
    out.warnings[#out.warnings + 1] = "unverified"
  end
  return out
end

local function note_of(message, code)
  return code and code .. "\n" .. (message or "") or ""
end

-- A page's end: the journal first, then whoever takes results.
local function finish(self, job, value, message, code)
  if job.robots_for then
    self.jobs[job.id], job.done = nil, true
    return job.robots_for(value, message, code)
  end
  if self.journal and not job.replayed and not job.cancelled then
    local entry = value or {}
    self.journal:answered(job.requested_url, {
      url = job.url, requested_url = job.requested_url, status = entry.status, head = entry.head, raw = entry.raw,
      note = note_of(message, code),
    })
  end
  deliver(self, job, value, message, code)
end

-- --- cache

local function request_head(job) return table.concat(job.headers, "\r\n") .. "\r\n" end

local function decoded(self, entry)
  if not self.options.decode then return entry.raw end
  return response.decode(response.headers(entry.head)["content-encoding"], entry.raw, self.options.max_body)
end

-- A part of a whole stored body, where the request asks for one range of bytes.
local function cut_range(r, range)
  local first, last = range:match "^bytes=(%d*)-(%d*)$"
  first, last = math.tointeger(tonumber(first)), math.tointeger(tonumber(last))
  if not first and last then first, last = math.max(0, #r.raw - last), nil end
  last = last or #r.raw - 1
  if not first or first > last or first >= #r.raw or r.status ~= 200 then return r end
  last = math.min(last, #r.raw - 1)
  local size = #r.raw
  r.raw = r.raw:sub(first + 1, last + 1)
  r.body, r.status = r.raw, 206
  r.head = r.head:gsub("[Cc]ontent%-[Ll]ength:[^\r\n]*\r\n", "", 1):gsub("\r\n\r\n$",
    ("\r\nContent-Range: bytes %d-%d/%d\r\nContent-Length: %d\r\n\r\n"):format(first, last, size, #r.raw))
  return r
end

local function from_cache(self, job, entry, age)
  local body, message, code = decoded(self, entry)
  if not body then return finish(self, job, nil, message, code) end
  local head = entry.head:gsub("\n[Aa][Gg][Ee]:[^\n]*", ""):gsub("\r\n\r\n$", ("\r\nAge: %d\r\n\r\n"):format(age // 1))
  local r = { status = entry.status, head = head, raw = entry.raw, body = body, complete = true }
  local range = job.given and job.given.range
  if range then r = cut_range(r, range[2]) end
  finish(self, job, make_response(self, job, r, true, age))
end

-- true: answered, or refused because offline
local function try_cache(self, job)
  local o = self.options
  if self.cache and job.method == "GET" and not job.conditional then
    local head = request_head(job)
    local entry, fresh, age = self.cache:lookup(job.url, head)
    if entry and (o.offline or (fresh and not o.refresh)) then
      from_cache(self, job, entry, age)
      return true
    end
    if entry and not (job.given and job.given.range) then job.entry = entry end
    if not o.offline and core.cache_facts(head).only_if_cached then
      finish(self, job, nil, "not in the cache, and only-if-cached", "offline")
      return true
    end
  end
  if o.offline then
    finish(self, job, nil, "not in the cache, and offline", "offline")
    return true
  end
  return false
end

-- --- starting

local function admit(self, job)
  local url, scheme, name, port = core.url(job.url)
  if not url then return finish(self, job, nil, scheme, name) end
  job.url = url
  local host = host_of(self, scheme, name, port)
  if host.blocked then return finish(self, job, nil, "the address is not globally routable", "blocked_address") end
  if not job.robots_for and try_cache(self, job) then return end
  job.host = host
  if job.robots_for then host.first:push(job) else host.queue:push(job) end
  place(self, host)
end

-- The lines of a job's request; an empty value is sent as an empty field.
local function headers_of(self, job)
  if not job.given then return self.base end
  local out, names = { self.base[1], self.base[2] }, {}
  if not job.given.accept then out[3] = self.base[3] end
  for name in pairs(job.given) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local field, value = table.unpack(job.given[name])
    out[#out + 1] = value == "" and field .. ";" or field .. ": " .. value
  end
  return out
end

local function conditional_headers(self, job)
  if not job.entry and not self.options.refresh then return job.headers end
  local out = table.move(job.headers, 1, #job.headers, 1, {})
  for _, line in ipairs(job.entry and cache.conditions(job.entry) or {}) do out[#out + 1] = line end
  if self.options.refresh then out[#out + 1] = "Cache-Control: max-age=0" end
  return out
end

local function start(self, job)
  local request = self.request
  job.attempts = job.attempts + 1
  request.url, request.method, request.body = job.url, job.method, job.body
  request.headers = conditional_headers(self, job)
  job.requested_at = self.options.clock and self.options.clock() or core.wall()
  local ok, message, code = self.transfers:start(job.id, request)
  if not ok then return finish(self, job, nil, message, code) end
  job.transfer = true
  job.host.active = job.host.active + 1
  self.running = self.running + 1
end

-- --- robots.txt

-- Verdicts: a Robots object; true, all is allowed; or { message, code }, nothing is.
local function set_robots(self, host, verdict)
  host.asking = nil
  host.robots, host.robots_at = verdict, self.now
  place(self, host)
end

local function robots_answer(self, host, value, message, code)
  local status = value and value.status
  if status and status >= 200 and status < 300 then
    set_robots(self, host, core.robots(value.body:sub(1, ROBOTS_MAX)))
  elseif status and status < 500 or code == "redirect_loop" or code == "too_many_redirects" or code == "too_large" then
    set_robots(self, host, true) -- unavailable: RFC 9309 2.3.1.3
  elseif status then
    set_robots(self, host, { "robots.txt cannot be had: HTTP " .. status, "robots" })
  else
    set_robots(self, host, { message, code })
  end
end

local function ask_robots(self, host)
  host.asking = true
  self.last_id = self.last_id + 1
  local job = {
    id = self.last_id, url = host.robots_url, requested_url = host.robots_url, method = "GET", attempts = 0,
    redirects = {}, seen = {}, headers = self.base, hops = ROBOTS_HOPS,
    robots_for = function(...) return robots_answer(self, host, ...) end,
  }
  job.on_behalf = true
  self.jobs[job.id] = job
  admit(self, job)
end

-- Whether the page may be fetched; nil: robots.txt is asked for first.
local function permitted(self, host, job)
  if not self.options.robots or job.robots_for then return true end
  if host.robots == nil or self.now - host.robots_at > ROBOTS_LIFE then
    host.queue:push_front(job)
    ask_robots(self, host)
    return nil
  end
  if host.robots == true then return true end
  if type(host.robots) == "table" then return false, table.unpack(host.robots) end
  local allowed, line, delay = host.robots:allowed(self.agent, job.url)
  host.delay = math.max(self.options.delay, math.min(delay or 0, self.options.max_crawl_delay))
  if allowed then return true end
  return false, ("robots.txt of the host forbids it (line %d)"):format(line or 0), "robots"
end

local function start_one(self, host)
  local job = host.first:pop() or host.queue:pop()
  if not job or job.done then return end
  local ok, message, code = permitted(self, host, job)
  if ok == nil then return end
  if not ok then return finish(self, job, nil, message, code) end
  if job.robots_for then
    host.polite_free = host.active == 0 or nil
  elseif self.options.per_host > 1 then
    host.next_at = math.max(host.next_at, self.now + host.delay)
  end
  start(self, job)
end

local function due(self)
  while (self.later:top() or math.huge) <= self.now do
    local item = self.later:pop()
    if item.queue then
      item.placed = nil
      place(self, item)
    elseif not item.done then
      -- a page that is tried again keeps the host's delay like any other
      if item.robots_for then item.host.first:push(item) else item.host.queue:push_front(item) end
      place(self, item.host)
    end
  end
end

local function pump(self)
  self.now = core.now()
  due(self)
  while self.running < self.options.total and self.results:count() < UNTAKEN_MAX do
    local host = self.ready:pop()
    if not host then break end
    host.placed = nil
    if host.active < self.options.per_host then start_one(self, host) end
    place(self, host)
  end
  local top = self.later:top()
  self.transfers:deadline(top and math.max(0, top - self.now))
end

-- --- finishing

-- Seconds that the server asks for, or nil. now is Unix time.
local function retry_after(headers, now)
  local field = headers["retry-after"]
  if not field then return nil end
  local wait = field:match "^%d+$" and tonumber(field)
  if not wait then
    local at = core.http_date(field)
    wait = at and math.max(0, at - now)
  end
  return wait
end

-- true: the job waits for another attempt.
local function try_again(self, job, headers, status, code)
  local o = self.options
  local passing = status and passing_status[status] or passing_code[code]
  if not passing or job.attempts > o.retries or not idempotent[job.method] then return false end
  local asked = headers and retry_after(headers, o.clock and o.clock() or core.wall())
  if asked and asked > o.retry_after_max then return false end
  local spread = random(self) * math.min(o.retry_cap, o.retry_base * 2 ^ (job.attempts - 1))
  if asked then job.host.next_at = math.max(job.host.next_at, self.now + asked) end
  self.later:push(self.now + math.max(asked or 0, spread), job)
  return true
end

local secret = { authorization = true, cookie = true, ["proxy-authorization"] = true }

local function same_origin(a, b) return a:match "^%a+://[^/]+" == b:match "^%a+://[^/]+" end

-- The job moves to where the answer points; false: it does not point anywhere.
local function redirect(self, job, r, headers)
  local location = headers.location
  if not location then return false end
  local to, message, code = core.url(location, job.url)
  job.redirects[#job.redirects + 1] = { url = job.url, status = r.status, location = location }
  if not to then
    finish(self, job, nil, ("redirected to %q: %s"):format(location:sub(1, 200), message), code)
  elseif #job.redirects > job.hops then
    finish(self, job, nil, ("more than %d redirects"):format(job.hops), "too_many_redirects")
  elseif job.seen[to] or to == job.url then
    finish(self, job, nil, "redirected in a circle", "redirect_loop")
  else
    if r.status == 303 and job.method ~= "HEAD" or (r.status < 303 and job.method == "POST") then
      job.method, job.body = "GET", nil
    end
    if job.given and not same_origin(job.url, to) then
      local kept = {}
      for name, value in pairs(job.given) do
        if not secret[name] then kept[name] = value end
      end
      job.given = kept
      job.headers = headers_of(self, job)
    end
    job.seen[job.url] = true
    job.url, job.entry, job.attempts = to, nil, 0
    admit(self, job)
  end
  return true
end

local function keep(self, job, r, headers)
  local received = self.options.clock and self.options.clock() or core.wall()
  if self.warc and not job.robots_for then
    self.warc:write_response(job.url, r, { request = request_head(job), method = job.method })
  end
  if not self.cache or job.robots_for then return end
  if job.method == "GET" and not job.conditional then
    self.cache:keep(job.url, request_head(job), r, job.requested_at, received)
  else
    self.cache:invalidate(job.method, r.status, job.url)
    for _, name in ipairs { "location", "content-location" } do
      local other = headers[name] and core.url(headers[name], job.url) or nil
      if other and same_origin(other, job.url) then self.cache:invalidate(job.method, r.status, other) end
    end
  end
end

local function not_modified(self, job, r)
  local received = self.options.clock and self.options.clock() or core.wall()
  local entry = self.cache:update(job.url, job.entry, r, job.requested_at, received)
  local _, age = core.cache_check("", entry.head, entry.status, entry.requested, entry.received, received)
  if self.warc then self.warc:write_response(job.url, r, { request = request_head(job), method = job.method }) end
  from_cache(self, job, entry, age)
end

local function completed(self, id, r, message, code)
  local job = self.jobs[id]
  if not job then return end
  job.transfer = nil
  left(self, job.host)
  r.cut = code == "truncated"
  if code and not (r.cut and self.options.partial) then
    if not try_again(self, job, nil, nil, code) then finish(self, job, nil, message, code) end
  elseif r.status == 304 and job.entry then
    not_modified(self, job, r)
  else
    local headers = response.headers(r.head)
    keep(self, job, r, headers)
    local moved = redirects[r.status] and redirect(self, job, r, headers)
    if not moved and not try_again(self, job, headers, r.status) then
      finish(self, job, make_response(self, job, r))
    end
  end
  place(self, job.host)
end

local function report_progress(self)
  local progress = self.options.progress
  if not progress then return end
  for id, job in pairs(self.jobs) do
    if job.transfer and not job.robots_for then
      local received, expected = self.transfers:progress(id)
      if received and received > (job.received or 0) then
        job.received = received
        progress(job.requested_url, received, expected)
        if self.closed then return end
      end
    end
  end
end

-- --- what the caller sees

local function check(self)
  if self.closed then error("attempt to use a closed fetcher", 3) end
end

local function collect(self)
  self.now = core.now()
  while true do
    local id, r, message, code = self.transfers:take()
    if not id then break end
    completed(self, id, r, message, code)
  end
  pump(self)
  report_progress(self)
end

local conditional = { "if-none-match", "if-modified-since", "if-match", "if-unmodified-since", "if-range" }

local function new_job(self, url, request)
  self.last_id = self.last_id + 1
  local job = {
    id = self.last_id, url = url, requested_url = url, attempts = 0, redirects = {}, seen = {},
    method = request and request.method or self.options.method, body = request and request.body or self.options.body,
    given = given_headers(self.options.headers, request and request.headers), hops = self.options.max_redirects,
  }
  job.headers = headers_of(self, job)
  for _, name in ipairs(conditional) do
    if job.given and job.given[name] then job.conditional = true end
  end
  self.jobs[job.id] = job
  self.open = self.open + 1
  return job
end

-- An answer of an earlier run that was not handed over.
local function replay(self, url)
  local entry = self.journal:spooled(url)
  if not entry then return false end
  local job = new_job(self, url)
  job.replayed = true
  job.url = entry.url
  local code, message = entry.note:match "^([^\n]*)\n(.*)$"
  if code then
    deliver(self, job, nil, message, code)
    return true
  end
  local body
  body, message, code = decoded(self, entry)
  if not body then
    deliver(self, job, nil, message, code)
  else
    deliver(self, job, make_response(self, job, { status = entry.status, head = entry.head, raw = entry.raw,
      body = body, complete = true }))
  end
  return true
end

local function enqueue(self, url, request)
  local job = new_job(self, url, request)
  admit(self, job)
  return job.id
end

function methods:resume()
  for _, url in ipairs(self.journal:pending()) do
    if self.journal:state_of(url) ~= "=" or not replay(self, url) then enqueue(self, url) end
  end
end

function methods:add(url, request)
  check(self)
  if type(url) ~= "string" then error(("bad argument #1 to 'add' (string expected, got %s)"):format(type(url)), 2) end
  if request ~= nil then
    local options = require "quoth.fetch.options"
    if type(request) ~= "table" then
      error(("bad argument #2 to 'add' (table expected, got %s)"):format(type(request)), 2)
    end
    for key in next, request do
      if key ~= "headers" and key ~= "method" and key ~= "body" then
        error(("bad argument #2 to 'add' (unknown option %q; it takes headers, method, body)"):format(tostring(key)), 2)
      end
    end
    options.check(request, "add", 2, 2)
  end
  if self.journal then
    if self.journal:state_of(url) then return nil, "it is in the journal already", "known" end
    self.journal:add(url)
  end
  return enqueue(self, url, request)
end

function methods:cancel(id)
  check(self)
  local job = self.jobs[id]
  if not job or job.on_behalf then return false end
  if job.transfer then
    self.transfers:cancel(id)
    self.now = core.now()
    job.transfer = nil
    left(self, job.host)
    place(self, job.host)
  elseif job.host then
    local _ = job.host.queue:remove(job) or job.host.first:remove(job)
  end
  job.cancelled = true
  finish(self, job, nil, "cancelled", "cancelled")
  pump(self)
  return true
end

-- An error (of the caller's progress function, or for want of memory) may have come between a job and its result.
-- What can come no more is told, so that nobody waits for it.
local function tell_lost(self)
  if self.transfers:running() > 0 or self.later.count > 0 then return end
  if self.ready:count() > 0 or self.results:count() > 0 then return end
  self.running = 0
  for _, host in pairs(self.hosts) do host.active, host.placed, host.asking = 0, nil, nil end
  for _, job in pairs(self.jobs) do
    if not job.on_behalf and not job.done then deliver(self, job, nil, "lost by an error before", "internal") end
  end
end

function methods:step()
  check(self)
  local ok, message, code = self.transfers:step()
  if not ok then return nil, message, code end
  collect(self)
  return self.results:count()
end

-- Waits until a result can be taken, at most `seconds`; whether there is one.
function methods:wait(seconds)
  check(self)
  local limit = seconds and core.now() + seconds
  pump(self)
  while self.results:count() == 0 and self.open > 0 do
    tell_lost(self)
    if self.results:count() > 0 then break end
    local rest = limit and limit - core.now() or -1
    if limit and rest <= 0 then break end
    local ok, message, code = self.transfers:wait(rest)
    if not ok then return nil, message, code end
    collect(self)
    if self.closed then return false end
  end
  return self.results:count() > 0
end

function methods:fd()
  check(self)
  return self.transfers:fd()
end

function methods:timeout()
  check(self)
  if self.results:count() > 0 then return 0 end
  pump(self)
  return self.results:count() > 0 and 0 or self.transfers:timeout()
end

-- URL as it was added, article or response, or nil, message, code; the id last. nothing: none is ready.
function methods:take()
  check(self)
  if self.journal and self.untold then
    self.journal:handed_over(self.untold)
    self.untold = nil
  end
  local job = self.results:pop()
  if not job then return nil end
  self.open = self.open - 1
  if self.journal and not job.cancelled then self.untold = job.requested_url end
  local value, message, code = job.value, job.message, job.code
  if value and self.options.as == "article" then value, message, code = self.options.article(value, self.options) end
  return job.requested_url, value, message, code, job.id
end

function methods:next()
  while true do
    local url, value, message, code, id = self:take()
    if url then return url, value, message, code, id end
    if self.open == 0 then return nil end
    local ok
    ok, message, code = self:wait()
    if ok == nil then error(("%s (%s)"):format(message, code), 2) end
    if self.closed then return nil end
  end
end

function methods:pending() return self.open end

-- The iterator's next(): for url, article, message, code in f:each() do
function methods:each()
  check(self)
  return self.next, self
end

function methods:close()
  if self.closed then return end
  self.closed = true
  if self.transfers then self.transfers:close() end
  if self.journal then self.journal:close() end
  if self.warc and type(self.options.warc) == "string" then self.warc:close() end
end

return fetcher
