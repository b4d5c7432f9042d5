-- quoth rules: tests, lint, statistics, handbook, explanations, cost of rules, and rules that are watched.
local cli = require "quoth.cli"
local fault = require "quoth.rules.fault"
local document = require "quoth.cli.document"
local given = require "quoth.cli.options"
local quoth = require "quoth"
local source = require "quoth.cli.source"

local command = {}

command.summary = "Test, check, count, document, explain, time and watch tagging rules."

command.examples = [[
  quoth rules test talks.lua sanctions.lua
  quoth rules lint --corpus articles.ndjson talks.lua
  quoth rules stats --corpus articles.ndjson speech-acts
  quoth rules doc speech-acts >handbook.md
  quoth rules explain talks.lua talks-denied --text "There will be no talks." --kind direct]]

local function add_files(sub, count)
  sub:argument("file", "A rule file, or a name of the standard library."):argname "RULES":args(count or "+")
end

local function add_trust(sub)
  sub:option("--trust", "trusted, pure (data only) or sandboxed."):argname "LEVEL"
    :choices({ "trusted", "pure", "sandboxed" }):default "trusted"
end

local function add_corpus(sub, needed)
  sub:option("--corpus", "Articles: text, web pages, or lines of JSON with \"text\" (.ndjson, .jsonl).")
    :argname "FILE":count(needed and "+" or "*")
  given.add_language(sub)
end

local subs = {
  test = {
    "Run the examples in the rules.", function(sub)
      add_files(sub)
    end,
  },
  lint = {
    "Say what is suspicious in rules that are right.", function(sub)
      add_files(sub, "*")
      sub:flag("--codes", "Say what the codes of the findings mean; -- quoth: allow CODE in a rule's line allows one.")
      sub:option("--taxonomy", "File of the tags that are allowed, one a line."):argname "FILE"
      add_corpus(sub)
    end,
  },
  stats = {
    "Count how often each rule holds, beside others, and loses to others.", function(sub)
      add_files(sub)
      add_corpus(sub, true)
    end,
  },
  doc = {
    "Print the handbook of the rules, in Markdown.", function(sub)
      add_files(sub)
    end,
  },
  explain = {
    "Say why a rule holds or does not.", function(sub)
      sub:argument("file", "A rule file, or a name of the standard library."):argname "RULES"
      sub:argument("id", "The rule."):argname "ID"
      sub:argument("source", "An article, in place of --text: each of its statements is explained."):argname "FILE|URL"
        :args "?"
      sub:option("--text", "A statement's words."):argname "WORDS"
      for _, name in ipairs { "kind", "topic", "speaker", "status", "cue" } do
        sub:option("--" .. name, ("The %s of the words."):format(name)):argname(name:upper())
      end
      sub:option("--statement", "Only this statement of the article, from 1."):argname "N":convert(given.count)
      given.add_language(sub)
    end,
  },
  profile = {
    "Time each rule by itself on a corpus.", function(sub)
      add_files(sub)
      add_corpus(sub, true)
    end,
  },
  watch = {
    "Run the examples again whenever a file changes.", function(sub)
      add_files(sub)
      sub:option("--times", "Look so many times, a second apart, then end; for ever unless given."):argname "N"
        :convert(given.count)
    end,
  },
}
local order = { "test", "lint", "stats", "doc", "explain", "profile", "watch" }

function command.declare(declared)
  declared:command_target "what":require_command(true)
  local made = {}
  for _, name in ipairs(order) do
    local sub = declared:command(name, subs[name][1]):add_help(false)
    subs[name][2](sub)
    add_trust(sub)
    sub:flag("-h --help", "Print this help.")
    made[name] = sub
  end
  return made
end

-- --- what they share

-- What is no fault of a rule ends the command by an error of this class: { message =, number = of a failed write }.
local Failure = {}

local function fail(message, number) error(setmetatable({ message = message, number = number }, Failure), 0) end

local function load(files, trust) return quoth.rules.set(files, { trust = trust }) end

local function each_line(path, f)
  local file, message = io.open(path, "rb")
  if not file then fail("cannot read " .. message) end
  local number = 0
  for line in file:lines() do
    number = number + 1
    local fields = document.decode(line)
    if not fields or type(fields.text) ~= "string" then
      file:close()
      fail(("%s:%d: the line has no string \"text\""):format(path, number))
    end
    f(fields)
  end
  file:close()
end

-- The articles of the corpus, each given to f.
local function each_article(options, f)
  for _, path in ipairs(options.corpus) do
    if path:find "%.ndjson$" or path:find "%.jsonl$" then
      each_line(path, function(fields)
        local language = type(fields.language) == "string" and fields.language or options.language
        local article = document.article { text = fields.text, language = language }
        if article then f(article) end
      end)
    else
      local article, message = source.article(path, {
        language = options.language, format = "auto", max_bytes = 64 * given.MEBIBYTE,
      })
      if not article then fail(message) end
      f(article)
    end
  end
end

-- An iterator over the statements, nested ones as well.
local function statements_of(options)
  local list = {}
  local function add(statement)
    list[#list + 1] = statement
    for _, nested in ipairs(statement.nested) do add(nested) end
  end
  each_article(options, function(article)
    for i = 1, #article do add(article[i]) end
  end)
  local i = 0
  return function()
    i = i + 1
    return list[i]
  end, list
end

local function write(format, ...)
  local ok, message, number = io.write((format:format(...)))
  if not ok then fail(message, number or 0) end
end

-- --- the commands

local run = {}

function run.test(options)
  local set = load(options.file, options.trust)
  local count, failures = set:test()
  local failed = 0
  for _, failure in ipairs(failures) do
    write("%s: rule \"%s\": %s %d%s: %s\n    %s\n", failure.at, failure.rule, failure.key, failure.number,
      failure.todo and " (todo)" or "", failure.message, failure.text)
    failed = failed + (failure.todo and 0 or 1)
  end
  write("%d rules, %d examples, %d failed\n", #set.rules, count, failed)
  return failed > 0 and cli.NOTHING or cli.DONE
end

local function taxonomy_of(path)
  if not path then return nil end
  local file, message = io.open(path, "rb")
  if not file then fail("cannot read " .. message) end
  local tags = {}
  for line in file:lines() do
    local tag = line:match "^%s*([%w_.-]+)"
    if tag then tags[tag] = true end
  end
  file:close()
  return tags
end

-- Where the rule files lie whose short names findings give.
local function finder(files)
  local dirs = {}
  for i, name in ipairs(files) do dirs[i] = (quoth.rules.path(name) or name):match "^(.*)/[^/]*$" or "." end
  return function(short)
    for _, dir in ipairs(dirs) do
      local path = dir .. "/" .. short
      local file = io.open(path, "rb")
      if file then
        file:close()
        return path
      end
    end
    return nil
  end
end

local function write_codes()
  local codes, names = require("quoth.rules.lint").codes, {}
  for name in pairs(codes) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do write("%-16s %s\n", name, codes[name]) end
  return cli.DONE
end

function run.lint(options)
  if options.codes then return write_codes() end
  if #options.file == 0 then
    cli.talk "what is to be looked at: rule files (--codes says what findings mean)"
    return cli.USAGE
  end
  local set = load(options.file, options.trust)
  local fired
  if #options.corpus > 0 then
    fired = {}
    local next_statement = statements_of(options)
    for _, row in ipairs((require("quoth.rules.statistics").run(set, next_statement))) do
      if row.statements > 0 then fired[row.rule.id] = true end
    end
  end
  local findings = require("quoth.rules.lint").run(set, {
    path = finder(options.file), taxonomy = taxonomy_of(options.taxonomy), fired = fired,
  })
  for _, finding in ipairs(findings) do
    local rule = finding.rule and ('rule "%s": '):format(finding.rule) or ""
    write("%s: %s: %s%s\n", finding.at, finding.code, rule, finding.message)
  end
  return #findings > 0 and cli.NOTHING or cli.DONE
end

local function percent(part, all) return all > 0 and 100 * part / all or 0 end

function run.stats(options)
  local set = load(options.file, options.trust)
  local next_statement = statements_of(options)
  local rows, all, tagged = require("quoth.rules.statistics").run(set, next_statement)
  local width = 4
  for _, row in ipairs(rows) do width = math.max(width, #row.rule.id) end
  local head = "%-" .. width .. "s  %9s  %10s  %10s  %7s  %5s  %s\n"
  write(head, "rule", "coverage", "overlaps", "conflicts", "tags", "score", "tag")
  for _, row in ipairs(rows) do
    local line = "%-" .. width .. "s  %7.2f %%  %8.2f %%  %8.2f %%  %7d  %5.2f  %s\n"
    write(line, row.rule.id, percent(row.statements, all), percent(row.overlaps, all), percent(row.lost, all), row.tags,
      row.score, row.rule.tag)
  end
  write("%d statements, %d of them with a tag\n", all, tagged)
  return cli.DONE
end

function run.doc(options)
  for i, name in ipairs(options.file) do
    write("%s%s", i > 1 and "\n" or "", require("quoth.rules.handbook").markdown(load({ name }, options.trust)))
  end
  return cli.DONE
end

-- The statements that are to be explained.
local function explained_of(options)
  if options.text then
    return { {
      text = options.text, kind = options.kind, topic = options.topic, speaker = options.speaker,
      status = options.status, cue = options.cue,
    } }
  end
  local _, all = statements_of { corpus = { options.source }, language = options.language }
  if not options.statement then return all end
  if options.statement > #all then
    fail(("%s has %d statements: there is no statement %d"):format(options.source, #all, options.statement))
  end
  return { all[options.statement] }
end

function run.explain(options)
  local set = load({ options.file }, options.trust)
  if not set.by_id[options.id] then
    cli.talk("%s has no rule %q", options.file, options.id)
    return cli.USAGE
  end
  if (options.text == nil) == (options.source == nil) then
    cli.talk "what is to be explained: --text WORDS, or an article (and --statement N)"
    return cli.USAGE
  end
  local tagger, holds = quoth.rules.compile(set), false
  for i, statement in ipairs(explained_of(options)) do
    local explained = tagger:explain(statement, options.id)
    holds = holds or explained.holds
    write("%s%s\n%s\n", i > 1 and "\n" or "", (statement.text:gsub("%s+", " ")), explained.text)
  end
  return holds and cli.DONE or cli.NOTHING
end

function run.profile(options)
  local set = load(options.file, options.trust)
  local _, statements = statements_of(options)
  local rows, all = require("quoth.rules.statistics").profile(set, statements)
  for _, row in ipairs(rows) do
    write("%10.2f µs  %s  %s\n", row.microseconds, row.rule.id, row.rule.at)
  end
  write("%10.2f µs  all rules together, of a statement (%d statements)\n", all, #statements)
  return cli.DONE
end

function run.watch(options)
  local watch, message = quoth.rules.watch(options.file, { trust = options.trust })
  if not watch then error(message, 0) end
  write("%d rules, all examples pass\n", #watch.tagger)
  io.stdout:flush()
  local times = options.times or math.huge
  while times > 0 do
    times = times - 1
    if not os.execute "sleep 1" then return cli.DONE end
    local swapped, wrong = watch:check()
    if swapped then
      write("%d rules, all examples pass: taken over\n", #watch.tagger)
    elseif swapped == nil then
      write("%s\n(the rules before stay)\n", wrong)
    end
    io.stdout:flush()
  end
  return cli.DONE
end

function command.run(options)
  local ok, value = pcall(run[options.what], options)
  if ok then return value end
  if getmetatable(value) == Failure then
    if value.number then return cli.write_failed(value.message, value.number) end
    cli.talk("%s", value.message)
    return cli.BAD_INPUT
  end
  local message = type(value) == "string" and value or fault.text(value, "a rule")
  if message:find "not enough memory" then error(value, 0) end
  cli.talk("%s", message)
  return message:find "^cannot read" and cli.BAD_INPUT or cli.RULE_ERROR
end

return command
