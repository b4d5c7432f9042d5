-- Hosts that load quoth, each started for real with the files of examples/hosts/, with quoth installed as users do.
if not os.getenv "QUOTH_HOSTS" then
  it("hosts are started by make hosts", function() pending "make hosts installs and starts them" end)
  return
end

local cjson = require "cjson"
local host = require "embed.host"

local ARTICLE = "examples/digest.txt"

local folder, installed = nil, {}

local function install(version)
  folder = folder or host.folder()
  installed[version] = installed[version] or host.install(folder, version)
  return installed[version]
end

-- Why a host's tests are left out; nil: they run. What a host needs is named in .ci/deps, group hosts.
local function missing(commands, version)
  if os.getenv "QUOTH_PRELOAD" then return "the sanitizers are not in the host" end
  for _, name in ipairs(commands) do
    if not host.has(name) then return name .. " is not installed (.ci/deps hosts)" end
  end
  if version == "5.3" and host.run ".ci/deps --include 5.3" == "" then
    return "the headers of Lua 5.3 are not installed (.ci/deps hosts)"
  end
end

-- A test of a host that is started before and stopped after it.
local function with(name, commands, version, what, start, test)
  it(name .. ": " .. what, function()
    local reason = missing(commands, version)
    if reason then return pending(reason) end
    local server = host.start(start, install(version))
    local ok, message = pcall(test, server)
    server:stop()
    if not ok then error(message .. "\n" .. server.said, 0) end
  end)
end

-- What the checkout's own command says of the file.
local function expected(file)
  local build = os.getenv "QUOTH_BUILD" or "build"
  return (host.run(("%s/quoth read --json %s"):format(build, file)))
end

local function file_of(bytes)
  local name = folder .. "/posted"
  local file = assert(io.open(name, "wb"))
  file:write(bytes)
  file:close()
  return name
end

teardown(function() if folder then host.run("rm -rf " .. folder) end end)

describe("host", function()
  with("lighttpd, mod_magnet", { "lighttpd", "curl" }, "5.4", "statements of posted articles, memory flat over 1,000",
    "lighttpd -D -f examples/hosts/lighttpd.conf", function(server)
      local body, status = server:post("/", ARTICLE)
      assert.equal(200, status)
      assert.equal(expected(ARTICLE), body)
      assert.equal(422, (select(2, server:post("/", file_of " "))))
      assert.equal(200, (select(2, server:post("/", file_of(("\"We wait,\" Anna Petrova said. "):rep(20000))))))
      server:post("/[1-200]", ARTICLE, "-o " .. folder .. "/out")
      local before = server:memory()
      server:post("/[201-1000]", ARTICLE, "-o " .. folder .. "/out")
      local after = server:memory()
      print(("lighttpd: %d KiB after 200 requests, %d KiB after 1,000"):format(before, after))
      assert.is_true(after < before + 512, ("%d KiB, then %d KiB"):format(before, after))
    end)

  with("Prosody", { "prosody", "curl" }, "5.4", "a module of its own",
    "DATA=/tmp " .. host.as "nobody" .. "prosody -F --config examples/hosts/prosody.cfg.lua", function(server)
      local body, status = server:post("/quoth/statements", ARTICLE, "-H 'Host: localhost'")
      assert.equal(200, status)
      assert.truthy(body:find("Mirela Dascal (direct, said): ", 1, true), body)
      body = server:post("/quoth/statements", ARTICLE, "-H 'Host: localhost' -H 'Accept: application/json'")
      assert.equal(expected(ARTICLE), body)
      body, status = server:post("/quoth/statements", file_of " ", "-H 'Host: localhost'")
      assert.equal("the document is empty: it has no text but white space\n", body)
      assert.equal(422, status)
    end)

  with("HAProxy, lua-load-per-thread", { "haproxy", "curl" }, "5.3", "400 requests over two threads say the same",
    "haproxy -f examples/hosts/haproxy.cfg", function(server)
      local one, status = server:post("/", ARTICLE)
      assert.equal(200, status)
      assert.equal(expected(ARTICLE), one)
      server:post("/[1-400]", ARTICLE, "-Z --parallel-max 16 -o '" .. folder .. "/out#1'")
      local sums = host.run(("cat %s/out[0-9]* | sort | uniq -c"):format(folder))
      local count, line = sums:match "^%s*(%d+) (.*)$"
      assert.equal(400, tonumber(count))
      assert.equal(one, line)
    end)
end)

-- A cluster of its own, in a folder of its own, which nobody else can connect to.
describe("host PostgreSQL, pllua", function()
  local place, bin, environment

  local function psql(sql)
    local name = place .. "/query.sql"
    local file = assert(io.open(name, "w"))
    file:write(sql)
    file:close()
    local out, ok, said = host.run(("%spsql -X -q -A -t -v ON_ERROR_STOP=1 -h %s -d postgres -f %s")
      :format(host.as "postgres", place, name))
    assert(ok, said)
    return out
  end

  local function start()
    local reason = missing({ "psql" }, "5.3")
    bin = host.run "ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1":gsub("\n", "")
    local extension = "/usr/share/postgresql/" .. (bin:match "postgresql/(%d+)" or "") .. "/extension/plluau.control"
    if not reason and not select(2, host.run("test -f " .. extension)) then
      reason = "pllua is not installed (.ci/deps hosts)"
    end
    if reason then return reason end
    environment = install "5.3"
    place = host.folder()
    local as, data = host.as "postgres", place .. "/data"
    if as ~= "" then host.run("chown postgres " .. place) end
    local _, ok, said = host.run(("%s%s/initdb -A trust -E UTF8 --locale=C.UTF-8 -N -D %s >/dev/null && env %s %s%s/pg_ctl -s -w -D %s " ..
      "-l %s/log -o '-c listen_addresses= -k %s -F' start >/dev/null"):format(as, bin, data, host.environment(environment), as, bin,
      data, place, place))
    assert(ok, said)
  end

  local function stop()
    if not place then return end
    host.run(("%s%s/pg_ctl -s -m immediate -D %s/data stop"):format(host.as "postgres", bin, place))
    host.run("rm -rf " .. place)
  end

  local reason
  setup(function() reason = start() end)
  teardown(stop)

  local function test(what, body)
    it(what, function()
      if reason then return pending(reason) end
      body()
    end)
  end

  test("statements as rows, of one article and over a table", function()
    local article = assert(io.open(ARTICLE)):read "a":gsub("'", "''")
    psql(assert(io.open "examples/hosts/postgresql.sql"):read "a")
    psql("create table articles as select n as id, '" .. article .. "' || case n when 7 then '' else ' ' || n end as body from generate_series(1, 400) n;")
    local rows = psql "select row_to_json(s) from articles a, quoth_statements(a.body) s where a.id = 7;"
    local want, count = cjson.decode(expected(ARTICLE)), 0
    for line in rows:gmatch "[^\n]+" do
      local row = cjson.decode(line)
      count = count + 1
      assert.equal(want.statements[count].text, row.content)
      assert.equal(want.statements[count].name, row.speaker)
    end
    assert.equal(#want.statements, count)
  end)

  test("first and last are substr's characters", function()
    assert.equal("t\n", psql [[select bool_and(substr(a.body, s.first, s.last - s.first + 1) = s.content)
      from (select 'Señor Ánzel said: "Mañana 😀, él vuelve." "Sí," said Bo.' body) a, quoth_statements(a.body) s
      where s.kind = 'direct';]])
  end)

  test("a refusal has a row and no place", function()
    assert.equal("refused|t|t\n", psql [[select status, first is null, last is null
      from quoth_statements('Mayor Anna Petrova declined to comment on Monday.');]])
  end)

  test("what is no text at all has no rows", function()
    assert.equal("0\n", psql "select count(*) from quoth_statements(' ');")
    assert.equal("0\n", psql "select count(*) from quoth_statements(null);")
  end)

  test("parallel workers say what one process says", function()
    local query = [[select md5(string_agg(line, '|' order by line)) from
      (select a.id || ' ' || s::text line from articles a, quoth_statements(a.body) s) lines;]]
    local alone = psql("set max_parallel_workers_per_gather = 0; " .. query)
    local parallel = "set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0; "
    local plan = psql(parallel .. "explain (analyze, costs off, timing off) " .. query)
    assert.truthy(plan:find "Workers Launched: [1-9]", plan)
    assert.equal(alone, psql(parallel .. query))
  end)
end)
