-- Engines that run quoth over many articles, with the files of examples/engines/: the result is the serial run's.
if not os.getenv "QUOTH_HOSTS" then
  it("engines are run by make hosts", function() pending "make hosts installs and runs them" end)
  return
end

local cjson = require "cjson"
local command = require "command"
local host = require "embed.host"
local warc = require "quoth.warc"

local ARTICLES, RECORDS = 1000, 40
local here = host.run "pwd":gsub("\n", "")
local build = os.getenv "QUOTH_BUILD" or "build"
local quoth = (build:find "^/" and "" or here .. "/") .. build .. "/quoth"
local python = here .. "/build/engines/bin"
local folder = host.folder()

local function write(name, bytes)
  local file = assert(io.open(name, "wb"))
  file:write(bytes)
  file:close()
end

-- Runs a line in the folder that holds the articles; %E is examples/engines. What it printed.
local function run(line, ...)
  local environment = host.environment({ QUOTH = quoth }, ...)
  local out, ok, said = host.run(("cd %s && export %s && %s"):format(folder, environment,
    (line:gsub("%%E", here .. "/examples/engines"))))
  assert(ok, said)
  return out
end

-- Articles that differ, a bad line and one that is no article among them.
local function write_articles()
  local digest, lines = command.contents "examples/digest.txt", {}
  for i = 1, ARTICLES do
    lines[i] = ('{"id":%d,"text":%s}\n'):format(i, cjson.encode(digest:sub(1 + i % 7) .. ("\n\n\"No %d,\" she said."):format(i)))
  end
  lines[400], lines[700] = "no JSON\n", '{"id":"none"}\n'
  write(folder .. "/articles.ndjson", table.concat(lines))
  run("$QUOTH filter <articles.ndjson >serial.ndjson")
end

local function write_archives()
  for n = 1, 3 do
    local writer = assert(warc.write(("%s/pages-%d.warc.gz"):format(folder, n)))
    for i = 1, RECORDS do
      local body = ("<html lang=en><title>The pier %d</title><p>The pier will open, Anna Petrova said.<p>\"We wait, %d,\" she said."):format(n, i)
      writer:write_response(("https://example.org/%d/%d"):format(n, i),
        { status = 200, head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", raw = body })
    end
    writer:close()
  end
end

-- A test, left out with its reason where a command is missing.
local function test(what, commands, body)
  it(what, function()
    for _, name in ipairs(commands) do
      if not host.has(name) then return pending(name .. " is not installed (.ci/deps engines)") end
    end
    body()
  end)
end

describe("engine", function()
  setup(function()
    write_articles()
    write_archives()
  end)
  teardown(function() host.run("rm -rf " .. folder) end)

  test("GNU parallel over NDJSON", { "parallel" }, function()
    run("%E/parallel.sh articles.ndjson >out.ndjson", { BLOCK = "100k" })
    run "cmp serial.ndjson out.ndjson"
    assert.equal(ARTICLES, tonumber((run "wc -l <out.ndjson")))
  end)

  test("GNU parallel over WARC", { "parallel" }, function()
    run "$QUOTH warc pages-*.warc.gz >serial-pages.ndjson"
    run "%E/parallel.sh pages-*.warc.gz >pages.ndjson"
    run "cmp serial-pages.ndjson pages.ndjson"
    assert.equal(3 * RECORDS, tonumber((run "grep -c 'Anna Petrova' pages.ndjson")))
  end)

  it("parallel.sh does not leave out a second file of NDJSON in silence", function()
    assert.equal("64\n", (run "%E/parallel.sh articles.ndjson articles.ndjson 2>said; echo $?"))
    assert.truthy(run("cat said"):find("usage", 1, true))
  end)

  it("Slurm's script, one task after the other as Slurm calls it", function()
    for task = 3, 6 do
      run("bash %E/slurm.sh articles.ndjson parts",
        { SLURM_ARRAY_TASK_ID = task, SLURM_ARRAY_TASK_MIN = 3, SLURM_ARRAY_TASK_COUNT = 4 })
    end
    run "cat parts/*.ndjson | cmp serial.ndjson -"
  end)

  test("Slurm, an array of four tasks", { "slurmctld", "slurmd", "munged", "sbatch" }, function()
    if host.run "id -u" ~= "0\n" then return pending "needs root" end
    local cluster, port = host.folder(), 20000 + os.time() % 5000 * 2
    local started, ok, said = pcall(host.run, ("%s/spec/engines/slurm start %s %d"):format(here, cluster, port))
    finally(function() host.run(("%s/spec/engines/slurm stop %s; sleep 1; rm -rf %s"):format(here, cluster, cluster)) end)
    assert(started and ok ~= nil, said)
    run("sbatch -Q --array=0-3 %E/slurm.sh articles.ndjson array && for i in $(seq 300); do " ..
      "[ -n \"$(squeue -h)\" ] || break; sleep 0.2; done", { SLURM_CONF = cluster .. "/slurm.conf" })
    run "cat array/*.ndjson | cmp serial.ndjson -"
  end)

  local function has_python(module)
    return (select(2, host.run(("%s/python -c 'import %s'"):format(python, module))))
  end

  test("Spark's pipe", { "java" }, function()
    if not has_python "pyspark" then return pending "pyspark is not installed (make engines)" end
    run("spark-submit --master 'local[2]' %E/spark.py articles.ndjson spark",
      { PATH = python .. ":" .. os.getenv "PATH", SPARK_LOCAL_IP = "127.0.0.1" })
    run "cat spark/part-* | cmp serial.ndjson -"
  end)

  test("chDB's executable", {}, function()
    if not has_python "chdb" then return pending "chdb is not installed (make engines)" end
    run("mkdir -p chdb/user_scripts && cp %E/clickhouse.sh chdb/user_scripts && " .. python .. "/python " .. here ..
      "/spec/engines/rows.py chdb articles.ndjson %E/clickhouse.sql >rows.tsv")
    local want = {}
    for line in io.lines(folder .. "/serial.ndjson") do
      local article = cjson.decode(line)
      for _, statement in ipairs(article.statements or {}) do
        local name = statement.name ~= cjson.null and statement.name or "\\N"
        want[#want + 1] = ("%d\t%s\t%s"):format(article.id, name, statement.kind)
      end
    end
    local count = 0
    for line in io.lines(folder .. "/rows.tsv") do
      count = count + 1
      assert.equal(want[count], line:match "^[^\t]*\t[^\t]*\t[^\t]*")
    end
    assert.equal(#want, count)
  end)
end)
