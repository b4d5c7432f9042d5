-- Folders of rule files for specs: folder.new{ name = text } -> path; folder.clear takes them away; folder.design() ->
-- the files of the rule language's design, { name = text }, or nil where they are not there.
local folder, made = {}, {}

function folder.new(files)
  local path = os.tmpname()
  os.remove(path)
  assert(os.execute("mkdir '" .. path .. "'"))
  made[#made + 1] = path
  for name, text in pairs(files) do
    local file = assert(io.open(path .. "/" .. name .. ".lua", "wb"))
    file:write(text)
    file:close()
  end
  return path
end

function folder.clear()
  for _, path in ipairs(made) do os.execute("rm -r '" .. path .. "'") end
  made = {}
end

function folder.design()
  local source = io.open "../shared/anchors/rules.md"
  if not source then return nil end
  local files, name = {}, nil
  for line in source:lines() do
    name = line:match "^%-%- ([a-z_]+)%.lua:" or name
    if line:find "^```" then name = nil end
    if name then files[name] = (files[name] or "") .. line .. "\n" end
  end
  source:close()
  return files
end

return folder
