-- The manual page and the reference of the API against what they are made of.
local cli = require "quoth.cli"
local command = require "command"

describe("quoth manual", function()
  local page = command.run "manual"

  for _, name in ipairs(cli.commands) do
    it("has the arguments and options of quoth " .. name, function()
      local help = command.run(name .. " --help")
      local options = help:match "\nOptions:\n(.*)"
      for option in options:gmatch "%-%-[%w-]+" do
        local known = page:find("\\fB" .. option:gsub("%-", "\\-") .. "\\fR", 1, true)
        assert.truthy(known or option == "--help", option)
      end
      assert.truthy(page:find(cli.command(name).summary:gsub("%-", "\\-"), 1, true))
    end)
  end

  it("is read by groff without a warning", function()
    local _, missing = command.shell "command -v groff >/dev/null || echo none >&2"
    if missing ~= "" then return pending "groff is not there" end
    local out, err = command.shell("LD_PRELOAD= groff -man -ww -Tutf8 -", page)
    assert.equal("", err)
    assert.truthy(#out > 1000)
  end)

  it("knows sub-commands, and text that would be a request of roff", function()
    package.loaded["quoth.cli.sample"] = {
      summary = "Line one\n.br is no request.", examples = "  quoth sample",
      declare = function(declared)
        declared:command_target "what"
        declared:command("inner", "An inner one."):option("-o --out-put", "Where to."):default "x":argname "FILE"
      end,
    }
    table.insert(cli.commands, "sample")
    local text = require("quoth.cli.manual").page()
    table.remove(cli.commands)
    package.loaded["quoth.cli.sample"] = nil
    assert.truthy(text:find("\n.SS quoth sample \\fIcommand\\fR\nLine one\n\\&.br is no", 1, true))
    assert.truthy(text:find(".SS quoth sample inner [\\fIoptions\\fR]", 1, true))
    assert.truthy(text:find("\\fB\\-o\\fR, \\fB\\-\\-out\\-put\\fR \\fIFILE\\fR\nWhere to. The default is x.", 1, true))
  end)
end)

describe("the reference of the API", function()
  local function made(source)
    local out, err, status = command.shell((os.getenv "LUA" or "lua5.4") .. " .ci/reference.lua", source)
    assert.equal("", err)
    assert.equal(0, status)
    return out
  end

  it("has every class, field and function of the annotations", function()
    local source = command.contents "lua/types/quoth.lua"
    local page = made(source)
    for class in source:gmatch "%-%-%-@class (%S+)" do assert.truthy(page:find("\n## " .. class .. "\n", 1, true), class) end
    for field in source:gmatch "%-%-%-@field (%S+)" do assert.truthy(page:find("| `" .. field .. "` |", 1, true), field) end
    for name in source:gmatch "\nfunction (.-) end" do assert.truthy(page:find("### `" .. name .. "`", 1, true), name) end
  end)

  it("tells types with spaces from what is said of them, and puts functions under their class", function()
    local page = made [[
---A thing.
---@class a.Thing
---@field get fun(url: string, n?: integer): string?, string?  how it is had
---@field kind "x"|"y"  either
local Thing = {}

---@class a.Options
---@field n? integer

---Opens it.
---@param options? a.Options  may be missing
---@return boolean ok
function Thing:open(options) end
]]
    assert.equal([[
## a.Thing

A thing.

| field | type | |
|---|---|---|
| `get` | `fun(url: string, n?: integer): string?, string?` | how it is had |
| `kind` | `"x"\|"y"` | either |

### `Thing:open(options)`

Opens it.

- `options?`: `a.Options` may be missing
- returns `boolean ok`

## a.Options

| field | type | |
|---|---|---|
| `n?` | `integer` |  |
]], page:sub(page:find("## a.Thing", 1, true), -1))
  end)
end)
