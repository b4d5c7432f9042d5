-- Folders of rule files for specs: folder.new{ name = text } -> path; folder.clear takes them away.
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

return folder
