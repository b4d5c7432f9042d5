-- lua/types/quoth.lua, the reference, against the module and its metatables, both ways.
local quoth = require "quoth"

-- Class -> set of what the reference says it has.
local function reference()
  local classes, class_of, class = {}, {}, nil
  for line in io.lines "lua/types/quoth.lua" do
    local name = line:match "^%-%-%-@class ([%w_.]+)"
    local field = line:match "^%-%-%-@field ([%w_]+)%??%s"
    local variable = line:match "^local (%w+) = {}$"
    local owner, method = line:match "^function (%w+)[.:]([%w_]+)%("
    if name then
      class = {}
      classes[name] = class
    elseif field then
      class[field] = true
    elseif variable then
      class_of[variable] = class
    elseif owner then
      local members = class_of[owner]
      members[method] = true
    end
  end
  return classes
end

local function keys(t)
  local list = {}
  for key in pairs(t) do list[#list + 1] = tostring(key) end
  table.sort(list)
  return table.concat(list, " ")
end

describe("lua/types/quoth.lua", function()
  local classes = reference()

  for _, name in ipairs { "Article", "Statement", "Speaker", "Sentence", "Block", "Section", "Entry", "Language", "Dictionary",
    "DictionaryBuilder" } do
    it("knows the members of quoth." .. name, function()
      local metatable = debug.getregistry()["quoth." .. name]
      assert.equal(keys(metatable.__members), keys(classes["quoth." .. name]))
    end)
  end

  it("knows the module's members", function()
    local members = {}
    for key in pairs(quoth) do members[key] = true end
    for _, part in ipairs { "language", "write", "fetch", "fetcher", "feed", "warc", "rules", "dictionary", "report" } do
      members[part] = quoth[part] and true
    end
    assert.equal(keys(members), keys(classes.quoth))
  end)

  it("knows the members of quoth.language", function()
    local members = {}
    for key in pairs(quoth.language) do members[key] = true end
    members.resolve = nil -- between quoth.parse and languages
    assert.equal(keys(members), keys(classes["quoth.languages"]))
  end)

  it("knows the writers", function()
    for name in pairs(classes["quoth.writers"]) do assert.is_function(quoth.write[name], name) end
  end)

  it("knows the options of parse", function()
    local _, message = pcall(quoth.parse, "x", { nonsense = 1 })
    local options = {}
    for name in message:match("it takes (.-)%)"):gmatch "[%w_]+" do options[name] = true end
    assert.equal(keys(options), keys(classes["quoth.ParseOptions"]))
  end)

  it("knows the members of what fetches", function()
    local function public(t)
      local members = {}
      for key in pairs(t) do
        if not key:find "^__" then members[key] = true end
      end
      return members
    end
    for _, part in ipairs { "fetch", "feed", "warc", "dictionary" } do
      assert.equal(keys(public(quoth[part])), keys(classes["quoth." .. part]))
    end
    local f = quoth.fetcher()
    local methods = public(debug.getmetatable(f).__index)
    f:close()
    methods.resume = nil -- of fetcher.new
    assert.equal(keys(methods), keys(classes["quoth.Fetcher"]))
    assert.equal(keys(debug.getmetatable(quoth.fetch.robots "").__index), keys(classes["quoth.Robots"]))
  end)

  it("knows the options of fetching", function()
    assert.equal(keys(require("quoth.fetch.options").takes), keys(classes["quoth.FetchOptions"]))
  end)

  it("knows the keys of a filter and the options of json", function()
    local article = quoth.parse "x"
    local _, message = pcall(article.statements, article, { nonsense = 1 })
    for name in pairs(classes["quoth.Filter"]) do assert.truthy(message:find(name, 1, true), name) end
    _, message = pcall(article.json, article, { nonsense = 1 })
    for name in pairs(classes["quoth.JsonOptions"]) do assert.truthy(message:find(name, 1, true), name) end
  end)
end)
